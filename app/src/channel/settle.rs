//! A sheet that two people entered differently: each difference side by side, to be settled with the paper in hand.

use super::list::dossier;
use super::occasion::of;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Radios};
use crate::ui::form;
use domain::channel::{Entry, differences};
use domain::lang::Lang;
use domain::survey::{Question, cut::Cut};
use leptos::prelude::*;
use words::channel as say;

/// # Errors
/// As [`dossier`]; [`Problem::NotFound`] where nothing differs.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, now) = dossier(&visit).await?;
    if !now && visit.returned.is_none() {
        return Err(Problem::NotAllowed);
    }
    let store = &visit.site.store;
    let number: u32 = visit.param("number").parse().map_err(|_| Problem::NotFound)?;
    let all = store::channel::all(store, one.id).await?;
    let occasion = all.into_iter().find(|occasion| occasion.number == number).ok_or(Problem::NotFound)?;
    let questions = store::channel::questions(store, one.id, &occasion).await?;
    let mark = visit.value("mark", visit.asked("mark")).to_string();
    let pairs = store::channel::pairs(store, one.id, number).await?;
    let pair = pairs.into_iter().find(|pair| pair.first.mark == mark).ok_or(Problem::NotFound)?;
    let second = pair.second.ok_or(Problem::NotFound)?;
    let first = pair.first;
    let lang = visit.lang;
    Ok(Page::new(say::settle(lang), move || {
        let fields = differences(&first, &second);
        let labels: Vec<(String, String)> =
            fields.iter().map(|field| (field.clone(), label(lang, &questions, field))).collect();
        let rows: Vec<_> = labels
            .iter()
            .map(|(field, label)| {
                let side = |value: &'static str, name: &'static str, entry: &Entry| {
                    Choice::plain(value, name).with(Some(said(lang, &questions, field, entry)))
                };
                let choices = vec![side("1", say::first(lang), &first), side("2", say::second(lang), &second)];
                view! { <Radios given=visit.given(field, "") label=label.clone() choices=choices /> }
            })
            .collect();
        let labels: Vec<(&str, &str)> = labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect();
        view! {
            {head(&visit, &one, &format!("{} {}", say::settle(lang), mark))}
            <div class="narrow">
                <p class="quiet">{say::name(lang, &occasion.facts)}</p>
                {form::summary(&visit, &labels)}
                <p>{say::settle_means(lang)}</p>
                <form method="post" action=form::action(&visit, "channel/settle")>
                    {of(&visit, &one, &occasion)}
                    <input type="hidden" name="mark" value=mark.clone() />
                    {rows}
                    <p class="actions gap-4"><button class="button" type="submit">{say::settle_now(lang)}</button></p>
                </form>
                <form class="section" method="post" action=form::action(&visit, "channel/drop")>
                    {of(&visit, &one, &occasion)}
                    <input type="hidden" name="mark" value=mark.clone() />
                    <button class="button button--plain" type="submit">{say::drop_pair(lang)}</button>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

fn question<'a>(questions: &'a [Question], field: &str) -> Option<&'a Question> {
    let id: i64 = field.strip_prefix('q')?.parse().ok()?;
    questions.iter().find(|question| question.id.0 == id)
}

fn label(lang: Lang, questions: &[Question], field: &str) -> String {
    match (field, question(questions, field)) {
        (_, Some(question)) => {
            let number = domain::survey::seen(questions, question.id).unwrap_or(question.number);
            format!("{number}. {}", question.said(lang))
        }
        ("audience", _) => words::survey::answer_as(lang).into(),
        ("class", _) => say::cut(lang, Cut::Class).into(),
        ("area", _) => say::area_label(lang).into(),
        _ => say::day(lang).into(),
    }
}

/// What one of the two says.
fn said(lang: Lang, questions: &[Question], field: &str, entry: &Entry) -> String {
    let (new, none) = (&entry.new, || say::nothing_there(lang).to_string());
    match (field, question(questions, field)) {
        (_, Some(question)) => {
            let answer = new.answers.get(&question.id.0);
            answer.map_or_else(none, |answer| words::survey::answer(lang, question, answer))
        }
        ("audience", _) => words::law::audience(lang, new.audience).into(),
        ("class", _) => new.who.class.map_or_else(none, |class| words::law::class(lang, class).into()),
        ("area", _) => new.who.area.as_deref().map_or_else(none, |code| words::survey::place(lang, code)),
        _ => words::date::short(lang, entry.day),
    }
}
