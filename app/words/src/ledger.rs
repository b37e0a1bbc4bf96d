//! The ledger: what becomes of every comment, on the desk, on the receipt and on the public page.

use crate::date;
use domain::lang::Lang;
use domain::ledger::{AsideReason, Coverage, Length, Place};
use domain::time::Moment;

say! {
    table: "ตารางความเห็น", "Comment table";
    named_affected: "ผู้ที่ได้รับหรืออาจได้รับผลกระทบ ตามที่เรื่องนี้ระบุไว้", "Who is or may be affected, as the dossier says";
    to_table: "เปิดตารางความเห็น", "Open the comment table";
    belongs_issue: "ประเด็นนี้อยู่ภายใต้", "This issue belongs to";
    provisions: "มาตราหรือข้อที่เกี่ยวข้อง", "Related provisions";
    provisions_hint: "เช่น มาตรา 5, มาตรา 5 วรรคสอง, ข้อ 3 คั่นด้วยจุลภาค", "For example section 5, section 5 paragraph 2, clause 3, separated by commas.";
    coverage_label: "การจัดความเห็น", "Where comments stand";
    take_out: "นำที่เลือกออกจากประเด็นนี้", "Remove the ticked from this issue";
    aside: "นอกประเด็นของการรับฟังครั้งนี้", "Outside this hearing";
    aside_why: "เหตุที่อยู่นอกประเด็น", "Why it is outside this hearing";
    aside_words: "คำตอบถึงผู้แสดงความเห็น", "Reply to the author";
    aside_words_hint: "ผู้แสดงความเห็นจะอ่านข้อความนี้ในหน้าใบรับความเห็น โปรดเขียนอย่างสุภาพ และบอกว่าไปที่ใดต่อได้", "The author reads this with their receipt. Be courteous, and say where else they can turn.";
    set_aside: "จัดที่เลือกเป็นนอกประเด็น", "Set the ticked aside";
    back_to_waiting: "นำที่เลือกกลับไปรอจัด", "Return the ticked to waiting";
    put_new: "ตั้งประเด็นและจัดที่เลือกเข้าประเด็นนี้", "Make the issue and put the ticked under it";
    new_belongs: "ประเด็นใหม่อยู่ภายใต้", "The new issue belongs to";
    theirs: "ข้อความที่ผู้อื่นบันทึกไว้ระหว่างนั้น", "Saved by someone else in the meantime";
    no_words: "ไม่ได้เขียนข้อความ", "No text";
    open_one: "เปิด", "Open";
    undo: "เลิกทำ", "Undo";
    last_deed: "ครั้งล่าสุดของคุณ", "Your last action";
    what_it_took: "ดูว่าจัดอะไรไป", "See what it moved";
    of_deed: "ที่จัดในครั้งเดียว", "Moved in one action";
    keys: "ปุ่มลัดบนแป้นพิมพ์", "Keyboard shortcuts";
    key_move: "ความเห็นถัดไป · ก่อนหน้า", "Next · previous comment";
    key_tick: "เลือกหรือไม่เลือกความเห็นนี้", "Tick or untick this comment";
    key_issue: "จัดความเห็นนี้ หรือที่เลือกไว้ เข้าประเด็นที่มีเลขนี้", "Put this comment, or the ticked ones, under the issue with this number";
    no_such_number: "ไม่มีประเด็นเลข {}", "There is no issue {}";
    key_aside: "จัดเป็นนอกประเด็น", "Set aside";
    key_bar: "ไปที่แถบจัดความเห็น ใต้รายการ", "Go to the bar that sorts, below the list";
    key_new: "ตั้งประเด็นใหม่", "A new issue";
    key_undo: "เลิกทำครั้งล่าสุด", "Undo your last action";
    key_drag: "ลากความเห็นจากจุดนี้ไปวางที่ประเด็น ที่ประเด็นใหม่ หรือที่นอกประเด็น ที่เลือกไว้ไปด้วยกัน", "Drag a comment by this grip onto an issue, a new one, or outside this hearing; what is ticked goes along";
    keys_on: "ใช้ปุ่มลัด", "Use keyboard shortcuts";
    key_help: "แสดงหรือซ่อนปุ่มลัด", "Show or hide this list";
    edit_here: "เขียน", "Write";
    close_pane: "ปิดช่องเขียน", "Close";
    no_issues: "ยังไม่มีประเด็น อ่านความเห็น เลือกที่พูดเรื่องเดียวกัน แล้วตั้งประเด็น", "No issues yet. Read the comments, tick those that make the same point, and name an issue.";
    outside: "ส่วนที่อยู่นอกประเด็นของการรับฟังครั้งนี้", "What is outside this hearing";
    all_published: "จัดครบทุกความเห็นและเผยแพร่สรุปผลแล้ว", "Every comment has its place, and the summary is published.";
    all_done: "จัดครบทุกความเห็นแล้ว เขียนผลการพิจารณาของแต่ละประเด็น แล้วเผยแพร่", "Every comment has its place. Write the decisions, then publish.";
    answered_by: "มาตราหรือข้อที่ตอบประเด็นนี้", "Provision that answers it";
    answered_elsewhere: "เปลี่ยนที่อื่น ไม่ใช่ในร่างนี้ เช่น ในกฎหรือบันทึกประกอบ", "Changed elsewhere, not in this draft: in a rule or the memorandum";
    changed_elsewhere: "เปลี่ยนในเอกสารอื่นนอกจากร่างนี้", "Changed in another document than this draft";
    answered_by_hint: "ผู้อ่านจะเปิดไปที่ข้อความใหม่ได้ทันที", "Readers can go straight to it.";
    none: "ไม่มี", "None";
    missing: "ก่อนเผยแพร่ยังขาด", "Needed before publishing";
    nothing_missing: "ครบแล้ว เผยแพร่ได้", "Nothing is missing.";
    lacking: "ถ้ายังไม่มีความเห็นของแต่ละฝ่ายหรือการวิเคราะห์ผลกระทบ โปรดบอกเหตุผล", "If the sides' views or the impact analysis are missing, say why";
    lacking_hint: "เผยแพร่ต่อสาธารณะ เว้นว่างเมื่อมีครบ", "Shown to the public. Leave empty if both are there.";
    lacks: "เหตุผลที่บางส่วนยังไม่มี", "Why something is missing";
    preliminary: "สรุปผลเบื้องต้น", "Preliminary summary";
    publish_preliminary: "เผยแพร่สรุปผลเบื้องต้น", "Publish a preliminary summary";
    preliminary_means: "สำหรับผู้อนุมัติ เมื่อยังจัดไม่ครบแต่จำเป็นต้องแจ้งประชาชน ระบบจะแสดงเหตุผลและจำนวนที่ยังไม่ได้พิจารณา เฉพาะประเด็นที่มีผลการพิจารณาแล้วเท่านั้นที่เผยแพร่ สรุปผลฉบับสมบูรณ์จะแทนที่เมื่อครบ", "For approvers, when the public must be told before every comment has been considered. The reason and the number still to be considered are shown; only decided issues are published. The final summary replaces it.";
    preliminary_reason: "เหตุผลที่ต้องเผยแพร่ก่อนครบ", "Why it cannot wait";
    preliminary_reason_hint: "เผยแพร่ต่อสาธารณะ", "Shown to the public.";
    correct: "แก้ไขผลการพิจารณาที่เผยแพร่แล้ว", "Correct a published decision";
    correct_means: "ข้อความเดิมจะยังอ่านได้ในหน้าสรุปผล พร้อมวันที่และเหตุผลที่แก้", "The earlier wording stays readable, with the date and the reason.";
    correct_why: "เหตุผลที่แก้ไข", "Reason for the correction";
    correct_now: "เผยแพร่การแก้ไข", "Publish the correction";
    before: "เดิม", "Before";
    sides_missing: "ความเห็นของแต่ละฝ่าย", "Each side's view";
    under_issue: "ความเห็นในประเด็นนี้", "Comments on this issue";
    see_comments: "อ่านความเห็นในประเด็นนี้", "Read the comments on this issue";
    see_numbers: "ดูจำนวนผู้แสดงความเห็น", "See the numbers";
    only_public: "แสดงเฉพาะความเห็นที่เผยแพร่ได้ จำนวนข้างบนนับทุกความเห็น รวมที่ส่งถึงหน่วยงานเท่านั้น", "Only public comments are shown; the number above also counts those sent to the agency only.";
    no_public: "ความเห็นในประเด็นนี้ส่งถึงหน่วยงานเท่านั้น หรือถอนไปแล้ว", "The comments under this issue were sent to the agency only, or were withdrawn.";
    see_kept: "ดูข้อความในร่าง", "See the text of the draft";
    see_heard: "ดูข้อความเดิมในร่างที่รับฟัง ซึ่งจะปรับตามนี้", "See the text as it was heard, before this change";
    see_difference: "ดูข้อความที่ต่างจากร่างที่รับฟัง", "See how it differs from the text that was heard";
    see_provision: "ดูข้อความที่ตอบประเด็นนี้", "See the provision that answers this issue";
    your_words_here: "ส่วนของความเห็นที่ตอบ", "The part of your comment answered here";
    stands_aside: "อ่านและนับรวมแล้ว ไม่อยู่ในประเด็นของการรับฟังครั้งนี้", "Read and counted; not part of this hearing's issues";
    preliminary_told: "คำตอบนี้มาจากสรุปผลเบื้องต้น อาจเปลี่ยนได้ในสรุปผลฉบับสมบูรณ์", "This answer is from the preliminary summary and may change in the final one.";
    several: "ความเห็นของคุณเกี่ยวข้องกับหลายประเด็น หน่วยงานตอบทุกประเด็น", "Your comment raises several issues; the agency answers each of them.";
    filter: "กรอง", "Filter";
    part: "ประเด็นหรือมาตรา", "Key point or provision";
    stance: "ความเห็นต่อประเด็น", "Stance";
    class: "กลุ่มผู้แสดงความเห็น", "Group";
    channel_label: "ช่องทาง", "Channel";
    showing: "การเผยแพร่", "Publication";
    area: "จังหวัด", "Province";
    language_label: "ภาษา", "Language";
    identity: "การยืนยันตัวตน", "Identity";
    length_label: "ความยาว", "Length";
    place_label: "สถานะ", "Status";
    issue: "ประเด็น", "Issue";
    words: "คำในความเห็น", "Words in the text";
    words_hint: "หลายคำเว้นวรรค หาข้อความที่มีครบทุกคำ คั่นด้วย | เพื่อหาคำใดคำหนึ่ง ใส่ \"…\" ให้อยู่ติดกันตามนั้น ใส่ - หน้าคำที่ต้องไม่มี เช่น ไฟ | หลอด -น้ำ", "Several words: all of them, wherever they stand. Separate alternatives with |, put what stands together in \"…\", and - before a word that must not be there: lamp | light -water.";
    assigned: "มอบหมายให้", "Assigned to";
    withheld_only: "เฉพาะที่งดเผยแพร่", "Withheld only";
    any: "ทั้งหมด", "Any";
    show: "แสดง", "Show";
    take_filter_off: "นำตัวกรองนี้ออก", "Remove this filter";
    clear: "ล้างตัวกรอง", "Clear";
    nothing_matches: "ไม่มีความเห็นที่ตรงกับตัวกรองในส่วนที่ค้นแล้ว", "No matches in what was searched so far.";
    look_on: "ค้นต่อ", "Search further";
    as_the_file_says: "ตามที่ระบุในไฟล์", "as the file says";
    take_these: "นำความเห็นเหล่านี้ไปใช้", "Take these away";
    take_these_csv: "ตาราง CSV", "CSV";
    take_these_xlsx: "ตาราง Excel", "Excel";
    take_these_docx: "Word ข้างร่าง", "Word, beside the draft";
    take_these_mean: "ไฟล์มีเฉพาะความเห็นที่ตรงกับตัวกรองนี้ คำที่ค้นหาตามตัวอักษรที่พิมพ์ และไฟล์บอกตัวกรองไว้", "The files hold the comments that match this filter, with words sought letter by letter, and say so.";
    views: "ตัวกรองที่เก็บไว้", "Saved views";
    keep_view: "เก็บตัวกรองนี้ในชื่อ", "Save this filter as";
    keep: "เก็บ", "Save";
    save_and_next: "บันทึก แล้วเขียนประเด็นถัดไป", "Save and write the next";
    remove_view: "นำออก", "Remove";
    all_matching: "ทุกความเห็นที่ตรงกับตัวกรอง", "Everything that matches the filter";
    filter_unknown: "ตัวกรองบางส่วนในที่อยู่ของหน้านี้อ่านไม่ได้ จึงไม่ได้กรองตามนั้น และจัดทั้งหมดในครั้งเดียวไม่ได้ โปรดเลือกตัวกรองใหม่", "Part of this page's filter cannot be read and narrows nothing, so nothing can be put all at once. Please choose the filter anew.";
    all_matching_means: "จัดทุกความเห็นที่ตรงกับตัวกรองนี้ในครั้งเดียว รวมที่ไม่ได้แสดงในหน้านี้ ระบบจะบอกจำนวนที่จัด และเลิกทำได้", "Applies to every comment that matches the filter, including those not on this page. You are told how many, and can undo it.";
    only_ticked: "เฉพาะที่เลือก", "Only the ticked";
    assign: "มอบหมายที่เลือก", "Assign the ticked";
    nobody: "ไม่มีใคร", "Nobody";
    progress: "ความคืบหน้ารายคน", "Progress by person";
    notes: "บันทึกภายในหน่วยงาน", "Internal notes";
    note: "เขียนบันทึก", "New note";
    note_hint: "เห็นเฉพาะเจ้าหน้าที่ของหน่วยงาน", "Only the agency's staff see it.";
    add_note: "เพิ่มบันทึก", "Add";
    code_one: "ประเด็นของความเห็นนี้", "Issues of this comment";
    quote: "เฉพาะถ้อยคำนี้ในความเห็น", "Only these words";
    quote_hint: "คัดลอกจากความเห็นให้ตรงตัว เว้นว่างเมื่อหมายถึงทั้งความเห็น", "Copy them exactly. Leave empty to mean the whole comment.";
    marks_label: "ข้อความของความเห็น", "The comment's words";
    take_marked: "ใช้คำที่เลือกในความเห็น", "Use the words marked in the comment";
    nothing_marked: "ยังไม่ได้เลือกคำ ลากเลือกในความเห็นข้างบน หรือกด Tab ไปที่ข้อความแล้วกด Shift กับลูกศร", "Nothing is marked. Mark words in the comment above, or go to it by Tab and press Shift with the arrows.";
    read_by: "อ่านแล้วโดย", "Read by";
    is_withheld: "งดเผยแพร่", "Withheld";
    no_issues_large: "ยังไม่มีประเด็น เปิดตารางความเห็น เลือกที่พูดเรื่องเดียวกัน แล้วตั้งประเด็น", "No issues yet. Open the table, tick comments that make the same point, and name an issue.";
    stance_key: "สัญลักษณ์จุดยืน", "What the shapes say";
    nothing_at_all: "ไม่มีความเห็นที่ตรงกับตัวกรอง", "No comments match this filter.";
    groups_unread: "ผู้ได้รับผลกระทบตามมาตรา 14 (3) เขียนไว้เป็นย่อหน้า ระบบจึงไม่อ่านชื่อกลุ่มเอง โปรดอ่านข้างล่าง แล้วใส่กลุ่มที่ยังไม่มีความเห็น", "Those affected (section 14(3)) are named in running text, so the groups are not read from it. Please read it below and enter those not heard from.";
    unheard: "กลุ่มที่ระบุไว้และยังไม่มีความเห็น", "Groups named and not heard from";
    unheard_hint: "บรรทัดละกลุ่ม ตามที่มาตรา 14 (3) ของเรื่องนี้ระบุไว้ แสดงในสรุปผลและเอกสาร เว้นว่างเมื่อทุกกลุ่มมีความเห็นแล้ว", "One a line, as this dossier's section 14(3) names them. Shown in the summary and its papers. Leave empty if all were heard.";
    sides_once: "ความเห็นของแต่ละฝ่ายข้างล่างเริ่มจากถ้อยคำของฝ่ายนั้นเอง อ่านและแก้ให้ตรง การบันทึกครั้งเดียวรับรองทุกฝ่ายของประเด็นนี้", "Each side's view below begins with that side's own words. Read and mend them: saving once signs them all.";
    searched_part: "ยังไม่พบในส่วนที่ค้นแล้ว ความเห็นก่อนหน้านี้ยังไม่ได้ค้น", "Nothing matches so far. Earlier comments have not been looked at yet.";
    take_columns: "คำอธิบายคอลัมน์ความเห็น (CSV)", "Columns of the comments (CSV)";
    take_comments_csv: "ความเห็นทั้งหมด (CSV)", "All comments (CSV)";
    take_comments_xlsx: "ความเห็นทั้งหมด (Excel)", "All comments (Excel)";
    take_answers_lines: "คำตอบแบบสอบถามทั้งหมด (JSON Lines)", "All survey answers (JSON Lines)";
    take_answers_csv: "คำตอบแบบสอบถามทั้งหมด (CSV)", "All survey answers (CSV)";
    take_answers_xlsx: "คำตอบแบบสอบถามทั้งหมด (Excel)", "All survey answers (Excel)";
    take_answers_columns: "คำอธิบายคอลัมน์คำตอบ (CSV)", "Columns of the answers (CSV)";
    large: "เรื่องนี้มีความเห็นมาก จัดความเห็นในตาราง แล้วกลับมาเขียนผลการพิจารณาที่นี่", "There are many comments: sort them in the table, then write the decisions here.";
    read_only: "คุณอ่านและเผยแพร่ได้ เจ้าหน้าที่สรุปผลเป็นผู้จัดความเห็นและเขียน", "You can read and publish. Summarisers sort the comments and write.";
}

