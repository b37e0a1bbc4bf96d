//! Said through another, at the doors: the form for somebody else, consent that is recorded, the receipt that is theirs, and where it is told and counted.

use crate::kit::{NOBODY, Site, comment};

const THROUGH: [(&str, &str); 7] = [
    ("page", "/c/1/say?at=k1&for=family"),
    ("through", "headman"),
    ("consent", "spoken"),
    ("given_day", "1"),
    ("given_month", "1"),
    ("given_year", "2569"),
    ("agreed", "yes"),
];

fn with<'a>(key: &'a str, change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = THROUGH.to_vec();
    for (name, value) in change {
        match all.iter_mut().find(|(of, _)| of == name) {
            Some(field) => field.1 = value,
            None => all.push((name, value)),
        }
    }
    comment("1", key, &all)
}

#[tokio::test]
async fn a_helper_enters_a_neighbours_words_and_the_next_ones_without_typing_all_again() {
    let site = Site::new().await;
    let own = site.get(NOBODY, "/c/1/say?at=k1").await;
    assert!(
        own.says("/c/1/say?at=k1&amp;for=family") && !own.says("name=\"consent\""),
        "the way there: {}",
        own.text()
    );
    let form = site.get(NOBODY, "/c/1/say?at=k1&for=family").await;
    for says in ["name=\"consent\"", "name=\"agreed\"", "name=\"name_agreed\"", "ส่งความเห็นแทนผู้อื่น", "/c/1/say?at=k1\""]
    {
        assert!(form.says(says), "{says}: {}", form.text());
    }
    assert!(!form.says("value=\"officer\"") && !form.says("name=\"whose\""));
    assert!(site.get("officer", "/c/1/say?at=k1&for=family").await.says("value=\"officer\""));
    assert!(site.get(NOBODY, "/en/c/1/say?for=family").await.says("Send what somebody else says"));
    let key = "00000000000000000000000000000270";
    for (field, value) in
        [("consent", ""), ("given_year", "2999"), ("agreed", ""), ("through", "officer"), ("showing", "named")]
    {
        let refused = site.post(NOBODY, "/api/comment/submit", &with(key, &[(field, value), ("name", "ทองคำ")])).await;
        assert!(
            refused.status == 422 && refused.says("name=\"consent\"") && refused.says("ช่างใกล้บ้านจะได้ซ่อมได้"),
            "{field}: {}",
            refused.text()
        );
    }
    let sent = site.post(NOBODY, "/api/comment/submit", &with(key, &[("area", "50")])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let line = sent.line("set-cookie").to_string();
    let cookie = line.split(';').next().unwrap_or("").to_string();
    let request = site.request(NOBODY, "GET", &sent.to).await.header(http::header::COOKIE, cookie);
    let receipt = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
    for says in [
        "บอกผ่านผู้อื่น (กำนัน ผู้ใหญ่บ้าน หรือผู้นำชุมชน)",
        "บอกด้วยวาจาต่อหน้า",
        "ใบรับนี้เป็นของเจ้าของความเห็น",
        "for=headman&amp;consent=spoken&amp;area=50",
    ] {
        assert!(receipt.says(says), "{says}: {}", receipt.text());
    }
    let next = site.get(NOBODY, "/c/1/say?at=k1&for=headman&consent=spoken&area=50").await;
    let text = next.text();
    let ticked = |value: &str| {
        text.split("<input").any(|input| {
            let tag = input.split('>').next().unwrap_or("");
            tag.contains(&format!("value=\"{value}\"")) && tag.contains("checked")
        })
    };
    assert!(ticked("headman") && ticked("spoken"), "{text}");
    assert!(text.contains("value=\"50\" selected"), "{text}");
    assert!(site.get(NOBODY, &sent.to).await.says("บอกผ่านผู้อื่น"), "who has the number alone reads how it came");
    let all = site.get(NOBODY, "/c/1/comments").await;
    assert!(all.says("บอกผ่านผู้อื่น (กำนัน"), "{}", all.text());
    assert!(site.get(NOBODY, "/en/c/1/comments").await.says("Said through another (a village head or leader)"));
    assert!(site.get(NOBODY, "/c/1/comments.csv").await.says("บอกผ่านผู้อื่น (กำนัน"));
    let desk = site.get("officer", "/desk/c/1/summary?show=numbers").await;
    assert!(desk.says("ส่งเองและบอกผ่านผู้อื่น"), "counted apart: {}", desk.text());
}

#[tokio::test]
async fn a_second_helper_is_asked_whether_it_is_the_same_person_and_sends_it_all_the_same() {
    let site = Site::new().await;
    let words = "ค่าซ่อมตู้เย็นแพงกว่าซื้อใหม่ และไม่มีช่างในอำเภอที่มีอะไหล่ ขอให้ผู้ผลิตส่งอะไหล่ให้ร้านในต่างจังหวัดด้วย";
    let first = with("00000000000000000000000000000273", &[("reason", words), ("area", "50")]);
    assert_eq!(site.post("local", "/api/comment/submit", &first).await.status, 303);
    let again = format!("ป้าบอกว่า {words} ค่ะ");
    let second = [("reason", again.as_str()), ("area", "50")];
    let asked = site.post(NOBODY, "/api/comment/submit", &with("00000000000000000000000000000274", &second)).await;
    assert_eq!(asked.status, 422);
    for says in
        ["ดูเหมือนมีผู้กรอกความเห็นนี้แล้ว", "href=\"#f-another\"", "name=\"another\"", "อ่านความเห็นที่กรอกไว้", again.as_str()]
    {
        assert!(asked.says(says), "{says}: {}", asked.text());
    }
    let link = asked.text().split("/c/1/comments?from=").nth(1).unwrap().split('"').next().unwrap().to_string();
    assert!(site.get(NOBODY, &format!("/c/1/comments?from={link}")).await.says(words));
    let english = [("reason", again.as_str()), ("area", "50"), ("page", "/c/1/say?at=k1&for=family")];
    let english =
        site.post(NOBODY, "/en/api/comment/submit", &with("00000000000000000000000000000275", &english)).await;
    assert!(english.says("is it the same person?") && english.says("It is somebody else"), "{}", english.text());
    let other = [("reason", again.as_str()), ("area", "50"), ("another", "yes")];
    let sent = site.post(NOBODY, "/api/comment/submit", &with("00000000000000000000000000000274", &other)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
}

#[tokio::test]
async fn a_helper_with_an_account_has_it_not_among_their_own() {
    let site = Site::new().await;
    let key = "00000000000000000000000000000271";
    assert_eq!(site.post("local", "/api/comment/submit", &with(key, &[("reason", "คำของยายทอง")])).await.status, 303);
    assert!(!site.get("local", "/me").await.says("คำของยายทอง"));
    let officer = with("00000000000000000000000000000272", &[("through", "officer"), ("speaker", "1")]);
    assert_eq!(
        site.post("officer", "/api/comment/submit", &officer).await.status,
        422,
        "no organisation through another"
    );
}
