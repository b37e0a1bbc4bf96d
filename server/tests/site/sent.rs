//! How pages are sent: smaller where that betrays nothing, not again where the browser has them, and with what they tell it.

use crate::kit::{NOBODY, OPEN, Site, Who, comment};
use axum::body::Body;
use std::io::Read;

async fn get(site: &Site, who: Who, path: &str, head: &[(&str, &str)]) -> crate::kit::Answer {
    let request = site.request(who, "GET", path).await;
    let request = head.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    site.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let site = Site::new().await;
    let path = format!("/c/{OPEN}");
    let first = get(&site, NOBODY, &path, &[]).await;
    let tag = first.line("etag").to_string();
    assert!(first.status == 200 && tag.starts_with("W/\""), "{tag}");
    for coding in ["br", "gzip", "identity"] {
        let again = get(&site, NOBODY, &path, &[("if-none-match", &tag), ("accept-encoding", coding)]).await;
        assert_eq!((again.status, again.body.len(), again.line("etag")), (304, 0, tag.as_str()), "{coding}");
        assert!(!again.line("vary").is_empty() && again.line("cache-control") == "no-cache");
    }
    let other = get(&site, NOBODY, &path, &[("if-none-match", "W/\"another\"")]).await;
    assert!(other.status == 200 && !other.body.is_empty());
    assert_ne!(get(&site, NOBODY, &format!("/en{path}"), &[]).await.line("etag"), tag);
    assert_eq!(get(&site, "officer", &path, &[("if-none-match", &tag)]).await.status, 200, "another page for them");
}

#[tokio::test]
async fn a_page_of_ones_own_is_sent_in_the_form_the_browser_takes() {
    let site = Site::new().await;
    for (who, path) in [("officer", "/desk"), (NOBODY, "/c/1/say?at=k1"), (NOBODY, "/search?q=a"), (NOBODY, "/nothing")]
    {
        let plain = get(&site, who, path, &[]).await;
        assert_eq!(plain.line("content-encoding"), "", "{path}");
        let small = get(&site, who, path, &[("accept-encoding", "gzip;q=0.8, br;q=0")]).await;
        assert_eq!((small.status, small.line("content-encoding")), (plain.status, "gzip"), "{path}");
        assert!(small.body.len() * 2 < plain.body.len(), "{path}");
        let mut read = String::new();
        flate2::read::GzDecoder::new(&small.body[..]).read_to_string(&mut read).unwrap();
        assert!(read.starts_with("<!DOCTYPE html>") || read.starts_with("<!doctype html>"), "{path}");
        let smaller = get(&site, who, path, &[("accept-encoding", "gzip, deflate, br")]).await;
        assert_eq!(smaller.line("content-encoding"), "br", "{path}");
        let mut read = String::new();
        brotli::Decompressor::new(&smaller.body[..], 4096).read_to_string(&mut read).unwrap();
        assert!(read.ends_with("</html>") || read.contains("</html>"), "{path}");
    }
}

/// Its secret stands on it: compressed, its length would tell the secret letter by letter.
#[tokio::test]
async fn a_receipt_is_never_compressed_and_not_for_crawlers() {
    let site = Site::new().await;
    let typed = comment("1", "00000000000000000000000000000031", &[]);
    let given = site.post(NOBODY, "/api/comment/submit", &typed).await;
    let cookie = given.line("set-cookie").split(';').next().unwrap().to_string();
    for path in [given.to.clone(), format!("/en{}", given.to)] {
        let receipt = get(&site, NOBODY, &path, &[("accept-encoding", "br, gzip"), ("cookie", &cookie)]).await;
        assert_eq!((receipt.status, receipt.line("content-encoding")), (200, ""));
        assert_eq!(receipt.line("x-robots-tag"), "noindex");
    }
    assert_eq!(site.get(NOBODY, "/c/1").await.line("x-robots-tag"), "");
}

#[tokio::test]
async fn only_a_site_over_tls_tells_browsers_to_stay_there() {
    let site = Site::new().await;
    assert_eq!(site.get(NOBODY, "/").await.line("strict-transport-security"), "");
    let site = Site::at("https://siang.test").await;
    assert_eq!(site.get(NOBODY, "/").await.line("strict-transport-security"), "max-age=31536000");
}