/// A reason for setting a comment aside, as the Office calls it.
pub fn aside_reason(lang: Lang, reason: AsideReason) -> &'static str {
    crate::named::name(lang, domain::rules::Part::Aside, reason.code())
        .unwrap_or_else(|| aside_reason_shipped(lang, reason))
}

/// The same as the program is shipped.
pub fn aside_reason_shipped(lang: Lang, reason: AsideReason) -> &'static str {
    match reason {
        AsideReason::OtherMatter => lang.of("เป็นเรื่องที่ร่างนี้ไม่ได้กล่าวถึง", "About something this draft does not touch"),
        AsideReason::OtherAgency => lang.of("เป็นหน้าที่ของหน่วยงานอื่น", "A matter for another agency"),
        AsideReason::StanceAlone => {
            lang.of("บอกเพียงว่าเห็นด้วยหรือไม่ ซึ่งนับไว้แล้ว", "Says only where they stand, which is counted")
        }
        AsideReason::NothingAsked => lang.of("ไม่มีข้อเสนอหรือเหตุผลให้พิจารณา", "Nothing asked or argued"),
        AsideReason::Unclear => lang.of("อ่านแล้วยังไม่เข้าใจความหมาย", "Its meaning is unclear"),
        AsideReason::Other => lang.of("เหตุอื่น", "Another reason"),
    }
}

