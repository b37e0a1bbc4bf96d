//! Putting the last day of a round off, opening a further round, and the rounds as the history tells them. What was said stays in
//! the round it was said in.

use super::edit::{RoundPlan, too_far};
use super::publish::said;
use super::{allowed, note, standing_order, touched};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::admission::Admission;
use domain::agency::Viewer;
use domain::consultation::{Consultation, Round};
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId, RoundId};
use domain::refusal::{Refusal, Refusals};
use domain::round::{Extension, Told};
use domain::text::{Lines, clean, says_nothing};
use domain::time::{Day, Moment};
use std::collections::HashMap;

/// Puts the last day off, with a reason for the public; the days before are kept.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `closes` (`NotLater`, `TooFarAhead`) or for
/// `reason`.
pub async fn extend(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (closes, reason): (Day, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::Extend, Some(revision), now).await?;
                let Some(round) = dossier.round else { return Err(Refusal::AlreadyDone.into()) };
                let mut no = Refusals::default();
                if closes <= round.closes.day() {
                    no.add("closes", Refusal::NotLater { than: round.closes.day() });
                } else if too_far(closes, now) {
                    no.add("closes", Refusal::TooFarAhead);
                }
                let reason = no.join(reason);
                let reason = no.none(|| reason)?;
                let (was, closes) = (round.closes, closes.last_moment());
                tx.run(
                    "insert into extensions (round, place, at, was, closes, reason)
                     select $1, coalesce(max(place), 0) + 1, $2, $3, $4, $5 from extensions where round = $1",
                    args![round.id, now, was, closes, &reason],
                )
                .await?;
                tx.run("update rounds set closes = $1 where id = $2", args![closes, round.id]).await?;
                tx.run("update consultations set closes = $1 where id = $2", args![closes, id]).await?;
                let content = serde_json::json!({
                    "round": round.number, "was": was, "closes": closes, "reason": reason,
                });
                note(tx, &by, Deed::RoundExtended, id, "", content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Opens a further round after the one that closed, with a public reason, by the order that lets one officer of the agency do it alone. Without one
/// it is proposed and opened by two.
///
/// # Errors
/// As [`extend`]; refusals of `opens` (`InThePast`), `closes` (`EndsBeforeStart`), `short_reason` and `reason`; with `NotProposed` where no order stands.
pub async fn open_again(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    plan: (RoundPlan, &str),
    now: Moment,
) -> Outcome<()> {
    opened(store, by, id, revision, plan, Act::OpenAgain, now).await
}

/// Opens a further round on any agency's dossier, for the Office (s.26 para 3); where its result is public, that stays readable as a
/// preliminary one until the agency publishes it anew.
///
/// # Errors
/// As [`open_again`], but for the order; refused for `opens` with `LeavesNoDay`.
pub async fn open_further(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    plan: (RoundPlan, &str),
    now: Moment,
) -> Outcome<()> {
    opened(store, by, id, revision, plan, Act::OpenFurther, now).await
}

async fn opened(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (plan, reason): (RoundPlan, &str),
    act: Act,
    now: Moment,
) -> Outcome<()> {
    let (rules, _) = crate::rules::now(store).await?;
    let mut asked = asked(&plan, reason, rules.recommended_days(), now);
    // What it asks is its agency's to write, until it opens.
    if act == Act::OpenFurther && plan.opens == now.day() {
        let mut no = Refusals::default();
        no.add("opens", Refusal::LeavesNoDay);
        no.join(asked);
        asked = Err(no);
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, act, Some(revision), now).await?;
                let asked = asked?;
                let order = match act {
                    Act::OpenFurther => String::new(),
                    _ => standing_order(tx, dossier.agency.id, now).await?.ok_or(Refusal::NotProposed)?,
                };
                opened_in(tx, &by, &dossier, (&plan, asked), act, (None, order), now).await
            })
        })
        .await
}

/// The same inside a transaction, with the short and the public reason as they were checked, and with who proposed it and the order that let one do both.
pub(super) async fn opened_in(
    tx: &mut Tx,
    by: &Viewer,
    dossier: &Consultation,
    (plan, (short, reason)): (&RoundPlan, (String, String)),
    act: Act,
    (proposer, order): (Option<PersonId>, String),
    now: Moment,
) -> Outcome<()> {
    let id = dossier.id;
    let office = act == Act::OpenFurther;
    if dossier.dates.summarised.is_some() {
        crate::result::reopen(tx, id, &reason, now).await?;
    }
    let Admission { admits, once, leaving, appears } = plan.admission;
    let before = dossier.round.as_ref().map_or(0, |round| round.number);
    let number = before + 1;
    // One that opens today opens now: the round before may have closed this morning.
    let opens = plan.opens.start().max(now);
    let closes = plan.closes.last_moment();
    let (round,): (i64,) = tx
        .one(
            "insert into rounds
               (id, consultation, number, opens, closes, guests, shows, short_reason, reason, by_office,
                admits, once, leaving, appears)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from rounds
             returning id",
            args![
                id,
                i64::from(number),
                opens,
                closes,
                plan.admission.guests(),
                plan.shows.code(),
                &short,
                &reason,
                office,
                admits.code(),
                once.code(),
                leaving.code(),
                appears.code()
            ],
        )
        .await?;
    tx.run(
        "update consultations set round = $1, opens = $2, closes = $3 where id = $4",
        args![round, opens, closes, id],
    )
    .await?;
    super::asked::begin(tx, id, before).await?;
    tx.run("delete from round_proposals where consultation = $1", args![id]).await?;
    let content = serde_json::json!({
        "round": number, "opens": opens, "closes": closes, "admits": admits.code(),
        "once": once.code(), "leaving": leaving.code(), "appears": appears.code(), "shows": plan.shows.code(),
        "short_reason": short, "reason": reason, "office": office, "proposed_by": proposer, "sole_order": order,
        "key_points": super::asked::points_in(tx, id, number).await?,
    });
    note(tx, by, Deed::RoundOpened, id, "", content, now).await?;
    touched(tx, id).await?;
    Ok(())
}

