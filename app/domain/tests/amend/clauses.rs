//! Clauses one by one: formulas as they are written in Acts of a hundred years, what they come to, and what is not
//! understood.

use domain::amend::{self, Change, Operation, Reason, Target, What, Why, apply};
use domain::reading;

/// A bill whose third clause is the one asked about.
fn clause(words: &str) -> Option<amend::Clause> {
    let law = "พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐";
    let source = format!(
        "# ร่างพระราชบัญญัติว่าว (ฉบับที่ ..) พ.ศ. ....\n\nมาตรา ๑  พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติว่าว (ฉบับที่ ..) พ.ศ. ....”\n\nมาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันประกาศ\n\nมาตรา ๓  {}\n\nมาตรา ๔  ให้รัฐมนตรีรักษาการ",
        words.replace('@', law)
    );
    let bill = amend::read(&reading::read(&source));
    assert!(bill.clauses.iter().all(|clause| clause.by == "m3"), "{words}: {bill:?}");
    bill.clauses.into_iter().next()
}

fn target(target: &Target) -> String {
    match target {
        Target::Whole => "whole".into(),
        Target::Provision { number, until } => {
            format!("{number}{}", until.as_ref().map_or(String::new(), |until| format!("..{until}")))
        }
        Target::Paragraph { provision, paragraph } => format!("{provision} w{paragraph}"),
        Target::Item { provision, paragraph, item } => {
            format!("{provision}{} ({})", paragraph.map_or(String::new(), |w| format!(" w{w}")), item.join(")("))
        }
        Target::Definition { provision, term } => format!("{} “{term}”", provision.as_deref().unwrap_or("?")),
        Target::Heading(heading) => format!("{} {}", heading.kind.as_str(), heading.number),
        Target::Schedule { label } => label.clone(),
    }
}

fn shown(operation: &Operation) -> String {
    let mut shown = format!("{} {}", operation.what.code(), target(&operation.target));
    if !operation.old.is_empty() {
        shown += &format!(": {}", operation.old);
    }
    if !operation.text.is_empty() {
        shown += &format!(" = {}", operation.text.replace("\n\n", " ¶ "));
    }
    shown
}

