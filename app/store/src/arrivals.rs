//! How people came to published dossiers: kept counts, written together.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::agency::Viewer;
use domain::arrival::{Came, Via};
use domain::id::ConsultationId;
use std::collections::{BTreeMap, HashSet};

/// What is added to the counts of a dossier and a way: how many came, how many spoke.
pub type More = BTreeMap<(ConsultationId, Via), (u64, u64)>;

/// Adds to the counts; of dossiers that nobody may see nothing is kept.
pub async fn add(store: &Store, more: More) -> Outcome<()> {
    if more.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut ids: Vec<i64> = more.keys().map(|(id, _)| id.0).collect();
                ids.dedup();
                let sql = "select id from consultations where published is not null and id in ({ids})";
                let public: Vec<(i64,)> = tx.all_in(sql, vec![], &ids).await?;
                let public: HashSet<i64> = public.into_iter().map(|(id,)| id).collect();
                let rows = more.into_iter().filter(|((id, _), _)| public.contains(&id.0));
                let row = |((id, via), (came, spoke)): ((ConsultationId, Via), (u64, u64))| {
                    args![id, via.code(), came as i64, spoke as i64]
                };
                tx.upsert(
                    "insert into arrivals as old (consultation, via, came, spoke)",
                    rows.map(row).collect(),
                    "on conflict (consultation, via) do update
                     set came = old.came + excluded.came, spoke = old.spoke + excluded.spoke",
                )
                .await
            })
        })
        .await
}

/// How people came to a dossier, every way in its order, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn of(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Vec<Came>> {
    crate::consultation::for_desk(store, by, id).await?;
    let sql = "select via, came, spoke from arrivals where consultation = $1";
    let rows: Vec<(String, i64, i64)> = store.read().await?.all(sql, args![id]).await?;
    let of = |via: Via| {
        let row = rows.iter().find(|(code, ..)| code == via.code());
        let (came, spoke) = row.map_or((0, 0), |(_, came, spoke)| (*came as u64, *spoke as u64));
        Came { via, came, spoke }
    };
    Ok(Via::ALL.map(of).into())
}
