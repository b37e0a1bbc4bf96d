//! One law: what is known of it with its sources, its due day and how it was computed, its rules and consultations, and its text.

use super::{clock, list, title};
use crate::find::forms;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::prose;
use domain::consultation::{Kind as Dossier, Provision};
use domain::id::LawId;
use domain::lang::Lang;
use domain::proposal::{Promised, Proposal, unkept};
use domain::register::{How, Need, Status, due};
use leptos::prelude::*;
use store::law::{Law, Row, Touching};
use store::proposal::Filter;
use store::report::Came;
use words::{law_find as find, public, register as say};

/// What stands on the page.
struct Loaded {
    law: Law,
    parent: Option<Law>,
    rules: Vec<Row>,
    needs: Vec<Need>,
    touching: Vec<Touching>,
    /// The most supported proposals about it, and how many there are.
    proposals: (Vec<Proposal>, u64),
    /// Those by which it is to be evaluated before its day.
    promised: Vec<Promised>,
    /// What its evaluations came to.
    came: Vec<Came>,
    pieces: Vec<Provision>,
    /// The contents, where only a part of the text is shown.
    contents: Option<Vec<Provision>>,
    part: Option<u32>,
}

/// # Errors
/// [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", LawId::parse)?;
    let store = &visit.site.store;
    let law = store::law::one(store, id).await?;
    let part = law.by_division.then(|| visit.asked("part").parse::<u32>().unwrap_or(0));
    let pieces = store::law::pieces(store, id, part).await?;
    if pieces.is_empty() && part.is_some_and(|part| part > 0) {
        return Err(Problem::NotFound);
    }
    let loaded = Loaded {
        parent: match law.facts.parent {
            Some(parent) => Some(store::law::one(store, parent).await?),
            None => None,
        },
        rules: store::law::rules(store, id).await?,
        needs: store::law::needs(store, id).await?,
        touching: store::law::touching(store, id).await?,
        proposals: store::proposal::list(store, &Filter { law: Some(id), ..Filter::default() }, 1, PROPOSALS).await?,
        promised: store::proposal::promised(store, &[id]).await?,
        came: store::report::of_law(store, id).await?,
        contents: match part {
            Some(_) => Some(store::law::contents(store, id).await?),
            None => None,
        },
        pieces,
        law,
        part,
    };
    let (title, stale) = (loaded.law.title.clone(), visit.now.day().last_moment());
    let described = prose::beginning(&loaded.law.facts.summary, 200);
    Ok(Page::new(title, move || body(&visit, &loaded)).at("/laws").described(described).kept(Touch::Anything, stale))
}

/// A short link to a provision.
///
/// # Errors
/// [`Problem::NotFound`].
pub async fn part(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", LawId::parse)?;
    let law = store::law::one(&visit.site.store, id).await?;
    let at = visit.param("at");
    let division = store::law::piece(&visit.site.store, id, at).await?.ok_or(Problem::NotFound)?;
    let query = if law.by_division { format!("?part={division}") } else { String::new() };
    Ok(Page::moved(visit.to(&format!("/laws/{id}{query}#{at}"))))
}

fn body(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let (lang, law) = (visit.lang, &loaded.law);
    let may = store::law::may(&visit.viewer, law);
    let force_day = law.facts.force.as_ref().map(|force| force.day);
    let edit =
        may.then(|| view! { <a class="act" href=visit.to(&format!("/desk/laws/{}", law.id))>{say::edit(lang)}</a> });
    // Who reads English has it in the heading.
    let english = (lang == Lang::Th && !law.title_en.is_empty())
        .then(|| view! { <p class="title__full" lang="en">{law.title_en.clone()}</p> });
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/laws")>{say::title(lang)}</a></nav>
        <div class="split split--side">
            <div>
                <header class="title">
                    <p class="title__kind"><span>{say::kind(lang, law.facts.kind)} " · " {say::status_of(lang, &law.facts.status, force_day, visit.now.day())}</span></p>
                    <h1>{title::of_law(lang, &law.title, &law.title_en)}</h1>
                    {english}
                    <p class="title__full" lang="th">{law.facts.short_names.join(" · ")}</p>
                </header>
                <div class="actions only-screen">
                    <a class="act act--strong" href="#text">{say::to_text(lang)}</a>
                    <a class="act" href=visit.to("/laws/due")>{say::calendar(lang)}</a>
                    {crate::letters::page::link(visit, &domain::letter::Followed::Law(law.id), words::letter::follow_law(lang))}
                    {edit}
                </div>
                {facts(visit, loaded)}
                {told(say::summary(lang), "summary", &law.facts.summary)}
                {told(say::purpose(lang), "purpose", &law.facts.purpose)}
                {proposals(visit, loaded)}
                {came(visit, &loaded.came)}
                {touching(visit, &loaded.touching)}
                {needs(visit, loaded)}
                {rules(visit, &loaded.rules)}
            </div>
            {side(visit, loaded)}
        </div>
        {text(visit, loaded)}
    }
}

