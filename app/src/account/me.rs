//! One's own account: as whom the portal knows one, the ways to sign in, and the comments sent while signed in.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::form;
use leptos::prelude::*;
use words::account as say;

/// # Errors
/// [`Problem::SignIn`] for those who are not.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    let person = visit.viewer.person.ok_or(Problem::SignIn)?;
    let ways = store::identity::ways(store, person).await?;
    let mine = store::comment::mine(store, person).await?;
    let mut ids: Vec<_> = mine.iter().map(|one| one.consultation).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = store::consultation::public_some(store, &ids).await?;
    Ok(Page::new(say::me(lang), move || {
        let rows: Vec<_> = mine
            .iter()
            .map(|one| {
                let name = names.iter().find(|it| it.id == one.consultation).map_or(String::new(), |it| it.name().into());
                let to = visit.to(&format!("/receipts/{}", one.number));
                view! { <li class="followed"><a href=to lang="th">{name}</a> <span class="quiet">{one.number.to_string()} " · " {words::date::moment(lang, one.at)}</span></li> }
            })
            .collect();
        let none = mine.is_empty().then(|| view! { <p class="quiet gap-2">{say::none_yet(lang)}</p> });
        let name = |code: &str| {
            let known = visit.site.entrances.iter().find(|one| one.code == code);
            known.map_or(code, |one| lang.of(&one.name_th, &one.name_en)).to_string()
        };
        let has: Vec<_> = ways
            .iter()
            .map(|way| view! { <li class="followed"><span>{name(&way.provider)}</span> <span class="quiet">{say::since(lang, way.since)}</span></li> })
            .collect();
        let by_password =
            has.is_empty().then(|| view! { <li class="followed"><span>{say::by_password(lang)}</span></li> });
        let leave = (!has.is_empty()).then(|| {
            view! {
                <details class="fold gap-4">
                    <summary class="fold__name">{say::leave(lang)}</summary>
                    <form class="fold__body" method="post" action=form::action(&visit, "account/leave")>
                        {form::hidden(&visit)}
                        <p>{say::leave_why(lang)}</p>
                        <button class="button button--plain" type="submit">{say::leave(lang)}</button>
                    </form>
                </details>
            }
        });
        view! {
            <div class="narrow">
                <h1>{say::me(lang)}</h1>
                {form::summary(&visit, &[])}
                <p>{say::known_as(lang)} ": " <b>{words::law::identity(lang, visit.viewer.identity())}</b></p>
                <section class="section" id="mine">
                    <h2 class="section__title">{say::mine(lang)}</h2>
                    <p class="small quiet">{say::mine_why(lang)}</p>
                    {none}
                    <ul class="plain">{rows}</ul>
                </section>
                <section class="section" id="ways">
                    <h2 class="section__title">{say::ways(lang)}</h2>
                    <ul class="plain">{by_password} {has}</ul>
                </section>
                <form class="section" method="post" action=form::action(&visit, "account/sign_out")>
                    <input type="hidden" name="page" value="/" />
                    <button class="button button--plain" type="submit">{words::shell::sign_out(lang)}</button>
                    <p class="small quiet gap-2">{say::shared(lang)}</p>
                </form>
                {leave}
            </div>
        }
    }))
}
