//! Who took the answer sheets of a hearing away, for those who may take them.

use crate::desk::dossier::load;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use leptos::prelude::*;
use words::taken as say;

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who may take none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !one.kind.has_survey() {
        return Err(Problem::NotFound);
    }
    let all = store::survey::taken::all(&visit.site.store, &visit.viewer, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|one| {
                let name = if one.name.is_empty() { "–".to_string() } else { one.name.clone() };
                view! { <li class="versions__item"><p><b>{name}</b> " · " <code>{one.file.clone()}</code></p> <p class="small quiet">{words::date::moment(lang, one.at)}</p></li> }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::none(lang)}</p> });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                <p>{say::means(lang)}</p>
                {none}
                <ol class="versions gap-4">{rows}</ol>
            </div>
        }
    })
    .of_the_desk())
}
