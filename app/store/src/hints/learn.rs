//! Issues proposed, learned from what people coded: one consultation at a time, after its codings changed. What is learned from is
//! bounded; what waits is read by pages, and only rows whose proposal changed are written.

use super::{Read, said};
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use domain::id::ConsultationId;
use insight::classify::{Classifier, Coded, HeldBack};
use std::collections::{BTreeMap, BTreeSet};

/// Comments learned from, at most: of near-copies under the same issues one, of more evenly spread ones.
const LEARNED_FROM: usize = 4_000;
/// Waiting comments read, and rows written, at once.
const MANY: i64 = 2_000;
const WRITTEN: usize = 1_000;

/// Learns anew for the consultation whose codings changed first, if there is one; gives which it was.
///
/// # Errors
/// Faults.
pub async fn learn(store: &Store) -> Outcome<Option<ConsultationId>> {
    let row: Option<(i64, i64)> = store
        .read()
        .await?
        .maybe("select consultation, changed from hint_runs where changed > learned order by changed limit 1", vec![])
        .await?;
    let Some((consultation, changed)) = row else { return Ok(None) };
    let decided = decided(&mut store.read().await?, consultation).await?;
    let ids: Vec<i64> = decided.keys().copied().collect();
    let texts = said(&mut store.read().await?, &ids).await?;
    let mut classifier = crate::apart(move || fit(&texts, &decided)).await?;
    let mut waiting: BTreeMap<u32, i64> = BTreeMap::new();
    let mut after = 0;
    loop {
        let page = waiting_after(&mut store.read().await?, consultation, after).await?;
        let Some(last) = page.last() else { break };
        after = last.read.comment;
        let (back, proposed) = crate::apart(move || propose(classifier, page)).await?;
        classifier = back;
        let mut rows = Vec::new();
        for one in proposed {
            if let Some(issue) = one.issue {
                *waiting.entry(issue as u32).or_default() += 1;
            }
            if one.changed {
                rows.push(args![one.comment, one.issue, one.likely]);
            }
        }
        for part in rows.chunks(WRITTEN) {
            write(store, part.to_vec()).await?;
        }
    }
    finish(store, consultation, changed, classifier.held_back().to_vec(), waiting).await?;
    Ok(Some(ConsultationId(consultation)))
}

/// What people decided of some comments: each with its issues, in order; none for those set aside.
type Decided = BTreeMap<i64, Vec<u32>>;

async fn decided(tx: &mut Tx, consultation: i64) -> Outcome<Decided> {
    let codings: Vec<(i64, i64)> = tx
        .all(
            "select k.comment, k.issue
             from issues i
             join codings k on k.issue = i.id
             where i.consultation = $1 and i.removed is null
             order by k.issue",
            args![consultation],
        )
        .await?;
    let mut issues: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    codings.into_iter().for_each(|(comment, issue)| issues.entry(comment).or_default().push(issue as u32));
    let places: Vec<(i64, Option<i64>)> = tx
        .all(
            "select comment, copies
             from ledger
             where consultation = $1 and state in ('coded', 'aside')
             order by comment",
            args![consultation],
        )
        .await?;
    let mut known: BTreeSet<(i64, Vec<u32>)> = BTreeSet::new();
    let places: Vec<(i64, Vec<u32>)> = places
        .into_iter()
        .filter_map(|(comment, copies)| {
            let own = issues.remove(&comment).unwrap_or_default();
            known.insert((copies.unwrap_or(comment), own.clone())).then_some((comment, own))
        })
        .collect();
    let (all, most) = (places.len(), LEARNED_FROM.min(places.len()));
    Ok((0..most).map(|n| places[n * all / most].clone()).collect())
}

fn fit(texts: &[Read], decided: &Decided) -> Classifier {
    let codings: Vec<Coded> = texts
        .iter()
        .filter_map(|read| Some(Coded { comment: read.comment(), issues: decided.get(&read.comment)? }))
        .collect();
    Classifier::fit(&codings)
}

/// A waiting comment with what was proposed for it before.
struct Waiting {
    read: Read,
    issue: Option<i64>,
    likely: Option<i64>,
}

async fn waiting_after(tx: &mut Tx, consultation: i64, after: i64) -> Outcome<Vec<Waiting>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        #[sqlx(flatten)]
        said: super::Said,
        proposed: Option<i64>,
        likely: Option<i64>,
    }
    let rows: Vec<Line> = tx
        .all(
            "select l.comment, c.part, c.stance, c.class, c.reason, c.wording, l.proposed, l.likely
             from ledger l
             join comments c on c.id = l.comment
             where l.consultation = $1 and l.state = 'waiting' and l.comment > $2
             order by l.comment
             limit $3",
            args![consultation, after, MANY],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|line| Waiting { read: line.said.into(), issue: line.proposed, likely: line.likely })
        .collect())
}

struct Proposed {
    comment: i64,
    issue: Option<i64>,
    likely: Option<i64>,
    changed: bool,
}

fn propose(mut classifier: Classifier, page: Vec<Waiting>) -> (Classifier, Vec<Proposed>) {
    let proposed = page
        .into_iter()
        .map(|one| {
            let best = classifier.suggest(&one.read.comment()).first().copied();
            let issue = best.map(|best| i64::from(best.issue));
            let likely = best.map(|best| (best.probability * 100.0).round() as i64);
            Proposed { comment: one.read.comment, issue, likely, changed: (issue, likely) != (one.issue, one.likely) }
        })
        .collect();
    (classifier, proposed)
}

async fn write(store: &Store, rows: Vec<Vec<Value>>) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_rows(
                    "update ledger
                     set proposed = v.column2, likely = v.column3
                     from (values {rows}) v
                     where ledger.comment = v.column1",
                    rows,
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Writes how far each issue can be trusted, and what is counted after each change of codings: distinct texts under issues,
/// and what still waits of each theme.
async fn finish(
    store: &Store,
    consultation: i64,
    changed: i64,
    held_back: Vec<HeldBack>,
    waiting: BTreeMap<u32, i64>,
) -> Outcome<()> {
    let mut tx = store.read().await?;
    let texts: Vec<(i64, i64)> = tx
        .all(
            "select k.issue, count(distinct coalesce(l.text, -l.comment))
             from issues i
             join codings k on k.issue = i.id
             join ledger l on l.comment = k.comment
             where i.consultation = $1 and i.removed is null
             group by k.issue",
            args![consultation],
        )
        .await?;
    let themes = super::themes::waiting(&mut tx, consultation).await?;
    drop(tx);
    let mut rows: BTreeMap<i64, [i64; 5]> = texts.into_iter().map(|(issue, n)| (issue, [0, 0, 0, 0, n])).collect();
    for held in held_back {
        let row = rows.entry(i64::from(held.issue)).or_default();
        [row[0], row[1], row[2]] = [held.coded, held.suggested, held.right].map(i64::from);
        row[3] = waiting.get(&held.issue).copied().unwrap_or(0);
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from hint_issues where consultation = $1", args![consultation]).await?;
                let rows = rows
                    .into_iter()
                    .map(|(issue, [coded, suggested, hits, waiting, texts])| {
                        args![issue, consultation, coded, suggested, hits, waiting, texts]
                    })
                    .collect();
                tx.add("insert into hint_issues (issue, consultation, coded, suggested, hits, waiting, texts)", rows)
                    .await?;
                super::themes::count(tx, themes).await?;
                tx.run("update hint_runs set learned = $1 where consultation = $2", args![changed, consultation])
                    .await?;
                Ok(())
            })
        })
        .await
}
