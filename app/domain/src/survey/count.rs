//! What is counted of an answer, as numbers that stay few however many sheets there are: large numbers by classes, days by years, places by
//! provinces. Texts and files are counted as answered and no more.

use super::{Answer, Form, Question};
use crate::time::Day;

/// What lies between the number of a statement or a choice and that of its step or place in an order.
const OF: i64 = 1_000;

/// The numbers under which an answer is counted.
pub fn values(question: &Question, answer: &Answer) -> Vec<i64> {
    match (question.form, answer) {
        (Form::Ranking, Answer::Chosen(order)) => {
            order.iter().zip(1..).map(|(place, rank)| pair(i64::from(*place), rank)).collect()
        }
        (_, Answer::Chosen(places)) => places.iter().map(|place| i64::from(*place)).collect(),
        (_, Answer::Grid(cells)) => cells.iter().map(|(row, step)| pair(i64::from(*row), i64::from(*step))).collect(),
        (_, Answer::Number(value)) => vec![class(question, *value)],
        (Form::Date, Answer::Text(day)) => Day::parse(day).map(|day| i64::from(day.ce().0)).into_iter().collect(),
        (Form::Place, Answer::Text(code)) => code.get(..2).and_then(|code| code.parse().ok()).into_iter().collect(),
        (_, Answer::Text(_) | Answer::File(_)) => Vec::new(),
    }
}

fn pair(of: i64, what: i64) -> i64 {
    of * OF + what
}

/// Of a number under which a statement's step or a choice's place in an order is counted: the two.
pub fn apart(value: i64) -> (usize, i64) {
    (usize::try_from(value / OF).unwrap_or(0), value % OF)
}

/// Whether each number is counted by itself, as its bounds leave few.
pub fn is_exact(question: &Question) -> bool {
    let few = |least: i64, most: i64| most.saturating_sub(least) <= 200;
    question.form == Form::Number
        && question.decimals() == 0
        && matches!((question.least, question.most), (Some(least), Some(most)) if few(least, most))
}

/// The class of a number, by its smallest value: 0, 1–2, 2–5, 5–10, 10–20 … and the same below nothing. In what is kept, without its point.
pub fn class(question: &Question, value: i64) -> i64 {
    if is_exact(question) || value == 0 {
        return value;
    }
    // Less than one is one class.
    let one = 10_i64.pow(question.decimals());
    let size = value.unsigned_abs() as i64;
    if size < one {
        return value.signum();
    }
    let first = (0..19).map(|power| 10_i64.pow(power)).rfind(|power| *power <= size).unwrap_or(1);
    let step =
        [5, 2, 1].into_iter().find(|step| first.checked_mul(*step).is_some_and(|from| from <= size)).unwrap_or(1);
    value.signum() * first * step
}

/// The size at which the next class begins, of the size at which one does.
pub fn next(question: &Question, class: i64) -> i64 {
    let size = class.abs();
    let one = 10_i64.pow(question.decimals());
    if size < one {
        return one;
    }
    let mut first = 1;
    while size / first >= 10 {
        first *= 10;
    }
    match size / first {
        1 => first * 2,
        2 => first * 5,
        _ => first * 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::NewQuestion;

    fn of(form: Form) -> Question {
        NewQuestion::plain(form, "?").numbered(1, 1)
    }

    #[test]
    fn numbers_fall_into_few_classes() {
        let number = of(Form::Number);
        for (value, is, until) in
            [(1, 1, 2), (3, 2, 5), (9, 5, 10), (10, 10, 20), (15_999, 10_000, 20_000), (99, 50, 100), (-7, -5, 10)]
        {
            assert_eq!((class(&number, value), next(&number, class(&number, value))), (is, until), "{value}");
        }
        assert_eq!(class(&number, 0), 0);
        assert_eq!(class(&number, i64::MAX / 2), 2_000_000_000_000_000_000);
        let exact = Question { least: Some(0), most: Some(100), ..number };
        assert_eq!(class(&exact, 37), 37);
        let money = of(Form::Money);
        assert_eq!(
            (class(&money, 150_000), next(&money, 100_000)),
            (100_000, 200_000),
            "1,500 baht is between 1,000 and 2,000"
        );
        assert_eq!((class(&money, 50), next(&money, 1)), (1, 100), "less than a baht");
    }

    #[test]
    fn every_answer_is_counted_by_few_numbers() {
        let chosen = |places: &[u32]| Answer::Chosen(places.to_vec());
        assert_eq!(values(&of(Form::Several), &chosen(&[0, 2])), [0, 2]);
        assert_eq!(values(&of(Form::Ranking), &chosen(&[2, 0])), [2_001, 2]);
        assert_eq!((apart(2_001), apart(2)), ((2, 1), (0, 2)));
        assert_eq!(values(&of(Form::Matrix), &Answer::Grid(vec![(0, 5), (3, 0)])), [5, 3_000]);
        assert_eq!(values(&of(Form::Date), &Answer::Text("2026-11-27".into())), [2026]);
        assert_eq!(values(&of(Form::Place), &Answer::Text("840503".into())), [84]);
        assert!(values(&of(Form::Text), &Answer::Text("x".into())).is_empty());
    }
}
