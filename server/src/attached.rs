//! Files that belong to a dossier, given as they were brought: to be saved, never to be run or shown inside a page of ours; sound and
//! video to be played by its pages, from wherever the reader is in them (RFC 9110, 14).

use crate::house::House;
use crate::{cookie, pages};
use app::problem::Problem;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use bytes::Bytes;
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment_file::Attached;
use domain::id::{CommentId, ConsultationId, QuestionId, SheetId};
use domain::receipt::Number;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::ops::Range;
use std::sync::Arc;
use store::Store;
use store::comment::file::Reader;
use store::comment::{self, Proof};

/// Nothing in it runs, loads or sends anything, wherever it is opened; what plays may load itself.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";
const PLAYED: &str = "default-src 'none'; media-src 'self'; sandbox; frame-ancestors 'none'";

type Asked = (String, String, Option<String>);

/// The three parts of an address: whose, which file, and what of it.
fn asked(parts: Vec<String>) -> Asked {
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or_default();
    (next(), next(), Some(next()).filter(|part| !part.is_empty()))
}

async fn viewer(house: &Arc<House>, headers: &HeaderMap) -> Result<Viewer, Problem> {
    pages::viewer(house, cookie::read(headers, cookie::session_name(&house.settings.address))).await
}

/// Who asks, where nobody is given anything who is not signed in.
async fn signed_in(house: &Arc<House>, headers: &HeaderMap) -> Result<Viewer, Problem> {
    let viewer = viewer(house, headers).await?;
    if viewer.signed_in() { Ok(viewer) } else { Err(Problem::SignIn) }
}

/// A file of a published dossier, for everyone.
pub async fn public(State(house): State<Arc<House>>, Path(parts): Path<Vec<String>>, headers: HeaderMap) -> Response {
    let store = &house.site.store;
    let (id, number, part) = asked(parts);
    let found = async {
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        store::consultation::public_one(store, id).await?;
        opened(store, id, &number, part.as_deref()).await
    };
    answered(&house, found.await, &headers, false)
}

/// A file of a dossier in whatever phase, for its agency's staff.
pub async fn desk(State(house): State<Arc<House>>, Path(parts): Path<Vec<String>>, headers: HeaderMap) -> Response {
    let store = &house.site.store;
    let (id, number, part) = asked(parts);
    let found = async {
        let viewer = signed_in(&house, &headers).await?;
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        store::consultation::for_desk(store, &viewer, id).await?;
        opened(store, id, &number, part.as_deref()).await
    };
    answered(&house, found.await, &headers, true)
}

/// A scan of an occasion held outside the portal, for who enters what was said there.
pub async fn scan(
    State(house): State<Arc<House>>,
    Path((id, channel, number)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let viewer = signed_in(&house, &headers).await?;
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        let one = store::consultation::for_desk(store, &viewer, id).await?;
        if !viewer.may(Act::EnterChannels, one.agency.id) {
            return Err(Problem::NotAllowed);
        }
        let (channel, number) = (channel.parse().ok(), number.parse().ok());
        let (channel, number) = channel.zip(number).ok_or(Problem::NotFound)?;
        let file = store::channel::file(store, id, channel, number).await?;
        Ok(Given {
            content: Content::Disk(store::attachment::file(store, &file.hash).await?),
            size: file.size,
            tag: format!("\"{}\"", file.hash),
            media_type: file.kind.media_type(),
            plays: false,
            plain: format!("{number}.{}", file.kind.ending()),
            name: file.name,
        })
    };
    answered(&house, found.await, &headers, true)
}

/// A file that answers a question, for who may take the sheets; that they did is written down before it is given.
pub async fn answer(
    State(house): State<Arc<House>>,
    Path((id, sheet, question)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let viewer = signed_in(&house, &headers).await?;
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        let one = store::consultation::for_desk(store, &viewer, id).await?;
        if !viewer.may(Act::Export, one.agency.id) {
            return Err(Problem::NotAllowed);
        }
        let (number, asked) = (sheet.parse().ok(), question.parse().ok());
        let which = number.zip(asked).map(|(sheet, question)| (SheetId(sheet), QuestionId(question)));
        let which = which.ok_or(Problem::NotFound)?;
        let (file, opened) = store::survey::file::take(store, &viewer, id, which, house.now()).await?;
        Ok(Given {
            content: Content::Disk(opened),
            size: file.size,
            // Whoever asks again is written down again, and given it whole.
            tag: String::new(),
            media_type: file.kind.media_type(),
            plays: false,
            plain: format!("{sheet}-{question}.{}", file.kind.ending()),
            name: file.name,
        })
    };
    answered(&house, found.await, &headers, true)
}

type OfComment = Path<(String, String, String)>;

/// The comment and the file that an address names.
fn named(id: &str, comment: &str, number: &str) -> Result<(ConsultationId, CommentId, u32), Problem> {
    let comment = CommentId::parse(comment).zip(number.parse().ok());
    let (id, (comment, number)) = ConsultationId::parse(id).zip(comment).ok_or(Problem::NotFound)?;
    Ok((id, comment, number))
}

