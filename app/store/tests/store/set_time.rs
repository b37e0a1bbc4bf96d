//! Publication at a set time: by itself, once, as it was approved; and what is announced as coming.

use crate::kit::*;
use domain::agency::Role;
use domain::consultation::{Kind, Texts};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::{Moment, Month};
use store::consultation::{self, SetTime};

const GIST: &str = "ให้ตลาดนัดปิดประกาศค่าแผงไว้ในที่เปิดเผย";

fn noon() -> Moment {
    Moment(day_one().0 + 3 * 3_600_000)
}

/// A dossier that the drafter has proposed.
async fn proposed(kit: &Kit) -> (ConsultationId, i64) {
    let id = kit.ready(Kind::Bill).await;
    let revision = kit.one(id).await.revision;
    consultation::propose(&kit.store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
    (id, revision)
}

async fn of(kit: &Kit, id: ConsultationId) -> Option<SetTime> {
    consultation::time_set(&kit.store, &kit.drafter, id).await.unwrap()
}

async fn set(kit: &Kit, id: ConsultationId, revision: i64) {
    consultation::set_time(&kit.store, &kit.approver, id, revision, noon(), day_one()).await.unwrap();
}

on_both! {
    async fn it_is_published_when_its_time_has_come_once_and_in_the_approvers_name(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        let store = &kit.store;
        assert_eq!(consultation::publish_due(store, Moment(noon().0 - 1)).await.unwrap(), 0);
        assert_eq!(kit.one(id).await.phase(noon()), Phase::Preparing);
        // The program was begun anew meanwhile.
        let again = store::Store::open_with(&kit.url, options()).await.unwrap();
        assert_eq!(consultation::publish_due(&again, noon()).await.unwrap(), 1);
        assert_eq!(consultation::publish_due(store, noon()).await.unwrap(), 0);
        again.close().await;
        let one = kit.one(id).await;
        assert_eq!((one.dates.published, one.phase(noon())), (Some(noon()), Phase::Open));
        let hands = consultation::hands(store, &kit.drafter, id).await.unwrap();
        let published: Vec<_> = hands.iter().filter(|hand| hand.deed == "consultation.published").collect();
        assert_eq!(published.len(), 1);
        let actors = kit.number("select count(distinct actor) from events where deed in ('time.set', 'consultation.published')");
        assert_eq!((actors.await, of(&kit, id).await), (1, None));
    }

    async fn two_servers_publish_it_once(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        let (one, two) = tokio::join!(
            consultation::publish_due(&kit.store, noon()),
            consultation::publish_due(&kit.store, noon()),
        );
        one.unwrap();
        two.unwrap();
        let count = "select count(*) from events where deed = 'consultation.published'";
        assert_eq!(kit.number(count).await, 1);
        assert_eq!(kit.number("select count(*) from events where deed = 'time.failed'").await, 0);
    }

    async fn four_eyes_are_asked_when_it_is_set(kit) {
        let id = kit.ready(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        let at = async |by, at| consultation::set_time(&kit.store, by, id, revision, at, day_one()).await;
        assert_eq!(refused(at(&kit.approver, noon()).await, ""), Refusal::NotProposed);
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        consultation::propose(&kit.store, &both, id, revision, "", day_one()).await.unwrap();
        assert_eq!(refused(at(&both, noon()).await, ""), Refusal::OwnProposal);
        not_allowed(at(&kit.drafter, noon()).await);
        not_found(at(&kit.stranger, noon()).await);
        assert_eq!(refused(at(&kit.approver, day_one()).await, "at"), Refusal::InThePast);
        assert_eq!(refused(at(&kit.approver, later(400)).await, "at"), Refusal::TooFarAhead);
        // The hearing opens today: tomorrow would be after its first day.
        assert_eq!(refused(at(&kit.approver, later(1)).await, "at"), Refusal::AfterOpening { day: day_one().day() });
        at(&kit.approver, noon()).await.unwrap();
    }

    async fn what_was_changed_after_it_was_approved_is_not_published_and_says_why(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        let changed = Texts { change: "เปลี่ยนอย่างอื่นหลังอนุมัติแล้ว".into(), ..texts() };
        consultation::edit(&kit.store, &kit.drafter, id, revision, &changed, day_one()).await.unwrap();
        consultation::publish_due(&kit.store, noon()).await.unwrap();
        assert_eq!(kit.one(id).await.dates.published, None);
        let (when, why) = of(&kit, id).await.unwrap().failed.expect("it says why");
        assert_eq!((when, why.of("")), (noon(), Some(&Refusal::ProposalOld)));
        assert_eq!(consultation::publish_due(&kit.store, later(1)).await.unwrap(), 0, "it is tried once");
        assert_eq!(consultation::failed_times(&kit.store, &[id]).await.unwrap(), [id]);
        let revision = kit.one(id).await.revision;
        consultation::propose(&kit.store, &kit.drafter, id, revision, "", noon()).await.unwrap();
        assert_eq!(of(&kit, id).await, None);
    }

    async fn an_approver_who_has_gone_publishes_nothing(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        let staff = store::membership::staff(&kit.store, &kit.agency_administrator, kit.agency).await.unwrap();
        let theirs = staff.iter().find(|one| Some(one.person) == kit.approver.person).unwrap().memberships[0].id;
        store::membership::end(&kit.store, &kit.agency_administrator, theirs, day_one()).await.unwrap();
        consultation::publish_due(&kit.store, noon()).await.unwrap();
        assert_eq!(kit.one(id).await.dates.published, None);
        assert_eq!(of(&kit, id).await.unwrap().failed.unwrap().1.of(""), Some(&Refusal::ApproverGone));
    }

    async fn a_server_that_slept_past_the_first_day_says_so(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        consultation::publish_due(&kit.store, later(2)).await.unwrap();
        assert_eq!(of(&kit, id).await.unwrap().failed.unwrap().1.of("opens"), Some(&Refusal::InThePast));
    }

    async fn it_is_taken_back_by_hand_or_with_the_proposal(kit) {
        let (id, revision) = proposed(&kit).await;
        set(&kit, id, revision).await;
        not_allowed(consultation::drop_time(&kit.store, &kit.drafter, id, day_one()).await);
        consultation::drop_time(&kit.store, &kit.approver, id, day_one()).await.unwrap();
        assert_eq!(refused(consultation::drop_time(&kit.store, &kit.approver, id, day_one()).await, ""), Refusal::AlreadyDone);
        set(&kit, id, revision).await;
        let why = "ขอให้อธิบายผู้ได้รับผลกระทบให้ชัดกว่านี้";
        consultation::send_back(&kit.store, &kit.approver, id, why, day_one()).await.unwrap();
        assert_eq!(of(&kit, id).await, None);
        consultation::publish_due(&kit.store, noon()).await.unwrap();
        assert_eq!(kit.one(id).await.dates.published, None);
    }

    async fn a_plan_shows_its_name_and_gist_and_nothing_else(kit) {
        let id = kit.ready(Kind::Bill).await;
        let month = first_day().month();
        let announce = async |by, month, gist: &str| {
            let revision = kit.one(id).await.revision;
            consultation::announce(&kit.store, by, id, revision, (month, gist), day_one()).await
        };
        not_allowed(announce(&kit.drafter, Ok(month), GIST).await);
        not_found(announce(&kit.stranger, Ok(month), GIST).await);
        assert_eq!(refused(announce(&kit.approver, Ok(Month(month.0 - 1)), GIST).await, "month"), Refusal::MonthPast);
        assert_eq!(refused(announce(&kit.approver, Ok(Month(month.0 + 25)), GIST).await, "month"), Refusal::TooFarAhead);
        assert_eq!(refused(announce(&kit.approver, Ok(month), "-").await, "gist"), Refusal::SaysNothing);
        announce(&kit.approver, Ok(Month(month.0 + 2)), GIST).await.unwrap();
        let revision = kit.one(id).await.revision;
        let renamed = Texts { title: "ชื่อที่ยังไม่ประกาศ".into(), ..texts() };
        consultation::edit(&kit.store, &kit.drafter, id, revision, &renamed, day_one()).await.unwrap();
        let planned = consultation::planned(&kit.store, Default::default(), 10).await.unwrap();
        let [one] = planned.as_slice() else { panic!("{planned:?}") };
        assert_eq!((one.title.as_str(), one.gist.as_str(), one.month.0), (texts().title.as_str(), GIST, month.0 + 2));
        consultation::take_back_plan(&kit.store, &kit.approver, id, day_one()).await.unwrap();
        assert!(consultation::planned(&kit.store, Default::default(), 10).await.unwrap().is_empty());
        announce(&kit.approver, Ok(month), GIST).await.unwrap();
        kit.publish(id).await;
        assert!(consultation::planned(&kit.store, Default::default(), 10).await.unwrap().is_empty(), "what is published is coming no more");
        assert_eq!(refused(announce(&kit.approver, Ok(month), GIST).await, ""), Refusal::AlreadyDone);
    }
}

on_both! {
    async fn a_time_is_set_for_what_could_be_published_then(kit) {
        let bare = kit.made(Kind::Bill).await;
        let time = async |id, revision| {
            consultation::set_time(&kit.store, &kit.approver, id, revision, noon(), day_one()).await
        };
        assert!(matches!(refused(time(bare, 1).await, ""), Refusal::ChecklistIncomplete { .. }));
        let (id, revision) = proposed(&kit).await;
        let changed = Texts { change: "เปลี่ยนอย่างอื่นหลังเสนอแล้ว".into(), ..texts() };
        let revision = consultation::edit(&kit.store, &kit.drafter, id, revision, &changed, day_one()).await.unwrap();
        assert_eq!(refused(time(id, revision).await, ""), Refusal::ProposalOld);
    }

    async fn what_state_agencies_alone_are_heard_on_is_neither_timed_nor_announced(kit) {
        let (id, revision) = proposed(&kit).await;
        let (store, by) = (&kit.store, &kit.approver);
        let typed = consultation::Typed { ground: "urgent".into(), reason: GIST.into(), heard: GIST.into(), disclosed: false };
        consultation::hear_state_only(store, by, id, revision, typed, day_one()).await.unwrap();
        let time = consultation::set_time(store, by, id, revision, noon(), day_one()).await;
        assert_eq!(refused(time, ""), Refusal::StateOnly);
        let plan = consultation::announce(store, by, id, revision, (Ok(first_day().month()), GIST), day_one()).await;
        assert_eq!(refused(plan, ""), Refusal::StateOnly);
    }

    async fn a_gist_says_something_and_what_is_not_announced_is_not_taken_back(kit) {
        let id = kit.made(Kind::Bill).await;
        let (store, by, month) = (&kit.store, &kit.approver, first_day().month());
        let announce = async |gist: &str| consultation::announce(store, by, id, 1, (Ok(month), gist), day_one()).await;
        assert_eq!(refused(announce("").await, "gist"), Refusal::Missing);
        assert_eq!(refused(announce(&"ก".repeat(1_001)).await, "gist"), Refusal::TooLong { most: 1_000, got: 1_001 });
        let back = async |by| consultation::take_back_plan(store, by, id, day_one()).await;
        assert_eq!(refused(back(by).await, ""), Refusal::AlreadyDone);
        not_allowed(back(&kit.drafter).await);
        not_found(back(&kit.stranger).await);
    }

    async fn what_is_proposed_timed_or_planned_is_the_agencys_to_know(kit) {
        let (id, _) = proposed(&kit).await;
        let (store, by) = (&kit.store, &kit.stranger);
        not_found(consultation::proposal(store, by, id).await);
        not_found(consultation::time_set(store, by, id).await);
        not_found(consultation::plan(store, by, id).await);
        not_found(consultation::state_only(store, by, id).await);
        not_found(consultation::drop_time(store, by, id, day_one()).await);
    }
}
