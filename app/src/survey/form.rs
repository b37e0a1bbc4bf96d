//! Answering: first whom one answers as, then one question a block.

use super::block::{answered_back, block, put_to, section};
use crate::comment::admission;
use crate::comment::keep::Keep;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::receipt::Number;
use domain::refusal::Refusal;
use domain::survey::branch::Branching;
use domain::survey::{Audience, Progress, Question, is_for};
use leptos::prelude::*;
use std::ops::Range;
use words::survey as say;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or asks nothing.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    if visit.on.is_some() {
        let back = format!("/c/{id}");
        let round = one.round.as_ref().map_or(1, |round| round.number);
        return read_only(visit, one, round, back, words::then::sheet_then).await;
    }
    let questions = store::survey::questions(&visit.site.store, id).await?;
    if questions.is_empty() {
        return Err(Problem::NotFound);
    }
    let lang = visit.lang;
    let open = one.phase(visit.now).allows(Act::AnswerSurvey);
    let (visit, kept) = if open { super::unsent::brought_back(visit, id).await? } else { (visit, None) };
    // Asked before a hundred answers are given, not after.
    match admission::refused(&visit, &one).filter(|_| open) {
        Some(Refusal::SignInNeeded) => return Err(Problem::SignIn),
        Some(_) => return Ok(admission::verify_first(visit, one)),
        None => {}
    }
    let audience =
        Audience::parse(visit.value("audience", visit.asked("for"))).ok().filter(|a| audiences(&questions).contains(a));
    // Where there is one to answer as, nobody is asked which.
    let only = || Some(audiences(&questions)).filter(|all| all.len() == 1).and_then(|all| all.first().copied());
    let audience = audience.or_else(only);
    let title = format!("{} – {}", say::title(lang), one.name());
    let page = Page::new(title, move || {
        // With branches how many are asked follows from the answers.
        let branches = questions.iter().any(|question| !question.relevant.is_empty());
        let count = audience.filter(|_| !branches).map(|audience| {
            questions.iter().filter(|question| question.is_answered() && is_for(question, audience)).count()
        });
        let inner = match (open, audience) {
            (false, _) => {
                view! { {form::summary(&visit, &[])} <p>{say::not_open(lang)}</p> {answered_back(&visit, &questions, audience.unwrap_or(Audience::Everyone), &vec![true; questions.len()])} }
                    .into_any()
            }
            (true, None) => choose(&visit, &one, &questions).into_any(),
            (true, Some(audience)) => {
                let kept = kept.as_ref().map(|kept| super::unsent::notice(&visit, kept));
                // On the way it stands below: the next question comes first.
                let (found, below) = if super::unsent::goes_on(&visit) { (None, kept) } else { (kept, None) };
                view! { {found} {sheet(&visit, &one, &questions, audience, None)} {below} }.into_any()
            }
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <div class="column">
                <header class="title">
                    <p class="title__kind">{crate::card::state(&visit, &one.dates)} <span>{words::law::kind(lang, one.kind)}</span></p>
                    <h1 lang="th">{one.name().to_string()}</h1>
                    <p class="title__full">{count.map(|count| say::for_whom(lang, audience.unwrap_or(Audience::Everyone), count))}</p>
                </header>
                {super::unsent::thrown_away(&visit)}
                {inner}
                <p class="actions"><a class="act" href=visit.to(&format!("/c/{}/survey/results", one.id))>{say::see_results(lang)}</a></p>
            </div>
        }
    });
    Ok(page.at("/consultations").with_islands().with_small_script())
}

/// The questions of a dossier that is not published, as each audience will be asked them. Nothing can be sent from here.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies, and where nothing is asked.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = store::consultation::for_desk(&visit.site.store, visit.signed_in()?, id).await?;
    let now = one.round.as_ref().map_or(1, |round| round.number);
    // Of a published dossier the questions of the round that is written are looked at from its page.
    let round = visit.asked("round").parse().unwrap_or(now);
    let asked = one.phase(visit.now).is_public() && round <= now;
    let back = match round {
        _ if asked => format!("/desk/c/{id}"),
        1 => format!("/desk/c/{id}/preview"),
        _ => format!("/desk/c/{id}/survey"),
    };
    let note = if asked { say::looked_at } else { words::public::preview };
    Ok(read_only(visit, one, round, back, note).await?.of_the_desk())
}

/// The questions of a survey that is not public, to be read, with where they were come from.
///
/// # Errors
/// [`Problem::NotFound`] where there are none.
pub async fn unpublished(visit: Visit, one: Consultation, back: String) -> Result<Page, Problem> {
    read_only(visit, one, 1, back, words::public::preview).await
}

