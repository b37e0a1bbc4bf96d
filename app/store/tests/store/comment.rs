//! Comments kept, counted, and read back by their receipts.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Channel, Class, New, Said, Showing, Stance, Target};
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::time::Moment;
use store::comment::{self, HeldFilter, PublicFilter, Where};

const REASON: &str = "ข้อมูลที่เผยแพร่ไว้ไม่ครบถ้วน";

/// A comment with something in every field.
fn full(consultation: ConsultationId) -> New {
    New {
        stance: Stance::Change,
        reason: "ขอให้นับวันทำการ\n\nเพราะสั้นไป".into(),
        wording: "ภายในสิบวันทำการ".into(),
        class: Some(Class::Community),
        showing: Showing::Named,
        name: "สมศรี".into(),
        ..said(consultation, "k1", 1)
    }
}

async fn try_submit(kit: &Kit, new: &New, now: Moment) -> Result<(), store::Error> {
    comment::submit(&kit.store, &Viewer::default(), new, Channel::Portal, now).await.map(|_| ())
}

on_both! {
    async fn a_group_that_the_dossier_names_is_counted_and_no_other(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = |group: &str, n| New { group: Some(group.into()), ..said(id, "k1", n) };
        let no = try_submit(&kit, &new("ชาวประมง", 1), later(1)).await;
        assert!(matches!(no, Err(store::Error::Refused(no)) if no.of("group") == Some(&Refusal::NotAChoice)));
        let receipt = kit.submit(&new("ผู้ค้าในตลาด", 1)).await;
        kit.submit(&new("ผู้ค้าในตลาด", 2)).await;
        let groups = async || comment::counts_by_stance(&kit.store, id).await.expect("counts").by_group;
        assert_eq!(groups().await, [("ผู้ค้าในตลาด".to_string(), 2)]);
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(2)).await.expect("taken back");
        assert_eq!(groups().await, [("ผู้ค้าในตลาด".to_string(), 1)]);
    }

    async fn a_comment_is_kept_and_shown_as_it_was_written(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = full(id);
        kit.submit(&new).await;
        let page = kit.public(id).await;
        assert_eq!((page.len(), page[0].at), (1, later(1)));
        assert_eq!(page[0].target, new.target);
        let shown = Said::Shown {
            stance: new.stance,
            reason: new.reason.clone(),
            quote: String::new(),
            wording: new.wording.clone(),
            class: new.class,
            name: Some(new.name.clone()),
        };
        assert_eq!(page[0].said, shown);
        assert_eq!(kit.one(id).await.comments, 1);
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        let last = log.last().unwrap();
        assert_eq!((last.deed, last.subject.as_str()), (Deed::CommentSubmitted, page[0].id.to_string().as_str()));
    }

    async fn a_receipts_number_tells_where_the_comment_stands(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&New { target: Target::parse("m2-1").unwrap(), ..full(id) }).await;
        let told = comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap();
        assert_eq!((told.consultation, told.number, told.at), (id, receipt.number, later(1)));
        assert_eq!((told.target.as_str(), told.label.as_str()), ("m2-1", "มาตรา ๒"));
        assert_eq!((told.stands, told.showing, told.sheet), (Where::Received, Showing::Named, false));
        assert!(told.answered.is_empty());
    }

    async fn the_text_is_read_back_with_the_secret_and_not_with_another(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = full(id);
        let (first, second) = (kit.submit(&new).await, kit.submit(&said(id, "all", 2)).await);
        let own = comment::read_back(&kit.store, first.number, first.secret).await.unwrap().unwrap();
        assert_eq!((own.stance, own.reason, own.wording), (new.stance, new.reason, new.wording));
        assert_eq!((own.class, own.name), (new.class, Some(new.name)));
        let nobodys = (0..).map(Number::from_seven).find(|n| *n != first.number && *n != second.number).unwrap();
        for (number, secret) in [
            (first.number, second.secret),
            (first.number, Secret::from_bits(first.secret.bits() ^ 1)),
            (second.number, first.secret),
            (nobodys, first.secret),
        ] {
            assert!(comment::read_back(&kit.store, number, secret).await.unwrap().is_none());
        }
        assert!(comment::by_number(&kit.store, nobodys).await.unwrap().is_none());
    }

    async fn the_same_form_twice_is_one_comment_with_one_receipt(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = full(id);
        let first = kit.submit(&new).await;
        let again = New { target: Target::parse("m99").unwrap(), ..new.clone() };
        // Also when it is sent again after the close.
        for now in [later(1), later(40)] {
            let second =
                comment::submit(&kit.store, &Viewer::default(), &again, Channel::Portal, now).await.unwrap();
            assert_eq!((second.number, second.secret, second.at), (first.number, first.secret, first.at));
        }
        let other = New { reason: "อย่างอื่น".into(), ..new.clone() };
        let refusal = refused(try_submit(&kit, &other, later(1)).await, "");
        assert_eq!(refusal, Refusal::SentBefore { number: first.number.0 }, "what else it says is not lost unseen");
        assert_eq!((kit.public(id).await.len(), kit.counts(id).await.total, kit.one(id).await.comments), (1, 1, 1));
    }

    async fn the_same_form_twice_at_once_is_one_comment(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = full(id);
        let (a, b, c) = tokio::join!(kit.submit(&new), kit.submit(&new), kit.submit(&new));
        assert_eq!((a.number, a.secret), (b.number, b.secret));
        assert_eq!((a.number, a.secret), (c.number, c.secret));
        assert_eq!((kit.public(id).await.len(), kit.counts(id).await.total), (1, 1));
    }

    async fn a_round_takes_comments_from_its_first_moment_to_its_last(kit) {
        let id = kit.published_as(plan(2, 19)).await;
        let round = kit.one(id).await.round.unwrap();
        let before = try_submit(&kit, &said(id, "all", 1), Moment(round.opens.0 - 1)).await;
        assert_eq!(refused(before, ""), Refusal::NotYetOpen { opens: round.opens });
        let after = try_submit(&kit, &said(id, "all", 1), Moment(round.closes.0 + 1)).await;
        assert_eq!(refused(after, ""), Refusal::Closed { closed: round.closes });
        try_submit(&kit, &said(id, "all", 1), round.opens).await.unwrap();
        try_submit(&kit, &said(id, "all", 2), round.closes).await.unwrap();
        assert_eq!(kit.counts(id).await.total, 2);
    }

    async fn a_cancelled_round_and_one_closed_early_take_none(kit) {
        let (cancelled, closed) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        store::consultation::cancel(&kit.store, &kit.approver, cancelled, REASON, later(1)).await.unwrap();
        store::consultation::close_early(&kit.store, &kit.approver, closed, REASON, later(1)).await.unwrap();
        let answer = try_submit(&kit, &said(cancelled, "all", 1), later(2)).await;
        assert_eq!(refused(answer, ""), Refusal::Cancelled { at: later(1) });
        let answer = try_submit(&kit, &said(closed, "all", 1), later(2)).await;
        assert!(matches!(refused(answer, ""), Refusal::Closed { .. }));
    }

    async fn what_is_not_public_takes_none_as_if_it_were_not_there(kit) {
        let id = kit.ready(Kind::Bill).await;
        for id in [id, ConsultationId(99)] {
            not_found(try_submit(&kit, &said(id, "all", 1), later(1)).await);
        }
    }

    async fn a_part_that_is_not_there_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        for at in ["k2", "k0", "m99", "m2-w9", "nonsense"] {
            let answer = try_submit(&kit, &said(id, at, 1), later(1)).await;
            assert_eq!(refused(answer, "at"), Refusal::NoSuchPart, "{at}");
        }
        assert_eq!((kit.counts(id).await.total, kit.one(id).await.comments), (0, 0));
    }

    async fn a_comment_on_an_item_belongs_to_its_provision(kit) {
        let id = kit.published(Kind::Bill).await;
        for (number, at) in ["m2-1", "m2", "m2-w2", "m3"].into_iter().enumerate() {
            kit.submit(&said(id, at, number as u32)).await;
        }
        let counts = kit.counts(id).await;
        assert_eq!((counts.at("m2"), counts.at("m3"), counts.total), (3, 1, 4));
        let filter = PublicFilter { target: Some(Target::parse("m2").unwrap()), stance: None };
        let page = comment::public_page(&kit.store, id, &filter, None, 10).await.unwrap();
        assert_eq!(page.iter().map(|one| one.target.as_str()).collect::<Vec<_>>(), ["m2-w2", "m2", "m2-1"]);
    }

    async fn guests_are_asked_to_sign_in_where_the_round_wants_it(kit) {
        let id = kit.published_as(store::consultation::RoundPlan { admission: domain::admission::Admission::of_guests(false), ..plan(0, 19) }).await;
        assert_eq!(refused(try_submit(&kit, &said(id, "all", 1), later(1)).await, ""), Refusal::SignInNeeded);
        comment::submit(&kit.store, &kit.stranger, &said(id, "all", 1), Channel::Portal, later(1)).await.unwrap();
        assert_eq!(kit.counts(id).await.total, 1);
    }

    async fn a_comment_for_the_agency_only_is_counted_and_never_public(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.submit(&New { showing: Showing::Agency, ..said(id, "k1", 1) }).await;
        assert!(kit.public(id).await.is_empty());
        assert!(comment::public_of(&kit.store, &[CommentId(1)]).await.unwrap().is_empty());
        let filter = PublicFilter { target: Some(Target::parse("k1").unwrap()), stance: Some(Stance::Agree) };
        assert!(comment::public_page(&kit.store, id, &filter, None, 10).await.unwrap().is_empty());
        let counts = kit.counts(id).await;
        assert_eq!((counts.total, counts.at("k1"), counts.agency_only), (1, 1, 1));
        let desk = comment::held_page(&kit.store, &kit.moderator, id, &HeldFilter::default(), None, 10).await.unwrap();
        assert_eq!((desk.len(), desk[0].reason.as_str()), (1, "ความเห็นที่ 1"));
    }

    async fn a_page_goes_on_where_the_last_one_ended(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 7).await;
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let page = comment::public_page(&kit.store, id, &PublicFilter::default(), before, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(last.id);
            seen.extend(page.iter().map(|one| one.id.0));
        }
        assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
    }

    async fn every_count_is_that_of_the_comments(kit) {
        let (id, other) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        kit.submit(&said(other, "all", 999)).await;
        for number in 0..24 {
            let class = Class::ALL.get(number % 7).copied();
            let (stance, at) = (Stance::ALL[number % 4], ["all", "k1", "m2-w2"][number % 3]);
            kit.submit(&New { stance, class, ..said(id, at, number as u32) }).await;
        }
        let counts = kit.counts(id).await;
        let page = kit.public(id).await;
        assert_eq!((counts.total, page.len(), kit.one(id).await.comments), (24, 24, 24));
        for (code, n) in &counts.by_stance {
            let seen = page.iter().filter(|one| matches!(&one.said, Said::Shown { stance, .. } if stance.code() == code));
            assert_eq!((seen.count() as u64, *n), (6, 6));
        }
        for (code, n) in &counts.by_class {
            let seen = page.iter().filter(|one| {
                matches!(&one.said, Said::Shown { class, .. } if class.map_or("-", Class::code) == code)
            });
            assert_eq!(seen.count() as u64, *n, "{code}");
        }
        let full = store::comment::counts_by_stance(&kit.store, id).await.expect("counts");
        assert_eq!((counts.by_stance.len(), counts.by_class.len(), full.by_target_stance.len()), (4, 7, 12));
        assert!(full.by_target_stance.iter().all(|(_, _, n)| *n == 2));
        let sum = |counts: &[(String, String, u64)]| counts.iter().map(|(_, _, n)| n).sum::<u64>();
        assert_eq!((sum(&full.by_class_stance), full.by_class_stance.iter().all(|(_, _, n)| *n <= 4)), (24, true));
        assert_eq!(full.by_day_stance.iter().map(|(day, _, n)| (*day, *n)).collect::<Vec<_>>(), [(later(1).day(), 6); 4]);
        assert_eq!([counts.at("all"), counts.at("k1"), counts.at("m2")], [8, 8, 8]);
    }

    async fn comments_added_at_once_are_as_those_submitted(kit) {
        let id = kit.published(Kind::Bill).await;
        let one = |number: u32| store::bulk::Comment {
            wording: String::new(),
            target: "m2".into(),
            stance: Stance::Disagree,
            reason: format!("ความเห็นที่ {number}"),
            class: None,
            showing: Showing::Unnamed,
            name: None,
            area: None,
            at: later(1),
            key: key(number),
        };
        let numbers = store::bulk::comments(&kit.store, id, (1..=50).map(one).collect()).await.unwrap();
        let counts = kit.counts(id).await;
        assert_eq!((counts.total, counts.at("m2"), kit.public(id).await.len(), numbers.len()), (50, 50, 50, 50));
        // The key of a form gives the receipt that is there.
        let same = New { stance: Stance::Disagree, reason: "ความเห็นที่ 7".into(), ..said(id, "all", 7) };
        let receipt = kit.submit(&same).await;
        let own = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!((own.stance, own.reason.as_str()), (Stance::Disagree, "ความเห็นที่ 7"));
        assert_eq!(kit.counts(id).await.total, 50);
    }
}
