//! Papers that are taken away: the hearing summary, the draft with its comments, the bundle for the Cabinet.

use crate::date;
use domain::lang::Lang;
use domain::time::{Day, Moment};

say! {
    summary: "สรุปผลการรับฟังความคิดเห็น", "Hearing summary";
    downloads: "ดาวน์โหลด", "Downloads";
    page: "หน้า", "Page";
    about: "การรับฟังความคิดเห็น", "The hearing";
    field: "รายการ", "Item";
    content: "รายละเอียด", "Details";
    title: "เรื่องที่รับฟัง", "Consultation";
    agency: "หน่วยงาน", "Agency";
    kind: "ประเภท", "Kind";
    period: "ระยะเวลารับฟัง", "Period of hearing";
    method: "วิธีรับฟัง", "How people were heard";
    published: "เผยแพร่สรุปผลเมื่อ", "Summary published";
    overview: "การรับฟังและผู้แสดงความเห็น", "How people were heard, and who spoke";
    numbers: "จำนวนความเห็น", "Numbers of comments";
    received: "ความเห็นที่ได้รับ", "Comments received";
    withheld: "ในจำนวนนี้ งดเผยแพร่ (ยังนับและส่งถึงหน่วยงาน)", "Of these, withheld (still counted and sent to the agency)";
    agency_only: "ในจำนวนนี้ ส่งถึงหน่วยงานเท่านั้น", "Of these, for the agency only";
    withdrawn: "ผู้แสดงความเห็นถอนแล้ว (ไม่รวมในจำนวนข้างบน)", "Withdrawn by their authors (not in the number above)";
    sheets: "ชุดคำตอบแบบสอบถามที่ได้รับ", "Answer sheets received";
    under_issues: "จัดเข้าประเด็นแล้ว", "Under an issue";
    aside: "นอกประเด็นของการรับฟังครั้งนี้", "Outside this hearing";
    waiting: "ยังไม่ได้พิจารณา", "Not yet considered";
    by_stance: "จำนวนแยกตามความเห็น", "Numbers by stance";
    by_part: "จำนวนแยกตามส่วนที่แสดงความเห็น", "Numbers by part";
    by_class: "จำนวนแยกตามกลุ่มผู้แสดงความเห็น", "Numbers by class";
    stance: "ความเห็น", "Stance";
    part: "ส่วนที่แสดงความเห็น", "Part";
    class: "กลุ่มผู้แสดงความเห็น", "Class";
    issues: "ประเด็นที่มีการแสดงความคิดเห็น และผลการพิจารณา", "Issues raised, and what was decided";
    belongs: "อยู่ภายใต้", "Belongs to";
    raised: "สาระของความเห็น", "What was raised";
    sides: "ความเห็นของแต่ละฝ่าย", "Each side's view";
    side: "ฝ่าย", "Side";
    view: "ความเห็น", "View";
    decision: "ผลการพิจารณา", "Decision";
    undecided: "ยังไม่มีผลการพิจารณา", "Not decided yet";
    reason: "เหตุผล", "Reason";
    changed: "สิ่งที่เปลี่ยน", "What changed";
    unchanged: "คงเดิม", "Unchanged";
    answered_by: "มาตราหรือข้อที่ตอบประเด็นนี้", "The provision that answers it";
    survey: "ผลคำตอบแบบสอบถาม", "Survey results";
    texts_sealed: "ข้อความที่ผู้ตอบเขียนส่งถึงหน่วยงานเท่านั้น ไม่แสดงในเอกสารนี้", "What people wrote here goes to the agency only and is not in this paper.";
    impact: "การวิเคราะห์ผลกระทบ", "Impact analysis";
    impact_after: "เขียนพร้อมสรุปผลการรับฟัง", "Written with the hearing summary";
    no_impact: "ยังไม่มีการวิเคราะห์ผลกระทบ", "There is no impact analysis yet.";
    lacks: "ส่วนที่ยังไม่มี", "What is not there";
    nobody: "ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้", "Nobody commented in this hearing.";
    no_issues: "ยังไม่มีประเด็นที่บันทึกไว้", "No issues have been written yet.";
    preliminary: "สรุปผลเบื้องต้น", "Preliminary summary";
    unpublished: "เอกสารใช้ภายในหน่วยงาน ยังไม่เผยแพร่", "For use inside the agency: not published";
    unpublished_means: "สรุปผลนี้ยังแก้ไขได้ เมื่อเผยแพร่แล้วให้ยึดตามหน้าสรุปผลของเรื่องนี้ในระบบ", "This summary can still change. The published one is on the consultation's result page.";
    correction: "แก้ไขหลังเผยแพร่", "Corrected since publication";
    seal_code: "รหัส QR ไปยังหน้าตรวจเอกสารของระบบ", "QR code of the page that compares papers";
    seal_means: "สแกนรหัสนี้หรือเปิดที่อยู่ข้างล่าง เพื่อตรวจว่าเอกสารมาจากระบบนี้และยังตรงกับที่เผยแพร่", "Scan this, or open the address below, to see whether the paper is from here and still agrees with what is published.";
    scope_public: "ความเห็นทุกข้อที่เผยแพร่ ไม่มีข้อความของความเห็นที่งดเผยแพร่ ถอนแล้ว หรือส่งถึงหน่วยงานเท่านั้น แต่นับและบอกสถานะไว้", "Every published comment. The words of those withheld, withdrawn or for the agency only are not in it; they are counted and marked.";
    scope_agency: "ความเห็นทุกข้อ รวมที่งดเผยแพร่และที่ส่งถึงหน่วยงานเท่านั้น ใช้ภายในหน่วยงาน", "Every comment, also those withheld and those for the agency only. For use inside the agency.";
    scope_answers: "คำตอบทุกชุด ทุกคำตอบและข้อความที่เขียน ใช้ภายในหน่วยงาน", "Every answer sheet, with all its answers and what was written. For use inside the agency.";
    by_operator: "ผู้ดูแลเครื่องแม่ข่าย", "the operator of the server";
    seal_name: "รหัสตรวจสอบ", "Check code";
    no_glyphs: "ตัวอักษรที่ไฟล์ PDF นี้แสดงไม่ได้แสดงเป็น □ อ่านครบได้ในหน้าเว็บและไฟล์ DOCX", "Letters that this PDF cannot show stand as □. They can be read on the page and in the DOCX file.";
    draft: "ร่างพร้อมความเห็น", "The draft with its comments";
    principles: "หลักการและประเด็นสำคัญ", "Principles and key points";
    key_points: "ประเด็นสำคัญ", "Key points";
    question: "คำถามจากหน่วยงาน", "The agency asks";
    text_of_draft: "ร่างที่รับฟัง", "The draft";
    on_whole: "ความเห็นต่อทั้งเรื่อง", "Comments on the whole";
    elsewhere: "ความเห็นต่อส่วนที่ไม่มีในร่างนี้แล้ว", "Comments on parts that this draft no longer has";
    their_wording: "ถ้อยคำที่เสนอ", "Proposed wording";
    in_text: "ถ้อยคำที่เสนอแสดงเป็นการแก้ไขที่ติดตามในเนื้อความ", "The proposed wording stands in the text as a tracked change.";
    beside_text: "ข้อความเดียวกันในเนื้อความมีการแก้ไขที่ติดตามของอีกความเห็นหนึ่งแล้ว ถ้อยคำนี้จึงอยู่ในความคิดเห็นนี้เท่านั้น", "The same text has a tracked change of another comment already, so this wording stands in its comment alone.";
    no_words: "ไม่ได้เขียนเหตุผล", "No reason was written";
    portal: "ระบบกลาง", "Portal";
    no_class: "ไม่ระบุกลุ่ม", "Class not given";
    filter_matches_nothing: "ไม่มีความเห็นที่ตรงกับตัวกรองนี้", "No comment matches this filter.";
    file_number: "ตอนที่", "File number";
    take_it: "ดาวน์โหลด", "Download";
    chart_told: "เป็นแผนภูมิ ตัวเลขทั้งหมดอยู่ในตารางถัดไป", "as a chart; every number stands in the table after it";
    is_withheld: "งดเผยแพร่", "Withheld";
    for_agency: "ส่งถึงหน่วยงานเท่านั้น", "For the agency only";
    how_to_read: "วิธีอ่านเอกสารนี้", "How to read this paper";
    bundle_index: "สารบัญเอกสารประกอบการเสนอคณะรัฐมนตรี", "Papers for the Cabinet: index";
    file: "ไฟล์", "File";
    is_draft_docx: "ร่างที่รับฟัง แก้ไขต่อได้", "The draft, to go on editing";
    is_draft_md: "ร่างที่รับฟัง ข้อความ Markdown", "The draft as Markdown";
    is_principles_docx: "หลักการและประเด็นสำคัญ แก้ไขต่อได้", "Principles and key points, to go on editing";
    is_principles_md: "หลักการและประเด็นสำคัญ ข้อความ Markdown", "Principles and key points as Markdown";
    is_summary_pdf: "สรุปผลการรับฟังความคิดเห็น สำหรับอ่านและพิมพ์", "The hearing summary, to read and print";
    is_summary_docx: "สรุปผลการรับฟังความคิดเห็น แก้ไขต่อได้", "The hearing summary, to go on editing";
    is_summary_json: "สรุปผลการรับฟังความคิดเห็น สำหรับโปรแกรม", "The hearing summary, for programs";
    is_schema: "คำอธิบายโครงสร้างของ summary.json", "What summary.json holds";
    is_impact_pdf: "การวิเคราะห์ผลกระทบ สำหรับอ่านและพิมพ์", "The impact analysis, to read and print";
    is_impact_docx: "การวิเคราะห์ผลกระทบ แก้ไขต่อได้", "The impact analysis, to go on editing";
    is_comments: "ความเห็นทั้งหมดเป็นตาราง เปิดด้วยโปรแกรมตารางคำนวณ", "Every comment as a table, for a spreadsheet";
    is_columns: "คำอธิบายคอลัมน์ของ comments.csv", "What the columns of comments.csv hold";
    is_sums: "ค่าตรวจสอบ SHA-256 ของทุกไฟล์ ตรวจด้วยคำสั่ง sha256sum -c SHA256SUMS", "SHA-256 of every file; check with sha256sum -c SHA256SUMS";
    bundle_basis: "จัดตามมาตรา ๒๕ แห่งพระราชบัญญัติหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมาย พ.ศ. ๒๕๖๒", "Put together for section 25 of the Act on Legislative Drafting and Evaluation of Law B.E. 2562 (2019).";
    bundle_lacks: "สิ่งที่ไม่มีในชุดนี้", "Not in this bundle";
    lacks_impact: "การวิเคราะห์ผลกระทบ (มาตรา ๑๗): ยังไม่มีการเขียนไว้ในระบบ ต้องจัดทำก่อนเสนอคณะรัฐมนตรีตามมาตรา ๒๕", "The impact analysis (section 17): none has been written here. It must be made before the papers go to the Cabinet under section 25.";
    lacks_impact_public: "การวิเคราะห์ผลกระทบ (มาตรา ๑๗): ยังไม่ได้เผยแพร่", "The impact analysis (section 17): none has been published.";
    lacks_draft: "ร่างกฎหมาย: เรื่องนี้รับฟังหลักการและประเด็นสำคัญ ไม่มีตัวร่าง", "A draft: this hearing was about principles and key points, without a text.";
    lacks_annexes: "เอกสารประกอบ: ไม่มีไฟล์แนบในเรื่องนี้", "Annexes: no files belong to this consultation.";
    take_pdf: "สรุปผล (PDF)", "Summary (PDF)";
    take_docx: "สรุปผล (Word)", "Summary (Word)";
    take_xlsx: "สรุปผล (Excel)", "Summary (Excel)";
    take_json: "สรุปผล (JSON)", "Summary (JSON)";
    impact_pdf: "การวิเคราะห์ผลกระทบ (PDF)", "Impact analysis (PDF)";
    impact_docx: "การวิเคราะห์ผลกระทบ (Word)", "Impact analysis (Word)";
    impact_json: "การวิเคราะห์ผลกระทบ (JSON)", "Impact analysis (JSON)";
    take_draft: "ร่างพร้อมความเห็น (Word)", "The draft with its comments (Word)";
    take_points: "ประเด็นสำคัญพร้อมความเห็น (Word)", "Key points with their comments (Word)";
    take_columns: "คำอธิบายคอลัมน์ของไฟล์ความเห็น (CSV)", "What the columns of the comments hold (CSV)";
    take_bundle: "เอกสารทั้งชุดเสนอคณะรัฐมนตรี (ZIP)", "All papers for the Cabinet (ZIP)";
}

