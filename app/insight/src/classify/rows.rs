//! The issue that a sentence seems to belong to, learned from sentences that somebody placed one by one. A sentence is judged by its words,
//! and by the issues of other sentences that are said in the same comments: who complains of smoke tends to go on about smoke. What is said
//! beside every issue tells of none: the issue beside which a sentence stands must lead the next one.
//!
//! How far this can be trusted is seen on the placed sentences themselves: each is held back in turn with all that are nearly the same,
//! and what is shown was right four times in five. What has words of its issue and what is told by its company alone are judged apart, so
//! that neither vouches for the other.

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

    /// How much oftener it stands beside this issue than beside the next of the others, as a logarithm.
    fn lead(&self, issue: u32) -> f32 {
        let next = self.beside.iter().filter(|(of, _)| *of != issue).map(|(of, _)| self.share(*of));
        self.oftener(issue, next.fold(0.0, f32::max))
    }

    fn oftener(&self, issue: u32, than: f32) -> f32 {
        let doubt = DOUBT / self.looked_at.max(1) as f32;
        ((self.share(issue) + doubt) / (than + doubt)).ln()
    }
}

/// The issue to which a sentence seems to belong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Close {
    pub issue: u32,
    /// How often, on sentences held back, such a score was right.
    pub probability: f32,
    /// Whether words of its own speak for the issue, and not only what it is said with.
    pub by_words: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// Of each that waits, in their order, the likeliest issue where it may be shown.
    pub of: Vec<Option<Close>>,
    /// For how many of the placed sentences an issue would have been shown while they were held back, and for how many the right one.
    pub shown: u32,
    pub right: u32,
}

/// As if so many comments more had said a sentence of each issue.
const DOUBT: f32 = 1.6;
/// How much what stands beside a sentence counts against its words. Single sentences are short, and their words say less than those of comments.
const BESIDE: f32 = 2.5;
/// From this lead on company speaks for an issue, and tells it alone: some three times as often as the next.
const CLEAR: f32 = 1.0;
/// From so much on words speak for an issue.
const SPEAKS: f32 = 0.3;

/// An issue of a sentence, before it is known whether it may be shown.
#[derive(Clone, Copy)]
struct Guess {
    score: f32,
    issue: u32,
    by_words: bool,
}

/// Of a sentence the likeliest issue so far, and whether it leads clearly where no words speak for it.
type Best = Option<(Guess, bool)>;

