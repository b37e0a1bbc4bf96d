//! The central office's page of words: what people type, and what the law calls it.

use domain::lang::Lang;

say! {
    title: "คลังคำของการค้นหา", "Search thesaurus";
    lead: "คนค้นด้วยคำของตน กฎหมายเขียนอีกแบบหนึ่ง คลังคำนี้พาคำของประชาชนไปถึงคำในกฎหมาย ทุกครั้งที่ใช้ หน้าค้นหาจะบอกว่ารวมผลของคำใด และปิดได้",
        "People search in their own words; the law says it otherwise. This thesaurus leads from the one to the other. Whenever it is used, the search page says which words were added, and they can be switched off.";
    find: "หาในคลังคำ", "Find in the thesaurus";
    find_hint: "คำของประชาชน คำในกฎหมาย หรือชื่อกฎหมาย", "People’s words, the law’s words or an Act’s title";
    add: "เพิ่มแถว", "Add a row";
    edit: "แก้", "Edit";
    row: "แถวของคลังคำ", "Row of the thesaurus";
    people: "คำที่ประชาชนใช้", "People’s words";
    people_hint: "บรรทัดละคำ เช่น น้องหมา, หมาจรจัด", "One per line, for example น้องหมา";
    law: "คำในกฎหมาย", "The law’s words";
    law_hint: "บรรทัดละคำ ตามที่เขียนในกฎหมาย เช่น สุนัข", "One per line, as the law writes it, for example สุนัข";
    acts: "กฎหมายที่หมายถึง", "Acts it refers to";
    acts_hint: "ชื่อกฎหมาย บรรทัดละฉบับ ใส่เมื่อคำนี้หมายถึงกฎหมายบางฉบับเท่านั้น", "Titles, one per line; only where the words refer to certain Acts";
    weight: "ใกล้กันเพียงใด", "How close";
    same: "เรื่องเดียวกัน", "Same subject";
    near: "ใกล้เคียงกัน", "Close subject";
    touching: "เกี่ยวข้องกัน", "Related subject";
    used: "การใช้", "Use";
    in_use: "ใช้ในการค้นหา", "Used in search";
    not_in_use: "ไม่ใช้", "Not used";
    origin: "ที่มา", "From";
    shipped: "มากับระบบ", "Shipped";
    changed: "แก้โดยสำนักงานกลาง", "Changed by the office";
    own: "เพิ่มโดยสำนักงานกลาง", "Added by the office";
    nothing: "ไม่พบคำนี้ในคลังคำ เพิ่มเป็นแถวใหม่ได้", "Not in the thesaurus; it can be added as a new row.";
    remove: "นำแถวนี้ออก", "Remove this row";
    as_shipped: "กลับไปใช้แถวที่มากับระบบ", "Go back to the shipped row";
    try_it: "ลองค้นด้วย", "Try a search for";
}

/// "1,530 แถว" · "1,530 rows".
pub fn rows(lang: Lang, n: u64) -> String {
    crate::counted(lang, n, "แถว", "row", "rows")
}

/// "ใกล้กัน 80 จาก 100": a weight that is none of the three.
pub fn of_hundred(lang: Lang, weight: u32) -> String {
    match lang {
        Lang::Th => counting!("{weight} จาก 100"),
        Lang::En => format!("{weight} of 100"),
    }
}
