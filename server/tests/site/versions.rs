//! Versions of a published draft as pages: each readable at its own address, compared, revised on the desk, and comments that
//! say which they were made on. Consultation 4 of the demonstration was revised once.

use crate::kit::{NOBODY, OPEN, Site, comment};
use domain::id::ConsultationId;

const REVISED: &str = "4";
const WHY: &str = "ปรับอีกครั้งตามความเห็นของครัวเรือน";

async fn revision(site: &Site) -> String {
    store::consultation::one(&site.house.site.store, ConsultationId(4)).await.unwrap().revision.to_string()
}

#[tokio::test]
async fn every_version_stays_at_its_address_and_the_latest_is_shown_without_one() {
    let site = Site::new().await;
    let latest = site.get(NOBODY, "/c/4/draft").await;
    assert!(latest.says("โดยไม่คิดมูลค่า") && latest.says("เหตุผลของการปรับร่าง") && latest.says("เทียบกับร่างก่อน"));
    assert!(!latest.says("นี่ไม่ใช่ร่างล่าสุด"));
    let first = site.get(NOBODY, "/c/4/draft?version=1").await;
    assert!(first.says("เป็นรายเดือน") && first.says("นี่ไม่ใช่ร่างล่าสุด") && !first.says("โดยไม่คิดมูลค่า"));
    assert!(!first.says("/c/4/say?at="), "new comments belong to the latest");
    for (path, status) in [
        ("/c/4/draft?version=2", 200),
        ("/c/4/draft?version=3", 404),
        ("/c/4/draft?version=x", 404),
        ("/c/4/draft/whole?version=1", 200),
    ] {
        assert_eq!(site.get(NOBODY, path).await.status, status, "{path}");
    }
    assert!(site.get(NOBODY, "/c/4").await.says("ร่างที่เผยแพร่มาแล้ว"));
    assert!(!site.get(NOBODY, "/c/2").await.says("ร่างที่เผยแพร่มาแล้ว"), "one version is no list");
}

