//! The answer to an earlier question in the text of another, as XLSForm writes it: `${name}` in what a question asks and in what helps to answer it.
//! Who answers reads their own answer there; everyone else, on whatever page or paper, reads [`NONE`]. Whose answer it is never has to be asked: it comes from the
//! sheet under way and from nowhere else.

use super::branch::{self, LONGEST_NAME};
use super::expression::Value;
use super::{Answer, Question};
use crate::refusal::{Refusal, Refusals};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// What stands where there is no answer to be read.
pub const NONE: &str = "…";

/// The longest of what somebody wrote that stands in another question's text, and the longest list of what they chose, in graphemes.
pub const LONGEST: usize = 80;
pub const LONGEST_CHOSEN: usize = 400;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Words(&'a str),
    /// The answer to the question of this name. Whether there is one is not asked here.
    Answer(&'a str),
}

/// What a text is made of. What only looks a little like `${name}` is words.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut begun, mut from) = (Vec::new(), 0, 0);
    while let Some(at) = text[from..].find("${").map(|found| from + found) {
        match hole(&text[at + 2..]) {
            Some((name, length)) => {
                if begun < at {
                    parts.push(Part::Words(&text[begun..at]));
                }
                parts.push(Part::Answer(name));
                begun = at + 2 + length;
                from = begun;
            }
            None => from = at + 2,
        }
    }
    if begun < text.len() {
        parts.push(Part::Words(&text[begun..]));
    }
    parts
}

/// The name that is followed by `}`, and how far it goes with that. A word that is no name is one too: whoever wrote it meant a question, and is told.
fn hole(rest: &str) -> Option<(&str, usize)> {
    // So far a name goes, of letters of up to three bytes, and some blanks.
    let end = rest.as_bytes().iter().take(3 * LONGEST_NAME + 8).position(|byte| *byte == b'}')?;
    let name = rest[..end].trim();
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let one = !name.contains(|c: char| c.is_whitespace() || matches!(c, '$' | '{'));
    (begins && one).then_some((name, end + 1))
}

/// The names of the answers that stand in a text, in their order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    parts(text).into_iter().filter_map(|part| match part {
        Part::Answer(name) => Some(name),
        Part::Words(_) => None,
    })
}

/// A text with answers in it; [`NONE`] where there is none.
pub fn filled<'a>(text: &'a str, answer: &dyn Fn(&str) -> Option<String>) -> Cow<'a, str> {
    let parts = parts(text);
    if !parts.iter().any(|part| matches!(part, Part::Answer(_))) {
        return Cow::Borrowed(text);
    }
    let said = |part: &Part<'a>| match part {
        Part::Words(words) => Cow::Borrowed(*words),
        Part::Answer(name) => answer(name).map_or(Cow::Borrowed(NONE), Cow::Owned),
    };
    Cow::Owned(parts.iter().map(said).collect())
}

/// A text as everyone reads it, whoever answered what.
pub fn to_all(text: &str) -> Cow<'_, str> {
    filled(text, &|_| None)
}

/// A text with other names, as far as there are any; all else stands as it was typed.
pub fn renamed(text: &str, name: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut one = |part: Part<'_>| match part {
        Part::Words(words) => words.to_string(),
        Part::Answer(was) => format!("${{{}}}", name(was).as_deref().unwrap_or(was)),
    };
    parts(text).into_iter().map(&mut one).collect()
}

/// An answer on one line, of so many graphemes at most. A sign in it that begins a `${name}` begins none: an answer is read for no other's.
pub fn shortened(answer: &str, most: usize) -> String {
    let blank = |c: char| c.is_whitespace() && c != '\u{a0}';
    let one = answer.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let cut = match one.grapheme_indices(true).nth(most) {
        Some((end, _)) => format!("{}{NONE}", one[..end].trim_end()),
        None => one,
    };
    cut.replace("${", "$\u{2060}{")
}

/// The texts of a question in which answers may stand, each with its field in the editor.
pub fn texts(question: &Question) -> [(&'static str, &str); 4] {
    let details = &question.details;
    [("text", &question.text), ("text_en", &details.text_en), ("help", &question.help), ("help_en", &details.help_en)]
}

/// Looks through the answers in the texts of questions: each is of a question before, and of one whose answer can be read out.
///
/// # Errors
/// Under `q3.text` and the like for the third: [`Refusal::NoSuchQuestion`], [`Refusal::LaterQuestion`], or [`Refusal::AnswerInText`] for a file.
pub fn look_through(questions: &[Question]) -> Result<(), Refusals> {
    let mut no = Refusals::default();
    let all: BTreeSet<String> = questions.iter().flat_map(branch::names).collect();
    let files: BTreeSet<String> = questions.iter().filter(|one| one.is_file()).flat_map(branch::names).collect();
    let mut before: BTreeSet<String> = BTreeSet::new();
    for question in questions {
        for (field, text) in texts(question) {
            let wrong = names(text).find_map(|name| {
                let name = || name.to_string();
                match () {
                    () if !all.contains(&name()) => Some(Refusal::NoSuchQuestion { name: name() }),
                    () if !before.contains(&name()) => Some(Refusal::LaterQuestion { name: name() }),
                    () if files.contains(&name()) => Some(Refusal::AnswerInText { name: name() }),
                    () => None,
                }
            });
            if let Some(wrong) = wrong {
                no.add(format!("q{}.{field}", question.number), wrong);
            }
        }
        before.extend(branch::names(question));
    }
    no.none(|| Some(()))
}

/// What stands under a name for who answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Known<'a> {
    Answered(&'a Question, &'a Answer),
    /// A statement of a matrix, by its step.
    Step(&'a Question, u32),
    Calculated(Value),
}

/// All that may stand in the texts of a sheet under way, by name.
pub type AllKnown<'a> = BTreeMap<String, Known<'a>>;

/// An answer under the names by which texts call it; a file under none.
pub(super) fn under<'a>(question: &'a Question, answer: &'a Answer) -> Vec<(String, Known<'a>)> {
    match answer {
        Answer::File(_) => Vec::new(),
        Answer::Grid(cells) => {
            cells.iter().map(|(row, step)| (question.row_name(*row as usize), Known::Step(question, *step))).collect()
        }
        _ => vec![(question.name(), Known::Answered(question, answer))],
    }
}

