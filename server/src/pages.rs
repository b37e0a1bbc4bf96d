//! The door of every page: who asks, in which language, from what is kept or freshly drawn.

use crate::cache::{Key, Pressing, Sent};
use crate::house::House;
use crate::{arrivals, cookie, guard};
use app::problem::Problem;
use app::request::{Keep, Page, Returned, Visit};
use app::then::Asked;
use app::urls::{self, Who};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::agency::Viewer;
use domain::lang::Lang;
use domain::receipt::Number;
use domain::refusal::Refusal;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use std::sync::Arc;
use store::comment::Proof;

/// Splits the language off an address: `/en/c/12` is English, `/c/12`.
pub fn language(path: &str) -> (Lang, &str) {
    match path.strip_prefix("/en") {
        Some("") => (Lang::En, "/"),
        Some(rest) if rest.starts_with('/') => (Lang::En, rest),
        _ => (Lang::Th, path),
    }
}

/// The visit of somebody not yet known to one page address (without its language's prefix): nothing is asked of the store.
pub fn nobody(house: &Arc<House>, headers: &HeaderMap, lang: Lang, path: &str, query: &str) -> Visit {
    let (query, via) = app::arrivals::split(path, query);
    Visit {
        site: house.site.clone(),
        viewer: Viewer::default(),
        lang,
        digits: cookie::digits(headers),
        text_size: cookie::text_size(headers),
        now: house.now(),
        path: path.into(),
        query: urls::pairs(&query).unwrap_or_default(),
        via,
        on: None,
        params: Default::default(),
        receipt: cookie::read(headers, "receipt").map(str::to_string),
        device: cookie::read(headers, "device").map(str::to_string),
        unsent: cookie::read(headers, "unsent").map(str::to_string),
        rated: cookie::read(headers, "rated").and_then(|day| day.parse().ok()).map(domain::time::Day),
        token: cookie::read(headers, cookie::session_name(&house.settings.address)).map(str::to_string),
        returned: None,
    }
}

/// Who carries a session's token.
///
/// # Errors
/// Faults of the store.
pub async fn viewer(house: &House, token: Option<&str>) -> Result<Viewer, Problem> {
    let Some(token) = token else { return Ok(Viewer::default()) };
    let token = store::session::SessionToken(token.into());
    Ok(store::session::viewer(&house.site.store, &token, house.now()).await?.unwrap_or_default())
}

/// The page of a problem, where no page was asked for.
pub fn problem(house: &Arc<House>, headers: &HeaderMap, lang: Lang, problem: &Problem) -> Response {
    let visit = nobody(house, headers, lang, "/", "");
    fresh(&visit, app::notice::page(&visit, problem), headers)
}

/// The visit of one request.
///
/// # Errors
/// Faults of the store.
pub async fn visit(
    house: &Arc<House>,
    headers: &HeaderMap,
    lang: Lang,
    path: &str,
    query: &str,
) -> Result<Visit, Problem> {
    let token = cookie::read(headers, cookie::session_name(&house.settings.address));
    Ok(Visit { viewer: viewer(house, token).await?, ..nobody(house, headers, lang, path, query) })
}

