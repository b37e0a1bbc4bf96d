//! The bank of questions: on a dossier's survey, what may be added to it and kept of it; and the sets by themselves.

use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Ticks};
use crate::ui::form;
use crate::ui::list::pagination;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::AgencyId;
use domain::survey::{NewQuestion, said};
use domain::template::EVERYONE;
use leptos::prelude::*;
use store::survey::bank::{self, Set};
use words::bank as say;

/// What a set of the program's is called in forms.
pub const SHIPPED: &str = "first";

/// What may be added to a survey and kept of it.
///
/// # Errors
/// [`Problem::NotAllowed`] for those who do not write it, [`Problem::NotFound`] for a dossier without a survey.
pub async fn of_survey(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !one.kind.has_survey() {
        return Err(Problem::NotFound);
    }
    let store = &visit.site.store;
    let sets = bank::offered(store, &visit.viewer, one.agency.id).await?;
    let questions = store::survey::questions(store, one.id).await?;
    let writable = one.round_written(visit.now).is_some();
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let labels = [("title", say::name(lang)), ("picked[]", say::picked(lang))];
        let add = |id: String, name: &str| writable.then(|| take(&visit, &one, id, name)).into_any();
        let own: Vec<_> = sets.iter().filter(|set| set.agency != EVERYONE).map(|set| shown(&visit, set, add(set.id.to_string(), &set.title), true)).collect();
        let common: Vec<_> = sets.iter().filter(|set| set.agency == EVERYONE).map(|set| shown(&visit, set, add(set.id.to_string(), &set.title), false)).collect();
        let first = words::evaluation::first_set();
        let first = view! {
            <li class="row">
                <p class="row__when">{words::survey::questions(lang, first.len())}</p>
                <div>
                    <h3 class="row__title">{say::first(lang)}</h3>
                    <p class="small">{say::first_means(lang)}</p>
                    {listed(&visit, &first)}
                    {add(SHIPPED.into(), say::first(lang))}
                </div>
            </li>
        };
        let none = own.is_empty().then(|| view! { <p class="empty__words">{say::none(lang)}</p> });
        let keep = (!questions.is_empty()).then(|| {
            let choices = questions.iter().map(|one| Choice::plain(one.number.to_string(), format!("{}. {}", one.number, one.text))).collect();
            let chosen = visit.typed_all("picked[]").into_iter().map(str::to_string).collect();
            view! {
                <form class="section" id="keep" method="post" action=form::action(&visit, "bank/keep")>
                    <h2 class="section__title">{say::keep(lang)}</h2>
                    <p>{say::keep_means(lang)}</p>
                    {about(&visit, &one)}
                    <Ticks given=visit.given("picked[]", "") label=say::picked(lang) choices chosen />
                    <Line given=visit.given("title", "") label=say::name(lang) hint=say::name_hint(lang) />
                    <p class="actions gap-3"><button class="button" type="submit">{say::keep_now(lang)}</button></p>
                </form>
            }
        });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::means(lang)}</p>
                {writable.then(|| view! { <p class="small quiet">{say::take_means(lang)} " " {say::save_first(lang)}</p> })}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/survey", one.id))>{say::back(lang)}</a></p>
                <section class="section"><h2 class="section__title">{say::own(lang)}</h2> {none} <ul class="rows">{own}</ul></section>
                <section class="section"><h2 class="section__title">{say::common(lang)}</h2> <ul class="rows">{first} {common}</ul></section>
                {keep}
            </div>
        }
    })
    .of_the_desk())
}

/// Adds a set to the survey.
fn take(visit: &Visit, one: &Consultation, id: String, name: &str) -> AnyView {
    let (lang, name) = (visit.lang, name.to_string());
    view! {
        <form class="gap-2" method="post" action=form::action(visit, "bank/take")>
            {about(visit, one)}
            <input type="hidden" name="set" value=id />
            <button class="button button--plain" type="submit">{say::take(lang)} <span class="hidden">" " {name}</span></button>
        </form>
    }
    .into_any()
}

