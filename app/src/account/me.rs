//! One's own account: as whom the portal knows one, the ways to sign in, where one is signed in, and the comments sent so.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use leptos::prelude::*;
use store::letters::OwnAddress;
use store::session::Session;
use words::account as say;

/// Comments on one page.
const PER_PAGE: usize = 20;
/// Answer sheets that stand there before more are asked for, and then.
const SHEETS: [usize; 2] = [20, 1_000];

/// # Errors
/// [`Problem::SignIn`] for those who are not.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    let person = visit.viewer.person.ok_or(Problem::SignIn)?;
    let ways = store::identity::ways(store, person).await?;
    let token = visit.token.as_deref().map(|token| store::session::SessionToken(token.to_string()));
    let sessions = store::session::list(store, &visit.viewer, token.as_ref(), visit.now).await?;
    let factor = store::second_factor::standing(store, &visit.viewer, visit.now).await?;
    let has_password = store::account::has_password(store, person).await?;
    let from = visit.asked("from").parse::<usize>().unwrap_or(0).min(1_000);
    let (mine, count) = store::mine::said(store, &visit.viewer, from, PER_PAGE).await?;
    let unsent = store::unsent::mine(store, &visit.viewer).await?;
    let notices = store::notices::of(store, &visit.viewer).await?;
    let mut sheets = store::survey::mine::mine(store, &visit.viewer).await?;
    let shown = SHEETS[usize::from(visit.asked("sheets") == "all")];
    let older = sheets.len() > shown && shown == SHEETS[0];
    sheets.truncate(shown);
    let address = store::letters::own(store, &visit.viewer).await?;
    let followed = match &address {
        OwnAddress::Theirs(address) => crate::letters::names::of(store, lang, &address.follows).await?,
        _ => Vec::new(),
    };
    let mut ids: Vec<_> = mine.iter().map(|one| one.told.consultation).collect();
    ids.extend(notices.iter().map(|one| one.consultation));
    ids.extend(unsent.iter().map(|one| one.consultation));
    ids.extend(sheets.iter().map(|one| one.consultation));
    ids.sort_unstable();
    ids.dedup();
    let names = store::consultation::public_some(store, &ids).await?;
    let drafts = super::mine::drafts(&visit, &mine, &names).await?;
    Ok(Page::new(say::me(lang), move || {
        let of = |id| names.iter().find(|one| one.id == id);
        let rows: Vec<_> =
            mine.iter().map(|one| super::mine::comment(&visit, one, of(one.told.consultation), &drafts)).collect();
        let none = mine.is_empty().then(|| view! { <p class="quiet gap-2">{say::none_yet(lang)}</p> });
        let name = |code: &str| {
            let known = visit.site.entrances.iter().find(|one| one.code == code);
            known.map_or(code, |one| lang.of(&one.name_th, &one.name_en)).to_string()
        };
        let has: Vec<_> = ways
            .iter()
            .map(|way| {
                let remove = view! {
                    <form method="post" action=form::action(&visit, "account/unlink")>
                        {form::hidden(&visit)}
                        <input type="hidden" name="provider" value=way.provider.clone() />
                        <button class="act" type="submit">{say::remove_way(lang)} <span class="hidden">" " {name(&way.provider)}</span></button>
                    </form>
                };
                view! { <li class="followed"><span>{name(&way.provider)} " " <span class="quiet">{say::since(lang, way.since)}</span></span> {remove}</li> }
            })
            .collect();
        let by_password = has_password.then(|| view! { <li class="followed"><span>{say::by_password(lang)}</span> <a class="act" href=visit.to("/me/password")>{say::change_password(lang)}</a></li> });
        let more: Vec<_> = visit
            .site
            .entrances
            .iter()
            .filter(|one| !ways.iter().any(|way| way.provider == one.code))
            .map(|one| {
                let mut to = format!("/sign-in/{}?add=1&back=", one.code);
                crate::urls::percent(&mut to, &visit.to("/me?done=linked"));
                view! { <li class="followed"><a class="act" rel="nofollow" href=to>{say::add_way(lang)} ": " {lang.of(&one.name_th, &one.name_en).to_string()}</a></li> }
            })
            .collect();
        let taken = (visit.asked("why") == "taken")
            .then(|| view! { <p class="notice notice--care" role="status">{say::taken(lang)}</p> });
        let factor = match factor.since {
            Some(since) => view! { <span>{say::factor(lang)} " " <span class="quiet">{say::since(lang, since)}</span></span> <a class="act" href=visit.to("/me/second-factor")>{say::factor_manage(lang)} <span class="hidden">" " {say::factor(lang)}</span></a> }.into_any(),
            None => view! { <span>{say::factor(lang)} " " <span class="quiet">{say::factor_off(lang)}</span></span> <a class="act" href=visit.to("/me/second-factor")>{say::factor_set(lang)} <span class="hidden">" " {say::factor(lang)}</span></a> }.into_any(),
        };
        let others = sessions.iter().any(|one| !one.here);
        let signed_in: Vec<_> = sessions.iter().map(|one| session(&visit, one)).collect();
        let leave = visit.viewer.roles.is_empty().then(|| {
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
                {super::notices::section(&visit, &notices, &names)}
                {crate::comment::unsent::list(&visit, &unsent, &names)}
                <section class="section" id="mine">
                    <h2 class="section__title">{say::mine(lang)}</h2>
                    <p class="small quiet">{say::mine_why(lang)}</p>
                    {none}
                    {rows}
                    {(count > from + PER_PAGE).then(|| view! { <p class="gap-4"><a class="act act--strong" rel="next" href=visit.to(&format!("/me?from={}", from + PER_PAGE))>{say::older(lang)}</a></p> })}
                </section>
                {super::mine::sheets(&visit, &sheets, &names, older)}
                {super::mine::follows(&visit, &address, followed)}
                <section class="section" id="organisations">
                    <h2 class="section__title">{words::organisation::title(lang)}</h2>
                    <p><a class="act" href=visit.to("/me/organisations")>{words::organisation::mine(lang)}</a></p>
                </section>
                <section class="section" id="ways">
                    <h2 class="section__title">{say::ways(lang)}</h2>
                    {taken}
                    <ul class="plain">{by_password} {has} {more} <li class="followed">{factor}</li></ul>
                </section>
                <section class="section" id="sessions">
                    <h2 class="section__title">{say::sessions(lang)}</h2>
                    <ul class="plain">{signed_in}</ul>
                    {others.then(|| view! {
                        <form class="gap-3" method="post" action=form::action(&visit, "account/end_session")>
                            {form::hidden(&visit)}
                            <button class="button button--plain" type="submit">{say::end_others(lang)}</button>
                        </form>
                    })}
                </section>
                <section class="section" id="everything">
                    <h2 class="section__title">{say::take_title(lang)}</h2>
                    <p><a class="act" href=visit.to("/me/everything.json") download="siang.json">{say::take_all(lang)}</a></p>
                    <p class="small quiet">{say::take_all_why(lang)}</p>
                </section>
                <form class="section" method="post" action=form::action(&visit, "account/sign_out")>
                    <input type="hidden" name="page" value="/" />
                    <button class="button button--plain" type="submit">{words::shell::sign_out(lang)}</button>
                    {(!ways.is_empty()).then(|| view! { <p class="small quiet gap-2">{say::shared(lang)}</p> })}
                </form>
                {leave}
            </div>
        }
    }))
}

