//! The comments of an export, page by page: every one, or those that a filter matches; up to the event at which it began.

use super::slip::Slip;
use domain::id::CommentId;
use store::Store;
use store::export::Line;

/// Rows read in one statement.
const PAGE: u32 = 1_000;

/// Comments under way.
pub struct Lines {
    store: Store,
    slip: Slip,
    after: Option<CommentId>,
}

impl Lines {
    pub fn of(store: &Store, slip: &Slip) -> Lines {
        Lines { store: store.clone(), slip: slip.clone(), after: Some(CommentId(0)) }
    }

    /// How many there will be, with what was taken back meanwhile.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn count(store: &Store, slip: &Slip, all: u64) -> Result<u64, store::Error> {
        match &slip.narrowed.filter {
            Some(filter) => store::export::count(store, slip.paper.consultation, filter).await,
            None => Ok(all),
        }
    }

    /// The next ones; none at the end.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn next(&mut self) -> Result<Vec<Line>, store::Error> {
        let paper = &self.slip.paper;
        while let Some(after) = self.after {
            let (id, upto) = (paper.consultation, paper.upto);
            let (lines, next) = match &self.slip.narrowed.filter {
                Some(filter) => {
                    let page = store::export::matching(&self.store, id, filter, after, upto, PAGE).await?;
                    (page.lines, page.next)
                }
                None => {
                    let lines = store::export::comments(&self.store, paper.whom, id, after, upto, PAGE).await?;
                    let next = lines.last().map(|line| line.id);
                    (lines, next)
                }
            };
            self.after = next;
            if !lines.is_empty() {
                return Ok(lines);
            }
        }
        Ok(Vec::new())
    }
}
