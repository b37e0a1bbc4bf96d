//! Writing one issue: what was raised, each side's view, the decision, its reason and what answers it; and correcting one that
//! is published.

use crate::desk::cited;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Given, Line, Long, Radios, Select, Ticks};
use crate::ui::list::with;
use crate::ui::{form, prose};
use domain::act::Act;
use domain::cited::Parts;
use domain::comment::{Class, GONE};
use domain::consultation::Consultation;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::lang::Lang;
use domain::refusal::Refusal;
use domain::result::{Disposition, ELSEWHERE, FEW, Issue, SideOf, Spoke, Summary, TOGETHER};
use domain::time::Moment;
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::hints::{Begun, Sentence};
use words::summary as say;
use words::{hints, ledger};

/// Rows for further sides.
const EMPTY: usize = 1;
/// Sentences of a class with which its view begins.
const VIEWS: usize = 3;
/// Comments named after a sentence; of more, their number is told.
const NAMED: usize = 5;
/// Letters shown of a comment that stands for others.
const VOICE: usize = 200;

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

/// A beginning for the text of the issue that is open, where the page was asked for it.
///
/// # Errors
/// Faults of the store.
pub async fn begun(
    visit: &Visit,
    of: ConsultationId,
    summary: &Summary,
    open: Option<IssueId>,
) -> Result<Option<Named>, Problem> {
    match summary.issues.iter().find(|issue| Some(issue.id) == open) {
        Some(issue) => begun_of(visit, of, issue).await,
        None => Ok(None),
    }
}

/// A beginning, with the numbers by which people call the comments that it names.
pub struct Named {
    begun: Begun,
    numbers: BTreeMap<CommentId, String>,
}

impl Named {
    fn number(&self, comment: CommentId) -> String {
        self.numbers.get(&comment).cloned().unwrap_or_default()
    }
}

async fn begun_of(visit: &Visit, of: ConsultationId, issue: &Issue) -> Result<Option<Named>, Problem> {
    // What nobody has written yet is begun where there is too much to have it in mind.
    let unwritten = issue.raised.is_empty() && issue.comments > super::desk::SMALL && visit.asked("begin") != "no";
    if visit.returned.is_some() || !unwritten && visit.asked("begin") != "yes" {
        return Ok(None);
    }
    let store = &visit.site.store;
    let begun = store::hints::begin(store, issue.id).await?;
    let stood_on = begun.sentences.iter().flat_map(|said| said.by.iter().take(NAMED));
    let mut ids: Vec<CommentId> = stood_on.chain(begun.voices.iter().map(|(id, _)| id)).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let held = store::ledger::some(store, &visit.viewer, of, &ids).await?;
    let numbers = held.into_iter().map(|held| (held.id, held.number.to_string())).collect();
    Ok(Some(Named { begun, numbers }))
}

/// What the text box begins with: what is kept, then what each side says that does not stand there already.
fn beginning(lang: Lang, kept: &str, begun: Option<&Named>) -> String {
    let drafted = begun.into_iter().flat_map(|named| {
        let all = &named.begun.sentences;
        let two = [true, false].iter().all(|side| all.iter().any(|said| said.against == Some(*side)));
        let new = all.iter().filter(|said| !holds(kept, &said.text)).collect::<Vec<&Sentence>>();
        let of =
            |side: Option<bool>| new.iter().copied().filter(|said| !two || said.against == side).collect::<Vec<_>>();
        let side = |side: Option<bool>| (side, of(side));
        let sides = if two { vec![side(Some(true)), side(Some(false)), side(None)] } else { vec![side(None)] };
        let line = |(side, said): (Option<bool>, Vec<&Sentence>)| {
            (!said.is_empty()).then(|| format!("{} {}", hints::begun_side(lang, side), joined(lang, &said)))
        };
        sides.into_iter().filter_map(line).collect::<Vec<_>>()
    });
    let kept = Some(kept.to_string()).filter(|kept| !kept.is_empty());
    kept.into_iter().chain(drafted).collect::<Vec<String>>().join("\n")
}

/// Whether a text holds a sentence, however either is spaced.
fn holds(text: &str, sentence: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    bare(text).contains(&bare(sentence))
}

/// Rows for the sides that stand under the issue and have no view yet, each begun with what its people say where that is asked for;
/// those of few stand together in the last.
fn unwritten(lang: Lang, issue: &Issue, spoke: &[Spoke], begun: Option<&Named>) -> Vec<(String, String)> {
    let lacking = issue.unwritten(spoke);
    let count = |class: Option<Class>| spoke.iter().find(|of| of.class == class).map_or(0, Spoke::comments);
    let is_few = |side: &SideOf| match side {
        SideOf::Class(class) => count(Some(*class)) < FEW,
        SideOf::Unsaid | SideOf::Position(_) => false,
    };
    let (few, own): (Vec<SideOf>, Vec<SideOf>) = lacking.into_iter().partition(is_few);
    // One of few alone is written by itself.
    let (own, few) = match few.as_slice() {
        [one] => ([own, vec![*one]].concat(), Vec::new()),
        _ => (own, few),
    };
    let view = |sides: &[SideOf]| begun.map_or_else(String::new, |named| view_of(lang, &named.begun, sides));
    let mut rows: Vec<(String, String)> = own.iter().map(|side| (side.code().to_string(), view(&[*side]))).collect();
    if !few.is_empty() {
        rows.push((TOGETHER.to_string(), view(&few)));
    }
    rows
}

