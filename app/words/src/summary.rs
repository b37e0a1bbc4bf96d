//! The summariser's desk.

use domain::lang::Lang;

say! {
    title: "สรุปผลการรับฟัง", "Summary of the hearing";
    issues: "ประเด็นที่มีการแสดงความคิดเห็น", "Issues raised";
    comments: "ความเห็น", "Comments";
    numbers: "จำนวนความเห็น", "Comment counts";
    all: "ทั้งหมด", "All";
    under: "จัดความเห็นที่เลือกเข้าประเด็น", "Put the ticked comments under";
    new_issue: "ตั้งประเด็นใหม่", "New issue";
    choose_issue: "เลือกประเด็น", "Choose an issue";
    issue_name: "ชื่อประเด็นใหม่", "Title of the new issue";
    group: "จัดเข้าประเด็น", "Put under issue";
    nothing_waiting: "ไม่มีความเห็นในรายการนี้", "No comments in this list.";
    texts: "การรับฟังและการวิเคราะห์ผลกระทบ", "How people were heard, and impact analysis";
    to_preview: "ดูหน้าผลการรับฟังก่อนเผยแพร่", "See the result's page before publishing";
    preview: "ตัวอย่างก่อนเผยแพร่", "A look before publishing";
    preview_means: "นี่คือหน้าที่ทุกคนจะเห็นเมื่อเผยแพร่ผล ตอนนี้ยังไม่มีใครนอกหน่วยงานเห็น ลิงก์ไปยังประเด็นและเอกสารจะเปิดได้เมื่อเผยแพร่แล้ว", "This is the page everyone will see once the result is published. Nobody outside the agency sees it now; its links to issues and documents open then.";
    to_publish: "เผยแพร่สรุปผล", "Publish the summary";
    publish_now: "เผยแพร่สรุปผลเดี๋ยวนี้", "Publish the summary now";
    publish_means: "เมื่อเผยแพร่ ผู้แสดงความเห็นทุกคนจะเห็นคำตอบในหน้าใบรับความเห็น แก้ไขภายหลังได้โดยบอกเหตุผลให้ทุกคนทราบ", "Once published, everyone who commented sees the answer with their receipt. It can be corrected later, with a reason that everyone can read.";
    nobody: "ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้ เมื่อเผยแพร่ ระบบจะแจ้งตามจริง", "Nobody commented in this hearing. The published summary will say so.";
    still_open: "ยังเปิดรับฟังอยู่ จัดกลุ่มและเขียนได้ก่อน เผยแพร่ได้หลังปิดรับฟัง", "The hearing is still open. You can sort and write now, and publish after it closes.";
    undecided: "ยังไม่มีผลการพิจารณา", "No decision yet";
    issue_title: "ชื่อประเด็น", "Title of the issue";
    raised: "สาระของความเห็น", "What was raised";
    view_hint: "สรุปให้ครบทุกฝ่ายที่แสดงความเห็นในประเด็นนี้ (มาตรา 16) ฝ่ายที่มีไม่ถึง 5 ความเห็นเขียนรวมกันได้ ถ้าไม่มีความเห็นของแต่ละฝ่าย ให้บอกเหตุผลไว้ในขั้นเผยแพร่แทนได้", "Cover each side that spoke under this issue (section 16); sides of fewer than 5 comments may be written together. Where there are no sides' views, a reason given when publishing stands in their place.";
    raised_hint: "สรุปให้ครบทุกความเห็นในประเด็นนี้ ข้อความนี้จะเผยแพร่ จึงไม่ควรยกถ้อยคำของความเห็นที่ส่งถึงหน่วยงานเท่านั้น", "Cover every comment under this issue. This is published: do not quote comments that were sent to the agency alone.";
    decision: "ผลการพิจารณา", "Decision";
    reason: "เหตุผล", "Reason";
    reason_hint: "มาตรา 16: เปลี่ยนหรือไม่เปลี่ยน เพราะเหตุใด", "Section 16: changed or not, and why.";
    changed: "สิ่งที่เปลี่ยน", "What changed";
    changed_hint: "ถ้อยคำใหม่หรือสิ่งที่ปรับ ต้องกรอกเมื่อผลคือปรับปรุงตามหรือปรับปรุงบางส่วน ถ้าคงเดิมให้เว้นว่าง ระบบจะไม่เก็บข้อความในช่องนี้", "The new wording. Required if the decision is to adopt, in whole or in part; leave it empty if nothing changes: what is written here is not kept then.";
    remove: "นำประเด็นนี้ออก", "Remove this issue";
    overview_hint: "รับฟังด้วยวิธีใด เมื่อใด มีผู้แสดงความเห็นเท่าใด", "How and when people were heard, and how many spoke.";
    impact_hint: "มาตรา 17: ผลกระทบต่อคน เศรษฐกิจ สังคม และวิธีลดผลกระทบ", "Section 17: effects on people, economy and society, and how they are reduced.";
}

/// "ฝ่ายที่ 1".
pub fn side(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ฝ่ายที่ {n}"),
        Lang::En => format!("Side {n}"),
    }
}

/// "ความเห็นของฝ่ายที่ 1".
pub fn view(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ความเห็นของฝ่ายที่ {n}"),
        Lang::En => format!("What side {n} said"),
    }
}
