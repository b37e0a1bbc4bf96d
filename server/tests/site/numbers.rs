//! What everyone may take of a survey's answers: the numbers that its results show and none else; and that whoever takes the sheets as they
//! are is written down.

use crate::kit::{NOBODY, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::survey::disclose::FEWEST;
use std::collections::BTreeMap;

/// Ends the hearing of the demonstration's evaluation: its results show from then on.
async fn closed(site: &Site) {
    let form = [("page", "/desk"), ("consultation", "7"), ("reason", "ได้คำตอบครบทุกกลุ่มแล้ว จึงปิดรับ")];
    assert_eq!(site.post("officer", "/api/desk/close", &form).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_takes_the_numbers_that_the_results_show_and_none_that_singles_out() {
    let site = Site::new().await;
    assert_eq!(site.get(NOBODY, "/c/1/numbers.csv").await.status, 404, "a draft asks nothing");
    assert_eq!(site.get(NOBODY, "/c/12/codebook.csv").await.status, 404, "not public");
    let one = store::consultation::one(&site.house.site.store, ConsultationId(7)).await.unwrap();
    if !app::survey::outcome::shows(&one, site.house.now()) {
        assert_eq!(site.get(NOBODY, "/c/7/numbers.csv").await.status, 404, "before the round shows it");
        closed(&site).await;
    }
    let lines = site.get(NOBODY, "/c/7/numbers.jsonl").await;
    assert_eq!(lines.status, 200, "{}", lines.text());
    let lines: Vec<serde_json::Value> = lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (first, last) = (&lines[0], lines.last().unwrap());
    assert_eq!((first["format"].as_str(), first["fewest"].as_u64()), (Some("siang/numbers/1"), Some(FEWEST)));
    assert_eq!(last["numbers"].as_u64(), Some(lines.len() as u64 - 2));
    let rows = &lines[1..lines.len() - 1];
    for row in rows {
        let n = row["count"].as_u64().unwrap_or(0);
        assert!(n == 0 || n >= FEWEST, "{row}");
    }
    assert!(rows.iter().any(|row| row["of"] == "all" && row["count"].as_u64() > Some(0)));
    // What few gave together says which values it is.
    let together: Vec<_> = rows.iter().filter(|row| row["value"] == "together").collect();
    assert!(together.iter().all(|row| row["together"].as_array().is_some_and(|codes| codes.len() > 1)), "{together:?}");
    // Free answers are in no number's words.
    let text = "ขอให้ใบอนุญาตอยู่ได้สามปี";
    assert!(!lines.iter().any(|line| line.to_string().contains(text)));
    // The tables of all are what the page's are read from.
    let told =
        store::survey::public(&site.house.site.store, ConsultationId(7), store::survey::Asked::Now).await.unwrap();
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    for (question, tables) in questions.iter().zip(told.iter()).filter(|(_, tables)| !tables.all.few) {
        let mine: BTreeMap<&str, u64> = rows
            .iter()
            .filter(|row| row["of"] == "all" && row["question"] == question.name())
            .filter_map(|row| Some((row["value"].as_str()?, row["count"].as_u64()?)))
            .collect();
        // Values go by the codes of the codebook.
        let of = |value: i64| match question.form {
            _ if value == domain::survey::disclose::TOGETHER => "together".to_string(),
            domain::survey::Form::Single | domain::survey::Form::Several => question.choice_name(value as usize),
            domain::survey::Form::Matrix => {
                let (row, step) = domain::survey::count::apart(value);
                format!("{}:{step}", question.row_name(row))
            }
            domain::survey::Form::Ranking => {
                let (at, rank) = domain::survey::count::apart(value);
                format!("{}:{rank}", question.choice_name(at))
            }
            _ => value.to_string(),
        };
        let theirs: BTreeMap<String, u64> =
            tables.all.told().by_value.iter().map(|(value, n)| (of(*value), *n)).collect();
        for (value, n) in mine.iter().filter(|(value, _)| **value != "together") {
            assert_eq!(theirs.get(*value), Some(n), "{}: {value}", question.text);
        }
    }

    let table = site.get(NOBODY, "/en/c/7/numbers.csv").await;
    assert!(
        table.text().starts_with('\u{feff}') && table.says("Question,Name,Form") && table.says("together"),
        "{}",
        table.text()
    );
    assert_eq!(table.line("content-disposition"), "attachment; filename=\"siang-7-en-numbers.csv\"");
    let codes = site.get(NOBODY, "/c/7/codebook.csv").await;
    assert!(codes.says(&questions[0].text) && codes.says(&questions[0].choices[1]), "{}", codes.text());
    let page = site.get(NOBODY, "/c/7/survey/results").await;
    for file in ["numbers.csv", "numbers.jsonl", "codebook.csv"] {
        assert!(page.says(&format!("/c/7/{file}\"")), "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_the_sheets_as_they_are_is_written_down() {
    use words::taken as say;
    let site = Site::new().await;
    let list = async || site.get("summariser", "/desk/c/7/taken").await;
    assert!(list().await.says(say::none(Lang::Th)));
    assert_eq!(site.get(NOBODY, "/desk/c/7/taken").await.status, 401);
    assert_eq!(site.get("moderator", "/desk/c/7/taken").await.status, 403);
    assert_eq!(site.get("officer", "/desk/c/1/taken").await.status, 404, "a draft asks nothing");
    assert_eq!(site.get("moderator", "/desk/c/7/answers.csv").await.status, 403);
    site.head("officer", "/desk/c/7/answers.csv").await;
    site.get("officer", "/desk/c/7/answers-columns.csv").await;
    assert!(list().await.says(say::none(Lang::Th)), "nothing was given");
    for file in ["answers.csv", "answers.jsonl", "answers.xlsx"] {
        assert_eq!(site.get("officer", &format!("/desk/c/7/{file}")).await.status, 200, "{file}");
        assert!(list().await.says(&format!("<code>{file}</code>")), "{file}");
    }
    let log = site.get("officer", "/en/desk/log").await;
    assert!(log.says("Answer sheets taken away"), "{}", log.text());
    assert!(
        site.get("officer", "/desk/c/7/summary").await.says("/desk/c/7/taken")
            || site.get("officer", "/desk/c/7").await.says("/desk/c/7/taken")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sheets_come_with_labels_and_codes_and_the_codebook_says_who_is_asked() {
    let site = Site::new().await;
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let sheets = site.take("officer", "/desk/c/7/answers.csv").await.text();
    let mut lines = csv::Reader::from_reader(sheets.trim_start_matches('\u{feff}').as_bytes());
    let heads: Vec<String> = lines.headers().unwrap().iter().map(String::from).collect();
    let at = |head: &str| heads.iter().position(|one| one == head).unwrap_or_else(|| panic!("{head}: {heads:?}"));
    let (first, code) = (at(&format!("1. {}", questions[0].text)), at(&format!("{}.code", questions[0].name())));
    for row in lines.records().map(Result::unwrap) {
        let (label, code) = (&row[first], &row[code]);
        let of = questions[0].choices.iter().position(|choice| choice == label);
        assert_eq!(of.map_or(String::new(), |at| questions[0].choice_name(at)), code, "{label}");
    }
    let book = site.get(NOBODY, "/en/c/7/codebook.csv").await;
    assert!(book.says("Asked of,Required,Asked when,Answer must satisfy,Unit,Least,Most"), "{}", book.text());
    assert!(book.says("business,no,,,baht,0,100000") && book.says("everyone,yes"), "{}", book.text());
}
