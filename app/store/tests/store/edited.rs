//! Changing one's own comment: public history, counts, two tabs, and what is private.

use crate::kit::*;
use domain::comment::{Channel, Edit, New, Said, Showing, Stance};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use store::comment::{self, HeldFilter};
use store::consultation;

async fn sent(kit: &Kit, new: &New) -> Receipt {
    comment::submit(&kit.store, &Default::default(), new, Channel::Portal, later(1)).await.expect("sent")
}

fn to(reason: &str) -> Edit {
    Edit {
        stance: Stance::Disagree,
        reason: reason.into(),
        wording: String::new(),
        showing: Showing::Unnamed,
        name: String::new(),
        young: false,
        unquote: false,
    }
}

async fn edit(kit: &Kit, of: &Receipt, revision: i64, edit: &Edit) -> Result<(), store::Error> {
    comment::edit(&kit.store, of.number, of.secret, revision, edit, later(2)).await
}

async fn one(kit: &Kit, id: ConsultationId) -> domain::comment::Public {
    kit.public(id).await.into_iter().next().expect("a comment")
}

on_both! {
    async fn what_it_said_before_stays_for_everyone_to_see(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        edit(&kit, &receipt, 1, &to("ไม่เห็นด้วยแล้ว เพราะแพงขึ้น")).await.expect("changed");
        let now = one(&kit, id).await;
        assert_eq!((now.at, now.edited), (later(1), Some(later(2))));
        assert!(matches!(&now.said, Said::Shown { stance: Stance::Disagree, reason, .. } if reason.contains("แพงขึ้น")));
        let before = comment::editions(&kit.store, id, now.id).await.unwrap();
        assert_eq!(before.len(), 1);
        assert_eq!((before[0].stance, before[0].reason.as_str(), before[0].at), (Stance::Agree, "ความเห็นที่ 1", later(1)));
        let counts = kit.counts(id).await;
        assert_eq!(counts.by_stance, [("disagree".to_string(), 1)]);
        assert_eq!((counts.total, counts.at("k1")), (1, 1));
        let own = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!((own.revision, own.reason.as_str()), (2, "ไม่เห็นด้วยแล้ว เพราะแพงขึ้น"));
        assert!(comment::editions(&kit.store, ConsultationId(99), now.id).await.unwrap().is_empty(), "of another dossier none");
    }

    async fn two_tabs_do_not_write_over_each_other(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        edit(&kit, &receipt, 1, &to("จากหน้าต่างแรก")).await.expect("changed");
        assert_eq!(refused(edit(&kit, &receipt, 1, &to("จากหน้าต่างที่สอง")).await, ""), Refusal::ChangedMeanwhile);
        edit(&kit, &receipt, 2, &to("จากหน้าต่างแรก")).await.expect("nothing changes");
        assert_eq!(kit.number("select count(*) from comment_editions").await, 1, "and no edition is made");
        edit(&kit, &receipt, 2, &to("จากหน้าต่างที่สอง")).await.expect("meant");
        assert_eq!(comment::editions(&kit.store, id, CommentId(1)).await.unwrap().len(), 2);
    }

    async fn it_waits_on_the_desk_again(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        edit(&kit, &receipt, 1, &to("อย่างอื่น")).await.expect("changed");
        assert_eq!(kit.number("select count(*) from ledger where state = 'waiting'").await, 1);
        while store::hints::follow(&kit.store).await.expect("followed").is_some() {}
        let held = comment::held_page(&kit.store, &kit.moderator, id, &HeldFilter::default(), None, 10).await.unwrap();
        assert_eq!(held[0].reason, "อย่างอื่น");
    }

    async fn what_was_changed_before_it_was_read_is_counted_once(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        sent(&kit, &said(id, "k1", 2)).await;
        edit(&kit, &receipt, 1, &to("ความเห็นที่ 2")).await.expect("changed");
        // Each event by itself, as where a batch ends between them.
        while store::hints::follow_one(&kit.store).await.expect("followed").is_some() {}
        assert_eq!(kit.number("select count(*) from copy_texts").await, 1, "both say the same now");
        assert_eq!(kit.number("select comments from copy_texts").await, 2);
        edit(&kit, &receipt, 2, &to("อีกอย่างหนึ่ง")).await.expect("changed");
        while store::hints::follow_one(&kit.store).await.expect("followed").is_some() {}
        assert_eq!(kit.number("select cast(sum(comments) as bigint) from copy_texts").await, 2);
        assert_eq!(kit.number("select count(*) from copy_texts").await, 2);
    }

    async fn who_said_to_be_under_twenty_is_named_by_no_change(kit) {
        let id = kit.published(Kind::Bill).await;
        let young = sent(&kit, &New { young: true, ..said(id, "k1", 1) }).await;
        let named = Edit { showing: Showing::Named, name: "ด.ช. สมชาย".into(), ..to("เปลี่ยนใจ") };
        edit(&kit, &young, 1, &named).await.expect("changed");
        let own = comment::read_back(&kit.store, young.number, young.secret).await.unwrap().unwrap();
        assert_eq!((own.showing, own.name, own.young, own.reason.as_str()), (Showing::Unnamed, None, true, "เปลี่ยนใจ"));
        let grown = sent(&kit, &said(id, "k1", 2)).await;
        edit(&kit, &grown, 1, &Edit { young: true, ..to("เพิ่งบอก") }).await.expect("changed");
        edit(&kit, &grown, 2, &named).await.expect("changed again");
        let own = comment::read_back(&kit.store, grown.number, grown.secret).await.unwrap().unwrap();
        assert_eq!((own.showing, own.name), (Showing::Unnamed, None), "what was said before stays said");
        comment::withdraw(&kit.store, young.number, young.secret, later(3)).await.expect("taken back");
        assert_eq!(kit.number("select count(*) from comments where young").await, 1);
    }

    async fn whoever_sent_it_signed_in_needs_no_code_and_nobody_else_is_believed(kit) {
        let id = kit.published(Kind::Bill).await;
        let [me, other] = [kit.drafter.person.unwrap(), kit.approver.person.unwrap()];
        let mine = comment::submit(&kit.store, &kit.drafter, &said(id, "k1", 1), Channel::Portal, later(1)).await.expect("sent");
        let strangers = sent(&kit, &said(id, "k1", 2)).await;
        let as_whom = |person| comment::Proof::Account(person);
        let read = async |number, person| comment::read_back(&kit.store, number, as_whom(person)).await.unwrap();
        assert_eq!(read(mine.number, me).await.map(|own| own.reason), Some("ความเห็นที่ 1".into()));
        assert!(read(mine.number, other).await.is_none() && read(strangers.number, me).await.is_none());
        let change = async |number, person| comment::edit(&kit.store, number, as_whom(person), 1, &to("แก้แล้ว"), later(2)).await;
        for (number, person) in [(mine.number, other), (strangers.number, me)] {
            assert_eq!(refused(change(number, person).await, ""), Refusal::NoSuchReceipt);
            assert_eq!(refused(comment::withdraw(&kit.store, number, as_whom(person), later(2)).await, ""), Refusal::NoSuchReceipt);
            assert_eq!(refused(comment::holds(&kit.store, number, as_whom(person), later(2)).await, ""), Refusal::NoSuchReceipt);
        }
        change(mine.number, me).await.expect("changed");
        comment::withdraw(&kit.store, mine.number, as_whom(me), later(3)).await.expect("taken back");
        assert_eq!(read(mine.number, me).await.map(|own| own.reason), None, "it is nobody's any more");
    }

    async fn a_private_text_leaves_neither_edition_nor_log(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &New { reason: "โทร 081-234-5678 นะ".into(), ..said(id, "k1", 1) }).await;
        edit(&kit, &receipt, 1, &to("โทรมาคุยได้")).await.expect("changed");
        let before = comment::editions(&kit.store, id, CommentId(1)).await.unwrap();
        assert!(before[0].left_out && before[0].reason.is_empty());
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("081-234"));
        }
        assert_eq!(kit.number("select count(*) from events where length(commitment) = 32 and content is null").await, 1, "its commitment stays");
    }

    async fn what_is_taken_back_is_erased_in_every_edition(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        edit(&kit, &receipt, 1, &to("ฉบับที่สองของฉัน")).await.expect("changed");
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.expect("taken back");
        assert_eq!(kit.number("select count(*) from comment_editions").await, 0);
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            let content = String::from_utf8_lossy(&event.content.unwrap_or_default()).into_owned();
            assert!(!content.contains("ความเห็นที่ 1") && !content.contains("ฉบับที่สองของฉัน"), "{content}");
        }
        assert_eq!(refused(edit(&kit, &receipt, 2, &to("อีก")).await, ""), Refusal::AlreadyDone);
        assert!(comment::editions(&kit.store, id, CommentId(1)).await.unwrap().is_empty());
        assert_eq!(kit.counts(id).await.total, 0);
    }

    async fn only_its_author_and_only_while_its_round_is_open(kit) {
        let id = kit.published(Kind::Bill).await;
        let (one, other) = (sent(&kit, &said(id, "k1", 1)).await, sent(&kit, &said(id, "k1", 2)).await);
        let thief = comment::edit(&kit.store, one.number, other.secret, 1, &to("x"), later(2)).await;
        assert_eq!(refused(thief, ""), Refusal::NoSuchReceipt);
        let late = comment::edit(&kit.store, one.number, one.secret, 1, &to("x"), later(21)).await;
        assert!(matches!(refused(late, ""), Refusal::Closed { .. }));
        let revision = kit.one(id).await.revision;
        consultation::propose_round(&kit.store, &kit.drafter, id, revision, (plan(22, 50), "รับฟังเพิ่มในพื้นที่ที่น้ำท่วม"), later(21)).await.expect("proposed");
        consultation::open_proposed(&kit.store, &kit.approver, id, revision, later(21)).await.expect("opened again");
        let earlier = comment::edit(&kit.store, one.number, one.secret, 1, &to("x"), later(23)).await;
        assert!(matches!(refused(earlier, ""), Refusal::Closed { .. }), "what was said in an earlier round stays");
    }

    async fn who_changes_how_it_is_shown_has_said_nothing_else(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "k1", 1) }).await;
        kit.execute("update ledger set state = 'aside', aside = 'empty'").await;
        kit.execute("insert into comment_notes (id, comment, person, at, text) values (1, 1, 1, 1, 'ดูประกอบ')").await;
        let same = Edit { stance: Stance::Agree, ..to("ความเห็นที่ 1") };
        edit(&kit, &receipt, 1, &same).await.expect("the name comes off");
        assert_eq!(kit.number("select count(*) from ledger where state = 'aside' and showing = 'unnamed'").await, 1);
        assert_eq!(kit.number("select count(*) from comment_notes").await, 1);
        assert_eq!((one(&kit, id).await.edited, comment::editions(&kit.store, id, CommentId(1)).await.unwrap().len()), (None, 0));
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมศรี"), "nor in the log");
        }
        assert_eq!(refused(edit(&kit, &receipt, 1, &same).await, ""), Refusal::ChangedMeanwhile, "another tab is told");
        edit(&kit, &receipt, 2, &Edit { showing: Showing::Agency, ..same }).await.expect("for the agency alone");
        assert_eq!((kit.counts(id).await.agency_only, kit.public(id).await.len()), (1, 0));
    }

    async fn a_comment_is_changed_fifty_times_at_most(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        kit.execute("update comments set revision = 50").await;
        edit(&kit, &receipt, 50, &to("ครั้งสุดท้าย")).await.expect("the fiftieth change");
        assert_eq!(refused(edit(&kit, &receipt, 51, &to("อีก")).await, ""), Refusal::EditedTooOften { most: 50 });
        edit(&kit, &receipt, 51, &to("ครั้งสุดท้าย")).await.expect("who changes nothing is not refused");
    }

    async fn what_is_withheld_or_for_the_agency_has_no_public_history(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = sent(&kit, &said(id, "k1", 1)).await;
        edit(&kit, &receipt, 1, &to("อย่างอื่น")).await.expect("changed");
        comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(1)).await, domain::moderation::Reason::ALL[0], "", later(2)).await.expect("withheld");
        assert!(comment::editions(&kit.store, id, CommentId(1)).await.unwrap().is_empty());
        edit(&kit, &receipt, 2, &to("แก้แล้ว")).await.expect("its author may mend it");
        assert!(matches!(one(&kit, id).await.said, Said::Withheld { .. }), "it stays withheld until somebody restores it");
        comment::restore(&kit.store, &kit.moderator, kit.read(CommentId(1)).await, later(2)).await.expect("restored");
        assert_eq!(comment::editions(&kit.store, id, CommentId(1)).await.unwrap().len(), 2);
        let sealed = Edit { showing: Showing::Agency, ..to("เฉพาะหน่วยงาน") };
        edit(&kit, &receipt, 3, &sealed).await.expect("changed");
        assert!(kit.public(id).await.is_empty() && comment::editions(&kit.store, id, CommentId(1)).await.unwrap().is_empty());
        assert_eq!(kit.counts(id).await.agency_only, 1);
    }
}
