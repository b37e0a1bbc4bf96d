//! What everyone is told of a survey from one moment to the next. While answers come in the open the tables move in steps, and never so that two looks at them
//! single somebody out: each step is kept, and the next is told only beside those before it (`domain::survey::disclose::beside`).

use super::told::{WithCrossed, last_event, now_of, public, public_crossed};
use super::{Asked, questions_in};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::ConsultationId;
use domain::phase::{Dates, Phase};
use domain::survey::disclose::{self, FEWEST, Step, Tables};
use domain::survey::{Audience, Question, Tally, crossed};
use domain::time::Moment;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The steps of each question, in their order.
type Steps = HashMap<i64, Vec<Step>>;

/// Steps as they were read last, by consultation: good as long as there are as many.
#[derive(Debug, Default)]
pub(crate) struct Read(Mutex<HashMap<i64, (i64, Arc<Steps>)>>);

/// So many consultations' steps are held.
const HELD: usize = 48;

/// Whether everyone is told, and whether answers still come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Untold,
    Open,
    Over,
}

async fn stage(tx: &mut Tx, id: ConsultationId, now: Moment) -> Outcome<Stage> {
    #[derive(sqlx::FromRow)]
    struct Row {
        opens: Option<i64>,
        closes: Option<i64>,
        published: Option<i64>,
        cancelled: Option<i64>,
        summarised: Option<i64>,
        counts_show: Option<bool>,
    }
    let row: Option<Row> = tx
        .maybe(
            "select c.opens, c.closes, c.published, c.cancelled, c.summarised, r.counts_show
             from consultations c left join rounds r on r.id = c.round
             where c.id = $1",
            args![id],
        )
        .await?;
    let Some(row) = row else { return Ok(Stage::Untold) };
    let [opens, closes, published, cancelled, summarised] =
        [row.opens, row.closes, row.published, row.cancelled, row.summarised].map(|at| at.map(Moment));
    Ok(match Phase::at(&Dates { opens, closes, published, cancelled, summarised }, now) {
        Phase::Open if row.counts_show == Some(true) => Stage::Open,
        Phase::Closed | Phase::Summarised => Stage::Over,
        _ => Stage::Untold,
    })
}

/// The same, but that what an earlier round told stays as it was told while a further one tells nothing.
async fn stage_of(store: &Store, tx: &mut Tx, id: ConsultationId, now: Moment) -> Outcome<Stage> {
    match stage(tx, id, now).await? {
        Stage::Untold if !steps(store, tx, id).await?.is_empty() => Ok(Stage::Over),
        stage => Ok(stage),
    }
}

async fn steps(store: &Store, tx: &mut Tx, id: ConsultationId) -> Outcome<Arc<Steps>> {
    let (many,): (i64,) = tx.one("select count(*) from survey_steps where consultation = $1", args![id]).await?;
    if many == 0 {
        return Ok(Arc::default());
    }
    let held = store.tables.steps.0.lock().ok().and_then(|held| held.get(&id.0).cloned());
    if let Some((of, steps)) = held
        && of == many
    {
        return Ok(steps);
    }
    let rows: Vec<(i64, String)> = tx
        .all("select question, body from survey_steps where consultation = $1 order by question, step", args![id])
        .await?;
    let mut all = Steps::new();
    for (question, body) in rows {
        all.entry(question).or_default().push(serde_json::from_str(&body)?);
    }
    let all = Arc::new(all);
    if let Ok(mut held) = store.tables.steps.0.lock() {
        if held.len() >= HELD {
            held.clear();
        }
        held.insert(id.0, (many, all.clone()));
    }
    Ok(all)
}

fn answered(by: &[(Audience, Tally)]) -> u64 {
    by.iter().map(|(_, tally)| tally.answered).sum()
}

/// Whether what is counted now may be the next step: in the open once half as many again have answered, afterwards with every change.
fn due(stage: Stage, now: &Step, before: Option<&Step>) -> bool {
    let (n, was) = (answered(&now.by), before.map_or(0, |step| answered(&step.by)));
    match (stage, before) {
        (_, None) => n >= FEWEST,
        (Stage::Open, Some(_)) => n.abs_diff(was) >= FEWEST.max(was / 2),
        (_, Some(before)) => now != before,
    }
}

