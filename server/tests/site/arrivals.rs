//! How people come to a dossier: counted by class, carried in links, shown to its agency.

use crate::kit::{Answer, NOBODY, OPEN, Site};
use axum::body::Body;
use domain::lang::Lang;
use words::arrival as say;

const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari";

/// Opens a page as a person's browser does, from outside unless a line says else.
async fn open(site: &Site, path: &str, lines: &[(&str, &str)]) -> Answer {
    let mut request = site.request(NOBODY, "GET", path).await.header("accept-language", "th");
    if !lines.iter().any(|(name, _)| *name == "user-agent") {
        request = request.header("user-agent", PHONE);
    }
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    site.send(request.body(Body::empty()).unwrap()).await
}

/// The row of a way on the dossier's page of the desk: came, spoke.
async fn row(site: &Site, way: &str) -> (String, String) {
    server::arrivals::write(&site.house).await;
    let page = site.get("officer", &format!("/desk/c/{OPEN}")).await.text();
    let after = page.split_once(&format!("<th scope=\"row\">{way}</th>")).expect("the row").1;
    let mut cells =
        after.split("<td class=\"table__n\">").skip(1).map(|cell| cell.split('<').next().unwrap().to_string());
    (cells.next().unwrap(), cells.next().unwrap())
}

#[tokio::test]
async fn who_comes_by_a_link_is_counted_once_and_its_word_goes_along_to_the_comment() {
    let site = Site::new().await;
    let here = format!("/c/{OPEN}");
    // Twice from outside, the second time from what is kept; then on inside, again, and by machines.
    for _ in 0..2 {
        let page = open(&site, &format!("{here}?via=line"), &[]).await;
        assert!(page.status == 200 && page.says(&format!("href=\"{here}/say?at=k1&amp;via=line\"")), "{}", page.text());
        // What is passed on, and what search engines are told, is the plain address.
        assert!(page.says(&format!("<link rel=\"canonical\" href=\"{}{here}\">", site.house.site.address)));
    }
    let form = open(&site, &format!("{here}/say?at=k1&via=line"), &[("sec-fetch-site", "same-origin")]).await;
    assert!(form.says("via=line"), "{}", form.text());
    let draft = open(&site, "/c/2/draft?via=line", &[("sec-fetch-site", "same-origin")]).await;
    assert!(draft.says("href=\"/c/2/say?at=m1&amp;via=line\""), "{}", draft.text());
    let list =
        open(&site, &format!("{here}/comments?stance=agree&via=line"), &[("sec-fetch-site", "same-origin")]).await;
    assert!(list.says("&amp;via=line\"") && !list.says("via=line?") && !list.says("via=linem"), "{}", list.text());
    open(&site, &format!("{here}?via=line"), &[("cache-control", "max-age=0")]).await;
    open(&site, &format!("{here}?via=line"), &[("user-agent", "facebookexternalhit/1.1;line-poker/1.0")]).await;
    site.head(NOBODY, &format!("{here}?via=line")).await;
    assert_eq!(row(&site, "LINE").await, ("2".into(), "0".into()));
    // They speak; sent twice is once.
    let key = store::random_key();
    let page = format!("{here}/say?at=k1&via=line");
    let id = OPEN.to_string();
    let form = [
        ("page", page.as_str()),
        ("consultation", &id),
        ("at", "k1"),
        ("stance", "agree"),
        ("reason", "ตลาดนัดช่วยผู้ค้ารายย่อยในหมู่บ้าน"),
        ("showing", "unnamed"),
        ("key", &key),
        ("sure", "yes"),
    ];
    let sent = site.post(NOBODY, "/api/comment/submit", &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    // So few are not told, lest a comment be known by its way.
    assert_eq!(row(&site, "LINE").await.1, say::fewer(Lang::Th, 5));
    site.later(1);
    site.post(NOBODY, "/api/comment/submit", &form).await;
    let kept = store::arrivals::of;
    server::arrivals::write(&site.house).await;
    let officer = viewer(&site).await;
    let came = kept(&site.house.site.store, &officer, domain::id::ConsultationId(OPEN)).await.unwrap();
    assert_eq!((came[1].came, came[1].spoke), (2, 1));
}

async fn viewer(site: &Site) -> domain::agency::Viewer {
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, now).await.unwrap();
    store::session::viewer(store, &token, now).await.unwrap().unwrap()
}

