//! The moderators' queue: what waits, by why and for which reason, page by page of the key; one choice for what is ticked. The keyboard
//! alone goes through it.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::keys::Keys;
use crate::ui::list::with;
use crate::ui::{form, icon};
use domain::act::Act;
use domain::agency::Role;
use domain::comment::State;
use domain::id::{AgencyId, ConsultationId};
use domain::moderation::{MOST_AT_ONCE, Reason, Why};
use leptos::prelude::*;
use store::moderation::{Filter, Item};
use words::ledger;
use words::moderation as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who moderate nowhere.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let viewer = visit.signed_in()?;
    let filter = Filter {
        why: Why::parse(visit.asked("why")).ok(),
        reason: Reason::parse(visit.asked("reason")).ok(),
        consultation: ConsultationId::parse(visit.asked("c")),
        agency: AgencyId::parse(visit.asked("agency")),
    };
    let after = visit.asked("after").parse().unwrap_or(0);
    let items = store::moderation::page(store, viewer, &filter, after, MOST_AT_ONCE as u32).await?;
    let counts = store::moderation::counts(store, viewer, filter.agency).await?;
    let mut mine: Vec<AgencyId> = viewer.roles.iter().map(|(agency, _)| *agency).collect();
    mine.retain(|agency| viewer.may(Act::Withhold, *agency));
    mine.sort_unstable();
    mine.dedup();
    let office = viewer.has(Role::CentralAdministrator);
    let agencies = if office || mine.len() < 2 { Vec::new() } else { store::agency::some(store, &mine).await? };
    let rated = crate::satisfaction::card::of_queue(&visit).await?;
    let lang = visit.lang;
    Ok(Page::new(say::queue(lang), move || {
        let total: u64 = counts.iter().map(|(_, n)| n).sum();
        let tab = |code: &'static str, label: &'static str, n: u64| {
            let here = visit.asked("why") == code;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            let to = narrowed(&visit, "why", code);
            view! { <a class=class href=to aria-current=here.then_some("true")>{label} " " <span class="tabs__count">"(" {words::number(n)} ")"</span></a> }
        };
        let tabs: Vec<_> = counts.iter().map(|(why, n)| tab(why.code(), say::why(lang, *why), *n)).collect();
        let office = office.then(|| view! { <a class="tabs__link" href=visit.to("/desk/moderation/appeals")>{say::appeals(lang)}</a> });
        let next = (items.len() == MOST_AT_ONCE).then(|| items.last().map(|last| last.id)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "after", &last.to_string())>{say::next(lang)}</a></p> }
        });
        let asked = words::satisfaction::ask_title(lang);
        let labels = [("reason", say::narrow_reason(lang)), ("note", say::note(lang)), ("step", asked)];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <header class="title"><h1>{say::queue(lang)}</h1></header>
            {form::summary(&visit, &labels)}
            <p class="section__note">{say::queue_note(lang)} " " <a href=visit.to("/about/moderation")>{say::policy(lang)}</a></p>
            <nav class="tabs" aria-label=words::public::filters(lang)>{tab("", say::everything(lang), total)} {tabs} {office}</nav>
            {filters(&visit, &filter, &agencies)}
            {crate::satisfaction::card::drawn(&visit, rated)}
            {bench(&visit, &items)}
            {next}
        }
    })
    .with_islands()
    .of_the_desk())
}

/// This list with one filter changed, from its beginning.
fn narrowed(visit: &Visit, name: &str, value: &str) -> String {
    let from_first =
        Visit { query: visit.query.iter().filter(|(n, _)| n != "after").cloned().collect(), ..visit.clone() };
    with(&from_first, name, value)
}

/// Reasons, agencies and the one consultation, as links.
fn filters(visit: &Visit, filter: &Filter, agencies: &[domain::agency::Agency]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let chip = |name: &'static str, value: String, label: String, here: bool| {
        let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
        view! { <a class=class href=narrowed(visit, name, &value) aria-current=here.then_some("true")>{label}</a> }
    };
    let reasons: Vec<_> =
        std::iter::once(chip("reason", String::new(), say::any_reason(lang).into(), filter.reason.is_none()))
            .chain(Reason::given().map(|one| {
                chip("reason", one.code().into(), words::law::reason(lang, one).into(), filter.reason == Some(one))
            }))
            .collect();
    let agencies: Vec<_> = agencies
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let here = filter.agency.map_or(place == 0, |agency| agency == one.id);
            chip("agency", one.id.to_string(), one.name(lang).to_string(), here)
        })
        .collect();
    let agencies = (!agencies.is_empty())
        .then(|| view! { <nav class="tabs" aria-label=say::narrow_agency(lang)>{agencies}</nav> });
    let whole = filter.consultation.map(|_| {
        view! { <p class="small"><a class="act" href=narrowed(visit, "c", "")>{say::all_consultations(lang)}</a></p> }
    });
    view! {
        {agencies}
        <nav class="tabs" aria-label=say::narrow_reason(lang)>{reasons}</nav>
        {whole}
    }
}

