//! The doors of exports: for everyone the published part, for the agency's entitled staff the whole.

use super::making::{self, Key};
use super::pieces::Pieces;
use super::slip::{Begun, Slip, summed};
use super::{Rows, What, papers, summary, xlsx};
use crate::house::House;
use crate::{guard, pages};
use app::problem::Problem;
use app::request::Visit;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::{Bytes, BytesMut};
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::result::Summary;
use futures::stream;
use http::{HeaderValue, Method, header};
use std::fs::File;
use std::net::IpAddr;
use std::sync::Arc;
use store::Store;
use store::export::For;
use tokio::io::AsyncReadExt;
use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;

/// The kinds of file besides papers, by the last part of their address.
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
    let headers = request.headers();
    let (lang, path) = pages::language(request.uri().path());
    let refused = |visit: &Visit, problem| pages::fresh(visit, app::notice::page(visit, &problem), headers);
    let visit = match pages::visit(&house, headers, lang, path, "").await {
        Ok(visit) => visit,
        Err(problem) => return refused(&pages::nobody(&house, headers, lang, path, ""), problem),
    };
    let whom = if path.starts_with("/desk/") { For::Agency } else { For::Public };
    if whom == For::Agency && !visit.viewer.signed_in() {
        return refused(&visit, Problem::SignIn);
    }
    let mut parts = path.rsplit('/');
    let (file, id) = (parts.next().unwrap_or(""), parts.next().and_then(ConsultationId::parse));
    let Some(id) = id else { return refused(&visit, Problem::NotFound) };
    let asks = match request.method() {
        &Method::HEAD => Asks::Head,
        _ => Asks::Whole { network: guard::network(&house, &request) },
    };
    let progress = request.uri().query().is_some_and(|query| query.contains("progress"));
    if progress && whom == For::Agency {
        return progress_of(&house, &key(&visit, id, file));
    }
    match give(&house, &visit, id, file, (whom, asks)).await {
        Ok(response) => response,
        Err(problem) => refused(&visit, problem),
    }
}

/// What of a file is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    /// Whether there is one: nothing is made.
    Head,
    /// The file, for somebody on a network.
    Whole { network: Option<IpAddr> },
}

impl Asks {
    /// Whether the file is to be made: everyone only so often from one network, the agency's people as they need.
    ///
    /// # Errors
    /// [`Problem::TooMany`].
    pub(super) fn making(self, house: &House, whom: For) -> Result<bool, Problem> {
        match (self, whom) {
            (Asks::Head, _) => Ok(false),
            (Asks::Whole { network: Some(network) }, For::Public) => guard::made_again(house, network).map(|()| true),
            (Asks::Whole { .. }, _) => Ok(true),
        }
    }
}

async fn give(
    house: &Arc<House>,
    visit: &Visit,
    id: ConsultationId,
    file: &str,
    (whom, asks): (For, Asks),
) -> Result<Response, Problem> {
    let store = &house.site.store;
    store::export::allowed(store, &visit.viewer, id, whom).await?;
    let begun = Begun::of(house, visit, id, file, whom).await?;
    if papers::FILES.contains(&file) {
        return papers::give(house, begun, asks).await;
    }
    let what = if file.starts_with("answers") { What::Answers } else { What::Comments };
    let name = format!("siang-{id}-{file}");
    let Begun { mut slip, one, found } = begun;
    if file.ends_with(".xlsx") {
        let rows = if what == What::Answers { one.sheets } else { one.comments };
        if rows > u64::from(xlsx::MOST_ROWS) {
            return Err(Refusal::TooManyRows { most: xlsx::MOST_ROWS }.into());
        }
        let found = match file {
            "summary.xlsx" => Some(found.ok_or(Problem::NotFound)?),
            _ => None,
        };
        if !asks.making(house, whom)? {
            return Ok(unmade(XLSX, &name));
        }
        if whom == For::Agency && rows > making::WATCHED {
            return watched(house, visit, (id, file, rows), (one, found, what, slip)).await;
        }
        let turn = house.books.clone().try_acquire_owned().map_err(|_| Problem::Busy)?;
        let made = sheets(store.clone(), one, found, what, slip, turn, Arc::new(|_| {})).await?;
        return Ok(whole(made, XLSX, &name));
    }
    if file.ends_with("-columns.csv") {
        // It holds nothing that could be compared.
        slip.made.code = None;
        return Ok(attached(Body::from(Rows::begin(store, what, slip).await?.columns()), CSV, &name));
    }
    let rows = Rows::begin(store, what, slip).await?;
    let pieces = stream::unfold(Some(Pieces::of(rows)), |pieces| async {
        let mut pieces = pieces?;
        match pieces.next().await {
            Ok(piece) => piece.map(|piece| (Ok(Bytes::from(piece)), Some(pieces))),
            // A broken stream, not a file that looks whole.
            Err(error) => Some((Err(std::io::Error::other(store::log_fault(&error))), None)),
        }
    });
    Ok(attached(Body::from_stream(pieces), CSV, &name))
}

