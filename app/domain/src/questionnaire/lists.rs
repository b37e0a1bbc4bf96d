//! The lists of a question as they are typed, one a line: choices or steps, and the statements of a matrix. A line may begin with what rules and XLSForm
//! call it: `yes = ใช่`.

use super::{LONGEST_CHOICE, MOST_CHOICES, MOST_RANKED, MOST_ROWS, MOST_STEPS, Row};
use crate::refusal::{Refusal, Refusals};
use crate::survey::{Form, branch};
use crate::text::{Lines, clean};

/// A list in Thai and English, with the names that were given; a list of names is empty where none was.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub th: Vec<String>,
    pub en: Vec<String>,
    pub names: Vec<String>,
}

/// A list as it is typed.
pub(super) fn written(list: &[String], names: &[String]) -> String {
    let line = |(at, one): (usize, &String)| match names.get(at).filter(|name| !name.is_empty()) {
        Some(name) => format!("{name} = {one}"),
        None => one.clone(),
    };
    list.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// The choices of a question, or the steps of a scale, which are named by numbers of their own.
pub(super) fn choices(no: &mut Refusals, field: &dyn Fn(&str) -> String, form: Form, row: &Row) -> Option<List> {
    let (least, most) = match form {
        Form::Single | Form::Several => (2, MOST_CHOICES),
        Form::Scale | Form::Matrix => (0, MOST_STEPS),
        Form::Ranking => (2, MOST_RANKED),
        _ => (0, 0),
    };
    let list = list(no, field, ("choices", "choices_en"), row, (least, most))?;
    let steps = matches!(form, Form::Scale | Form::Matrix);
    if steps && list.th.len() == 1 {
        no.add(field("choices"), Refusal::EntryCount { least: 2, most: most as u32 });
    }
    if steps && list.names.iter().any(|name| !matches!(name.parse::<u32>(), Ok(1..=999))) {
        no.add(field("choices"), Refusal::NotANumber { least: Some(1), most: Some(999) });
    }
    // Blanks part the names of what was ticked.
    Some(list)
}

/// The statements of a matrix.
pub(super) fn rows(no: &mut Refusals, field: &dyn Fn(&str) -> String, form: Form, row: &Row) -> Option<List> {
    let bounds = if form == Form::Matrix { (1, MOST_ROWS) } else { (0, 0) };
    let list = list(no, field, ("rows", "rows_en"), row, bounds)?;
    if list.names.iter().any(|name| !name.is_empty() && !branch::is_name(name)) {
        no.add(field("rows"), Refusal::NotAName);
    }
    Some(list)
}

fn list(
    no: &mut Refusals,
    field: &dyn Fn(&str) -> String,
    (th, en): (&str, &str),
    row: &Row,
    (least, most): (usize, usize),
) -> Option<List> {
    let (mut all, mut names) = (Vec::new(), Vec::new());
    for line in row.get(th).lines().filter(|line| !line.trim().is_empty()) {
        let (name, label) = named(line);
        let label = no.take(&field(th), clean(label, LONGEST_CHOICE, Lines::One))?;
        if !label.is_empty() {
            all.push(label);
            names.push(name.to_string());
        }
    }
    if !(least..=most).contains(&all.len()) {
        let why = match most {
            0 => Refusal::NotForThisForm,
            _ => Refusal::EntryCount { least: least as u32, most: most as u32 },
        };
        no.add(field(th), why);
    }
    let mut sorted: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    sorted.sort();
    if let Some(two) = sorted.windows(2).find(|two| two[0] == two[1]) {
        no.add(field(th), Refusal::NameTwice { name: two[0].clone() });
    }
    if names.iter().all(String::is_empty) {
        names.clear();
    } else if names.iter().any(String::is_empty) {
        // One without a name would be called by its place, which another may be called.
        no.add(field(th), Refusal::NotAName);
    }
    let lines = row.get(en).lines().map(|line| clean(line, LONGEST_CHOICE, Lines::One));
    let mut english = no.take(&field(en), lines.collect::<Result<Vec<_>, _>>())?;
    english.retain(|one| !one.is_empty());
    if !english.is_empty() && english.len() != all.len() {
        let count = all.len() as u32;
        no.add(field(en), Refusal::EntryCount { least: count, most: count });
    }
    Some(List { th: all, en: english, names })
}

/// A line and the name it begins with, if it does.
fn named(line: &str) -> (&str, &str) {
    match line.split_once('=') {
        Some((name, label)) if is_choice_name(name.trim()) && !label.trim().is_empty() => (name.trim(), label),
        _ => ("", line),
    }
}

/// The names in a list as it is typed.
pub(super) fn names(typed: &str) -> impl Iterator<Item = &str> {
    typed.lines().map(|line| named(line).0).filter(|name| !name.is_empty())
}

/// A list as it is typed, without its names.
pub(super) fn nameless(typed: &str) -> String {
    let label = |line| match named(line) {
        ("", line) => line,
        (_, label) => label.trim_start(),
    };
    typed.lines().map(label).collect::<Vec<_>>().join("\n")
}

/// What a choice may be called: no blanks, as these part those that were ticked.
pub fn is_choice_name(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !name.is_empty() && name.len() <= branch::LONGEST_NAME && name.chars().all(letters)
}
