//! Fictional drafts with their gold readings.

use std::path::Path;

use domain::reading::{Piece, read};
use serde_json::Value;

use crate::shared::folder;

/// A text beside its gold reading: name, text, gold.
fn texts() -> Vec<(String, String, Vec<Value>)> {
    let golds = |folder: &Path| {
        let mut found: Vec<_> = std::fs::read_dir(folder)
            .expect("a readable folder")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.to_string_lossy().ends_with(".gold.jsonl"))
            .collect();
        found.sort();
        found
    };
    let ours = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("tests/texts");
    let shared = folder("drafts").map(|path| golds(&path)).unwrap_or_default();
    let both = golds(&ours).into_iter().chain(shared);
    both.map(|gold| {
        let text = gold.to_string_lossy().replace(".gold.jsonl", ".md");
        let source = std::fs::read_to_string(&text).expect("a text beside its gold");
        let gold = std::fs::read_to_string(&gold).expect("a readable gold");
        let gold = gold.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        (text.rsplit('/').next().unwrap_or(&text).to_string(), source, gold)
    })
    .collect()
}

#[test]
fn every_gold_reading_is_reached() {
    let mut faults = Vec::new();
    let mut pieces = 0;
    for (name, source, gold) in texts() {
        pieces += gold.len();
        compare(&name, &source, &gold, &mut faults);
    }
    println!("{pieces} pieces compared");
    assert!(pieces > 0);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// What happens to a text on its way through word processors.
type Damage = fn(&str) -> String;

#[test]
fn line_ends_and_broken_letters_change_no_reading() {
    let old_font: Damage = |text| text.replace('่', "\u{f70a}").replace('ี', "\u{f702}").replace('ญ', "\u{f70f}");
    let torn =
        |text: &str| text.replace("น้ำ", "น\u{e49}\u{e4d}\u{e32}").replace('ำ', "\u{e4d}\u{e32}").replace('แ', "เเ");
    let sprinkled =
        |text: &str| text.replace(' ', " \u{200b}").replace("มาตรา ", "มาตรา\u{a0}").replace('ร', "ร\u{ad}");
    let damages: [(&str, Damage); 6] = [
        ("single line ends", |text| text.replace("\n\n", "\n")),
        ("carriage returns", |text| text.replace('\n', "\r\n")),
        ("line separators", |text| text.replace("\n\n", "\u{2028}")),
        ("an old font", old_font),
        ("torn letters", torn),
        ("invisible letters", sprinkled),
    ];
    let facts = |source: &str| {
        let facts = |piece: &Piece| {
            (piece.kind, piece.number.clone(), piece.anchor.clone(), piece.path.len(), piece.clauses(), piece.items())
        };
        read(source).pieces.iter().map(facts).collect::<Vec<_>>()
    };
    for (name, source, _) in texts() {
        for (damage, inflict) in &damages {
            assert_eq!(facts(&inflict(&source)), facts(&source), "{name}: {damage}");
        }
    }
}

fn compare(name: &str, source: &str, gold: &[Value], faults: &mut Vec<String>) {
    let reading = read(source);
    if reading.pieces.len() != gold.len() {
        faults.push(format!("{name}: {} pieces for {}", reading.pieces.len(), gold.len()));
    }
    for (piece, gold) in reading.pieces.iter().zip(gold) {
        for (field, found) in facts(source, piece, gold) {
            if gold.get(field).is_some_and(|wanted| *wanted != found) {
                faults.push(format!("{name} {} {}: {field} {found} for {}", gold["kind"], gold["label"], gold[field]));
            }
        }
    }
}

fn facts(source: &str, piece: &Piece, gold: &Value) -> Vec<(&'static str, Value)> {
    let wanted = gold["starts"].as_str().map_or(0, |starts| starts.chars().count());
    let starts: String = source[piece.span.clone()].chars().take(wanted.max(1)).collect();
    vec![
        ("kind", piece.kind.as_str().into()),
        ("number", piece.number.as_str().into()),
        ("label", piece.label.as_str().into()),
        ("path", piece.path.clone().into()),
        ("starts", starts.into()),
        ("at", source[..piece.span.start].chars().count().into()),
        ("paragraphs", piece.clauses().into()),
        ("items", piece.items().into()),
        ("definitions", piece.definitions().into()),
        ("quoted", piece.quoted().into()),
        ("sections", piece.sections().map(str::to_string).collect::<Vec<_>>().into()),
        ("question", piece.question().unwrap_or_default().into()),
    ]
}
