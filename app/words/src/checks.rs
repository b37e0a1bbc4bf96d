//! The checks of a draft's content (s.21, s.22 para 1), and drafts that only state agencies are heard on (s.19).

use domain::checks::{Ground, Open};
use domain::lang::Lang;

say! {
    title: "การตรวจเนื้อหาของร่าง", "Checks of the draft's content";
    intro: "มาตรา 21 และ 22 ให้ตรวจร่างกฎหมายตามข้อเหล่านี้ ตอบทีละข้อได้ บันทึกแล้วกลับมาตอบต่อ การรับฟังไม่ต้องรอ แต่ควรครบก่อนเสนอคณะรัฐมนตรี",
        "Sections 21 and 22 have a draft checked for these. Answer some, save, and come back. The hearing does not wait for them; they should be whole before the draft goes to the Cabinet.";
    not_public: "คำตอบอยู่ในเรื่องนี้ ไม่เผยแพร่ ส่วนเหตุผลของระบบอนุญาต คณะกรรมการ โทษอาญา และดุลพินิจ เผยแพร่อยู่แล้วตามมาตรา 14 และ 17",
        "The answers stay with the dossier and are not published. The reasons for permits, committees, criminal penalties and discretion are public already, under sections 14 and 17.";
    reason: "เหตุผล หรือมาตราในร่าง", "Why, or which section of the draft";
    all_done: "ตอบครบทุกข้อแล้ว", "Every check is answered.";
    none_asked: "เรื่องประเภทนี้ไม่ต้องตรวจตามข้อเหล่านี้", "This type is not asked these checks.";
    history: "การบันทึกแต่ละครั้ง ใครเปลี่ยนอะไร", "Savings: who changed what";
    unanswered: "ยังไม่ตอบ", "Not answered";
    nothing_changed: "ไม่มีคำตอบที่เปลี่ยน", "No answer changed.";
    state_only: "รับฟังเฉพาะหน่วยงานของรัฐ (มาตรา 19)", "Heard by state agencies alone (section 19)";
    state_only_means: "มาตรา 19 ให้ร่างกฎหมายสี่ลักษณะรับฟังเฉพาะหน่วยงานของรัฐที่เกี่ยวข้องได้ เรื่องที่เลือกไว้เช่นนี้จะเผยแพร่เพื่อรับฟังประชาชนไม่ได้ จนกว่าจะยกเลิก",
        "Section 19 lets drafts of four kinds be heard by the state agencies concerned alone. What is chosen here cannot be put to the public until that is taken back.";
    ground: "เข้าลักษณะใดตามมาตรา 19", "Which ground of section 19";
    ground_is: "ลักษณะตามมาตรา 19", "Ground under section 19";
    reason_is: "เหตุผล", "Reason";
    told_on: "เปิดเผยเมื่อ", "Disclosed on";
    ground_reason: "เหตุที่เข้าลักษณะนี้", "Why it is of this kind";
    heard: "หน่วยงานของรัฐที่รับฟังแล้ว", "State agencies heard";
    heard_hint: "บรรทัดละหน่วยงาน พร้อมวันที่ตอบหรือเลขที่หนังสือ", "One a line, with the day of their answer or its number.";
    disclose: "การเปิดเผย", "Disclosure";
    disclose_hint: "มาตรา 19 ให้หน่วยงานเลือกได้", "Section 19 leaves this to the agency.";
    disclose_yes: "เปิดเผยชื่อเรื่อง ลักษณะ เหตุผล และหน่วยงานที่รับฟัง", "Tell everyone its title, ground, reason and who was heard";
    disclose_no: "ไม่เปิดเผย", "Do not disclose";
    do_state_only: "บันทึก", "Save";
    now_state_only: "เรื่องนี้รับฟังเฉพาะหน่วยงานของรัฐ", "Only state agencies are heard on this";
    take_back: "ยกเลิก เพื่อรับฟังประชาชน", "Take this back, to hear the public";
    take_back_why: "เหตุผลที่ยกเลิก", "Why it is taken back";
    disclosed_title: "ร่างกฎหมายที่รับฟังเฉพาะหน่วยงานของรัฐ", "Drafts heard by state agencies alone";
    disclosed_means: "มาตรา 19 ให้ร่างกฎหมายสี่ลักษณะไม่ต้องรับฟังประชาชนทั่วไป และให้หน่วยงานเลือกว่าจะเปิดเผยหรือไม่ รายการนี้คือเรื่องที่หน่วยงานเลือกเปิดเผย",
        "Section 19 lets drafts of four kinds go without a public hearing, and leaves their disclosure to the agency. These are the ones that agencies chose to disclose.";
    told_before: "ที่เปิดเผยไว้ก่อนหน้านี้", "As it was told before";
    told_title: "ชื่อที่เปิดเผยอยู่ยังเป็นชื่อเดิม ถ้าต้องการเปิดเผยชื่อปัจจุบัน ให้บันทึกหน้านี้อีกครั้ง ชื่อเดิมจะยังอ่านได้: ",
        "Everyone is still told the earlier title. To tell the present one, save this page again; the earlier one stays to be read: ";
    disclosed_none: "ยังไม่มีเรื่องที่เปิดเผย", "None is disclosed.";
}

