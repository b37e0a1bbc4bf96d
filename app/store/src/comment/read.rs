//! Reading comments: what everyone may see, and what the agency's staff sees. The two are different types.

use crate::db::{Condition, Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, ledger, organisation, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::{Channel, Class, Counts, Earlier, Held, Identity, Public, Said, Showing, Stance, State, Target};
use domain::comment_file::Attached;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::receipt::Number;
use domain::through::{Helper, Through};
use domain::time::{Day, Moment};
use std::collections::HashMap;

/// What a public list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct PublicFilter {
    /// A key point or provision, with everything inside it.
    pub target: Option<Target>,
    pub stance: Option<Stance>,
}

#[derive(sqlx::FromRow)]
struct PublicLine {
    id: i64,
    consultation: i64,
    target: String,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
    class: Option<String>,
    name: Option<String>,
    at: i64,
    withdrawn: Option<i64>,
    withheld_reason: Option<String>,
    edited: Option<i64>,
    helper: Option<String>,
    agreed: i64,
    #[sqlx(flatten)]
    earlier: EarlierLine,
}

/// How many agree with the comment that a statement calls `c`: kept, by its key.
macro_rules! agreed_sql {
    () => {
        "coalesce((select a.guests + a.accounts + a.verified from comment_agreed a where a.comment = c.id), 0) as agreed, "
    };
}

/// Who entered the comment that a statement calls `c`, where it was said through another; nothing is looked up of the others.
macro_rules! helper_sql {
    () => {
        "case when c.channel = 'behalf' then (select t.helper from said_through t where t.comment = c.id) end as helper, "
    };
}

/// The version a comment was made on, where it is not the latest.
#[derive(sqlx::FromRow)]
struct EarlierLine {
    earlier_number: Option<i64>,
    earlier_published: Option<i64>,
    earlier_label: Option<String>,
    placed: Option<i64>,
    holds: Option<i64>,
}

impl EarlierLine {
    fn earlier(self) -> Option<Earlier> {
        Some(Earlier {
            number: self.earlier_number? as u32,
            published: Moment(self.earlier_published?),
            label: self.earlier_label.unwrap_or_default(),
            placed: self.placed.is_some(),
            holds: self.holds.is_some(),
        })
    }
}

/// What [`EarlierLine`] reads of the comments that a statement calls `c`. Nearly all are of the latest version, and then nothing
/// more is looked up.
macro_rules! earlier_sql {
    () => {
        concat!(
            earlier_sql!("select v.number from versions v where v.id = c.version"),
            " as earlier_number, ",
            earlier_sql!("select v.published from versions v where v.id = c.version"),
            " as earlier_published, ",
            earlier_sql!(
                "select p.label from provisions p where p.version = c.version and p.anchor = coalesce(c.said_part, c.part)"
            ),
            " as earlier_label, c.placed, c.holds"
        )
    };
    ($of_earlier:literal) => {
        concat!(
            "case when c.version <> (select d.version from consultations d where d.id = c.consultation) then (",
            $of_earlier,
            ") end"
        )
    };
}

impl PublicLine {
    fn public(self) -> Outcome<Public> {
        let broken = || Error::fault("a comment cannot be read back");
        let said = match (self.withdrawn, self.withheld_reason) {
            (Some(_), _) => Said::Withdrawn,
            (None, Some(reason)) => Said::Withheld { reason: Reason::parse(&reason).map_err(|_| broken())? },
            (None, None) => Said::Shown {
                stance: Stance::parse(&self.stance).map_err(|_| broken())?,
                reason: self.reason,
                wording: self.wording,
                quote: self.quote,
                class: self.class.and_then(|class| Class::parse(&class).ok()),
                name: self.name,
            },
        };
        let target = Target::parse(&self.target).map_err(|_| broken())?;
        Ok(Public {
            id: CommentId(self.id),
            target,
            at: Moment(self.at),
            said,
            edited: self.edited.map(Moment),
            earlier: self.earlier.earlier(),
            reply: None,
            speaker: None,
            through: self.helper.and_then(|code| Helper::parse(&code).ok()),
            agreed: self.agreed as u64,
            files: Vec::new(),
        })
    }
}

