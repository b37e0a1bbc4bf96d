//! The bank of questions: sets that are kept to be asked again.

use domain::lang::Lang;

say! {
    title: "คลังคำถาม", "Question bank";
    means: "ชุดคำถามที่เก็บไว้ใช้ซ้ำ พร้อมตัวเลือก คำแปล และกฎของคำถาม เพิ่มเข้าแบบสอบถามแล้วแก้ได้ตามปกติ ชุดเดิมในคลังไม่เปลี่ยน",
        "Sets of questions kept to be asked again, with their choices, translations and rules. Once added to a survey they are edited as ever; the set itself stays as it is.";
    to_bank: "เพิ่มจากคลังคำถาม หรือเก็บคำถามเข้าคลัง", "Add from the question bank, or keep questions there";
    take: "เพิ่มเข้าแบบสอบถาม", "Add to the survey";
    take_means: "ต่อท้ายคำถามที่มีอยู่ ถ้าชื่อซ้ำ ระบบตั้งชื่อใหม่ให้และแก้กฎของชุดให้ตรงกัน", "Added after the questions there. Where a name is taken the set's questions get another, and its rules follow.";
    own: "ชุดของหน่วยงาน", "The agency's sets";
    common: "ชุดกลางสำหรับทุกหน่วยงาน", "Sets for every agency";
    first: "ชุดตั้งต้นตามมาตรา 31", "The first set for section 31";
    first_means: "ผลตามวัตถุประสงค์ ประโยชน์เทียบกับภาระ ความเป็นธรรม ความซ้ำซ้อน และข้อเสนอแนะ", "Objectives met, benefit against burden, fairness, overlap, suggestions.";
    none: "ยังไม่มีชุดคำถาม", "No sets yet.";
    keep: "เก็บคำถามของเรื่องนี้เข้าคลัง", "Keep questions of this survey";
    keep_means: "เลือกคำถามที่จะใช้อีก คำถามที่มีกฎต้องเก็บพร้อมคำถามที่กฎอ้างถึง", "Choose what will be asked again. A question with a rule is kept together with those that its rule reads.";
    picked: "คำถาม", "Questions";
    name: "ชื่อชุด", "Name of the set";
    name_hint: "เช่น คำถามเรื่องใบอนุญาต", "For example: questions about permits";
    keep_now: "เก็บเข้าคลัง", "Keep in the bank";
    retire: "เลิกใช้ชุดนี้", "Retire this set";
    share: "ให้ทุกหน่วยงานใช้", "Give to every agency";
    asked_if: "ถามเมื่อ", "Asked when";
    save_first: "คำถามที่พิมพ์ไว้และยังไม่บันทึกไม่อยู่ในหน้านี้ โปรดบันทึกก่อน", "Questions typed but not saved are not here: save first.";
    back: "กลับไปแบบสอบถาม", "Back to the survey";
}

/// "ชุดของ กรมการขนส่งชุมชน".
pub fn of_agency(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("ชุดของ{agency}"),
        Lang::En => format!("Sets of {agency}"),
    }
}
