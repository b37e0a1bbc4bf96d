//! The versions of some dossiers that were published, earlier ones too.

use crate::Store;
use crate::error::Outcome;
use domain::consultation::Version;
use domain::id::{ConsultationId, VersionId};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Line {
    consultation: i64,
    id: i64,
    number: i64,
    made: i64,
    published: Option<i64>,
    provisions: i64,
    by_division: bool,
}

/// Every published version of some dossiers, each with its dossier, in the order of their numbers. Whether a dossier may be seen
/// is its own to say.
pub async fn published_of(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<(ConsultationId, Version)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut lines: Vec<Line> = store
        .read()
        .await?
        .all_in(
            "select consultation, id, number, made, published, provisions, by_division
             from versions
             where published is not null and consultation in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    lines.sort_by_key(|line| (line.consultation, line.number));
    let version = |line: Line| {
        let version = Version {
            id: VersionId(line.id),
            number: line.number as u32,
            made: Moment(line.made),
            published: line.published.map(Moment),
            provisions: line.provisions as u32,
            by_division: line.by_division,
        };
        (ConsultationId(line.consultation), version)
    };
    Ok(lines.into_iter().map(version).collect())
}
