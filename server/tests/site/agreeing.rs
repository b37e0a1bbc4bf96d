//! What others said already, found from the comment form without scripts, and agreed with: what was typed survives, and nothing hidden is shown.

use crate::kit::{Answer, NOBODY, Site, comment};
use axum::body::Body;

const SAME: &str = "ขอให้ยกเว้นร้านซ่อมรายย่อยในชุมชนจากการขึ้นทะเบียน เพราะทำตามเกณฑ์ใหม่ไม่ไหว";
const TYPED: &str = "ขอให้ยกเว้นร้านซ่อมรายย่อยในชุมชนจากการขึ้นทะเบียน เพราะทำตามเกณฑ์ใหม่ไม่ไหวครับ";

/// Says the same on the first hearing, shown so.
async fn said(site: &Site, key: u32, showing: &str) {
    let key = format!("{key:032x}");
    let sent =
        site.post(NOBODY, "/api/comment/submit", &comment("1", &key, &[("reason", SAME), ("showing", showing)])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    while store::hints::follow(&site.house.site.store).await.expect("followed").is_some() {}
}

/// Sends the form as a browser does that keeps a cookie.
async fn press(site: &Site, door: &str, cookie: &str, more: &[(&str, &str)]) -> Answer {
    let key = "000000000000000000000000000000ff";
    let form = comment("1", key, &[&[("reason", TYPED)], more].concat());
    let mut body = form_urlencoded::Serializer::new(String::new());
    form.iter().for_each(|(name, value)| _ = body.append_pair(name, value));
    let request = site.request(NOBODY, "POST", door).await.header("cookie", cookie);
    let request =
        request.header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
    site.send(request.body(Body::from(body.finish())).unwrap()).await
}

/// The number of the comment that a page offers to agree with.
fn offered(page: &Answer, name: &str) -> Option<String> {
    let text = page.text();
    let tag = text.split("<button").find(|tag| tag.contains(&format!("name=\"{name}\"")))?.to_string();
    Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_string())
}

#[tokio::test]
async fn what_others_said_is_found_and_agreed_with_without_scripts() {
    let site = Site::new().await;
    let form = site.get(NOBODY, "/c/1/say?at=k1").await;
    assert!(form.says("formaction=\"/api/comment/similar") && !form.says("data-told"), "asked of nobody");
    let none = press(&site, "/api/comment/similar", "", &[]).await;
    assert!(none.status == 200 && none.says("ยังไม่พบความเห็นที่พูดเรื่องเดียวกัน") && none.says(TYPED), "{}", none.text());
    said(&site, 1, "agency").await;
    assert!(
        !press(&site, "/api/comment/similar", "", &[]).await.says("เห็นด้วยกับความเห็นนี้"),
        "what is for the agency alone"
    );
    said(&site, 2, "unnamed").await;
    said(&site, 3, "unnamed").await;
    for (door, said) in
        [("/api/comment/similar", "ความเห็นทำนองนี้ 2 ความเห็น"), ("/en/api/comment/similar", "2 comments say this")]
    {
        let found = press(&site, door, "", &[]).await;
        assert!(
            found.status == 200 && found.says(said) && found.says(&format!("{TYPED}</textarea>")),
            "{}",
            found.text()
        );
    }
    let found = press(&site, "/api/comment/similar", "", &[]).await;
    let id = offered(&found, "agree").expect("one to agree with");
    let agreed = press(&site, "/api/comment/agree", "", &[("agree", &id)]).await;
    let cookie = agreed.line("set-cookie").split(';').next().unwrap().to_string();
    assert!(cookie.starts_with("device=") && agreed.status == 200, "{}", agreed.text());
    assert!(
        agreed.says("มีผู้กดเห็นด้วย 1 คน (ไม่เข้าสู่ระบบ 1)") && agreed.says(&format!("{TYPED}</textarea>")),
        "{}",
        agreed.text()
    );
    assert_eq!(offered(&agreed, "agree_no_more"), Some(id.clone()), "its page knows who it was drawn for");
    // Once, however often it is pressed; another browser is another person.
    assert!(press(&site, "/api/comment/agree", &cookie, &[("agree", &id)]).await.says("มีผู้กดเห็นด้วย 1 คน"));
    assert!(press(&site, "/api/comment/agree", "", &[("agree", &id)]).await.says("มีผู้กดเห็นด้วย 2 คน"));
    let back = press(&site, "/api/comment/agree", &cookie, &[("agree_no_more", &id)]).await;
    assert!(back.says("มีผู้กดเห็นด้วย 1 คน") && offered(&back, "agree") == Some(id.clone()), "{}", back.text());
    assert_eq!(press(&site, "/api/comment/agree", &cookie, &[("agree_no_more", &id)]).await.status, 409, "once");
    // Sent as ever.
    let sent = press(&site, "/api/comment/submit", &cookie, &[]).await;
    assert!(sent.status == 303 && sent.to.starts_with("/receipts/"), "{}", sent.text());
}

