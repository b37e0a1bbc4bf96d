//! Home, lists, search, a consultation's page and what is read of comments.

use crate::comment::On;
use domain::consultation::Kind;
use domain::key_point::Span;
use domain::lang::Lang;
use domain::time::{Day, Moment};

say! {
    comments_of_point: "อ่านความเห็นต่อประเด็นนี้", "Read what was said of it";
    lead: "ก่อนเป็นกฎหมาย ขอฟังคุณก่อน", "Before it becomes law, we want to hear you";
    find_yours: "ค้นเรื่องที่เกี่ยวกับคุณ", "Find what concerns you";
    closing_soon: "ใกล้ปิดรับฟัง", "Closing soon";
    nothing_open: "ตอนนี้ไม่มีเรื่องที่เปิดรับฟัง อ่านผลของเรื่องที่ผ่านมาได้", "Nothing is open now. You can read the results of earlier hearings.";
    choose_by: "เลือกเรื่อง", "Browse";
    my_area: "ในพื้นที่ของฉัน", "In my area";
    my_area_why: "เลือกจังหวัดเอง เราไม่ใช้ตำแหน่งจากเครื่องของคุณ", "You choose the province; we never use your device's location.";
    province: "จังหวัด", "Province";
    show_area: "ดูเรื่องในจังหวัดนี้", "Show this province";
    by_subject: "เลือกตามเรื่อง", "By subject";
    where_it_goes: "ความเห็นของคุณไปไหนต่อ", "Where your comment goes";
    where_it_goes_text: "เจ้าหน้าที่อ่านทุกความเห็น รวมเป็นประเด็น แล้วต้องบอกต่อสาธารณะว่าเปลี่ยนหรือไม่ เพราะอะไร",
        "Officials read every comment, group them into issues, and must tell the public what was changed, what was not, and why.";
    new_results: "ผลที่เพิ่งเผยแพร่", "Latest results";
    you_said: "คุณเสนอ", "You said";
    they_decided: "หน่วยงานพิจารณา", "The agency decided";
    what_changed: "สิ่งที่เปลี่ยน", "What changed";
    unchanged: "คงเดิม", "Unchanged";
    about_site: "อ่านร่างกฎหมาย แสดงความเห็น และติดตามว่าหน่วยงานเปลี่ยนอะไรเพราะความเห็นของคุณ",
        "Read draft laws, comment on them, and see what changed because people spoke.";
    filters: "ตัวกรอง", "Filters";
    order: "เรียงตาม", "Sort by";
    list: "รายการ", "List";
    state: "สถานะ", "State";
    subject: "เรื่อง", "Subject";
    kind: "ประเภท", "Kind";
    area: "พื้นที่", "Area";
    area_within: "อำเภอและตำบล", "Districts and sub-districts";
    area_note: "แต่ละจังหวัดรวมเรื่องทั่วประเทศด้วย", "Every province also lists consultations for the whole country.";
    agency: "หน่วยงาน", "Agency";
    year: "ปีที่รับฟัง", "Year of the hearing";
    found_in_what: "พบใน", "Found in";
    by_closing: "ใกล้ปิดก่อน", "Closing soonest";
    by_newest: "ใหม่ก่อน", "Newest";
    by_published: "เผยแพร่ล่าสุด", "Latest published";
    no_results_yet: "ยังไม่มีสรุปผลที่เผยแพร่", "No summaries are published yet";
    no_results_why: "เมื่อหน่วยงานเผยแพร่สรุปผลการรับฟังแล้ว จะอ่านได้ที่นี่", "Once an agency publishes what came of a hearing, it can be read here.";
    nothing_yet: "ยังไม่มีเรื่องที่รับฟัง", "There are no consultations yet";
    nothing_why: "เมื่อหน่วยงานเผยแพร่เรื่องที่รับฟังแล้ว จะเห็นที่นี่", "Once an agency publishes a consultation, it stands here.";
    by_comments: "ความเห็นมากก่อน", "Most commented";
    by_relevance: "ตรงที่สุดก่อน", "Best match";
    none_found: "ไม่มีเรื่องที่ตรงกับตัวกรอง", "Nothing matches these filters";
    none_found_why: "ลองนำตัวกรองออกบางข้อ", "Try removing a filter.";
    without_filters: "ดูทั้งหมดโดยไม่กรอง", "Clear all filters";
    not_yet_law: "ร่างที่กำลังรับฟังยังไม่เป็นกฎหมาย ผลการค้นนี้ไม่ใช่คำปรึกษาทางกฎหมาย",
        "Drafts under consultation are not law yet. These results are not legal advice.";
    a_comment: "ความเห็นที่เผยแพร่", "A published comment";
    unnamed: "ไม่แสดงชื่อ", "No name shown";
    withdrawn: "ผู้แสดงความเห็นถอนความเห็นนี้แล้ว", "The author withdrew this comment.";
    would_change: "จะเปลี่ยนอะไร", "What would change";
    for_whom: "เกี่ยวกับใคร", "Who it concerns";
    until_when: "ถึงเมื่อไร", "Closing date";
    how_to_speak: "แสดงความเห็นอย่างไร", "How to comment";
    how_to_speak_guest: "เลือกเฉพาะประเด็นที่อยากพูด เขียนเป็นภาษาใดก็ได้ ไม่ต้องเข้าสู่ระบบ ใช้เวลาราวสองนาที",
        "Comment only on the points you care about, in any language, without signing in. It takes about two minutes.";
    how_to_speak_account: "การรับฟังครั้งนี้ต้องเข้าสู่ระบบก่อนแสดงความเห็น", "This hearing asks you to sign in before commenting.";
    question: "คำถามจากหน่วยงาน", "The agency asks";
    errata: "แก้คำผิด", "Corrections";
    errata_note: "แก้คำสะกดหรือคำตกหล่น ตัวเลข วันเวลา โทษ และคำอย่าง “ไม่” “ห้าม” “ต้อง” ในร่างคงเดิม", "Misspellings and dropped words. Numbers, dates, penalties, and words such as “not” and “must” stay as they were.";
    rounds: "การรับฟังแต่ละครั้ง", "Rounds of the hearing";
    opened_by_office: "เปิดโดยสำนักงานคณะกรรมการกฤษฎีกา ตามมาตรา 26 วรรคสาม", "Opened by the Office of the Council of State under section 26 paragraph 3";
    again_why: "เหตุผลที่เปิดรับฟังอีกครั้ง", "Why it was opened again";
    extended: "ขยายเวลา", "Extended";
    covers: "สรุปผลนี้ครอบคลุม", "This summary covers";
    background: "ที่มาและเหตุผล", "Background and reasons";
    problem: "ปัญหา สาเหตุ และความจำเป็น", "The problem, its causes, and why this is needed";
    explanation: "คำอธิบายหลักการ", "The principles explained";
    affected: "ใครได้รับผลกระทบ และอย่างไร", "Who is affected, and how";
    systems: "ระบบที่กฎหมายจะใช้ และเหตุผล", "Systems the law would use, and why";
    system: "ระบบ", "Tool";
    system_why: "มีหรือไม่ เพราะเหตุใด", "Used or not, and why";
    method: "วิธีรับฟัง", "How the hearing is held";
    basis: "อำนาจตามกฎหมาย", "Legal basis";
    law: "กฎหมายที่ประเมิน", "The law under evaluation";
    objectives: "วัตถุประสงค์ของกฎหมาย", "The law's objectives";
    published_comments: "ความเห็นที่เผยแพร่แล้ว", "Published comments";
    counts_later: "จำนวนแยกตามความเห็นจะแสดงหลังปิดรับฟัง เหตุผลของคุณสำคัญกว่าจำนวน",
        "Totals for and against appear after the hearing closes. Reasons matter more than numbers.";
    counts_with_result: "จำนวนแยกตามความเห็นจะแสดงพร้อมสรุปผลที่หน่วยงานเผยแพร่ เหตุผลของคุณสำคัญกว่าจำนวน",
        "Totals for and against appear with the summary that the agency publishes. Reasons matter more than numbers.";
    first_to_speak: "ยังไม่มีความเห็น เป็นคนแรกได้ เลือกเฉพาะประเด็นที่อยากพูด", "No comments yet. Be the first: comment only on the points you care about.";
    road: "ผ่านอะไรมา และจะไปทางไหนต่อ", "What has happened, and what comes next";
    road_open: "เปิดรับฟังความคิดเห็น", "Hearing opens";
    numbered_on: "เลขประเด็นนับต่อจากครั้งก่อน ประเด็นของครั้งก่อนอ่านได้ในรายการครั้งที่รับฟัง", "Numbers go on from the earlier round, whose key points can be read in the list of rounds.";
    road_version: "เผยแพร่ร่างที่ปรับแล้ว", "Revised draft published";
    road_early: "เผยแพร่สรุปผลเบื้องต้น", "Preliminary summary published";
    read_early: "อ่านสรุปผลเบื้องต้น", "Read the preliminary summary";
    road_close: "ปิดรับฟัง แล้วเริ่มสรุปผล", "Hearing closes; the agency writes its summary";
    road_summary: "เผยแพร่สรุปผลการรับฟังความคิดเห็น", "Hearing summary published";
    road_published: "เผยแพร่เรื่องที่รับฟัง", "Consultation published";
    road_cancelled: "ยกเลิกการรับฟัง", "Hearing cancelled";
    no_day: "ยังไม่กำหนดวัน", "Date not set";
    on_this_page: "ในหน้านี้", "On this page";
    share: "ส่งต่อ", "Share";
    share_line: "ส่งต่อทาง LINE", "Share on LINE";
    short_link: "ลิงก์สั้น", "Short link";
    poster: "พิมพ์ประกาศแผ่นเดียว A4", "Print an A4 poster";
    side: "สรุปและทางลัด", "Summary and shortcuts";
    side_note: "ไม่ต้องเข้าสู่ระบบ และเลือกได้ว่าจะให้เผยแพร่หรือส่งถึงหน่วยงานเท่านั้น",
        "No sign-in needed, and you choose whether it is published or goes to the agency only.";
    side_note_account: "ต้องเข้าสู่ระบบก่อน และเลือกได้ว่าจะให้เผยแพร่หรือส่งถึงหน่วยงานเท่านั้น",
        "You sign in first, and choose whether it is published or goes to the agency only.";
    read_draft: "อ่านร่างฉบับเต็ม", "Read the full draft";
    see_survey: "ดูแบบสอบถาม", "See the survey";
    copy_link: "คัดลอกลิงก์", "Copy the link";
    copied: "คัดลอกแล้ว", "Copied";
    answer_survey: "ตอบแบบสอบถาม", "Answer the survey";
    see_result: "อ่านสรุปผล", "Read the summary";
    contents: "สารบัญ และจำนวนความเห็น", "Contents and numbers of comments";
    contents_short: "สารบัญ", "Contents";
    print: "พิมพ์ทั้งฉบับ", "Print the full text";
    part_before: "ส่วนก่อนหน้า", "Previous part";
    part_after: "ส่วนถัดไป", "Next part";
    all_comments: "ความเห็นทั้งหมด", "All comments";
    older: "ความเห็นก่อนหน้านี้", "Older comments";
    newest: "ความเห็นล่าสุด", "Newest comments";
    about_part: "ส่วนที่พูดถึง", "Which part";
    lift: "ดูทั้งหมด", "Show all:";
    provisions: "มาตราหรือข้อที่มีความเห็น", "Provisions with comments";
    only_public: "จำนวนนับทุกความเห็น รวมที่ส่งถึงหน่วยงานเท่านั้น ซึ่งไม่แสดงในรายการ",
        "Numbers count every comment, including those sent to the agency only, which are not listed.";
    read_on: "อ่านต่อ", "Read on";
    read_less: "ย่อ", "Show less";
    none_here: "ยังไม่มีความเห็นที่เผยแพร่ในส่วนนี้", "No published comments here yet";
    none_here_over: "ไม่มีความเห็นที่เผยแพร่ในส่วนนี้", "No published comments here";
    result: "สรุปผลการรับฟังความคิดเห็น", "Hearing summary";
    happened: "ความเห็นเหล่านี้มีผลอย่างไร", "What became of the comments";
    agree_or_not: "เห็นด้วยหรือไม่", "Where people stand";
    who_spoke: "ใครแสดงความเห็น", "Who commented";
    sides: "ความเห็นของแต่ละฝ่าย", "Each side's view";
    spoke_under: "ผู้แสดงความเห็นในประเด็นนี้", "Who spoke under this issue";
    no_view: "ยังไม่มีสรุปความเห็นของฝ่ายนี้", "This side's view is not written yet";
    sides_together: "ฝ่ายที่มีไม่กี่ความเห็น รวมกัน", "Sides of few comments, together";
    not_by_itself: "ไม่ได้สรุปแยกไว้", "Not summed up by itself";
    impact: "การวิเคราะห์ผลกระทบ", "Impact analysis";
    overview: "การรับฟังและผู้แสดงความเห็น", "How the hearing was held";
    in_several: "ความเห็นหนึ่งอาจพูดถึงหลายประเด็น และนับในทุกประเด็นที่พูดถึง จำนวนของทุกประเด็นรวมกันจึงอาจมากกว่าความเห็นที่ได้รับ",
        "One comment may raise several issues and is counted under each, so the numbers by issue can add up to more than the comments received.";
    documents: "เอกสาร", "Documents";
    take_comments: "ความเห็นที่เผยแพร่ทั้งหมด (CSV)", "All published comments (CSV)";
    find_own: "หาความเห็นของคุณ", "Find your comment";
    find_own_why: "ใส่เลขที่รับเพื่อดูว่าความเห็นของคุณอยู่ในประเด็นใด และหน่วยงานตอบว่าอย่างไร", "Enter your receipt's number to see under which issue your comment stands and what the agency answered.";
    enter_number: "ใส่เลขที่รับ", "Enter the number";
    nobody: "ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้", "Nobody commented in this hearing.";
    no_class: "ไม่ได้ระบุ", "Not given";
    no_class_of_side: "ไม่ได้ระบุกลุ่ม", "Group not given";
    wants_hearing: "ขอฟังความคิดเห็น", "wants to hear you";
    comment_until: "แสดงความเห็นได้ถึง", "Comment until";
    poster_cancelled: "ยกเลิกการรับฟังแล้ว", "This hearing was cancelled";
    poster_closed: "ปิดรับฟังแล้ว", "This hearing has closed";
    poster_print: "สั่งพิมพ์จากเมนูของเบราว์เซอร์ (Ctrl+P หรือ ⌘P) เลือกกระดาษ A4 แผ่นที่พิมพ์มีเฉพาะกรอบนี้",
        "Print from your browser's menu (Ctrl+P or ⌘P) on A4. Only this sheet is printed.";
    scan: "สแกน หรือเปิดลิงก์นี้ในโทรศัพท์", "Scan, or open this link on your phone";
    cancelled_why: "เหตุผลที่ยกเลิก", "Why it was cancelled";
    closed_early_why: "เหตุผลที่ปิดก่อนกำหนด", "Why it closed early";
    short_why: "เหตุผลที่รับฟังน้อยกว่า 15 วัน", "Why it runs for less than 15 days";
    preview: "ฉบับร่าง ยังไม่เผยแพร่ คนทั่วไปยังไม่เห็นหน้านี้", "Draft, not published: the public does not see this page yet";
    link_ended: "ลิงก์นี้เปิดไม่ได้", "This link does not open";
    link_ended_why: "ลิงก์ให้ดูก่อนเผยแพร่มีอายุจำกัดและผู้ทำเลิกใช้ได้ทุกเมื่อ หรือลิงก์อาจคัดลอกมาไม่ครบ ขอลิงก์ใหม่จากเจ้าหน้าที่ที่ส่งให้คุณ",
        "A preview link lives for a limited time and can be ended at any moment; or it was not copied whole. Ask the officer who sent it for a new one.";
    no_comments_read: "ยังไม่มีความเห็น", "No comments yet";
    no_comments_at_all: "ไม่มีความเห็น", "No comments";
}

