//! What would change, for whom, until when, how to speak; then the key points, the texts of s.14, and what people said.

use super::{errata, files, forms, gist, road, rounds};
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::then;
use crate::ui::prose;
use domain::act::Act;
use domain::comment::{Counts, Public, Said};
use domain::consultation::{Consultation, Kind, SYSTEMS, System};
use domain::erratum::Erratum;
use domain::id::{ConsultationId, LawId};
use domain::phase::Phase;
use domain::road::Entry;
use domain::round::Shows;
use domain::round::Told;
use domain::time::Moment;
use leptos::prelude::*;
use std::collections::HashMap;
use store::attachment::Kept;
use words::public as say;

/// Comments shown on the page itself.
const NEWEST: usize = 3;
/// Among so many of the newest: what was withheld or taken back stands on the page of all.
const LOOKED_AT: u32 = 10;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = then::public_one(&visit, id).await?;
    let upto = then::upto(&visit);
    let mut newest = match upto {
        Some(upto) => store::then::comments(store, id, &Default::default(), None, upto, LOOKED_AT).await?.0,
        None => store::comment::public_page(store, id, &Default::default(), None, LOOKED_AT).await?,
    };
    newest.retain(|comment| matches!(comment.said, Said::Shown { .. }));
    newest.truncate(NEWEST);
    let early = match one.phase(visit.now) {
        Phase::Announced | Phase::Open | Phase::Closed => store::result::early(store, id).await?,
        _ => None,
    };
    let mut loaded = Loaded {
        early: early.filter(|at| upto.is_none_or(|upto| *at <= upto)),
        counts: store::comment::counts(store, id).await?,
        labels: labels(&visit, &one, &newest).await?,
        wordings: crate::comment::difference::wordings(&visit, &newest).await?,
        newest,
        versions: then::versions(&visit, id).await?,
        rounds: store::consultation::rounds(store, id).await?,
        errata: store::erratum::errata(store, id).await?,
        kept: store::attachment::all(store, id).await?,
        road: store::road::all(store, id).await?,
        analysed: store::impact::is_public(store, id).await?,
        laws: match upto {
            Some(upto) => store::then::laws(store, id, upto).await?,
            None => store::law::laws_of(store, id).await?,
        },
        not_in_register: match (one.kind, upto) {
            (Kind::Evaluation, None) => store::law::not_in_register(store, id).await?,
            _ => String::new(),
        },
        reported: store::report::is_public(store, id).await?,
        behind: store::follow_up::behind(store, id).await?,
        amends: match one.version.as_ref().filter(|_| crate::amended::law::says_so(&one)) {
            Some(version) => !crate::amended::law::clauses(&visit, &one, version).await?.is_empty(),
            None => false,
        },
    };
    if let Some(upto) = upto {
        loaded.stood(&one, upto);
        loaded.counts = store::then::counts(store, &one, upto).await?;
        loaded.analysed = store::impact::published(store, id).await?.iter().any(|one| one.published <= Some(upto));
    }
    let alike = crate::find::alike::to(&visit, &one).await?;
    let lang = visit.lang;
    let stale = crate::find::alike::stale(&visit, &alike, visit.stale(&one.dates)).await?;
    let described = say::card(one.by(lang), &words::law::state(lang, &one.dates, visit.now), &one.texts.change);
    let title = one.name().to_string();
    Ok(Page::new(title, move || {
        view! { {body(&visit, &one, &loaded)} {crate::find::alike::rows(&visit, &alike)} }
    })
    .described(described)
    .pictured(id)
    .with_small_script()
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

/// Labels of the provisions that some comments are about.
///
/// # Errors
/// Faults of the store.
pub async fn labels(visit: &Visit, one: &Consultation, comments: &[Public]) -> Result<Vec<(String, String)>, Problem> {
    labels_of(visit, one, comments.iter().map(|comment| comment.target.as_str())).await
}

/// Labels of the provisions among some targets, in the order of the text; read in one statement where there are any.
///
/// # Errors
/// Faults of the store.
pub async fn labels_of(
    visit: &Visit,
    one: &Consultation,
    targets: impl Iterator<Item = &str>,
) -> Result<Vec<(String, String)>, Problem> {
    let mut named: Vec<&str> = targets.filter(|at| *at != "all" && !at.starts_with('k')).collect();
    named.sort_unstable();
    named.dedup();
    let Some(version) = one.version.as_ref().filter(|_| !named.is_empty()) else { return Ok(Vec::new()) };
    let labels = store::version::labels(&visit.site.store, version.id).await?;
    let places: HashMap<&str, usize> = labels.iter().enumerate().map(|(n, (anchor, _))| (anchor.as_str(), n)).collect();
    // A paragraph's or an item's anchor begins with its provision's.
    let place = |at: &str| {
        let mut shorter = std::iter::successors(Some(at), |at| at.rsplit_once('-').map(|(shorter, _)| shorter));
        shorter.find_map(|at| places.get(at).copied())
    };
    let mut found: Vec<(usize, &str)> = named.into_iter().filter_map(|at| Some((place(at)?, at))).collect();
    found.sort_by_key(|(place, _)| *place);
    let called = |(place, at): (usize, &str)| {
        let (anchor, label) = &labels[place];
        (at.to_string(), words::comment::anchored(visit.lang, label, anchor, at))
    };
    Ok(found.into_iter().map(called).collect())
}

/// What stands on the page besides the dossier itself; nothing of it before the dossier is published.
#[derive(Default)]
pub struct Loaded {
    pub counts: Counts,
    pub newest: Vec<Public>,
    /// What the wordings that they propose change.
    pub wordings: crate::comment::difference::Wordings,
    pub labels: Vec<(String, String)>,
    pub versions: Vec<store::version::Published>,
    pub rounds: Vec<Told>,
    pub errata: Vec<Erratum>,
    /// Since when there is a result to read though the final one is to come.
    pub early: Option<Moment>,
    /// Whether the law can be read as the draft would make it.
    pub amends: bool,
    /// Files, and the text in other forms.
    pub kept: Kept,
    /// What became of it after the hearing.
    pub road: Vec<Entry>,
    /// Whether there is an impact analysis to read.
    pub analysed: bool,
    /// The laws that it evaluates or changes.
    pub laws: Vec<(LawId, String)>,
    /// Why the law of an evaluation is not in the register yet.
    pub not_in_register: String,
    /// Whether there is the report of an evaluation to read (s.35).
    pub reported: bool,
    /// The evaluations that this draft follows from.
    pub behind: Vec<(ConsultationId, String)>,
}

impl Loaded {
    /// The same as it stood at a moment.
    fn stood(&mut self, one: &Consultation, upto: Moment) {
        self.behind = Vec::new();
        self.reported = false;
        self.rounds = domain::then::rounds(std::mem::take(&mut self.rounds), one, upto);
        self.road = domain::then::road(std::mem::take(&mut self.road), upto);
        self.errata.retain(|one| one.at <= upto);
        for files in [&mut self.kept.files, &mut self.kept.forms] {
            *files = std::mem::take(files).into_iter().filter_map(|file| domain::then::file(file, upto)).collect();
        }
    }
}

/// The page's content; previews draw the same.
pub fn body(visit: &Visit, one: &Consultation, loaded: &Loaded) -> impl IntoView + use<> {
    let Loaded { counts, newest, labels, versions, rounds, errata, .. } = loaded;
    let lang = visit.lang;
    let here = format!("/c/{}", one.id);
    let phase = one.phase(visit.now);
    let open = phase.allows(Act::Comment) && visit.on.is_none();
    let round = one
        .round
        .as_ref()
        .map(|round| view! { <span>{words::law::kind(lang, one.kind)} " · " {say::round(lang, round.number)}</span> });
    let full = (!one.texts.short_name.is_empty()).then(|| one.texts.title.clone());
    let points: Vec<_> = one.key_points.iter().enumerate().map(|(place, point)| {
        let anchor = point.anchor();
        let n = counts.at(&anchor);
        let speak = open.then(|| view! {
            <a class="button button--plain button--small" href=visit.to(&format!("{here}/say?at={anchor}"))>{words::common::comment_now(lang)} <span class="hidden">" " {words::law::key_point(lang, point.number)}</span></a>
        });
        let read = (n > 0).then(|| view! { <a class="act point__count" href=visit.to(&format!("{here}/comments?at={anchor}"))>{say::read_comments(lang, n)} <span class="hidden">" " {words::law::key_point(lang, point.number)}</span></a> });
        view! {
            <section class=if place == 0 { "point point--first" } else { "point" } id=anchor data-aloud="">
                <h3 class="point__head" data-read=""><span class="point__no">{words::law::key_point(lang, point.number)}</span> " " <span lang="th">{point.title.clone()}</span></h3>
                <div class="point__text" lang="th" data-read="" inner_html=prose::html(&point.body)></div>
                <div class="point__ask"><span class="point__ask-label" data-read="">{say::question(lang)}</span> <p class="point__ask-words" lang="th" data-read="">{point.question.clone()}</p></div>
                <div class="point__foot">{speak} {read} {super::listen::button(visit, point)}</div>
            </section>
        }
    }).collect();
    // A number is an address: one that an earlier round used is given to no other.
    let gone_on = one.key_points.iter().zip(1..).any(|(point, place)| point.number != place);
    let numbered_on =
        (gone_on && rounds.len() > 1).then(|| view! { <p class="section__note">{say::numbered_on(lang)}</p> });
    let points = (!points.is_empty()).then(|| view! {
        <section class="section" id="points"><h2 class="section__title">{say::key_points(lang, points.len())}</h2> {numbered_on} {points}</section>
    });
    let voices: Vec<_> = newest
        .iter()
        .map(|comment| {
            card::voice(
                visit,
                card::target_name(visit, one, comment.target.as_str(), labels),
                comment,
                &loaded.wordings,
            )
        })
        .collect();
    let note = match one.round.as_ref().filter(|_| !one.numbers_show(visit.now)).map(|round| round.shows) {
        Some(Shows::Result) => say::counts_with_result(lang),
        Some(_) => say::counts_later(lang),
        None => words::law::self_selected(lang),
    };
    let comments = if one.comments == 0 {
        let words = match phase {
            _ if open => say::first_to_speak(lang),
            _ if phase.is_over() => say::no_comments_at_all(lang),
            _ => say::no_comments_read(lang),
        };
        view! { <p class="section__note">{words}</p> }.into_any()
    } else {
        view! {
            <p class="section__note">{note}</p>
            {crate::moderation::log::line(visit, one, counts)}
            {voices}
            <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("{here}/comments"))>{say::read_comments(lang, one.comments)}</a></p>
        }.into_any()
    };
    let comments = (phase.is_public() && (!one.kind.has_survey() || one.comments > 0)).then(|| view! {
        <section class="section" id="comments"><h2 class="section__title">{say::published_comments(lang)}</h2> {comments}</section>
    });
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a></nav>
        <div class="split split--side">
            <div>
                <header class="title">
                    <p class="title__kind">{card::state(visit, &one.dates)} {round}</p>
                    <h1 lang="th">{one.name().to_string()}</h1>
                    <p class="title__full"><span lang="th">{full}</span> <span class="title__by">{published_by(visit, one)}</span></p>
                    {looked_after(visit, one)}
                </header>
                {gist::lines(visit, one, rounds)}
                {gist::actions(visit, one, true)}
                {early(visit, one, loaded.early)}
                {loaded.amends.then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("{here}/amended"))>{words::amended::see(lang)}</a></p> })}
                {points}
                {crate::version::list::section(visit, one, versions)}
                {texts(visit, one)}
                {forms::section(visit, one, &loaded.kept.forms)}
                {loaded.analysed.then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("{}/impact", gist::pages(visit, one)))>{words::impact::read(lang)}</a></p> })}
                {loaded.reported.then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("/c/{}/report", one.id))>{words::report::read(lang)}</a></p> })}
                {behind(visit, &loaded.behind)}
                {laws(visit, &loaded.laws, &loaded.not_in_register)}
                {files::section(visit, one, &loaded.kept.files)}
                {comments}
                {visit.on.is_none().then(|| crate::find::forms::inside(visit, one))}
                {errata::section(visit, one, errata)}
                {rounds::section(visit, one, rounds)}
                {road::steps(visit, one, loaded)}
                {then::choose(visit, one)}
                {gist::passed_on(visit, one).map(|on| view! { <section class="section only-phone" id="share">{on}</section> })}
            </div>
            {gist::side(visit, one)}
        </div>
    }
}

