//! What follows from an evaluation: steps with their days, entered on the desk and watched by everyone once its report is public. Before
//! that they may be struck out; after it nothing is.

use crate::Store;
use crate::consultation::{allowed, note, said, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::report::public_in;
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::evaluation::follow_up::{self as rule, Done, PutOff, Step};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, LawId};
use domain::refusal::{Refusal, Refusals};
use domain::time::{Day, Moment};

/// Steps of one evaluation at most.
const MOST: u32 = 50;

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    what: String,
    due: i64,
    at: i64,
    draft: Option<i64>,
    done_on: Option<i64>,
    done_note: String,
    done_at: Option<i64>,
    taken_back: Option<i64>,
    why: String,
}

impl Line {
    fn step(self, put_off: Vec<PutOff>) -> Step {
        let done = self.done_on.zip(self.done_at);
        Step {
            number: self.number as u32,
            what: self.what,
            due: Day(self.due),
            at: Moment(self.at),
            put_off,
            draft: self.draft.map(ConsultationId),
            done: done.map(|(day, at)| Done { day: Day(day), note: self.done_note, at: Moment(at) }),
            taken_back: self.taken_back.map(|at| (Moment(at), self.why)),
        }
    }
}

pub(crate) async fn all_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Step>> {
    let lines: Vec<Line> = tx
        .all(
            "select number, what, due, at, draft, done_on, done_note, done_at, taken_back, why
             from follow_ups
             where consultation = $1
             order by due, number",
            args![id],
        )
        .await?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let days: Vec<(i64, i64, i64, String)> = tx
        .all("select number, was, at, reason from follow_up_days where consultation = $1 order by was", args![id])
        .await?;
    let put_off = |number: i64| {
        let of = days.iter().filter(|(of, ..)| *of == number);
        of.map(|(_, was, at, reason)| PutOff { from: Day(*was), at: Moment(*at), reason: reason.clone() }).collect()
    };
    Ok(lines.into_iter().map(|line| (put_off(line.number), line)).map(|(days, line)| line.step(days)).collect())
}

/// Every step by its day, those that were taken back too. Who may see them is for the caller to have asked.
pub async fn all(store: &Store, id: ConsultationId) -> Outcome<Vec<Step>> {
    all_in(&mut store.read().await?, id).await
}

/// Enters a step.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `NotAChoice` for a dossier that evaluates nothing, with
/// `EntryCount`, or as [`rule::planned`] says.
pub async fn add(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (what, due): (&str, Result<Day, Refusal>),
    now: Moment,
) -> Outcome<()> {
    let (by, planned) = (by.clone(), rule::planned(what, due, now.day()));
    store
        .write(move |tx| {
            Box::pin(async move {
                may(tx, &by, id, revision, now).await?;
                let (what, due) = planned?;
                if all_in(tx, id).await?.len() >= MOST as usize {
                    return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                }
                let (number,): (i64,) = tx
                    .one(
                        "insert into follow_ups (consultation, number, what, due, at, person, done_note, why)
                         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, '', ''
                         from follow_ups
                         where consultation = $1
                         returning number",
                        args![id, &what, due.0, now, by.person],
                    )
                    .await?;
                let deed = if public_in(tx, id).await? { Deed::FollowUpSet } else { Deed::FollowUpPlanned };
                let content = serde_json::json!({ "number": number, "what": what, "due": due });
                noted(tx, &by, deed, id, number as u32, content, now).await
            })
        })
        .await
}

/// Puts a step's day off, with a public reason; the day before stays beside it.
///
/// # Errors
/// As [`add`]; `NotFound` for a step that waits no more; refused as [`rule::later`] says.
pub async fn put_off(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, due, reason): (u32, Result<Day, Refusal>, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), reason.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                may(tx, &by, id, revision, now).await?;
                let step = waiting(tx, id, number).await?;
                let (due, reason) = rule::later(due, &reason, &step, now.day())?;
                tx.add(
                    "insert into follow_up_days (consultation, number, was, at, reason)",
                    vec![args![id, number, step.due.0, now, &reason]],
                )
                .await?;
                tx.run(
                    "update follow_ups set due = $1 where consultation = $2 and number = $3",
                    args![due.0, id, number],
                )
                .await?;
                let deed = if public_in(tx, id).await? { Deed::FollowUpPutOff } else { Deed::FollowUpPlanned };
                let content = serde_json::json!({ "number": number, "from": step.due, "due": due, "reason": reason });
                noted(tx, &by, deed, id, number, content, now).await
            })
        })
        .await
}

