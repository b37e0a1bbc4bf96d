//! Files that go with comments: laid in the folder when the form is sent, named by the comment from its submission on, seen by whoever may read it, and swept once it is
//! taken back.

use super::moderate::{line, note};
use super::read::may_read;
use super::receipt::{Proof, theirs};
use super::submit::{Stood, ground};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::survey::file::there;
use crate::vault::Laid;
use crate::{Store, event, identity, moderation};
use domain::act::Act;
use domain::agency::Viewer;
use domain::attachment::{Kind, cleaned};
use domain::bare::bare;
use domain::comment_file::{Attached, FIELDS, LARGEST, takes};
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Logged, Reason, Seen};
use domain::receipt::Number;
use domain::refusal::{Refusal, Refusals};
use domain::survey::file::File;
use domain::time::Moment;
use std::collections::HashMap;
use std::io::Read as _;
use std::sync::Arc;

#[derive(sqlx::FromRow)]
struct Line {
    comment: i64,
    number: i64,
    hash: String,
    name: String,
    kind: String,
    size: i64,
    withheld_reason: String,
}

impl Line {
    fn attached(self) -> Outcome<Attached> {
        let kind = Kind::parse(&self.kind).ok_or_else(|| Error::fault("a file's kind cannot be read back"))?;
        let withheld = Reason::parse(&self.withheld_reason).ok();
        Ok(Attached { number: self.number as u32, name: self.name, kind, size: self.size as u64, withheld })
    }

    /// With what it holds.
    async fn opened(self, store: &Store) -> Outcome<(Attached, std::fs::File)> {
        let file = crate::attachment::file(store, &self.hash).await?;
        Ok((self.attached()?, file))
    }
}

/// A file as it is asked for, with what says who may have it.
#[derive(sqlx::FromRow)]
struct Found {
    #[sqlx(flatten)]
    line: Line,
    consultation: i64,
    /// Everyone may: neither it nor its comment is kept back.
    shown: bool,
}

async fn line_of(tx: &mut Tx, comment: CommentId, number: u32) -> Outcome<Option<Found>> {
    tx.maybe(
        "select f.comment, f.number, f.hash, f.name, f.kind, f.size, f.withheld_reason, c.consultation,
           c.showing <> 'agency' and c.withdrawn is null and c.withheld is null and f.withheld_reason = '' as shown
         from comment_files f
         join comments c on c.id = f.comment
         where f.comment = $1 and f.number = $2",
        args![comment, number],
    )
    .await
}

