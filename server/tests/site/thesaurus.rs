//! The thesaurus of search: what the central office writes is what the next question is read with.

use crate::kit::{NOBODY, Site};
use server::index::Indexer;

fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn expansions(site: &Site, word: &str) -> String {
    app::thesaurus::rows::take_into_use(&site.house.site).await.unwrap();
    site.get(NOBODY, &format!("/search?q={}", percent(word))).await.text()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_the_office_leads_to_the_laws_word_and_can_be_switched_off() {
    let site = Site::new().await;
    Indexer::new(&site.house).catch_up().await;
    // A word that nobody uses, for one that stands in the demonstration's drafts.
    let added = "รวมผลของคำว่า";
    assert!(!expansions(&site, "กาดมั่ว").await.contains(added));
    let form = [
        ("page", "/desk/thesaurus/row"),
        ("people", "กาดมั่ว\nกาดเช้า"),
        ("law", "ตลาดนัด"),
        ("weight", "100"),
        ("used", "yes"),
    ];
    let answer = site.post("central", "/api/thesaurus/row", &form).await;
    assert_eq!((answer.status, answer.to.as_str()), (303, "/desk/thesaurus/row?id=1&done=saved"));
    let found = expansions(&site, "กาดมั่ว").await;
    assert!(found.contains(added) && found.contains("<mark>ตลาดนัด</mark>"), "{found}");

    let list = site.get("central", &format!("/desk/thesaurus?q={}", percent("กาดเช้า"))).await;
    assert!(list.says("กาดมั่ว · กาดเช้า") && list.says("เพิ่มโดยสำนักงานกลาง"));
    let off = [&form[..4], &[("used", "no"), ("id", "1"), ("revision", "1")]].concat();
    assert_eq!(site.post("central", "/api/thesaurus/row", &off).await.status, 303);
    assert!(!expansions(&site, "กาดมั่ว").await.contains(added));
    // Somebody who had the page open before is told, and keeps what was typed.
    let late = site.post("central", "/api/thesaurus/row", &off).await;
    assert!(late.status == 409 && late.says("กาดเช้า"), "{}", late.status);
    // The same row sent again is refused; taken away, it is gone.
    assert_eq!(site.post("central", "/api/thesaurus/row", &form).await.status, 422);
    let gone = [("page", "/desk/thesaurus/row?id=1"), ("id", "1"), ("revision", "2")];
    assert_eq!(site.post("central", "/api/thesaurus/remove", &gone).await.to, "/desk/thesaurus?done=saved");
    assert_eq!(site.get("central", "/desk/thesaurus/row?id=1").await.status, 404);
}

#[tokio::test]
async fn a_shipped_row_is_changed_in_its_place() {
    let site = Site::new().await;
    let shipped = search::shipped_rows().next().unwrap();
    let address = format!("/desk/thesaurus/row?shipped={}", percent(shipped.people));
    let first = shipped.people.split('|').next().unwrap();
    assert!(site.get("central", &address).await.says(first));
    let form = [
        ("page", address.as_str()),
        ("shipped", shipped.people),
        ("people", first),
        ("law", "การพนัน"),
        ("weight", "70"),
        ("used", "yes"),
    ];
    assert_eq!(site.post("central", "/api/thesaurus/row", &form).await.status, 303);
    let list = site.get("central", &format!("/desk/thesaurus?q={}", percent(first))).await;
    assert!(list.says("แก้โดยสำนักงานกลาง"));
    let empty = [("page", address.as_str()), ("people", ""), ("weight", "70"), ("used", "yes")];
    assert_eq!(site.post("central", "/api/thesaurus/row", &empty).await.status, 422);
    assert_eq!(site.get("officer", "/desk/thesaurus").await.status, 403);
}
