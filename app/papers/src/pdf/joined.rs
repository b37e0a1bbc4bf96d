//! Syllables put together again before a paper becomes a file. typst cuts a line of text wherever a mark is raised above another
//! (ที่, ขึ้น), each piece with the whole syllable as its text: a reader that copies, searches or speaks would have it twice. Here
//! the pieces become one text, whose raised marks keep their height.

use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};

/// Pieces of a line lie as near to each other as rounding allows.
const NEAR: Abs = Abs::raw(0.01);

/// The document with its syllables whole.
pub(super) fn joined(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| Page { frame: frame(&page.frame), ..page.clone() });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn frame(of: &Frame) -> Frame {
    let mut out = Frame::new(of.size(), of.kind());
    if of.has_baseline() {
        out.set_baseline(of.baseline());
    }
    let mut pending: Option<(Point, TextItem)> = None;
    for (at, item) in of.items() {
        if let FrameItem::Text(text) = item {
            match &mut pending {
                Some((begun, before)) if continues(*begun, before, *at, text) => join(*begun, before, *at, text),
                _ => {
                    let done = pending.replace((*at, text.clone()));
                    out.push_multiple(done.map(|(at, text)| (at, FrameItem::Text(text))));
                }
            }
            continue;
        }
        out.push_multiple(pending.take().map(|(at, text)| (at, FrameItem::Text(text))));
        let item = match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = frame(&group.frame);
                FrameItem::Group(group)
            }
            other => other.clone(),
        };
        out.push(*at, item);
    }
    out.push_multiple(pending.map(|(at, text)| (at, FrameItem::Text(text))));
    out
}

/// Whether a text is the next piece of the same line.
fn continues(begun: Point, before: &TextItem, at: Point, text: &TextItem) -> bool {
    let end = begun.x + before.width();
    let alike = before.font == text.font
        && before.size == text.size
        && before.fill == text.fill
        && before.stroke == text.stroke
        && (before.lang, before.region) == (text.lang, text.region);
    let fits = before.text.len() + text.text.len() <= usize::from(u16::MAX);
    alike && fits && (at.x - end).abs() <= NEAR && (at.y - begun.y).abs() < before.size
}

fn join(begun: Point, before: &mut TextItem, at: Point, text: &TextItem) {
    let raised = Em::from_abs(begun.y - at.y, before.size);
    let (shift, said) = match shared(before, text) {
        Some(syllable) => (before.text.len() - syllable, &text.text[syllable..]),
        None => (before.text.len(), text.text.as_str()),
    };
    before.text.push_str(said);
    before.glyphs.extend(text.glyphs.iter().cloned().map(|mut glyph| {
        glyph.y_offset += raised;
        // Within a line that fits, as was asked above.
        glyph.range = glyph.range.start + shift as u16..glyph.range.end + shift as u16;
        glyph
    }));
}

/// The length of the syllable that both pieces hold: the last of the one, where it still lacks letters, and the first of the other.
fn shared(before: &TextItem, text: &TextItem) -> Option<usize> {
    let last = before.glyphs.last()?.range();
    let syllable = before.text.get(last.clone()).filter(|_| last.end == before.text.len())?;
    let first = text.glyphs.first()?.range();
    let set = before.glyphs.iter().rev().take_while(|glyph| glyph.range() == last).count();
    // ำ is set as two: a circle above and the vowel.
    let whole = syllable.chars().count() + syllable.matches('\u{e33}').count();
    let same = text.text.get(first.clone()) == Some(syllable) && first.start == 0;
    (same && set < whole).then_some(syllable.len())
}
