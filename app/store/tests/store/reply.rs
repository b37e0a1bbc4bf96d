//! What an agency says in the open under a comment: who may, of which comments, every edition kept, hidden with the comment, told once a day.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::{New, Said, Showing};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::lang::Lang;
use domain::letter::What;
use domain::moderation::Reason;
use domain::redaction::MARK;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::letters::{self, Became, Due};
use store::{comment, export, mine, moderation};

const FIRST: CommentId = CommentId(1);
const THANKS: &str = "ขอบคุณ ค่าแผงยังเก็บตามอัตราเดิมจนถึงสิ้นปี";
const BETTER: &str = "ขอบคุณ ค่าแผงยังเก็บตามอัตราเดิมจนถึงวันที่ 31 ธันวาคม";

async fn reply(kit: &Kit, by: &Viewer, id: CommentId, seen: i64, words: &str, now: Moment) -> store::Outcome<()> {
    comment::reply(&kit.store, by, id, (seen, words), now).await
}

async fn shown(kit: &Kit, of: ConsultationId) -> Vec<Option<String>> {
    let words = |one: domain::comment::Public| one.reply.filter(|reply| !reply.taken_back()).map(|reply| reply.words);
    kit.public(of).await.into_iter().map(words).collect()
}

async fn then(kit: &Kit, of: ConsultationId, days: i64) -> Option<String> {
    let (upto, filter) = (later(days).day().last_moment(), comment::PublicFilter::default());
    let page = store::then::comments(&kit.store, of, &filter, None, upto, 10).await.unwrap().0;
    page.into_iter().find(|one| one.id == FIRST).and_then(|one| one.reply).map(|reply| reply.words)
}

async fn due(kit: &Kit, now: Moment) -> Vec<Due> {
    while letters::write_out(&kit.store, now).await.expect("written out") {}
    let due = letters::claim(&kit.store, now, 100).await.expect("claimed");
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.expect("told");
    }
    due
}

fn minutes(now: Moment, minutes: i64) -> Moment {
    Moment(now.0 + minutes * 60_000)
}

