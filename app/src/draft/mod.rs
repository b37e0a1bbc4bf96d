//! The draft as Thai law is set: contents with counts, the provisions, and under each the quiet line that leads to speaking.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::act::Act;
use domain::comment::Counts;
use domain::consultation::{Consultation, Provision, Version};
use domain::id::ConsultationId;
use leptos::prelude::*;
use std::collections::HashMap;
use words::public as say;

/// The draft, or the part of a large one that was asked for.
///
/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or has no text.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let part = visit.asked("part").parse::<u32>().ok();
    draw(visit, part, false).await
}

/// The whole of it, to be printed.
///
/// # Errors
/// As [`show`].
pub async fn whole(visit: Visit) -> Result<Page, Problem> {
    draw(visit, None, true).await
}

/// A short link to a part: a key point's stands on the consultation's page, a provision's in the draft.
///
/// # Errors
/// As [`show`].
pub async fn part(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let at = visit.param("at").to_string();
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    if at.starts_with('k') && at[1..].parse::<u32>().is_ok_and(|n| one.key_points.iter().any(|point| point.number == n))
    {
        return Ok(Page::moved(visit.to(&format!("/c/{id}#{at}"))));
    }
    let version = one.version.as_ref().ok_or(Problem::NotFound)?;
    let found = store::version::provision(store, version.id, &at).await?.ok_or(Problem::NotFound)?;
    let query = if version.by_division { format!("?part={}", found.division) } else { String::new() };
    Ok(Page::moved(visit.to(&format!("/c/{id}/draft{query}#{at}"))))
}

async fn draw(visit: Visit, part: Option<u32>, whole: bool) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    let version = one.version.clone().ok_or(Problem::NotFound)?;
    let division = (version.by_division && !whole).then(|| part.unwrap_or(0));
    let pieces = store::version::provisions(store, version.id, division).await?;
    if pieces.is_empty() {
        return Err(Problem::NotFound);
    }
    // Of a text that is drawn whole the contents are there already.
    let contents = match division {
        Some(_) => Some(store::version::contents(store, version.id).await?),
        None => None,
    };
    let counts = store::comment::counts(store, id).await?;
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::draft(visit.lang), one.name());
    Ok(Page::new(title, move || {
        body(&visit, &one, &version, &pieces, contents.as_deref().unwrap_or(&pieces), &counts, division)
    })
    .at("/consultations")
    .pictured(id)
    .kept(Touch::Consultation(id), stale))
}

fn body(
    visit: &Visit,
    one: &Consultation,
    version: &Version,
    pieces: &[Provision],
    contents: &[Provision],
    counts: &Counts,
    division: Option<u32>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = format!("/c/{}", one.id);
    let open = one.phase(visit.now).allows(Act::Comment);
    let text = law(visit, one.id, pieces, counts, open);
    let made = version.published.unwrap_or(version.made).day();
    let toc = toc(visit, &here, contents, counts, division);
    let last = contents.iter().map(|piece| piece.division).max().unwrap_or(0);
    let onward = division.map(|part| {
        let to = |part: u32| visit.to(&format!("{here}/draft?part={part}"));
        view! {
            <nav class="law__onward" aria-label=say::contents_short(lang)>
                {(part > 0).then(|| view! { <a class="act" rel="prev" href=to(part - 1)>{say::part_before(lang)}</a> })}
                <span class="quiet">{say::part_of(lang, part + 1, last + 1)}</span>
                {(part < last).then(|| view! { <a class="act" rel="next" href=to(part + 1)>{say::part_after(lang)}</a> })}
            </nav>
        }
    });
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(&here)>{one.name().to_string()}</a></nav>
        <p class="print-only">{say::version(lang, &words::date::short(lang, made))} " · " {visit.site.address.clone()} {here.clone()}</p>
        <header class="title">
            <p class="title__kind only-screen">{card::state(visit, &one.dates)} <span>{words::law::kind(lang, one.kind)} " · " {one.agency.name(lang).to_string()}</span></p>
            <h1 lang="th">{one.name().to_string()}</h1>
            <p class="title__full" lang="th">{one.texts.title.clone()}</p>
        </header>
        <div class="version only-screen">
            <span class="push">{say::version(lang, &words::date::short(lang, made))}</span>
            <a class="act" href=visit.to(&format!("{here}#points"))>{say::key_points(lang, one.key_points.len())}</a>
            <a class="act" href=visit.to(&format!("{here}/draft/whole"))>{say::print(lang)}</a>
        </div>
        <details class="fold toc toc--phone only-screen"><summary class="fold__name">{say::contents_short(lang)}</summary> <nav aria-label=say::contents_short(lang) inner_html=toc.clone()></nav></details>
        <div class="split split--law">
            <nav class="toc toc--side stick only-screen" aria-label=say::contents(lang)><p class="toc__title">{say::contents(lang)}</p> <div inner_html=toc></div></nav>
            <div class="law" lang="th"><div class="law__body" inner_html=text></div></div>
        </div>
        {onward}
    }
}

