//! The log of everything that changed: one order, no gaps. Deeds append to it inside their transaction; whoever keeps
//! something derived (index, page cache, notices) follows it by reading, and reads the store again.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, PersonId};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// One event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub seq: u64,
    pub at: Moment,
    pub actor: Option<PersonId>,
    pub deed: Deed,
    pub consultation: Option<ConsultationId>,
    /// What changed, as an address within its kind: a comment's id, an issue's.
    pub subject: String,
    pub public: bool,
    /// The exact bytes committed to; `None` once they were erased.
    pub content: Option<Vec<u8>>,
    /// SHA-256 of salt and content.
    pub commitment: Vec<u8>,
}

/// An event about to be written.
#[derive(Clone, Debug)]
pub struct New {
    pub at: Moment,
    pub actor: Option<PersonId>,
    pub deed: Deed,
    /// Where it belongs to no consultation; the log adds a consultation's own.
    pub agency: Option<AgencyId>,
    pub consultation: Option<ConsultationId>,
    pub subject: String,
    pub content: Vec<u8>,
}

/// Writes an event at the end of the log, inside the deed's transaction; gives its number.
pub(crate) async fn append(tx: &mut Tx, new: New) -> Outcome<u64> {
    let salt = crate::random::<16>()?;
    let commitment = Sha256::new().chain_update(salt).chain_update(&new.content).finalize().to_vec();
    let (seq,): (i64,) = tx
        .one(
            "insert into events
               (seq, at, actor, deed, agency, consultation, round, subject, public, content, salt, commitment)
             select
               coalesce(max(seq), 0) + 1, $1, $2, $3,
               coalesce($4, (select agency from consultations where id = $5)), $5,
               (select round from consultations where id = $5), $6, $7, $8, $9, $10
             from events
             returning seq",
            args![
                new.at,
                new.actor,
                new.deed.code(),
                new.agency,
                new.consultation,
                new.subject,
                new.deed.is_public(),
                new.content,
                &salt[..],
                commitment
            ],
        )
        .await?;
    Ok(seq as u64)
}

/// Appends the event of a deed about an agency's own affairs: its people, their roles.
pub(crate) async fn note(
    tx: &mut Tx,
    actor: Option<PersonId>,
    deed: Deed,
    agency: Option<AgencyId>,
    subject: i64,
    content: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    let content = content.to_string().into_bytes();
    let subject = subject.to_string();
    append(tx, New { at: now, actor, deed, agency, consultation: None, subject, content }).await.map(|_| ())
}

#[derive(sqlx::FromRow)]
struct Line {
    seq: i64,
    at: i64,
    actor: Option<i64>,
    deed: String,
    consultation: Option<i64>,
    subject: String,
    public: bool,
    content: Option<Vec<u8>>,
    commitment: Vec<u8>,
}

impl Line {
    fn event(self) -> Outcome<Event> {
        Ok(Event {
            seq: self.seq as u64,
            at: Moment(self.at),
            actor: self.actor.map(PersonId),
            deed: Deed::parse(&self.deed).ok_or_else(|| Error::fault(format!("unknown deed {}", self.deed)))?,
            consultation: self.consultation.map(ConsultationId),
            subject: self.subject,
            public: self.public,
            content: self.content,
            commitment: self.commitment,
        })
    }
}

/// The events after a number, ascending, without gaps.
pub async fn since(store: &Store, after: u64, limit: u32) -> Outcome<Vec<Event>> {
    let rows: Vec<Line> = store
        .read()
        .await?
        .all(
            "select seq, at, actor, deed, consultation, subject, public, content, commitment
             from events
             where seq > $1
             order by seq
             limit $2",
            args![after as i64, limit],
        )
        .await?;
    rows.into_iter().map(Line::event).collect()
}

/// The number of the last event; 0 before the first.
pub async fn last(store: &Store) -> Outcome<u64> {
    let (seq,): (i64,) = store.read().await?.one("select coalesce(max(seq), 0) from events", vec![]).await?;
    Ok(seq as u64)
}