/// The way to a result whose final one is to come.
fn early(visit: &Visit, one: &Consultation, at: Option<Moment>) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    at.map(|at| {
        let to = visit.to(&format!("/c/{}/result", one.id));
        let said = words::impact::published_on(lang, &words::date::short(lang, at.day()));
        view! { <p class="gap-3"><a class="act act--strong" href=to>{say::read_early(lang)}</a> " · " {said}</p> }
    })
}

/// Who published it, as a link to their page.
fn published_by(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = words::agency::named(lang, one.by(lang), one.agency.place.as_ref().filter(|_| one.then.is_none()));
    view! { <a href=visit.to(&format!("/agencies/{}", one.agency.id))>{name}</a> }
}

/// Where the agency's name has changed since, or another took over: that this was the name then, and who it is now.
fn looked_after(visit: &Visit, one: &Consultation) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    one.then.as_ref()?;
    let now = words::agency::full(lang, &one.agency);
    Some(
        view! { <p class="small quiet" id="then">{words::agency::name_then(lang)} " · " {words::agency::now_at(lang)} " " <a href=visit.to(&format!("/agencies/{}", one.agency.id))>{now}</a></p> },
    )
}

/// The evaluations that a draft follows from, each with the way to its report.
fn behind(visit: &Visit, evaluations: &[(ConsultationId, String)]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = evaluations
        .iter()
        .map(|(id, name)| view! { <li><a href=visit.to(&format!("/c/{id}/report")) lang="th">{name.clone()}</a></li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="section" id="behind"><h2 class="section__title">{words::report::behind(visit.lang)}</h2> <ul class="plain">{rows}</ul></section> }
    })
}

