//! Issues proposed, learned from what people coded: one consultation at a time, after its codings changed, not at every press.
//! Between two times the last model proposes for comments that come, and what still waits is counted. What is learned from is
//! bounded; what waits is read by pages, and only rows whose proposal changed are written.

use super::{Read, Resting, said};
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use domain::id::ConsultationId;
use domain::time::Moment;
use insight::classify::{Classifier, Coded, HeldBack};
use std::collections::{BTreeMap, BTreeSet};

/// Comments learned from, at most, and those of them that somebody read.
const LEARNED_FROM: usize = 4_000;
const READ: usize = 2_500;
/// Waiting comments read, and rows written, at once.
const MANY: i64 = 2_000;
const WRITTEN: usize = 1_000;
/// It is learned anew after so long, or when so many more comments are sorted.
const OFTEN_MS: i64 = 60_000;
const ENOUGH: i64 = 200;
/// Models held in memory, at most.
const MODELS: usize = 8;

/// What is remembered from one time to the next. It is not kept: a new one learns anew.
#[derive(Default)]
pub struct Learner {
    known: BTreeMap<i64, Known>,
    resting: Resting,
}

struct Known {
    model: Option<Classifier>,
    /// When it was learned, and how many comments were sorted then.
    at: Moment,
    sorted: i64,
    /// The last change of codings after which was counted.
    counted: i64,
}

/// A consultation of which something is to be done.
#[derive(sqlx::FromRow)]
struct Due {
    consultation: i64,
    changed: i64,
    learned: i64,
    arrived: i64,
    looked: i64,
    sorted: i64,
}

enum Work {
    Learn,
    Propose,
    Count,
}

impl Learner {
    /// Does what is due for the consultation whose codings changed first, if there is one; gives which it was.
    ///
    /// # Errors
    /// Faults; the consultation then rests.
    pub async fn learn(&mut self, store: &Store, now: Moment) -> Outcome<Option<ConsultationId>> {
        let due: Vec<Due> = store
            .read()
            .await?
            .all(
                "select r.consultation, r.changed, r.learned, r.arrived, r.looked,
                   coalesce((select cast(sum(t.n) as bigint) from tallies t
                     where t.consultation = r.consultation and t.kind = 'ledger'), 0) as sorted
                 from hint_runs r
                 where r.changed > r.learned or (r.learned > 0 and r.arrived > r.looked)
                 order by r.changed",
                vec![],
            )
            .await?;
        let first = due.into_iter().find_map(|one| Some((self.work(&one, now)?, one)));
        let Some((work, due)) = first else { return Ok(None) };
        let done = match work {
            Work::Learn => self.anew(store, &due, now).await,
            Work::Propose => self.go_on(store, &due).await,
            Work::Count => self.count(store, &due).await,
        };
        let consultation = ConsultationId(due.consultation);
        self.resting.note(consultation, done.is_ok(), now);
        done.map(|()| Some(consultation))
    }

    fn work(&self, due: &Due, now: Moment) -> Option<Work> {
        if self.resting.rests(ConsultationId(due.consultation), now) {
            return None;
        }
        let Some(known) = self.known.get(&due.consultation) else { return Some(Work::Learn) };
        let (coded, come) = (due.changed > due.learned, due.arrived > due.looked);
        let again = now.0 - known.at.0 >= OFTEN_MS || (due.sorted - known.sorted).abs() >= ENOUGH;
        match known.model {
            _ if coded && again => Some(Work::Learn),
            Some(_) if come => Some(Work::Propose),
            None if come && again => Some(Work::Learn),
            _ if coded && due.changed > known.counted => Some(Work::Count),
            _ => None,
        }
    }

    async fn anew(&mut self, store: &Store, due: &Due, now: Moment) -> Outcome<()> {
        // Whoever sorts reads sentences first: theirs are told before comments'.
        super::placed::learn(store, due.consultation).await?;
        let decided = decided(store, due.consultation).await?;
        let ids: Vec<i64> = decided.iter().map(|one| one.comment).collect();
        let texts = said(&mut store.read().await?, &ids).await?;
        let model = crate::apart(move || fit(&texts, &decided)).await?;
        let (model, last) = propose_after(store, model, due.consultation, 0).await?;
        finish(store, due, last, model.held_back().to_vec()).await?;
        let known = Known { model: Some(model), at: now, sorted: due.sorted, counted: due.changed };
        self.known.insert(due.consultation, known);
        let held = self.known.values_mut().filter(|known| known.model.is_some());
        let (many, oldest) = held.fold((0, None::<&mut Known>), |(many, oldest), one| match oldest {
            Some(oldest) if oldest.at <= one.at => (many + 1, Some(oldest)),
            _ => (many + 1, Some(one)),
        });
        if let Some(oldest) = oldest.filter(|_| many > MODELS) {
            oldest.model = None;
        }
        Ok(())
    }

