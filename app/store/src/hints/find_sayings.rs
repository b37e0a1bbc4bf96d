//! Finding sentences that many comments say: with themes, over all comments of a hearing. A sentence keeps its number for as long as it is
//! said, so that what was seen of it stays true.

use super::{Read, said};
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use insight::sayings::{Own, Reader, Span, own};
use std::collections::{BTreeMap, BTreeSet};

/// So many comments must say it, so that it is nobody's own and reading it saves reading them.
const LEAST: usize = 3;
/// Sentences kept of a hearing, at most: those that most say. They are chosen from more, as slips make many of one.
const MOST: usize = 4_000;
const FROM: usize = 16_000;
/// What fewer say may be one of those with a slip, where it is so long in letters; so many of what waits are looked at.
const LONG: i64 = 24;
const RARE: usize = 50_000;
/// How often sentences that follow one another are joined, at most.
const JOINED: usize = 8;
/// Comments asked how a sentence is written, and of what is kept: a long one has a slip in most of them.
const WRITINGS: usize = 7;
const SPELT: usize = 15;
/// Comments read, and rows written, at once.
const MANY: i64 = 5_000;
const WRITTEN: usize = 1_000;

/// A sentence in its place.
#[derive(Clone, Copy)]
struct Place {
    key: u64,
    comment: i64,
    /// In letters; the first is 1.
    start: i64,
    size: i64,
    /// With all further places in the comment.
    letters: i64,
    /// Its comment has no place yet.
    waits: bool,
    /// Of its comment's text.
    revision: i64,
}

impl Place {
    fn span(&self) -> Span {
        Span { comment: self.comment, start: self.start, end: self.start + self.size, letters: self.letters }
    }

    /// Letters between it and a later place.
    fn gap(&self, later: &Place) -> i64 {
        later.start - self.start - self.size
    }

    /// Two places, the first of so many letters.
    fn parted(self, at: i64) -> (Place, Place) {
        let at = at.min(self.size - 1);
        let first = Place { size: at, letters: at, ..self };
        let rest = self.size - at;
        (first, Place { start: self.start + at, size: rest, letters: rest, ..self })
    }

    /// The words of its comment that stand there; none where its author took it back or changed it meanwhile.
    fn of(&self, texts: &BTreeMap<i64, Read>) -> String {
        let read = texts.get(&self.comment).filter(|read| read.said.revision == self.revision);
        let text = read.map_or("", |read| read.said.reason.as_str());
        text.chars().skip((self.start - 1).max(0) as usize).take(self.size as usize).collect()
    }
}

/// A sentence with those who say it, and its text as the first of them wrote it.
struct Found {
    key: i64,
    text: String,
    places: Vec<Place>,
}

impl Found {
    /// Places of a comment that follow one another are one place.
    fn run_together(&mut self) {
        self.places.sort_by_key(|place| (place.comment, place.start));
        let mut run: Vec<Place> = Vec::with_capacity(self.places.len());
        for place in &self.places {
            match run
                .last_mut()
                .filter(|last| last.comment == place.comment && last.gap(place) <= insight::sayings::GAP)
            {
                Some(last) => {
                    // What it goes on by, and what it says again elsewhere.
                    let more = (last.gap(place) + place.size).max(0);
                    last.size += more;
                    last.letters += more + place.letters - place.size;
                }
                None => run.push(*place),
            }
        }
        self.places = run;
        self.once_each();
    }

    /// Each comment once, where it says most of it; what it says again elsewhere, as with a slip, counts among its letters.
    fn once_each(&mut self) {
        self.places.sort_by_key(|place| (place.comment, std::cmp::Reverse(place.letters)));
        let mut counted: Vec<(i64, i64)> = Vec::new();
        self.places.dedup_by(|again, kept| {
            if again.comment != kept.comment {
                counted.clear();
                return false;
            }
            counted.push((kept.start, kept.size));
            let here = (again.start, again.size);
            if counted.iter().all(|(start, size)| here.0 + here.1 <= *start || start + size <= here.0) {
                kept.letters += again.letters;
                counted.push(here);
            }
            true
        });
    }
}

