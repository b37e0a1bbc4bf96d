//! Names of laws and of what is appended to them: where one begins in an instruction, and where it ends.

use super::clause::Reason;
use super::words::Words;

/// Names of laws, as they begin.
pub(super) const LAWS: [&str; 18] = [
    "พระราชบัญญัติ",
    "พระราชกำหนด",
    "พระราชกฤษฎีกา",
    "พระธรรมนูญ",
    "พ.ร.บ.",
    "ประมวล",
    "รัฐธรรมนูญ",
    "กฎหมาย",
    "กฎกระทรวง",
    "กฎ ก.",
    "กฎ",
    "ประกาศ",
    "ระเบียบ",
    "ข้อบังคับ",
    "ข้อบัญญัติ",
    "ข้อกำหนด",
    "เทศบัญญัติ",
    "คำสั่ง",
];

/// Names of schedules, as they begin.
pub(super) const SCHEDULES: [&str; 8] = ["บัญชี", "อัตรา", "แบบ", "แผนที่", "ตาราง", "ภาคผนวก", "รายการท้าย", "รายชื่อท้าย"];

/// A law as named after `แห่ง`.
#[derive(Default)]
pub(super) struct Law {
    pub name: String,
    /// Further laws, joined to it by `และ`.
    pub others: Vec<String>,
    /// Further places follow the name.
    pub unclear: bool,
}

/// Cuts the law's name off the places before it.
pub(super) fn split_law(middle: &str) -> (&str, Law) {
    let found = ["แห่ง", "ของ", "ใน", "ท้าย", "ตาม"]
        .iter()
        .flat_map(|of| middle.match_indices(of))
        .filter(|(at, of)| LAWS.iter().any(|law| middle[at + of.len()..].trim_start().starts_with(law)))
        .min();
    match found {
        Some((at, of)) => (&middle[..at], law_name(&middle[at + of.len()..])),
        // "ในพระราชบัญญัติ …" has lost its ใน already.
        None if names_laws(middle) => ("", law_name(middle)),
        None => {
            let end = amended_at(middle).unwrap_or(middle.len());
            (&middle[..end], Law::default())
        }
    }
}

/// Where `ซึ่งแก้ไขเพิ่มเติมโดย …` begins.
fn amended_at(text: &str) -> Option<usize> {
    let phrases =
        ["ซึ่งแก้ไข", "ซึ่งได้แก้ไข", "ซึ่งเพิ่ม", "ซึ่งได้เพิ่ม", "ที่แก้ไข", "ที่ได้แก้ไข", "ตามที่", "ดังที่", "แก้ไขเพิ่มเติมโดย", "และที่แก้ไข"];
    phrases.iter().filter_map(|phrase| text.find(phrase)).min()
}

pub(super) fn law_name(text: &str) -> Law {
    let text = text.trim();
    let end = amended_at(text).unwrap_or(text.len());
    let name = text[..end].trim();
    let mut found = laws(name);
    let mut name = if found.is_empty() { String::new() } else { found.remove(0) };
    // "… พ.ศ. ๒๕๐๐ แต่มิให้กระทบกระเทือน …": what is said of the change is no part of the name.
    if let Some(end) = [" แต่", " ทั้งนี้", " โดย"].iter().filter_map(|word| name.find(word)).min()
        && name[..end].ends_with(|letter: char| crate::digits::value(letter).is_some())
    {
        name.truncate(end);
    }
    let unclear = goes_on(&name);
    Law { name, others: found, unclear }
}

/// Do further places follow the name, of perhaps another law: `… พ.ศ. ๒๕๐๐ และมาตรา ๖ แห่ง …`, `… (๒) มาตรา ๗`?
fn goes_on(name: &str) -> bool {
    let places = ["มาตรา", "วรรค", "ข้อ "];
    let joined = |at: usize, and: &str| {
        let rest = name[at + and.len()..].trim_start();
        places.iter().any(|word| rest.starts_with(word)) || Words::of(rest).item().is_some()
    };
    let mut listed = name.match_indices('(').filter_map(|(at, _)| Words::of(&name[at..]).item());
    name.match_indices("และ").any(|(at, and)| joined(at, and)) || listed.next().is_some()
}

/// Several laws, each ending with its year: the next begins after it.
pub(super) fn laws(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    loop {
        let next = rest.match_indices(' ').find(|(at, _)| {
            let year = rest[..*at].trim_end().ends_with(|letter: char| crate::digits::value(letter).is_some());
            let mut words = Words::of(&rest[*at..]);
            words.joint();
            year && words.sees(&LAWS)
        });
        let Some((at, _)) = next else {
            found.push(rest.trim_matches(['“', '”', ' ']).trim_end_matches("เสีย").trim().to_string());
            return found;
        };
        found.push(rest[..at].trim().to_string());
        let mut words = Words::of(&rest[at..]);
        words.joint();
        rest = words.rest.trim();
    }
}

/// Does it begin with the name of a law?
pub(super) fn names_laws(text: &str) -> bool {
    let bare = text.trim_start_matches(['“', '"', ' ']);
    LAWS.iter().any(|law| bare.starts_with(law)) || bare.starts_with("บรรดา") || bare.starts_with("บทกฎหมาย")
}

/// The labels of schedules before `ท้าย`, and the law they are appended to.
pub(super) fn schedules(middle: &str) -> Result<(Vec<String>, Law), Reason> {
    let (before, law) = match middle.find("ท้าย") {
        Some(at) => (&middle[..at], law_name(&middle[at + "ท้าย".len()..])),
        None => split_law(middle),
    };
    if before.contains(['(', '“']) || ["ลำดับ", "รายการ"].iter().any(|word| before.contains(word))
    {
        return Err(Reason::ScheduleEntry);
    }
    let mut labels: Vec<String> = Vec::new();
    for word in before.split(' ').filter(|word| !word.is_empty()) {
        let bare = word.strip_prefix("และ").unwrap_or(word);
        match labels.last_mut() {
            Some(last) if !bare.starts_with("บัญชี") && !bare.starts_with("แบบ") => {
                last.push(' ');
                last.push_str(word);
            }
            _ => labels.push(bare.to_string()),
        }
    }
    // "บัญชี ก และบัญชี ข": the joint may stand close to what it joins.
    let labels = labels.iter().flat_map(|label| {
        label
            .split("และบัญชี")
            .enumerate()
            .map(|(at, part)| if at == 0 { part.trim().to_string() } else { format!("บัญชี{}", part.trim_end()) })
    });
    Ok((labels.filter(|label| !label.is_empty()).collect(), law))
}
