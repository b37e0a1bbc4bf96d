//! Sheets of the summary desk: sentences that many say, and comments spread over what a filter takes, read row by row.

use domain::lang::Lang;

say! {
    sayings: "ข้อความและประโยคที่กล่าวซ้ำ", "Repeated texts and sentences";
    listed_copies: "ข้อความทั้งฉบับ", "Whole texts";
    copies_mean: "แต่ละแถวคือข้อความที่หลายคนส่งเหมือนกันหรือเกือบเหมือนกัน ใส่เลขประเด็นแล้วระบบจัดทุกความเห็นในกลุ่มที่รออยู่", "Each row is a text that many sent, the same or nearly. Give its issue's number and everything of the group that waits is put there.";
    passed_back: "ใส่เลขให้ประโยคที่ข้ามไว้แล้ว ความเห็นที่กล่าวประโยคนี้และถูกตั้งไว้นอกประเด็นไปพร้อมกันทั้งชุดจะกลับมาเข้าประเด็นด้วย ส่วนที่มีผู้อ่านแล้วตั้งไว้จะคงเดิม", "Give a sentence here a number and comments that say it come under that issue, those too that were set aside with many others at once; what somebody read and set aside stays there.";
    sayings_mean: "อ่านประโยคเดียวแล้วใส่เลขประเด็น ระบบจะจัดทุกความเห็นที่มีประโยคนี้เข้าประเด็นนั้น พร้อมบันทึกว่าหมายถึงประโยคใด ความเห็นที่กล่าวหลายเรื่องจึงอยู่ได้หลายประเด็น", "Read one sentence and give its issue's number: every comment that says it is put there, with the sentence noted as the words meant. A comment on several matters can so stand under several issues.";
    no_sayings: "ยังไม่มีประโยคที่กล่าวซ้ำตั้งแต่ 3 ความเห็นขึ้นไป ระบบค้นหาในเบื้องหลังเมื่อมีความเห็นใหม่", "No sentence is said by three comments or more so far. They are looked for in the background as comments come.";
    all_sorted: "จัดประโยคที่กล่าวซ้ำครบแล้ว", "All repeated sentences are sorted.";
    none_listed: "ไม่มีอะไรในรายการนี้", "Nothing in this list.";
    listed_waiting: "ประโยคที่รอจัด", "Sentences waiting";
    listed_unsorted: "ประโยคที่ยังไม่ได้จัดทั้งหมด", "All sentences not sorted";
    listed_passed: "ประโยคที่ข้ามไว้", "Passed over";
    listed_sorted: "จัดแล้ว", "Sorted";
    sorted_mean: "ประโยคที่จัดเข้าประเด็นแล้ว พิมพ์เลขเพื่อเพิ่มประเด็น ถ้าจัดผิด เปิดความเห็นที่กล่าวประโยคนั้นในตาราง แล้วนำออกจากประเด็น", "Sentences under issues. Type a number to add one. Where one is wrong, open the comments that say it in the table and take them out of the issue.";
    find: "หาคำในประโยค", "Find words in sentences";
    find_hint: "หลายคำเว้นวรรค หาประโยคที่มีครบทุกคำ คั่นด้วย | เพื่อหาคำใดคำหนึ่ง", "Several words: all of them. Separate alternatives with |.";
    put: "เลขประเด็น", "Issue number";
    how_many: "ประเด็นหนึ่งคือเรื่องที่หน่วยงานตอบได้ด้วยคำตอบเดียว แม้ผู้แสดงความเห็นจะเห็นต่างกัน สำหรับความเห็นจำนวนมาก ราวสามสิบประเด็นมักพอ", "An issue is what one answer of the agency settles, however people differ on it. For many comments about thirty are usually enough.";
    put_means: "พิมพ์เลขประเด็น เช่น 3 หรือ 3 7 ถ้าเป็นประเด็นใหม่ พิมพ์ชื่อประเด็นนั้น หรือพิมพ์ + ให้ใช้ประโยคของแถวเป็นชื่อ (แก้ชื่อภายหลังได้) แถวอื่นในหน้านี้ที่เป็นประเด็นใหม่เดียวกับแถวที่ 4 พิมพ์ +4 คั่นหลายประเด็นด้วยจุลภาค เว้นว่างไว้ถ้ายังไม่จัด", "Type the issue's number, such as 3 or 3 7. For a new issue type its title, or + to take the row's sentence as its title (you can change it later); other rows of this page go to the new issue of row 4 by +4. Commas part several. Leave a row empty to sort it later.";
    explained: "วิธีอ่านและใส่เลข", "How to read and fill in the rows";
    likely_none: "ยังไม่เห็นว่าใกล้ประเด็นใด", "Close to no issue so far";
    likely_others: "แถวอื่น", "Other rows";
    near_means: "แถวที่น่าจะเป็นประเด็นเดียวกันอยู่ด้วยกัน อ่านแล้วพิมพ์ = เพื่อใช้เลขที่บอกไว้ หรือทำเครื่องหมายท้ายกลุ่มเพื่อใช้กับทุกแถวที่เว้นว่าง แถวที่ไม่ใช่ให้พิมพ์เลขของแถวนั้นเอง หรือพิมพ์ - เพื่อจัดภายหลัง", "Rows that seem to belong to one issue stand together. Read them, then type = to use the number told, or tick below a group to use it for every row left empty there. Where a row belongs elsewhere type its own number, or - to sort it later.";
    zero_saying: "ประโยคที่อ่านเดี่ยว ๆ แล้วไม่รู้ว่าเป็นเรื่องใด ให้พิมพ์ 0 แล้วจะไม่แสดงอีก ประโยคที่อยู่นอกเรื่องที่รับฟัง ให้พิมพ์เลขเหตุต่อท้าย เช่น 0.1 ผู้เขียนจะได้รู้ว่าส่วนนี้อยู่นอกประเด็นเพราะเหตุใด", "Where a sentence by itself does not tell what it is about, type 0 and it is not shown again. For one outside the hearing type the reason's number after it, such as 0.1: its authors are told that this part is outside, and why.";
    reasons: "นอกประเด็น พร้อมเหตุ", "Outside, with the reason";
    some_add: "บางคนเขียนเพิ่ม เช่น", "Some add, for example:";
    zero_comment: "0 คือนอกประเด็นของการรับฟังครั้งนี้ โปรดเลือกเหตุข้างล่าง หรือพิมพ์เลขเหตุต่อท้าย เช่น 0.2", "0 sets a comment aside; choose why below, or type the reason's number after it, such as 0.2.";
    whole_under: "ประเด็นที่จะจัดทั้งหมดเข้า", "Put all of them under";
    save_sheet: "บันทึกแถวที่ใส่แล้ว", "Save the filled rows";
    save_read: "อ่านครบแล้ว บันทึก", "I have read them: save";
    few_copies: "กลุ่มที่เหลือแต่ละกลุ่มมีไม่ถึง 10 ความเห็น จัดตามประโยคเร็วกว่า", "Each group left has fewer than 10 comments; sorting by sentences is quicker:";
    few_unsorted: "ประโยคที่เหลือแต่ละประโยคมีผู้กล่าวไม่ถึง 10 ความเห็น หยุดอ่านประโยคตรงนี้ได้ ขั้นต่อไปคือ", "Each sentence left is said by fewer than 10 comments: you may stop reading sentences here. What comes next:";
    none_offered: "ยังไม่มีข้อเสนอ ระบบเสนอเฉพาะประเด็นที่ลองกับความเห็นซึ่งมีคนอ่านแล้วและถูกสี่ในห้า อ่านตัวอย่างของที่ยังรอจัดสักหนึ่งร้อยความเห็นก่อน", "Nothing is proposed yet: an issue is proposed only where four in five were right on comments that somebody had read. Read a sample of some hundred that wait first.";
    few_left: "ประโยคที่เหลือมีผู้กล่าวน้อย ขั้นต่อไปคือ", "Few comments say what is left here. What comes next:";
    zero_copies: "0 คือข้อความนี้อยู่นอกประเด็น ระบบตั้งไว้นอกประเด็นเฉพาะความเห็นที่ไม่ได้เขียนเรื่องอื่นเพิ่ม ที่เขียนเพิ่มยังรอจัดตามประโยค โปรดเลือกเหตุข้างล่าง หรือพิมพ์เลขเหตุต่อท้าย เช่น 0.2", "0 says this text is outside the hearing: those that add nothing to it are set aside, and those that add something go on waiting, to be sorted by their sentences. Choose why below, or type the reason's number after it, such as 0.2.";
    settled_means: "ข้อความสีจางคือประโยคที่อ่านและจัดไว้แล้ว", "Sentences in a fainter ink have been read and settled.";
    own_reasons: "ความเห็นที่มีประโยคซึ่งให้เหตุไว้แล้ว เช่น 0.2 ใช้เหตุนั้น เหตุที่เลือกข้างล่างใช้กับความเห็นที่เหลือ", "Comments with a sentence that was given a reason, such as 0.2, are set aside for that reason; the one chosen below is for the rest.";
    put_aside_all: "จัดทั้งหมดเป็นนอกประเด็น", "Set all of them aside";
    issues: "เลขประเด็น", "Issue numbers";
    no_issues: "ยังไม่มีประเด็น พิมพ์ชื่อประเด็นแรกในแถวได้เลย", "No issues yet. Type the first one's title in a row.";
    in_context: "อ่านในความเห็นหนึ่ง", "Read it in a comment";
    see_all: "ดูทุกความเห็นที่กล่าวประโยคนี้", "See every comment that says this";
    sample: "อ่านตัวอย่างที่กระจายทั้งชุด", "Read a spread sample";
    to_sample: "นับทั้งหมดและอ่านตัวอย่าง", "Count them all and read a sample";
    sample_means: "ระบบเลือกความเห็นที่กระจายเท่า ๆ กันทั้งชุด อ่านแล้วใส่เลขประเด็นทีละแถว ก่อนตัดสินใจจัดทั้งชุด", "These are spread evenly over everything that matches. Read them and give each its number before deciding on the whole.";
    proposed_means: "ช่องที่กรอกไว้คือเลขที่ระบบเสนอ แก้ให้ถูกแล้วบันทึก ระบบจะบอกว่าที่เสนอถูกกี่ข้อความ และเรียนจากที่แก้", "The numbers filled in are those proposed. Correct them and save: you are told how many were right, and the proposals learn from it.";
    another: "ชุดถัดไป", "Another sample";
    whole: "จัดทั้งหมดที่ตรงกับตัวกรองนี้", "Everything that matches";
    take_rest: "รับข้อเสนอทั้งหมดที่เหลือ", "Accept all remaining proposals";
    narrow_first: "ถูกน้อยกว่า 9 ใน 10 ควรกรองให้แคบลง หรืออ่านอีกชุดก่อนจัดทั้งหมด", "Fewer than 9 in 10 were right. Narrow the filter or read another sample before taking the whole.";
    back_to_table: "กลับไปที่ตาราง", "Back to the table";
    steps: "เมื่อมีความเห็นจำนวนมาก", "With many comments";
    step_copies: "จัดข้อความที่ส่งซ้ำ", "Sort texts sent many times";
    step_sayings: "จัดประโยคที่กล่าวซ้ำ", "Sort repeated sentences";
    step_unsorted: "อ่านประโยคที่ยังไม่มีใครอ่าน เพื่อให้ความเห็นที่จัดแล้วได้ประเด็นอื่นที่กล่าวไว้ด้วย", "Read the sentences nobody has read, so that sorted comments come under their further issues too";
    step_passed: "จัดความเห็นที่มีแต่ประโยคที่อ่านแล้วและข้ามไว้", "Sort comments of nothing but sentences passed over";
    step_sample: "อ่านตัวอย่างของที่ยังรอจัด", "Read a sample of what still waits";
    step_offers: "ตรวจข้อเสนอของระบบ แล้วรับส่วนที่ถูก", "Check what is proposed and accept what is right";
    step_rest: "อ่านที่เหลือ", "Read the rest";
}

