//! The desk's page that mends a slip of the hand in what is published, with before and after.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Long, Select};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::erratum::{DRAFT, FIELDS};
use domain::lang::Lang;
use leptos::prelude::*;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] where nothing is published to be mended.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Erratum).await?;
    let lang = visit.lang;
    Ok(Page::new(say::erratum(lang), move || {
        let mut places: Vec<(String, String)> = vec![(String::new(), words::common::choose(lang).into())];
        places.extend(one.version.iter().map(|_| (DRAFT.to_string(), place(lang, &one, DRAFT))));
        places.extend(one.key_points.iter().map(|point| (point.anchor(), place(lang, &one, &point.anchor()))));
        let mut texts = one.texts.clone();
        let written = |code: &&&str| domain::erratum::field(&mut texts, code).is_some_and(|text| !text.is_empty());
        places.extend(FIELDS.iter().filter(written).map(|code| ((*code).to_string(), place(lang, &one, code))));
        let labels = [("place", say::erratum_place(lang)), ("before", say::erratum_before(lang)), ("after", say::erratum_after(lang)), ("reason", say::public_reason(lang))];
        view! {
            {head(&visit, &one, say::erratum(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::erratum_means(lang)}</p>
                <form method="post" action=form::action(&visit, "desk/erratum")>
                    {about(&visit, &one)}
                    <Select given=visit.given("place", "") label=say::erratum_place(lang) options=places />
                    <Long given=visit.given("before", "") label=say::erratum_before(lang) hint=say::erratum_before_hint(lang) rows=2 />
                    <Long given=visit.given("after", "") label=say::erratum_after(lang) hint=say::erratum_after_hint(lang) rows=2 />
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=2 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::erratum(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// What a place is called where a correction may stand.
pub fn place(lang: Lang, one: &Consultation, code: &str) -> String {
    let point = one.key_points.iter().find(|point| point.anchor() == code);
    if let Some(point) = point {
        return format!("{} {}", words::law::key_point(lang, point.number), point.title);
    }
    match code {
        DRAFT => say::source(lang),
        "title" => say::full_title(lang),
        "short_name" => say::short_name(lang),
        "change" => say::change(lang),
        "whom" => say::whom(lang),
        "method" => say::method(lang),
        "problem" => say::problem(lang),
        "explanation" => say::explanation(lang),
        _ => say::affected(lang),
    }
    .to_string()
}