/// The laws that it is about, each with the way to it.
fn laws(visit: &Visit, laws: &[(LawId, String)], not_yet: &str) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = laws
        .iter()
        .map(|(id, title)| view! { <li><a href=visit.to(&format!("/laws/{id}")) lang="th">{title.clone()}</a></li> })
        .collect();
    let told = !rows.is_empty() || !not_yet.is_empty();
    let not_yet = (!not_yet.is_empty()).then(|| {
        let reason = not_yet.to_string();
        view! { <p><span class="quiet">{words::register::not_yet(visit.lang)}</span> " " <span lang="th">{reason}</span></p> }
    });
    told.then(|| {
        let list = (!rows.is_empty()).then(|| view! { <ul class="plain">{rows}</ul> });
        view! { <section class="section" id="laws"><h2 class="section__title">{words::register::tied(visit.lang)}</h2> {list} {not_yet}</section> }
    })
}

/// The four systems of s.14(4) as a table, where one was answered.
pub fn systems(visit: &Visit, systems: &[System; 4]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = SYSTEMS
        .iter()
        .zip(systems)
        .filter(|(_, system)| system.used.is_some())
        .map(|(code, system)| {
            let used = match system.used {
                Some(true) => words::common::yes(lang),
                _ => words::common::none(lang),
            };
            view! { <tr><th scope="row">{words::law::system(lang, code)}</th> <td>{used} " " <span lang="th">{system.reason.clone()}</span></td></tr> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <table><caption class="hidden">{say::systems(lang)}</caption> <thead><tr><th scope="col">{say::system(lang)}</th> <th scope="col">{say::system_why(lang)}</th></tr></thead> <tbody>{rows}</tbody></table> }
    })
}

/// The texts of s.14, folded.
fn texts(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let t = &one.texts;
    let fold = |name: &'static str, text: &str, open: bool| {
        (!text.trim().is_empty()).then(|| {
            view! { <details class="fold" open=open><summary class="fold__name">{name}</summary> <div class="fold__body prose" lang="th" inner_html=prose::html(text)></div></details> }
        })
    };
    let systems = systems(visit, &t.systems).map(|table| {
        view! { <details class="fold" open=true><summary class="fold__name">{say::systems(lang)}</summary> <div class="fold__body">{table}</div></details> }
    });
    view! {
        <section class="section" id="texts">
            <h2 class="section__title">{say::background(lang)}</h2>
            {fold(say::law(lang), &t.law, true)}
            {fold(say::objectives(lang), &t.objectives, true)}
            {fold(say::problem(lang), &t.problem, true)}
            {fold(say::explanation(lang), &t.explanation, false)}
            {fold(say::affected(lang), &t.affected, false)}
            {systems}
            {fold(say::basis(lang), &t.basis, false)}
            {fold(say::method(lang), &t.method, false)}
        </section>
    }
}
