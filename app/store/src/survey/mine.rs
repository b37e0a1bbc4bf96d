//! The answer sheets that somebody sent signed in, as their own page lists them and their own file tells them. No table joins them: the person
//! is hashed anew for each consultation that has sheets.

use super::change::Marked;
use crate::Store;
use crate::db::Tx;
use crate::error::{Error, Outcome};
use crate::identity::Key;
use domain::agency::Viewer;
use domain::id::{ConsultationId, PersonId};
use domain::receipt::Number;
use domain::survey::{Answers, Audience, Who};
use domain::time::Moment;

/// A sheet of one's own, by its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    pub number: Number,
    pub consultation: ConsultationId,
    pub at: Moment,
    pub audience: Audience,
    /// How often it was changed.
    pub changes: i64,
    /// Of which round of its consultation; while that is open it can be changed.
    pub round: i64,
}

/// The same with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub sheet: Mine,
    pub answers: Answers,
    pub who: Who,
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    consultation: i64,
    at: i64,
    audience: String,
    changes: i64,
    round: i64,
}

impl Line {
    fn mine(self) -> Outcome<Mine> {
        Ok(Mine {
            number: Number(self.number as u32),
            consultation: ConsultationId(self.consultation),
            at: Moment(self.at),
            audience: Audience::parse(&self.audience).map_err(|_| Error::fault("a sheet cannot be read back"))?,
            changes: self.changes,
            round: self.round,
        })
    }
}

#[derive(sqlx::FromRow)]
struct WholeLine {
    voice: i64,
    answers: String,
    #[sqlx(flatten)]
    line: Line,
    #[sqlx(flatten)]
    marked: Marked,
}

async fn voices(tx: &mut Tx, key: &Key, person: PersonId) -> Outcome<Vec<i64>> {
    let asked: Vec<(i64,)> = tx.all("select id from consultations where sheets > 0", vec![]).await?;
    Ok(asked.into_iter().map(|(id,)| key.sheet(ConsultationId(id), person)).collect())
}

/// One's own sheets, the latest first.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn mine(store: &Store, by: &Viewer) -> Outcome<Vec<Mine>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let voices = voices(&mut tx, &store.key, person).await?;
    let lines: Vec<Line> = tx
        .all_in(
            "select r.number, s.consultation, s.at, s.audience, s.changes, s.round
             from sheets s
             join receipts r on r.sheet = s.id
             where s.voice in ({ids})",
            vec![],
            &voices,
        )
        .await?;
    let mut mine = lines.into_iter().map(Line::mine).collect::<Outcome<Vec<_>>>()?;
    mine.sort_unstable_by_key(|one| std::cmp::Reverse((one.at, one.number.0)));
    Ok(mine)
}

/// Some of one's own, by their receipts, with what they say; nothing of anybody else's.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn whole(store: &Store, by: &Viewer, some: &[Mine]) -> Outcome<Vec<Whole>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let voices: Vec<i64> = some.iter().map(|one| store.key.sheet(one.consultation, person)).collect();
    let numbers: Vec<i64> = some.iter().map(|one| i64::from(one.number.0)).collect();
    let lines: Vec<WholeLine> = store
        .read()
        .await?
        .all_in(
            "select s.voice, s.answers, r.number, s.consultation, s.at, s.audience, s.changes, s.round, s.class, s.area, s.identity
             from receipts r
             join sheets s on s.id = r.sheet
             where s.voice is not null and r.number in ({ids})",
            vec![],
            &numbers,
        )
        .await?;
    let mut all = Vec::with_capacity(lines.len());
    for line in lines.into_iter().filter(|line| voices.contains(&line.voice)) {
        let who = line.marked.marks(None)?.who;
        all.push(Whole { sheet: line.line.mine()?, answers: serde_json::from_str(&line.answers)?, who });
    }
    all.sort_unstable_by_key(|one| std::cmp::Reverse((one.sheet.at, one.sheet.number.0)));
    Ok(all)
}

/// A question as it was put, by which a sheet's answers are understood: choices are answered by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    pub question: i64,
    pub text: String,
    pub choices: Vec<String>,
}

/// The questions of some consultations, in one statement: of every round, as sheets of earlier rounds answer theirs.
///
/// # Errors
/// Faults.
pub async fn put(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<Put>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let sql = "select id, text, choices from questions where consultation in ({ids})";
    let rows: Vec<(i64, String, String)> = store.read().await?.all_in(sql, vec![], &ids).await?;
    let put = |(question, text, choices): (i64, String, String)| {
        Ok(Put { question, text, choices: serde_json::from_str(&choices)? })
    };
    rows.into_iter().map(put).collect()
}

/// Whoever leaves is in no sheet any more: what was answered stays counted.
pub(crate) async fn left(tx: &mut Tx, key: &Key, person: PersonId) -> Outcome<()> {
    let voices = voices(tx, key, person).await?;
    tx.run_in("update sheets set voice = null where voice in ({ids})", vec![], &voices).await.map(drop)
}