/// "๑ ตุลาคม ๒๕๖๙ ถึง ๓๐ ตุลาคม ๒๕๖๙".
pub fn from_to(lang: Lang, opens: Moment, closes: Moment) -> String {
    let (opens, closes) = (opens.day(), closes.day());
    let (from, to) = (date::full(lang, opens), date::full(lang, closes));
    let days = crate::plain(closes.0 - opens.0 + 1);
    match lang {
        Lang::Th => format!("วันที่ {from} ถึงวันที่ {to} รวม {days} วัน"),
        Lang::En => format!("{from} to {to} ({days} days)"),
    }
}

/// "วันที่ ๒๕ พฤศจิกายน ๒๕๖๙".
pub fn on_day(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Th => format!("วันที่ {}", date::full(lang, day)),
        Lang::En => date::full(lang, day),
    }
}

/// "๑,๒๓๔ ความเห็น".
fn comments(lang: Lang, n: u64) -> String {
    crate::counted(lang, n, "ความเห็น", "comment", "comments")
}

/// "๗๐๐ ชุด".
pub fn answer_sheets(lang: Lang, n: u64) -> String {
    crate::counted(lang, n, "ชุด", "sheet", "sheets")
}

/// "๑. แสงสว่าง".
pub fn numbered(number: u32, title: &str) -> String {
    format!("{}. {title}", crate::plain(number))
}

