//! One comment as a moderator works on it: who pointed at it, what is demanded, what was sealed and read, what its author asks.

use super::appeal::appeals;
use crate::Store;
use crate::comment::Edition;
use crate::db::args;
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::flag::Flag;
use domain::id::{AgencyId, CommentId};
use domain::moderation::{Appeal, DemandKind, Reason};
use domain::time::Moment;

/// A report, without who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    pub at: Moment,
    pub reason: Option<Reason>,
    pub note: String,
}

/// What a court or an authority demands, and when that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demanded {
    pub at: Moment,
    pub kind: DemandKind,
    pub from: String,
    pub reference: String,
    pub reason: Option<Reason>,
    pub settled: Option<Moment>,
}

/// That a sealed original was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub at: Moment,
    pub by: String,
    pub why: String,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Whether it waits in the queue.
    pub queued: bool,
    pub flags: Vec<Flag>,
    pub reports: Vec<Reported>,
    pub demands: Vec<Demanded>,
    /// Why words were taken out, where they were.
    pub redacted: Option<Reason>,
    pub openings: Vec<Opening>,
    /// What it said, for whoever gave a reason in the last ten minutes; and the name that was taken off it.
    pub original: Option<(String, String)>,
    pub original_name: Option<String>,
    pub appeals: Vec<Appeal>,
    /// The central office let it be shown as it stands.
    pub office: bool,
    /// What it said before, the latest first.
    pub editions: Vec<Edition>,
    /// What those of them said that words were taken out of, for whoever may read the original now: reason and wording.
    pub originals: Vec<(String, String)>,
}

const SEEN_MS: i64 = 10 * 60_000;

/// What moderation knows of a comment; nothing of it for those who may not withhold there.
///
/// # Errors
/// Faults.
pub async fn case(store: &Store, by: &Viewer, agency: AgencyId, id: CommentId, now: Moment) -> Outcome<Case> {
    if !by.may(Act::Withhold, agency) {
        return Ok(Case::default());
    }
    let mut tx = store.read().await?;
    let queued: Option<(String,)> =
        tx.maybe("select flags from moderation_queue where comment = $1", args![id]).await?;
    let reports: Vec<(i64, String, String)> = tx
        .all("select at, reason, note from comment_reports where comment = $1 order by at desc limit 50", args![id])
        .await?;
    type DemandRow = (i64, String, String, String, String, Option<i64>);
    let demands: Vec<DemandRow> = tx
        .all(
            "select at, kind, from_whom, reference, reason, settled from demands where comment = $1 order by id desc limit 20",
            args![id],
        )
        .await?;
    type SealedRow = (String, String, String, Option<String>, bool);
    let sealed: Option<SealedRow> = tx
        .maybe(
            "select s.reason, s.reason_text, s.wording_text, s.name_text, c.name is null as nameless
             from sealed s join comments c on c.id = s.comment
             where s.comment = $1",
            args![id],
        )
        .await?;
    let openings: Vec<(i64, i64, String, String)> = tx
        .all(
            "select o.at, o.person, p.name, o.why from seal_openings o join people p on p.id = o.person
             where o.comment = $1 order by o.at desc limit 20",
            args![id],
        )
        .await?;
    let editions = crate::comment::all_editions(&mut tx, id).await?;
    let mine = by.person.map_or(0, |person| person.0);
    let originals: Vec<(String, String)> = tx
        .all("select reason_text, wording_text from sealed_editions where comment = $1 order by number desc", args![id])
        .await?;
    let office: Option<(i64,)> = tx
        .maybe(
            "select a.id from appeals a
             join comments c on c.id = a.comment and c.revision = a.revision
             where a.comment = $1 and a.state = 'granted' and a.what <> 'file' limit 1",
            args![id],
        )
        .await?;
    let seen = openings.iter().any(|(at, person, ..)| *person == mine && now.0 - at < SEEN_MS);
    Ok(Case {
        office: office.is_some(),
        queued: queued.is_some(),
        flags: queued
            .map_or_else(String::new, |(flags,)| flags)
            .split_whitespace()
            .filter_map(|code| Flag::parse(code).ok())
            .collect(),
        reports: reports
            .into_iter()
            .map(|(at, reason, note)| Reported { at: Moment(at), reason: Reason::parse(&reason).ok(), note })
            .collect(),
        demands: demands
            .into_iter()
            .filter_map(|(at, kind, from, reference, reason, settled)| {
                let kind = DemandKind::parse(&kind).ok()?;
                let reason = Reason::parse(&reason).ok();
                Some(Demanded { at: Moment(at), kind, from, reference, reason, settled: settled.map(Moment) })
            })
            .collect(),
        redacted: sealed.as_ref().and_then(|(reason, ..)| Reason::parse(reason).ok()),
        originals: if seen { originals } else { Vec::new() },
        original_name: sealed.as_ref().filter(|sealed| seen && sealed.4).and_then(|sealed| sealed.3.clone()),
        original: sealed.filter(|_| seen).map(|(_, reason, wording, ..)| (reason, wording)),
        openings: openings.into_iter().map(|(at, _, by, why)| Opening { at: Moment(at), by, why }).collect(),
        appeals: appeals(&mut tx, id.0).await?,
        editions,
    })
}
