//! What an agency says in the open under a comment: said, put otherwise, taken back, with every edition kept. Of a comment that not
//! everyone may read nothing of it is given.

use super::moderate::line;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, event};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::redaction::wiped;
use domain::refusal::{Refusal, Refusals};
use domain::reply::{self, Reply};
use domain::time::Moment;
use std::collections::{BTreeMap, HashMap};

#[derive(sqlx::FromRow)]
struct Line {
    comment: i64,
    number: i64,
    at: i64,
    agency_th: String,
    agency_en: String,
    words: String,
}

impl Line {
    fn reply(self) -> Reply {
        let Line { number, at, agency_th, agency_en, words, .. } = self;
        Reply { number, at: Moment(at), agency_th, agency_en, words }
    }
}

/// Says something under a comment in the name of its agency, or puts it otherwise. `seen` is the number of the edition from which the form
/// was drawn, 0 for none. The same words again change nothing.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refusals of `reply`; refused with `NotShown`, `ChangedMeanwhile`, or `EditedTooOften`.
pub async fn reply(store: &Store, by: &Viewer, id: CommentId, (seen, typed): (i64, &str), now: Moment) -> Outcome<()> {
    let mut no = Refusals::default();
    let words = no.take("reply", reply::words(typed));
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (consultation, stands) = stands(tx, &by, id).await?;
                let words = no.none(|| words)?;
                if stands.as_ref().is_some_and(|stands| stands.words == words) {
                    return Ok(());
                }
                if stands.as_ref().map_or(0, |stands| stands.number) != seen {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let deed = match stands {
                    Some(stands) if !stands.taken_back() => Deed::ReplyChanged,
                    _ => Deed::CommentReplied,
                };
                write(tx, &by, (consultation, id), (seen + 1, &words), deed, now).await
            })
        })
        .await
}

/// Takes a reply back: everyone reads that and when, and what it said in its history.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `NotShown`, `AlreadyDone` where none stands, or `ChangedMeanwhile`.
pub async fn take_reply_back(store: &Store, by: &Viewer, id: CommentId, seen: i64, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (consultation, stands) = stands(tx, &by, id).await?;
                let stands = stands.filter(|stands| !stands.taken_back()).ok_or(Refusal::AlreadyDone)?;
                if stands.number != seen {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                write(tx, &by, (consultation, id), (seen + 1, ""), Deed::ReplyTakenBack, now).await
            })
        })
        .await
}

/// The comment's consultation and what stands under it, for those who may speak for its agency.
async fn stands(tx: &mut Tx, by: &Viewer, id: CommentId) -> Outcome<(ConsultationId, Option<Reply>)> {
    let line = line(tx, by, id, Act::Reply).await?;
    let (showing,): (String,) = tx.one("select showing from comments where id = $1", args![id]).await?;
    if line.withdrawn.is_some() || line.withheld_reason.is_some() || showing == domain::comment::Showing::Agency.code()
    {
        return Err(Refusal::NotShown.into());
    }
    let stands = replies(tx, &[id.0], None).await?.remove(&id.0);
    Ok((ConsultationId(line.consultation), stands))
}

async fn write(
    tx: &mut Tx,
    by: &Viewer,
    (consultation, id): (ConsultationId, CommentId),
    (number, words): (i64, &str),
    deed: Deed,
    now: Moment,
) -> Outcome<()> {
    if number > reply::MOST_EDITIONS {
        return Err(Refusal::EditedTooOften { most: reply::MOST_EDITIONS as u32 }.into());
    }
    let event = event::New {
        at: now,
        actor: by.person,
        deed,
        agency: None,
        consultation: Some(consultation),
        subject: id.to_string(),
        content: serde_json::json!({ "number": number, "words": words }).to_string().into_bytes(),
    };
    let seq = event::append(tx, event).await?;
    tx.run(
        "insert into comment_replies (comment, number, at, person, agency_th, agency_en, words, event)
         select $1, $2, $3, $4, a.name_th, a.name_en, $5, $7
         from consultations d join agencies a on a.id = d.agency
         where d.id = $6",
        args![id, number, now, by.person, words, consultation, seq as i64],
    )
    .await?;
    Ok(())
}