/// Whether somebody may comment now, so that a file they bring is kept: asked before anything is written, and so without a word why not.
///
/// # Errors
/// Faults.
pub async fn may_bring(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<bool> {
    let mut tx = store.read().await?;
    match ground(&mut tx, id, Act::Comment, now).await {
        Ok(Stood { admission, .. }) => Ok(admission.refuses(by.identity()).is_none()),
        Err(Error::NotFound | Error::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Puts a file that came with a comment's form into the folder, a picture without what was written beside it; or tells why it is not taken.
///
/// # Errors
/// Faults.
pub async fn lay(store: &Store, id: ConsultationId, (name, laid): (&str, Arc<Laid>)) -> Outcome<Result<File, Refusal>> {
    let kind = match crate::attachment::kind_of(laid.clone(), name.to_string(), LARGEST).await? {
        Ok(kind) if takes(kind) => kind,
        Ok(_) => return Ok(Err(Refusal::AttachmentUnknown)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let vault = store.vault.clone();
    let kept = crate::apart(move || {
        if !kind.is_image() {
            return Ok::<_, Error>(Some((laid.size, vault.take(&laid)?)));
        }
        let mut bytes = Vec::new();
        let read = laid.open()?.read_to_end(&mut bytes);
        read.map_err(|cause| Error::fault(format!("a file that came cannot be read: {cause}")))?;
        let Some(bytes) = bare(kind, &bytes) else { return Ok(None) };
        Ok(Some((bytes.len() as u64, vault.keep(&bytes)?)))
    });
    let Some((size, hash)) = kept.await?? else { return Ok(Err(Refusal::PictureBroken)) };
    let file = File { hash, name: cleaned(name, kind), kind, size, seal: String::new() };
    let seal = seal(&store.key, id, &file);
    Ok(Ok(File { seal, ..file }))
}

fn seal(key: &identity::Key, id: ConsultationId, file: &File) -> String {
    key.comment_file(id, &file.hash, file.size, &file.name)
}

/// Whether the files of a comment are there and were brought by who sends it; they stay in the folder for the rows that are about to be written.
///
/// # Errors
/// Refused with `FileNotChosen` under the field: it lay there too long, or was never brought.
pub(super) async fn checked(store: &Store, of: ConsultationId, files: &[File]) -> Outcome<()> {
    let mut no = Refusals::default();
    for (file, field) in files.iter().zip(FIELDS) {
        if !there(store, file, &seal(&store.key, of, file)).await? {
            no.add(field, Refusal::FileNotChosen);
        }
    }
    Ok(no.none(|| Some(()))?)
}

/// What the log holds of them.
pub(super) fn logged(files: &[File]) -> Vec<serde_json::Value> {
    files.iter().map(|file| serde_json::json!({ "name": file.name, "sha256": file.hash })).collect()
}

/// Writes which files go with a comment, under the numbers that are free.
pub(super) async fn named(
    tx: &mut Tx,
    comment: i64,
    free: impl IntoIterator<Item = i64>,
    files: &[File],
) -> Outcome<()> {
    if files.is_empty() {
        return Ok(());
    }
    let files = files.iter().take(FIELDS.len()).zip(free);
    let row = |(file, number): (&File, i64)| {
        args![comment, number, file.hash.as_str(), file.name.as_str(), file.kind.ending(), file.size as i64]
    };
    tx.add("insert into comment_files (comment, number, hash, name, kind, size)", files.map(row).collect()).await
}

/// Forgets which files went with a comment: its author took it back.
pub(super) async fn forget(tx: &mut Tx, comment: i64) -> Outcome<()> {
    tx.run("delete from comment_files where comment = $1", args![comment]).await?;
    Ok(())
}

/// The names in the folder that comments have.
pub(crate) async fn hashes(tx: &mut Tx) -> Outcome<Vec<(String,)>> {
    tx.all("select distinct hash from comment_files where number > 0", vec![]).await
}

/// The files of some comments, in their order. Whether they may be told of is for the caller to have asked.
pub(crate) async fn of(tx: &mut Tx, comments: &[i64]) -> Outcome<HashMap<i64, Vec<Attached>>> {
    let mut all: HashMap<i64, Vec<Attached>> = HashMap::new();
    if comments.is_empty() {
        return Ok(all);
    }
    let sql = "select comment, number, hash, name, kind, size, withheld_reason from comment_files where number > 0 and comment in ({ids})";
    let lines: Vec<Line> = tx.all_in(sql, vec![], comments).await?;
    for line in lines {
        all.entry(line.comment).or_default().push(line.attached()?);
    }
    all.values_mut().for_each(|files| files.sort_unstable_by_key(|file| file.number));
    Ok(all)
}

/// Who asks for a comment's file.
pub enum Reader<'a> {
    /// Everyone; whether its consultation is public is for the caller to have asked.
    Everyone,
    /// Those who may read all comments of its consultation.
    Staff(&'a Viewer),
}

/// A file of a comment, for who may have it now.
///
/// # Errors
/// `NotFound`, also for those who may not: for everyone of a comment that is not shown, and of a file that was taken out.
pub async fn take(
    store: &Store,
    reader: Reader<'_>,
    id: ConsultationId,
    comment: CommentId,
    number: u32,
) -> Outcome<(Attached, std::fs::File)> {
    let mut tx = store.read().await?;
    let staff = match reader {
        Reader::Everyone => false,
        Reader::Staff(by) => {
            may_read(&mut tx, by, id).await.map_err(Error::hidden)?;
            true
        }
    };
    let found = line_of(&mut tx, comment, number).await?;
    drop(tx);
    let may = |found: &Found| found.consultation == id.0 && (staff || found.shown);
    found.filter(may).ok_or(Error::NotFound)?.line.opened(store).await
}

/// A file of one's own comment, whoever else may read it.
///
/// # Errors
/// `NotFound`, also with a proof that is of none.
pub async fn own(store: &Store, receipt: Number, proof: Proof, number: u32) -> Outcome<(Attached, std::fs::File)> {
    let mut tx = store.read().await?;
    let (comment, _) = theirs(&mut tx, &store.key, receipt, proof).await?.ok_or(Error::NotFound)?;
    let found = line_of(&mut tx, comment, number).await?;
    drop(tx);
    found.ok_or(Error::NotFound)?.line.opened(store).await
}

/// What a change does to the files of a comment.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// Numbers of those that go.
    pub left_out: Vec<u32>,
    pub added: Vec<File>,
}

/// Takes a file out of a comment as its author wishes. One that a moderator decided about leaves its mark under a number that no address has, without its
/// name and its bytes, so that it does not come back as another; what its author asked of the office about it is asked no more.
async fn taken_away(tx: &mut Tx, comment: i64, number: u32) -> Outcome<u64> {
    let number = i64::from(number);
    tx.run(
        "update appeals set state = 'moot'
         where comment = $1 and what = 'file' and state = 'waiting'
           and about = (select f.withheld_at from comment_files f where f.comment = $1 and f.number = $2)",
        args![comment, number],
    )
    .await?;
    let kept = tx
        .run(
            "update comment_files
             set name = '', number = (select case when min(f.number) > 0 then -1 else min(f.number) - 1 end
               from comment_files f where f.comment = $1)
             where comment = $1 and number = $2 and (withheld_at is not null or withheld_reason <> '')",
            args![comment, number],
        )
        .await?;
    if kept > 0 {
        return Ok(kept);
    }
    tx.run("delete from comment_files where comment = $1 and number = $2", args![comment, number]).await
}

/// Adds a file to a comment. The very file that a moderator decided about here comes back as that decision left it, with what was asked about it.
async fn brought_in(tx: &mut Tx, comment: i64, number: i64, file: &File) -> Outcome<()> {
    let sql = "select number from comment_files
               where comment = $1 and hash = $2 and (withheld_at is not null or withheld_reason <> '')
               order by number limit 1";
    let before: Option<(i64,)> = tx.maybe(sql, args![comment, file.hash.as_str()]).await?;
    match before {
        None => named(tx, comment, [number], std::slice::from_ref(file)).await,
        // It is there.
        Some((at,)) if at > 0 => Ok(()),
        Some((at,)) => {
            let sql = "update comment_files set number = $3, name = $4, kind = $5, size = $6
                       where comment = $1 and number = $2";
            let kind = file.kind.ending();
            tx.run(sql, args![comment, at, number, file.name.as_str(), kind, file.size as i64]).await?;
            tx.run(
                "update appeals set state = 'waiting'
                 where comment = $1 and what = 'file' and state = 'moot'
                   and about = (select f.withheld_at from comment_files f
                     where f.comment = $1 and f.number = $2 and f.withheld_reason <> '')",
                args![comment, number],
            )
            .await?;
            Ok(())
        }
    }
}

/// Takes files away from one's own comment, where it may be changed, and adds others: those that go are not named in the log any more either. Whether it is
/// to be looked at: they are changed of a comment of which a moderator decided about a file.
pub(super) async fn change(
    tx: &mut Tx,
    consultation: ConsultationId,
    (comment, first): (i64, i64),
    files: &Changed,
    now: Moment,
) -> Outcome<bool> {
    let mut gone = 0;
    for file in files.left_out.iter().take(FIELDS.len()) {
        gone += taken_away(tx, comment, *file).await?;
    }
    if gone == 0 && files.added.is_empty() {
        return Ok(false);
    }
    if gone > 0 {
        super::edit::erase_events(tx, consultation, comment, first).await?;
    }
    let left = of(tx, &[comment]).await?.remove(&comment).unwrap_or_default();
    let left: Vec<u32> = left.iter().map(|file| file.number).collect();
    let free = (1..=FIELDS.len() as u32).filter(|number| !left.contains(number));
    if files.added.len() > FIELDS.len() - left.len().min(FIELDS.len()) {
        let mut no = Refusals::default();
        no.add(FIELDS[0], Refusal::FilesFull { most: FIELDS.len() as u32 });
        return Err(no.into());
    }
    for (file, number) in files.added.iter().zip(free) {
        brought_in(tx, comment, i64::from(number), file).await?;
    }
    let event = event::New {
        at: now,
        actor: None,
        deed: Deed::CommentEdited,
        agency: None,
        consultation: Some(consultation),
        subject: comment.to_string(),
        content: serde_json::json!({ "files": left, "added": logged(&files.added) }).to_string().into_bytes(),
    };
    event::append(tx, event).await?;
    let sql = "select count(*) from comment_files
               where comment = $1 and (withheld_at is not null or withheld_reason <> '')";
    let (decided,): (i64,) = tx.one(sql, args![comment]).await?;
    Ok(decided > 0)
}

/// Takes a file out of a comment as it was read, alone, with a reason that everyone reads; without one, shows it again. The desk opens it as before.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `Rewritten`, `OfficeDecided`, or with `AlreadyDone` where there is no such file that is shown, or none that is taken out.
pub async fn decide(
    store: &Store,
    by: &Viewer,
    seen: Seen,
    (number, reason): (u32, Option<Reason>),
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let act = if reason.is_some() { Act::Withhold } else { Act::Restore };
                let mut line = line(tx, &by, seen.comment, act).await?;
                line.as_read(seen)?;
                line.granted |= granted(tx, seen.comment, number).await?;
                line.open_to(&by)?;
                if reason == Some(Reason::Waiting) {
                    return Err(Refusal::NotAChoice.into());
                }
                let Some(reason) = reason else {
                    let sql = "select coalesce(withheld_at, 0) from comment_files where comment = $1 and number = $2 and withheld_reason <> ''";
                    let about: Option<(i64,)> = tx.maybe(sql, args![seen.comment, number]).await?;
                    let (about,) = about.ok_or(Refusal::AlreadyDone)?;
                    // What its author asked to be looked at again is as they wanted it.
                    let sql = "update appeals set state = 'moot'
                               where comment = $1 and what = 'file' and about = $2 and state = 'waiting'";
                    tx.run(sql, args![seen.comment, about]).await?;
                    return again(tx, &by, (&line, seen.comment), (number, about), now).await;
                };
                let sql = "update comment_files set withheld_reason = $3, withheld_at = $4
                           where comment = $1 and number = $2 and withheld_reason = ''";
                if tx.run(sql, args![seen.comment, number, reason.code(), now]).await? == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let content = serde_json::json!({ "file": number, "reason": reason.code() }).to_string();
                let seq = note(tx, &by, Deed::CommentFileWithheld, &line, seen.comment, content, now).await?;
                let what = Logged::FileWithheld;
                moderation::logged(tx, (seq, ConsultationId(line.consultation)), what, Some(reason), None, now).await
            })
        })
        .await
}

/// Whether the central office let this very file be shown on appeal. When it was last taken out stays with it, also where it is shown again: by that
/// moment the appeal knows it, and no other file of its comment.
async fn granted(tx: &mut Tx, comment: CommentId, number: u32) -> Outcome<bool> {
    let sql = "select a.id from comment_files f
               join appeals a on a.comment = f.comment and a.about = f.withheld_at
               where f.comment = $1 and f.number = $2 and a.what = 'file' and a.state = 'granted'
               limit 1";
    let appeal: Option<(i64,)> = tx.maybe(sql, args![comment, number]).await?;
    Ok(appeal.is_some())
}

/// A file stands again where it stood, withheld at that moment until now.
async fn again(
    tx: &mut Tx,
    by: &Viewer,
    (line, id): (&super::moderate::Line, CommentId),
    (number, about): (u32, i64),
    now: Moment,
) -> Outcome<()> {
    let sql = "update comment_files set withheld_reason = ''
               where comment = $1 and number = $2 and coalesce(withheld_at, 0) = $3";
    tx.run(sql, args![id, number, about]).await?;
    let content = serde_json::json!({ "file": number, "reason": "" }).to_string();
    let seq = note(tx, by, Deed::CommentFileRestored, line, id, content, now).await?;
    let consultation = ConsultationId(line.consultation);
    moderation::logged(tx, (seq, consultation), Logged::FileRestored, None, None, now).await
}

/// Shows a file again that was withheld at that moment, as the central office decided; nothing where its author has taken it away since.
pub(crate) async fn shown_again(
    tx: &mut Tx,
    by: &Viewer,
    of: (&super::moderate::Line, CommentId),
    about: Moment,
    now: Moment,
) -> Outcome<()> {
    let sql = "select number from comment_files
               where comment = $1 and withheld_at = $2 and withheld_reason <> '' and number > 0";
    let found: Vec<(i64,)> = tx.all(sql, args![of.1, about]).await?;
    for (number,) in found {
        again(tx, by, of, (number as u32, about.0), now).await?;
    }
    Ok(())
}
