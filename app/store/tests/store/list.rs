//! Lists and what they can be narrowed to.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::{Filter, Kind, Sort, Texts};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::consultation::{self, Facets};

const REASON: &str = "ข้อมูลที่เผยแพร่ไว้ไม่ครบถ้วน";

/// Five dossiers on day two: 1 closes last, 2 closes first, 3 announced, 4 cancelled, 5 unpublished.
async fn five(kit: &Kit) {
    let (store, by) = (&kit.store, &kit.drafter);
    let make = async |kind, texts: Texts, opens, closes, published: Option<Moment>| {
        let id = kit.ready(kind).await;
        let revision = consultation::edit(store, by, id, kit.one(id).await.revision, &texts, day_one()).await.unwrap();
        consultation::set_round(store, by, id, revision, plan(opens, closes), day_one()).await.unwrap();
        if let Some(at) = published {
            kit.publish_at(id, at).await;
        }
        id
    };
    let nationwide = Texts { areas: vec![], subjects: vec!["health".into()], ..texts() };
    make(Kind::Bill, texts(), 0, 40, Some(day_one())).await;
    make(Kind::Bill, nationwide.clone(), 0, 20, Some(Moment(day_one().0 + 1))).await;
    make(Kind::Rule, texts(), 10, 30, Some(Moment(day_one().0 + 2))).await;
    let cancelled = make(Kind::Rule, nationwide, 0, 30, Some(Moment(day_one().0 + 3))).await;
    consultation::cancel(store, &kit.approver, cancelled, REASON, later(1)).await.unwrap();
    make(Kind::Bill, texts(), 5, 30, None).await;
}

fn ids(cards: &consultation::Cards) -> Vec<i64> {
    cards.rows.iter().map(|card| card.id.0).collect()
}

