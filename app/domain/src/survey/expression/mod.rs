//! The language in which a question says when it is asked and which answers it takes: that of XLSForm's `relevant` and `constraint`
//! (<https://docs.getodk.org/form-operators-functions/>), as far as surveys need it. It reads answers and nothing else, knows no loops, and
//! is bounded in length and depth: what it costs follows from how long it is.
//!
//! ```
//! use domain::survey::expression::{Expression, Value};
//! let asked = Expression::parse("selected(${q2}, 3) and ${q4} >= 18").unwrap();
//! let answers = |name: &str| match name { "q2" => Value::Text("1 3".into()), _ => Value::Number(20.0) };
//! assert!(asked.holds(&answers, &Value::nothing()));
//! ```

mod evaluate;
mod parse;

use evaluate::value;
use std::fmt;

/// The longest expression, in letters; and how deep brackets may stand in one another.
pub const LONGEST: usize = 2_000;
const DEEPEST: usize = 32;
/// The longest text that an expression comes to: texts put together in one calculation after another would double each time.
const LONGEST_TEXT: usize = 10_000;
/// The name under which the answers give today, as a number of days; no question can be called so.
pub const TODAY: &str = "today()";

/// What an answer is worth here: a several-choice answer is the names of its choices with a blank between, no answer is an empty text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Bool(bool),
}

impl Value {
    /// No answer.
    pub fn nothing() -> Value {
        Value::Text(String::new())
    }

    fn number(&self) -> f64 {
        match self {
            Value::Text(text) => text.trim().parse().ok().filter(|n: &f64| n.is_finite()).unwrap_or(f64::NAN),
            Value::Number(number) => *number,
            Value::Bool(yes) => f64::from(u8::from(*yes)),
        }
    }

    fn holds(&self) -> bool {
        match self {
            Value::Text(text) => !text.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Bool(yes) => *yes,
        }
    }

    fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) if number.is_nan() => String::new(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
        }
    }
}

/// Why an expression cannot be used; `at` counts letters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something else was awaited where these letters begin; none at the end.
    NotUnderstood { at: u32, near: String },
    /// There is no such function, or it takes another number of values.
    NoSuchFunction { name: String },
    /// Longer or deeper than anybody writes by hand.
    TooMuch,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

impl Op {
    const ALL: [(Op, &'static str, u8); 13] = [
        (Op::Or, "or", 1),
        (Op::And, "and", 2),
        (Op::Unequal, "!=", 3),
        (Op::Equal, "=", 3),
        (Op::AtMost, "<=", 4),
        (Op::AtLeast, ">=", 4),
        (Op::Less, "<", 4),
        (Op::More, ">", 4),
        (Op::Plus, "+", 5),
        (Op::Minus, "-", 5),
        (Op::Times, "*", 6),
        (Op::Div, "div", 6),
        (Op::Mod, "mod", 6),
    ];

    fn sign(self) -> (&'static str, u8) {
        Op::ALL.iter().find(|(op, ..)| *op == self).map_or(("", 0), |(_, sign, binds)| (*sign, *binds))
    }
}

/// A function with the numbers of values it takes.
type Function = (&'static str, usize, usize);

const FUNCTIONS: [Function; 28] = [
    ("selected", 2, 2),
    ("count-selected", 1, 1),
    ("selected-at", 2, 2),
    ("not", 1, 1),
    ("if", 3, 3),
    ("coalesce", 2, 2),
    ("string-length", 1, 1),
    ("contains", 2, 2),
    ("starts-with", 2, 2),
    ("ends-with", 2, 2),
    ("concat", 1, 20),
    ("substr", 2, 3),
    ("regex", 2, 2),
    ("int", 1, 1),
    ("floor", 1, 1),
    ("ceiling", 1, 1),
    ("abs", 1, 1),
    ("pow", 2, 2),
    ("round", 1, 2),
    ("number", 1, 1),
    ("string", 1, 1),
    ("boolean", 1, 1),
    ("date", 1, 1),
    ("today", 0, 0),
    ("min", 1, 20),
    ("max", 1, 20),
    ("true", 0, 0),
    ("false", 0, 0),
];

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Text(String),
    /// The answer to a question, by its name.
    Of(String),
    /// The answer itself, of which a constraint speaks.
    Here,
    Negative(Box<Node>),
    Both(Op, Box<Node>, Box<Node>),
    Call(&'static str, Vec<Node>),
}

/// An expression that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression(Node);

impl Expression {
    /// Understands an expression.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn parse(typed: &str) -> Result<Expression, Fault> {
        parse::parse(typed).map(Expression)
    }

    /// Whether it holds, with the answers by their names and the answer it speaks of.
    pub fn holds(&self, answers: &dyn Fn(&str) -> Value, here: &Value) -> bool {
        value(&self.0, answers, here).holds()
    }

    /// The questions it reads, each once, in their order.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.0.walk(&mut |node| {
            if let Node::Of(name) = node
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        });
        names
    }

    /// The numbers and texts that stand in it: at these, answers begin to make a difference.
    pub fn constants(&self) -> Vec<Value> {
        let mut constants = Vec::new();
        self.0.walk(&mut |node| match node {
            Node::Number(number) => constants.push(Value::Number(*number)),
            Node::Text(text) => constants.push(Value::Text(text.clone())),
            _ => {}
        });
        constants
    }

    /// Whether it does nothing with answers but compare them and look for choices: then it tells apart only what lies at its constants.
    pub fn compares_alone(&self) -> bool {
        let mut alone = true;
        self.0.walk(&mut |node| {
            alone &= match node {
                Node::Negative(_) => false,
                Node::Both(op, ..) => op.sign().1 <= 4,
                Node::Call(name, _) => ["selected", "not", "if", "date", "true", "false"].contains(name),
                Node::Number(number) => number.fract() == 0.0,
                Node::Text(_) | Node::Of(_) | Node::Here => true,
            }
        });
        alone
    }

    /// Whether what it comes to follows from the day it is asked on, or from a pattern: then trying answers tells little.
    pub fn is_open(&self) -> bool {
        let mut open = false;
        self.0.walk(&mut |node| open |= matches!(node, Node::Call("today" | "regex", _)));
        open
    }

    /// What it comes to.
    pub fn value(&self, answers: &dyn Fn(&str) -> Value, here: &Value) -> Value {
        value(&self.0, answers, here)
    }

    /// The same with other names of questions.
    pub fn renamed(&self, rename: &dyn Fn(&str) -> String) -> Expression {
        Expression(self.0.renamed(rename))
    }
}

