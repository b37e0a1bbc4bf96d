//! Unsent comments of those signed in, and sheets that guests began: found again by their author alone, gone when sent, discarded, left, or when their time
//! ran out.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::{Channel, New};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::time::Moment;
use domain::unsent::{BEGUN, BEGUN_DAYS, DAYS, DAYS_AFTER, Fields, MOST};
use store::survey::begun;
use store::{comment, consultation, mine, unsent};

fn typed(at: &str, reason: &str) -> Fields {
    [("at", at), ("reason", reason)].map(|(name, value)| (name.to_string(), value.to_string())).to_vec()
}

async fn keep(kit: &Kit, by: &Viewer, of: ConsultationId, n: u32, reason: &str, now: Moment) -> store::Outcome<()> {
    unsent::keep(&kit.store, by, of, (&key(n), typed("k1", reason)), now).await
}

async fn me(kit: &Kit) -> Viewer {
    kit.member(kit.other, "me@example.th", &[Role::Drafter]).await
}

async fn count(kit: &Kit) -> i64 {
    kit.number("select count(*) from unsent_comments").await
}

/// A guest goes on with a sheet; gives the key that opens it.
async fn begin(kit: &Kit, of: ConsultationId, held: Option<&str>, said: &str, now: Moment) -> store::Outcome<String> {
    begun::keep(&kit.store, of, held, typed("k1", said), now).await
}

/// What a key opens.
async fn opened(kit: &Kit, of: ConsultationId, held: &str, now: Moment) -> Option<String> {
    let found = begun::find(&kit.store, of, held, now).await.expect("asked");
    found.map(|one| {
        assert_eq!((one.consultation, one.draft.as_str()), (of, BEGUN));
        one.field("reason").to_string()
    })
}

async fn begun_count(kit: &Kit) -> i64 {
    kit.number("select count(*) from begun_sheets").await
}

