//! Blanks that part nothing. Thai parts sentences by a blank, and writes one as well around numbers, months, abbreviations and ณ; told from what
//! stands on either side alone.

/// Words that begin a clause where enough stands before them.
pub(crate) const BEGIN: [&str; 14] =
    ["แต่", "เพราะ", "เนื่องจาก", "ดังนั้น", "จึง", "ถ้า", "หาก", "เพื่อ", "ทั้งนี้", "อีกทั้ง", "นอกจาก", "ส่วน", "ไม่งั้น", "โดยเฉพาะ"];

/// Words that leave a clause open: after them a blank parts nothing.
pub(crate) const OPEN: [&str; 13] = ["ที่", "และ", "หรือ", "กับ", "ของ", "ใน", "ว่า", "เป็น", "ให้", "คือ", "โดย", "เช่น", "ณ"];

/// Words that go on with what stands before them.
const CARRIES: [&str; 8] = ["ณ", "ของ", "หรือ", "กับ", "ซึ่ง", "ว่า", "แห่ง", "แก่"];

/// Words after which a number belongs to them; that of a lane is its sender's own.
const NUMBERED: [&str; 51] = [
    "ละ",
    "ร้อยละ",
    "ประมาณ",
    "ราว",
    "เกิน",
    "กว่า",
    "มากกว่า",
    "น้อยกว่า",
    "ไม่เกิน",
    "ถึง",
    "แค่",
    "เพียง",
    "อย่างน้อย",
    "น้อย",
    "อายุ",
    "วันที่",
    "เวลา",
    "ราคา",
    "มาตรา",
    "ข้อ",
    "หมู่",
    "ปี",
    "พ.ศ.",
    "เดือน",
    "เลขที่",
    "เบอร์",
    "ชั้น",
    "สาย",
    "โทร",
    "วรรค",
    "ครั้งที่",
    "ตั้งแต่",
    "ระหว่าง",
    "จาก",
    "เหลือ",
    "มี",
    "อีก",
    "ทุก",
    "ทั้ง",
    "คิด",
    "เก็บ",
    "จ่าย",
    "เพิ่ม",
    "ลด",
    "ปรับ",
    "ระดับ",
    "ภายใน",
    "นาน",
    "อัตรา",
    "รวม",
    "รุ่น",
];

/// Words that go on after a number.
const UNITS: [&str; 45] = [
    "บาท",
    "สตางค์",
    "ล้าน",
    "แสน",
    "หมื่น",
    "พัน",
    "ร้อย",
    "ปี",
    "เดือน",
    "สัปดาห์",
    "วัน",
    "คืน",
    "ชั่วโมง",
    "ชม",
    "นาที",
    "วินาที",
    "โมง",
    "ทุ่ม",
    "น.",
    "คน",
    "ราย",
    "ครั้ง",
    "ครอบครัว",
    "ครัวเรือน",
    "หลัง",
    "ห้อง",
    "แห่ง",
    "ข้อ",
    "ใบ",
    "ตัว",
    "คัน",
    "เครื่อง",
    "เมตร",
    "กิโล",
    "กิโลเมตร",
    "ตาราง",
    "ไร่",
    "ลิตร",
    "ตัน",
    "เปอร์เซ็นต์",
    "เปอร์เซนต์",
    "องศา",
    "วัตต์",
    "ลักซ์",
    "%",
];

/// Months, as dates have them.
const MONTHS: [&str; 24] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
];

/// Abbreviations of one group of letters that are words of the list, or look like one.
const SHORT: [&str; 30] = [
    "มอก",
    "อย",
    "อบต",
    "อบจ",
    "กทม",
    "ปวช",
    "ปวส",
    "อสม",
    "สตง",
    "รพ",
    "รร",
    "ดร",
    "นส",
    "ตร",
    "สส",
    "สว",
    "กกต",
    "กฟภ",
    "กฟน",
    "ขสมก",
    "บขส",
    "รฟท",
    "รฟม",
    "สปก",
    "สธ",
    "มท",
    "ศธ",
    "ทม",
    "ทต",
    "บจก",
];

/// Measures written short: after a number they end what is measured.
const MEASURES: [&str; 18] = [
    "น.",
    "ชม.",
    "นท.",
    "กม.",
    "ม.",
    "ซม.",
    "มม.",
    "กก.",
    "ก.",
    "มก.",
    "ล.",
    "มล.",
    "ตร.ม.",
    "ตร.ว.",
    "ตร.กม.",
    "ลบ.ม.",
    "วิ.",
    "กม./ชม.",
];

fn consonant(c: char) -> bool {
    ('ก'..='ฮ').contains(&c)
}

/// Whether a text, or a piece of one, ends in a number.
pub(crate) fn ends_in_number(text: &str) -> bool {
    text.ends_with(char::is_numeric)
}

