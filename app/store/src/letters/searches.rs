//! Searches that are followed. Whether one is answered only the index knows, of which nothing is known here: what is new is given out with the
//! searches to be asked ([`fresh`]), and what answers is written out ([`found`]) with how far this got.

use super::log::morning;
use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::time::Moment;

/// Events read at once.
const MANY: i64 = 1_000;

/// What is new since searches were asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    from: i64,
    to: i64,
    /// Published since, or with a new draft.
    pub consultations: Vec<ConsultationId>,
    /// The searches that somebody follows, each once.
    pub searches: Vec<String>,
}

/// The next events as far as the index shows them (`shown`) and other letters were written out; nothing where there are none.
///
/// # Errors
/// Faults.
pub async fn fresh(store: &Store, shown: u64) -> Outcome<Option<Fresh>> {
    let mut tx = store.read().await?;
    let (from,): (i64,) = tx.one("select at from search_letters", vec![]).await?;
    let rows: Vec<(i64, String, Option<i64>)> = tx
        .all(
            "select seq, deed, consultation
             from events
             where seq > $1 and seq <= $2 and seq <= (select at from letter_progress)
             order by seq
             limit $3",
            args![from, shown as i64, MANY],
        )
        .await?;
    let Some((to, ..)) = rows.last() else { return Ok(None) };
    let to = *to;
    let news = |deed: &str| matches!(Deed::parse(deed), Some(Deed::ConsultationPublished | Deed::VersionPublished));
    let new = rows.iter().filter(|(_, deed, _)| news(deed));
    let mut consultations: Vec<i64> = new.filter_map(|(.., consultation)| *consultation).collect();
    consultations.sort_unstable();
    consultations.dedup();
    let searches: Vec<(String,)> = match consultations.is_empty() {
        true => Vec::new(),
        false => {
            let sql = "select distinct key from follows where kind = 'search' and confirmed is not null order by key";
            tx.all(sql, vec![]).await?
        }
    };
    Ok(Some(Fresh {
        from,
        to,
        consultations: consultations.into_iter().map(ConsultationId).collect(),
        searches: searches.into_iter().map(|(key,)| key).collect(),
    }))
}

/// Writes out letters to those who follow a search that a consultation answers: in the morning, with other new consultations. Who was told of it
/// by such a letter already, or follows it, is told no more.
///
/// # Errors
/// Faults.
pub async fn found(store: &Store, fresh: &Fresh, found: Vec<(ConsultationId, String)>, now: Moment) -> Outcome<()> {
    let (from, to) = (fresh.from, fresh.to);
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update search_letters set at = $1 where at = $2";
                if tx.run(sql, args![to, from]).await? == 0 {
                    // Another server did it.
                    return Ok(());
                }
                let rows = found.into_iter().map(|(one, key)| args![one, key, morning(now), now]).collect();
                // An address that follows two searches which the same answers is told once.
                tx.run_rows(
                    "insert into letters (id, address, what, consultation, receipt, once, due, state, tries, changed, answer, about)
                     select (select coalesce(max(id), 0) from letters) + row_number() over (order by t.one, t.address), t.address, 'published',
                       t.one, null, 'found:' || cast(t.one as text) || ':' || cast(t.address as text), t.due, 'waiting', 0, t.changed, '',
                       cast(t.one as text)
                     from (
                       select distinct c.id as one, f.address as address, v.column3 as due, v.column4 as changed
                       from (values {rows}) v
                       join consultations c on c.id = v.column1
                       join follows f on f.kind = 'search' and f.key = v.column2 and f.confirmed is not null
                       join letter_addresses a on a.id = f.address and a.refused is null
                       where c.published is not null and c.cancelled is null
                         and not exists (select 1 from letters l
                                         where l.address = f.address and l.consultation = c.id and l.what = 'published')
                         and not exists (select 1 from follows o
                                         where o.address = f.address and o.consultation = c.id and o.kind = 'consultation'
                                           and o.confirmed is not null)) t
                     where t.one > 0
                     on conflict (once) do nothing",
                    rows,
                )
                .await?;
                Ok(())
            })
        })
        .await
}
