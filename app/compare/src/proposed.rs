//! A wording that somebody proposes, set against the text that it would take the place of.

use crate::difference::{Differ, Stretch, Turn};

/// A longer text, or a longer wording, is not compared: in bytes, some eight thousand letters of Thai.
const LONGEST: usize = 24_000;
/// Of a hundred letters of the text so many stay, where a wording changes it. Where fewer do it is another text, and a mosaic of
/// both tells nobody anything.
const LEAST_KEPT: usize = 30;
/// A wording that keeps fewer is a change too where so many of a hundred of its own letters are the text's, so many at least.
const MOST_OF_IT: usize = 80;
const ENOUGH: usize = 20;

/// What a wording changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The stretches of the text and the wording, in order.
    pub stretches: Vec<Stretch>,
    /// Whether whole paragraphs before or after those that the wording speaks of are left out of it. Whether they should go or
    /// stay it does not say, and so they are not among the stretches.
    pub beside: bool,
}

/// The stretches of a text and of a wording for it, or for some paragraphs of it; nothing where the wording is another text rather than
/// a change of this one.
///
/// ```
/// use compare::{Differ, proposed};
/// let differ = &mut Differ::new();
/// let text = "ให้ผู้ขายแจ้งผู้ซื้อภายในสามสิบวัน";
/// assert_eq!(proposed(differ, text, "ให้ผู้ขายแจ้งผู้ซื้อภายในหกสิบวัน").map(|found| found.stretches.len()), Some(4));
/// assert_eq!(proposed(differ, text, "ควรมีที่จอดรถ"), None);
/// ```
pub fn proposed(differ: &mut Differ, text: &str, wording: &str) -> Option<Proposed> {
    if text.trim().is_empty() || wording.trim().is_empty() || text.len().max(wording.len()) > LONGEST {
        return None;
    }
    let mut stretches = differ.difference(text, wording);
    let before = left_out_before(text, wording, &mut stretches);
    let after = left_out_after(text, wording, &mut stretches);
    let letters = |one: &Stretch| text[one.old.clone()].chars().filter(|c| !c.is_whitespace()).count();
    let all: usize = stretches.iter().map(letters).sum();
    let kept: usize = stretches.iter().filter(|one| one.turn == Turn::Same).map(letters).sum();
    // One that takes much out says nothing new: nearly all its words are the text's.
    let new = wording.chars().filter(|c| !c.is_whitespace()).count();
    let shortens = kept >= ENOUGH && kept * 100 >= new * MOST_OF_IT;
    let changes = kept > 0 && kept * 100 >= all * LEAST_KEPT || shortens;
    changes.then_some(Proposed { stretches, beside: before || after })
}

/// Takes whole lines that go before anything else off the stretches; lines that others take the place of stay.
fn left_out_before(text: &str, wording: &str, stretches: &mut Vec<Stretch>) -> bool {
    let Some(first) = stretches.first().filter(|one| one.turn == Turn::Removed) else { return false };
    if stretches.get(1).is_some_and(|next| next.turn == Turn::Added && wording[next.new.clone()].contains('\n')) {
        return false;
    }
    let Some(end) = text[first.old.clone()].rfind('\n').map(|at| first.old.start + at + 1) else { return false };
    match end == first.old.end {
        true => _ = stretches.remove(0),
        false => stretches[0].old.start = end,
    }
    true
}

