//! Pages of the key for exports, up to the event at which an export began: one long read would hold the database's log.

use crate::Store;
use crate::comment::{HELD, HeldLine, held_of, with_places};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::ledger::conditions;
use crate::survey::Marked;
use domain::act::Act;
use domain::agency::Viewer;
use domain::channel::Way;
use domain::comment::{Channel, Class, Earlier, Held, Identity, Showing, Stance, State, Target};
use domain::id::{AgencyId, CommentId, ConsultationId, IssueId, SheetId};
use domain::ledger::{Aside, Filter};
use domain::organisation::Speaker;
use domain::receipt::Number;
use domain::reply::Reply;
use domain::survey::cut::Marks;
use domain::survey::{Answers, Audience};
use domain::through::Through;
use domain::time::{Day, Moment};
use std::collections::HashMap;

/// One comment as exports have it. What a reader may not know is not in it, rather than blanked in a type that has it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: CommentId,
    /// Opens the receipt's page: for the agency only.
    pub number: Option<Number>,
    pub target: Target,
    pub at: Moment,
    /// The province's code: for the agency only.
    pub area: Option<String>,
    pub identity: Identity,
    pub showing: Showing,
    /// With its internal note for the agency only.
    pub state: State,
    /// Of one made on a version that is not the latest.
    pub earlier: Option<Earlier>,
    /// The issues it stands under; to everyone once the result is public.
    pub issues: Vec<IssueId>,
    /// Why it was set aside; to everyone once the result is public, and then without the words meant for its author.
    pub aside: Option<Aside>,
    /// What the agency says under it; to everyone where they may read the comment.
    pub reply: Option<Reply>,
    /// The organisation that made it; to everyone where they may read the comment.
    pub speaker: Option<Speaker>,
    /// How it came: by the portal, or entered for its author.
    pub channel: Channel,
    pub through: Option<Through>,
    /// Nothing of one that is sealed, withheld or withdrawn, to those who may not read it.
    pub said: Option<Said>,
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct Said {
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage of the draft that it speaks of, or empty.
    pub quote: String,
    pub class: Option<Class>,
    /// Of those who chose to be named.
    pub name: Option<String>,
    /// How many files go with it.
    pub files: usize,
}

impl Line {
    fn of(mut held: Held, reply: Option<Reply>, whom: For, decided: bool) -> Line {
        if let Some(aside) = held.aside.as_mut().filter(|_| whom == For::Public) {
            aside.words.clear();
        }
        let shown = held.showing != Showing::Agency && held.state == State::Received;
        let name = held.name.filter(|_| held.showing == Showing::Named);
        let files = held.files.iter().filter(|file| whom == For::Agency || file.withheld.is_none()).count();
        let Held { stance, reason, wording, quote, class, .. } = held;
        let said = Said { stance, reason, wording, quote, class, name, files };
        let (number, state) = match (whom, held.state) {
            (For::Agency, state) => (Some(held.number), state),
            (For::Public, State::Withheld { reason, at, .. }) => {
                (None, State::Withheld { reason, note: String::new(), at })
            }
            (For::Public, state) => (None, state),
        };
        Line {
            id: held.id,
            number,
            target: held.target,
            at: held.at,
            area: held.area.filter(|_| whom == For::Agency),
            identity: held.identity,
            showing: held.showing,
            state,
            earlier: held.earlier,
            issues: if decided { held.issues } else { Vec::new() },
            aside: held.aside.filter(|_| decided),
            channel: held.channel,
            through: held.through,
            speaker: held.speaker.filter(|_| whom == For::Agency || shown),
            reply: reply.filter(|reply| (whom == For::Agency || shown) && !reply.taken_back()),
            said: Some(said).filter(|_| whom == For::Agency || shown),
        }
    }
}

/// One answer sheet as exports have it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub id: SheetId,
    pub audience: Audience,
    pub answers: Answers,
    pub at: Moment,
    pub marks: Marks,
    /// Of one that came by another way than the portal: the occasion, the number it carries, and the day it was answered.
    pub brought: Option<(u32, String, Day)>,
}

/// Who takes the export away, and so what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Everyone: nothing that was said for the agency only, or was withheld or withdrawn, and no name not shown.
    Public,
    /// The agency's entitled staff: everything but what was erased.
    Agency,
}

/// Whether a viewer may have an export, asked once before it begins.
///
/// # Errors
/// `NotFound` for what is not public, `NotAllowed`.
pub async fn allowed(store: &Store, by: &Viewer, consultation: ConsultationId, whom: For) -> Outcome<()> {
    let row: Option<(i64, Option<i64>)> = store
        .read()
        .await?
        .maybe("select agency, published from consultations where id = $1", args![consultation])
        .await?;
    let (agency, published) = row.ok_or(Error::NotFound)?;
    match (whom, published) {
        (_, None) => Err(Error::NotFound),
        (For::Public, Some(_)) => Ok(()),
        (For::Agency, Some(_)) if by.may(Act::Export, AgencyId(agency)) => Ok(()),
        (For::Agency, Some(_)) => Err(Error::NotAllowed),
    }
}

/// A page of comments after an id, of those submitted up to an event.
pub async fn comments(
    store: &Store,
    whom: For,
    consultation: ConsultationId,
    after: CommentId,
    upto: u64,
    limit: u32,
) -> Outcome<Vec<Line>> {
    let upto = i64::try_from(upto).unwrap_or(i64::MAX);
    let mut tx = store.read().await?;
    let rows: Vec<HeldLine> = tx.all(HELD, args![consultation, after, upto, limit]).await?;
    lines(&mut tx, whom, consultation, rows).await
}

