//! The rules that the central office edits: what each is called, and the pages where they are edited.

use domain::checklist::Need;
use domain::comment::Class;
use domain::consultation::Kind;
use domain::lang::Lang;
use domain::ledger::AsideReason;
use domain::moderation::Reason;
use domain::rules::{
    ANSWER, APPEAL, BEFORE_ANSWER, BEFORE_COMMENT, BEFORE_EVALUATION, BEFORE_FOLLOW_UP, BEFORE_RULE, Both, Coded,
    DECREE_YEARS, EVALUATION_YEARS, HOLIDAYS, LETTER_END, MODERATION, NOTICE, Part, RECOMMENDED, Row, Rules, SATISFIED,
    SUMMARY, Unit,
};

say! {
    title: "หลักเกณฑ์ที่สำนักงานกำหนด", "Rules set by the Office";
    means: "ทุกหน่วยงานใช้หลักเกณฑ์เหล่านี้ สิ่งที่แก้มีผลทันที และอยู่ในประวัติพร้อมชื่อผู้แก้และเหตุผล สิ่งที่หน่วยงานเขียนไว้แล้วไม่หาย", "Every agency works by these. A change counts at once and stays in the history with who made it and why. What agencies have written is never lost.";
    row: "แก้หลักเกณฑ์", "Edit a rule";
    add: "เพิ่มข้อของสำนักงาน", "Add one of the Office's own";
    edit: "แก้", "Edit";
    name_th: "ชื่อภาษาไทย", "Name in Thai";
    name_en: "ชื่อภาษาอังกฤษ", "Name in English";
    name_hint: "เว้นว่างถ้าใช้ชื่อที่มากับระบบ", "Leave empty to keep the name that came with the program.";
    text_th: "ข้อความภาษาไทย", "Text in Thai";
    text_en: "ข้อความภาษาอังกฤษ", "Text in English";
    text_hint: "เว้นว่างถ้าไม่ต้องการข้อความนี้", "Leave empty for none.";
    days_of: "วันหยุดราชการ", "Public holidays";
    days_of_hint: "บรรทัดละวัน เช่น 5/12/2569 วันชาติ เจ้าหน้าที่ที่กำหนดวันสุดท้ายตรงกับวันเหล่านี้จะเห็นคำเตือน", "A day a line, such as 5/12/2569 and its name. An officer whose last day falls on one of them is warned.";
    hint_th: "คำแนะนำให้ผู้เขียน ภาษาไทย", "Advice for the writer, in Thai";
    hint_en: "คำแนะนำให้ผู้เขียน ภาษาอังกฤษ", "Advice for the writer, in English";
    under_th: "คำอธิบายใต้ชื่อ ภาษาไทย", "Explanation under the name, in Thai";
    under_en: "คำอธิบายใต้ชื่อ ภาษาอังกฤษ", "Explanation under the name, in English";
    section: "มาตราที่อ้าง", "Section cited";
    section_hint: "เลขมาตราของพระราชบัญญัติ เช่น 17(5) ถ้าเป็นแนวปฏิบัติของระบบ เว้นว่าง", "A section of the Act, for example 17(5). Leave empty for the portal's own practice.";
    kinds: "ประเภทเรื่องที่ต้องมี", "Types that need it";
    kinds_heading_hint: "ไม่เลือกเลย คือทุกประเภทเขียนได้แต่ไม่บังคับ", "None ticked: every type may write it, none must.";
    place: "ลำดับ", "Place";
    place_hint: "เลขน้อยอยู่ก่อน", "Lower numbers come first.";
    used: "ใช้หรือไม่", "Whether it is used";
    in_use: "ใช้", "In use";
    not_in_use: "ไม่ใช้แล้ว", "No longer in use";
    not_in_use_means: "ไม่ถามต่อไป สิ่งที่เขียนไว้แล้วยังอ่านได้", "Not asked any more. What was written stays readable.";
    step_is: "ลักษณะของขั้น", "What the step is";
    ends: "เส้นทางสิ้นสุดที่ขั้นนี้", "The road ends here";
    ahead: "บันทึกวันล่วงหน้าได้", "Its day may lie ahead";
    reason: "เหตุผลที่แก้", "Why it is changed";
    reason_hint: "เช่น ตามมติคณะกรรมการพัฒนากฎหมาย วันที่ 1 ธ.ค. 2569", "For example: resolution of the Law Reform Commission.";
    load: "เพิ่มหัวข้อหลายข้อพร้อมกัน", "Load a longer list of headings";
    lines: "รายการหัวข้อ", "Headings";
    load_now: "เพิ่มหัวข้อเหล่านี้", "Add these headings";
    history: "ประวัติการแก้", "History";
    no_history: "ยังไม่เคยแก้ ใช้ตามที่มากับระบบ", "Never changed: as shipped.";
    shipped: "ตามที่มากับระบบ", "as shipped";
    none: "ไม่มี", "none";
    every: "ทุกประเภท", "every type";
    was: "เดิม", "before";
    is: "ใหม่", "now";
    new: "เพิ่มใหม่", "new";
    target: "เป้าหมาย", "target";
}

