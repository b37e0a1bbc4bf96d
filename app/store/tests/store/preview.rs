//! Preview links: some days of life, an end at any moment, and nothing told about those that do not open.

use crate::kit::*;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use store::preview;

on_both! {
    async fn a_link_opens_the_dossier_until_its_day(kit) {
        let id = kit.made(Kind::Bill).await;
        let store = &kit.store;
        let secret = preview::make(store, &kit.drafter, id, (Some(3), "คณะทำงาน"), day_one()).await.unwrap();
        let (seen, until) = preview::open(store, &secret, later(3)).await.unwrap();
        assert_eq!((seen.id, until), (id, later(3)));
        not_found(preview::open(store, &secret, domain::time::Moment(later(3).0 + 1)).await);
        not_found(preview::open(store, &secret.replace(&secret[..4], "0000"), later(1)).await);
        not_found(preview::open(store, "\0", later(1)).await);
        let living = preview::living(store, &kit.approver, id, later(1)).await.unwrap();
        assert_eq!((living.len(), living[0].secret.as_deref(), living[0].note.as_str()), (1, Some(&*secret), "คณะทำงาน"));
        assert!(preview::living(store, &kit.approver, id, later(4)).await.unwrap().is_empty());
    }

    async fn the_secret_stands_nowhere(kit) {
        let id = kit.made(Kind::Bill).await;
        let secret = preview::make(&kit.store, &kit.drafter, id, (Some(3), ""), day_one()).await.unwrap();
        assert_eq!(secret.len(), 64);
        let log = kit.store.clone();
        for event in store::event::since(&log, 0, 100).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains(&secret));
        }
        assert_eq!(kit.number("select count(*) from preview_links where length(secret) = 32").await, 1);
        // Under another key it opens still, and is shown no more.
        let other = store::Store::open_with(&kit.url, options()).await.unwrap();
        assert!(preview::open(&other, &secret, later(1)).await.is_ok());
        assert_eq!(preview::living(&other, &kit.drafter, id, later(1)).await.unwrap()[0].secret, None);
        other.close().await;
    }

    async fn one_that_is_ended_opens_no_more(kit) {
        let id = kit.made(Kind::Bill).await;
        let (store, other) = (&kit.store, kit.made(Kind::Rule).await);
        let secret = preview::make(store, &kit.drafter, id, (Some(30), ""), day_one()).await.unwrap();
        let link = preview::living(store, &kit.drafter, id, day_one()).await.unwrap()[0].id;
        not_found(preview::end(store, &kit.stranger, id, link, later(1)).await);
        not_allowed(preview::end(store, &kit.moderator, id, link, later(1)).await);
        not_found(preview::end(store, &kit.drafter, other, link, later(1)).await);
        preview::end(store, &kit.approver, id, link, later(1)).await.unwrap();
        not_found(preview::open(store, &secret, later(1)).await);
        not_found(preview::end(store, &kit.approver, id, link, later(1)).await);
    }

    async fn days_are_one_to_thirty_and_links_are_few(kit) {
        let id = kit.made(Kind::Bill).await;
        let make = async |by, days| preview::make(&kit.store, by, id, (days, ""), day_one()).await;
        for days in [None, Some(0), Some(31)] {
            assert!(matches!(refused(make(&kit.drafter, days).await, "days"), Refusal::NotANumber { .. }));
        }
        not_found(make(&kit.stranger, Some(1)).await);
        not_allowed(make(&kit.moderator, Some(1)).await);
        for _ in 0..preview::MOST_LINKS {
            make(&kit.drafter, Some(1)).await.unwrap();
        }
        assert!(matches!(refused(make(&kit.drafter, Some(1)).await, ""), Refusal::EntryCount { .. }));
    }

    async fn a_published_dossier_has_none(kit) {
        let id = kit.ready(Kind::Bill).await;
        let secret = preview::make(&kit.store, &kit.drafter, id, (Some(9), ""), day_one()).await.unwrap();
        kit.publish(id).await;
        assert!(preview::open(&kit.store, &secret, later(1)).await.unwrap().0.dates.published.is_some());
        let again = preview::make(&kit.store, &kit.drafter, id, (Some(9), ""), later(1)).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
    }

    async fn a_removed_dossier_takes_its_links_along(kit) {
        let id = kit.made(Kind::Bill).await;
        let secret = preview::make(&kit.store, &kit.drafter, id, (Some(9), ""), day_one()).await.unwrap();
        store::consultation::delete(&kit.store, &kit.drafter, id, 1, later(1)).await.unwrap();
        let next = kit.made(Kind::Bill).await;
        preview::make(&kit.store, &kit.drafter, next, (Some(9), ""), later(1)).await.unwrap();
        not_found(preview::open(&kit.store, &secret, later(1)).await);
    }
}

on_both! {
    async fn links_are_listed_for_those_who_may_make_them_and_a_note_has_its_bounds(kit) {
        let id = kit.ready(Kind::Bill).await;
        let store = &kit.store;
        let note = "ก".repeat(301);
        let long = preview::make(store, &kit.drafter, id, (Some(3), note.as_str()), day_one()).await;
        assert_eq!(refused(long, "note"), Refusal::TooLong { most: 300, got: 301 });
        not_found(preview::living(store, &kit.stranger, id, day_one()).await);
        not_allowed(preview::living(store, &kit.moderator, id, day_one()).await);
        preview::make(store, &kit.drafter, id, (Some(3), ""), day_one()).await.unwrap();
        let link = preview::living(store, &kit.drafter, id, day_one()).await.unwrap()[0].id;
        kit.publish(id).await;
        assert_eq!(refused(preview::living(store, &kit.drafter, id, later(1)).await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(preview::end(store, &kit.drafter, id, link, later(1)).await, ""), Refusal::AlreadyDone);
    }
}
