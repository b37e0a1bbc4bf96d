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
    let (ways, password) = store::identity::ways(store, person).await?;
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
        let none = mine.is_empty().then(|| view! { <p class="quiet">{say::none_yet(lang)}</p> });
        let name = |code: &str| {
            let known = visit.site.entrances.iter().find(|one| one.code == code);
            known.map_or(code, |one| lang.of(&one.name_th, &one.name_en)).to_string()
        };
        let has: Vec<_> = ways
            .iter()
            .map(|way| {
                let named = name(&way.provider);
                view! {
                    <li class="followed">
                        <span>{named.clone()} " " <span class="quiet">{say::since(lang, way.since)}</span></span>
                        <form method="post" action=form::action(&visit, "account/part")>
                            {form::hidden(&visit)}
                            <input type="hidden" name="provider" value=way.provider.clone() />
                            <button class="act" type="submit">{say::part(lang)} <span class="hidden">" " {named}</span></button>
                        </form>
                    </li>
                }
            })
            .collect();
        let by_password = password.then(|| view! { <li class="followed"><span>{say::by_password(lang)}</span></li> });
        let missing = visit.site.entrances.iter().any(|one| !ways.iter().any(|way| way.provider == one.code));
        let add = missing.then(|| {
            view! { <h3 class="gap-4">{say::add_way(lang)}</h3> {super::page::entrances(&visit, "/me")} }
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
                    {add}
                </section>
                <form class="section" method="post" action=form::action(&visit, "account/sign_out")>
                    <input type="hidden" name="page" value="/" />
                    <button class="button button--plain" type="submit">{words::shell::sign_out(lang)}</button>
                </form>
            </div>
        }
    }))
}