on_both! {
    async fn open_ones_come_first_the_one_closing_soonest_at_the_top(kit) {
        five(&kit).await;
        let all = consultation::cards(&kit.store, &Filter::default(), Sort::ClosingSoonest, 1, 10, later(1)).await.unwrap();
        assert_eq!((ids(&all), all.total), (vec![2, 1, 4, 3], 4));
        assert_eq!(all.rows[0].phase(later(1)), Phase::Open);
        let newest = consultation::cards(&kit.store, &Filter::default(), Sort::Newest, 1, 10, later(1)).await.unwrap();
        assert_eq!(ids(&newest), [4, 3, 2, 1]);
        let most = consultation::cards(&kit.store, &Filter::default(), Sort::MostCommented, 1, 10, later(1)).await.unwrap();
        assert_eq!(ids(&most), [4, 3, 2, 1]);
    }

    async fn a_page_is_cut_from_the_list(kit) {
        five(&kit).await;
        let page = consultation::cards(&kit.store, &Filter::default(), Sort::Newest, 2, 3, later(1)).await.unwrap();
        assert_eq!((ids(&page), page.total), (vec![1], 4));
        let beyond = consultation::cards(&kit.store, &Filter::default(), Sort::Newest, 9, 3, later(1)).await.unwrap();
        assert_eq!((ids(&beyond), beyond.total), (vec![], 4));
    }

    async fn a_list_is_narrowed_by_each_choice(kit) {
        five(&kit).await;
        let of = async |filter: Filter| {
            ids(&consultation::cards(&kit.store, &filter, Sort::Newest, 1, 10, later(1)).await.unwrap())
        };
        let none = Filter::default();
        assert_eq!(of(Filter { subject: Some("health".into()), ..none.clone() }).await, [4, 2]);
        // A province's own, and what concerns the whole country.
        assert_eq!(of(Filter { area: Some("50".into()), ..none.clone() }).await, [4, 3, 2, 1]);
        assert_eq!(of(Filter { area: Some("all".into()), ..none.clone() }).await, [4, 2]);
        assert_eq!(of(Filter { agency: Some(kit.other), ..none.clone() }).await, Vec::<i64>::new());
        assert_eq!(of(Filter { agency: Some(kit.agency), kind: Some(Kind::Rule), ..none.clone() }).await, [4, 3]);
        assert_eq!(of(Filter { state: Some(Phase::Open), ..none.clone() }).await, [2, 1]);
        assert_eq!(of(Filter { state: Some(Phase::Announced), ..none.clone() }).await, [3]);
        assert_eq!(of(Filter { state: Some(Phase::Cancelled), ..none.clone() }).await, [4]);
        assert_eq!(of(Filter { state: Some(Phase::Preparing), ..none.clone() }).await, Vec::<i64>::new());
    }

    async fn the_state_of_a_list_is_the_domains(kit) {
        five(&kit).await;
        for day in [0, 1, 11, 20, 25, 30, 41] {
            for phase in Phase::ALL {
                let filter = Filter { state: Some(phase), ..Filter::default() };
                let cards = consultation::cards(&kit.store, &filter, Sort::Newest, 1, 10, later(day)).await.unwrap();
                assert!(cards.rows.iter().all(|card| card.phase(later(day)) == phase), "{phase:?} on day {day}");
            }
        }
    }

    async fn each_choice_says_what_it_would_leave(kit) {
        five(&kit).await;
        let pairs = |list: &[(&str, u64)]| list.iter().map(|(code, n)| (code.to_string(), *n)).collect::<Vec<_>>();
        let agency = kit.agency.to_string();
        let facets = consultation::facets(&kit.store, &Filter::default(), later(1)).await.unwrap();
        assert_eq!(
            facets,
            Facets {
                by_subject: pairs(&[("farming", 2), ("health", 2), ("smes", 2)]),
                by_area: pairs(&[("10", 4), ("50", 4), ("all", 2)]),
                within_area: vec![],
                by_agency: pairs(&[(&agency, 4)]),
                by_kind: pairs(&[("bill", 2), ("rule", 2)]),
                by_state: pairs(&[("open", 2), ("announced", 1), ("cancelled", 1)]),
                by_scope: pairs(&[("national", 4)]),
            }
        );
        let rules = Filter { kind: Some(Kind::Rule), ..Filter::default() };
        let facets = consultation::facets(&kit.store, &rules, later(1)).await.unwrap();
        assert_eq!(facets.by_kind, pairs(&[("bill", 2), ("rule", 2)]));
        assert_eq!(facets.by_state, pairs(&[("announced", 1), ("cancelled", 1)]));
    }

    async fn an_area_finds_what_lies_in_it_and_what_it_lies_in(kit) {
        let about = async |areas: &[&str]| {
            let id = kit.ready(Kind::Bill).await;
            let one = kit.one(id).await;
            let texts = Texts { areas: areas.iter().map(|code| (*code).into()).collect(), ..one.texts };
            consultation::edit(&kit.store, &kit.drafter, id, one.revision, &texts, day_one()).await.unwrap();
            kit.publish(id).await;
            id
        };
        let province = about(&["50"]).await;
        let (part, neighbour) = (about(&["500710"]).await, about(&["5006", "5008"]).await);
        let (whole, other) = (about(&[]).await, about(&["1001"]).await);
        let of = |area: &str| Filter { area: Some(area.into()), ..Filter::default() };
        let found = async |area: &str| {
            let cards = consultation::cards(&kit.store, &of(area), Sort::Newest, 1, 10, later(1)).await.unwrap();
            let mut ids: Vec<_> = cards.rows.iter().map(|card| card.id).collect();
            ids.sort();
            assert_eq!(cards.total as usize, ids.len());
            ids
        };
        assert_eq!(found("50").await, [province, part, neighbour, whole]);
        assert_eq!(found("5007").await, [province, part, whole]);
        assert_eq!(found("500710").await, [province, part, whole]);
        assert_eq!(found("500711").await, [province, whole]);
        assert_eq!(found("10").await, [whole, other]);
        let facets = async |area: &str| consultation::facets(&kit.store, &of(area), later(1)).await.unwrap();
        let at = facets("50").await;
        assert_eq!(at.within_area, ["5006", "5007", "5008"]);
        assert!(at.by_area.contains(&("50".into(), 4)) && at.by_area.contains(&("10".into(), 2)), "{:?}", at.by_area);
        assert_eq!(facets("5007").await.within_area, ["500710"]);
        let id = kit.ready(Kind::Bill).await;
        let texts = Texts { areas: vec!["5099".into()], ..kit.one(id).await.texts };
        let no = consultation::edit(&kit.store, &kit.drafter, id, kit.one(id).await.revision, &texts, day_one()).await;
        assert_eq!(refused(no, "areas"), Refusal::NotAChoice);
    }

    async fn lists_do_not_ask_in_a_loop(kit) {
        five(&kit).await;
        let before = kit.store.statements();
        consultation::cards(&kit.store, &Filter::default(), Sort::Newest, 1, 10, later(1)).await.unwrap();
        assert_eq!(kit.store.statements() - before, 2);
        consultation::facets(&kit.store, &Filter::default(), later(1)).await.unwrap();
        consultation::mine(&kit.store, &kit.drafter).await.unwrap();
        assert_eq!(kit.store.statements() - before, 2 + 6 + 1, "one for each choice");
    }

    async fn a_desk_lists_its_own_in_every_phase(kit) {
        five(&kit).await;
        let own: Vec<i64> =
            consultation::mine(&kit.store, &kit.drafter).await.unwrap().iter().map(|card| card.id.0).collect();
        assert_eq!(own, [5, 4, 3, 2, 1]);
        for by in [&kit.stranger, &kit.administrator, &kit.agency_administrator, &Viewer::default()] {
            assert_eq!(consultation::mine(&kit.store, by).await.unwrap(), []);
        }
    }

    async fn only_public_ones_are_named_to_the_public(kit) {
        five(&kit).await;
        let ids = consultation::public_ids(&kit.store, ConsultationId(1), 2).await.unwrap();
        assert_eq!(ids, [ConsultationId(2), ConsultationId(3)]);
        assert_eq!(consultation::public_ids(&kit.store, ConsultationId(4), 9).await.unwrap(), []);
        assert_eq!(consultation::summarised(&kit.store, 5).await.unwrap(), []);
    }
}
