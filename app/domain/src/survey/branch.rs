//! Which questions are asked, given what was answered: each may say when it is asked (`relevant`) and which answers it takes (`constraint`), of
//! questions before it alone, so that nothing goes in circles. What is written is looked through before it is kept: a question that
//! nobody could ever be asked, or that nobody could answer, is told to who wrote it.

use super::expression::{Expression, Fault, Value};
use super::{Answer, Answers, Audience, Form, Question, is_for};
use crate::refusal::{Refusal, Refusals};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// States looked through for one question, and for all, at most; of more it is not known whether one fits.
const LOOKED_THROUGH: usize = 5_000;
const IN_ALL: usize = 50_000;
/// Numbers and texts of the rules of one question at which answers are tried.
const CONSTANTS: usize = 40;
/// Of a several-choice question the choices of which every mix is tried.
const MIXED: usize = 6;

/// The name by which an expression calls a question: `q3`.
pub fn name(question: &Question) -> String {
    format!("q{}", question.number)
}

/// The rules of a survey, understood.
#[derive(Clone, Debug)]
pub struct Branching {
    /// By question: when it is asked, and which answers it takes.
    rules: Vec<(Option<Expression>, Option<Expression>)>,
}

impl Branching {
    /// Understands the rules of questions in their order.
    ///
    /// # Errors
    /// Under `q3.relevant` and `q3.constraint` for the third: what is not understood, or reads a question that does not stand before.
    pub fn of(questions: &[Question]) -> Result<Branching, Refusals> {
        let mut no = Refusals::default();
        let mut before: BTreeSet<String> = BTreeSet::new();
        let all: BTreeSet<String> = questions.iter().map(name).collect();
        let mut rules = Vec::new();
        for question in questions {
            let own = name(question);
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
            rules.push((read("relevant", &question.relevant), read("constraint", &question.constraint)));
            before.insert(own);
        }
        no.none(|| Some(Branching { rules }))
    }

    /// Of questions without rules.
    pub fn none(questions: &[Question]) -> Branching {
        Branching { rules: vec![(None, None); questions.len()] }
    }

    /// Whether any question depends on another's answer.
    pub fn branches(&self) -> bool {
        self.rules.iter().any(|(relevant, _)| relevant.is_some())
    }

    /// The questions by pages: a question stands on a later page than those that decide whether it is asked, so that a page can be drawn
    /// when it is asked for. Without branches there is one.
    pub fn pages(&self, questions: &[Question]) -> Vec<Range<usize>> {
        let mut pages: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        for (at, (relevant, _)) in self.rules.iter().enumerate() {
            let here = |other: &str| questions[from..at].iter().any(|question| name(question) == other);
            if relevant.as_ref().is_some_and(|relevant| relevant.names().into_iter().any(here)) {
                pages.push(from..at);
                from = at;
            }
        }
        pages.push(from..questions.len());
        pages
    }

    /// Which questions somebody of this audience is asked who answered like this. What was answered to a question that is not asked counts
    /// as no answer.
    pub fn asked(&self, questions: &[Question], audience: Audience, answers: &Answers) -> Vec<bool> {
        let mut state: BTreeMap<String, Value> = BTreeMap::new();
        let mut asked = Vec::with_capacity(questions.len());
        for (question, (relevant, _)) in questions.iter().zip(&self.rules) {
            let is = is_for(question, audience) && holds(relevant.as_ref(), &state, &Value::nothing());
            let given = answers.get(&question.id.0).filter(|_| is).map(|answer| value(question, answer));
            state.extend(given.map(|given| (name(question), given)));
            asked.push(is);
        }
        asked
    }

    /// Whether a question takes an answer, after those before it.
    pub fn takes(&self, questions: &[Question], at: usize, answers: &Answers, answer: &Answer) -> bool {
        let state = questions[..at]
            .iter()
            .filter_map(|question| Some((name(question), value(question, answers.get(&question.id.0)?))))
            .collect();
        let constraint = self.rules.get(at).and_then(|(_, constraint)| constraint.as_ref());
        holds(constraint, &state, &value(&questions[at], answer))
    }

