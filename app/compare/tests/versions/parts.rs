//! What became of each part, in small texts.

use compare::{State, compare, compare_known};
use domain::reading::{Reading, read};

const A: &str = "ผู้ใดจะเล่นว่าวในที่สาธารณะต้องแจ้งต่อนายทะเบียนก่อน";
const B: &str = "ให้นายทะเบียนจัดทำบัญชีว่าวและเผยแพร่ให้ประชาชนทราบ";
const C: &str = "สนามว่าวให้เปิดทุกวันเว้นแต่วันที่มีพายุฝนฟ้าคะนอง";
const D: &str = "ผู้ฝ่าฝืนต้องระวางโทษปรับไม่เกินห้าร้อยบาทหรือริบว่าวนั้น";
const NEW: &str = "เชือกว่าวซึ่งทำด้วยโลหะห้ามใช้ในเขตเทศบาลทุกแห่งทั่วราชอาณาจักร";

fn law(words: &[&str]) -> Reading {
    let text: Vec<String> = (1..).zip(words).map(|(number, words)| format!("มาตรา {number}  {words}")).collect();
    read(&text.join("\n\n"))
}

/// Each part: what became of it, and its numbers.
fn shown(old: &Reading, new: &Reading) -> Vec<String> {
    let number =
        |reading: &Reading, at: Option<usize>| at.map_or("-".to_string(), |at| reading.pieces[at].number.clone());
    let comparison = compare(old, new);
    let of = |part: &compare::Compared| {
        let extra = [(part.moved, " moved"), (part.renumbered, " renumbered")];
        let extra: String = extra.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        format!("{:?} {} {}{extra}", part.state, number(old, part.old), number(new, part.new))
    };
    comparison.parts.iter().map(of).collect()
}

#[test]
fn what_became_of_each_part_is_said() {
    let changed = C.replace("พายุ", "ลมแรงหรือ");
    let referring = "ผู้ฝ่าฝืนมาตรา ๑ ต้องระวางโทษปรับไม่เกินห้าร้อยบาท";
    let referred = "ผู้ฝ่าฝืนมาตรา ๒ ต้องระวางโทษปรับไม่เกินห้าร้อยบาท";
    for (old, new, expected) in [
        (vec![A, B], vec![A, B], vec!["Unchanged 1 1", "Unchanged 2 2"]),
        (vec![A, B], vec![A, NEW, B], vec!["Unchanged 1 1", "Added - 2", "Renumbered 2 3 renumbered"]),
        (vec![A, B, C], vec![A, C], vec!["Unchanged 1 1", "Removed 2 -", "Renumbered 3 2 renumbered"]),
        (vec![A, C, D], vec![A, &changed, D], vec!["Unchanged 1 1", "Changed 2 2", "Unchanged 3 3"]),
        (
            vec![A, B, C, D],
            vec![A, C, D, B],
            vec![
                "Unchanged 1 1",
                "Renumbered 3 2 renumbered",
                "Renumbered 4 3 renumbered",
                "Moved 2 4 moved renumbered",
            ],
        ),
        (vec![A, B], vec![NEW, D], vec!["Added - 1", "Added - 2", "Removed 1 -", "Removed 2 -"]),
        (
            vec![A, referring, B],
            vec![NEW, A, referred, B],
            vec!["Added - 1", "Renumbered 1 2 renumbered", "Changed 2 3 renumbered", "Renumbered 3 4 renumbered"],
        ),
        (
            vec![A, "(ยกเลิก)", "(ยกเลิก)", B],
            vec![A, NEW, "(ยกเลิก)", "(ยกเลิก)", B],
            vec![
                "Unchanged 1 1",
                "Added - 2",
                "Renumbered 2 3 renumbered",
                "Renumbered 3 4 renumbered",
                "Renumbered 4 5 renumbered",
            ],
        ),
        (vec![A, B], vec![A, "(ยกเลิก)"], vec!["Unchanged 1 1", "Changed 2 2"]),
    ] {
        assert_eq!(shown(&law(&old), &law(&new)), expected);
    }
}

#[test]
fn blanks_and_line_ends_are_no_change() {
    let old = read("มาตรา ๑  ก ข\n\n(๑) ค\n\nมาตรา ๒ ง");
    let new = read("มาตรา ๑ ก  ข\n(๑)\tค\nมาตรา ๒  ง\n");
    assert_eq!(compare(&old, &new).count(State::Unchanged), 2);
}

#[test]
fn identities_come_before_words() {
    let (old, new) = (law(&[A, B]), law(&[B, A]));
    let found = compare_known(&old, &[7, 8], &new, &[7, 8]);
    assert_eq!(found.count(State::Changed), 2);
    let found = compare_known(&old, &[7, 8], &new, &[8, 9]);
    assert_eq!((found.count(State::Moved), found.count(State::Renumbered)), (1, 1), "{found:?}");
}

#[test]
fn a_chapter_put_in_renumbers_the_next_and_keeps_its_provisions() {
    let old = read(&format!("หมวด ๑\n\nการเล่น\n\nมาตรา ๑  {A}\n\nหมวด ๒\n\nบทกำหนดโทษ\n\nมาตรา ๒  {D}"));
    let new = read(&format!(
        "หมวด ๑\n\nการเล่น\n\nมาตรา ๑  {A}\n\nหมวด ๒\n\nเชือก\n\nมาตรา ๒  {NEW}\n\nหมวด ๓\n\nบทกำหนดโทษ\n\nมาตรา ๓  {D}"
    ));
    let expected = [
        "Unchanged 1 1",
        "Unchanged 1 1",
        "Added - 2",
        "Added - 2",
        "Renumbered 2 3 renumbered",
        "Renumbered 2 3 renumbered",
    ];
    assert_eq!(shown(&old, &new), expected);
}

#[test]
fn a_comparison_is_data() {
    let found = compare(&law(&[A, B]), &law(&[A, NEW]));
    let json = serde_json::to_string(&found).expect("JSON");
    assert_eq!(serde_json::from_str::<compare::Comparison>(&json).expect("a comparison"), found);
}
