//! The review before a comment is sent.

say! {
    name_above: "(ชื่อที่คุณกรอกไว้ข้างบน)", "(the name you typed above)";
    chosen_above: "ตามที่เลือกไว้ข้างบน", "as chosen above";
    through: "ทุกคนจะเห็นว่าบอกผ่านผู้อื่น:", "Everyone sees that it was said through another:";
    wording: "ถ้อยคำที่เสนอ", "Wording proposed";
    no_wording: "ไม่ได้เสนอ", "None";
    files_seen: "ใครอ่านความเห็นได้ก็เปิดไฟล์ได้", "Whoever can read the comment can open them.";
    unseen: "สิ่งที่คนทั่วไปจะไม่เห็น", "What nobody else sees";
    unseen_is: "จังหวัด และกลุ่มที่ร่างกระทบ", "Your province, and the group the draft affects.";
}
