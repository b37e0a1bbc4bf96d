//! What people wrote freely in a survey: read, searched and put into groups on the desk without scripts; of the groups alone everyone reads how many stand in each.

use crate::kit::{NOBODY, Site};
use domain::id::ConsultationId;
use domain::survey::Form;

const WORDS: &str = "ขอให้ใบอนุญาตอยู่ได้สามปี";

/// The question that takes free words, and its page.
async fn question(site: &Site) -> (String, String) {
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let id = questions.iter().find(|question| question.form == Form::Text).unwrap().id.to_string();
    (id.clone(), format!("/desk/c/7/answers/{id}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn free_answers_are_read_searched_and_grouped_and_everyone_reads_the_groups() {
    let site = Site::new().await;
    let (id, page) = question(&site).await;
    assert_eq!(site.get(NOBODY, &page).await.status, 401);
    assert_eq!(site.get("moderator", &page).await.status, 403);
    assert_eq!(site.get("officer", "/desk/c/7/answers/1").await.status, 404, "no free words are asked there");
    assert!(site.get("officer", "/desk/c/7").await.says("/desk/c/7/answers\""));
    assert!(site.get("officer", "/desk/c/7/answers").await.says(&format!("{page}\"")));
    let all = site.get("officer", &page).await;
    assert!(all.says(WORDS) && all.says("ป้ายราคาควรมีภาษาอังกฤษด้วย"), "{}", all.text());
    let found = site.get("officer", &format!("{page}?q=ใบอนุญาต")).await;
    assert!(found.says(WORDS) && !found.says("ป้ายราคาควรมี"), "{}", found.text());
    assert!(
        site.get("officer", "/desk/c/7/taken").await.says(&format!("answers/q{id}")),
        "that it was read is written down"
    );
    let name = async |title: &str| {
        let form =
            [("page", page.as_str()), ("consultation", "7"), ("question", &id), ("number", ""), ("title", title)];
        site.post("officer", "/api/survey/name_group", &form).await
    };
    let none = name(" ").await;
    assert!(none.status == 422 && none.says("href=\"#f-title\""), "{}", none.text());
    assert_eq!(name("อายุใบอนุญาต").await.status, 303);
    let shown = site.get("officer", &format!("{page}?q=ใบอนุญาต")).await;
    let sheets: Vec<String> = shown
        .text()
        .split("name=\"sheet[]\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or("").to_string())
        .collect();
    assert!(sheets.len() >= 5, "{sheets:?}");
    let mut form =
        vec![("page", page.as_str()), ("consultation", "7"), ("question", id.as_str()), ("group", "1"), ("do", "put")];
    let untaken = site.post("officer", "/api/survey/group", &form).await;
    assert!(untaken.status == 422 && untaken.says("href=\"#f-sheet\""), "{}", untaken.text());
    form.extend(sheets.iter().map(|sheet| ("sheet[]", sheet.as_str())));
    assert_eq!(site.post("moderator", "/api/survey/group", &form).await.status, 403);
    assert_eq!(site.post("officer", "/api/survey/group", &form).await.status, 303);
    let group = site.get("officer", &format!("{page}?in=1")).await;
    assert!(
        group.says(WORDS) && group.text().replace("<!>", "").contains(&format!("({})", sheets.len())),
        "{}",
        group.text()
    );
    assert!(!site.get("officer", &format!("{page}?in=waiting")).await.says(WORDS));
    // The rest is read as standing in none, so that those in the group are no longer nearly all.
    let waiting = site.get("officer", &format!("{page}?in=waiting")).await.text();
    let rest: Vec<&str> =
        waiting.split("name=\"sheet[]\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or("")).collect();
    let mut form =
        vec![("page", page.as_str()), ("consultation", "7"), ("question", id.as_str()), ("group", "0"), ("do", "put")];
    form.extend(rest.iter().map(|sheet| ("sheet[]", *sheet)));
    assert_eq!(site.post("officer", "/api/survey/group", &form).await.status, 303);
    // Everyone reads it once answers come no more; the words nobody.
    let open = site.get(NOBODY, "/c/7/survey/results").await;
    assert!(!open.says("อายุใบอนุญาต"), "while answers come nothing is told of groups");
    let close = [("page", "/desk"), ("consultation", "7"), ("reason", "ได้คำตอบครบทุกกลุ่มแล้ว จึงปิดรับ")];
    assert_eq!(site.post("officer", "/api/desk/close", &close).await.status, 303);
    let results = site.get(NOBODY, "/c/7/survey/results?of=closed").await;
    assert!(results.says("อายุใบอนุญาต") && !results.says(WORDS), "{}", results.text());
    assert!(
        results.says("สิ่งที่คำตอบพูดถึง") && results.says("id=\"q1\"") && results.says("คำถามที่ 1"),
        "{}",
        results.text()
    );
}

#[tokio::test]
async fn a_question_of_a_published_survey_is_looked_at_without_being_called_a_draft() {
    let site = Site::new().await;
    let page = site.get("officer", "/desk/c/7/preview/survey").await;
    assert!(page.says("คำถามของแบบสอบถามที่เผยแพร่แล้ว"), "{}", page.text());
    let english = site.get(NOBODY, "/en/c/7/survey?for=public").await;
    assert!(english.says("Has this law made riding in a horse carriage safer?") && english.says("Unclear prices"));
}
