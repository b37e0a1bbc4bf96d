//! The checks of a draft's content (s.21, s.22 para 1): answered on the desk in several sittings, each saving kept.

use crate::Store;
use crate::consultation::{allowed, load, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::checks::{self, Answers};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::time::Moment;

/// One saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// From 1; 0 where nothing was answered yet.
    pub number: u64,
    pub answers: Answers,
    pub at: Moment,
    pub name: String,
}

/// The answers in use, for those who have asked already whether the dossier may be seen.
pub async fn latest(store: &Store, id: ConsultationId) -> Outcome<Answers> {
    Ok(latest_in(&mut store.read().await?, id).await?.1)
}

async fn latest_in(tx: &mut Tx, id: ConsultationId) -> Outcome<(i64, Answers)> {
    let sql = "select number, answers from content_checks where consultation = $1 order by number desc limit 1";
    let row: Option<(i64, String)> = tx.maybe(sql, args![id]).await?;
    row.map_or_else(|| Ok((0, Answers::default())), |(number, json)| Ok((number, serde_json::from_str(&json)?)))
}

/// Every saving, the last first, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn history(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Vec<Saved>> {
    let mut tx = store.read().await?;
    let dossier = load(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    let rows: Vec<(i64, String, i64, Option<String>)> = tx
        .all(
            "select c.number, c.answers, c.at, p.name
             from content_checks c
             left join people p on p.id = c.person
             where c.consultation = $1
             order by c.number desc
             limit 100",
            args![id],
        )
        .await?;
    let saved = |(number, json, at, name): (i64, String, i64, Option<String>)| {
        let answers = serde_json::from_str(&json)?;
        Ok(Saved { number: number as u64, answers, at: Moment(at), name: name.unwrap_or_default() })
    };
    rows.into_iter().map(saved).collect()
}

/// Keeps the answers as far as they are given; `seen` is the last saving that the page knew of.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or as [`checks::read`] does.
pub async fn write(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    seen: u64,
    typed: &Answers,
    now: Moment,
) -> Outcome<()> {
    let (by, answers, asked) = (by.clone(), checks::read(typed), typed.keys().cloned().collect::<Vec<_>>());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::WriteImpact, None, now).await?;
                let mut answers = answers?;
                let (last, kept) = latest_in(tx, id).await?;
                if last as u64 != seen {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                // What the form did not ask keeps its answer.
                answers.extend(kept.into_iter().filter(|(code, _)| !asked.contains(code)));
                let json = serde_json::to_string(&answers)?;
                tx.run(
                    "insert into content_checks (consultation, number, answers, at, person) values ($1, $2, $3, $4, $5)",
                    args![id, last + 1, json, now, by.person],
                )
                .await?;
                note(tx, &by, Deed::ContentChecked, id, "", serde_json::json!({ "answers": answers }), now).await
            })
        })
        .await
}
