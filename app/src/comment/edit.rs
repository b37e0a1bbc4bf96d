//! Changing one's own comment, and what it said before.

use crate::comment::receipt::{code_field, own};
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::field::{Choice, Line, Long, Radios};
use crate::ui::{form, icon};
use domain::comment::{LONGEST, Public, Said, Showing, Stance};
use domain::id::{CommentId, ConsultationId};
use domain::phase::Phase;
use domain::private::Private;
use domain::receipt::Number;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::comment::{Edition, Own, Where};
use store::version::Within;
use words::comment as say;

/// The form, for whom the receipt's secret is with.
///
/// # Errors
/// [`Problem::NotFound`] for a number that no receipt has.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let number = Number::parse(visit.param("number")).map_err(|_| Problem::NotFound)?;
    let store = &visit.site.store;
    let told = store::comment::by_number(store, number).await?.filter(|told| !told.sheet).ok_or(Problem::NotFound)?;
    let one = store::consultation::public_one(store, told.consultation).await?;
    let (own, known) = match own(&visit, number).await? {
        Some(own) => (own, true),
        // What was typed is not lost with the hour for which the browser held the code: it is asked for beside it.
        None if visit.returned.is_some() => (typed(&visit), false),
        // Without its secret a receipt shows where the comment stands, and asks for the code.
        None => return Ok(Page::moved(visit.to("/receipts"))),
    };
    let lang = visit.lang;
    let withdrawn = told.stands == Where::Withdrawn;
    let round = one.round.as_ref().filter(|_| one.phase(visit.now) == Phase::Open);
    // What came back is not lost, whatever its time.
    if visit.returned.is_none() && (withdrawn || round.is_none_or(|round| own.round != Some(round.id.0))) {
        let why = if withdrawn { say::stands_withdrawn(lang) } else { say::edit_over(lang) };
        return Ok(Page::new(say::edit(lang), move || {
            let to = visit.to(&format!("/receipts/{number}"));
            view! {
                <div class="narrow">
                    <h1>{say::edit(lang)}</h1>
                    <p>{why}</p>
                    <p class="gap-3"><a class="act" href=to>{say::receipt(lang)} " " {number.to_string()}</a></p>
                </div>
            }
        })
        .at("/receipts")
        .unlisted());
    }
    let ids: Vec<CommentId> = told.comment.into_iter().collect();
    let part = store::comment::worded(store, &ids).await?.into_values().next();
    Ok(Page::new(say::edit(lang), move || {
        let labels = [
            ("stance", say::agree(lang)),
            ("reason", say::why(lang)),
            ("wording", say::wording(lang)),
            ("showing", say::shown_how(lang)),
            ("name", say::name(lang)),
            ("private", say::private_label(lang)),
            ("code", say::code(lang)),
        ];
        let labels: Vec<_> = labels.into_iter().chain(super::files::labels(&visit)).collect();
        // What came back because of another window is meant to be saved over it when it is sent again.
        let meanwhile = known && visit.refusal("") == Some(Refusal::ChangedMeanwhile);
        let kept = own.revision.to_string();
        let revision = if meanwhile { kept } else { visit.value("revision", &kept).to_string() };
        let worded = part.is_some() || one.kind.has_draft() || !own.wording.is_empty();
        let saved = meanwhile.then(|| view! { <section class="notice notice--care"><p>{say::edited_meanwhile(lang)}</p> <blockquote class="quote"><p class="voice__words">{own.reason.clone()}</p></blockquote></section> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/receipts/{number}"))>{say::receipt(lang)} " " {number.to_string()}</a></nav>
            <div class="column">
                <header class="title"><h1>{say::edit(lang)}</h1> <p class="title__full" lang="th">{one.name().to_string()}</p></header>
                {form::summary(&visit, &labels)}
                {saved}
                <p>{say::edit_why(lang)} " " {say::edit_again(lang)}</p>
                <form method="post" enctype="multipart/form-data" action=form::action(&visit, "comment/edit")>
                    {form::hidden(&visit)}
                    // The Enter key saves, whatever other buttons stand before the one that does.
                    <button class="hidden" type="submit" tabindex="-1" aria-hidden="true">{say::edit_save(lang)}</button>
                    <input type="hidden" name="consultation" value=told.consultation.to_string() />
                    <input type="hidden" name="number" value=number.to_string() />
                    <input type="hidden" name="revision" value=revision />
                    {fields(&visit, &own, (part.as_ref(), worded))}
                    {super::files::staying(&visit, &own)}
                    {(!known).then(|| along(&visit))}
                    {private(&visit)}
                    {code_field(&visit, number, known)}
                    <div class="actions gap-4"><button class="button button--wide-phone" type="submit">{say::edit_save(lang)}</button></div>
                </form>
            </div>
        }
    })
    .at("/receipts")
    .unlisted()
    .with_small_script())
}

