//! What a deed came to, said by the page that it leads to: the address carries its code (`?done=published`).

use domain::lang::Lang;

/// What a deed came to, by the code that its address carries: said at the top of the page it led to.
pub fn done(lang: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "settled" => lang.of("บันทึกการตัดสินแล้ว", "The decision is saved."),
        "let_through" => lang.of("ให้เผยแพร่แล้ว", "It can be read by everyone now."),
        "file_withheld" => lang.of("งดเผยแพร่ไฟล์แล้ว ความเห็นยังเผยแพร่อยู่", "The file is withheld; the comment stays."),
        "file_restored" => lang.of("เผยแพร่ไฟล์ตามเดิมแล้ว", "The file is shown again."),
        "redacted" => lang.of("ปิดข้อความแล้ว ข้อความเดิมเก็บผนึกไว้", "The words are taken out; the original is sealed."),
        "discarded" => crate::unsent::discarded(lang),
        "organisation" => lang.of("บันทึกแล้ว แสดงความเห็นในนามองค์กรได้", "Entered. You can comment for it now."),
        "organisation_ended" => lang.of("เลิกพูดแทนองค์กรนี้แล้ว", "You no longer speak for it."),
        "marked" => lang.of("บันทึกว่าตรวจสอบแล้ว ทุกคนเห็นข้างความเห็น", "Marked. Everyone sees it beside what they say."),
        "mark_back" => lang.of("ถอนผลตรวจสอบแล้ว", "The mark is taken back."),
        "replied" => lang
            .of("เผยแพร่คำตอบแล้ว ทุกคนอ่านได้ใต้ความเห็นนี้", "The reply is published. Everyone reads it under the comment."),
        "reply_back" => lang.of("ถอนคำตอบแล้ว", "The reply is taken back."),
        "seal_opened" => {
            lang.of("เปิดให้อ่านได้สิบนาที และบันทึกเหตุผลไว้แล้ว", "Open to you for ten minutes. The reason is kept.")
        }
        "demanded" => lang.of("บันทึกแล้ว รอพิจารณา", "Entered. It waits for a decision."),
        "answered" => {
            lang.of("ตอบคำขอทบทวนแล้ว ผู้แสดงความเห็นอ่านได้จากใบรับ", "Answered. Its author reads it on the receipt.")
        }
        "channel" => lang.of("บันทึกแล้ว ทุกคนเห็นในหน้าผลคำตอบ", "Saved. Everyone sees it beside the results."),
        "channel_settled" => lang.of("ตัดสินและนับแล้ว", "Settled, and counted."),
        "channel_dropped" => lang.of("ทิ้งที่กรอกไว้แล้ว กรอกใหม่ได้", "Dropped. It can be entered anew."),
        "channel_out" => lang.of("ถอนออกจากทุกจำนวนแล้ว", "Taken out of every count."),
        "saved" => lang.of("บันทึกแล้ว", "Saved."),
        "made" => lang.of("สร้างเรื่องแล้ว กรอกตามขั้นตอนด้านล่างได้เลย", "Created. Fill in the steps below."),
        "removed" => lang.of("นำเรื่องออกแล้ว", "The consultation has been removed."),
        "published" => lang.of("เผยแพร่เรื่องนี้แล้ว ทุกคนเห็นได้แล้ว", "Published. Everyone can see it now."),
        "closed" => lang.of("ปิดรับฟังแล้ว", "The hearing is closed."),
        "proposed" => lang.of("เสนอขออนุมัติแล้ว รอผู้อนุมัติ", "Proposed. It waits for an approver."),
        "sent_back" => lang.of("ส่งกลับแล้ว", "Sent back."),
        "road" => lang.of("บันทึกแล้ว ทุกคนเห็นในหน้าเรื่อง", "Entered. Everyone sees it on the consultation's page."),
        "in_register" => lang.of("เพิ่มในทะเบียนกฎหมายแล้ว", "Entered in the register of laws."),
        "road_back" => {
            lang.of("ถอนแล้ว เหตุผลแสดงในหน้าเรื่อง", "Taken back. The reason stands on the consultation's page.")
        }
        "attached" => lang.of("เพิ่มเอกสารแล้ว", "The file is added."),
        "detached" => lang.of("นำเอกสารออกแล้ว", "The file is taken out."),
        "file_out" => lang.of(
            "นำไฟล์ออกแล้ว เหตุผลแสดงในหน้าเรื่อง",
            "The file is taken out. The reason stands on the consultation's page.",
        ),
        "rules" => lang.of("แก้หลักเกณฑ์แล้ว มีผลทันที", "The rule is changed, and counts at once."),
        "stakeholder_out" => lang.of("นำออกจากรายชื่อแล้ว", "They are taken out of the list."),
        "form" => lang.of("เพิ่มรูปแบบแล้ว", "The form is added."),
        "replaced" => lang.of("แทนที่แล้ว ไฟล์เดิมอยู่ในประวัติ", "It is replaced; the file before stays in its history."),
        "time_set" => lang.of("ตั้งเวลาแล้ว ระบบจะเผยแพร่เอง", "The time is set. It will be published by itself."),
        "time_dropped" => lang.of("ยกเลิกเวลาเผยแพร่แล้ว", "The time is taken back."),
        "announced" => lang.of("ประกาศแล้ว ทุกคนเห็นว่าเรื่องนี้กำลังจะมา", "Announced. Everyone can see that it is coming."),
        "plan_taken_back" => lang.of("ถอนประกาศแล้ว", "The announcement is taken back."),
        "session_ended" => lang.of("ออกจากระบบในเครื่องนั้นแล้ว", "That device is signed out."),
        "unfollowed" => crate::letter::left(lang),
        "unlinked" => lang.of("นำวิธีเข้าสู่ระบบออกแล้ว", "The way to sign in is removed."),
        "linked" => lang.of("เพิ่มวิธีเข้าสู่ระบบแล้ว", "The way to sign in is added."),
        "factor_on" => lang.of("เปิดใช้รหัสขั้นที่สองแล้ว", "The second factor is on."),
        "codes_made" => lang.of("ออกรหัสสำรองชุดใหม่แล้ว", "New recovery codes are made."),
        "account_made" => lang.of("เปิดบัญชีแล้ว", "The account is open."),
        "factor_taken" => lang.of(
            "นำรหัสขั้นที่สองของบุคคลนี้ออกแล้ว จะต้องเปิดใช้ใหม่เมื่อเข้าสู่ระบบ",
            "Their second factor is taken away. They set up another when they sign in.",
        ),
        "invitations_made" => lang.of("ออกรหัสเชิญแล้ว อยู่ด้านล่าง", "The codes are made. They stand below."),
        "uninvited" => lang.of("เลิกใช้รหัสเชิญแล้ว", "The code is ended."),
        "shared" => lang.of("ทำลิงก์แล้ว คัดลอกได้ด้านล่าง", "The link is made. Copy it below."),
        "unshared" => lang.of("เลิกใช้ลิงก์แล้ว", "The link is ended."),
        "begun_like" => lang.of(
            "สร้างเรื่องใหม่จากเรื่องเดิมแล้ว โปรดแก้ชื่อก่อน",
            "A new consultation begins from the other. Change its title first.",
        ),
        "renamed" => lang.of("เปลี่ยนชื่อแล้ว", "Renamed."),
        "account_closed" => {
            lang.of("ปิดบัญชีแล้ว เข้าสู่ระบบด้วยบัญชีนี้ไม่ได้อีก", "The account is closed. Nobody signs in with it.")
        }
        "account_reopened" => lang.of("เปิดบัญชีแล้ว โปรดให้หน้าที่ใหม่", "The account is open again. Give it its roles anew."),
        "handed" => lang.of("ส่งต่อแล้ว เรื่องเหล่านั้นอยู่ที่นี่", "Handed over. Those consultations are here now."),
        "merged" => lang.of("รวมหน่วยงานแล้ว ทุกเรื่องย้ายมาอยู่ที่นี่", "Merged. Everything is here now."),
        "state_only" => lang.of("บันทึกแล้ว เรื่องนี้รับฟังเฉพาะหน่วยงานของรัฐ", "Saved. Only state agencies are heard on this."),
        "hear_everyone" => lang.of("ยกเลิกแล้ว เผยแพร่เพื่อรับฟังประชาชนได้", "Taken back. It can be put to the public."),
        "agency_resumed" => {
            lang.of("ยกเลิกการสิ้นสุดแล้ว หน่วยงานทำงานต่อได้", "The ending is taken back. The agency goes on.")
        }
        "agency_ended" => lang.of("หน่วยงานสิ้นสุดแล้ว", "The agency has ended."),
        "change_planned" => lang.of("บันทึกแล้ว ระบบจะทำให้เมื่อถึงวัน", "Entered. It will be done when the day comes."),
        "change_dropped" => lang.of("ถอนรายการแล้ว", "Taken back."),
        "loan_asked" => lang.of("ส่งคำขอแล้ว", "Asked for."),
        "loan_answered" => lang.of("ตอบคำขอแล้ว", "Answered."),
        "loan_ended" => lang.of("สิ้นสุดการยืมแล้ว", "The loan is ended."),
        "order" => lang.of("บันทึกคำสั่งแล้ว", "The order is recorded."),
        "order_ended" => lang
            .of("เลิกใช้คำสั่งแล้ว ต่อจากนี้ต้องมีผู้เสนอและผู้อนุมัติคนละคน", "The order is ended. From now on two people are needed."),
        "erratum" => lang
            .of("แก้คำผิดแล้ว ข้อความเดิมและที่แก้แสดงในหน้าเรื่อง", "Corrected. Both wordings stand on the consultation's page."),
        "extended" => lang.of(
            "ขยายเวลารับฟังแล้ว วันเดิมและเหตุผลยังแสดงอยู่",
            "The hearing is extended. The earlier day and the reason stay on the page.",
        ),
        "again" => lang.of("ตั้งการรับฟังครั้งใหม่แล้ว วันและเหตุผลแสดงในหน้าเรื่อง", "The further round is set. Its days and its reason stand on the consultation's page."),
        "cancelled" => lang.of("ยกเลิกการรับฟังแล้ว", "The hearing has been cancelled."),
        "impact" => lang.of("เผยแพร่การวิเคราะห์ผลกระทบแล้ว", "The impact analysis is published."),
        "report" => lang.of(
            "เผยแพร่รายงานแล้ว ทุกคนอ่านได้ในหน้าเรื่องและหน้ากฎหมาย",
            "The report is published. Everyone reads it from the consultation and from the law.",
        ),
        "report_table" => {
            lang.of("เพิ่มตารางจากไฟล์แล้ว ตรวจและแก้ได้ข้างล่าง", "The table is added. Check and change it below.")
        }
        "follow_up" => lang.of("บันทึกงานที่ต้องทำต่อแล้ว", "The follow-up is saved."),
        "kept" => lang.of("บันทึกร่างที่ปรับไว้แล้ว ยังไม่เผยแพร่", "The revised draft is saved. It is not public yet."),
        "revised" => lang.of("เผยแพร่ร่างที่ปรับแล้ว", "The revised draft is published."),
        "law" => lang.of("บันทึกกฎหมายปัจจุบันแล้ว ตรวจผลด้านล่าง", "The law in force is saved. Check what comes of it below."),
        "set" => lang.of("บันทึกการแก้ไขที่ตั้งเองแล้ว", "The change is saved."),
        "unset" => lang.of("นำการแก้ไขที่ตั้งเองออกแล้ว", "The change has been taken out."),
        "placed" => lang.of("ย้ายความเห็นแล้ว", "The comments have been moved."),
        "withheld" => lang.of(
            "งดเผยแพร่ความเห็นนี้แล้ว หน้าสาธารณะแสดงเหตุผลแทนข้อความ",
            "The comment is withheld. The public page shows the reason in its place.",
        ),
        "restored" => lang.of("เผยแพร่ความเห็นนี้อีกครั้งแล้ว", "The comment is public again."),
        "result" => lang.of("เผยแพร่สรุปผลแล้ว", "The summary is published."),
        "preliminary" => lang.of("เผยแพร่สรุปผลเบื้องต้นแล้ว", "The preliminary summary is published."),
        "corrected" => lang.of("เผยแพร่การแก้ไขแล้ว", "The correction is published."),
        "undone" => lang.of("เลิกทำแล้ว", "Undone."),
        "invited" => lang.of("เพิ่มเจ้าหน้าที่แล้ว", "The staff member has been added."),
        "ended" => lang.of("ให้พ้นหน้าที่แล้ว", "The role has ended."),
        "agency_uncoded" => lang.of(
            "เพิ่มหน่วยงานแล้ว แต่ไม่พบอำเภอนี้ในรายชื่อของทางราชการ เก็บไว้ตามที่พิมพ์ ถ้าพิมพ์ผิด แก้ได้ที่ “ประเภทและที่ตั้ง” ของหน่วยงาน",
            "The agency has been added. The official list has no such district: it is kept as it was typed, and can be changed under the agency's “Kind and place”.",
        ),
        "agency" => lang.of("เพิ่มหน่วยงานแล้ว", "The agency has been added."),
        _ => return None,
    })
}
