//! The survey editor's rows as typed, to the questions that are kept, and back. A row in which nothing is written waits and is left
//! out; a row with anything in it must have its question.

pub mod arrange;
pub mod bank;
mod lists;

pub use lists::is_choice_name;

use crate::refusal::{Refusal, Refusals};
use crate::survey::branch::{self, Branching};
use crate::survey::expression::{self, Expression};
use crate::survey::file;
use crate::survey::said;
use crate::survey::{
    Audience, Details, Form, LONGEST, LONGEST_SHORT, MOST_CHOICES, MOST_DECIMALS, MOST_QUESTIONS, MOST_RANKED,
    MOST_ROWS, MOST_STEPS, NewQuestion, Question,
};
use crate::text::{Lines, clean, required};
use crate::time::{Day, ERA};
use crate::typed;
use std::collections::BTreeMap;

/// The longest question and help text, and the longest choice, in graphemes.
pub const LONGEST_TEXT: u32 = 1_000;
pub const LONGEST_CHOICE: u32 = 300;
const LONGEST_UNIT: u32 = 40;
const LONGEST_RULE: u32 = expression::LONGEST as u32;
/// The fields that people read and no other question's answer stands in.
const SAID: [&str; 8] =
    ["section", "section_en", "choices", "choices_en", "rows", "rows_en", "constraint_note", "constraint_note_en"];
/// What is typed for a section where none begins though one ran before.
pub const NO_SECTION: &str = "-";

/// The fields of a row, in their order.
pub const COLUMNS: [&str; 26] = [
    "section",
    "section_en",
    "name",
    "text",
    "text_en",
    "form",
    "audience",
    "required",
    "help",
    "help_en",
    "choices",
    "choices_en",
    "rows",
    "rows_en",
    "no_opinion",
    "unit",
    "unit_en",
    "decimals",
    "depth",
    "least",
    "most",
    "relevant",
    "constraint",
    "constraint_note",
    "constraint_note_en",
    "calculation",
];

/// Fields that are chosen from lists and so are there from the start, with what stands in them.
const CHOSEN: [(&str, &str); 5] =
    [("form", "scale"), ("audience", "everyone"), ("required", "no"), ("no_opinion", "no"), ("depth", "1")];

/// One row of the editor as typed, by [`COLUMNS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub [String; COLUMNS.len()]);

impl Default for Row {
    /// One that waits.
    fn default() -> Self {
        let of = |column: &str| CHOSEN.iter().find(|(name, _)| *name == column).map_or("", |(_, value)| *value);
        Row(COLUMNS.map(|column| of(column).to_string()))
    }
}

impl Row {
    /// What stands in a field.
    pub fn get(&self, column: &str) -> &str {
        COLUMNS.iter().position(|name| *name == column).map_or("", |at| self.0[at].as_str())
    }

    /// The row with something in a field.
    pub fn with(mut self, column: &str, typed: impl Into<String>) -> Row {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            self.0[at] = typed.into();
        }
        self
    }

    /// Whether nobody wrote anything into it.
    pub fn is_empty(&self) -> bool {
        let written = |(column, typed): (&&str, &String)| {
            !CHOSEN.iter().any(|(name, _)| name == column) && !typed.trim().is_empty()
        };
        !COLUMNS.iter().zip(&self.0).any(written)
    }
}

/// The questions as their form has them.
pub fn rows(questions: &[NewQuestion]) -> Vec<Row> {
    let mut before = (String::new(), String::new());
    questions
        .iter()
        .map(|question| {
            let row = row(question, &before);
            before = (question.details.section.clone(), question.details.section_en.clone());
            row
        })
        .collect()
}

