//! Everything that is kept of somebody signed in, as one file for them alone.

use crate::house::House;
use crate::{cookie, pages};
use app::problem::Problem;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use http::{HeaderValue, header};
use serde_json::{Value, json};
use std::sync::Arc;
use store::session::SessionToken;

/// Comments read at once.
const MANY: usize = 100;

/// Gives the file; those who are not signed in are asked to.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = pages::language(request.uri().path());
    let visit = match pages::visit(&house, headers, lang, path, "").await {
        Ok(visit) => visit,
        Err(problem) => return pages::problem(&house, headers, lang, &problem),
    };
    if !visit.viewer.signed_in() {
        return pages::problem(&house, headers, lang, &Problem::SignIn);
    }
    let token =
        cookie::read(headers, cookie::session_name(&house.settings.address)).map(|one| SessionToken(one.into()));
    match everything(&house, &visit.viewer, token.as_ref()).await {
        Ok(all) => {
            let mut response = Response::new(Body::from(all.to_string()));
            for (name, value) in [
                (header::CONTENT_TYPE, "application/json; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"siang.json\""),
                (header::CACHE_CONTROL, "no-store"),
            ] {
                response.headers_mut().insert(name, HeaderValue::from_static(value));
            }
            response
        }
        Err(error) => pages::problem(&house, headers, lang, &error.into()),
    }
}

async fn everything(house: &House, by: &domain::agency::Viewer, token: Option<&SessionToken>) -> store::Outcome<Value> {
    let (store, now) = (&house.site.store, house.now());
    let person = by.person.ok_or(store::Error::NotAllowed)?;
    let mut comments = Vec::new();
    loop {
        let (some, count) = store::mine::said(store, by, comments.len(), MANY).await?;
        let got = some.len();
        comments.extend(some.iter().map(comment));
        if got == 0 || comments.len() >= count {
            break;
        }
    }
    let ways = store::identity::ways(store, person).await?;
    let sessions = store::session::list(store, by, token, now).await?;
    let unsent = store::unsent::mine(store, by).await?;
    let factor = store::second_factor::standing(store, by, now).await?;
    Ok(json!({
        "taken": now.0,
        "email": store::account::email(store, person).await?,
        "identity": by.identity().code(),
        "ways": ways.iter().map(|way| json!({ "provider": way.provider, "since": way.since.0 })).collect::<Vec<_>>(),
        "second_factor_since": factor.since.map(|since| since.0),
        "sessions": sessions.iter().map(|one| json!({ "since": one.since.0, "device": one.agent, "this": one.here })).collect::<Vec<_>>(),
        "comments": comments,
        "unsent": unsent.iter().map(|one| json!({
            "consultation": one.consultation.0, "kept": one.kept.0, "fields": one.fields,
        })).collect::<Vec<_>>(),
    }))
}

fn comment(one: &store::mine::Said) -> Value {
    let told = &one.told;
    let answers: Vec<Value> = told
        .answered
        .answers
        .iter()
        .map(|answer| {
            json!({
                "issue": answer.title, "decision": answer.disposition.code(), "reason": answer.reason,
                "changed": answer.changed, "provision": answer.answered_by,
            })
        })
        .collect();
    let stands = match told.stands {
        store::comment::Where::Received => "received",
        store::comment::Where::Withheld(domain::moderation::Reason::Waiting) => "waiting",
        store::comment::Where::Withheld(_) => "withheld",
        store::comment::Where::Withdrawn => "withdrawn",
    };
    json!({
        "receipt": told.number.to_string(), "consultation": told.consultation.0, "at": told.at.0, "part": told.target.as_str(),
        "stance": one.stance.code(), "reason": one.reason, "wording": one.wording, "quote": one.quote, "showing": told.showing.code(),
        "files": one.files.iter().map(|file| json!({
            "name": file.name, "kind": file.kind.ending(), "bytes": file.size,
        })).collect::<Vec<_>>(),
        "reply": told.reply.as_ref().filter(|reply| !reply.taken_back()).map(|reply| json!({
            "at": reply.at.0, "agency": reply.agency_th, "words": reply.words,
        })),
        "stands": stands, "aside": told.answered.aside.as_ref().map(|aside| aside.reason.code()), "answers": answers,
    })
}
