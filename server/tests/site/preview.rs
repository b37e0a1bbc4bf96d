//! Preview links as people meet them.

use crate::kit::{NOBODY, PREPARED, Site};

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("page", "/desk/c/12/share"), ("consultation", "12"), ("revision", "1")][..], more].concat()
}

/// The path of the newest link of the prepared dossier.
async fn link(site: &Site, days: &str) -> String {
    let made = site.post("officer", "/api/desk/share", &form(&[("days", days), ("note", "คณะทำงานของจังหวัด")])).await;
    assert_eq!((made.status, made.to.as_str()), (303, "/desk/c/12/share?done=shared"));
    let page = site.get("officer", &made.to).await.text();
    let at = page.find("http://siang.test/preview/").expect("the address is shown");
    page[at + "http://siang.test".len()..].split('<').next().unwrap().to_string()
}

#[tokio::test]
async fn who_has_the_link_sees_it_as_it_will_be_and_cannot_speak() {
    let site = Site::new().await;
    let link = link(&site, "๗").await;
    let one = store::consultation::one(&site.house.site.store, domain::id::ConsultationId(PREPARED)).await.unwrap();
    let page = site.get(NOBODY, &link).await;
    assert_eq!(page.status, 200);
    assert!(page.says("ฉบับร่าง ยังไม่เผยแพร่") && page.says(one.name()) && page.says(&one.texts.title));
    assert!(!page.says("/say") && !page.says("api/comment") && !page.says("line.me"), "{}", page.text());
    assert_eq!((page.line("cache-control"), page.line("x-robots-tag")), ("no-store", "noindex"));
    assert_eq!(page.line("content-encoding"), "");
    assert!(!page.says(&format!("/desk/c/{PREPARED}")) && !page.says(&format!("\"/c/{PREPARED}")));
    let draft = site.get(NOBODY, &format!("{link}/draft")).await;
    assert_eq!(draft.status, if one.version.is_some() { 200 } else { 404 });
    assert_eq!(draft.line("cache-control"), "no-store");
    assert!(site.get(NOBODY, &format!("/en{link}")).await.says("Draft, not published"));
}

#[tokio::test]
async fn guessed_ended_and_run_out_are_one_clear_page() {
    let site = Site::new().await;
    let (first, second) = (link(&site, "2").await, link(&site, "30").await);
    let plain = async |path: &str| {
        let answer = site.get(NOBODY, path).await;
        (answer.status, answer.text().replace(path, "/preview/X").replace(path.trim_start_matches("/preview/"), "X"))
    };
    let page = site.get("officer", "/desk/c/12/share").await;
    let number = page.hidden("/api/desk/unshare").iter().find(|(name, _)| name == "link").unwrap().1.clone();
    assert_eq!(site.post("officer", "/api/desk/unshare", &form(&[("link", &number)])).await.status, 303);
    site.later(3);
    let guessed = plain("/preview/0123456789").await;
    assert!(guessed.0 == 404 && guessed.1.contains("ลิงก์นี้เปิดไม่ได้"));
    assert_eq!(plain(&first).await, guessed, "run out");
    assert_eq!(plain(&second).await, guessed, "ended");
    assert_eq!(plain(&format!("{second}/draft")).await.0, 404);
}

#[tokio::test]
async fn a_wrong_number_of_days_comes_back_with_what_was_typed() {
    let site = Site::new().await;
    let back = site.post("officer", "/api/desk/share", &form(&[("days", "31"), ("note", "คณะทำงาน")])).await;
    assert!(back.status == 422 && back.says("value=\"31\"") && back.says("value=\"คณะทำงาน\"") && back.says("#f-days"));
}
