//! A wording that somebody proposes, as what it changes: in the form that comes back, for everyone, on the receipt and on the desk.

use crate::kit::{NOBODY, Site, comment};

const TEXT: &str = "การประชุมคณะกรรมการต้องมีกรรมการมาประชุมไม่น้อยกว่ากึ่งหนึ่งของจำนวนกรรมการทั้งหมดจึงจะเป็นองค์ประชุม";
const WORDING: &str = "การประชุมคณะกรรมการต้องมีกรรมการมาประชุมไม่น้อยกว่าสองในสามของจำนวนกรรมการทั้งหมดจึงจะเป็นองค์ประชุม";

fn form<'a>(key: &'a str, at: &'a str, wording: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![("page", "/c/2/say?at=m10"), ("at", at), ("wording", wording), ("stance", "change")];
    all.extend(more);
    comment("2", key, &all)
}

fn struck(answer: &crate::kit::Answer) -> bool {
    let text = answer.text();
    text.contains("<del>กึ่งหนึ่ง</del>") && text.contains("<ins>สองในสาม</ins>")
}

#[tokio::test]
async fn a_wording_is_shown_as_what_it_changes_wherever_it_is_read() {
    let site = Site::new().await;
    let sent = site
        .post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000461", "m10-w9", WORDING, &[]))
        .await;
    assert_eq!(sent.status, 422, "no paragraph is called so: {}", sent.text());
    assert!(sent.says(WORDING), "what was typed comes back");
    let key = "00000000000000000000000000000462";
    let sent = site.post(NOBODY, "/api/comment/submit", &form(key, "m10", WORDING, &[])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let all = site.get(NOBODY, "/c/2/comments").await;
    assert!(struck(&all) && all.says("เทียบกับมาตรา ๑๐") && all.says("ตัดออก:"), "{}", all.text());
    let english = site.get(NOBODY, "/en/c/2/comments").await;
    assert!(struck(&english) && english.says("beside มาตรา ๑๐"), "{}", english.text());
    let cookie = sent.line("set-cookie").split(';').next().unwrap_or("").to_string();
    let request = site.request(NOBODY, "GET", &sent.to).await.header(http::header::COOKIE, cookie);
    let receipt = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert!(struck(&receipt), "{}", receipt.text());
    assert!(!struck(&site.get(NOBODY, &sent.to).await), "not without the code");
    let id = all.text().split("id=\"o").nth(1).unwrap().split('"').next().unwrap().to_string();
    let desk = site.get("summariser", &format!("/desk/c/2/ledger/{id}")).await;
    assert!(struck(&desk) && desk.says(WORDING), "{}", desk.text());
}

#[tokio::test]
async fn another_text_is_shown_as_it_was_written() {
    let site = Site::new().await;
    let other = "ให้มีผู้แทนผู้บริโภคสองคนนั่งอยู่ด้วยทุกครั้ง";
    for (key, at, wording) in
        [("00000000000000000000000000000463", "m10", other), ("00000000000000000000000000000464", "all", WORDING)]
    {
        let sent = site.post(NOBODY, "/api/comment/submit", &form(key, at, wording, &[])).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    let all = site.get(NOBODY, "/c/2/comments").await;
    for wording in [other, WORDING] {
        assert!(all.text().contains(&format!("<ins>{wording}</ins>")), "{wording}: {}", all.text());
    }
    assert!(!struck(&all));
}

#[tokio::test]
async fn the_form_begins_a_wording_from_the_drafts_words_and_sets_it_against_them_without_scripts() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/2/say?at=m10").await;
    assert!(page.says("formaction=\"/api/comment/look") && page.says("เริ่มจากถ้อยคำในร่าง"), "{}", page.text());
    let look = |wording, value| form("00000000000000000000000000000465", "m10", wording, &[("look", value)]);
    let begun = site.post(NOBODY, "/api/comment/look", &look("", "text")).await;
    assert_eq!(begun.status, 200);
    let field =
        |text: &str| text.split("name=\"wording\"").nth(1).unwrap().split("</textarea>").next().unwrap().to_string();
    assert!(field(&begun.text()).contains(TEXT) && begun.says("ช่างใกล้บ้านจะได้ซ่อมได้"), "{}", begun.text());
    let kept = site.post(NOBODY, "/api/comment/look", &look(WORDING, "text")).await;
    assert!(field(&kept.text()).contains(WORDING) && !field(&kept.text()).contains(TEXT), "never written over");
    let seen = site.post(NOBODY, "/api/comment/look", &look(WORDING, "difference")).await;
    assert!(struck(&seen) && seen.says("data-told=\"difference\""), "{}", seen.text());
    let none = site.post(NOBODY, "/api/comment/look", &look("", "difference")).await;
    assert!(none.says("ยังไม่มีถ้อยคำที่เสนอ"), "{}", none.text());
    let other = site.post(NOBODY, "/api/comment/look", &look("ให้ยกเลิกคณะกรรมการทั้งหมด", "difference")).await;
    assert!(other.says("เขียนใหม่เกือบทั้งหมด"), "{}", other.text());
    // Refused, it shows the difference too.
    let refused = form("00000000000000000000000000000466", "m10", WORDING, &[("stance", "")]);
    let refused = site.post(NOBODY, "/api/comment/submit", &refused).await;
    assert!(refused.status == 422 && struck(&refused), "{}", refused.text());
    // Of a key point there is no text to begin from.
    let point = site.get(NOBODY, "/c/2/say?at=k1").await;
    assert!(point.says("name=\"wording\"") && !point.says("comment/look"), "{}", point.text());
}
