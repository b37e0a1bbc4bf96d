//! What pages read of the hints: always kept, never counted anew.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::CAMPAIGN;

/// What is offered for one comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub comment: CommentId,
    /// Its group, with how many comments and texts, where it does not stand alone.
    pub copies: Option<(CommentId, u64, u64)>,
    /// Only while it waits.
    pub proposed: Option<IssueId>,
    /// How often such a proposal was right on codings held back, in hundredths.
    pub likely: u32,
}

/// The hints of some comments, in no order; of those without any, none.
pub async fn of(store: &Store, comments: &[CommentId]) -> Outcome<Vec<Hint>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        comment: i64,
        copies: Option<i64>,
        comments: Option<i64>,
        texts: Option<i64>,
        proposed: Option<i64>,
        likely: Option<i64>,
    }
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    let rows: Vec<Line> = store
        .read()
        .await?
        .all_in(
            "select l.comment, l.copies, g.comments, g.texts,
               case when l.state = 'waiting' then l.proposed end as proposed, l.likely
             from ledger l
             left join copy_groups g on g.id = l.copies
             where (l.copies is not null or l.proposed is not null) and l.comment in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let hint = |line: Line| Hint {
        comment: CommentId(line.comment),
        copies: line
            .copies
            .zip(line.comments.zip(line.texts))
            .map(|(group, (comments, texts))| (CommentId(group), comments as u64, texts as u64))
            .filter(|(_, comments, _)| *comments > 1),
        proposed: line.proposed.map(IssueId),
        likely: line.likely.unwrap_or(0) as u32,
    };
    Ok(rows.into_iter().map(hint).collect())
}

/// A group of copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: CommentId,
    /// The first comment that still stands.
    pub first: CommentId,
    pub comments: u64,
    pub texts: u64,
}

type GroupLine = (i64, i64, i64, i64);

fn group((id, first, comments, texts): GroupLine) -> Group {
    Group { id: CommentId(id), first: CommentId(first), comments: comments as u64, texts: texts as u64 }
}

/// The largest groups of at least so many comments.
pub async fn groups(store: &Store, consultation: ConsultationId, least: u64, limit: u32) -> Outcome<Vec<Group>> {
    groups_in(&mut store.read().await?, consultation, least, limit).await
}

async fn groups_in(tx: &mut Tx, consultation: ConsultationId, least: u64, limit: u32) -> Outcome<Vec<Group>> {
    let rows: Vec<GroupLine> = tx
        .all(
            "select id, first, comments, texts
             from copy_groups
             where consultation = $1 and comments >= $2
             order by comments desc, id
             limit $3",
            args![consultation, least as i64, limit],
        )
        .await?;
    Ok(rows.into_iter().map(group).collect())
}

/// The largest groups of which something waits and that nobody has passed over, each with how many wait; and how many such groups there are.
pub async fn waiting_groups(
    store: &Store,
    consultation: ConsultationId,
    skip: u32,
    limit: u32,
) -> Outcome<(u64, Vec<(Group, u64)>)> {
    let mut tx = store.read().await?;
    let rows: Vec<(i64, i64, i64, i64, i64)> = tx
        .all(
            "select g.id, g.first, g.comments, g.texts, count(*) over () as many
             from copy_groups g
             where g.consultation = $1 and g.comments > 1 and g.passed = 0
               and exists (select 1 from ledger l where l.copies = g.id and l.state = 'waiting')
             order by g.comments desc, g.id
             limit $2 offset $3",
            args![consultation, limit, skip],
        )
        .await?;
    let many = rows.first().map_or(0, |row| row.4 as u64);
    let line = |(id, first, comments, texts, _)| group((id, first, comments, texts));
    let groups: Vec<Group> = rows.into_iter().map(line).collect();
    let ids: Vec<i64> = groups.iter().map(|group| group.id.0).collect();
    let waiting: Vec<(i64, i64)> = match ids.is_empty() {
        true => Vec::new(),
        false => {
            let sql = "select copies, count(*) from ledger
                       where state = 'waiting' and copies in ({ids})
                       group by copies";
            tx.all_in(sql, vec![], &ids).await?
        }
    };
    let waits = |group: &Group| waiting.iter().find(|(id, _)| *id == group.id.0).map_or(0, |(_, n)| *n as u64);
    let with = |group: Group| {
        let n = waits(&group);
        (group, n)
    };
    Ok((many, groups.into_iter().map(with).collect()))
}

