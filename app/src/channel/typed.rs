//! The forms of other ways as typed.

use crate::problem::Problem;
use crate::request::Serving;
use domain::channel::{self, Entry, Facts, Typed, table};
use domain::consultation::Consultation;
use domain::refusal::{Refusal, Refusals};
use domain::survey::{Audience, Question, parse_sheet};
use store::channel::Occasion;

/// The details of an occasion.
///
/// # Errors
/// All refusals, each under its field.
pub fn facts(here: &Serving) -> Result<Facts, Refusals> {
    let one = |name: &str| here.one(name).to_string();
    let day = |name: &str| ["day", "month", "year"].map(|part| one(&format!("{name}_{part}")));
    let typed = Typed {
        way: one("way"),
        from: day("from"),
        to: day("to"),
        place: one("place"),
        area: one("area"),
        held_by: one("held_by"),
        attended: one("attended"),
        minutes: one("minutes"),
        twice: one("twice"),
    };
    typed.parse(here.visit.now.day())
}

/// The number of the occasion that a form is about.
pub fn number(here: &Serving) -> u32 {
    here.one("channel").parse().unwrap_or(0)
}

/// The occasion that a form is about.
///
/// # Errors
/// [`Problem::NotFound`].
pub async fn occasion(here: &Serving, one: &Consultation) -> Result<Occasion, Problem> {
    let all = store::channel::all(&here.visit.site.store, one.id).await?;
    all.into_iter().find(|occasion| occasion.number == number(here)).ok_or(Problem::NotFound)
}

/// The sheet that was typed.
///
/// # Errors
/// All refusals, each under its field.
pub fn entry(here: &Serving, one: &Consultation, facts: &Facts, questions: &[Question]) -> Result<Entry, Refusals> {
    let mut no = Refusals::default();
    let mark = no.take("mark", channel::mark(here.one("mark")));
    let day = no.take("day", channel::day(here.one("day"), facts));
    // What a sheet of paper leaves open stays open.
    let mut open = questions.to_vec();
    open.iter_mut().for_each(|question| question.required = false);
    let (id, key) = (one.id.to_string(), "0".repeat(32));
    let sheet = parse_sheet(&id, here.one("audience"), &key, &open, &here.pairs, here.visit.now.day());
    let new = no.join(sheet);
    if let Some(new) = &new {
        for question in questions.iter().filter(|question| !new.answers.contains_key(&question.id.0)) {
            let typed = |field: &String| !here.one(field).trim().is_empty();
            if question.fields().iter().any(typed) {
                no.add(format!("q{}", question.id), Refusal::NotAsked);
            }
        }
    }
    no.none(|| Some(Entry { line: 0, mark: mark?, day: day?, new: new? }))
}

/// The sheets of the file that a form brought.
///
/// # Errors
/// Refusals under `file`, by lines.
pub fn brought(
    here: &Serving,
    one: &Consultation,
    facts: &Facts,
    questions: &[Question],
    asked: &[Audience],
) -> Result<Vec<Entry>, Refusals> {
    let of_file = |why: Refusal| Refusals(vec![("file".into(), why)]);
    let text = match here.file.as_deref() {
        None => return Err(of_file(Refusal::FileNotChosen)),
        Some(Err(why)) => return Err(of_file(why.clone())),
        Some(Ok(brought)) => &brought.text,
    };
    let rows: Vec<(u32, Vec<String>)> =
        serde_json::from_str(text).map_err(|_| of_file(Refusal::FileNoTable { text: true }))?;
    let names = words::channel::names();
    table::read(&rows, (one.id, facts), questions, asked, &names, here.visit.now.day())
}
