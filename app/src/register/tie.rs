//! The laws that a dossier evaluates or changes, on its desk.

use crate::desk::deeds::allowed;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::{Consultation, Kind};
use domain::id::LawId;
use domain::register::Title;
use domain::road::{Entry, IN_FORCE};
use leptos::prelude::*;
use words::register as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who do not write the dossier, [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::TieLaw).await?;
    let laws = store::law::laws_of(&visit.site.store, one.id).await?;
    let reason = store::law::not_in_register(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::tied(lang), move || {
        // An evaluation counts for the law that it is tied to: without one it says why.
        let reason = (one.kind == Kind::Evaluation).then(|| view! { <Long given=visit.given("not_in_register", &reason) label=say::not_in_register(lang) hint=say::not_in_register_hint(lang) rows=2 /> });
        let optional = one.kind != Kind::Evaluation;
        let titles: Vec<String> = laws.iter().map(|(_, title)| title.clone()).collect();
        view! {
            {head(&visit, &one, say::tied(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("laws", say::tied(lang)), ("not_in_register", say::not_in_register(lang))])}
                <p>{say::tie_means(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "register/tie")>
                    {about(&visit, &one)}
                    <Long given=visit.given("laws", &titles.join("\n")) label=say::tied(lang) hint=say::tie_hint(lang) rows=3 optional />
                    {reason}
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button> <a class="act" href=visit.to("/laws")>{say::title(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// The form by which a draft that became law enters the register, or the way to the law where it has; nothing before the road says so.
pub fn enter(visit: &Visit, one: &Consultation, road: &[Entry], entered: Option<&(LawId, String)>) -> Option<AnyView> {
    let lang = visit.lang;
    if let Some((law, title)) = entered {
        let to = visit.to(&format!("/laws/{law}"));
        return Some(
            view! { <p class="gap-4">{say::entered_as(lang)} " " <a href=to lang="th">{title.clone()}</a></p> }
                .into_any(),
        );
    }
    let in_force = road.iter().any(|entry| entry.stands() && entry.step == IN_FORCE);
    in_force.then(|| {
        let own = crate::desk::impact::of_form(visit, "/api/register/enter");
        view! {
            <section class="section">
                <h2 class="section__title">{say::enter(lang)}</h2>
                <p>{say::enter_means(lang)}</p>
                <form method="post" action=form::action(visit, "register/enter")>
                    {about(&own, one)}
                    <Line given=own.given("title", &Title::begun(&one.texts.title)) label=say::enter_title(lang) hint=say::enter_title_hint(lang) />
                    <div class="actions gap-3"><button class="button button--plain" type="submit">{say::enter(lang)}</button></div>
                </form>
            </section>
        }
        .into_any()
    })
}
