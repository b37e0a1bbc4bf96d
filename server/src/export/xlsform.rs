//! The questions of a survey as XLSForm, for everyone once they are published and for the desk before.

use super::door::{self, XLSX};
use super::xlsx;
use crate::house::House;
use crate::pages;
use app::problem::Problem;
use app::request::Visit;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::survey::{NewQuestion, xlsform};
use std::sync::Arc;
use store::survey::Asked;

/// The last part of its address.
pub const FILE: &str = "xlsform.xlsx";

/// Gives the form: `/c/12/xlsform.xlsx` or `/desk/c/12/xlsform.xlsx`.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = pages::language(request.uri().path());
    let refused = |visit: &Visit, problem| pages::fresh(visit, app::notice::page(visit, &problem), headers);
    let visit = match pages::visit(&house, headers, lang, path, "").await {
        Ok(visit) => visit,
        Err(problem) => return refused(&pages::nobody(&house, headers, lang, path, ""), problem),
    };
    match give(&house, &visit, path).await {
        Ok(response) => response,
        Err(problem) => refused(&visit, problem),
    }
}

async fn give(house: &House, visit: &Visit, path: &str) -> Result<Response, Problem> {
    let store = &house.site.store;
    let id = path.rsplit('/').nth(1).and_then(ConsultationId::parse).ok_or(Problem::NotFound)?;
    let one = match path.starts_with("/desk/") {
        true => store::consultation::for_desk(store, visit.signed_in()?, id).await?,
        false => store::consultation::public_one(store, id).await?,
    };
    // The desk takes what it writes: before a further round is opened, that round's.
    let asked = match one.round_written(visit.now).filter(|_| path.starts_with("/desk/")) {
        Some(round) => Asked::In(round),
        None => Asked::Now,
    };
    let questions: Vec<NewQuestion> =
        store::survey::asked(store, id, asked).await?.into_iter().map(NewQuestion::from).collect();
    if questions.is_empty() {
        return Err(Problem::NotFound);
    }
    let sheets = xlsform::write(one.name(), &format!("siang_{id}"), &questions, &words::xlsform::labels());
    let (_, last) = store::event::last_of(store, id).await?;
    let bytes = xlsx::plain(&sheets, last).map_err(|error| store::Error::fault(error.to_string()))?;
    let name = format!("siang-{id}-{}{FILE}", if visit.lang == Lang::En { "en-" } else { "" });
    Ok(door::attached(Body::from(bytes), XLSX, &name))
}