/// Finds the sentences of a hearing and adds what is new.
pub(super) async fn find(store: &Store, consultation: i64) -> Outcome<()> {
    let (places, joined_up) = read(store, consultation).await?;
    let (often, rare) = crate::apart(move || together(with_joined(places, joined_up))).await?;
    let (often, rare) = (with_texts(store, often).await?, with_texts(store, rare).await?);
    let often = as_most_write(store, often, WRITINGS).await?;
    let (found, slips) = crate::apart(move || joined(often, rare)).await?;
    // What was put together reads as it stands in most of its places now: whole, where most say the whole.
    let mut found = as_most_write(store, found, SPELT).await?;
    found.retain(|found| !found.text.is_empty());
    let (found, beside, again) = crate::apart(move || {
        let (found, again) = once(found);
        let beside = company(&found);
        (found, beside, again)
    })
    .await?;
    forget(store, consultation, again).await?;
    forget(store, consultation, slips).await?;
    let known: Vec<(i64, i64, i64)> = store
        .read()
        .await?
        .all("select cast(key as bigint), id, comments from sayings where consultation = $1", args![consultation])
        .await?;
    let known: BTreeMap<i64, (i64, i64)> = known.into_iter().map(|(key, id, comments)| (key, (id, comments))).collect();
    let (grown, new): (Vec<Found>, Vec<Found>) = found
        .into_iter()
        .filter(|found| known.get(&found.key).is_none_or(|(_, comments)| *comments < found.places.len() as i64))
        .partition(|found| known.contains_key(&found.key));
    let ids = named(store, consultation, &new).await?;
    written_anew(store, &known, &grown).await?;
    let grown = grown.into_iter().map(|found| (known[&found.key].0, found.places));
    let new = new.into_iter().filter_map(|found| Some((*ids.get(&found.key)?, found.places)));
    for (saying, places) in grown.chain(new) {
        add(store, saying, places).await?;
    }
    shown_with(store, consultation, beside).await
}

/// A sentence with those beside which it usually stands.
struct Beside {
    key: i64,
    with: Vec<(i64, insight::sayings::Company)>,
}

fn company(found: &[Found]) -> Vec<Beside> {
    let spans: Vec<Vec<Span>> = found.iter().map(|found| found.places.iter().map(Place::span).collect()).collect();
    let company = insight::sayings::company(&spans).into_iter();
    let with = |company: Vec<insight::sayings::Company>| {
        company.into_iter().map(|company| (found[company.with].key, company)).collect()
    };
    found.iter().zip(company).map(|(found, company)| Beside { key: found.key, with: with(company) }).collect()
}

/// Pieces of a comment that read as one.
type Run = Vec<Place>;

/// Every sentence of every comment that counts, where it stands; and pieces that read as one.
async fn read(store: &Store, consultation: i64) -> Outcome<(Vec<Place>, Vec<Run>)> {
    let (mut places, mut runs, mut reader, mut after) = (Vec::new(), Vec::new(), Reader::default(), 0);
    loop {
        let texts: Vec<(i64, String, String, i64)> = store
            .read()
            .await?
            .all(
                "select l.comment, l.state, c.reason, c.revision
                 from ledger l
                 join comments c on c.id = l.comment
                 where l.consultation = $1 and l.comment > $2
                 order by l.comment
                 limit $3",
                args![consultation, after, MANY],
            )
            .await?;
        let Some((last, ..)) = texts.last() else { return Ok((places, runs)) };
        after = *last;
        let (back, mut some, mut more) = crate::apart(move || {
            let (mut some, mut more) = (Vec::new(), Vec::new());
            for (comment, state, text, revision) in &texts {
                let (said, joined) = sentences(&mut reader, (*comment, *revision), state, text);
                some.extend(said);
                more.extend(joined);
            }
            (reader, some, more)
        })
        .await?;
        reader = back;
        places.append(&mut some);
        runs.append(&mut more);
    }
}