/// A file of a comment that everyone may read: asked each time it is given, as the comment may be gone meanwhile.
pub async fn of_comment(
    State(house): State<Arc<House>>,
    Path((id, comment, number)): OfComment,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let (id, comment, number) = named(&id, &comment, &number)?;
        store::consultation::public_one(store, id).await?;
        Ok(beside(comment, comment::file::take(store, Reader::Everyone, id, comment, number).await?))
    };
    answered(&house, found.await, &headers, true)
}

/// A file of any comment, for those who may read them all.
pub async fn of_held_comment(
    State(house): State<Arc<House>>,
    Path((id, comment, number)): OfComment,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let viewer = signed_in(&house, &headers).await?;
        let (id, comment, number) = named(&id, &comment, &number)?;
        Ok(beside(comment, comment::file::take(store, Reader::Staff(&viewer), id, comment, number).await?))
    };
    answered(&house, found.await, &headers, true)
}

/// A file of one's own comment, also of one for the agency alone: for whoever holds its receipt's code in this browser, or sent it with this account.
pub async fn of_own_comment(
    State(house): State<Arc<House>>,
    Path((receipt, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let receipt = Number::parse(&receipt).map_err(|_| Problem::NotFound)?;
        let number = number.parse().map_err(|_| Problem::NotFound)?;
        let code = app::comment::sitting::secret(cookie::read(&headers, "receipt"), receipt).map(Proof::Code);
        let account = viewer(&house, &headers).await?.person.map(Proof::Account);
        for proof in [code, account].into_iter().flatten() {
            match comment::file::own(&house.site.store, receipt, proof, number).await {
                Err(store::Error::NotFound) => {}
                found => return Ok(beside(receipt, found?)),
            }
        }
        Err(Problem::NotFound)
    };
    answered(&house, found.await, &headers, true)
}

/// A comment's file: no search engine lists it and no browser keeps it, so that none has what its author took back.
fn beside(comment: impl std::fmt::Display, (file, opened): (Attached, File)) -> Given {
    Given {
        content: Content::Disk(opened),
        size: file.size,
        tag: String::new(),
        media_type: file.kind.media_type(),
        plays: false,
        plain: format!("{comment}-{}.{}", file.number, file.kind.ending()),
        name: file.name,
    }
}

/// A file of a dossier that is seen by a link.
pub async fn shared(State(house): State<Arc<House>>, Path(parts): Path<Vec<String>>, headers: HeaderMap) -> Response {
    let store = &house.site.store;
    let (token, number, part) = asked(parts);
    let found = async {
        let (one, _) = store::preview::open(store, &token, house.now()).await?;
        opened(store, one.id, &number, part.as_deref()).await
    };
    answered(&house, found.await, &headers, true)
}

/// A file, ready to be given.
struct Given {
    content: Content,
    size: u64,
    /// By which a browser knows that it has it already.
    tag: String,
    media_type: &'static str,
    /// Whether a page of ours plays it or shows it beside what plays.
    plays: bool,
    /// How it is called where it is saved: for old browsers, and for others.
    plain: String,
    name: String,
}

enum Content {
    Disk(File),
    Here(Bytes),
}

/// The file itself, one that stood in its place before (`2`), or what is said in either (`said.vtt`, `2.txt`).
async fn opened(store: &Store, id: ConsultationId, number: &str, part: Option<&str>) -> Result<Given, Problem> {
    let number: u32 = number.parse().map_err(|_| Problem::NotFound)?;
    let one = store::attachment::one(store, id, number).await?;
    let (stem, ending) = part.map_or(("", ""), |part| part.split_once('.').unwrap_or((part, "")));
    let edition = match (stem, ending) {
        ("", "") => None,
        ("said", ending) => return said(store, (id, number, None), ending).await,
        (edition, _) => Some(edition.parse::<u32>().map_err(|_| Problem::NotFound)?),
    };
    if !ending.is_empty() {
        return said(store, (id, number, edition), ending).await;
    }
    let (kind, hash, size, name) = match edition {
        None => (one.kind, one.hash, one.size, one.name),
        Some(edition) => {
            let earlier = one.earlier.into_iter().find(|earlier| earlier.edition == edition);
            let earlier = earlier.ok_or(Problem::NotFound)?;
            (earlier.kind, earlier.hash, earlier.size, earlier.name)
        }
    };
    Ok(Given {
        content: Content::Disk(store::attachment::file(store, &hash).await?),
        size,
        tag: format!("\"{hash}\""),
        media_type: kind.media_type(),
        plays: kind.plays(),
        plain: format!("{number}.{}", kind.ending()),
        name,
    })
}

/// Captions, or a transcript, by the ending that is asked for.
async fn said(
    store: &Store,
    (id, number, edition): (ConsultationId, u32, Option<u32>),
    ending: &str,
) -> Result<Given, Problem> {
    let said = store::attachment::said(store, id, number, edition).await?;
    let captions = said.starts_with("WEBVTT");
    let media_type = match ending {
        "vtt" if captions => "text/vtt; charset=utf-8",
        "txt" if !captions && !said.is_empty() => "text/plain; charset=utf-8",
        _ => return Err(Problem::NotFound),
    };
    let (size, plain) = (said.len() as u64, format!("{number}.{ending}"));
    let tag = String::new();
    Ok(Given { content: Content::Here(said.into()), size, tag, media_type, plays: true, name: plain.clone(), plain })
}

fn answered(house: &Arc<House>, found: Result<Given, Problem>, headers: &HeaderMap, private: bool) -> Response {
    let one = match found {
        Ok(found) => found,
        Err(problem) => {
            let visit = pages::nobody(house, headers, domain::lang::Lang::Th, "/", "");
            return pages::fresh(&visit, app::notice::page(&visit, &problem), headers);
        }
    };
    let line = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let known = !one.tag.is_empty() && line(header::IF_NONE_MATCH).is_some_and(|had| had.contains(&one.tag));
    let unchanged = line(header::IF_RANGE).is_none_or(|had| had == one.tag);
    let wanted = line(header::RANGE).filter(|_| unchanged).map_or(Wanted::Whole, |range| wanted(range, one.size));
    let (media_type, name) = (one.media_type, disposition(&one));
    let (policy, tag) = (if one.plays { PLAYED } else { POLICY }, one.tag.clone());
    let mut response = if known { empty(StatusCode::NOT_MODIFIED) } else { given(one, wanted) };
    let given = response.headers_mut();
    given.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    given.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    given.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    given.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    let kept = if private { "no-store" } else { "no-cache" };
    given.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(tag) = HeaderValue::from_str(&tag)
        && !tag.is_empty()
    {
        given.insert(header::ETAG, tag);
    }
    if let Ok(value) = HeaderValue::from_str(&name) {
        given.insert(header::CONTENT_DISPOSITION, value);
    }
    if private {
        given.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}

fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// The whole of a file, or the part that is wanted.
fn given(one: Given, wanted: Wanted) -> Response {
    let size = one.size;
    let range = match wanted {
        Wanted::Whole => 0..size,
        Wanted::Part(range) => range,
        Wanted::Nothing => {
            let mut response = empty(StatusCode::RANGE_NOT_SATISFIABLE);
            if let Ok(value) = HeaderValue::from_str(&format!("bytes */{size}")) {
                response.headers_mut().insert(header::CONTENT_RANGE, value);
            }
            return response;
        }
    };
    let mut response = match one.content {
        Content::Here(bytes) => {
            let part = bytes.slice(range.start as usize..range.end as usize);
            Response::new(Body::from(part))
        }
        Content::Disk(mut file) => match file.seek(SeekFrom::Start(range.start)) {
            Ok(_) => crate::export::door::from_disk(file, range.end - range.start),
            Err(cause) => {
                store::log_fault(&cause);
                return empty(StatusCode::INTERNAL_SERVER_ERROR);
            }
        },
    };
    if range != (0..size)
        && let Ok(value) = HeaderValue::from_str(&format!("bytes {}-{}/{size}", range.start, range.end - 1))
    {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        response.headers_mut().insert(header::CONTENT_RANGE, value);
    }
    response
}

/// What of a file is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(Range<u64>),
    /// A part that it has not.
    Nothing,
}

/// Reads `bytes=0-99`, `bytes=100-`, `bytes=-5`. Several parts at once, and what is no range, are answered with the whole.
fn wanted(range: &str, size: u64) -> Wanted {
    let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Wanted::Whole;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let part = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Some(first), None) if last.trim().is_empty() => first..size,
        (None, Some(last)) if first.trim().is_empty() => size.saturating_sub(last)..size,
        _ => return Wanted::Whole,
    };
    if part.is_empty() { Wanted::Nothing } else { Wanted::Part(part) }
}

/// How the file is called where it is saved: by its number for old browsers, by its name (RFC 6266) for others.
fn disposition(one: &Given) -> String {
    let mut name = String::new();
    app::urls::percent(&mut name, &one.name);
    let way = if one.plays { "inline" } else { "attachment" };
    format!("{way}; filename=\"{}\"; filename*=UTF-8''{name}", one.plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_what_was_asked_for() {
        for (range, part) in [
            ("bytes=0-99", Wanted::Part(0..100)),
            ("bytes=900-5000", Wanted::Part(900..1_000)),
            ("bytes=999-", Wanted::Part(999..1_000)),
            ("bytes=-5", Wanted::Part(995..1_000)),
            ("bytes=-5000", Wanted::Part(0..1_000)),
            ("bytes=0-18446744073709551615", Wanted::Part(0..1_000)),
            ("bytes=1000-", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=5-4", Wanted::Whole),
            ("bytes=0-1,5-6", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=1-x", Wanted::Whole),
            ("pages=1-2", Wanted::Whole),
            ("bytes=99999999999999999999-", Wanted::Whole),
        ] {
            assert_eq!(wanted(range, 1_000), part, "{range}");
        }
    }
}
