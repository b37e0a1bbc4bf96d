//! A law on the desk: one form of what is known of it, and every change before.

use super::history;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Date, Line, Long, Radios, Select, Ticks};
use crate::ui::form;
use domain::id::LawId;
use domain::refusal::Refusal;
use domain::register::force::Clause;
use domain::register::{Ground, How, Kind, Status};
use domain::time::Day;
use leptos::prelude::*;
use store::law::Law;
use words::{desk, register as say};

/// The law of the address, for who may change it.
///
/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn allowed(visit: &Visit) -> Result<Law, Problem> {
    let law = store::law::one(&visit.site.store, visit.id("id", LawId::parse)?).await?;
    if store::law::may(&visit.viewer, &law) { Ok(law) } else { Err(Problem::NotAllowed) }
}

/// # Errors
/// As [`allowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let law = allowed(&visit).await?;
    let store = &visit.site.store;
    let changes = store::law::changes(store, law.id).await?;
    let parent = match law.facts.parent {
        Some(parent) => store::law::one(store, parent).await?.title,
        None => String::new(),
    };
    let named = changes.iter().flat_map(|change| change.before.agencies.iter().chain(&change.after.agencies));
    let agencies = store::agency::some(store, &named.copied().collect::<Vec<_>>()).await?;
    let lang = visit.lang;
    Ok(Page::new(say::facts(lang), move || {
        view! {
            {head(&visit, &law, say::facts(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels(&visit))}
                <p class="gap-4">{say::save_means(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "register/edit")>
                    {hidden(&visit, &law)}
                    {known(&visit, &law, &parent)}
                    {days(&visit, &law)}
                    {evaluation(&visit, &law)}
                    {explained(&visit, &law)}
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button> <a class="act" href=visit.to(&format!("/laws/{}", law.id))>{desk::public_page(lang)}</a></div>
                </form>
                {history::section(&visit, &changes, &agencies, law.said.as_ref().map_or("", |said| said.at.as_str()))}
            </div>
        }
    })
    .of_the_desk())
}

/// The head of a law's desk pages.
pub fn head(visit: &Visit, law: &Law, title: &'static str) -> impl IntoView + use<> {
    let (lang, here) = (visit.lang, format!("/desk/laws/{}", law.id));
    let link = |to: String, label: &'static str| view! { <a class="act" href=visit.to(&to)>{label}</a> };
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{desk::title(lang)}</a> " / " <a href=visit.to("/desk/laws")>{say::duties(lang)}</a></nav>
        <h1>{title}</h1>
        <p class="title__full" lang="th">{law.title.clone()}</p>
        <p class="actions gap-3">{link(here.clone(), say::facts(lang))} {link(format!("{here}/needs"), say::needs(lang))} {link(format!("/laws/{}", law.id), desk::public_page(lang))}</p>
    }
}

/// What a form of a law carries: which, and the revision it was drawn from. After somebody else changed it, which the page says,
/// saving again is meant.
pub fn hidden(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let kept = law.revision.to_string();
    let told = visit.refusal("") == Some(Refusal::ChangedMeanwhile);
    let revision = if told { kept } else { visit.value("revision", &kept).to_string() };
    view! {
        {form::hidden(visit)}
        <input type="hidden" name="law" value=law.id.to_string() />
        <input type="hidden" name="revision" value=revision />
    }
}

fn labels(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let lang = visit.lang;
    vec![
        ("kind", say::kind_of_law(lang)),
        ("short_names", say::short_names(lang)),
        ("status", say::status(lang)),
        ("repealed", say::repealed_day(lang)),
        ("repealed_reference", say::repealed_reference(lang)),
        ("force", say::force_how(lang)),
        ("gazette", say::gazette_day(lang)),
        ("gazette_reference", say::gazette_reference(lang)),
        ("stated", say::stated_day(lang)),
        ("stated_reference", say::stated_reference(lang)),
        ("stated_link", say::stated_link(lang)),
        ("minister", say::minister(lang)),
        ("agencies", say::responsible(lang)),
        ("announced", say::announced_day(lang)),
        ("announced_reference", say::announced_reference(lang)),
        ("parent", say::parent(lang)),
        ("summary", say::summary(lang)),
        ("purpose", say::purpose(lang)),
        ("translation", say::translation(lang)),
        ("translation_link", say::translation_link(lang)),
        ("related", say::related(lang)),
        ("exempt", say::exempt_ground(lang)),
        ("exempt_reason", say::exempt_reason(lang)),
        ("cycle", say::cycle_years(lang)),
        ("cycle_source", say::cycle_source(lang)),
        ("evaluated", say::evaluated_day(lang)),
        ("evaluated_source", say::evaluated_source(lang)),
    ]
}

