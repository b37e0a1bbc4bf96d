//! What the summary desk is offered: near-copies, issues proposed, themes, a beginning for a text. It says what it is: an offer.

use domain::lang::Lang;

say! {
    title: "ข้อเสนอจากระบบ", "Suggestions";
    to_hints: "ดูข้อเสนอจากระบบ", "See the suggestions";
    means: "ระบบอ่านถ้อยคำแล้วเสนอเท่านั้น ไม่จัดความเห็นเอง เจ้าหน้าที่เป็นผู้ตัดสินทุกครั้ง และเลิกทำได้", "The system reads words and suggests; it sorts nothing by itself. A person decides each time, and can undo it.";
    learning: "ระบบจะปรับข้อเสนอตามที่จัดล่าสุดภายในราวหนึ่งนาที แล้วเปิดหน้านี้อีกครั้ง", "The suggestions follow your latest sorting within about a minute. Open this page again then.";
    grouping: "ระบบกำลังรวมข้อความที่เหมือนกัน จำนวนในแต่ละกลุ่มจะยังเพิ่มขึ้น", "Same texts are still being grouped; the counts of groups will grow.";
    finding: "ระบบกำลังหากลุ่มใหม่ เปิดหน้านี้อีกครั้งในอีกสักครู่", "New themes are being found. Open this page again in a moment.";
    copies: "ข้อความเหมือนกันหรือเกือบเหมือนกัน", "Same or nearly same texts";
    copies_mean: "นับทั้งจำนวนความเห็นที่ส่งเข้ามาและจำนวนข้อความที่ไม่ซ้ำกัน ทุกความเห็นยังนับและได้รับคำตอบเหมือนกัน", "Both submissions and distinct texts are counted. Every comment still counts, and is answered like any other.";
    no_copies: "ยังไม่พบข้อความที่เหมือนกัน", "No same texts so far.";
    text: "ข้อความ", "Text";
    submissions: "ความเห็น", "Submissions";
    persons: "ผู้ที่ยืนยันตัวตนแล้ว", "Verified persons";
    texts: "ข้อความที่ไม่ซ้ำกัน", "Distinct texts";
    hidden_text: "ข้อความนี้ไม่ได้เผยแพร่", "This text is not public.";
    fold: "รวมข้อความที่เหมือนกันเป็นบรรทัดเดียว", "One line for same texts";
    unfold: "แสดงทุกความเห็น", "Show every comment";
    folded_means: "แต่ละบรรทัดแทนทุกความเห็นที่รอจัดและข้อความเหมือนกัน แม้เลือกประเด็นหรือความเห็นต่อประเด็นไว้ต่างกัน เมื่อเลือกบรรทัดหนึ่งแล้วจัด ระบบจะจัดทั้งหมดนั้น บอกจำนวน และเลิกทำได้", "Each line stands for every waiting comment with the same text, whatever part or stance was chosen. Ticking a line and sorting it sorts all of them; you are told how many, and can undo it.";
    not_folded: "รวมบรรทัดได้เฉพาะเมื่อแสดงความเห็นที่รอจัดโดยไม่กรองอย่างอื่น จึงแสดงทุกความเห็น", "Lines are joined only among waiting comments with no other filter. Every comment has its own line.";
    proposed: "ประเด็นที่ระบบเสนอ", "Issue proposed";
    accept: "รับข้อเสนอของที่เลือก", "Accept the proposals of the ticked";
    accept_one: "รับข้อเสนอนี้", "Accept this proposal";
    key_accept: "รับข้อเสนอของความเห็นนี้ หรือที่เลือกไว้", "Accept the proposal for this comment, or the ticked ones";
    proposals: "ประเด็นที่ระบบเสนอ", "Issues proposed";
    proposals_mean: "ระบบเรียนจากความเห็นที่จัดแล้ว และทดสอบกับความเห็นที่เจ้าหน้าที่อ่านเองเท่านั้น ไม่นับที่จัดทั้งชุด ประเด็นใดถูกอย่างน้อย 8 ใน 10 จึงเสนอ ยิ่งอ่านตัวอย่างมาก ยิ่งเสนอได้มาก", "The system learns from what is sorted and tests itself only on comments that staff read themselves, not on those sorted many at once. An issue is proposed only if at least 8 in 10 were right; the more of a sample you read, the more is proposed.";
    check: "อ่านตัวอย่างก่อนรับ", "Read a sample first";
    check_every: "ตรวจข้อเสนอของทุกประเด็นพร้อมกัน", "Check the proposals of every issue together";
    no_proposals: "ยังไม่มีประเด็นให้เรียน เริ่มจัดความเห็นก่อน แล้วระบบจะเริ่มเสนอ", "There is nothing to learn from yet. Sort some comments first.";
    tested: "ผลการทดสอบ", "Test";
    waiting: "เสนอสำหรับที่รอจัด", "Proposed for those waiting";
    themes: "เรื่องที่พูดถึงร่วมกัน", "Themes";
    themes_mean: "ความเห็นที่รอจัดและใช้คำเดียวกันนี้ ในการทดสอบราวสามในสี่เป็นเรื่องเดียวกัน ที่เหลืออาจเป็นเรื่องอื่น จึงควรอ่านก่อนจัด กลุ่มที่ไม่มีคำร่วมชัดเจนไม่นำมาเสนอ", "Waiting comments that share these words. In tests about three in four were of one issue and the rest of others, so read before sorting. Groups that no common words name are not offered.";
    no_themes: "ยังไม่มีกลุ่ม ระบบหากลุ่มเมื่อมีความเห็นรอจัดตั้งแต่ 30 ข้อความ", "No themes yet. They are found once 30 texts are waiting.";
    find_again: "หากลุ่มใหม่", "Find themes anew";
    theme_title: "ชื่อประเด็น", "Title of the issue";
    make_issue: "ตั้งประเด็นและจัดทั้งกลุ่ม", "Make an issue of the whole theme";
    put_under: "จัดทั้งกลุ่มเข้าประเด็น", "Put the whole theme under";
    open_group: "เปิดในตาราง", "Open in the table";
    theme: "กลุ่มเรื่อง", "Theme";
    begin: "เริ่มร่างสาระจากถ้อยคำของผู้แสดงความเห็น", "Begin the text from what people wrote";
    begun: "ระบบร่างช่องสาระของความเห็นจากถ้อยคำที่ผู้แสดงความเห็นเขียนไว้ พร้อมจำนวนความเห็นที่กล่าว เลขความเห็นที่เป็นที่มาอยู่ข้างล่าง โปรดอ่าน แก้ไข แล้วบันทึก ผู้บันทึกเป็นผู้ลงชื่อรับรองข้อความ ยังไม่มีอะไรถูกบันทึก", "The text box has been begun from what people wrote, each sentence with how many say it; the numbers of their comments stand below. Read, edit and save it: whoever saves it signs it. Nothing is saved yet.";
    begun_sources: "ที่มาของแต่ละประโยค", "Where each sentence comes from";
    voices: "ความเห็นที่แทนความหลากหลายของประเด็นนี้", "Comments that show the range of this issue";
    nothing_to_begin: "ความเห็นที่เผยแพร่ในประเด็นนี้ไม่มีข้อความพอให้เริ่มร่าง", "The public comments under this issue have too little text to begin from.";
}

