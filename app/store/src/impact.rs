//! The impact analysis: written on the desk in several sittings, published with the dossier, and again with a public reason. Every
//! version that was public stays to be read.

use crate::Store;
use crate::consultation::{LONGEST_TEXT, allowed, load, note, said, standing_order, touched, write_texts};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::written::{self, all_in};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::{Consultation, Kind, SYSTEMS, System};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::impact::{self, Analysis, SYSTEMS_AT};
use domain::refusal::{Refusal, Refusals};
use domain::rules::{Part, Rules};
use domain::text::{Lines, clean};
use domain::time::Moment;

/// A version of an analysis.
pub type Version = written::Version<Analysis>;

written::written!(Analysis, "impacts");

/// The latest text of an analysis, public or not; nothing in it where none was begun.
pub(crate) async fn latest_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Analysis> {
    written::latest_in(tx, id).await
}

/// Whether what is public of an analysis has everything that its kind needs.
pub(crate) async fn public_is_whole(tx: &mut Tx, id: ConsultationId) -> Outcome<bool> {
    let row: Option<(String, String, String)> = tx
        .maybe(
            "select c.kind, c.title, i.sections
             from impacts i
             join consultations c on c.id = i.consultation
             where i.consultation = $1 and i.published is not null
             order by i.number desc
             limit 1",
            args![id],
        )
        .await?;
    let Some((kind, title, sections)) = row else { return Ok(false) };
    let analysis: Analysis = serde_json::from_str(&sections)?;
    let (rules, _) = crate::rules::in_tx(tx).await?;
    Ok(Kind::parse(&kind).is_some_and(|kind| impact::missing(&rules, kind, &analysis, &title).is_empty()))
}

/// Puts the analysis to the public together with its dossier, whose texts of s.14 it may have filled.
pub(crate) async fn published_with(tx: &mut Tx, dossier: &Consultation, now: Moment) -> Outcome<()> {
    let analysis = latest_in(tx, dossier.id).await?;
    if analysis.is_empty() {
        return Ok(());
    }
    write_texts(tx, dossier.id, &dossier.texts).await?;
    tx.run("update impacts set published = $1 where consultation = $2 and published is null", args![now, dossier.id])
        .await?;
    Ok(())
}

/// Every version of an analysis for the desk, newest first; the first may not be public yet.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn for_desk(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Vec<Version>> {
    let mut tx = store.read().await?;
    let dossier = load(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if !by.may(Act::Preview, dossier.agency.id) {
        return Err(Error::NotFound);
    }
    all_in(&mut tx, id).await
}

/// The latest text, public or not, for those who have asked already whether it may be seen.
pub async fn latest(store: &Store, id: ConsultationId) -> Outcome<Analysis> {
    latest_in(&mut store.read().await?, id).await
}

/// Every version that the public can read, newest first. Who may see the consultation is for the caller to have asked.
pub async fn published(store: &Store, id: ConsultationId) -> Outcome<Vec<Version>> {
    let all: Vec<Version> = all_in(&mut store.read().await?, id).await?;
    Ok(all.into_iter().filter(|version| version.published.is_some()).collect())
}

/// Whether a consultation has one that the public can read.
pub async fn is_public(store: &Store, id: ConsultationId) -> Outcome<bool> {
    let sql = "select count(*) from impacts where consultation = $1 and published is not null";
    let (count,): (i64,) = store.read().await?.one(sql, args![id]).await?;
    Ok(count > 0)
}

/// Saves the analysis as far as it is written; gives the dossier's new revision.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `NotAChoice` for a kind that has none, or for
/// each field.
pub async fn write(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    typed: &Analysis,
    now: Moment,
) -> Outcome<i64> {
    let (rules, _) = crate::rules::now(store).await?;
    let (by, analysis) = (by.clone(), cleaned(&rules, typed));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::WriteImpact, Some(revision), now).await?;
                if !impact::belongs(dossier.kind) {
                    return Err(Refusal::NotAChoice.into());
                }
                let mut analysis = analysis?;
                let all: Vec<Version> = all_in(tx, id).await?;
                // What was written under a heading that is no longer in use stays.
                for one in rules.all(Part::Heading).filter(|one| !one.row.used) {
                    if let Some(text) = all.first().and_then(|last| last.kept.texts.get(&one.code)) {
                        analysis.texts.insert(one.code.clone(), text.clone());
                    }
                }
                let number = written::keep(tx, id, &all, &analysis, by.person, now).await?;
                let content = serde_json::json!({ "number": number, "analysis": analysis });
                note(tx, &by, Deed::ImpactWritten, id, &number.to_string(), content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

/// The analysis as it is kept.
fn cleaned(rules: &Rules, typed: &Analysis) -> Result<Analysis, Refusals> {
    let mut no = Refusals::default();
    let mut many = |field: &str, text: &str| {
        let text = clean(text, LONGEST_TEXT, Lines::Many);
        no.take(field, text).unwrap_or_default()
    };
    let known = rules.headings().filter(|heading| heading.code != SYSTEMS_AT);
    let texts = known.map(|heading| (heading.code.clone(), many(&heading.code, typed.text(&heading.code))));
    let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
    let mut systems: [System; 4] = Default::default();
    for (place, system) in typed.systems.iter().enumerate() {
        // A reason belongs to a system that is used.
        let reason = match system.used {
            Some(false) => String::new(),
            _ => many(SYSTEMS[place], &system.reason),
        };
        systems[place] = System { used: system.used, reason };
    }
    no.none(|| Some(Analysis { texts, systems }))
}

/// Puts a further version of the analysis to the public, with a reason. Who saved it last does not publish it, but by the
/// agency's order.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `AlreadyDone` where nothing waits, with
/// `OwnProposal`, or for `reason`.
pub async fn publish(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    reason: &str,
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::PublishImpact, Some(revision), now).await?;
                let all: Vec<Version> = all_in(tx, id).await?;
                let waiting = all.into_iter().next().filter(|version| version.published.is_none());
                let Some(waiting) = waiting else { return Err(Refusal::AlreadyDone.into()) };
                let reason = reason?;
                let order = match waiting.person == by.person {
                    false => String::new(),
                    true => standing_order(tx, dossier.agency.id, now).await?.ok_or(Refusal::OwnProposal)?,
                };
                written::publish::<Analysis>(tx, id, waiting.number, &reason, now).await?;
                let content = serde_json::json!({
                    "number": waiting.number, "analysis": waiting.kept, "reason": reason, "sole_order": order,
                });
                note(tx, &by, Deed::ImpactPublished, id, &waiting.number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}