/// What stands under some comments, in one statement; as it stood at a moment, where one is given. Whether everyone may read the comment is
/// for the caller to have asked.
pub(crate) async fn replies(tx: &mut Tx, ids: &[i64], upto: Option<Moment>) -> Outcome<HashMap<i64, Reply>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut lines: Vec<Line> = tx
        .all_in(
            "select comment, number, at, agency_th, agency_en, words
             from comment_replies
             where at <= $1 and comment in ({ids})",
            args![upto.unwrap_or(Moment(i64::MAX))],
            ids,
        )
        .await?;
    // The last of each stays in the map.
    lines.sort_unstable_by_key(|line| line.number);
    Ok(lines.into_iter().map(|line| (line.comment, line.reply())).collect())
}

/// What stands under one comment.
///
/// # Errors
/// Faults.
pub async fn reply_under(store: &Store, id: CommentId) -> Outcome<Option<Reply>> {
    Ok(replies(&mut store.read().await?, &[id.0], None).await?.remove(&id.0))
}

/// What stands under some comments, by their ids.
///
/// # Errors
/// Faults.
pub async fn replies_under(store: &Store, ids: &[CommentId]) -> Outcome<HashMap<CommentId, Reply>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let found = replies(&mut store.read().await?, &ids, None).await?;
    Ok(found.into_iter().map(|(id, reply)| (CommentId(id), reply)).collect())
}

/// What stands under those of some comments that everyone may read; none of what was taken back.
///
/// # Errors
/// Faults.
pub async fn replies_shown(store: &Store, ids: &[CommentId]) -> Outcome<BTreeMap<CommentId, Reply>> {
    let mut tx = store.read().await?;
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut found = replies(&mut tx, &ids, None).await?;
    found.retain(|_, reply| !reply.taken_back());
    let replied: Vec<i64> = found.keys().copied().collect();
    if replied.is_empty() {
        return Ok(BTreeMap::new());
    }
    let shown: Vec<(i64,)> = tx
        .all_in(
            "select id from comments
             where showing <> 'agency' and withdrawn is null and withheld is null and id in ({ids})",
            vec![],
            &replied,
        )
        .await?;
    Ok(shown.into_iter().filter_map(|(id,)| Some((CommentId(id), found.remove(&id)?))).collect())
}

/// Every edition of what was said under a comment by a moment, the latest first; nothing of one that is not shown. Whether its consultation
/// is public is for the caller to have asked.
///
/// # Errors
/// Faults.
pub async fn reply_editions(
    store: &Store,
    consultation: ConsultationId,
    id: CommentId,
    upto: Option<Moment>,
) -> Outcome<Vec<Reply>> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select r.comment, r.number, r.at, r.agency_th, r.agency_en, r.words
             from comment_replies r
             join comments c on c.id = r.comment
             where r.comment = $1 and c.consultation = $2 and c.showing <> 'agency' and c.withdrawn is null
               and c.withheld is null and r.at <= $3
             order by r.number desc",
            args![id, consultation, upto.unwrap_or(Moment(i64::MAX))],
        )
        .await?;
    Ok(lines.into_iter().map(Line::reply).collect())
}

/// A comment is taken back: what was said under it goes along, from the log too.
pub(crate) async fn erase_replies(tx: &mut Tx, comment: i64) -> Outcome<()> {
    tx.script(
        "update events set content = null, salt = null
         where seq in (select r.event from comment_replies r where r.comment = $1);
         delete from comment_replies where comment = $1",
        args![comment],
    )
    .await
}

/// Takes words of a comment out of what was said under it, which may quote them.
pub(crate) async fn redact_replies(tx: &mut Tx, comment: i64, (words, shown): (&str, &str)) -> Outcome<()> {
    let editions: Vec<(i64, i64, String)> =
        tx.all("select number, event, words from comment_replies where comment = $1", args![comment]).await?;
    for (number, event, text) in editions {
        if let Some(left) = wiped(&text, words, shown) {
            tx.run(
                "update comment_replies set words = $3 where comment = $1 and number = $2",
                args![comment, number, left],
            )
            .await?;
            tx.run("update events set content = null, salt = null where seq = $1", args![event]).await?;
        }
    }
    Ok(())
}
