//! A further version of a published draft: who may, when, and what follows its provision.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::{GONE, Target};
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId};
use domain::refusal::Refusal;
use domain::result::NewIssue;
use store::comment::HeldFilter;
use store::{consultation, event, result, version};

const WHY: &str = "ปรับตามความเห็นของผู้ค้าในตลาด";
/// A new มาตรา ๒ stands before the committee, which becomes มาตรา ๓; item (๑) of it is gone; the last is gone.
pub(crate) const REVISED: &str = "# ร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....”

หมวด ๑

คณะกรรมการ

มาตรา ๒ ตลาดนัดทุกแห่งต้องจดแจ้งต่อองค์กรปกครองส่วนท้องถิ่นก่อนเปิดไม่น้อยกว่าเจ็ดวัน

มาตรา ๓ ให้มีคณะกรรมการ ประกอบด้วย

(๑) กรรมการอื่น

วาระของกรรมการให้เป็นไปตามมาตรา ๑ วรรคหนึ่ง
";

impl Kit {
    async fn revision(&self, id: ConsultationId) -> i64 {
        self.one(id).await.revision
    }

    /// Puts up a further version, on the third day.
    pub(crate) async fn revised(&self, id: ConsultationId, source: &str) {
        let revision = self.revision(id).await;
        version::put(&self.store, &self.drafter, id, revision, source, later(2)).await.expect("a text");
        let revision = self.revision(id).await;
        version::publish(&self.store, &self.approver, id, revision, WHY, later(2)).await.expect("published");
    }

    /// Comments at these addresses; their ids.
    async fn spoken(&self, id: ConsultationId, at: &[&str]) -> Vec<CommentId> {
        for (number, at) in at.iter().enumerate() {
            self.submit(&said(id, at, number as u32 + 1)).await;
        }
        let mut ids: Vec<CommentId> = self.public(id).await.iter().map(|one| one.id).collect();
        ids.reverse();
        ids
    }

    async fn waiting(&self, id: ConsultationId) -> u64 {
        let filter = HeldFilter { target: Some(Target::gone()), ..HeldFilter::default() };
        let page = store::comment::held_page(&self.store, &self.drafter, id, &filter, None, 50).await.expect("a page");
        assert_eq!(page.len() as u64, self.counts(id).await.at(GONE), "the kept count is that of the list");
        page.len() as u64
    }
}

