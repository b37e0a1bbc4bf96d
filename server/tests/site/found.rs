//! Search, as people meet it: everything public is found, nothing else; inside one consultation; as a feed; while the index is made.

use crate::kit::{CLOSED, NOBODY, PREPARED, Site, comment};
use domain::comment::{Said, Showing, Stance};
use domain::id::{CommentId, ConsultationId};
use search::{Doc, DocKind, Query, Sort};
use server::index::Indexer;

/// The index up to the log.
pub async fn indexed(site: &Site) -> Indexer {
    let mut indexer = Indexer::new(&site.house);
    indexer.catch_up().await;
    assert_eq!(indexer.position(), store::event::last(&site.house.site.store).await.unwrap());
    indexer
}

pub fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The beginning of a text as somebody would copy it.
fn begun(text: &str) -> String {
    text.lines().find(|line| line.chars().count() > 8).unwrap_or(text).chars().take(60).collect()
}

/// What an answer quotes: the things found, without the box that says again what was asked.
fn quoted(answer: &crate::kit::Answer) -> String {
    let text = answer.text();
    let between = |from: &str, to: &str| {
        let pieces = text.split(from).skip(1).filter_map(|piece| Some(piece.split(to).next()?.to_string()));
        pieces.collect::<String>()
    };
    [between("<article", "</article>"), between("<entry>", "</entry>"), between("<ul class=\"suggest", "</ul>")]
        .concat()
}

