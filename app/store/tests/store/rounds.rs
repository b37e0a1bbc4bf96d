//! Putting the last day off and opening further rounds, in the same dossier.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::Channel;
use domain::consultation::{Filter, Kind, Sort};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::Day;
use store::consultation::{self, RoundPlan};
use store::{Error, event};

const WHY: &str = "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้";

fn day(days: i64) -> Day {
    Day(first_day().0 + days)
}

impl Kit {
    async fn reopen(&self, by: &Viewer, id: ConsultationId, plan: RoundPlan, why: &str, on: i64) -> Result<(), Error> {
        let revision = self.one(id).await.revision;
        consultation::propose_round(&self.store, by, id, revision, (plan, why), later(on)).await?;
        consultation::open_proposed(&self.store, &self.approver, id, revision, later(on)).await
    }

    async fn extend(&self, by: &Viewer, id: ConsultationId, to: i64, why: &str, on: i64) -> Result<(), Error> {
        let revision = self.one(id).await.revision;
        consultation::extend(&self.store, by, id, revision, (day(to), why), later(on)).await
    }

    async fn say(&self, id: ConsultationId, number: u32, on: i64) {
        let guest = Viewer::default();
        let new = said(id, "all", number);
        store::comment::submit(&self.store, &guest, &new, Channel::Portal, later(on)).await.expect("a receipt");
    }
}