on_both! {
    async fn since_which_version_a_provision_reads_as_it_does(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.revised(id, REVISED).await;
        let pieces = ["m1", "m2", "m3", "m99"].map(|at| (id, at.to_string()));
        let since = version::since(&kit.store, &pieces).await.unwrap();
        let number = |at: &str| since.get(&(id, at.to_string())).map(|since| since.number);
        // The first reads as before, the second is new, the third is changed.
        assert_eq!([number("m1"), number("m2"), number("m3"), number("m99")], [Some(1), Some(2), Some(2), None]);
        assert!(version::since(&kit.store, &[]).await.unwrap().is_empty());
    }

    async fn a_further_version_is_public_only_when_it_is_published(kit) {
        let id = kit.published(Kind::Bill).await;
        let first = kit.one(id).await.version.unwrap();
        let revision = kit.revision(id).await;
        version::put(&kit.store, &kit.drafter, id, revision, REVISED, later(2)).await.unwrap();
        assert_eq!(kit.one(id).await.version.unwrap().id, first.id);
        assert_eq!(version::published(&kit.store, id).await.unwrap().len(), 1);
        let waiting = version::waiting(&kit.store, &kit.drafter, id).await.unwrap().unwrap();
        assert_eq!((waiting.version.number, waiting.source.as_str()), (2, REVISED));
        not_found(version::waiting(&kit.store, &kit.stranger, id).await);
        let revision = kit.revision(id).await;
        version::publish(&kit.store, &kit.approver, id, revision, WHY, later(2)).await.unwrap();
        let all = version::published(&kit.store, id).await.unwrap();
        assert_eq!((all.len(), all[0].reason.as_str(), all[1].reason.as_str()), (2, "", WHY));
        assert_eq!(kit.one(id).await.version.unwrap().id, all[1].version.id);
        assert_eq!(version::provision(&kit.store, first.id, "m3").await.unwrap().unwrap().label, "มาตรา ๓");
        assert_eq!(version::last_with(&kit.store, id, "m2-2", 2).await.unwrap(), Some((1, None)));
        let last = event::since(&kit.store, event::last(&kit.store).await.unwrap() - 1, 10).await.unwrap();
        assert_eq!(last[0].deed, domain::event::Deed::VersionPublished);
    }

    async fn comments_are_counted_and_listed_where_their_provision_is_now(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.spoken(id, &["m2", "m2-2", "m2-1", "m3", "m1", "k1", "all"]).await;
        kit.revised(id, REVISED).await;
        let counts = kit.counts(id).await;
        assert_eq!((counts.at("m2"), counts.at("m3"), counts.at("m1"), counts.at(GONE)), (0, 3, 1, 1));
        assert_eq!((counts.at("k1"), counts.at("all"), counts.total), (1, 1, 7));
        let stances = store::comment::counts_by_stance(&kit.store, id).await.unwrap().by_target_stance;
        assert!(stances.contains(&("m3".into(), "agree".into(), 3)), "{stances:?}");
        let filter = store::comment::PublicFilter { target: Some(Target::parse("m3").unwrap()), stance: None };
        let three = store::comment::public_page(&kit.store, id, &filter, None, 50).await.unwrap();
        let mut targets: Vec<&str> = three.iter().map(|one| one.target.as_str()).collect();
        targets.sort_unstable();
        // The item that stays keeps its own place; the one that went is its provision's.
        assert_eq!(targets, ["m3", "m3", "m3-1"]);
        for one in &three {
            let earlier = one.earlier.as_ref().unwrap();
            assert_eq!((earlier.number, earlier.label.as_str(), earlier.placed), (1, "มาตรา ๒", false));
        }
        // What is said from now on is of the latest.
        kit.submit(&said(id, "m3", 99)).await;
        assert_eq!(kit.public(id).await[0].earlier, None);
        assert_eq!(kit.counts(id).await.at("m3"), 4);
    }

    async fn the_author_of_a_comment_whose_provision_is_gone_says_whether_it_still_holds(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "m3", 1)).await;
        let there = kit.submit(&said(id, "m1", 2)).await;
        let holds = async |of: &domain::receipt::Receipt, secret, days| {
            store::comment::holds(&kit.store, of.number, secret, later(days)).await
        };
        assert_eq!(refused(holds(&receipt, receipt.secret, 1).await, ""), Refusal::AlreadyDone, "its provision is there");
        kit.revised(id, REVISED).await;
        let told = async |of: &domain::receipt::Receipt| store::comment::by_number(&kit.store, of.number).await.unwrap().unwrap().moved;
        assert_eq!(told(&there).await, None);
        assert!(told(&receipt).await.is_some_and(|moved| moved.waits && moved.asked && moved.holds.is_none()));
        assert_eq!(refused(holds(&receipt, there.secret, 3).await, ""), Refusal::NoSuchReceipt);
        assert_eq!(refused(holds(&there, there.secret, 3).await, ""), Refusal::AlreadyDone);
        holds(&receipt, receipt.secret, 3).await.expect("said");
        assert_eq!(refused(holds(&receipt, receipt.secret, 3).await, ""), Refusal::AlreadyDone);
        assert_eq!(told(&receipt).await.unwrap().holds, Some(later(3)));
        let shown = kit.public(id).await.into_iter().find_map(|one| one.earlier.filter(|earlier| earlier.holds));
        assert!(shown.is_some());
        assert_eq!(kit.number("select count(*) from events where deed = 'comment.holds'").await, 1);
    }

    async fn a_third_version_carries_on_from_the_second(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.spoken(id, &["m2"]).await;
        kit.revised(id, REVISED).await;
        kit.revised(id, DRAFT).await;
        assert_eq!(kit.counts(id).await.at("m2"), 1);
        let one = &kit.public(id).await[0];
        assert_eq!((one.target.as_str(), one.earlier.as_ref().unwrap().label.as_str()), ("m2", "มาตรา ๒"));
        assert_eq!(version::published(&kit.store, id).await.unwrap().len(), 3);
    }

    async fn a_comment_whose_provision_is_gone_waits_and_is_placed(kit) {
        let id = kit.published(Kind::Bill).await;
        let ids = kit.spoken(id, &["m3", "m3", "m3", "m1"]).await;
        kit.revised(id, REVISED).await;
        assert_eq!(kit.waiting(id).await, 3);
        let place = async |by: &Viewer, ids: &[CommentId], to: &str| {
            version::place(&kit.store, by, id, ids, to, later(3)).await
        };
        not_allowed(place(&kit.stranger, &ids[..1], "m1").await);
        not_allowed(place(&kit.moderator, &ids[..1], "m1").await);
        assert_eq!(refused(place(&kit.drafter, &[], "m1").await, "comment"), Refusal::Missing);
        assert_eq!(refused(place(&kit.drafter, &ids[..1], "").await, "to"), Refusal::Missing);
        for nowhere in ["m77", "k9", GONE] {
            assert_eq!(refused(place(&kit.drafter, &ids[..1], nowhere).await, "to"), Refusal::NoSuchPart);
        }
        assert_eq!(refused(place(&kit.drafter, &ids[3..], "m1").await, "comment"), Refusal::AlreadyDone);
        place(&kit.drafter, &ids[..1], "m3-1").await.unwrap();
        place(&kit.drafter, &ids[1..2], "k1").await.unwrap();
        place(&kit.drafter, &ids[2..3], "all").await.unwrap();
        assert_eq!(refused(place(&kit.drafter, &ids[..1], "m1").await, "comment"), Refusal::AlreadyDone);
        assert_eq!(kit.waiting(id).await, 0);
        let counts = kit.counts(id).await;
        assert_eq!((counts.at("m3"), counts.at("k1"), counts.at("all"), counts.at("m1"), counts.total), (1, 1, 1, 1, 4));
        let held = store::comment::held(&kit.store, &kit.drafter, ids[0]).await.unwrap();
        let earlier = held.earlier.unwrap();
        assert_eq!((held.target.as_str(), earlier.label.as_str(), earlier.placed), ("m3-1", "มาตรา ๓", true));
    }

    async fn a_withdrawn_comment_leaves_the_counts_from_where_it_stands(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "m2", 1)).await;
        kit.revised(id, REVISED).await;
        let told = store::comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap();
        assert_eq!((told.target.as_str(), told.label.as_str()), ("m2", "มาตรา ๒"), "a receipt says what it said");
        store::comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.unwrap();
        let counts = kit.counts(id).await;
        assert_eq!((counts.at("m3"), counts.total), (0, 0));
    }

    async fn on_an_earlier_day_comments_stand_where_they_stood(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.spoken(id, &["m2", "m3", "all"]).await;
        kit.revised(id, REVISED).await;
        let read = async |part: Option<&str>, day: i64| {
            let filter = store::comment::PublicFilter { target: part.map(|part| Target::parse(part).unwrap()), ..Default::default() };
            let upto = later(day).day().last_moment();
            let (page, _) = store::then::comments(&kit.store, id, &filter, None, upto, 10).await.unwrap();
            let told = |one: &domain::comment::Public| (one.id.0, one.target.as_str().to_string(), one.earlier.is_some());
            page.iter().rev().map(told).collect::<Vec<_>>()
        };
        let at = |id: i64, at: &str, earlier| (id, at.to_string(), earlier);
        assert_eq!(read(None, 1).await, [at(1, "m2", false), at(2, "m3", false), at(3, "all", false)]);
        assert_eq!(read(None, 2).await, [at(1, "m3", true), at(2, GONE, true), at(3, "all", true)]);
        assert_eq!((read(Some("m2"), 1).await, read(Some("m3"), 1).await), (vec![at(1, "m2", false)], vec![at(2, "m3", false)]));
        assert_eq!((read(Some("m2"), 2).await, read(Some("m3"), 2).await), (vec![], vec![at(1, "m3", true)]));
        // Who is moved by hand was not there before.
        version::place(&kit.store, &kit.drafter, id, &[CommentId(2)], "m2", later(4)).await.expect("placed");
        assert_eq!(read(Some("m2"), 4).await, [at(2, "m2", true)]);
        assert_eq!(read(Some("m3"), 4).await, [at(1, "m3", true)], "nor stays it where it said it");
        assert_eq!((read(None, 3).await[1].clone(), read(None, 1).await[1].clone()), (at(2, GONE, true), at(2, "m3", false)));
        // And they are counted there.
        let counted = async |day: i64| {
            let upto = later(day).day().last_moment();
            let one = store::then::dossier(&kit.store, kit.one(id).await, upto).await.unwrap();
            store::then::counts(&kit.store, &one, upto).await.unwrap().by_target
        };
        let of = |parts: [&str; 3]| {
            let mut parts = parts.map(|part| (part.to_string(), 1));
            parts.sort();
            parts.to_vec()
        };
        assert_eq!(counted(1).await, of(["m2", "m3", "all"]));
        assert_eq!(counted(3).await, of(["m3", GONE, "all"]));
    }

    async fn issues_and_key_points_follow_too(kit) {
        let id = kit.ready(Kind::Bill).await;
        let points = [domain::key_point::New { provisions: vec!["m2".into(), "m3".into()], ..point("คณะกรรมการ") }];
        let revision = kit.revision(id).await;
        consultation::set_key_points(&kit.store, &kit.drafter, id, revision, &points, day_one()).await.unwrap();
        kit.publish(id).await;
        let by = kit.summariser().await;
        let new = NewIssue {
            targets: vec!["m2-2".into(), "m3".into()],
            title: "กรรมการ".into(),
            raised: String::new(),
            sides: vec![],
            disposition: None,
            reason: String::new(),
            changed: String::new(),
            answered_by: "m2".into(),
            elsewhere: false,
            stands_on: vec![],
        };
        result::write_issue(&kit.store, &by, id, None, &new, later(1)).await.unwrap();
        kit.revised(id, REVISED).await;
        assert_eq!(kit.one(id).await.key_points[0].provisions, ["m3"]);
        let summary = result::summary(&kit.store, id).await.unwrap();
        let issue = &summary.issues[0];
        assert_eq!((issue.targets.as_slice(), issue.answered_by.as_str()), (&["m3-1".to_string(), GONE.into()][..], "m3"));
    }

    async fn a_further_version_is_refused_out_of_its_time_and_to_others(kit) {
        let id = kit.ready(Kind::Bill).await;
        let put = async |by: &Viewer, revision: i64, day: i64| {
            version::put(&kit.store, by, id, revision, REVISED, later(day)).await
        };
        assert_eq!(refused(put(&kit.drafter, kit.revision(id).await, 0).await, ""), Refusal::AlreadyDone);
        kit.publish(id).await;
        let revision = kit.revision(id).await;
        not_allowed(put(&kit.stranger, revision, 1).await);
        not_allowed(put(&kit.moderator, revision, 1).await);
        assert_eq!(refused(put(&kit.drafter, revision - 1, 1).await, ""), Refusal::ChangedMeanwhile);
        let publish = async |revision: i64, why: &str| {
            version::publish(&kit.store, &kit.approver, id, revision, why, later(25)).await
        };
        assert_eq!(refused(publish(revision, WHY).await, "source"), Refusal::Missing, "nothing waits");
        // After the hearing has closed it may still be revised.
        put(&kit.drafter, revision, 25).await.unwrap();
        let revision = kit.revision(id).await;
        assert_eq!(refused(publish(revision, "").await, "reason"), Refusal::Missing);
        publish(revision, WHY).await.unwrap();
        // A button pressed twice is one; somebody else's words on what is public already are told.
        publish(revision, WHY).await.unwrap();
        assert_eq!(kit.number("select count(*) from events where deed = 'version.published'").await, 1);
        assert_eq!(refused(publish(revision, "อีกเหตุผลหนึ่งของผู้อนุมัติคนที่สอง").await, ""), Refusal::ChangedMeanwhile);
        consultation::cancel(&kit.store, &kit.approver, id, WHY, later(26)).await.unwrap();
        let revision = kit.revision(id).await;
        let answer = put(&kit.drafter, revision, 26).await;
        assert!(matches!(refused(answer, ""), Refusal::Cancelled { .. }));
    }

    async fn a_hearing_without_a_draft_has_no_versions(kit) {
        let id = kit.published(Kind::Principles).await;
        if kit.one(id).await.version.is_none() {
            let revision = kit.revision(id).await;
            let answer = version::put(&kit.store, &kit.drafter, id, revision, REVISED, later(1)).await;
            assert_eq!(refused(answer, "source"), Refusal::NotAChoice);
        }
        assert!(version::published(&kit.store, id).await.unwrap().len() < 2);
    }
}

