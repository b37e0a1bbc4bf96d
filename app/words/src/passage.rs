//! A passage of a draft that somebody quotes, a wording that they propose for it, and a draft's key point read aloud.

use domain::lang::Lang;

say! {
    wording_same: "ถ้อยคำที่เสนอตรงกับร่างทุกคำ", "The wording proposed is the draft's own, word for word";
    legend: "ขีดฆ่า คือ ตัดออก ขีดเส้นใต้ คือ เพิ่มเข้าไป", "Struck out: to go. Underlined: to come.";
    beside_it: "ถ้อยคำที่เสนอไม่ได้พูดถึงวรรคอื่น", "The wording does not speak of the other paragraphs.";
    begin_with_text: "เริ่มจากถ้อยคำในร่าง", "Start from the draft's words";
    see_difference: "ดูว่าต่างจากร่างตรงไหน", "See how it differs from the draft";
    difference_title: "ถ้อยคำที่คุณเสนอ เทียบกับร่าง", "Your wording beside the draft";
    no_difference: "ยังไม่มีถ้อยคำที่เสนอ กดเริ่มจากถ้อยคำในร่าง แล้วแก้ตรงที่อยากให้เปลี่ยน", "No wording yet. Start from the draft's words, then change what you want changed.";
    another_text: "ถ้อยคำที่เสนอเขียนใหม่เกือบทั้งหมด จึงแสดงตามที่คุณเขียนโดยไม่ขีดเทียบกับร่าง", "Your wording is nearly all new, so it is shown as you wrote it, without marks against the draft.";
}

/// "ถ้อยคำที่เสนอ เทียบกับมาตรา ๑๐ วรรคสอง".
pub fn beside(lang: Lang, part: &str) -> String {
    match (lang, part) {
        (Lang::Th, "") => "ถ้อยคำที่เสนอ เทียบกับร่าง".into(),
        (Lang::Th, part) => format!("ถ้อยคำที่เสนอ เทียบกับ{part}"),
        (Lang::En, "") => "Wording proposed, beside the draft".into(),
        (Lang::En, part) => format!("Wording proposed, beside {part}"),
    }
}
