//! Guards at every door: forged forms, floods, and the headers that tell browsers what a page may do.

use crate::house::{House, Settings};
use crate::toll::Payer;
use app::account::waiting::SIGN_IN;
use app::problem::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::agency::Viewer;
use domain::id::{ConsultationId, PersonId};
use domain::time::Moment;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
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

/// Whether a browser says itself that a form comes from another site's page: then nobody is to have sent it, signed in or not.
pub fn from_elsewhere(headers: &HeaderMap, address: &str) -> bool {
    let line = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    match (line(HeaderName::from_static("sec-fetch-site")), line(header::ORIGIN)) {
        (Some(site), _) => site == "cross-site",
        // A browser that tells nobody where it comes from.
        (None, None | Some("null")) => false,
        (None, Some(_)) => !from_here(headers, address),
    }
}

/// Where an answer sheet is sent, and pages of it.
pub const SHEET: &str = "/api/survey/submit";
/// Where a law is proposed to be changed, and such a proposal supported; where somebody agrees with a comment.
pub const PROPOSAL: &str = "/api/proposal/submit";
pub const SUPPORT: &str = "/api/proposal/support";
pub const AGREE: &str = "/api/comment/agree";
const SURVEY_PAGES: u32 = 20;
/// How many forms somebody signed in sends in ten minutes before they pay for one: a helper who enters what a village says.
pub const SENDS_OF_AN_ACCOUNT: u32 = 120;
/// How often sign-in may fail from one network in ten minutes before those behind it pay for trying: what a school of two thousand mistypes. The same of
/// comments that come faster than anybody writes.
pub const WRONG_GUESSES: u32 = 60;
/// How fast nobody writes a comment.
const TOO_FAST_MS: i64 = 3_000;

/// How often one network, and how often for one account, what costs may be done. An address is one of the fourth version, or the
/// whole /64 that one subscriber has of the sixth.
pub struct Limits {
    sends: DefaultKeyedRateLimiter<IpAddr>,
    /// Pages of surveys that branch: so many for each that is sent.
    pages: DefaultKeyedRateLimiter<IpAddr>,
    /// Pages of them that are kept until a guest comes back: as many as sheets are sent.
    begun: DefaultKeyedRateLimiter<IpAddr>,
    receipts: DefaultKeyedRateLimiter<IpAddr>,
    papers: DefaultKeyedRateLimiter<IpAddr>,
    /// Files that answer questions, of up to ten MB each.
    files: DefaultKeyedRateLimiter<IpAddr>,
    /// Forms with such files that are coming in.
    under_way: Mutex<HashMap<IpAddr, u32>>,
    /// What somebody signed in sends, from however many networks.
    sends_of_accounts: DefaultKeyedRateLimiter<PersonId>,
    /// Sign-ins that failed, and until when those who try again from there pay.
    wrong: DefaultKeyedRateLimiter<IpAddr>,
    guessing: Mutex<HashMap<IpAddr, Moment>>,
    /// Comments that came too fast, or from no page of ours.
    hasty: DefaultKeyedRateLimiter<IpAddr>,
    /// By a hash of the e-mail address that was typed: of one that nobody has too, so that the answer tells nothing. Or of who is signed in, where a
    /// password or a code is asked for again.
    accounts: DefaultKeyedRateLimiter<u64>,
    /// Reports and appeals of comments.
    reports: DefaultKeyedRateLimiter<IpAddr>,
    /// By a hash of network and dossier, in memory alone: how often one network is counted among those who came.
    arrivals: DefaultKeyedRateLimiter<u64>,
    /// What is paid for what is sent beyond the free share.
    pub tolls: crate::toll::Tolls,
    hash: RandomState,
}

