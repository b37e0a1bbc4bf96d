//! What happened with what somebody said, as their own page tells it: made from what is there, newest first. Kept is only until when it was read.

use crate::comment::own_voices;
use crate::db::args;
use crate::error::{Error, Outcome};
use crate::{Store, ledger, result};
use domain::agency::Viewer;
use domain::comment::Showing;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::receipt::Number;
use domain::result::Answered;
use domain::time::Moment;
use std::collections::HashMap;

/// So many are told; what is older stands with each comment still.
pub const MOST: usize = 60;
/// So many of a person's latest comments are asked about.
const OF: usize = 300;

/// What happened with a comment.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Its agency said something under it.
    Replied,
    Withheld(Reason),
    /// Somebody opened the words that a moderator had taken out, with their reason.
    Opened(String),
    /// What its author asked to be looked at again was answered: whether for them.
    Appealed(bool),
    /// The result of its hearing is public, with what became of it.
    Answered(Answered),
    /// The latest draft no longer has what it speaks of.
    Gone,
}

/// One notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub at: Moment,
    pub number: Number,
    pub consultation: ConsultationId,
    pub what: What,
    pub unread: bool,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    consultation: i64,
    showing: String,
    withheld: Option<i64>,
    withheld_reason: Option<String>,
    summarised: Option<i64>,
    gone: Option<i64>,
}

/// What happened with one's own comments, newest first.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn of(store: &Store, by: &Viewer) -> Outcome<Vec<Notice>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let voices = own_voices(&mut tx, &store.key, person).await?;
    if voices.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines: Vec<Line> = tx
        .all_in(
            "select c.id, r.number, c.consultation, c.showing, c.withheld, c.withheld_reason, d.summarised,
               case when c.part = 'gone' then (select v.published from versions v where v.id = d.version) end as gone
             from comments c
             join receipts r on r.comment = c.id
             join consultations d on d.id = c.consultation
             where c.withdrawn is null and c.voice in ({ids})",
            vec![],
            &voices,
        )
        .await?;
    lines.sort_unstable_by_key(|line| std::cmp::Reverse(line.id));
    lines.truncate(OF);
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let replies = crate::comment::replies(&mut tx, &ids, None).await?;
    let opened: Vec<(i64, i64, String)> =
        tx.all_in("select comment, at, why from seal_openings where comment in ({ids})", vec![], &ids).await?;
    let appealed: Vec<(i64, i64, String)> = tx
        .all_in(
            "select comment, answered, state from appeals where answered is not null and comment in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let read: Option<(i64,)> = tx.maybe("select at from notices_read where person = $1", args![person]).await?;
    let read = read.map_or(i64::MIN, |(at,)| at);
    let mut told: Vec<(i64, i64, What)> = Vec::new();
    for line in &lines {
        let shown = line.withheld.is_none() && line.showing != Showing::Agency.code();
        let reply = replies.get(&line.id).filter(|reply| shown && !reply.taken_back());
        told.extend(reply.map(|reply| (line.id, reply.at.0, What::Replied)));
        let reason = line.withheld_reason.as_deref().and_then(|reason| Reason::parse(reason).ok());
        let withheld = line.withheld.zip(reason).filter(|(_, reason)| *reason != Reason::Waiting);
        told.extend(withheld.map(|(at, reason)| (line.id, at, What::Withheld(reason))));
        told.extend(line.gone.map(|at| (line.id, at, What::Gone)));
        told.extend(line.summarised.map(|at| (line.id, at, What::Answered(Answered::default()))));
    }
    told.extend(opened.into_iter().map(|(comment, at, why)| (comment, at, What::Opened(why))));
    told.extend(appealed.into_iter().map(|(comment, at, state)| (comment, at, What::Appealed(state == "granted"))));
    told.sort_by_key(|(comment, at, _)| std::cmp::Reverse((*at, *comment)));
    told.truncate(MOST);
    let lines: HashMap<i64, &Line> = lines.iter().map(|line| (line.id, line)).collect();
    let mut asked: Vec<(ConsultationId, CommentId)> = Vec::new();
    for (comment, _, what) in &told {
        let of = lines.get(comment).filter(|_| matches!(what, What::Answered(_)));
        asked.extend(of.map(|line| (ConsultationId(line.consultation), CommentId(*comment))));
    }
    let mut of: Vec<i64> = asked.iter().map(|(of, _)| of.0).collect();
    of.sort_unstable();
    of.dedup();
    let public = result::answering(&mut tx, &of).await?;
    let mut answered = ledger::answered(&mut tx, &asked, &public).await?;
    let mut notices = Vec::with_capacity(told.len());
    for (comment, at, what) in told {
        let Some(line) = lines.get(&comment) else { continue };
        let consultation = ConsultationId(line.consultation);
        let what = match what {
            What::Answered(_) => What::Answered(answered.remove(&CommentId(comment)).unwrap_or_default()),
            other => other,
        };
        let (number, unread) = (Number(line.number as u32), at > read);
        notices.push(Notice { at: Moment(at), number, consultation, what, unread });
    }
    Ok(notices)
}

/// Until when one has read them; nothing of who never said so.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn read_until(store: &Store, by: &Viewer) -> Outcome<Option<Moment>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let row: Option<(i64,)> =
        store.read().await?.maybe("select at from notices_read where person = $1", args![person]).await?;
    Ok(row.map(|(at,)| Moment(at)))
}

/// Keeps that everything up to a moment was read: the newest that its page showed, so that nothing is passed over that came since.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn read(store: &Store, by: &Viewer, upto: Moment, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let upto = upto.min(now);
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "insert into notices_read as old (person, at) values ($1, $2)
                     on conflict (person) do update set at = excluded.at where old.at < excluded.at",
                    args![person, upto],
                )
                .await?;
                Ok(())
            })
        })
        .await
}
