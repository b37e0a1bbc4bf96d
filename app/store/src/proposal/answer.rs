//! What the responsible agency does with a proposal: answers it, or withholds it as a comment is withheld.

use super::{of, tell};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, LawId, ProposalId};
use domain::moderation::Reason;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// The agencies responsible for a law at which a viewer may do something.
async fn at(tx: &mut Tx, by: &Viewer, act: Act, law: i64) -> Outcome<Vec<AgencyId>> {
    let rows: Vec<(i64,)> =
        tx.all("select agency from law_agencies where law = $1 order by agency", args![law]).await?;
    Ok(rows.into_iter().map(|(agency,)| AgencyId(agency)).filter(|agency| by.may(act, *agency)).collect())
}

/// Whether a viewer may answer proposals about a law.
pub async fn may_answer(store: &Store, by: &Viewer, law: LawId) -> Outcome<bool> {
    Ok(!at(&mut store.read().await?, by, Act::AnswerProposal, law.0).await?.is_empty())
}

/// Whether a viewer may withhold proposals about a law.
pub async fn may_withhold(store: &Store, by: &Viewer, law: LawId) -> Outcome<bool> {
    let central = by.may(Act::Withhold, AgencyId(0));
    Ok(central || !at(&mut store.read().await?, by, Act::Withhold, law.0).await?.is_empty())
}

/// Answers a proposal: whether it is reasonable, why, and to which evaluation or draft it leads. A later answer stands over an earlier one;
/// `seen` is how many answers its writer saw.
///
/// # Errors
/// `NotFound`, `NotAllowed` for all but the responsible; refused with `ChangedMeanwhile`, `AlreadyDone` where it was taken back, or as
/// [`domain::proposal::answer`] says; of `consultation` with `NotAChoice` where nothing public has this number.
pub async fn answer(
    store: &Store,
    by: &Viewer,
    id: ProposalId,
    seen: u32,
    (reasonable, why, led_to): (&str, &str, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, typed) = (by.clone(), domain::proposal::answer(reasonable, why, led_to));
    store
        .write(move |tx| {
            Box::pin(async move {
                let ground = of(tx, id).await?;
                let agency = at(tx, &by, Act::AnswerProposal, ground.law).await?.first().copied().ok_or(Error::NotAllowed)?;
                let (reasonable, why, led_to) = typed?;
                if ground.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (there,): (i64,) =
                    tx.one("select count(*) from proposal_answers where proposal = $1", args![id]).await?;
                if there != i64::from(seen) {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                public(tx, led_to).await?;
                tx.add(
                    "insert into proposal_answers (proposal, number, at, agency, person, reasonable, why, consultation)",
                    vec![args![id, there + 1, now, agency, by.person, reasonable, &why, led_to]],
                )
                .await?;
                tx.run(
                    "update law_proposals set reasonable = $1, answered = coalesce(answered, $2) where id = $3",
                    args![reasonable, now, id],
                )
                .await?;
                let content = serde_json::json!({
                    "number": there + 1, "reasonable": reasonable, "why": why, "consultation": led_to,
                });
                tell(tx, &by, Deed::ProposalAnswered, (id, LawId(ground.law)), content, now).await
            })
        })
        .await
}

async fn public(tx: &mut Tx, led_to: Option<ConsultationId>) -> Outcome<()> {
    let Some(led_to) = led_to else { return Ok(()) };
    let sql = "select count(*) from consultations where id = $1 and published is not null";
    let (there,): (i64,) = tx.one(sql, args![led_to]).await?;
    if there > 0 {
        return Ok(());
    }
    let mut no = Refusals::default();
    no.add("consultation", Refusal::NotAChoice);
    Err(no.into())
}

/// Withholds a proposal with a reason of the closed list, as a comment is: support and answers stay.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone`, or for `note`.
pub async fn withhold(
    store: &Store,
    by: &Viewer,
    id: ProposalId,
    (reason, note): (Reason, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, note) = (by.clone(), domain::proposal::note(note));
    store
        .write(move |tx| {
            Box::pin(async move {
                let ground = moderated(tx, &by, Act::Withhold, id).await?;
                let note = note?;
                if ground.withheld.is_some() || ground.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run(
                    "update law_proposals set withheld = $1, withheld_reason = $2, withheld_note = $3 where id = $4",
                    args![now, reason.code(), &note, id],
                )
                .await?;
                let content = serde_json::json!({ "reason": reason.code(), "note": note });
                tell(tx, &by, Deed::ProposalWithheld, (id, LawId(ground.law)), content, now).await
            })
        })
        .await
}

/// Shows a withheld proposal again.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone`.
pub async fn restore(store: &Store, by: &Viewer, id: ProposalId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let ground = moderated(tx, &by, Act::Restore, id).await?;
                if ground.withheld.is_none() || ground.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run(
                    "update law_proposals set withheld = null, withheld_reason = null, withheld_note = null where id = $1",
                    args![id],
                )
                .await?;
                tell(tx, &by, Deed::ProposalRestored, (id, LawId(ground.law)), serde_json::json!({}), now).await
            })
        })
        .await
}

async fn moderated(tx: &mut Tx, by: &Viewer, act: Act, id: ProposalId) -> Outcome<super::Ground> {
    let ground = of(tx, id).await?;
    if by.may(act, AgencyId(0)) || !at(tx, by, act, ground.law).await?.is_empty() {
        return Ok(ground);
    }
    Err(Error::NotAllowed)
}

/// What a withheld proposal says, for those who may withhold it.
///
/// # Errors
/// `NotFound` for all others, and where it says nothing any more.
pub async fn held(store: &Store, by: &Viewer, id: ProposalId) -> Outcome<(String, String)> {
    let mut tx = store.read().await?;
    let ground = moderated(&mut tx, by, Act::Withhold, id).await.map_err(Error::hidden)?;
    if ground.withdrawn.is_some() {
        return Err(Error::NotFound);
    }
    tx.one("select title, reason from law_proposals where id = $1", args![id]).await
}
