//! One comment on the summariser's desk: the whole text, every place where it stands, the words meant of each issue, and notes
//! inside the agency.

use super::bench;
use super::desk::{readable, writable};
use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Long, Select};
use crate::ui::keys::Keys;
use crate::ui::{form, icon};
use domain::id::CommentId;
use domain::ledger::AsideReason;
use domain::refusal::Refusal;
use leptos::prelude::*;
use words::{hints, ledger as say};

/// # Errors
/// [`Problem::NotFound`], also for a comment of another consultation; [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let id = visit.id("comment", CommentId::parse)?;
    let store = &visit.site.store;
    let held = store::comment::held(store, &visit.viewer, id).await?;
    let area = match &held.area {
        Some(code) => store::area::all(store).await?.into_iter().find(|area| area.code == *code),
        None => None,
    };
    if held.consultation != one.id {
        return Err(Problem::NotFound);
    }
    let summary = store::result::summary(store, one.id).await?;
    let row = store::ledger::of(store, &[id]).await?.pop();
    let notes = store::ledger::notes(store, id).await?;
    let hint = store::hints::of(store, &[id]).await?.pop();
    let labels = crate::consultation::page::labels_of(&visit, &one, std::iter::once(held.target.as_str())).await?;
    let wordings = crate::comment::difference::some(&visit, &[(id, held.wording.as_str())]).await?;
    let back = store::ledger::taken_back(store, visit.viewer.person, one.id, Some(id)).await?;
    let coders = store::ledger::coders(store, one.agency.id, one.id, visit.now).await?;
    let read_by = row.as_ref().and_then(|row| row.read_by);
    let reader = coders.into_iter().find(|(person, _, _)| Some(*person) == read_by).map(|(_, name, _)| name);
    if visit.returned.is_none() && read_by != visit.viewer.person {
        store::ledger::read(store, &visit.viewer, id).await?;
    }
    let lang = visit.lang;
    let offered = hint.as_ref().is_some_and(|hint| hint.proposed.is_some());
    let title = format!("{} {}", words::summary::comments(lang), held.number);
    let page = Page::new(title.clone(), move || {
        let stance = held.stance;
        let about_part = card::target_name(&visit, &one, held.target.as_str(), &labels);
        let who = held.class.map(|class| view! { <span>{words::law::class(lang, class)}</span> });
        let speaks = held.speaker.as_ref().map(|speaker| view! { <span>{words::organisation::speaks(lang, speaker)}</span> });
        let area = area.map(|area| view! { <span>{lang.of(&area.name_th, &area.name_en).to_string()}</span> });
        let identity = words::law::identity(lang, held.identity);
        let earlier = card::earlier(lang, held.earlier.as_ref(), held.target.is_gone());
        let wording = (!held.wording.is_empty()).then(|| view! { <p class="case__words"><ins>{held.wording.clone()}</ins></p> });
        let read = reader.map(|name| view! { <p class="small quiet">{say::read_by(lang)} " " {name}</p> });
        let told = matches!(visit.refusal(""), Some(Refusal::CodedMeanwhile { .. }));
        let mine = super::typed::calm(&visit, "coding");
        let kept = row.as_ref().map_or(0, |row| row.deed).to_string();
        let seen = if told { kept.clone() } else { mine.value("seen", &kept).to_string() };
        let codings = row.as_ref().map_or(&[][..], |row| row.codings.as_slice());
        let issues: Vec<_> = summary
            .issues
            .iter()
            .enumerate()
            .map(|(at, issue)| {
                let value = issue.id.to_string();
                let coding = codings.iter().find(|coding| coding.issue == issue.id);
                let ticked = match mine.returned.is_some() {
                    true => mine.typed_all("under[]").contains(&value.as_str()),
                    false => coding.is_some(),
                };
                let typed = mine.typed_all("quote[]").get(at).map(|quote| (*quote).to_string());
                let quote = typed.unwrap_or_else(|| coding.map_or(String::new(), |coding| coding.quote.clone()));
                let refused = mine.refusal(&format!("i{}.quote", issue.id)).map(|why| words::refusal::say(lang, &why));
                let given = Given { name: "quote[]".into(), value: quote, refused, lang };
                let suffix = format!("-{}", issue.id);
                let id = format!("u{}", issue.id);
                view! {
                    <li class="under">
                        <div class="choice"><input class="choice__input choice__input--box" type="checkbox" name="under[]" value=value.clone() id=id.clone() checked=ticked /><label class="choice__label" for=id>{words::plain(issue.number)} ". " {issue.title.clone()}</label></div>
                        <input type="hidden" name="quote_of[]" value=value />
                        <Long given=given suffix=suffix label=say::quote(lang) hint=say::quote_hint(lang) rows=1 optional=true />
                        <p><button class="button button--plain button--small" type="button" data-mark="" hidden>{say::take_marked(lang)} <span class="hidden">" " {issue.title.clone()}</span></button> <span class="small" role="status" data-none=say::nothing_marked(lang)></span></p>
                    </li>
                }
            })
            .collect();
        let reasons = std::iter::once((String::new(), say::none(lang).to_string()))
            .chain(AsideReason::ALL.iter().map(|one| (one.code().to_string(), say::aside_reason(lang, *one).to_string())))
            .collect();
        let aside = row.as_ref().and_then(|row| row.aside.clone());
        // A reply that was taken back stands there again; without its reason it sets nothing aside.
        let reason = aside.as_ref().map_or("", |aside| aside.reason.code());
        let words = aside.as_ref().or(back.as_ref().map(|(aside, _)| aside)).map_or("", |aside| aside.words.as_str());
        let form = (writable(&visit, &one) && row.is_some()).then(|| {
            view! {
                <form method="post" class="gap-4" action=form::action(&mine, "ledger/one")>
                    {about(&mine, &one)}
                    <input type="hidden" name="coding" value="1" />
                    <input type="hidden" name="comment" value=id.to_string() />
                    <input type="hidden" name="seen" value=seen />
                    <h2 class="section__title">{say::code_one(lang)}</h2>
                    <ul class="plain">{issues}</ul>
                    <Select given=mine.given("aside", reason) label=say::aside(lang) options=reasons />
                    <input type="hidden" name="kept_words" value=words.to_string() />
                    <Long given=mine.given("words", words) label=say::aside_words(lang) hint=say::aside_words_hint(lang) rows=2 optional=true />
                    <Long given=mine.given("note", "") label=say::note(lang) hint=say::note_hint(lang) rows=2 optional=true />
                    <div class="save"><button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
            }
        });
        // Where nothing can be sorted any more it is told where it stands.
        let stands = (form.is_none() && (!held.issues.is_empty() || held.aside.is_some())).then(|| view! { <p class="leaf__meta">{bench::places(lang, &summary.issues, &held)}</p> });
        let copies = hint.as_ref().and_then(|hint| bench::copies(&visit, &one, hint)).map(|copies| view! { <p>{copies}</p> });
        let offer = hint.as_ref().filter(|_| form.is_some()).and_then(|hint| bench::offer(&visit, &summary.issues, hint));
        let offer = offer.map(|offer| {
            let inside = view! {
                <form method="post" class="offer" action=form::action(&mine, "summary/group")>
                    {about(&mine, &one)}
                    {form::key(&visit)}
                    <input type="hidden" name="comment[]" value=id.to_string() />
                    <input type="hidden" name="seen" value=kept.clone() />
                    <p>{offer}</p>
                    <button class="button button--small" type="submit" id="accept" name="to" value="proposed">{hints::accept_one(lang)} " (a)"</button>
                </form>
            }
            .into_any();
            view! { <Keys>{inside}</Keys> }
        });
        let written: Vec<_> = notes
            .iter()
            .map(|note| view! { <li class="note"><p class="small quiet">{note.who.clone()} " · " {words::date::moment(lang, note.at)}</p> <p>{note.text.clone()}</p></li> })
            .collect();
        let noting = super::typed::calm(&visit, "noting");
        // Where the comment can be sorted the note stands in that form, so that one save keeps both.
        let note = form.is_none().then(|| {
            view! {
                <form method="post" action=form::action(&noting, "ledger/note")>
                    {form::hidden(&noting)}
                    <input type="hidden" name="noting" value="1" />
                    <input type="hidden" name="comment" value=id.to_string() />
                    <Long given=noting.given("note", "") label=say::note(lang) hint=say::note_hint(lang) rows=2 />
                    <div class="actions gap-3"><button class="button button--plain" type="submit">{say::add_note(lang)}</button></div>
                </form>
            }
        });
        let quotes: Vec<(String, String)> = summary
            .issues
            .iter()
            .map(|issue| (format!("i{}.quote", issue.id), format!("{}. {} · {}", words::plain(issue.number), issue.title, say::quote(lang))))
            .collect();
        let labels: Vec<(&str, &str)> = [("aside", say::aside_why(lang)), ("words", say::aside_words(lang)), ("note", say::note(lang))]
            .into_iter()
            .chain(quotes.iter().map(|(field, label)| (field.as_str(), label.as_str())))
            .collect();
        view! {
            {head(&visit, &one, &title)}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <article class="case case--first">
                    <p class="case__head"><span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(stance)} {words::law::stance_short(lang, stance)}</span> <span>{about_part}</span> {speaks} {who} {area} <span>{identity}</span> <span>{words::date::moment(lang, held.at)}</span> <span>{words::law::showing_of(lang, held.showing)}</span> {(held.agreed > 0).then(|| view! { <span>{words::comment::agree_count(lang, held.agreed)}</span> })} <span>{held.through.map_or_else(|| say::channel(lang, held.channel).to_string(), |how| words::through::in_full(lang, &how))}</span></p>
                    {earlier.map(|of| view! { <p class="voice__of">{of}</p> })}
                    {crate::comment::quote::shown(lang, &held.quote)}
                    <div data-marks="" aria-label=say::marks_label(lang) role="group"><p class="case__words">{held.reason.clone()}</p> {wording}</div>
                    {wordings.over(lang, id, &held.wording)}
                    {crate::comment::files::held(&visit, &held)}
                    {read}
                    {copies}
                    {stands}
                </article>
                {offer}
                {form}
                <section class="section" aria-labelledby="notes">
                    <h2 class="section__title" id="notes">{say::notes(lang)}</h2>
                    <ul class="plain">{written}</ul>
                    {note}
                </section>
                {visit.viewer.may(domain::act::Act::Reply, one.agency.id).then(|| view! { <p><a class="act" href=visit.to(&format!("/desk/comment/{id}#reply"))>{words::reply::write(lang)}</a></p> })}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::summary::title(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk()
    .with_small_script();
    // One key takes what is proposed.
    Ok(if offered { page.with_islands() } else { page })
}
