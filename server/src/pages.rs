//! The door of every page: who asks, in which language, from what is kept or freshly drawn.

use crate::cache::{Key, Sent};
use crate::cookie;
use crate::house::House;
use app::problem::Problem;
use app::request::{Keep, Page, Returned, Visit};
use app::urls::{self, Who};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::agency::Viewer;
use domain::lang::Lang;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use std::sync::Arc;

/// Splits the language off an address: `/en/c/12` is English, `/c/12`.
pub fn language(path: &str) -> (Lang, &str) {
    match path.strip_prefix("/en") {
        Some("") => (Lang::En, "/"),
        Some(rest) if rest.starts_with('/') => (Lang::En, rest),
        _ => (Lang::Th, path),
    }
}

/// The visit of one request to one page address (without its language's prefix).
pub async fn visit(
    house: &Arc<House>,
    headers: &HeaderMap,
    lang: Lang,
    path: &str,
    query: &str,
) -> Result<Visit, Problem> {
    let now = house.now();
    let viewer = match cookie::read(headers, cookie::session_name(&house.settings.address)) {
        Some(token) => store::session::viewer(&house.site.store, &store::session::SessionToken(token.into()), now)
            .await?
            .unwrap_or_default(),
        None => Viewer::default(),
    };
    Ok(Visit {
        site: house.site.clone(),
        viewer,
        lang,
        digits: cookie::digits(headers),
        text_size: cookie::text_size(headers),
        now,
        path: path.into(),
        query: urls::pairs(query),
        params: Default::default(),
        receipt: cookie::read(headers, "receipt").map(str::to_string),
        returned: None,
    })
}

/// Answers a request for a page.
pub async fn show(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = language(request.uri().path());
    let query = request.uri().query().unwrap_or("");
    let plain = cookie::read(headers, cookie::session_name(&house.settings.address)).is_none();
    let key = Key {
        address: if query.is_empty() { path.to_string() } else { format!("{path}?{query}") },
        lang,
        digits: cookie::digits(headers),
        text_size: cookie::text_size(headers),
    };
    if plain && let Some(sent) = house.kept.find(&key, house.now()) {
        return kept(&sent, headers);
    }
    let seen = house.kept.seen();
    let visit = match visit(&house, headers, lang, path, query).await {
        Ok(visit) => visit,
        Err(problem) => return fault(&problem),
    };
    let (visit, page) = load(visit).await;
    if let Some(to) = &page.moved {
        return crate::forms::redirect(to);
    }
    let (status, keep) = (page.status, page.keep.clone());
    let html = app::request::draw(&visit, page);
    match keep {
        Keep::Until { .. } if plain && status == 200 => kept(&house.kept.keep(key, keep, seen, status, html), headers),
        _ => fresh(status, html),
    }
}

/// Loads the page of a visit; a problem becomes its page, those who must sign in are shown where.
pub async fn load(mut visit: Visit) -> (Visit, Page) {
    let Some((url, params)) = urls::find(&visit.path) else {
        let page = app::notice::page(&visit, &Problem::NotFound);
        return (visit, page);
    };
    visit.params = params;
    if url.who == Who::Staff && !visit.viewer.signed_in() {
        let page = sign_in(&visit).await;
        return (visit, page);
    }
    match (url.show)(visit.clone()).await {
        Ok(page) => (visit, page),
        Err(Problem::SignIn) => {
            let page = sign_in(&visit).await;
            (visit, page)
        }
        Err(problem) => {
            let page = app::notice::page(&visit, &problem);
            (visit, page)
        }
    }
}

async fn sign_in(visit: &Visit) -> Page {
    match app::account::page::ask(visit.clone()).await {
        Ok(page) => page,
        Err(problem) => app::notice::page(visit, &problem),
    }
}

/// The page that a refused form stands on, filled in again.
pub async fn again(mut visit: Visit, returned: Returned) -> Response {
    let status = returned.problem.status();
    visit.returned = Some(Arc::new(returned));
    let (visit, mut page) = load(visit).await;
    if page.status == 200 {
        page.status = status;
    }
    let status = page.status;
    fresh(status, app::request::draw(&visit, page))
}

fn kept(sent: &Sent, headers: &HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
    let (body, encoding) = match accepts {
        a if a.contains("br") => (&sent.brotli, Some("br")),
        a if a.contains("gzip") => (&sent.gzip, Some("gzip")),
        _ => (&sent.html, None),
    };
    let mut response = html(sent.status, body.clone());
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// A page drawn for this request alone. Not `no-store`: the browser keeps its own copy of what was typed.
pub fn fresh(status: u16, drawn: String) -> Response {
    let mut response = html(status, drawn.into());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

fn html(status: u16, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// The plainest answer, for when not even a visit could be made.
fn fault(problem: &Problem) -> Response {
    let reference = match problem {
        Problem::Fault { reference } => reference.clone(),
        other => format!("{other:?}"),
    };
    let say = words::problem::fault;
    fresh(
        problem.status(),
        format!("<!doctype html><title>Siang</title><h1>{} / {}</h1><p>{reference}</p>", say(Lang::Th), say(Lang::En)),
    )
}
