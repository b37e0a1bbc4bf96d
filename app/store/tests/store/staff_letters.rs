//! Letters to an agency's own people: who asked, of what, once each, and nothing that waits no more.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::duty::{Waits, Wish};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::time::Moment;
use store::letters::{self, Became, Due, staff};
use store::{Error, consultation};

const NOW: Wish = Wish { proposed: true, returned: true, closing: true, target: true, daily: false };

async fn sent(kit: &Kit, now: Moment) -> Vec<Due> {
    while letters::write_out(&kit.store, now).await.expect("written out") {}
    let due = letters::claim(&kit.store, now, 100).await.expect("claimed");
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.expect("told");
    }
    due
}

async fn wanting(kit: &Kit, by: &Viewer, wish: Wish) {
    staff::want(&kit.store, by, wish, Lang::Th, day_one()).await.expect("asked");
    let asked = sent(kit, day_one()).await;
    assert_eq!(asked.iter().map(|one| one.what).collect::<Vec<_>>(), [What::Confirm]);
    letters::confirm(&kit.store, &asked[0].token, day_one()).await.expect("confirmed");
}

/// A dossier whose checklist is complete, to open in ten days.
async fn ready(kit: &Kit, kind: Kind) -> ConsultationId {
    let id = kit.ready(kind).await;
    let revision = kit.one(id).await.revision;
    consultation::set_round(&kit.store, &kit.drafter, id, revision, plan(10, 30), day_one()).await.expect("a round");
    id
}

async fn propose(kit: &Kit, id: ConsultationId, now: Moment) {
    let revision = consultation::one(&kit.store, id).await.unwrap().revision;
    consultation::propose(&kit.store, &kit.drafter, id, revision, "พร้อมแล้ว", now).await.expect("proposed");
}

async fn told(kit: &Kit, due: &[Due], now: Moment) -> Vec<Waits> {
    let mut all = Vec::new();
    for one in due {
        let address = letters::of_token(&kit.store, &one.token).await.unwrap().unwrap();
        let Some(Followed::Staff(person)) = address.follows.first().map(|one| one.what.clone()) else {
            panic!("whose")
        };
        let duties = staff::to_tell(&kit.store, person, &one.consultations, Some(30), now).await.unwrap();
        all.extend(duties.into_iter().map(|duty| duty.waits));
    }
    all
}

