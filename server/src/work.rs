//! The tables of what agencies have done, while it is public, and of how satisfied people are with the portal, as CSV.

use crate::export::csv;
use crate::house::House;
use crate::pages;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use std::sync::Arc;

/// Gives it; while the table is not public, the page that says so.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let (lang, path) = pages::language(request.uri().path());
    let visit = pages::nobody(&house, request.headers(), lang, path, request.uri().query().unwrap_or(""));
    match app::agencies::work::lines(&visit).await {
        Ok(lines) => file(&lines, HeaderValue::from_static("attachment; filename=\"agencies.csv\"")),
        Err(problem) => pages::problem(&house, request.headers(), lang, &problem),
    }
}

/// Gives how satisfied people are with the portal, month by month.
pub async fn satisfaction(State(house): State<Arc<House>>, request: Request) -> Response {
    let (lang, path) = pages::language(request.uri().path());
    let visit = pages::nobody(&house, request.headers(), lang, path, "");
    match app::satisfaction::page::lines(&visit).await {
        Ok(lines) => file(&lines, HeaderValue::from_static("attachment; filename=\"satisfaction.csv\"")),
        Err(problem) => pages::problem(&house, request.headers(), lang, &problem),
    }
}

fn file(lines: &[Vec<String>], name: HeaderValue) -> Response {
    let mut bytes = csv::begin(&lines[0]);
    bytes.extend(csv::page(&lines[1..]));
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}
