//! The organisations that one speaks for: each with its mark, and the form that adds one.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Long, Radios};
use crate::ui::form;
use domain::organisation::Kind;
use leptos::prelude::*;
use store::organisation::Spokesperson;
use words::organisation as say;

/// # Errors
/// [`Problem::SignIn`] for those who are not.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let mine = store::organisation::mine(&visit.site.store, visit.signed_in()?).await?;
    Ok(Page::new(say::title(lang), move || {
        let labels = [
            ("kind", say::kind(lang)),
            ("name", say::name(lang)),
            ("number", say::number(lang)),
            ("position", say::position(lang)),
            ("authority", say::authority(lang)),
            ("entitled", say::entitled(lang)),
        ];
        let rows: Vec<_> = mine.iter().map(|one| row(&visit, one)).collect();
        let none = mine.is_empty().then(|| view! { <p class="quiet gap-2">{say::none(lang)}</p> });
        let kinds = Kind::ALL.iter().map(|kind| Choice::plain(kind.code(), say::of_kind(lang, *kind))).collect();
        let ticked = visit.typed("entitled").is_some_and(domain::typed::ticked);
        let refused = visit
            .refusal("entitled")
            .map(|why| view! { <p class="field__error">{words::refusal::say(lang, &why)}</p> });
        view! {
            <div class="narrow">
                <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/me")>{words::account::me(lang)}</a></nav>
                <h1>{say::title(lang)}</h1>
                {form::summary(&visit, &labels)}
                <p>{say::why(lang)}</p>
                <section class="section">
                    <h2 class="section__title">{say::mine(lang)}</h2>
                    {none}
                    {rows}
                </section>
                <section class="section">
                    <h2 class="section__title">{say::add(lang)}</h2>
                    <form method="post" action=form::action(&visit, "organisation/enter")>
                        {form::hidden(&visit)}
                        <Radios given=visit.given("kind", "") label=say::kind(lang) choices=kinds />
                        <Line given=visit.given("name", "") label=say::name(lang) hint=say::name_hint(lang) autocomplete="organization" />
                        <Line given=visit.given("number", "") label=say::number(lang) hint=say::number_hint(lang) />
                        <Line given=visit.given("position", "") label=say::position(lang) autocomplete="organization-title" />
                        <Long given=visit.given("authority", "") label=say::authority(lang) hint=say::authority_hint(lang) rows=3 />
                        {refused}
                        <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="f-entitled" name="entitled" value="yes" checked=ticked /> " " {say::entitled_tick(lang)}</label></p>
                        <div class="actions"><button class="button button--wide-phone" type="submit">{words::common::save(lang)}</button></div>
                    </form>
                </section>
            </div>
        }
    }))
}

fn row(visit: &Visit, one: &Spokesperson) -> impl IntoView + use<> {
    let lang = visit.lang;
    let day = |at: domain::time::Moment| words::date::short(lang, at.day());
    let stands = match one.marks.first() {
        Some(mark) => match &mark.back {
            Some((at, why)) => format!("{} · {}", say::taken_back(lang, &day(*at), why), say::waits(lang)),
            None => format!("{} · {}", say::verified(lang), day(mark.at)),
        },
        None => say::waits(lang).to_string(),
    };
    view! {
        <article class="voice">
            <p><b>{one.name.clone()}</b></p>
            <p class="voice__who">{say::of_kind(lang, one.kind)} " · " <span class="nb">{one.number.printed()}</span> " · " {one.position.clone()}</p>
            <p class="gap-2">{stands}</p>
            <form class="voice__acts" method="post" action=form::action(visit, "organisation/end")>
                {form::hidden(visit)}
                <input type="hidden" name="spokesperson" value=one.id.to_string() />
                <button class="act" type="submit">{say::end(lang)} <span class="hidden">" " {one.name.clone()}</span></button>
            </form>
        </article>
    }
}
