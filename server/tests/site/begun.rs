//! A survey that a guest answers page by page without scripts and leaves half way: found again in the same browser, by nobody else, gone when it is sent,
//! thrown away or closed.

use crate::kit::{Answer, NOBODY, Site};
use crate::survey::branching_as;
use axum::body::Body;
use domain::id::ConsultationId;
use domain::round::Shows;
use domain::survey::Question;
use http::header;
use server::house::Settings;

const FOUND: &str = "คุณตอบค้างไว้เมื่อ";
const KEPT: &str = "คำตอบของหน้าที่ผ่านมาเก็บไว้แล้ว";
const SEEN: &str = "ใครใช้เบราว์เซอร์นี้ก็เห็นคำตอบเหล่านี้ได้";
const THROW: &str = "ทิ้งคำตอบชุดนี้";

/// A browser without scripts that is signed in nowhere.
struct Browser<'s> {
    site: &'s Site,
    id: ConsultationId,
    /// What it holds, as it gives it back.
    cookie: String,
}

impl Browser<'_> {
    async fn get(&self, path: &str) -> Answer {
        let request = self.site.request(NOBODY, "GET", path).await.header(header::COOKIE, &self.cookie);
        self.site.send(request.body(Body::empty()).unwrap()).await
    }

    async fn survey(&self) -> Answer {
        self.get(&format!("/c/{}/survey", self.id)).await
    }

    /// Sends a form of a page with what is typed besides, and keeps what it is given.
    async fn send(&mut self, shown: &Answer, endpoint: &str, more: &[(&str, &str)]) -> Answer {
        let hidden = shown.hidden(endpoint);
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(more.iter().copied())
        {
            body.append_pair(name, value);
        }
        let body = body.finish();
        let request = self.site.request(NOBODY, "POST", endpoint).await.header(header::COOKIE, &self.cookie);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header("sec-fetch-site", "same-origin");
        let answer = self.site.send(request.body(Body::from(body)).unwrap()).await;
        if let Some(line) = given(&answer) {
            self.cookie = line.split(';').next().unwrap().to_string();
        }
        answer
    }

    async fn answers(&mut self, shown: &Answer, more: &[(&str, &str)]) -> Answer {
        self.send(shown, "/api/survey/submit", more).await
    }
}

/// The line that gives a browser keys of what it began, or takes them away.
fn given(answer: &Answer) -> Option<String> {
    let lines = answer.head.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.map(str::to_string).find(|line| line.starts_with("unsent="))
}

fn field(questions: &[Question], at: usize) -> String {
    format!("q{}", questions[at].id)
}

/// The first two pages of a survey answered, as far as the third.
async fn half_way<'s>(site: &'s Site, id: ConsultationId, questions: &[Question]) -> Browser<'s> {
    let mut browser = Browser { site, id, cookie: String::new() };
    let first = browser.survey().await;
    let second = browser.answers(&first, &[(&field(questions, 0), "0"), ("go", "next")]).await;
    assert!(second.status == 200 && second.says(KEPT) && second.says(SEEN) && second.says(THROW), "{}", second.text());
    let third = browser.answers(&second, &[(&field(questions, 1), "20000"), ("go", "next")]).await;
    assert!(third.status == 200 && third.says(&questions[3].text), "{}", third.text());
    browser
}

#[tokio::test]
async fn a_guest_without_scripts_goes_on_where_they_left_and_nobody_else_does() {
    let site = Site::new().await;
    let (id, questions) = branching_as(&site, Shows::Live).await;
    let mut fresh = Browser { site: &site, id, cookie: String::new() };
    let first = fresh.survey().await;
    assert!(!first.says(FOUND) && !first.says(KEPT) && given(&first).is_none(), "looking keeps nothing");
    let refused = fresh.answers(&first, &[("go", "next")]).await;
    assert!(refused.status == 422 && given(&refused).is_none(), "nor does a page with nothing in it");
    let second = fresh.answers(&first, &[(&field(&questions, 0), "0")]).await;
    let line = given(&second).expect("a key");
    assert!(line.contains("; HttpOnly; SameSite=Lax") && line.contains("Max-Age=2592000"), "{line}");
    assert!(line.starts_with(&format!("unsent={id}.")), "{line}");
    let mut browser = half_way(&site, id, &questions).await;
    assert_ne!(browser.cookie, fresh.cookie, "each browser has a key of its own");
    // Days later, in the same browser: on the page that comes next, with what was answered.
    site.later(3);
    let back = browser.survey().await;
    assert!(back.says(FOUND) && back.says(SEEN) && back.says(THROW), "{}", back.text());
    assert!(back.says(&questions[3].text) && !back.says(&questions[0].text), "{}", back.text());
    let hidden = back.hidden("/api/survey/submit");
    for (at, said) in [(0, "0"), (1, "20000")] {
        assert!(hidden.contains(&(field(&questions, at), said.to_string())), "{hidden:?}");
    }
    // In no other browser, with no key that was not given here, and with this one nowhere else.
    let key = browser.cookie.rsplit('.').next().unwrap().to_string();
    let strange = [
        String::new(),
        format!("unsent={id}.{}", "0".repeat(64)),
        format!("unsent={id}.{}", &key[1..]),
        format!("unsent={id}.{}", key.to_uppercase()),
        format!("unsent={key}"),
        format!("unsent=7.{key}"),
        format!("receipt={id}.{key}"),
    ];
    for cookie in strange {
        let other = Browser { site: &site, id, cookie };
        let page = other.survey().await;
        assert!(page.status == 200 && !page.says(FOUND) && !page.says("value=\"20000\""), "{}", other.cookie);
        assert!(!other.get("/c/7/survey?for=public").await.says(FOUND), "{}", other.cookie);
    }
    assert!(!site.get("officer", &format!("/c/{id}/survey")).await.says("value=\"20000\""));
    // Sent, it is kept no more.
    let held = browser.cookie.clone();
    let last = browser.answers(&back, &[(&field(&questions, 3), "ค่าเดินทาง"), ("go", "next")]).await;
    assert!(last.says("คำตอบของคุณ") && last.says("20000"), "{}", last.text());
    let sent = browser.answers(&last, &[]).await;
    assert!(sent.status == 303 && sent.to.starts_with("/receipts/"), "{}", sent.text());
    assert!(given(&sent).is_some_and(|line| line.starts_with("unsent=;") && line.contains("Max-Age=0")));
    browser.cookie = held;
    assert!(!browser.survey().await.says(FOUND), "its key opens nothing more");
    assert!(fresh.survey().await.says(FOUND), "another's is there");
}