/// Of a hearing to come: "แสดงความเห็นได้ตั้งแต่ 1 ธ.ค. 2569 ถึง 23.59 น. ของวันศุกร์ที่ 18 ธันวาคม 2569".
pub fn comment_between(lang: Lang, opens: Day, closes: Moment) -> String {
    let (opens, closes) = (crate::date::short(lang, opens), crate::date::deadline(lang, closes));
    match lang {
        Lang::Th => format!("แสดงความเห็นได้ตั้งแต่ {opens} ถึง {closes}"),
        Lang::En => format!("Comment from {opens} until {closes}"),
    }
}

/// "ตอนนี้เปิดรับฟัง 71 เรื่อง เขียนได้เลย ไม่ต้องเข้าสู่ระบบ".
pub fn open_now(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ตอนนี้เปิดรับฟัง {} เรื่อง เขียนได้เลย ไม่ต้องเข้าสู่ระบบ", crate::number(n)),
        Lang::En => format!("{} open now. Just write: no sign-in needed.", crate::common::consultations(lang, n)),
    }
}

/// "ดูทั้ง 71 เรื่อง".
pub fn see_all(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ดูทั้ง {} เรื่อง", crate::number(n)),
        Lang::En => format!("See all {}", crate::number(n)),
    }
}

/// "พ.ศ. 2569" · "2026".
pub fn in_year(lang: Lang, be: i32) -> String {
    match lang {
        Lang::Th => counting!("พ.ศ. {be}"),
        Lang::En => (be - domain::time::ERA).to_string(),
    }
}