/// How a reason is typed in a row: `0.2`, in Arabic digits.
pub fn reason_typed(number: u32) -> String {
    format!("0.{number}")
}

/// A reason in the list, with the number by which a row names it: "2. ไม่เกี่ยวกับร่างนี้".
pub fn reason_numbered(number: u32, reason: &str) -> String {
    format!("{}. {reason}", crate::plain(number))
}

/// "812 ความเห็นกล่าวประโยคนี้ รอจัด 640".
pub fn said_by(lang: Lang, comments: u64, waiting: u64) -> String {
    let (n, w) = (crate::number(comments), crate::number(waiting));
    match lang {
        Lang::Th => format!("{n} ความเห็นกล่าวประโยคนี้ รอจัด {w}"),
        Lang::En => format!("said by {}, {w} waiting", crate::common::comments(lang, comments)),
    }
}

/// Before the sentence that usually stands after another: "มักตามด้วย (9 ใน 12)".
pub fn goes_on(lang: Lang, both: u64, of: u64) -> String {
    usually(lang.of("มักตามด้วย", "usually before"), lang, both, of)
}

/// Before the sentence that usually stands before another.
pub fn follows(lang: Lang, both: u64, of: u64) -> String {
    usually(lang.of("มักอยู่ต่อจาก", "usually after"), lang, both, of)
}