    /// Looks through the answers that there can be.
    ///
    /// # Errors
    /// [`Refusal::NeverAsked`] under `q3.relevant`, [`Refusal::NeverTaken`] under `q3.constraint`.
    pub fn look_through(&self, questions: &[Question]) -> Result<(), Refusals> {
        let mut no = Refusals::default();
        let audiences: Vec<Audience> = Audience::ALL.to_vec();
        let candidates: Vec<Candidates> = (0..questions.len()).map(|place| self.candidates(questions, place)).collect();
        let mut left = IN_ALL;
        for at in 0..questions.len() {
            let (relevant, constraint) = &self.rules[at];
            if relevant.is_none() && constraint.is_none() {
                continue;
            }
            let whose = audiences.iter().filter(|audience| is_for(&questions[at], **audience));
            let looked: Vec<Looked> =
                whose.map(|audience| self.look(questions, &candidates, at, *audience, &mut left)).collect();
            let field = |field: &str| format!("{}.{field}", name(&questions[at]));
            if looked.iter().all(|looked| looked.whole && !looked.asked) {
                no.add(field("relevant"), Refusal::NeverAsked);
            } else if looked.iter().any(|looked| looked.stuck) {
                no.add(field("constraint"), Refusal::NeverTaken);
            }
        }
        no.none(|| Some(()))
    }

    fn look(
        &self,
        questions: &[Question],
        candidates: &[Candidates],
        at: usize,
        audience: Audience,
        left: &mut usize,
    ) -> Looked {
        let given = LOOKED_THROUGH.min(*left);
        let mut search = Search {
            rules: &self.rules,
            questions,
            candidates,
            audience,
            read: self.reads(questions, at),
            at,
            left: given,
            looked: Looked { asked: false, stuck: false, whole: true },
        };
        search.walk(0, &mut BTreeMap::new());
        *left -= given - search.left;
        search.looked
    }

    /// What a question may be answered.
    fn candidates(&self, questions: &[Question], place: usize) -> Candidates {
        let question = &questions[place];
        let own = name(question);
        let mut rules: Vec<&Expression> = Vec::new();
        for (at, (relevant, constraint)) in self.rules.iter().enumerate() {
            let reads = |rule: &&Expression| rule.names().contains(&own.as_str());
            rules.extend(relevant.iter().filter(reads));
            rules.extend(constraint.iter().filter(|rule| at == place || reads(rule)));
        }
        let mut constants: Vec<Value> = Vec::new();
        for constant in rules.iter().flat_map(|rule| rule.constants()) {
            if constants.len() < CONSTANTS && !constants.contains(&constant) {
                constants.push(constant);
            }
        }
        let all_seen = constants.len() < CONSTANTS;
        let simple = rules.iter().all(|rule| rule.compares_alone());
        let choice = |n: usize| Value::Text(n.to_string());
        match question.form {
            Form::Single => ((1..=question.choices.len()).map(choice).collect(), true),
            Form::Scale => ((1..=5).map(|step| Value::Number(f64::from(step))).collect(), true),
            Form::Several => {
                let (all, exact) = several(question.choices.len(), &constants);
                (all, exact && all_seen)
            }
            Form::Number => {
                let (least, most) = (question.least.unwrap_or(i64::MIN / 4), question.most.unwrap_or(i64::MAX / 4));
                if most.saturating_sub(least) <= 200 {
                    return ((least..=most).map(|n| Value::Number(n as f64)).collect(), true);
                }
                let near = constants.iter().filter_map(|constant| match constant {
                    Value::Number(n) => Some(*n as i64),
                    Value::Text(text) => text.parse().ok(),
                    Value::Bool(_) => None,
                });
                let near = near.flat_map(|n| [n.saturating_sub(1), n, n.saturating_add(1)]);
                let mut all: Vec<i64> =
                    near.chain([least, most, 0, 1]).filter(|n| (least..=most).contains(n)).collect();
                all.sort_unstable();
                all.dedup();
                (all.into_iter().map(|n| Value::Number(n as f64)).collect(), simple && all_seen)
            }
            Form::Text => {
                let texts = constants.iter().map(|constant| match constant {
                    Value::Number(n) => Value::Text("x".repeat((*n).clamp(1.0, 2_000.0) as usize)),
                    other => other.clone(),
                });
                let long = constants.iter().filter_map(|constant| match constant {
                    Value::Number(n) => Some(Value::Text("x".repeat((*n + 1.0).clamp(1.0, 2_000.0) as usize))),
                    _ => None,
                });
                let all = texts.chain(long).chain([choice(1), Value::Text("x".into())]);
                (all.filter(|text| *text != Value::nothing()).collect(), false)
            }
        }
    }

    /// The questions before one that have a say in whether it is asked and what it takes, and those that have a say in these.
    fn reads(&self, questions: &[Question], at: usize) -> BTreeSet<usize> {
        let (mut found, mut next) = (BTreeSet::new(), vec![at]);
        while let Some(one) = next.pop() {
            let (relevant, constraint) = &self.rules[one];
            for other in [relevant, constraint].into_iter().flatten().flat_map(Expression::names) {
                let place = questions.iter().position(|question| name(question) == other);
                next.extend(place.filter(|place| found.insert(*place)));
            }
        }
        found
    }
}

