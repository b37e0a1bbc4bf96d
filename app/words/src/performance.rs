//! What agencies have done: hearings, days, comments, summaries published or waiting. Clocks are targets.

use domain::lang::Lang;

say! {
    title: "การดำเนินการของหน่วยงาน", "What agencies have done";
    means: "นับจากเรื่องที่เผยแพร่ในระบบนี้ กฎหมายไม่ได้กำหนดจำนวนวันสำหรับการสรุปผล จำนวนวันที่แสดงเป็นเป้าหมาย เพื่อให้ประชาชนได้คำตอบเร็ว",
        "Counted from what is published here. The Act sets no period for the summary: the days shown are a target, so that people are answered soon.";
    not_public: "ตารางนี้ยังไม่เผยแพร่", "This table is not published yet";
    not_public_why: "สำนักงานกลางยังไม่ได้เปิดให้ทุกคนอ่าน ระหว่างนี้ดูเรื่องที่รับฟังและผลของแต่ละหน่วยงานได้จากหน้าของหน่วยงาน", "The central office has not opened it to everyone. Until then, each agency's page shows its consultations and their results.";
    yours: "หน่วยงานของคุณ", "Your agencies";
    all: "ทุกหน่วยงาน", "All agencies";
    agency: "หน่วยงาน", "Agency";
    held: "เรื่องที่รับฟัง", "Consultations";
    open: "กำลังรับฟัง", "Open now";
    cancelled: "ยกเลิก", "Cancelled";
    days: "จำนวนวันที่เปิดรับฟัง", "Days open";
    comments: "ความเห็น", "Comments";
    sheets: "ชุดคำตอบ", "Survey answers";
    summarised: "เผยแพร่สรุปผลแล้ว", "Summaries published";
    waiting: "รอสรุปผล", "Summaries to come";
    oldest: "รอนานที่สุด (วัน)", "Longest wait (days)";
    to_summarise: "เรื่องที่รอสรุปผล", "Consultations that wait for their summary";
    none_waiting: "ไม่มีเรื่องที่รอสรุปผล", "None waits for its summary.";
    none: "ยังไม่มีเรื่องที่เผยแพร่", "Nothing is published yet.";
    csv: "ดาวน์โหลดเป็น CSV", "Download as CSV";
    is_public: "ทุกคนอ่านตารางนี้ได้", "Everyone can read this table.";
    is_not_public: "ตารางนี้เห็นเฉพาะเจ้าหน้าที่: หน่วยงานเห็นของตนเอง สำนักงานกลางเห็นทั้งหมด", "Only staff see this table: an agency its own, the central office all.";
    turn_on: "เปิดให้ทุกคนอ่าน", "Open it to everyone";
    turn_off: "ปิด ให้เห็นเฉพาะเจ้าหน้าที่", "Close it to all but staff";
    public_page: "หน้าที่ทุกคนอ่าน", "The public page";
}

/// "ณ 26 พ.ย. 2569 10.00 น.".
pub fn as_of(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("ณ {when}"),
        Lang::En => format!("As of {when}"),
    }
}

/// "120 วัน".
pub fn waited(lang: Lang, days: u64) -> String {
    match lang {
        Lang::Th => counting!("{days} วัน"),
        Lang::En => crate::counted(lang, days, "", "day", "days"),
    }
}
