//! Writing one issue: what was raised, each side's view, the decision, its reason and what answers it; and correcting one that
//! is published.

mod begin;

pub use begin::{Named, begun};

use crate::desk::cited;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Given, Line, Long, Radios, Select, Ticks};
use crate::ui::form;
use begin::{aid, beginning, begun_of, unwritten};
use domain::act::Act;
use domain::cited::Parts;
use domain::comment::GONE;
use domain::consultation::Consultation;
use domain::id::IssueId;
use domain::lang::Lang;
use domain::refusal::Refusal;
use domain::result::{Disposition, ELSEWHERE, Issue, SideOf, Spoke, Summary, TOGETHER};
use domain::time::Moment;
use leptos::prelude::*;
use words::summary as say;
use words::{hints, ledger};

/// Rows for further sides.
const EMPTY: usize = 1;

/// Names of fields and the words by which this form calls them.
pub fn labels(lang: Lang) -> [(&'static str, &'static str); 11] {
    [
        ("title", say::issue_title(lang)),
        ("targets[]", ledger::belongs_issue(lang)),
        ("provisions", ledger::provisions(lang)),
        ("raised", say::raised(lang)),
        ("side[]", ledger::sides_missing(lang)),
        ("view[]", ledger::sides_missing(lang)),
        ("disposition", say::decision(lang)),
        ("reason", say::reason(lang)),
        ("changed", say::changed(lang)),
        ("answered_by", ledger::answered_by(lang)),
        ("why", ledger::correct_why(lang)),
    ]
}

/// Who stands under the issue that is open for writing.
///
/// # Errors
/// Faults of the store.
pub async fn spoke(visit: &Visit, open: Option<IssueId>) -> Result<Vec<Spoke>, Problem> {
    match open {
        Some(issue) => Ok(store::result::spoke_of(&visit.site.store, issue).await?),
        None => Ok(Vec::new()),
    }
}

/// Who signed what the issue says that is open for writing, and when.
///
/// # Errors
/// Faults of the store.
pub async fn signed(visit: &Visit, open: Option<IssueId>) -> Result<Option<(String, Moment)>, Problem> {
    match open {
        Some(issue) => Ok(store::result::signed(&visit.site.store, issue).await?),
        None => Ok(None),
    }
}

/// The issue after this one that waits for its decision, or the first that does.
///
/// # Errors
/// Faults of the store.
pub async fn next(visit: &Visit, one: &Consultation, id: IssueId) -> Result<Option<IssueId>, Problem> {
    let issues = store::result::summary(&visit.site.store, one.id).await?.issues;
    let at = issues.iter().position(|issue| issue.id == id).map_or(0, |at| at + 1);
    let open = |issue: &&Issue| issue.disposition.is_none() && issue.id != id;
    Ok(issues[at..].iter().chain(&issues[..at]).find(open).map(|issue| issue.id))
}

/// What stands beside an issue that is open for writing.
pub struct Beside<'a> {
    pub parts: &'a Parts,
    /// Who stands under it.
    pub spoke: &'a [Spoke],
    pub signed: Option<&'a (String, Moment)>,
    /// Another issue waits for its decision.
    pub more: bool,
}

/// What of the draft an issue can name, where one is open for writing.
///
/// # Errors
/// Faults of the store.
pub async fn parts(visit: &Visit, one: &Consultation) -> Result<Parts, Problem> {
    match IssueId::parse(visit.asked("open")).is_some() || !visit.param("issue").is_empty() {
        true => cited::parts(visit, one).await,
        false => Ok(Parts::default()),
    }
}

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    let phase = one.phase(visit.now);
    let correcting = phase.allows(Act::CorrectResult);
    let act = if correcting { Act::CorrectResult } else { Act::Summarise };
    if !visit.viewer.may(act, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let id = visit.id("issue", IssueId::parse)?;
    let mut summary = store::result::summary(&visit.site.store, one.id).await?;
    stands_in(&visit, &mut summary, Some(id));
    let issue = summary.issues.into_iter().find(|issue| issue.id == id).ok_or(Problem::NotFound)?;
    let parts = parts(&visit, &one).await?;
    let spoke = spoke(&visit, Some(id)).await?;
    let signed = signed(&visit, Some(id)).await?;
    let begun = begun_of(&visit, one.id, &issue).await?;
    let lang = visit.lang;
    Ok(Page::new(issue.title.clone(), move || {
        let beside = Beside { parts: &parts, spoke: &spoke, signed: signed.as_ref(), more: false };
        view! {
            {head(&visit, &one, &issue.title)}
            <div class="narrow">
                {form::summary(&visit, &labels(lang))}
                {pane(&visit, &one, &issue, beside, begun.as_ref())}
            </div>
        }
    })
    .of_the_desk())
}