/// Numbers of comments by anchor: a code has thousands of provisions.
fn counted(counts: &Counts) -> HashMap<&str, u64> {
    counts.by_target.iter().map(|(anchor, n)| (anchor.as_str(), *n)).collect()
}

/// The text, as one string: every letter of it went through the store's escaper or [`crate::ui::field::escape`].
fn law(visit: &Visit, id: ConsultationId, pieces: &[Provision], counts: &Counts, open: bool) -> String {
    use crate::ui::field::escape;
    let lang = visit.lang;
    let counted = counted(counts);
    let mut out = String::with_capacity(pieces.iter().map(|piece| piece.html.len() + 300).sum());
    let comments = visit.to(&format!("/c/{id}/comments?at="));
    let form = visit.to(&format!("/c/{id}/say?at="));
    for piece in pieces {
        let (anchor, label) = (&piece.anchor, escape(&piece.label));
        match piece.kind.as_str() {
            "book" | "division" | "title" | "chapter" | "part" | "transitory" => {
                // Headings nest as the text does: บรรพ over ลักษณะ over หมวด.
                let level = (2 + piece.path.len()).min(6);
                out.push_str(&format!("<h{level} class=\"law__group\" id=\"{anchor}\">{}</h{level}>", piece.html));
            }
            "name" => out.push_str(&format!("<p class=\"law__name\" id=\"{anchor}\">{}</p>", piece.html)),
            "provision" => {
                let n = counted.get(anchor.as_str()).copied().unwrap_or(0);
                out.push_str(&format!("<section class=\"law__prov\" id=\"{anchor}\" aria-label=\"{label}\">{}", piece.html));
                out.push_str("<p class=\"say only-screen\" lang=\"");
                out.push_str(lang.code());
                out.push_str("\">");
                match n {
                    0 => out.push_str(&format!("<span>{}</span>", words::common::comments(lang, 0))),
                    n => out.push_str(&format!("<a href=\"{comments}{anchor}\">{}</a>", say::comments_on(lang, anchor.starts_with('m'), n))),
                }
                if open {
                    out.push_str(&format!(
                        " <a href=\"{form}{anchor}\">{}<span class=\"hidden\"> {label}</span></a>",
                        words::common::comment_now(lang)
                    ));
                }
                out.push_str("</p></section>");
            }
            "memorandum" => out.push_str(&format!(
                "<details class=\"fold\" id=\"{anchor}\" open><summary class=\"fold__name\">{label}</summary><div class=\"fold__body\">{}</div></details>",
                piece.html
            )),
            "schedule" => out.push_str(&format!(
                "<section class=\"law__schedule\" id=\"{anchor}\" aria-label=\"{label}\"><h2 class=\"law__group\">{label}</h2>{}</section>",
                piece.html
            )),
            "signature" => out.push_str(&format!("<div class=\"law__sign\" id=\"{anchor}\">{}</div>", piece.html)),
            "note" => out.push_str(&format!("<div class=\"law__note\" id=\"{anchor}\">{}</div>", piece.html)),
            _ => out.push_str(&format!("<div id=\"{anchor}\">{}</div>", piece.html)),
        }
    }
    out
}

/// The contents: headings with the number of comments under each; of a text without headings its provisions.
fn toc(visit: &Visit, here: &str, contents: &[Provision], counts: &Counts, division: Option<u32>) -> String {
    use crate::ui::field::escape;
    let heading = |piece: &Provision| {
        matches!(
            piece.kind.as_str(),
            "memorandum" | "book" | "division" | "title" | "chapter" | "part" | "transitory" | "schedule"
        )
    };
    let any = contents.iter().any(|piece| heading(piece) && piece.kind != "memorandum");
    let counted = counted(counts);
    let mut rows: Vec<(&Provision, u64)> = Vec::new();
    for piece in contents {
        if heading(piece) || (!any && piece.kind == "provision") {
            rows.push((piece, 0));
        }
        if piece.kind == "provision"
            && let Some(last) = rows.last_mut()
        {
            last.1 += counted.get(piece.anchor.as_str()).copied().unwrap_or(0);
        }
    }
    let mut out = String::new();
    for (piece, n) in rows {
        let page = match division {
            Some(part) if part != piece.division => visit.to(&format!("{here}/draft?part={}", piece.division)),
            _ => String::new(),
        };
        let class = if piece.path.is_empty() { "toc__link" } else { "toc__link toc__link--sub" };
        let count =
            if n == 0 { String::new() } else { format!("<span class=\"toc__count\">{}</span>", words::number(n)) };
        let title = if matches!(piece.kind.as_str(), "provision" | "memorandum" | "schedule") {
            ""
        } else {
            piece.text.as_str()
        };
        out.push_str(&format!(
            "<a class=\"{class}\" href=\"{page}#{}\"><span><span class=\"nb\">{}</span> {}</span>{count}</a>",
            piece.anchor,
            escape(&piece.label),
            escape(title)
        ));
    }
    out
}
