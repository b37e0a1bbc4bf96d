//! The text consulted on. What was pasted is kept byte for byte; provisions, anchors and HTML are derived from it here, by
//! the reader whose version stands beside them.

use crate::consultation::{allowed, load, note, touched};
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::{Store, html};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Provision;
use domain::event::Deed;
use domain::id::{ConsultationId, VersionId};
use domain::key_point;
use domain::reading::{self, Reading};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
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
    let letters = source.chars().count() as u32;
    let refused = match source {
        _ if source.trim().is_empty() => Some(Refusal::Missing),
        _ if letters > LONGEST => Some(Refusal::TooLong { most: LONGEST, got: letters }),
        _ if source.contains('\0') => Some(Refusal::ControlCharacters),
        _ => None,
    };
    if let Some(refusal) = refused {
        return Err(of_source(refusal));
    }
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
                let version = match &dossier.version {
                    Some(version) => version.id,
                    None => make(tx, consultation).await?,
                };
                keep(tx, version, &source, &derived, now).await?;
                tx.run("update consultations set version = $1 where id = $2", args![version, consultation]).await?;
                let content = serde_json::json!({
                    "version": version,
                    "sha256": Sha256::digest(&source).iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
                    "bytes": source.len(),
                    "reader": reading::VERSION,
                    "provisions": derived.provisions,
                });
                note(tx, &by, Deed::VersionRead, consultation, &version.to_string(), content, now).await?;
                touched(tx, consultation).await?;
                Ok(version)
            })
        })
        .await?;
    Ok((version, Arc::unwrap_or_clone(reading)))
}

fn of_source(refusal: Refusal) -> Error {
    let mut no = Refusals::default();
    no.add("source", refusal);
    no.into()
}

/// What a reading comes to in the tables.
struct Derived {
    reading: Arc<Reading>,
    /// For each piece: its division, text and HTML.
    drawn: Vec<(u32, String, String)>,
    provisions: u32,
    by_division: bool,
}