fn sentences(reader: &mut Reader, (comment, revision): (i64, i64), state: &str, text: &str) -> (Vec<Place>, Vec<Run>) {
    let letters = |text: &str| text.chars().count() as i64;
    let waits = state == domain::ledger::Place::Waiting.code();
    let place = |key: u64, range: std::ops::Range<usize>, said: Option<usize>| {
        let (start, size) = (1 + letters(&text[..range.start]), letters(&text[range]));
        Place { key, comment, start, size, letters: said.map_or(size, |said| said as i64), waits, revision }
    };
    let said = reader.sayings(text).into_iter().map(|one| place(one.key, one.range, Some(one.letters))).collect();
    let run =
        |run: &insight::sayings::Joined| run.iter().map(|(key, range)| place(*key, range.clone(), None)).collect();
    (said, reader.joined().iter().map(run).collect())
}

/// The same with the pieces of those runs of which every piece is a sentence that enough others say.
fn with_joined(mut places: Vec<Place>, runs: Vec<Run>) -> Vec<Place> {
    if runs.is_empty() {
        return places;
    }
    let mut keys: Vec<u64> = places.iter().map(|place| place.key).collect();
    keys.sort_unstable();
    let enough = |key: u64| {
        let from = keys.partition_point(|one| *one < key);
        keys.get(from + LEAST - 1) == Some(&key)
    };
    places.extend(runs.into_iter().filter(|run| run.iter().all(|place| enough(place.key))).flatten());
    places
}

/// Those that enough say, most said first; and long ones that fewer say, of what waits.
fn together(mut places: Vec<Place>) -> (Vec<Found>, Vec<Found>) {
    places.sort_unstable_by_key(|place| (place.key, place.comment));
    let mut found: Vec<Found> = Vec::new();
    for place in places {
        match found.last_mut() {
            Some(last) if last.key == place.key as i64 => last.places.push(place),
            last => {
                // Most are nobody's but one's own.
                if last.is_some_and(|last| {
                    last.places.iter().all(|place| place.size < LONG || !place.waits) && last.places.len() < LEAST
                }) {
                    found.pop();
                }
                found.push(Found { key: place.key as i64, text: String::new(), places: vec![place] });
            }
        }
    }
    let (mut often, mut rare): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| found.places.len() >= LEAST);
    often.sort_by_key(|found| (std::cmp::Reverse(found.places.len()), found.key));
    often.truncate(FROM);
    rare.retain(|found| found.places.iter().any(|place| place.size >= LONG && place.waits));
    rare.truncate(RARE);
    (often, rare)
}

/// The same with their texts. What was taken back meanwhile is left out.
async fn with_texts(store: &Store, mut found: Vec<Found>) -> Outcome<Vec<Found>> {
    // The first may have taken it back meanwhile: then the next is asked.
    for at in 0..WRITINGS {
        let without: Vec<&mut Found> =
            found.iter_mut().filter(|found| found.text.is_empty() && found.places.len() > at).collect();
        if without.is_empty() {
            break;
        }
        let asked: Vec<i64> = without.iter().map(|found| found.places[at].comment).collect();
        let texts = said(&mut store.read().await?, &asked).await?;
        let texts: BTreeMap<i64, Read> = texts.into_iter().map(|read| (read.comment, read)).collect();
        for found in without {
            found.text = found.places[at].of(&texts);
        }
    }
    found.retain(|found| !found.text.is_empty());
    Ok(found)
}

