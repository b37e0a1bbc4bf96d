//! A provision through the versions of its draft, by the identity that it carries.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::id::{ConsultationId, VersionId};
use domain::time::Moment;
use std::collections::HashMap;

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

/// What some pieces of consultations' drafts are called in the latest version that has each, and their addresses there, in one statement.
///
/// # Errors
/// Faults.
pub async fn called(
    store: &Store,
    pieces: &[(ConsultationId, i64)],
) -> Outcome<HashMap<(ConsultationId, i64), (String, String)>> {
    let ids: Vec<i64> = pieces.iter().map(|(_, identity)| *identity).collect();
    let mut rows: Vec<(i64, i64, i64, String, String)> = store
        .read()
        .await?
        .all_in(
            "select v.number, v.consultation, p.identity, p.label, p.anchor
             from provisions p
             join versions v on v.id = p.version
             where v.published is not null and p.identity in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    // The latest of each stays in the map.
    rows.sort_unstable_by_key(|(number, ..)| *number);
    let called =
        rows.into_iter().map(|(_, of, identity, label, anchor)| ((ConsultationId(of), identity), (label, anchor)));
    Ok(called.collect())
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

/// The version in which a piece of a draft got the words that it has in the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    pub number: u32,
    pub published: Moment,
}

/// Since which version some pieces of some drafts, by their addresses in the latest, say what they say there; in two statements. Whether a draft may
/// be seen is for the caller to have asked.
///
/// # Errors
/// Faults.
pub async fn since(
    store: &Store,
    pieces: &[(ConsultationId, String)],
) -> Outcome<HashMap<(ConsultationId, String), Since>> {
    let rows = pieces.iter().map(|(of, anchor)| args![*of, anchor.as_str()]).collect();
    let mut tx = store.read().await?;
    let named: Vec<(i64, String, i64)> = tx
        .all_rows(
            "select d.id, v.column2, p.identity
             from (values {rows}) v
             join consultations d on d.id = v.column1
             join provisions p on p.version = d.version and p.place = coalesce(
               (select q.place from provisions q where q.version = d.version and q.anchor = v.column2),
               (select w.place from provision_parts w where w.version = d.version and w.anchor = v.column2))",
            rows,
        )
        .await?;
    let ids: Vec<i64> = named.iter().map(|(.., identity)| *identity).collect();
    let mut editions: Vec<(i64, i64, i64, i64, String)> = tx
        .all_in(
            "select v.consultation, p.identity, v.number, v.published, p.text
             from provisions p
             join versions v on v.id = p.version
             where v.published is not null and p.identity in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    editions.sort_by_key(|(_, _, number, ..)| std::cmp::Reverse(*number));
    let mut since = HashMap::new();
    for (of, anchor, identity) in named {
        let mut own = editions.iter().filter(|(c, i, ..)| (*c, *i) == (of, identity)).peekable();
        let Some((.., latest)) = own.peek() else { continue };
        let latest = latest.clone();
        if let Some((_, _, number, at, _)) = own.take_while(|(.., text)| *text == latest).last() {
            let first = Since { number: *number as u32, published: Moment(*at) };
            since.insert((ConsultationId(of), anchor), first);
        }
    }
    Ok(since)
}
