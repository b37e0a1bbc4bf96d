//! Which questions are asked, given what was answered: each may say when it is asked (`relevant`) and which answers it takes (`constraint`), of
//! questions before it alone, so that nothing goes in circles. What is written is looked through ([`super::look`]) before it is kept.

use super::answer;
use super::expression::{Expression, Fault, TODAY, Value};
use super::said::{self, AllKnown, Known};
use super::{Answer, Answers, Audience, Form, NO_OPINION, Question, is_for};
use crate::refusal::{Refusal, Refusals};
use crate::time::Day;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The longest name of a question or a choice.
pub const LONGEST_NAME: usize = 64;

/// The names by which rules call what a question was answered: its own, of a matrix those of its statements.
pub fn names(question: &Question) -> Vec<String> {
    match question.form {
        Form::Note => Vec::new(),
        Form::Matrix => (0..question.details.rows.len()).map(|at| question.row_name(at)).collect(),
        _ => vec![question.name()],
    }
}

/// Whether something may be called so, as XLSForm has it.
pub fn is_name(name: &str) -> bool {
    let begins = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    begins
        && name.len() <= LONGEST_NAME
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The rules of one question, understood.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub relevant: Option<Expression>,
    pub constraint: Option<Expression>,
    pub calculation: Option<Expression>,
    /// The questions before it whose answers stand in its texts.
    pub said: BTreeSet<String>,
}

impl Rules {
    pub fn all(&self) -> impl Iterator<Item = &Expression> {
        [&self.relevant, &self.constraint, &self.calculation].into_iter().flatten()
    }
}

/// The rules of a survey, understood.
#[derive(Clone, Debug)]
pub struct Branching {
    /// By question.
    pub(super) rules: Vec<Rules>,
}

impl Branching {
    /// Understands the rules of questions in their order.
    ///
    /// # Errors
    /// Under `q3.relevant`, `q3.constraint` and `q3.calculation` for the third: what is not understood, or reads a question that does not stand before;
    /// under `q3.name` a name that another has.
    pub fn of(questions: &[Question]) -> Result<Branching, Refusals> {
        let mut no = Refusals::default();
        let mut before: BTreeSet<String> = BTreeSet::new();
        let all: BTreeSet<String> = questions.iter().flat_map(names).collect();
        let mut rules = Vec::new();
        for question in questions {
            let own = format!("q{}", question.number);
            let mut read = |field: &str, typed: &str| -> Option<Expression> {
                let understood = match typed.trim() {
                    "" => return None,
                    typed => Expression::parse(typed),
                };
                let known = understood.map_err(Refusal::from).and_then(|one| {
                    let unknown = one.names().into_iter().find(|name| !before.contains(*name)).map(str::to_string);
                    match unknown {
                        None => Ok(one),
                        Some(name) if all.contains(&name) => Err(Refusal::LaterQuestion { name }),
                        Some(name) => Err(Refusal::NoSuchQuestion { name }),
                    }
                });
                no.take(&format!("{own}.{field}"), known)
            };
            rules.push(Rules {
                relevant: read("relevant", &question.relevant),
                constraint: read("constraint", &question.constraint),
                calculation: read("calculation", &question.details.calculation),
                // What was kept before such texts were looked through may name anything.
                said: said::texts(question)
                    .into_iter()
                    .flat_map(|(_, text)| said::names(text))
                    .filter(|name| before.contains(*name))
                    .map(str::to_string)
                    .collect(),
            });
            let taken = names(question).into_iter().find(|name| !before.insert(name.clone()));
            if let Some(name) = taken {
                no.add(format!("{own}.name"), Refusal::NameTwice { name });
            }
        }
        no.none(|| Some(Branching { rules }))
    }

    /// Of questions without rules.
    pub fn none(questions: &[Question]) -> Branching {
        Branching { rules: vec![Rules::default(); questions.len()] }
    }

    /// Whether any question depends on another's answer: whether it is asked, or what it says.
    pub fn branches(&self) -> bool {
        self.rules.iter().any(|rules| rules.relevant.is_some() || !rules.said.is_empty())
    }

