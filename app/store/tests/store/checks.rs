//! The checks of a draft's content, and drafts that only state agencies are heard on.

use crate::kit::*;
use domain::checks::{Answer, Answers, Ground};
use domain::consultation::Kind;
use domain::refusal::Refusal;
use store::consultation::{self, Typed};
use store::{Store, checks};

fn answers(rows: &[(&str, &str, &str)]) -> Answers {
    let row = |(code, choice, reason): &(&str, &str, &str)| {
        (code.to_string(), Answer { choice: choice.to_string(), reason: reason.to_string() })
    };
    rows.iter().map(row).collect()
}

fn typed(ground: &str, disclosed: bool) -> Typed {
    Typed {
        ground: ground.into(),
        reason: "แก้เฉพาะชื่อตำแหน่งภายในของหน่วยงาน".into(),
        heard: "กรมบัญชีกลาง ตอบเมื่อ 1 พ.ย. 2569".into(),
        disclosed,
    }
}

async fn revision(store: &Store, id: domain::id::ConsultationId) -> i64 {
    consultation::one(store, id).await.unwrap().revision
}

on_both! {
    async fn checks_are_answered_in_several_sittings_and_every_saving_is_kept(kit) {
        let id = kit.made(Kind::Bill).await;
        let first = answers(&[("permit", "unused", "")]);
        let second = answers(&[("permit", "unavoidable", "ไม่มีทางอื่นที่คุมคุณภาพน้ำได้")]);
        checks::write(&kit.store, &kit.drafter, id, 0, &first, later(1)).await.unwrap();
        let old = checks::write(&kit.store, &kit.drafter, id, 0, &second, later(2)).await.unwrap_err();
        assert_eq!(old.refusal(""), Some(&Refusal::ChangedMeanwhile));
        checks::write(&kit.store, &kit.drafter, id, 1, &second, later(2)).await.unwrap();
        let wrong = checks::write(&kit.store, &kit.drafter, id, 2, &answers(&[("permit", "policy", "")]), later(3)).await;
        assert_eq!(refused(wrong, "permit"), Refusal::NotAChoice);
        let all = checks::history(&kit.store, &kit.approver, id).await.unwrap();
        assert_eq!((all.len(), &all[0].answers, &all[1].answers), (2, &second, &first));
        not_found(checks::history(&kit.store, &kit.stranger, id).await);
    }

    async fn a_draft_heard_by_state_agencies_alone_is_not_put_to_the_public_until_that_is_taken_back(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by, now) = (&kit.store, &kit.approver, day_one());
        let at = revision(store, id).await;
        assert_eq!(refused(consultation::hear_state_only(store, by, id, at, typed("king", false), now).await, "ground"), Refusal::NotChosen);
        let empty = Typed { reason: "-".into(), heard: String::new(), ..typed("urgent", false) };
        let no = consultation::hear_state_only(store, by, id, at, empty, now).await.unwrap_err();
        assert_eq!((no.refusal("reason"), no.refusal("heard")), (Some(&Refusal::SaysNothing), Some(&Refusal::Missing)));
        not_allowed(consultation::hear_state_only(store, &kit.drafter, id, at, typed("urgent", false), now).await);
        consultation::hear_state_only(store, by, id, at, typed("no_effect", true), now).await.unwrap();
        let proposed = consultation::propose(store, &kit.drafter, id, at, "", now).await.unwrap_err();
        assert_eq!(proposed.refusal(""), Some(&Refusal::StateOnly));
        assert_eq!(consultation::publish(store, by, id, at, now).await.unwrap_err().refusal(""), Some(&Refusal::StateOnly));
        // Its agency lets everyone know of it.
        let told = consultation::disclosed(store).await.unwrap();
        assert_eq!((told.len(), told[0].said.ground), (1, Some(Ground::NoEffect)));
        consultation::hear_state_only(store, by, id, at, typed("no_effect", false), now).await.unwrap();
        assert!(consultation::disclosed(store).await.unwrap().is_empty());
        assert_eq!(refused(consultation::hear_everyone(store, by, id, "-", now).await, "why"), Refusal::SaysNothing);
        consultation::hear_everyone(store, by, id, "ร่างที่แก้ใหม่มีผลต่อผู้ค้า", now).await.unwrap();
        consultation::propose(store, &kit.drafter, id, at, "", now).await.unwrap();
    }

    async fn what_is_told_of_such_a_draft_keeps_its_title_and_it_has_a_road_of_its_own(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by, now) = (&kit.store, &kit.approver, day_one());
        let step = |step: &'static str, day: i32| domain::road::Typed {
            step, day: Ok(domain::time::Day(now.day().0 - i64::from(day))), source: "มติคณะรัฐมนตรี", link: "", note: "",
        };
        let walk = async |step: domain::road::Typed<'static>| {
            let at = revision(store, id).await;
            store::road::enter(store, &kit.drafter, id, at, &step, now).await
        };
        // Before it is heard so it has none.
        assert!(walk(step("cabinet", 0)).await.is_err());
        let at = revision(store, id).await;
        consultation::hear_state_only(store, by, id, at, typed("no_effect", true), now).await.unwrap();
        walk(step("cabinet", 30)).await.unwrap();
        assert!(matches!(refused(walk(step("council", 9_000)).await, "day"), Refusal::BeforeStep { .. }));
        assert_eq!(refused(walk(step("council", -1)).await, "day"), Refusal::NotYet);
        let stranger = store::road::enter(store, &kit.stranger, id, revision(store, id).await, &step("council", 0), now).await;
        not_found(stranger);
        // Its title changes; what was told stays until it is told again, and then can be read.
        let mut texts = consultation::one(store, id).await.unwrap().texts;
        let title = std::mem::replace(&mut texts.title, "ร่างพระราชบัญญัติชื่อใหม่ พ.ศ. ....".into());
        consultation::edit(store, &kit.drafter, id, revision(store, id).await, &texts, now).await.unwrap();
        let told = consultation::disclosed(store).await.unwrap();
        assert_eq!((told[0].said.title.as_str(), told[0].before.len(), told[0].road.len()), (title.as_str(), 0, 1));
        assert_eq!(consultation::told_title(store, id).await.unwrap(), Some(title.clone()));
        consultation::hear_state_only(store, by, id, revision(store, id).await, typed("no_effect", true), now).await.unwrap();
        let told = consultation::disclosed(store).await.unwrap();
        assert_eq!(told[0].said.title, "ร่างพระราชบัญญัติชื่อใหม่ พ.ศ. ....");
        assert_eq!(told[0].before[0].title, title);
        // The log tells everyone of no step of it.
        let events = store::event::since(store, 0, 1_000).await.unwrap();
        let steps: Vec<_> = events.iter().filter(|one| one.deed == domain::event::Deed::StateOnlyStep).collect();
        assert!(steps.len() == 1 && !domain::event::Deed::StateOnlyStep.is_public());
        store::road::take_back(store, &kit.drafter, id, revision(store, id).await, (1, "กรอกวันที่ผิด มติคือวันที่ 20 ไม่ใช่วันที่ 2"), now).await.unwrap();
        walk(step("in_force", 0)).await.unwrap();
        let law = store::law::enter(store, &kit.drafter, id, revision(store, id).await, "พระราชบัญญัติชื่อใหม่ พ.ศ. 2569", now).await;
        assert!(law.is_ok(), "{law:?}");
        assert!(matches!(walk(step("dropped", 0)).await, Err(store::Error::Refused(_))));
    }

    async fn only_drafts_of_laws_are_heard_so(kit) {
        let id = kit.ready(Kind::Rule).await;
        let at = revision(&kit.store, id).await;
        let no = consultation::hear_state_only(&kit.store, &kit.approver, id, at, typed("urgent", false), day_one()).await;
        assert_eq!(refused(no, "ground"), Refusal::NotAChoice);
    }
}

