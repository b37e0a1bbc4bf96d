//! A passage of the draft with a comment: it stands in its part, goes with its edition, and is gone when the comment is taken back.

use crate::kit::*;
use domain::comment::{Channel, Edit, New, Said, Showing, Stance, Target};
use domain::consultation::Kind;
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use store::comment;

async fn sent(kit: &Kit, new: &New) -> Result<Receipt, store::Error> {
    comment::submit(&kit.store, &Default::default(), new, Channel::Portal, later(1)).await
}

fn quoting(new: New, at: &str, quote: &str) -> New {
    New { target: Target::parse(at).expect("a target"), quote: quote.into(), ..new }
}

fn to(reason: &str, unquote: bool) -> Edit {
    Edit {
        stance: Stance::Agree,
        reason: reason.into(),
        wording: String::new(),
        showing: Showing::Unnamed,
        name: String::new(),
        young: false,
        unquote,
    }
}

on_both! {
    async fn a_passage_stands_in_the_part_or_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        let passage = "เรียกว่า  “พระราชบัญญัติตลาดนัดชุมชน";
        for (at, quote) in [("m1", "เรียกว่าอย่างอื่น"), ("k1", passage), ("all", passage)] {
            assert_eq!(refused(sent(&kit, &quoting(said(id, "m1", 1), at, quote)).await, "quote"), Refusal::NotInPart, "{at}");
        }
        let receipt = sent(&kit, &quoting(said(id, "m1", 1), "m1", passage)).await.expect("sent");
        let public = kit.public(id).await;
        let kept = "เรียกว่า “พระราชบัญญัติตลาดนัดชุมชน";
        assert!(matches!(&public[0].said, Said::Shown { quote, .. } if quote == kept), "{:?}", public[0].said);
        let own = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!(own.quote, kept);
    }

    async fn an_edition_keeps_what_it_quoted_and_a_withdrawn_comment_nothing(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &quoting(said(id, "m1", 1), "m1", "ตลาดนัดชุมชน")).await.expect("sent");
        let edit = async |revision, edit: &Edit| comment::edit(&kit.store, receipt.number, receipt.secret, revision, edit, later(2)).await;
        edit(1, &to("อย่างอื่น", false)).await.expect("changed");
        let one = kit.public(id).await.remove(0);
        assert!(matches!(&one.said, Said::Shown { quote, .. } if quote == "ตลาดนัดชุมชน"));
        edit(2, &to("อย่างอื่น", true)).await.expect("the passage alone");
        let one = kit.public(id).await.remove(0);
        assert!(matches!(&one.said, Said::Shown { quote, .. } if quote.is_empty()));
        let before = comment::editions(&kit.store, id, one.id).await.unwrap();
        assert_eq!(before.iter().map(|one| one.quote.as_str()).collect::<Vec<_>>(), ["ตลาดนัดชุมชน", "ตลาดนัดชุมชน"]);
        edit(3, &to("อย่างอื่น", true)).await.expect("nothing changes");
        assert_eq!(comment::editions(&kit.store, id, one.id).await.unwrap().len(), 2);
        let again = sent(&kit, &quoting(said(id, "m1", 2), "m1", "ตลาดนัดชุมชน")).await.expect("sent");
        comment::withdraw(&kit.store, again.number, again.secret, later(3)).await.expect("withdrawn");
        assert_eq!(kit.number("select count(*) from comments where quote <> ''").await, 0);
    }

    async fn a_wording_is_found_with_its_part_however_many_there_are(kit) {
        let id = kit.published(Kind::Bill).await;
        for (n, at, wording) in [(1, "m1", "เรียกว่าอย่างอื่น"), (2, "k1", "เรียกว่าอย่างอื่น"), (3, "m1", ""), (4, "all", "ก")] {
            let new = New { wording: wording.into(), ..said(id, at, n) };
            sent(&kit, &new).await.expect("sent");
        }
        let ids: Vec<_> = kit.public(id).await.iter().map(|one| one.id).collect();
        let found = comment::worded(&kit.store, &ids).await.unwrap();
        assert_eq!(found.len(), 2, "those of a provision, with a wording or without");
        for part in found.values() {
            assert!(part.anchor == "m1" && part.words.starts_with("พระราชบัญญัตินี้เรียกว่า"), "{part:?}");
        }
    }
}
