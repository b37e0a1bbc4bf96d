//! One row of the rules, to change or to add.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Long, Radios, Ticks};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Kind;
use domain::id::AgencyId;
use domain::rules::{Coded, Part, Row};
use leptos::prelude::*;
use words::rules as say;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator; [`Problem::NotFound`] for no such row.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if !visit.viewer.may(Act::EditRules, AgencyId(0)) {
        return Err(Problem::NotAllowed);
    }
    let part = visit.id("part", Part::parse)?;
    let (rules, seen) = store::rules::now(&visit.site.store).await?;
    let code = visit.param("code").to_string();
    let one = match code.as_str() {
        "new" if part.grows() => {
            let place = rules.all(part).map(|one| one.row.place).max().unwrap_or(0) + 10;
            Coded { part, code, row: Row { place, ..Row::default() } }
        }
        code => rules.row(part, code).cloned().ok_or(Problem::NotFound)?,
    };
    let lang = visit.lang;
    Ok(Page::new(say::row(lang), move || {
        let text = part == Part::Text;
        let days = text && one.code == domain::rules::HOLIDAYS;
        let (name_th, name_en, name_hint) = match text {
            true if days => (say::days_of(lang), "", say::days_of_hint(lang)),
            true => (say::text_th(lang), say::text_en(lang), say::text_hint(lang)),
            false => (say::name_th(lang), say::name_en(lang), say::name_hint(lang)),
        };
        let labels = [
            ("name_th", name_th),
            ("name_en", name_en),
            ("hint_th", say::hint_th(lang)),
            ("hint_en", say::hint_en(lang)),
            ("section", say::section(lang)),
            ("kinds[]", say::kinds(lang)),
            ("place", say::place(lang)),
            ("days", say::days(lang, &one.code)),
            ("reason", say::reason(lang)),
        ];
        let shipped = say::shipped_name(lang, part, &one.code);
        let title = if shipped.is_empty() { say::name(lang, &one) } else { shipped.to_string() };
        let title = if title.is_empty() { say::add(lang).to_string() } else { title };
        let names = match text {
            true if days => view! { <Long given=visit.given("name_th", &one.row.name.th) label=name_th hint=name_hint optional=true rows=12 /> }.into_any(),
            true => view! {
                <Long given=visit.given("name_th", &one.row.name.th) label=name_th hint=name_hint optional=true rows=4 />
                <Long given=visit.given("name_en", &one.row.name.en) label=name_en optional=true rows=4 />
            }
            .into_any(),
            false => {
                let own = shipped.is_empty();
                let hint = if own { "" } else { name_hint };
                view! {
                    <Line given=visit.given("name_th", &one.row.name.th) label=name_th hint=hint optional=!own />
                    <Line given=visit.given("name_en", &one.row.name.en) label=name_en optional=true />
                }
                .into_any()
            }
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a> " / " <a href=visit.to("/desk/rules")>{say::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{title}</h1>
                <p class="section__note">{say::part_means(lang, part)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "rules/write")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="part" value=part.code() />
                    <input type="hidden" name="code" value=one.code.clone() />
                    <input type="hidden" name="seen" value=seen.to_string() />
                    {(part != Part::Need && part != Part::Period).then_some(names)}
                    {fields(&visit, &one)}
                    <Line given=visit.given("reason", "") label=say::reason(lang) hint=say::reason_hint(lang) />
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button> <a class="act" href=visit.to("/desk/rules")>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// The fields that a part has besides its names.
fn fields(visit: &Visit, one: &Coded) -> AnyView {
    let (lang, row) = (visit.lang, &one.row);
    if one.part == Part::Period {
        return view! { <Line given=visit.given("days", &row.days.to_string()) label=say::days(lang, &one.code) hint=say::days_hint(lang, &one.code) short=true /> }.into_any();
    }
    if matches!(one.part, Part::Text | Part::Reason | Part::Aside) {
        return ().into_any();
    }
    let ticked = |name: &str, kept: Vec<String>| match &visit.returned {
        Some(_) => visit.typed_all(name).into_iter().map(str::to_string).collect(),
        None => kept,
    };
    let kinds = Kind::ALL.iter().map(|kind| Choice::plain(kind.code(), words::law::kind(lang, *kind))).collect();
    let chosen = ticked("kinds[]", row.kinds.iter().map(|kind| kind.code().to_string()).collect());
    let kinds_hint = if matches!(one.part, Part::Heading | Part::Report) { say::kinds_heading_hint(lang) } else { "" };
    let (hint_th, hint_en) = match one.part {
        Part::Class => (say::under_th(lang), say::under_en(lang)),
        _ => (say::hint_th(lang), say::hint_en(lang)),
    };
    let advice = matches!(one.part, Part::Heading | Part::Report | Part::Check | Part::Class).then(|| {
        view! {
            <Long given=visit.given("hint_th", &row.hint.th) label=hint_th optional=true rows=3 />
            <Long given=visit.given("hint_en", &row.hint.en) label=hint_en optional=true rows=3 />
        }
    });
    let is = (one.part == Part::Step).then(|| {
        let kept = [(row.ends, "ends"), (row.ahead, "ahead")].into_iter().filter(|(is, _)| *is);
        let chosen = ticked("is[]", kept.map(|(_, code)| code.to_string()).collect());
        let choices = vec![Choice::plain("ends", say::ends(lang)), Choice::plain("ahead", say::ahead(lang))];
        view! { <Ticks given=visit.given("is[]", "") label=say::step_is(lang) choices chosen optional=true /> }
    });
    if one.part == Part::Class {
        return advice.into_any();
    }
    let place = view! { <Line given=visit.given("place", &row.place.to_string()) label=say::place(lang) hint=say::place_hint(lang) short=true /> };
    let used = if row.used { "yes" } else { "no" };
    let uses = vec![
        Choice::plain("yes", say::in_use(lang)),
        Choice::plain("no", say::not_in_use(lang)).with(Some(say::not_in_use_means(lang))),
    ];
    let section = if row.section == "-" { "" } else { &row.section };
    let needed = one.part.has_kinds().then(|| {
        view! {
            <Ticks given=visit.given("kinds[]", "") label=say::kinds(lang) hint=kinds_hint choices=kinds chosen=chosen />
            <Line given=visit.given("section", section) label=say::section(lang) hint=say::section_hint(lang) optional=true short=true />
        }
    });
    view! {
        {advice}
        {needed}
        {is}
        {place}
        <Radios given=visit.given("used", used) label=say::used(lang) choices=uses />
    }
    .into_any()
}
