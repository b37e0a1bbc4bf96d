//! The frame of every page: head, menus, foot.

use crate::request::{Page, TextSize, Visit};
use crate::ui::field::escape;
use domain::lang::{Digits, Lang};
use leptos::prelude::*;
use words::shell as say;

/// The whole document: its head is written here, its body drawn.
pub fn whole(visit: &Visit, page: Page) -> String {
    let (there, other) = other_language(visit);
    let head = head(visit, &page, &there, other);
    let lang = visit.lang;
    let top = top(visit, page.here, page.desk, &there, other);
    let foot = foot(visit, &there, other);
    let told = told(visit);
    let stood = crate::then::banner(visit);
    // What the Office tells everyone.
    let notice = visit.site.rules().text(domain::rules::NOTICE).map(|both| {
        view! { <p class="notice kept-text" id="notice" lang=words::rules::thai_alone(lang, both)>{words::rules::text(lang, both)}</p> }
    });
    let inner = (page.body)();
    let body = view! {
        <body>
            <a class="skip" href="#main">{say::skip(lang)}</a>
            {top}
            <main class="main wrap" id="main">{notice} {stood} {told} {inner}</main>
            {foot}
        </body>
    };
    let text = match visit.text_size {
        TextSize::Normal => "",
        TextSize::Large => " data-text=\"large\"",
        TextSize::Larger => " data-text=\"larger\"",
    };
    let digits = match visit.digits {
        Digits::Arabic => "arabic",
        Digits::Thai => "thai",
    };
    let body = body.to_html();
    format!(
        "<!doctype html><html lang=\"{}\" data-digits=\"{digits}\"{text}><head>{head}</head>{body}</html>",
        lang.code()
    )
}

/// What the deed came to that led here, to the one who did it.
fn told(visit: &Visit) -> Option<impl IntoView + use<>> {
    let done = Some(visit).filter(|visit| visit.viewer.signed_in() && visit.returned.is_none())?;
    let words = words::done::done(visit.lang, done.asked("done"))?;
    Some(view! { <p class="notice notice--done" role="status">{words}</p> })
}

/// The same page in the other language.
fn other_language(visit: &Visit) -> (String, Lang) {
    let other = match visit.lang {
        Lang::Th => Lang::En,
        Lang::En => Lang::Th,
    };
    (format!("{}{}", other.path(&visit.path), query_of(visit)), other)
}

/// The head, in the order in which a phone needs it.
fn head(visit: &Visit, page: &Page, there: &str, other: Lang) -> String {
    let lang = visit.lang;
    let site = &visit.site;
    let title = match visit.path.as_str() {
        "/" => format!("{} – {}", say::brand(lang), say::what(lang)),
        _ => format!("{} – {}", page.title, say::brand(lang)),
    };
    let (title, description) = (escape(&title), escape(&page.description));
    let canonical = escape(&format!("{}{}", site.address, lang.path(&visit.path)));
    let alternate = escape(&format!("{}{there}", site.address));
    let mut out = format!(
        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"{}\"><link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">\
         <link rel=\"canonical\" href=\"{canonical}\"><link rel=\"alternate\" hreflang=\"{}\" href=\"{alternate}\">\
         <meta name=\"description\" content=\"{description}\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{description}\"><meta property=\"og:url\" content=\"{canonical}\">\
         <meta property=\"og:type\" content=\"website\">",
        (site.asset)("main.css"),
        (site.asset)("favicon.svg"),
        other.code(),
    );
    if let Some(picture) = &page.picture {
        let picture = escape(&format!("{}{}", site.address, lang.path(picture)));
        out.push_str(&format!(
            "<meta property=\"og:image\" content=\"{picture}\"><meta property=\"og:image:width\" content=\"1200\">\
             <meta property=\"og:image:height\" content=\"630\"><meta name=\"twitter:card\" content=\"summary_large_image\">"
        ));
    }
    if let Some(feed) = &page.feed {
        let feed = escape(&format!("{}{}", site.address, lang.path(feed)));
        let name = escape(words::find::feed(lang));
        out.push_str(&format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{name}\" href=\"{feed}\">"
        ));
    }
    if page.desk || page.unlisted {
        out.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    if page.small {
        out.push_str(&format!("<script type=\"module\" src=\"{}\"></script>", (site.asset)("small.js")));
    }
    if page.islands {
        let start = (site.asset)("start.js");
        out.push_str(&format!("<script type=\"module\" src=\"{start}\"></script>"));
    }
    out
}

fn query_of(visit: &Visit) -> String {
    // That a deed is done is said once.
    let query: Vec<_> = visit.query.iter().filter(|(name, _)| name != "done" && name != "did").cloned().collect();
    match query.is_empty() {
        true => String::new(),
        false => format!("?{}", crate::request::encode(&query)),
    }
}

/// The address of this page with one setting changed; the server keeps it in a cookie and leads back.
fn setting(visit: &Visit, name: &str, value: &str) -> String {
    let mut back = String::new();
    crate::urls::percent(&mut back, &visit.to(&visit.here()));
    format!("/settings?{name}={value}&back={back}")
}

