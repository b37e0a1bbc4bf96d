//! A form in XLSForm brought and taken away: what is said of its rows, and what it says that stands in no question.

use domain::lang::Lang;
use domain::survey::Audience;
use domain::survey::xlsform::{Fault, Labels, Left, Wrong};

say! {
    bring: "นำเข้าแบบสอบถาม (XLSForm)", "Bring a questionnaire (XLSForm)";
    bring_hint: "ไฟล์ .xlsx ที่มีแผ่น survey และ choices เช่นจาก KoboToolbox หรือ ODK ไม่เกิน 5 MB คำถามจากไฟล์จะมาแทนคำถามในหน้านี้ และยังไม่บันทึก", "A .xlsx file with the sheets survey and choices, as KoboToolbox and ODK have them, 5 MB at most. Its questions take the place of those on this page; nothing is saved yet.";
    read: "อ่านไฟล์", "Read the file";
    take: "นำแบบสอบถามออกเป็น XLSForm", "Take the questionnaire away as XLSForm";
    take_note: "เปิดด้วย Excel, KoboToolbox หรือ ODK แก้แล้วนำกลับเข้ามาได้", "For Excel, KoboToolbox or ODK; what is changed there can be brought back.";
    not_saved: "ยังไม่ได้บันทึก โปรดตรวจคำถามในหน้านี้ แล้วกดบันทึก", "Nothing is saved yet. Check the questions on this page, then save.";
    left: "สิ่งที่ไม่ได้นำเข้า", "What was left out";
    nothing_left: "นำเข้าครบทุกแถว", "Every row was brought.";
    no_sheet: "ไม่มีแผ่นนี้ หรือไม่มีคำถามในแผ่น", "There is no such sheet, or no question in it";
    no_column: "ไม่มีคอลัมน์นี้ในแถวแรก", "The first row does not have this column";
    repeats: "ชุดคำถามที่ถามซ้ำหลายครั้ง (repeat) ยังไม่มีในระบบนี้ โปรดแยกเป็นคำถามเดี่ยว", "Questions that repeat (begin_repeat) are not asked here. Please write them one by one";
    unclosed: "กลุ่มคำถามเริ่มและจบไม่ตรงกัน โปรดตรวจ begin_group และ end_group", "A group begins and does not end, or the reverse. Check begin_group and end_group";
    not_a_table: "ตาราง (table-list) ต้องมีแต่ select_one ที่ใช้รายการตัวเลือกเดียวกัน และไม่มีเงื่อนไขรายแถว", "A table-list has only select_one rows with one list of choices, and no rules of its rows";
    other: "อื่น ๆ", "Other";
    say_what: "โปรดระบุ", "Please say what";
}

/// What stands in no question, in both languages.
pub fn labels() -> Labels {
    let both = |of: &dyn Fn(Lang) -> &'static str| (of(Lang::Th).to_string(), of(Lang::En).to_string());
    let of = Audience::ALL.iter().filter(|one| **one != Audience::Everyone);
    Labels {
        five: [5, 4, 3, 2, 1].map(|step| both(&|lang| crate::law::step(lang, step))),
        no_opinion: both(&crate::survey::no_opinion),
        answer_as: both(&crate::survey::answer_as),
        audiences: of.map(|one| (*one, both(&|lang| crate::law::audience(lang, *one)))).collect(),
        other: both(&other),
        say: both(&say_what),
    }
}

