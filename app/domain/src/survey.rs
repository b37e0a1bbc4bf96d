//! The survey of a law under evaluation (s.30–31): questions for audiences, answer sheets, and what is counted.

pub mod answer;
pub mod branch;
pub mod count;
pub mod crossed;
pub mod cut;
pub mod disclose;
pub mod expression;
pub mod file;
pub mod free;
pub mod look;
pub mod pattern;
pub mod said;
pub mod sheet;
pub mod stays;
pub mod steps;
pub mod xlsform;

use crate::comment::coded;
use crate::id::{ConsultationId, QuestionId};
use crate::lang::Lang;
use crate::place::Level;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub use cut::Who;
pub use sheet::{Progress, parse_sheet, progress};

coded! {
    /// How a question is answered. The last two are answered by nobody: a note is read, a calculation follows from other answers.
    Form {
        Single = "single",
        Several = "several",
        /// Labelled steps: its choices, else มากที่สุด · มาก · ปานกลาง · น้อย · น้อยที่สุด, kept as 5 … 1.
        Scale = "scale",
        /// Several statements, each with the same steps.
        Matrix = "matrix",
        /// Choices put in an order, the first the most.
        Ranking = "ranking",
        Number = "number",
        /// Baht, kept in satang.
        Money = "money",
        Date = "date",
        /// Province, district, sub-district by official code.
        Place = "place",
        Short = "short",
        Text = "text",
        /// A file, or a picture alone.
        File = "file",
        Picture = "image",
        Note = "note",
        Calculation = "calculation",
    }
}

coded! {
    /// Whom a question set addresses; one sheet answers for one audience.
    Audience { Everyone = "everyone", Public = "public", Business = "business", Official = "official", Expert = "expert" }
}

/// The longest free answer, and the longest of one line, in graphemes.
pub const LONGEST: u32 = 5_000;
pub const LONGEST_SHORT: u32 = 300;
/// How many questions a survey may have, how many choices a question, how many steps a scale, how many statements a matrix, and how many
/// choices are put in an order.
pub const MOST_QUESTIONS: usize = 100;
pub const MOST_CHOICES: usize = 200;
pub const MOST_STEPS: usize = 11;
pub const MOST_ROWS: usize = 20;
pub const MOST_RANKED: usize = 12;
/// Places after the point that numbers may have.
pub const MOST_DECIMALS: u32 = 4;
/// What is kept for no opinion on a scale.
pub const NO_OPINION: u32 = 0;

/// What a question says besides what every question says. A field that is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The name by which rules and XLSForm call it; empty for `q` and its number.
    pub name: String,
    /// The title of the section it stands in.
    pub section: String,
    pub section_en: String,
    pub text_en: String,
    pub help_en: String,
    pub unit_en: String,
    pub constraint_note_en: String,
    /// By the places of the choices; one that is not there is the Thai one.
    pub choices_en: Vec<String>,
    /// What rules and XLSForm call the choices; of a scale the step's number. One that is not there is its place from 1.
    pub choice_names: Vec<String>,
    /// The statements of a matrix.
    pub rows: Vec<String>,
    pub rows_en: Vec<String>,
    pub row_names: Vec<String>,
    /// Whether a scale may be answered by no opinion.
    pub no_opinion: bool,
    /// Places after the point, of a number.
    pub decimals: u32,
    /// How far a place is asked: 1 province, 2 district, 3 sub-district.
    pub depth: u32,
    /// What a calculation comes to.
    pub calculation: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    /// From 1, within its survey.
    pub number: u32,
    /// [`Audience::Everyone`] for all.
    pub audience: Audience,
    pub form: Form,
    pub text: String,
    pub help: String,
    /// The choices in their order, or the steps of a scale; answers name them by place, from 0.
    pub choices: Vec<String>,
    pub required: bool,
    /// Of numbers.
    pub unit: String,
    /// Bounds: of a number and an amount of money itself (in whole units), of a date its [`Day`](crate::time::Day), of a text its letters, of several
    /// choices how many, of a ranking the most how many are put in order, of a file the most in MB.
    pub least: Option<i64>,
    pub most: Option<i64>,
    /// When it is asked, as an [`expression`]; empty for always.
    pub relevant: String,
    /// Which answers it takes, where `.` is the answer; empty for all. The note says so to who answers.
    pub constraint: String,
    pub constraint_note: String,
    #[serde(default)]
    pub details: Details,
}

/// A question as the officer wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewQuestion {
    pub audience: Audience,
    pub form: Form,
    pub text: String,
    pub help: String,
    pub choices: Vec<String>,
    pub required: bool,
    pub unit: String,
    pub least: Option<i64>,
    pub most: Option<i64>,
    pub relevant: String,
    pub constraint: String,
    pub constraint_note: String,
    #[serde(default)]
    pub details: Details,
}

