//! The bench that the small page and the large table share: rows of comments that can be ticked, the bar that puts them
//! somewhere, the last deed with its undoing, and the list of keys.

use crate::card;
use crate::desk::duties::about;
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::field::{Line, Long, Select};
use crate::ui::keys::Keys;
use crate::ui::{form, icon};
use domain::comment::{Held, Identity, Showing, State};
use domain::consultation::Consultation;
use domain::id::{CommentId, PersonId};
use domain::lang::Lang;
use domain::ledger::{Aside, AsideReason};
use domain::result::Issue;
use leptos::prelude::*;
use store::area::Area;
use store::hints::Hint;
use store::ledger::Before;
use words::{hints, ledger as say, summary};

/// What a bench is drawn from.
pub struct Bench<'a> {
    pub one: &'a Consultation,
    pub issues: &'a [Issue],
    pub comments: &'a [Held],
    /// Labels of provisions among the targets.
    pub labels: &'a [(String, String)],
    pub deeds: &'a Deeds,
    /// What is offered for them.
    pub hints: &'a [Hint],
    /// Provinces by name, where rows tell them.
    pub areas: &'a [Area],
    /// Those who code, where rows tell who is to read them and who has.
    pub people: &'a [(PersonId, String, u64)],
    /// What else the bar offers, of the large table.
    pub more: Option<AnyView>,
    /// What everything that matches is called, with how many; of the large table.
    pub matching: Option<String>,
}

/// What a bench asks of the store beside its comments.
pub struct Deeds {
    /// The last deed of coding when this was read.
    pub seen: i64,
    /// The viewer's own last deed.
    pub last: Option<Before>,
    /// What that had told authors, and whom, on the page to which its undoing leads.
    back: Option<(Aside, Vec<CommentId>)>,
}

/// The deeds that a bench tells of.
///
/// # Errors
/// Faults of the store.
pub async fn deeds(visit: &Visit, one: &Consultation) -> Result<Deeds, Problem> {
    let (store, me) = (&visit.site.store, visit.viewer.person);
    let back = match visit.asked("done") == "undone" && visit.returned.is_none() {
        true => store::ledger::taken_back(store, me, one.id, None).await?,
        false => None,
    };
    Ok(Deeds {
        seen: store::ledger::last_deed(store).await?,
        last: store::ledger::latest(store, me, one.id).await?,
        back,
    })
}

/// The whole bench: last deed, rows, bar, keys.
pub fn draw(visit: &Visit, mut bench: Bench) -> AnyView {
    let lang = visit.lang;
    let again = again(&bench);
    let rows: Vec<_> = bench.comments.iter().map(|comment| row(visit, &bench, &again, comment)).collect();
    if rows.is_empty() {
        return view! { {undo(visit, bench.one, bench.issues, bench.deeds)} }.into_any();
    }
    let more = bench.more.take();
    let bar = bar(visit, &bench, &again, more);
    let offers = bench.hints.iter().any(|hint| hint.proposed.is_some());
    let (undo, keys) = (undo(visit, bench.one, bench.issues, bench.deeds), keys(visit, offers));
    let Bench { one, deeds: Deeds { seen, .. }, .. } = bench;
    let inside = view! {
        {undo}
        {keys}
        <form method="post" action=form::action(visit, "summary/group")>
            {about(visit, one)}
            {form::key(visit)}
            <input type="hidden" name="seen" value=seen.to_string() />
            <ol class="leaves" aria-label=words::summary::comments(lang)>{rows}</ol>
            {bar}
        </form>
    }
    .into_any();
    view! { <Keys>{inside}</Keys> }.into_any()
}

/// The comments to which a reply that was just taken back was written, where all of them stand here; else none.
fn again<'a>(bench: &Bench<'a>) -> Vec<&'a Held> {
    let to = bench.deeds.back.as_ref().map_or(&[][..], |(_, to)| to);
    let here: Vec<&Held> = bench.comments.iter().filter(|comment| to.contains(&comment.id)).collect();
    if here.len() == to.len() { here } else { Vec::new() }
}