/// The same, each spelt as most of some who say it write it: the first may have made a slip that is none to the sentence.
async fn as_most_write(store: &Store, mut found: Vec<Found>, each: usize) -> Outcome<Vec<Found>> {
    let some = move |found: &Found| {
        let n = found.places.len();
        (0..n.min(each)).map(|at| at * n / n.min(each)).collect::<Vec<_>>()
    };
    let mut asked: Vec<i64> =
        found.iter().flat_map(|found| some(found).into_iter().map(|at| found.places[at].comment)).collect();
    asked.sort_unstable();
    asked.dedup();
    let texts = said(&mut store.read().await?, &asked).await?;
    crate::apart(move || {
        let texts: BTreeMap<i64, Read> = texts.into_iter().map(|read| (read.comment, read)).collect();
        for found in &mut found {
            let written: Vec<String> = some(found).into_iter().map(|at| found.places[at].of(&texts)).collect();
            let known = std::mem::take(&mut found.text);
            found.text = spelt(known, &written);
        }
        found
    })
    .await
}

/// How a sentence is spelt, of its text so far and what some write. Where all write it otherwise, what is somebody's own in all of them stands
/// for none: it keeps its text, but for slips that most do not make.
fn spelt(known: String, written: &[String]) -> String {
    let written: Vec<(&str, usize)> =
        written.iter().filter(|text| !text.is_empty()).map(|text| (text.as_str(), 1)).collect();
    let forms: BTreeSet<&str> = written.iter().map(|(text, _)| *text).collect();
    if known.is_empty() || forms.len() < written.len() || forms.contains(known.as_str()) {
        return insight::sayings::spelt(&written).unwrap_or(known);
    }
    insight::sayings::respelt(&known, &written)
}

/// One for all that are the same but for slips: the most said has the places of the others, each comment once. What is rare stands by
/// itself nowhere, nor does what is read in another. With the keys of those that are no rows.
fn joined(often: Vec<Found>, rare: Vec<Found>) -> (Vec<Found>, Vec<i64>) {
    let (leads, runs) = {
        let all = often.iter().chain(&rare).map(|found| (found.text.as_str(), found.places.len()));
        let all: Vec<(&str, usize)> = all.collect();
        (insight::sayings::same(&all), insight::sayings::run_on(&all))
    };
    let many = often.len();
    let mut all: BTreeMap<usize, Found> = BTreeMap::new();
    let (mut slips, mut more): (Vec<i64>, Vec<(usize, Place)>) = (Vec::new(), Vec::new());
    for (n, found) in often.into_iter().chain(rare).enumerate() {
        if let Some(run) = runs[n] {
            slips.push(found.key);
            for place in found.places {
                let (first, second) = place.parted(run.at as i64);
                more.extend([(leads[run.first], first), (leads[run.second], second)]);
            }
            continue;
        }
        match all.get_mut(&leads[n]) {
            Some(first) => {
                first.places.extend(found.places);
                slips.push(found.key);
            }
            None if leads[n] < many => _ = all.insert(leads[n], found),
            None => {}
        }
    }
    for (lead, place) in more {
        if let Some(found) = all.get_mut(&lead) {
            found.places.push(place);
        }
    }
    let mut all: Vec<Found> = all.into_values().collect();
    all.iter_mut().for_each(Found::once_each);
    let mut all = apart(all, &mut slips);
    all.sort_by_key(|found| (std::cmp::Reverse(found.places.len()), found.key));
    all.truncate(MOST);
    (all, slips)
}

