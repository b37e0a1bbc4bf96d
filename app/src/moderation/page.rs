//! The list of every comment of a dossier, and one comment with what a moderator can do.

use super::case as moderating;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::list::with;
use crate::ui::{form, icon};
use domain::act::Act;
use domain::comment::{Held, Stance, State, Target};
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::area::Area;
use store::comment::HeldFilter;
use words::desk as say;

const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`] for those who may not read every comment.
pub async fn list(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let viewer = visit.signed_in()?;
    let filter = HeldFilter {
        target: Some(visit.asked("at")).filter(|at| !at.is_empty()).and_then(|at| Target::parse(at).ok()),
        stance: Stance::parse(visit.asked("stance")).ok(),
        withheld: (visit.asked("withheld") == "yes").then_some(true),
        ..HeldFilter::default()
    };
    let before = visit.asked("before").parse().ok().map(CommentId);
    let comments = store::comment::held_page(store, viewer, id, &filter, before, PER_PAGE).await?;
    let one = store::consultation::one(store, id).await?;
    let targets = comments.iter().map(|comment| comment.target.as_str());
    let labels = crate::consultation::page::labels_of(&visit, &one, targets).await?;
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let replies = store::comment::replies_under(store, &ids).await?;
    let areas = areas(&visit, &comments).await?;
    let lang = visit.lang;
    Ok(Page::new(say::comments(lang), move || {
        let may = visit.viewer.may(Act::Withhold, one.agency.id);
        let about = |comment: &Held| crate::card::target_name(&visit, &one, comment.target.as_str(), &labels);
        let rows: Vec<_> = comments.iter().enumerate().map(|(at, comment)| {
            let replied = replies.get(&comment.id).is_some_and(|reply| !reply.taken_back());
            case(&visit, comment, about(comment), (at == 0, replied), true, (may, &areas))
        }).collect();
        let older = (comments.len() as u32 == PER_PAGE).then(|| comments.last().map(|last| last.id)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{words::public::older(lang)}</a></p> }
        });
        let tab = |value: &'static str, label: &'static str| {
            let here = visit.asked("withheld") == value;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=with(&visit, "withheld", value) aria-current=here.then_some("true")>{label}</a> }
        };
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::no_comments(lang)}</p> });
        view! {
            {head(&visit, &one, say::comments(lang))}
            <nav class="tabs" aria-label=words::public::filters(lang)>{tab("", say::everything(lang))} {tab("yes", say::only_withheld(lang))}</nav>
            {none}
            {rows}
            {older}
        }
    })
    .of_the_desk())
}

/// The provinces' names, where one of these comments tells its own.
async fn areas(visit: &Visit, comments: &[Held]) -> Result<Vec<Area>, Problem> {
    match comments.iter().any(|comment| comment.area.is_some()) {
        true => Ok(store::area::all(&visit.site.store).await?),
        false => Ok(Vec::new()),
    }
}

fn case(
    visit: &Visit,
    one: &Held,
    about: String,
    (first, replied): (bool, bool),
    link: bool,
    (may, areas): (bool, &[Area]),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let state = match &one.state {
        State::Received => None,
        State::Withheld { reason: Reason::Waiting, .. } => Some(words::moderation::waits(lang).to_string()),
        State::Withheld { reason, .. } => {
            Some(format!("{}: {}", say::withheld(lang), words::law::reason(lang, *reason)))
        }
        State::Withdrawn { .. } => Some(words::public::withdrawn(lang).to_string()),
    };
    let note = match &one.state {
        State::Withheld { note, .. } if !note.is_empty() => Some(note.clone()),
        _ => None,
    };
    let note = note.map(|note| view! { <p class="case__note"><b>{say::note(lang)}</b> " " {note}</p> });
    let number = one.number.to_string();
    let act = link.then(|| {
        view! { <div class="case__acts"><a class="act" href=visit.to(&format!("/desk/comment/{}", one.id))>{if may { say::moderate(lang) } else { say::open(lang) }} <span class="hidden">" " {number.clone()}</span></a></div> }
    });
    let wording =
        (!one.wording.is_empty()).then(|| view! { <p class="case__words"><ins>{one.wording.clone()}</ins></p> });
    let area = areas.iter().find(|area| Some(&area.code) == one.area.as_ref());
    let area = area.map(|area| view! { <span>{lang.of(&area.name_th, &area.name_en).to_string()}</span> });
    view! {
        <article class=if first { "case case--first" } else { "case" }>
            {state.map(|state| view! { <p class="case__why">{state}</p> })}
            {note}
            <p class="case__head">
                <span class=format!("stance stance--{}", one.stance.code())>{icon::stance_shape(one.stance)} {words::law::stance_short(lang, one.stance)}</span>
                <span>{about}</span> <span>{words::date::moment(lang, one.at)}</span> {one.class.map(|class| view! { <span>{words::law::class(lang, class)}</span> })} {area} <span>{words::law::identity(lang, one.identity)}</span> {one.speaker.as_ref().map(|speaker| view! { <span>{words::organisation::speaks(lang, speaker)}</span> })} <span>{words::law::showing_of(lang, one.showing)}</span> {one.name.as_ref().map(|name| view! { <span>{words::moderation::named(lang, name)}</span> })} {replied.then(|| view! { <span>{words::reply::answered(lang)}</span> })} <span>{words::comment::number(lang)} " " {number}</span> {edited(visit, one)}
            </p>
            {crate::card::earlier(lang, one.earlier.as_ref(), one.target.is_gone()).map(|of| view! { <p class="voice__of">{of}</p> })}
            {crate::comment::quote::shown(lang, &one.quote)}
            <p class="case__words">{one.reason.clone()}</p>
            {wording}
            {crate::comment::files::held(visit, one)}
            {act}
        </article>
    }
}

/// When its author last changed it.
pub fn edited(visit: &Visit, one: &Held) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    one.edited.map(|at| view! { <span>{words::comment::edited(lang)} " " {words::date::moment(lang, at)}</span> })
}

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", CommentId::parse)?;
    let store = &visit.site.store;
    let held = store::comment::held(store, visit.signed_in()?, id).await?;
    let one = store::consultation::one(store, held.consultation).await?;
    let target = held.target.as_str();
    let labels = crate::consultation::page::labels_of(&visit, &one, std::iter::once(target)).await?;
    let about = crate::card::target_name(&visit, &one, target, &labels);
    let may = visit.viewer.may(Act::Withhold, one.agency.id);
    let reply = store::comment::reply_under(store, id).await?;
    let areas = areas(&visit, std::slice::from_ref(&held)).await?;
    let known = store::moderation::case(store, &visit.viewer, one.agency.id, id, visit.now).await?;
    let lang = visit.lang;
    Ok(Page::new(say::moderate(lang), move || {
        let reasons = || Reason::given().map(|reason| Choice::plain(reason.code(), words::law::reason(lang, reason))).collect::<Vec<_>>();
        let seen = id.seen(held.revision);
        let hidden = || moderating::hidden(&visit, seen);
        let withhold = || view! {
            <form method="post" class="gap-4" action=form::action(&visit, "moderation/withhold")>
                {hidden()}
                <Radios given=visit.given("reason", "") label=say::why_withheld(lang) hint=say::withheld_help(lang) choices=reasons() />
                <Long given=visit.given("note", "") label=say::note(lang) hint=say::note_hint(lang) rows=3 optional=true />
                <div class="actions gap-3"><button class="button" type="submit">{say::withhold(lang)}</button></div>
            </form>
        };
        // What its author asks comes first while it waits.
        let waits = known.appeals.iter().any(|one| one.answer.is_none() && !one.moot);
        let asked = || moderating::appeals(&visit, &one, &known, seen);
        let answers = waits && visit.viewer.may(Act::AnswerAppeal, one.agency.id);
        let office = known.office && !visit.viewer.may(Act::AnswerAppeal, one.agency.id);
        let act = match (&held.state, may) {
            (State::Received, true) if office => view! { <p class="notice">{words::refusal::say(lang, &Refusal::OfficeDecided)}</p> }.into_any(),
            (State::Received, true) => withhold().into_any(),
            (State::Withheld { reason: Reason::Waiting, .. }, true) => view! {
                <form method="post" class="gap-4" action=form::action(&visit, "moderation/restore")>
                    {hidden()}
                    <button class="button" type="submit">{words::moderation::let_through(lang)}</button>
                </form>
                {withhold()}
            }
            .into_any(),
            (State::Withheld { .. }, true) => view! {
                <form method="post" class="gap-4" action=form::action(&visit, "moderation/restore")>
                    {hidden()}
                    <button class="button" type="submit">{say::restore(lang)}</button>
                </form>
            }
            .into_any(),
            _ => ().into_any(),
        };
        view! {
            {head(&visit, &one, say::moderate(lang))}
            <div class="narrow">
                {form::summary(&visit, &moderating::labels(lang))}
                {case(&visit, &held, about, (true, false), false, (may, &areas))}
                {crate::comment::reply::desk(&visit, &one, &held, reply.as_ref())}
                {moderating::why(&visit, &known)}
                {waits.then(asked)}
                {act}
                {(may && !office).then(|| crate::comment::files::moderated(&visit, &held, seen, answers))}
                {(!waits).then(asked)}
                {moderating::editions(&visit, &known)}
                {(may && !matches!(held.state, State::Withdrawn { .. })).then(|| view! { {moderating::seal(&visit, &known, (seen, held.name.is_some()), (matches!(held.state, State::Withheld { .. }), !office))} {moderating::demands(&visit, &known, id)} })}
                {may.then(|| view! { <p class="gap-4"><a class="act" href=visit.to("/desk/moderation")>{words::moderation::queue(lang)}</a></p> })}
                {visit.viewer.may(Act::ReadAllComments, one.agency.id).then(|| view! { <p class="gap-4"><a class="act" href=visit.to(&format!("/desk/c/{}/comments", one.id))>{say::comments(lang)}</a></p> })}
            </div>
        }
    })
    .of_the_desk())
}
