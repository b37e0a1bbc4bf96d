//! The impact analysis: written in several sittings, public with its dossier, then by versions with a reason.

use crate::kit::*;
use domain::agency::Role;
use domain::consultation::{Kind, System, Texts};
use domain::id::ConsultationId;
use domain::impact::{Analysis, HEADINGS};
use domain::refusal::Refusal;
use store::{consultation, impact};

const WHY: &str = "เพิ่มตัวเลขค่าใช้จ่ายของผู้จัดตลาดตามที่รับฟังมา";

fn of(pairs: &[(&str, &str)]) -> Analysis {
    let texts = pairs.iter().map(|(code, text)| ((*code).to_string(), (*text).to_string())).collect();
    Analysis { texts, systems: Default::default() }
}

fn whole() -> Analysis {
    let texts = HEADINGS.iter().map(|one| (one.code.to_string(), format!("ข้อความที่เขียนไว้ใต้หัวข้อ {}", one.code)));
    Analysis { texts: texts.collect(), systems: texts_systems() }
}

fn texts_systems() -> [System; 4] {
    [(); 4].map(|()| System { used: Some(false), reason: String::new() })
}

async fn write(kit: &Kit, by: &domain::agency::Viewer, id: ConsultationId, one: &Analysis) -> store::Outcome<i64> {
    impact::write(&kit.store, by, id, kit.one(id).await.revision, one, later(1)).await
}

