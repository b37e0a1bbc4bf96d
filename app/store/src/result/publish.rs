//! Publishing the result: complete by construction, or refused with what is missing; or before that as a preliminary one, with
//! a reason for the public.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::hints;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, IssueId};
use domain::ledger::Coverage;
use domain::refusal::{Refusal, Refusals};
use domain::result::{Disposition, Issue, Spoke, Summary};
use domain::text::{Lines, clean, required, says_nothing};
use domain::time::Moment;
use std::collections::BTreeMap;

const LONGEST_REASON: u32 = 2_000;

/// Publishes the hearing summary. Where nobody commented, nothing more is needed. `lacking` says to the public why sides or
/// the impact analysis are not there; empty where they are.
///
/// # Errors
/// Those of every deed on a dossier (`NotClosedYet` while the round is open); refused with `CommentsWaiting` under `waiting`,
/// with `Missing` under `i3.disposition`, `impact` and the like for what is missing, with `SidesUnwritten` under `i3.sides`, or
/// for `lacking`.
pub async fn publish(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    lacking: &str,
    now: Moment,
) -> Outcome<()> {
    let (by, lacking) = (by.clone(), said(lacking, "lacking", false)?);
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, consultation, Act::PublishResult, None, now).await?;
                hints::count_texts(tx, consultation.0).await?;
                let mut summary = super::load(tx, consultation).await?;
                summary.lacking.clone_from(&lacking);
                let no = missing(&summary, &super::spoke_in(tx, consultation).await?);
                no.none(|| Some(()))?;
                renumber(tx, &mut summary).await?;
                tx.run(
                    "insert into summaries (consultation, overview, impact, lacking, revision, published)
                     values ($1, '', '', $3, 1, $2)
                     on conflict (consultation) do update set
                       published = excluded.published, lacking = excluded.lacking",
                    args![consultation, now, lacking.as_str()],
                )
                .await?;
                tx.run("update consultations set summarised = $1 where id = $2", args![now, consultation]).await?;
                summary.published = Some(now);
                keep(tx, consultation, "final", "", &summary, now).await?;
                let content = serde_json::json!({
                    "overview": summary.overview, "impact": summary.impact, "lacking": summary.lacking,
                    "issues": summary.issues, "coverage": summary.coverage,
                    "comments": dossier.comments, "sheets": dossier.sheets,
                });
                note(tx, &by, Deed::ResultPublished, consultation, "", content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

/// Publishes what is there as สรุปผลเบื้องต้น, with a reason for the public and the number not yet considered. Only issues
/// that are decided are in it. The desk goes on; the final summary replaces it, and so does another preliminary one.
///
/// # Errors
/// Those of every deed on a dossier; refused for `reason`, or with `NoneDecided` under `issues`, and with `Missing`
/// under `i3.changed` where it was decided that the text changes and not said how.
pub async fn publish_preliminary(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    reason: &str,
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason, "reason", true));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::PublishPreliminary, None, now).await?;
                let reason = reason?;
                hints::count_texts(tx, consultation.0).await?;
                let mut summary = super::load(tx, consultation).await?;
                let mut no = Refusals::default();
                if !summary.issues.iter().any(Issue::is_decided) {
                    no.add("issues", Refusal::NoneDecided);
                }
                for issue in summary.issues.iter().filter(|issue| issue.is_decided() && unsaid(issue)) {
                    no.add(format!("i{}.changed", issue.number), Refusal::Missing);
                }
                no.none(|| Some(()))?;
                renumber(tx, &mut summary).await?;
                summary.coverage = answered(tx, consultation, &summary).await?;
                summary.issues.retain(Issue::is_decided);
                summary.preliminary = None;
                keep(tx, consultation, "preliminary", &reason, &summary, now).await?;
                let content = serde_json::json!({
                    "reason": reason, "waiting": summary.coverage.waiting, "issues": summary.issues,
                });
                note(tx, &by, Deed::PreliminaryPublished, consultation, "", content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

/// The coverage as far as decisions reach: who stands under undecided issues alone still waits for an answer.
async fn answered(tx: &mut Tx, consultation: ConsultationId, summary: &Summary) -> Outcome<Coverage> {
    let decided: Vec<i64> = summary.issues.iter().filter(|issue| issue.is_decided()).map(|issue| issue.id.0).collect();
    let reached: Vec<(i64,)> = tx
        .all_in(
            "select count(distinct k.comment)
             from codings k join ledger l on l.comment = k.comment
             where l.consultation = $1 and l.state = 'coded' and k.issue in ({ids})",
            args![consultation],
            &decided,
        )
        .await?;
    let coded = reached.iter().map(|(n,)| n.max(&0).unsigned_abs()).sum::<u64>();
    let of = summary.coverage;
    Ok(Coverage { coded, waiting: of.total().saturating_sub(of.aside + coded), ..of })
}

/// Whether it was decided that the text changes, and not said how.
fn unsaid(issue: &Issue) -> bool {
    issue.disposition.is_some_and(Disposition::changes) && issue.changed.is_empty()
}

/// What stands in the way of the final summary; `spoke` is who stands under each issue ([`super::spoke`]).
pub fn missing(summary: &Summary, spoke: &BTreeMap<IssueId, Vec<Spoke>>) -> Refusals {
    let mut no = Refusals::default();
    let coverage = summary.coverage;
    if coverage.waiting > 0 {
        no.add("waiting", Refusal::CommentsWaiting { waiting: u32::try_from(coverage.waiting).unwrap_or(u32::MAX) });
    }
    // s.16 asks for each side's opinions, s.17 for the impact analysis: there, or a reason why not.
    let whole = summary.lacking.is_empty() && coverage.total() > 0;
    for issue in &summary.issues {
        let sides = spoke.get(&issue.id).map_or_else(Vec::new, |spoke| issue.unwritten(spoke));
        let needed = [
            ("title", issue.title.is_empty()),
            ("raised", issue.raised.is_empty()),
            ("sides", whole && issue.sides.is_empty() && issue.comments > 0 && sides.is_empty()),
            ("disposition", issue.disposition.is_none()),
            ("reason", issue.reason.is_empty()),
            ("changed", unsaid(issue)),
            ("answered_by", summary.drafted && issue.unanswered()),
        ];
        for (field, missing) in needed {
            if missing {
                no.add(format!("i{}.{field}", issue.number), Refusal::Missing);
            }
        }
        if whole && !sides.is_empty() {
            no.add(format!("i{}.sides", issue.number), Refusal::SidesUnwritten { sides });
        }
    }
    if whole && summary.impact.is_empty() && !summary.analysed {
        no.add("impact", Refusal::Missing);
    }
    no
}

/// A reason for the public; empty where it may be.
fn said(text: &str, field: &str, needed: bool) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let clean = match needed {
        true => required(text, LONGEST_REASON, Lines::Many),
        false => clean(text, LONGEST_REASON, Lines::Many),
    };
    let reason = no.take(
        field,
        clean.and_then(|reason| match !reason.is_empty() && says_nothing(&reason, "") {
            true => Err(Refusal::SaysNothing),
            false => Ok(reason),
        }),
    );
    no.none(|| reason)
}

