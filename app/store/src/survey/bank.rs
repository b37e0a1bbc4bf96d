//! The bank of questions: sets that an agency keeps from its surveys and takes into others; and the central office's for everyone.

use crate::Store;
use crate::consultation::{load, note, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, QuestionSetId};
use domain::questionnaire::bank;
use domain::refusal::Refusal;
use domain::survey::NewQuestion;
use domain::template::EVERYONE;
use domain::time::Moment;

/// Sets of one agency at most.
const MOST: u32 = 200;

/// A set that may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    pub id: QuestionSetId,
    /// [`EVERYONE`] for the central office's.
    pub agency: AgencyId,
    pub title: String,
    pub questions: Vec<NewQuestion>,
    pub made: Moment,
}

/// What is taken: a set of the bank, or one that the program has.
#[derive(Clone, Debug)]
pub enum Taken {
    Kept(QuestionSetId),
    Shipped(Vec<NewQuestion>),
}

type Row = (i64, i64, String, String, i64);

fn set((id, agency, title, questions, made): Row) -> Outcome<Set> {
    let questions = serde_json::from_str(&questions)?;
    Ok(Set { id: QuestionSetId(id), agency: AgencyId(agency), title, questions, made: Moment(made) })
}

/// What a survey of an agency may take: its own sets, then everyone's.
///
/// # Errors
/// `NotAllowed` for those who write no surveys there.
pub async fn offered(store: &Store, by: &Viewer, agency: AgencyId) -> Outcome<Vec<Set>> {
    if !by.may(Act::EditDossier, agency) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select id, agency, title, questions, made from question_sets
             where retired is null and (agency = $1 or agency = $2)
             order by agency desc, title, id",
            args![agency, EVERYONE],
        )
        .await?;
    rows.into_iter().map(set).collect()
}

/// Sets on a page of the central office's.
pub const PER_PAGE: u32 = 100;

/// A page, from 1, of the sets that stand for everyone and then of those of agencies, which may be given to everyone: for the central office. And how many
/// there are in all.
///
/// # Errors
/// `NotAllowed`.
pub async fn all(store: &Store, by: &Viewer, page: u32) -> Outcome<(Vec<Set>, u64)> {
    if !by.may(Act::EditCommonTemplate, EVERYONE) {
        return Err(Error::NotAllowed);
    }
    let mut tx = store.read().await?;
    let rows: Vec<Row> = tx
        .all(
            "select id, agency, title, questions, made
             from question_sets
             where retired is null
             order by agency, title, id
             limit $1 offset $2",
            args![PER_PAGE, page.saturating_sub(1).saturating_mul(PER_PAGE)],
        )
        .await?;
    let (total,): (i64,) = tx.one("select count(*) from question_sets where retired is null", vec![]).await?;
    Ok((rows.into_iter().map(set).collect::<Outcome<_>>()?, total as u64))
}

/// Keeps questions of a survey, by their numbers, as a set of its agency.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `EntryCount`, or as [`bank::title`] and [`bank::kept`] say.
pub async fn keep(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (title, numbers): (&str, &[u32]),
    now: Moment,
) -> Outcome<QuestionSetId> {
    let (by, title, numbers) = (by.clone(), bank::title(title), numbers.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
                let agency = dossier.agency.id;
                if !by.may(Act::Preview, agency) {
                    return Err(Error::NotFound);
                }
                if !by.may(Act::EditDossier, agency) {
                    return Err(Error::NotAllowed);
                }
                let questions = super::questions_in(tx, id, super::Asked::Now)
                    .await?
                    .into_iter()
                    .map(NewQuestion::from)
                    .collect::<Vec<_>>();
                let (title, set) = match (title, bank::kept(&questions, &numbers)) {
                    (Ok(title), Ok(set)) => (title, set),
                    (Err(mut no), Err(more)) => {
                        no.0.extend(more.0);
                        return Err(no.into());
                    }
                    (Err(no), _) | (_, Err(no)) => return Err(no.into()),
                };
                let sql = "select count(*) from question_sets where agency = $1 and retired is null";
                let (there,): (i64,) = tx.one(sql, args![agency]).await?;
                if there >= i64::from(MOST) {
                    return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                }
                let new = added(tx, agency, &title, &set, &by, now).await?;
                let content = serde_json::json!({ "set": new, "title": title, "questions": set.len() });
                event::note(tx, by.person, Deed::QuestionsKept, Some(agency), new.0, content, now).await?;
                Ok(new)
            })
        })
        .await
}

