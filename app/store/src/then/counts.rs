//! How many had spoken, and how they stood, by an earlier moment: from counts kept by day, and where little came from what came
//! itself. What would tell one person's part from the next day's is left out: by class and identity only where nothing came since.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::Counts;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::survey::{Answer, Answers, Audience, Tally};
use domain::time::Moment;
use std::collections::BTreeMap;

/// Comments and answer sheets that are counted anew for a page; of more, what is kept by day is told alone.
const COUNTED_ANEW: u64 = 20_000;
const SHEETS_ANEW: u64 = 5_000;

/// The counts of a dossier (`one`, as it stood) by a moment: those of that time that count today.
pub async fn counts(store: &Store, one: &Consultation, upto: Moment) -> Outcome<Counts> {
    let later = super::first_after(store, one.id, upto).await?;
    let now = crate::comment::counts_by_stance(store, one.id).await?;
    let mut tx = store.read().await?;
    let (version,): (Option<i64>,) = tx.one("select version from consultations where id = $1", args![one.id]).await?;
    // Parts are counted where they stand in the latest text.
    let same = version == one.version.as_ref().map(|version| version.id.0);
    let mut then = match later {
        None => now,
        Some(_) => until(&mut tx, one.id, now, upto).await?,
    };
    if !same {
        (then.by_target, then.by_target_stance) = (Vec::new(), Vec::new());
    }
    Ok(then)
}

async fn until(tx: &mut Tx, id: ConsultationId, now: Counts, upto: Moment) -> Outcome<Counts> {
    let mut then = Counts { by_day_stance: now.by_day_stance, ..Counts::default() };
    then.by_day_stance.retain(|(day, ..)| *day <= upto.day());
    let mut by_stance: BTreeMap<String, u64> = BTreeMap::new();
    for (_, stance, n) in &then.by_day_stance {
        *by_stance.entry(stance.clone()).or_default() += n;
    }
    then.by_stance = by_stance.into_iter().collect();
    then.total = then.by_stance.iter().map(|(_, n)| n).sum();
    if then.total <= COUNTED_ANEW {
        let rows: Vec<(String, i64)> = tx
            .all(
                "select part, count(*) from comments
                 where consultation = $1 and at <= $2 and withdrawn is null
                 group by part
                 order by part",
                args![id, upto],
            )
            .await?;
        then.by_target = rows.into_iter().map(|(part, n)| (part, n as u64)).collect();
    }
    Ok(then)
}

/// What was answered to a survey by a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    pub sheets: u64,
    /// By question; nothing where more came, then and since, than are counted anew.
    pub tallies: Option<Vec<Tally>>,
}

pub(super) async fn sheets_until(tx: &mut Tx, id: ConsultationId, upto: Moment) -> Outcome<u64> {
    let sql = "select count(*) from sheets where consultation = $1 and at <= $2";
    let (n,): (i64,) = tx.one(sql, args![id, upto]).await?;
    Ok(n as u64)
}

/// The answers of a survey by a moment, of everyone or of one audience.
pub async fn sheets(store: &Store, id: ConsultationId, audience: Option<Audience>, upto: Moment) -> Outcome<Sheets> {
    let mut tx = store.read().await?;
    let until = sheets_until(&mut tx, id, upto).await?;
    let (all,): (i64,) = tx.one("select count(*) from sheets where consultation = $1", args![id]).await?;
    if all as u64 == until {
        drop(tx);
        let tallies = Some(crate::survey::tallies(store, id, audience).await?);
        return Ok(Sheets { sheets: until, tallies });
    }
    if until > SHEETS_ANEW {
        return Ok(Sheets { sheets: until, tallies: None });
    }
    let rows: Vec<(String, String)> =
        tx.all("select audience, answers from sheets where consultation = $1 and at <= $2", args![id, upto]).await?;
    let of = rows.iter().filter(|(of, _)| audience.is_none_or(|audience| audience.code() == of));
    let read = of.map(|(_, answers)| Ok(serde_json::from_str(answers)?)).collect::<Outcome<Vec<Answers>>>()?;
    Ok(Sheets { sheets: until, tallies: Some(counted(&read)) })
}

fn counted(sheets: &[Answers]) -> Vec<Tally> {
    let mut questions: BTreeMap<i64, (u64, BTreeMap<i64, u64>)> = BTreeMap::new();
    for (question, answer) in sheets.iter().flatten() {
        let (answered, by_value) = questions.entry(*question).or_default();
        *answered += 1;
        let values: Vec<i64> = match answer {
            Answer::Chosen(places) => places.iter().map(|place| i64::from(*place)).collect(),
            Answer::Number(value) => vec![*value],
            Answer::Text(_) => Vec::new(),
        };
        values.into_iter().for_each(|value| *by_value.entry(value).or_default() += 1);
    }
    let tally = |(question, (answered, by_value)): (i64, (u64, BTreeMap<i64, u64>))| Tally {
        question,
        answered,
        by_value: by_value.into_iter().collect(),
    };
    questions.into_iter().map(tally).collect()
}
