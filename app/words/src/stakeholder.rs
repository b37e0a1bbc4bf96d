//! Stakeholders whom agencies name (s.15): the form, what is wrong with a line, the letter that tells them, who is missing.

use domain::comment::Class;
use domain::lang::Lang;
use domain::rules::Rules;
use domain::stakeholder::Column;

say! {
    title: "ผู้เกี่ยวข้อง", "Stakeholders";
    means: "ส่งรายชื่อผู้เกี่ยวข้องของหน่วยงานพร้อมที่อยู่อีเมล (มาตรา 15) ระบบจะแจ้งทุกคนทางอีเมลว่าหน่วยงานใดแจ้งชื่อ เพราะเหตุใด และเลิกรับอย่างไร แล้วแจ้งทุกครั้งที่หน่วยงานเปิดรับฟังเรื่องใหม่ตามด้านที่ระบุ",
        "Send the names of your agency's stakeholders with their e-mail addresses (section 15). Each is told by e-mail which agency named them, why, and how to leave, and then of every new hearing of the agency on the subjects given.";
    privacy: "หลังส่งแล้วไม่มีหน้าใดแสดงที่อยู่อีเมล ผู้ที่เลิกรับแล้วจะไม่ถูกเพิ่มกลับด้วยไฟล์อีก", "Once sent, no page shows the addresses. Whoever leaves is never brought back by a file.";
    now: "ที่มีอยู่", "Named so far";
    none: "ยังไม่ได้ส่งรายชื่อ", "Nobody is named yet.";
    by_class: "ตามกลุ่ม", "By class";
    by_subject: "ตามด้าน", "By subject";
    how: "รูปแบบไฟล์", "How the file looks";
    how_means: "ไฟล์ CSV หรือวางจากตารางได้ บรรทัดแรกเป็นชื่อคอลัมน์ คือ อีเมล ชื่อ กลุ่ม และด้าน หลายด้านคั่นด้วย | ไม่ใส่ด้านหมายถึงทุกด้าน ถ้ามีบรรทัดใดผิด จะไม่บันทึกทั้งไฟล์และบอกว่าผิดที่บรรทัดใด",
        "A CSV file, or pasted from a table. The first line names the columns: email, name, class, subjects. Several subjects are parted by |; none means every subject. If any line is wrong nothing is kept, and you are told which lines.";
    classes: "กลุ่มที่ใช้ได้", "Classes";
    subjects: "ด้านที่ใช้ได้", "Subjects";
    lines: "วางรายชื่อ", "Paste the list";
    lines_hint: "หรือเลือกไฟล์ข้างล่าง", "Or choose a file below.";
    file: "ไฟล์ CSV", "CSV file";
    file_hint: "ไม่เกิน 1 MB และ 5,000 บรรทัด", "Up to 1 MB and 5,000 lines.";
    take_out: "นำออกจากรายชื่อ", "Take somebody out";
    take_out_means: "พิมพ์ที่อยู่อีเมลของผู้ที่จะนำออก ระบบไม่แสดงรายชื่อ จดหมายที่รออยู่จะไม่ส่งถึงผู้นั้นอีก", "Type the address. No list is shown. Letters that wait are not sent to them any more.";
    email: "ที่อยู่อีเมล", "E-mail address";
    asked: "เหตุที่นำออก", "Why";
    asked_yes: "ผู้นั้นขอออกเอง", "They asked for it";
    asked_means: "หน่วยงานนี้จะเพิ่มกลับด้วยไฟล์ไม่ได้", "No file of this agency brings them back.";
    bring: "ส่งรายชื่อ", "Send the list";
    will_write_means: "ยังไม่ได้บันทึก ตรวจรายชื่อด้านล่างก่อน อีเมลที่ส่งแล้วเรียกคืนไม่ได้", "Nothing is saved yet. Look the list over: letters cannot be called back.";
    name: "ชื่อ", "Name";
    class: "กลุ่ม", "Class";
    leave: "ดูว่าแจ้งอะไร หรือเลิกรับด้วยการกดครั้งเดียว", "See what this is, or leave with one press";
    letter_why: "กฎหมายว่าด้วยหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมายให้หน่วยงานรวบรวมชื่อและที่อยู่อิเล็กทรอนิกส์ของผู้เกี่ยวข้อง เพื่อแจ้งเมื่อเปิดรับฟังความคิดเห็น (มาตรา 15) หน่วยงานอื่นและประชาชนไม่เห็นที่อยู่นี้",
        "The Act on Legislative Drafting and Evaluation of Law asks agencies to collect the names and electronic addresses of stakeholders, so that they are told of hearings (section 15). Neither other agencies nor the public see this address.";
    letter_leave: "หากไม่ต้องการรับ กดลิงก์ข้างล่างแล้วกดเลิกรับ หรือกดเลิกรับในโปรแกรมอีเมล ระบบจะนำที่อยู่นี้ออก และหน่วยงานเพิ่มกลับด้วยไฟล์ไม่ได้", "If you do not want this, open the link below and leave, or press unsubscribe in your mail program. The address is erased, and no agency's file can bring it back.";
    reach: "แจ้งถึงผู้เกี่ยวข้อง", "Stakeholders reached";
    reach_class: "กลุ่ม", "Class";
    reach_concerned: "อยู่ในรายชื่อ", "On the list";
    reach_told: "แจ้งแล้ว", "Told";
    reach_comments: "ความเห็น", "Comments";
    reach_self: "ผู้ที่สมัครเอง", "Who follow by themselves";
    missing: "ยังขาดกลุ่มนี้", "Nobody yet";
    reach_note: "“แจ้งแล้ว” คือส่งถึงเซิร์ฟเวอร์อีเมลของผู้รับแล้ว ระบบไม่ติดตามว่าใครเปิดอ่าน นับเพียงจำนวนครั้งที่มีผู้เปิดเรื่องจากลิงก์ในอีเมล ความเห็นนับเฉพาะผู้ที่บอกกลุ่ม", "“Told” means that the mail server took the letter; who read it is not followed: only how often somebody came by a link in an e-mail is counted. Comments are of those who said their class.";
    bring_more: "ส่งรายชื่อเพิ่ม", "Name more";
    unsaid: "ไม่ได้กรอก", "nothing";
}

