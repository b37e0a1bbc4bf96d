//! The thesaurus of search, as the central office keeps it.

use crate::kit::*;
use domain::refusal::Refusal;
use domain::thesaurus::Row;
use store::thesaurus::{self, Which};

fn row(people: &str) -> Row {
    Row { people: vec![people.into()], law: vec!["สุนัข".into()], acts: vec![], weight: 70, used: true }
}

on_both! {
    async fn the_central_administrator_writes_rows_and_changes_shipped_ones(kit) {
        let (store, by) = (&kit.store, &kit.administrator);
        let own = thesaurus::write(store, by, Which::New, row("น้องหมา"), day_one()).await.unwrap();
        thesaurus::write(store, by, Which::Shipped("หวย".into()), row("หวย"), day_one()).await.unwrap();
        let mut off = row("น้องหมา");
        off.used = false;
        thesaurus::write(store, by, Which::Kept { id: own, revision: 1 }, off.clone(), day_one()).await.unwrap();
        let all = thesaurus::all(store).await.unwrap();
        assert_eq!(all.len(), 2);
        let kept = all.iter().find(|one| one.id == own).unwrap();
        assert_eq!((&kept.row, kept.revision, kept.shipped.as_str()), (&off, 2, ""));
    }

    async fn two_at_once_do_not_overwrite_each_other(kit) {
        let (store, by) = (&kit.store, &kit.administrator);
        let shipped = || Which::Shipped("หวย".into());
        let id = thesaurus::write(store, by, shipped(), row("หวย"), day_one()).await.unwrap();
        let second = thesaurus::write(store, by, shipped(), row("ลอตเตอรี่"), day_one()).await;
        assert_eq!(refused(second, ""), Refusal::ChangedMeanwhile);
        thesaurus::write(store, by, Which::Kept { id, revision: 1 }, row("หวยรัฐ"), day_one()).await.unwrap();
        let late = thesaurus::write(store, by, Which::Kept { id, revision: 1 }, row("หวยใต้ดิน"), day_one()).await;
        assert_eq!(refused(late, ""), Refusal::ChangedMeanwhile);
        assert_eq!(thesaurus::all(store).await.unwrap()[0].row.people, ["หวยรัฐ"]);
    }

    async fn nobody_else_writes_rows(kit) {
        not_allowed(thesaurus::write(&kit.store, &kit.agency_administrator, Which::New, row("ก"), day_one()).await);
        not_allowed(thesaurus::write(&kit.store, &Default::default(), Which::New, row("ก"), day_one()).await);
        not_allowed(thesaurus::remove(&kit.store, &kit.agency_administrator, 9, 1, day_one()).await);
        not_found(thesaurus::write(&kit.store, &kit.administrator, Which::Kept { id: 9, revision: 1 }, row("ก"), day_one()).await);
    }
}
