//! `siang import census`: hearings held in the central law portal, taken over from its public census. Every line is taken, is the same
//! as before, or is refused with the reason; what is doubtful in it is told. A part of the file at a time is kept whole, so that a run
//! that was cut off is only run again.

use super::{Place, brought, progress};
use anyhow::{Context, bail};
use domain::elsewhere::{Doubt, LONGEST_CELL, SOURCE, Typed, Why, split_by_audience, stem_key};
use domain::time::Day;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use store::elsewhere::{Brought, Line};

/// Lines kept in one transaction.
const PART: usize = 250;
/// The columns that are read; those besides are kept as they come.
const COLUMNS: [&str; 14] = [
    "survey_id",
    "survey_name",
    "survey_type_name",
    "agency_name",
    "start_date",
    "end_date",
    "duration_day",
    "answer_count",
    "view_count",
    "question_count",
    "affected_person",
    "tags",
    "isconclude",
    "url",
];

/// Takes a census over, and prints what came of it.
///
/// # Errors
/// A day that is none, a file that cannot be opened or has other columns, a database that fails: what was kept before stays.
pub async fn census(place: &Place, file: &Path, as_of: &str, report: Option<&Path>) -> anyhow::Result<()> {
    let counted = day(as_of)?;
    brought(place, report, async |store, out| take(store, file, counted, out).await).await
}

/// A day as the command line has it: `2026-09-21`.
///
/// # Errors
/// What is no day.
pub fn day(typed: &str) -> anyhow::Result<Day> {
    let parts: Vec<u32> = typed.split('-').filter_map(|part| part.parse().ok()).collect();
    let day = match parts[..] {
        [year @ 2000..2200, month, day] => Day::from_ce(year as i32, month, day),
        _ => None,
    };
    day.with_context(|| format!("{typed} is no day such as 2026-09-21"))
}

/// What came of a file, line by line counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub lines: u64,
    pub brought: Brought,
    pub refused: u64,
    /// Lines that say what an earlier line of the file said.
    pub repeated: u64,
    pub doubts: u64,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Told { lines, brought, refused, repeated, doubts } = self;
        let Brought { new, changed, same, older, agencies } = brought;
        write!(
            f,
            "{lines} lines: {new} new, {changed} changed, {same} as before, {} of which a later census is kept, {repeated} \
             repeated, {refused} refused; {doubts} doubts told; {agencies} agencies made",
            older.len()
        )
    }
}

