//! Whether a correction is one: an erratum that touches a number, a date, a penalty, a not, or whether one must or may, is a new version.
//! Numbers are compared by value, in whatever digits or words they are written; the rest by the words that bear them.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use thai::segment::Segmenter;

use crate::count::{is_words, numbers, value};

/// What no erratum may touch. It leans to the safe side: what only looks like one of these is refused too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substance {
    /// A number, in digits or words, or on which side of it the rule lies: ไม่เกิน, ไม่น้อยกว่า.
    Number,
    /// A day, month, era, or a unit of time: สามสิบวัน is not สามสิบเดือน.
    Date,
    /// จำคุก, ปรับ, ริบ and their kin.
    Penalty,
    /// ไม่, มิ, ห้าม, เว้น: what turns a rule into its opposite.
    Negation,
    /// Whether one must or may, and whom it binds: ต้อง, อาจ, ก็ได้, และ, หรือ, ทุก.
    Duty,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    pub substance: Substance,
    /// As written before, and after; empty where there was none, or is none now.
    pub before: String,
    pub after: String,
}

/// What of substance differs between two texts; nothing where the correction may be made. Each kind is compared in its
/// own order: a sentence moved is found when it carries any.
///
/// ```
/// use compare::erratum::{Substance, touched};
/// assert!(touched("ภายในสามสิบวันนับแต่วันที่ได้รับเเจ้ง", "ภายในสามสิบวันนับแต่วันที่ได้รับแจ้ง").is_empty());
/// let found = touched("ภายในสามสิบวัน", "ภายในหกสิบวัน");
/// assert_eq!((found[0].substance, found[0].after.as_str()), (Substance::Number, "หกสิบ"));
/// ```
pub fn touched(before: &str, after: &str) -> Vec<Touched> {
    let mut segmenter = Segmenter::new();
    let (old, new) = (borne(before, &mut segmenter), borne(after, &mut segmenter));
    let mut found = Vec::new();
    for substance in SUBSTANCES {
        let only =
            |all: &[Borne]| -> Vec<Borne> { all.iter().filter(|one| one.substance == substance).cloned().collect() };
        let (olds, news) = (only(&old), only(&new));
        let keys = |all: &[Borne]| -> Vec<String> { all.iter().map(|one| one.value.clone()).collect() };
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, &keys(&olds), &keys(&news)) {
            if matches!(op, similar::DiffOp::Equal { .. }) {
                continue;
            }
            let words = |text: &str, all: &[Borne], range: Range<usize>| -> Vec<String> {
                all[range].iter().map(|one| text[one.place.clone()].to_string()).collect()
            };
            let (mut gone, mut came) =
                (words(before, &olds, op.old_range()).into_iter(), words(after, &news, op.new_range()).into_iter());
            loop {
                let (before, after) = (gone.next(), came.next());
                if before.is_none() && after.is_none() {
                    break;
                }
                let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
                found.push(Touched { substance, before, after });
            }
        }
    }
    found
}

const SUBSTANCES: [Substance; 5] =
    [Substance::Number, Substance::Date, Substance::Penalty, Substance::Negation, Substance::Duty];

/// Something of substance in a text.
#[derive(Clone, Debug)]
struct Borne {
    substance: Substance,
    /// What is compared.
    value: String,
    place: Range<usize>,
}

const DATES: [&str; 51] = [
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
    "พ.ศ.",
    "ค.ศ.",
    "ร.ศ.",
    "พุทธศักราช",
    "จันทร์",
    "อังคาร",
    "พุธ",
    "พฤหัสบดี",
    "ศุกร์",
    "เสาร์",
    "อาทิตย์",
    "วัน",
    "เดือน",
    "ปี",
    "ชั่วโมง",
    "นาที",
    "นาฬิกา",
    "สัปดาห์",
    "ไตรมาส",
    "วันละ",
    "ปีละ",
    "เดือนละ",
    "รายวัน",
    "รายเดือน",
    "รายปี",
    "วันทำการ",
    "ปีงบประมาณ",
];

const PENALTIES: [&str; 19] = [
    "จำคุก",
    "ปรับ",
    "ริบ",
    "กักขัง",
    "ประหารชีวิต",
    "ประหาร",
    "กักกัน",
    "ระวางโทษ",
    "โทษ",
    "ทั้งจำทั้งปรับ",
    "จำ",
    "เปรียบเทียบ",
    "เพิกถอน",
    "พักใช้",
    "รอการลงโทษ",
    "เบี้ยปรับ",
    "เงินเพิ่ม",
    "ลหุโทษ",
    "พินัย",
];

const NEGATIONS: [&str; 19] = [
    "ไม่",
    "มิ",
    "มิได้",
    "มิให้",
    "ไม่ให้",
    "ห้าม",
    "เว้น",
    "เว้นแต่",
    "ยกเว้น",
    "งด",
    "งดเว้น",
    "ปราศจาก",
    "มิอาจ",
    "มิใช่",
    "มิชอบ",
    "มิควร",
    "มิต้อง",
    "อย่า",
    "ไร้",
];