/// "ผลการค้นหา ตู้เย็น".
pub fn results_for(lang: Lang, asked: &str) -> String {
    match lang {
        Lang::Th => format!("ผลการค้นหา {asked}"),
        Lang::En => format!("Search: {asked}"),
    }
}

/// "พบ 6 แห่งใน 3 เรื่อง".
pub fn found_in(lang: Lang, places: u64, consultations: u64) -> String {
    match lang {
        Lang::Th => counting!("พบ {} แห่งใน {} เรื่อง", crate::number(places), crate::number(consultations)),
        Lang::En => format!(
            "{} in {}",
            crate::counted(lang, places, "", "match", "matches"),
            crate::common::consultations(lang, consultations)
        ),
    }
}

/// What kind of thing was found, by the index's code.
pub fn found_kind(lang: Lang, code: &str) -> &'static str {
    match code {
        "key_point" => lang.of("ประเด็นสำคัญ", "Key point"),
        "provision" => lang.of("ข้อความในร่าง", "Text of the draft"),
        "comment" => lang.of("ความเห็น", "Comment"),
        "survey" => lang.of("แบบสอบถาม", "Survey"),
        "summary" => lang.of("สรุปผล", "Summary"),
        "elsewhere" => lang.of("เรื่องที่รับฟังในระบบอื่น", "Hearing held elsewhere"),
        "law" => lang.of("กฎหมาย", "Law"),
        "proposal" => lang.of("ข้อเสนอ", "Proposal"),
        _ => lang.of("เรื่องที่รับฟัง", "Consultation"),
    }
}