#[test]
fn every_known_formula_is_read() {
    for (words, expected) in [
        ("ให้ยกเลิกความในมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา ๕  ก\n\nข”", vec!["replace 5 = มาตรา ๕  ก ¶ ข"]),
        ("ให้ยกเลิกมาตรา ๕ แห่ง@ และให้ใช้ข้อความต่อไปนี้แทน\n\n\"มาตรา ๕  ก\"", vec!["replace 5 = มาตรา ๕  ก"]),
        ("ให้ยกเลิกความในมาตรา ๕ แห่ง@ และใช้ความดั่งต่อไปนี้แทน\n\n“มาตรา ๕  ก”", vec!["replace 5 = มาตรา ๕  ก"]),
        ("ให้ยกเลิกบทบัญญัติเดิมแห่งมาตรา ๕ ใน@เสีย และให้ใช้บทบัญญัติต่อไปนี้แทนบทบัญญัตินั้นสืบไป\n\n“ก”", vec!["replace 5 = ก"]),
        ("ให้ใช้ความต่อไปนี้แทนมาตรา ๕ แห่ง@\n\n“มาตรา ๕  ก”", vec!["replace 5 = มาตรา ๕  ก"]),
        ("ให้แก้ไขเพิ่มเติมความในมาตรา ๕ แห่ง@ ดังต่อไปนี้\n\n“มาตรา ๕  ก”", vec!["replace 5 = มาตรา ๕  ก"]),
        (
            "ให้ยกเลิกความในวรรคสองของมาตรา ๕ แห่ง@ ซึ่งแก้ไขเพิ่มเติมโดยพระราชบัญญัติว่าว (ฉบับที่ ๒) พ.ศ. ๒๕๑๐ และให้ใช้ความต่อไปนี้แทน\n\n“ก”",
            vec!["replace 5 w2 = ก"],
        ),
        (
            "ให้ยกเลิกความในวรรคสองและวรรคสามของมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“ก\n\n(๑) ข\n\nค”",
            vec!["replace 5 w2 = ก ¶ (๑) ข", "replace 5 w3 = ค"],
        ),
        (
            "ให้ยกเลิกความใน (๒) ของวรรคหนึ่งของมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“(๒) ก”",
            vec!["replace 5 w1 (2) = (๒) ก"],
        ),
        ("ให้ยกเลิกความในมาตรา ๕ (๒) (ก) แห่ง@ และให้ใช้ความต่อไปนี้แทน “(ก) ข”", vec!["replace 5 (2)(ก) = (ก) ข"]),
        (
            "ให้ยกเลิกความในบทนิยามคำว่า “ก” และคำว่า “ข” ในมาตรา ๔ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n““ก” หมายความว่า ค\n\n“ข” หมายความว่า ง”",
            vec!["replace 4 “ก” = “ก” หมายความว่า ค", "replace 4 “ข” = “ข” หมายความว่า ง"],
        ),
        (
            "ให้ยกเลิกความในหมวด ๒ การเล่น มาตรา ๕ ถึงมาตรา ๖ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“หมวด ๒\n\nการแข่ง\n\nมาตรา ๕  ก”",
            vec!["replace chapter 2 = หมวด ๒ ¶ การแข่ง ¶ มาตรา ๕  ก"],
        ),
        ("ให้ยกเลิกความในข้อ ๗ แห่งข้อบังคับว่าว พ.ศ. ๒๕๐๐ และให้ใช้ความต่อไปนี้แทน\n\n“ข้อ ๗ ก”", vec!["replace 7 = ข้อ ๗ ก"]),
        ("ให้ยกเลิกมาตรา ๕ และมาตรา ๖ ทวิ แห่ง@", vec!["repeal 5", "repeal 6 ทวิ"]),
        ("ให้ยกเลิกมาตรา ๒๗๒ ของรัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช ๒๕๖๐ แต่มิให้มีผลกระทบกระเทือนถึงการใด", vec!["repeal 272"]),
        (
            "ให้ยกเลิกความในมาตรา ๕ ซึ่งแก้ไขเพิ่มเติมโดยพระราชบัญญัติว่าว (ฉบับที่ ๒) พ.ศ. ๒๕๑๐ และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา ๕  ก”",
            vec!["replace 5 = มาตรา ๕  ก"],
        ),
        ("ให้ยกเลิกมาตรา ๕ ถึงมาตรา ๙ แห่ง@", vec!["repeal 5..9"]),
        ("ให้ยกเลิกความใน (๓) ของมาตรา ๕ แห่ง@", vec!["repeal 5 (3)"]),
        ("ให้ยกเลิกวรรคท้ายของมาตรา ๕ แห่ง@", vec!["repeal 5 w0"]),
        ("ให้ยกเลิกหมวด ๓ การเก็บภาษี แห่ง@", vec!["repeal chapter 3"]),
        ("ให้ยกเลิก\n\n(๑) มาตรา ๕ แห่ง@\n\n(๒) มาตรา ๖ วรรคสอง แห่ง@", vec!["repeal 5", "repeal 6 w2"]),
        (
            "ให้เพิ่มความต่อไปนี้เป็นมาตรา ๕/๑ มาตรา ๕/๒ และมาตรา ๕/๓ แห่ง@\n\n“มาตรา ๕/๑  ก\n\nมาตรา ๕/๒  ข\n\nมาตรา ๕/๓  ค”",
            vec!["insert 5/1 = มาตรา ๕/๑  ก", "insert 5/2 = มาตรา ๕/๒  ข", "insert 5/3 = มาตรา ๕/๓  ค"],
        ),
        ("ให้เพิ่มความต่อไปนี้เป็นมาตรา ๕/๑ ในหมวด ๒ แห่ง@\n\n“มาตรา ๕/๑  ก”", vec!["insert 5/1 = มาตรา ๕/๑  ก"]),
        ("ให้เติมความต่อไปนี้เข้าเป็นวรรค ๒ ของมาตรา ๑๑๘ แห่งกฎหมายลักษณะว่าว\n\n“ก”", vec!["insert 118 w2 = ก"]),
        (
            "ให้เพิ่มความต่อไปนี้เป็น (๖) และ (๗) ของมาตรา ๕ แห่ง@\n\n“(๖) ก\n\n(๗) ข”",
            vec!["insert 5 (6) = (๖) ก", "insert 5 (7) = (๗) ข"],
        ),
        (
            "ให้เพิ่มบทนิยามคำว่า “ก” ระหว่างบทนิยามคำว่า “ข” และคำว่า “ค” ในมาตรา ๔ แห่ง@\n\n““ก” หมายความว่า ง”",
            vec!["insert 4 “ก” = “ก” หมายความว่า ง"],
        ),
        (
            "ให้เพิ่มบทนิยามต่อไปนี้ก่อนบทนิยามคำว่า “ข” ในมาตรา ๔ แห่ง@\n\n““ก” หมายความว่า ง”",
            vec!["insert 4 “ก” = “ก” หมายความว่า ง"],
        ),
        (
            "ให้ยกเลิกชื่อหมวด ๒ การขอ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“หมวด ๒\n\nการให้”",
            vec!["rename chapter 2 = หมวด ๒ ¶ การให้"],
        ),
        ("ให้แก้คำว่า “ก” ใน@เป็น “ข” ทุกแห่ง", vec!["substitute_term whole: ก = ข"]),
        (
            "ให้แก้ไขคำว่า “ก” ในมาตรา ๕ และมาตรา ๖ แห่ง@ เป็นคำว่า “ข” ทุกแห่ง",
            vec!["substitute_term 5: ก = ข", "substitute_term 6: ก = ข"],
        ),
        (
            "ใน@ ให้แก้ไขคำว่า “ก” และ “ข” เป็น “ค” คำว่า “ง” เป็น “จ” และคำว่า “ฉ” เป็น “ช”",
            vec![
                "substitute_term whole: ก = ค",
                "substitute_term whole: ข = ค",
                "substitute_term whole: ง = จ",
                "substitute_term whole: ฉ = ช",
            ],
        ),
        ("ให้ใช้คำว่า “ข” แทนคำว่า “ก” ในมาตรา ๕ แห่ง@", vec!["substitute_term 5: ก = ข"]),
        ("ให้ยกเลิกคำว่า “ก” ในมาตรา ๕ แห่ง@ และให้ใช้คำว่า “ข” แทน", vec!["substitute_term 5: ก = ข"]),
        ("ให้ตัดคำว่า “ก” ในมาตรา ๕ แห่ง@ ออก", vec!["substitute_term 5: ก"]),
        (
            "ใน@\n\n(๑) ในมาตรา ๒๔ ให้แก้ไขคำว่า “ก” เป็น “ข”\n\n(๒) ให้แก้ไขคำว่า “ค” เป็น “ง”",
            vec!["substitute_term 24: ก = ข", "substitute_term whole: ค = ง"],
        ),
        (
            "ให้ยกเลิกบัญชี ก ท้าย@ และให้ใช้ความต่อไปนี้แทน\n\n“บัญชี ก\n\n| ก | ข |\n\n| ค | ง |”",
            vec!["replace_schedule บัญชี ก = บัญชี ก ¶ | ก | ข |\n| ค | ง |"],
        ),
    ] {
        let clause = clause(words).unwrap_or_else(|| panic!("nothing in {words}"));
        let found: Vec<String> = clause.operations.iter().map(shown).collect();
        assert_eq!((found, clause.unread), (expected.into_iter().map(String::from).collect(), vec![]), "{words}");
    }
}

