//! Home: what can I speak about now?

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::consultation::{Card, Filter, Sort};
use domain::lang::Lang;
use domain::local::Scope;
use domain::phase::Phase;
use domain::result::Issue;
use leptos::prelude::*;
use words::public as say;

/// Announced dossiers on the page itself.
const PLANNED: u32 = 3;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let filter = Filter { state: Some(Phase::Open), ..Filter::default() };
    let open = store::consultation::cards(store, &filter, Sort::ClosingSoonest, 1, 6, visit.now).await?;
    let facets = store::consultation::facets(store, &filter, visit.now).await?;
    let areas = store::area::all(store).await?;
    let done = store::consultation::summarised(store, 3).await?;
    let issues = store::result::latest(store, &done.iter().map(|card| card.id).collect::<Vec<_>>()).await?;
    let planned = store::consultation::planned(store, Scope::National, PLANNED).await?;
    let lang = visit.lang;
    // The next opening or closing is not known here: the page is drawn anew every minute.
    let stale = domain::time::Moment(visit.now.0 + 60_000);
    Ok(Page::new(words::shell::what(lang), move || {
        let rows: Vec<_> = open.rows.iter().map(|one| card::row(&visit, one)).collect();
        let none = open.rows.is_empty().then(|| view! { <p class="empty__words">{say::nothing_open(lang)}</p> });
        let subjects: Vec<_> = facets
            .by_subject
            .iter()
            .map(|(code, count)| {
                let to = visit.to(&format!("/consultations?state=open&subject={code}"));
                view! { <li><a class="picks__link" href=to>{words::law::subject(lang, code)} <span class="picks__count">{words::number(*count)}</span></a></li> }
            })
            .collect();
        let areas: Vec<_> = areas
            .iter()
            .map(|area| {
                let name = if lang == Lang::Th { &area.name_th } else { &area.name_en };
                view! { <option value=area.code.clone()>{name.clone()}</option> }
            })
            .collect();
        let results: Vec<_> = done.iter().filter_map(|card| Some(result(&visit, card, &issues.iter().find(|(id, _)| *id == card.id)?.1))).collect();
        let results = (!results.is_empty()).then(|| {
            view! { <section class="section"><h2 class="section__title">{say::new_results(lang)}</h2> <div class="rows">{results}</div></section> }
        });
        // What local bodies hear about is one press away, and does not crowd out the rest.
        let local = facets.by_scope.iter().find(|(code, _)| code == Scope::Local.code()).map_or(0, |(_, n)| *n);
        let local = (local > 0).then(|| view! { <p><a class="act" href=visit.to("/consultations?state=open&scope=local")>{words::agency::local_open(lang, local)}</a></p> });
        let coming: Vec<_> = planned.iter().map(|one| crate::find::planned::row(&visit, one)).collect();
        let coming = (!coming.is_empty()).then(|| {
            view! { <section class="section"><h2 class="section__title">{words::plan::coming(lang)}</h2> <ul class="rows">{coming}</ul> <p><a class="act act--strong" href=visit.to("/planned")>{words::plan::all(lang)}</a></p></section> }
        });
        view! {
            <section class="intro">
                <h1>{say::lead(lang)}</h1>
                <p class="intro__lead">{say::open_now(lang, open.total)}</p>
                <form action=visit.to("/search") role="search">
                    <label class="find__label" for="q">{say::find_yours(lang)}</label>
                    <div class="find"><input class="find__field" id="q" name="q" type="search" /><button class="button find__go" type="submit">{words::common::search(lang)}</button></div>
                </form>
            </section>
            <div class="split split--side">
                <section>
                    <h2 class="section__title">{say::closing_soon(lang)}</h2>
                    {none}
                    <ol class="rows">{rows}</ol>
                    <p><a class="act act--strong" href=visit.to("/consultations?state=open")>{say::see_all(lang, open.total)}</a></p>
                    {local}
                </section>
                <aside aria-label=say::choose_by(lang)>
                    <div class="side__block">
                        <h2 class="side__title">{say::my_area(lang)}</h2>
                        <p class="small quiet" id="area-hint">{say::my_area_why(lang)}</p>
                        <form action=visit.to("/consultations")>
                            <input type="hidden" name="scope" value=Scope::All.code() />
                            <label class="hidden" for="area">{say::province(lang)}</label>
                            <span class="pick"><select class="field__box" id="area" name="area" aria-describedby="area-hint">{areas}</select></span>
                            <p class="gap-2"><button class="button button--plain" type="submit">{say::show_area(lang)}</button></p>
                        </form>
                    </div>
                    <div class="side__block">
                        <h2 class="side__title">{say::by_subject(lang)}</h2>
                        <ul class="picks">{subjects}</ul>
                    </div>
                </aside>
            </div>
            <section class="section"><h2 class="section__title">{say::where_it_goes(lang)}</h2> <p class="prose lead">{say::where_it_goes_text(lang)}</p></section>
            {coming}
            {results}
        }
    })
    .described(say::about_site(lang))
    .kept(Touch::Anything, stale))
}

fn result(visit: &Visit, card: &Card, issue: &Issue) -> impl IntoView + use<> {
    let lang = visit.lang;
    let decided = issue.disposition.map_or("", |one| words::law::disposition(lang, one));
    let changed = if issue.changed.is_empty() { say::unchanged(lang).to_string() } else { issue.changed.clone() };
    view! {
        <article class="outcome">
            <h3 class="outcome__title" lang="th"><a href=visit.to(&format!("/c/{}/result", card.id))>{card.name().to_string()}</a></h3>
            <div class="outcome__parts">
                <div><p class="outcome__label">{say::you_said(lang)}</p> <p class="outcome__text" lang="th">{issue.raised.clone()}</p></div>
                <div><p class="outcome__label">{say::they_decided(lang)}</p> <p class="outcome__text">{decided}</p></div>
                <div><p class="outcome__label">{say::what_changed(lang)}</p> <p class="outcome__text outcome__text--strong" lang=(!issue.changed.is_empty()).then_some("th")>{changed}</p></div>
            </div>
        </article>
    }
}