impl Derived {
    fn of(reading: Reading) -> Derived {
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
}

async fn make(tx: &mut Tx, consultation: ConsultationId) -> Outcome<VersionId> {
    let (id,): (i64,) = tx
        .one(
            "insert into versions (id, consultation, number, made, source, reader, provisions, by_division)
             select coalesce(max(id), 0) + 1, $1, 1, 0, '', '', 0, $2 from versions
             returning id",
            args![consultation, false],
        )
        .await?;
    Ok(VersionId(id))
}

/// Writes source and pieces of a version, in the place of what it had. A piece that keeps its anchor keeps its identity.
async fn keep(tx: &mut Tx, version: VersionId, source: &str, derived: &Derived, now: Moment) -> Outcome<()> {
    let known: Vec<(String, i64)> =
        tx.all("select anchor, identity from provisions where version = $1", args![version]).await?;
    let known: HashMap<String, i64> = known.into_iter().collect();
    let (mut next,): (i64,) = tx.one("select coalesce(max(identity), 0) + 1 from provisions", vec![]).await?;
    tx.run("delete from provision_parts where version = $1", args![version]).await?;
    tx.run("delete from provisions where version = $1", args![version]).await?;
    let mut rows = Vec::with_capacity(derived.drawn.len());
    let mut parts = Vec::new();
    for (place, (piece, (division, text, html))) in derived.reading.pieces.iter().zip(&derived.drawn).enumerate() {
        let identity = known.get(&piece.anchor).copied().unwrap_or_else(|| {
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

/// The text as it was pasted; `None` where there is none.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn source(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Option<String>> {
    let mut tx = store.read().await?;
    let dossier = load(&mut tx, consultation).await?.ok_or(Error::NotFound)?;
    if !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    let Some(version) = dossier.version else { return Ok(None) };
    let (source,): (String,) = tx.one("select source from versions where id = $1", args![version.id]).await?;
    Ok(Some(source))
}

#[derive(sqlx::FromRow)]
struct Line {
    place: i64,
    anchor: String,
    kind: String,
    number: String,
    label: String,
    path: String,
    text: String,
    html: String,
    division: i64,
}

impl Line {
    fn provision(self) -> Outcome<Provision> {
        Ok(Provision {
            place: self.place as u32,
            anchor: self.anchor,
            kind: self.kind,
            number: self.number,
            label: self.label,
            path: serde_json::from_str(&self.path)?,
            text: self.text,
            html: self.html,
            division: self.division as u32,
        })
    }
}

async fn lines(tx: &mut Tx, sql: &'static str, args: Vec<Value>) -> Outcome<Vec<Provision>> {
    tx.all::<Line>(sql, args).await?.into_iter().map(Line::provision).collect()
}

/// The pieces of a version in their order; of one division, or all. Who may see the version is the dossier's to say.
pub async fn provisions(store: &Store, version: VersionId, division: Option<u32>) -> Outcome<Vec<Provision>> {
    let mut tx = store.read().await?;
    match division {
        Some(division) => {
            lines(
                &mut tx,
                "select place, anchor, kind, number, label, path, text, html, division
                 from provisions
                 where version = $1 and division = $2
                 order by place",
                args![version, division],
            )
            .await
        }
        None => {
            lines(
                &mut tx,
                "select place, anchor, kind, number, label, path, text, html, division
                 from provisions
                 where version = $1
                 order by place",
                args![version],
            )
            .await
        }
    }
}

/// Every piece without its text and HTML; headings keep their titles as text.
pub async fn contents(store: &Store, version: VersionId) -> Outcome<Vec<Provision>> {
    lines(
        &mut store.read().await?,
        "select place, anchor, kind, number, label, path,
           case
             when kind in ('book', 'division', 'title', 'chapter', 'part', 'transitory') then text
             else ''
           end as text,
           '' as html, division
         from provisions
         where version = $1
         order by place",
        args![version],
    )
    .await
}

/// The piece with this anchor, or the one that holds the paragraph or item with it.
pub async fn provision(store: &Store, version: VersionId, anchor: &str) -> Outcome<Option<Provision>> {
    store
        .read()
        .await?
        .maybe::<Line>(
            "select place, anchor, kind, number, label, path, text, html, division
             from provisions
             where version = $1
               and place = coalesce(
                 (select place from provisions where version = $1 and anchor = $2),
                 (select place from provision_parts where version = $1 and anchor = $2))",
            args![version, anchor],
        )
        .await?
        .map(Line::provision)
        .transpose()
}

/// Whether the version has such a piece, paragraph or item.
pub async fn has_part(tx: &mut Tx, version: VersionId, anchor: &str) -> Outcome<bool> {
    let (found,): (i64,) = tx
        .one(
            "select
               (select count(*) from provisions where version = $1 and anchor = $2)
               + (select count(*) from provision_parts where version = $1 and anchor = $2)",
            args![version, anchor],
        )
        .await?;
    Ok(found > 0)
}

/// Refuses key points that name a part the version does not have, each under `k2.provisions`.
pub(crate) async fn known_parts(tx: &mut Tx, version: VersionId, points: &[key_point::New]) -> Outcome<()> {
    if points.iter().all(|point| point.provisions.is_empty()) {
        return Ok(());
    }
    let anchors: Vec<(String,)> = tx
        .all(
            "select anchor from provisions where version = $1
             union all
             select anchor from provision_parts where version = $1",
            args![version],
        )
        .await?;
    let anchors: HashSet<String> = anchors.into_iter().map(|(anchor,)| anchor).collect();
    let mut no = Refusals::default();
    for (place, point) in points.iter().enumerate() {
        if !point.provisions.iter().all(|anchor| anchors.contains(anchor)) {
            no.add(format!("k{}.provisions", place + 1), Refusal::NoSuchPart);
        }
    }
    no.none(|| Some(()))?;
    Ok(())
}