/// On a row: "812 ความเห็นส่งข้อความนี้ เขียนต่างกันเล็กน้อย 14 แบบ".
pub fn copies_of(lang: Lang, comments: u64, texts: u64) -> String {
    let (n, t) = (crate::number(comments), crate::number(texts));
    match lang {
        Lang::Th if texts < 2 => format!("{n} ความเห็นใช้ข้อความเดียวกันนี้"),
        Lang::Th => format!("{n} ความเห็นใช้ข้อความนี้ โดยเขียนต่างกันเล็กน้อยเป็น {t} แบบ"),
        Lang::En if texts < 2 => format!("{n} comments with this text"),
        Lang::En => format!("{n} comments with this text, {t} versions"),
    }
}

/// "ระบบเสนอ: 2. ค่าแผง (ทดสอบแล้วถูกราว 91 ใน 100)".
pub fn offered(lang: Lang, number: u32, title: &str, likely: u32) -> String {
    let (number, likely) = (crate::plain(number), crate::plain(likely));
    match lang {
        Lang::Th => format!("ระบบเสนอ: {number}. {title} (ทดสอบแล้วถูกราว {likely} ใน 100)"),
        Lang::En => format!("Proposed: {number}. {title} (right about {likely} in 100 when tested)"),
    }
}

/// "ส่งเข้ามา 100,000 ความเห็น เป็นข้อความที่ต่างกัน 72,100 แบบ".
pub fn distinct(lang: Lang, comments: u64, texts: u64) -> String {
    let (n, t) = (crate::number(comments), crate::number(texts));
    match lang {
        Lang::Th => format!("ส่งเข้ามา {n} ความเห็น เป็นข้อความที่ไม่ซ้ำกัน {t} แบบ"),
        Lang::En => format!("{n} comments were submitted, in {t} distinct texts."),
    }
}