/// Comments that everyone may read, each with what its agency says under it.
async fn with_replies(tx: &mut Tx, rows: Vec<PublicLine>) -> Outcome<Vec<(ConsultationId, Public)>> {
    let shown = |row: &&PublicLine| row.withdrawn.is_none() && row.withheld_reason.is_none();
    let ids: Vec<i64> = rows.iter().filter(shown).map(|row| row.id).collect();
    let mut replies = super::reply::replies(tx, &ids, None).await?;
    let mut speakers = organisation::speakers(tx, &ids).await?;
    let mut files = super::file::of(tx, &ids).await?;
    let with = |row: PublicLine| {
        let (of, id) = (ConsultationId(row.consultation), row.id);
        let (reply, speaker) = (replies.remove(&id), speakers.remove(&id));
        let files = files.remove(&id).unwrap_or_default().into_iter().map(Attached::public).collect();
        Ok((of, Public { reply, speaker, files, ..row.public()? }))
    };
    rows.into_iter().map(with).collect()
}

/// A page of what everyone may read, narrowed by its `where`; `$3` is how many.
macro_rules! public_sql {
    ($narrowed:literal) => {
        concat!(
            "select c.id, c.consultation, c.target, c.stance, c.reason, c.wording, c.quote, c.class,
               case when c.showing = 'named' then c.name end as name, c.at, c.withdrawn, c.withheld_reason, c.edited, ",
            helper_sql!(),
            agreed_sql!(),
            earlier_sql!(),
            " from comments c
             where showing <> 'agency' and coalesce(withheld_reason, '') <> 'waiting' and ",
            $narrowed,
            " order by id desc limit $3"
        )
    };
}

/// A page of what everyone may read, newest first: comments with a smaller id than `before`. Where a stance is asked for there
/// are no tombstones among them: what was withheld or taken back does not tell its stance.
pub async fn public_page(
    store: &Store,
    consultation: ConsultationId,
    filter: &PublicFilter,
    before: Option<CommentId>,
    limit: u32,
) -> Outcome<Vec<Public>> {
    let part = filter.target.as_ref().map_or("", Target::as_str);
    let stance = filter.stance.map_or("", Stance::code);
    let before = before.map_or(i64::MAX, |id| id.0);
    let mut tx = store.read().await?;
    // One statement for each way of narrowing, so that each walks the index that fits it.
    let rows: Vec<PublicLine> = match (part.is_empty(), stance.is_empty()) {
        (true, true) => {
            tx.all(public_sql!("consultation = $1 and id < $2"), args![consultation, before, limit]).await?
        }
        (false, true) => {
            let sql = public_sql!("consultation = $1 and id < $2 and part = $4");
            tx.all(sql, args![consultation, before, limit, part]).await?
        }
        (true, false) => {
            let sql =
                public_sql!("consultation = $1 and id < $2 and stance = $4 and withdrawn is null and withheld is null");
            tx.all(sql, args![consultation, before, limit, stance]).await?
        }
        (false, false) => {
            let sql = public_sql!(
                "consultation = $1 and id < $2 and part = $4 and stance = $5 and withdrawn is null and withheld is null"
            );
            tx.all(sql, args![consultation, before, limit, part, stance]).await?
        }
    };
    Ok(with_replies(&mut tx, rows).await?.into_iter().map(|(_, public)| public).collect())
}

/// What stands beside a provision: the beginning of what somebody said on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The provision's or the key point's own address, without paragraph and item.
    pub part: String,
    /// At most 400 characters.
    pub begins: String,
    pub class: Option<Class>,
}

/// Those among the newest `many` comments that everyone may read, newest first.
pub async fn voices(store: &Store, consultation: ConsultationId, many: u32) -> Outcome<Vec<Voice>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        part: String,
        begins: String,
        class: Option<String>,
    }
    let sql = "select part, begins, class
               from (
                 select id, part, substr(reason, 1, 400) as begins, class, showing, withdrawn, withheld
                 from comments where consultation = $1 order by id desc limit $2
               ) newest
               where showing <> 'agency' and withdrawn is null and withheld is null and begins <> ''
               order by id desc";
    let rows: Vec<Line> = store.read().await?.all(sql, args![consultation, many]).await?;
    let voice = |line: Line| Voice {
        part: line.part,
        begins: line.begins,
        class: line.class.and_then(|class| Class::parse(&class).ok()),
    };
    Ok(rows.into_iter().map(voice).collect())
}

/// Some comments as everyone may see them; those for the agency only are left out.
pub async fn public_of(store: &Store, ids: &[CommentId]) -> Outcome<Vec<Public>> {
    Ok(public_with_consultation(store, ids).await?.into_iter().map(|(_, public)| public).collect())
}