/// What a period is counted in, above its field.
pub fn days(lang: Lang, code: &str) -> &'static str {
    match Unit::of(code) {
        Unit::Days => lang.of("จำนวนวัน", "Days"),
        Unit::Years => lang.of("จำนวนปี", "Years"),
        Unit::PerCent => lang.of("ร้อยละ", "Per cent"),
    }
}

/// What is said under it.
pub fn days_hint(lang: Lang, code: &str) -> &'static str {
    if Unit::of(code) == Unit::Days { lang.of("0 คือไม่กำหนด", "0 for none.") } else { "" }
}

/// What a part is called.
pub fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Heading => lang.of("หัวข้อการวิเคราะห์ผลกระทบ", "Headings of the impact analysis"),
        Part::Report => lang.of("หัวข้อรายงานการประเมินผลสัมฤทธิ์", "Headings of the evaluation report"),
        Part::Step => lang.of("ขั้นหลังการรับฟัง", "Steps after the hearing"),
        Part::Need => lang.of("รายการตรวจก่อนเผยแพร่", "Checklist before publication"),
        Part::Check => crate::checks::title(lang),
        Part::Period => lang.of("ระยะเวลาและเป้าหมาย", "Periods and targets"),
        Part::Subject => lang.of("ด้านของเรื่องที่รับฟัง", "Subjects"),
        Part::Class => lang.of("ชื่อกลุ่มผู้เกี่ยวข้อง", "Names of the classes of stakeholders"),
        Part::Reason => lang.of("ชื่อเหตุที่งดเผยแพร่", "Names of the reasons for withholding"),
        Part::Aside => lang.of("ชื่อเหตุที่อยู่นอกประเด็น", "Names of the reasons for setting aside"),
        Part::Text => lang.of("ข้อความของสำนักงาน", "The Office's texts"),
    }
}

/// What stands under a part to explain it.
pub fn part_means(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Heading => {
            lang.of("ประเภทที่เลือกต้องเขียนครบก่อนเผยแพร่สรุปผล", "The types ticked need it before a result is published.")
        }
        Part::Report => lang.of("หัวข้อที่เลือกประเภท “ประเมินผลสัมฤทธิ์” ต้องเขียนก่อนเผยแพร่รายงาน", "Those for which evaluations are ticked must be written before a report is published."),
        Part::Step => lang.of("เส้นทางของแต่ละประเภทเรียงตามลำดับนี้", "The road of each type, in this order."),
        Part::Need => lang.of("ประเภทที่เลือกต้องมีข้อนี้ก่อนเผยแพร่", "The types ticked need it before publication."),
        Part::Check => lang.of(
            "ประเภทที่เลือกถูกถามข้อนี้ คำตอบให้เลือกเป็นไปตามมาตรา 21 และ 22 จึงแก้ไม่ได้",
            "The types ticked are asked it. The answers to choose from are those of sections 21 and 22, and stay as they are.",
        ),
        Part::Period => lang
            .of("ข้อที่อ้างมาตรา 34 เป็นระยะเวลาตามกฎหมาย แก้เมื่อกฎหมายเปลี่ยน ข้ออื่นเป็นคำแนะนำและเป้าหมาย", "What cites section 34 is a period of the law, to be changed with it. The others are recommendations and targets."),
        Part::Subject => lang.of(
            "ใช้เมื่อเขียนเรื่อง ติดตามข่าว กรองรายการ และในรายชื่อผู้เกี่ยวข้อง เรื่องเดิมคงด้านเดิมไว้แม้ด้านนั้นเลิกใช้",
            "Offered where dossiers are written, news is followed, lists are narrowed and stakeholders are named. A dossier keeps its subject when that is no longer in use.",
        ),
        Part::Class => lang.of(
            "กลุ่มเป็นไปตามมาตรา 3 จึงเพิ่มหรือเลิกไม่ได้ แก้ได้เฉพาะคำที่ประชาชนอ่าน",
            "The classes are section 3's: none is added or taken away. What people read can be changed.",
        ),
        Part::Reason | Part::Aside => lang.of(
            "เหตุมีเท่านี้ เพราะนับและเทียบกันทุกหน่วยงาน แก้ได้เฉพาะคำที่ประชาชนอ่าน",
            "The reasons stay, as they are counted across agencies. What people read can be changed.",
        ),
        Part::Text => lang.of("ข้อความและรายการที่สำนักงานเขียนเอง ใช้ทันทีที่บันทึก", "What the Office writes itself. It counts as soon as it is saved."),
    }
}

