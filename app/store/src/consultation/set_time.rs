//! Publication at a set time: an approver sets it for one revision, the server publishes it in their name when the time has come,
//! once. What changed since, or may not be published any more, is not published, and the desk says why.

use super::propose::{fitting_order, proposal_in};
use super::publish::{complete, publish_in};
use super::{allowed, load, note};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// How far ahead a time may be set, in days.
const FARTHEST_DAYS: i64 = 366;
/// Dossiers published in one look.
const AT_ONCE: u32 = 50;

/// The time set for a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetTime {
    pub at: Moment,
    /// Who set it.
    pub name: String,
    /// The revision that is published, if it is still that.
    pub revision: i64,
    /// When it could not be published, and why.
    pub failed: Option<(Moment, Refusals)>,
}

/// Sets the time at which a dossier is published as it stands. It is asked now whether it could be published then.
///
/// # Errors
/// As [`super::publish`]; refused for `at` (`InThePast`, `TooFarAhead`, `AfterOpening`).
pub async fn set_time(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    at: Moment,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    if at <= now {
        no.add("at", Refusal::InThePast);
    } else if at > now.plus_days(FARTHEST_DAYS) {
        no.add("at", Refusal::TooFarAhead);
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut dossier = allowed(tx, &by, id, Act::Publish, Some(revision), now).await?;
                let opens = dossier.round.as_ref().map(|round| round.opens.day());
                if let Some(day) = opens.filter(|day| *day < at.day() && *day >= now.day()) {
                    no.add("at", Refusal::AfterOpening { day });
                }
                no.none(|| Some(()))?;
                complete(tx, &mut dossier, at).await?;
                let proposal = proposal_in(tx, id).await?;
                fitting_order(tx, &dossier, proposal.as_ref(), &by, at).await?;
                tx.upsert(
                    "insert into set_times (consultation, at, person, revision, made, why)",
                    vec![args![id, at, by.person, revision, now, ""]],
                    "on conflict (consultation) do update
                     set at = excluded.at, person = excluded.person, revision = excluded.revision, made = excluded.made,
                         failed = null, why = ''",
                )
                .await?;
                let content = serde_json::json!({ "at": at, "revision": revision });
                note(tx, &by, Deed::TimeSet, id, "", content, now).await
            })
        })
        .await
}

/// Takes a set time back.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, or with `AlreadyDone` where none is set.
pub async fn drop_time(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::Publish, None, now).await?;
                if !forget(tx, id).await? {
                    return Err(Refusal::AlreadyDone.into());
                }
                note(tx, &by, Deed::TimeDropped, id, "", serde_json::json!({}), now).await
            })
        })
        .await
}

/// Whether there was one.
pub(super) async fn forget(tx: &mut Tx, id: ConsultationId) -> Outcome<bool> {
    Ok(tx.run("delete from set_times where consultation = $1", args![id]).await? > 0)
}

/// The time set for a dossier, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn time_set(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Option<SetTime>> {
    super::for_desk(store, by, id).await?;
    let row: Option<(i64, String, i64, Option<i64>, String)> = store
        .read()
        .await?
        .maybe(
            "select s.at, p.name, s.revision, s.failed, s.why
             from set_times s
             join people p on p.id = s.person
             where s.consultation = $1",
            args![id],
        )
        .await?;
    let Some((at, name, revision, failed, why)) = row else { return Ok(None) };
    let failed = match failed {
        Some(when) => Some((Moment(when), serde_json::from_str(&why)?)),
        None => None,
    };
    Ok(Some(SetTime { at: Moment(at), name, revision, failed }))
}

/// The dossiers among these whose set time came and that could not be published.
pub async fn failed_times(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<ConsultationId>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let sql = "select consultation from set_times where failed is not null and consultation in ({ids})";
    let rows: Vec<(i64,)> = store.read().await?.all_in(sql, vec![], &ids).await?;
    Ok(rows.into_iter().map(|(id,)| ConsultationId(id)).collect())
}

/// Publishes every dossier whose set time has come, each in a transaction of its own in which its time is forgotten: it happens once,
/// whenever the program is cut off. Gives the number of those that were looked at.
///
/// # Errors
/// Faults.
pub async fn publish_due(store: &Store, now: Moment) -> Outcome<usize> {
    let sql = "select consultation, person from set_times where failed is null and at <= $1 order by at limit $2";
    let due: Vec<(i64, i64)> = store.read().await?.all(sql, args![now, AT_ONCE]).await?;
    for (id, person) in &due {
        let (id, person) = (ConsultationId(*id), PersonId(*person));
        match publish_one(store, id, person, now).await {
            Ok(()) => {}
            Err(Error::Fault(cause)) => return Err(Error::Fault(cause)),
            Err(Error::Refused(why)) => fail(store, id, why, now).await?,
            // Who set it is of the agency no more, or approves no more.
            Err(Error::NotAllowed | Error::NotFound) => fail(store, id, Refusal::ApproverGone.into(), now).await?,
        }
    }
    Ok(due.len())
}

async fn publish_one(store: &Store, id: ConsultationId, person: PersonId, now: Moment) -> Outcome<()> {
    let by = crate::session::viewer_of(store, person, now).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                // Set anew or taken back since it was looked at: then it is not due.
                let sql = "select revision from set_times
                           where consultation = $1 and person = $2 and failed is null and at <= $3";
                let Some((revision,)) = tx.maybe::<(i64,)>(sql, args![id, person, now]).await? else { return Ok(()) };
                let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
                if dossier.dates.published.is_none() && dossier.revision != revision {
                    return Err(Refusal::ProposalOld.into());
                }
                publish_in(tx, &by, id, revision, now).await
            })
        })
        .await
}

/// Keeps why a dossier was not published at its time.
async fn fail(store: &Store, id: ConsultationId, why: Refusals, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let failed = tx
                    .run(
                        "update set_times set failed = $1, why = $2 where consultation = $3 and failed is null and at <= $1",
                        args![now, serde_json::to_string(&why)?, id],
                    )
                    .await?;
                if failed == 0 {
                    return Ok(());
                }
                let content = serde_json::json!({ "why": why });
                note(tx, &Viewer::default(), Deed::TimeFailed, id, "", content, now).await
            })
        })
        .await
}
