//! How the portal itself does: the card with its one question, and what everyone is told.

use domain::lang::Lang;
use domain::satisfaction::{Counts, Part, Step};
use domain::time::Month;

say! {
    ask: "โดยรวม คุณพอใจกับการใช้ระบบนี้มากน้อยเพียงใด", "Overall, how satisfied are you with using this portal?";
    ask_title: "ถามข้อเดียวเรื่องระบบนี้", "One question about this portal";
    ask_why: "ถามถึงตัวระบบ ไม่ใช่เรื่องที่รับฟัง ไม่เก็บว่าใครตอบ และจะไม่ถามอีกใน 90 วัน", "About the portal, not about this consultation. Who answered is not kept, and nobody is asked again within 90 days.";
    remark: "อยากบอกอะไรเพิ่มเติมหนึ่งบรรทัด", "Anything to add, in one line";
    remark_hint: "สำนักงานที่ดูแลระบบเท่านั้นที่อ่าน โปรดอย่าใส่ชื่อหรือเบอร์โทรศัพท์", "Only the office that administers the portal reads it. Please leave out names and telephone numbers.";
    send: "ส่งคำตอบข้อนี้", "Send this answer";
    dismiss: "ไม่ตอบ", "Rather not";
    thanks: "ขอบคุณ เรานับคำตอบของคุณแล้ว", "Thank you. Your answer is counted.";
    no_more: "รับทราบ จะไม่ถามอีกใน 90 วัน", "Understood. You will not be asked again within 90 days.";
    before: "ระบบถามคำถามนี้กับคุณแล้วภายใน 90 วันที่ผ่านมา จึงไม่นับอีก", "You were asked this within the last 90 days, so it is not counted again.";
    title: "ความพึงพอใจต่อระบบ", "Satisfaction with the portal";
    means: "สัดส่วนของผู้ตอบ “มากที่สุด” หรือ “มาก” ในผู้ที่บอกระดับความพึงพอใจ ถามข้อเดียวหลังได้ใบรับหรือหลังเผยแพร่ ไม่ถามใครซ้ำใน 90 วัน", "The share who answered “very satisfied” or “satisfied” among those who said how satisfied they are: one question after a receipt or a publication, and nobody is asked again within 90 days.";
    not_shown: "นับเมื่อสิ้นเดือน จำนวนที่น้อยกว่า 5 ไม่แสดง และไม่แสดงกลุ่มที่คำนวณย้อนได้จากกลุ่มอื่น", "Counted when a month is over. Numbers below 5 are not shown, nor groups that could be worked out from others.";
    self_selected: "ผู้ตอบเลือกตอบเอง จึงไม่ใช่ผลสำรวจจากกลุ่มตัวอย่าง", "Those who answered chose to: this is no sample survey.";
    none: "ยังไม่มีเดือนใดที่มีคำตอบพอจะแสดง", "No month yet has enough answers to show.";
    month: "เดือน", "Month";
    all: "ทุกกลุ่ม", "Everyone";
    csv: "ดาวน์โหลดตาราง (CSV)", "Download the table (CSV)";
    by_month: "ส่วนที่พอใจ แต่ละเดือน", "Share satisfied, by month";
    hidden: "ไม่แสดง", "not shown";
    hidden_means: "“–” คือมีน้อยเกินกว่าจะแสดง หรือไม่มีผู้ตอบ", "“–”: too few to show, or nobody answered.";
    remarks: "สิ่งที่ผู้ใช้เขียนเพิ่มเติม", "What people added";
    remarks_means: "เฉพาะผู้ดูแลระบบกลางอ่านได้ เรียงตามเดือน ในเดือนเดียวกันไม่เรียงตามเวลา", "For the central administrator alone. By month; within one in no order of time.";
    no_remarks: "ยังไม่มี", "None yet.";
    n: "n", "n";
    satisfied: "พอใจ", "satisfied";
    no_opinion: "ไม่มีความเห็น", "no opinion";
    share: "ร้อยละที่พอใจ", "per cent satisfied";
    code: "รหัสกลุ่ม", "code of group";
    group: "กลุ่ม", "Group";
    target_column: "เป้าหมาย (ร้อยละ)", "target (per cent)";
}

/// A step as it is offered.
pub fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Of(5) => lang.of("มากที่สุด", "Very satisfied"),
        Step::Of(4) => lang.of("มาก", "Satisfied"),
        Step::Of(3) => lang.of("ปานกลาง", "Neither"),
        Step::Of(2) => lang.of("น้อย", "Dissatisfied"),
        Step::Of(_) => lang.of("น้อยที่สุด", "Very dissatisfied"),
        Step::NoOpinion => lang.of("ไม่มีความเห็น", "No opinion"),
    }
}

/// What a part is called.
pub fn part(lang: Lang, part: Part) -> &'static str {
    use domain::agency::Role;
    match part {
        Part::Person => lang.of("ประชาชน", "The public"),
        Part::Drafter => crate::law::role(lang, Role::Drafter),
        Part::Approver => crate::law::role(lang, Role::Approver),
        Part::Summariser => crate::law::role(lang, Role::Summariser),
        Part::Evaluator => crate::law::role(lang, Role::Evaluator),
        Part::Moderator => crate::law::role(lang, Role::Moderator),
    }
}

/// "พฤศจิกายน 2569".
pub fn of_month(lang: Lang, month: Month) -> String {
    let (year, number) = month.be();
    match lang {
        Lang::Th => counting!("{}\u{a0}{year}", crate::date::month(lang, number)),
        Lang::En => format!("{}\u{a0}{}", crate::date::month(lang, number), year - domain::time::ERA),
    }
}

/// "84.2 %".
pub fn per_cent(thousandths: u64) -> String {
    crate::plain(format!("{}.{}\u{a0}%", thousandths / 10, thousandths % 10))
}

/// "84.2 % (n 57)".
pub fn cell(lang: Lang, counts: Counts) -> String {
    format!("{} ({}\u{a0}{})", per_cent(counts.share()), n(lang), crate::number(counts.n()))
}

/// The target beside the share.
pub fn target(lang: Lang, per_cent: u32) -> String {
    match lang {
        Lang::Th => counting!("เป้าหมายของระบบคือร้อยละ {per_cent}"),
        Lang::En => format!("The target is {per_cent} per cent."),
    }
}

/// What the line in the chart is.
pub fn target_line(lang: Lang, per_cent: u32) -> String {
    match lang {
        Lang::Th => counting!("เส้นตั้งคือเป้าหมาย ร้อยละ {per_cent}"),
        Lang::En => format!("The upright line is the target, {per_cent} per cent."),
    }
}
