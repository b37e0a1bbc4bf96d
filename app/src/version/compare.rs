//! Two versions of a draft by provision, to the word: side by side where there is room, in one column where there is not. What
//! changed reads without colour: by a sign, a word, a stroke, and words for those who listen.

use super::lines::lines;
use super::list::{between, name};
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::field::{Select, escape};
use crate::ui::list::{pagination, with};
use compare::{Compared, Comparison, Part, State, Stretch, Turn};
use domain::consultation::{Consultation, Provision, Version};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::reading::Kind;
use leptos::prelude::*;
use words::version as say;

/// Differences on one page: those of a code that was rewritten fill several.
const PER_PAGE: usize = 100;

/// Two versions' pieces and what became of each.
pub struct Pair {
    old: Vec<(i64, Provision)>,
    new: Vec<(i64, Provision)>,
    compared: Comparison,
}

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public, or has no two versions, or not these.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let all = crate::then::versions(&visit, id).await?;
    if all.len() < 2 {
        return Err(Problem::NotFound);
    }
    let asked = |field: &str, or: usize| match visit.asked(field) {
        "" => Some(all[or].clone()),
        number => all.iter().find(|one| number.parse() == Ok(one.version.number)).cloned(),
    };
    let from = asked("from", all.len() - 2).ok_or(Problem::NotFound)?;
    let to = asked("to", all.len() - 1).ok_or(Problem::NotFound)?;
    let pair = load(&visit, &from.version, &to.version).await?;
    let stale = visit.stale(&one.dates);
    let lang = visit.lang;
    let title = format!("{} – {}", say::compared(lang), one.name());
    Ok(Page::new(title, move || {
        let names = (name(&visit, &from.version, &all), name(&visit, &to.version, &all));
        let options: Vec<(String, String)> =
            all.iter().map(|one| (one.version.number.to_string(), name(&visit, &one.version, &all))).collect();
        let (a, b) = (from.version.number.to_string(), to.version.number.to_string());
        let why = (!to.reason.is_empty()).then(|| view! { <p class="versions__why"><span class="quiet">{say::why(lang)}</span> " " <span lang="th">{to.reason.clone()}</span></p> });
        let choose = view! {
            <form class="compare__choose" method="get" action=visit.lang.path(&format!("/c/{id}/compare"))>
                {visit.on.map(|day| view! { <input type="hidden" name=crate::then::FIELD value=crate::then::written(day) /> })}
                <Select given=visit.given("from", &a) label=say::from(lang) options=options.clone() />
                <Select given=visit.given("to", &b) label=say::to(lang) options=options />
                <div class="actions"><button class="button button--plain" type="submit">{say::compare_now(lang)}</button></div>
            </form>
        };
        let body = match from.version.id == to.version.id {
            true => view! { <p class="notice">{say::same_draft(lang)}</p> }.into_any(),
            false => difference(&visit, &one, &pair, (&from.version, &to.version), 2).into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(&format!("/c/{id}")) lang="th">{one.name().to_string()}</a> " / " <a href=visit.to(&format!("/c/{id}/draft"))>{words::public::draft(lang, one.kind)}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{say::compared(lang)}</h1>
                <p class="title__full">{names.0} " → " {names.1}</p>
            </header>
            {why}
            {choose}
            {body}
        }
    })
    .at("/consultations")
    .pictured(id)
    .kept(Touch::Consultation(id), stale))
}

/// Reads and compares two versions, apart from the threads that answer.
///
/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, from: &Version, to: &Version) -> Result<Pair, Problem> {
    let store = &visit.site.store;
    let (mut old, mut new) =
        (store::version::pieces(store, from.id).await?, store::version::pieces(store, to.id).await?);
    if let Some(upto) = crate::then::upto(visit) {
        let errata = store::erratum::errata(store, visit.id("id", ConsultationId::parse)?).await?;
        for (pieces, version) in [(&mut old, from), (&mut new, to)] {
            for (_, piece) in pieces {
                piece.text = domain::then::unmended(&piece.text, &piece.anchor, version.id.0, &errata, upto, false);
            }
        }
    }
    Ok(store::apart(move || {
        let identities = |pieces: &[(i64, Provision)]| pieces.iter().map(|(identity, _)| *identity).collect::<Vec<_>>();
        let compared = compare::compare_parts(&parts(&old), &identities(&old), &parts(&new), &identities(&new));
        Pair { old, new, compared }
    })
    .await?)
}

fn parts(pieces: &[(i64, Provision)]) -> Vec<Part<'_>> {
    let kind = |code: &str| Kind::ALL.into_iter().find(|kind| kind.as_str() == code).unwrap_or(Kind::Note);
    pieces
        .iter()
        .map(|(_, piece)| Part {
            kind: kind(&piece.kind),
            anchor: &piece.anchor,
            number: &piece.number,
            label: &piece.label,
            text: &piece.text,
        })
        .collect()
}

