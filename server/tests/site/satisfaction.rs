//! How satisfied people are with the portal: the card after a receipt and after a publication, without scripts, and what everyone reads of it.

use crate::kit::{Answer, NOBODY, Site, Who, comment};
use axum::body::Body;
use domain::satisfaction::{self, Part, Step};
use http::header;
use store::satisfaction::Asked;

const ASKS: &str = "action=\"/api/satisfaction/answer\"";

/// What a browser keeps of an answer.
fn cookies(answer: &Answer) -> String {
    let lines = answer.head.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ")
}

async fn get(site: &Site, path: &str, kept: &str) -> Answer {
    site.send(site.request(NOBODY, "GET", path).await.header(header::COOKIE, kept).body(Body::empty()).unwrap()).await
}

async fn post(site: &Site, kept: &str, form: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    form.iter().for_each(|(name, value)| _ = body.append_pair(name, value));
    let request = site.request(NOBODY, "POST", "/api/satisfaction/answer").await.header(header::COOKIE, kept);
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(body.finish())).unwrap()).await
}

/// What is counted of the month that runs.
async fn of_now(site: &Site) -> Vec<(domain::time::Month, Part, Step, u64)> {
    let now = (site.house.site.clock)().day().month();
    let mut counts = store::satisfaction::counts(&site.house.site.store).await.unwrap();
    counts.retain(|(month, ..)| *month == now);
    counts
}

/// A comment sent: its receipt's page and what the browser keeps.
async fn sent(site: &Site, key: u32) -> (String, String) {
    let key = format!("{key:032x}");
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", &key, &[])).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    (sent.to.clone(), cookies(&sent))
}

#[tokio::test]
async fn whoever_has_a_receipt_is_asked_once_and_says_so_without_scripts() {
    let site = Site::new().await;
    let (page, kept) = sent(&site, 0x901).await;
    let receipt = get(&site, &page, &kept).await;
    assert!(
        receipt.says(ASKS) && receipt.says("ไม่มีความเห็น") && receipt.says("จะไม่ถามอีกใน 90 วัน"),
        "{}",
        receipt.text()
    );
    assert!(!site.get(NOBODY, &page).await.says(ASKS), "whoever has the number alone is not asked");
    let number = page.trim_start_matches("/receipts/");
    let form = [("page", page.as_str()), ("receipt", number)];
    let none = post(&site, &kept, &[&form[..], &[("remark", "ตัวหนังสือเล็ก")]].concat()).await;
    assert!(none.status == 422 && none.says("ตัวหนังสือเล็ก") && none.says("href=\"#f-step\""), "{}", none.text());
    let stolen = post(&site, "", &[&form[..], &[("step", "5")]].concat()).await;
    assert_eq!(stolen.status, 422, "its secret is asked for");
    let done = post(&site, &kept, &[&form[..], &[("step", "4"), ("remark", "ตัวหนังสือเล็ก")]].concat()).await;
    assert_eq!(
        (done.status, done.to.as_str()),
        (303, format!("{page}?rated=yes#satisfaction").as_str()),
        "{}",
        done.text()
    );
    let kept = format!("{kept}; {}", cookies(&done));
    assert!(kept.contains("rated="));
    let thanks = get(&site, &format!("{page}?rated=yes"), &kept).await;
    assert!(thanks.says("ขอบคุณ เรานับคำตอบของคุณแล้ว") && !thanks.says(ASKS));
    assert!(!get(&site, &page, &kept).await.says(ASKS));
    // The same browser with another receipt; and the same receipt in a browser that forgot.
    let (other, more) = sent(&site, 0x902).await;
    let rated = kept.split("; ").find(|one| one.starts_with("rated=")).unwrap();
    assert!(!get(&site, &other, &format!("{more}; {rated}")).await.says(ASKS));
    let other = [("page", other.as_str()), ("receipt", other.trim_start_matches("/receipts/")), ("step", "1")];
    assert!(post(&site, &format!("{more}; {rated}"), &other).await.to.contains("rated=before"));
    let again = post(&site, &kept.replace(rated, ""), &[&form[..], &[("step", "1")]].concat()).await;
    assert!(again.to.contains("rated=before"), "{}", again.to);
    let counts = of_now(&site).await;
    assert_eq!(
        counts.iter().map(|(_, part, step, n)| (*part, *step, *n)).collect::<Vec<_>>(),
        [(Part::Person, Step::Of(4), 1)]
    );
    // The central office alone reads remarks.
    assert!(site.get("central", "/desk/satisfaction").await.says("ตัวหนังสือเล็ก"));
    assert_eq!(site.get("approver", "/desk/satisfaction").await.status, 403);
}