impl Limits {
    pub fn new(settings: &Settings) -> Limits {
        let sends = settings.sends_in_ten_minutes;
        Limits {
            sends: RateLimiter::keyed(quota(sends, Duration::from_secs(600))),
            pages: RateLimiter::keyed(quota(sends.saturating_mul(SURVEY_PAGES), Duration::from_secs(600))),
            begun: RateLimiter::keyed(quota(sends, Duration::from_secs(600))),
            receipts: RateLimiter::keyed(quota(sends, Duration::from_secs(600))),
            // 60 at once: an office that takes every paper of ten hearings; then one each five seconds. Kept ones do not count.
            papers: RateLimiter::keyed(quota(60, Duration::from_secs(300))),
            // 120 at once, a village hall that answers with two pictures each; then one each minute: of 10 MiB, 14 GiB a day that nobody sends on
            // and that is swept.
            files: RateLimiter::keyed(quota(120, Duration::from_secs(7200))),
            under_way: Mutex::default(),
            sends_of_accounts: RateLimiter::keyed(quota(SENDS_OF_AN_ACCOUNT.min(sends), Duration::from_secs(600))),
            wrong: RateLimiter::keyed(quota(WRONG_GUESSES.min(sends), Duration::from_secs(600))),
            guessing: Mutex::default(),
            hasty: RateLimiter::keyed(quota(WRONG_GUESSES.min(sends), Duration::from_secs(600))),
            // 30 at once, then one each twenty seconds: 4,300 guesses a day against a password of twelve characters.
            accounts: RateLimiter::keyed(quota(30, Duration::from_secs(600))),
            // 60 at once, a village hall; then one each ten seconds. The same network counts once for each comment anyway.
            reports: RateLimiter::keyed(quota(60, Duration::from_secs(600))),
            // 120 at once, a school hour behind one address; then one each ten seconds: whoever loads a page all day adds 8,640 and no more.
            arrivals: RateLimiter::keyed(quota(120, Duration::from_secs(1_200))),
            tolls: crate::toll::Tolls::new(settings),
            hash: RandomState::new(),
        }
    }

    /// Forgets addresses that have been quiet.
    pub fn tidy(&self, now: Moment) {
        self.tolls.tidy(now);
        self.sends.retain_recent();
        self.pages.retain_recent();
        self.begun.retain_recent();
        self.receipts.retain_recent();
        self.papers.retain_recent();
        self.files.retain_recent();
        self.sends_of_accounts.retain_recent();
        self.wrong.retain_recent();
        self.guessing.lock().unwrap_or_else(|broken| broken.into_inner()).retain(|_, until| now < *until);
        self.hasty.retain_recent();
        self.accounts.retain_recent();
        self.reports.retain_recent();
        self.arrivals.retain_recent();
    }
}

/// So many at once, and so many in each stretch of time.
fn quota(many: u32, time: Duration) -> Quota {
    let many = NonZeroU32::new(many).unwrap_or(NonZeroU32::MIN);
    let each = Quota::with_period(time / many.get()).unwrap_or(Quota::per_second(NonZeroU32::MIN));
    each.allow_burst(many)
}

/// The refusal of somebody who does it too often.
fn checked<K: Clone + std::hash::Hash + Eq>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Option<Problem> {
    let wait = limiter.check_key(key).err()?.wait_time_from(DefaultClock::default().now());
    Some(Problem::TooMany { seconds: wait.as_secs() as u32 + 1 })
}

/// The refusal of a network, or of who is signed in, that sends too often: of what costs little. What costs more is paid for.
pub fn limited(house: &House, parts: &http::request::Parts, endpoint: &str, viewer: &Viewer) -> Option<Problem> {
    let limits = &house.limits;
    let limiter = match endpoint {
        SHEET
        | PROPOSAL
        | SUPPORT
        | AGREE
        | SIGN_IN
        | "/api/comment/similar"
        | "/api/comment/look"
        | "/api/comment/keep"
        | "/api/comment/discard"
        | "/api/comment/edit"
        | "/api/comment/holds"
        | "/api/comment/withdraw"
        // Whoever has the link of a letter guesses nothing.
        | "/api/account/confirm"
        | "/api/account/reset"
        | "/api/satisfaction/answer" => &limits.pages,
        "/api/receipt/open" => &limits.receipts,
        "/api/moderation/report" | "/api/moderation/appeal" => &limits.reports,
        // Here whoever has somebody's session guesses the rest.
        "/api/account/factor_set"
        | "/api/account/factor_show"
        | "/api/account/factor_renew"
        | "/api/account/factor_away"
        | "/api/account/password"
        | "/api/staff/password" => {
            return viewer.person.and_then(|person| checked(&limits.accounts, &limits.hash.hash_one(person)));
        }
        _ => return None,
    };
    checked(limiter, &sender(parts.extensions.get(), &parts.headers, &house.settings.proxies)?)
}

/// Where a comment is sent.
pub const COMMENT: &str = "/api/comment/submit";

/// Whether a form has a letter written to the address that was typed.
pub fn writes_a_letter(endpoint: &str) -> bool {
    matches!(endpoint, "/api/letters/ask" | "/api/letters/follow" | "/api/account/ask" | "/api/account/forgot")
}

/// Who sends a comment beyond their free share, and is to pay for it; asked before the form is read.
pub fn beyond_free(house: &House, parts: &http::request::Parts, endpoint: &str, viewer: &Viewer) -> Option<Payer> {
    if endpoint != COMMENT {
        return None;
    }
    beyond(house, parts, viewer)
}

