//! What each round asks: key points and questions, each from one round to another. What a round to come will ask is written beside what was asked,
//! and is nobody's before the round is opened; what an earlier round asked is never written over.

use super::edit::cleaned_points;
use super::{allowed, load};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::checklist::{self, Has, Need, Standing};
use domain::consultation::Consultation;
use domain::id::{ConsultationId, KeyPointId};
use domain::key_point::{self, KeyPoint};
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// The dossier, and the number of the round whose questions the viewer may write now. What is announced the public reads already, so that only
/// who may open a round writes it then.
///
/// # Errors
/// As [`allowed`]; refused with `AlreadyDone` where the first round is public.
pub(crate) async fn writes(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    now: Moment,
) -> Outcome<(Consultation, u32)> {
    let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
    let act = match dossier.phase(now) {
        Phase::Preparing => Act::EditDossier,
        _ => Act::EditRound,
    };
    let dossier = allowed(tx, by, id, act, Some(revision), now).await?;
    let round = dossier.round_written(now).ok_or(Refusal::AlreadyDone)?;
    if dossier.phase(now) == Phase::Announced && !by.may(Act::OpenAgain, dossier.agency.id) {
        return Err(Error::NotAllowed);
    }
    Ok((dossier, round))
}

/// The key points that a round asks or is to ask, for those who have asked already whether they may be seen.
pub async fn points_of(store: &Store, id: ConsultationId, round: u32) -> Outcome<Vec<KeyPoint>> {
    points_in(&mut store.read().await?, id, round).await
}

pub(super) async fn points_in(tx: &mut Tx, id: ConsultationId, round: u32) -> Outcome<Vec<KeyPoint>> {
    let rows: Vec<(i64, i64, String, String, String, String)> = tx
        .all(
            "select id, number, title, body, question, provisions
             from key_points
             where consultation = $1 and since <= $2 and (until is null or until >= $2)
             order by number",
            args![id, i64::from(round)],
        )
        .await?;
    let point = |(id, number, title, body, question, provisions): (i64, i64, String, String, String, String)| {
        let provisions = serde_json::from_str(&provisions)?;
        Ok(KeyPoint { id: KeyPointId(id), number: number as u32, title, body, question, provisions })
    };
    rows.into_iter().map(point).collect()
}

/// Writes the key points of a further round. One that says what it said stays the same point, with its number and what was said of it.
pub(super) async fn write_points(
    tx: &mut Tx,
    dossier: &Consultation,
    round: u32,
    typed: &[key_point::New],
) -> Outcome<()> {
    let points = cleaned_points(typed, dossier.version.is_some())?;
    if let Some(version) = &dossier.version {
        crate::version::known_parts(tx, version.id, &points).await?;
    }
    let (rules, _) = crate::rules::in_tx(tx).await?;
    let needs = checklist::of(&rules, &Consultation { key_points: Vec::new(), ..dossier.clone() }, Has::default());
    let needs = needs.iter().any(|line| line.need == Need::KeyPoints && line.standing == Standing::Missing);
    if needs && points.is_empty() {
        let mut no = Refusals::default();
        no.add("", Refusal::EntryCount { least: 1, most: key_point::MOST as u32 });
        return Err(no.into());
    }
    let (id, round) = (dossier.id, i64::from(round));
    // What was prepared for this round before is taken back first; what earlier rounds asked stands again.
    tx.run("delete from key_points where consultation = $1 and since = $2", args![id, round]).await?;
    tx.run("update key_points set until = null where consultation = $1 and until = $2", args![id, round - 1]).await?;
    let mut before = points_in(tx, id, round as u32).await?;
    let (mut next, last): (i64, i64) = tx
        .one(
            "select (select coalesce(max(id), 0) from key_points), coalesce(max(number), 0)
             from key_points
             where consultation = $1",
            args![id],
        )
        .await?;
    let (mut number, mut rows) = (last, Vec::new());
    for point in &points {
        let provisions = serde_json::to_string(&point.provisions)?;
        let same =
            |old: &KeyPoint| (&old.title, &old.body, &old.question) == (&point.title, &point.body, &point.question);
        match before.iter().position(same) {
            Some(at) => {
                let kept = before.swap_remove(at);
                tx.run("update key_points set provisions = $1 where id = $2", args![provisions, kept.id]).await?;
            }
            None => {
                (next, number) = (next + 1, number + 1);
                rows.push(args![next, id, number, &point.title, &point.body, &point.question, provisions, round]);
            }
        }
    }
    for gone in before {
        tx.run("update key_points set until = $1 where id = $2", args![round - 1, gone.id]).await?;
    }
    tx.add("insert into key_points (id, consultation, number, title, body, question, provisions, since)", rows).await
}

/// The survey as it is asked anew in a round, where nobody has written another.
const ASKED_ANEW: &str = "insert into questions
       (id, consultation, number, place, since, audience, form, text, help, choices, required, unit, least, most,
        relevant, constraint_rule, constraint_note, details)
     select (select coalesce(max(id), 0) from questions) + row_number() over (order by number),
       consultation, (select max(number) from questions where consultation = $1) + place, place, $2 + 1, audience, form, text, help,
       choices, required, unit, least, most, relevant, constraint_rule, constraint_note, details
     from questions
     where consultation = $1 and since <= $2 and until is null;
     update questions set until = $2 where consultation = $1 and since <= $2 and until is null";

/// Gives a round that is being opened after another its own questions, so that its answers are counted apart. Key points that nobody wrote anew
/// are asked on.
pub(super) async fn begin(tx: &mut Tx, id: ConsultationId, before: u32) -> Outcome<()> {
    let before = i64::from(before);
    let (written,): (i64,) = tx
        .one(
            "select count(*) from questions where consultation = $1 and (since = $2 + 1 or until = $2)",
            args![id, before],
        )
        .await?;
    if written == 0 {
        tx.script(ASKED_ANEW, args![id, before]).await?;
    }
    Ok(())
}
