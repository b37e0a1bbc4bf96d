//! One proposes, another publishes; an order lets one do both; who did what stays to be seen.

use crate::kit::*;
use domain::agency::Role;
use domain::consultation::Kind;
use domain::phase::Phase;
use domain::refusal::Refusal;
use store::{consultation, version};

const REMARK: &str = "ขอให้อธิบายผู้ได้รับผลกระทบให้ชัดกว่านี้";

on_both! {
    async fn who_proposes_does_not_publish(kit) {
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        let revision = kit.one(id).await.revision;
        let publish = async |by, revision| consultation::publish(store, by, id, revision, day_one()).await;
        assert_eq!(refused(publish(&kit.approver, revision).await, ""), Refusal::NotProposed);
        not_allowed(publish(&kit.drafter, revision).await);
        consultation::propose(store, &both, id, revision, "ดูมาตรา ๒", day_one()).await.unwrap();
        assert_eq!(refused(publish(&both, revision).await, ""), Refusal::OwnProposal);
        publish(&kit.approver, revision).await.unwrap();
        assert_eq!(kit.one(id).await.phase(day_one()), Phase::Open);
        let hands = consultation::hands(store, &kit.drafter, id).await.unwrap();
        let deeds: Vec<&str> = hands.iter().map(|hand| hand.deed.as_str()).collect();
        assert_eq!(deeds, ["consultation.published", "consultation.proposed", "consultation.made"]);
        assert!(hands.iter().all(|hand| !hand.name.is_empty() && hand.order.is_empty()));
        not_found(consultation::hands(store, &kit.stranger, id).await);
    }

    async fn what_was_changed_after_it_was_proposed_is_proposed_again(kit) {
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let revision = kit.one(id).await.revision;
        consultation::propose(store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        let changed = consultation::set_round(store, &kit.approver, id, revision, plan(0, 25), day_one()).await.unwrap();
        let answer = consultation::publish(store, &kit.approver, id, changed, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ProposalOld);
        consultation::propose(store, &kit.drafter, id, changed, "", day_one()).await.unwrap();
        consultation::publish(store, &kit.approver, id, changed, day_one()).await.unwrap();
    }

    async fn an_approver_sends_it_back_with_a_remark(kit) {
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let revision = kit.one(id).await.revision;
        let back = async |by, remark: &str| consultation::send_back(store, by, id, remark, day_one()).await;
        assert_eq!(refused(back(&kit.approver, REMARK).await, ""), Refusal::NotProposed);
        consultation::propose(store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        not_allowed(back(&kit.drafter, REMARK).await);
        not_found(back(&kit.stranger, REMARK).await);
        assert_eq!(refused(back(&kit.approver, "").await, "reason"), Refusal::Missing);
        back(&kit.approver, REMARK).await.unwrap();
        let proposal = consultation::proposal(store, &kit.drafter, id).await.unwrap().unwrap();
        assert_eq!(proposal.returned.map(|returned| returned.remark).as_deref(), Some(REMARK));
        let answer = consultation::publish(store, &kit.approver, id, revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::NotProposed);
    }

    async fn an_incomplete_dossier_is_not_proposed(kit) {
        let id = kit.made(Kind::Bill).await;
        let answer = consultation::propose(&kit.store, &kit.drafter, id, 1, "", day_one()).await;
        assert!(matches!(refused(answer, ""), Refusal::ChecklistIncomplete { .. }));
        let answer = consultation::propose(&kit.store, &kit.stranger, id, 1, "", day_one()).await;
        not_found(answer);
    }

    async fn an_order_lets_one_do_both_while_it_stands(kit) {
        let store = &kit.store;
        let order = "คำสั่งที่ ๑/๒๕๖๙";
        let record = async |by, words: &str, until| {
            consultation::record_order(store, by, kit.agency, (words, until), day_one()).await
        };
        for by in [&kit.drafter, &kit.approver, &kit.stranger] {
            not_allowed(record(by, order, None).await);
        }
        assert_eq!(refused(record(&kit.agency_administrator, " ", None).await, "words"), Refusal::Missing);
        let past = domain::time::Day(first_day().0 - 1);
        assert_eq!(refused(record(&kit.agency_administrator, order, Some(past)).await, "until"), Refusal::InThePast);
        record(&kit.agency_administrator, order, None).await.unwrap();
        assert_eq!(refused(record(&kit.agency_administrator, order, None).await, ""), Refusal::AlreadyDone);
        let id = kit.ready(Kind::Bill).await;
        consultation::publish(store, &kit.approver, id, kit.one(id).await.revision, day_one()).await.unwrap();
        let hands = consultation::hands(store, &kit.approver, id).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].order.as_str()), ("consultation.published", order));
        // Its words stand with what one person publishes later, too.
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        let source = format!("{DRAFT}\nมาตรา ๔ ให้ใช้บังคับทันที\n");
        version::put(store, &both, id, kit.one(id).await.revision, &source, day_one()).await.unwrap();
        let why = "เพิ่มวันใช้บังคับตามความเห็นของผู้ค้าในตลาด";
        version::publish(store, &both, id, kit.one(id).await.revision, why, day_one()).await.unwrap();
        let hands = consultation::hands(store, &kit.approver, id).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].order.as_str()), ("version.published", order));
        not_allowed(consultation::end_order(store, &kit.approver, kit.agency, later(1)).await);
        consultation::end_order(store, &kit.agency_administrator, kit.agency, later(1)).await.unwrap();
        let next = kit.ready(Kind::Rule).await;
        let revision = kit.one(next).await.revision;
        let answer = consultation::publish(store, &kit.approver, next, revision, later(1)).await;
        assert!(matches!(answer, Err(store::Error::Refused(_))));
        let ended = consultation::end_order(store, &kit.agency_administrator, kit.agency, later(2)).await;
        assert_eq!(refused(ended, ""), Refusal::AlreadyDone);
    }

    async fn a_revised_draft_is_published_by_another_than_who_put_it_there(kit) {
        let id = kit.published(Kind::Bill).await;
        let store = &kit.store;
        let source = format!("{DRAFT}\nมาตรา ๔ ให้ใช้บังคับทันที\n");
        let put = version::put(store, &kit.approver, id, kit.one(id).await.revision, &source, later(2)).await;
        put.unwrap();
        let publish = async |by| {
            let revision = kit.one(id).await.revision;
            version::publish(store, by, id, revision, "เพิ่มวันใช้บังคับตามความเห็นที่ได้รับ", later(3)).await
        };
        not_allowed(publish(&kit.drafter).await);
        assert_eq!(refused(publish(&kit.approver).await, ""), Refusal::OwnProposal);
        let second = kit.member(kit.agency, "second@example.th", &[Role::Approver]).await;
        publish(&second).await.unwrap();
    }
}