/// The questions to be read alone, with what is said over them.
async fn read_only(
    visit: Visit,
    one: Consultation,
    round: u32,
    back: String,
    note: fn(Lang) -> &'static str,
) -> Result<Page, Problem> {
    let questions = store::survey::asked(&visit.site.store, one.id, store::survey::Asked::In(round)).await?;
    let all = audiences(&questions);
    let first = all.first().copied().filter(|_| !questions.is_empty()).ok_or(Problem::NotFound)?;
    let audience = Audience::parse(visit.asked("for")).ok().filter(|asked| all.contains(asked)).unwrap_or(first);
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let tab = |one: &Audience| {
            let here = *one == audience;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=crate::ui::list::with(&visit, "for", one.code()) aria-current=here.then_some("true")>{words::law::audience(lang, *one)}</a> }
        };
        let tabs: Vec<_> = all.iter().map(tab).collect();
        let mine: Vec<&Question> = questions.iter().filter(|question| is_for(question, audience)).collect();
        let all = mine.iter().filter(|question| question.is_answered()).count();
        let (mut place, mut before) = (0, String::new());
        let blocks: Vec<_> = mine
            .iter()
            .filter(|question| question.form != domain::survey::Form::Calculation)
            .map(|question| {
                let rule = (!question.relevant.is_empty()).then(|| view! { <p class="small quiet">{words::desk::question_relevant(lang)} " " <code>{question.relevant.clone()}</code></p> });
                let title = section(lang, question, &mut before);
                place += usize::from(question.is_answered());
                view! { {title} {rule} {block(&visit, question, Some(place), Some(all))} }
            })
            .collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&back) lang="th">{one.name().to_string()}</a></nav>
            <p class="notice notice--care">{note(lang)}</p>
            <div class="narrow">
                <header class="title"><h1>{say::title(lang)}</h1> <p class="title__full" lang="th">{one.name().to_string()}</p></header>
                <nav class="tabs" aria-label=say::answer_as(lang)>{tabs}</nav>
                {blocks}
            </div>
        }
    }))
}

/// The audiences that a survey tells apart; one that asks everyone the same has one.
pub fn audiences(questions: &[Question]) -> Vec<Audience> {
    let mut found: Vec<Audience> =
        questions.iter().map(|question| question.audience).filter(|a| *a != Audience::Everyone).collect();
    // Those who are none of the others answer what everyone is asked.
    if !found.is_empty() && questions.iter().any(|question| question.audience == Audience::Everyone) {
        found.push(Audience::Public);
    }
    found.sort();
    found.dedup();
    if found.is_empty() { vec![Audience::Everyone] } else { found }
}

fn choose(visit: &Visit, one: &Consultation, questions: &[Question]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = audiences(questions)
        .into_iter()
        .map(|audience| {
            let to = visit.to(&format!("/c/{}/survey?for={}", one.id, audience.code()));
            let count = questions.iter().filter(|question| question.is_answered() && is_for(question, audience)).count();
            view! { <li><a class="act act--strong" href=to>{words::law::audience(lang, audience)}</a> " " <span class="quiet">{say::questions(lang, count)}</span></li> }
        })
        .collect();
    view! { <h2>{say::answer_as(lang)}</h2> <ul class="plain">{rows}</ul> }
}

/// The page of a sheet that is shown: the first, the one that came back refused, or the one before or after the one that was sent. After the
/// last of questions comes one with all answers, to be looked at.
fn page_now(
    visit: &Visit,
    sent: Option<usize>,
    progress: &Progress,
    pages: &[Range<usize>],
    all: &[Question],
) -> usize {
    let first = progress.pages.first().copied().unwrap_or(0);
    let Some(sent) = sent else { return first };
    if visit.problem().is_some() {
        let wrong = |page: &usize| {
            let of = |question: &Question| {
                let own = std::iter::once(format!("q{}", question.id));
                own.chain(question.fields()).any(|field| visit.refusal(&field).is_some())
            };
            all[pages[*page].clone()].iter().any(of)
        };
        return progress.pages.iter().copied().find(wrong).unwrap_or(sent);
    }
    match visit.typed("go") == Some("back") {
        true => progress.pages.iter().copied().rfind(|page| *page < sent).unwrap_or(first),
        false => progress.pages.iter().copied().find(|page| *page > sent).unwrap_or(pages.len()),
    }
}

/// A receipt's sheet that is being changed, and how often it was.
pub type Changing = (Number, i64);

