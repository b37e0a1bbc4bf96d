//! Finding what others said already before one says it, and agreeing with it: once for each person, nothing hidden shown, at a cost that does
//! not grow.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Agreed, Edit, New, Said, Showing, Stance};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::refusal::Refusal;
use store::{comment, hints};

const FIRST: CommentId = CommentId(1);
const SAME: &str = "ขอให้ยกเว้นผู้ค้ารายย่อยในตลาดนัดชุมชนที่มีรายได้ไม่มาก เพราะทำตามเกณฑ์ใหม่ไม่ไหว";
const DEVICES: [&str; 2] = ["00000000000000000000000000000001", "00000000000000000000000000000002"];

async fn agree(kit: &Kit, of: ConsultationId, by: &Viewer, device: &str) -> Result<bool, store::Error> {
    comment::agree(&kit.store, (by, device, ""), (of, FIRST), later(2)).await
}

async fn no_more(kit: &Kit, of: ConsultationId, by: &Viewer, device: &str) -> Result<(), store::Error> {
    comment::agree_no_more(&kit.store, (by, device, ""), (of, FIRST), later(2)).await
}

async fn agreed(kit: &Kit, by: &Viewer, device: &str) -> Agreed {
    let all = comment::agreed(&kit.store, (by, device), &[FIRST]).await.unwrap();
    all.first().map_or(Agreed::default(), |(_, agreed)| *agreed)
}

async fn followed(kit: &Kit) {
    while hints::follow(&kit.store).await.expect("followed").is_some() {}
}

async fn similar(kit: &Kit, of: ConsultationId, text: &str) -> Vec<(i64, u64)> {
    let found = hints::similar(&kit.store, of, text).await.expect("looked for");
    assert!(found.iter().all(|one| matches!(one.comment.said, Said::Shown { .. })));
    found.into_iter().map(|one| (one.comment.id.0, one.comments)).collect()
}

async fn say(kit: &Kit, of: ConsultationId, n: u32, reason: &str, showing: Showing) {
    kit.submit(&New { reason: reason.into(), showing, ..said(of, "k1", n) }).await;
}