/// The same of lines after all others.
fn left_out_after(text: &str, wording: &str, stretches: &mut Vec<Stretch>) -> bool {
    let Some(last) = stretches.iter().rposition(|one| one.turn == Turn::Removed) else { return false };
    match &stretches[last + 1..] {
        [] => {}
        [added] if added.turn == Turn::Added && !wording[added.new.clone()].trim_end().contains('\n') => {}
        _ => return false,
    }
    let going = stretches[last].old.clone();
    if going.end != text.len() {
        return false;
    }
    let begins = going.start == 0 || text[..going.start].ends_with('\n');
    match (begins, text[going.clone()].trim_start_matches('\n').len() < going.len(), text[going.clone()].find('\n')) {
        // Its lines begin with it.
        (true, ..) | (_, true, _) if last + 1 == stretches.len() => _ = stretches.remove(last),
        (_, false, Some(at)) if at > 0 => stretches[last].old.end = going.start + at,
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[-removed-]` and `{+added+}`.
    fn told(text: &str, wording: &str) -> (String, bool) {
        let found = proposed(&mut Differ::new(), text, wording).expect("a change");
        let of = |one: &Stretch| match one.turn {
            Turn::Same => wording[one.new.clone()].to_string(),
            Turn::Removed => format!("[-{}-]", &text[one.old.clone()]),
            Turn::Added => format!("{{+{}+}}", &wording[one.new.clone()]),
        };
        (found.stretches.iter().map(of).collect(), found.beside)
    }

    const THREE: &str = "ผู้ใดประสงค์จะจัดตลาดนัดต้องได้รับใบอนุญาต\nการขอรับใบอนุญาตให้เป็นไปตามกฎกระทรวง\nใบอนุญาตให้มีอายุหนึ่งปี";

    #[test]
    fn a_wording_that_keeps_little_is_another_text() {
        let of =
            |wording: &str| proposed(&mut Differ::new(), "ผู้ใดประสงค์จะจัดตลาดนัดต้องได้รับใบอนุญาตจากคณะกรรมการ", wording);
        assert!(of("ผู้ใดประสงค์จะจัดตลาดนัดต้องแจ้งคณะกรรมการ").is_some());
        assert!(of("ให้รัฐมนตรีว่าการกระทรวงมหาดไทยรักษาการตามพระราชบัญญัตินี้").is_none());
        assert!(of("ยกเลิก").is_none() && of("").is_none());
        assert!(proposed(&mut Differ::new(), "", "อะไร").is_none());
    }

    #[test]
    fn what_is_added_to_a_whole_text_is_a_change_of_it() {
        let text = "ให้ผู้ขายแจ้งผู้ซื้อ";
        let added = format!("{text}\n{}", "และให้คณะกรรมการประกาศหลักเกณฑ์ ".repeat(20));
        let found = proposed(&mut Differ::new(), text, &added).expect("a change");
        assert!(found.stretches.iter().all(|one| one.turn != Turn::Removed) && !found.beside);
    }

    #[test]
    fn a_wording_for_one_paragraph_says_nothing_of_the_others() {
        for (wording, shown) in [
            ("ผู้ใดประสงค์จะจัดตลาดนัดต้องแจ้งให้ทราบ", "ผู้ใดประสงค์จะจัดตลาดนัดต้อง[-ได้รับใบอนุญาต-]{+แจ้งให้ทราบ+}"),
            ("ใบอนุญาตให้มีอายุสามปี", "ใบอนุญาตให้มีอายุ[-หนึ่ง-]{+สาม+}ปี"),
            ("การขอรับใบอนุญาตให้เป็นไปตามประกาศ", "การขอรับใบอนุญาตให้เป็นไปตาม[-กฎกระทรวง-]{+ประกาศ+}"),
        ] {
            let (told, beside) = told(THREE, wording);
            assert_eq!((told.trim(), beside), (shown, true));
        }
    }

    #[test]
    fn a_paragraph_left_out_between_others_is_to_go() {
        let (told, beside) = told(THREE, "ผู้ใดประสงค์จะจัดตลาดนัดต้องได้รับใบอนุญาต\nใบอนุญาตให้มีอายุหนึ่งปี");
        assert!(told.contains("[-การขอรับใบอนุญาตให้เป็นไปตามกฎกระทรวง") && !beside, "{told}");
    }

    #[test]
    fn a_text_of_a_book_is_not_compared() {
        let long = "ก ".repeat(LONGEST);
        assert!(proposed(&mut Differ::new(), &long, &long).is_none());
    }
}