on_both! {
    async fn of_what_was_cancelled_nothing_is_placed_and_nothing_held_to(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "m3", 1)).await;
        kit.revised(id, REVISED).await;
        let place = async |comments: &[CommentId], days| version::place(&kit.store, &kit.drafter, id, comments, "m1", later(days)).await;
        let many: Vec<CommentId> = (1..=51).map(CommentId).collect();
        assert_eq!(refused(place(&many, 3).await, "comment"), Refusal::ChoiceCount { least: 1, most: 50 }, "more than a page shows");
        consultation::cancel(&kit.store, &kit.approver, id, WHY, later(3)).await.unwrap();
        let over = Refusal::Cancelled { at: later(3) };
        assert_eq!(refused(place(&many[..1], 4).await, ""), over);
        let holds = store::comment::holds(&kit.store, receipt.number, receipt.secret, later(4)).await;
        assert_eq!(refused(holds, ""), over);
    }

    async fn a_reason_of_a_further_version_says_something_and_a_text_can_be_kept(kit) {
        let id = kit.published(Kind::Bill).await;
        let put = async |source: &str| version::put(&kit.store, &kit.drafter, id, kit.revision(id).await, source, later(2)).await;
        assert_eq!(refused(put(" \n").await, "source"), Refusal::Missing);
        assert_eq!(refused(put("มาตรา ๑ ก\0ข").await, "source"), Refusal::ControlCharacters);
        put(REVISED).await.unwrap();
        let publish = async |by, why: &str| version::publish(&kit.store, by, id, kit.revision(id).await, why, later(2)).await;
        assert_eq!(refused(publish(&kit.approver, "-").await, "reason"), Refusal::SaysNothing);
        not_allowed(publish(&kit.drafter, WHY).await);
        not_allowed(publish(&kit.stranger, WHY).await);
    }
}
