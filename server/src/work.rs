//! The table of what agencies have done, as CSV, while it is public.

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
        Ok(lines) => {
            let mut bytes = csv::begin(&lines[0]);
            bytes.extend(csv::page(&lines[1..]));
            let kind = HeaderValue::from_static("text/csv; charset=utf-8");
            let name = HeaderValue::from_static("attachment; filename=\"agencies.csv\"");
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(problem) => pages::problem(&house, request.headers(), lang, &problem),
    }
}