/// What a check is called.
pub fn check(lang: Lang, code: &str) -> &'static str {
    match code {
        "constitution" => lang.of(
            "ไม่ขัดหรือแย้งต่อรัฐธรรมนูญและพระราชบัญญัติประกอบรัฐธรรมนูญ",
            "Not contrary to the Constitution and its organic Acts",
        ),
        "strategy" => lang
            .of("สอดคล้องกับยุทธศาสตร์ชาติและแผนการปฏิรูปประเทศ", "In line with the national strategy and the reform plans"),
        "governance" => lang.of("สอดคล้องกับหลักการบริหารกิจการบ้านเมืองที่ดี", "In line with good governance"),
        "repeal" => lang.of(
            "ยกเลิกหรือปรับปรุงกฎหมายที่หมดความจำเป็นหรือเป็นอุปสรรค",
            "Laws no longer needed, or in the way, are repealed or amended",
        ),
        "permit" => lang.of("ระบบอนุญาต", "A permit system"),
        "committee" => lang.of("ระบบคณะกรรมการ", "A committee system"),
        "discretion" => lang.of("ดุลพินิจของเจ้าหน้าที่", "Officials' discretion"),
        "penalty" => lang.of("โทษอาญา", "Criminal penalties"),
        "cabinet" => lang.of("หลักเกณฑ์อื่นที่คณะรัฐมนตรีกำหนด", "Other criteria set by the Cabinet"),
        "adverse" => lang.of(
            "ไม่ใช้ในทางที่เป็นผลร้ายจนกว่าเจ้าหน้าที่จะพร้อมหรือกฎจะออก",
            "No adverse use until officials are ready or the rules exist",
        ),
        _ => "",
    }
}

/// What stands under a check to explain it.
pub fn check_hint(lang: Lang, code: &str) -> &'static str {
    match code {
        "permit" => lang.of("ใช้ได้เฉพาะเหตุสองข้อนี้ และต้องคำนึงถึงกฎหมายการอำนวยความสะดวกในการพิจารณาอนุญาต", "Only on these two grounds, and with regard to the law on facilitating permits."),
        "committee" => lang.of("ใช้ได้เฉพาะเหตุเหล่านี้ และต้องระบุให้ชัดว่ามติผูกพันหน่วยงานของกรรมการโดยตำแหน่ง", "Only for these purposes, and saying that its resolutions bind the agencies of its ex officio members."),
        "discretion" => lang.of("ต้องกำหนดหลักเกณฑ์และระยะเวลาของขั้นตอนสำคัญไว้ในร่าง", "The draft has criteria, and periods for the steps that matter."),
        "penalty" => lang.of("เลือกลักษณะของการกระทำตาม (ก) แล้วบอกว่าเหตุใดใช้มาตรการอื่นไม่ได้ผล ตาม (ข)", "Choose what the act touches, under (a), and say why no other measure works, under (b)."),
        "adverse" => lang.of("ร่างที่มีโทษอาญา โทษทางปกครอง สภาพบังคับที่เป็นผลร้าย หรือการอนุญาตที่ต้องรอกฎ ต้องมีบทบัญญัตินี้", "A draft with criminal or administrative penalties, other adverse consequences, or permits that wait for rules needs such a provision."),
        "constitution" => lang.of("พระราชบัญญัติประกอบรัฐธรรมนูญ ตรวจเมื่อเป็นร่างพระราชบัญญัติหรือประมวลกฎหมาย", "Organic Acts matter where the draft is an Act or a code."),
        _ => "",
    }
}

