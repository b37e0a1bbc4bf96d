//! Sheets that two people enter, the second without seeing what the first entered: those that wait, and differences that are settled with the sheet in hand.

use super::enter::{added, count, forget};
use super::{EntryLine, one, open};
use crate::Store;
use crate::consultation::note;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::survey::{Asked, questions_in};
use domain::agency::Viewer;
use domain::channel::{Entry, differences};
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::survey::{New, Question, is_for};
use domain::time::Moment;

/// A sheet that waits: as it was first entered, by whom, and as a second person entered it.
#[derive(Clone, Debug)]
pub struct Pair {
    pub first: Entry,
    pub by: Option<PersonId>,
    pub second: Option<Entry>,
}

#[derive(sqlx::FromRow)]
struct Line {
    reading: i64,
    #[sqlx(flatten)]
    entry: EntryLine,
}

async fn in_order(
    tx: &mut Tx,
    id: ConsultationId,
    number: u32,
    mark: Option<&str>,
    questions: &[Question],
) -> Outcome<Vec<Pair>> {
    let lines: Vec<Line> = tx
        .all(
            "select reading, mark, person, day, audience, class, area, answers
             from channel_entries
             where consultation = $1 and channel = $2 and ($3 = '' or mark = $3)
             order by mark, reading",
            args![id, number, mark.unwrap_or("")],
        )
        .await?;
    let mut pairs: Vec<Pair> = Vec::new();
    for line in lines {
        let entry = line.entry.entry(id, questions)?;
        match (line.reading, pairs.last_mut()) {
            (2, Some(pair)) if pair.first.mark == entry.mark => pair.second = Some(entry),
            _ => pairs.push(Pair { first: entry, by: line.entry.person(), second: None }),
        }
    }
    Ok(pairs)
}

/// The sheets of an occasion that wait. What somebody else entered is not for who will enter it a second time: the caller shows differences alone.
pub async fn pairs(store: &Store, id: ConsultationId, number: u32) -> Outcome<Vec<Pair>> {
    let mut tx = store.read().await?;
    one(&mut tx, id, number).await?;
    let questions = questions_in(&mut tx, id, Asked::Ever).await?;
    in_order(&mut tx, id, number, None, &questions).await
}

/// Settles a sheet that was entered in two ways: of each difference which holds, `1` or `2`.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, or with `NotChosen` under each difference that has no choice.
pub async fn settle(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (number, mark): (u32, &str),
    chosen: &[(String, String)],
    now: Moment,
) -> Outcome<()> {
    let (by, mark, chosen) = (by.clone(), mark.to_string(), chosen.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let occasion = open(tx, &by, id, number, now).await?;
                let questions = questions_in(tx, id, Asked::Ever).await?;
                let pair = in_order(tx, id, number, Some(&mark), &questions).await?.pop().ok_or(Error::NotFound)?;
                let (first, second) = (pair.first, pair.second.ok_or(Error::NotFound)?);
                let settled = settled(&first, &second, &questions, &chosen)?;
                forget(tx, id, number, &mark).await?;
                count(tx, &by, id, &occasion, &settled, now).await?;
                added(tx, id, &occasion, &[&settled]).await?;
                let content =
                    serde_json::json!({ "channel": number, "mark": mark, "settled": differences(&first, &second) });
                note(tx, &by, Deed::ChannelWaits, id, &number.to_string(), content, now).await
            })
        })
        .await
}

/// What of two entries holds.
fn settled(
    first: &Entry,
    second: &Entry,
    questions: &[Question],
    chosen: &[(String, String)],
) -> Result<Entry, Refusals> {
    let mut no = Refusals::default();
    let mut settled = first.clone();
    for field in differences(first, second) {
        let choice = chosen.iter().find(|(name, _)| *name == field).map_or("", |(_, choice)| choice.as_str());
        let from = match choice {
            "1" => continue,
            "2" => second,
            _ => {
                no.add(field, Refusal::NotChosen);
                continue;
            }
        };
        match (field.as_str(), field.get(1..).and_then(|id| id.parse::<i64>().ok())) {
            ("audience", _) => settled.new.audience = from.new.audience,
            ("class", _) => settled.new.who.class = from.new.who.class,
            ("area", _) => settled.new.who.area.clone_from(&from.new.who.area),
            ("day", _) => settled.day = from.day,
            (_, Some(id)) => match from.new.answers.get(&id) {
                Some(answer) => {
                    settled.new.answers.insert(id, answer.clone());
                }
                None => {
                    settled.new.answers.remove(&id);
                }
            },
            _ => {}
        }
    }
    let New { consultation, audience, who, mut answers, .. } = settled.new;
    // What is put to others was not asked.
    answers.retain(|id, _| questions.iter().any(|question| question.id.0 == *id && is_for(question, audience)));
    settled.new = New { who, ..New::of(consultation, audience, questions, answers, String::new()) };
    no.none(|| Some(settled))
}

/// Drops what was entered of a sheet, to be entered anew.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase.
pub async fn drop_pair(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (number, mark): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, mark) = (by.clone(), mark.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                open(tx, &by, id, number, now).await?;
                if forget(tx, id, number, &mark).await? == 0 {
                    return Err(Error::NotFound);
                }
                let content = serde_json::json!({ "channel": number, "mark": mark, "dropped": true });
                note(tx, &by, Deed::ChannelWaits, id, &number.to_string(), content, now).await
            })
        })
        .await
}
