//! A comment that somebody signed in keeps for later: without scripts, on another device, for nobody else, gone when sent or discarded.

use crate::kit::{NOBODY, Site, comment};

const DRAFT: &str = "00000000000000000000000000000211";
const TEXT: &str = "ค่าซ่อมแพงเกินไปสำหรับ";

fn typed<'a>(of: &'a str, draft: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    let more =
        [("page", "/c/1/say?at=k1"), ("draft", draft), ("reason", reason), ("stance", "change"), ("name", "สมศรี")];
    comment(of, "00000000000000000000000000000212", &more)
}

#[tokio::test]
async fn what_is_kept_for_later_is_there_on_another_device_and_for_nobody_else() {
    let site = Site::new().await;
    let page = site.get("local", "/c/1/say?at=k1").await;
    assert!(page.says("formaction=\"/api/comment/keep\"") && page.says("name=\"draft\""), "{}", page.text());
    let guest = site.get(NOBODY, "/c/1/say?at=k1").await;
    assert!(!guest.says("comment/keep") && !guest.says("name=\"draft\""), "a guest's stays in the browser");
    assert_eq!(site.post(NOBODY, "/api/comment/keep", &typed("1", DRAFT, TEXT)).await.status, 401);
    let empty = [("page", "/c/1/say?at=k1"), ("consultation", "1"), ("draft", DRAFT), ("reason", " ")];
    assert_eq!(site.post("local", "/api/comment/keep", &empty).await.status, 422);
    let kept = site.post("local", "/api/comment/keep", &typed("1", DRAFT, TEXT)).await;
    assert_eq!((kept.status, kept.to), (303, format!("/c/1/say?draft={DRAFT}&kept=1#kept")));
    // Another session of the same person: by the draft, by its part, and from their own page.
    for path in [format!("/c/1/say?draft={DRAFT}&kept=1"), "/c/1/say?at=k1".into()] {
        let page = site.get("local", &path).await;
        assert!(page.status == 200 && page.says(TEXT) && page.says("สมศรี"), "{path}: {}", page.text());
        let ticked = |value: &str| {
            let page = page.text();
            let tag =
                page.split("<input").find(|tag| tag.contains(&format!("value=\"{value}\""))).unwrap_or("").to_string();
            tag.split('>').next().unwrap_or("").contains("checked")
        };
        assert!(
            page.says(&format!("value=\"{DRAFT}\"")) && ticked("change") && !ticked("agree"),
            "{path}: {}",
            page.text()
        );
    }
    assert!(!site.get("local", "/c/1/say?at=k2").await.says(TEXT), "another part begins anew");
    let me = site.get("local", "/me").await;
    assert!(
        me.says(TEXT) && me.says("ความเห็นที่ยังไม่ได้ส่ง") && me.says(&format!("/c/1/say?draft={DRAFT}")),
        "{}",
        me.text()
    );
    assert!(site.get("local", "/en/me").await.says("Comments not sent yet"));
    assert!(site.get("local", "/me/everything.json").await.says(TEXT));
    for who in [NOBODY, "officer", "moderator", "central"] {
        assert!(!site.get(who, &format!("/c/1/say?draft={DRAFT}")).await.says(TEXT), "{who:?}");
        if who != NOBODY {
            assert!(!site.get(who, "/me").await.says(TEXT), "{who:?}");
        }
    }
    let page = site.get(NOBODY, "/c/1/comments").await;
    assert!(!page.says(TEXT), "nobody reads it before it is sent");
    let sent = site.post("local", "/api/comment/submit", &typed("1", DRAFT, TEXT)).await;
    assert!(sent.status == 303 && sent.to.starts_with("/receipts/"), "{}", sent.text());
    assert!(!site.get("local", "/c/1/say?at=k1").await.says(TEXT));
    assert!(!site.get("local", "/me").await.says(&format!("draft={DRAFT}")));
}

#[tokio::test]
async fn it_is_discarded_and_can_be_taken_away_after_the_close() {
    let site = Site::new().await;
    assert_eq!(site.post("local", "/api/comment/keep", &typed("1", DRAFT, TEXT)).await.status, 303);
    let discard = [("page", "/me"), ("consultation", "1"), ("draft", DRAFT)];
    assert_eq!(site.post(NOBODY, "/api/comment/discard", &discard).await.status, 401);
    assert_eq!(
        site.post("officer", "/api/comment/discard", &discard).await.status,
        303,
        "theirs, of which there is none"
    );
    assert!(site.get("local", "/me").await.says(TEXT));
    let closed = site.post("local", "/api/comment/keep", &typed("5", DRAFT, TEXT)).await;
    assert!(closed.status == 409 && closed.says(TEXT), "{}: {}", closed.status, closed.text());
    assert_eq!(site.post("local", "/api/comment/discard", &discard).await.to, "/me?done=discarded#unsent");
    assert!(!site.get("local", "/me").await.says(TEXT));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_sheet_is_kept_without_scripts_and_goes_on_where_it_was_left() {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let questions = store::survey::questions(store, domain::id::ConsultationId(7)).await.unwrap();
    let text = questions.iter().find(|question| question.form == domain::survey::Form::Text).unwrap();
    let field = format!("q{}", text.id);
    let said = "ยังตอบไม่จบ ขอไปดูใบอนุญาตก่อน";
    let form = |go: &'static str, said: &'static str| {
        let fixed = [("page", "/c/7/survey?for=public"), ("consultation", "7"), ("audience", "public"), ("go", go)];
        let mut form: Vec<(String, String)> = fixed.map(|(name, value)| (name.into(), value.into())).to_vec();
        form.push((field.clone(), said.into()));
        form
    };
    let send = async |who, form: Vec<(String, String)>| {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        site.post(who, "/api/survey/submit", &form).await
    };
    assert_eq!(send(NOBODY, form("keep", said)).await.status, 401, "guests keep it in their browser");
    assert!(!site.get(NOBODY, "/c/7/survey?for=public").await.says("value=\"keep\""));
    assert_eq!(send("local", form("keep", "")).await.status, 422, "nothing is not kept");
    assert_eq!(send("local", form("keep", said)).await.to, "/c/7/survey?kept=1#kept");
    let back = site.get("local", "/c/7/survey?kept=1").await;
    assert!(back.says(said) && back.says("เก็บคำตอบไว้ในบัญชีของคุณแล้ว"), "{}", back.text());
    assert!(
        !site.get("local", "/c/7/survey?for=business").await.says(said),
        "another audience's questions are another form"
    );
    assert!(!site.get("officer", "/c/7/survey?for=public").await.says(said), "nobody else's");
    let me = site.get("local", "/me").await;
    assert!(me.says("แบบสอบถามที่ยังตอบไม่จบ") && me.says("href=\"/c/7/survey\""), "{}", me.text());
    // Sent, it is kept no more.
    let first = format!("q{}", questions[0].id);
    let mut whole = form("", said);
    whole.retain(|(name, _)| name != "go");
    whole.extend([(first, "0".into()), ("key".into(), "00000000000000000000000000000a11".into())]);
    assert_eq!(send("local", whole).await.status, 303);
    assert!(!site.get("local", "/c/7/survey?for=public").await.says(said));
    assert!(store::unsent::mine(store, &viewer(&site, "local").await).await.unwrap().is_empty());
}

async fn viewer(site: &Site, who: crate::kit::Who) -> domain::agency::Viewer {
    let email = format!("{who}@demo.example");
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, &email, "siang-demo-2569", now).await.unwrap();
    store::session::viewer(store, &token, now).await.unwrap().unwrap()
}
