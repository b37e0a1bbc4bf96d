//! The summary desk. A hearing of up to some hundred comments is one page: read, group, write, publish. A large one is coded in
//! its table; the issues are written here.

use super::{bench, issue, publish};
use crate::desk::dossier::load;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::form;
use crate::ui::list::with;
use crate::ui::prose::beginning;
use crate::{card, picture};
use domain::act::Act;
use domain::cited::Parts;
use domain::comment::{Counts, Held};
use domain::consultation::Consultation;
use domain::id::{CommentId, IssueId, PersonId};
use domain::ledger::{Filter, Place};
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use store::hints::{Hint, Left};
use words::summary as say;
use words::{ledger, sheet};

/// Up to so many comments, all stand on this page.
pub const SMALL: u64 = 200;

/// Letters of an issue's title on its tab.
const TAB: usize = 24;

struct Loaded {
    one: Consultation,
    summary: Summary,
    counts: Counts,
    /// Where those stand who are asked for, by part, if somebody is.
    among: Option<Counts>,
    comments: Vec<Held>,
    labels: Vec<(String, String)>,
    parts: Parts,
    spoke: Vec<domain::result::Spoke>,
    /// Who stands under every issue, where publishing is open.
    sides: publish::Sides,
    signed: Option<(String, domain::time::Moment)>,
    deeds: bench::Deeds,
    coders: Vec<(PersonId, String, u64)>,
    hints: Vec<Hint>,
    left: Left,
    /// A beginning for the text of the issue that is open, where it was asked for.
    begun: Option<issue::Named>,
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let mut summary = store::result::summary(store, one.id).await?;
    issue::stands_in(&visit, &mut summary, IssueId::parse(visit.asked("open")));
    let counts = store::comment::counts_by_stance(store, one.id).await?;
    let among = match picture::among(&visit) {
        Some(among) => {
            let by_target_stance = store::comment::counts_among(store, one.id, among).await?;
            Some(Counts { by_target_stance, by_target: counts.by_target.clone(), ..Counts::default() })
        }
        None => None,
    };
    let small = summary.coverage.total() <= SMALL;
    // Who writes an issue reads what stands under it.
    let show = match visit.asked("show") {
        "" => visit.asked("open"),
        asked => asked,
    };
    let filter = match show {
        "all" => Filter::default(),
        "aside" => Filter { place: Some(Place::Aside), ..Filter::default() },
        other => match IssueId::parse(other) {
            Some(issue) => Filter { issue: Some(issue), ..Filter::default() },
            None => Filter { place: Some(Place::Waiting), ..Filter::default() },
        },
    };
    let mut comments = match small {
        true => store::ledger::page(store, &visit.viewer, one.id, &filter, None, None, SMALL as u32).await?.comments,
        false => Vec::new(),
    };
    // Read as they were said: the first first.
    comments.reverse();
    let deeds = bench::deeds(&visit, &one).await?;
    let mut targets: Vec<&str> = counts.by_target.iter().map(|(at, _)| at.as_str()).collect();
    targets.extend(comments.iter().map(|comment| comment.target.as_str()));
    let labels = crate::consultation::page::labels_of(&visit, &one, targets.into_iter()).await?;
    let parts = issue::parts(&visit, &one).await?;
    let spoke = issue::spoke(&visit, IssueId::parse(visit.asked("open"))).await?;
    let sides = publish::sides(&visit, &one).await?;
    let signed = issue::signed(&visit, IssueId::parse(visit.asked("open"))).await?;
    let coders = store::ledger::coders(store, one.agency.id, one.id, visit.now).await?;
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let hints = store::hints::of(store, &ids).await?;
    let left = if small { Left::default() } else { store::hints::left(store, one.id).await? };
    let begun = issue::begun(&visit, one.id, &summary, IssueId::parse(visit.asked("open"))).await?;
    let title = say::title(visit.lang);
    let loaded = Loaded {
        one,
        summary,
        counts,
        among,
        comments,
        labels,
        parts,
        spoke,
        sides,
        signed,
        deeds,
        coders,
        hints,
        left,
        begun,
    };
    Ok(Page::new(title, move || body(&visit, &loaded)).with_islands().of_the_desk())
}

/// Those who summarise, and those who publish, may read the desk.
///
/// # Errors
/// [`Problem::NotAllowed`].
pub fn readable(visit: &Visit, one: &Consultation) -> Result<(), Problem> {
    let may = |act| visit.viewer.may(act, one.agency.id);
    if may(Act::Summarise) || may(Act::PublishResult) { Ok(()) } else { Err(Problem::NotAllowed) }
}

