//! Announcing a dossier as coming, before it is ready.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long, Select};
use crate::ui::form;
use domain::act::Act;
use leptos::prelude::*;
use words::plan as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not announce it, and for everyone once it is published.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::AnnouncePlan).await?;
    let kept = store::consultation::plan(&visit.site.store, &visit.viewer, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let parts = kept.as_ref().map(|(month, _)| month.be());
        let (month, year) = parts.map_or((String::new(), String::new()), |(year, month)| (month.to_string(), year.to_string()));
        let gist = kept.as_ref().map_or(one.texts.change.as_str(), |(_, gist)| gist.as_str()).to_string();
        let months = (0..=12u32).map(|number| match number {
            0 => (String::new(), words::common::choose(lang).to_string()),
            _ => (number.to_string(), words::date::month(lang, number).to_string()),
        });
        let months: Vec<(String, String)> = months.collect();
        let back = kept.is_some().then(|| view! {
            <form class="section" method="post" action=form::action(&visit, "desk/unannounce")>
                {about(&visit, &one)}
                <button class="button button--plain" type="submit">{say::take_back(lang)}</button>
            </form>
        });
        let deed = if kept.is_some() { say::announce_again(lang) } else { say::announce(lang) };
        let public = kept.as_ref().map(|(month, _)| view! { <p class="notice gap-3">{say::expected(lang, *month)} " · " <a href=visit.to("/planned")>{say::coming(lang)}</a></p> });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("month", say::month(lang)), ("year", say::year(lang)), ("gist", say::gist(lang))])}
                <p>{say::means(lang)}</p>
                <p class="small quiet">{say::as_now(lang)}</p>
                {public}
                <form class="gap-4" method="post" action=form::action(&visit, "desk/announce")>
                    {about(&visit, &one)}
                    <div class="pair">
                        <Select given=visit.given("month", &month) label=say::month(lang) options=months />
                        <Line given=visit.given("year", &year) label=say::year(lang) hint=say::year_hint(lang) short=true />
                    </div>
                    <Long given=visit.given("gist", &gist) label=say::gist(lang) hint=say::gist_hint(lang) rows=3 />
                    <div class="actions gap-4"><button class="button" type="submit">{deed}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
                {back}
            </div>
        }
    })
    .of_the_desk())
}
