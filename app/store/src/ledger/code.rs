//! Deeds of coding: one press puts one comment or a hundred thousand under an issue, aside, or back among those that wait. Every
//! deed writes down how it found each comment, so that it can be undone; counts follow from what it found.

use super::moves::{add, add_proposed, drop_all, drop_some, gather, settle};
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, hints};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Aside, Coding, Filter, Place, To, Which};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};
use domain::time::Moment;
use std::collections::BTreeSet;

const LONGEST_TITLE: u32 = 300;
const LONGEST_QUOTE: u32 = 20_000;

/// What a press came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    pub deed: i64,
    /// Comments that it moved; those that stood there already are not among them.
    pub touched: u64,
    pub issue: Option<IssueId>,
}

/// Puts comments somewhere, in one deed. `key` is the form's: the same form sent twice is one deed.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation; refused with `Missing` where nothing
/// was chosen, with `CodedMeanwhile` where somebody else moved one of the ticked comments or of their copies since the page was
/// drawn, with `ThemesMeanwhile` where themes are being found anew or were since, with `NothingMoves` where nothing of a theme
/// waits any more, or for `title` and `targets[]`.
pub async fn code(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    which: Which,
    to: To,
    key: &str,
    now: Moment,
) -> Outcome<Coded> {
    let (by, key) = (by.clone(), domain::comment::parse_key(key)?);
    let ticked = match &which {
        Which::These { comments, .. } | Which::Copies { comments, .. } => !comments.is_empty(),
        Which::Matching(_) => true,
    };
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if !ticked {
                    let mut no = Refusals::default();
                    no.add("comment[]", Refusal::Missing);
                    return Err(no.into());
                }
                code_in(tx, &by, consultation, &which, &to, &key, now).await
            })
        })
        .await
}

/// [`code`], in a transaction that asked who may and does more.
pub(super) async fn code_in(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    which: &Which,
    to: &To,
    key: &str,
    now: Moment,
) -> Outcome<Coded> {
    if let Some(done) = done_before(tx, consultation, key).await? {
        return Ok(done);
    }
    if let Which::These { comments, seen } | Which::Copies { comments, seen } = which {
        unchanged(tx, consultation, comments, *seen).await?;
    }
    if let Which::Matching(filter) = which {
        still_a_theme(tx, consultation, filter).await?;
    }
    let (issue, what) = match to {
        To::Issue(id) => (Some(standing(tx, consultation, *id).await?), "code"),
        To::NewIssue { title, targets } => (Some(new_issue(tx, by, consultation, title, targets, now).await?), "new"),
        To::Proposed(pairs) => {
            all_standing(tx, consultation, pairs).await?;
            (None, "proposed")
        }
        To::OutOf(id) => (Some(standing(tx, consultation, *id).await?), "out"),
        To::Aside(_) => (None, "aside"),
        To::Waiting => (None, "waiting"),
    };
    let choice = choice(which, to);
    let deed = begin(tx, by, consultation, what, choice, issue, Some(key), now).await?;
    if what == "new" {
        made(tx, deed, issue).await?;
    }
    if let To::Aside(aside) = to {
        remember(tx, deed, aside).await?;
    }
    gather(tx, consultation, deed, which, to, issue).await?;
    let after = match to {
        To::Issue(_) | To::NewIssue { .. } => {
            add(tx, deed, issue).await?;
            Place::Coded
        }
        To::Proposed(pairs) => {
            add_proposed(tx, deed, which, pairs).await?;
            Place::Coded
        }
        To::OutOf(_) => {
            drop_some(tx, deed, issue).await?;
            Place::Waiting
        }
        To::Aside(aside) => {
            drop_all(tx, deed, Place::Aside, Some(aside)).await?;
            if matches!(which, Which::Matching(filter) if filter.passed) {
                hints::by_own_reasons(tx, deed).await?;
            }
            Place::Aside
        }
        To::Waiting => {
            drop_all(tx, deed, Place::Waiting, None).await?;
            Place::Waiting
        }
    };
    let touched = settle(tx, consultation, by, deed, after).await?;
    if touched == 0 && matches!(which, Which::Matching(filter) if filter.theme.is_some()) {
        return Err(Refusal::NothingMoves.into());
    }
    let content = serde_json::json!({ "deed": deed, "what": what, "touched": touched, "which": said(which) });
    let subject = issue.map_or(String::new(), |issue| issue.to_string());
    note(tx, by, Deed::CommentsGrouped, consultation, &subject, content, now).await?;
    Ok(Coded { deed, touched, issue })
}

