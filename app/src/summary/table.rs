//! The dense table of a hearing with many comments: filters in the address, pages of the key, coding of a selection or of
//! everything that matches, views under a name, and who reads what.

use super::bench::{self, Bench};
use super::desk::{readable, writable};
use super::{filtered, typed};
use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line, Select};
use crate::ui::form;
use crate::ui::list::with;
use domain::comment::{Channel, Class, Identity, Language, Showing, Stance};
use domain::consultation::Consultation;
use domain::id::{CommentId, PersonId};
use domain::ledger::{Filter, Length, Place, Sought};
use domain::result::Summary;
use leptos::prelude::*;
use store::hints::{Group, Hint, Learned};
use store::ledger::{Looked, View};
use words::{hints, ledger as say};

const PER_PAGE: u32 = 100;
/// So many comments are looked through at once before it is said that more may match.
const LOOKED_THROUGH: u64 = 10_000;
/// In more comments than this, words are looked for in the index.
const READ_WHOLE: u64 = 3_000;

struct Loaded {
    one: Consultation,
    summary: Summary,
    looked: Looked,
    labels: Vec<(String, String)>,
    parts: Vec<(String, u64)>,
    deeds: bench::Deeds,
    views: Vec<View>,
    coders: Vec<(PersonId, String, u64)>,
    areas: Vec<store::area::Area>,
    hints: Vec<Hint>,
    learned: Vec<Learned>,
    filter: Filter,
    /// The group that the table is narrowed to.
    group: Option<Group>,
    /// What the filter says.
    told: Vec<filtered::Told>,
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let summary = store::result::summary(store, one.id).await?;
    let filter = typed::filter(&visit.query);
    let asked = filter.clone();
    let before = visit.asked("before").parse().ok().map(CommentId);
    // Where few are left to look through, their texts are read.
    let held = match filter.place {
        Some(Place::Waiting) => summary.coverage.waiting,
        Some(Place::Aside) => summary.coverage.aside,
        Some(Place::Coded) => summary.coverage.coded,
        None => one.comments,
    };
    let found = match held > READ_WHOLE {
        true => super::found::comments(&visit, one.id, &Sought::read(&filter.words))?,
        false => None,
    };
    let look = async |before| {
        store::ledger::page(store, &visit.viewer, one.id, &filter, found.as_deref(), before, PER_PAGE).await
    };
    let mut looked = look(before).await?;
    // Where nothing matches in few, or what is kept tells that nothing does, it is said at once and nobody has to look on.
    let none = held == 0
        || filter.issue.is_some_and(|id| summary.issues.iter().all(|issue| issue.id != id || issue.comments == 0));
    while looked.comments.is_empty() && looked.next.is_some() && (none || held <= LOOKED_THROUGH) {
        match none {
            true => looked.next = None,
            false => looked = look(looked.next).await?,
        }
    }
    let counts = store::comment::counts(store, one.id).await?;
    let deeds = bench::deeds(&visit, &one).await?;
    let views = store::ledger::views(store, one.agency.id).await?;
    let coders = store::ledger::coders(store, one.agency.id, one.id, visit.now).await?;
    let areas = store::area::all(store).await?;
    let mut targets: Vec<&str> = looked.comments.iter().map(|comment| comment.target.as_str()).collect();
    targets.extend(counts.by_target.iter().map(|(at, _)| at.as_str()));
    let labels = crate::consultation::page::labels_of(&visit, &one, targets.into_iter()).await?;
    let parts = counts.by_target;
    let ids: Vec<CommentId> = looked.comments.iter().map(|comment| comment.id).collect();
    let hints = store::hints::of(store, &ids).await?;
    let learned = store::hints::learned(store, one.id).await?;
    let group = match filter.copies {
        Some(group) => store::hints::near(store, one.id, group).await?,
        None => None,
    };
    let names = filtered::Names { one: &one, labels: &labels, issues: &summary.issues, areas: &areas, people: &coders };
    let told = filtered::told(&visit, &asked, names).await?;
    let title = say::table(visit.lang);
    let loaded = Loaded {
        one,
        summary,
        looked,
        labels,
        parts,
        deeds,
        views,
        coders,
        areas,
        hints,
        learned,
        filter: asked,
        group,
        told,
    };
    Ok(Page::new(title, move || body(&visit, loaded)).with_islands().of_the_desk())
}

