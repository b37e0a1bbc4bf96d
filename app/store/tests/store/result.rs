//! The result of a hearing: comments under issues, and when it may be published.

use crate::kit::*;
use domain::comment::State;
use domain::consultation::Kind;
use domain::id::CommentId;
use domain::refusal::Refusal;
use domain::result::{Disposition, Grouping, NewIssue};
use store::{Error, comment, result};

/// After the round, which ends on the twentieth day.
const AFTER: i64 = 25;

fn issue(disposition: Option<Disposition>) -> NewIssue {
    NewIssue {
        target: "k1".into(),
        title: "ค่าแผงสูงไป".into(),
        raised: "ขอให้ลดค่าแผง".into(),
        sides: vec![],
        disposition,
        reason: "ลดได้บางประเภท".into(),
        changed: String::new(),
    }
}

on_both! {
    async fn a_result_of_nobody_is_one_deed_after_the_close(kit) {
        let id = kit.published(Kind::Bill).await;
        let by = kit.summariser().await;
        let early = result::publish(&kit.store, &by, id, later(2)).await;
        assert!(matches!(early, Err(Error::Refused(_))), "{early:?}");
        result::publish(&kit.store, &by, id, later(AFTER)).await.expect("published");
        assert!(kit.one(id).await.dates.summarised.is_some());
        let again = result::publish(&kit.store, &by, id, later(AFTER)).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    }

    async fn results_of_several_are_read_at_once_when_they_are_published(kit) {
        let (id, other) = (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await);
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        result::write_issue(store, &by, id, None, &issue(Some(Disposition::Partly)), now).await.expect("an issue");
        assert!(result::published(store, &[id, other]).await.unwrap().is_empty(), "being written is not published");
        result::publish(store, &by, id, now).await.expect("published");
        let read = result::published(store, &[id, other]).await.unwrap();
        let [(of, summary)] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((*of, summary.issues.len(), summary.issues[0].title.as_str()), (id, 1, "ค่าแผงสูงไป"));
        assert_eq!(summary.published, kit.one(id).await.dates.summarised);
        assert!(result::published(store, &[]).await.unwrap().is_empty());
    }

    async fn strangers_and_moderators_publish_nothing(kit) {
        let id = kit.published(Kind::Bill).await;
        for by in [&kit.stranger, &kit.moderator] {
            let refused = result::publish(&kit.store, by, id, later(AFTER)).await;
            assert!(matches!(refused, Err(Error::NotAllowed | Error::NotFound)), "{refused:?}");
        }
        assert!(kit.one(id).await.dates.summarised.is_none());
    }

    async fn every_comment_waits_for_an_issue_and_its_receipt_tells_the_answer(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 3).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let waiting = refused(result::publish(store, &by, id, now).await, "");
        assert_eq!(waiting, Refusal::CommentsWaiting { waiting: 3 });

        let made = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        let comments = (1..=3).map(CommentId).collect();
        let under = Grouping { issue: Some(made), comments };
        result::group(store, &by, id, &under, now).await.expect("grouped");
        let undecided = refused(result::publish(store, &by, id, now).await, "i1.disposition");
        assert_eq!(undecided, Refusal::Missing);

        let decided = issue(Some(Disposition::Partly));
        result::write_issue(store, &by, id, Some(made), &decided, now).await.expect("decided");
        assert!(comment::by_number(store, receipts[0].number).await.expect("told").expect("known").answer.is_none());
        result::publish(store, &by, id, now).await.expect("published");
        for receipt in &receipts {
            let told = comment::by_number(store, receipt.number).await.expect("told").expect("known");
            let answer = told.answer.expect("an answer");
            assert_eq!((answer.issue, answer.disposition), (made, Disposition::Partly));
        }
    }

    async fn a_comment_taken_out_of_its_issue_waits_again(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 2).await;
        let (store, by, now) = (&kit.store, kit.summariser().await, later(AFTER));
        let made = result::write_issue(store, &by, id, None, &issue(None), now).await.expect("an issue");
        let both = Grouping { issue: Some(made), comments: vec![CommentId(1), CommentId(2)] };
        result::group(store, &by, id, &both, now).await.expect("grouped");
        assert_eq!(result::summary(store, id).await.expect("a summary").waiting, 0);
        result::remove_issue(store, &by, id, made, now).await.expect("removed");
        assert_eq!(result::summary(store, id).await.expect("a summary").waiting, 2);
        let held = comment::held(store, &by, CommentId(1)).await.expect("a comment");
        assert_eq!(held.state, State::Received);
    }
}