/// This page's parts, where there is room for them.
fn side(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let (lang, facts) = (visit.lang, &loaded.law.facts);
    let parts = [
        (!facts.summary.is_empty(), "#summary", say::summary(lang)),
        (!facts.purpose.is_empty(), "#purpose", say::purpose(lang)),
        (law_stands(loaded), "#proposals", words::proposal::title(lang)),
        (!loaded.came.is_empty(), "#evaluated", words::report::reports(lang)),
        (!loaded.touching.is_empty(), "#consultations", say::touching(lang)),
        (!loaded.needs.is_empty(), "#needs", say::needs(lang)),
        (!loaded.rules.is_empty(), "#rules", say::rules(lang)),
        (true, "#text", say::text(lang)),
    ];
    let links: Vec<_> =
        parts.into_iter().filter(|(there, ..)| *there).map(|(_, to, words)| view! { <a href=to>{words}</a> }).collect();
    view! {
        <aside class="stick only-wide" aria-label=public::on_this_page(lang)>
            <nav class="side__block side__list" aria-label=public::on_this_page(lang)><h2 class="side__title">{public::on_this_page(lang)}</h2> {links}</nav>
        </aside>
    }
}

/// The facts, each with where it is from.
fn facts(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let (lang, law) = (visit.lang, &loaded.law);
    let facts = &law.facts;
    let line = |term: &'static str, said: AnyView| {
        view! { <div class="gist__line"><dt class="gist__term">{term}</dt> <dd class="gist__said">{said}</dd></div> }
            .into_any()
    };
    let thai = |text: &str| {
        let text = text.to_string();
        view! { <span lang="th">{text}</span> }.into_any()
    };
    let reported: Vec<_> =
        loaded.touching.iter().filter(|one| one.kind == Dossier::Evaluation).filter_map(|one| one.reported).collect();
    let due = due(facts, &reported, visit.site.rules().evaluation_years());
    let repealed = match &facts.status {
        Status::Repealed { reference, .. } if !reference.is_empty() => {
            Some(line(say::repealed_reference(lang), thai(reference)))
        }
        _ => None,
    };
    let parent = match (&loaded.parent, facts.kind.hangs()) {
        (Some(parent), _) => {
            let title = title::of_law(lang, &parent.title, &parent.title_en);
            Some(line(
                say::parent(lang),
                view! { <a href=visit.to(&format!("/laws/{}", parent.id))>{title}</a> }.into_any(),
            ))
        }
        (None, true) => {
            Some(line(say::parent(lang), view! { <span class="quiet">{say::no_parent(lang)}</span> }.into_any()))
        }
        (None, false) => None,
    };
    let exempt = facts.exemption.as_ref().map(|exemption| {
        let reason = exemption.reason.clone();
        line(
            say::exemption(lang),
            view! { <p>{say::ground_of(lang, exemption.ground)}</p> <p lang="th">{reason}</p> }.into_any(),
        )
    });
    let before = facts.evaluated.as_ref().map(|one| {
        let source = one.source.clone();
        line(
            say::evaluated_before(lang),
            view! { {words::date::full(lang, one.day)} " · " <span lang="th">{source}</span> }.into_any(),
        )
    });
    let translation = (!facts.translation.is_empty() || !facts.translation_link.is_empty()).then(|| {
        let (said, link) = (facts.translation.clone(), facts.translation_link.clone());
        let link = (!link.is_empty())
            .then(|| view! { " " <a href=link rel="nofollow noopener">{say::open_translation(lang)}</a> });
        line(say::translation(lang), view! { <span lang="th">{said}</span> {link} }.into_any())
    });
    // A line each; what begins as a web address is a link.
    let related = (!facts.related.is_empty()).then(|| {
        let part = |word: &str| match word.starts_with("https://") || word.starts_with("http://") {
            true => view! { <a href=word.to_string() rel="nofollow noopener">{word.to_string()}</a> " " }.into_any(),
            false => format!("{word} ").into_any(),
        };
        let lines: Vec<_> = facts
            .related
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| view! { <li lang="th">{line.split_whitespace().map(part).collect::<Vec<_>>()}</li> })
            .collect();
        line(say::related(lang), view! { <ul class="plain">{lines}</ul> }.into_any())
    });
    let promised = unkept(&loaded.promised, law.id, &facts.ended(&reported));
    let days = view! { <div id="due">{clock::told(visit, &law.title, &due, promised)}</div> };
    view! {
        <dl class="gist gap-4">
            {line(say::due(lang), days.into_any())}
            {line(say::entry(lang), force(visit, law))}
            {repealed}
            {parent}
            {exempt}
            {before}
            {(!facts.minister.is_empty()).then(|| line(say::minister(lang), thai(&facts.minister)))}
            {(!facts.kind.hangs()).then(|| line(say::responsible(lang), responsible(visit, law)))}
            {translation}
            {related}
            {(!law.address.is_empty()).then(|| line(say::source(lang), source(visit, law)))}
        </dl>
    }
}

