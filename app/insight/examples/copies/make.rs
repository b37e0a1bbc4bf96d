//! The labelled set made by a seed: campaigns with copies as people edit them.

use super::{CAMPAIGNS, CODED, Line, STRANGERS};

#[path = "../../data/seed.rs"]
mod seed;

pub use seed::Seed;

impl Seed {
    pub fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const GREETINGS: [&str; 10] = [
    "สวัสดีครับ",
    "สวัสดีค่ะ",
    "เรียน เจ้าหน้าที่ที่เกี่ยวข้อง",
    "กราบเรียนท่านรัฐมนตรี",
    "ถึงผู้มีอำนาจ",
    "รบกวนอ่านด้วยนะคะ",
    "ขออนุญาตแสดงความเห็นครับ",
    "ในฐานะประชาชนคนหนึ่ง",
    "ขอร่วมลงชื่อด้วยคน",
    "แชร์มาจากกลุ่มไลน์ครับ",
];
const NAMES: [&str; 12] = [
    "นายสมชาย ใจดี",
    "น.ส.ปิยะดา ศรีสุข",
    "นางสมหมาย ทองคำ",
    "ลุงพร",
    "ป้าแต๋ว",
    "ครูนก",
    "นายอับดุลเลาะ มะแซ",
    "Somchai J.",
    "นายคำปัน แสนดี",
    "ช่างหนึ่ง",
    "พี่หน่อย ร้านกาแฟ",
    "นางสาววิภาวี แซ่ลิ้ม",
];
const PLACES: [&str; 12] = [
    "จ.เชียงใหม่",
    "อำเภอหาดใหญ่ จังหวัดสงขลา",
    "เขตบางแค กทม.",
    "ตำบลในเมือง ขอนแก่น",
    "ปัตตานี",
    "หมู่ 4 ต.หนองปรือ ชลบุรี",
    "อุบลราชธานี",
    "ซอยลาดพร้าว 71",
    "อ.แม่สอด จ.ตาก",
    "ภูเก็ต",
    "นครปฐม",
    "บ้านเลขที่ 99/12",
];
const ADDED: [&str; 20] = [
    "ฝากด้วยนะครับ",
    "ขอบคุณที่รับฟังเสียงเล็กๆ ของพวกเรา",
    "เรื่องนี้กระทบครอบครัวของผมโดยตรง",
    "หวังว่าจะได้รับการพิจารณา",
    "รอมาหลายปีแล้วไม่เห็นมีอะไรเปลี่ยน",
    "ลูกหลานจะได้ไม่ลำบากเหมือนเรา",
    "ที่บ้านคุยกันแล้วคิดตรงกันทุกคน",
    "ถ้ามีอะไรให้ช่วยบอกได้เลย",
    "ช่วยกันส่งเสียงเยอะๆ นะทุกคน",
    "ไม่ได้รับจ้างใครมาพูด พูดจากใจ",
    "อ่านร่างครบทุกหน้าแล้วจึงมาเขียน",
    "เพื่อนบ้านฝากมาบอกด้วยว่าคิดเหมือนกัน",
    "อายุ 67 แล้ว พิมพ์ผิดขออภัย",
    "เคยเจอกับตัวเองเมื่อปีที่แล้วเสียเงินไปเยอะมาก",
    "เจ้าหน้าที่ที่ลงมาคราวก่อนพูดดีมาก",
    "สงสารคนตัวเล็กตัวน้อยบ้าง",
    "ภาษีก็จ่ายทุกปี",
    "ผมทำงานด้านนี้มาสิบสองปี",
    "แม่ค้าแถวบ้านก็พูดแบบนี้ทั้งนั้น",
    "ด่วนที่สุด",
];
const EMOJI: [&str; 8] = ["🙏", "🙏🙏🙏", "❤️", "👍", "😡", "✊", "😭😭", "555"];
const PARTICLES: [&str; 7] = ["ครับ", "ค่ะ", "นะคะ", "นะครับ", "จ้า", "คับ", "ค่า"];
const SAME: [(&str, &str); 14] = [
    ("ประชาชน", "ชาวบ้าน"),
    ("ขอให้", "อยากให้"),
    ("เนื่องจาก", "เพราะ"),
    ("เพราะ", "เพราะว่า"),
    ("อย่างน้อย", "ไม่ต่ำกว่า"),
    ("ทุกคืน", "ทุกๆ คืน"),
    ("ผู้บริโภค", "คนซื้อ"),
    ("โดยเร็ว", "เร็วๆ"),
    ("เกินไป", "เกิน"),
    ("พวกเรา", "เรา"),
    ("ข้าพเจ้า", "ผม"),
    ("และ", "แล้วก็"),
    ("สนับสนุน", "ขอสนับสนุน"),
    ("ค่าธรรมเนียม", "ค่าทำเนียม"),
];

/// Edits a text as people do who send it on; nothing where this edit does not fit.
pub fn edit(text: &mut String, kind: usize, seed: &mut Seed) -> Option<&'static str> {
    Some(match kind {
        0 => {
            *text = format!("{} {text}", seed.of(&GREETINGS));
            "greeting"
        }
        1 => {
            *text = match seed.below(3) {
                0 => format!("{text} {} {}", seed.of(&NAMES), seed.of(&PLACES)),
                1 => format!("ผม{} {text}", seed.of(&NAMES)),
                _ => format!("{} {} {text}", seed.of(&NAMES), seed.of(&PLACES)),
            };
            "name"
        }
        2 => {
            let added = seed.of(&ADDED);
            *text = if seed.below(3) == 0 { format!("{added} {text}") } else { format!("{text} {added}") };
            "sentence"
        }
        3 => {
            for _ in 0..1 + seed.below(2) {
                let mut letters: Vec<char> = text.chars().collect();
                let at = seed.below(letters.len() - 1);
                match seed.below(4) {
                    0 => drop(letters.remove(at)),
                    1 => letters.swap(at, at + 1),
                    2 => letters.insert(at, letters[at]),
                    _ => letters[at] = ['ก', 'า', 'ร', 'น', 'เ', 'ด', 'ส', 'อ'][seed.below(8)],
                }
                *text = letters.into_iter().collect();
            }
            "typos"
        }
        4 => {
            let often = 1 + seed.below(6);
            *text = text.chars().filter(|c| !matches!(c, '่' | '้' | '๊' | '๋') || seed.below(10) >= often).collect();
            "tones"
        }
        5 => {
            if !text.chars().any(|c| c.is_numeric()) {
                return None;
            }
            // The same numbers in the other digits.
            let other = |c: char| match c {
                '0'..='9' => char::from_u32(0xe50 + u32::from(c) - u32::from('0')).unwrap_or(c),
                '๐'..='๙' => char::from_u32(u32::from('0') + u32::from(c) - 0xe50).unwrap_or(c),
                _ => c,
            };
            *text = text.chars().map(other).collect();
            "digits"
        }
        6 => {
            *text = format!("{text} {}", seed.of(&EMOJI));
            "emoji"
        }
        7 => {
            *text = if seed.below(2) == 0 { text.replace(' ', "") } else { text.replace(' ', "  \n") };
            "blanks"
        }
        8 => {
            let parts: Vec<&str> = text.split(' ').collect();
            // One that asks for less, or does not say where it stands, is another comment.
            let asks = |part: &str| {
                ["และ", "ขอ", "ควร", "ต้อง", "อย่า", "ห้าม", "ให้", "คัดค้าน", "สนับสนุน", "เห็นด้วย", "ไม่"]
                    .iter()
                    .any(|word| part.contains(word))
            };
            let may: Vec<usize> = (0..parts.len()).filter(|&n| !asks(parts[n]) && !parts[n].is_empty()).collect();
            if parts.len() < 4 || may.is_empty() || parts.iter().any(|part| part.chars().count() < 12) {
                return None;
            }
            let drop = may[seed.below(may.len())];
            *text = parts
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != drop)
                .map(|(_, part)| *part)
                .collect::<Vec<_>>()
                .join(" ");
            "clause-left-out"
        }
        9 => {
            let particle = seed.of(&PARTICLES);
            *text = if seed.below(2) == 0 {
                format!("{text}{particle}")
            } else {
                text.replace(' ', &format!("{particle} "))
            };
            "particles"
        }
        10 => {
            // Pasted in haste: the end of the last clause is missing.
            let (_, last) = text.rsplit_once(' ')?;
            let letters: Vec<char> = last.chars().collect();
            let gone = (letters.len() * (10 + seed.below(30)) / 100).min(text.chars().count() / 5);
            let kept: String = letters[..letters.len() - gone].iter().collect();
            // What takes a number or a denial away says something else.
            let lost: String = letters[letters.len() - gone..].iter().collect();
            let turns = ["ไม", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "สิบ", "พัน", "ร้อย", "บาท", "วัน"];
            if lost.chars().any(char::is_numeric) || turns.iter().any(|word| lost.contains(word)) {
                return None;
            }
            *text = format!("{}{kept}", &text[..text.len() - last.len()]);
            "cut"
        }
        _ => {
            let known: Vec<_> = SAME.iter().filter(|(from, _)| text.contains(from)).collect();
            if known.is_empty() {
                return None;
            }
            let (from, to) = known[seed.below(known.len())];
            *text = text.replace(from, to);
            "other-word"
        }
    })
}

