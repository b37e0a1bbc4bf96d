//! How often one network and one account may do what: a school behind one address opens its accounts, who guesses pays, a program pays, and nobody is
//! shut out.

use crate::burst::{HALL, few, form, price, worked};
use crate::kit::{Answer, NOBODY, PASSWORD, Site};
use axum::body::Body;
use domain::id::ConsultationId;
use domain::toll::Toll;
use http::header;
use server::guard;
use server::house::Settings;
use store::sign_up;

const WORDS: &str = "four unrelated words";

/// A form as a page of ours sends it from an address, in the session of a token.
async fn send(site: &Site, from: &str, token: &str, endpoint: &str, pairs: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    pairs.iter().for_each(|(name, value)| {
        body.append_pair(name, value);
    });
    let request = site.request(NOBODY, "POST", endpoint).await;
    let mut request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    if !token.is_empty() {
        request = request.header(header::COOKIE, format!("siang={token}"));
    }
    let peer = axum::extract::ConnectInfo(from.parse::<std::net::SocketAddr>().unwrap());
    site.send(request.extension(peer).body(Body::from(body.finish())).unwrap()).await
}

fn token_of(answer: &Answer) -> String {
    let line = answer.line("set-cookie");
    line.strip_prefix("siang=").and_then(|rest| rest.split(';').next()).unwrap_or("").to_string()
}

/// The price in the form of an endpoint that came back.
fn asked(answer: &Answer, endpoint: &str) -> Toll {
    assert_eq!(answer.status, 429, "{}", answer.text());
    let hidden = answer.hidden(endpoint);
    let toll = hidden.iter().find(|(name, _)| name == "toll").map_or("", |(_, toll)| toll.as_str());
    Toll::parse(toll).unwrap_or_else(|| panic!("no price: {}", answer.text()))
}

