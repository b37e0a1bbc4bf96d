//! Questions kept to be asked again: taken out of one survey with what their rules rest on, and put into another so that the rules still
//! hold.

use super::as_kept;
use crate::refusal::{Refusal, Refusals};
use crate::survey::branch::{self, Branching};
use crate::survey::expression::Expression;
use crate::survey::{Form, MOST_QUESTIONS, NewQuestion};
use crate::text::{Lines, required};
use std::collections::{BTreeMap, BTreeSet};

/// The longest name of a set.
const LONGEST_TITLE: u32 = 120;

/// What a set is called.
///
/// # Errors
/// Refusals of `title`.
pub fn title(typed: &str) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let title = no.take("title", required(typed, LONGEST_TITLE, Lines::One));
    no.none(|| title)
}

/// Some questions of a survey, by number, as a set: each with its name written out, as its number will be another elsewhere.
///
/// # Errors
/// Refusals of `picked[]`: none, or one that the survey does not have; or a rule of one reads a question that was not picked
/// (`NoSuchQuestion`), or as [`Branching::of`] says.
pub fn kept(questions: &[NewQuestion], numbers: &[u32]) -> Result<Vec<NewQuestion>, Refusals> {
    let under = |refusal: Refusal| {
        let mut no = Refusals::default();
        no.add("picked[]", refusal);
        no
    };
    let picked: BTreeSet<u32> = numbers.iter().copied().collect();
    if picked.is_empty() || picked.iter().any(|number| *number == 0 || *number as usize > questions.len()) {
        return Err(under(Refusal::NotChosen));
    }
    let set: Vec<NewQuestion> = as_kept(questions)
        .into_iter()
        .filter(|one| picked.contains(&one.number))
        .map(|one| {
            let name = if one.form == Form::Note { String::new() } else { one.name() };
            let mut new = NewQuestion::from(one);
            if !name.is_empty() {
                new.details.name = name;
            }
            new
        })
        .collect();
    match Branching::of(&as_kept(&set)) {
        Ok(_) => Ok(set),
        // Told where the choice was made: the survey itself is right.
        Err(no) => Err(no.0.into_iter().next().map_or_else(Refusals::default, |(_, first)| under(first))),
    }
}

