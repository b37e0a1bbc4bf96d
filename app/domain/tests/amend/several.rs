//! A bill over several laws: each clause to the law that it names, in the words in which drafts name them.

use domain::amend::{apply, by_law, read, same_law};
use domain::reading;

/// Of each law its name and the clauses that change it.
fn laws(bill: &str) -> Vec<(String, Vec<String>)> {
    let bill = read(&reading::read(bill));
    assert_eq!(bill.unread(), 0, "{bill:?}");
    let changes = bill.changes();
    let of = |law: domain::amend::OfLaw| (law.name, law.changes.iter().map(|at| changes[*at].by.clone()).collect());
    by_law(&changes).into_iter().map(of).collect()
}

#[test]
fn each_clause_goes_to_the_law_that_it_names() {
    let quoted = "\n\n“มาตรา ๑๐  ข้อความใหม่”";
    let market = "พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐";
    let kite = "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐";
    for (clauses, expected) in [
        // The usual words, one law after the other and back.
        (
            vec![
                format!("ให้ยกเลิกความในมาตรา ๑๐ แห่ง{market} และให้ใช้ความต่อไปนี้แทน{quoted}"),
                format!("ให้ยกเลิกมาตรา ๓ แห่ง{kite}"),
                format!("ให้เพิ่มความต่อไปนี้เป็นมาตรา ๑๐ แห่ง{market}{quoted}"),
            ],
            vec![(market, vec!["m1", "m3"]), (kite, vec!["m2"])],
        ),
        // An amending Act named besides is not another law.
        (
            vec![
                format!(
                    "ให้ยกเลิกความในมาตรา ๑๐ แห่ง{market} ซึ่งแก้ไขเพิ่มเติมโดยพระราชบัญญัติตลาด (ฉบับที่ ๒) พ.ศ. ๒๕๒๐ และให้ใช้ความต่อไปนี้แทน{quoted}"
                ),
                format!("ให้ยกเลิกมาตรา ๓ แห่ง{market}"),
            ],
            vec![(market, vec!["m1", "m2"])],
        ),
        // Digits and the era are written in many ways.
        (
            vec![
                "ให้ยกเลิกมาตรา ๓ แห่งพระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐".to_string(),
                "ให้ยกเลิกมาตรา ๔ แห่งพระราชบัญญัติว่าว พ.ศ. 2490".to_string(),
            ],
            vec![(kite, vec!["m1", "m2"])],
        ),
        // One of the same words and another year, or of another number, is another law.
        (
            vec![
                "ให้ยกเลิกมาตรา ๓ แห่งพระราชบัญญัติตลาด พ.ศ. ๒๕๐๐".to_string(),
                "ให้ยกเลิกมาตรา ๔ แห่งพระราชบัญญัติตลาด พ.ศ. ๒๕๒๐".to_string(),
                "ให้ยกเลิกมาตรา ๕ แห่งพระราชบัญญัติตลาด (ฉบับที่ ๒) พ.ศ. ๒๕๒๐".to_string(),
            ],
            vec![
                (market, vec!["m1"]),
                ("พระราชบัญญัติตลาด พ.ศ. ๒๕๒๐", vec!["m2"]),
                ("พระราชบัญญัติตลาด (ฉบับที่ ๒) พ.ศ. ๒๕๒๐", vec!["m3"]),
            ],
        ),
        // What names no law is about the one before.
        (
            vec![
                format!("ให้ยกเลิกมาตรา ๓ แห่ง{kite}"),
                "ให้ยกเลิกมาตรา ๔".to_string(),
                "ให้ยกเลิกมาตรา ๕ แห่งพระราชบัญญัติดังกล่าว".to_string(),
                format!("ให้ยกเลิกมาตรา ๖ แห่ง{market}"),
            ],
            vec![(kite, vec!["m1", "m2", "m3"]), (market, vec!["m4"])],
        ),
        // Codes and subordinate rules are laws too; a term is replaced in the law that is named.
        (
            vec![
                "ให้ยกเลิกมาตรา ๓๐๕ แห่งประมวลกฎหมายอาญา".to_string(),
                format!("ให้แก้ไขคำว่า “ว่าว” ใน{kite} เป็น “โคม” ทุกแห่ง"),
            ],
            vec![("ประมวลกฎหมายอาญา", vec!["m1"]), (kite, vec!["m2"])],
        ),
    ] {
        let bill: Vec<String> = clauses
            .iter()
            .enumerate()
            .map(|(at, words)| format!("มาตรา {}  {words}", domain::digits::to_thai(&(at + 1).to_string())))
            .collect();
        let bill = format!("# ร่างพระราชบัญญัติแก้ไขเพิ่มเติม พ.ศ. ....\n\n{}", bill.join("\n\n"));
        let found = laws(&bill);
        let told: Vec<(&str, Vec<&str>)> =
            found.iter().map(|(name, by)| (name.as_str(), by.iter().map(String::as_str).collect())).collect();
        assert_eq!(told, expected, "{bill}");
    }
}

#[test]
fn each_law_gets_its_own_changes_and_nothing_of_another() {
    let bill = "# ร่างพระราชบัญญัติแก้ไขเพิ่มเติม พ.ศ. ....\n\n\
        มาตรา ๑  ให้ยกเลิกความในมาตรา ๒ แห่งพระราชบัญญัติตลาด พ.ศ. ๒๕๐๐ และให้ใช้ความต่อไปนี้แทน\n\n“มาตรา ๒  ตลาดต้องมีที่ล้างมือ”\n\n\
        มาตรา ๒  ให้ยกเลิกมาตรา ๒ แห่งพระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐";
    let bases = [
        ("# พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐\n\nมาตรา ๒  ตลาดต้องมีน้ำ", "# พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐\n\nมาตรา ๒  ตลาดต้องมีที่ล้างมือ"),
        ("# พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐\n\nมาตรา ๒  ว่าวต้องมีหาง", "# พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐\n\nมาตรา ๒ (ยกเลิก)"),
    ];
    let changes = read(&reading::read(bill)).changes();
    for (law, (base, result)) in by_law(&changes).iter().zip(bases) {
        let mine: Vec<_> = law.changes.iter().map(|at| changes[*at].clone()).collect();
        let amended = apply(base, &mine);
        assert_eq!((amended.left.len(), amended.result.as_str()), (0, result), "{}", law.name);
    }
}

#[test]
fn names_of_the_same_law_are_told_from_others() {
    for (one, other, same) in [
        ("พ.ร.บ. ว่าว พ.ศ. 2490", "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐", true),
        ("พระราชบัญญัติว่าว", "พระราชบัญญัติว่าว พ.ศ. ๒๔๙๐", true),
        ("พระราชบัญญัติว่าว พ.ศ. ๒๔๙๑", "พระราชบัญญัติว่าว พ.ศ. ๒๔๙๐", false),
        ("พระราชบัญญัติโคม พ.ศ. ๒๔๙๐", "พระราชบัญญัติว่าว พ.ศ. ๒๔๙๐", false),
    ] {
        assert_eq!(same_law(one, other), same, "{one} · {other}");
    }
}
