//! Where those whose identity is verified stand on each part: kept beside everybody's, moved with the part, taken away with the comment.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{Channel, Edit, Showing, Stance};
use domain::consultation::Kind;
use domain::id::ConsultationId;
use store::identity::{self, Known};
use store::{comment, session, version};

async fn verified(kit: &Kit) -> Viewer {
    let known = Known { provider: "thaid".into(), subject: "a".into(), verifies: true };
    let token = identity::enter(&kit.store, known, day_one()).await.expect("signed in");
    session::viewer(&kit.store, &token, day_one()).await.expect("read").expect("somebody")
}

async fn kept(kit: &Kit, id: ConsultationId) -> Vec<(String, String, u64)> {
    let mut kept = comment::counts_by_stance(&kit.store, id).await.unwrap().by_verified_target_stance;
    kept.sort();
    kept
}

fn of(part: &str, stance: &str, n: u64) -> (String, String, u64) {
    (part.into(), stance.into(), n)
}

on_both! {
    async fn verified_persons_are_counted_on_each_part_and_move_with_it(kit) {
        let id = kit.published(Kind::Bill).await;
        let me = verified(&kit).await;
        let mut receipts = Vec::new();
        for (n, at) in [(1, "k1"), (2, "m2"), (3, "m3")] {
            receipts.push(comment::submit(&kit.store, &me, &said(id, at, n), Channel::Portal, later(1)).await.expect("sent"));
        }
        kit.submit(&said(id, "m2", 9)).await;
        assert_eq!(kept(&kit, id).await, [of("k1", "agree", 1), of("m2", "agree", 1), of("m3", "agree", 1)]);
        let edit = Edit { stance: Stance::Disagree, reason: "ไม่เห็นด้วยแล้ว".into(), wording: String::new(), showing: Showing::Unnamed, name: String::new(), young: false, unquote: false };
        comment::edit(&kit.store, receipts[0].number, receipts[0].secret, 1, &edit, later(2)).await.expect("changed");
        comment::withdraw(&kit.store, receipts[2].number, receipts[2].secret, later(2)).await.expect("taken back");
        assert_eq!(kept(&kit, id).await, [of("k1", "disagree", 1), of("m2", "agree", 1)]);
        let moved = DRAFT.replace("มาตรา ๓ ให้", "มาตรา ๔ ให้").replace("มาตรา ๒ ให้มี", "มาตรา ๓ ให้มี");
        let moved = moved.replace("หมวด ๑\n", "มาตรา ๒ พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป\n\nหมวด ๑\n");
        let revision = kit.one(id).await.revision;
        version::put(&kit.store, &kit.drafter, id, revision, &moved, later(3)).await.expect("put");
        let revision = kit.one(id).await.revision;
        version::publish(&kit.store, &kit.approver, id, revision, "เลื่อนเลขมาตราตามข้อเสนอของผู้ค้า", later(4)).await.expect("published");
        let all = comment::counts_by_stance(&kit.store, id).await.unwrap();
        let home = all.by_target.iter().find(|(part, n)| part.starts_with('m') && *n == 2).expect("both are on one part").0.clone();
        assert_eq!(kept(&kit, id).await, [of("k1", "disagree", 1), of(&home, "agree", 1)], "it goes where the others go");
    }
}
