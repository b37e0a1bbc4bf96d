//! The law as it would stand: given on the desk, set by hand where it was not understood, read by everyone.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use words::amended as say;

fn text(end: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/domain/tests/texts/");
    std::fs::read_to_string(format!("{folder}o3-kite{end}")).unwrap()
}

/// Somebody of another agency: pages are drawn for them, not kept.
const FRESH: &str = "local";

async fn one(site: &Site, id: &str) -> domain::consultation::Consultation {
    store::consultation::one(&site.house.site.store, ConsultationId(id.parse().unwrap())).await.unwrap()
}

async fn post(site: &Site, id: &str, endpoint: &str, page: &str, fields: &[(&str, &str)]) -> Answer {
    let revision = one(site, id).await.revision.to_string();
    let page = format!("/desk/c/{id}/{page}");
    let mut form = vec![("page", page.as_str()), ("consultation", id), ("revision", &revision)];
    form.extend_from_slice(fields);
    site.post("officer", endpoint, &form).await
}

/// A public bill that amends the kite law: the text of a consultation that is open, in its place.
async fn bill(site: &Site, source: &str) -> String {
    let id = "2".to_string();
    let put = post(site, &id, "/api/version/put", "draft", &[("source", source)]).await;
    assert_eq!(put.status, 303, "{}", put.text());
    let why = [("reason", "เสนอเป็นร่างแก้ไขกฎหมายว่าวสาธารณะแทน")];
    let published = post(site, &id, "/api/version/publish", "draft", &why).await;
    assert_eq!(published.status, 303, "{}", published.text());
    id
}

async fn law(site: &Site, id: &str, source: &str) -> Answer {
    post(site, id, "/api/amended/law", "amended", &[("source", source), ("origin", "เว็บไซต์กฎหมาย ณ วันที่ 1 ต.ค. 2569")])
        .await
}

