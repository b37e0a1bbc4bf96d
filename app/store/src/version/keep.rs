//! Reading a pasted text and keeping what it comes to.

use crate::consultation::{allowed, note, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, html};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Provision;
use domain::event::Deed;
use domain::id::{ConsultationId, VersionId};
use domain::reading::{self, Reading};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;

/// The longest text, in characters: some three times the Civil and Commercial Code.
pub const LONGEST: u32 = 3_000_000;
/// A text with more provisions than this is shown by its divisions, where it has any.
pub const WHOLE: usize = 150;

/// Reads a text and keeps it as the dossier's version, in the place of one that was not published.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or for `source`: `Missing`, `TooLong`,
/// `ControlCharacters`, `NotAChoice` where this kind of consultation has no text.
pub async fn read(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    source: &str,
    now: Moment,
) -> Outcome<(VersionId, Reading)> {
    // Asked before the work of reading, and again inside the transaction.
    allowed(&mut store.read().await?, by, consultation, Act::EditDossier, Some(revision), now).await?;
    checked(source)?;
    let (by, source) = (by.clone(), source.to_string());
    let (source, derived) = tokio::task::spawn_blocking(move || {
        let derived = Derived::of(reading::read(&source));
        (source, derived)
    })
    .await
    .map_err(|cause| Error::fault(format!("reading a text failed: {cause}")))?;
    let reading = derived.reading.clone();
    let version = store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, consultation, Act::EditDossier, Some(revision), now).await?;
                if !dossier.kind.has_draft() {
                    return Err(of_source(Refusal::NotAChoice));
                }
                let version = dossier.version.as_ref().map(|version| version.id);
                begin_with(tx, &by, (consultation, version), (&source, &derived), now).await
            })
        })
        .await?;
    Ok((version, Arc::unwrap_or_clone(reading)))
}

/// Puts a text that was read in a dossier that is being prepared, in the place of the version it has.
pub(crate) async fn begin_with(
    tx: &mut Tx,
    by: &Viewer,
    (consultation, version): (ConsultationId, Option<VersionId>),
    (source, derived): (&str, &Derived),
    now: Moment,
) -> Outcome<VersionId> {
    let version = match version {
        Some(version) => version,
        None => make(tx, consultation, 1).await?,
    };
    keep(tx, version, source, derived, None, now).await?;
    tx.run("update consultations set version = $1 where id = $2", args![version, consultation]).await?;
    let content = content(version, source, derived);
    note(tx, by, Deed::VersionRead, consultation, &version.to_string(), content, now).await?;
    touched(tx, consultation).await?;
    Ok(version)
}

/// What the log keeps of a text that was read.
pub(super) fn content(version: VersionId, source: &str, derived: &Derived) -> serde_json::Value {
    serde_json::json!({
        "version": version,
        "sha256": Sha256::digest(source).iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        "bytes": source.len(),
        "reader": reading::VERSION,
        "provisions": derived.provisions,
    })
}

/// Refuses a text that cannot be kept.
pub(crate) fn checked(source: &str) -> Outcome<()> {
    let letters = source.chars().count() as u32;
    let refused = match source {
        _ if source.trim().is_empty() => Some(Refusal::Missing),
        _ if letters > LONGEST => Some(Refusal::TooLong { most: LONGEST, got: letters }),
        _ if source.contains('\0') => Some(Refusal::ControlCharacters),
        _ => None,
    };
    refused.map_or(Ok(()), |refusal| Err(of_source(refusal)))
}

pub(super) fn of_source(refusal: Refusal) -> Error {
    let mut no = Refusals::default();
    no.add("source", refusal);
    no.into()
}

/// What a reading comes to in the tables.
pub(crate) struct Derived {
    pub(crate) reading: Arc<Reading>,
    /// For each piece: its division, text and HTML.
    pub(crate) drawn: Vec<(u32, String, String)>,
    pub(crate) provisions: u32,
    pub(crate) by_division: bool,
}

