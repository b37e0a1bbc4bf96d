//! XLSX in constant memory: sheets written row by row.

use super::Rows;
use super::columns::Row;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io::{Seek, Write};

/// The longest text a cell holds; what is longer ends with a mark and stands whole in the CSV.
const LONGEST_CELL: usize = 32_767;

/// The most rows of a sheet under its head: what the file format has.
pub const MOST_ROWS: u32 = 1_048_575;

/// A workbook being written.
pub struct Book {
    book: Workbook,
    head: Format,
    body: Format,
}

impl Default for Book {
    fn default() -> Self {
        Book::new()
    }
}

impl Book {
    pub fn new() -> Book {
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Book { book: Workbook::new(), head, body }
    }

    /// A sheet of the rows of an export; gives their number.
    ///
    /// # Errors
    /// Faults of the store or of writing; more rows than a sheet has.
    pub async fn table(
        &mut self,
        name: &str,
        rows: &mut Rows,
        told: &mut (dyn FnMut(u64) + Send),
    ) -> anyhow::Result<u64> {
        let head = rows.head();
        let mut at: u32 = 0;
        self.begin(name, &head)?;
        loop {
            let page = rows.next().await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
            if page.is_empty() {
                return Ok(u64::from(at));
            }
            let body = self.body.clone();
            let sheet = self.book.worksheet_from_name(name)?;
            for row in &page {
                anyhow::ensure!(at < MOST_ROWS, "a sheet holds {MOST_ROWS} rows and there are more: take the CSV file");
                at += 1;
                write(sheet, at, row, &body)?;
            }
            told(u64::from(at));
        }
    }

    fn begin(&mut self, name: &str, head: &Row) -> Result<(), XlsxError> {
        let (bold, widths) = (self.head.clone(), head.len() as u16);
        let sheet = self.book.add_worksheet_with_constant_memory()?.set_name(name)?;
        for column in 0..widths {
            sheet.set_column_width(column, 24)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        write(sheet, 0, head, &bold)
    }

    /// A sheet that says what each column holds.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn dictionary(&mut self, lang: domain::lang::Lang, rows: &Rows) -> anyhow::Result<()> {
        self.rows(
            words::export::columns_sheet(lang),
            &vec![words::export::column(lang).into(), words::export::holds(lang).into()],
            &rows.dictionary(),
        )
    }

    /// A sheet of given rows.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn rows(&mut self, name: &str, head: &Row, rows: &[Row]) -> anyhow::Result<()> {
        self.begin(name, head)?;
        let body = self.body.clone();
        let sheet = self.book.worksheet_from_name(name)?;
        for (place, row) in rows.iter().enumerate() {
            write(sheet, place as u32 + 1, row, &body)?;
        }
        Ok(())
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn finish(mut self, out: impl Write + Seek + Send) -> anyhow::Result<()> {
        Ok(self.book.save_to_writer(out)?)
    }
}

/// A cell of few digits alone is a number, to be counted and sorted by; one that begins with 0 is a code, and what is longer
/// would be shown rounded.
fn number(cell: &str) -> Option<f64> {
    let plain =
        cell.len() <= 9 && cell.bytes().all(|byte| byte.is_ascii_digit()) && (cell == "0" || !cell.starts_with('0'));
    plain.then(|| cell.parse().ok()).flatten()
}

fn write(sheet: &mut Worksheet, at: u32, row: &Row, format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in row.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        if let Some(number) = number(cell) {
            sheet.write_number_with_format(at, column as u16, number, format)?;
            continue;
        }
        // Written as text: a spreadsheet never runs it.
        let cell = if cell.encode_utf16().count() > LONGEST_CELL {
            cell.chars().take(LONGEST_CELL / 2).chain("…".chars()).collect()
        } else {
            cell.clone()
        };
        sheet.write_string_with_format(at, column as u16, cell, format)?;
    }
    Ok(())
}
