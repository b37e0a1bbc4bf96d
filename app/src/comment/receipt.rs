//! The receipt's page: where a comment stands and what was answered; with its secret also the text. And the page that asks
//! for a number.

use super::decided;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::{form, icon, qr};
use domain::consultation::Consultation;
use domain::lang::Lang;
use domain::moderation::Reason;
use domain::phase::Phase;
use domain::receipt::{Number, Secret};
use domain::time::Moment;
use leptos::prelude::*;
use store::comment::{Own, Proof, Told, Where};
use words::comment as say;

/// Asks for a receipt's number, and its code for those who want to read their text.
///
/// # Errors
/// None of its own.
pub async fn find(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let cleared = visit.asked("cleared") == "1" && visit.returned.is_none();
    Ok(Page::new(say::find_title(lang), move || {
        let cleared = cleared.then(|| view! { <p class="notice" role="status">{say::cleared(lang)}</p> });
        let labels = [("number", say::number(lang)), ("code", say::code(lang))];
        view! {
            <div class="narrow">
                <h1>{say::find_title(lang)}</h1>
                {cleared}
                <p>{say::find_why(lang)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "receipt/open")>
                    {form::hidden(&visit)}
                    <Line given=visit.given("number", "") label=say::number(lang) hint="7306-4180" short=true />
                    <Line given=visit.given("code", "") label=say::code(lang) hint="k7m2-9xqe-4tzb" short=true optional=true />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::find(lang)}</button></div>
                </form>
            </div>
        }
    })
    .at("/receipts"))
}

/// # Errors
/// [`Problem::NotFound`] for a number that no receipt has.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let number = Number::parse(visit.param("number")).map_err(|_| Problem::NotFound)?;
    let store = &visit.site.store;
    let told = store::comment::by_number(store, number).await?.ok_or(Problem::NotFound)?;
    let one = store::consultation::public_one(store, told.consultation).await?;
    let secret = secret_of(&visit, number);
    let own = own(&visit, number).await?;
    let asked = match own.is_some() && !told.sheet {
        true => store::moderation::of_author(store, number).await?,
        false => store::moderation::Asked::default(),
    };
    let answers = told.answered.answers.iter().map(|answer| answer.answered_by.as_str());
    let drafts = crate::outcome::answer::revised(&visit, &one, answers).await?;
    let rated = crate::satisfaction::card::of_receipt(&visit, number, secret.filter(|_| own.is_some())).await?;
    let worded = match (told.comment, &own) {
        (Some(id), Some(own)) => super::difference::some(&visit, &[(id, own.wording.as_str())]).await?,
        _ => super::difference::Wordings::default(),
    };
    let sat = if own.is_some() { super::sitting::all(&visit).await? } else { Vec::new() };
    let lang = visit.lang;
    let title = format!("{} {number}", say::receipt(lang));
    let decided = match own.is_some() {
        true => decided::section(&visit, number, &asked).map(IntoAny::into_any),
        false => decided::once_more(&visit, number),
    };
    Ok(Page::new(title, move || {
        let rated = crate::satisfaction::card::drawn(&visit, rated);
        body(
            &visit,
            number,
            &told,
            &one,
            (own.as_ref(), secret.filter(|_| own.is_some())),
            (decided, &drafts, rated),
            (&worded, &sat),
        )
    })
    .at("/receipts"))
}

/// The text of a receipt for whose it is: whose browser has its secret, who typed it into the form that came back, or who sent it signed in.
///
/// # Errors
/// Faults.
pub async fn own(visit: &Visit, number: Number) -> Result<Option<Own>, Problem> {
    let typed = visit.typed("code").and_then(|code| Secret::parse(code).ok());
    let account = visit.viewer.person.map(Proof::Account);
    let codes = [secret_of(visit, number), typed].map(|code| code.map(Proof::Code));
    for proof in codes.into_iter().chain([account]).flatten() {
        if let Some(own) = store::comment::read_back(&visit.site.store, number, proof).await? {
            return Ok(Some(own));
        }
    }
    Ok(None)
}

/// The secret of a receipt that this browser holds.
pub fn secret_of(visit: &Visit, number: Number) -> Option<Secret> {
    super::sitting::secret(visit.receipt.as_deref(), number)
}

/// Asks for the code beside what was typed, where neither this browser nor who is signed in shows whose the comment is (`own`): with the code the same form is
/// taken.
pub fn code_field(visit: &Visit, number: Number, own: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let typed = visit.typed("code").is_some_and(|code| !code.is_empty());
    (secret_of(visit, number).is_none() && (typed || !own)).then(|| {
        view! { <Line given=visit.given("code", "") label=say::code(lang) hint=say::code_again(lang) short=true /> }
            .into_any()
    })
}