/// What a comment's author reads of why it stands under no issue: one sentence that fits the reason.
pub fn aside_told(lang: Lang, reason: AsideReason) -> &'static str {
    match reason {
        AsideReason::OtherMatter => lang.of(
            "หน่วยงานอ่านและนับความเห็นของคุณแล้ว เรื่องที่คุณพูดถึงไม่ได้อยู่ในร่างนี้ จึงไม่ได้จัดเข้าประเด็นของการรับฟังครั้งนี้",
            "The agency has read and counted your comment. This draft does not deal with what you raise, so it stands under none of the issues of this hearing.",
        ),
        AsideReason::OtherAgency => lang.of(
            "หน่วยงานอ่านและนับความเห็นของคุณแล้ว เรื่องที่คุณพูดถึงเป็นหน้าที่ของหน่วยงานอื่น จึงไม่ได้จัดเข้าประเด็นของการรับฟังครั้งนี้",
            "The agency has read and counted your comment. What you raise is for another agency to act on, so it stands under none of the issues of this hearing.",
        ),
        AsideReason::StanceAlone => lang.of(
            "หน่วยงานอ่านความเห็นของคุณแล้ว และนับท่าทีของคุณไว้ในตัวเลขของผลการรับฟัง ไม่มีข้อเสนออื่นที่ต้องพิจารณาเป็นประเด็น",
            "The agency has read your comment and counted where you stand among the numbers of the result. There was no further proposal to consider as an issue.",
        ),
        AsideReason::NothingAsked => lang.of(
            "หน่วยงานอ่านและนับความเห็นของคุณแล้ว แต่ไม่พบข้อเสนอหรือเหตุผลที่จะนำไปพิจารณาเป็นประเด็น",
            "The agency has read and counted your comment, but found no proposal or reason in it to consider as an issue.",
        ),
        AsideReason::Unclear => lang.of(
            "หน่วยงานอ่านและนับความเห็นของคุณแล้ว แต่ยังไม่เข้าใจความหมาย จึงไม่ได้จัดเข้าประเด็นใด",
            "The agency has read and counted your comment, but could not tell what was meant, so it stands under no issue.",
        ),
        AsideReason::Other => lang.of(
            "หน่วยงานอ่านและนับความเห็นของคุณแล้ว แต่ไม่ได้จัดเข้าประเด็นใดของการรับฟังครั้งนี้ เพราะเหตุต่อไปนี้",
            "The agency has read and counted your comment, but put it under none of the issues of this hearing, for this reason:",
        ),
    }
}

