//! Removing a dossier made by mistake, while only its agency knows of it. What was published is never removed.

use super::allowed;
use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::time::Moment;

/// Everything that a dossier has before anybody can comment on it, what depends on others first.
const ROWS: [&str; 27] = [
    "delete from attachments where consultation = $1",
    "delete from set_times where consultation = $1",
    "delete from planned where consultation = $1",
    "delete from preview_links where consultation = $1",
    "delete from impacts where consultation = $1",
    "delete from follow_up_days where consultation = $1",
    "delete from follow_ups where consultation = $1",
    "delete from reports where consultation = $1",
    "delete from content_checks where consultation = $1",
    "delete from state_only where consultation = $1",
    "delete from state_only_told where consultation = $1",
    "delete from road_steps where consultation = $1",
    "delete from provision_parts where version in (select id from versions where consultation = $1)",
    "delete from provisions where version in (select id from versions where consultation = $1)",
    "delete from versions where consultation = $1",
    "delete from proposals where consultation = $1",
    "delete from earlier_amended_texts where consultation = $1",
    "delete from amended_texts where consultation = $1",
    "delete from amended_laws where consultation = $1",
    "delete from tied_laws where consultation = $1",
    "delete from questions where consultation = $1",
    "delete from key_points where consultation = $1",
    "delete from rounds where consultation = $1",
    "delete from consultation_areas where consultation = $1",
    "delete from consultation_subjects where consultation = $1",
    "delete from consultation_texts where consultation = $1",
    "delete from consultations where id = $1",
];

/// Removes a dossier that was never published; the log keeps that it was, under its agency.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone` once it is published, or with `ChangedMeanwhile`.
pub async fn delete(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::DeleteUnpublished, Some(revision), now).await?;
                for sql in ROWS {
                    tx.run(sql, args![id]).await?;
                }
                let content = serde_json::json!({ "id": id, "title": dossier.texts.title });
                let agency = Some(dossier.agency.id);
                event::note(tx, by.person, Deed::ConsultationDeleted, agency, id.0, content, now).await
            })
        })
        .await
}
