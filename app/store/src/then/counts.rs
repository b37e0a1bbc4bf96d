//! How many had spoken, and how they stood, by an earlier moment: from counts kept by day, and where little came from what came
//! itself. What would tell one person's part from the next day's is left out: by class and identity only where nothing came since.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::Counts;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::time::Moment;
use std::collections::BTreeMap;

/// Comments that are counted anew for a page; of more, what is kept by day is told alone.
const COUNTED_ANEW: u64 = 20_000;

/// The counts of a dossier (`one`, as it stood) by a moment: those of that time that count today.
pub async fn counts(store: &Store, one: &Consultation, upto: Moment) -> Outcome<Counts> {
    let later = super::first_after(store, one.id, upto).await?;
    let now = crate::comment::counts_by_stance(store, one.id).await?;
    let mut tx = store.read().await?;
    let (version,): (Option<i64>,) = tx.one("select version from consultations where id = $1", args![one.id]).await?;
    // Parts are counted where they stand in the latest text.
    let same = version == one.version.as_ref().map(|version| version.id.0);
    let mut then = match later {
        None => now,
        Some(_) => until(&mut tx, one.id, now, upto).await?,
    };
    if !same {
        (then.by_target, then.by_target_stance) = (Vec::new(), Vec::new());
    }
    Ok(then)
}

async fn until(tx: &mut Tx, id: ConsultationId, now: Counts, upto: Moment) -> Outcome<Counts> {
    let mut then = Counts { by_day_stance: now.by_day_stance, ..Counts::default() };
    then.by_day_stance.retain(|(day, ..)| *day <= upto.day());
    let mut by_stance: BTreeMap<String, u64> = BTreeMap::new();
    for (_, stance, n) in &then.by_day_stance {
        *by_stance.entry(stance.clone()).or_default() += n;
    }
    then.by_stance = by_stance.into_iter().collect();
    then.total = then.by_stance.iter().map(|(_, n)| n).sum();
    if then.total <= COUNTED_ANEW {
        let rows: Vec<(String, i64)> = tx
            .all(
                "select part, count(*) from comments
                 where consultation = $1 and at <= $2 and withdrawn is null
                 group by part
                 order by part",
                args![id, upto],
            )
            .await?;
        then.by_target = rows.into_iter().map(|(part, n)| (part, n as u64)).collect();
    }
    Ok(then)
}

/// Answer sheets that had come by a moment. What they say is not told of an earlier day: two looks could single somebody out.
pub(super) async fn sheets_until(tx: &mut Tx, id: ConsultationId, upto: Moment) -> Outcome<u64> {
    let sql = "select count(*) from sheets where consultation = $1 and at <= $2";
    let (n,): (i64,) = tx.one(sql, args![id, upto]).await?;
    Ok(n as u64)
}