    /// The questions by pages: a question stands on a later page than those that decide whether it is asked and those whose answers it says, so that
    /// a page can be drawn when it is asked for. Without branches there is one.
    pub fn pages(&self, questions: &[Question]) -> Vec<Range<usize>> {
        let mut pages: Vec<Range<usize>> = Vec::new();
        // What each calculation rests on: the names of answers, through other calculations.
        let mut rests: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut from = 0;
        for (at, rules) in self.rules.iter().enumerate() {
            let of = |name: &str| rests.get(name).cloned().unwrap_or_else(|| [name.to_string()].into());
            let through = |rule: &Expression| -> BTreeSet<String> { rule.names().into_iter().flat_map(of).collect() };
            let mut decides: BTreeSet<String> = rules.relevant.iter().flat_map(through).collect();
            if questions[at].form == Form::Calculation {
                let on = rules.calculation.iter().flat_map(through).chain(decides).collect();
                rests.insert(questions[at].name(), on);
                continue;
            }
            decides.extend(rules.said.iter().flat_map(|name| of(name)));
            let here = |question: &Question| names(question).iter().any(|name| decides.contains(name));
            if questions[from..at].iter().any(here) {
                pages.push(from..at);
                from = at;
            }
        }
        pages.push(from..questions.len());
        pages
    }

    /// Goes through a sheet from its first question.
    pub fn walk<'a>(&'a self, questions: &'a [Question], audience: Audience, today: Day) -> Walk<'a> {
        let state = [(TODAY.to_string(), Value::Number(today.0 as f64))].into();
        Walk { branching: self, questions, audience, state, at: 0 }
    }

    /// Which questions somebody of this audience is shown who answered like this. What was answered to a question that is not asked counts
    /// as no answer.
    pub fn asked(&self, questions: &[Question], audience: Audience, today: Day, answers: &Answers) -> Vec<bool> {
        let mut walk = self.walk(questions, audience, today);
        questions
            .iter()
            .map(|question| {
                let asked = walk.asked();
                walk.pass(answers.get(&question.id.0));
                asked && question.form != Form::Calculation
            })
            .collect()
    }

    /// What may stand in the texts of somebody of this audience who answered like this. Of a question that is not asked there is nothing.
    pub fn known<'a>(
        &self,
        questions: &'a [Question],
        audience: Audience,
        today: Day,
        answers: &'a Answers,
    ) -> AllKnown<'a> {
        let mut walk = self.walk(questions, audience, today);
        let mut all = AllKnown::new();
        for question in questions {
            let (asked, answer) = (walk.asked(), answers.get(&question.id.0));
            walk.pass(answer);
            match question.form {
                _ if !asked => {}
                Form::Calculation => {
                    let name = question.name();
                    all.extend(walk.state.get(&name).cloned().map(|value| (name, Known::Calculated(value))));
                }
                _ => all.extend(answer.into_iter().flat_map(|answer| said::under(question, answer))),
            }
        }
        all
    }
}

/// A sheet as it is gone through, question by question: what is known so far.
pub struct Walk<'a> {
    branching: &'a Branching,
    questions: &'a [Question],
    audience: Audience,
    state: BTreeMap<String, Value>,
    at: usize,
}

impl Walk<'_> {
    /// Whether the question that is next is asked.
    pub fn asked(&self) -> bool {
        let relevant = self.branching.rules[self.at].relevant.as_ref();
        is_for(&self.questions[self.at], self.audience) && holds(relevant, &self.state, &Value::nothing())
    }

    /// Whether it takes an answer.
    pub fn takes(&self, answer: &Answer) -> bool {
        let constraint = self.branching.rules[self.at].constraint.as_ref();
        let given = values(&self.questions[self.at], answer).pop();
        holds(constraint, &self.state, &given.map_or_else(Value::nothing, |(_, value)| value))
    }

    /// Goes on to the one after it, with what was answered. An answer to a question that is not asked is none.
    pub fn pass(&mut self, answer: Option<&Answer>) {
        let question = &self.questions[self.at];
        if self.asked() {
            if let Some(calculation) = &self.branching.rules[self.at].calculation {
                let value = calculation.value(&known(&self.state), &Value::nothing());
                self.state.insert(question.name(), value);
            }
            self.state.extend(answer.into_iter().flat_map(|answer| values(question, answer)));
        }
        self.at += 1;
    }
}

/// What a state has under a name.
pub(super) fn known(state: &BTreeMap<String, Value>) -> impl Fn(&str) -> Value {
    |name: &str| state.get(name).cloned().unwrap_or_else(Value::nothing)
}

pub(super) fn holds(rule: Option<&Expression>, state: &BTreeMap<String, Value>, here: &Value) -> bool {
    rule.is_none_or(|rule| rule.holds(&known(state), here))
}

