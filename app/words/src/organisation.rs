//! Organisations that speak as themselves: how they are entered, checked, shown and counted.

use domain::lang::Lang;
use domain::organisation::{Kind, Register, Says, Speaker};

say! {
    title: "พูดในนามองค์กร", "Speaking for an organisation";
    why: "ความเห็นในนามองค์กรแสดงว่าองค์กรประเภทใดพูด และมีผู้ตรวจสอบแล้วหรือไม่ ชื่อองค์กรแสดงเมื่อคุณเลือกแสดงชื่อ ชื่อของคุณไม่แสดง",
        "A comment for an organisation shows what kind of organisation speaks and whether that was checked. Its name shows where you choose so; yours never does.";
    mine: "องค์กรที่คุณพูดแทน", "Organisations you speak for";
    none: "ยังไม่มี", "None yet";
    add: "เพิ่มองค์กร", "Add an organisation";
    kind: "ประเภทขององค์กร", "Kind of organisation";
    name: "ชื่อองค์กร", "Name of the organisation";
    name_hint: "ตามหนังสือรับรองหรือทะเบียน", "As in its certificate or register";
    number: "เลขทะเบียนนิติบุคคล 13 หลัก", "Juristic person's number, 13 digits";
    number_hint: "เช่น 0-1055-60123-45-6 อยู่ในหนังสือรับรอง ไม่ใช่เลขประจำตัวประชาชน", "For example 0-1055-60123-45-6, from its certificate; not a person's ID number";
    position: "ตำแหน่งในองค์กร", "Position in the organisation";
    authority: "พูดแทนองค์กรได้เพราะอะไร", "Authority to speak for it";
    authority_hint: "เช่น กรรมการผู้มีอำนาจลงนาม มติที่ประชุมวันที่ หนังสือมอบอำนาจ ผู้ดูแลระบบกลางอ่านเพื่อตรวจสอบ ไม่เผยแพร่", "For example an authorised director, a resolution and its date, a power of attorney. The central office reads it to check; it is not published.";
    entitled: "การรับรอง", "Your statement";
    entitled_tick: "ขอรับรองว่าพูดแทนองค์กรนี้ได้", "I state that I may speak for this organisation";
    end: "เลิกพูดแทน", "Stop speaking for it";
    waits: "รอตรวจสอบ แสดงความเห็นได้ระหว่างนี้ ข้างความเห็นจะบอกว่ายังไม่ได้ตรวจสอบ", "Waiting to be checked. You can comment meanwhile; it says beside it that this was not checked.";
    speaker: "คุณพูดในนามใคร", "For whom you speak";
    myself: "ตัวเอง", "Myself";
    speaker_hint: "ความเห็นในนามองค์กรนับแยกจากความเห็นของบุคคล", "Comments of organisations are told apart from those of persons.";
    verified: "ตรวจสอบแล้ว", "checked";
    unverified: "ยังไม่ได้ตรวจสอบ", "not checked";
    unnamed: "ไม่แสดงชื่อ", "name not shown";
    desk_title: "ตรวจสอบองค์กร", "Organisations to check";
    desk_why: "เทียบชื่อกับเลขทะเบียน และอำนาจของผู้พูดกับหลักฐาน ทุกคนเห็นผลข้างความเห็นขององค์กร", "Compare the name with the number, and the person's authority with what proves it. Everyone sees the mark beside what the organisation says.";
    waiting: "รอตรวจสอบ", "Waiting";
    marked: "ตรวจสอบแล้ว", "Checked";
    wait: "มีองค์กรรอตรวจสอบ", "Organisations wait to be checked";
    nothing: "ไม่มีองค์กรที่รอตรวจสอบ", "Nothing waits.";
    mark: "บันทึกว่าตรวจสอบแล้ว", "Mark as checked";
    how: "ตรวจสอบอย่างไร", "How it was checked";
    how_hint: "เช่น เทียบกับหนังสือรับรองเลขที่ หรือโทรศัพท์ถึงสำนักงานขององค์กร", "For example against its certificate, or by a call to its office.";
    mark_back: "ถอนผลตรวจสอบ", "Take the mark back";
    why_back: "เหตุที่ถอน", "Why";
    why_back_hint: "ผู้พูดแทนองค์กรอ่านได้ ไม่เผยแพร่", "Whoever speaks for it reads this; it is not published.";
    digits_say: "ตัวเลขบอกว่า", "The digits say";
    digits_silent: "ตัวเลขไม่บอกทะเบียน เป็นเลขที่ออกเพื่อการอื่น เช่น ภาษีของมูลนิธิและสมาคม", "Of no register: a number given for something else, such as the taxes of a foundation";
    by_speaker: "บุคคลและองค์กร", "Persons and organisations";
    who: "ผู้พูด", "Who speaks";
    persons: "บุคคล", "Persons";
    organisations_verified: "องค์กรที่ตรวจสอบแล้ว", "Organisations, checked";
    organisations_unverified: "องค์กรที่ยังไม่ได้ตรวจสอบ", "Organisations, not checked";
    column: "พูดในนาม", "Speaks for";
    column_why: "ประเภทขององค์กร ชื่อเมื่อเลือกแสดง และผลตรวจสอบ ว่างเมื่อบุคคลพูดเอง", "Kind of organisation, its name where shown, and whether it was checked; empty for persons";
}

