//! Near-copies in groups, as comments arrive: a batch of events at a time, what stands under their keys is read, placed, and
//! what changed is written together with the progress. Another server that does the same finds the progress moved, and reads on.

use super::held::{self, AsOf, Grown, Held, locked};
use super::said;
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::{Store, tally};
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use insight::copies::{Batch, Beside, Core, Ground, Placed, Sought};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// Events taken in at once.
pub const MANY: u32 = 1_000;

/// What a batch of events tells of one consultation.
#[derive(Default)]
struct News {
    comments: Vec<super::Read>,
    /// The last event that changed where comments stand.
    coded: i64,
}

/// Takes in the next events of the log; gives the consultations of which something may be told otherwise now, nothing where the
/// log has no more.
///
/// # Errors
/// Faults.
pub async fn follow(store: &Store) -> Outcome<Option<Vec<ConsultationId>>> {
    take_in(store, MANY).await
}

/// The same with one event alone, where a batch could not be taken in.
///
/// # Errors
/// Faults.
pub async fn follow_one(store: &Store) -> Outcome<Option<Vec<ConsultationId>>> {
    take_in(store, 1).await
}

/// Steps over the next event, which cannot be taken in; gives its number. What it tells of is in no group.
///
/// # Errors
/// Faults.
pub async fn step_over(store: &Store) -> Outcome<Option<i64>> {
    store
        .write(|tx| {
            Box::pin(async move {
                let row: Option<(i64,)> = tx
                    .maybe(
                        "update hint_progress
                         set at = (select min(e.seq) from events e where e.seq > hint_progress.at)
                         where kind = 'events' and exists (select 1 from events e where e.seq > hint_progress.at)
                         returning at",
                        vec![],
                    )
                    .await?;
                Ok(row.map(|(seq,)| seq))
            })
        })
        .await
}

async fn take_in(store: &Store, many: u32) -> Outcome<Option<Vec<ConsultationId>>> {
    let mut tx = store.db.follow().await?;
    let now = held::as_of(&mut tx).await?;
    let from = now.at;
    let events: Vec<(i64, String, Option<i64>, String)> = tx
        .all(
            "select seq, deed, consultation, subject from events where seq > $1 order by seq limit $2",
            args![from, many],
        )
        .await?;
    let Some((to, ..)) = events.last() else { return Ok(None) };
    let to = *to;
    held::catch_up(&mut tx, &store.copies_held, now).await?;
    let (mut all, mut whose): (BTreeMap<i64, News>, BTreeMap<i64, i64>) = Default::default();
    let mut edited: Vec<i64> = Vec::new();
    for (seq, deed, consultation, subject) in &events {
        let (Some(deed), Some(consultation)) = (Deed::parse(deed), *consultation) else { continue };
        match deed {
            Deed::CommentSubmitted | Deed::CommentEdited | Deed::CommentRedacted | Deed::CommentRestored => {
                let Ok(comment) = subject.parse::<i64>() else { continue };
                whose.insert(comment, consultation);
                if deed != Deed::CommentSubmitted {
                    edited.push(comment);
                }
            }
            Deed::CommentsGrouped | Deed::CodingUndone | Deed::IssueRemoved => {
                all.entry(consultation).or_default().coded = *seq;
            }
            _ => {}
        }
    }
    // A comment that was changed before it was ever read was placed as it stands now.
    if !edited.is_empty() {
        let sql = "select comment from ledger where text is not null and comment in ({ids})";
        let placed: Vec<(i64,)> = tx.all_in(sql, vec![], &edited).await?;
        placed.iter().for_each(|(comment,)| _ = whose.remove(comment));
    }
    let ids: Vec<i64> = whose.keys().copied().collect();
    for read in said(&mut tx, &ids).await? {
        all.entry(whose[&read.comment]).or_default().comments.push(read);
    }
    let mut placed = Vec::new();
    for (consultation, news) in all {
        placed.push(place(store, &mut tx, consultation, news).await?);
    }
    drop(tx);
    let of: Vec<ConsultationId> = placed.iter().map(|ready| ready.consultation).collect();
    let written = store.write(move |tx| Box::pin(async move { keep(tx, now, to, placed).await })).await?;
    let Some(grown) = written else { return Ok(Some(Vec::new())) };
    locked(&store.copies_held).go_on(from, to, grown);
    Ok(Some(of))
}

