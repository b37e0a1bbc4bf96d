//! The survey's editor without scripts: questions are moved, put in, copied and taken away before anything is saved, and what was typed in the others stays.

use crate::kit::{Answer, NOBODY, PASSWORD, Site, Who};
use crate::xlsform::{prepared, typed};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::questionnaire::arrange::{Deed, Press};
use words::arrange as say;

const SAVE: &str = "/api/desk/questions";

async fn post(site: &Site, who: Who, endpoint: &str, pairs: &[(String, String)]) -> Answer {
    let form: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    site.post(who, endpoint, &form).await
}

/// An editor with these questions, each answered in words.
async fn asking(site: &Site, id: i64, texts: &[&str]) -> Answer {
    let page = format!("/desk/c/{id}/survey");
    let mut form = site.get("officer", &page).await.hidden(SAVE);
    for text in texts {
        form.extend([("text[]", *text), ("form[]", "text")].map(|(name, value)| (name.into(), value.into())));
    }
    let saved = post(site, "officer", SAVE, &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    site.get("officer", &page).await
}

/// The form of an editor's page with something typed into rows, counted from 1.
fn filled(page: &Answer, typing: &[(usize, &str, &str)]) -> Vec<(String, String)> {
    let mut form = typed(page);
    for (row, column, text) in typing {
        let name = format!("{column}[]");
        let (_, value) = form.iter_mut().filter(|(field, _)| *field == name).nth(row - 1).unwrap();
        *value = text.to_string();
    }
    form
}

/// Presses a button of a question; what it does is told at the place where it was done, whose fold is open.
async fn press(site: &Site, page: &Answer, typing: &[(usize, &str, &str)], button: &str, now: usize) -> Answer {
    let mut form = filled(page, typing);
    form.push(("do".into(), button.into()));
    let shown = post(site, "officer", SAVE, &form).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    let press = Press::parse(button).unwrap();
    assert!(shown.says(&say::done(Lang::Th, press, now)) && shown.says(say::not_saved(Lang::Th)), "{}", shown.text());
    assert!(open(&shown, now), "{button}: {}", shown.text());
    shown
}

/// Whether the fold of a question is open.
fn open(page: &Answer, number: usize) -> bool {
    let id = format!("id=\"q-{number}\"");
    let text = page.text();
    let fold = text.split("<details").find(|fold| fold.split('>').next().unwrap().contains(&id)).expect("a fold");
    fold.split('>').next().unwrap().contains(" open")
}

/// What the rows of an editor have in one column, up to the last that has a question.
fn column(page: &Answer, column: &str) -> Vec<String> {
    let of = |column: &str| {
        let name = format!("{column}[]");
        typed(page).into_iter().filter(|(field, _)| *field == name).map(|(_, value)| value).collect::<Vec<String>>()
    };
    let rows = of("text").iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
    of(column).into_iter().take(rows).collect()
}

async fn kept(site: &Site, id: i64) -> Vec<(String, String)> {
    let all = store::survey::questions(&site.house.site.store, ConsultationId(id)).await.unwrap();
    all.into_iter().map(|one| (one.text, one.help)).collect()
}

#[tokio::test]
async fn questions_are_arranged_before_they_are_saved_and_nothing_typed_is_lost() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let page = asking(&site, id, &["หนึ่ง", "สอง", "สาม"]).await;
    let before = kept(&site, id).await;
    assert_eq!(before.len(), 3);
    assert!((1..=3).all(|number| !open(&page, number)) && open(&page, 4), "{}", page.text());
    assert!(
        page.says("href=\"#q-3\"") && !page.says("value=\"up:1\"") && page.says("value=\"down:1\""),
        "{}",
        page.text()
    );
    let text = page.text();
    let (bank, bring) = (format!("/desk/c/{id}/survey/bank"), "href=\"#bring\"");
    let first = text.find("id=\"q-1\"").unwrap();
    assert!(text.find(&bank).unwrap() < first && text.find(bring).unwrap() < first, "{text}");
    // The Enter key presses the first button of the form.
    let form = text.split(&format!("action=\"{SAVE}\"")).nth(1).unwrap();
    let button = form.split("<button").nth(1).unwrap().split('>').next().unwrap();
    assert!(button.contains("type=\"submit\"") && !button.contains("name="), "{button}");

    let up = press(&site, &page, &[(1, "help", "ยังไม่บันทึก")], "up:3", 2).await;
    assert_eq!(column(&up, "text"), ["หนึ่ง", "สาม", "สอง"]);
    let put = press(&site, &up, &[(3, "text", "สอง แก้แล้ว")], "after:1", 2).await;
    assert_eq!(column(&put, "text"), ["หนึ่ง", "", "สาม", "สอง แก้แล้ว"]);
    let copy = press(&site, &put, &[(2, "text", "แทรก")], "copy:1", 2).await;
    assert_eq!(column(&copy, "text"), ["หนึ่ง", "หนึ่ง", "แทรก", "สาม", "สอง แก้แล้ว"]);
    let down = press(&site, &copy, &[(2, "text", "หนึ่ง ฉบับสอง")], "down:2", 3).await;
    let away = press(&site, &down, &[], "away:4", 4).await;
    assert_eq!(column(&away, "text"), ["หนึ่ง", "แทรก", "หนึ่ง ฉบับสอง", "สอง แก้แล้ว"]);
    assert_eq!(column(&away, "help"), ["ยังไม่บันทึก", "", "ยังไม่บันทึก", ""]);
    assert_eq!(kept(&site, id).await, before, "nothing is kept before it is saved");
    let saved = post(&site, "officer", SAVE, &typed(&away)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let shown = [("หนึ่ง", "ยังไม่บันทึก"), ("แทรก", ""), ("หนึ่ง ฉบับสอง", "ยังไม่บันทึก"), ("สอง แก้แล้ว", "")];
    assert_eq!(kept(&site, id).await, shown.map(|(text, help)| (text.to_string(), help.to_string())));
}

#[tokio::test]
async fn rules_follow_their_questions_and_those_that_lost_one_are_told() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let page = asking(&site, id, &["ปี", "กี่วัน", "เพราะอะไร"]).await;
    let rule = [(2, "form", "number"), (3, "relevant", "${q2} > 5")];
    let up = press(&site, &page, &rule, "up:2", 1).await;
    assert_eq!(column(&up, "relevant"), ["", "", "${q1} > 5"]);
    let away = press(&site, &up, &[], "away:1", 1).await;
    assert!(away.says(&say::bereft(Lang::Th, &[2])), "{}", away.text());
    let refused = post(&site, "officer", SAVE, &typed(&away)).await;
    assert!(refused.status == 422 && refused.says("href=\"#f-relevant-2\"") && open(&refused, 2), "{}", refused.text());
    // Who may not write it arranges nothing.
    let mut form = typed(&up);
    form.push(("do".into(), "up:2".into()));
    let other = post(&site, "local", SAVE, &form).await;
    assert!(other.status != 200 && other.status != 303, "{}", other.text());
}

