//! The doors of exports: for everyone the published part, for the agency's entitled staff the whole.

use super::lines::Lines;
use super::making::{self, Given, Key, Watched};
use super::narrowed::Narrowed;
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
use http::{HeaderMap, HeaderValue, Method, header};
use std::fs::File;
use std::net::IpAddr;
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use store::Store;
use store::export::For;
use tokio::io::AsyncReadExt;
use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;
use words::named::Names;

/// The kinds of file besides papers, by the last part of their address.
pub const FILES: [&str; 8] = [
    "comments.csv",
    "comments.xlsx",
    "comments-columns.csv",
    "answers.csv",
    "answers.xlsx",
    "answers.jsonl",
    "answers-columns.csv",
    "summary.xlsx",
];
/// Those that everyone may take.
pub const PUBLIC_FILES: [&str; 4] = ["comments.csv", "comments.xlsx", "comments-columns.csv", "summary.xlsx"];

/// Gives a file: `/c/12/comments.csv` or `/desk/c/12/comments.csv`.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = pages::language(request.uri().path());
    let query = request.uri().query().unwrap_or("");
    let refused = |visit: &Visit, problem| pages::fresh(visit, app::notice::page(visit, &problem), headers);
    let visit = match pages::visit(&house, headers, lang, path, query).await {
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
        _ => Asks::Whole { network: guard::network(&house, &request), reads: reads(headers) },
    };
    // What is no text narrows nothing and is not left out silently.
    if app::urls::pairs(query).is_none() {
        return refused(&visit, Refusal::NotText.into());
    }
    let narrowed = match Narrowed::read(&visit, file, whom) {
        Ok(narrowed) => narrowed,
        Err(problem) => return refused(&visit, problem),
    };
    if visit.query.iter().any(|(name, _)| name == "progress") {
        return making::progress(&house, &key(&visit, id, narrowed.address(file), whom));
    }
    match give(&house, &visit, id, (file, narrowed), (whom, asks)).await {
        Ok(response) => response,
        Err(problem) => refused(&visit, problem),
    }
}

/// What of a file is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    /// Whether there is one: nothing is made.
    Head,
    /// The file, for somebody on a network, who can be shown a page meanwhile or not.
    Whole { network: Option<IpAddr>, reads: bool },
}

impl Asks {
    /// Whether the file is to be made: everyone only so often from one network, the agency's people as they need.
    ///
    /// # Errors
    /// [`Problem::TooMany`].
    pub(super) fn making(self, house: &House, whom: For) -> Result<bool, Problem> {
        match (self, whom) {
            (Asks::Head, _) => Ok(false),
            (Asks::Whole { network: Some(network), .. }, For::Public) => {
                guard::made_again(house, network).map(|()| true)
            }
            (Asks::Whole { .. }, _) => Ok(true),
        }
    }

    /// Whether they are shown how far it has come: the agency's people always, everyone in a browser; a program is given the file.
    pub(super) fn watches(self, whom: For) -> bool {
        match self {
            Asks::Head => false,
            Asks::Whole { reads, .. } => whom == For::Agency || reads,
        }
    }
}

