//! The moderators' queue: what waits, reports, rules that point, words taken out and sealed, demands, appeals, and the public log.

use crate::kit::*;
use domain::admission::{Admission, Appears};
use domain::agency::{Role, Viewer};
use domain::comment::{Edit, New, Said, Showing, Stance, State};
use domain::consultation::Kind;
use domain::flag::Flag;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Demand, DemandKind, Logged, Reason, Verdict, Why};
use domain::redaction::MARK;
use domain::refusal::Refusal;
use store::comment::{self, Where};
use store::consultation::RoundPlan;
use store::moderation::{self, Filter, Item};

const FIRST: CommentId = CommentId(1);
const WHY: &str = "ข้อความนี้ไม่ได้ดูหมิ่นผู้ใด เป็นความเห็นต่อร่าง";

async fn checked(kit: &Kit) -> ConsultationId {
    let admission = Admission { appears: Appears::Checked, ..Admission::default() };
    kit.published_as(RoundPlan { admission, ..plan(0, 19) }).await
}

on_both! {
    async fn what_waited_on_a_day_is_hidden_on_it(kit) {
        let id = checked(&kit).await;
        kit.comments(id, 1).await;
        moderation::settle(&kit.store, &kit.moderator, &[kit.read(FIRST).await], domain::moderation::Verdict::Show, "", later(4)).await.expect("let through");
        let read = async |days: i64| {
            let upto = later(days).day().last_moment();
            let filter = store::comment::PublicFilter::default();
            let page = store::then::comments(&kit.store, id, &filter, None, upto, 100).await.unwrap().0;
            page.into_iter().filter(|one| matches!(one.said, domain::comment::Said::Shown { .. })).count()
        };
        assert_eq!((read(3).await, read(5).await), (0, 1));
    }
}

async fn report(kit: &Kit, of: ConsultationId, comment: CommentId, network: &str) -> Result<(), store::Error> {
    let guest = Viewer::default();
    moderation::report(&kit.store, (&guest, network), (of, comment), Reason::Abuse, "ดูหมิ่นเพื่อนบ้านของฉัน", later(2)).await
}

async fn queue(kit: &Kit, by: &Viewer, filter: Filter) -> Vec<Item> {
    moderation::page(&kit.store, by, &filter, 0, 50).await.expect("a page")
}

async fn all(kit: &Kit) -> Vec<Item> {
    queue(kit, &kit.moderator, Filter::default()).await
}

async fn waiting(kit: &Kit, why: Why) -> u64 {
    let counts = moderation::counts(&kit.store, &kit.moderator, None).await.unwrap();
    counts.into_iter().find(|(one, _)| *one == why).unwrap().1
}

async fn settle(kit: &Kit, ids: &[i64], verdict: Verdict) -> Result<u32, store::Error> {
    let mut read = Vec::new();
    for id in ids {
        read.push(kit.read(CommentId(*id)).await);
    }
    moderation::settle(&kit.store, &kit.moderator, &read, verdict, "", later(3)).await
}

async fn logged(kit: &Kit, of: ConsultationId) -> Vec<(Logged, Option<Reason>)> {
    let log = moderation::log(&kit.store, of, None, 50).await.unwrap();
    log.into_iter().map(|entry| (entry.what, entry.reason)).collect()
}

async fn stands(kit: &Kit, receipt: &domain::receipt::Receipt) -> Where {
    comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap().stands
}

fn edit(reason: &str, showing: Showing) -> Edit {
    Edit {
        stance: Stance::Agree,
        reason: reason.into(),
        wording: String::new(),
        showing,
        name: String::new(),
        young: false,
        unquote: false,
    }
}

