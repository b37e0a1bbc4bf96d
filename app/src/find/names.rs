//! Names of consultations for what was typed so far: a few lines of HTML for the island under the box.

use super::asked;
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::field::escape;
use domain::id::ConsultationId;

const MOST: usize = 6;

/// The list of names as HTML; empty where there are none.
///
/// # Errors
/// Faults of the store.
pub async fn suggested(visit: &Visit) -> Result<String, Problem> {
    let typed = asked::text(visit);
    if typed.chars().count() < 2 {
        return Ok(String::new());
    }
    let found = asked::answer(visit, |index| index.suggest(&typed, MOST)).unwrap_or_default();
    let ids: Vec<ConsultationId> = found.iter().map(|id| ConsultationId(*id)).collect();
    let dossiers = store::consultation::public_some(&visit.site.store, &ids).await?;
    // In the order of the index.
    let named = ids.iter().filter_map(|id| dossiers.iter().find(|one| one.id == *id));
    let lines: Vec<String> = named
        .map(|one| {
            let (to, name) = (visit.to(&format!("/c/{}", one.id)), escape(one.name()));
            let agency = escape(one.by(visit.lang));
            format!(
                "<li><a class=\"suggest__link\" href=\"{to}\"><span lang=\"th\">{name}</span> \
                 <span class=\"suggest__by\">{agency}</span></a></li>"
            )
        })
        .collect();
    if lines.is_empty() {
        return Ok(String::new());
    }
    let said = escape(&words::find::suggested(visit.lang, lines.len()));
    Ok(format!("<ul class=\"suggest__list\" data-said=\"{said}\">{}</ul>", lines.concat()))
}
