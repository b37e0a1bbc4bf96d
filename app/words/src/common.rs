//! Words that many rooms share: acts, counts, small labels.

use crate::counted;
use domain::lang::Lang;

say! {
    comment_now: "แสดงความเห็น", "Comment";
    search: "ค้นหา", "Search";
    send: "ส่ง", "Send";
    save: "บันทึก", "Save";
    cancel: "ยกเลิก", "Cancel";
    back: "ย้อนกลับ", "Back";
    next: "หน้าถัดไป", "Next page";
    previous: "หน้าก่อน", "Previous page";
    optional: "ข้ามได้", "optional";
    all: "ทั้งหมด", "All";
    whole_country: "ทั่วประเทศ", "The whole country";
    yes: "มี", "Yes";
    none: "ไม่มี", "No";
    total: "รวม", "Total";
    per_cent: "ร้อยละ", "Per cent";
    pages: "หน้าของรายการ", "Pages of the list";
    answer: "คำตอบ", "Answer";
    count: "จำนวน", "Count";
    day: "วัน", "Day";
    month: "เดือน", "Month";
    year_be: "พ.ศ.", "Year (B.E.)";
    choose: "เลือก", "Choose";
}

/// "58 ความเห็น" · "58 comments"; "ยังไม่มีความเห็น" where there are none.
pub fn comments(lang: Lang, n: u64) -> String {
    match n {
        0 => lang.of("ยังไม่มีความเห็น", "No comments yet").into(),
        n => counted(lang, n, "ความเห็น", "comment", "comments"),
    }
}

/// The same of a hearing that is over: "ไม่มีความเห็น" where there were none.
pub fn comments_over(lang: Lang, n: u64) -> String {
    match n {
        0 => lang.of("ไม่มีความเห็น", "No comments").into(),
        n => comments(lang, n),
    }
}

/// "12 เรื่อง" · "12 consultations".
pub fn consultations(lang: Lang, n: u64) -> String {
    counted(lang, n, "เรื่อง", "consultation", "consultations")
}

/// "700 คำตอบ" · "700 answers".
pub fn sheets(lang: Lang, n: u64) -> String {
    match n {
        0 => lang.of("ยังไม่มีคำตอบ", "No answers yet").into(),
        n => counted(lang, n, "คำตอบ", "answer", "answers"),
    }
}

/// The same of a hearing that is over: "ไม่มีคำตอบ" where there were none.
pub fn sheets_over(lang: Lang, n: u64) -> String {
    match n {
        0 => lang.of("ไม่มีคำตอบ", "No answers").into(),
        n => sheets(lang, n),
    }
}
