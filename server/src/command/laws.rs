//! `siang laws`: the texts of laws in force, brought by the operator, over which pages show what a draft would change.

use super::{Place, progress};
use anyhow::Context;
use domain::register::Kind;
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use store::law::{Brought, Given};

/// The longest line that is read, in bytes: the largest code in force has 2 MB.
const LONGEST: u64 = 64 << 20;

#[derive(Deserialize)]
struct Line {
    title: String,
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

/// Brings every law of a file into the register, and says what it came to. Bringing the same file again changes nothing; what
/// officers have said of a law stays.
///
/// # Errors
/// A file or database that cannot be opened, or a line that is no law: nothing is changed then.
pub async fn run(place: &Place, file: &Path) -> anyhow::Result<()> {
    let laws = read(file)?;
    let store = place.store().await?;
    let brought =
        store::law::bring(&store, laws, crate::house::clock()()).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    store.close().await;
    println!("{}", told(&brought));
    Ok(())
}

/// What bringing came to, for the operator.
fn told(brought: &Brought) -> String {
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| Some(format!("{} {}", kind.code(), brought.kinds.get(kind.code())?)))
        .collect();
    format!(
        "{} laws read: {} new, {} changed, {} as they were, {} given twice under one name; {} keep the facts that officers gave\n\
         {} laws are in the register: {}\n\
         {} in force, {} repealed, {} hang under their law\n\
         day of entry into force: {} named by their own text, {} given by officers, {} not known, 0 computed from a year",
        brought.given,
        brought.added,
        brought.changed,
        brought.given - brought.added - brought.changed - brought.twice,
        brought.twice,
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

/// The laws of a file in its order.
///
/// # Errors
/// A file that cannot be opened, or a line that is no law.
pub fn read(file: &Path) -> anyhow::Result<Vec<Given>> {
    let name = file.display();
    let open = std::fs::File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let packed = file.extension().is_some_and(|end| end == "gz");
    let bytes: Box<dyn Read> = if packed { Box::new(GzDecoder::new(open)) } else { Box::new(open) };
    let mut lines = BufReader::new(bytes);
    let bar = progress(0, "laws");
    let (mut laws, mut line) = (Vec::new(), String::new());
    loop {
        line.clear();
        let read =
            lines.by_ref().take(LONGEST).read_line(&mut line).with_context(|| format!("{name} cannot be read"))?;
        if read == 0 {
            break;
        }
        let law: Line =
            serde_json::from_str(&line).with_context(|| format!("{name}, line {}: no law", laws.len() + 1))?;
        let repealed = law.status == "repealed";
        laws.push(Given { text: text(&law), title: law.title, address: law.url, repealed });
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(laws)
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

    #[test]
    fn a_line_becomes_a_text_as_it_would_be_pasted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("laws.jsonl");
        let line =
            r#"{"title":"พระราชบัญญัติว่าว พ.ศ. 2500","url":"https://a","provisions":[{"ref":"1","text":"มาตรา ๑ ก\nข"}]}"#;
        std::fs::write(&file, line).unwrap();
        let laws = read(&file).unwrap();
        assert_eq!(laws[0].text, "# พระราชบัญญัติว่าว พ.ศ. 2500\n\nมาตรา ๑ ก\n\nข\n");
        std::fs::write(&file, "{\"title\":").unwrap();
        assert!(read(&file).is_err());
    }
}
