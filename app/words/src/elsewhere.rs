//! Hearings held in another system: the list, one of them, where its numbers are from.

use crate::date;
use domain::lang::Lang;
use domain::time::Day;

say! {
    title: "เรื่องที่รับฟังในระบบอื่น", "Hearings held elsewhere";
    means: "รายการนี้นำมาจากระบบกลางทางกฎหมาย (law.go.th) เพื่อให้ค้นและอ้างอิงได้ การรับฟังเหล่านี้ไม่ได้ทำในระบบนี้ ความเห็นและผลอยู่ที่ต้นทาง จำนวนที่แสดงเป็นจำนวนที่ต้นทางแจ้ง และไม่นับรวมกับเรื่องในระบบนี้",
        "These records were taken from the central law portal (law.go.th), so that they can be found and cited. The hearings were not held here: comments and results are at the source. The numbers are the source's own and are not counted with ours.";
    held: "รับฟังในระบบอื่น", "Held elsewhere";
    not_here: "เรื่องนี้รับฟังที่ระบบกลางทางกฎหมาย (law.go.th) ไม่ได้รับฟังในระบบนี้", "This hearing was held at the central law portal (law.go.th), not here.";
    not_here_means: "แสดงความเห็นต่อเรื่องนี้ที่นี่ไม่ได้ ข้อมูลข้างล่างเป็นไปตามที่ต้นทางแจ้ง ระบบนี้ไม่ได้ตรวจสอบ",
        "Comments on it cannot be made here. What follows is as the source has it; this portal has not checked it.";
    runs: "ตามวันที่ที่ต้นทางแจ้ง เรื่องนี้ยังเปิดรับฟังอยู่ แสดงความเห็นได้ที่ต้นทาง", "By the dates that the source gives it is still open: comment there.";
    original: "เปิดเรื่องนี้ที่ต้นทาง (law.go.th)", "Open it at the source (law.go.th)";
    no_original: "ต้นทางไม่มีที่อยู่เว็บที่เปิดได้", "The source gives no address that can be opened.";
    number: "เลขที่ของต้นทาง", "The source's number";
    agency: "หน่วยงาน", "Agency";
    kind: "ประเภท", "Kind";
    no_kind: "ต้นทางไม่ได้บอก", "Not said by the source";
    dates: "วันรับฟัง", "Days of hearing";
    no_dates: "ต้นทางไม่ได้บอกวันที่ที่อ่านได้", "The source gives no day that can be read";
    crossed: "วันสิ้นสุดที่ต้นทางแจ้งมาก่อนวันเริ่ม", "The source's last day lies before its first.";
    answers: "ผู้แสดงความเห็น", "Answers";
    views: "จำนวนครั้งที่เปิดดู", "Views";
    questions: "จำนวนคำถาม", "Questions";
    unsaid: "อ่านไม่ได้", "Cannot be read";
    summary: "สรุปผล", "Summary";
    summary_yes: "ต้นทางระบุว่าเผยแพร่สรุปผลแล้ว", "Marked by the source as published";
    summary_unknown: "ต้นทางไม่ได้ระบุว่าเผยแพร่แล้ว", "Not marked by the source as published";
    affected: "ผู้ที่ต้นทางระบุว่าได้รับผลกระทบ", "Whom the source names as affected";
    tags: "คำสำคัญของต้นทาง", "The source's keywords";
    posted: "ชื่อตามที่ต้นทางเผยแพร่", "Title as the source has it";
    none: "ไม่มีเรื่องที่ตรงกับตัวกรอง", "Nothing fits these filters.";
    none_at_all: "ยังไม่มีรายการจากระบบอื่น", "No records from elsewhere yet.";
    year: "ปีที่เริ่มรับฟัง", "Year it began";
}

/// What a hearing whose title says nothing is called.
pub fn untitled(lang: Lang, key: i64) -> String {
    match lang {
        Lang::Th => format!("(ต้นทางไม่ได้ระบุชื่อ เลขที่ {key})"),
        Lang::En => format!("(no title at the source, number {key})"),
    }
}

/// "1 เม.ย. 2567 ถึง 15 เม.ย. 2567".
pub fn between(lang: Lang, opens: Option<Day>, closes: Option<Day>) -> String {
    match (opens.map(|day| date::short(lang, day)), closes.map(|day| date::short(lang, day)), lang) {
        (Some(opens), Some(closes), Lang::Th) => format!("{opens} ถึง {closes}"),
        (Some(opens), Some(closes), Lang::En) => format!("{opens} to {closes}"),
        (Some(opens), None, Lang::Th) => format!("ตั้งแต่ {opens}"),
        (Some(opens), None, Lang::En) => format!("from {opens}"),
        (None, Some(closes), Lang::Th) => format!("ถึง {closes}"),
        (None, Some(closes), Lang::En) => format!("to {closes}"),
        (None, None, _) => no_dates(lang).into(),
    }
}

/// "ผู้แสดงความเห็น 8 ราย ตามที่ต้นทางแจ้ง".
pub fn answered(lang: Lang, n: u64) -> String {
    let n = crate::number(n);
    match lang {
        Lang::Th => format!("{n} คำตอบ ตามที่ต้นทางแจ้ง"),
        Lang::En => format!("{n} answers, says the source"),
    }
}

/// "จำนวนตามที่ต้นทางแจ้ง ณ วันที่ 21 ก.ย. 2569".
pub fn as_reported(lang: Lang, day: Day) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("จำนวนตามที่ต้นทางแจ้ง ณ วันที่ {day}"),
        Lang::En => format!("Numbers as the source gave them on {day}"),
    }
}

/// Their number, for the link from the list of our own.
pub fn how_many(lang: Lang, n: u64) -> String {
    crate::counted(lang, n, "รายการ", "record", "records")
}
