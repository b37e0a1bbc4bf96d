//! A passage of the draft that a comment speaks of; what is named before it is sent; and several comments in one sitting.

use crate::kit::{Answer, NOBODY, Site, comment};

const PASSAGE: &str = "กรรมการมาประชุมไม่น้อยกว่ากึ่งหนึ่งของจำนวนกรรมการทั้งหมด";

fn form<'a>(key: &'a str, at: &'a str, quote: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![("page", "/c/2/say?at=m10"), ("at", at), ("quote", quote)];
    all.extend(more);
    comment("2", key, &all)
}

fn cookie(answer: &Answer) -> String {
    answer.line("set-cookie").split(';').next().unwrap_or("").to_string()
}

async fn with(site: &Site, cookie: &str, path: &str) -> Answer {
    let request = site.request(NOBODY, "GET", path).await.header(http::header::COOKIE, cookie);
    site.send(request.body(axum::body::Body::empty()).unwrap()).await
}

async fn send(site: &Site, cookie: &str, path: &str, form: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    form.iter().for_each(|(name, value)| _ = body.append_pair(name, value));
    let request = site.request(NOBODY, "POST", path).await.header(http::header::COOKIE, cookie);
    let request = request
        .header(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    site.send(request.body(axum::body::Body::from(body.finish())).unwrap()).await
}

#[tokio::test]
async fn a_passage_goes_with_the_comment_from_the_form_to_the_file() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/2/say?at=m10").await;
    assert!(page.says("name=\"quote\"") && page.says("ไม่อ้างถ้อยคำใด"), "{}", page.text());
    // Marked letter by letter, as the small script leads here.
    let marked =
        format!("/c/2/say?at=m10&quote={}", form_urlencoded::byte_serialize(PASSAGE.as_bytes()).collect::<String>());
    assert!(site.get(NOBODY, &marked).await.says(&format!("value=\"{PASSAGE}\" selected")));
    let foreign = site.get(NOBODY, "/c/2/say?at=m10&quote=%E0%B9%82%E0%B8%81%E0%B8%87").await;
    assert!(!foreign.says("โกง"), "an address puts no words of its own on the page");
    let sent =
        site.post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000471", "m10", PASSAGE, &[])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let all = site.get(NOBODY, "/c/2/comments").await;
    assert!(all.says(PASSAGE), "{}", all.text());
    assert!(with(&site, &cookie(&sent), &sent.to).await.says(PASSAGE));
    assert!(!site.get(NOBODY, &sent.to).await.says(PASSAGE), "not without the code");
    assert!(site.take(NOBODY, "/c/2/comments.csv").await.says(PASSAGE));
    let id = all.text().split("id=\"o").nth(1).unwrap().split('"').next().unwrap().to_string();
    for (who, path) in [("summariser", format!("/desk/c/2/ledger/{id}")), ("moderator", format!("/desk/comment/{id}"))]
    {
        assert!(site.get(who, &path).await.says(PASSAGE), "{path}");
    }
}

#[tokio::test]
async fn words_that_do_not_stand_in_the_part_are_refused_and_come_back() {
    let site = Site::new().await;
    let key = "00000000000000000000000000000472";
    for (at, quote) in [("m10", "กรรมการมาประชุมเท่าใดก็ได้"), ("m11", PASSAGE), ("k1", PASSAGE), ("all", PASSAGE)]
    {
        let refused = site.post(NOBODY, "/api/comment/submit", &form(key, at, quote, &[])).await;
        assert_eq!(refused.status, 422, "{at}: {}", refused.text());
        for says in ["ถ้อยคำที่อ้างไม่อยู่ในส่วนของร่าง", "href=\"#f-quote\"", quote, "ช่างใกล้บ้านจะได้ซ่อมได้"]
        {
            assert!(refused.says(says), "{at}: {says}: {}", refused.text());
        }
    }
    let long = "กรรมการ".repeat(100);
    let refused = site.post(NOBODY, "/api/comment/submit", &form(key, "m10", &long, &[])).await;
    assert!(refused.status == 422 && refused.says("href=\"#f-quote\""), "{}", refused.text());
    let english = [("page", "/c/2/say?at=m10")];
    let english = site.post(NOBODY, "/en/api/comment/submit", &form(key, "m10", "no such words", &english)).await;
    assert!(english.says("do not stand in the part"), "{}", english.text());
    // The same blanks aside.
    let blanks = PASSAGE.replace("ไม่น้อยกว่า", "\n ไม่น้อยกว่า  ");
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &form(key, "m10", &blanks, &[])).await.status, 303);
}

