//! The labelled set of copies, made and measured.
//!
//! `… --example copies -- make > app/insight/data/copies.jsonl` makes it from the texts in `data/` by a seed;
//! `… --example copies` groups it as it would arrive and prints precision and recall, over pairs, for the campaigns by which
//! thresholds were set and for those that were looked at only once they were.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
struct Line {
    /// Copies of one text share it.
    group: String,
    /// What was done to the text; empty for one written by hand.
    edits: Vec<String>,
    text: String,
}

const CAMPAIGNS: &str = include_str!("../data/campaigns.txt");
const STRANGERS: &str = include_str!("../data/strangers.txt");
const CODED: &str = include_str!("../data/coded.jsonl");

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Seed(u64);

impl Seed {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
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
    "ขอให้เจ้าหน้าที่ลงมาดูพื้นที่จริง",
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

fn edit(text: &mut String, kind: usize, seed: &mut Seed) -> Option<&'static str> {
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
            for _ in 0..1 + seed.below(1 + text.chars().count() / 40) {
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
            let thai = seed.below(2) == 0;
            *text = text
                .chars()
                .map(|c| match c.to_digit(10) {
                    Some(_) if thai => char::from_u32(0xe50 + seed.below(10) as u32).unwrap_or(c),
                    Some(_) => char::from(b'1' + seed.below(9) as u8),
                    None => c,
                })
                .collect();
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
            if parts.len() < 4 {
                return None;
            }
            let drop = seed.below(parts.len());
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

fn make() {
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
                let kind = seed.below(11);
                let too_much = short && matches!(kind, 1 | 2 | 5);
                if !(too_much || kind == 8 && edits.iter().any(|edit| edit == "clause-left-out")) {
                    edits.extend(edit(&mut text, kind, &mut seed).map(str::to_string));
                }
            }
            lines.push(Line { group: group.into(), edits, text });
        }
    }
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

/// Campaigns and strangers written after thresholds were set; nothing was changed for them.
fn kept_aside(group: &str) -> bool {
    group.contains("later-")
}

fn measure() {
    let text = include_str!("../data/copies.jsonl");
    let lines: Vec<Line> = text.lines().map(|line| serde_json::from_str(line).expect("a line of the set")).collect();
    let mut grouper = insight::copies::Grouper::new();
    lines.iter().for_each(|line| _ = grouper.add(&line.text));
    let found: Vec<u32> = grouper.of().collect();
    let show = std::env::args().any(|word| word == "--show");
    for (name, aside) in [("set by", Some(false)), ("kept aside", Some(true)), ("all", None)] {
        let (mut both, mut wrong, mut missed) = (0_u64, 0_u64, 0_u64);
        let mut edits: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for i in 0..lines.len() {
            for j in 0..i {
                let among = |line: &Line| aside.is_none_or(|aside| kept_aside(&line.group) == aside);
                if !among(&lines[i]) || !among(&lines[j]) {
                    continue;
                }
                let (true_, said) = (lines[i].group == lines[j].group, found[i] == found[j]);
                both += u64::from(true_ && said);
                wrong += u64::from(!true_ && said);
                missed += u64::from(true_ && !said);
                if true_ {
                    for edit in lines[i].edits.iter().chain(&lines[j].edits) {
                        let count = edits.entry(edit).or_default();
                        count.0 += u64::from(said);
                        count.1 += 1;
                    }
                }
                if show && !true_ && said && aside.is_none() {
                    println!("WRONG {} {}\n  {}\n  {}", lines[i].group, lines[j].group, lines[i].text, lines[j].text);
                }
            }
        }
        println!(
            "{name}: pairs {}, precision {:.4}, recall {:.4}",
            both + missed,
            both as f64 / (both + wrong) as f64,
            both as f64 / (both + missed) as f64
        );
        if aside.is_none() {
            edits.iter().for_each(|(edit, (found, all))| println!("  {edit}: {:.3}", *found as f64 / *all as f64));
        }
    }
    if show {
        let mut largest: BTreeMap<&str, BTreeMap<u32, u32>> = BTreeMap::new();
        lines
            .iter()
            .zip(&found)
            .for_each(|(line, &group)| *largest.entry(&line.group).or_default().entry(group).or_default() += 1);
        for (line, &group) in lines.iter().zip(&found) {
            let groups = &largest[line.group.as_str()];
            let main = groups.iter().max_by_key(|(_, count)| **count).map(|(group, _)| *group);
            if main != Some(group) && !kept_aside(&line.group) {
                println!("MISSED {} {:?}\n  {}", line.group, line.edits, line.text);
                let other =
                    lines.iter().zip(&found).find(|(other, found)| other.group == line.group && Some(**found) == main);
                println!("  {:?}", other.map(|(other, _)| insight::copies::similarity(&line.text, &other.text)));
            }
        }
    }
    let texts: std::collections::BTreeSet<&str> = lines.iter().map(|line| line.group.as_str()).collect();
    println!(
        "{} comments, {} groups in truth, {} found",
        lines.len(),
        texts.len(),
        grouper.groups().iter().filter(|group| group.comments > 0).count()
    );
}

fn main() {
    if std::env::args().any(|word| word == "make") { make() } else { measure() }
}
