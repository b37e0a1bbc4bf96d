//! The rows of the ledger as they come, go and are read; and what they answer to one comment.

use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::tally;
use domain::comment::{Channel, Class, Identity, Language};
use domain::id::{CommentId, ConsultationId, IssueId, PersonId};
use domain::ledger::{Aside, AsideReason, Coding, Coverage, Place};
use domain::result::{Answer, Answered, Disposition, Summary};
use domain::time::Moment;
use std::collections::HashMap;

/// The row of a guest's comment that has just come in through the portal: it waits. Its values stand in the order of [`ARRIVED`].
pub(crate) fn arrived(id: i64, consultation: ConsultationId, comment: &crate::bulk::Comment) -> Vec<Value> {
    args![
        id,
        consultation,
        Place::Waiting.code(),
        0_i64,
        0_i64,
        comment.reason.chars().count() as i64,
        comment.class.map_or("-", Class::code),
        Channel::Portal.code(),
        comment.showing.code(),
        comment.area.as_deref().unwrap_or("-"),
        Identity::Guest.code(),
        Language::of(&[&comment.reason]).code()
    ]
}

/// What [`arrived`] is added to.
pub(crate) const ARRIVED: &str = "insert into ledger (comment, consultation, state, issues, deed, size, class, channel, showing, area, identity, language)";

/// Takes a withdrawn comment out of the ledger, and the counts with it.
pub(crate) async fn gone(tx: &mut Tx, consultation: ConsultationId, comment: i64) -> Outcome<()> {
    let row: Option<(String,)> = tx.maybe("select state from ledger where comment = $1", args![comment]).await?;
    let Some((state,)) = row else { return Ok(()) };
    crate::hints::gone(tx, consultation, CommentId(comment)).await?;
    tx.script(
        "update issues set comments = comments - 1 where id in (select issue from codings where comment = $1);
         delete from codings where comment = $1;
         update coding_deeds set aside_words = null
         where aside is not null and id in (select deed from coding_changes where comment = $1);
         delete from coding_changes where comment = $1;
         delete from coding_dropped where comment = $1;
         delete from comment_notes where comment = $1;
         delete from second_readings where comment = $1;
         delete from ledger where comment = $1",
        args![comment],
    )
    .await?;
    if state != Place::Waiting.code() {
        tally::add(tx, consultation, vec![("ledger", state, -1)]).await?;
    }
    Ok(())
}

/// Where one comment stands.
#[derive(Clone, Debug)]
pub struct Row {
    pub comment: CommentId,
    pub place: Place,
    pub aside: Option<Aside>,
    pub codings: Vec<Coding>,
    pub deed: i64,
    pub assigned: Option<PersonId>,
    pub read_by: Option<PersonId>,
}

#[derive(sqlx::FromRow)]
struct Line {
    comment: i64,
    state: String,
    aside: Option<String>,
    aside_words: Option<String>,
    deed: i64,
    assigned: Option<i64>,
    read_by: Option<i64>,
}

pub(crate) fn aside_of(reason: Option<&str>, words: Option<String>) -> Option<Aside> {
    let reason = AsideReason::parse(reason?).ok()?;
    Some(Aside { reason, words: words.unwrap_or_default() })
}

/// Where some comments stand, in no order; withdrawn ones have no row.
pub async fn of(store: &Store, comments: &[CommentId]) -> Outcome<Vec<Row>> {
    let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    rows_of(&mut store.read().await?, &ids).await
}