/// A consultation's part of a batch, ready to be written.
struct Ready {
    consultation: ConsultationId,
    coded: i64,
    /// The last of its comments.
    arrived: i64,
    placed: Placed,
    /// Its comments with the revisions of their texts: where one of them is taken back or changed meanwhile, it is placed anew.
    looked_at: Vec<(i64, i64)>,
    /// Texts kept of the groups that grow by it, with their wholes: the same holds for them.
    beside: BTreeSet<(i64, i64)>,
    /// Groups that were there before.
    known: BTreeSet<i64>,
}

async fn place(store: &Store, tx: &mut Tx, consultation: i64, news: News) -> Outcome<Ready> {
    let looked_at: Vec<(i64, i64)> = news.comments.iter().map(|read| (read.comment, read.said.revision)).collect();
    let texts: Vec<(i64, String)> = news.comments.into_iter().map(|read| (read.comment, read.text)).collect();
    let read = move || Batch::of(texts.iter().map(|(comment, text)| (*comment, text.as_str())));
    let batch = crate::apart(read).await?;
    let wholes = wholes(tx, consultation, &batch).await?;
    let shelf = held::shelf(tx, &store.copies_held, consultation).await?;
    let sought = batch.sought(&locked(&shelf), &wholes);
    let ground = ground(tx, &sought, wholes, &store.copies_held).await?;
    let arrived = looked_at.last().map_or(0, |(comment, _)| *comment);
    let known = ground.wholes.iter().map(|(_, group)| *group).chain(sought.groups.iter().copied()).collect();
    let beside = sought.beside.clone();
    let placed = crate::apart(move || batch.place(&locked(&shelf), &sought, &ground)).await?;
    let grown: BTreeSet<i64> = placed.texts.iter().map(|text| text.group).collect();
    let beside = beside.into_iter().filter(|one| grown.contains(&one.group));
    let beside = beside.map(|one| (one.comment, one.whole)).collect();
    let consultation = ConsultationId(consultation);
    Ok(Ready { consultation, coded: news.coded, arrived, placed, looked_at, beside, known })
}

/// The wholes of a batch that are known, with their groups.
pub(super) async fn wholes(tx: &mut Tx, consultation: i64, batch: &Batch) -> Outcome<Vec<(i64, i64)>> {
    tx.all_in(
        "select whole, copies from copy_texts where consultation = $1 and whole in ({ids})",
        args![consultation],
        &batch.wholes(),
    )
    .await
}

/// What the table has that a batch may resemble, as far as it is not held.
pub(super) async fn ground(
    tx: &mut Tx,
    sought: &Sought,
    wholes: Vec<(i64, i64)>,
    held: &Mutex<Held>,
) -> Outcome<Ground> {
    let (mut sizes, missing) = locked(held).sizes(&sought.groups);
    if !missing.is_empty() {
        let sql = "select string_agg(concat_ws(' ', id, comments), '|') from copy_groups where id in ({ids})";
        let rows = numbers(tx, sql, vec![], &missing).await?;
        let rows: BTreeMap<i64, i64> = rows.iter().filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect();
        // A group that has no row is one comment alone.
        let brought: Vec<(i64, i64)> = missing.iter().map(|id| (*id, rows.get(id).copied().unwrap_or(1))).collect();
        locked(held).bring(&brought);
        sizes.extend(brought);
    }
    let mut cores: Vec<Option<Arc<Core>>> = {
        let read = &mut locked(held).read;
        sought.beside.iter().map(|one| read.of(one.comment, one.whole)).collect()
    };
    let is_unread = |(_, core): &(&Beside, &Option<Arc<Core>>)| core.is_none();
    let unread = sought.beside.iter().zip(&cores).filter(is_unread).map(|(one, _)| one.comment);
    let texts = said(tx, &unread.collect::<Vec<i64>>()).await?;
    if !texts.is_empty() {
        let read = &mut locked(held).read;
        for (one, core) in sought.beside.iter().zip(&mut cores).filter(|(_, core)| core.is_none()) {
            let text = texts.binary_search_by_key(&one.comment, |text| text.comment).ok();
            *core = text.map(|at| read.read(one.comment, &texts[at].text));
        }
    }
    Ok(Ground { wholes, sizes, cores })
}