async fn send(site: &Site, to: &str, key: &str, showing: Showing, reason: &str) {
    let page = format!("/c/{to}/say?at=k1");
    let typed = comment(to, key, &[("page", &page), ("showing", showing.code()), ("reason", reason)]);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_public_is_found_and_leads_to_where_it_stands() {
    let site = Site::new().await;
    indexed(&site).await;
    let store = &site.house.site.store;
    let one = store::consultation::public_one(store, ConsultationId(1)).await.unwrap();
    let bill = store::consultation::public_one(store, ConsultationId(2)).await.unwrap();
    let provisions = store::version::provisions(store, bill.version.unwrap().id, None).await.unwrap();
    let provision = provisions.iter().find(|one| one.anchor == "m4").unwrap();
    let said = store::comment::public_page(store, one.id, &Default::default(), None, 50).await.unwrap();
    let (comment, reason) = said
        .iter()
        .find_map(|comment| match &comment.said {
            Said::Shown { reason, .. } if reason.chars().count() > 20 => Some((comment.id, reason.clone())),
            _ => None,
        })
        .unwrap();
    let question = &store::survey::questions(store, ConsultationId(7)).await.unwrap()[0];
    let (_, result) = &store::result::published(store, &[ConsultationId(6)]).await.unwrap()[0];
    let point = &one.key_points[1];
    for (asked, to) in [
        (one.texts.title.clone(), "/c/1".to_string()),
        ("right to repair".into(), "/c/1".into()),
        (begun(&one.texts.problem), "/c/1".into()),
        (begun(&point.body), format!("/c/1#{}", point.anchor())),
        (begun(&provision.text), "/c/2/m4".into()),
        (begun(&reason), format!("/c/1/comments?from={comment}#o{comment}")),
        (begun(&question.text), "/c/7/survey".into()),
        (begun(&result.issues[0].raised), "/c/6/result#i1".into()),
        (begun(&result.overview), "/c/6/result".into()),
    ] {
        let page = site.get(NOBODY, &format!("/search?q={}", percent(&asked))).await;
        assert!(page.status == 200 && page.says(&format!("href=\"{to}\"")) && page.says("<mark"), "{asked}: {to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_public_is_found_by_nobody() {
    let site = Site::new().await;
    send(&site, "3", "00000000000000000000000000000031", Showing::Agency, "ความลับปลาทองสีเงิน").await;
    send(&site, "3", "00000000000000000000000000000032", Showing::Unnamed, "โฆษณาปลาทองราคาถูก").await;
    let mut indexer = indexed(&site).await;
    let store = &site.house.site.store;
    let prepared = store::consultation::one(store, ConsultationId(PREPARED)).await.unwrap();
    let looked = |q: &str| {
        let q = percent(q);
        [
            format!("/search?q={q}"),
            format!("/search/feed?q={q}"),
            format!("/search/suggest?q={q}"),
            format!("/search?in=3&q={q}"),
        ]
    };
    for path in looked("ความลับปลาทองสีเงิน").iter().chain(&looked(&prepared.texts.title))
    {
        for who in [NOBODY, "officer"] {
            let answer = site.get(who, path).await;
            let quoted = quoted(&answer).replace("<mark>", "").replace("</mark>", "");
            assert!(answer.status == 200 && !answer.says("/c/12\"") && !quoted.contains("สีเงิน"), "{path}");
            assert!(!quoted.contains(&prepared.texts.title), "{path}");
        }
    }
    assert!(site.get(NOBODY, &looked("โฆษณาปลาทองราคาถูก")[1]).await.says("ปลาทองราคาถูก</summary>"));
    let all =
        store::export::comments(store, store::export::For::Agency, ConsultationId(3), CommentId(0), u64::MAX, 9).await;
    let id = all.unwrap().last().unwrap().id.to_string();
    let read = format!("{id}.1");
    let form = [("comment", read.as_str()), ("reason", domain::moderation::Reason::ALL[0].code())];
    assert_eq!(site.post("moderator", "/api/moderation/withhold", &form).await.status, 303);
    // Also before the index has heard of it: what shows is cut from the store.
    for _ in 0..2 {
        for path in looked("โฆษณาปลาทองราคาถูก") {
            let quoted = quoted(&site.get(NOBODY, &path).await).replace("<mark>", "").replace("</mark>", "");
            assert!(!quoted.contains("ราคาถูก"), "{path}");
        }
        indexer.catch_up().await;
    }
    assert!(!site.house.site.search.held(3).unwrap().iter().any(|held| held.starts_with('o')));
    // A consultation that nobody may see cannot be searched in either.
    assert_eq!(site.get("officer", &format!("/search?q=a&in={PREPARED}")).await.status, 404);
    assert_eq!(site.get(NOBODY, "/search?q=a&in=999999").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dossier_has_no_more_leaves_the_index() {
    let site = Site::new().await;
    let mut indexer = indexed(&site).await;
    let index = &site.house.site.search;
    let mut gone = Doc::new("c2/m999", DocKind::Provision, 2);
    gone.text = "มาตราที่ถูกแทนที่แล้ว".into();
    index.apply(vec![gone], vec![], indexer.position()).unwrap();
    let before = index.held(2).unwrap().len();
    let reason = [("consultation", "2"), ("reason", "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด")];
    assert_eq!(site.post("officer", "/api/desk/cancel", &reason).await.status, 303);
    indexer.catch_up().await;
    let held = index.held(2).unwrap();
    assert!(!held.contains(&"c2/m999".to_string()) && held.len() == before - 1, "{}", held.len());
    assert!(site.get(NOBODY, &format!("/search?q={}", percent("ทบทวนหลักการใหม่"))).await.says("<mark"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_consultation_is_searched_by_stance_and_class() {
    let site = Site::new().await;
    let change = [("stance", Stance::Disagree.code()), ("class", "expert"), ("reason", "ไม่เอากระจังลมหมุน")];
    let typed = comment("1", "00000000000000000000000000000041", &change);
    assert_eq!(site.post(NOBODY, "/api/comment/submit", &typed).await.status, 303);
    indexed(&site).await;
    let q = percent("กระจังลมหมุน");
    let inside = site.get(NOBODY, &format!("/search?q={q}&in=1&what=comment&stance=disagree&class=expert")).await;
    assert!(inside.says("<mark") && inside.says("stance=") && inside.says("name=\"in\" value=\"1\""));
    let other = site.get(NOBODY, &format!("/search?q={q}&in=1&stance=agree")).await;
    assert!(!other.says("<mark>กระจัง") && other.says("chip"));
    // Open, and its counts by stance are for later: the filter is there, its count is not.
    let page = inside.text();
    let facet =
        page.split("facet__title").find(|facet| facet.contains("stance=change") || facet.contains("เห็นด้วยหรือไม่"));
    assert!(facet.is_some_and(|facet| !facet.contains("picks__count")), "{facet:?}");
    let word = percent("น้ำ");
    let closed = site.get(NOBODY, &format!("/search?q={word}&in={CLOSED}&what=comment")).await;
    assert!(closed.says("picks__count") && closed.says("<mark"));
    for path in ["/c/1", "/c/1/comments", "/en/c/1"] {
        assert!(site.get(NOBODY, path).await.says("name=\"in\" value=\"1\""), "{path}");
    }
    assert!(!site.get("officer", "/desk/c/12/preview").await.says("name=\"in\""), "nobody can search what is prepared");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_most_commented_come_first_as_comments_come_in() {
    let site = Site::new().await;
    let mut indexer = indexed(&site).await;
    for n in 0..3 {
        send(&site, "3", &format!("000000000000000000000000000005{n:02}"), Showing::Unnamed, "ลานกางเต็นท์ต้องมีไฟ").await;
    }
    indexer.catch_up().await;
    let text = "ชุมชน".to_string();
    let query =
        Query { text, sort: Sort::Commented, page: 1, per_page: 20, now: site.house.now().0, ..Query::default() };
    let found: Vec<ConsultationId> =
        site.house.site.search.search(&query).unwrap().groups.iter().map(|group| ConsultationId(group.id)).collect();
    let dossiers = store::consultation::public_some(&site.house.site.store, &found).await.unwrap();
    let counts: Vec<u64> =
        found.iter().filter_map(|id| dossiers.iter().find(|one| one.id == *id)).map(|one| one.comments).collect();
    assert!(counts.len() > 2 && counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_being_made_is_told_and_pages_go_on() {
    let site = Site::new().await;
    let being_made = |page: &crate::kit::Answer| page.says("กำลังจัดทำดัชนีค้นหาใหม่");
    let q = percent("ตู้เย็น");
    let page = site.get(NOBODY, &format!("/search?q={q}")).await;
    assert!(page.status == 200 && being_made(&page) && !page.says("ไม่พบสิ่งที่ตรงกับ"));
    assert!(site.get(NOBODY, &format!("/en/search?q={q}")).await.says("is being rebuilt"));
    for path in ["/", "/consultations", "/c/1", "/search/suggest?q=aa", "/search/feed?q=aa"] {
        assert_eq!(site.get(NOBODY, path).await.status, 200, "{path}");
    }
    indexed(&site).await;
    let page = site.get(NOBODY, &format!("/search?q={q}")).await;
    assert!(!being_made(&page) && page.says("<mark"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_could_not_answer_is_made_anew_by_itself() {
    let site = Site::new().await;
    indexed(&site).await;
    let index = &site.house.site.search;
    let last = index.position();
    // Lost, while the follower believes that it stands at the end of the log.
    index.apply(vec![], index.held(1).unwrap(), last).unwrap();
    let following = site.follow();
    site.house.site.search_failed.store(true, std::sync::atomic::Ordering::Release);
    for _ in 0..200 {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        if index.position() == last && !index.held(1).unwrap().is_empty() {
            following.abort();
            return;
        }
    }
    panic!("it was not made anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_a_feed_well_formed_and_newest_first() {
    let site = Site::new().await;
    for (n, reason) in ["ปลาทอง <script>alert(1)</script> & \"ปลา\"", "ปลาทองตัวที่สอง", "ปลาทองตัวที่สาม"].iter().enumerate()
    {
        send(&site, "3", &format!("000000000000000000000000000006{n:02}"), Showing::Unnamed, reason).await;
        site.later(1);
    }
    indexed(&site).await;
    let path = format!("/search/feed?q={}", percent("ปลาทอง\u{1}<&>"));
    let feed = site.get(NOBODY, &path).await;
    assert_eq!((feed.status, feed.line("content-type")), (200, "application/atom+xml; charset=utf-8"));
    let text = feed.text();
    let mut reader = quick_xml::Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well formed") {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(!text.contains("<script") && text.contains("&lt;script&gt;") && !text.contains('\u{1}'));
    let at: Vec<&str> =
        text.split("<entry>").skip(1).filter_map(|entry| entry.split("<updated>").nth(1)?.get(..20)).collect();
    assert!(at.len() >= 3 && at.is_sorted_by(|a, b| a >= b), "{at:?}");
    assert!(
        text.contains(&format!("<updated>{}</updated>\n<author>", at[0])),
        "the feed is as new as its newest entry"
    );
    let again = site.request(NOBODY, "GET", &path).await.header("if-none-match", feed.line("etag"));
    assert_eq!(site.send(again.body(axum::body::Body::empty()).unwrap()).await.status, 304);
    let english = site.get(NOBODY, &format!("/en{path}")).await;
    assert!(
        english.status == 200 && english.says("xml:lang=\"en\"") && english.says("href=\"http://siang.test/en/c/3/")
    );
    // The page names its feed, with its filters and without its place in the list.
    let page = site.get(NOBODY, &format!("/search?q={}&what=comment&page=1&sort=date", percent("ปลาทอง"))).await.text();
    let link =
        page.split("<link ").find(|link| link.contains("application/atom+xml")).unwrap().split('>').next().unwrap();
    assert!(link.contains("what=comment") && !link.contains("page=") && link.contains("rel=\"alternate\""), "{link}");
    assert!(!site.get(NOBODY, "/search").await.says("application/atom+xml"), "nothing asked, nothing to follow");
    assert_eq!(site.get(NOBODY, "/search/feed?q=%FF").await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_offered_while_somebody_types() {
    let site = Site::new().await;
    indexed(&site).await;
    let offered = site.get(NOBODY, &format!("/search/suggest?q={}", percent("ตลาดน"))).await.text();
    assert!(offered.contains("href=\"/c/2\"") && offered.contains("data-said=\""), "{offered}");
    assert!(site.get(NOBODY, &format!("/en/search/suggest?q={}", percent("ตลาดน"))).await.says("href=\"/en/c/2\""));
    for nothing in ["", "q=", "q=%E0%B8%95", "q=zzzzzz", "q=%3Cscript%3E"] {
        assert_eq!(site.get(NOBODY, &format!("/search/suggest?{nothing}")).await.text(), "", "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_laws_words_are_told_and_can_be_left_out() {
    let site = Site::new().await;
    indexed(&site).await;
    let q = percent("บัญชีม้า");
    let with = site.get(NOBODY, &format!("/search?q={q}")).await;
    assert!(with.says("รวมผลของคำว่า") && with.says("literal=1"));
    let without = site.get(NOBODY, &format!("/search?q={q}&literal=1")).await;
    assert!(!without.says("รวมผลของคำว่า") && !without.says("ค้นเฉพาะคำที่พิมพ์</a>") && without.says("กำลังค้นเฉพาะคำที่พิมพ์"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_for_nothing_there_is_says_what_to_try() {
    let site = Site::new().await;
    indexed(&site).await;
    let page = site.get(NOBODY, "/search?q=zzzz+-%E0%B8%81&state=open").await;
    assert!(
        page.status == 200 && page.says("zzzz") && page.says("href=\"/search?q=zzzz%20-%E0%B8%81\""),
        "without filters"
    );
    assert!(page.says("href=\"/consultations\""));
    // A page after the last leads to the first.
    let beyond = site.get(NOBODY, &format!("/search?q={}&page=90", percent("ตู้เย็น"))).await;
    assert_eq!((beyond.status, beyond.to), (303, format!("/search?q={}", percent("ตู้เย็น"))));
    let inside = site.get(NOBODY, "/search?q=zzzz&in=1").await;
    assert!(inside.says("href=\"/search?q=zzzz\""), "everywhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consultation_names_those_like_it() {
    let site = Site::new().await;
    indexed(&site).await;
    let page = site.get(NOBODY, "/c/1").await.text();
    let alike = page.split("id=\"alike\"").nth(1).expect("a section");
    assert!(alike.contains("href=\"/c/") && !alike.contains("href=\"/c/1\"") && !alike.contains("href=\"/c/12\""));
}

#[tokio::test]
async fn the_list_of_an_agency_and_a_kind_is_a_feed() {
    let site = Site::new().await;
    let page = site.get(NOBODY, "/consultations?kind=bill&agency=3&sort=newest").await;
    assert!(page.says("href=\"/consultations/feed?kind=bill&amp;agency=3\""), "{}", page.text());
    let all = site.get(NOBODY, "/consultations/feed").await;
    assert_eq!((all.status, all.line("content-type")), (200, "application/atom+xml; charset=utf-8"));
    let count = |text: &str| text.matches("<entry>").count();
    let bills = site.get(NOBODY, "/consultations/feed?kind=bill").await.text();
    assert!(count(&bills) > 0 && count(&bills) < count(&all.text()), "{bills}");
    assert!(
        !all.says("กล่องและภาชนะอาหารใช้ซ้ำ</title>") && !all.text().contains("/c/12\""),
        "what is prepared is in no feed"
    );
    assert_eq!(count(&site.get(NOBODY, "/consultations/feed?agency=999").await.text()), 0);
    let updated: Vec<_> = bills
        .split("<entry>")
        .skip(1)
        .map(|entry| entry.split("<updated>").nth(1).unwrap()[..20].to_string())
        .collect();
    assert!(updated.is_sorted_by(|one, next| one >= next), "{updated:?}");
    assert_eq!(site.get(NOBODY, "/en/consultations/feed").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subject_is_a_feed_with_its_own_consultations_alone() {
    let site = Site::new().await;
    let of = async |subject: &str| site.get(NOBODY, &format!("/consultations/feed?subject={subject}")).await;
    let (markets, environment) = (of("smes").await, of("environment").await);
    for feed in [&markets, &environment] {
        assert_eq!((feed.status, feed.line("content-type")), (200, "application/atom+xml; charset=utf-8"));
    }
    assert!(markets.says("/c/1\"") && markets.says("/c/2\""), "{}", markets.text());
    assert!(environment.says("/c/1\"") && !environment.says("/c/2\""), "{}", environment.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_agency_replies_is_found_with_the_comment_until_it_is_taken_back() {
    let site = Site::new().await;
    let store = &site.house.site.store;
    let page = store::comment::public_page(store, ConsultationId(1), &Default::default(), None, 50).await.unwrap();
    let shown = page.iter().find(|one| matches!(one.said, Said::Shown { .. })).expect("a comment").id.to_string();
    let found = async || {
        indexed(&site).await;
        quoted(&site.get(NOBODY, &format!("/search?q={}", percent("จระเข้น้ำจืดในคลองแสนแสบ"))).await)
            .contains(&format!("#o{shown}"))
    };
    assert!(!found().await);
    let form = [
        ("page", "/desk"),
        ("comment", shown.as_str()),
        ("seen", "0"),
        ("reply", "หน่วยงานสำรวจจระเข้น้ำจืดในคลองแสนแสบแล้ว ไม่พบ"),
    ];
    assert_eq!(site.post("officer", "/api/comment/reply", &form).await.status, 303);
    assert!(found().await);
    let back = [("page", "/desk"), ("comment", shown.as_str()), ("seen", "1")];
    assert_eq!(site.post("officer", "/api/comment/reply_back", &back).await.status, 303);
    assert!(!found().await, "what was taken back is found by nobody");
}
