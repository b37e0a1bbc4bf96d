//! Exports: who may take them, what everyone's leaves out, and pages that neither skip nor repeat.

use crate::kit::*;
use domain::comment::{Showing, Target};
use domain::consultation::Kind;
use domain::id::{CommentId, SheetId};
use domain::ledger::Filter;
use domain::moderation::Reason;
use store::export::{self, For};
use store::{Error, comment, event};

on_both! {
    async fn a_dossier_that_is_not_public_has_no_export(kit) {
        let id = kit.ready(Kind::Bill).await;
        for whom in [For::Public, For::Agency] {
            let refused = export::allowed(&kit.store, &kit.drafter, id, whom).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
    }

    async fn the_agencys_export_is_for_its_entitled_staff(kit) {
        let id = kit.published(Kind::Bill).await;
        let summariser = kit.summariser().await;
        export::allowed(&kit.store, &summariser, id, For::Agency).await.expect("entitled");
        export::allowed(&kit.store, &kit.stranger, id, For::Public).await.expect("everyone");
        let refused = export::allowed(&kit.store, &kit.stranger, id, For::Agency).await;
        assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
    }

    async fn everyones_export_leaves_out_what_was_not_to_be_shown(kit) {
        let id = kit.published(Kind::Bill).await;
        let store = &kit.store;
        let mut named = said(id, "k1", 1);
        named.showing = Showing::Named;
        named.name = "สมหญิง".into();
        let mut sealed = said(id, "k1", 2);
        sealed.showing = Showing::Agency;
        sealed.reason = "เฉพาะหน่วยงาน".into();
        let mut shown = said(id, "k1", 3);
        shown.name = "ไม่แสดงชื่อ".into();
        for new in [&named, &sealed, &shown] {
            kit.submit(new).await;
        }
        comment::withhold(store, &kit.moderator, kit.read(CommentId(3)).await, Reason::PersonalData, "ไว้ภายใน", later(2))
            .await
            .expect("withheld");
        let all = u64::MAX;
        let public = export::comments(store, For::Public, id, CommentId(0), all, 10).await.expect("a page");
        let agency = export::comments(store, For::Agency, id, CommentId(0), all, 10).await.expect("a page");
        assert_eq!((public.len(), agency.len()), (3, 3));
        assert_eq!(public[0].said.as_ref().unwrap().name.as_deref(), Some("สมหญิง"));
        assert!(public[1].said.is_none(), "not even a stance");
        assert!(public[2].said.is_none());
        assert!(public.iter().all(|one| one.number.is_none()), "a number opens its author's receipt");
        assert!(!format!("{public:?}").contains("ไว้ภายใน"));
        assert_eq!(agency[1].said.as_ref().unwrap().reason, "เฉพาะหน่วยงาน");
        assert!(!agency[2].said.as_ref().unwrap().reason.is_empty(), "what is withheld is read by its agency");
    }

    async fn pages_neither_skip_nor_repeat_and_end_where_the_export_began(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 7).await;
        let upto = event::last(&kit.store).await.expect("a number");
        kit.submit(&said(id, "all", 8)).await;
        let (mut seen, mut after) = (Vec::new(), CommentId(0));
        loop {
            let page = export::comments(&kit.store, For::Agency, id, after, upto, 3).await.expect("a page");
            let Some(last) = page.last() else { break };
            after = last.id;
            seen.extend(page.iter().map(|one| one.id.0));
        }
        assert_eq!(seen, (1..=7).collect::<Vec<i64>>());
        assert!(export::sheets(&kit.store, id, SheetId(0), SheetId(i64::MAX), 10).await.expect("a page").is_empty());
    }

    async fn what_a_filter_matches_comes_once_in_its_order_and_ends_where_the_export_began(kit) {
        let id = kit.published(Kind::Bill).await;
        for key in 1..=9 {
            let mut new = said(id, if key % 3 == 0 { "all" } else { "k1" }, key);
            new.reason = format!("{} {key}", if key % 2 == 0 { "ไฟ" } else { "น้ำ" });
            kit.submit(&new).await;
        }
        let upto = event::last(&kit.store).await.expect("a number");
        kit.submit(&said(id, "all", 10)).await;
        let other = kit.published(Kind::Bill).await;
        kit.submit(&said(other, "all", 11)).await;
        let matching = async |filter: &Filter, limit: u32| {
            let (mut seen, mut after) = (Vec::new(), Some(CommentId(0)));
            while let Some(from) = after {
                let page = export::matching(&kit.store, id, filter, from, upto, limit).await.expect("a page");
                assert!(page.lines.len() <= limit as usize);
                seen.extend(page.lines.iter().map(|one| one.id.0));
                after = page.next;
            }
            seen
        };
        let part = Filter { part: Some(Target::parse("all").unwrap()), ..Filter::default() };
        for limit in [1, 2, 3, 10] {
            assert_eq!(matching(&part, limit).await, [3, 6, 9], "{limit}");
            assert_eq!(matching(&Filter::default(), limit).await, (1..=9).collect::<Vec<i64>>());
        }
        let words = Filter { words: "ไฟ".into(), ..Filter::default() };
        assert_eq!(matching(&words, 2).await, [2, 4, 6, 8]);
        let nothing = Filter { words: "ลม".into(), ..Filter::default() };
        assert!(matching(&nothing, 2).await.is_empty());
        let count = async |filter| export::count(&kit.store, id, filter).await.expect("a number");
        assert_eq!((count(&part).await, count(&nothing).await, count(&Filter::default()).await), (4, 0, 10));
        let ids = [9, 2, 11].map(CommentId);
        let these = export::these(&kit.store, For::Agency, id, &ids).await.expect("some");
        assert_eq!(these.iter().map(|one| one.id.0).collect::<Vec<_>>(), [2, 9], "none of another hearing");
    }
}
