//! Files that go with a comment.

use domain::lang::Lang;

say! {
    title: "ไฟล์แนบ", "Attached files";
    seen: "ใครอ่านความเห็นของคุณได้ก็เปิดไฟล์ได้: ถ้าคุณเลือกให้เผยแพร่ ทุกคนเปิดได้ ถ้าเลือกส่งถึงหน่วยงานเท่านั้น มีเพียงหน่วยงานที่เปิดได้ เมื่อถอนความเห็น ไฟล์จะถูกนำออกไปด้วย",
        "Whoever can read your comment can open them: everyone if you let it be published, the agency alone if you write to the agency only. They are deleted when you withdraw the comment.";
    careful: "ก่อนแนบ โปรดดูว่าในไฟล์และชื่อไฟล์ไม่มีชื่อ ที่อยู่ เลขบัตร หรือใบหน้าของใครที่ไม่ได้ยินยอม เรานำสถานที่ถ่ายและข้อมูลกล้องออกจากภาพให้ แต่สิ่งที่เห็นในภาพและสิ่งที่อยู่ในเอกสารยังอยู่ครบ",
        "Before you attach them, see that neither the files nor their names hold a name, an address, an ID number or a face of anybody who did not agree. We take the place and the camera's details out of pictures; what is seen in a picture, and all that is in a document, stays.";
    not_in_drafts: "ความเห็นที่เก็บไว้ส่งภายหลังจำเฉพาะข้อความ เมื่อกลับมาเขียนต่อ โปรดเลือกไฟล์อีกครั้ง",
        "A comment that is kept for later holds its words alone: choose the files again when you go on.";
    leave_hint: "ไฟล์ที่เลือกตรงนี้จะถูกนำออกเมื่อบันทึก ไฟล์อื่นอยู่ต่อ", "What you tick is deleted when you save; the others stay.";
    once: "คุณแนบไฟล์เดียวกันมาสองช่อง เราเก็บไว้ไฟล์เดียว", "The same file was attached twice. It is kept once.";
    look: "ดูภาพ", "See the picture";
    full: "ดูภาพเต็มขนาด", "See it in full size";
    column: "ไฟล์แนบ", "Files";
    column_why: "จำนวนไฟล์ที่แนบมากับความเห็น ว่างเมื่อไม่มี เปิดดูได้ที่หน้าความเห็น", "How many files came with it, to be opened from its page; empty where none did";
}

say! {
    withhold: "งดเผยแพร่ไฟล์เดียว", "Withhold one file";
    withhold_why: "ความเห็นและไฟล์อื่นยังเผยแพร่ต่อ ทุกคนเห็นว่ามีไฟล์ที่งดเผยแพร่และเหตุผล แต่ไม่เห็นชื่อไฟล์ หน่วยงานยังเปิดได้", "The comment and its other files stay published. Everyone reads that a file is withheld and why, not what it is called. The agency can still open it.";
    which: "ไฟล์ที่จะงดเผยแพร่", "Which file";
    why: "เหตุผลที่งดเผยแพร่ไฟล์", "Why the file is withheld";
}

/// That a file is withheld, and why.
pub fn withheld(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Th => format!("ไฟล์หนึ่งงดเผยแพร่ เพราะ{reason}"),
        Lang::En => format!("A file is withheld: {reason}"),
    }
}

/// The same beside its name.
pub fn this_withheld(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Th => format!("ไฟล์นี้งดเผยแพร่ เพราะ{reason}"),
        Lang::En => format!("This file is withheld: {reason}"),
    }
}

/// The button that shows one again.
pub fn restore(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("เผยแพร่ไฟล์ {name} ตามเดิม"),
        Lang::En => format!("Show {name} again"),
    }
}

/// What each field is called.
pub fn fields(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Th => ["ไฟล์แนบที่ 1", "ไฟล์แนบที่ 2", "ไฟล์แนบที่ 3"],
        Lang::En => ["First file", "Second file", "Third file"],
    }
}

/// Over the fields that bring them.
pub fn attach(lang: Lang, most: usize) -> String {
    match lang {
        Lang::Th => counting!("แนบภาพ เอกสาร หรือตาราง ไม่เกิน {most} ไฟล์ (ข้ามได้)"),
        Lang::En => format!("Attach pictures, documents or tables, up to {most} files (optional)"),
    }
}

/// What kinds and how large, beside each field.
pub fn hint(lang: Lang, most: u32) -> String {
    crate::attachment::hint(lang, most)
}

/// The tick that takes one away.
pub fn leave_out(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("นำไฟล์ {name} ออก"),
        Lang::En => format!("Delete {name}"),
    }
}
