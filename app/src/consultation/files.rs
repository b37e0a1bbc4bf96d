//! The files of a dossier as everyone sees them: what each is, of which kind and how large, and which a screen reader cannot read.

use super::gist;
use crate::request::Visit;
use domain::attachment::{Attachment, Gone};
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::attachment as say;

/// The section that lists them, where there are some.
pub fn section(visit: &Visit, one: &Consultation, files: &[Attachment]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let under = match gist::pages(visit, one) {
        // Of a dossier on the desk they stand beside its preview.
        desk if desk.starts_with("/desk/") => format!("/desk/c/{}", one.id),
        other => other,
    };
    let rows: Vec<_> =
        files.iter().map(|file| view! { <li class="versions__item">{row(visit, one, file, &under)}</li> }).collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="files"><h2 class="section__title">{say::title(lang)}</h2> <ol class="versions">{rows}</ol></section> })
}

/// One file with the link that saves it. Files have one address, whatever the reader's language.
pub fn row(visit: &Visit, one: &Consultation, file: &Attachment, under: &str) -> AnyView {
    let lang = visit.lang;
    if let Some(gone) = &file.gone {
        return taken_out(visit, file.title.clone(), gone).into_any();
    }
    let to = address(file, under);
    let unread = match (file.readable, file.kind.is_image()) {
        (true, _) => None,
        (false, true) => Some(say::picture(lang)),
        (false, false) => Some(say::scan(lang)),
    };
    let later = one.dates.published.filter(|published| *published < file.at).map(|_| {
        view! { " · " {say::added_on(lang, &words::date::moment(lang, file.at))} }
    });
    view! {
        <p><a href=to.clone() download="" lang="th">{file.title.clone()}</a></p>
        <p class="small quiet">{say::what_it_is(file.kind, file.size)} " · " <span lang="th">{file.name.clone()}</span> {later}</p>
        {unread.map(|words| view! { <p class="small">{words}</p> })}
        {earlier(visit, file, &format!("{under}/files/{}", file.number))}
    }
    .into_any()
}

/// Where a file is saved from; one that stood there before by its number among them.
pub fn address(file: &Attachment, under: &str) -> String {
    let edition = file.edition.map_or_else(String::new, |edition| format!("/{edition}"));
    format!("{under}/files/{}{edition}", file.number)
}

/// What stays of a file that was taken out: its name, when, and why.
pub fn taken_out(visit: &Visit, name: String, gone: &Gone) -> impl IntoView + use<> {
    let when = say::gone_on(visit.lang, &words::date::moment(visit.lang, gone.at));
    view! {
        <p><s lang="th">{name}</s></p>
        <p class="small">{when} " · " <span lang="th">{gone.reason.clone()}</span></p>
    }
}

/// What stood in a file's place before, each with why it was replaced and the way to it.
pub fn earlier(visit: &Visit, file: &Attachment, to: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = file
        .earlier
        .iter()
        .rev()
        .map(|old| {
            let when = say::replaced_on(lang, &words::date::moment(lang, old.until));
            let to = format!("{to}/{}", old.edition);
            let name = format!("{} ({})", say::earlier(lang), say::what_it_is(old.kind, old.size));
            view! { <li class="small">{when} " · " <span lang="th">{old.reason.clone()}</span> " · " <a href=to download=old.name.clone()>{name}</a></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="plain">{rows}</ul> })
}