/// What was read, as those may have it who take it away.
async fn lines(tx: &mut Tx, whom: For, consultation: ConsultationId, rows: Vec<HeldLine>) -> Outcome<Vec<Line>> {
    let held = with_places(tx, rows).await?;
    let decided = match whom {
        For::Agency => true,
        For::Public => {
            let row: Option<(Option<i64>,)> =
                tx.maybe("select summarised from consultations where id = $1", args![consultation]).await?;
            row.is_some_and(|(at,)| at.is_some())
        }
    };
    let ids: Vec<i64> = held.iter().map(|held| held.id.0).collect();
    let mut replies = crate::comment::replies(tx, &ids, None).await?;
    let line = |held: Held| {
        let reply = replies.remove(&held.id.0);
        Line::of(held, reply, whom, decided)
    };
    Ok(held.into_iter().map(line).collect())
}

/// How many rows of the ledger are looked at in one statement: where little matches, none is a long one.
const FAR: i64 = 10_000;

/// The comments of a page, and after which id the next begins: it may be empty before the end. None at the end.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    pub next: Option<CommentId>,
}

/// A page of the comments that a filter of the desk's table matches, after an id, of those submitted up to an event. What was taken
/// back is in no table.
pub async fn matching(
    store: &Store,
    consultation: ConsultationId,
    filter: &Filter,
    after: CommentId,
    upto: u64,
    limit: u32,
) -> Outcome<Page> {
    let upto = i64::try_from(upto).unwrap_or(i64::MAX);
    let mut tx = store.read().await?;
    let end: Option<(i64,)> = tx
        .maybe(
            "select comment from ledger where consultation = $1 and comment > $2 order by comment limit 1 offset $3 - 1",
            args![consultation, after, FAR],
        )
        .await?;
    let last = end.map_or(i64::MAX, |(id,)| id);
    let ids: Vec<(i64,)> = tx
        .all_where(
            "select l.comment
             from ledger l
             join comments c on c.id = l.comment
             where l.consultation = $1 and l.comment > $2 and l.comment <= $3 and c.event <= $4{where}
             order by l.comment
             limit $5",
            args![consultation, after, last, upto, limit],
            &conditions(filter),
        )
        .await?;
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let next = match ids.last() {
        Some(id) if ids.len() == limit as usize => Some(CommentId(*id)),
        _ => end.map(|(id,)| CommentId(id)),
    };
    Ok(Page { lines: by_ids(&mut tx, For::Agency, consultation, &ids).await?, next })
}

/// How many comments a filter matches: everything is looked at once.
pub async fn count(store: &Store, consultation: ConsultationId, filter: &Filter) -> Outcome<u64> {
    let (n,): (i64,) = store
        .read()
        .await?
        .all_where(
            "select count(*)
             from ledger l
             join comments c on c.id = l.comment
             where l.consultation = $1{where}",
            args![consultation],
            &conditions(filter),
        )
        .await?
        .pop()
        .unwrap_or_default();
    Ok(n.max(0) as u64)
}

/// Some comments of a consultation, in the order of their arrival; those of others are left out.
pub async fn these(store: &Store, whom: For, consultation: ConsultationId, ids: &[CommentId]) -> Outcome<Vec<Line>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    by_ids(&mut store.read().await?, whom, consultation, &ids).await
}

async fn by_ids(tx: &mut Tx, whom: For, consultation: ConsultationId, ids: &[i64]) -> Outcome<Vec<Line>> {
    let rows = held_of(tx, ids).await?;
    let rows = rows.into_iter().filter(|row| row.is_of(consultation)).collect();
    let mut lines = lines(tx, whom, consultation, rows).await?;
    lines.sort_by_key(|line| line.id);
    Ok(lines)
}

/// The last answer sheet there is: where an export that begins now will end.
pub async fn last_sheet(store: &Store, consultation: ConsultationId) -> Outcome<SheetId> {
    let (id,): (i64,) = store
        .read()
        .await?
        .one("select coalesce(max(id), 0) from sheets where consultation = $1", args![consultation])
        .await?;
    Ok(SheetId(id))
}

#[derive(sqlx::FromRow)]
struct SheetLine {
    id: i64,
    audience: String,
    answers: String,
    at: i64,
    #[sqlx(flatten)]
    marked: Marked,
    channel: Option<i64>,
    mark: Option<String>,
    day: Option<i64>,
}

/// A page of answer sheets after an id, up to the one at which the export ends.
pub async fn sheets(
    store: &Store,
    consultation: ConsultationId,
    after: SheetId,
    upto: SheetId,
    limit: u32,
) -> Outcome<Vec<Sheet>> {
    let mut tx = store.read().await?;
    let rows: Vec<SheetLine> = tx
        .all(
            "select id, audience, answers, at, class, area, identity, channel, mark, day
             from sheets
             where consultation = $1 and id > $2 and id <= $3 and taken_out is null
             order by id
             limit $4",
            args![consultation, after, upto, limit],
        )
        .await?;
    drop(tx);
    let ways: HashMap<u32, Way> = match rows.iter().any(|line| line.channel.is_some()) {
        true => {
            crate::channel::all(store, consultation).await?.into_iter().map(|one| (one.number, one.facts.way)).collect()
        }
        false => HashMap::new(),
    };
    rows.into_iter()
        .map(|line| {
            let channel = line.channel.map(|channel| channel as u32);
            Ok(Sheet {
                marks: line.marked.marks(channel.and_then(|channel| ways.get(&channel).copied()))?,
                brought: channel.zip(line.mark).zip(line.day).map(|((channel, mark), day)| (channel, mark, Day(day))),
                id: SheetId(line.id),
                audience: Audience::parse(&line.audience).map_err(|_| Error::fault("a sheet cannot be read back"))?,
                answers: serde_json::from_str(&line.answers)?,
                at: Moment(line.at),
            })
        })
        .collect()
}
