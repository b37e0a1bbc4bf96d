//! A published dossier as it stood at an earlier moment, told by the log: what was published, and every deed of its own until then. Nothing
//! that was withheld or taken out since is brought back.

mod amended;
mod comments;
mod counts;
mod laws;
mod places;
mod result;

pub use amended::{amended, law_text};
pub use comments::{comment, comments, stood};
pub use counts::counts;
pub use laws::laws;
pub use result::{result, spoke, under};

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::tally;
use domain::admission::Admission;
use domain::consultation::{Consultation, Round, Texts};
use domain::erratum::{DRAFT, field, mended};
use domain::id::{CommentId, ConsultationId, RoundId};
use domain::key_point::{KeyPoint, PastPoint, Span};
use domain::round::Shows;
use domain::time::Moment;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

/// Deeds that change what the public reads of a dossier itself.
const DEEDS: &str = "select at, deed, content
     from events
     where consultation = $1 and at <= $2
       and deed in ('consultation.published', 'consultation.cancelled', 'round.extended', 'round.closed_early', 'round.opened', 'round.asks',
         'erratum.made', 'result.published')
     order by seq";

/// What the log holds of a publication.
#[derive(Deserialize)]
struct Published {
    texts: Texts,
    round: Option<Round>,
    key_points: Vec<KeyPoint>,
}

/// The dossier as it stood: its texts and key points, its round and dates, its version, how many had spoken.
///
/// # Errors
/// `NotFound` where it was not published then.
pub async fn dossier(store: &Store, mut one: Consultation, upto: Moment) -> Outcome<Consultation> {
    if one.dates.published.is_none_or(|published| published > upto) {
        return Err(Error::NotFound);
    }
    let mut tx = store.read().await?;
    let events: Vec<(i64, String, Option<Vec<u8>>)> = tx.all(DEEDS, args![one.id, upto]).await?;
    let rounds: Vec<(i64, i64)> =
        tx.all("select number, id from rounds where consultation = $1", args![one.id]).await?;
    // What a point is tied to moves with the text, and is told as it is now.
    let tied: HashMap<u32, Vec<String>> = one.points().map(|point| (point.number, point.provisions.clone())).collect();
    (one.key_points, one.past_points) = (Vec::new(), Vec::new());
    one.dates.cancelled = None;
    one.dates.summarised = None;
    one.cancel_reason = String::new();
    one.early = one.early.filter(|at| *at <= upto);
    for (at, deed, content) in events {
        let content: Value = content.map_or(Ok(Value::Null), |content| serde_json::from_slice(&content))?;
        step(&mut one, &rounds, Moment(at), &deed, content)?;
    }
    for point in one.key_points.iter_mut().chain(one.past_points.iter_mut().map(|past| &mut past.point)) {
        tied.get(&point.number).into_iter().for_each(|now| point.provisions.clone_from(now));
    }
    if let Some(round) = &one.round {
        (one.dates.opens, one.dates.closes) = (Some(round.opens), Some(round.closes));
    }
    let versions = crate::version::published_of(store, &[one.id]).await?;
    let mut versions = versions.into_iter().map(|(_, version)| version);
    one.version = versions.rfind(|version| version.published.is_some_and(|at| at <= upto));
    one.comments = spoken(&mut tx, one.id, upto).await?;
    one.sheets = counts::sheets_until(&mut tx, one.id, upto).await?;
    Ok(one)
}

