//! XLSX in constant memory: sheets written row by row.

use super::Rows;
use super::columns::Row;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Image, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::{Seek, Write};
use words::export as say;

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

/// A workbook of sheets as they are, all cells texts, dated: the same sheets give the same bytes.
///
/// # Errors
/// Faults of writing.
pub fn plain(sheets: &[domain::survey::xlsform::Sheet], at: domain::time::Moment) -> anyhow::Result<Vec<u8>> {
    let mut book = Book::new();
    for sheet in sheets {
        let mut rows = sheet.rows.iter().map(|(_, cells)| cells.clone());
        let head = rows.next().unwrap_or_default();
        book.rows(&sheet.name, &head, &rows.collect::<Vec<_>>())?;
    }
    let at = ExcelDateTime::from_timestamp(at.0 / 1_000)?;
    book.book.set_properties(&DocProperties::new().set_creation_datetime(&at));
    let mut bytes = std::io::Cursor::new(Vec::new());
    book.book.save_to_writer(&mut bytes)?;
    Ok(bytes.into_inner())
}

impl Default for Book {
    fn default() -> Self {
        Book::new()
    }
}

impl Book {
    pub fn new() -> Book {
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        // One line a row: wrapped, some programs lay long texts over one another.
        let body = Format::new().set_align(FormatAlign::Top);
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
                if rows.matches_nothing(u64::from(at)) {
                    let said = words::papers::filter_matches_nothing(rows.lang());
                    let body = self.body.clone();
                    write(self.book.worksheet_from_name(name)?, 1, &vec![said.into()], &body)?;
                }
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

    /// What heads a table.
    pub fn bold(&self) -> Format {
        self.head.clone()
    }

    /// A small sheet that is held until it is written: charts are drawn from its cells.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn plain(&mut self, name: &str) -> Result<&mut Worksheet, XlsxError> {
        self.book.add_worksheet().set_name(name)
    }

    fn begin(&mut self, name: &str, head: &Row) -> Result<(), XlsxError> {
        let (bold, widths) = (self.head.clone(), head.len() as u16);
        let sheet = self.book.add_worksheet_with_constant_memory()?.set_name(name)?;
        for column in 0..widths {
            sheet.set_column_width(column, 24)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        write(sheet, 0, head, &bold)
    }

    /// A sheet that says what each column holds and how the file came to be, with the code that compares it.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn dictionary(&mut self, rows: &Rows, count: u64) -> anyhow::Result<()> {
        let lang = rows.lang();
        let mut said = rows.dictionary();
        said.push(vec![say::about(lang).into(), say::rows(lang, count)]);
        let name = say::columns_sheet(lang);
        self.rows(name, &vec![say::column(lang).into(), say::holds(lang).into()], &said)?;
        if let Some(picture) = rows.compare_at().and_then(papers::qr::png) {
            let picture = Image::new_from_buffer(&picture)?.set_alt_text(words::papers::seal_code(lang));
            let sheet = self.book.worksheet_from_name(name)?;
            sheet.set_column_width(1, 80)?;
            sheet.insert_image(said.len() as u32 + 2, 0, &picture.set_scale_width(0.5).set_scale_height(0.5))?;
        }
        Ok(())
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

    /// Writes the file, dated as of what it says: the same state gives the same bytes.
    ///
    /// # Errors
    /// Faults of writing.
    pub fn finish(mut self, rows: &Rows, out: impl Write + Seek + Send) -> anyhow::Result<()> {
        let made = &rows.slip.made;
        let at = ExcelDateTime::from_timestamp(made.at.0 / 1_000)?;
        self.book.set_properties(&DocProperties::new().set_creation_datetime(&at).set_author(&made.by));
        Ok(self.book.save_to_writer(out)?)
    }
}

/// A workbook of the rows of an export and what they hold; gives the number of rows.
///
/// # Errors
/// Faults of the store or of writing; more rows than a sheet has.
pub async fn of_rows(
    mut rows: Rows,
    told: &mut (dyn FnMut(u64) + Send),
    out: &mut std::fs::File,
) -> anyhow::Result<u64> {
    let mut book = Book::new();
    let count = book.table(rows.what.sheet(rows.lang()), &mut rows, told).await?;
    book.dictionary(&rows, count)?;
    book.finish(&rows, out)?;
    Ok(count)
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
        sheet.write_string_with_format(at, column as u16, fitting(cell), format)?;
    }
    Ok(())
}

/// A text as a cell holds it: what is longer is cut, not inside a letter, and ends with a mark.
fn fitting(cell: &str) -> Cow<'_, str> {
    // Counted as spreadsheets count; no text has more of these units than bytes.
    if cell.len() <= LONGEST_CELL || cell.encode_utf16().count() <= LONGEST_CELL {
        return cell.into();
    }
    let mut room = LONGEST_CELL - 1;
    let end = cell.char_indices().find(|(_, letter)| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        !fits
    });
    let kept = &cell[..end.map_or(cell.len(), |(at, _)| at)];
    // A vowel or a mark stays with its letter.
    let kept =
        kept.trim_end_matches(|letter| matches!(letter, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'));
    format!("{kept}…").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_fits_and_says_where_it_was_cut() {
        let units = |text: &str| text.encode_utf16().count();
        for letter in ["a", "\u{e01}", "\u{1f427}"] {
            let just = letter.repeat(LONGEST_CELL / letter.encode_utf16().count());
            assert_eq!(fitting(&just), just);
            let cut = fitting(&format!("{just}bb")).into_owned();
            assert!(units(&cut) <= LONGEST_CELL && units(&cut) > LONGEST_CELL - 3 && cut.ends_with('…'), "{letter}");
            assert!(just.starts_with(cut.trim_end_matches('…')));
        }
    }
}
