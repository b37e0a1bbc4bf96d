//! Letters by e-mail: asking for them, what they say, and how they end.

use crate::date;
use domain::lang::Lang;
use domain::letter::{Sending, What};
use domain::receipt::Number;
use domain::time::{Day, Moment};

say! {
    follow_place: "อำเภอหรือตำบล", "District or sub-district";
    follow_place_hint: "เมื่อเลือกจังหวัดข้างบนแล้ว พิมพ์ชื่ออำเภอ หรือตำบลและอำเภอ เช่น ดอนแก้ว แม่ริม เว้นว่างถ้าต้องการทั้งจังหวัด", "Once a province is chosen above: the district, or the sub-district and district, such as Don Kaeo, Mae Rim. Leave empty for the whole province.";
    ask_title: "แจ้งทางอีเมลเมื่อหน่วยงานตอบ", "E-mail me when the agency answers";
    ask_why: "อีเมลจะบอกว่าความเห็นของคุณอยู่ในประเด็นใด หน่วยงานตัดสินใจอย่างไร และเพราะอะไร หน่วยงานไม่เห็นที่อยู่อีเมลของคุณ และระบบจะนำที่อยู่นี้ออกเมื่อไม่มีเรื่องต้องแจ้งแล้ว",
        "The e-mail says under which issue your comment stands, what was decided and why. The agency does not see your address, and it is erased when there is nothing left to tell.";
    email: "ที่อยู่อีเมล", "E-mail address";
    ask: "ขอรับอีเมล", "Ask for e-mail";
    asked: "กำลังส่งอีเมลถึงคุณ เมื่อได้รับแล้ว โปรดกดยืนยันภายใน 7 วัน หากไม่พบ โปรดดูในจดหมายขยะ หากพิมพ์ที่อยู่ผิด กรอกใหม่ได้",
        "An e-mail is on its way. Please open it and confirm within 7 days. If it does not come, look in the spam folder; if the address was mistyped, enter it again.";
    extended_why: "เหตุผล", "Its reason:";
    follow: "ติดตามทางอีเมล", "Follow by e-mail";
    follow_law: "ติดตามเรื่องใหม่เกี่ยวกับกฎหมายนี้ทางอีเมล", "Be told by e-mail of consultations about this law";
    follow_this: "ติดตามเรื่องนี้ทางอีเมล", "Follow this by e-mail";
    follow_part: "ติดตาม", "Follow";
    follow_part_long: "รับอีเมลเมื่อร่างใหม่แก้ไขส่วนนี้", "Be told by e-mail when a new version changes this";
    follow_search: "รับอีเมลเมื่อมีเรื่องใหม่หรือร่างใหม่ที่ตรงกับคำค้นนี้", "Be told by e-mail of new consultations and drafts that answer this search";
    read_part: "อ่านส่วนที่ติดตาม", "Read what you follow";
    part_gone: "ร่างที่เผยแพร่ล่าสุดไม่มีส่วนนี้แล้ว", "The latest draft no longer has it.";
    follow_new: "รับอีเมลเมื่อมีเรื่องใหม่", "E-mail me about new consultations";
    follow_why: "แจ้งเมื่อร่างแก้ไข ใกล้ปิดรับฟัง และเมื่อสรุปผลเผยแพร่ เรื่องใหม่และความคืบหน้าของเรื่องที่เกี่ยวข้องแจ้งรวมวันละฉบับตอนเช้า เลิกรับได้ทุกเมื่อด้วยการกดครั้งเดียว",
        "You are told when the draft changes, when the hearing is about to close and when the summary is out. New consultations, and what becomes of them, come together each morning. You can leave at any time with one press.";
    follow_what: "ติดตามอะไร", "What to follow";
    what_all: "ทุกเรื่องใหม่", "Every new consultation";
    followed_receipt: "คำตอบต่อความเห็นเลขที่รับ", "The answer to the comment with receipt";
    page_title: "อีเมลที่คุณรับ", "E-mail you receive";
    page_for: "ที่อยู่อีเมล", "Address";
    confirm_title: "ยืนยันการรับอีเมล", "Confirm your e-mail address";
    confirm_why: "กดปุ่มนี้เพื่อยืนยันว่าที่อยู่นี้เป็นของคุณและต้องการรับอีเมล หากไม่ได้เป็นผู้ขอ ปิดหน้านี้ได้เลย ระบบจะนำที่อยู่นี้ออกภายใน 7 วัน",
        "Press this button to confirm that the address is yours and that you want these e-mails. If you did not ask for them, just close this page: the address is erased within 7 days.";
    confirm: "ยืนยัน", "Confirm";
    confirmed: "ยืนยันแล้ว จะส่งอีเมลถึงที่อยู่นี้เมื่อมีเรื่องแจ้ง", "Confirmed. You will be e-mailed when there is something to tell.";
    refused: "เซิร์ฟเวอร์อีเมลแจ้งว่าไม่มีที่อยู่นี้ จึงหยุดส่งแล้ว หากใช้ได้แล้ว กดยืนยันอีกครั้ง",
        "The mail server says that there is no such address, so nothing more is sent. If it works now, confirm it again.";
    you_get: "คุณได้รับแจ้งเรื่องเหล่านี้", "You are told of";
    unconfirmed: "(รอยืนยัน)", "(not confirmed yet)";
    leave_one: "เลิกรับ", "Stop";
    leave_all: "เลิกรับทั้งหมดและนำที่อยู่อีเมลนี้ออก", "Stop all e-mail and erase this address";
    left: "เลิกรับแล้ว", "You will receive no more of these.";
    left_all: "เลิกรับทั้งหมดแล้ว และนำที่อยู่อีเมลออกจากระบบแล้ว", "You will receive no more e-mail, and the address is erased.";
    gone_title: "ลิงก์นี้ใช้ไม่ได้แล้ว", "This link no longer works";
    gone_why: "ที่อยู่อีเมลนี้ไม่ได้ขอรับเรื่องใดแล้ว และถูกนำออกจากระบบ หรือลิงก์มาไม่ครบ", "This address follows nothing any more and was erased, or the link is incomplete.";
    who_writes: "เสียง คือระบบกลางรับฟังความคิดเห็นต่อร่างกฎหมายของหน่วยงานรัฐ", "Siang is the central system through which agencies hear the public on draft laws.";
    issue: "ประเด็น", "Issue";
    because: "เหตุผล", "Reason";
    someone_asked: "มีผู้ขอให้แจ้งเรื่องต่อไปนี้มาที่อีเมลนี้", "Somebody asked that this address be told of:";
    not_you: "หากไม่ใช่คุณ ไม่ต้องทำอะไร จะไม่มีอีเมลอีก และระบบจะนำที่อยู่นี้ออกภายใน 7 วัน", "If it was not you, do nothing: no more e-mail will come, and the address is erased within 7 days.";
    keep_code: "อีเมลนี้ไม่มีรหัสอ่านข้อความ โปรดเก็บรหัสที่ได้รับหลังส่งความเห็นไว้กับตัว", "This e-mail does not hold the code that reads your text. Please keep the one you were given after sending.";
    received: "ระบบได้รับความเห็นนี้เมื่อ", "This comment was received on";
    about_part: "ส่วนที่กล่าวถึง", "It is about";
    counts: "ความเห็นนี้นับรวมในการรับฟังแล้ว", "It is counted in this hearing.";
    decided: "ผลการพิจารณา", "Decision";
    not_in_yet: "สรุปผลเผยแพร่แล้ว แต่ยังไม่มีคำตอบต่อความเห็นของคุณในฉบับนี้", "The summary is out, but this edition does not answer your comment yet.";
    read_answer: "อ่านคำตอบทั้งหมด", "Read the whole answer";
    read_result: "อ่านสรุปผล", "Read the summary";
    read_it: "อ่านเรื่องนี้", "Read the consultation";
    see_changes: "ดูสิ่งที่เปลี่ยน", "See what changed";
    say_now: "แสดงความเห็น", "Comment";
    why_you: "คุณได้รับอีเมลนี้เพราะขอติดตามไว้ อีเมลนี้ส่งโดยอัตโนมัติ โปรดอย่าตอบกลับ", "You receive this because you asked to be told. It was sent automatically, and replies are not read.";
    manage: "เลือกว่าจะรับอะไร หรือเลิกรับ", "Choose what to receive, or stop";
    delivery: "อีเมลถึงผู้ติดตาม", "E-mail to followers";
    delivery_none: "ยังไม่มีผู้ขอรับอีเมลของเรื่องนี้", "Nobody has asked to be told of this yet.";
}

