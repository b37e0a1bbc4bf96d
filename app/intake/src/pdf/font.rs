//! The fonts of a page, as far as reading needs them: codes, letters, widths.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

use super::letters::Letters;
use crate::limits::UNPACKED_ENTRY;

pub(super) struct Font<'a> {
    letters: Letters,
    /// For fonts without a table of letters.
    encoding: Option<Encoding<'a>>,
    length: usize,
    widths: HashMap<u32, f32>,
    usual_width: f32,
}

impl<'a> Font<'a> {
    /// Takes what it keeps from `codes`, and adds what it unpacks to `unpacked`.
    pub fn new(document: &'a Document, font: &'a Dictionary, codes: &mut usize, unpacked: &mut usize) -> Font<'a> {
        let letters = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .ok()
            .and_then(|stream| stream.get_plain_content_with_limit(UNPACKED_ENTRY / 16).ok())
            .map(|table| {
                *unpacked += table.len();
                Letters::read(&table, *codes)
            });
        let composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let encoding = match &letters {
            None if !composite => font.get_font_encoding_with_limit(document, UNPACKED_ENTRY / 16).ok(),
            _ => None,
        };
        let letters = letters.unwrap_or_default();
        let length = if composite { letters.length.unwrap_or(2) } else { 1 };
        let (widths, usual_width) =
            if composite { composite_widths(document, font, *codes) } else { simple_widths(document, font) };
        *codes = codes.saturating_sub(letters.count() + widths.len());
        Font { letters, encoding, length, widths, usual_width }
    }

    /// The codes of a string: their letters if known, their width in thousandths of the size, and whether it is a blank
    /// of one byte (which word spacing widens).
    pub fn codes<'s>(&'s self, string: &'s [u8]) -> impl Iterator<Item = (Option<String>, f32, bool)> + 's {
        string.chunks(self.length).map(|bytes| {
            let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let width = self.widths.get(&code).copied().unwrap_or(self.usual_width);
            let text = self.letters.get(code).map(str::to_string).or_else(|| {
                let text = Document::decode_text(self.encoding.as_ref()?, bytes).ok()?;
                (!text.is_empty()).then_some(text)
            });
            (text, width, bytes == b" ")
        })
    }
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok()
}

fn simple_widths(document: &Document, font: &Dictionary) -> (HashMap<u32, f32>, f32) {
    let first = font
        .get_deref(b"FirstChar", document)
        .and_then(Object::as_i64)
        .ok()
        .and_then(|first| u32::try_from(first).ok());
    let widths = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
    let widths =
        widths.into_iter().flatten().take(256).map(|width| resolve(document, width).and_then(number).unwrap_or(0.0));
    ((first.unwrap_or(0)..).zip(widths).collect(), 500.0)
}

/// PDF 32000-1, 9.7.4.3: `first [w w w]` and `first last w`.
fn composite_widths(document: &Document, font: &Dictionary, most: usize) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let descendant = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|fonts| resolve(document, fonts.first()?)?.as_dict().ok());
    let Some(descendant) = descendant else { return (widths, 1000.0) };
    let usual = descendant.get_deref(b"DW", document).ok().and_then(number).unwrap_or(1000.0);
    let listed = descendant.get_deref(b"W", document).and_then(Object::as_array).ok();
    let mut listed = listed.into_iter().flatten().filter_map(|object| resolve(document, object));
    while let Some(first) =
        listed.next().and_then(|first| first.as_i64().ok()).and_then(|first| u32::try_from(first).ok())
    {
        match listed.next() {
            Some(Object::Array(each)) => widths.extend((first..).zip(each.iter().take(65_536).filter_map(number))),
            Some(last) => {
                let (Ok(last), Some(width)) = (last.as_i64(), listed.next().and_then(number)) else { break };
                let last = u32::try_from(last).unwrap_or(0).min(first.saturating_add(65_536));
                widths.extend((first..=last).map(|code| (code, width)));
            }
            None => break,
        }
        if widths.len() > most {
            break;
        }
    }
    (widths, usual)
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}