/// Since when it is in force and how that is known; where it is not, what the text says.
fn force(visit: &Visit, law: &Law) -> AnyView {
    let lang = visit.lang;
    let at = law.said.as_ref().map_or("", |said| said.at.as_str());
    let words = law.said.as_ref().map(|said| {
        let (at, words) = (said.at.clone(), said.words.clone());
        view! { <blockquote class="small quiet" lang="th"><span class="nb">{at}</span> " " {words}</blockquote> }
    });
    let Some(force) = &law.facts.force else {
        return view! { <p>{say::unknown_force(lang)}</p> {words} }.into_any();
    };
    let link = match &force.how {
        How::Stated { link, .. } if !link.is_empty() => {
            let link = link.clone();
            Some(view! { " " <a href=link rel="nofollow noopener">{say::open_source(lang)}</a> })
        }
        _ => None,
    };
    // What somebody else has said stands without the clause, which tells another day.
    let words = words.filter(|_| !matches!(force.how, How::Stated { .. }));
    view! {
        <p>{words::date::full(lang, force.day)}</p>
        <p class="small">{say::source(lang)} ": " {say::force_source(lang, force, at)} {link}</p>
        {words}
    }
    .into_any()
}

fn responsible(visit: &Visit, law: &Law) -> AnyView {
    let lang = visit.lang;
    let links: Vec<_> = law
        .agencies
        .iter()
        .map(|agency| view! { <li><a href=visit.to(&format!("/agencies/{}", agency.id))>{words::agency::full(lang, agency)}</a></li> })
        .collect();
    let announced = law.facts.announced.as_ref();
    let announced = announced.map(|one| say::announced_on(lang, one.day, &one.reference));
    if !links.is_empty() {
        return view! { <ul>{links}</ul> {announced.map(|said| view! { <p class="small quiet">{said}</p> })} }
            .into_any();
    }
    let by = law.facts.force.as_ref().filter(|_| law.facts.in_force()).map(|force| {
        let day = domain::register::due::announced_by(force.day);
        view! { <p class="small quiet">{say::announce_by(lang, day)}</p> }
    });
    view! { <p class="quiet">{say::nobody(lang)}</p> {by} }.into_any()
}

fn source(visit: &Visit, law: &Law) -> AnyView {
    let lang = visit.lang;
    let address = law.address.clone();
    let plain = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    let link = match plain {
        true => view! { <a href=address rel="nofollow noopener">{say::open_source(lang)}</a> }.into_any(),
        false => view! { <span>{address}</span> }.into_any(),
    };
    view! { <p>{link}</p> <p class="small quiet">{say::transcription(lang)}</p> }.into_any()
}