/// Says that a step was done, and perhaps which draft came of it.
///
/// # Errors
/// As [`put_off`]; refused with `NotSummarised` before the report is public, as [`rule::done`] says, or for `draft`.
pub async fn done(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, day, note_typed): (u32, Result<Day, Refusal>, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, typed) = (by.clone(), note_typed.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                may(tx, &by, id, revision, now).await?;
                let step = waiting(tx, id, number).await?;
                let (day, said) = rule::done(day, &typed, &step, now.day())?;
                if !public_in(tx, id).await? {
                    return Err(Refusal::NotSummarised.into());
                }
                tx.run(
                    "update follow_ups set done_on = $1, done_note = $2, done_at = $3 where consultation = $4 and number = $5",
                    args![day.0, &said, now, id, number],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "day": day, "note": said });
                noted(tx, &by, Deed::FollowUpDone, id, number, content, now).await
            })
        })
        .await
}

/// Leads from a step to the consultation on the draft that follows from it, and back; nothing typed leads to none.
///
/// # Errors
/// As [`add`]; `NotFound` for a step that was taken back; refused for `draft` with `NotAChoice`: no published consultation, or one that
/// evaluates a law.
pub async fn lead_to(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, draft): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, draft) = (by.clone(), rule::draft(draft));
    store
        .write(move |tx| {
            Box::pin(async move {
                may(tx, &by, id, revision, now).await?;
                let all = all_in(tx, id).await?;
                all.iter().find(|step| step.number == number && step.stands()).ok_or(Error::NotFound)?;
                let draft = known(tx, id, draft).await?;
                tx.run(
                    "update follow_ups set draft = $1 where consultation = $2 and number = $3",
                    args![draft, id, number],
                )
                .await?;
                let deed = if public_in(tx, id).await? { Deed::FollowUpSet } else { Deed::FollowUpPlanned };
                noted(tx, &by, deed, id, number, serde_json::json!({ "number": number, "draft": draft }), now).await
            })
        })
        .await
}

/// A published draft of the same agency, or about the same law.
async fn known(
    tx: &mut Tx,
    of: ConsultationId,
    draft: Result<Option<ConsultationId>, Refusal>,
) -> Outcome<Option<ConsultationId>> {
    let mut no = Refusals::default();
    let draft = no.take("draft", draft).flatten();
    if let Some(draft) = draft {
        const SQL: &str = "select count(*) from consultations c
             where c.id = $1 and c.published is not null and c.cancelled is null and c.kind <> 'evaluation'
               and (c.agency = (select e.agency from consultations e where e.id = $2)
                 or exists (
                   select 1 from tied_laws a
                   join tied_laws b on b.law = a.law and b.consultation = $2
                   where a.consultation = c.id))";
        let (there,): (i64,) = tx.one(SQL, args![draft, of]).await?;
        if there == 0 {
            no.add("draft", Refusal::NotAChoice);
        }
    }
    Ok(no.none(|| Some(draft))?)
}

/// Takes a step back that was entered by mistake: before the report is public it is gone, after it the reason stands beside it.
///
/// # Errors
/// As [`add`]; `NotFound` for a step that was taken back; refused for `reason`.
pub async fn take_back(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, reason): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                may(tx, &by, id, revision, now).await?;
                let all = all_in(tx, id).await?;
                all.iter().find(|step| step.number == number && step.stands()).ok_or(Error::NotFound)?;
                if !public_in(tx, id).await? {
                    tx.run("delete from follow_up_days where consultation = $1 and number = $2", args![id, number])
                        .await?;
                    tx.run("delete from follow_ups where consultation = $1 and number = $2", args![id, number]).await?;
                    let content = serde_json::json!({ "number": number, "gone": true });
                    return noted(tx, &by, Deed::FollowUpPlanned, id, number, content, now).await;
                }
                let reason = reason?;
                tx.run(
                    "update follow_ups set taken_back = $1, why = $2 where consultation = $3 and number = $4",
                    args![now, &reason, id, number],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "reason": reason });
                noted(tx, &by, Deed::FollowUpTakenBack, id, number, content, now).await
            })
        })
        .await
}