#[tokio::test]
async fn a_comparison_says_what_became_of_each_provision() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/4/compare?from=1&to=2").await;
    assert_eq!(page.status, 200);
    for words in
        ["<ins>", "<del>", "id=\"c5\"", "id=\"old-c7\"", "เดิม <span lang=\"th\">ข้อ ๕", "เปลี่ยนเลข", "ตัดออก", "เก้าสิบ"]
    {
        assert!(page.says(words), "{words}");
    }
    let plain = page.text();
    assert!(plain.contains("/c/4/compare?from=1&amp;to=2#c5"), "each part can be linked to");
    assert_eq!(site.get(NOBODY, "/c/4/compare").await.status, 200, "the last two, unasked");
    assert!(site.get(NOBODY, "/en/c/4/compare?from=2&to=1").await.says("Deleted"));
    assert!(site.get(NOBODY, "/c/4/compare?from=2&to=2").await.says("เลือกร่างเดียวกัน"));
    for path in ["/c/4/compare?from=1&to=9", "/c/4/compare?from=a", "/c/2/compare", "/c/999999/compare"] {
        assert_eq!(site.get(NOBODY, path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_comment_says_which_draft_it_was_made_on_and_follows_its_provision() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/c/4/comments?at=c6").await;
    assert!(page.says("เก็บก่อนวันหยุดหนึ่งวัน") && page.says("แสดงต่อข้อ ๕ ของร่างที่เผยแพร่เมื่อ"), "{}", page.text());
    let all = site.get(NOBODY, "/c/4/comments").await;
    assert!(all.says("ส่วนที่ไม่มีในร่างล่าสุด") && all.says("ซึ่งไม่มีในร่างล่าสุดแล้ว"));
}

#[tokio::test]
async fn what_has_lost_its_provision_is_placed_on_the_desk() {
    let site = Site::new().await;
    let page = site.get("local", "/desk/c/4/orphans").await;
    assert!(page.says("จดบันทึกทุกเดือนไม่ไหว"));
    assert!(site.get("local", "/desk/c/4").await.says("ความเห็นที่มาตราของตนไม่มีแล้ว (1)"));
    let id = store::export::comments(
        &site.house.site.store,
        store::export::For::Agency,
        ConsultationId(4),
        domain::id::CommentId(0),
        u64::MAX,
        100,
    )
    .await
    .unwrap()
    .into_iter()
    .find(|held| held.target.is_gone())
    .unwrap()
    .id
    .to_string();
    let send = async |who, to: &str| {
        let form = [("page", "/desk/c/4/orphans"), ("consultation", REVISED), ("comment[]", id.as_str()), ("to", to)];
        site.post(who, "/api/version/place", &form).await
    };
    assert_eq!(send("officer", "c7").await.status, 404, "another agency's");
    let refused = send("local", "").await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("checked"), "what was chosen stays chosen");
    assert_eq!(send("local", "c7").await.status, 303);
    assert_eq!(send("local", "c7").await.status, 409, "placed once");
    assert!(site.get("local", "/desk/c/4/orphans").await.says("ทุกความเห็นอยู่กับส่วนของร่างล่าสุดแล้ว"));
    assert!(site.get(NOBODY, "/c/4/comments?at=c7").await.says("ย้ายจากข้อ ๗ ของร่างที่เผยแพร่เมื่อ"));
}

#[tokio::test]
async fn an_issue_whose_provision_is_gone_can_still_be_written() {
    let site = Site::new().await;
    let group = [
        ("page", "/desk/c/4/ledger"),
        ("consultation", REVISED),
        ("whole", "yes"),
        ("to", "new"),
        ("new_title", "วันเก็บ"),
        ("key", "00000000000000000000000000000051"),
    ];
    assert_eq!(site.post("local", "/api/summary/group", &group).await.status, 303);
    let issue =
        async || store::result::summary(&site.house.site.store, ConsultationId(4)).await.unwrap().issues.remove(0);
    let save = async |provisions: &str| {
        let now = issue().await;
        let (id, revision) = (now.id.to_string(), now.revision.to_string());
        let form = [
            ("page", "/desk/c/4/summary"),
            ("consultation", REVISED),
            ("issue", &id),
            ("issue_revision", &revision),
            ("title", "วันเก็บ"),
            ("provisions", provisions),
        ];
        site.post("local", "/api/summary/issue", &form).await
    };
    assert_eq!(save("ข้อ 1, ข้อ 2").await.status, 303);
    assert_eq!(issue().await.targets, ["c1", "c2"]);
    let text = "ข้อ ๑ ให้ทุกบ้านแยกเศษอาหารไปเลี้ยงไส้เดือนหลังบ้าน";
    let now = revision(&site).await;
    let form = [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("source", text)];
    assert_eq!(site.post("local", "/api/version/put", &form).await.status, 303);
    let now = revision(&site).await;
    let form = [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("reason", WHY)];
    assert_eq!(site.post("local", "/api/version/publish", &form).await.status, 303);
    let before = issue().await;
    assert!(before.targets.iter().any(|at| at == domain::comment::GONE), "{:?}", before.targets);
    let page = site.get("local", &format!("/desk/c/4/summary?open={}", before.id)).await.text();
    let field = page.split("name=\"provisions\"").nth(1).unwrap().split('>').next().unwrap();
    let shown = field.split("value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
    assert!(!shown.contains(domain::comment::GONE), "{field}");
    let kept = save(shown).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let (mut was, mut is) = (before.targets, issue().await.targets);
    was.sort();
    is.sort();
    assert_eq!(is, was, "that one is gone stays known");
}

#[tokio::test]
async fn a_revised_draft_is_checked_first_and_published_with_a_reason() {
    let site = Site::new().await;
    let following = site.follow();
    let before = site.get(NOBODY, "/c/4/draft").await.text();
    let now = revision(&site).await;
    let text = "ข้อ ๑ ให้ทุกบ้านแยกเศษอาหารไปเลี้ยงไส้เดือนหลังบ้าน";
    let form = [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("source", text)];
    assert_eq!(site.post("local", "/api/version/put", &form).await.status, 303);
    let check = site.get("local", "/desk/c/4/draft").await;
    assert!(check.says("ตรวจก่อนเผยแพร่") && check.says("หลังบ้าน") && check.says("รอให้คุณย้าย"));
    assert!(!site.get(NOBODY, "/c/4/draft").await.says("ไส้เดือนหลังบ้าน"), "not public yet");
    assert_eq!(site.get(NOBODY, "/c/4/draft?version=3").await.status, 404);
    let now = revision(&site).await;
    let publish = async |why: &str| {
        let form =
            [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("reason", why)];
        site.post("local", "/api/version/publish", &form).await
    };
    let refused = publish("").await;
    assert!(refused.status == 422 && refused.says("ไส้เดือนหลังบ้าน</textarea>"), "the text stands there still");
    assert_eq!(publish(WHY).await.status, 303);
    assert_eq!(publish(WHY).await.status, 303, "a button pressed twice is one");
    assert_eq!(publish("อีกเหตุผลหนึ่งของผู้อนุมัติคนที่สอง").await.status, 409, "the second is told");
    let mut after = before.clone();
    for _ in 0..100 {
        after = site.get(NOBODY, "/c/4/draft").await.text();
        if after != before {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(after.contains("ไส้เดือนหลังบ้าน") && after.contains(WHY), "the kept page follows the log");
    following.abort();
}

#[tokio::test]
async fn where_nothing_can_be_revised_the_page_says_so() {
    let site = Site::new().await;
    let principles = format!("/desk/c/{OPEN}/draft");
    for (who, path, status) in [
        ("officer", "/desk/c/6/draft", 200),
        ("summariser", principles.as_str(), 403),
        ("summariser", "/desk/c/2/draft", 403),
    ] {
        assert_eq!(site.get(who, path).await.status, status, "{path}");
    }
    assert_eq!(site.get("local", "/desk/c/2/draft").await.status, 404);
    assert!(site.get("officer", &principles).await.says("ไม่มีข้อความของร่าง"));
}

/// A text revised while the hearing was open and once more after it: what changed is told from the draft that was put to the public.
#[tokio::test]
async fn a_result_and_a_receipt_tell_the_difference_from_the_draft_that_was_heard() {
    let site = Site::new().await;
    let sent =
        site.post(NOBODY, "/api/comment/submit", &comment(REVISED, "00000000000000000000000000000061", &[])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let own = comment(REVISED, "00000000000000000000000000000063", &[]);
    assert_eq!(site.post("central", "/api/comment/submit", &own).await.status, 303);
    let now = revision(&site).await;
    let text = "ข้อ ๑ ให้ทุกบ้านแยกเศษอาหารไปเลี้ยงไส้เดือนหลังบ้าน";
    let form = [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("source", text)];
    assert_eq!(site.post("local", "/api/version/put", &form).await.status, 303);
    let now = revision(&site).await;
    let form = [("page", "/desk/c/4/draft"), ("consultation", REVISED), ("revision", now.as_str()), ("reason", WHY)];
    assert_eq!(site.post("local", "/api/version/publish", &form).await.status, 303);
    let close = [("consultation", REVISED), ("reason", "ชาวบ้านแสดงความเห็นครบทุกหมู่แล้ว")];
    assert_eq!(site.post("local", "/api/desk/close", &close).await.status, 303);
    let group = [
        ("page", "/desk/c/4/ledger"),
        ("consultation", REVISED),
        ("whole", "yes"),
        ("to", "new"),
        ("new_title", "เศษอาหาร"),
        ("key", "00000000000000000000000000000062"),
    ];
    assert_eq!(site.post("local", "/api/summary/group", &group).await.status, 303);
    let issue = store::result::summary(&site.house.site.store, ConsultationId(4)).await.unwrap().issues.remove(0);
    let (id, written) = (issue.id.to_string(), issue.revision.to_string());
    let form = [
        ("page", "/desk/c/4/summary"),
        ("consultation", REVISED),
        ("issue", &id),
        ("issue_revision", &written),
        ("title", "เศษอาหาร"),
        ("raised", "ขอวิธีที่บ้านทำเองได้"),
        ("disposition", "adopted"),
        ("reason", "ทำได้ทุกบ้าน"),
        ("changed", "เลี้ยงไส้เดือนหลังบ้านได้"),
        ("answered_by", "c1"),
    ];
    let kept = site.post("local", "/api/summary/issue", &form).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let publish = [("consultation", REVISED), ("lacking", "ร่างนี้สั้นและไม่มีฝ่ายที่เห็นต่าง")];
    let done = site.post("local", "/api/summary/publish", &publish).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let difference = "/c/4/compare?from=1&amp;to=3#c1";
    for (page, before) in
        [("/c/4/result", ""), ("/c/4/result/1", ""), (sent.to.as_str(), ""), ("/en/c/4/result", "/en")]
    {
        let page = site.get(NOBODY, page).await;
        assert!(page.says(&format!("href=\"{before}{difference}\"")), "{}", page.text());
    }
    assert!(site.get(NOBODY, "/c/4/compare?from=1&to=3").await.says("ไส้เดือนหลังบ้าน"));
    // On one's own page, too: in which draft it was taken up, with both ways to read it.
    for (page, says, before) in
        [("/me", "แก้ไขแล้วในร่างที่เผยแพร่เมื่อ", ""), ("/en/me", "It is in the draft published", "/en")]
    {
        let me = site.get("central", page).await;
        let links = [format!("href=\"{before}{difference}\""), format!("href=\"{before}/c/4/c1\"")];
        assert!(me.says(says) && links.iter().all(|link| me.says(link)), "{}", me.text());
        assert!(!me.says("/edit\""), "the hearing is over");
    }
}
