//! Sheets that come as a table: a row each, a column for each question (for each statement of a matrix), in the names of the questions or in the headings of our
//! own exports. All that is wrong is told line by line; where anything is, nothing is taken, so that nothing is left out silently.

use super::{Entry, Facts, audience, day, mark};
use crate::comment::Class;
use crate::id::ConsultationId;
use crate::lang::Lang;
use crate::place::{self, Level};
use crate::refusal::{Refusal, Refusals};
use crate::survey::{Answer, Audience, Form, Question, Step, answer, parse_sheet};
use crate::time::Day;
use crate::typed;
use std::collections::HashMap;

/// Sheets of one file at most.
pub const MOST_SHEETS: u32 = 5_000;
/// What is told of a file that is wrong.
const MOST_TOLD: usize = 60;
/// Days between the beginning of a spreadsheet's count of days and 1970.
const SERIAL: i64 = 25_569;

/// The names by which what is no question is known, in both languages.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// What a column says besides answers: `mark`, `day`, `audience`, `class`, `area`.
    pub columns: Vec<(&'static str, Vec<String>)>,
    pub audiences: Vec<(Audience, Vec<String>)>,
    pub classes: Vec<(Class, Vec<String>)>,
    /// The steps that a scale has which names none, by their number, no opinion among them.
    pub steps: Vec<(u32, Vec<String>)>,
}

/// What stands at the end of the name of a column of codes in our own exports: it says again what another column says.
pub const CODES: &str = ".code";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    About(&'static str),
    /// A question by its place, with a statement of a matrix.
    Answer(usize, Option<usize>),
    /// The codes of another column.
    Codes(usize, Option<usize>),
}

/// A name as it is compared: digits of one script, no blanks around or twice, small letters.
fn plain(text: &str) -> String {
    let text = crate::digits::to_arabic(text).to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_one(names: &[String], typed: &str) -> bool {
    names.iter().any(|name| plain(name) == typed)
}

/// Whose answers a column holds: those of a question, of a matrix those on one statement.
pub type Holds<'a> = Option<(&'a Question, Option<usize>)>;

