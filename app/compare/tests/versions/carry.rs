//! What follows a provision into the next version.

use compare::{Part, carry};
use domain::reading::{Reading, read};

/// The identities that the new text's provisions carry, and those without a place; the old ones count from 10.
fn carried(old: &str, new: &str) -> (Vec<Option<u32>>, Vec<u32>) {
    let (old, new) = (read(old), read(new));
    let identities: Vec<u32> = (10..).take(old.pieces.len()).collect();
    let found = carry::carry(&Part::all(&old), &identities, &Part::all(&new));
    (found.identities, found.orphans.into_iter().map(|(_, identity)| identity).collect())
}

const LAW: &str = "มาตรา ๑  ผู้ใดจะเล่นว่าวต้องแจ้งต่อนายทะเบียนก่อนวันเล่น\n\nมาตรา ๒  ให้นายทะเบียนทำบัญชีว่าวและเผยแพร่\n\nมาตรา ๓  ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้";

#[test]
fn identities_follow_the_words_through_an_insertion() {
    let new = LAW
        .replace("มาตรา ๓", "มาตรา ๔")
        .replace("มาตรา ๒", "มาตรา ๓")
        .replace("มาตรา ๓  ให้นาย", "มาตรา ๒  เชือกว่าวที่ทำด้วยโลหะเป็นของต้องห้ามทุกแห่ง\n\nมาตรา ๓  ให้นาย");
    assert_eq!(carried(LAW, &new), (vec![Some(10), None, Some(11), Some(12)], vec![]));
}

#[test]
fn what_is_gone_is_an_orphan_even_where_its_number_lives_on() {
    let new = LAW.replace("มาตรา ๒  ให้นายทะเบียนทำบัญชีว่าวและเผยแพร่", "มาตรา ๒  เชือกโลหะเป็นของต้องห้ามในเขตเทศบาล");
    assert_eq!(carried(LAW, &new), (vec![Some(10), None, Some(12)], vec![11]));
}

#[test]
fn a_rewritten_or_repealed_provision_keeps_its_identity() {
    let new = LAW.replace("ก่อนวันเล่น", "ล่วงหน้าไม่น้อยกว่าสามวัน").replace("ให้นายทะเบียนทำบัญชีว่าวและเผยแพร่", "(ยกเลิก)");
    assert_eq!(carried(LAW, &new), (vec![Some(10), Some(11), Some(12)], vec![]));
}

#[test]
fn comments_on_items_follow_their_items() {
    let piece = |text: &str| -> Reading { read(text) };
    let old = piece(
        "มาตรา ๑  ให้คณะกรรมการมีหน้าที่\n\n(๑) เสนอแนะมาตรการความปลอดภัย\n\n(๒) กำหนดจำนวนเรือ\n\n(๓) พิจารณาข้อร้องเรียนของผู้โดยสาร\n\nวรรคท้ายมีอยู่",
    );
    let new = piece(
        "มาตรา ๑  ให้คณะกรรมการมีหน้าที่และอำนาจ\n\n(๑) กำหนดจำนวนเรือ\n\n(๒) พิจารณาข้อร้องเรียนของผู้โดยสารและชุมชน\n\nวรรคท้ายมีอยู่",
    );
    let found = carry::paragraphs(&old.pieces[0], &new.pieces[0]);
    let anchors: Vec<Option<&str>> =
        found.iter().map(|to| to.map(|to| new.pieces[0].paragraphs[to].anchor.as_str())).collect();
    assert_eq!(anchors, [Some("m1-w1"), None, Some("m1-1"), Some("m1-2"), Some("m1-w2")]);
}

#[test]
fn an_amended_law_keeps_every_identity() {
    let Some(folder) = crate::shared::folder("drafts") else { return };
    for name in ["d3-beekeeping-amend", "d4-tourboat-amend"] {
        let text = |end: &str| std::fs::read_to_string(folder.join(format!("{name}.{end}.md"))).expect("a text");
        let (old, new) = (read(&text("base")), read(&text("result")));
        let anchors: Vec<&str> = old.pieces.iter().map(|piece| piece.anchor.as_str()).collect();
        let found = carry::carry(&Part::all(&old), &anchors, &Part::all(&new));
        assert_eq!(found.orphans, [], "{name}");
        for (piece, carried) in new.pieces.iter().zip(&found.identities) {
            assert!(carried.is_none_or(|carried| carried == piece.anchor), "{name} {} from {carried:?}", piece.anchor);
            assert_eq!(carried.is_some(), anchors.contains(&piece.anchor.as_str()), "{name} {}", piece.anchor);
        }
    }
}
