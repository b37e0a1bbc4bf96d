//! Files of a dossier as people meet them: brought with a form, listed, saved with heads that let nothing run.

use crate::kit::{Answer, NOBODY, PREPARED, Site};
use domain::id::ConsultationId;

/// One of the demonstration's that is public.
const BILL: i64 = 2;
const PDF: &[u8] = b"%PDF-1.7 map";

async fn attach(site: &Site, who: &'static str, id: i64, title: &str, file: (&str, &[u8])) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let (page, id, revision) = (format!("/desk/c/{id}/files"), id.to_string(), one.revision.to_string());
    let form = [("page", page.as_str()), ("consultation", &id), ("revision", &revision), ("title", title)];
    site.bring(who, "/api/desk/attach", &form, file).await
}

#[tokio::test]
async fn a_file_is_listed_with_what_it_is_and_saved_by_its_name() {
    let site = Site::new().await;
    let kept = attach(&site, "officer", BILL, "แผนที่แนวเขต", ("งาน\\แผนที่ ท้าย.pdf", PDF)).await;
    assert_eq!(kept.to, format!("/desk/c/{BILL}/files?done=attached"), "{}", kept.text());
    let page = site.get("local", &format!("/c/{BILL}")).await;
    assert!(
        page.says("href=\"/c/2/files/1\"")
            && page.says("แผนที่แนวเขต")
            && page.says("PDF · 12 B")
            && page.says("แผนที่ ท้าย.pdf"),
        "{}",
        page.text()
    );
    assert!(page.says("เพิ่มเมื่อ"), "it came after publication");
    let file = site.get(NOBODY, "/c/2/files/1").await;
    assert_eq!((file.status, file.body.as_slice()), (200, PDF));
    assert_eq!(file.line("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert_eq!((file.line("x-content-type-options"), file.line("content-type")), ("nosniff", "application/pdf"));
    let called = file.line("content-disposition").to_string();
    assert!(called.starts_with("attachment; filename=\"1.pdf\"; filename*=UTF-8''%E0%B9%81"), "{called}");
    assert_eq!(site.get(NOBODY, "/c/2/files/2").await.status, 404);
    assert_eq!(site.get(NOBODY, "/c/2/files/x").await.status, 404);
    assert!(site.get("local", &format!("/en/c/{BILL}")).await.says("Attached files"));
    // The bundle has it among its annexes, with its checksum.
    let files = crate::papers::unpacked(&site.get("officer", &format!("/desk/c/{BILL}/bundle.zip")).await.body);
    let annex = files.iter().find(|(name, _)| name == "annexes/01-แผนที่ ท้าย.pdf").expect("an annex");
    assert_eq!(annex.1, PDF);
    let text =
        |name: &str| String::from_utf8(files.iter().find(|(found, _)| found == name).unwrap().1.clone()).unwrap();
    assert!(text("SHA256SUMS").contains("annexes/01-") && text("index.txt").contains("แผนที่แนวเขต"));
}

#[tokio::test]
async fn a_published_file_is_taken_out_and_its_place_and_the_reason_stay() {
    let site = Site::new().await;
    attach(&site, "officer", BILL, "แผนที่แนวเขต", ("แผนที่.pdf", PDF)).await;
    let revision = async || {
        let one = store::consultation::one(&site.house.site.store, ConsultationId(BILL)).await.unwrap();
        one.revision.to_string()
    };
    let (page, why) = (format!("/desk/c/{BILL}/take-out/1"), "มีชื่อและที่อยู่ของชาวบ้านติดมาในไฟล์");
    assert!(site.get("officer", &format!("/desk/c/{BILL}/files")).await.says(&format!("href=\"{page}\"")));
    assert_eq!(site.get("drafter", &page).await.status, 403);
    let send = async |who: &'static str, reason: &str, revision: &str| {
        let (id, number) = (BILL.to_string(), "1");
        let form = [
            ("page", page.as_str()),
            ("consultation", &id),
            ("revision", revision),
            ("number", number),
            ("reason", reason),
        ];
        site.post(who, "/api/desk/take_out", &form).await
    };
    let at = revision().await;
    let none = send("officer", " ", &at).await;
    assert!(none.status == 422 && none.says("href=\"#f-reason\""), "{}", none.text());
    let done = send("officer", why, &at).await;
    assert_eq!((done.status, done.to), (303, format!("/desk/c/{BILL}/files?done=file_out")));
    assert_eq!(site.get(NOBODY, "/c/2/files/1").await.status, 404);
    assert_eq!(site.get("officer", "/desk/c/2/files/1").await.status, 404);
    let public = site.get("local", "/c/2").await;
    assert!(
        public.says("แผนที่แนวเขต") && public.says(why) && public.says("นำออกเมื่อ") && !public.says("/c/2/files/1"),
        "{}",
        public.text()
    );
    // It cannot be taken out twice, nor replaced; the bundle goes without it.
    let again = revision().await;
    assert_eq!(send("officer", why, &again).await.status, 404);
    assert_eq!(site.get("officer", "/desk/c/2/replace/1").await.status, 404);
    let files = crate::papers::unpacked(&site.get("officer", &format!("/desk/c/{BILL}/bundle.zip")).await.body);
    assert!(files.iter().all(|(name, _)| !name.starts_with("annexes/")));
}

#[tokio::test]
async fn a_refused_file_leaves_the_title_and_says_why() {
    let site = Site::new().await;
    for (file, words) in
        [(("a.html", b"<script>alert(1)</script>".as_slice()), "รับเฉพาะ PDF"), (("", b"".as_slice()), "ยังไม่ได้เลือกไฟล์")]
    {
        let back = attach(&site, "officer", PREPARED, "แผนที่แนวเขต", file).await;
        assert!(
            back.status == 422 && back.says(words) && back.says("value=\"แผนที่แนวเขต\"") && back.says("#f-file"),
            "{}",
            back.text()
        );
    }
    let large = vec![b'%'; 200 << 20];
    let back = attach(&site, "officer", PREPARED, "แผนที่แนวเขต", ("a.pdf", &large)).await;
    assert!(
        back.status == 422 && back.says("ไม่เกิน 30 MB ต่อไฟล์") && back.says("value=\"แผนที่แนวเขต\""),
        "{}",
        back.text()
    );
    assert!(store::attachment::all(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().files.is_empty());
}

#[tokio::test]
async fn a_scan_is_said_to_have_no_text_and_what_is_private_is_not_given() {
    let site = Site::new().await;
    let scan = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site/scan.pdf")).unwrap();
    assert_eq!(attach(&site, "drafter", PREPARED, "หนังสือเวียน", ("a.pdf", &scan)).await.status, 303);
    let page = site.get("officer", &format!("/desk/c/{PREPARED}/files")).await;
    assert!(page.says("เป็นภาพสแกน") && page.says("/api/desk/detach"), "{}", page.text());
    for (who, path, status) in [
        (NOBODY, "/c/12/files/1", 404),
        (NOBODY, "/desk/c/12/files/1", 401),
        ("local", "/desk/c/12/files/1", 404),
        ("officer", "/desk/c/12/files/1", 200),
        (NOBODY, "/preview/0123/files/1", 404),
    ] {
        assert_eq!(site.get(who, path).await.status, status, "{who:?} {path}");
    }
    let store = &site.house.site.store;
    let token =
        store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, site.house.now()).await.unwrap();
    let by = store::session::viewer(store, &token, site.house.now()).await.unwrap().unwrap();
    let secret =
        store::preview::make(store, &by, ConsultationId(PREPARED), (Some(2), ""), site.house.now()).await.unwrap();
    let shared = site.get(NOBODY, &format!("/preview/{secret}/files/1")).await;
    assert_eq!((shared.status, shared.line("cache-control")), (200, "no-store"));
    assert!(site.get(NOBODY, &format!("/preview/{secret}")).await.says(&format!("/preview/{secret}/files/1")));
    assert_eq!(
        site.post(
            "officer",
            "/api/desk/detach",
            &[("page", "/desk"), ("consultation", "12"), ("revision", "2"), ("number", "1")]
        )
        .await
        .status,
        303
    );
    assert_eq!(site.get("officer", "/desk/c/12/files/1").await.status, 404);
}

#[tokio::test]
async fn a_file_with_nothing_in_it_is_no_file() {
    let site = Site::new().await;
    let back = attach(&site, "officer", PREPARED, "แผนที่แนวเขต", ("a.pdf", b"".as_slice())).await;
    assert!(
        back.status == 422 && back.says("รับเฉพาะ PDF") && back.says("value=\"แผนที่แนวเขต\"") && back.says("#f-file"),
        "{}",
        back.text()
    );
}