fn bench(visit: &Visit, items: &[Item]) -> AnyView {
    let lang = visit.lang;
    if items.is_empty() {
        return view! { <p class="empty__words">{say::nothing(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = items.iter().map(|item| row(visit, item)).collect();
    let chosen = visit.value("reason", "").to_string();
    let chosen = if visit.returned.is_some() { chosen } else { String::new() };
    let options: Vec<_> = std::iter::once(view! { <option value="">{say::choose_reason(lang)}</option> }.into_any())
        .chain(Reason::given().enumerate().map(|(place, reason)| {
            let here = chosen == reason.code();
            let number = (place + 1).to_string();
            view! { <option value=reason.code() data-number=number selected=here>{words::plain(place + 1)} ". " {words::law::reason(lang, reason)}</option> }.into_any()
        }))
        .collect();
    let refused = visit.refusal("reason").map(|why| {
        view! { <p class="field__error" id="f-reason-error">{words::refusal::say(lang, &why)}</p> }
    });
    let described = refused.is_some().then_some("f-reason-error");
    let inside = view! {
        {keys(visit)}
        <form method="post" action=form::action(visit, "moderation/settle")>
            {form::hidden(visit)}
            <ol class="leaves" aria-label=say::queue(lang)>{rows}</ol>
            <div class="move">
                <div class="move__pick field">
                    <label class="hidden" for="f-reason">{say::choose_reason(lang)}</label>
                    {refused}
                    <span class="pick"><select class="field__box" id="f-reason" name="reason" aria-describedby=described>{options}</select></span>
                </div>
                <button class="button button--small" type="submit" id="put" name="to" value="withhold">{say::withhold_ticked(lang)}</button>
                <button class="button button--plain button--small" type="submit" id="accept" name="to" value="show">{say::show_ticked(lang)}</button>
                <details class="fold move__new">
                    <summary class="fold__name">{say::note(lang)}</summary>
                    <div class="move__more"><Line given=visit.given("note", "") label=say::note(lang) hint=say::note_hint(lang) optional=true /></div>
                </details>
            </div>
        </form>
    }
    .into_any();
    view! { <Keys>{inside}</Keys> }.into_any()
}

fn row(visit: &Visit, item: &Item) -> impl IntoView + use<> {
    let lang = visit.lang;
    let comment = &item.comment;
    // A tick is of the words that stand beside it: of what was changed since it is gone.
    let (id, value) = (format!("t{}", comment.id), comment.id.seen(comment.revision).to_string());
    let ticked = visit.typed_all("comment[]").contains(&value.as_str());
    let words = match comment.reason.is_empty() && comment.wording.is_empty() {
        true => view! { <span class="quiet">{ledger::no_words(lang)}</span> }.into_any(),
        false => comment.reason.clone().into_any(),
    };
    let wording = (!comment.wording.is_empty())
        .then(|| view! { <span class="leaf__wording"><ins>{comment.wording.clone()}</ins></span> });
    let reported = (item.reports > 0)
        .then(|| view! { <span class="leaf__mark">{say::reported(lang, item.reports, item.reason)}</span> });
    let flags: Vec<_> =
        item.flags.iter().map(|flag| view! { <span class="leaf__mark">{say::flag(lang, *flag)}</span> }).collect();
    let withheld = match &comment.state {
        State::Withheld { reason, .. } => {
            Some(view! { <span class="leaf__mark">{words::law::reason(lang, *reason)}</span> })
        }
        _ => None,
    };
    let of = narrowed(visit, "c", &comment.consultation.to_string());
    view! {
        <li class="leaf">
            <span class="tick__label"><input class="tick" type="checkbox" name="comment[]" value=value id=id.clone() checked=ticked /></span>
            <div class="leaf__body">
                <label class="leaf__words" for=id>
                    <span class=format!("stance stance--{}", comment.stance.code())>{icon::stance_shape(comment.stance)} {words::law::stance_short(lang, comment.stance)}</span>
                    " " {words} {wording}
                </label>
                <p class="leaf__meta"><span class="leaf__in">{say::why(lang, item.why)}</span> {reported} {flags} {withheld} {comment.name.as_ref().map(|name| view! { <span>{say::named(lang, name)}</span> })} {super::page::edited(visit, comment)} <span>{words::date::moment(lang, item.since)}</span> <a href=of lang="th">{item.name.clone()}</a> <a href=visit.to(&format!("/desk/comment/{}", comment.id))>{ledger::open_one(lang)} <span class="hidden">" " {comment.number.to_string()}</span></a></p>
            </div>
        </li>
    }
}

/// The list of keys; it opens by `?`, and they can be switched off.
fn keys(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let line =
        |key: &'static str, what: &'static str| view! { <div class="keys__line"><dt>{key}</dt><dd>{what}</dd></div> };
    view! {
        <details class="fold" id="keys">
            <summary class="fold__name">{ledger::keys(lang)}</summary>
            <div class="fold__body">
                <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="keys-on" checked=true /> " " {ledger::keys_on(lang)}</label></p>
                <dl class="keys">
                    {line("j · k", ledger::key_move(lang))} {line("x", ledger::key_tick(lang))} {line("1–6", say::key_withhold(lang))}
                    {line("a", say::key_show(lang))} {line("b", say::key_bar(lang))} {line("?", ledger::key_help(lang))}
                </dl>
            </div>
        </details>
    }
}
