//! Hearings held elsewhere: brought by parts, once each, apart from our own.

use crate::kit::*;
use domain::consultation::{Filter as OurFilter, Kind, Sort};
use domain::elsewhere::{Filter, SOURCE, Typed};
use domain::time::Day;
use store::elsewhere::{self, Brought, Line};

fn line(key: i64, agency: &str, answers: &str) -> Line {
    let text = |text: &str| text.to_string();
    let typed = Typed {
        survey_id: key.to_string(),
        survey_name: format!("ร่างประกาศฉบับที่ {key}"),
        survey_type_name: text("ร่างกฎหมาย"),
        agency_name: text(agency),
        start_date: format!("202{}-04-01", key % 3 + 3),
        end_date: format!("202{}-04-15", key % 3 + 3),
        duration_day: text("15"),
        answer_count: text(answers),
        view_count: text("10"),
        question_count: text("1"),
        url: text("https://law.go.th/listeningDetail?survey_id=1"),
        ..Typed::default()
    };
    Line { record: typed.parse().unwrap().0, whole: format!("{key} {answers}") }
}

async fn bring(kit: &Kit, day: i64, lines: Vec<Line>) -> Brought {
    elsewhere::bring(&kit.store, SOURCE, Day(first_day().0 + day), lines, day_one()).await.unwrap()
}

on_both! {
    async fn the_same_census_twice_or_by_parts_comes_to_the_same(kit) {
        let lines = || (1..=30).map(|key| line(key, ["กรมตลาด", "กรมว่าว"][key as usize % 2], "8")).collect::<Vec<_>>();
        let half = bring(&kit, 0, lines().into_iter().take(11).collect()).await;
        assert_eq!((half.new, half.agencies), (11, 1));
        let whole = bring(&kit, 0, lines()).await;
        assert_eq!(whole, Brought { new: 19, same: 11, ..Brought::default() });
        let events = store::event::last(&kit.store).await.unwrap();
        assert_eq!(bring(&kit, 0, lines()).await, Brought { same: 30, ..Brought::default() });
        assert_eq!(store::event::last(&kit.store).await.unwrap(), events);
        let (first, total) = elsewhere::page(&kit.store, &Filter::default(), 1, 50).await.unwrap();
        assert_eq!((first.len(), total), (30, 30));
        // The agency that was there already is the one they belong to.
        assert!(first.iter().any(|one| one.agency == kit.agency));
    }

    async fn a_later_census_changes_numbers_and_an_earlier_one_nothing(kit) {
        bring(&kit, 5, vec![line(1, "กรมตลาด", "8"), line(2, "กรมตลาด", "0")]).await;
        let id = elsewhere::page(&kit.store, &Filter::default(), 1, 9).await.unwrap().0[0].id;
        assert_eq!(bring(&kit, 9, vec![line(1, "กรมตลาด", "9")]).await, Brought { changed: 1, ..Brought::default() });
        assert_eq!(bring(&kit, 5, vec![line(1, "กรมตลาด", "8")]).await.older, [1]);
        let (all, total) = elsewhere::page(&kit.store, &Filter::default(), 1, 9).await.unwrap();
        assert_eq!(total, 2);
        assert_eq!(all.iter().find(|one| one.record.key == 1).unwrap().record.answers, Some(9));
        assert!(all.iter().any(|one| one.id == id));
    }

    async fn the_list_is_narrowed_and_nothing_of_it_is_ours(kit) {
        let lines = (1..=9).map(|key| line(key, ["กรมตลาด", "กรมว่าว", "กระทรวงลม"][key as usize % 3], "8")).collect();
        bring(&kit, 0, lines).await;
        let facets = elsewhere::facets(&kit.store, &Filter::default()).await.unwrap();
        assert_eq!(facets.by_year, [(2568, 3), (2567, 3), (2566, 3)]);
        assert_eq!((facets.by_kind, facets.by_agency.len()), (vec![(Kind::Bill, 9)], 3));
        let filter = Filter { agency: Some(kit.agency), year: Some(2566), kind: Some(Kind::Bill) };
        assert_eq!(elsewhere::page(&kit.store, &filter, 1, 2).await.unwrap().1, 3);
        assert_eq!(elsewhere::page(&kit.store, &Filter { year: Some(2567), ..filter }, 1, 2).await.unwrap().1, 0);
        let ours = store::consultation::cards(&kit.store, &OurFilter::default(), Sort::Newest, 1, 9, day_one()).await;
        assert_eq!(ours.unwrap().total, 0);
        let everything = store::agency::Asked { ended: true, ..Default::default() };
        let (made, _) = store::agency::list(&kit.store, &everything, 1, 1_000).await.unwrap();
        assert_eq!(made.iter().find(|one| one.name_th == "กระทรวงลม").unwrap().level, domain::agency::Level::Ministry);
    }
}
