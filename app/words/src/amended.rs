//! As amended: the law in force, the draft that changes it, and what would stand.

use domain::amend::{Heading, LAST, Operation, Reason, Target, What, Why};
use domain::lang::Lang;
use domain::reading::Kind;

say! {
    title: "ถ้าร่างนี้มีผลใช้บังคับ", "If this draft came into force";
    see: "ดูกฎหมายเมื่อแก้ไขตามร่างนี้", "See the law as amended";
    see_here: "ดูกฎหมายเมื่อแก้ไขตามมาตรานี้", "See what this changes";
    now: "กฎหมายปัจจุบัน", "The law now";
    bill: "ร่างแก้ไข", "The draft";
    result: "ถ้าร่างนี้มีผลใช้บังคับ", "If it came into force";
    by: "โดย", "by";
    repealed: "ยกเลิก", "Repealed";
    by_hand: "หน่วยงานกำหนดผลของมาตรานี้เอง", "The agency set by hand what this does.";
    not_there_yet: "ยังไม่มีในกฎหมายปัจจุบัน", "Not in the law now.";
    no_longer_there: "ไม่มีอีกต่อไป", "No longer there.";
    not_official: "ระบบจัดทำหน้านี้จากข้อความของร่างเพื่อให้อ่านง่าย ไม่ใช่กฎหมายฉบับทางการ", "This page is made from the draft's own words to make it easier to read. It is not an official text.";
    from_agency: "หน่วยงานเป็นผู้ให้ข้อความกฎหมายปัจจุบัน", "The agency gave the text of the law now.";
    step: "กฎหมายที่ร่างนี้แก้ไข", "The law this draft amends";
    means: "ให้ข้อความของกฎหมายที่ใช้อยู่ แล้วประชาชนจะเห็นว่ากฎหมายจะเปลี่ยนไปอย่างไร มาตราต่อมาตรา", "Give the text of the law in force. The public then sees, part by part, how it would change.";
    named: "ร่างนี้แก้ไข", "This draft amends";
    found: "ระบบมีข้อความของกฎหมายนี้แล้ว ไม่ต้องให้อีก หากไม่ตรงกับฉบับล่าสุด แก้ในกล่องแล้วบันทึก", "The portal has the text of this law already, so you need not give it. If it is not the latest, correct it in the box and save.";
    which_text: "ให้ข้อความของกฎหมายใด", "Which law's text to give";
    there: "มีข้อความแล้ว", "Its text is there";
    not_there: "ยังไม่มีข้อความ", "No text yet";
    law: "แก้กฎหมายใด", "The law that is changed";
    source: "ข้อความของกฎหมายปัจจุบัน", "Text of the law in force";
    source_hint: "วางทั้งฉบับ รวมที่แก้ไขเพิ่มเติมแล้ว ไม่ต้องจัดรูปแบบ", "Paste all of it, with earlier amendments made. No markup is needed.";
    origin: "ข้อความนี้มาจากไหน", "Where the text is from";
    origin_hint: "เช่น ระบบค้นหากฎหมายของสำนักงานคณะกรรมการกฤษฎีกา ณ วันที่ 1 ต.ค. 2569 ประชาชนจะเห็นข้อความนี้", "For example: law search of the Council of State, as of 1 October 2026. The public sees this.";
    keep: "บันทึกกฎหมายปัจจุบัน", "Save the law in force";
    check: "ตรวจก่อนประชาชนเห็น", "Check before the public sees it";
    amends_nothing: "ไม่พบข้อความในร่างที่แก้ไขหรือยกเลิกกฎหมายอื่น", "Nothing in the draft changes or repeals another law.";
    amends: "ร่างนี้แก้ไขกฎหมายที่ใช้อยู่ ประชาชนจะเข้าใจง่ายขึ้นถ้าเห็นกฎหมายก่อนและหลังแก้", "This draft amends a law in force. The public understands it better seeing the law before and after.";
    set_by_hand: "กำหนดเองแทน", "Set it by hand";
    others: "มาตราอื่นของร่าง", "Other provisions of the draft";
    others_mean: "ระบบไม่พบว่ามาตราเหล่านี้แก้กฎหมายอื่น ถ้ามาตราใดแก้ กดเข้าไปกำหนดเอง", "None of these was found to change another law. If one does, open it and set it by hand.";
    was_read: "ระบบอ่านมาตรานี้ได้ว่า", "This was read as";
    was_not_read: "ส่วนที่ระบบอ่านไม่ได้", "What was not understood";
    set_so_far: "ที่กำหนดเองไว้แล้ว", "Set by hand so far";
    take_out: "นำออก", "Take out";
    add: "กำหนดว่ามาตรานี้แก้อะไร", "Say what this changes";
    hand_means: "เมื่อกำหนดเองแล้ว ระบบจะใช้เฉพาะที่กำหนดเองแทนที่อ่านได้จากมาตรานี้ ถ้ามาตรานี้แก้หลายแห่ง เพิ่มทีละแห่งให้ครบ", "What you set takes the place of everything read of this clause. If it changes several parts, add them one by one.";
    what_label: "ทำอะไร", "What it does";
    part: "ส่วนของกฎหมายปัจจุบัน", "Part of the law in force";
    part_hint: "เช่น มาตรา 5, มาตรา 5 วรรคสอง, มาตรา 5 (2), หมวด 3, บทนิยามคำว่า “ว่าว” ถ้าเพิ่มใหม่ ใส่เลขใหม่ เช่น มาตรา 5/1", "As the law writes it: มาตรา 5, มาตรา 5 วรรคสอง, มาตรา 5 (2), หมวด 3. For something new, its new number: มาตรา 5/1.";
    after: "ต่อจาก", "After";
    after_hint: "เฉพาะเมื่อเพิ่มใหม่ เช่น มาตรา 5", "Only for something new, for example มาตรา 5.";
    old: "คำเดิม", "The old term";
    old_hint: "เฉพาะเมื่อแทนที่คำ", "Only when a term is replaced.";
    text: "ข้อความใหม่", "The new words";
    text_hint: "ข้อความที่จะอยู่ในกฎหมาย รวมคำว่า มาตรา และเลข ไม่ต้องใส่เครื่องหมายคำพูด ถ้ายกเลิก เว้นว่าง", "As they will stand in the law, with the number, without quotation marks. Leave empty for a repeal.";
    add_now: "บันทึกการแก้ไขนี้", "Save this change";
}

