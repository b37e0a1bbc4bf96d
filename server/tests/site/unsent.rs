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
