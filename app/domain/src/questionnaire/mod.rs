//! The survey editor's rows as typed, to the questions that are kept. A row in which nothing is written waits and is left
//! out; a row with anything in it must have its question.

use crate::refusal::{Refusal, Refusals};
use crate::survey::branch::Branching;
use crate::survey::expression::{self, Expression};
use crate::survey::{Audience, Form, MOST_CHOICES, MOST_QUESTIONS, NewQuestion, Question};
use crate::text::{Lines, clean, required};
use crate::typed;

/// The longest question and help text, and the longest choice, in graphemes.
pub const LONGEST_TEXT: u32 = 1_000;
pub const LONGEST_CHOICE: u32 = 300;
const LONGEST_UNIT: u32 = 40;
const LONGEST_RULE: u32 = expression::LONGEST as u32;

/// One row of the editor, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    pub text: &'a str,
    pub form: &'a str,
    pub audience: &'a str,
    pub help: &'a str,
    /// One a line.
    pub choices: &'a str,
    /// `yes` or anything else.
    pub required: &'a str,
    pub unit: &'a str,
    pub least: &'a str,
    pub most: &'a str,
    /// Rules call questions by the rows of the form: `q2` is the second row's.
    pub relevant: &'a str,
    pub constraint: &'a str,
    pub constraint_note: &'a str,
}

impl Row<'_> {
    /// Whether anybody wrote anything into it; what is chosen from lists is there from the start.
    fn is_empty(&self) -> bool {
        [self.text, self.help, self.choices, self.unit, self.least, self.most, self.relevant, self.constraint]
            .iter()
            .all(|typed| typed.trim().is_empty())
    }
}

/// # Errors
/// All refusals, each under `q2.text` and the like, counted by the rows of the form; too many questions under none.
pub fn parse(rows: &[Row<'_>]) -> Result<Vec<NewQuestion>, Refusals> {
    let mut no = Refusals::default();
    let (mut questions, mut numbers) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        questions.push(question(&mut no, at + 1, row));
        numbers.push(at as u32 + 1);
    }
    if questions.len() > MOST_QUESTIONS {
        no.add("", Refusal::EntryCount { least: 0, most: MOST_QUESTIONS as u32 });
    }
    let questions: Vec<NewQuestion> = no.none(|| questions.into_iter().collect())?;
    let numbered: Vec<Question> =
        questions.iter().zip(&numbers).map(|(new, number)| new.clone().numbered(i64::from(*number), *number)).collect();
    let branching = Branching::of(&numbered)?;
    branching.look_through(&numbered)?;
    // As they are kept they are understood too.
    let kept = renumbered(questions, &numbers);
    let numbered: Vec<Question> =
        kept.iter().zip(1..).map(|(new, number)| new.clone().numbered(i64::from(number), number)).collect();
    Branching::of(&numbered)?;
    Ok(kept)
}

/// Rows left empty have no number: rules call the questions by those they will have.
fn renumbered(mut questions: Vec<NewQuestion>, numbers: &[u32]) -> Vec<NewQuestion> {
    let name = |name: &str| {
        let number = name.strip_prefix('q').and_then(|number| number.parse().ok());
        let place = number.and_then(|number: u32| numbers.iter().position(|one| *one == number));
        place.map_or(name.to_string(), |place| format!("q{}", place + 1))
    };
    for rule in questions.iter_mut().flat_map(|question| [&mut question.relevant, &mut question.constraint]) {
        if let Ok(understood) = Expression::parse(rule) {
            *rule = understood.renamed(&name).to_string();
        }
    }
    questions
}

fn question(no: &mut Refusals, number: usize, row: &Row<'_>) -> Option<NewQuestion> {
    let field = |name: &str| format!("q{number}.{name}");
    let text = no.take(&field("text"), required(row.text, LONGEST_TEXT, Lines::Many));
    let form = no.take(&field("form"), Form::parse(row.form));
    let audience = no.take(&field("audience"), Audience::parse(row.audience));
    let help = no.take(&field("help"), clean(row.help, LONGEST_TEXT, Lines::Many));
    let choices = no.take(&field("choices"), choices(form, row.choices));
    let unit = no.take(&field("unit"), clean(row.unit, LONGEST_UNIT, Lines::One));
    let mut bound = |name: &str, typed: &str| match typed.trim() {
        "" => None,
        typed => no.take(&field(name), typed::number(typed).ok_or(Refusal::NotANumber { least: None, most: None })),
    };
    let (least, most) = (bound("least", row.least), bound("most", row.most));
    let rule = |typed| clean(typed, LONGEST_RULE, Lines::Many);
    let relevant = no.take(&field("relevant"), rule(row.relevant));
    let constraint = no.take(&field("constraint"), rule(row.constraint));
    let constraint_note = no.take(&field("constraint_note"), clean(row.constraint_note, LONGEST_CHOICE, Lines::One));
    if constraint.as_ref().is_some_and(|rule| !rule.is_empty())
        && constraint_note.as_ref().is_some_and(String::is_empty)
    {
        no.add(field("constraint_note"), Refusal::Missing);
    }
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        no.add(field("most"), Refusal::NotANumber { least: Some(least), most: None });
    }
    let required = row.required == "yes";
    Some(NewQuestion {
        audience: audience?,
        form: form?,
        text: text?,
        help: help?,
        choices: choices?,
        required,
        unit: unit?,
        least,
        most,
        relevant: relevant?,
        constraint: constraint?,
        constraint_note: constraint_note?,
    })
}

