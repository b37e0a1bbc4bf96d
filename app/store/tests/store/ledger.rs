//! The ledger: comments under issues or aside, deeds that can be undone, two people at once, and the large table.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Channel, Class, Identity, Showing, Stance, Target};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::ledger::{Aside, AsideReason, Coding, Coverage, Filter, Length, Place, To, Which};
use domain::moderation::Reason;
use domain::refusal::Refusal;
use store::ledger::{Looked, page};
use store::{Error, comment, ledger, result};

fn these(ids: &[i64], seen: i64) -> Which {
    Which::These { comments: ids.iter().copied().map(CommentId).collect(), seen }
}

fn new_issue(title: &str) -> To {
    To::NewIssue { title: title.into(), targets: vec!["k1".into(), "m2".into()] }
}

fn aside() -> Aside {
    Aside {
        reason: AsideReason::OtherMatter, words: "เป็นเรื่องของกฎหมายอื่น".into()
    }
}

/// A closed hearing with so many comments, and its summariser.
async fn hearing(kit: &Kit, count: u32) -> (ConsultationId, Viewer) {
    let id = kit.published(Kind::Bill).await;
    kit.comments(id, count).await;
    (id, kit.summariser().await)
}

async fn counts(kit: &Kit, id: ConsultationId) -> (u64, u64, u64) {
    let Coverage { coded, aside, waiting } = ledger::coverage(&kit.store, id).await.expect("counts");
    (coded, aside, waiting)
}

async fn found(kit: &Kit, by: &Viewer, id: ConsultationId, filter: Filter) -> Vec<i64> {
    let Looked { comments, .. } = page(&kit.store, by, id, &filter, None, None, 100).await.expect("a page");
    comments.iter().map(|held| held.id.0).collect()
}

async fn issue_count(kit: &Kit, id: ConsultationId) -> Vec<u64> {
    result::summary(&kit.store, id).await.expect("a summary").issues.iter().map(|issue| issue.comments).collect()
}