/// Answers a request for a page.
pub async fn show(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = language(request.uri().path());
    let query = request.uri().query().unwrap_or("");
    let plain = cookie::read(headers, cookie::session_name(&house.settings.address)).is_none();
    let (rest, tag) = app::arrivals::split(path, query);
    let id = arrivals::dossier(path).filter(|_| plain && request.method() == http::Method::GET);
    let came = id.and_then(|id| Some((id, arrivals::came(headers, &house.settings.address, tag)?)));
    let via = came.map(|(_, via)| via).or(tag).filter(|via| via.goes_along());
    let network = guard::network(&house, &request);
    let count = || {
        if let Some((id, via)) = came.filter(|(id, _)| guard::counts_as_arrival(&house, network, *id)) {
            house.site.arrivals.came(id, via);
        }
    };
    let key = Key {
        address: if rest.is_empty() { path.to_string() } else { format!("{path}?{rest}") },
        via,
        lang,
        digits: cookie::digits(headers),
        text_size: cookie::text_size(headers),
    };
    if plain && let Some(sent) = house.kept.find(&key, house.now()) {
        count();
        return kept(&sent, headers);
    }
    // Whoever's receipt it is guesses nothing.
    let stopped = match own_receipt(&house, headers, path).await {
        true => None,
        false => guard::limited_page(&house, &request, path),
    };
    let stopped = stopped.or_else(|| urls::pairs(query).is_none().then(|| Refusal::NotText.into()));
    if let Some(problem) = stopped {
        let visit = nobody(&house, headers, lang, path, "");
        return fresh(&visit, app::notice::page(&visit, &problem), headers);
    }
    let seen = house.kept.seen();
    let visit = match visit(&house, headers, lang, path, query).await {
        Ok(visit) => Visit { via, ..visit },
        Err(problem) => {
            let visit = nobody(&house, headers, lang, path, query);
            return fresh(&visit, app::notice::page(&visit, &problem), headers);
        }
    };
    let (visit, page) = load(visit).await;
    if let Some(to) = &page.moved {
        return crate::forms::redirect(to);
    }
    let (status, keep) = (page.status, page.keep.clone());
    if status == 200 {
        count();
    }
    if plain && status == 200 && matches!(keep, Keep::Until { .. }) {
        let html = app::request::draw(&visit, page);
        return kept(&house.kept.keep(key, keep, seen, status, html), headers);
    }
    fresh(&visit, page, headers)
}

/// Whether a page is a receipt of who asks for it: their browser holds its code, or they sent it signed in. Of who has neither nothing is asked.
async fn own_receipt(house: &House, headers: &HeaderMap, path: &str) -> bool {
    let number = path.strip_prefix("/receipts/").and_then(|rest| rest.split('/').next());
    let Some(number) = number.and_then(|number| Number::parse(number).ok()) else { return false };
    let code = app::comment::sitting::secret(cookie::read(headers, "receipt"), number).map(Proof::Code);
    let token = cookie::read(headers, cookie::session_name(&house.settings.address));
    let account = viewer(house, token).await.unwrap_or_default().person.map(Proof::Account);
    for proof in [code, account].into_iter().flatten() {
        if matches!(store::comment::read_back(&house.site.store, number, proof).await, Ok(Some(_))) {
            return true;
        }
    }
    false
}

/// Loads the page of a visit; a problem becomes its page, those who must sign in are shown where.
pub async fn load(visit: Visit) -> (Visit, Page) {
    let (visit, loaded) = loaded(visit).await;
    let page = loaded.unwrap_or_else(|problem| app::notice::page(&visit, &problem));
    (visit, page)
}

async fn loaded(mut visit: Visit) -> (Visit, Result<Page, Problem>) {
    let Some((url, params)) = urls::find(&visit.path) else { return (visit, Err(Problem::NotFound)) };
    visit.params = params;
    let (visit, no_day) = match app::then::asked(visit.clone(), url.path) {
        Ok(Asked::Page(visit)) => (*visit, false),
        Ok(Asked::Refused(visit)) => (*visit, true),
        Ok(Asked::Instead(page)) => return (visit, Ok(*page)),
        Err(problem) => return (visit, Err(problem)),
    };
    let loaded = match url.who {
        Who::Staff if !visit.viewer.signed_in() => Err(Problem::SignIn),
        // Who works for an agency shows a second factor before the desk, where it is asked for.
        Who::Staff if visit.viewer.factor_needed && visit.path.starts_with("/desk") => {
            Ok(Page::moved(visit.to("/me/second-factor")))
        }
        _ => (url.show)(visit.clone()).await,
    };
    // What somebody looks back to is drawn for them alone, and no search engine keeps it.
    let loaded = match visit.on {
        Some(_) => loaded.map(|page| Page { keep: Keep::Never, unlisted: true, ..page }),
        None => loaded,
    };
    let loaded = match loaded {
        // The day that was asked for is none: its form says so.
        Ok(page) if no_day && page.status == 200 => Ok(Page { status: 422, keep: Keep::Never, unlisted: true, ..page }),
        Err(Problem::NotFound) if visit.on.is_some() => match app::then::not_there(visit.clone()).await {
            Ok((visit, page)) => return (visit, Ok(page)),
            Err(problem) => Err(problem),
        },
        loaded => loaded,
    };
    let loaded = match loaded {
        Err(Problem::SignIn) => app::account::page::ask(visit.clone()).await,
        loaded => loaded,
    };
    (visit, loaded)
}