/// With the settings as they are shipped, but for the price: each asks for an account; more than any office confirm theirs, sign in and speak.
#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_people_behind_one_address_ask_for_accounts_and_more_than_sixty_confirm_theirs_at_once() {
    let shipped = Settings { sends_in_ten_minutes: server::house::SENDS_IN_TEN_MINUTES, letters: true, ..few(0) };
    let site = Site::with(Settings { address: "http://siang.test".into(), ..shipped }).await;
    let mut paid = 0;
    for person in 0..2_000 {
        let email = format!("pupil{person}@example.org");
        let fields = [("page", "/account/new"), ("email", email.as_str())];
        let answer = send(&site, HALL, "", "/api/account/ask", &fields).await;
        if answer.status == 303 {
            continue;
        }
        paid += 1;
        let toll = asked(&answer, "/api/account/ask");
        let (said, proof) = (toll.to_string(), worked(&toll));
        let with = [fields[0], fields[1], ("toll", said.as_str()), ("proof", proof.as_str())];
        let again = send(&site, HALL, "", "/api/account/ask", &with).await;
        assert_eq!((again.status, again.to.as_str()), (303, "/account/new?asked=1"), "{person}: {}", again.text());
        if person == 1_999 {
            // Sent once more it buys nothing: each letter is paid for.
            asked(&send(&site, HALL, "", "/api/account/ask", &with).await, "/api/account/ask");
        }
    }
    assert!((1..=1_000).contains(&paid), "{paid}");
    let (store, now) = (&site.house.site.store, site.house.now());
    let mut secrets = Vec::new();
    while secrets.len() < 80 {
        for due in store::letters::claim(store, now, 20).await.unwrap() {
            let (_, secret) = sign_up::letter(store, due.account.unwrap(), now).await.unwrap().expect("a link");
            secrets.push(secret);
        }
    }
    for (person, secret) in secrets.iter().take(80).enumerate() {
        let page = format!("/account/letter/{secret}");
        let fields = [("page", page.as_str()), ("secret", secret), ("password", WORDS), ("again", WORDS)];
        let confirmed = send(&site, HALL, "", "/api/account/confirm", &fields).await;
        assert_eq!(confirmed.status, 303, "{person}: {}", confirmed.text());
        let token = token_of(&confirmed);
        let key = format!("{:032x}", 9_000 + person);
        let comment = [
            ("page", "/c/13/say"),
            ("consultation", "13"),
            ("at", "all"),
            ("stance", "agree"),
            ("reason", "ok"),
            ("key", key.as_str()),
        ];
        let mut said = send(&site, HALL, &token, guard::COMMENT, &comment).await;
        if said.status == 429 {
            let toll = asked(&said, guard::COMMENT);
            let (price, proof) = (toll.to_string(), worked(&toll));
            let with: Vec<_> = comment.iter().copied().chain([("toll", price.as_str()), ("proof", &proof)]).collect();
            said = send(&site, HALL, &token, guard::COMMENT, &with).await;
        }
        assert_eq!(said.status, 303, "{person}: {}", said.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_from_a_network_pays_and_whoever_knows_their_password_still_gets_in() {
    let site = Site::with(few(5)).await;
    let right = [("page", "/sign-in"), ("email", "officer@demo.example"), ("password", PASSWORD)];
    for _ in 0..20 {
        let entered = send(&site, HALL, "", "/api/account/sign_in", &right).await;
        assert_eq!(entered.status, 303, "an office that comes to work: {}", entered.text());
    }
    for guess in 0..7 {
        let email = format!("somebody{guess}@example.org");
        let wrong = [("page", "/sign-in"), ("email", email.as_str()), ("password", "certainly not this")];
        let answer = send(&site, HALL, "", "/api/account/sign_in", &wrong).await;
        assert_eq!(answer.status, if guess < 6 { 422 } else { 429 }, "{guess}");
    }
    let stopped = send(&site, HALL, "", "/api/account/sign_in", &right).await;
    let toll = asked(&stopped, "/api/account/sign_in");
    assert!(stopped.says("เข้าสู่ระบบไม่สำเร็จ") && stopped.says("data-component=\"Pay") && !stopped.says(PASSWORD));
    let (price, proof) = (toll.to_string(), worked(&toll));
    let with = [right[0], right[1], right[2], ("toll", price.as_str()), ("proof", proof.as_str())];
    assert_eq!(send(&site, HALL, "", "/api/account/sign_in", &with).await.status, 303, "paid for");
    asked(&send(&site, HALL, "", "/api/account/sign_in", &with).await, "/api/account/sign_in");
    assert_eq!(
        send(&site, "198.51.100.9:1", "", "/api/account/sign_in", &right).await.status,
        303,
        "nobody else notices"
    );
    site.after(600_001);
    assert_eq!(send(&site, HALL, "", "/api/account/sign_in", &right).await.status, 303, "ten minutes later");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_a_share_of_its_own_from_however_many_networks() {
    let site = Site::with(Settings { address: "http://siang.test".into(), ..few(4) }).await;
    let right = [("page", "/sign-in"), ("email", "officer@demo.example"), ("password", PASSWORD)];
    let token = token_of(&send(&site, HALL, "", "/api/account/sign_in", &right).await);
    for number in 0..5 {
        let key = format!("{number:032x}");
        let comment = [
            ("page", "/c/1/say"),
            ("consultation", "1"),
            ("at", "k1"),
            ("stance", "agree"),
            ("reason", "ok"),
            ("key", key.as_str()),
        ];
        let from = format!("203.0.113.{number}:1");
        let answer = send(&site, &from, &token, guard::COMMENT, &comment).await;
        assert_eq!(answer.status, if number < 4 { 303 } else { 429 }, "{number}");
        if number == 4 {
            assert_eq!(send(&site, &from, "", guard::COMMENT, &comment).await.status, 303, "its network has its own");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_asked_for_in_a_session_is_not_guessed_at_without_end() {
    let site = Site::with(Settings { address: "http://siang.test".into(), demo: true, ..Settings::default() }).await;
    let right = [("page", "/sign-in"), ("email", "officer@demo.example"), ("password", PASSWORD)];
    let token = token_of(&send(&site, HALL, "", "/api/account/sign_in", &right).await);
    let form = [("page", "/me/password"), ("current", "not this one"), ("password", WORDS), ("again", WORDS)];
    let mut stopped = 0;
    for from in 0..31 {
        let answer = send(&site, &format!("203.0.113.{from}:1"), &token, "/api/account/password", &form).await;
        stopped += u32::from(answer.status == 429);
    }
    assert_eq!(stopped, 1);
}

#[tokio::test]
async fn a_form_that_a_program_fills_in_pays_and_is_heard() {
    let site = Site::with(few(1_000)).await;
    let trapped = site.from(HALL, "POST", guard::COMMENT, form(1, "&homepage=http://spam.example")).await;
    let toll = price(&trapped);
    let paid = form(1, &format!("&homepage=x&toll={toll}&proof={}", worked(&toll)));
    assert_eq!(site.from(HALL, "POST", guard::COMMENT, paid).await.status, 303);
    assert_eq!(site.from(HALL, "POST", guard::COMMENT, form(2, "&homepage=")).await.status, 303, "left empty");
    let page = site.get(NOBODY, "/c/1/say?at=k1").await;
    assert!(page.says("name=\"homepage\"") && page.says("name=\"drawn\""));
}

/// As a program sends them that reads no page, or reads one and is faster than anybody writes.
#[tokio::test(flavor = "multi_thread")]
async fn comments_that_come_faster_than_anybody_writes_pay_after_a_few() {
    let site = Site::with(few(1_000)).await;
    let store = &site.house.site.store;
    let mut stopped = 0;
    for number in 0..100 {
        let key = format!("{number:032x}");
        let drawn = match number % 3 {
            0 => String::new(),
            // Another form's.
            1 => store.drawn(&format!("{:032x}", 5_000), domain::time::Moment(site.house.now().0 - 60_000)),
            _ => store.drawn(&key, domain::time::Moment(site.house.now().0 - 1_000)),
        };
        let answer = site.from(HALL, "POST", guard::COMMENT, form(number, &format!("&drawn={drawn}&looked=1"))).await;
        stopped += u32::from(answer.status == 429);
    }
    assert_eq!(stopped, 100 - guard::WRONG_GUESSES);
    let drawn = store.drawn(&format!("{:032x}", 700), site.house.now());
    site.after(60_000);
    let person = form(700, &format!("&drawn={drawn}&looked=1"));
    assert_eq!(site.from(HALL, "POST", guard::COMMENT, person).await.status, 303, "who took a minute pays nothing");
    assert!(store::consultation::one(store, ConsultationId(1)).await.is_ok());
}