impl Pair {
    /// The anchors of provisions that the new version no longer has.
    pub fn gone(&self) -> impl Iterator<Item = &str> {
        let removed = self.compared.parts.iter().filter(|part| part.state == State::Removed);
        removed.filter_map(|part| Some(self.old[part.old?].1.anchor.as_str()))
    }
}

/// What is drawn together: one part that differs, or all those between two such.
enum Item<'a> {
    Differs(&'a Compared),
    Same(&'a [Compared]),
}

fn items(parts: &[Compared]) -> Vec<Item<'_>> {
    let same = |part: &Compared| part.state == State::Unchanged;
    let runs = parts.chunk_by(|one, other| same(one) && same(other));
    runs.map(|run| if same(&run[0]) { Item::Same(run) } else { Item::Differs(&run[0]) }).collect()
}

/// Counts, then the differences of one page; `heading` is the level of their headings.
pub fn difference(
    visit: &Visit,
    one: &Consultation,
    pair: &Pair,
    (from, to): (&Version, &Version),
    heading: usize,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let counts: Vec<_> = [State::Changed, State::Added, State::Removed, State::Renumbered, State::Moved, State::Unchanged]
        .into_iter()
        .map(|state| (state, pair.compared.count(state)))
        .filter(|(_, n)| *n > 0)
        .map(|(state, n)| view! { <li><span class="diff__sign" aria-hidden="true">{sign(state)}</span> " " {say::count(word(lang, state), n)}</li> })
        .collect();
    let items = items(&pair.compared.parts);
    let differ = items.iter().filter(|item| matches!(item, Item::Differs(_))).count();
    let pages = items.len().div_ceil(PER_PAGE).max(1);
    let page = visit.asked("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let public = from.published.is_some() && to.published.is_some();
    let mut out = String::new();
    for item in items.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) {
        match item {
            Item::Differs(part) => {
                let link = public.then(|| visit.to(&between(one, from.number, to.number)));
                differs(&mut out, lang, pair, part, heading, link.as_deref(), page);
            }
            Item::Same(run) => same(&mut out, visit, one, pair, run, to),
        }
    }
    // A phone has one column; a wide window one or two, as its reader likes.
    let single = visit.asked("columns") == "1";
    let (class, words, columns) = match single {
        true => ("diff diff--one", say::side_by_side(lang), ""),
        false => ("diff", say::in_one_column(lang), "1"),
    };
    let columns = (differ > 0)
        .then(|| view! { <p class="only-wide"><a class="act" href=with(visit, "columns", columns)>{words}</a></p> });
    let none = (differ == 0).then(|| view! { <p class="notice">{say::nothing_changed(lang)}</p> });
    view! {
        <ul class="diff__counts">{counts}</ul>
        <p class="section__note">{say::legend(lang)}</p>
        {columns}
        {none}
        <div class=class inner_html=out></div>
        {pagination(visit, page as u32, pages as u32)}
    }
}

fn sign(state: State) -> &'static str {
    match state {
        State::Added => "+",
        State::Removed => "−",
        State::Changed => "±",
        State::Moved => "↕",
        State::Renumbered => "#",
        State::Unchanged => "=",
    }
}

fn word(lang: Lang, state: State) -> &'static str {
    match state {
        State::Added => say::added(lang),
        State::Removed => say::removed(lang),
        State::Changed => say::changed(lang),
        State::Moved => say::moved(lang),
        State::Renumbered => say::renumbered(lang),
        State::Unchanged => say::unchanged(lang),
    }
}

/// As markup: a label of the text is Thai whatever the page is.
fn label(lang: Lang, piece: &Provision) -> String {
    // A title is its own label, and long.
    match piece.label.is_empty() || piece.kind == "name" {
        true => words::desk::piece(lang, &piece.kind).to_string(),
        false => format!("<span lang=\"th\">{}</span>", escape(&piece.label)),
    }
}