fn row(visit: &Visit, bench: &Bench, again: &[&Held], comment: &Held) -> impl IntoView + use<> {
    let lang = visit.lang;
    let id = format!("t{}", comment.id);
    let value = comment.id.to_string();
    // A form that came back keeps its ticks; a reply that was taken back has its comments ticked.
    let ticked = visit.typed_all("comment[]").contains(&value.as_str()) || again.iter().any(|one| one.id == comment.id);
    let about = card::target_name(visit, bench.one, comment.target.as_str(), bench.labels);
    let who = comment.class.map(|class| view! { <span>{words::law::class(lang, class)}</span> });
    let area = bench.areas.iter().find(|area| Some(&area.code) == comment.area.as_ref());
    let area = area.map(|area| view! { <span>{lang.of(&area.name_th, &area.name_en).to_string()}</span> });
    let identity = (comment.identity != Identity::Guest)
        .then(|| view! { <span>{words::law::identity(lang, comment.identity)}</span> });
    let places = places(lang, bench.issues, comment);
    let withheld = matches!(comment.state, State::Withheld { .. })
        .then(|| view! { <span class="leaf__mark">{say::is_withheld(lang)}</span> });
    let agency = only_agency(lang, comment);
    let named = |person: Option<PersonId>, what: &'static str| {
        let (_, name, _) = bench.people.iter().find(|(id, ..)| Some(*id) == person)?;
        Some(view! { <span>{what} " " {name.clone()}</span> })
    };
    let assigned = named(comment.assigned, say::assigned(lang));
    let read = named(comment.read_by, say::read_by(lang));
    let wording = (!comment.wording.is_empty())
        .then(|| view! { <span class="leaf__wording"><ins>{comment.wording.clone()}</ins></span> });
    let earlier = card::earlier(lang, comment.earlier.as_ref(), comment.target.is_gone());
    let earlier = earlier.map(|of| view! { <span class="leaf__mark">{of}</span> });
    let words = match comment.reason.is_empty() && comment.wording.is_empty() {
        true => view! { <span class="quiet">{say::no_words(lang)}</span> }.into_any(),
        false => comment.reason.clone().into_any(),
    };
    let to = visit.to(&format!("/desk/c/{}/ledger/{}", bench.one.id, comment.id));
    let hint = bench.hints.iter().find(|hint| hint.comment == comment.id);
    let copies = hint.and_then(|hint| copies(visit, bench.one, hint));
    let offer = hint.and_then(|hint| offer(visit, bench.issues, hint));
    view! {
        <li class="leaf">
            <span class="tick__label"><input class="tick" type="checkbox" name="comment[]" value=value id=id.clone() checked=ticked /><span class="leaf__grip" draggable="true" aria-hidden="true" hidden>"⠿"</span></span>
            <div class="leaf__body">
                <label class="leaf__words" for=id>
                    <span class=format!("stance stance--{}", comment.stance.code())>{icon::stance_shape(comment.stance)} {words::law::stance_short(lang, comment.stance)}</span>
                    " " {words} {wording}
                </label>
                <p class="leaf__meta"><span>{about}</span> {who} {area} {identity} {earlier} {agency} {withheld} {copies} {places} {assigned} {read} {offer} <a href=to>{say::open_one(lang)} <span class="hidden">" " {comment.number.to_string()}</span></a></p>
            </div>
        </li>
    }
}

/// Where a comment stands: its issues, or why it is outside.
pub fn places(lang: Lang, issues: &[Issue], comment: &Held) -> impl IntoView + use<> {
    let under: Vec<_> = comment
        .issues
        .iter()
        .filter_map(|id| issues.iter().find(|issue| issue.id == *id))
        .map(|issue| view! { <span class="leaf__in">{words::plain(issue.number)} ". " {issue.title.clone()}</span> })
        .collect();
    let aside = comment.aside.as_ref().map(|aside| {
        view! { <span class="leaf__in leaf__in--aside">{say::aside(lang)} ": " {say::aside_reason(lang, aside.reason)}</span> }
    });
    let agreed = (comment.agreed > 0)
        .then(|| view! { <span class="leaf__mark">{words::comment::agree_count(lang, comment.agreed)}</span> });
    view! { {agreed} {under} {aside} }
}

