//! How many had spoken, and how they stood, by an earlier moment: from counts kept by day, and where little came from what came
//! itself. What would tell one person's part from the next day's is left out: by class and identity only where nothing came since.

use super::places::Places;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::Counts;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::time::Moment;
use std::collections::BTreeMap;

/// Comments that are counted anew for a page; of more, what is kept by day is told alone.
const COUNTED_ANEW: u64 = 20_000;

/// The counts of a dossier (`one`, as it stood) by a moment: those of that time that count today.
pub async fn counts(store: &Store, one: &Consultation, upto: Moment) -> Outcome<Counts> {
    let later = super::first_after(store, one.id, upto).await?;
    let now = crate::comment::counts_by_stance(store, one.id).await?;
    let mut tx = store.read().await?;
    let (version,): (Option<i64>,) = tx.one("select version from consultations where id = $1", args![one.id]).await?;
    // By part and stance they are kept where they stand in the latest text.
    let same = version == one.version.as_ref().map(|version| version.id.0);
    let changed = changed_since(&mut tx, one.id, upto).await?;
    let as_now = later.is_none() && changed.is_empty();
    let mut then = match as_now {
        true => now,
        false => until(as_they_stood(now, &changed), upto),
    };
    // Marks are given and taken back on other days than comments come.
    then.by_speaker_stance.clear();
    then.by_through_stance.clear();
    let sql = "select count(*) from comments where consultation = $1 and placed > $2";
    let (placed_since,): (i64,) = match then.total <= COUNTED_ANEW {
        true => tx.one(sql, args![one.id, upto]).await?,
        false => (0,),
    };
    if !(same && as_now && placed_since == 0) {
        then.by_target = by_part(&mut tx, one.id, then.total, upto).await?;
    }
    if !same {
        then.by_target_stance.clear();
        then.by_verified_target_stance.clear();
    }
    Ok(then)
}

fn until(now: Counts, upto: Moment) -> Counts {
    let mut then = Counts { by_day_stance: now.by_day_stance, ..Counts::default() };
    then.by_day_stance.retain(|(day, ..)| *day <= upto.day());
    let mut by_stance: BTreeMap<String, u64> = BTreeMap::new();
    for (_, stance, n) in &then.by_day_stance {
        *by_stance.entry(stance.clone()).or_default() += n;
    }
    by_stance.retain(|_, n| *n > 0);
    then.by_stance = by_stance.into_iter().collect();
    then.total = then.by_stance.iter().map(|(_, n)| n).sum();
    then
}

/// How many stood at each part that day; nothing where there are too many to be counted anew.
async fn by_part(tx: &mut Tx, id: ConsultationId, total: u64, upto: Moment) -> Outcome<Vec<(String, u64)>> {
    match total <= COUNTED_ANEW {
        true => Places::of(tx, id, upto).await?.counted(tx, id, upto).await,
        false => Ok(Vec::new()),
    }
}

/// A side that somebody took, and has left since: the day of the comment, what it says now, what it said then.
type Left = (i64, String, String);

/// The comments of another side now than at a moment, both for everyone to read.
async fn changed_since(tx: &mut Tx, id: ConsultationId, upto: Moment) -> Outcome<Vec<Left>> {
    tx.all(
        "select c.at, c.stance, e.stance
         from comments c
         join comment_editions e on e.comment = c.id
         where c.consultation = $1 and c.edited > $2 and c.at <= $2 and c.withdrawn is null and c.showing <> 'agency'
           and e.number = (select max(x.number) from comment_editions x where x.comment = c.id and x.at <= $2)
           and e.showing <> 'agency' and not e.left_out and e.stance <> c.stance",
        args![id, upto],
    )
    .await
}

/// The counts by day with those sides put back.
fn as_they_stood(mut now: Counts, changed: &[Left]) -> Counts {
    for (at, is, was) in changed {
        let day = Moment(*at).day();
        for (_, _, n) in now.by_day_stance.iter_mut().filter(|(on, stance, _)| *on == day && stance == is) {
            *n = n.saturating_sub(1);
        }
        match now.by_day_stance.iter_mut().find(|(on, stance, _)| *on == day && stance == was) {
            Some((_, _, n)) => *n += 1,
            None => now.by_day_stance.push((day, was.clone(), 1)),
        }
    }
    now
}

/// Answer sheets that had come by a moment. What they say is not told of an earlier day: two looks could single somebody out.
pub(super) async fn sheets_until(tx: &mut Tx, id: ConsultationId, upto: Moment) -> Outcome<u64> {
    let sql = "select count(*)
               from sheets
               where consultation = $1 and at <= $2 and (taken_out is null or taken_out > $2)";
    let (n,): (i64,) = tx.one(sql, args![id, upto]).await?;
    Ok(n as u64)
}
