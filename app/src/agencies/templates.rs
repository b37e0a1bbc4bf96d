//! Templates on the desk: which kinds an agency has one of, the form of one with its history, and everyone's for the central office.

use crate::desk::survey;
use crate::problem::Problem;
use crate::request::{Page, Serving, Visit};
use crate::ui::field::{Given, Line, Long};
use crate::ui::form;
use domain::consultation::{Kind, SYSTEMS, Texts};
use domain::id::AgencyId;
use domain::key_point::MOST;
use domain::refusal::Refusals;
use domain::template::{EVERYONE, Point, Policy, Template};
use domain::time::Moment;
use leptos::prelude::*;
use store::template::{Change, Kept};
use words::{desk, template as say};

/// Empty rows of key points that wait.
const EMPTY: usize = 2;

/// Those whose templates the viewer keeps.
fn mine(visit: &Visit) -> Vec<AgencyId> {
    let mut mine: Vec<AgencyId> = visit.viewer.roles.iter().map(|(agency, _)| *agency).collect();
    mine.retain(|agency| store::template::may(&visit.viewer, *agency));
    mine.sort_unstable();
    mine.dedup();
    mine
}

/// Whether there is anything here for the viewer.
pub fn keeps(visit: &Visit) -> bool {
    store::template::may(&visit.viewer, EVERYONE) || !mine(visit).is_empty()
}

/// # Errors
/// [`Problem::NotAllowed`] for those who keep none.
pub async fn list(visit: Visit) -> Result<Page, Problem> {
    if !keeps(&visit) {
        return Err(Problem::NotAllowed);
    }
    let store = &visit.site.store;
    let mine = mine(&visit);
    let agencies = store::agency::some(store, &mine).await?;
    let common = store::template::may(&visit.viewer, EVERYONE);
    let all: Vec<AgencyId> = mine.into_iter().chain(common.then_some(EVERYONE)).collect();
    let there = store::template::kinds(store, &all).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let of = |agency: AgencyId, name: String| {
            let rows: Vec<_> = Kind::ALL
                .iter()
                .map(|kind| {
                    let found = there.iter().find(|(of, one, _)| (*of, *one) == (agency, *kind)).map(|(.., at)| *at);
                    row(&visit, agency, *kind, found)
                })
                .collect();
            view! { <section class="section"><h2 class="section__title">{name}</h2> <ul class="rows">{rows}</ul></section> }
        };
        let own: Vec<_> = agencies.iter().map(|one| of(one.id, words::agency::full(lang, one))).collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p>{say::means(lang)}</p>
            {own}
            {common.then(|| of(EVERYONE, say::common(lang).into()))}
        }
    })
    .of_the_desk())
}

fn row(visit: &Visit, agency: AgencyId, kind: Kind, changed: Option<Moment>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (act, state) = match changed {
        Some(at) => (say::edit(lang), say::changed_on(lang, &words::date::short(lang, at.day()))),
        None => (say::make(lang), say::none(lang).to_string()),
    };
    let to = visit.to(&format!("/desk/templates/{}?agency={agency}", kind.code()));
    let name = words::law::kind(lang, kind);
    view! {
        <li class="duty">
            <p class="duty__clock">{state}</p>
            <div><h3 class="duty__title">{name}</h3></div>
            <p class="duty__next"><a class="button button--plain" href=to>{act} <span class="hidden">" " {name}</span></a></p>
        </li>
    }
}

