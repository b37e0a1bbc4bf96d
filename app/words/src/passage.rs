//! A passage of a draft that somebody quotes, a wording that they propose for it, and a draft's key point read aloud.

use domain::lang::Lang;

say! {
    listen: "ฟัง", "Listen";
    proposed: "ถ้อยคำที่เสนอ:", "Wording proposed:";
    read_point: "อ่านประเด็นนี้", "Read this key point";
    quote: "ถ้อยคำในร่างที่คุณพูดถึง", "The passage you speak of";
    quote_hint: "เลือกถ้าพูดถึงบางคำบางตอน ผู้อ่านจะเห็นถ้อยคำนั้นคู่กับความเห็น", "Choose one if you mean certain words: readers see them beside your comment.";
    quote_none: "ไม่อ้างถ้อยคำใด", "None";
    quoted: "พูดถึงถ้อยคำในร่าง:", "Speaks of this passage of the draft:";
    quote_this: "แสดงความเห็นต่อถ้อยคำนี้", "Comment on these words";
    unquote: "ถ้อยคำที่อ้าง", "The passage quoted";
    unquote_tick: "ไม่อ้างถ้อยคำนี้อีก", "No longer quote it";
    column: "ถ้อยคำที่อ้าง", "Passage quoted";
    column_why: "ถ้อยคำที่ความเห็นพูดถึง ตามร่างเมื่อแสดงความเห็น ว่างเมื่อไม่ได้อ้าง", "Words of the draft, as it was when the comment was made, that it speaks of; empty where none are quoted";
    wording_same: "ถ้อยคำที่เสนอตรงกับร่างทุกคำ", "The wording proposed is the draft's own, word for word";
    legend: "ขีดฆ่าคือคำที่ตัดออก ขีดเส้นใต้คือคำที่เพิ่ม", "Struck out: to go. Underlined: to come.";
    beside_it: "วรรคอื่นคงเดิม", "It proposes nothing for the other paragraphs.";
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

/// Said in the place of the button where more is marked than can be quoted.
pub fn quote_long(lang: Lang, most: u32) -> String {
    let most = crate::number(most.into());
    match lang {
        Lang::Th => counting!("เลือกให้สั้นลง ไม่เกิน {most} ตัวอักษร"),
        Lang::En => format!("Mark less: up to {most} characters"),
    }
}