on_both! {
    async fn what_says_the_same_is_found_and_nothing_that_is_hidden(kit) {
        let id = kit.published(Kind::Bill).await;
        say(&kit, id, 1, SAME, Showing::Agency).await;
        say(&kit, id, 2, &format!("{SAME} ค่ะ"), Showing::Unnamed).await;
        say(&kit, id, 3, &format!("สวัสดีครับ {SAME}"), Showing::Unnamed).await;
        say(&kit, id, 4, "ถนนหน้าโรงเรียนมืดมาก ขอให้ติดไฟส่องสว่างตลอดแนว", Showing::Agency).await;
        say(&kit, id, 5, "ขอให้ติดป้ายจราจรให้ครบทุกแยก", Showing::Unnamed).await;
        followed(&kit).await;
        assert_eq!(similar(&kit, id, &format!("{SAME}นะคะ")).await, [(2, 2)], "the first that everyone may read; only those are counted");
        assert_eq!(similar(&kit, id, "ถนนหน้าโรงเรียนมืดมาก ขอให้ติดไฟส่องสว่างตลอดแนว").await, [], "what is for the agency alone is shown to nobody");
        assert_eq!(similar(&kit, id, "ขอให้ติดป้ายจราจรให้ครบทุกแยก").await, [(5, 1)], "also one that nobody repeated");
        assert_eq!(similar(&kit, id, "ไม่ต้องติดป้ายจราจรให้ครบทุกแยก").await, [], "a denial is no likeness");
        assert_eq!((similar(&kit, id, "เรื่องอื่นที่ไม่มีใครพูดถึงมาก่อนเลย").await, similar(&kit, id, " ").await), (vec![], vec![]));
        comment::withhold(&kit.store, &kit.moderator, CommentId(2).seen(1), Reason::Abuse, "", later(2)).await.unwrap();
        assert_eq!(similar(&kit, id, SAME).await, [(3, 1)]);
        comment::withhold(&kit.store, &kit.moderator, CommentId(3).seen(1), Reason::Abuse, "", later(2)).await.unwrap();
        assert_eq!(similar(&kit, id, SAME).await, []);
        let other = kit.published(Kind::Bill).await;
        assert_eq!(similar(&kit, other, "ขอให้ติดป้ายจราจรให้ครบทุกแยก").await, [], "another hearing's are not asked");
    }

    async fn finding_costs_the_same_however_many_there_are(kit) {
        let id = kit.published(Kind::Bill).await;
        let cost = async || {
            let before = kit.store.statements();
            let found = similar(&kit, id, SAME).await;
            (found.first().copied(), kit.store.statements() - before)
        };
        say(&kit, id, 1, SAME, Showing::Unnamed).await;
        say(&kit, id, 2, &format!("{SAME}ค่ะ"), Showing::Unnamed).await;
        followed(&kit).await;
        let (first, few) = cost().await;
        for n in 3..60 {
            let reason = if n % 3 == 0 { format!("{SAME} ผมนายสมชาย{n}") } else { format!("เรื่องที่ {n} {}", DRAFT.chars().skip(n as usize * 7).take(90).collect::<String>()) };
            say(&kit, id, n, &reason, Showing::Unnamed).await;
        }
        followed(&kit).await;
        let (again, many) = cost().await;
        assert_eq!((first.map(|one| one.0), again.map(|one| one.0)), (Some(1), Some(1)));
        assert!(many <= few, "{many} statements where {few} were enough");
    }

    async fn each_person_agrees_once_and_takes_it_back(kit) {
        let id = kit.published(Kind::Bill).await;
        say(&kit, id, 1, SAME, Showing::Unnamed).await;
        let nobody = Viewer::default();
        for (device, new) in [(DEVICES[0], true), (DEVICES[0], false), (DEVICES[1], true)] {
            assert_eq!(agree(&kit, id, &nobody, device).await.unwrap(), new);
        }
        assert_eq!(refused(agree(&kit, id, &nobody, "").await, ""), Refusal::NobodyToTell);
        assert!(agree(&kit, id, &kit.stranger, "").await.unwrap());
        assert_eq!(agreed(&kit, &kit.stranger, "").await, Agreed { guests: 2, accounts: 1, verified: 0, mine: true });
        // The same browser, now signed in: one person still.
        assert!(!agree(&kit, id, &kit.drafter, DEVICES[0]).await.unwrap(), "who agreed as a guest is nobody new");
        assert_eq!(agreed(&kit, &nobody, DEVICES[1]).await, Agreed { guests: 1, accounts: 2, verified: 0, mine: true });
        no_more(&kit, id, &kit.drafter, DEVICES[0]).await.expect("taken back");
        assert_eq!(refused(no_more(&kit, id, &kit.drafter, DEVICES[0]).await, ""), Refusal::AlreadyDone);
        no_more(&kit, id, &nobody, DEVICES[1]).await.expect("likewise");
        assert_eq!(agreed(&kit, &nobody, DEVICES[1]).await, Agreed { accounts: 1, ..Agreed::default() });
        assert_eq!((kit.counts(id).await.total, kit.one(id).await.comments), (1, 1), "it is no comment");
        let log = store::event::since(&kit.store, 0, 300).await.unwrap();
        let told: Vec<_> = log.iter().filter(|event| event.deed.code().starts_with("comment.agree")).collect();
        assert_eq!(told.len(), 6);
        assert!(told.iter().all(|event| event.actor.is_none() && event.content.as_deref() == Some(b"{}")), "who agrees is in no log");
    }

    async fn only_what_everyone_may_read_is_agreed_with_and_only_while_it_is_open(kit) {
        let id = kit.published(Kind::Bill).await;
        say(&kit, id, 1, SAME, Showing::Agency).await;
        let nobody = Viewer::default();
        not_found(agree(&kit, id, &nobody, DEVICES[0]).await);
        let receipt = kit.submit(&said(id, "k1", 2)).await;
        let second = (id, CommentId(2));
        let agree = async |of, days| comment::agree(&kit.store, (&nobody, DEVICES[0], ""), of, later(days)).await;
        not_found(agree((ConsultationId(99), CommentId(2)), 2).await);
        assert!(matches!(refused(agree(second, 40).await, ""), Refusal::Closed { .. }));
        assert!(agree(second, 2).await.unwrap());
        let counted = async || comment::agreed(&kit.store, (&nobody, DEVICES[0]), &[CommentId(2)]).await.unwrap().len();
        assert_eq!(counted().await, 1);
        // Who agreed did so with what it said.
        let edit = Edit { stance: Stance::Disagree, reason: "อย่างอื่น".into(), wording: String::new(), showing: Showing::Unnamed, name: String::new(), young: false, unquote: false };
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit, later(2)).await.unwrap();
        assert_eq!((counted().await, kit.number("select count(*) from comment_agrees").await), (0, 0));
        assert!(agree(second, 2).await.unwrap());
        comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(2)).await, Reason::Abuse, "", later(2)).await.unwrap();
        not_found(agree(second, 2).await);
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.unwrap();
        assert_eq!(kit.number("select count(*) from comment_agrees").await + kit.number("select count(*) from comment_agreed").await, 0);
    }

    async fn ones_own_comment_is_counted_already(kit) {
        let id = kit.published(Kind::Bill).await;
        let new = New { reason: SAME.into(), ..said(id, "k1", 1) };
        comment::submit(&kit.store, &kit.stranger, &new, domain::comment::Channel::Portal, later(1)).await.unwrap();
        assert_eq!(refused(agree(&kit, id, &kit.stranger, DEVICES[0]).await, ""), Refusal::OwnComment);
    }

    async fn a_round_for_accounts_takes_no_guests(kit) {
        let id = kit.published_as(store::consultation::RoundPlan { admission: domain::admission::Admission::of_guests(false), ..plan(0, 19) }).await;
        let new = New { reason: SAME.into(), ..said(id, "k1", 1) };
        comment::submit(&kit.store, &kit.stranger, &new, domain::comment::Channel::Portal, later(1)).await.unwrap();
        assert_eq!(refused(agree(&kit, id, &Viewer::default(), DEVICES[0]).await, ""), Refusal::SignInNeeded);
        assert!(agree(&kit, id, &kit.drafter, "").await.unwrap());
    }
}
