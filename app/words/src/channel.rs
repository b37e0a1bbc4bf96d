//! What people said by other ways than the portal: entered at the desk, told beside the survey's results.

use crate::{date, number};
use domain::channel::table::Names;
use domain::channel::{Facts, Way};
use domain::comment::Class;
use domain::lang::Lang;
use domain::place;
use domain::survey::cut::Cut;
use domain::survey::{Audience, NO_OPINION};

say! {
    title: "การรับฟังช่องทางอื่น", "Other ways of hearing people";
    means: "ใช้บันทึกผลจากการประชุม การสัมภาษณ์ หรือแบบสอบถามกระดาษที่หน่วยงานจัดเองนอกระบบกลาง (มาตรา 13) คำตอบนับรวมกับคำตอบในระบบ และทุกจำนวนบอกว่ามาจากช่องทางใด",
        "Meetings, interviews or questionnaires on paper that the agency held outside the portal (section 13). Answers are counted with those of the portal, and every count says where it came from.";
    none: "ยังไม่มีรายการ", "Nothing entered yet.";
    add: "เพิ่มรายการ", "Add a meeting, an interview or sheets";
    edit: "แก้ไขรายละเอียด", "Change the details";
    way_label: "ช่องทาง", "Way";
    from: "วันที่จัดหรือวันแรก", "Day, or first day";
    to: "วันสุดท้าย ถ้าหลายวัน", "Last day, if several";
    place_label: "สถานที่", "Place";
    area_label: "จังหวัด", "Province";
    area_none: "ไม่ระบุ", "Not stated";
    held_by: "ผู้จัด", "Held by";
    attended: "จำนวนผู้เข้าร่วม", "How many came";
    attended_hint: "ต้องกรอกถ้าเป็นการประชุม ช่องทางอื่นเว้นว่างได้", "Needed for a meeting; may be left empty for other ways.";
    minutes: "สาระสำคัญที่พูดกัน", "What was said";
    minutes_hint: "ทุกคนอ่านได้ อย่าใส่ชื่อหรือข้อมูลส่วนตัวของผู้เข้าร่วม", "Everyone can read it. No names or private details of those who came.";
    twice: "กรอกกี่ครั้ง", "How often each sheet is entered";
    once_is: "กรอกครั้งเดียว", "Entered once";
    twice_is: "กรอกสองครั้งโดยสองคน คนที่สองไม่เห็นคำตอบที่คนแรกกรอก", "Entered by two people, the second without seeing the first";
    sheets: "แบบสอบถามที่กรอกแล้ว", "Sheets entered";
    enter: "กรอกแบบสอบถามทีละชุด", "Enter a sheet";
    enter_now: "เปิดหน้ากรอก", "Open the form";
    mark: "เลขที่แบบสอบถาม", "Number on the sheet";
    mark_hint: "เลขที่ซึ่งเขียนไว้บนกระดาษแต่ละชุด ระบบใช้กันไม่ให้นับชุดเดิมซ้ำ", "The number written on the paper; by it a sheet is never counted twice.";
    day: "วันที่ตอบ", "Day it was answered";
    day_hint: "เช่น 27/11/2569 หรือ 27/11/2026 ถ้าเว้นว่าง ถือว่าตอบในวันแรกที่จัด", "Such as 27/11/2569 or 27/11/2026. Left empty it is the first day.";
    keep: "บันทึกชุดนี้", "Save this sheet";
    bring: "นำเข้าจากไฟล์", "Bring a file";
    bring_file: "ไฟล์ CSV หรือ XLSX", "CSV or XLSX file";
    bring_hint: "หนึ่งแถวคือแบบสอบถามหนึ่งชุด ไฟล์ละไม่เกิน 5,000 ชุด ถ้ามีที่ผิดแม้แถวเดียว ระบบจะไม่บันทึกเลยสักแถว และบอกทุกแถวที่ต้องแก้ นำเข้าไฟล์เดิมอีกครั้งได้ ชุดเดิมไม่ถูกนับซ้ำ",
        "A row for each sheet, 5,000 a file at most. If anything is wrong nothing is saved, and every line to mend is told. The same file can be brought again; nothing is counted twice.";
    bring_now: "นำเข้า", "Bring";
    headings: "คอลัมน์ของไฟล์", "Columns of the file";
    headings_means: "แถวแรกของไฟล์เป็นชื่อคอลัมน์ตามตารางนี้ ช่องละหนึ่งชื่อ เรียงอย่างไรก็ได้ คอลัมน์ที่ไม่มีข้อมูลไม่ต้องใส่ ยกเว้น mark ซึ่งต้องมีเสมอ คำตอบให้เขียนถ้อยคำ ชื่อ หรือลำดับที่ของตัวเลือก ข้อที่เลือกได้หลายคำตอบคั่นด้วย ; วันที่เป็น พ.ศ. หรือ ค.ศ. ก็ได้",
        "The first line of the file has these names, one in each cell, in any order. Leave out a column that you have nothing for, but mark must be there. Answers are a choice's words, name or number; several are parted by ; and dates may be in either era.";
    column: "ชื่อคอลัมน์", "Column";
    column_holds: "ใส่อะไร", "What it holds";
    column_may_be_empty: "เว้นว่างได้", "may be empty";
    column_always: "ต้องมีทุกแถว", "in every line";
    waiting: "รอกรอกครั้งที่สอง", "Waiting for the second entry";
    waiting_means: "ให้เจ้าหน้าที่อีกคนกรอกแบบสอบถามเลขที่เหล่านี้ โดยไม่เห็นคำตอบที่กรอกไว้ เมื่อทั้งสองครั้งตรงกันจึงนับ", "Somebody else enters these numbers again without seeing the first entry. They count once both are the same.";
    differ: "สองครั้งกรอกไม่ตรงกัน", "Entered differently";
    settle: "ตรวจชุดที่กรอกไม่ตรงกัน", "Settle the differences";
    settle_means: "เทียบกับกระดาษ แล้วเลือกว่าครั้งใดกรอกถูก", "Look at the paper, and choose which entry is right.";
    first: "ครั้งแรก", "First entry";
    second: "ครั้งที่สอง", "Second entry";
    nothing_there: "ไม่มีคำตอบ", "No answer";
    settle_now: "ยืนยันและนับชุดนี้", "Confirm and count";
    drop_pair: "ทิ้งที่กรอกไว้ทั้งสองครั้ง แล้วกรอกใหม่", "Drop both entries and enter it anew";
    take_out: "นำชุดที่กรอกผิดออก", "Take out a sheet entered by mistake";
    take_out_means: "คำตอบของชุดนั้นจะไม่นับในทุกจำนวนอีก เลขที่นั้นใช้กับชุดอื่นไม่ได้ และเหตุผลเก็บไว้ในบันทึก", "Its answers leave every count, its number is given to no other sheet, and the reason stays in the log.";
    reason: "เหตุผล", "Reason";
    files: "ไฟล์สแกนและบันทึก", "Scans and papers";
    files_means: "เห็นเฉพาะเจ้าหน้าที่ของหน่วยงาน ไม่เผยแพร่", "For the agency's staff alone, never public.";
    file_title: "ไฟล์นี้คืออะไร", "What it is";
    file: "ไฟล์", "File";
    file_hint: "PDF รูปภาพ หรือตาราง ไม่เกิน 30 MB", "PDF, a picture or a table, 30 MB at most.";
    file_add: "เพิ่มไฟล์", "Add the file";
    last_entered: "ชุดที่นับล่าสุด", "Counted last";
    totals: "คำตอบมาจากไหน", "Where the answers came from";
    total: "รวมทั้งหมด", "All together";
    portal: "ระบบกลาง", "The portal";
    occasions: "การรับฟังนอกระบบ", "Hearings outside the portal";
    included: "รวมคำตอบจากช่องทางอื่นแล้ว", "Answers from other ways are included.";
    across: "ดูคำตอบเทียบตาม", "Compare answers by";
    not_said: "ไม่ระบุ", "Not stated";
    no_cross: "ไม่มีกลุ่มใดแสดงได้โดยไม่เสี่ยงที่จะรู้ว่าใครตอบอย่างไร", "No group can be shown without the risk of singling somebody out.";
    you: "เกี่ยวกับคุณ", "About you";
    you_means: "ตอบหรือไม่ก็ได้ ใช้เทียบคำตอบเป็นกลุ่มเท่านั้น", "Only if you wish. Used to compare groups, nothing else.";
}