/// The same, each with its consultation.
pub async fn public_with_consultation(store: &Store, ids: &[CommentId]) -> Outcome<Vec<(ConsultationId, Public)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let rows: Vec<PublicLine> = tx
        .all_in(
            concat!(
                "select c.id, c.consultation, c.target, c.stance, c.reason, c.wording, c.quote, c.class,
                   case when c.showing = 'named' then c.name end as name, c.at, c.withdrawn, c.withheld_reason, c.edited, ",
                helper_sql!(),
                agreed_sql!(),
                earlier_sql!(),
                " from comments c where c.showing <> 'agency' and c.id in ({ids})"
            ),
            vec![],
            &ids,
        )
        .await?;
    with_replies(&mut tx, rows).await
}

/// Those of some comments that no public page shows, withheld or written to the agency alone, with their texts: reason and wording.
pub async fn held_back(store: &Store, ids: &[CommentId]) -> Outcome<Vec<(ConsultationId, CommentId, String, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, i64, String, String)> = store
        .read()
        .await?
        .all_in(
            "select consultation, id, reason, wording
             from comments
             where (showing = 'agency' or withheld is not null) and withdrawn is null and id in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let row = |(consultation, id, reason, wording)| (ConsultationId(consultation), CommentId(id), reason, wording);
    Ok(rows.into_iter().map(row).collect())
}

/// What the agency's list is narrowed to; the large table has a filter of its own ([`domain::ledger::Filter`]).
#[derive(Clone, Debug, Default)]
pub struct HeldFilter {
    pub target: Option<Target>,
    pub stance: Option<Stance>,
    pub class: Option<Class>,
    /// Only withheld ones, or only those that are not.
    pub withheld: Option<bool>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct HeldLine {
    id: i64,
    consultation: i64,
    number: i64,
    target: String,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
    class: Option<String>,
    showing: String,
    name: Option<String>,
    channel: String,
    area: Option<String>,
    identity: String,
    at: i64,
    withdrawn: Option<i64>,
    withheld: Option<i64>,
    withheld_reason: Option<String>,
    withheld_note: Option<String>,
    revision: i64,
    edited: Option<i64>,
    helper: Option<String>,
    consent: Option<String>,
    consented: Option<i64>,
    agreed: i64,
    #[sqlx(flatten)]
    earlier: EarlierLine,
}

/// What is read of a comment for the agency: everything but the person.
macro_rules! held_sql {
    ($rest:literal) => {
        concat!(
            "select c.id, c.consultation, coalesce(r.number, 0) as number, c.target, c.stance, c.reason, c.wording,
               c.quote, c.class, c.showing, c.name, c.channel, c.area, c.identity, c.at, c.withdrawn, c.withheld, c.withheld_reason,
               c.withheld_note, c.revision, c.edited, t.helper, t.consent, t.day as consented, ",
            agreed_sql!(),
            earlier_sql!(),
            " from comments c
             left join receipts r on r.comment = c.id
             left join said_through t on t.comment = c.id ",
            $rest
        )
    };
}

/// The page of comments that exports read: after an id, up to an event.
pub(crate) const HELD: &str =
    held_sql!("where c.consultation = $1 and c.id > $2 and c.event <= $3 order by c.id limit $4");

impl HeldLine {
    pub(crate) fn is_of(&self, consultation: ConsultationId) -> bool {
        self.consultation == consultation.0
    }

