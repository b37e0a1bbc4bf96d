//! What citizens read: numbers that say what they are of, lists that say what they are narrowed to, forms that ask about what is
//! chosen and say what is wrong once, receipts that leave no secret behind.

use crate::kit::{Answer, NOBODY, Site, comment};
use axum::body::Body;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::survey::Form;
use http::header;

const KEY: &str = "00000000000000000000000000000041";

#[tokio::test]
async fn shares_of_several_choices_are_of_those_who_answered() {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let questions = store::survey::questions(store, ConsultationId(7)).await.unwrap();
    let several = questions.iter().find(|question| question.form == Form::Several).unwrap();
    let tallies = store::survey::tallies(store, ConsultationId(7), None).await.unwrap();
    let tally = tallies.iter().find(|tally| tally.question == several.id.0).unwrap();
    let ticks: u64 = tally.by_value.iter().map(|(_, n)| n).sum();
    assert!(ticks > tally.answered, "somebody chose several");
    let page = site.get(NOBODY, "/c/7/survey/results").await;
    assert!(page.says(words::survey::several_each(Lang::Th)) && page.says(words::survey::of_those(Lang::Th)));
    for (_, n) in &tally.by_value {
        let share = format!("<td class=\"num\">{:.1}</td>", *n as f64 * 100.0 / tally.answered as f64);
        assert!(page.says(&share), "{share}");
    }
    assert!(page.says("2,000–4,999 บาท"), "numbers are written in one way, in classes");
}

#[tokio::test]
async fn a_survey_says_before_sending_that_answers_can_be_changed() {
    let site = Site::new().await;
    let form = site.get(NOBODY, "/c/7/survey?for=public").await;
    assert!(form.says(words::survey::changed_until(Lang::Th)) && form.says("ไม่เกิน 5,000 ตัวอักษร"));
}

#[tokio::test]
async fn a_narrowed_list_counts_what_it_is_narrowed_to_and_can_be_widened() {
    let site = Site::new().await;
    let all = site.get(NOBODY, "/c/2/comments").await;
    assert!(all.says("href=\"/c/2/comments?at=m2\"") && all.says("มาตรา ๒"), "sections with comments are offered");
    let place = |text: &str| all.text().find(text).unwrap();
    assert!(place("comments?at=m2\"") < place("comments?at=m6\""), "in the order of the text");
    let one = site.get(NOBODY, "/c/2/comments?at=m2&stance=change&before=99").await;
    assert!(one.says("href=\"/c/2/comments\"") && one.says("ดูทั้งหมด"), "{}", one.text());
    assert!(one.says("href=\"/c/2/comments?at=m2\""), "a filter that is lifted begins with the newest");
    let one = site.get(NOBODY, "/c/2/comments?at=m2").await;
    assert!(one.says("<li class=\"chips__count\">1 ความเห็น</li>"), "{}", one.text());
}

#[tokio::test]
async fn a_hundred_comments_stand_on_a_page_and_long_ones_are_folded() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/8/comments").await.text();
    assert_eq!(page.matches("class=\"voice\"").count(), 100);
    let long = format!("{} จบ", "ร้านซ่อมในตลาดหาอะไหล่ไม่ได้ ".repeat(100));
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[("reason", &long)])).await;
    assert_eq!(sent.status, 303);
    let page = site.get(NOBODY, "/c/1/comments").await.text();
    let (open, rest) = page.split_once("voice__rest").unwrap();
    assert!(open.contains("ร้านซ่อมในตลาด") && rest.contains("หาอะไหล่ไม่ได้  จบ"));
}

async fn with_cookie(site: &Site, path: &str, cookie: &str) -> Answer {
    let request = site.request(NOBODY, "GET", path).await.header(header::COOKIE, cookie);
    site.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_receipts_secret_is_kept_an_hour_and_cleared_by_a_press() {
    let site = Site::new().await;
    let given = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[])).await;
    assert!(given.line("set-cookie").contains("Max-Age=3600"), "{}", given.line("set-cookie"));
    let cookie = given.line("set-cookie").split(';').next().unwrap().to_string();
    let receipt = with_cookie(&site, &given.to, &cookie).await;
    assert!(receipt.says("ล้างออกจากเครื่องนี้") && receipt.says("action=\"/api/receipt/clear\""));
    assert_eq!(receipt.line("cache-control"), "no-store");
    let cleared = site.post(NOBODY, "/api/receipt/clear", &[("page", &given.to)]).await;
    assert_eq!((cleared.status, cleared.to.as_str()), (303, "/receipts?cleared=1"));
    assert!(cleared.line("set-cookie").starts_with("receipt=;") && cleared.line("set-cookie").contains("Max-Age=0"));
    assert!(site.get(NOBODY, &cleared.to).await.says("ล้างรหัสออกจากเครื่องนี้แล้ว"));
    assert!(!site.get(NOBODY, &given.to).await.says("ล้างออกจากเครื่องนี้"));
}