pub fn way(lang: Lang, way: Way) -> &'static str {
    match way {
        Way::Meeting => lang.of("การประชุม", "Meeting"),
        Way::Interview => lang.of("การสัมภาษณ์", "Interviews"),
        Way::Paper => lang.of("แบบสอบถามกระดาษ", "Questionnaire on paper"),
        Way::System => lang.of("ระบบของหน่วยงาน", "The agency's own system"),
        Way::Other => lang.of("วิธีอื่น", "Another way"),
    }
}

/// What a cross-table is divided by.
pub fn cut(lang: Lang, cut: Cut) -> &'static str {
    match cut {
        Cut::Class => lang.of("กลุ่มผู้ตอบ", "Who answers"),
        Cut::Identity => lang.of("ระดับการยืนยันตัวตน", "Identity level"),
        Cut::Way => lang.of("ช่องทาง", "Way"),
        Cut::Place => lang.of("จังหวัด", "Province"),
    }
}

/// A part of it, by its code.
pub fn part(lang: Lang, cut: Cut, code: &str) -> String {
    let known = match cut {
        Cut::Class => Class::parse(code).ok().map(|one| crate::law::class(lang, one)),
        Cut::Identity if code.is_empty() => Some(lang.of("ไม่ได้เข้าสู่ระบบ หรือช่องทางอื่น", "Not signed in, or another way")),
        Cut::Identity => domain::comment::Identity::parse(code).ok().map(|one| crate::law::identity(lang, one)),
        Cut::Way if code.is_empty() => Some(portal(lang)),
        Cut::Way => Way::parse(code).ok().map(|one| way(lang, one)),
        Cut::Place => place::by_code(code).map(|one| lang.of(one.th, one.en)),
    };
    known.unwrap_or(not_said(lang)).to_string()
}

