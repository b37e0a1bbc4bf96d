//! One layer runs every server function, in a task of its own, and answers: to a plain form 303, or the form's own page again,
//! filled in; to an island JSON with the same status. The page is named by a hidden field and looked up in the table of URLs.

use crate::house::House;
use crate::{cookie, guard, pages};
use app::problem::Problem;
use app::request::{Done, Returned, Serving, Visit};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use domain::refusal::Refusal;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::BodyExt;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use std::sync::{Arc, Mutex};

/// The largest form: the Civil and Commercial Code as multipart is 1.7 MB.
const LARGEST: usize = 16 << 20;

type Pairs = Vec<(String, String)>;

/// Answers a form or an island's call.
pub async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let island =
        !parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let (lang, path) = pages::language(parts.uri.path());
    let endpoint = path.to_string();
    let pairs = match read(&parts.headers, body).await {
        Ok(pairs) => pairs,
        Err(problem) => return refused_unread(&house, &parts.headers, lang, island, problem).await,
    };
    let page = pairs.iter().find(|(name, _)| name == "page").map_or("/", |(_, value)| value.as_str());
    let (page_path, page_query) = page.split_once('?').unwrap_or((page, ""));
    let page_path = if app::urls::find(page_path).is_some() { page_path } else { "/" };
    let visit = match pages::visit(&house, &parts.headers, lang, page_path, page_query).await {
        Ok(visit) => visit,
        Err(problem) => return json(&Err(problem)),
    };
    let strange = visit.viewer.signed_in() && !guard::from_here(&parts.headers, &house.settings.address);
    let outcome = if strange {
        (Err(Problem::StrangeOrigin), Vec::new())
    } else if let Some(problem) = guard::limited(&house, &parts, &endpoint) {
        (Err(problem), Vec::new())
    } else {
        // In a task of its own: a phone that hangs up must not tear a deed in two.
        let run = run(visit.clone(), parts.headers.clone(), house.settings.address.clone(), endpoint, pairs.clone());
        tokio::spawn(run)
            .await
            .unwrap_or_else(|panic| (Err(Problem::Fault { reference: store::log_fault(&panic) }), Vec::new()))
    };
    let (answer, cookies) = outcome;
    let mut response = match answer {
        answer if island => json(&answer),
        Ok(done) => redirect(&done.to),
        Err(problem) => pages::again(visit, Returned { pairs, problem }).await,
    };
    for line in cookies {
        if let Ok(value) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Runs the function of an endpoint over the form's pairs.
async fn run(
    visit: Visit,
    headers: HeaderMap,
    address: String,
    endpoint: String,
    pairs: Pairs,
) -> (Result<Done, Problem>, Vec<String>) {
    let Some(mut service) = server_fn::axum::get_server_fn_service(&endpoint, Method::POST) else {
        return (Err(Problem::NotFound), Vec::new());
    };
    let cookies = Arc::new(Mutex::new(Vec::new()));
    let serving = Serving {
        visit,
        pairs: Arc::new(pairs),
        cookies: cookies.clone(),
        token: cookie::read(&headers, cookie::session_name(&address)).map(str::to_string),
        address,
    };
    // The function reads its one argument from an urlencoded body; what came as multipart is written anew.
    let body = app::request::encode(&serving.pairs);
    let request = http::Request::post(&endpoint)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(body))
        .unwrap_or_default();
    let owner = Owner::new();
    let response = owner
        .with(|| {
            ScopedFuture::new(async move {
                provide_context(serving);
                service.run(request).await
            })
        })
        .await;
    owner.unset();
    let succeeded = response.status().is_success();
    let body = match response.into_body().collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => return (Err(Problem::Fault { reference: store::log_fault(&error) }), Vec::new()),
    };
    let answer = if succeeded {
        serde_json::from_slice::<Done>(&body).map_err(|error| Problem::Fault { reference: store::log_fault(&error) })
    } else {
        Err(serde_json::from_slice::<Problem>(&body)
            .unwrap_or_else(|error| Problem::Fault { reference: store::log_fault(&error) }))
    };
    let cookies = cookies.lock().map(|lines| lines.clone()).unwrap_or_default();
    (answer, cookies)
}

/// Reads a form's pairs, urlencoded or multipart.
async fn read(headers: &HeaderMap, body: Body) -> Result<Pairs, Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if let Ok(boundary) = multer::parse_boundary(kind) {
        let limits = multer::Constraints::new().size_limit(multer::SizeLimit::new().whole_stream(LARGEST as u64));
        let mut parts = multer::Multipart::with_constraints(body.into_data_stream(), boundary, limits);
        let mut pairs = Pairs::new();
        loop {
            match parts.next_field().await {
                Ok(Some(field)) => {
                    let name = field.name().unwrap_or("").to_string();
                    let bytes = field.bytes().await.map_err(|_| too_large())?;
                    let value = String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::ControlCharacters)?;
                    pairs.push((name, value));
                }
                Ok(None) => return Ok(pairs),
                Err(_) => return Err(too_large()),
            }
        }
    }
    let limited = http_body_util::Limited::new(body, LARGEST);
    let bytes = limited.collect().await.map_err(|_| too_large())?.to_bytes();
    let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::ControlCharacters)?;
    Ok(app::urls::pairs(text))
}

fn too_large() -> Problem {
    Refusal::TooLong { most: LARGEST as u32, got: LARGEST as u32 + 1 }.into()
}

async fn refused_unread(
    house: &Arc<House>,
    headers: &HeaderMap,
    lang: domain::lang::Lang,
    island: bool,
    problem: Problem,
) -> Response {
    if island {
        return json(&Err(problem));
    }
    match pages::visit(house, headers, lang, "/", "").await {
        Ok(visit) => {
            let page = app::notice::page(&visit, &problem);
            pages::fresh(page.status, app::request::draw(&visit, page))
        }
        Err(problem) => json(&Err(problem)),
    }
}

fn json(answer: &Result<Done, Problem>) -> Response {
    let (status, body) = match answer {
        Ok(done) => (200, serde_json::to_vec(done)),
        Err(problem) => (problem.status(), serde_json::to_vec(problem)),
    };
    let mut response = Response::new(Body::from(body.unwrap_or_default()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if status >= 400 {
        // How the browser's half tells an error of ours from one of the line.
        response.headers_mut().insert("serverfnerror", HeaderValue::from_static("1"));
    }
    response
}

/// 303 to a path of this site.
pub fn redirect(to: &str) -> Response {
    let safe = if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') { to } else { "/" };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let value = HeaderValue::from_str(safe).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, value);
    response
}
