//! Answering a survey, and its results.

use domain::lang::Lang;
use domain::survey::Audience;

say! {
    title: "แบบสอบถาม", "Survey";
    not_open: "แบบสอบถามนี้ไม่ได้เปิดรับคำตอบอยู่", "This survey is not open for answers now.";
    answer_as: "คุณตอบในฐานะใด", "Who are you answering as?";
    see_results: "ดูผลคำตอบ", "See the results";
    results: "ผลคำตอบแบบสอบถาม", "Survey results";
    hidden: "หน่วยงานจะแสดงผลหลังปิดรับฟัง", "The results appear after the hearing closes.";
    send: "ส่งคำตอบ", "Send answers";
    next_page: "ต่อไป", "Next";
    previous_page: "ย้อนกลับไปแก้", "Back";
    before_sending: "ข้ามข้อใดก็ได้ที่ไม่ได้บังคับ คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
        "You may skip any question that is not required. Answers are counted together without names; what you write goes to the agency only.";
    no_way_back: "ส่งแล้วจะเปิดอ่านกลับ แก้ไข หรือถอนคำตอบไม่ได้ โปรดตรวจก่อนส่ง",
        "Once sent, your answers cannot be read back, changed or withdrawn. Please check them first.";
    answered_this: "ผู้ตอบข้อนี้", "Answered this question";
    of_those: "ร้อยละของผู้ตอบข้อนี้", "Per cent of those who answered";
    several_each: "ผู้ตอบหนึ่งคนเลือกได้หลายข้อ ร้อยละจึงคิดจากจำนวนผู้ตอบข้อนี้ และรวมกันเกิน 100 ได้",
        "One person could choose several. Percentages are of those who answered this question, so they can add up to more than 100.";
    of_whom: "ดูคำตอบของ", "Answers from";
    texts_sealed: "ข้อความที่ผู้ตอบเขียนส่งถึงหน่วยงานเท่านั้น ไม่แสดงในหน้านี้", "Written answers go to the agency only and are not shown here.";
    by_audience: "ดูคำตอบแยกตามกลุ่มผู้ตอบ", "Answers by group";
    your_answers: "คำตอบของคุณ คัดลอกเก็บได้", "Your answers, to copy and keep";
}

/// "คำถามที่ 2 จาก 6"; "คำถามที่ 2" where how many there are follows from the answers.
pub fn question(lang: Lang, place: usize, of: Option<usize>) -> String {
    match (lang, of) {
        (Lang::Th, Some(of)) => counting!("คำถามที่ {place} จาก {of}"),
        (Lang::Th, None) => counting!("คำถามที่ {place}"),
        (Lang::En, Some(of)) => format!("Question {place} of {of}"),
        (Lang::En, None) => format!("Question {place}"),
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

/// "ไม่เกิน 5,000 ตัวอักษร".
pub fn at_most(lang: Lang, letters: u32) -> String {
    let letters = crate::number(letters.into());
    match lang {
        Lang::Th => counting!("ไม่เกิน {letters} ตัวอักษร"),
        Lang::En => format!("Up to {letters} characters."),
    }
}
