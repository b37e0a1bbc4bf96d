//! What copies promise, on the labelled set and on texts where a word turns the meaning.

use insight::copies::{Batch, Beside, Ground, Grouper, Known, Placed, Shelf, Signature, Sought, near, signature};
use std::collections::HashMap;

fn lines() -> Vec<(String, String)> {
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line of the set");
        (line["group"].as_str().unwrap_or("").to_string(), line["text"].as_str().unwrap_or("").to_string())
    };
    include_str!("../data/copies.jsonl").lines().map(read).collect()
}

/// Precision and recall over pairs.
fn grouped(lines: &[(String, String)]) -> (f64, f64) {
    let mut grouper = Grouper::new();
    lines.iter().for_each(|(_, text)| _ = grouper.add(text));
    let found: Vec<u32> = grouper.of().collect();
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for i in 0..lines.len() {
        for j in 0..i {
            match (lines[i].0 == lines[j].0, found[i] == found[j]) {
                (true, true) => right += 1,
                (false, true) => wrong += 1,
                (true, false) => missed += 1,
                (false, false) => {}
            }
        }
    }
    (f64::from(right) / f64::from(right + wrong), f64::from(right) / f64::from(right + missed))
}

#[test]
fn copies_are_found_and_strangers_kept_apart_in_whatever_order_they_come() {
    let mut lines = lines();
    for order in 0..4 {
        let (precision, recall) = grouped(&lines);
        println!("order {order}: precision {precision:.4}, recall {recall:.4}");
        assert!(precision >= 0.99, "precision {precision}");
        assert!(recall >= 0.95, "recall {recall}");
        // Another order each time, the same each run.
        let step = 7 + 2 * order;
        lines = (0..step)
            .flat_map(|from| lines.iter().skip(from).step_by(step).cloned().collect::<Vec<_>>())
            .rev()
            .collect();
    }
}

#[test]
fn a_word_that_turns_the_meaning_keeps_two_texts_apart() {
    for (a, b) in [
        ("เห็นด้วย", "ไม่เห็นด้วย"),
        ("เห็นด้วยกับร่างกฎหมายฉบับนี้ทุกประการ", "ไม่เห็นด้วยกับร่างกฎหมายฉบับนี้ทุกประการ"),
        ("เห็นด้วยกับมาตรา ๓", "เห็นด้วยกับมาตรา ๔"),
        ("ขอให้กำหนดระยะเวลา 30 วัน", "ขอให้กำหนดระยะเวลา 60 วัน"),
        (
            "ขอคัดค้านการก่อสร้างโรงหมักขยะกลางในตำบลสายธาร เพราะอยู่ใกล้โรงเรียนและชุมชน",
            "ขอสนับสนุนการก่อสร้างโรงหมักขยะกลางในตำบลสายธาร เพราะอยู่ใกล้โรงเรียนและชุมชน",
        ),
        ("👍", "👎"),
        ("ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ 3 หลังฝน 1", "ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ 3 หลังฝน 15"),
        ("บ้านอยู่ใกล้โรงงานมาก ขอให้ตรวจวัดฝุ่นทุกวัน", "บ้านอยู่ไกลโรงงานมาก ขอให้ตรวจวัดฝุ่นทุกวัน"),
    ] {
        assert!(!near(a, b), "{a} / {b}");
    }
}

