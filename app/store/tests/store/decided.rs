//! Decisions of moderators about the words that they read: refused where these changed meanwhile, words taken out also of what was said before,
//! appeals each for itself and for the words that they were granted for.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Edit, New, Said, Showing, Stance, State};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Decision, Logged, Reason, Verdict, Why};
use domain::receipt::Receipt;
use domain::redaction::MARK;
use domain::refusal::Refusal;
use store::comment;
use store::moderation::{self, Filter};

const FIRST: CommentId = CommentId(1);
const WHY: &str = "ข้อความนี้ไม่ได้ดูหมิ่นผู้ใด เป็นความเห็นต่อร่าง";
const REWRITTEN: Refusal = Refusal::Rewritten { comments: 1 };

async fn change(kit: &Kit, receipt: &Receipt, reason: &str, showing: Showing) {
    let edit = Edit {
        stance: Stance::Agree,
        reason: reason.into(),
        wording: String::new(),
        showing,
        name: String::new(),
        young: false,
        unquote: false,
    };
    let revision = kit.read(FIRST).await.revision;
    comment::edit(&kit.store, receipt.number, receipt.secret, revision, &edit, later(2)).await.expect("changed");
}

async fn report(kit: &Kit, of: ConsultationId, network: &str, note: &str) {
    let guest = Viewer::default();
    moderation::report(&kit.store, (&guest, network), (of, FIRST), Reason::Abuse, note, later(2))
        .await
        .expect("reported");
}

async fn withhold(kit: &Kit, days: i64, note: &str) {
    let seen = kit.read(FIRST).await;
    comment::withhold(&kit.store, &kit.moderator, seen, Reason::Abuse, note, later(days)).await.expect("withheld");
}

async fn redact(kit: &Kit, words: &str, days: i64) {
    let seen = kit.read(FIRST).await;
    moderation::redact(&kit.store, &kit.moderator, seen, (words, Reason::PersonalData), later(days))
        .await
        .expect("taken out");
}

async fn case(kit: &Kit, of: ConsultationId, days: i64) -> moderation::Case {
    let agency = kit.one(of).await.agency.id;
    moderation::case(&kit.store, &kit.moderator, agency, FIRST, later(days)).await.unwrap()
}

async fn text(kit: &Kit) -> String {
    comment::held(&kit.store, &kit.moderator, FIRST).await.unwrap().reason
}

