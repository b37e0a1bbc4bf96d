//! The text in other forms as people meet it: read, heard and watched on a page of its own, from wherever they are in it; and a
//! published file that another took the place of.

use crate::kit::{Answer, NOBODY, PREPARED, Site};
use axum::body::Body;
use domain::id::ConsultationId;

/// One of the demonstration's that is public.
const BILL: i64 = 2;
const WEBM: &[u8] = b"\x1a\x45\xdf\xa3\x84\x82webm 0123456789";
const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:04.000\nสวัสดี <b>ทุกคน</b>\n\n01:05.000 --> 01:06.000\nจบ";

async fn revision(site: &Site, id: i64) -> String {
    store::consultation::one(&site.house.site.store, ConsultationId(id)).await.unwrap().revision.to_string()
}

async fn add(site: &Site, id: i64, what: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    let (page, revision, id) = (format!("/desk/c/{id}/forms/{what}"), revision(site, id).await, id.to_string());
    let mut form = vec![("page", page.as_str()), ("consultation", &id), ("revision", &revision), ("what", what)];
    form.extend_from_slice(fields);
    site.bring_all("officer", "/api/desk/form", &form, files).await
}

#[tokio::test]
async fn a_video_in_sign_language_has_captions_and_plays_from_anywhere() {
    let site = Site::new().await;
    let files = [("said_file", "a.vtt", CAPTIONS.as_bytes()), ("file", "ล่าม.webm", WEBM)];
    let kept = add(&site, BILL, "sign", &[("lang", "th"), ("title", "ล่ามจากสมาคมคนหูหนวก"), ("said", "")], &files).await;
    assert_eq!(kept.to, "/desk/c/2/forms?done=form", "{}", kept.text());
    let page = site.get("local", "/c/2").await;
    assert!(
        page.says("id=\"forms\"") && page.says("href=\"/c/2/form/1\"") && page.says("WEBM · 21 B"),
        "{}",
        page.text()
    );
    assert!(site.get("local", "/en/c/2").await.says("Video in Thai Sign Language, captions in Thai"));
    let page = site.get("local", "/c/2/form/1").await;
    for words in [
        "<video controls preload=\"metadata\" playsinline",
        "<source src=\"/c/2/files/1\" type=\"video/webm\">",
        "<track kind=\"captions\" src=\"/c/2/files/1/said.vtt\" srclang=\"th\" label=\"ภาษาไทย\" default>",
        "1:05",
        "สวัสดี ทุกคน",
        "ล่ามจากสมาคมคนหูหนวก",
    ] {
        assert!(page.says(words), "{words}\n{}", page.text());
    }
    assert!(page.line("content-security-policy").contains("media-src 'self'"));
    let captions = site.get(NOBODY, "/c/2/files/1/said.vtt").await;
    assert_eq!((captions.status, captions.line("content-type")), (200, "text/vtt; charset=utf-8"));
    assert!(captions.says("สวัสดี <b>ทุกคน</b>"));
    for (part, status) in [("said.txt", 404), ("1", 404), ("1.vtt", 404), ("x", 404), ("said", 404)] {
        assert_eq!(site.get(NOBODY, &format!("/c/2/files/1/{part}")).await.status, status, "{part}");
    }
    let asked = async |range: &str| {
        let request = site.request(NOBODY, "GET", "/c/2/files/1").await.header("range", range);
        site.send(request.body(Body::empty()).unwrap()).await
    };
    let part = asked("bytes=11-14").await;
    assert_eq!(
        (part.status, part.body.as_slice(), part.line("content-range")),
        (206, b"0123".as_slice(), "bytes 11-14/21")
    );
    assert_eq!(
        (part.line("content-length"), part.line("accept-ranges"), part.line("content-type")),
        ("4", "bytes", "video/webm")
    );
    assert!(part.line("content-disposition").starts_with("inline"));
    let end = asked("bytes=-2").await;
    assert_eq!((end.status, end.body.as_slice()), (206, b"89".as_slice()));
    let past = asked("bytes=21-").await;
    assert_eq!((past.status, past.line("content-range")), (416, "bytes */21"));
    let whole = asked("bytes=0-1,4-5").await;
    assert_eq!((whole.status, whole.body.as_slice()), (200, WEBM));
    // Of a file that changed meanwhile the whole is given.
    let request =
        site.request(NOBODY, "GET", "/c/2/files/1").await.header("range", "bytes=0-3").header("if-range", "\"old\"");
    assert_eq!(site.send(request.body(Body::empty()).unwrap()).await.status, 200);
    let head = site.head(NOBODY, "/c/2/files/1").await;
    assert_eq!((head.status, head.line("content-length"), head.body.len()), (200, "21", 0));
}

