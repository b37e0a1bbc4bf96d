//! Statistics as they are typed, pasted or brought: lines whose cells are parted by tabs or `|`, the first of them the columns' names.

use crate::digits::to_arabic;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean, required};
use serde::{Deserialize, Serialize};

/// A table of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    pub title: String,
    /// Who counted, and where it can be read.
    pub source: String,
    /// The columns' names first; every row has as many cells.
    pub rows: Vec<Vec<String>>,
}

pub const MOST_COLUMNS: u32 = 20;
/// Rows below the columns' names.
pub const MOST_ROWS: u32 = 500;
const LONGEST_LINE: u32 = 300;
const LONGEST_CELL: u32 = 500;

impl Table {
    /// The rows as they are typed.
    pub fn typed(&self) -> String {
        typed(&self.rows)
    }

    /// Whether every cell of a column is a number or empty, so that it is set to the right.
    pub fn counts(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().skip(1).filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        let mut any = false;
        cells.all(|cell| {
            any = true;
            number(cell).is_some()
        }) && any
    }
}

/// Cells as lines that [`parse`] reads, with their borders drawn: what would part cells is a blank.
pub fn typed(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| cell.replace(['|', '\t', '\n', '\r'], " ");
    let line = |row: &Vec<String>| format!("| {} |", row.iter().map(cell).collect::<Vec<_>>().join(" | "));
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A cell as a number: Arabic or Thai digits, commas between thousands, a sign, a part after the point.
pub fn number(cell: &str) -> Option<f64> {
    let plain: String = to_arabic(cell.trim()).chars().filter(|sign| *sign != ',').collect();
    let is = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    if is { plain.parse().ok() } else { None }
}

/// Understands a table.
///
/// # Errors
/// All refusals: of `title`, `source`, `rows` (`TooManyRows`; `UnevenRow` of a line with more cells than there are columns).
pub fn parse(title: &str, source: &str, rows: &str) -> Result<Table, Refusals> {
    let mut no = Refusals::default();
    let title = no.take("title", required(title, LONGEST_LINE, Lines::One));
    let source = no.take("source", clean(source, LONGEST_LINE, Lines::One));
    let rows = no.take("rows", cells(rows));
    no.none(|| Some(Table { title: title?, source: source?, rows: rows? }))
}

fn cells(typed: &str) -> Result<Vec<Vec<String>>, Refusal> {
    let parting = if typed.contains('\t') { '\t' } else { '|' };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, line) in typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        if rows.len() > MOST_ROWS as usize {
            return Err(Refusal::TooManyRows { most: MOST_ROWS });
        }
        // The lines that people draw around a table, and the one Markdown has under its names.
        let drawn = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
        let line = drawn.filter(|_| parting == '|').unwrap_or(line);
        let rule = line.contains("--") && line.chars().all(|sign| matches!(sign, '-' | ':' | '|' | ' '));
        if parting == '|' && rows.len() == 1 && rule {
            continue;
        }
        let mut row = Vec::new();
        for cell in line.split(parting) {
            row.push(clean(cell, LONGEST_CELL, Lines::One)?);
        }
        while row.len() > 1 && row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        let most = rows.first().map_or(MOST_COLUMNS as usize, Vec::len);
        if row.len() > most {
            return Err(Refusal::UnevenRow { line: at as u32 + 1, most: most as u32 });
        }
        row.resize(rows.first().map_or(row.len(), Vec::len), String::new());
        rows.push(row);
    }
    if rows.len() < 2 { Err(Refusal::Missing) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str = "Year | Cases | Fined\n2567 | 1,204 | 98\n2568 | 980\n";

    #[test]
    fn what_is_typed_pasted_or_drawn_is_the_same_table() {
        let typed = parse("Cases", "", CASES).unwrap();
        assert_eq!(typed.rows[2], ["2568", "980", ""]);
        assert_eq!(parse("Cases", "", "Year\tCases\tFined\n\n2567\t1,204\t98\n2568\t980\t").unwrap(), typed);
        assert_eq!(
            parse("Cases", "", "| Year | Cases | Fined |\n|---|---:|---|\n| 2567 | 1,204 | 98 |\n| 2568 | 980 | |")
                .unwrap(),
            typed
        );
        assert_eq!(parse("Cases", "", &typed.typed()).unwrap(), typed);
        let blank = parse("Cases", "", "| | 2567 | 2568 |\n| cases | 5 | |\n| | 6 | 7 |\n| - | - | - |").unwrap();
        assert_eq!(
            (blank.rows[0][0].as_str(), blank.rows[2][1].as_str(), blank.rows.len()),
            ("", "6", 4),
            "no column moves"
        );
        assert_eq!(parse("Cases", "", &blank.typed()).unwrap(), blank);
        assert!(typed.counts(1) && !Table::default().counts(0));
    }

    #[test]
    fn a_row_that_does_not_fit_is_told_by_its_line() {
        let why = |rows: &str| parse("Cases", "", rows).unwrap_err().of("rows").cloned();
        assert_eq!(why("A | B\n1 | 2\n\n1 | 2 | 3"), Some(Refusal::UnevenRow { line: 4, most: 2 }));
        assert_eq!(why("A | B"), Some(Refusal::Missing), "names alone count nothing");
        assert_eq!(why(&format!("A\n{}", "1\n".repeat(501))), Some(Refusal::TooManyRows { most: 500 }));
        assert!(parse("Cases", "", &format!("A\n{}", "1\n".repeat(500))).is_ok());
        assert!(matches!(why(&"a|".repeat(21)), Some(Refusal::Missing | Refusal::UnevenRow { .. })));
        assert!(matches!(why(&format!("A\n{}", "x".repeat(501))), Some(Refusal::TooLong { .. })));
    }

    #[test]
    fn numbers_are_read_as_they_are_written_here() {
        assert_eq!(
            (number("1,204"), number("-3.5"), number("n/a"), number("")),
            (Some(1204.0), Some(-3.5), None, None)
        );
        assert_eq!(number("\u{e51}\u{e52}"), Some(12.0));
    }
}