/// The form of one.
///
/// # Errors
/// [`Problem::NotFound`] for no kind, [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let kind = Kind::parse(visit.param("kind")).ok_or(Problem::NotFound)?;
    let agency = match visit.asked("agency") {
        // An address that names none: one's own, else everyone's.
        "" => mine(&visit).first().copied().unwrap_or(EVERYONE),
        number => AgencyId(number.parse().map_err(|_| Problem::NotFound)?),
    };
    let store = &visit.site.store;
    let mut kept = store::template::kept(store, &visit.viewer, agency, kind).await?;
    let one = store::agency::some(store, &[agency]).await?.pop();
    if kept.revision == 0 {
        // A first one begins from what new dossiers begin from now.
        let now = store::template::fitting(store, agency, kind).await?;
        let shipped = || one.as_ref().map_or_else(Default::default, |one| words::template::shipped(one, kind));
        kept.template = now.unwrap_or_else(shipped);
    }
    if one.is_none() && agency != EVERYONE {
        return Err(Problem::NotFound);
    }
    let lang = visit.lang;
    let whose = one.map_or_else(|| say::common(lang).to_string(), |one| words::agency::full(lang, &one));
    Ok(Page::new(words::law::kind(lang, kind), move || {
        let own = fields(lang, kind);
        let asks = kind.has_survey().then(|| survey::filled(&visit, &kept.template.questions));
        let asked = survey::labels(lang, asks.as_ref().map_or(0, |asks| asks.rows.len()));
        let own = own.iter().map(|(field, label, _)| (*field, *label));
        let labels: Vec<(&str, &str)> = own.chain(asked.iter().map(|(field, label)| (field.as_str(), label.as_str()))).collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk/templates")>{say::title(lang)}</a></nav>
            <header class="title"><p class="title__kind">{whose}</p> <h1>{words::law::kind(lang, kind)}</h1></header>
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::leave_empty(lang)}</p>
                {body(&visit, agency, kind, &kept, asks)}
                {history(&visit, kind, &kept.changes)}
            </div>
        }
    })
    .of_the_desk())
}

/// The long texts of a kind: field, label, and how it is read from texts.
type Field = (&'static str, &'static str, fn(&Texts) -> &str);

fn fields(lang: domain::lang::Lang, kind: Kind) -> Vec<Field> {
    let mut all: Vec<Field> = vec![
        ("change", desk::change(lang), |texts| &texts.change),
        ("whom", desk::whom(lang), |texts| &texts.whom),
        ("method", desk::method(lang), |texts| &texts.method),
    ];
    if kind.has_survey() {
        all.push(("law", desk::law(lang), |texts| &texts.law));
        all.push(("objectives", desk::objectives(lang), |texts| &texts.objectives));
        return all;
    }
    if matches!(kind, Kind::Rule | Kind::Ordinance) {
        all.push(("basis", desk::basis(lang), |texts| &texts.basis));
    }
    all.push(("problem", desk::problem(lang), |texts| &texts.problem));
    all.push(("explanation", desk::explanation(lang), |texts| &texts.explanation));
    all.push(("affected", desk::affected(lang), |texts| &texts.affected));
    all
}

fn body(
    visit: &Visit,
    agency: AgencyId,
    kind: Kind,
    kept: &Kept,
    questions: Option<survey::Filled>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let texts = &kept.template.texts;
    let long: Vec<_> = fields(lang, kind)
        .into_iter()
        .map(|(field, label, of)| view! { <Long given=visit.given(field, of(texts)) label=label rows=3 optional=true /> })
        .collect();
    let systems = matches!(kind, Kind::Principles | Kind::Bill).then(|| {
        let each = SYSTEMS.iter().zip(&texts.systems);
        let each: Vec<_> = each.map(|(code, system)| crate::desk::impact::system(visit, code, system)).collect();
        view! { <h2 class="section__title">{desk::systems(lang)}</h2> {each} }
    });
    let policy = kept.template.policy;
    view! {
        <form method="post" action=form::action(visit, "agencies/template")>
            {survey::saves_first(lang)}
            {form::hidden(visit)}
            <input type="hidden" name="agency" value=agency.to_string() />
            <input type="hidden" name="kind" value=kind.code() />
            <input type="hidden" name="revision" value=kept.revision.to_string() />
            {long}
            {systems}
            {(!kind.has_survey()).then(|| points(visit, &kept.template.points))}
            {questions.map(|asks| view! { <h2 class="section__title">{desk::step_survey(lang)}</h2> <p class="section__note">{desk::survey_note(lang)}</p> {survey::contents(lang, &asks)} <ol class="entries">{survey::entries(visit, &asks)}</ol> })}
            <h2 class="section__title">{say::policy(lang)}</h2>
            {crate::desk::admission::fields(visit, policy.admission)}
            {crate::desk::admission::numbers(visit, policy.shows)}
            <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button></div>
        </form>
    }
}