/// Writes a batch and the progress. Nothing where another has moved the progress, or a comment looked at was taken back or changed.
async fn keep(tx: &mut Tx, from: AsOf, to: i64, all: Vec<Ready>) -> Outcome<Option<Vec<Grown>>> {
    let now = held::as_of(tx).await?;
    let looked_at: BTreeSet<(i64, i64)> = all.iter().flat_map(|ready| ready.looked_at.iter().copied()).collect();
    let ids: Vec<i64> = looked_at.iter().map(|(comment, _)| *comment).collect();
    let there = numbers(
        tx,
        "select string_agg(concat_ws(' ', l.comment, c.revision), '|')
         from ledger l
         join comments c on c.id = l.comment
         where l.comment in ({ids})",
        vec![],
        &ids,
    )
    .await?;
    let there: BTreeSet<(i64, i64)> = there.iter().filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect();
    if now.at != from.at || there != looked_at {
        return Ok(None);
    }
    // No text was taken out: all that were laid beside are there.
    for ready in all.iter().filter(|_| now.gone != from.gone) {
        let ids: Vec<i64> = ready.beside.iter().map(|(comment, _)| *comment).collect();
        let sql = "select string_agg(concat_ws(' ', kept, whole), '|') from copy_texts where consultation + 0 = $1 and kept in ({ids})";
        let there = numbers(tx, sql, args![ready.consultation], &ids).await?;
        let there: BTreeSet<(i64, i64)> = there.iter().filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect();
        if there != ready.beside {
            return Ok(None);
        }
    }
    tx.run("update hint_progress set at = $1 where kind = 'events'", args![to]).await?;
    let runs = all
        .iter()
        .map(|ready| {
            let grown = ready.placed.comments.len() as i64;
            args![ready.consultation, ready.coded, 0_i64, grown, 0_i64, 0_i64, ready.arrived]
        })
        .collect();
    tx.upsert(
        "insert into hint_runs as old (consultation, changed, learned, grown, themed, asked, arrived)",
        runs,
        "on conflict (consultation) do update set grown = old.grown + excluded.grown,
           changed = case when excluded.changed > old.changed then excluded.changed else old.changed end,
           arrived = case when excluded.arrived > old.arrived then excluded.arrived else old.arrived end",
    )
    .await?;
    let mut grown = Vec::new();
    for ready in all.into_iter().filter(|ready| !ready.placed.comments.is_empty()) {
        grown.push(take_over(tx, ready).await?);
    }
    Ok(Some(grown))
}

async fn take_over(tx: &mut Tx, ready: Ready) -> Outcome<Grown> {
    let Ready { consultation, placed, known, .. } = ready;
    let totals = groups(tx, consultation, &placed, &known).await?;
    let copies = |group: i64| Some(group).filter(|group| totals.contains_key(group));
    let rows = placed.comments.iter().map(|&(comment, whole, group)| args![comment, whole, copies(group)]).collect();
    tx.run_rows(
        "update ledger
         set text = v.column2, copies = v.column3
         from (values {rows}) v
         where ledger.comment = v.column1",
        rows,
    )
    .await?;
    let texts = placed
        .texts
        .iter()
        .map(|text| {
            let kept = text.kept.as_ref();
            let (comment, seat) = (kept.map(|kept| kept.comment), kept.map(|kept| i64::from(kept.seat)));
            let signature = kept.map(|kept| kept.signature().written());
            args![consultation, text.whole, text.group, text.comments, comment, seat, signature]
        })
        .collect();
    tx.upsert(
        "insert into copy_texts as old (consultation, whole, copies, comments, kept, seat, signature)",
        texts,
        "on conflict (consultation, whole) do update set comments = old.comments + excluded.comments",
    )
    .await?;
    let new = placed.texts.iter().filter(|text| text.is_new).count() as i64;
    tally::add(tx, consultation, vec![("copies", "texts".into(), new)]).await?;
    let kept = placed.texts.into_iter().filter_map(|text| Some((text.group, text.kept?)));
    Ok(Grown { consultation, sizes: totals, kept: kept.collect() })
}

