//! What is told of a survey's counts: to the entitled as they are, to everyone without what would single somebody out. The tables of everyone are kept
//! until something happens to their consultation.

use super::{Asked, kinds, questions_in};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::tally::{self, Answered};
use domain::channel::Way;
use domain::id::ConsultationId;
use domain::survey::crossed::{self, Crossed, Parts};
use domain::survey::cut::Cut;
use domain::survey::disclose::{self, Tables};
use domain::survey::steps::Step;
use domain::survey::{Audience, Question, Tally};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The tables of a question, with its cross-tables.
pub type WithCrossed = (Tables, Crossed);

/// Tables as they were made last, so that whoever asks again before another sheet comes is given the same: of each surveys' questions the number of the last event
/// of the consultation as it stood before they were read. Counts change with an event alone, so that tables are never older than the number says.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    plain: Mutex<Latest<Vec<Tables>>>,
    crossed: Mutex<Latest<Vec<WithCrossed>>>,
    /// What everyone was told, in the open and afterwards.
    open: Mutex<Latest<Vec<WithCrossed>>>,
    over: Mutex<Latest<Vec<WithCrossed>>>,
    pub(super) steps: super::steps::Read,
}

impl Kept {
    fn of(&self, open: bool) -> &Mutex<Latest<Vec<WithCrossed>>> {
        if open { &self.open } else { &self.over }
    }

    /// What everyone was told as of an event, in the open or not.
    pub(super) fn told(
        &self,
        id: ConsultationId,
        asked: Asked,
        (event, open): (i64, bool),
    ) -> Option<Arc<Vec<WithCrossed>>> {
        kept(self.of(open), (id.0, asked), event)
    }

    pub(super) fn keep_told(
        &self,
        id: ConsultationId,
        asked: Asked,
        (event, open): (i64, bool),
        tables: Vec<WithCrossed>,
    ) -> Arc<Vec<WithCrossed>> {
        keep(self.of(open), (id.0, asked), event, tables)
    }
}

/// Which tables: of what consultation, and of which of its questions.
type Which = (i64, Asked);

#[derive(Debug)]
struct Latest<T> {
    /// With the event they are of, and when they were asked for last.
    of: HashMap<Which, (i64, u64, Arc<T>)>,
    asked: u64,
}

/// So many surveys' tables are kept; those that nobody asked for longest go first. The largest with cross-tables take about a megabyte.
const MOST: usize = 48;

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Latest { of: HashMap::new(), asked: 0 }
    }
}

impl<T> Latest<T> {
    fn get(&mut self, which: Which, event: i64) -> Option<Arc<T>> {
        self.asked += 1;
        let (of, asked, tables) = self.of.get_mut(&which)?;
        *asked = self.asked;
        (*of == event).then(|| tables.clone())
    }

    fn put(&mut self, which: Which, event: i64, tables: Arc<T>) {
        self.asked += 1;
        if self.of.len() >= MOST && !self.of.contains_key(&which) {
            let longest = self.of.iter().min_by_key(|(_, (_, asked, _))| *asked).map(|(which, _)| *which);
            longest.map(|which| self.of.remove(&which));
        }
        self.of.insert(which, (event, self.asked, tables));
    }
}

/// The number of the last event of a consultation: what is told of its survey is the same as long as this is.
///
/// # Errors
/// Faults.
pub async fn as_of(store: &Store, id: ConsultationId) -> Outcome<i64> {
    last_event(&mut store.read().await?, id).await
}

pub(super) async fn last_event(tx: &mut Tx, id: ConsultationId) -> Outcome<i64> {
    let (seq,) = tx.one("select coalesce(max(seq), 0) from events where consultation = $1", args![id]).await?;
    Ok(seq)
}

/// What is kept of these, where nothing happened since.
fn kept<T>(latest: &Mutex<Latest<T>>, which: Which, event: i64) -> Option<Arc<T>> {
    latest.lock().ok()?.get(which, event)
}

fn keep<T>(latest: &Mutex<Latest<T>>, which: Which, event: i64, tables: T) -> Arc<T> {
    let tables = Arc::new(tables);
    if let Ok(mut latest) = latest.lock() {
        latest.put(which, event, tables.clone());
    }
    tables
}