    fn held(self, row: Option<&ledger::Row>) -> Outcome<Held> {
        let broken = || Error::fault("a comment cannot be read back");
        let state = match (self.withdrawn, self.withheld, self.withheld_reason) {
            (Some(at), _, _) => State::Withdrawn { at: Moment(at) },
            (None, Some(at), Some(reason)) => State::Withheld {
                reason: Reason::parse(&reason).map_err(|_| broken())?,
                note: self.withheld_note.unwrap_or_default(),
                at: Moment(at),
            },
            _ => State::Received,
        };
        Ok(Held {
            id: CommentId(self.id),
            consultation: ConsultationId(self.consultation),
            number: Number(self.number as u32),
            target: Target::parse(&self.target).map_err(|_| broken())?,
            stance: Stance::parse(&self.stance).map_err(|_| broken())?,
            reason: self.reason,
            wording: self.wording,
            quote: self.quote,
            class: self.class.and_then(|class| Class::parse(&class).ok()),
            showing: Showing::parse(&self.showing).map_err(|_| broken())?,
            name: self.name,
            channel: Channel::parse(&self.channel).map_err(|_| broken())?,
            area: self.area,
            identity: Identity::parse(&self.identity).map_err(|_| broken())?,
            at: Moment(self.at),
            revision: self.revision,
            edited: self.edited.map(Moment),
            state,
            earlier: self.earlier.earlier(),
            issues: row.map_or_else(Vec::new, |row| row.codings.iter().map(|coding| coding.issue).collect()),
            aside: row.and_then(|row| row.aside.clone()),
            assigned: row.and_then(|row| row.assigned),
            read_by: row.and_then(|row| row.read_by),
            speaker: None,
            through: self
                .helper
                .zip(self.consent)
                .zip(self.consented)
                .and_then(|((helper, consent), day)| Through::kept(&helper, &consent, day)),
            agreed: self.agreed as u64,
            files: Vec::new(),
        })
    }
}

/// Comments with their places in the ledger.
pub(crate) async fn with_places(tx: &mut Tx, lines: Vec<HeldLine>) -> Outcome<Vec<Held>> {
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let rows = ledger::rows_of(tx, &ids).await?;
    let rows: HashMap<i64, ledger::Row> = rows.into_iter().map(|row| (row.comment.0, row)).collect();
    let mut speakers = organisation::speakers(tx, &ids).await?;
    let mut files = super::file::of(tx, &ids).await?;
    lines
        .into_iter()
        .map(|line| {
            let (row, speaker) = (rows.get(&line.id), speakers.remove(&line.id));
            let files = files.remove(&line.id).unwrap_or_default();
            Ok(Held { speaker, files, ..line.held(row)? })
        })
        .collect()
}

/// Comments by their ids, in no order.
pub(crate) async fn held_of(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<HeldLine>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.all_in(held_sql!("where c.id in ({ids})"), vec![], ids).await
}

/// Whether the viewer may read every comment of a consultation.
pub(crate) async fn may_read(tx: &mut Tx, by: &Viewer, consultation: ConsultationId) -> Outcome<()> {
    let row: Option<(i64, Option<i64>)> =
        tx.maybe("select agency, published from consultations where id = $1", args![consultation]).await?;
    let (agency, published) = row.ok_or(Error::NotFound)?;
    let agency = AgencyId(agency);
    match (by.may(Act::ReadAllComments, agency) || by.may(Act::Withhold, agency), published) {
        (true, None) if !by.may(Act::Preview, agency) => Err(Error::NotFound),
        (true, _) => Ok(()),
        (false, None) => Err(Error::NotFound),
        (false, Some(_)) => Err(Error::NotAllowed),
    }
}

/// One comment as the agency sees it.
///
/// # Errors
/// `NotFound`, also for those who may not read it: ids of comments are not to be counted through.
pub async fn held(store: &Store, by: &Viewer, id: CommentId) -> Outcome<Held> {
    let mut tx = store.read().await?;
    let line: HeldLine = tx.maybe(held_sql!("where c.id = $1"), args![id]).await?.ok_or(Error::NotFound)?;
    may_read(&mut tx, by, ConsultationId(line.consultation)).await.map_err(Error::hidden)?;
    with_places(&mut tx, vec![line]).await?.pop().ok_or(Error::NotFound)
}

/// A page of every comment of a consultation, newest first.
///
/// # Errors
/// `NotFound`, `NotAllowed`.
pub async fn held_page(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    filter: &HeldFilter,
    before: Option<CommentId>,
    limit: u32,
) -> Outcome<Vec<Held>> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let mut conditions: Vec<Condition> = Vec::new();
    if let Some(part) = &filter.target {
        conditions.push(("c.part = ?", args![part.as_str()]));
    }
    if let Some(stance) = filter.stance {
        conditions.push(("c.stance = ?", args![stance.code()]));
    }
    if let Some(class) = filter.class {
        conditions.push(("c.class = ?", args![class.code()]));
    }
    match filter.withheld {
        Some(true) => conditions.push(("c.withheld is not null", vec![])),
        Some(false) => conditions.push(("c.withheld is null", vec![])),
        None => {}
    }
    let rows: Vec<HeldLine> = tx
        .all_where(
            held_sql!("where c.consultation = $1 and c.id < $2{where} order by c.id desc limit $3"),
            args![consultation, before.map_or(i64::MAX, |id| id.0), limit],
            &conditions,
        )
        .await?;
    with_places(&mut tx, rows).await
}

