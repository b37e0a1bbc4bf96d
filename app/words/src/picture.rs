//! The picture of a hearing: who stands where, and when it was said.

use crate::date;
use domain::lang::Lang;
use domain::time::Day;

say! {
    by_part: "ความเห็นต่อแต่ละเรื่อง", "Where people stand on each part";
    by_class: "ความเห็นของแต่ละกลุ่ม", "Where each group stands";
    by_identity: "ความเห็นตามการยืนยันตัวตน", "Where people stand by identity";
    by_part_and_identity: "ผู้ที่ยืนยันตัวตนแล้วและผู้อื่น ต่อแต่ละเรื่อง", "Those whose identity is verified and the others, on each part";
    verified: "ยืนยันตัวตนแล้ว", "verified";
    not_verified: "ไม่ได้ยืนยันตัวตน", "not verified";
    by_day: "ความเห็นในแต่ละวัน", "Comments by day";
    by_week: "ความเห็นในแต่ละสัปดาห์", "Comments by week";
    silent: "กลุ่มที่ไม่มีความเห็น", "Not heard from";
    by_group: "ความเห็นของกลุ่มที่ร่างนี้ระบุว่าได้รับผลกระทบ", "Comments by the groups that the dossier names as affected";
    unheard: "กลุ่มที่ร่างนี้ระบุว่าได้รับผลกระทบ และยังไม่มีความเห็น (ตามที่หน่วยงานอ่าน)", "Groups that the dossier names as affected and that were not heard (as the agency read it)";
    group: "กลุ่ม", "Group";
    no_group: "ไม่ได้บอกว่าอยู่ในกลุ่มใด", "Did not name a group";
    not_heard: "ไม่มีความเห็น", "not heard from";
    group_means: "ผู้แสดงความเห็นเลือกกลุ่มเอง และข้ามได้", "People choose their group themselves, and may leave it out";
    among: "เฉพาะความเห็นของ", "Only comments by";
    everybody: "ทุกคน", "Everyone";
    as_table: "ดูเป็นตาราง", "See as a table";
    day: "วันที่", "Day";
}

/// "มากที่สุดวันที่ 5 ต.ค. 2569: 12 ความเห็น".
pub fn busiest(lang: Lang, week: bool, day: Day, n: u64) -> String {
    let (day, n) = (date::short(lang, day), crate::common::comments(lang, n));
    match (lang, week) {
        (Lang::Th, false) => format!("มากที่สุดวันที่ {day}: {n}"),
        (Lang::Th, true) => format!("มากที่สุดในสัปดาห์ที่เริ่มวันที่ {day}: {n}"),
        (Lang::En, false) => format!("Most on {day}: {n}"),
        (Lang::En, true) => format!("Most in the week from {day}: {n}"),
    }
}

/// "จาก 12 คนที่ยืนยันตัวตนแล้ว": people, however many comments each of them made.
pub fn verified_persons(lang: Lang, n: u64) -> String {
    let number = crate::number(n);
    match (lang, n) {
        (Lang::Th, _) => format!("จาก {number} คนที่ยืนยันตัวตนแล้ว"),
        (Lang::En, 1) => "By one person whose identity is verified".into(),
        (Lang::En, _) => format!("By {number} people whose identity is verified"),
    }
}

/// The same where several days have as many: "มากที่สุดวันละ 3 ความเห็น".
pub fn busiest_several(lang: Lang, week: bool, n: u64) -> String {
    let n = crate::common::comments(lang, n);
    match (lang, week) {
        (Lang::Th, false) => format!("มากที่สุดวันละ {n}"),
        (Lang::Th, true) => format!("มากที่สุดสัปดาห์ละ {n}"),
        (Lang::En, false) => format!("At most {n} a day"),
        (Lang::En, true) => format!("At most {n} a week"),
    }
}

/// Why some parts are not in a table that tells two groups apart.
pub fn few_left_out(lang: Lang, least: u64) -> String {
    match lang {
        Lang::Th => counting!("ไม่แสดงเรื่องที่ฝ่ายใดฝ่ายหนึ่งมีไม่ถึง {} ความเห็น", crate::number(least)),
        Lang::En => format!("Parts on which fewer than {} of either spoke are left out", crate::number(least)),
    }
}
