//! Comments withheld, restored and taken back.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::{New, Said, Showing, State, Target};
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::CommentId;
use domain::moderation::Reason;
use domain::receipt::Secret;
use domain::refusal::Refusal;
use store::Error;
use store::comment::{self, HeldFilter, PublicFilter, Where};

const FIRST: CommentId = CommentId(1);
const NOTE: &str = "มีเลขประจำตัวประชาชน";

async fn withhold(kit: &Kit, by: &Viewer, id: CommentId) -> Result<(), Error> {
    comment::withhold(&kit.store, by, kit.read(id).await, Reason::PersonalData, NOTE, later(2)).await
}

async fn restore(kit: &Kit, by: &Viewer, id: CommentId) -> Result<(), Error> {
    comment::restore(&kit.store, by, kit.read(id).await, later(3)).await
}

on_both! {
    async fn a_withheld_comment_leaves_a_tombstone_and_stays_counted(kit) {
        let id = kit.published(Kind::Bill).await;
        let named = New { showing: Showing::Named, name: "สมศรี".into(), ..said(id, "k1", 1) };
        kit.submit(&named).await;
        let before = kit.counts(id).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        let tombstone = Said::Withheld { reason: Reason::PersonalData };
        assert_eq!(kit.public(id).await[0].said, tombstone);
        let filter = PublicFilter { target: Some(Target::parse("k1").unwrap()), stance: None };
        assert_eq!(comment::public_page(&kit.store, id, &filter, None, 10).await.unwrap()[0].said, tombstone);
        assert_eq!(comment::public_of(&kit.store, &[FIRST]).await.unwrap()[0].said, tombstone);
        let after = kit.counts(id).await;
        assert_eq!((after.total, after.at("k1"), after.withheld), (1, 1, 1));
        assert_eq!(after.by_stance, before.by_stance);
        assert_eq!(kit.one(id).await.comments, 1);
    }

    async fn the_desk_reads_a_withheld_comment_with_its_note(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 2).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        let held = comment::held(&kit.store, &kit.drafter, FIRST).await.unwrap();
        assert_eq!(held.reason, "ความเห็นที่ 1");
        assert_eq!(held.state, State::Withheld { reason: Reason::PersonalData, note: NOTE.into(), at: later(2) });
        for (withheld, number) in [(true, 1), (false, 2)] {
            let filter = HeldFilter { withheld: Some(withheld), ..HeldFilter::default() };
            let page = comment::held_page(&kit.store, &kit.moderator, id, &filter, None, 10).await.unwrap();
            assert_eq!(page.iter().map(|one| one.id.0).collect::<Vec<_>>(), [number]);
        }
    }

    async fn the_receipt_of_a_withheld_comment_tells_the_reason_and_reads_it_back(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "all", 1)).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        let told = comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap();
        assert_eq!(told.stands, Where::Withheld(Reason::PersonalData));
        let own = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!(own.reason, "ความเห็นที่ 1");
    }

    async fn a_restored_comment_is_as_it_was_before(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "all", 1)).await;
        let (public, counts) = (kit.public(id).await, kit.counts(id).await);
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        restore(&kit, &kit.moderator, FIRST).await.unwrap();
        assert_eq!((kit.public(id).await, kit.counts(id).await), (public, counts));
        assert_eq!(comment::held(&kit.store, &kit.moderator, FIRST).await.unwrap().state, State::Received);
        assert_eq!(comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap().stands, Where::Received);
        // And it may be withheld again.
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        assert_eq!(kit.counts(id).await.withheld, 1);
    }

    async fn only_moderators_of_the_agency_and_the_centre_withhold_and_restore(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let elsewhere = kit.member(kit.other, "elsewhere@example.th", &[Role::Moderator]).await;
        let guest = Viewer::default();
        let others = [&guest, &elsewhere, &kit.stranger, &kit.agency_administrator];
        for by in others {
            not_found(withhold(&kit, by, FIRST).await);
        }
        // Who may read it is told that it is another's to withhold.
        not_allowed(withhold(&kit, &kit.drafter, FIRST).await);
        assert!(matches!(kit.public(id).await[0].said, Said::Shown { .. }));
        withhold(&kit, &kit.administrator, FIRST).await.unwrap();
        for by in others {
            not_found(restore(&kit, by, FIRST).await);
        }
        not_allowed(restore(&kit, &kit.drafter, FIRST).await);
        restore(&kit, &kit.administrator, FIRST).await.unwrap();
        not_found(withhold(&kit, &kit.moderator, CommentId(99)).await);
        not_found(restore(&kit, &kit.moderator, CommentId(99)).await);
    }

    async fn only_the_agency_reads_what_is_held(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let elsewhere = kit.member(kit.other, "elsewhere@example.th", &[Role::Moderator]).await;
        for by in [&Viewer::default(), &elsewhere, &kit.stranger, &kit.agency_administrator] {
            not_found(comment::held(&kit.store, by, FIRST).await);
            not_allowed(comment::held_page(&kit.store, by, id, &HeldFilter::default(), None, 10).await);
        }
        let unpublished = kit.ready(Kind::Bill).await;
        let page = comment::held_page(&kit.store, &kit.stranger, unpublished, &HeldFilter::default(), None, 10).await;
        not_found(page);
    }

    async fn a_comment_is_withheld_once_and_restored_once(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        assert_eq!(refused(restore(&kit, &kit.moderator, FIRST).await, ""), Refusal::AlreadyDone);
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        assert_eq!(refused(withhold(&kit, &kit.moderator, FIRST).await, ""), Refusal::AlreadyDone);
        assert_eq!(kit.counts(id).await.withheld, 1);
        restore(&kit, &kit.moderator, FIRST).await.unwrap();
        assert_eq!(refused(restore(&kit, &kit.moderator, FIRST).await, ""), Refusal::AlreadyDone);
        assert_eq!(kit.counts(id).await.withheld, 0);
    }

    async fn a_note_that_cannot_be_kept_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let try_note = async |note: &str| {
            comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::Abuse, note, later(2)).await
        };
        assert_eq!(refused(try_note("a\0b").await, "note"), Refusal::ControlCharacters);
        assert_eq!(refused(try_note(&"ก".repeat(2001)).await, "note"), Refusal::TooLong { most: 2000, got: 2001 });
        try_note("").await.unwrap();
    }

    async fn every_deed_of_moderation_stands_in_the_log(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&said(id, "all", 1)).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        restore(&kit, &kit.moderator, FIRST).await.unwrap();
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(4)).await.unwrap();
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        let last = &log[log.len() - 4..];
        use Deed::*;
        let deeds: Vec<Deed> = last.iter().map(|event| event.deed).collect();
        assert_eq!(deeds, [CommentSubmitted, CommentWithheld, CommentRestored, CommentWithdrawn]);
        assert!(last.iter().all(|event| event.subject == "1" && event.consultation == Some(id)));
        assert_eq!([last[1].actor, last[3].actor], [kit.moderator.person, None]);
    }

    async fn a_comment_taken_back_is_erased_here_and_in_the_log(kit) {
        let id = kit.published(Kind::Bill).await;
        let named = New { showing: Showing::Named, name: "สมศรี".into(), wording: "ถ้อยคำ".into(), ..said(id, "k1", 1) };
        let (receipt, _) = (kit.submit(&named).await, kit.submit(&said(id, "all", 2)).await);
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(2)).await.unwrap();
        let page = kit.public(id).await;
        assert_eq!((page.len(), &page[1].said), (2, &Said::Withdrawn));
        let held = comment::held(&kit.store, &kit.moderator, FIRST).await.unwrap();
        assert_eq!((held.reason.as_str(), held.wording.as_str(), held.name), ("", "", None));
        assert_eq!(held.state, State::Withdrawn { at: later(2) });
        let own = comment::read_back(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!((own.reason.as_str(), own.wording.as_str(), own.name), ("", "", None));
        assert_eq!(comment::by_number(&kit.store, receipt.number).await.unwrap().unwrap().stands, Where::Withdrawn);
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        let submitted = log.iter().find(|event| event.deed == Deed::CommentSubmitted).unwrap();
        assert!(submitted.content.is_none() && submitted.commitment.len() == 32);
        let counts = kit.counts(id).await;
        assert_eq!((counts.total, counts.at("k1"), counts.by_stance[0].1, kit.one(id).await.comments), (1, 0, 1, 1));
    }

    async fn a_moderators_note_about_what_was_taken_back_is_erased_in_the_log(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        for comment in [FIRST, CommentId(2)] {
            withhold(&kit, &kit.moderator, comment).await.unwrap();
        }
        restore(&kit, &kit.moderator, FIRST).await.unwrap();
        comment::withdraw(&kit.store, receipts[0].number, receipts[0].secret, later(4)).await.unwrap();
        let log = store::event::since(&kit.store, 0, 1000).await.unwrap();
        let notes: Vec<_> = log.iter().filter(|event| event.deed == Deed::CommentWithheld).collect();
        assert!(notes[0].content.is_none() && notes[0].commitment.len() == 32);
        assert!(notes[1].content.is_some(), "another's stays");
    }

    async fn a_list_by_stance_tells_nothing_of_what_is_not_shown(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 3).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        comment::withdraw(&kit.store, receipts[1].number, receipts[1].secret, later(3)).await.unwrap();
        for target in [None, Some(Target::whole())] {
            let mut shown = 0;
            for stance in domain::comment::Stance::ALL {
                let filter = PublicFilter { target: target.clone(), stance: Some(*stance) };
                for one in comment::public_page(&kit.store, id, &filter, None, 10).await.unwrap() {
                    assert!(matches!(one.said, Said::Shown { .. }), "{one:?}");
                    shown += 1;
                }
            }
            assert!(shown <= 1);
            let all = PublicFilter { target, stance: None };
            assert!(comment::public_page(&kit.store, id, &all, None, 10).await.unwrap().len() >= shown);
        }
        assert_eq!(kit.public(id).await.len(), 3, "the tombstones stand in the whole list");
    }

    async fn a_withheld_or_sealed_comment_taken_back_is_counted_nowhere(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipt = kit.submit(&New { showing: Showing::Agency, ..said(id, "k1", 1) }).await;
        withhold(&kit, &kit.moderator, FIRST).await.unwrap();
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.unwrap();
        assert_eq!(kit.counts(id).await, domain::comment::Counts::default());
    }

    async fn a_comment_is_taken_back_with_its_secret_once_and_before_the_close(kit) {
        let id = kit.published(Kind::Bill).await;
        let receipts = kit.comments(id, 2).await;
        let take = async |which: usize, secret, now| {
            comment::withdraw(&kit.store, receipts[which].number, secret, now).await
        };
        for secret in [receipts[1].secret, Secret::from_bits(0)] {
            assert_eq!(refused(take(0, secret, later(2)).await, ""), Refusal::NoSuchReceipt);
        }
        let late = take(0, receipts[0].secret, later(30)).await;
        assert!(matches!(refused(late, ""), Refusal::Closed { .. }));
        assert_eq!(kit.counts(id).await.total, 2);
        take(0, receipts[0].secret, later(2)).await.unwrap();
        assert_eq!(refused(take(0, receipts[0].secret, later(2)).await, ""), Refusal::WithdrawnAlready);
        assert_eq!(refused(withhold(&kit, &kit.moderator, FIRST).await, ""), Refusal::AlreadyDone);
        assert_eq!((kit.counts(id).await.total, kit.counts(id).await.withheld), (1, 0));
    }
}

/// Not only unlinked: the bytes are gone from the file.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_stands_nowhere_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("siang.db");
    let store = store::Store::open_with(&format!("sqlite:{}", file.display()), options()).await.unwrap();
    let kit = Kit::of(store.clone()).await;
    let id = kit.published(Kind::Bill).await;
    let named = New { reason: "wordsofonewhoregrets ".repeat(500), ..said(id, "k1", 1) };
    let receipt = kit.submit(&named).await;
    comment::withhold(&kit.store, &kit.moderator, kit.read(FIRST).await, Reason::PersonalData, "noteaboutit", later(2))
        .await
        .unwrap();
    let holds = |words: &str| {
        let bytes = std::fs::read(&file).unwrap();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    };
    comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.unwrap();
    store.close().await;
    assert!(holds("กรมตลาด"), "the file is read");
    assert!(!holds("wordsofonewhoregrets") && !holds("noteaboutit"));
}
