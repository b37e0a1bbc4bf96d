//! The log as administrators read it: each deed in words, and what it was about.

use domain::lang::Lang;

/// A deed of the log, by its code.
pub fn deed(lang: Lang, code: &str) -> &'static str {
    match code {
        "agency.brought" => lang.of("นำรายชื่อหน่วยงานเข้ามา", "Agencies brought from a file"),
        "agency.renamed" => lang.of("เปลี่ยนชื่อหน่วยงาน", "Agency renamed"),
        "agency.merged" => lang.of("รวมหน่วยงาน", "Agency merged"),
        "agency.ended" => lang.of("หน่วยงานสิ้นสุด", "Agency ended"),
        "agency.handed" => lang.of("ส่งต่อเรื่องบางส่วนให้หน่วยงานอื่น", "Some consultations handed to another agency"),
        "consultation.handed" => lang.of("ส่งต่อให้หน่วยงานอื่นดูแล", "Handed to another agency"),
        "state_only.step" => {
            lang.of("บันทึกขั้นของร่างที่รับฟังเฉพาะหน่วยงานของรัฐ", "Step of a draft heard by state agencies alone")
        }
        "state_only.step_taken_back" => lang.of("ถอนขั้นของร่างที่รับฟังเฉพาะหน่วยงานของรัฐ", "Step of such a draft taken back"),
        "content.checked" => lang.of("ตรวจเนื้อหาของร่าง", "Draft's content checked"),
        "state_only.set" => lang.of("เลือกรับฟังเฉพาะหน่วยงานของรัฐ", "To be heard by state agencies alone"),
        "state_only.taken_back" => lang.of("ยกเลิกการรับฟังเฉพาะหน่วยงานของรัฐ", "No longer heard by state agencies alone"),
        "agency.resumed" => lang.of("ยกเลิกการสิ้นสุดของหน่วยงาน", "End of an agency taken back"),
        "agency.planned" => lang.of("บันทึกการเปลี่ยนแปลงหน่วยงานล่วงหน้า", "Change of an agency entered for a day to come"),
        "agency.dropped" => lang.of("ถอนการเปลี่ยนแปลงหน่วยงาน", "Change of an agency taken back"),
        "agency.failed" => lang.of("ถึงวันแล้วเปลี่ยนแปลงหน่วยงานไม่ได้", "Change of an agency could not be done"),
        "agency.placed" => lang.of("บันทึกประเภทและที่ตั้งของหน่วยงาน", "Kind and place of an agency entered"),
        "template.set" => lang.of("แก้แบบของเรื่องใหม่", "Template changed"),
        "switch.set" => lang.of("เปิดหรือปิดสิ่งที่ทุกคนเห็น", "Something switched on or off for everyone"),
        "agency.made" => lang.of("เพิ่มหน่วยงาน", "Agency added"),
        "elsewhere.brought" => lang.of("นำรายการรับฟังจากระบบอื่นเข้ามา", "Hearings held elsewhere taken over"),
        "thesaurus.edited" => lang.of("แก้คลังคำของการค้นหา", "Search thesaurus edited"),
        "person.made" => lang.of("เปิดบัญชี", "Account made"),
        "membership.given" => lang.of("ให้หน้าที่", "Role given"),
        "membership.ended" => lang.of("ให้พ้นหน้าที่", "Role ended"),
        "account.closed" => lang.of("ปิดบัญชี", "Account closed"),
        "account.reopened" => lang.of("เปิดบัญชีอีกครั้ง", "Account opened again"),
        "password.changed" => lang.of("เปลี่ยนรหัสผ่าน", "Password changed"),
        "consultation.made" => lang.of("สร้างเรื่อง", "Consultation begun"),
        "consultation.deleted" => lang.of("นำเรื่องที่ยังไม่เผยแพร่ออก", "Unpublished consultation removed"),
        "consultation.edited" => lang.of("แก้ข้อความ", "Texts edited"),
        "version.read" => lang.of("อ่านและบันทึกข้อความของร่าง", "Draft read and saved"),
        "consultation.proposed" => lang.of("เสนอขออนุมัติ", "Proposed"),
        "consultation.returned" => lang.of("ส่งกลับให้แก้ไข", "Sent back"),
        "laws.brought" => lang.of("นำเข้าตัวบทกฎหมาย", "Texts of laws brought"),
        "law.edited" => lang.of("แก้ทะเบียนกฎหมาย", "Register of laws edited"),
        "law.need" => lang.of("บันทึกกฎที่ต้องออก", "Rule that a law needs entered"),
        "law.tied" => lang.of("เชื่อมเรื่องกับกฎหมาย", "Consultation tied to a law"),
        "road.step" => lang.of("บันทึกขั้นหลังการรับฟัง", "Step after the hearing entered"),
        "road.taken_back" => lang.of("ถอนขั้นหลังการรับฟัง", "Step after the hearing taken back"),
        "attachment.kept" => lang.of("เพิ่มเอกสารประกอบ", "File added"),
        "attachment.removed" => lang.of("นำเอกสารประกอบออก", "File taken out"),
        "attachment.published" => lang.of("เพิ่มเอกสารประกอบในเรื่องที่เผยแพร่แล้ว", "File added to what is published"),
        "attachment.replaced" => lang.of("แทนที่เอกสารประกอบ", "Published file replaced"),
        "attachment.taken_out" => lang.of("นำเอกสารที่เผยแพร่แล้วออก", "Published file taken out"),
        "time.set" => lang.of("ตั้งเวลาเผยแพร่", "Time of publication set"),
        "time.dropped" => lang.of("ยกเลิกเวลาเผยแพร่", "Time of publication taken back"),
        "time.failed" => lang.of("ถึงเวลาแล้วเผยแพร่ไม่ได้", "Could not be published at its time"),
        "plan.announced" => lang.of("ประกาศว่ากำลังจะรับฟัง", "Announced as coming soon"),
        "plan.taken_back" => lang.of("ถอนประกาศว่ากำลังจะรับฟัง", "Announcement taken back"),
        "preview.shared" => lang.of("ทำลิงก์ให้ดูก่อนเผยแพร่", "Preview link made"),
        "preview.ended" => lang.of("เลิกใช้ลิงก์ให้ดูก่อนเผยแพร่", "Preview link ended"),
        "order.recorded" => lang.of("บันทึกคำสั่งให้ทำคนเดียว", "Order for one officer recorded"),
        "order.ended" => lang.of("เลิกใช้คำสั่งให้ทำคนเดียว", "Order for one officer ended"),
        "loan.asked" => lang.of("ขอยืมผู้อนุมัติ", "Approver asked for"),
        "loan.granted" => lang.of("ให้ยืมผู้อนุมัติ", "Approver lent"),
        "loan.refused" => lang.of("ไม่ให้ยืมผู้อนุมัติ", "Approver not lent"),
        "loan.ended" => lang.of("สิ้นสุดการยืมผู้อนุมัติ", "Loan of an approver ended"),
        "stakeholders.brought" => lang.of("ส่งรายชื่อผู้เกี่ยวข้อง", "Stakeholders named"),
        "consultation.published" => lang.of("เผยแพร่เรื่อง", "Consultation published"),
        "impact.written" => lang.of("บันทึกการวิเคราะห์ผลกระทบ", "Impact analysis saved"),
        "impact.published" => lang.of("เผยแพร่การวิเคราะห์ผลกระทบที่ปรับ", "Revised impact analysis published"),
        "version.published" => lang.of("เผยแพร่ร่างที่ปรับ", "Revised draft published"),
        "comments.placed" => lang.of("ย้ายความเห็นที่มาตราของตนไม่มีแล้ว", "Comments placed whose provision is gone"),
        "amended.set" => lang.of("ให้ข้อความกฎหมายปัจจุบัน", "Law in force given"),
        "erratum.made" => lang.of("แก้คำผิด", "Slip corrected"),
        "consultation.cancelled" => lang.of("ยกเลิกการรับฟัง", "Hearing cancelled"),
        "round.extended" => lang.of("ขยายเวลารับฟัง", "Hearing extended"),
        "round.opened" => lang.of("เปิดรับฟังครั้งใหม่", "Further round opened"),
        "round.closed_early" => lang.of("ปิดรับฟังก่อนกำหนด", "Hearing closed early"),
        "comment.submitted" => lang.of("รับความเห็น", "Comment received"),
        "comment.withdrawn" => lang.of("ผู้แสดงความเห็นถอนความเห็น", "Comment withdrawn by its author"),
        "comment.withheld" => lang.of("งดเผยแพร่ความเห็น", "Comment withheld"),
        "comment.restored" => lang.of("เผยแพร่ความเห็นอีกครั้ง", "Comment published again"),
        "sheet.submitted" => lang.of("รับคำตอบแบบสอบถาม", "Survey answers received"),
        "issue.written" => lang.of("เขียนประเด็นในสรุปผล", "Issue written"),
        "issue.removed" => lang.of("นำประเด็นออกจากสรุปผล", "Issue removed"),
        "comments.grouped" => lang.of("จัดความเห็นเข้าประเด็น", "Comments grouped"),
        "coding.undone" => lang.of("เลิกทำการจัดความเห็น", "Coding undone"),
        "comments.assigned" => lang.of("มอบหมายความเห็น", "Comments assigned"),
        "comment.noted" => lang.of("บันทึกภายในถึงความเห็น", "Note on a comment"),
        "result.preliminary" => lang.of("เผยแพร่สรุปผลเบื้องต้น", "Preliminary summary published"),
        "result.corrected" => lang.of("แก้ไขผลการพิจารณาที่เผยแพร่แล้ว", "Published decision corrected"),
        "summary.written" => lang.of("เขียนสรุปผล", "Summary written"),
        "result.published" => lang.of("เผยแพร่สรุปผล", "Summary published"),
        _ => lang.of("การดำเนินการ", "Deed"),
    }
}

/// What a deed was about, by what the log keeps of it: a part of the dossier, or a number within its kind.
pub fn subject(lang: Lang, deed: &str, subject: &str) -> String {
    let part = match subject {
        "texts" => lang.of("ข้อความ", "texts"),
        "round" => lang.of("วันรับฟัง", "dates"),
        "key_points" => lang.of("ประเด็นสำคัญ", "key points"),
        "questions" => lang.of("แบบสอบถาม", "survey"),
        "" => "",
        _ => {
            let kind = match deed.split('.').next() {
                Some("comment" | "comments") => lang.of("ความเห็น", "comment"),
                Some("sheet") => lang.of("ชุดคำตอบ", "sheet"),
                Some("issue") => lang.of("ประเด็น", "issue"),
                Some("person" | "password" | "account") => crate::desk::account(lang),
                Some("membership") => lang.of("หน้าที่", "role"),
                Some("agency") => crate::desk::agency(lang),
                Some("law") => lang.of("กฎหมาย", "law"),
                _ => return String::new(),
            };
            return format!("{kind} {subject}");
        }
    };
    part.into()
}
