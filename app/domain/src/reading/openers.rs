//! Lines that open something other than a provision: title, memorandum, preamble, signature, schedule, note,
//! key point. Each question is about one line; what the answers add up to is decided by the scan.

use super::number::{Number, blanks_at, number_at};

/// Names of instruments, as they begin a title.
const INSTRUMENTS: [&str; 23] = [
    "พระราชบัญญัติ",
    "พระราชกำหนด",
    "พระราชกฤษฎีกา",
    "พระธรรมนูญ",
    "พ.ร.บ.",
    "พ.ร.ก.",
    "พ.ร.ฎ.",
    "ประมวลกฎหมาย",
    "รัฐธรรมนูญ",
    "กฎกระทรวง",
    "กฎสำนักนายกรัฐมนตรี",
    "กฎ ก.",
    "ประกาศ",
    "ระเบียบ",
    "ข้อบังคับ",
    "ข้อบัญญัติ",
    "ข้อกำหนด",
    "เทศบัญญัติ",
    "คำสั่ง",
    "หลักเกณฑ์",
    "แนวคิด",
    "แนวทาง",
    "หลักการ",
];

/// `ร่าง` on a line of its own, which opens a repeated title block.
pub(super) fn is_draft_word(body: &str) -> bool {
    matches!(body.trim_matches(|letter: char| matches!(letter, '(' | ')' | '-' | ' ' | '–')), "ร่าง")
}

/// The instrument's name alone on a line: the second line of a title block.
pub(super) fn is_bare_instrument(body: &str) -> bool {
    INSTRUMENTS.iter().take(19).any(|name| body == *name)
}

/// A whole title on one line: an instrument, short, with a year or dots for one at its end.
pub(super) fn is_full_title(body: &str) -> bool {
    body.len() < 900 && begins_with_instrument(body) && ends_with_year(body)
}

pub(super) fn begins_with_instrument(body: &str) -> bool {
    let bare = body.strip_prefix("ร่าง").unwrap_or(body);
    INSTRUMENTS.iter().any(|name| bare.starts_with(name))
}

/// `พ.ศ. ๒๕๖๒`, `พุทธศักราช ๒๔๗๘`, `พ.ศ. ....`, also before a closing bracket's remark.
pub(super) fn ends_with_year(body: &str) -> bool {
    let bare = match body.rfind(" (") {
        Some(bracket) if body.ends_with(')') => body.get(..bracket).unwrap_or(body),
        _ => body,
    };
    let end = bare
        .trim_end_matches(|letter: char| matches!(letter, '.' | '…' | ' ' | '\u{a0}' | '0'..='9' | '๐'..='๙' | '_'));
    end.len() < bare.len() && (end.ends_with("พ.ศ") || end.ends_with("พุทธศักราช") || end.ends_with("รัตนโกสินทรศก"))
}

/// The line that ends a title block: the year.
pub(super) fn is_year_line(body: &str) -> bool {
    ends_with_year(body) && body.len() < 120
}

/// The year on a line of its own, below a title.
pub(super) fn is_year_alone(body: &str) -> bool {
    is_year_line(body) && ["พ.ศ.", "พุทธศักราช"].iter().any(|era| body.starts_with(era))
}

pub(super) fn is_memorandum(body: &str) -> bool {
    (body.starts_with("บันทึกหลักการ") && body.len() < 300) || bare(body) == "หลักการและเหตุผล"
}

/// The two parts of a memorandum, each on a line of its own.
pub(super) fn is_principles(body: &str) -> bool {
    bare(body) == "หลักการ"
}

pub(super) fn is_reasons(body: &str) -> bool {
    bare(body) == "เหตุผล"
}

/// A short line without what a word processor leaves at its end.
fn bare(body: &str) -> &str {
    body.trim_end_matches(|letter: char| matches!(letter, '*' | ':' | '_') || letter.is_whitespace())
}

/// Dots, dashes and blanks: room left for what is not yet known.
pub(super) fn is_leader(body: &str) -> bool {
    body.chars().all(|letter| matches!(letter, '.' | '…' | '_' | '-' | '·' | '(' | ')') || letter.is_whitespace())
}

/// What a page leaves in a text copied from it: its number, the Gazette's running head, a catchword.
pub(super) fn is_furniture(body: &str) -> bool {
    let bare = body.trim_matches(|letter: char| matches!(letter, '-' | '–') || letter.is_whitespace());
    let number = |text: &str| {
        let digits = text.trim();
        !digits.is_empty()
            && digits.chars().count() <= 4
            && digits.chars().all(|letter| crate::digits::value(letter).is_some())
    };
    number(bare)
        || body.strip_prefix("หน้า").is_some_and(number)
        || (body.len() < 300 && body.starts_with("เล่ม") && body.contains("ตอน"))
        || (body.len() < 300 && body.ends_with("ราชกิจจานุเบกษา") && body.chars().count() <= 40)
        || (body.starts_with('/') && (body.ends_with("...") || body.ends_with('…')))
}

/// The date lines of a preamble.
pub(super) fn is_date_line(body: &str) -> bool {
    ["ให้ไว้ ณ วันที่", "ให้ไว้ ณ วัน", "ตราไว้ ณ วันที่", "เป็นปีที่"].iter().any(|opening| body.starts_with(opening))
}

