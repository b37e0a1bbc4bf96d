//! A sheet read back and changed by who has its receipt's secret, until the hearing closes. Counts follow; what was said before leaves the log.

use super::{changes, file};
use crate::comment::{ground, same};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, tally};
use domain::act::Act;
use domain::channel::Way;
use domain::comment::{Class, Identity};
use domain::event::Deed;
use domain::id::{ConsultationId, SheetId};
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::survey::cut::Marks;
use domain::survey::{Answers, Audience, New, Who};
use domain::time::Moment;

/// A sheet as its author reads it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub consultation: ConsultationId,
    pub audience: Audience,
    pub answers: Answers,
    pub who: Who,
    /// How often it was changed.
    pub changes: i64,
    /// The number of the round that asked.
    pub round: u32,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    consultation: i64,
    audience: String,
    answers: String,
    changes: i64,
    event: Option<i64>,
    round: i64,
    asked: i64,
    closes: i64,
    secret_hash: Vec<u8>,
    #[sqlx(flatten)]
    marked: Marked,
}

/// What a sheet is counted by, as its row has it.
#[derive(sqlx::FromRow)]
pub(crate) struct Marked {
    class: Option<String>,
    area: Option<String>,
    identity: String,
}

impl Marked {
    pub(crate) fn marks(&self, way: Option<Way>) -> Outcome<Marks> {
        let broken = |_| Error::fault("what a sheet is counted by cannot be read back");
        let class = self.class.as_deref().map(Class::parse).transpose().map_err(broken)?;
        let identity = Identity::parse(&self.identity).map_err(broken)?;
        Ok(Marks { who: Who { class, area: self.area.clone() }, identity, way })
    }
}

impl Line {
    fn own(&self) -> Outcome<Own> {
        Ok(Own {
            consultation: ConsultationId(self.consultation),
            audience: Audience::parse(&self.audience).map_err(|_| Error::fault("a sheet cannot be read back"))?,
            answers: serde_json::from_str(&self.answers)?,
            who: self.marked.marks(None)?.who,
            changes: self.changes,
            round: self.asked as u32,
        })
    }
}

async fn line(tx: &mut Tx, number: Number, secret: Secret) -> Outcome<Option<Line>> {
    let line: Option<Line> = tx
        .maybe(
            "select s.id, s.consultation, s.audience, s.answers, s.changes, s.event, s.round, o.number as asked, o.closes, r.secret_hash,
               s.class, s.area, s.identity
             from receipts r
             join sheets s on s.id = r.sheet
             join rounds o on o.id = s.round
             where r.number = $1",
            args![i64::from(number.0)],
        )
        .await?;
    Ok(line.filter(|line| same(&line.secret_hash, secret)))
}

/// The sheet of a receipt, for those who have its secret; `None` for a wrong number as for a wrong secret.
pub async fn own(store: &Store, number: Number, secret: Secret) -> Outcome<Option<Own>> {
    let line = line(&mut store.read().await?, number, secret).await?;
    let own = line.map(|line| line.own()).transpose()?;
    Ok(own.map(|own| Own { answers: file::with_seals(&store.key, own.consultation, own.answers), ..own }))
}

/// Puts other answers in the place of a sheet's, as it was after so many changes.
///
/// # Errors
/// Refused with `NoSuchReceipt`, by the phase, or with `SheetMeanwhile` where another page changed it.
pub async fn change(
    store: &Store,
    (number, secret): (Number, Secret),
    seen: i64,
    new: &New,
    now: Moment,
) -> Outcome<()> {
    let new = file::checked(store, new.clone()).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, number, secret).await?.ok_or(Refusal::NoSuchReceipt)?;
                let before = line.own()?;
                let consultation = before.consultation;
                if consultation != new.consultation {
                    return Err(Refusal::NoSuchReceipt.into());
                }
                // Its author was let in once already: whether guests may answer is not asked again.
                let stood = ground(tx, consultation, Act::AnswerSurvey, now).await?;
                if stood.round != line.round {
                    return Err(Refusal::Closed { closed: Moment(line.closes) }.into());
                }
                if before.answers == new.answers && before.audience == new.audience && before.who == new.who {
                    return Ok(());
                }
                if before.changes != seen {
                    let changed: Option<(i64,)> =
                        tx.maybe("select at from events where seq = $1", args![line.event.unwrap_or_default()]).await?;
                    let at = changed.map_or(now, |(at,)| Moment(at));
                    return Err(Refusal::SheetMeanwhile { at }.into());
                }
                let questions = super::questions_in(tx, consultation, super::Asked::Ever).await?;
                let was = New::of(consultation, before.audience, &questions, before.answers, String::new());
                let marks = line.marked.marks(None)?;
                let mut counts = changes(&was, &marks);
                counts.iter_mut().for_each(|(.., n)| *n = -*n);
                counts.extend(changes(&new, &Marks { who: new.who.clone(), ..marks }));
                tally::add(tx, consultation, counts).await?;
                let answers = serde_json::to_string(&new.answers)?;
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::SheetChanged,
                    agency: None,
                    consultation: Some(consultation),
                    subject: line.id.to_string(),
                    content: answers.clone().into_bytes(),
                };
                let event = event::append(tx, event).await? as i64;
                if let Some(before) = line.event {
                    tx.run("update events set content = null, salt = null where seq = $1", args![before]).await?;
                }
                tx.run(
                    "update sheets
                     set audience = $1, answers = $2, changes = changes + 1, event = $3, class = $5, area = $6
                     where id = $4",
                    args![
                        new.audience.code(),
                        answers.as_str(),
                        event,
                        line.id,
                        new.who.class.map(|class| class.code()),
                        new.who.area.as_deref()
                    ],
                )
                .await?;
                let sheet = SheetId(line.id);
                super::free::forget(tx, consultation, sheet).await?;
                file::forget(tx, sheet).await?;
                file::named(tx, consultation, sheet, &new.answers).await
            })
        })
        .await
}
