//! The road after the hearing as people meet it.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;

/// A principle of the demonstration whose result is public.
const RESULT: i64 = 6;

async fn send(site: &Site, endpoint: &str, more: &[(&str, &str)]) -> Answer {
    let revision =
        store::consultation::one(&site.house.site.store, ConsultationId(RESULT)).await.unwrap().revision.to_string();
    let mut form = vec![("page", "/desk/c/6/road"), ("consultation", "6"), ("revision", revision.as_str())];
    form.extend(more);
    site.post("officer", endpoint, &form).await
}

#[tokio::test]
async fn a_step_is_read_on_the_public_page_with_its_source_and_what_comes_next() {
    let site = Site::new().await;
    let before = site.get("local", "/c/6").await;
    assert!(before.says("ขั้นต่อไป ยังไม่กำหนดวัน") && before.says("เสนอคณะรัฐมนตรี"), "{}", before.text());
    let step = [
        ("step", "cabinet"),
        ("day_day", "24"),
        ("day_month", "11"),
        ("day_year", "2569"),
        ("source", "มติคณะรัฐมนตรี <b>24</b>"),
    ];
    let wrong =
        send(&site, "/api/desk/road", &[&step[..], &[("link", "javascript:alert(1)"), ("note", "รับหลักการ")]].concat())
            .await;
    assert!(
        wrong.status == 422
            && wrong.says("#f-link")
            && wrong.says("value=\"javascript:alert(1)\"")
            && wrong.says("รับหลักการ"),
        "{}",
        wrong.text()
    );
    let kept = send(
        &site,
        "/api/desk/road",
        &[&step[..], &[("link", "https://cabinet.example/1"), ("note", "รับหลักการ")]].concat(),
    )
    .await;
    assert_eq!(kept.to, "/desk/c/6/road?done=road", "{}", kept.text());
    let page = site.get("local", "/c/6").await;
    for words in [
        "24 พฤศจิกายน 2569",
        "href=\"https://cabinet.example/1\"",
        "&lt;b&gt;24",
        "รับหลักการ",
        "สำนักงานคณะกรรมการกฤษฎีกาตรวจพิจารณา",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(site.get("local", "/en/c/6").await.says("Put to the Cabinet"));
    let silent = send(&site, "/api/desk/road_back", &[("number", "1"), ("reason", "-")]).await;
    assert!(silent.status == 422 && silent.says("href=\"#f-reason\""), "{}", silent.text());
    assert_eq!(
        send(&site, "/api/desk/road_back", &[("number", "1"), ("reason", "บันทึกผิดเรื่อง จะบันทึกใหม่")]).await.status,
        303
    );
    let page = site.get("local", "/c/6").await;
    assert!(page.says("หน่วยงานถอนรายการนี้") && page.says("บันทึกผิดเรื่อง จะบันทึกใหม่"));
    assert_eq!(site.get(NOBODY, "/c/6").await.status, 200);
}
