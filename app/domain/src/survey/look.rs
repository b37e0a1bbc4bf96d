//! A survey's rules looked through when they are written: a question that nobody could ever be asked, or that somebody is asked who can give no
//! answer, is told to who wrote it. Answers are tried at which the rules may tell a difference, up to a bound; what is not known is not refused.

use super::branch::{Branching, Rules, holds, known, names, step};
use super::expression::{Expression, TODAY, Value};
use super::{Audience, Form, Question, is_for};
use crate::refusal::{Refusal, Refusals};
use crate::time::Day;
use std::collections::{BTreeMap, BTreeSet};

/// States looked through for one question, and for all, at most; of more it is not known whether one fits.
const LOOKED_THROUGH: usize = 5_000;
const IN_ALL: usize = 50_000;
/// States looked through where rules follow from the day or from patterns.
const OPEN: usize = 200;
/// Numbers and texts of the rules of one question at which answers are tried.
const CONSTANTS: usize = 40;
/// Of a several-choice question the choices of which every mix is tried.
const MIXED: usize = 6;
/// The day on which rules are tried that ask for today: whether another would tell something else is not known.
const SOME_DAY: f64 = 20_000.0;

impl Branching {
    /// Looks through the answers that there can be.
    ///
    /// # Errors
    /// [`Refusal::NeverAsked`] under `q3.relevant`, [`Refusal::NeverTaken`] under `q3.constraint`.
    pub fn look_through(&self, questions: &[Question]) -> Result<(), Refusals> {
        let mut no = Refusals::default();
        let candidates: Vec<Candidates> = (0..questions.len()).map(|place| self.candidates(questions, place)).collect();
        let mut left = IN_ALL;
        for at in 0..questions.len() {
            let rules = &self.rules[at];
            if rules.relevant.is_none() && rules.constraint.is_none() {
                continue;
            }
            let whose = Audience::ALL.iter().filter(|audience| is_for(&questions[at], **audience));
            let looked: Vec<Looked> =
                whose.map(|audience| self.look(questions, &candidates, at, *audience, &mut left)).collect();
            let field = |field: &str| format!("q{}.{field}", questions[at].number);
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
        let read = self.reads(questions, at);
        let open = read.iter().chain([&at]).any(|place| self.rules[*place].all().any(Expression::is_open));
        let given = if open { OPEN } else { LOOKED_THROUGH }.min(*left);
        let mut search = Search {
            rules: &self.rules,
            questions,
            candidates,
            audience,
            read,
            at,
            left: given,
            looked: Looked { asked: false, stuck: false, whole: !open },
        };
        search.walk(0, &mut [(TODAY.to_string(), Value::Number(SOME_DAY))].into());
        *left -= given - search.left;
        search.looked
    }

    /// What a question may be answered.
    fn candidates(&self, questions: &[Question], place: usize) -> Candidates {
        let question = &questions[place];
        let own = names(question);
        let mut rules: Vec<&Expression> = Vec::new();
        for (at, these) in self.rules.iter().enumerate() {
            let reads = |rule: &&Expression| rule.names().iter().any(|name| own.iter().any(|own| own == name));
            rules.extend(these.all().filter(reads));
            rules.extend(these.constraint.iter().filter(|_| at == place));
        }
        let mut constants: Vec<Value> = Vec::new();
        for constant in rules.iter().flat_map(|rule| rule.constants()) {
            if constants.len() < CONSTANTS && !constants.contains(&constant) {
                constants.push(constant);
            }
        }
        let all_seen = constants.len() < CONSTANTS;
        // What a calculation makes of an answer is compared elsewhere, at numbers of its own.
        let calculated = |rule: &&Expression| self.rules.iter().any(|one| one.calculation.as_ref() == Some(*rule));
        let simple = rules.iter().all(|rule| rule.compares_alone() && !calculated(rule));
        let named = |value: Value| vec![(question.name(), value)];
        let choices = || (0..question.choices.len()).map(|at| question.choice_name(at));
        match question.form {
            Form::Single => (choices().map(|name| named(Value::Text(name))).collect(), true),
            Form::Scale => (question.steps().iter().map(|one| named(step(one.value))).collect(), true),
            Form::Several => {
                let (all, exact) = several(&choices().collect::<Vec<_>>(), &constants);
                (all.into_iter().map(named).collect(), exact && all_seen)
            }
            Form::Matrix => matrix(question, &rules),
            Form::Ranking => {
                let forward: Vec<String> = choices().collect();
                let back: Vec<String> = forward.iter().rev().cloned().collect();
                let firsts = forward.iter().map(|name| Value::Text(name.clone()));
                let all = [&forward, &back].map(|order| Value::Text(order.join(" "))).into_iter().chain(firsts);
                (all.map(named).collect(), false)
            }
            Form::Number | Form::Money | Form::Date => {
                let (all, exact) = numbers(question, &constants);
                let whole = exact || simple && all_seen && question.decimals() == 0;
                (all.into_iter().map(|n| named(Value::Number(n))).collect(), whole)
            }
            Form::Short | Form::Text | Form::Place | Form::File | Form::Picture => {
                let all = texts(&constants);
                (all.into_iter().map(named).collect(), false)
            }
            Form::Note | Form::Calculation => (Vec::new(), true),
        }
    }

    /// The questions before one that have a say in whether it is asked and what it takes, and those that have a say in these.
    fn reads(&self, questions: &[Question], at: usize) -> BTreeSet<usize> {
        let (mut found, mut next) = (BTreeSet::new(), vec![at]);
        while let Some(one) = next.pop() {
            for other in self.rules[one].all().flat_map(Expression::names) {
                let place = questions.iter().position(|question| names(question).iter().any(|name| name == other));
                next.extend(place.filter(|place| found.insert(*place)));
            }
        }
        found
    }
}

/// Numbers between which rules tell a difference: all where they are few, else those about the constants and the bounds.
fn numbers(question: &Question, constants: &[Value]) -> (Vec<f64>, bool) {
    let (least, most) = (question.least.unwrap_or(i64::MIN / 4), question.most.unwrap_or(i64::MAX / 4));
    if most.saturating_sub(least) <= 200 && question.decimals() == 0 {
        return ((least..=most).map(|n| n as f64).collect(), true);
    }
    let near = constants.iter().filter_map(|constant| match constant {
        Value::Number(n) => Some(*n as i64),
        Value::Text(text) => Day::parse(text).map(|day| day.0).or_else(|| text.parse().ok()),
        Value::Bool(_) => None,
    });
    let near = near.flat_map(|n| [n.saturating_sub(1), n, n.saturating_add(1)]);
    let mut all: Vec<i64> = near.chain([least, most, 0, 1]).filter(|n| (least..=most).contains(n)).collect();
    all.sort_unstable();
    all.dedup();
    (all.into_iter().map(|n| n as f64).collect(), false)
}

/// Texts that rules name, and such as are as long as they say.
fn texts(constants: &[Value]) -> Vec<Value> {
    let letters = |n: f64| Value::Text("x".repeat(n.clamp(1.0, 2_000.0) as usize));
    let texts = constants.iter().map(|constant| match constant {
        Value::Number(n) => letters(*n),
        other => other.clone(),
    });
    let long = constants.iter().filter_map(|constant| match constant {
        Value::Number(n) => Some(letters(*n + 1.0)),
        _ => None,
    });
    let all = texts.chain(long).chain([Value::Text("1".into()), Value::Text("x".into())]);
    all.filter(|text| *text != Value::nothing()).collect()
}

/// Every mix of steps of the statements that rules read, of few; of many each step for all of them.
fn matrix(question: &Question, rules: &[&Expression]) -> Candidates {
    let steps = question.steps();
    let read: Vec<String> = names(question)
        .into_iter()
        .filter(|own| rules.iter().any(|rule| rule.names().contains(&own.as_str())))
        .collect();
    if steps.len().checked_pow(read.len() as u32).is_none_or(|mixes| mixes > 200) {
        let same = |value| read.iter().map(|name| (name.clone(), step(value))).collect();
        return (steps.iter().map(|one| same(one.value)).collect(), false);
    }
    let mut all: Vec<Given> = vec![Vec::new()];
    for name in &read {
        let more =
            |given: Given| steps.iter().map(move |one| [&given[..], &[(name.clone(), step(one.value))]].concat());
        all = all.into_iter().flat_map(more).collect();
    }
    // A statement may be left out where the question need not be answered; what hangs on one alone is not looked for.
    (all, question.required || read.len() <= 1)
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

/// What was answered, under the names that rules have for it.
type Given = Vec<(String, Value)>;
/// Answers between which the rules may tell a difference, and whether these are all.
type Candidates = (Vec<Given>, bool);

struct Search<'a> {
    rules: &'a [Rules],
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
        let rules = &self.rules[place];
        let is = is_for(question, self.audience) && holds(rules.relevant.as_ref(), state, &Value::nothing());
        let (given, whole) = &self.candidates[place];
        if place == self.at {
            self.looked.asked |= is;
            if let Some(constraint) = rules.constraint.as_ref().filter(|_| is && !self.looked.stuck) {
                let taken = given
                    .iter()
                    .filter_map(|given| given.last())
                    .any(|(_, value)| holds(Some(constraint), state, value));
                self.looked.stuck = !taken && *whole;
            }
            return;
        }
        if !self.read.contains(&place) {
            return self.walk(place + 1, state);
        }
        if let Some(calculation) = &rules.calculation {
            let value = if is { calculation.value(&known(state), &Value::nothing()) } else { Value::nothing() };
            state.insert(question.name(), value);
            self.walk(place + 1, state);
            state.remove(&question.name());
            return;
        }
        if !is || !question.required {
            names(question).iter().for_each(|own| drop(state.remove(own)));
            self.walk(place + 1, state);
        }
        if !is {
            return;
        }
        self.looked.whole &= whole;
        for given in given {
            if given.last().is_none_or(|(_, value)| holds(rules.constraint.as_ref(), state, value)) {
                state.extend(given.iter().cloned());
                self.walk(place + 1, state);
            }
        }
        names(question).iter().for_each(|own| drop(state.remove(own)));
    }
}

