//! Each round has its own key points and questions, and what earlier rounds asked keeps what was said of it; four eyes over a further round.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::comment::Channel;
use domain::consultation::{Consultation, Kind};
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::survey::{New, parse_sheet};
use store::survey::{self, Asked};
use store::{Error, comment, consultation};

const WHY: &str = "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้";

impl Kit {
    async fn points(&self, by: &Viewer, id: ConsultationId, titles: &[&str], on: i64) -> Result<i64, Error> {
        let points: Vec<_> = titles.iter().map(|title| point(title)).collect();
        let revision = self.one(id).await.revision;
        consultation::set_key_points(&self.store, by, id, revision, &points, later(on)).await
    }

    async fn says(
        &self,
        id: ConsultationId,
        at: &str,
        number: u32,
        on: i64,
    ) -> Result<domain::receipt::Receipt, Error> {
        comment::submit(&self.store, &Viewer::default(), &said(id, at, number), Channel::Portal, later(on)).await
    }
}

fn asks(one: &Consultation) -> Vec<(u32, &str)> {
    one.key_points.iter().map(|point| (point.number, point.title.as_str())).collect()
}

fn asked_before(one: &Consultation) -> Vec<(u32, &str, Option<u32>)> {
    one.past_points.iter().map(|past| (past.point.number, past.point.title.as_str(), past.span.until)).collect()
}

