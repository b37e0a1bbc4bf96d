//! What the desk is offered: groups of copies that follow what comes and goes, whole groups coded and undone, issues proposed, themes.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::Stance;
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Coverage, Filter, Place, To, Which};
use domain::receipt::Receipt;
use store::hints::{Hint, follow};
use store::{comment, hints, ledger};

/// Two campaigns, one with slips and names of their own, and people who speak for themselves.
const LIGHT: &str = "ทางเดินริมคลองมืดและเปลี่ยวมาก ผู้หญิงและเด็กไม่กล้าเดิน ขอให้ติดไฟส่องสว่างตลอดแนวโดยเร็ว";
const TEMPLE: &str = "ขอให้ยกเว้นงานวัดและงานประเพณีที่จัดไม่เกินเจ็ดวันออกจากการบังคับใช้ เพราะเป็นวิถีชุมชนที่สืบทอดมายาวนาน";

fn texts() -> [String; 8] {
    [
        LIGHT.into(),
        "ค่าแผงแพงเกินไปสำหรับร้านเล็ก".into(),
        format!("{LIGHT}ค่ะ 🙏🙏"),
        TEMPLE.into(),
        format!("สวัสดีครับ ผมนายสมชาย {LIGHT}"),
        "ขอให้มีห้องน้ำสะอาดและที่ล้างมือ".into(),
        TEMPLE.into(),
        String::new(),
    ]
}

async fn said_all(kit: &Kit, id: ConsultationId, texts: &[String]) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let mut new = said(id, "all", 1_000 + n as u32);
        new.reason = text.clone();
        receipts.push(kit.submit(&new).await);
    }
    receipts
}

async fn caught_up(kit: &Kit) {
    while follow(&kit.store).await.expect("followed").is_some() {}
}

async fn groups(kit: &Kit, id: ConsultationId) -> Vec<(i64, i64, u64, u64)> {
    let groups = hints::groups(&kit.store, id, 2, 50).await.expect("groups");
    groups.into_iter().map(|group| (group.id.0, group.first.0, group.comments, group.texts)).collect()
}

async fn distinct(kit: &Kit, id: ConsultationId) -> u64 {
    hints::campaigns(&kit.store, id, 5).await.expect("told").texts
}

async fn page(kit: &Kit, by: &Viewer, id: ConsultationId, filter: Filter) -> Vec<i64> {
    let looked = ledger::page(&kit.store, by, id, &filter, None, None, 100).await.expect("a page");
    looked.comments.iter().map(|held| held.id.0).collect()
}

async fn counts(kit: &Kit, id: ConsultationId) -> (u64, u64, u64) {
    let Coverage { coded, aside, waiting } = ledger::coverage(&kit.store, id).await.expect("counts");
    (coded, aside, waiting)
}

fn to_new(title: &str) -> To {
    To::NewIssue { title: title.into(), targets: vec![] }
}

async fn hint(kit: &Kit, id: i64) -> Option<Hint> {
    hints::of(&kit.store, &[CommentId(id)]).await.expect("hints").pop()
}

/// Codings that teach two issues apart, and as many comments that wait.
async fn taught(kit: &Kit) -> (ConsultationId, Viewer, [IssueId; 2]) {
    let id = kit.published(Kind::Bill).await;
    let new = (0..160_u32).map(|n| store::bulk::Comment {
        target: ["k1", "m2"][n as usize % 2].into(),
        stance: Stance::Agree,
        reason: match n % 2 {
            0 => format!("ค่าแผงแพงขึ้นทุกปี ร้านที่ {n} ขอให้ลดค่าเช่า ปี {}", n * 7),
            _ => format!("ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ {n} หลังฝน {}", n * 3),
        },
        class: None,
        showing: domain::comment::Showing::Unnamed,
        name: None,
        at: later(1),
        key: key(n + 1),
    });
    store::bulk::comments(&kit.store, id, new.collect()).await.expect("added");
    let by = kit.summariser().await;
    let mut issues = Vec::new();
    for (odd, title) in [(1, "ค่าแผง"), (0, "ห้องน้ำ")] {
        let comments = (1..=80).filter(|n| n % 2 == odd).map(CommentId).collect();
        let which = Which::These { comments, seen: i64::MAX };
        let done = ledger::code(&kit.store, &by, id, which, to_new(title), &key(900_001 + odd as u32), later(25)).await;
        issues.push(done.expect("coded").issue.expect("an issue"));
    }
    (id, by, [issues[0], issues[1]])
}

