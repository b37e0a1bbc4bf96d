//! Versions of a draft: their names, their comparison, and what people said of an earlier one.

use domain::lang::Lang;

say! {
    title: "ร่างที่เผยแพร่มาแล้ว", "Drafts published so far";
    latest: "ล่าสุด", "latest";
    read: "อ่านร่างนี้", "Read this draft";
    read_latest: "อ่านร่างล่าสุด", "Read the latest draft";
    why: "เหตุผลของการปรับร่าง", "Why the draft was revised";
    why_hint: "ประชาชนจะเห็นข้อความนี้ข้างร่าง บอกว่าปรับอะไรและเพราะอะไร",
        "The public sees this beside the draft. Say what was revised and why.";
    compare: "เทียบกับร่างก่อน", "Compare with the draft before";
    compared: "เทียบร่าง", "Drafts compared";
    compare_now: "เทียบ", "Compare";
    from: "จากร่าง", "From";
    to: "ถึงร่าง", "To";
    old_side: "เดิม", "Before";
    new_side: "ใหม่", "After";
    same_draft: "เลือกร่างเดียวกันทั้งสองช่อง จึงไม่มีส่วนที่ต่างกัน", "You chose the same draft twice, so nothing differs.";
    nothing_changed: "ข้อความของสองร่างนี้ตรงกันทุกส่วน", "These two drafts have the same text throughout.";
    legend: "ข้อความที่ตัดออกขีดฆ่า ข้อความที่เพิ่มขีดเส้นใต้", "Deleted words are struck through; added words are underlined.";
    /// Read aloud before words that go and come.
    out_begins: "ตัดออก:", "Deleted:";
    out_ends: "จบส่วนที่ตัดออก", "end";
    in_begins: "เพิ่ม:", "Added:";
    in_ends: "จบส่วนที่เพิ่ม", "end";
    added: "เพิ่ม", "Added";
    removed: "ตัดออก", "Deleted";
    changed: "แก้ไข", "Changed";
    moved: "ย้ายที่", "Moved";
    renumbered: "เปลี่ยนเลข", "Renumbered";
    unchanged: "ไม่เปลี่ยน", "Unchanged";
    link_here: "ลิงก์มายังส่วนนี้", "Link to this part";
    gone: "ส่วนที่ไม่มีในร่างล่าสุด", "A part no longer in the latest draft";
    without_text: "เรื่องนี้เผยแพร่โดยไม่มีข้อความของร่าง จึงไม่มีร่างให้ปรับ เมื่อยกร่างจากหลักการนี้แล้ว เริ่มเป็นเรื่องใหม่ได้จากหน้านี้ ข้อความ ประเด็น และคำถามตามไปด้วย", "This consultation was published without the text of a draft, so there is none to revise. Once a draft follows from it, begin it as a new consultation from here: texts, key points and questions go along.";
    step: "ปรับร่างที่เผยแพร่แล้ว", "Revise the published draft";
    revise_means: "วางข้อความของร่างที่ปรับแล้ว ระบบจะอ่านและแสดงส่วนที่ต่างให้ตรวจก่อน ประชาชนยังเห็นร่างเดิมจนกว่าคุณจะเผยแพร่ ร่างเดิมทุกร่างยังเปิดอ่านได้เสมอ",
        "Paste the revised text. It is read and the differences are shown to you first; the public sees the present draft until you publish. Every earlier draft stays readable.";
    source: "ข้อความของร่างที่ปรับแล้ว", "Text of the revised draft";
    keep: "อ่านและบันทึกไว้ก่อน", "Read and save for now";
    check: "ตรวจก่อนเผยแพร่", "Check before publishing";
    publish: "เผยแพร่ร่างที่ปรับ", "Publish the revised draft";
    publish_means: "เมื่อเผยแพร่แล้ว หน้าเรื่องจะแสดงร่างนี้ ความเห็นเดิมจะย้ายตามมาตราที่พูดถึง สิ่งที่กำหนดเองว่าร่างแก้กฎหมายใดจะตามไปเฉพาะมาตราที่ถ้อยคำไม่เปลี่ยน และนำร่างนี้ออกไม่ได้",
        "Once published, the consultation shows this draft and comments follow their provisions. What you set by hand about laws it amends follows only where a provision says the same. It cannot be taken back.";
    in_one_column: "แสดงเป็นคอลัมน์เดียว", "Show in one column";
    side_by_side: "แสดงสองฉบับเทียบกัน", "Show side by side";
    orphans: "ความเห็นที่มาตราของตนไม่มีแล้ว", "Comments whose provision is gone";
    orphans_means: "ร่างล่าสุดไม่มีมาตราที่ความเห็นเหล่านี้พูดถึงแล้ว เลือกความเห็น แล้วบอกว่าควรอยู่กับส่วนใด ทุกความเห็นยังนับอยู่ และยังบอกว่าเดิมพูดถึงมาตราใด ใบรับความเห็นถามเจ้าของว่ายังใช้ได้หรือไม่",
        "The latest draft no longer has the provisions these comments speak of. Choose comments and say where they belong. All of them still count, and keep saying which provision they spoke of. Their receipts ask the authors whether they still hold.";
    holds: "ผู้แสดงความเห็นบอกว่ายังใช้ได้", "its author says that it still holds";
    no_orphans: "ทุกความเห็นอยู่กับส่วนของร่างล่าสุดแล้ว", "Every comment stands with a part of the latest draft.";
    which: "ความเห็น", "Comments";
    place_at: "ย้ายไปยัง", "Move to";
    choose: "เลือกส่วนของร่าง", "Choose a part";
    place: "ย้ายความเห็นที่เลือก", "Move the chosen comments";
    earlier_notice: "นี่ไม่ใช่ร่างล่าสุด อ่านได้ แต่ความเห็นใหม่ให้แสดงต่อร่างล่าสุด",
        "This is not the latest draft. You can read it; new comments belong to the latest.";
}

