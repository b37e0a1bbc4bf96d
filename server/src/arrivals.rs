//! By what a request came to a dossier: a class told by the link's own word, or by the site it came from. Nothing of the request is kept.

use crate::house::House;
use domain::arrival::Via;
use domain::id::ConsultationId;
use http::{HeaderMap, header};
use std::sync::Arc;
use std::time::Duration;

/// What was counted is written so often.
pub const EVERY: Duration = Duration::from_secs(30);

/// Words by which programs that fetch pages by themselves call themselves, among them those that make the cards of shared links.
const MACHINES: [&str; 20] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "facebookexternalhit",
    "line-poker",
    "whatsapp",
    "telegram",
    "embed",
    "headless",
    "lighthouse",
    "monitor",
    "curl",
    "wget",
    "python",
    "go-http",
    "java/",
    "okhttp",
    "node",
];

/// By what somebody came, whose link says `tag`; nothing for a page that is one of several that they look at here, for one that is
/// loaded again or ahead, and for machines as far as they say so.
pub fn came(headers: &HeaderMap, own: &str, tag: Option<Via>) -> Option<Via> {
    let line = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let agent = line("user-agent").to_ascii_lowercase();
    let machine =
        agent.is_empty() || line("accept-language").is_empty() || MACHINES.iter().any(|word| agent.contains(word));
    let ahead = ["sec-purpose", "purpose", "x-moz"].iter().any(|name| line(name).contains("prefetch"));
    let again = ["max-age=0", "no-cache"].iter().any(|word| line("cache-control").contains(word));
    let from = line(header::REFERER.as_str());
    let host = host(from);
    let inside =
        matches!(line("sec-fetch-site"), "same-origin" | "same-site") || (!host.is_empty() && host == self::host(own));
    let framed = !matches!(line("sec-fetch-dest"), "" | "document");
    if machine || ahead || again || inside || framed {
        return None;
    }
    Some(match tag.filter(|tag| tag.is_given_out()) {
        Some(tag) => tag,
        // Its own browser sends no referrer.
        None if agent.contains(" line/") => Via::Line,
        None if host.is_empty() => Via::Unknown,
        None => Via::of_host(host),
    })
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest[..end].rsplit_once(':').map_or(&rest[..end], |(host, _)| host)
}

/// The dossier whose page a path is.
pub fn dossier(path: &str) -> Option<ConsultationId> {
    ConsultationId::parse(path.strip_prefix("/c/")?.split('/').next()?)
}

/// Writes what was counted; what cannot be written is kept for the next time.
pub async fn write(house: &House) {
    let more = house.site.arrivals.take();
    if let Err(error) = store::arrivals::add(&house.site.store, more.clone()).await {
        house.site.arrivals.put_back(more);
        tracing::error!(?error, "arrivals could not be written; they are kept in memory");
    }
}

/// Writes it again and again, until it is told to stop.
pub async fn run(house: Arc<House>, stop: Arc<tokio::sync::Notify>) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = tick.tick() => write(&house).await,
            () = stop.notified() => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    const OWN: &str = "https://siang.example";
    const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

    fn check(lines: &[(&'static str, &'static str)], tag: Option<Via>, is: Option<Via>) {
        let mut headers = HeaderMap::new();
        let usual = [("user-agent", PHONE), ("accept-language", "th")];
        for (name, value) in usual.into_iter().chain(lines.iter().copied()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
        assert_eq!(came(&headers, OWN, tag), is, "{lines:?} {tag:?}");
    }

    #[test]
    fn a_visit_from_outside_is_told_by_its_link_or_its_site() {
        check(&[], None, Some(Via::Unknown));
        check(&[], Some(Via::Poster), Some(Via::Poster));
        check(&[("referer", "https://www.google.co.th/")], None, Some(Via::Search));
        check(&[("referer", "https://www.google.co.th/")], Some(Via::Line), Some(Via::Line));
        check(&[("referer", "https://news.example/a?b=c")], None, Some(Via::Other));
        check(&[("user-agent", "Mozilla/5.0 (iPhone) Safari Line/14.1.0")], None, Some(Via::Line));
        // A word that no link of ours has is not believed.
        check(&[], Some(Via::Search), Some(Via::Unknown));
    }

    #[test]
    fn who_is_here_already_and_what_is_no_person_is_not_counted() {
        check(&[("referer", "https://siang.example/")], Some(Via::Line), None);
        check(&[("sec-fetch-site", "same-origin")], Some(Via::Line), None);
        check(&[("cache-control", "max-age=0")], None, None);
        check(&[("sec-purpose", "prefetch;prerender")], None, None);
        check(&[("sec-fetch-dest", "iframe")], None, None);
        check(&[("user-agent", "facebookexternalhit/1.1;line-poker/1.0")], Some(Via::Line), None);
        check(&[("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")], None, None);
        check(&[("accept-language", "")], None, None);
    }
}