/// "จาก ๒๖ ความเห็น"; "ไม่มีความเห็น" where there are none.
pub fn from_comments(lang: Lang, n: u64) -> String {
    match (lang, n) {
        (Lang::Th, 0) => "ไม่มีความเห็น".into(),
        (Lang::En, 0) => "No comments".into(),
        (Lang::Th, n) => format!("จาก {}", comments(lang, n)),
        (Lang::En, n) => format!("From {}", comments(lang, n)),
    }
}

/// What stands over a preliminary summary.
pub fn preliminary_note(lang: Lang, at: Moment, waiting: u64, reason: &str) -> String {
    let (day, n) = (date::full(lang, at.day()), crate::number(waiting));
    match lang {
        Lang::Th => format!("เผยแพร่เมื่อวันที่ {day} ยังมี {n} ความเห็นที่ยังไม่ได้พิจารณา สรุปผลฉบับสมบูรณ์จะแทนที่เอกสารนี้\n{reason}"),
        Lang::En => {
            format!("Published on {day}, with {n} not yet considered. The final summary will replace it.\n{reason}")
        }
    }
}

/// "แก้ไขเมื่อวันที่ ๓ ธันวาคม ๒๕๖๙ เพราะ …".
pub fn corrected(lang: Lang, at: Moment, why: &str) -> String {
    let day = date::full(lang, at.day());
    match lang {
        Lang::Th => format!("แก้ไขเมื่อวันที่ {day} เพราะ {why}"),
        Lang::En => format!("Corrected on {day}: {why}"),
    }
}