#[tokio::test]
async fn it_stays_with_a_changed_comment_until_its_author_takes_it_away() {
    let site = Site::new().await;
    let sent =
        site.post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000473", "m10", PASSAGE, &[])).await;
    let (cookie, number) = (cookie(&sent), sent.to.trim_start_matches("/receipts/").to_string());
    let page = format!("/receipts/{number}/edit");
    assert!(with(&site, &cookie, &page).await.says("name=\"unquote\""));
    let edit = |revision: &'static str, reason: &'static str, more: &[(&'static str, &'static str)]| {
        let mut form = vec![
            ("page".to_string(), page.clone()),
            ("number".into(), number.clone()),
            ("revision".into(), revision.into()),
            ("stance".into(), "agree".into()),
            ("reason".into(), reason.into()),
            ("showing".into(), "unnamed".into()),
        ];
        form.extend(more.iter().map(|(name, value)| (name.to_string(), value.to_string())));
        form
    };
    for (form, there) in
        [(edit("1", "พูดอย่างอื่นแล้ว", &[]), true), (edit("2", "พูดอย่างอื่นแล้ว", &[("unquote", "yes")]), false)]
    {
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let done = send(&site, &cookie, "/api/comment/edit", &form).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert_eq!(with(&site, &cookie, &sent.to).await.says(PASSAGE), there);
    }
    let all = site.get(NOBODY, "/c/2/comments").await.text();
    let id = all.split("id=\"o").nth(1).unwrap().split('"').next().unwrap().to_string();
    assert!(
        site.get(NOBODY, &format!("/c/2/comments/{id}")).await.says(PASSAGE),
        "what it said before is public with it"
    );
    let gone = send(&site, &cookie, "/api/comment/withdraw", &[("page", &sent.to), ("number", &number)]).await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    assert!(!with(&site, &cookie, &sent.to).await.says(PASSAGE));
}

#[tokio::test]
async fn a_drafts_page_leads_from_marked_words_while_comments_are_taken() {
    let site = Site::new().await;
    let draft = site.get(NOBODY, "/c/2/draft").await;
    assert!(draft.says("data-passages=\"/c/2/say\"") && draft.says("data-quote"), "{}", draft.text());
    assert!(site.get(NOBODY, "/en/c/2/draft").await.says("data-passages=\"/en/c/2/say\""));
    let closed = site.get(NOBODY, "/c/5/draft").await;
    assert!(!closed.says("data-passages") && !closed.says("data-quote"));
}

#[tokio::test]
async fn a_key_point_can_be_heard_where_the_device_has_a_voice() {
    let site = Site::new().await;
    for path in ["/c/1", "/c/1/say?at=k1", "/en/c/1"] {
        let page = site.get(NOBODY, path).await.text();
        let button = page.split("<button").find(|button| button.contains("data-listen")).unwrap_or("");
        let tag = button.split('>').next().unwrap_or("");
        assert!(tag.contains("hidden") && tag.contains("aria-pressed=\"false\""), "{path}: {tag}");
        assert!(page.contains("data-aloud") && page.contains("data-read"), "{path}");
    }
}

#[tokio::test]
async fn the_review_names_what_becomes_public() {
    let site = Site::new().await;
    let fresh = site.get(NOBODY, "/c/2/say?at=m10").await;
    assert!(fresh.says("(ชื่อที่คุณกรอกไว้ข้างบน)") && fresh.says("สิ่งที่คนทั่วไปจะไม่เห็น"), "{}", fresh.text());
    let more = [("showing", "named"), ("name", "ทองคำ ใจดี"), ("stance", ""), ("wording", "ให้ใช้ถ้อยคำนี้แทน")];
    let back = site
        .post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000474", "m10", PASSAGE, &more))
        .await;
    let text = back.text();
    let review = text.split("class=\"review\"").nth(1).unwrap().split("</dl>").next().unwrap().to_string();
    for says in ["ทองคำ ใจดี", PASSAGE, "ให้ใช้ถ้อยคำนี้แทน"] {
        assert!(review.contains(says), "{says}: {review}");
    }
    let helper = site.get(NOBODY, "/c/2/say?at=m10&for=headman").await;
    assert!(helper.says("ทุกคนจะเห็นว่าบอกผ่านผู้อื่น:"), "{}", helper.text());
}

