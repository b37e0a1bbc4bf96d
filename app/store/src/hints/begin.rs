//! A beginning for the text of an issue: sentences that people wrote, each with the comments it stands on, and comments that show
//! the range of what was said. Made when somebody asks for it, over a bounded number of comments; nothing of it is kept. The text
//! of an issue is published: only comments that everyone may read are read.

use super::said;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::{CommentId, IssueId};
use insight::cover;

/// Comments read, at most; of more, evenly spread ones.
const READ: usize = 2_000;
const SENTENCES: usize = 8;
const VOICES: usize = 6;

/// What was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Sentences as people wrote them, those that most stand behind first, with the comments that say as much, in order.
    pub sentences: Vec<(String, Vec<CommentId>)>,
    /// Comments that stand for the rest, with their texts.
    pub voices: Vec<(CommentId, String)>,
    /// How many comments were read, and how many everyone may read.
    pub read: u64,
    pub all: u64,
}

/// Begins the text of an issue. The same comments give the same.
///
/// # Errors
/// Faults.
pub async fn begin(store: &Store, issue: IssueId) -> Outcome<Begun> {
    let mut tx = store.read().await?;
    let ids: Vec<(i64,)> = tx
        .all(
            "select c.id
             from codings k
             join comments c on c.id = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency'
             order by c.id",
            args![issue],
        )
        .await?;
    let quotes = quoted(&mut tx, issue).await?;
    let told: usize = quotes.iter().map(|(_, who)| who.len()).sum();
    let (all, most) = (ids.len(), READ.min(ids.len()));
    let some: Vec<i64> = (0..most).map(|n| ids[n * all / most].0).collect();
    let texts = said(&mut tx, &some).await?;
    drop(tx);
    crate::apart(move || {
        let comments: Vec<insight::Comment> = texts.iter().map(super::Read::comment).collect();
        let name = |at: usize| CommentId(texts[at].comment);
        let sentence = |one: cover::Sentence| {
            let text = texts[one.comment].text[one.range].to_string();
            (text, one.stands_on.into_iter().map(name).collect())
        };
        let voice = |one: cover::Chosen| (name(one.comment), texts[one.comment].text.clone());
        Begun {
            // Where people's own sentences were put here, those that most said; else what the comments have in common.
            sentences: match told > 0 && told * 4 >= all {
                true => quotes,
                false => cover::summary(&comments, SENTENCES).into_iter().map(sentence).collect(),
            },
            voices: cover::representatives(&comments, VOICES).into_iter().map(voice).collect(),
            read: texts.len() as u64,
            all: all as u64,
        }
    })
    .await
}

/// The sentences that were put under an issue as the words meant, of comments that everybody may read: those that most said, each with
/// who said it.
async fn quoted(tx: &mut Tx, issue: IssueId) -> Outcome<Vec<(String, Vec<CommentId>)>> {
    let most: Vec<(i64, String)> = tx
        .all(
            "select b.saying, min(k.quote)
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
               and substr(c.reason, cast(b.start as int), cast(b.size as int)) = k.quote
             where k.issue = $1 and k.quote <> '' and c.withheld is null and c.showing <> 'agency'
             group by b.saying
             order by count(*) desc, b.saying
             limit $2",
            args![issue, SENTENCES as i64],
        )
        .await?;
    if most.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = most.iter().map(|(saying, _)| *saying).collect();
    let mut who: Vec<(i64, i64)> = tx
        .all_in(
            "select b.saying, k.comment
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency' and b.saying in ({ids})",
            args![issue],
            &ids,
        )
        .await?;
    who.sort_unstable();
    let of = |saying: i64| who.iter().filter(move |(of, _)| *of == saying).map(|(_, comment)| CommentId(*comment));
    Ok(most.into_iter().map(|(saying, quote)| (quote, of(saying).collect())).collect())
}