#[test]
fn what_fits_no_rule_is_said_with_its_place() {
    for (words, why) in [
        ("ให้ยกเลิกความในมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน", Reason::NoText),
        ("ให้ยกเลิกความในมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา ๖  ก”", Reason::TextMismatch),
        ("ให้ยกเลิกความในมาตรา ๕ และมาตรา ๖ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา ๕  ก”", Reason::TextMismatch),
        ("ให้ยกเลิกความในวรรคสองและวรรคสามของมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“ก”", Reason::TextMismatch),
        ("ให้ยกเลิกความใน (๓) ของมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“(๔) ก”", Reason::TextMismatch),
        ("ให้ยกเลิกความในตอนต้นของมาตรา ๕ แห่ง@ และให้ใช้ความต่อไปนี้แทน\n\n“ก”", Reason::NoPlace),
        ("ให้เพิ่มความต่อไปนี้เป็นลำดับที่ ๑๕ ในบัญชีท้าย@\n\n“๑๕”", Reason::ScheduleEntry),
        ("ให้ตัดความใน (๒) ของมาตรา ๕ แห่ง@ ออก", Reason::NoFormula),
        ("มาตรา ๘ แห่ง@ ให้แก้ไขเป็นดังต่อไปนี้\n\n“มาตรา ๘  ก”", Reason::NoFormula),
        ("ให้ความในมาตรา ๑๐ แห่ง@ เป็นดังต่อไปนี้\n\n“มาตรา ๑๐  ก”", Reason::NoFormula),
        ("คำว่า “ก” ในมาตรา ๕ แห่ง@ ให้ใช้คำว่า “ข” แทน", Reason::NoFormula),
        ("บทบัญญัติมาตรา ๑๓ แห่ง@ ให้เป็นอันยกเลิก", Reason::NoFormula),
        ("ให้ใช้ความต่อไปนี้เป็นมาตรา ๑๑ แห่ง@\n\n“มาตรา ๑๑  ก”", Reason::NoFormula),
        ("มาตรา ๑๔ แห่ง@ ให้เลื่อนเป็นมาตรา ๑๕", Reason::NoFormula),
        ("ให้แก้ไขคำว่า “ก” ในมาตรา ๕ แห่ง@ เป็น “ข” และคำว่า “ค” ในมาตรา ๖ แห่ง@ เป็น “ง”", Reason::NoPlace),
    ] {
        let clause = clause(words).unwrap_or_else(|| panic!("nothing in {words}"));
        assert_eq!(clause.operations, [], "{words}");
        let found: Vec<(&str, Reason)> = clause.unread.iter().map(|one| (one.at.as_str(), one.why)).collect();
        assert_eq!(found, [("m3-w1", why)], "{words}");
    }
}