/// Before the sentence that another is usually a part of.
pub fn within(lang: Lang, both: u64, of: u64) -> String {
    usually(lang.of("มักอยู่ใน", "usually within"), lang, both, of)
}

fn usually(told: &str, lang: Lang, both: u64, of: u64) -> String {
    let (both, of) = (crate::number(both), crate::number(of));
    match lang {
        Lang::Th => format!("{told} ({both} ใน {of})"),
        Lang::En => format!("{told} ({both} of {of})"),
    }
}

/// "812 ความเห็นรอจัด จากทั้งหมด 900 ความเห็น เขียนต่างกัน 14 แบบ".
pub fn copies_waiting(lang: Lang, waiting: u64, comments: u64, texts: u64) -> String {
    let (w, n, t) = (crate::number(waiting), crate::number(comments), crate::number(texts));
    match lang {
        Lang::Th => format!("รอจัด {w} จาก {n} ความเห็น เขียนต่างกัน {t} แบบ"),
        Lang::En => format!("{w} of {} waiting, in {t} versions", crate::common::comments(lang, comments)),
    }
}

/// "หาได้ครั้งละ 12 คำ อีก 3 คำท้ายไม่ได้หา".
pub fn left_off(lang: Lang, more: usize) -> String {
    let (most, more) = (crate::plain(domain::ledger::MOST_SOUGHT), crate::plain(more));
    match lang {
        Lang::Th => format!("หาได้ครั้งละ {most} คำ อีก {more} คำท้ายไม่ได้หา"),
        Lang::En => format!("{most} words are looked for at a time; the last {more} were left off."),
    }
}