/// "แผ่น survey แถว 7 คอลัมน์ relevant: …".
pub fn fault(lang: Lang, fault: &Fault) -> String {
    if let Wrong::More { more } = fault.wrong {
        return match lang {
            Lang::Th => counting!("และอีก {more} แห่ง"),
            Lang::En => format!("and {more} more"),
        };
    }
    let mut place: Vec<String> = Vec::new();
    match lang {
        Lang::Th => {
            place.push(format!("แผ่น {}", fault.sheet));
            place.extend((fault.row > 0).then(|| counting!("แถว {}", fault.row)));
            place.extend((!fault.column.is_empty()).then(|| format!("คอลัมน์ {}", fault.column)));
        }
        Lang::En => {
            place.push(format!("Sheet {}", fault.sheet));
            place.extend((fault.row > 0).then(|| format!("row {}", fault.row)));
            place.extend((!fault.column.is_empty()).then(|| format!("column {}", fault.column)));
        }
    }
    format!("{}: {}", place.join(lang.of(" ", ", ")), wrong(lang, &fault.wrong))
}

fn wrong(lang: Lang, wrong: &Wrong) -> String {
    match (wrong, lang) {
        (Wrong::NoSheet, _) => no_sheet(lang).into(),
        (Wrong::NoColumn, _) => no_column(lang).into(),
        (Wrong::NoSuchType { typed }, Lang::Th) => format!("ไม่รู้จักประเภท “{typed}”"),
        (Wrong::NoSuchType { typed }, Lang::En) => format!("no such type: “{typed}”"),
        (Wrong::NotAsked { typed }, Lang::Th) => format!("ระบบนี้ยังไม่ถามแบบ “{typed}” โปรดนำแถวนี้ออก หรือเปลี่ยนเป็นแบบอื่น"),
        (Wrong::NotAsked { typed }, Lang::En) => {
            format!("“{typed}” is not asked here. Take the row out, or ask in another way")
        }
        (Wrong::NotTaken { typed }, Lang::Th) => format!("ระบบนี้ไม่ใช้ “{typed}” ในคอลัมน์นี้ โปรดเว้นว่างหรือเขียนใหม่"),
        (Wrong::NotTaken { typed }, Lang::En) => {
            format!("“{typed}” is not taken in this column. Leave it empty, or write it anew")
        }
        (Wrong::NoSuchList { name }, Lang::Th) => format!("แผ่น choices ไม่มีรายการ “{name}”"),
        (Wrong::NoSuchList { name }, Lang::En) => format!("the sheet choices has no list “{name}”"),
        (Wrong::Repeats, _) => repeats(lang).into(),
        (Wrong::Unclosed, _) => unclosed(lang).into(),
        (Wrong::NotATable, _) => not_a_table(lang).into(),
        (Wrong::Refused(refusal), _) => crate::refusal::say(lang, refusal),
        (Wrong::More { .. }, _) => String::new(),
    }
}

/// One thing that was left out.
pub fn left_out(lang: Lang, left: &Left) -> String {
    match (left, lang) {
        (Left::Row { row, typed }, Lang::Th) => counting!("แถว {row}: {typed} ไม่ได้ถามผู้ตอบ"),
        (Left::Row { row, typed }, Lang::En) => format!("Row {row}: {typed}, which asks people nothing"),
        (Left::Answer { sheet, row, column }, Lang::Th) => {
            let place = counting!("แผ่น {sheet} แถว {row} คอลัมน์ {column}");
            format!(
                "{place}: คำตอบของข้ออื่นในข้อความ (${{ }}) แทนด้วย “…” ตรงนี้ใส่ไม่ได้ ใส่ได้ในคำถามและคำอธิบาย โปรดเขียนข้อความใหม่"
            )
        }
        (Left::Answer { sheet, row, column }, Lang::En) => format!(
            "Sheet {sheet}, row {row}, column {column}: the answer to another question in the text (${{ }}), “…” in its place. It can stand in what is asked and in its help alone; please write this text anew"
        ),
        (Left::Column(name), Lang::Th) => format!("คอลัมน์ {name}"),
        (Left::Column(name), Lang::En) => format!("Column {name}"),
        (Left::Language(name), Lang::Th) => format!("ข้อความภาษา {name} นำเข้าเฉพาะภาษาไทยและอังกฤษ"),
        (Left::Language(name), Lang::En) => format!("Texts in {name}; Thai and English alone are brought"),
    }
}
