//! The text in other forms, as everyone finds it: a list by form and language, and a page for each that is read, heard or watched
//! here, without scripts.

use super::files::{earlier, taken_out};
use super::gist;
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::prose;
use domain::act::Act;
use domain::attachment::{Attachment, Kind};
use domain::consultation::Consultation;
use domain::form::{self, Form, What};
use domain::id::ConsultationId;
use leptos::prelude::*;
use words::form as say;

/// Where the files of a dossier stand that is seen at these pages.
fn files_under(pages: &str, one: &Consultation) -> String {
    // Of a dossier on the desk they stand beside its preview.
    if pages.starts_with("/desk/") { format!("/desk/c/{}", one.id) } else { pages.into() }
}

/// The section that lists them, where there are some.
pub fn section(visit: &Visit, one: &Consultation, forms: &[Attachment]) -> Option<impl IntoView + use<>> {
    let pages = gist::pages(visit, one);
    let under = files_under(&pages, one);
    let rows: Vec<_> = forms
        .iter()
        .filter_map(|file| Some((file, file.form.as_ref()?)))
        .map(|(file, form)| view! { <li class="versions__item">{row(visit, file, form, &pages, &under)}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="section" id="forms"><h2 class="section__title">{say::section(visit.lang)}</h2> <ol class="versions">{rows}</ol></section> }
    })
}

/// One form: what it is, in which language, how large and how long, and the way to it.
pub fn row(visit: &Visit, file: &Attachment, form: &Form, pages: &str, under: &str) -> AnyView {
    let lang = visit.lang;
    let to_file = super::files::address(file, under);
    let name = say::name(lang, form.what, &form.lang);
    if let Some(gone) = &file.gone {
        return taken_out(visit, name, gone).into_any();
    }
    // A PDF is saved; what is read or played here has its page.
    let link = match file.kind {
        Kind::Pdf => view! { <a href=to_file.clone() download="" hreflang=form.lang.clone()>{name}</a> }.into_any(),
        _ => {
            let to = visit.to(&format!("{pages}/form/{}", file.number));
            view! { <a href=to>{name}</a> }.into_any()
        }
    };
    let own = (form.what == What::Translation).then(|| own_name(lang, &form.lang));
    let unread = (file.kind == Kind::Pdf && !file.readable)
        .then(|| view! { <p class="small">{words::attachment::scan(lang)}</p> });
    view! {
        <p>{link} {own}</p>
        <p class="small quiet">{say::what_it_is(lang, file.kind, file.size, form.seconds)}</p>
        {(!file.title.is_empty()).then(|| view! { <p class="small quiet" lang="th">{file.title.clone()}</p> })}
        {unread}
        {earlier(visit, file, &format!("{under}/files/{}", file.number))}
    }
    .into_any()
}

/// A language as those who read it know it.
fn own_name(lang: domain::lang::Lang, code: &str) -> impl IntoView + use<> {
    let own = say::language_name(lang, code).1.to_string();
    view! { " · " <bdi lang=code.to_string() dir=direction(code)>{own}</bdi> }
}

fn direction(code: &str) -> &'static str {
    if form::right_to_left(code) { "rtl" } else { "ltr" }
}

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public, and where there is no such form.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let stale = visit.stale(&one.dates);
    Ok(page(visit, one).await?.at("/consultations").kept(Touch::Consultation(id), stale))
}

/// A form of a dossier that is being prepared, for its agency.
///
/// # Errors
/// As [`show`], for those of other agencies.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let one = crate::desk::deeds::allowed(&visit, Act::Preview).await?;
    Ok(unpublished(visit, one).await?.of_the_desk())
}

/// The page of a form of what is not public yet.
///
/// # Errors
/// [`Problem::NotFound`] where there is no such form.
pub async fn unpublished(visit: Visit, one: Consultation) -> Result<Page, Problem> {
    let page = page(visit.clone(), one).await?;
    let body = page.body;
    let marked =
        move || view! { <p class="notice notice--care">{words::public::preview(visit.lang)}</p> {body()} }.into_any();
    Ok(Page { body: Box::new(marked), ..page })
}