/// Whether the form came back because its issue was removed meanwhile.
fn removed(visit: &Visit) -> bool {
    visit.refusal("") == Some(Refusal::IssueRemoved)
}

/// Puts something in the place of an issue that was removed while it was written, so that its form is drawn with what was typed.
pub fn stands_in(visit: &Visit, summary: &mut Summary, open: Option<IssueId>) {
    let Some(id) = open.filter(|id| removed(visit) && summary.issues.iter().all(|issue| issue.id != *id)) else {
        return;
    };
    let number = summary.issues.iter().map(|issue| issue.number).max().unwrap_or(0) + 1;
    summary.issues.push(Issue {
        id,
        number,
        targets: Vec::new(),
        title: visit.typed("title").unwrap_or_default().to_string(),
        raised: String::new(),
        sides: Vec::new(),
        disposition: None,
        reason: String::new(),
        changed: String::new(),
        answered_by: String::new(),
        elsewhere: false,
        comments: 0,
        texts: 0,
        sources: Vec::new(),
        revision: 0,
    });
}

/// The form of an issue; of a published one, with the reason for correcting it.
pub fn pane(
    visit: &Visit,
    one: &Consultation,
    issue: &Issue,
    Beside { parts, spoke, signed, more }: Beside,
    begun: Option<&Named>,
) -> AnyView {
    let lang = visit.lang;
    let correcting = one.phase(visit.now).allows(Act::CorrectResult);
    // After somebody else wrote it, what was typed stays, over their revision: saving again is meant.
    let told = visit.refusal("") == Some(Refusal::ChangedMeanwhile);
    let kept = issue.revision.to_string();
    let revision = if told { kept } else { visit.value("issue_revision", &kept).to_string() };
    let theirs = told.then(|| {
        let decided = issue.disposition.map_or(say::undecided(lang), |one| words::law::disposition(lang, one));
        view! {
            <div class="notice notice--care"><p class="notice__title">{ledger::theirs(lang)}</p> <p>{issue.raised.clone()}</p> <p><b>{decided}</b> " " {issue.reason.clone()}</p> <p>{issue.changed.clone()}</p></div>
        }
    });
    let class_of = |code: &str| -> String { code.to_string() };
    let mut sides: Vec<(String, String)> = match visit.returned.is_some() {
        true => {
            let views = visit.typed_all("view[]");
            visit.typed_all("side[]").into_iter().zip(views).map(|(a, b)| (class_of(a), b.into())).collect()
        }
        false => {
            let code = |side: &domain::result::Side| side.class.map_or(side.label.clone(), |class| class.code().into());
            issue.sides.iter().map(|side| (code(side), side.view.clone())).collect()
        }
    };
    sides.retain(|(side, view)| !side.is_empty() || !view.is_empty());
    if visit.returned.is_none() {
        sides.extend(unwritten(lang, issue, spoke, begun));
    }
    sides.extend((0..EMPTY).map(|_| (String::new(), String::new())));
    // A side is a class, those who named none, several of few together, or a position.
    let together = (TOGETHER.to_string(), words::public::sides_together(lang).to_string());
    let offered = |position: bool| {
        let of = move |side: &SideOf| matches!(side, SideOf::Position(_)) == position;
        SideOf::all().filter(of).map(|side| (side.code().to_string(), words::public::side_of(lang, side).to_string()))
    };
    let classes = std::iter::once((String::new(), words::common::choose(lang).to_string()))
        .chain(offered(false))
        .chain([together])
        .chain(offered(true))
        .collect::<Vec<_>>();
    let lacking = issue.unwritten(spoke);
    let spoken: Vec<_> = spoke
        .iter()
        .map(|of| {
            let who = words::public::side_of(lang, of.class.map_or(SideOf::Unsaid, SideOf::Class));
            let lacks = lacking.contains(&of.class.map_or(SideOf::Unsaid, SideOf::Class));
            let lacks = lacks.then(|| view! { " " <b>{words::public::no_view(lang)}</b> });
            view! { <li>{who} " " <span class="quiet">{words::public::side_count(lang, of)}</span> {lacks}</li> }
        })
        .collect();
    let spoken = (!spoken.is_empty()).then(|| view! { <section class="small"><p><b>{words::public::spoke_under(lang)}</b></p> <ul>{spoken}</ul></section> });
    let signed = signed.map(|(name, at)| view! { <p class="small quiet">{hints::signed(lang, name, *at)}</p> });
    let side_refused = ["side[]", "view[]"].map(|name| visit.refusal(name).map(|why| words::refusal::say(lang, &why)));
    let [no_side, no_view] = side_refused;
    let mut selects = 0;
    let sides: Vec<_> = sides
        .into_iter()
        .enumerate()
        .map(|(at, (side, view))| {
            let alone = side.is_empty() && !view.is_empty();
            let refused = no_side.clone().filter(|_| alone);
            let mut options = classes.clone();
            if !options.iter().any(|(code, _)| *code == side) {
                options.push((side.clone(), side.clone()));
            }
            let suffix = if at == 0 { String::new() } else { format!("-{at}") };
            // A side that spoke has its row, told by its name and number: it is written, not chosen.
            let own = match side.as_str() {
                TOGETHER => Some(words::public::sides_together(lang).to_string()),
                code => spoke.iter().find_map(|of| {
                    let side = of.class.map_or(SideOf::Unsaid, SideOf::Class);
                    let told =
                        || format!("{} · {}", words::public::side_of(lang, side), words::public::side_count(lang, of));
                    (side.code() == code).then(told)
                }),
            };
            let hint = if at == 0 { say::view_hint(lang) } else { "" };
            if let Some(label) = own {
                let view =
                    Given { name: "view[]".into(), value: view, refused: no_view.clone().filter(|_| at == 0), lang };
                return view! {
                    <input type="hidden" name="side[]" value=side />
                    <Long given=view suffix=suffix label=label hint=hint rows=2 optional={ at > 0 } />
                }
                .into_any();
            }
            let nth = if selects == 0 { String::new() } else { format!("-{selects}") };
            selects += 1;
            let side = Given { name: "side[]".into(), value: side, refused, lang };
            let view = Given { name: "view[]".into(), value: view, refused: no_view.clone().filter(|_| at == 0), lang };
            view! {
                <Select given=side suffix=nth label=say::side(lang, at + 1) options=options />
                <Long given=view suffix=suffix label=say::view(lang, at + 1) hint=hint rows=2 optional={ at > 0 } />
            }
            .into_any()
        })
        .collect();
    let decisions =
        Disposition::ALL.iter().map(|one| Choice::plain(one.code(), words::law::disposition(lang, *one))).collect();
    let decided = issue.disposition.map_or("", Disposition::code);
    let (points, others): (Vec<String>, Vec<String>) =
        issue.targets.iter().filter(|at| *at != GONE).cloned().partition(|at| at.starts_with('k'));
    let chosen = match visit.returned.is_some() {
        true => visit.typed_all("targets[]").into_iter().map(str::to_string).collect(),
        false => points,
    };
    let key_points: Vec<Choice> = one
        .points()
        .map(|point| {
            Choice::plain(point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title))
        })
        .collect();
    let targets = (!key_points.is_empty()).then(|| {
        view! { <Ticks given=visit.given("targets[]", "") label=ledger::belongs_issue(lang) choices=key_points chosen=chosen optional=true /> }
    });
    let concerned = one.version.as_ref().map(|_| {
        let given = visit.given("provisions", &cited::field(lang, parts, &others));
        view! { <Line given=given label=ledger::provisions(lang) hint=ledger::provisions_hint(lang) optional=true /> }
    });
    let mut answers: Vec<(String, String)> = vec![(String::new(), ledger::none(lang).to_string())];
    answers.extend(parts.pieces.iter().filter(|(_, label)| !label.is_empty()).cloned());
    answers.push((ELSEWHERE.to_string(), ledger::answered_elsewhere(lang).to_string()));
    let by = if issue.elsewhere { ELSEWHERE } else { issue.answered_by.as_str() };
    let answered = one.version.is_some().then(|| {
        view! { <Select given=visit.given("answered_by", by) label=ledger::answered_by(lang) hint=ledger::answered_by_hint(lang) options=answers optional=true /> }
    });
    let why = correcting.then(|| {
        view! { <p class="notice">{ledger::correct_means(lang)}</p> <Long given=visit.given("why", "") label=ledger::correct_why(lang) hint=ledger::preliminary_reason_hint(lang) rows=2 /> }
    });
    let (endpoint, save) = match correcting {
        true => ("summary/correct", ledger::correct_now(lang)),
        false => ("summary/issue", words::common::save(lang)),
    };
    let further = (more && !correcting).then(|| {
        view! { <button class="button button--plain" type="submit" name="then" value="next">{ledger::save_and_next(lang)}</button> }
    });
    // Which sentences the text was begun from is kept with it.
    let from_people = begun.is_some() || visit.typed("begun").is_some();
    let hidden = || {
        view! {
            {about(visit, one)}
            <input type="hidden" name="issue" value=issue.id.to_string() />
            <input type="hidden" name="issue_revision" value=revision.clone() />
            {removed(visit).then(|| view! { <input type="hidden" name="anew" value="1" /> })}
            {from_people.then(|| view! { <input type="hidden" name="begun" value="yes" /> })}
        }
    };
    let remove = (!correcting).then(|| {
        view! {
            <form method="post" class="gap-4" action=form::action(visit, "summary/remove")>
                {hidden()}
                <p class="small quiet" id="remove-means">{ledger::remove_means(lang, issue.comments)}</p>
                <button class="act" type="submit" aria-describedby="remove-means">{say::remove(lang)}</button>
            </form>
        }
    });
    let back = visit.to(&format!("/desk/c/{}/summary", one.id));
    let rows = if begun.is_some() { 14 } else { 4 };
    let (raised, aid) = (beginning(lang, &issue.raised, begun), aid(visit, one, issue, begun));
    view! {
        {theirs}
        <form method="post" action=form::action(visit, endpoint)>
            {hidden()}
            {why}
            <Line given=visit.given("title", &issue.title) label=say::issue_title(lang) />
            {targets}
            {concerned}
            {aid}
            <Long given=visit.given("raised", &raised) label=say::raised(lang) hint=say::raised_hint(lang) rows=rows />
            {signed}
            {spoken}
            {begun.is_some().then(|| view! { <p class="small">{ledger::sides_once(lang)}</p> })}
            {sides}
            <Radios given=visit.given("disposition", decided) label=say::decision(lang) choices=decisions />
            <Long given=visit.given("reason", &issue.reason) label=say::reason(lang) hint=say::reason_hint(lang) rows=4 />
            <Long given=visit.given("changed", &issue.changed) label=say::changed(lang) hint=say::changed_hint(lang) rows=2 />
            {answered}
            <div class="save"><a class="act" href=back>{words::desk::without_saving(lang)}</a> <button class="button" type="submit">{save}</button> {further}</div>
        </form>
        {remove}
    }
    .into_any()
}