/// An answer to a check.
pub fn answer(lang: Lang, check: &str, code: &str) -> &'static str {
    match (check, code) {
        (_, "open") => lang.of("ยังตรวจไม่เสร็จ หรือยังมีข้อที่ต้องแก้", "Not finished, or something is still to be mended"),
        ("repeal", "unused") => lang.of("ไม่มีกฎหมายเช่นนั้น", "There is no such law"),
        ("cabinet", "unused") => lang.of("ไม่มีหลักเกณฑ์อื่นที่ใช้กับร่างนี้", "No other criteria apply to this draft"),
        ("adverse", "unused") => lang.of(
            "ร่างไม่มีโทษ สภาพบังคับที่เป็นผลร้าย หรือการอนุญาตที่ต้องรอกฎ",
            "The draft has no penalty, adverse consequence, or permit that waits for rules",
        ),
        (_, "unused") => lang.of("ร่างไม่มี", "The draft has none"),
        (_, "met") => lang.of("ตรวจแล้ว เป็นไปตามนี้", "Checked: it is so"),
        (_, "done") => lang.of("ยกเลิกหรือปรับปรุงไว้ในร่างนี้แล้ว", "This draft repeals or amends them"),
        (_, "benefit") => lang.of(
            "จำเป็นเพื่อรักษาประโยชน์ของประเทศชาติหรือประชาชน",
            "Needed to protect the interest of the nation or the people",
        ),
        (_, "unavoidable") => lang.of("จำเป็นอันไม่อาจหลีกเลี่ยงได้", "Unavoidably needed"),
        (_, "policy") => lang.of("เพื่อกำหนดนโยบาย", "To set policy"),
        (_, "oversight") => lang.of("เพื่อกำกับ", "To oversee"),
        (_, "criteria") => lang.of("เพื่อกำหนดหลักเกณฑ์", "To lay down criteria"),
        (_, "necessary") => lang.of("เพื่อการอื่นที่จำเป็น", "For another purpose that needs it"),
        (_, "in_draft") => lang.of("กำหนดหลักเกณฑ์และระยะเวลาไว้ในร่างแล้ว", "The draft has criteria and periods"),
        (_, "security") => {
            lang.of("กระทบต่อความมั่นคงหรือความปลอดภัยของประเทศ", "It touches the security or safety of the country")
        }
        (_, "order") => lang.of(
            "กระทบต่อความสงบเรียบร้อยหรือศีลธรรมอันดีของประชาชนอย่างร้ายแรง",
            "It gravely touches public order or good morals",
        ),
        (_, "public") => lang.of("มีผลกระทบต่อส่วนรวม", "It affects the public at large"),
        (_, "barred") => lang.of("มีบทบัญญัตินี้ในร่างแล้ว", "The draft has such a provision"),
        _ => "",
    }
}

/// Why a check is open.
pub fn open(lang: Lang, why: Open) -> &'static str {
    match why {
        Open::Unanswered => lang.of("ยังไม่ได้ตอบ หรือยังตรวจไม่เสร็จ", "not answered, or not finished"),
        Open::NoReason => lang.of("ยังขาดเหตุผล", "the reason is missing"),
        Open::Contradicts => lang.of(
            "ตอบว่าไม่มี แต่คำอธิบายตามมาตรา 14 (4) ตอบว่ามี",
            "it says there is none; the section 14(4) answers say there is",
        ),
    }
}

/// A ground of s.19.
pub fn ground_name(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Security => lang.of("ร่างกฎหมายเกี่ยวกับการรักษาความมั่นคงหรือความปลอดภัยของประเทศ", "On the security or safety of the country"),
        Ground::NotGeneral => lang.of("ร่างกฎหมายที่มิได้ใช้บังคับเป็นการทั่วไปกับประชาชน", "Not applied to the public in general"),
        Ground::Urgent => lang.of("ร่างกฎหมายที่จำเป็นต้องตราขึ้นโดยรีบด่วนเพื่อประโยชน์สำคัญของประเทศ เกี่ยวกับความปลอดภัยสาธารณะ ความมั่นคงในทางเศรษฐกิจ หรือป้องปัดภัยพิบัติสาธารณะ", "Urgently needed for an important interest of the country: public safety, economic security, or averting a public disaster"),
        Ground::NoEffect => lang.of("ร่างกฎหมายอื่นที่ไม่มีผลกระทบต่อประชาชน", "Another draft without effect on the public"),
    }
}