/// To which address something was asked for, and what.
pub fn asked_of(lang: Lang, to: &str, what: &str) -> String {
    match lang {
        Lang::Th => format!("ส่งถึง {to} เรื่อง “{what}”"),
        Lang::En => format!("Sent to {to}, about “{what}”"),
    }
}

/// What a letter tells, on the desk's record.
pub fn what(lang: Lang, what: What) -> &'static str {
    match what {
        What::Listed => lang.of("แจ้งว่าอยู่ในรายชื่อผู้เกี่ยวข้อง", "Named as a stakeholder"),
        What::Account => lang.of("บัญชี", "Accounts"),
        What::Confirm => lang.of("ขอติดตาม", "Asking to follow"),
        What::Answered => lang.of("คำตอบต่อความเห็น", "Answers to comments"),
        What::Corrected => lang.of("คำตอบที่แก้ไข", "Corrected answers"),
        What::Replied => crate::reply::title(lang),
        What::Result => lang.of("เผยแพร่สรุปผล", "Summary published"),
        What::Published => lang.of("เรื่องใหม่", "New consultation"),
        What::News => lang.of("ความคืบหน้าถึงผู้เกี่ยวข้อง", "News to those concerned"),
        What::Gone => lang.of("ถามว่าความเห็นยังใช้ได้หรือไม่", "Whether a comment still holds"),
        What::Road => crate::road::title(lang),
        What::Version => lang.of("ร่างฉบับใหม่", "New version of the draft"),
        What::Extended => lang.of("เลื่อนวันปิดรับฟัง", "Closing day put off"),
        What::Reopened => lang.of("รับฟังอีกครั้ง", "A further round"),
        What::Closing => lang.of("ใกล้ปิดรับฟัง", "Closing soon"),
        What::ClosedEarly => lang.of("ปิดก่อนกำหนด", "Closed early"),
        What::Cancelled => lang.of("ยกเลิก", "Cancelled"),
        What::Duty => crate::duty::record(lang),
        What::LawDay => crate::law_days::title(lang),
    }
}

