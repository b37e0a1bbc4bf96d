//! What every deed about a consultation asks first and does last.

use super::load::load;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::time::Moment;

/// The dossier, if the viewer may do this to it now. `revision` is the one from which their page was drawn.
///
/// # Errors
/// `NotFound` also for a dossier the viewer may not know of; `NotAllowed`; refused by the phase, or with
/// `ChangedMeanwhile`.
pub(crate) async fn allowed(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    act: Act,
    revision: Option<i64>,
    now: Moment,
) -> Outcome<Consultation> {
    let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
    let phase = dossier.phase(now);
    if !phase.is_public() && !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    if !by.may(act, dossier.agency.id) {
        return Err(Error::NotAllowed);
    }
    if let Some(refusal) = phase.refuses(act, &dossier.dates) {
        return Err(refusal.into());
    }
    if revision.is_some_and(|revision| revision != dossier.revision) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(dossier)
}

/// Counts the revision up; gives the new one.
pub(crate) async fn touched(tx: &mut Tx, id: ConsultationId) -> Outcome<i64> {
    let (revision,): (i64,) =
        tx.one("update consultations set revision = revision + 1 where id = $1 returning revision", args![id]).await?;
    Ok(revision)
}

/// Appends the event of a deed about the dossier itself.
pub(crate) async fn note(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    id: ConsultationId,
    subject: &str,
    content: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    event::append(
        tx,
        event::New {
            at: now,
            actor: by.person,
            deed,
            agency: None,
            consultation: Some(id),
            subject: subject.into(),
            content: content.to_string().into_bytes(),
        },
    )
    .await?;
    Ok(())
}
