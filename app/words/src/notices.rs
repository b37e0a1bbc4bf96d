//! Notices on one's own page: what happened with what one said.

use domain::lang::Lang;

say! {
    title: "ข่าวเรื่องความเห็นของคุณ", "What happened with what you said";
    why: "มาจากสิ่งที่เกิดขึ้นกับความเห็นของคุณ เรียงใหม่สุดก่อน", "Made from what happened with your comments, newest first.";
    none: "ยังไม่มีข่าว", "Nothing yet";
    all_read: "อ่านครบแล้ว", "All read";
    unread: "ใหม่", "new";
    mark_read: "อ่านแล้วทั้งหมด", "Mark all as read";
    see_all: "ดูข่าวทั้งหมด", "See all";
    replied: "หน่วยงานตอบใต้ความเห็นของคุณ", "The agency replied under your comment";
    withheld: "งดเผยแพร่ แต่ยังนับและส่งถึงหน่วยงาน เหตุ", "Not published, but counted and with the agency. Reason";
    opened: "มีเจ้าหน้าที่เปิดอ่านถ้อยคำที่ปิดไว้ เหตุที่ให้", "An officer opened the words that were taken out. The reason given";
    appeal_granted: "คำขอทบทวนของคุณได้รับคำตอบ: ให้เผยแพร่", "What you asked to be looked at again was answered: it may be published";
    appeal_upheld: "คำขอทบทวนของคุณได้รับคำตอบแล้ว", "What you asked to be looked at again was answered";
    gone: "ร่างล่าสุดไม่มีส่วนที่ความเห็นนี้พูดถึงแล้ว ความเห็นยังนับอยู่", "The latest draft no longer has the part this comment speaks of. It still counts.";
    summarised: "เผยแพร่สรุปผลแล้ว", "The result is public";
    aside: "เผยแพร่สรุปผลแล้ว ความเห็นนี้อยู่นอกประเด็นของการรับฟังครั้งนี้", "The result is public. This comment is outside this hearing";
}

/// "อยู่ในประเด็น “ค่าที่” · ปรับปรุงตาม".
pub fn answered(lang: Lang, issue: &str, decided: &str) -> String {
    match lang {
        Lang::Th => format!("อยู่ในประเด็น “{issue}” ผลการพิจารณา: {decided}"),
        Lang::En => format!("Under the issue “{issue}”: {decided}"),
    }
}
