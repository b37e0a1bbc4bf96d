//! The road after the hearing: its steps, its form, its letters.

use domain::lang::Lang;

say! {
    title: "เส้นทางหลังการรับฟัง", "After the hearing";
    means: "บันทึกทีละขั้นเมื่อเกิดขึ้นแล้ว ทุกคนเห็นทันทีในหน้าเรื่อง และผู้ติดตามได้รับแจ้งทางอีเมล", "Enter each step when it has happened. Everyone sees it at once, and those who follow this are told by e-mail.";
    means_without_letters: "บันทึกทีละขั้นเมื่อเกิดขึ้นแล้ว ทุกคนเห็นทันทีในหน้าเรื่อง", "Enter each step when it has happened. Everyone sees it at once.";
    which: "ขั้นใด", "Which step";
    day: "วันที่", "Day";
    source: "อ้างอิงจากไหน", "Where it can be read";
    source_hint: "เช่น มติคณะรัฐมนตรีวันที่ 1 ธ.ค. 2569, ราชกิจจานุเบกษา เล่ม 143 ตอนที่ 12 ก", "For example the resolution of the Cabinet, or volume and part of the Gazette.";
    link: "ที่อยู่เว็บของเอกสารนั้น", "Its web address";
    link_hint: "ขึ้นต้นด้วย https://", "Begins with https://.";
    note: "คำอธิบายถึงประชาชน", "Note for the public";
    note_hint: "ถ้าไม่เสนอต่อหรือถอน ต้องบอกเหตุผล", "Where a draft is not taken further, say why.";
    enter: "บันทึกขั้นนี้", "Enter this step";
    entered: "ขั้นที่บันทึกไว้", "Steps entered";
    none: "ยังไม่ได้บันทึก", "None yet.";
    mistake: "บันทึกผิด", "Entered by mistake";
    take_back: "ถอนขั้นนี้", "Take this step back";
    ended: "เส้นทางของเรื่องนี้สิ้นสุดแล้ว ถ้าบันทึกผิดให้ถอนขั้นสุดท้าย", "The road has come to its end. If that was a mistake, take the last step back.";
    not_yet: "ยังไม่ได้เผยแพร่สรุปผลการรับฟัง ตอนนี้บันทึกได้เฉพาะ “ไม่เสนอต่อ หรือถอน”", "The hearing's result is not public yet: for now only “not taken further” can be entered.";
    reference: "อ้างอิง", "Source";
    state_only: "เส้นทางของร่างนี้", "What became of it";
    state_only_means: "บันทึกทีละขั้นเมื่อเกิดขึ้นแล้ว ถ้าเรื่องนี้เปิดเผยตามมาตรา 19 ทุกคนเห็นในรายการร่างที่รับฟังเฉพาะหน่วยงานของรัฐ ถ้าไม่เปิดเผย มีแต่หน่วยงานที่เห็น",
        "Enter each step when it has happened. Where this draft is disclosed under section 19, everyone sees it in the list of drafts heard by state agencies alone; where it is not, only the agency does.";
    next_no_day: "ขั้นต่อไป ยังไม่กำหนดวัน", "Next, no day yet";
}

/// What a step is called.
pub fn step(lang: Lang, code: &str) -> &'static str {
    match code {
        "cabinet" => lang.of("เสนอคณะรัฐมนตรี", "Put to the Cabinet"),
        "council" => lang.of("สำนักงานคณะกรรมการกฤษฎีกาตรวจพิจารณา", "Examined by the Office of the Council of State"),
        "parliament" => lang.of("เสนอรัฐสภา", "Put to Parliament"),
        "signed" => lang.of("ผู้มีอำนาจลงนาม", "Signed by the authority"),
        "assembly" => lang.of("สภาท้องถิ่นเห็นชอบ", "Approved by the local assembly"),
        "gazette" => lang.of("ประกาศราชกิจจานุเบกษา", "Published in the Government Gazette"),
        "in_force" => lang.of("มีผลใช้บังคับ", "In force"),
        "report" => lang.of("เผยแพร่รายงานการประเมินผลสัมฤทธิ์", "Evaluation report published"),
        "amending" => lang.of("เริ่มยกเลิก แก้ไข หรือปรับปรุงกฎหมาย", "Repeal or amendment begun"),
        "dropped" => lang.of("ไม่เสนอต่อ หรือถอน", "Not taken further, or withdrawn"),
        _ => "",
    }
}

/// That a step was taken back.
pub fn taken_back(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("หน่วยงานถอนรายการนี้เมื่อ {when} เพราะ"),
        Lang::En => format!("The agency took this entry back on {when}, because"),
    }
}

pub fn subject(lang: Lang, step: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("{step}: {name}"),
        Lang::En => format!("{step}: {name}"),
    }
}

/// The letter's first words.
pub fn letter(lang: Lang, agency: &str, name: &str, step: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} แจ้งความคืบหน้าของเรื่อง “{name}”: {step} เมื่อ {when}"),
        Lang::En => format!("{agency} tells how “{name}” goes on: {step}, {when}."),
    }
}