fn step(one: &mut Consultation, rounds: &[(i64, i64)], at: Moment, deed: &str, content: Value) -> Outcome<()> {
    let text = |name: &str| content[name].as_str().unwrap_or_default().to_string();
    let moment = |name: &str| content[name].as_i64().map(Moment);
    match deed {
        "consultation.published" => {
            let published: Published = serde_json::from_value(content)?;
            one.texts = published.texts;
            one.round = published.round;
            asks(one, published.key_points, 1);
        }
        "consultation.cancelled" => {
            one.dates.cancelled = Some(at);
            one.cancel_reason = text("reason");
        }
        "result.published" => one.dates.summarised = Some(at),
        "round.extended" => {
            if let (Some(round), Some(closes)) = (&mut one.round, moment("closes")) {
                round.closes = closes;
            }
        }
        "round.closed_early" => {
            if let (Some(round), Some(closes)) = (&mut one.round, moment("closes")) {
                round.closes = closes;
                round.closed_early = Some(text("reason"));
            }
        }
        // Of a round that is not opened yet nothing is public.
        "round.asks" => {
            if content["announced"].as_bool().unwrap_or_default()
                && let Ok(points) = serde_json::from_value(content["key_points"].clone())
            {
                asks(one, points, content["round"].as_u64().unwrap_or(1) as u32);
            }
        }
        "round.opened" => {
            let number = content["round"].as_i64().unwrap_or(1);
            let id = rounds.iter().find(|(of, _)| *of == number).map_or(0, |(_, id)| *id);
            if let (Some(opens), Some(closes)) = (moment("opens"), moment("closes")) {
                one.round = Some(Round {
                    id: RoundId(id),
                    number: number as u32,
                    opens,
                    closes,
                    admission: match content["admits"].as_str() {
                        Some(admits) => {
                            let once = content["once"].as_str().unwrap_or_default();
                            let leaving = content["leaving"].as_str().unwrap_or_default();
                            let appears = content["appears"].as_str().unwrap_or_default();
                            let read = Admission::parse(admits, once, leaving);
                            read.and_then(|one| one.appearing(appears)).unwrap_or(Admission::of_guests(false))
                        }
                        None => Admission::of_guests(content["guests"].as_bool().unwrap_or_default()),
                    },
                    shows: match content["shows"].as_str() {
                        Some(code) => crate::consultation::shows(code),
                        None => Shows::of_before(content["counts_show"].as_bool().unwrap_or_default()),
                    },
                    short_reason: text("short_reason"),
                    closed_early: None,
                });
            }
            if let Ok(points) = serde_json::from_value(content["key_points"].clone()) {
                asks(one, points, number as u32);
            }
            one.dates.summarised = None;
        }
        _ => slip(one, &text("place"), &text("before"), &text("after")),
    }
    Ok(())
}

/// From a round on these key points are asked; those that are asked no more were asked until the round before.
fn asks(one: &mut Consultation, points: Vec<KeyPoint>, round: u32) {
    let before = std::mem::replace(&mut one.key_points, points);
    let gone = before.into_iter().filter(|old| one.key_points.iter().all(|point| point.number != old.number));
    let gone = gone.map(|point| PastPoint { span: Span { since: 1, until: Some(round - 1) }, point });
    one.past_points.extend(gone);
}

/// Mends a slip of the texts or of a key point as it was mended.
fn slip(one: &mut Consultation, place: &str, before: &str, after: &str) {
    if place == DRAFT {
        return;
    }
    let mend = |text: &mut String| {
        if let Ok(new) = mended(text, before, after) {
            *text = new;
        }
    };
    if let Some(text) = field(&mut one.texts, place) {
        return mend(text);
    }
    let number = place.strip_prefix('k').and_then(|number| number.parse::<u32>().ok());
    if let Some(point) = one.key_points.iter_mut().find(|point| Some(point.number) == number) {
        [&mut point.title, &mut point.body, &mut point.question].into_iter().for_each(mend);
    }
}

/// How many comments of the days until a moment count today, from the counts that are kept by day.
async fn spoken(tx: &mut Tx, id: ConsultationId, upto: Moment) -> Outcome<u64> {
    let rows = tally::of_kind(tx, id, "day stance").await?;
    let on = |name: &str| name.split(' ').next().and_then(|day| day.parse::<i64>().ok());
    let counted = rows.iter().filter(|(name, _)| on(name).is_some_and(|day| day <= upto.day().0));
    Ok(counted.map(|(_, n)| (*n).max(0) as u64).sum())
}

/// The first comment that was made after a moment: those before it had been made by then.
pub async fn first_after(store: &Store, id: ConsultationId, upto: Moment) -> Outcome<Option<CommentId>> {
    let sql = "select id from comments where consultation = $1 and at > $2 order by at, id limit 1";
    let row: Option<(i64,)> = store.read().await?.maybe(sql, args![id, upto]).await?;
    Ok(row.map(|(id,)| CommentId(id)))
}
