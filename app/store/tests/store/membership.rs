//! Roles given, ended and listed.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::id::{AgencyId, MembershipId, PersonId};
use domain::refusal::Refusal;
use domain::time::Day;
use store::account;
use store::membership::{Term, invite_for};

on_both! {
    async fn an_administrator_gives_and_ends_the_roles_of_their_agency(kit) {
        let (by, person) = (&kit.agency_administrator, kit.drafter.person.unwrap());
        let id = account::give(&kit.store, by, person, kit.agency, Role::Approver, later(1)).await.unwrap();
        let viewer = account::viewer_of(&kit.store, person, later(1)).await.unwrap();
        assert!(viewer.is(kit.agency, Role::Approver) && viewer.is(kit.agency, Role::Drafter));
        account::end(&kit.store, by, id, later(2)).await.unwrap();
        assert!(!account::viewer_of(&kit.store, person, later(2)).await.unwrap().is(kit.agency, Role::Approver));
        assert_eq!(refused(account::end(&kit.store, by, id, later(3)).await, ""), Refusal::AlreadyDone);
    }

    async fn a_role_is_held_once(kit) {
        let person = kit.drafter.person.unwrap();
        let again = account::give(&kit.store, &kit.administrator, person, kit.agency, Role::Drafter, day_one()).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
    }

    async fn roles_are_given_by_those_who_may(kit) {
        let person = kit.drafter.person.unwrap();
        let give = async |by, agency, role| account::give(&kit.store, by, person, agency, role, day_one()).await;
        not_allowed(give(&kit.agency_administrator, kit.agency, Role::CentralAdministrator).await);
        not_allowed(give(&kit.agency_administrator, kit.agency, Role::Operator).await);
        not_allowed(give(&kit.agency_administrator, kit.other, Role::Drafter).await);
        not_allowed(give(&kit.drafter, kit.agency, Role::Approver).await);
        assert!(give(&kit.administrator, kit.agency, Role::Operator).await.is_ok());
        not_found(give(&kit.administrator, AgencyId(99), Role::Drafter).await);
        not_found(account::give(&kit.store, &kit.administrator, PersonId(99), kit.agency, Role::Drafter, day_one()).await);
    }

    async fn a_membership_of_another_agency_is_as_one_that_is_not_there(kit) {
        let staff = account::staff(&kit.store, &kit.agency_administrator, kit.agency).await.unwrap();
        let theirs = staff[0].memberships[0].id;
        not_found(account::end(&kit.store, &kit.stranger, theirs, day_one()).await);
        not_found(account::end(&kit.store, &kit.stranger, MembershipId(999), day_one()).await);
        let person = kit.drafter.person.unwrap();
        let central =
            account::give(&kit.store, &kit.administrator, person, kit.agency, Role::Operator, day_one()).await.unwrap();
        not_allowed(account::end(&kit.store, &kit.agency_administrator, central, day_one()).await);
    }

    async fn an_invited_person_known_already_keeps_name_and_password(kit) {
        let by = &kit.stranger;
        let invited = account::invite(
            &kit.store, by, kit.other, "ชื่ออื่น", "drafter@example.th", "another password",
            &[Role::Moderator, Role::Summariser], day_one(),
        ).await.unwrap();
        assert_eq!((Some(invited.person), invited.known), (kit.drafter.person, true));
        assert!(account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.is_ok());
        let viewer = account::viewer_of(&kit.store, invited.person, day_one()).await.unwrap();
        assert!(viewer.is(kit.agency, Role::Drafter) && viewer.is(kit.other, Role::Summariser));
        let again = account::invite(
            &kit.store, by, kit.other, "ก", "drafter@example.th", PASSWORD, &[Role::Moderator], day_one(),
        ).await.unwrap();
        assert!(again.known);
    }

    async fn a_role_is_held_for_its_term(kit) {
        let (store, by) = (&kit.store, &kit.agency_administrator);
        let today = day_one().day();
        let term = |first: i64, last: i64| Term { first: Some(Day(today.0 + first)), last: Some(Day(today.0 + last)) };
        let account = ("รักษาการ", "acting@example.th", PASSWORD);
        let give = async |term| invite_for(store, by, kit.agency, account, &[Role::Approver], term, day_one()).await;
        assert_eq!(refused(give(term(-1, 3)).await, "role_since"), Refusal::InThePast);
        assert_eq!(refused(give(term(3, 2)).await, "role_until"), Refusal::EndsBeforeStart);
        let acting = give(term(2, 4)).await.unwrap().person;
        for (days, holds) in [(0, false), (1, false), (2, true), (4, true), (5, false)] {
            let viewer = account::viewer_of(store, acting, later(days)).await.unwrap();
            assert_eq!(viewer.is(kit.agency, Role::Approver), holds, "day {days}");
        }
    }

    async fn the_last_administrator_stays(kit) {
        let (store, by) = (&kit.store, &kit.agency_administrator);
        let held = async |by: &Viewer| {
            let staff = account::staff(store, by, kit.agency).await.unwrap();
            let all = staff.into_iter().flat_map(|one| one.memberships);
            let mut own = all.filter(|held| held.role == Role::AgencyAdministrator && held.until.is_none());
            own.next().unwrap().id
        };
        let last = held(by).await;
        assert_eq!(refused(account::end(store, by, last, later(1)).await, ""), Refusal::LastAdministrator);
        account::give(store, by, kit.drafter.person.unwrap(), kit.agency, Role::AgencyAdministrator, later(1)).await.unwrap();
        account::end(store, by, last, later(2)).await.unwrap();
        // The Office ends the last one, too.
        let drafter = held(&kit.administrator).await;
        account::end(store, &kit.administrator, drafter, later(3)).await.unwrap();
    }

    async fn an_invitation_is_refused_whole(kit) {
        let (store, by) = (&kit.store, &kit.agency_administrator);
        let none = account::invite(store, by, kit.agency, "ก", "x@y.th", PASSWORD, &[], day_one()).await;
        assert_eq!(refused(none, "roles"), Refusal::Missing);
        let email = account::invite(store, by, kit.agency, "ก", "x", PASSWORD, &[Role::Drafter], day_one()).await;
        assert_eq!(refused(email, "email"), Refusal::NotAnEmail);
        not_allowed(
            account::invite(store, by, kit.agency, "ก", "x@y.th", PASSWORD, &[Role::Operator], day_one()).await,
        );
        not_allowed(account::invite(store, by, kit.other, "ก", "x@y.th", PASSWORD, &[Role::Drafter], day_one()).await);
        assert_eq!(account::staff(store, by, kit.agency).await.unwrap().len(), 4);
    }

    async fn the_staff_is_listed_for_its_administrators(kit) {
        let person = kit.drafter.person.unwrap();
        account::give(&kit.store, &kit.administrator, person, kit.agency, Role::Approver, later(1)).await.unwrap();
        let staff = account::staff(&kit.store, &kit.agency_administrator, kit.agency).await.unwrap();
        let drafter = staff.iter().find(|one| one.person == person).unwrap();
        let roles: Vec<Role> = drafter.memberships.iter().map(|membership| membership.role).collect();
        assert_eq!((drafter.email.as_str(), roles), ("drafter@example.th", vec![Role::Approver, Role::Drafter]));
        not_allowed(account::staff(&kit.store, &kit.drafter, kit.agency).await);
        not_allowed(account::staff(&kit.store, &kit.stranger, kit.agency).await);
    }
}