on_both! {
    async fn what_is_kept_is_its_authors_alone(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let (me, guest) = (me(&kit).await, Viewer::default());
        not_allowed(keep(&kit, &guest, one, 1, "ยังเขียนไม่จบ", later(1)).await);
        keep(&kit, &me, one, 1, "ยังเขียน", later(1)).await.expect("kept");
        keep(&kit, &me, one, 1, "ยังเขียนไม่จบ", later(2)).await.expect("kept in its place");
        keep(&kit, &me, two, 2, "อีกเรื่อง", later(3)).await.expect("kept");
        keep(&kit, &kit.stranger, one, 3, "ของคนอื่น", later(1)).await.expect("kept");
        // The same draft named by somebody else is another's.
        keep(&kit, &kit.stranger, one, 1, "แอบเขียนทับ", later(4)).await.expect("kept as theirs");
        let mine = unsent::mine(&kit.store, &me).await.unwrap();
        let said: Vec<_> = mine.iter().map(|one| (one.consultation, one.field("reason"), one.kept)).collect();
        assert_eq!(said, [(two, "อีกเรื่อง", later(3)), (one, "ยังเขียนไม่จบ", later(2))]);
        let find = async |by: &Viewer, draft: &str| unsent::find(&kit.store, by, one, (draft, "k1")).await.unwrap();
        assert_eq!(find(&me, "").await.unwrap().field("reason"), "ยังเขียนไม่จบ");
        assert!(find(&guest, &key(1)).await.is_none() && find(&guest, "").await.is_none());
        assert!(find(&kit.drafter, &key(1)).await.is_none() && find(&kit.administrator, "").await.is_none(), "no officer either");
        assert!(find(&me, &key(3)).await.is_none(), "who knows a draft's name has not its text");
        not_allowed(unsent::mine(&kit.store, &guest).await);
        not_allowed(unsent::discard(&kit.store, &guest, one, &key(1)).await);
        unsent::discard(&kit.store, &kit.drafter, one, &key(1)).await.expect("nothing of theirs is there");
        assert_eq!(count(&kit).await, 4);
        // Nothing of the tables tells that two consultations have the same author.
        assert_eq!(kit.number("select count(distinct who) from unsent_comments").await, 3);
        unsent::discard(&kit.store, &me, two, &key(2)).await.expect("discarded");
        unsent::discard(&kit.store, &me, two, &key(2)).await.expect("and again");
        assert_eq!(unsent::mine(&kit.store, &me).await.unwrap().len(), 1);
        assert_eq!(kit.number("select count(*) from events where deed like 'comment%'").await, 0, "no event tells of it");
    }

    async fn what_is_sent_or_left_is_kept_no_more(kit) {
        let id = kit.published(Kind::Bill).await;
        let me = me(&kit).await;
        keep(&kit, &me, id, 1, "ยังเขียนไม่จบ", later(1)).await.expect("kept");
        keep(&kit, &kit.stranger, id, 1, "ของคนอื่น", later(1)).await.expect("kept");
        let new = New { draft: key(1), ..said(id, "all", 9) };
        comment::submit(&kit.store, &Viewer::default(), &new, Channel::Portal, later(1)).await.expect("a guest's");
        assert_eq!(count(&kit).await, 2, "a guest takes away nobody's");
        let new = New { draft: key(1), ..said(id, "all", 10) };
        comment::submit(&kit.store, &me, &new, Channel::Portal, later(1)).await.expect("sent");
        assert!(unsent::mine(&kit.store, &me).await.unwrap().is_empty());
        assert_eq!(unsent::mine(&kit.store, &kit.stranger).await.unwrap().len(), 1);
        let gone = store::identity::enter(&kit.store, store::identity::Known { provider: "thaid".into(), subject: "a".into(), verifies: true }, later(1)).await.unwrap();
        let gone = store::session::viewer(&kit.store, &gone, later(1)).await.unwrap().unwrap();
        keep(&kit, &gone, id, 5, "จะเลิกใช้บัญชี", later(1)).await.expect("kept");
        mine::leave(&kit.store, &gone, later(2)).await.expect("left");
        assert_eq!(count(&kit).await, 1);
    }

    async fn nothing_is_kept_of_a_hearing_that_takes_no_comments_and_not_without_end(kit) {
        let id = kit.published(Kind::Bill).await;
        let me = me(&kit).await;
        not_found(keep(&kit, &me, kit.made(Kind::Bill).await, 1, "ยังไม่เผยแพร่", later(1)).await);
        for n in 0..MOST {
            keep(&kit, &me, id, n, "ยังเขียนไม่จบ", later(1)).await.expect("kept");
        }
        assert!(matches!(refused(keep(&kit, &me, id, 99, "มากไป", later(1)).await, ""), Refusal::EntryCount { .. }));
        keep(&kit, &me, id, 3, "แก้อันเดิม", later(1)).await.expect("one that is there is changed");
        assert!(matches!(refused(keep(&kit, &me, id, 3, "สายไป", later(25)).await, ""), Refusal::Closed { .. }));
    }

    async fn they_go_when_their_time_has_run_out(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let me = me(&kit).await;
        keep(&kit, &me, one, 1, "ยังเขียนไม่จบ", later(1)).await.expect("kept");
        keep(&kit, &me, two, 2, "ยังเขียนไม่จบ", later(1)).await.expect("kept");
        let closes = kit.one(one).await.dates.closes.unwrap();
        unsent::tidy(&kit.store, closes.plus_days(DAYS_AFTER)).await.unwrap();
        assert_eq!(count(&kit).await, 2, "after the close the text may be taken away");
        consultation::cancel(&kit.store, &kit.approver, two, "ยกเลิกเพราะจะทำร่างใหม่ทั้งฉบับ", later(2)).await.expect("cancelled");
        unsent::tidy(&kit.store, later(3 + DAYS_AFTER)).await.unwrap();
        assert_eq!(count(&kit).await, 1);
        unsent::tidy(&kit.store, closes.plus_days(DAYS_AFTER + 1)).await.unwrap();
        assert_eq!(count(&kit).await, 0);
        kit.execute("update consultations set closes = closes + 31536000000").await;
        kit.execute("insert into unsent_comments (consultation, who, draft, part, kept, fields) values (1, 7, 'a', 'all', 1, '[]')").await;
        unsent::tidy(&kit.store, Moment(1).plus_days(DAYS)).await.unwrap();
        assert_eq!(count(&kit).await, 1);
        unsent::tidy(&kit.store, Moment(2).plus_days(DAYS)).await.unwrap();
        assert_eq!(count(&kit).await, 0);
    }

    async fn what_a_guest_began_is_opened_by_its_key_alone(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let mine = begin(&kit, one, None, "ยังตอบไม่จบ", later(1)).await.expect("begun");
        assert!(mine.len() == 64 && mine.bytes().all(|byte| byte.is_ascii_hexdigit()), "{mine}");
        assert_eq!(begin(&kit, one, Some(&mine), "ตอบต่อแล้ว", later(2)).await.expect("gone on"), mine);
        assert_eq!(begun_count(&kit).await, 1, "in its place");
        let theirs = begin(&kit, one, None, "ของคนอื่น", later(2)).await.expect("begun");
        assert_ne!(mine, theirs);
        assert_eq!(opened(&kit, one, &mine, later(3)).await.as_deref(), Some("ตอบต่อแล้ว"));
        for strange in [String::new(), "0".repeat(64), mine[1..].to_string(), format!("{mine}0"), format!(" {mine}")] {
            assert_eq!(opened(&kit, one, &strange, later(3)).await, None, "{strange}");
        }
        // It opens nothing elsewhere, and cannot be taken along: there another is begun, under a key that nobody knew before.
        assert_eq!(opened(&kit, two, &mine, later(3)).await, None);
        let other = begin(&kit, two, Some(&mine), "อีกเรื่อง", later(3)).await.expect("begun");
        assert_ne!(other, mine);
        assert_eq!(opened(&kit, one, &mine, later(3)).await.as_deref(), Some("ตอบต่อแล้ว"));
        assert_eq!(kit.number("select count(distinct who) from begun_sheets").await, 3);
        begun::discard(&kit.store, two, &mine).await.expect("nothing of it is there");
        begun::discard(&kit.store, one, &mine).await.expect("thrown away");
        begun::discard(&kit.store, one, &mine).await.expect("and again");
        assert_eq!((opened(&kit, one, &mine, later(3)).await, begun_count(&kit).await), (None, 2));
        // What is gone is begun anew under another key.
        assert_ne!(begin(&kit, one, Some(&mine), "เริ่มใหม่", later(3)).await.expect("begun"), mine);
        assert_eq!(kit.number("select count(*) from events where deed like 'sheet%'").await, 0, "no event tells of it");
    }

    async fn what_a_guest_began_ends_with_its_round_and_after_thirty_days(kit) {
        let (id, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        not_found(begin(&kit, kit.made(Kind::Bill).await, None, "ยังไม่เผยแพร่", later(1)).await);
        let mine = begin(&kit, id, None, "ยังตอบไม่จบ", later(1)).await.expect("begun");
        // A hearing that is cancelled is open no more.
        begin(&kit, two, None, "ยังตอบไม่จบ", later(1)).await.expect("begun");
        consultation::cancel(&kit.store, &kit.approver, two, "ยกเลิกเพราะจะทำร่างใหม่ทั้งฉบับ", later(2)).await.expect("cancelled");
        unsent::tidy(&kit.store, later(2)).await.unwrap();
        assert_eq!(begun_count(&kit).await, 1);
        assert!(matches!(refused(begin(&kit, id, Some(&mine), "สายไป", later(25)).await, ""), Refusal::Closed { .. }));
        let closes = kit.one(id).await.dates.closes.unwrap();
        unsent::tidy(&kit.store, closes).await.unwrap();
        assert_eq!(begun_count(&kit).await, 1, "until the last moment");
        unsent::tidy(&kit.store, Moment(closes.0 + 1)).await.unwrap();
        assert_eq!(begun_count(&kit).await, 0, "and no longer");
        // One that no sweep met is not found in a further round, and goes.
        let mine = begin(&kit, id, None, "ยังตอบไม่จบ", later(1)).await.expect("begun");
        kit.again(id, plan(30, 70), later(26)).await;
        assert_eq!(opened(&kit, id, &mine, later(31)).await, None);
        let next = begin(&kit, id, Some(&mine), "อีกครั้ง", later(31)).await.expect("begun");
        assert_ne!(next, mine);
        unsent::tidy(&kit.store, later(32)).await.unwrap();
        assert_eq!((begun_count(&kit).await, opened(&kit, id, &next, later(32)).await.is_some()), (1, true));
        // Thirty days after its author last went on.
        let last = later(31 + BEGUN_DAYS);
        assert!(opened(&kit, id, &next, last).await.is_some() && opened(&kit, id, &next, Moment(last.0 + 1)).await.is_none());
        unsent::tidy(&kit.store, last).await.unwrap();
        assert_eq!(begun_count(&kit).await, 1);
        unsent::tidy(&kit.store, Moment(last.0 + 1)).await.unwrap();
        assert_eq!(begun_count(&kit).await, 0);
    }

    async fn nothing_of_a_guest_is_kept_where_guests_are_not_heard(kit) {
        let admission = domain::admission::Admission::of_guests(false);
        let id = kit.published_as(store::consultation::RoundPlan { admission, ..plan(0, 19) }).await;
        assert_eq!(refused(begin(&kit, id, None, "ยังตอบไม่จบ", later(1)).await, ""), Refusal::SignInNeeded);
        assert_eq!(begun_count(&kit).await, 0);
    }
}
