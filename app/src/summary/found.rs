//! Words looked for in the public comments of one large consultation, through the index.

use crate::problem::Problem;
use crate::request::Visit;
use domain::id::{CommentId, ConsultationId};
use search::{DocKind, Filters, Query};

/// The best comments of a consultation for some words, at most [`search::Index::DEEPEST`].
///
/// # Errors
/// Faults of the index.
pub fn comments(visit: &Visit, one: ConsultationId, words: &str) -> Result<Vec<CommentId>, Problem> {
    let filters = Filters { kind: Some(DocKind::Comment), group: Some(one.0), ..Filters::default() };
    let per_page = search::Index::DEEPEST;
    let query = Query { text: words.into(), filters, page: 1, per_page, now: visit.now.0, ..Query::default() };
    let mut hits = visit.site.search.search(&query)?;
    // Near ones alone are none for a table.
    if hits.near {
        hits.groups.clear();
    }
    let ids = hits.groups.into_iter().filter(|group| group.id == one.0).flat_map(|group| group.hits);
    Ok(ids.filter_map(|hit| hit.id.strip_prefix('o').and_then(CommentId::parse)).collect())
}