/// Leaves out what is read in another; who says it without that other is taken to say the other.
fn apart(all: Vec<Found>, slips: &mut Vec<i64>) -> Vec<Found> {
    let spans: Vec<Vec<Span>> = all.iter().map(|found| found.places.iter().map(Place::span).collect()).collect();
    let own = own(&spans);
    let near = |one: usize, other: usize| insight::copies::near(&all[one].text, &all[other].text);
    // Not beside a denial of it or a condition; and what is read nowhere else is a row.
    let own: Vec<Own> = (0..all.len())
        .map(|n| match own[n] {
            Own::Within(whole) if own[whole] != Own::Alone || !near(whole, n) => Own::Alone,
            Own::Beside(piece) if insight::sayings::turns(&all[n].text, &all[piece].text) => Own::Alone,
            other => other,
        })
        .collect();
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    let mut within: Vec<(usize, Found)> = Vec::new();
    for (n, found) in all.into_iter().enumerate() {
        if own[n] != Own::Alone {
            slips.push(found.key);
        }
        match own[n] {
            Own::Alone => _ = kept.insert(n, found),
            Own::Within(whole) => within.push((whole, found)),
            Own::Parts | Own::Beside(_) => {}
        }
    }
    for (whole, found) in within {
        if let Some(whole) = kept.get_mut(&whole) {
            whole.places.extend(found.places);
        }
    }
    let mut kept: Vec<Found> = kept.into_values().collect();
    kept.iter_mut().for_each(Found::once_each);
    // What was joined may follow another in its turn.
    for _ in 0..JOINED {
        let before = kept.len();
        kept = in_letters(kept, slips);
        if kept.len() == before {
            break;
        }
    }
    kept
}

/// Sentences that nearly always follow one another, or overlap, are one row, whose text is to be read anew.
fn in_letters(kept: Vec<Found>, slips: &mut Vec<i64>) -> Vec<Found> {
    let spans: Vec<Vec<Span>> = kept.iter().map(|found| found.places.iter().map(Place::span).collect()).collect();
    let leads = insight::sayings::together(&spans);
    let mut rows: BTreeMap<usize, Found> = BTreeMap::new();
    let mut following: Vec<(usize, Found)> = Vec::new();
    for (n, found) in kept.into_iter().enumerate() {
        match leads[n] == n {
            true => _ = rows.insert(n, found),
            false => following.push((leads[n], found)),
        }
    }
    // In the order in which they are said.
    let mean =
        |found: &Found| found.places.iter().map(|place| place.start).sum::<i64>() / found.places.len().max(1) as i64;
    following.sort_by_key(|(_, found)| mean(found));
    for (lead, found) in following {
        slips.push(found.key);
        if let Some(row) = rows.get_mut(&lead) {
            // Who says this alone does not say the row.
            let leads: BTreeSet<i64> = row.places.iter().map(|place| place.comment).collect();
            row.places.extend(found.places.into_iter().filter(|place| leads.contains(&place.comment)));
            row.text.clear();
        }
    }
    let mut rows: Vec<Found> = rows.into_values().collect();
    rows.iter_mut().for_each(Found::run_together);
    rows
}

/// Rows that read alike are one, that of the most; with the keys of the others.
fn once(mut found: Vec<Found>) -> (Vec<Found>, Vec<i64>) {
    found.sort_by_key(|found| (std::cmp::Reverse(found.places.len()), found.key));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let (mut rows, mut again): (Vec<Found>, Vec<i64>) = (Vec::new(), Vec::new());
    for one in found {
        match known.get(&one.text) {
            Some(at) => {
                again.push(one.key);
                rows[*at].places.extend(one.places);
            }
            None => {
                known.insert(one.text.clone(), rows.len());
                rows.push(one);
            }
        }
    }
    rows.iter_mut().for_each(Found::once_each);
    (rows, again)
}