/// Both shares are counted, an account's wherever it sends from.
fn beyond(house: &House, parts: &http::request::Parts, viewer: &Viewer) -> Option<Payer> {
    let limits = &house.limits;
    let network = sender(parts.extensions.get(), &parts.headers, &house.settings.proxies);
    let network = network.and_then(|from| checked(&limits.sends, &from).map(|_| Payer::Network(from)));
    let account =
        viewer.person.and_then(|person| checked(&limits.sends_of_accounts, &person).map(|_| Payer::Account(person)));
    account.or(network)
}

/// The network that a request came from, as text; empty where nobody can tell.
pub fn network_of(house: &House, parts: &http::request::Parts) -> String {
    network_in(house, parts).map_or_else(String::new, |from| from.to_string())
}

/// The network that a request came from; nothing where nobody can tell.
pub fn network_in(house: &House, parts: &http::request::Parts) -> Option<IpAddr> {
    sender(parts.extensions.get(), &parts.headers, &house.settings.proxies)
}

/// Whether what a guest has answered so far is kept until they come back. Beyond what one network may have kept the form alone has it, and goes on.
pub fn keeps_begun(house: &House, parts: &http::request::Parts, endpoint: &str, viewer: &Viewer) -> bool {
    let guest = endpoint == SHEET && !viewer.signed_in();
    guest && network_in(house, parts).is_none_or(|network| checked(&house.limits.begun, &network).is_none())
}

/// Forms with files that one network may have under way at once: a school's computer room.
const UPLOADS_AT_ONCE: u32 = 8;

/// A form with files that is under way; ended when this is dropped.
pub struct Uploading<'h>(&'h Limits, IpAddr);

impl Drop for Uploading<'_> {
    fn drop(&mut self) {
        let Ok(mut under_way) = self.0.under_way.lock() else { return };
        if let Some(many) = under_way.get_mut(&self.1) {
            *many -= 1;
            if *many == 0 {
                under_way.remove(&self.1);
            }
        }
    }
}

/// Counts a form with files, as long as it comes in: whoever sends many slowly leaves room for others.
///
/// # Errors
/// [`Problem::Busy`] for a network that has enough under way.
pub fn uploading(house: &House, network: IpAddr) -> Result<Uploading<'_>, Problem> {
    let mut under_way = house.limits.under_way.lock().map_err(|_| Problem::Busy)?;
    let many = under_way.entry(network).or_insert(0);
    if *many >= UPLOADS_AT_ONCE {
        return Err(Problem::Busy);
    }
    *many += 1;
    Ok(Uploading(&house.limits, network))
}

/// Counts a file that is kept for an answer.
///
/// # Errors
/// [`Problem::TooMany`] for a network that has had many kept.
pub fn keeps_again(house: &House, network: IpAddr) -> Result<(), Problem> {
    checked(&house.limits.files, &network).map_or(Ok(()), Err)
}

/// The same of what is read first: an answer sheet, of which one that goes on to its next page is not sent yet; a proposal; supporting one; agreeing, of which
/// taking it back is free; what has a letter written; a comment that no person seems to have written; signing in where that failed many times.
pub fn beyond_free_as_read(
    house: &House,
    parts: &http::request::Parts,
    endpoint: &str,
    pairs: &[(String, String)],
    (viewer, now): (&Viewer, Moment),
) -> Option<Payer> {
    // The first, as the handler reads it.
    let one = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let sends = match endpoint {
        SHEET => one("go").is_empty(),
        AGREE => !one("agree").is_empty(),
        PROPOSAL | SUPPORT => true,
        COMMENT => return hasty(house, parts, one, now),
        SIGN_IN => {
            let network = network_in(house, parts)?;
            let guessing = house.limits.guessing.lock().unwrap_or_else(|broken| broken.into_inner());
            return guessing.get(&network).filter(|until| now < **until).map(|_| Payer::Guessing(network));
        }
        _ => writes_a_letter(endpoint),
    };
    if !sends {
        return None;
    }
    beyond(house, parts, viewer)
}

/// A comment that a program seems to have sent: it filled in what nobody sees, or was faster than anybody writes, or had no page of ours. It pays
/// and is heard.
fn hasty<'f>(house: &House, parts: &http::request::Parts, one: impl Fn(&str) -> &'f str, now: Moment) -> Option<Payer> {
    let network = network_in(house, parts)?;
    let filled = !one(domain::comment::UNSEEN).is_empty();
    let drawn = house.site.store.drawn_at(one("key"), one("drawn"));
    let fast = drawn.is_none_or(|drawn| now.0 - drawn.0 < TOO_FAST_MS);
    let pays = filled || fast && checked(&house.limits.hasty, &network).is_some();
    pays.then_some(Payer::Hasty(network))
}

