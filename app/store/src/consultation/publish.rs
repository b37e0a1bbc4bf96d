//! Putting a dossier to the public, and what may end its hearing: cancelling it, or closing it before its day.

use super::edit::LONGEST_REASON;
use super::propose::{fitting_order, proposal_in};
use super::{allowed, note, set_time, touched};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, impact, version};
use domain::act::Act;
use domain::agency::Viewer;
use domain::checklist::{self, Has};
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::key_point;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required, says_nothing};
use domain::time::Moment;

/// Publishes a dossier whose checklist is complete (s.14), that another has proposed, or by the agency's order alone.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `ChecklistIncomplete`, for days that are
/// past (`opens`, `closes`), for key points that name a part the text does not have (`k2.provisions`), or as
/// [`domain::approval::lets`] says.
pub async fn publish(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store.write(move |tx| Box::pin(async move { publish_in(tx, &by, id, revision, now).await })).await
}

/// The same inside a transaction; whatever time was set for it is forgotten.
pub(super) async fn publish_in(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    now: Moment,
) -> Outcome<()> {
    let mut dossier = allowed(tx, by, id, Act::Publish, Some(revision), now).await?;
    complete(tx, &mut dossier, now).await?;
    let proposal = proposal_in(tx, id).await?;
    let order = fitting_order(tx, &dossier, proposal.as_ref(), by, now).await?;
    if let Some(version) = &dossier.version {
        tx.run("update versions set published = $1 where id = $2", args![now, version.id]).await?;
    }
    tx.run("update consultations set published = $1, sole_order = $2 where id = $3", args![now, &order, id]).await?;
    impact::published_with(tx, &dossier, now).await?;
    set_time::forget(tx, id).await?;
    let mut content = content(&dossier, now);
    content["proposed_by"] = serde_json::json!(proposal.map(|proposal| proposal.person));
    content["sole_order"] = serde_json::json!(order);
    note(tx, by, Deed::ConsultationPublished, id, "", content, now).await?;
    touched(tx, id).await?;
    Ok(())
}

/// Refuses a dossier that could not be published now, whoever asks. What its impact analysis says of s.14 is in its texts after.
pub(super) async fn complete(tx: &mut Tx, dossier: &mut Consultation, now: Moment) -> Outcome<()> {
    super::state_only::refuse(tx, dossier.id).await?;
    dossier.texts = domain::impact::filled(&dossier.texts, &impact::latest_in(tx, dossier.id).await?);
    let questions = crate::survey::questions_in(tx, dossier.id, crate::survey::Asked::Now).await?.len();
    let (rules, _) = crate::rules::in_tx(tx).await?;
    let memorandum = match &dossier.version {
        Some(version) => crate::version::has_kind_in(tx, version.id, "memorandum").await?,
        None => false,
    };
    let law = crate::law::is_tied_or_said_in(tx, dossier.id).await?;
    let missing = checklist::missing(&checklist::of(&rules, dossier, Has { questions, memorandum, law }));
    if missing > 0 {
        return Err(Refusal::ChecklistIncomplete { missing }.into());
    }
    in_time(dossier, now)?;
    if let Some(version) = &dossier.version {
        let points: Vec<key_point::New> = dossier
            .key_points
            .iter()
            .map(|point| key_point::New {
                title: point.title.clone(),
                body: point.body.clone(),
                question: point.question.clone(),
                provisions: point.provisions.clone(),
            })
            .collect();
        version::known_parts(tx, version.id, &points).await?;
    }
    Ok(())
}

/// A hearing may open on the day of its publication, never before; a plan may have grown old on the desk.
fn in_time(dossier: &Consultation, now: Moment) -> Result<(), Refusals> {
    let mut no = Refusals::default();
    if let Some(round) = &dossier.round {
        if round.opens.day() < now.day() {
            no.add("opens", Refusal::InThePast);
        }
        if round.closes < now {
            no.add("closes", Refusal::InThePast);
        }
    }
    no.none(|| Some(()))
}

/// Everything that was put to the public; the text itself by its version, whose own event commits to it.
fn content(dossier: &Consultation, now: Moment) -> serde_json::Value {
    serde_json::json!({
        "id": dossier.id,
        "agency": dossier.agency.id,
        "kind": dossier.kind.code(),
        "texts": dossier.texts,
        "round": dossier.round,
        "version": dossier.version.as_ref().map(|version| version.id),
        "key_points": dossier.key_points,
        "published": now,
    })
}

/// Cancels a published consultation, with a reason for the public.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, or for `reason`.
pub async fn cancel(store: &Store, by: &Viewer, id: ConsultationId, reason: &str, now: Moment) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::Cancel, None, now).await?;
                let reason = reason?;
                tx.run(
                    "update consultations set cancelled = $1, cancel_reason = $2 where id = $3",
                    args![now, &reason, id],
                )
                .await?;
                let content = serde_json::json!({ "reason": reason });
                note(tx, &by, Deed::ConsultationCancelled, id, "", content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Ends the hearing at once, with a reason for the public: from `now` on it is closed.
///
/// # Errors
/// As [`cancel`].
pub async fn close_early(store: &Store, by: &Viewer, id: ConsultationId, reason: &str, now: Moment) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::CloseEarly, None, now).await?;
                let reason = reason?;
                // The last moment is inclusive.
                let closes = Moment(now.0 - 1);
                let round = dossier.round.map(|round| round.id);
                tx.run("update rounds set closes = $1, closed_early = $2 where id = $3", args![closes, &reason, round])
                    .await?;
                tx.run("update consultations set closes = $1 where id = $2", args![closes, id]).await?;
                let content = serde_json::json!({ "reason": reason, "closes": closes });
                note(tx, &by, Deed::RoundClosedEarly, id, "", content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// A reason that says something, as it is kept.
///
/// # Errors
/// Refusals of `reason`.
pub fn said(reason: &str) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let reason = required(reason, LONGEST_REASON, Lines::Many).and_then(|reason| match says_nothing(&reason, "") {
        true => Err(Refusal::SaysNothing),
        false => Ok(reason),
    });
    let reason = no.take("reason", reason);
    no.none(|| reason)
}
