//! Search: the box and its help, what was found or not, one consultation searched, a search as a feed, what is alike.

use domain::lang::Lang;

say! {
    covers: "ค้นได้ทั้งชื่อเรื่อง ชื่อที่คนเรียกกัน ประเด็นสำคัญ ข้อความในร่าง ความเห็นที่เผยแพร่ แบบสอบถาม และสรุปผล",
        "Searches titles, the names people use, key points, drafts, published comments, surveys and summaries.";
    as_spoken: "พิมพ์อย่างที่พูดได้เลย ไม่ต้องเว้นวรรค และพิมพ์ผิดเล็กน้อยก็ยังค้นพบ",
        "Type as you would say it. Small misspellings are forgiven.";
    help: "วิธีค้นให้ตรงขึ้น", "How to narrow a search";
    help_passage: "“ค่าเช่าแผง”", "“stall rent”";
    help_passage_why: "ต้องมีข้อความนี้ตรงตามนี้", "Exactly this phrase";
    help_without: "-รถยนต์", "-car";
    help_without_why: "ไม่เอาสิ่งที่มีคำนี้", "Leave out anything with this word";
    help_section: "มาตรา:37", "section:37";
    help_section_why: "เฉพาะมาตราหรือข้อที่ 37", "Only sections numbered 37";
    help_agency: "หน่วยงาน:ขนส่ง", "agency:transport";
    help_agency_why: "เฉพาะเรื่องของหน่วยงานที่ชื่อมีคำนี้", "Only agencies with this in their name";
    near: "ข้างล่างนี้มีเพียงบางส่วนของคำที่ค้น อาจไม่ใช่สิ่งที่กำลังหา", "What follows has only a part of what you typed and may not be what you are looking for.";
    none_try: "ค้นแล้วในเรื่องที่เผยแพร่ทั้งหมด ไม่มีที่ใดตรงกับคำนี้ ลองทำอย่างนี้", "Everything public was searched and nothing matches. Most drafts and comments are in Thai. You can try this:";
    none_try_inside: "ค้นแล้วเฉพาะในเรื่องนี้ ไม่มีที่ใดตรงกับคำนี้ ลองทำอย่างนี้", "Only this consultation was searched and nothing matches. You can try this:";
    none_try_narrowed: "ค้นแล้วเฉพาะที่ตรงกับตัวกรอง ลองทำอย่างนี้", "Only what fits the filters was searched. You can try this:";
    try_shorter: "ใช้คำที่สั้นลง หรือคำที่คนทั่วไปใช้เรียกเรื่องนี้", "Use fewer words, or the Thai words people commonly use.";
    try_spelling: "ดูตัวสะกดอีกครั้ง", "Check the spelling.";
    try_without_signs: "เอาเครื่องหมายคำพูด เครื่องหมายลบ หรือคำที่มีเครื่องหมาย : ออก", "Remove quotation marks, minus signs and words with a colon.";
    try_without_filters: "ค้นใหม่โดยไม่ใช้ตัวกรอง", "Search again without filters";
    try_everywhere: "ค้นคำนี้ในทุกเรื่อง", "Search all consultations for this";
    try_list: "เปิดดูเรื่องที่รับฟังทั้งหมด", "See all consultations";
    only_typed: "ค้นเฉพาะคำที่พิมพ์", "Search only for what was typed";
    literal: "กำลังค้นเฉพาะคำที่พิมพ์", "Searching only for what was typed.";
    with_also: "รวมคำในกฎหมายที่หมายถึงสิ่งเดียวกันด้วย", "Include the law's terms for it";
    chosen: "ตัวกรองที่ใช้อยู่", "Filters in use";
    take_off: "เอาออก", "Remove";
    inside: "ค้นในเรื่องนี้", "Search this consultation";
    inside_covers: "ค้นประเด็นสำคัญ ข้อความในร่าง และความเห็นที่เผยแพร่ของเรื่องนี้", "Searches this consultation's key points, draft and published comments.";
    inside_covers_survey: "ค้นที่มาและเหตุผล แบบสอบถาม และสรุปผลของเรื่องนี้", "Searches this consultation's background, survey and summary.";
    everywhere: "ค้นในทุกเรื่อง", "Search all consultations";
    class: "ใครแสดงความเห็น", "Who commented";
    failing: "ตอนนี้ค้นหาไม่ได้ ระบบกำลังจัดทำดัชนีค้นหาใหม่เอง ลองอีกครั้งในอีกสักครู่ ส่วนอื่นของเว็บไซต์ใช้ได้ตามปกติ",
        "Search is not available just now: its index is being rebuilt. Please try again shortly. The rest of the site works as usual.";
    feed: "ติดตามผลการค้นนี้ทางฟีด (Atom)", "Follow this search as a feed (Atom)";
    list_feed: "ติดตามรายการนี้ทางฟีด (Atom)", "Follow this list as a feed (Atom)";
    list_feed_title: "เรื่องที่รับฟังความคิดเห็น", "Public consultations";
    feed_why: "เปิดลิงก์นี้ในโปรแกรมอ่านฟีด เมื่อมีสิ่งใหม่ที่ตรงกับคำค้นจะเห็นทันที", "Open the link in a feed reader to see what is new for this search.";
    alike: "เรื่องที่คล้ายกัน", "Consultations like this one";
    alike_why: "เรื่องที่ใช้ถ้อยคำใกล้เคียงกัน ระบบค้นให้เอง หน่วยงานไม่ได้เลือก", "Found by their wording, not chosen by the agency.";
    of_itself: "ชื่อเรื่อง ที่มา และเหตุผล", "Title, background and reasons";
    the_result: "สรุปผลการรับฟังความคิดเห็น", "Hearing summary";
}

