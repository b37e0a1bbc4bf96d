//! The papers of a hearing through their doors: for everyone once a result is public, for the agency before; nothing private in
//! them; kept until something happens; the check code compared on the result's page.

use crate::kit::{CLOSED, NOBODY, Site};
use std::io::Read;

const RESULT: &str = "/c/6";
const FILES: [&str; 5] = ["summary.pdf", "summary.docx", "summary.json", "draft-comments.docx", "bundle.zip"];

/// The texts of every part of a ZIP.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut out = Vec::new();
            file.read_to_end(&mut out).unwrap();
            (file.name().unwrap().to_string(), out)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_public_with_the_result_and_the_agencys_before() {
    let site = Site::new().await;
    for file in FILES {
        assert_eq!(site.get(NOBODY, &format!("{RESULT}/{file}")).await.status, 200, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/en{RESULT}/{file}")).await.status, 200, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/c/{CLOSED}/{file}")).await.status, 404, "{file}");
        assert_eq!(site.get(NOBODY, &format!("/desk/c/{CLOSED}/{file}")).await.status, 401, "{file}");
        assert_eq!(site.get("local", &format!("/desk/c/{CLOSED}/{file}")).await.status, 403, "{file}");
        assert_eq!(site.get("officer", &format!("/desk/c/{CLOSED}/{file}")).await.status, 200, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_state_has_papers_for_its_agency() {
    let site = Site::new().await;
    for id in [1, 2, 3, 5, 6, 7, 9, 10] {
        for file in FILES {
            let answer = site.get("officer", &format!("/desk/c/{id}/{file}")).await;
            assert_eq!(answer.status, 200, "{id} {file} {}", answer.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_holds_what_section_25_asks_and_no_secret() {
    let site = Site::new().await;
    let files = unpacked(&site.get(NOBODY, &format!("{RESULT}/bundle.zip")).await.body);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "summary.pdf",
        "summary.docx",
        "summary.json",
        "summary.schema.json",
        "comments.csv",
        "SHA256SUMS",
        "index.txt",
    ] {
        assert!(names.contains(&name), "{name} {names:?}");
    }
    assert!(names.contains(&"draft.docx") || names.contains(&"principles.docx"), "{names:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_made_once_until_something_happens() {
    let site = Site::new().await;
    let path = format!("{RESULT}/summary.pdf");
    let first = site.get(NOBODY, &path).await.body;
    let began = std::time::Instant::now();
    assert_eq!(site.get(NOBODY, &path).await.body, first);
    assert!(began.elapsed().as_millis() < 100, "a kept paper took {:?}", began.elapsed());
    assert!(first.starts_with(b"%PDF-"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_whether_a_paper_agrees_with_it() {
    let site = Site::new().await;
    let json: serde_json::Value =
        serde_json::from_slice(&site.get(NOBODY, &format!("{RESULT}/summary.json")).await.body).unwrap();
    let code = &json["seal"].as_str().unwrap()[..16];
    let page = async |check: &str| site.get(NOBODY, &format!("{RESULT}/result?check={check}")).await.text();
    let (same, other) = ("ตรงกับสรุปผลในหน้านี้", "ไม่ตรงกับสรุปผลในหน้านี้");
    assert!(page(code).await.contains(same) && !page(code).await.contains(other));
    assert!(page("0000000000000000").await.contains(other));
    assert!(!page("<script>").await.contains(same));
}

/// What was said for the agency alone, and a name that is not shown, are in no public paper; the agency's have the words.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_is_in_a_public_paper() {
    use domain::comment::{Class, Showing, Stance};
    let site = Site::new().await;
    let secret = store::bulk::Comment {
        target: "all".into(),
        stance: Stance::Disagree,
        reason: "ปลาทองสีเงินในโอ่ง".into(),
        class: Some(Class::Affected),
        showing: Showing::Agency,
        name: Some("สมหญิงผู้ไม่ออกชื่อ".into()),
        at: site.house.now(),
        key: "00000000000000000000000000000061".into(),
    };
    let shown = store::bulk::Comment {
        reason: "ปลาทองที่เปิดเผยได้".into(),
        showing: Showing::Unnamed,
        key: "00000000000000000000000000000062".into(),
        ..secret.clone()
    };
    store::bulk::comments(&site.house.site.store, domain::id::ConsultationId(6), vec![secret, shown]).await.unwrap();
    let all = async |who, before: &str| {
        let mut text = String::new();
        for file in ["summary.docx", "draft-comments.docx", "bundle.zip"] {
            let answer = site.get(who, &format!("{before}/c/6/{file}")).await;
            assert_eq!(answer.status, 200, "{file}");
            for (name, part) in unpacked(&answer.body) {
                text.push_str(&String::from_utf8_lossy(&part));
                if name.ends_with(".docx") {
                    unpacked(&part).iter().for_each(|(_, part)| text.push_str(&String::from_utf8_lossy(part)));
                }
            }
        }
        text
    };
    let (public, agency) = (all(NOBODY, "").await, all("officer", "/desk").await);
    assert!(public.contains("ปลาทองที่เปิดเผยได้") && !public.contains("ปลาทองสีเงิน") && !public.contains("สมหญิง"));
    assert!(agency.contains("ปลาทองสีเงิน"));
}