/// A text that an agency wrote, where it did.
fn told(title: &'static str, id: &'static str, text: &str) -> Option<impl IntoView + use<>> {
    (!text.is_empty()).then(|| {
        view! { <section class="section" id=id><h2 class="section__title">{title}</h2> <div class="prose" lang="th" inner_html=prose::html(text)></div></section> }
    })
}

fn touching(visit: &Visit, all: &[Touching]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            let how = if one.kind == Dossier::Evaluation { say::evaluates(lang) } else { say::changes_it(lang) };
            let reported = one.reported.filter(|_| one.kind == Dossier::Evaluation).map(|day| say::reported(lang, day));
            let name = one.name.clone();
            view! {
                <li class="row">
                    <p class="row__when">{how}</p>
                    <div><h3 class="row__title" lang="th"><a href=visit.to(&format!("/c/{}", one.id))>{name}</a></h3> <p class="row__meta"><span>{words::date::short(lang, one.published.day())}</span> {reported.map(|said| view! { <span>{said}</span> })}</p></div>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="consultations"><h2 class="section__title">{say::touching(lang)}</h2> <ul class="rows">{rows}</ul></section> })
}

/// Proposals shown on the page.
const PROPOSALS: u32 = 3;

/// Whether something can be proposed about it, or was.
fn law_stands(loaded: &Loaded) -> bool {
    loaded.law.facts.in_force() || loaded.proposals.1 > 0
}

/// What people propose about the law, and the way to propose something (s.34(1)).
fn proposals(visit: &Visit, loaded: &Loaded) -> Option<impl IntoView + use<>> {
    use words::proposal as say;
    let (lang, id) = (visit.lang, loaded.law.id);
    let rows: Vec<_> = loaded.proposals.0.iter().map(|one| crate::proposal::list::row(visit, one, false)).collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("/proposals?law={id}"))>{say::all_of_law(lang)} " " {words::number(loaded.proposals.1)}</a></p> });
    let propose = loaded.law.facts.in_force().then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("/laws/{id}/propose"))>{say::propose(lang)}</a></p> });
    law_stands(loaded).then(|| view! { <section class="section" id="proposals"><h2 class="section__title">{say::title(lang)}</h2> <p class="section__note">{say::means(lang)}</p> {list} {propose}</section> })
}

/// What evaluations of the law came to (s.35), each with the way to its report.
fn came(visit: &Visit, all: &[Came]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            let course = one.course.map_or("", |course| words::report::of_course(lang, course));
            let grounds: Vec<&str> = one.grounds.iter().map(|code| words::report::ground(lang, code)).collect();
            let grounds = if grounds.is_empty() { words::report::none_hold(lang).to_string() } else { grounds.join(" · ") };
            view! {
                <li class="row">
                    <p class="row__when">{course}</p>
                    <div><h3 class="row__title" lang="th"><a href=visit.to(&format!("/c/{}/report", one.consultation))>{one.name.clone()}</a></h3> <p class="row__meta"><span>{words::date::short(lang, one.published.day())}</span> <span>{grounds}</span></p></div>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="evaluated"><h2 class="section__title">{words::report::reports(lang)}</h2> <ul class="rows">{rows}</ul> <p class="gap-3"><a class="act" href=visit.to("/laws/follow-up")>{words::report::follow_title(lang)}</a></p></section> })
}