#[tokio::test]
async fn a_translation_is_read_on_a_page_in_its_own_language_and_direction() {
    let site = Site::new().await;
    let none: &[(&str, &str, &[u8])] = &[("file", "", b"")];
    for (lang, text) in [("en", "Shops **register** once.\n\n<script>alert(1)</script>"), ("ms-Arab", "بهاس ملايو")]
    {
        let kept = add(&site, BILL, "translation", &[("lang", lang), ("title", ""), ("text", text)], none).await;
        assert_eq!(kept.to, "/desk/c/2/forms?done=form", "{}", kept.text());
    }
    let page = site.get("local", "/c/2").await;
    assert!(page.says("คำแปลภาษาอังกฤษ") && page.says("<bdi lang=\"ms-Arab\" dir=\"rtl\">"), "{}", page.text());
    let english = site.get("local", "/c/2/form/1").await;
    assert!(
        english.says("<article lang=\"en\" dir=\"ltr\" class=\"prose gap-4\">")
            && english.says("<strong>register</strong>")
    );
    assert!(english.says("ให้ถือตามภาษาไทย") && !english.says("<script>alert"), "{}", english.text());
    assert!(site.get("local", "/c/2/form/2").await.says("lang=\"ms-Arab\" dir=\"rtl\""));
    let saved = site.get(NOBODY, "/c/2/files/1").await;
    assert_eq!((saved.line("content-type"), saved.status), ("text/plain; charset=utf-8", 200));
    assert!(saved.line("content-disposition").starts_with("attachment"));
    // It is no annex of the Cabinet's bundle.
    let files = crate::papers::unpacked(&site.get("officer", "/desk/c/2/bundle.zip").await.body);
    assert!(!files.iter().any(|(name, _)| name.starts_with("annexes/")));
    assert_eq!(site.get("local", "/c/2/form/9").await.status, 404);
}

