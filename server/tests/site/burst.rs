//! A burst from one network: beyond its free share each form pays with a little work, or waits; everyone succeeds, and nobody else notices.

use crate::kit::{Answer, NOBODY, Site};
use axum::body::Body;
use domain::toll::{Toll, Work};
use http::header;
use server::guard;
use server::house::Settings;
use std::sync::atomic::{AtomicU32, Ordering};

pub const HALL: &str = "203.0.113.7:4000";
const ELSEWHERE: &str = "198.51.100.9:4000";

pub fn form(key: u32, more: &str) -> String {
    format!("page=/c/1/say&consultation=1&at=k1&stance=agree&reason=ok&showing=unnamed&key={key:032x}{more}")
}

/// As a person sends it who took a minute over the form.
async fn send(site: &Site, from: &str, key: u32, more: &str) -> Answer {
    let a_minute_ago = domain::time::Moment(site.house.now().0 - 60_000);
    let drawn = site.house.site.store.drawn(&format!("{key:032x}"), a_minute_ago);
    site.from(from, "POST", "/api/comment/submit", form(key, &format!("&drawn={drawn}&looked=1{more}"))).await
}

/// The price that stands in a form that came back.
pub fn price(answer: &Answer) -> Toll {
    assert_eq!(answer.status, 429, "{}", answer.text());
    let hidden = answer.hidden("/api/comment/submit");
    let value = |name: &str| hidden.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap_or_default();
    assert!(!value("toll").is_empty(), "{}", answer.text());
    Toll::parse(&value("toll")).expect("a price")
}

pub fn worked(toll: &Toll) -> String {
    let mut work = Work::on(toll);
    std::iter::repeat_with(|| work.step(10_000)).flatten().next().expect("a proof")
}

async fn comments(site: &Site) -> u64 {
    store::consultation::one(&site.house.site.store, domain::id::ConsultationId(1)).await.unwrap().comments
}

pub fn few(sends: u32) -> Settings {
    Settings {
        sends_in_ten_minutes: sends,
        toll_bits: 2,
        demo: true,
        address: "http://localhost".into(),
        ..Settings::default()
    }
}