pub fn place(lang: Lang, place: Place) -> &'static str {
    match place {
        Place::Waiting => lang.of("รอจัด", "Waiting"),
        Place::Coded => lang.of("จัดเข้าประเด็นแล้ว", "Under an issue"),
        Place::Aside => lang.of("นอกประเด็น", "Set aside"),
    }
}

pub fn length(lang: Lang, length: Length) -> &'static str {
    match length {
        Length::Short => lang.of("สั้น ไม่ถึง 40 ตัวอักษร", "Short: under 40 characters"),
        Length::Middle => lang.of("ปานกลาง", "Medium"),
        Length::Long => lang.of("ยาว ตั้งแต่ 400 ตัวอักษร", "Long: 400 characters or more"),
    }
}

pub fn language(lang: Lang, language: domain::comment::Language) -> &'static str {
    use domain::comment::Language;
    match language {
        Language::Thai => lang.of("ไทย", "Thai"),
        Language::Other => lang.of("ภาษาอื่น", "Another language"),
        Language::None => lang.of("ไม่มีข้อความ", "No text"),
    }
}

pub fn channel(lang: Lang, channel: domain::comment::Channel) -> &'static str {
    use domain::comment::Channel;
    match channel {
        Channel::Portal => lang.of("ระบบนี้", "This portal"),
        Channel::Meeting => lang.of("การประชุม", "Meeting"),
        Channel::Paper => lang.of("เอกสาร", "Paper"),
        Channel::Behalf => lang.of("บอกผ่านผู้อื่น", "Said through another"),
        Channel::Api => lang.of("ระบบของหน่วยงานอื่น", "Another system"),
    }
}