/// Each campaign's text against itself with a denial put before what it asks or says, and with each of its numbers changed.
#[test]
fn a_denial_put_in_or_a_number_changed_makes_another_comment() {
    let campaigns = include_str!("../data/campaigns.txt").split("# ").skip(1).filter_map(|block| block.lines().nth(1));
    let (mut turned, mut copies) = (0, Vec::new());
    for text in campaigns {
        let denied = ["ควร", "ต้อง", "เห็นด้วย", "สนับสนุน", "ให้มี", "ได้รับ"].into_iter().filter_map(|word| {
            let at = text.find(word)?;
            (!text[..at].ends_with("ไม่")).then(|| format!("{}ไม่{}", &text[..at], &text[at..]))
        });
        let digits: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
        let numbered = digits.iter().map(|(at, digit)| {
            let other = if *digit == '9' { '4' } else { '9' };
            format!("{}{other}{}", &text[..*at], &text[at + 1..])
        });
        for other in denied.chain(numbered) {
            turned += 1;
            // Also beside a greeting and a name, as people send it on.
            let passed_on = format!("สวัสดีครับ ผมนายสมชาย {other}");
            copies.extend([other, passed_on].into_iter().filter(|other| near(text, other)));
        }
    }
    println!("{} of {turned} turned texts were taken for copies: {copies:#?}", copies.len());
    assert!(turned > 30 && copies.len() * 100 <= turned, "{turned}: {copies:#?}");
}

#[test]
fn small_edits_leave_a_copy_a_copy() {
    let text = "ทางเดินริมคลองมืดและเปลี่ยวมาก ผู้หญิงและเด็กไม่กล้าเดิน ขอให้ติดไฟส่องสว่างตลอดแนวโดยเร็ว";
    for edited in [
        "ทางเดินริมคลองมืดและเปลี่ยวมาก ผู้หญิงและเด็กไม่กล้าเดิน ขอให้ติดไฟส่องสว่างตลอดแนวโดยเร็วค่ะ 🙏🙏",
        "ทางเดินริมคลองมืดและเปลียวมาก ผูหญิงและเด็กไม่กล้าเดิน ขอใหติดไฟสองสวางตลอดแนวโดยเร็ว",
        "สวัสดีครับ ผมนายสมชาย บ้านบางหลวง ทางเดินริมคลองมืดและเปลี่ยวมาก ผู้หญิงและเด็กไม่กล้าเดิน ขอให้ติดไฟส่องสว่างตลอดแนวโดยเร็ว",
        "ทางเดินริมคลองมืดและเปลี่ยวมากผู้หญิงและเด็กไม่กล้าเดินขอให้ติดไฟส่องสว่างตลอดแนวโดยเร็ว ลูกสาวผมเลิกเรียนพิเศษทุ่มนึงทุกวัน",
    ] {
        assert!(near(text, edited), "{edited}");
        let mut shelf = Shelf::default();
        shelf.put(7, 7, 0, &signature(text));
        assert_eq!(Batch::of([(8, edited)]).sought(&shelf, &[]).groups, [7], "no key leads from {edited}");
    }
}

#[test]
fn a_comment_that_quotes_two_campaigns_joins_neither_to_the_other() {
    let (a, b) = (
        "ขอให้ยกเว้นงานวัดและงานประเพณีที่จัดไม่เกินเจ็ดวันออกจากการบังคับใช้ เพราะเป็นวิถีชุมชนที่สืบทอดมายาวนาน",
        "ผู้สูงอายุและผู้พิการคัดแยกขยะเองลำบาก ขอให้จัดอาสาสมัครเข้าไปช่วยเหลือถึงบ้านทุกสัปดาห์",
    );
    let mut grouper = Grouper::new();
    [a, b, &format!("{a} {b}")].into_iter().for_each(|text| _ = grouper.add(text));
    let of: Vec<u32> = grouper.of().collect();
    assert_ne!(of[0], of[1]);
}

#[test]
fn groups_count_submissions_and_distinct_texts() {
    let mut grouper = Grouper::new();
    ["เห็นด้วย", "เห็นด้วยครับ", "เห็นด้วย!!", "ไม่เห็นด้วย"].into_iter().for_each(|text| _ = grouper.add(text));
    let counts: Vec<(u32, u32)> = grouper.groups().iter().map(|group| (group.comments, group.texts)).collect();
    assert_eq!(counts, [(3, 1), (1, 1)]);
}