/// "ไม่พบสิ่งที่ตรงกับ “ตู้เย็น”".
pub fn none(lang: Lang, asked: &str) -> String {
    match lang {
        Lang::Th => format!("ไม่พบสิ่งที่ตรงกับ “{asked}”"),
        Lang::En => format!("No results for “{asked}”"),
    }
}

/// "ผลการค้นหา ตู้เย็น ใน การซ่อมเครื่องใช้ไฟฟ้า".
pub fn results_inside(lang: Lang, asked: &str, name: &str) -> String {
    match lang {
        Lang::Th => format!("ผลการค้นหา {asked} ใน {name}"),
        Lang::En => format!("Search: {asked} in {name}"),
    }
}

/// Of what is narrowed to a side or a group while its number is not told.
pub fn found_untold(lang: Lang) -> &'static str {
    lang.of(
        "พบในเรื่องนี้ จำนวนแยกตามความเห็นและกลุ่มยังไม่แสดง",
        "Found in this consultation. How many of each side and group is not shown yet.",
    )
}

/// "พบ 6 แห่งในเรื่องนี้".
pub fn found_inside(lang: Lang, places: u64) -> String {
    match lang {
        Lang::Th => counting!("พบ {} แห่งในเรื่องนี้", crate::number(places)),
        Lang::En => format!("{} in this consultation", crate::counted(lang, places, "", "match", "matches")),
    }
}

/// Around the link of another spelling: "หมายถึง … หรือไม่".
pub fn meant(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Th => ("หมายถึง ", " หรือไม่"),
        Lang::En => ("Did you mean ", "?"),
    }
}

/// "รวมผลของคำว่า “…” และ “…” ซึ่งกฎหมายใช้เรียก “บัญชีม้า”"; at most four of the law's words.
pub fn also(lang: Lang, typed: &str, also: &[String]) -> String {
    const MOST: usize = 4;
    let quoted: Vec<String> = also.iter().take(MOST).map(|one| format!("“{one}”")).collect();
    let more = also.len().saturating_sub(MOST);
    match lang {
        Lang::Th => {
            let more = if more > 0 { counting!(" และอีก {more} คำ") } else { String::new() };
            format!("รวมผลของคำว่า {}{more} สำหรับ “{typed}”", quoted.join(" "))
        }
        Lang::En => {
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("Results for {}{more} are included for “{typed}”.", quoted.join(", "))
        }
    }
}

/// "ดูอีก 3 แห่งในเรื่องนี้": a link into the consultation.
pub fn more_inside(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ดูอีก {n} แห่งในเรื่องนี้"),
        Lang::En => format!("See {n} more in this consultation"),
    }
}

/// While the index is being made anew, and how much of it is done.
pub fn being_made(lang: Lang, per_cent: u64) -> String {
    match lang {
        Lang::Th => counting!(
            "กำลังจัดทำดัชนีค้นหาใหม่ ทำแล้วร้อยละ {per_cent} ระหว่างนี้อาจค้นพบไม่ครบ ลองอีกครั้งในอีกสักครู่ หรือเปิดดูรายการเรื่องทั้งหมด"
        ),
        Lang::En => format!(
            "The search index is being rebuilt: {per_cent} per cent is done. Until then some things may not be found. Try again shortly, or open the list of all consultations."
        ),
    }
}

/// Said to screen readers when names appear under the box: "มี 3 เรื่องที่ชื่อตรงกับที่พิมพ์ กดลูกศรลงเพื่อเลือก".
pub fn suggested(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("มี {n} เรื่องที่ชื่อตรงกับที่พิมพ์ กดลูกศรลงเพื่อเลือก"),
        Lang::En if n == 1 => "1 consultation has this in its name. Press the down arrow to reach it.".into(),
        Lang::En => format!("{n} consultations have this in their names. Press the down arrow to reach them."),
    }
}

/// The feed's own title.
pub fn feed_title(lang: Lang, asked: &str) -> String {
    match lang {
        Lang::Th => format!("เสียง: {asked}"),
        Lang::En => format!("Siang: {asked}"),
    }
}