/// One group of a consultation.
pub async fn near(store: &Store, consultation: ConsultationId, id: CommentId) -> Outcome<Option<Group>> {
    let row: Option<GroupLine> = store
        .read()
        .await?
        .maybe(
            "select id, first, comments, texts from copy_groups where id = $1 and consultation = $2 and comments > 1",
            args![id, consultation],
        )
        .await?;
    Ok(row.map(group))
}

/// Submissions and texts of a hearing, told apart: campaigns as campaigns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaigns {
    /// Distinct texts among all comments.
    pub texts: u64,
    /// Groups of at least [`CAMPAIGN`] comments, and how many comments and texts are in them.
    pub groups: u64,
    pub comments: u64,
    pub group_texts: u64,
    /// The largest of them.
    pub largest: Vec<Group>,
    /// Of these, by group: distinct persons whose identity is verified. A group without any is not named.
    pub persons: Vec<(CommentId, u64)>,
    /// Distinct persons whose identity is verified among all of them; none where nobody's in the hearing is.
    pub verified: Option<u64>,
}

/// What is told of campaigns, with the largest groups.
pub async fn campaigns(store: &Store, consultation: ConsultationId, limit: u32) -> Outcome<Campaigns> {
    let mut tx = store.read().await?;
    let (groups, comments, group_texts, texts): (i64, i64, i64, i64) = tx
        .one(
            "select count(*), coalesce(cast(sum(comments) as bigint), 0), coalesce(cast(sum(texts) as bigint), 0),
               coalesce((select n from tallies where consultation = $1 and kind = 'copies' and name = 'texts'), 0)
             from copy_groups
             where consultation = $1 and comments >= $2",
            args![consultation, CAMPAIGN as i64],
        )
        .await?;
    let largest = match groups {
        0 => Vec::new(),
        _ => groups_in(&mut tx, consultation, CAMPAIGN, limit).await?,
    };
    let known = groups > 0 && any_verified(&mut tx, consultation).await?;
    let persons = if known { verified(&mut tx, consultation, &largest).await? } else { Vec::new() };
    let verified = if known { Some(verified_in_all(&mut tx, consultation).await?) } else { None };
    let [texts, groups, comments, group_texts] = [texts, groups, comments, group_texts].map(|n| n.max(0) as u64);
    Ok(Campaigns { texts, groups, comments, group_texts, largest, persons, verified })
}

/// Whether anybody who spoke in the hearing has verified who they are.
async fn any_verified(tx: &mut Tx, consultation: ConsultationId) -> Outcome<bool> {
    let (known,): (i64,) = tx
        .one(
            "select coalesce(cast(sum(n) as bigint), 0) from tallies
             where consultation = $1 and kind = 'identity stance' and name like 'verified %'",
            args![consultation],
        )
        .await?;
    Ok(known > 0)
}

/// Distinct persons whose identity is verified among all groups of at least [`CAMPAIGN`] comments.
async fn verified_in_all(tx: &mut Tx, consultation: ConsultationId) -> Outcome<u64> {
    let (persons,): (i64,) = tx
        .one(
            "select count(distinct c.voice)
             from copy_groups g
             join ledger l on l.copies = g.id and l.consultation = g.consultation and l.identity = 'verified'
             join comments c on c.id = l.comment
             where g.consultation = $1 and g.comments >= $2",
            args![consultation, CAMPAIGN as i64],
        )
        .await?;
    Ok(persons.max(0) as u64)
}

/// Distinct persons whose identity is verified, by group.
async fn verified(tx: &mut Tx, consultation: ConsultationId, groups: &[Group]) -> Outcome<Vec<(CommentId, u64)>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = groups.iter().map(|group| group.id.0).collect();
    let rows: Vec<(i64, i64)> = tx
        .all_in(
            "select l.copies, count(distinct c.voice)
             from ledger l
             join comments c on c.id = l.comment
             where l.consultation = $1 and l.identity = 'verified' and l.copies in ({ids})
             group by l.copies",
            args![consultation],
            &ids,
        )
        .await?;
    Ok(rows.into_iter().map(|(group, n)| (CommentId(group), n as u64)).collect())
}