/// What is counted of every question, of all sheets or of one audience's: for the entitled.
pub async fn tallies(store: &Store, id: ConsultationId, audience: Option<Audience>) -> Outcome<Vec<Tally>> {
    let counts = tally::answers(&mut store.read().await?, id).await?;
    Ok(of_audience(&counts, audience.map(Audience::code)))
}

/// The same of some questions as everyone may see it, in the order of the questions.
pub async fn public(store: &Store, id: ConsultationId, asked: Asked) -> Outcome<Arc<Vec<Tables>>> {
    let mut tx = store.read().await?;
    let (event, which) = (last_event(&mut tx, id).await?, (id.0, asked));
    if let Some(tables) = kept(&store.tables.plain, which, event) {
        return Ok(tables);
    }
    let questions = questions_in(&mut tx, id, asked).await?;
    let counts = tally::answers(&mut tx, id).await?;
    drop(tx);
    let each = sorted(counts.each(), "answered", "answer");
    let tables = |question: &Question| disclose::tables(question, &by_audience(&each, question));
    Ok(keep(&store.tables.plain, which, event, questions.iter().map(tables).collect()))
}

/// The same with cross-tables, none of which gives anybody away beside another.
pub async fn public_crossed(store: &Store, id: ConsultationId, asked: Asked) -> Outcome<Arc<Vec<WithCrossed>>> {
    let mut tx = store.read().await?;
    let (event, which) = (last_event(&mut tx, id).await?, (id.0, asked));
    if let Some(tables) = kept(&store.tables.crossed, which, event) {
        return Ok(tables);
    }
    let questions = questions_in(&mut tx, id, asked).await?;
    let counts = now_of(&mut tx, id, &questions).await?;
    drop(tx);
    let tables = |(question, now): (&Question, &Step)| crossed::crossed(question, &now.by, &now.cuts);
    Ok(keep(&store.tables.crossed, which, event, questions.iter().zip(&counts).map(tables).collect()))
}

/// What is counted of some questions now, by audience and by each division.
pub(super) async fn now_of(tx: &mut Tx, id: ConsultationId, questions: &[Question]) -> Outcome<Vec<Step>> {
    let counts = tally::all(tx, id).await?;
    let each = of_kinds(&counts, "answered", "answer");
    type Within<'a> = HashMap<(i64, &'a str), Tally>;
    let cuts: Vec<(Cut, Within)> = Cut::ALL.iter().map(|cut| (*cut, by_part(&counts, *cut))).collect();
    let of = |question: &Question| {
        let parts = |(cut, all): &(Cut, HashMap<(i64, &str), Tally>)| {
            let mine = all.iter().filter(|((of, _), _)| *of == question.id.0);
            let mut parts: Parts = mine.map(|((_, code), tally)| (code.to_string(), tally.clone())).collect();
            parts.sort_by(|(one, _), (other, _)| one.cmp(other));
            // The same whatever the order in which they were counted.
            parts.iter_mut().for_each(|(_, tally)| tally.by_value.sort_unstable());
            (*cut, parts)
        };
        let mut by = by_audience(&each, question);
        by.iter_mut().for_each(|(_, tally)| tally.by_value.sort_unstable());
        Step { by, cuts: cuts.iter().map(parts).collect(), ..Step::default() }
    };
    Ok(questions.iter().map(of).collect())
}

/// How many sheets came by each other way than the portal, as they are: for the entitled.
pub async fn by_way(store: &Store, id: ConsultationId) -> Outcome<Vec<(Way, u64)>> {
    let counts = tally::of_kind(&mut store.read().await?, id, "sheets by way").await?;
    let of = |way: &Way| counts.iter().find(|(code, n)| code == way.code() && *n > 0).map(|(_, n)| (*way, *n as u64));
    Ok(Way::ALL.iter().filter_map(of).collect())
}

