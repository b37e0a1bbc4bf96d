//! Comments of one large consultation that may hold some words, through the index: public ones and those held back.

use crate::problem::Problem;
use crate::request::Visit;
use domain::id::{CommentId, ConsultationId};
use domain::ledger::Sought;

/// All comments of a consultation that may hold one of the words sought; none where only their texts can tell.
///
/// # Errors
/// Faults of the index.
pub fn comments(visit: &Visit, one: ConsultationId, sought: &Sought) -> Result<Option<Vec<CommentId>>, Problem> {
    if sought.any.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for words in &sought.any {
        match visit.site.search.holding(one.0, words)? {
            Some(found) => all.extend(found.into_iter().map(CommentId)),
            None => return Ok(None),
        }
    }
    Ok(Some(all))
}
