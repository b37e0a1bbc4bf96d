//! Notices: what happened with what one said, on one's own page and all of them on a page of their own. Read is kept by a press; looking changes nothing.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::form;
use domain::consultation::Consultation;
use domain::lang::Lang;
use leptos::prelude::*;
use store::notices::{Notice, What};
use words::notices as say;

/// So many stand on one's own page.
const FEW: usize = 5;

/// All of them.
///
/// # Errors
/// [`Problem::SignIn`] for those who are not.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    visit.signed_in()?;
    let all = store::notices::of(&visit.site.store, &visit.viewer).await?;
    let names = names(&visit, &all).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        view! {
            <div class="narrow">
                <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/me")>{words::account::me(lang)}</a></nav>
                <h1>{say::title(lang)}</h1>
                {form::summary(&visit, &[])}
                <p class="small quiet">{say::why(lang)}</p>
                {rows(&visit, &all, &names, all.len())}
            </div>
        }
    }))
}

/// The hearings that notices are of, by their names.
///
/// # Errors
/// Faults.
pub async fn names(visit: &Visit, all: &[Notice]) -> Result<Vec<Consultation>, Problem> {
    let mut ids: Vec<_> = all.iter().map(|notice| notice.consultation).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::consultation::public_some(&visit.site.store, &ids).await?)
}

/// The newest, on one's own page; nothing where nothing happened yet.
pub fn section(visit: &Visit, all: &[Notice], names: &[Consultation]) -> Option<AnyView> {
    let lang = visit.lang;
    if all.is_empty() {
        return None;
    }
    let more = (all.len() > FEW)
        .then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to("/me/notices")>{say::see_all(lang)}</a></p> });
    Some(
        view! {
            <section class="section" id="notices">
                <h2 class="section__title">{say::title(lang)}</h2>
                {rows(visit, all, names, FEW)}
                {more}
            </section>
        }
        .into_any(),
    )
}

fn rows(visit: &Visit, all: &[Notice], names: &[Consultation], most: usize) -> AnyView {
    let lang = visit.lang;
    let Some(newest) = all.first() else {
        return view! { <p class="quiet gap-2">{say::none(lang)}</p> }.into_any();
    };
    let each: Vec<_> = all.iter().take(most).map(|notice| row(visit, notice, names)).collect();
    let read = match all.iter().any(|notice| notice.unread) {
        true => view! {
            <form class="gap-3" method="post" action=form::action(visit, "account/notices_read")>
                {form::hidden(visit)}
                <input type="hidden" name="upto" value=newest.at.0.to_string() />
                <button class="button button--plain" type="submit">{say::mark_read(lang)}</button>
            </form>
        }
        .into_any(),
        false => view! { <p class="small quiet gap-2">{say::all_read(lang)}</p> }.into_any(),
    };
    view! { {each} {read} }.into_any()
}

fn row(visit: &Visit, notice: &Notice, names: &[Consultation]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = names.iter().find(|one| one.id == notice.consultation).map_or(String::new(), |one| one.name().into());
    let unread = notice.unread.then(|| view! { <b>{say::unread(lang)}</b> " · " });
    let to = visit.to(&format!("/receipts/{}", notice.number));
    let told: Vec<_> = told(lang, &notice.what).into_iter().map(|line| view! { <p>{line}</p> }).collect();
    view! {
        <article class="voice">
            <p class="voice__on"><span>{unread} <a href=to lang="th">{name}</a></span></p>
            {told}
            <p class="voice__who"><span class="nb">{notice.number.to_string()}</span> " · " {words::date::moment(lang, notice.at)}</p>
        </article>
    }
}

fn told(lang: Lang, what: &What) -> Vec<String> {
    match what {
        What::Replied => vec![say::replied(lang).into()],
        What::Withheld(reason) => vec![format!("{}: {}", say::withheld(lang), words::law::reason(lang, *reason))],
        What::Opened(why) => vec![format!("{}: {why}", say::opened(lang))],
        What::Appealed(true) => vec![say::appeal_granted(lang).into()],
        What::Appealed(false) => vec![say::appeal_upheld(lang).into()],
        What::Gone => vec![say::gone(lang).into()],
        What::Answered(answered) if answered.aside.is_some() => vec![say::aside(lang).into()],
        What::Answered(answered) => {
            std::iter::once(say::summarised(lang).to_string())
                .chain(answered.answers.iter().map(|answer| {
                    say::answered(lang, &answer.title, words::law::disposition(lang, answer.disposition))
                }))
                .collect()
        }
    }
}
