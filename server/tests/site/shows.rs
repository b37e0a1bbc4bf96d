//! From when everyone sees a round's numbers: said where the round is planned and on its page, and kept by every page and file.

use crate::kit::{NOBODY, PASSWORD, Site, comment};
use crate::survey::branching_as;
use domain::agency::Viewer;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::round::Shows;
use domain::survey::parse_sheet;
use words::{admission, public, survey as say};

#[tokio::test]
async fn a_round_whose_numbers_show_with_its_result_tells_none_before() {
    let site = Site::new().await;
    let (id, questions) = branching_as(&site, Shows::Result).await;
    let store = &site.house.site.store;
    for n in 0..9 {
        let pairs = [(format!("q{}", questions[0].id), "1".to_string())];
        let key = format!("{n:032x}");
        let now = site.house.now();
        let new = parse_sheet(&id.to_string(), "everyone", &key, &questions, &pairs, now.day()).unwrap();
        store::survey::submit(store, &Viewer::default(), &new, now).await.unwrap();
    }
    let (page, results) = (format!("/c/{id}"), format!("/c/{id}/survey/results"));
    let hidden = async || {
        let told = site.get(NOBODY, &results).await;
        assert!(told.says(say::hidden_until_result(Lang::Th)) && !told.says("มีค่าใช้จ่ายเพิ่มหรือไม่"), "{}", told.text());
        for file in ["numbers.csv", "numbers.jsonl"] {
            assert_eq!(site.get(NOBODY, &format!("/c/{id}/{file}")).await.status, 404, "{file}");
        }
        let read = site.get(NOBODY, &page).await;
        assert!(read.says(admission::shows_public(Lang::Th, Shows::Result)), "{}", read.text());
        assert!(!read.says("/survey/results"), "no way to what is not told");
    };
    hidden().await;
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/codebook.csv")).await.status, 200, "questions are no numbers");
    site.later(40);
    hidden().await;
    let now = site.house.now();
    let token = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    store::result::publish(store, &by, id, "", now).await.unwrap();
    // Pages of guests are kept until the log is followed.
    let told = site.get("local", &results).await;
    assert!(told.says("มีค่าใช้จ่ายเพิ่มหรือไม่") && !told.says(say::hidden_until_result(Lang::Th)), "{}", told.text());
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/numbers.csv")).await.status, 200);
    assert!(!site.get("local", &page).await.says(admission::numbers_when(Lang::Th)), "nothing more to wait for");
}

#[tokio::test]
async fn files_of_numbers_say_how_many_sheets_they_count() {
    let site = Site::new().await;
    let (id, questions) = branching_as(&site, Shows::Live).await;
    let store = &site.house.site.store;
    let more = async |from: u32, to: u32| {
        for n in from..to {
            let pairs = [(format!("q{}", questions[0].id), "1".to_string())];
            let (key, now) = (format!("{n:032x}"), site.house.now());
            let new = parse_sheet(&id.to_string(), "everyone", &key, &questions, &pairs, now.day()).unwrap();
            store::survey::submit(store, &Viewer::default(), &new, now).await.unwrap();
        }
    };
    let counted = async || {
        let lines = site.get(NOBODY, &format!("/c/{id}/numbers.jsonl")).await.text();
        let rows: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let first = rows.iter().find(|row| row["of"] == "all" && row["question"] == questions[0].name());
        let first = first.unwrap_or_else(|| panic!("{lines}"));
        (first["count"].as_u64(), first["counted"].as_u64(), first["sheets"].as_u64())
    };
    more(1, 13).await;
    assert_eq!(counted().await, (Some(12), None, None));
    more(13, 16).await;
    assert_eq!(counted().await, (Some(12), Some(12), Some(15)), "three more would be found by subtracting");
    let table = site.get(NOBODY, &format!("/en/c/{id}/numbers.csv")).await;
    assert!(table.says("Note,Sheets counted,Sheets received") && table.says(",12,15"), "{}", table.text());
    let book = site.get(NOBODY, &format!("/en/c/{id}/codebook.csv")).await;
    assert!(book.says(words::taken::counted_means(Lang::Th)), "{}", book.text());
    let page = site.get("local", &format!("/c/{id}/survey/results")).await;
    assert!(page.says(&say::behind(Lang::Th, 12, 15)) && page.says("12 (100%)"), "{}", page.text());
}

#[tokio::test]
async fn when_numbers_show_is_chosen_at_the_plan_and_told_on_the_page() {
    let site = Site::new().await;
    let form = site.get("officer", "/desk/c/12/dates").await;
    for shows in Shows::ALL {
        assert!(form.says(&format!("value=\"{}\"", shows.code())), "{shows:?}: {}", form.text());
        assert!(form.says(admission::shows_hint(Lang::Th, *shows)));
    }
    // Open, and its sides are counted after the close: said in the gist and over its comments.
    let page = site.get(NOBODY, "/c/1").await;
    assert!(page.says(admission::shows_public(Lang::Th, Shows::Closed)) && page.says(public::counts_later(Lang::Th)));
    assert!(site.get(NOBODY, "/en/c/7").await.says(admission::shows_public(Lang::En, Shows::Live)));
    // What is typed by hand is refused; what forms said before is read.
    let one = store::consultation::one(&site.house.site.store, ConsultationId(12)).await.unwrap();
    let (id, revision) = (one.id.to_string(), one.revision.to_string());
    let send = async |shows: &str| {
        let typed = [
            ("page", "/desk/c/12/dates"),
            ("consultation", id.as_str()),
            ("revision", revision.as_str()),
            ("opens_day", "1"),
            ("opens_month", "12"),
            ("opens_year", "2569"),
            ("closes_day", "30"),
            ("closes_month", "12"),
            ("closes_year", "2569"),
            ("admits", "everyone"),
            ("counts_show", shows),
        ];
        site.post("officer", "/api/desk/dates", &typed).await
    };
    let never = send("never").await;
    assert!(never.status == 422 && never.says("href=\"#f-counts_show\""), "{}", never.text());
    assert_eq!(send("result").await.status, 303);
    let one = store::consultation::one(&site.house.site.store, ConsultationId(12)).await.unwrap();
    assert_eq!(one.round.map(|round| round.shows), Some(Shows::Result));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_counts_no_side_before_its_number_shows() {
    let site = Site::new().await;
    let typed = comment("1", "00000000000000000000000000000043", &[("class", "expert"), ("reason", "ไม่เอากระจังลมหมุน")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
    crate::found::indexed(&site).await;
    let q = crate::found::percent("กระจังลมหมุน");
    let all = site.get(NOBODY, &format!("/search?q={q}&in=1")).await;
    let text = all.text();
    let classes = text.split("facet__title").find(|facet| facet.contains("class=expert"));
    assert!(classes.is_some_and(|facet| !facet.contains("picks__count")), "{classes:?}");
    assert!(all.says(&words::find::found_inside(Lang::Th, 1)));
    let narrowed = site.get(NOBODY, &format!("/search?q={q}&in=1&class=expert")).await;
    assert!(
        narrowed.says(words::find::found_untold(Lang::Th)) && !narrowed.says("picks__count"),
        "{}",
        narrowed.text()
    );
}