/// Reads a file and keeps what it has, a part at a time; tells `out` what is doubtful or refused.
///
/// # Errors
/// A file that cannot be opened or read, or is no census; faults of the store.
pub async fn take(store: &store::Store, file: &Path, counted: Day, out: &mut (dyn Write + '_)) -> anyhow::Result<Told> {
    let name = file.display();
    let open = std::fs::File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let length = open.metadata()?.len();
    let bar = progress(length, "bytes");
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(bar.wrap_read(open));
    let mut row = csv::ByteRecord::new();
    rows.read_byte_record(&mut row).with_context(|| format!("{name} cannot be read"))?;
    let columns = Columns::of(&row).with_context(|| format!("{name} is no census"))?;
    let (mut told, mut seen, mut part) = (Told::default(), HashMap::new(), Vec::new());
    // By agency and law the first survey that asks one audience.
    let mut split: HashMap<(String, String), (u64, i64)> = HashMap::new();
    loop {
        let more = rows.read_byte_record(&mut row).with_context(|| format!("{name} cannot be read"))?;
        if more {
            told.lines += 1;
            let at = row.position().map_or(0, csv::Position::line);
            let last = rows.position().line().saturating_sub(1).max(at);
            let read = columns.read(&row).and_then(|(line, doubts)| match seen.get(&line.record.key) {
                Some((_, whole)) if *whole == line.whole => Ok(None),
                Some((first, _)) => {
                    Err(format!("has number {} as line {first} has, and says something else", line.record.key))
                }
                None => Ok(Some((line, doubts))),
            });
            match read {
                Ok(Some((line, doubts))) => {
                    seen.insert(line.record.key, (at, line.whole.clone()));
                    for doubt in &doubts {
                        told.doubts += 1;
                        writeln!(out, "line {at}, number {}: {}", line.record.key, said(doubt, &line))?;
                    }
                    if let Some((stem, _)) = split_by_audience(&line.record.title) {
                        let law = (line.record.agency.clone(), stem_key(stem));
                        match split.get(&law) {
                            Some((first, number)) => writeln!(
                                out,
                                "line {at}, number {}: asks another audience about what line {first}, number {number}, asks about",
                                line.record.key
                            )?,
                            None => _ = split.insert(law, (at, line.record.key)),
                        }
                    }
                    part.push(line);
                }
                Ok(None) => {
                    told.repeated += 1;
                    writeln!(out, "line {at}: repeats an earlier line")?;
                }
                Err(why) => {
                    told.refused += 1;
                    let lines = if last > at { format!("lines {at} to {last}") } else { format!("line {at}") };
                    writeln!(out, "{lines}: refused: {why}")?;
                }
            }
        }
        if part.len() == PART || !more {
            let lines = std::mem::take(&mut part);
            let part = store::elsewhere::bring(store, SOURCE, counted, lines, (crate::house::clock())()).await;
            told.add(part.map_err(|error| anyhow::anyhow!("{error:?}"))?, out)?;
        }
        if !more {
            break;
        }
    }
    bar.finish_and_clear();
    Ok(told)
}

impl Told {
    fn add(&mut self, more: Brought, out: &mut (dyn Write + '_)) -> std::io::Result<()> {
        for key in &more.older {
            writeln!(out, "number {key}: a later census is kept; it stays")?;
        }
        let sum = &mut self.brought;
        sum.new += more.new;
        sum.changed += more.changed;
        sum.same += more.same;
        sum.agencies += more.agencies;
        sum.older.extend(more.older);
        Ok(())
    }
}

/// Where the columns stand in this file.
struct Columns {
    names: Vec<String>,
    at: [usize; COLUMNS.len()],
}

impl Columns {
    fn of(head: &csv::ByteRecord) -> anyhow::Result<Columns> {
        let names: Vec<String> = head
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_string())
            .collect();
        let mut at = [0; COLUMNS.len()];
        for (place, column) in at.iter_mut().zip(COLUMNS) {
            match names.iter().position(|name| name == column) {
                Some(found) => *place = found,
                None => bail!("it has no column {column}"),
            }
        }
        Ok(Columns { names, at })
    }

    /// A row as a line of the census, or why it is none.
    fn read(&self, row: &csv::ByteRecord) -> Result<(Line, Vec<Doubt>), String> {
        if row.len() != self.names.len() {
            return Err(format!("has {} columns, the first line has {}", row.len(), self.names.len()));
        }
        if row.as_slice().len() > COLUMNS.len() * LONGEST_CELL {
            return Err(format!("is too long: {} bytes", row.as_slice().len()));
        }
        let row = csv::StringRecord::from_byte_record(row.clone()).map_err(|_| "is not UTF-8".to_string())?;
        // Lines end in LF or CRLF: the CR is no part of the last cell.
        let cell = |column: usize| row.get(self.at[column]).unwrap_or("").trim_end_matches('\r').to_string();
        let typed = Typed {
            survey_id: cell(0),
            survey_name: cell(1),
            survey_type_name: cell(2),
            agency_name: cell(3),
            start_date: cell(4),
            end_date: cell(5),
            duration_day: cell(6),
            answer_count: cell(7),
            view_count: cell(8),
            question_count: cell(9),
            affected_person: cell(10),
            tags: cell(11),
            isconclude: cell(12),
            url: cell(13),
        };
        let (record, doubts) = typed.parse().map_err(|why| refused(&why))?;
        let whole: serde_json::Map<String, serde_json::Value> = self
            .names
            .iter()
            .zip(row.iter())
            .map(|(name, cell)| (name.clone(), cell.trim_end_matches('\r').into()))
            .collect();
        let whole = serde_json::to_string(&whole).map_err(|error| error.to_string())?;
        // PostgreSQL keeps no NUL.
        if whole.contains("\\u0000") {
            return Err("has a character that no text has".into());
        }
        Ok((Line { record, whole }, doubts))
    }
}

/// A cell as it stands, its tabs and line ends to be seen.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r"))
}

fn refused(why: &Why) -> String {
    match why {
        Why::NoKey(said) => format!("survey_id is {}, no number", quoted(said)),
        Why::NoAgency => "names no agency".into(),
        Why::TooLong { column, bytes } => format!("{column} is too long: {bytes} bytes"),
        Why::Control { column } => format!("{column} has a character that no text has"),
    }
}

fn said(doubt: &Doubt, line: &Line) -> String {
    let on = |day: Day| {
        let (year, month, day) = day.ce();
        format!("{year}-{month:02}-{day:02}")
    };
    match doubt {
        Doubt::TitleCleaned => {
            format!("title cleaned: {} becomes {}", quoted(&line.record.posted), quoted(&line.record.title))
        }
        Doubt::TitleSaysNothing => format!("title says nothing: {}", quoted(&line.record.posted)),
        Doubt::PostedInstead => {
            format!("a result, an extension or a round posted as a hearing of its own: {}", quoted(&line.record.title))
        }
        Doubt::OneAudience(audience) => {
            format!("one law in a survey of its own for one audience: {}", quoted(audience))
        }
        Doubt::DateUnread { column, said } => format!("{column} is {}, no day; left out", quoted(said)),
        Doubt::YearBe { column, said } => format!("{column} is {}, read as a year B.E.", quoted(said)),
        Doubt::DatesCross { opens, closes } => format!("ends on {}, before it begins on {}", on(*closes), on(*opens)),
        Doubt::DurationDiffers { said, days } => {
            format!("duration_day is {}; its dates make {days} days with the last, {} without", quoted(said), days - 1)
        }
        Doubt::KindUnknown(said) => format!("survey_type_name is {}, no kind that is known", quoted(said)),
        Doubt::CountUnread { column, said } => format!("{column} is {}, no number; left out", quoted(said)),
        Doubt::AddressUnread(said) => format!("url is {}, no address that may be opened; left out", quoted(said)),
    }
}