on_both! {
    async fn it_is_written_in_several_sittings_and_nothing_is_lost(kit) {
        let id = kit.made(Kind::Bill).await;
        let first = of(&[("necessity", "ผู้ค้าไม่มีที่ขาย"), ("unknown", "หายไป")]);
        let revision = write(&kit, &kit.drafter, id, &first).await.unwrap();
        let second = of(&[("necessity", "ผู้ค้าไม่มีที่ขาย"), ("options", "ไม่ทำอะไรเลย")]);
        impact::write(&kit.store, &kit.approver, id, revision, &second, later(2)).await.unwrap();
        let kept = impact::for_desk(&kit.store, &kit.drafter, id).await.unwrap();
        assert_eq!((kept.len(), &kept[0].kept), (1, &second));
        assert_eq!((kept[0].person, kept[0].published), (kit.approver.person, None));
        let stale = impact::write(&kit.store, &kit.drafter, id, revision, &first, later(2)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        let long = of(&[("rights", &"ก".repeat(60_000))]);
        assert!(matches!(refused(write(&kit, &kit.drafter, id, &long).await, "rights"), Refusal::TooLong { .. }));
        assert_eq!(impact::latest(&kit.store, id).await.unwrap(), second);
        let log = kit.number("select count(*) from events where deed = 'impact.written'").await;
        assert_eq!(log, 2);
    }

    async fn those_of_other_agencies_do_not_know_of_it(kit) {
        let id = kit.made(Kind::Bill).await;
        not_found(write(&kit, &kit.stranger, id, &whole()).await);
        not_allowed(write(&kit, &kit.moderator, id, &whole()).await);
        not_found(impact::for_desk(&kit.store, &kit.stranger, id).await);
        let evaluation = kit.made(Kind::Evaluation).await;
        assert_eq!(refused(write(&kit, &kit.drafter, evaluation, &whole()).await, ""), Refusal::NotAChoice);
    }

    async fn what_it_says_of_section_14_is_not_asked_again(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, revision) = (&kit.store, kit.one(id).await.revision);
        let bare = Texts { problem: String::new(), affected: "-".into(), systems: Default::default(), ..texts() };
        let revision = consultation::edit(store, &kit.drafter, id, revision, &bare, day_one()).await.unwrap();
        let early = consultation::propose(store, &kit.drafter, id, revision, "", day_one()).await;
        assert_eq!(refused(early, ""), Refusal::ChecklistIncomplete { missing: 3 });
        write(&kit, &kit.drafter, id, &whole()).await.unwrap();
        assert!(!impact::is_public(store, id).await.unwrap());
        kit.publish(id).await;
        assert!(impact::is_public(store, id).await.unwrap());
        let public = kit.one(id).await.texts;
        assert_eq!(public.problem, whole().texts["necessity"]);
        assert!(public.affected.contains(&whole().texts["burdens"]));
        assert_eq!(public.systems, texts_systems());
        assert_eq!(public.subjects, bare.subjects);
    }

    async fn writing_it_makes_a_proposal_old(kit) {
        let id = kit.ready(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        consultation::propose(&kit.store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        let revision = write(&kit, &kit.drafter, id, &whole()).await.unwrap();
        let answer = consultation::publish(&kit.store, &kit.approver, id, revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ProposalOld);
    }

    async fn a_further_version_is_published_by_another_with_a_reason(kit) {
        let id = kit.ready(Kind::Bill).await;
        write(&kit, &kit.drafter, id, &of(&[("necessity", "ฉบับแรก")])).await.unwrap();
        kit.publish(id).await;
        let publish = async |by, reason: &str| {
            impact::publish(&kit.store, by, id, kit.one(id).await.revision, reason, later(2)).await
        };
        assert_eq!(refused(publish(&kit.approver, WHY).await, ""), Refusal::AlreadyDone);
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        write(&kit, &both, id, &whole()).await.unwrap();
        let public = impact::published(&kit.store, id).await.unwrap();
        assert_eq!((public.len(), public[0].kept.text("necessity")), (1, "ฉบับแรก"));
        not_allowed(publish(&kit.drafter, WHY).await);
        assert_eq!(refused(publish(&both, WHY).await, ""), Refusal::OwnProposal);
        assert_eq!(refused(publish(&kit.approver, "").await, "reason"), Refusal::Missing);
        publish(&kit.approver, WHY).await.unwrap();
        let public = impact::published(&kit.store, id).await.unwrap();
        let told: Vec<_> = public.iter().map(|one| (one.number, one.reason.as_str())).collect();
        assert_eq!(told, [(2, WHY), (1, "")]);
        assert_eq!(kit.number("select count(*) from events where deed = 'impact.published'").await, 1);
        // Under an order one person does both, and its words stand with it.
        consultation::record_order(&kit.store, &kit.agency_administrator, kit.agency, ("คำสั่งที่ ๑/๒๕๖๙", None), later(2)).await.unwrap();
        write(&kit, &both, id, &whole()).await.unwrap();
        publish(&both, WHY).await.unwrap();
        let hands = consultation::hands(&kit.store, &kit.approver, id).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].order.as_str()), ("impact.published", "คำสั่งที่ ๑/๒๕๖๙"));
    }

    async fn a_result_is_not_published_without_it(kit) {
        let id = kit.ready(Kind::Bill).await;
        write(&kit, &kit.drafter, id, &of(&[("necessity", "ยังไม่ครบ")])).await.unwrap();
        kit.publish(id).await;
        let lacks = async || store::result::summary(&kit.store, id).await.unwrap().analysed;
        assert!(!lacks().await);
        write(&kit, &kit.drafter, id, &whole()).await.unwrap();
        assert!(!lacks().await, "it counts when the public can read it");
        impact::publish(&kit.store, &kit.approver, id, kit.one(id).await.revision, WHY, later(2)).await.unwrap();
        assert!(lacks().await);
    }

    async fn a_dossier_that_is_removed_takes_it_along(kit) {
        let id = kit.made(Kind::Bill).await;
        let revision = write(&kit, &kit.drafter, id, &whole()).await.unwrap();
        consultation::delete(&kit.store, &kit.drafter, id, revision, later(2)).await.unwrap();
        assert_eq!(kit.number("select count(*) from impacts").await, 0);
    }
}

on_both! {
    async fn a_reason_says_something_and_nothing_is_written_of_what_was_cancelled(kit) {
        let id = kit.published(Kind::Bill).await;
        let mut long = whole();
        long.systems[0] = System { used: Some(true), reason: "ก".repeat(50_001) };
        let no = write(&kit, &kit.drafter, id, &long).await;
        assert_eq!(refused(no, "permit"), Refusal::TooLong { most: 50_000, got: 50_001 });
        let publish = async |reason: &str| {
            impact::publish(&kit.store, &kit.approver, id, kit.one(id).await.revision, reason, later(2)).await
        };
        assert_eq!(refused(publish(WHY).await, ""), Refusal::AlreadyDone, "nothing waits");
        write(&kit, &kit.drafter, id, &whole()).await.unwrap();
        assert_eq!(refused(publish("-").await, "reason"), Refusal::SaysNothing);
        consultation::cancel(&kit.store, &kit.approver, id, WHY, day_one()).await.unwrap();
        let cancelled = Refusal::Cancelled { at: day_one() };
        assert_eq!(refused(write(&kit, &kit.drafter, id, &whole()).await, ""), cancelled);
        assert_eq!(refused(publish(WHY).await, ""), cancelled);
    }
}