fn row(question: &NewQuestion, before: &(String, String)) -> Row {
    let details = &question.details;
    let same = (&details.section, &details.section_en) == (&before.0, &before.1);
    let section = match same {
        true => "",
        false if details.section.is_empty() => NO_SECTION,
        false => &details.section,
    };
    let yes = |is: bool| if is { "yes" } else { "no" };
    let bound = |bound: Option<i64>| bound.map_or(String::new(), |bound| bound_typed(question.form, bound));
    let few = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    Row::default()
        .with("section", section)
        .with("section_en", if same { "" } else { &details.section_en })
        .with("name", &details.name)
        .with("text", &question.text)
        .with("text_en", &details.text_en)
        .with("form", question.form.code())
        .with("audience", question.audience.code())
        .with("required", yes(question.required))
        .with("help", &question.help)
        .with("help_en", &details.help_en)
        .with("choices", lists::written(&question.choices, &details.choice_names))
        .with("choices_en", details.choices_en.join("\n"))
        .with("rows", lists::written(&details.rows, &details.row_names))
        .with("rows_en", details.rows_en.join("\n"))
        .with("no_opinion", yes(details.no_opinion))
        .with("unit", &question.unit)
        .with("unit_en", &details.unit_en)
        .with("decimals", few(details.decimals))
        .with("depth", details.depth.max(1).to_string())
        .with("least", bound(question.least))
        .with("most", bound(question.most))
        .with("relevant", &question.relevant)
        .with("constraint", &question.constraint)
        .with("constraint_note", &question.constraint_note)
        .with("constraint_note_en", &details.constraint_note_en)
        .with("calculation", &details.calculation)
}

/// A bound as it is typed: of a date the day, of others the number.
fn bound_typed(form: Form, bound: i64) -> String {
    if form != Form::Date {
        return bound.to_string();
    }
    let (year, month, day) = Day(bound).ce();
    format!("{day}/{month}/{}", year + ERA)
}

/// # Errors
/// All refusals, each under `q2.text` and the like, counted by the rows of the form; too many questions under none.
pub fn parse(rows: &[Row]) -> Result<Vec<NewQuestion>, Refusals> {
    let mut no = Refusals::default();
    let (mut questions, mut numbers) = (Vec::new(), Vec::new());
    let mut section = (String::new(), String::new());
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        questions.push(question(&mut no, at + 1, row, &mut section));
        numbers.push(at as u32 + 1);
    }
    if questions.len() > MOST_QUESTIONS {
        no.add("", Refusal::EntryCount { least: 0, most: MOST_QUESTIONS as u32 });
    }
    let forms = questions.iter().map(|new| new.as_ref().map_or(Form::Text, |new: &NewQuestion| new.form));
    if let Some(at) = file::too_many(forms) {
        no.add(format!("q{}.form", numbers[at]), Refusal::FileQuestions { most: file::MOST as u32 });
    }
    let questions: Vec<NewQuestion> = no.none(|| questions.into_iter().collect())?;
    let numbered: Vec<Question> =
        questions.iter().zip(&numbers).map(|(new, number)| new.clone().numbered(i64::from(*number), *number)).collect();
    let branching = Branching::of(&numbered)?;
    branching.look_through(&numbered)?;
    said::look_through(&numbered)?;
    // As they are kept they are understood too.
    let kept = renumbered(questions, &numbered);
    Branching::of(&as_kept(&kept))?;
    Ok(kept)
}

/// Questions with the numbers that they are kept under.
pub fn as_kept(questions: &[NewQuestion]) -> Vec<Question> {
    questions.iter().zip(1..).map(|(new, number)| new.clone().numbered(i64::from(number), number)).collect()
}

/// Rows left empty have no number: rules call the questions by those they will have.
fn renumbered(mut questions: Vec<NewQuestion>, numbered: &[Question]) -> Vec<NewQuestion> {
    let now = as_kept(&questions);
    let names: BTreeMap<String, String> =
        numbered.iter().zip(&now).flat_map(|(was, is)| branch::names(was).into_iter().zip(branch::names(is))).collect();
    questions.iter_mut().for_each(|question| call_anew(question, &names));
    questions
}