on_both! {
    async fn copies_are_grouped_as_they_come_and_a_restart_changes_nothing(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        said_all(&kit, one, &texts()).await;
        assert_eq!(groups(&kit, one).await, [], "nothing has followed yet");
        caught_up(&kit).await;
        assert_eq!(groups(&kit, one).await, [(1, 1, 3, 2), (4, 4, 2, 1)]);
        assert_eq!(distinct(&kit, one).await, 5);
        assert_eq!(follow(&kit.store).await.expect("followed"), None, "nothing twice");
        let mut again = said(one, "all", 77);
        again.reason = format!("{TEMPLE} ครับ");
        kit.submit(&again).await;
        let mut other = said(two, "all", 78);
        other.reason = TEMPLE.into();
        kit.submit(&other).await;
        caught_up(&kit).await;
        assert_eq!(groups(&kit, one).await, [(1, 1, 3, 2), (4, 4, 3, 1)]);
        assert_eq!((groups(&kit, two).await, distinct(&kit, two).await), (vec![], 1), "another hearing is another");
        assert_eq!(hint(&kit, 9).await.expect("a hint").copies, Some((CommentId(4), 3, 1)));
    }

    async fn a_comment_taken_back_leaves_its_group_and_its_text_is_compared_with_no_more(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = said_all(&kit, id, &texts()).await;
        caught_up(&kit).await;
        for (n, left) in [(0, vec![(1, 3, 2, 2), (4, 4, 2, 1)]), (4, vec![(4, 4, 2, 1)])] {
            let Receipt { number, secret, .. } = receipts[n];
            comment::withdraw(&kit.store, number, secret, later(2)).await.expect("withdrawn");
            caught_up(&kit).await;
            assert_eq!(groups(&kit, id).await, left);
        }
        assert_eq!(distinct(&kit, id).await, 4, "the light, the rents, the temple, the toilets");
        // The third comment says the same as the first did, and is still found by it.
        let mut new = said(id, "all", 80);
        new.reason = format!("{LIGHT} !");
        kit.submit(&new).await;
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(1, 3, 2, 1), (4, 4, 2, 1)]);
    }

    async fn what_is_taken_back_before_it_is_read_is_in_no_group(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = said_all(&kit, id, &texts()).await;
        comment::withdraw(&kit.store, receipts[0].number, receipts[0].secret, later(2)).await.expect("withdrawn");
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(3, 3, 2, 2), (4, 4, 2, 1)]);
    }

    async fn a_whole_group_is_coded_by_its_line_and_undone(kit) {
        let id = kit.published(Kind::Bill).await;
        said_all(&kit, id, &texts()).await;
        caught_up(&kit).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(25));
        let base = Filter::default;
        let folded = || Filter { folded: true, place: Some(Place::Waiting), ..base() };
        assert_eq!(page(&kit, &by, id, folded()).await, [8, 6, 4, 2, 1], "one line a group");
        let of = |copies: i64| Filter { copies: Some(CommentId(copies)), ..base() };
        assert_eq!(page(&kit, &by, id, of(1)).await, [5, 3, 1]);
        let line = Which::Copies { comments: vec![CommentId(1)], seen: i64::MAX };
        let done = ledger::code(store, &by, id, line, to_new("ไฟ"), &key(901), now).await.expect("coded");
        assert_eq!((done.touched, counts(&kit, id).await), (3, (3, 0, 5)));
        assert_eq!(page(&kit, &by, id, folded()).await, [8, 6, 4, 2]);
        assert_eq!(page(&kit, &by, id, Filter { place: Some(Place::Waiting), ..of(1) }).await, [0_i64; 0]);
        // A copy that comes later waits: its group's line is there again, and stands for it alone.
        let mut late = said(id, "all", 81);
        late.reason = LIGHT.into();
        kit.submit(&late).await;
        caught_up(&kit).await;
        assert_eq!(page(&kit, &by, id, folded()).await, [9, 8, 6, 4, 2]);
        assert_eq!(ledger::undo(store, &by, id, done.deed, now).await.expect("undone"), 3);
        assert_eq!((counts(&kit, id).await, page(&kit, &by, id, folded()).await), ((0, 0, 9), vec![8, 6, 4, 2, 1]));
        let all = Which::Matching(Box::new(of(1)));
        let done = ledger::code(store, &by, id, all, to_new("ไฟส่องสว่าง"), &key(902), now).await.expect("coded");
        assert_eq!(done.touched, 4);
    }

    async fn an_issue_is_proposed_from_what_was_coded_and_taken_with_its_count(kit) {
        let (id, by, [rent, toilet]) = taught(&kit).await;
        let (store, now) = (&kit.store, later(25));
        caught_up(&kit).await;
        assert_eq!(hints::learn(store).await.expect("learned"), Some(id));
        assert_eq!(hints::learn(store).await.expect("learned"), None, "nothing has changed since");
        let learned = hints::learned(store, id).await.expect("figures");
        assert!(learned.iter().all(|one| one.right * 5 >= one.suggested * 4 && one.waiting > 20), "{learned:?}");
        let proposed = |issue| Filter { proposed: Some(issue), ..Filter::default() };
        let of_rent = page(&kit, &by, id, proposed(rent)).await;
        assert!(of_rent.iter().all(|n| n % 2 == 1 && *n > 80) && of_rent.len() as u64 == learned[0].waiting, "{of_rent:?}");
        // Two of a page, as they were shown; one of them without a proposal that was shown.
        let ticked = Which::These { comments: vec![CommentId(81), CommentId(82)], seen: i64::MAX };
        let shown = To::Proposed(vec![(CommentId(81), rent)]);
        let done = ledger::code(store, &by, id, ticked, shown, &key(910), now).await.expect("coded");
        assert_eq!((done.touched, counts(&kit, id).await), (1, (81, 0, 79)));
        let stranger = To::Proposed(vec![(CommentId(82), IssueId(999))]);
        let ticked = Which::These { comments: vec![CommentId(82)], seen: i64::MAX };
        not_found(ledger::code(store, &by, id, ticked, stranger, &key(911), now).await);
        // Everything that is proposed, each under its own.
        let all = Which::Matching(Box::new(Filter { place: Some(Place::Waiting), ..Filter::default() }));
        let done = ledger::code(store, &by, id, all, To::Proposed(vec![]), &key(912), now).await.expect("coded");
        assert_eq!(done.touched + 1, learned.iter().map(|one| one.waiting).sum::<u64>());
        let issues = store::result::summary(store, id).await.expect("a summary").issues;
        let under = |id: IssueId| issues.iter().find(|one| one.id == id).expect("an issue").comments;
        assert_eq!((under(rent), under(toilet)), (40 + learned[0].waiting, 40 + learned[1].waiting));
        assert_eq!(ledger::undo(store, &by, id, done.deed, now).await.expect("undone"), done.touched);
        assert_eq!(counts(&kit, id).await, (81, 0, 79));
    }

    async fn what_cannot_be_trusted_is_proposed_to_nobody(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 40).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(25));
        // Coded without any pattern.
        for (n, title) in [(1, "ก"), (2, "ข")] {
            let comments = (1..=30).filter(|c| (c * c % 7 < 3) == (n == 1)).map(CommentId).collect();
            let which = Which::These { comments, seen: i64::MAX };
            ledger::code(store, &by, id, which, to_new(title), &key(920 + n), now).await.expect("coded");
        }
        caught_up(&kit).await;
        hints::learn(store).await.expect("learned");
        for learned in hints::learned(store, id).await.expect("figures") {
            assert!(learned.suggested == 0 || learned.right * 5 >= learned.suggested * 4, "{learned:?}");
        }
    }

    async fn themes_hold_every_waiting_comment_once_and_are_coded_whole(kit) {
        let (id, by, _) = taught(&kit).await;
        let (store, now) = (&kit.store, later(25));
        caught_up(&kit).await;
        assert_eq!(hints::find_themes(store).await.expect("found"), Some(id));
        assert_eq!(hints::find_themes(store).await.expect("found"), None);
        let themes = hints::themes(store, id).await.expect("themes");
        assert!(!themes.is_empty() && themes.iter().all(|one| !one.phrases.is_empty() && !one.voices.is_empty()), "{themes:?}");
        let first = &themes[0];
        let of = |theme: i64| Filter { theme: Some(theme), ..Filter::default() };
        assert_eq!(page(&kit, &by, id, of(first.id)).await.len() as u64, first.waiting.min(100));
        let which = Which::Matching(Box::new(of(first.id)));
        let done = ledger::code(store, &by, id, which, to_new("แก่นเรื่องแรก"), &key(930), now).await.expect("coded");
        assert_eq!(done.touched, first.waiting);
        caught_up(&kit).await;
        hints::learn(store).await.expect("learned");
        let left = hints::themes(store, id).await.expect("themes");
        assert!(left.iter().all(|one| one.id != first.id), "nothing of it waits");
        // Found anew they have other numbers, and the same comments give the same.
        hints::ask(store, &by, id, now).await.expect("asked");
        assert_eq!(hints::find_themes(store).await.expect("found"), Some(id));
        let new = hints::themes(store, id).await.expect("themes");
        hints::ask(store, &by, id, now).await.expect("asked");
        hints::find_themes(store).await.expect("found");
        let same = hints::themes(store, id).await.expect("themes");
        assert!(new[0].id > themes.last().expect("one").id && same[0].id > new[0].id);
        let told = |all: &[hints::Theme]| all.iter().map(|one| (one.phrases.clone(), one.waiting)).collect::<Vec<_>>();
        assert_eq!(told(&new), told(&same));
        assert_eq!(page(&kit, &by, id, of(new[0].id)).await, [0_i64; 0], "an old number holds nothing");
        not_allowed(hints::ask(store, &kit.moderator, id, now).await);
    }
}