#[test]
fn a_provision_of_its_own_is_no_amendment() {
    for words in [
        "ให้ยกเลิกใบอนุญาตที่ออกไว้ก่อนวันที่พระราชบัญญัตินี้ใช้บังคับ",
        "บรรดาบทบัญญัติแห่งกฎหมายที่อ้างถึง “ก” ให้ถือว่าอ้างถึง “ข”",
        "ให้นำความในมาตรา ๕ แห่ง@ มาใช้บังคับโดยอนุโลม",
        "ในระหว่างที่ยังไม่มีกฎกระทรวง ให้ใช้กฎกระทรวงเดิม",
        "บทบัญญัติมาตรา ๕ แห่ง@ มิให้ใช้บังคับแก่ผู้ที่ได้รับใบอนุญาตไว้ก่อน",
        "มาตรา ๕ ให้ใช้บังคับเมื่อพ้นหนึ่งร้อยวัน",
    ] {
        assert_eq!(clause(words), None, "{words}");
    }
}

#[test]
fn laws_repealed_as_a_whole_are_named_and_change_no_text() {
    let one = clause("ให้ยกเลิกพระราชบัญญัติโคม พ.ศ. ๒๔๘๐ และพระราชบัญญัติโคม (ฉบับที่ ๒) พ.ศ. ๒๔๙๐").expect("a clause");
    assert_eq!(one.laws, ["พระราชบัญญัติโคม พ.ศ. ๒๔๘๐", "พระราชบัญญัติโคม (ฉบับที่ ๒) พ.ศ. ๒๔๙๐"]);
    let list = clause("ให้ยกเลิก\n\n(๑) พระราชบัญญัติโคม พ.ศ. ๒๔๘๐\n\n(๒) ประกาศของคณะปฏิวัติ ฉบับที่ ๔๑").expect("a clause");
    assert_eq!(list.laws.len(), 2);
    let both = clause("ให้ยกเลิกมาตรา ๑๐๕ แห่งพระราชบัญญัติโคม พ.ศ. ๒๔๘๐ และพระราชบัญญัติธง พ.ศ. ๒๔๙๐").expect("a clause");
    assert_eq!((both.operations.len(), both.laws), (1, vec!["พระราชบัญญัติธง พ.ศ. ๒๔๙๐".to_string()]));
}

