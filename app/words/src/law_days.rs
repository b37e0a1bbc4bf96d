//! Days of the laws that an agency is responsible for: on the desk, and in letters to those who hold the roles. A day is a target that is
//! counted, never a breach.

use crate::date;
use crate::register::{distance_plain, two_years};
use domain::lang::Lang;
use domain::register::{Coming, Thing};
use domain::time::Day;

say! {
    title: "วันครบกำหนดของกฎหมายที่หน่วยงานรับผิดชอบ", "Days of the agency's laws";
    means: "ระบบส่งอีเมลถึงเจ้าหน้าที่จัดทำร่าง ผู้อนุมัติ และผู้ประเมินของหน่วยงานที่รับผิดชอบ ก่อนวันครบกำหนดหนึ่งครั้ง และเมื่อถึงวันนั้นอีกหนึ่งครั้ง: การประเมินผลสัมฤทธิ์ กฎที่ต้องออกภายในสองปี คำตอบต่อข้อเสนอ และสิ่งที่ทำต่อจากการประเมิน",
        "Drafters, approvers and evaluators of the responsible agency get one e-mail before such a day and one on it: evaluations, rules that should be made within two years, answers to proposals, and what follows from evaluations.";
    on: "คุณรับอีเมลเรื่องวันครบกำหนดของกฎหมาย", "You get e-mail about the days of laws.";
    off: "คุณเลิกรับอีเมลเรื่องวันครบกำหนดของกฎหมายแล้ว ยังเห็นวันเหล่านี้ในหน้างานของฉัน", "You get no e-mail about the days of laws. They still stand on your desk.";
    stop: "เลิกรับอีเมลเรื่องวันครบกำหนด", "Stop e-mail about days of laws";
    start: "รับอีเมลเรื่องวันครบกำหนด", "Get e-mail about days of laws";
    all: "กฎหมายที่หน่วยงานรับผิดชอบทั้งหมด", "All of the agency's laws";
    open: "เปิดดู", "Open it";
    why: "คุณได้รับอีเมลนี้เพราะมีบทบาทในหน่วยงานที่รับผิดชอบกฎหมาย วันเหล่านี้เป็นวันที่ระบบคำนวณหรือหน่วยงานกำหนดไว้ ไม่ใช่การแจ้งว่าทำผิด",
        "You get this because you hold a role at the agency responsible. These days are computed or were set by the agency; nothing here says that a rule was broken.";
}

/// What has the day, in a word or two.
pub fn thing(lang: Lang, thing: Thing) -> &'static str {
    match thing {
        Thing::Evaluation(_) => lang.of("ประเมินผลสัมฤทธิ์ (มาตรา 34)", "Evaluation (section 34)"),
        Thing::Rule(..) => lang.of("ต้องออกกฎ (มาตรา 22)", "A rule to be made (section 22)"),
        Thing::Answer(_) => lang.of("ตอบข้อเสนอ (มาตรา 34 (1))", "Answer to a proposal (section 34(1))"),
        Thing::FollowUp(..) => {
            lang.of("สิ่งที่ทำต่อจากการประเมิน (มาตรา 35)", "What follows from an evaluation (section 35)")
        }
    }
}

/// "อีก 3 วัน".
pub fn left(lang: Lang, day: Day, today: Day) -> String {
    distance_plain(lang, day, today)
}

/// A day in a sentence.
pub fn comes(lang: Lang, one: &Coming, today: Day) -> String {
    let (day, left) = (date::full(lang, one.day), distance_plain(lang, one.day, today));
    match (one.thing, lang) {
        (Thing::Evaluation(_), Lang::Th) => format!("ครบกำหนดประเมินผลสัมฤทธิ์วันที่ {day} ({left}) ตามมาตรา 34"),
        (Thing::Evaluation(_), Lang::En) => format!("Due for evaluation on {day} ({left}), section 34."),
        (Thing::Rule(_, _, extended), Lang::Th) => {
            format!("{}: {} ({left}) ตามมาตรา 22 วรรคสอง", one.detail, two_years(lang, one.day, extended))
        }
        (Thing::Rule(_, _, extended), Lang::En) => {
            format!("{}: {} ({left}), section 22 paragraph 2.", one.detail, two_years(lang, one.day, extended))
        }
        (Thing::Answer(_), Lang::Th) => format!("ข้อเสนอเกี่ยวกับ{} เป้าหมายตอบคือวันที่ {day} ({left})", one.detail),
        (Thing::Answer(_), Lang::En) => {
            format!("A proposal about {}. The target for an answer is {day} ({left}).", one.detail)
        }
        (Thing::FollowUp(..), Lang::Th) => format!("{} หน่วยงานกำหนดไว้วันที่ {day} ({left})", one.detail),
        (Thing::FollowUp(..), Lang::En) => format!("{} — the agency set {day} ({left}).", one.detail),
    }
}

/// The subject of a letter.
pub fn subject(lang: Lang, n: u64, first: &str) -> String {
    match (lang, n) {
        (Lang::Th, 0 | 1) => format!("วันครบกำหนด: {first}"),
        (Lang::Th, _) => format!("วันครบกำหนดของกฎหมาย {} เรื่อง", crate::number(n)),
        (Lang::En, 0 | 1) => format!("A day is near: {first}"),
        (Lang::En, _) => format!("{} days of laws are near", crate::number(n)),
    }
}