pub(crate) async fn rows_of(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<Row>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<Line> = tx
        .all_in(
            "select comment, state, aside, aside_words, deed, assigned, read_by from ledger where comment in ({ids})",
            vec![],
            ids,
        )
        .await?;
    let codings = codings_of(tx, ids).await?;
    lines
        .into_iter()
        .map(|line| {
            let mine = codings.iter().filter(|(comment, _)| *comment == line.comment);
            Ok(Row {
                comment: CommentId(line.comment),
                place: Place::parse(&line.state).map_err(|_| Error::fault("a place that nobody knows"))?,
                aside: aside_of(line.aside.as_deref(), line.aside_words),
                codings: mine.map(|(_, coding)| coding.clone()).collect(),
                deed: line.deed,
                assigned: line.assigned.map(PersonId),
                read_by: line.read_by.map(PersonId),
            })
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct CodingLine {
    comment: i64,
    issue: i64,
    quote: String,
    number: i64,
}

/// The codings of some comments, in the order of their issues.
pub(crate) async fn codings_of(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<(i64, Coding)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines: Vec<CodingLine> = tx
        .all_in(
            "select k.comment, k.issue, k.quote, i.number
             from codings k
             join issues i on i.id = k.issue
             where k.comment in ({ids})",
            vec![],
            ids,
        )
        .await?;
    lines.sort_by_key(|line| line.number);
    Ok(lines.into_iter().map(|line| (line.comment, Coding { issue: IssueId(line.issue), quote: line.quote })).collect())
}

/// The coverage of a consultation, from kept counts.
pub async fn coverage(store: &Store, consultation: ConsultationId) -> Outcome<Coverage> {
    coverage_in(&mut store.read().await?, consultation).await
}

pub(crate) async fn coverage_in(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Coverage> {
    let (all, coded, aside): (i64, i64, i64) = tx
        .one(
            "select c.comments,
               coalesce((select n from tallies where consultation = c.id and kind = 'ledger' and name = 'coded'), 0),
               coalesce((select n from tallies where consultation = c.id and kind = 'ledger' and name = 'aside'), 0)
             from consultations c
             where c.id = $1",
            args![consultation],
        )
        .await?;
    let (coded, aside) = (coded.max(0) as u64, aside.max(0) as u64);
    Ok(Coverage { coded, aside, waiting: (all.max(0) as u64).saturating_sub(coded + aside) })
}

/// The number of the last deed of coding anywhere: what a page that shows places was drawn at.
pub async fn last_deed(store: &Store) -> Outcome<i64> {
    let (last,): (i64,) = store.read().await?.one("select coalesce(max(id), 0) from coding_deeds", vec![]).await?;
    Ok(last)
}

/// A deed of coding that can be undone.
#[derive(Clone, Debug)]
pub struct Before {
    pub deed: i64,
    /// `code`, `new`, `each`, `said`, `proposed`, `out`, `aside`, `waiting`, `one` or `removed`.
    pub what: String,
    pub issue: Option<IssueId>,
    pub touched: u64,
    pub at: Moment,
    /// Of proposals that were read with it: how many, and how many were right.
    pub looked: u64,
    pub right: u64,
    /// Comments that deeds of the same form moved before it: each is undone by itself.
    pub also: u64,
}

/// The last deed of a person in a consultation that is not undone.
pub async fn latest(store: &Store, person: Option<PersonId>, consultation: ConsultationId) -> Outcome<Option<Before>> {
    latest_in(&mut store.read().await?, person, consultation).await
}

pub(crate) async fn latest_in(
    tx: &mut Tx,
    person: Option<PersonId>,
    consultation: ConsultationId,
) -> Outcome<Option<Before>> {
    type Line = (i64, String, Option<i64>, i64, i64, i64, i64, i64);
    let row: Option<Line> = tx
        .maybe(
            "select d.id, d.what, d.issue, d.touched, d.at, d.looked, d.hits, (
               select cast(coalesce(sum(o.touched), 0) as bigint)
               from coding_deeds o
               where o.consultation = d.consultation and o.person = d.person and o.at = d.at and o.id < d.id
                 and o.undone is null) as also
             from coding_deeds d
             where d.consultation = $1 and d.person = $2 and d.undone is null
             order by d.id desc
             limit 1",
            args![consultation, person],
        )
        .await?;
    Ok(row.map(|(deed, what, issue, touched, at, looked, right, also)| Before {
        deed,
        what,
        issue: issue.map(IssueId),
        touched: touched as u64,
        at: Moment(at),
        looked: looked as u64,
        right: right as u64,
        also: also as u64,
    }))
}

/// More comments than a page shows.
const MOST_NAMED: i64 = 101;

/// What this person had told authors in their last deed, where that deed is undone, and which comments went back with it: the
/// reply goes back to its form. Of one comment, where the deed was about it. Of a deed on more comments than a page shows,
/// only the first are named.
pub async fn taken_back(
    store: &Store,
    person: Option<PersonId>,
    consultation: ConsultationId,
    comment: Option<CommentId>,
) -> Outcome<Option<(Aside, Vec<CommentId>)>> {
    let mut tx = store.read().await?;
    let row: Option<(i64, Option<String>, Option<String>)> = tx
        .maybe(
            "select case when d.undone is null then 0 else d.id end as deed, aside, aside_words
             from coding_deeds d
             where consultation = $1 and person = $2
               and ($3 = 0 or exists (select 1 from coding_changes h where h.deed = d.id and h.comment = $3))
             order by d.id desc
             limit 1",
            args![consultation, person, comment.map_or(0, |comment| comment.0)],
        )
        .await?;
    let Some((deed, aside, words)) = row.filter(|(deed, ..)| *deed != 0) else { return Ok(None) };
    let Some(aside) = aside_of(aside.as_deref(), words) else { return Ok(None) };
    let to: Vec<(i64,)> = tx
        .all(
            "select h.comment
             from coding_changes h
             join ledger l on l.comment = h.comment and l.deed = h.before
             where h.deed = $1
             order by h.comment
             limit $2",
            args![deed, MOST_NAMED],
        )
        .await?;
    Ok(Some((aside, to.into_iter().map(|(comment,)| CommentId(comment)).collect())))
}

/// What public results answer to some comments, in a fixed number of statements however many they are. While only a preliminary one is public,
/// what has been written since is not told. Of a consultation without a public result nothing is told.
pub(crate) async fn answered(
    tx: &mut Tx,
    comments: &[(ConsultationId, CommentId)],
    summaries: &HashMap<ConsultationId, Summary>,
) -> Outcome<HashMap<CommentId, Answered>> {
    let of: HashMap<i64, (ConsultationId, &Summary)> =
        comments.iter().filter_map(|(of, id)| Some((id.0, (*of, summaries.get(of)?)))).collect();
    let ids: Vec<i64> = of.keys().copied().collect();
    let rows: Vec<(Row, ConsultationId, &Summary)> = rows_of(tx, &ids)
        .await?
        .into_iter()
        .filter_map(|row| of.get(&row.comment.0).map(|(of, summary)| (row, *of, *summary)))
        .collect();
    let early: Vec<i64> =
        rows.iter().filter(|(.., summary)| summary.preliminary.is_some()).map(|(row, ..)| row.deed).collect();
    let deeds: HashMap<(i64, i64), i64> = tx
        .all_in("select id, consultation, at from coding_deeds where id in ({ids})", vec![], &early)
        .await?
        .into_iter()
        .map(|(id, of, at): (i64, i64, i64)| ((id, of), at))
        .collect();
    let since = |row: &Row, of: ConsultationId, summary: &Summary| {
        let preliminary = summary.preliminary.as_ref().map(|preliminary| preliminary.at.0);
        preliminary.zip(deeds.get(&(row.deed, of.0))).is_some_and(|(published, at)| *at > published)
    };
    let told = |row: &Row, summary: &Summary| -> Vec<Answer> {
        row.codings.iter().filter_map(|coding| answer(coding, summary)).collect()
    };
    let looked: Vec<(i64, Option<Moment>)> = rows
        .iter()
        .filter(|(row, of, summary)| {
            !since(row, *of, summary) && (row.aside.is_some() || !told(row, summary).is_empty())
        })
        .map(|(row, _, summary)| (row.comment.0, summary.preliminary.as_ref().map(|preliminary| preliminary.at)))
        .collect();
    let mut outsides = outside(tx, &looked).await?;
    let mut answered = HashMap::new();
    for (row, of, summary) in rows {
        let preliminary = summary.preliminary.is_some();
        let one = match since(&row, of, summary) {
            true => Answered { preliminary: true, ..Answered::default() },
            false => {
                let answers = told(&row, summary);
                let mut outside = outsides.remove(&row.comment.0).unwrap_or_default();
                // Of a comment that is outside as a whole, sentences are told where they are so for another reason.
                if row.aside.as_ref().is_some_and(|aside| outside.iter().all(|(_, why)| *why == aside.reason)) {
                    outside.clear();
                }
                Answered { answers, aside: row.aside, outside, preliminary }
            }
        };
        answered.insert(row.comment, one);
    }
    Ok(answered)
}

/// What a result says to what stands under one of its issues, once that is decided.
fn answer(coding: &Coding, summary: &Summary) -> Option<Answer> {
    let issue = summary.issues.iter().find(|issue| issue.id == coding.issue)?;
    let disposition: Disposition = issue.disposition?;
    Some(Answer {
        issue: issue.id,
        number: issue.number,
        title: issue.title.clone(),
        quote: coding.quote.clone(),
        disposition,
        reason: issue.reason.clone(),
        changed: issue.changed.clone(),
        answered_by: issue.answered_by.clone(),
        elsewhere: issue.elsewhere,
        corrections: summary.corrections.iter().filter(|one| one.before.id == issue.id).cloned().collect(),
    })
}

/// The words of some comments that were found to be outside the hearing, of each until a moment (when its preliminary result was published), where they
/// first stand; of one within another the longer.
async fn outside(tx: &mut Tx, comments: &[(i64, Option<Moment>)]) -> Outcome<HashMap<i64, Vec<(String, AsideReason)>>> {
    let until: HashMap<i64, i64> =
        comments.iter().map(|(id, until)| (*id, until.map_or(i64::MAX, |until| until.0))).collect();
    let ids: Vec<i64> = until.keys().copied().collect();
    let mut found: Vec<(i64, i64, i64, i64, String, String)> = tx
        .all_in(
            "select b.comment, d.at, b.start, b.size, substr(c.reason, cast(b.start as int), cast(b.size as int)), s.aside
             from said_by b
             join sayings s on s.id = b.saying and s.passed > 0 and s.aside is not null
             join coding_deeds d on d.id = s.passed and d.undone is null
             join comments c on c.id = b.comment
             where b.comment in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    found.retain(|(comment, at, ..)| until.get(comment).is_some_and(|until| at <= until));
    found.sort_by_key(|(comment, _, start, size, ..)| (*comment, *start, std::cmp::Reverse(*size)));
    let mut told: HashMap<i64, Vec<(String, AsideReason)>> = HashMap::new();
    let mut upto = (0, 0);
    for (comment, _, start, size, words, why) in found {
        if upto.0 == comment && start < upto.1 {
            continue;
        }
        upto = (comment, start + size);
        told.entry(comment).or_default().extend(AsideReason::parse(&why).ok().map(|why| (words, why)));
    }
    Ok(told)
}
