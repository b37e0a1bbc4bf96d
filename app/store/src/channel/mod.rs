//! What people said by other ways than the portal (s.13): occasions with what everyone is told of them, the sheets that they brought, and their scans.

mod enter;
mod file;
mod keep;
mod twice;

pub use enter::{Brought, bring, take_out};
pub use file::{File, attach, file, files};
pub use keep::{add, edit};
pub use twice::{Pair, drop_pair, pairs, settle};

pub(crate) use file::hashes;

use crate::consultation::allowed;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, survey};
use domain::act::Act;
use domain::agency::Viewer;
use domain::channel::{Entry, Facts};
use domain::id::{ConsultationId, PersonId, SheetId};
use domain::survey::{Answers, Audience, Form, New, Question, Who};
use domain::time::{Day, Moment};

/// One occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// From 1, within its consultation.
    pub number: u32,
    pub facts: Facts,
    /// How many of its sheets count.
    pub sheets: u64,
    pub revision: i64,
    pub at: Moment,
    round: i64,
}

/// The questions of the round in which it was held, but those answered by a file: what came on paper stands beside the occasion as a scan.
pub async fn questions(store: &Store, id: ConsultationId, occasion: &Occasion) -> Outcome<Vec<Question>> {
    let sql = "select number from rounds where id = $1";
    let (round,): (i64,) = store.read().await?.one(sql, args![occasion.round]).await?;
    let mut questions = survey::asked(store, id, survey::Asked::In(round as u32)).await?;
    // Rules may ask after a file: on paper there is none.
    for question in questions.iter_mut().filter(|question| question.is_file()) {
        question.form = Form::Calculation;
        question.details.calculation = "''".into();
    }
    Ok(questions)
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    round: i64,
    facts: String,
    sheets: i64,
    revision: i64,
    at: i64,
}

impl Line {
    fn occasion(self) -> Outcome<Occasion> {
        Ok(Occasion {
            number: self.number as u32,
            facts: serde_json::from_str(&self.facts)?,
            sheets: self.sheets.max(0) as u64,
            revision: self.revision,
            at: Moment(self.at),
            round: self.round,
        })
    }
}

/// The occasions of a consultation, in the order of entering. Who may see them is for the caller to have asked.
pub async fn all(store: &Store, id: ConsultationId) -> Outcome<Vec<Occasion>> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select number, round, facts, sheets, revision, at
             from channels
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    lines.into_iter().map(Line::occasion).collect()
}

async fn one(tx: &mut Tx, id: ConsultationId, number: u32) -> Outcome<Occasion> {
    let line: Option<Line> = tx
        .maybe(
            "select number, round, facts, sheets, revision, at from channels where consultation = $1 and number = $2",
            args![id, number],
        )
        .await?;
    line.ok_or(Error::NotFound)?.occasion()
}

/// An occasion that somebody may work on now.
async fn open(tx: &mut Tx, by: &Viewer, id: ConsultationId, number: u32, now: Moment) -> Outcome<Occasion> {
    allowed(tx, by, id, Act::EnterChannels, None, now).await?;
    one(tx, id, number).await
}

/// Whether somebody may enter what was said elsewhere now, asked before a file is taken off the line.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase.
pub async fn may(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<()> {
    allowed(&mut store.read().await?, by, id, Act::EnterChannels, None, now).await.map(|_| ())
}

/// A sheet of an occasion that counts.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub id: SheetId,
    pub mark: String,
    pub audience: Audience,
    pub day: Day,
}

/// The sheets of an occasion that count, the last entered first, at most so many.
pub async fn sheets(store: &Store, id: ConsultationId, number: u32, most: u32) -> Outcome<Vec<Sheet>> {
    let rows: Vec<(i64, String, String, i64)> = store
        .read()
        .await?
        .all(
            "select id, mark, audience, day
             from sheets
             where consultation = $1 and channel = $2 and taken_out is null
             order by id desc
             limit $3",
            args![id, number, most],
        )
        .await?;
    let sheet = |(id, mark, audience, day): (i64, String, String, i64)| {
        Ok(Sheet { id: SheetId(id), mark, audience: audience_of(&audience)?, day: Day(day) })
    };
    rows.into_iter().map(sheet).collect()
}

fn audience_of(code: &str) -> Outcome<Audience> {
    Audience::parse(code).map_err(|_| Error::fault("a sheet cannot be read back"))
}

/// A sheet as a row has it.
#[derive(sqlx::FromRow)]
struct EntryLine {
    mark: String,
    person: Option<i64>,
    day: i64,
    audience: String,
    class: Option<String>,
    area: Option<String>,
    answers: String,
}

impl EntryLine {
    fn entry(&self, id: ConsultationId, questions: &[Question]) -> Outcome<Entry> {
        let answers: Answers = serde_json::from_str(&self.answers)?;
        let of = audience_of(&self.audience)?;
        let who = Who::parse(self.class.as_deref().unwrap_or(""), self.area.as_deref().unwrap_or(""))
            .map_err(|_| Error::fault("who answered a sheet cannot be read back"))?;
        let new = New { who, ..New::of(id, of, questions, answers, String::new()) };
        Ok(Entry { line: 0, mark: self.mark.clone(), day: Day(self.day), new })
    }

    fn person(&self) -> Option<PersonId> {
        self.person.map(PersonId)
    }
}