/// Sets every place of one comment at once: the issues with the words meant of each, or aside. `seen` is the deed that had
/// touched it last when its page was drawn.
///
/// # Errors
/// As [`code`]; refused also with `NotItsWords` under `i7.quote` where the words meant of the issue of that id do not stand in the
/// comment, with `UnderAndOutside` for `aside` where both are asked.
pub async fn code_one(
    store: &Store,
    by: &Viewer,
    comment: CommentId,
    seen: i64,
    codings: Vec<Coding>,
    aside: Option<Aside>,
    now: Moment,
) -> Outcome<Coded> {
    let by = by.clone();
    store
        .write(move |tx| Box::pin(async move { put_one(tx, &by, comment, seen, &codings, aside.as_ref(), now).await }))
        .await
}

/// [`code_one`], in a transaction that does more.
pub(crate) async fn put_one(
    tx: &mut Tx,
    by: &Viewer,
    comment: CommentId,
    seen: i64,
    codings: &[Coding],
    aside: Option<&Aside>,
    now: Moment,
) -> Outcome<Coded> {
    let text: Option<(i64, String, String)> = tx
        .maybe("select consultation, reason, wording from comments where id = $1 and withdrawn is null", args![comment])
        .await?;
    let (consultation, reason, wording) = text.ok_or(Error::NotFound)?;
    let consultation = ConsultationId(consultation);
    allowed(tx, by, consultation, Act::Summarise, None, now).await?;
    unchanged(tx, consultation, &[comment], seen).await?;
    let mut no = Refusals::default();
    let mut wanted: Vec<Coding> = Vec::new();
    if aside.is_some() && !codings.is_empty() {
        no.add("aside", Refusal::UnderAndOutside);
    }
    for coding in codings {
        let id = standing(tx, consultation, coding.issue).await?;
        let quote = clean(&coding.quote, LONGEST_QUOTE, Lines::Many).and_then(|quote| {
            let stands = domain::text::stands_in(&reason, &quote).or(domain::text::stands_in(&wording, &quote));
            stands.map(str::to_string).ok_or(Refusal::NotItsWords)
        });
        if let Some(quote) = no.take(&format!("i{id}.quote"), quote) {
            wanted.push(Coding { issue: id, quote });
        }
    }
    no.none(|| Some(()))?;
    let deed = begin(tx, by, consultation, "one", Choice::Read, None, None, now).await?;
    if let Some(aside) = aside {
        remember(tx, deed, aside).await?;
    }
    let these = Which::These { comments: vec![comment], seen };
    gather(tx, consultation, deed, &these, &To::Waiting, None).await?;
    drop_all(tx, deed, Place::Waiting, aside).await?;
    for coding in &wanted {
        tx.run(
            "insert into codings (issue, comment, quote, deed) values ($1, $2, $3, $4)",
            args![coding.issue, comment, coding.quote.as_str(), deed],
        )
        .await?;
        tx.run("update issues set comments = comments + 1 where id = $1", args![coding.issue]).await?;
    }
    let place = match (aside, wanted.is_empty()) {
        (Some(_), _) => Place::Aside,
        (None, true) => Place::Waiting,
        (None, false) => Place::Coded,
    };
    tx.run(
        "update ledger set state = $1, issues = $2 where comment = $3",
        args![place.code(), wanted.len() as i64, comment],
    )
    .await?;
    let touched = settle(tx, consultation, by, deed, place).await?;
    // Words of the comment and the reply to its author stand where they go with it, not in the log.
    let issues: Vec<IssueId> = wanted.iter().map(|coding| coding.issue).collect();
    let aside = aside.map(|aside| aside.reason);
    let content = serde_json::json!({ "deed": deed, "comment": comment, "issues": issues, "aside": aside });
    note(tx, by, Deed::CommentsGrouped, consultation, &comment.to_string(), content, now).await?;
    Ok(Coded { deed, touched, issue: None })
}

