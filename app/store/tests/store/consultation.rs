//! A dossier made, written and seen.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::{Kind, Texts};
use domain::id::{AgencyId, ConsultationId};
use domain::key_point;
use domain::refusal::Refusal;
use store::consultation::{self, Draft};

on_both! {
    async fn a_dossier_made_by_mistake_is_removed_before_and_never_after_it_is_published(kit) {
        let (store, id) = (&kit.store, kit.ready(Kind::Bill).await);
        let revision = kit.one(id).await.revision;
        not_found(consultation::delete(store, &kit.stranger, id, revision, day_one()).await);
        let old = consultation::delete(store, &kit.drafter, id, revision - 1, day_one()).await;
        assert_eq!(refused(old, ""), Refusal::ChangedMeanwhile);
        consultation::delete(store, &kit.drafter, id, revision, day_one()).await.unwrap();
        assert!(consultation::one(store, id).await.is_err());
        let last = store::event::last(store).await.unwrap();
        let event = store::event::since(store, last - 1, 1).await.unwrap().remove(0);
        assert_eq!((event.deed, event.public), (domain::event::Deed::ConsultationDeleted, false));
        assert_ne!(kit.made(Kind::Bill).await, id, "its number is not given again");
        let public = kit.published(Kind::Bill).await;
        let revision = kit.one(public).await.revision;
        let late = consultation::delete(store, &kit.drafter, public, revision, day_one()).await;
        assert_eq!(refused(late, ""), Refusal::AlreadyDone);
    }

    async fn what_was_written_is_read_back(kit) {
        let id = kit.ready(Kind::Bill).await;
        let dossier = kit.one(id).await;
        assert_eq!(dossier.texts, texts());
        assert_eq!((dossier.kind, dossier.agency.id, dossier.revision), (Kind::Bill, kit.agency, 5));
        let round = dossier.round.unwrap();
        assert_eq!((round.opens.day(), round.closes), (first_day(), plan(0, 19).closes.last_moment()));
        assert_eq!((dossier.dates.opens, dossier.dates.closes), (Some(round.opens), Some(round.closes)));
        assert_eq!((dossier.key_points.len(), dossier.key_points[0].title.as_str()), (1, "ค่าแผงค้า"));
        assert_eq!(dossier.version.unwrap().provisions, 3);
    }

    async fn ids_are_small_consecutive_numbers(kit) {
        assert_eq!(kit.made(Kind::Bill).await, ConsultationId(1));
        assert_eq!(kit.made(Kind::Evaluation).await, ConsultationId(2));
    }

    async fn a_dossier_is_made_by_the_agencys_drafters_and_needs_a_title(kit) {
        let nobody = Viewer::default();
        let make = async |by, agency, title: &str| {
            consultation::make(&kit.store, by, agency, Kind::Bill, title, day_one()).await
        };
        assert_eq!(refused(make(&kit.drafter, kit.agency, " ").await, "title"), Refusal::Missing);
        not_allowed(make(&kit.stranger, kit.agency, "ก").await);
        not_allowed(make(&kit.moderator, kit.agency, "ก").await);
        not_allowed(make(&nobody, kit.agency, "ก").await);
        not_found(make(&kit.drafter, AgencyId(99), "ก").await);
    }

    async fn an_unpublished_dossier_does_not_exist_for_others(kit) {
        let id = kit.ready(Kind::Bill).await;
        let nothing = ConsultationId(99);
        for id in [id, nothing] {
            not_found(consultation::public_one(&kit.store, id).await);
            for by in [&kit.stranger, &kit.administrator, &Viewer::default()] {
                not_found(consultation::for_desk(&kit.store, by, id).await);
                not_found(consultation::edit(&kit.store, by, id, 5, &texts(), day_one()).await);
                not_found(consultation::set_round(&kit.store, by, id, 5, plan(0, 19), day_one()).await);
                not_found(consultation::set_key_points(&kit.store, by, id, 5, &[], day_one()).await);
                not_found(consultation::publish(&kit.store, by, id, 5, day_one()).await);
                not_found(consultation::cancel(&kit.store, by, id, "เหตุผลที่ยาวพอสมควร", day_one()).await);
                not_found(store::version::read(&kit.store, by, id, 5, DRAFT, day_one()).await);
                not_found(store::version::source(&kit.store, by, id).await);
            }
        }
        assert!(consultation::for_desk(&kit.store, &kit.moderator, id).await.is_ok());
    }

    async fn who_may_see_a_dossier_may_not_yet_write_it(kit) {
        let id = kit.made(Kind::Bill).await;
        not_allowed(consultation::edit(&kit.store, &kit.moderator, id, 1, &texts(), day_one()).await);
        not_allowed(consultation::publish(&kit.store, &kit.moderator, id, 1, day_one()).await);
    }

    async fn of_two_officers_at_once_the_second_is_told(kit) {
        let id = kit.made(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.drafter);
        assert_eq!(consultation::edit(store, by, id, 1, &texts(), day_one()).await.unwrap(), 2);
        let second = Texts { title: "ของคนที่สอง".into(), ..texts() };
        assert_eq!(refused(consultation::edit(store, by, id, 1, &second, day_one()).await, ""), Refusal::ChangedMeanwhile);
        let changed = Refusal::ChangedMeanwhile;
        assert_eq!(refused(consultation::set_round(store, by, id, 1, plan(0, 19), day_one()).await, ""), changed);
        assert_eq!(refused(consultation::set_key_points(store, by, id, 1, &[], day_one()).await, ""), changed);
        assert_eq!(refused(consultation::publish(store, &kit.approver, id, 1, day_one()).await, ""), changed);
        assert_eq!(refused(store::version::read(store, by, id, 1, DRAFT, day_one()).await, ""), changed);
        assert_eq!(kit.one(id).await.texts, texts());
    }

    async fn texts_are_refused_field_by_field(kit) {
        let id = kit.made(Kind::Bill).await;
        let edit = async |texts: Texts| consultation::edit(&kit.store, &kit.drafter, id, 1, &texts, day_one()).await;
        let many = Texts {
            title: String::new(),
            problem: "a\0b".into(),
            subjects: vec!["nonsense".into()],
            areas: vec!["เชียงใหม่".into()],
            names: (0..31).map(|n| format!("ชื่อ {n}")).collect(),
            ..texts()
        };
        let answer = edit(many).await;
        let no = answer.as_ref().unwrap_err();
        assert_eq!(no.refusal("problem"), Some(&Refusal::ControlCharacters));
        assert_eq!(no.refusal("subjects"), Some(&Refusal::NotAChoice));
        assert_eq!(no.refusal("areas"), Some(&Refusal::NotAChoice));
        assert_eq!(no.refusal("names"), Some(&Refusal::EntryCount { least: 0, most: 30 }));
        assert_eq!(refused(answer, "title"), Refusal::Missing);
        let four = ["education", "health", "farming", "welfare"].map(String::from).to_vec();
        let four = edit(Texts { subjects: four, ..texts() }).await;
        assert_eq!(refused(four, "subjects"), Refusal::ChoiceCount { least: 0, most: 3 });
        let nowhere = edit(Texts { areas: vec!["99".into()], ..texts() }).await;
        assert_eq!(refused(nowhere, "areas"), Refusal::NotAChoice);
        let mut long = texts();
        long.systems[0].reason = "ก".repeat(50_001);
        assert_eq!(refused(edit(long).await, "permit"), Refusal::TooLong { most: 50_000, got: 50_001 });
    }

    async fn a_round_ends_after_it_begins_and_not_in_the_past(kit) {
        let id = kit.made(Kind::Bill).await;
        let set = async |plan| consultation::set_round(&kit.store, &kit.drafter, id, 1, plan, later(1)).await;
        assert_eq!(refused(set(plan(5, 4)).await, "closes"), Refusal::EndsBeforeStart);
        assert_eq!(refused(set(plan(-5, 0)).await, "closes"), Refusal::InThePast);
        assert_eq!(set(plan(1, 1)).await.unwrap(), 2);
    }

    async fn a_round_planned_anew_stays_the_same_round(kit) {
        let id = kit.ready(Kind::Bill).await;
        let before = kit.one(id).await;
        consultation::set_round(&kit.store, &kit.drafter, id, before.revision, plan(2, 30), day_one()).await.unwrap();
        let after = kit.one(id).await;
        assert_eq!(after.round.as_ref().unwrap().id, before.round.unwrap().id);
        assert_eq!(after.dates.opens.unwrap().day().0, first_day().0 + 2);
    }

    async fn key_points_are_refused_by_number(kit) {
        let id = kit.ready(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        let set = async |points: &[key_point::New]| {
            consultation::set_key_points(&kit.store, &kit.drafter, id, revision, points, day_one()).await
        };
        let untitled = [point("ก"), point(" ")];
        assert_eq!(refused(set(&untitled).await, "k2.title"), Refusal::Missing);
        let elsewhere = [key_point::New { provisions: vec!["m2-w2".into(), "m99".into()], ..point("ก") }];
        assert!(matches!(refused(set(&elsewhere).await, "k1.provisions"), Refusal::NotInDraft { .. }));
        let nonsense = [key_point::New { provisions: vec!["<b>".into()], ..point("ก") }];
        assert!(matches!(refused(set(&nonsense).await, "k1.provisions"), Refusal::NotInDraft { .. }));
        let bare = kit.made(Kind::Bill).await;
        for (at, stands) in [("all", false), ("k1", false), ("gone", false), ("มาตรา 5 วรรคท้าย", false), ("m5-w2", true), ("chapter-1", true)] {
            let points = [key_point::New { provisions: vec![at.into()], ..point("ก") }];
            let revision = kit.one(bare).await.revision;
            let answer = consultation::set_key_points(&kit.store, &kit.drafter, bare, revision, &points, day_one()).await;
            assert_eq!(answer.is_ok(), stands, "{at}");
            if !stands {
                assert_eq!(refused(answer, "k1.provisions"), Refusal::NeedsDraft { cited: at.into() });
            }
        }
        assert_eq!(refused(set(&vec![point("ก"); 13]).await, ""), Refusal::EntryCount { least: 0, most: 12 });
    }

    async fn a_key_point_that_keeps_its_number_keeps_its_id(kit) {
        let id = kit.ready(Kind::Bill).await;
        let before = kit.one(id).await;
        let named = key_point::New { provisions: vec!["m2-w2".into(), "m2-1".into()], ..point("ข") };
        consultation::set_key_points(&kit.store, &kit.drafter, id, before.revision, &[named, point("ค")], day_one())
            .await
            .unwrap();
        let after = kit.one(id).await;
        assert_eq!(after.key_points[0].id, before.key_points[0].id);
        assert_eq!(after.key_points[0].provisions, ["m2-w2", "m2-1"]);
        assert_eq!(after.key_points[1].anchor(), "k2");
    }

    async fn a_dossier_is_read_in_three_statements(kit) {
        let id = kit.published(Kind::Bill).await;
        let before = kit.store.statements();
        consultation::public_one(&kit.store, id).await.unwrap();
        assert_eq!(kit.store.statements() - before, 3);
    }

    async fn a_dossier_begins_as_another_stands_without_what_happened_to_it(kit) {
        for kind in [Kind::Bill, Kind::Evaluation] {
            let start = match kind {
                Kind::Evaluation => crate::survey::published(&kit).await.0,
                _ => kit.published(kind).await,
            };
            let old = kit.one(start).await;
            let id = consultation::begin_like(&kit.store, &kit.drafter, start, Draft::Left, later(2)).await.unwrap();
            let new = kit.one(id).await;
            assert_eq!(new.texts, domain::consultation::Texts { short_name: String::new(), ..old.texts.clone() });
            assert_eq!((new.kind, new.agency.id, new.dates.published), (kind, kit.agency, None));
            assert!(new.version.is_none() && new.round.is_none() && new.comments == 0);
            let titles = |one: &domain::consultation::Consultation| one.key_points.iter().map(|point| point.title.clone()).collect::<Vec<_>>();
            assert_eq!(titles(&new), titles(&old));
            let questions = store::survey::questions(&kit.store, id).await.unwrap();
            assert_eq!(questions.len(), store::survey::questions(&kit.store, start).await.unwrap().len());
            assert_eq!(kit.one(start).await.revision, old.revision);
            not_found(consultation::begin_like(&kit.store, &kit.stranger, start, Draft::Left, later(2)).await);
            not_allowed(consultation::begin_like(&kit.store, &kit.moderator, start, Draft::TakenAlong, later(2)).await);
        }
    }

    async fn a_dossier_takes_the_drafts_text_along_where_that_is_wished(kit) {
        let start = kit.ready(Kind::Bill).await;
        let named = key_point::New { provisions: vec!["m2".into()], ..point("ข") };
        consultation::set_key_points(&kit.store, &kit.drafter, start, kit.one(start).await.revision, &[named], day_one())
            .await
            .unwrap();
        let old = kit.one(start).await;
        let id = consultation::begin_like(&kit.store, &kit.drafter, start, Draft::TakenAlong, later(2)).await.unwrap();
        let new = kit.one(id).await;
        let (was, is) = (old.version.unwrap(), new.version.unwrap());
        assert!(was.id != is.id && is.number == 1 && is.published.is_none() && was.provisions == is.provisions);
        let source = async |version| store::version::source_of(&kit.store, version).await.unwrap();
        assert_eq!(source(was.id).await, source(is.id).await);
        assert_eq!(new.key_points[0].provisions, ["m2"]);
        // It is the new dossier's own: editing it changes nothing of the other.
        store::version::read(&kit.store, &kit.drafter, id, new.revision, "มาตรา ๑  อื่น", later(2)).await.unwrap();
        assert_ne!(source(was.id).await, source(is.id).await);
        // One without a draft begins as before.
        let bare = kit.made(Kind::Bill).await;
        let next = consultation::begin_like(&kit.store, &kit.drafter, bare, Draft::TakenAlong, later(2)).await.unwrap();
        assert!(kit.one(next).await.version.is_none());
    }
}

on_both! {
    async fn titles_reasons_and_key_points_have_their_bounds(kit) {
        let id = kit.made(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.drafter);
        let long = |most: u32| "ก".repeat(most as usize + 1);
        let too_long = |most: u32| Refusal::TooLong { most, got: most + 1 };
        let made = consultation::make(store, by, kit.agency, Kind::Bill, &long(1_000), day_one()).await;
        assert_eq!(refused(made, "title"), too_long(1_000));
        let texts = Texts { short_name: long(120), change: long(2_000), names: vec![long(120)], ..texts() };
        let no = consultation::edit(store, by, id, 1, &texts, day_one()).await.unwrap_err();
        assert_eq!(no.refusal("short_name"), Some(&too_long(120)));
        assert_eq!(no.refusal("names"), Some(&too_long(120)));
        assert_eq!(no.refusal("change"), Some(&too_long(2_000)));
        let everywhere = domain::place::within("").into_iter().chain(domain::place::within("10"));
        let many = Texts { areas: everywhere.map(|one| one.code.into()).take(101).collect(), ..crate::kit::texts() };
        let no = consultation::edit(store, by, id, 1, &many, day_one()).await;
        assert_eq!(refused(no, "areas"), Refusal::ChoiceCount { least: 0, most: 100 });
        let round = consultation::RoundPlan { short_reason: long(5_000), ..plan(0, 19) };
        let no = consultation::set_round(store, by, id, 1, round, day_one()).await;
        assert_eq!(refused(no, "short_reason"), too_long(5_000));
        let points = [key_point::New { title: long(300), body: long(20_000), question: long(300), ..point("ก") }];
        let no = consultation::set_key_points(store, by, id, 1, &points, day_one()).await.unwrap_err();
        for (field, most) in [("k1.title", 300), ("k1.body", 20_000), ("k1.question", 300)] {
            assert_eq!(no.refusal(field), Some(&too_long(most)), "{field}");
        }
        not_allowed(consultation::set_round(store, &kit.moderator, id, 1, plan(0, 19), day_one()).await);
        not_allowed(consultation::set_key_points(store, &kit.moderator, id, 1, &[], day_one()).await);
        not_allowed(consultation::delete(store, &kit.moderator, id, 1, day_one()).await);
    }

    async fn a_key_point_of_a_further_round_names_what_the_draft_has(kit) {
        let id = kit.published(Kind::Bill).await;
        let revision = kit.one(id).await.revision;
        let elsewhere = [key_point::New { provisions: vec!["m99".into()], ..point("ก") }];
        let no = consultation::set_key_points(&kit.store, &kit.drafter, id, revision, &elsewhere, later(25)).await;
        assert_eq!(refused(no, "k1.provisions"), Refusal::NotInDraft { cited: "m99".into() });
    }
}
