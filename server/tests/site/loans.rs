//! An approver borrowed through the doors: asked by a drafter, answered by the Office, seen on both pages.

use crate::kit::{NOBODY, Site};

fn asks<'a>(reason: &'a str, until: &'a str) -> Vec<(&'a str, &'a str)> {
    let page = ("page", "/desk/loans?agency=3");
    let since = [("since_day", "25"), ("since_month", "11"), ("since_year", "2569")];
    let last = [("until_day", until), ("until_month", "11"), ("until_year", "2569")];
    [page, ("agency", "3"), ("lender", "1"), ("reason", reason)].into_iter().chain(since).chain(last).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approver_is_asked_for_and_lent_or_not() {
    let site = Site::new().await;
    let why = "มีเจ้าหน้าที่จัดทำร่างคนเดียวในช่วงนี้ <b>";
    let wrong = site.post("drafter", "/api/staff/borrow", &asks("-", "31")).await;
    assert!(wrong.status == 422 && wrong.says("ไม่มีวันที่นี้ในปฏิทิน"), "{}", wrong.text());
    let wrong = site.post("drafter", "/api/staff/borrow", &asks("-", "24")).await;
    assert!(wrong.status == 422 && wrong.says("วันสุดท้ายอยู่ก่อนวันแรก") && wrong.says("ยังไม่ได้อธิบายอะไร"));
    for (who, status) in [("summariser", 403), ("local", 403), (NOBODY, 401)] {
        assert_eq!(site.post(who, "/api/staff/borrow", &asks(why, "30")).await.status, status, "{who}");
        assert_eq!(site.get(who, "/desk/loans?agency=3").await.status, status, "{who}");
    }
    let asked = site.post("drafter", "/api/staff/borrow", &asks(why, "30")).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(site.get("drafter", &asked.to).await.says("รอคำตอบ"));
    assert!(site.get("central", "/desk").await.says("มีคำขอยืมผู้อนุมัติรอตอบ 1 คำขอ"));
    let page = site.get("central", "/desk/loans").await;
    assert!(page.says("ในช่วงนี้ &lt;b&gt;") && page.says("ตอบคำขอ"), "{}", page.text());
    let lend = |person, remark| [("page", "/desk/loans"), ("loan", "1"), ("person", person), ("remark", remark)];
    assert_eq!(site.post("admin", "/api/staff/lend", &lend("none", "ไม่มีใครว่างในช่วงนี้เลย")).await.status, 404);
    assert_eq!(site.post("central", "/api/staff/lend", &lend("none", "")).await.status, 422);
    assert_eq!(site.post("central", "/api/staff/lend", &lend("999", "")).await.status, 422);
    let refused = site.post("central", "/api/staff/lend", &lend("none", "ไม่มีใครว่างในช่วงนี้เลย")).await;
    assert_eq!(refused.status, 303, "{}", refused.text());
    assert!(site.get("drafter", "/en/desk/loans").await.says("ไม่มีใครว่างในช่วงนี้เลย"));
    assert!(!site.get("central", "/desk").await.says("รอตอบ 1"));
}
