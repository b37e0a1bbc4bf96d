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

/// Makes every text fit what is set: letters that the type has, and numbers that stay with their words.
fn fit(data: &mut Value, lacking: &mut bool) {
    match data {
        Value::String(text) => *text = fitting(text, lacking),
        Value::Array(items) => items.iter_mut().for_each(|item| fit(item, lacking)),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .filter(|(name, _)| *name != "is" && *name != "address")
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
    out.chars()
        .filter_map(|letter| match letter {
            '\n' => Some(letter),
            '\t' => Some(' '),
            // Nothing to be seen: joiners, selectors, word joiners.
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' => None,
            letter if world::shows(letter) => Some(letter),
            _ => {
                *lacking = true;
                Some(NO_GLYPH)
            }
        })
        .collect()
}