/// The columns of a table that has one for everything, by the names that [`read`] knows, each with what it holds.
pub fn columns(questions: &[Question]) -> Vec<(String, Holds<'_>)> {
    let mut all: Vec<(String, Holds<'_>)> =
        ["mark", "day", "audience", "class", "area"].map(|name| (name.to_string(), None)).to_vec();
    for question in questions.iter().filter(|question| question.is_answered()) {
        match question.form {
            Form::Matrix => {
                let rows = 0..question.details.rows.len();
                all.extend(rows.map(|row| (question.row_name(row), Some((question, Some(row))))));
            }
            _ => all.push((question.name(), Some((question, None)))),
        }
    }
    all
}

/// Every name of a column of answers.
fn columns_of(questions: &[Question]) -> HashMap<String, Column> {
    let mut known = HashMap::new();
    for (at, question) in questions.iter().enumerate().filter(|(_, question)| question.is_answered()) {
        let rows = if question.form == Form::Matrix { question.details.rows.len() } else { 0 };
        for lang in [Lang::Th, Lang::En] {
            let number = crate::survey::seen(questions, question.id).unwrap_or(question.number);
            let text = format!("{number}. {}", question.said(lang));
            if rows == 0 {
                known.insert(plain(&text), Column::Answer(at, None));
            }
            for row in 0..rows {
                let head = format!("{text} – {}", question.row(lang, row));
                known.insert(plain(&head), Column::Answer(at, Some(row)));
            }
        }
        if rows == 0 {
            let number = crate::survey::seen(questions, question.id).unwrap_or(question.number);
            known.insert(number.to_string(), Column::Answer(at, None));
            known.insert(plain(&question.name()), Column::Answer(at, None));
            known.insert(plain(&format!("{}{CODES}", question.name())), Column::Codes(at, None));
        }
        for row in 0..rows {
            known.insert(plain(&question.row_name(row)), Column::Answer(at, Some(row)));
            known.insert(plain(&format!("{}{CODES}", question.row_name(row))), Column::Codes(at, Some(row)));
        }
    }
    known
}

/// Reads a table: its first line names the columns.
///
/// # Errors
/// All that is wrong, under `file`, each with its line and column.
pub fn read(
    rows: &[(u32, Vec<String>)],
    (consultation, facts): (ConsultationId, &Facts),
    questions: &[Question],
    asked: &[Audience],
    names: &Names,
    today: Day,
) -> Result<Vec<Entry>, Refusals> {
    let mut no = Told::default();
    let mut lines = rows.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let Some((head_line, head)) = lines.next() else {
        return Err(of_file(Refusal::Missing));
    };
    let columns = read_head(*head_line, head, questions, names, &mut no);
    let lines: Vec<_> = lines.collect();
    if lines.len() > MOST_SHEETS as usize {
        return Err(of_file(Refusal::TooManySheets { most: MOST_SHEETS }));
    }
    if !columns.iter().flatten().any(|column| *column == Column::About("mark")) {
        no.add(*head_line, "mark", Refusal::NoSuchColumn { name: "mark".into() });
    }
    // What a sheet of paper leaves open stays open.
    let mut open = questions.to_vec();
    open.iter_mut().for_each(|question| question.required = false);
    let of = Reading { consultation, facts, questions: &open, asked, names, today, columns: &columns, head };
    let (mut entries, mut seen): (Vec<Entry>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for (line, cells) in lines {
        if cells.len() > columns.len() && cells[columns.len()..].iter().any(|cell| !cell.trim().is_empty()) {
            no.add(*line, "", Refusal::MoreCells);
            continue;
        }
        let Some(entry) = of.line(*line, cells, &mut no) else { continue };
        match seen.get(&entry.mark) {
            Some(at) if !entries[*at].says(&entry) => {
                no.add(*line, "mark", Refusal::MarkTaken { mark: entry.mark.clone() });
            }
            _ => {
                seen.insert(entry.mark.clone(), entries.len());
                entries.push(entry);
            }
        }
    }
    if entries.is_empty() && no.0.is_empty() {
        return Err(of_file(Refusal::Missing));
    }
    no.none(entries)
}

fn of_file(refusal: Refusal) -> Refusals {
    Refusals(vec![("file".into(), refusal)])
}

/// What is wrong with a file, by lines.
#[derive(Default)]
struct Told(Vec<Refusal>);

impl Told {
    fn add(&mut self, line: u32, column: &str, why: Refusal) {
        self.0.push(Refusal::OnLine { line, column: column.into(), why: Box::new(why) });
    }

    fn none<T>(self, value: T) -> Result<T, Refusals> {
        if self.0.is_empty() {
            return Ok(value);
        }
        let more = self.0.len().saturating_sub(MOST_TOLD) as u32;
        let mut told: Vec<(String, Refusal)> =
            self.0.into_iter().take(MOST_TOLD).map(|refusal| ("file".into(), refusal)).collect();
        told.extend((more > 0).then(|| ("file".into(), Refusal::MoreWrong { more })));
        Err(Refusals(told))
    }
}

fn read_head(line: u32, head: &[String], questions: &[Question], names: &Names, no: &mut Told) -> Vec<Option<Column>> {
    let known = columns_of(questions);
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in head {
        let name = plain(cell);
        let about = names.columns.iter().find(|(code, called)| *code == name || is_one(called, &name));
        let column = match about {
            Some((code, _)) => Some(Column::About(code)),
            None => known.get(&name).copied(),
        };
        if column.is_none() {
            no.add(line, cell.trim(), Refusal::NoSuchColumn { name: cell.trim().into() });
        } else if columns.contains(&column) {
            no.add(line, cell.trim(), Refusal::NameTwice { name: cell.trim().into() });
        }
        columns.push(column);
    }
    columns
}

/// What a line is read by.
struct Reading<'a> {
    consultation: ConsultationId,
    facts: &'a Facts,
    questions: &'a [Question],
    asked: &'a [Audience],
    names: &'a Names,
    today: Day,
    columns: &'a [Option<Column>],
    head: &'a [String],
}

impl Reading<'_> {
    fn line(&self, line: u32, cells: &[String], no: &mut Told) -> Option<Entry> {
        let before = no.0.len();
        let mut pairs: Vec<(String, String)> = Vec::new();
        let (mut sheet_mark, mut sheet_day, mut of, mut given) = (None, None, None, Vec::new());
        for (at, column) in self.columns.iter().enumerate() {
            let cell = cells.get(at).map_or("", |cell| cell.trim());
            let name = self.head[at].trim();
            match column {
                Some(Column::About("mark")) => match mark(cell) {
                    Ok(read) => sheet_mark = Some(read),
                    Err(refusal) => no.add(line, name, refusal),
                },
                Some(Column::About("day")) => match cell_day(cell).unwrap_or_else(|| day(cell, self.facts)) {
                    Ok(read) => sheet_day = Some(read),
                    Err(refusal) => no.add(line, name, refusal),
                },
                Some(Column::About("audience")) if !cell.is_empty() => {
                    let read = self
                        .names
                        .audiences
                        .iter()
                        .find(|(one, called)| one.code() == plain(cell) || is_one(called, &plain(cell)));
                    match read {
                        Some((one, _)) => of = Some(*one),
                        None => no.add(line, name, Refusal::NotAChoice),
                    }
                }
                Some(Column::About("class")) if !cell.is_empty() => {
                    let read = self
                        .names
                        .classes
                        .iter()
                        .find(|(one, called)| one.code() == plain(cell) || is_one(called, &plain(cell)));
                    match read {
                        Some((one, _)) => pairs.push(("class".into(), one.code().into())),
                        None => no.add(line, name, Refusal::NotAChoice),
                    }
                }
                Some(Column::About("area")) if !cell.is_empty() => match area(cell) {
                    Ok(code) => pairs.push(("area".into(), code)),
                    Err(refusal) => no.add(line, name, refusal),
                },
                Some(Column::Answer(question, row)) if !cell.is_empty() => {
                    let question = &self.questions[*question];
                    match self.cell(question, *row, cell) {
                        Ok(typed) => {
                            given.push((question, name));
                            pairs.extend(typed);
                        }
                        Err(refusal) => no.add(line, name, refusal),
                    }
                }
                _ => {}
            }
        }
        let of = match audience(of, self.asked) {
            Ok(of) => of,
            Err(refusal) => {
                no.add(line, "audience", refusal);
                return None;
            }
        };
        let (id, key) = (self.consultation.to_string(), "0".repeat(32));
        let new = match parse_sheet(&id, of.code(), &key, self.questions, &pairs, self.today) {
            Ok(new) => new,
            Err(refused) => {
                for (field, refusal) in refused.0 {
                    // Cells that could not be read were told of already.
                    if field.is_empty() && no.0.len() > before {
                        continue;
                    }
                    let column = given.iter().find(|(question, _)| {
                        let own = format!("q{}", question.id);
                        field == own || field.starts_with(&format!("{own}_"))
                    });
                    no.add(line, column.map_or(field.as_str(), |(_, name)| name), refusal);
                }
                return None;
            }
        };
        for (question, name) in &given {
            if !new.answers.contains_key(&question.id.0) {
                no.add(line, name, Refusal::NotAsked);
            }
        }
        if no.0.len() > before {
            return None;
        }
        Some(Entry { line, mark: sheet_mark?, day: sheet_day.unwrap_or(self.facts.from), new })
    }

    /// The fields of a form as a cell fills them.
    fn cell(&self, question: &Question, row: Option<usize>, cell: &str) -> Result<Vec<(String, String)>, Refusal> {
        let own = format!("q{}", question.id);
        let pairs = match (question.form, row) {
            (Form::Single, _) => vec![(own, choice(question, cell)?.to_string())],
            (Form::Several, _) => {
                choices(question, cell)?.into_iter().map(|at| (own.clone(), at.to_string())).collect()
            }
            (Form::Ranking, _) => {
                let order = choices(question, cell)?;
                order.into_iter().zip(1..).map(|(at, rank)| (format!("{own}_{at}"), rank.to_string())).collect()
            }
            (Form::Scale, _) => vec![(own, self.step(question, cell)?.to_string())],
            (Form::Matrix, Some(row)) => vec![(format!("{own}_{row}"), self.step(question, cell)?.to_string())],
            (Form::Date, _) => {
                let day = cell_day(cell).unwrap_or_else(|| typed::one_date(cell))?;
                answer::typed(question, &Answer::Text(day.written()))
            }
            (Form::Place, _) => answer::typed(question, &Answer::Text(placed(cell, question.level())?)),
            _ => vec![(own, cell.to_string())],
        };
        Ok(pairs)
    }

    fn step(&self, question: &Question, cell: &str) -> Result<u32, Refusal> {
        let typed = plain(cell);
        let called = |step: &Step| match step.place {
            Some(at) => {
                plain(&question.choice_name(at)) == typed
                    || [Lang::Th, Lang::En].iter().any(|lang| plain(question.choice(*lang, at)) == typed)
            }
            None => self.names.steps.iter().any(|(value, names)| *value == step.value && is_one(names, &typed)),
        };
        let steps = question.steps();
        let found = steps.iter().find(|step| called(step));
        found
            .or_else(|| steps.iter().find(|step| step.value.to_string() == typed))
            .map(|step| step.value)
            .ok_or(Refusal::NotAChoice)
    }
}

