//! People, passwords, sessions.

use crate::kit::*;
use domain::agency::{Level, Role, Viewer};
use domain::id::PersonId;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::account::{self, SESSION_MS, SessionToken};
use store::agency;

on_both! {
    async fn who_signs_in_is_seen_with_every_role_in_force(kit) {
        let token = account::sign_in(&kit.store, " Drafter@Example.TH ", PASSWORD, day_one()).await.unwrap();
        assert_eq!(account::viewer(&kit.store, &token, day_one()).await.unwrap(), Some(kit.drafter.clone()));
        assert_eq!(kit.drafter.roles, [(kit.agency, Role::Drafter)]);
    }

    async fn a_session_is_seen_in_one_statement(kit) {
        let token = account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.unwrap();
        let before = kit.store.statements();
        account::viewer(&kit.store, &token, day_one()).await.unwrap();
        assert_eq!(kit.store.statements() - before, 1);
    }

    async fn a_session_ends_by_itself_and_by_signing_out(kit) {
        let token = account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.unwrap();
        let end = Moment(day_one().0 + SESSION_MS);
        assert_eq!(account::viewer(&kit.store, &token, end).await.unwrap(), None);
        assert!(account::viewer(&kit.store, &token, Moment(end.0 - 1)).await.unwrap().is_some());
        account::sign_out(&kit.store, &token).await.unwrap();
        assert_eq!(account::viewer(&kit.store, &token, day_one()).await.unwrap(), None);
        assert_eq!(account::viewer(&kit.store, &SessionToken("x".into()), day_one()).await.unwrap(), None);
    }

    async fn a_wrong_password_and_an_unknown_address_are_one_answer(kit) {
        for (email, password) in [("drafter@example.th", "wrong password"), ("no@example.th", PASSWORD), ("a\0b", PASSWORD)] {
            let answer = account::sign_in(&kit.store, email, password, day_one()).await;
            assert_eq!(refused(answer, ""), Refusal::WrongCredentials);
        }
    }

    async fn a_new_account_is_refused_field_by_field(kit) {
        let make = async |by, name, email, password| {
            account::invite(&kit.store, by, kit.agency, name, email, password, &[Role::Drafter], day_one()).await
        };
        let by = &kit.administrator;
        let answer = make(by, "", "nobody", "short").await;
        assert_eq!(answer.as_ref().unwrap_err().refusal("name"), Some(&Refusal::Missing));
        assert_eq!(answer.as_ref().unwrap_err().refusal("email"), Some(&Refusal::NotAnEmail));
        assert_eq!(refused(answer, "password"), Refusal::TooShort { least: 12 });
        let too_long = "x".repeat(201);
        let long = make(by, "ก", "a@b.th", too_long.as_str()).await;
        assert_eq!(refused(long, "password"), Refusal::TooLong { most: 200, got: 201 });
        not_allowed(make(&kit.drafter, "ก", "a@b.th", PASSWORD).await);
    }

    async fn a_new_password_ends_the_old_one_and_every_session(kit) {
        let token = account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.unwrap();
        let own = kit.drafter.person.unwrap();
        account::set_password(&kit.store, &kit.drafter, own, "another password", day_one()).await.unwrap();
        assert_eq!(account::viewer(&kit.store, &token, day_one()).await.unwrap(), None);
        assert!(account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.is_err());
        assert!(account::sign_in(&kit.store, "drafter@example.th", "another password", day_one()).await.is_ok());
    }

    async fn only_oneself_and_ones_own_administrator_set_a_password(kit) {
        let (drafter, central) = (kit.drafter.person.unwrap(), kit.administrator.person.unwrap());
        let set = async |by: &Viewer, person| account::set_password(&kit.store, by, person, PASSWORD, day_one()).await;
        assert!(set(&kit.agency_administrator, drafter).await.is_ok());
        assert!(set(&kit.administrator, drafter).await.is_ok());
        not_allowed(set(&kit.moderator, drafter).await);
        not_allowed(set(&kit.stranger, drafter).await);
        not_allowed(set(&kit.agency_administrator, central).await);
        not_allowed(set(&Viewer::default(), drafter).await);
        not_found(set(&kit.administrator, PersonId(999)).await);
        let short = account::set_password(&kit.store, &kit.drafter, drafter, "short", day_one()).await;
        assert_eq!(refused(short, "password"), Refusal::TooShort { least: 12 });
    }

    async fn ones_own_password_is_changed_with_the_present_one(kit) {
        let change = async |current: &str| {
            account::change_password(&kit.store, &kit.drafter, current, "another password", day_one()).await
        };
        assert_eq!(refused(change("not the password").await, "current"), Refusal::WrongPassword);
        assert!(account::sign_in(&kit.store, "drafter@example.th", PASSWORD, day_one()).await.is_ok());
        change(PASSWORD).await.unwrap();
        assert!(account::sign_in(&kit.store, "drafter@example.th", "another password", day_one()).await.is_ok());
        not_allowed(account::change_password(&kit.store, &Viewer::default(), "", "another password", day_one()).await);
    }

    async fn somebody_without_a_role_is_reset_by_the_central_administration_alone(kit) {
        let by = &kit.administrator;
        let person = kit.drafter.person.unwrap();
        let staff = store::membership::staff(&kit.store, by, kit.agency).await.unwrap();
        for held in staff.iter().filter(|one| one.person == person).flat_map(|one| &one.memberships) {
            store::membership::end(&kit.store, by, held.id, day_one()).await.unwrap();
        }
        let set = async |by: &Viewer| account::set_password(&kit.store, by, person, PASSWORD, day_one()).await;
        not_allowed(set(&kit.agency_administrator).await);
        not_allowed(set(&kit.stranger).await);
        set(&kit.administrator).await.unwrap();
    }

    async fn there_is_one_first_administrator(kit) {
        let office = agency::New { parent: None, level: Level::Office, name_th: "ก".into(), name_en: String::new(), place: None };
        let again = account::make_first_administrator(&kit.store, office, "ข", "c@d.th", PASSWORD, day_one()).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
        not_found(account::viewer_of(&kit.store, PersonId(999), day_one()).await);
    }
}
