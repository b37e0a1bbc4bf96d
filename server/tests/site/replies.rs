//! What an agency says in the open under a comment, at the doors: written by an officer, read by everyone, in files and on earlier days.

use crate::kit::{NOBODY, PASSWORD, Site};
use crate::moderation::{author, said};

const KEY: &str = "00000000000000000000000000000210";
const THANKS: &str = "ขอบคุณ ค่าซ่อมที่อ้างถึงอยู่ในบันทึกวิเคราะห์ หน้า 12";
const BETTER: &str = "ขอบคุณ ค่าซ่อมที่อ้างถึงอยู่ในบันทึกวิเคราะห์ หน้า 14";

fn reply<'a>(page: &'a str, id: &'a str, seen: &'a str, words: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("page", page), ("comment", id), ("seen", seen), ("reply", words)]
}

#[tokio::test]
async fn an_officer_replies_in_the_open_and_everyone_reads_it_with_its_history() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, "ค่าซ่อมแพงกว่าที่ร่างบอก").await;
    let page = format!("/desk/comment/{id}");
    assert!(!site.get("moderator", &page).await.says("comment/reply"), "a moderator writes none");
    assert!(site.get("drafter", &page).await.says("ตอบให้ทุกคนอ่าน"));
    let empty = site.post("drafter", "/api/comment/reply", &reply(&page, &id, "0", "")).await;
    assert!(empty.status == 422 && empty.says("href=\"#f-reply\""), "{}", empty.text());
    assert_eq!(site.post("moderator", "/api/comment/reply", &reply(&page, &id, "0", THANKS)).await.status, 403);
    assert_eq!(site.post("local", "/api/comment/reply", &reply(&page, &id, "0", THANKS)).await.status, 404);
    let sent = site.post("drafter", "/api/comment/reply", &reply(&page, &id, "0", THANKS)).await;
    assert_eq!((sent.status, sent.to), (303, format!("{page}?done=replied#reply")));
    let late = site.post("approver", "/api/comment/reply", &reply(&page, &id, "0", BETTER)).await;
    assert!(
        late.status == 409 && late.says(BETTER) && late.says(THANKS),
        "what was typed and what stands: {}",
        late.text()
    );
    let comments = site.get(NOBODY, "/c/1/comments").await;
    assert!(comments.says(THANKS) && comments.says("voice__answer"), "{}", comments.text());
    assert!(site.get(NOBODY, "/en/c/1/comments").await.says("Reply by"));
    assert_eq!(site.get(NOBODY, &format!("/c/1/comments/{id}")).await.status, 404, "nothing was changed yet");
    assert!(site.get("drafter", "/desk/c/1/comments").await.says("ตอบแล้ว"));
    assert!(author(&site, &cookie, &receipt, &[]).await.says(THANKS), "on the receipt");
    for file in ["/c/1/comments.csv", "/desk/c/1/comments.csv"] {
        assert!(site.get("officer", file).await.says(THANKS), "{file}");
    }
    assert!(site.get(NOBODY, "/c/1/comments-columns.csv").await.says("คำตอบของหน่วยงาน"));
    site.later(1);
    // A day later a session has ended: they sign in again.
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", PASSWORD, now).await.unwrap();
    let officer = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let of = domain::id::CommentId::parse(&id).unwrap();
    store::comment::reply(store, &officer, of, (1, BETTER), now).await.expect("changed");
    let history = site.get(NOBODY, &format!("/c/1/comments/{id}")).await;
    assert!(history.status == 200 && history.says(THANKS) && history.says(BETTER), "{}", history.text());
    let day = site.house.now().plus_days(-1).day();
    let (year, month, day) = day.ce();
    let then = site.get(NOBODY, &format!("/c/1/comments?on={year:04}-{month:02}-{day:02}")).await;
    assert!(then.says(THANKS) && !then.says(BETTER), "as it stood: {}", then.text());
    store::comment::take_reply_back(store, &officer, of, 2, now).await.expect("taken back");
    let comments = site.get(NOBODY, "/c/1/comments").await;
    assert!(!comments.says(BETTER) && comments.says("ถอนคำตอบเมื่อ"), "{}", comments.text());
}

#[tokio::test]
async fn a_reply_is_hidden_with_its_comment() {
    let site = Site::new().await;
    let (id, receipt, cookie) = said(&site, "1", KEY, "ค่าซ่อมแพงกว่าที่ร่างบอก").await;
    let page = format!("/desk/comment/{id}");
    assert_eq!(site.post("drafter", "/api/comment/reply", &reply(&page, &id, "0", THANKS)).await.status, 303);
    let back = |seen| [("page", page.as_str()), ("comment", id.as_str()), ("seen", seen)];
    assert_eq!(site.post("moderator", "/api/comment/reply_back", &back("1")).await.status, 403);
    assert_eq!(site.post("drafter", "/api/comment/reply_back", &back("7")).await.status, 409);
    let done = site.post("drafter", "/api/comment/reply_back", &back("1")).await;
    assert_eq!((done.status, done.to), (303, format!("{page}?done=reply_back#reply")));
    assert_eq!(site.post("drafter", "/api/comment/reply_back", &back("2")).await.status, 409, "none stands");
    assert_eq!(
        site.post("drafter", "/api/comment/reply", &reply(&page, &id, "2", THANKS)).await.status,
        303,
        "and anew"
    );
    let read = format!("{id}.1");
    let withhold = [("page", page.as_str()), ("comment", read.as_str()), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &withhold).await.status, 303);
    assert!(!site.get(NOBODY, "/c/1/comments").await.says(THANKS));
    assert!(!author(&site, &cookie, &receipt, &[]).await.says(THANKS));
    assert!(!site.get(NOBODY, "/c/1/comments.csv").await.says(THANKS));
    let refused = site.post("drafter", "/api/comment/reply", &reply(&page, &id, "3", BETTER)).await;
    assert!(refused.status == 422 && refused.says("ไม่ได้เผยแพร่อยู่"), "{}", refused.text());
    let desk = site.get("drafter", &page).await;
    assert!(desk.says(THANKS) && !desk.says("comment/reply\""), "its agency reads what stood there: {}", desk.text());
}