/// A tombstone's words.
pub fn withheld(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Th => format!("งดเผยแพร่ เหตุผล: {reason} ความเห็นนี้ยังนับรวมและหน่วยงานได้รับแล้ว"),
        Lang::En => format!("Not published. Reason: {reason}. It is still counted, and the agency has received it."),
    }
}

/// "ประเด็นสำคัญ 6 ประเด็น".
pub fn key_points(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ประเด็นสำคัญ {n} ประเด็น"),
        Lang::En => crate::counted(lang, n as u64, "", "key point", "key points"),
    }
}

/// "อ่าน 12 ความเห็น".
pub fn read_comments(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("อ่าน {} ความเห็น", crate::number(n)),
        Lang::En => format!("Read {}", crate::common::comments(lang, n)),
    }
}

/// "ความเห็นต่อมาตรานี้ 12", "ความเห็นต่อข้อนี้ 12".
pub fn comments_on(lang: Lang, on: On, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ความเห็นต่อ{} {}", on.this(lang), crate::number(n)),
        Lang::En => crate::common::comments(lang, n),
    }
}

/// "ครั้งที่ 1".
pub fn round(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Th => counting!("ครั้งที่ {n}"),
        Lang::En => format!("Round {n}"),
    }
}

/// "ครั้งที่ 1", "ครั้งที่ 1–2": the rounds that asked something; the last alone where it is asked still.
pub fn rounds_of(lang: Lang, span: Span) -> String {
    let Span { since, until } = span;
    match (until.filter(|until| *until > since), lang) {
        (None, _) => round(lang, since),
        (Some(until), Lang::Th) => counting!("ครั้งที่ {since}–{until}"),
        (Some(until), Lang::En) => format!("rounds {since}–{until}"),
    }
}