/// Writes the set.
pub fn make() {
    let mut seed = Seed(2569);
    let mut lines: Vec<Line> = Vec::new();
    for block in CAMPAIGNS.split("# ").skip(1) {
        let mut texts = block.lines();
        let group = texts.next().unwrap_or_default();
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        lines.extend(texts.iter().map(|text| Line { group: group.into(), edits: Vec::new(), text: (*text).into() }));
        let short = texts[0].chars().count() < 60;
        for _ in 0..24 {
            let mut text = texts[0].to_string();
            let mut edits: Vec<String> = Vec::new();
            for _ in 0..1 + seed.below(if short { 2 } else { 4 }) {
                // A short text with a sentence or a name added is half another text, and no one can say which.
                let kind = seed.below(12);
                let too_much = short && matches!(kind, 1 | 2 | 5 | 10);
                let once = [(3, "typos"), (8, "clause-left-out"), (10, "cut")];
                let again = once.iter().any(|(of, name)| *of == kind && edits.iter().any(|edit| edit == name));
                if !(too_much || again) {
                    edits.extend(edit(&mut text, kind, &mut seed).map(str::to_string));
                }
            }
            lines.push(Line { group: group.into(), edits, text });
        }
    }
    super::turned::add(&mut lines, &mut seed);
    for line in STRANGERS.lines() {
        let (group, text) = line.split_once('\t').expect("a group and a text");
        lines.push(Line { group: format!("other-{group}"), edits: Vec::new(), text: text.into() });
    }
    for (n, line) in CODED.lines().enumerate() {
        let coded: serde_json::Value = serde_json::from_str(line).expect("a comment");
        // Those under no issue are the short ones; the set has its own.
        if coded["issues"].as_array().is_some_and(|issues| !issues.is_empty()) {
            let text = coded["text"].as_str().expect("a text").to_string();
            lines.push(Line { group: format!("alone-{n}"), edits: Vec::new(), text });
        }
    }
    for i in (1..lines.len()).rev() {
        lines.swap(i, seed.below(i + 1));
    }
    for line in lines {
        println!("{}", serde_json::to_string(&line).expect("plain data"));
    }
}
