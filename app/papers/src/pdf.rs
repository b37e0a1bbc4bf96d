//! A paper typeset by typst as PDF/UA-1 and PDF/A-2a: tagged, to be kept, Thai shaped and broken between words, with the site's own type inside. The
//! template is ours and what stands in the paper comes to it as data, so that nothing that people wrote is markup.

mod joined;
mod world;

use crate::paper::{Block, Paper};
use crate::{letters, qr};
use serde_json::Value;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::World;

/// What stands for a letter that the paper's type has not.
const NO_GLYPH: char = '□';

/// The file.
///
/// # Errors
/// What typst says of a paper that it cannot set; that is a fault of ours.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, String> {
    let mut data = serde_json::to_value(paper).map_err(|error| error.to_string())?;
    let mut lacking = false;
    fit(&mut data, &mut lacking);
    if let Some(seal) = &paper.seal {
        // The address stays what the template compares, and what is copied.
        let fitted = |line: &String| if *line == seal.address { line.clone() } else { fitting(line, &mut lacking) };
        data["seal"]["lines"] = seal.lines.iter().map(fitted).collect();
    }
    for text in data["blocks"].as_array_mut().into_iter().flatten().filter_map(heading) {
        // A heading of letters that nobody sees is no heading: PDF/UA refuses it.
        if text.trim().is_empty() {
            *text = "–".into();
        }
    }
    if lacking {
        let note = Block::note(words::papers::no_glyphs(paper.lang));
        let note = serde_json::to_value(note).map_err(|error| error.to_string())?;
        if let Some(Value::Array(blocks)) = data.get_mut("blocks") {
            blocks.push(note);
        }
    }
    let picture = paper.seal.as_ref().and_then(|seal| qr::png(&seal.address));
    if picture.is_none() {
        data["seal"] = Value::Null;
    }
    let world = World::new(serde_json::to_vec(&data).map_err(|error| error.to_string())?, picture.unwrap_or_default());
    let set = set(&world);
    // What typst remembers of a paper helps no other one.
    typst::comemo::evict(0);
    set
}

fn set(world: &World) -> Result<Vec<u8>, String> {
    let told = |errors: &[typst::diag::SourceDiagnostic]| {
        errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ")
    };
    let document = typst::compile::<PagedDocument>(world).output.map_err(|errors| told(&errors))?;
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions { ident: Smart::Auto, standards, ..PdfOptions::default() };
    typst_pdf::pdf(&joined::joined(&document), &options).map_err(|errors| told(&errors))
}

/// The text of a block that is a heading.
fn heading(block: &mut Value) -> Option<&mut String> {
    match block.get("is")?.as_str()? {
        "heading" => match block.get_mut("text")? {
            Value::String(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Makes every text fit what is set: letters that the type has, and numbers that stay with their words.
fn fit(data: &mut Value, lacking: &mut bool) {
    match data {
        Value::String(text) => *text = fitting(text, lacking),
        Value::Array(items) => items.iter_mut().for_each(|item| fit(item, lacking)),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .filter(|(name, _)| *name != "is" && *name != "seal")
                .for_each(|(_, field)| fit(field, lacking));
        }
        _ => {}
    }
}

fn fitting(text: &str, lacking: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    let text = letters::kept(text);
    for range in domain::reading::unbroken(&text) {
        out.push_str(&text[from..range.start]);
        out.push_str(&text[range.clone()].replace(' ', "\u{a0}"));
        from = range.end;
    }
    out.push_str(&text[from..]);
    let mut seen = Vec::with_capacity(out.len());
    for letter in out.chars() {
        match letter {
            '\n' => seen.push(letter),
            '\t' => seen.push(' '),
            // Nothing to be seen: joiners, selectors, word joiners.
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => {}
            letter if world::shows(letter) => seen.push(letter),
            _ => {
                *lacking = true;
                seen.push(NO_GLYPH);
            }
        }
    }
    breakable(&seen)
}

/// So many letters that are no Thai words, or the same one so often, or anything without a blank, stand in one line unbroken.
const LONGEST_WORD: usize = 50;
const LONGEST_RUN: usize = 1_000;

/// A text whose endless words may be broken: an address of two hundred letters, a letter held down. Words of people have no need
/// of it and stay as they are.
fn breakable(letters: &[char]) -> String {
    let thai = |letter: char| ('\u{e01}'..='\u{e5b}').contains(&letter);
    // Vowels and marks that stay with the letter before them.
    let hangs = |letter: char| matches!(letter, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}' | '\u{300}'..='\u{36f}');
    let mut out = String::with_capacity(letters.len() * 3);
    let (mut foreign, mut same, mut all, mut before) = (0, 0, 0, '\n');
    for letter in letters.iter().copied() {
        let long = foreign >= LONGEST_WORD || same >= LONGEST_WORD || all >= LONGEST_RUN;
        if long && !hangs(letter) && !letter.is_whitespace() {
            out.push('\u{200b}');
            (foreign, same, all) = (0, 0, 0);
        }
        out.push(letter);
        let blank = letter.is_whitespace();
        foreign = if blank || thai(letter) { 0 } else { foreign + 1 };
        same = if letter == before { same + 1 } else { 0 };
        all = if blank { 0 } else { all + 1 };
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_words_may_be_broken_and_no_others() {
        let of = |text: &str| breakable(&text.chars().collect::<Vec<_>>());
        for whole in ["ให้ผู้จัดการตลาดแจ้งผู้ค้าล่วงหน้าไม่น้อยกว่าหกสิบวันก่อนขึ้นค่าแผงโดยปิดประกาศไว้", "https://siang.example/c/6"]
        {
            assert_eq!(of(whole), whole);
        }
        for endless in ["ก".repeat(20_000), "x".repeat(20_000), "กข".repeat(10_000), "กิ".repeat(10_000)] {
            let broken = of(&endless);
            assert!(broken.split('\u{200b}').all(|part| part.chars().count() <= LONGEST_RUN + 2), "{}", &endless[..6]);
            assert!(!broken.contains("\u{200b}\u{e34}"));
        }
    }
}