const LAW: &str =
    "# พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐\n\nมาตรา ๑  ก\n\nข\n\nมาตรา ๒  ให้\n\n(๑) ก\n\n(๒) ข\n\nและ\n\n(๑) ค\n\nมาตรา ๓ (ยกเลิก)";

fn by_hand(operation: Operation) -> Change {
    Change { by: "hand".into(), operation }
}

fn provision(number: &str) -> Target {
    Target::Provision { number: number.into(), until: None }
}

#[test]
fn a_term_is_taken_out_with_the_blank_beside_it() {
    let cut = Operation { old: "ง".into(), ..Operation::bare(What::SubstituteTerm, Target::Whole) };
    let amended = amend::apply("# พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐\n\nมาตรา ๑  ก ง จ\n\nมาตรา ๒  ฉง", &[by_hand(cut)]);
    assert!(amended.left.is_empty(), "{:?}", amended.left);
    assert!(amended.result.contains("มาตรา ๑  ก จ\n") && amended.result.ends_with("มาตรา ๒  ฉ"), "{}", amended.result);
}

#[test]
fn what_cannot_be_done_is_left_with_its_reason() {
    let replace = |target| Operation { text: "ง".into(), ..Operation::bare(What::Replace, target) };
    let insert = |target| Operation { text: "ง".into(), ..Operation::bare(What::Insert, target) };
    let item = |paragraph| Target::Item { provision: "2".into(), paragraph, item: vec!["1".into()] };
    for (operation, why) in [
        (replace(provision("9")), Why::NotFound),
        (replace(Target::Paragraph { provision: "1".into(), paragraph: 3 }), Why::NotFound),
        (replace(item(None)), Why::Ambiguous),
        (replace(Target::Item { provision: "1".into(), paragraph: None, item: vec![] }), Why::NotFound),
        (replace(Target::Paragraph { provision: "1".into(), paragraph: u32::MAX }), Why::NotFound),
        (insert(provision("1")), Why::AlreadyThere),
        (insert(provision("3/1")), Why::NoPlace),
        (insert(Target::Paragraph { provision: "1".into(), paragraph: 5 }), Why::NoPlace),
        (Operation::bare(What::Repeal, provision("3")), Why::AlreadyThere),
        (Operation::bare(What::Replace, provision("1")), Why::NoText),
        (
            Operation {
                law: "พระราชบัญญัติธง พ.ศ. ๒๕๐๐".into(), ..replace(provision("1"))
            },
            Why::AnotherLaw,
        ),
        (
            Operation { old: "ฮ".into(), text: "ฬ".into(), ..Operation::bare(What::SubstituteTerm, Target::Whole) },
            Why::TermAbsent,
        ),
    ] {
        let amended = apply(LAW, &[by_hand(operation.clone())]);
        assert_eq!(amended.left.iter().map(|left| left.why).collect::<Vec<_>>(), [why], "{operation:?}");
        assert_eq!(amended.result, LAW);
    }
    let amended = apply(LAW, &[by_hand(replace(item(Some(2))))]);
    assert_eq!((amended.left.len(), amended.marks.len()), (0, 1));
}