/// Numbers the issues from 1 without gaps, as the public will read them.
async fn renumber(tx: &mut Tx, summary: &mut Summary) -> Outcome<()> {
    for (place, issue) in summary.issues.iter_mut().enumerate() {
        let number = place as u32 + 1;
        if issue.number != number {
            issue.number = number;
            tx.run("update issues set number = $1 where id = $2", args![number, issue.id]).await?;
        }
    }
    Ok(())
}

/// A further round is opened after the result: what was published stays readable as a preliminary one, with why; its corrections are
/// in it. The desk goes on where it was.
pub(crate) async fn reopen(tx: &mut Tx, consultation: ConsultationId, reason: &str, now: Moment) -> Outcome<()> {
    let summary = super::load(tx, consultation).await?;
    keep(tx, consultation, "preliminary", reason, &summary, now).await?;
    tx.script(
        "update publications set kind = 'corrected before' where consultation = $1 and kind = 'corrected';
         update summaries set published = null where consultation = $1;
         update consultations set summarised = null where id = $1",
        args![consultation],
    )
    .await
}

/// Keeps a publication as it was put to the public.
async fn keep(
    tx: &mut Tx,
    consultation: ConsultationId,
    kind: &str,
    reason: &str,
    summary: &Summary,
    now: Moment,
) -> Outcome<()> {
    tx.run(
        "insert into publications (id, consultation, kind, at, reason, waiting, content)
         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6 from publications",
        args![consultation, kind, now, reason, summary.coverage.waiting as i64, serde_json::to_string(summary)?],
    )
    .await?;
    Ok(())
}