fn points(visit: &Visit, kept: &[Point]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let typed = ["point_title[]", "point_body[]", "point_question[]"].map(|name| visit.typed_all(name));
    let mut rows: Vec<[String; 3]> = match visit.returned.is_some() {
        true => (0..typed[0].len())
            .map(|at| typed.each_ref().map(|column| column.get(at).copied().unwrap_or("").to_string()))
            .collect(),
        false => kept.iter().map(|one| [one.title.clone(), one.body.clone(), one.question.clone()]).collect(),
    };
    let empty = if visit.returned.is_some() { 0 } else { EMPTY };
    rows.resize(rows.len().max((kept.len() + empty).min(MOST)), Default::default());
    let rows: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(at, [title, body, question])| {
            let number = at + 1;
            let given = |column: &str, value: String| Given {
                name: format!("point_{column}[]"),
                value,
                refused: visit.refusal(&format!("k{number}.{column}")).map(|why| words::refusal::say(lang, &why)),
                lang,
            };
            let suffix = format!("-{number}");
            view! {
                <fieldset class="field">
                    <legend class="field__label">{words::law::key_point(lang, number as u32)}</legend>
                    <Line given=given("title", title) label=desk::point_title(lang) suffix=suffix.clone() optional=true />
                    <Long given=given("body", body) label=desk::point_body(lang) suffix=suffix.clone() rows=2 optional=true />
                    <Line given=given("question", question) label=desk::point_question(lang) suffix=suffix optional=true />
                </fieldset>
            }
        })
        .collect();
    view! { <h2 class="section__title">{say::points(lang)}</h2> {rows} }
}

fn history(visit: &Visit, kind: Kind, changes: &[Change]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let mut changed: Vec<&str> = fields(lang, kind)
                .into_iter()
                .filter(|(_, _, of)| of(&change.before.texts) != of(&change.after.texts))
                .map(|(_, label, _)| label)
                .collect();
            if change.before.texts.systems != change.after.texts.systems {
                changed.push(desk::systems(lang));
            }
            if change.before.points != change.after.points {
                changed.push(say::points(lang));
            }
            if change.before.questions != change.after.questions {
                changed.push(desk::step_survey(lang));
            }
            if change.before.policy != change.after.policy {
                changed.push(say::policy(lang));
            }
            let before: Vec<_> = fields(lang, kind)
                .into_iter()
                .filter(|(_, _, of)| of(&change.before.texts) != of(&change.after.texts))
                .map(|(_, label, of)| view! { <dt class="quiet">{label}</dt> <dd><del lang="th">{of(&change.before.texts).to_string()}</del> " " <ins lang="th">{of(&change.after.texts).to_string()}</ins></dd> })
                .collect();
            let name = change.name.clone();
            view! {
                <li class="versions__item">
                    <p>{words::date::moment(lang, change.at)} " · " {name}</p>
                    <details><summary class="act">{say::what_changed(lang, &changed)}</summary> <dl>{before}</dl></details>
                </li>
            }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="quiet">{say::no_history(lang)}</p> });
    view! { <section class="section" id="history"><h2 class="section__title">{say::history(lang)}</h2> {none} <ol class="versions">{rows}</ol></section> }
}

/// A template as its form was typed.
///
/// # Errors
/// Refusals of the questions, by their rows.
pub fn typed(here: &Serving) -> Result<Template, Refusals> {
    let columns = ["point_title[]", "point_body[]", "point_question[]"].map(|name| here.all(name));
    let cell = |column: usize, at: usize| columns[column].get(at).copied().unwrap_or("").to_string();
    let points = (0..columns[0].len())
        .map(|at| Point { title: cell(0, at), body: cell(1, at), question: cell(2, at) })
        .filter(|point| [&point.title, &point.body, &point.question].iter().any(|text| !text.trim().is_empty()));
    let mut texts = crate::desk::typed::texts(here, &Texts::default());
    texts.systems = crate::desk::typed::systems(here);
    let admission = crate::desk::admission::typed(here)?;
    let policy = Policy { admission, shows: crate::desk::admission::typed_numbers(here)? };
    let questions = match Kind::parse(here.one("kind")).is_some_and(Kind::has_survey) {
        true => crate::desk::typed::questions(here)?,
        false => Vec::new(),
    };
    Ok(Template { texts, points: points.collect(), questions, policy })
}