/// "ร่างที่เผยแพร่เมื่อ 3 ต.ค. 2569".
pub fn version(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => counting!("ร่างที่เผยแพร่เมื่อ {day}"),
        Lang::En => format!("Draft published on {day}"),
    }
}

/// "ร่างที่บันทึกเมื่อ 3 ต.ค. 2569": before it is published.
pub fn version_kept(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => counting!("ร่างที่บันทึกเมื่อ {day}"),
        Lang::En => format!("Draft saved on {day}"),
    }
}

/// "จาก 26 ความเห็น".
pub fn from_comments(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("จาก {} ความเห็น", crate::number(n)),
        Lang::En if n == 0 => "From no comments".into(),
        Lang::En => format!("From {}", crate::common::comments(lang, n)),
    }
}

/// "ส่วนที่ 3 จาก 19".
pub fn part_of(lang: Lang, part: u32, of: u32) -> String {
    match lang {
        Lang::Th => counting!("ตอนที่ {part} จาก {of}"),
        Lang::En => format!("Part {part} of {of}"),
    }
}

/// What a preview card says: "หน่วยงาน · เปิดรับฟัง เหลือ 5 วัน · จะเปลี่ยนอะไร".
pub fn card(agency: &str, state: &str, change: &str) -> String {
    format!("{agency} · {state} · {change}")
}

