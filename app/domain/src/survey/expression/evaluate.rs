//! What an expression comes to, as XPath has it: texts that are numbers are compared as numbers, and what is no number compares to nothing.

use super::{LONGEST_TEXT, Node, Op, TODAY, Value};
use crate::survey::pattern::Pattern;
use crate::time::Day;

pub(super) fn value(node: &Node, answers: &dyn Fn(&str) -> Value, here: &Value) -> Value {
    let of = |node: &Node| value(node, answers, here);
    match node {
        Node::Number(number) => Value::Number(*number),
        Node::Text(text) => Value::Text(text.clone()),
        Node::Of(name) => answers(name),
        Node::Here => here.clone(),
        Node::Negative(one) => Value::Number(-of(one).number()),
        Node::Both(Op::Or, a, b) => Value::Bool(of(a).holds() || of(b).holds()),
        Node::Both(Op::And, a, b) => Value::Bool(of(a).holds() && of(b).holds()),
        Node::Both(op, a, b) => both(*op, of(a), of(b)),
        Node::Call("today", _) => answers(TODAY),
        Node::Call("if", all) => of(&all[if of(&all[0]).holds() { 1 } else { 2 }]),
        Node::Call(name, all) => call(name, all.iter().map(of).collect()),
    }
}

fn both(op: Op, a: Value, b: Value) -> Value {
    let same = match (&a, &b) {
        (Value::Bool(_), _) | (_, Value::Bool(_)) => a.holds() == b.holds(),
        (Value::Number(_), _) | (_, Value::Number(_)) => a.number() == b.number(),
        (Value::Text(a), Value::Text(b)) => a == b,
    };
    let (x, y) = (a.number(), b.number());
    match op {
        Op::Equal => Value::Bool(same),
        Op::Unequal => Value::Bool(!same),
        Op::Less => Value::Bool(x < y),
        Op::AtMost => Value::Bool(x <= y),
        Op::More => Value::Bool(x > y),
        Op::AtLeast => Value::Bool(x >= y),
        Op::Plus => Value::Number(x + y),
        Op::Minus => Value::Number(x - y),
        Op::Times => Value::Number(x * y),
        Op::Div => Value::Number(x / y),
        Op::Mod => Value::Number(x % y),
        Op::Or | Op::And => Value::Bool(false),
    }
}

fn call(name: &str, all: Vec<Value>) -> Value {
    let text = |at: usize| all.get(at).map_or(String::new(), Value::text);
    let number = |at: usize| all.get(at).map_or(f64::NAN, Value::number);
    let numbers = || all.iter().map(Value::number);
    match name {
        "selected" => Value::Bool(text(0).split_whitespace().any(|one| one == text(1).trim())),
        "count-selected" => Value::Number(text(0).split_whitespace().count() as f64),
        "not" => Value::Bool(!all[0].holds()),
        "coalesce" => all[usize::from(text(0).is_empty())].clone(),
        "string-length" => Value::Number(text(0).chars().count() as f64),
        "contains" => Value::Bool(text(0).contains(&text(1))),
        "starts-with" => Value::Bool(text(0).starts_with(&text(1))),
        "ends-with" => Value::Bool(text(0).ends_with(&text(1))),
        "selected-at" => {
            let at = number(1);
            let found = (at >= 0.0).then(|| text(0).split_whitespace().nth(at as usize).map(str::to_string)).flatten();
            Value::Text(found.unwrap_or_default())
        }
        "concat" => {
            Value::Text(all.iter().flat_map(|one| one.text().chars().collect::<Vec<_>>()).take(LONGEST_TEXT).collect())
        }
        "substr" => {
            let (from, to) =
                (number(1).max(0.0) as usize, if all.len() > 2 { number(2).max(0.0) as usize } else { usize::MAX });
            Value::Text(text(0).chars().take(to).skip(from).collect())
        }
        "regex" => Value::Bool(Pattern::parse(&text(1)).is_some_and(|pattern| pattern.is(&text(0)))),
        "int" => Value::Number(number(0).trunc()),
        "floor" => Value::Number(number(0).floor()),
        "ceiling" => Value::Number(number(0).ceil()),
        "abs" => Value::Number(number(0).abs()),
        "pow" => Value::Number(number(0).powf(number(1))),
        "boolean" => Value::Bool(all[0].holds()),
        // Days are counted, so that two are compared as numbers are.
        "date" => match &all[0] {
            Value::Text(text) => Value::Number(Day::parse(text.trim()).map_or(f64::NAN, |day| day.0 as f64)),
            other => Value::Number(other.number()),
        },
        "round" => {
            let by = 10_f64.powi(if all.len() > 1 { number(1).clamp(0.0, 9.0) as i32 } else { 0 });
            Value::Number((number(0) * by).round() / by)
        }
        "number" => Value::Number(number(0)),
        "string" => Value::Text(text(0)),
        "min" => Value::Number(numbers().fold(f64::NAN, f64::min)),
        "max" => Value::Number(numbers().fold(f64::NAN, f64::max)),
        "true" => Value::Bool(true),
        _ => Value::Bool(false),
    }
}
