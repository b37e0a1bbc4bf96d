//! Whom a round hears, set by its officer: the two questions of every form that plans a round, and the desk of invitations.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Serving, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use domain::admission::{Admission, Admits, Appears, Leaving, Once};
use domain::consultation::Consultation;
use domain::refusal::Refusals;
use domain::round::Shows;
use leptos::prelude::*;
use store::invitation::Invitation;
use words::admission as say;

/// Who may comment, and how often each.
pub fn fields(visit: &Visit, kept: Admission) -> impl IntoView + use<> {
    let lang = visit.lang;
    let who: Vec<Choice> = Admits::ALL
        .iter()
        .map(|one| Choice::plain(one.code(), say::admits_name(lang, *one)).with(Some(say::admits_hint(lang, *one))))
        .collect();
    let often: Vec<Choice> =
        Once::ALL.iter().map(|one| Choice::plain(one.code(), say::once_name(lang, *one))).collect();
    let leaving: Vec<Choice> =
        Leaving::ALL.iter().map(|one| Choice::plain(one.code(), say::leaving_name(lang, *one))).collect();
    let appears: Vec<Choice> =
        Appears::ALL.iter().map(|one| Choice::plain(one.code(), say::appears_name(lang, *one))).collect();
    // Who chooses "verified" where nobody verifies shuts the hearing: said before it happens.
    let nobody = (!visit.site.entrances.iter().any(|one| one.verifies))
        .then(|| view! { <p class="notice notice--care">{say::no_provider(lang)}</p> });
    view! {
        <Radios given=visit.given("admits", kept.admits.code()) label=say::admits(lang) choices=who />
        {nobody}
        <Radios given=visit.given("once", kept.once.code()) label=say::once(lang) hint=say::once_hint(lang) choices=often />
        <Radios given=visit.given("leaving", kept.leaving.code()) label=say::leaving(lang) choices=leaving />
        <Radios given=visit.given("appears", kept.appears.code()) label=say::appears(lang) hint=say::appears_hint(lang) choices=appears />
    }
}

/// From when everyone sees the numbers.
pub fn numbers(visit: &Visit, kept: Shows) -> impl IntoView + use<> {
    let lang = visit.lang;
    let choice =
        |one: &Shows| Choice::plain(one.code(), say::shows_name(lang, *one)).with(Some(say::shows_hint(lang, *one)));
    let choices: Vec<Choice> = Shows::ALL.iter().map(choice).collect();
    view! { <Radios given=visit.given("counts_show", kept.code()) label=say::numbers(lang) hint=say::numbers_hint(lang) choices=choices /> }
}

/// The same as typed.
///
/// # Errors
/// Of `counts_show`.
pub fn typed_numbers(here: &Serving) -> Result<Shows, Refusals> {
    let mut no = Refusals::default();
    let shows = no.take("counts_show", Shows::typed(here.one("counts_show")));
    no.none(|| shows)
}

/// The two as typed; where nothing is said, everyone is heard.
///
/// # Errors
/// Of `admits` and `once`.
pub fn typed(here: &Serving) -> Result<Admission, Refusals> {
    let admits = Some(here.one("admits")).filter(|code| !code.is_empty());
    let read = Admission::parse(admits.unwrap_or(Admits::Everyone.code()), here.one("once"), here.one("leaving"))?;
    read.appearing(here.one("appears"))
}

/// The invitations of a round, each with its code, and how many were used.
///
/// # Errors
/// [`Problem::NotAllowed`] for others, or where nobody is invited any more.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Invite).await?;
    let listed = store::invitation::list(&visit.site.store, &visit.viewer, one.id, visit.now).await;
    let (all, spoken) = match visit.returned {
        // What came back refused may stand on a hearing that has closed meanwhile.
        Some(_) => listed.unwrap_or_default(),
        None => listed?,
    };
    let lang = visit.lang;
    Ok(Page::new(say::invitations(lang), move || {
        let made = all.len() as u32;
        let list = match all.is_empty() {
            true => view! { <p class="notice notice--care">{say::none_invited(lang)}</p> }.into_any(),
            false => table(&visit, &one, &all).into_any(),
        };
        view! {
            {head(&visit, &one, say::invitations(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("names", say::names(lang))])}
                <p>{say::invitations_mean(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "desk/invite")>
                    {about(&visit, &one)}
                    <Long given=visit.given("names", "") label=say::names(lang) hint=say::names_hint(lang) rows=5 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::invite(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
                <section class="section">
                    <h2 class="section__title">{say::invitations(lang)}</h2>
                    <p>{say::used(lang, made, spoken)}</p>
                    {list}
                </section>
            </div>
        }
    })
    .of_the_desk())
}

fn table(visit: &Visit, one: &Consultation, all: &[Invitation]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = all
        .iter()
        .map(|invited| {
            let state = match invited.ended {
                Some(_) => view! { <span class="quiet">{say::ended(lang)}</span> }.into_any(),
                None => view! {
                    <form method="post" action=form::action(visit, "desk/uninvite")>
                        {about(visit, one)}
                        <input type="hidden" name="number" value=invited.number.to_string() />
                        <button class="act" type="submit">{say::end(lang)} <span class="hidden">" " {invited.name.clone()}</span></button>
                    </form>
                }
                .into_any(),
            };
            let code = invited.ended.is_none().then(|| view! { <code class="nb">{invited.code.clone()}</code> });
            view! { <tr><th scope="row" lang="th">{invited.name.clone()}</th> <td>{code}</td> <td>{state}</td></tr> }
        })
        .collect();
    view! {
        <div class="heats gap-4" role="region" aria-label=say::invitations(lang) tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">{say::holder(lang)}</th> <th scope="col">{say::invitation(lang)}</th> <th scope="col">{say::state(lang)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