/// "เดิม: ไม่ปรับปรุง …".
pub fn before(lang: Lang, verdict: &str, reason: &str) -> String {
    match lang {
        Lang::Th => format!("เดิม: {verdict} {reason}"),
        Lang::En => format!("Before: {verdict}. {reason}"),
    }
}

/// "ผู้ตอบข้อนี้ ๑๒๐ คน"; "ไม่มีผู้ตอบข้อนี้" where nobody did.
pub fn answered(lang: Lang, n: u64) -> String {
    match (lang, n) {
        (Lang::Th, 0) => "ไม่มีผู้ตอบข้อนี้".into(),
        (Lang::En, 0) => "Nobody answered".into(),
        (Lang::Th, n) => format!("ผู้ตอบข้อนี้ {} คน", crate::number(n)),
        (Lang::En, n) => format!("Answered by {}", crate::number(n)),
    }
}

/// The last comment on a part of which more stand in the other files.
pub fn more_comments(lang: Lang, more: u64, at: &str) -> String {
    let n = comments(lang, more);
    match lang {
        Lang::Th => {
            format!("ยังมีอีก {n} ในส่วนนี้อยู่ในไฟล์ตอนอื่นของเรื่องนี้ ความเห็นที่เสนอถ้อยคำมาก่อน แล้วตามลำดับที่ได้รับ อ่านทั้งหมดที่ {at}")
        }
        Lang::En => format!(
            "{n} more on this part stand in the other files of this hearing. Those with a proposed wording come first, then the order of arrival. All are at {at}"
        ),
    }
}

/// Which of several files this is, so that nobody takes it for the whole.
pub fn file_of(lang: Lang, file: u64, of: u64, shown: u64) -> String {
    let (file, of) = (crate::number(file), crate::number(of));
    let n = comments(lang, shown);
    match lang {
        Lang::Th => format!("ไฟล์นี้เป็นตอนที่ {file} จาก {of} ตอน ซึ่งรวมกันมี {n} ไม่มีข้อใดซ้ำหรือขาด แบ่งตอนเพื่อให้โปรแกรมเปิดได้"),
        Lang::En => format!(
            "This is file {file} of {of}, which together hold {n}, each once. They are several so that a word processor can open them."
        ),
    }
}

/// "ร่างพร้อมความเห็น ตอนที่ 2 (Word)": one of several files, as a link.
pub fn take_file(lang: Lang, file: u64) -> String {
    let file = crate::number(file);
    match lang {
        Lang::Th => format!("ตอนที่ {file}"),
        Lang::En => format!("File {file}"),
    }
}