fn choices(form: Option<Form>, typed: &str) -> Result<Vec<String>, Refusal> {
    let lines = typed.lines().map(|line| clean(line, LONGEST_CHOICE, Lines::One));
    let mut choices = lines.collect::<Result<Vec<_>, _>>()?;
    choices.retain(|choice| !choice.is_empty());
    if matches!(form, Some(Form::Single | Form::Several)) && !(2..=MOST_CHOICES).contains(&choices.len()) {
        return Err(Refusal::EntryCount { least: 2, most: MOST_CHOICES as u32 });
    }
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAITING: Row<'static> = Row {
        text: "",
        form: "scale",
        audience: "everyone",
        help: "",
        choices: "",
        required: "no",
        unit: "",
        least: "",
        most: "",
        relevant: "",
        constraint: "",
        constraint_note: "",
    };

    #[test]
    fn a_waiting_row_is_left_out_and_a_row_without_its_question_is_told() {
        let asked = Row { text: "พอหรือไม่", ..WAITING };
        let kept = parse(&[WAITING, asked, WAITING]).unwrap();
        assert_eq!(kept.len(), 1);
        let no = parse(&[asked, Row { unit: "บาท", ..WAITING }]).unwrap_err();
        assert_eq!(no.of("q2.text"), Some(&Refusal::Missing));
    }

    #[test]
    fn choices_are_cleaned_and_counted() {
        let single = Row { text: "ข้อใด", form: "single", ..WAITING };
        let kept = parse(&[Row { choices: " ก \n\n ข\u{feff}", ..single }]).unwrap();
        assert_eq!(kept[0].choices, ["ก", "ข"]);
        let refused = |choices| parse(&[Row { choices, ..single }]).unwrap_err();
        assert_eq!(refused("ก").of("q1.choices"), Some(&Refusal::EntryCount { least: 2, most: 30 }));
        assert_eq!(refused("ก\nข\u{202e}").of("q1.choices"), Some(&Refusal::DirectionControls));
        let long = format!("ก\n{}", "ข".repeat(301));
        assert_eq!(refused(&long).of("q1.choices"), Some(&Refusal::TooLong { most: 300, got: 301 }));
    }

    #[test]
    fn rules_call_questions_by_their_rows_and_are_looked_through() {
        let single = Row { text: "ข้อใด", form: "single", choices: "ก\nข", ..WAITING };
        let asked = |relevant| Row { text: "เพราะอะไร", form: "text", relevant, ..WAITING };
        let kept = parse(&[WAITING, single, WAITING, asked("${q2}=1")]).unwrap();
        assert_eq!((kept.len(), kept[1].relevant.as_str()), (2, "${q1} = 1"));
        let no = parse(&[single, asked("${q1} = 3")]).unwrap_err();
        assert_eq!(no.of("q2.relevant"), Some(&Refusal::NeverAsked));
        let no = parse(&[WAITING, single, asked("${q1} = 1")]).unwrap_err();
        assert_eq!(no.of("q3.relevant"), Some(&Refusal::NoSuchQuestion { name: "q1".into() }));
        let unsaid = Row { constraint: ". = 1", ..single };
        assert_eq!(parse(&[unsaid]).unwrap_err().of("q1.constraint_note"), Some(&Refusal::Missing));
    }

    #[test]
    fn a_smallest_value_above_the_greatest_is_told_and_so_are_too_many_questions() {
        let number = Row { text: "กี่บาท", form: "number", least: "10", most: "9", ..WAITING };
        let no = parse(&[number]).unwrap_err();
        assert_eq!(no.of("q1.most"), Some(&Refusal::NotANumber { least: Some(10), most: None }));
        let asked = Row { text: "พอหรือไม่", ..WAITING };
        assert!(parse(&vec![asked; MOST_QUESTIONS]).is_ok());
        let no = parse(&vec![asked; MOST_QUESTIONS + 1]).unwrap_err();
        assert_eq!(no.of(""), Some(&Refusal::EntryCount { least: 0, most: 100 }));
    }
}