/// What turned out to be a slip of another sentence, or is read in another, is a row no more, unless somebody has sorted it or passed it over.
async fn forget(store: &Store, consultation: i64, slips: Vec<i64>) -> Outcome<()> {
    if slips.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                let rows: Vec<Vec<Value>> = slips.iter().map(|key| args![*key, consultation]).collect();
                tx.run_rows(
                    "delete from said_by where saying in (
                       select s.id from (values {rows}) v
                       join sayings s on s.key = v.column1 and s.consultation = v.column2
                       where s.deed = 0 and s.passed = 0)",
                    rows.clone(),
                )
                .await?;
                tx.run_rows(
                    "delete from sayings where deed = 0 and passed = 0 and (consultation, key) in (
                       select v.column2, v.column1 from (values {rows}) v)",
                    rows,
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// What nobody has marked reads as it is said now.
async fn written_anew(store: &Store, known: &BTreeMap<i64, (i64, i64)>, grown: &[Found]) -> Outcome<()> {
    let rows: Vec<Vec<Value>> =
        grown.iter().filter_map(|found| Some(args![known.get(&found.key)?.0, found.text.as_str()])).collect();
    if rows.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_rows(
                    "update sayings set text = v.column2
                     from (values {rows}) v
                     where sayings.id = v.column1 and sayings.deed = 0 and sayings.passed = 0",
                    rows,
                )
                .await
            })
        })
        .await?;
    Ok(())
}

/// Gives new sentences their numbers; by their keys.
async fn named(store: &Store, consultation: i64, new: &[Found]) -> Outcome<BTreeMap<i64, i64>> {
    let named: Vec<(i64, String)> = new.iter().map(|found| (found.key, found.text.clone())).collect();
    let many = named.len() as i64;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (last,): (i64,) = tx
                    .one("update hint_progress set at = at + $1 where kind = 'sayings' returning at", args![many])
                    .await?;
                let ids: BTreeMap<i64, i64> = named.iter().map(|(key, _)| *key).zip(last - many + 1..).collect();
                let first = last - many;
                let row =
                    |(key, text): (i64, String)| args![ids[&key], consultation, key, text, 0_i64, 0_i64, 0_i64, 0_i64];
                let rows: Vec<Vec<Value>> = named.into_iter().map(row).collect();
                let into = "insert into sayings (id, consultation, key, text, comments, waiting, deed, passed)";
                tx.upsert(into, rows, "on conflict (consultation, key) do nothing").await?;
                // Another server may have been quicker with some of them.
                let sql = "select cast(key as bigint), id from sayings where consultation = $1 and id > $2";
                let own: Vec<(i64, i64)> = tx.all(sql, args![consultation, first]).await?;
                Ok(own.into_iter().filter(|(key, id)| ids.get(key) == Some(id)).collect())
            })
        })
        .await
}

/// Adds those who say a sentence, a bounded number in a transaction, each with what it changes of the counts. Who took a comment back
/// or changed it meanwhile says nothing.
async fn add(store: &Store, saying: i64, places: Vec<Place>) -> Outcome<()> {
    for part in places.chunks(WRITTEN) {
        let row = |place: &Place| args![saying, place.comment, place.start, place.size, place.letters, place.revision];
        let rows: Vec<Vec<Value>> = part.iter().map(row).collect();
        store
            .write(move |tx| {
                Box::pin(async move {
                    tx.run_rows(
                        "insert into said_by (saying, comment, start, size, letters)
                         select v.column1, l.comment, v.column3, v.column4, v.column5
                         from (values {rows}) v
                         join ledger l on l.comment = v.column2
                         join comments c on c.id = l.comment and c.revision = v.column6
                         where not exists (select 1 from said_by b where b.saying = v.column1 and b.comment = l.comment)",
                        rows,
                    )
                    .await?;
                    count(tx, saying).await
                })
            })
            .await?;
    }
    Ok(())
}