#[tokio::test]
async fn nobody_agrees_with_what_they_said_themselves_in_this_browser() {
    let site = Site::new().await;
    said(&site, 1, "unnamed").await;
    let sent = press(&site, "/api/comment/submit", "", &[("looked", "1")]).await;
    let receipt = sent.line("set-cookie").split(';').next().unwrap().to_string();
    assert!(receipt.starts_with("receipt="), "{receipt}");
    let number = domain::receipt::Number::parse(sent.to.rsplit('/').next().unwrap()).unwrap();
    let told = store::comment::by_number(&site.house.site.store, number).await.unwrap().unwrap();
    let own = told.comment.unwrap().to_string();
    let found = press(&site, "/api/comment/similar", "", &[]).await;
    let other = offered(&found, "agree").filter(|id| *id != own).expect("somebody else's");
    let no = press(&site, "/api/comment/agree", &receipt, &[("agree", &own)]).await;
    assert!(
        no.status == 409 && no.says("นี่คือความเห็นของคุณเอง") && no.says(&format!("{TYPED}</textarea>")),
        "{}",
        no.text()
    );
    assert!(press(&site, "/api/comment/agree", &receipt, &[("agree", &other)]).await.says("มีผู้กดเห็นด้วย 1 คน"));
}

#[tokio::test]
async fn nobody_agrees_with_what_is_not_shown_nor_by_a_strangers_page() {
    let site = Site::new().await;
    said(&site, 1, "agency").await;
    let store = &site.house.site.store;
    let (of, from) = (domain::id::ConsultationId(1), domain::id::CommentId(0));
    let all = store::export::comments(store, store::export::For::Agency, of, from, u64::MAX, 10_000).await.unwrap();
    let hidden = all.last().unwrap().id.to_string();
    for id in [hidden.as_str(), "99999999", "", "x"] {
        let refused = press(&site, "/api/comment/agree", "", &[("agree", id)]).await;
        assert!(refused.status == 404 && refused.says(TYPED), "{id}: {}", refused.text());
    }
    said(&site, 2, "unnamed").await;
    let id = offered(&press(&site, "/api/comment/similar", "", &[]).await, "agree").unwrap();
    let strange = site.from("203.0.113.9:1", "POST", "/api/comment/agree", format!("consultation=1&agree={id}")).await;
    assert_eq!(strange.status, 403, "a page of another site");
    let read = format!("{id}.1");
    let withhold = [("comment", read.as_str()), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &withhold).await.status, 303);
    let found = press(&site, "/api/comment/similar", "", &[]).await;
    assert!(!found.says("เห็นด้วยกับความเห็นนี้") && found.says("ยังไม่พบ"), "{}", found.text());
    assert_eq!(press(&site, "/api/comment/agree", "", &[("agree", &id)]).await.status, 404);
}

#[tokio::test]
async fn what_says_the_same_is_shown_once_before_a_comment_is_sent() {
    let site = Site::new().await;
    said(&site, 2, "unnamed").await;
    let key = "000000000000000000000000000000ff";
    let drawn = site.house.site.store.drawn(key, site.house.now());
    let form = [("drawn", drawn.as_str()), ("homepage", "")];
    let first = press(&site, "/api/comment/submit", "", &form).await;
    assert!(first.status == 200 && first.says("ความเห็นของคุณยังไม่ได้ส่ง") && first.says(TYPED), "{}", first.text());
    assert!(first.says("data-told=\"similar\"") && first.says("name=\"looked\""), "{}", first.text());
    let again = press(&site, "/api/comment/submit", "", &[&form[..], &[("looked", "1")]].concat()).await;
    assert_eq!(again.status, 303, "{}", again.text());
    // What nobody has said yet goes at once.
    let key = "000000000000000000000000000000fe";
    let drawn = site.house.site.store.drawn(key, site.house.now());
    let new = comment("1", key, &[("reason", "ขอให้แจ้งผลทางโทรศัพท์ด้วย เพราะที่บ้านไม่มีอินเทอร์เน็ต"), ("drawn", &drawn)]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &new).await.status, 303);
}