/// What stands in the form of somebody who has not shown yet that the comment is theirs: what they typed, and nothing that is kept.
fn typed(visit: &Visit) -> Own {
    Own {
        stance: Stance::Unstated,
        reason: String::new(),
        wording: visit.typed("wording").unwrap_or("").to_string(),
        quote: String::new(),
        class: None,
        name: None,
        showing: Showing::Unnamed,
        revision: 0,
        round: None,
        area: None,
        young: false,
        group: None,
        speaker: visit.typed("speaker").and_then(|speaker| speaker.parse().ok()),
        files: Vec::new(),
    }
}

/// What was ticked of what such a form does not show.
fn along(visit: &Visit) -> impl IntoView + use<> {
    let hidden = |name: &'static str| {
        let values: Vec<String> = visit.typed_all(name).into_iter().map(str::to_string).collect();
        values.into_iter().map(move |value| view! { <input type="hidden" name=name value=value /> }).collect::<Vec<_>>()
    };
    view! { {hidden("unquote")} {hidden(super::files::LEFT)} }
}

fn fields(visit: &Visit, own: &Own, (part, worded): (Option<&Within>, bool)) -> impl IntoView + use<> {
    let lang = visit.lang;
    let stances: Vec<Choice> = Stance::ALL
        .iter()
        .map(|stance| Choice {
            value: stance.code().into(),
            label: view! { <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance(lang, *stance)}</span> }
                .into_any(),
            more: None,
        })
        .collect();
    // Who is under twenty is shown with no name.
    let unnamed = own.young && own.speaker.is_none();
    let showings: Vec<Choice> = [Showing::Unnamed, Showing::Named, Showing::Agency]
        .iter()
        .filter(|showing| !(unnamed && **showing == Showing::Named))
        .map(|showing| {
            Choice::plain(showing.code(), say::your_showing(lang, *showing)).with(say::showing_hint(lang, *showing))
        })
        .collect();
    view! {
        <Radios given=visit.given("stance", own.stance.code()) label=say::agree(lang) choices=stances />
        <Long given=visit.given("reason", &own.reason) label=say::why(lang) hint=say::why_hint(lang, LONGEST) rows=6 most=LONGEST />
        // Where the form that sends has no field for a wording, neither has this.
        {worded.then(|| super::difference::field(visit, part, &own.wording))}
        {super::quote::unquote(visit, &own.quote)}
        <Radios given=visit.given("showing", own.showing.code()) label=say::shown_how(lang) choices=showings />
        {match own.speaker {
            // An organisation has its own name.
            Some(speaker) => view! { <input type="hidden" name="speaker" value=speaker.to_string() /> }.into_any(),
            None if unnamed => ().into_any(),
            None => view! { <Line given=visit.given("name", own.name.as_deref().unwrap_or("")) label=say::name(lang) hint=say::name_hint(lang) autocomplete="name" optional=true /> }.into_any(),
        }}
        {super::form::young(visit, own.young)}
    }
}

