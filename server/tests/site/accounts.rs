//! Accounts at the doors: opened and found again by letters, second factors, sessions; and nothing told to strangers.

use crate::kit::{NOBODY, PASSWORD, Site};
use server::house::Settings;
use store::sign_up;

const WORDS: &str = "four unrelated words";

pub(crate) async fn with_letters() -> Site {
    Site::with(Settings { address: "http://siang.test".into(), demo: true, letters: true, ..Settings::default() }).await
}

/// The link of the last letter about an account.
pub(crate) async fn link(site: &Site) -> String {
    let (store, now) = (&site.house.site.store, site.house.now());
    let due = store::letters::claim(store, now, 20).await.unwrap().pop().expect("a letter");
    let (_, secret) = sign_up::letter(store, due.account.unwrap(), now).await.unwrap().expect("a link");
    store::letters::handing(store, &due.letters, now).await.unwrap();
    store::letters::tell(store, &due.letters, store::letters::Became::Sent, now).await.unwrap();
    format!("/account/letter/{secret}")
}

fn ask(email: &str) -> [(&str, &str); 2] {
    [("page", "/account/new"), ("email", email)]
}

/// Sends a form in the session of a token.
pub(crate) async fn within(site: &Site, token: &str, path: &str, form: &[(&str, &str)]) -> crate::kit::Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    form.iter().for_each(|(name, value)| {
        body.append_pair(name, value);
    });
    let method = if form.is_empty() { "GET" } else { "POST" };
    let request = site.request(NOBODY, method, path).await;
    let request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", format!("siang={token}"))
        .header("sec-fetch-site", "same-origin");
    site.send(request.body(axum::body::Body::from(body.finish())).unwrap()).await
}

pub(crate) fn token_of(answer: &crate::kit::Answer) -> String {
    let line = answer.line("set-cookie");
    line.strip_prefix("siang=").and_then(|rest| rest.split(';').next()).unwrap_or("").to_string()
}

/// Opens an account at an address; the token of its first session.
pub(crate) async fn opened(site: &Site, email: &str) -> String {
    assert_eq!(site.post(NOBODY, "/api/account/ask", &ask(email)).await.status, 303);
    let link = link(site).await;
    let secret = link.rsplit('/').next().unwrap();
    let form = [("page", link.as_str()), ("secret", secret), ("password", WORDS), ("again", WORDS)];
    token_of(&site.post(NOBODY, "/api/account/confirm", &form).await)
}

#[tokio::test]
async fn an_account_is_opened_by_a_letter_and_its_link_opens_once() {
    let site = with_letters().await;
    let asked = site.post(NOBODY, "/api/account/ask", &ask("me@example.org")).await;
    assert_eq!((asked.status, asked.to.as_str()), (303, "/account/new?asked=1"));
    let link = link(&site).await;
    let page = site.get(NOBODY, &link).await;
    assert!(page.says("me@example.org") && page.says("noindex"), "{}", page.text());
    let secret = link.rsplit('/').next().unwrap();
    let with = |password| [("page", link.as_str()), ("secret", secret), ("password", password), ("again", password)];
    let weak = site.post(NOBODY, "/api/account/confirm", &with("password12345")).await;
    assert!(weak.status == 422 && weak.says("เดาง่ายหรือเคยรั่วไหล") && weak.says("me@example.org"), "{}", weak.text());
    assert!(!weak.says("password12345"), "a password never comes back");
    let confirm = with(WORDS);
    let made = site.post(NOBODY, "/api/account/confirm", &confirm).await;
    assert_eq!((made.status, made.to.as_str()), (303, "/me?done=account_made"));
    let me = within(&site, &token_of(&made), "/me", &[]).await;
    assert!(me.status == 200 && me.says("มีบัญชี") && me.says("เครื่องนี้"), "{}", me.text());
    assert_eq!(site.get(NOBODY, &link).await.status, 404);
    let again = site.post(NOBODY, "/api/account/confirm", &confirm).await;
    assert!(again.status == 404 && again.says("ลิงก์นี้ใช้ไม่ได้แล้ว"), "{}", again.text());
}

