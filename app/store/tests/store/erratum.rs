//! Slips of the hand mended in what is published: what may be mended, and what is a new version.

use crate::kit::*;
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Touched};
use store::erratum::{self, New};
use store::{Error, consultation, version};

const WHY: &str = "สะกดผิดในข้อความที่เผยแพร่ไว้";

impl Kit {
    async fn mend(&self, id: ConsultationId, place: &str, before: &str, after: &str) -> Result<(), Error> {
        let new = New { place: place.into(), before: before.into(), after: after.into(), reason: WHY.into() };
        erratum::correct(&self.store, &self.approver, id, self.one(id).await.revision, &new, later(2)).await
    }
}

on_both! {
    async fn a_slip_in_the_draft_is_mended_and_no_version_is_made(kit) {
        let id = kit.published(Kind::Bill).await;
        let before = kit.one(id).await.version.unwrap();
        let pieces = version::pieces(&kit.store, before.id).await.unwrap();
        kit.mend(id, "draft", "ประธานกรรมการ", "ประธานคณะกรรมการ").await.unwrap();
        let after = kit.one(id).await.version.unwrap();
        assert_eq!(after, before, "the same version, published when it was");
        let mended = version::pieces(&kit.store, after.id).await.unwrap();
        let addresses = |pieces: &[(i64, domain::consultation::Provision)]| {
            pieces.iter().map(|(identity, piece)| (*identity, piece.anchor.clone())).collect::<Vec<_>>()
        };
        assert_eq!(addresses(&mended), addresses(&pieces), "every piece keeps its address and identity");
        assert!(mended.iter().any(|(_, piece)| piece.text.contains("ประธานคณะกรรมการ")));
        assert_eq!(version::published(&kit.store, id).await.unwrap().len(), 1);
        let errata = erratum::errata(&kit.store, id).await.unwrap();
        let told = errata.iter().map(|one| (one.anchor.as_str(), one.before.as_str(), one.after.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), [("m2", "ประธานกรรมการ", "ประธานคณะกรรมการ")]);
    }

    async fn texts_and_key_points_are_mended_too(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.mend(id, "change", "สิ่งที่เปลี่ยน", "สิ่งที่จะเปลี่ยน").await.unwrap();
        kit.mend(id, "k1", "ค่าแผงค้า", "ค่าแผงค้าขาย").await.unwrap();
        let dossier = kit.one(id).await;
        assert!(dossier.texts.change.starts_with("สิ่งที่จะเปลี่ยน"));
        assert_eq!(dossier.key_points[0].title, "ค่าแผงค้าขาย");
        assert_eq!(dossier.texts.subjects, texts().subjects);
        assert_eq!(erratum::errata(&kit.store, id).await.unwrap().len(), 2);
    }

    async fn what_would_change_the_rule_is_a_new_version(kit) {
        let id = kit.published(Kind::Bill).await;
        for (before, after, wanted) in [
            ("มาตรา ๑ วรรคหนึ่ง", "มาตรา ๑ วรรคสอง", Touched::Number),
            ("ให้รัฐมนตรีรักษาการ", "ไม่ให้รัฐมนตรีรักษาการ", Touched::Negation),
            ("วาระของกรรมการ", "โทษจำคุกของกรรมการ", Touched::Penalty),
            ("วาระของกรรมการ", "เดือนของกรรมการ", Touched::Date),
            ("(๒) กรรมการอื่น\n\n", "", Touched::Division),
        ] {
            let answer = kit.mend(id, "draft", before.trim_end(), if after.is_empty() { "กรรมการอื่น" } else { after }).await;
            match refused(answer, "after") {
                Refusal::NotAnErratum { what, .. } => assert_eq!(what, wanted, "{before}"),
                other => panic!("{before}: {other:?}"),
            }
        }
        let answer = kit.mend(id, "change", "สิ่งที่เปลี่ยน", "สิ่งที่ไม่เปลี่ยน").await;
        assert!(matches!(refused(answer, "after"), Refusal::NotAnErratum { what: Touched::Negation, .. }));
        assert!(erratum::errata(&kit.store, id).await.unwrap().is_empty());
    }

    async fn words_that_do_not_stand_there_once_are_not_guessed(kit) {
        let id = kit.published(Kind::Bill).await;
        assert_eq!(refused(kit.mend(id, "draft", "ไม่มีคำนี้", "ก").await, "before"), Refusal::FoundTimes { times: 0 });
        let many = refused(kit.mend(id, "draft", "กรรมการ", "คณะกรรมการ").await, "before");
        assert!(matches!(many, Refusal::FoundTimes { times } if times > 1));
        assert_eq!(refused(kit.mend(id, "k9", "ก", "ข").await, "place"), Refusal::NotAChoice);
        assert_eq!(refused(kit.mend(id, "basis", "ก", "ข").await, "place"), Refusal::NotAChoice);
        assert_eq!(refused(kit.mend(id, "draft", "", "ข").await, "before"), Refusal::Missing);
    }

    async fn who_may_not_and_when_not(kit) {
        let id = kit.ready(Kind::Bill).await;
        assert_eq!(refused(kit.mend(id, "draft", "ประธานกรรมการ", "ประธาน").await, ""), Refusal::AlreadyDone);
        kit.publish(id).await;
        let new = New { place: "k1".into(), before: "ค่า".into(), after: "อัตรา".into(), reason: WHY.into() };
        let revision = kit.one(id).await.revision;
        for by in [&kit.drafter, &kit.stranger, &kit.moderator] {
            not_allowed(erratum::correct(&kit.store, by, id, revision, &new, later(2)).await);
        }
        let stale = erratum::correct(&kit.store, &kit.approver, id, 1, &new, later(2)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        let silent = New { reason: "-".into(), ..new.clone() };
        let answer = erratum::correct(&kit.store, &kit.approver, id, revision, &silent, later(2)).await;
        assert_eq!(refused(answer, "reason"), Refusal::SaysNothing);
        consultation::cancel(&kit.store, &kit.approver, id, WHY, later(3)).await.unwrap();
        let answer = erratum::correct(&kit.store, &kit.approver, id, revision + 1, &new, later(4)).await;
        assert_eq!(refused(answer, ""), Refusal::Cancelled { at: later(3) });
    }
}

on_both! {
    async fn what_is_not_said_or_does_not_stand_once_is_told_of_its_field(kit) {
        let id = kit.published(Kind::Bill).await;
        assert_eq!(refused(kit.mend(id, "", "ค่า", "อัตรา").await, "place"), Refusal::NotChosen);
        assert_eq!(refused(kit.mend(id, "change", "สิ่งที่เปลี่ยน", " ").await, "after"), Refusal::Missing);
        let long = "ก".repeat(2_001);
        let too_long = Refusal::TooLong { most: 2_000, got: 2_001 };
        assert_eq!(refused(kit.mend(id, "draft", &long, "ก").await, "before"), too_long);
        assert_eq!(refused(kit.mend(id, "draft", "ประธาน", &long).await, "after"), too_long);
        for place in ["change", "k1"] {
            let none = kit.mend(id, place, "ไม่มีคำนี้", "คำอื่น").await;
            assert_eq!(refused(none, "before"), Refusal::FoundTimes { times: 0 }, "{place}");
        }
        let many = refused(kit.mend(id, "k1", "า", "ะ").await, "before");
        assert!(matches!(many, Refusal::FoundTimes { times } if times > 1), "{many:?}");
        let not = refused(kit.mend(id, "k1", "เห็นอย่างไร", "ไม่เห็นอย่างไร").await, "after");
        assert!(matches!(not, Refusal::NotAnErratum { .. }), "{not:?}");
        assert!(erratum::errata(&kit.store, id).await.unwrap().is_empty());
    }

    async fn where_there_is_no_draft_none_is_mended(kit) {
        let id = kit.published(Kind::Principles).await;
        assert!(kit.one(id).await.version.is_none());
        assert_eq!(refused(kit.mend(id, "draft", "ก", "ข").await, "place"), Refusal::NotAChoice);
    }
}