fn key(visit: &Visit, consultation: ConsultationId, file: &str) -> Key {
    Key { consultation, file: file.into(), lang: visit.lang, person: visit.viewer.person }
}

/// A large workbook: it is begun, a page tells how far it has come, and when it is finished its address gives it, once.
async fn watched(
    house: &Arc<House>,
    visit: &Visit,
    (id, file, rows): (ConsultationId, &str, u64),
    (one, found, what, slip): (Consultation, Option<Summary>, What, Slip),
) -> Result<Response, Problem> {
    let key = key(visit, id, file);
    if let Some(end) = house.makings.take(&key) {
        return end.map(|made| whole(made, XLSX, &format!("siang-{id}-{file}")));
    }
    let making = match house.makings.under_way(&key) {
        Some(making) => making,
        None => {
            let turn = house.books.clone().try_acquire_owned().map_err(|_| Problem::Busy)?;
            let making = house.makings.begin(key, rows);
            let (store, told) = (house.site.store.clone(), making.clone());
            tokio::spawn(async move {
                let made = sheets(
                    store,
                    one,
                    found,
                    what,
                    slip,
                    turn,
                    Arc::new({
                        let told = told.clone();
                        move |n| told.told(n)
                    }),
                );
                told.finish(made.await);
            });
            making
        }
    };
    let page = app::making::page(visit, &format!("/desk/c/{id}/{file}"), making.done(), making.all);
    Ok(pages::fresh(visit, page, &http::HeaderMap::new()))
}

/// How far a large workbook has come, for the small script of its page.
fn progress_of(house: &House, key: &Key) -> Response {
    let said = house
        .makings
        .under_way(key)
        .map(|making| serde_json::json!({ "done": making.done(), "all": making.all, "ready": making.is_ready() }));
    let mut response = Response::new(Body::from(said.unwrap_or_default().to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Told how many rows were written.
type Told = Arc<dyn Fn(u64) + Send + Sync>;

/// A workbook, made apart from the threads that answer requests, in a file without a name: it is gone when it is sent.
async fn sheets(
    store: Store,
    one: Consultation,
    found: Option<Summary>,
    what: What,
    slip: Slip,
    turn: OwnedSemaphorePermit,
    told: Told,
) -> Result<(File, u64), Problem> {
    let making = Handle::current();
    let made = tokio::task::spawn_blocking(move || -> anyhow::Result<(File, u64)> {
        let _turn = turn;
        let mut file = tempfile::tempfile()?;
        let fault = |error: store::Error| anyhow::anyhow!("{error:?}");
        let noting = slip.clone();
        making.block_on(async {
            if let Some(found) = found {
                return summary::workbook(&store, &one, &found, slip, (&mut |n| told(n), &mut file)).await;
            }
            let rows = Rows::begin(&store, what, slip).await.map_err(fault)?;
            xlsx::of_rows(rows, &mut |n| told(n), &mut file).await.map(|_| ())
        })?;
        let (sum, length) = summed(&mut file)?;
        making.block_on(noting.note(&store, &sum, &[])).map_err(fault)?;
        Ok((file, length))
    });
    let fault = |error: &dyn std::fmt::Debug| Problem::Fault { reference: store::log_fault(error) };
    made.await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))
}

/// A file with its length, by which a browser knows that it was cut off.
pub(super) fn whole((file, length): (File, u64), kind: &'static str, name: &str) -> Response {
    let mut response = attached(file_body(file, u64::MAX), kind, name);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}

/// An answer that gives a file from where it stands.
pub fn from_disk(file: File, length: u64) -> Response {
    let mut response = Response::new(file_body(file, length));
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}

/// A file from where it stands, piece by piece, so many bytes of it.
fn file_body(file: File, length: u64) -> Body {
    let pieces = stream::unfold(Some(tokio::fs::File::from_std(file).take(length)), |file| async {
        let mut file = file?;
        let mut piece = BytesMut::with_capacity(PIECE);
        match file.read_buf(&mut piece).await {
            Ok(0) => None,
            Ok(_) => Some((Ok(piece.freeze()), Some(file))),
            Err(error) => Some((Err(error), None)),
        }
    });
    Body::from_stream(pieces)
}

/// How much of a file is in memory at once, in bytes.
const PIECE: usize = 64 << 10;
const CSV: &str = "text/csv; charset=utf-8";
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The head of a file that was not made, so that its length is not known.
pub(super) fn unmade(kind: &'static str, name: &str) -> Response {
    attached(Body::from_stream(stream::empty::<std::io::Result<Bytes>>()), kind, name)
}

pub(super) fn attached(body: Body, kind: &'static str, name: &str) -> Response {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
