//! One's own receipt: the forms that come back after the browser has let go of its code, and how often it is looked at.

use crate::kit::{Answer, NOBODY, Site};
use crate::moderation::{author, said};
use axum::body::Body;
use server::house::Settings;

const KEY: &str = "00000000000000000000000000000731";
const FIRST: &str = "ข้อความแรกของฉัน";
const TYPED: &str = "ข้อความที่พิมพ์ไว้นานกว่าหนึ่งชั่วโมง";

/// The code in a browser's cookie.
fn code(cookie: &str) -> &str {
    cookie.split_once('.').unwrap().1
}

#[tokio::test]
async fn what_was_typed_for_longer_than_an_hour_comes_back_and_is_taken_with_the_code() {
    let site = Site::new().await;
    let (_, receipt, cookie) = said(&site, "1", KEY, FIRST).await;
    let (page, number) = (format!("{receipt}/edit"), receipt.rsplit('/').next().unwrap());
    assert_eq!(site.get(NOBODY, &page).await.to, "/receipts");
    let edit = |code| {
        let form = [
            ("page", page.as_str()),
            ("number", number),
            ("revision", "1"),
            ("stance", "agree"),
            ("reason", TYPED),
            ("showing", "unnamed"),
            ("code", code),
        ];
        form.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>()
    };
    for code in ["", "0000-0000-0000", "ไม่ใช่รหัส"] {
        let back = author(&site, "receipt=none", "/api/comment/edit", &edit(code)).await;
        assert_eq!(back.status, 422, "{code}: {}", back.text());
        assert!(back.says(TYPED) && back.says("name=\"code\"") && !back.says(FIRST), "{code}: {}", back.text());
        let hidden = back.hidden("/api/comment/edit");
        assert!(
            hidden.contains(&("number".into(), number.into())) && hidden.contains(&("revision".into(), "1".into()))
        );
        assert!(back.line("set-cookie").is_empty(), "{code}");
    }
    let done = author(&site, "receipt=none", "/api/comment/edit", &edit(code(&cookie))).await;
    assert_eq!((done.status, done.to.as_str()), (303, format!("{receipt}?edited=1").as_str()), "{}", done.text());
    let held = done.line("set-cookie").split(';').next().unwrap().to_string();
    assert_eq!(held, cookie, "the browser holds it again");
    assert!(author(&site, &held, &receipt, &[]).await.says(TYPED));
}

#[tokio::test]
async fn an_appeal_that_was_typed_for_longer_than_an_hour_comes_back_and_is_sent_with_the_code() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, FIRST).await;
    let (case, seen) = (format!("/desk/comment/{id}"), format!("{id}.1"));
    let withhold = [("page", case.as_str()), ("comment", seen.as_str()), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &withhold).await.status, 303);
    let number = receipt.rsplit('/').next().unwrap();
    let mut appeal = vec![("page", receipt.as_str()), ("number", number), ("appeal", TYPED)];
    let back = author(&site, "receipt=none", "/api/moderation/appeal", &appeal).await;
    assert_eq!(back.status, 422, "{}", back.text());
    assert!(back.says(TYPED) && back.says("name=\"code\"") && !back.says(FIRST), "{}", back.text());
    appeal.push(("code", code(&cookie)));
    let sent = author(&site, "receipt=none", "/api/moderation/appeal", &appeal).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(author(&site, &cookie, &receipt, &[]).await.says(TYPED));
}

/// Asks for a page from an address, with a cookie.
async fn look(site: &Site, cookie: &str, path: &str) -> Answer {
    let peer = axum::extract::ConnectInfo("10.0.0.1:1".parse::<std::net::SocketAddr>().unwrap());
    let request = site.request(NOBODY, "GET", path).await.header("cookie", cookie).extension(peer);
    site.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn ones_own_receipt_is_looked_at_as_often_as_one_likes() {
    let site = Site::with(Settings { sends_in_ten_minutes: 3, ..Settings::default() }).await;
    let (_, receipt, cookie) = said(&site, "1", KEY, FIRST).await;
    for _ in 0..10 {
        assert_eq!(look(&site, &cookie, &receipt).await.status, 200);
        assert_eq!(look(&site, &cookie, &format!("/en{receipt}/edit")).await.status, 200);
    }
    let number = receipt.rsplit('/').next().unwrap();
    let wrong = format!("receipt={number}.0000-0000-0000");
    for cookie in [wrong.as_str(), "receipt=none", wrong.as_str()] {
        assert_eq!(look(&site, cookie, &receipt).await.status, 200, "its number alone: {cookie}");
    }
    assert_eq!(look(&site, &wrong, &receipt).await.status, 429, "who tries is counted");
    let own = look(&site, &cookie, &receipt).await;
    assert!(own.status == 200 && own.says(FIRST), "{}", own.text());
}

#[tokio::test]
async fn a_withdrawn_comment_is_changed_no_more_and_its_receipt_offers_nothing() {
    let site = Site::new().await;
    let (_, receipt, cookie) = said(&site, "1", KEY, FIRST).await;
    let edit = format!("{receipt}/edit");
    assert!(author(&site, &cookie, &edit, &[]).await.says("name=\"reason\""));
    let form = [("page", receipt.as_str()), ("number", receipt.rsplit('/').next().unwrap())];
    assert_eq!(author(&site, &cookie, "/api/comment/withdraw", &form).await.status, 303);
    let again = author(&site, &cookie, "/api/comment/withdraw", &form).await;
    assert!(again.status == 409 && again.says("คุณถอนความเห็นนี้ไปแล้ว"), "{}", again.text());
    let told = author(&site, &cookie, &receipt, &[]).await;
    assert!(!told.says("เผยแพร่โดยไม่แสดงชื่อ") && !told.says("ใช้อ่าน แก้ไข หรือถอนความเห็น"), "{}", told.text());
    let form = author(&site, &cookie, &edit, &[]).await;
    assert!(form.status == 200 && !form.says("name=\"reason\""), "{}", form.text());
    assert!(form.says("คุณถอนความเห็นนี้แล้ว") && form.says(&format!("href=\"{receipt}\"")));
}

#[tokio::test]
async fn after_the_close_the_form_says_so() {
    let site = Site::new().await;
    let (_, receipt, cookie) = said(&site, "1", KEY, FIRST).await;
    site.later(400);
    let form = author(&site, &cookie, &format!("{receipt}/edit"), &[]).await;
    assert!(
        form.status == 200 && !form.says("name=\"reason\"") && form.says("หมดเวลาแก้ไขความเห็นนี้แล้ว"),
        "{}",
        form.text()
    );
}
