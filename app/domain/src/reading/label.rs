//! The label that opens a provision, `มาตรา ๑๐ ทวิ` or `ข้อ ๓.`, told from a citation that happens to begin a line.

use super::mend::is_mark;
use super::number::{Number, blanks_at, is_blank, number_at};

/// What a text calls its provisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    Section,
    Clause,
}

#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub word: Word,
    pub number: Number,
    /// Bytes of the label in the line's body.
    pub length: usize,
    /// Where the provision's own words begin in the line's body.
    pub rest: usize,
    /// Set apart from what follows, by two blanks, a tab or the line's end.
    pub wide: bool,
    /// What follows reads like the rest of a citation: `มาตรา ๕ แห่ง…`, `มาตรา ๒๑ ตรี มาตรา ๒๙`.
    pub cites: bool,
}

/// Words that go on with a citation and never begin a provision or a heading's title.
const CITING: [&str; 15] = [
    "วรรค",
    "และ",
    "หรือ",
    "ถึง",
    "แห่ง",
    "มาตรา",
    "ของ",
    "ประกอบ",
    "ข้อ ",
    "ตามลำดับ",
    "ดังกล่าว",
    "ข้างต้น",
    "อนุมาตรา",
    "ก็ดี",
    "ดังนั้น",
];

pub(super) fn cites(rest: &str) -> bool {
    CITING.iter().any(|word| rest.starts_with(word)) || rest.starts_with([',', ')', ']', '”'])
}

pub(crate) fn label_at(body: &str) -> Option<Label> {
    let (word, name) =
        [(Word::Section, "มาตรา"), (Word::Clause, "ข้อ")].into_iter().find(|(_, name)| body.starts_with(name))?;
    // A stray vowel before the digits is a slip of the typing hand: `มาตรา ุ๖`.
    let gap = |text: &str| {
        text.len() - text.trim_start_matches(|letter: char| letter.is_whitespace() || is_mark(letter)).len()
    };
    let before = name.len() + gap(body.get(name.len()..)?);
    let (mut number, digits) = number_at(body.get(before..)?, word == Word::Clause)?;
    let mut length = before + digits;
    if let Some((last, end)) = range_at(body, length, name) {
        number.extend(&last);
        length = end;
    }
    let after = body.get(length..)?;
    let closing = word == Word::Clause && after.starts_with(')');
    let stop = usize::from(after.starts_with('.') || closing);
    let bold = after.get(stop..)?.chars().take_while(|letter| *letter == '*').count();
    let tail = after.get(stop + bold..)?;
    if tail.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '๐'..='๙' | '/' | '.')) {
        return None;
    }
    let gap = blanks_at(tail);
    let rest = tail.get(gap..)?;
    let wide =
        rest.is_empty() || tail.starts_with('\t') || tail.chars().take_while(|letter| is_blank(*letter)).count() > 1;
    Some(Label { word, number, length, rest: length + stop + bold + gap, wide, cites: cites(rest) })
}

/// `มาตรา ๒๔๙ ถึง มาตรา ๒๗๖ (ยกเลิก)`: the end of the range, when nothing but its repeal is said of it.
fn range_at(body: &str, from: usize, name: &str) -> Option<(Number, usize)> {
    let trimmed = |text: &'_ str| text.trim_start_matches(is_blank).len();
    let rest = body.get(from..)?.trim_start_matches(is_blank);
    let rest = ["ถึง", "และ", "-", "–"].iter().find_map(|joint| rest.strip_prefix(joint))?;
    let rest = rest.trim_start_matches(is_blank);
    let rest = rest.strip_prefix(name).unwrap_or(rest);
    let digits = body.len() - trimmed(rest);
    let (last, length) = number_at(body.get(digits..)?, false)?;
    let end = digits + length;
    let after = body.get(end..)?.trim_start_matches(is_blank);
    (after.starts_with("(ยกเลิก") || after.starts_with("ยกเลิก")).then_some((last, end))
}

/// `๑.` opening a provision of a text that has no word for them; asked only where there is none.
pub(super) fn bare_at(body: &str) -> Option<Label> {
    let (number, length) = number_at(body, true)?;
    let tail = body.get(length..)?.strip_prefix(['.', ')'])?;
    let gap = blanks_at(tail);
    let rest = length + 1 + gap;
    (number.steps.len() == 1 && gap > 0).then_some(Label {
        word: Word::Clause,
        number,
        length,
        rest,
        wide: true,
        cites: false,
    })
}

/// A decimal that stands for itself, `๓.๑.๒`: number, label's length, where its words begin.
pub(crate) fn decimal_at(body: &str) -> Option<(Number, usize, usize)> {
    let (number, length) = number_at(body, true)?;
    if !number.text.contains('.') || number.text.contains(['/', ' ']) {
        return None;
    }
    let after = body.get(length..)?;
    let stop = usize::from(after.starts_with('.'));
    let tail = after.get(stop..)?;
    if !tail.is_empty() && !tail.starts_with(is_blank) {
        return None;
    }
    Some((number, length, length + stop + blanks_at(tail)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_told_from_a_citation() {
        for (line, number, cited) in [
            ("มาตรา\u{a0}1\tพระราชบัญญัตินี้", "1", false),
            ("ข้อ ๑๐. ให้เจ้าพนักงาน", "10", false),
            ("ข้อ ๕.๑ ให้หน่วยงาน", "5.1", false),
            ("ข้อ ๖) ให้หน่วยงาน", "6", false),
            ("มาตรา ๗** ให้หน่วยงาน", "7", false),
            ("มาตรา ๑๐ ทวิ  รถม้า", "10 ทวิ", false),
            ("มาตรา ๒๑ ตรี มาตรา ๒๙ หรือ", "21 ตรี", true),
            ("มาตรา ๒๖ ประกอบกับมาตรา ๓๓", "26", true),
            ("มาตรา ๒๔๙ ถึง มาตรา ๒๗๖   (ยกเลิก)", "249-276", false),
            ("มาตรา ๑๖๕ ถึงมาตรา ๑๖๙ ความผิด", "165", true),
        ] {
            let label = label_at(line).unwrap_or_else(|| panic!("no label in {line}"));
            assert_eq!((label.number.text.as_str(), label.cites), (number, cited), "{line}");
        }
        assert!(label_at("ข้อสัญญาใด").is_none());
        assert!(label_at("มาตราชั่งตวงวัด").is_none());
    }
}
