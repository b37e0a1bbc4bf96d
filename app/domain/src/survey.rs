//! The survey of a law under evaluation (s.30–31): questions for audiences, answer sheets, and what is counted.

pub mod branch;
pub mod expression;

use crate::comment::{coded, parse_key};
use crate::id::{ConsultationId, QuestionId};
use crate::refusal::{Refusal, Refusals};
use crate::text::{self, Lines};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

coded! {
    /// How a question is answered.
    Form {
        Single = "single",
        Several = "several",
        /// Five labelled steps: มากที่สุด · มาก · ปานกลาง · น้อย · น้อยที่สุด, kept as 5 … 1.
        Scale = "scale",
        Number = "number",
        Text = "text",
    }
}

coded! {
    /// Whom a question set addresses; one sheet answers for one audience.
    Audience { Everyone = "everyone", Public = "public", Business = "business", Official = "official", Expert = "expert" }
}

/// The longest free answer, in graphemes.
pub const LONGEST: u32 = 5_000;
/// How many questions a survey may have, and how many choices a question.
pub const MOST_QUESTIONS: usize = 100;
pub const MOST_CHOICES: usize = 30;

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
    /// Of single and several: the choices in their order; answers name them by place, from 0.
    pub choices: Vec<String>,
    pub required: bool,
    /// Of numbers.
    pub unit: String,
    pub least: Option<i64>,
    pub most: Option<i64>,
    /// When it is asked, as an [`expression`]; empty for always.
    pub relevant: String,
    /// Which answers it takes, where `.` is the answer; empty for all. The note says so to who answers.
    pub constraint: String,
    pub constraint_note: String,
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
        }
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Places of the ticked choices, ascending; of a scale one step 1–5; of a single choice one place.
    Chosen(Vec<u32>),
    Number(i64),
    Text(String),
}

/// A sheet: question id to answer, in order of ids, so that equal sheets are equal documents.
pub type Answers = BTreeMap<i64, Answer>;

/// The form as typed. The answers come as pairs: names `q12`, in the order of the form, several times for several choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub consultation: String,
    pub audience: String,
    /// `12=3` for question 12 and choice 3; a text is everything after the first `=`.
    pub answer: Vec<String>,
    pub key: String,
}

/// A sheet that may be submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub consultation: ConsultationId,
    pub audience: Audience,
    pub answers: Answers,
    /// The code of an invitation as it was typed, where the round hears those who have one.
    pub invitation: String,
    pub key: String,
}

/// Whether a question is put to an audience.
pub fn is_for(question: &Question, audience: Audience) -> bool {
    question.audience == Audience::Everyone || question.audience == audience
}

/// The sheet of one audience from name-value pairs (`q12` = `3`).
///
/// # Errors
/// All refusals, each under its question's field `q12`. Answers to questions of another audience are left out.
pub fn parse_sheet(
    consultation: &str,
    audience: &str,
    key: &str,
    questions: &[Question],
    pairs: &[(String, String)],
) -> Result<New, Refusals> {
    let mut no = Refusals::default();
    let consultation = no.take("", ConsultationId::parse(consultation).ok_or(Refusal::NoSuchPart));
    let audience = no.take("audience", Audience::parse(audience));
    let key = no.take("", parse_key(key));
    let mut answers = Answers::new();
    if let Some(audience) = audience {
        let branching = branch::Branching::of(questions)?;
        answer(&branching, questions, audience, 0..questions.len(), pairs, &mut answers, &mut no);
    }
    if no.is_empty() && answers.is_empty() {
        no.add("", Refusal::Missing);
    }
    no.none(|| {
        let invitation =
            pairs.iter().find(|(name, _)| name == "invitation").map_or_else(String::new, |(_, v)| v.clone());
        Some(New { consultation: consultation?, audience: audience?, answers, invitation, key: key? })
    })
}

/// Reads the answers to some questions in their order, after those before them; what is not asked is left out.
fn answer(
    branching: &branch::Branching,
    questions: &[Question],
    audience: Audience,
    which: Range<usize>,
    pairs: &[(String, String)],
    answers: &mut Answers,
    no: &mut Refusals,
) {
    for at in which {
        let question = &questions[at];
        if !branching.asked(&questions[..=at], audience, answers)[at] {
            continue;
        }
        let field = format!("q{}", question.id);
        let given: Vec<&str> = pairs
            .iter()
            .filter(|(name, value)| *name == field && !value.trim().is_empty())
            .map(|(_, value)| &**value)
            .collect();
        match parse_answer(question, &given) {
            Ok(Some(answer)) if !branching.takes(questions, at, answers, &answer) => {
                no.add(field, Refusal::NotTaken { why: question.constraint_note.clone() });
            }
            Ok(Some(answer)) => {
                answers.insert(question.id.0, answer);
            }
            Ok(None) => {}
            Err(refusal) => no.add(field, refusal),
        }
    }
}