on_both! {
    async fn a_comment_stands_under_several_issues_and_is_counted_once(kit) {
        let (id, by) = hearing(&kit, 3).await;
        let (store, now) = (&kit.store, later(25));
        ledger::code(store, &by, id, these(&[1, 2], i64::MAX), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        ledger::code(store, &by, id, these(&[2], i64::MAX), new_issue("เวลา"), &key(902), now).await.expect("coded");
        assert_eq!(counts(&kit, id).await, (2, 0, 1));
        assert_eq!(issue_count(&kit, id).await, [2, 1]);
        let held = comment::held(store, &by, CommentId(2)).await.expect("a comment");
        assert_eq!(held.issues.len(), 2);
        ledger::code(store, &by, id, these(&[2], i64::MAX), To::OutOf(held.issues[0]), &key(903), now).await.expect("out");
        assert_eq!(counts(&kit, id).await, (2, 0, 1), "it still stands under the other");
        ledger::code(store, &by, id, these(&[2], i64::MAX), To::OutOf(held.issues[1]), &key(904), now).await.expect("out");
        assert_eq!(counts(&kit, id).await, (1, 0, 2));
    }

    async fn setting_aside_takes_out_of_every_issue_and_undoing_puts_back(kit) {
        let (id, by) = hearing(&kit, 3).await;
        let (store, now) = (&kit.store, later(25));
        ledger::code(store, &by, id, these(&[1, 2], i64::MAX), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        let deed = ledger::code(store, &by, id, these(&[1, 3], i64::MAX), To::Aside(aside()), &key(902), now).await.expect("aside");
        assert_eq!((deed.touched, counts(&kit, id).await), (2, (1, 2, 0)));
        assert_eq!(issue_count(&kit, id).await, [1]);
        assert_eq!(ledger::undo(store, &by, id, deed.deed, now).await.expect("undone"), 2);
        assert_eq!(counts(&kit, id).await, (2, 0, 1));
        assert_eq!(issue_count(&kit, id).await, [2]);
        let first = ledger::latest(store, by.person, id).await.expect("known").expect("one is left");
        ledger::undo(store, &by, id, first.deed, now).await.expect("undone");
        assert_eq!((counts(&kit, id).await, issue_count(&kit, id).await), ((0, 0, 3), vec![]), "the issue it made goes too");
        assert_eq!(refused(ledger::undo(store, &by, id, first.deed, now).await, ""), Refusal::NothingToUndo);
    }

    async fn a_reply_is_given_back_where_its_deed_is_undone(kit) {
        let (id, by) = hearing(&kit, 2).await;
        let (store, now) = (&kit.store, later(25));
        let back = async |comment: Option<i64>| {
            ledger::taken_back(store, by.person, id, comment.map(CommentId)).await.expect("asked")
        };
        let deed = ledger::code(store, &by, id, these(&[1], i64::MAX), To::Aside(aside()), &key(901), now).await.expect("aside");
        assert_eq!(back(None).await, None, "it stands");
        let told = Some((aside(), vec![CommentId(1)]));
        ledger::undo(store, &by, id, deed.deed, now).await.expect("undone");
        assert_eq!((back(None).await, back(Some(1)).await, back(Some(2)).await), (told.clone(), told.clone(), None));
        ledger::code(store, &by, id, these(&[2], i64::MAX), new_issue("ค่าแผง"), &key(902), now).await.expect("coded");
        assert_eq!((back(None).await, back(Some(1)).await), (None, told), "something else was done since");
    }

    async fn the_same_form_twice_is_one_deed(kit) {
        let (id, by) = hearing(&kit, 2).await;
        let (store, now) = (&kit.store, later(25));
        let first = ledger::code(store, &by, id, these(&[1, 2], 0), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        let second = ledger::code(store, &by, id, these(&[1, 2], 0), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        assert_eq!(first, second);
        assert_eq!(issue_count(&kit, id).await, [2]);
    }

    async fn of_two_summarisers_on_one_comment_the_second_is_told(kit) {
        let (id, by) = hearing(&kit, 2).await;
        let other = kit.member(kit.agency, "second@example.th", &[domain::agency::Role::Summariser]).await;
        let (store, now) = (&kit.store, later(25));
        let seen = ledger::last_deed(store).await.expect("a number");
        ledger::code(store, &by, id, these(&[1], seen), new_issue("ค่าแผง"), &key(901), now).await.expect("the first");
        let second = ledger::code(store, &other, id, these(&[1, 2], seen), To::Aside(aside()), &key(902), now).await;
        assert_eq!(refused(second, ""), Refusal::CodedMeanwhile { comments: 1 });
        assert_eq!(counts(&kit, id).await, (1, 0, 1), "nothing of the second was done");
        let seen = ledger::last_deed(store).await.expect("a number");
        ledger::code(store, &other, id, these(&[1, 2], seen), To::Aside(aside()), &key(903), now).await.expect("knowingly");
        // The first one's deed has been overtaken: undoing it leaves the other's work alone.
        let first = ledger::latest(store, by.person, id).await.expect("known").expect("one");
        assert_eq!(ledger::undo(store, &by, id, first.deed, now).await.expect("undone"), 0);
        assert_eq!(counts(&kit, id).await, (0, 2, 0));
    }

    async fn one_comment_is_set_whole_with_the_words_meant(kit) {
        let (id, by) = hearing(&kit, 1).await;
        let (store, now) = (&kit.store, later(25));
        let made = ledger::code(store, &by, id, these(&[1], 0), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        let issue = made.issue.expect("an issue");
        let quote = |words: &str| vec![Coding { issue, quote: words.into() }];
        let wrong = ledger::code_one(store, &by, CommentId(1), made.deed, quote("ไม่ได้เขียนไว้"), None, now).await;
        let field = format!("i{issue}.quote");
        assert_eq!(refused(wrong, &field), Refusal::NotItsWords);
        // Of two, the one that is wrong is called.
        let other = result::write_issue(store, &by, id, None, &domain::result::NewIssue { title: "อื่น".into(), ..Default::default() }, now).await.expect("an issue");
        let both = [quote("ความเห็น"), vec![Coding { issue: other, quote: "ไม่ได้เขียนไว้".into() }]].concat();
        let wrong = ledger::code_one(store, &by, CommentId(1), made.deed, both, None, now).await;
        let Err(store::Error::Refused(no)) = wrong else { panic!("{wrong:?}") };
        assert_eq!(no.0, [(format!("i{other}.quote"), Refusal::NotItsWords)]);
        let torn = ledger::code_one(store, &by, CommentId(1), made.deed, quote("ความเห็น"), Some(aside()), now).await;
        assert_eq!(refused(torn, "aside"), Refusal::UnderAndOutside);
        assert_eq!(counts(&kit, id).await, (1, 0, 0), "it stands where it stood");
        ledger::code_one(store, &by, CommentId(1), made.deed, quote("ความเห็น"), None, now).await.expect("a span");
        let row = ledger::of(store, &[CommentId(1)]).await.expect("rows").remove(0);
        assert_eq!(row.codings, quote("ความเห็น"));
        assert_eq!((counts(&kit, id).await, issue_count(&kit, id).await), ((1, 0, 0), vec![1, 0]));
        let stale = ledger::code_one(store, &by, CommentId(1), made.deed, vec![], None, now).await;
        assert_eq!(refused(stale, ""), Refusal::CodedMeanwhile { comments: 1 });
    }

    async fn a_withdrawn_comment_leaves_its_issue(kit) {
        let (id, by) = hearing(&kit, 1).await;
        let receipt = kit.submit(&said(id, "k1", 77)).await;
        let (store, now) = (&kit.store, later(2));
        ledger::code(store, &by, id, these(&[1, 2], 0), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        comment::withdraw(store, receipt.number, receipt.secret, now).await.expect("withdrawn");
        assert_eq!((counts(&kit, id).await, issue_count(&kit, id).await), ((1, 0, 0), vec![1]));
    }

    async fn a_withheld_comment_is_coded_and_counted_too_and_its_public_place_is_a_tombstone(kit) {
        let (id, by) = hearing(&kit, 2).await;
        let (store, now) = (&kit.store, later(2));
        comment::withhold(store, &kit.moderator, kit.read(CommentId(2)).await, Reason::Abuse, "", now).await.expect("withheld");
        let made = ledger::code(store, &by, id, these(&[1, 2], 0), new_issue("ค่าแผง"), &key(901), now).await.expect("coded");
        let under = ledger::under(store, made.issue.expect("an issue"), None, 10).await.expect("a page");
        assert_eq!(under.len(), 2);
        assert!(matches!(under[0].said, domain::comment::Said::Withheld { .. }));
        let withheld = Filter { withheld: true, ..Filter::default() };
        assert_eq!(found(&kit, &by, id, withheld).await, [2]);
    }

    async fn strangers_and_moderators_code_nothing(kit) {
        let (id, _) = hearing(&kit, 1).await;
        for by in [&kit.stranger, &kit.moderator, &kit.drafter] {
            let done = ledger::code(&kit.store, by, id, these(&[1], 0), new_issue("ก"), &key(901), later(25)).await;
            assert!(matches!(done, Err(Error::NotAllowed | Error::NotFound)), "{done:?}");
        }
        let (other, by) = (kit.published(Kind::Bill).await, kit.member(kit.agency, "s2@example.th", &[domain::agency::Role::Summariser]).await);
        let made = ledger::code(&kit.store, &by, id, these(&[1], 0), new_issue("ก"), &key(902), later(25)).await.expect("coded");
        let elsewhere = To::Issue(made.issue.expect("an issue"));
        not_found(ledger::code(&kit.store, &by, other, these(&[1], i64::MAX), elsewhere, &key(903), later(25)).await);
    }

    async fn the_table_is_narrowed_by_everything_at_once_and_alone(kit) {
        let id = kit.published(Kind::Bill).await;
        for n in 0..40_u32 {
            let mut new = said(id, ["all", "k1", "m2"][n as usize % 3], n + 1);
            new.stance = Stance::ALL[n as usize % 4];
            new.class = [None, Some(Class::State), Some(Class::Expert)][n as usize % 3];
            new.showing = if n % 5 == 0 { Showing::Agency } else { Showing::Unnamed };
            new.reason = if n % 7 == 0 { "ปลาทอง ".repeat(90) } else { format!("ค่าแผง {n}") };
            match n {
                39 => _ = comment::submit(&kit.store, &Viewer::default(), &new, Channel::Paper, later(1)).await.expect("sent"),
                _ => _ = kit.submit(&new).await,
            }
        }
        let by = kit.summariser().await;
        let (store, now) = (&kit.store, later(25));
        ledger::code(store, &by, id, these(&[1, 2, 3, 4, 5, 6], 0), new_issue("ก"), &key(901), now).await.expect("coded");
        ledger::code(store, &by, id, these(&[7, 8], 0), To::Aside(aside()), &key(902), now).await.expect("aside");
        ledger::assign(store, &by, id, vec![CommentId(9), CommentId(10)], by.person, now).await.expect("assigned");
        ledger::read(store, &by, CommentId(11)).await.expect("read");
        let issue = Some(result::summary(store, id).await.expect("a summary").issues[0].id);
        let place = |ids: &[i64], n: i64| ids.contains(&n);
        let expected = |keep: &dyn Fn(i64) -> bool| (1..=40).rev().filter(|n| keep(*n)).collect::<Vec<i64>>();
        let base = Filter::default;
        let stance = |n: i64| Stance::ALL[(n as usize - 1) % 4];
        let long = |n: i64| (n - 1) % 7 == 0;
        for (filter, keep) in [
            (base(), (&|_| true) as &dyn Fn(i64) -> bool),
            (Filter { part: Some(Target::parse("k1").unwrap()), ..base() }, &|n| (n - 1) % 3 == 1),
            (Filter { stance: Some(Stance::Disagree), ..base() }, &|n| stance(n) == Stance::Disagree),
            (Filter { class: Some(Class::Expert), ..base() }, &|n| (n - 1) % 3 == 2),
            (Filter { showing: Some(Showing::Agency), ..base() }, &|n| (n - 1) % 5 == 0),
            (Filter { length: Some(Length::Long), ..base() }, &long),
            (Filter { words: "ปลาทอง".into(), ..base() }, &long),
            (Filter { place: Some(Place::Coded), ..base() }, &|n| n <= 6),
            (Filter { place: Some(Place::Aside), ..base() }, &|n| place(&[7, 8], n)),
            (Filter { place: Some(Place::Waiting), stance: Some(Stance::Agree), ..base() }, &|n| n > 8 && stance(n) == Stance::Agree),
            (Filter { issue, stance: Some(Stance::Agree), ..base() }, &|n| n <= 6 && stance(n) == Stance::Agree),
            (Filter { assigned: by.person, ..base() }, &|n| place(&[9, 10], n)),
            (Filter { channel: Some(Channel::Paper), ..base() }, &|n| n == 40),
            (Filter { read_by: by.person, ..base() }, &|n| n == 11),
            (Filter { place: Some(Place::Waiting), length: Some(Length::Long), class: Some(Class::State), ..base() },
                &|n| n > 8 && long(n) && (n - 1) % 3 == 1),
        ] {
            assert_eq!(found(&kit, &by, id, filter.clone()).await, expected(keep), "{filter:?}");
        }
        let among = comment::counts_among(store, id, comment::Among::Class(Class::State)).await.expect("counts");
        assert!(among.iter().all(|(part, ..)| part == "k1"), "{among:?}");
        assert_eq!(among.iter().map(|(.., n)| n).sum::<u64>(), 13);
        let guests = comment::counts_among(store, id, comment::Among::Identity(Identity::Guest)).await.expect("counts");
        assert_eq!(guests.iter().map(|(.., n)| n).sum::<u64>(), 40);
    }

    async fn pages_of_the_table_follow_one_another_without_gap_or_repetition(kit) {
        let (id, by) = hearing(&kit, 25).await;
        let filter = Filter { stance: Some(Stance::Agree), ..Filter::default() };
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let looked = page(&kit.store, &by, id, &filter, None, before, 10).await.expect("a page");
            seen.extend(looked.comments.iter().map(|held| held.id.0));
            before = looked.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen, (1..=25).rev().collect::<Vec<i64>>());
        let among = [CommentId(3), CommentId(20), CommentId(999)];
        let looked = page(&kit.store, &by, id, &filter, Some(&among), None, 10).await.expect("a page");
        assert_eq!(looked.comments.iter().map(|held| held.id.0).collect::<Vec<_>>(), [20, 3]);
    }

    async fn everything_that_matches_is_coded_in_one_deed_and_undone_in_one(kit) {
        let id = kit.published(Kind::Bill).await;
        let new: Vec<store::bulk::Comment> = (0..5_000_u32)
            .map(|n| store::bulk::Comment {
                wording: String::new(),
                target: "k1".into(),
                stance: Stance::ALL[n as usize % 4],
                reason: format!("ความเห็นที่ {n}"),
                class: None,
                showing: Showing::Unnamed,
                name: None,
                area: None,
                at: later(1),
                key: key(n + 1),
            })
            .collect();
        store::bulk::comments(&kit.store, id, new).await.expect("added");
        let (store, by, now) = (&kit.store, kit.summariser().await, later(25));
        let matching = Which::Matching(Box::new(Filter { stance: Some(Stance::Agree), ..Filter::default() }));
        let before = store::event::last(store).await.expect("a number");
        let deed = ledger::code(store, &by, id, matching, new_issue("เห็นด้วย"), &key(900_001), now).await.expect("coded");
        assert_eq!((deed.touched, counts(&kit, id).await), (1_250, (1_250, 0, 3_750)));
        let events = store::event::since(store, before, 100).await.expect("events");
        assert_eq!(events.len(), 2, "one for the issue, one for the deed: {events:?}");
        let rest = Which::Matching(Box::new(Filter { place: Some(Place::Waiting), ..Filter::default() }));
        ledger::code(store, &by, id, rest, To::Aside(aside()), &key(900_002), now).await.expect("aside");
        assert_eq!(counts(&kit, id).await, (1_250, 3_750, 0));
        let last = ledger::latest(store, by.person, id).await.expect("known").expect("one");
        assert_eq!(ledger::undo(store, &by, id, last.deed, now).await.expect("undone"), 3_750);
        assert_eq!(ledger::undo(store, &by, id, deed.deed, now).await.expect("undone"), 1_250);
        assert_eq!((counts(&kit, id).await, issue_count(&kit, id).await), ((0, 0, 5_000), vec![]));
    }

    async fn notes_views_and_progress_stay_inside_the_agency(kit) {
        let (id, by) = hearing(&kit, 2).await;
        let (store, now) = (&kit.store, later(25));
        ledger::write_note(store, &by, CommentId(1), "ถามกองกฎหมายก่อน", now).await.expect("a note");
        not_allowed(ledger::write_note(store, &kit.stranger, CommentId(1), "x", now).await);
        assert_eq!(ledger::notes(store, CommentId(1)).await.expect("notes")[0].text, "ถามกองกฎหมายก่อน");
        ledger::read(store, &by, CommentId(1)).await.expect("read");
        assert_eq!(ledger::of(store, &[CommentId(1)]).await.expect("rows")[0].read_by, by.person);
        let wrong = ledger::assign(store, &by, id, vec![CommentId(1)], kit.drafter.person, now).await;
        assert_eq!(refused(wrong, "person"), Refusal::NotAChoice);
        ledger::save_view(store, &by, kit.agency, "ไม่เห็นด้วย", "stance=disagree", now).await.expect("kept");
        ledger::save_view(store, &by, kit.agency, "ไม่เห็นด้วย", "stance=agree", now).await.expect("kept again");
        not_allowed(ledger::save_view(store, &kit.stranger, kit.agency, "x", "", now).await);
        let views = ledger::views(store, kit.agency).await.expect("views");
        assert_eq!(views.iter().map(|view| view.query.as_str()).collect::<Vec<_>>(), ["stance=agree"]);
        ledger::remove_view(store, &by, kit.agency, views[0].id).await.expect("gone");
        ledger::code(store, &by, id, these(&[1, 2], 0), new_issue("ก"), &key(901), now).await.expect("coded");
        let coders = ledger::coders(store, kit.agency, id, now).await.expect("coders");
        assert_eq!(coders.iter().map(|(_, _, n)| *n).collect::<Vec<_>>(), [2]);
    }
}
