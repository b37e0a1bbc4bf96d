//! The result of a hearing: when it may be published, what is told to each commenter, and how it is corrected.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::{Class, State};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Aside, AsideReason, To, Which};
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use domain::result::{Answered, Disposition, NewIssue, Side, SideOf, StandsOn};
use store::{Error, comment, ledger, result};

/// After the round, which ends on the twentieth day.
const AFTER: i64 = 25;
const WHY: &str = "เหตุผลที่ยาวพอให้ผู้อ่านเข้าใจว่าทำไม";

fn issue(disposition: Option<Disposition>) -> NewIssue {
    NewIssue {
        targets: vec!["k1".into(), "m2".into()],
        title: "ค่าแผงสูงไป".into(),
        raised: "ขอให้ลดค่าแผง".into(),
        sides: vec![Side {
            class: Some(Class::Affected), label: String::new(), view: "จ่ายไม่ไหว".into()
        }],
        disposition,
        reason: "ลดได้บางประเภท".into(),
        changed: "ค่าแผงหน้าฝนลดลงครึ่งหนึ่ง".into(),
        answered_by: "m2".into(),
        elsewhere: false,
        stands_on: vec![],
    }
}

async fn told(kit: &Kit, receipt: &Receipt) -> Answered {
    comment::by_number(&kit.store, receipt.number).await.expect("told").expect("known").answered
}

/// Puts comments under an issue.
async fn under(kit: &Kit, by: &Viewer, id: ConsultationId, issue: IssueId, comments: &[i64]) {
    let these = Which::These { comments: comments.iter().copied().map(CommentId).collect(), seen: i64::MAX };
    let key = store::random_key();
    ledger::code(&kit.store, by, id, these, To::Issue(issue), &key, later(AFTER)).await.expect("coded");
}