/// What became of letters.
pub fn sending(lang: Lang, state: Sending) -> &'static str {
    match state {
        Sending::Waiting | Sending::Claimed | Sending::Sending => lang.of("รอส่ง", "Waiting"),
        Sending::Sent => lang.of("ส่งแล้ว", "Sent"),
        Sending::Unknown => lang.of("ไม่ทราบว่าถึงหรือไม่", "May not have arrived"),
        Sending::Refused => lang.of("ส่งไม่ได้", "Could not be sent"),
    }
}

/// "หน่วยงานตอบความเห็นของคุณแล้ว: เลิกขายบุหรี่…".
pub fn answered_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("หน่วยงานตอบความเห็นของคุณแล้ว: {name}"),
        Lang::En => format!("The agency has answered your comment: {name}"),
    }
}

pub fn answered(lang: Lang, agency: &str, name: &str, number: Number) -> String {
    match lang {
        Lang::Th => {
            format!("ขอบคุณที่แสดงความเห็นเรื่อง “{name}” (เลขที่รับ {number}) {agency} พิจารณาแล้วดังนี้")
        }
        Lang::En => format!("Thank you for your comment on “{name}” (receipt {number}). {agency} has considered it:"),
    }
}

/// "หน่วยงานแก้ไขคำตอบต่อความเห็นของคุณ: เลิกขายบุหรี่…".
pub fn corrected_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("หน่วยงานแก้ไขคำตอบต่อความเห็นของคุณ: {name}"),
        Lang::En => format!("The answer to your comment was corrected: {name}"),
    }
}

pub fn corrected(lang: Lang, agency: &str, name: &str, number: Number) -> String {
    match lang {
        Lang::Th => {
            format!("{agency} แก้ไขคำตอบในสรุปผลเรื่อง “{name}” ส่วนที่ตอบความเห็นของคุณ (เลขที่รับ {number}) ดังนี้")
        }
        Lang::En => {
            format!("{agency} has corrected what its summary of “{name}” answers to your comment (receipt {number}):")
        }
    }
}

/// "ยืนยันการรับอีเมลจาก เสียง: ตลาดนัดชุมชน".
pub fn confirm_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("โปรดยืนยันการรับอีเมลจาก เสียง: {name}"),
        Lang::En => format!("Please confirm e-mail from Siang: {name}"),
    }
}

pub fn result_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("สรุปผลการรับฟังความคิดเห็นเผยแพร่แล้ว: {name}"),
        Lang::En => format!("The hearing summary is out: {name}"),
    }
}

pub fn result(lang: Lang, agency: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} เผยแพร่สรุปผลการรับฟังความคิดเห็นเรื่อง “{name}” แล้ว"),
        Lang::En => format!("{agency} has published the hearing summary of “{name}”."),
    }
}