on_both! {
    async fn no_decision_is_about_words_that_their_author_put_there_since(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        kit.submit(&said(id, "k1", 2)).await;
        report(&kit, id, "a", "").await;
        let second = kit.read(CommentId(2)).await;
        moderation::report(&kit.store, (&Viewer::default(), "a"), (id, second.comment), Reason::Abuse, "", later(2)).await.unwrap();
        let seen = kit.read(FIRST).await;
        change(&kit, &receipt, "อย่างอื่น", Showing::Unnamed).await;
        let settle = async |verdict| moderation::settle(&kit.store, &kit.moderator, &[second, seen], verdict, "", later(3)).await;
        assert_eq!(refused(settle(Verdict::Show).await, ""), REWRITTEN);
        assert_eq!(refused(settle(Verdict::Withhold(Reason::Abuse)).await, ""), REWRITTEN);
        let (store, by) = (&kit.store, &kit.moderator);
        assert_eq!(refused(comment::withhold(store, by, seen, Reason::Abuse, "", later(3)).await, ""), REWRITTEN);
        assert_eq!(refused(moderation::redact(store, by, seen, ("อย่าง", Reason::Abuse), later(3)).await, ""), REWRITTEN);
        assert_eq!(refused(comment::withhold(store, by, FIRST.seen(0), Reason::Abuse, "", later(3)).await, ""), REWRITTEN, "nor about none");
        let counts = moderation::counts(store, by, None).await.unwrap();
        assert_eq!((counts.iter().map(|(_, n)| n).sum::<u64>(), kit.counts(id).await.withheld), (2, 0), "nothing is settled");
        let now = kit.read(FIRST).await;
        assert_eq!(moderation::settle(store, by, &[second, now, now], Verdict::Withhold(Reason::Abuse), "", later(3)).await.unwrap(), 2);
        assert_eq!(kit.counts(id).await.withheld, 2, "each once");
    }

    async fn nothing_is_shown_again_that_was_changed_since_it_was_read(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        withhold(&kit, 2, "").await;
        moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(2)).await.unwrap();
        let seen = kit.read(FIRST).await;
        change(&kit, &receipt, "คำหยาบที่แย่กว่าเดิม", Showing::Unnamed).await;
        assert_eq!(refused(comment::restore(&kit.store, &kit.moderator, seen, later(3)).await, ""), REWRITTEN);
        let granted = moderation::answer(&kit.store, &kit.administrator, (1, seen), (true, WHY), later(3)).await;
        assert_eq!(refused(granted, ""), REWRITTEN);
        assert!(matches!(kit.public(id).await[0].said, Said::Withheld { .. }));
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(3)).await.expect("once it is read");
    }

    async fn what_tells_a_part_of_the_words_goes_too(kit) {
        let id = kit.published(Kind::Bill).await;
        let words = "นายสมชาย ใจดี โทร 081-234-5678";
        let receipt = kit.submit(&New { reason: "ถามคุณสมชาย หรือ ๐๘๑๒๓๔๕๖๗๘ เพราะเห็นด้วยกับร่างนี้".into(), ..said(id, "k1", 1) }).await;
        change(&kit, &receipt, "เห็นด้วยกับร่างนี้", Showing::Unnamed).await;
        change(&kit, &receipt, &format!("เห็นด้วยกับร่างนี้ ถาม{words} ได้"), Showing::Unnamed).await;
        report(&kit, id, "a", "บอกเบอร์ของสมชาย 0812345678").await;
        kit.execute(
            "insert into issues (id, consultation, number, target, title, raised, sides, reason, changed, comments)
             select 1, max(id), 1, 'all', 'ก', '', '', '', '', 1 from consultations",
        )
        .await;
        kit.execute("insert into codings (issue, comment, quote, deed) values (1, 1, 'ร่างนี้ ถามนายสม', 0)").await;
        redact(&kit, words, 3).await;
        assert_eq!(text(&kit).await, format!("เห็นด้วยกับร่างนี้ ถาม{MARK} ได้"));
        assert_eq!(kit.number("select count(*) from codings where quote = ''").await, 1, "a quote that cuts them in two");
        let before = comment::editions(&kit.store, id, FIRST).await.unwrap();
        assert_eq!(before[0].reason, "เห็นด้วยกับร่างนี้");
        assert!(before.iter().all(|one| !one.reason.contains("สมชาย") && !one.reason.contains("๕๖๗๘")), "{before:?}");
        let case = case(&kit, id, 3).await;
        assert!(case.editions == before && case.originals.is_empty(), "the case shows them as they are");
        assert!(!case.reports[0].note.contains("สมชาย") && !case.reports[0].note.contains("5678"), "{:?}", case.reports);
    }

    async fn words_of_an_earlier_edition_alone_are_taken_out_and_put_back(kit) {
        let id = kit.published(Kind::Bill).await;
        let before = "เห็นด้วย ถามป้าศรีบ้านเลขที่ 12/345 ได้";
        let receipt = kit.submit(&New { reason: before.into(), ..said(id, "k1", 1) }).await;
        change(&kit, &receipt, "เห็นด้วย", Showing::Unnamed).await;
        assert_eq!(case(&kit, id, 2).await.editions[0].reason, before, "the moderator reads what it said before");
        redact(&kit, "ป้าศรีบ้านเลขที่ 12/345", 3).await;
        let editions = async || comment::editions(&kit.store, id, FIRST).await.unwrap().remove(0).reason;
        assert_eq!((editions().await, text(&kit).await), (format!("เห็นด้วย ถาม{MARK} ได้"), "เห็นด้วย".to_string()));
        for event in store::event::since(&kit.store, 0, 300).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("ป้าศรี"), "nor in the log");
        }
        moderation::open(&kit.store, &kit.moderator, FIRST, WHY, later(4)).await.expect("opened");
        assert_eq!(case(&kit, id, 4).await.originals, [(before.to_string(), String::new())]);
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(5)).await.expect("put back");
        assert_eq!(editions().await, before);
        assert_eq!(kit.number("select count(*) from sealed_editions").await + kit.number("select count(*) from redactions").await, 0);
    }

    async fn a_note_loses_the_words_that_were_taken_out(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.submit(&New { reason: "ถามนายสมชายวิเศษ".into(), ..said(id, "k1", 1) }).await;
        withhold(&kit, 2, "มีชื่อนายสมชายวิเศษอยู่").await;
        redact(&kit, "นายสมชายวิเศษ", 3).await;
        let held = comment::held(&kit.store, &kit.moderator, FIRST).await.unwrap();
        assert!(matches!(&held.state, State::Withheld { note, .. } if *note == format!("มีชื่อ{MARK}อยู่")), "{held:?}");
        for event in store::event::since(&kit.store, 0, 300).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมชาย"), "nor in the log");
        }
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(5)).await.expect("shown again");
        let upto = later(4).day().last_moment();
        let then = store::then::comments(&kit.store, id, &Default::default(), None, upto, 10).await.unwrap().0;
        assert!(matches!(then[0].said, Said::Withheld { reason: Reason::Abuse }), "that day still tells why: {then:?}");
        assert!(case(&kit, id, 5).await.redacted.is_some(), "the words stay out");
    }

    async fn what_the_office_granted_holds_for_those_words_alone(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        withhold(&kit, 2, "").await;
        moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(2)).await.unwrap();
        moderation::answer(&kit.store, &kit.administrator, (1, kit.read(FIRST).await), (true, WHY), later(2)).await.unwrap();
        let again = async || comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Obscene, "", later(3)).await;
        assert_eq!(refused(again().await, ""), Refusal::OfficeDecided);
        let edit = Edit { stance: Stance::Agree, reason: text(&kit).await, wording: String::new(), showing: Showing::Named, name: "สมศรี".into(), young: false, unquote: false };
        let stands = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        let edit = Edit { stance: stands.stance, wording: stands.wording, ..edit };
        comment::edit(&kit.store, receipt.number, receipt.secret, stands.revision, &edit, later(2)).await.unwrap();
        assert_eq!(refused(again().await, ""), Refusal::OfficeDecided, "shown another way they are the same words");
        change(&kit, &receipt, "คำหยาบที่ไม่มีใครทบทวน", Showing::Unnamed).await;
        again().await.expect("other words are decided anew");
    }

    async fn each_appeal_is_answered_for_itself(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&New { reason: "นายหนึ่งเดียวกับนางสองสีไม่เห็นด้วย".into(), ..said(id, "k1", 1) }).await;
        redact(&kit, "นายหนึ่งเดียว", 2).await;
        redact(&kit, "นางสองสี", 2).await;
        withhold(&kit, 3, "").await;
        let may = async || moderation::of_author(&kit.store, receipt.number).await.unwrap().may;
        let open = may().await;
        assert_eq!(open.iter().map(|one| one.what).collect::<Vec<_>>(), [Decision::Withheld, Decision::Redacted, Decision::Redacted]);
        for one in open.iter().rev() {
            moderation::appeal(&kit.store, receipt.number, receipt.secret, (Some(one.at), WHY), later(4)).await.expect("each");
            let twice = moderation::appeal(&kit.store, receipt.number, receipt.secret, (Some(one.at), WHY), later(4)).await;
            assert_eq!(refused(twice, ""), Refusal::AppealedAlready);
        }
        let stray = moderation::appeal(&kit.store, receipt.number, receipt.secret, (Some(later(9)), WHY), later(4)).await;
        assert_eq!(refused(stray, ""), Refusal::AlreadyDone);
        assert!(may().await.is_empty());
        let waiting = moderation::waiting(&kit.store, &kit.administrator, 0, 10).await.unwrap();
        assert_eq!(waiting.iter().map(|one| (one.id, one.what)).collect::<Vec<_>>(), [(1, Decision::Redacted), (2, Decision::Redacted), (3, Decision::Withheld)]);
        assert_eq!(waiting[2].reason, Some(Reason::Abuse));
        let answer = async |appeal, granted| {
            moderation::answer(&kit.store, &kit.administrator, (appeal, kit.read(FIRST).await), (granted, WHY), later(5)).await
        };
        answer(1, true).await.expect("the first words go back");
        assert_eq!(text(&kit).await, format!("นายหนึ่งเดียวกับ{MARK}ไม่เห็นด้วย"));
        assert!(matches!(kit.public(id).await[0].said, Said::Withheld { .. }), "it stays withheld");
        answer(3, true).await.expect("and is shown");
        assert!(matches!(&kit.public(id).await[0].said, Said::Shown { reason, .. } if reason.contains(MARK)));
        answer(2, false).await.expect("the others stay out");
        assert_eq!(refused(answer(2, true).await, ""), Refusal::AlreadyDone);
        let told = moderation::of_author(&kit.store, receipt.number).await.unwrap();
        let granted: Vec<bool> = told.appeals.iter().map(|one| one.answer.as_ref().unwrap().granted).collect();
        assert_eq!((granted, told.redacted), (vec![true, false, true], Some(Reason::PersonalData)));
    }

    async fn what_stays_withheld_is_told_in_the_log_and_may_be_appealed_anew(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        withhold(&kit, 2, "").await;
        change(&kit, &receipt, "ยังหยาบอยู่", Showing::Unnamed).await;
        let stays = async |days| {
            let seen = kit.read(FIRST).await;
            moderation::settle(&kit.store, &kit.moderator, &[seen], Verdict::Withhold(Reason::Obscene), "ยังไม่สุภาพ", later(days)).await
        };
        assert_eq!(stays(3).await.unwrap(), 1);
        let log = moderation::log(&kit.store, id, None, 10).await.unwrap();
        let told: Vec<_> = log.iter().map(|line| (line.what, line.reason)).collect();
        assert_eq!(told, [(Logged::Stays, Some(Reason::Obscene)), (Logged::Withheld, Some(Reason::Abuse))]);
        let counts = kit.counts(id).await;
        assert_eq!((counts.withheld, counts.by_withheld), (1, vec![("obscene".to_string(), 1)]), "for the reason of now");
        moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(3)).await.expect("of what was decided now");
        change(&kit, &receipt, "สุภาพกว่าเดิม", Showing::Unnamed).await;
        stays(4).await.unwrap();
        assert!(moderation::of_author(&kit.store, receipt.number).await.unwrap().may.is_empty(), "the appeal that waits is about it");
        moderation::answer(&kit.store, &kit.administrator, (1, kit.read(FIRST).await), (true, WHY), later(5)).await.unwrap();
        assert!(matches!(kit.public(id).await[0].said, Said::Shown { .. }));
    }

    async fn no_number_of_the_queue_is_given_twice(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let mut numbers = Vec::new();
        for network in ["a", "b", "c"] {
            report(&kit, id, network, "").await;
            let filter = Filter { why: Some(Why::Reported), ..Filter::default() };
            let after = numbers.last().copied().unwrap_or(0);
            let item = moderation::page(&kit.store, &kit.moderator, &filter, after, 10).await.unwrap().remove(0);
            numbers.push(item.id);
            let seen = kit.read(FIRST).await;
            moderation::settle(&kit.store, &kit.moderator, &[seen], Verdict::Show, "", later(3)).await.unwrap();
        }
        assert_eq!(numbers, [1, 2, 3]);
    }
}
