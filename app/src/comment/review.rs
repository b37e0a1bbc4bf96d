//! What the review before sending names besides the choices: the name that shows, for whom it is said and through whom, the passage and the wording, and
//! what nobody but the agency sees. A form that came back names them as they were typed; the small script as they are typed (`data-echo`).

use crate::request::Visit;
use domain::comment_file::FIELDS;
use domain::survey::file::File;
use domain::through::Helper;
use leptos::prelude::*;
use store::organisation::Spokesperson;
use store::version::Within;
use words::review as say;

/// What the script keeps up to date: what a field holds, or `none` where it is empty.
fn echo(field: &'static str, said: String, none: &'static str) -> impl IntoView + use<> {
    let now = if said.is_empty() { none.to_string() } else { said };
    view! { <span class="kept-text" data-echo=field data-none=none>{now}</span> }
}

/// The name that everyone sees, where its author chose to be named: an organisation's where they speak for one.
pub fn name(visit: &Visit, speaks: &[Spokesperson]) -> AnyView {
    let lang = visit.lang;
    let none = say::name_above(lang);
    let organisation = spoken_for(visit, speaks).map(|one| one.name.clone());
    let typed = || visit.typed("name").unwrap_or("").trim().to_string();
    view! { " " <b>{echo("name", organisation.unwrap_or_else(typed), none)}</b> }.into_any()
}

fn spoken_for<'a>(visit: &Visit, speaks: &'a [Spokesperson]) -> Option<&'a Spokesperson> {
    let chosen = visit.typed("speaker")?;
    speaks.iter().find(|one| one.id.to_string() == chosen)
}

/// The files that go with it, once there are any.
pub fn files(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let brought = FIELDS.iter().filter_map(|field| File::parse(visit.typed(field)?)).map(|file| file.name);
    let names = brought.collect::<Vec<_>>().join(", ");
    view! {
        <div class="review__line" hidden=names.is_empty()>
            <dt class="review__term">{words::comment_file::title(lang)}</dt>
            <dd class="review__said"><span class="kept-text" data-echo="files" data-brought=names.clone()>{names.clone()}</span> <span class="small quiet">{say::files_seen(lang)}</span></dd>
        </div>
    }
}

/// The lines that come after the choices.
pub fn lines(visit: &Visit, speaks: &[Spokesperson], part: Option<&Within>, worded: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let typed = |field: &str| visit.typed(field).unwrap_or("").trim().to_string();
    let line = |term: &'static str, said: AnyView| {
        view! { <div class="review__line"><dt class="review__term">{term}</dt> <dd class="review__said">{said}</dd></div> }
    };
    let speaker = (!speaks.is_empty()).then(|| {
        let said = spoken_for(visit, speaks).map_or_else(String::new, |one| one.name.clone());
        line(words::organisation::speaker(lang), echo("speaker", said, words::organisation::myself(lang)).into_any())
    });
    let through = super::through::asked(visit).then(|| {
        let helper = Helper::parse(visit.value("through", visit.asked("for"))).ok();
        let said = helper.map_or_else(String::new, |helper| words::through::helper_is(lang, helper).to_string());
        let said = view! { {say::through(lang)} " " {echo("through", said, say::chosen_above(lang))} };
        line(words::through::how(lang), said.into_any())
    });
    let quote = part.map(|_| {
        let chosen = super::quote::value(visit, part);
        line(words::passage::column(lang), echo("quote", chosen, words::passage::quote_none(lang)).into_any())
    });
    let wording =
        worded.then(|| line(say::wording(lang), echo("wording", typed("wording"), say::no_wording(lang)).into_any()));
    let hidden = line(say::unseen(lang), say::unseen_is(lang).into_any());
    view! { {speaker} {through} {quote} {wording} {hidden} }
}
