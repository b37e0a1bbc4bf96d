//! `siang import acts`, also `siang laws`: the texts of laws in force, brought by the operator, over which pages show what a draft would change.

use super::{Place, brought, progress};
use anyhow::{Context, bail};
use domain::register::Kind;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use store::law::{Brought, Given};

/// The longest line that is read, in bytes: the largest code in force has 2 MB.
const LONGEST: u64 = 64 << 20;

#[derive(Deserialize)]
struct Line {
    title: String,
    /// Null where its source has none.
    #[serde(default)]
    title_en: Option<String>,
    #[serde(default)]
    url: String,
    /// `in_force` or `repealed`.
    #[serde(default)]
    status: String,
    #[serde(default)]
    provisions: Vec<Provision>,
}

#[derive(Deserialize)]
struct Provision {
    #[serde(default)]
    text: String,
}

/// Brings every law of a file into the register, and says what it came to. A line that is no law is told by its number, and the others go
/// on; of a law that is given twice the later line stands. A part at a time is kept whole: a run that was cut off is only run again, and
/// bringing the same file again changes nothing. What officers have said of a law stays.
///
/// # Errors
/// A file or database that cannot be opened, a report that cannot be written.
pub async fn run(place: &Place, file: &Path, report: Option<&Path>) -> anyhow::Result<()> {
    brought(place, report, async |store, out| take(store, file, out).await).await
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub lines: u64,
    pub refused: u64,
    pub brought: Brought,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Told { lines, refused, brought } = self;
        write!(f, "{lines} lines, {refused} refused\n{}", told(brought))
    }
}

/// Reads a file, then keeps what it has, a part at a time; tells `out` what is refused or stands for something else.
///
/// # Errors
/// A file that cannot be opened or read; faults of the store.
pub async fn take(store: &store::Store, file: &Path, out: &mut (dyn Write + '_)) -> anyhow::Result<Told> {
    let mut told = Told::default();
    let mut laws = Vec::new();
    let files = files(file)?;
    for one in &files {
        if files.len() > 1 {
            writeln!(out, "{}", one.display())?;
        }
        let mut of_file = Told::default();
        laws.extend(read(one, &mut of_file, out)?);
        (told.lines, told.refused) = (told.lines + of_file.lines, told.refused + of_file.refused);
    }
    let bar = progress(laws.len() as u64, "laws");
    let mut written = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let brought = store::law::bring_told(store, laws, crate::house::clock()(), &mut written).await;
    told.brought = brought.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    bar.finish_and_clear();
    Ok(told)
}

/// The files of a folder that hold laws, a line each, in the order of their names; or the file itself.
fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let holds_laws = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or("").to_lowercase();
        file.is_file() && (name.ends_with(".jsonl") || name.ends_with(".jsonl.gz"))
    };
    let name = path.display();
    let entries = std::fs::read_dir(path).with_context(|| format!("{name} cannot be opened"))?;
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .with_context(|| format!("{name} cannot be read"))?;
    files.retain(holds_laws);
    files.sort();
    if files.is_empty() {
        bail!("{name} holds no file that ends in .jsonl or .jsonl.gz");
    }
    Ok(files)
}

/// What bringing came to, for the operator.
fn told(brought: &Brought) -> String {
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| Some(format!("{} {}", kind.code(), brought.kinds.get(kind.code())?)))
        .collect();
    format!(
        "{} laws: {} new, {} changed, {} as they were; {} keep the facts that officers gave\n\
         {} laws are in the register: {}\n\
         {} in force, {} repealed, {} hang under their law\n\
         day of entry into force: {} named by their own text, {} given by officers, {} not known, 0 computed from a year",
        brought.given,
        brought.added,
        brought.changed,
        brought.given - brought.added - brought.changed - brought.twice,
        brought.kept_facts,
        brought.together,
        kinds.join(", "),
        brought.in_force,
        brought.repealed,
        brought.hanging,
        brought.own_day,
        brought.officers_day,
        brought.together - brought.own_day - brought.officers_day,
    )
}

