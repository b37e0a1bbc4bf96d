//! The survey's editor: what its buttons do with a question, and what is said when it is done.

use domain::lang::Lang;
use domain::questionnaire::arrange::{Deed, Press};

say! {
    contents: "คำถามทั้งหมด", "All questions";
    waits: "ยังว่าง", "Empty";
    not_saved: "ยังไม่ได้บันทึก", "Not saved yet.";
}

/// What a button does.
pub fn deed(lang: Lang, deed: Deed) -> &'static str {
    match deed {
        Deed::Up => lang.of("ย้ายขึ้น", "Move up"),
        Deed::Down => lang.of("ย้ายลง", "Move down"),
        Deed::After => lang.of("แทรกข้อใหม่ต่อจากข้อนี้", "Insert after"),
        Deed::Copy => lang.of("ทำสำเนา", "Copy"),
        Deed::Away => lang.of("เอาออก", "Take away"),
        Deed::Back => lang.of("นำกลับมา", "Put it back"),
    }
}

/// What was done, and where it stands now: "ย้ายข้อ 3 ขึ้นแล้ว ตอนนี้เป็นข้อ 2".
pub fn done(lang: Lang, press: Press, now: usize) -> String {
    let was = press.number;
    match (lang, press.deed) {
        (Lang::Th, Deed::Up) => counting!("ย้ายข้อ {was} ขึ้นแล้ว ตอนนี้เป็นข้อ {now}"),
        (Lang::Th, Deed::Down) => counting!("ย้ายข้อ {was} ลงแล้ว ตอนนี้เป็นข้อ {now}"),
        (Lang::Th, Deed::After) => counting!("แทรกข้อ {now} ต่อจากข้อ {was} แล้ว"),
        (Lang::Th, Deed::Copy) => counting!("ทำสำเนาข้อ {was} เป็นข้อ {now} แล้ว"),
        (Lang::Th, Deed::Away) => counting!("เอาข้อ {was} ออกแล้ว"),
        (Lang::Th, Deed::Back) => counting!("นำข้อ {now} กลับมาที่เดิมแล้ว"),
        (Lang::En, Deed::Up) => format!("Question {was} was moved up. It is question {now} now."),
        (Lang::En, Deed::Down) => format!("Question {was} was moved down. It is question {now} now."),
        (Lang::En, Deed::After) => format!("Question {now} was inserted after question {was}."),
        (Lang::En, Deed::Copy) => format!("Question {was} was copied. The copy is question {now}."),
        (Lang::En, Deed::Away) => format!("Question {was} was taken away."),
        (Lang::En, Deed::Back) => format!("Question {now} is back in its place."),
    }
}

/// Before the words of the question that was taken away.
pub fn taken(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Th => counting!("ข้อ {number} ที่เอาออก:"),
        Lang::En => format!("Question {number}, taken away:"),
    }
}

/// Which questions' rules call the one that was taken away.
pub fn bereft(lang: Lang, numbers: &[usize]) -> String {
    let numbers = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    match lang {
        Lang::Th => counting!("เงื่อนไขของข้อ {numbers} อ้างถึงข้อที่เอาออก โปรดแก้เงื่อนไขก่อนบันทึก"),
        Lang::En => {
            format!(
                "Rules of these questions call the one that was taken away: {numbers}. Change them before you save."
            )
        }
    }
}
