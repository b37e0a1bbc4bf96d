//! The Civil and Commercial Code against a version of it with 200 provisions changed.

use compare::{State, compare};
use domain::reading::{Kind, read};

use crate::edited::edited;
use crate::shared::folder;

#[test]
fn two_hundred_changed_provisions_of_the_code_are_found_and_no_other() {
    let Some(folder) = folder("acts") else { return };
    let source = std::fs::read_to_string(folder.join("civil-commercial-code-2468.md")).expect("the code");
    let old = read(&source);
    let (text, made) = edited(&source, &old, 200);
    assert_eq!(made, 200);
    let new = read(&text);
    let found = compare(&old, &new);
    assert_eq!(found.count(State::Changed), 200);
    assert_eq!(found.count(State::Unchanged), old.pieces.len() - 200);
}

#[test]
fn a_provision_put_into_the_code_renumbers_those_after_it_and_changes_none() {
    let Some(folder) = folder("acts") else { return };
    let source = std::fs::read_to_string(folder.join("legislative-drafting-2562.md")).expect("the act");
    let old = read(&source);
    // มาตรา ๖ is new; from there every label counts one more.
    let mut text = String::new();
    let mut from = 0;
    for piece in old.pieces.iter().filter(|piece| piece.kind == Kind::Provision && piece.run == 0) {
        let number: u32 = piece.number.parse().expect("a plain number");
        if number < 6 {
            continue;
        }
        text.push_str(&source[from..piece.span.start]);
        if number == 6 {
            text.push_str("มาตรา ๖  หน่วยงานของรัฐพึงเผยแพร่ร่างกฎหมายทุกฉบับเป็นภาษาที่เข้าใจง่าย\n\n");
        }
        let own = source[piece.span.clone()].replacen(
            &piece.label,
            &format!("มาตรา {}", domain::digits::to_thai(&(number + 1).to_string())),
            1,
        );
        text.push_str(&own);
        from = piece.span.end;
    }
    text.push_str(&source[from..]);
    let found = compare(&old, &read(&text));
    assert_eq!(
        found.count(State::Added),
        1,
        "{:?}",
        found.parts.iter().filter(|part| part.state == State::Added).collect::<Vec<_>>()
    );
    for state in [State::Removed, State::Changed, State::Moved] {
        assert_eq!(found.count(state), 0, "{state:?}");
    }
    assert_eq!(found.count(State::Renumbered), old.provisions().filter(|piece| piece.run == 0).count() - 5);
}

#[test]
fn a_law_as_amended_differs_where_the_bill_says_so() {
    let Some(folder) = folder("drafts") else { return };
    for (name, changed, added) in [
        ("d3-beekeeping-amend", "m3 m7 m9 m13 schedule-1", "m12-1 m12-2 chapter-3-1 m16-1 m16-2 m16-3"),
        ("d4-tourboat-amend", "m3 m5 m6 chapter-2 m7 m8 m9 m11 m12 m13 m14 m15", "m12-1"),
    ] {
        let text = |end: &str| std::fs::read_to_string(folder.join(format!("{name}.{end}.md"))).expect("a text");
        let (old, new) = (read(&text("base")), read(&text("result")));
        let found = compare(&old, &new);
        let anchors = |state: State| {
            let parts = found.parts.iter().filter(|part| part.state == state).filter_map(|part| part.new);
            parts.map(|at| new.pieces[at].anchor.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((anchors(State::Changed).as_str(), anchors(State::Added).as_str()), (changed, added), "{name}");
        for state in [State::Removed, State::Moved, State::Renumbered] {
            assert_eq!(found.count(state), 0, "{name} {state:?}");
        }
    }
}
