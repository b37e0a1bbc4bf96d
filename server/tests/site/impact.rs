//! The impact analysis as people meet it: a form that loses nothing, a public page with its versions, a paper in the bundle.

use crate::kit::{Answer, NOBODY, OPEN, Site};
use domain::id::ConsultationId;

/// The demonstration's bill with an analysis.
const BILL: i64 = 2;
const WHY: &str = "เพิ่มผลการรับฟังจากเวทีที่อำเภอริมน้ำ";

async fn send(site: &Site, who: &'static str, id: i64, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let (id, revision, page) = (id.to_string(), one.revision.to_string(), format!("/desk/c/{id}/impact"));
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision)];
    form.extend(more);
    site.post(who, endpoint, &form).await
}

#[tokio::test]
async fn the_form_keeps_what_is_refused_and_says_which_headings_are_open() {
    let site = Site::new().await;
    let page = site.get("officer", &format!("/desk/c/{OPEN}/impact")).await;
    assert!(
        page.says("หัวข้อที่ยังขาด")
            && page.says("href=\"#f-options\"")
            && page.says("มาตรา 17 (3)") | page.says("มาตรา 17(3)")
    );
    // What s.14 says already is there to go on from.
    let one = store::consultation::one(&site.house.site.store, ConsultationId(OPEN)).await.unwrap();
    assert!(page.says("คำอธิบายตามมาตรา 14 นำมาใส่ให้") && page.says(&one.texts.problem[..60]));
    let long = "ก".repeat(50_001);
    let form = [("necessity", "ผู้ใช้ซ่อมเองไม่ได้"), ("rights", long.as_str()), ("permit_used", "yes")];
    let back = send(&site, "officer", OPEN, "/api/desk/impact", &form).await;
    assert_eq!(back.status, 422);
    assert!(back.says("href=\"#f-rights\"") && back.says("ผู้ใช้ซ่อมเองไม่ได้") && back.says(&long));
    let kept = send(&site, "officer", OPEN, "/api/desk/impact", &form[..1]).await;
    assert_eq!((kept.status, kept.to.as_str()), (303, "/desk/c/1/impact?done=saved"));
    assert!(site.get("officer", &kept.to).await.says("ผู้ใช้ซ่อมเองไม่ได้"));
}

#[tokio::test]
async fn the_public_reads_what_is_published_and_what_was_before() {
    let site = Site::new().await;
    let page = site.get(NOBODY, &format!("/c/{BILL}")).await;
    assert!(page.says(&format!("href=\"/c/{BILL}/impact\"")), "the consultation leads to it");
    let first = site.get(NOBODY, &format!("/c/{BILL}/impact")).await;
    assert!(first.says("<h2 class=\"section__title\">ใครรับภาระอะไร</h2>") && first.says("<table>"), "{}", first.text());
    assert!(first.says("<strong>412 เรื่อง</strong>") && !first.says("id=\"versions\""));
    assert_eq!(site.get(NOBODY, &format!("/c/{OPEN}/impact")).await.status, 404);

    let form = [("necessity", "ฉบับที่สองบอกเหตุผลไว้ตรงนี้"), ("hearing", "<script>alert(1)</script> ผลจากเวที")];
    assert_eq!(send(&site, "drafter", BILL, "/api/desk/impact", &form).await.status, 303);
    assert!(!site.get(NOBODY, &format!("/c/{BILL}/impact")).await.says("ฉบับที่สอง"), "not before it is published");
    assert!(site.get("drafter", &format!("/desk/c/{BILL}/impact")).await.says("รอผู้อนุมัติ"));
    assert_eq!(send(&site, "drafter", BILL, "/api/desk/impact_publish", &[("reason", WHY)]).await.status, 403);
    let silent = send(&site, "approver", BILL, "/api/desk/impact_publish", &[("reason", "-")]).await;
    assert!(silent.status == 422 && silent.says("ฉบับที่สองบอกเหตุผลไว้ตรงนี้"));
    assert_eq!(send(&site, "approver", BILL, "/api/desk/impact_publish", &[("reason", WHY)]).await.status, 303);

    // Somebody signed in is given no kept page.
    let second = site.get("local", &format!("/c/{BILL}/impact")).await;
    assert!(
        second.says("ฉบับที่สอง") && second.says(WHY) && second.says("id=\"versions\"") && !second.says("<script>alert")
    );
    let older = site.get(NOBODY, &format!("/c/{BILL}/impact?version=1")).await;
    assert!(older.says("412 เรื่อง") && older.says("มีที่ใหม่กว่าแล้ว"));
    assert_eq!(site.get(NOBODY, &format!("/c/{BILL}/impact?version=3")).await.status, 404);
    assert!(site.get(NOBODY, &format!("/en/c/{BILL}/impact")).await.says("Why a law is needed"));
    assert!(site.get("officer", &format!("/desk/c/{BILL}")).await.says("เผยแพร่การวิเคราะห์ผลกระทบที่ปรับ"));
}

