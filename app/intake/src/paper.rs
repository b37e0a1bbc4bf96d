//! The text as it is put together: paragraphs, tables, boxes and notes in, Markdown out. It knows no file format.

use crate::Unread;
use crate::limits::{CELL, COLUMNS, TEXT};
use crate::lost::{Losses, Lost};

pub(crate) struct Paper {
    /// The places that are being written, innermost last: the body, a cell, a box, a note.
    open: Vec<Place>,
    tables: Vec<Table>,
    notes: Vec<String>,
    /// How many bytes may still be written.
    left: usize,
}

#[derive(Default)]
struct Place {
    line: String,
    blocks: Vec<String>,
    /// What stands in boxes that hang on the paragraph being written.
    after: Vec<String>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
}

/// The line above the notes. The reader of the text knows it, and takes nothing under it for a part of the last provision.
pub(crate) const NOTES: &str = "หมายเหตุ";

/// The paragraphs of one cell.
type Cell = Vec<String>;

impl Paper {
    pub fn new() -> Paper {
        Paper { open: vec![Place::default()], tables: Vec::new(), notes: Vec::new(), left: TEXT }
    }

    fn place(&mut self) -> &mut Place {
        if self.open.is_empty() {
            self.open.push(Place::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Whether no more is taken: what is read on is read for nothing.
    pub fn is_full(&self) -> bool {
        self.left == 0
    }

    /// Adds to the paragraph being written. `\n` is a line break, `\t` a tab.
    pub fn text(&mut self, text: &str) {
        if text.len() > self.left {
            self.left = 0;
            return;
        }
        self.left -= text.len();
        self.place().line.push_str(text);
    }

    /// Ends the paragraph. Blanks around its lines are indentation and go; an empty one goes.
    pub fn end_paragraph(&mut self) {
        let place = self.place();
        let line = std::mem::take(&mut place.line);
        let lines: Vec<&str> = line.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            place.blocks.push(lines.join("\n"));
        }
        let mut after = std::mem::take(&mut place.after);
        place.blocks.append(&mut after);
    }

    /// Sets something before the paragraph being written: the number of one that goes on from a deleted line end.
    pub fn before(&mut self, text: &str) {
        if text.len() > self.left {
            self.left = 0;
            return;
        }
        self.left -= text.len();
        self.place().line.insert_str(0, text);
    }

    /// From here to `close_apart` is written apart.
    pub fn open_apart(&mut self) {
        self.open.push(Place::default());
    }

    /// The paragraphs that were written apart.
    pub fn close_apart(&mut self) -> Vec<String> {
        self.close_place()
    }

    /// Sets paragraphs written apart after the one that is being written now.
    pub fn hang(&mut self, mut blocks: Vec<String>, losses: &mut Losses) {
        losses.add(Lost::TextBoxes, usize::from(!blocks.is_empty()));
        self.place().after.append(&mut blocks);
    }

    /// Sets paragraphs written apart at the end of the text, and their mark here.
    pub fn note(&mut self, blocks: &[String], losses: &mut Losses) {
        let mark = format!("[{}]", self.notes.len() + 1);
        self.text(&mark);
        losses.add(Lost::Notes, 1);
        self.notes.push(format!("{mark} {}", blocks.join("\n")).trim_end().to_string());
    }

    fn close_place(&mut self) -> Vec<String> {
        self.end_paragraph();
        self.open.pop().map(|place| place.blocks).unwrap_or_default()
    }

    pub fn open_table(&mut self) {
        self.tables.push(Table::default());
    }

    pub fn open_row(&mut self) {
        self.left = self.left.saturating_sub(CELL);
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Vec::new());
        }
    }

    pub fn open_cell(&mut self) {
        self.left = self.left.saturating_sub(CELL);
        self.open.push(Place::default());
    }

    /// Ends a cell that stands over `span` columns.
    pub fn close_cell(&mut self, span: usize, losses: &mut Losses) {
        losses.add(Lost::MergedCells, usize::from(span > 1));
        self.close_cell_repeated(span);
    }