/// Where one is signed in: what it is, since when, and the way to end it.
fn session(visit: &Visit, one: &Session) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = if one.agent.is_empty() { say::some_device(lang).to_string() } else { one.agent.clone() };
    let act = match one.here {
        true => view! { <b>{say::this_one(lang)}</b> }.into_any(),
        false => view! {
            <form method="post" action=form::action(visit, "account/end_session")>
                {form::hidden(visit)}
                <input type="hidden" name="session" value=one.code.clone() />
                <button class="act" type="submit">{say::end_session(lang)} <span class="hidden">" " {name.clone()}</span></button>
            </form>
        }
        .into_any(),
    };
    view! { <li class="followed"><span>{name} " " <span class="quiet">{words::date::moment(lang, one.since)}</span></span> {act}</li> }
}

/// Changing one's own password.
///
/// # Errors
/// None of its own.
pub async fn password(visit: Visit) -> Result<Page, Problem> {
    use words::desk;
    let lang = visit.lang;
    Ok(Page::new(say::change_password(lang), move || {
        let labels = [
            ("current", desk::current_password(lang)),
            ("password", desk::new_password(lang)),
            ("again", desk::again(lang)),
        ];
        view! {
            <div class="narrow">
                <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/me")>{say::me(lang)}</a></nav>
                <h1>{say::change_password(lang)}</h1>
                {form::summary(&visit, &labels)}
                <p>{say::reset_why(lang)}</p>
                <form method="post" action=form::action(&visit, "account/password")>
                    {form::hidden(&visit)}
                    <Line given=visit.given("current", "") label=desk::current_password(lang) kind="password" autocomplete="current-password" />
                    <Line given=visit.given("password", "") label=desk::new_password(lang) hint=say::password_hint(lang) kind="password" autocomplete="new-password" />
                    <Line given=visit.given("again", "") label=desk::again(lang) kind="password" autocomplete="new-password" />
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
            </div>
        }
    }))
}