/// "จัดแล้ว 12 จาก 14 ความเห็น: เข้าประเด็น 11 นอกประเด็น 1 รอจัด 2".
pub fn coverage(lang: Lang, of: Coverage) -> String {
    let n = crate::number;
    let done = of.coded + of.aside;
    match lang {
        Lang::Th => format!(
            "จัดแล้ว {} จาก {} ความเห็น: เข้าประเด็น {} นอกประเด็น {} รอจัด {}",
            n(done),
            n(of.total()),
            n(of.coded),
            n(of.aside),
            n(of.waiting)
        ),
        Lang::En => format!(
            "{} of {} comments sorted: {} under issues, {} set aside, {} waiting",
            n(done),
            n(of.total()),
            n(of.coded),
            n(of.aside),
            n(of.waiting)
        ),
    }
}

/// What a deed did, and how many comments deeds of the same form moved before it: "จัด 3 ความเห็น เข้าประเด็น 2 · 10.05 น.".
pub fn deed(lang: Lang, what: &str, issue: Option<u32>, touched: u64, also: u64, at: Moment) -> String {
    let comments = crate::counted(lang, touched, "ความเห็น", "comment", "comments");
    let when = date::moment(lang, at);
    let number = issue.map_or(String::new(), |n| format!(" {}", crate::plain(n)));
    let what = match (what, lang) {
        // Of a form that moved others, the rest went nowhere.
        (_, Lang::Th) if touched == 0 && also > 0 => {
            format!("จัด {} ความเห็น ที่เหลือไม่มีความเห็นใดย้ายที่", crate::number(also))
        }
        (_, Lang::En) if touched == 0 && also > 0 => {
            format!("{} sorted; of the rest no comment moved", crate::counted(lang, also, "", "comment", "comments"))
        }
        // A deed that only noted what was read, or put comments where they stood.
        (_, Lang::Th) if touched == 0 => "บันทึกแล้ว ไม่มีความเห็นใดย้ายที่".to_string(),
        (_, Lang::En) if touched == 0 => "Saved; no comment moved".to_string(),
        ("code" | "new", Lang::Th) => format!("จัด {comments} เข้าประเด็น{number}"),
        ("code" | "new", Lang::En) => format!("{comments} put under issue{number}"),
        ("each", Lang::Th) => format!("อ่านและจัด {comments}"),
        ("each", Lang::En) => format!("{comments} read and sorted"),
        ("copies", Lang::Th) => format!("จัด {comments} ตามข้อความที่ส่งซ้ำ"),
        ("copies", Lang::En) => format!("{comments} sorted with the same text"),
        ("said", Lang::Th) => format!("จัด {comments} ตามประโยคที่กล่าว"),
        ("said", Lang::En) => format!("{comments} sorted by what they say"),
        ("proposed", Lang::Th) => format!("จัด {comments} ตามข้อเสนอ"),
        ("proposed", Lang::En) => format!("{comments} put where they were proposed"),
        ("out", Lang::Th) => format!("นำ {comments} ออกจากประเด็น{number}"),
        ("out", Lang::En) => format!("{comments} taken out of issue{number}"),
        ("aside", Lang::Th) => format!("จัด {comments} เป็นนอกประเด็น"),
        ("aside", Lang::En) => format!("{comments} set aside"),
        ("removed", Lang::Th) => format!("นำประเด็นออก พร้อม {comments} ที่อยู่ในประเด็นนั้น ที่ไม่อยู่ในประเด็นอื่นกลับไปรอจัด"),
        ("removed", Lang::En) => format!("Issue removed with its {comments}; those under no other wait again"),
        (_, Lang::Th) => format!("จัด {comments}"),
        (_, Lang::En) => format!("{comments} moved"),
    };
    let more = (touched > 0 && also > 0).then(|| match lang {
        Lang::Th => format!(" และจัดอีก {} ความเห็นในการบันทึกครั้งเดียวกัน", crate::number(also)),
        Lang::En => format!(", and {} more by the same form", crate::number(also)),
    });
    format!("{what}{} · {when}", more.unwrap_or_default())
}

