//! A further version of a published draft: read and kept beside the one that is public, then put in its place with a public
//! reason. Every version stays. What people said follows its provision ([`super::carry`]).

use super::carry::{Carried, carried};
use super::keep::{Derived, checked, content, keep, make, of_source};
use super::show::pieces;
use crate::Store;
use crate::consultation::{allowed, load, note, said, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::{Consultation, Provision, Version};
use domain::event::Deed;
use domain::id::{ConsultationId, VersionId};
use domain::reading::{self, Kind};
use domain::refusal::Refusal;
use domain::time::Moment;

/// A version that the public can read, and why it was made; the first has no reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub version: Version,
    pub reason: String,
}

/// A version that was read and is not published yet, with its text as pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub version: Version,
    pub source: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    made: i64,
    published: Option<i64>,
    provisions: i64,
    by_division: bool,
    /// Why it was made, or its source.
    text: String,
}

impl Line {
    fn version(&self) -> Version {
        Version {
            id: VersionId(self.id),
            number: self.number as u32,
            made: Moment(self.made),
            published: self.published.map(Moment),
            provisions: self.provisions as u32,
            by_division: self.by_division,
        }
    }
}

/// Every version that the public can read, in their order. Who may see the consultation is for the caller to have asked.
pub async fn published(store: &Store, consultation: ConsultationId) -> Outcome<Vec<Published>> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select id, number, made, published, provisions, by_division, reason as text
             from versions
             where consultation = $1 and published is not null
             order by number",
            args![consultation],
        )
        .await?;
    Ok(lines.into_iter().map(|line| Published { version: line.version(), reason: line.text }).collect())
}

/// The version that waits to be published after the one that is public.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn waiting(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Option<Waiting>> {
    let mut tx = store.read().await?;
    let dossier = load(&mut tx, consultation).await?.ok_or(Error::NotFound)?;
    if !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    waiting_in(&mut tx, consultation).await
}

async fn waiting_in(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Option<Waiting>> {
    let line: Option<Line> = tx
        .maybe(
            "select id, number, made, published, provisions, by_division, source as text
             from versions
             where consultation = $1 and published is null and number > 1",
            args![consultation],
        )
        .await?;
    Ok(line.map(|line| Waiting { version: line.version(), source: line.text }))
}

/// What comparing needs of kept pieces.
fn parts(pieces: &[(i64, Provision)]) -> Vec<compare::Part<'_>> {
    let kind = |code: &str| Kind::ALL.into_iter().find(|kind| kind.as_str() == code).unwrap_or(Kind::Note);
    pieces
        .iter()
        .map(|(_, piece)| compare::Part {
            kind: kind(&piece.kind),
            anchor: &piece.anchor,
            number: &piece.number,
            label: &piece.label,
            text: &piece.text,
        })
        .collect()
}

/// Reads a text and keeps it beside the published version, in the place of one that waited already. Its provisions carry
/// the identities of those they were.
///
/// # Errors
/// As [`super::read`]; refused by the phase before the dossier is published and after the result is.
pub async fn put(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    source: &str,
    now: Moment,
) -> Outcome<VersionId> {
    let act = Act::PutVersion;
    // Asked before the work of reading, and again inside the transaction.
    let dossier = allowed(&mut store.read().await?, by, consultation, act, Some(revision), now).await?;
    let Some(current) = dossier.version else { return Err(of_source(Refusal::NotAChoice)) };
    checked(source)?;
    let old = pieces(store, current.id).await?;
    let (by, source) = (by.clone(), source.to_string());
    let (source, derived, identities) = tokio::task::spawn_blocking(move || {
        let derived = Derived::of(reading::read(&source));
        let new: Vec<(i64, Provision)> = derived.provisions_kept();
        let known: Vec<i64> = old.iter().map(|(identity, _)| *identity).collect();
        let carried = compare::carry::carry(&parts(&old), &known, &parts(&new));
        (source, derived, carried.identities)
    })
    .await
    .map_err(|cause| Error::fault(format!("reading a text failed: {cause}")))?;
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, act, Some(revision), now).await?;
                let version = match waiting_in(tx, consultation).await? {
                    Some(waiting) => waiting.version.id,
                    None => make(tx, consultation, current.number + 1).await?,
                };
                keep(tx, version, &source, &derived, Some(&identities), now).await?;
                let content = content(version, &source, &derived);
                note(tx, &by, Deed::VersionRead, consultation, &version.to_string(), content, now).await?;
                touched(tx, consultation).await?;
                Ok(version)
            })
        })
        .await
}

