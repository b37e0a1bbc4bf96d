//! The short desk of a local body: what an ordinance says in words, on one page.

use super::dossier::writable;
use super::duties::{about, head};
use super::texts::{places, renamed, save, subjects};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long, Ticks};
use crate::ui::form;
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotFound`] for what has no short desk; as [`writable`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = writable(&visit).await?;
    if !super::dossier::is_short(&one) {
        return Err(Problem::NotFound);
    }
    let lang = visit.lang;
    Ok(Page::new(words::template::all_texts(lang), move || {
        let t = &one.texts;
        let chosen = match visit.returned.is_some() {
            true => visit.typed_all("subjects[]").into_iter().map(str::to_string).collect(),
            false => t.subjects.clone(),
        };
        let subjects = subjects(&visit, t);
        let areas = places(&visit, t.areas.iter());
        let labels = [
            ("title", say::full_title(lang)),
            ("short_name", say::short_name(lang)),
            ("subjects", say::subjects(lang)),
            ("places", say::areas(lang)),
            ("change", say::change(lang)),
            ("whom", say::whom(lang)),
            ("problem", say::problem(lang)),
            ("explanation", say::explanation(lang)),
            ("affected", say::affected(lang)),
            ("basis", say::basis(lang)),
            ("method", say::method(lang)),
        ];
        view! {
            {head(&visit, &one, words::template::all_texts(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "desk/edit")>
                    {about(&visit, &one)}
                    <input type="hidden" name="about" value="1" />
                    <Line given=visit.given("title", &t.title) label=say::full_title(lang) hint=say::full_title_hint(lang) />
                    <Line given=visit.given("short_name", &t.short_name) label=say::short_name(lang) hint=say::short_name_hint(lang) />
                    <Long given=visit.given("change", &t.change) label=say::change(lang) hint=say::change_hint(lang) rows=3 />
                    <Long given=visit.given("whom", &t.whom) label=say::whom(lang) hint=say::whom_hint(lang) rows=2 />
                    <Long given=visit.given("problem", &t.problem) label=say::problem(lang) hint=say::problem_hint(lang) rows=4 />
                    <Long given=visit.given("explanation", &t.explanation) label=say::explanation(lang) hint=say::explanation_hint(lang) rows=4 />
                    <Long given=visit.given("affected", &t.affected) label=say::affected(lang) hint=say::affected_hint(lang) rows=3 />
                    <Long given=visit.given("basis", &t.basis) label=say::basis(lang) hint=say::basis_hint(lang) rows=2 />
                    <Long given=visit.given("method", &t.method) label=say::method(lang) hint=say::method_hint(lang) rows=4 />
                    <Ticks given=renamed(&visit, "subjects[]", "subjects") label=say::subjects(lang) hint=say::subjects_hint(lang) choices=subjects chosen=chosen />
                    <Long given=visit.given("places", &areas) label=say::areas(lang) hint=say::own_places_hint(lang) rows=2 optional=true />
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}
