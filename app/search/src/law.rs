//! How laws are named and cited: kinds of law in full and short, years, amendments, section numbers. It reads normal text
//! (Arabic digits, small letters).

/// Kinds of law: the full word, and the ways in which people write it.
pub(crate) const KINDS: [(&str, &[&str]); 12] = [
    ("พระราชบัญญัติประกอบรัฐธรรมนูญ", &["พ.ร.ป.", "พ.ร.ป", "พรป.", "พรป"]),
    ("พระราชบัญญัติ", &["พ.ร.บ.", "พ.ร.บ", "พรบ.", "พรบ", "พ.ร.บฺ", "พ. ร. บ."]),
    ("พระราชกำหนด", &["พ.ร.ก.", "พ.ร.ก", "พรก.", "พรก"]),
    ("พระราชกฤษฎีกา", &["พ.ร.ฎ.", "พ.ร.ฎ", "พรฎ.", "พรฎ", "พ.ร.ฏ.", "พรฏ."]),
    ("ประมวลกฎหมายแพ่งและพาณิชย์", &["ป.พ.พ.", "ป.พ.พ", "ปพพ.", "ปพพ"]),
    ("ประมวลกฎหมายวิธีพิจารณาความแพ่ง", &["ป.วิ.พ.", "ป.วิ.พ", "ปวิพ.", "ปวิพ", "ป.วิ.แพ่ง", "วิแพ่ง"]),
    ("ประมวลกฎหมายวิธีพิจารณาความอาญา", &["ป.วิ.อ.", "ป.วิ.อ", "ปวิอ.", "ปวิอ", "ป.วิ.อาญา", "วิอาญา"]),
    ("ประมวลกฎหมายอาญา", &["ป.อ.", "ป.อ", "ปอ.", "ป.อาญา"]),
    ("ประมวลรัษฎากร", &["ป.รัษฎากร"]),
    ("ประมวลกฎหมายที่ดิน", &["ป.ที่ดิน"]),
    ("รัฐธรรมนูญแห่งราชอาณาจักรไทย", &["รธน.", "รธน"]),
    ("กฎหมาย", &["ก.ม.", "กม.", "ก.ม"]),
];

/// Words at the head of a title that say what kind of text it is, the longest first.
const HEADS: [&str; 11] = [
    "พระราชบัญญัติประกอบรัฐธรรมนูญ",
    "พระราชบัญญัติ",
    "พระราชกำหนด",
    "พระราชกฤษฎีกา",
    "พระบรมราชโองการ",
    "กฎกระทรวง",
    "ประกาศ",
    "ระเบียบ",
    "ร่าง",
    "กฎหมาย",
    "law",
];

/// What a citation says besides the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The question without section, year and kind of law: the name of the law and whatever else was asked.
    pub name: String,
    /// The kind of law was said.
    pub kind: bool,
    /// `37`, `37/1`, `172 ทวิ` as `172-2`.
    pub section: Option<String>,
    /// B.E.
    pub year: Option<u32>,
}

/// Words of a title that somebody looks for, each kind of law written out in full and by itself: `พรบ.รถม้า` as `พระราชบัญญัติ รถม้า`.
pub fn spelt_out(words: &str) -> String {
    let full = spell_out(words);
    KINDS.iter().fold(full, |words, (kind, _)| words.replace(kind, &format!("{kind} ")))
}

/// Writes kinds of law out in full wherever they stand shortened; `พรบ` also where a name follows without a blank.
pub(crate) fn spell_out(normal: &str) -> String {
    let mut out = String::with_capacity(normal.len());
    let mut at = 0;
    'text: while at < normal.len() {
        let rest = &normal[at..];
        let before = normal[..at].chars().next_back();
        if before.is_none_or(|c| !crate::text::is_thai(c) || out.ends_with("ร่าง") || out.ends_with("ตาม"))
        {
            for (full, shorts) in KINDS {
                for short in shorts {
                    if let Some(after) = rest.strip_prefix(short)
                        && stands_alone(short, after)
                    {
                        out.push_str(full);
                        at += short.len();
                        continue 'text;
                    }
                }
            }
        }
        let Some(c) = rest.chars().next() else { break };
        out.push(c);
        at += c.len_utf8();
    }
    out
}

/// A short form of two letters must not be the head of a word.
fn stands_alone(short: &str, after: &str) -> bool {
    let next = after.chars().next();
    if short.ends_with('.') || short.chars().count() >= 3 && !short.contains('.') && short.starts_with("พร") {
        return true;
    }
    next.is_none_or(|c| !crate::text::is_thai(c) && c != '.')
}

