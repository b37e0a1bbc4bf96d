//! Forms sent by people: refused ones come back filled in, doubled ones count once, late ones are told so.

use crate::kit::{CLOSED, NO_COMMENTS, NOBODY, OPEN, PASSWORD, PREPARED, Site, comment};
use domain::id::ConsultationId;
use server::house::Settings;

const KEY: &str = "0123456789abcdef0123456789abcdef";

async fn count(site: &Site, id: i64) -> u64 {
    store::comment::counts(&site.house.site.store, ConsultationId(id)).await.unwrap().total
}

#[tokio::test]
async fn a_refused_comment_comes_back_filled_in_and_says_why() {
    let site = Site::new().await;
    let typed = comment("1", KEY, &[("stance", "no such stance"), ("reason", "ข้อความที่พิมพ์ไว้ <b>ทั้งหมด</b>")]);
    let answer = site.post(NOBODY, "/api/comment/submit", &typed).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("ข้อความที่พิมพ์ไว้ &lt;b&gt;ทั้งหมด"), "the text is there, escaped");
    assert!(answer.says("aria-invalid") || answer.says("role=\"alert\""), "and so is the reason");
    assert!(answer.says(words::problem::kept(domain::lang::Lang::Th)));
}

#[tokio::test]
async fn the_same_form_twice_is_one_comment_and_one_receipt() {
    let site = Site::new().await;
    let before = count(&site, OPEN).await;
    let first = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[])).await;
    let second = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[])).await;
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.to, second.to);
    assert_eq!(count(&site, OPEN).await, before + 1);
    // A page that a browser brought back says something else: it is shown again under another key.
    let other = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[("reason", "อีกเรื่องหนึ่ง")])).await;
    assert!(other.status == 409 && other.says("อีกเรื่องหนึ่ง</textarea>") && !other.says(KEY), "{}", other.status);
    assert_eq!(count(&site, OPEN).await, before + 1);
}

#[tokio::test]
async fn a_closed_round_refuses_and_gives_the_text_back() {
    let site = Site::new().await;
    let typed = comment("5", KEY, &[("page", "/c/5/say?at=k1"), ("reason", "พิมพ์ไว้ก่อนปิด")]);
    let answer = site.post(NOBODY, "/api/comment/submit", &typed).await;
    assert_eq!(answer.status, 409);
    assert!(answer.says("พิมพ์ไว้ก่อนปิด"));
}

#[tokio::test]
async fn an_open_round_closes_by_the_clock_alone() {
    let site = Site::new().await;
    site.later(400);
    let answer = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[])).await;
    assert_eq!(answer.status, 409);
    assert_eq!(site.get(NOBODY, "/c/1").await.status, 200);
}

#[tokio::test]
async fn private_data_is_published_only_when_it_is_meant() {
    let site = Site::new().await;
    let send = async |key: u32, more: &[(&str, &str)]| {
        let key = format!("{key:032x}");
        let fields = [&[("reason", "โทรหาผมที่ 081-234-5678 ได้เลย")], more].concat();
        site.post(NOBODY, "/api/comment/submit", &comment("1", &key, &fields)).await
    };
    let answer = send(1, &[]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("081-234-5678") && answer.says(words::comment::private_ok(domain::lang::Lang::Th)));
    assert_eq!(send(2, &[("private", "yes")]).await.status, 303);
    assert_eq!(send(3, &[("showing", "agency")]).await.status, 422, "an agency's officers would read it");
    assert_eq!(send(3, &[("showing", "agency"), ("private", "yes")]).await.status, 303);
}

