//! Two at once, and approvers of another agency: of the first only one deed is done, of the others none.

use crate::kit::*;
use domain::agency::Role;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use store::{Error, consultation, version};

const WHY: &str = "ปรับตามความเห็นที่ได้รับจากผู้ค้า";

/// Whether one of two was done and the other told why not.
fn one_of(first: Result<(), Error>, second: Result<(), Error>) {
    let both = format!("{first:?} {second:?}");
    let told = |answer: &Result<(), Error>| match answer {
        Ok(()) => None,
        Err(Error::Refused(refusals)) => refusals.0.first().map(|(_, why)| why.clone()),
        Err(other) => panic!("{other:?}"),
    };
    let mut told = [told(&first), told(&second)];
    told.sort_by_key(Option::is_some);
    assert!(told[0].is_none(), "{both}");
    // The second may find that no text waits any more.
    let why = told[1].as_ref();
    assert!(matches!(why, Some(Refusal::AlreadyDone | Refusal::ChangedMeanwhile | Refusal::Missing)), "{both}");
}

on_both! {
    async fn what_is_published_twice_at_once_is_published_once(kit) {
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let revision = kit.one(id).await.revision;
        consultation::propose(store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        let publish = || consultation::publish(store, &kit.approver, id, revision, day_one());
        let (first, second) = tokio::join!(publish(), publish());
        one_of(first, second);
        assert_eq!(kit.number("select count(*) from events where deed = 'consultation.published'").await, 1);
        version::put(store, &kit.drafter, id, kit.one(id).await.revision, &format!("{DRAFT}\n\nมาตรา ๙๙  ใหม่"), later(1)).await.unwrap();
        let revision = kit.one(id).await.revision;
        let further = |why: &'static str| version::publish(store, &kit.approver, id, revision, why, later(1));
        let (first, second) = tokio::join!(further(WHY), further("ปรับตามความเห็นของหน่วยงานอื่น"));
        one_of(first.map(|_| ()), second.map(|_| ()));
        assert_eq!(kit.number("select count(*) from versions where published is not null").await, 2);
        assert_eq!(kit.number("select count(*) from events where deed = 'version.published'").await, 1);
    }

    async fn an_approver_of_another_agency_publishes_nothing_here(kit) {
        let theirs = kit.member(kit.other, "approver.elsewhere@example.th", &[Role::Drafter, Role::Approver]).await;
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let revision = kit.one(id).await.revision;
        consultation::propose(store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
        not_found(consultation::publish(store, &theirs, id, revision, day_one()).await);
        not_found(consultation::send_back(store, &theirs, id, WHY, day_one()).await);
        kit.publish(id).await;
        let revision = kit.one(id).await.revision;
        not_allowed(version::put(store, &theirs, id, revision, "มาตรา ๑  ใหม่", later(1)).await);
        not_allowed(version::publish(store, &theirs, id, revision, WHY, later(1)).await);
        not_allowed(consultation::cancel(store, &theirs, id, WHY, later(1)).await);
        not_allowed(consultation::close_early(store, &theirs, id, WHY, later(1)).await);
        assert_eq!(kit.one(id).await.revision, revision);
    }
}
