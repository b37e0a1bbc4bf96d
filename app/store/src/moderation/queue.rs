//! The queue: one row for each comment that waits for a moderator. Pages go by key; how many wait is kept.

use crate::comment::{held_of, with_places};
use crate::db::{Condition, Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::Held;
use domain::flag::{Flag, flags};
use domain::id::{AgencyId, ConsultationId};
use domain::moderation::{Reason, Why};
use domain::time::Moment;
use std::collections::HashMap;

/// Puts a comment into the queue, or adds to why it is there; the most pressing of its causes is where it is found.
pub(crate) async fn put(
    tx: &mut Tx,
    consultation: ConsultationId,
    comment: i64,
    why: Why,
    (reason, found): (&str, &[Flag]),
    now: Moment,
) -> Outcome<()> {
    let was: Option<(String, String)> =
        tx.maybe("select why, flags from moderation_queue where comment = $1", args![comment]).await?;
    let reports = i64::from(why == Why::Reported);
    let Some((was, before)) = was else {
        let named = found.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ");
        // The number of one that is settled is given to no other: whoever goes on after it passes nothing over.
        let (id,): (i64,) =
            tx.one("update queue_numbers set last = last + 1 where id = 1 returning last", args![]).await?;
        tx.run(
            "insert into moderation_queue (id, comment, consultation, agency, why, reason, reports, flags, since)
             select $8, $1, id, agency, $3, $4, $5, $6, $7
             from consultations where id = $2",
            args![comment, consultation, why.code(), reason, reports, named, now, id],
        )
        .await?;
        return tally::add(tx, consultation, vec![("queue", why.code().into(), 1)]).await;
    };
    let mut named: Vec<&str> = before.split_whitespace().collect();
    named.extend(found.iter().map(|one| one.code()));
    named.sort_unstable();
    named.dedup();
    let held = Why::parse(&was).unwrap_or(why);
    let first = held.min(why);
    tx.run(
        "update moderation_queue
         set why = $2, reports = reports + $3, flags = $4, reason = case when $5 = '' then reason
           when reason = '' or $6 then $5 else reason end
         where comment = $1",
        args![comment, first.code(), reports, named.join(" "), reason, why == Why::Demand],
    )
    .await?;
    if first == held {
        return Ok(());
    }
    tally::add(tx, consultation, vec![("queue", was, -1), ("queue", first.code().into(), 1)]).await
}

/// Takes a comment out of the queue; why it was there, if it was.
pub(crate) async fn gone(tx: &mut Tx, consultation: ConsultationId, comment: i64) -> Outcome<Option<Why>> {
    let was: Option<(String,)> =
        tx.maybe("delete from moderation_queue where comment = $1 returning why", args![comment]).await?;
    let Some((why,)) = was else { return Ok(None) };
    tally::add(tx, consultation, vec![("queue", why.clone(), -1)]).await?;
    Ok(Why::parse(&why).ok())
}

/// A comment came, or was changed, that everyone is to read: where its round lets comments through one by one it waits, and rules may
/// point at it. `mended` of one whose author changed what was withheld or taken out.
pub(crate) async fn arrived(
    tx: &mut Tx,
    consultation: ConsultationId,
    comment: i64,
    (checked, mended): (bool, bool),
    texts: [&str; 3],
    now: Moment,
) -> Outcome<()> {
    let mut found = flags(&texts);
    found.extend(mended.then_some(Flag::Mended));
    // What is withheld already stays so, for the reason that was given.
    let waits = checked
        && tx
            .run(
                "update comments set withheld = $2, withheld_reason = 'waiting', withheld_note = ''
                 where id = $1 and withheld is null",
                args![comment, now],
            )
            .await?
            > 0;
    if waits {
        tally::add(tx, consultation, vec![("withheld", Reason::Waiting.code().into(), 1)]).await?;
        return put(tx, consultation, comment, Why::Waiting, ("", &found), now).await;
    }
    if found.is_empty() {
        return Ok(());
    }
    put(tx, consultation, comment, Why::Flagged, ("", &found), now).await
}

/// A comment is for the agency alone from now on: nobody need look at it first.
pub(crate) async fn for_the_agency(tx: &mut Tx, consultation: ConsultationId, comment: i64) -> Outcome<()> {
    let waited = tx
        .run(
            "update comments set withheld = null, withheld_reason = null, withheld_note = null
             where id = $1 and withheld_reason = 'waiting'",
            args![comment],
        )
        .await?;
    tally::add(tx, consultation, vec![("withheld", Reason::Waiting.code().into(), -(waited as i64))]).await?;
    // What others asked for is still to be answered: the text may be for everyone again tomorrow.
    let sql = "select count(*) from moderation_queue where comment = $1 and why in ('demand', 'reported')";
    let (asked,): (i64,) = tx.one(sql, args![comment]).await?;
    if asked == 0 {
        gone(tx, consultation, comment).await?;
    }
    Ok(())
}

/// What the queue is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub why: Option<Why>,
    pub reason: Option<Reason>,
    pub consultation: Option<ConsultationId>,
    pub agency: Option<AgencyId>,
}