/// Counts a sign-in that failed: where there are very many, those who try from there pay for the next ten minutes.
pub fn guessed_wrong(house: &House, network: Option<IpAddr>, now: Moment) {
    let Some(network) = network else { return };
    if checked(&house.limits.wrong, &network).is_some() {
        let mut guessing = house.limits.guessing.lock().unwrap_or_else(|broken| broken.into_inner());
        guessing.insert(network, Moment(now.0 + 600_000));
    }
}

/// The refusal of a network that begins one sign-in after another at a provider; a school or a mobile network may be behind it.
pub fn limited_entering(house: &House, request: &Request) -> Option<Problem> {
    checked(&house.limits.pages, &network(house, request)?)
}

/// The refusal of sign-ins to one account, from however many networks.
pub fn limited_account(house: &House, endpoint: &str, pairs: &[(String, String)]) -> Option<Problem> {
    if endpoint != SIGN_IN {
        return None;
    }
    let email = pairs.iter().find(|(name, _)| name == "email").map_or("", |(_, value)| value.trim());
    checked(&house.limits.accounts, &house.limits.hash.hash_one(email.to_lowercase()))
}

/// The refusal of a network that asks for receipt after receipt of others: their numbers can be counted through.
pub fn limited_page(house: &House, request: &Request, path: &str) -> Option<Problem> {
    if !is_a_receipt(path) {
        return None;
    }
    checked(&house.limits.receipts, &network(house, request)?)
}

/// The network that a request comes from.
pub fn network(house: &House, request: &Request) -> Option<IpAddr> {
    sender(request.extensions().get(), request.headers(), &house.settings.proxies)
}

/// Whether somebody who came to a dossier is still counted for their network: one that comes again and again makes no crowd.
pub fn counts_as_arrival(house: &House, network: Option<IpAddr>, id: ConsultationId) -> bool {
    let Some(network) = network else { return true };
    house.limits.arrivals.check_key(&house.limits.hash.hash_one((network, id))).is_ok()
}

/// Counts a paper or a workbook that is made for a network.
///
/// # Errors
/// [`Problem::TooMany`] for one that has had many made.
pub fn made_again(house: &House, network: IpAddr) -> Result<(), Problem> {
    checked(&house.limits.papers, &network).map_or(Ok(()), Err)
}

/// Whether a page (its path without the language's prefix) is somebody's receipt.
pub fn is_a_receipt(path: &str) -> bool {
    path.starts_with("/receipts/")
}

/// The network that a request comes from: the peer's, or what a named proxy says, read from the right.
fn sender(peer: Option<&ConnectInfo<SocketAddr>>, headers: &HeaderMap, proxies: &[IpAddr]) -> Option<IpAddr> {
    let mut from = peer?.0.ip().to_canonical();
    let forwarded =
        headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(",");
    for hop in forwarded.split(',').rev().filter_map(|hop| hop.trim().parse::<IpAddr>().ok()) {
        if !proxies.contains(&from) {
            break;
        }
        from = hop.to_canonical();
    }
    Some(match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX)).into(),
    })
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; media-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers for every answer.
pub async fn headers(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "geolocation=(), camera=(), microphone=()"),
    ] {
        // A file that was brought has a stricter policy of its own.
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if house.settings.address.starts_with("https://") {
        // A year, this host alone: what else the domain holds is not ours to bind.
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
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
    fn a_subscriber_of_the_sixth_version_is_one_sender() {
        let from = |text: &str| sender(Some(&ConnectInfo(text.parse().unwrap())), &HeaderMap::new(), &[]).unwrap();
        assert_eq!(from("[2001:db8:1:2:3:4:5:6]:1"), from("[2001:db8:1:2:ffff::1]:1"));
        assert_ne!(from("[2001:db8:1:2::1]:1"), from("[2001:db8:1:3::1]:1"));
        assert_eq!(from("[::ffff:10.0.0.1]:1"), from("10.0.0.1:1"));
        assert_ne!(from("10.0.0.1:1"), from("10.0.0.2:1"));
    }

    /// A university hall, a company, a mobile carrier: two thousand people who comment three times each within an hour.
    #[test]
    fn a_crowd_behind_one_address_is_not_refused() {
        let quota = quota(Settings::default().sends_in_ten_minutes, Duration::from_secs(600));
        let in_an_hour = quota.burst_size().get() + (3_600 / quota.replenish_interval().as_millis() as u32 * 1_000);
        assert!(in_an_hour >= 6_000, "{in_an_hour}");
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
