//! The doors of exports: for everyone the published part, for the agency's entitled staff the whole.

use super::{Rows, What, csv, summary, xlsx};
use crate::house::House;
use crate::pages;
use app::problem::Problem;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::id::ConsultationId;
use futures::stream;
use http::{HeaderValue, header};
use std::sync::Arc;
use store::export::For;

/// The kinds of file, by the last part of their address.
pub const FILES: [&str; 7] = [
    "comments.csv",
    "comments.xlsx",
    "comments-columns.csv",
    "answers.csv",
    "answers.xlsx",
    "answers-columns.csv",
    "summary.xlsx",
];
/// Those that everyone may take.
pub const PUBLIC_FILES: [&str; 4] = ["comments.csv", "comments.xlsx", "comments-columns.csv", "summary.xlsx"];

/// Gives a file: `/c/12/comments.csv` or `/desk/c/12/comments.csv`.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let (lang, path) = pages::language(request.uri().path());
    let visit = match pages::visit(&house, request.headers(), lang, path, "").await {
        Ok(visit) => visit,
        Err(problem) => return refused(None, problem),
    };
    let whom = if path.starts_with("/desk/") { For::Agency } else { For::Public };
    if whom == For::Agency && !visit.viewer.signed_in() {
        return refused(Some(visit), Problem::SignIn);
    }
    let mut parts = path.rsplit('/');
    let (file, id) = (parts.next().unwrap_or("").to_string(), parts.next().and_then(ConsultationId::parse));
    let Some(id) = id else { return refused(Some(visit), Problem::NotFound) };
    match give(&house, &visit, id, &file, whom).await {
        Ok(response) => response,
        Err(problem) => refused(Some(visit), problem),
    }
}

async fn give(
    house: &House,
    visit: &app::request::Visit,
    id: ConsultationId,
    file: &str,
    whom: For,
) -> Result<Response, Problem> {
    let store = &house.site.store;
    store::export::allowed(store, &visit.viewer, id, whom).await?;
    let what = if file.starts_with("answers") { What::Answers } else { What::Comments };
    let name = format!("siang-{id}-{file}");
    let fault = |error: anyhow::Error| Problem::Fault { reference: store::log_fault(&error) };
    if file == "summary.xlsx" {
        let one = store::consultation::one(store, id).await?;
        let found = match whom {
            For::Public => store::result::public(store, id).await?.ok_or(Problem::NotFound)?,
            For::Agency => store::result::summary(store, id).await?,
        };
        let bytes = summary::workbook(store, &one, &found, whom, visit.lang).await.map_err(fault)?;
        return Ok(attached(Body::from(bytes), XLSX, &name));
    }
    let mut rows = Rows::begin(store, id, what, whom, visit.lang).await?;
    if file.ends_with("-columns.csv") {
        return Ok(attached(Body::from(rows.columns()), "text/csv; charset=utf-8", &name));
    }
    if file.ends_with(".xlsx") {
        let mut book = xlsx::Book::new();
        let sheet = match what {
            What::Comments => words::export::comments_sheet(visit.lang),
            What::Answers => words::export::answers_sheet(visit.lang),
        };
        book.table(sheet, &mut rows, &mut |_| {}).await.map_err(fault)?;
        book.dictionary(visit.lang, &rows).map_err(fault)?;
        return Ok(attached(Body::from(book.finish().map_err(fault)?), XLSX, &name));
    }
    // The head goes out at once, then page after page as the reader takes them.
    let head = Bytes::from(csv::begin(&rows.head()));
    let pages = stream::unfold(Some((rows, Some(head))), |state| async {
        let (mut rows, head) = state?;
        if let Some(head) = head {
            return Some((Ok(head), Some((rows, None))));
        }
        match rows.next().await {
            Ok(page) if page.is_empty() => None,
            Ok(page) => Some((Ok(Bytes::from(csv::page(&page))), Some((rows, None)))),
            // A broken stream, not a file that looks whole.
            Err(error) => Some((Err(std::io::Error::other(store::log_fault(&error))), None)),
        }
    });
    Ok(attached(Body::from_stream(pages), "text/csv; charset=utf-8", &name))
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn attached(body: Body, kind: &'static str, name: &str) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn refused(visit: Option<app::request::Visit>, problem: Problem) -> Response {
    let status = problem.status();
    match visit {
        Some(visit) => {
            let page = app::notice::page(&visit, &problem);
            pages::fresh(status, app::request::draw(&visit, page))
        }
        None => pages::fresh(status, String::new()),
    }
}