impl NewQuestion {
    /// A question of a form that says nothing but its text.
    pub fn plain(form: Form, text: impl Into<String>) -> NewQuestion {
        NewQuestion {
            audience: Audience::Everyone,
            form,
            text: text.into(),
            help: String::new(),
            choices: Vec::new(),
            required: false,
            unit: String::new(),
            least: None,
            most: None,
            relevant: String::new(),
            constraint: String::new(),
            constraint_note: String::new(),
            details: Details::default(),
        }
    }
}

impl From<Question> for NewQuestion {
    fn from(one: Question) -> NewQuestion {
        NewQuestion {
            audience: one.audience,
            form: one.form,
            text: one.text,
            help: one.help,
            choices: one.choices,
            required: one.required,
            unit: one.unit,
            least: one.least,
            most: one.most,
            relevant: one.relevant,
            constraint: one.constraint,
            constraint_note: one.constraint_note,
            details: one.details,
        }
    }
}

impl NewQuestion {
    /// The question with its id and its number within the survey.
    pub fn numbered(self, id: i64, number: u32) -> Question {
        Question {
            id: QuestionId(id),
            number,
            audience: self.audience,
            form: self.form,
            text: self.text,
            help: self.help,
            choices: self.choices,
            required: self.required,
            unit: self.unit,
            least: self.least,
            most: self.most,
            relevant: self.relevant,
            constraint: self.constraint,
            constraint_note: self.constraint_note,
            details: self.details,
        }
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Places of the ticked choices, ascending, of a ranking in the order they were put; of a scale one step, [`NO_OPINION`] for none; of a
    /// single choice one place.
    Chosen(Vec<u32>),
    /// Of a matrix: place of the statement and step.
    Grid(Vec<(u32, u32)>),
    /// A number without its point: times ten to the power of its decimals, of money in satang.
    Number(i64),
    /// A text; of a date its day as `2026-11-27`, of a place its code.
    Text(String),
    File(file::File),
}

/// A sheet: question id to answer, in order of ids, so that equal sheets are equal documents.
pub type Answers = BTreeMap<i64, Answer>;

/// A sheet that may be submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub consultation: ConsultationId,
    pub audience: Audience,
    pub answers: Answers,
    /// The numbers under which each answer is counted, by question.
    pub counted: Vec<(i64, Vec<i64>)>,
    /// The same of closed questions, as cross-tables count them.
    pub crossed: Vec<(i64, Vec<i64>)>,
    pub who: Who,
    /// The code of an invitation as it was typed, where the round hears those who have one.
    pub invitation: String,
    pub key: String,
}

impl New {
    /// A sheet with what is counted of it.
    pub fn of(
        consultation: ConsultationId,
        audience: Audience,
        questions: &[Question],
        answers: Answers,
        key: String,
    ) -> New {
        let (mut counted, mut crossed) = (Vec::new(), Vec::new());
        for (id, answer) in &answers {
            let Some(question) = questions.iter().find(|question| question.id.0 == *id) else { continue };
            counted.push((*id, count::values(question, answer)));
            if cut::is_closed(question) {
                crossed.push((*id, cut::values(question, answer)));
            }
        }
        let (who, invitation) = (Who::default(), String::new());
        New { consultation, audience, counted, crossed, who, answers, invitation, key }
    }
}

/// Whether a question is put to an audience.
pub fn is_for(question: &Question, audience: Audience) -> bool {
    question.audience == Audience::Everyone || question.audience == audience
}

/// The text in a language where it was written in it, else the Thai one.
fn in_either<'a>(lang: Lang, th: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::En && !en.is_empty() { en } else { th }
}

/// Of a list, with what stands at the same place in English.
fn of_list<'a>(lang: Lang, th: &'a [String], en: &'a [String], at: usize) -> &'a str {
    let of = |list: &'a [String]| list.get(at).map_or("", String::as_str);
    in_either(lang, of(th), of(en))
}

/// A step of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is kept, [`NO_OPINION`] for none.
    pub value: u32,
    /// The place of its label among the choices; the five that every scale has have theirs in `words`.
    pub place: Option<usize>,
}

/// The number by which people name a question: its place among those that are answered, as a survey counts them. Of several rounds' questions each round begins anew.
pub fn seen(questions: &[Question], id: QuestionId) -> Option<u32> {
    let (mut place, mut before) = (0, 0);
    for question in questions {
        place = if question.number <= before { 0 } else { place };
        before = question.number;
        place += u32::from(question.is_answered());
        if question.id == id {
            return question.is_answered().then_some(place);
        }
    }
    None
}

/// Each question that is answered, with the number by which people name it.
pub fn answered(questions: &[Question]) -> impl Iterator<Item = (u32, &Question)> {
    questions.iter().filter_map(|question| Some((seen(questions, question.id)?, question)))
}

impl Question {
    /// The name by which rules call it.
    pub fn name(&self) -> String {
        if self.details.name.is_empty() { format!("q{}", self.number) } else { self.details.name.clone() }
    }