on_both! {
    async fn a_note_a_remark_and_an_order_have_their_bounds(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, revision) = (&kit.store, kit.one(id).await.revision);
        let long = "ก".repeat(2_001);
        let too_long = Refusal::TooLong { most: 2_000, got: 2_001 };
        let propose = async |by, note: &str| consultation::propose(store, by, id, revision, note, day_one()).await;
        not_allowed(propose(&kit.moderator, "").await);
        assert_eq!(refused(propose(&kit.drafter, &long).await, "note"), too_long);
        propose(&kit.drafter, "").await.unwrap();
        let back = consultation::send_back(store, &kit.approver, id, "-", day_one()).await;
        assert_eq!(refused(back, "reason"), Refusal::SaysNothing);
        let order = consultation::record_order(store, &kit.agency_administrator, kit.agency, (long.as_str(), None), day_one()).await;
        assert_eq!(refused(order, "words"), too_long);
        not_allowed(consultation::sole_orders(store, &kit.drafter, kit.agency).await);
        kit.publish(id).await;
        let revision = kit.one(id).await.revision;
        let late = consultation::propose(store, &kit.drafter, id, revision, "", later(1)).await;
        assert_eq!(refused(late, ""), Refusal::AlreadyDone);
        let back = consultation::send_back(store, &kit.approver, id, REMARK, later(1)).await;
        assert_eq!(refused(back, ""), Refusal::AlreadyDone);
    }
}