/// An answer as expressions read it, under its names: choices by what they are called, days by their number.
pub(super) fn values(question: &Question, answer: &Answer) -> Vec<(String, Value)> {
    let value = match (question.form, answer) {
        (Form::Scale, Answer::Chosen(steps)) => step(steps.first().copied().unwrap_or(NO_OPINION)),
        (_, Answer::Chosen(places)) => {
            let names: Vec<String> = places.iter().map(|place| question.choice_name(*place as usize)).collect();
            Value::Text(names.join(" "))
        }
        (_, Answer::Grid(cells)) => {
            return cells.iter().map(|(row, value)| (question.row_name(*row as usize), step(*value))).collect();
        }
        (_, Answer::Number(number)) => Value::Number(answer::whole(*number, question.decimals())),
        (Form::Date, Answer::Text(day)) => Value::Number(Day::parse(day).map_or(f64::NAN, |day| day.0 as f64)),
        (_, Answer::Text(text)) => Value::Text(text.clone()),
        // As the field's tools have it: the name.
        (_, Answer::File(file)) => Value::Text(file.name.clone()),
    };
    vec![(question.name(), value)]
}

/// No opinion is no number: it is neither more nor less than any step.
pub(super) fn step(value: u32) -> Value {
    if value == NO_OPINION { Value::Text("no_opinion".into()) } else { Value::Number(value.into()) }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        match fault {
            Fault::NotUnderstood { at, near } => Refusal::NotUnderstood { at, near },
            Fault::NoSuchFunction { name } => Refusal::NoSuchFunction { name },
            Fault::TooMuch => Refusal::TooMuch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::NewQuestion;

    const TODAY: Day = Day(20_800);

    fn ask(number: u32, form: Form, relevant: &str) -> Question {
        let choices = ["ก", "ข", "ค"].map(String::from).to_vec();
        let mut new = NewQuestion { relevant: relevant.into(), ..NewQuestion::plain(form, "?") };
        if matches!(form, Form::Single | Form::Several) {
            new.choices = choices;
        }
        new.numbered(i64::from(number) + 100, number)
    }

    fn checked(questions: &[Question]) -> Result<(), Refusals> {
        Branching::of(questions)?.look_through(questions)
    }

    fn refused(questions: &[Question], field: &str) -> Refusal {
        checked(questions).expect_err(field).of(field).cloned().expect(field)
    }

    #[test]
    fn a_question_is_asked_by_the_answers_before_it_and_hidden_answers_count_as_none() {
        let questions = [
            ask(1, Form::Single, ""),
            ask(2, Form::Number, "${q1} = 2"),
            ask(3, Form::Text, "${q2} >= 10"),
            ask(4, Form::Scale, "not(${q1} = 2)"),
        ];
        let branching = Branching::of(&questions).unwrap();
        assert_eq!(branching.pages(&questions), [0..1, 1..2, 2..4]);
        let mut answers: Answers = [(101, Answer::Chosen(vec![1])), (102, Answer::Number(12))].into();
        let asked = |answers: &Answers| branching.asked(&questions, Audience::Public, TODAY, answers);
        assert_eq!(asked(&answers), [true, true, true, false]);
        answers.insert(101, Answer::Chosen(vec![0]));
        assert_eq!(asked(&answers), [true, false, false, true], "what hung on the hidden one is hidden too");
        assert_eq!(asked(&Answers::new()), [true, false, false, true]);
        assert!(checked(&questions).is_ok());
        let plain = [ask(1, Form::Scale, ""), ask(2, Form::Text, "")];
        assert_eq!(Branching::of(&plain).unwrap().pages(&plain).len(), 1);
    }

    #[test]
    fn a_text_with_an_answer_stands_on_a_later_page_and_says_what_was_asked_alone() {
        let mut sum = ask(3, Form::Calculation, "${q1} = 2");
        sum.details.calculation = "${q2} * 2".into();
        let mut says = ask(5, Form::Text, "");
        says.help = "${q3}".into();
        let mut old = ask(4, Form::Note, "");
        old.text = "${q5} ${nobody}".into();
        let questions = [ask(1, Form::Single, ""), ask(2, Form::Number, "${q1} = 2"), sum, old, says];
        let branching = Branching::of(&questions).expect("what is in texts is looked through when they are written");
        assert_eq!(branching.pages(&questions), [0..1, 1..4, 4..5], "by what the calculation rests on");
        let mut answers: Answers = [(101, Answer::Chosen(vec![1])), (102, Answer::Number(12))].into();
        let known = branching.known(&questions, Audience::Public, TODAY, &answers);
        assert_eq!(known.keys().collect::<Vec<_>>(), ["q1", "q2", "q3"]);
        assert_eq!(known["q3"], Known::Calculated(Value::Number(24.0)));
        answers.insert(101, Answer::Chosen(vec![0]));
        let known = branching.known(&questions, Audience::Public, TODAY, &answers);
        assert_eq!(known.keys().collect::<Vec<_>>(), ["q1"], "what is hidden is not said");
        let plain = [ask(1, Form::Text, ""), questions[3].clone()];
        assert!(!Branching::of(&plain).unwrap().branches());
    }

    #[test]
    fn circles_and_unknown_questions_are_told() {
        let two = |relevant| [ask(1, Form::Single, relevant), ask(2, Form::Single, "${q1} = 1")];
        assert_eq!(refused(&two("${q2} = 1"), "q1.relevant"), Refusal::LaterQuestion { name: "q2".into() });
        assert_eq!(refused(&two("${q1} = 1"), "q1.relevant"), Refusal::LaterQuestion { name: "q1".into() });
        assert_eq!(refused(&two("${q9} = 1"), "q1.relevant"), Refusal::NoSuchQuestion { name: "q9".into() });
        assert!(matches!(refused(&two("${q9} ="), "q1.relevant"), Refusal::NotUnderstood { at: 8, .. }));
    }

    #[test]
    fn a_name_is_one_questions_own() {
        let called = |number, name: &str| {
            let mut one = ask(number, Form::Single, "");
            one.details.name = name.into();
            one
        };
        let twice = |name: &str| Refusal::NameTwice { name: name.into() };
        assert_eq!(refused(&[called(1, "age"), called(2, "age")], "q2.name"), twice("age"));
        assert_eq!(refused(&[called(1, "q2"), ask(2, Form::Single, "")], "q2.name"), twice("q2"));
        let by_name = [called(1, "pays"), ask(2, Form::Text, "${pays} = 1")];
        assert!(checked(&by_name).is_ok());
        assert_eq!(
            refused(&[called(1, "pays"), ask(2, Form::Text, "${q1} = 1")], "q2.relevant"),
            Refusal::NoSuchQuestion { name: "q1".into() }
        );
        for (name, is) in [("a.b-c_1", true), ("_x", true), ("1a", false), ("ก", false), ("a b", false), ("", false)]
        {
            assert_eq!(is_name(name), is, "{name}");
        }
        assert!(!is_name(&"a".repeat(65)));
    }

    #[test]
    fn a_calculation_is_known_to_those_after_it_and_shown_to_nobody() {
        let mut sum = ask(3, Form::Calculation, "");
        sum.details.calculation = "coalesce(${q1}, 0) + ${q2}".into();
        let questions = [ask(1, Form::Number, ""), ask(2, Form::Number, ""), sum, ask(4, Form::Text, "${q3} > 10")];
        let branching = Branching::of(&questions).unwrap();
        assert_eq!(branching.pages(&questions), [0..3, 3..4], "what decides stands on a page before");
        let asked = |one, two| {
            let answers = [(101, Answer::Number(one)), (102, Answer::Number(two))].into();
            branching.asked(&questions, Audience::Public, TODAY, &answers)
        };
        assert_eq!((asked(5, 6), asked(5, 5)), (vec![true, true, false, true], vec![true, true, false, false]));
    }

    #[test]
    fn statements_of_a_matrix_days_and_no_opinion_are_read() {
        let mut matrix = ask(1, Form::Matrix, "");
        matrix.details.rows = vec!["ก".into(), "ข".into()];
        matrix.details.no_opinion = true;
        let questions = [
            matrix,
            ask(2, Form::Text, "${q1_2} <= 2"),
            ask(3, Form::Date, ""),
            ask(4, Form::Text, "${q3} > today() - 365 and ${q3} < date('2100-01-01')"),
        ];
        assert!(checked(&questions).is_ok());
        let branching = Branching::of(&questions).unwrap();
        let asked = |step, day: &str| {
            let answers = [(101, Answer::Grid(vec![(1, step)])), (103, Answer::Text(day.into()))].into();
            let asked = branching.asked(&questions, Audience::Public, TODAY, &answers);
            (asked[1], asked[3])
        };
        let (near, far) = (Day(TODAY.0 - 10).written(), Day(TODAY.0 - 1000).written());
        assert_eq!(asked(2, &near), (true, true));
        assert_eq!(asked(5, &far), (false, false));
        assert!(!asked(NO_OPINION, &near).0, "no opinion is not little");
    }
}