async fn may(tx: &mut Tx, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    let dossier = allowed(tx, by, id, Act::FollowUp, Some(revision), now).await?;
    if dossier.kind == Kind::Evaluation { Ok(()) } else { Err(Refusal::NotAChoice.into()) }
}

async fn waiting(tx: &mut Tx, id: ConsultationId, number: u32) -> Outcome<Step> {
    let all = all_in(tx, id).await?;
    all.into_iter().find(|step| step.number == number && step.waits()).ok_or(Error::NotFound)
}

async fn noted(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    id: ConsultationId,
    number: u32,
    content: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    note(tx, by, deed, id, &number.to_string(), content, now).await?;
    touched(tx, id).await?;
    Ok(())
}

/// The public evaluations that a draft follows from, with their names.
pub async fn behind(store: &Store, draft: ConsultationId) -> Outcome<Vec<(ConsultationId, String)>> {
    let rows: Vec<(i64, String, String)> = store
        .read()
        .await?
        .all(
            "select distinct c.id, c.title, c.short_name
             from follow_ups f
             join consultations c on c.id = f.consultation
             where f.draft = $1 and f.taken_back is null
               and exists (select 1 from reports r where r.consultation = c.id and r.published is not null)
             order by c.id",
            args![draft],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, title, short)| (ConsultationId(id), if short.is_empty() { title } else { short }))
        .collect())
}

/// A step of some evaluation, as everyone can watch it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    pub consultation: ConsultationId,
    /// What the evaluation is called.
    pub name: String,
    /// The laws of the register that it evaluates, by title.
    pub laws: Vec<(LawId, String)>,
    pub agency: AgencyId,
    pub agency_th: String,
    pub agency_en: String,
    pub step: Step,
}

/// Steps of public reports that are still to be done, the earliest day first: so many at most, of one agency or all.
pub async fn watched(store: &Store, agency: Option<AgencyId>, most: u32) -> Outcome<Vec<Watched>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        consultation: i64,
        title: String,
        short_name: String,
        agency: i64,
        name_th: String,
        name_en: String,
        #[sqlx(flatten)]
        line: Line,
    }
    let narrowed = agency.map(|agency| vec![("c.agency = ?", args![agency])]).unwrap_or_default();
    let mut tx = store.read().await?;
    let rows: Vec<Row> = tx
        .all_where(
            "select f.consultation, c.title, c.short_name, c.agency, a.name_th, a.name_en,
               f.number, f.what, f.due, f.at, f.draft, f.done_on, f.done_note, f.done_at, f.taken_back, f.why
             from follow_ups f
             join consultations c on c.id = f.consultation
             join agencies a on a.id = c.agency
             where f.done_on is null and f.taken_back is null and c.published is not null
               and exists (select 1 from reports r where r.consultation = c.id and r.published is not null){where}
             order by f.due, f.consultation, f.number
             limit $1",
            args![most],
            &narrowed,
        )
        .await?;
    let mut ids: Vec<i64> = rows.iter().map(|row| row.consultation).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut laws: Vec<(i64, i64, String)> = match ids.is_empty() {
        true => Vec::new(),
        false => {
            tx.all_in(
                "select t.consultation, l.id, l.title
                 from tied_laws t
                 join laws l on l.id = t.law
                 where t.consultation in ({ids})",
                vec![],
                &ids,
            )
            .await?
        }
    };
    laws.sort_by(|(.., one), (.., other)| one.cmp(other));
    let laws_of = |id: i64| {
        let laws = laws.iter().filter(|(of, ..)| *of == id);
        laws.map(|(_, law, title)| (LawId(*law), title.clone())).collect()
    };
    let watched = rows.into_iter().map(|row| Watched {
        laws: laws_of(row.consultation),
        consultation: ConsultationId(row.consultation),
        name: if row.short_name.is_empty() { row.title } else { row.short_name },
        agency: AgencyId(row.agency),
        agency_en: if row.name_en.is_empty() { row.name_th.clone() } else { row.name_en },
        agency_th: row.name_th,
        step: row.line.step(Vec::new()),
    });
    Ok(watched.collect())
}
