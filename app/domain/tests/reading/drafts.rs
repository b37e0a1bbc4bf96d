//! Fictional drafts with their gold readings.

use std::path::Path;

use domain::reading::{Piece, read};
use serde_json::Value;

use crate::shared::folder;

#[test]
fn every_gold_reading_is_reached() {
    let golds = |folder: &Path| {
        let mut found: Vec<_> = std::fs::read_dir(folder)
            .expect("a readable folder")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.to_string_lossy().ends_with(".gold.jsonl"))
            .collect();
        found.sort();
        found
    };
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut faults = Vec::new();
    let mut pieces = 0;
    for gold in golds(&ours).into_iter().chain(folder("drafts").map(|path| golds(&path)).unwrap_or_default()) {
        let text = gold.to_string_lossy().replace(".gold.jsonl", ".md");
        let source = std::fs::read_to_string(&text).expect("a text beside its gold");
        let gold = std::fs::read_to_string(&gold).expect("a readable gold");
        let gold: Vec<Value> = gold.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        pieces += gold.len();
        compare(&text, &source, &gold, &mut faults);
    }
    println!("{pieces} pieces compared");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn compare(name: &str, source: &str, gold: &[Value], faults: &mut Vec<String>) {
    let reading = read(source);
    let name = name.rsplit('/').next().unwrap_or(name);
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