/// The page that a refused form stands on, filled in again. Where that page cannot be drawn, or the form named none, what was
/// typed stands on the last page there is.
pub async fn again(mut visit: Visit, returned: Returned, headers: &HeaderMap) -> Response {
    let returned = Arc::new(returned);
    visit.returned = Some(returned.clone());
    let (visit, loaded) = match visit.path.as_str() {
        "/" => (visit, Err(Problem::NotFound)),
        _ => self::loaded(visit).await,
    };
    // A page that leads on to another would lose what was typed.
    let loaded = match loaded {
        Ok(page) if page.moved.is_some() => Err(Problem::NotFound),
        loaded => loaded,
    };
    let mut page = loaded.unwrap_or_else(|other| {
        app::notice::of_a_form(&visit, returned.problem.as_ref().unwrap_or(&other), &returned.pairs)
    });
    if let Some(problem) = returned.problem.as_ref().filter(|_| page.status == 200) {
        page.status = problem.status();
    }
    // What pays for the form is an island.
    page.islands |= app::ui::price::asked(&visit);
    let mut response = fresh(&visit, page, headers);
    // By this an island knows that what was typed stands on it.
    response.headers_mut().insert("x-form", HeaderValue::from_static("again"));
    response
}

/// Whether a page is seen by a secret in its address, is somebody's receipt, or the form that opens one with the code as it was typed.
fn has_a_secret(visit: &Visit) -> bool {
    guard::is_a_receipt(&visit.path)
        || visit.path.starts_with("/letters/")
        || visit.path.starts_with("/preview/")
        || (visit.path == "/receipts" && visit.returned.is_some())
}

fn kept(sent: &Sent, headers: &HeaderMap) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or("");
    let same = known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == sent.tag);
    let (body, encoding) = match Pressing::taken(headers) {
        Some(Pressing::Brotli) => (&sent.brotli, Some(Pressing::Brotli)),
        Some(Pressing::Gzip) => (&sent.gzip, Some(Pressing::Gzip)),
        None => (&sent.html, None),
    };
    let mut response = match same {
        true => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        }
        false => html(sent.status, body.clone()),
    };
    let given = response.headers_mut();
    if let Some(encoding) = encoding.filter(|_| !same) {
        given.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    }
    // Weak: the same page in any of its forms.
    if let Ok(tag) = HeaderValue::from_str(&format!("W/{}", sent.tag)) {
        given.insert(header::ETAG, tag);
    }
    given.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    given.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// A page drawn for this request alone. No form's is `no-store`: the browser keeps its own copy of what was typed. A receipt's page holds
/// a secret, whose letters its compressed length would betray to whoever can put guesses beside them (BREACH): it goes out as
/// it is.
pub fn fresh(visit: &Visit, page: Page, headers: &HeaderMap) -> Response {
    let (status, receipt) = (page.status, has_a_secret(visit));
    let drawn = app::request::draw(visit, page);
    let pressing = Pressing::taken(headers).filter(|_| !receipt);
    let mut response = match pressing {
        Some(pressing) => html(status, pressing.once(drawn.as_bytes()).into()),
        None => html(status, drawn.into()),
    };
    let given = response.headers_mut();
    if let Some(pressing) = pressing {
        given.insert(header::CONTENT_ENCODING, HeaderValue::from_static(pressing.name()));
    }
    if receipt {
        given.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    given.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    // A receipt goes with its secret: who uses the device next must not find it by going back.
    let kept = if receipt { "no-store" } else { "private, no-cache" };
    given.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

fn html(status: u16, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}