/// "มาตรา ๕ กำหนดเอง".
pub fn hand_title(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Th => format!("{label} ของร่าง แก้อะไรในกฎหมาย"),
        Lang::En => format!("What {label} of the draft changes"),
    }
}

/// A clause whose words stand at the first part that it changes.
pub fn words_above(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Th => format!("ข้อความของ{label} อยู่ที่ส่วนแรกที่แก้"),
        Lang::En => format!("The words of {label} are shown at the first part it changes"),
    }
}

/// "ร่างนี้แก้ไขกฎหมาย 3 ฉบับ".
pub fn laws(lang: Lang, n: usize) -> String {
    let n = crate::number(n as u64);
    match lang {
        Lang::Th => format!("ร่างนี้แก้ไขกฎหมาย {n} ฉบับ"),
        Lang::En => format!("This draft amends {n} laws"),
    }
}

/// "เปลี่ยน 4 ส่วน".
pub fn parts(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Th => format!("เปลี่ยน {} ส่วน", crate::number(n as u64)),
        Lang::En => crate::counted(lang, n as u64, "", "part changes", "parts change"),
    }
}

/// That the text of a law is not there, and which clauses change it.
pub fn no_text(lang: Lang, clauses: &str) -> String {
    match lang {
        Lang::Th => format!("ยังไม่มีข้อความของกฎหมายฉบับนี้ โปรดอ่าน {clauses} ของร่าง"),
        Lang::En => format!("The text of this law is not here: please read {clauses} of the draft."),
    }
}

/// Where the agency has the law from, in its own words.
pub fn from_agency_as(lang: Lang, origin: &str) -> String {
    match lang {
        Lang::Th => format!("หน่วยงานเป็นผู้ให้ข้อความกฎหมายปัจจุบัน ที่มา: {origin}"),
        Lang::En => format!("The agency gave the text of the law now, from: {origin}"),
    }
}

