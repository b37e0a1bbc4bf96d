//! Mending slips of the hand in what is published, with before and after for everyone to read; no version is made. Refused where
//! a number, a date, a penalty or a "not" would change, or the way the draft is divided.

use crate::consultation::{allowed, note, said, touched, write_texts};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::version::{checked, mend};
use crate::{Store, version};
use compare::erratum::{Substance, touched as differs};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Consultation;
use domain::erratum::{DRAFT, Erratum, field, mended};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals, Touched};
use domain::text::{Lines, required};
use domain::time::Moment;

/// The longest words that are mended at once, in graphemes.
const LONGEST: u32 = 2_000;

/// A correction as typed.
#[derive(Clone, Debug)]
pub struct New {
    pub place: String,
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// Every slip that was mended, in order. Who may see the consultation is for the caller to have asked.
pub async fn errata(store: &Store, id: ConsultationId) -> Outcome<Vec<Erratum>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        at: i64,
        place: String,
        version: Option<i64>,
        anchor: String,
        label: String,
        before: String,
        after: String,
        reason: String,
    }
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select at, place, version, anchor, label, before, after, reason
             from errata
             where consultation = $1
             order by id",
            args![id],
        )
        .await?;
    let line = |line: Line| Erratum {
        at: Moment(line.at),
        place: line.place,
        version: line.version,
        anchor: line.anchor,
        label: line.label,
        before: line.before,
        after: line.after,
        reason: line.reason,
    };
    Ok(lines.into_iter().map(line).collect())
}

/// Mends one slip.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `place`, `before` (`FoundTimes`: the words stand
/// there never, or more than once), `after` (`NotAnErratum`) or `reason`.
pub async fn correct(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    new: &New,
    now: Moment,
) -> Outcome<()> {
    let dossier = allowed(&mut store.read().await?, by, id, Act::Erratum, Some(revision), now).await?;
    let mut no = Refusals::default();
    let before = no.take("before", words(&new.before));
    let after = no.take("after", words(&new.after));
    let reason = no.join(said(&new.reason));
    if new.place.is_empty() {
        no.add("place", Refusal::NotChosen);
    }
    let (before, after, reason) = no.none(|| Some((before?, after?, reason?)))?;
    let change = change(store, &dossier, &new.place, &before, &after).await?;
    let (by, place) = (by.clone(), new.place.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                // The revision says that nothing has changed since it was read.
                allowed(tx, &by, id, Act::Erratum, Some(revision), now).await?;
                let (version, anchor, label) = match &change {
                    Change::Draft(mended) => (Some(mended.version()), mended.anchor.clone(), mended.label.clone()),
                    _ => (None, String::new(), String::new()),
                };
                write(tx, id, change).await?;
                tx.run(
                    "insert into errata (id, consultation, version, anchor, label, place, before, after, reason, at)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 from errata",
                    args![id, version, &anchor, &label, &place, &before, &after, &reason, now],
                )
                .await?;
                let content = serde_json::json!({
                    "place": place, "version": version, "anchor": anchor, "before": before, "after": after,
                    "reason": reason,
                });
                note(tx, &by, Deed::ErratumMade, id, &place, content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// A line end at the edges is no part of the words.
fn words(typed: &str) -> Result<String, Refusal> {
    required(typed, LONGEST, Lines::Many)
}

enum Change {
    Draft(Box<mend::Mended>),
    Texts(Box<domain::consultation::Texts>),
    /// Number, title, body, question.
    Point(u32, [String; 3]),
}

async fn change(store: &Store, dossier: &Consultation, place: &str, before: &str, after: &str) -> Outcome<Change> {
    if place == DRAFT {
        let Some(version) = &dossier.version else { return Err(of("place", Refusal::NotAChoice)) };
        let source = version::source_of(store, version.id).await?;
        let new = once(&source, before, after)?;
        checked(&new)?;
        return Ok(Change::Draft(Box::new(mend::mend(version.clone(), source, new).await?)));
    }
    let mut texts = dossier.texts.clone();
    if let Some(text) = field(&mut texts, place) {
        let new = once(text, before, after)?;
        slip(text, &new)?;
        *text = new;
        return Ok(Change::Texts(Box::new(texts)));
    }
    let point = place.strip_prefix('k').and_then(|number| number.parse::<u32>().ok());
    let point = dossier.key_points.iter().find(|one| Some(one.number) == point);
    let point = point.ok_or_else(|| of("place", Refusal::NotAChoice))?;
    let mut words = [point.title.clone(), point.body.clone(), point.question.clone()];
    let times: usize = words.iter().map(|text| text.matches(before).count()).sum();
    let held = words.iter_mut().find(|text| text.contains(before)).filter(|_| times == 1);
    let held = held.ok_or_else(|| of("before", Refusal::FoundTimes { times: times as u32 }))?;
    let new = once(held, before, after)?;
    slip(held, &new)?;
    *held = new;
    Ok(Change::Point(point.number, words))
}

fn once(text: &str, before: &str, after: &str) -> Outcome<String> {
    mended(text, before, after).map_err(|times| of("before", Refusal::FoundTimes { times }))
}

/// Refuses what is no slip of the hand.
pub(crate) fn slip(old: &str, new: &str) -> Outcome<()> {
    let touched = match differs(old, new).into_iter().next() {
        None => return Ok(()),
        Some(found) => {
            let what = match found.substance {
                Substance::Number => Touched::Number,
                Substance::Date => Touched::Date,
                Substance::Penalty => Touched::Penalty,
                Substance::Negation => Touched::Negation,
                Substance::Duty => Touched::Duty,
            };
            Refusal::NotAnErratum { what, before: found.before, after: found.after }
        }
    };
    Err(of("after", touched))
}

pub(crate) fn of(field: &str, refusal: Refusal) -> Error {
    let mut no = Refusals::default();
    no.add(field, refusal);
    no.into()
}

async fn write(tx: &mut Tx, id: ConsultationId, change: Change) -> Outcome<()> {
    match change {
        Change::Draft(mended) => mended.keep(tx).await,
        Change::Texts(texts) => write_texts(tx, id, &texts).await,
        Change::Point(number, [title, body, question]) => tx
            .run(
                "update key_points set title = $1, body = $2, question = $3 where consultation = $4 and number = $5",
                args![&title, &body, &question, id, i64::from(number)],
            )
            .await
            .map(|_| ()),
    }
}
