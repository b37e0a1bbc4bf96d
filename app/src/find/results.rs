//! What was found, drawn: by consultation, each thing with its passage; what was looked for besides; what to try where nothing was.

use super::facets::{again, narrowed};
use super::quoted::{Read, Thing};
use crate::card;
use crate::request::Visit;
use crate::ui::list::with;
use domain::consultation::Consultation;
use domain::elsewhere::Hearing;
use leptos::prelude::*;
use search::{DocKind, Group, Hits, Passage, passage};
use words::{find as say, public};

/// The length of a passage, in characters.
const PASSAGE: usize = 180;

/// One consultation with the best things found in it.
pub fn group(visit: &Visit, read: &Read, group: &Group, hits: &Hits) -> Option<AnyView> {
    let lang = visit.lang;
    if let Some(one) = read.elsewhere(group.id) {
        return Some(elsewhere(visit, one, read.thing(visit, group.hits.first()?)?, hits));
    }
    let one = read.dossier(group.id)?;
    // The consultation's name stands above already.
    let called = |thing: Thing| match thing.kind {
        DocKind::Consultation => Thing { called: say::of_itself(lang).into(), beside: Vec::new(), thai: true, ..thing },
        _ => thing,
    };
    let things = group.hits.iter().filter_map(|hit| read.thing(visit, hit)).map(called);
    let things: Vec<_> = things.map(|thing| hit(visit, thing, hits)).collect();
    let said = match one.phase(visit.now).is_over() {
        true => words::common::comments_over(lang, one.comments),
        false => words::common::comments(lang, one.comments),
    };
    let more = group.count.saturating_sub(group.hits.len());
    let within = with(visit, "in", &one.id.to_string());
    let more = (more > 0).then(|| view! { <p><a class="act" href=within rel="nofollow">{say::more_inside(lang, more)} <span class="hidden">" " {one.name().to_string()}</span></a></p> });
    Some(
        view! {
            <section class="group">
                <div class="group__head">
                    <p class="title__kind">{card::state(visit, &one.dates)}</p>
                    <h2 class="row__title" lang="th"><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></h2>
                    <p class="quiet small">{words::law::kind(lang, one.kind)} " · " {one.by(lang).to_string()} " · " {said}</p>
                </div>
                {things}
                {more}
            </section>
        }
        .into_any(),
    )
}

/// A hearing held elsewhere: said to be one, with what the source says of it.
fn elsewhere(visit: &Visit, one: &Hearing, thing: Thing, hits: &Hits) -> AnyView {
    let lang = visit.lang;
    let words = marked(passage(&thing.text, &hits.highlight, PASSAGE));
    let kind = one.record.kind.map(|kind| view! { " · " {words::law::kind(lang, kind)} });
    view! {
        <section class="group">
            <div class="group__head">
                <p class="title__kind"><span class="state state--wait">{words::elsewhere::held(lang)}</span></p>
                <h2 class="row__title" lang="th"><a href=visit.to(&thing.to)>{thing.called}</a></h2>
                <p class="quiet small">{crate::elsewhere::agency(visit, one)} {kind} " · " {thing.beside}</p>
            </div>
            <p class="hit__words" lang="th">{words}</p>
        </section>
    }
    .into_any()
}

/// What was found inside one consultation, one after the other.
pub fn inside(visit: &Visit, one: &Consultation, read: &Read, hits: &Hits) -> AnyView {
    let of = hits.groups.iter().flat_map(|group| &group.hits);
    let things: Vec<_> = of.filter_map(|one| read.thing(visit, one)).map(|thing| hit(visit, thing, hits)).collect();
    view! { <section class="group"><h2 class="hidden">{found(visit, hits, Some(one))}</h2> {things}</section> }
        .into_any()
}