    /// The name of a statement of a matrix.
    pub fn row_name(&self, at: usize) -> String {
        match self.details.row_names.get(at).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => format!("{}_{}", self.name(), at + 1),
        }
    }

    /// What rules call a choice.
    pub fn choice_name(&self, at: usize) -> String {
        let named = self.details.choice_names.get(at).filter(|name| !name.is_empty());
        named.cloned().unwrap_or_else(|| (at + 1).to_string())
    }

    /// What it asks, as everyone reads it: of the answers to other questions that stand in it none is told.
    pub fn said(&self, lang: Lang) -> Cow<'_, str> {
        said::to_all(in_either(lang, &self.text, &self.details.text_en))
    }

    /// What helps to answer it, read the same way.
    pub fn helps(&self, lang: Lang) -> Cow<'_, str> {
        said::to_all(in_either(lang, &self.help, &self.details.help_en))
    }

    /// The title of its section, empty for none.
    pub fn section(&self, lang: Lang) -> &str {
        in_either(lang, &self.details.section, &self.details.section_en)
    }

    /// What a number counts.
    pub fn counts(&self, lang: Lang) -> &str {
        in_either(lang, &self.unit, &self.details.unit_en)
    }

    /// What is said of an answer that its rule does not take.
    pub fn not_taken(&self, lang: Lang) -> &str {
        in_either(lang, &self.constraint_note, &self.details.constraint_note_en)
    }

    /// A choice, or the label of a step.
    pub fn choice(&self, lang: Lang, at: usize) -> &str {
        of_list(lang, &self.choices, &self.details.choices_en, at)
    }

    /// A statement of a matrix.
    pub fn row(&self, lang: Lang, at: usize) -> &str {
        of_list(lang, &self.details.rows, &self.details.rows_en, at)
    }

    /// The language in which something is said to a reader of another.
    pub fn lang_of(&self, lang: Lang) -> Lang {
        if lang == Lang::En && !self.details.text_en.is_empty() { Lang::En } else { Lang::Th }
    }

    /// The steps of a scale or a matrix in the order they are shown, no opinion last.
    pub fn steps(&self) -> Vec<Step> {
        let own = self.choices.len();
        let mut steps: Vec<Step> = match own {
            0 => (1..=5).rev().map(|value| Step { value, place: None }).collect(),
            _ => (0..own).map(|at| Step { value: self.step_value(at), place: Some(at) }).collect(),
        };
        if self.details.no_opinion {
            steps.push(Step { value: NO_OPINION, place: None });
        }
        steps
    }

    /// The number of a step of its own: as it is named, else the first shown is the most.
    fn step_value(&self, at: usize) -> u32 {
        let named = self.details.choice_names.get(at).and_then(|name| name.parse().ok());
        named.unwrap_or((self.choices.len() - at) as u32)
    }

    /// Places after the point of what is kept.
    pub fn decimals(&self) -> u32 {
        if self.form == Form::Money { 2 } else { self.details.decimals.min(MOST_DECIMALS) }
    }

    /// How far a place is asked.
    pub fn level(&self) -> Level {
        Level::ALL.into_iter().find(|level| *level as u32 == self.details.depth).unwrap_or(Level::Province)
    }

    /// Whether anybody answers it.
    pub fn is_answered(&self) -> bool {
        !matches!(self.form, Form::Note | Form::Calculation)
    }

    /// Whether it is answered by a file.
    pub fn is_file(&self) -> bool {
        matches!(self.form, Form::File | Form::Picture)
    }

    /// Whether what is answered goes to the agency alone: how many did is told.
    pub fn is_sealed(&self) -> bool {
        self.is_file() || matches!(self.form, Form::Short | Form::Text)
    }

    /// The largest file that answers it, in MB.
    pub fn largest(&self) -> u32 {
        self.most.and_then(|most| u32::try_from(most).ok()).map_or(file::LARGEST, |most| most.clamp(1, file::LARGEST))
    }

    /// The names of its fields in a form.
    pub fn fields(&self) -> Vec<String> {
        let own = format!("q{}", self.id);
        let parts = |parts: &[&str]| parts.iter().map(|part| format!("{own}_{part}")).collect();
        match self.form {
            Form::Note | Form::Calculation => Vec::new(),
            Form::Matrix => (0..self.details.rows.len()).map(|at| format!("{own}_{at}")).collect(),
            Form::Ranking => (0..self.choices.len()).map(|at| format!("{own}_{at}")).collect(),
            Form::Date => parts(&["day", "month", "year"]),
            Form::File | Form::Picture => [vec![own.clone()], parts(&[answer::WITHOUT])].concat(),
            Form::Place => parts(&["province", "district", "subdistrict"][..self.level() as usize]),
            _ => vec![own],
        }
    }
}

/// What is counted of one question: how many answered, and how often each choice (or step, or number) was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub question: i64,
    pub answered: u64,
    /// What was given as [`count`] numbers it, and how often.
    pub by_value: Vec<(i64, u64)>,
}
