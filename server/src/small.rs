//! Small doors: health, the reader's settings, robots.

use crate::house::House;
use crate::{cookie, forms};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use std::collections::HashMap;
use std::sync::Arc;

/// Whether the program can answer: the log can be read.
pub async fn health(State(house): State<Arc<House>>) -> Response {
    match store::event::last(&house.site.store).await {
        Ok(seq) => format!("ok {seq}\n").into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

/// Keeps one reading setting in a cookie and leads back.
pub async fn settings(Query(asked): Query<HashMap<String, String>>) -> Response {
    let mut response = forms::redirect(asked.get("back").map_or("/", String::as_str));
    let known = [("text", ["normal", "large", "larger"].as_slice()), ("digits", ["arabic", "thai"].as_slice())];
    for (name, values) in known {
        let Some(value) = asked.get(name).filter(|value| values.contains(&value.as_str())) else { continue };
        if let Ok(line) = HeaderValue::from_str(&cookie::setting(name, value)) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

/// Ends every letter to an address, in one press of a mail program (RFC 8058). Whoever left already has left.
pub async fn leave(State(house): State<Arc<House>>, Path(token): Path<String>) -> Response {
    match store::letters::leave(&house.site.store, &token, None, house.now()).await {
        Ok(()) => "left\n".into_response(),
        Err(error) => {
            let reference = store::log_fault(&error);
            (StatusCode::SERVICE_UNAVAILABLE, format!("not now {reference}\n")).into_response()
        }
    }
}

/// The same address opened by a person: the page where letters are ended.
pub async fn leave_page(Path(token): Path<String>) -> Response {
    match token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => forms::redirect(&format!("/letters/{token}")),
        false => plain(StatusCode::NOT_FOUND, "no such address\n"),
    }
}

/// A line of plain text.
pub fn plain(status: StatusCode, line: &'static str) -> Response {
    (status, line).into_response()
}

/// What crawlers may read: everything public.
pub async fn robots() -> Response {
    "User-agent: *\nDisallow: /desk\nDisallow: /en/desk\nDisallow: /api/\nDisallow: /settings\n".into_response()
}
