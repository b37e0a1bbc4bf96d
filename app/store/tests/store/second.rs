//! The second reading: drawn from what others put somewhere, read blind, compared, settled.

use crate::kit::*;
use domain::agency::Role;
use domain::consultation::Kind;
use domain::id::{CommentId, IssueId};
use domain::ledger::{Place, To, Which};
use domain::refusal::Refusal;
use domain::second::{Agreement, Codes};
use store::ledger::{self, second};

fn these(ids: &[i64]) -> Which {
    Which::These { comments: ids.iter().copied().map(CommentId).collect(), seen: i64::MAX }
}

on_both! {
    async fn two_read_the_same_and_their_differences_are_settled(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 4).await;
        let by = kit.summariser().await;
        let other = kit.member(kit.agency, "second@example.th", &[Role::Summariser]).await;
        let (store, now) = (&kit.store, later(25));
        let none = second::draw(store, &by, id, other.person, 10, now).await;
        assert_eq!(refused(none, ""), Refusal::NothingToDraw, "nothing is coded yet");
        let issue = |title: &str| To::NewIssue { title: title.into(), targets: vec!["k1".into()] };
        let one = ledger::code(store, &by, id, these(&[1, 2]), issue("ค่าแผง"), &key(901), now).await.expect("coded").issue.expect("one");
        let two = ledger::code(store, &by, id, these(&[3]), issue("เวลา"), &key(902), now).await.expect("coded").issue.expect("two");
        refused(second::draw(store, &by, id, other.person, 501, now).await, "many");
        refused(second::draw(store, &by, id, kit.drafter.person, 3, now).await, "person");
        let own = second::draw(store, &by, id, by.person, 10, now).await;
        assert_eq!(refused(own, ""), Refusal::NothingToDraw, "nobody reads again what was their own");
        assert_eq!(second::draw(store, &by, id, other.person, 10, now).await.expect("drawn"), 3);
        let again = second::draw(store, &by, id, other.person, 10, now).await;
        assert_eq!(refused(again, ""), Refusal::NothingToDraw, "each is drawn once");

        not_found(second::was_read(store, &by, CommentId(1)).await);
        let unsaid = second::say(store, &other, CommentId(1), vec![], false, now).await;
        assert_eq!(refused(unsaid, "under[]"), Refusal::Missing);
        let say = async |comment, issues: Vec<IssueId>, aside| {
            second::say(store, &other, CommentId(comment), issues, aside, now).await.expect("said");
        };
        say(1, vec![one], false).await;
        say(2, vec![one, two], false).await;
        say(3, vec![], true).await;
        let better = second::say(store, &other, CommentId(3), vec![two], false, now).await;
        assert_eq!(refused(better, ""), Refusal::AlreadyDone, "the first answer counts");
        not_found(second::say(store, &by, CommentId(1), vec![one], false, now).await);
        let reader = second::readers(store, &by, id).await.expect("readers").pop().expect("one");
        assert_eq!((reader.drawn, reader.done, reader.next), (3, 3, None));
        let (twice, differ) = second::compared(store, &by, id, 10).await.expect("compared");
        assert_eq!(differ.iter().map(|held| held.id.0).collect::<Vec<_>>(), [2, 3]);
        let agreement = Agreement::of(&twice, &[one, two]);
        assert_eq!((agreement.read, agreement.same), (3, 1));

        let stale = second::settle(store, &by, CommentId(2), true, 0, now).await;
        assert_eq!(refused(stale, ""), Refusal::CodedMeanwhile { comments: 1 });
        second::settle(store, &by, CommentId(2), true, i64::MAX, now).await.expect("settled");
        let row = ledger::of(store, &[CommentId(2)]).await.expect("rows").pop().expect("one");
        assert_eq!(row.codings.iter().map(|coding| coding.issue).collect::<Vec<_>>(), [one, two]);
        // Set aside there is a reply to write: that is done on the comment's page.
        not_found(second::settle(store, &by, CommentId(3), true, i64::MAX, now).await);
        second::settle(store, &by, CommentId(3), false, 0, now).await.expect("the first stays");
        let row = ledger::of(store, &[CommentId(3)]).await.expect("rows").pop().expect("one");
        assert_eq!(row.place, Place::Coded);
        let twice = second::settle(store, &by, CommentId(3), false, 0, now).await;
        assert_eq!(refused(twice, ""), Refusal::AlreadyDone);
        not_found(second::settle(store, &by, CommentId(1), false, 0, now).await);
        let (after, differ) = second::compared(store, &by, id, 10).await.expect("compared");
        assert_eq!((Agreement::of(&after, &[one, two]), differ.len()), (agreement, 0), "what was said stays");
        assert_eq!(after[2].second, Codes::Aside);
        not_allowed(second::readers(store, &kit.stranger, id).await.map(|_| ()));
    }
}
