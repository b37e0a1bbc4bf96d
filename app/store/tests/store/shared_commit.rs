//! Deeds that share a commit: each stands or falls alone, and none is lost when its caller goes away.

use crate::kit::*;
use domain::agency::Level;
use std::future::poll_fn;
use std::task::Poll;
use store::{agency, event};

fn new(name: String) -> agency::New {
    agency::New { parent: None, level: Level::Local, name_th: name, name_en: String::new(), place: None }
}

on_both! {
    async fn a_hundred_at_once_are_all_kept_and_the_refused_ones_leave_no_gap(kit) {
        let before = event::last(&kit.store).await.unwrap();
        let tasks: Vec<_> = (0..100)
            .map(|n| {
                let (store, by) = (kit.store.clone(), kit.administrator.clone());
                // Every fourth has no name and is refused.
                let name = if n % 4 == 0 { String::new() } else { format!("ที่ {n}") };
                tokio::spawn(async move { agency::make(&store, &by, new(name), day_one()).await })
            })
            .collect();
        let mut made = Vec::new();
        for (n, task) in tasks.into_iter().enumerate() {
            match task.await.unwrap() {
                Ok(id) => made.push(id.0),
                Err(no) => assert!(n % 4 == 0 && no.refusal("name_th").is_some(), "{no:?}"),
            }
        }
        made.sort_unstable();
        assert_eq!(made, (made[0]..made[0] + 75).collect::<Vec<_>>());
        assert_eq!(event::last(&kit.store).await.unwrap(), before + 75);
        assert_eq!(event::since(&kit.store, before, 1000).await.unwrap().len(), 75);
    }

    async fn a_caller_who_goes_away_breaks_nothing(kit) {
        let before = event::last(&kit.store).await.unwrap();
        for n in 0..20 {
            let mut deed = Box::pin(agency::make(&kit.store, &kit.administrator, new(format!("ที่ {n}")), day_one()));
            // Asked once, then given up.
            poll_fn(|waker| {
                assert!(deed.as_mut().poll(waker).is_pending());
                Poll::Ready(())
            })
            .await;
            drop(deed);
        }
        agency::make(&kit.store, &kit.administrator, new("สุดท้าย".into()), day_one()).await.unwrap();
        while event::last(&kit.store).await.unwrap() < before + 21 {
            tokio::task::yield_now().await;
        }
        assert_eq!(event::since(&kit.store, before, 100).await.unwrap().len(), 21);
    }

    async fn what_returned_is_there_for_every_reader(kit) {
        for n in 0..20 {
            let id = agency::make(&kit.store, &kit.administrator, new(format!("ที่ {n}")), day_one()).await.unwrap();
            assert!(agency::one(&kit.store, id).await.is_ok());
        }
    }

    async fn a_copy_holds_everything(kit) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.db");
        let copied = kit.store.backup_to(&path).await;
        if kit.store.database() == "postgres" {
            assert!(copied.unwrap_err().to_string().contains("pg_dump"));
            return;
        }
        copied.unwrap();
        let copy = store::Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
        assert_eq!(event::last(&copy).await.unwrap(), event::last(&kit.store).await.unwrap());
        copy.close().await;
        assert!(kit.store.backup_to(&path).await.is_err());
    }
}