/// How a preamble customarily begins.
pub(super) fn is_preamble_opening(body: &str) -> bool {
    [
        "โดยที่",
        "อาศัยอำนาจ",
        "พระบาทสมเด็จ",
        "สมเด็จพระ",
        "มีพระบรมราชโองการ",
        "จึงทรงพระกรุณา",
        "จึงมีพระบรมราชโองการ",
        "ด้วย",
        "ตามที่",
        "เพื่อให้",
        "ในพระปรมาภิไธย",
        "คณะผู้สำเร็จ",
        "ศุภมัสดุ",
        "พระมหากษัตริย์",
        "เพื่ออนุวัติ",
    ]
    .iter()
    .any(|opening| body.starts_with(opening))
        || is_date_line(body)
        || body.contains("พระบรมราชโองการ")
}

/// The sentence that ends the reasons of a memorandum.
pub(super) fn ends_reasons(body: &str) -> bool {
    body.contains("จึงจำเป็นต้อง")
}

pub(super) fn is_signature(body: &str) -> bool {
    body.len() < 300
        && [
            "ผู้รับสนองพระ",
            "ให้ไว้ ณ วัน",
            "ประกาศ ณ วัน",
            "สั่ง ณ วัน",
            "ตราไว้ ณ วัน",
            "ลงชื่อ",
            "(ลงชื่อ)",
            "รับสนองพระบรมราชโองการ",
        ]
        .iter()
        .any(|opening| body.starts_with(opening))
}

/// A schedule's heading: its label's length in bytes, and whether the next line is its title.
pub(super) fn schedule_at(body: &str) -> Option<(usize, bool)> {
    if body.len() > 450 {
        return None;
    }
    let name = [
        "บัญชี",
        "อัตราค่า",
        "อัตราโทษ",
        "อัตราภาษี",
        "แบบ",
        "แผนที่ท้าย",
        "แผนที่",
        "ภาคผนวก",
        "ผนวก",
        "ตาราง",
        "เอกสารแนบ",
        "สิ่งที่ส่งมาด้วย",
        "รายการท้าย",
        "รายชื่อท้าย",
    ]
    .into_iter()
    .find(|name| body.starts_with(name))?;
    // "บัญชี ก", "แบบ ลต. ๑", "ภาคผนวก": a name alone, so the title stands below.
    let rest = body.get(name.len()..)?.trim();
    let alone = !name.starts_with("อัตรา") && rest.chars().count() <= 12 && !rest.contains("ท้าย");
    Some((body.len(), alone))
}

/// May this line open a schedule where no signature came before? Only when it can be nothing else.
pub(super) fn is_certain_schedule(body: &str) -> bool {
    let Some((_, alone)) = schedule_at(body) else { return false };
    let short = body.chars().count() <= 60;
    short
        && (alone
            || body == "อัตราค่าธรรมเนียม"
            || body.contains("ท้ายพระราช")
            || body.contains("ท้ายกฎ")
            || body.contains("ท้ายข้อ"))
}

/// `หมายเหตุ` opening a note: the length of its label.
pub(super) fn note_at(body: &str) -> Option<usize> {
    let rest = body.strip_prefix("หมายเหตุ")?;
    let bare = rest.trim_start();
    let opens = bare.is_empty() || bare.starts_with([':', '-', '–', '.', '*']) || bare.starts_with("เหตุผล");
    opens.then_some("หมายเหตุ".len())
}

/// A statute named on a line of its own, as endnotes do.
pub(super) fn is_named_statute(body: &str) -> bool {
    body.len() < 600 && !body.starts_with("ร่าง") && is_full_title(body)
}

/// `ประเด็นที่ ๑ …`: number, label's length, where the title begins.
pub(super) fn key_point_at(body: &str) -> Option<(Number, usize, usize)> {
    let mut before = "ประเด็น".len();
    let rest = body.strip_prefix("ประเด็น")?;
    if rest.starts_with("ที่") {
        before += "ที่".len();
    }
    before += blanks_at(body.get(before..)?);
    let (number, digits) = number_at(body.get(before..)?, false)?;
    let length = before + digits;
    let after = body.get(length..)?;
    let stop = after.len()
        - after
            .trim_start_matches(|letter: char| matches!(letter, '.' | ':' | '-' | '–') || letter.is_whitespace())
            .len();
    (after.is_empty() || stop > 0).then_some((number, length, length + stop))
}

/// The line that asks, under a key point.
pub(super) fn is_question(body: &str) -> bool {
    body.starts_with("คำถาม")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_end_with_their_year() {
        assert!(is_full_title("ร่างพระราชบัญญัติทางจักรยานสาธารณะ พ.ศ. ...."));
        assert!(is_full_title("พระราชบัญญัติรถม้าสาธารณะ พุทธศักราช ๒๔๙๓ (ฉบับรวมการแก้ไขเพิ่มเติม)"));
        assert!(is_named_statute("พระราชบัญญัติรถม้าสาธารณะ (ฉบับที่ ๒) พ.ศ. ๒๕๐๘"));
        assert!(!is_named_statute("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ มกราคม"));
    }

    #[test]
    fn what_a_page_leaves_behind_is_known() {
        for line in [
            "- ๒ -",
            "๑๒",
            "หน้า   ๓",
            "เล่ม ๑๓๖ ตอนที่ ๗๑ ก ราชกิจจานุเบกษา ๓๑ พฤษภาคม ๒๕๖๒",
            "/(๒) ให้ ...",
            "ราชกิจจานุเบกษา",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["๑. ก", "หน้าที่", "-", "เล่มสมุด", "วันประกาศในราชกิจจานุเบกษาเป็นต้นไป"]
        {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn a_schedule_is_told_from_a_sentence() {
        assert!(is_certain_schedule("อัตราค่าธรรมเนียม"));
        assert!(is_certain_schedule("บัญชี ก"));
        assert!(!is_certain_schedule("บัญชีราคาประเมินที่ดินหรือสิ่งปลูกสร้างตามวรรคหนึ่ง ให้เริ่มใช้"));
    }
}