/// A set with its questions, and what can be done with it.
fn shown(visit: &Visit, set: &Set, deeds: AnyView, own: bool) -> AnyView {
    let (lang, id) = (visit.lang, set.id.to_string());
    let button = |door: &'static str, label: &'static str| {
        let name = set.title.clone();
        view! {
            <form method="post" action=form::action(visit, door)>
                {form::hidden(visit)}
                <input type="hidden" name="set" value=id.clone() />
                <button class="act" type="submit">{label} <span class="hidden">" " {name}</span></button>
            </form>
        }
    };
    let central = visit.viewer.may(Act::EditCommonTemplate, EVERYONE);
    let share = (central && set.agency != EVERYONE).then(|| button("bank/share", say::share(lang)));
    let retire = (own || (central && set.agency == EVERYONE)).then(|| button("bank/retire", say::retire(lang)));
    view! {
        <li class="row">
            <p class="row__when">{words::survey::questions(lang, set.questions.len())} <br /> <span class="small quiet">{words::date::short(lang, set.made.day())}</span></p>
            <div>
                <h3 class="row__title" lang="th">{set.title.clone()}</h3>
                {listed(visit, &set.questions)}
                {deeds}
                {share}
                {retire}
            </div>
        </li>
    }
    .into_any()
}

/// The questions of a set, in a fold: how each is answered, by whom, and when it is asked.
fn listed(visit: &Visit, questions: &[NewQuestion]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = questions
        .iter()
        .map(|one| {
            let text = lang.of(&one.text, if one.details.text_en.is_empty() { &one.text } else { &one.details.text_en });
            let text = said::to_all(text).into_owned();
            let how = format!("{} · {}", words::law::form(lang, one.form), words::law::audience(lang, one.audience));
            let rule = (!one.relevant.is_empty()).then(|| view! { <br /> <span class="small quiet">{say::asked_if(lang)} " " <code>{one.relevant.clone()}</code></span> });
            view! { <li>{text} <br /> <span class="small quiet">{how}</span> {rule}</li> }
        })
        .collect();
    view! { <details class="fold"><summary class="fold__name">{say::picked(lang)}</summary> <div class="fold__body"><ol>{rows}</ol></div></details> }
}

/// The sets by themselves: an agency's own, or, for the central office, everyone's and every agency's.
///
/// # Errors
/// [`Problem::NotAllowed`] for those who write no surveys.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let mut mine: Vec<AgencyId> = visit.viewer.roles.iter().map(|(agency, _)| *agency).collect();
    mine.retain(|agency| visit.viewer.may(Act::EditDossier, *agency));
    mine.sort_unstable();
    mine.dedup();
    let central = visit.viewer.may(Act::EditCommonTemplate, EVERYONE);
    let mut sets: Vec<Set> = Vec::new();
    let (at, mut pages) = (visit.asked("page").parse::<u32>().unwrap_or(1).max(1), 1);
    if central {
        let (some, many) = bank::all(store, &visit.viewer, at).await?;
        (sets, pages) = (some, (many as u32).div_ceil(bank::PER_PAGE).max(1));
    } else if mine.is_empty() {
        return Err(Problem::NotAllowed);
    }
    for agency in mine.iter().filter(|_| !central) {
        sets.extend(
            bank::offered(store, &visit.viewer, *agency).await?.into_iter().filter(|set| set.agency == *agency),
        );
    }
    let mut named: Vec<AgencyId> = sets.iter().map(|set| set.agency).filter(|one| *one != EVERYONE).collect();
    named.dedup();
    let agencies = store::agency::some(store, &named).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let of = |agency: AgencyId, heading: String| {
            let rows: Vec<_> = sets
                .iter()
                .filter(|set| set.agency == agency)
                .map(|set| shown(&visit, set, ().into_any(), visit.viewer.may(Act::EditDossier, agency)))
                .collect();
            (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{heading}</h2> <ul class="rows">{rows}</ul></section> })
        };
        let own: Vec<_> = agencies.iter().map(|one| of(one.id, say::of_agency(lang, one.name(lang)))).collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <div class="narrow">
                {form::summary(&visit, &[])}
                <p>{say::means(lang)}</p>
                {sets.is_empty().then(|| view! { <p class="empty__words">{say::none(lang)}</p> })}
                {of(EVERYONE, say::common(lang).into())}
                {own}
                {pagination(&visit, at, pages)}
            </div>
        }
    })
    .of_the_desk())
}