/// Mixes of choices by their names: all of few; of many those of the ones that rules name, alone and with one that they do not.
fn several(choices: &[String], constants: &[Value]) -> (Vec<Value>, bool) {
    let named = |name: &&String| {
        constants.iter().any(|constant| match constant {
            Value::Number(number) => number.to_string() == **name,
            Value::Text(text) => text == *name,
            Value::Bool(_) => false,
        })
    };
    let whole = choices.len() <= MIXED;
    let (mixed, others): (Vec<&String>, Vec<&String>) = choices.iter().partition(|name| whole || named(name));
    let exact = whole || mixed.len() <= MIXED;
    let mixed = &mixed[..mixed.len().min(MIXED)];
    let mut all = Vec::new();
    for mix in 0..1_usize << mixed.len() {
        let chosen: Vec<&String> =
            mixed.iter().enumerate().filter(|(bit, _)| mix >> bit & 1 == 1).map(|(_, name)| *name).collect();
        for more in [0, others.len().min(1), others.len()] {
            let chosen: BTreeSet<&String> = chosen.iter().chain(&others[..more]).copied().collect();
            let chosen: Vec<&str> = choices.iter().filter(|name| chosen.contains(name)).map(String::as_str).collect();
            all.push(chosen.join(" "));
        }
    }
    all.sort();
    all.dedup();
    all.retain(|one| !one.is_empty());
    (all.into_iter().map(Value::Text).collect(), exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::NewQuestion;

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

    #[test]
    fn what_follows_from_the_day_from_patterns_or_from_a_sum_is_not_refused_for_not_being_known() {
        let mut sum = ask(2, Form::Calculation, "");
        sum.details.calculation = "${q1} * 3".into();
        let bounded = |form| Question { least: Some(0), most: Some(10), ..ask(1, form, "") };
        for questions in [
            vec![ask(1, Form::Date, ""), ask(2, Form::Text, "${q1} > today() + 10000")],
            vec![ask(1, Form::Short, ""), ask(2, Form::Text, "regex(${q1}, '[0-9]{13}')")],
            vec![bounded(Form::Number), sum.clone(), ask(3, Form::Text, "${q2} = 30")],
        ] {
            assert_eq!(checked(&questions), Ok(()));
        }
        // All of few was looked through, also through a sum.
        let never = [bounded(Form::Number), sum, ask(3, Form::Text, "${q2} = 31")];
        assert_eq!(refused(&never, "q3.relevant"), Refusal::NeverAsked);
        let dates =
            [ask(1, Form::Date, ""), ask(2, Form::Text, "${q1} > date('2026-01-02') and ${q1} < date('2026-01-01')")];
        assert_eq!(refused(&dates, "q2.relevant"), Refusal::NeverAsked);
    }

    #[test]
    fn choices_are_tried_by_their_names() {
        let mut named = ask(1, Form::Several, "");
        named.details.choice_names = ["yes", "no", "maybe"].map(String::from).to_vec();
        let with = |relevant: &str| checked(&[named.clone(), ask(2, Form::Text, relevant)]);
        assert_eq!(with("selected(${q1}, 'maybe') and not(selected(${q1}, 'no'))"), Ok(()));
        assert!(with("selected(${q1}, '1')").is_err() && with("${q1} = 'never'").is_err());
    }
}
