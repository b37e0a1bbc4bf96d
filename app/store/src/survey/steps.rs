//! What everyone is told of a survey from one moment to the next. While answers come in the open the tables move in steps, and never so that two looks at them
//! single somebody out: each step is kept, and the next is told only beside those before it (`domain::survey::disclose::beside`).

use super::told::{WithCrossed, last_event, now_of, public, ways_of};
use super::{Asked, questions_in, spanned};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::{ConsultationId, QuestionId};
use domain::phase::{Dates, Phase};
use domain::round::Shows;
use domain::survey::disclose::{FEWEST, Table, Tables};
use domain::survey::steps::Step;
use domain::survey::{Form, NewQuestion, Question, crossed, stays};
use domain::time::Moment;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The steps of each question, in their order, and under [`WAYS`] those of how many sheets came by which way.
type Steps = HashMap<i64, Vec<Step>>;

/// Steps as they were read last, by consultation: good as long as there are as many.
#[derive(Debug, Default)]
pub(crate) struct Read(Mutex<HashMap<i64, (i64, Arc<Steps>)>>);

/// What stands in the place of a question's number for the ways by which sheets came.
const WAYS: i64 = 0;

/// So many consultations' steps are held.
const HELD: usize = 48;

/// Whether everyone is told, and whether answers still come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Untold,
    Open,
    Over,
    /// A further round tells nothing yet: what an earlier one told stays as it was told.
    Kept,
}

async fn stage(tx: &mut Tx, id: ConsultationId, now: Moment) -> Outcome<Stage> {
    #[derive(sqlx::FromRow)]
    struct Row {
        opens: Option<i64>,
        closes: Option<i64>,
        published: Option<i64>,
        cancelled: Option<i64>,
        summarised: Option<i64>,
        shows: Option<String>,
        early: Option<i64>,
    }
    let row: Option<Row> = tx
        .maybe(
            "select c.opens, c.closes, c.published, c.cancelled, c.summarised, r.shows,
               (select max(p.at) from publications p where p.consultation = c.id and p.kind = 'preliminary') as early
             from consultations c left join rounds r on r.id = c.round
             where c.id = $1",
            args![id],
        )
        .await?;
    let Some(row) = row else { return Ok(Stage::Untold) };
    let [opens, closes, published, cancelled, summarised] =
        [row.opens, row.closes, row.published, row.cancelled, row.summarised].map(|at| at.map(Moment));
    let shows = row.shows.as_deref().map_or(Shows::Closed, crate::consultation::shows);
    let early = row.early.map(Moment) > closes;
    Ok(match Phase::at(&Dates { opens, closes, published, cancelled, summarised }, now) {
        Phase::Open if shows == Shows::Live => Stage::Open,
        Phase::Closed if shows != Shows::Result || early => Stage::Over,
        Phase::Summarised => Stage::Over,
        _ => Stage::Untold,
    })
}

/// The same for everyone: while nothing is told, what was told before stays as it was told, and where nothing was, nothing is.
async fn stage_of(tx: &mut Tx, id: ConsultationId, now: Moment) -> Outcome<Stage> {
    Ok(match stage(tx, id, now).await? {
        Stage::Untold => Stage::Kept,
        stage => stage,
    })
}