#[tokio::test]
async fn where_people_come_from_is_a_class_and_the_poster_has_its_own_code() {
    let site = Site::new().await;
    let here = format!("/c/{OPEN}");
    let secret = "https://www.google.co.th/search?q=my+illness";
    let page = open(&site, &here, &[("referer", secret)]).await;
    assert!(page.says("via=search") && !page.says("illness"));
    open(&site, &here, &[("referer", "https://news.example/")]).await;
    open(&site, &here, &[]).await;
    open(&site, &format!("{here}?via=poster"), &[]).await;
    for (way, n) in [
        (say::via(Lang::Th, domain::arrival::Via::Search), "1"),
        (say::via(Lang::Th, domain::arrival::Via::Other), "1"),
        (say::via(Lang::Th, domain::arrival::Via::Unknown), "1"),
        (say::via(Lang::Th, domain::arrival::Via::Poster), "1"),
    ] {
        assert_eq!(row(&site, way).await.0, n, "{way}");
    }
    // A staff's own look is not counted, and another agency does not see the figures.
    site.get("officer", &here).await;
    let desk = site.get("officer", &format!("/desk/c/{OPEN}")).await;
    assert!(desk.says("?via=link") && desk.says("?via=line") && desk.says("/poster\""), "{}", desk.text());
    assert_eq!(site.get("local", &format!("/desk/c/{OPEN}")).await.status, 404);
    // What is not public has no counts, whatever address is asked for.
    open(&site, &format!("/c/{}?via=line", crate::kit::PREPARED), &[]).await;
    open(&site, "/c/999999?via=line", &[]).await;
    assert!(site.house.site.arrivals.take().is_empty());
}

#[tokio::test]
async fn one_network_that_comes_again_and_again_makes_no_crowd() {
    let site = Site::new().await;
    let here = format!("/c/{OPEN}?via=poster");
    let come = async |address: &str| {
        let peer = axum::extract::ConnectInfo(address.parse::<std::net::SocketAddr>().unwrap());
        let request = site.request(NOBODY, "GET", &here).await;
        let request = request.header("accept-language", "th").header("user-agent", PHONE).extension(peer);
        assert_eq!(site.send(request.body(Body::empty()).unwrap()).await.status, 200);
    };
    for n in 0..140 {
        // From what ports, and with what addresses of one subscriber, is the same network.
        come(&format!("203.0.113.9:{}", 1_000 + n)).await;
    }
    come("198.51.100.7:1").await;
    let came: u64 = row(&site, say::via(Lang::Th, domain::arrival::Via::Poster)).await.0.parse().unwrap();
    assert!((121..=125).contains(&came), "{came}");
    // Another dossier is counted for it as ever, and nothing of an address is kept.
    let officer = viewer(&site).await;
    let before = store::arrivals::of(&site.house.site.store, &officer, domain::id::ConsultationId(2)).await.unwrap();
    let peer = axum::extract::ConnectInfo("203.0.113.9:1".parse::<std::net::SocketAddr>().unwrap());
    let request = site.request(NOBODY, "GET", "/c/2?via=poster").await.extension(peer);
    let request = request.header("accept-language", "th").header("user-agent", PHONE);
    site.send(request.body(Body::empty()).unwrap()).await;
    server::arrivals::write(&site.house).await;
    let after = store::arrivals::of(&site.house.site.store, &officer, domain::id::ConsultationId(2)).await.unwrap();
    assert_eq!(after[2].came, before[2].came + 1);
}
