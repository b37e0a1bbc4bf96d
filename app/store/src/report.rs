//! The report of an evaluation (s.35): written on the desk in several sittings, published by another than who saved it last, and again with
//! a public reason. Publishing it the first time is the step of the road by which the law counts as evaluated.

use crate::Store;
use crate::consultation::{allowed, load, note, said, standing_order, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::written::{self, all_in};
use crate::{follow_up, road};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::evaluation::cited::Link;
use domain::evaluation::{Course, MOST_TABLES, Report, Typed, missing, table};
use domain::event::Deed;
use domain::id::{ConsultationId, LawId};
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use domain::road::{New, REPORT};
use domain::rules::Part;
use domain::time::Moment;

/// A version of a report.
pub type Version = written::Version<Report>;

written::written!(Report, "reports");

/// Every version for the desk, newest first; the first may not be public yet.
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
pub async fn latest(store: &Store, id: ConsultationId) -> Outcome<Report> {
    written::latest_in(&mut store.read().await?, id).await
}

/// Every version that the public can read, newest first. Who may see the consultation is for the caller to have asked.
pub async fn published(store: &Store, id: ConsultationId) -> Outcome<Vec<Version>> {
    let all: Vec<Version> = all_in(&mut store.read().await?, id).await?;
    Ok(all.into_iter().filter(|version| version.published.is_some()).collect())
}

/// Whether a report of an evaluation is public.
pub(crate) async fn public_in(tx: &mut Tx, id: ConsultationId) -> Outcome<bool> {
    let sql = "select count(*) from reports where consultation = $1 and published is not null";
    let (count,): (i64,) = tx.one(sql, args![id]).await?;
    Ok(count > 0)
}

/// The same for pages.
pub async fn is_public(store: &Store, id: ConsultationId) -> Outcome<bool> {
    public_in(&mut store.read().await?, id).await
}

/// Saves the report as far as it is written; gives the dossier's new revision.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `NotAChoice` for a kind that has none, as
/// [`Typed::parse`] says, or for `f1.links` with `NotInHearing`.
pub async fn write(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    typed: &Typed,
    now: Moment,
) -> Outcome<i64> {
    let (rules, _) = crate::rules::now(store).await?;
    let (by, report, rows) = (by.clone(), typed.parse(&rules), rows_of(typed));
    store
        .write(move |tx| {
            Box::pin(async move {
                evaluation(tx, &by, id, revision, now).await?;
                let mut report = report?;
                known(tx, id, &report, &rows).await?;
                let all: Vec<Version> = all_in(tx, id).await?;
                // What was written under a heading that is no longer in use stays.
                for one in rules.all(Part::Report).filter(|one| !one.row.used) {
                    if let Some(text) = all.first().and_then(|last| last.kept.texts.get(&one.code)) {
                        report.texts.insert(one.code.clone(), text.clone());
                    }
                }
                kept(tx, &by, id, &all, &report, now).await
            })
        })
        .await
}

/// Adds a table that was brought in a file to what is written, rows as [`table::parse`] reads them; gives the dossier's new revision.
///
/// # Errors
/// As [`write`]; refused for `title`, `source`, `rows`, or with `EntryCount` for `tables`.
pub async fn add_table(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (title, source, rows): (&str, &str, &str),
    now: Moment,
) -> Outcome<i64> {
    let (by, table) = (by.clone(), table::parse(title, source, rows));
    store
        .write(move |tx| {
            Box::pin(async move {
                evaluation(tx, &by, id, revision, now).await?;
                let all: Vec<Version> = all_in(tx, id).await?;
                let mut report = all.first().map(|last| last.kept.clone()).unwrap_or_default();
                report.tables.push(table?);
                if report.tables.len() > MOST_TABLES as usize {
                    let mut no = Refusals::default();
                    no.add("tables", Refusal::EntryCount { least: 0, most: MOST_TABLES });
                    return Err(no.into());
                }
                kept(tx, &by, id, &all, &report, now).await
            })
        })
        .await
}

async fn evaluation(tx: &mut Tx, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    let dossier = allowed(tx, by, id, Act::WriteReport, Some(revision), now).await?;
    if dossier.kind == Kind::Evaluation { Ok(()) } else { Err(Refusal::NotAChoice.into()) }
}

async fn kept(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    all: &[Version],
    report: &Report,
    now: Moment,
) -> Outcome<i64> {
    let number = written::keep(tx, id, all, report, by.person, now).await?;
    let content = serde_json::json!({ "number": number, "report": report });
    note(tx, by, Deed::ReportWritten, id, &number.to_string(), content, now).await?;
    touched(tx, id).await
}

/// The rows of the form in which findings were typed, from 1.
fn rows_of(typed: &Typed) -> Vec<usize> {
    let written = |(_, row): &(usize, &[String; 2])| row.iter().any(|cell| !cell.trim().is_empty());
    typed.findings.iter().enumerate().filter(written).map(|(at, _)| at + 1).collect()
}

/// Refuses what the hearing does not have.
async fn known(tx: &mut Tx, id: ConsultationId, report: &Report, rows: &[usize]) -> Outcome<()> {
    let links = || report.findings.iter().flat_map(|finding| finding.links.iter().copied());
    if links().next().is_none() {
        return Ok(());
    }
    let questions = crate::survey::questions_in(tx, id, crate::survey::Asked::Now).await?;
    let questions: Vec<u32> = domain::survey::answered(&questions).map(|(number, _)| number).collect();
    let issues: Vec<(i64,)> =
        tx.all("select number from issues where consultation = $1 and removed is null", args![id]).await?;
    let named: Vec<i64> =
        links().filter_map(|link| if let Link::Comment(comment) = link { Some(comment.0) } else { None }).collect();
    let comments: Vec<(i64,)> =
        tx.all_in("select id from comments where consultation = $1 and id in ({ids})", args![id], &named).await?;
    let mut no = Refusals::default();
    for (at, finding) in report.findings.iter().enumerate() {
        let there = |link: &&Link| match link {
            Link::Question(number) => questions.contains(number),
            Link::Issue(number) => issues.contains(&(i64::from(*number),)),
            Link::Comment(comment) => comments.contains(&(comment.0,)),
        };
        if let Some(link) = finding.links.iter().find(|link| !there(link)) {
            let cited = match link {
                Link::Question(number) | Link::Issue(number) => number.to_string(),
                Link::Comment(comment) => comment.to_string(),
            };
            no.add(format!("f{}.links", rows.get(at).copied().unwrap_or(at + 1)), Refusal::NotInHearing { cited });
        }
    }
    Ok(no.none(|| Some(()))?)
}

/// What still stands in the way of publishing the latest text.
pub async fn open(store: &Store, id: ConsultationId, title: &str) -> Outcome<Refusals> {
    let mut tx = store.read().await?;
    let report: Report = written::latest_in(&mut tx, id).await?;
    open_in(&mut tx, id, &report, title).await
}

async fn open_in(tx: &mut Tx, id: ConsultationId, report: &Report, title: &str) -> Outcome<Refusals> {
    let (rules, _) = crate::rules::in_tx(tx).await?;
    let steps = follow_up::all_in(tx, id).await?.iter().filter(|step| step.stands()).count();
    Ok(missing(&rules, report, title, steps))
}

/// Puts the report to the public; a further version with a reason. Who saved it last does not publish it, but by the agency's order.
/// `source` is how the road says where it can be read.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `NotSummarised`, `ChangedMeanwhile`, `AlreadyDone` where nothing waits,
/// `OwnProposal`, for `reason`, or as [`missing`] says.
pub async fn publish(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (reason, source): (&str, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason, source) = (by.clone(), said(reason), source.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::PublishReport, Some(revision), now).await?;
                if dossier.kind != Kind::Evaluation {
                    return Err(Refusal::NotAChoice.into());
                }
                if dossier.phase(now) != Phase::Summarised {
                    return Err(Refusal::NotSummarised.into());
                }
                let all: Vec<Version> = all_in(tx, id).await?;
                let first = all.iter().all(|version| version.published.is_none());
                let waiting = all.into_iter().next().filter(|version| version.published.is_none());
                let Some(waiting) = waiting else { return Err(Refusal::AlreadyDone.into()) };
                open_in(tx, id, &waiting.kept, &dossier.texts.title).await?.none(|| Some(()))?;
                let reason = if first { String::new() } else { reason? };
                // Its steps are published with it.
                let (steps,): (i64,) = tx
                    .one(
                        "select count(*) from follow_ups where consultation = $1 and person = $2 and taken_back is null",
                        args![id, by.person],
                    )
                    .await?;
                let order = match waiting.person == by.person || steps > 0 {
                    false => String::new(),
                    true => standing_order(tx, dossier.agency.id, now).await?.ok_or(Refusal::OwnProposal)?,
                };
                written::publish::<Report>(tx, id, waiting.number, &reason, now).await?;
                let content = serde_json::json!({
                    "number": waiting.number, "report": waiting.kept, "reason": reason, "sole_order": order,
                    "steps": follow_up::all_in(tx, id).await?,
                });
                note(tx, &by, Deed::ReportPublished, id, &waiting.number.to_string(), content, now).await?;
                reported(tx, &by, id, source, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Enters the road's step of s.35 where none stands and the rules have it.
async fn reported(tx: &mut Tx, by: &Viewer, id: ConsultationId, source: String, now: Moment) -> Outcome<()> {
    let (rules, _) = crate::rules::in_tx(tx).await?;
    let there = road::all_in(tx, id).await?.iter().any(|entry| entry.stands() && entry.step == REPORT);
    if there || !rules.steps(Kind::Evaluation).any(|step| step.code == REPORT) {
        return Ok(());
    }
    let new = New { step: REPORT.into(), day: now.day(), source, link: String::new(), note: String::new() };
    road::put(tx, by, id, &new, Deed::RoadStep, now).await
}

/// What an evaluation of a law came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    pub consultation: ConsultationId,
    pub name: String,
    /// When its report was published first.
    pub published: Moment,
    pub course: Option<Course>,
    /// Codes of s.35's findings that hold.
    pub grounds: Vec<&'static str>,
}

/// The public reports of evaluations of a law, the newest first.
pub async fn of_law(store: &Store, law: LawId) -> Outcome<Vec<Came>> {
    let rows: Vec<(i64, String, String, i64, String)> = store
        .read()
        .await?
        .all(
            "select c.id, c.title, c.short_name,
               (select min(f.published) from reports f where f.consultation = c.id), r.sections
             from tied_laws t
             join consultations c on c.id = t.consultation
             join reports r on r.consultation = c.id
             where t.law = $1 and c.published is not null
               and r.number = (select max(l.number) from reports l where l.consultation = c.id and l.published is not null)
             order by 4 desc, c.id desc",
            args![law],
        )
        .await?;
    rows.into_iter()
        .map(|(id, title, short, published, sections)| {
            let report: Report = serde_json::from_str(&sections)?;
            let holds = domain::evaluation::GROUNDS.iter().zip(&report.grounds);
            Ok(Came {
                consultation: ConsultationId(id),
                name: if short.is_empty() { title } else { short },
                published: Moment(published),
                course: report.course,
                grounds: holds.filter(|(_, ground)| ground.holds == Some(true)).map(|(code, _)| *code).collect(),
            })
        })
        .collect()
}