/// As it is written.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, 0)
    }
}

impl Node {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        visit(self);
        match self {
            Node::Negative(one) => one.walk(visit),
            Node::Both(_, a, b) => {
                a.walk(visit);
                b.walk(visit);
            }
            Node::Call(_, all) => all.iter().for_each(|one| one.walk(visit)),
            Node::Number(_) | Node::Text(_) | Node::Of(_) | Node::Here => {}
        }
    }

    fn renamed(&self, rename: &dyn Fn(&str) -> String) -> Node {
        let boxed = |one: &Node| Box::new(one.renamed(rename));
        match self {
            Node::Of(name) => Node::Of(rename(name)),
            Node::Negative(one) => Node::Negative(boxed(one)),
            Node::Both(op, a, b) => Node::Both(*op, boxed(a), boxed(b)),
            Node::Call(name, all) => Node::Call(name, all.iter().map(|one| one.renamed(rename)).collect()),
            other => other.clone(),
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, around: u8) -> fmt::Result {
        match self {
            Node::Number(number) => write!(f, "{number}"),
            Node::Text(text) if text.contains('\'') => write!(f, "\"{text}\""),
            Node::Text(text) => write!(f, "'{text}'"),
            Node::Of(name) => write!(f, "${{{name}}}"),
            Node::Here => f.write_str("."),
            Node::Negative(one) => {
                f.write_str("-")?;
                one.write(f, 7)
            }
            Node::Both(op, a, b) => {
                let (sign, binds) = op.sign();
                f.write_str(if binds < around { "(" } else { "" })?;
                a.write(f, binds)?;
                write!(f, " {sign} ")?;
                b.write(f, binds + 1)?;
                f.write_str(if binds < around { ")" } else { "" })
            }
            Node::Call(name, all) => {
                write!(f, "{name}(")?;
                for (at, one) in all.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    one.write(f, 0)?;
                }
                f.write_str(")")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Day;
    use proptest::prelude::*;

    fn holds(typed: &str) -> bool {
        let answers = |name: &str| match name {
            "one" => Value::Text("2".into()),
            "several" => Value::Text("1 3".into()),
            "age" => Value::Number(20.0),
            "why" => Value::Text("แพงเกินไป".into()),
            TODAY => Value::Number(Day::parse("2026-11-27").unwrap().0 as f64),
            _ => Value::nothing(),
        };
        Expression::parse(typed).expect(typed).holds(&answers, &Value::Number(7.0))
    }

    #[test]
    fn what_forms_ask_is_answered_as_xlsform_does() {
        for yes in [
            "${one} = 2",
            "${one} = '2'",
            "selected(${several}, 3) and not(selected(${several}, '2'))",
            "count-selected(${several}) = 2",
            "${age} >= 18 and ${age} < 60 or false()",
            "${none} = ''",
            "${one} != 3",
            ". > 5 and . mod 2 = 1",
            "string-length(${why}) >= 9",
            "contains(${why}, 'แพง') and starts-with(${why}, 'แพง')",
            "if(${age} > 18, ${one} = 2, false())",
            "coalesce(${none}, 4) = 4",
            "2 + 3 * 4 = 14 and (2 + 3) * 4 = 20 and 7 div 2 = 3.5",
            "10 - 4 - 3 = 3 and -2 < 1 and --2 = 2",
            "round(2.456, 2) = 2.46 and int(2.9) = 2",
            "min(3, 1, 2) = 1 and max(${age}, 7) = 20",
            "date('2026-11-27') > date('2024-02-29') and today() = date('2026-11-27')",
            "concat('a', ${age}, '-') = 'a20-' and substr('abcdef', 1, 3) = 'bc' and substr('abc', 2) = 'c'",
            "regex('0812345678', '0[689][0-9]{8}') and not(regex('x', '[0-9]'))",
            "floor(2.9) = 2 and ceiling(2.1) = 3 and abs(-2) = 2 and pow(2, 10) = 1024",
            "selected-at(${several}, 1) = 3 and selected-at(${several}, 5) = '' and ends-with('abc', 'bc')",
            "boolean(1) and ${with.point} = ''",
        ] {
            assert!(holds(yes), "{yes}");
        }
        for no in [
            "${none} > 0",
            "${none} < 1",
            "${none} = 0",
            "1 div 0 = 1",
            "${why} > 3",
            "selected(${several}, '')",
            "date('2025-02-29') > 0",
        ] {
            assert!(!holds(no), "{no}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        let fault = |typed: &str| Expression::parse(typed).expect_err(typed);
        let near = |at, near: &str| Fault::NotUnderstood { at, near: near.into() };
        assert_eq!(fault(""), near(1, ""));
        assert_eq!(fault("${q1} ="), near(8, ""));
        assert_eq!(fault("${q1} == 2"), near(8, "= 2"));
        assert_eq!(fault("${q 1} = 2"), near(1, "${q 1} = 2"));
        assert_eq!(fault("q1 = 2"), near(1, "q1 = 2"));
        assert_eq!(fault("(1 = 1"), near(7, ""));
        assert_eq!(fault("'x"), near(1, "'x"));
        assert_eq!(fault("1.2.3 = 1"), near(1, "1.2.3 = 1"));
        assert_eq!(fault("1 = 1; drop"), near(6, "; drop"));
        assert_eq!(fault("pulldata('a')"), Fault::NoSuchFunction { name: "pulldata".into() });
        assert_eq!(fault("selected(${q1})"), Fault::NoSuchFunction { name: "selected".into() });
        assert_eq!(fault("regex(., '(')"), near(1, "regex(., '('"));
        assert_eq!(fault("regex(., ${q1})"), near(1, "regex(., ${q"));
        assert_eq!(fault(&"(".repeat(500)), Fault::TooMuch);
        assert_eq!(fault(&"-".repeat(500)), Fault::TooMuch);
        assert_eq!(fault(&" ".repeat(2_001)), Fault::TooMuch);
    }

    #[test]
    fn names_are_told_once_and_changed() {
        let one = Expression::parse("${q2}=1 or(${q3} > ${q2})").unwrap();
        assert_eq!(one.names(), ["q2", "q3"]);
        let renamed = one.renamed(&|name| format!("{name}x"));
        assert_eq!(renamed.to_string(), "${q2x} = 1 or ${q3x} > ${q2x}");
    }

    #[test]
    fn texts_that_are_put_together_again_and_again_stay_bounded() {
        let twice = Expression::parse("concat(${a}, ${a})").unwrap();
        let mut value = Value::Text("x".into());
        for _ in 0..100 {
            let kept = value.clone();
            value = twice.value(&|_| kept.clone(), &Value::nothing());
        }
        assert_eq!(value, Value::Text("x".repeat(LONGEST_TEXT)));
    }

    proptest! {
        #[test]
        fn anything_typed_is_understood_or_refused_and_what_is_understood_is_written_back(
            typed in "[-${}a-z0-9.,'()=<>! ]{0,40}|(\\$\\{q1\\}|not\\(|selected\\(|\\)|,| and | = |'a'|1|-|\\()*"
        ) {
            if let Ok(one) = Expression::parse(&typed) {
                let again = Expression::parse(&one.to_string());
                prop_assert_eq!(again.map(|again| again.to_string()), Ok(one.to_string()));
                one.holds(&|_| Value::nothing(), &Value::nothing());
            }
        }
    }
}