/// One part that differs. Every letter of the texts goes through [`escape`].
fn differs(
    out: &mut String,
    lang: Lang,
    pair: &Pair,
    part: &Compared,
    heading: usize,
    link: Option<&str>,
    page: usize,
) {
    let old = part.old.map(|at| &pair.old[at].1);
    let new = part.new.map(|at| &pair.new[at].1);
    let Some(piece) = new.or(old) else { return };
    // What was removed keeps the name it had, apart from those of the new text: its number may be another's now.
    let anchor = if new.is_some() { piece.anchor.clone() } else { format!("old-{}", piece.anchor) };
    let name = match new {
        Some(piece) => label(lang, piece),
        None => say::of_the_old(lang, &label(lang, piece)),
    };
    let level = heading;
    out.push_str(&format!(
        "<section class=\"diff__part\" id=\"{anchor}\"><h{level} class=\"diff__head\"><span class=\"diff__state\"><span class=\"diff__sign\" aria-hidden=\"true\">{}</span> {}",
        sign(part.state),
        word(lang, part.state)
    ));
    // One that was changed may have been moved or renumbered as well.
    for (also, state) in [(part.moved, State::Moved), (part.renumbered, State::Renumbered)] {
        if also && part.state != state {
            out.push_str(&format!(" · {}", word(lang, state)));
        }
    }
    out.push_str("</span> ");
    match link {
        Some(link) => {
            let page = if page > 1 { format!("&amp;page={page}") } else { String::new() };
            let link = escape(link);
            out.push_str(&format!(
                "<a class=\"diff__link\" href=\"{link}{page}#{anchor}\"><span>{name}<span class=\"hidden\"> {}</span></span></a>",
                say::link_here(lang)
            ));
        }
        None => out.push_str(&name),
    }
    if let (Some(old), Some(new)) = (old, new)
        && old.label != new.label
    {
        out.push_str(&format!(" <span class=\"diff__before\">{}</span>", say::formerly(lang, &label(lang, old))));
    }
    out.push_str(&format!("</h{level}>"));
    match (part.state, old, new) {
        (State::Added, _, Some(new)) => whole(out, lang, Turn::Added, &new.text),
        (State::Removed, Some(old), _) => whole(out, lang, Turn::Removed, &old.text),
        (State::Changed, Some(old), Some(new)) => both(out, lang, &old.text, &new.text, &part.stretches),
        _ => {}
    }
    out.push_str("</section>");
}

/// A part that came or went as a whole.
fn whole(out: &mut String, lang: Lang, turn: Turn, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let class = if turn == Turn::Added { "diff__cell diff__cell--new" } else { "diff__cell" };
    out.push_str(&format!("<div class=\"diff__alone\"><p class=\"{class}\" lang=\"th\">"));
    lines(out, lang, [(turn, text)]);
    out.push_str("</p></div>");
}

/// A part that was changed: in two columns and again in one; the reader's window shows one of them.
fn both(out: &mut String, lang: Lang, old: &str, new: &str, stretches: &[Stretch]) {
    out.push_str(&format!(
        "<div class=\"diff__wide\"><div class=\"diff__row diff__row--head\"><p>{}</p><p>{}</p></div>",
        say::old_side(lang),
        say::new_side(lang)
    ));
    for row in compare::rows(old, new, stretches) {
        out.push_str("<div class=\"diff__row\"><p class=\"diff__cell\" lang=\"th\">");
        lines(out, lang, row.old.into_iter().map(|(turn, range)| (turn, &old[range])));
        out.push_str("</p><p class=\"diff__cell\" lang=\"th\">");
        lines(out, lang, row.new.into_iter().map(|(turn, range)| (turn, &new[range])));
        out.push_str("</p></div>");
    }
    out.push_str("</div><p class=\"diff__one diff__cell\" lang=\"th\">");
    let one = stretches.iter().map(|stretch| match stretch.turn {
        Turn::Removed => (Turn::Removed, &old[stretch.old.clone()]),
        turn => (turn, &new[stretch.new.clone()]),
    });
    lines(out, lang, one);
    out.push_str("</p>");
}

/// Parts that did not change, folded: their names lead to the draft.
fn same(out: &mut String, visit: &Visit, one: &Consultation, pair: &Pair, run: &[Compared], to: &Version) {
    let lang = visit.lang;
    let pieces: Vec<&Provision> = run.iter().filter_map(|part| Some(&pair.new[part.new?].1)).collect();
    let ends = match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) if pieces.len() > 1 => format!("{} – {}", label(lang, first), label(lang, last)),
        (Some(only), _) => label(lang, only),
        _ => return,
    };
    out.push_str(&format!(
        "<details class=\"fold diff__same\"><summary class=\"fold__name\"><span class=\"diff__sign\" aria-hidden=\"true\">=</span> {} <span class=\"diff__before\">{ends}</span></summary><ul class=\"fold__body diff__list\">",
        say::so_many_unchanged(lang, pieces.len())
    ));
    for piece in pieces {
        let name = label(lang, piece);
        if to.published.is_some() {
            let part = if to.by_division { format!("&amp;part={}", piece.division) } else { String::new() };
            let draft = visit.to(&format!("/c/{}/draft?version={}", one.id, to.number));
            out.push_str(&format!("<li><a href=\"{draft}{part}#{}\">{name}</a></li>", piece.anchor));
        } else {
            out.push_str(&format!("<li>{name}</li>"));
        }
    }
    out.push_str("</ul></details>");
}
