//! The law's own terms: kinds, states, stances, classes, dispositions, roles, subjects.

use crate::date;
use domain::agency::{Level, Role};
use domain::comment::{Class, Identity, Showing, Stance};
use domain::consultation::Kind;
use domain::lang::Lang;
use domain::moderation::Reason;
use domain::phase::{Dates, Phase, days_left};
use domain::result::Disposition;
use domain::rules::Part;
use domain::survey::{Audience, Form};
use domain::time::Moment;

pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Principles => lang.of("หลักการของร่างกฎหมาย", "Principles of a bill"),
        Kind::Bill => lang.of("ร่างกฎหมาย", "Bill"),
        Kind::Rule => lang.of("ร่างกฎ", "Subordinate rule"),
        Kind::Ordinance => lang.of("ข้อบัญญัติท้องถิ่น", "Local ordinance"),
        Kind::Evaluation => lang.of("ประเมินผลสัมฤทธิ์", "Evaluation of a law"),
    }
}

/// The state in words, with what is left of the time: "เปิดรับฟัง เหลือ 5 วัน".
pub fn state(lang: Lang, dates: &Dates, now: Moment) -> String {
    match (Phase::at(dates, now), dates) {
        (Phase::Preparing, _) => lang.of("ยังไม่เผยแพร่", "Not published").into(),
        (Phase::Announced, Dates { opens: Some(opens), .. }) => match lang {
            Lang::Th => counting!("เปิดรับฟังวันที่ {}", date::short(lang, opens.day())),
            Lang::En => format!("Opens on {}", date::short(lang, opens.day())),
        },
        (Phase::Open, Dates { closes: Some(closes), .. }) => match (lang, days_left(*closes, now)) {
            (Lang::Th, 0) => counting!("วันนี้วันสุดท้าย ถึง {}", date::clock(lang, *closes)),
            (Lang::En, 0) => format!("Last day, until {}", date::clock(lang, *closes)),
            (Lang::Th, days) => counting!("เปิดรับฟัง เหลือ {days} วัน"),
            (Lang::En, 1) => "Open, 1 day left".into(),
            (Lang::En, days) => format!("Open, {days} days left"),
        },
        (phase, _) => phase_name(lang, phase).into(),
    }
}

/// A phase by itself, as filters name it.
pub fn phase_name(lang: Lang, phase: Phase) -> &'static str {
    match phase {
        Phase::Preparing => lang.of("ยังไม่เผยแพร่", "Not published"),
        Phase::Announced => lang.of("ยังไม่เปิดรับฟัง", "Not open yet"),
        Phase::Open => lang.of("เปิดรับฟัง", "Open"),
        Phase::Closed => lang.of("ปิดแล้ว กำลังสรุปผล", "Closed, being summarised"),
        Phase::Summarised => lang.of("เผยแพร่สรุปผลแล้ว", "Summary published"),
        Phase::Cancelled => lang.of("ยกเลิกการรับฟัง", "Hearing cancelled"),
    }
}

pub fn stance(lang: Lang, stance: Stance) -> &'static str {
    match stance {
        Stance::Agree => lang.of("เห็นด้วย", "Agree"),
        Stance::Change => lang.of("เห็นด้วย แต่ขอให้แก้ไข", "Agree, with changes"),
        Stance::Disagree => lang.of("ไม่เห็นด้วย", "Disagree"),
        Stance::Unstated => lang.of("ไม่ระบุ (มีคำถามหรือข้อสังเกต)", "Not stated (a question or remark)"),
    }
}

/// The short form beside a comment.
pub fn stance_short(lang: Lang, one: Stance) -> &'static str {
    match one {
        Stance::Change => lang.of("ขอแก้ไข", "Wants changes"),
        Stance::Unstated => lang.of("ไม่ระบุ", "Not stated"),
        other => stance(lang, other),
    }
}

/// A class of stakeholders, as the Office calls it.
pub fn class(lang: Lang, class: Class) -> &'static str {
    crate::named::name(lang, Part::Class, class.code()).unwrap_or_else(|| class_shipped(lang, class))
}

/// The same as the program is shipped.
pub fn class_shipped(lang: Lang, class: Class) -> &'static str {
    match class {
        Class::Affected => lang.of("ได้รับผลกระทบโดยตรง", "Directly affected"),
        Class::Community => lang.of("ชุมชนในพื้นที่ที่ได้รับผลกระทบ", "Community in an affected area"),
        Class::Association => lang.of("สมาคม มูลนิธิ หรือองค์กรที่เกี่ยวข้อง", "Association, foundation or other organisation"),
        Class::State => lang.of("หน่วยงานของรัฐที่เกี่ยวข้อง", "State agency involved"),
        Class::Expert => lang.of("ผู้ทรงคุณวุฒิ", "Expert"),
        Class::Public => lang.of("ประชาชนทั่วไป", "General public"),
    }
}

