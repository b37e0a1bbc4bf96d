//! What nobody types by accident: each is answered clearly, nothing of it reaches a page raw, nothing breaks.

use crate::kit::{NOBODY, PREPARED, Site, comment};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::refusal::Refusal;

const KEY: &str = "fedcba9876543210fedcba9876543210";

#[tokio::test]
async fn strange_texts_are_refused_with_a_reason() {
    let site = Site::new().await;
    let marks = format!("ก{}", "\u{0301}".repeat(10_000));
    let long = "ก".repeat(200_000);
    for strange in ["a\u{0}b", "a\u{202e}b", "a\u{2066}b", "a\u{7}b", marks.as_str(), long.as_str()] {
        let answer = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[("reason", strange)])).await;
        let begins: String = strange.chars().take(3).collect();
        assert_eq!(answer.status, 422, "{begins:?}");
        assert!(answer.says("aria-invalid"), "{begins:?}");
    }
}

#[tokio::test]
async fn right_to_left_letters_are_welcome() {
    let site = Site::new().await;
    let typed = comment("1", KEY, &[("reason", "نحن نوافق على هذا القانون ครับ")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    let site = Site::new().await;
    for body in [&b"\xff\xfe\x00"[..], b"reason=\xc3\x28"] {
        assert_eq!(site.post_bytes(NOBODY, "/api/comment/submit", body.to_vec()).await.status, 422);
    }
    // In per cent the bytes pass the line: they are not replaced by a sign that nobody typed.
    let answer = site.post_bytes(NOBODY, "/api/comment/submit", b"consultation=1&reason=%FF%FE".to_vec()).await;
    assert!(answer.status == 422 && answer.says(words::problem::unreadable(Lang::Th)));
    for path in ["/search?q=%FF%FE", "/en/search?q=%B5%C5%D2%B4", "/c/1/comments?at=%C3%28"] {
        let answer = site.get(NOBODY, path).await;
        assert_eq!(answer.status, 422, "{path}");
        assert!(!answer.says("\u{fffd}"), "{path}");
    }
}

#[tokio::test]
async fn a_form_larger_than_any_law_is_refused() {
    let site = Site::new().await;
    let body = [b"reason=".to_vec(), vec![b'a'; 17 << 20]].concat();
    assert_eq!(site.post_bytes(NOBODY, "/api/comment/submit", body).await.status, 422);
}

#[tokio::test]
async fn each_door_takes_what_its_form_needs() {
    let site = Site::new().await;
    for (who, endpoint, most) in [
        (NOBODY, "/api/receipt/open", 64 << 10),
        (NOBODY, "/api/comment/submit", 2 << 20),
        (NOBODY, "/api/desk/read", 3 << 20),
        ("officer", "/api/desk/edit", 4 << 20),
    ] {
        let body = |length: usize| [b"number=".to_vec(), vec![b'a'; length]].concat();
        let over = site.post_bytes(who, endpoint, body(most)).await;
        let said = words::refusal::say(Lang::Th, &Refusal::FormTooLarge { most: (most >> 10) as u32 });
        assert!(over.status == 422 && over.says(&said), "{endpoint}");
        assert!(over.says(words::problem::unread(Lang::Th)), "it does not claim to have the text");
        let under = site.post_bytes(who, endpoint, body(most - 100)).await;
        assert!(!under.says(&said), "{endpoint} {}", under.status);
    }
}

#[tokio::test]
async fn a_form_of_thousands_of_fields_is_refused() {
    let site = Site::new().await;
    let body = "a=1&".repeat(4_001);
    let answer = site.post_bytes(NOBODY, "/api/comment/submit", body.into_bytes()).await;
    assert!(answer.status == 422 && answer.says(words::problem::unread(Lang::Th)));
    let part = "--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    let body = format!("{}--x--\r\n", part.repeat(4_001));
    let request = site.request(NOBODY, "POST", "/api/comment/submit").await;
    let request = request.header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(site.send(request.body(axum::body::Body::from(body)).unwrap()).await.status, 422);
}

/// Markup in every field of the comment form, and of the dossier, stays letters.
#[tokio::test]
async fn markup_is_shown_as_letters() {
    let site = Site::new().await;
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    for field in ["at", "stance", "reason", "wording", "class", "showing", "name", "key", "consultation", "page"] {
        let answer = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[(field, evil)])).await;
        assert!(!answer.says("<script>alert") && !answer.says("<img src=x"), "{field}");
    }
    let other = "00000000000000000000000000000009";
    let answer = site.post(NOBODY, "/api/comment/submit", &comment("3", other, &[("reason", evil)])).await;
    assert_eq!(answer.status, 303);
    let page = site.get(NOBODY, "/c/3/comments").await;
    assert!(page.says("&lt;script") && !page.says("<script>alert") && !page.says("<img src=x"));
    for path in ["/search?q=", "/consultations?subject=", "/receipts?number=", "/c/1/comments?at="] {
        let mut asked = path.to_string();
        app::urls::percent(&mut asked, evil);
        let answer = site.get(NOBODY, &asked).await;
        assert!(answer.status < 500 && !answer.says("<script>alert") && !answer.says("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn an_officers_markdown_may_be_deep_and_carries_no_script() {
    let site = Site::new().await;
    let revision = store::consultation::one(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().revision;
    let deep = format!(
        "{} ลึก\n\n<script>alert(1)</script>\n\n[ลิงก์](javascript:alert(1))\n\n![](data:text/html,x)",
        ">".repeat(1_000)
    );
    let form = [
        ("page", "/desk/c/12/reasons"),
        ("consultation", "12"),
        ("revision", &revision.to_string()),
        ("problem", &deep),
        ("explanation", &deep),
    ];
    assert_eq!(site.post("officer", "/api/desk/edit", &form).await.status, 303);
    let page = site.get("officer", "/desk/c/12/preview").await;
    assert_eq!(page.status, 200);
    assert!(!page.says("<script>alert") && !page.says("javascript:alert"));
}

#[tokio::test]
async fn odd_addresses_are_answered_plainly() {
    let site = Site::new().await;
    for (path, status) in [
        ("/nothing", 404),
        ("/en/nothing", 404),
        ("/c/0", 404),
        ("/c/-1", 404),
        ("/c/1e3", 404),
        ("/c/99999999999999999999999", 404),
        ("/c/1/%FF%FE", 404),
        ("/c/2/m99999", 404),
        ("/receipts/abc", 404),
        ("/assets/../Cargo.toml", 404),
        ("/assets/%2e%2e/Cargo.toml", 404),
    ] {
        assert_eq!(site.get(NOBODY, path).await.status, status, "{path}");
    }
    let long = format!("/search?q={}", "%E0%B8%81".repeat(6_000));
    assert!(site.get(NOBODY, &long).await.status < 500);
    let pages = ["/search?q=a&page=99999999999", "/c/1/comments?page=-1", "/consultations?page=18446744073709551616"];
    for path in pages {
        assert!(site.get(NOBODY, path).await.status < 500, "{path}");
    }
}

#[tokio::test]
async fn a_hidden_field_cannot_send_people_away() {
    let site = Site::new().await;
    for page in ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"] {
        let form = [("page", page), ("email", "officer@demo.example"), ("password", "siang-demo-2569")];
        let answer = site.post(NOBODY, "/api/account/sign_in", &form).await;
        assert_eq!((answer.status, answer.to.as_str()), (303, "/desk"), "{page}");
    }
}

/// Browsers drop tabs out of addresses: `/<TAB>/elsewhere` would be another site's.
#[tokio::test]
async fn a_link_back_cannot_send_people_away() {
    let site = Site::new().await;
    for back in ["/%09/elsewhere.example", "//elsewhere.example", "/%5Celsewhere.example", "/%0A/elsewhere.example"] {
        let answer = site.get(NOBODY, &format!("/settings?text=large&back={back}")).await;
        assert_eq!((answer.status, answer.to.as_str()), (303, "/"), "{back}");
    }
    assert_eq!(site.get(NOBODY, "/settings?back=/c/1?at%3Dk1").await.to, "/c/1?at=k1");
}

/// Whoever reads a receipt over a shoulder has its number; the code alone opens anything.
#[tokio::test]
async fn a_stolen_receipts_number_opens_nothing() {
    let site = Site::new().await;
    let sent = site.post(NOBODY, "/api/comment/submit", &comment("1", KEY, &[("reason", "ข้อความของเจ้าของใบรับ")])).await;
    let (page, number) = (sent.to.clone(), sent.to.rsplit('/').next().unwrap().to_string());
    assert!(
        !site.get(NOBODY, &page).await.says("ข้อความของเจ้าของใบรับ"),
        "the number shows where it stands, never the text"
    );
    let before = site.get(NOBODY, "/c/1/comments").await.text();
    for (door, more) in [
        ("/api/comment/withdraw", vec![]),
        ("/api/comment/holds", vec![]),
        (
            "/api/comment/edit",
            vec![("revision", "1"), ("stance", "disagree"), ("reason", "ของขโมย"), ("showing", "unnamed")],
        ),
        ("/api/moderation/appeal", vec![("appeal", "ข้อความนี้ไม่ได้ดูหมิ่นผู้ใด เป็นความเห็นต่อร่าง")]),
        ("/api/letters/ask", vec![("email", "thief@example.org")]),
        ("/api/receipt/open", vec![("code", "k7m2-9xqe-4tzb")]),
    ] {
        let form = [vec![("page", page.as_str()), ("number", number.as_str())], more].concat();
        for cookie in ["", "receipt=none", &format!("receipt={number}.k7m2-9xqe-4tzb")] {
            let request = site.request(NOBODY, "POST", door).await.header("cookie", cookie);
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            let mut body = form_urlencoded::Serializer::new(String::new());
            form.iter().for_each(|(name, value)| _ = body.append_pair(name, value));
            let answer = site.send(request.body(axum::body::Body::from(body.finish())).unwrap()).await;
            // Where no letters are sent that door is shut to everyone.
            assert!([404, 422].contains(&answer.status), "{door} {cookie}: {}", answer.text());
            assert!(!answer.says("ข้อความของเจ้าของใบรับ"), "{door}");
        }
    }
    assert_eq!(site.get(NOBODY, "/c/1/comments").await.text(), before);
}

#[tokio::test]
async fn nobody_speaks_as_an_agency_by_writing_its_name() {
    let site = Site::new().await;
    let named = |name| comment("1", KEY, &[("showing", "named"), ("name", name)]);
    for name in ["กระทรวงพาณิชย์", "ก ร ะ ท ร ว ง พาณิชย์ 🇹🇭", "Mіnistry of Commerce", "ผู้ดูแลระบบ✅"]
    {
        let refused = site.post(NOBODY, "/api/comment/submit", &named(name)).await;
        assert!(
            refused.status == 422 && refused.says("อาจทำให้เข้าใจว่าเป็นหน่วยงานรัฐ") && refused.says(name),
            "{name}: {}",
            refused.text()
        );
    }
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &named("สมศรี ใจดี")).await.status, 303);
    // A coarse name is pointed at like coarse words.
    let coarse = comment("1", "fedcba9876543210fedcba9876543211", &[("showing", "named"), ("name", "เ ห ี้ ย🙂")]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &coarse).await.status, 303);
    assert!(site.get("moderator", "/desk/moderation?why=flagged").await.says("ช่างใกล้บ้านจะได้ซ่อมได้"));
}

/// The machine's clock is set back, or jumps ahead: comments are taken while the hearing is open by the clock, and none is lost.
#[tokio::test]
async fn a_clock_that_is_moved_loses_nothing() {
    let site = Site::new().await;
    let send = async |key: u32| {
        let key = format!("{key:032x}");
        site.post(NOBODY, "/api/comment/submit", &comment("1", &key, &[("reason", &format!("เวลา {key}"))])).await
    };
    let first = send(1).await;
    site.after(-86_400_000);
    let (again, second) = (send(1).await, send(2).await);
    assert_eq!((first.status, &again.to, second.status), (303, &first.to, 303), "{}", second.text());
    site.after(86_400_000);
    let log = store::event::since(&site.house.site.store, 0, 100_000).await.unwrap();
    assert!(log.windows(2).all(|two| two[1].seq == two[0].seq + 1), "the log has its own order and no gaps");
    assert!(site.get(NOBODY, "/c/1/comments").await.says(&format!("เวลา {:032x}", 2)));
    site.later(400);
    assert_eq!(send(3).await.status, 409, "by the clock the hearing is closed");
    site.later(-400);
    assert_eq!(send(3).await.status, 303);
}
