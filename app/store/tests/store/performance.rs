//! What agencies have done, as the table tells it, and who lets everyone read it.

use crate::kit::*;
use domain::consultation::Kind;
use domain::local::Scope;
use domain::refusal::Refusal;
use store::performance::{self, Row};
use store::{consultation, result};

async fn row(kit: &Kit, days: i64) -> Row {
    performance::of(&kit.store, &[kit.agency, kit.agency], later(days)).await.unwrap().remove(0)
}

on_both! {
    async fn an_agencys_hearings_days_and_summaries_are_counted(kit) {
        let (id, other, gone) =
            (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        kit.made(Kind::Bill).await;
        kit.comments(id, 3).await;
        let one = row(&kit, 2).await;
        assert_eq!((one.held, one.open, one.days, one.comments, one.waiting, one.oldest), (3, 3, 9, 3, 0, None));
        consultation::cancel(&kit.store, &kit.approver, gone, "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด", later(3)).await.unwrap();
        result::publish(&kit.store, &kit.summariser().await, other, "", later(25)).await.unwrap();
        let one = row(&kit, 30).await;
        assert_eq!((one.held, one.open, one.cancelled, one.days), (3, 0, 1, 60));
        assert_eq!((one.summarised, one.waiting), (1, 1));
        let waiting = performance::waiting(&kit.store, &[kit.agency], later(30)).await.unwrap();
        assert_eq!(waiting.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        assert_eq!(one.oldest, Some(waiting[0].closed));
    }

    async fn the_table_is_read_in_as_many_statements_whatever_its_length(kit) {
        kit.published(Kind::Bill).await;
        let count = async || {
            let before = kit.store.statements();
            let (rows, total) = performance::page(&kit.store, Scope::National, 1, 50, later(2)).await.unwrap();
            assert_eq!(rows.len() as u64, total);
            kit.store.statements() - before
        };
        let one = count().await;
        kit.execute("update consultations set agency = 3 where id = 1").await;
        kit.published(Kind::Bill).await;
        assert_eq!(count().await, one);
        let (local, total) = performance::page(&kit.store, Scope::Local, 1, 50, later(2)).await.unwrap();
        assert!(local.is_empty() && total == 0);
    }

    async fn the_central_office_alone_lets_everyone_read_it(kit) {
        assert_eq!(performance::public_since(&kit.store).await.unwrap(), None);
        for by in [&kit.agency_administrator, &kit.approver, &domain::agency::Viewer::default()] {
            not_allowed(performance::switch(&kit.store, by, true, day_one()).await);
        }
        performance::switch(&kit.store, &kit.administrator, true, later(1)).await.unwrap();
        let again = performance::switch(&kit.store, &kit.administrator, true, later(2)).await.unwrap_err();
        assert_eq!(again.refusal(""), Some(&Refusal::AlreadyDone));
        assert_eq!(performance::public_since(&kit.store).await.unwrap(), Some(later(1)));
        performance::switch(&kit.store, &kit.administrator, false, later(2)).await.unwrap();
        assert_eq!(performance::public_since(&kit.store).await.unwrap(), None);
    }
}

on_both! {
    async fn what_nobody_may_read_is_not_closed_again(kit) {
        let off = performance::switch(&kit.store, &kit.administrator, false, later(1)).await;
        assert_eq!(refused(off, ""), Refusal::AlreadyDone);
    }
}
