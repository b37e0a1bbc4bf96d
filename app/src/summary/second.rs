//! The second reading: a sample drawn for somebody else, read without seeing how it stands; how far the two agree, and what is
//! to be settled.

use super::desk::{readable, writable};
use super::typed::calm;
use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::{form, icon};
use domain::comment::Held;
use domain::consultation::Consultation;
use domain::id::{CommentId, PersonId};
use domain::result::Issue;
use domain::second::{Agreement, Codes, Twice};
use leptos::prelude::*;
use store::ledger::second::Reader;
use words::second as say;

/// Differences on one page; the others come up as these are settled.
const SHOWN: usize = 50;
/// What is drawn where nothing else is typed.
const USUAL: &str = "50";

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let summary = store::result::summary(store, one.id).await?;
    let (sorted, issues) = (summary.coverage.coded + summary.coverage.aside, summary.issues);
    let readers = store::ledger::second::readers(store, &visit.viewer, one.id).await?;
    let (twice, held) = store::ledger::second::compared(store, &visit.viewer, one.id, SHOWN).await?;
    let coders = store::ledger::coders(store, one.agency.id, one.id, visit.now).await?;
    let targets = held.iter().map(|comment| comment.target.as_str());
    let labels = crate::consultation::page::labels_of(&visit, &one, targets).await?;
    let title = say::title(visit.lang);
    Ok(Page::new(title, move || {
        let lang = visit.lang;
        let writing = writable(&visit, &one);
        let draw = (writing && sorted > 0).then(|| draw(&visit, &one, &coders, readers.is_empty()));
        let nothing = (writing && sorted == 0).then(|| view! { <p class="empty__words">{say::nothing_sorted(lang)}</p> });
        let agreement = (!twice.is_empty()).then(|| agreed(&visit, &twice, &issues));
        let differ = (!twice.is_empty()).then(|| differences(&visit, &one, &twice, &held, &issues, &labels, writing));
        view! {
            {head(&visit, &one, title)}
            <div class="narrow">
                {form::summary(&visit, &[("person", say::reader(lang)), ("many", say::many(lang))])}
                <p class="section__note">{say::means(lang)}</p>
                {progress(&visit, &one, &readers)}
                {agreement}
                {differ}
                {draw}
                {nothing}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::summary::title(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk())
}

fn draw(visit: &Visit, one: &Consultation, coders: &[(PersonId, String, u64)], first: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let people = std::iter::once((String::new(), say::choose(lang).to_string()))
        .chain(coders.iter().map(|(id, name, _)| (id.to_string(), name.clone())))
        .collect();
    let title = if first { say::draw_first(lang) } else { say::draw_more(lang) };
    view! {
        <section class="section" aria-labelledby="draw">
            <h2 class="section__title" id="draw">{title}</h2>
            <form method="post" action=form::action(visit, "second/draw")>
                {about(visit, one)}
                <Select given=visit.given("person", "") label=say::reader(lang) hint=say::reader_hint(lang) options=people />
                <Line given=visit.given("many", USUAL) label=say::many(lang) hint=say::many_hint(lang, store::ledger::second::MOST_DRAWN) kind="number" short=true />
                <div class="actions gap-3"><button class="button button--plain" type="submit">{say::draw(lang)}</button></div>
            </form>
        </section>
    }
}

/// How far each reader has come; who is here reads on.
fn progress(visit: &Visit, one: &Consultation, readers: &[Reader]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = readers
        .iter()
        .map(|reader| {
            let on = reader.next.filter(|_| Some(reader.person) == visit.viewer.person && writable(visit, one));
            let on = on.map(|next| {
                let label = if reader.done == 0 { say::begin(lang) } else { say::go_on(lang) };
                view! { <a class="button" href=visit.to(&format!("/desk/c/{}/second/{next}", one.id))>{label}</a> }
            });
            view! { <tr><th scope="row">{reader.name.clone()}</th> <td>{say::done_of(lang, reader.done, reader.drawn)}</td> <td class="table__acts">{on}</td></tr> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <table class="table gap-4"><caption class="table__cap">{say::readers(lang)}</caption> <tbody>{rows}</tbody></table> })
}

fn agreed(visit: &Visit, twice: &[Twice], issues: &[Issue]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let agreement = Agreement::of(twice, &issues.iter().map(|issue| issue.id).collect::<Vec<_>>());
    let rows: Vec<_> = issues
        .iter()
        .zip(&agreement.by_issue)
        .map(|(issue, (_, alpha))| view! { <tr><th scope="row">{words::plain(issue.number)} ". " {issue.title.clone()}</th> <td class="num">{say::alpha(*alpha)}</td></tr> })
        .collect();
    view! {
        <section class="section" aria-labelledby="agreement">
            <h2 class="section__title" id="agreement">{say::agreement(lang)}</h2>
            <p>{say::same_of(lang, agreement.same, agreement.read)}</p>
            <p>{say::whole(lang)} " " <strong>{say::alpha(agreement.whole)}</strong> " " {say::judged(lang, agreement.read, agreement.whole)}</p>
            <table class="table table--dense gap-4"><caption class="table__cap">{say::by_issue(lang)}</caption> <thead><tr><th scope="col">{words::ledger::issue(lang)}</th> <th class="num" scope="col">"α"</th></tr></thead> <tbody>{rows}</tbody></table>
            <p class="chart__note">{say::what_alpha_is(lang)}</p>
        </section>
    }
}

fn differences(
    visit: &Visit,
    one: &Consultation,
    twice: &[Twice],
    held: &[Held],
    issues: &[Issue],
    labels: &[(String, String)],
    writing: bool,
) -> AnyView {
    let lang = visit.lang;
    let open: Vec<&Twice> = twice.iter().filter(|one| !one.settled && one.first != one.second).collect();
    if open.is_empty() {
        return view! { <p class="empty__words">{say::none_left(lang)}</p> }.into_any();
    }
    let told = |codes: &Codes| match codes {
        Codes::Aside => words::ledger::aside(lang).to_string(),
        Codes::Under(ids) => {
            let of = issues.iter().filter(|issue| ids.contains(&issue.id.0));
            let names: Vec<String> =
                of.map(|issue| format!("{}. {}", words::plain(issue.number), issue.title)).collect();
            if names.is_empty() { say::removed(lang).to_string() } else { names.join(" · ") }
        }
    };
    let rows: Vec<_> = open
        .iter()
        .filter_map(|read| Some((read, held.iter().find(|comment| comment.id == read.comment)?)))
        .map(|(read, comment)| {
            let press = |take: &'static str, label: &'static str| {
                view! {
                    <form method="post" action=form::action(visit, "second/settle")>
                        {about(visit, one)}
                        <input type="hidden" name="comment" value=comment.id.to_string() />
                        <input type="hidden" name="seen" value=read.deed.to_string() />
                        <input type="hidden" name="take" value=take />
                        <button class="button button--plain" type="submit">{label} <span class="hidden">" " {comment.number.to_string()}</span></button>
                    </form>
                }
            };
            let under = matches!(&read.second, Codes::Under(ids) if issues.iter().any(|issue| ids.contains(&issue.id.0)));
            let acts = writing.then(|| view! { <div class="actions gap-3">{press("first", say::keep_first(lang))} {under.then(|| press("second", say::take_second(lang)))} <a class="act" href=visit.to(&format!("/desk/c/{}/ledger/{}", one.id, comment.id))>{say::settle_by_hand(lang)}</a></div> });
            view! {
                <li class="leaf leaf--plain">
                    <p class="leaf__meta"><span class=format!("stance stance--{}", comment.stance.code())>{icon::stance_shape(comment.stance)} {words::law::stance_short(lang, comment.stance)}</span> <span>{card::target_name(visit, one, comment.target.as_str(), labels)}</span></p>
                    <p class="case__words">{comment.reason.clone()} " " {comment.wording.clone()}</p>
                    <dl class="facts"><div class="fact"><dt class="fact__term">{say::first(lang)}</dt> <dd class="fact__said">{told(&read.first)}</dd></div> <div class="fact"><dt class="fact__term">{say::second(lang)}</dt> <dd class="fact__said">{told(&read.second)}</dd></div></dl>
                    {acts}
                </li>
            }
        })
        .collect();
    view! {
        <section class="section" aria-labelledby="differences">
            <h2 class="section__title" id="differences">{say::differences(lang, open.len() as u64)}</h2>
            <ol class="leaves">{rows}</ol>
        </section>
    }
    .into_any()
}

/// One comment, read blind.
///
/// # Errors
/// [`Problem::NotFound`], also for a comment that was not drawn for this reader; [`Problem::NotAllowed`].
pub async fn read(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    if !writable(&visit, &one) {
        return Err(Problem::NotAllowed);
    }
    let id = visit.id("comment", CommentId::parse)?;
    let store = &visit.site.store;
    let was_read = store::ledger::second::was_read(store, &visit.viewer, id).await?;
    let held = store::comment::held(store, &visit.viewer, id).await?;
    if held.consultation != one.id {
        return Err(Problem::NotFound);
    }
    let issues = store::result::summary(store, one.id).await?.issues;
    let readers = store::ledger::second::readers(store, &visit.viewer, one.id).await?;
    let mine = readers.into_iter().find(|reader| Some(reader.person) == visit.viewer.person);
    let labels = crate::consultation::page::labels_of(&visit, &one, std::iter::once(held.target.as_str())).await?;
    let lang = visit.lang;
    let title = format!("{} {}", say::title(lang), held.number);
    Ok(Page::new(title.clone(), move || {
        let visit = calm(&visit, "reading");
        let ticked = |issue: &Issue| visit.typed_all("under[]").contains(&issue.id.to_string().as_str());
        let boxes: Vec<_> = issues
            .iter()
            .map(|issue| {
                let (id, value) = (format!("u{}", issue.id), issue.id.to_string());
                view! { <li><div class="choice"><input class="choice__input choice__input--box" type="checkbox" name="under[]" value=value id=id.clone() checked=ticked(issue) /><label class="choice__label" for=id>{words::plain(issue.number)} ". " {issue.title.clone()}</label></div></li> }
            })
            .collect();
        let aside = visit.typed("aside") == Some("yes");
        let form = (!was_read).then(|| {
            view! {
                <form method="post" class="gap-4" action=form::action(&visit, "second/say")>
                    {about(&visit, &one)}
                    <input type="hidden" name="reading" value="1" />
                    <input type="hidden" name="comment" value=id.to_string() />
                    <fieldset class="field" id="f-under">
                        <legend class="section__title">{words::ledger::code_one(lang)}</legend>
                        <ul class="plain">{boxes}</ul>
                        <div class="choice gap-3"><input class="choice__input choice__input--box" type="checkbox" name="aside" value="yes" id="aside" checked=aside /><label class="choice__label" for="aside">{words::ledger::aside(lang)}</label></div>
                    </fieldset>
                    <div class="save"><button class="button" type="submit">{say::save_next(lang)}</button></div>
                </form>
            }
        });
        let done = was_read.then(|| view! { <p class="notice">{say::was_read(lang)}</p> });
        let far = mine.as_ref().map(|mine| say::done_of(lang, mine.done, mine.drawn));
        view! {
            {head(&visit, &one, &title)}
            <div class="narrow">
                {form::summary(&visit, &[("under[]", words::ledger::code_one(lang))])}
                <p class="section__note">{far} " · " {say::blind(lang)}</p>
                <article class="case case--first">
                    <p class="case__head"><span class=format!("stance stance--{}", held.stance.code())>{icon::stance_shape(held.stance)} {words::law::stance_short(lang, held.stance)}</span> <span>{card::target_name(&visit, &one, held.target.as_str(), &labels)}</span></p>
                    <p class="case__words">{held.reason.clone()}</p>
                    {(!held.wording.is_empty()).then(|| view! { <p class="case__words"><ins>{held.wording.clone()}</ins></p> })}
                </article>
                {done}
                {form}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/second", one.id))>{say::title(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk())
}