on_both! {
    async fn a_result_of_nobody_is_one_deed_after_the_close(kit) {
        let id = kit.published(Kind::Bill).await;
        let by = kit.summariser().await;
        let early = result::publish(&kit.store, &by, id, "", later(2)).await;
        assert!(matches!(early, Err(Error::Refused(_))), "{early:?}");
        result::publish(&kit.store, &by, id, "", later(AFTER)).await.expect("published");
        assert!(kit.one(id).await.dates.summarised.is_some());
        let again = result::publish(&kit.store, &by, id, "", later(AFTER)).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    }

    async fn results_of_several_are_read_at_once_when_they_are_published(kit) {
        let (id, other) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        assert!(result::published(store, &[id, other]).await.unwrap().is_empty(), "being written is not published");
        result::publish(store, &by, id, "เรื่องสั้น ไม่มีฝ่ายที่เห็นต่างกัน", now).await.expect("published");
        let read = result::published(store, &[id, other]).await.unwrap();
        let [(of, summary)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((*of, summary.issues.len(), summary.issues[0].title.as_str()), (id, 1, "ค่าแผงสูงไป"));
        assert_eq!(summary.published, kit.one(id).await.dates.summarised);
        assert!(result::published(store, &[]).await.unwrap().is_empty());
    }

    async fn strangers_and_moderators_publish_nothing(kit) {
        let id = kit.published(Kind::Bill).await;
        for by in [&kit.stranger, &kit.moderator] {
            let refused = result::publish(&kit.store, by, id, "", later(AFTER)).await;
            assert!(matches!(refused, Err(Error::NotAllowed | Error::NotFound)), "{refused:?}");
        }
        assert!(kit.one(id).await.dates.summarised.is_none());
    }

    async fn every_comment_waits_for_an_issue_and_its_receipt_tells_the_answer(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 3).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let waiting = refused(result::publish(store, &by, id, "", now).await, "waiting");
        assert_eq!(waiting, Refusal::CommentsWaiting { waiting: 3 });

        let made = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        let (_, at) = result::signed(store, made).await.expect("read").expect("whoever wrote it signs it");
        assert_eq!(at, now);
        under(&kit, &by, id, made, &[1, 2, 3]).await;
        let undecided = refused(result::publish(store, &by, id, "", now).await, "i1.disposition");
        assert_eq!(undecided, Refusal::Missing);
        let kept = result::summary(store, id).await.expect("a summary").issues.remove(0);
        let decided = issue(Some(Disposition::Partly));
        let known = Some((made, kept.revision));
        result::write_issue(store, &by, id, known, &decided, now).await.expect("decided");
        assert!(told(&kit, &receipts[0]).await.is_empty(), "nothing is told before it is published");
        let no_analysis = refused(result::publish(store, &by, id, "", now).await, "impact");
        assert_eq!(no_analysis, Refusal::Missing);
        result::write_summary(store, &by, id, 0, "รับฟังสองทาง", "ผู้ค้าจ่ายน้อยลง", now).await.expect("texts");
        result::publish(store, &by, id, "", now).await.expect("published");
        for receipt in &receipts {
            let answered = told(&kit, receipt).await;
            let [answer] = answered.answers.as_slice() else { panic!("{answered:?}") };
            assert_eq!((answer.issue, answer.disposition, answer.answered_by.as_str()), (made, Disposition::Partly, "m2"));
        }
    }

    async fn a_decision_that_changes_the_text_says_how(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let approver = kit.member(kit.agency, "approver@example.th", &[Role::Approver]).await;
        for disposition in [Disposition::Adopted, Disposition::Partly] {
            let silent = NewIssue { changed: String::new(), ..issue(Some(disposition)) };
            let made = result::write_issue(store, &by, id, None, &silent, now).await.expect("unfinished work is kept");
            let refused_for = refused(result::publish(store, &by, id, WHY, now).await, &format!("i{}.changed", made.0));
            assert_eq!(refused_for, Refusal::Missing);
        }
        let early = result::publish_preliminary(store, &approver, id, WHY, now).await;
        assert_eq!(refused(early, "i1.changed"), Refusal::Missing);
        // One that is removed leaves its number empty until the numbers are public.
        let summary = result::summary(store, id).await.expect("a summary");
        let (first, second) = (&summary.issues[0], summary.issues[1].number);
        ledger::remove_issue(store, &by, id, first.id, first.revision, now).await.expect("removed");
        let early = result::publish_preliminary(store, &approver, id, WHY, now).await;
        assert_eq!(refused(early, &format!("i{second}.changed")), Refusal::Missing);
    }

    async fn sides_and_impact_may_be_lacking_only_with_a_reason_for_the_public(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let without = NewIssue { sides: vec![], ..issue(Some(Disposition::Later)) };
        let made = result::write_issue(store, &by, id, None, &without, now).await.expect("an issue");
        under(&kit, &by, id, made, &[1]).await;
        let unwritten = Refusal::SidesUnwritten { sides: vec![SideOf::Class(Class::Affected)] };
        assert_eq!(refused(result::publish(store, &by, id, "", now).await, "i1.sides"), unwritten);
        assert_eq!(refused(result::publish(store, &by, id, "-", now).await, "lacking"), Refusal::SaysNothing);
        result::publish(store, &by, id, WHY, now).await.expect("published");
        assert_eq!(result::public(store, id).await.expect("a result").expect("public").lacking, WHY);
    }

    async fn each_class_that_spoke_has_its_view_and_those_of_few_may_be_written_together(kit) {
        let id = kit.published(Kind::Bill).await;
        let classes = [(Class::Affected, 5), (Class::Public, 4), (Class::State, 1)];
        let all: Vec<Class> = classes.iter().flat_map(|(class, n)| vec![*class; *n]).collect();
        for (at, class) in all.iter().enumerate() {
            kit.submit(&domain::comment::New { class: Some(*class), ..said(id, "all", at as u32 + 1) }).await;
        }
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let side = |class: Option<Class>, label: &str| Side { class, label: label.into(), view: "ขอให้ลด".into() };
        let with = |sides: Vec<Side>| NewIssue { sides, ..issue(Some(Disposition::Partly)) };
        let made = result::write_issue(store, &by, id, None, &with(vec![]), now).await.expect("an issue");
        under(&kit, &by, id, made, &(1..=10).collect::<Vec<i64>>()).await;
        result::write_summary(store, &by, id, 0, "", "ผู้ค้าจ่ายน้อยลง", now).await.expect("texts");
        let write = async |sides: Vec<Side>| {
            let revision = result::summary(store, id).await.expect("a summary").issues[0].revision;
            result::write_issue(store, &by, id, Some((made, revision)), &with(sides), now).await.expect("written");
        };
        let (affected, together) = (side(Some(Class::Affected), ""), side(None, domain::result::TOGETHER));
        for (sides, classes) in [
            (vec![], vec![Class::Affected, Class::Public, Class::State]),
            (vec![affected.clone()], vec![Class::Public, Class::State]),
            (vec![together.clone()], vec![Class::Affected]),
        ] {
            write(sides).await;
            let no = refused(result::publish(store, &by, id, "", now).await, "i1.sides");
            assert_eq!(no, Refusal::SidesUnwritten { sides: classes.into_iter().map(SideOf::Class).collect() });
        }
        let before = result::summary(store, id).await.expect("a summary");
        let spoke = result::spoke(store, id).await.expect("counts");
        assert!(result::missing(&domain::result::Summary { lacking: WHY.into(), ..before }, &spoke).0.is_empty());
        write(vec![affected.clone(), together.clone()]).await;
        result::publish(store, &by, id, "", now).await.expect("published");

        // No correction takes a view away.
        let at = (made, result::summary(store, id).await.expect("a summary").issues[0].revision);
        let less = result::correct(store, &by, id, at, &with(vec![affected.clone()]), WHY, now).await;
        let sides = vec![SideOf::Class(Class::Public), SideOf::Class(Class::State)];
        assert_eq!(refused(less, "view[]"), Refusal::SidesUnwritten { sides });
        let other = with(vec![affected, side(Some(Class::Public), ""), side(Some(Class::State), "")]);
        result::correct(store, &by, id, at, &other, WHY, now).await.expect("corrected");
    }

    async fn where_nobody_named_a_class_no_class_that_did_not_speak_is_asked_for(kit) {
        let id = kit.published(Kind::Bill).await;
        for n in 1..=6 {
            kit.submit(&domain::comment::New { class: None, ..said(id, "all", n) }).await;
        }
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let with = |sides: Vec<Side>| NewIssue { sides, ..issue(Some(Disposition::Partly)) };
        let made = result::write_issue(store, &by, id, None, &with(vec![]), now).await.expect("an issue");
        under(&kit, &by, id, made, &[1, 2, 3, 4, 5, 6]).await;
        result::write_summary(store, &by, id, 0, "", "ผู้ค้าจ่ายน้อยลง", now).await.expect("texts");
        let unsaid = Refusal::SidesUnwritten { sides: vec![SideOf::Unsaid] };
        assert_eq!(refused(result::publish(store, &by, id, "", now).await, "i1.sides"), unsaid);
        let side = |label: &str| Side { class: None, label: label.into(), view: "ขอให้ลด".into() };
        let write = async |sides: Vec<Side>| {
            let revision = result::summary(store, id).await.expect("a summary").issues[0].revision;
            result::write_issue(store, &by, id, Some((made, revision)), &with(sides), now).await.expect("written");
        };
        write(vec![side(domain::result::TOGETHER)]).await;
        assert_eq!(refused(result::publish(store, &by, id, "", now).await, "i1.sides"), unsaid, "six are not few");
        write(vec![side(domain::result::UNSAID)]).await;
        result::publish(store, &by, id, "", now).await.expect("published");
    }

    async fn a_change_names_the_provision_that_answers_or_says_that_it_is_elsewhere(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let silent = NewIssue { answered_by: String::new(), ..issue(Some(Disposition::Partly)) };
        let made = result::write_issue(store, &by, id, None, &silent, now).await.expect("an issue");
        under(&kit, &by, id, made, &[1]).await;
        let kept = async || result::summary(store, id).await.expect("a summary").issues.remove(0);
        assert_eq!(refused(result::publish(store, &by, id, WHY, now).await, "i1.answered_by"), Refusal::Missing);
        // What changes nothing says nothing of a change.
        let later_on = NewIssue { disposition: Some(Disposition::Later), elsewhere: true, ..silent.clone() };
        let at = Some((made, kept().await.revision));
        result::write_issue(store, &by, id, at, &later_on, now).await.expect("written");
        assert_eq!((kept().await.changed.as_str(), kept().await.elsewhere), ("", false));
        let elsewhere = NewIssue { elsewhere: true, ..silent.clone() };
        let at = Some((made, kept().await.revision));
        result::write_issue(store, &by, id, at, &elsewhere, now).await.expect("written");
        result::publish(store, &by, id, WHY, now).await.expect("published");
        let at = (made, kept().await.revision);
        assert_eq!(refused(result::correct(store, &by, id, at, &silent, WHY, now).await, "answered_by"), Refusal::Missing);
        let not = NewIssue { disposition: Some(Disposition::NotAdopted), ..elsewhere };
        result::correct(store, &by, id, at, &not, WHY, now).await.expect("corrected");
        let (now_says, before) = (kept().await, result::summary(store, id).await.expect("a summary").corrections.remove(0).before);
        assert_eq!((now_says.changed.as_str(), now_says.elsewhere), ("", false));
        assert!(before.elsewhere && !before.changed.is_empty(), "its history stays");
    }

    async fn distinct_texts_are_right_after_every_coding_and_when_a_result_is_published(kit) {
        let id = kit.published(Kind::Bill).await;
        let texts = ["ขอให้ลดค่าแผงลงครึ่งหนึ่ง", "ขอห้องน้ำที่สะอาดกว่านี้", "ถนนหน้าตลาดมืดมาก", "ขอที่จอดรถจักรยาน", "ขอที่จอดรถจักรยาน"];
        for (at, text) in texts.iter().enumerate() {
            kit.submit(&domain::comment::New { reason: (*text).into(), ..said(id, "all", at as u32 + 1) }).await;
        }
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        let told = async || result::summary(store, id).await.expect("a summary").issues[0].texts;
        let followed = async || while store::hints::follow(store).await.expect("followed").is_some() {};
        let mut learner = store::hints::Learner::default();
        under(&kit, &by, id, made, &[1, 2]).await;
        followed().await;
        assert_eq!(learner.learn(store, now).await.expect("learned"), Some(id));
        assert_eq!(told().await, 2);
        under(&kit, &by, id, made, &[3]).await;
        followed().await;
        let soon = domain::time::Moment(now.0 + 1_000);
        assert_eq!(learner.learn(store, soon).await.expect("counted"), Some(id));
        assert_eq!(told().await, 3, "not once a minute alone");
        under(&kit, &by, id, made, &[4, 5]).await;
        result::publish(store, &by, id, WHY, now).await.expect("published");
        assert_eq!(told().await, 4, "nothing ran between the last press and the result");
    }

    async fn a_result_whose_texts_are_not_told_apart_yet_tells_no_number_of_them(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        kit.comments(id, 2).await;
        while store::hints::follow(store).await.expect("followed").is_some() {}
        kit.submit(&said(id, "all", 9)).await;
        under(&kit, &by, id, made, &[1, 2, 3]).await;
        result::publish(store, &by, id, WHY, now).await.expect("published");
        assert_eq!(result::summary(store, id).await.expect("a summary").issues[0].texts, 0);
    }

    async fn the_sentences_of_a_text_keep_the_comments_they_stand_on_while_they_stand_in_it(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 12).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let all: Vec<CommentId> = (1..=12).map(CommentId).collect();
        let one = |text: &str, by: &[CommentId]| StandsOn { text: text.into(), by: by.to_vec() };
        let begun = NewIssue {
            raised: "กล่าวว่า “ขอให้ลดค่าแผง” (12 ความเห็น)".into(),
            stands_on: vec![one("ขอให้ลดค่าแผง", &all), one("ขอให้มีห้องน้ำ", &all[..1])],
            ..issue(None)
        };
        let made = result::write_issue(store, &by, id, None, &begun, now).await.expect("an issue");
        let kept = async || result::summary(store, id).await.expect("a summary").issues.remove(0);
        let issue_now = kept().await;
        let [source] = issue_now.sources.as_slice() else { panic!("{:?}", issue_now.sources) };
        assert_eq!((source.place, source.comments, source.first.as_slice()), (1, 12, &all[..10]));
        let page = result::said_by(store, made, 1, None, 5).await.expect("a page");
        let ids = |page: &[domain::comment::Public]| page.iter().map(|one| one.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&page), [12, 11, 10, 9, 8]);
        let next = result::said_by(store, made, 1, Some(CommentId(3)), 5).await.expect("a page");
        assert_eq!(ids(&next), [2, 1]);
        let mended = NewIssue { raised: "กล่าวว่า “ขอให้ลดราคาแผง” (12 ความเห็น)".into(), ..issue(None) };
        result::write_issue(store, &by, id, Some((made, issue_now.revision)), &mended, now).await.expect("written");
        assert!(kept().await.sources.is_empty(), "other words are no slip");
        let mended = NewIssue { raised: "กล่าวว่า “ขอให้ลดค่าแฝง” (12 ความเห็น)".into(), ..issue(None) };
        result::write_issue(store, &by, id, Some((made, kept().await.revision)), &mended, now).await.expect("written");
        let issue_now = kept().await;
        let [source] = issue_now.sources.as_slice() else { panic!("{:?}", issue_now.sources) };
        assert_eq!((source.text.as_str(), source.comments), ("ขอให้ลดค่าแฝง", 12), "a slip mended is the sentence still");
        let rewritten = NewIssue { raised: "ขอให้ลด".into(), ..issue(None) };
        let at = Some((made, issue_now.revision));
        result::write_issue(store, &by, id, at, &rewritten, now).await.expect("written");
        assert!(kept().await.sources.is_empty(), "what no longer stands there is not told");
    }

    async fn one_comment_is_answered_by_every_issue_it_stands_under_and_one_set_aside_by_its_reason(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let mut made = Vec::new();
        for _ in 0..2 {
            let new = issue(Some(Disposition::Adopted));
            made.push(result::write_issue(store, &by, id, None, &new, now).await.expect("an issue"));
        }
        under(&kit, &by, id, made[0], &[1]).await;
        under(&kit, &by, id, made[1], &[1]).await;
        let aside = Aside { reason: AsideReason::OtherAgency, words: "ส่งให้กรมทางหลวงแล้ว".into() };
        let these = Which::These { comments: vec![CommentId(2)], seen: i64::MAX };
        ledger::code(store, &by, id, these, To::Aside(aside.clone()), &key(900), now).await.expect("set aside");
        result::publish(store, &by, id, WHY, now).await.expect("published");
        let both: Vec<IssueId> = told(&kit, &receipts[0]).await.answers.iter().map(|answer| answer.issue).collect();
        assert_eq!(both, made);
        let second = told(&kit, &receipts[1]).await;
        assert_eq!((second.answers.len(), second.aside), (0, Some(aside)));
    }

    async fn the_approver_alone_publishes_before_all_is_considered_and_the_final_replaces_it(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 3).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let approver = kit.member(kit.agency, "approver@example.th", &[Role::Approver]).await;
        not_allowed(result::publish_preliminary(store, &by, id, WHY, now).await);
        let none = refused(result::publish_preliminary(store, &approver, id, WHY, now).await, "issues");
        assert_eq!(none, Refusal::NoneDecided);
        let made = result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        under(&kit, &by, id, made, &[1]).await;
        assert_eq!(refused(result::publish_preliminary(store, &approver, id, "-", now).await, "reason"), Refusal::SaysNothing);
        result::publish_preliminary(store, &approver, id, WHY, now).await.expect("preliminary");
        let public = result::public(store, id).await.expect("a result").expect("public");
        let preliminary = public.preliminary.expect("preliminary");
        assert_eq!((preliminary.waiting, preliminary.reason.as_str()), (2, WHY));
        assert!(kit.one(id).await.dates.summarised.is_none(), "the desk goes on");
        let first = told(&kit, &receipts[0]).await;
        assert!(first.preliminary && first.answers.len() == 1);

        // What is written and coded afterwards is not public yet.
        let kept = result::summary(store, id).await.expect("a summary").issues.remove(0);
        let other = NewIssue { reason: "เปลี่ยนใจ".into(), ..issue(Some(Disposition::Adopted)) };
        let after = now.plus_days(1);
        result::write_issue(store, &by, id, Some((made, kept.revision)), &other, after).await.expect("written");
        let these = Which::These { comments: vec![CommentId(2)], seen: i64::MAX };
        ledger::code(store, &by, id, these, To::Issue(made), &key(901), after).await.expect("coded");
        let public = result::public(store, id).await.expect("a result").expect("public");
        assert_eq!(public.issues[0].disposition, Some(Disposition::Partly));
        assert!(told(&kit, &receipts[1]).await.is_empty());

        let these = Which::These { comments: vec![CommentId(3)], seen: i64::MAX };
        ledger::code(store, &by, id, these, To::Issue(made), &key(902), after).await.expect("coded");
        result::publish(store, &approver, id, WHY, after).await.expect("published");
        let public = result::public(store, id).await.expect("a result").expect("public");
        assert!(public.preliminary.is_none() && public.issues[0].disposition == Some(Disposition::Adopted));
    }

    async fn who_stands_under_an_undecided_issue_is_told_as_not_yet_considered(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 4).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let approver = kit.member(kit.agency, "approver@example.th", &[Role::Approver]).await;
        let made = result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        let open = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        let put = async |issue, comment: i64, n: u32| {
            let these = Which::These { comments: vec![CommentId(comment)], seen: i64::MAX };
            ledger::code(store, &by, id, these, To::Issue(issue), &key(n), now).await.expect("coded");
        };
        put(made, 1, 911).await;
        put(open, 1, 912).await;
        put(open, 2, 913).await;
        result::publish_preliminary(store, &approver, id, WHY, now).await.expect("preliminary");
        let public = result::public(store, id).await.expect("a result").expect("public");
        let coverage = public.coverage;
        assert_eq!((public.preliminary.expect("preliminary").waiting, coverage.coded, coverage.waiting), (3, 1, 3));
    }

    async fn a_published_decision_is_corrected_with_a_reason_and_its_history_stays(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 1).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(Some(Disposition::NotAdopted)), now).await.expect("an issue");
        under(&kit, &by, id, made, &[1]).await;
        result::publish(store, &by, id, WHY, now).await.expect("published");
        let kept = result::summary(store, id).await.expect("a summary").issues.remove(0);
        let refused_writing = result::write_issue(store, &by, id, Some((made, kept.revision)), &issue(None), now).await;
        assert!(refused_writing.is_err(), "nothing published is written over");
        let new = issue(Some(Disposition::Partly));
        let at = (made, kept.revision);
        assert_eq!(refused(result::correct(store, &by, id, at, &new, "", now).await, "why"), Refusal::Missing);
        result::correct(store, &by, id, at, &new, WHY, now.plus_days(3)).await.expect("corrected");
        let stale = refused(result::correct(store, &by, id, at, &new, WHY, now).await, "");
        assert_eq!(stale, Refusal::ChangedMeanwhile);
        let public = result::public(store, id).await.expect("a result").expect("public");
        let [correction] = public.corrections.as_slice() else { panic!("{:?}", public.corrections) };
        assert_eq!(correction.before.disposition, Some(Disposition::NotAdopted));
        assert_eq!((correction.reason.as_str(), correction.at), (WHY, now.plus_days(3)));
        assert_eq!(told(&kit, &receipts[0]).await.answers[0].disposition, Disposition::Partly);
    }

    async fn of_two_summarisers_writing_one_issue_the_second_is_told(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        let revision = result::summary(store, id).await.expect("a summary").issues[0].revision;
        let written = Some((made, revision));
        result::write_issue(store, &by, id, written, &issue(Some(Disposition::Partly)), now).await.expect("the first");
        let second = result::write_issue(store, &by, id, written, &issue(Some(Disposition::Later)), now).await;
        assert_eq!(refused(second, ""), Refusal::ChangedMeanwhile);
        assert_eq!(result::summary(store, id).await.expect("a summary").issues[0].disposition, Some(Disposition::Partly));
    }

    async fn a_comment_out_of_a_removed_issue_waits_again(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 2).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        under(&kit, &by, id, made, &[1, 2]).await;
        assert_eq!(ledger::coverage(store, id).await.expect("counts").waiting, 0);
        let revision = result::summary(store, id).await.expect("a summary").issues[0].revision;
        let removed = ledger::remove_issue(store, &by, id, made, revision, now).await.expect("removed");
        assert_eq!(removed.touched, 2);
        assert_eq!(ledger::coverage(store, id).await.expect("counts").waiting, 2);
        let held = comment::held(store, &by, CommentId(1)).await.expect("a comment");
        assert_eq!((held.state, held.issues.len()), (State::Received, 0));
        assert_eq!(ledger::undo(store, &by, id, removed.deed, now).await.expect("undone"), 2);
        let summary = result::summary(store, id).await.expect("a summary");
        assert_eq!((summary.issues[0].comments, summary.coverage.coded), (2, 2));
    }
}
