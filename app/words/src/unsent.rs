//! A comment that was begun and not sent, kept for somebody signed in.

use crate::number;
use domain::lang::Lang;

say! {
    title: "ความเห็นที่ยังไม่ได้ส่ง", "Comments not sent yet";
    keep: "เก็บไว้เขียนต่อ", "Keep for later";
    keep_why: "เก็บไว้ในบัญชีของคุณ เปิดเขียนต่อได้จากทุกเครื่อง ยังไม่ส่งถึงหน่วยงานและยังไม่นับ", "Kept with your account, to go on with from any device. It is not sent and does not count yet.";
    kept_now: "เก็บไว้ในบัญชีของคุณแล้ว ยังไม่ได้ส่ง ไฟล์ไม่ได้เก็บไว้ ถ้าจะแนบ โปรดเลือกอีกครั้งเมื่อส่ง", "Kept with your account. It is not sent yet. Files are not kept: choose them again when you send it.";
    discard: "ทิ้งความเห็นนี้", "Discard it";
    discarded: "ทิ้งแล้ว", "Discarded.";
    go_on: "เขียนต่อ", "Go on writing";
    look: "ดูข้อความ", "See the text";
    title_all: "สิ่งที่ยังไม่ได้ส่ง", "Not sent yet";
    keep_sheet: "เก็บไว้ตอบต่อ", "Keep for later";
    sheet_kept: "เก็บคำตอบไว้ในบัญชีของคุณแล้ว ยังไม่ได้ส่งและยังไม่นับ เปิดตอบต่อได้จากทุกเครื่อง", "Your answers are kept with your account, to go on with from any device. They are not sent and do not count yet.";
    sheet: "แบบสอบถามที่ยังตอบไม่จบ", "A questionnaire that is not finished";
    go_on_sheet: "ตอบต่อ", "Go on answering";
    discard_sheet: "ทิ้งคำตอบชุดนี้", "Discard these answers";
    begun_kept: "คำตอบของหน้าที่ผ่านมาเก็บไว้แล้ว ออกจากหน้านี้แล้วกลับมาตอบต่อในเบราว์เซอร์นี้ได้ ยังไม่ได้ส่งและยังไม่นับ", "Your answers so far are kept: you can leave and go on later in this browser. They are not sent and do not count yet.";
    no_words: "(ยังไม่ได้เขียนเหตุผล)", "(nothing written yet)";
    closed: "ปิดรับฟังแล้ว ส่งไม่ได้ คัดลอกข้อความไปใช้ต่อได้", "The hearing is closed, so it cannot be sent. You can still copy the text.";
}

/// When it was kept, over the form that was filled from it.
pub fn found(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("นี่คือความเห็นที่คุณเก็บไว้เมื่อ {when} ยังไม่ได้ส่ง"),
        Lang::En => format!("You kept this comment on {when}. It is not sent yet."),
    }
}

/// When a sheet was kept, over the form that was filled from it.
pub fn sheet_found(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("นี่คือคำตอบที่คุณเก็บไว้เมื่อ {when} ยังไม่ได้ส่ง"),
        Lang::En => format!("You kept these answers on {when}. They are not sent yet."),
    }
}

/// When a guest last went on with a sheet in this browser, over the form that was filled from it.
pub fn begun_found(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("คุณตอบค้างไว้เมื่อ {when} ยังไม่ได้ส่งและยังไม่นับ คำตอบเดิมกรอกไว้ให้แล้ว ตอบต่อจากหน้านี้ได้เลย"),
        Lang::En => format!(
            "You left this half answered on {when}. It is not sent and does not count yet. What you answered is filled in: go on from here."
        ),
    }
}

/// Who else can see what a guest's browser goes on with, and how long it is kept.
pub fn begun_seen(lang: Lang, days: i64) -> String {
    match lang {
        Lang::Th => counting!(
            "ใครใช้เบราว์เซอร์นี้ก็เห็นคำตอบเหล่านี้ได้ ถ้าใช้เครื่องร่วมกับผู้อื่น กดทิ้งก่อนเลิกใช้ ระบบนำออกเองเมื่อปิดรับฟัง หรือเมื่อไม่ได้ตอบต่อ {} วัน",
            number(days as u64)
        ),
        Lang::En => format!(
            "Whoever uses this browser can see these answers. On a shared device, discard them before you leave. They are erased when the hearing closes, or after {days} days in which you did not go on."
        ),
    }
}

/// How long they are kept.
pub fn why(lang: Lang, days: i64, after: i64) -> String {
    match lang {
        Lang::Th => counting!(
            "มีแต่คุณที่เห็น ระบบนำออกเองเมื่อไม่ได้แก้ {} วัน หรือหลังปิดรับฟัง {} วัน",
            number(days as u64),
            number(after as u64)
        ),
        Lang::En => format!(
            "Only you can see them. They are erased {days} days after you last touched them, or {after} days after the hearing closed."
        ),
    }
}
