//! Thai text in clauses. Thai writes no full stop: a blank, a line's end, or a word that begins a new thought parts them.

use crate::seam::{BEGIN, OPEN, ends_short, is_within};
use std::ops::Range;
use thai::segment::{Kind, Segmenter, Word};

/// Words of a clause, at least, and words after which one is parted before a beginning.
const LEAST: usize = 4;
const LONG: usize = 12;

/// The clauses of a text, as ranges of its bytes without the blanks around them. Together they leave out blanks alone.
pub(crate) fn clauses(text: &str, segmenter: &mut Segmenter) -> Vec<Range<usize>> {
    let mut words: Vec<Word> = Vec::new();
    segmenter.words_as_written(text, &mut words);
    let mut clauses = Vec::new();
    let (mut start, mut count) = (0, 0);
    let mut before = "";
    for (i, word) in words.iter().enumerate() {
        let written = &text[word.range.clone()];
        let next = words.get(i + 1);
        let ends = match word.kind {
            Kind::Blank if written.contains('\n') => true,
            Kind::Blank => {
                // A blank beside a number or a foreign word is how they are written.
                let beside = next.is_some_and(|next| matches!(next.kind, Kind::Number))
                    || i > 0
                        && matches!(words[i - 1].kind, Kind::Number)
                        && !next.is_some_and(|next| begins(text, next));
                let latin =
                    next.is_some_and(|next| next.kind == Kind::Foreign) || i > 0 && words[i - 1].kind == Kind::Foreign;
                count >= LEAST
                    && !beside
                    && !latin
                    && !OPEN.contains(&before)
                    && !is_within(&text[..word.range.start], &text[word.range.end..])
                    && !repeats(text, &words[..i], next)
                    && !next.is_some_and(|next| text[next.range.clone()].starts_with('ๆ'))
            }
            Kind::Sign => {
                let stop = matches!(written, "." | "!" | "?" | ";") && next.is_none_or(|next| next.kind == Kind::Blank);
                stop && (next.is_none() || written != "." || !ends_short(&text[start..word.range.end]))
            }
            _ => count >= LONG && begins(text, word),
        };
        if ends {
            // A word that begins belongs to what follows.
            let end = if word.is_text() { word.range.start } else { word.range.end };
            push(text, start..end, &mut clauses);
            (start, count) = (end, 0);
        }
        if word.is_text() {
            count += 1;
            before = written;
        }
    }
    // A tail too short to stand alone stays with the clause before it.
    match clauses.last_mut() {
        Some(last) if count < LEAST && count > 0 && !text[last.end..start.max(last.end)].contains('\n') => {
            last.end = text.trim_end().len().max(last.end);
        }
        _ => push(text, start..text.len(), &mut clauses),
    }
    clauses
}

/// Whether a word said twice stands before a blank: after ๆ one is always written, and parts nothing by itself.
fn repeats(text: &str, before: &[Word], next: Option<&Word>) -> bool {
    let twice = before.last().is_some_and(|word| text[word.range.clone()].ends_with('ๆ'));
    twice && !next.is_some_and(|next| begins(text, next) || text[next.range.clone()].starts_with("ขอ"))
}

fn begins(text: &str, word: &Word) -> bool {
    BEGIN.contains(&&text[word.range.clone()])
}

fn push(text: &str, range: Range<usize>, clauses: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    if end > start {
        clauses.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = clauses(text, &mut Segmenter::new()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_blank_parts_clauses_but_not_numbers_from_their_units() {
        check(
            "ค่าธรรมเนียม ๓๐๐ บาทแพงเกินไปสำหรับร้านเล็ก ขอให้ลดลงครึ่งหนึ่ง",
            &["ค่าธรรมเนียม ๓๐๐ บาทแพงเกินไปสำหรับร้านเล็ก", "ขอให้ลดลงครึ่งหนึ่ง"],
        );
    }

    #[test]
    fn a_word_said_twice_stays_with_what_follows() {
        check("ควรติดป้ายราคาตัวใหญ่ ๆ หน้าตู้ทุกตู้", &["ควรติดป้ายราคาตัวใหญ่ ๆ หน้าตู้ทุกตู้"]);
        check("รถวิ่งเร็วมากจนน่ากลัวจริง ๆ ขอให้ทำลูกระนาด", &["รถวิ่งเร็วมากจนน่ากลัวจริง ๆ", "ขอให้ทำลูกระนาด"]);
    }

    #[test]
    fn an_abbreviation_a_date_and_a_place_part_nothing() {
        check("ควรติดป้าย มอก. 934 ทุกเครื่องที่ขาย", &["ควรติดป้าย มอก. 934 ทุกเครื่องที่ขาย"]);
        check(
            "เทศบาลประชุมเมื่อวันที่ ๓ ก.ค. ๒๕๖๘ โดยไม่บอกใครในหมู่บ้าน",
            &["เทศบาลประชุมเมื่อวันที่ ๓ ก.ค. ๒๕๖๘ โดยไม่บอกใครในหมู่บ้าน"],
        );
        check(
            "เห็นควรให้ปิดประกาศล่วงหน้าสามสิบวัน ณ ตลาด ขอให้แจ้งทุกแผง",
            &["เห็นควรให้ปิดประกาศล่วงหน้าสามสิบวัน ณ ตลาด", "ขอให้แจ้งทุกแผง"],
        );
        check("ร่างนี้ขัดกับ พ.ร.บ. ขนส่งทางบก ที่ใช้อยู่ตอนนี้", &["ร่างนี้ขัดกับ พ.ร.บ. ขนส่งทางบก", "ที่ใช้อยู่ตอนนี้"]);
        check("เปิดเพลงดังถึงเวลา 23.00 น. ขอให้ปิดเร็วกว่านี้", &["เปิดเพลงดังถึงเวลา 23.00 น.", "ขอให้ปิดเร็วกว่านี้"]);
    }

    #[test]
    fn a_short_tail_stays_with_its_clause() {
        check("อยากให้มีไฟส่องสว่างตลอดทาง ขอบคุณ", &["อยากให้มีไฟส่องสว่างตลอดทาง ขอบคุณ"]);
    }

    #[test]
    fn nothing_has_no_clauses() {
        check("  \n ", &[]);
    }
}