impl Derived {
    pub(crate) fn of(reading: Reading) -> Derived {
        let divisions = reading.divisions();
        let mut drawn: Vec<(u32, String, String)> =
            reading.pieces.iter().map(|piece| (0, html::plain(piece), html::html(piece))).collect();
        for (place, division) in divisions.iter().enumerate() {
            for piece in &mut drawn[division.pieces.clone()] {
                piece.0 = place as u32;
            }
        }
        let provisions = reading.provisions().count();
        let by_division = provisions > WHOLE && divisions.len() > 1;
        Derived { reading: Arc::new(reading), drawn, provisions: provisions as u32, by_division }
    }

    /// The pieces as they will be kept, without identities, places and HTML: what comparing needs.
    pub(super) fn provisions_kept(&self) -> Vec<(i64, Provision)> {
        let kept = self.reading.pieces.iter().zip(&self.drawn).map(|(piece, (division, text, _))| Provision {
            place: 0,
            anchor: piece.anchor.clone(),
            kind: piece.kind.as_str().into(),
            number: piece.number.clone(),
            label: piece.label.clone(),
            path: Vec::new(),
            text: text.clone(),
            html: String::new(),
            division: *division,
        });
        kept.map(|piece| (0, piece)).collect()
    }
}

pub(super) async fn make(tx: &mut Tx, consultation: ConsultationId, number: u32) -> Outcome<VersionId> {
    let (id,): (i64,) = tx
        .one(
            "insert into versions (id, consultation, number, made, source, reader, provisions, by_division)
             select coalesce(max(id), 0) + 1, $1, $3, 0, '', '', 0, $2 from versions
             returning id",
            args![consultation, false, i64::from(number)],
        )
        .await?;
    Ok(VersionId(id))
}

/// Writes source and pieces of a version, in the place of what it had. The identities of its pieces are those carried from
/// the version before; of a first version, a piece that keeps its anchor keeps its identity.
pub(super) async fn keep(
    tx: &mut Tx,
    version: VersionId,
    source: &str,
    derived: &Derived,
    carried: Option<&[Option<i64>]>,
    now: Moment,
) -> Outcome<()> {
    let known: Vec<(String, i64)> =
        tx.all("select anchor, identity from provisions where version = $1", args![version]).await?;
    let known: HashMap<String, i64> = known.into_iter().collect();
    let (mut next,): (i64,) = tx.one("select coalesce(max(identity), 0) + 1 from provisions", vec![]).await?;
    tx.run("delete from provision_parts where version = $1", args![version]).await?;
    tx.run("delete from provisions where version = $1", args![version]).await?;
    let mut rows = Vec::with_capacity(derived.drawn.len());
    let mut parts = Vec::new();
    for (place, (piece, (division, text, html))) in derived.reading.pieces.iter().zip(&derived.drawn).enumerate() {
        let before = match carried {
            Some(carried) => carried.get(place).copied().flatten(),
            None => known.get(&piece.anchor).copied(),
        };
        let identity = before.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        parts.extend(piece.paragraphs.iter().map(|paragraph| args![version, &paragraph.anchor, place as i64]));
        rows.push(args![
            version,
            place as i64,
            &piece.anchor,
            identity,
            piece.kind.as_str(),
            &piece.number,
            &piece.label,
            serde_json::to_string(&piece.path)?,
            text,
            html,
            *division
        ]);
    }
    tx.add(
        "insert into provisions
           (version, place, anchor, identity, kind, number, label, path, text, html, division)",
        rows,
    )
    .await?;
    tx.add("insert into provision_parts (version, anchor, place)", parts).await?;
    tx.run(
        "update versions
         set made = $1, source = $2, reader = $3, provisions = $4, by_division = $5
         where id = $6",
        args![now, source, reading::VERSION.to_string(), derived.provisions, derived.by_division, version],
    )
    .await?;
    Ok(())
}
