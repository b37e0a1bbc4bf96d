//! What is taken away of answers: the numbers that everyone may take, and who took the sheets as they are.

use domain::lang::Lang;

say! {
    title: "ผู้ดาวน์โหลดคำตอบทั้งชุด", "Who took the answer sheets";
    means: "ทุกครั้งที่มีผู้ดาวน์โหลดคำตอบรายคน ระบบบันทึกชื่อ เวลา และไฟล์ไว้ก่อนส่งไฟล์ ผู้ที่ดาวน์โหลดได้ทุกคนเห็นรายการนี้", "Each time somebody takes the sheets as they are, name, time and file are written down before the file is given. Everyone who may take them sees this list.";
    none: "ยังไม่มีผู้ดาวน์โหลด", "Nobody has taken them yet.";
    numbers_csv: "จำนวนคำตอบ (CSV)", "Numbers of answers (CSV)";
    numbers_lines: "จำนวนคำตอบ (JSON Lines)", "Numbers of answers (JSON Lines)";
    codebook: "รหัสคำถามและตัวเลือก (CSV)", "Codebook (CSV)";
    public_means: "จำนวนที่เปิดเผยได้เท่านั้น ไม่มีคำตอบรายคน ไม่มีจำนวนที่น้อยกว่า 5\u{a0}คน", "Only what may be public: no single sheet, and no number below 5 people.";
    number: "ข้อ", "Question";
    name: "ชื่อ", "Name";
    form: "รูปแบบ", "Form";
    of: "แยกตาม", "Divided by";
    part: "กลุ่ม", "Part";
    answered: "ผู้ตอบ", "Answered";
    value: "รหัสคำตอบ", "Code";
    label: "คำตอบ", "Answer";
    count: "จำนวน", "Count";
    note: "หมายเหตุ", "Note";
    counted: "นับแล้ว (ชุด)", "Sheets counted";
    counted_means: "คำตอบที่นับอยู่ในตัวเลขนี้แล้ว (ชุด) ว่างเมื่อนับครบทุกชุด", "How many sheets are counted in this number; empty where all are";
    sheets: "จากที่ได้รับ (ชุด)", "Sheets received";
    sheets_mean: "คำตอบที่ได้รับแล้วทั้งหมด (ชุด) ว่างเมื่อนับครบทุกชุด", "How many sheets have come in all; empty where all are counted";
    column: "คอลัมน์", "column";
    what: "เป็น", "Kind";
    thai: "ภาษาไทย", "Thai";
    english: "ภาษาอังกฤษ", "English";
    asked: "ถามใคร", "Asked of";
    required: "ต้องตอบ", "Required";
    relevant: "ถามเมื่อ", "Asked when";
    constraint: "เงื่อนไขของคำตอบ", "Answer must satisfy";
    unit: "หน่วย", "Unit";
    least: "ต่ำสุด", "Least";
    most: "สูงสุด", "Most";
    all: "ทั้งหมด", "all";
    audience: "กลุ่มผู้ตอบ", "audience";
    question: "คำถาม", "question";
    choice: "ตัวเลือก", "choice";
    statement: "ข้อย่อย", "statement";
    hidden: "ไม่เปิดเผยจำนวน", "not shown";
    brought: "ไฟล์ที่ผู้ตอบส่งมา", "Files that answers brought";
    brought_means: "เปิดได้เฉพาะผู้ที่ดาวน์โหลดคำตอบทั้งชุดได้ ระบบบันทึกทุกครั้งที่เปิด ไฟล์มาจากประชาชน โปรดตรวจไวรัสก่อนเปิด",
        "Only those who may take the sheets can open them, and each time is written down. They come from the public: look for viruses before you open one.";
}

/// "รวมรหัส a; b": what a number counts together.
pub fn together(lang: Lang, codes: &[String]) -> String {
    let codes = codes.join("; ");
    match lang {
        Lang::Th => format!("รวมรหัส {codes}"),
        Lang::En => format!("together: {codes}"),
    }
}

/// "แผ่นที่ 12".
pub fn sheet(lang: Lang, number: i64) -> String {
    match lang {
        Lang::Th => counting!("แผ่นที่ {number}"),
        Lang::En => format!("Sheet {number}"),
    }
}

/// What one name of a division is for data: it stays the same in both languages.
pub fn division(lang: Lang, code: &str) -> &str {
    match code {
        "all" => all(lang),
        "audience" => audience(lang),
        other => other,
    }
}