#[test]
fn a_signature_is_kept_and_read_again() {
    let kept = signature("ขอให้มีไฟส่องสว่างใต้สะพานตลอดคืน เพราะเดินกลับบ้านลำบาก");
    assert_eq!(Signature::from_bytes(&kept.to_bytes()), Some(kept));
    assert_eq!(Signature::read(&kept.written()), Some(kept));
    assert!([&kept.written()[1..], "", "ครับ"].iter().all(|other| Signature::read(other).is_none()));
    assert_eq!(Signature::from_bytes(&kept.to_bytes()[1..]), None);
    // Kept in tables: were it to change, every row would have to be made anew.
    assert_eq!(signature("เห็นด้วย").to_bytes()[..8], 2_971_047_627_605_318_056_u64.to_le_bytes(), "a fixed hash");
}

#[test]
fn odd_texts_are_taken_as_they_come() {
    let long = "ก".repeat(100_000);
    let mut grouper = Grouper::new();
    for text in ["", "   ", "\u{200b}", "a", "๑", &long, "🇹🇭", "\u{e48}\u{e48}"] {
        grouper.add(text);
    }
    assert_eq!(grouper.of().len(), 8);
}

/// A table as a store keeps it.
#[derive(Default)]
struct Table {
    texts: HashMap<i64, (String, i64)>,
    wholes: HashMap<i64, i64>,
    shelf: Shelf,
}

impl Table {
    fn ground(&self, sought: &Sought, wholes: Vec<(i64, i64)>, known: &mut Known) -> Ground {
        let of = |one: &Beside| {
            let text = &self.texts[&one.comment].0;
            Some(known.of(one.comment, one.whole).unwrap_or_else(|| known.read(one.comment, text)))
        };
        let cores = sought.beside.iter().map(of).collect();
        let size = |group: i64| self.texts.values().filter(|(_, of)| *of == group).count() as i64;
        let sizes = sought.groups.iter().map(|group| (*group, size(*group))).collect();
        Ground { wholes, sizes, cores }
    }

    fn wholes(&self, batch: &Batch) -> Vec<(i64, i64)> {
        batch.wholes().into_iter().filter_map(|whole| Some((whole, *self.wholes.get(&whole)?))).collect()
    }

    fn take(&mut self, placed: Placed) {
        for (comment, _, group) in placed.comments {
            self.texts.entry(comment).or_default().1 = group;
        }
        for text in placed.texts {
            self.wholes.insert(text.whole, text.group);
            if let Some(kept) = text.kept {
                self.shelf.put(kept.comment, text.group, kept.seat, &kept.signature());
            }
        }
    }
}

#[test]
fn batches_over_a_table_make_the_groups_that_memory_makes() {
    let lines = lines();
    let mut grouper = Grouper::new();
    lines.iter().for_each(|(_, text)| _ = grouper.add(text));
    let expected: Vec<i64> = grouper.of().map(|group| i64::from(grouper.groups()[group as usize].first)).collect();
    for size in [1, 37, 400] {
        let (mut table, mut known) = (Table::default(), Known::default());
        for (at, part) in lines.chunks(size).enumerate() {
            let numbered = part.iter().enumerate().map(|(n, (_, text))| ((at * size + n) as i64, text.as_str()));
            table.texts.extend(numbered.clone().map(|(n, text)| (n, (text.to_string(), n))));
            let batch = Batch::of(numbered);
            let wholes = table.wholes(&batch);
            let sought = batch.sought(&table.shelf, &wholes);
            let ground = table.ground(&sought, wholes, &mut known);
            let placed = batch.place(&table.shelf, &sought, &ground);
            table.take(placed);
        }
        let found: Vec<i64> = (0..lines.len() as i64).map(|n| table.texts[&n].1).collect();
        let other = (0..lines.len()).filter(|&n| found[n] != expected[n]).count();
        assert_eq!(other, 0, "in batches of {size}");
    }
}