/// A survey with a set after its own questions. What has a name there already gets another, and the set's rules call it by that.
///
/// # Errors
/// `EntryCount` for too many together; or as the editor's own.
pub fn joined(survey: &[NewQuestion], set: &[NewQuestion]) -> Result<Vec<NewQuestion>, Refusals> {
    if survey.len() + set.len() > MOST_QUESTIONS {
        return Err(Refusals::whole(Refusal::EntryCount { least: 0, most: MOST_QUESTIONS as u32 }));
    }
    let before = as_kept(survey);
    let mut taken: BTreeSet<String> = before.iter().flat_map(branch::names).collect();
    // A name of its own number is nobody else's either: a question without one is called so.
    taken.extend(before.iter().map(|one| format!("q{}", one.number)));
    let mut set = set.to_vec();
    let mut others: BTreeMap<String, String> = BTreeMap::new();
    for (at, new) in set.iter_mut().enumerate() {
        let number = (survey.len() + at + 1) as u32;
        let was = branch::names(&new.clone().numbered(i64::from(number), number));
        let free = |new: &NewQuestion| {
            let names = branch::names(&new.clone().numbered(i64::from(number), number));
            names.iter().all(|name| !taken.contains(name))
        };
        if !free(new) {
            let stem = if new.details.name.is_empty() { "question".to_string() } else { new.details.name.clone() };
            // Its statements are called after it from now on.
            new.details.row_names.clear();
            let stem: String = stem.chars().take(branch::LONGEST_NAME - 8).collect();
            let found = (2..).map(|n| format!("{stem}_{n}")).find(|name| {
                let tried = NewQuestion {
                    details: crate::survey::Details { name: name.clone(), ..new.details.clone() },
                    ..new.clone()
                };
                free(&tried)
            });
            new.details.name = found.unwrap_or_default();
        }
        let is = branch::names(&new.clone().numbered(i64::from(number), number));
        others.extend(was.into_iter().zip(is.iter().cloned()));
        taken.extend(is);
    }
    let name = |name: &str| others.get(name).cloned().unwrap_or_else(|| name.to_string());
    for new in &mut set {
        for rule in [&mut new.relevant, &mut new.constraint, &mut new.details.calculation] {
            if let Ok(understood) = Expression::parse(rule) {
                *rule = understood.renamed(&name).to_string();
            }
        }
    }
    let all: Vec<NewQuestion> = survey.iter().cloned().chain(set).collect();
    let numbered = as_kept(&all);
    Branching::of(&numbered)?.look_through(&numbered)?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(form: Form, text: &str, relevant: &str) -> NewQuestion {
        let choices = if form == Form::Single { vec!["ใช่".into(), "ไม่".into()] } else { Vec::new() };
        NewQuestion { choices, relevant: relevant.into(), ..NewQuestion::plain(form, text) }
    }

    fn named(name: &str, mut question: NewQuestion) -> NewQuestion {
        question.details.name = name.into();
        question
    }

    fn survey() -> Vec<NewQuestion> {
        vec![
            ask(Form::Text, "ก่อนอื่น", ""),
            ask(Form::Single, "เคยขอใบอนุญาตหรือไม่", ""),
            ask(Form::Number, "เสียค่าใช้จ่ายเท่าไร", "${q2} = '1'"),
        ]
    }

    #[test]
    fn a_rule_holds_in_a_survey_that_has_such_names_already() {
        let set = kept(&survey(), &[2, 3]).unwrap();
        assert_eq!(set.iter().map(|one| one.details.name.as_str()).collect::<Vec<_>>(), ["q2", "q3"]);
        let other =
            vec![ask(Form::Text, "หนึ่ง", ""), ask(Form::Text, "สอง", ""), named("q3_2", ask(Form::Text, "สาม", ""))];
        let all = joined(&other, &set).unwrap();
        let names: Vec<String> = as_kept(&all).iter().map(|one| one.name()).collect();
        assert_eq!(names, ["q1", "q2", "q3_2", "q2_2", "q3_3"]);
        assert!(all[4].relevant.contains("${q2_2}"), "{}", all[4].relevant);
        // Twice the same set is two sets.
        let twice = joined(&all, &set).unwrap();
        assert!(twice[6].relevant.contains(&twice[5].details.name));
        // The editor takes what was joined.
        let rows = super::super::rows(&twice);
        assert_eq!(super::super::parse(&rows).unwrap(), twice);
    }

    #[test]
    fn what_a_rule_rests_on_goes_along_or_the_set_is_refused() {
        let no = kept(&survey(), &[3]).unwrap_err();
        assert_eq!(no.of("picked[]"), Some(&Refusal::NoSuchQuestion { name: "q2".into() }));
        for none in [&[][..], &[0], &[4]] {
            assert_eq!(kept(&survey(), none).unwrap_err().of("picked[]"), Some(&Refusal::NotChosen));
        }
        assert_eq!(title(" ").unwrap_err().of("title"), Some(&Refusal::Missing));
    }

    #[test]
    fn statements_of_a_matrix_are_called_anew_with_it() {
        let matrix = |name: &str| {
            let mut one = named(name, NewQuestion::plain(Form::Matrix, "แต่ละเรื่อง"));
            one.details.rows = vec!["เร็ว".into(), "ถูก".into()];
            one
        };
        let set = vec![matrix("each"), ask(Form::Text, "เพราะอะไร", "${each_1} < 3")];
        let all = joined(&[matrix("each")], &set).unwrap();
        assert!(all[2].relevant.contains("${each_2_1}"), "{}", all[2].relevant);
    }

    #[test]
    fn a_survey_has_no_more_questions_than_it_may() {
        let many: Vec<NewQuestion> = (0..MOST_QUESTIONS).map(|_| ask(Form::Text, "ก", "")).collect();
        let no = joined(&many, &[ask(Form::Text, "ข", "")]).unwrap_err();
        assert!(matches!(no.of(""), Some(Refusal::EntryCount { .. })));
    }
}
