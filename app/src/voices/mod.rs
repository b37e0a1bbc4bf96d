//! What people said, as far as it is public: by part and stance, page by page of the key.

pub mod filter;

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::with;
use domain::comment::{Counts, Stance, Target};
use domain::id::{CommentId, ConsultationId};
use leptos::prelude::*;
use store::comment::PublicFilter;
use words::public as say;

const PER_PAGE: u32 = 100;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = crate::then::public_one(&visit, id).await?;
    let target = Some(visit.asked("at")).filter(|at| !at.is_empty()).and_then(|at| Target::parse(at).ok());
    let filter = PublicFilter { target, stance: Stance::parse(visit.asked("stance")).ok() };
    // `from` begins with that comment, `before` after it.
    let from = visit.asked("from").parse::<i64>().ok().and_then(|id| id.checked_add(1));
    let before = visit.asked("before").parse::<i64>().ok().or(from).map(CommentId);
    let upto = crate::then::upto(&visit);
    let (comments, older) = match upto {
        Some(upto) => store::then::comments(store, id, &filter, before, upto, PER_PAGE).await?,
        None => {
            let comments = store::comment::public_page(store, id, &filter, before, PER_PAGE).await?;
            let older = comments.last().map(|last| last.id).filter(|_| comments.len() as u32 == PER_PAGE);
            (comments, older)
        }
    };
    let counts = match upto {
        Some(upto) => store::then::counts(store, &one, upto).await?,
        None => store::comment::counts(store, id).await?,
    };
    let said_on = comments.iter().map(|comment| comment.target.as_str());
    let named = said_on.chain(filter::provisions(&counts, chosen(&filter)));
    let labels = crate::consultation::page::labels_of(&visit, &one, named).await?;
    let wordings = crate::comment::difference::wordings(&visit, &comments).await?;
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::all_comments(lang), one.name());
    Ok(Page::new(title, move || {
        let now = upto.is_none();
        // Comments are found by the parts of the latest text: on a day before it was published there is nothing to narrow by.
        // Numbers of the whole hearing beside a narrowed list would be taken for its own.
        let whole = filter.target.is_none() && filter.stance.is_none();
        let narrowed = now || !counts.by_target.is_empty();
        let voices: Vec<_> = comments
            .iter()
            .map(|comment| card::voice(&visit, card::target_name(&visit, &one, comment.target.as_str(), &labels), comment, &wordings))
            .collect();
        let older = older.map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{say::older(lang)}</a></p> }
        });
        let (number, nothing) = match one.phase(visit.now).is_over() {
            true => (words::common::comments_over(lang, one.comments), say::none_here_over(lang)),
            false => (words::common::comments(lang, one.comments), say::none_here(lang)),
        };
        // Copies are never put away: how many texts there are is told beside how many were sent.
        let copied = now && counts.texts > 0 && counts.texts < counts.total;
        let texts = copied.then(|| format!(" · {}", words::hints::versions(lang, counts.texts)));
        let none = voices.is_empty().then(|| view! { <p class="empty__words">{nothing}</p> });
        let none_said = Counts::default();
        let followed = filter::provisions(&none_said, chosen(&filter)).pop().filter(|_| now && visit.site.letters);
        let followed = followed.map(|at| {
            let to = visit.to(&format!("/follow?c={id}&at={at}"));
            view! { <p class="gap-4"><a href=to rel="nofollow">{words::letter::follow_part_long(lang)}</a></p> }
        });
        let sealed = (counts.agency_only > 0).then(|| view! { <p class="section__note">{say::only_public(lang)}</p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{say::all_comments(lang)}</h1>
                <p class="title__full"><span lang="th">{one.name().to_string()}</span> " · " {number} {texts}</p>
            </header>
            <p class="section__note">{words::law::not_a_vote(lang)} " " {narrowed.then(|| view! { <a class="found__filters" href="#filters">{say::filters(lang)}</a> })}</p>
            {whole.then(|| crate::moderation::log::line(&visit, &one, &counts))}
            {now.then(|| crate::find::forms::inside(&visit, &one))}
            <div class="split split--side">
                <section aria-label=say::all_comments(lang)>{narrowed.then(|| filter::chosen(&visit, &one, &filter, &counts, &labels))} {sealed} {none} {voices} {older} {followed}</section>
                {narrowed.then(|| filter::column(&visit, &one, &filter, &counts, &labels))}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

/// The part that a list is narrowed to.
fn chosen(filter: &PublicFilter) -> &str {
    filter.target.as_ref().map_or("", Target::as_str)
}
