//! A CSV as it goes out: the head at once, page after page as the reader takes them, and a last row by which its reader knows
//! that nothing was cut off.

use super::{Rows, csv};
use sha2::{Digest, Sha256};

/// A CSV being made.
pub struct Pieces {
    rows: Rows,
    next: Next,
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
        Pieces { rows, next: Next::Head, count: 0, sum: Sha256::new() }
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
                csv::begin(&self.rows.head())
            }
            Next::Page => {
                let page = self.rows.next().await?;
                self.count += page.len() as u64;
                match page.is_empty() {
                    false => csv::page(&page),
                    true => {
                        self.next = Next::Nothing;
                        let end = csv::page(&[self.rows.end(self.count)]);
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

    /// What each column holds, as a file of its own.
    pub fn columns(&self) -> Vec<u8> {
        self.rows.columns()
    }
}
