//! Comments that their authors took back: in no count and on no page, but told in the summary.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::id::ConsultationId;

/// How many there are.
pub async fn withdrawn(store: &Store, consultation: ConsultationId) -> Outcome<u64> {
    let (n,): (i64,) = store
        .read()
        .await?
        .one("select count(*) from comments where consultation = $1 and withdrawn is not null", args![consultation])
        .await?;
    Ok(n.max(0) as u64)
}
