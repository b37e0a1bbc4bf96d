//! Comments as they stood at the end of an earlier day, in the words they had then. What was to the agency alone or withheld then stays
//! hidden, and so does what is now; what was taken back is; a name shows where its author shows it now as well.

use super::places::Places;
use crate::Store;
use crate::comment::{Edition, PublicFilter};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::comment::{Public, Said, Showing, Stance, Target};
use domain::id::{CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::time::Moment;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What of the edition of a comment `c` that stood until `$4` is asked.
macro_rules! edition {
    ($what:literal) => {
        concat!(
            "(select ",
            $what,
            " from comment_editions e where e.comment = c.id and e.at <= $4 order by e.number desc limit 1)"
        )
    };
}
/// A page of ids, newest first, of what everyone could read: before `$2`, `$3` of them, made by `$4`.
macro_rules! page {
    ($narrowed:expr) => {
        concat!(
            "select c.id
             from comments c
             where c.consultation = $1 and c.id < $2 and c.at <= $4 and c.showing <> 'agency'
               and (c.edited is null or c.edited <= $4 or ",
            edition!("e.showing"),
            " <> 'agency')",
            $narrowed,
            " order by c.id desc limit $3"
        )
    };
}
/// Those that took the side `$5`, in the words that they have still: one index holds them.
macro_rules! still {
    () => {
        " and c.stance = $5 and (c.edited is null or c.edited <= $4) and c.withdrawn is null and c.withheld is null"
    };
}
/// Those that took it in words that were changed since, which are few.
macro_rules! since {
    () => {
        concat!(
            " and c.edited > $4 and c.withdrawn is null and c.withheld is null and ",
            edition!("case when e.left_out then '' else e.stance end"),
            " = $5"
        )
    };
}
const ALL: &str = page!("");
/// At a part: those that stand now where what stood there is now, or that said it there.
const OF_PART: &str = page!(" and (c.part = $5 or c.said_part = $6)");
const OF_STANCE: [&str; 2] = [page!(still!()), page!(since!())];
const OF_BOTH: [&str; 2] = [
    page!(concat!(still!(), " and (c.part = $6 or c.said_part = $7)")),
    page!(concat!(since!(), " and (c.part = $6 or c.said_part = $7)")),
];

/// A page of what everyone could read at a moment, as [`crate::comment::public_page`] gives it, and from where it goes on.
pub async fn comments(
    store: &Store,
    consultation: ConsultationId,
    filter: &PublicFilter,
    before: Option<CommentId>,
    upto: Moment,
    limit: u32,
) -> Outcome<(Vec<Public>, Option<CommentId>)> {
    // What came later lies above the first that did, and is not walked.
    let first = super::first_after(store, consultation, upto).await?;
    let before = before.into_iter().chain(first).min().map_or(i64::MAX, |id| id.0);
    let (part, stance) = (filter.target.as_ref().map(Target::as_str), filter.stance.map(Stance::code));
    let common = args![consultation, before, limit, upto];
    let with = |more: &[&str]| common.iter().cloned().chain(more.iter().map(|one| (*one).into())).collect();
    let mut tx = store.read().await?;
    let places = Places::of(&mut tx, consultation, upto).await?;
    let now = part.map_or(String::new(), |part| places.now(part));
    let mut rows: Vec<(i64,)> = Vec::new();
    match (part, stance) {
        (None, None) => rows.append(&mut tx.all(ALL, common).await?),
        (Some(part), None) => rows.append(&mut tx.all(OF_PART, with(&[&now, part])).await?),
        (None, Some(stance)) => {
            for sql in OF_STANCE {
                rows.append(&mut tx.all(sql, with(&[stance])).await?);
            }
        }
        (Some(part), Some(stance)) => {
            for sql in OF_BOTH {
                rows.append(&mut tx.all(sql, with(&[stance, &now, part])).await?);
            }
        }
    }
    drop(tx);
    rows.sort_unstable_by_key(|(id,)| std::cmp::Reverse(*id));
    rows.truncate(limit as usize);
    let older = rows.last().filter(|_| rows.len() == limit as usize).map(|(id,)| CommentId(*id));
    let ids: Vec<CommentId> = rows.into_iter().map(|(id,)| CommentId(id)).collect();
    let (mut found, elsewhere) = stood_at(store, consultation, &ids, (&places, part), upto).await?;
    found.retain(|one| !elsewhere.contains(&one.id.0));
    // What was withheld that day does not tell its stance.
    found.retain(|one| filter.stance.is_none() || matches!(one.said, Said::Shown { .. }));
    Ok((found, older))
}

/// One comment as it stood, with what it had said before that; nothing where it could not be read then.
///
/// # Errors
/// Faults.
pub async fn comment(
    store: &Store,
    consultation: ConsultationId,
    id: CommentId,
    upto: Moment,
) -> Outcome<Option<(Public, Vec<Edition>)>> {
    let Some(one) = stood(store, consultation, &[id], upto).await?.pop() else { return Ok(None) };
    if !matches!(one.said, Said::Shown { .. } | Said::Unkept) {
        return Ok(None);
    }
    let mut editions = crate::comment::editions(store, consultation, id).await?;
    let stands = one.edited.unwrap_or(one.at);
    editions.retain(|edition| edition.at < stands);
    Ok(Some((one, editions)))
}

/// Some comments of a consultation as they stood, newest first; those that nobody but the agency could read are left out.
///
/// # Errors
/// Faults.
pub async fn stood(
    store: &Store,
    consultation: ConsultationId,
    ids: &[CommentId],
    upto: Moment,
) -> Outcome<Vec<Public>> {
    let places = Places::of(&mut store.read().await?, consultation, upto).await?;
    Ok(stood_at(store, consultation, ids, (&places, None), upto).await?.0)
}

/// The same, with those that have moved since and stood elsewhere than at a part.
async fn stood_at(
    store: &Store,
    consultation: ConsultationId,
    ids: &[CommentId],
    (places, part): (&Places, Option<&str>),
    upto: Moment,
) -> Outcome<(Vec<Public>, HashSet<i64>)> {
    let now = crate::comment::public_with_consultation(store, ids).await?;
    let mut found: Vec<Public> =
        now.into_iter().filter(|(of, one)| *of == consultation && one.at <= upto).map(|(_, one)| one).collect();
    found.sort_unstable_by_key(|one| std::cmp::Reverse(one.id));
    let changed: Vec<i64> =
        found.iter().filter(|one| one.edited.is_some_and(|at| at > upto)).map(|one| one.id.0).collect();
    let mut tx = store.read().await?;
    let mut then = editions(&mut tx, &changed, upto).await?;
    let mut all = Vec::with_capacity(found.len());
    for mut one in found {
        match then.remove(&one.id.0) {
            Some(edition) if edition.showing == Showing::Agency.code() => continue,
            Some(edition) => edition.put(&mut one)?,
            None => {}
        }
        all.push(one);
    }
    let shown = |one: &&Public| matches!(one.said, Said::Shown { .. } | Said::Unkept);
    let readable: Vec<Public> = all.iter().filter(shown).cloned().collect();
    let withheld = withheld(&mut tx, consultation, &readable, upto).await?;
    // That it still holds was said on a day, too.
    let holding: Vec<i64> = all
        .iter()
        .filter(|one| one.earlier.as_ref().is_some_and(|earlier| earlier.holds))
        .map(|one| one.id.0)
        .collect();
    if !holding.is_empty() {
        let sql = "select id from comments where holds > $1 and id in ({ids})";
        let later: Vec<(i64,)> = tx.all_in(sql, args![upto], &holding).await?;
        for one in all.iter_mut().filter(|one| later.contains(&(one.id.0,))) {
            one.earlier.iter_mut().for_each(|earlier| earlier.holds = false);
        }
    }
    let elsewhere = places.put(&mut tx, &mut all, part, upto).await?;
    let shown: Vec<i64> = readable.iter().filter(|one| one.reply.is_some()).map(|one| one.id.0).collect();
    let mut replies = crate::comment::replies(&mut tx, &shown, Some(upto)).await?;
    for one in &mut all {
        one.reply = replies.remove(&one.id.0);
        if let (Said::Shown { .. } | Said::Unkept, Some(reason)) = (&one.said, withheld.get(&one.id)) {
            one.said = Said::Withheld { reason: *reason };
            one.reply = None;
        }
    }
    Ok((all, elsewhere))
}

#[derive(sqlx::FromRow)]
struct Line {
    comment: i64,
    number: i64,
    at: i64,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
    left_out: bool,
    showing: String,
}

impl Line {
    /// Gives a comment the words of this edition.
    fn put(self, one: &mut Public) -> Outcome<()> {
        one.edited = (self.number > 1).then_some(Moment(self.at));
        // Taken back or withheld since, it stays so.
        let Said::Shown { class, name, .. } = &mut one.said else { return Ok(()) };
        let (class, name) = (*class, name.take().filter(|_| self.showing == Showing::Named.code()));
        if let Some(speaker) = one.speaker.as_mut().filter(|_| self.showing != Showing::Named.code()) {
            speaker.name = None;
        }
        one.said = match self.left_out {
            true => Said::Unkept,
            false => Said::Shown {
                stance: Stance::parse(&self.stance).map_err(|_| Error::fault("an edition cannot be read back"))?,
                reason: self.reason,
                wording: self.wording,
                quote: self.quote,
                class,
                name,
            },
        };
        Ok(())
    }
}

/// The editions of some comments that stood at a moment.
async fn editions(tx: &mut Tx, comments: &[i64], upto: Moment) -> Outcome<HashMap<i64, Line>> {
    if comments.is_empty() {
        return Ok(HashMap::new());
    }
    let mut lines: Vec<Line> = tx
        .all_in(
            "select comment, number, at, stance, reason, wording, quote, left_out, showing
             from comment_editions
             where at <= $1 and comment in ({ids})",
            args![upto],
            comments,
        )
        .await?;
    // The last of each stays in the map.
    lines.sort_unstable_by_key(|line| line.number);
    Ok(lines.into_iter().map(|line| (line.comment, line)).collect())
}

/// What was done to hide a comment or to show it.
#[derive(sqlx::FromRow)]
struct Hiding {
    seq: i64,
    subject: String,
    deed: String,
    at: i64,
    content: Option<Vec<u8>>,
    /// The reason as the public log has it.
    told: Option<String>,
}

/// Those of some comments that were withheld at a moment and were shown again since, with the reason of that time, and those that waited to
/// be let through. They say what they said then.
async fn withheld(
    tx: &mut Tx,
    consultation: ConsultationId,
    among: &[Public],
    upto: Moment,
) -> Outcome<HashMap<CommentId, Reason>> {
    let mut done: Vec<Hiding> = tx
        .all_rows(
            "select e.seq, e.subject, e.deed, e.at, e.content, l.reason as told
             from events e
             left join moderation_log l on l.seq = e.seq
             where (e.consultation, e.subject) in (values {rows})
               and e.deed in ('comment.withheld', 'comment.restored', 'comment.passed')",
            among.iter().map(|one| args![consultation, one.id.to_string()]).collect(),
        )
        .await?;
    done.sort_unstable_by_key(|one| one.seq);
    let mut then = HashMap::new();
    for one in among {
        let subject = one.id.to_string();
        let (before, after): (Vec<&Hiding>, Vec<&Hiding>) =
            done.iter().filter(|it| it.subject == subject).partition(|it| it.at <= upto.0);
        let said = one.edited.unwrap_or(one.at).0;
        let let_through = |it: &&&Hiding| it.deed == "comment.passed";
        let looked_at = before.iter().rev().find(let_through).is_some_and(|it| it.at >= said);
        if !looked_at && after.iter().any(|it| let_through(&it)) {
            then.insert(one.id, Reason::Waiting);
            continue;
        }
        // The last word of that day, where it was taken back since.
        let last = before.iter().rev().find(|it| it.deed != "comment.passed");
        let Some(last) = last.filter(|it| it.deed == "comment.withheld") else { continue };
        if !after.iter().any(|it| it.deed == "comment.restored") {
            continue;
        }
        // The log loses what a moderator noted where words were taken out; why it was withheld stands in the public one too.
        let content: Value = last.content.as_deref().map_or(Ok(Value::Null), serde_json::from_slice)?;
        let told = content["reason"].as_str().or(last.told.as_deref());
        let reason = told.and_then(|code| Reason::parse(code).ok());
        then.insert(one.id, reason.ok_or_else(|| Error::fault("a withholding cannot be read back"))?);
    }
    Ok(then)
}