#[tokio::test]
async fn what_was_taken_away_comes_back_by_one_press_before_anything_is_saved() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let page = asking(&site, id, &["หนึ่ง", "สอง", "สาม"]).await;
    let before = kept(&site, id).await;
    let back = say::deed(Lang::Th, Deed::Back);
    assert!(!page.says(back), "{}", page.text());
    let rule = [(2, "form", "number"), (2, "help", "ช่วย"), (3, "relevant", "${q2} > 5")];
    let away = press(&site, &page, &rule, "away:2", 2).await;
    assert_eq!(column(&away, "text"), ["หนึ่ง", "สาม"]);
    assert!(
        away.says(&say::taken(Lang::Th, 2)) && away.says("สอง</b>") && away.says("value=\"back:2\""),
        "{}",
        away.text()
    );
    // A refused save keeps it in reach.
    let refused = post(&site, "officer", SAVE, &typed(&away)).await;
    assert!(refused.status == 422 && refused.says("value=\"back:2\""), "{}", refused.text());
    let whole = press(&site, &refused, &[(1, "help", "แก้ระหว่างนั้น")], "back:2", 2).await;
    assert_eq!(column(&whole, "text"), ["หนึ่ง", "สอง", "สาม"]);
    assert_eq!(column(&whole, "help"), ["แก้ระหว่างนั้น", "ช่วย", ""]);
    assert_eq!(column(&whole, "relevant"), ["", "", "${q2} > 5"]);
    assert!(!whole.says(back), "{}", whole.text());
    // Anything else that is done with the questions ends it, and a press for what is not there does nothing.
    let moved = press(&site, &away, &[], "up:2", 1).await;
    assert!(!moved.says(back), "{}", moved.text());
    let mut form = typed(&moved);
    form.push(("do".into(), "back:1".into()));
    let nothing = post(&site, "officer", SAVE, &form).await;
    assert_eq!((nothing.status, column(&nothing, "text")), (200, column(&moved, "text")));
    assert_eq!(kept(&site, id).await, before, "nothing is kept before it is saved");
    let saved = post(&site, "officer", SAVE, &typed(&whole)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(kept(&site, id).await.len(), 3);
}

