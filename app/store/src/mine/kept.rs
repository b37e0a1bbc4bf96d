//! What is kept beside one's own comments, for the file that everybody can take of everything about them: what a comment said before, all that its
//! agency said under it, and what its author asked to be looked at again.

use crate::Store;
use crate::comment::Edition;
use crate::error::{Error, Outcome};
use domain::agency::Viewer;
use domain::comment::Stance;
use domain::id::{CommentId, ConsultationId};
use domain::reply::Reply;
use domain::time::Moment;
use std::collections::HashMap;

/// Beside one comment, the oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    pub before: Vec<Edition>,
    pub replies: Vec<Reply>,
    pub appeals: Vec<Appealed>,
}

/// What an author asked to be looked at again, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appealed {
    pub at: Moment,
    pub words: String,
    /// When, and in which words.
    pub answered: Option<(Moment, String)>,
}

/// What stands beside some of one's own comments, in four statements; nothing of anybody else's.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn beside(store: &Store, by: &Viewer, comments: &[CommentId]) -> Outcome<HashMap<CommentId, Beside>> {
    type EditionRow = (i64, i64, i64, String, String, String, String, bool);
    let person = by.person.ok_or(Error::NotAllowed)?;
    let asked: Vec<i64> = comments.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let voices: Vec<(i64, i64, i64)> = tx
        .all_in(
            "select id, consultation, voice from comments where voice is not null and id in ({ids})",
            vec![],
            &asked,
        )
        .await?;
    let own = |(_, of, voice): &(i64, i64, i64)| *voice == store.key.voice(ConsultationId(*of), person);
    let ids: Vec<i64> = voices.into_iter().filter(own).map(|(id, ..)| id).collect();
    let mut editions: Vec<EditionRow> = tx
        .all_in(
            "select comment, number, at, stance, reason, wording, quote, left_out from comment_editions where comment in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    editions.sort_by_key(|(comment, number, ..)| (*comment, *number));
    let mut replies: Vec<(i64, i64, i64, String, String, String)> = tx
        .all_in(
            "select r.comment, r.number, r.at, r.agency_th, r.agency_en, r.words
             from comment_replies r
             join comments c on c.id = r.comment
             where c.showing <> 'agency' and c.withdrawn is null and c.withheld is null and r.comment in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    replies.sort_by_key(|(comment, number, ..)| (*comment, *number));
    let mut appeals: Vec<(i64, i64, i64, String, Option<i64>, String)> = tx
        .all_in("select comment, id, at, words, answered, answer from appeals where comment in ({ids})", vec![], &ids)
        .await?;
    appeals.sort_by_key(|(comment, id, ..)| (*comment, *id));
    let mut beside: HashMap<CommentId, Beside> = HashMap::new();
    for (comment, _, at, stance, reason, wording, quote, left_out) in editions {
        let stance = Stance::parse(&stance).map_err(|_| Error::fault("an edition cannot be read back"))?;
        let edition = Edition { at: Moment(at), stance, reason, wording, quote, left_out };
        beside.entry(CommentId(comment)).or_default().before.push(edition);
    }
    for (comment, number, at, agency_th, agency_en, words) in replies {
        let reply = Reply { number, at: Moment(at), agency_th, agency_en, words };
        beside.entry(CommentId(comment)).or_default().replies.push(reply);
    }
    for (comment, _, at, words, answered, answer) in appeals {
        let answered = answered.map(|at| (Moment(at), answer));
        let appealed = Appealed { at: Moment(at), words, answered };
        beside.entry(CommentId(comment)).or_default().appeals.push(appealed);
    }
    Ok(beside)
}