/// Counts the groups of a batch; those that have more than one comment, with how many.
async fn groups(
    tx: &mut Tx,
    consultation: ConsultationId,
    placed: &Placed,
    known: &BTreeSet<i64>,
) -> Outcome<BTreeMap<i64, i64>> {
    let mut counts: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    let mut add = |group: i64, comments: i64, texts: i64| {
        let (of_comments, of_texts) = counts.entry(group).or_default();
        *of_comments += comments;
        *of_texts += texts;
    };
    placed.texts.iter().for_each(|text| add(text.group, text.comments, i64::from(text.is_new)));
    let touched: Vec<i64> = counts.keys().copied().filter(|group| known.contains(group)).collect();
    let rows: Vec<(i64, i64, i64, i64)> = match touched.is_empty() {
        true => Vec::new(),
        false => {
            tx.all_in("select id, first, comments, texts from copy_groups where id in ({ids})", vec![], &touched)
                .await?
        }
    };
    let had: BTreeMap<i64, (i64, i64, i64)> =
        rows.into_iter().map(|(id, first, comments, texts)| (id, (first, comments, texts))).collect();
    // A group that has no row is one comment alone.
    let before = |group: i64| match (had.get(&group), known.contains(&group)) {
        (Some(row), _) => *row,
        (None, true) => (group, 1, 1),
        (None, false) => (group, 0, 0),
    };
    for (&group, (of_comments, of_texts)) in &mut counts {
        let (_, comments, texts) = before(group);
        *of_comments += comments;
        *of_texts += texts;
    }
    counts.retain(|_, (comments, _)| *comments > 1);
    let rows = counts
        .iter()
        .map(|(&group, &(comments, texts))| args![group, consultation, before(group).0, comments, texts])
        .collect();
    tx.upsert(
        "insert into copy_groups (id, consultation, first, comments, texts)",
        rows,
        "on conflict (id) do update set comments = excluded.comments, texts = excluded.texts",
    )
    .await?;
    // Those that were alone until now.
    let alone = |group: &&i64| !had.contains_key(group) && counts.contains_key(group);
    let rows: Vec<Vec<Value>> = touched.iter().filter(alone).map(|group| args![*group, *group]).collect();
    tx.run_rows("update ledger set copies = v.column2 from (values {rows}) v where ledger.comment = v.column1", rows)
        .await?;
    Ok(counts.into_iter().map(|(group, (comments, _))| (group, comments)).collect())
}