/// What a further round needs: why it is short, where it is, and why it is opened.
pub(super) fn asked(plan: &RoundPlan, reason: &str, least: u32, now: Moment) -> Result<(String, String), Refusals> {
    let mut no = Refusals::default();
    if plan.opens < now.day() {
        no.add("opens", Refusal::InThePast);
    }
    if plan.closes < plan.opens {
        no.add("closes", Refusal::EndsBeforeStart);
    } else if too_far(plan.closes, now) {
        no.add("closes", Refusal::TooFarAhead);
    }
    let short = no.take("short_reason", clean(&plan.short_reason, super::edit::LONGEST_REASON, Lines::Many));
    let days = plan.closes.0 - plan.opens.0 + 1;
    // Days that cross have no number yet.
    if (1..i64::from(least)).contains(&days) && short.as_deref().is_some_and(|short| says_nothing(short, "")) {
        no.add(
            "short_reason",
            if plan.short_reason.trim().is_empty() { Refusal::Missing } else { Refusal::SaysNothing },
        );
    }
    let reason = no.join(said(reason));
    no.none(|| Some((short?, reason?)))
}

/// Dossiers among the viewer's own whose current round the Office opened and that has not closed: which round, and why.
pub async fn opened_by_office(
    store: &Store,
    ids: &[ConsultationId],
    now: Moment,
) -> Outcome<Vec<(ConsultationId, u32, String)>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let sql = "select c.id, r.number, r.reason
               from consultations c
               join rounds r on r.id = c.round
               where r.by_office and r.closes >= $1 and c.cancelled is null and c.id in ({ids})";
    let rows: Vec<(i64, i64, String)> = store.read().await?.all_in(sql, args![now], &ids).await?;
    Ok(rows.into_iter().map(|(id, number, reason)| (ConsultationId(id), number as u32, reason)).collect())
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    opens: i64,
    closes: i64,
    admits: String,
    once: String,
    leaving: String,
    appears: String,
    shows: String,
    short_reason: String,
    closed_early: Option<String>,
    reason: String,
    by_office: bool,
}

#[derive(sqlx::FromRow)]
struct Moved {
    round: i64,
    at: i64,
    was: i64,
    closes: i64,
    reason: String,
}

/// Every round of a consultation in their order. Who may see the consultation is for the caller to have asked.
pub async fn rounds(store: &Store, id: ConsultationId) -> Outcome<Vec<Told>> {
    let mut tx = store.read().await?;
    let lines: Vec<Line> = tx
        .all(
            "select id, number, opens, closes, admits, once, leaving, appears, shows, short_reason, closed_early, reason, by_office
             from rounds
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    let mut moved: Vec<Moved> = tx
        .all(
            "select e.round, e.at, e.was, e.closes, e.reason
             from extensions e
             join rounds r on r.id = e.round
             where r.consultation = $1
             order by e.round, e.place",
            args![id],
        )
        .await?;
    let counts = counts(&mut tx, id).await?;
    let count = |kind: &str, round: i64| counts.get(&(kind.to_string(), round)).copied().unwrap_or(0);
    Ok(lines
        .into_iter()
        .map(|line| Told {
            comments: count("round", line.id),
            sheets: count("round sheets", line.id),
            extensions: moved
                .extract_if(.., |one| one.round == line.id)
                .map(|one| Extension {
                    at: Moment(one.at),
                    was: Moment(one.was),
                    closes: Moment(one.closes),
                    reason: one.reason,
                })
                .collect(),
            reason: line.reason,
            by_office: line.by_office,
            round: Round {
                id: RoundId(line.id),
                number: line.number as u32,
                opens: Moment(line.opens),
                closes: Moment(line.closes),
                admission: super::load::admission(&line.admits, &line.once, &line.leaving, &line.appears),
                shows: super::load::shows(&line.shows),
                short_reason: line.short_reason,
                closed_early: line.closed_early,
            },
        })
        .collect())
}

async fn counts(tx: &mut Tx, id: ConsultationId) -> Outcome<HashMap<(String, i64), u64>> {
    let rows: Vec<(String, String, i64)> = tx
        .all(
            "select kind, name, n from tallies where consultation = $1 and kind in ('round', 'round sheets')",
            args![id],
        )
        .await?;
    let of = |(kind, round, n): (String, String, i64)| {
        let round = round.parse().map_err(|_| Error::fault(format!("no round: {round}")))?;
        Ok(((kind, round), n.max(0) as u64))
    };
    rows.into_iter().map(of).collect()
}
