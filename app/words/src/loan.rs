//! An approver borrowed from an agency above, or from the Office.

use domain::lang::Lang;

say! {
    title: "ยืมผู้อนุมัติ", "Borrowing an approver";
    means: "หน่วยงานที่มีเจ้าหน้าที่คนเดียวขอยืมผู้อนุมัติจากหน่วยงานเหนือขึ้นไป หรือจากสำนักงานคณะกรรมการกฤษฎีกาได้ เป็นเวลาที่กำหนด ผู้ที่ให้ยืมอนุมัติและเผยแพร่เรื่องของหน่วยงานนี้ได้ในช่วงนั้น ชื่อและหน่วยงานของผู้ที่ให้ยืมแสดงในประวัติของเรื่อง",
        "An agency with one officer can borrow an approver from an agency above it, or from the Office of the Council of State, for a time. The approver may publish this agency's dossiers on those days. The dossier tells who it was and from where.";
    ask: "ขอยืมผู้อนุมัติ", "Ask for an approver";
    from: "ขอจาก", "From";
    reason: "เหตุผล", "Reason";
    reason_hint: "เช่น มีเจ้าหน้าที่จัดทำร่างคนเดียว ผู้อนุมัติลาคลอดถึงเดือนมีนาคม", "For example: our only approver is on leave until March.";
    since: "วันแรก", "First day";
    until: "วันสุดท้าย", "Last day";
    until_hint: "ไม่เกินหนึ่งปี", "Within a year.";
    nobody_above: "ไม่มีหน่วยงานเหนือขึ้นไปให้ขอยืม", "There is no agency to ask.";
    ours: "ที่หน่วยงานนี้ขอ", "Asked for by this agency";
    theirs: "ที่ขอจากหน่วยงานนี้", "Asked of this agency";
    none: "ยังไม่มี", "None yet.";
    whom: "ให้ยืมใคร", "Whom to lend";
    nobody: "ไม่ให้ยืม", "Nobody";
    no_approver: "หน่วยงานนี้ยังไม่มีผู้อนุมัติ จึงยังไม่มีผู้ใดให้ยืมได้ มอบหน้าที่ผู้อนุมัติก่อน หรือตอบว่าไม่ให้ยืม",
        "This agency has no approver yet, so there is nobody to lend. Give somebody the role first, or answer that nobody is lent.";
    remark: "เหตุผลที่ไม่ให้ยืม", "Why not";
    remark_hint: "กรอกเมื่อเลือกไม่ให้ยืม", "Where nobody is lent.";
    answer: "ตอบคำขอ", "Answer";
    end: "สิ้นสุดการยืมวันนี้", "End it now";
    waits: "รอคำตอบ", "Waits for an answer";
    no_other: "ไม่มีผู้อนุมัติคนอื่น ขอยืมจากหน่วยงานเหนือขึ้นไป", "No other approver? Borrow one from an agency above.";
}

pub fn waiting(lang: Lang, n: u64) -> String {
    let n = crate::number(n);
    match lang {
        Lang::Th => format!("มีคำขอยืมผู้อนุมัติรอตอบ {n} คำขอ"),
        Lang::En => format!("Requests for an approver that wait for an answer: {n}"),
    }
}

pub fn asked_by(lang: Lang, name: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{name} ขอเมื่อ {when}"),
        Lang::En => format!("Asked for by {name}, {when}"),
    }
}

pub fn granted(lang: Lang, name: &str, by: &str) -> String {
    match lang {
        Lang::Th => format!("ให้ยืม {name} โดย {by}"),
        Lang::En => format!("{name}, lent by {by}"),
    }
}

pub fn refused(lang: Lang, by: &str) -> String {
    match lang {
        Lang::Th => format!("{by} ไม่ให้ยืม"),
        Lang::En => format!("Not lent, says {by}"),
    }
}

/// In what was done to a dossier.
pub fn lent_by(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("ผู้อนุมัติที่ยืมจาก{agency}"),
        Lang::En => format!("An approver lent by {agency}"),
    }
}