/// The likeliest issue of each sentence that waits, by those that were placed, oldest first. The same sentences give the same.
pub fn near(placed: &[Row], waiting: &[Row]) -> Near {
    let mut reader = Reader::default();
    let features = reader.read_all(placed.iter().map(|one| Comment::of(one.text)));
    let of_waiting: Vec<Vec<Feature>> = waiting.iter().map(|one| reader.read(&Comment::of(one.text))).collect();
    let mut issues: Vec<u32> = placed.iter().flat_map(|one| one.issues.iter().copied()).collect();
    issues.sort_unstable();
    issues.dedup();
    let folds = in_folds(placed.iter().map(|one| one.text));
    let mut tested: Vec<Best> = vec![None; placed.len()];
    let mut asked: Vec<Best> = vec![None; waiting.len()];
    let mut others = placed.len();
    // What is usual is seen on all that stand beside anything: those placed may stand beside nothing, and those that wait beside everything.
    let in_company: Vec<&Row> = placed.iter().chain(waiting).filter(|one| !one.beside.is_empty()).collect();
    // One issue after another, so that no more than one model is held.
    for issue in issues {
        let truth: Vec<bool> = placed.iter().map(|one| one.issues.contains(&issue)).collect();
        others = others.min(truth.iter().filter(|of_it| !**of_it).count());
        let usual = in_company.iter().map(|one| one.share(issue)).sum::<f32>() / in_company.len().max(1) as f32;
        let keep = |best: &mut Best, model: &Model, features: &[Feature], one: &Row| {
            let lead = one.lead(issue);
            let beside = lead.min(one.oftener(issue, usual));
            // A small lead is chance, and says nothing.
            let beside = if beside > 0.0 { (beside - CLEAR).max(0.0) } else { beside };
            let score = model.score(features) + BESIDE * beside;
            if best.is_none_or(|(before, _)| score > before.score) {
                let by_words = model.words(features) >= SPEAKS;
                *best = Some((Guess { score, issue, by_words }, by_words || lead >= CLEAR));
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
    let told = |best: Best| best.filter(|(_, clear)| *clear).map(|(guess, _)| guess);
    let tested: Vec<(Guess, bool)> = placed
        .iter()
        .zip(tested)
        .filter_map(|(one, best)| told(best).map(|guess| (guess, one.issues.contains(&guess.issue))))
        .collect();
    let calibration = |by_words: bool| {
        let tries = tested.iter().filter(|(guess, _)| guess.by_words == by_words);
        let tries: Vec<Try> = tries.map(|(guess, right)| Try { score: guess.score, right: *right }).collect();
        Calibration::of(&tries, others)
    };
    let (by_words, by_company) = (calibration(true), calibration(false));
    let close = |Guess { score, issue, by_words: words }: Guess| {
        let probability = if words { &by_words } else { &by_company }.shown(score)?;
        Some(Close { issue, probability, by_words: words })
    };
    let shown = || tested.iter().filter(|(guess, _)| close(*guess).is_some());
    let [shown, right] = [shown().count() as u32, shown().filter(|(_, right)| *right).count() as u32];
    Near { of: asked.into_iter().map(|best| told(best).and_then(close)).collect(), shown, right }
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
        let complaints = [
            "ลำบากทุกวัน",
            "กลัวลูกหลาน",
            "ทนไม่ไหวแล้ว",
            "ช่วยดูหน่อย",
            "แย่ลงทุกปี",
            "นอนไม่หลับ",
            "ร้องเรียนแล้วเงียบ",
            "ใครจะรับผิดชอบ",
            "น่าสงสารคนแก่",
            "ปวดหัวมาก",
        ];
        let vague =
            complaints.iter().zip([1, 2, 3, 4].into_iter().cycle()).map(|(text, issue)| ((*text).to_string(), [issue]));
        let placed: Vec<(String, [u32; 1])> = placed().into_iter().chain(vague).collect();
        let mut waits = vec![Row {
            text: "เดือดร้อนกันทั้งซอย", issues: &[], beside: vec![(3, 9)], looked_at: 10
        }];
        let mut some = rows(&placed);
        for row in some.iter_mut().filter(|row| row.issues[0] < 10) {
            (row.beside, row.looked_at) = (vec![(row.issues[0], 9)], 10);
        }
        assert_eq!(near(&some, &waits).of[0].map(|one| (one.issue, one.by_words)), Some((3, false)));
        waits[0].beside = vec![(3, 9), (1, 8)];
        assert_eq!(near(&some, &waits).of[0], None, "beside another nearly as often");
        waits[0].beside.clear();
        assert_eq!(near(&some, &waits).of[0], None);
    }

    #[test]
    fn rows_with_words_of_their_issue_are_told_by_them_also_in_its_company() {
        let matters = ["ไฟส่องสว่างริมทางเดิน", "ห้องน้ำสะอาดใกล้ตลาด", "ที่จอดรถหน้าสถานี", "ถังขยะแยกสีประจำซอย"];
        let asks = ["ขอให้เพิ่ม", "อยากให้มี", "ช่วยดูแล", "ควรซ่อม", "ต้องมี", "โปรดย้าย", "ขาดแคลน", "ขอบคุณสำหรับ"];
        let of = |half: usize| -> Vec<(String, [u32; 1])> {
            let asks = || asks.iter().skip(half).step_by(2);
            matters.iter().zip(1..).flat_map(|(of, n)| asks().map(move |ask| (format!("{ask}{of}"), [n]))).collect()
        };
        let (placed, waits) = (of(0), of(1));
        for company in [0, 2, 4] {
            let mut waiting = rows(&waits);
            for row in &mut waiting {
                (row.beside, row.looked_at) = (vec![(row.issues[0], company)], 4);
            }
            let near = near(&rows(&placed), &waiting);
            let right = near
                .of
                .iter()
                .zip(&waits)
                .filter(|(near, (_, issues))| near.is_some_and(|near| near.by_words && near.issue == issues[0]));
            assert_eq!(right.count(), 16, "{near:?}");
        }
    }

    /// Six matters, of which each comment speaks after an opening of its own, and what everybody asks for at the end.
    #[test]
    fn what_is_asked_for_beside_every_issue_is_near_none() {
        let matters = [
            (
                "เอกสารประกอบคำขอใบอนุญาต",
                ["ต้องถ่ายสำเนาทุกครั้ง", "เรียกซ้ำทั้งที่มีอยู่แล้ว", "ไม่บอกว่าใช้อะไรบ้าง", "ขอทีละใบ", "ใช้ตัวจริงเท่านั้น"],
            ),
            ("ค่าธรรมเนียมรายปี", ["แพงกว่าจังหวัดอื่น", "ขึ้นทุกปี", "เก็บเท่ากันทั้งร้านใหญ่ร้านเล็ก", "ไม่มีใบเสร็จ", "ผ่อนไม่ได้"]),
            ("การตรวจสถานที่", ["มาไม่ตรงเวลานัด", "ตรวจหลายหน่วย", "เจ้าหน้าที่ไม่แจ้งก่อน", "รอตรวจเป็นเดือน", "ใช้ดุลพินิจต่างกัน"]),
            ("ระบบยื่นออนไลน์", ["ล่มบ่อย", "ใช้บนมือถือไม่ได้", "อัปโหลดไฟล์ไม่ผ่าน", "เข้าสู่ระบบยาก", "ไม่บอกสถานะ"]),
            ("บทกำหนดโทษปรับ", ["หนักเกินไป", "ไม่แยกเจตนา", "ปรับรายวันไม่ไหว", "ควรตักเตือนก่อน", "ซ้ำซ้อนกับกฎหมายอื่น"]),
            ("ระยะเวลาพิจารณา", ["นานเกินหกเดือน", "ไม่มีกำหนดแน่นอน", "นับวันหยุดด้วย", "เลื่อนบ่อย", "ค้างอยู่ที่อำเภอ"]),
        ];
        let placed: Vec<(String, [u32; 1])> = matters
            .iter()
            .zip(4..)
            .flat_map(|((matter, said), issue)| said.iter().map(move |said| (format!("{matter}{said}"), [issue])))
            .collect();
        let requests = [
            "ขอให้มีเบอร์โทรศัพท์ที่ติดต่อได้จริง",
            "ขอให้ลดเอกสาร",
            "ขอให้ฟังเสียงชาวบ้านด้วย",
            "ขอให้ประกาศผลให้ทราบทั่วกัน",
            "ขอให้อบรมเจ้าหน้าที่",
            "ขอให้มีที่นั่งพักสำหรับผู้สูงอายุ",
            "ขอให้ทำคู่มือฉบับชาวบ้าน",
            "ขอให้เปิดวันเสาร์",
        ];
        // Openings never stand together: what is placed stands beside nothing, and each request beside all, beside one a little oftener.
        let asked: Vec<Row> = (0..)
            .zip(requests)
            .map(|(at, text)| {
                let beside = (4..10).map(|issue| (issue, if issue == 4 + at % 6 { 8 } else { 4 })).collect();
                Row { text, issues: &[], beside, looked_at: 32 }
            })
            .collect();
        let near = super::near(&rows(&placed), &asked);
        assert_eq!(near.of, vec![None; 8]);
        // Nor where those placed are told by what they stand beside, as half of their comments go on about the same.
        let mut some = rows(&placed);
        for row in &mut some {
            (row.beside, row.looked_at) = (vec![(row.issues[0], 16)], 32);
        }
        let near = super::near(&some, &asked);
        assert!(near.shown > 20 && near.right == near.shown, "{near:?}");
        assert!(near.of.iter().flatten().all(|one| one.by_words), "{near:?}");
        assert!(near.of.iter().flatten().count() <= 1, "{near:?}");
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