/// The draft by what it is a draft of: "ร่างกฎหมาย", "ร่างข้อบัญญัติ".
pub fn draft(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Principles | Kind::Bill | Kind::Evaluation => lang.of("ร่างกฎหมาย", "The draft law"),
        Kind::Rule => lang.of("ร่างกฎ", "The draft rule"),
        Kind::Ordinance => lang.of("ร่างข้อบัญญัติ", "The draft ordinance"),
    }
}

/// What a large figure of the result counts; the figure itself stands before it.
fn figure(lang: Lang, n: u64, th: &'static str, one: &'static str, many: &'static str) -> &'static str {
    match lang {
        Lang::Th => th,
        Lang::En if n == 1 => one,
        Lang::En => many,
    }
}

pub fn comments_received(lang: Lang, n: u64) -> &'static str {
    figure(lang, n, "ความเห็นที่ได้รับ", "comment received", "comments received")
}

pub fn sheets_received(lang: Lang, n: u64) -> &'static str {
    figure(lang, n, "ชุดคำตอบที่ได้รับ", "answer sheet received", "answer sheets received")
}

pub fn issues_raised(lang: Lang, n: u64) -> &'static str {
    figure(lang, n, "ประเด็นที่มีการแสดงความคิดเห็น", "issue raised", "issues raised")
}

pub fn changes_made(lang: Lang, n: u64) -> &'static str {
    figure(lang, n, "ประเด็นที่เนื้อหาเปลี่ยนไป", "issue that changed the text", "issues that changed the text")
}

/// What a shared result is called: "สรุปผลการรับฟัง: ทางจักรยานริมคลอง".
pub fn result_of(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("สรุปผลการรับฟัง: {name}"),
        Lang::En => format!("Hearing summary: {name}"),
    }
}

/// "1 ต.ค. 2569 – 15 ต.ค. 2569".
pub fn period(lang: Lang, opens: Day, closes: Day) -> String {
    format!("{} – {}", crate::date::short(lang, opens), crate::date::short(lang, closes))
}

/// "เดิมถึง 15 ต.ค. 2569": the last day before it was put off.
pub fn extended_from(lang: Lang, was: Day) -> String {
    match lang {
        Lang::Th => format!("เดิมถึง {}", crate::date::short(lang, was)),
        Lang::En => format!("It was to close on {}.", crate::date::short(lang, was)),
    }
}

/// A step of the road: the last day was put off.
pub fn road_extended(lang: Lang, was: Day, closes: Day) -> String {
    let [was, closes] = [was, closes].map(|day| crate::date::short(lang, day));
    match lang {
        Lang::Th => format!("ขยายเวลารับฟัง เดิมถึง {was} เป็นถึง {closes}"),
        Lang::En => format!("Hearing extended, from {was} to {closes}"),
    }
}

/// When the last day was put off, from which to which.
pub fn extended_on(lang: Lang, at: Day, was: Day, closes: Day) -> String {
    let [at, was, closes] = [at, was, closes].map(|day| crate::date::short(lang, day));
    match lang {
        Lang::Th => format!("ขยายเวลาเมื่อ {at} เดิมถึง {was} เป็นถึง {closes}"),
        Lang::En => format!("Extended on {at}, from {was} to {closes}."),
    }
}