async fn steps(store: &Store, tx: &mut Tx, id: ConsultationId) -> Outcome<Arc<Steps>> {
    let (many,): (i64,) = tx
        .one(
            "select (select count(*) from survey_steps where consultation = $1)
               + (select count(*) from way_steps where consultation = $1)",
            args![id],
        )
        .await?;
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
        .all(
            "select question, body
             from (
               select question, step, body from survey_steps where consultation = $1
               union all
               select 0 as question, step, body from way_steps where consultation = $1
             ) steps
             order by question, step",
            args![id],
        )
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

/// Whether what is counted now may be the next step: in the open once half as many again have answered, afterwards with every change.
fn due(stage: Stage, now: &Step, before: Option<&Step>) -> bool {
    let (n, was) = (now.answered(), before.map_or(0, Step::answered));
    match (stage, before) {
        (Stage::Kept, _) => false,
        (_, None) => n >= FEWEST,
        (Stage::Open, Some(_)) => n.abs_diff(was) >= FEWEST.max(was / 2),
        (_, Some(before)) => !now.counts_as(before),
    }
}

/// What everyone is told of a question: the next step, where there is one, or the last that was told; and which of them it is.
fn moment(stage: Stage, question: &Question, now: Step, kept: &[Step]) -> (WithCrossed, Option<Step>) {
    let next = due(stage, &now, kept.last()).then(|| crossed::next(question, &now, kept)).flatten();
    if let Some(next) = next {
        return (crossed::told_in(question, &next, kept), Some(next));
    }
    let told = match kept.split_last() {
        Some((last, before)) => crossed::told_in(question, last, before),
        // Before anybody is told there is nothing to tell, but that there are few.
        None => {
            let now = if now.answered() < FEWEST { now } else { Step::default() };
            crossed::crossed(question, &now.by, &now.cuts)
        }
    };
    (told, None)
}

/// Of each question what is told now, the next step written where it is due.
async fn moments(store: &Store, id: ConsultationId, questions: &[Question], stage: Stage) -> Outcome<Vec<WithCrossed>> {
    let mut tx = store.read().await?;
    let kept = steps(store, &mut tx, id).await?;
    let counts = now_of(&mut tx, id, questions).await?;
    let (sheets,): (i64,) = tx.one("select sheets from consultations where id = $1", args![id]).await?;
    let sheets = sheets.max(0) as u64;
    // What a further round does not ask any more is over, whatever that tells.
    let over = match stage {
        Stage::Kept => over(&mut tx, id).await?,
        _ => Vec::new(),
    };
    drop(tx);
    let mut all = Vec::new();
    let mut new: Vec<(i64, i64, String)> = Vec::new();
    for (question, now) in questions.iter().zip(counts) {
        let past = over.contains(&question.id);
        let stage = if past { Stage::Over } else { stage };
        let before = kept.get(&question.id.0).map_or(&[][..], Vec::as_slice);
        let now = Step { sheets: Some(sheets), ..now };
        let (mut told, next) = moment(stage, question, now, before);
        // Sheets of all rounds are counted, so that of what is asked no more, or told later, they say nothing.
        let counted_on = !past && stage != Stage::Kept;
        let (last, earlier) = match &next {
            Some(next) => (Some(next), before),
            None => before.split_last().map_or((None, before), |(last, earlier)| (Some(last), earlier)),
        };
        if let Some(last) = last {
            let then = last.sheets.filter(|then| *then < sheets && counted_on);
            told.0.behind = then.map(|then| (then, sheets));
            let sheets = if counted_on { sheets } else { last.sheets.unwrap_or_default() };
            stays::stay(question, &mut told, (last, earlier), sheets);
        }
        if let Some(next) = next {
            new.push((question.id.0, before.len() as i64 + 1, serde_json::to_string(&next)?));
        }
        all.push(told);
    }
    if !new.is_empty() && !write(store, id, new).await? {
        // Somebody else told of another moment meanwhile: that stands.
        return Box::pin(moments(store, id, questions, stage)).await;
    }
    Ok(all)
}

/// The questions that earlier rounds asked and the present one does not.
async fn over(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<QuestionId>> {
    let now = questions_in(tx, id, Asked::Now).await?;
    let ever = spanned(tx, id).await?.into_iter().map(|(_, question)| question.id);
    Ok(ever.filter(|id| now.iter().all(|question| question.id != *id)).collect())
}

/// How many sheets came by which way, as everyone is told now: 0 by the portal, else the place in [`Way::ALL`] from 1. In the open it moves in steps as answers do.
pub async fn ways(store: &Store, id: ConsultationId, now: Moment) -> Outcome<Table> {
    let mut tx = store.read().await?;
    let stage = stage_of(&mut tx, id, now).await?;
    let counted = ways_of(&mut tx, id).await?;
    let asked = NewQuestion::plain(Form::Single, "").numbered(WAYS, 1);
    let kept = steps(store, &mut tx, id).await?;
    drop(tx);
    let before = kept.get(&WAYS).map_or(&[][..], Vec::as_slice);
    let ((tables, _), next) = moment(stage, &asked, counted, before);
    if let Some(next) = next {
        let new = vec![(WAYS, before.len() as i64 + 1, serde_json::to_string(&next)?)];
        if !write(store, id, new).await? {
            return Box::pin(ways(store, id, now)).await;
        }
    }
    Ok(tables.all)
}

/// Writes steps; false where one of them is there already.
async fn write(store: &Store, id: ConsultationId, new: Vec<(i64, i64, String)>) -> Outcome<bool> {
    store
        .write(move |tx| {
            Box::pin(async move {
                for (question, step, _) in &new {
                    let (sql, of) = match *question {
                        WAYS => ("select count(*) from way_steps where consultation = $1 and step >= $2", id.0),
                        of => ("select count(*) from survey_steps where question = $1 and step >= $2", of),
                    };
                    let (there,): (i64,) = tx.one(sql, args![of, *step]).await?;
                    if there > 0 {
                        return Ok(false);
                    }
                }
                let (ways, new): (Vec<_>, Vec<_>) = new.into_iter().partition(|(question, ..)| *question == WAYS);
                let rows = ways.into_iter().map(|(_, step, body)| args![id, step, body.as_str()]).collect();
                tx.add("insert into way_steps (consultation, step, body)", rows).await?;
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
    let stage = stage_of(&mut tx, id, now).await?;
    let key = (last_event(&mut tx, id).await?, matches!(stage, Stage::Open | Stage::Kept));
    if let Some(tables) = store.tables.told(id, asked, key) {
        return Ok(Arc::new(tables.iter().map(|(tables, _)| tables.clone()).collect()));
    }
    drop(tx);
    let all = told_crossed(store, id, asked, now).await?;
    Ok(Arc::new(all.iter().map(|(tables, _)| tables.clone()).collect()))
}

/// What the desk's previews and papers show of it: as everyone is told, or while nobody is as it is counted, without what would single somebody out.
pub async fn for_desk(store: &Store, id: ConsultationId, asked: Asked, now: Moment) -> Outcome<Arc<Vec<Tables>>> {
    let mut tx = store.read().await?;
    let stage = stage(&mut tx, id, now).await?;
    drop(tx);
    match stage {
        Stage::Untold => public(store, id, asked).await,
        _ => told(store, id, asked, now).await,
    }
}

/// What everyone is told of some questions now, with cross-tables.
pub async fn told_crossed(
    store: &Store,
    id: ConsultationId,
    asked: Asked,
    now: Moment,
) -> Outcome<Arc<Vec<WithCrossed>>> {
    let mut tx = store.read().await?;
    let stage = stage_of(&mut tx, id, now).await?;
    let key = (last_event(&mut tx, id).await?, matches!(stage, Stage::Open | Stage::Kept));
    if let Some(tables) = store.tables.told(id, asked, key) {
        return Ok(tables);
    }
    let questions = questions_in(&mut tx, id, asked).await?;
    drop(tx);
    let tables = moments(store, id, &questions, stage).await?;
    Ok(store.tables.keep_told(id, asked, key, tables))
}
