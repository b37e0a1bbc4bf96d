//! The Acts of the shared data: how they are pasted, which numbers they came with, and what the reader makes of them.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use domain::digits;
use domain::reading::{Kind, Reading, Shape, read};
use serde_json::Value;

/// What came out for one Act.
pub struct Outcome {
    pub name: String,
    /// How many numbers it came with, those quoted in its notes included.
    pub wanted: usize,
    pub missing: Vec<String>,
    pub invented: Vec<String>,
    pub bytes: usize,
    pub took: Duration,
}

/// Every Act, as it lies in the folder.
pub fn acts(folder: &Path) -> Vec<Value> {
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
    let is_note = |one: &Value| one["text"].as_str().is_some_and(|text| text.starts_with("หมายเหตุ"));
    let note = provisions.iter().position(is_note).unwrap_or(provisions.len());
    let of = |part: &[Value]| part.iter().filter_map(reference).collect();
    (of(&provisions[..note]), of(&provisions[note..]))
}

/// The reference in our form. Where the transcription lost or misspelt it, the provision's own words decide: all
/// such slips are named here, so that no other is passed over.
fn reference(one: &Value) -> Option<String> {
    let text = digits::to_arabic(one["text"].as_str().unwrap_or_default());
    let title = digits::to_arabic(one["title"].as_str().unwrap_or_default());
    let kept = digits::to_arabic(one["ref"].as_str().unwrap_or_default());
    let kept = kept.trim().trim_start_matches(['ุ', 'ึ']);
    let label: Vec<&str> = text.split_whitespace().take(3).collect();
    Some(match (kept, title.as_str()) {
        // A heading of another statute, and an opinion about a section, filed as sections.
        ("ฉบับที่ 2", _) => return None,
        ("10", "") if text.starts_with("มาตรา 10 แห่ง") => return None,
        ("ยกเลิก", title) => title.replace("มาตรา ", "").replace(" (ยกเลิก)", "").replace(" ถึง ", "-"),
        ("", "มาตรา") if label.first() == Some(&"มาตรา") => match label.as_slice() {
            [_, number, "ทวิ"] => format!("{number} ทวิ"),
            [_, number, ..] => number.to_string(),
            _ => return None,
        },
        ("", title) => title.strip_prefix("มาตรา ")?.to_string(),
        ("37เอกวีสติ", _) => "37 เอกวีสติ".to_string(),
        ("6 จัดวา", _) => "6 จัตวา".to_string(),
        ("112 อัฏฐา", _) => "112 อัฏฐารส".to_string(),
        ("112 เอกูนว", _) => "112 เอกูนวีสติ".to_string(),
        ("2 ทวิ", _) if text.starts_with("มาตรา 24 ทวิ") => "24 ทวิ".to_string(),
        (kept @ ("4" | "11" | "125"), _) if label == ["มาตรา", kept, "ทวิ"] => format!("{kept} ทวิ"),
        (kept, _) => kept.to_string(),
    })
}

/// Reads an Act and compares.
pub fn outcome(act: &Value) -> Outcome {
    let source = pasted(act);
    let started = Instant::now();
    let reading = read(&source);
    let took = started.elapsed();
    let (own, quoted) = references(act);
    let found: Vec<String> = reading.provisions().map(|piece| piece.number.clone()).collect();
    let (mut missing, mut invented) = difference(&own, &found);
    let (missing_quoted, invented_quoted) = difference(&quoted, &cited(&reading));
    missing.extend(missing_quoted.into_iter().map(|number| format!("note {number}")));
    invented.extend(invented_quoted.into_iter().map(|number| format!("note {number}")));
    let name = act["id"].as_str().unwrap_or_default().to_string();
    Outcome { name, wanted: own.len() + quoted.len(), missing, invented, bytes: source.len(), took }
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
