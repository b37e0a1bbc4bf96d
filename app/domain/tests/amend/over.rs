//! Bills made over real Acts: what they name is changed, and nothing else.

use domain::amend::{self, Why};
use domain::reading::{Paragraph, Piece, Reading, Shape, read};

use crate::made::{Deed, bill_over};
use crate::shared::folder;

#[test]
fn a_bill_over_a_real_act_changes_what_it_names_and_nothing_else() {
    let Some(folder) = folder("acts") else { return };
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "md") || path.ends_with("README.md") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable text");
        let act = read(&source);
        let law = act.pieces[0].label.trim_start_matches(['#', ' ']).to_string();
        let (bill, deeds) = bill_over(&act, &law, 4);
        let bill = amend::read(&read(&bill));
        assert_eq!((bill.unread(), bill.clauses.len()), (0, deeds.len()), "{}", path.display());
        let amended = amend::apply(&source, &bill.changes());
        let result = read(&amended.result);
        let place = |anchor: &str| result.pieces.iter().position(|piece| piece.anchor == anchor);
        let text = |anchor: &str| place(anchor).map(|at| result.pieces[at].text.trim());
        for (change, (at, deed)) in deeds.iter().enumerate() {
            let old = &act.pieces[*at];
            let left = amended.left.iter().find(|left| left.change == change).map(|left| left.why);
            let new = format!("{}-1", old.anchor);
            match deed {
                Deed::Followed if act.pieces.iter().any(|piece| piece.anchor == new) => {
                    assert_eq!(left, Some(Why::AlreadyThere), "{new}")
                }
                _ => assert_eq!(left, None, "{} {} {deed:?}", path.display(), old.anchor),
            }
            match deed {
                Deed::Replaced => assert!(text(&old.anchor).is_some_and(|text| text.contains("ความใหม่ของมาตรานี้"))),
                Deed::Repealed => assert!(text(&old.anchor).is_some_and(|text| text.ends_with("(ยกเลิก)"))),
                Deed::Followed => {
                    assert_eq!(text(&old.anchor), Some(old.text.trim()));
                    assert_eq!(place(&new), place(&old.anchor).map(|at| at + 1), "{new}");
                }
            }
        }
        let kept = act.pieces.iter().enumerate().filter(|(at, _)| !deeds.iter().any(|(changed, _)| changed == at));
        for (_, old) in kept {
            assert_eq!(text(&old.anchor), Some(old.text.trim()), "{} {}", path.display(), old.anchor);
        }
    }
}

#[test]
fn paragraphs_and_items_of_real_acts_are_changed_where_they_stand() {
    let Some(folder) = folder("acts") else { return };
    let mut all = 0;
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "md") || path.ends_with("README.md") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable text");
        // Some of these texts have letters to be made whole.
        let source = amend::apply(&source, &[]).now;
        let act = read(&source);
        let law = act.pieces[0].label.trim_start_matches(['#', ' ']).to_string();
        let (bill, expected, count) = parts_bill(&source, &act, &law);
        let bill = amend::read(&read(&bill));
        assert_eq!(bill.unread(), 0, "{}", path.display());
        let amended = amend::apply(&source, &bill.changes());
        assert_eq!(amended.left, [], "{}", path.display());
        for (line, (got, wanted)) in amended.result.lines().zip(expected.lines()).enumerate() {
            assert_eq!(got, wanted, "{} {line}", path.display());
        }
        assert!(amended.result == expected, "{}", path.display());
        all += count;
    }
    println!("{all} paragraphs and items changed");
}

/// One paragraph or item of each provision that has one which stands for itself, and the text with it changed.
fn parts_bill(source: &str, act: &Reading, law: &str) -> (String, String, usize) {
    const ORDINALS: [&str; 9] = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    let mut bill = format!("# ร่างพระราชบัญญัติแก้ไขเพิ่มเติม{law}\n\n");
    let (mut expected, mut from, mut count) = (String::new(), 0, 0);
    for piece in act.provisions().filter(|piece| piece.run == 0) {
        let same = |other: &&Piece| other.run == 0 && other.number == piece.number;
        if act.provisions().filter(same).count() != 1 {
            continue;
        }
        // The last that is no one's parent, and that its mark alone tells.
        let alone = (0..piece.paragraphs.len()).rev().find(|at| {
            let one = &piece.paragraphs[*at];
            let next = piece.paragraphs.get(at + 1);
            match one.shape {
                Shape::Clause => {
                    (2..=9).contains(&one.number.parse::<usize>().unwrap_or(0))
                        && next.is_none_or(|next| next.shape == Shape::Clause)
                }
                Shape::Item => {
                    let marked = |other: &&Paragraph| {
                        other.shape == Shape::Item && other.level == 1 && other.number == one.number
                    };
                    let own = one.marker.starts_with('(') && one.number.chars().all(|digit| digit.is_ascii_digit());
                    own && one.level == 1
                        && piece.paragraphs.iter().filter(marked).count() == 1
                        && next.is_none_or(|next| next.parent != Some(*at))
                }
                _ => false,
            }
        });
        let Some(one) = alone.map(|at| &piece.paragraphs[at]) else { continue };
        count += 1;
        let number = domain::digits::to_thai(&count.to_string());
        let written = domain::digits::to_thai(&piece.number);
        let (what, new) = match one.shape {
            Shape::Item => (one.marker.clone(), format!("{} ความใหม่", one.marker)),
            _ => {
                let ordinal = one.number.parse::<usize>().map_or("", |at| ORDINALS[at - 1]);
                (format!("วรรค{ordinal}"), "ความใหม่ของวรรคนี้".to_string())
            }
        };
        bill.push_str(&format!(
            "มาตรา {number}  ให้ยกเลิกความใน{what}ของมาตรา {written} แห่ง{law} และให้ใช้ความต่อไปนี้แทน\n\n“{new}”\n\n"
        ));
        expected.push_str(&source[from..one.span.start]);
        expected.push_str(&new);
        from = one.span.end;
    }
    expected.push_str(&source[from..]);
    (bill, expected, count)
}
