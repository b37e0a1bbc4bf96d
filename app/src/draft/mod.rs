//! The draft as Thai law is set: contents with counts, the provisions, and under each the quiet line that leads to speaking.

use crate::card;
use crate::problem::Problem;
use crate::request::{Keep, Page, Touch, Visit};
use crate::then;
use crate::version::list;
use domain::act::Act;
use domain::comment::Counts;
use domain::consultation::{Consultation, Provision, Version};
use domain::erratum::Erratum;
use domain::id::ConsultationId;
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use store::comment::Voice;
use store::version::Published;
use words::public as say;

/// For one voice to stand beside a provision, so many of the newest comments are looked at for each that is drawn, and at most
/// these.
const VOICES_EACH: u32 = 2;
const MOST_VOICES: u32 = 200;

/// The draft, or the part of a large one that was asked for.
///
/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public, or has no text or no such version.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, here, versions) = public(&visit).await?;
    let part = visit.asked("part").parse::<u32>().ok();
    draw(visit, one, here, versions, part, false).await
}

/// The draft of a dossier that is not published, as the public will read it.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies, and where there is no text.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = store::consultation::for_desk(&visit.site.store, visit.signed_in()?, id).await?;
    let here = format!("/desk/c/{id}/preview");
    let part = visit.asked("part").parse::<u32>().ok();
    let page = draw(visit, one, here, Vec::new(), part, false).await?;
    Ok(Page { keep: Keep::Never, ..page.of_the_desk() })
}

/// The text of a dossier that is seen by a link before it is published.
///
/// # Errors
/// [`Problem::NotFound`] where there is no text.
pub async fn shared(visit: Visit, one: Consultation, here: String) -> Result<Page, Problem> {
    let part = visit.asked("part").parse::<u32>().ok();
    let page = draw(visit, one, here, Vec::new(), part, false).await?;
    Ok(Page { keep: Keep::Never, picture: None, ..page })
}

async fn public(visit: &Visit) -> Result<(Consultation, String, Vec<Published>), Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = then::public_one(visit, id).await?;
    Ok((one, format!("/c/{id}"), then::versions(visit, id).await?))
}

/// The whole of it, to be printed.
///
/// # Errors
/// As [`show`].
pub async fn whole(visit: Visit) -> Result<Page, Problem> {
    let (one, here, versions) = public(&visit).await?;
    draw(visit, one, here, versions, None, true).await
}

/// A short link to a part: a key point's stands on the consultation's page, a provision's in the draft.
///
/// # Errors
/// As [`show`].
pub async fn part(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let at = visit.param("at").to_string();
    let store = &visit.site.store;
    let one = then::public_one(&visit, id).await?;
    if at.starts_with('k') && at[1..].parse::<u32>().is_ok_and(|n| one.point(n).is_some()) {
        return Ok(Page::moved(visit.to(&format!("/c/{id}#{at}"))));
    }
    let version = one.version.as_ref().ok_or(Problem::NotFound)?;
    let Some(found) = store::version::provision(store, version.id, &at).await? else {
        // An address printed once leads on, to the last version that has it.
        let (number, part) =
            store::version::last_with(store, id, &at, version.number).await?.ok_or(Problem::NotFound)?;
        let part = part.map_or_else(String::new, |part| format!("&part={part}"));
        return Ok(Page::moved(visit.to(&format!("/c/{id}/draft?version={number}{part}#{at}"))));
    };
    let query = if version.by_division { format!("?part={}", found.division) } else { String::new() };
    Ok(Page::moved(visit.to(&format!("/c/{id}/draft{query}#{at}"))))
}

