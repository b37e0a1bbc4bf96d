//! What the desk is offered: groups of copies that follow what comes and goes, whole groups coded and undone, issues proposed, themes.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{New, Showing, Stance};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Coverage, Filter, Place, To, Which};
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use store::hints::{Hint, follow};
use store::{Store, comment, hints, ledger};

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

async fn learned(store: &store::Store) -> store::Outcome<Option<ConsultationId>> {
    hints::Learner::default().learn(store, later(25)).await
}

async fn found(store: &store::Store) -> store::Outcome<Option<ConsultationId>> {
    hints::find_themes(store, &mut hints::Resting::default(), later(25)).await
}

/// Codings that teach two issues apart, and as many comments that wait.
async fn taught(kit: &Kit) -> (ConsultationId, Viewer, [IssueId; 2]) {
    let id = kit.published(Kind::Bill).await;
    let new = (0..160_u32).map(|n| store::bulk::Comment {
        wording: String::new(),
        target: ["k1", "m2"][n as usize % 2].into(),
        stance: Stance::Agree,
        reason: match n % 2 {
            0 => format!("ค่าแผงแพงขึ้นทุกปี ร้านที่ {n} ขอให้ลดค่าเช่า ปี {}", n * 7),
            _ => format!("ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ {n} หลังฝน {}", n * 3),
        },
        class: None,
        showing: Showing::Unnamed,
        name: None,
        area: None,
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
        assert_eq!(learned(store).await.expect("learned"), Some(id));
        assert_eq!(learned(store).await.expect("learned"), None, "nothing has changed since");
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
        learned(store).await.expect("learned");
        for learned in hints::learned(store, id).await.expect("figures") {
            assert!(learned.suggested == 0 || learned.right * 5 >= learned.suggested * 4, "{learned:?}");
        }
    }

    async fn themes_hold_every_waiting_comment_once_and_are_coded_whole(kit) {
        let (id, by, _) = taught(&kit).await;
        let (store, now) = (&kit.store, later(25));
        caught_up(&kit).await;
        assert_eq!(found(store).await.expect("found"), Some(id));
        assert_eq!(found(store).await.expect("found"), None);
        let themes = hints::themes(store, id).await.expect("themes");
        assert!(!themes.is_empty() && themes.iter().all(|one| !one.phrases.is_empty() && !one.voices.is_empty()), "{themes:?}");
        let of = |theme: i64| Filter { theme: Some(theme), ..Filter::default() };
        // Found anew they have other numbers, and the same comments give the same.
        hints::ask(store, &by, id, now).await.expect("asked");
        assert_eq!(found(store).await.expect("found"), Some(id));
        let new = hints::themes(store, id).await.expect("themes");
        assert!(new[0].id > themes.last().expect("one").id);
        let told = |all: &[hints::Theme]| all.iter().map(|one| (one.phrases.clone(), one.waiting)).collect::<Vec<_>>();
        assert_eq!(told(&new), told(&themes));
        assert_eq!(page(&kit, &by, id, of(themes[0].id)).await, [0_i64; 0], "an old number holds nothing");
        let first = &new[0];
        assert_eq!(page(&kit, &by, id, of(first.id)).await.len() as u64, first.waiting.min(100));
        let which = Which::Matching(Box::new(of(first.id)));
        let done = ledger::code(store, &by, id, which, to_new("แก่นเรื่องแรก"), &key(930), now).await.expect("coded");
        assert_eq!(done.touched, first.waiting);
        caught_up(&kit).await;
        learned(store).await.expect("learned");
        let left = hints::themes(store, id).await.expect("themes");
        assert!(left.iter().all(|one| one.id != first.id), "nothing of it waits");
        not_allowed(hints::ask(store, &kit.moderator, id, now).await);
    }

    async fn what_is_not_public_begins_no_text(kit) {
        let id = kit.published(Kind::Bill).await;
        let (open, shut) = ("ขอให้ติดไฟส่องสว่างตลอดทางเดินริมคลอง", "ดิฉันอยู่บ้านเลขที่สิบสองและกลัวเจ้าของตลาด");
        for n in 0..6_u32 {
            let showing = if n == 5 { Showing::Agency } else { Showing::Unnamed };
            let reason = if n < 4 { format!("{open} ช่วงที่ {n}") } else { format!("{shut} {n}") };
            kit.submit(&New { showing, reason, ..said(id, "all", 1_000 + n) }).await;
        }
        let reason = domain::moderation::Reason::PersonalData;
        comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(5)).await, reason, "บ้านเลขที่", later(2)).await.expect("withheld");
        let which = Which::Matching(Box::default());
        let by = kit.summariser().await;
        let done = ledger::code(&kit.store, &by, id, which, to_new("ไฟ"), &key(901), later(25)).await.expect("coded");
        assert_eq!(done.touched, 6);
        let begun = hints::begin(&kit.store, done.issue.expect("an issue")).await.expect("begun");
        assert_eq!((begun.read, begun.all), (4, 4));
        let told: Vec<&String> =
            begun.sentences.iter().map(|said| &said.text).chain(begun.voices.iter().map(|(_, text)| text)).collect();
        assert!(!told.is_empty() && told.iter().all(|text| !text.contains("บ้าน")), "{told:?}");
    }

    async fn a_copy_moved_meanwhile_is_not_coded_unseen(kit) {
        let id = kit.published(Kind::Bill).await;
        said_all(&kit, id, &texts()).await;
        caught_up(&kit).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(25));
        let seen = ledger::last_deed(store).await.expect("a number");
        let these = |id: i64| Which::These { comments: vec![CommentId(id)], seen: i64::MAX };
        let five = ledger::code(store, &by, id, these(5), to_new("ของเพื่อน"), &key(901), now).await.expect("coded");
        ledger::code(store, &by, id, these(3), to_new("อีกเรื่อง"), &key(902), now).await.expect("coded");
        ledger::code(store, &by, id, these(3), To::Waiting, &key(903), now).await.expect("taken back");
        let line = |seen| Which::Copies { comments: vec![CommentId(1)], seen };
        let done = ledger::code(store, &by, id, line(seen), to_new("ไฟ"), &key(904), now).await;
        assert_eq!(refused(done, ""), Refusal::CodedMeanwhile { comments: 1 });
        assert_eq!(counts(&kit, id).await, (1, 0, 7), "nothing was coded");
        // Seen anew, the line stands for what waits: what the colleague coded stays under one issue.
        let seen = ledger::last_deed(store).await.expect("a number");
        let done = ledger::code(store, &by, id, line(seen), to_new("ไฟ"), &key(905), now).await.expect("coded");
        let rows = ledger::of(store, &[CommentId(5)]).await.expect("rows");
        assert_eq!((done.touched, rows[0].deed, rows[0].codings.len()), (2, five.deed, 1));
        let everything = Filter { folded: true, ..Filter::default() };
        assert_eq!(page(&kit, &by, id, everything).await.len(), 8, "only what waits is folded");
    }

    async fn the_first_copy_taken_back_hands_its_place_on_and_leaves_no_trace(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = said_all(&kit, id, &[LIGHT.into(), LIGHT.into(), "ค่าแผงแพงเกินไปสำหรับร้านเล็ก".into()]).await;
        caught_up(&kit).await;
        assert_eq!(kit.number("select count(*) from copy_texts where kept in (1, 3) and signature is not null").await, 2);
        for n in [0, 2] {
            comment::withdraw(&kit.store, receipts[n].number, receipts[n].secret, later(2)).await.expect("withdrawn");
        }
        assert_eq!(kit.number("select count(*) from copy_texts where kept in (1, 3)").await, 0);
        let mut slip = said(id, "all", 80);
        slip.reason = format!("สวัสดีครับ ผมนายสมชาย {LIGHT}");
        kit.submit(&slip).await;
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(1, 2, 2, 2)], "the campaign is one");
        assert_eq!(distinct(&kit, id).await, 2);
    }

    async fn what_is_held_in_memory_is_found_by_whoever_begins_anew_and_by_another_server(kit) {
        const ISSUES: [&str; 8] = ["ทางเท้าแคบ", "ค่าแผงแพง", "ตลาดปิดดึก", "รถจอดขวาง", "น้ำท่วมซอย", "ถังขยะไม่พอ", "สุนัขจรจัด", "เสียงดังกลางคืน"];
        const ENDS: [&str; 4] = ["ด่วน", "ครับ", "จากคนในซอย", "จากแม่ค้า"];
        let text = |n: usize, end: &str| {
            let issue = ISSUES[n];
            format!("{issue}เป็นเรื่องใหญ่ของคนแถวนี้ {LIGHT} ขอให้เทศบาลที่ดูแล{issue}แก้ไขให้แล้วเสร็จ {end}")
        };
        let new = |id, from: u32, round: usize, n: usize| New { reason: text(n, ENDS[round]), ..said(id, "all", from + (8 * round + n) as u32) };
        let begun = async || Store::open_with(&kit.url, options()).await.expect("the store again");
        let id = kit.published(Kind::Bill).await;
        let mut servers = [begun().await, begun().await];
        for round in 0..ENDS.len() {
            for n in 0..ISSUES.len() {
                kit.submit(&new(id, 2_000, round, n)).await;
                while follow(&servers[n / 3 % 2]).await.expect("followed").is_some() {}
                let similar = hints::similar(&kit.store, id, &text(n, "จากผู้สูงอายุ")).await.expect("similar");
                assert!(!similar.is_empty(), "{n} in round {round}, as a third server placed none of them");
            }
            if round == 1 {
                servers[0].close().await;
                servers[0] = begun().await;
            }
        }
        for server in servers {
            server.close().await;
        }
        let apart = groups(&kit, id).await;
        // The same in one go.
        let again = kit.published(Kind::Bill).await;
        for (round, n) in (0..ENDS.len()).flat_map(|round| (0..ISSUES.len()).map(move |n| (round, n))) {
            kit.submit(&new(again, 5_000, round, n)).await;
        }
        caught_up(&kit).await;
        let sizes = |groups: &[(i64, i64, u64, u64)]| groups.iter().map(|(.., comments, texts)| (*comments, *texts)).collect::<Vec<_>>();
        assert_eq!(sizes(&apart), sizes(&groups(&kit, again).await));
        assert!(apart.iter().any(|(.., comments, _)| *comments >= 4), "{apart:?}");
    }

    async fn a_campaign_whose_kept_text_is_taken_back_is_still_found(kit) {
        let id = kit.published(Kind::Bill).await;
        let own = |name: &str| format!("สวัสดีครับ {LIGHT} ผมชื่อ{name} อยู่ที่นี่มานาน");
        let receipts = said_all(&kit, id, &[own("สมชาย"), own("ปรีชา"), own("วิรัช")]).await;
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(1, 1, 3, 3)], "one campaign, each with words of its own");
        assert_eq!(kit.number("select count(*) from copy_texts where kept is not null").await, 1, "one text is kept");
        comment::withdraw(&kit.store, receipts[0].number, receipts[0].secret, later(2)).await.expect("withdrawn");
        let mut fourth = said(id, "all", 80);
        fourth.reason = own("ประเสริฐ");
        kit.submit(&fourth).await;
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(1, 2, 3, 3)], "it goes on under its name");
    }

    async fn comments_without_words_are_no_text_under_an_issue(kit) {
        let id = kit.published(Kind::Bill).await;
        said_all(&kit, id, &[LIGHT.into(), LIGHT.into(), String::new(), String::new()]).await;
        caught_up(&kit).await;
        let by = kit.summariser().await;
        let which = Which::Matching(Box::default());
        ledger::code(&kit.store, &by, id, which, to_new("ไฟ"), &key(901), later(25)).await.expect("coded");
        caught_up(&kit).await;
        learned(&kit.store).await.expect("learned");
        assert_eq!(store::result::summary(&kit.store, id).await.expect("a summary").issues[0].texts, 1);
    }

    async fn an_event_that_cannot_be_taken_in_is_stepped_over(kit) {
        let id = kit.published(Kind::Bill).await;
        caught_up(&kit).await;
        said_all(&kit, id, &[LIGHT.into(), LIGHT.into(), LIGHT.into()]).await;
        assert!(hints::step_over(&kit.store).await.expect("stepped").is_some());
        assert_eq!(hints::follow_one(&kit.store).await.expect("followed"), Some(vec![id]));
        assert_eq!(distinct(&kit, id).await, 1);
        caught_up(&kit).await;
        assert_eq!(groups(&kit, id).await, [(2, 2, 2, 1)]);
        assert_eq!(hints::step_over(&kit.store).await.expect("at the end"), None);
    }

    async fn the_last_model_proposes_for_what_comes_and_every_press_is_not_learned(kit) {
        let (id, by, [rent, _]) = taught(&kit).await;
        let (store, now) = (&kit.store, later(25));
        caught_up(&kit).await;
        let mut learner = hints::Learner::default();
        let at = |seconds: i64| domain::time::Moment(now.0 + seconds * 1_000);
        assert_eq!(learner.learn(store, at(0)).await.expect("learned"), Some(id));
        let waiting = hints::learned(store, id).await.expect("figures")[0].waiting;
        let mut late = said(id, "k1", 777);
        late.reason = "ค่าแผงแพงขึ้นทุกปี ร้านที่ 500 ขอให้ลดค่าเช่า ปี 9".into();
        kit.submit(&late).await;
        caught_up(&kit).await;
        assert_eq!(learner.learn(store, at(1)).await.expect("proposed"), Some(id));
        assert_eq!(learner.learn(store, at(2)).await.expect("nothing to do"), None);
        assert_eq!(hint(&kit, 161).await.expect("a hint").proposed, Some(rent));
        assert_eq!(hints::learned(store, id).await.expect("figures")[0].waiting, waiting + 1);
        let which = Which::These { comments: vec![CommentId(161)], seen: i64::MAX };
        ledger::code(store, &by, id, which, To::Issue(rent), &key(940), now).await.expect("coded");
        caught_up(&kit).await;
        assert_eq!(learner.learn(store, at(3)).await.expect("counted"), Some(id));
        assert_eq!(hints::learned(store, id).await.expect("figures")[0].waiting, waiting);
        assert_eq!(learner.learn(store, at(4)).await.expect("nothing to do"), None);
        assert!(hints::state(store, id).await.expect("a state").learning);
        assert_eq!(learner.learn(store, at(61)).await.expect("learned"), Some(id));
        assert!(!hints::state(store, id).await.expect("a state").learning);
    }

    async fn a_theme_forgets_who_takes_a_comment_back(kit) {
        let id = kit.published(Kind::Bill).await;
        let mut receipts = Vec::new();
        for n in 0..60_u32 {
            let (showing, reason) = match n % 2 {
                0 => (Showing::Unnamed, format!("ค่าแผงแพงขึ้นทุกปี ร้านที่ {n} ขอให้ลดค่าเช่า ปี {}", n * 7)),
                _ => (Showing::Agency, format!("ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ {n} หลังฝน {}", n * 3)),
            };
            receipts.push(kit.submit(&New { showing, reason, ..said(id, "all", 1_000 + n) }).await);
        }
        caught_up(&kit).await;
        let store = &kit.store;
        assert_eq!(found(store).await.expect("found"), Some(id));
        let themes = hints::themes(store, id).await.expect("themes");
        let says = |theme: &&hints::Theme, word: &str| theme.phrases.iter().any(|phrase| phrase.contains(word));
        let toilets = themes.iter().find(|theme| says(theme, "ห้องน้ำ")).expect("the toilets");
        assert!(toilets.open.is_empty(), "what only the agency reads makes no title: {toilets:?}");
        let rents = themes.iter().find(|theme| says(theme, "แผง")).expect("the rents");
        assert!(!rents.open.is_empty());
        let withdraw = async |of: CommentId| {
            let Receipt { number, secret, .. } = receipts[of.0 as usize - 1];
            comment::withdraw(store, number, secret, later(2)).await.expect("withdrawn");
        };
        let voice = rents.voices[0];
        withdraw(voice).await;
        let of = |all: Vec<hints::Theme>| all.into_iter().find(|theme| theme.id == rents.id);
        let now = of(hints::themes(store, id).await.expect("themes")).expect("it stands");
        assert_eq!((now.waiting, now.voices.contains(&voice)), (rents.waiting - 1, false));
        let by = kit.summariser().await;
        let filter = Filter { theme: Some(rents.id), ..Filter::default() };
        for comment in page(&kit, &by, id, filter.clone()).await.into_iter().skip(1) {
            withdraw(CommentId(comment)).await;
        }
        assert_eq!(of(hints::themes(store, id).await.expect("themes")), None, "its words are one person's");
        let which = Which::Matching(Box::new(filter));
        let done = ledger::code(store, &by, id, which, to_new("ค่าแผง"), &key(950), later(25)).await;
        assert_eq!(refused(done, ""), Refusal::ThemesMeanwhile);
    }

    async fn while_themes_are_found_none_is_coded_and_one_of_which_nothing_waits_makes_no_issue(kit) {
        let (id, by, [rent, _]) = taught(&kit).await;
        let (store, now) = (&kit.store, later(25));
        caught_up(&kit).await;
        assert_eq!(found(store).await.expect("found"), Some(id));
        let theme = hints::themes(store, id).await.expect("themes")[0].id;
        let which = || Which::Matching(Box::new(Filter { theme: Some(theme), ..Filter::default() }));
        let before = counts(&kit, id).await;
        // Another server is at it: comments have other numbers already, and the themes stand as they were.
        kit.execute("update hint_runs set finding = 1").await;
        let meanwhile = ledger::code(store, &by, id, which(), to_new("แก่น"), &key(960), now).await;
        assert_eq!(refused(meanwhile, ""), Refusal::ThemesMeanwhile);
        kit.execute("update hint_runs set finding = 0").await;
        let done = ledger::code(store, &by, id, which(), To::Issue(rent), &key(961), now).await.expect("coded");
        assert!(done.touched > 0);
        let nothing = ledger::code(store, &by, id, which(), to_new("แก่น"), &key(962), now).await;
        assert_eq!(refused(nothing, ""), Refusal::NothingMoves);
        assert_eq!(counts(&kit, id).await.0, before.0 + done.touched);
        assert_eq!(store::result::summary(store, id).await.expect("a summary").issues.len(), 2, "no issue was made");
    }
}
