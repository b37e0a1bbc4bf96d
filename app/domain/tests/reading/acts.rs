//! Every Act of the shared data, put together as it would be pasted, its numbers against those it came with.

use std::collections::HashMap;
use std::io::Read;

use domain::digits;
use domain::reading::{Kind, Reading, Shape, read};
use serde_json::Value;

use crate::shared::folder;

/// What came out for one Act.
pub struct Outcome {
    pub name: String,
    pub wanted: usize,
    pub missing: Vec<String>,
    pub invented: Vec<String>,
}

#[test]
fn the_numbers_of_every_act_are_found_and_none_invented() {
    let Some(folder) = folder("acts") else { return };
    let mut outcomes = Vec::new();
    for act in acts(&folder) {
        outcomes.push(outcome(&act));
    }
    let wanted: usize = outcomes.iter().map(|outcome| outcome.wanted).sum();
    let missing: usize = outcomes.iter().map(|outcome| outcome.missing.len()).sum();
    let invented: usize = outcomes.iter().map(|outcome| outcome.invented.len()).sum();
    for outcome in outcomes.iter().filter(|outcome| !outcome.missing.is_empty() || !outcome.invented.is_empty()) {
        println!("{}: missing {:?}, invented {:?}", outcome.name, outcome.missing, outcome.invented);
    }
    println!("{} Acts, {wanted} numbers, {missing} missing, {invented} invented", outcomes.len());
    assert!(missing * 1000 <= wanted * 2, "{missing} of {wanted} are missing");
    assert_eq!(invented, 0);
}

#[test]
fn every_pasted_act_is_read_in_the_order_of_its_numbers() {
    let Some(folder) = folder("acts") else { return };
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "md") || path.ends_with("README.md") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable text");
        let reading = read(&source);
        let principal: Vec<u32> = reading
            .provisions()
            .filter(|piece| piece.run == 0)
            .filter_map(|piece| piece.number.split(['/', ' ', '-']).next()?.parse().ok())
            .collect();
        assert!(principal.windows(2).all(|pair| pair[0] <= pair[1]), "{}: {principal:?}", path.display());
    }
}

pub fn acts(folder: &std::path::Path) -> Vec<Value> {
    let file = std::fs::File::open(folder.join("acts.jsonl.gz")).expect("the Acts");
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a whole file");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The Act as the pasted ones look: a title, then plain paragraphs between blank lines.
pub fn pasted(act: &Value) -> String {
    let mut text = format!("# {}\n", act["title"].as_str().unwrap_or_default());
    for provision in act["provisions"].as_array().into_iter().flatten() {
        for line in provision["text"].as_str().unwrap_or_default().lines() {
            text.push('\n');
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// The numbers an Act came with: those of its text, and those quoted after its first note.
fn references(act: &Value) -> (Vec<String>, Vec<String>) {
    let provisions = act["provisions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let note = provisions.iter().position(|one| one["title"] == "หมายเหตุ").unwrap_or(provisions.len());
    let of = |part: &[Value]| part.iter().filter_map(|one| reference(one)).collect();
    (of(&provisions[..note]), of(&provisions[note..]))
}

/// The reference in our form. Where the transcription lost or misspelt it, its own text decides; these are listed.
fn reference(one: &Value) -> Option<String> {
    let text = one["text"].as_str().unwrap_or_default();
    let kept = one["ref"].as_str().unwrap_or_default();
    let bare = digits::to_arabic(kept);
    let bare = bare.trim().trim_start_matches(['ุ', 'ึ']);
    let mended = match (bare, one["title"].as_str().unwrap_or_default()) {
        ("ยกเลิก", title) => {
            title.trim_start_matches("มาตรา ").replace(" (ยกเลิก)", "").replace(" ถึง มาตรา ", "-")
        }
        ("ฉบับที่ 2", _) => return None,
        ("", "มาตรา") => digits::to_arabic(text.split("   ").next()?).strip_prefix("มาตรา ")?.to_string(),
        ("", title) => digits::to_arabic(title).strip_prefix("มาตรา ")?.to_string(),
        ("37เอกวีสติ", _) => "37 เอกวีสติ".to_string(),
        ("6 จัดวา", _) => "6 จัตวา".to_string(),
        ("112 อัฏฐา", _) => "112 อัฏฐารส".to_string(),
        ("112 เอกูนว", _) => "112 เอกูนวีสติ".to_string(),
        ("2 ทวิ", _) if text.starts_with("มาตรา ๒๔ ทวิ") => "24 ทวิ".to_string(),
        _ => bare.to_string(),
    };
    Some(mended)
}

fn outcome(act: &Value) -> Outcome {
    let reading = read(&pasted(act));
    let (own, quoted) = references(act);
    let found: Vec<String> = reading.provisions().map(|piece| piece.number.clone()).collect();
    let (mut missing, mut invented) = difference(&own, &found);
    let (missing_quoted, invented_quoted) = difference(&quoted, &cited(&reading));
    missing.extend(missing_quoted.into_iter().map(|number| format!("note {number}")));
    invented.extend(invented_quoted.into_iter().map(|number| format!("note {number}")));
    let name = act["id"].as_str().unwrap_or_default().to_string();
    Outcome { name, wanted: own.len() + quoted.len(), missing, invented }
}

fn cited(reading: &Reading) -> Vec<String> {
    let notes = reading.pieces.iter().filter(|piece| piece.kind == Kind::Note);
    let paragraphs = notes.flat_map(|piece| &piece.paragraphs).filter(|paragraph| paragraph.shape == Shape::Cited);
    paragraphs.map(|paragraph| paragraph.number.clone()).collect()
}

/// What the one list holds and the other does not, counting repetitions.
fn difference(wanted: &[String], found: &[String]) -> (Vec<String>, Vec<String>) {
    let mut balance: HashMap<&str, i64> = HashMap::new();
    wanted.iter().for_each(|number| *balance.entry(number).or_default() += 1);
    found.iter().for_each(|number| *balance.entry(number).or_default() -= 1);
    let mut missing = Vec::new();
    let mut invented = Vec::new();
    for (number, count) in balance {
        let list = if count > 0 { &mut missing } else { &mut invented };
        list.extend(std::iter::repeat_n(number.to_string(), count.unsigned_abs() as usize));
    }
    missing.sort();
    invented.sort();
    (missing, invented)
}