/// Keeps beside which sentences each usually stands.
async fn shown_with(store: &Store, consultation: i64, beside: Vec<Beside>) -> Outcome<()> {
    for part in beside.chunks(WRITTEN) {
        let keys: Vec<Vec<Value>> = part.iter().map(|one| args![one.key, consultation]).collect();
        let row = |one: &Beside| {
            let key = one.key;
            let row = move |(other, with): &(i64, insight::sayings::Company)| {
                args![key, *other, with.comments as i64, with.side as i64, consultation]
            };
            one.with.iter().map(row).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<Value>> = part.iter().flat_map(row).collect();
        store
            .write(move |tx| {
                Box::pin(async move {
                    tx.run_rows(
                        "delete from sayings_beside where saying in (
                           select s.id from (values {rows}) v
                           join sayings s on s.key = v.column1 and s.consultation = v.column2)",
                        keys,
                    )
                    .await?;
                    if rows.is_empty() {
                        return Ok(());
                    }
                    tx.run_rows(
                        "insert into sayings_beside (saying, other, comments, side)
                         select s.id, w.id, v.column3, v.column4
                         from (values {rows}) v
                         join sayings s on s.consultation = v.column5 and s.key = v.column1
                         join sayings w on w.consultation = v.column5 and w.key = v.column2",
                        rows,
                    )
                    .await?;
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}

async fn count(tx: &mut Tx, saying: i64) -> Outcome<()> {
    tx.run(
        "update sayings
         set comments = (select count(*) from said_by b where b.saying = $1),
           waiting = (select count(*) from said_by b join ledger l on l.comment = b.comment
             where b.saying = $1 and l.state = 'waiting')
         where id = $1",
        args![saying],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_read_as_one_count_where_others_say_each_of_them() {
        let place = |key, comment| Place { key, comment, start: 1, size: 9, letters: 9, waits: true, revision: 1 };
        let said: Vec<Place> = (1..=3).flat_map(|comment| [place(7, comment), place(8, comment)]).collect();
        let runs = vec![vec![place(7, 9), place(8, 9)], vec![place(7, 10), place(5, 10)]];
        let all = with_joined(said, runs);
        assert_eq!(all[6..].iter().map(|place| (place.key, place.comment)).collect::<Vec<_>>(), [(7, 9), (8, 9)]);
    }

    #[test]
    fn a_sentence_is_told_as_most_write_it_and_not_as_the_first_did() {
        let written = |texts: &[&str]| texts.iter().map(|text| (*text).to_string()).collect::<Vec<_>>();
        let wage = ["แรงานนอกระบบ", "แรงงานนอกระบบ", "แรงงนนอกระบบ", "แรงงานนอกระบบ", ""];
        assert_eq!(spelt("แรงานนอกระบบ".into(), &written(&wage)), "แรงงานนอกระบบ");
        assert_eq!(spelt(String::new(), &written(&wage[..3])), "แรงงานนอกระบบ");
        let own = ["แรงงานนอกระบบ ผมขับรถ", "ช่วยแรงงานนอกระบบ", "แรงงานนอกระบบ 4017"];
        assert_eq!(spelt("แรงานนอกระบบ".into(), &written(&own)), "แรงงานนอกระบบ");
        assert_eq!(spelt("แรงงานนอกระบบ".into(), &[]), "แรงงานนอกระบบ");
    }

    #[test]
    fn places_that_overlap_or_follow_are_one() {
        let place = |start, size| Place { key: 1, comment: 7, start, size, letters: size, waits: true, revision: 1 };
        let mut found = Found { key: 1, text: String::new(), places: vec![place(1, 22), place(7, 22), place(31, 5)] };
        found.run_together();
        assert_eq!(
            (found.places.len(), found.places[0].start, found.places[0].size, found.places[0].letters),
            (1, 1, 35, 35)
        );
    }

    #[test]
    fn what_a_comment_says_again_counts_among_its_letters() {
        let place =
            |comment, start, size| Place { key: 1, comment, start, size, letters: size, waits: true, revision: 1 };
        let places = vec![place(7, 1, 22), place(7, 40, 21), place(7, 45, 12), place(8, 40, 21), place(8, 50, 20)];
        let mut found = Found { key: 1, text: String::new(), places };
        found.once_each();
        let letters: Vec<(i64, i64)> = found.places.iter().map(|place| (place.start, place.letters)).collect();
        assert_eq!(letters, [(1, 43), (40, 21)]);
    }
}