on_both! {
    async fn those_who_answer_for_the_draft_reply_and_every_edition_stays(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        for by in [&kit.stranger, &Viewer::default()] {
            not_found(reply(&kit, by, FIRST, 0, THANKS, later(2)).await);
        }
        not_allowed(reply(&kit, &kit.moderator, FIRST, 0, THANKS, later(2)).await);
        not_found(reply(&kit, &kit.drafter, CommentId(99), 0, THANKS, later(2)).await);
        assert_eq!(refused(reply(&kit, &kit.drafter, FIRST, 0, " ", later(2)).await, "reply"), Refusal::Missing);
        assert_eq!(refused(reply(&kit, &kit.drafter, FIRST, 0, "-", later(2)).await, "reply"), Refusal::SaysNothing);
        reply(&kit, &kit.drafter, FIRST, 0, THANKS, later(2)).await.expect("replied");
        reply(&kit, &kit.drafter, FIRST, 0, THANKS, later(2)).await.expect("the same words again are the same reply");
        assert_eq!(shown(&kit, id).await, [None, Some(THANKS.to_string())]);
        let public = kit.public(id).await.pop().unwrap().reply.unwrap();
        assert_eq!((public.agency(Lang::En), public.changed(), public.at), ("กรมตลาด", false, later(2)));
        assert_eq!(refused(reply(&kit, &kit.approver, FIRST, 0, BETTER, later(3)).await, ""), Refusal::ChangedMeanwhile);
        reply(&kit, &kit.approver, FIRST, 1, BETTER, later(3)).await.expect("changed");
        assert_eq!(refused(comment::take_reply_back(&kit.store, &kit.drafter, FIRST, 1, later(4)).await, ""), Refusal::ChangedMeanwhile);
        not_allowed(comment::take_reply_back(&kit.store, &kit.moderator, FIRST, 2, later(4)).await);
        let told = comment::by_number(&kit.store, receipts[0].number).await.unwrap().unwrap();
        assert_eq!((told.reply.unwrap().words.as_str(), told.comment), (BETTER, Some(FIRST)));
        comment::take_reply_back(&kit.store, &kit.drafter, FIRST, 2, later(4)).await.expect("taken back");
        assert_eq!(refused(comment::take_reply_back(&kit.store, &kit.drafter, FIRST, 3, later(4)).await, ""), Refusal::AlreadyDone);
        let stands = kit.public(id).await.pop().unwrap().reply.expect("that it was taken back is told");
        assert!(stands.taken_back() && stands.changed());
        let editions = comment::reply_editions(&kit.store, id, FIRST, None).await.unwrap();
        assert_eq!(editions.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["", BETTER, THANKS]);
        assert_eq!((then(&kit, id, 1).await, then(&kit, id, 2).await.as_deref(), then(&kit, id, 3).await.as_deref(), then(&kit, id, 4).await.as_deref()), (None, Some(THANKS), Some(BETTER), Some("")));
        reply(&kit, &kit.drafter, FIRST, 3, THANKS, later(30)).await.expect("also after the hearing, and again");
        let deeds: Vec<_> = store::event::since(&kit.store, 0, 500).await.unwrap().into_iter().map(|event| event.deed.code()).filter(|code| code.contains("repl")).collect();
        assert_eq!(deeds, ["comment.replied", "comment.reply_changed", "comment.reply_taken_back", "comment.replied"]);
        // The agency's new name says nothing else of what stands there.
        kit.execute("update agencies set name_th = 'กรมการค้า' where name_th = 'กรมตลาด'").await;
        assert_eq!(comment::reply_under(&kit.store, FIRST).await.unwrap().unwrap().agency_th, "กรมตลาด");
    }

    async fn a_reply_is_hidden_with_its_comment_and_goes_with_it(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.comments(id, 1).await[0];
        let sealed = kit.submit(&New { showing: Showing::Agency, ..said(id, "all", 2) }).await;
        assert_eq!(refused(reply(&kit, &kit.drafter, CommentId(2), 0, THANKS, later(2)).await, ""), Refusal::NotShown);
        assert!(comment::by_number(&kit.store, sealed.number).await.unwrap().unwrap().reply.is_none());
        reply(&kit, &kit.drafter, FIRST, 0, THANKS, later(2)).await.expect("replied");
        comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Abuse, "", later(3)).await.expect("withheld");
        let public = kit.public(id).await.pop().unwrap();
        assert!(matches!(public.said, Said::Withheld { .. }) && public.reply.is_none());
        assert!(comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap().reply.is_none());
        assert!(comment::reply_editions(&kit.store, id, FIRST, None).await.unwrap().is_empty());
        assert_eq!(then(&kit, id, 2).await, None, "hidden now, hidden on earlier days");
        let file = async |whom| export::comments(&kit.store, whom, id, CommentId(0), 9_999, 10).await.unwrap().remove(0).reply;
        assert!(file(export::For::Public).await.is_none() && file(export::For::Agency).await.is_some());
        assert_eq!(refused(reply(&kit, &kit.drafter, FIRST, 1, BETTER, later(3)).await, ""), Refusal::NotShown);
        comment::restore(&kit.store, &kit.moderator, kit.read(FIRST).await, later(4)).await.expect("shown again");
        assert_eq!((shown(&kit, id).await, file(export::For::Public).await.is_some()), (vec![Some(THANKS.to_string())], true));
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(5)).await.expect("taken back");
        assert_eq!(kit.number("select count(*) from comment_replies").await, 0);
        for event in store::event::since(&kit.store, 0, 500).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("อัตราเดิม"));
        }
    }

    async fn words_taken_out_of_a_comment_are_taken_out_of_its_reply(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.submit(&New { reason: "นายสมชายเก็บค่าแผงเกิน".into(), ..said(id, "all", 1) }).await;
        reply(&kit, &kit.drafter, FIRST, 0, "เรื่องของนายสมชายส่งให้ตลาดตรวจแล้ว", later(2)).await.expect("replied");
        moderation::redact(&kit.store, &kit.moderator, kit.read(FIRST).await, ("นายสมชาย", Reason::PersonalData), later(3)).await.expect("taken out");
        assert_eq!(shown(&kit, id).await, [Some(format!("เรื่องของ{MARK}ส่งให้ตลาดตรวจแล้ว"))]);
        for event in store::event::since(&kit.store, 0, 500).await.unwrap() {
            assert!(!String::from_utf8_lossy(&event.content.unwrap_or_default()).contains("สมชาย"));
        }
    }

    async fn its_author_is_told_of_a_reply_once_a_day_and_of_none_that_was_taken_back_at_once(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        for (receipt, email) in receipts.iter().zip(["a@example.th", "b@example.th"]) {
            letters::ask(&kit.store, receipt.number, receipt.secret, email, Lang::Th, later(2)).await.expect("asked");
        }
        for one in due(&kit, later(2)).await {
            letters::confirm(&kit.store, &one.token, later(2)).await.expect("confirmed");
        }
        reply(&kit, &kit.drafter, FIRST, 0, THANKS, later(3)).await.expect("replied");
        assert!(due(&kit, later(3)).await.is_empty(), "a slip may be mended first");
        reply(&kit, &kit.drafter, FIRST, 1, BETTER, minutes(later(3), 5)).await.expect("mended");
        let told = due(&kit, minutes(later(3), 20)).await;
        let told: Vec<_> = told.iter().map(|due| (due.what, due.email.as_str(), due.receipt)).collect();
        assert_eq!(told, [(What::Replied, "a@example.th", Some(receipts[0].number))]);
        reply(&kit, &kit.drafter, FIRST, 2, THANKS, minutes(later(3), 30)).await.expect("changed again");
        assert!(due(&kit, minutes(later(3), 60)).await.is_empty(), "once a day");
        reply(&kit, &kit.drafter, FIRST, 3, BETTER, later(5)).await.expect("changed");
        assert_eq!(due(&kit, minutes(later(5), 20)).await.len(), 1, "and of a change on another day");
    }

    async fn an_authors_own_page_has_the_replies_of_all_her_comments(kit) {
        let id = kit.published(Kind::Bill).await;
        let me = kit.member(kit.other, "me@example.th", &[Role::Drafter]).await;
        for n in 1..=3 {
            comment::submit(&kit.store, &me, &said(id, "all", n), domain::comment::Channel::Portal, later(1)).await.expect("sent");
        }
        for one in [1, 3] {
            reply(&kit, &kit.drafter, CommentId(one), 0, THANKS, later(2)).await.expect("replied");
        }
        let (page, _) = mine::said(&kit.store, &me, 0, 10).await.unwrap();
        let mut replied: Vec<_> = page.into_iter().map(|one| (one.told.comment.unwrap().0, one.told.reply.is_some())).collect();
        replied.sort_unstable();
        assert_eq!(replied, [(1, true), (2, false), (3, true)]);
    }
}
