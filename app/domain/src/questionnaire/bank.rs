//! Questions kept to be asked again: taken out of one survey with what their rules rest on, and put into another so that the rules still
//! hold.

use super::{as_kept, call_anew};
use crate::refusal::{Refusal, Refusals};
use crate::survey::branch::{self, Branching};
use crate::survey::file;
use crate::survey::said;
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

/// Some questions of a survey, by number, as a set: each with its name written out, as its number will be another elsewhere. One that is called by its number
/// (`q3`) is called by its place in the set (`item_1`): elsewhere another question has that number.
///
/// # Errors
/// Refusals of `picked[]`: none, or one that the survey does not have; or one reads or says what was answered to a question that was not picked
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
    let mut set: Vec<NewQuestion> = Vec::new();
    let mut others: BTreeMap<String, String> = BTreeMap::new();
    for one in as_kept(questions).into_iter().filter(|one| picked.contains(&one.number)) {
        let (was, number, id, named) = (branch::names(&one), one.number, one.id.0, one.form != Form::Note);
        let name = if is_a_number(&one.name()) { format!("{ITEM}{}", set.len() + 1) } else { one.name() };
        let mut new = NewQuestion::from(one);
        if named {
            new.details.name = name;
        }
        others.extend(was.into_iter().zip(branch::names(&new.clone().numbered(id, number))));
        set.push(new);
    }
    set.iter_mut().for_each(|new| call_anew(new, &others));
    let numbered = as_kept(&set);
    match Branching::of(&numbered).and_then(|_| said::look_through(&numbered)) {
        Ok(()) => Ok(set),
        // Told where the choice was made: the survey itself is right.
        Err(no) => Err(no.0.into_iter().next().map_or_else(Refusals::default, |(_, first)| under(first))),
    }
}

/// A survey with a set after its own questions. What has a name there already gets another, and the set's rules call it by that.
///
/// # Errors
/// `EntryCount` for too many together, `FileQuestions` for too many that are answered by files; or as the editor's own.
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
        // A set kept before such names were left to surveys.
        let numbered = is_a_number(&new.details.name);
        let was = branch::names(&new.clone().numbered(i64::from(number), number));
        let free = |new: &NewQuestion| {
            let names = branch::names(&new.clone().numbered(i64::from(number), number));
            names.iter().all(|name| !taken.contains(name))
        };
        if numbered || !free(new) {
            let stem = match new.details.name.as_str() {
                "" => "question".to_string(),
                _ if numbered => format!("{ITEM}{}", at + 1),
                own => own.to_string(),
            };
            // Its statements are called after it from now on.
            new.details.row_names.clear();
            let stem: String = stem.chars().take(branch::LONGEST_NAME - 8).collect();
            let alone = numbered.then(|| stem.clone());
            let found = alone.into_iter().chain((2..).map(|n| format!("{stem}_{n}"))).find(|name| {
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
    set.iter_mut().for_each(|new| call_anew(new, &others));
    let all: Vec<NewQuestion> = survey.iter().cloned().chain(set).collect();
    file::few(&all)?;
    let numbered = as_kept(&all);
    Branching::of(&numbered)?.look_through(&numbered)?;
    said::look_through(&numbered)?;
    Ok(all)
}

/// What a question of a set is called that was called by its number, before its place in the set.
const ITEM: &str = "item_";

/// Whether a name is what a question is called that has none: `q` and a number.
fn is_a_number(name: &str) -> bool {
    name.strip_prefix('q').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
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
        assert_eq!(set.iter().map(|one| one.details.name.as_str()).collect::<Vec<_>>(), ["item_1", "item_2"]);
        assert!(set[1].relevant.contains("${item_1}"), "{}", set[1].relevant);
        let other =
            vec![ask(Form::Text, "หนึ่ง", ""), ask(Form::Text, "สอง", ""), named("item_1", ask(Form::Text, "สาม", ""))];
        let all = joined(&other, &set).unwrap();
        let names: Vec<String> = as_kept(&all).iter().map(|one| one.name()).collect();
        assert_eq!(names, ["q1", "q2", "item_1", "item_1_2", "item_2"]);
        assert!(all[4].relevant.contains("${item_1_2}"), "{}", all[4].relevant);
        // Twice the same set is two sets.
        let twice = joined(&all, &set).unwrap();
        assert!(twice[6].relevant.contains(&twice[5].details.name));
        // The editor takes what was joined.
        let rows = super::super::rows(&twice);
        assert_eq!(super::super::parse(&rows).unwrap(), twice);
    }

    #[test]
    fn no_set_calls_a_question_by_the_number_that_it_had_elsewhere() {
        let before = vec![
            named("q3", ask(Form::Single, "เคยขอใบอนุญาตหรือไม่", "")),
            named("q9", ask(Form::Number, "กี่วัน", "${q3} = '1'")),
        ];
        let three: Vec<NewQuestion> = (0..3).map(|_| ask(Form::Text, "ก", "")).collect();
        // Kept before such names were left out.
        let all = joined(&three, &before).unwrap();
        assert_eq!(all[3..].iter().map(|one| one.details.name.as_str()).collect::<Vec<_>>(), ["item_1", "item_2"]);
        assert!(all[4].relevant.contains("${item_1}"), "{}", all[4].relevant);
        // Of one that was written so, too; a statement goes with its question.
        let mut matrix = NewQuestion::plain(Form::Matrix, "แต่ละเรื่อง");
        matrix.details.rows = vec!["เร็ว".into(), "ถูก".into()];
        let set = kept(&[three[0].clone(), matrix, ask(Form::Text, "เพราะอะไร", "${q2_2} < 3")], &[2, 3]).unwrap();
        assert!(set[1].relevant.contains("${item_1_2}"), "{}", set[1].relevant);
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
    fn answers_in_texts_go_along_under_their_new_names() {
        let two = [ask(Form::Number, "กี่วัน", ""), ask(Form::Text, "ใน ${q1} วันนั้นทำอะไร", "")];
        let set = kept(&two, &[1, 2]).unwrap();
        assert_eq!(set[1].text, "ใน ${item_1} วันนั้นทำอะไร");
        let all = joined(&set, &set).unwrap();
        assert_eq!(all[3].text, "ใน ${item_1_2} วันนั้นทำอะไร");
        let no = kept(&two, &[2]).unwrap_err();
        assert_eq!(no.of("picked[]"), Some(&Refusal::NoSuchQuestion { name: "q1".into() }));
    }

    #[test]
    fn a_survey_has_no_more_questions_than_it_may() {
        let many: Vec<NewQuestion> = (0..MOST_QUESTIONS).map(|_| ask(Form::Text, "ก", "")).collect();
        let no = joined(&many, &[ask(Form::Text, "ข", "")]).unwrap_err();
        assert!(matches!(no.of(""), Some(Refusal::EntryCount { .. })));
    }

    #[test]
    fn a_survey_and_a_set_together_ask_for_no_more_files_than_one_may() {
        let files = |n: usize| vec![NewQuestion::plain(Form::Picture, "ภาพ"); n];
        assert_eq!(joined(&files(3), &files(2)).unwrap().len(), 5);
        let no = joined(&files(3), &files(3)).unwrap_err();
        assert_eq!(no.of(""), Some(&Refusal::FileQuestions { most: 5 }));
    }
}