/// What the text holds of a person's own, once the form came back because of it.
fn private(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let found: Vec<Private> = match visit.refusal("private") {
        Some(Refusal::HoldsPrivate { what }) => what,
        _ => Vec::new(),
    };
    let ticked = visit.typed("private").is_some_and(domain::typed::ticked);
    let kinds: Vec<_> = found.iter().map(|one| view! { <li>{say::private(lang, *one)}</li> }).collect();
    (!found.is_empty() || ticked).then(|| {
        view! {
            <div class="notice notice--care gap-3" id="private" role="status">
                <p>{say::private_found(lang)}</p>
                <ul>{kinds}</ul>
                <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="f-private" name="private" value="yes" checked=ticked /> " " {say::private_ok(lang)}</label></p>
            </div>
        }
    })
}

/// What a comment says and what it said before.
///
/// # Errors
/// [`Problem::NotFound`] for one that is not public, or where neither it nor its reply was ever changed.
pub async fn history(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let comment = visit.id("comment", CommentId::parse)?;
    let store = &visit.site.store;
    let one = crate::then::public_one(&visit, id).await?;
    let (latest, editions) = match crate::then::upto(&visit) {
        Some(upto) => store::then::comment(store, id, comment, upto).await?.ok_or(Problem::NotFound)?,
        None => {
            let latest = store::comment::public_of(store, &[comment]).await?.into_iter().next();
            (latest.ok_or(Problem::NotFound)?, store::comment::editions(store, id, comment).await?)
        }
    };
    let upto = crate::then::upto(&visit);
    let replies = match latest.reply {
        Some(_) => store::comment::reply_editions(store, id, comment, upto).await?,
        None => Vec::new(),
    };
    if editions.is_empty() && replies.len() < 2 {
        return Err(Problem::NotFound);
    }
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    Ok(Page::new(say::history(lang), move || {
        let rows: Vec<_> = editions.iter().map(|edition| earlier(&visit, edition)).collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{id}/comments?from={comment}#o{comment}"))>{words::public::all_comments(lang)}</a></nav>
            <div class="column">
                <header class="title"><h1>{say::history(lang)}</h1> <p class="title__full" lang="th">{one.name().to_string()}</p></header>
                <p>{say::history_why(lang)}</p>
                <h2 class="section__title gap-5">{say::latest(lang)}</h2>
                {shown(&visit, &latest)}
                {(!rows.is_empty()).then(|| view! { <h2 class="section__title gap-5">{say::history(lang)}</h2> {rows} })}
                {super::reply::history(&visit, &replies)}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

fn shown(visit: &Visit, one: &Public) -> Option<AnyView> {
    let at = one.edited.unwrap_or(one.at);
    match &one.said {
        Said::Shown { stance, reason, wording, quote, .. } => {
            Some(edition(visit, *stance, (reason.as_str(), wording.as_str(), quote.as_str()), at))
        }
        Said::Unkept => Some(unkept(visit, at)),
        Said::Withheld { .. } | Said::Withdrawn => None,
    }
}

fn earlier(visit: &Visit, one: &Edition) -> AnyView {
    match one.left_out {
        true => unkept(visit, one.at),
        false => edition(visit, one.stance, (one.reason.as_str(), one.wording.as_str(), one.quote.as_str()), one.at),
    }
}

fn unkept(visit: &Visit, at: domain::time::Moment) -> AnyView {
    let when = words::date::moment(visit.lang, at);
    view! { <article class="voice"><p class="tomb">{say::left_out(visit.lang)}</p> <p class="voice__who">{when}</p></article> }
        .into_any()
}

fn edition(
    visit: &Visit,
    stance: Stance,
    (reason, wording, quote): (&str, &str, &str),
    at: domain::time::Moment,
) -> AnyView {
    let lang = visit.lang;
    let wording = (!wording.is_empty()).then(|| view! { <p class="voice__words"><ins>{wording.to_string()}</ins></p> });
    view! {
        <article class="voice">
            <p class="voice__on"><span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(stance)} {words::law::stance_short(lang, stance)}</span></p>
            {super::quote::shown(lang, quote)}
            <p class="voice__words">{reason.to_string()}</p>
            {wording}
            <p class="voice__who">{words::date::moment(lang, at)}</p>
        </article>
    }
    .into_any()
}