pub fn sheet(
    visit: &Visit,
    one: &Consultation,
    questions: &[Question],
    audience: Audience,
    changing: Option<Changing>,
) -> AnyView {
    let lang = visit.lang;
    // What is kept was understood when it was written.
    let branching = Branching::of(questions).unwrap_or_else(|_| Branching::none(questions));
    let pages = branching.pages(questions);
    let typed: &[(String, String)] = visit.returned.as_ref().map_or(&[], |returned| &returned.pairs);
    let sent = visit.typed("sent").and_then(|sent| sent.parse().ok()).map(|sent: usize| sent.min(pages.len()));
    let progress = domain::survey::progress(&branching, questions, audience, visit.now.day(), sent, typed);
    let page = page_now(visit, sent, &progress, &pages, questions);
    let asked = branching.asked(questions, audience, visit.now.day(), &progress.answers);
    let put = put_to(questions, audience, visit.now.day(), &progress.answers);
    let range = pages.get(page).cloned().unwrap_or(questions.len()..questions.len());
    let answered = |at: usize| asked[at] && questions[at].is_answered();
    let before = (0..range.start).filter(|at| answered(*at)).count();
    let mine: Vec<&Question> = range.filter(|at| asked[*at]).map(|at| &put[at]).collect();
    let count = mine.iter().filter(|question| question.is_answered()).count();
    let of = (!branching.branches()).then_some(count);
    let (mut place, mut title) = (before, String::new());
    let mut fields: Vec<(String, String)> = Vec::new();
    let blocks: Vec<_> = mine
        .iter()
        .map(|question| {
            place += usize::from(question.is_answered());
            let label = say::question(lang, place, of);
            fields.extend(
                question.fields().into_iter().chain([format!("q{}", question.id)]).map(|field| (field, label.clone())),
            );
            view! { {section(lang, question, &mut title)} {block(visit, question, Some(place), of)} }
        })
        .collect();
    let labels: Vec<(&str, &str)> = fields
        .iter()
        .map(|(field, label)| (field.as_str(), label.as_str()))
        .chain([
            ("invitation", words::admission::invitation(lang)),
            ("class", words::comment::who(lang)),
            ("area", words::comment::area(lang)),
        ])
        .collect();
    let summary = form::summary(visit, &labels);
    // What stands on other pages goes along.
    let more = branching.branches() && page < pages.len();
    let about = ["class", "area"].map(String::from);
    let here: Vec<String> =
        mine.iter().flat_map(|question| question.fields()).chain(about.clone().into_iter().filter(|_| !more)).collect();
    let known: Vec<String> = questions.iter().flat_map(Question::fields).chain(about).collect();
    let along = typed.iter().filter(|(name, _)| known.contains(name) && !here.contains(name));
    let along: Vec<_> =
        along.map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> }).collect();
    let looked_at = (page == pages.len()).then(|| answered_back(visit, questions, audience, &asked));
    let marker = branching.branches().then(|| view! { <input type="hidden" name="sent" value=page.to_string() /> });
    let earlier = progress.pages.iter().any(|other| *other < page);
    let back = earlier.then(|| view! { <button class="button button--plain" type="submit" name="go" value="back" formnovalidate>{say::previous_page(lang)}</button> });
    let keep = changing.is_none().then(|| super::unsent::button(visit)).flatten();
    let close = match more {
        true => view! { <section class="step"><div class="actions"><button class="button button--wide-phone" type="submit" name="go" value="next">{say::next_page(lang)}</button> {back} {keep}</div></section> }.into_any(),
        false => view! {
            <section class="step">
                <p class="quiet">{say::before_sending(lang)}</p>
                <p class="gap-2">{say::changed_until(lang)}</p>
                <div class="actions"><button class="button button--wide-phone" type="submit">{if changing.is_some() { say::send_changed(lang) } else { say::send(lang) }}</button> {back} {keep}</div>
            </section>
        }
        .into_any(),
    };
    let heard = one.round.as_ref().map(|round| round.admission).unwrap_or_default();
    let told = (!earlier).then(|| admission::told(visit, one.kind, heard));
    let who = (!more).then(|| crate::channel::sheet::who(visit));
    let invited = (!more).then(|| admission::invitation(visit, heard));
    let kept_as = match changing {
        Some((number, _)) => format!("answers-{number}"),
        None => format!("survey-{}-{}", one.id, audience.code()),
    };
    let kept_as = if branching.branches() { format!("{kept_as}~{page}") } else { kept_as };
    let changing = changing.map(|(number, changes)| {
        view! { <input type="hidden" name="receipt" value=number.to_string() /> <input type="hidden" name="changes" value=changes.to_string() /> }
    });
    // What is written alone comes smaller; a file needs its form.
    let enctype = mine.iter().any(|question| question.is_file()).then_some("multipart/form-data");
    let sheet = view! {
            <form method="post" action=form::action(visit, "survey/submit") enctype=enctype>
                {form::hidden(visit)}
                {form::key(visit)}
                {crate::ui::price::price(visit, String::new())}
                <input type="hidden" name="consultation" value=one.id.to_string() />
                <input type="hidden" name="audience" value=audience.code() />
                {changing}
                {marker}
                {along}
                {blocks}
                {looked_at}
                {who}
                {invited}
                {close}
            </form>
    }
    .into_any();
    use words::comment as kept;
    view! {
        {summary}
        {told}
        <Keep name=kept_as restored=kept::restored(lang).to_string() offline=kept::offline(lang).to_string() account=String::new()>
            {sheet}
        </Keep>
    }
    .into_any()
}