/// Whether a text ends in an abbreviation that stands for a word: no measure after a number, and no sentence that somebody ended by a full stop.
pub(crate) fn ends_short(text: &str) -> bool {
    let token = text.split_whitespace().next_back().unwrap_or("");
    let before = text.trim_end().strip_suffix(token).unwrap_or("");
    let token = token.trim_end_matches(['"', '”', ')', ',']);
    if !token.ends_with('.') || token.ends_with("..") {
        return false;
    }
    // A month is written with its vowel.
    if MONTHS.iter().any(|month| token.ends_with(month)) {
        return true;
    }
    let letters = token.trim_end_matches(|c| consonant(c) || c == '.');
    let own = &token[letters.len()..];
    let measured = ends_in_number(before.trim_end()) && letters.is_empty() || ends_in_number(letters);
    if measured && MEASURES.contains(&own) {
        return false;
    }
    let groups: Vec<&str> = own.trim_end_matches('.').split('.').collect();
    // A vowel written before its consonant belongs to the word that it begins.
    let bounded = letters.is_empty() || letters.ends_with(|c: char| c.is_numeric() || "(\"“/-".contains(c));
    match groups.as_slice() {
        [one] => {
            let many = one.chars().count();
            let known = || thai::segment::rarity(one).is_some();
            bounded && (many == 1 || SHORT.contains(one) || (2..=4).contains(&many) && !known())
        }
        [.., last] => groups.iter().skip(1).all(|group| (1..=3).contains(&group.chars().count())) && !last.is_empty(),
        [] => false,
    }
}

/// Whether a text begins with an abbreviation that stands for a word.
pub(crate) fn begins_short(text: &str) -> bool {
    let letters = &text[..text.find(|c| !consonant(c) && c != '.').unwrap_or(text.len())];
    letters.rfind('.').is_some_and(|at| ends_short(&letters[..=at]))
}

/// Whether a word at a place begins something new, whatever stands before the blank.
fn begins_anew(after: &str) -> bool {
    after.starts_with("ขอ") || BEGIN.iter().any(|word| after.starts_with(word))
}

/// Whether a blank beside an abbreviation or ณ is how these are written, and parts nothing.
pub(crate) fn is_within(before: &str, after: &str) -> bool {
    let at = |word: Option<&str>| word == Some("ณ");
    at(before.split_whitespace().next_back())
        || at(after.split_whitespace().next())
        || begins_short(after)
        || ends_short(before) && !begins_anew(after)
}

/// A piece between blanks, with its first and last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub text: &'a str,
    pub first: &'a str,
    pub last: &'a str,
}

impl Piece<'_> {
    fn is_number(&self) -> bool {
        self.text.starts_with(char::is_numeric)
    }

    fn is_month(&self) -> bool {
        MONTHS.iter().any(|month| self.text.ends_with(month))
    }

    fn counts(&self) -> bool {
        UNITS.iter().chain(&MONTHS).any(|unit| self.text.starts_with(unit))
    }

    fn is_latin(&self, at: impl Fn(&str) -> Option<char>) -> bool {
        at(self.text).is_some_and(|c| c.is_ascii_alphabetic())
    }
}

/// Whether what ends, or begins, at a blank can be a sentence by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seam {
    Parts,
    /// Where it is long; a short one goes with the foreign word or the abbreviation beside it.
    Long,
    Joins,
}

/// Words that a number after them names, whatever it is.
const NAMES: [&str; 11] = ["เลขที่", "หมายเลข", "เบอร์", "โทร", "มาตรา", "ข้อ", "หมู่", "สาย", "รุ่น", "รหัส", "ทะเบียน"];

/// Whether a number counts nothing: four figures or more, no year, no round sum. Who ends by one wrote it down for whoever collects, as a
/// serial number or a room.
fn is_stray(number: &str) -> bool {
    let figures: Option<u64> = number.chars().try_fold(0, |sum: u64, c| {
        let figure = c.to_digit(10).or_else(|| ('๐'..='๙').contains(&c).then(|| c as u32 - '๐' as u32))?;
        sum.checked_mul(10)?.checked_add(u64::from(figure))
    });
    let year = |n: &u64| (1900..=2100).contains(n) || (2400..=2700).contains(n);
    number.chars().count() >= 4 && figures.is_some_and(|n| !n.is_multiple_of(50) && !year(&n))
}

/// Words of a foreign sentence with its full stop, at least: fewer may be a name ("Thai Lamp Co.").
const FOREIGN: usize = 4;

fn is_foreign(piece: &&Piece) -> bool {
    piece.text.is_ascii() && piece.is_latin(|text| text.chars().next())
}