/// "ทุกความเห็นที่ตรงกับตัวกรอง (37 ความเห็น)"; where not all are on the page, that there are more than stand on it.
pub fn all_matching_count(lang: Lang, here: u64, more: bool) -> String {
    let n = crate::number(here);
    match (lang, more) {
        (Lang::Th, false) => format!("{} ({n} ความเห็น)", all_matching(lang)),
        (Lang::Th, true) => format!("{} (มากกว่า {n} ความเห็น)", all_matching(lang)),
        (Lang::En, false) => format!("{} ({n})", all_matching(lang)),
        (Lang::En, true) => format!("{} (more than {n})", all_matching(lang)),
    }
}

/// Over a reply that was taken back: the comments it was written to, which are ticked again.
pub fn reply_again(lang: Lang, numbers: &[String]) -> String {
    let numbers = numbers.join(", ");
    match lang {
        Lang::Th => format!("คุณเขียนข้อความนี้ถึงผู้แสดงความเห็น {numbers} ซึ่งเพิ่งเลิกทำไป ระบบเลือกความเห็นนั้นไว้ให้แล้ว"),
        Lang::En => format!("You wrote this for comment {numbers}, just undone. The same comments are ticked again."),
    }
}

/// "แก้ไขเมื่อ 3 ธ.ค. 2569 เพราะ …".
pub fn corrected(lang: Lang, at: Moment, why: &str) -> String {
    let day = date::short(lang, at.day());
    match lang {
        Lang::Th => format!("แก้ไขเมื่อ {day} เพราะ {why}"),
        Lang::En => format!("Corrected on {day}: {why}"),
    }
}