/// Removes an issue; its comments wait for another where they stand under no other. It can be undone.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation; `ChangedMeanwhile` where it was
/// written anew since the page was drawn.
pub async fn remove_issue(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    issue: IssueId,
    revision: i64,
    now: Moment,
) -> Outcome<Coded> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                standing(tx, consultation, issue).await?;
                let touched = tx
                    .run("update issues set removed = $1 where id = $2 and revision = $3", args![now, issue, revision])
                    .await?;
                if touched == 0 {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let deed = begin(tx, &by, consultation, "removed", Choice::Many, Some(issue), None, now).await?;
                tx.run(
                    "insert into coding_changes (deed, comment, state, aside, aside_words, before)
                     select $1, l.comment, l.state, l.aside, l.aside_words, l.deed
                     from codings k
                     join ledger l on l.comment = k.comment
                     where k.issue = $2",
                    args![deed, issue],
                )
                .await?;
                drop_some(tx, deed, Some(issue)).await?;
                let touched = settle(tx, consultation, &by, deed, Place::Waiting).await?;
                let content = serde_json::json!({ "deed": deed, "comments": touched });
                note(tx, &by, Deed::IssueRemoved, consultation, &issue.to_string(), content, now).await?;
                Ok(Coded { deed, touched, issue: Some(issue) })
            })
        })
        .await
}

/// What a form with this key came to, if it was sent before.
pub(super) async fn done_before(tx: &mut Tx, consultation: ConsultationId, key: &str) -> Outcome<Option<Coded>> {
    let row: Option<(i64, i64, Option<i64>)> = tx
        .maybe(
            "select id, touched, issue from coding_deeds where form_key = $1 and consultation = $2",
            args![key, consultation],
        )
        .await?;
    Ok(row.map(|(deed, touched, issue)| Coded { deed, touched: touched as u64, issue: issue.map(IssueId) }))
}

/// Refuses where somebody moved one of these since a page was drawn.
pub(super) async fn unchanged(
    tx: &mut Tx,
    consultation: ConsultationId,
    comments: &[CommentId],
    seen: i64,
) -> Outcome<()> {
    let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    let moved: Vec<(i64,)> = tx
        .all_in(
            "select comment from ledger where consultation = $1 and deed > $2 and comment in ({ids})",
            args![consultation, seen],
            &ids,
        )
        .await?;
    match moved.len() {
        0 => Ok(()),
        n => Err(Refusal::CodedMeanwhile { comments: n as u32 }.into()),
    }
}

/// Refuses a theme that is no more: others were found since the page was drawn. While they are being found its comments have the
/// numbers of others already, some of them or all, and it would hold a part or nothing.
async fn still_a_theme(tx: &mut Tx, consultation: ConsultationId, filter: &Filter) -> Outcome<()> {
    let Some(theme) = filter.theme else { return Ok(()) };
    let row: Option<(i64,)> = tx
        .maybe(
            "select t.id
             from themes t
             where t.id = $1 and t.consultation = $2
               and not exists (select 1 from hint_runs r where r.consultation = t.consultation and r.finding <> 0)",
            args![theme, consultation],
        )
        .await?;
    row.map(|_| ()).ok_or(Refusal::ThemesMeanwhile.into())
}

/// An issue of this consultation that was not removed.
async fn standing(tx: &mut Tx, consultation: ConsultationId, issue: IssueId) -> Outcome<IssueId> {
    let row: Option<(i64, Option<i64>)> = tx
        .maybe("select id, removed from issues where id = $1 and consultation = $2", args![issue, consultation])
        .await?;
    match row.ok_or(Error::NotFound)? {
        (_, Some(_)) => Err(Refusal::IssueRemoved.into()),
        (id, None) => Ok(IssueId(id)),
    }
}