/// The same of a preliminary one.
pub fn preliminary_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("สรุปผลเบื้องต้นเผยแพร่แล้ว: {name}"),
        Lang::En => format!("A preliminary summary is out: {name}"),
    }
}

pub fn published_subject(lang: Lang, n: u64, first: &str) -> String {
    match (lang, n) {
        (Lang::Th, 0 | 1) => format!("เรื่องใหม่ที่เปิดรับฟังความคิดเห็น: {first}"),
        (Lang::Th, _) => format!("เรื่องใหม่ที่เปิดรับฟังความคิดเห็น {} เรื่อง", crate::number(n)),
        (Lang::En, 0 | 1) => format!("A new consultation: {first}"),
        (Lang::En, _) => format!("{} new consultations", crate::number(n)),
    }
}

/// "กรมตลาด · รับฟังถึง 27 พ.ย. 2569".
pub fn one_published(lang: Lang, agency: &str, closes: Option<Moment>) -> String {
    match closes {
        Some(closes) => format!("{agency} · {}{}", lang.of("รับฟัง", "open "), date::until(lang, closes)),
        None => agency.to_string(),
    }
}

/// Of consultations that one is concerned by: what became of them since yesterday.
pub fn news_subject(lang: Lang, n: u64, first: &str) -> String {
    match (lang, n) {
        (Lang::Th, 0 | 1) => format!("ความคืบหน้าของเรื่องที่รับฟัง: {first}"),
        (Lang::Th, _) => format!("ความคืบหน้าของเรื่องที่รับฟัง {} เรื่อง", crate::number(n)),
        (Lang::En, 0 | 1) => format!("News of a consultation: {first}"),
        (Lang::En, _) => format!("News of {} consultations", crate::number(n)),
    }
}

pub fn gone_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("ความเห็นของคุณยังใช้ได้กับร่างล่าสุดหรือไม่: {name}"),
        Lang::En => format!("Does your comment still hold? {name}"),
    }
}

/// That the latest draft lacks what a comment speaks of: by whom, of what, under which receipt.
pub fn gone(lang: Lang, agency: &str, name: &str, number: Number) -> String {
    match lang {
        Lang::Th => format!(
            "{agency} เผยแพร่ร่างฉบับใหม่ของ “{name}” ซึ่งไม่มีส่วนที่คุณแสดงความเห็นไว้แล้ว (เลขที่รับ {number}) ความเห็นของคุณยังเก็บไว้และยังนับ หากยังใช้ได้ โปรดบอกในหน้าใบรับ หากไม่ใช้แล้ว แก้ไขหรือถอนได้ขณะที่ยังเปิดรับฟัง"
        ),
        Lang::En => format!(
            "{agency} has published a new draft of “{name}” that no longer has what you commented on (receipt {number}). Your comment is kept and counts. If it still holds, please say so on the receipt's page; if not, you can change it or take it back while the hearing is open."
        ),
    }
}

pub fn version_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("มีร่างฉบับใหม่: {name}"),
        Lang::En => format!("A new version of the draft: {name}"),
    }
}

pub fn version(lang: Lang, agency: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} เผยแพร่ร่างฉบับใหม่ของ “{name}”"),
        Lang::En => format!("{agency} has published a new version of the draft of “{name}”."),
    }
}

pub fn extended_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("เลื่อนวันปิดรับฟัง: {name}"),
        Lang::En => format!("The closing day was put off: {name}"),
    }
}

/// That the last day was put off: by whom, from which day, to which.
pub fn extended(lang: Lang, agency: &str, name: &str, was: Day, closes: Moment) -> String {
    let (was, closes) = (date::full(lang, was), date::deadline(lang, closes));
    match lang {
        Lang::Th => format!("{agency} เลื่อนวันปิดรับฟังเรื่อง “{name}” จากเดิมวันที่ {was} เป็น {closes}"),
        Lang::En => format!("{agency} has put off the closing day of “{name}” from {was}: it is open until {closes}."),
    }
}

pub fn reopened_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("รับฟังความคิดเห็นอีกครั้ง: {name}"),
        Lang::En => format!("A further round of the hearing: {name}"),
    }
}

pub fn reopened(lang: Lang, agency: &str, name: &str, closes: Moment) -> String {
    match lang {
        Lang::Th => format!("{agency} ขอฟังความคิดเห็นเรื่อง “{name}” อีกครั้ง รับถึง {}", date::deadline(lang, closes)),
        Lang::En => format!("{agency} hears opinions on “{name}” once more, until {}.", date::deadline(lang, closes)),
    }
}

