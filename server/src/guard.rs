//! Guards at every door: forged forms, floods, and the headers that tell browsers what a page may do.

use crate::house::{House, Settings};
use app::problem::Problem;
use axum::extract::{ConnectInfo, Request};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

/// Whether an unsafe request with a session comes from a page of this site: browsers say so themselves. Neither header
/// present: no.
pub fn from_here(headers: &HeaderMap, address: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|v| v.to_str().ok()) else { return false };
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("");
    origin == address || origin.split_once("://").is_some_and(|(_, named)| !host.is_empty() && named == host)
}

/// How often one network address may do what costs.
pub struct Limits {
    sends: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    pub fn new(settings: &Settings) -> Limits {
        let sends = NonZeroU32::new(settings.sends_in_ten_minutes).unwrap_or(NonZeroU32::MIN);
        let sends = Quota::with_period(Duration::from_secs(600) / sends.get()).map(|quota| quota.allow_burst(sends));
        let ten = NonZeroU32::new(10).unwrap_or(NonZeroU32::MIN);
        let each_six_seconds = Quota::with_period(Duration::from_secs(6)).map(|quota| quota.allow_burst(ten));
        let fallback = Quota::per_second(NonZeroU32::MIN);
        Limits {
            sends: RateLimiter::keyed(sends.unwrap_or(fallback)),
            sign_ins: RateLimiter::keyed(each_six_seconds.unwrap_or(fallback)),
        }
    }

    /// Forgets addresses that have been quiet.
    pub fn tidy(&self) {
        self.sends.retain_recent();
        self.sign_ins.retain_recent();
    }
}

/// The refusal of a sender who sends too often.
pub fn limited(house: &House, parts: &http::request::Parts, endpoint: &str) -> Option<Problem> {
    let limiter = match endpoint {
        "/api/comment/submit" | "/api/survey/submit" => &house.limits.sends,
        "/api/account/sign_in" | "/api/receipt/open" | "/api/comment/withdraw" => &house.limits.sign_ins,
        _ => return None,
    };
    let from = sender(parts.extensions.get::<ConnectInfo<SocketAddr>>(), &parts.headers, &house.settings.proxies)?;
    let wait = limiter.check_key(&from).err()?.wait_time_from(DefaultClock::default().now());
    Some(Problem::TooMany { seconds: wait.as_secs() as u32 + 1 })
}

/// The network address a request comes from: the peer's, or what a named proxy says, read from the right.
fn sender(peer: Option<&ConnectInfo<SocketAddr>>, headers: &HeaderMap, proxies: &[IpAddr]) -> Option<IpAddr> {
    let mut from = peer?.0.ip();
    let forwarded =
        headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(",");
    for hop in forwarded.split(',').rev().filter_map(|hop| hop.trim().parse().ok()) {
        if !proxies.contains(&from) {
            break;
        }
        from = hop;
    }
    Some(from)
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers for every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_address_is_believed_only_from_a_named_proxy() {
        let peer = ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 1)));
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("1.1.1.1, 2.2.2.2"));
        assert_eq!(sender(Some(&peer), &headers, &[]), Some([10, 0, 0, 1].into()));
        assert_eq!(sender(Some(&peer), &headers, &[[10, 0, 0, 1].into()]), Some([2, 2, 2, 2].into()));
    }

    #[test]
    fn a_request_that_does_not_say_where_it_comes_from_is_strange() {
        let mut headers = HeaderMap::new();
        assert!(!from_here(&headers, "https://a"));
        headers.insert(header::ORIGIN, HeaderValue::from_static("https://a"));
        assert!(from_here(&headers, "https://a"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
        assert!(!from_here(&headers, "https://a"));
    }
}
