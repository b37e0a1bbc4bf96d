//! Every amending clause of the real Acts: consolidated texts keep some in their endnotes and transitory provisions.

use std::io::Read;

use domain::amend::{self, Bill, Reason};
use domain::reading;
use flate2::read::GzDecoder;
use serde_json::Value;

use crate::shared::folder;

/// A provision that changes another law, as it opens.
fn amends(words: &str) -> bool {
    let word = ["คำว่า", "มาตรา", "ความ", "บัญชี", "อัตรา", "ข้อ ", "หมวด", "ลักษณะ", "วรรค", "("];
    ["ให้ยกเลิก", "ให้เพิ่ม", "ให้แก้ไข", "ให้แก้"].iter().any(|verb| {
        words.match_indices(verb).any(|(at, _)| {
            let rest = words[at + verb.len()..].trim_start();
            let opens = words[..at].trim().is_empty()
                || (words.starts_with("ใน") && !words.starts_with("ในกรณี"))
                || words.starts_with('(');
            opens && word.iter().any(|word| rest.starts_with(word))
        })
    })
}

/// Every provision of all Acts, and the endnotes' of the Acts that amended them.
fn provisions() -> Option<Vec<(String, String)>> {
    let file = std::fs::File::open(folder("acts")?.join("acts.jsonl.gz")).ok()?;
    let mut lines = String::new();
    GzDecoder::new(file).read_to_string(&mut lines).expect("gzip");
    let mut found = Vec::new();
    for line in lines.lines() {
        let act: Value = serde_json::from_str(line).expect("JSON");
        let title = act["title"].as_str().unwrap_or_default();
        for provision in act["provisions"].as_array().into_iter().flatten() {
            let text = provision["text"].as_str().unwrap_or_default().trim();
            if text.starts_with("มาตรา") {
                found.push((title.to_string(), text.to_string()));
            }
        }
    }
    Some(found)
}

/// Does it change a part of another law?
fn is_amending(text: &str) -> bool {
    let rest = text.trim_start_matches("มาตรา").trim_start();
    let words = rest.trim_start_matches(|c: char| domain::digits::value(c).is_some()).trim_start();
    words.lines().any(|line| amends(line.trim()))
}

fn bill(text: &str) -> Bill {
    amend::read(&reading::read(&format!("# พระราชบัญญัติ ก พ.ศ. ๒๕๐๐\n\n{text}\n")))
}

#[test]
fn the_formulas_of_real_acts_are_known() {
    let Some(provisions) = provisions() else { return };
    let clauses: Vec<_> = provisions.into_iter().filter(|(_, text)| is_amending(text)).collect();
    let (mut read, mut without) = (0, 0);
    for (title, text) in &clauses {
        let bill = bill(text);
        // The fees of an Act long past are not kept in the text that it amended.
        let unkept = bill.clauses.iter().any(|clause| clause.unread.iter().any(|one| one.why == Reason::NoText));
        let understood = bill.unread() == 0 && bill.clauses.iter().any(|clause| !clause.operations.is_empty());
        read += usize::from(understood);
        without += usize::from(unkept);
        if !understood {
            println!("{title}: {}\n    {:?}", text.chars().take(240).collect::<String>(), bill.clauses);
        }
    }
    println!("{read} of {} understood; of {without} more only the words that they bring are missing", clauses.len());
    assert!((read + without) * 10 >= clauses.len() * 9, "{read} and {without} of {}", clauses.len());
}

#[test]
fn ordinary_provisions_of_real_acts_raise_no_alarm() {
    let Some(provisions) = provisions() else { return };
    let (mut laws, mut alarms, mut invented) = (0, 0, 0);
    for (title, text) in provisions.iter().filter(|(_, text)| !is_amending(text)) {
        let bill = bill(text);
        laws += bill.clauses.iter().map(|clause| clause.laws.len()).sum::<usize>();
        let changes = bill.changes().len();
        if bill.unread() > 0 || changes > 0 {
            alarms += bill.unread();
            invented += changes;
            println!("{title}: {}\n    {:?}", text.chars().take(200).collect::<String>(), bill.clauses);
        }
    }
    println!("{} provisions: {laws} laws repealed whole, {alarms} alarms, {invented} changes", provisions.len());
    // Four change laws in ways of their own: by a list of words at the end, by whole books, by taking a word out.
    assert!(alarms <= 4 && invented == 0, "{alarms} alarms, {invented} changes");
}
