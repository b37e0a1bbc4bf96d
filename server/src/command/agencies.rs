//! `siang import agencies`: agencies from a CSV. Every line is taken, is the same as before, or is told with the reason; a part of the
//! file at a time is kept whole, so that a run that was cut off is only run again.

use super::{Place, brought, progress};
use anyhow::{Context, bail};
use domain::id::AgencyId;
use domain::local::{Typed, Why};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use store::agency::{Brought, Given, NoParent, Stays, apart};

/// Lines kept in one transaction.
const PART: usize = 500;
/// The columns that are read; the first has to be there.
const COLUMNS: [&str; 9] =
    ["name", "name_en", "kind", "level", "province", "district", "subdistrict", "code", "parent"];

/// Brings the agencies of a file, and prints what came of it.
///
/// # Errors
/// A file that cannot be opened or has no column `name`, a database that fails: what was kept before stays.
pub async fn run(place: &Place, file: &Path, report: Option<&Path>) -> anyhow::Result<()> {
    brought(place, report, async |store, out| take(store, file, out).await).await
}

/// What came of a file, line by line counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub lines: u64,
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// Of agencies that have ended or have another name here.
    pub stay: u64,
    pub refused: u64,
    /// Lines that say what an earlier line of the file said.
    pub repeated: u64,
    /// Agencies that stand under another than before.
    pub hung: u64,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Told { lines, new, changed, same, stay, refused, repeated, hung } = self;
        write!(
            f,
            "{lines} lines: {new} new, {changed} changed, {same} as before, {stay} that stay as they are, {repeated} repeated, \
             {refused} refused; {hung} put under their parent"
        )
    }
}

/// A province: code and names.
type Province = (String, String, String);

/// Reads a file and keeps what it has, a part at a time; tells `out` what is refused.
///
/// # Errors
/// A file that cannot be opened or read, or that names no agencies; faults of the store.
pub async fn take(store: &store::Store, file: &Path, out: &mut (dyn Write + '_)) -> anyhow::Result<Told> {
    let name = file.display();
    let open = std::fs::File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let length = open.metadata()?.len();
    let bar = progress(length, "bytes");
    let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bar.wrap_read(open));
    let mut row = csv::ByteRecord::new();
    rows.read_byte_record(&mut row).with_context(|| format!("{name} cannot be read"))?;
    let columns = Columns::of(&row).with_context(|| format!("{name} is no list of agencies"))?;
    let areas = store::area::all(store).await.map_err(fault)?;
    let provinces: Vec<Province> = areas.into_iter().map(|area| (area.code, area.name_th, area.name_en)).collect();
    let (mut told, mut seen, mut part) = (Told::default(), Seen::default(), Vec::new());
    // A parent may stand further down: they are looked up when all are there.
    let mut under: Vec<(u64, AgencyId, String)> = Vec::new();
    loop {
        let more = rows.read_byte_record(&mut row).with_context(|| format!("{name} cannot be read"))?;
        if more {
            told.lines += 1;
            let at = row.position().map_or(0, csv::Position::line);
            let read = columns.read(&row, &provinces);
            match read.and_then(|(line, parent)| Ok(seen.meet(at, line)?.map(|line| (line, parent)))) {
                Ok(Some((line, parent))) => {
                    if line.body.is_some() && !line.district.is_empty() && line.area.is_empty() {
                        writeln!(
                            out,
                            "line {at}: district {} is in no list of codes; kept as written",
                            quoted(&line.district)
                        )?;
                    }
                    part.push(((at, parent), line));
                }
                Ok(None) => {
                    told.repeated += 1;
                    writeln!(out, "line {at}: repeats an earlier line")?;
                }
                Err(why) => {
                    told.refused += 1;
                    writeln!(out, "line {at}: refused: {why}")?;
                }
            }
        }
        if part.len() == PART || !more {
            let (lines, given): (Vec<(u64, String)>, Vec<Given>) = std::mem::take(&mut part).into_iter().unzip();
            let more = store::agency::bring(store, given, (crate::house::clock())()).await.map_err(fault)?;
            for ((at, parent), id) in lines.iter().zip(&more.ids).filter(|((_, parent), _)| !parent.is_empty()) {
                under.extend(id.map(|id| (*at, id, parent.clone())));
            }
            let lines: Vec<u64> = lines.into_iter().map(|(at, _)| at).collect();
            told.add(&more, &lines, out)?;
        }
        if !more {
            break;
        }
    }
    bar.finish_and_clear();
    for part in under.chunks(PART) {
        told.hung += hang(store, part, out).await?;
    }
    Ok(told)
}