fn body(visit: &Visit, loaded: Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let writing = writable(visit, &loaded.one);
    let (sieve, chips) = (sieve(visit, &loaded), chips(visit, &loaded));
    let views = views(visit, &loaded, writing);
    let folding = folding(visit, &loaded);
    let Loaded { one, summary, looked, labels, deeds, coders, areas, hints, filter, .. } = loaded;
    let next = looked.next.map(|next| {
        let label = match (looked.comments.len() as u32) < PER_PAGE {
            true => say::look_on(lang),
            false => words::public::older(lang),
        };
        view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(visit, "before", &next.to_string())>{label}</a></p> }
    });
    let none = looked.comments.is_empty().then(|| {
        view! { <p class="empty__words">{match (looked.next.is_some(), visit.asked("before").is_empty()) {
            (true, _) => say::searched_part(lang),
            (false, true) => say::nothing_at_all(lang),
            (false, false) => say::nothing_matches(lang),
        }}</p> }
    });
    let (here, further) = (looked.comments.len() as u64, looked.next.is_some() || !visit.asked("before").is_empty());
    // Where nothing else narrows it, what is kept tells how many.
    let alone = Filter { place: None, folded: false, ..filter.clone() } == Filter::default();
    let kept = alone.then(|| match filter.place {
        None => summary.coverage.total(),
        Some(Place::Waiting) => summary.coverage.waiting,
        Some(Place::Coded) => summary.coverage.coded,
        Some(Place::Aside) => summary.coverage.aside,
    });
    let kept_count = kept.filter(|_| filter.place.is_some());
    let matching = match kept {
        Some(all) => say::all_matching_count(lang, all, false),
        None => say::all_matching_count(lang, here, further),
    };
    let unknown = super::typed::not_understood(&visit.query)
        .then(|| view! { <p class="notice notice--care" role="alert">{say::filter_unknown(lang)}</p> });
    let labels_of_form = [
        ("new_title", words::summary::issue_name(lang)),
        ("new_targets[]", say::new_belongs(lang)),
        ("issue", words::summary::under(lang)),
        ("comment[]", words::summary::comments(lang)),
        ("aside", say::aside_why(lang)),
        ("words", say::aside_words(lang)),
        ("person", say::assigned(lang)),
        ("name", say::keep_view(lang)),
    ];
    let people = std::iter::once((String::new(), say::nobody(lang).to_string()))
        .chain(coders.iter().map(|(id, name, _)| (id.to_string(), name.clone())))
        .collect();
    let assign = view! {
        <div class="actions">
            <Select given=Given { refused: None, ..visit.given("person", "") } label=say::assigned(lang) options=people />
            <button class="button button--plain" type="submit" formaction=form::action(visit, "ledger/assign")>{say::assign(lang)}</button>
        </div>
    };
    let kept: Vec<(String, String)> = visit
        .query
        .iter()
        .filter(|(name, value)| !["before", "folded", "did", "done"].contains(&name.as_str()) && !value.is_empty())
        .cloned()
        .collect();
    let sample = visit.to(&format!("/desk/c/{}/sample?{}", one.id, crate::request::encode(&kept)));
    let away = crate::outcome::files::of_filter(visit, &one, &filter, kept_count);
    let whole = writing
        .then(|| view! { <p class="small quiet">{say::all_matching(lang)} ": " {say::all_matching_means(lang)}</p> });
    let bench = writing.then(|| {
        let more = Some(assign.into_any());
        bench::draw(
            visit,
            Bench {
                one: &one,
                issues: &summary.issues,
                comments: &looked.comments,
                labels: &labels,
                deeds: &deeds,
                hints: &hints,
                areas: &areas,
                people: &coders,
                more,
                matching: Some(matching),
            },
        )
    });
    let plain = (!writing).then(|| {
        let rows: Vec<_> = looked
            .comments
            .iter()
            .map(|comment| {
                let about = card::target_name(visit, &one, comment.target.as_str(), &labels);
                let earlier = card::earlier(lang, comment.earlier.as_ref(), comment.target.is_gone());
                view! { <li class="leaf leaf--plain"><p class="leaf__meta"><span>{words::law::stance_short(lang, comment.stance)}</span> <span>{about}</span> {earlier} {bench::places(lang, &summary.issues, comment)}</p> <p>{comment.reason.clone()} " " {comment.wording.clone()}</p></li> }
            })
            .collect();
        view! { <ol class="leaves">{rows}</ol> }
    });
    view! {
        {head(visit, &one, say::table(lang))}
        {form::summary(visit, &labels_of_form)}
        <p class="section__note">{say::coverage(lang, summary.coverage)}</p>
        <p class="actions"><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::summary::title(lang)}</a> <a class="act" href=visit.to(&format!("/desk/c/{}/hints", one.id))>{hints::to_hints(lang)}</a></p>
        <div class="dense">
            <div class="dense__tools">{sieve} {views} {away}</div>
            {chips}
            <div class="dense__ways">{folding} <a class="act" href=sample>{words::sheet::to_sample(lang)}</a></div>
            {unknown}
            {none}
            {bench}
            {plain}
            {next}
            {whole}
        </div>
    }
}

