//! A CSV as it goes out: the head at once, page after page as the reader takes them, and a last row by which its reader knows
//! that nothing was cut off.

use super::{Rows, csv, json};
use sha2::{Digest, Sha256};

/// A CSV being made.
pub struct Pieces {
    rows: Rows,
    next: Next,
    /// A JSON document a line, in place of cells.
    lines: bool,
    /// Rows so far.
    pub count: u64,
    sum: Sha256,
}

enum Next {
    Head,
    Page,
    Nothing,
}

impl Pieces {
    pub fn of(rows: Rows) -> Pieces {
        Pieces { rows, next: Next::Head, lines: false, count: 0, sum: Sha256::new() }
    }

    /// Answer sheets as JSON Lines: the codebook on the first line, a sheet on each that follows, how many there were on the last.
    pub fn lines(rows: Rows) -> Pieces {
        Pieces { lines: true, ..Pieces::of(rows) }
    }

    /// The next piece; nothing after the last row. The file is noted before its last row goes out, so that who has all of it
    /// finds it again.
    ///
    /// # Errors
    /// Faults of the store. What was given until then is a file that lacks its last row.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, store::Error> {
        let piece = match self.next {
            Next::Head => {
                self.next = Next::Page;
                if self.lines { json::codebook(&self.rows) } else { csv::begin(&self.rows.head()) }
            }
            Next::Page => {
                let (many, page) = self.page().await?;
                self.count += many;
                match many > 0 {
                    true => page,
                    false => {
                        self.next = Next::Nothing;
                        let end = match self.lines {
                            true => json::end(&self.rows, self.count),
                            false => csv::page(&[self.rows.end(self.count)]),
                        };
                        self.sum.update(&end);
                        let sum = store::paper::hexadecimal(&self.sum.clone().finalize());
                        self.rows.note(&sum).await?;
                        return Ok(Some(end));
                    }
                }
            }
            Next::Nothing => return Ok(None),
        };
        self.sum.update(&piece);
        Ok(Some(piece))
    }

    /// The next rows, and how many they are.
    async fn page(&mut self) -> Result<(u64, Vec<u8>), store::Error> {
        if self.lines {
            let sheets = self.rows.sheets().await?;
            return Ok((sheets.len() as u64, json::page(&self.rows, &sheets)));
        }
        let rows = self.rows.next().await?;
        Ok((rows.len() as u64, csv::page(&rows)))
    }

    /// What each column holds, as a file of its own.
    pub fn columns(&self) -> Vec<u8> {
        self.rows.columns()
    }
}