#[tokio::test]
async fn the_bundle_has_it_as_a_paper_of_its_own() {
    let site = Site::new().await;
    let bundle = site.get("officer", &format!("/desk/c/{BILL}/bundle.zip")).await;
    assert_eq!(bundle.status, 200);
    let files = crate::papers::unpacked(&bundle.body);
    let paper = &files.iter().find(|(name, _)| name == "impact-analysis.docx").unwrap().1;
    let text = String::from_utf8(
        crate::papers::unpacked(paper).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1,
    )
    .unwrap();
    for words in ["ทางเลือกอื่นที่พิจารณาแล้ว", "412 เรื่อง", "ระบบอนุญาต", "18,000 บาท"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(files.iter().any(|(name, _)| name == "impact-analysis.pdf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_takes_it_away_as_a_paper_and_as_data() {
    let site = Site::new().await;
    let answer = site.get(NOBODY, &format!("/c/{BILL}/impact.json")).await;
    assert_eq!((answer.status, answer.line("content-type")), (200, "application/json"), "{}", answer.text());
    let data: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((data["schema"].as_str(), data["consultation"].as_i64()), (Some("siang/impact-analysis/1"), Some(BILL)));
    let headings = data["headings"].as_array().unwrap();
    let under =
        |code: &str| headings.iter().find(|row| row["code"] == code).unwrap_or_else(|| panic!("{code}: {data}"));
    // What was written, as it was written; the systems with their reasons; each with its section.
    let public = store::impact::published(&site.house.site.store, ConsultationId(BILL)).await.unwrap().remove(0);
    for (code, text) in public.kept.texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        assert_eq!(under(code)["text"].as_str(), Some(text.as_str()), "{code}");
        assert!(under(code)["section"].as_str().is_some_and(|section| !section.is_empty()));
    }
    let systems = under(domain::impact::SYSTEMS_AT)["systems"].as_array().unwrap();
    assert_eq!(systems.len(), 4);
    assert_eq!(systems[0]["used"].as_bool(), public.kept.systems[0].used);
    let page = site.get(NOBODY, &format!("/c/{BILL}/impact")).await;
    for file in ["impact.json", "impact.pdf", "impact.docx"] {
        assert!(page.says(&format!("href=\"/c/{BILL}/{file}\"")), "{file}");
        // What the agency writes on is its own, and where nothing is public there is no file.
        assert_eq!(site.head(NOBODY, &format!("/c/{OPEN}/{file}")).await.status, 404, "{file}");
        assert_eq!(site.head(NOBODY, &format!("/desk/c/{BILL}/{file}")).await.status, 401, "{file}");
    }
    let pdf = site.get(NOBODY, &format!("/c/{BILL}/impact.pdf")).await;
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
    let form = [("necessity", "ฉบับที่ยังไม่เผยแพร่")];
    assert_eq!(send(&site, "drafter", BILL, "/api/desk/impact", &form).await.status, 303);
    assert!(!site.get(NOBODY, &format!("/c/{BILL}/impact.json")).await.says("ฉบับที่ยังไม่เผยแพร่"));
    assert!(site.get("officer", &format!("/desk/c/{BILL}/impact.json")).await.says("ฉบับที่ยังไม่เผยแพร่"));
}