on_both! {
    async fn no_role_is_given_for_days_that_are_over_or_to_a_closed_account(kit) {
        let (store, by) = (&kit.store, &kit.agency_administrator);
        let over = Term { first: None, last: Some(Day(day_one().day().0 - 1)) };
        let account = ("รักษาการ", "acting@example.th", PASSWORD);
        let late = invite_for(store, by, kit.agency, account, &[Role::Approver], over, day_one()).await;
        assert_eq!(refused(late, "role_until"), Refusal::InThePast);
        account::close(store, by, kit.drafter.person.unwrap(), later(1)).await.unwrap();
        let closed = account::invite(store, by, kit.agency, "ก", "drafter@example.th", PASSWORD, &[Role::Moderator], later(2)).await;
        assert_eq!(refused(closed, ""), Refusal::AccountClosed);
    }

    async fn an_account_that_is_open_is_not_opened_again(kit) {
        let (store, by, person) = (&kit.store, &kit.agency_administrator, kit.moderator.person.unwrap());
        not_found(account::reopen(store, by, person, later(1)).await);
        let staff = account::staff(store, by, kit.agency).await.unwrap();
        let held = staff.iter().find(|one| one.person == person).unwrap().memberships[0].id;
        account::end(store, by, held, later(1)).await.unwrap();
        assert_eq!(refused(account::reopen(store, by, person, later(2)).await, ""), Refusal::AlreadyDone);
        not_allowed(account::reopen(store, &kit.moderator, person, later(2)).await);
        not_found(account::reopen(store, by, PersonId(999), later(2)).await);
        not_found(account::close(store, by, PersonId(999), later(2)).await);
    }
}