/// Of a law that the operator brought.
pub fn from_elsewhere(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Th => format!("ข้อความกฎหมายปัจจุบันมาจากคลังกฎหมายของระบบ ที่มา: {address}"),
        Lang::En => format!("The text of the law now is the portal's own copy, from: {address}"),
    }
}

/// "มี 2 แห่งที่ระบบยังแสดงผลไม่ได้".
pub fn not_understood(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("มี {} แห่งที่ระบบอ่านไม่ออกหรือใส่ในกฎหมายไม่ได้ โปรดอ่านจากร่าง", crate::number(n)),
        Lang::En if n == 1 => "1 change was not understood or could not be made: please read it in the draft.".into(),
        Lang::En => {
            format!(
                "{} changes were not understood or could not be made: please read them in the draft.",
                crate::number(n)
            )
        }
    }
}

/// A law that is repealed as a whole.
pub fn whole_law(lang: Lang, law: &str) -> String {
    match lang {
        Lang::Th => format!("ยกเลิกทั้งฉบับ: {law}"),
        Lang::En => format!("repeals as a whole: {law}"),
    }
}

/// What is done, as a choice.
pub fn what(lang: Lang, what: What) -> &'static str {
    match what {
        What::Replace => lang.of("ใช้ข้อความใหม่แทน", "Replaces the words"),
        What::Insert => lang.of("เพิ่มใหม่", "Adds something new"),
        What::Repeal => lang.of("ยกเลิก", "Repeals"),
        What::Rename => lang.of("เปลี่ยนชื่อหมวดหรือส่วน", "Renames a chapter or part"),
        What::SubstituteTerm => lang.of("แทนคำหนึ่งด้วยอีกคำ", "Replaces a term"),
        What::ReplaceSchedule => lang.of("ใช้บัญชีใหม่แทน", "Replaces a schedule"),
    }
}

/// One change in a few words: "แก้ไขมาตรา 5 วรรคสอง".
pub fn operation(lang: Lang, operation: &Operation) -> String {
    let part = crate::digits::shown(target(lang, &operation.target));
    match (operation.what, lang) {
        (What::Replace, Lang::Th) => format!("แก้ไข{part}"),
        (What::Replace, Lang::En) => format!("changes {part}"),
        (What::Insert, Lang::Th) => format!("เพิ่ม{part}"),
        (What::Insert, Lang::En) => format!("adds {part}"),
        (What::Repeal, Lang::Th) => format!("ยกเลิก{part}"),
        (What::Repeal, Lang::En) => format!("repeals {part}"),
        (What::Rename, Lang::Th) => format!("เปลี่ยนชื่อ{part} เป็น “{}”", operation.text),
        (What::Rename, Lang::En) => format!("renames {part} “{}”", operation.text),
        (What::SubstituteTerm, Lang::Th) if operation.text.is_empty() => {
            format!("ตัดคำว่า “{}” ใน{part}", operation.old)
        }
        (What::SubstituteTerm, Lang::En) if operation.text.is_empty() => {
            format!("takes “{}” out of {part}", operation.old)
        }
        (What::SubstituteTerm, Lang::Th) => format!("แทนคำว่า “{}” ด้วย “{}” ใน{part}", operation.old, operation.text),
        (What::SubstituteTerm, Lang::En) => format!("replaces “{}” with “{}” in {part}", operation.old, operation.text),
        (What::ReplaceSchedule, Lang::Th) => format!("ใช้ใหม่แทน{part}"),
        (What::ReplaceSchedule, Lang::En) => format!("replaces {part}"),
    }
}