/// "การประชุม 3 พ.ย. 2569 ศาลากลางจังหวัด".
pub fn name(lang: Lang, facts: &Facts) -> String {
    format!("{} {} · {}", way(lang, facts.way), days(lang, facts), facts.place)
}

/// When it was.
pub fn days(lang: Lang, facts: &Facts) -> String {
    match facts.from == facts.to {
        true => date::short(lang, facts.from),
        false => format!("{} – {}", date::short(lang, facts.from), date::short(lang, facts.to)),
    }
}

/// "ผู้เข้าร่วม 87 คน".
pub fn came(lang: Lang, many: u32) -> String {
    match lang {
        Lang::Th => counting!("ผู้เข้าร่วม {} คน", number(many.into())),
        Lang::En => format!("{} came", number(many.into())),
    }
}

/// What became of sheets that were entered: counted, there already, waiting, different.
pub fn brought(lang: Lang, [counted, same, waiting, differ]: [u64; 4]) -> String {
    let parts = match lang {
        Lang::Th => [
            (counted, "นับแล้ว", "ชุด"),
            (same, "มีอยู่แล้วและตรงกัน", "ชุด"),
            (waiting, "รอกรอกครั้งที่สอง", "ชุด"),
            (differ, "กรอกไม่ตรงกัน", "ชุด"),
        ],
        Lang::En => [
            (counted, "Counted:", ""),
            (same, "there already, the same:", ""),
            (waiting, "waiting for the second entry:", ""),
            (differ, "entered differently:", ""),
        ],
    };
    let said = parts.iter().filter(|(n, ..)| *n > 0);
    let said: Vec<String> =
        said.map(|(n, before, after)| format!("{before} {} {after}", number(*n)).trim().to_string()).collect();
    said.join(" · ")
}

/// "ในจำนวนนี้ 34 ชุดมาจากช่องทางอื่น".
pub fn of_these(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ในจำนวนนี้ {} ชุดมาจากช่องทางอื่น", number(n)),
        Lang::En => format!("{} of these came by other ways", number(n)),
    }
}

/// The names by which a table of sheets is read, in both languages.
pub fn names() -> Names {
    let both = |of: &dyn Fn(Lang) -> String| vec![of(Lang::Th), of(Lang::En)];
    let say = |of: fn(Lang) -> &'static str| both(&|lang| of(lang).to_string());
    let step = |value: u32| (value, both(&|lang| crate::law::step(lang, value).to_string()));
    let mut steps: Vec<(u32, Vec<String>)> = (1..=5).map(step).collect();
    steps.push((NO_OPINION, say(crate::survey::no_opinion)));
    Names {
        columns: vec![
            // Also as files were headed before.
            ("mark", [say(mark), vec!["เลขที่แบบ".to_string()]].concat()),
            ("day", say(day)),
            ("audience", both(&|lang| audience_column(lang).to_string())),
            ("class", both(&|lang| cut(lang, Cut::Class).to_string())),
            ("area", say(area_label)),
        ],
        audiences: Audience::ALL
            .iter()
            .map(|one| (*one, both(&|lang| crate::law::audience(lang, *one).to_string())))
            .collect(),
        // Sheets may have been printed before the Office called a class otherwise.
        classes: Class::ALL
            .iter()
            .map(|one| {
                let now = both(&|lang| crate::law::class(lang, *one).to_string());
                (*one, [now, both(&|lang| crate::law::class_shipped(lang, *one).to_string())].concat())
            })
            .collect(),
        steps,
    }
}

/// What a column holds that is no question, as an officer fills it: what it is, and what may stand there.
pub fn column_of(lang: Lang, code: &str, asked: &[Audience]) -> String {
    let either = |names: Vec<&str>| names.join(" · ");
    match code {
        "mark" => format!("{} ({})", mark(lang), column_always(lang)),
        "day" => format!("{}: {}", day(lang), day_hint(lang)),
        "audience" => {
            let names = asked.iter().map(|one| crate::law::audience(lang, *one)).collect();
            format!("{}: {}", audience_column(lang), either(names))
        }
        "class" => {
            let names = Class::ALL.iter().map(|one| crate::law::class(lang, *one)).collect();
            format!("{}: {} ({})", cut(lang, Cut::Class), either(names), column_may_be_empty(lang))
        }
        _ => format!("{} ({})", area_label(lang), column_may_be_empty(lang)),
    }
}

fn audience_column(lang: Lang) -> &'static str {
    lang.of("ตอบในฐานะ", "Audience")
}