/// The laws of a file in its order, each as its last line has it.
fn read(file: &Path, told: &mut Told, out: &mut (dyn Write + '_)) -> anyhow::Result<Vec<Given>> {
    let name = file.display();
    let open = std::fs::File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let bar = progress(open.metadata()?.len(), "bytes");
    let packed = file.extension().is_some_and(|end| end == "gz");
    // What is counted is what lies on the disk, packed or not.
    let open = bar.wrap_read(open);
    let bytes: Box<dyn Read> = if packed { Box::new(GzDecoder::new(open)) } else { Box::new(open) };
    let mut lines = BufReader::new(bytes);
    let mut laws: Vec<Option<Given>> = Vec::new();
    // By what a law is known: its line, and its place among the laws.
    let mut seen: HashMap<String, (u64, usize)> = HashMap::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        if read.with_context(|| format!("{name} cannot be read"))? == 0 {
            break;
        }
        told.lines += 1;
        let at = told.lines;
        if line.last() != Some(&b'\n') && line.len() as u64 == LONGEST {
            told.refused += 1;
            writeln!(out, "line {at}: refused: it is longer than {} MB", LONGEST >> 20)?;
            while line.last() != Some(&b'\n') && !line.is_empty() {
                line.clear();
                lines
                    .by_ref()
                    .take(LONGEST)
                    .read_until(b'\n', &mut line)
                    .with_context(|| format!("{name} cannot be read"))?;
            }
            continue;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let law = match understood(&line) {
            Ok(law) => law,
            Err(why) => {
                told.refused += 1;
                writeln!(out, "line {at}: refused: {why}")?;
                continue;
            }
        };
        if let Some((first, place)) = seen.insert(store::law::known_by(&law.title), (at, laws.len())) {
            let same = laws[place].as_ref() == Some(&law);
            let how = if same { "says the same again" } else { "gives another text; line {at} is kept" };
            writeln!(out, "line {at}: the law of line {first} {}", how.replace("{at}", &at.to_string()))?;
            laws[place] = None;
        }
        laws.push(Some(law));
    }
    bar.finish_and_clear();
    Ok(laws.into_iter().flatten().collect())
}

/// A line as a law, or why it is none.
fn understood(line: &[u8]) -> Result<Given, String> {
    let law: Line = serde_json::from_slice(line).map_err(|error| format!("it is no law: {error}"))?;
    let text = text(&law);
    if law.title.trim().is_empty() {
        return Err("it has no title".into());
    }
    // PostgreSQL keeps no NUL.
    if [law.title.as_str(), law.title_en.as_deref().unwrap_or(""), &law.url, &text]
        .iter()
        .any(|part| part.contains('\0'))
    {
        return Err("it has a character that no text has".into());
    }
    let title_en = law.title_en.unwrap_or_default();
    let (title_en, repealed) = (title_en.trim().to_string(), law.status == "repealed");
    Ok(Given { text, title: law.title, title_en, address: law.url, repealed })
}

/// As an officer would paste it: the title, then every provision with its paragraphs apart.
fn text(law: &Line) -> String {
    let mut out = format!("# {}\n", law.title);
    for line in
        law.provisions.iter().flat_map(|provision| provision.text.lines()).filter(|line| !line.trim().is_empty())
    {
        out.push('\n');
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(lines: &[&str]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("laws.jsonl");
        std::fs::write(&file, lines.join("\n")).unwrap();
        (folder, file)
    }

    const KITE: &str = r#"{"title":"พระราชบัญญัติว่าว พ.ศ. 2500","title_en":"KITE ACT","url":"https://a","provisions":[{"ref":"1","text":"มาตรา ๑ ก\nข"}]}"#;

    #[test]
    fn a_line_becomes_a_text_as_it_would_be_pasted() {
        let (_folder, file) = written(&[KITE]);
        let laws = read(&file, &mut Told::default(), &mut Vec::new()).unwrap();
        assert_eq!(laws[0].text, "# พระราชบัญญัติว่าว พ.ศ. 2500\n\nมาตรา ๑ ก\n\nข\n");
        assert_eq!(laws[0].title_en, "KITE ACT");
    }

    #[tokio::test]
    async fn a_folder_is_brought_in_one_run_its_later_files_last() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("README.md"), "# Laws").unwrap();
        let store = store::Store::open(&format!("sqlite:{}", folder.path().join("siang.db").display())).await.unwrap();
        let none = take(&store, folder.path(), &mut Vec::new()).await.unwrap_err();
        assert!(none.to_string().contains("holds no file that ends in .jsonl"), "{none}");
        let other = KITE.replace("ว่าว", "โคม");
        let newer = KITE.replace("มาตรา ๑ ก", "มาตรา ๑ ค");
        std::fs::write(folder.path().join("1.jsonl"), KITE).unwrap();
        std::fs::write(folder.path().join("2.jsonl"), format!("{other}\n{{\n{newer}")).unwrap();
        let mut out = Vec::new();
        let told = take(&store, folder.path(), &mut out).await.unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!((told.lines, told.refused, told.brought.together), (4, 1, 2), "{out}");
        assert!(out.contains("2.jsonl\nline 2: refused"), "{out}");
        let kept = store::law::named(&store, "พระราชบัญญัติว่าว พ.ศ. 2500").await.unwrap().unwrap();
        assert!(kept.text.contains("มาตรา ๑ ค"), "{}", kept.text);
        store.close().await;
    }

    #[tokio::test]
    async fn a_bad_line_is_told_by_its_number_and_the_rest_goes_on() {
        let other = KITE.replace("2500", "๒๕๐๐").replace("มาตรา ๑ ก", "มาตรา ๑ ค").replace("\"KITE ACT\"", "null");
        let (folder, file) =
            written(&[KITE, "{\"title\":", "", KITE, &other, "{\"title\":\" \"}", "{\"title\":\"ก\\u0000\"}"]);
        let url = format!("sqlite:{}", folder.path().join("siang.db").display());
        let store = store::Store::open(&url).await.unwrap();
        let mut out = Vec::new();
        let told = take(&store, &file, &mut out).await.unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!((told.lines, told.refused, told.brought.given, told.brought.added), (7, 3, 1, 1), "{out}");
        for line in [
            "line 2: refused: it is no law",
            "line 4: the law of line 1 says the same again",
            "line 5: the law of line 4 gives another text; line 5 is kept",
            "line 6: refused: it has no title",
            "line 7: refused: it has a character",
        ] {
            assert!(out.contains(line), "{line}: {out}");
        }
        let kept = store::law::named(&store, "พระราชบัญญัติว่าว พ.ศ. 2500").await.unwrap().unwrap();
        assert!(kept.text.contains("มาตรา ๑ ค"), "{}", kept.text);
        let again = take(&store, &file, &mut Vec::new()).await.unwrap();
        assert_eq!((again.brought.added, again.brought.changed), (0, 0));
        store.close().await;
    }
}