/// Where a comment stands, in one line; `None` of one that is received and has no answer yet.
pub fn stands(lang: Lang, told: &Told) -> Option<String> {
    match told.stands {
        Where::Received | Where::Withheld(_) if !told.answered.answers.is_empty() => {
            Some(say::stands_answered(lang).to_string())
        }
        Where::Received | Where::Withheld(_) if told.answered.aside.is_some() => {
            Some(words::ledger::stands_aside(lang).to_string())
        }
        stands => kept_back(lang, stands),
    }
}

/// Why not everyone reads a comment, now or any more; `None` of one that is received.
pub fn kept_back(lang: Lang, stands: Where) -> Option<String> {
    match stands {
        Where::Received => None,
        Where::Withdrawn => Some(say::stands_withdrawn(lang).to_string()),
        Where::Withheld(Reason::Waiting) => Some(words::moderation::stands_waiting(lang).to_string()),
        Where::Withheld(reason) => {
            Some(format!("{} · {}", say::stands_withheld(lang), words::law::reason(lang, reason)))
        }
    }
}

fn body(
    visit: &Visit,
    number: Number,
    told: &Told,
    one: &Consultation,
    (own, secret): (Option<&Own>, Option<Secret>),
    (decided, drafts, rated): (Option<AnyView>, &crate::outcome::answer::Drafts, Option<AnyView>),
    (worded, sat): (&super::difference::Wordings, &[store::comment::Sat]),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let withdrawn = told.stands == Where::Withdrawn;
    let heading = match (own.is_some(), told.sheet) {
        _ if withdrawn => say::stands_withdrawn(lang),
        (true, true) => say::survey_receipt(lang),
        (true, false) => say::sent(lang),
        (false, _) => say::receipt(lang),
    };
    let tick = own.filter(|_| !withdrawn).map(|_| view! { <svg class="receipt__tick" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12.5 10 18.5 20.5 6" /></svg> });
    let row = |term: &'static str, said: AnyView| view! { <div class="receipt__fact"><dt class="quiet">{term}</dt> <dd>{said}</dd></div> };
    let about = match told.target.key_point() {
        Some(k) => view! { <span lang="th">{one.name().to_string()}</span> " " <span class="nb">{words::law::key_point(lang, k)}</span> }.into_any(),
        None if told.target.is_whole() => view! { <span lang="th">{one.name().to_string()}</span> }.into_any(),
        None => {
            let part = say::anchored(lang, &told.label, &told.part, told.target.as_str());
            view! { <span lang="th">{one.name().to_string()}</span> " " <span class="nb">{part}</span> }.into_any()
        }
    };
    let at = visit.to(&format!("/c/{}", one.id));
    let stance = own.filter(|_| !told.sheet).map(|own| {
        let stance = own.stance;
        let said = view! {
            <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(stance)} {words::law::stance(lang, stance)}</span>
        };
        row(say::you_said(lang), said.into_any())
    });
    let speaks = told
        .speaker
        .as_ref()
        .map(|speaker| row(words::organisation::column(lang), words::organisation::speaks(lang, speaker).into_any()));
    let through = told
        .through
        .filter(|_| !withdrawn)
        .map(|how| row(words::through::how(lang), words::through::in_full(lang, &how).into_any()));
    let theirs = told
        .through
        .zip(own)
        .filter(|_| secret.is_some() && !withdrawn)
        .map(|(how, own)| super::through::on_receipt(visit, one, &told.target, how, own.area.as_deref()));
    let shown = match told.sheet {
        true => say::sheet_shown(lang),
        false => words::law::showing(lang, told.showing),
    };
    let stands = stands(lang, told).unwrap_or_else(|| {
        let received = if told.sheet { say::sheet_stands(lang) } else { say::stands_received(lang) };
        received.to_string()
    });
    let address = format!("{}{}", visit.site.address, visit.to(&format!("/receipts/{number}")));
    let use_of_code = match told.sheet {
        true => say::use_of_sheet_code(lang),
        false if withdrawn => say::use_of_withdrawn(lang),
        false => say::use_of_code(lang),
    };
    let code = secret.map(|secret| {
        view! {
            <div class="receipt__secret">
                <span class="receipt__label">{say::code(lang)}</span>
                <span class="receipt__code">{secret.to_string()}</span>
                <span class="receipt__use">{use_of_code}</span>
            </div>
        }
    });
    let clear = secret.map(|_| {
        view! {
            <form class="section" method="post" action=form::action(visit, "receipt/clear")>
                {form::hidden(visit)}
                <p class="small quiet">{say::clear_why(lang)}</p>
                <p class="gap-2"><button class="button button--plain" type="submit">{say::clear(lang)}</button></p>
            </form>
        }
    });
    let change = (told.sheet && secret.is_some()).then(|| {
        let to = visit.to(&format!("/receipts/{number}/answers"));
        view! { <p class="gap-3"><a class="button button--plain" href=to>{say::sheet_change(lang)}</a></p> }
    });
    let changed = (told.sheet && visit.asked("changed") == "yes")
        .then(|| view! { <p class="notice" role="status">{words::survey::answers_changed(lang)}</p> });
    let sheet =
        told.sheet.then(|| view! { {changed} <p class="small quiet gap-2">{say::sheet_final(lang)}</p> {change} });
    let use_of_number = if told.sheet { say::use_of_sheet_number(lang) } else { say::use_of_number(lang) };
    let answer = super::answer::section(visit, one, (&told.answered, drafts), own.is_some());
    let text =
        own.filter(|own| !own.reason.is_empty() || !own.wording.is_empty() || !own.quote.is_empty()).map(|own| {
            let wording = told.comment.and_then(|id| worded.of(lang, id, &own.wording));
            let wording =
                wording.map(|wording| view! { <p class="receipt__label gap-2">{say::wording(lang)}</p> {wording} });
            view! {
                <section class="section" id="text">
                    <h2 class="section__title">{say::your_words(lang)}</h2>
                    {super::quote::shown(lang, &own.quote)}
                    <blockquote class="quote"><p class="voice__words">{own.reason.clone()}</p> {wording}</blockquote>
                </section>
            }
        });
    let withdraw = (own.is_some()
        && !told.sheet
        && told.stands != Where::Withdrawn
        && one.phase(visit.now) == Phase::Open)
        .then(|| {
            view! {
                <details class="fold gap-4">
                    <summary class="fold__name">{say::withdraw(lang)}</summary>
                    <form class="fold__body" id="withdraw" method="post" action=form::action(visit, "comment/withdraw")>
                        {form::hidden(visit)}
                        <input type="hidden" name="number" value=number.to_string() />
                        <p>{say::withdraw_why(lang)}</p>
                        <button class="button button--plain" type="submit">{say::withdraw(lang)}</button>
                    </form>
                </details>
            }
        });
    let open = one.round.as_ref().filter(|_| one.phase(visit.now) == Phase::Open);
    let here = open.is_some_and(|round| own.is_some_and(|own| own.round == Some(round.id.0)));
    let edit = (here && own.is_some() && !told.sheet && !withdrawn).then(|| {
        view! { <p class="gap-3"><a class="act" href=visit.to(&format!("/receipts/{number}/edit"))>{say::edit(lang)}</a></p> }
    });
    let otherwise = match (edit.is_some(), withdraw.is_some()) {
        (true, _) => Some(say::holds_else_edit(lang)),
        (false, true) => Some(say::holds_else_withdraw(lang)),
        (false, false) => None,
    };
    let letters = secret
        .filter(|_| !told.sheet && !withdrawn && told.answered.is_empty() && one.phase(visit.now) != Phase::Cancelled)
        .and_then(|_| crate::letters::page::on_receipt(visit, number));
    let labels = [
        ("email", words::letter::email(lang)),
        ("appeal", words::moderation::appeal_words(lang)),
        ("code", say::code(lang)),
        ("step", words::satisfaction::ask_title(lang)),
        ("remark", words::satisfaction::remark(lang)),
    ];
    let sitting = super::sitting::on_receipt(visit, one, number, sat).filter(|_| secret.is_some() && !told.sheet);
    let changed = (visit.asked("edited") == "1" && own.is_some() && visit.returned.is_none())
        .then(|| view! { <p class="notice notice--done" role="status">{say::edit_done(lang)}</p> });
    view! {
        {form::summary(visit, &labels)}
        {changed}
        <div class="receipt">
            <article class="receipt__sheet">
                <h1 class="receipt__done">{tick} {heading}</h1>
                <div class="receipt__number">
                    <p>
                        <span class="receipt__label">{say::number(lang)}</span>
                        <span class="receipt__digits">{number.to_string()}</span>
                        <span class="receipt__use">{use_of_number}</span>
                    </p>
                    <div class="receipt__qr">{qr::svg(&address)}</div>
                </div>
                {code}
                <dl class="receipt__facts">
                    {row(say::about(lang), view! { <a href=at.clone()>{about}</a> }.into_any())}
                    {stance}
                    {(!withdrawn).then(|| row(say::shown(lang), shown.into_any()))}
                    {speaks}
                    {through}
                    {row(say::received(lang), words::date::moment(lang, told.at).into_any())}
                    {row(say::stands(lang), stands.into_any())}
                    {row(say::read_by(lang), one.agency.name(lang).to_string().into_any())}
                </dl>
            </article>
            {theirs}
            {sheet}
            {moved(visit, number, told, own.is_some(), otherwise)}
            {next(visit, told, one, (secret.is_some() && !withdrawn, sitting.is_some()))}
            {sitting}
            {super::reply::on_receipt(visit, one, told.reply.as_ref())}
            {answer}
            {decided}
            {letters}
            {text}
            {super::files::on_receipt(visit, number, own.filter(|_| !withdrawn))}
            {edit}
            {withdraw}
            {rated}
            {clear}
        </div>
    }
}

/// Asks the author of a comment whose provision is gone whether it still holds; `otherwise` says what can be done where it does not.
fn moved(visit: &Visit, number: Number, told: &Told, own: bool, otherwise: Option<&'static str>) -> Option<AnyView> {
    let lang = visit.lang;
    let moved = told.moved.as_ref().filter(|_| told.stands != Where::Withdrawn)?;
    let what = if moved.waits { say::moved_waits(lang).to_string() } else { say::moved_placed(lang, &moved.label) };
    let said =
        moved.holds.map(|at| view! { <p><b>{say::holds_said(lang)}</b> " " {words::date::moment(lang, at)}</p> });
    let ask = (own && moved.asked && moved.holds.is_none()).then(|| {
        view! {
            <p>{say::holds_ask(lang)} " " {otherwise}</p>
            <form method="post" action=form::action(visit, "comment/holds")>
                {form::hidden(visit)}
                <input type="hidden" name="number" value=number.to_string() />
                <div class="actions gap-3"><button class="button button--plain" type="submit">{say::holds(lang)}</button></div>
            </form>
        }
    });
    // Only who has the code is asked.
    let code = (!own && moved.asked && moved.holds.is_none()).then(|| {
        view! { <p><a class="act" href=visit.to("/receipts")>{say::holds_with_code(lang)}</a></p> }
    });
    Some(
        view! { <section class="notice notice--care" id="moved"><p>{what}</p> {said} {ask} {code}</section> }
            .into_any(),
    )
}

/// What comes next for this consultation, and the acts that belong to it.
fn next(visit: &Visit, told: &Told, one: &Consultation, (just_given, offered): (bool, bool)) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = format!("/c/{}", one.id);
    let at = visit.to(&here);
    let day = |at: Moment| words::date::short(lang, at.day());
    // Of a result for now, whoever is not answered in it is told that they wait.
    let waits = one.early.filter(|_| told.answered.is_empty() && !told.sheet && told.stands != Where::Withdrawn);
    let after = match (one.phase(visit.now), one.dates.closes) {
        (Phase::Closed, _) if waits.is_some() => {
            waits.map_or_else(String::new, |at| say::waits_for_final(lang, &day(at)))
        }
        _ if told.stands == Where::Withdrawn => String::new(),
        (Phase::Open | Phase::Announced, Some(closes)) if told.sheet => say::sheets_close_then(lang, &day(closes)),
        (Phase::Open | Phase::Announced, Some(closes)) => say::closes_then(lang, &day(closes)),
        (Phase::Closed, Some(closes)) => say::closed_now(lang, &day(closes)),
        (Phase::Summarised, _) => {
            one.dates.summarised.map_or_else(String::new, |at| say::summarised_on(lang, &day(at)))
        }
        (Phase::Cancelled, _) => one.dates.cancelled.map_or_else(String::new, |at| say::cancelled_on(lang, &day(at))),
        _ => String::new(),
    };
    let plain = |to: String, words: &'static str| view! { <a class="act" href=to>{words}</a> }.into_any();
    let filled =
        |to: String, words: &'static str| view! { <a class="button button--wide" href=to>{words}</a> }.into_any();
    let results = || plain(visit.to(&format!("{here}/survey/results")), words::survey::see_results(lang));
    let (first, second) = match one.phase(visit.now) {
        Phase::Summarised => (
            Some(filled(visit.to(&format!("{here}/result")), words::public::see_result(lang))),
            told.sheet.then(results),
        ),
        Phase::Open if told.sheet => (None, Some(results())),
        Phase::Open if offered => (None, None),
        Phase::Open => (Some(filled(format!("{at}#points"), say::another(lang))), None),
        Phase::Closed if waits.is_some() => {
            (Some(filled(visit.to(&format!("{here}/result")), words::public::see_result(lang))), None)
        }
        _ => (None, told.sheet.then(results)),
    };
    let keep = just_given.then(|| view! { <p class="small quiet">{say::keep_this(lang)}</p> });
    view! {
        <p class="receipt__after">{after}</p>
        {keep}
        {first.map(|first| view! { <p class="gap-3">{first}</p> })}
        <div class="receipt__acts">{second} {crate::share::line(visit, one.name(), &here, "act")}</div>
    }
}