/// Whether copies are folded into one line, with the way to the other; or the group that is open.
fn folding(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { filter, group, .. } = loaded;
    let open = group
        .as_ref()
        .map(|group| view! { <p class="notice">{hints::copies_of(lang, group.comments, group.texts)}</p> });
    let link =
        |value: &str, label: &'static str| view! { <a class="act" href=with(visit, "folded", value)>{label}</a> };
    let switch = match (filter.folded, filter.folds()) {
        (true, true) => {
            view! { {link("", hints::unfold(lang))} <p class="small quiet">{hints::folded_means(lang)}</p> }.into_any()
        }
        (true, false) => view! { <p class="small quiet">{hints::not_folded(lang)}</p> }.into_any(),
        (false, true) => link("yes", hints::fold(lang)).into_any(),
        (false, false) => ().into_any(),
    };
    view! { {open} {switch} }
}

/// A filter's name in the address, its label, and what can be chosen.
type Field = (&'static str, &'static str, Vec<(String, String)>);

/// The filters: a form that asks for the same page.
fn sieve(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, labels, parts, coders, areas, learned, .. } = loaded;
    let given = |name: &str| Given { name: name.into(), value: visit.asked(name).into(), refused: None, lang };
    let any = || std::iter::once((String::new(), say::any(lang).to_string()));
    let parts: Vec<(String, String)> = any()
        .chain(parts.iter().map(|(at, n)| {
            (at.clone(), format!("{} ({})", card::target_name(visit, one, at, labels), words::number(*n)))
        }))
        .collect();
    let stances = any()
        .chain(Stance::ALL.iter().map(|it| (it.code().to_string(), words::law::stance(lang, *it).to_string())))
        .collect();
    let classes = any()
        .chain(Class::ALL.iter().map(|it| (it.code().to_string(), words::law::class(lang, *it).to_string())))
        .collect();
    let channels = any()
        .chain(Channel::ALL.iter().map(|it| (it.code().to_string(), say::channel(lang, *it).to_string())))
        .collect();
    let areas =
        any().chain(areas.iter().map(|it| (it.code.clone(), lang.of(&it.name_th, &it.name_en).to_string()))).collect();
    let identities = any()
        .chain(Identity::ALL.iter().map(|it| (it.code().to_string(), words::law::identity(lang, *it).to_string())))
        .collect();
    let languages = any()
        .chain(Language::ALL.iter().map(|it| (it.code().to_string(), say::language(lang, *it).to_string())))
        .collect();
    let showings = any()
        .chain(Showing::ALL.iter().map(|it| (it.code().to_string(), words::law::showing_of(lang, *it).to_string())))
        .collect();
    let lengths =
        any().chain(Length::ALL.iter().map(|it| (it.code().to_string(), say::length(lang, *it).to_string()))).collect();
    let coverage = summary.coverage;
    let places = any()
        .chain(Place::ALL.iter().map(|it| {
            let n = match it {
                Place::Waiting => coverage.waiting,
                Place::Coded => coverage.coded,
                Place::Aside => coverage.aside,
            };
            (it.code().to_string(), format!("{} ({})", say::place(lang, *it), words::number(n)))
        }))
        .collect();
    let issues = any()
        .chain(summary.issues.iter().map(|issue| {
            let n = words::number(issue.comments);
            (issue.id.to_string(), format!("{}. {} ({n})", words::plain(issue.number), issue.title))
        }))
        .collect();
    let proposed = any()
        .chain(learned.iter().filter(|one| one.waiting > 0).filter_map(|figures| {
            let issue = summary.issues.iter().find(|issue| issue.id == figures.issue)?;
            let n = words::number(figures.waiting);
            Some((issue.id.to_string(), format!("{}. {} ({n})", words::plain(issue.number), issue.title)))
        }))
        .collect();
    let people: Vec<(String, String)> =
        any().chain(coders.iter().map(|(id, name, _)| (id.to_string(), name.clone()))).collect();
    let fields: Vec<Field> = vec![
        ("place", say::place_label(lang), places),
        ("at", say::part(lang), parts),
        ("stance", say::stance(lang), stances),
        ("issue", say::issue(lang), issues),
        ("proposed", hints::proposed(lang), proposed),
        ("class", say::class(lang), classes),
        ("area", say::area(lang), areas),
        ("identity", say::identity(lang), identities),
        ("language", say::language_label(lang), languages),
        ("channel", say::channel_label(lang), channels),
        ("showing", say::showing(lang), showings),
        ("length", say::length_label(lang), lengths),
        ("assigned", say::assigned(lang), people.clone()),
        ("read", say::read_by(lang), people),
    ];
    let withheld = visit.asked("withheld") == "yes";
    let selects: Vec<_> = fields
        .into_iter()
        .map(|(name, label, options)| {
            // The bar below has a field of this name too.
            let suffix = if matches!(name, "issue" | "aside") { "-of" } else { "" };
            view! { <Select given=given(name) suffix=suffix label=label options=options /> }
        })
        .collect();
    // What is narrowed to from elsewhere stays narrowed to.
    let kept: Vec<_> = ["copies", "theme", "folded", "said", "offer", "deed"]
        .into_iter()
        .filter(|name| !visit.asked(name).is_empty())
        .map(|name| view! { <input type="hidden" name=name value=visit.asked(name).to_string() /> })
        .collect();
    let here = visit.to(&visit.path);
    let clear = here.clone();
    view! {
        <details class="sieve">
            <summary class="fold__name">{say::filter(lang)}</summary>
            <form method="get" class="sieve__form" action=here>
                {kept}
                {selects}
                <Line given=given("q") label=say::words(lang) hint=say::words_hint(lang) optional=true />
                <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" name="withheld" value="yes" checked=withheld /> " " {say::withheld_only(lang)}</label></p>
                <p class="actions"><button class="button" type="submit">{say::show(lang)}</button> <a class="act" href=clear>{say::clear(lang)}</a></p>
            </form>
        </details>
    }
}

