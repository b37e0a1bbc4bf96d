//! Publishing, cancelling, closing early.

use crate::kit::*;
use domain::consultation::{Kind, Texts};
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::consultation;

const REASON: &str = "ข้อมูลที่เผยแพร่ไว้ไม่ครบถ้วน";

on_both! {
    async fn a_complete_dossier_is_put_to_the_public(kit) {
        for kind in [Kind::Principles, Kind::Bill, Kind::Rule, Kind::Ordinance] {
            let id = kit.published(kind).await;
            let dossier = consultation::public_one(&kit.store, id).await.unwrap();
            assert_eq!(dossier.phase(day_one()), Phase::Open);
            assert_eq!(dossier.version.and_then(|version| version.published), kind.has_draft().then_some(day_one()));
        }
    }

    async fn what_is_missing_is_counted(kit) {
        let id = kit.made(Kind::Bill).await;
        let answer = consultation::publish(&kit.store, &kit.approver, id, 1, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ChecklistIncomplete { missing: 12 });
        let id = kit.ready(Kind::Evaluation).await;
        let answer = consultation::publish(&kit.store, &kit.approver, id, kit.one(id).await.revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ChecklistIncomplete { missing: 1 });
    }

    async fn a_short_hearing_needs_its_reason(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.drafter);
        let revision = consultation::set_round(store, by, id, 5, plan(0, 6), day_one()).await.unwrap();
        let answer = consultation::publish(store, &kit.approver, id, revision, day_one()).await;
        assert_eq!(refused(answer, ""), Refusal::ChecklistIncomplete { missing: 1 });
        let short = consultation::RoundPlan { short_reason: REASON.into(), ..plan(0, 6) };
        consultation::set_round(store, by, id, revision, short, day_one()).await.unwrap();
        kit.publish(id).await;
    }

    async fn a_plan_that_grew_old_is_not_published(kit) {
        let id = kit.ready(Kind::Bill).await;
        let publish = async |now| consultation::publish(&kit.store, &kit.approver, id, 5, now).await;
        assert_eq!(refused(publish(later(1)).await, "opens"), Refusal::InThePast);
        assert_eq!(refused(publish(later(25)).await, "closes"), Refusal::InThePast);
    }

    async fn key_points_must_name_parts_of_the_text_that_is_published(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.drafter);
        let named = domain::key_point::New { provisions: vec!["m3".into()], ..point("ก") };
        let revision = consultation::set_key_points(store, by, id, 5, &[named], day_one()).await.unwrap();
        store::version::read(store, by, id, revision, DRAFT.split("มาตรา ๓").next().unwrap(), day_one()).await.unwrap();
        let answer = consultation::publish(store, &kit.approver, id, revision + 1, day_one()).await;
        assert!(matches!(refused(answer, "k1.provisions"), Refusal::NotInDraft { .. }));
    }

    async fn what_is_published_is_written_no_more(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.drafter);
        let revision = kit.one(id).await.revision;
        let changed = Texts { title: "อื่น".into(), ..texts() };
        let done = Refusal::AlreadyDone;
        assert_eq!(refused(consultation::edit(store, by, id, revision, &changed, day_one()).await, ""), done);
        assert_eq!(refused(consultation::set_round(store, by, id, revision, plan(0, 1), day_one()).await, ""), done);
        assert_eq!(refused(consultation::set_key_points(store, by, id, revision, &[], day_one()).await, ""), done);
        assert_eq!(refused(store::version::read(store, by, id, revision, DRAFT, day_one()).await, ""), done);
        assert_eq!(refused(consultation::publish(store, &kit.approver, id, revision, day_one()).await, ""), done);
    }

    async fn a_published_consultation_is_cancelled_with_a_reason(kit) {
        let id = kit.published(Kind::Bill).await;
        let cancel = async |by, reason: &str| consultation::cancel(&kit.store, by, id, reason, later(1)).await;
        assert_eq!(refused(cancel(&kit.approver, "").await, "reason"), Refusal::Missing);
        assert_eq!(refused(cancel(&kit.approver, "-").await, "reason"), Refusal::SaysNothing);
        not_allowed(cancel(&kit.drafter, REASON).await);
        not_allowed(cancel(&kit.stranger, REASON).await);
        not_allowed(cancel(&kit.administrator, REASON).await);
        cancel(&kit.approver, REASON).await.unwrap();
        let dossier = consultation::public_one(&kit.store, id).await.unwrap();
        assert_eq!((dossier.phase(later(1)), dossier.cancel_reason.as_str()), (Phase::Cancelled, REASON));
        assert_eq!(refused(cancel(&kit.approver, REASON).await, ""), Refusal::Cancelled { at: later(1) });
    }

    async fn an_unpublished_dossier_is_not_cancelled_or_closed(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.approver);
        assert_eq!(refused(consultation::cancel(store, by, id, REASON, day_one()).await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(consultation::close_early(store, by, id, REASON, day_one()).await, ""), Refusal::AlreadyDone);
    }

    async fn a_hearing_closed_early_is_closed_from_that_moment(kit) {
        let id = kit.published(Kind::Bill).await;
        let close = async |by, reason: &str, now| consultation::close_early(&kit.store, by, id, reason, now).await;
        assert_eq!(refused(close(&kit.approver, "…", later(3)).await, "reason"), Refusal::SaysNothing);
        not_allowed(close(&kit.moderator, REASON, later(3)).await);
        not_allowed(close(&kit.drafter, REASON, later(3)).await);
        close(&kit.approver, REASON, later(3)).await.unwrap();
        let dossier = kit.one(id).await;
        assert_eq!(dossier.phase(later(3)), Phase::Closed);
        assert_eq!(dossier.phase(Moment(later(3).0 - 1)), Phase::Open);
        assert_eq!(dossier.round.unwrap().closed_early.as_deref(), Some(REASON));
        assert_eq!(refused(close(&kit.approver, REASON, later(4)).await, ""), Refusal::AlreadyDone);
    }
}