/// "ในจำนวนนี้ 30,000 ความเห็นส่งข้อความเหมือนหรือเกือบเหมือนกันเป็น 43 กลุ่ม กลุ่มละ 10 ความเห็นขึ้นไป".
pub fn campaigns(lang: Lang, comments: u64, groups: u64, texts: u64) -> String {
    let (n, g, t) = (crate::number(comments), crate::number(groups), crate::number(texts));
    let least = crate::number(domain::ledger::CAMPAIGN);
    match lang {
        Lang::Th => format!(
            "ในจำนวนนี้ {n} ความเห็นมีข้อความเหมือนหรือเกือบเหมือนกันเป็นกลุ่มใหญ่ รวมเป็น {g} กลุ่ม กลุ่มละ {least} ความเห็นขึ้นไป และเขียนต่างกัน {t} แบบ"
        ),
        Lang::En => format!(
            "{n} of them are in {g} groups of {least} or more that share their text, or nearly, in {t} versions."
        ),
    }
}

/// Why an issue is not proposed; `tested` is how many comments of it somebody read.
pub fn why_not(lang: Lang, tested: u64) -> String {
    let n = crate::number(tested);
    match lang {
        Lang::Th if tested < 10 => format!("ยังไม่เสนอ เพราะมีความเห็นที่เจ้าหน้าที่อ่านเองเพียง {n} ความเห็น"),
        Lang::Th => format!("ยังไม่เสนอ เพราะเมื่อทดสอบกับ {n} ความเห็นที่อ่านแล้ว ยังแยกประเด็นนี้ได้ไม่แน่พอ"),
        Lang::En if tested < 10 => format!("Not proposed: staff have read only {n} of its comments themselves."),
        Lang::En => format!("Not proposed: tested on the {n} that were read, it is not told apart surely enough."),
    }
}

/// "ถูก 46 จาก 50 ที่เสนอ เรียนจาก 80 ความเห็น".
pub fn did(lang: Lang, right: u64, suggested: u64, coded: u64) -> String {
    let (right, suggested, coded) = (crate::number(right), crate::number(suggested), crate::number(coded));
    match lang {
        Lang::Th => format!("ถูก {right} จาก {suggested} ที่เสนอ เรียนจาก {coded} ความเห็น"),
        Lang::En => format!("{right} of {suggested} proposals right, learned from {coded} comments"),
    }
}

/// "รับข้อเสนอทั้งหน้า 42 ความเห็น".
pub fn accept_page(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("รับข้อเสนอทั้งหน้านี้ {} ความเห็น", crate::number(n)),
        Lang::En => format!("Accept this page's proposals: {}", crate::common::comments(lang, n)),
    }
}

/// "รอจัด 812 ความเห็น".
pub fn theme_waiting(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("รอจัด {} ความเห็น", crate::number(n)),
        Lang::En => format!("{} waiting", crate::common::comments(lang, n)),
    }
}

/// "มีความเห็นใหม่ 40 ความเห็นหลังจากหากลุ่มครั้งก่อน".
pub fn grown(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("มีความเห็นใหม่ {} ความเห็นหลังจากหากลุ่มครั้งก่อน", crate::number(n)),
        Lang::En => format!("{} since themes were last found.", crate::common::comments(lang, n)),
    }
}

/// "ผู้ลงชื่อ: สมหมาย ตั้งใจ เมื่อ 5 ต.ค. 2569 เวลา 10.30 น."
pub fn signed(lang: Lang, name: &str, at: domain::time::Moment) -> String {
    let at = crate::date::moment(lang, at);
    match lang {
        Lang::Th => format!("ผู้ลงชื่อรับรองข้อความนี้: {name} เมื่อ {at}"),
        Lang::En => format!("Signed by {name}, {at}"),
    }
}

/// Before what one side says, in a text begun: those against the draft as it stands, those for it; people, where it is no side's.
pub fn begun_side(lang: Lang, against: Option<bool>) -> &'static str {
    match (lang, against) {
        (Lang::Th, None) => "ผู้แสดงความเห็นกล่าวว่า",
        (Lang::Th, Some(true)) => "ผู้ที่ไม่เห็นด้วยหรือขอให้แก้ไขเป็นส่วนใหญ่ กล่าวว่า",
        (Lang::Th, Some(false)) => "ผู้ที่เห็นด้วยเป็นส่วนใหญ่ กล่าวว่า",
        (Lang::En, None) => "People say",
        (Lang::En, Some(true)) => "Those who mostly disagree or ask for changes say",
        (Lang::En, Some(false)) => "Those who mostly agree say",
    }
}

/// A sentence in a text begun, with how many say it: "“ขอให้…” (46 ความเห็น)".
pub fn begun_sentence(lang: Lang, text: &str, all: usize) -> String {
    format!("“{text}” ({})", crate::common::comments(lang, all as u64))
}

