//! What a person is told when something went wrong: what happened, what was kept, what to do.

use domain::lang::Lang;
use domain::phase::Phase;

say! {
    not_found: "ไม่พบหน้านี้", "Page not found";
    not_found_why: "ที่อยู่อาจพิมพ์ผิด หรือเรื่องนี้ไม่ได้เผยแพร่ ลองค้นหาจากคำที่จำได้",
        "The address may be mistyped, or the consultation is not public. Try searching for words you remember.";
    of_others: "ถ้าเรื่องนี้เป็นของหน่วยงานอื่น บัญชีนี้ทำงานกับเรื่องนี้ไม่ได้ แต่อ่านได้เหมือนทุกคน:", "If it is another agency's, this account cannot work on it, but reads it as everyone does:";
    not_allowed: "บัญชีนี้ไม่มีสิทธิทำสิ่งนี้", "This account may not do that";
    not_allowed_why: "หากควรมีสิทธิ โปรดแจ้งผู้ดูแลของหน่วยงาน", "If it should, please tell your agency's administrator.";
    not_now: "ตอนนี้ทำสิ่งนี้ไม่ได้", "This cannot be done now";
    to_dossier: "ไปที่หน้าเรื่อง ดูว่าทำอะไรได้ตอนนี้", "To the consultation, and what can be done now";
    sign_in: "โปรดเข้าสู่ระบบก่อน", "Please sign in first";
    sign_in_why: "หน้านี้เปิดได้หลังเข้าสู่ระบบ", "This page opens after signing in.";
    too_many: "มีการส่งถี่เกินไป", "Too many requests";
    toll: "มีผู้ส่งจากเครือข่ายเดียวกับคุณจำนวนมาก", "Very many are sending from your network";
    busy: "ระบบกำลังมีผู้ใช้มาก", "The system is busy";
    busy_why: "โปรดลองอีกครั้งในอีกสักครู่", "Please try again in a moment.";
    fault: "ระบบขัดข้อง", "Something went wrong on our side";
    fault_why: "โปรดลองอีกครั้ง หากยังไม่ได้ โปรดแจ้งรหัสนี้กับผู้ดูแล",
        "Please try again. If it keeps happening, give the administrators this reference.";
    strange_origin: "คำขอนี้ไม่ได้มาจากหน้าของเว็บนี้", "This request did not come from a page of this site";
    strange_origin_why: "เพื่อความปลอดภัยจึงยังไม่ดำเนินการ โปรดกดส่งจากหน้านี้อีกครั้ง",
        "For safety nothing was done. Please send it again from this page.";
    changed: "มีผู้อื่นแก้ไขเรื่องนี้ระหว่างที่คุณพิมพ์", "Somebody else changed this while you were typing";
    summary_next: "ยังไปหน้าถัดไปไม่ได้ โปรดแก้ตามรายการนี้", "The next page is not there yet. Please check the following";
    summary: "ยังส่งไม่ได้ โปรดแก้ตามรายการนี้", "Not sent yet. Please check the following";
    kept: "สิ่งที่พิมพ์ไว้ยังอยู่ครบ", "Everything you typed is still here.";
    kept_but_password: "โปรดพิมพ์รหัสผ่านอีกครั้ง ส่วนช่องอื่นยังอยู่ตามที่พิมพ์ไว้", "Please type the password again; the other fields are as you left them.";
    unread: "ระบบยังไม่ได้รับสิ่งที่ส่งมา เบราว์เซอร์ของคุณยังเก็บไว้ โปรดกดย้อนกลับแล้วลองอีกครั้ง",
        "What you sent was not received. Your browser still has it: please go back and try again.";
    unreadable: "อ่านที่อยู่หรือข้อความนี้ไม่ได้", "This address or text cannot be read";
    reference: "รหัสอ้างอิง", "Reference";
}

/// That a dossier's state forbids what its account may do.
pub fn not_now_why(lang: Lang, phase: Phase) -> String {
    let phase = crate::law::phase_name(lang, phase);
    match lang {
        Lang::Th => format!("บัญชีนี้มีสิทธิทำ แต่เรื่องนี้อยู่ในสถานะ “{phase}” ซึ่งทำสิ่งนี้ไม่ได้"),
        Lang::En => format!("This account may do it, but the consultation is at “{phase}”, where it cannot be done."),
    }
}

/// "ลองอีกครั้งในอีก 30 วินาที".
pub fn too_many_why(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Th => counting!("โปรดลองอีกครั้งในอีก {seconds} วินาที"),
        Lang::En => {
            let wait = crate::counted(lang, u64::from(seconds), "", "second", "seconds");
            format!("Please try again in {wait}.")
        }
    }
}

/// What whoever waits with a form is told: the browser works for them, or they press again.
pub fn toll_why(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Th => counting!(
            "เพื่อไม่ให้ใครส่งท่วมผู้อื่น เบราว์เซอร์ของคุณจะคำนวณสั้น ๆ แล้วส่งให้เอง หากไม่ส่งเอง โปรดรอ {seconds} วินาทีแล้วกดส่งอีกครั้ง"
        ),
        Lang::En => {
            let wait = crate::counted(lang, u64::from(seconds), "", "second", "seconds");
            format!(
                "So that nobody drowns the others, your browser works for a moment and then sends this by itself. If it does not, please wait {wait} and press send again."
            )
        }
    }
}