/// Takes a question apart into name, section and year.
pub(crate) fn cited(spelt: &str) -> Cited {
    let mut out = Cited::default();
    let mut name = String::with_capacity(spelt.len());
    let mut at = 0;
    'text: while at < spelt.len() {
        let rest = &spelt[at..];
        for label in ["มาตรา", "section", "sec.", "sect.", "s.", "ม.", "ข้อ"] {
            let Some(after) = rest.strip_prefix(label) else { continue };
            let before = spelt[..at].chars().next_back();
            if label.is_ascii() && before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            if let Some((section, length)) = section(after.trim_start_matches([' ', ':', '.']))
                && out.section.is_none()
            {
                let skipped = after.len() - after.trim_start_matches([' ', ':', '.']).len();
                out.section = Some(section);
                at += label.len() + skipped + length;
                // The paragraph and the item narrow what stands in the section: they name nothing else.
                at += finer(&spelt[at..]);
                name.push(' ');
                continue 'text;
            }
        }
        for label in ["พ.ศ.", "พ.ศ", "พศ.", "พศ", "พุทธศักราช", "ปี"] {
            let Some(after) = rest.strip_prefix(label) else { continue };
            let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
            if let Some(year) = year(&digits) {
                out.year = Some(year);
                at += rest.len() - after.trim_start().len() + digits.len();
                name.push(' ');
                continue 'text;
            }
        }
        let c = rest.chars().next().unwrap_or(' ');
        if c.is_ascii_digit() && !spelt[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if let (Some(year), true) = (year(&digits), rest[digits.len()..].trim().is_empty() || out.year.is_none()) {
                let next = rest[digits.len()..].chars().next();
                if digits.len() == 4 && next.is_none_or(|c| !c.is_ascii_alphanumeric()) && looks_like_year_place(&name)
                {
                    out.year = Some(year);
                    at += digits.len();
                    name.push(' ');
                    continue 'text;
                }
            }
        }
        name.push(c);
        at += c.len_utf8();
    }
    let mut trimmed = name.trim();
    loop {
        let before = trimmed;
        for head in HEADS {
            if let Some(rest) = trimmed.strip_prefix(head) {
                out.kind |= head != "ร่าง";
                trimmed = rest.trim_start();
                break;
            }
        }
        if before.len() == trimmed.len() {
            break;
        }
    }
    out.name = trimmed.to_string();
    out
}

/// A number alone is a year where a name stands before it.
fn looks_like_year_place(name: &str) -> bool {
    name.chars().any(crate::text::is_thai)
}

fn year(digits: &str) -> Option<u32> {
    let year: u32 = digits.parse().ok()?;
    match (digits.len(), year) {
        (4, 2400..=2700) => Some(year),
        (4, 1900..=2100) => Some(year + 543),
        _ => None,
    }
}

/// A section's number at the head of a text, and its length in bytes: `37`, `37/1`, `172 ทวิ`.
pub(crate) fn section(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let mut number = text[..digits].trim_start_matches('0').to_string();
    let mut length = digits;
    if let Some(after) = text[digits..].strip_prefix('/') {
        let more = after.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&more) {
            number = format!("{number}/{}", &after[..more]);
            length += 1 + more;
        }
    }
    const LATIN: [&str; 9] = ["ทวิ", "ตรี", "จัตวา", "เบญจ", "ฉ", "สัตต", "อัฏฐ", "นว", "ทศ"];
    let rest = &text[length..];
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    for (i, word) in LATIN.iter().enumerate() {
        if let Some(after) = rest[blank..].strip_prefix(word)
            && after.chars().next().is_none_or(|c| !crate::text::is_thai(c))
        {
            return Some((format!("{number}-{}", i + 2), length + blank + word.len()));
        }
    }
    Some((number, length))
}

/// The length of `(4)`, `(ก)`, `วรรคสอง`, `อนุมาตรา 2`, at the head of a text.
fn finer(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        let blank = rest.len() - trimmed.len();
        if let Some(inner) = trimmed.strip_prefix('(')
            && let Some(close) = inner.find(')')
            && close <= 12
        {
            at += blank + close + 2;
            continue;
        }
        let mut found = false;
        for label in ["วรรค", "อนุมาตรา", "อนุ"] {
            if let Some(after) = trimmed.strip_prefix(label) {
                let after_blank = after.trim_start();
                const WORDS: [&str; 11] = ["หนึ่ง", "แรก", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "ท้าย", "สุดท้าย"];
                let digits = after_blank.bytes().take_while(u8::is_ascii_digit).count();
                let word = WORDS.iter().find(|word| after_blank.starts_with(**word)).map_or(0, |word| word.len());
                let length = digits.max(word);
                if length > 0 {
                    at += blank + label.len() + (after.len() - after_blank.len()) + length;
                    found = true;
                }
                break;
            }
        }
        if !found {
            return at;
        }
    }
}

/// The number that a provision says of itself at its head: `มาตรา 37/1 …`, `ข้อ 3 …`.
pub(crate) fn own_number(normal: &str) -> Option<String> {
    let head = normal.trim_start();
    let after = head.strip_prefix("มาตรา").or_else(|| head.strip_prefix("ข้อ"))?;
    section(after.trim_start()).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_are_spelt_out_as_people_shorten_them() {
        for (typed, full) in [
            ("พรบคุ้มครองข้อมูล", "พระราชบัญญัติคุ้มครองข้อมูล"),
            ("พ.ร.บ. ทนายความ", "พระราชบัญญัติ ทนายความ"),
            ("ป.วิ.อ. มาตรา 78", "ประมวลกฎหมายวิธีพิจารณาความอาญา มาตรา 78"),
            ("ป.อ. ม.334", "ประมวลกฎหมายอาญา ม.334"),
            ("ร่างพรบ.ขนส่ง", "ร่างพระราชบัญญัติขนส่ง"),
            ("พรหม", "พรหม"),
        ] {
            assert_eq!(spell_out(typed), full);
        }
    }

    #[test]
    fn a_citation_is_taken_apart() {
        let one = cited("พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 37(4) วรรคสอง");
        assert_eq!(
            (one.name.as_str(), one.section.as_deref(), one.year),
            ("คุ้มครองข้อมูลส่วนบุคคล", Some("37"), Some(2562))
        );
        assert!(one.kind);
        let one = cited("พระราชบัญญัติไปรษณีย์ 2477");
        assert_eq!((one.name.as_str(), one.year), ("ไปรษณีย์", Some(2477)));
        assert_eq!(cited("ม.172 ทวิ").section.as_deref(), Some("172-2"));
        assert_eq!(cited("section 37/1").section.as_deref(), Some("37/1"));
        assert_eq!(own_number("มาตรา 10  ให้").as_deref(), Some("10"));
    }
}