#[test]
fn a_law_is_known_by_its_name_and_year() {
    let change = |law: &str| by_hand(Operation { law: law.into(), ..Operation::bare(What::Repeal, provision("1")) });
    for (title, named, same) in [
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "พระราชบัญญัติว่าว พุทธศักราช 2500", true),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "พระราชบัญญัติว่าว", true),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "พระราชบัญญัติว่าว (ฉบับที่ ๒) พ.ศ. ๒๕๑๐", false),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "พระราชบัญญัติว่าว พ.ศ. ๒๕๑๐", false),
        ("ประมวลกฎหมายอาญา", "ประมวลกฎหมายอาญาทหาร", false),
        ("ประมวลกฎหมายอาญา", "ประมวลกฎหมายอาญา", true),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "พระราชบัญญัติดังกล่าว", true),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๕๐๐", "", true),
    ] {
        let amended = apply(&format!("# {title}\n\nมาตรา ๑  ก"), &[change(named)]);
        assert_eq!(amended.left.is_empty(), same, "{title} / {named}");
    }
}

#[test]
fn a_regulation_of_clauses_and_decimals_is_amended_too() {
    let bill = "# กฎกระทรวงว่าว (ฉบับที่ ๒) พ.ศ. ๒๕๖๐\n\nข้อ ๑  ให้ยกเลิกความในข้อ ๒ แห่งกฎกระทรวงว่าว พ.ศ. ๒๕๕๐ และให้ใช้ความต่อไปนี้แทน\n\n“ข้อ ๒  ใหม่”\n\nข้อ ๒  ให้เพิ่มความต่อไปนี้เป็นข้อ ๓.๓ แห่งกฎกระทรวงว่าว พ.ศ. ๒๕๕๐\n\n“๓.๓ ค”\n\nข้อ ๓  ให้ยกเลิกความในข้อ ๓.๑ แห่งกฎกระทรวงว่าว พ.ศ. ๒๕๕๐ และให้ใช้ความต่อไปนี้แทน\n\n“๓.๑ จ”";
    let law = "# กฎกระทรวงว่าว พ.ศ. ๒๕๕๐\n\nข้อ ๑  หนึ่ง\n\nข้อ ๒  เก่า\n\nข้อ ๓  สาม\n\n๓.๑ ก\n\n๓.๒ ข\n\nข้อ ๔  สี่";
    let bill = amend::read(&reading::read(bill));
    assert_eq!((bill.clauses.len(), bill.unread()), (3, 0), "{bill:?}");
    let amended = apply(law, &bill.changes());
    assert_eq!(amended.left, []);
    let expected = law.replace("ข้อ ๒  เก่า", "ข้อ ๒  ใหม่").replace("๓.๑ ก", "๓.๑ จ").replace("๓.๒ ข", "๓.๒ ข\n\n๓.๓ ค");
    assert_eq!(amended.result, expected);
}

#[test]
fn two_changes_of_one_place_are_a_conflict_and_the_first_stands() {
    let whole = Operation { text: "มาตรา ๑  ง".into(), ..Operation::bare(What::Replace, provision("1")) };
    let part = Target::Paragraph { provision: "1".into(), paragraph: 2 };
    let again = Operation { text: "จ".into(), ..Operation::bare(What::Replace, part) };
    let third = Target::Paragraph { provision: "1".into(), paragraph: 3 };
    let more = Operation { text: "ฉ".into(), ..Operation::bare(What::Insert, third) };
    let amended = apply(LAW, &[by_hand(whole), by_hand(again), by_hand(more)]);
    let left: Vec<(usize, Why)> = amended.left.iter().map(|left| (left.change, left.why)).collect();
    assert_eq!(left, [(1, Why::Conflict(0)), (2, Why::Conflict(0))]);
    assert!(amended.result.contains("มาตรา ๑  ง\n\nมาตรา ๒"));
}