/// What the table is narrowed to, each with the way to take it off.
fn chips(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let chip = |name: &str, label: String| {
        view! { <a class="chip" href=with(visit, name, "")>{label} <span class="hidden">" " {say::take_filter_off(lang)}</span> <svg class="chip__cross" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2 10 10M10 2 2 10" /></svg></a> }
    };
    let chips: Vec<_> = loaded.told.iter().map(|one| chip(one.name, one.words())).collect();
    (!chips.is_empty()).then(|| view! { <p class="chips chips--sieve">{chips}</p> })
}

/// Filters kept under a name, and the form that keeps this one.
fn views(visit: &Visit, loaded: &Loaded, writing: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, views, .. } = loaded;
    let here = visit.to(&visit.path);
    let rows: Vec<_> = views
        .iter()
        .map(|view| {
            let remove = writing.then(|| {
                view! {
                    <form method="post" action=form::action(visit, "ledger/unview")>
                        {about(visit, one)}
                        <input type="hidden" name="view" value=view.id.to_string() />
                        <button class="act" type="submit">{say::remove_view(lang)} <span class="hidden">" " {view.name.clone()}</span></button>
                    </form>
                }
            });
            view! { <li class="views__one"><a href=format!("{here}?{}", view.query)>{view.name.clone()}</a> {remove}</li> }
        })
        .collect();
    let keep = writing.then(|| {
        view! {
            <form method="post" class="views__keep" action=form::action(visit, "ledger/view")>
                {about(visit, one)}
                <Line given=super::typed::calm(visit, "name").given("name", "") label=say::keep_view(lang) short=true />
                <button class="button button--plain" type="submit">{say::keep(lang)}</button>
            </form>
        }
    });
    view! {
        <details class="sieve">
            <summary class="fold__name">{say::views(lang)} " (" {words::number(views.len() as u64)} ")"</summary>
            <ul class="views">{rows}</ul>
            {keep}
        </details>
    }
}
