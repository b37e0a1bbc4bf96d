//! A provision through the versions of its draft, by the identity that it carries.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::id::{ConsultationId, VersionId};

/// Pieces (`p`) of the version before the latest of a consultation (`d`), each beside what the latest has of it (`q`).
macro_rules! changed_parts {
    () => {
        "from consultations d
         join versions v on v.id = d.version
         join versions w on w.consultation = d.id and w.number = (
           select max(b.number) from versions b where b.consultation = d.id and b.number < v.number and b.published is not null)
         join provisions p on p.version = w.id
         left join provisions q on q.version = v.id and q.identity = p.identity"
    };
}
pub(crate) use changed_parts;

/// The identity that a piece of a version carries, also by the address of a paragraph of it.
///
/// # Errors
/// Faults.
pub async fn identity(store: &Store, version: VersionId, anchor: &str) -> Outcome<Option<i64>> {
    let sql = "select identity
               from provisions
               where version = $1
                 and place = coalesce(
                   (select place from provisions where version = $1 and anchor = $2),
                   (select place from provision_parts where version = $1 and anchor = $2))";
    let row: Option<(i64,)> = store.read().await?.maybe(sql, args![version, anchor]).await?;
    Ok(row.map(|(identity,)| identity))
}

/// What a piece of a consultation's draft is called in the latest version that has it, and its address there.
///
/// # Errors
/// Faults.
pub async fn called(store: &Store, of: ConsultationId, identity: i64) -> Outcome<Option<(String, String)>> {
    let sql = "select p.label, p.anchor
               from versions v
               join provisions p on p.version = v.id
               where v.consultation = $1 and v.published is not null and p.identity = $2
               order by v.number desc
               limit 1";
    store.read().await?.maybe(sql, args![of, identity]).await
}

/// Of some pieces those that the latest version says otherwise than the one before: what each was called, and its address now; none where the
/// latest has it no more.
///
/// # Errors
/// Faults.
pub async fn changed(store: &Store, of: ConsultationId, pieces: &[i64]) -> Outcome<Vec<(String, Option<String>)>> {
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<(i64, String, Option<String>)> = store
        .read()
        .await?
        .all_in(
            concat!(
                "select p.place, p.label, q.anchor ",
                changed_parts!(),
                " where d.id = $1 and (q.identity is null or q.text <> p.text) and p.identity in ({ids})"
            ),
            args![of],
            pieces,
        )
        .await?;
    rows.sort();
    Ok(rows.into_iter().map(|(_, label, anchor)| (label, anchor)).collect())
}