/// A step of the desk with how much of it is left: "จัดประโยคที่กล่าวซ้ำ (312)".
pub fn step(label: &str, left: Option<u64>) -> String {
    left.map_or(label.to_string(), |n| format!("{label} ({})", crate::number(n)))
}

/// "312 ประโยค".
pub fn sentences(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("{} ประโยค", crate::number(n)),
        Lang::En => crate::counted(lang, n, "", "sentence", "sentences"),
    }
}

/// "ตรงกับตัวกรอง 3,214 ความเห็น อ่าน 20 ความเห็นต่อไปนี้".
pub fn matching(lang: Lang, all: u64, shown: u64) -> String {
    let (n, s) = (crate::number(all), crate::number(shown));
    match lang {
        Lang::Th => format!("ตรงกับตัวกรองทั้งหมด {n} ความเห็น ข้างล่างนี้ {s} ความเห็น"),
        Lang::En => format!("Matching: {n}. Below: {s}."),
    }
}

/// "ที่อ่านครั้งล่าสุด ระบบเสนอถูก 18 จาก 20".
pub fn were_right(lang: Lang, right: u64, read: u64) -> String {
    let (r, n) = (crate::number(right), crate::number(read));
    match lang {
        Lang::Th => format!("ที่คุณอ่านครั้งล่าสุด ระบบเสนอถูก {r} จาก {n}"),
        Lang::En => format!("Of the {n} proposals you last read, {r} were right."),
    }
}

