//! The issue that a sentence seems to belong to, learned from sentences that somebody placed one by one. A sentence is judged by its words,
//! and by the issues of other sentences that are said in the same comments: who complains of smoke tends to go on about smoke.
//!
//! How far this can be trusted is seen on the placed sentences themselves: each is held back in turn with all that are nearly the same,
//! and what is shown was right four times in five.

use super::Suggestion;
use super::feature::{Feature, Reader};
use super::held_back::{Calibration, FOLDS, Try, in_folds};
use super::model::Model;
use crate::Comment;

/// A sentence, placed or waiting.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub text: &'a str,
    /// The caller's own numbers of its issues; none where it was passed over, or waits.
    pub issues: &'a [u32],
    /// Of the comments looked at that say it, how many say other sentences that were placed under each issue.
    pub beside: Vec<(u32, u32)>,
    pub looked_at: u32,
}

impl Row<'_> {
    fn share(&self, issue: u32) -> f32 {
        let of = self.beside.iter().find(|(of, _)| *of == issue);
        of.map_or(0.0, |(_, n)| *n as f32 / self.looked_at.max(1) as f32)
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// Of each that waits, in their order, the likeliest issue where it may be shown.
    pub of: Vec<Option<Suggestion>>,
    /// For how many of the placed sentences an issue would have been shown while they were held back, and for how many the right one.
    pub shown: u32,
    pub right: u32,
}

/// As if so large a part more of the comments had said a sentence of each issue.
const DOUBT: f32 = 0.05;
/// How much what stands beside a sentence counts against its words. Single sentences are short, and their words say less than those of comments.
const BESIDE: f32 = 2.5;

