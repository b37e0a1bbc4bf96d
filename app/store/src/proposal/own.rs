//! The proposals that somebody made or supports signed in, for their own page and file. No table joins them: who it is, is worked out anew for each
//! proposal that there is.

use super::who;
use crate::Store;
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::agency::Viewer;
use domain::id::{LawId, ProposalId};
use domain::time::Moment;
use std::collections::HashMap;

/// A proposal that one made or supports. What another's says is told as far as everyone may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub id: ProposalId,
    pub law: LawId,
    /// The provision's anchor; empty for the whole law.
    pub part: String,
    pub wish: String,
    pub title: String,
    pub reason: String,
    /// Of one's own, where one chose to be named.
    pub name: String,
    pub at: Moment,
    pub author: bool,
    /// When one said so.
    pub supports: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    law: i64,
    part: String,
    wish: String,
    title: String,
    reason: String,
    name: Option<String>,
    at: i64,
    withheld: Option<i64>,
}

/// One's own, the latest first; in a few statements, and nothing of guests, whose proposals their browser alone knows.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn own(store: &Store, by: &Viewer) -> Outcome<Vec<Own>> {
    by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let every: Vec<(i64, Vec<u8>)> = tx.all("select id, author from law_proposals", vec![]).await?;
    let mine = every.into_iter().filter_map(|(id, author)| {
        let (who, _) = who(&store.key, by, "", id)?;
        Some((id, who == author, who))
    });
    let mine: Vec<(i64, bool, Vec<u8>)> = mine.collect();
    let rows = mine.iter().map(|(id, _, who)| args![*id, &who[..]]).collect();
    let supports: Vec<(i64, i64)> = tx
        .all_rows(
            "select s.proposal, s.at
             from (values {rows}) v
             join proposal_supports s on s.proposal = v.column1 and s.who = v.column2",
            rows,
        )
        .await?;
    let supports: HashMap<i64, i64> = supports.into_iter().collect();
    let authors: HashMap<i64, bool> = mine.iter().map(|(id, author, _)| (*id, *author)).collect();
    let ids: Vec<i64> =
        mine.iter().filter(|(id, author, _)| *author || supports.contains_key(id)).map(|(id, ..)| *id).collect();
    let lines: Vec<Line> = tx
        .all_in(
            "select id, law, part, wish, title, reason, name, at, withheld from law_proposals where id in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let own = |line: Line| {
        let author = authors.get(&line.id).copied().unwrap_or(false);
        let read = author || line.withheld.is_none();
        Own {
            id: ProposalId(line.id),
            law: LawId(line.law),
            part: line.part,
            wish: line.wish,
            title: if read { line.title } else { String::new() },
            reason: if read { line.reason } else { String::new() },
            name: line.name.filter(|_| author).unwrap_or_default(),
            at: Moment(line.at),
            author,
            supports: supports.get(&line.id).copied().map(Moment),
        }
    };
    let mut all: Vec<Own> = lines.into_iter().map(own).collect();
    all.sort_unstable_by_key(|one| std::cmp::Reverse(one.id));
    Ok(all)
}
