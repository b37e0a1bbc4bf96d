//! What waits for those who work at an agency: their letters, and the page on which they choose them.

use crate::date;
use domain::duty::Waits;
use domain::lang::Lang;
use domain::time::Moment;

say! {
    title: "อีเมลถึงฉันเรื่องงานที่รออยู่", "E-mail about what waits for me";
    means: "ระบบส่งอีเมลถึงที่อยู่ของบัญชีคุณเมื่อมีงานรอคุณอยู่ ทุกฉบับมีลิงก์เลิกรับที่กดครั้งเดียว ชื่อเรื่องที่ยังไม่เผยแพร่อยู่ในอีเมลด้วย จึงควรเป็นที่อยู่ที่คุณเปิดคนเดียว",
        "An e-mail goes to your account's address when something waits for you. Each has a link that ends them in one press. Titles of what is not published yet stand in it, so let it be an address that you alone open.";
    address: "ที่อยู่อีเมลของบัญชี", "Your account's address";
    of: "แจ้งเรื่องใด", "Tell me of";
    when: "เมื่อใด", "When";
    daily: "รวมวันละฉบับ เวลา 7.00 น. เฉพาะวันที่มีเรื่องใหม่", "In one e-mail at seven in the morning, on days with something new";
    now: "ทันทีที่เกิดขึ้น", "As it happens";
    stop: "เลิกรับอีเมลเหล่านี้", "Stop these e-mails";
    on: "คุณรับอีเมลเรื่องงานที่รออยู่", "You get e-mail about what waits for you.";
    unconfirmed: "ส่งอีเมลไปขอคำยืนยันแล้ว โปรดเปิดแล้วกดยืนยันภายใน 7 วัน จากนั้นจึงจะเริ่มแจ้ง",
        "An e-mail asks you to confirm. Please open it and confirm within 7 days; after that you will be told.";
    off: "ตอนนี้คุณไม่ได้รับอีเมลเหล่านี้", "You get none of these now.";
    followed: "งานที่รอคุณในหน่วยงาน", "What waits for you at your agency";
    record: "แจ้งเจ้าหน้าที่ของหน่วยงาน", "Told to the agency's own people";
    open: "เปิดเรื่องนี้", "Open it";
    choose: "เลือกว่าจะรับอีเมลเรื่องใด เมื่อใด", "Choose which of these to receive, and when";
}

/// What letters can be of, by its code.
pub fn kind(lang: Lang, code: &str) -> &'static str {
    match code {
        "proposed" => lang.of("เรื่องที่รอฉันอนุมัติ", "What waits for my approval"),
        "returned" => lang.of("เรื่องที่ฉันเสนอแล้วถูกส่งกลับ", "What I proposed and was sent back"),
        "closing" => lang.of("การรับฟังที่จะปิดภายใน 3 วัน", "Hearings that close within three days"),
        "target" => {
            lang.of("เรื่องที่ใกล้เป้าหมายเผยแพร่สรุปผล (มาตรา 16–18)", "Summaries whose target day is near (sections 16–18)")
        }
        _ => "",
    }
}

/// "งานที่รอคุณ 2 เรื่อง".
pub fn subject(lang: Lang, n: u64, first: &str) -> String {
    match (lang, n) {
        (Lang::Th, 0 | 1) => format!("งานที่รอคุณ: {first}"),
        (Lang::Th, _) => format!("งานที่รอคุณ {} เรื่อง", crate::number(n)),
        (Lang::En, 0 | 1) => format!("Waiting for you: {first}"),
        (Lang::En, _) => format!("{} things wait for you", crate::number(n)),
    }
}

/// What waits, in a sentence. A target is called one.
pub fn waits(lang: Lang, waits: &Waits, now: Moment) -> String {
    match (waits, lang) {
        (Waits::Proposed { by }, Lang::Th) => format!("{by} เสนอขออนุมัติแล้ว รอผู้อนุมัติตรวจและเผยแพร่ หรือส่งกลับ"),
        (Waits::Proposed { by }, Lang::En) => {
            format!("{by} has proposed it. It waits for an approver to publish it or send it back.")
        }
        (Waits::Returned { by, .. }, Lang::Th) => format!("{by} ส่งกลับให้แก้ไข พร้อมข้อความนี้"),
        (Waits::Returned { by, .. }, Lang::En) => format!("{by} sent it back, saying:"),
        (Waits::Closing { closes }, Lang::Th) => format!("การรับฟังจะปิดเวลา {}", date::deadline(lang, *closes)),
        (Waits::Closing { closes }, Lang::En) => format!("The hearing closes at {}.", date::deadline(lang, *closes)),
        (Waits::Target { day }, Lang::Th) => {
            format!("เป้าหมายเผยแพร่สรุปผลการรับฟังคือวันที่ {} ({})", date::full(lang, *day), left(lang, day.0 - now.day().0))
        }
        (Waits::Target { day }, Lang::En) => format!(
            "The target for publishing the hearing summary is {} ({}).",
            date::full(lang, *day),
            left(lang, day.0 - now.day().0)
        ),
    }
}

fn left(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Th, ..=0) => "วันนี้".into(),
        (Lang::Th, _) => format!("อีก {} วัน", crate::number(days as u64)),
        (Lang::En, ..=0) => "today".into(),
        (Lang::En, 1) => "tomorrow".into(),
        (Lang::En, _) => format!("in {} days", crate::number(days as u64)),
    }
}