/// The likeliest issue of each sentence that waits, by those that were placed, oldest first. The same sentences give the same.
pub fn near(placed: &[Row], waiting: &[Row]) -> Near {
    let mut reader = Reader::default();
    let features = reader.read_all(placed.iter().map(|one| Comment::of(one.text)));
    let of_waiting: Vec<Vec<Feature>> = waiting.iter().map(|one| reader.read(&Comment::of(one.text))).collect();
    let mut issues: Vec<u32> = placed.iter().flat_map(|one| one.issues.iter().copied()).collect();
    issues.sort_unstable();
    issues.dedup();
    let folds = in_folds(placed.iter().map(|one| one.text));
    let mut tested: Vec<Option<(f32, u32)>> = vec![None; placed.len()];
    let mut asked: Vec<Option<(f32, u32)>> = vec![None; waiting.len()];
    let mut others = placed.len();
    // One issue after another, so that no more than one model is held.
    for issue in issues {
        let truth: Vec<bool> = placed.iter().map(|one| one.issues.contains(&issue)).collect();
        others = others.min(truth.iter().filter(|of_it| !**of_it).count());
        let usual = placed.iter().map(|one| one.share(issue)).sum::<f32>() / placed.len() as f32;
        let keep = |best: &mut Option<(f32, u32)>, model: &Model, features: &[Feature], one: &Row| {
            let beside = ((one.share(issue) + DOUBT) / (usual + DOUBT)).ln();
            let score = model.score(features) + BESIDE * beside;
            if best.is_none_or(|(before, _)| score > before) {
                *best = Some((score, issue));
            }
        };
        for fold in (0..FOLDS).filter(|fold| folds.contains(fold)) {
            let model = Model::fit(&features, &truth, |at| folds[at] != fold);
            for at in (0..placed.len()).filter(|at| folds[*at] == fold) {
                keep(&mut tested[at], &model, &features[at], &placed[at]);
            }
        }
        let model = Model::fit(&features, &truth, |_| true);
        for (at, best) in asked.iter_mut().enumerate() {
            keep(best, &model, &of_waiting[at], &waiting[at]);
        }
    }
    let right = |(one, best): (&Row, &Option<(f32, u32)>)| {
        best.map(|(score, issue)| Try { score, right: one.issues.contains(&issue) })
    };
    let tries: Vec<Try> = placed.iter().zip(&tested).filter_map(right).collect();
    let calibration = Calibration::of(&tries, others);
    let shown = || tries.iter().filter(|one| calibration.shown(one.score).is_some());
    let suggestion = |best: Option<(f32, u32)>| {
        let (score, issue) = best?;
        calibration.shown(score).map(|probability| Suggestion { issue, probability })
    };
    let [shown, right] = [shown().count() as u32, shown().filter(|one| one.right).count() as u32];
    Near { of: asked.into_iter().map(suggestion).collect(), shown, right }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: [(&str, u32); 8] = [
        ("ค่าธรรมเนียมแผงค้าแพงเกินไป", 1),
        ("ขอให้ลดค่าธรรมเนียมแผงค้า", 1),
        ("ควันจากเตาปิ้งย่างเข้าบ้าน", 2),
        ("เตาปิ้งย่างควันเยอะมาก", 2),
        ("ที่จอดรถไม่พอหน้าตลาด", 3),
        ("รถจอดขวางหน้าบ้านเพราะไม่มีที่จอดรถ", 3),
        ("ขยะเต็มคลองทุกเช้า", 4),
        ("ตอนเช้าขยะลอยเต็มคลอง", 4),
    ];

    fn rows<'a>(said: &'a [(String, [u32; 1])]) -> Vec<Row<'a>> {
        said.iter().map(|(text, issues)| Row { text, issues, beside: Vec::new(), looked_at: 0 }).collect()
    }

    fn placed() -> Vec<(String, [u32; 1])> {
        let times = |(text, issue): &(&str, u32)| {
            let places = ["ตลาดเหนือ", "ตลาดใต้", "หน้าวัด", "ริมทางรถไฟ"];
            places.map(|place| (format!("{text} {place}"), [*issue])).to_vec()
        };
        // What is like nothing else is judged wrong while it is held back.
        let strange =
            ["แมวจรจัดผสมพันธุ์กันมาก", "เสาไฟฟ้าเอียงจะล้ม", "น้ำประปาไหลอ่อน", "ครูไม่พอสอน", "ป้ายหาเสียงบังตา", "รถเมล์มาช้า"];
        let strange = strange.iter().zip(11..).map(|(text, issue)| ((*text).to_string(), [issue]));
        SAID.iter().flat_map(times).chain(strange).collect()
    }

    #[test]
    fn a_sentence_is_near_those_that_were_placed_alike_and_a_strange_one_is_near_none() {
        let placed = placed();
        let waits = ["ลดค่าธรรมเนียมแผงค้าหน่อย", "เตาปิ้งย่างควันเยอะเข้าบ้าน", "ช้างเดินข้ามสะพานไม้"];
        let waits: Vec<Row> =
            waits.iter().map(|text| Row { text, issues: &[], beside: Vec::new(), looked_at: 0 }).collect();
        let near = near(&rows(&placed), &waits);
        assert_eq!(near.of.iter().map(|one| one.map(|one| one.issue)).collect::<Vec<_>>(), [Some(1), Some(2), None]);
        assert!(near.shown >= 8 && near.right * 5 >= near.shown * 4, "{near:?}");
        assert_eq!(super::near(&rows(&placed), &waits), near, "the same again");
    }

    #[test]
    fn what_stands_beside_it_tells_where_words_do_not() {
        let complaints = ["ลำบากทุกวัน", "กลับบ้านดึก", "ทนไม่ไหวแล้ว", "ช่วยดูหน่อย", "แย่ลงทุกปี", "นอนไม่หลับ"];
        let vague = complaints.iter().zip([1, 2, 3, 4, 1, 3]).map(|(text, issue)| ((*text).to_string(), [issue]));
        let placed: Vec<(String, [u32; 1])> = placed().into_iter().chain(vague).collect();
        let mut waits = vec![Row {
            text: "เดือดร้อนกันทั้งซอย", issues: &[], beside: vec![(3, 9)], looked_at: 10
        }];
        let mut some = rows(&placed);
        for row in some.iter_mut().filter(|row| row.issues[0] < 10) {
            (row.beside, row.looked_at) = (vec![(row.issues[0], 9)], 10);
        }
        assert_eq!(near(&some, &waits).of[0].map(|one| one.issue), Some(3));
        waits[0].beside.clear();
        assert_eq!(near(&some, &waits).of[0], None);
    }

    #[test]
    fn nothing_is_near_where_nothing_was_placed_or_all_is_one_issue() {
        let waits =
            [Row { text: "ลดค่าธรรมเนียม", issues: &[], beside: Vec::new(), looked_at: 0 }];
        assert_eq!(near(&[], &waits), Near { of: vec![None], shown: 0, right: 0 });
        let one: Vec<(String, [u32; 1])> = placed().into_iter().filter(|(_, issues)| issues == &[1]).collect();
        assert_eq!(near(&rows(&one), &waits).of, [None]);
    }
}
