//! A sheet of paper typed into the survey's own fields. What somebody else entered of the same sheet is not shown.

use super::list::{dossier, provinces};
use super::occasion::of;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::survey::block::{block, section};
use crate::survey::form::audiences;
use crate::ui::field::{Choice, Line, Radios, Select};
use crate::ui::form;
use domain::comment::Class;
use domain::survey::{Audience, Question, is_for};
use leptos::prelude::*;
use words::channel as say;

/// # Errors
/// As [`dossier`]; [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, now) = dossier(&visit).await?;
    if !now && visit.returned.is_none() {
        return Err(Problem::NotAllowed);
    }
    let store = &visit.site.store;
    let number: u32 = visit.param("number").parse().map_err(|_| Problem::NotFound)?;
    let all = store::channel::all(store, one.id).await?;
    let occasion = all.into_iter().find(|occasion| occasion.number == number).ok_or(Problem::NotFound)?;
    // What paper leaves open stays open.
    let mut questions = store::channel::questions(store, one.id, &occasion).await?;
    questions.iter_mut().for_each(|question| question.required = false);
    let asked = audiences(&questions);
    let first = *asked.first().filter(|_| !questions.is_empty()).ok_or(Problem::NotFound)?;
    let wanted = visit.value("audience", visit.asked("for")).to_string();
    let audience = Audience::parse(&wanted).ok().filter(|one| asked.contains(one)).unwrap_or(first);
    let lang = visit.lang;
    Ok(Page::new(say::enter(lang), move || {
        let mine: Vec<&Question> = questions
            .iter()
            .filter(|question| is_for(question, audience) && question.form != domain::survey::Form::Calculation)
            .collect();
        let count = mine.iter().filter(|question| question.is_answered()).count();
        let (mut place, mut before) = (0, String::new());
        let mut fields: Vec<(String, String)> = Vec::new();
        let blocks: Vec<_> = mine
            .iter()
            .map(|question| {
                place += usize::from(question.is_answered());
                let label = words::survey::question(lang, place, Some(count));
                fields.extend(
                    question.fields().into_iter().chain([format!("q{}", question.id)]).map(|field| (field, label.clone())),
                );
                view! { {section(lang, question, &mut before)} {block(&visit, question, Some(place), Some(count))} }
            })
            .collect();
        let labels: Vec<(&str, &str)> = fields
            .iter()
            .map(|(field, label)| (field.as_str(), label.as_str()))
            .chain([
                ("mark", say::mark(lang)),
                ("day", say::day(lang)),
                ("area", say::area_label(lang)),
                ("class", words::comment::who(lang)),
            ])
            .collect();
        view! {
            {head(&visit, &one, say::enter(lang))}
            <div class="narrow">
                <p class="quiet">{say::name(lang, &occasion.facts)} " · " {words::law::audience(lang, audience)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "channel/sheet")>
                    {of(&visit, &one, &occasion)}
                    <input type="hidden" name="audience" value=audience.code() />
                    <Line given=visit.given("mark", visit.asked("mark")) label=say::mark(lang) hint=say::mark_hint(lang) short=true />
                    <Line given=visit.given("day", "") label=say::day(lang) hint=say::day_hint(lang) short=true optional=true />
                    {blocks}
                    {who(&visit)}
                    <p class="actions gap-4"><button class="button" type="submit">{say::keep(lang)}</button></p>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// Who answers and where, if they say so.
pub fn who(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let classes: Vec<Choice> = Class::ALL
        .iter()
        .map(|class| {
            Choice::plain(class.code(), words::law::class(lang, *class)).with(words::law::class_hint(lang, *class))
        })
        .collect();
    view! {
        <section class="question">
            <h2 class="section__title">{say::you(lang)}</h2>
            <p class="section__note">{say::you_means(lang)}</p>
            <Radios given=visit.given("class", "") label=words::comment::who(lang) choices=classes optional=true />
            <Select given=visit.given("area", "") label=words::comment::area(lang) optional=true options=provinces(visit) />
        </section>
    }
}
