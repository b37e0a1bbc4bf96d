//! Correcting a published decision: what it said before stays readable, with the day and the reason.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, IssueId};
use domain::refusal::{Refusal, Refusals};
use domain::result::{Disposition, Issue, NewIssue, SideOf};
use domain::text::{Lines, required, says_nothing};
use domain::time::Moment;

const LONGEST_REASON: u32 = 2_000;

/// Corrects an issue of a published summary, with a reason for the public: `issue` is its id and the revision from which its form was drawn.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound`; refused with `ChangedMeanwhile`, for `why`, or with `Missing` where the
/// corrected decision is not whole, with `SidesUnwritten` under `view[]` where the view of a side is gone that stood there.
pub async fn correct(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    issue: (IssueId, i64),
    new: &NewIssue,
    why: &str,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let why = required(why, LONGEST_REASON, Lines::Many).and_then(|why| match says_nothing(&why, "") {
        true => Err(Refusal::SaysNothing),
        false => Ok(why),
    });
    let why = no.take("why", why);
    let empty = [
        ("raised", new.raised.is_empty()),
        ("disposition", new.disposition.is_none()),
        ("reason", new.reason.is_empty()),
        ("changed", new.disposition.is_some_and(Disposition::changes) && new.changed.is_empty()),
    ];
    empty.iter().filter(|(_, empty)| *empty).for_each(|(field, _)| no.add(*field, Refusal::Missing));
    let why = no.none(|| why)?;
    let ((issue, revision), by, new) = (issue, by.clone(), new.clone().settled());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::CorrectResult, None, now).await?;
                let summary = super::load(tx, consultation).await?;
                let before = summary.issues.into_iter().find(|kept| kept.id == issue).ok_or(Error::NotFound)?;
                if before.revision != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let answers = Issue {
                    disposition: new.disposition,
                    answered_by: new.answered_by.clone(),
                    elsewhere: new.elsewhere,
                    ..before.clone()
                };
                if answers.unanswered() && super::read::drafted(tx, consultation).await? {
                    let mut no = Refusals::default();
                    no.add("answered_by", Refusal::Missing);
                    return Err(no.into());
                }
                let spoke = super::spoke_in(tx, consultation).await?.remove(&issue).unwrap_or_default();
                let after = Issue { sides: new.sides.clone(), ..before.clone() };
                let known = before.unwritten(&spoke);
                let sides: Vec<SideOf> =
                    after.unwritten(&spoke).into_iter().filter(|side| !known.contains(side)).collect();
                if !sides.is_empty() {
                    let mut no = Refusals::default();
                    no.add("view[]", Refusal::SidesUnwritten { sides });
                    return Err(no.into());
                }
                super::fill(tx, by.person, issue, &new, now).await?;
                tx.run(
                    "insert into publications (id, consultation, kind, at, reason, waiting, issue, content)
                     select coalesce(max(id), 0) + 1, $1, 'corrected', $2, $3, 0, $4, $5 from publications",
                    args![consultation, now, why.as_str(), issue, serde_json::to_string(&before)?],
                )
                .await?;
                let content = serde_json::json!({
                    "why": why, "number": before.number, "title": new.title, "raised": new.raised, "sides": new.sides,
                    "disposition": new.disposition, "reason": new.reason, "changed": new.changed,
                    "answered_by": new.answered_by, "elsewhere": new.elsewhere,
                });
                note(tx, &by, Deed::ResultCorrected, consultation, &issue.to_string(), content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}
