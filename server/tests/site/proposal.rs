//! Proposals about laws as people meet them: a guest proposes without scripts, others support once, the agency answers in the open.

use crate::kit::{Answer, NOBODY, Site};
use http::header;

const TITLE: &str = "ให้ตรวจม้าปีละครั้งสำหรับผู้ขับรายเล็ก";
const WHY: &str = "ค่าตรวจสองครั้งเท่ากับรายได้ทั้งเดือนของผู้ขับหนึ่งคน และไม่เคยพบม้าป่วยเลย";

async fn law(site: &Site) -> String {
    let found = store::law::named(&site.house.site.store, "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564").await.unwrap();
    found.expect("the demonstration's law").id.to_string()
}

/// Sends a form with whatever the browser keeps; gives the answer and what it keeps after.
async fn send(site: &Site, device: &str, endpoint: &str, form: &[(&str, &str)]) -> (Answer, String) {
    let pairs: Vec<(String, String)> =
        form.iter().map(|(name, value)| ((*name).to_string(), (*value).to_string())).collect();
    let request = site
        .request(NOBODY, "POST", endpoint)
        .await
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, format!("device={device}"));
    let answer = site.send(request.body(app::request::encode(&pairs).into()).unwrap()).await;
    let line = answer.line("set-cookie").to_string();
    let kept = line.strip_prefix("device=").and_then(|rest| rest.split(';').next()).unwrap_or(device).to_string();
    (answer, kept)
}

fn form<'a>(law: &'a str, page: &'a str, key: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", page),
        ("law", law),
        ("wish", "amend"),
        ("at", "มาตรา ๒"),
        ("title", TITLE),
        ("reason", WHY),
        ("key", key),
    ]
}

const KEYS: [&str; 2] = ["0123456789abcdef0123456789abcde1", "0123456789abcdef0123456789abcde2"];