fn hit(visit: &Visit, thing: Thing, hits: &Hits) -> impl IntoView + use<> {
    let lang = thing.thai.then_some("th");
    let beside: Vec<_> = thing.beside.into_iter().map(|said| view! { <span>{said}</span> }).collect();
    let words = marked(passage(&thing.text, &hits.highlight, PASSAGE));
    view! {
        <article class="hit">
            <h3 class="hit__name"><a class="hit__where" href=visit.to(&thing.to)>{thing.called}</a></h3>
            <p class="hit__words" lang=lang>{words}</p>
            <p class="row__meta">{beside}</p>
        </article>
    }
}

/// A passage with its marks.
pub fn marked(passage: Passage) -> Vec<AnyView> {
    let piece = |(text, marked)| if marked { view! { <mark>{text}</mark> }.into_any() } else { String::into_any(text) };
    passage.pieces.into_iter().map(piece).collect()
}

/// Another spelling, and the law's words that were looked for besides, with the way to leave them out.
pub fn besides(visit: &Visit, asked: &str, hits: &Hits) -> impl IntoView + use<> {
    let lang = visit.lang;
    // Of words that must not occur, or must stand as quoted, no other spelling is offered.
    let meant = hits.meant.as_deref().filter(|meant| *meant != asked && !has_signs(asked)).map(|meant| {
        let (before, after) = say::meant(lang);
        view! { <p class="meant">{before} <a class="act act--strong" href=again(visit, meant, true) lang="th">{meant.to_string()}</a> {after}</p> }
    });
    // Where nothing was found, nothing was included.
    let expansions = if hits.groups.is_empty() { &[][..] } else { &hits.expansions[..] };
    let also: Vec<_> = expansions.iter().map(|one| view! { <p>{say::also(lang, &one.typed, &one.also)}</p> }).collect();
    let also = (!also.is_empty()).then(|| view! { <div class="also">{also} <p><a class="act" href=with(visit, "literal", "1") rel="nofollow">{say::only_typed(lang)}</a></p></div> });
    let literal = (visit.asked("literal") == "1").then(|| view! { <div class="also"><p>{say::literal(lang)} " " <a class="act" href=with(visit, "literal", "")>{say::with_also(lang)}</a></p></div> });
    view! { {meant} {also} {literal} }
}

/// Whether more than words was typed.
pub fn has_signs(asked: &str) -> bool {
    asked.contains(['"', '“', '”', ':']) || asked.split_whitespace().any(|word| word.starts_with('-'))
}

/// Nothing was found: what to try.
pub fn none(visit: &Visit, asked: &str, inside: Option<&Consultation>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let signs = has_signs(asked);
    let tried = match (narrowed(visit), inside.is_some()) {
        (true, _) => say::none_try_narrowed(lang),
        (false, true) => say::none_try_inside(lang),
        (false, false) => say::none_try(lang),
    };
    let link = |to: String, words: &'static str| view! { <li><a class="act" href=to>{words}</a></li> };
    let filters = narrowed(visit).then(|| link(again(visit, asked, true), say::try_without_filters(lang)));
    let everywhere = inside.is_some().then(|| link(again(visit, asked, false), say::try_everywhere(lang)));
    view! {
        <div class="empty">
            <h2 class="empty__title">{say::none(lang, asked)}</h2>
            <p class="empty__words">{tried}</p>
            <ul class="tries">
                {filters}
                {everywhere}
                {signs.then(|| view! { <li>{say::try_without_signs(lang)}</li> })}
                <li>{say::try_shorter(lang)}</li>
                <li>{say::try_spelling(lang)}</li>
                {link(visit.to("/consultations"), say::try_list(lang))}
            </ul>
        </div>
    }
}

/// Nothing has what was asked; what follows is only near.
pub fn near(visit: &Visit, asked: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! { <div class="empty"><h2 class="empty__title">{say::none(lang, asked)}</h2> <p class="empty__words">{say::near(lang)}</p></div> }
}

/// How much was found.
pub fn found(visit: &Visit, hits: &Hits, inside: Option<&Consultation>) -> String {
    match inside.is_some() {
        true if super::facets::untold(visit, inside) => say::found_untold(visit.lang).to_string(),
        true => say::found_inside(visit.lang, hits.total as u64),
        false => public::found_in(visit.lang, hits.total as u64, hits.groups_total as u64),
    }
}
