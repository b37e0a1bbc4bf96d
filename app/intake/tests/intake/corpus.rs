//! Every file of the corpus (`corpus/make.py`), read back: each provision of the text it was made from, none invented.

use std::path::PathBuf;

use domain::reading::{Reading, read};

fn here(path: &str) -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(path)
}

/// The text that a file was made from; those of the shared data may be absent.
fn source(name: &str) -> Option<String> {
    let folders = ["../domain/tests/texts", "../../../shared/data/acts", "../../../shared/data/drafts"];
    folders.iter().find_map(|folder| std::fs::read_to_string(here(folder).join(format!("{name}.md"))).ok())
}

/// The provisions: number, name and words. Blanks, scripts of digits and marks of notes are the file's own.
fn provisions(reading: &Reading) -> Vec<(String, String, String)> {
    let plain = |text: &str| {
        let text = domain::digits::to_arabic(text);
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find('[') {
            let (before, after) = rest.split_at(at);
            kept.push_str(before);
            let close = after.find(']').filter(|close| after[1..*close].bytes().all(|byte| byte.is_ascii_digit()));
            rest = match close {
                Some(close) => &after[close + 1..],
                None => {
                    kept.push('[');
                    &after[1..]
                }
            };
        }
        kept.push_str(rest);
        kept.retain(|letter| !letter.is_whitespace());
        kept
    };
    reading.provisions().map(|piece| (piece.number.clone(), piece.anchor.clone(), plain(&piece.text))).collect()
}

#[test]
fn every_provision_of_the_corpus_is_found_and_none_invented() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(here("corpus"))
        .expect("the corpus")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "docx" || ending == "odt" || ending == "pdf"))
        .collect();
    files.sort();
    assert!(files.len() >= 20, "{} files", files.len());
    let (mut compared, mut found) = (0, 0);
    let mut faults = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).expect("a file");
        let got = intake::read(&bytes, &name).unwrap_or_else(|error| panic!("{name}: {error}"));
        let got = provisions(&read(&got.text));
        assert!(!got.is_empty(), "{name}: no provision");
        let Some(source) = source(path.file_stem().unwrap_or_default().to_string_lossy().as_ref()) else {
            println!("{name}: its text is not here, its provisions are not compared");
            continue;
        };
        let wanted = provisions(&read(&source));
        compared += 1;
        found += got.len();
        let faulty = wanted.iter().zip(&got).find(|(wanted, got)| wanted != got);
        if let Some((wanted, got)) = faulty {
            faults.push(format!("{name}: {got:?}\n   for {wanted:?}"));
        } else if wanted.len() != got.len() {
            faults.push(format!("{name}: {} provisions for {}", got.len(), wanted.len()));
        }
    }
    println!("{} files, {compared} compared, {found} provisions", files.len());
    assert!(compared >= 4, "the texts of our own are always here");
    assert!(faults.is_empty(), "{} files differ:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn what_was_lost_of_the_corpus_is_counted() {
    let bytes = std::fs::read(here("corpus/o1-lamp-oil.docx")).expect("a file");
    let read = intake::read(&bytes, "o1-lamp-oil.docx").expect("a text");
    let codes: Vec<&str> = read.lost.iter().map(|lost| lost.code()).collect();
    for code in ["notes", "insertions", "deletions", "comments"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}