#[tokio::test]
async fn a_guest_proposes_others_support_once_and_the_agency_answers() {
    let site = Site::new().await;
    let law = law(&site).await;
    let page = format!("/laws/{law}/propose");
    assert!(site.get("local", &format!("/laws/{law}")).await.says(&format!("href=\"{page}\"")));
    assert!(site.get(NOBODY, &page).await.says("action=\"/api/proposal/submit\""));
    let mut short = form(&law, &page, KEYS[0]);
    short[3].1 = "มาตรา 999";
    short[5].1 = "-";
    let (refused, _) = send(&site, "", "/api/proposal/submit", &short).await;
    assert!(
        refused.status == 422 && refused.says("href=\"#f-at\"") && refused.says("href=\"#f-reason\""),
        "{}",
        refused.text()
    );
    assert!(refused.says(TITLE) && refused.says("value=\"มาตรา 999\""));
    let (made, device) = send(&site, "", "/api/proposal/submit", &form(&law, &page, KEYS[0])).await;
    assert_eq!((made.status, made.to.as_str()), (303, "/proposals/1?told=made"), "{}", made.text());
    assert_eq!(device.len(), 32);

    let public = site.get(NOBODY, "/proposals/1").await;
    for words in [TITLE, WHY, "เห็นด้วย 1 คน", "ส่งวันนี้", "action=\"/api/proposal/support\""]
    {
        assert!(public.says(words), "{words}: {}", public.text());
    }
    assert!(!public.says("/api/proposal/withdraw") && !public.says("/api/proposal/answer"));
    let support = [("page", "/proposals/1"), ("proposal", "1")];
    let (again, _) = send(&site, &device, "/api/proposal/support", &support).await;
    assert_eq!(again.to, "/proposals/1?told=before");
    let (new, other) = send(&site, "", "/api/proposal/support", &support).await;
    assert_eq!(new.to, "/proposals/1?told=supported");
    assert_ne!(other, device);
    assert_eq!(site.post("local", "/api/proposal/support", &support).await.to, "/proposals/1?told=supported");
    assert_eq!(site.post("local", "/api/proposal/support", &support).await.to, "/proposals/1?told=before");
    assert!(site.get("local", "/en/proposals/1").await.says("3 support it (1 signed in)"));

    // Who is about to say the same is shown it first.
    let (alike, _) = send(&site, &other, "/api/proposal/submit", &form(&law, &page, KEYS[1])).await;
    assert!(
        alike.status == 422 && alike.says("href=\"/proposals/1\"") && alike.says("name=\"meant\""),
        "{}",
        alike.text()
    );
    let meant = [form(&law, &page, KEYS[1]), vec![("meant", "yes")]].concat();
    assert_eq!(send(&site, &other, "/api/proposal/submit", &meant).await.0.to, "/proposals/2?told=made");

    // The agency answers in the open, against a target that the Office may set.
    assert!(site.get("officer", "/desk/laws").await.says("state=waiting"));
    let answer = [("page", "/proposals/1"), ("proposal", "1"), ("seen", "0"), ("why", WHY)];
    assert_eq!(site.post("local", "/api/proposal/answer", &answer).await.status, 403);
    let unsaid = site.post("officer", "/api/proposal/answer", &answer).await;
    assert!(unsaid.status == 422 && unsaid.says("href=\"#f-reasonable\""), "{}", unsaid.text());
    let answer = [&answer[..], &[("reasonable", "yes")]].concat();
    assert_eq!(site.post("officer", "/api/proposal/answer", &answer).await.status, 303);
    assert!(site.get("local", "/proposals/1").await.says("เห็นว่ามีเหตุผลอันสมควร"));
    // What is promised by that stands beside the law's day, for everyone and on the desk.
    let told = words::proposal::promised(domain::lang::Lang::Th, domain::id::ProposalId(1), site.house.now().day());
    for (who, place) in
        [("local", format!("/laws/{law}")), ("local", "/laws/due?of=2570".into()), ("officer", "/desk/laws".into())]
    {
        let page = site.get(who, &place).await;
        assert!(page.says(&told) && page.says("href=\"/proposals/1\""), "{place}: {}", page.text());
    }
    let waiting = site.get("local", &format!("/proposals?law={law}&state=waiting")).await;
    assert!(waiting.says("href=\"/proposals/2\"") && !waiting.says("href=\"/proposals/1\""), "{}", waiting.text());
    assert!(site.get("local", &format!("/laws/{law}")).await.says("href=\"/proposals/1\""));
}

#[tokio::test]
async fn what_is_withheld_is_not_read_and_its_author_takes_it_back() {
    let site = Site::new().await;
    let law = law(&site).await;
    let page = format!("/laws/{law}/propose");
    let (made, device) = send(&site, "", "/api/proposal/submit", &form(&law, &page, KEYS[0])).await;
    assert_eq!(made.status, 303, "{}", made.text());
    let withhold = [("page", "/proposals/1"), ("proposal", "1"), ("reason", "abuse")];
    assert_eq!(site.post("officer", "/api/proposal/withhold", &withhold).await.status, 403);
    assert_eq!(site.post("moderator", "/api/proposal/withhold", &withhold).await.status, 303);
    for path in ["/proposals/1", "/proposals", &format!("/laws/{law}"), "/en/proposals/1"] {
        let seen = site.get("local", path).await;
        assert!(!seen.says(TITLE) && !seen.says(WHY), "{path}: {}", seen.text());
    }
    assert!(site.get("moderator", "/proposals/1").await.says(WHY));
    assert_eq!(site.post("moderator", "/api/proposal/restore", &withhold[..2]).await.status, 303);
    let (stranger, _) = send(&site, "", "/api/proposal/withdraw", &withhold[..2]).await;
    assert_eq!(stranger.status, 403);
    let (own, _) = send(&site, &device, "/api/proposal/withdraw", &withhold[..2]).await;
    assert_eq!(own.status, 303, "{}", own.text());
    let gone = site.get("moderator", "/proposals/1").await;
    assert!(gone.says("ผู้เสนอถอนข้อเสนอนี้แล้ว") && !gone.says(WHY));
}