const DUTIES: [&str; 19] = [
    "ต้อง",
    "จะต้อง",
    "จำต้อง",
    "พึง",
    "ควร",
    "อาจ",
    "ย่อม",
    "สามารถ",
    "มีสิทธิ",
    "มีหน้าที่",
    "มีอำนาจ",
    "และ",
    "หรือ",
    "แต่",
    "ทุก",
    "บาง",
    "เฉพาะ",
    "เท่านั้น",
    "แล้วแต่",
];

/// What makes a duty a choice, in one word or two.
const CHOICE: &str = "ก็ได้";

/// On which side of a number the rule lies.
const BOUNDS: [&str; 8] = ["เกินกว่า", "เกิน", "น้อยกว่า", "ต่ำกว่า", "มากกว่า", "สูงกว่า", "อย่างน้อย", "อย่างมาก"];

fn borne(text: &str, segmenter: &mut Segmenter) -> Vec<Borne> {
    let mut words = Vec::new();
    segmenter.words(text, &mut words);
    let mut found: Vec<Borne> = Vec::new();
    // The last word was a number, so that the next may go on with it: สาม|สิบ, ๑|,๐๐๐.
    let mut counting = false;
    for word in words {
        let place = word.range;
        let written = &text[place.clone()];
        if let Some(parts) = numbers(written) {
            match found.last_mut() {
                Some(last)
                    if counting
                        && last.place.end == place.start
                        && is_words(&text[last.place.clone()]) == is_words(written) =>
                {
                    last.place.end = place.end;
                    last.value = value(&text[last.place.clone()]);
                }
                _ => found.push(Borne { substance: Substance::Number, value: parts, place }),
            }
            counting = true;
            continue;
        }
        counting = false;
        // A word of the list may hold several: ไม่น้อยกว่า, ระวางโทษจำคุก.
        found.extend(inside(written, place.start));
    }
    // น้อยกว่า may be one word or two.
    for listed in BOUNDS {
        let longer = |at: usize| listed == "เกิน" && text[at..].starts_with("เกินกว่า");
        let places = text.match_indices(listed).filter(|(at, _)| !longer(*at));
        found.extend(places.map(|(at, _)| Borne {
            substance: Substance::Number,
            value: listed.to_string(),
            place: at..at + listed.len(),
        }));
    }
    found.extend(text.match_indices(CHOICE).map(|(at, _)| Borne {
        substance: Substance::Duty,
        value: CHOICE.to_string(),
        place: at..at + CHOICE.len(),
    }));
    // A word may be cut elsewhere than a penalty begins: โทษจำ|คุก. Longer names come first, so that none is found in another.
    let mut penalties: Vec<&str> = PENALTIES.into_iter().filter(|listed| listed.chars().count() >= 5).collect();
    penalties.sort_by_key(|listed| std::cmp::Reverse(listed.len()));
    for listed in penalties {
        for (at, _) in text.match_indices(listed) {
            let place = at..at + listed.len();
            if found.iter().all(|one| one.place.end <= place.start || place.end <= one.place.start) {
                found.push(Borne { substance: Substance::Penalty, value: listed.to_string(), place });
            }
        }
    }
    found.sort_by_key(|one| one.place.start);
    found
}

/// The bearing words that a word is made of: as it stands, or at its beginning or end.
fn inside(word: &str, from: usize) -> Vec<Borne> {
    let lists = [
        (Substance::Date, &DATES[..]),
        (Substance::Penalty, &PENALTIES[..]),
        (Substance::Negation, &NEGATIONS[..]),
        (Substance::Duty, &DUTIES[..]),
    ];
    let here = |substance, listed: &str, at: usize| Borne {
        substance,
        value: listed.to_string(),
        place: from + at..from + at + listed.len(),
    };
    for (substance, list) in lists {
        if let Some(listed) = list.iter().find(|listed| **listed == word) {
            return vec![here(substance, listed, 0)];
        }
    }
    // ไม่ and ห้าม stand for themselves wherever they stand; short ones like มิ or ปี are parts of other words.
    let long = |listed: &&&str| listed.chars().count() >= 4 || ["ไม่", "โทษ", "มิให้"].contains(*listed);
    let mut found = Vec::new();
    for (substance, list) in lists {
        let mut end = 0;
        for (at, _) in word.char_indices() {
            let longest =
                list.iter().filter(long).filter(|listed| word[at..].starts_with(**listed)).max_by_key(|one| one.len());
            if let Some(listed) = longest.filter(|_| at >= end) {
                found.push(here(substance, listed, at));
                end = at + listed.len();
            }
        }
    }
    found
}