/// "ร่างที่เผยแพร่เมื่อ 3 ต.ค. 2569"; `when` is a date, with a time where two came on one day.
pub fn name(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("ร่างที่เผยแพร่เมื่อ {when}"),
        Lang::En => format!("Draft published {when}"),
    }
}

/// "ร่างที่ปรับแล้ว บันทึกเมื่อ 3 ต.ค. 2569", while it is not public.
pub fn waiting(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("ร่างที่ปรับแล้ว บันทึกเมื่อ {when}"),
        Lang::En => format!("Revised draft, saved {when}"),
    }
}

/// What a comment says of the version it was made on: which provision it spoke of there, and whether that one is gone or an
/// officer has put the comment elsewhere.
pub fn said_of(lang: Lang, label: &str, when: &str, gone: bool, placed: bool) -> String {
    let draft = match lang {
        Lang::Th => format!("ร่างที่เผยแพร่เมื่อ {when}"),
        Lang::En => format!("the draft published {when}"),
    };
    match (lang, label.is_empty(), placed, gone) {
        (Lang::Th, true, ..) => format!("แสดงต่อ{draft}"),
        (Lang::Th, false, true, _) => format!("ย้ายจาก{label} ของ{draft}"),
        (Lang::Th, false, false, true) => format!("แสดงต่อ{label} ของ{draft} ซึ่งไม่มีในร่างล่าสุดแล้ว"),
        (Lang::Th, false, false, false) => format!("แสดงต่อ{label} ของ{draft}"),
        (Lang::En, true, ..) => format!("Made on {draft}"),
        (Lang::En, false, true, _) => format!("Moved from {label} of {draft}"),
        (Lang::En, false, false, true) => format!("Made on {label} of {draft}; the latest draft no longer has it"),
        (Lang::En, false, false, false) => format!("Made on {label} of {draft}"),
    }
}

/// "เดิม มาตรา ๔".
pub fn formerly(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Th => format!("เดิม {label}"),
        Lang::En => format!("formerly {label}"),
    }
}

/// What the new draft no longer has, by its name in the old: another piece may bear that number now. "ข้อ ๗ ของร่างเดิม".
pub fn of_the_old(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Th => format!("{label} ของร่างเดิม"),
        Lang::En => format!("{label} of the earlier draft"),
    }
}

/// "ไม่เปลี่ยน 5 ส่วน".
pub fn so_many_unchanged(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ไม่เปลี่ยน {n} ส่วน"),
        Lang::En => crate::counted(lang, n as u64, "", "part unchanged", "parts unchanged"),
    }
}

/// "แก้ไข 3".
pub fn count(what: &str, n: usize) -> String {
    format!("{what} {}", crate::number(n as u64))
}

/// "ความเห็น 2 ข้อจะรอให้ย้าย เพราะมาตราของตนไม่มีในร่างนี้".
pub fn will_wait(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ความเห็น {} ข้อจะรอให้คุณย้าย เพราะร่างนี้ไม่มีมาตราที่ความเห็นนั้นพูดถึงแล้ว", crate::number(n)),
        Lang::En => format!(
            "{} will wait for you to move: the provision is no longer in this draft.",
            crate::counted(lang, n, "", "comment", "comments")
        ),
    }
}

/// "ความเห็น 2 ข้อรอให้ย้าย".
pub fn wait(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("{} ({})", orphans(lang), crate::number(n)),
        Lang::En => format!("{} ({})", orphans(lang), crate::number(n)),
    }
}
