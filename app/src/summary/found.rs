//! Comments of one large consultation that may hold some words, through the index: public ones and those held back.

use crate::problem::Problem;
use crate::request::Visit;
use domain::id::{CommentId, ConsultationId};
use domain::ledger::Sought;
use std::collections::BTreeSet;

/// All comments of a consultation that may hold the words sought; none where only their texts can tell.
///
/// # Errors
/// Faults of the index.
pub fn comments(visit: &Visit, one: ConsultationId, sought: &Sought) -> Result<Option<Vec<CommentId>>, Problem> {
    let holding = |words: &String| visit.site.search.holding(one.0, words);
    // Of words that all stand there each narrows what is left; one that the index cannot tell narrows nothing.
    let mut all: Option<BTreeSet<i64>> = None;
    for words in &sought.every {
        if let Some(found) = holding(words)? {
            let found: BTreeSet<i64> = found.into_iter().collect();
            all = Some(all.map_or(found.clone(), |before| before.intersection(&found).copied().collect()));
        }
    }
    if !sought.any.is_empty() {
        let mut some = BTreeSet::new();
        for words in &sought.any {
            match holding(words)? {
                Some(found) => some.extend(found),
                None => return Ok(None),
            }
        }
        all = Some(some);
    }
    Ok(all.map(|all| all.into_iter().map(CommentId).collect()))
}
