//! Themes of the comments that wait: found in the background when there are none, when many more have come, or when somebody
//! asks. A theme has a number that is never given again, so that a page drawn before the themes were found anew codes nothing of another.

use super::{Read, Said};
use crate::Store;
use crate::consultation::allowed;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::ConsultationId;
use domain::time::Moment;
use insight::themes::{Theme, themes};
use std::collections::BTreeMap;

/// From so many waiting comments on there are themes.
const LEAST: usize = 30;
/// Themes, at most, and texts they are found in, at most: of near-copies one, of more the newest.
const MOST: usize = 20;
const TEXTS: usize = 50_000;
/// Comments read, and rows written, at once.
const MANY: i64 = 5_000;
const WRITTEN: usize = 1_000;
/// Comments of a theme that are shown.
const VOICES: usize = 3;

/// Finds themes for a consultation that needs them, if there is one; gives which it was.
///
/// # Errors
/// Faults.
pub async fn find_themes(store: &Store) -> Outcome<Option<ConsultationId>> {
    let row: Option<(i64, i64, i64)> = store
        .read()
        .await?
        .maybe(
            "select consultation, grown, asked
             from hint_runs
             where asked > 0 or (grown >= $1 and grown * 4 >= themed)
             order by asked desc, consultation
             limit 1",
            args![LEAST as i64],
        )
        .await?;
    let Some((consultation, grown, asked)) = row else { return Ok(None) };
    let (texts, members) = read(store, consultation).await?;
    let all: usize = members.values().map(Vec::len).sum();
    let found = crate::apart(move || find(&texts)).await?;
    keep(store, consultation, found, &members).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update hint_runs set grown = grown - $1, asked = asked - $2, themed = $3 where consultation = $4",
                    args![grown, asked, all as i64, consultation],
                )
                .await?;
                Ok(())
            })
        })
        .await?;
    Ok(Some(ConsultationId(consultation)))
}

/// Asks for themes to be found anew.
///
/// # Errors
/// Those of every deed on a dossier.
pub async fn ask(store: &Store, by: &Viewer, consultation: ConsultationId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                tx.run(
                    "insert into hint_runs (consultation, changed, learned, grown, themed, asked)
                     values ($1, 0, 0, 0, 0, 1)
                     on conflict (consultation) do update set asked = 1",
                    args![consultation],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Waiting comments, of near-copies the oldest; and by that the numbers of all.
type Members = BTreeMap<i64, Vec<i64>>;

async fn read(store: &Store, consultation: i64) -> Outcome<(Vec<Read>, Members)> {
    #[derive(sqlx::FromRow)]
    struct Line {
        #[sqlx(flatten)]
        said: Said,
        copies: Option<i64>,
    }
    let (mut texts, mut members, mut first) = (Vec::new(), Members::new(), BTreeMap::new());
    let mut before = i64::MAX;
    // From the newest on: where there are too many, the oldest are left.
    while texts.len() < TEXTS {
        let rows: Vec<Line> = store
            .read()
            .await?
            .all(
                "select l.comment, l.copies, c.part, c.stance, c.class, c.reason, c.wording
                 from ledger l
                 join comments c on c.id = l.comment
                 where l.consultation = $1 and l.state = 'waiting' and l.comment < $2
                 order by l.comment desc
                 limit $3",
                args![consultation, before, MANY],
            )
            .await?;
        let Some(last) = rows.last() else { break };
        before = last.said.comment;
        for line in rows {
            let comment = line.said.comment;
            let lead = *line.copies.map_or(&comment, |copies| first.entry(copies).or_insert(comment));
            members.entry(lead).or_default().push(comment);
            if lead == comment && !line.said.reason.is_empty() {
                texts.push(Read::from(line.said));
            }
        }
    }
    texts.sort_unstable_by_key(|read| read.comment);
    Ok((texts, members))
}

/// What was found, with comments called by their own numbers.
struct Found {
    comments: Vec<i64>,
    phrases: Vec<String>,
    voices: Vec<i64>,
}

fn find(texts: &[Read]) -> Vec<Found> {
    if texts.len() < LEAST {
        return Vec::new();
    }
    let comments: Vec<insight::Comment> = texts.iter().map(Read::comment).collect();
    let name = |at: usize| texts[at].comment;
    let found = |theme: Theme| Found {
        comments: theme.comments.into_iter().map(name).collect(),
        phrases: theme.phrases.into_iter().map(|phrase| phrase.text).collect(),
        voices: theme.representatives.into_iter().take(VOICES).map(name).collect(),
    };
    themes(&comments, MOST).themes.into_iter().map(found).collect()
}

async fn keep(store: &Store, consultation: i64, found: Vec<Found>, members: &Members) -> Outcome<()> {
    let many = found.len() as i64;
    let last = store
        .write(move |tx| {
            Box::pin(async move {
                let (last,): (i64,) = tx
                    .one("update hint_progress set at = at + $1 where kind = 'themes' returning at", args![many])
                    .await?;
                tx.run("delete from themes where consultation = $1", args![consultation]).await?;
                Ok(last)
            })
        })
        .await?;
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    for (theme, id) in found.into_iter().zip(last - many + 1..) {
        let all: Vec<i64> = theme.comments.iter().filter_map(|lead| members.get(lead)).flatten().copied().collect();
        let (phrases, voices) = (serde_json::to_string(&theme.phrases)?, serde_json::to_string(&theme.voices)?);
        heads.push(args![id, consultation, all.len() as i64, all.len() as i64, phrases, voices]);
        rows.extend(all.into_iter().map(|comment| args![comment, id]));
    }
    for part in rows.chunks(WRITTEN) {
        let part = part.to_vec();
        store
            .write(move |tx| {
                Box::pin(async move {
                    let sql =
                        "update ledger set theme = v.column2 from (values {rows}) v where ledger.comment = v.column1";
                    tx.run_rows(sql, part).await?;
                    Ok(())
                })
            })
            .await?;
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.add("insert into themes (id, consultation, comments, waiting, phrases, voices)", heads).await?;
                // Some may have been coded while they were found.
                let counts = waiting(tx, consultation).await?;
                count(tx, counts).await
            })
        })
        .await
}

/// How many comments of each theme wait.
pub(super) async fn waiting(tx: &mut Tx, consultation: i64) -> Outcome<Vec<(i64, i64)>> {
    tx.all(
        "select t.id, (select count(*) from ledger l where l.theme = t.id and l.state = 'waiting')
         from themes t
         where t.consultation = $1",
        args![consultation],
    )
    .await
}

/// Keeps these counts.
pub(super) async fn count(tx: &mut Tx, counts: Vec<(i64, i64)>) -> Outcome<()> {
    let rows = counts.into_iter().map(|(id, n)| args![id, n]).collect();
    tx.run_rows("update themes set waiting = v.column2 from (values {rows}) v where themes.id = v.column1", rows)
        .await?;
    Ok(())
}