/// Whether the viewer may code and write now.
pub fn writable(visit: &Visit, one: &Consultation) -> bool {
    visit.viewer.may(Act::Summarise, one.agency.id) && one.phase(visit.now).allows(Act::Summarise)
}

fn body(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, .. } = loaded;
    let here = format!("/desk/c/{}/summary", one.id);
    let writing = writable(visit, one);
    let phase = one.phase(visit.now);
    let correcting = phase.allows(Act::CorrectResult) && visit.viewer.may(Act::CorrectResult, one.agency.id);
    let small = summary.coverage.total() <= SMALL;
    let issues: Vec<_> = summary.issues.iter().map(|issue| row(visit, &here, issue, (writing, correcting))).collect();
    let no_issues = (issues.is_empty() && one.comments > 0)
        .then(|| view! { <p class="empty__words">{if small { ledger::no_issues(lang) } else { ledger::no_issues_large(lang) }}</p> });
    let pane = open(visit, loaded, writing);
    let read_only = (!writing && one.phase(visit.now) == domain::phase::Phase::Closed)
        .then(|| view! { <p class="notice">{ledger::read_only(lang)}</p> });
    let publish = one.phase(visit.now) != domain::phase::Phase::Summarised;
    // The main thing to do while comments wait is to sort them, and then to decide.
    let decided = summary.coverage.waiting == 0 && summary.issues.iter().all(|issue| issue.disposition.is_some());
    let to_publish = if decided { "button" } else { "act" };
    let publish = publish && !nobody_spoke(visit, one);
    let links = view! {
        <p class="actions">
            {publish.then(|| view! { <a class=to_publish href=visit.to(&format!("{here}?open=publish#pane"))>{say::to_publish(lang)}</a> })}
            <a class="act" href=visit.to(&format!("{here}?open=texts#pane"))>{say::texts(lang)}</a>
            <a class="act" href=visit.to(&format!("/desk/c/{}/ledger", one.id))>{ledger::to_table(lang)}</a>
            {(one.comments > 0).then(|| view! { <a class="act" href=visit.to(&format!("/desk/c/{}/second", one.id))>{words::second::title(lang)}</a> })}
            <a class="act" href=visit.to(&format!("/desk/c/{}/hints", one.id))>{words::hints::to_hints(lang)}</a>
        </p>
    };
    let left = match small {
        true => left(visit, loaded, writing),
        false => steps(visit, loaded),
    };
    let labels = [
        ("new_title", say::issue_name(lang)),
        ("new_targets[]", ledger::new_belongs(lang)),
        ("issue", say::under(lang)),
        ("comment[]", say::comments(lang)),
        ("aside", ledger::aside_why(lang)),
        ("words", ledger::aside_words(lang)),
    ];
    // Both forms ask for a reason: that of the one which came back.
    let publishing =
        visit.returned.as_ref().is_some_and(|returned| returned.endpoint.ends_with("/summary/preliminary"));
    let first = publishing.then(|| publish::labels(lang)).into_iter().flatten();
    let labels: Vec<(&str, &str)> =
        first.chain(labels).chain(issue::labels(lang)).chain(publish::labels(lang)).collect();
    view! {
        {head(visit, one, say::title(lang))}
        {form::summary_of(visit, &labels, &publish::elsewhere(visit, one, (summary, &loaded.sides)))}
        <p class="section__note">{ledger::coverage(lang, summary.coverage)}</p>
        {links}
        {read_only}
        <div class="split split--bench">
            <div>{left}</div>
            <div>
                <section class="section" aria-labelledby="issues">
                    <h2 class="section__title" id="issues">{say::issues(lang)}</h2>
                    {no_issues}
                    <ol class="issues">{issues}</ol>
                </section>
                {pane}
                {numbers(visit, loaded)}
            </div>
        </div>
    }
}