#[tokio::test]
async fn it_is_thrown_away_by_a_press_and_ends_with_the_hearing() {
    let site = Site::new().await;
    let (id, questions) = branching_as(&site, Shows::Live).await;
    let mut browser = half_way(&site, id, &questions).await;
    let left = half_way(&site, id, &questions).await;
    let held = browser.cookie.clone();
    let back = browser.survey().await;
    // A page before is left with what is on it.
    let before = browser.answers(&back, &[(&field(&questions, 3), "ค่าเดินทาง"), ("go", "back")]).await;
    assert!(before.says(&questions[1].text) && browser.cookie == held, "{}", before.text());
    assert!(browser.survey().await.says("ค่าเดินทาง"));
    let thrown = browser.send(&back, "/api/comment/discard", &[]).await;
    assert_eq!((thrown.status, thrown.to.as_str()), (303, format!("/c/{id}/survey?kept=no#kept").as_str()));
    assert!(given(&thrown).is_some_and(|line| line.contains("Max-Age=0")) && browser.cookie == "unsent=");
    let anew = browser.get(&format!("/c/{id}/survey?kept=no")).await;
    assert!(anew.says("ทิ้งแล้ว") && !anew.says(FOUND) && anew.says(&questions[0].text), "{}", anew.text());
    browser.cookie = held;
    assert!(!browser.survey().await.says(FOUND), "its key opens nothing more");
    // Another's is there until the close.
    assert!(left.survey().await.says(FOUND));
    site.later(31);
    let closed = left.survey().await;
    assert!(closed.status == 200 && !closed.says(FOUND) && !closed.says("20000"), "{}", closed.text());
}

#[tokio::test]
async fn with_scripts_or_beyond_what_a_network_may_have_kept_the_form_alone_has_it() {
    let site = Site::with(Settings { sends_in_ten_minutes: 1, ..Settings::default() }).await;
    let (id, questions) = branching_as(&site, Shows::Live).await;
    let page = format!("/c/{id}/survey");
    let one = field(&questions, 0);
    let body = format!("page={page}&consultation={id}&audience=everyone&key={:032x}&{one}=0&go=next&sent=0", 7);
    let scripted = site.request(NOBODY, "POST", "/api/survey/submit").await.body(Body::from(body.clone())).unwrap();
    let (mut head, bytes) = scripted.into_parts();
    head.headers.insert(header::ACCEPT, "application/json, text/html".parse().unwrap());
    head.headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
    let shown = site.send(http::Request::from_parts(head, bytes)).await;
    assert!(shown.status == 200 && shown.says(&questions[1].text) && given(&shown).is_none(), "{}", shown.text());
    let mut kept = Vec::new();
    for _ in 0..2 {
        let shown = site.from("10.0.0.1:1", "POST", "/api/survey/submit", body.clone()).await;
        assert!(shown.status == 200 && shown.says(&questions[1].text), "{}", shown.text());
        kept.push(given(&shown).is_some());
    }
    assert_eq!(kept, [true, false], "it goes on all the same");
    // Somebody signed in keeps it with their account, when they say so.
    let form = [
        ("page", page.as_str()),
        ("consultation", &id.to_string()),
        ("audience", "everyone"),
        (&one, "0"),
        ("go", "next"),
        ("sent", "0"),
    ];
    assert!(given(&site.post("local", "/api/survey/submit", &form).await).is_none());
}
