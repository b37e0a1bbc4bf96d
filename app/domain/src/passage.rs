//! A passage of a draft that a comment speaks of: words that stand in its part, letter by letter.

use crate::reading::unbroken;
use crate::refusal::Refusal;
use crate::text::{self, Lines};

/// The longest passage, in graphemes: some five lines of a law.
pub const LONGEST: u32 = 400;
/// So many passages of one part are offered at most.
pub const MOST: usize = 60;
/// What is shorter than this, in characters, is offered with what comes after it.
const SHORTEST: usize = 32;

/// A passage as it was sent, without what surrounds it; empty where there is none.
///
/// # Errors
/// [`Refusal::TooLong`] and what else no text may hold.
pub fn parse(typed: &str) -> Result<String, Refusal> {
    text::clean(typed, LONGEST, Lines::One)
}

/// The passage as it stands in the words of its part, each run of blanks as one: a page shows several so, and a line end as well.
///
/// # Errors
/// [`Refusal::NotInPart`] where it does not stand there.
pub fn quoted(part: &str, passage: &str) -> Result<String, Refusal> {
    let stands = text::stands_in(part, passage).ok_or(Refusal::NotInPart)?;
    Ok(stands.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The passages that a part is offered in: Thai sets a blank between its clauses, as others set a comma. A citation is never parted, and
/// what is too short to be found again goes with the next.
pub fn clauses(part: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in part.lines() {
        let mut here: Vec<String> = Vec::new();
        for piece in parted(line) {
            // A number in brackets belongs to what it numbers or to the citation before it.
            let joins = |last: &String| last.chars().count() < SHORTEST || piece.starts_with('(');
            match here.last_mut().filter(|last| joins(last)) {
                Some(last) => *last = format!("{last} {piece}"),
                None => here.push(piece),
            }
        }
        // What is left over at the end goes with what stands before it.
        if here.len() > 1 && here.last().is_some_and(|last| last.chars().count() < SHORTEST) {
            let last = here.pop().unwrap_or_default();
            here.iter_mut().last().into_iter().for_each(|before| *before = format!("{before} {last}"));
        }
        found.extend(here);
    }
    found.retain(|clause| text::length(clause) <= LONGEST as usize);
    found.truncate(MOST);
    found
}

/// A line at its blanks, but for those inside citations.
fn parted(line: &str) -> Vec<String> {
    let whole = unbroken(line);
    let mut pieces = vec![String::new()];
    for (at, c) in line.char_indices() {
        let inside = whole.iter().any(|range| range.contains(&at));
        match (c.is_whitespace(), inside, pieces.last_mut()) {
            (true, false, _) => pieces.push(String::new()),
            (true, true, Some(last)) => last.push(' '),
            (_, _, Some(last)) => last.push(c),
            _ => {}
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "มาตรา ๗ กรรมการตามมาตรา ๖ (๓) และ (๔) ต้องมีคุณสมบัติและไม่มีลักษณะต้องห้าม  ดังต่อไปนี้\n(๑) มีสัญชาติไทยและมีอายุไม่ต่ำกว่ายี่สิบห้าปี\n(๒) ไม่เป็นบุคคลล้มละลาย";

    #[test]
    fn a_passage_stands_in_its_part_whatever_its_blanks() {
        assert_eq!(quoted(PART, "ต้องห้าม ดังต่อไปนี้ (๑) มี"), Ok("ต้องห้าม ดังต่อไปนี้ (๑) มี".into()));
        assert_eq!(quoted(PART, "ต้องห้ามดังต่อไปนี้"), Ok("ต้องห้าม ดังต่อไปนี้".into()));
        assert_eq!(quoted(PART, "มีสัญชาติลาว"), Err(Refusal::NotInPart));
        assert_eq!(quoted(PART, ""), Ok(String::new()));
    }

    #[test]
    fn every_clause_offered_stands_in_the_part_and_no_citation_is_parted() {
        let found = clauses(PART);
        assert!(found.len() >= 3, "{found:?}");
        for clause in &found {
            assert_eq!(quoted(PART, clause).as_ref(), Ok(clause));
            assert!(!clause.ends_with("มาตรา") && !clause.starts_with("๖"), "{clause}");
        }
        let one = clauses("ให้แจ้งตามมาตรา ๖");
        assert_eq!(one, ["ให้แจ้งตามมาตรา ๖"]);
    }

    #[test]
    fn a_part_without_end_offers_so_many_and_no_book() {
        let found = clauses(&"ให้คณะกรรมการประกาศหลักเกณฑ์ตามที่เห็นสมควร ".repeat(500));
        assert_eq!(found.len(), MOST);
        assert!(clauses(&"ก".repeat(2_000)).is_empty());
        assert_eq!(parse(&"ก".repeat(401)), Err(Refusal::TooLong { most: 400, got: 401 }));
    }
}