async fn give(
    house: &Arc<House>,
    visit: &Visit,
    id: ConsultationId,
    (file, narrowed): (&str, Narrowed),
    (whom, asks): (For, Asks),
) -> Result<Response, Problem> {
    let store = &house.site.store;
    store::export::allowed(store, &visit.viewer, id, whom).await?;
    let begun = Begun::some(house, visit, id, (file, narrowed), whom).await?;
    if papers::FILES.contains(&file) {
        return papers::give(house, visit, begun, asks).await;
    }
    let what = if file.starts_with("answers") { What::Answers } else { What::Comments };
    // Sheets as they are: who takes them is written down before they are given. What each column holds is no answer.
    if what == What::Answers && !file.ends_with("-columns.csv") && !matches!(asks, Asks::Head) {
        store::survey::taken::take(store, &visit.viewer, id, file, visit.now).await?;
    }
    let Begun { mut slip, one, found } = begun;
    let name = slip.narrowed.name(&one, file);
    if file.ends_with(".xlsx") {
        let rows = match what {
            What::Answers => one.sheets,
            What::Comments => Lines::count(store, &slip, one.comments).await?,
        };
        if rows > u64::from(xlsx::MOST_ROWS) {
            return Err(Refusal::TooManyRows { most: xlsx::MOST_ROWS }.into());
        }
        let found = match file {
            "summary.xlsx" => Some(found.ok_or(Problem::NotFound)?),
            _ => None,
        };
        let store = store.clone();
        if asks.watches(whom) && rows > making::WATCHED {
            let key = key(visit, id, slip.narrowed.address(file), whom);
            let turns = if whom == For::Agency { house.books.clone() } else { house.public_books.clone() };
            let watched = Watched { key, all: rows, upto: slip.paper.upto, asks, long: true, kind: XLSX, name };
            return making::watch(house, visit, watched, |making| async move {
                let turn = turns.acquire_owned().await.map_err(|_| Problem::Busy)?;
                sheets(store, one, found, what, slip, turn, Arc::new(move |n| making.told(n))).await
            })
            .await;
        }
        if !asks.making(house, whom)? {
            return Ok(unmade(XLSX, &name));
        }
        let turn = house.books.clone().try_acquire_owned().map_err(|_| Problem::Busy)?;
        let made = sheets(store, one, found, what, slip, turn, Arc::new(|_| {})).await?;
        return Ok(made.answer(XLSX, &name));
    }
    if file.ends_with("-columns.csv") {
        // It holds nothing that could be compared.
        slip.made.code = None;
        return Ok(attached(Body::from(Rows::begin(store, what, slip).await?.columns()), CSV, &name));
    }
    let rows = Rows::begin(store, what, slip).await?;
    let (pieces, kind) = match file.ends_with(".jsonl") {
        true => (Pieces::lines(rows), LINES),
        false => (Pieces::of(rows), CSV),
    };
    // The rows are made while they are sent.
    let names = Names::here();
    let pieces = stream::unfold(Some((pieces, names)), |under_way| async {
        let (mut pieces, names) = under_way?;
        match names.clone().around(pieces.next()).await {
            Ok(piece) => piece.map(|piece| (Ok(Bytes::from(piece)), Some((pieces, names)))),
            // A broken stream, not a file that looks whole.
            Err(error) => Some((Err(std::io::Error::other(store::log_fault(&error))), None)),
        }
    });
    Ok(attached(Body::from_stream(pieces), kind, &name))
}

pub(super) fn key(visit: &Visit, consultation: ConsultationId, file: String, whom: For) -> Key {
    let person = visit.viewer.person.filter(|_| whom == For::Agency);
    Key { consultation, file, lang: visit.lang, person, whom }
}

/// Whether a page would be read where a file is asked for: browsers name this kind of page when somebody follows a link, programs do not.
fn reads(headers: &HeaderMap) -> bool {
    let kinds = headers.get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok());
    kinds.is_some_and(|kinds| kinds.contains("application/xhtml+xml"))
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
) -> Result<Given, Problem> {
    let (making, names) = (Handle::current(), Names::here());
    let made = tokio::task::spawn_blocking(move || -> anyhow::Result<(File, u64)> {
        let _turn = turn;
        let mut file = tempfile::tempfile()?;
        let fault = |error: store::Error| anyhow::anyhow!("{error:?}");
        let noting = slip.clone();
        making.block_on(names.around(async {
            if let Some(found) = found {
                return summary::workbook(&store, &one, &found, slip, (&mut |n| told(n), &mut file)).await;
            }
            let rows = Rows::begin(&store, what, slip).await.map_err(fault)?;
            xlsx::of_rows(rows, &mut |n| told(n), &mut file).await.map(|_| ())
        }))?;
        let (sum, length) = summed(&mut file)?;
        making.block_on(noting.note(&store, &sum, &[])).map_err(fault)?;
        Ok((file, length))
    });
    let fault = |error: &dyn std::fmt::Debug| Problem::Fault { reference: store::log_fault(error) };
    let (file, length) = made.await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))?;
    Ok(Given::Long(Arc::new(file), length))
}

/// A file with its length, by which a browser knows that it was cut off.
pub(super) fn whole((file, length): (Arc<File>, u64), kind: &'static str, name: &str) -> Response {
    // Several may read it at once, each from its beginning.
    let pieces = stream::unfold(Some(0), move |from| {
        let file = file.clone();
        async move {
            let from: u64 = from?;
            let read = tokio::task::spawn_blocking(move || {
                let mut piece = vec![0; PIECE];
                file.read_at(&mut piece, from).map(|read| {
                    piece.truncate(read);
                    Bytes::from(piece)
                })
            });
            match read.await.unwrap_or_else(|error| Err(std::io::Error::other(error))) {
                Ok(piece) if piece.is_empty() => None,
                Ok(piece) => Some((Ok(piece.clone()), Some(from + piece.len() as u64))),
                Err(error) => Some((Err(error), None)),
            }
        }
    });
    let mut response = attached(Body::from_stream(pieces), kind, name);
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
const LINES: &str = "application/jsonl; charset=utf-8";
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
