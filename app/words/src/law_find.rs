//! Search among the register's laws and the proposals about them: the page, one law searched, and what the other search says of it.

use domain::lang::Lang;

say! {
    tabs: "ค้นในที่ใด", "Where to search";
    hearings: "เรื่องที่รับฟัง", "Consultations";
    laws: "กฎหมายและข้อเสนอ", "Laws and proposals";
    title: "ค้นในกฎหมาย", "Search laws";
    covers: "ค้นได้ทั้งชื่อกฎหมาย มาตราหรือข้อในตัวบท คำอธิบายโดยสรุป และข้อเสนอให้ประเมินหรือแก้กฎหมาย กฎหมายที่ยกเลิกแล้วค้นพบเช่นกัน และบอกไว้ว่ายกเลิกแล้ว",
        "Searches titles of laws, their provisions and summaries, and proposals about them. Repealed laws are found too, and marked.";
    copies: "ตัวบทในทะเบียนเป็นสำเนา ก่อนอ้างอิงโปรดตรวจกับราชกิจจานุเบกษา", "Texts in the register are copies: check the Government Gazette before you quote them.";
    inside: "ค้นในกฎหมายนี้", "Search this law";
    inside_covers: "ค้นมาตราหรือข้อในตัวบท คำอธิบายโดยสรุป และข้อเสนอเกี่ยวกับกฎหมายนี้", "Searches this law's provisions, its summary, and proposals about it.";
    everywhere: "ค้นในกฎหมายทั้งหมด", "Search all laws";
    of_itself: "ชื่อและคำอธิบายของกฎหมาย", "Title and summary";
    preamble: "คำปรารภ", "Preamble";
    note: "หมายเหตุท้ายกฎหมาย", "Note at the end";
    what: "พบในส่วนใด", "Found in";
    here_too: "ในกฎหมายที่อยู่ในทะเบียน", "In the register of laws";
    none_try: "ค้นแล้วในกฎหมายและข้อเสนอทั้งหมดที่อยู่ในทะเบียน ไม่มีที่ใดตรงกับคำนี้ ลองทำอย่างนี้", "Every law in the register and every proposal was searched and nothing matches. Most texts are in Thai. You can try this:";
    none_try_inside: "ค้นแล้วเฉพาะในกฎหมายนี้ ไม่มีที่ใดตรงกับคำนี้ ลองทำอย่างนี้", "Only this law was searched and nothing matches. You can try this:";
    try_everywhere: "ค้นคำนี้ในกฎหมายทั้งหมด", "Search all laws for this";
    try_hearings: "ค้นคำนี้ในเรื่องที่รับฟังและความเห็น", "Search consultations and comments for this";
    try_register: "เปิดดูทะเบียนกฎหมาย", "Open the register of laws";
    being_made: "กำลังจัดทำดัชนีค้นหากฎหมาย ระหว่างนี้อาจค้นพบไม่ครบ ลองอีกครั้งในอีกสักครู่ หรือเปิดดูทะเบียนกฎหมาย",
        "The search index of laws is being made. Until then some things may not be found. Try again shortly, or open the register of laws.";
    in_texts: "ค้นคำนี้ในตัวบทของกฎหมาย", "Search the texts of laws for this";
    texts: "ค้นในตัวบทของกฎหมาย", "Search the texts of laws";
    proposals: "ค้นในข้อเสนอ", "Search proposals";
    proposals_cover: "ค้นข้อเสนอและเหตุผลของผู้เสนอ ในกฎหมายทั้งหมด", "Searches proposals and their reasons, across all laws.";
}

/// What kind of thing was found, by the index's code.
pub fn kind(lang: Lang, code: &str) -> &'static str {
    match code {
        "provision" => lang.of("ตัวบท", "Text of the law"),
        "proposal" => lang.of("ข้อเสนอ", "Proposal"),
        _ => of_itself(lang),
    }
}

/// "ผลการค้นหา ใบอนุญาต ในกฎหมาย".
pub fn results(lang: Lang, asked: &str) -> String {
    match lang {
        Lang::Th => format!("ผลการค้นหา {asked} ในกฎหมาย"),
        Lang::En => format!("Search: {asked} in laws"),
    }
}

/// "พบ 6 แห่งในกฎหมาย 2 ฉบับ".
pub fn found_in(lang: Lang, places: u64, laws: u64) -> String {
    match lang {
        Lang::Th => counting!("พบ {} แห่งในกฎหมาย {} ฉบับ", crate::number(places), crate::number(laws)),
        Lang::En => format!(
            "{} in {}",
            crate::counted(lang, places, "", "match", "matches"),
            crate::counted(lang, laws, "", "law", "laws")
        ),
    }
}

/// "พบ 6 แห่งในกฎหมายนี้".
pub fn found_inside(lang: Lang, places: u64) -> String {
    match lang {
        Lang::Th => counting!("พบ {} แห่งในกฎหมายนี้", crate::number(places)),
        Lang::En => format!("{} in this law", crate::counted(lang, places, "", "match", "matches")),
    }
}

/// "ดูอีก 3 แห่งในกฎหมายนี้": a link into the law.
pub fn more_inside(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => counting!("ดูอีก {n} แห่งในกฎหมายนี้"),
        Lang::En => format!("See {n} more in this law"),
    }
}

/// "ดูที่พบในกฎหมายทั้ง 12 ฉบับ".
pub fn all(lang: Lang, laws: u64) -> String {
    match lang {
        Lang::Th => counting!("ดูที่พบในกฎหมายทั้งหมด {} ฉบับ", crate::number(laws)),
        Lang::En => format!("See what was found in {}", crate::counted(lang, laws, "", "law", "laws")),
    }
}
