//! What a person is told when something went wrong: what happened, what was kept, what to do.

use domain::lang::Lang;

say! {
    not_found: "ไม่พบหน้านี้", "Page not found";
    not_found_why: "ที่อยู่อาจพิมพ์ผิด หรือเรื่องนี้ไม่ได้เผยแพร่ ลองค้นหาจากคำที่จำได้",
        "The address may be mistyped, or the matter is not public. Try a search with words you remember.";
    not_allowed: "บัญชีนี้ไม่มีสิทธิทำสิ่งนี้", "This account may not do that";
    not_allowed_why: "หากควรมีสิทธิ โปรดแจ้งผู้ดูแลของหน่วยงาน", "If it should, please tell your agency's administrator.";
    sign_in: "โปรดเข้าสู่ระบบก่อน", "Please sign in first";
    sign_in_why: "หน้านี้เปิดได้หลังเข้าสู่ระบบ", "This page opens after signing in.";
    too_many: "มีการส่งถี่เกินไปจากเครือข่ายนี้", "Too many requests from this network";
    busy: "ระบบกำลังมีผู้ใช้มาก", "The system is busy";
    busy_why: "สิ่งที่พิมพ์ไว้ยังอยู่ครบ โปรดลองส่งอีกครั้งในอีกสักครู่", "What you typed is still here. Please send it again in a moment.";
    fault: "ระบบขัดข้อง", "Something went wrong on our side";
    fault_why: "สิ่งที่พิมพ์ไว้ยังอยู่ครบ โปรดลองอีกครั้ง หากยังไม่ได้ โปรดแจ้งรหัสนี้กับผู้ดูแล",
        "What you typed is still here. Please try again; if it stays, tell the administrators this reference.";
    strange_origin: "คำขอนี้ไม่ได้มาจากหน้าของเว็บนี้", "This request did not come from a page of this site";
    strange_origin_why: "เพื่อความปลอดภัยจึงยังไม่ดำเนินการ สิ่งที่พิมพ์ไว้ยังอยู่ครบ โปรดกดส่งจากหน้านี้อีกครั้ง",
        "For safety nothing was done. What you typed is still here: please send it again from this page.";
    changed: "มีผู้อื่นแก้ไขเรื่องนี้ระหว่างที่คุณพิมพ์", "Somebody else changed this while you were typing";
    summary: "ยังส่งไม่ได้ โปรดดูจุดเหล่านี้", "Not sent yet. Please look at these places";
    kept: "สิ่งที่พิมพ์ไว้ยังอยู่ครบ", "Everything you typed is still here.";
    reference: "รหัสอ้างอิง", "Reference";
}

/// "ลองอีกครั้งในอีก 30 วินาที".
pub fn too_many_why(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Th => counting!("สิ่งที่พิมพ์ไว้ยังอยู่ครบ โปรดลองอีกครั้งในอีก {seconds} วินาที"),
        Lang::En => {
            let wait = crate::counted(lang, u64::from(seconds), "", "second", "seconds");
            format!("What you typed is still here. Please try again in {wait}.")
        }
    }
}