/// A comment is taken back, while its text is still there: what was kept of it is kept by another that says the same, or nowhere
/// any more; it is counted in no group, under no issue and in no theme. Its row still stands.
pub(crate) async fn gone(tx: &mut Tx, consultation: ConsultationId, comment: CommentId) -> Outcome<()> {
    super::themes::left(tx, comment).await?;
    super::sayings::withdrawn(tx, comment).await?;
    let row: Option<(Option<i64>, Option<i64>)> =
        tx.maybe("select text, copies from ledger where comment = $1", args![comment]).await?;
    let Some((Some(text), copies)) = row else { return Ok(()) };
    tx.script(
        "update hint_progress set at = at + 1 where kind = 'gone';
         update hint_issues set texts = texts - 1
         where texts > 0 and issue in (select issue from codings where comment = $3)
           and not exists (
             select 1
             from ledger o
             join codings k on k.comment = o.comment and k.issue = hint_issues.issue
             where o.copies = $4 and o.text = $2 and o.comment <> $3);
         update copy_texts set comments = comments - 1 where consultation = $1 and whole = $2;
         update copy_groups
         set comments = comments - 1, texts = texts
           - (select count(*) from copy_texts t where t.consultation = $1 and t.whole = $2 and t.comments = 0),
           first = case when first <> $3 then first else
             coalesce((select min(l.comment) from ledger l where l.copies = $4 and l.comment <> $3), first) end
         where id = $4",
        args![consultation, text, comment, copies],
    )
    .await?;
    let kept: Option<(i64,)> = tx.maybe("select kept from copy_texts where kept = $1", args![comment]).await?;
    if kept.is_some() {
        hand_over(tx, consultation, comment, text, copies).await?;
    }
    let texts = tx
        .run(
            "delete from copy_texts where consultation = $1 and whole = $2 and comments = 0",
            args![consultation, text],
        )
        .await?;
    tally::add(tx, consultation, vec![("copies", "texts".into(), -(texts as i64))]).await
}

/// Lets another comment stand in the place of one that is taken back, so that later copies are still found by it: one with the
/// same text, or, where nothing else is kept of its group, another of it under keys of its own. None where it stood alone.
async fn hand_over(
    tx: &mut Tx,
    consultation: ConsultationId,
    comment: CommentId,
    text: i64,
    copies: Option<i64>,
) -> Outcome<()> {
    let same: Option<(i64, i64)> = tx
        .maybe(
            "select comment, text
             from ledger
             where copies = $1 and text = $2 and comment <> $3
             order by copies, state, comment
             limit 1",
            args![copies, text, comment],
        )
        .await?;
    let heir: Option<(i64, i64)> = match same {
        Some(same) => Some(same),
        None => {
            tx.maybe(
                "select comment, text
                 from ledger
                 where copies = $1 and comment <> $2 and text is not null
                   and not exists (select 1 from copy_texts t where t.copies = $1 and t.kept is not null and t.kept <> $2)
                 order by copies, state, comment
                 limit 1",
                args![copies, comment],
            )
            .await?
        }
    };
    tx.run("update copy_texts set kept = null, seat = null, signature = null where kept = $1", args![comment]).await?;
    if let Some((heir, text)) = heir {
        let texts = said(tx, &[heir]).await?;
        let read = move || texts.first().map(|own| insight::copies::signature(&own.text).written());
        let signature = crate::apart(read).await?;
        tx.run(
            "update copy_texts set kept = $1, seat = 0, signature = $2 where consultation = $3 and whole = $4",
            args![heir, signature, consultation, text],
        )
        .await?;
    }
    // Whoever holds what texts are found by learns of it.
    let moved = std::iter::once(comment.0).chain(heir.map(|(heir, _)| heir)).map(|moved| args![moved]).collect();
    tx.run_rows(
        "insert into copies_moved (n, comment)
         select p.at, v.column1
         from (values {rows}) v
         join hint_progress p on p.kind = 'gone'",
        moved,
    )
    .await?;
    tx.run(
        "delete from copies_moved where n <= (select at from hint_progress where kind = 'gone') - $1",
        args![held::MOVED],
    )
    .await?;
    Ok(())
}

/// The rows of a statement about many ids that gives whole numbers in one text: to take as many rows out of the database one by one costs more than to
/// find them.
async fn numbers(tx: &mut Tx, sql: &'static str, args: Vec<Value>, ids: &[i64]) -> Outcome<Vec<Vec<i64>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let texts: Vec<(Option<String>,)> = tx.all_in(sql, args, ids).await?;
    let number = |word: &str| word.parse::<i64>().map_err(|_| Error::fault("a number cannot be read back"));
    let rows = texts.iter().flat_map(|(text,)| text.as_deref().unwrap_or("").split('|').filter(|row| !row.is_empty()));
    rows.map(|row| row.split(' ').map(number).collect()).collect()
}