fn of(lang: Lang, both: &Both) -> Option<String> {
    let text = if lang == Lang::En && !both.en.is_empty() { &both.en } else { &both.th };
    (!text.is_empty()).then(|| text.clone())
}

/// What stands where no type is ticked.
fn of_no_type(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Step => lang.of("ไม่มีประเภทใดใช้ขั้นนี้", "no type has this step"),
        _ => lang.of("ไม่บังคับกับประเภทใด", "not required of any type"),
    }
}

/// The language of a text that stands on an English page in Thai, for want of an English one.
pub fn thai_alone(lang: Lang, both: &Both) -> Option<&'static str> {
    (lang == Lang::En && both.en.is_empty()).then_some("th")
}

/// A text of the Office's in the reader's language.
pub fn text(lang: Lang, both: &Both) -> String {
    of(lang, both).unwrap_or_default()
}

/// What a row is called: as the Office has it, else as the program has.
pub fn name(lang: Lang, one: &Coded) -> String {
    let own = if one.part == Part::Text { None } else { of(lang, &one.row.name) };
    own.unwrap_or_else(|| shipped_name(lang, one.part, &one.code).to_string())
}

/// What the program calls a row; empty for the Office's own.
pub fn shipped_name(lang: Lang, part: Part, code: &str) -> &'static str {
    match part {
        Part::Heading => crate::impact::heading(lang, code),
        Part::Report => crate::report::heading(lang, code),
        Part::Step => crate::road::step(lang, code),
        Part::Check => crate::checks::check(lang, code),
        Part::Subject => crate::law::subject_shipped(lang, code).unwrap_or(""),
        Part::Class => Class::parse(code).map_or("", |one| crate::law::class_shipped(lang, one)),
        Part::Reason => Reason::parse(code).map_or("", |one| crate::law::reason_shipped(lang, one)),
        Part::Aside => AsideReason::parse(code).map_or("", |one| crate::ledger::aside_reason_shipped(lang, one)),
        Part::Need => Need::parse(code).map_or("", |need| crate::desk::need(lang, need)),
        Part::Period => match code {
            RECOMMENDED => lang.of("การรับฟังที่สั้นกว่านี้ต้องบอกเหตุผล", "A hearing shorter than this gives its reason"),
            MODERATION => lang
                .of("เป้าหมายที่ผู้ดูแลตรวจความเห็นที่รอหรือมีผู้แจ้ง", "Target: comments that wait or were reported are looked at"),
            APPEAL => lang.of("เป้าหมายที่สำนักงานตอบคำขอทบทวน", "Target: appeals are answered by the Office"),
            ANSWER => lang.of("เป้าหมายตอบข้อเสนอให้ประเมินหรือแก้กฎหมาย", "Target: proposals about laws answered"),
            BEFORE_EVALUATION => lang.of(
                "แจ้งหน่วยงานที่รับผิดชอบก่อนวันครบกำหนดประเมินผลสัมฤทธิ์ (มาตรา 34)",
                "The responsible agency is told before a law is due for evaluation (section 34)",
            ),
            BEFORE_RULE => lang.of(
                "แจ้งหน่วยงานที่รับผิดชอบก่อนครบสองปีที่ต้องออกกฎ (มาตรา 22)",
                "The responsible agency is told before two years without a rule are over (section 22)",
            ),
            BEFORE_ANSWER => lang.of(
                "แจ้งหน่วยงานที่รับผิดชอบก่อนวันเป้าหมายตอบข้อเสนอเกี่ยวกับกฎหมาย",
                "The responsible agency is told before the target for answering a proposal about a law",
            ),
            BEFORE_FOLLOW_UP => lang.of(
                "แจ้งหน่วยงานก่อนวันที่ตนกำหนดไว้ในการติดตามผลการประเมิน (มาตรา 35)",
                "The agency is told before a day that it set for what follows an evaluation (section 35)",
            ),
            EVALUATION_YEARS => lang.of(
                "ประเมินผลสัมฤทธิ์ทุกกี่ปี (มาตรา 34 วรรคหนึ่ง)",
                "A law is evaluated every so many years (section 34 para 1)",
            ),
            DECREE_YEARS => lang.of(
                "ประเมินพระราชกำหนดครั้งแรกภายในกี่ปี (มาตรา 34 วรรคสอง)",
                "An emergency decree is first evaluated within so many years (section 34 para 2)",
            ),
            SATISFIED => lang.of("เป้าหมายความพึงพอใจต่อระบบ", "Target: satisfied with the portal"),
            SUMMARY => lang.of("เป้าหมายเผยแพร่สรุปผลหลังปิดรับฟัง", "Target: summary public after closing"),
            _ => "",
        },
        Part::Text => match code {
            BEFORE_COMMENT => lang.of("ก่อนแสดงความเห็น", "Before a comment is written"),
            LETTER_END => lang.of("ท้ายอีเมลทุกฉบับ", "At the end of every letter"),
            NOTICE => lang.of("ประกาศถึงทุกคน แสดงบนทุกหน้า", "A notice to everyone, on every page"),
            HOLIDAYS => days_of(lang),
            _ => "",
        },
    }
}