#[tokio::test]
async fn a_draft_nobody_published_takes_no_comment() {
    let site = Site::new().await;
    let id = PREPARED.to_string();
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &comment(&id, KEY, &[])).await.status, 404);
    let none = site.post(NOBODY, "/api/comment/submit", &comment("999999", KEY, &[])).await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn a_form_from_another_site_does_nothing_for_the_signed_in() {
    let site = Site::new().await;
    for origin in [Some("https://elsewhere.example"), None] {
        let mut request = site.request("officer", "POST", "/api/desk/cancel").await;
        request = request.header("content-type", "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header("origin", origin).header("sec-fetch-site", "cross-site");
        }
        let body = "consultation=1&reason=forged+and+long+enough+to+pass";
        let answer = site.send(request.body(axum::body::Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, 403);
    }
    let one = store::consultation::public_one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    assert!(!format!("{:?}", one.phase(site.house.now())).contains("Cancelled"));
}

#[tokio::test]
async fn the_session_ends_where_it_was_ended() {
    let site = Site::new().await;
    assert_eq!(site.get("officer", "/desk").await.status, 200);
    assert_eq!(site.post("officer", "/api/account/sign_out", &[]).await.status, 303);
    assert_eq!(site.get("officer", "/desk").await.status, 401);
}

#[tokio::test]
async fn a_wrong_password_says_the_same_with_and_without_an_account() {
    let site = Site::new().await;
    let ask = async |email: &str| {
        let form = [("page", "/desk/sign-in"), ("email", email), ("password", "certainly not this")];
        let answer = site.post(NOBODY, "/api/account/sign_in", &form).await;
        (answer.status, answer.text().replace(&format!("value=\"{email}\""), ""))
    };
    assert_eq!(ask("officer@demo.example").await, ask("nobody@demo.example").await);
}

#[tokio::test]
async fn of_two_officers_saving_at_once_the_second_is_told() {
    let site = Site::new().await;
    let revision = store::consultation::one(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().revision;
    let (id, revision) = (PREPARED.to_string(), revision.to_string());
    let form = |title| {
        [("page", "/desk/c/12/about"), ("consultation", id.as_str()), ("revision", revision.as_str()), ("title", title)]
    };
    let first = site.post("officer", "/api/desk/edit", &form("ร่างพระราชบัญญัติทดลอง ก")).await;
    let second = site.post("officer", "/api/desk/edit", &form("ร่างพระราชบัญญัติทดลอง ข")).await;
    assert_eq!((first.status, second.status), (303, 409));
    assert!(second.says("ร่างพระราชบัญญัติทดลอง ข"), "what the second typed is not lost");
}

#[tokio::test]
async fn a_kept_page_follows_the_comments() {
    let site = Site::new().await;
    let following = site.follow();
    let before = site.get(NOBODY, "/c/3").await.text();
    let typed = comment("3", KEY, &[("page", "/c/3/say?at=k1")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
    assert_eq!(count(&site, NO_COMMENTS).await, 1);
    let mut after = before.clone();
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        after = site.get(NOBODY, "/c/3").await.text();
        if after != before {
            break;
        }
    }
    assert_ne!(before, after);
    following.abort();
}

#[tokio::test]
async fn a_result_waits_for_the_close() {
    let site = Site::new().await;
    assert_eq!(site.post("summariser", "/api/summary/publish", &[("consultation", "1")]).await.status, 409);
    assert_eq!(site.get(NOBODY, &format!("/c/{CLOSED}/result")).await.status, 404);
}

/// An officer writes, the session runs out, they send: what they typed goes through the sign-in form and is kept at last.
#[tokio::test]
async fn what_was_typed_while_the_session_ran_out_is_sent_after_signing_in() {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let revision = store::consultation::one(store, ConsultationId(PREPARED)).await.unwrap().revision.to_string();
    let title = "ร่าง \"ใหม่\" <ทั้งฉบับ> & อื่น ๆ";
    let form =
        [("page", "/desk/c/12/about"), ("consultation", "12"), ("revision", revision.as_str()), ("title", title)];
    assert_eq!(site.post("officer", "/api/account/sign_out", &[]).await.status, 303);
    let mut asked = site.post("officer", "/api/desk/edit", &form).await;
    assert_eq!(asked.status, 401);
    // First with a wrong password: it waits on.
    for (password, status) in [("not the password", 401), (PASSWORD, 303)] {
        assert!(asked.says(words::account::waiting(domain::lang::Lang::Th)));
        let mut fields = asked.hidden("/api/account/sign_in");
        fields.extend([("email", "officer@demo.example"), ("password", password)].map(|(a, b)| (a.into(), b.into())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        asked = site.post(NOBODY, "/api/account/sign_in", &fields).await;
        assert_eq!(asked.status, status);
    }
    assert!(asked.to.starts_with("/desk/c/12") && asked.line("set-cookie").starts_with("siang="));
    assert_eq!(store::consultation::one(store, ConsultationId(PREPARED)).await.unwrap().texts.title, title);
}

#[tokio::test]
async fn no_password_waits_in_a_page() {
    let site = Site::new().await;
    let form = [("page", "/desk/staff"), ("email", "new@demo.example"), ("password", "a secret of somebody")];
    let asked = site.post(NOBODY, "/api/staff/invite", &form).await;
    assert_eq!(asked.status, 401);
    assert!(asked.says("resend.email") && !asked.says("a secret of somebody"));
    assert!(!asked.says("value=\"new@demo.example\" autocomplete"), "nor does the other form's address fill this one");
}

/// Nobody is signed in by a form on another site: they would write under a stranger's name.
#[tokio::test]
async fn a_sign_in_from_another_site_is_refused() {
    let site = Site::new().await;
    for origin in [Some("https://elsewhere.example"), None] {
        let mut request = site.request(NOBODY, "POST", "/api/account/sign_in").await;
        request = request.header("content-type", "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header("origin", origin).header("sec-fetch-site", "cross-site");
        }
        let body = format!("page=/desk/sign-in&email=officer@demo.example&password={PASSWORD}");
        let answer = site.send(request.body(axum::body::Body::from(body)).unwrap()).await;
        assert_eq!((answer.status, answer.line("set-cookie")), (403, ""));
    }
}

#[tokio::test]
async fn one_account_is_not_guessed_at_without_end() {
    let site = Site::new().await;
    let ask = async |email: &str| {
        let form = [("page", "/desk/sign-in"), ("email", email), ("password", "certainly not this")];
        site.post(NOBODY, "/api/account/sign_in", &form).await.status
    };
    for _ in 0..30 {
        assert_eq!(ask("Nobody@demo.example").await, 422);
    }
    assert_eq!(ask(" nobody@demo.example").await, 429);
    assert_eq!(ask("another@demo.example").await, 422);
}

/// Who is stopped for sending too often has their text back; of a form too large to be given back nothing is read.
#[tokio::test]
async fn a_network_that_sends_too_often_waits_and_loses_nothing() {
    let site = Site::with(Settings { sends_in_ten_minutes: 3, ..Settings::default() }).await;
    let send = async |from: &str, key: u32, reason: &str| {
        let body = format!("page=/c/1/say&consultation=1&at=k1&stance=agree&reason={reason}&key={key:032x}");
        site.from(from, "POST", "/api/comment/submit", body).await
    };
    for key in 1..=3 {
        assert_eq!(
            send(&format!("[2001:db8::{key}]:1"), key, "ok").await.status,
            303,
            "one subscriber, many addresses"
        );
    }
    let stopped = send("[2001:db8::ffff]:1", 4, "Kept").await;
    assert!(stopped.status == 429 && stopped.says("Kept") && stopped.says("name=\"reason\""));
    assert_eq!(send("[2001:db8:0:1::1]:1", 5, "ok").await.status, 303, "the neighbour is not stopped");
    let large = send("[2001:db8::1]:1", 6, &"a".repeat(600_000)).await;
    assert!(large.status == 429 && large.says(words::problem::unread(domain::lang::Lang::Th)));
}

#[tokio::test]
async fn receipts_are_not_counted_through() {
    let site = Site::with(Settings { sends_in_ten_minutes: 3, ..Settings::default() }).await;
    for (times, status) in [(3, 404), (1, 429)] {
        for _ in 0..times {
            let answer = site.from("10.0.0.1:1", "GET", "/receipts/1234-5678", String::new()).await;
            assert_eq!((answer.status, answer.line("x-robots-tag")), (status, "noindex"));
        }
    }
    assert_eq!(site.from("10.0.0.1:1", "GET", "/c/1", String::new()).await.status, 200);
    assert_eq!(site.from("10.0.0.2:1", "GET", "/en/receipts/1234-5678", String::new()).await.status, 404);
}

/// The store fails while people write: the page that comes back holds every text, also where its own page cannot be drawn.
#[tokio::test(flavor = "multi_thread")]
async fn a_fault_gives_back_what_was_typed() {
    let site = Site::new().await;
    site.house.site.store.close().await;
    let typed = comment("1", KEY, &[("reason", "เหตุผล <ที่> พิมพ์ไว้"), ("wording", "good-idea")]);
    for who in [NOBODY, "officer"] {
        let answer = site.post(who, "/api/comment/submit", &typed).await;
        assert_eq!(answer.status, 500, "{who:?}");
        assert!(answer.says("<html") && answer.says("เหตุผล &lt;ที่&gt; พิมพ์ไว้") && answer.says("good-idea"), "{who:?}");
        assert!(!answer.says(KEY), "only what people typed");
    }
    let read = site.get("officer", "/c/1/comments").await;
    assert!(read.status == 500 && !read.says(words::problem::kept(domain::lang::Lang::Th)));
}

#[tokio::test]
async fn a_form_that_names_no_page_gives_back_what_was_typed() {
    let site = Site::new().await;
    for page in ["", "/nowhere", "/c/12/say"] {
        let typed = comment("1", KEY, &[("page", page), ("stance", "none such"), ("reason", "พิมพ์ไว้แล้ว")]);
        let answer = site.post(NOBODY, "/api/comment/submit", &typed).await;
        assert!(answer.status == 422 && answer.says("พิมพ์ไว้แล้ว"), "{page:?}");
    }
}

#[tokio::test]
async fn a_new_password_asks_for_the_present_one() {
    let site = Site::new().await;
    let form = |current| {
        let new = "a password that is new";
        [("page", "/desk/password"), ("current", current), ("password", new), ("again", new)]
    };
    let refused = site.post("officer", "/api/staff/password", &form("not this one")).await;
    assert!(refused.status == 422 && refused.says("id=\"f-current-error\""));
    assert!(!refused.says(words::problem::kept(domain::lang::Lang::Th)), "passwords do not come back");
    assert_eq!(site.post("officer", "/api/staff/password", &form(PASSWORD)).await.status, 303);
}
