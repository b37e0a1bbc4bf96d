//! Four eyes over a further round: one proposes its days, its policy and its reason, another opens it as it was proposed or sends it back.

use super::edit::RoundPlan;
use super::propose::LONGEST_NOTE;
use super::rounds::{asked, opened_in};
use super::{allowed, note, standing_order};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::approval::{self, Proposal, Returned};
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::Refusal;
use domain::text::{Lines, clean};
use domain::time::Moment;

/// A further round that was proposed.
#[derive(Clone, Debug)]
pub struct RoundProposal {
    /// Its note is empty: the public reason says why.
    pub proposal: Proposal,
    pub plan: RoundPlan,
    /// For the public.
    pub reason: String,
}

impl RoundProposal {
    /// Whether it waits for an approver.
    pub fn waits(&self) -> bool {
        self.proposal.returned.is_none()
    }
}

/// Proposes a further round after the one that closed, with what it will ask as that is written now; in the place of what was proposed before.
///
/// # Errors
/// As [`super::open_again`], but for the approval.
pub async fn propose_round(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (plan, reason): (RoundPlan, &str),
    now: Moment,
) -> Outcome<()> {
    let (rules, _) = crate::rules::now(store).await?;
    let checked = asked(&plan, reason, rules.recommended_days(), now);
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::ProposeRound, Some(revision), now).await?;
                let (short_reason, reason) = checked?;
                let plan = serde_json::to_string(&RoundPlan { short_reason, ..plan })?;
                tx.upsert(
                    "insert into round_proposals (consultation, person, at, revision, plan, reason, remark)",
                    vec![args![id, by.person, now, revision, plan.as_str(), &reason, ""]],
                    "on conflict (consultation) do update
                     set person = excluded.person, at = excluded.at, revision = excluded.revision, plan = excluded.plan,
                         reason = excluded.reason, returned = null, returned_by = null, remark = ''",
                )
                .await?;
                let content = serde_json::json!({ "revision": revision, "plan": plan, "reason": reason });
                note(tx, &by, Deed::RoundProposed, id, "", content, now).await
            })
        })
        .await
}

/// Opens the round that another proposed, as it was proposed.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, `NotProposed`, `ProposalOld` or, but by the agency's order,
/// `OwnProposal`; for `opens` or `closes` where its days have grown old.
pub async fn open_proposed(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    let (rules, _) = crate::rules::now(store).await?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::OpenAgain, Some(revision), now).await?;
                let found = proposal_in(tx, id).await?;
                let proposal = found.as_ref().map(|found| &found.proposal);
                let order = match approval::lets(proposal, false, by.person, revision) {
                    Ok(()) => String::new(),
                    Err(Refusal::OwnProposal) => {
                        standing_order(tx, dossier.agency.id, now).await?.ok_or(Refusal::OwnProposal)?
                    }
                    Err(refusal) => return Err(refusal.into()),
                };
                let RoundProposal { proposal, plan, reason } = found.ok_or(Refusal::NotProposed)?;
                let checked = asked(&plan, &reason, rules.recommended_days(), now)?;
                let eyes = (Some(proposal.person), order);
                opened_in(tx, &by, &dossier, (&plan, checked), Act::OpenAgain, eyes, now).await
            })
        })
        .await
}

/// Sends it back to who proposed it, with a remark.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, for `remark`, or with `NotProposed`.
pub async fn send_round_back(store: &Store, by: &Viewer, id: ConsultationId, remark: &str, now: Moment) -> Outcome<()> {
    let (by, remark) = (by.clone(), said_back(remark));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::OpenAgain, None, now).await?;
                let remark = remark?;
                if !proposal_in(tx, id).await?.is_some_and(|found| found.waits()) {
                    return Err(Refusal::NotProposed.into());
                }
                tx.run(
                    "update round_proposals set returned = $1, returned_by = $2, remark = $3 where consultation = $4",
                    args![now, by.person, &remark, id],
                )
                .await?;
                let content = serde_json::json!({ "remark": remark });
                note(tx, &by, Deed::RoundReturned, id, "", content, now).await
            })
        })
        .await
}

fn said_back(remark: &str) -> Result<String, domain::refusal::Refusals> {
    let mut no = domain::refusal::Refusals::default();
    let said = no.take("remark", clean(remark, LONGEST_NOTE, Lines::Many));
    if said.as_deref().is_some_and(|said| domain::text::says_nothing(said, "")) {
        let why = if remark.trim().is_empty() { Refusal::Missing } else { Refusal::SaysNothing };
        no.add("remark", why);
    }
    no.none(|| said)
}

/// What was proposed of a further round, for those of the agency.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn round_proposal(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Option<RoundProposal>> {
    super::for_desk(store, by, id).await?;
    proposal_in(&mut store.read().await?, id).await
}

async fn proposal_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<RoundProposal>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        person: i64,
        name: String,
        at: i64,
        revision: i64,
        plan: String,
        reason: String,
        returned: Option<i64>,
        returner: Option<String>,
        remark: String,
    }
    let line: Option<Line> = tx
        .maybe(
            "select p.person, w.name, p.at, p.revision, p.plan, p.reason, p.returned, r.name as returner, p.remark
             from round_proposals p
             join people w on w.id = p.person
             left join people r on r.id = p.returned_by
             where p.consultation = $1",
            args![id],
        )
        .await?;
    let Some(line) = line else { return Ok(None) };
    Ok(Some(RoundProposal {
        plan: serde_json::from_str(&line.plan)?,
        reason: line.reason,
        proposal: Proposal {
            person: PersonId(line.person),
            name: line.name,
            at: Moment(line.at),
            revision: line.revision,
            note: String::new(),
            returned: line.returned.map(|at| Returned {
                name: line.returner.unwrap_or_default(),
                at: Moment(at),
                remark: line.remark,
            }),
        },
    }))
}