pub(super) async fn new_issue(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    title: &str,
    targets: &[String],
    now: Moment,
) -> Outcome<IssueId> {
    let mut no = Refusals::default();
    let title = no.take("title", required(title, LONGEST_TITLE, Lines::One));
    let targets = no.take("targets[]", domain::issue::targets(targets));
    let (title, targets) = no.none(|| Some((title?, targets?)))?;
    let new = domain::result::NewIssue { title, targets, ..Default::default() };
    crate::result::add_issue(tx, by, consultation, &new, now).await
}

/// What a deed chose its comments by, as it is kept: how far proposals can be trusted is seen on what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Somebody read each, or one of copies.
    Read = 0,
    /// One choice for many.
    Many = 1,
    /// Proposals taken as they were: nothing is learned from them, else they would vouch for themselves.
    Proposed = 2,
}

fn choice(which: &Which, to: &To) -> Choice {
    match (which, to) {
        (_, To::Proposed(_)) => Choice::Proposed,
        (Which::Matching(filter), _) if filter.copies.is_some() => Choice::Read,
        (Which::Matching(_), _) => Choice::Many,
        _ => Choice::Read,
    }
}

/// Notes that a deed made an issue.
pub(super) async fn made(tx: &mut Tx, deed: i64, issue: Option<IssueId>) -> Outcome<()> {
    tx.run("update issues set made = $1 where id = $2", args![deed, issue]).await?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "a deed's row, value by value")]
pub(super) async fn begin(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    what: &str,
    choice: Choice,
    issue: Option<IssueId>,
    key: Option<&str>,
    now: Moment,
) -> Outcome<i64> {
    let (deed,): (i64,) = tx
        .one(
            "insert into coding_deeds (id, consultation, person, form_key, what, choice, issue, touched, at)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, 0, $7 from coding_deeds
             returning id",
            args![consultation, by.person, key, what, choice as i64, issue, now],
        )
        .await?;
    Ok(deed)
}

/// Writes down what a deed told those whose comments it set aside, to be given back where it is undone.
async fn remember(tx: &mut Tx, deed: i64, aside: &Aside) -> Outcome<()> {
    tx.run(
        "update coding_deeds set aside = $1, aside_words = $2 where id = $3",
        args![aside.reason.code(), aside.words.as_str(), deed],
    )
    .await?;
    Ok(())
}

/// Every issue of these pairs is one of this consultation that was not removed.
async fn all_standing(tx: &mut Tx, consultation: ConsultationId, pairs: &[(CommentId, IssueId)]) -> Outcome<()> {
    let issues: BTreeSet<i64> = pairs.iter().map(|(_, issue)| issue.0).collect();
    let issues: Vec<i64> = issues.into_iter().collect();
    let known: Vec<(i64, Option<i64>)> = match issues.is_empty() {
        true => Vec::new(),
        false => {
            let sql = "select id, removed from issues where consultation = $1 and id in ({ids})";
            tx.all_in(sql, args![consultation], &issues).await?
        }
    };
    if known.len() < issues.len() {
        return Err(Error::NotFound);
    }
    match known.iter().any(|(_, removed)| removed.is_some()) {
        true => Err(Refusal::IssueRemoved.into()),
        false => Ok(()),
    }
}

/// What the log keeps of a choice: a short list as it is, else its bounds and number, or the filter.
fn said(which: &Which) -> serde_json::Value {
    const FEW: usize = 200;
    match which {
        Which::Matching(filter) => serde_json::json!({ "filter": filter }),
        Which::These { comments, .. } if comments.len() <= FEW => serde_json::json!({ "comments": comments }),
        Which::Copies { comments, .. } => serde_json::json!({ "copies_of": comments }),
        Which::These { comments, .. } => {
            let ids = || comments.iter().map(|id| id.0);
            serde_json::json!({ "from": ids().min(), "to": ids().max(), "count": comments.len() })
        }
    }
}