/// A choice by its name, by its words in either language, or by its number.
fn choice(question: &Question, cell: &str) -> Result<usize, Refusal> {
    let typed = plain(cell);
    let all = || 0..question.choices.len();
    let named = all().find(|at| plain(&question.choice_name(*at)) == typed);
    let said = |at: &usize| [Lang::Th, Lang::En].iter().any(|lang| plain(question.choice(*lang, *at)) == typed);
    // Where any is called by a number, another number is none of them rather than a place.
    let numbered = || all().any(|at| typed::number(&question.choice_name(at)).is_some());
    let place = || typed.parse::<usize>().ok()?.checked_sub(1).filter(|at| all().contains(at) && !numbered());
    named.or_else(|| all().find(said)).or_else(place).ok_or(Refusal::NotAChoice)
}

/// Several: the whole cell is one, or signs or blanks part them.
fn choices(question: &Question, cell: &str) -> Result<Vec<usize>, Refusal> {
    if let Ok(one) = choice(question, cell) {
        return Ok(vec![one]);
    }
    let parts = |by: &[char]| -> Vec<String> {
        cell.split(|letter| by.contains(&letter)).map(str::trim).filter(|part| !part.is_empty()).map(unranked).collect()
    };
    // What is parted by rarer signs may hold the others.
    let tries: [&[char]; 3] = [&['\n', ';', '|', '·'], &[','], &[' ', '\t']];
    let read = |by: &[char]| parts(by).iter().map(|part| choice(question, part)).collect::<Result<Vec<_>, _>>();
    tries.into_iter().find_map(|by| read(by).ok().filter(|all| !all.is_empty())).ok_or(Refusal::NotAChoice)
}