on_both! {
    async fn the_last_day_is_put_off_and_the_day_before_is_kept(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.extend(&kit.approver, id, 30, WHY, 18).await.unwrap();
        kit.extend(&kit.approver, id, 40, "ขยายอีกครั้งเพราะน้ำยังไม่ลด", 28).await.unwrap();
        let dossier = kit.one(id).await;
        assert_eq!((dossier.phase(later(39)), dossier.phase(later(41))), (Phase::Open, Phase::Closed));
        let rounds = consultation::rounds(&kit.store, id).await.unwrap();
        assert_eq!(rounds.len(), 1);
        let days: Vec<_> = rounds[0].extensions.iter().map(|one| (one.was.day(), one.closes.day())).collect();
        assert_eq!(days, [(day(19), day(30)), (day(30), day(40))]);
        assert_eq!(rounds[0].extensions[0].reason, WHY);
        let last = event::last(&kit.store).await.unwrap();
        let last = event::since(&kit.store, last - 1, 1).await.unwrap();
        assert!(last[0].deed == domain::event::Deed::RoundExtended && last[0].public);
    }

    async fn what_is_no_extension_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        let closes = Refusal::NotLater { than: day(19) };
        assert_eq!(refused(kit.extend(&kit.approver, id, 19, WHY, 5).await, "closes"), closes);
        assert_eq!(refused(kit.extend(&kit.approver, id, 3, WHY, 5).await, "closes"), closes);
        let both = kit.extend(&kit.approver, id, 3, "-", 5).await;
        let Err(Error::Refused(both)) = both else { panic!("not refused") };
        assert!(both.of("closes") == Some(&closes) && both.of("reason") == Some(&Refusal::SaysNothing));
        assert_eq!(refused(kit.extend(&kit.approver, id, 30, "", 5).await, "reason"), Refusal::Missing);
        for by in [&kit.drafter, &kit.stranger, &kit.moderator, &kit.administrator] {
            not_allowed(kit.extend(by, id, 30, WHY, 5).await);
        }
        let stale = consultation::extend(&kit.store, &kit.approver, id, 1, (day(30), WHY), later(5)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        // After the close it is a further round.
        assert_eq!(refused(kit.extend(&kit.approver, id, 40, WHY, 25).await, ""), Refusal::AlreadyDone);
        consultation::cancel(&kit.store, &kit.approver, id, WHY, later(26)).await.unwrap();
        let cancelled = Refusal::Cancelled { at: later(26) };
        assert_eq!(refused(kit.extend(&kit.approver, id, 40, WHY, 27).await, ""), cancelled);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(28, 50), WHY, 27).await, ""), cancelled);
        assert!(consultation::rounds(&kit.store, id).await.unwrap()[0].extensions.is_empty());
    }

    async fn a_further_round_is_the_same_dossier_and_counts_for_itself(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.say(id, 1, 1).await;
        kit.say(id, 2, 2).await;
        kit.reopen(&kit.drafter, id, plan(30, 50), WHY, 25).await.unwrap();
        let dossier = kit.one(id).await;
        assert_eq!((dossier.phase(later(26)), dossier.phase(later(31)), dossier.phase(later(51))), (Phase::Announced, Phase::Open, Phase::Closed));
        assert_eq!(dossier.round.as_ref().map(|round| round.number), Some(2));
        // What was said before is still read and worked on while the next is announced.
        let held = store::comment::held_page(&kit.store, &kit.drafter, id, &Default::default(), None, 9).await;
        assert_eq!(held.unwrap().len(), 2);
        let receipt = store::comment::submit(&kit.store, &Viewer::default(), &said(id, "all", 3), Channel::Portal, later(31)).await.unwrap();
        kit.say(id, 4, 32).await;
        let counts = async || {
            let rounds = consultation::rounds(&kit.store, id).await.unwrap();
            rounds.iter().map(|told| told.comments).collect::<Vec<_>>()
        };
        assert_eq!(counts().await, [2, 2]);
        store::comment::withdraw(&kit.store, receipt.number, receipt.secret, later(33)).await.unwrap();
        assert_eq!(counts().await, [2, 1]);
        assert_eq!(kit.one(id).await.comments, 3);
        let rounds = consultation::rounds(&kit.store, id).await.unwrap();
        assert_eq!((rounds[0].reason.as_str(), rounds[1].reason.as_str()), ("", WHY));
        assert_eq!(rounds[0].round.closes, day(19).last_moment(), "the first keeps its days");
    }

    async fn a_round_that_opens_today_begins_now(kit) {
        let id = kit.published(Kind::Bill).await;
        consultation::close_early(&kit.store, &kit.approver, id, WHY, later(5)).await.unwrap();
        kit.reopen(&kit.drafter, id, plan(5, 25), WHY, 5).await.unwrap();
        let rounds = consultation::rounds(&kit.store, id).await.unwrap();
        assert!(rounds[0].round.closes < rounds[1].round.opens);
        assert_eq!(kit.one(id).await.phase(later(5)), Phase::Open);
    }

    async fn what_is_no_further_round_is_refused(kit) {
        let id = kit.published(Kind::Bill).await;
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 50), WHY, 5).await, ""), Refusal::AlreadyDone, "it is open");
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(20, 50), WHY, 25).await, "opens"), Refusal::InThePast);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(40, 30), WHY, 25).await, "closes"), Refusal::EndsBeforeStart);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 33), WHY, 25).await, "short_reason"), Refusal::Missing);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 50), "-", 25).await, "reason"), Refusal::SaysNothing);
        for by in [&kit.stranger, &kit.moderator] {
            not_allowed(kit.reopen(by, id, plan(30, 50), WHY, 25).await);
        }
        let prepared = kit.ready(Kind::Rule).await;
        assert_eq!(refused(kit.reopen(&kit.drafter, prepared, plan(30, 50), WHY, 25).await, ""), Refusal::AlreadyDone);
        not_found(kit.reopen(&kit.stranger, prepared, plan(30, 50), WHY, 25).await);
        assert_eq!(consultation::rounds(&kit.store, id).await.unwrap().len(), 1);
    }

    async fn comments_brought_at_once_are_counted_by_round(kit) {
        let id = kit.published(Kind::Bill).await;
        let one = |number: u32| store::bulk::Comment {
            wording: String::new(),
            target: "all".into(),
            stance: domain::comment::Stance::Agree,
            reason: format!("ความเห็น {number}"),
            area: None,
            class: None,
            showing: domain::comment::Showing::Unnamed,
            name: None,
            at: later(1),
            key: key(number),
        };
        store::bulk::comments(&kit.store, id, vec![one(1), one(2), one(3)]).await.unwrap();
        assert_eq!(consultation::rounds(&kit.store, id).await.unwrap()[0].comments, 3);
    }

    async fn the_office_opens_a_further_round_on_any_dossier_and_the_agency_is_told(kit) {
        let id = kit.published(Kind::Bill).await;
        let further = async |by: &Viewer, why: &str, on: i64| {
            let revision = kit.one(id).await.revision;
            consultation::open_further(&kit.store, by, id, revision, (plan(on + 1, on + 29), why), later(on)).await
        };
        let early = further(&kit.administrator, WHY, 5).await.unwrap_err();
        assert!(matches!(early, Error::Refused(_)), "{early:?}");
        for by in [&kit.drafter, &kit.approver, &kit.stranger, &kit.agency_administrator, &Viewer::default()] {
            not_allowed(further(by, WHY, 25).await);
        }
        assert_eq!(refused(further(&kit.administrator, "-", 25).await, "reason"), Refusal::SaysNothing);
        // Its agency has a day to write what it asks.
        let revision = kit.one(id).await.revision;
        let now = consultation::open_further(&kit.store, &kit.administrator, id, revision, (plan(25, 50), WHY), later(25)).await;
        assert_eq!(refused(now, "opens"), Refusal::LeavesNoDay);
        further(&kit.administrator, WHY, 25).await.unwrap();
        let rounds = consultation::rounds(&kit.store, id).await.unwrap();
        assert_eq!((rounds.len(), rounds[0].by_office, rounds[1].by_office), (2, false, true));
        assert_eq!(rounds[1].reason, WHY);
        let told = consultation::opened_by_office(&kit.store, &[id], later(26)).await.unwrap();
        assert_eq!(told, [(id, 2, WHY.to_string())]);
        assert!(consultation::opened_by_office(&kit.store, &[id], later(60)).await.unwrap().is_empty());
    }

    async fn a_result_stays_readable_when_the_office_opens_a_further_round(kit) {
        let id = kit.published(Kind::Bill).await;
        let by = kit.summariser().await;
        kit.published(Kind::Bill).await;
        store::result::publish(&kit.store, &by, id, "", later(25)).await.unwrap();
        let with_result = async || {
            let filter = Filter { with_result: true, ..Filter::default() };
            let cards = consultation::cards(&kit.store, &filter, Sort::Newest, 1, 10, later(31)).await.unwrap();
            let facets = consultation::facets(&kit.store, &filter, later(31)).await.unwrap();
            (cards.rows.iter().map(|card| card.id).collect::<Vec<_>>(), facets.by_kind[0].1)
        };
        assert_eq!(with_result().await, (vec![id], 1));
        let revision = kit.one(id).await.revision;
        let plan = plan(31, 59);
        consultation::open_further(&kit.store, &kit.administrator, id, revision, (plan, WHY), later(30)).await.unwrap();
        let dossier = kit.one(id).await;
        assert_eq!((dossier.phase(later(31)), dossier.phase(later(61))), (Phase::Open, Phase::Closed));
        assert_eq!(with_result().await, (vec![id], 1), "it is still there to be read");
        let kept = store::result::public(&kit.store, id).await.unwrap().unwrap();
        assert_eq!((kept.published, kept.preliminary.unwrap().reason.as_str()), (Some(later(25)), WHY));
        kit.say(id, 7, 31).await;
        let waiting = store::result::publish(&kit.store, &by, id, "", later(61)).await;
        assert_eq!(refused(waiting, "waiting"), Refusal::CommentsWaiting { waiting: 1 });
    }
}

