//! The second reading: how far two people agree on where comments stand.

use domain::lang::Lang;
use domain::second::{ENOUGH, RELIABLE, TENTATIVE};

say! {
    title: "อ่านซ้ำโดยคนที่สอง", "Second reading";
    means: "ให้อีกคนอ่านความเห็นชุดหนึ่งโดยไม่เห็นว่าคนแรกจัดไว้อย่างไร แล้วดูว่าตรงกันเพียงใด ที่ต่างกันช่วยกันตัดสินทีละรายการ", "Somebody else reads a sample without seeing where it stands. See how far the two agree, and settle the differences one by one.";
    draw_first: "เลือกความเห็นให้คนที่สองอ่าน", "Draw comments for a second reader";
    draw_more: "เลือกเพิ่ม", "Draw more";
    draw: "เลือกให้อ่าน", "Draw";
    choose: "เลือกผู้อ่าน", "Choose a reader";
    reader: "ผู้อ่านคนที่สอง", "Second reader";
    reader_hint: "ระบบจะเลือกเฉพาะความเห็นที่คนอื่นเป็นผู้จัด", "Only comments sorted by others are drawn.";
    many: "จำนวนความเห็น", "How many comments";
    was_read: "คุณอ่านความเห็นนี้แล้ว คำตอบแรกคือคำตอบที่ใช้เทียบ", "You have read this comment. The first answer is the one that is compared.";
    readers: "ผู้อ่านคนที่สอง", "Second readers";
    begin: "เริ่มอ่าน", "Begin";
    go_on: "อ่านต่อ", "Go on";
    blind: "หน้านี้ไม่แสดงว่าคนแรกจัดไว้อย่างไร", "This page does not show where the comment stands.";
    save_next: "บันทึกและอ่านความเห็นถัดไป", "Save and read the next";
    agreement: "ตรงกันเพียงใด", "How far they agree";
    whole: "ค่าความสอดคล้อง (Krippendorff's α) โดยรวม", "Agreement over all (Krippendorff's α):";
    by_issue: "แยกตามประเด็น", "By issue";
    what_alpha_is: "1 คือตรงกันทั้งหมด 0 คือตรงกันเท่าที่บังเอิญจะตรง คิดจากที่ทั้งสองคนจัดไว้ก่อนตัดสินข้อที่ต่างกัน", "1 is full agreement, 0 is what chance would give. Reckoned from what both said before differences were settled.";
    none_left: "ไม่มีความเห็นที่จัดต่างกันค้างอยู่", "No differences are left to settle.";
    first: "คนแรกจัดไว้", "First";
    second: "คนที่สองจัดไว้", "Second";
    removed: "ประเด็นที่นำออกไปแล้ว", "An issue since removed";
    keep_first: "ใช้ตามคนแรก", "Keep the first";
    take_second: "ใช้ตามคนที่สอง", "Take the second";
    settle_by_hand: "จัดเอง", "Sort by hand";
    for_you: "รอคุณอ่านซ้ำ", "For you to read a second time";
    read: "อ่านซ้ำ", "Read";
    nothing_sorted: "ยังไม่มีความเห็นที่จัดแล้ว จึงยังไม่มีอะไรให้อ่านซ้ำ จัดความเห็นก่อน แล้วกลับมาเลือกที่นี่", "No comment has been sorted yet, so there is nothing to read a second time. Sort some, then draw a sample here.";
}

/// "1 ถึง 500 เลือกกระจายจากความเห็นที่จัดแล้ว".
pub fn many_hint(lang: Lang, most: u32) -> String {
    let most = crate::number(u64::from(most));
    match lang {
        Lang::Th => counting!("1 ถึง {most} เลือกกระจายจากความเห็นที่จัดแล้ว"),
        Lang::En => format!("1 to {most}, spread over those already sorted."),
    }
}

/// "เหลือ 38 ความเห็น".
pub fn left(lang: Lang, left: u64) -> String {
    match lang {
        Lang::Th => format!("เหลือ {} ความเห็น", crate::number(left)),
        Lang::En => format!("{} to read", crate::number(left)),
    }
}

/// "อ่านแล้ว 12 จาก 50".
pub fn done_of(lang: Lang, done: u64, drawn: u64) -> String {
    let (done, drawn) = (crate::number(done), crate::number(drawn));
    match lang {
        Lang::Th => format!("อ่านแล้ว {done} จาก {drawn}"),
        Lang::En => format!("{done} of {drawn} read"),
    }
}

/// "จัดตรงกัน 45 จาก 50 ความเห็น".
pub fn same_of(lang: Lang, same: u64, read: u64) -> String {
    let (same, read) = (crate::number(same), crate::number(read));
    match lang {
        Lang::Th => format!("จัดตรงกัน {same} จาก {read} ความเห็น"),
        Lang::En => format!("The same for {same} of {read} comments."),
    }
}

/// "ความเห็นที่จัดต่างกัน 5 ความเห็น".
pub fn differences(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("จัดต่างกัน {}", crate::common::comments(lang, n)),
        Lang::En => format!("{} sorted differently", crate::common::comments(lang, n)),
    }
}

/// Two decimals; a dash where it cannot be reckoned.
pub fn alpha(alpha: Option<f64>) -> String {
    alpha.map_or_else(|| "–".into(), |alpha| crate::plain(format!("{alpha:.2}").replace('-', "−")))
}

/// What an alpha allows to say.
pub fn judged(lang: Lang, read: u64, alpha: Option<f64>) -> &'static str {
    match alpha {
        _ if read < ENOUGH => lang.of("ยังอ่านน้อยเกินกว่าจะบอกได้", "Too few were read yet to say."),
        None => lang.of(
            "ยังคำนวณไม่ได้ เพราะทั้งสองคนจัดไว้อย่างเดียวกันทั้งหมดหรือมีน้อยเกินไป",
            "It cannot be reckoned yet: there is too little, or no variation.",
        ),
        Some(alpha) if alpha >= RELIABLE => lang.of("เชื่อถือได้", "The sorting can be relied on."),
        Some(alpha) if alpha >= TENTATIVE => {
            lang.of("พอใช้ได้ ควรสรุปด้วยความระวัง", "Good enough for tentative conclusions.")
        }
        Some(_) => lang.of(
            "ยังต่ำ ควรตกลงกันก่อนว่าแต่ละประเด็นหมายถึงอะไร แล้วจัดใหม่",
            "Too low: agree first on what each issue means, then sort again.",
        ),
    }
}
