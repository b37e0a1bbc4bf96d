//! Headings from book to part, with or without their title on the same line.

use super::label::cites;
use super::number::{Number, blanks_at, number_at};
use super::piece::Kind;

pub(super) struct Heading<'a> {
    pub kind: Kind,
    /// 0 for a book, 5 for the smallest part.
    pub level: u8,
    pub number: Option<Number>,
    /// Bytes of the label in the line's body.
    pub length: usize,
    /// What follows on the same line.
    pub title: &'a str,
}

/// The longest line that is still a heading, in bytes: about 150 Thai letters.
const LONGEST: usize = 450;

/// The level at which a transitory heading stands: beside chapters, and it ends everything open.
const CHAPTER: u8 = 3;

pub(super) fn heading_at(body: &str) -> Option<Heading<'_>> {
    if body.len() > LONGEST {
        return None;
    }
    unnumbered(body).or_else(|| numbered(body))
}

/// What follows a footnote's mark: `[1]`, `[๒]`.
fn without_mark(text: &str) -> &str {
    let inner = text.strip_prefix('[').and_then(|inner| inner.split_once(']'));
    let is_mark = |mark: &str| {
        (1..=3).contains(&mark.chars().count()) && mark.chars().all(|letter| crate::digits::value(letter).is_some())
    };
    inner.filter(|(mark, _)| is_mark(mark)).map_or(text, |(_, after)| after)
}

fn unnumbered(body: &str) -> Option<Heading<'_>> {
    let mark = body.rfind('[').filter(|at| without_mark(&body[*at..]).is_empty()).unwrap_or(body.len());
    let body = body[..mark].trim_end();
    let kind = match body {
        "บทเฉพาะกาล" | "บทบัญญัติเฉพาะกาล" => Kind::Transitory,
        "บททั่วไป" | "บทกำหนดโทษ" | "บทลงโทษ" | "บทสุดท้าย" => {
            Kind::Chapter
        }
        _ => return None,
    };
    Some(Heading { kind, level: CHAPTER, number: None, length: body.len(), title: "" })
}

fn numbered(body: &str) -> Option<Heading<'_>> {
    let (name, kind, level) = [
        ("บรรพ", Kind::Book, 0),
        ("ภาค", Kind::Division, 1),
        ("ลักษณะ", Kind::Title, 2),
        ("หมวด", Kind::Chapter, CHAPTER),
        ("ส่วน", Kind::Part, 4),
        ("ตอน", Kind::Part, 5),
    ]
    .into_iter()
    .find(|(name, ..)| body.starts_with(name))?;
    let mut before = name.len();
    if body.get(before..)?.starts_with("ที่") {
        before += "ที่".len();
    }
    let gap = body.get(before..)?;
    before += gap.len() - gap.trim_start().len();
    let (number, digits) = number_at(body.get(before..)?, false)?;
    let length = before + digits;
    let after = without_mark(body.get(length..)?);
    let blanks = blanks_at(after);
    let title = after.get(blanks..)?;
    let apart = title.is_empty() || blanks > 0 || title.starts_with([':', '-', '–']);
    // "หมวด ๑ และหมวด ๒ ให้ใช้บังคับ…" goes on with a sentence.
    let sentence = cites(title) || ["ให้", "ตาม", "หมวด", "ส่วนที่", "ต้อง"].iter().any(|word| title.starts_with(word));
    if !apart || sentence {
        return None;
    }
    let title = title.trim_start_matches([':', '-', '–']).trim();
    Some(Heading { kind, level, number: Some(number), length, title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_told_from_a_sentence() {
        for (line, kind, title) in [
            ("หมวด ๓/๑", Kind::Chapter, ""),
            ("หมวด ๔ บทกำหนดโทษ", Kind::Chapter, "บทกำหนดโทษ"),
            ("ส่วนที่ ๑", Kind::Part, ""),
            ("ลักษณะ ๗ ทวิ  ว่าด้วยการเดินเรือ", Kind::Title, "ว่าด้วยการเดินเรือ"),
            ("บทเฉพาะกาล", Kind::Transitory, ""),
            ("หมวด ๑[1]", Kind::Chapter, ""),
            ("หมวด ๑[๑๒] บททั่วไป", Kind::Chapter, "บททั่วไป"),
            ("บทเฉพาะกาล[2]", Kind::Transitory, ""),
        ] {
            let heading = heading_at(line).unwrap_or_else(|| panic!("no heading in {line}"));
            assert_eq!((heading.kind, heading.title), (kind, title));
        }
        for line in ["หมวด ๑ และหมวด ๒ ให้ใช้บังคับ", "ส่วนการที่จะวินิจฉัยว่า", "ลักษณะของรถม้า", "หมวด ๑[ก]ข", "หมวด ๒ ให้ยกเลิก"]
        {
            assert!(heading_at(line).is_none(), "{line}");
        }
    }
}