/// A school, a village hall, a mobile carrier: with the settings as they are shipped, but for the price.
#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_people_behind_one_address_in_an_hour_all_succeed() {
    let site = Site::with(Settings { sends_in_ten_minutes: server::house::SENDS_IN_TEN_MINUTES, ..few(0) }).await;
    let before = comments(&site).await;
    let (mut free, mut worked_for, mut waited) = (0, 0, 0);
    for person in 0..2_000 {
        let answer = send(&site, HALL, person, "").await;
        if answer.status == 303 {
            free += 1;
            continue;
        }
        let toll = price(&answer);
        // Half of them run no scripts: they wait until they are told that they may.
        let more = match person % 2 {
            0 => {
                worked_for += 1;
                format!("&toll={toll}&proof={}", worked(&toll))
            }
            _ => {
                waited += 1;
                site.after(toll.ready.0 - site.house.now().0);
                format!("&toll={toll}&proof=")
            }
        };
        let again = send(&site, HALL, person, &more).await;
        assert_eq!(again.status, 303, "person {person}: {}", again.text());
    }
    println!("{free} at once, {worked_for} by work, {waited} by waiting");
    assert_eq!(comments(&site).await - before, 2_000);
    assert!(free >= 1_000 && worked_for > 0 && waited > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_posts_from_one_address_drown_nobody() {
    const POSTS: u32 = 100_000;
    let site = Site::with(few(100)).await;
    let (before, let_in) = (comments(&site).await, AtomicU32::new(0));
    for post in 0..POSTS {
        // As a machine sends that reads no pages.
        let request = site.request(NOBODY, "POST", "/api/comment/submit").await;
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let mut request = request.body(Body::from(form(1_000_000 + post, ""))).unwrap();
        request.headers_mut().insert(header::ACCEPT, http::HeaderValue::from_static("application/json"));
        request.extensions_mut().insert(axum::extract::ConnectInfo(HALL.parse::<std::net::SocketAddr>().unwrap()));
        if site.send(request).await.status != 429 {
            let_in.fetch_add(1, Ordering::Relaxed);
        }
        // Meanwhile somebody else speaks as ever.
        if post % 20_000 == 19_999 {
            assert_eq!(send(&site, ELSEWHERE, post, "").await.status, 303);
        }
    }
    let let_in = u64::from(let_in.into_inner());
    println!("{let_in} of {POSTS} let in");
    assert!(let_in < 500, "{let_in}");
    assert_eq!(comments(&site).await - before, let_in + 5);
    // Nor are their neighbours behind the same address shut out.
    let toll = price(&send(&site, HALL, 7, "").await);
    let paid = send(&site, HALL, 7, &format!("&toll={toll}&proof={}", worked(&toll))).await;
    assert_eq!(paid.status, 303, "{}", paid.text());
}

#[tokio::test]
async fn a_proof_pays_one_form_once() {
    let site = Site::with(few(1)).await;
    assert_eq!(send(&site, HALL, 1, "").await.status, 303);
    let answer = send(&site, HALL, 2, "").await;
    assert!(
        answer.says("name=\"reason\"") && answer.says(">\nok</textarea>"),
        "what was typed is kept: {}",
        answer.text()
    );
    let toll = price(&answer);
    let proof = worked(&toll);
    let with = |toll: &str, proof: &str| format!("&toll={toll}&proof={proof}");
    let toll_said = toll.to_string();
    // Of another form, with another price, a forged seal, no work, another's work, or from long ago.
    price(&send(&site, HALL, 3, &with(&toll_said, &proof)).await);
    let cheap = Toll { bits: 0, ..toll.clone() };
    price(&send(&site, HALL, 2, &with(&cheap.to_string(), &worked(&cheap))).await);
    let early = Toll { ready: site.house.now(), ..toll.clone() };
    price(&send(&site, HALL, 2, &with(&early.to_string(), "")).await);
    let forged = Toll { seal: "0".repeat(32), ..toll.clone() };
    price(&send(&site, HALL, 2, &with(&forged.to_string(), &worked(&forged))).await);
    price(&send(&site, HALL, 2, &with(&toll_said, "0-0-0-0-0-0-0-zz")).await);
    let same = price(&send(&site, HALL, 2, &with(&toll_said, "")).await);
    assert_eq!(same, toll, "who presses too early waits no longer for it");
    let before = comments(&site).await;
    let first = send(&site, HALL, 2, &with(&toll_said, &proof)).await;
    assert_eq!(first.status, 303, "{}", first.text());
    // Sent again it buys nothing: the same receipt.
    let again = send(&site, HALL, 2, &with(&toll_said, &proof)).await;
    assert_eq!((again.status, &again.to, comments(&site).await - before), (303, &first.to, 1));
    site.later(1);
    assert_ne!(price(&send(&site, HALL, 3, "").await).issued, toll.issued);
    let old = price(&send(&site, HALL, 4, "").await);
    site.later(1);
    assert_ne!(
        price(&send(&site, HALL, 4, &with(&old.to_string(), &worked(&old))).await),
        old,
        "a price holds an hour"
    );
}

#[tokio::test]
async fn a_named_proxy_tells_networks_apart_and_no_other_does() {
    let settings = Settings { proxies: vec!["10.0.0.1".parse().unwrap()], ..few(1) };
    let site = Site::with(settings).await;
    let sent = async |peer: &str, said: &str, key: u32| {
        let request = site.request(NOBODY, "POST", "/api/comment/submit").await;
        let request =
            request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("x-forwarded-for", said);
        let mut request = request.body(Body::from(form(key, ""))).unwrap();
        request.extensions_mut().insert(axum::extract::ConnectInfo(peer.parse::<std::net::SocketAddr>().unwrap()));
        site.send(request).await.status
    };
    assert_eq!(sent("10.0.0.1:1", "203.0.113.1", 1).await, 303);
    assert_eq!(sent("10.0.0.1:1", "203.0.113.1", 2).await, 429);
    assert_eq!(sent("10.0.0.1:1", "203.0.113.2", 3).await, 303, "another network behind the proxy");
    assert_eq!(sent("10.9.9.9:1", "203.0.113.3", 4).await, 303);
    assert_eq!(sent("10.9.9.9:1", "203.0.113.4", 5).await, 429, "what a stranger says of itself is not believed");
}

#[tokio::test]
async fn the_price_is_told_in_both_languages_and_works_without_scripts() {
    let site = Site::with(few(1)).await;
    send(&site, HALL, 1, "").await;
    for (path, said, press) in
        [("/api/comment/submit", "จำนวนมาก", "กดส่งอีกครั้ง"), ("/en/api/comment/submit", "Very many", "press send again")]
    {
        let answer = site.from(HALL, "POST", path, form(2, "")).await;
        assert!(
            answer.status == 429 && answer.says(said) && answer.says(press) && answer.says("data-component=\"Pay"),
            "{}",
            answer.text()
        );
        assert!(!answer.says("disabled"));
    }
}

/// A form as a page of ours sends it.
async fn from_here(site: &Site, endpoint: &str, form: String) -> Answer {
    let request = site.request(NOBODY, "POST", endpoint).await;
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let mut request = request.body(Body::from(form)).unwrap();
    request.extensions_mut().insert(axum::extract::ConnectInfo(HALL.parse::<std::net::SocketAddr>().unwrap()));
    site.send(request).await
}

/// The price of a form that came back, in whichever form of its page it stands.
fn asked_of(answer: &Answer) -> Toll {
    assert_eq!(answer.status, 429, "{}", answer.text());
    let page = answer.text();
    let value = page.split("name=\"toll\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
    Toll::parse(value).unwrap_or_else(|| panic!("no price: {page}"))
}

#[tokio::test]
async fn agreeing_pays_for_itself_and_is_not_bought_twice_with_one_proof() {
    let site = Site::with(few(1)).await;
    assert_eq!(send(&site, HALL, 1, "").await.status, 303);
    let (store, every) = (&site.house.site.store, Default::default());
    let page = store::comment::public_page(store, domain::id::ConsultationId(1), &every, None, 2).await.unwrap();
    let [one, two] = <[_; 2]>::try_from(page).expect("two comments");
    let agree = |id: &domain::id::CommentId, more: &str| form(7, &format!("&agree={id}{more}"));
    let refused = from_here(&site, guard::AGREE, agree(&one.id, "")).await;
    let toll = asked_of(&refused);
    assert!(
        refused.says(&format!("button[name=agree][value=\\&quot;{}", one.id)) || refused.says("data-component=\"Pay"),
        "{}",
        refused.text()
    );
    let paid = format!("&toll={toll}&proof={}", worked(&toll));
    asked_of(&from_here(&site, guard::AGREE, agree(&two.id, &paid)).await);
    assert_eq!(from_here(&site, guard::AGREE, agree(&one.id, &paid)).await.status, 200, "paid for");
    // Another browser, the same proof.
    assert_ne!(asked_of(&from_here(&site, guard::AGREE, agree(&one.id, &paid)).await), toll);
    let back = form(7, &format!("&agree_no_more={}", one.id));
    assert_ne!(from_here(&site, guard::AGREE, back).await.status, 429, "taking it back is free");
}

#[tokio::test]
async fn sheets_and_proposals_pay_or_wait_and_are_never_shut_out() {
    let site = Site::with(few(1)).await;
    assert_eq!(send(&site, HALL, 1, "").await.status, 303);
    let law = store::law::named(&site.house.site.store, "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564").await.unwrap();
    let law = law.expect("the demonstration's law").id;
    let text = app::request::encode(&[
        ("page".into(), format!("/laws/{law}/propose")),
        ("law".into(), law.to_string()),
        ("wish".into(), "amend".into()),
        ("title".into(), "ให้ตรวจม้าปีละครั้งสำหรับผู้ขับรายเล็ก".into()),
        ("reason".into(), "ค่าตรวจสองครั้งเท่ากับรายได้ทั้งเดือนของผู้ขับหนึ่งคน และไม่เคยพบม้าป่วยเลย".into()),
        ("key".into(), format!("{:032x}", 77)),
    ]);
    let refused = from_here(&site, guard::PROPOSAL, text.clone()).await;
    let toll = asked_of(&refused);
    assert!(refused.says("data-component=\"Pay") && refused.says("ให้ตรวจม้าปีละครั้ง"), "{}", refused.text());
    let made = from_here(&site, guard::PROPOSAL, format!("{text}&toll={toll}&proof={}", worked(&toll))).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let number = made.to.trim_start_matches("/proposals/").split('?').next().unwrap_or("").to_string();
    let support = format!("page=/proposals/{number}&proposal={number}");
    let toll = asked_of(&from_here(&site, guard::SUPPORT, support.clone()).await);
    // Who runs no scripts waits until they are told that they may.
    site.after(toll.ready.0 - site.house.now().0);
    let supported = from_here(&site, guard::SUPPORT, format!("{support}&toll={toll}&proof=")).await;
    assert_eq!(supported.status, 303, "{}", supported.text());
}
