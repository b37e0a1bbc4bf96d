//! The parts that proposed wordings would change, as they stood in the version that each was made on.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use crate::version::{PieceLine, Within, within};
use domain::id::CommentId;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Of {
    version: i64,
    #[sqlx(flatten)]
    line: PieceLine,
}

/// Those of some comments that speak of a provision, or of something inside one, each with that part. In two
/// statements, however many; a provision that several speak of is read once. Who may read the comments is for the caller to have asked.
pub async fn worded(store: &Store, ids: &[CommentId]) -> Outcome<HashMap<CommentId, Within>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut tx = store.read().await?;
    let said: Vec<(i64, i64, String, String)> = tx
        .all_in(
            "select id, version, coalesce(said_part, part) as part, coalesce(said_target, target) as target
             from comments
             where version is not null and id in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let mut wanted: Vec<(i64, &str)> = said
        .iter()
        .map(|(_, version, part, _)| (*version, part.as_str()))
        .filter(|(_, part)| *part != "all" && !is_point(part))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Of> = tx
        .all_rows(
            "select version, place, anchor, kind, number, label, path, text, html, division
             from provisions
             where (version, anchor) in (values {rows})",
            wanted.iter().map(|(version, anchor)| args![*version, *anchor]).collect(),
        )
        .await?;
    let mut pieces = HashMap::new();
    for row in rows {
        let piece = row.line.provision()?;
        pieces.insert((row.version, piece.anchor.clone()), piece);
    }
    let part = |(id, version, part, target): (i64, i64, String, String)| {
        let piece = pieces.get(&(version, part))?;
        Some((CommentId(id), within(piece, &target)?))
    };
    Ok(said.into_iter().filter_map(part).collect())
}

fn is_point(part: &str) -> bool {
    part.strip_prefix('k').is_some_and(|number| number.parse::<u32>().is_ok())
}
