//! Whom a round hears, and how often each.

use crate::kit::*;
use domain::admission::{Admission, Admits, Once};
use domain::agency::Viewer;
use domain::comment::{Channel, New};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use store::consultation::RoundPlan;
use store::identity::{self, Known};
use store::{comment, invitation, session};

async fn heard(kit: &Kit, admits: Admits, once: Once) -> ConsultationId {
    kit.published_as(RoundPlan { admission: Admission { admits, once, ..Admission::default() }, ..plan(0, 19) }).await
}

async fn person(kit: &Kit, subject: &str, verifies: bool) -> Viewer {
    let known = Known { provider: "thaid".into(), subject: subject.into(), verifies };
    let token = identity::enter(&kit.store, known, day_one()).await.expect("signed in");
    session::viewer(&kit.store, &token, day_one()).await.expect("read").expect("somebody")
}

async fn say(kit: &Kit, by: &Viewer, new: New) -> Result<domain::receipt::Receipt, store::Error> {
    comment::submit(&kit.store, by, &new, Channel::Portal, later(1)).await
}

async fn codes(kit: &Kit, id: ConsultationId, names: &str) -> Vec<String> {
    invitation::invite(&kit.store, &kit.drafter, id, names, later(1)).await.expect("invited");
    let (all, _) = invitation::list(&kit.store, &kit.drafter, id, later(1)).await.expect("a list");
    all.into_iter().map(|one| one.code).collect()
}