/// Puts agencies under those that their lines name; gives how many stand elsewhere than before.
async fn hang(
    store: &store::Store,
    part: &[(u64, AgencyId, String)],
    out: &mut (dyn Write + '_),
) -> anyhow::Result<u64> {
    let lines = part.iter().map(|(_, id, said)| (*id, said.clone())).collect();
    let hung = store::agency::hang(store, lines, (crate::house::clock())()).await.map_err(fault)?;
    for (at, why) in hung.no {
        let (line, _, said) = &part[at];
        let why = match why {
            NoParent::Unknown => "is the number or name of no agency here",
            NoParent::Several => "is the name of several agencies here; give the number",
            NoParent::Circle => "is the agency itself, or stands under it",
        };
        writeln!(out, "line {line}: parent {} {why}; it stands where it stood", quoted(said))?;
    }
    Ok(hung.changed)
}

fn fault(error: store::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

impl Told {
    fn add(&mut self, more: &Brought, lines: &[u64], out: &mut (dyn Write + '_)) -> std::io::Result<()> {
        for (at, why) in &more.stay {
            let why = match why {
                Stays::Ended => "the agency has ended here; it stays so",
                Stays::Level => {
                    "the agency has another level here, which a file does not change; nothing of this line was taken"
                }
                Stays::Name => "the agency of this code has another name here; rename it on the desk, with its day",
                Stays::Which => "several agencies here have its name and district; name its sub-district or its code",
            };
            writeln!(out, "line {}: {why}", lines.get(*at).copied().unwrap_or(0))?;
        }
        self.new += more.new;
        self.changed += more.changed;
        self.same += more.same;
        self.stay += more.stay.len() as u64;
        Ok(())
    }
}

/// Lines that were read, by what makes an agency one.
#[derive(Default)]
struct Seen {
    codes: HashMap<String, u64>,
    /// By name, province and district.
    places: HashMap<(String, String, String), Vec<(u64, Given)>>,
}

impl Seen {
    /// A line that is new in this file; nothing for one that repeats another.
    fn meet(&mut self, at: u64, line: Given) -> Result<Option<Given>, String> {
        let place = (line.name_th.clone(), line.province.clone(), line.district.clone());
        let namesakes = self.places.entry(place).or_default();
        if namesakes.iter().any(|(_, there)| *there == line) {
            return Ok(None);
        }
        let told = (line.subdistrict.as_str(), line.area.as_str());
        if let Some((first, _)) = namesakes.iter().find(|(_, one)| !apart(told, (&one.subdistrict, &one.area))) {
            return Err(format!(
                "has name and place of line {first}, and says something else; if it is another agency, name the sub-districts of both"
            ));
        }
        if let Some(first) = self.codes.get(&line.code).filter(|_| !line.code.is_empty()) {
            return Err(format!("has the code of line {first}"));
        }
        if !line.code.is_empty() {
            self.codes.insert(line.code.clone(), at);
        }
        namesakes.push((at, line.clone()));
        Ok(Some(line))
    }
}

/// Where the columns stand in this file.
struct Columns {
    many: usize,
    at: [Option<usize>; COLUMNS.len()],
}

impl Columns {
    fn of(head: &csv::ByteRecord) -> anyhow::Result<Columns> {
        let names: Vec<String> = head
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_string())
            .collect();
        let at = COLUMNS.map(|column| names.iter().position(|name| name == column));
        if at[0].is_none() {
            bail!("it has no column name");
        }
        if let Some(unknown) = names.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
            bail!("it has a column {}, which is not read; known are {}", quoted(unknown), COLUMNS.join(", "));
        }
        Ok(Columns { many: names.len(), at })
    }

    /// A row as an agency, with its parent as the row names it, or why it is none.
    fn read(&self, row: &csv::ByteRecord, provinces: &[Province]) -> Result<(Given, String), String> {
        if row.len() != self.many {
            return Err(format!("has {} columns, the first line has {}", row.len(), self.many));
        }
        let row = csv::StringRecord::from_byte_record(row.clone()).map_err(|_| "is not UTF-8".to_string())?;
        let cell = |column: usize| {
            self.at[column].and_then(|at| row.get(at)).unwrap_or("").trim_matches(['\r', ' ']).to_string()
        };
        let typed = Typed {
            name: cell(0),
            name_en: cell(1),
            kind: cell(2),
            level: cell(3),
            province: cell(4),
            district: cell(5),
            subdistrict: cell(6),
            code: cell(7),
            parent: cell(8),
        };
        let parent = typed.parent.trim().to_string();
        let one = typed.parse(provinces).map_err(|why| refused(&why))?;
        let (province, th, en) = one.province.and_then(|at| provinces.get(at)).cloned().unwrap_or_default();
        let given = Given {
            code: one.code,
            level: one.level,
            body: one.body,
            name_th: one.name_th,
            name_en: one.name_en,
            province,
            province_names: (th, en),
            district: one.district,
            subdistrict: one.subdistrict,
            area: one.area,
        };
        Ok((given, parent))
    }
}

/// What a file says, as it says it: Thai marks stand, and only what would break the line is written out.
fn quoted(said: &str) -> String {
    let plain: String =
        said.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() }).collect();
    format!("\"{plain}\"")
}

