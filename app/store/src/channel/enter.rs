//! Sheets that came by another way are entered, one or a file of them, and counted with those of the portal. One that is there already with the same answers
//! changes nothing; with others it is refused.

use super::{EntryLine, Occasion, audience_of, open};
use crate::consultation::{note, said};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::survey::{Asked, Marked, changes, questions_in};
use crate::{Store, event, tally};
use domain::agency::Viewer;
use domain::channel::Entry;
use domain::comment::Identity;
use domain::event::Deed;
use domain::id::{ConsultationId, SheetId};
use domain::refusal::{Refusal, Refusals};
use domain::survey::cut::Marks;
use domain::survey::{New, Question};
use domain::time::Moment;

/// What became of sheets that were entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub counted: u32,
    /// There already, with the same answers.
    pub same: u32,
    /// Entered once, where twice is asked.
    pub waiting: u32,
    /// Entered a second time with other answers.
    pub differ: u32,
}

/// Enters sheets, all of them or none.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase; under `mark`, of a file under `file` by lines, with `MarkTaken` or `OwnReading`.
pub async fn bring(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    number: u32,
    entries: Vec<Entry>,
    now: Moment,
) -> Outcome<Brought> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let occasion = open(tx, &by, id, number, now).await?;
                let questions = questions_in(tx, id, Asked::Ever).await?;
                let mut no = Refusals::default();
                let (mut done, mut counted) = (Brought::default(), Vec::new());
                for entry in &entries {
                    match enter(tx, &by, id, &occasion, entry, &questions, now).await? {
                        Ok(Became::Counts) => {
                            done.counted += 1;
                            counted.push(entry);
                        }
                        Ok(Became::Same) => done.same += 1,
                        Ok(Became::Waits) => done.waiting += 1,
                        Ok(Became::Differs) => done.differ += 1,
                        Err(why) if entry.line == 0 => no.add("mark", why),
                        Err(why) => {
                            let why = Box::new(why);
                            no.add("file", Refusal::OnLine { line: entry.line, column: "mark".into(), why });
                        }
                    }
                }
                if !no.is_empty() {
                    return Err(no.into());
                }
                added(tx, id, &occasion, &counted).await?;
                if done.waiting + done.differ > 0 {
                    let content = serde_json::json!({
                        "channel": number, "waiting": done.waiting, "differ": done.differ,
                    });
                    note(tx, &by, Deed::ChannelWaits, id, &number.to_string(), content, now).await?;
                }
                Ok(done)
            })
        })
        .await
}

/// What becomes of one.
enum Became {
    Counts,
    Same,
    Waits,
    Differs,
}

/// How a sheet of an occasion is counted.
fn marks(occasion: &Occasion, new: &New) -> Marks {
    Marks { who: new.who.clone(), identity: Identity::Guest, way: Some(occasion.facts.way) }
}

async fn enter(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    occasion: &Occasion,
    entry: &Entry,
    questions: &[Question],
    now: Moment,
) -> Outcome<Result<Became, Refusal>> {
    let taken = || Ok(Err(Refusal::MarkTaken { mark: entry.mark.clone() }));
    let there: Option<EntryLine> = tx
        .maybe(
            "select mark, null as person, day, audience, class, area, answers
             from sheets
             where consultation = $1 and channel = $2 and mark = $3",
            args![id, occasion.number, entry.mark.as_str()],
        )
        .await?;
    if let Some(there) = there {
        return if there.entry(id, questions)?.says(entry) { Ok(Ok(Became::Same)) } else { taken() };
    }
    if !occasion.facts.twice {
        count(tx, by, id, occasion, entry, now).await?;
        return Ok(Ok(Became::Counts));
    }
    let readings: Vec<EntryLine> = tx
        .all(
            "select mark, person, day, audience, class, area, answers
             from channel_entries
             where consultation = $1 and channel = $2 and mark = $3
             order by reading",
            args![id, occasion.number, entry.mark.as_str()],
        )
        .await?;
    let own = readings.iter().find(|line| line.person() == by.person);
    if let Some(own) = own {
        return match own.entry(id, questions)?.says(entry) {
            true => Ok(Ok(Became::Same)),
            false => Ok(Err(Refusal::OwnReading)),
        };
    }
    match readings.as_slice() {
        [] => keep(tx, by, id, occasion, (entry, 1), now).await.map(|()| Ok(Became::Waits)),
        [first] if first.entry(id, questions)?.says(entry) => {
            forget(tx, id, occasion.number, &entry.mark).await?;
            count(tx, by, id, occasion, entry, now).await?;
            Ok(Ok(Became::Counts))
        }
        [_] => keep(tx, by, id, occasion, (entry, 2), now).await.map(|()| Ok(Became::Differs)),
        _ => taken(),
    }
}