/// Over the files of a draft with more comments than one holds.
pub fn files_of(lang: Lang, of: u64, each: u64) -> String {
    let (of, each) = (crate::number(of), comments(lang, each));
    match lang {
        Lang::Th => format!("แบ่งเป็น {of} ตอน ตอนละไม่เกิน {each} เพื่อให้โปรแกรมเปิดได้"),
        Lang::En => format!("In {of} files of up to {each}, so that a word processor can open them."),
    }
}

/// "ตัวกรอง สถานะ: รอพิจารณา · จังหวัด: เชียงใหม่": what a file was narrowed to.
pub fn filtered(lang: Lang, filter: &str) -> String {
    match lang {
        Lang::Th => format!("ตัวกรอง {filter} (เฉพาะความเห็นที่ตรงกับตัวกรองนี้ ไม่มีความเห็นที่ถอนแล้ว)"),
        Lang::En => format!("Filter: {filter} (only the comments that match it; none of those withdrawn)"),
    }
}

/// How many comments of this part were not shown, and why they may not be: withheld, or for the agency alone.
pub fn not_shown(lang: Lang, n: u64) -> String {
    let n = comments(lang, n);
    match lang {
        Lang::Th => format!("อีก {n} ในส่วนนี้งดเผยแพร่ ถอนแล้ว หรือส่งถึงหน่วยงานเท่านั้น"),
        Lang::En => format!("{n} more on this part: withheld, withdrawn, or for the agency only."),
    }
}

/// What the reader of the draft with comments is told first: how many comments it holds, how many proposed wordings are tracked changes, and how
/// many more are of text that one of these changes.
pub fn draft_note(lang: Lang, comments: u64, proposals: u64, beside: u64) -> String {
    let (said, n) = (self::comments(lang, comments), crate::number(proposals));
    let mut note = match lang {
        Lang::Th if comments == 0 => "ไฟล์นี้ไม่มีความเห็นที่แสดงได้".into(),
        Lang::En if comments == 0 => "This file has no comments that may be shown.".into(),
        Lang::Th => format!("ไฟล์นี้มี {said} อยู่ข้างส่วนที่แสดงความเห็น เปิดดูได้จากแถบความคิดเห็นของโปรแกรม"),
        Lang::En => {
            format!("This file has {said} beside the parts they speak of, as comments of the word processor.")
        }
    };
    if proposals > 0 {
        note.push_str(&match lang {
            Lang::Th => format!(" ถ้อยคำที่เสนอแทนข้อความเดิมหรือเสนอเพิ่ม {n} แห่งแสดงเป็นการแก้ไขที่ติดตาม ยอมรับหรือปฏิเสธได้ทีละแห่ง"),
            Lang::En => {
                format!(" Of the proposed wordings {n} replace text or add to it: they are tracked changes, to be accepted or rejected one by one.")
            }
        });
    }
    if beside > 0 {
        let n = crate::number(beside);
        note.push_str(&match lang {
            Lang::Th => format!(" ถ้อยคำที่เสนอสำหรับข้อความเดียวกันอีก {n} ข้ออยู่ในความคิดเห็นของแต่ละข้อเท่านั้น"),
            Lang::En => {
                format!(" {n} more are of text that one of these changes already: they stand in their comments alone.")
            }
        });
    }
    note
}

/// "รหัสตรวจสอบ 1a2b 3c4d …": letters and digits as they are.
pub fn check_code(lang: Lang, code: &str) -> String {
    format!("{} {code}", seal_name(lang))
}

/// "ข้อมูล ณ วันที่ ๒๕ พฤศจิกายน ๒๕๖๙ เวลา ๑๔.๓๐ น.".
pub fn as_of(lang: Lang, at: Moment) -> String {
    let (day, clock) = (date::full(lang, at.day()), date::clock(lang, at));
    match lang {
        Lang::Th => format!("ข้อมูล ณ วันที่ {day} เวลา {clock}"),
        Lang::En => format!("As of {day}, {clock} (Bangkok)"),
    }
}

/// "จัดทำโดย …".
pub fn made_by(lang: Lang, who: &str) -> String {
    match lang {
        Lang::Th => format!("จัดทำโดย {who}"),
        Lang::En => format!("Made by {who}"),
    }
}

/// The maker of what everyone may take.
pub fn by_portal(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("ระบบ{} ในนามของ{agency}", crate::shell::brand(lang)),
        Lang::En => format!("{}, for {agency}", crate::shell::brand(lang)),
    }
}

/// "ขอบเขต …": which comments a file speaks of.
pub fn scope(lang: Lang, scope: &str) -> String {
    match lang {
        Lang::Th => format!("ขอบเขต {scope}"),
        Lang::En => format!("Scope: {scope}"),
    }
}
