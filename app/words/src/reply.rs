//! What an agency says in the open under a comment.

use domain::lang::Lang;

say! {
    title: "คำตอบของหน่วยงานใต้ความเห็น", "Reply under a comment";
    section: "หน่วยงานตอบความเห็นนี้", "The agency's reply";
    write: "ตอบให้ทุกคนอ่าน", "Reply in the open";
    why: "คำตอบแสดงใต้ความเห็นนี้ในนามหน่วยงาน ไม่แสดงชื่อเจ้าหน้าที่ ผู้แสดงความเห็นที่ขอรับอีเมลไว้จะได้รับแจ้ง ไม่ใช่ผลการพิจารณา ซึ่งอยู่ในสรุปผล",
        "The reply stands under the comment in the agency's name, without yours. Its author is told by e-mail if they asked to be. It is no decision: that comes with the summary.";
    words: "คำตอบ", "Reply";
    words_hint: "ตอบคำถาม ให้ข้อมูล หรือบอกว่าจะดูเรื่องใดต่อ อย่าใส่ข้อมูลส่วนบุคคลของผู้อื่น", "Answer a question, give a fact, or say what will be looked into. No one's personal data, please.";
    publish: "เผยแพร่คำตอบ", "Publish the reply";
    change: "แก้คำตอบ", "Change the reply";
    change_why: "คำตอบก่อนแก้ยังอยู่ในประวัติที่ทุกคนอ่านได้", "What it said before stays in a history that everyone can read.";
    take_back: "ถอนคำตอบ", "Take the reply back";
    take_back_why: "ใต้ความเห็นจะบอกว่าถอนเมื่อใด คำตอบเดิมยังอยู่ในประวัติ", "Under the comment it says when it was taken back. What was said stays in the history.";
    changed: "แก้ไขแล้ว", "changed";
    before: "ประวัติของคำตอบ", "What the reply said before";
    about_before: "ผู้แสดงความเห็นแก้ไขความเห็นหลังจากที่หน่วยงานตอบ", "The comment was changed after this reply.";
    not_shown: "ความเห็นนี้ไม่ได้เผยแพร่อยู่ จึงตอบให้ทุกคนอ่านไม่ได้", "Not everyone can read this comment, so there is no replying to it in the open.";
    answered: "ตอบแล้ว", "Replied to";
    read: "อ่านคำตอบ", "Read the reply";
    column: "คำตอบของหน่วยงาน", "Agency's reply";
    column_why: "คำตอบที่หน่วยงานเผยแพร่ใต้ความเห็น ตามที่แก้ไขล่าสุด ว่างเมื่อไม่ได้ตอบหรือถอนแล้ว", "What the agency says under the comment, as last changed; empty where it said nothing or took it back";
}

/// That a reply was taken back, and when.
pub fn taken_back(lang: Lang, agency: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{agency}ถอนคำตอบเมื่อ {when}"),
        Lang::En => format!("{agency} took its reply back on {when}"),
    }
}

/// Over what an agency replied under a comment that a summary stands on: "กรมทางหลวง ตอบใต้ความเห็น 12 เมื่อ 3 ต.ค. 2569".
pub fn under(lang: Lang, agency: &str, comment: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} ตอบใต้ความเห็น {comment} เมื่อ {when}"),
        Lang::En => format!("{agency} replied under comment {comment} on {when}"),
    }
}

/// Who replied, for the ear.
pub fn by(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} ตอบ"),
        Lang::En => format!("Reply by {agency}"),
    }
}

/// The subject of the letter to its author.
pub fn letter_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("หน่วยงานตอบความเห็นของท่าน: {name}"),
        Lang::En => format!("A reply to your comment: {name}"),
    }
}

/// How the letter begins.
pub fn letter(lang: Lang, agency: &str, name: &str, receipt: domain::receipt::Number) -> String {
    match lang {
        Lang::Th => format!("{agency}ตอบใต้ความเห็นของท่าน เลขที่รับ {receipt} ในเรื่อง “{name}” ทุกคนอ่านคำตอบนี้ได้"),
        Lang::En => {
            format!("{agency} replied under your comment, receipt {receipt}, on “{name}”. Everyone can read it.")
        }
    }
}
