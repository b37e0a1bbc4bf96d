//! What is meant for the agency alone, or was withheld, is on no page and in no file that everyone may have.

use crate::kit::{NOBODY, Site, comment};
use domain::comment::Showing;
use domain::id::{CommentId, ConsultationId};

const PUBLIC: [&str; 7] = [
    "/c/3",
    "/c/3/comments",
    "/en/c/3/comments",
    "/c/3/comments.csv",
    "/c/3/comments?at=k1",
    "/search?q=%E0%B8%9B%E0%B8%A5%E0%B8%B2%E0%B8%97%E0%B8%AD%E0%B8%87",
    "/",
];

async fn last(site: &Site) -> CommentId {
    let store = &site.house.site.store;
    let agency = store::export::For::Agency;
    let all = store::export::comments(store, agency, ConsultationId(3), CommentId(0), u64::MAX, 100).await.unwrap();
    all.last().unwrap().id
}

async fn send(site: &Site, key: &str, showing: Showing, reason: &str) {
    let change = [("page", "/c/3/say?at=k1"), ("showing", showing.code()), ("reason", reason), ("name", "คนดี")];
    let typed = comment("3", key, &change);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
}

async fn nowhere(site: &Site, words: &str) {
    for path in PUBLIC {
        let answer = site.get(NOBODY, path).await;
        assert!(answer.status == 200 && !answer.says(words), "{path} {}", answer.status);
    }
}

#[tokio::test]
async fn a_comment_for_the_agency_only_is_nowhere_in_public() {
    let site = Site::new().await;
    let following = site.follow();
    send(&site, "00000000000000000000000000000011", Showing::Agency, "ความลับปลาทองสีเงิน").await;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    nowhere(&site, "ความลับปลาทองสีเงิน").await;
    assert!(site.get("officer", "/desk/c/3/comments.csv").await.says("ความลับปลาทองสีเงิน"));
    following.abort();
}

#[tokio::test]
async fn a_withheld_comment_leaves_a_tombstone_and_returns_when_restored() {
    let site = Site::new().await;
    let following = site.follow();
    send(&site, "00000000000000000000000000000012", Showing::Unnamed, "โฆษณาปลาทองราคาถูก").await;
    assert!(site.get(NOBODY, "/c/3/comments").await.says("โฆษณาปลาทองราคาถูก"));
    let id = last(&site).await.to_string();
    let reason = domain::moderation::Reason::ALL[0].code();
    let read = format!("{id}.1");
    let form = [("comment", read.as_str()), ("reason", reason)];
    assert_eq!(site.post("local", "/api/moderation/withhold", &form).await.status, 404, "not of their agency");
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    nowhere(&site, "โฆษณาปลาทองราคาถูก").await;
    let counts = store::comment::counts(&site.house.site.store, ConsultationId(3)).await.unwrap();
    assert_eq!(counts.total, 1, "it is still counted");
    assert_eq!(site.post("moderator", "/api/moderation/restore", &form).await.status, 303);
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert!(site.get(NOBODY, "/c/3/comments").await.says("โฆษณาปลาทองราคาถูก"));
    following.abort();
}

/// Not even on which side it is: neither in everyone's files nor by asking the list for one side.
#[tokio::test]
async fn the_side_of_what_is_not_shown_is_nowhere_in_public() {
    let site = Site::new().await;
    let side = [("page", "/c/3/say?at=k1"), ("stance", "disagree"), ("reason", "ไม่ควรรีบ"), ("showing", "agency")];
    let sealed = comment("3", "00000000000000000000000000000021", &side);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &sealed).await.status, 303);
    let side = [("page", "/c/3/say?at=k1"), ("stance", "disagree"), ("reason", "จะถูกระงับ")];
    let withheld = comment("3", "00000000000000000000000000000022", &side);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &withheld).await.status, 303);
    let id = last(&site).await.to_string();
    let read = format!("{id}.1");
    let form = [("comment", read.as_str()), ("reason", domain::moderation::Reason::ALL[0].code())];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    let words = words::law::stance(domain::lang::Lang::Th, domain::comment::Stance::Disagree);
    assert!(!site.get(NOBODY, "/c/3/comments.csv").await.says(words));
    assert!(site.get("officer", "/desk/c/3/comments.csv").await.says(words));
    let tombstone = words::law::reason(domain::lang::Lang::Th, domain::moderation::Reason::ALL[0]);
    assert!(site.get(NOBODY, "/c/3/comments").await.says(tombstone));
    for stance in domain::comment::Stance::ALL {
        let list = site.get(NOBODY, &format!("/c/3/comments?stance={}", stance.code())).await;
        assert!(list.status == 200 && !list.says(tombstone), "{stance:?}");
    }
}

#[tokio::test]
async fn a_workbook_is_whole() {
    let site = Site::new().await;
    for file in ["/c/1/comments.xlsx", "/desk/c/1/comments.xlsx", "/c/6/summary.xlsx", "/desk/c/7/answers.xlsx"] {
        let book = site.get("officer", file).await;
        assert_eq!(book.status, 200, "{file}");
        // A zip: its first bytes, and the mark of its end.
        assert!(book.body.starts_with(b"PK\x03\x04"), "{file}");
        assert!(book.body.windows(4).rev().take(64).any(|end| end == b"PK\x05\x06"), "{file}");
    }
}

#[tokio::test]
async fn a_file_for_a_spreadsheet_carries_no_formula() {
    let site = Site::new().await;
    send(&site, "00000000000000000000000000000013", Showing::Unnamed, "=HYPERLINK(\"http://x\",\"กด\")").await;
    let file = site.get("officer", "/desk/c/3/comments.csv").await.text();
    assert!(file.starts_with('\u{feff}'), "Excel reads it as Thai");
    assert!(!file.contains(",=HYPERLINK") && !file.contains(",\"=HYPERLINK"));
}

#[tokio::test]
async fn a_comment_is_found_by_a_word_inside_it() {
    let site = Site::new().await;
    let following = site.follow();
    send(&site, "00000000000000000000000000000014", Showing::Unnamed, "ขอให้มีบ่อเลี้ยงปลาทองในตลาด").await;
    for _ in 0..100 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if site.get(NOBODY, PUBLIC[5]).await.says("บ่อเลี้ยง") {
            following.abort();
            return;
        }
    }
    panic!("not found");
}
