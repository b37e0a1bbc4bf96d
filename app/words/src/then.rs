//! A dossier's pages as they stood on an earlier day.

use domain::lang::Lang;

say! {
    choose: "ดูเรื่องนี้ตามที่เป็นอยู่ในวันก่อน", "See this as it stood on an earlier day";
    means: "เลือกวัน แล้วดูข้อความ ร่าง การรับฟังแต่ละครั้ง เอกสาร และผลที่เผยแพร่อยู่เมื่อสิ้นวันนั้น สิ่งที่งดเผยแพร่หรือนำออกหลังจากนั้นจะไม่กลับมาแสดง",
        "Choose a day and see the texts, the draft, the rounds, the files and the result that were public at its end. What was withheld or taken out since does not come back.";
    day: "วันที่", "Day";
    show: "ดูตามวันนี้", "Show";
    today: "ดูตามที่เป็นอยู่วันนี้", "See it as it is today";
    no_answers: "คำตอบแบบสอบถามไม่แสดงย้อนหลัง เพื่อไม่ให้รู้คำตอบของคนใดคนหนึ่งจากส่วนต่างของสองวัน", "Answers to a survey are not shown as they stood on a day: the difference between two days could tell one person's.";
    sheet_then: "คำถามที่เปิดให้ตอบในวันนั้น ตอบย้อนวันไม่ได้", "The questions as they were put that day. They cannot be answered for a day that has passed.";
    unkept: "ความเห็นนี้แก้ไขหลังจากวันนั้น ข้อความเดิมมีข้อมูลส่วนบุคคลจึงไม่ได้เก็บไว้", "This comment was changed after that day. What it said then held something private and was not kept.";
    not_there: "ในวันนั้นยังไม่มีหน้านี้", "This page was not there on that day";
    today_alone: "หน้านี้แสดงข้อมูลของวันนี้เท่านั้น ดูย้อนวันได้ในหน้าของเรื่องที่รับฟัง", "This page shows today only. The pages of a consultation can be seen as they stood on a day.";
    not_so: "หน้านี้ดูย้อนวันไม่ได้", "This page cannot be seen as it stood";
    not_so_why: "หน้านี้มีไว้ให้แสดงความเห็นในปัจจุบัน หน้าอื่นของเรื่องนี้ดูย้อนวันได้", "This page is for speaking now. The other pages of this consultation can be seen so.";
}

/// That the dossier was published after the day.
pub fn not_published(lang: Lang, when: &str, published: &str) -> String {
    match lang {
        Lang::Th => format!("เมื่อสิ้นวันที่ {when} เรื่องนี้ยังไม่เผยแพร่ เผยแพร่ครั้งแรกเมื่อวันที่ {published}"),
        Lang::En => format!(
            "At the end of {when} this consultation was not published yet. It was first published on {published}."
        ),
    }
}

/// That the dossier was public on the day, and this page of it was not.
pub fn not_there_why(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("เมื่อสิ้นวันที่ {when} เรื่องนี้ยังไม่มีหน้านี้ หรือหน้านี้ยังไม่เผยแพร่"),
        Lang::En => format!("At the end of {when} this consultation did not have this page, or it was not public."),
    }
}

/// The banner.
pub fn as_it_stood(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("คุณกำลังดูหน้านี้ตามที่เป็นอยู่เมื่อสิ้นวันที่ {when} ไม่ใช่ปัจจุบัน"),
        Lang::En => format!("You are looking at this page as it stood at the end of {when}, not as it is now."),
    }
}