/// Puts other names into a question's rules and texts, as far as there are any.
fn call_anew(question: &mut NewQuestion, names: &BTreeMap<String, String>) {
    let name = |name: &str| names.get(name).cloned().unwrap_or_else(|| name.to_string());
    let details = &mut question.details;
    for rule in [&mut question.relevant, &mut question.constraint, &mut details.calculation] {
        if let Ok(understood) = Expression::parse(rule) {
            *rule = understood.renamed(&name).to_string();
        }
    }
    for text in [&mut question.text, &mut question.help, &mut details.text_en, &mut details.help_en] {
        *text = said::renamed(text, &mut |name| names.get(name).cloned());
    }
}

fn question(no: &mut Refusals, number: usize, row: &Row, section: &mut (String, String)) -> Option<NewQuestion> {
    let field = |name: &str| format!("q{number}.{name}");
    for name in SAID {
        if let Some(of) = said::names(row.get(name)).next() {
            no.add(field(name), Refusal::AnswerInText { name: of.into() });
        }
    }
    let form = no.take(&field("form"), Form::parse(row.get("form")));
    let audience = no.take(&field("audience"), Audience::parse(row.get("audience")));
    let mut text = |name: &str, most: u32, lines: Lines| no.take(&field(name), clean(row.get(name), most, lines));
    let begins = text("section", LONGEST_CHOICE, Lines::One);
    let begins_en = text("section_en", LONGEST_CHOICE, Lines::One);
    let [text_en, help, help_en] = ["text_en", "help", "help_en"].map(|name| text(name, LONGEST_TEXT, Lines::Many));
    let [unit, unit_en] = ["unit", "unit_en"].map(|name| text(name, LONGEST_UNIT, Lines::One));
    let [note, note_en] = ["constraint_note", "constraint_note_en"].map(|name| text(name, LONGEST_CHOICE, Lines::One));
    let rules = ["relevant", "constraint", "calculation"].map(|name| text(name, LONGEST_RULE, Lines::Many));
    let name = match row.get("name").trim() {
        name if name.is_empty() || branch::is_name(name) => Some(name.to_string()),
        _ => no.take(&field("name"), Err(Refusal::NotAName)),
    };
    // What is calculated is read by nobody: its name says enough.
    let asked = match form {
        Some(Form::Calculation) => clean(row.get("text"), LONGEST_TEXT, Lines::Many),
        _ => required(row.get("text"), LONGEST_TEXT, Lines::Many),
    };
    let asked = no.take(&field("text"), asked);
    let form = form?;
    let choices = lists::choices(no, &field, form, row);
    let rows = lists::rows(no, &field, form, row);
    let bounds = bounds(no, &field, form, row);
    let decimals = decimals(no, &field, form, row);
    match begins?.as_str() {
        "" => {}
        NO_SECTION => *section = (String::new(), String::new()),
        begins => *section = (begins.to_string(), begins_en?),
    }
    let [relevant, constraint, calculation] = rules;
    let new = NewQuestion {
        audience: audience?,
        form,
        text: asked?,
        help: help?,
        required: row.get("required") == "yes" && !matches!(form, Form::Note | Form::Calculation),
        unit: unit?,
        relevant: relevant?,
        constraint: constraint?,
        constraint_note: note?,
        details: Details {
            name: name?,
            section: section.0.clone(),
            section_en: section.1.clone(),
            text_en: text_en?,
            help_en: help_en?,
            unit_en: unit_en?,
            constraint_note_en: note_en?,
            no_opinion: row.get("no_opinion") == "yes",
            decimals: decimals?,
            depth: if form == Form::Place { depth(row) } else { 0 },
            calculation: calculation?,
            ..Details::default()
        },
        ..NewQuestion::plain(form, "")
    };
    unfit(no, &field, &new);
    let (choices, (least, most)) = (choices?, bounds?);
    let rows = rows?;
    let details = Details {
        choice_names: choices.names,
        choices_en: choices.en,
        rows: rows.th,
        rows_en: rows.en,
        row_names: rows.names,
        ..new.details
    };
    Some(NewQuestion { choices: choices.th, least, most, details, ..new })
}