/// What to write under a heading: as the Office advises, else as the program does.
pub fn hint(lang: Lang, one: &Coded) -> String {
    let shipped = match one.part {
        Part::Check => crate::checks::check_hint(lang, &one.code),
        Part::Report => crate::report::hint(lang, &one.code),
        _ => crate::impact::hint(lang, &one.code),
    };
    of(lang, &one.row.hint).unwrap_or_else(|| shipped.to_string())
}

/// What a step is called by its code.
pub fn step(lang: Lang, rules: &Rules, code: &str) -> String {
    rules.row(Part::Step, code).map_or_else(|| crate::road::step(lang, code).to_string(), |one| name(lang, one))
}

/// How a longer list is written: the kinds by their names where these are one word, as Thai ones are.
pub fn lines_hint(lang: Lang) -> String {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Evaluation);
    let names: Vec<&str> = match lang {
        Lang::Th => kinds.map(|kind| crate::law::kind(lang, kind)).collect(),
        Lang::En => kinds.map(Kind::code).collect(),
    };
    let names = names.join(", ");
    match lang {
        Lang::Th => format!("บรรทัดละหัวข้อ: ชื่อ | คำแนะนำ | มาตรา | ประเภท ({names}) เว้นช่องที่ไม่มีได้"),
        Lang::En => {
            format!("One a line: name | advice | section | types ({names}). What is not there may be left out.")
        }
    }
}

/// A row by its name and the kinds that it is for, where another has the same name.
pub fn name_of_kinds(lang: Lang, one: &Coded) -> String {
    let kinds: Vec<&str> = one.row.kinds.iter().map(|kind| crate::law::kind(lang, *kind)).collect();
    format!("{} ({})", name(lang, one), kinds.join(", "))
}

/// A kind by its code or its name in either language.
pub fn read_kind(said: &str) -> Option<Kind> {
    let said = said.trim();
    let is = |kind: &&Kind| {
        kind.code() == said || crate::law::kind(Lang::Th, **kind) == said || crate::law::kind(Lang::En, **kind) == said
    };
    Kind::ALL.iter().find(is).copied()
}

/// A row in a line, for lists and the history.
pub fn line(lang: Lang, part: Part, code: &str, row: &Row) -> String {
    let mut said: Vec<String> = Vec::new();
    if let Some(name) = of(lang, &row.name) {
        // A list has a line for each.
        said.push(if name.contains('\n') { name } else { format!("“{name}”") });
    }
    match part {
        Part::Period if row.days == 0 => said.push(none(lang).into()),
        Part::Period => said.push(match Unit::of(code) {
            Unit::Days => crate::counted(lang, row.days.into(), "วัน", "day", "days"),
            Unit::Years => crate::counted(lang, row.days.into(), "ปี", "year", "years"),
            Unit::PerCent => crate::counted(lang, row.days.into(), "%", "%", "%"),
        }),
        Part::Text if row.name.th.is_empty() => said.push(none(lang).into()),
        Part::Text => {}
        Part::Class if !row.hint.th.is_empty() => said.extend(of(lang, &row.hint)),
        Part::Subject | Part::Class | Part::Reason | Part::Aside => {}
        _ => {
            let kinds: Vec<&str> = row.kinds.iter().map(|kind| crate::law::kind(lang, *kind)).collect();
            said.push(if kinds.is_empty() { of_no_type(lang, part).into() } else { kinds.join(", ") });
            said.push(crate::desk::section(lang, &row.section));
        }
    }
    if part.is_placed() && part != Part::Need {
        said.push(format!("{} {}", place(lang), crate::plain(row.place)));
    }
    if row.ends {
        said.push(ends(lang).into());
    }
    if row.ahead {
        said.push(ahead(lang).into());
    }
    if !row.used {
        said.push(not_in_use(lang).into());
    }
    said.join(" · ")
}

/// "ปิดมาแล้ว 12 วัน เป้าหมายเผยแพร่สรุปผลภายใน 60 วัน".
pub fn summary_target(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Th => counting!("เป้าหมายเผยแพร่สรุปผลภายใน {days} วัน"),
        Lang::En => format!("target: summary within {}", crate::counted(lang, days.into(), "", "day", "days")),
    }
}