/// A comment that waits.
#[derive(Clone, Debug)]
pub struct Item {
    /// By which pages go.
    pub id: i64,
    pub why: Why,
    pub reason: Option<Reason>,
    pub reports: u64,
    pub flags: Vec<Flag>,
    pub since: Moment,
    pub comment: Held,
    /// What its consultation is called.
    pub name: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    comment: i64,
    consultation: i64,
    why: String,
    reason: String,
    reports: i64,
    flags: String,
    since: i64,
}

/// Agencies whose comments somebody moderates; none for the central office, which moderates all.
fn moderates(by: &Viewer) -> Outcome<Option<Vec<AgencyId>>> {
    // The office's role reaches every agency, also one that nobody has.
    if by.may(Act::Withhold, AgencyId(i64::MAX)) {
        return Ok(None);
    }
    let mut agencies: Vec<AgencyId> = by.roles.iter().map(|(agency, _)| *agency).collect();
    agencies.retain(|agency| by.may(Act::Withhold, *agency));
    agencies.sort_unstable();
    agencies.dedup();
    if agencies.is_empty() { Err(Error::NotAllowed) } else { Ok(Some(agencies)) }
}

/// A page of the queue, the oldest first, after an item: a fixed number of statements, however many wait.
///
/// # Errors
/// `NotAllowed` for those who moderate nowhere, or not at the agency asked for.
pub async fn page(store: &Store, by: &Viewer, filter: &Filter, after: i64, limit: u32) -> Outcome<Vec<Item>> {
    let mine = moderates(by)?;
    let mut tx = store.read().await?;
    let mut conditions: Vec<Condition> = Vec::new();
    match (&mine, filter.agency) {
        (Some(mine), Some(agency)) if !mine.contains(&agency) => return Err(Error::NotAllowed),
        (_, Some(agency)) => conditions.push(("agency = ?", args![agency])),
        // Whoever moderates at several begins with the first: each page walks one index.
        (Some(mine), None) => conditions.push(("agency = ?", args![mine[0]])),
        (None, None) => {}
    }
    if let Some(why) = filter.why {
        conditions.push(("why = ?", args![why.code()]));
    }
    if let Some(reason) = filter.reason {
        conditions.push(("reason = ?", args![reason.code()]));
    }
    if let Some(consultation) = filter.consultation {
        conditions.push(("consultation = ?", args![consultation]));
    }
    let lines: Vec<Line> = tx
        .all_where(
            "select id, comment, consultation, why, reason, reports, flags, since
             from moderation_queue where id > $1{where} order by id limit $2",
            args![after, limit],
            &conditions,
        )
        .await?;
    let ids: Vec<i64> = lines.iter().map(|line| line.comment).collect();
    let held = held_of(&mut tx, &ids).await?;
    let mut held: HashMap<i64, Held> =
        with_places(&mut tx, held).await?.into_iter().map(|one| (one.id.0, one)).collect();
    let mut of: Vec<i64> = lines.iter().map(|line| line.consultation).collect();
    of.sort_unstable();
    of.dedup();
    let names: Vec<(i64, String)> = match of.is_empty() {
        true => Vec::new(),
        false => {
            let sql = "select id, case when short_name = '' then title else short_name end from consultations where id in ({ids})";
            tx.all_in(sql, vec![], &of).await?
        }
    };
    let names: HashMap<i64, String> = names.into_iter().collect();
    let item = |line: Line| {
        Some(Item {
            id: line.id,
            why: Why::parse(&line.why).ok()?,
            reason: Reason::parse(&line.reason).ok(),
            reports: line.reports.max(0) as u64,
            flags: line.flags.split_whitespace().filter_map(|code| Flag::parse(code).ok()).collect(),
            since: Moment(line.since),
            comment: held.remove(&line.comment)?,
            name: names.get(&line.consultation).cloned().unwrap_or_default(),
        })
    };
    Ok(lines.into_iter().filter_map(item).collect())
}

/// How many wait at an agency, or everywhere, by why; from kept counts.
///
/// # Errors
/// `NotAllowed`, as [`page`].
pub async fn counts(store: &Store, by: &Viewer, agency: Option<AgencyId>) -> Outcome<Vec<(Why, u64)>> {
    let agency = match (moderates(by)?, agency) {
        (Some(mine), Some(agency)) if !mine.contains(&agency) => return Err(Error::NotAllowed),
        (Some(mine), None) => Some(mine[0]),
        (_, agency) => agency,
    };
    let rows: Vec<(String, i64)> = store
        .read()
        .await?
        .all(
            "select t.name, cast(sum(t.n) as bigint)
             from tallies t
             join consultations c on c.id = t.consultation
             where t.kind = 'queue' and t.n > 0 and (c.agency = $1 or $1 = 0)
             group by t.name",
            args![agency.map_or(0, |agency| agency.0)],
        )
        .await?;
    let of = |why: &Why| rows.iter().find(|(name, _)| name == why.code()).map_or(0, |(_, n)| (*n).max(0) as u64);
    Ok(Why::ALL.iter().map(|why| (*why, of(why))).collect())
}