/// A choice without its place in an order, as exports write it: "2. …".
fn unranked(part: &str) -> String {
    match part.split_once(". ") {
        Some((rank, rest)) if typed::number(rank).is_some() => rest.trim().to_string(),
        _ => part.to_string(),
    }
}

/// A spreadsheet's own count of days.
fn cell_day(cell: &str) -> Option<Result<Day, Refusal>> {
    let plain = crate::digits::to_arabic(cell);
    let serial = plain.strip_suffix(".0").unwrap_or(&plain);
    let read = serial.parse::<i64>().ok().filter(|_| serial.len() == 5)?;
    Some(Ok(Day(read - SERIAL)))
}

/// A province by its code or its name.
fn area(cell: &str) -> Result<String, Refusal> {
    let code = crate::digits::to_arabic(cell);
    let known = place::by_code(&code).filter(|one| Level::of(one.code) == Some(Level::Province));
    let found = known.or_else(|| place::named("", cell).first().copied());
    found.map(|one| one.code.to_string()).ok_or(Refusal::NoSuchProvince)
}

/// A place by its code, or by names from the largest to the smallest or the reverse.
fn placed(cell: &str, level: Level) -> Result<String, Refusal> {
    let code = crate::digits::to_arabic(cell);
    if place::by_code(&code).is_some() && Level::of(&code) == Some(level) {
        return Ok(code);
    }
    let none = || Refusal::NoSuchPlace { names: Vec::new() };
    let parted = |by: &[char]| -> Vec<&str> {
        cell.split(|letter| by.contains(&letter)).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    for by in [&['/', '>', ',', '·', ';'][..], &[' '][..]] {
        let mut parts = parted(by);
        for _ in 0..2 {
            let found =
                parts.iter().try_fold(String::new(), |within, part| match place::named(&within, part).as_slice() {
                    [one] => Some(one.code.to_string()),
                    _ => None,
                });
            if let Some(code) = found.filter(|code| Level::of(code) == Some(level)) {
                return Ok(code);
            }
            parts.reverse();
        }
    }
    Err(none())
}

#[cfg(test)]
mod tests;