    /// Proposes for comments that came since, by the last model.
    async fn go_on(&mut self, store: &Store, due: &Due) -> Outcome<()> {
        let model = self.known.get_mut(&due.consultation).and_then(|known| known.model.take());
        let model = model.ok_or_else(|| Error::fault("no model to go on with"))?;
        let (model, last) = propose_after(store, model, due.consultation, due.looked).await?;
        if let Some(known) = self.known.get_mut(&due.consultation) {
            known.model = Some(model);
        }
        let (consultation, looked) = (due.consultation, last.max(due.arrived));
        recount(store, consultation).await?;
        store
            .write(move |tx| {
                Box::pin(async move {
                    tx.run(
                        "update hint_runs set looked = $1 where consultation = $2 and looked < $1",
                        args![looked, consultation],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
    }

    async fn count(&mut self, store: &Store, due: &Due) -> Outcome<()> {
        recount(store, due.consultation).await?;
        if let Some(known) = self.known.get_mut(&due.consultation) {
            known.counted = due.changed;
        }
        Ok(())
    }
}

/// What people decided of a comment: its issues, none where it was set aside; and whether somebody read it then.
struct Decided {
    comment: i64,
    issues: Vec<u32>,
    read: bool,
}

/// A comment that was sorted, with the deed that did it last, and whether one of its issues was put by somebody who read it.
#[derive(sqlx::FromRow)]
struct Sorted {
    comment: i64,
    copies: Option<i64>,
    deed: i64,
    choice: i64,
}

async fn decided(store: &Store, consultation: i64) -> Outcome<Vec<Decided>> {
    let mut tx = store.read().await?;
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
    // A comment with a proposal that was taken as it was teaches nothing.
    let sorted: Vec<Sorted> = tx
        .all(
            "select l.comment, l.copies, l.deed, coalesce(min(d.choice), 1) as choice
             from ledger l
             left join codings k on k.comment = l.comment
             left join coding_deeds d on d.id = coalesce(k.deed, l.deed)
             where l.consultation = $1 and l.state in ('coded', 'aside')
             group by l.comment, l.copies, l.deed
             having coalesce(max(d.choice), 1) < 2
             order by l.deed, l.comment",
            args![consultation],
        )
        .await?;
    drop(tx);
    crate::apart(move || some_of(codings, sorted)).await
}

/// Those that are learned from, oldest first: what was read comes before the rest, the newest of it; the rest evenly of all its deeds,
/// so that a small one is heard beside a large one. Of near-copies under the same issues one.
fn some_of(codings: Vec<(i64, i64)>, sorted: Vec<Sorted>) -> Vec<Decided> {
    let mut issues: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    codings.into_iter().for_each(|(comment, issue)| issues.entry(comment).or_default().push(issue as u32));
    let mut known: BTreeSet<(i64, Vec<u32>)> = BTreeSet::new();
    let (mut read, mut others) = (Vec::new(), BTreeMap::<i64, Vec<Decided>>::new());
    for one in sorted {
        let own = issues.remove(&one.comment).unwrap_or_default();
        if !known.insert((one.copies.unwrap_or(one.comment), own.clone())) {
            continue;
        }
        let decided = Decided { comment: one.comment, issues: own, read: one.choice == 0 };
        if decided.read { read.push(decided) } else { others.entry(one.deed).or_default().push(decided) }
    }
    let mut kept = read.split_off(read.len().saturating_sub(READ));
    let room = LEARNED_FROM.saturating_sub(kept.len());
    let each = (room / others.len().max(1)).max(1);
    let spread = |some: Vec<Decided>| {
        let (all, most) = (some.len(), each.min(some.len()));
        some.into_iter().enumerate().filter(move |(n, _)| n * most / all != (n + 1) * most / all).map(|(_, one)| one)
    };
    let mut some: Vec<Decided> = others.into_values().flat_map(spread).take(room).collect();
    some.append(&mut kept);
    some
}

fn fit(texts: &[Read], decided: &[Decided]) -> Classifier {
    let texts: BTreeMap<i64, &Read> = texts.iter().map(|read| (read.comment, read)).collect();
    let codings: Vec<Coded> = decided
        .iter()
        .filter_map(|one| {
            let text = texts.get(&one.comment)?;
            Some(Coded { comment: text.comment(), issues: &one.issues, read: one.read })
        })
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
            "select l.comment, c.revision, c.part, c.stance, c.class, c.reason, c.wording, l.proposed, l.likely
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

/// Proposes for the waiting comments after one; gives the last of them.
async fn propose_after(
    store: &Store,
    mut model: Classifier,
    consultation: i64,
    mut after: i64,
) -> Outcome<(Classifier, i64)> {
    loop {
        let page = waiting_after(&mut store.read().await?, consultation, after).await?;
        let Some(last) = page.last() else { return Ok((model, after)) };
        after = last.read.comment;
        let (back, proposed) = crate::apart(move || propose(model, page)).await?;
        model = back;
        let changed = proposed.into_iter().filter(|one| one.changed);
        let rows: Vec<Vec<Value>> = changed.map(|one| args![one.comment, one.issue, one.likely]).collect();
        for part in rows.chunks(WRITTEN) {
            write(store, part.to_vec()).await?;
        }
    }
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

/// For how many waiting comments each issue of a consultation is proposed.
async fn offered(tx: &mut Tx, consultation: i64) -> Outcome<Vec<(i64, i64)>> {
    tx.all(
        "select i.id, (select count(*) from ledger l where l.proposed = i.id and l.state = 'waiting')
         from issues i
         where i.consultation = $1 and i.removed is null",
        args![consultation],
    )
    .await
}

/// Counts what still waits, of each theme and for each issue, and the distinct texts under each.
async fn recount(store: &Store, consultation: i64) -> Outcome<()> {
    let mut tx = store.read().await?;
    let themes = super::themes::waiting(&mut tx, consultation).await?;
    let offered = offered(&mut tx, consultation).await?;
    let texts = super::texts::under(&mut tx, consultation).await?;
    drop(tx);
    store
        .write(move |tx| {
            Box::pin(async move {
                super::themes::count(tx, themes).await?;
                let rows = offered.into_iter().map(|(issue, n)| args![issue, n]).collect();
                let sql = "update hint_issues set waiting = v.column2 from (values {rows}) v where issue = v.column1";
                tx.run_rows(sql, rows).await?;
                super::texts::keep(tx, consultation, texts).await
            })
        })
        .await
}

/// Writes how far each issue can be trusted, and what is counted after each change of codings: distinct texts under issues,
/// and what still waits of each theme. Comments without words are no text.
async fn finish(store: &Store, due: &Due, last: i64, held_back: Vec<HeldBack>) -> Outcome<()> {
    let (consultation, changed, looked) = (due.consultation, due.changed, last.max(due.arrived));
    let mut tx = store.read().await?;
    let texts = super::texts::under(&mut tx, consultation).await?;
    let offered: BTreeMap<i64, i64> = offered(&mut tx, consultation).await?.into_iter().collect();
    let themes = super::themes::waiting(&mut tx, consultation).await?;
    drop(tx);
    let mut rows: BTreeMap<i64, [i64; 6]> = texts.into_iter().map(|(issue, n)| (issue, [0, 0, 0, 0, n, 0])).collect();
    for held in held_back {
        let row = rows.entry(i64::from(held.issue)).or_default();
        [row[0], row[1], row[2]] = [held.coded, held.suggested, held.right].map(i64::from);
        row[5] = i64::from(held.tested);
        row[3] = offered.get(&i64::from(held.issue)).copied().unwrap_or(0);
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from hint_issues where consultation = $1", args![consultation]).await?;
                let rows = rows
                    .into_iter()
                    .map(|(issue, [coded, suggested, hits, waiting, texts, tested])| {
                        args![issue, consultation, coded, suggested, hits, waiting, texts, tested]
                    })
                    .collect();
                tx.add(
                    "insert into hint_issues (issue, consultation, coded, suggested, hits, waiting, texts, tested)",
                    rows,
                )
                .await?;
                super::themes::count(tx, themes).await?;
                tx.run(
                    "update hint_runs set learned = $1, looked = case when looked < $2 then $2 else looked end
                     where consultation = $3",
                    args![changed, looked, consultation],
                )
                .await?;
                Ok(())
            })
        })
        .await
}