/// Where somebody stands who answers by pages.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Of the pages up to the one that was sent, those that were taken.
    pub answers: Answers,
    /// All refusals of these pages, each under its question's field.
    pub refused: Refusals,
    /// The pages that hold a question for who answered like this, in order.
    pub pages: Vec<usize>,
}

/// Reads the pages up to one that was sent; none was sent before the first is shown.
pub fn progress(
    branching: &branch::Branching,
    questions: &[Question],
    audience: Audience,
    sent: Option<usize>,
    pairs: &[(String, String)],
) -> Progress {
    let (mut refused, mut answers) = (Refusals::default(), Answers::new());
    let pages = branching.pages(questions);
    for page in pages.iter().take(sent.map_or(0, |sent| sent.saturating_add(1))) {
        answer(branching, questions, audience, page.clone(), pairs, &mut answers, &mut refused);
    }
    let asked = branching.asked(questions, audience, &answers);
    let pages = (0..pages.len()).filter(|page| asked[pages[*page].clone()].contains(&true)).collect();
    Progress { answers, refused, pages }
}

fn parse_answer(question: &Question, given: &[&str]) -> Result<Option<Answer>, Refusal> {
    if given.is_empty() {
        let wanting = match question.form {
            Form::Single | Form::Several | Form::Scale => Refusal::NotChosen,
            Form::Number | Form::Text => Refusal::Missing,
        };
        return if question.required { Err(wanting) } else { Ok(None) };
    }
    let answer = match question.form {
        Form::Single | Form::Scale => {
            let [one] = given else { return Err(Refusal::ChoiceCount { least: 0, most: 1 }) };
            Answer::Chosen(vec![choice(question, one)?])
        }
        Form::Several => {
            let mut chosen = given.iter().map(|one| choice(question, one)).collect::<Result<Vec<_>, _>>()?;
            chosen.sort_unstable();
            chosen.dedup();
            Answer::Chosen(chosen)
        }
        Form::Number => {
            let bounds = Refusal::NotANumber { least: question.least, most: question.most };
            let typed = given[0].trim();
            let (sign, digits) = typed.strip_prefix('-').map_or((1, typed), |rest| (-1, rest));
            let value = crate::typed::number(&digits.replace(',', "")).map(|n| n * sign).ok_or(bounds.clone())?;
            let inside =
                question.least.is_none_or(|least| value >= least) && question.most.is_none_or(|most| value <= most);
            if inside { Answer::Number(value) } else { return Err(bounds) }
        }
        Form::Text => Answer::Text(text::clean(given[0], LONGEST, Lines::Many)?),
    };
    Ok(Some(answer))
}

fn choice(question: &Question, typed: &str) -> Result<u32, Refusal> {
    let place: u32 = typed.parse().map_err(|_| Refusal::NotAChoice)?;
    let exists = match question.form {
        Form::Scale => (1..=5).contains(&place),
        _ => (place as usize) < question.choices.len(),
    };
    if exists { Ok(place) } else { Err(Refusal::NotAChoice) }
}

/// What is counted of one question: how many answered, and how often each choice (or step, or number) was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub question: i64,
    pub answered: u64,
    /// Choice place, scale step or number; and its count.
    pub by_value: Vec<(i64, u64)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: i64, form: Form) -> Question {
        Question {
            id: QuestionId(id),
            number: id as u32,
            audience: Audience::Everyone,
            form,
            text: "?".into(),
            help: String::new(),
            choices: vec!["a".into(), "b".into()],
            required: false,
            unit: String::new(),
            least: Some(0),
            most: Some(100),
            relevant: String::new(),
            constraint: String::new(),
            constraint_note: String::new(),
        }
    }

    #[test]
    fn a_sheet_is_read_by_the_form_of_each_question() {
        let questions = [
            question(1, Form::Single),
            question(2, Form::Several),
            question(3, Form::Scale),
            question(4, Form::Number),
            question(5, Form::Text),
        ];
        let pairs = [("q1", "1"), ("q2", "1"), ("q2", "0"), ("q3", "5"), ("q4", "๑๒"), ("q5", " ดี ")]
            .map(|(name, value)| (name.to_string(), value.to_string()));
        let sheet = parse_sheet("3", "public", &"ab".repeat(16), &questions, &pairs).unwrap();
        assert_eq!(sheet.answers[&2], Answer::Chosen(vec![0, 1]));
        assert_eq!(sheet.answers[&4], Answer::Number(12));
        assert_eq!(sheet.answers[&5], Answer::Text("ดี".into()));
    }

    #[test]
    fn an_answer_that_is_no_choice_is_refused_with_its_question() {
        let pairs = [("q1".to_string(), "9".to_string()), ("q4".to_string(), "101".to_string())];
        let no = parse_sheet(
            "3",
            "public",
            &"ab".repeat(16),
            &[question(1, Form::Single), question(4, Form::Number)],
            &pairs,
        )
        .unwrap_err();
        assert_eq!(no.of("q1"), Some(&Refusal::NotAChoice));
        assert_eq!(no.of("q4"), Some(&Refusal::NotANumber { least: Some(0), most: Some(100) }));
    }
}