/// Of each question the steps before and what is told now, the next step written where it is due.
async fn moments(
    store: &Store,
    id: ConsultationId,
    questions: &[Question],
    stage: Stage,
) -> Outcome<Vec<(Vec<Step>, Step)>> {
    let mut tx = store.read().await?;
    let kept = steps(store, &mut tx, id).await?;
    let counts = now_of(&mut tx, id, questions).await?;
    drop(tx);
    let mut all = Vec::new();
    let mut new: Vec<(i64, i64, String)> = Vec::new();
    for (question, now) in questions.iter().zip(counts) {
        let before = kept.get(&question.id.0).cloned().unwrap_or_default();
        let told = || crossed::crossed_beside(question, &now.by, &now.cuts, &before);
        if due(stage, &now, before.last()) && told().is_some() {
            new.push((question.id.0, before.len() as i64 + 1, serde_json::to_string(&now)?));
            all.push((before, now));
            continue;
        }
        let mut before = before;
        // Before anybody is told there is nothing to tell.
        let now = before.pop().unwrap_or_else(|| if answered(&now.by) < FEWEST { now } else { Step::default() });
        all.push((before, now));
    }
    if !new.is_empty() && !write(store, id, new).await? {
        // Somebody else told of another moment meanwhile: that stands.
        return Box::pin(moments(store, id, questions, stage)).await;
    }
    Ok(all)
}

/// Writes steps; false where one of them is there already.
async fn write(store: &Store, id: ConsultationId, new: Vec<(i64, i64, String)>) -> Outcome<bool> {
    store
        .write(move |tx| {
            Box::pin(async move {
                for (question, step, _) in &new {
                    let sql = "select count(*) from survey_steps where question = $1 and step >= $2";
                    let (there,): (i64,) = tx.one(sql, args![*question, *step]).await?;
                    if there > 0 {
                        return Ok(false);
                    }
                }
                let rows =
                    new.into_iter().map(|(question, step, body)| args![question, step, id, body.as_str()]).collect();
                tx.add("insert into survey_steps (question, step, consultation, body)", rows).await?;
                Ok(true)
            })
        })
        .await
}

/// What everyone is told of some questions now, in their order.
pub async fn told(store: &Store, id: ConsultationId, asked: Asked, now: Moment) -> Outcome<Arc<Vec<Tables>>> {
    let mut tx = store.read().await?;
    let stage = stage_of(store, &mut tx, id, now).await?;
    if stage == Stage::Untold {
        drop(tx);
        return public(store, id, asked).await;
    }
    let key = (last_event(&mut tx, id).await?, stage == Stage::Open);
    if let Some(tables) = store.tables.told(id, asked, key) {
        return Ok(Arc::new(tables.iter().map(|(tables, _)| tables.clone()).collect()));
    }
    drop(tx);
    let all = told_crossed(store, id, asked, now).await?;
    Ok(Arc::new(all.iter().map(|(tables, _)| tables.clone()).collect()))
}

/// The same with cross-tables.
pub async fn told_crossed(
    store: &Store,
    id: ConsultationId,
    asked: Asked,
    now: Moment,
) -> Outcome<Arc<Vec<WithCrossed>>> {
    let mut tx = store.read().await?;
    let stage = stage_of(store, &mut tx, id, now).await?;
    if stage == Stage::Untold {
        drop(tx);
        return public_crossed(store, id, asked).await;
    }
    let key = (last_event(&mut tx, id).await?, stage == Stage::Open);
    if let Some(tables) = store.tables.told(id, asked, key) {
        return Ok(tables);
    }
    let questions = questions_in(&mut tx, id, asked).await?;
    drop(tx);
    let moments = moments(store, id, &questions, stage).await?;
    let tables = |(question, (before, now)): (&Question, &(Vec<Step>, Step))| {
        crossed::crossed_beside(question, &now.by, &now.cuts, before).unwrap_or_else(|| {
            // Not reached: each step was told beside those before it.
            (disclose::tables(question, &[]), crossed::Crossed::default())
        })
    };
    let tables: Vec<WithCrossed> = questions.iter().zip(&moments).map(tables).collect();
    Ok(store.tables.keep_told(id, asked, key, tables))
}