#[tokio::test]
async fn a_button_that_there_is_not_saves_nothing() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let page = asking(&site, id, &["หนึ่ง", "สอง"]).await;
    let before = kept(&site, id).await;
    for unknown in ["left:2", "up", "save"] {
        let mut form = filled(&page, &[(1, "text", "ยังไม่บันทึก")]);
        form.push(("do".into(), unknown.into()));
        let refused = post(&site, "officer", SAVE, &form).await;
        assert!(refused.status == 422 && refused.says("ยังไม่บันทึก"), "{unknown}: {}", refused.text());
    }
    assert_eq!(kept(&site, id).await, before);
}

#[tokio::test]
async fn what_is_arranged_while_the_session_ran_out_waits_for_signing_in() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let page = asking(&site, id, &["หนึ่ง", "สอง"]).await;
    let mut form = filled(&page, &[(1, "help", "ยังไม่บันทึก")]);
    form.push(("do".into(), "up:2".into()));
    let asked = post(&site, NOBODY, SAVE, &form).await;
    assert_eq!(asked.status, 401, "{}", asked.text());
    let mut fields = asked.hidden("/api/account/sign_in");
    fields.extend([("email", "officer@demo.example"), ("password", PASSWORD)].map(|(a, b)| (a.into(), b.into())));
    let shown = post(&site, NOBODY, "/api/account/sign_in", &fields).await;
    assert!(shown.status == 200 && shown.line("set-cookie").starts_with("siang="), "{}", shown.text());
    assert_eq!(column(&shown, "text"), ["สอง", "หนึ่ง"]);
    assert_eq!(column(&shown, "help"), ["", "ยังไม่บันทึก"]);
}

#[tokio::test]
async fn questions_of_a_template_are_arranged_too() {
    let site = Site::new().await;
    let page = "/desk/templates/evaluation?agency=3";
    let send = async |who: Who| {
        let form = [
            ("page", page),
            ("agency", "3"),
            ("kind", "evaluation"),
            ("revision", "0"),
            ("objectives", "ยังไม่บันทึก"),
            ("text[]", "หนึ่ง"),
            ("text[]", "สอง"),
            ("do", "up:2"),
        ];
        site.post(who, "/api/agencies/template", &form).await
    };
    let shown = send("officer").await;
    assert!(shown.status == 200 && shown.says("ยังไม่บันทึก"), "{}", shown.text());
    let text = shown.text();
    let at = |words: &str| text.find(&format!("{words}</textarea>")).unwrap();
    assert!(at("สอง") < at("หนึ่ง"), "{text}");
    assert_eq!(send("drafter").await.status, 403);
}