/// Who read a revised text in may not publish it, but by the agency's order: its words, where it is needed.
async fn four_eyes(
    tx: &mut Tx,
    by: &Viewer,
    dossier: &Consultation,
    version: VersionId,
    now: Moment,
) -> Outcome<Option<String>> {
    let put: Option<(Option<i64>,)> = tx
        .maybe(
            "select actor
             from events
             where consultation = $1 and deed = 'version.read' and subject = $2
             order by seq desc
             limit 1",
            args![dossier.id, version.to_string()],
        )
        .await?;
    if put.is_none_or(|(person,)| person != by.person.map(|person| person.0)) {
        return Ok(None);
    }
    let order = crate::consultation::standing_order(tx, dossier.agency.id, now).await?;
    order.map(Some).ok_or_else(|| Refusal::OwnProposal.into())
}

/// Whether the last version was published with these very words: a button pressed twice.
async fn is_public(tx: &mut Tx, consultation: ConsultationId, reason: &str) -> Outcome<bool> {
    let last: Option<(String,)> = tx
        .maybe(
            "select reason
             from versions
             where consultation = $1 and published is not null and number > 1
             order by number desc
             limit 1",
            args![consultation],
        )
        .await?;
    Ok(last.is_some_and(|(last,)| said(reason).is_ok_and(|reason| reason == last)))
}

/// Puts the version that waits in the place of the public one, with a reason for the public. Pressed twice it is one. Comments, issues and key
/// points follow the provisions they name; comments whose provision is gone wait to be placed. What was set by hand of the law
/// that it amends goes: its clauses may be others now.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `reason`, or for `source` with `Missing`
/// where no version waits.
pub async fn publish(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    reason: &str,
    now: Moment,
) -> Outcome<()> {
    let act = Act::PublishVersion;
    let mut tx = store.read().await?;
    let dossier = allowed(&mut tx, by, consultation, act, None, now).await?;
    let waiting = waiting_in(&mut tx, consultation).await?;
    if waiting.is_none() && is_public(&mut tx, consultation, reason).await? {
        return Ok(());
    }
    allowed(&mut tx, by, consultation, act, Some(revision), now).await?;
    let reason = said(reason)?;
    let waiting = waiting.ok_or_else(|| of_source(Refusal::Missing))?;
    let Some(current) = dossier.version else { return Err(of_source(Refusal::NotAChoice)) };
    let (source,): (String,) = tx.one("select source from versions where id = $1", args![current.id]).await?;
    let inside: Vec<(String, i64)> =
        tx.all("select anchor, place from provision_parts where version = $1", args![current.id]).await?;
    drop(tx);
    let (old, new) = (pieces(store, current.id).await?, pieces(store, waiting.version.id).await?);
    let (carried, waiting) = tokio::task::spawn_blocking(move || {
        let carried = carried((&source, &old, &inside), (&waiting.source, &new));
        (carried, waiting.version)
    })
    .await
    .map_err(|cause| Error::fault(format!("carrying a version failed: {cause}")))?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                // The revision says that neither text has changed since they were read.
                let dossier = allowed(tx, &by, consultation, act, Some(revision), now).await?;
                let order = four_eyes(tx, &by, &dossier, waiting.id, now).await?;
                let Carried { gone, same, .. } = &carried;
                let hand = crate::amended::follow(tx, consultation, same, now).await?;
                let content = serde_json::json!({
                    "version": waiting.id, "before": current.id, "reason": reason, "gone": gone, "published": now,
                    "sole_order": order, "by_hand": hand,
                });
                carried.follow(tx, consultation, waiting.id).await?;
                tx.script(
                    "update versions set published = $1, reason = $2 where id = $3;
                     update consultations set version = $3 where id = $4",
                    args![now, &reason, waiting.id, consultation],
                )
                .await?;
                note(tx, &by, Deed::VersionPublished, consultation, &waiting.id.to_string(), content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}
