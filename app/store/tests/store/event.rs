//! The log.

use crate::kit::*;
use domain::consultation::Kind;
use domain::event::Deed;
use store::event::{self, Filter};

on_both! {
    async fn every_deed_stands_in_the_log_in_order_and_without_gaps(kit) {
        kit.published(Kind::Bill).await;
        let last = event::last(&kit.store).await.unwrap();
        let all = event::since(&kit.store, 0, 1000).await.unwrap();
        assert_eq!(all.iter().map(|event| event.seq).collect::<Vec<_>>(), (1..=last).collect::<Vec<_>>());
        let deeds: Vec<Deed> = all.iter().rev().take(7).map(|event| event.deed).collect();
        use Deed::*;
        assert_eq!(
            deeds,
            [
                ConsultationPublished,
                ConsultationProposed,
                VersionRead,
                ConsultationEdited,
                ConsultationEdited,
                ConsultationEdited,
                ConsultationMade
            ]
        );
        let published = all.last().unwrap();
        assert!(published.public && published.actor == kit.approver.person && published.commitment.len() == 32);
        let content: serde_json::Value = serde_json::from_slice(published.content.as_ref().unwrap()).unwrap();
        assert_eq!(content["texts"]["short_name"], "ตลาดนัดชุมชน");
        assert_eq!(event::since(&kit.store, last - 2, 1).await.unwrap()[0].seq, last - 1);
        assert!(event::since(&kit.store, last, 10).await.unwrap().is_empty());
    }

    async fn a_refused_deed_leaves_nothing(kit) {
        let id = kit.made(Kind::Bill).await;
        let (last, before) = (event::last(&kit.store).await.unwrap(), kit.one(id).await);
        refused(store::consultation::publish(&kit.store, &kit.approver, id, 1, day_one()).await, "");
        assert_eq!(event::last(&kit.store).await.unwrap(), last);
        assert_eq!(kit.one(id).await, before);
    }

    async fn a_desk_reads_the_log_of_its_agency_newest_first(kit) {
        let id = kit.made(Kind::Bill).await;
        let filter = Filter { agency: Some(kit.agency), consultation: None, before: None };
        let page = event::page(&kit.store, &kit.agency_administrator, &filter, 3).await.unwrap();
        assert_eq!((page[0].deed, page[0].consultation), (Deed::ConsultationMade, Some(id)));
        assert_eq!(page[1].deed, Deed::MembershipGiven);
        let older = Filter { before: Some(page[2].seq), ..filter.clone() };
        let older = event::page(&kit.store, &kit.agency_administrator, &older, 50).await.unwrap();
        assert!(older.iter().all(|event| event.seq < page[2].seq));
        let one = Filter { consultation: Some(id), ..filter.clone() };
        assert_eq!(event::page(&kit.store, &kit.agency_administrator, &one, 50).await.unwrap().len(), 1);
        // Its own people too: accounts made, passwords changed.
        let own = kit.drafter.person.unwrap();
        store::account::set_password(&kit.store, &kit.drafter, own, "another password", day_one()).await.unwrap();
        let page = event::page(&kit.store, &kit.agency_administrator, &filter, 1).await.unwrap();
        assert_eq!((page[0].deed, page[0].actor), (Deed::PasswordChanged, Some(own)));
        let names = store::account::names(&kit.store, &[own, own]).await.unwrap();
        assert_eq!(names.len(), 1);
        not_allowed(event::page(&kit.store, &kit.drafter, &filter, 3).await);
        not_allowed(event::page(&kit.store, &kit.stranger, &filter, 3).await);
    }
}
