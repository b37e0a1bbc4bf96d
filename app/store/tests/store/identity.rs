//! People as providers of identities know them.

use crate::kit::*;
use domain::comment::{Channel, Identity};
use domain::consultation::Kind;
use store::identity::{self, Begun, Known};
use store::{comment, session};

fn known(subject: &str) -> Known {
    Known { provider: "thaid".into(), subject: subject.into(), verifies: true }
}

async fn person(kit: &Kit, subject: &str) -> domain::agency::Viewer {
    let token = identity::enter(&kit.store, known(subject), day_one()).await.expect("signed in");
    session::viewer(&kit.store, &token, day_one()).await.expect("read").expect("somebody")
}

fn begun() -> Begun {
    Begun { provider: "thaid".into(), nonce: "n".into(), verifier: "v".into(), back: "/c/1/say".into(), person: None }
}

on_both! {
    async fn whom_a_provider_knows_is_the_same_person_each_time_and_nothing_else_is_kept(kit) {
        let (one, again, other) = (person(&kit, "a").await, person(&kit, "a").await, person(&kit, "b").await);
        assert_eq!(one.person, again.person);
        assert_ne!(one.person, other.person);
        assert_eq!((one.identity(), one.roles.len(), one.name.as_str()), (Identity::Verified, 0, ""));
        assert_eq!(kit.number("select count(*) from identities where length(subject) = 32").await, 2, "a hash");
    }

    async fn a_sign_in_is_used_once_and_runs_out(kit) {
        let store = &kit.store;
        identity::begin(store, "state", begun(), day_one()).await.unwrap();
        assert_eq!(identity::take(store, "another", day_one()).await.unwrap(), None);
        assert_eq!(identity::take(store, "state", day_one()).await.unwrap(), Some(begun()));
        assert_eq!(identity::take(store, "state", day_one()).await.unwrap(), None, "a second time");
        identity::begin(store, "late", begun(), day_one()).await.unwrap();
        assert_eq!(identity::take(store, "late", later(1)).await.unwrap(), None);
    }

    async fn who_leaves_is_known_no_more_and_no_password_opens_such_an_account(kit) {
        let token = identity::enter(&kit.store, known("a"), day_one()).await.expect("signed in");
        let id = person(&kit, "a").await.person.unwrap();
        assert_eq!(identity::ways(&kit.store, id).await.unwrap().len(), 1);
        for password in ["", "-", "x"] {
            assert!(session::sign_in(&kit.store, &format!("-{id}"), password, day_one()).await.is_err());
        }
        let leaver = person(&kit, "a").await;
        store::mine::leave(&kit.store, &leaver, day_one()).await.expect("left");
        assert!(session::viewer(&kit.store, &token, day_one()).await.unwrap().is_none(), "every session ends");
        assert!(identity::ways(&kit.store, id).await.unwrap().is_empty());
        assert_ne!(person(&kit, "a").await.person, Some(id), "somebody new");
        let officer = store::mine::leave(&kit.store, &kit.drafter, day_one()).await;
        assert_eq!(refused(officer, ""), domain::refusal::Refusal::OfficerStays);
    }

    async fn a_provider_that_is_trusted_no_more_verifies_nobody(kit) {
        assert_eq!(person(&kit, "a").await.identity(), Identity::Verified);
        let token = identity::enter(&kit.store, Known { verifies: false, ..known("a") }, day_one()).await.unwrap();
        let viewer = session::viewer(&kit.store, &token, day_one()).await.unwrap().unwrap();
        assert_eq!(viewer.identity(), Identity::Account);
    }

    async fn who_speaks_twice_is_one_voice_in_a_consultation_and_another_in_the_next(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let somebody = person(&kit, "a").await;
        for (n, id) in [(1, one), (2, one), (3, two)] {
            comment::submit(&kit.store, &somebody, &said(id, "all", n), Channel::Portal, later(1)).await.expect("sent");
        }
        assert_eq!(kit.number("select count(distinct voice) from comments").await, 2);
        assert_eq!(kit.number("select count(*) from comments where person is not null").await, 0);
        assert_eq!(kit.number("select count(*) from events where deed = 'comment.submitted' and actor is not null").await, 0);
        assert_eq!(kit.counts(one).await.total, 2);
    }

    async fn a_campaign_is_told_by_submissions_texts_and_verified_persons(kit) {
        let id = kit.published(Kind::Bill).await;
        let text = "ขอให้ยกเลิกค่าแผงของผู้ค้ารายย่อยในตลาดนัดชุมชนทุกแห่งตั้งแต่เดือนหน้าเป็นต้นไป";
        for n in 1..=12 {
            let new = domain::comment::New { reason: text.into(), ..said(id, "all", n) };
            // Four by two persons, eight by guests.
            let by = match n {
                1 | 2 => person(&kit, "a").await,
                3 | 4 => person(&kit, "b").await,
                _ => domain::agency::Viewer::default(),
            };
            comment::submit(&kit.store, &by, &new, Channel::Portal, later(1)).await.expect("sent");
        }
        while store::hints::follow(&kit.store).await.expect("followed").is_some() {}
        let told = store::hints::campaigns(&kit.store, id, 20).await.expect("told");
        assert_eq!((told.groups, told.comments, told.group_texts), (1, 12, 1));
        assert_eq!(told.persons, [(told.largest[0].id, 2)]);
        // The same persons once more, with something else: they are two in the whole hearing too.
        let other = domain::comment::New { reason: "อีกเรื่องหนึ่ง".into(), ..said(id, "all", 13) };
        let by = person(&kit, "a").await;
        comment::submit(&kit.store, &by, &other, Channel::Portal, later(1)).await.expect("sent");
        let counts = comment::counts_by_stance(&kit.store, id).await.expect("counts");
        assert_eq!(counts.verified_persons, Some(2), "of five comments");
    }
}
