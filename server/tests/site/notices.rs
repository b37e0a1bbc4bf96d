//! Notices on one's own page, read by a press; how many agree, where a comment is listed; for whom one spoke, on the receipt.

use crate::kit::{NOBODY, Site, comment};
use domain::id::{CommentId, ConsultationId};

const TEXT: &str = "ค่าตรวจเรือแพงเกินไปสำหรับคนขับรายเล็ก";

async fn said(site: &Site) -> CommentId {
    let form = comment("1", "00000000000000000000000000000280", &[("reason", TEXT)]);
    assert_eq!(site.post("local", "/api/comment/submit", &form).await.status, 303);
    let (store, every) = (&site.house.site.store, Default::default());
    store::comment::public_page(store, ConsultationId(1), &every, None, 1).await.unwrap()[0].id
}

#[tokio::test]
async fn what_happened_is_told_on_ones_own_page_until_it_is_read() {
    let site = Site::new().await;
    assert_eq!(site.get(NOBODY, "/me/notices").await.status, 401);
    assert_eq!(site.post(NOBODY, "/api/account/notices_read", &[("page", "/me"), ("upto", "1")]).await.status, 401);
    let id = said(&site).await.to_string();
    assert!(!site.get("local", "/me").await.says("id=\"notices\""), "nothing happened yet");
    let reply =
        [("page", "/desk"), ("comment", id.as_str()), ("seen", "0"), ("reply", "ขอบคุณ หน่วยงานจะทบทวนอัตรานี้ก่อนสรุปผล")];
    assert_eq!(site.post("officer", "/api/comment/reply", &reply).await.status, 303);
    for path in ["/me", "/me/notices"] {
        let page = site.get("local", path).await;
        assert!(page.says("หน่วยงานตอบใต้ความเห็นของคุณ") && page.says("<b>ใหม่</b>"), "{path}: {}", page.text());
    }
    assert!(site.get("local", "/en/me/notices").await.says("The agency replied under your comment"));
    assert!(site.get("officer", "/me/notices").await.says("ยังไม่มีข่าว"), "nobody else is told");
    let hidden = site.get("local", "/me/notices").await.hidden("/api/account/notices_read");
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let read = site.post("local", "/api/account/notices_read", &hidden).await;
    assert_eq!((read.status, read.to.as_str()), (303, "/me/notices"));
    let page = site.get("local", "/me/notices").await;
    assert!(page.says("อ่านครบแล้ว") && !page.says("<b>ใหม่</b>"), "{}", page.text());
}

#[tokio::test]
async fn how_many_agree_stands_beside_a_comment() {
    let site = Site::new().await;
    let id = said(&site).await.to_string();
    let agree = comment("1", "00000000000000000000000000000281", &[("agree", id.as_str())]);
    assert_eq!(site.post("officer", "/api/comment/agree", &agree).await.status, 200);
    for (path, says) in [("/c/1/comments", "1 คนเห็นด้วย"), ("/en/c/1/comments", "1 person agrees")]
    {
        assert!(site.get(NOBODY, path).await.says(says), "{path}");
    }
    assert!(site.get("officer", "/desk/c/1/ledger").await.says("1 คนเห็นด้วย"));
    assert!(site.get("officer", &format!("/desk/c/1/ledger/{id}")).await.says("1 คนเห็นด้วย"));
}
