//! Files of a dossier: brought while it is prepared, or by an approver after it is published; shown, taken away, and put into the
//! bundle. What was published stays.

use crate::Store;
use crate::consultation::{allowed, load, note, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::attachment::{Attachment, Kind, LARGEST, MOST, MOST_TOGETHER, cleaned};
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;
use std::collections::HashSet;
use std::fs::File;
use std::sync::Arc;

const LONGEST_TITLE: u32 = 300;

/// A file that is brought.
#[derive(Clone, Debug)]
pub struct New {
    /// What it is, for people.
    pub title: String,
    pub name: String,
    pub bytes: Arc<Vec<u8>>,
    /// Whether text was found in it.
    pub readable: bool,
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    hash: String,
    title: String,
    name: String,
    kind: String,
    size: i64,
    readable: bool,
    at: i64,
}

impl Line {
    fn attachment(self) -> Outcome<Attachment> {
        Ok(Attachment {
            number: self.number as u32,
            kind: Kind::parse(&self.kind).ok_or_else(|| Error::fault(format!("unknown kind {}", self.kind)))?,
            hash: self.hash,
            title: self.title,
            name: self.name,
            size: self.size as u64,
            readable: self.readable,
            at: Moment(self.at),
        })
    }
}

async fn all_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Attachment>> {
    let lines: Vec<Line> = tx
        .all(
            "select number, hash, title, name, kind, size, readable, at
             from attachments
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    lines.into_iter().map(Line::attachment).collect()
}

/// The files of a dossier in the order in which they came. Who may see it is for the caller to have asked.
pub async fn all(store: &Store, id: ConsultationId) -> Outcome<Vec<Attachment>> {
    all_in(&mut store.read().await?, id).await
}

/// One file of a dossier with its bytes, for those who have asked already whether it may be seen.
///
/// # Errors
/// `NotFound`; a fault where its bytes are not in the folder.
pub async fn open(store: &Store, id: ConsultationId, number: u32) -> Outcome<(Attachment, File)> {
    let one = all(store, id).await?.into_iter().find(|one| one.number == number).ok_or(Error::NotFound)?;
    let file = file(store, &one).await?;
    Ok((one, file))
}

/// The bytes of a file.
///
/// # Errors
/// A fault where they are not in the folder.
pub async fn file(store: &Store, one: &Attachment) -> Outcome<File> {
    let (vault, hash) = (store.vault.clone(), one.hash.clone());
    crate::apart(move || vault.open(&hash)).await?
}

/// Which act adding a file is: before publication it is the drafter's work, after it is at once for everyone.
pub fn act(dossier: &Consultation, now: Moment) -> Act {
    if dossier.phase(now) == Phase::Preparing { Act::EditDossier } else { Act::AttachLater }
}

async fn allowed_to_add(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    now: Moment,
) -> Outcome<Consultation> {
    let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
    allowed(tx, by, id, act(&dossier, now), Some(revision), now).await
}

/// Refuses what would be too many or too much.
fn fits(kept: &[Attachment], size: u64) -> Result<(), Refusals> {
    let together = kept.iter().map(|one| one.size).sum::<u64>() + size;
    let mut no = Refusals::default();
    if kept.len() >= MOST as usize || together > u64::from(MOST_TOGETHER) << 20 {
        no.add("file", Refusal::AttachmentsTooMany { most: MOST, together: MOST_TOGETHER });
    }
    no.none(|| Some(()))
}

/// Adds a file; gives its number.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `title` or for `file`.
pub async fn add(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, new: New, now: Moment) -> Outcome<u32> {
    // Asked before anything is written to the folder, and again inside the transaction.
    let mut tx = store.read().await?;
    allowed_to_add(&mut tx, by, id, revision, now).await?;
    fits(&all_in(&mut tx, id).await?, new.bytes.len() as u64)?;
    drop(tx);
    let mut no = Refusals::default();
    let title = no.take("title", required(&new.title, LONGEST_TITLE, Lines::One));
    let kind = match new.bytes.len() > (LARGEST as usize) << 20 {
        true => Err(Refusal::AttachmentTooLarge { most: LARGEST }),
        false => Kind::of(&new.bytes, &new.name).ok_or(Refusal::AttachmentUnknown),
    };
    let kind = no.take("file", kind);
    let (title, kind) = no.none(|| Some((title?, kind?)))?;
    let (vault, bytes) = (store.vault.clone(), new.bytes.clone());
    let hash = crate::apart(move || vault.keep(&bytes)).await??;
    let (by, name, size) = (by.clone(), cleaned(&new.name, kind), new.bytes.len() as u64);
    let readable = new.readable && !kind.is_image();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed_to_add(tx, &by, id, revision, now).await?;
                fits(&all_in(tx, id).await?, size)?;
                let (number,): (i64,) = tx
                    .one(
                        "insert into attachments
                           (consultation, number, hash, title, name, kind, size, readable, at, person)
                         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
                         from attachments
                         where consultation = $1
                         returning number",
                        args![id, &hash, &title, &name, kind.ending(), size as i64, readable, now, by.person],
                    )
                    .await?;
                let deed = match dossier.phase(now) {
                    Phase::Preparing => Deed::AttachmentKept,
                    _ => Deed::AttachmentPublished,
                };
                let content = serde_json::json!({
                    "number": number, "hash": hash, "title": title, "name": name, "size": size, "readable": readable,
                });
                note(tx, &by, deed, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(number as u32)
            })
        })
        .await
}

/// Takes a file out of a dossier that is being prepared.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase or with `ChangedMeanwhile`.
pub async fn remove(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    number: u32,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::EditDossier, Some(revision), now).await?;
                let sql = "delete from attachments where consultation = $1 and number = $2";
                if tx.run(sql, args![id, number]).await? == 0 {
                    return Err(Error::NotFound);
                }
                let content = serde_json::json!({ "number": number });
                note(tx, &by, Deed::AttachmentRemoved, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Removes files from the folder that belong to no dossier and have lain there for a day; gives how many.
///
/// # Errors
/// Faults.
pub async fn sweep(store: &Store, now: std::time::SystemTime) -> Outcome<u32> {
    let rows: Vec<(String,)> = store.read().await?.all("select distinct hash from attachments", vec![]).await?;
    let named: HashSet<String> = rows.into_iter().map(|(hash,)| hash).collect();
    let vault = store.vault.clone();
    crate::apart(move || vault.sweep(&named, now)).await?
}
