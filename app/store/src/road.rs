//! The road after the hearing: steps entered on the desk, public at once, each with its day and where it can be read.

use crate::Store;
use crate::consultation::{allowed, note, said, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::road::{self, DROPPED, Entry, New, Typed};
use domain::time::{Day, Moment};

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    step: String,
    day: i64,
    source: String,
    link: String,
    note: String,
    at: i64,
    taken_back: Option<i64>,
    why: String,
}

pub(crate) async fn all_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Entry>> {
    let lines: Vec<Line> = tx
        .all(
            "select number, step, day, source, link, note, at, taken_back, why
             from road_steps
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    let entry = |line: Line| Entry {
        number: line.number as u32,
        step: line.step,
        day: Day(line.day),
        source: line.source,
        link: line.link,
        note: line.note,
        at: Moment(line.at),
        taken_back: line.taken_back.map(|at| (Moment(at), line.why)),
    };
    let mut entries: Vec<Entry> = lines.into_iter().map(entry).collect();
    let (rules, _) = crate::rules::in_tx(tx).await?;
    entries.sort_by_key(|entry| (entry.day, rules.stage(&entry.step), entry.number));
    Ok(entries)
}

/// Every step of a consultation by its day, those that were taken back too. Who may see it is for the caller to have asked.
pub async fn all(store: &Store, id: ConsultationId) -> Outcome<Vec<Entry>> {
    all_in(&mut store.read().await?, id).await
}

/// The day on which the Act came into force: before it nobody was heard under s.19.
const SINCE_THE_ACT: (i32, u32, u32) = (2019, 11, 27);

/// The dossier whose road the viewer may walk now, and whether only state agencies were heard on it (s.19): then it is walked before, and
/// without, being published.
///
/// # Errors
/// As [`allowed`].
pub(crate) async fn walked(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    now: Moment,
) -> Outcome<(Consultation, bool)> {
    let (sealed,): (i64,) = tx.one("select count(*) from state_only where consultation = $1", args![id]).await?;
    let act = if sealed > 0 { Act::WalkStateRoad } else { Act::WalkRoad };
    Ok((allowed(tx, by, id, act, Some(revision), now).await?, sealed > 0))
}

/// Enters a step; followers are told. Of a draft that only state agencies were heard on the log tells its agency alone.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `AlreadyDone` where the road has ended, with
/// `NotSummarised` where the result is not public yet (but for a draft that is dropped), or as [`Typed::parse`] says.
pub async fn enter(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    typed: &Typed<'_>,
    now: Moment,
) -> Outcome<()> {
    let (dossier, sealed) = walked(&mut store.read().await?, by, id, revision, now).await?;
    let (year, month, day) = SINCE_THE_ACT;
    let first = match sealed {
        true => Day::from_ce(year, month, day).unwrap_or(Day(0)),
        // A step may lie between two rounds.
        false => {
            let sql = "select min(closes) from rounds where consultation = $1";
            let (closed,): (Option<i64>,) = store.read().await?.one(sql, args![id]).await?;
            let closed = closed.map(Moment).filter(|_| typed.step != DROPPED);
            closed.or(dossier.dates.published).unwrap_or(now).day()
        }
    };
    let entries = all(store, id).await?;
    let (rules, _) = crate::rules::now(store).await?;
    let new = typed.parse(&rules, dossier.kind, (first, &entries), now.day())?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (dossier, sealed) = walked(tx, &by, id, revision, now).await?;
                let (rules, _) = crate::rules::in_tx(tx).await?;
                if road::ended(&rules, &all_in(tx, id).await?) {
                    return Err(Refusal::AlreadyDone.into());
                }
                if !sealed && dossier.phase(now) != Phase::Summarised && new.step != DROPPED {
                    return Err(Refusal::NotSummarised.into());
                }
                let deed = if sealed { Deed::StateOnlyStep } else { Deed::RoadStep };
                put(tx, &by, id, &new, deed, now).await?;
                if new.step == road::IN_FORCE {
                    crate::law::say(tx, &by, id, (new.day, &new.source, &new.link), true, now).await?;
                }
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Writes a step that may be taken, and tells the log.
pub(crate) async fn put(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    new: &New,
    deed: Deed,
    now: Moment,
) -> Outcome<()> {
    let (number,): (i64,) = tx
        .one(
            "insert into road_steps
               (consultation, number, step, day, source, link, note, at, person, why)
             select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, ''
             from road_steps
             where consultation = $1
             returning number",
            args![id, &new.step, new.day.0, &new.source, &new.link, &new.note, now, by.person],
        )
        .await?;
    let content = serde_json::json!({
        "number": number, "step": new.step, "day": new.day, "source": new.source, "link": new.link,
        "note": new.note,
    });
    note(tx, by, deed, id, &number.to_string(), content, now).await
}

/// Takes a step back that was entered by mistake, with a public reason; it stays to be read.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or for `reason`.
pub async fn take_back(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, reason): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                let (_, sealed) = walked(tx, &by, id, revision, now).await?;
                let reason = reason?;
                let taken = tx
                    .run(
                        "update road_steps set taken_back = $1, why = $2
                         where consultation = $3 and number = $4 and taken_back is null",
                        args![now, &reason, id, number],
                    )
                    .await?;
                if taken == 0 {
                    return Err(Error::NotFound);
                }
                let step = all_in(tx, id).await?.into_iter().find(|step| step.number == number);
                if let Some(step) = step.filter(|step| step.step == road::IN_FORCE) {
                    crate::law::say(tx, &by, id, (step.day, &step.source, &step.link), false, now).await?;
                }
                let content = serde_json::json!({ "number": number, "reason": reason });
                let deed = if sealed { Deed::StateOnlyStepTakenBack } else { Deed::RoadStepTakenBack };
                note(tx, &by, deed, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}