/// What a sentence stands on: "“ขอให้…” กล่าวใน 46 ความเห็น: ความเห็น 12, 15, 19 และอีก 43".
pub fn source(lang: Lang, text: &str, all: u64, numbers: &[String]) -> String {
    let more = all.saturating_sub(numbers.len() as u64);
    let (all, numbers) = (crate::common::comments(lang, all), numbers.join(", "));
    match (lang, more) {
        (Lang::Th, 0) => format!("“{text}” กล่าวใน {all} คือความเห็น {numbers}"),
        (Lang::Th, _) => format!("“{text}” กล่าวใน {all} เช่นความเห็น {numbers} และอีก {}", crate::number(more)),
        (Lang::En, 0) => format!("“{text}”, said in {all}: {numbers}"),
        (Lang::En, _) => format!("“{text}”, said in {all}: {numbers} and {} more", crate::number(more)),
    }
}

/// "อีก 43": the way to all of them.
pub fn and_more(lang: Lang, more: u64) -> String {
    match lang {
        Lang::Th => format!("และอีก {}", crate::number(more)),
        Lang::En => format!("and {} more", crate::number(more)),
    }
}

/// Comments of an issue that say none of the sentences its text tells.
pub fn behind_none(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("อีก {} ความเห็นในประเด็นนี้ไม่ได้กล่าวประโยคที่ยกมา", crate::number(n)),
        Lang::En => format!("{} of this issue say none of the sentences told", crate::common::comments(lang, n)),
    }
}

/// Over the comments that say a sentence.
pub fn said_in(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Th => format!("ความเห็นที่กล่าวว่า “{text}”"),
        Lang::En => format!("Comments that say “{text}”"),
    }
}

/// What a class says, in a view begun: "“ขอให้…” (12 ความเห็น) “ขอ…” (5 ความเห็น)".
pub fn begun_view<'a>(lang: Lang, said: impl Iterator<Item = (&'a str, u64)>) -> String {
    said.map(|(text, n)| begun_sentence(lang, text, n as usize)).collect::<Vec<_>>().join(begun_and(lang)[0])
}

/// Between two sentences of a text begun, and before the last.
pub fn begun_and(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Th => [" ", " และ "],
        Lang::En => [", ", " and "],
    }
}

/// Beside a sentence that a text was begun from: "46 ความเห็น".
pub fn begun_from(lang: Lang, all: usize) -> String {
    crate::common::comments(lang, all as u64)
}

/// "อ่าน 2,000 จาก 8,123 ความเห็น โดยเว้นระยะเท่ากัน".
pub fn read_some(lang: Lang, read: u64, all: u64) -> String {
    let (read, all) = (crate::number(read), crate::number(all));
    match lang {
        Lang::Th => format!("ระบบอ่าน {read} จาก {all} ความเห็นที่เผยแพร่ โดยเว้นระยะเท่ากัน"),
        Lang::En => format!("{read} of {all} public comments were read, evenly spread."),
    }
}

/// "อีก 3 ความเห็นไม่เผยแพร่ จึงไม่มีถ้อยคำอยู่ในนี้".
pub fn not_begun_from(lang: Lang, sealed: u64) -> String {
    let n = crate::common::comments(lang, sealed);
    match lang {
        Lang::Th => format!("อีก {n} ไม่เผยแพร่ จึงไม่มีถ้อยคำอยู่ในข้อความนี้ โปรดอ่านในตารางแล้วสรุปโดยไม่ยกถ้อยคำ"),
        Lang::En => format!(
            "{n} more are not public, so none of their words stand here. Read them in the table and sum them up without quoting."
        ),
    }
}

/// "จาก 812 ความเห็น ข้อความไม่ซ้ำกัน 14 แบบ"; the texts only where they are known and fewer.
pub fn submitted(lang: Lang, comments: u64, texts: u64) -> String {
    let from = crate::papers::from_comments(lang, comments);
    if texts == 0 || texts >= comments { from } else { format!("{from} {}", versions(lang, texts)) }
}

/// "ข้อความไม่ซ้ำกัน 14 แบบ".
pub fn versions(lang: Lang, texts: u64) -> String {
    match lang {
        Lang::Th => format!("ข้อความไม่ซ้ำกัน {} แบบ", crate::number(texts)),
        Lang::En => format!("in {} distinct texts", crate::number(texts)),
    }
}

/// A group of copies by its first comment: "ตามความเห็นลำดับที่ 12".
pub fn copies_as(lang: Lang, first: i64) -> String {
    let first = crate::plain(first);
    match lang {
        Lang::Th => format!("ตามความเห็นลำดับที่ {first}"),
        Lang::En => format!("as comment No. {first}"),
    }
}
