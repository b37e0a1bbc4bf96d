//! What the summary desk is offered beside the ledger: near-copies in groups, issues proposed, sentences that many say, themes. It follows the log in the
//! background ([`follow`], [`Learner`], [`find_themes`]), a bounded batch at a time, each batch with its progress in one
//! transaction; pages read what is kept. What is decided stays with people: nothing here codes a comment.

mod begin;
mod common;
mod copies;
mod find_sayings;
mod held;
mod learn;
mod likely;
mod placed;
mod read;
mod resting;
mod sayings;
mod similar;
mod texts;
mod themes;

pub use begin::{Begun, Sentence, begin};
pub use common::{Common, common, common_public};
pub use copies::{MANY, follow, follow_one, step_over};
pub use insight::sayings::leans;
pub use learn::Learner;
pub use likely::{Close, Trust, likely_of_groups, likely_of_sayings, trust};
pub use read::{
    Campaigns, Group, Hint, Learned, State, Theme, campaigns, groups, learned, near, of, state, themes, waiting_groups,
};
pub use resting::Resting;
pub use sayings::{Beside, Left, Listed, SaidAt, Saying, Side, left, places, sayings, settled, these};
pub use similar::{COUNTED, Similar, similar};
pub use themes::{ask, find_themes};

pub(crate) use common::{pass_copies, plain_copies, sort_sentences};
pub(crate) use copies::gone;
pub(crate) use held::Held;
pub(crate) use sayings::{by_own_reasons, shift};
pub(crate) use texts::count as count_texts;

use crate::db::Tx;
use crate::error::Outcome;

/// A comment as it is read here.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Said {
    comment: i64,
    /// Of its text, which its author may change.
    revision: i64,
    part: String,
    stance: String,
    class: Option<String>,
    reason: String,
    wording: String,
}

impl Said {
    /// What somebody wrote, the wording they ask for included.
    fn text(&self) -> String {
        match (self.reason.is_empty(), self.wording.is_empty()) {
            (_, true) => self.reason.clone(),
            (true, false) => self.wording.clone(),
            (false, false) => format!("{}\n{}", self.reason, self.wording),
        }
    }
}

/// A comment with its text in one piece.
struct Read {
    comment: i64,
    text: String,
    said: Said,
}

impl From<Said> for Read {
    fn from(said: Said) -> Read {
        Read { comment: said.comment, text: said.text(), said }
    }
}

impl Read {
    fn comment(&self) -> insight::Comment<'_> {
        let class = self.said.class.as_deref().unwrap_or("");
        insight::Comment { text: &self.text, part: &self.said.part, stance: &self.said.stance, class }
    }
}

/// Comments by their ids, in order; those taken back are left out.
async fn said(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<Read>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<Said> = tx
        .all_in(
            "select c.id as comment, c.revision, c.part, c.stance, c.class, c.reason, c.wording
             from comments c
             join ledger l on l.comment = c.id
             where c.id in ({ids})",
            vec![],
            ids,
        )
        .await?;
    rows.sort_unstable_by_key(|row| row.comment);
    Ok(rows.into_iter().map(Read::from).collect())
}