on_both! {
    async fn who_is_heard_is_said_in_words_and_taken_back_where_it_was_said(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by, at) = (&kit.store, &kit.approver, revision(&kit.store, id).await);
        let long = "ก".repeat(4_001);
        let too_long = Refusal::TooLong { most: 4_000, got: 4_001 };
        let typed = Typed { reason: long.clone(), heard: long.clone(), ..typed("urgent", false) };
        let no = consultation::hear_state_only(store, by, id, at, typed, day_one()).await.unwrap_err();
        assert_eq!((no.refusal("reason"), no.refusal("heard")), (Some(&too_long), Some(&too_long)));
        let everyone = async |by, why: &str| consultation::hear_everyone(store, by, id, why, day_one()).await;
        let why = "ร่างที่แก้ใหม่มีผลต่อผู้ค้า";
        assert_eq!(refused(everyone(by, "").await, "why"), Refusal::Missing);
        assert_eq!(refused(everyone(by, &long).await, "why"), too_long);
        assert_eq!(refused(everyone(by, why).await, ""), Refusal::AlreadyDone, "it is not heard so");
        not_allowed(everyone(&kit.drafter, why).await);
        not_found(everyone(&kit.stranger, why).await);
    }

    async fn checks_are_the_agencys_to_answer_and_a_reason_has_its_bounds(kit) {
        let id = kit.made(Kind::Bill).await;
        let write = async |by, answers: &Answers| checks::write(&kit.store, by, id, 0, answers, later(1)).await;
        let fine = answers(&[("permit", "unused", "")]);
        not_allowed(write(&kit.moderator, &fine).await);
        not_found(write(&kit.stranger, &fine).await);
        let long = "ก".repeat(4_001);
        let no = write(&kit.drafter, &answers(&[("permit", "unavoidable", long.as_str())])).await;
        assert_eq!(refused(no, "permit_why"), Refusal::TooLong { most: 4_000, got: 4_001 });
    }
}
