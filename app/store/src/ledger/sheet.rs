//! Sheets: rows that were read, each with the numbers of the issues it goes to, sent as one deed. A row is a comment; a text that was
//! sent many times, whose copies go with it; or a sentence that many comments say: then all of them go there, each with the words meant.

use super::code::{Choice, Coded, begin, code_in, done_before, made, new_issue, unchanged};
use super::moves::{put_added, settle};
use crate::Store;
use crate::consultation::{allowed, note};
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::hints;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId, IssueId, SayingId};
use domain::ledger::{Aside, Place, To, Under, Which};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a sheet with where each goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Comments, as a page showed them that was drawn when `seen` was the last deed; of proposals that were read, how many, and how many
    /// were right.
    Comments { rows: Vec<(CommentId, Vec<Under>)>, seen: i64, looked: u32, right: u32 },
    /// Groups of near-copies by their first comment: what waits of them.
    Copies(Vec<(CommentId, Vec<Under>)>),
    /// Sentences; those that go to issue 0 say nothing by themselves.
    Sayings(Vec<(SayingId, Vec<Under>)>),
}

/// What of a sheet goes to no issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Comments that were read, on a page that was drawn when `seen` was the last deed.
    Comments { comments: Vec<CommentId>, seen: i64 },
    /// Of groups of near-copies what waits and says nothing besides the text that stands for its group. What says more goes on waiting.
    Copies(Vec<CommentId>),
}

impl Rows {
    fn all(&self) -> Vec<(i64, &[Under])> {
        match self {
            Rows::Comments { rows, .. } | Rows::Copies(rows) => {
                rows.iter().map(|(id, under)| (id.0, under.as_slice())).collect()
            }
            Rows::Sayings(rows) => rows.iter().map(|(id, under)| (id.0, under.as_slice())).collect(),
        }
    }
}

/// Puts every row where it says, in one deed, and what is set aside in deeds of their own; all of it or, refused, nothing. `key` is the
/// form's. Gives the last deed.
///
/// # Errors
/// Those of every deed on a dossier; refused with `Missing` for `put[]` where nothing was written, with `NoSuchIssue` for
/// `r12.put` where the row of comment or sentence 12 names a number that no issue has, with `CodedMeanwhile`.
pub async fn sheet(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    rows: Rows,
    outside: Vec<(Outside, Aside)>,
    key: &str,
    now: Moment,
) -> Outcome<Coded> {
    let (by, key) = (by.clone(), domain::comment::parse_key(key)?);
    let mut aside: Vec<(Which, Aside, Vec<CommentId>)> = Vec::new();
    for (outside, why) in outside {
        aside.push(match outside {
            Outside::Comments { comments, seen } => (Which::These { comments, seen }, why, Vec::new()),
            Outside::Copies(groups) => {
                let (comments, seen) = hints::plain_copies(store, consultation, &groups).await?;
                (Which::These { comments, seen }, why, groups)
            }
        });
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if let Some(done) = done_before(tx, consultation, &key).await? {
                    return Ok(done);
                }
                if rows.all().is_empty() && aside.is_empty() {
                    let mut no = Refusals::default();
                    no.add("put[]", Refusal::Missing);
                    return Err(no.into());
                }
                let mut last = match rows.all().is_empty() {
                    true => None,
                    false => Some(put(tx, &by, consultation, &rows, &key, now).await?),
                };
                for (n, (which, aside, groups)) in aside.into_iter().enumerate() {
                    let key = if last.is_none() { key.clone() } else { further(&key, n) };
                    let why = aside.reason;
                    let done = code_in(tx, &by, consultation, &which, &To::Aside(aside), &key, now).await?;
                    if !groups.is_empty() {
                        hints::pass_copies(tx, consultation, done.deed, &groups, why).await?;
                    }
                    last = Some(done);
                }
                let last = last.ok_or_else(|| Error::fault("a sheet without a deed"))?;
                if let Rows::Comments { looked, right, .. } = &rows {
                    tx.run(
                        "update coding_deeds set looked = $1, hits = $2 where id = $3",
                        args![*looked, *right, last.deed],
                    )
                    .await?;
                }
                Ok(last)
            })
        })
        .await
}

/// The key of the n-th further deed of a form: it follows from the form's own.
fn further(key: &str, n: usize) -> String {
    let digit = |at: usize, c| if at < 4 { char::from_digit((n >> (4 * at)) as u32 & 15, 16).unwrap_or(c) } else { c };
    key.chars().rev().enumerate().map(|(at, c)| digit(at, c)).collect()
}