/// The last event of one consultation, by number and moment; 0 before the first. What was made of it is good until this grows.
pub async fn last_of(store: &Store, consultation: ConsultationId) -> Outcome<(u64, Moment)> {
    let sql = "select seq, at from events where consultation = $1 order by seq desc limit 1";
    let row: Option<(i64, i64)> = store.read().await?.maybe(sql, args![consultation]).await?;
    Ok(row.map_or((0, Moment(0)), |(seq, at)| (seq as u64, Moment(at))))
}

/// After which what a comment said before may not be told any more: what of the events after `$2` of the consultation `$1` is asked.
macro_rules! hiding {
    ($what:literal, $deeds:literal, $narrowed:literal) => {
        concat!(
            "select ",
            $what,
            " from events
             where consultation = $1 and seq > $2
               and deed in ('comment.withdrawn', 'comment.edited', 'comment.withheld', 'comment.redacted'",
            $deeds,
            ")",
            $narrowed
        )
    };
}
pub(crate) use hiding;

/// Whether something that everyone could read of a consultation is hidden, taken back or changed since an event.
pub async fn hidden_since(store: &Store, consultation: ConsultationId, after: u64) -> Outcome<bool> {
    const SQL: &str = hiding!("seq", ", 'comment.reply_changed', 'comment.reply_taken_back'", " limit 1");
    let row: Option<(i64,)> = store.read().await?.maybe(SQL, args![consultation, after as i64]).await?;
    Ok(row.is_some())
}

/// What the desk's log shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Of every agency where none is named: for those who may read every log.
    pub agency: Option<AgencyId>,
    pub consultation: Option<ConsultationId>,
    /// Only events before this number.
    pub before: Option<u64>,
}

async fn took_over(tx: &mut Tx, agency: AgencyId) -> Outcome<bool> {
    let row: Option<(i64,)> = tx.maybe("select id from agencies where heir = $1 limit 1", args![agency]).await?;
    Ok(row.is_some())
}

/// A page of an agency's log, newest first; those that it took over from are in it.
///
/// # Errors
/// `NotAllowed` for those who may not read the log.
pub async fn page(store: &Store, by: &Viewer, filter: &Filter, limit: u32) -> Outcome<Vec<Event>> {
    // Central roles reach every agency, also one that is not there.
    if !by.may(Act::ReadEvents, filter.agency.unwrap_or(AgencyId(0))) {
        return Err(Error::NotAllowed);
    }
    let before = filter.before.map_or(i64::MAX, |seq| seq as i64);
    let consultation = filter.consultation.map_or(0, |id| id.0);
    let mut tx = store.read().await?;
    let rows: Vec<Line> = match filter.agency {
        // One that took over from others has their log too.
        Some(agency) if took_over(&mut tx, agency).await? => {
            let sql =
                "select e.seq, e.at, e.actor, e.deed, e.consultation, e.subject, e.public, e.content, e.commitment
                       from events e
                       where e.seq < $1 and ($3 = 0 or e.consultation = $3)
                         and e.agency in (select a.id from agencies a where a.id = $2 or a.heir = $2)
                       order by e.seq desc
                       limit $4";
            tx.all(sql, args![before, agency, consultation, limit]).await?
        }
        Some(agency) => {
            let sql =
                "select e.seq, e.at, e.actor, e.deed, e.consultation, e.subject, e.public, e.content, e.commitment
                       from events e
                       where e.seq < $1 and e.agency = $2 and ($3 = 0 or e.consultation = $3)
                       order by e.seq desc
                       limit $4";
            tx.all(sql, args![before, agency, consultation, limit]).await?
        }
        None => {
            let sql =
                "select e.seq, e.at, e.actor, e.deed, e.consultation, e.subject, e.public, e.content, e.commitment
                       from events e
                       where e.seq < $1 and ($2 = 0 or e.consultation = $2)
                       order by e.seq desc
                       limit $3";
            tx.all(sql, args![before, consultation, limit]).await?
        }
    };
    rows.into_iter().map(Line::event).collect()
}