/// Says of a comment that it was sent to the agency alone: its words must not be quoted.
pub fn only_agency(lang: Lang, comment: &Held) -> Option<impl IntoView + use<>> {
    (comment.showing == Showing::Agency)
        .then(|| view! { <span class="leaf__mark">{words::law::showing_of(lang, comment.showing)}</span> })
}

/// How many comments say the same as this one, with the way to them.
pub fn copies(visit: &Visit, one: &Consultation, hint: &Hint) -> Option<impl IntoView + use<>> {
    let (group, comments, texts) = hint.copies?;
    let to = visit.to(&format!("/desk/c/{}/ledger?copies={group}", one.id));
    Some(view! { <a class="leaf__mark" href=to>{hints::copies_of(visit.lang, comments, texts)}</a> })
}

/// The issue proposed for a comment, and what the form must know to take it as it was shown.
pub fn offer(visit: &Visit, issues: &[Issue], hint: &Hint) -> Option<impl IntoView + use<>> {
    let issue = issues.iter().find(|issue| Some(issue.id) == hint.proposed)?;
    let said = hints::offered(visit.lang, issue.number, &issue.title, hint.likely);
    let pair = format!("{}:{}", hint.comment, issue.id);
    Some(view! { <span class="leaf__offer">{said}</span> <input type="hidden" name="proposed[]" value=pair /> })
}

/// Where the ticked are put: an issue, a new one, aside, or back.
fn bar(visit: &Visit, bench: &Bench, again: &[&Held], more: Option<AnyView>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let visit = &super::typed::calm(visit, "seen");
    let given = visit.given("issue", "");
    let options: Vec<_> = std::iter::once(view! { <option value="">{summary::choose_issue(lang)}</option> }.into_any())
        .chain(bench.issues.iter().map(|issue| {
            let value = issue.id.to_string();
            let chosen = value == given.value;
            view! { <option value=value data-number=issue.number.to_string() selected=chosen>{words::plain(issue.number)} ". " {issue.title.clone()}</option> }
                .into_any()
        }))
        .collect();
    let refused = given.refused.map(|why| view! { <p class="field__error" id="f-issue-error">{why}</p> });
    let described = refused.is_some().then_some("f-issue-error");
    let reasons = std::iter::once((String::new(), words::common::choose(lang).to_string()))
        .chain(AsideReason::ALL.iter().map(|one| (one.code().to_string(), say::aside_reason(lang, *one).to_string())))
        .collect();
    // A reply that was taken back with its deed stands in its form again, over the comments it was for.
    let back = bench.deeds.back.as_ref().filter(|_| !again.is_empty());
    let (reason, reply) = back.map_or(("", ""), |(aside, _)| (aside.reason.code(), aside.words.as_str()));
    let whose = back.map(|_| {
        let numbers: Vec<String> = again.iter().map(|comment| comment.number.to_string()).collect();
        view! { <p class="notice" id="again">{say::reply_again(lang, &numbers)}</p> }
    });
    let open = visit.refusal("aside").is_some() || visit.refusal("words").is_some() || back.is_some();
    let typed = |name: &str| visit.typed(name).is_some_and(|typed| !typed.is_empty());
    let new = typed("new_title") || visit.refusal("new_title").is_some();
    let targets =
        std::iter::once((String::new(), words::law::whole(lang).to_string()))
            .chain(bench.one.points().map(|point| {
                (point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title))
            }))
            .collect();
    let out = visit.query.iter().find(|(name, value)| name == "issue" && !value.is_empty()).map(|_| {
        view! { <button class="button button--plain button--small" type="submit" name="to" value="out">{say::take_out(lang)}</button> }
    });
    let offers = bench.hints.iter().filter(|hint| hint.proposed.is_some()).count() as u64;
    let accept = (offers > 0).then(|| {
        view! {
            <button class="button button--plain button--small" type="submit" id="accept" name="to" value="proposed">{hints::accept(lang)}</button>
            <button class="button button--plain button--small" type="submit" name="to" value="offers">{hints::accept_page(lang, offers)}</button>
        }
    });
    let whole = more.is_some().then(|| {
        let checked = visit.typed("whole") == Some("yes");
        let matching = bench.matching.clone().unwrap_or_else(|| say::all_matching(lang).to_string());
        view! {
            <fieldset class="move__whole">
                <legend class="hidden">{say::all_matching(lang)}</legend>
                <div class="choice"><input class="choice__input" type="radio" name="whole" value="" id="f-ticked" checked=!checked /><label class="choice__label" for="f-ticked">{say::only_ticked(lang)}</label></div>
                <div class="choice"><input class="choice__input" type="radio" name="whole" value="yes" id="f-whole" checked=checked /><label class="choice__label" for="f-whole">{matching}</label></div>
            </fieldset>
        }
    });
    view! {
        <div class="move">
            {whole}
            <div class="move__pick field">
                <label class="hidden" for="f-issue">{summary::under(lang)}</label>
                {refused}
                <span class="pick"><select class="field__box" id="f-issue" name="issue" aria-describedby=described>{options}</select></span>
            </div>
            <button class="button button--small" type="submit" id="put" name="to" value="issue">{summary::group(lang)}</button>
            {accept}
            {out}
            <details class="fold move__new" id="new" open=new>
                <summary class="fold__name">{summary::new_issue(lang)}</summary>
                <div class="move__more">
                    <Line given=visit.given("new_title", "") label=summary::issue_name(lang) />
                    <Select given=visit.given("new_targets[]", "") label=say::new_belongs(lang) options=targets />
                    <p class="actions"><button class="button button--small" type="submit" id="make" name="to" value="new">{say::put_new(lang)}</button></p>
                </div>
            </details>
        </div>
        {more}
        <details class="fold" id="aside" open=open>
            <summary class="fold__name">{say::aside(lang)}</summary>
            <div class="fold__body">
                {whose}
                <Select given=visit.given("aside", reason) label=say::aside_why(lang) options=reasons />
                <Long given=visit.given("words", reply) label=say::aside_words(lang) hint=say::aside_words_hint(lang) rows=2 optional=true />
                <p class="actions">
                    <button class="button button--plain" type="submit" name="to" value="aside">{say::set_aside(lang)}</button>
                    <button class="button button--plain" type="submit" name="to" value="waiting">{say::back_to_waiting(lang)}</button>
                </p>
            </div>
        </details>
    }
}

