//! Files that belong to a dossier, given as they were brought: to be saved, never to be run or shown inside a page of ours.

use crate::house::House;
use crate::pages;
use app::problem::Problem;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::attachment::Attachment;
use domain::id::ConsultationId;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use std::fs::File;
use std::sync::Arc;
use store::Store;

/// Nothing in it runs, loads or sends anything, wherever it is opened.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A file of a published dossier, for everyone.
pub async fn public(
    State(house): State<Arc<House>>,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        store::consultation::public_one(store, id).await?;
        opened(store, id, &number).await
    };
    answered(&house, found.await, &headers, false)
}

/// A file of a dossier in whatever phase, for its agency's staff.
pub async fn desk(
    State(house): State<Arc<House>>,
    Path((id, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let token = crate::cookie::read(&headers, crate::cookie::session_name(&house.settings.address));
        let viewer = pages::viewer(&house, token).await?;
        if !viewer.signed_in() {
            return Err(Problem::SignIn);
        }
        let id = ConsultationId::parse(&id).ok_or(Problem::NotFound)?;
        store::consultation::for_desk(store, &viewer, id).await?;
        opened(store, id, &number).await
    };
    answered(&house, found.await, &headers, true)
}

/// A file of a dossier that is seen by a link.
pub async fn shared(
    State(house): State<Arc<House>>,
    Path((token, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let store = &house.site.store;
    let found = async {
        let (one, _) = store::preview::open(store, &token, house.now()).await?;
        opened(store, one.id, &number).await
    };
    answered(&house, found.await, &headers, true)
}

async fn opened(store: &Store, id: ConsultationId, number: &str) -> Result<(Attachment, File), Problem> {
    let number = number.parse().map_err(|_| Problem::NotFound)?;
    Ok(store::attachment::open(store, id, number).await?)
}

fn answered(
    house: &Arc<House>,
    found: Result<(Attachment, File), Problem>,
    headers: &HeaderMap,
    private: bool,
) -> Response {
    let (one, file) = match found {
        Ok(found) => found,
        Err(problem) => {
            let visit = pages::nobody(house, headers, domain::lang::Lang::Th, "/", "");
            return pages::fresh(&visit, app::notice::page(&visit, &problem), headers);
        }
    };
    let tag = format!("\"{}\"", one.hash);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|had| had.contains(&tag));
    let mut response = match known {
        true => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        }
        false => crate::export::door::from_disk(file, one.size),
    };
    let given = response.headers_mut();
    given.insert(header::CONTENT_TYPE, HeaderValue::from_static(one.kind.media_type()));
    given.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    given.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    let kept = if private { "no-store" } else { "no-cache" };
    given.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        given.insert(header::ETAG, tag);
    }
    if let Ok(value) = HeaderValue::from_str(&disposition(&one)) {
        given.insert(header::CONTENT_DISPOSITION, value);
    }
    if private {
        given.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    response
}

/// How the file is called where it is saved: by its number for old browsers, by its name (RFC 6266) for others.
fn disposition(one: &Attachment) -> String {
    let mut name = String::new();
    app::urls::percent(&mut name, &one.name);
    format!("attachment; filename=\"{}.{}\"; filename*=UTF-8''{name}", one.number, one.kind.ending())
}
