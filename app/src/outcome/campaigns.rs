//! Campaigns told as campaigns: how many comments were submitted and in how many distinct texts, and the largest groups of the
//! same text. Nothing is left out of any count for it.

use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::prose::beginning;
use domain::consultation::Consultation;
use domain::id::{CommentId, ConsultationId};
use leptos::prelude::*;
use store::hints::Campaigns;
use words::hints as say;

/// Groups that are listed, and letters shown of each.
const GROUPS: u32 = 20;
const LETTERS: usize = 200;

/// What there is to tell, with the texts that everyone may read.
pub struct Told {
    campaigns: Campaigns,
    texts: Vec<(CommentId, String)>,
}

/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, id: ConsultationId) -> Result<Told, Problem> {
    let store = &visit.site.store;
    let campaigns = store::hints::campaigns(store, id, GROUPS).await?;
    let groups: Vec<CommentId> = campaigns.largest.iter().map(|group| group.id).collect();
    let texts = store::hints::common_public(store, id, &groups).await?;
    Ok(Told { campaigns, texts })
}

/// Nothing where no group is large enough to be one.
pub fn draw(visit: &Visit, one: &Consultation, told: &Told) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let Told { campaigns, texts } = told;
    if campaigns.groups == 0 {
        return None;
    }
    let known = !campaigns.persons.is_empty();
    let rows: Vec<_> = campaigns
        .largest
        .iter()
        .map(|group| {
            let text = match texts.iter().find(|(id, _)| *id == group.id) {
                Some((_, text)) => view! { <span lang="th">{beginning(text, LETTERS)}</span> }.into_any(),
                None => view! { <span class="quiet">{say::hidden_text(lang)}</span> }.into_any(),
            };
            let persons = campaigns.persons.iter().find(|(id, _)| *id == group.id).map_or(0, |(_, n)| *n);
            let persons = known.then(|| view! { <td class="num">{words::number(persons)}</td> });
            view! { <tr><th scope="row">{text}</th> <td class="num">{words::number(group.comments)}</td> <td class="num">{words::number(group.texts)}</td> {persons}</tr> }
        })
        .collect();
    let persons = known.then(|| view! { <th class="num" scope="col">{say::persons(lang)}</th> });
    Some(view! {
        <section class="section narrow" id="campaigns">
            <h2 class="section__title">{say::copies(lang)}</h2>
            <p>{say::distinct(lang, one.comments, campaigns.texts)} " " {say::campaigns(lang, campaigns.comments, campaigns.groups, campaigns.group_texts)}</p>
            <p class="section__note">{say::copies_mean(lang)}</p>
            <table><caption class="hidden">{say::copies(lang)}</caption> <thead><tr><th scope="col">{say::text(lang)}</th> <th class="num" scope="col">{say::submissions(lang)}</th> <th class="num" scope="col">{say::texts(lang)}</th> {persons}</tr></thead> <tbody>{rows}</tbody></table>
        </section>
    })
}