/// The viewer's last deed, and the button that undoes it.
pub fn undo(visit: &Visit, one: &Consultation, issues: &[Issue], deeds: &Deeds) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let last = deeds.last.as_ref()?;
    let issue = last.issue.and_then(|id| issues.iter().find(|issue| issue.id == id)).map(|issue| issue.number);
    let said = say::deed(lang, &last.what, issue, last.touched, last.also, last.at);
    let took = visit.to(&format!("/desk/c/{}/sample?deed={}", one.id, last.deed));
    let status = (!visit.asked("did").is_empty()).then_some("status");
    Some(view! {
        <form method="post" class="undo" action=form::action(visit, "summary/undo")>
            {about(visit, one)}
            <input type="hidden" name="deed" value=last.deed.to_string() />
            <p role=status><span class="quiet">{say::last_deed(lang)}</span> " " {said} " " <a href=took>{say::what_it_took(lang)}</a></p>
            <button class="button button--plain button--small" type="submit" id="undo">{say::undo(lang)}</button>
        </form>
    })
}

/// The list of keys; it opens by `?`, and they can be switched off.
fn keys(visit: &Visit, offers: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let line =
        |key: &'static str, what: &'static str| view! { <div class="keys__line"><dt>{key}</dt><dd>{what}</dd></div> };
    view! {
        <p class="small" role="status" data-no-number=say::no_such_number(lang)></p>
        <details class="fold" id="keys">
            <summary class="fold__name">{say::keys(lang)}</summary>
            <div class="fold__body">
                <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="keys-on" checked=true /> " " {say::keys_on(lang)}</label></p>
                <dl class="keys">
                    {line("j · k", say::key_move(lang))} {line("x", say::key_tick(lang))} {line("1–9", say::key_issue(lang))} {line("⠿", say::key_drag(lang))}
                    {offers.then(|| line("a", hints::key_accept(lang)))}
                    {line("0", say::key_aside(lang))} {line("n", say::key_new(lang))} {line("b", say::key_bar(lang))} {line("u", say::key_undo(lang))} {line("?", say::key_help(lang))}
                </dl>
            </div>
        </details>
    }
}
