//! Search among the register's laws, as people meet it: provisions by words and by citation, proposals while they are shown, one law searched, and
//! what another import replaced.

use crate::kit::{Answer, NOBODY, Site};
use domain::agency::Viewer;
use domain::id::{LawId, ProposalId};
use domain::proposal::{New, Wish};
use server::index::{Indexer, laws::LawIndexer};
use store::law::Given;

const CARRIAGE: &str = "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564";
const SCALES: &str = "พระราชบัญญัติตราชั่งตลาด พุทธศักราช 2485";

async fn indexed(site: &Site) -> LawIndexer {
    let mut indexer = LawIndexer::new(&site.house);
    indexer.catch_up().await;
    assert_eq!(indexer.position(), store::event::last(&site.house.site.store).await.unwrap());
    indexer
}

fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn law(site: &Site, name: &str) -> LawId {
    store::law::named(&site.house.site.store, name).await.unwrap().unwrap().id
}

async fn found(site: &Site, asked: &str) -> Answer {
    site.get(NOBODY, &format!("/laws/search?q={}", percent(asked))).await
}

/// What an answer quotes, without its marks.
fn quoted(answer: &Answer) -> String {
    let text = answer.text();
    let articles =
        text.split("<article").skip(1).filter_map(|piece| Some(piece.split("</article>").next()?.to_string()));
    articles.collect::<String>().replace("<mark>", "").replace("</mark>", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provision_is_found_by_its_words_and_by_its_citation_and_leads_to_its_place() {
    let site = Site::new().await;
    indexed(&site).await;
    let id = law(&site, CARRIAGE).await;
    let rest = format!("href=\"/laws/{id}/m6\"");
    for asked in ["ให้ม้าพัก", "ม้าลากรถวันที่อากาศร้อนจัด", "มาตรา ๖ พระราชบัญญัติรถม้าโดยสาร", "พรบ รถม้าโดยสาร 2564 ม.6"]
    {
        let page = found(&site, asked).await;
        assert!(page.status == 200 && page.says(&rest) && page.says("<mark"), "{asked}: {}", page.text());
        assert!(page.says("มาตรา ๖") && page.says(CARRIAGE) && page.says("ใช้บังคับอยู่"));
        assert!(page.says("หมวด ๒"), "where in the law it stands");
    }
    assert_eq!(site.get(NOBODY, &format!("/laws/{id}/m6")).await.to, format!("/laws/{id}#m6"));
    // The law itself, by a name that people use.
    assert!(found(&site, "รถม้าโดยสาร").await.says(&format!("href=\"/laws/{id}\"")));
    let english = site.get(NOBODY, &format!("/en/laws/search?q={}", percent("ให้ม้าพัก"))).await;
    assert!(english.says(&format!("href=\"/en/laws/{id}/m6\"")) && english.says("In force") && english.says("1 law"));
    // A repealed law is found, and said to be one; the narrowed search has it or not.
    let scales = law(&site, SCALES).await;
    let repealed = found(&site, "ตราชั่งมาสอบทาน").await;
    assert!(repealed.says(&format!("href=\"/laws/{scales}/m3\"")) && repealed.says("ยกเลิกแล้ว"), "{}", repealed.text());
    let narrowed = |state: &str| format!("/laws/search?q={}&state={state}", percent("ตราชั่ง"));
    assert!(site.get(NOBODY, &narrowed("repealed")).await.says("/m3\""));
    assert!(!site.get(NOBODY, &narrowed("in_force")).await.says("/m3\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_search_of_hearings_counts_laws_and_shows_the_one_that_is_named() {
    let site = Site::new().await;
    indexed(&site).await;
    Indexer::new(&site.house).catch_up().await;
    let id = law(&site, CARRIAGE).await;
    let search = async |asked: &str| site.get(NOBODY, &format!("/search?q={}", percent(asked))).await;
    let named = search("มาตรา ๖ พระราชบัญญัติรถม้าโดยสาร").await;
    assert!(named.says("id=\"in-laws\"") && named.says(&format!("href=\"/laws/{id}/m6\"")), "{}", named.text());
    // Words that hearings answer as well stay with hearings, one link away from laws.
    let words = search("ตลาด").await;
    assert!(words.says("href=\"/laws/search?q=") && !words.says("id=\"in-laws\"") && words.says("tabs__count"));
    // What no hearing has is shown from the law.
    let only = search("ตราชั่งมาสอบทานปีละครั้ง").await;
    assert!(only.says("id=\"in-laws\"") && only.says("/m3\""), "{}", only.text());
    // And the other way.
    let laws = found(&site, "ตลาด").await;
    assert!(laws.says("href=\"/search?q=") && laws.says("tabs__count"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_law_is_searched_from_its_page() {
    let site = Site::new().await;
    indexed(&site).await;
    let id = law(&site, CARRIAGE).await;
    let page = site.get(NOBODY, &format!("/laws/{id}")).await;
    assert!(page.says("action=\"/laws/search\"") && page.says(&format!("name=\"in\" value=\"{id}\"")));
    let within = async |asked: &str| site.get(NOBODY, &format!("/laws/search?in={id}&q={}", percent(asked))).await;
    let some = within("ใบอนุญาต").await;
    assert!(some.says("แห่งในกฎหมายนี้") && some.says(&format!("/laws/{id}/m5\"")), "{}", some.text());
    let none = within("ตราชั่ง").await;
    assert!(none.says("ค้นแล้วเฉพาะในกฎหมายนี้") && !none.says("<article"));
    assert!(none.says(&format!("/laws/search?q={}\"", percent("ตราชั่ง"))), "the way out: {}", none.text());
    assert_eq!(site.get(NOBODY, "/laws/search?in=9999&q=a").await.status, 404);
    assert!(site.get(NOBODY, &format!("/en/laws/search?in={id}&q=zzz")).await.says("Only this law was searched"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_found_while_it_is_shown_and_never_else() {
    let site = Site::new().await;
    let (store, now) = (&site.house.site.store, site.house.now());
    let new = New {
        law: law(&site, CARRIAGE).await,
        part: "m7".into(),
        wish: Wish::Amend,
        title: "ให้ตรวจสุขภาพม้าด้วยหน่วยเคลื่อนที่".into(),
        reason: "สัตวแพทย์อยู่ไกลหกสิบกิโลเมตร ผู้ขับรายเล็กต้องหยุดวิ่งสองวันทุกครั้งที่ไปตรวจ".into(),
        name: String::new(),
        meant: false,
        key: "0123456789abcdef0123456789abcd91".into(),
    };
    let device = "00000000000000000000000000000091";
    let id: ProposalId = store::proposal::submit(store, &Viewer::default(), device, &new, now).await.unwrap();
    let mut indexer = indexed(&site).await;
    let asked = "สัตวแพทย์อยู่ไกล";
    let shown = found(&site, asked).await;
    assert!(
        shown.says(&format!("href=\"/proposals/{id}\"")) && shown.says("ขอแก้ไข") | shown.says("แก้ไข"),
        "{}",
        shown.text()
    );
    assert!(site.get(NOBODY, &format!("/laws/search?what=proposal&q={}", percent(asked))).await.says("<article"));
    assert!(site.get(NOBODY, "/proposals").await.says("name=\"what\" value=\"proposal\""));
    let number = id.to_string();
    let page = format!("/proposals/{id}");
    let form = [("page", page.as_str()), ("proposal", number.as_str()), ("reason", "abuse")];
    assert_eq!(site.post("moderator", "/api/proposal/withhold", &form).await.status, 303);
    // Also before the index has heard of it: what shows is cut from the store.
    for _ in 0..2 {
        for path in ["/laws/search?q=", "/laws/search?what=proposal&q=", "/search?q=", "/en/laws/search?q="] {
            let answer = site.get(NOBODY, &format!("{path}{}", percent(asked))).await;
            assert!(!quoted(&answer).contains("สัตวแพทย์") && !answer.says(&new.title), "{path}: {}", answer.text());
        }
        indexer.catch_up().await;
    }
    let held = || site.house.site.search.laws().held(new.law.0).unwrap().contains(&format!("p{id}"));
    assert!(!held());
    assert_eq!(site.post("moderator", "/api/proposal/restore", &form[..2]).await.status, 303);
    indexer.catch_up().await;
    assert!(held() && found(&site, asked).await.says(&format!("href=\"/proposals/{id}\"")));
    // An index that begins anew has it once.
    indexer.start_anew().unwrap();
    indexer.catch_up().await;
    assert_eq!(quoted(&found(&site, asked).await).matches("สัตวแพทย์").count(), 1);
    store::proposal::withdraw(store, &Viewer::default(), device, id, now).await.unwrap();
    indexer.catch_up().await;
    assert!(!held() && !quoted(&found(&site, asked).await).contains("สัตวแพทย์"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_import_replaced_is_found_no_more() {
    let site = Site::new().await;
    let mut indexer = indexed(&site).await;
    let (store, now) = (&site.house.site.store, site.house.now());
    let given = |second: &str| Given {
        title: CARRIAGE.into(),
        text: format!("# {CARRIAGE}\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  {second}"),
        ..Given::default()
    };
    let others = indexer.position();
    store::law::bring(store, vec![given("ผู้ขับต้องติดโคมแก้วสีส้มท้ายรถ")], now).await.unwrap();
    indexer.catch_up().await;
    assert!(indexer.position() > others);
    assert!(quoted(&found(&site, "โคมแก้วสีส้ม").await).contains("โคมแก้วสีส้ม"));
    assert!(!quoted(&found(&site, "ให้ม้าพัก").await).contains("ให้ม้าพัก"), "the old text is gone");
    store::law::bring(store, vec![given("ผู้ขับต้องสั่นกระดิ่งเงิน")], now).await.unwrap();
    indexer.catch_up().await;
    assert!(quoted(&found(&site, "กระดิ่งเงิน").await).contains("กระดิ่งเงิน"));
    assert!(!quoted(&found(&site, "โคมแก้วสีส้ม").await).contains("โคมแก้วสีส้ม"));
    // The same again writes nothing, and what officers say is found.
    let id = law(&site, CARRIAGE).await;
    let stamp = |site: &Site| {
        let stamps = site.house.site.search.laws().stamps().unwrap();
        stamps.into_iter().find(|(law, _)| *law == id.0).unwrap().1
    };
    let before = stamp(&site);
    store::law::bring(store, vec![given("ผู้ขับต้องสั่นกระดิ่งเงิน")], now).await.unwrap();
    indexer.catch_up().await;
    assert_eq!(stamp(&site), before);
    let revision = store::law::one(store, id).await.unwrap().revision.to_string();
    let page = format!("/desk/laws/{id}");
    let number = id.to_string();
    let form = [
        ("page", page.as_str()),
        ("law", number.as_str()),
        ("revision", revision.as_str()),
        ("kind", "act"),
        ("status", "in_force"),
        ("force", "unknown"),
        ("summary", "กฎหมายเรื่องกีบเท้าและเกือกทองเหลือง"),
    ];
    assert_eq!(site.post("central", "/api/register/edit", &form).await.status, 303);
    indexer.catch_up().await;
    assert!(stamp(&site) != before && found(&site, "เกือกทองเหลือง").await.says("เกือกทองเหลือง</mark>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_answered_is_told_plainly() {
    let site = Site::new().await;
    // Before the index is made the page says so.
    let waiting = found(&site, "ม้า").await;
    assert!(waiting.status == 200 && waiting.says("กำลังจัดทำดัชนีค้นหากฎหมาย"), "{}", waiting.text());
    assert!(site.get(NOBODY, "/en/laws/search?q=x").await.says("search index of laws is being made"));
    indexed(&site).await;
    assert!(!found(&site, "ม้า").await.says("กำลังจัดทำดัชนี"));
    let empty = site.get(NOBODY, "/laws/search").await;
    assert!(empty.status == 200 && empty.says("ค้นได้ทั้งชื่อกฎหมาย"));
    let none = found(&site, "zzzz -ก \"").await;
    assert!(none.says("ไม่พบสิ่งที่ตรงกับ") && none.says("href=\"/laws\""), "{}", none.text());
    let long = "%E0%B8%81".repeat(3_000);
    for odd in [
        "q=%FF%FE".to_string(),
        format!("q={long}"),
        "q=%22%22%22-%22&what=x&state=y&kind=z&page=-1".into(),
        "q=a&page=99999999999&in=".into(),
        "q=มาตรา%3A&literal=1".into(),
        "q=-&in=0".into(),
    ] {
        let answer = site.get(NOBODY, &format!("/laws/search?{odd}")).await;
        assert!([200, 303, 400, 404, 422].contains(&answer.status), "{odd}: {}", answer.status);
    }
    let followed = site.get(NOBODY, "/laws/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(!followed.says("<script>alert"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_laws_that_could_not_answer_is_made_anew_by_itself() {
    let site = Site::new().await;
    indexed(&site).await;
    let (index, id) = (site.house.site.search.laws(), law(&site, CARRIAGE).await.0);
    let last = index.position();
    index.apply(vec![], index.held(id).unwrap(), last).unwrap();
    let following = site.follow();
    site.house.site.laws_failed.store(true, std::sync::atomic::Ordering::Release);
    for _ in 0..200 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if index.position() == last && !index.held(id).unwrap().is_empty() {
            following.abort();
            return;
        }
    }
    panic!("it was not made anew");
}