/// "เปิดจากลิงก์ในอีเมล 12 ครั้ง".
pub fn reach_read(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("เปิดอ่านจากลิงก์ในอีเมล {} ครั้ง", crate::number(n)),
        Lang::En => format!("Read from a link in an e-mail {}.", crate::counted(lang, n, "", "time", "times")),
    }
}

/// What the first line of a file calls a column, in either language.
pub fn column(head: &str) -> Option<Column> {
    Some(match key(head).as_str() {
        "email" | "e-mail" | "อีเมล" | "อีเมล์" | "ที่อยู่อีเมล" | "address" => {
            Column::Email
        }
        "name" | "ชื่อ" | "ชื่อหรือหน่วยงาน" => Column::Name,
        "class" | "กลุ่ม" | "ประเภท" => Column::Class,
        "subjects" | "subject" | "ด้าน" | "เรื่อง" => Column::Subjects,
        _ => return None,
    })
}

/// A class by its code, or its name in either language: as the Office has it, or as it was shipped.
pub fn read_class(said: &str) -> Option<Class> {
    let said = key(said);
    let is = |class: &&Class| {
        let names = [Lang::Th, Lang::En]
            .map(|lang| [crate::law::class(lang, **class), crate::law::class_shipped(lang, **class)]);
        names.as_flattened().iter().chain([&class.code()]).any(|name| key(name) == said)
    };
    Class::ALL.iter().find(is).copied()
}

/// The code of a subject in use, by that or its name in either language: as the Office has it, or else as it was shipped.
pub fn read_subject<'a>(rules: &'a Rules, said: &str) -> Option<&'a str> {
    let said = key(said);
    let now = |code: &&str| {
        [*code, crate::law::subject(Lang::Th, code), crate::law::subject(Lang::En, code)]
            .iter()
            .any(|name| key(name) == said)
    };
    let before = |code: &&str| {
        [Lang::Th, Lang::En]
            .iter()
            .any(|lang| crate::law::subject_shipped(*lang, code).is_some_and(|name| key(name) == said))
    };
    rules.subjects().find(now).or_else(|| rules.subjects().find(before))
}

