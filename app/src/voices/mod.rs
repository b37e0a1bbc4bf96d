//! What people said, as far as it is public: by part and stance, page by page of the key.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::with;
use domain::comment::{Stance, Target};
use domain::id::{CommentId, ConsultationId};
use leptos::prelude::*;
use store::comment::PublicFilter;
use words::public as say;

const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    let target = Some(visit.asked("at")).filter(|at| !at.is_empty()).and_then(|at| Target::parse(at).ok());
    let filter = PublicFilter { target: target.clone(), stance: Stance::parse(visit.asked("stance")).ok() };
    // `from` begins with that comment, `before` after it.
    let from = visit.asked("from").parse::<i64>().ok().and_then(|id| id.checked_add(1));
    let before = visit.asked("before").parse::<i64>().ok().or(from).map(CommentId);
    let comments = store::comment::public_page(store, id, &filter, before, PER_PAGE).await?;
    let counts = store::comment::counts(store, id).await?;
    let labels = crate::consultation::page::labels(&visit, &one, &comments).await?;
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::all_comments(lang), one.name());
    Ok(Page::new(title, move || {
        let voices: Vec<_> = comments
            .iter()
            .map(|comment| card::voice(&visit, card::target_name(&visit, &one, comment.target.as_str(), &labels), comment))
            .collect();
        let older = (comments.len() as u32 == PER_PAGE).then(|| comments.last().map(|last| last.id)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{say::older(lang)}</a></p> }
        });
        let chosen = target.as_ref().map_or("", Target::as_str).to_string();
        let link = |name: &'static str, code: &str, label: String, here: bool, n: Option<u64>| {
            let class = if here { "picks__link picks__link--here" } else { "picks__link" };
            let to = with(&visit, name, if here { "" } else { code });
            let n = n.map(|n| view! { <span class="picks__count">{words::number(n)}</span> });
            view! { <li><a class=class href=to aria-current=here.then_some("true")>{label} {n}</a></li> }
        };
        let parts: Vec<_> = one
            .key_points
            .iter()
            .map(|point| {
                let anchor = point.anchor();
                let label = format!("{} {}", words::law::key_point(lang, point.number), point.title);
                link("at", &anchor, label, anchor == chosen, Some(counts.at(&anchor)))
            })
            .chain(std::iter::once(link("at", "all", words::law::whole(lang).into(), chosen == "all", Some(counts.at("all")))))
            .collect();
        let stances: Vec<_> = Stance::ALL
            .iter()
            .map(|stance| link("stance", stance.code(), words::law::stance(lang, *stance).into(), visit.asked("stance") == stance.code(), None))
            .collect();
        let about = (!chosen.is_empty()).then(|| card::target_name(&visit, &one, &chosen, &labels));
        let none = voices.is_empty().then(|| view! { <p class="empty__words">{say::none_here(lang)}</p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{say::all_comments(lang)}</h1>
                <p class="title__full">{one.name().to_string()} " · " {words::common::comments(lang, one.comments)} {about.map(|about| format!(" · {about}"))}</p>
            </header>
            <p class="section__note">{words::law::not_a_vote(lang)}</p>
            {crate::find::forms::inside(&visit, &one)}
            <div class="split split--side">
                <section aria-label=say::all_comments(lang)>{none} {voices} {older}</section>
                <nav class="facets" aria-label=say::filters(lang)>
                    <div class="facet"><h2 class="facet__title">{say::about_part(lang)}</h2> <ul class="picks">{parts}</ul></div>
                    <div class="facet"><h2 class="facet__title">{say::agree_or_not(lang)}</h2> <ul class="picks">{stances}</ul></div>
                </nav>
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}
