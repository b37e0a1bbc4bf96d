//! How satisfied people are with the portal: asked once in ninety days, counted without names, and with nothing that ties an answer to who gave it.

use crate::kit::*;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use domain::satisfaction::{Answer, Part, Step};
use store::satisfaction::{self, Asked};

fn given(step: Step, remark: &str) -> Answer {
    Answer::Given { step, remark: remark.into() }
}

fn staff(viewer: &domain::agency::Viewer, part: Part) -> Asked {
    Asked { part, receipt: None, viewer: viewer.clone() }
}

on_both! {
    async fn a_receipt_is_asked_once_and_an_answer_names_nobody(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        let asked = |at: usize| Asked {
            part: Part::Person,
            receipt: Some((receipts[at].number, receipts[at].secret)),
            viewer: Default::default(),
        };
        let now = later(1);
        assert!(satisfaction::may_ask(&kit.store, &asked(0), now).await.unwrap());
        satisfaction::answer(&kit.store, &asked(0), given(Step::Of(4), "หาปุ่มไม่เจอ"), now).await.unwrap();
        assert!(!satisfaction::may_ask(&kit.store, &asked(0), now).await.unwrap());
        let again = satisfaction::answer(&kit.store, &asked(0), given(Step::Of(1), ""), now).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
        // Another receipt's secret opens nothing.
        let stolen = Asked { receipt: Some((receipts[1].number, receipts[0].secret)), ..asked(1) };
        not_found(satisfaction::answer(&kit.store, &stolen, given(Step::Of(1), ""), now).await);
        not_found(satisfaction::answer(&kit.store, &Asked { receipt: None, ..asked(1) }, given(Step::Of(1), ""), now).await);
        satisfaction::answer(&kit.store, &asked(1), Answer::Dismissed, now).await.unwrap();
        assert!(!satisfaction::may_ask(&kit.store, &asked(1), later(89)).await.unwrap(), "who would rather not was asked");
        let counts = satisfaction::counts(&kit.store).await.unwrap();
        assert_eq!(counts, [(now.day().month(), Part::Person, Step::Of(4), 1)]);
        assert_eq!(kit.number("select count(*) from events where deed like 'satisf%'").await, 0, "no event tells of it");
    }

    async fn a_person_is_asked_again_after_ninety_days_whatever_they_did(kit) {
        let asked = staff(&kit.approver, Part::Approver);
        satisfaction::answer(&kit.store, &asked, given(Step::NoOpinion, ""), later(0)).await.unwrap();
        let as_drafter = staff(&kit.approver, Part::Drafter);
        assert!(!satisfaction::may_ask(&kit.store, &as_drafter, later(89)).await.unwrap(), "by whom, not as what");
        assert!(satisfaction::may_ask(&kit.store, &staff(&kit.drafter, Part::Drafter), later(1)).await.unwrap());
        assert!(satisfaction::may_ask(&kit.store, &asked, later(97)).await.unwrap());
        satisfaction::answer(&kit.store, &asked, given(Step::Of(5), ""), later(97)).await.unwrap();
        assert_eq!(kit.number("select count(*) from satisfaction_asked").await, 1, "what is over is not kept");
        assert_eq!(satisfaction::counts(&kit.store).await.unwrap().len(), 2);
    }

    async fn remarks_are_the_central_offices_alone(kit) {
        let asked = staff(&kit.approver, Part::Approver);
        satisfaction::answer(&kit.store, &asked, given(Step::Of(2), "ตัวหนังสือเล็ก"), later(0)).await.unwrap();
        for by in [&kit.approver, &kit.drafter, &kit.agency_administrator, &kit.stranger] {
            not_allowed(satisfaction::remarks(&kit.store, by, 10).await);
        }
        let read = satisfaction::remarks(&kit.store, &kit.administrator, 10).await.unwrap();
        assert_eq!(read.iter().map(|one| (one.step, one.words.as_str())).collect::<Vec<_>>(), [(Step::Of(2), "ตัวหนังสือเล็ก")]);
    }
}
