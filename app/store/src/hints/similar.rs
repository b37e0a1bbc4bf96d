//! What others have said already of what somebody is about to say: found by the keys under which copies are kept, so that it costs the same
//! however many comments there are. Only what everyone may read is given, and only of that it is told how many there are.

use super::copies::{ground, wholes};
use super::held::{self, locked};
use crate::Store;
use crate::comment::public_of;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::{Public, Said};
use domain::id::{CommentId, ConsultationId};
use insight::copies::{Batch, Core, Reader};
use std::sync::Arc;

/// Comments shown, each for all that say the same.
const SHOWN: usize = 4;
/// How much of a text a stranger's has in common before it is shown.
const CLOSE: f32 = 0.6;
/// So many of a group are counted: of more it is said that there are more.
pub const COUNTED: u64 = 100;

/// A comment that says what somebody is about to say.
#[derive(Clone, Debug)]
pub struct Similar {
    pub comment: Public,
    /// Those that say so, this one among them, as far as everyone may read them; [`COUNTED`] where there are as many or more.
    pub comments: u64,
}

/// Comments that say the same as a text, the nearest first. Whether the consultation is public is for the caller to have asked.
///
/// # Errors
/// Faults.
pub async fn similar(store: &Store, of: ConsultationId, text: &str) -> Outcome<Vec<Similar>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = store.read().await?;
    let said = text.to_string();
    let batch = crate::apart(move || Batch::of([(0, said.as_str())])).await?;
    let now = held::as_of(&mut tx).await?;
    held::catch_up(&mut tx, &store.copies_held, now).await?;
    let wholes = wholes(&mut tx, of.0, &batch).await?;
    let shelf = held::shelf(&mut tx, &store.copies_held, of.0).await?;
    // One that is said word for word is looked for too: others may say nearly the same.
    let sought = batch.sought(&locked(&shelf), &[]);
    let ground = ground(&mut tx, &sought, wholes, &store.copies_held).await?;
    let (whole, said) = (ground.wholes.first().map(|(_, group)| *group), text.to_string());
    let kept = sought.beside.iter().zip(ground.cores).filter_map(|(one, core)| Some((one.group, core?)));
    let kept: Vec<(i64, Arc<Core>)> = kept.collect();
    let mut near = crate::apart(move || nearest(&kept, &said)).await?;
    // Word for word the same stands first.
    if let Some(group) = whole {
        near.retain(|one| *one != group);
        near.insert(0, group);
    }
    let mut found = Vec::new();
    for group in near {
        if found.len() == SHOWN {
            break;
        }
        found.extend(shown(store, &mut tx, of, group).await?);
    }
    Ok(found)
}

/// The groups of texts that are like one, the nearest first.
fn nearest(kept: &[(i64, Arc<Core>)], text: &str) -> Vec<i64> {
    let own = Reader::new().read(text);
    let mut near: Vec<(f32, i64)> = kept
        .iter()
        .filter_map(|(group, core)| {
            let nearness = core.nearness(&own);
            let close = nearness.is_copy() || (!nearness.opposed && nearness.resemblance() >= CLOSE);
            close.then(|| (if nearness.is_copy() { 2.0 } else { nearness.resemblance() }, *group))
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut groups: Vec<i64> = Vec::new();
    for (_, group) in near {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The first of a group that everyone may read, with how many there are; a few of its rows are looked at, however many it has.
async fn shown(store: &Store, tx: &mut Tx, of: ConsultationId, group: i64) -> Outcome<Option<Similar>> {
    let rows: Vec<(i64,)> = tx
        .all(
            "select c.id
             from (select comment from ledger where copies = $1 order by copies, state, comment limit 200) l
             join comments c on c.id = l.comment
             where c.consultation = $2 and c.showing <> 'agency' and c.withheld is null and c.withdrawn is null
             order by c.id
             limit $3",
            args![group, of, COUNTED as i64],
        )
        .await?;
    // One that nobody repeated is in no group.
    let (first, comments) = match rows.first() {
        Some((first,)) => (*first, rows.len() as u64),
        None => (group, 1),
    };
    let comment = public_of(store, &[CommentId(first)]).await?.into_iter().next();
    let comment = comment.filter(|one| matches!(one.said, Said::Shown { .. }));
    Ok(comment.map(|comment| Similar { comment, comments }))
}