/// The comments of a small hearing, by where they stand.
fn left(visit: &Visit, loaded: &Loaded, writing: bool) -> AnyView {
    let lang = visit.lang;
    let Loaded { one, summary, comments, labels, .. } = loaded;
    let tab = |value: String, label: String, n: u64| {
        let current = visit.asked("show") == value;
        let class = if current { "tabs__link tabs__link--here" } else { "tabs__link" };
        let count = view! { <span class="tabs__count">"(" {words::number(n)} ")"</span> };
        // Comments are let go there, too.
        let id = (value == "aside").then_some("tab-aside");
        view! { <a class=class id=id href=with(visit, "show", &value) aria-current=current.then_some("true")>{label} " " {count}</a> }
    };
    let coverage = summary.coverage;
    let place = |place: Place| ledger::place(lang, place).to_string();
    // An issue is called by its number and the beginning of its title; its tab says how many stand under it.
    let name = |issue: &Issue| format!("{}. {}", words::plain(issue.number), beginning(&issue.title, TAB));
    let tabs: Vec<_> = [
        (String::new(), place(Place::Waiting), coverage.waiting),
        ("all".into(), say::all(lang).to_string(), coverage.total()),
        ("aside".into(), place(Place::Aside), coverage.aside),
    ]
    .into_iter()
    .chain(summary.issues.iter().map(|issue| (issue.id.to_string(), name(issue), issue.comments)))
    .map(|(value, label, n)| tab(value, label, n))
    .collect();
    let none = comments.is_empty().then(|| match visit.asked("show").is_empty() && one.comments > 0 {
        true if one.phase(visit.now) == domain::phase::Phase::Summarised => {
            view! { <p class="empty__words">{ledger::all_published(lang)}</p> }
        }
        true if coverage.waiting == 0 => view! { <p class="empty__words">{ledger::all_done(lang)}</p> },
        _ => view! { <p class="empty__words">{say::nothing_waiting(lang)}</p> },
    });
    let bench = writing.then(|| {
        bench::draw(
            visit,
            bench::Bench {
                one,
                issues: &summary.issues,
                comments,
                labels,
                deeds: &loaded.deeds,
                hints: &loaded.hints,
                areas: &[],
                people: &[],
                more: None,
                matching: None,
            },
        )
    });
    let plain = (!writing).then(|| {
        let rows: Vec<_> = comments
            .iter()
            .map(|comment| {
                let about = card::target_name(visit, one, comment.target.as_str(), labels);
                let earlier = card::earlier(lang, comment.earlier.as_ref(), comment.target.is_gone());
                view! { <li class="leaf leaf--plain"><p class="leaf__meta"><span>{words::law::stance_short(lang, comment.stance)}</span> <span>{about}</span> {earlier}</p> <p>{comment.reason.clone()} " " {comment.wording.clone()}</p></li> }
            })
            .collect();
        view! { <ol class="leaves">{rows}</ol> }
    });
    view! {
        <section class="section" aria-labelledby="voices">
            <h2 class="section__title" id="voices">{say::comments(lang)}</h2>
            <nav class="tabs" aria-label=say::comments(lang)>{tabs}</nav>
            {none}
            {bench}
            {plain}
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, here: &str, issue: &Issue, (writing, correcting): (bool, bool)) -> impl IntoView + use<> {
    let lang = visit.lang;
    let decided = issue.disposition.map_or(say::undecided(lang), |one| words::law::disposition(lang, one));
    let state = if issue.disposition.is_some() { "issue__state issue__state--done" } else { "issue__state" };
    let title = format!("{}. {}", words::plain(issue.number), issue.title);
    let title = match (writing, correcting) {
        (true, _) => view! { <a href=visit.to(&format!("{here}?open={}#pane", issue.id))>{title}</a> }.into_any(),
        (false, true) => view! { <a href=visit.to(&format!("{here}/issue/{}", issue.id))>{title}</a> }.into_any(),
        (false, false) => title.into_any(),
    };
    let correct = correcting.then(|| {
        view! { <a class="act" href=visit.to(&format!("{here}/issue/{}", issue.id))>{ledger::correct(lang)} <span class="hidden">" " {issue.title.clone()}</span></a> }
    });
    let count = words::common::comments(lang, issue.comments);
    view! {
        <li class="issue" id=format!("issue-{}", issue.id)>
            <div class="issue__head"><h3 class="issue__name">{title}</h3> <a class="issue__count" href=visit.to(&format!("{here}?open={0}&show={0}", issue.id))>{count}</a></div>
            <p class=state>{decided} " " {correct}</p>
        </li>
    }
}

/// How a large hearing is sorted, in the order that saves the most reading.
fn steps(visit: &Visit, loaded: &Loaded) -> AnyView {
    let lang = visit.lang;
    let Loaded { one, summary, left, .. } = loaded;
    let steps = [
        ("sayings", sheet::step_sayings(lang), Some(left.waiting)),
        ("sample?said=passed", sheet::step_passed(lang), None),
        ("sayings?show=copies", sheet::step_copies(lang), None),
        ("sample?place=waiting", sheet::step_sample(lang), Some(summary.coverage.waiting)),
        ("sample?offer=some", sheet::step_offers(lang), None),
        ("ledger?place=waiting", sheet::step_rest(lang), None),
        // Of comments that are sorted: it comes after everything is.
        ("sayings?show=unsorted", sheet::step_unsorted(lang), Some(left.unsorted)),
    ];
    let steps = steps.map(|(to, label, left)| {
        let to = visit.to(&format!("/desk/c/{}/{to}", one.id));
        view! { <li class="steps__item"><a class="steps__link" href=to>{sheet::step(label, left)}</a></li> }
    });
    let undo = writable(visit, one).then(|| bench::undo(visit, one, &summary.issues, &loaded.deeds));
    view! {
        {undo}
        <p>{ledger::large(lang)}</p>
        <h2 class="section__title">{sheet::steps(lang)}</h2>
        <ol class="steps">{steps}</ol>
    }
    .into_any()
}

/// Whether nobody spoke, and nothing is left but to publish that: its button stands on the desk.
fn nobody_spoke(visit: &Visit, one: &Consultation) -> bool {
    let phase = one.phase(visit.now);
    let may = visit.viewer.may(Act::PublishResult, one.agency.id) && phase.allows(Act::PublishResult);
    one.comments + one.sheets == 0 && may && visit.asked("open").is_empty()
}

/// What is open for writing beside the comments.
fn open(visit: &Visit, loaded: &Loaded, writing: bool) -> Option<AnyView> {
    let Loaded { one, summary, parts, spoke, signed, begun, .. } = loaded;
    let lang = visit.lang;
    let alone = nobody_spoke(visit, one);
    let (title, inside) = match visit.asked("open") {
        "" if alone => (say::to_publish(lang).to_string(), publish::pane(visit, one, (summary, &loaded.sides))),
        "publish" => (say::to_publish(lang).to_string(), publish::pane(visit, one, (summary, &loaded.sides))),
        "texts" if writing => (say::texts(lang).to_string(), super::texts::pane(visit, one, summary)),
        other => {
            let id = IssueId::parse(other).filter(|_| writing)?;
            let issue = summary.issues.iter().find(|issue| issue.id == id)?;
            let more = summary.issues.iter().any(|other| other.id != id && other.disposition.is_none());
            let beside = issue::Beside { parts, spoke, signed: signed.as_ref(), more };
            let inside = issue::pane(&super::typed::calm(visit, "issue_revision"), one, issue, beside, begun.as_ref());
            (issue.title.clone(), inside)
        }
    };
    let close = (!alone).then(|| view! { <a class="act" href=with(visit, "open", "")>{ledger::close_pane(lang)}</a> });
    Some(
        view! {
            <section class="pane pane--write" id="pane" aria-labelledby="pane-title">
                <div class="pane__head"><h2 class="pane__title" id="pane-title">{title}</h2> {close}</div>
                <div class="pane__body">{inside}</div>
            </section>
        }
        .into_any(),
    )
}

/// Counts by part, stance and class, progress by person, and what can be taken away.
fn numbers(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, counts, labels, coders, .. } = loaded;
    let all = loaded.summary.coverage.total();
    let people: Vec<_> = coders
        .iter()
        .map(|(_, name, n)| view! { <tr><th scope="row">{name.clone()}</th> <td class="num">{ledger::coder(lang, *n, all)}</td></tr> })
        .collect();
    // From running text nobody reads the groups but a person.
    let unread = super::texts::asks_unheard(one).then(|| {
        let to = visit.to(&format!("/desk/c/{}/summary/texts#f-unheard", one.id));
        view! { <p class="small">{ledger::groups_unread(lang)} " " {writable(visit, one).then(|| view! { <a href=to>{ledger::unheard(lang)}</a> })}</p> }
    });
    // Whom the dossier names (s.14(3)) stands beside who spoke.
    let affected = (!one.texts.affected.is_empty()).then(|| {
        view! { <details class="fold"><summary class="fold__name">{ledger::named_affected(lang)}</summary> <div class="prose" lang="th" inner_html=crate::ui::prose::html(&one.texts.affected)></div></details> }
    });
    let may = visit.viewer.may(Act::Export, one.agency.id);
    let files = may.then(|| crate::outcome::files::of_desk(visit, one));
    view! {
        <aside class="section" aria-label=say::numbers(lang)>
            {picture::by_part(visit, one, loaded.among.as_ref().unwrap_or(counts), labels)}
            {picture::choose_among(visit, counts)}
            {picture::by_class(lang, counts)}
            {picture::by_identity(lang, counts)}
            {picture::by_speaker(lang, counts)}
            {picture::by_channel(lang, counts)}
            {picture::by_part_and_identity(visit, one, counts, labels)}
            {picture::by_group(lang, one, counts, &loaded.summary.unheard())}
            {unread}
            {affected}
            {picture::by_day(lang, counts)}
            <table class="table table--dense gap-4"><caption class="table__cap">{ledger::progress(lang)}</caption> <tbody>{people}</tbody></table>
            {files}
        </aside>
    }
}