#[tokio::test]
async fn what_is_wrong_is_said_in_words_that_fit() {
    let site = Site::new().await;
    let wrong = [("page", "/desk/sign-in"), ("email", "officer@demo.example"), ("password", "no")];
    let answer = site.post(NOBODY, "/api/account/sign_in", &wrong).await;
    assert!(answer.says(words::problem::kept_but_password(Lang::Th)) && !answer.says(words::problem::kept(Lang::Th)));
    let answer = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[("stance", "")])).await;
    assert!(answer.says("คุณเห็นด้วยหรือไม่: ยังไม่ได้เลือก") && answer.says(words::problem::kept(Lang::Th)));
    assert!(!answer.says("ยังไม่ได้กรอก"));
    for (path, asked) in [
        ("/c/1/say?at=k2", "คุณเห็นด้วยกับประเด็นนี้หรือไม่"),
        ("/c/1/say", "คุณเห็นด้วยกับเรื่องนี้หรือไม่"),
        ("/c/2/say?at=m6", "คุณเห็นด้วยกับมาตรานี้หรือไม่"),
        ("/c/2/say?at=m6-w2", "คุณเห็นด้วยกับวรรคนี้หรือไม่"),
        ("/c/4/say?at=c5", "คุณเห็นด้วยกับข้อนี้หรือไม่"),
    ] {
        let form = site.get(NOBODY, path).await;
        assert!(form.says(&format!("on--here\">{asked}")), "{path} {}", form.text());
    }
}

#[tokio::test]
async fn an_island_sends_a_form_once_and_gets_its_page_where_it_is_refused() {
    let site = Site::new().await;
    let send = async |stance: &'static str| {
        let typed = comment("1", KEY, &[("stance", stance)]);
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish();
        let request = http::Request::post("/api/comment/submit")
            .header(header::ACCEPT, "application/json, text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        site.send(request.body(Body::from(body)).unwrap()).await
    };
    let refused = send("").await;
    assert_eq!((refused.status, refused.line("content-type")), (422, "text/html; charset=utf-8"));
    assert!(refused.says("id=\"problem\"") && refused.says("ช่างใกล้บ้านจะได้ซ่อมได้"));
    let sent = send("agree").await;
    assert_eq!((sent.status, sent.line("content-type")), (200, "application/json"));
    assert!(sent.says("{\"to\":\"/receipts/"), "{}", sent.text());
}

#[tokio::test]
async fn a_result_explains_its_numbers_and_can_be_passed_on() {
    let site = Site::new().await;
    let result = site.get(NOBODY, "/c/6/result").await;
    assert!(result.says(words::public::in_several(Lang::Th)));
    assert!(result.says("line.me") && result.says("data-copy=\"http://siang.test/c/6/result\""));
    let one = site.get(NOBODY, "/c/1").await;
    assert_eq!(one.text().matches("data-copy=").count(), 2, "beside on a desktop, at the end on a phone");
    assert!(site.get(NOBODY, "/c/4/compare").await.says("ร่างข้อบัญญัติ</a>"), "an ordinance is called one");
}

#[tokio::test]
async fn several_boxes_of_one_question_are_one_answer() {
    let site = Site::new().await;
    let questions = store::survey::questions(&site.house.site.store, ConsultationId(7)).await.unwrap();
    let mut form: Vec<(String, String)> =
        [("page", "/c/7/survey?for=public"), ("consultation", "7"), ("audience", "public"), ("key", KEY)]
            .map(|(name, value)| (name.into(), value.into()))
            .into();
    let here = questions.iter().filter(|one| domain::survey::is_for(one, domain::survey::Audience::Public));
    for question in here.filter(|one| one.required || one.form == Form::Several) {
        let values: &[&str] = match question.form {
            Form::Several => &["0", "1"],
            Form::Number => &["500"],
            _ => &["1"],
        };
        form.extend(values.iter().map(|value| (format!("q{}", question.id), (*value).to_string())));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(site.post(NOBODY, "/api/survey/submit", &form).await.status, 303);
}

#[tokio::test]
async fn the_central_office_reads_the_log_of_every_agency() {
    let site = Site::new().await;
    let log = site.get("central", "/desk/log").await;
    let open =
        store::consultation::one(&site.house.site.store, domain::id::ConsultationId(crate::kit::OPEN)).await.unwrap();
    assert!(log.says(open.name()) && log.text().matches("log__line").count() > 50, "what departments did");
    assert!(!log.says("href=\"/desk/c/"), "without a way into their dossiers");
    let prepared =
        store::consultation::one(&site.house.site.store, domain::id::ConsultationId(crate::kit::PREPARED)).await;
    let prepared = prepared.unwrap();
    assert!(!log.says(prepared.name()), "what is not public is not named");
}