/// "จัดทั้ง 3,214 ความเห็น".
pub fn put_all(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("จัดทั้ง {} ความเห็น", crate::number(n)),
        Lang::En => format!("Put all {}", crate::common::comments(lang, n)),
    }
}

/// "รับข้อเสนอทั้งหมดที่เหลือ (2,454 ความเห็น)".
pub fn take_all(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!("{} ({} ความเห็น)", take_rest(lang), crate::number(n)),
        Lang::En => format!("{} ({})", take_rest(lang), crate::number(n)),
    }
}

/// Over the list of issues, where there are more than are usually enough.
pub fn many_issues(lang: Lang, issues: u64) -> String {
    let issues = crate::number(issues);
    match lang {
        Lang::Th => format!(
            "มีแล้ว {issues} ประเด็น ซึ่งแต่ละประเด็นต้องเขียนคำตอบ ราวสามสิบมักพอ ก่อนตั้งใหม่ ลองดูว่าคำตอบของประเด็นที่มีอยู่ใช้ตอบได้หรือไม่"
        ),
        Lang::En => format!(
            "There are {issues} issues, each of which needs an answer written; about thirty are usually enough. Before a new one, see whether the answer of one that is here would do."
        ),
    }
}

/// Beside a row's field, or over rows, the issue that they seem to belong to: "ใกล้ประเด็น 3 ที่จอดรถ".
pub fn likely(lang: Lang, number: u32, title: &str) -> String {
    let number = crate::plain(number);
    match lang {
        Lang::Th => format!("ใกล้ประเด็น {number} {title}"),
        Lang::En => format!("Close to issue {number}, {title}"),
    }
}

/// Beside the field of a row that is told by its company alone: "มักกล่าวพร้อมประเด็น 3 ที่จอดรถ".
pub fn likely_beside(lang: Lang, number: u32, title: &str) -> String {
    let number = crate::plain(number);
    match lang {
        Lang::Th => format!("มักกล่าวพร้อมประเด็น {number} {title}"),
        Lang::En => format!("Often said with issue {number}, {title}"),
    }
}

/// The press that takes the rest of a group of rows, with how much that is at most.
pub fn take_group(lang: Lang, number: u32, rows: u64, comments: u64) -> String {
    let (number, rows) = (crate::plain(number), crate::number(rows));
    match lang {
        Lang::Th => {
            format!("อ่านแล้ว แถวที่เว้นว่างในกลุ่มนี้ ไม่เกิน {rows} แถว {} ความเห็น เข้าประเด็น {number}", crate::number(comments))
        }
        Lang::En => format!(
            "I have read them: every row of this group that is left empty, up to {rows} with {}, goes to issue {number}",
            crate::common::comments(lang, comments)
        ),
    }
}

/// How often what is told beside rows was right: "ลองกับประโยคที่จัดแล้ว ตรง 52 จาก 60".
pub fn near_tested(lang: Lang, right: u64, shown: u64) -> String {
    let (right, shown) = (crate::number(right), crate::number(shown));
    match lang {
        Lang::Th => format!("ลองกับประโยคที่จัดไว้แล้ว ตรง {right} จาก {shown}"),
        Lang::En => format!("Tried on sentences that were sorted, it was right for {right} of {shown}."),
    }
}

/// The label of a row's field: "เลขประเด็นของแถวที่ 3".
pub fn put_of(lang: Lang, row: usize) -> String {
    match lang {
        Lang::Th => format!("เลขประเด็นของแถวที่ {}", crate::plain(row)),
        Lang::En => format!("Issue number of row {}", crate::plain(row)),
    }
}