on_both! {
    async fn a_report_hides_nothing_and_counts_once_for_each_reporter(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 2).await;
        for network in ["203.0.113.7", "203.0.113.7", "198.51.100.9"] {
            report(&kit, id, FIRST, network).await.expect("reported");
        }
        moderation::report(&kit.store, (&kit.stranger, "203.0.113.7"), (id, FIRST), Reason::Obscene, "", later(2)).await.expect("signed in");
        let items = all(&kit).await;
        assert_eq!((items.len(), items[0].reports, items[0].reason, items[0].why), (1, 3, Some(Reason::Abuse), Why::Reported));
        assert!(matches!(kit.public(id).await[1].said, Said::Shown { .. }), "it is shown as before");
        assert_eq!((waiting(&kit, Why::Reported).await, kit.number("select count(*) from events where deed = 'comment.reported'").await), (1, 3));
        let case = moderation::case(&kit.store, &kit.moderator, kit.one(id).await.agency.id, FIRST, later(2)).await.unwrap();
        assert_eq!((case.reports.len(), case.queued), (3, true));
        let other = moderation::case(&kit.store, &kit.drafter, kit.one(id).await.agency.id, FIRST, later(2)).await.unwrap();
        assert_eq!(other, moderation::Case::default(), "those who may not withhold see nothing of it");
    }

    async fn only_what_everyone_may_read_is_reported(kit) {
        let id = kit.published(Kind::Bill).await;
        let sealed = New { showing: Showing::Agency, ..said(id, "k1", 1) };
        kit.submit(&sealed).await;
        let receipt = kit.submit(&said(id, "k1", 2)).await;
        not_found(report(&kit, id, FIRST, "a").await);
        not_found(report(&kit, id, CommentId(99), "a").await);
        not_found(report(&kit, ConsultationId(99), CommentId(2), "a").await);
        let guest = Viewer::default();
        let long = "ก".repeat(501);
        let refused_note = moderation::report(&kit.store, (&guest, "a"), (id, CommentId(2)), Reason::Abuse, &long, later(2)).await;
        assert!(matches!(refused(refused_note, "note"), Refusal::TooLong { .. }));
        comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(2)).await, Reason::Abuse, "", later(2)).await.unwrap();
        not_found(report(&kit, id, CommentId(2), "a").await);
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(2)).await.unwrap();
        not_found(report(&kit, id, CommentId(2), "a").await);
        assert!(all(&kit).await.is_empty());
    }

    async fn what_was_looked_at_is_left_or_withheld_and_stands_in_the_public_log(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 3).await;
        for comment in 1..=3 {
            report(&kit, id, CommentId(comment), "a").await.unwrap();
        }
        assert_eq!(settle(&kit, &[1], Verdict::Show).await.unwrap(), 1);
        assert_eq!(settle(&kit, &[1, 2, 3], Verdict::Withhold(Reason::Abuse)).await.unwrap(), 2, "what was settled stays so");
        assert_eq!(refused(settle(&kit, &[1, 2], Verdict::Show).await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(settle(&kit, &[], Verdict::Show).await, ""), Refusal::NothingTicked);
        let many: Vec<i64> = (1..=51).collect();
        assert_eq!(refused(settle(&kit, &many, Verdict::Show).await, ""), Refusal::NothingTicked);
        let counts = kit.counts(id).await;
        assert_eq!((counts.total, counts.withheld, counts.by_withheld), (3, 2, vec![("abuse".to_string(), 2)]));
        let abuse = Some(Reason::Abuse);
        assert_eq!(logged(&kit, id).await, [(Logged::Withheld, abuse), (Logged::Withheld, abuse), (Logged::Kept, None)]);
        assert_eq!((all(&kit).await.len(), waiting(&kit, Why::Reported).await), (0, 0));
        // Who reported before has said it; somebody else may still.
        report(&kit, id, FIRST, "a").await.unwrap();
        assert!(all(&kit).await.is_empty());
        report(&kit, id, FIRST, "b").await.unwrap();
        assert_eq!(all(&kit).await.len(), 1);
    }

    async fn a_round_that_lets_comments_through_one_by_one_loses_none(kit) {
        let id = checked(&kit).await;
        let first = kit.submit(&said(id, "k1", 1)).await;
        kit.submit(&said(id, "all", 2)).await;
        kit.submit(&New { showing: Showing::Agency, ..said(id, "all", 3) }).await;
        assert!(kit.public(id).await.is_empty(), "not even as a tombstone");
        let counts = kit.counts(id).await;
        assert_eq!((counts.total, counts.waiting, counts.withheld, counts.at("k1")), (3, 2, 0, 1), "counted from the beginning");
        assert_eq!(stands(&kit, &first).await, Where::Withheld(Reason::Waiting));
        assert_eq!(waiting(&kit, Why::Waiting).await, 2, "what nobody will read need not be looked at");
        assert_eq!(kit.number("select count(*) from ledger where state = 'waiting'").await, 3, "and coded as any other");
        settle(&kit, &[1], Verdict::Show).await.unwrap();
        settle(&kit, &[2], Verdict::Withhold(Reason::Advertising)).await.unwrap();
        assert_eq!((kit.public(id).await.len(), stands(&kit, &first).await), (2, Where::Received));
        let counts = kit.counts(id).await;
        assert_eq!((counts.waiting, counts.withheld, counts.total), (0, 1, 3));
        assert_eq!(logged(&kit, id).await, [(Logged::Withheld, Some(Reason::Advertising)), (Logged::Passed, None)]);
        assert_eq!(kit.number("select count(*) from events where deed = 'comment.passed'").await, 1);
    }

    async fn a_changed_comment_waits_again_and_one_for_the_agency_no_more(kit) {
        let id = checked(&kit).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        settle(&kit, &[1], Verdict::Show).await.unwrap();
        let change = async |revision, edit: &Edit| comment::edit(&kit.store, receipt.number, receipt.secret, revision, edit, later(3)).await;
        change(1, &edit("อย่างอื่น", Showing::Unnamed)).await.unwrap();
        assert!(kit.public(id).await.is_empty(), "what was let through was something else");
        assert_eq!((all(&kit).await[0].why, kit.counts(id).await.waiting), (Why::Waiting, 1));
        change(2, &edit("อย่างอื่น", Showing::Agency)).await.unwrap();
        assert_eq!((all(&kit).await.len(), kit.counts(id).await.waiting), (0, 0));
        assert_eq!(stands(&kit, &receipt).await, Where::Received);
        change(3, &edit("อย่างอื่น", Showing::Unnamed)).await.unwrap();
        assert_eq!((all(&kit).await.len(), kit.counts(id).await.waiting), (1, 1), "no way round it");
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(4)).await.unwrap();
        assert_eq!((all(&kit).await.len(), kit.counts(id).await.waiting), (0, 0));
    }

    async fn rules_point_and_hide_nothing(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.submit(&New { reason: "อ่านต่อที่ https://example.org".into(), ..said(id, "k1", 1) }).await;
        kit.submit(&said(id, "k1", 2)).await;
        let items = all(&kit).await;
        assert_eq!((items.len(), items[0].why, items[0].flags.as_slice()), (1, Why::Flagged, &[Flag::Links][..]));
        assert_eq!(kit.public(id).await.len(), 2);
        report(&kit, id, FIRST, "a").await.unwrap();
        let items = all(&kit).await;
        assert_eq!((items.len(), items[0].why, items[0].flags.as_slice(), items[0].reports), (1, Why::Reported, &[Flag::Links][..], 1));
        assert_eq!((waiting(&kit, Why::Flagged).await, waiting(&kit, Why::Reported).await), (0, 1));
    }

    async fn an_author_who_mends_what_was_withheld_is_looked_at_again(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Abuse, "", later(2)).await.unwrap();
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit("สุภาพแล้ว", Showing::Unnamed), later(2)).await.unwrap();
        assert_eq!(all(&kit).await[0].flags, [Flag::Mended]);
        assert_eq!(settle(&kit, &[1], Verdict::Withhold(Reason::Abuse)).await.unwrap(), 1, "it may stay as it is");
        assert_eq!(kit.counts(id).await.withheld, 1);
    }

    async fn words_that_were_taken_out_wait_when_their_author_writes_them_again(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&New { reason: "นายสมชาย บ้านเลขที่ 12 โกง".into(), ..said(id, "k1", 1) }).await;
        moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("นายสมชาย บ้านเลขที่ 12", Reason::PersonalData), later(2)).await.unwrap();
        let change = async |revision, reason: &str| comment::edit(&kit.store, receipt.number, receipt.secret, revision, &edit(reason, Showing::Unnamed), later(3)).await;
        change(2, "นายสมชาย บ้าน เลขที่ ๑๒ โกงจริง").await.unwrap();
        assert!(kit.public(id).await.is_empty(), "not shown until it is looked at");
        assert_eq!((all(&kit).await[0].why, all(&kit).await[0].flags.contains(&Flag::Mended)), (Why::Waiting, true));
        assert_eq!(kit.counts(id).await.waiting, 1);
        change(3, "มีผู้โกงจริง").await.unwrap();
        assert_eq!((kit.public(id).await.len(), kit.counts(id).await.waiting, all(&kit).await[0].why), (1, 0, Why::Flagged));
        change(4, "นายสมชาย บ้านเลขที่ 12").await.unwrap();
        settle(&kit, &[1], Verdict::Show).await.unwrap();
        assert_eq!(kit.public(id).await.len(), 1, "a moderator lets it through");
    }

    async fn a_name_is_taken_off_sealed_and_put_back(kit) {
        let id = kit.published(Kind::Bill).await;
        let agency = kit.one(id).await.agency.id;
        let named = New { showing: Showing::Named, name: "สมหญิง แซ่ด่า".into(), ..said(id, "k1", 1) };
        let receipt = kit.submit(&named).await;
        let shown = async || match kit.public(id).await.remove(0).said {
            Said::Shown { name, reason, .. } => (name, reason),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown().await.0.as_deref(), Some("สมหญิง แซ่ด่า"));
        let redact = async |words: &str| moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, (words, Reason::Abuse), later(3)).await;
        redact("แซ่ด่า").await.expect("a part of it takes it off whole");
        assert_eq!(shown().await, (None, "ความเห็นที่ 1".into()));
        assert_eq!(kit.number("select count(*) from comments where showing = 'unnamed'").await, 1);
        assert_eq!(kit.number("select count(*) from ledger where showing = 'unnamed'").await, 1);
        for event in store::event::since(&kit.store, 0, 300).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมหญิง"), "nor in the log");
        }
        let case = async |now| moderation::case(&kit.store, &kit.moderator, agency, FIRST, now).await.unwrap();
        assert_eq!(case(later(3)).await.original_name, None, "sealed");
        let again = Edit { name: "สมหญิง แซ่ด่า".into(), ..edit("ความเห็นที่ 1", Showing::Named) };
        let back = comment::edit(&kit.store, receipt.number, receipt.secret, 2, &again, later(3)).await;
        assert_eq!(refused(back, "showing"), Refusal::NameTakenOff, "its author does not put it back past the moderator");
        moderation::open(&kit.store, &kit.moderator, FIRST, WHY, later(4)).await.expect("opened");
        assert_eq!(case(later(4)).await.original_name.as_deref(), Some("สมหญิง แซ่ด่า"));
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(5)).await.expect("put back");
        assert_eq!(shown().await.0.as_deref(), Some("สมหญิง แซ่ด่า"));
        assert_eq!(case(later(5)).await.original_name, None);
    }

    async fn words_are_taken_out_everywhere_and_the_original_is_read_with_a_reason_only(kit) {
        let id = kit.published(Kind::Bill).await;
        let agency = kit.one(id).await.agency.id;
        let receipt = kit.submit(&New { reason: "นายสมชายบ้านเลขที่ 12 โกง".into(), ..said(id, "k1", 1) }).await;
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit("นายสมชายบ้านเลขที่ 12 โกงมาก", Showing::Unnamed), later(2)).await.unwrap();
        let redact = async |by: &Viewer, words: &str| moderation::redact(&kit.store, by, kit.read(FIRST).await, (words, Reason::PersonalData), later(3)).await;
        not_allowed(redact(&kit.drafter, "สมชาย").await);
        not_found(redact(&kit.stranger, "สมชาย").await);
        assert_eq!(refused(redact(&kit.moderator, " ").await, "words"), Refusal::Missing);
        assert_eq!(refused(redact(&kit.moderator, "สมหญิง").await, "words"), Refusal::NotInComment);
        kit.execute("update ledger set state = 'aside', aside = 'empty'").await;
        redact(&kit.moderator, "บ้านเลขที่ 12").await.expect("taken out");
        redact(&kit.moderator, "นายสมชาย").await.expect("and more");
        let shown = kit.public(id).await.remove(0).said;
        assert!(matches!(&shown, Said::Shown { reason, .. } if *reason == format!("{MARK}{MARK} โกงมาก")), "{shown:?}");
        let before = comment::editions(&kit.store, id, FIRST).await.unwrap().remove(0);
        assert_eq!(before.reason, format!("{MARK}{MARK} โกง"), "nor in what it said before");
        for event in store::event::since(&kit.store, 0, 300).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมชาย"), "nor in the log");
        }
        assert_eq!(kit.number("select count(*) from ledger where state = 'aside'").await, 1, "its place on the desk stays");
        let case = async |by: &Viewer, now| moderation::case(&kit.store, by, agency, FIRST, now).await.unwrap();
        assert_eq!((case(&kit.moderator, later(3)).await.original, case(&kit.moderator, later(3)).await.redacted), (None, Some(Reason::PersonalData)));
        let open = async |by: &Viewer, why: &str| moderation::open(&kit.store, by, FIRST, why, later(4)).await;
        not_allowed(open(&kit.drafter, WHY).await);
        assert_eq!(refused(open(&kit.moderator, "").await, "why"), Refusal::Missing);
        assert_eq!(refused(open(&kit.moderator, "-").await, "why"), Refusal::SaysNothing);
        open(&kit.moderator, "ตรวจว่าปิดข้อความตรงตามเหตุผลหรือไม่").await.expect("opened");
        assert_eq!(case(&kit.moderator, later(4)).await.original.unwrap().0, "นายสมชายบ้านเลขที่ 12 โกงมาก");
        assert_eq!(case(&kit.administrator, later(4)).await.original, None, "each for themselves");
        assert_eq!(case(&kit.moderator, later(5)).await.original, None, "for a while");
        let told = moderation::of_author(&kit.store, receipt.number).await.unwrap();
        assert_eq!((told.redacted, told.openings.len(), told.may.len()), (Some(Reason::PersonalData), 1, 2), "the author sees that it happened");
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(6)).await.expect("put back");
        assert!(matches!(&kit.public(id).await[0].said, Said::Shown { reason, .. } if reason.starts_with("นายสมชาย")));
        assert_eq!(refused(open(&kit.moderator, WHY).await, ""), Refusal::AlreadyDone);
        assert_eq!(logged(&kit, id).await[0].0, Logged::Restored);
    }

    async fn copies_are_looked_for_anew_where_words_were_taken_out(kit) {
        let id = kit.published(Kind::Bill).await;
        let same = "ขอให้ยกเว้นผู้ค้ารายย่อยในตลาดนัดชุมชนที่มีรายได้ไม่มาก เพราะทำตามเกณฑ์ใหม่ไม่ไหว โทรหาป้าศรี";
        for n in 1..=3 {
            kit.submit(&New { reason: same.into(), ..said(id, "k1", n) }).await;
        }
        let follow = async || while store::hints::follow(&kit.store).await.expect("followed").is_some() {};
        follow().await;
        assert_eq!(kit.number("select comments from copy_groups").await, 3);
        moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, (same, Reason::PersonalData), later(3)).await.unwrap();
        follow().await;
        assert_eq!(kit.number("select comments from copy_groups").await, 2, "it is no copy any more");
        assert_eq!(kit.number("select count(*) from ledger").await, 3, "and counts as before");
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(4)).await.unwrap();
        comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(2)).await, Reason::Abuse, "", later(4)).await.unwrap();
        comment::restore(&kit.store, &kit.moderator, kit.read(CommentId(2)).await, later(4)).await.unwrap();
        follow().await;
        assert_eq!(kit.number("select comments from copy_groups").await, 3, "each once again");
    }

    async fn what_was_sealed_goes_with_the_comment(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        report(&kit, id, FIRST, "a").await.unwrap();
        moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("ความเห็นที่", Reason::Abuse), later(3)).await.unwrap();
        moderation::open(&kit.store, &kit.moderator, FIRST, WHY, later(3)).await.unwrap();
        moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(3)).await.unwrap();
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(4)).await.unwrap();
        assert_eq!(kit.number("select count(*) from sealed").await, 0);
        assert_eq!(kit.number("select count(*) from comment_reports").await, 0);
        assert_eq!(kit.number("select count(*) from seal_openings").await, 0);
        assert_eq!(kit.number("select count(*) from appeals where words <> '' or state = 'waiting'").await, 0);
        assert_eq!(refused(moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("x", Reason::Abuse), later(5)).await, ""), Refusal::AlreadyDone);
    }

    async fn an_appeal_goes_to_the_central_office_and_never_to_the_agency(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        let appeal = async |which: usize, words: &str| moderation::appeal(&kit.store, receipts[which].number, receipts[which].secret, (None, words), later(40)).await;
        assert_eq!(refused(appeal(0, WHY).await, ""), Refusal::AlreadyDone, "nothing was decided");
        for comment in [1, 2] {
            comment::withhold(&kit.store, &kit.moderator, kit.read(CommentId(comment)).await, Reason::Abuse, "", later(2)).await.unwrap();
        }
        assert_eq!(refused(appeal(0, "").await, "appeal"), Refusal::Missing);
        assert_eq!(refused(appeal(0, "ไม่").await, "appeal"), Refusal::SaysNothing);
        let thief = moderation::appeal(&kit.store, receipts[0].number, receipts[1].secret, (None, WHY), later(3)).await;
        assert_eq!(refused(thief, ""), Refusal::NoSuchReceipt);
        appeal(0, WHY).await.expect("also long after the hearing");
        assert_eq!(refused(appeal(0, WHY).await, ""), Refusal::AppealedAlready);
        appeal(1, WHY).await.expect("each for itself");
        for by in [&kit.moderator, &kit.drafter, &kit.stranger] {
            not_allowed(moderation::waiting(&kit.store, by, 0, 10).await);
        }
        let asked = moderation::waiting(&kit.store, &kit.administrator, 0, 10).await.unwrap();
        assert_eq!((asked.len(), asked[0].comment, asked[0].reason), (2, FIRST, Some(Reason::Abuse)));
        let answer = async |by: &Viewer, comment, granted, words: &str| {
            moderation::answer(&kit.store, by, (comment, kit.read(CommentId(comment)).await), (granted, words), later(41)).await
        };
        not_allowed(answer(&kit.moderator, 1, true, WHY).await);
        assert_eq!(refused(answer(&kit.administrator, 1, true, "-").await, "answer"), Refusal::SaysNothing);
        answer(&kit.administrator, 1, true, WHY).await.expect("granted");
        assert_eq!(refused(answer(&kit.administrator, 1, true, WHY).await, ""), Refusal::AlreadyDone);
        answer(&kit.administrator, 2, false, WHY).await.expect("left as it was");
        assert_eq!([stands(&kit, &receipts[0]).await, stands(&kit, &receipts[1]).await], [Where::Received, Where::Withheld(Reason::Abuse)]);
        let told = moderation::of_author(&kit.store, receipts[1].number).await.unwrap();
        assert!(told.may.is_empty() && told.appeals[0].answer.as_ref().is_some_and(|answer| !answer.granted && answer.words == WHY));
        // What the office let be shown, it alone withholds again; the log tells of both.
        let again = comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Obscene, "", later(42)).await;
        assert_eq!(refused(again, ""), Refusal::OfficeDecided);
        let words = moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("ความเห็น", Reason::Abuse), later(42)).await;
        assert_eq!(refused(words, ""), Refusal::OfficeDecided);
        comment::withhold(&kit.store, &kit.administrator, kit.read(FIRST).await, Reason::Obscene, "", later(42)).await.expect("the office may");
        let told = logged(&kit, id).await;
        assert!(told.contains(&(Logged::Granted, Some(Reason::Abuse))) && told.contains(&(Logged::Upheld, Some(Reason::Abuse))), "{told:?}");
        assert!(!moderation::of_author(&kit.store, receipts[0].number).await.unwrap().may.is_empty(), "a new decision may be appealed anew");
        let log = store::event::since(&kit.store, 0, 300).await.unwrap();
        assert!(log.iter().all(|event| !String::from_utf8_lossy(event.content.as_deref().unwrap_or_default()).contains(WHY)));
    }

    async fn an_agency_that_takes_its_decision_back_leaves_nothing_to_answer(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Abuse, "", later(2)).await.unwrap();
        moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(3)).await.unwrap();
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(4)).await.unwrap();
        assert!(moderation::waiting(&kit.store, &kit.administrator, 0, 10).await.unwrap().is_empty());
        let waits = checked(&kit).await;
        let receipt = kit.submit(&said(waits, "k1", 2)).await;
        let early = moderation::appeal(&kit.store, receipt.number, receipt.secret, (None, WHY), later(3)).await;
        assert_eq!(refused(early, ""), Refusal::AlreadyDone, "nobody has decided about what waits");
    }

    async fn of_two_decisions_an_appeal_names_the_one_that_it_is_about(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "k1", 1)).await;
        moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("ความเห็นที่", Reason::Abuse), later(2)).await.unwrap();
        comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Abuse, "", later(3)).await.unwrap();
        let appeal = async |about| moderation::appeal(&kit.store, receipt.number, receipt.secret, (about, WHY), later(4)).await;
        assert_eq!(refused(appeal(None).await, "about"), Refusal::NotChosen);
        let may = moderation::of_author(&kit.store, receipt.number).await.unwrap().may;
        assert_eq!(may.len(), 2);
        appeal(Some(may[1].at)).await.expect("asked");
        appeal(None).await.expect("one is left");
    }

    async fn a_courts_order_is_told_as_what_it_is(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 2).await;
        let order = Demand { comment: FIRST, kind: DemandKind::Order, from: "ศาลปกครองกลาง".into(), reference: "คำสั่งที่ 12/2569".into(), reason: Reason::Unlawful };
        not_allowed(moderation::demand(&kit.store, &kit.drafter, &order, later(2)).await);
        not_found(moderation::demand(&kit.store, &kit.stranger, &order, later(2)).await);
        report(&kit, id, FIRST, "a").await.unwrap();
        report(&kit, id, CommentId(2), "a").await.unwrap();
        moderation::demand(&kit.store, &kit.moderator, &order, later(2)).await.expect("entered");
        let items = all(&kit).await;
        assert_eq!((items[0].why, items[0].reason, items[1].why), (Why::Demand, Some(Reason::Unlawful), Why::Reported));
        settle(&kit, &[1], Verdict::Withhold(Reason::Unlawful)).await.unwrap();
        let log = moderation::log(&kit.store, id, None, 10).await.unwrap();
        let from = Some((DemandKind::Order, "ศาลปกครองกลาง".to_string()));
        assert_eq!((log[0].what, &log[0].demand, log[1].what, &log[1].demand), (Logged::Withheld, &from, Logged::Demanded, &from));
        let case = moderation::case(&kit.store, &kit.moderator, kit.one(id).await.agency.id, FIRST, later(3)).await.unwrap();
        assert_eq!((case.demands.len(), case.demands[0].settled), (1, Some(later(3))));
    }

    async fn each_moderates_their_own_agency_and_the_office_all(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        report(&kit, id, FIRST, "a").await.unwrap();
        let elsewhere = kit.member(kit.other, "elsewhere@example.th", &[Role::Moderator]).await;
        assert!(queue(&kit, &elsewhere, Filter::default()).await.is_empty());
        assert_eq!(queue(&kit, &kit.administrator, Filter::default()).await.len(), 1);
        let agency = kit.one(id).await.agency.id;
        not_allowed(moderation::page(&kit.store, &elsewhere, &Filter { agency: Some(agency), ..Filter::default() }, 0, 10).await);
        for by in [&kit.drafter, &kit.stranger, &Viewer::default()] {
            not_allowed(moderation::page(&kit.store, by, &Filter::default(), 0, 10).await);
            not_allowed(moderation::counts(&kit.store, by, None).await);
        }
        not_found(moderation::settle(&kit.store, &elsewhere, &[kit.read(FIRST).await], Verdict::Show, "", later(3)).await);
    }

    async fn the_queue_is_walked_by_key_in_as_many_statements_however_many_wait(kit) {
        let (one, two) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        kit.comments(one, 7).await;
        for comment in 1..=7 {
            report(&kit, one, CommentId(comment), "a").await.unwrap();
        }
        kit.submit(&New { reason: "www.example.org".into(), ..said(two, "k1", 8) }).await;
        let filter = Filter { why: Some(Why::Reported), ..Filter::default() };
        let before = kit.store.statements();
        let few = moderation::page(&kit.store, &kit.moderator, &filter, 0, 2).await.unwrap();
        let statements = kit.store.statements() - before;
        let before = kit.store.statements();
        let more = moderation::page(&kit.store, &kit.moderator, &filter, few[1].id, 50).await.unwrap();
        assert_eq!((more.len(), kit.store.statements() - before), (5, statements));
        assert!(!more[0].name.is_empty());
        let of = |filter: Filter| queue(&kit, &kit.moderator, filter);
        assert_eq!(of(Filter { consultation: Some(two), ..Filter::default() }).await.len(), 1);
        assert_eq!(of(Filter { reason: Some(Reason::Obscene), ..Filter::default() }).await.len(), 0);
        assert_eq!(of(Filter { reason: Some(Reason::Abuse), why: Some(Why::Reported), ..Filter::default() }).await.len(), 7);
    }

    async fn what_is_withheld_is_read_by_the_desk_as_before(kit) {
        let id = checked(&kit).await;
        kit.submit(&said(id, "k1", 1)).await;
        let held = comment::held(&kit.store, &kit.drafter, FIRST).await.unwrap();
        assert!(matches!(held.state, State::Withheld { reason: Reason::Waiting, .. }) && held.reason == "ความเห็นที่ 1");
    }
}
