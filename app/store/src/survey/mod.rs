//! Surveys: their questions, answer sheets kept as one document each, and the counts kept beside them.

pub mod bank;
pub mod begun;
mod change;
pub mod file;
pub mod free;
pub mod mine;
mod steps;
pub mod taken;
mod told;

pub use change::{Own, change, own};
pub use steps::{for_desk, told, told_crossed, ways};
pub use told::{as_of, by_way, public, public_crossed, tallies};

pub(crate) use change::Marked;
pub(crate) use told::Kept;

use crate::comment::{SHEET, ground, let_in};
use crate::consultation::{note, touched, writes};
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, receipt, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, QuestionId, SheetId};
use domain::key_point::Span;
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use domain::survey::cut::{Cut, Marks};
use domain::survey::{Audience, Form, MOST_QUESTIONS, New, NewQuestion, Question};
use domain::time::Moment;

/// Which questions of a consultation are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Those of its present round.
    Now,
    /// Those that a round asked, asks or is to ask.
    In(u32),
    /// Those of every round so far, round by round.
    Ever,
}

/// Writes the questions anew, while the dossier is being prepared, or those of a further round while it is not open. Gives the new revision.
///
/// # Errors
/// Those of every deed on a dossier; `FileQuestions`.
pub async fn set_questions(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    questions: &[NewQuestion],
    now: Moment,
) -> Outcome<i64> {
    let (by, questions) = (by.clone(), questions.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let (dossier, round) = writes(tx, &by, id, revision, now).await?;
                if round > 1 && dossier.kind.has_survey() && questions.is_empty() {
                    return Err(Refusal::EntryCount { least: 1, most: MOST_QUESTIONS as u32 }.into());
                }
                write_questions(tx, id, round, &questions).await?;
                let deed = if round == 1 { Deed::ConsultationEdited } else { Deed::RoundAsks };
                let content = serde_json::json!({ "questions": questions.len(), "round": round });
                note(tx, &by, deed, id, "questions", content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

/// Puts questions in the place of those that a round has; what rounds before it asked ends with them. Refused with `FileQuestions`.
pub(crate) async fn write_questions(
    tx: &mut Tx,
    id: ConsultationId,
    round: u32,
    questions: &[NewQuestion],
) -> Outcome<()> {
    domain::survey::file::few(questions)?;
    let since = i64::from(round);
    tx.run("delete from questions where consultation = $1 and since = $2", args![id, since]).await?;
    tx.run("update questions set until = $2 - 1 where consultation = $1 and until is null", args![id, since]).await?;
    let (last, asked): (i64, i64) = tx
        .one(
            "select (select coalesce(max(id), 0) from questions), coalesce(max(number), 0)
             from questions
             where consultation = $1",
            args![id],
        )
        .await?;
    let row = |(place, question): (usize, &NewQuestion)| row(id, (last, asked, since), place, question);
    let rows = questions.iter().enumerate().map(row).collect::<Outcome<_>>()?;
    tx.add(
        "insert into questions
           (id, consultation, number, place, since, audience, form, text, help, choices, required, unit, least, most, relevant,
            constraint_rule, constraint_note, details)",
        rows,
    )
    .await
}

fn row(
    id: ConsultationId,
    (last, asked, since): (i64, i64, i64),
    place: usize,
    question: &NewQuestion,
) -> Outcome<Vec<Value>> {
    let place = place as i64 + 1;
    let choices = serde_json::Value::from(question.choices.clone()).to_string();
    let details = serde_json::to_string(&question.details)?;
    Ok(args![
        last + place,
        id,
        asked + place,
        place,
        since,
        question.audience.code(),
        question.form.code(),
        question.text.as_str(),
        question.help.as_str(),
        choices,
        question.required,
        question.unit.as_str(),
        question.least,
        question.most,
        question.relevant.as_str(),
        question.constraint.as_str(),
        question.constraint_note.as_str(),
        details.as_str()
    ])
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    audience: String,
    form: String,
    text: String,
    help: String,
    choices: String,
    required: bool,
    unit: String,
    least: Option<i64>,
    most: Option<i64>,
    relevant: String,
    constraint_rule: String,
    constraint_note: String,
    details: String,
}

impl Line {
    fn question(self) -> Outcome<Question> {
        let broken = || Error::fault("a question cannot be read back");
        Ok(Question {
            id: QuestionId(self.id),
            number: self.number as u32,
            audience: Audience::parse(&self.audience).map_err(|_| broken())?,
            form: Form::parse(&self.form).map_err(|_| broken())?,
            text: self.text,
            help: self.help,
            choices: serde_json::from_str(&self.choices)?,
            required: self.required,
            unit: self.unit,
            least: self.least,
            most: self.most,
            relevant: self.relevant,
            constraint: self.constraint_rule,
            constraint_note: self.constraint_note,
            details: serde_json::from_str(&self.details)?,
        })
    }
}

/// The questions of a consultation's present round, in their order.
pub async fn questions(store: &Store, id: ConsultationId) -> Outcome<Vec<Question>> {
    asked(store, id, Asked::Now).await
}

/// The questions that are meant, in their order. Who may see those of a round to come is for the caller to have asked.
pub async fn asked(store: &Store, id: ConsultationId, asked: Asked) -> Outcome<Vec<Question>> {
    questions_in(&mut store.read().await?, id, asked).await
}

/// The questions of every round so far, each with the rounds that asked it.
pub async fn ever(store: &Store, id: ConsultationId) -> Outcome<Vec<(Span, Question)>> {
    ever_in(&mut store.read().await?, id).await.map(|(_, ever)| ever)
}

pub(crate) async fn questions_in(tx: &mut Tx, id: ConsultationId, asked: Asked) -> Outcome<Vec<Question>> {
    if let Asked::In(round) = asked {
        let rows = spanned(tx, id).await?.into_iter();
        return Ok(rows.filter(|(span, _)| span.holds(round)).map(|(_, question)| question).collect());
    }
    let (now, ever) = ever_in(tx, id).await?;
    let meant = |span: &Span| asked == Asked::Ever || span.holds(now);
    Ok(ever.into_iter().filter(|(span, _)| meant(span)).map(|(_, question)| question).collect())
}

/// The number of the present round, and what was asked until it.
async fn ever_in(tx: &mut Tx, id: ConsultationId) -> Outcome<(u32, Vec<(Span, Question)>)> {
    let mut all = spanned(tx, id).await?;
    let now: Option<(i64,)> = match all.is_empty() {
        true => None,
        false => {
            let sql = "select r.number from consultations c join rounds r on r.id = c.round where c.id = $1";
            tx.maybe(sql, args![id]).await?
        }
    };
    let now = now.map_or(1, |(number,)| number as u32);
    all.retain(|(span, _)| span.since <= now);
    Ok((now, all))
}

async fn spanned(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<(Span, Question)>> {
    #[derive(sqlx::FromRow)]
    struct Spanned {
        since: i64,
        until: Option<i64>,
        #[sqlx(flatten)]
        line: Line,
    }
    let rows: Vec<Spanned> = tx
        .all(
            "select since, until, id, place as number, audience, form, text, help, choices, required, unit, least, most,
               relevant, constraint_rule, constraint_note, details
             from questions
             where consultation = $1
             order by questions.number",
            args![id],
        )
        .await?;
    let span = |row: &Spanned| Span { since: row.since as u32, until: row.until.map(|until| until as u32) };
    rows.into_iter().map(|row| Ok((span(&row), row.line.question()?))).collect()
}

/// The questions of some consultations' present rounds, each with its consultation, in their order, in one statement.
pub async fn questions_of(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<(ConsultationId, Question)>> {
    #[derive(sqlx::FromRow)]
    struct Of {
        consultation: i64,
        #[sqlx(flatten)]
        line: Line,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut rows: Vec<Of> = store
        .read()
        .await?
        .all_in(
            "select q.consultation, q.id, q.place as number, q.audience, q.form, q.text, q.help, q.choices, q.required, q.unit, q.least,
               q.most, q.relevant, q.constraint_rule, q.constraint_note, q.details
             from questions q
             join consultations c on c.id = q.consultation
             left join rounds r on r.id = c.round
             where q.since <= coalesce(r.number, 1) and (q.until is null or q.until >= coalesce(r.number, 1))
               and q.consultation in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    rows.sort_by_key(|row| (row.consultation, row.line.number));
    rows.into_iter().map(|row| Ok((ConsultationId(row.consultation), row.line.question()?))).collect()
}

/// Submits an answer sheet: on disk when this returns. The same key with the same answers gives the same receipt again.
///
/// # Errors
/// `NotFound` for what is not public; refused by the phase, or by whom the round hears, as a comment is; with `FileNotChosen` under a question whose file nobody
/// brought, with `SentOtherwise` for other answers under a key that was sent.
pub async fn submit(store: &Store, by: &Viewer, new: &New, now: Moment) -> Outcome<Receipt> {
    let (by, new, key) = (by.clone(), file::checked(store, new.clone()).await?, store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                if let Some(given) = receipt::given(tx, &new.key).await? {
                    // A form sent twice is one deed; other answers under its key would be lost.
                    let sql = "select s.answers from receipts r join sheets s on s.id = r.sheet where r.number = $1";
                    let sent: Option<(String,)> = tx.maybe(sql, args![i64::from(given.number.0)]).await?;
                    let answers = serde_json::to_string(&new.answers)?;
                    return match sent {
                        Some((sent,)) if sent != answers => Err(Refusal::SentOtherwise.into()),
                        _ => Ok(given),
                    };
                }
                let stood = ground(tx, new.consultation, Act::AnswerSurvey, now).await?;
                let round = stood.round;
                let speaker = let_in(tx, &key, &by, (round, stood.admission), &new.invitation).await?;
                speaker.speak(tx, SHEET, None).await?;
                if let Some(person) = by.person {
                    crate::unsent::sent(tx, &key, person, new.consultation, domain::unsent::SHEET).await?;
                }
                let (id,): (i64,) = tx.one("select coalesce(max(id), 0) + 1 from sheets", vec![]).await?;
                let answers = serde_json::to_string(&new.answers)?;
                let marks = Marks { who: new.who.clone(), identity: by.identity(), way: None };
                let mut counts = changes(&new, &marks);
                counts.push(("round sheets", round.to_string(), 1));
                tally::add(tx, new.consultation, counts).await?;
                tx.run("update consultations set sheets = sheets + 1 where id = $1", args![new.consultation]).await?;
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::SheetSubmitted,
                    agency: None,
                    consultation: Some(new.consultation),
                    subject: id.to_string(),
                    content: answers.clone().into_bytes(),
                };
                let event = event::append(tx, event).await? as i64;
                let voice = by.person.map(|person| key.sheet(new.consultation, person));
                tx.run(
                    "insert into sheets (id, consultation, round, audience, answers, at, event, class, area, identity, voice)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                    args![
                        id,
                        new.consultation,
                        round,
                        new.audience.code(),
                        answers.as_str(),
                        now,
                        event,
                        marks.who.class.map(|class| class.code()),
                        marks.who.area.as_deref(),
                        marks.identity.code(),
                        voice
                    ],
                )
                .await?;
                file::named(tx, new.consultation, SheetId(id), &new.answers).await?;
                receipt::give(tx, &new.key, new.consultation, SheetId(id), now).await
            })
        })
        .await
}

/// The kinds under which a cut's counts are kept: who answered, and what.
fn kinds(cut: Cut) -> (&'static str, &'static str) {
    match cut {
        Cut::Class => ("answered by class", "answer by class"),
        Cut::Identity => ("answered by identity", "answer by identity"),
        Cut::Way => ("answered by way", "answer by way"),
        Cut::Place => ("answered by place", "answer by place"),
    }
}

/// Which counts a sheet changes: each question's answers by value, for all and for its audience (`12 3`, `12 3 public`), and of closed questions by what
/// it is counted by besides (`12 3 affected`).
pub(crate) fn changes(new: &New, marks: &Marks) -> Vec<tally::Change> {
    let audience = new.audience.code();
    let mut changes = vec![("sheets", audience.to_string(), 1)];
    for (question, values) in &new.counted {
        changes.push(("answered", format!("{question}"), 1));
        changes.push(("answered", format!("{question} {audience}"), 1));
        for value in values {
            changes.push(("answer", format!("{question} {value}"), 1));
            changes.push(("answer", format!("{question} {value} {audience}"), 1));
        }
    }
    if let Some(way) = marks.way {
        changes.push(("sheets by way", way.code().into(), 1));
    }
    for (cut, code) in marks.codes() {
        let (answered, answer) = kinds(cut);
        for (question, values) in &new.crossed {
            changes.push((answered, format!("{question} {code}"), 1));
            changes.extend(values.iter().map(|value| (answer, format!("{question} {value} {code}"), 1)));
        }
    }
    changes
}
