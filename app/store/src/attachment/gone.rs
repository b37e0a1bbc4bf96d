//! A file goes: out of a dossier that is prepared, out of what is published, and out of the folder where nothing names it.

use crate::Store;
use crate::consultation::{self, allowed, note, touched};
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::time::Moment;
use std::collections::HashSet;

/// Takes a file out of a dossier that is being prepared.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase or with `ChangedMeanwhile`.
pub async fn remove(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    number: u32,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::EditDossier, Some(revision), now).await?;
                let sql = "delete from attachments where consultation = $1 and number = $2";
                if tx.run(sql, args![id, number]).await? == 0 {
                    return Err(Error::NotFound);
                }
                let content = serde_json::json!({ "number": number });
                note(tx, &by, Deed::AttachmentRemoved, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Takes a published file out, and what stood in its place before, with a public reason. Its place and the reason stay; its bytes, and
/// what is said in it, are given to nobody, and leave the folder as soon as no other dossier has them.
///
/// # Errors
/// `NotFound`, also for one that was taken out; `NotAllowed`; refused by the phase, with `ChangedMeanwhile` or for `reason`.
pub async fn take_out(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, reason): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), consultation::said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::AttachLater, Some(revision), now).await?;
                let reason = reason?;
                let there = tx
                    .run(
                        "update attachments set gone = $3, gone_by = $4, gone_reason = $5, said = ''
                         where consultation = $1 and number = $2 and gone is null",
                        args![id, number, now, by.person, &reason],
                    )
                    .await?;
                if there == 0 {
                    return Err(Error::NotFound);
                }
                tx.run(
                    "update earlier_attachments set said = '' where consultation = $1 and number = $2",
                    args![id, number],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "reason": reason });
                note(tx, &by, Deed::AttachmentTakenOut, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Removes files from the folder that belong to no dossier and have lain there for a day; gives how many.
///
/// # Errors
/// Faults.
pub async fn sweep(store: &Store, now: std::time::SystemTime) -> Outcome<u32> {
    let sql = "select hash from attachments where gone is null
               union
               select e.hash
               from earlier_attachments e
               join attachments a on a.consultation = e.consultation and a.number = e.number and a.gone is null";
    let mut tx = store.read().await?;
    let mut rows: Vec<(String,)> = tx.all(sql, vec![]).await?;
    rows.extend(crate::channel::hashes(&mut tx).await?);
    rows.extend(crate::survey::file::hashes(&mut tx).await?);
    rows.extend(crate::comment::file::hashes(&mut tx).await?);
    drop(tx);
    let named: HashSet<String> = rows.into_iter().map(|(hash,)| hash).collect();
    let vault = store.vault.clone();
    crate::apart(move || vault.sweep(&named, now)).await?
}
