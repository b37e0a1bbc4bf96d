//! Comments whose provision is gone, and the form that puts them under another part.

use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Given, Select, Ticks};
use crate::ui::form;
use domain::act::Act;
use domain::comment::{GONE, Target};
use leptos::prelude::*;
use store::comment::HeldFilter;
use words::version as say;

/// So many at once; the next come when these are placed.
const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotFound`] for those of other agencies; [`Problem::NotAllowed`] for those who may not read every comment.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    let store = &visit.site.store;
    let filter = HeldFilter { target: Some(Target::gone()), ..HeldFilter::default() };
    let comments = store::comment::held_page(store, &visit.viewer, one.id, &filter, None, PER_PAGE).await?;
    let parts = match &one.version {
        Some(version) => store::version::contents(store, version.id).await?,
        None => Vec::new(),
    };
    let waiting = store::comment::counts(store, one.id).await?.at(GONE);
    let lang = visit.lang;
    Ok(Page::new(say::orphans(lang), move || {
        let may = visit.viewer.may(Act::PlaceComments, one.agency.id) && one.phase(visit.now).allows(Act::PlaceComments);
        let choices: Vec<Choice> = comments
            .iter()
            .map(|comment| {
                let of = comment.earlier.as_ref().map_or("", |earlier| earlier.label.as_str());
                let head = format!("{of} · {} · {}", words::law::stance_short(lang, comment.stance), comment.number);
                let text = if comment.reason.is_empty() { &comment.wording } else { &comment.reason };
                let earlier = card::earlier(lang, comment.earlier.as_ref(), true).unwrap_or_default();
                Choice::plain(comment.id.to_string(), head).with(Some(format!("{text} — {earlier}")))
            })
            .collect();
        let chosen = visit.typed_all("comment[]").into_iter().map(str::to_string).collect();
        let mut to = vec![(String::new(), say::choose(lang).to_string()), ("all".into(), words::law::whole(lang).into())];
        to.extend(one.points().map(|point| {
            (point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title))
        }));
        to.extend(parts.iter().filter(|piece| piece.kind == "provision").map(|piece| (piece.anchor.clone(), piece.label.clone())));
        let body = match (choices.is_empty(), may) {
            (true, _) => view! { <p class="empty__words">{say::no_orphans(lang)}</p> }.into_any(),
            (false, true) => view! {
                <form method="post" action=form::action(&visit, "version/place")>
                    {about(&visit, &one)}
                    <Ticks given=Given { name: "comment[]".into(), ..visit.given("comment", "") } label=say::which(lang) choices=choices chosen=chosen />
                    <Select given=visit.given("to", "") label=say::place_at(lang) options=to />
                    <div class="actions gap-4"><button class="button" type="submit">{say::place(lang)}</button></div>
                </form>
            }
            .into_any(),
            (false, false) => {
                let rows: Vec<_> = choices.into_iter().map(|choice| view! { <li class="case"><p class="case__head">{choice.label}</p> <p class="case__words">{choice.more}</p></li> }).collect();
                view! { <ul>{rows}</ul> }.into_any()
            }
        };
        view! {
            {head(&visit, &one, say::orphans(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("comment", say::which(lang)), ("to", say::place_at(lang))])}
                {(waiting > 0).then(|| view! { <p>{say::orphans_means(lang)}</p> })}
                {body}
            </div>
        }
    })
    .of_the_desk())
}
