//! Everything that is kept of somebody signed in and can be found by their account, as one file for them alone. What may be much of it (comments and answer
//! sheets) is read and sent some at a time.

use crate::house::House;
use crate::{cookie, pages};
use app::problem::Problem;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::agency::Viewer;
use domain::id::ConsultationId;
use domain::receipt::Number;
use domain::time::Moment;
use futures::stream;
use http::{HeaderValue, header};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use store::letters::OwnAddress;
use store::mine::{Beside, Said};
use store::session::SessionToken;
use store::survey::mine::{Mine, Whole};

/// Comments or sheets read at once.
const MANY: usize = 200;

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
    match begin(&house, &visit.viewer, token.as_ref()).await {
        Ok((head, file)) => {
            let mut response = Response::new(Body::from_stream(pieces(house.clone(), head, file)));
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

/// What of the file is still to be read.
struct File {
    by: Viewer,
    comments: Vec<Number>,
    sheets: Vec<Mine>,
}

/// The next piece of it.
enum Next {
    Head(String),
    Comments(usize),
    Sheets(usize),
}

async fn begin(house: &House, by: &Viewer, token: Option<&SessionToken>) -> store::Outcome<(String, File)> {
    let store = &house.site.store;
    let person = by.person.ok_or(store::Error::NotAllowed)?;
    let comments = store::comment::mine(store, person).await?.into_iter().map(|one| one.number).collect();
    let sheets = store::survey::mine::mine(store, by).await?;
    let head = Value::Object(head(house, by, token).await?).to_string();
    // The two lists stand last in the same object.
    let head = format!("{},\"comments\":[", head.strip_suffix('}').unwrap_or(&head));
    Ok((head, File { by: by.clone(), comments, sheets }))
}

fn pieces(
    house: Arc<House>,
    head: String,
    file: File,
) -> impl futures::Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    stream::try_unfold(Some((Next::Head(head), file)), move |next| {
        let house = house.clone();
        async move {
            let Some((next, file)) = next else { return Ok(None) };
            let (text, next) = match next {
                Next::Head(head) => (head, Some(Next::Comments(0))),
                Next::Comments(from) if from >= file.comments.len() => ("],\"sheets\":[".into(), Some(Next::Sheets(0))),
                Next::Comments(from) => {
                    let some = &file.comments[from..file.comments.len().min(from + MANY)];
                    let all = comments(&house, &file.by, some).await.map_err(std::io::Error::other)?;
                    (listed(from, &all), Some(Next::Comments(from + MANY)))
                }
                Next::Sheets(from) if from >= file.sheets.len() => ("]}".into(), None),
                Next::Sheets(from) => {
                    let some = &file.sheets[from..file.sheets.len().min(from + MANY)];
                    let all = sheets(&house, &file.by, some).await.map_err(std::io::Error::other)?;
                    (listed(from, &all), Some(Next::Sheets(from + MANY)))
                }
            };
            Ok(Some((Bytes::from(text), next.map(|next| (next, file)))))
        }
    })
}

fn listed(from: usize, all: &[Value]) -> String {
    let lines: Vec<String> = all.iter().map(Value::to_string).collect();
    let after = if from > 0 && !lines.is_empty() { "," } else { "" };
    format!("{after}{}", lines.join(",\n"))
}

/// Where a dossier is read.
fn dossier(house: &House, id: ConsultationId) -> String {
    format!("{}/c/{id}", house.settings.address)
}

/// Everything but comments and sheets.
async fn head(house: &House, by: &Viewer, token: Option<&SessionToken>) -> store::Outcome<Map<String, Value>> {
    let (store, now) = (&house.site.store, house.now());
    let person = by.person.ok_or(store::Error::NotAllowed)?;
    let ways = store::identity::ways(store, person).await?;
    let sessions = store::session::list(store, by, token, now).await?;
    let factor = store::second_factor::standing(store, by, now).await?;
    let unsent = store::unsent::mine(store, by).await?;
    let proposals = store::proposal::own(store, by).await?;
    let at = |moment: Moment| Value::from(moment.written());
    let follows = match store::letters::own(store, by).await? {
        OwnAddress::Theirs(address) => address.follows,
        OwnAddress::Given | OwnAddress::None => Vec::new(),
    };
    let pairs = [
        ("taken", at(now)),
        ("account_since", at(store::account::since(store, person).await?)),
        ("email", json!(store::account::email(store, person).await?)),
        ("name", json!(by.name)),
        ("identity", json!(by.identity().code())),
        ("roles", by.roles.iter().map(|(agency, role)| json!({ "agency": agency.0, "role": role.code() })).collect()),
        ("password", json!(store::account::has_password(store, person).await?)),
        ("ways", ways.iter().map(|way| json!({ "provider": way.provider, "since": way.since.written() })).collect()),
        ("second_factor", json!(factor.since.is_some())),
        ("second_factor_since", json!(factor.since.map(|since| since.written()))),
        (
            "sessions",
            sessions
                .iter()
                .map(|one| json!({ "since": one.since.written(), "device": one.agent, "this": one.here, "second_factor": one.factor }))
                .collect(),
        ),
        ("organisations", organisations(house, by).await?),
        (
            "follows",
            follows
                .iter()
                .map(|one| {
                    let (kind, key) = one.what.code();
                    let key = match key.parse() {
                        Ok(number) if kind == "receipt" => Number(number).to_string(),
                        _ => key.to_string(),
                    };
                    json!({ "kind": kind, "key": key, "consultation": one.consultation.map(|id| dossier(house, id)), "confirmed": one.confirmed })
                })
                .collect(),
        ),
        ("notices_read_until", json!(store::notices::read_until(store, by).await?.map(|upto| upto.written()))),
        (
            "unsent",
            unsent
                .iter()
                .map(|one| json!({ "consultation": dossier(house, one.consultation), "kept": one.kept.written(), "fields": one.fields }))
                .collect(),
        ),
        (
            "proposals",
            proposals
                .iter()
                .map(|one| {
                    json!({
                        "proposal": one.id.0, "law": one.law.0, "part": one.part, "wish": one.wish, "title": one.title,
                        "reason": one.reason, "name": one.name, "at": one.at.written(), "own": one.author,
                        "supported": one.supports.map(|at| at.written()),
                    })
                })
                .collect(),
        ),
    ];
    Ok(pairs.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// For whom they speak, and spoke.
async fn organisations(house: &House, by: &Viewer) -> store::Outcome<Value> {
    let store = &house.site.store;
    let now = store::organisation::mine(store, by).await?.into_iter().map(|one| (one, None));
    let before =
        store::organisation::mine_ended(store, by).await?.into_iter().map(|(one, at)| (one, Some(at.written())));
    let told = |(one, ended): (store::organisation::Spokesperson, Option<String>)| {
        let marks: Vec<Value> = one
            .marks
            .iter()
            .map(|mark| {
                json!({ "at": mark.at.written(), "how": mark.how, "taken_back": mark.back.as_ref().map(|(at, why)| json!({ "at": at.written(), "why": why })) })
            })
            .collect();
        json!({
            "kind": one.kind.code(), "name": one.name, "number": one.number.as_str(), "position": one.position,
            "authority": one.authority, "since": one.made.written(), "ended": ended, "checked": marks,
        })
    };
    Ok(now.chain(before).map(told).collect())
}

async fn comments(house: &House, by: &Viewer, some: &[Number]) -> store::Outcome<Vec<Value>> {
    let store = &house.site.store;
    let said = store::mine::of_receipts(store, by, some).await?;
    let ids: Vec<_> = said.iter().filter_map(|one| one.told.comment).collect();
    let mut beside = store::mine::beside(store, by, &ids).await?;
    let one =
        |said: &Said| comment(house, said, &said.told.comment.and_then(|id| beside.remove(&id)).unwrap_or_default());
    Ok(said.iter().map(one).collect())
}

fn comment(house: &House, one: &Said, beside: &Beside) -> Value {
    let told = &one.told;
    let answers: Vec<Value> = told
        .answered
        .answers
        .iter()
        .map(|answer| {
            let corrected: Vec<Value> =
                answer.corrections.iter().map(|one| json!({ "at": one.at.written(), "why": one.reason })).collect();
            json!({
                "issue": answer.title, "quote": answer.quote, "decision": answer.disposition.code(), "reason": answer.reason,
                "changed": answer.changed, "provision": answer.answered_by, "corrected": corrected,
            })
        })
        .collect();
    let (stands, why) = match told.stands {
        store::comment::Where::Received => ("received", None),
        store::comment::Where::Withheld(domain::moderation::Reason::Waiting) => ("waiting", None),
        store::comment::Where::Withheld(reason) => ("withheld", Some(reason.code())),
        store::comment::Where::Withdrawn => ("withdrawn", None),
    };
    let before: Vec<Value> = beside
        .before
        .iter()
        .map(|one| {
            json!({
                "at": one.at.written(), "stance": one.stance.code(), "reason": one.reason, "wording": one.wording, "quote": one.quote, "left_out": one.left_out,
            })
        })
        .collect();
    let replies: Vec<Value> = beside
        .replies
        .iter()
        .map(|one| json!({ "at": one.at.written(), "agency": one.agency_th, "words": one.words, "taken_back": one.taken_back() }))
        .collect();
    let appeals: Vec<Value> = beside
        .appeals
        .iter()
        .map(|one| {
            let answered = one.answered.as_ref().map(|(at, words)| json!({ "at": at.written(), "words": words }));
            json!({ "at": one.at.written(), "words": one.words, "answered": answered })
        })
        .collect();
    json!({
        "receipt": told.number.to_string(), "consultation": dossier(house, told.consultation), "at": told.at.written(), "edited": one.edited.map(|at| at.written()),
        "part": told.target.as_str(), "stance": one.stance.code(), "reason": one.reason, "wording": one.wording, "quote": one.quote,
        "class": one.class.map(|class| class.code()), "group": one.group, "province": one.area, "identity": one.identity.code(),
        "showing": told.showing.code(), "name": one.name, "under_twenty": one.young, "organisation": one.organisation,
        "before": before, "replies": replies, "appeals": appeals,
        "files": one.files.iter().map(|file| json!({
            "name": file.name, "kind": file.kind.ending(), "bytes": file.size,
            "address": format!("{}/receipts/{}/files/{}", house.settings.address, told.number, file.number),
        })).collect::<Vec<_>>(),
        "reply": told.reply.as_ref().filter(|reply| !reply.taken_back()).map(|reply| json!({
            "at": reply.at.written(), "agency": reply.agency_th, "words": reply.words,
        })),
        "stands": stands, "withheld_for": why, "aside": told.answered.aside.as_ref().map(|aside| aside.reason.code()), "answers": answers,
    })
}

async fn sheets(house: &House, by: &Viewer, some: &[Mine]) -> store::Outcome<Vec<Value>> {
    let store = &house.site.store;
    let whole = store::survey::mine::whole(store, by, some).await?;
    let mut of: Vec<ConsultationId> = whole.iter().map(|one| one.sheet.consultation).collect();
    of.sort_unstable();
    of.dedup();
    let asked = store::survey::mine::put(store, &of).await?;
    let one = |Whole { sheet, answers, who }: &Whole| {
        let answers: Vec<Value> = answers
            .iter()
            .map(|(question, answer)| {
                let put = asked.iter().find(|put| put.question == *question);
                json!({
                    "question": question, "asked": put.map(|put| &put.text), "choices": put.map(|put| &put.choices), "answer": answer,
                })
            })
            .collect();
        json!({
            "receipt": sheet.number.to_string(), "consultation": dossier(house, sheet.consultation), "at": sheet.at.written(), "changes": sheet.changes,
            "audience": sheet.audience.code(), "class": who.class.map(|class| class.code()), "province": who.area, "answers": answers,
        })
    };
    Ok(whole.iter().map(one).collect())
}
