//! The law in force that a draft amends, as its agency gives it, and what is set by hand: what is refused, and where.

use crate::kit::*;
use domain::amend::{Operation, Target, What};
use domain::consultation::Kind;
use domain::refusal::Refusal;
use store::amended::{self, MOST, MOST_LAWS};
use store::{consultation, version};

const LAW: &str = "พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐";
const TEXT: &str = "มาตรา ๑ ชื่อ\n\nมาตรา ๒ ตลาดต้องมีน้ำ";

on_both! {
    async fn a_law_that_cannot_be_kept_is_refused_where_it_was_typed(kit) {
        let id = kit.ready(Kind::Bill).await;
        let set = async |law: &str, source: &str, origin: &str| {
            let revision = kit.one(id).await.revision;
            amended::set_law(&kit.store, &kit.drafter, id, revision, (law, source, origin), day_one()).await
        };
        assert_eq!(refused(set(LAW, " \n", "").await, "source"), Refusal::Missing);
        assert_eq!(refused(set(LAW, "มาตรา ๑ ก\0ข", "").await, "source"), Refusal::ControlCharacters);
        let more = version::LONGEST + 1;
        let too_long = Refusal::TooLong { most: version::LONGEST, got: more };
        assert_eq!(refused(set(LAW, &"a".repeat(more as usize), "").await, "source"), too_long);
        let long = "ก".repeat(501);
        let too_long = Refusal::TooLong { most: 500, got: 501 };
        assert_eq!(refused(set(&long, TEXT, "").await, "law"), too_long);
        assert_eq!(refused(set(LAW, TEXT, &long).await, "origin"), too_long);
        for n in 0..MOST_LAWS {
            set(&format!("พระราชบัญญัติตลาด (ฉบับที่ {n})"), TEXT, "").await.unwrap();
        }
        assert_eq!(refused(set(LAW, TEXT, "").await, ""), Refusal::EntryCount { least: 0, most: MOST_LAWS });
        set("พระราชบัญญัติตลาด (ฉบับที่ 0)", "มาตรา ๑ ใหม่", "").await.expect("one that is there is given anew");
    }

    async fn so_many_changes_are_set_by_hand_at_most_and_of_a_clause_alone(kit) {
        let id = kit.ready(Kind::Bill).await;
        let hand = async |clause: &str, many: u32| {
            let five = Target::Provision { number: "5".into(), until: None };
            let changes = vec![Operation::bare(What::Repeal, five); many as usize];
            let revision = kit.one(id).await.revision;
            amended::set_hand(&kit.store, &kit.drafter, id, revision, (clause, changes), day_one()).await
        };
        for clause in ["", "M1", "มาตรา 1", "m1'"] {
            assert_eq!(refused(hand(clause, 1).await, ""), Refusal::NoSuchPart, "{clause}");
        }
        let most = Refusal::EntryCount { least: 0, most: MOST };
        assert_eq!(refused(hand("m1", MOST + 1).await, ""), most);
        hand("m1", MOST).await.unwrap();
        assert_eq!(refused(hand("m2", 1).await, ""), most, "of all clauses together");
        hand("m1", 1).await.expect("in the place of those before");
    }

    async fn others_give_no_law_and_nobody_to_what_is_cancelled(kit) {
        let id = kit.ready(Kind::Bill).await;
        let set = async |by, days| {
            let revision = kit.one(id).await.revision;
            let law = amended::set_law(&kit.store, by, id, revision, (LAW, TEXT, ""), later(days)).await;
            let hand = amended::set_hand(&kit.store, by, id, revision, ("m1", Vec::new()), later(days)).await;
            (law, hand)
        };
        let (law, hand) = set(&kit.stranger, 0).await;
        not_found(law);
        not_found(hand);
        let (law, hand) = set(&kit.moderator, 0).await;
        not_allowed(law);
        not_allowed(hand);
        kit.publish(id).await;
        consultation::cancel(&kit.store, &kit.approver, id, "ถอนเรื่องกลับไปแก้หลักการใหม่ทั้งหมด", later(1)).await.unwrap();
        let cancelled = Refusal::Cancelled { at: later(1) };
        let (law, hand) = set(&kit.drafter, 2).await;
        assert_eq!((refused(law, ""), refused(hand, "")), (cancelled.clone(), cancelled));
    }
}