/// What stands under a class to explain it.
pub fn class_hint(lang: Lang, class: Class) -> Option<&'static str> {
    if let Some(hint) = crate::named::hint(lang, Part::Class, class.code()) {
        return Some(hint);
    }
    match class {
        Class::Affected => Some(lang.of("ตนเอง ครอบครัว กิจการ", "You, your family or your business")),
        _ => None,
    }
}

pub fn showing(lang: Lang, showing: Showing) -> &'static str {
    match showing {
        Showing::Unnamed => lang.of("เผยแพร่โดยไม่แสดงชื่อ", "Published without a name"),
        Showing::Named => lang.of("เผยแพร่พร้อมชื่อ", "Published with a name"),
        Showing::Agency => lang.of("ส่งถึงหน่วยงานเท่านั้น", "To the agency only"),
    }
}

/// The same of somebody else's comment, as its agency reads it.
pub fn showing_of(lang: Lang, showing: Showing) -> &'static str {
    match showing {
        Showing::Named => lang.of("เผยแพร่พร้อมชื่อ", "Published with the name"),
        other => self::showing(lang, other),
    }
}

/// How well the portal knows who speaks.
pub fn identity(lang: Lang, identity: Identity) -> &'static str {
    match identity {
        Identity::Guest => lang.of("ไม่ได้เข้าสู่ระบบ", "Not signed in"),
        Identity::Account => lang.of("มีบัญชี", "With an account"),
        Identity::Verified => lang.of("ยืนยันตัวตนแล้ว", "Identity verified"),
    }
}

pub fn disposition(lang: Lang, disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Adopted => lang.of("ปรับปรุงตาม", "Adopted"),
        Disposition::Partly => lang.of("ปรับปรุงบางส่วน", "Adopted in part"),
        Disposition::NotAdopted => lang.of("ไม่ปรับปรุง", "Not adopted"),
        Disposition::Later => lang.of("รับไว้พิจารณาในขั้นต่อไป", "To be considered at a later stage"),
        Disposition::Outside => lang.of("นอกประเด็นของการรับฟังครั้งนี้", "Outside the scope of this hearing"),
    }
}

pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Drafter => lang.of("เจ้าหน้าที่จัดทำร่าง", "Drafter"),
        Role::Approver => lang.of("ผู้อนุมัติ", "Approver"),
        Role::Summariser => lang.of("เจ้าหน้าที่สรุปผล", "Summariser"),
        Role::Evaluator => lang.of("ผู้ประเมิน", "Evaluator"),
        Role::Moderator => lang.of("ผู้ดูแลความเห็น", "Moderator"),
        Role::AgencyAdministrator => lang.of("ผู้ดูแลของหน่วยงาน", "Agency administrator"),
        Role::CentralAdministrator => lang.of("ผู้ดูแลระบบกลาง", "Central administrator"),
        Role::Operator => lang.of("ผู้ดูแลเครื่อง", "Operator"),
    }
}

pub fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Office => lang.of("สำนักงานคณะกรรมการกฤษฎีกา", "Office of the Council of State"),
        Level::Ministry => lang.of("กระทรวง", "Ministry"),
        Level::Department => lang.of("กรมหรือเทียบเท่า", "Department"),
        Level::Local => lang.of("องค์กรปกครองส่วนท้องถิ่น", "Local body"),
    }
}

/// A reason for withholding, as the Office calls it.
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    crate::named::name(lang, Part::Reason, reason.code()).unwrap_or_else(|| reason_shipped(lang, reason))
}

/// The same as the program is shipped.
pub fn reason_shipped(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::PersonalData => lang.of("มีข้อมูลส่วนบุคคลของผู้อื่น", "Contains someone else's personal data"),
        Reason::Abuse => lang.of("ดูหมิ่นหรือข่มขู่บุคคล", "Insults or threatens someone"),
        Reason::Advertising => lang.of("โฆษณาหรือข้อความที่เครื่องสร้างขึ้น", "Advertising or machine-generated text"),
        Reason::Unlawful => {
            lang.of("ผิดกฎหมายด้วยเหตุอื่นที่ไม่ใช่ตัวความเห็น", "Unlawful for a reason other than the opinion itself")
        }
        Reason::Obscene => lang.of("ลามกอนาจาร", "Obscene"),
        Reason::Waiting => lang.of("รอผู้ดูแลตรวจก่อนเผยแพร่", "Waiting to be looked at before it is published"),
        Reason::Unrelated => lang.of("ไม่เกี่ยวกับกฎหมายหรือการรับฟังใด", "Unrelated to any law or hearing"),
    }
}

pub fn audience(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => lang.of("ทุกกลุ่ม", "Everyone"),
        Audience::Public => lang.of("ประชาชนทั่วไป", "General public"),
        Audience::Business => lang.of("ผู้ประกอบการ", "Business"),
        Audience::Official => lang.of("เจ้าหน้าที่ผู้ใช้กฎหมาย", "Official who applies the law"),
        Audience::Expert => lang.of("ผู้ทรงคุณวุฒิ", "Expert"),
    }
}