on_both! {
    async fn a_further_round_asks_other_points_and_those_before_keep_what_was_said(kit) {
        let id = kit.ready(Kind::Bill).await;
        kit.points(&kit.drafter, id, &["ค่าแผงค้า", "เวลาเปิด"], 0).await.unwrap();
        kit.publish(id).await;
        kit.says(id, "k1", 1, 1).await.unwrap();
        kit.says(id, "k2", 2, 1).await.unwrap();
        // While it is open nothing is written of a round to come.
        assert_eq!(refused(kit.points(&kit.drafter, id, &["ก"], 5).await, ""), Refusal::AlreadyDone);
        kit.points(&kit.drafter, id, &["ค่าแผงค้า", "ที่จอดรถ"], 25).await.unwrap();
        let before = kit.one(id).await;
        assert_eq!(asks(&before), [(1, "ค่าแผงค้า"), (2, "เวลาเปิด")], "nobody sees it before the round is opened");
        assert!(before.past_points.is_empty());
        let next = consultation::points_of(&kit.store, id, 2).await.unwrap();
        assert_eq!(next.iter().map(|point| point.number).collect::<Vec<_>>(), [1, 3]);
        kit.again(id, plan(30, 50), later(26)).await;
        let one = kit.one(id).await;
        assert_eq!((asks(&one), asked_before(&one)), (vec![(1, "ค่าแผงค้า"), (3, "ที่จอดรถ")], vec![(2, "เวลาเปิด", Some(1))]));
        // Announced it is written once more, by whoever may open it.
        not_allowed(kit.points(&kit.drafter, id, &["ก"], 27).await);
        not_found(consultation::set_key_points(&kit.store, &kit.approver, ConsultationId(99), 1, &[], later(27)).await);
        not_allowed(kit.points(&kit.stranger, id, &["ก"], 27).await);
        let none = Refusal::EntryCount { least: 1, most: domain::key_point::MOST as u32 };
        assert_eq!(refused(kit.points(&kit.approver, id, &[], 27).await, ""), none);
        kit.points(&kit.approver, id, &["ค่าแผงค้า", "ที่จอดรถยนต์"], 28).await.unwrap();
        assert_eq!(asks(&kit.one(id).await), [(1, "ค่าแผงค้า"), (3, "ที่จอดรถยนต์")]);
        kit.says(id, "k1", 3, 31).await.unwrap();
        kit.says(id, "k3", 4, 31).await.unwrap();
        assert_eq!(refused(kit.says(id, "k2", 5, 31).await, "at"), Refusal::NoSuchPart);
        let counts = comment::counts(&kit.store, id).await.unwrap();
        assert_eq!([counts.at("k1"), counts.at("k2"), counts.at("k3")], [2, 1, 1]);
        let then = async |day: i64| store::then::dossier(&kit.store, kit.one(id).await, later(day)).await.unwrap();
        let (first, announced, last) = (then(20).await, then(27).await, then(40).await);
        assert_eq!((asks(&first), asked_before(&first).len()), (vec![(1, "ค่าแผงค้า"), (2, "เวลาเปิด")], 0));
        assert_eq!(asks(&announced), [(1, "ค่าแผงค้า"), (3, "ที่จอดรถ")]);
        assert_eq!((asks(&last), asked_before(&last)), (vec![(1, "ค่าแผงค้า"), (3, "ที่จอดรถยนต์")], vec![(2, "เวลาเปิด", Some(1))]));
        // One that begins like it takes what is asked now, numbered anew.
        let like = consultation::begin_like(&kit.store, &kit.drafter, id, consultation::Draft::TakenAlong, later(32)).await.unwrap();
        assert_eq!(asks(&kit.one(like).await), [(1, "ค่าแผงค้า"), (2, "ที่จอดรถยนต์")]);
    }

    async fn what_is_written_twice_before_a_round_leaves_nothing_of_the_first(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.points(&kit.drafter, id, &["ที่จอดรถ"], 25).await.unwrap();
        kit.points(&kit.drafter, id, &["ค่าแผงค้า"], 25).await.unwrap();
        kit.again(id, plan(30, 50), later(26)).await;
        let one = kit.one(id).await;
        assert_eq!((asks(&one), asked_before(&one).len()), (vec![(1, "ค่าแผงค้า")], 0));
        // A third round: what the second asked no more stays past.
        kit.points(&kit.drafter, id, &["ที่จอดรถ"], 55).await.unwrap();
        kit.again(id, plan(60, 80), later(56)).await;
        kit.points(&kit.drafter, id, &["ค่าแผงค้า"], 85).await.unwrap();
        kit.again(id, plan(90, 110), later(86)).await;
        let one = kit.one(id).await;
        assert_eq!(asks(&one), [(3, "ค่าแผงค้า")]);
        assert_eq!(asked_before(&one), [(1, "ค่าแผงค้า", Some(2)), (2, "ที่จอดรถ", Some(3))]);
    }

    async fn each_round_has_its_own_survey_and_counts(kit) {
        let (id, first) = crate::survey::published(&kit).await;
        let answer = async |questions: &[domain::survey::Question], number: u32, choice: &str, on: i64| {
            let name = format!("q{}", questions[0].id);
            let pairs = [(name.as_str(), choice)].map(|(name, value)| (name.to_string(), value.to_string()));
            let new: New = parse_sheet(&id.to_string(), "public", &key(number), questions, &pairs, later(on).day()).unwrap();
            survey::submit(&kit.store, &Viewer::default(), &new, later(on)).await.unwrap()
        };
        for number in 0..6 {
            answer(&first, number, "0", 1).await;
        }
        let receipt = answer(&first, 7, "0", 1).await;
        let write = async |by: &Viewer, on: i64, questions: &[domain::survey::NewQuestion]| {
            let revision = kit.one(id).await.revision;
            survey::set_questions(&kit.store, by, id, revision, questions, later(on)).await
        };
        assert_eq!(refused(write(&kit.drafter, 2, &[]).await, ""), Refusal::AlreadyDone);
        assert!(matches!(refused(write(&kit.drafter, 25, &[]).await, ""), Refusal::EntryCount { least: 1, .. }));
        let mut other: Vec<domain::survey::NewQuestion> = first.iter().take(2).cloned().map(Into::into).collect();
        other[0].text = "ยังเห็นอย่างนั้นหรือไม่".into();
        write(&kit.drafter, 25, &other).await.unwrap();
        write(&kit.drafter, 25, &other).await.unwrap();
        assert_eq!(survey::questions(&kit.store, id).await.unwrap(), first, "nobody sees it before the round is opened");
        assert_eq!(survey::ever(&kit.store, id).await.unwrap().len(), first.len());
        kit.again(id, plan(30, 50), later(26)).await;
        let second = survey::questions(&kit.store, id).await.unwrap();
        assert_eq!(second.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((second[0].text.as_str(), second[0].id == first[0].id), ("ยังเห็นอย่างนั้นหรือไม่", false));
        for number in 10..16 {
            answer(&second, number, "1", 31).await;
        }
        // A page of the round before that is sent late says nothing to this one, and is told so.
        let (page, old) = (id.to_string(), format!("q{}", first[0].id));
        let late = domain::survey::parse_sheet(&page, "everyone", &key(77), &second, &[(old, "0".into())], later(31).day());
        assert!(late.is_err(), "{late:?}");
        let told = async |asked: Asked| -> Vec<Vec<(i64, u64)>> {
            let tables = survey::public(&kit.store, id, asked).await.unwrap();
            tables.iter().map(|one| one.all.tally.by_value.clone()).collect()
        };
        assert_eq!(told(Asked::In(1)).await[0], [(0, 7)]);
        assert_eq!(told(Asked::Now).await[0], [(1, 6)]);
        assert_eq!(told(Asked::Ever).await.len(), first.len() + 2);
        let own = survey::own(&kit.store, receipt.number, receipt.secret).await.unwrap().unwrap();
        assert_eq!(own.round, 1);
        assert_eq!(survey::asked(&kit.store, id, Asked::In(own.round)).await.unwrap(), first);
        // Where nobody writes another the same is asked anew, and counted apart.
        kit.again(id, plan(60, 80), later(55)).await;
        let third = survey::questions(&kit.store, id).await.unwrap();
        assert_eq!((third.len(), &third[0].text, third[0].number), (2, &second[0].text, 1));
        assert!(third.iter().all(|one| second.iter().all(|before| before.id != one.id)));
        assert!(told(Asked::Now).await.iter().all(Vec::is_empty));
        assert_eq!(told(Asked::In(2)).await[0], [(1, 6)]);
    }

    async fn a_further_round_is_proposed_by_one_and_opened_by_another(kit) {
        let id = kit.published(Kind::Bill).await;
        let store = &kit.store;
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        let revision = async || kit.one(id).await.revision;
        let open = async |by: &Viewer| consultation::open_proposed(store, by, id, revision().await, later(26)).await;
        let propose = async |by: &Viewer| {
            consultation::propose_round(store, by, id, revision().await, (plan(30, 50), WHY), later(25)).await
        };
        assert_eq!(refused(open(&kit.approver).await, ""), Refusal::NotProposed);
        // Nobody opens one alone where no order lets them.
        let alone = consultation::open_again(store, &both, id, revision().await, (plan(30, 50), WHY), later(25)).await;
        assert_eq!(refused(alone, ""), Refusal::NotProposed);
        not_allowed(propose(&kit.stranger).await);
        propose(&both).await.unwrap();
        assert_eq!(refused(open(&both).await, ""), Refusal::OwnProposal);
        not_allowed(open(&kit.drafter).await);
        let back = async |by: &Viewer, remark: &str| consultation::send_round_back(store, by, id, remark, later(25)).await;
        not_allowed(back(&kit.drafter, "ขยายวันรับฟังอีกหนึ่งสัปดาห์").await);
        assert_eq!(refused(back(&kit.approver, "").await, "remark"), Refusal::Missing);
        assert_eq!(refused(back(&kit.approver, "-").await, "remark"), Refusal::SaysNothing);
        back(&kit.approver, "ขยายวันรับฟังอีกหนึ่งสัปดาห์").await.unwrap();
        assert_eq!(refused(back(&kit.approver, "ขยายวันรับฟังอีกหนึ่งสัปดาห์").await, ""), Refusal::NotProposed);
        assert_eq!(refused(open(&kit.approver).await, ""), Refusal::NotProposed);
        propose(&kit.drafter).await.unwrap();
        // What was written since is proposed again.
        kit.points(&kit.drafter, id, &["ที่จอดรถ"], 25).await.unwrap();
        assert_eq!(refused(open(&kit.approver).await, ""), Refusal::ProposalOld);
        propose(&kit.drafter).await.unwrap();
        let found = consultation::round_proposal(store, &kit.approver, id).await.unwrap().unwrap();
        assert_eq!((found.reason.as_str(), found.waits()), (WHY, true));
        not_found(consultation::round_proposal(store, &kit.stranger, id).await);
        open(&kit.approver).await.unwrap();
        assert_eq!(kit.one(id).await.round.map(|round| round.number), Some(2));
        assert!(consultation::round_proposal(store, &kit.approver, id).await.unwrap().is_none());
        let hands = consultation::hands(store, &kit.drafter, id).await.unwrap();
        assert_eq!(hands[0].deed, "round.opened");
        assert_eq!(hands[1].deed, "round.proposed");
    }

    async fn days_that_grew_old_are_refused_where_the_round_is_opened(kit) {
        let id = kit.published(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        consultation::propose_round(&kit.store, &kit.drafter, id, revision, (plan(30, 50), WHY), later(25)).await.unwrap();
        let late = consultation::open_proposed(&kit.store, &kit.approver, id, revision, later(31)).await;
        assert_eq!(refused(late, "opens"), Refusal::InThePast);
    }

    async fn by_the_agencys_order_one_opens_it_alone(kit) {
        let id = kit.published(Kind::Bill).await;
        let store = &kit.store;
        consultation::record_order(store, &kit.administrator, kit.agency, ("คำสั่งที่ ๑/๒๕๖๙", None), later(20)).await.unwrap();
        let revision = kit.one(id).await.revision;
        not_allowed(consultation::open_again(store, &kit.drafter, id, revision, (plan(30, 50), WHY), later(25)).await);
        consultation::open_again(store, &kit.approver, id, revision, (plan(30, 50), WHY), later(25)).await.unwrap();
        assert_eq!(kit.one(id).await.round.map(|round| round.number), Some(2));
        let hands = consultation::hands(store, &kit.approver, id).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].order.as_str()), ("round.opened", "คำสั่งที่ ๑/๒๕๖๙"));
    }
}