/// "แก้คำผิดเมื่อ 3 ต.ค. 2569".
pub fn corrected_on(lang: Lang, at: Day) -> String {
    match lang {
        Lang::Th => format!("แก้คำผิดเมื่อ {}", crate::date::short(lang, at)),
        Lang::En => format!("Corrected on {}", crate::date::short(lang, at)),
    }
}

/// Over a dossier that is seen by a link before it is published.
pub fn shared_until(lang: Lang, until: domain::time::Moment) -> String {
    let when = crate::date::moment(lang, until);
    match lang {
        Lang::Th => {
            format!("ฉบับร่าง ยังไม่เผยแพร่ เห็นได้เฉพาะผู้ที่มีลิงก์นี้ ถึงวันที่ {when} ข้อความอาจเปลี่ยนก่อนเผยแพร่ และยังแสดงความเห็นไม่ได้")
        }
        Lang::En => format!(
            "Draft, not published. Only those with this link see it, until {when}. It may change before it is published, and comments are not open."
        ),
    }
}

/// How many of a side stand under an issue, and where: "4,900 ความเห็น · เห็นด้วย 1,200 · ไม่เห็นด้วย 300".
pub fn side_count(lang: Lang, of: &domain::result::Spoke) -> String {
    let stances = domain::comment::Stance::ALL.iter().zip(of.stances).filter(|(_, n)| *n > 0);
    let stances =
        stances.map(|(stance, n)| format!("{} {}", crate::law::stance_short(lang, *stance), crate::number(n)));
    std::iter::once(crate::common::comments(lang, of.comments())).chain(stances).collect::<Vec<_>>().join(" · ")
}

/// A side, as forms offer it and refusals call it.
pub fn side_of(lang: Lang, side: domain::result::SideOf) -> &'static str {
    use domain::result::SideOf;
    match side {
        SideOf::Class(class) => crate::law::class(lang, class),
        SideOf::Unsaid => no_class_of_side(lang),
        SideOf::Position(stance) => position(lang, stance),
    }
}

/// Those who hold a position.
fn position(lang: Lang, stance: domain::comment::Stance) -> &'static str {
    use domain::comment::Stance;
    match stance {
        Stance::Agree => lang.of("ผู้ที่เห็นด้วย", "Those who agree"),
        Stance::Change => lang.of("ผู้ที่เห็นด้วยแต่ขอให้แก้ไข", "Those who agree and want changes"),
        Stance::Disagree => lang.of("ผู้ที่ไม่เห็นด้วย", "Those who disagree"),
        Stance::Unstated => lang.of("ผู้ที่ไม่ระบุว่าเห็นด้วยหรือไม่", "Those who did not say whether they agree"),
    }
}

/// Who holds a view: a class, those who did not say, a position, or several classes of few.
pub fn side_name(lang: Lang, who: &domain::result::Who) -> String {
    use domain::result::Who;
    match who {
        Who::Class(class) => crate::law::class(lang, *class).to_string(),
        Who::Unsaid => no_class_of_side(lang).to_string(),
        Who::Position(code) => match domain::comment::Stance::parse(code) {
            Ok(stance) => position(lang, stance).to_string(),
            Err(_) => (*code).to_string(),
        },
        Who::Together(classes) if classes.is_empty() => sides_together(lang).to_string(),
        Who::Together(classes) => {
            let names: Vec<&str> = classes.iter().map(|class| crate::law::class(lang, *class)).collect();
            format!("{}: {}", sides_together(lang), names.join(", "))
        }
    }
}

/// What a side says, or that nobody wrote it down by itself.
pub fn side_view<'a>(lang: Lang, told: &domain::result::Told<'a>) -> &'a str {
    if told.view.is_empty() { not_by_itself(lang) } else { told.view }
}

/// The key points that a round was the last to ask, as a fold.
pub fn asked_until(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ประเด็นที่ครั้งหลังไม่ได้ถามต่อ {n} ประเด็น"),
        Lang::En => format!("{}, not asked since", crate::counted(lang, n as u64, "", "key point", "key points")),
    }
}