#[test]
fn an_operation_goes_through_a_form_and_comes_back() {
    let texts = [include_str!("../texts/o3-kite.md")];
    for source in texts {
        for change in amend::read(&reading::read(source)).changes() {
            let typed = amend::Typed::of(&change.operation);
            let mut back = typed.parse().unwrap_or_else(|refusals| panic!("{typed:?}: {refusals:?}"));
            // A form names one heading around, not the heading around that.
            if let Some(within) = &mut back.place.within {
                within.within = change.operation.place.within.as_ref().and_then(|within| within.within.clone());
            }
            assert_eq!(back, change.operation);
            let json = serde_json::to_string(&change).expect("JSON");
            assert_eq!(serde_json::from_str::<Change>(&json).expect("a change"), change);
        }
    }
}

#[test]
fn a_form_is_refused_field_by_field() {
    let typed =
        amend::Typed { what: "replace".into(), kind: "item".into(), item: "3".into(), ..amend::Typed::default() };
    let refusals = typed.parse().expect_err("refused");
    assert!(["item", "number", "text"].iter().all(|field| refusals.of(field).is_some()), "{refusals:?}");
    let thai = amend::Typed {
        what: "replace".into(),
        kind: "item".into(),
        number: "มาตรา ๑๒/๑".into(),
        item: "(๓) (ก)".into(),
        text: "ก".into(),
        ..amend::Typed::default()
    };
    let operation = thai.parse().expect("an operation");
    assert_eq!(target(&operation.target), "12/1 (3)(ก)");
}

#[test]
fn a_text_set_close_stays_close() {
    let insert = Operation {
        text: "ค\n\nง".into(),
        ..Operation::bare(What::Insert, Target::Paragraph { provision: "1".into(), paragraph: 2 })
    };
    assert_eq!(
        apply("มาตรา ๑ ก\nมาตรา ๒ ข\nมาตรา ๓ ค", &[by_hand(insert)]).result,
        "มาตรา ๑ ก\nค\nง\nมาตรา ๒ ข\nมาตรา ๓ ค"
    );
}

#[test]
fn what_a_form_does_not_know_is_told_of_its_field() {
    use domain::refusal::Refusal;
    let typed = |kind: &str| amend::Typed {
        what: "repeal".into(),
        kind: kind.into(),
        number: "5".into(),
        ..amend::Typed::default()
    };
    for (typed, field, why) in [
        (typed(""), "kind", Refusal::Missing),
        (typed("chapel"), "kind", Refusal::NotAChoice),
        (amend::Typed { number: " ".into(), ..typed("provision") }, "number", Refusal::Missing),
        (
            amend::Typed { number: "x".into(), ..typed("provision") },
            "number",
            Refusal::NotANumber { least: None, most: None },
        ),
        (
            amend::Typed { paragraph: "201".into(), ..typed("paragraph") },
            "paragraph",
            Refusal::NotANumber { least: Some(0), most: Some(200) },
        ),
        (amend::Typed { item: "x".into(), ..typed("item") }, "item", Refusal::NotOnePart),
        (typed("definition"), "term", Refusal::Missing),
        (amend::Typed { heading: "chapel".into(), ..typed("heading") }, "heading", Refusal::NotAChoice),
        (amend::Typed { within: "chapel 1".into(), ..typed("provision") }, "within", Refusal::NotOnePart),
        (amend::Typed { what: "substitute_term".into(), ..typed("provision") }, "old", Refusal::Missing),
        (amend::Typed { what: "replace".into(), ..typed("provision") }, "text", Refusal::Missing),
    ] {
        let refusals = typed.parse().expect_err(field);
        assert_eq!(refusals.of(field), Some(&why), "{typed:?}");
    }
}
