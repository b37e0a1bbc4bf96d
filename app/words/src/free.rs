//! What people wrote freely in a survey: read, searched and put into groups on the desk; and what everyone is told of the groups.

use domain::lang::Lang;

say! {
    title: "คำตอบที่เขียนเอง", "Answers in people's own words";
    means: "อ่าน ค้น และจัดคำตอบที่ผู้ตอบเขียนเองเข้ากลุ่ม ประชาชนเห็นเฉพาะจำนวนในแต่ละกลุ่มหลังปิดรับฟัง ไม่เห็นข้อความ ระบบบันทึกว่าใครเปิดอ่านคำถามใดในแต่ละวัน", "Read, search and group what people wrote. After the hearing everyone sees how many stand in each group, never the words. Who read which question is written down each day.";
    questions: "คำถาม", "Questions";
    none_asked: "แบบสอบถามนี้ไม่มีคำถามที่ให้เขียนเอง", "This survey has no question answered in free words.";
    search: "คำที่ค้น", "Words";
    search_hint: "เช่น ค่าตรวจ | ใบอนุญาต -ม้า คือมีคำใดคำหนึ่ง และไม่มีคำที่ขึ้นต้นด้วย -", "For example fee | permit -horse: either of the first two, and not the last.";
    look: "ค้น", "Search";
    everything: "ทั้งหมด", "All";
    waiting: "ยังไม่จัดกลุ่ม", "Not grouped yet";
    in_none: "อ่านแล้ว ไม่เข้ากลุ่มใด", "Read, in no group";
    groups: "กลุ่มคำตอบ", "Groups of answers";
    group: "กลุ่ม", "Group";
    put: "ใส่ในกลุ่มนี้", "Put into this group";
    take: "นำออกจากกลุ่มนี้", "Take out of this group";
    ticked: "คำตอบที่เลือก", "Answers ticked";
    choose: "เลือกคำตอบนี้", "Choose this answer";
    new_group: "เพิ่มกลุ่ม", "Add a group";
    rename: "แก้ชื่อกลุ่มที่เลือกอยู่", "Rename this group";
    group_title: "ชื่อกลุ่ม", "Name of the group";
    group_title_hint: "เช่น ค่าใช้จ่ายในการขออนุญาต ประชาชนจะเห็นชื่อนี้ในหน้าผล", "For example: cost of a permit. Everyone reads this name in the results.";
    group_title_en: "ชื่อกลุ่ม ภาษาอังกฤษ", "Name of the group, in English";
    next: "ดูคำตอบก่อนหน้านี้ต่อ", "Look on, further back";
    none: "ไม่มีคำตอบตรงกับที่ค้นในช่วงนี้", "No answer here matches.";
    of_groups: "สิ่งที่คำตอบพูดถึง", "What the answers are about";
    of_groups_note: "หน่วยงานอ่านและจัดกลุ่ม คำตอบหนึ่งอยู่ได้หลายกลุ่ม", "Read and grouped by the agency; one answer may stand in several groups.";
    not_told: "ไม่แสดง", "not shown";
}

/// "อ่านแล้ว 120 จาก 340 คำตอบ".
pub fn read_of(lang: Lang, read: u64, answered: u64) -> String {
    let (read, answered) = (crate::number(read), crate::number(answered));
    match lang {
        Lang::Th => format!("อ่านแล้ว {read} จาก {answered} คำตอบ"),
        Lang::En => format!("{read} of {answered} answers read"),
    }
}

/// Groups whose numbers are not shown.
pub fn some_not_told(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Th => format!("ไม่แสดงจำนวนของ: {names} เพราะมีน้อยกว่า 5 หรือเกือบทุกคำตอบ"),
        Lang::En => format!("Not shown, being fewer than 5 or nearly all: {names}"),
    }
}
