//! Links by which somebody outside the agency sees a dossier before it is published.

use domain::lang::Lang;

say! {
    title: "ลิงก์ให้คนนอกดูล่วงหน้า", "Preview links";
    means: "ผู้ที่มีลิงก์เห็นเรื่องนี้อย่างที่ประชาชนจะเห็น โดยไม่ต้องเข้าสู่ระบบ แต่แสดงความเห็นไม่ได้ ใครได้ลิงก์ต่อก็เปิดได้ จึงส่งเฉพาะคนที่จำเป็น",
        "Whoever has the link sees this as the public will, without signing in, but cannot comment. Anyone the link is passed on to can open it, so send it only to those who need it.";
    days: "อายุของลิงก์ (วัน)", "Days until it expires";
    days_hint: "1 ถึง 30 วัน", "1 to 30 days.";
    note: "ส่งให้ใคร", "For whom";
    note_hint: "เช่น คณะทำงานของกรมเจ้าท่า เห็นเฉพาะเจ้าหน้าที่ของหน่วยงาน", "For example a working group of another agency. Only your agency sees this.";
    make: "ทำลิงก์", "Make a link";
    living: "ลิงก์ที่ยังใช้ได้", "Links in use";
    none: "ยังไม่มีลิงก์ที่ใช้ได้", "There are none.";
    copy: "คัดลอกลิงก์", "Copy the link";
    copied: "คัดลอกแล้ว", "Copied";
    hidden: "ลิงก์นี้ยังใช้ได้ แต่แสดงอีกไม่ได้ เพราะเซิร์ฟเวอร์เปลี่ยนกุญแจแล้ว", "This link still opens but cannot be shown again: the server's key has changed.";
    end: "เลิกใช้ลิงก์นี้", "End this link";
}

/// "ใช้ได้ถึง 3 ต.ค. 2569 เวลา 10.00 น.".
pub fn until(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("ใช้ได้ถึง {when}"),
        Lang::En => format!("Opens until {when}"),
    }
}

/// Who made it, and when.
pub fn made_by(lang: Lang, name: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{name} ทำเมื่อ {when}"),
        Lang::En => format!("Made by {name}, {when}"),
    }
}