/// What some sides say: the sentences that most of them say, and of each side one at least.
fn view_of(lang: Lang, begun: &Begun, sides: &[SideOf]) -> String {
    let classes: Vec<Option<Class>> = sides
        .iter()
        .filter_map(|side| match side {
            SideOf::Class(class) => Some(Some(*class)),
            SideOf::Unsaid => Some(None),
            SideOf::Position(_) => None,
        })
        .collect();
    let of = |said: &Sentence| classes.iter().filter_map(|class| said.classes.get(class)).sum::<u64>();
    let mut said: Vec<&Sentence> = begun.sentences.iter().filter(|said| of(said) > 0).collect();
    said.sort_by_key(|said| std::cmp::Reverse(of(said)));
    let (first, rest) = said.split_at(VIEWS.min(said.len()));
    let (mut kept, mut more): (Vec<&Sentence>, Vec<(&str, u64)>) = (first.to_vec(), Vec::new());
    for class in &classes {
        if kept.iter().any(|said| said.classes.contains_key(class)) {
            continue;
        }
        match rest.iter().find(|said| said.classes.contains_key(class)) {
            Some(said) => kept.push(said),
            None => {
                more.extend(begun.own.iter().filter(|(of, ..)| of == class).map(|(_, text, n)| (text.as_str(), *n)))
            }
        }
    }
    hints::begun_view(lang, kept.iter().map(|said| (said.text.as_str(), of(said))).chain(more))
}

/// Sentences one after the other, each with how many say it.
fn joined(lang: Lang, said: &[&Sentence]) -> String {
    let [between, last] = hints::begun_and(lang);
    let mut text = String::new();
    for (at, one) in said.iter().enumerate() {
        text += match at {
            0 => "",
            _ if at + 1 == said.len() => last,
            _ => between,
        };
        text += &hints::begun_sentence(lang, &one.text, one.by.len());
    }
    text
}

/// The offer to begin the text, or what was begun: the voices that stand for the rest, each with the way to it.
fn aid(visit: &Visit, one: &Consultation, issue: &Issue, begun: Option<&Named>) -> Option<AnyView> {
    let lang = visit.lang;
    let Some(named) = begun else {
        let ask = with(visit, "begin", "yes");
        return (issue.comments > 0)
            .then(|| view! { <p><a class="act" href=format!("{ask}#pane")>{hints::begin(lang)}</a></p> }.into_any());
    };
    let begun = &named.begun;
    if begun.sentences.is_empty() {
        return Some(view! { <p class="notice">{hints::nothing_to_begin(lang)}</p> }.into_any());
    }
    let link = |id: &CommentId| {
        let to = visit.to(&format!("/desk/c/{}/ledger/{id}", one.id));
        view! { " " <a href=to>{words::summary::comments(lang)} " " {named.number(*id)}</a> }
    };
    let sources: Vec<_> = begun
        .sentences
        .iter()
        .map(|said| {
            let numbers: Vec<_> = said.by.iter().take(NAMED).map(link).collect();
            view! { <li>{said.text.clone()} " · " {hints::begun_from(lang, said.by.len())} {numbers}</li> }
        })
        .collect();
    let voices: Vec<_> = begun
        .voices
        .iter()
        .map(|(id, text)| {
            view! { <li>{link(id)} " " {prose::beginning(text, VOICE)}</li> }
        })
        .collect();
    let voices = (!voices.is_empty()).then(|| {
        view! { <details class="fold" open=true><summary class="fold__name">{hints::voices(lang)}</summary> <ul class="fold__body offer__voices">{voices}</ul></details> }
    });
    let some = (begun.read < begun.all)
        .then(|| view! { <p class="small quiet">{hints::read_some(lang, begun.read, begun.all)}</p> });
    let sealed = issue.comments.saturating_sub(begun.all);
    let sealed = (sealed > 0).then(|| view! { <p class="small quiet">{hints::not_begun_from(lang, sealed)}</p> });
    Some(
        view! {
            <div class="notice"><p>{hints::begun(lang)}</p> {some} {sealed}</div>
            <details class="fold"><summary class="fold__name">{hints::begun_sources(lang)}</summary> <ul class="fold__body offer__voices">{sources}</ul></details>
            {voices}
        }
        .into_any(),
    )
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