#[tokio::test]
async fn staff_are_asked_after_a_publication_and_whoever_would_rather_not_is_left_alone() {
    let site = Site::new().await;
    let fresh = async |who: Who| {
        for id in 1..12 {
            let page = site.get(who, &format!("/desk/c/{id}")).await;
            if page.says(ASKS) {
                return Some(id);
            }
        }
        None
    };
    let id = fresh("approver").await.expect("something was published within two weeks");
    let (page, number) = (format!("/desk/c/{id}"), id.to_string());
    let form = [("page", page.as_str()), ("consultation", number.as_str()), ("do", "dismiss")];
    assert_eq!(site.post(NOBODY, "/api/satisfaction/answer", &form).await.status, 401, "nobody else");
    let done = site.post("approver", "/api/satisfaction/answer", &form).await;
    assert!(done.status == 303 && done.to.contains("rated=no"), "{} {}", done.status, done.text());
    assert_eq!(fresh("approver").await, None, "whatever else is published");
    assert!(site.get("approver", &done.to.replace("#satisfaction", "")).await.says("รับทราบ"));
    assert!(of_now(&site).await.is_empty(), "nothing is counted");
}

#[tokio::test]
async fn everyone_reads_months_that_are_over_beside_the_target_the_office_sets() {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let before = site.get(NOBODY, "/about/satisfaction").await;
    assert!(before.says("ร้อยละ 80") && !before.says("75.0 % (n 24)"), "{}", before.text());
    let now = (site.house.site.clock)();
    for person in 0..30 {
        let viewer =
            domain::agency::Viewer { person: Some(domain::id::PersonId(10_000 + person)), ..Default::default() };
        let (part, step) = match person {
            0..18 => (Part::Person, Step::Of(5)),
            18..24 => (Part::Person, Step::Of(2)),
            24..29 => (Part::Approver, Step::Of(4)),
            _ => (Part::Approver, Step::Of(5)),
        };
        let asked = Asked { part, receipt: None, viewer };
        let given = satisfaction::Answer::Given { step, remark: String::new() };
        store::satisfaction::answer(store, &asked, given, now).await.unwrap();
    }
    let open = site.get(NOBODY, "/about/satisfaction?of=open").await;
    assert!(!open.says("75.0 % (n 24)"), "of a month that is not over nothing is told");
    // The target is the Office's, with its history.
    let row = "/desk/rules/period/satisfied";
    let seen = site.get("central", row).await.hidden("/api/rules/write");
    let seen = seen.iter().find(|(name, _)| name == "seen").map_or("0".to_string(), |(_, value)| value.clone());
    let form = [
        ("page", row),
        ("part", "period"),
        ("code", "satisfied"),
        ("seen", &seen),
        ("days", "85"),
        ("reason", "ตามแผนฉบับใหม่"),
    ];
    assert_eq!(site.post("central", "/api/rules/write", &form).await.status, 303);
    assert!(site.get("central", "/desk/rules").await.says("85 %"));
    site.later(31);
    let page = site.get(NOBODY, "/about/satisfaction?of=later").await;
    assert!(page.says("ร้อยละ 85") && page.says("x=\"85%\""), "{}", page.text());
    assert!(page.says("80.0 %") && page.says("75.0 % (n 24)") && page.says("100.0 % (n 6)"), "{}", page.text());
    let csv = site.get(NOBODY, "/en/about/satisfaction.csv").await;
    assert!(
        csv.line("content-type").starts_with("text/csv") && csv.says(",all,Everyone,30,24,0,80.0,85"),
        "{}",
        csv.text()
    );
}