pub fn of_kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Association => lang.of("สมาคม", "Association"),
        Kind::Foundation => lang.of("มูลนิธิ", "Foundation"),
        Kind::Statutory => lang.of("สภาหรือนิติบุคคลตามกฎหมายเฉพาะ", "Council or body under its own law"),
        Kind::Company => lang.of("บริษัทหรือห้างหุ้นส่วน", "Company or partnership"),
    }
}

fn of_register(lang: Lang, register: Register) -> &'static str {
    match register {
        Register::OrdinaryPartnership => lang.of("ห้างหุ้นส่วนสามัญนิติบุคคล", "registered ordinary partnership"),
        Register::LimitedPartnership => lang.of("ห้างหุ้นส่วนจำกัด", "limited partnership"),
        Register::Company => lang.of("บริษัทจำกัด", "limited company"),
        Register::PublicCompany => lang.of("บริษัทมหาชนจำกัด", "public limited company"),
    }
}

/// What the digits of a number say; `province` is named by the caller.
pub fn says(lang: Lang, says: &Says, province: &str) -> String {
    let Some(register) = says.register else { return digits_silent(lang).into() };
    let register = of_register(lang, register);
    let year = says.year.map(|year| crate::digits::shown(year.to_string()));
    match (lang, year) {
        (Lang::Th, Some(year)) => format!("{register} จดทะเบียนที่{province} พ.ศ. {year}"),
        (Lang::Th, None) => format!("{register} จดทะเบียนที่{province}"),
        (Lang::En, Some(year)) => format!("{register}, registered in {province}, B.E. {year}"),
        (Lang::En, None) => format!("{register}, registered in {province}"),
    }
}

/// As what a comment is shown: "ในนาม สมาคม … · ตรวจสอบแล้ว".
pub fn speaks(lang: Lang, speaker: &Speaker) -> String {
    let kind = of_kind(lang, speaker.kind);
    let who = match (&speaker.name, lang) {
        (Some(name), Lang::Th) => format!("ในนาม {name} ({kind})"),
        (Some(name), Lang::En) => format!("For {name} ({kind})"),
        (None, Lang::Th) => format!("ในนาม{kind} {}", unnamed(lang)),
        (None, Lang::En) => format!("For an organisation ({kind}), {}", unnamed(lang)),
    };
    format!("{who} · {}", if speaker.verified { verified(lang) } else { unverified(lang) })
}

/// That others speak for the same number.
pub fn others(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("มีผู้พูดแทนเลขทะเบียนนี้อีก {} คน", crate::number(n)),
        Lang::En => format!("{} more speak for this number", crate::number(n)),
    }
}

/// That a mark was taken back, and why.
pub fn taken_back(lang: Lang, when: &str, why: &str) -> String {
    match lang {
        Lang::Th => format!("ถอนผลตรวจสอบเมื่อ {when} เพราะ {why}"),
        Lang::En => format!("The mark was taken back on {when}: {why}"),
    }
}