/// What an issue said before it was corrected: "เดิม: ไม่ปรับปรุง เพราะ …".
pub fn said_before(lang: Lang, issue: &domain::result::Issue) -> String {
    let decided = issue.disposition.map_or(String::new(), |one| crate::law::disposition(lang, one).to_string());
    let changed = match issue.changed.as_str() {
        "" => String::new(),
        changed => format!(" {}: {changed}", crate::public::what_changed(lang)),
    };
    match lang {
        Lang::Th => format!("{}: {decided} เพราะ {}{changed}", before(lang), issue.reason),
        Lang::En => format!("{}: {decided}. {}{changed}", before(lang), issue.reason),
    }
}

/// The line over a preliminary summary.
pub fn preliminary_note(lang: Lang, at: Moment, waiting: u64) -> String {
    let (day, n) = (date::short(lang, at.day()), crate::number(waiting));
    match lang {
        Lang::Th => format!("สรุปผลเบื้องต้น เผยแพร่เมื่อ {day} ยังมี {n} ความเห็นที่ยังไม่ได้พิจารณา สรุปผลฉบับสมบูรณ์จะแทนที่หน้านี้"),
        Lang::En => format!("Preliminary summary of {day}. {n} not yet considered. The final summary will replace it."),
    }
}

/// Of a result after which a further round was opened.
pub fn reopened_note(lang: Lang, at: Moment) -> String {
    let day = date::short(lang, at.day());
    match lang {
        Lang::Th => format!("ตั้งการรับฟังครั้งใหม่เมื่อ {day} สรุปผลนี้จึงเป็นสรุปผลเบื้องต้น สรุปผลฉบับสมบูรณ์จะแทนที่หน้านี้"),
        Lang::En => format!(
            "A further round was set on {day}, so that this summary is a preliminary one now. The final summary will replace it."
        ),
    }
}

