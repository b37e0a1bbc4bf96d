//! Where the central office checks those who say to speak for an organisation: what they say, what the digits of its number say, and the
//! marks that were given and taken back.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use crate::ui::list::with;
use domain::act::Act;
use domain::id::AgencyId;
use leptos::prelude::*;
use store::area::Area;
use store::organisation::Spokesperson;
use words::organisation as say;

const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central office.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    let viewer = visit.signed_in()?;
    if !viewer.may(Act::MarkOrganisation, AgencyId(i64::MAX)) {
        return Err(Problem::NotAllowed);
    }
    let marked = visit.asked("show") == "marked";
    let after = visit.asked("after").parse().unwrap_or(0);
    let all = store::organisation::all(store, viewer, marked, after, PER_PAGE).await?;
    let areas = store::area::all(store).await?;
    Ok(Page::new(say::desk_title(lang), move || {
        let labels = [("how", say::how(lang)), ("why", say::why_back(lang))];
        let tab = |value: &'static str, label: &'static str| {
            let here = visit.asked("show") == value;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=with(&visit, "show", value) aria-current=here.then_some("true")>{label}</a> }
        };
        let rows: Vec<_> = all.iter().map(|one| row(&visit, one, &areas)).collect();
        let none = all.is_empty().then(|| view! { <p class="empty__words">{say::nothing(lang)}</p> });
        let next = (all.len() as u32 == PER_PAGE).then(|| all.last().map(|last| last.id)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "after", &last.to_string())>{words::common::next(lang)}</a></p> }
        });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <div class="column">
                <h1>{say::desk_title(lang)}</h1>
                <p class="lead">{say::desk_why(lang)}</p>
                {form::summary(&visit, &labels)}
                <nav class="tabs" aria-label=words::public::filters(lang)>{tab("", say::waiting(lang))} {tab("marked", say::marked(lang))}</nav>
                {none}
                {rows}
                {next}
            </div>
        }
    })
    .of_the_desk())
}

fn row(visit: &Visit, one: &Spokesperson, areas: &[Area]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let says = one.number.says();
    let province = areas.iter().find(|area| Some(&area.code) == says.province.as_ref());
    let province = province.map_or(String::new(), |area| lang.of(&area.name_th, &area.name_en).to_string());
    let others = (one.others > 0).then(|| view! { <p class="case__note">{say::others(lang, one.others)}</p> });
    let marks: Vec<_> = one
        .marks
        .iter()
        .map(|mark| {
            let day = |at: domain::time::Moment| words::date::short(lang, at.day());
            let back = mark.back.as_ref().map(|(at, why)| view! { " · " {say::taken_back(lang, &day(*at), why)} });
            view! { <li>{day(mark.at)} " · " {mark.by.clone()} " · " {mark.how.clone()} {back}</li> }
        })
        .collect();
    let marks = (!marks.is_empty()).then(|| view! { <ul class="plain gap-2">{marks}</ul> });
    // Of several forms on the page only the one that was sent shows what was typed.
    let mine = visit.typed("spokesperson").is_none_or(|id| id == one.id.to_string());
    let given = |name: &str| {
        let mut given = visit.given(name, "");
        if !mine {
            (given.value, given.refused) = (String::new(), None);
        }
        given
    };
    let hidden = view! { {form::hidden(visit)} <input type="hidden" name="spokesperson" value=one.id.to_string() /> };
    let suffix = format!("-{}", one.id);
    let act = match one.verified() {
        false => view! {
            <form method="post" class="gap-3" action=form::action(visit, "organisation/mark")>
                {hidden}
                <Long given=given("how") suffix label=say::how(lang) hint=say::how_hint(lang) rows=2 />
                <p class="actions"><button class="button" type="submit">{say::mark(lang)} <span class="hidden">" " {one.name.clone()}</span></button></p>
            </form>
        }
        .into_any(),
        true => view! {
            <details class="fold gap-3" open=mine && visit.refusal("why").is_some()>
                <summary class="fold__name">{say::mark_back(lang)} <span class="hidden">" " {one.name.clone()}</span></summary>
                <form class="fold__body" method="post" action=form::action(visit, "organisation/mark_back")>
                    {hidden}
                    <Long given=given("why") suffix label=say::why_back(lang) hint=say::why_back_hint(lang) rows=2 />
                    <p class="actions"><button class="button button--plain" type="submit">{say::mark_back(lang)}</button></p>
                </form>
            </details>
        }
        .into_any(),
    };
    view! {
        <article class="case">
            <p class="case__head"><b>{one.name.clone()}</b> <span>{say::of_kind(lang, one.kind)}</span> <span class="nb">{one.number.printed()}</span> <span>{words::date::short(lang, one.made.day())}</span></p>
            <p>{say::digits_say(lang)} ": " {say::says(lang, &says, &province)}</p>
            <p>{say::position(lang)} ": " {one.position.clone()}</p>
            <p class="case__words">{one.authority.clone()}</p>
            {others}
            {marks}
            {act}
        </article>
    }
}