fn refused(why: &Why) -> String {
    match why {
        Why::NoName => "names no agency".into(),
        Why::TooLong { column } => format!("{column} is too long"),
        Why::Control { column } => format!("{column} has a character that no text has"),
        Why::UnknownKind(said) => format!("kind is {}, none that is known", quoted(said)),
        Why::UnknownLevel(said) => format!("level is {}: ministry, department or local", quoted(said)),
        Why::NoProvince => "a local body without its province".into(),
        Why::UnknownProvince(said) => format!("province is {}, none that is known", quoted(said)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn brought(store: &store::Store, text: &str) -> (Told, String) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agencies.csv");
        std::fs::write(&file, text).unwrap();
        let mut out = Vec::new();
        let told = take(store, &file, &mut out).await.unwrap();
        (told, String::from_utf8(out).unwrap())
    }

    #[tokio::test]
    async fn every_line_of_a_file_is_told_of_and_the_same_file_twice_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("siang.db").display());
        let store = store::Store::open(&url).await.unwrap();
        let text = "\u{feff}name,province,district,code\n\
                    อบต.บ้านใหม่,เชียงใหม่,อ.แม่ริม,1\n\
                    อบต.บ้านใหม่,นครราชสีมา,เมือง,2\n\
                    อบต.บ้านใหม่,เชียงใหม่,อ.แม่ริม,1\n\
                    อบต.บ้านใหม่,เชียงใหม่,อ.แม่ริม,3\n\
                    เทศบาลนครตรัง,ไกลมาก,,4\n\
                    เทศบาลนครตรัง,ตรัง\n\
                    ,ตรัง,,5\n\
                    กรมที่ดิน,,,2\n\
                    กรมที่ดิน,,,\n";
        let (told, out) = brought(&store, text).await;
        assert_eq!((told.lines, told.new, told.repeated, told.refused), (9, 3, 1, 5), "{out}");
        for line in [
            "line 4: repeats",
            "line 5: refused: has name and place of line 2",
            "line 6: refused: province is \"ไกลมาก\"",
            "line 7: refused: has 2 columns",
            "line 8: refused: names no agency",
            "line 9: refused: has the code of line 3",
        ] {
            assert!(out.contains(line), "{line}: {out}");
        }
        let (again, _) = brought(&store, text).await;
        assert_eq!((again.new, again.changed, again.same), (0, 0, 3));
        // Districts have their official codes, and sub-districts where they are named or the body is.
        let coded = "name,province,district,subdistrict\nทต.โป่งใหม่,เชียงใหม่,5007,ต.ดอนแก้ว\nอบต.สันโป่ง,เชียงใหม่,แม่ริม,\n\
                     ทต.ก,เชียงใหม่,ที่ไหน,\n";
        let (coded, out) = brought(&store, coded).await;
        assert_eq!((coded.new, coded.refused), (3, 0), "{out}");
        assert!(out.contains("line 4: district \"ที่ไหน\" is in no list"), "{out}");
        let asked = store::agency::Asked { words: "donkaeo".into(), ..Default::default() };
        let found = store::agency::list(&store, &asked, 1, 10).await.unwrap().0;
        let place = found[0].place.clone().unwrap();
        assert_eq!(
            (place.area.as_str(), place.district.as_str(), place.subdistrict.as_str()),
            ("500710", "แม่ริม", "ดอนแก้ว")
        );
        let (moved, _) = brought(&store, "name,province,district,code\nอบต.บ้านใหม่,เชียงใหม่,สันทราย,1\n").await;
        assert_eq!((moved.new, moved.changed), (0, 1));
        let (named, out) = brought(&store, "name,province,district,code\nอบต.บ้านเก่า,เชียงใหม่,สันทราย,1\n").await;
        assert_eq!((named.new, named.stay), (0, 1), "{out}");
        // Namesakes of one district are told by their sub-districts, in one file and against what is there.
        let twins = "name,province,district,subdistrict\nทต.สันติ,เชียงใหม่,แม่ริม,ดอนแก้ว\nทต.สันติ,เชียงใหม่,แม่ริม,สันโป่ง\n\
                     ทต.สันติ,เชียงใหม่,แม่ริม,\n";
        let (both, out) = brought(&store, twins).await;
        assert_eq!((both.new, both.refused), (2, 1), "{out}");
        let (same, out) = brought(&store, &twins[..twins.rfind("ทต.").unwrap()]).await;
        assert_eq!((same.new, same.changed, same.same), (0, 0, 2), "{out}");
        let (which, out) = brought(&store, "name,province,district\nทต.สันติ,เชียงใหม่,แม่ริม\n").await;
        assert_eq!((which.new, which.stay), (0, 1), "{out}");
        assert!(out.contains("line 2: several agencies here"), "{out}");
        // One that had told none is one of the two, not both.
        let (bare, _) = brought(&store, "name,province,district\nทต.เมตตา,เชียงใหม่,แม่ริม\n").await;
        let (parted, out) = brought(&store, &twins[..twins.rfind("ทต.").unwrap()].replace("สันติ", "เมตตา")).await;
        assert_eq!((bare.new, parted.new, parted.changed), (1, 1, 1), "{out}");
        // A level is not changed by a file, and the other lines go on.
        let (level, out) = brought(&store, "name,level,name_en\nกรมที่ดิน,ministry,Lands\nกรมใหม่,department,New\n").await;
        assert_eq!((level.new, level.changed, level.stay), (1, 0, 1), "{out}");
        assert!(out.contains("line 2: the agency has another level here"), "{out}");
        store.close().await;
    }

    #[tokio::test]
    async fn a_line_names_its_parent_by_number_or_name_also_one_further_down() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("siang.db").display());
        let store = store::Store::open(&url).await.unwrap();
        let text = "name,province,district,code,parent\nอบต.สันโป่ง,เชียงใหม่,แม่ริม,1,อำเภอแม่ริม\nอำเภอแม่ริม,เชียงใหม่,แม่ริม,2,กรมการปกครอง\n\
                    กรมการปกครอง,,,3,\nทต.ก,เชียงใหม่,แม่ริม,4,2\nทต.ข,เชียงใหม่,แม่ริม,5,ไม่มีจริง\nทต.ค,เชียงใหม่,แม่ริม,6,6\n";
        let (told, out) = brought(&store, text).await;
        assert_eq!((told.new, told.hung, told.refused), (6, 3, 0), "{out}");
        assert!(out.contains("line 6: parent \"ไม่มีจริง\" is the number or name of no agency"), "{out}");
        assert!(out.contains("line 7: parent \"6\" is the agency itself"), "{out}");
        let (again, _) = brought(&store, text).await;
        assert_eq!((again.same, again.hung), (6, 0));
        let (round, out) = brought(&store, "name,code,parent\nกรมการปกครอง,3,1\n").await;
        assert_eq!(round.hung, 0);
        assert!(out.contains("stands under it"), "{out}");
        store.close().await;
    }
}