#[tokio::test]
async fn a_refused_form_comes_back_with_all_its_words() {
    let site = Site::new().await;
    let late = "WEBVTT\n\n00:05.000 --> 00:04.000\nสวัสดี";
    let files = [("said_file", "a.vtt", late.as_bytes()), ("file", "a.webm", WEBM)];
    let back = add(&site, PREPARED, "sign", &[("lang", "my"), ("title", "ล่าม"), ("said", "")], &files).await;
    assert!(back.status == 422 && back.says("อ่านเวลาในบรรทัดที่ 3 ไม่ได้") && back.says("#f-said"), "{}", back.text());
    assert!(back.says("00:05.000 --&gt; 00:04.000\nสวัสดี</textarea>") && back.says("value=\"ล่าม\""), "{}", back.text());
    assert!(back.says("<option value=\"my\" selected"));
    let latin1 =
        [("said_file", "a.vtt", b"WEBVTT\n\n00:00.000 --> 00:04.000\n\xca\xc7".as_slice()), ("file", "a.webm", WEBM)];
    assert!(add(&site, PREPARED, "sign", &[("lang", "th"), ("said", "")], &latin1).await.says("UTF-8"));
    let large = vec![0x1a; 151 << 20];
    let back = add(&site, PREPARED, "sign", &[("lang", "th"), ("said", CAPTIONS)], &[("file", "a.webm", &large)]).await;
    assert!(back.status == 422 && back.says("ไม่เกิน 150 MB ต่อไฟล์") && back.says("จบ</textarea>"), "{}", back.text());
    let text =
        add(&site, PREPARED, "audio", &[("lang", "th"), ("said", "")], &[("file", "a.mp3", b"<html>".as_slice())])
            .await;
    assert!(text.status == 422 && text.says("ไม่ใช่ไฟล์เสียง MP3 หรือ M4A") && text.says("#f-said"), "{}", text.text());
    assert_eq!(add(&site, PREPARED, "dance", &[], &[]).await.status, 404);
    assert!(store::attachment::all(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().forms.is_empty());
    // Of those who may not, nothing is written; what is prepared is nobody's to hear.
    let revision = revision(&site, PREPARED).await;
    let form = [
        ("page", "/desk/c/12/forms/sign"),
        ("consultation", "12"),
        ("revision", &revision),
        ("what", "sign"),
        ("lang", "th"),
        ("said", CAPTIONS),
    ];
    let (local, nobody) = (
        site.bring("local", "/api/desk/form", &form, ("a.webm", WEBM)).await,
        site.bring(NOBODY, "/api/desk/form", &form, ("a.webm", WEBM)).await,
    );
    assert_eq!((local.status, nobody.status), (404, 401), "{}", nobody.text());
    let added = add(&site, PREPARED, "sign", &[("lang", "th"), ("said", CAPTIONS)], &[("file", "a.webm", WEBM)]).await;
    assert_eq!(added.status, 303, "{}", added.text());
    for (who, path, status) in [
        (NOBODY, "/c/12/form/1", 404),
        (NOBODY, "/c/12/files/1/said.vtt", 404),
        (NOBODY, "/desk/c/12/files/1/said.vtt", 401),
        ("local", "/desk/c/12/files/1/said.vtt", 404),
        ("officer", "/desk/c/12/files/1/said.vtt", 200),
        ("officer", "/desk/c/12/preview/form/1", 200),
        ("local", "/desk/c/12/preview/form/1", 404),
    ] {
        assert_eq!(site.get(who, path).await.status, status, "{who:?} {path}");
    }
    assert!(site.get("officer", "/desk/c/12/preview/form/1").await.says("src=\"/desk/c/12/files/1\""));
    let taken =
        [("page", "/desk/c/12/forms"), ("consultation", "12"), ("revision", "2"), ("number", "1"), ("list", "forms")];
    assert_eq!(site.post("officer", "/api/desk/detach", &taken).await.to, "/desk/c/12/forms?done=detached");
}

#[tokio::test]
async fn a_published_file_is_replaced_in_the_open() {
    let site = Site::new().await;
    let sent = async |path: &str, page: &str, fields: &[(&str, &str)], file: (&str, &[u8])| {
        let revision = revision(&site, BILL).await;
        let mut form = vec![("page", page), ("consultation", "2"), ("revision", &revision)];
        form.extend_from_slice(fields);
        site.bring("officer", path, &form, file).await
    };
    let kept =
        sent("/api/desk/attach", "/desk/c/2/files", &[("title", "แผนที่แนวเขต")], ("ก.pdf", b"%PDF-1.7 map")).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert!(site.get("officer", "/desk/c/2/files").await.says("/desk/c/2/replace/1"));
    let page = "/desk/c/2/replace/1";
    let back =
        sent("/api/desk/replace", page, &[("number", "1"), ("reason", "แก้")], ("ข.pdf", b"%PDF-1.7 better")).await;
    assert!(back.status == 422 && back.says("#f-reason") && back.says("แก้</textarea>"), "{}", back.text());
    let why = "แผนที่เดิมขาดแนวเขตด้านตะวันตก";
    let done =
        sent("/api/desk/replace", page, &[("number", "1"), ("reason", why)], ("ข.pdf", b"%PDF-1.7 better")).await;
    assert_eq!(done.to, "/desk/c/2/files?done=replaced", "{}", done.text());
    let public = site.get(NOBODY, "/c/2").await;
    assert!(
        public.says(why) && public.says("href=\"/c/2/files/1/1\"") && public.says("แทนที่ไฟล์เดิมเมื่อ"),
        "{}",
        public.text()
    );
    assert_eq!(site.get(NOBODY, "/c/2/files/1").await.body, b"%PDF-1.7 better");
    let old = site.get(NOBODY, "/c/2/files/1/1").await;
    assert_eq!(
        (old.status, old.body.as_slice(), old.line("content-type")),
        (200, b"%PDF-1.7 map".as_slice(), "application/pdf")
    );
    assert_eq!(site.get(NOBODY, "/c/2/files/1/2").await.status, 404);
    assert_eq!(site.get("drafter", page).await.status, 403);
}

#[tokio::test]
async fn words_beside_a_video_larger_than_any_are_refused() {
    let site = Site::new().await;
    let long = "ก".repeat(2 << 20);
    let back = add(&site, PREPARED, "sign", &[("lang", "th"), ("said", &long)], &[("file", "a.webm", WEBM)]).await;
    let large = domain::refusal::Refusal::FormTooLarge { most: 4 << 10 };
    assert!(back.status == 422 && back.says(&words::refusal::say(domain::lang::Lang::Th, &large)), "{}", back.text());
    assert!(store::attachment::all(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().forms.is_empty());
}