on_both! {
    async fn an_approver_is_told_of_a_proposal_and_the_proposer_that_it_came_back(kit) {
        let id = ready(&kit, Kind::Bill).await;
        wanting(&kit, &kit.approver, NOW).await;
        wanting(&kit, &kit.drafter, NOW).await;
        propose(&kit, id, later(1)).await;
        let due = sent(&kit, later(1)).await;
        assert_eq!((due.len(), due[0].what, due[0].email.as_str()), (1, What::Duty, "publisher@example.th"));
        assert!(matches!(&told(&kit, &due, later(1)).await[..], [Waits::Proposed { .. }]));
        assert!(sent(&kit, later(1)).await.is_empty(), "once");
        consultation::send_back(&kit.store, &kit.approver, id, "ขอให้ระบุอำเภอให้ครบ", later(1)).await.unwrap();
        let due = sent(&kit, later(1)).await;
        assert_eq!((due.len(), due[0].email.as_str()), (1, "drafter@example.th"));
        let waits = told(&kit, &due, later(1)).await;
        assert!(matches!(&waits[..], [Waits::Returned { remark, .. }] if remark == "ขอให้ระบุอำเภอให้ครบ"), "{waits:?}");
        // What is done before the letter leaves is in no letter.
        propose(&kit, id, later(2)).await;
        while letters::write_out(&kit.store, later(2)).await.unwrap() {}
        let revision = consultation::one(&kit.store, id).await.unwrap().revision;
        consultation::publish(&kit.store, &kit.approver, id, revision, later(2)).await.unwrap();
        let due = letters::claim(&kit.store, later(2), 100).await.unwrap();
        assert!(told(&kit, &due, later(2)).await.is_empty());
    }

    async fn a_digest_comes_in_the_morning_in_one_letter(kit) {
        wanting(&kit, &kit.approver, Wish::default()).await;
        let (one, two) = (ready(&kit, Kind::Bill).await, ready(&kit, Kind::Rule).await);
        propose(&kit, one, later(1)).await;
        propose(&kit, two, later(1)).await;
        assert!(sent(&kit, later(1)).await.is_empty(), "not before the morning");
        let due = sent(&kit, later(2)).await;
        assert_eq!((due.len(), due[0].consultations.len()), (1, 2));
        assert_eq!(told(&kit, &due, later(2)).await.len(), 2);
    }

    async fn closing_days_and_targets_are_told_once_for_each_day_that_they_have(kit) {
        let id = kit.published(Kind::Bill).await;
        wanting(&kit, &kit.approver, NOW).await;
        let closes = consultation::one(&kit.store, id).await.unwrap().dates.closes.unwrap();
        let before = |days: i64| Moment(closes.0 - days * 86_400_000);
        let clock = async |now: Moment| {
            staff::by_the_clock(&kit.store, Some(30), now).await.unwrap();
            sent(&kit, now).await
        };
        assert!(clock(before(5)).await.is_empty());
        let due = clock(before(2)).await;
        assert_eq!((due.len(), due[0].what), (1, What::Duty));
        assert!(matches!(&told(&kit, &due, before(2)).await[..], [Waits::Closing { .. }]));
        assert!(clock(before(1)).await.is_empty(), "once");
        assert!(clock(before(-10)).await.is_empty(), "the target is far");
        let due = clock(before(-25)).await;
        let waits = told(&kit, &due, before(-25)).await;
        assert!(matches!(&waits[..], [Waits::Target { day }] if day.0 == closes.day().0 + 30), "{waits:?}");
        assert!(clock(before(-26)).await.is_empty(), "once");
        // Without a target nothing is told of one.
        assert!(staff::duties(&kit.store, kit.approver.person.unwrap(), None, before(-25)).await.unwrap().is_empty());
    }

    async fn who_is_told_is_asked_again_and_one_press_ends_it(kit) {
        let id = ready(&kit, Kind::Bill).await;
        let nobody = Viewer::default();
        assert!(matches!(staff::want(&kit.store, &nobody, NOW, Lang::Th, day_one()).await, Err(Error::NotAllowed)));
        // Nobody asks for another's, whatever is typed.
        let other = Followed::Staff(kit.approver.person.unwrap());
        let asked = letters::follow(&kit.store, other, "x@example.th", Lang::Th, day_one()).await;
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
        // Unconfirmed, nothing is sent; of another agency neither.
        staff::want(&kit.store, &kit.approver, NOW, Lang::Th, day_one()).await.unwrap();
        let asked = sent(&kit, day_one()).await;
        assert_eq!(staff::wanted(&kit.store, &kit.approver).await.unwrap().map(|one| one.confirmed), Some(false));
        propose(&kit, id, later(1)).await;
        assert!(sent(&kit, later(1)).await.is_empty());
        letters::confirm(&kit.store, &asked[0].token, later(1)).await.unwrap();
        // Confirmed, and changed: no further question.
        staff::want(&kit.store, &kit.approver, Wish { closing: false, ..NOW }, Lang::Th, later(1)).await.unwrap();
        assert!(sent(&kit, later(1)).await.is_empty());
        assert!(!staff::wanted(&kit.store, &kit.approver).await.unwrap().unwrap().wish.closing);
        // A letter that waits is not sent to who has left.
        propose(&kit, id, later(2)).await;
        while letters::write_out(&kit.store, later(2)).await.unwrap() {}
        letters::leave(&kit.store, &asked[0].token, None, later(2)).await.unwrap();
        assert!(letters::claim(&kit.store, later(2), 100).await.unwrap().is_empty());
        assert_eq!(staff::wanted(&kit.store, &kit.approver).await.unwrap(), None);
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0);
        assert_eq!(kit.number("select count(*) from staff_letters").await, 0);
        // A role that has ended tells nothing.
        wanting(&kit, &kit.approver, NOW).await;
        propose(&kit, id, later(3)).await;
        let held = kit.number("select id from memberships where role = 'approver' and agency = 2").await;
        store::account::end(&kit.store, &kit.administrator, domain::id::MembershipId(held), later(3)).await.unwrap();
        while letters::write_out(&kit.store, later(4)).await.unwrap() {}
        assert!(letters::claim(&kit.store, later(4), 100).await.unwrap().is_empty());
        staff::stop(&kit.store, &kit.approver).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0);
    }
}

on_both! {
    async fn letters_are_for_those_who_have_a_role_and_an_address_and_are_not_asked_for_without_end(kit) {
        use domain::refusal::Refusal;
        let want = async |by: &Viewer, n: i64| staff::want(&kit.store, by, NOW, Lang::Th, Moment(day_one().0 + n)).await;
        let idle = Viewer { person: kit.drafter.person, ..Viewer::default() };
        for by in [&Viewer::default(), &idle] {
            not_allowed(want(by, 0).await);
            not_allowed(staff::wanted(&kit.store, by).await);
        }
        not_allowed(staff::stop(&kit.store, &Viewer::default()).await);
        // Who signs in by another's word has no address here.
        kit.execute("update people set email = '-1' where email = 'drafter@example.th'").await;
        assert_eq!(refused(want(&kit.drafter, 0).await, ""), Refusal::NotAnEmail);
        for n in 0..5 {
            want(&kit.approver, n).await.expect("asked");
        }
        assert_eq!(refused(want(&kit.approver, 5).await, ""), Refusal::TooManyLetters);
    }
}
