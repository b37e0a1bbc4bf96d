//! Unsent comments of those signed in: found again by their author alone, gone when sent, discarded, left, or when their time ran out.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::{Channel, New};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::time::Moment;
use domain::unsent::{DAYS, DAYS_AFTER, Fields, MOST};
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
}