/// Keeps an entry that waits.
async fn keep(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    occasion: &Occasion,
    (entry, reading): (&Entry, u32),
    now: Moment,
) -> Outcome<()> {
    let new = &entry.new;
    let answers = serde_json::to_string(&new.answers)?;
    tx.run(
        "insert into channel_entries
           (consultation, channel, mark, reading, person, at, day, audience, class, area, answers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            id,
            occasion.number,
            entry.mark.as_str(),
            reading,
            by.person,
            now,
            entry.day.0,
            new.audience.code(),
            new.who.class.map(|class| class.code()),
            new.who.area.as_deref(),
            answers.as_str()
        ],
    )
    .await?;
    Ok(())
}

/// Forgets the entries of a sheet.
pub(super) async fn forget(tx: &mut Tx, id: ConsultationId, number: u32, mark: &str) -> Outcome<u64> {
    tx.run(
        "delete from channel_entries where consultation = $1 and channel = $2 and mark = $3",
        args![id, number, mark],
    )
    .await
}

/// Puts a sheet among those that count; its counts are for [`added`].
pub(super) async fn count(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    occasion: &Occasion,
    entry: &Entry,
    now: Moment,
) -> Outcome<()> {
    let new = &entry.new;
    let (sheet,): (i64,) = tx.one("select coalesce(max(id), 0) + 1 from sheets", vec![]).await?;
    let answers = serde_json::to_string(&new.answers)?;
    let event = event::New {
        at: now,
        actor: by.person,
        deed: Deed::SheetEntered,
        agency: None,
        consultation: Some(id),
        subject: sheet.to_string(),
        content: answers.clone().into_bytes(),
    };
    let event = event::append(tx, event).await? as i64;
    tx.run(
        "insert into sheets
           (id, consultation, round, audience, answers, at, event, class, area, identity, channel, mark, day)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            sheet,
            id,
            occasion.round,
            new.audience.code(),
            answers.as_str(),
            now,
            event,
            new.who.class.map(|class| class.code()),
            new.who.area.as_deref(),
            Identity::Guest.code(),
            occasion.number,
            entry.mark.as_str(),
            entry.day.0
        ],
    )
    .await?;
    Ok(())
}

/// Adds to the counts what some sheets say.
pub(super) async fn added(tx: &mut Tx, id: ConsultationId, occasion: &Occasion, entries: &[&Entry]) -> Outcome<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<tally::Change> =
        entries.iter().flat_map(|entry| changes(&entry.new, &marks(occasion, &entry.new))).collect();
    let many = entries.len() as i64;
    counts.push(("round sheets", occasion.round.to_string(), many));
    tally::add(tx, id, counts).await?;
    moved(tx, id, occasion.number, many).await
}

/// Counts the sheets themselves up, or down.
async fn moved(tx: &mut Tx, id: ConsultationId, number: u32, by: i64) -> Outcome<()> {
    tx.run("update consultations set sheets = sheets + $2 where id = $1", args![id, by]).await?;
    tx.run("update channels set sheets = sheets + $3 where consultation = $1 and number = $2", args![id, number, by])
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Counted {
    id: i64,
    audience: String,
    answers: String,
    event: Option<i64>,
    #[sqlx(flatten)]
    marked: Marked,
}

/// Takes a sheet out of the counts that was entered by mistake, with the reason; what it said leaves the log.
///
/// # Errors
/// As [`bring`]; `NotFound` for a number that no sheet has; refused under `reason`.
pub async fn take_out(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (number, mark, reason): (u32, &str, &str),
    now: Moment,
) -> Outcome<SheetId> {
    let (by, mark, reason) = (by.clone(), mark.to_string(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                let occasion = open(tx, &by, id, number, now).await?;
                let reason = reason?;
                let line: Counted = tx
                    .maybe(
                        "select id, audience, answers, event, class, area, identity
                         from sheets
                         where consultation = $1 and channel = $2 and mark = $3",
                        args![id, number, mark.as_str()],
                    )
                    .await?
                    .ok_or(Error::NotFound)?;
                let questions = questions_in(tx, id, Asked::Ever).await?;
                let (of, answers) = (audience_of(&line.audience)?, serde_json::from_str(&line.answers)?);
                let marks = line.marked.marks(Some(occasion.facts.way))?;
                let was = New { who: marks.who.clone(), ..New::of(id, of, &questions, answers, String::new()) };
                let mut counts = changes(&was, &marks);
                counts.push(("round sheets", occasion.round.to_string(), 1));
                counts.iter_mut().for_each(|(.., n)| *n = -*n);
                tally::add(tx, id, counts).await?;
                moved(tx, id, number, -1).await?;
                crate::survey::free::forget(tx, id, SheetId(line.id)).await?;
                // Its row stays, so that no other sheet is ever called as it was.
                tx.run(
                    "update sheets set taken_out = $2, mark = null, answers = '{}', class = null, area = null where id = $1",
                    args![line.id, now],
                )
                .await?;
                if let Some(event) = line.event {
                    tx.run("update events set content = null, salt = null where seq = $1", args![event]).await?;
                }
                let content = serde_json::json!({ "channel": number, "mark": mark, "reason": reason });
                note(tx, &by, Deed::SheetTakenOut, id, &line.id.to_string(), content, now).await?;
                Ok(SheetId(line.id))
            })
        })
        .await
}