async fn draw(
    visit: Visit,
    one: Consultation,
    here: String,
    versions: Vec<Published>,
    part: Option<u32>,
    whole: bool,
) -> Result<Page, Problem> {
    let (id, store) = (one.id, &visit.site.store);
    let latest = one.version.clone().ok_or(Problem::NotFound)?;
    let version = match visit.asked("version") {
        "" => latest.clone(),
        asked => {
            let found = versions.iter().find(|one| asked.parse() == Ok(one.version.number));
            found.ok_or(Problem::NotFound)?.version.clone()
        }
    };
    let earlier = version.id != latest.id;
    let division = (version.by_division && !whole).then(|| part.unwrap_or(0));
    let mut pieces = store::version::provisions(store, version.id, division).await?;
    if pieces.is_empty() {
        return Err(Problem::NotFound);
    }
    // Of a text that is drawn whole the contents are there already.
    let contents = match division {
        Some(_) => Some(store::version::contents(store, version.id).await?),
        None => None,
    };
    // What people said stands with the latest; an earlier version is there to be read.
    let counts = match (earlier, then::upto(&visit)) {
        (true, _) => Counts::default(),
        (false, Some(upto)) => store::then::counts(store, &one, upto).await?,
        (false, None) => store::comment::counts(store, id).await?,
    };
    let voices = match one.comments {
        0 => Vec::new(),
        _ if earlier || visit.on.is_some() => Vec::new(),
        _ => store::comment::voices(store, id, (VOICES_EACH * pieces.len() as u32).min(MOST_VOICES)).await?,
    };
    let mut errata = store::erratum::errata(store, id).await?;
    if let Some(upto) = then::upto(&visit) {
        for piece in &mut pieces {
            piece.text = domain::then::unmended(&piece.text, &piece.anchor, version.id.0, &errata, upto, false);
            piece.html = domain::then::unmended(&piece.html, &piece.anchor, version.id.0, &errata, upto, true);
        }
        errata.retain(|one| one.at <= upto);
    }
    let amending = match earlier || !one.phase(visit.now).is_public() {
        true => HashSet::new(),
        false => crate::amended::law::clauses(&visit, &one, &version).await?,
    };
    // Who follows a provision is told where a version to come changes it.
    let followed = visit.site.letters && !earlier && one.phase(visit.now).is_public() && one.dates.cancelled.is_none();
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::draft(visit.lang, one.kind), one.name());
    Ok(Page::new(title, move || {
        body(
            &visit,
            &one,
            &here,
            &version,
            &versions,
            &pieces,
            contents.as_deref().unwrap_or(&pieces),
            &counts,
            &voices,
            &Marks { amending, errata, followed },
            division,
        )
    })
    .at("/consultations")
    .pictured(id)
    .with_small_script()
    .kept(Touch::Consultation(id), stale))
}

/// What stands beside provisions besides what people say.
struct Marks {
    /// Those that change another law, and can be seen over it.
    amending: HashSet<String>,
    errata: Vec<Erratum>,
    /// Whether each can be followed by letter.
    followed: bool,
}