/// What it is, and whose.
fn known(visit: &Visit, law: &Law, parent: &str) -> impl IntoView + use<> {
    let (lang, facts) = (visit.lang, &law.facts);
    let kinds = Kind::ALL.iter().map(|kind| (kind.code().to_string(), say::kind(lang, *kind).to_string())).collect();
    let names: Vec<String> =
        law.agencies.iter().map(|agency| words::agency::full(domain::lang::Lang::Th, agency)).collect();
    let agencies = store::law::may_name_agencies(&visit.viewer).then(|| {
        view! { <Long given=visit.given("agencies", &names.join("\n")) label=say::responsible(lang) hint=say::agencies_hint(lang) rows=2 optional=true /> }
    });
    view! {
        <Select given=visit.given("kind", facts.kind.code()) label=say::kind_of_law(lang) options=kinds />
        <Long given=visit.given("short_names", &facts.short_names.join("\n")) label=say::short_names(lang) hint=say::short_names_hint(lang) rows=2 optional=true />
        <Line given=visit.given("minister", &facts.minister) label=say::minister(lang) hint=say::minister_hint(lang) optional=true />
        <Date name="announced" visit=visit.clone() kept=facts.announced.as_ref().map(|one| one.day) label=say::announced_day(lang) hint=say::repealed_day_hint(lang) />
        <Line given=visit.given("announced_reference", facts.announced.as_ref().map_or("", |one| one.reference.as_str())) label=say::announced_reference(lang) hint=say::needed_with(lang) />
        {agencies}
        <Line given=visit.given("parent", parent) label=say::parent(lang) hint=say::parent_hint(lang) optional=true />
    }
}

/// Since when it is in force, how that is known, and until when.
fn days(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let (lang, facts) = (visit.lang, &law.facts);
    let clause = law.said.as_ref().map(|said| said.clause);
    // Only what the text allows is offered, and what stands.
    let how = match facts.force.as_ref().map(|force| &force.how) {
        None => "unknown",
        Some(How::Own) => "own",
        Some(How::Gazette { .. }) => "gazette",
        Some(How::Stated { .. }) => "stated",
    };
    let mut choices = vec![Choice::plain("unknown", say::force_unknown(lang))];
    match clause {
        Some(Clause::On(day)) => {
            choices.push(Choice::plain("own", say::force_own(lang)).with(Some(words::date::full(lang, day))));
        }
        Some(_) => choices.push(Choice::plain("gazette", say::force_gazette(lang))),
        None => {}
    }
    choices.push(Choice::plain("stated", say::force_stated(lang)));
    let quoted = law.said.as_ref().map(|said| {
        let (at, words) = (said.at.clone(), said.words.clone());
        view! { <blockquote class="quiet gap-3" lang="th">{at} " " {words}</blockquote> }
    });
    let (gazette, reference) = match facts.force.as_ref().map(|force| &force.how) {
        Some(How::Gazette { gazette, reference }) => (Some(*gazette), reference.clone()),
        _ => (None, String::new()),
    };
    let (stated, stated_reference, link): (Option<Day>, String, String) = match &facts.force {
        Some(force) => match &force.how {
            How::Stated { reference, link } => (Some(force.day), reference.clone(), link.clone()),
            _ => (None, String::new(), String::new()),
        },
        None => (None, String::new(), String::new()),
    };
    let by_gazette = matches!(clause, Some(Clause::Days(_) | Clause::Months(_))).then(|| {
        view! {
            <Date name="gazette" visit=visit.clone() kept=gazette label=say::gazette_day(lang) hint=desk::date_hint(lang) />
            <Line given=visit.given("gazette_reference", &reference) label=say::gazette_reference(lang) hint=format!("{} {}", say::gazette_reference_hint(lang), say::needed_with(lang)) />
        }
    });
    // Shown only where the day that was typed is asked about.
    let far = |field: &&str| matches!(visit.refusal(field), Some(Refusal::FarFromTitle { .. }));
    let ticked = visit.typed("sure") == Some("yes");
    let sure = (ticked || ["gazette", "stated"].iter().any(far)).then(|| {
        let chosen = if ticked { vec!["yes".to_string()] } else { Vec::new() };
        view! { <Ticks given=visit.given("sure", "") label=say::sure_what(lang) choices=vec![Choice::plain("yes", say::sure(lang))] chosen /> }
    });
    let (status, repealed, repealed_reference) = match &facts.status {
        Status::InForce => ("in_force", None, String::new()),
        Status::Repealed { day, reference } => ("repealed", *day, reference.clone()),
    };
    let statuses = vec![Choice::plain("in_force", say::in_force(lang)), Choice::plain("repealed", say::repealed(lang))];
    view! {
        <h2 class="section__title gap-4">{say::entry(lang)}</h2>
        {quoted}
        <Radios given=visit.given("force", how) label=say::force_how(lang) choices />
        {by_gazette}
        <Date name="stated" visit=visit.clone() kept=stated label=say::stated_day(lang) hint=desk::date_hint(lang) />
        <Line given=visit.given("stated_reference", &stated_reference) label=say::stated_reference(lang) hint=say::needed_with(lang) />
        <Line given=visit.given("stated_link", &link) label=say::stated_link(lang) hint=words::road::link_hint(lang) optional=true />
        {sure}
        <Radios given=visit.given("status", status) label=say::status(lang) choices=statuses />
        <Date name="repealed" visit=visit.clone() kept=repealed label=say::repealed_day(lang) hint=say::repealed_day_hint(lang) />
        <Line given=visit.given("repealed_reference", &repealed_reference) label=say::repealed_reference(lang) optional=true />
    }
}