/// What removing an issue does: "ความเห็น 12 ความเห็นในประเด็นนี้ …".
pub fn remove_means(lang: Lang, comments: u64) -> String {
    match lang {
        Lang::Th if comments == 0 => "ยังไม่มีความเห็นในประเด็นนี้ เลิกทำได้".into(),
        Lang::Th => format!(
            "{} ในประเด็นนี้จะกลับไปรอจัด เว้นแต่อยู่ในประเด็นอื่นด้วย ข้อความที่บันทึกไว้ไม่หาย เลิกทำได้",
            crate::common::comments(lang, comments)
        ),
        Lang::En if comments == 0 => "There are no comments under it. This can be undone.".into(),
        Lang::En => format!(
            "{} under it will go back to waiting, unless also under another issue. What was saved is kept, and this can be undone.",
            crate::common::comments(lang, comments)
        ),
    }
}

/// "นอกประเด็นของการรับฟังครั้งนี้ 2 ความเห็น".
pub fn aside_count(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => {
            format!("นอกประเด็นของการรับฟังครั้งนี้ {} แต่ละรายได้รับแจ้งเหตุผลในหน้าใบรับความเห็น", crate::common::comments(lang, n))
        }
        Lang::En => format!(
            "{} outside this hearing; each author is told why on the receipt's page.",
            crate::common::comments(lang, n)
        ),
    }
}

/// "แบ่งตามเหตุ: เป็นเรื่องที่ร่างนี้ไม่ได้กล่าวถึง 12 · เหตุอื่น 1".
pub fn aside_by_reason(lang: Lang, reasons: &[(AsideReason, u64)]) -> String {
    let one = |(reason, n): &(AsideReason, u64)| format!("{} {}", aside_reason(lang, *reason), crate::number(*n));
    let all: Vec<String> = reasons.iter().map(one).collect();
    match all.is_empty() {
        true => String::new(),
        false => format!("{} {}", lang.of("แบ่งตามเหตุ:", "By reason:"), all.join(" · ")),
    }
}

/// "จัดแล้ว 120 จาก 500 ความเห็น", of all that count.
pub fn coder(lang: Lang, n: u64, of: u64) -> String {
    let (n, of) = (crate::number(n), crate::number(of));
    match lang {
        Lang::Th => format!("จัดแล้ว {n} จาก {of} ความเห็น"),
        Lang::En => format!("{n} of {of} comments sorted"),
    }
}