/// The rows, in one deed.
async fn put(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    rows: &Rows,
    key: &str,
    now: Moment,
) -> Outcome<Coded> {
    let all = rows.all();
    if let Rows::Comments { rows, seen, .. } = rows {
        let comments: Vec<CommentId> = rows.iter().map(|(id, _)| *id).collect();
        unchanged(tx, consultation, &comments, *seen).await?;
    }
    let standing: Vec<(i64, String, i64)> = tx
        .all("select number, title, id from issues where consultation = $1 and removed is null", args![consultation])
        .await?;
    let known = numbers(&standing, &all)?;
    let (what, choice) = match rows {
        Rows::Comments { .. } => ("each", Choice::Read),
        Rows::Copies(_) => ("copies", Choice::Read),
        Rows::Sayings(_) => ("said", Choice::Many),
    };
    let deed = begin(tx, by, consultation, what, choice, None, Some(key), now).await?;
    let new = new_issues(tx, by, (consultation, deed), &standing, &all, now).await?;
    let issue = |under: &Under| match under {
        Under::Number(number) => known.get(number),
        Under::New(title) => new.get(title),
        Under::Outside(_) => None,
    };
    // An issue named twice in a row, by its number and its title, is one.
    let pairs: BTreeSet<(i64, IssueId)> =
        all.iter().flat_map(|(id, under)| under.iter().filter_map(|under| Some((*id, *issue(under)?)))).collect();
    let pairs: Vec<Vec<Value>> = pairs.into_iter().map(|(id, issue)| args![id, issue, deed, consultation]).collect();
    match rows {
        Rows::Comments { .. } => put_comments(tx, pairs).await?,
        Rows::Copies(_) => {
            let groups: BTreeSet<i64> = all.iter().map(|(id, _)| *id).collect();
            let groups = groups.into_iter().map(|group| args![group, deed, consultation]).collect();
            hints::sort_sentences(tx, deed, groups).await?;
            put_copies(tx, pairs).await?;
        }
        Rows::Sayings(_) => {
            put_sayings(tx, pairs.clone()).await?;
            tx.run_rows(
                "insert into saying_issues (saying, issue, deed)
                 select v.column1, v.column2, v.column3
                 from (values {rows}) v
                 join sayings s on s.id = v.column1 and s.consultation = v.column4",
                pairs,
            )
            .await?;
            mark(tx, consultation, deed, &all).await?;
        }
    }
    put_added(tx, deed).await?;
    let touched = settle(tx, consultation, by, deed, Place::Coded).await?;
    let content = serde_json::json!({ "deed": deed, "what": what, "touched": touched, "rows": all.len() });
    note(tx, by, Deed::CommentsGrouped, consultation, "", content, now).await?;
    Ok(Coded { deed, touched, issue: None })
}

/// The issues that stand, by number; refused where a row names another.
fn numbers(standing: &[(i64, String, i64)], all: &[(i64, &[Under])]) -> Outcome<BTreeMap<u32, IssueId>> {
    let known: BTreeMap<u32, IssueId> = standing.iter().map(|(number, _, id)| (*number as u32, IssueId(*id))).collect();
    let mut no = Refusals::default();
    for (row, under) in all {
        let unknown = under.iter().find_map(|under| match under {
            Under::Number(number) if *number > 0 && !known.contains_key(number) => Some(*number),
            _ => None,
        });
        if let Some(number) = unknown {
            no.add(format!("r{row}.put"), Refusal::NoSuchIssue { number });
        }
    }
    no.none(|| Some(known)).map_err(Into::into)
}

/// The issues that rows name by a title: one that stands, or a new one, each title once.
async fn new_issues(
    tx: &mut Tx,
    by: &Viewer,
    (consultation, deed): (ConsultationId, i64),
    standing: &[(i64, String, i64)],
    all: &[(i64, &[Under])],
    now: Moment,
) -> Outcome<BTreeMap<String, IssueId>> {
    let mut new: BTreeMap<String, IssueId> =
        standing.iter().map(|(_, title, id)| (title.clone(), IssueId(*id))).collect();
    for under in all.iter().flat_map(|(_, under)| under.iter()) {
        if let Under::New(title) = under
            && !new.contains_key(title)
        {
            let issue = new_issue(tx, by, consultation, title, &[], now).await?;
            made(tx, deed, Some(issue)).await?;
            new.insert(title.clone(), issue);
        }
    }
    Ok(new)
}

