//! One issue of a public result, down to the comments under it that everyone may read.

use super::answer;
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::then;
use crate::ui::list::with;
use domain::id::{CommentId, ConsultationId};
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use words::{ledger, public as say};

const PER_PAGE: u32 = 100;

fn numbered(summary: Summary, number: u32) -> Option<(Summary, Issue)> {
    let issue = summary.issues.iter().find(|issue| issue.number == number).cloned()?;
    Some((summary, issue))
}

/// # Errors
/// [`Problem::NotFound`] for a consultation without a public result, or a number that no issue of it has.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let number = visit.param("issue").parse().map_err(|_| Problem::NotFound)?;
    let store = &visit.site.store;
    let one = then::public_one(&visit, id).await?;
    let upto = then::upto(&visit);
    let found = match upto {
        Some(upto) => store::then::result(store, id, upto).await?.and_then(|summary| numbered(summary, number)),
        None => store::ledger::issue_page(store, id, number).await?,
    };
    let (summary, issue) = found.ok_or(Problem::NotFound)?;
    // Of a result published before it was finished the ledger has gone on.
    let spoke = match (upto, &summary.preliminary) {
        (Some(upto), _) => store::then::spoke(store, &summary, upto).await?.remove(&issue.id).unwrap_or_default(),
        (None, Some(_)) => Vec::new(),
        (None, None) => store::result::spoke_of(store, issue.id).await?,
    };
    let before = visit.asked("before").parse().ok().map(CommentId);
    // Those that say a sentence of what was raised, or all that stand under it.
    let said = match (upto, &summary.preliminary) {
        (None, None) => issue.sources.iter().find(|source| visit.asked("said") == source.place.to_string()).cloned(),
        _ => None,
    };
    // Those behind none of the sentences, as only the whole result of today tells them.
    let telling = upto.is_none() && summary.preliminary.is_none() && !issue.sources.is_empty();
    let asked_others = telling && visit.asked("said") == "none";
    let want = if asked_others { PER_PAGE } else { 0 };
    let (others, behind_none) = match telling {
        true => store::result::behind_none(store, &issue, before, want).await?,
        false => (0, Vec::new()),
    };
    let (comments, older) = match upto {
        None if asked_others => {
            let older = behind_none.last().map(|last| last.id).filter(|_| behind_none.len() as u32 == PER_PAGE);
            (behind_none, older)
        }
        None if said.is_some() => {
            let place = said.as_ref().map_or(0, |said| said.place);
            let comments = store::result::said_by(store, issue.id, place, before, PER_PAGE).await?;
            let older = comments.last().map(|last| last.id).filter(|_| comments.len() as u32 == PER_PAGE);
            (comments, older)
        }
        Some(upto) => store::then::under(store, id, issue.id, before, upto, PER_PAGE).await?,
        None => {
            let comments = store::ledger::under(store, issue.id, before, PER_PAGE).await?;
            let older = comments.last().map(|last| last.id).filter(|_| comments.len() as u32 == PER_PAGE);
            (comments, older)
        }
    };
    let mut targets = answer::anchors(&summary);
    targets.extend(comments.iter().map(|comment| comment.target.as_str()));
    let labels = crate::consultation::page::labels_of(&visit, &one, targets.into_iter()).await?;
    let wordings = crate::comment::difference::wordings(&visit, &comments).await?;
    let drafts = answer::revised(&visit, &one, [issue.answered_by.as_str()]).await?;
    let stale = visit.stale(&one.dates);
    let lang = visit.lang;
    let title = format!("{} – {}", issue.title, one.name());
    Ok(Page::new(title, move || {
        let back = visit.to(&format!("/c/{id}/result#i{number}"));
        let voices: Vec<_> = comments
            .iter()
            .map(|comment| card::voice(&visit, card::target_name(&visit, &one, comment.target.as_str(), &labels), comment, &wordings))
            .collect();
        let older = older.map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{say::older(lang)}</a></p> }
        });
        let heading = match &said {
            _ if asked_others => words::hints::behind_none(lang, others),
            Some(said) => format!("{} {}", words::hints::said_in(lang, &said.text), words::number(said.comments)),
            None => format!("{} {}", ledger::under_issue(lang), words::number(issue.comments)),
        };
        let rest = (others > 0 && !asked_others).then(|| {
            let to = format!("{}#voices", visit.to(&format!("/c/{id}/result/{number}?said=none")));
            view! { <p><a class="act" href=to>{words::hints::behind_none(lang, others)}</a></p> }
        });
        let all = (said.is_some() || asked_others).then(|| {
            let to = visit.to(&format!("/c/{id}/result/{number}#voices"));
            view! { <p><a class="act" href=to>{ledger::see_comments(lang)}</a></p> }
        });
        let none = voices.is_empty().then(|| view! { <p class="empty__words">{ledger::no_public(lang)}</p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=back>{say::result(lang)} " " {one.name().to_string()}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{issue.title.clone()}</h1>
            </header>
            {answer::draw(&visit, &one, &summary, &issue, (&labels, &spoke, &drafts), answer::As::Whole)}
            <section class="section" aria-labelledby="voices">
                <h2 class="section__title" id="voices">{heading}</h2>
                {all}
                {rest}
                <p class="section__note">{ledger::only_public(lang)} " " {words::law::not_a_vote(lang)}</p>
                {none}
                {voices}
                {older}
            </section>
        }
    })
    .at("/results")
    .kept(Touch::Consultation(id), stale))
}