/// The provisions that need a rule, each with its clock.
fn needs(visit: &Visit, loaded: &Loaded) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let facts = &loaded.law.facts;
    let force = facts.force.as_ref().map(|force| force.day);
    let rows: Vec<_> = loaded
        .needs
        .iter()
        .map(|need| {
            let state = match (&need.made, need.clock(facts.kind, force)) {
                (Some((day, reference)), _) => {
                    format!("{} {} · {reference}", say::made(lang), words::date::short(lang, *day))
                }
                (None, Some(clock)) => {
                    format!("{} · {}", say::not_made(lang), say::two_years(lang, clock.day, clock.extended))
                }
                (None, None) => say::not_made(lang).to_string(),
            };
            let (at, what) = (need.at.clone(), need.what.clone());
            view! { <tr><th scope="row" lang="th">{at}</th> <td data-head=say::needed(lang) lang="th">{what}</td> <td data-head=say::state(lang)>{state}</td></tr> }
        })
        .collect();
    let before = domain::register::need::clock(facts.kind, force).filter(|clock| clock.before_act);
    let before = before.map(|clock| view! { <p class="small quiet">{say::two_years_before_act(lang, clock.from)}</p> });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" id="needs">
                <h2 class="section__title">{say::needs(lang)}</h2>
                <p class="section__note">{say::needs_means(lang)}</p>
                {before}
                <div class="table-wrap" role="region" aria-label=say::needs(lang) tabindex="0">
                    <table class="table table--stack"><thead><tr><th scope="col">{say::provision(lang)}</th> <th scope="col">{say::needed(lang)}</th> <th scope="col">{say::state(lang)}</th></tr></thead> <tbody>{rows}</tbody></table>
                </div>
            </section>
        }
    })
}

fn rules(visit: &Visit, rules: &[Row]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = rules.iter().map(|row| list::line(visit, row)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" id="rules">
                <h2 class="section__title">{say::rules(lang)} " " <span class="quiet">{words::number(rows.len() as u64)}</span></h2>
                <p class="section__note">{say::rules_with(lang)}</p>
                <ol class="rows">{rows}</ol>
            </section>
        }
    })
}

/// The text as a draft's page sets it.
fn text(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = format!("/laws/{}", loaded.law.id);
    let heading = view! { <h2 class="section__title" id="text">{say::text(lang)}</h2> };
    if loaded.pieces.is_empty() {
        return view! { <section class="section">{heading} <p class="quiet">{say::no_text(lang)}</p></section> }
            .into_any();
    }
    let contents = loaded.contents.as_deref().unwrap_or(&loaded.pieces);
    let toc = crate::draft::contents(visit, &format!("{here}?"), &near(contents, loaded.part), loaded.part);
    let html = crate::draft::plain(visit, &loaded.pieces);
    let last = contents.iter().map(|piece| piece.division).max().unwrap_or(0);
    let onward = loaded.part.map(|part| {
        let to = |part: u32| visit.to(&format!("{here}?part={part}#text"));
        view! {
            <nav class="law__onward" aria-label=public::contents_short(lang)>
                {(part > 0).then(|| view! { <a class="act" rel="prev" href=to(part - 1)>{public::part_before(lang)}</a> })}
                <span class="quiet">{public::part_of(lang, part + 1, last + 1)}</span>
                {(part < last).then(|| view! { <a class="act" rel="next" href=to(part + 1)>{public::part_after(lang)}</a> })}
            </nav>
        }
    });
    view! {
        <section class="section">{heading} {forms::in_laws(visit, ("in", loaded.law.id.to_string()), find::inside(lang), find::inside_covers(lang))}</section>
        <details class="fold toc toc--phone only-screen"><summary class="fold__name">{public::contents_short(lang)}</summary> <nav aria-label=public::contents_short(lang) lang="th" inner_html=toc.clone()></nav></details>
        <div class="split split--law">
            <nav class="toc toc--side stick only-screen" aria-label=public::contents_short(lang)><p class="toc__title">{public::contents_short(lang)}</p> <div lang="th" class="toc__follow" inner_html=toc></div></nav>
            <div class="law" lang="th"><div class="law__body" inner_html=html></div></div>
        </div>
        {onward}
    }
    .into_any()
}

/// What the contents name: of a large text without headings the provisions of the part shown, and the first of each other part.
fn near(contents: &[Provision], part: Option<u32>) -> Vec<Provision> {
    let heading =
        |piece: &Provision| !matches!(piece.kind.as_str(), "provision" | "name" | "preamble" | "note" | "signature");
    let (Some(part), false) = (part, contents.iter().any(heading)) else { return contents.to_vec() };
    let mut opened = None;
    let mut near = contents.to_vec();
    near.retain(|piece| {
        let first = piece.kind == "provision" && opened != Some(piece.division);
        if first {
            opened = Some(piece.division);
        }
        piece.division == part || first
    });
    near
}