async fn page(visit: Visit, one: Consultation) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let number = visit.id("number", |number| number.parse::<u32>().ok())?;
    let mut file = store::attachment::one(store, one.id, number).await?;
    if let Some(upto) = crate::then::upto(&visit) {
        file = domain::then::file(file, upto).ok_or(Problem::NotFound)?;
    }
    let form = file.form.clone().ok_or(Problem::NotFound)?;
    let words = match (file.kind, form.what.plays()) {
        (Kind::Txt, _) => store::attachment::text(store, &file).await?,
        (_, true) => store::attachment::said(store, one.id, number, file.edition).await?,
        _ => String::new(),
    };
    let lang = visit.lang;
    let name = say::name(lang, form.what, &form.lang);
    Ok(Page::new(format!("{name} · {}", one.name()), move || {
        // Which preview somebody came by stands in the address.
        let pages = visit.path.rsplit_once("/form/").map_or("", |(before, _)| before).to_string();
        let under = files_under(&pages, &one);
        let address = super::files::address(&file, &under);
        let note = match form.what {
            What::Translation => Some(say::translated(lang)),
            What::Easy => Some(say::easy(lang)),
            _ => None,
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(&pages) lang="th">{one.name().to_string()}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{name}</h1>
                <p class="title__full"><span lang="th">{one.texts.title.clone()}</span> <span class="title__by">{one.agency.name(lang).to_string()}</span></p>
            </header>
            <div class="narrow">
                {note.map(|note| view! { <p class="notice">{note}</p> })}
                {(!file.title.is_empty()).then(|| view! { <p class="small quiet gap-3" lang="th">{file.title.clone()}</p> })}
                {player(&visit, &one, &file, &form, &address)}
                {said(lang, &form, &words)}
                <p class="gap-4"><a class="act" href=address.clone() download=file.name.clone()>{say::save(lang)}</a> " " <span class="small quiet">{say::what_it_is(lang, file.kind, file.size, form.seconds)}</span></p>
                {earlier(&visit, &file, &format!("{under}/files/{}", file.number))}
                <p class="gap-4"><a class="act" href=visit.to(&pages)>{say::back_to(lang)}</a></p>
            </div>
        }
    }))
}

/// Sound or video with the browser's own controls; a video with its captions on.
fn player(visit: &Visit, one: &Consultation, file: &Attachment, form: &Form, address: &str) -> Option<AnyView> {
    let lang = visit.lang;
    let label = format!("{} {}", say::what(lang, form.what), one.name());
    let (address, code) = (address.to_string(), form.lang.clone());
    match form.what {
        What::Audio => Some(view! { <audio class="player" controls=true preload="metadata" aria-label=label lang=code><source src=address type=file.kind.media_type() />{say::no_player(lang)}</audio> }.into_any()),
        What::Sign => {
            let captions = match file.edition {
                Some(_) => format!("{address}.vtt"),
                None => format!("{address}/said.vtt"),
            };
            let name = say::language_name(lang, &code).0.to_string();
            Some(view! {
                <video class="player player--video" controls=true preload="metadata" playsinline=true aria-label=label>
                    <source src=address type=file.kind.media_type() />
                    <track kind="captions" src=captions srclang=code label=name default=true />
                    {say::no_player(lang)}
                </video>
            }
            .into_any())
        }
        _ => None,
    }
}

/// The words: a text to be read, a transcript, captions with their times.
fn said(lang: domain::lang::Lang, form: &Form, words: &str) -> AnyView {
    let (code, dir) = (form.lang.clone(), direction(&form.lang));
    match form.what {
        What::Translation | What::Easy => {
            view! { <article class="prose gap-4" lang=code dir=dir inner_html=prose::html(words)></article> }.into_any()
        }
        What::Audio => view! {
            <section class="section"><h2 class="section__title">{say::said(lang)}</h2> <div class="prose" lang=code dir=dir inner_html=prose::html(words)></div></section>
        }
        .into_any(),
        What::Sign => {
            let rows: Vec<_> = form::cues(words)
                .into_iter()
                .map(|cue| view! { <li class="cues__row"><span class="cues__at quiet small">{say::begins(cue.from)}</span> <span lang=code.clone() dir=dir>{cue.words}</span></li> })
                .collect();
            view! { <section class="section"><h2 class="section__title">{say::signed(lang)}</h2> <ol class="cues">{rows}</ol></section> }.into_any()
        }
    }
}