#[expect(clippy::too_many_arguments, reason = "what was loaded, drawn once")]
fn body(
    visit: &Visit,
    one: &Consultation,
    here: &str,
    version: &Version,
    versions: &[Published],
    pieces: &[Provision],
    contents: &[Provision],
    counts: &Counts,
    voices: &[Voice],
    marks: &Marks,
    division: Option<u32>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = here.to_string();
    let public = one.phase(visit.now).is_public();
    let earlier = one.version.as_ref().is_some_and(|latest| latest.id != version.id);
    let open = one.phase(visit.now).allows(Act::Comment) && !earlier && visit.on.is_none();
    let text = law(visit, (one.id, version.id.0), pieces, counts, voices, marks, open, !earlier && visit.on.is_none());
    let asked = if earlier { format!("version={}&", version.number) } else { String::new() };
    let made = words::date::short(lang, version.published.unwrap_or(version.made).day());
    let made = if versions.len() > 1 {
        list::name(visit, version, versions)
    } else if public {
        say::version(lang, &made)
    } else {
        say::version_kept(lang, &made)
    };
    let toc = toc(visit, &format!("{here}/draft?{asked}"), contents, counts, division);
    // With the small script a marked passage leads to the form.
    let marked = open.then(|| visit.to(&format!("/c/{}/say", one.id)));
    let quoting = open.then(|| crate::comment::quote::button(lang, true));
    let last = contents.iter().map(|piece| piece.division).max().unwrap_or(0);
    let onward = division.map(|part| {
        let to = |part: u32| visit.to(&format!("{here}/draft?{asked}part={part}"));
        view! {
            <nav class="law__onward" aria-label=say::contents_short(lang)>
                {(part > 0).then(|| view! { <a class="act" rel="prev" href=to(part - 1)>{say::part_before(lang)}</a> })}
                <span class="quiet">{say::part_of(lang, part + 1, last + 1)}</span>
                {(part < last).then(|| view! { <a class="act" rel="next" href=to(part + 1)>{say::part_after(lang)}</a> })}
            </nav>
        }
    });
    let whole = visit.to(&format!("{here}/draft/whole?{asked}")).trim_end_matches(['?', '&']).to_string();
    let place = versions.iter().position(|one| one.version.id == version.id);
    let before = place.and_then(|place| place.checked_sub(1)).map(|place| &versions[place]);
    let compare = before.map(|before| {
        let to = visit.to(&list::between(one, before.version.number, version.number));
        view! { <a class="act" href=to>{words::version::compare(lang)}</a> }
    });
    let not_latest = earlier.then(|| {
        view! { <p class="notice notice--care">{words::version::earlier_notice(lang)} " " <a href=visit.to(&format!("{here}/draft"))>{words::version::read_latest(lang)}</a></p> }
    });
    let why = place.map(|place| versions[place].reason.clone()).filter(|why| !why.is_empty());
    let why = why.map(|why| view! { <p class="versions__why gap-2"><span class="quiet">{words::version::why(lang)}</span> " " <span lang="th">{why}</span></p> });
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(&here)>{one.name().to_string()}</a></nav>
        {(!public).then(|| view! { <p class="notice notice--care">{say::preview(lang)}</p> })}
        <p class="print-only">{made.clone()} " · " {visit.site.address.clone()} {here.clone()}</p>
        <header class="title">
            <p class="title__kind only-screen">{card::state(visit, &one.dates)} <span>{words::law::kind(lang, one.kind)} " · " {one.by(lang).to_string()}</span></p>
            <h1 lang="th">{one.name().to_string()}</h1>
            <p class="title__full" lang="th">{one.texts.title.clone()}</p>
        </header>
        <div class="version only-screen">
            <span class="push">{made}</span>
            <a class="act" href=visit.to(&format!("{here}#points"))>{say::key_points(lang, one.key_points.len())}</a>
            {compare}
            {(!marks.amending.is_empty()).then(|| view! { <a class="act act--strong" href=visit.to(&format!("{here}/amended"))>{words::amended::see(lang)}</a> })}
            {public.then(|| view! { <a class="act" href=whole>{say::print(lang)}</a> })}
        </div>
        {not_latest}
        {why}
        <details class="fold toc toc--phone only-screen"><summary class="fold__name">{say::contents_short(lang)}</summary> <nav aria-label=say::contents_short(lang) lang="th" inner_html=toc.clone()></nav></details>
        <div class="split split--law">
            <nav class="toc toc--side stick only-screen" aria-label=say::contents(lang)><p class="toc__title">{say::contents(lang)}</p> <div lang="th" class="toc__follow" inner_html=toc></div></nav>
            <div class="law" lang="th"><div class="law__body passages" data-passages=marked inner_html=text></div> {quoting}</div>
        </div>
        {onward}
        {list::section(visit, one, versions)}
    }
}

/// Numbers of comments by anchor: a code has thousands of provisions.
fn counted(counts: &Counts) -> HashMap<&str, u64> {
    counts.by_target.iter().map(|(anchor, n)| (anchor.as_str(), *n)).collect()
}

/// Beside each provision the newest of what was said on it, where it is among the newest of all.
fn beside(voices: &[Voice]) -> HashMap<&str, &Voice> {
    let mut found = HashMap::new();
    for voice in voices {
        found.entry(voice.part.as_str()).or_insert(voice);
    }
    found
}

