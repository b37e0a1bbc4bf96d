//! Passing a page on: LINE, its short address to copy, a poster. What several rooms show. The button to copy wakes with the small
//! script.

use crate::request::Visit;
use domain::arrival::Via;
use domain::id::ConsultationId;
use domain::letter::Followed;
use leptos::prelude::*;
use words::public as say;

/// The link that opens LINE with a name and a page's address: `path` without the language's prefix.
pub fn line(visit: &Visit, name: &str, path: &str, class: &'static str) -> impl IntoView + use<> {
    let mut to = String::from("https://line.me/R/share?text=");
    let said = if path.starts_with("/c/") {
        format!("?{}={}", crate::arrivals::FIELD, Via::Line.code())
    } else {
        String::new()
    };
    crate::urls::percent(&mut to, &format!("{name} {}{said}", address(visit, path)));
    view! { <a class=class href=to rel="noopener">{say::share_line(visit.lang)}</a> }
}

/// All the ways of passing a page on, under their heading.
pub fn block(
    visit: &Visit,
    name: &str,
    path: &str,
    poster: Option<String>,
    of: ConsultationId,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let address = address(visit, path);
    let poster = poster.map(|path| view! { <a href=visit.to(&path)>{say::poster(lang)}</a> });
    let follow = crate::letters::page::link(visit, &Followed::Consultation(of), words::letter::follow_this(lang));
    view! {
        <h2 class="side__title">{say::share(lang)}</h2>
        <div class="side__list">{line(visit, name, path, "")} {follow} {poster}</div>
        <p class="small quiet gap-2">{say::short_link(lang)}</p>
        <p class="share__address">{address.clone()}</p>
        <p class="share"><button class="act" type="button" data-copy=address hidden>{say::copy_link(lang)}</button> <span class="share__said" role="status" data-said=say::copied(lang)></span></p>
    }
}

fn address(visit: &Visit, path: &str) -> String {
    format!("{}{}", visit.site.address, visit.lang.path(path))
}