/// Puts comments under issues; rows of comment, issue, deed, hearing. What stands there already stays as it is.
async fn put_comments(tx: &mut Tx, pairs: Vec<Vec<Value>>) -> Outcome<()> {
    tx.run_rows(
        "insert into coding_changes (deed, comment, state, aside, aside_words, before)
         select distinct v.column3, l.comment, l.state, l.aside, l.aside_words, l.deed
         from (values {rows}) v
         join ledger l on l.comment = v.column1 and +l.consultation = v.column4
         where not exists (select 1 from codings k where k.issue = v.column2 and k.comment = l.comment)
           and not exists (select 1 from coding_changes h where h.deed = v.column3 and h.comment = l.comment)",
        pairs.clone(),
    )
    .await?;
    tx.run_rows(
        "insert into codings (issue, comment, quote, deed)
         select v.column2, h.comment, '', v.column3
         from (values {rows}) v
         join coding_changes h on h.deed = v.column3 and h.comment = v.column1
         where not exists (select 1 from codings k where k.issue = v.column2 and k.comment = h.comment)",
        pairs,
    )
    .await?;
    Ok(())
}

/// Puts what waits of groups of near-copies under issues; rows of group, issue, deed, hearing.
async fn put_copies(tx: &mut Tx, pairs: Vec<Vec<Value>>) -> Outcome<()> {
    tx.run_rows(
        "insert into coding_changes (deed, comment, state, aside, aside_words, before)
         select distinct v.column3, l.comment, l.state, l.aside, l.aside_words, l.deed
         from (values {rows}) v
         join ledger l on l.copies = v.column1 and l.state = 'waiting' and +l.consultation = v.column4
         where not exists (select 1 from coding_changes h where h.deed = v.column3 and h.comment = l.comment)",
        pairs.clone(),
    )
    .await?;
    tx.run_rows(
        "insert into codings (issue, comment, quote, deed)
         select v.column2, l.comment, '', v.column3
         from (values {rows}) v
         join ledger l on l.copies = v.column1 and l.state = 'waiting' and +l.consultation = v.column4",
        pairs,
    )
    .await?;
    Ok(())
}

/// Puts all who say a sentence under issues, with the words as they wrote them; rows of sentence, issue, deed, hearing. What somebody read
/// and set aside stays there, and what stands under the issue stays as it is; what one choice for many set aside comes back.
async fn put_sayings(tx: &mut Tx, pairs: Vec<Vec<Value>>) -> Outcome<()> {
    tx.run_rows(
        "insert into coding_changes (deed, comment, state, aside, aside_words, before)
         select distinct v.column3, l.comment, l.state, l.aside, l.aside_words, l.deed
         from (values {rows}) v
         join said_by b on b.saying = v.column1
         join ledger l on l.comment = b.comment and +l.consultation = v.column4
         where (l.state <> 'aside' or exists (select 1 from coding_deeds d where d.id = l.deed and d.choice = 1))
           and not exists (select 1 from codings k where k.issue = v.column2 and k.comment = l.comment)
           and not exists (select 1 from coding_changes h where h.deed = v.column3 and h.comment = l.comment)",
        pairs.clone(),
    )
    .await?;
    tx.run_rows(
        "insert into codings (issue, comment, quote, deed)
         select v.column2, h.comment, min(substr(c.reason, cast(b.start as int), cast(b.size as int))), v.column3
         from (values {rows}) v
         join said_by b on b.saying = v.column1
         join coding_changes h on h.deed = v.column3 and h.comment = b.comment
         join comments c on c.id = h.comment
         where not exists (select 1 from codings k where k.issue = v.column2 and k.comment = h.comment)
         group by v.column2, h.comment, v.column3",
        pairs,
    )
    .await?;
    Ok(())
}

/// Notes which sentences the deed put somewhere, and which say nothing by themselves or are outside the hearing.
async fn mark(tx: &mut Tx, consultation: ConsultationId, deed: i64, all: &[(i64, &[Under])]) -> Outcome<()> {
    let passed = domain::ledger::outside;
    let why = |under: &[Under]| {
        under.iter().find_map(|under| match under {
            Under::Outside(reason) => Some(reason.code()),
            _ => None,
        })
    };
    let rows = all.iter().map(|(id, under)| {
        let [deed, passed] = if passed(under) { [0, deed] } else { [deed, 0] };
        args![*id, deed, passed, consultation, why(under).unwrap_or("")]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    tx.run_rows(
        "insert into saying_marks (by_deed, saying, deed, passed, aside)
         select v.column2 + v.column3, s.id, s.deed, s.passed, s.aside
         from (values {rows}) v
         join sayings s on s.id = v.column1 and s.consultation = v.column4",
        rows.clone(),
    )
    .await?;
    tx.run_rows(
        "update sayings set deed = v.column2, passed = v.column3, aside = nullif(v.column5, '')
         from (values {rows}) v
         where sayings.id = v.column1 and sayings.consultation = v.column4",
        rows,
    )
    .await?;
    Ok(())
}