pub fn form(lang: Lang, form: Form) -> &'static str {
    match form {
        Form::Single => lang.of("เลือกข้อเดียว", "One choice"),
        Form::Several => lang.of("เลือกได้หลายข้อ", "Several choices"),
        Form::Scale => lang.of("มาตราส่วน มีคำกำกับทุกขั้น", "Scale, every step labelled"),
        Form::Matrix => lang.of("ตาราง หลายข้อความใช้มาตราส่วนเดียวกัน", "Table: several statements, one scale"),
        Form::Ranking => lang.of("เรียงลำดับ", "Ranking"),
        Form::Number => lang.of("ตัวเลข", "Number"),
        Form::Money => lang.of("จำนวนเงิน (บาท)", "Amount of money (baht)"),
        Form::Date => lang.of("วันที่", "Date"),
        Form::Place => lang.of("จังหวัด อำเภอ ตำบล", "Province, district, sub-district"),
        Form::Short => lang.of("ข้อความสั้น บรรทัดเดียว", "Short text, one line"),
        Form::Text => lang.of("ข้อความ", "Free text"),
        Form::File => lang.of("ไฟล์", "File"),
        Form::Picture => lang.of("ภาพถ่าย", "Picture"),
        Form::Note => lang.of("คำอธิบาย ไม่ต้องตอบ", "A note, not answered"),
        Form::Calculation => lang.of("คำนวณจากข้ออื่น ผู้ตอบไม่เห็น", "Calculated from other answers, not shown"),
    }
}

/// A step of the five-step scale, 5 the most.
pub fn step(lang: Lang, step: u32) -> &'static str {
    match step {
        5 => lang.of("มากที่สุด", "A great deal"),
        4 => lang.of("มาก", "A lot"),
        3 => lang.of("ปานกลาง", "Moderately"),
        2 => lang.of("น้อย", "A little"),
        _ => lang.of("น้อยที่สุด", "Hardly at all"),
    }
}

/// A subject by its code, as the Office calls it; unknown codes say "other".
pub fn subject(lang: Lang, code: &str) -> &'static str {
    crate::named::name(lang, Part::Subject, code)
        .or_else(|| subject_shipped(lang, code))
        .unwrap_or_else(|| lang.of("อื่น ๆ", "Other"))
}

/// A subject of those that the program is shipped with ([`domain::consultation::SUBJECTS`]).
pub fn subject_shipped(lang: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "education" => lang.of("การศึกษา", "Education"),
        "health" => lang.of("สุขภาพและการแพทย์", "Health and medicine"),
        "farming" => lang.of("เกษตร", "Farming"),
        "welfare" => lang.of("สวัสดิการประชาชน", "Welfare"),
        "openness" => lang.of("การมีส่วนร่วม โปร่งใส และตรวจสอบได้ของประชาชน", "Participation, openness and accountability"),
        "smes" => lang.of("การส่งเสริม SMEs", "Small businesses"),
        "labour" => lang.of("แรงงาน", "Labour"),
        "environment" => lang.of("สิ่งแวดล้อม", "Environment"),
        "justice" => lang.of("ยุติธรรม", "Justice"),
        "tourism" => lang.of("การท่องเที่ยว", "Tourism"),
        "other" => lang.of("อื่น ๆ", "Other"),
        _ => return None,
    })
}

/// An area by its official code, the smallest first: "ดอนแก้ว แม่ริม เชียงใหม่"; what is no code is the whole country.
pub fn area(lang: Lang, code: &str) -> String {
    match domain::place::by_code(code) {
        Some(_) => crate::survey::place(lang, code),
        None => crate::common::whole_country(lang).into(),
    }
}

/// One of the four systems of s.14(4).
pub fn system(lang: Lang, code: &str) -> &'static str {
    match code {
        "permit" => lang.of("ระบบอนุญาต", "Permits"),
        "committee" => lang.of("ระบบคณะกรรมการ", "Committees"),
        "penalty" => lang.of("โทษอาญา", "Criminal penalties"),
        _ => lang.of("ดุลพินิจของเจ้าหน้าที่", "Officials' discretion"),
    }
}

say! {
    whole: "ทั้งเรื่อง", "The whole consultation";
    not_a_vote: "การรับฟังไม่ใช่การลงคะแนน เหตุผลของคุณสำคัญกว่าจำนวน",
        "A hearing is not a vote: reasons matter more than numbers.";
    self_selected: "ตัวเลขนี้มาจากผู้ที่สมัครใจแสดงความเห็น ไม่ใช่โพลและไม่ใช่การลงคะแนน",
        "These numbers come from people who chose to take part. They are neither a poll nor a vote.";
}

/// "ประเด็นที่ 2" · "Key point 2".
pub fn key_point(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Th => counting!("ประเด็นที่ {number}"),
        Lang::En => format!("Key point {number}"),
    }
}