/// What a question of this form does not have, and what one must have.
fn unfit(no: &mut Refusals, field: &dyn Fn(&str) -> String, new: &NewQuestion) {
    let form = new.form;
    let no_rule = matches!(form, Form::Matrix | Form::File | Form::Picture | Form::Note | Form::Calculation);
    if no_rule && !new.constraint.is_empty() {
        no.add(field("constraint"), Refusal::NotForThisForm);
    }
    if new.details.no_opinion && !matches!(form, Form::Scale | Form::Matrix) {
        no.add(field("no_opinion"), Refusal::NotForThisForm);
    }
    if !new.unit.is_empty() && form != Form::Number {
        no.add(field("unit"), Refusal::NotForThisForm);
    }
    match (form, new.details.calculation.is_empty()) {
        (Form::Calculation, true) => no.add(field("calculation"), Refusal::Missing),
        (Form::Calculation, false) | (_, true) => {}
        (_, false) => no.add(field("calculation"), Refusal::NotForThisForm),
    }
}

fn decimals(no: &mut Refusals, field: &dyn Fn(&str) -> String, form: Form, row: &Row) -> Option<u32> {
    let most = i64::from(MOST_DECIMALS);
    match (row.get("decimals").trim(), form) {
        ("", _) => Some(0),
        (_, form) if form != Form::Number => no.take(&field("decimals"), Err(Refusal::NotForThisForm)),
        (typed, _) => {
            let read = typed::number(typed).filter(|n| (0..=most).contains(n)).map(|n| n as u32);
            no.take(&field("decimals"), read.ok_or(Refusal::NotANumber { least: Some(0), most: Some(most) }))
        }
    }
}

fn depth(row: &Row) -> u32 {
    typed::number(row.get("depth")).map_or(1, |depth| depth.clamp(1, 3) as u32)
}

/// The smallest and the greatest of what is given, each under its field.
fn bounds(
    no: &mut Refusals,
    field: &dyn Fn(&str) -> String,
    form: Form,
    row: &Row,
) -> Option<(Option<i64>, Option<i64>)> {
    // Of counts the most that makes sense.
    let count = match form {
        Form::Several => Some(MOST_CHOICES as i64),
        Form::Ranking => Some(MOST_RANKED as i64),
        Form::Short => Some(i64::from(LONGEST_SHORT)),
        Form::Text => Some(i64::from(LONGEST)),
        Form::File | Form::Picture => Some(i64::from(file::LARGEST)),
        _ => None,
    };
    let mut bound = |name: &str| -> Option<Option<i64>> {
        let read = match (row.get(name).trim(), form) {
            ("", _) => Ok(None),
            (typed, Form::Number | Form::Money) => {
                typed::decimal(typed, 0).map(Some).ok_or(Refusal::NotANumber { least: None, most: None })
            }
            (typed, Form::Date) => typed::one_date(typed).map(|day| Some(day.0)),
            // An order has no least: who puts one in order puts those they wish.
            (_, Form::Ranking | Form::File | Form::Picture) if name == "least" => Err(Refusal::NotForThisForm),
            (typed, _) => match count {
                Some(most) => {
                    let inside = typed::number(typed).filter(|n| (0..=most).contains(n));
                    inside.map(Some).ok_or(Refusal::NotANumber { least: Some(0), most: Some(most) })
                }
                None => Err(Refusal::NotForThisForm),
            },
        };
        no.take(&field(name), read)
    };
    let (least, most) = (bound("least"), bound("most"));
    if let (Some(Some(least)), Some(Some(most))) = (least, most)
        && least > most
    {
        let why = match form {
            Form::Date => Refusal::EndsBeforeStart,
            _ => Refusal::NotANumber { least: Some(least), most: None },
        };
        no.add(field("most"), why);
    }
    Some((least?, most?))
}

#[cfg(test)]
mod tests;