    /// Ends a cell that is followed by empty ones, `columns` in all.
    pub fn close_cell_repeated(&mut self, columns: usize) {
        let blocks = self.close_place();
        let Some(table) = self.tables.last_mut() else {
            self.place().blocks.extend(blocks);
            return;
        };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        let last = table.rows.len() - 1;
        let row = &mut table.rows[last];
        row.push(blocks);
        let width = (row.len() + columns.clamp(1, COLUMNS) - 1).min(COLUMNS);
        while row.len() < width {
            row.push(Cell::new());
        }
        // Columns past the last that is kept share it.
        while row.len() > COLUMNS {
            let rest = row.pop().unwrap_or_default();
            row[COLUMNS - 1].extend(rest);
        }
    }

    /// Takes the row being written back: it was deleted.
    pub fn drop_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.pop();
        }
    }

    /// Ends a table. One of a single column is a frame around text, and its paragraphs stay paragraphs.
    pub fn close_table(&mut self, losses: &mut Losses) {
        let Some(table) = self.tables.pop() else { return };
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width <= 1 {
            let blocks: Vec<String> = table.rows.into_iter().flatten().flatten().collect();
            self.place().blocks.extend(blocks);
            return;
        }
        let rows = table.rows.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty()));
        if self.tables.is_empty() {
            let drawn = self.draw(rows, width, losses);
            self.place().blocks.extend((!drawn.is_empty()).then_some(drawn));
        } else {
            losses.add(Lost::NestedTables, 1);
            let blocks: Vec<String> = rows.flatten().flatten().collect();
            self.place().blocks.extend(blocks);
        }
    }

    fn draw(&mut self, rows: impl Iterator<Item = Vec<Cell>>, width: usize, losses: &mut Losses) -> String {
        let mut drawn = String::new();
        for (at, row) in rows.enumerate() {
            let before = drawn.len();
            if at > 0 {
                drawn.push('\n');
            }
            for column in 0..width {
                let cell = row.get(column).map(Vec::as_slice).unwrap_or_default();
                drawn.push_str(if column == 0 { "| " } else { " | " });
                drawn.push_str(&in_one_line(cell, losses));
            }
            drawn.push_str(" |");
            if at == 0 {
                drawn.push_str("\n|");
                drawn.push_str(&"---|".repeat(width));
            }
            let Some(left) = self.left.checked_sub(drawn.len() - before) else {
                self.left = 0;
                return drawn;
            };
            self.left = left;
        }
        drawn
    }

    /// The whole text: paragraphs with a blank line between, the notes last.
    ///
    /// # Errors
    /// More text than is handed on.
    pub fn finish(mut self) -> Result<String, Unread> {
        self.end_paragraph();
        if self.is_full() {
            return Err(Unread::TooLarge);
        }
        let mut blocks: Vec<String> = self.open.into_iter().flat_map(|place| place.blocks).collect();
        if !self.notes.is_empty() {
            blocks.push(NOTES.to_string());
            blocks.append(&mut self.notes);
        }
        let mut text = blocks.join("\n\n");
        text.push('\n');
        Ok(text)
    }
}

/// The paragraphs of a cell in the one line that Markdown gives it. A bar would be read as the next cell.
fn in_one_line(cell: &[String], losses: &mut Losses) -> String {
    let lines = cell.iter().flat_map(|block| block.split('\n'));
    let text = lines.collect::<Vec<_>>().join(" ").replace('|', "¦");
    losses.add(Lost::CellBreaks, cell.iter().map(|block| block.split('\n').count()).sum::<usize>().saturating_sub(1));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_drawn_and_a_frame_is_not() {
        let mut losses = Losses::default();
        let mut paper = Paper::new();
        for rows in [vec![vec!["ก", "ข|ค"], vec!["ง"]], vec![vec!["กรอบ"]]] {
            paper.open_table();
            for row in rows {
                paper.open_row();
                for cell in row {
                    paper.open_cell();
                    paper.text(cell);
                    paper.close_cell(1, &mut losses);
                }
            }
            paper.close_table(&mut losses);
        }
        assert_eq!(paper.finish(), Ok("| ก | ข¦ค |\n|---|---|\n| ง |  |\n\nกรอบ\n".to_string()));
    }

    #[test]
    fn more_text_than_is_handed_on_is_refused() {
        let mut paper = Paper::new();
        for _ in 0..=TEXT / 1024 {
            paper.text(&"a".repeat(1024));
        }
        assert_eq!(paper.finish(), Err(Unread::TooLarge));
    }
}
