//! A dossier's pages as they stood on an earlier day.

use domain::lang::Lang;

say! {
    choose: "ดูเรื่องนี้ตามที่เป็นอยู่ในวันก่อน", "See this as it stood on an earlier day";
    means: "เลือกวัน แล้วดูข้อความ ร่าง การรับฟังแต่ละครั้ง เอกสาร และผลที่เผยแพร่อยู่เมื่อสิ้นวันนั้น สิ่งที่งดเผยแพร่หรือนำออกหลังจากนั้นจะไม่กลับมาแสดง",
        "Choose a day and see the texts, the draft, the rounds, the files and the result that were public at its end. What was withheld or taken out since does not come back.";
    day: "วันที่", "Day";
    show: "ดูตามวันนี้", "Show";
    today: "ดูตามที่เป็นอยู่วันนี้", "See it as it is today";
    not_so: "หน้านี้ดูย้อนวันไม่ได้", "This page cannot be seen as it stood";
    not_so_why: "ดูย้อนวันได้ที่หน้าเรื่อง ร่าง การเปรียบเทียบร่าง การวิเคราะห์ผลกระทบ ความเห็น และสรุปผล", "The consultation, its draft, the comparison, the impact analysis, the comments and the result can be.";
}

/// The banner.
pub fn as_it_stood(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("คุณกำลังดูหน้านี้ตามที่เป็นอยู่เมื่อสิ้นวันที่ {when} ไม่ใช่ปัจจุบัน"),
        Lang::En => format!("You are looking at this page as it stood at the end of {when}, not as it is now."),
    }
}