/// What moves its due day.
fn evaluation(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let (lang, facts) = (visit.lang, &law.facts);
    let grounds = std::iter::once((String::new(), say::not_exempt(lang).to_string()))
        .chain(Ground::ALL.iter().map(|ground| (ground.code().to_string(), say::ground_of(lang, *ground).to_string())))
        .collect();
    let ground = facts.exemption.as_ref().map_or("", |one| one.ground.code());
    let reason = facts.exemption.as_ref().map_or("", |one| one.reason.as_str());
    let years = facts.cycle.as_ref().map_or(String::new(), |cycle| cycle.years.to_string());
    let source = facts.cycle.as_ref().map_or("", |cycle| cycle.source.as_str());
    let evaluated = facts.evaluated.as_ref();
    view! {
        <h2 class="section__title gap-4">{say::due(lang)}</h2>
        <Select given=visit.given("exempt", ground) label=say::exempt_ground(lang) options=grounds />
        <Long given=visit.given("exempt_reason", reason) label=say::exempt_reason(lang) hint=say::needed_with(lang) rows=2 />
        <Line given=visit.given("cycle", &years) label=say::cycle_years(lang) short=true optional=true />
        <Line given=visit.given("cycle_source", source) label=say::cycle_source(lang) hint=say::needed_with(lang) />
        <Date name="evaluated" visit=visit.clone() kept=evaluated.map(|one| one.day) label=say::evaluated_day(lang) hint=say::repealed_day_hint(lang) />
        <Line given=visit.given("evaluated_source", evaluated.map_or("", |one| one.source.as_str())) label=say::evaluated_source(lang) hint=say::needed_with(lang) />
    }
}

/// What s.36 asks for.
fn explained(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let (lang, facts) = (visit.lang, &law.facts);
    view! {
        <h2 class="section__title gap-4">{say::summary(lang)}</h2>
        <Long given=visit.given("summary", &facts.summary) label=say::summary(lang) hint=say::summary_hint(lang) rows=5 optional=true />
        <Long given=visit.given("purpose", &facts.purpose) label=say::purpose(lang) hint=say::purpose_hint(lang) rows=4 optional=true />
        <Line given=visit.given("translation", &facts.translation) label=say::translation(lang) hint=say::translation_hint(lang) optional=true />
        <Line given=visit.given("translation_link", &facts.translation_link) label=say::translation_link(lang) hint=words::road::link_hint(lang) optional=true />
        <Long given=visit.given("related", &facts.related) label=say::related(lang) hint=say::related_hint(lang) rows=4 optional=true />
    }
}
