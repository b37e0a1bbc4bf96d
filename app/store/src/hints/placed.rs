//! The issue that a sentence seems to belong to while it waits, learned from the sentences that somebody placed: kept beside the sentence,
//! for pages that list it, below nought where no words of its own speak for it. What is read for it is bounded, however many comments say the
//! sentences.

use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use insight::classify::{Close, Near, Row, near};
use std::collections::BTreeMap;

/// Sentences learned from, the newest; and those that wait which are judged, the most said.
const PLACED: i64 = 2_000;
const WAITING: i64 = 1_500;
/// Comments looked at of each sentence, for what else they say.
const LOOKED_AT: i64 = 32;
/// Rows written at once.
const WRITTEN: usize = 1_000;

/// A sentence as it is read here.
#[derive(Clone, sqlx::FromRow)]
struct One {
    id: i64,
    text: String,
    near: Option<i64>,
}

/// All that is learned from and judged.
struct Loaded {
    placed: Vec<One>,
    /// Issues of those that were placed.
    issues: BTreeMap<i64, Vec<u32>>,
    waiting: Vec<One>,
    /// Of a sentence: another that is said in comments that were looked at, and how many of these.
    beside: BTreeMap<i64, Vec<(i64, i64)>>,
    looked_at: BTreeMap<i64, u32>,
}

/// Learns anew from what was placed, and writes what changed of the sentences that wait.
pub(super) async fn learn(store: &Store, consultation: i64) -> Outcome<()> {
    let loaded = load(&mut store.read().await?, consultation).await?;
    // Where all that was placed was undone, what was told goes.
    if loaded.placed.is_empty() && loaded.waiting.iter().all(|one| one.near.is_none()) {
        return Ok(());
    }
    let (found, waiting) = crate::apart(move || (judged(&loaded), loaded.waiting)).await?;
    let kept = |one: Close| if one.by_words { i64::from(one.issue) } else { -i64::from(one.issue) };
    let issue = |at: usize| found.of[at].map(kept);
    let changed = waiting.iter().enumerate().filter(|(at, one)| issue(*at) != one.near);
    let rows: Vec<Vec<Value>> = changed.map(|(at, one)| args![one.id, issue(at)]).collect();
    let (shown, right) = (i64::from(found.shown), i64::from(found.right));
    for part in rows.chunks(WRITTEN) {
        let part = part.to_vec();
        store
            .write(move |tx| {
                Box::pin(async move {
                    let sql = "update sayings set near = v.column2 from (values {rows}) v where sayings.id = v.column1";
                    tx.run_rows(sql, part).await?;
                    Ok(())
                })
            })
            .await?;
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update hint_runs set rows_shown = $1, rows_right = $2 where consultation = $3",
                    args![shown, right, consultation],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

async fn load(tx: &mut Tx, consultation: i64) -> Outcome<Loaded> {
    let mut placed: Vec<One> = tx
        .all(
            "select s.id, s.text, s.near
             from sayings s
             left join coding_deeds d on d.id = s.deed and d.undone is null
             where s.consultation = $1
               and (s.passed > 0 or d.id is not null and exists (
                 select 1 from saying_issues p where p.saying = s.id and p.deed = s.deed))
             order by case when s.passed > s.deed then s.passed else s.deed end desc, s.id desc
             limit $2",
            args![consultation, PLACED],
        )
        .await?;
    placed.reverse();
    let waiting: Vec<One> = tx
        .all(
            "select s.id, s.text, s.near
             from sayings s
             where s.consultation = $1 and s.passed = 0 and s.waiting > 0
             order by s.waiting desc, s.id
             limit $2",
            args![consultation, WAITING],
        )
        .await?;
    let ids: Vec<i64> = placed.iter().map(|one| one.id).collect();
    let mut issues: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(Loaded { placed, issues, waiting, beside: BTreeMap::new(), looked_at: BTreeMap::new() });
    }
    let of: Vec<(i64, i64)> = tx
        .all_in(
            "select p.saying, p.issue
             from saying_issues p
             join sayings s on s.id = p.saying and s.deed = p.deed and s.passed = 0
             join issues i on i.id = p.issue and i.removed is null
             where p.saying in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    of.into_iter().for_each(|(saying, issue)| issues.entry(saying).or_default().push(issue as u32));
    let mut all: Vec<i64> = ids.into_iter().chain(waiting.iter().map(|one| one.id)).collect();
    all.sort_unstable();
    all.dedup();
    let upto: Vec<(i64, i64, i64)> = tx
        .all_in(
            "select s.id, s.comments, coalesce(
               (select f.comment from said_by f where f.saying = s.id order by f.comment limit 1 offset $1), 0) as upto
             from sayings s
             where s.id in ({ids})",
            args![LOOKED_AT - 1],
            &all,
        )
        .await?;
    let looked_at = upto.iter().map(|(id, comments, _)| (*id, (*comments).clamp(0, LOOKED_AT) as u32)).collect();
    // Where fewer say it, all are looked at.
    let rows = upto.into_iter().map(|(id, _, upto)| args![id, if upto == 0 { i64::MAX } else { upto }]).collect();
    let pairs: Vec<(i64, i64, i64)> = tx
        .all_rows(
            "select b.saying, o.saying, count(*)
             from (values {rows}) v
             join said_by b on b.saying = v.column1 and b.comment <= v.column2
             join said_by o on o.comment = b.comment and o.saying <> b.saying
             group by b.saying, o.saying",
            rows,
        )
        .await?;
    let mut beside: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for (of, other, n) in pairs.into_iter().filter(|(_, other, _)| issues.contains_key(other)) {
        beside.entry(of).or_default().push((other, n));
    }
    Ok(Loaded { placed, issues, waiting, beside, looked_at })
}

fn judged(loaded: &Loaded) -> Near {
    let none: Vec<u32> = Vec::new();
    let row = |one| row(loaded, one, &none);
    let placed: Vec<Row> = loaded.placed.iter().map(row).collect();
    // What was placed and comes back has its own issues, which say nothing of others.
    let waiting: Vec<Row> = loaded.waiting.iter().map(row).collect();
    near(&placed, &waiting)
}

fn row<'a>(loaded: &'a Loaded, one: &'a One, none: &'a [u32]) -> Row<'a> {
    let mut beside: BTreeMap<u32, i64> = BTreeMap::new();
    for (other, n) in loaded.beside.get(&one.id).into_iter().flatten() {
        for issue in &loaded.issues[other] {
            let most = beside.entry(*issue).or_default();
            *most = (*most).max(*n);
        }
    }
    Row {
        text: &one.text,
        issues: loaded.issues.get(&one.id).map_or(none, Vec::as_slice),
        beside: beside.into_iter().map(|(issue, n)| (issue, n as u32)).collect(),
        looked_at: loaded.looked_at.get(&one.id).copied().unwrap_or(0),
    }
}
