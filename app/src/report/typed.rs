//! The forms of a report as typed. The store cleans and refuses.

use crate::request::Serving;
use domain::evaluation::{GROUNDS, Ground, Typed};
use domain::refusal::{Refusal, Refusals};
use domain::time::Day;

/// The report as typed.
pub fn report(here: &Serving) -> Typed {
    let rules = here.visit.site.rules();
    let columns = |names: &[&str]| names.iter().map(|name| here.all(name)).collect::<Vec<_>>();
    let cell = |columns: &[Vec<&str>], column: usize, row: usize| {
        columns.get(column).and_then(|cells| cells.get(row)).map_or(String::new(), |typed| (*typed).to_string())
    };
    let tables = columns(&["table_title[]", "table_source[]", "table_rows[]"]);
    let findings = columns(&["finding[]", "links[]"]);
    Typed {
        texts: rules.report().map(|heading| (heading.code.clone(), here.one(&heading.code).to_string())).collect(),
        tables: (0..tables[0].len()).map(|row| [0, 1, 2].map(|column| cell(&tables, column, row))).collect(),
        findings: (0..findings[0].len()).map(|row| [0, 1].map(|column| cell(&findings, column, row))).collect(),
        grounds: GROUNDS.map(|code| {
            let holds = match here.one(&format!("{code}_holds")) {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            Ground { holds, reason: here.one(code).to_string() }
        }),
        course: here.one("course").to_string(),
        conclusion: here.one("conclusion").to_string(),
    }
}

/// What the store refuses of rows, told of the columns in which they were typed.
pub fn by_columns(refused: store::Error) -> store::Error {
    let store::Error::Refused(mut refusals) = refused else { return refused };
    for (field, _) in &mut refusals.0 {
        let Some((row, column)) = field.split_once('.') else { continue };
        let column = match (row.starts_with('t'), column) {
            (true, column) => format!("table_{column}"),
            (false, "text") => "finding".to_string(),
            (false, column) => column.to_string(),
        };
        *field = format!("{row}.{column}");
    }
    store::Error::Refused(refusals)
}

/// The rows of a brought table, as they would be typed.
///
/// # Errors
/// Refusals of `file`.
pub fn rows(here: &Serving) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let brought = match here.file.as_deref() {
        None => Err(Refusal::FileNotChosen),
        Some(Err(why)) => Err(why.clone()),
        Some(Ok(brought)) => Ok(brought.text.clone()),
    };
    let text = no.take("file", brought);
    no.none(|| text)
}

/// What is wrong with the rows of a file is told of the file.
pub fn of_file(refused: store::Error) -> store::Error {
    let store::Error::Refused(mut refusals) = refused else { return refused };
    for (field, _) in refusals.0.iter_mut().filter(|(field, _)| matches!(field.as_str(), "rows" | "tables")) {
        *field = "file".into();
    }
    store::Error::Refused(refusals)
}

/// A day in three fields.
///
/// # Errors
/// Refusals of the day.
pub fn day(here: &Serving, name: &str) -> Result<Day, Refusal> {
    let part = |part: &str| here.one(&format!("{name}_{part}"));
    domain::typed::date(part("day"), part("month"), part("year"))
}