#[cfg(test)]
mod tests {
    use super::Part::{Answer as Of, Words};
    use super::*;
    use crate::survey::{Form, NewQuestion};

    #[test]
    fn a_text_is_read_with_its_holes() {
        assert_eq!(parts(""), []);
        assert_eq!(parts("จ่ายกี่บาท"), [Words("จ่ายกี่บาท")]);
        assert_eq!(parts("${pays}"), [Of("pays")]);
        assert_eq!(
            parts("ท่านจ่าย ${baht}ให้${ who }\nใช่ไหม"),
            [Words("ท่านจ่าย "), Of("baht"), Words("ให้"), Of("who"), Words("\nใช่ไหม")]
        );
        assert_eq!(parts("${a}${b_1.c-2}"), [Of("a"), Of("b_1.c-2")]);
        assert_eq!(parts("${อายุ} ปี"), [Of("อายุ"), Words(" ปี")], "meant as a question, though none is called so");
        for words in ["${", "${}", "${ }", "${q1", "$ {q1}", "$q1", "{q1}", "${1}", "${a b}", "${ก\nข}", "100 $"] {
            assert_eq!(parts(words), [Words(words)], "{words}");
        }
        assert_eq!(parts("${a ${b}}"), [Words("${a "), Of("b"), Words("}")]);
        assert_eq!(parts("$${a}"), [Words("$"), Of("a")]);
        assert_eq!(parts("\\${a}"), [Words("\\"), Of("a")], "XLSForm has no sign that takes it back");
        let long = format!("${{{}}}", "a".repeat(300));
        assert_eq!(parts(&long), [Words(&long)]);
        let thai = format!("${{{}}}", "ก".repeat(300));
        assert_eq!(parts(&thai), [Words(&thai)]);
        assert_eq!(parts(&"${".repeat(10_000)).len(), 1);
    }

    #[test]
    fn holes_are_filled_once_and_said_to_all_without_answers() {
        let of = |name: &str| (name == "who").then(|| "<b>${baht}".to_string());
        assert_eq!(filled("${who} จ่าย ${baht}", &of), "<b>${baht} จ่าย …");
        assert_eq!(to_all("${who} จ่าย ${baht}"), "… จ่าย …");
        assert!(matches!(to_all("${ ไม่มี"), Cow::Borrowed("${ ไม่มี")));
        let mut other = |name: &str| (name == "q2").then(|| "q1".to_string());
        assert_eq!(renamed("ก ${ q2 } ${x} ${", &mut other), "ก ${q1} ${x} ${");
    }

    #[test]
    fn a_long_answer_is_cut_between_letters_as_people_count_them() {
        let short = |answer: &str| shortened(answer, LONGEST);
        assert_eq!(short(" บรรทัดหนึ่ง\n\nบรรทัดสอง "), "บรรทัดหนึ่ง บรรทัดสอง");
        assert_eq!(short("3\u{a0}มกราคม"), "3\u{a0}มกราคม");
        let whole = "ที่".repeat(LONGEST);
        assert_eq!(short(&whole), whole);
        assert_eq!(short(&format!("{whole}ไป")), format!("{whole}…"));
        let typed = short("ราคา ${baht}");
        assert_eq!(to_all(&typed), typed.as_str(), "what somebody wrote is no hole");
    }

    #[test]
    fn what_cannot_be_read_out_is_told_where_it_stands() {
        let ask = |number: u32, form: Form, text: &str| {
            let mut new = NewQuestion::plain(form, text);
            new.details.rows = if form == Form::Matrix { vec!["ก".into(), "ข".into()] } else { Vec::new() };
            new.numbered(number.into(), number)
        };
        let mut questions = vec![
            ask(1, Form::File, "หลักฐาน"),
            ask(2, Form::Matrix, "ให้คะแนน"),
            ask(3, Form::Calculation, ""),
            ask(4, Form::Note, "${q2_1} ${q3} ${q2_2}"),
        ];
        assert_eq!(look_through(&questions), Ok(()));
        let refused = |questions: &[Question], field: &str| look_through(questions).unwrap_err().of(field).cloned();
        questions[3].help = "${q1}".into();
        questions[2].details.text_en = "${q3}".into();
        questions[1].details.help_en = "${q2_3}".into();
        questions[0].text = "${q2}".into();
        assert_eq!(refused(&questions, "q4.help"), Some(Refusal::AnswerInText { name: "q1".into() }));
        assert_eq!(refused(&questions, "q3.text_en"), Some(Refusal::LaterQuestion { name: "q3".into() }));
        assert_eq!(refused(&questions, "q2.help_en"), Some(Refusal::NoSuchQuestion { name: "q2_3".into() }));
        assert_eq!(
            refused(&questions, "q1.text"),
            Some(Refusal::NoSuchQuestion { name: "q2".into() }),
            "a matrix has no answer of its own"
        );
    }
}
