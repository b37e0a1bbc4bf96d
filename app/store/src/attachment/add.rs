//! A file is added to a dossier, or takes the place of a published one.

use super::read::fits;
use super::{New, NewForm, all_in, allowed_to_add};
use crate::Store;
use crate::consultation::{self, allowed, note, touched};
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// Adds a file, or the text in another form; gives its number.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `title` or for `file`; of another form also for
/// `lang`, `text` or `said`.
pub async fn add(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, new: New, now: Moment) -> Outcome<u32> {
    // Asked before anything is put in the folder, and again inside the transaction.
    let mut tx = store.read().await?;
    allowed_to_add(&mut tx, by, id, revision, now).await?;
    let read = store.read_of(&new).await?;
    fits(&all_in(&mut tx, id).await?, &read, None)?;
    drop(tx);
    let hash = store.put(&read).await?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed_to_add(tx, &by, id, revision, now).await?;
                fits(&all_in(tx, id).await?, &read, None)?;
                let form = read.form.as_ref();
                let (what, lang) = form.map_or(("", ""), |form| (form.what.code(), form.lang.as_str()));
                let seconds = form.and_then(|form| form.seconds).map(i64::from);
                let (number,): (i64,) = tx
                    .one(
                        "insert into attachments
                           (consultation, number, hash, title, name, kind, size, readable, at, person, form, lang,
                            seconds, said)
                         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
                         from attachments
                         where consultation = $1
                         returning number",
                        args![
                            id,
                            &hash,
                            &read.title,
                            &read.name,
                            read.kind.ending(),
                            read.size as i64,
                            read.readable,
                            now,
                            by.person,
                            what,
                            lang,
                            seconds,
                            &read.said
                        ],
                    )
                    .await?;
                let deed = match dossier.phase(now) {
                    Phase::Preparing => Deed::AttachmentKept,
                    _ => Deed::AttachmentPublished,
                };
                let content = serde_json::json!({
                    "number": number, "hash": hash, "title": read.title, "name": read.name, "size": read.size,
                    "readable": read.readable, "form": what, "lang": lang,
                });
                note(tx, &by, deed, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(number as u32)
            })
        })
        .await
}

/// Puts another file in the place of a published one, with a public reason; what stood there stays to be read. Title, form
/// and language stay.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `Unchanged` for the same file again, or as
/// [`add`] and for `reason`.
pub async fn replace(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, new, reason): (u32, New, &str),
    now: Moment,
) -> Outcome<()> {
    let mut tx = store.read().await?;
    allowed(&mut tx, by, id, Act::AttachLater, Some(revision), now).await?;
    let kept = all_in(&mut tx, id).await?;
    drop(tx);
    let old = kept.iter().find(|one| one.number == number && one.gone.is_none()).ok_or(Error::NotFound)?;
    let form = old.form.as_ref().map(|form| {
        let typed = new.form.clone();
        let (text, said, seconds) = typed.map(|typed| (typed.text, typed.said, typed.seconds)).unwrap_or_default();
        NewForm { what: form.what, lang: form.lang.clone(), seconds, text, said }
    });
    let mut no = Refusals::default();
    let reason = no.join(consultation::said(reason));
    let read = match store.read_of(&New { title: old.title.clone(), form, ..new }).await {
        Err(Error::Refused(refused)) => no.join(Err(refused)),
        other => Some(other?),
    };
    let (reason, read) = no.none(|| Some((reason?, read?)))?;
    fits(&kept, &read, Some(number))?;
    let hash = store.put(&read).await?;
    if hash == old.hash && !old.form.as_ref().is_some_and(|form| form.what.plays()) {
        return Err(crate::erratum::of("file", Refusal::Unchanged));
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                // The revision says that nothing has changed since it was read.
                allowed(tx, &by, id, Act::AttachLater, Some(revision), now).await?;
                tx.run(
                    "insert into earlier_attachments
                       (consultation, number, edition, hash, name, kind, size, said, at, person, until, by_person, reason)
                     select consultation, number, edition, hash, name, kind, size, said, at, person, $3, $4, $5
                     from attachments
                     where consultation = $1 and number = $2",
                    args![id, number, now, by.person, &reason],
                )
                .await?;
                tx.run(
                    "update attachments
                     set hash = $3, name = $4, kind = $5, size = $6, readable = $7, at = $8, person = $9, seconds = $10,
                       said = $11, edition = edition + 1
                     where consultation = $1 and number = $2",
                    args![
                        id,
                        number,
                        &hash,
                        &read.name,
                        read.kind.ending(),
                        read.size as i64,
                        read.readable,
                        now,
                        by.person,
                        read.form.as_ref().and_then(|form| form.seconds).map(i64::from),
                        &read.said
                    ],
                )
                .await?;
                let content = serde_json::json!({
                    "number": number, "hash": hash, "name": read.name, "size": read.size, "reason": reason,
                });
                note(tx, &by, Deed::AttachmentReplaced, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}