/// The text, as one string: every letter of it went through the store's escaper or [`crate::ui::field::escape`].
#[expect(clippy::too_many_arguments, reason = "what was loaded, drawn once")]
fn law(
    visit: &Visit,
    (id, version): (ConsultationId, i64),
    pieces: &[Provision],
    counts: &Counts,
    voices: &[Voice],
    marks: &Marks,
    open: bool,
    latest: bool,
) -> String {
    use crate::ui::field::escape;
    let lang = visit.lang;
    let counted = counted(counts);
    let beside = beside(voices);
    let mut out = String::with_capacity(pieces.iter().map(|piece| piece.html.len() + 300).sum());
    // What goes along in the address stands behind the part.
    let at = |page: &str, anchor: &str| escape(&visit.to(&format!("/c/{id}/{page}?at={anchor}")));
    let amended = visit.to(&format!("/c/{id}/amended#by-"));
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
                for erratum in marks.errata.iter().filter(|one| one.version == Some(version) && one.anchor == *anchor) {
                    out.push_str(&format!(
                        "<p class=\"law__note only-screen\" lang=\"{}\">{}: “<span lang=\"th\">{}</span>” → “<span lang=\"th\">{}</span>”</p>",
                        lang.code(),
                        say::corrected_on(lang, erratum.at.day()),
                        escape(&erratum.before),
                        escape(&erratum.after)
                    ));
                }
                if !latest {
                    out.push_str("</section>");
                    continue;
                }
                out.push_str("<p class=\"say only-screen\" lang=\"");
                out.push_str(lang.code());
                out.push_str("\">");
                match n {
                    0 if open => out.push_str(&format!("<span>{}</span>", words::common::comments(lang, 0))),
                    0 => out.push_str(&format!("<span>{}</span>", words::common::comments_over(lang, 0))),
                    n => out.push_str(&format!("<a href=\"{}\">{}</a>", at("comments", anchor), say::comments_on(lang, words::comment::On::labelled(&piece.label), n))),
                }
                if open {
                    out.push_str(&format!(
                        " <a href=\"{}\">{}<span class=\"hidden\"> {label}</span></a>",
                        at("say", anchor),
                        words::common::comment_now(lang)
                    ));
                }
                if marks.amending.contains(anchor.as_str()) {
                    out.push_str(&format!(
                        " <a href=\"{amended}{anchor}\">{}<span class=\"hidden\"> {label}</span></a>",
                        words::amended::see_here(lang)
                    ));
                }
                if marks.followed {
                    out.push_str(&format!(
                        " <a href=\"{}\" rel=\"nofollow\">{}<span class=\"hidden\"> {label}</span></a>",
                        escape(&visit.to(&format!("/follow?c={id}&at={anchor}"))),
                        words::letter::follow_part(lang)
                    ));
                }
                out.push_str("</p>");
                if let Some(voice) = beside.get(anchor.as_str()) {
                    let who = voice.class.map_or("", |class| words::law::class(lang, class));
                    out.push_str(&format!(
                        "<aside class=\"say__note only-screen\" lang=\"\">{}<span class=\"say__note-who\" lang=\"{}\">{who}</span></aside>",
                        escape(&crate::ui::prose::beginning(&voice.begins, 100)),
                        lang.code()
                    ));
                }
                out.push_str("</section>");
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

/// A text without what people say of it: a law of the register.
pub fn plain(visit: &Visit, pieces: &[Provision]) -> String {
    let marks = Marks { amending: HashSet::new(), errata: Vec::new(), followed: false };
    law(visit, (ConsultationId(0), 0), pieces, &Counts::default(), &[], &marks, false, false)
}

/// The contents of such a text; `here` is its address up to a query's next field.
pub fn contents(visit: &Visit, here: &str, contents: &[Provision], division: Option<u32>) -> String {
    toc(visit, here, contents, &Counts::default(), division)
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
    let mut rows: Vec<(&Provision, u64, &str)> = Vec::new();
    // Those before the first heading have one line together, by the first of them.
    let mut opened = false;
    for piece in contents {
        let first = piece.kind == "provision" && !opened;
        opened |= piece.kind == "provision" || (heading(piece) && piece.kind != "memorandum");
        if heading(piece) || first || (!any && piece.kind == "provision") {
            rows.push((piece, 0, ""));
        }
        if piece.kind == "provision"
            && let Some(last) = rows.last_mut()
        {
            last.1 += counted.get(piece.anchor.as_str()).copied().unwrap_or(0);
            last.2 = if last.0.anchor == piece.anchor { "" } else { &piece.label };
        }
    }
    let mut out = String::new();
    for (piece, n, last) in rows {
        let page = match division {
            Some(part) if part != piece.division => visit.to(&format!("{here}part={}", piece.division)),
            _ => String::new(),
        };
        let class = if piece.path.is_empty() { "toc__link" } else { "toc__link toc__link--sub" };
        let count =
            if n == 0 { String::new() } else { format!("<span class=\"toc__count\">{}</span>", words::number(n)) };
        let title = match piece.kind.as_str() {
            "provision" if !last.is_empty() => format!("– {last}"),
            "provision" | "memorandum" | "schedule" => String::new(),
            _ => piece.text.clone(),
        };
        // A number stays in one line; the name of a schedule is as long as a sentence.
        let label = match piece.kind.as_str() {
            "schedule" => escape(&piece.label).to_string(),
            _ => format!("<span class=\"nb\">{}</span>", escape(&piece.label)),
        };
        out.push_str(&format!(
            "<a class=\"{class}\" href=\"{page}#{}\"><span>{label} {}</span>{count}</a>",
            piece.anchor,
            escape(&title)
        ));
    }
    out
}