/// What looking through came to.
#[derive(Clone, Copy, Debug)]
struct Looked {
    /// Somebody is asked.
    asked: bool,
    /// Somebody is asked who can give no answer.
    stuck: bool,
    /// All there can be was looked through.
    whole: bool,
}

/// Answers between which the rules may tell a difference, and whether these are all.
type Candidates = (Vec<Value>, bool);

struct Search<'a> {
    rules: &'a [(Option<Expression>, Option<Expression>)],
    questions: &'a [Question],
    candidates: &'a [Candidates],
    audience: Audience,
    read: BTreeSet<usize>,
    at: usize,
    left: usize,
    looked: Looked,
}

impl Search<'_> {
    fn walk(&mut self, place: usize, state: &mut BTreeMap<String, Value>) {
        if self.left == 0 {
            self.looked.whole = false;
            return;
        }
        self.left -= 1;
        let question = &self.questions[place];
        let (relevant, constraint) = &self.rules[place];
        let is = is_for(question, self.audience) && holds(relevant.as_ref(), state, &Value::nothing());
        if place == self.at {
            self.looked.asked |= is;
            if let Some(constraint) = constraint.as_ref().filter(|_| is && !self.looked.stuck) {
                let (values, whole) = &self.candidates[place];
                let taken = values.iter().any(|value| holds(Some(constraint), state, value));
                self.looked.stuck = !taken && *whole;
            }
            return;
        }
        if !self.read.contains(&place) {
            return self.walk(place + 1, state);
        }
        let own = name(question);
        if !is || !question.required {
            state.remove(&own);
            self.walk(place + 1, state);
        }
        if !is {
            return;
        }
        let (values, whole) = &self.candidates[place];
        self.looked.whole &= whole;
        for value in values {
            if holds(constraint.as_ref(), state, value) {
                state.insert(own.clone(), value.clone());
                self.walk(place + 1, state);
            }
        }
        state.remove(&own);
    }
}

/// Mixes of choices: all of few; of many those of the ones that rules name, alone and with one that they do not.
fn several(choices: usize, constants: &[Value]) -> (Vec<Value>, bool) {
    let named = |n: &usize| {
        constants.iter().any(|constant| match constant {
            Value::Number(number) => *number == *n as f64,
            Value::Text(text) => *text == n.to_string(),
            Value::Bool(_) => false,
        })
    };
    let whole = choices <= MIXED;
    let (mixed, others): (Vec<usize>, Vec<usize>) = (1..=choices).partition(|n| whole || named(n));
    let exact = whole || mixed.len() <= MIXED;
    let mixed = &mixed[..mixed.len().min(MIXED)];
    let mut all = Vec::new();
    for mix in 0..1_usize << mixed.len() {
        let chosen: Vec<usize> =
            mixed.iter().enumerate().filter(|(bit, _)| mix >> bit & 1 == 1).map(|(_, n)| *n).collect();
        for more in [0, others.len().min(1), others.len()] {
            let mut chosen: Vec<usize> = chosen.iter().chain(&others[..more]).copied().collect();
            chosen.sort_unstable();
            let chosen: Vec<String> = chosen.iter().map(ToString::to_string).collect();
            all.push(chosen.join(" "));
        }
    }
    all.sort();
    all.dedup();
    all.retain(|one| !one.is_empty());
    (all.into_iter().map(Value::Text).collect(), exact)
}

fn holds(rule: Option<&Expression>, state: &BTreeMap<String, Value>, here: &Value) -> bool {
    let answers = |name: &str| state.get(name).cloned().unwrap_or_else(Value::nothing);
    rule.is_none_or(|rule| rule.holds(&answers, here))
}

