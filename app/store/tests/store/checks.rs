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
        assert_eq!((told.len(), told[0].ground()), (1, Some(Ground::NoEffect)));
        consultation::hear_state_only(store, by, id, at, typed("no_effect", false), now).await.unwrap();
        assert!(consultation::disclosed(store).await.unwrap().is_empty());
        assert_eq!(refused(consultation::hear_everyone(store, by, id, "-", now).await, "why"), Refusal::SaysNothing);
        consultation::hear_everyone(store, by, id, "ร่างที่แก้ใหม่มีผลต่อผู้ค้า", now).await.unwrap();
        consultation::propose(store, &kit.drafter, id, at, "", now).await.unwrap();
    }

    async fn only_drafts_of_laws_are_heard_so(kit) {
        let id = kit.ready(Kind::Rule).await;
        let at = revision(&kit.store, id).await;
        let no = consultation::hear_state_only(&kit.store, &kit.approver, id, at, typed("urgent", false), day_one()).await;
        assert_eq!(refused(no, "ground"), Refusal::NotAChoice);
    }
}
