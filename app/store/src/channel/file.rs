//! Scans of an occasion's sheets, its list of who came: kept beside it for the agency alone, never public.

use super::{one, open};
use crate::Store;
use crate::consultation::note;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::vault::Laid;
use domain::agency::Viewer;
use domain::attachment::{Kind, LARGEST, cleaned};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;
use std::sync::Arc;

const LONGEST_TITLE: u32 = 300;
/// Files of one occasion, and all of them together in MB.
const MOST: u32 = 40;
const MOST_TOGETHER: u32 = 400;

/// One file.
#[derive(Clone, Debug)]
pub struct File {
    pub number: u32,
    pub hash: String,
    pub title: String,
    pub name: String,
    pub kind: Kind,
    pub size: u64,
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    hash: String,
    title: String,
    name: String,
    kind: String,
    size: i64,
}

async fn all(tx: &mut Tx, id: ConsultationId, channel: u32) -> Outcome<Vec<File>> {
    let lines: Vec<Line> = tx
        .all(
            "select number, hash, title, name, kind, size
             from channel_files
             where consultation = $1 and channel = $2
             order by number",
            args![id, channel],
        )
        .await?;
    let file = |line: Line| {
        Ok(File {
            number: line.number as u32,
            hash: line.hash,
            title: line.title,
            name: line.name,
            kind: Kind::parse(&line.kind).ok_or_else(|| Error::fault("a file's kind cannot be read back"))?,
            size: line.size as u64,
        })
    };
    lines.into_iter().map(file).collect()
}

/// The files of an occasion. Who may see them is for the caller to have asked.
pub async fn files(store: &Store, id: ConsultationId, channel: u32) -> Outcome<Vec<File>> {
    all(&mut store.read().await?, id, channel).await
}

/// One file.
///
/// # Errors
/// `NotFound`.
pub async fn file(store: &Store, id: ConsultationId, channel: u32, number: u32) -> Outcome<File> {
    files(store, id, channel).await?.into_iter().find(|file| file.number == number).ok_or(Error::NotFound)
}

/// The names in the folder that rows of these files have.
pub(crate) async fn hashes(tx: &mut Tx) -> Outcome<Vec<(String,)>> {
    tx.all("select hash from channel_files", vec![]).await
}

/// Keeps a file beside an occasion; gives its number.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, for `title` or for `file`.
pub async fn attach(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    channel: u32,
    (title, name, laid): (&str, &str, Option<Arc<Laid>>),
    now: Moment,
) -> Outcome<u32> {
    let mut tx = store.read().await?;
    open(&mut tx, by, id, channel, now).await?;
    drop(tx);
    let mut no = Refusals::default();
    let title = no.take("title", required(title, LONGEST_TITLE, Lines::One));
    let laid = no.take("file", laid.ok_or(Refusal::FileNotChosen));
    let kind = match &laid {
        Some(laid) => no.take("file", crate::attachment::kind_of(laid.clone(), name.to_string(), LARGEST).await?),
        None => None,
    };
    let (title, laid, kind) = no.none(|| Some((title?, laid?, kind?)))?;
    let (size, vault) = (laid.size, store.vault.clone());
    let hash = crate::apart(move || vault.take(&laid)).await??;
    let (by, name) = (by.clone(), cleaned(name, kind));
    store
        .write(move |tx| {
            Box::pin(async move {
                open(tx, &by, id, channel, now).await?;
                one(tx, id, channel).await?;
                let kept = all(tx, id, channel).await?;
                let together: u64 = kept.iter().map(|file| file.size).sum::<u64>() + size;
                if kept.len() >= MOST as usize || together > u64::from(MOST_TOGETHER) << 20 {
                    let many = Refusal::AttachmentsTooMany { most: MOST, together: MOST_TOGETHER };
                    return Err(crate::erratum::of("file", many));
                }
                let number = kept.last().map_or(1, |file| file.number + 1);
                tx.run(
                    "insert into channel_files (consultation, channel, number, hash, title, name, kind, size, at, person)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    args![
                        id,
                        channel,
                        number,
                        hash.as_str(),
                        title.as_str(),
                        name.as_str(),
                        kind.ending(),
                        size as i64,
                        now,
                        by.person
                    ],
                )
                .await?;
                let content = serde_json::json!({ "channel": channel, "number": number, "hash": hash, "size": size });
                note(tx, &by, Deed::ChannelFile, id, &channel.to_string(), content, now).await?;
                Ok(number)
            })
        })
        .await
}