#[tokio::test]
async fn no_answer_tells_whether_an_address_has_an_account() {
    let site = with_letters().await;
    let forgot = |email| [("page", "/account/forgot"), ("email", email)];
    let pairs = [
        [
            site.post(NOBODY, "/api/account/ask", &ask("officer@demo.example")).await,
            site.post(NOBODY, "/api/account/ask", &ask("nobody@demo.example")).await,
        ],
        [
            site.post(NOBODY, "/api/account/forgot", &forgot("officer@demo.example")).await,
            site.post(NOBODY, "/api/account/forgot", &forgot("nobody@demo.example")).await,
        ],
    ];
    for [known, unknown] in pairs {
        assert_eq!((known.status, known.to, known.body), (303, unknown.to, unknown.body));
    }
    let sign_in = |email| [("page", "/sign-in"), ("email", email), ("password", "not the password")];
    let known = site.post(NOBODY, "/api/account/sign_in", &sign_in("officer@demo.example")).await;
    let unknown = site.post(NOBODY, "/api/account/sign_in", &sign_in("nobodyy@demo.example")).await;
    assert_eq!(known.text().replace("officer@", ""), unknown.text().replace("nobodyy@", ""));
    // Without a mail server nobody is asked for an address.
    let site = Site::new().await;
    assert!(site.get(NOBODY, "/account/new").await.says("ยังส่งอีเมลไม่ได้"));
    assert_eq!(site.post(NOBODY, "/api/account/ask", &ask("me@example.org")).await.status, 404);
}

#[tokio::test]
async fn a_new_password_is_set_by_its_link_and_signs_out_everywhere() {
    let site = with_letters().await;
    let sign_in = |password| [("page", "/sign-in"), ("email", "officer@demo.example"), ("password", password)];
    let before = token_of(&site.post(NOBODY, "/api/account/sign_in", &sign_in(PASSWORD)).await);
    assert_eq!(within(&site, &before, "/me", &[]).await.status, 200);
    site.post(NOBODY, "/api/account/forgot", &[("page", "/account/forgot"), ("email", "officer@demo.example")]).await;
    let link = link(&site).await;
    let secret = link.rsplit('/').next().unwrap();
    let set =
        |again| [("page", link.as_str()), ("secret", secret), ("password", "quite another phrase"), ("again", again)];
    assert_eq!(site.post(NOBODY, "/api/account/reset", &set("another")).await.status, 422);
    let done = site.post(NOBODY, "/api/account/reset", &set("quite another phrase")).await;
    assert_eq!(done.to, "/sign-in?why=reset", "{}", done.text());
    assert_eq!(within(&site, &before, "/me", &[]).await.status, 401, "signed out");
    assert_eq!(site.post(NOBODY, "/api/account/sign_in", &sign_in(PASSWORD)).await.status, 422);
    assert_eq!(site.post(NOBODY, "/api/account/sign_in", &sign_in("quite another phrase")).await.status, 303);
}

#[tokio::test]
async fn a_session_that_a_stranger_gave_is_over_once_somebody_signs_in() {
    let site = Site::new().await;
    let stranger = site
        .post(
            NOBODY,
            "/api/account/sign_in",
            &[("page", "/sign-in"), ("email", "local@demo.example"), ("password", PASSWORD)],
        )
        .await;
    let fixed = token_of(&stranger);
    let form = [("page", "/sign-in"), ("email", "officer@demo.example"), ("password", PASSWORD)];
    let victim = within(&site, &fixed, "/api/account/sign_in", &form).await;
    assert_eq!(victim.status, 303, "{}", victim.text());
    assert_ne!(token_of(&victim), fixed, "a session of their own");
    assert_eq!(within(&site, &fixed, "/me", &[]).await.status, 401, "and the stranger's opens nothing");
    // A form from elsewhere neither signs in nor opens an account.
    let foreign = site.request(NOBODY, "POST", "/api/account/confirm").await.header("sec-fetch-site", "cross-site");
    let foreign = foreign.header("content-type", "application/x-www-form-urlencoded");
    let answer = site.send(foreign.body(axum::body::Body::from("secret=0")).unwrap()).await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn a_second_factor_is_set_up_shown_once_and_asked_for() {
    let site = Site::new().await;
    let page = site.get("officer", "/me/second-factor").await;
    assert!(page.says("class=\"qr\"") && page.says("otpauth://totp/"), "{}", page.text());
    let wrong =
        site.post("officer", "/api/account/factor_set", &[("page", "/me/second-factor"), ("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.says("รหัสไม่ถูกต้อง") && !wrong.says("value=\"000000\""), "{}", wrong.text());
    assert_eq!(site.get(NOBODY, "/me/second-factor").await.status, 401);
    let form = [("page", "/desk/staff?agency=3"), ("agency", "3"), ("person", "2")];
    for (who, status) in [("officer", 403), ("local", 403), (NOBODY, 401)] {
        assert_eq!(site.post(who, "/api/staff/factor", &form).await.status, status, "{who}");
    }
    // Where there is none nothing is offered, and whoever sends it is told.
    let page = site.get("admin", "/desk/staff?agency=3").await;
    assert!(page.status == 200 && !page.says("staff/factor"), "{}", page.text());
    assert_eq!(site.post("admin", "/api/staff/factor", &form).await.status, 409);
}