/// An answer as expressions read it: choices by their numbers from 1.
fn value(question: &Question, answer: &Answer) -> Value {
    match answer {
        Answer::Chosen(places) if question.form == Form::Scale => {
            Value::Number(places.first().copied().unwrap_or(0).into())
        }
        Answer::Chosen(places) => {
            let places: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
            Value::Text(places.join(" "))
        }
        Answer::Number(number) => Value::Number(*number as f64),
        Answer::Text(text) => Value::Text(text.clone()),
    }
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
    use crate::id::QuestionId;

    fn ask(number: u32, form: Form, relevant: &str) -> Question {
        let choices = ["ก", "ข", "ค"].map(String::from).to_vec();
        Question {
            id: QuestionId(i64::from(number) + 100),
            number,
            audience: Audience::Everyone,
            form,
            text: "?".into(),
            help: String::new(),
            choices: if matches!(form, Form::Single | Form::Several) { choices } else { Vec::new() },
            required: false,
            unit: String::new(),
            least: None,
            most: None,
            relevant: relevant.into(),
            constraint: String::new(),
            constraint_note: String::new(),
        }
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
        let asked = |answers: &Answers| branching.asked(&questions, Audience::Public, answers);
        assert_eq!(asked(&answers), [true, true, true, false]);
        answers.insert(101, Answer::Chosen(vec![0]));
        assert_eq!(asked(&answers), [true, false, false, true], "what hung on the hidden one is hidden too");
        assert_eq!(asked(&Answers::new()), [true, false, false, true]);
        assert!(checked(&questions).is_ok());
        let plain = [ask(1, Form::Scale, ""), ask(2, Form::Text, "")];
        assert_eq!(Branching::of(&plain).unwrap().pages(&plain).len(), 1);
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
    fn a_question_that_nobody_is_ever_asked_is_told() {
        let never = |form, relevant| {
            let questions = [ask(1, form, ""), ask(2, Form::Text, relevant)];
            checked(&questions).err().and_then(|no| no.of("q2.relevant").cloned())
        };
        for (form, relevant) in [
            (Form::Single, "${q1} = 4"),
            (Form::Single, "${q1} = 1 and ${q1} = 2"),
            (Form::Several, "selected(${q1}, 1) and not(selected(${q1}, 1))"),
            (Form::Several, "count-selected(${q1}) > 3"),
            (Form::Scale, "${q1} > 5"),
            (Form::Number, "${q1} > 10 and ${q1} < 5"),
            (Form::Text, "false()"),
        ] {
            let expected = (form != Form::Text).then_some(Refusal::NeverAsked);
            assert_eq!(never(form, relevant), expected.or(Some(Refusal::NeverAsked)), "{relevant}");
        }
        for (form, relevant) in [
            (Form::Single, "${q1} = 3"),
            (Form::Several, "selected(${q1}, 1) and not(selected(${q1}, 2))"),
            (Form::Several, "count-selected(${q1}) = 3"),
            (Form::Number, "${q1} > 10 and ${q1} < 12"),
            (Form::Number, "${q1} mod 7 = 5"),
            (Form::Text, "string-length(${q1}) > 20"),
            (Form::Text, "${q1} = ''"),
        ] {
            assert_eq!(never(form, relevant), None, "{relevant}");
        }
        // Through another: the third hangs on what the second may be.
        let three = [
            ask(1, Form::Single, ""),
            ask(2, Form::Single, "${q1} = 1"),
            ask(3, Form::Text, "${q1} = 2 and ${q2} = 1"),
        ];
        assert_eq!(refused(&three, "q3.relevant"), Refusal::NeverAsked);
        // Of another audience nobody has answered.
        let apart = [
            Question { audience: Audience::Business, ..ask(1, Form::Single, "") },
            Question { audience: Audience::Public, ..ask(2, Form::Text, "${q1} = 1") },
        ];
        assert_eq!(refused(&apart, "q2.relevant"), Refusal::NeverAsked);
    }

    #[test]
    fn a_question_that_takes_no_answer_is_told() {
        let with = |form, constraint: &str| Question { constraint: constraint.into(), ..ask(2, form, "") };
        let stuck = |second| {
            let first = Question { least: Some(0), most: Some(90), ..ask(1, Form::Number, "") };
            checked(&[first, second]).err().and_then(|no| no.of("q2.constraint").cloned())
        };
        assert_eq!(stuck(with(Form::Single, ". > 3")), Some(Refusal::NeverTaken));
        assert_eq!(stuck(with(Form::Number, ". > 10 and . < 10")), Some(Refusal::NeverTaken));
        let bounded = Question { least: Some(0), most: Some(50), ..with(Form::Number, ". >= ${q1}") };
        assert_eq!(stuck(bounded.clone()), Some(Refusal::NeverTaken), "who answers 90 is stuck");
        let wider = Question { most: Some(120), ..bounded };
        assert_eq!(stuck(wider.clone()), Some(Refusal::NeverTaken), "so is who leaves the first out");
        assert_eq!(stuck(Question { constraint: "${q1} = '' or . >= ${q1}".into(), ..wider }), None);
        assert_eq!(stuck(with(Form::Number, ". > 10")), None);
        assert_eq!(stuck(with(Form::Text, "string-length(.) > 30")), None);
    }

    #[test]
    fn a_large_survey_is_looked_through_in_bounded_time() {
        let mut questions: Vec<Question> = (1..=40).map(|n| ask(n, Form::Several, "")).collect();
        let all: Vec<String> = (1..=40).map(|n| format!("selected(${{q{n}}}, 1)")).collect();
        questions.push(ask(41, Form::Text, &format!("{} and false()", all.join(" and "))));
        assert!(checked(&questions).is_ok(), "not known is not refused");
    }
}