pub fn closing_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("ใกล้ปิดรับฟัง: {name}"),
        Lang::En => format!("Closing soon: {name}"),
    }
}

pub fn closing(lang: Lang, name: &str, closes: Moment) -> String {
    match lang {
        Lang::Th => format!("“{name}” ปิดรับฟังเวลา {}", date::deadline(lang, closes)),
        Lang::En => format!("The hearing of “{name}” closes at {}.", date::deadline(lang, closes)),
    }
}

pub fn closed_early_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("ปิดรับฟังก่อนกำหนด: {name}"),
        Lang::En => format!("Closed early: {name}"),
    }
}

pub fn cancelled_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("ยกเลิกการรับฟัง: {name}"),
        Lang::En => format!("Hearing cancelled: {name}"),
    }
}

pub fn cancelled(lang: Lang, agency: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} ยกเลิกการรับฟังความคิดเห็นเรื่อง “{name}” ความเห็นที่ส่งแล้วยังเก็บไว้"),
        Lang::En => format!("{agency} has cancelled the hearing of “{name}”. Comments already sent are kept."),
    }
}

pub fn closed(lang: Lang, agency: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("ปิดรับฟังเรื่อง “{name}” แล้ว {agency} กำลังสรุปผล"),
        Lang::En => format!("The hearing of “{name}” is closed; {agency} is summarising it."),
    }
}

pub fn closed_early(lang: Lang, agency: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} ปิดรับฟังเรื่อง “{name}” ก่อนวันที่ประกาศไว้"),
        Lang::En => format!("{agency} closed the hearing of “{name}” before the announced day."),
    }
}

/// "จังหวัดเชียงใหม่": what is followed, by its kind and name.
pub fn of_agency(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("เรื่องใหม่ของ{name}"),
        Lang::En => format!("New consultations of {name}"),
    }
}

pub fn of_law(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Th => format!("เรื่องใหม่ที่ประเมินหรือแก้ไข{title}"),
        Lang::En => format!("New consultations that evaluate or change {title}"),
    }
}

/// "ร่างใหม่ที่แก้มาตรา ๔ ของ…".
pub fn of_part(lang: Lang, label: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("ร่างใหม่ที่แก้ไข{label} ของ{name}"),
        Lang::En => format!("New versions that change {label} of {name}"),
    }
}

/// What was typed, and what it was narrowed to.
pub fn of_search(lang: Lang, typed: &str, narrowed: &[String]) -> String {
    let beside = if narrowed.is_empty() { String::new() } else { format!(" ({})", narrowed.join(" · ")) };
    match lang {
        Lang::Th => format!("เรื่องใหม่และร่างใหม่ที่ตรงกับคำค้น “{typed}”{beside}"),
        Lang::En => format!("New consultations and drafts that answer the search “{typed}”{beside}"),
    }
}

/// Why somebody is told of a consultation: the searches that it answers.
pub fn answers_search(lang: Lang, typed: &[String], new_draft: Option<Day>) -> String {
    let all = typed.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join(" ");
    match (lang, new_draft) {
        (Lang::Th, None) => format!("ตรงกับคำค้นที่คุณติดตาม: {all}"),
        (Lang::Th, Some(day)) => format!("ร่างที่เผยแพร่เมื่อ {} ตรงกับคำค้นที่คุณติดตาม: {all}", date::full(lang, day)),
        (Lang::En, None) => format!("It answers a search that you follow: {all}"),
        (Lang::En, Some(day)) => {
            format!("The draft of {} answers a search that you follow: {all}", date::full(lang, day))
        }
    }
}

/// That a new version says otherwise what somebody follows.
pub fn part_changed(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Th => format!("{label} ที่คุณติดตามเปลี่ยนไปจากร่างก่อน"),
        Lang::En => format!("{label}, which you follow, is not as it was in the draft before."),
    }
}

pub fn of_subject(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("เรื่องใหม่ด้าน{name}"),
        Lang::En => format!("New consultations on {name}"),
    }
}

pub fn of_area(lang: Lang, name: &str) -> String {
    match lang {
        // Bangkok is no จังหวัด.
        Lang::Th if name.starts_with("กรุงเทพ") => format!("เรื่องใหม่ใน{name}"),
        Lang::Th => format!("เรื่องใหม่ในจังหวัด{name}"),
        Lang::En => format!("New consultations in {name}"),
    }
}

pub fn of_kind(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("เรื่องใหม่ประเภท{name}"),
        Lang::En => format!("New consultations of the type: {name}"),
    }
}