fn target(lang: Lang, target: &Target) -> String {
    let section = lang.of("มาตรา", "section");
    match target {
        Target::Whole => lang.of("ทั้งฉบับ", "the whole law").into(),
        Target::Provision { number, until: None } => format!("{section} {number}"),
        Target::Provision { number, until: Some(until) } => match lang {
            Lang::Th => format!("มาตรา {number} ถึงมาตรา {until}"),
            Lang::En => format!("sections {number} to {until}"),
        },
        Target::Paragraph { provision, paragraph } => format!("{section} {provision} {}", nth(lang, *paragraph)),
        Target::Item { provision, paragraph, item } => {
            let paragraph = paragraph.map_or(String::new(), |n| format!("{} ", nth(lang, n)));
            let item: String = item.iter().map(|mark| format!("({mark})")).collect();
            format!("{section} {provision} {paragraph}{item}")
        }
        Target::Definition { provision, term } => {
            let of = provision.as_ref().map_or(String::new(), |number| format!(" ({section} {number})"));
            match lang {
                Lang::Th => format!("บทนิยามคำว่า “{term}”{of}"),
                Lang::En => format!("the definition of “{term}”{of}"),
            }
        }
        Target::Heading(heading) => heading_named(lang, heading),
        Target::Schedule { label } => label.clone(),
    }
}

fn nth(lang: Lang, paragraph: u32) -> String {
    match (lang, paragraph) {
        (Lang::Th, LAST) => "วรรคท้าย".into(),
        (Lang::En, LAST) => "last paragraph".into(),
        (lang, n) => crate::comment::paragraph(lang, n as usize),
    }
}

fn heading_named(lang: Lang, heading: &Heading) -> String {
    let kind = match heading.kind {
        Kind::Book => lang.of("บรรพ", "book"),
        Kind::Division => lang.of("ภาค", "division"),
        Kind::Title => lang.of("ลักษณะ", "title"),
        Kind::Chapter => lang.of("หมวด", "chapter"),
        Kind::Part => lang.of("ส่วนที่", "part"),
        _ => lang.of("บทเฉพาะกาล", "the transitory provisions"),
    };
    let own = format!("{kind} {}", heading.number).trim().to_string();
    match (&heading.within, lang) {
        (None, _) => own,
        (Some(within), Lang::Th) => format!("{own} ของ{}", heading_named(lang, within)),
        (Some(within), Lang::En) => format!("{own} of {}", heading_named(lang, within)),
    }
}

/// Why an instruction was not understood.
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::NoFormula => {
            lang.of("ถ้อยคำไม่ตรงกับรูปแบบการแก้กฎหมายที่ระบบรู้จัก", "Its wording is no amending formula known here")
        }
        Reason::NoPlace => lang.of("ไม่รู้ว่าแก้ส่วนใดของกฎหมาย", "Which part it changes is not clear"),
        Reason::NoText => lang.of("ไม่พบข้อความใหม่ในเครื่องหมายคำพูด", "The new words in quotation marks are missing"),
        Reason::TextMismatch => lang.of("ข้อความใหม่ไม่ตรงกับส่วนที่บอกว่าแก้", "The new words do not fit the parts it names"),
        Reason::ScheduleEntry => lang.of("แก้เพียงบางรายการในบัญชีท้าย", "It changes a single entry of a schedule"),
    }
}

/// Why a change was not made.
pub fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::AnotherLaw => lang.of("เป็นการแก้กฎหมายฉบับอื่น", "it is about another law"),
        Why::NotFound => lang.of("ไม่พบส่วนนี้ในกฎหมายปัจจุบัน", "the law in force has no such part"),
        Why::Ambiguous => lang.of("มีหลายแห่งที่อาจหมายถึง", "several parts could be meant"),
        Why::AlreadyThere => lang.of("มีอยู่แล้ว หรือยกเลิกไปแล้ว", "it is there already, or gone already"),
        Why::NoPlace => lang.of("ไม่รู้ว่าจะอยู่ต่อจากส่วนใด", "where it goes is not clear"),
        Why::TermAbsent => lang.of("ไม่พบคำเดิมในกฎหมายปัจจุบัน", "the old term does not occur"),
        Why::NoText => lang.of("ไม่มีข้อความใหม่", "there are no new words"),
        Why::Conflict(_) => lang.of("มีอีกมาตราหนึ่งแก้ที่เดียวกัน", "another clause changes the same place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_in_a_few_words() {
        let paragraph = Target::Paragraph { provision: "5".into(), paragraph: 2 };
        let change = Operation::bare(What::Replace, paragraph);
        assert_eq!(operation(Lang::Th, &change), "แก้ไขมาตรา 5 วรรคสอง");
        assert_eq!(operation(Lang::En, &change), "changes section 5 paragraph 2");
    }
}