/// How the proposals of an issue did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    pub issue: IssueId,
    /// Codings learned from.
    pub coded: u64,
    /// Codings that somebody read, held back to test it.
    pub tested: u64,
    /// On these: how many were proposed, and how many of these were right. None proposed: it is shown nowhere.
    pub suggested: u64,
    pub right: u64,
    /// Waiting comments for which it is proposed.
    pub waiting: u64,
}

/// What was learned of each issue of a consultation.
pub async fn learned(store: &Store, consultation: ConsultationId) -> Outcome<Vec<Learned>> {
    let rows: Vec<(i64, i64, i64, i64, i64, i64)> = store
        .read()
        .await?
        .all(
            "select issue, coded, tested, suggested, hits, waiting
             from hint_issues
             where consultation = $1 and (coded > 0 or texts > 0)
             order by issue",
            args![consultation],
        )
        .await?;
    let learned = |(issue, coded, tested, suggested, right, waiting)| {
        let [coded, tested, suggested, right, waiting] =
            [coded, tested, suggested, right, waiting].map(|n: i64| n as u64);
        Learned { issue: IssueId(issue), coded, tested, suggested, right, waiting }
    };
    Ok(rows.into_iter().map(learned).collect())
}

/// A theme of waiting comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub id: i64,
    /// Comments in it when it was found, and those that still wait.
    pub comments: u64,
    pub waiting: u64,
    /// Words that set it apart, most telling first.
    pub phrases: Vec<String>,
    /// Those of them that two and more say whose comments everybody may read: what may become public, as a title does.
    pub open: Vec<String>,
    /// Comments that stand for it.
    pub voices: Vec<CommentId>,
}

/// The themes of a consultation of which something waits, largest first.
pub async fn themes(store: &Store, consultation: ConsultationId) -> Outcome<Vec<Theme>> {
    let rows: Vec<(i64, i64, i64, String, String, String)> = store
        .read()
        .await?
        .all(
            "select id, comments, waiting, phrases, said, voices
             from themes
             where consultation = $1 and waiting > 0
             order by id",
            args![consultation],
        )
        .await?;
    rows.into_iter()
        .map(|(id, comments, waiting, phrases, said, voices)| {
            let voices: Vec<i64> = serde_json::from_str(&voices)?;
            let phrases: Vec<String> = serde_json::from_str(&phrases)?;
            let said: Vec<(u64, u64)> = serde_json::from_str(&said)?;
            let open = phrases.iter().zip(said).filter(|(_, (_, public))| *public >= 2);
            Ok(Theme {
                id,
                comments: comments as u64,
                waiting: waiting as u64,
                open: open.map(|(phrase, _)| phrase.clone()).collect(),
                phrases,
                voices: voices.into_iter().map(CommentId).collect(),
            })
        })
        .collect()
}

/// How far the background has come with a consultation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Comments that came are still being put into groups.
    pub grouping: bool,
    /// Codings have changed since it last learned.
    pub learning: bool,
    /// Themes are being found.
    pub finding: bool,
    /// Comments come since themes were found.
    pub grown: u64,
    /// Comments that waited when themes were found; none where they never were.
    pub themed: u64,
}

/// Where the background is.
pub async fn state(store: &Store, consultation: ConsultationId) -> Outcome<State> {
    let mut tx = store.read().await?;
    let row: Option<(i64, i64, i64, i64, i64)> = tx
        .maybe(
            "select changed, learned, grown, themed, asked from hint_runs where consultation = $1",
            args![consultation],
        )
        .await?;
    let next: Option<(i64,)> = tx
        .maybe(
            "select seq from events
             where consultation = $1 and deed = 'comment.submitted'
               and seq > (select at from hint_progress where kind = 'events')
             order by seq
             limit 1",
            args![consultation],
        )
        .await?;
    let grouping = next.is_some();
    Ok(row.map_or_else(
        || State { grouping, ..State::default() },
        |(changed, learned, grown, themed, asked)| State {
            grouping,
            learning: changed > learned,
            finding: asked > 0,
            grown: grown.max(0) as u64,
            themed: themed as u64,
        },
    ))
}
