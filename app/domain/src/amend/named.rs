//! A part of a law as people write it in a form: "มาตรา ๕ วรรคสอง (๓)", "12/1", "หมวด ๒", "บทนิยามคำว่า “ก” ในมาตรา ๔".

use super::laws::SCHEDULES;
use super::operation::Target;
use super::places::places;
use crate::refusal::Refusal;
use crate::text::{Lines, clean};

/// The longest name, in graphemes.
const LONGEST: u32 = 1_000;

/// The one part that is meant; nothing written means the whole law.
///
/// ```
/// use domain::amend::{named, Target};
/// assert_eq!(named("ม.๑๒/๑"), Ok(Target::Provision { number: "12/1".into(), until: None }));
/// assert_eq!(named("มาตรา 5 วรรคสอง"), Ok(Target::Paragraph { provision: "5".into(), paragraph: 2 }));
/// assert_eq!(named(" "), Ok(Target::Whole));
/// ```
///
/// # Errors
/// [`Refusal::NotOnePart`] where it names none, or several; those of [`clean`].
pub fn named(typed: &str) -> Result<Target, Refusal> {
    let typed = clean(typed, LONGEST, Lines::One)?.replace("ม.", "มาตรา ");
    let typed = typed.trim();
    if typed.is_empty() || typed == "ทั้งฉบับ" {
        return Ok(Target::Whole);
    }
    if SCHEDULES.iter().any(|schedule| typed.starts_with(schedule)) {
        return Ok(Target::Schedule { label: typed.to_string() });
    }
    let found = places(typed).or_else(|| places(&format!("มาตรา {typed}"))).unwrap_or_default();
    match <[Target; 1]>::try_from(found) {
        Ok([target]) => Ok(target),
        Err(_) => Err(Refusal::NotOnePart),
    }
}

/// A law's name as names are compared: พ.ศ. and พุทธศักราช, digits and blanks are written in many ways.
///
/// ```
/// use domain::amend::name_key;
/// assert_eq!(name_key("พระราชบัญญัติป่าชุมชน พ.ศ. 2562"), name_key("พระราชบัญญัติป่าชุมชน  พุทธศักราช ๒๕๖๒"));
/// ```
pub fn name_key(title: &str) -> String {
    let title = crate::digits::to_arabic(title).replace("พุทธศักราช", "พ.ศ.");
    title.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether a draft's title says that it amends a law.
pub fn titled_so(title: &str) -> bool {
    ["แก้ไขเพิ่มเติม", "(ฉบับที่"].iter().any(|words| title.contains(words))
}

/// Whether nothing but the number is left of a part.
pub fn is_repealed(text: &str) -> bool {
    text.trim_end().ends_with("(ยกเลิก)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_as_people_write_them() {
        let kind = |typed: &str| named(typed).map(|target| target.kind());
        for (typed, expected) in [
            ("มาตรา ๕", "provision"),
            ("ข้อ ๓", "provision"),
            ("๕ ทวิ", "provision"),
            ("มาตรา ๕ ถึงมาตรา ๙", "provision"),
            ("วรรคสองของมาตรา ๕", "paragraph"),
            ("มาตรา ๕ (๒)(ก)", "item"),
            ("บทนิยามคำว่า “ว่าว” ในมาตรา ๔", "definition"),
            ("หมวด ๒", "heading"),
            ("บัญชีอัตราค่าธรรมเนียม", "schedule"),
            ("ทั้งฉบับ", "whole"),
        ] {
            assert_eq!(kind(typed), Ok(expected), "{typed}");
        }
        for typed in ["มาตรา ๕ และมาตรา ๖", "ที่ไหนสักแห่ง"] {
            assert_eq!(kind(typed), Err(Refusal::NotOnePart), "{typed}");
        }
    }
}