fn stops(piece: &Piece) -> bool {
    piece.text.strip_suffix(['.', '!', '?']).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether some pieces end by a foreign sentence.
fn ends_foreign(before: &[Piece]) -> bool {
    before.last().is_some_and(stops) && before.iter().rev().take_while(is_foreign).count() >= FOREIGN
}

/// Whether some pieces begin by one.
fn begins_foreign(next: &[Piece]) -> bool {
    let words = next.iter().take_while(is_foreign).position(stops);
    words.is_some_and(|last| last + 1 >= FOREIGN)
}

/// What a blank is to what ends there; `next` are the pieces after it.
pub(crate) fn end(piece: &Piece, next: &[Piece]) -> Seam {
    let Some(after) = next.first() else { return Seam::Parts };
    if next.len() == 1 && is_stray(after.text) && !NAMES.contains(&piece.last) {
        return Seam::Parts;
    }
    let unit = next.get(1).is_some_and(Piece::counts);
    let number =
        after.is_number() && (NUMBERED.contains(&piece.last) || piece.is_month() || ends_in_number(after.text) && unit);
    let carries = CARRIES.contains(&after.first);
    if ends_in_number(piece.text) || OPEN.contains(&piece.last) || number || carries {
        return Seam::Joins;
    }
    if ends_short(piece.text) {
        return if begins_anew(after.text) { Seam::Parts } else { Seam::Joins };
    }
    let beside = after.is_latin(|text| text.chars().next()) && !begins_foreign(next) || begins_short(after.text);
    if beside { Seam::Long } else { Seam::Parts }
}

/// What a blank is to what begins there; `before` are the pieces before it.
pub(crate) fn begin(before: &[Piece], piece: &Piece) -> Seam {
    let Some(last) = before.last() else { return Seam::Parts };
    if ends_foreign(before) && !piece.is_number() {
        return Seam::Parts;
    }
    let counted = ends_in_number(last.text) && piece.counts();
    if piece.is_number() || counted || OPEN.contains(&last.last) || CARRIES.contains(&piece.first) {
        return Seam::Joins;
    }
    let beside = last.is_latin(|text| text.chars().next_back()) || last.text.ends_with('.');
    if beside { Seam::Long } else { Seam::Parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_sentence_ends_by_its_full_stop_and_a_name_does_not() {
        let pieces = |text: &'static str| {
            let piece = |text| Piece { text, first: text, last: text };
            text.split(' ').map(piece).collect::<Vec<Piece>>()
        };
        for (before, seam) in [
            ("good that someone thinks about rules.", Seam::Parts),
            ("publish the price list!", Seam::Parts),
            ("ของ Thai Lamp Co.", Seam::Long),
            ("of the price list", Seam::Long),
            ("wait for the...", Seam::Long),
        ] {
            assert_eq!(begin(&pieces(before), &pieces("พวกเรายินดีย้าย")[0]), seam, "{before}");
            let next = pieces(before.trim_start_matches("ของ "));
            assert_eq!(end(&pieces("พวกเรายินดีย้าย")[0], &next), seam, "{before}");
        }
    }

    #[test]
    fn a_number_that_counts_nothing_belongs_to_no_sentence() {
        for (last, number, seam) in [
            ("ปี", "75647", Seam::Parts),
            ("ให้", "99546", Seam::Parts),
            ("เพิ่ม", "๔๐๑๓", Seam::Parts),
            ("ปี", "2569", Seam::Joins),
            ("ปรับ", "5000", Seam::Joins),
            ("เกิน", "300", Seam::Joins),
            ("เลขที่", "4517", Seam::Joins),
            ("โทร", "0812345678", Seam::Joins),
        ] {
            let piece = |text| Piece { text, first: text, last: text };
            assert_eq!(end(&piece(last), &[piece(number)]), seam, "{last} {number}");
        }
        let piece = |text| Piece { text, first: text, last: text };
        assert_eq!(end(&piece("เกิน"), &[piece("4017"), piece("บาท")]), Seam::Joins, "it goes on");
    }

    #[test]
    fn an_abbreviation_is_told_from_a_sentence_that_ends_by_a_full_stop() {
        for short in [
            "เครื่องไม่มี มอก.",
            "ตาม พ.ร.บ.",
            "ตามพ.ร.บ.",
            "วันที่ ๓ ก.ค.",
            "เมื่อ 5 มี.ค.",
            "นักเรียน ปวช.",
            "ปี พ.ศ.",
            "หมู่ 4 ต.",
            "ถามผ่าน สปสช.",
        ] {
            assert!(ends_short(short), "{short}");
        }
        for whole in [
            "ค่าแผงแพงมาก.",
            "ทำให้จบ.",
            "ปิดเวลา 20.00 น.",
            "รอมา 2 ชม.",
            "กว้าง 3.5ม.",
            "ดีมากกก...",
            "Please wait.",
            "ไม่เห็นด้วย",
            "",
        ] {
            assert!(!ends_short(whole), "{whole}");
        }
        assert!(begins_short("มอก. 934") && begins_short("พ.ร.บ.ฉบับนี้") && begins_short("อบต.ควรดูแล"));
        assert!(!begins_short("รถติดมาก") && !begins_short("จบ. แล้ว") && !begins_short(""));
    }
}