#[tokio::test]
async fn several_parts_in_one_sitting_ask_who_you_are_once() {
    let site = Site::new().await;
    let about = [("class", "affected"), ("area", "50"), ("showing", "named"), ("name", "ทองคำ ใจดี")];
    let first =
        site.post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000475", "m10", "", &about)).await;
    let one = cookie(&first);
    let receipt = with(&site, &one, &first.to).await;
    for says in ["พูดถึงส่วนอื่นต่อ", "/c/2/say?more=1&amp;at=k1", "/c/2/draft"] {
        assert!(receipt.says(says), "{says}: {}", receipt.text());
    }
    assert!(!receipt.text().contains("ทองคำ</a>") && !receipt.says("name=%E0"), "nothing of a person in an address");
    let offered = with(&site, &one, "/c/2/say?at=m11").await;
    assert!(offered.says("more=1&amp;at=m11") && !offered.says("ทองคำ ใจดี"), "{}", offered.text());
    let form2 = with(&site, &one, "/c/2/say?more=1&at=k1").await;
    for says in ["value=\"ทองคำ ใจดี\"", "value=\"50\" selected", "ใส่ข้อมูลเกี่ยวกับคุณตามความเห็นก่อนหน้าให้แล้ว"]
    {
        assert!(form2.says(says), "{says}: {}", form2.text());
    }
    let text = form2.text();
    let ticked = |value: &str| {
        text.split("<input").any(|input| {
            let tag = input.split('>').next().unwrap_or("");
            tag.contains(&format!("value=\"{value}\"")) && tag.contains("checked")
        })
    };
    assert!(ticked("affected") && ticked("named"), "{text}");
    assert!(!text.contains("ช่างใกล้บ้านจะได้ซ่อมได้"), "what was said is said");
    // Without the cookie nothing is carried, and of another dossier neither.
    assert!(!site.get(NOBODY, "/c/2/say?more=1&at=k1").await.says("ทองคำ ใจดี"));
    assert!(!with(&site, &one, "/c/1/say?more=1&at=k1").await.says("ทองคำ ใจดี"));
    let second =
        send(&site, &one, "/api/comment/submit", &form("00000000000000000000000000000476", "k1", "", &[])).await;
    let two = cookie(&second);
    for to in [&first.to, &second.to] {
        let page = with(&site, &two, to).await;
        assert!(page.says("ข้อความของคุณ") && page.says("ที่ส่งแล้วในครั้งนี้"), "{to}: {}", page.text());
    }
    let listed = with(&site, &two, &second.to).await;
    assert!(listed.says(&format!("href=\"{}\"", first.to)) && listed.says("มาตรา ๑๐"), "{}", listed.text());
    let withdrawn = [("page", first.to.as_str()), ("number", first.to.trim_start_matches("/receipts/"))];
    assert_eq!(send(&site, &two, "/api/comment/withdraw", &withdrawn).await.status, 303, "each stays open");
}

#[tokio::test]
async fn what_was_entered_for_somebody_else_is_in_no_sitting() {
    let site = Site::new().await;
    let own = cookie(
        &site.post(NOBODY, "/api/comment/submit", &form("00000000000000000000000000000477", "k1", "", &[])).await,
    );
    let theirs = [
        ("through", "family"),
        ("consent", "spoken"),
        ("given_day", "1"),
        ("given_month", "1"),
        ("given_year", "2569"),
        ("agreed", "yes"),
        ("area", "50"),
    ];
    let sent =
        send(&site, &own, "/api/comment/submit", &form("00000000000000000000000000000478", "k1", "", &theirs)).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = with(&site, &cookie(&sent), &sent.to).await;
    assert!(page.says("ข้อความของคุณ") && !page.says("ที่ส่งแล้วในครั้งนี้") && !page.says("more=1"), "{}", page.text());
    assert!(!with(&site, &cookie(&sent), "/c/2/say?more=1&at=k1").await.says("value=\"50\" selected"));
}