fn top(visit: &Visit, here: &'static str, desk: bool, there: &str, other: Lang) -> impl IntoView + use<> {
    let lang = visit.lang;
    let link = |path: &'static str, label: &'static str| {
        let current = here == path;
        view! {
            <a class=if current { "head__link head__link--here" } else { "head__link" } href=visit.to(path) aria-current=current.then_some("page")>
                {label}
            </a>
        }
    };
    let tool = |class: &str, size: TextSize| match visit.text_size == size {
        true => format!("{class} tool--here"),
        false => class.to_string(),
    };
    let bar = (desk && visit.viewer.signed_in()).then(|| desk_bar(visit));
    view! {
        <header class="head">
            <div class="wrap head__row">
                <a class="head__brand" href=visit.to("/")>
                    <span class="head__name">{say::brand(lang)}</span>
                    <span class="head__what">{say::what(lang)}</span>
                </a>
                <nav class="head__nav" aria-label=say::main_menu(lang)>
                    {link("/consultations", say::consultations(lang))}
                    {link("/results", say::results(lang))}
                    {link("/laws", words::register::nav(lang))}
                    {link("/receipts", say::receipts(lang))}
                    {link("/search", words::common::search(lang))}
                </nav>
                <a class="head__link head__link--menu" href=visit.to("/search")>{words::common::search(lang)}</a>
                <a class="head__link head__link--menu" href="#foot">{say::menu(lang)}</a>
                <div class="head__tools" role="group" aria-label=say::reading_tools(lang)>
                    <a class=tool("tool tool--s", TextSize::Normal) aria-current=(visit.text_size == TextSize::Normal).then_some("true") href=setting(visit, "text", "normal") aria-label=say::text_normal(lang) rel="nofollow">{say::letter(lang)}</a>
                    <a class=tool("tool tool--m", TextSize::Large) aria-current=(visit.text_size == TextSize::Large).then_some("true") href=setting(visit, "text", "large") aria-label=say::text_large(lang) rel="nofollow">{say::letter(lang)}</a>
                    <a class=tool("tool tool--l", TextSize::Larger) aria-current=(visit.text_size == TextSize::Larger).then_some("true") href=setting(visit, "text", "larger") aria-label=say::text_larger(lang) rel="nofollow">{say::letter(lang)}</a>
                    <a class="tool" href=there.to_string() lang=other.code() hreflang=other.code()>{say::other_short(lang)}</a>
                </div>
            </div>
        </header>
        {bar}
    }
}

fn desk_bar(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <nav class="desk" aria-label=say::desk(lang)>
            <div class="wrap desk__row">
                <a class="desk__link" href=visit.to("/desk")>{say::desk(lang)}</a>
                <span class="desk__agency">{visit.viewer.name.clone()}</span>
                <form class="desk__out" method="post" action=crate::ui::form::action(visit, "account/sign_out")>
                    <input type="hidden" name="page" value="/" />
                    <button class="act" type="submit">{say::sign_out(lang)}</button>
                </form>
            </div>
        </nav>
    }
}

fn foot(visit: &Visit, there: &str, other: Lang) -> impl IntoView + use<> {
    let lang = visit.lang;
    let demo = visit.site.demo.then(|| view! { <p class="foot__demo">{say::demo(lang)}</p> });
    let (digits, digits_label) = match visit.digits {
        Digits::Arabic => ("thai", say::digits_thai(lang)),
        Digits::Thai => ("arabic", say::digits_arabic(lang)),
    };
    let (size, size_label) = match visit.text_size {
        TextSize::Normal => ("large", say::text_large(lang)),
        TextSize::Large => ("larger", say::text_larger(lang)),
        TextSize::Larger => ("normal", say::text_normal(lang)),
    };
    let person = match (visit.viewer.signed_in(), visit.site.entrances.is_empty()) {
        (true, _) => Some(view! { <a href=visit.to("/me") rel="nofollow">{words::account::me(lang)}</a> }),
        (false, false) => Some(view! { <a href=visit.to("/sign-in") rel="nofollow">{words::account::enter(lang)}</a> }),
        (false, true) => None,
    };
    let desk = match (visit.viewer.signed_in(), visit.viewer.roles.is_empty()) {
        (false, _) => Some(say::sign_in(lang)),
        (true, false) => Some(say::desk(lang)),
        (true, true) => None,
    };
    let desk = desk.map(|words| view! { <a href=visit.to("/desk") rel="nofollow">{words}</a> });
    view! {
        <footer class="foot" id="foot">
            <div class="wrap">
                <nav class="foot__links" aria-label=say::links(lang)>
                    <a href=visit.to("/consultations")>{say::consultations(lang)}</a>
                    <a href=visit.to("/results")>{say::results(lang)}</a>
                    <a href=visit.to("/laws")>{words::register::nav(lang)}</a>
                    <a href=visit.to("/laws/due")>{words::register::calendar(lang)}</a>
                    <a href=visit.to("/agencies")>{words::agency::directory(lang)}</a>
                    <a href=visit.to("/search")>{words::common::search(lang)}</a>
                    <a href=visit.to("/receipts")>{say::receipts(lang)}</a>
                    {visit.site.letters.then(|| view! { <a href=visit.to("/follow")>{words::letter::follow_new(lang)}</a> })}
                    <a href=visit.to("/verify")>{words::verify::title(lang)}</a>
                    <a href=visit.to("/about/how")>{say::how(lang)}</a>
                    <a href=visit.to("/about/privacy")>{say::privacy(lang)}</a>
                    <a href=visit.to("/about/moderation")>{words::moderation::policy(lang)}</a>
                    <a href=visit.to("/about/satisfaction")>{words::satisfaction::title(lang)}</a>
                    <a href=visit.to("/about/accessibility")>{say::accessibility(lang)}</a>
                    <a href=there.to_string() lang=other.code() hreflang=other.code()>{say::other(lang)}</a>
                    <a href=setting(visit, "text", size) rel="nofollow">{size_label}</a>
                    <a href=setting(visit, "digits", digits) rel="nofollow">{digits_label}</a>
                    {person}
                    {desk}
                </nav>
                {demo}
                <p>{say::foot(lang)}</p>
            </div>
        </footer>
    }
}