on_both! {
    async fn an_agency_hears_again_and_revises_its_draft_after_its_result_too(kit) {
        let id = kit.published(Kind::Bill).await;
        let by = kit.summariser().await;
        store::result::publish(&kit.store, &by, id, "", later(25)).await.unwrap();
        let revision = async || kit.one(id).await.revision;
        let source = format!("{DRAFT}\n\nมาตรา ๙๙  ใหม่");
        store::version::put(&kit.store, &kit.drafter, id, revision().await, &source, later(26)).await.unwrap();
        store::version::publish(&kit.store, &kit.approver, id, revision().await, WHY, later(26)).await.unwrap();
        assert_eq!(kit.one(id).await.phase(later(26)), Phase::Summarised);
        kit.again(id, plan(30, 50), later(27)).await;
        assert_eq!(kit.one(id).await.phase(later(31)), Phase::Open);
        let kept = store::result::public(&kit.store, id).await.unwrap().unwrap();
        assert!(kept.preliminary.is_some(), "what was published stays to be read");
        // All of it is told to who follows the list by its feed, newest first.
        let happened = consultation::happened(&kit.store, &Filter::default(), 10, later(31)).await.unwrap();
        let told: Vec<_> = happened.iter().map(|one| (one.consultation, one.what.code())).collect();
        let all = ["round.opened", "version.published", "result.published", "consultation.published"];
        assert_eq!(told, all.map(|what| (id, what)));
        let elsewhere = Filter { agency: Some(kit.other), ..Filter::default() };
        assert!(consultation::happened(&kit.store, &elsewhere, 10, later(31)).await.unwrap().is_empty());
    }

    async fn a_short_round_says_why_and_a_public_reason_has_its_bounds(kit) {
        let id = kit.published(Kind::Bill).await;
        let short = RoundPlan { short_reason: "-".into(), ..plan(30, 33) };
        assert_eq!(refused(kit.reopen(&kit.drafter, id, short, WHY, 25).await, "short_reason"), Refusal::SaysNothing);
        let (long, too_long) = ("ก".repeat(5_001), Refusal::TooLong { most: 5_000, got: 5_001 });
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 50), &long, 25).await, "reason"), too_long);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 50), "", 25).await, "reason"), Refusal::Missing);
        assert_eq!(refused(kit.extend(&kit.approver, id, 30, &long, 5).await, "reason"), too_long);
        // A slip of the year.
        assert_eq!(refused(kit.extend(&kit.approver, id, 9_900, WHY, 5).await, "closes"), Refusal::TooFarAhead);
        assert_eq!(refused(kit.reopen(&kit.drafter, id, plan(30, 9_900), WHY, 25).await, "closes"), Refusal::TooFarAhead);
        let other = kit.made(Kind::Bill).await;
        let set = consultation::set_round(&kit.store, &kit.drafter, other, 1, plan(0, 9_900), day_one()).await;
        assert_eq!(refused(set, "closes"), Refusal::TooFarAhead);
        let cancel = consultation::cancel(&kit.store, &kit.approver, id, &long, later(5)).await;
        assert_eq!(refused(cancel, "reason"), too_long);
        let close = consultation::close_early(&kit.store, &kit.approver, id, "", later(5)).await;
        assert_eq!(refused(close, "reason"), Refusal::Missing);
    }

    async fn a_round_is_opened_after_the_close_alone_and_what_is_prepared_nobody_else_knows(kit) {
        let id = kit.published(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        let open = async |by, id, revision, on| consultation::open_proposed(&kit.store, by, id, revision, later(on)).await;
        let back = async |by, id, on| consultation::send_round_back(&kit.store, by, id, WHY, later(on)).await;
        assert_eq!(refused(open(&kit.approver, id, revision, 5).await, ""), Refusal::AlreadyDone, "it is open");
        assert_eq!(refused(back(&kit.approver, id, 5).await, ""), Refusal::AlreadyDone);
        let prepared = kit.ready(Kind::Rule).await;
        for by in [&kit.stranger, &kit.administrator] {
            not_found(open(by, prepared, 1, 5).await);
            not_found(back(by, prepared, 5).await);
            not_found(consultation::open_further(&kit.store, by, prepared, 1, (plan(30, 50), WHY), later(25)).await);
        }
    }
}
