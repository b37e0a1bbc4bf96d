//! Answering a survey, and its results.

use domain::lang::Lang;
use domain::survey::Audience;

say! {
    title: "แบบสอบถาม", "Survey";
    not_open: "แบบสอบถามนี้ไม่ได้เปิดรับคำตอบอยู่", "This survey is not open for answers now.";
    answer_as: "คุณตอบในฐานะใด", "Who are you answering as?";
    see_results: "ดูผลคำตอบ", "See the results";
    results: "ผลคำตอบแบบสอบถาม", "Survey results";
    hidden: "หน่วยงานจะแสดงผลหลังปิดรับฟัง", "The results show after the hearing closes.";
    send: "ส่งคำตอบ", "Send answers";
    before_sending: "ข้ามข้อใดก็ได้ที่ไม่ได้บังคับ คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
        "You may skip whatever is not required. Answers are counted together without names; what you write goes to the agency only.";
    of_whom: "ดูคำตอบของ", "Answers of";
    texts_sealed: "ข้อความที่ผู้ตอบเขียนส่งถึงหน่วยงานเท่านั้น ไม่แสดงในหน้านี้", "What people wrote here goes to the agency only and is not shown.";
    by_audience: "ดูคำตอบแยกตามกลุ่มผู้ตอบ", "Answers by group";
    your_answers: "คำตอบของคุณ คัดลอกเก็บได้", "Your answers, to copy and keep";
}

/// "คำถามที่ 2 จาก 6".
pub fn question(lang: Lang, place: usize, of: usize) -> String {
    match lang {
        Lang::Th => counting!("คำถามที่ {place} จาก {of}"),
        Lang::En => format!("Question {place} of {of}"),
    }
}

/// "6 คำถาม".
pub fn questions(lang: Lang, count: usize) -> String {
    crate::counted(lang, count as u64, "คำถาม", "question", "questions")
}

/// "แบบสอบถามสำหรับผู้ประกอบการ · 6 คำถาม".
pub fn for_whom(lang: Lang, audience: Audience, count: usize) -> String {
    let whom = crate::law::audience(lang, audience);
    match lang {
        Lang::Th => counting!("แบบสอบถามสำหรับ{whom} · {}", questions(lang, count)),
        Lang::En => format!("Survey for: {whom} · {}", questions(lang, count)),
    }
}

/// "ตอบเป็นหน่วย บาท".
pub fn unit(lang: Lang, unit: &str) -> String {
    match lang {
        Lang::Th => format!("ตอบเป็น{unit}"),
        Lang::En => format!("Answer in {unit}"),
    }
}