async fn added(
    tx: &mut Tx,
    agency: AgencyId,
    title: &str,
    set: &[NewQuestion],
    by: &Viewer,
    now: Moment,
) -> Outcome<QuestionSetId> {
    let (id,): (i64,) = tx
        .one(
            "insert into question_sets (id, agency, title, questions, made, person)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from question_sets
             returning id",
            args![agency, title, serde_json::to_string(set)?, now, by.person],
        )
        .await?;
    Ok(QuestionSetId(id))
}

async fn there(tx: &mut Tx, id: QuestionSetId) -> Outcome<Set> {
    let sql = "select id, agency, title, questions, made from question_sets where id = $1 and retired is null";
    let row: Option<Row> = tx.maybe(sql, args![id]).await?;
    set(row.ok_or(Error::NotFound)?)
}

/// Puts a set after the questions of a survey that is being prepared, with rules that still hold. Gives the new revision.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for a set of another agency; refused with `NotAChoice` for a dossier without a survey, or
/// as [`bank::joined`] says.
pub async fn take(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    taken: Taken,
    now: Moment,
) -> Outcome<i64> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (dossier, round) = super::writes(tx, &by, id, revision, now).await?;
                if !dossier.kind.has_survey() {
                    return Err(Refusal::NotAChoice.into());
                }
                let set = match taken {
                    Taken::Shipped(questions) => questions,
                    Taken::Kept(set) => {
                        let set = there(tx, set).await?;
                        if set.agency != dossier.agency.id && set.agency != EVERYONE {
                            return Err(Error::NotFound);
                        }
                        set.questions
                    }
                };
                let survey = super::questions_in(tx, id, super::Asked::In(round)).await?;
                let survey: Vec<_> = survey.into_iter().map(NewQuestion::from).collect();
                let all = bank::joined(&survey, &set)?;
                super::write_questions(tx, id, round, &all).await?;
                let deed = if round == 1 { Deed::ConsultationEdited } else { Deed::RoundAsks };
                let content = serde_json::json!({ "questions": all.len(), "round": round });
                note(tx, &by, deed, id, "questions", content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

/// Offers a set no more; surveys that took it stay as they are.
///
/// # Errors
/// `NotFound` for none, or another agency's; `NotAllowed` for everyone's, but for the central office.
pub async fn retire(store: &Store, by: &Viewer, id: QuestionSetId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let set = there(tx, id).await?;
                let may = match set.agency {
                    EVERYONE => by.may(Act::EditCommonTemplate, EVERYONE),
                    agency => by.may(Act::EditDossier, agency),
                };
                match (may, set.agency) {
                    (true, _) => {}
                    (false, EVERYONE) => return Err(Error::NotAllowed),
                    (false, _) => return Err(Error::NotFound),
                }
                tx.run("update question_sets set retired = $1 where id = $2", args![now, id]).await?;
                let agency = (set.agency != EVERYONE).then_some(set.agency);
                let content = serde_json::json!({ "set": id, "title": set.title });
                event::note(tx, by.person, Deed::QuestionsRetired, agency, id.0, content, now).await
            })
        })
        .await
}

/// Gives a copy of a set to everyone.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone` for one that is everyone's, or was given to everyone already as it stands.
pub async fn share(store: &Store, by: &Viewer, id: QuestionSetId, now: Moment) -> Outcome<QuestionSetId> {
    if !by.may(Act::EditCommonTemplate, EVERYONE) {
        return Err(Error::NotAllowed);
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let set = there(tx, id).await?;
                let sql = "select questions from question_sets where agency = $1 and title = $2 and retired is null";
                let given: Vec<(String,)> = tx.all(sql, args![EVERYONE, set.title.as_str()]).await?;
                let questions = serde_json::to_string(&set.questions)?;
                if set.agency == EVERYONE || given.iter().any(|(given,)| *given == questions) {
                    return Err(Refusal::AlreadyDone.into());
                }
                let new = added(tx, EVERYONE, &set.title, &set.questions, &by, now).await?;
                let content = serde_json::json!({ "set": new, "of": id, "title": set.title });
                event::note(tx, by.person, Deed::QuestionsShared, None, new.0, content, now).await?;
                Ok(new)
            })
        })
        .await
}