on_both! {
    async fn a_round_for_verified_persons_hears_nobody_else(kit) {
        let id = heard(&kit, Admits::Verified, Once::Free).await;
        let (account, verified) = (person(&kit, "a", false).await, person(&kit, "b", true).await);
        assert_eq!(refused(say(&kit, &Viewer::default(), said(id, "all", 1)).await, ""), Refusal::SignInNeeded);
        assert_eq!(refused(say(&kit, &account, said(id, "all", 2)).await, ""), Refusal::VerifiedNeeded);
        say(&kit, &verified, said(id, "all", 3)).await.expect("heard");
        say(&kit, &verified, said(id, "all", 4)).await.expect("as often as they like");
        assert_eq!(kit.number("select count(*) from spoken").await, 0, "nothing is kept where nothing is asked");
    }

    async fn who_may_speak_once_of_each_part_does(kit) {
        let id = heard(&kit, Admits::Account, Once::Part).await;
        let (one, other) = (person(&kit, "a", true).await, person(&kit, "b", true).await);
        let receipt = say(&kit, &one, said(id, "k1", 1)).await.expect("heard");
        assert_eq!(say(&kit, &one, said(id, "k1", 1)).await.expect("the same form").number, receipt.number);
        assert_eq!(refused(say(&kit, &one, said(id, "k1", 2)).await, ""), Refusal::SaidAlready);
        say(&kit, &one, said(id, "all", 3)).await.expect("another part");
        say(&kit, &other, said(id, "k1", 4)).await.expect("another person");
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(1)).await.expect("taken back");
        say(&kit, &one, said(id, "k1", 5)).await.expect("again, once it was taken back");
        // An item belongs to its provision.
        say(&kit, &one, said(id, "m2", 6)).await.expect("a provision");
        assert_eq!(refused(say(&kit, &one, said(id, "m2-1", 7)).await, ""), Refusal::SaidAlready);
        assert_eq!(kit.counts(id).await.total, 4);
    }

    async fn who_leaves_and_comes_again_is_not_somebody_new(kit) {
        let id = heard(&kit, Admits::Verified, Once::Round).await;
        let one = person(&kit, "a", true).await;
        say(&kit, &one, said(id, "k1", 1)).await.expect("heard");
        assert_eq!(refused(say(&kit, &one, said(id, "all", 2)).await, ""), Refusal::SaidAlready);
        store::mine::leave(&kit.store, &one, later(1)).await.expect("left");
        let again = person(&kit, "a", true).await;
        assert_ne!(again.person, one.person);
        assert_eq!(refused(say(&kit, &again, said(id, "all", 3)).await, ""), Refusal::SaidAlready);
    }

    async fn no_two_hearings_can_be_joined(kit) {
        let (one, two) = (heard(&kit, Admits::Verified, Once::Round).await, heard(&kit, Admits::Verified, Once::Round).await);
        let somebody = person(&kit, "a", true).await;
        say(&kit, &somebody, said(one, "all", 1)).await.expect("heard");
        say(&kit, &somebody, said(two, "all", 2)).await.expect("heard there too");
        assert_eq!(kit.number("select count(distinct who) from spoken").await, 2);
        assert_eq!(kit.number("select count(*) from spoken s join identities i on i.subject = s.who").await, 0);
    }

    async fn an_invitation_opens_its_own_round_until_it_is_ended(kit) {
        let (id, other) = (heard(&kit, Admits::Invited, Once::Round).await, heard(&kit, Admits::Invited, Once::Free).await);
        let mine = codes(&kit, id, "สภาทนายความ\n\n สมาคมผู้ค้าตลาดนัด \n").await;
        let theirs = codes(&kit, other, "ใครสักคน").await;
        assert_eq!((mine.len(), theirs.len()), (2, 1));
        let with = |code: &str, at: &str, n| New { invitation: code.into(), ..said(id, at, n) };
        let guest = Viewer::default();
        assert_eq!(refused(say(&kit, &guest, with("", "all", 1)).await, "invitation"), Refusal::Missing);
        for wrong in ["1", "1-", "x-k7m2-9xqe-4tzb", "1-0000-0000-0000", theirs[0].as_str(), "99999999999999-a"] {
            assert_eq!(refused(say(&kit, &guest, with(wrong, "all", 1)).await, "invitation"), Refusal::NotInvited, "{wrong}");
        }
        // Upper case, blanks and Thai digits do not matter.
        let typed = mine[0].to_uppercase().replacen('1', "๑", 1);
        say(&kit, &guest, with(&typed, "all", 1)).await.expect("heard");
        assert_eq!(refused(say(&kit, &guest, with(&mine[0], "k1", 2)).await, ""), Refusal::SaidAlready);
        let (_, spoken) = invitation::list(&kit.store, &kit.approver, id, later(1)).await.unwrap();
        assert_eq!(spoken, 1);
        invitation::end(&kit.store, &kit.drafter, id, 2, later(1)).await.expect("ended");
        not_found(invitation::end(&kit.store, &kit.drafter, id, 2, later(1)).await);
        assert_eq!(refused(say(&kit, &guest, with(&mine[1], "all", 3)).await, "invitation"), Refusal::NotInvited);
    }

    async fn only_its_agency_invites(kit) {
        let (id, open) = (heard(&kit, Admits::Invited, Once::Free).await, kit.published(Kind::Bill).await);
        let invite = async |by, id, names: &str| invitation::invite(&kit.store, by, id, names, later(1)).await;
        not_allowed(invite(&kit.stranger, id, "ก").await);
        not_allowed(invite(&kit.moderator, id, "ก").await);
        not_allowed(invitation::list(&kit.store, &kit.stranger, id, later(1)).await);
        assert_eq!(refused(invite(&kit.drafter, open, "ก").await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(invite(&kit.drafter, id, " \n ").await, "names"), Refusal::Missing);
        assert!(matches!(refused(invite(&kit.drafter, id, &"ก\n".repeat(2_001)).await, "names"), Refusal::InvitedCount { .. }));
        assert!(matches!(refused(invite(&kit.drafter, id, &"ก".repeat(201)).await, "names"), Refusal::TooLong { .. }));
        let late = invitation::invite(&kit.store, &kit.drafter, id, "ก", later(30)).await;
        assert_eq!(refused(late, ""), Refusal::AlreadyDone);
        assert_eq!(kit.number("select count(*) from invitations").await, 0);
    }

    async fn how_often_an_invitation_is_used_is_told_and_by_whom_is_not(kit) {
        let id = heard(&kit, Admits::Invited, Once::Free).await;
        let mine = codes(&kit, id, "ก\nข\nค").await;
        for (code, n) in [(0, 1), (0, 2), (1, 3)] {
            say(&kit, &Viewer::default(), New { invitation: mine[code].clone(), ..said(id, "all", n) }).await.expect("heard");
        }
        let (all, spoken) = invitation::list(&kit.store, &kit.drafter, id, later(1)).await.unwrap();
        assert_eq!((all.len(), spoken), (3, 2));
        assert_eq!(kit.number("select count(*) from spoken where comment is not null").await, 0, "no comment leads to one");
        for event in store::event::since(&kit.store, 0, 200).await.unwrap() {
            let content = String::from_utf8_lossy(&event.content.unwrap_or_default()).into_owned();
            assert!(!mine.iter().any(|code| content.contains(code.as_str())), "{content}");
        }
    }
}