/// Of all sheets, how many came by the portal (0) and by each other way (its place from 1).
pub(super) async fn ways_of(tx: &mut Tx, id: ConsultationId) -> Outcome<Step> {
    let counts = tally::of_kind(tx, id, "sheets by way").await?;
    let (sheets,): (i64,) = tx.one("select sheets from consultations where id = $1", args![id]).await?;
    let of = |way: &Way| counts.iter().find(|(code, _)| code == way.code()).map_or(0, |(_, n)| (*n).max(0) as u64);
    let mut by_value: Vec<(i64, u64)> = (1..).zip(Way::ALL.iter().map(of)).collect();
    let (sheets, brought) = (sheets.max(0) as u64, by_value.iter().map(|(_, n)| n).sum::<u64>());
    by_value.insert(0, (0, sheets.saturating_sub(brought)));
    by_value.retain(|(_, n)| *n > 0);
    Ok(Step { by: vec![(Audience::Everyone, Tally { question: 0, answered: sheets, by_value })], ..Step::default() })
}

/// The tallies of each audience, by question.
type ByAudience<'a> = HashMap<(i64, &'a str), Tally>;

/// The tallies of one division, by question and part.
fn by_part(counts: &[(String, String, i64)], cut: Cut) -> HashMap<(i64, &str), Tally> {
    let (answered, answer) = kinds(cut);
    of_kinds(counts, answered, answer)
}

fn of_kinds<'a>(counts: &'a [(String, String, i64)], answered: &str, answer: &str) -> HashMap<(i64, &'a str), Tally> {
    sorted(counts.iter().map(|(kind, name, n)| (kind.as_str(), name.as_str(), *n)), answered, answer)
}

/// Counts of two kinds, by question and by what stands last in their names.
fn sorted<'a>(
    counts: impl Iterator<Item = (&'a str, &'a str, i64)>,
    answered: &str,
    answer: &str,
) -> HashMap<(i64, &'a str), Tally> {
    let mut all: HashMap<(i64, &str), Tally> = HashMap::new();
    for (kind, name, n) in counts.filter(|(kind, ..)| *kind == answered || *kind == answer) {
        let mut parts = name.split(' ');
        let (question, value, of) = match [parts.next(), parts.next(), parts.next(), parts.next()] {
            [Some(question), Some(of), None, None] if kind == answered => (question, None, of),
            [Some(question), Some(value), Some(of), None] if kind == answer => {
                (question, value.parse::<i64>().ok(), of)
            }
            _ => continue,
        };
        let Ok(question) = question.parse::<i64>() else { continue };
        let tally = all.entry((question, of)).or_insert_with(|| Tally { question, ..Tally::default() });
        match value {
            Some(value) => tally.by_value.push((value, n.max(0) as u64)),
            None => tally.answered = n.max(0) as u64,
        }
    }
    all
}

fn by_audience(each: &ByAudience<'_>, question: &Question) -> Vec<(Audience, Tally)> {
    let of = |audience: &Audience| Some((*audience, each.get(&(question.id.0, audience.code()))?.clone()));
    Audience::ALL.iter().filter_map(of).collect()
}

/// The tallies in some counts, of all or of one audience.
fn of_audience(counts: &Answered, audience: Option<&str>) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    for (kind, name, n) in counts.each() {
        let parts: Vec<&str> = name.split(' ').collect();
        let (question, value, of) = match (kind, parts.as_slice()) {
            ("answered", [question]) => (question, None, None),
            ("answered", [question, of]) => (question, None, Some(*of)),
            ("answer", [question, value]) => (question, value.parse::<i64>().ok(), None),
            ("answer", [question, value, of]) => (question, value.parse::<i64>().ok(), Some(*of)),
            _ => continue,
        };
        if of != audience {
            continue;
        }
        let Ok(question) = question.parse::<i64>() else { continue };
        let at = match tallies.iter().position(|tally| tally.question == question) {
            Some(at) => at,
            None => {
                tallies.push(Tally { question, ..Tally::default() });
                tallies.len() - 1
            }
        };
        match value {
            Some(value) => tallies[at].by_value.push((value, n.max(0) as u64)),
            None => tallies[at].answered = n.max(0) as u64,
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let mut latest = Latest::default();
        let which = |n: i64| (n, Asked::Now);
        (0..MOST as i64).for_each(|n| latest.put(which(n), 7, Arc::new(n)));
        assert_eq!(latest.get(which(0), 7).as_deref(), Some(&0));
        assert_eq!(latest.get(which(0), 8), None, "something happened since");
        latest.put(which(-1), 7, Arc::new(-1));
        assert_eq!(latest.of.len(), MOST);
        assert!(latest.get(which(0), 7).is_some() && latest.get(which(1), 7).is_none());
    }
}