fn key(said: &str) -> String {
    said.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A file to begin with.
pub fn example(lang: Lang) -> String {
    // A name with the sign that parts columns stands by its code.
    let plain = |name: &'static str, code: &'static str| if name.contains(',') { code } else { name };
    let class = |class: Class| plain(crate::law::class(lang, class), class.code());
    let subject = |code| plain(crate::law::subject(lang, code), code);
    let rows = [
        lang.of("อีเมล,ชื่อ,กลุ่ม,ด้าน", "email,name,class,subjects").to_string(),
        format!(
            "market@example.org,{},{},{}",
            lang.of("สมาคมตลาดนัด", "Market association"),
            class(Class::Association),
            subject("smes")
        ),
        format!("somsri@example.org,,{},{} | {}", class(Class::Affected), subject("health"), subject("labour")),
    ];
    rows.join("\n")
}

/// "จะส่งอีเมลถึง 12 ราย".
pub fn will_write(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("จะส่งอีเมลถึง {} ราย", crate::number(n)),
        Lang::En => format!("{} will be written to", crate::counted(lang, n, "", "person", "people")),
    }
}

/// The button after that.
pub fn write_now(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("บันทึกและส่งอีเมลถึง {} ราย", crate::number(n)),
        Lang::En => format!("Save and write to {}", crate::counted(lang, n, "", "person", "people")),
    }
}

/// "เพิ่ม 12 ราย แก้ 1 ราย เหมือนเดิม 3 ราย ไม่เพิ่ม 2 รายเพราะเคยเลิกรับ".
pub fn brought(lang: Lang, new: u64, changed: u64, same: u64, left: u64) -> String {
    let n = crate::number;
    match lang {
        Lang::Th => format!(
            "เพิ่ม {} ราย แก้ {} ราย เหมือนเดิม {} ราย ไม่เพิ่ม {} รายเพราะเคยเลิกรับ",
            n(new),
            n(changed),
            n(same),
            n(left)
        ),
        Lang::En => format!(
            "{} new, {} changed, {} as before; {} had left and stay away.",
            n(new),
            n(changed),
            n(same),
            n(left)
        ),
    }
}

/// "123 ราย".
pub fn people(lang: Lang, n: u64) -> String {
    crate::counted(lang, n, "ราย", "stakeholder", "stakeholders")
}

pub fn refused(lang: Lang, n: u64) -> String {
    let n = crate::number(n);
    match lang {
        Lang::Th => format!("{n} รายมีที่อยู่อีเมลที่ส่งไม่ถึง"),
        Lang::En => format!("Of {n} the mail server says that there is no such address."),
    }
}

/// What an address follows, on its page.
pub fn listed_by(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("เรื่องใหม่ของ{agency} ซึ่งแจ้งว่าคุณเป็นผู้เกี่ยวข้อง"),
        Lang::En => format!("New consultations of {agency}, which named you as a stakeholder"),
    }
}

/// How an agency named somebody: name, class, subjects.
pub fn listed_as(lang: Lang, name: &str, class: &str, subjects: &[&str]) -> String {
    let name = if name.is_empty() { String::new() } else { format!("{name} · ") };
    format!("{name}{class} · {}", told_of(lang, subjects))
}

pub fn told_of(lang: Lang, subjects: &[&str]) -> String {
    match (lang, subjects.is_empty()) {
        (Lang::Th, true) => "แจ้งทุกด้าน".into(),
        (Lang::En, true) => "told of every subject".into(),
        (Lang::Th, false) => format!("แจ้งด้าน: {}", subjects.join(", ")),
        (Lang::En, false) => format!("told of: {}", subjects.join(", ")),
    }
}

pub fn letter_subject(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} แจ้งว่าคุณเป็นผู้เกี่ยวข้องกับร่างกฎหมาย"),
        Lang::En => format!("{agency} has named you as a stakeholder"),
    }
}

pub fn letter_named(lang: Lang, agency: &str, day: &str) -> String {
    match lang {
        Lang::Th => format!("{agency} แจ้งที่อยู่อีเมลนี้แก่ระบบเมื่อวันที่ {day} ในฐานะผู้เกี่ยวข้อง ดังนี้"),
        Lang::En => format!("On {day} {agency} gave this address to the portal as a stakeholder's:"),
    }
}