#[tokio::test]
async fn everyone_sees_now_bill_and_result_of_each_part() {
    let site = Site::new().await;
    let id = bill(&site, &text(".md")).await;
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/amended")).await.status, 404, "no law is given yet");
    assert_eq!(law(&site, &id, &text(".base.md")).await.status, 303);
    let page = site.get(NOBODY, &format!("/c/{id}/amended")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    for words in [
        say::now(Lang::Th),
        say::bill(Lang::Th),
        say::result(Lang::Th),
        say::not_official(Lang::Th),
        "<ins>",
        "<del>",
        "id=\"by-m3\"",
        "id=\"by-m12\"",
        "id=\"law-m3\"",
        "เว็บไซต์กฎหมาย ณ วันที่",
        "กรมว่าวและโคม",
    ] {
        assert!(page.says(words), "{words}");
    }
    assert!(!page.says("id=\"open\""), "everything is understood");
    let english = site.get(NOBODY, &format!("/en/c/{id}/amended")).await;
    assert!(english.says(say::now(Lang::En)) && english.says("Deleted:"));
    // The draft leads here, and each of its clauses to what it changes.
    let draft = site.get(NOBODY, &format!("/c/{id}/draft")).await;
    assert!(draft.says(&format!("href=\"/c/{id}/amended\"")) && draft.says(&format!("href=\"/c/{id}/amended#by-m3\"")));
    assert!(!draft.says(&format!("/c/{id}/amended#by-m1\"")), "a title changes nothing");
}

#[tokio::test]
async fn a_kept_page_follows_the_law_that_is_given() {
    let site = Site::new().await;
    let id = bill(&site, &text(".md")).await;
    assert_eq!(law(&site, &id, &text(".base.md")).await.status, 303);
    let events = store::event::last(&site.house.site.store).await.unwrap();
    let last = store::event::since(&site.house.site.store, events - 1, 1).await.unwrap();
    assert_eq!((last[0].deed, last[0].consultation), (domain::event::Deed::AmendedSet, Some(ConsultationId(2))));
}

#[tokio::test]
async fn what_was_not_understood_is_said_and_set_by_hand() {
    let site = Site::new().await;
    let law_name = "พระราชบัญญัติว่าวสาธารณะ พุทธศักราช ๒๔๙๐";
    let read = format!("มาตรา ๑๐  ให้ยกเลิกหมวด ๒ ภาษีว่าว มาตรา ๕ และมาตรา ๖ แห่ง{law_name}");
    let unread = format!("มาตรา ๑๐  ให้ตัดความในตอนท้ายของมาตรา ๕ แห่ง{law_name} ออก");
    let source = text(".md").replace(&read, &unread);
    assert_ne!(source, text(".md"));
    let id = bill(&site, &source).await;
    assert_eq!(law(&site, &id, &text(".base.md")).await.status, 303);
    let public = site.get(FRESH, &format!("/c/{id}/amended")).await;
    assert!(public.says("id=\"open\"") && public.says(&format!("/c/{id}/draft#m10")), "{}", public.text());
    let desk = site.get("officer", &format!("/desk/c/{id}/amended")).await;
    assert!(desk.says(&format!("/desk/c/{id}/amended/m10")));
    let page = site.get("officer", &format!("/desk/c/{id}/amended/m10")).await;
    assert!(page.status == 200 && page.says("ให้ตัดความใน") && page.says(say::was_not_read(Lang::Th)));
    // Refused in every field, with what was typed.
    let wrong = [("clause", "m10"), ("what", ""), ("number", "ที่ไหนสักแห่ง"), ("text", "ข้อความที่พิมพ์ไว้")];
    let refused = post(&site, &id, "/api/amended/set", "amended/m10", &wrong).await;
    assert_eq!(refused.status, 422);
    for words in ["href=\"#f-what\"", "href=\"#f-number\"", "ข้อความที่พิมพ์ไว้", "ที่ไหนสักแห่ง"]
    {
        assert!(refused.says(words), "{words}");
    }
    let right = [("clause", "m10"), ("what", "repeal"), ("number", "มาตรา ๕"), ("text", "")];
    let set = post(&site, &id, "/api/amended/set", "amended/m10", &right).await;
    assert_eq!(set.status, 303, "{}", set.text());
    let public = site.get(FRESH, &format!("/c/{id}/amended")).await;
    assert!(!public.says("id=\"open\"") && public.says("id=\"by-m10\"") && public.says(say::by_hand(Lang::Th)));
    // A further version keeps it where the clause says the same.
    let further = format!("{source}\n\nมาตรา ๙๙  ให้รัฐมนตรีรายงานต่อคณะรัฐมนตรีทุกปี\n");
    bill(&site, &further).await;
    assert!(site.get(FRESH, &format!("/c/{id}/amended")).await.says(say::by_hand(Lang::Th)));
    // So is what a provision changes of which nothing was read.
    let desk = site.get("officer", &format!("/desk/c/{id}/amended")).await;
    assert!(desk.says(say::others(Lang::Th)) && desk.says(&format!("/desk/c/{id}/amended/m14")), "{}", desk.text());
    let set =
        [("clause", "m14"), ("what", "substitute_term"), ("number", "มาตรา ๑"), ("old", "พุทธศักราช"), ("text", "")];
    let set = post(&site, &id, "/api/amended/set", "amended/m14", &set).await;
    assert_eq!(set.status, 303, "{}", set.text());
    assert!(site.get(FRESH, &format!("/c/{id}/amended")).await.says("id=\"by-m14\""));
    bill(&site, &source).await;
    let unset = [("clause", "m10"), ("place", "0")];
    assert_eq!(post(&site, &id, "/api/amended/unset", "amended/m10", &unset).await.status, 303);
    assert!(site.get(FRESH, &format!("/c/{id}/amended")).await.says("id=\"open\""));
    assert_eq!(site.get("officer", &format!("/desk/c/{id}/amended/m999")).await.status, 404);
}

#[tokio::test]
async fn a_law_that_the_operator_brought_need_not_be_given() {
    let site = Site::new().await;
    let brought = store::law::Given {
        title: "พระราชบัญญัติว่าวสาธารณะ พ.ศ. 2490".into(),
        address: "https://laws.example/kite".into(),
        text: text(".base.md"),
        ..Default::default()
    };
    let now = domain::time::Moment(0);
    assert_eq!(store::law::bring(&site.house.site.store, vec![brought], now).await.unwrap().added, 1);
    let id = bill(&site, &text(".md")).await;
    let page = site.get(FRESH, &format!("/c/{id}/amended")).await;
    assert!(page.status == 200 && page.says("https://laws.example/kite"), "{}", page.text());
    assert!(site.get("officer", &format!("/desk/c/{id}/amended")).await.says(say::found(Lang::Th)));
    // What the agency gives stands before it.
    assert_eq!(law(&site, &id, &text(".base.md")).await.status, 303);
    let page = site.get(FRESH, &format!("/c/{id}/amended")).await;
    assert!(!page.says("https://laws.example/kite") && page.says("เว็บไซต์กฎหมาย"));
}

#[tokio::test]
async fn a_refused_law_keeps_what_was_typed() {
    let site = Site::new().await;
    let id = bill(&site, &text(".md")).await;
    let empty = law(&site, &id, "  ").await;
    assert!(empty.status == 422 && empty.says("เว็บไซต์กฎหมาย ณ วันที่") && empty.says("href=\"#f-source\""));
    let page = format!("/desk/c/{id}/amended");
    let revision = one(&site, &id).await.revision.to_string();
    let form = [
        ("page", page.as_str()),
        ("consultation", &id),
        ("revision", &revision),
        ("source", ""),
        ("origin", "ที่มา"),
        ("do", "file"),
    ];
    let read = site.bring("officer", "/api/amended/law", &form, ("กฎหมาย.txt", text(".base.md").as_bytes())).await;
    assert!(read.status == 200 && read.says("value=\"ที่มา\"") && read.says("ว่าวสาธารณะ"), "{}", read.text());
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/amended")).await.status, 404, "nothing is kept");
    for (who, status) in [("local", 404), ("moderator", 403), (NOBODY, 401)] {
        let form = [("page", page.as_str()), ("consultation", &id), ("revision", &revision), ("source", "มาตรา ๑ ก")];
        assert_eq!(site.post(who, "/api/amended/law", &form).await.status, status, "{who}");
    }
}

#[tokio::test]
async fn a_draft_that_amends_nothing_has_no_such_page() {
    let site = Site::new().await;
    assert_eq!(site.get(NOBODY, "/c/2/amended").await.status, 404);
    let desk = site.get("officer", "/desk/c/2/amended").await;
    assert!(desk.status == 200 && desk.says(say::amends_nothing(Lang::Th)));
    assert!(!site.get(NOBODY, "/c/2/draft").await.says("/amended"));
}

#[tokio::test]
async fn a_change_that_is_set_by_hand_says_what_and_where() {
    let site = Site::new().await;
    let id = bill(&site, &text(".md")).await;
    assert_eq!(law(&site, &id, &text(".base.md")).await.status, 303);
    let set = async |more: &[(&'static str, &'static str)]| {
        let fields = [&[("clause", "m10")][..], more].concat();
        post(&site, &id, "/api/amended/set", "amended/m10", &fields).await
    };
    for (fields, wrong) in [
        (&[("what", "replace"), ("number", ""), ("text", "")][..], &["number", "text"][..]),
        (&[("what", "insert"), ("number", "มาตรา ๕ และมาตรา ๖"), ("text", "ก")], &["number"]),
        (&[("what", "substitute_term"), ("number", ""), ("old", ""), ("text", "ก")], &["old"]),
        (&[("what", "repeal"), ("number", "มาตรา ๕"), ("after", "ที่ไหนสักแห่ง")], &["after"]),
    ] {
        let back = set(fields).await;
        assert_eq!(back.status, 422, "{fields:?}: {}", back.text());
        for field in wrong {
            assert!(back.says(&format!("href=\"#f-{field}\"")), "{field} of {fields:?}: {}", back.text());
        }
    }
}