/// The kept counts of a consultation, but for those by stance of parts, classes and days.
pub async fn counts(store: &Store, consultation: ConsultationId) -> Outcome<Counts> {
    Ok(summed(tally::some(&mut store.read().await?, consultation).await?))
}

/// All of them.
pub async fn counts_by_stance(store: &Store, consultation: ConsultationId) -> Outcome<Counts> {
    let mut tx = store.read().await?;
    let mut counts = summed(tally::all(&mut tx, consultation).await?);
    if counts.by_identity_stance.iter().any(|(identity, _, n)| identity == Identity::Verified.code() && *n > 0) {
        // What was said with an account that was left since has no voice, and counts as somebody's own.
        let (voices, without): (i64, i64) = tx
            .one(
                "select count(distinct c.voice), count(*) - count(c.voice)
                 from ledger l
                 join comments c on c.id = l.comment
                 where l.consultation = $1 and l.identity = $2",
                args![consultation, Identity::Verified.code()],
            )
            .await?;
        counts.verified_persons = Some((voices + without).max(0) as u64);
    }
    Ok(counts)
}

/// Some of those who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    Class(Class),
    Identity(Identity),
}

/// Where some of those who spoke stand on each part: part, stance, comments. Not kept: an index holds the comments of each in this order.
pub async fn counts_among(
    store: &Store,
    consultation: ConsultationId,
    among: Among,
) -> Outcome<Vec<(String, String, u64)>> {
    let (sql, code) = match among {
        Among::Class(class) => (
            "select part, stance, count(*) from comments
             where consultation = $1 and class = $2 and withdrawn is null
             group by part, stance",
            class.code(),
        ),
        Among::Identity(identity) => (
            "select part, stance, count(*) from comments
             where consultation = $1 and identity = $2 and withdrawn is null
             group by part, stance",
            identity.code(),
        ),
    };
    let rows: Vec<(String, String, i64)> = store.read().await?.all(sql, args![consultation, code]).await?;
    Ok(rows.into_iter().map(|(part, stance, n)| (part, stance, n.max(0) as u64)).collect())
}

fn summed(rows: Vec<(String, String, i64)>) -> Counts {
    let mut counts = Counts::default();
    for (kind, name, n) in rows {
        let n = n.max(0) as u64;
        match kind.as_str() {
            "part" => {
                counts.total += n;
                counts.by_target.push((name, n));
            }
            "stance" => counts.by_stance.push((name, n)),
            "class" => counts.by_class.push((name, n)),
            "part stance" => {
                if let Some((part, stance)) = name.split_once(' ') {
                    counts.by_target_stance.push((part.into(), stance.into(), n));
                }
            }
            "class stance" => {
                if let Some((class, stance)) = name.split_once(' ') {
                    counts.by_class_stance.push((class.into(), stance.into(), n));
                }
            }
            "identity stance" => {
                if let Some((identity, stance)) = name.split_once(' ') {
                    counts.by_identity_stance.push((identity.into(), stance.into(), n));
                }
            }
            "day stance" => {
                if let Some((Ok(day), stance)) = name.split_once(' ').map(|(day, stance)| (day.parse(), stance)) {
                    counts.by_day_stance.push((Day(day), stance.into(), n));
                }
            }
            super::VERIFIED_PART => {
                if let Some((part, stance)) = name.split_once(' ') {
                    counts.by_verified_target_stance.push((part.into(), stance.into(), n));
                }
            }
            organisation::KIND => {
                if let Some((checked, stance)) = name.split_once(' ') {
                    counts.by_speaker_stance.push((checked.into(), stance.into(), n));
                }
            }
            super::submit::THROUGH => {
                if let Some((helper, stance)) = name.split_once(' ') {
                    counts.by_through_stance.push((helper.into(), stance.into(), n));
                }
            }
            "group" => counts.by_group.push((name, n)),
            "withheld" if name == Reason::Waiting.code() => counts.waiting = n,
            "withheld" => {
                counts.withheld += n;
                counts.by_withheld.push((name, n));
            }
            "agency only" => counts.agency_only += n,
            "copies" if name == "texts" => counts.texts = n,
            _ => {}
        }
    }
    counts
}
