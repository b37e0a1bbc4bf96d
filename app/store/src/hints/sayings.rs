//! Sentences that many comments say: found with themes, over all comments of a hearing. A sentence keeps its number for as long as it is
//! said, so that what was seen of it stays true; how many of its comments wait is kept by the deeds that move them.

use super::said;
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use crate::ledger::{twelve, without_twelve};
use domain::id::{CommentId, ConsultationId, SayingId};
use insight::sayings::{Own, Reader, Span, own};
use std::collections::BTreeMap;

/// So many comments must say it, so that it is nobody's own and reading it saves reading them.
const LEAST: usize = 3;
/// Sentences kept of a hearing, at most: those that most say. They are chosen from more, as slips make many of one.
const MOST: usize = 4_000;
const FROM: usize = 16_000;
/// What fewer say may be one of those with a slip, where it is so long in letters; so many of what waits are looked at.
const LONG: i64 = 24;
const RARE: usize = 50_000;
/// Comments asked how a sentence is written.
const WRITINGS: usize = 5;
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

    /// The words of its comment that stand there.
    fn of(&self, text: &str) -> String {
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
                    let more = last.gap(place).max(0);
                    last.size = last.size.max(place.start + place.size - last.start);
                    last.letters += place.letters + more;
                }
                None => run.push(*place),
            }
        }
        self.places = run;
        self.once_each();
    }

    /// Each comment once, where it says most of it.
    fn once_each(&mut self) {
        self.places.sort_by_key(|place| (place.comment, std::cmp::Reverse(place.letters)));
        self.places.dedup_by_key(|place| place.comment);
    }
}

/// Finds the sentences of a hearing and adds what is new.
pub(super) async fn find(store: &Store, consultation: i64) -> Outcome<()> {
    let places = read(store, consultation).await?;
    let (often, rare) = crate::apart(move || together(places)).await?;
    let (often, rare) = (with_texts(store, often).await?, with_texts(store, rare).await?);
    let often = as_most_write(store, often).await?;
    let (found, slips) = crate::apart(move || joined(often, rare)).await?;
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
    Ok(())
}

/// Every sentence of every comment that counts, where it stands.
async fn read(store: &Store, consultation: i64) -> Outcome<Vec<Place>> {
    let (mut places, mut reader, mut after) = (Vec::new(), Reader::default(), 0);
    loop {
        let texts: Vec<(i64, String, String)> = store
            .read()
            .await?
            .all(
                "select l.comment, l.state, c.reason
                 from ledger l
                 join comments c on c.id = l.comment
                 where l.consultation = $1 and l.comment > $2
                 order by l.comment
                 limit $3",
                args![consultation, after, MANY],
            )
            .await?;
        let Some((last, ..)) = texts.last() else { return Ok(places) };
        after = *last;
        let (back, mut some) = crate::apart(move || {
            let some: Vec<Place> =
                texts.iter().flat_map(|(comment, state, text)| sentences(&mut reader, *comment, state, text)).collect();
            (reader, some)
        })
        .await?;
        reader = back;
        places.append(&mut some);
    }
}

fn sentences(reader: &mut Reader, comment: i64, state: &str, text: &str) -> Vec<Place> {
    let letters = |text: &str| text.chars().count() as i64;
    let place = |one: insight::sayings::Saying| Place {
        key: one.key,
        comment,
        start: 1 + letters(&text[..one.range.start]),
        size: letters(&text[one.range]),
        letters: one.letters as i64,
        waits: state == domain::ledger::Place::Waiting.code(),
    };
    reader.sayings(text).into_iter().map(place).collect()
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
    let firsts: Vec<i64> = found.iter().map(|found| found.places[0].comment).collect();
    let texts = said(&mut store.read().await?, &firsts).await?;
    let texts: BTreeMap<i64, String> = texts.into_iter().map(|read| (read.comment, read.said.reason)).collect();
    for found in &mut found {
        let place = &found.places[0];
        found.text = place.of(texts.get(&place.comment).map_or("", String::as_str));
    }
    found.retain(|found| !found.text.is_empty());
    Ok(found)
}

/// The same, each with the text that most of some who say it wrote: the first may have made a slip that is none to the sentence.
async fn as_most_write(store: &Store, mut found: Vec<Found>) -> Outcome<Vec<Found>> {
    let some = |found: &Found| {
        let n = found.places.len();
        (0..n.min(WRITINGS)).map(|at| at * n / n.min(WRITINGS)).collect::<Vec<_>>()
    };
    let asked: Vec<i64> =
        found.iter().flat_map(|found| some(found).into_iter().map(|at| found.places[at].comment)).collect();
    let texts = said(&mut store.read().await?, &asked).await?;
    let texts: BTreeMap<i64, String> = texts.into_iter().map(|read| (read.comment, read.said.reason)).collect();
    for found in &mut found {
        let mut writings: BTreeMap<String, usize> = BTreeMap::new();
        for at in some(found) {
            let text = found.places[at].of(texts.get(&found.places[at].comment).map_or("", String::as_str));
            *writings.entry(text).or_default() += 1;
        }
        let own = writings.get(&found.text).copied().unwrap_or(0);
        let most = writings.into_iter().filter(|(text, n)| *n > own && !text.is_empty()).max_by_key(|(_, n)| *n);
        if let Some((text, _)) = most {
            found.text = text;
        }
    }
    Ok(found)
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
    in_letters(kept, slips)
}

/// Sentences that nearly always follow one another are one row.
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
            row.text = format!("{} {}", row.text, found.text);
            // Who says this alone does not say the row.
            let leads: std::collections::BTreeSet<i64> = row.places.iter().map(|place| place.comment).collect();
            row.places.extend(found.places.into_iter().filter(|place| leads.contains(&place.comment)));
        }
    }
    let mut rows: Vec<Found> = rows.into_values().collect();
    rows.iter_mut().for_each(Found::run_together);
    rows
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
/// meanwhile says nothing.
async fn add(store: &Store, saying: i64, places: Vec<Place>) -> Outcome<()> {
    for part in places.chunks(WRITTEN) {
        let rows: Vec<Vec<Value>> =
            part.iter().map(|place| args![saying, place.comment, place.start, place.size, place.letters]).collect();
        store
            .write(move |tx| {
                Box::pin(async move {
                    tx.run_rows(
                        "insert into said_by (saying, comment, start, size, letters)
                         select v.column1, l.comment, v.column3, v.column4, v.column5
                         from (values {rows}) v
                         join ledger l on l.comment = v.column2
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

/// The comments of a deed as they stand are counted among those that wait (`1`), or no longer (`-1`): before they are moved and after.
pub(crate) async fn shift(tx: &mut Tx, deed: i64, by: i64) -> Outcome<()> {
    tx.run(
        "update sayings
         set waiting = waiting + $2 * v.n
         from (
           select b.saying, count(*) as n
           from coding_changes h
           join ledger l on l.comment = h.comment and l.state = 'waiting'
           join said_by b on b.comment = h.comment
           where h.deed = $1
           group by b.saying) v
         where sayings.id = v.saying",
        args![deed, by],
    )
    .await?;
    Ok(())
}

/// Comments of nothing but sentences passed over, which a deed has set aside, are so for the reason that was given with their sentences: the
/// one with the most letters. Where none was given the deed's own stands.
pub(crate) async fn by_own_reasons(tx: &mut Tx, deed: i64) -> Outcome<()> {
    tx.run(
        "update ledger
         set aside = o.aside, aside_words = ''
         from (
           select h.comment, s.aside, row_number() over (partition by h.comment order by b.letters desc, s.id) as place
           from coding_changes h
           join said_by b on b.comment = h.comment
           join sayings s on s.id = b.saying and s.passed > 0 and s.aside is not null
           where h.deed = $1) o
         where o.comment = ledger.comment and o.place = 1 and o.aside <> ledger.aside",
        args![deed],
    )
    .await?;
    Ok(())
}

/// A comment is taken back: it says nothing any more, a sentence reads as another wrote it, and what nobody else says is gone.
pub(super) async fn withdrawn(tx: &mut Tx, comment: CommentId) -> Outcome<()> {
    tx.script(
        "update sayings
         set text = coalesce(
           (select substr(c.reason, cast(b.start as int), cast(b.size as int))
            from said_by b
            join comments c on c.id = b.comment
            where b.saying = sayings.id and b.comment <> $1
            order by b.comment
            limit 1), '')
         where id in (select saying from said_by where comment = $1);
         update sayings
         set comments = comments - 1,
           waiting = waiting - (select count(*) from ledger l where l.comment = $1 and l.state = 'waiting')
         where id in (select saying from said_by where comment = $1);
         delete from sayings
         where comments < 2 and id in (select saying from said_by where comment = $1);
         delete from said_by
         where saying in (select saying from said_by where comment = $1)
           and not exists (select 1 from sayings s where s.id = said_by.saying);
         delete from said_by where comment = $1",
        args![comment],
    )
    .await
}

/// A sentence that many say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    pub id: SayingId,
    /// As the first who says it wrote it. It may be public nowhere.
    pub text: String,
    /// Comments that say it, and those of them that wait.
    pub comments: u64,
    pub waiting: u64,
    /// The first that says it.
    pub comment: CommentId,
}

/// A row of them: number, text, comments, waiting, how many there are, the first comment.
type Line = (i64, String, i64, i64, i64, i64);

fn saying((id, text, comments, waiting, _, comment): Line) -> Saying {
    Saying {
        id: SayingId(id),
        text,
        comments: comments.max(0) as u64,
        waiting: waiting.max(0) as u64,
        comment: CommentId(comment),
    }
}

/// Which sentences a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those that comments say which wait.
    Waiting,
    /// Those that nobody put under an issue, whatever became of their comments.
    Unsorted,
    /// Those of which somebody found that they say nothing by themselves.
    Passed,
}

/// Nobody has sorted it, nor the parts that it is put together from: by these all who say it are sorted.
const NOT_SORTED: &str = "s.passed = 0
     and not exists (select 1 from coding_deeds d where d.id = s.deed and d.undone is null)
     and not exists (
       select 1
       from said_by b
       join said_by p on p.comment = b.comment and p.saying <> b.saying
         and p.start >= b.start and p.start + p.size <= b.start + b.size
       join sayings q on q.id = p.saying
       left join coding_deeds d on d.id = q.deed and d.undone is null
       where b.saying = s.id and b.comment = (select min(f.comment) from said_by f where f.saying = s.id)
         and (q.passed > 0 or d.id is not null)
       group by b.saying, b.size
       having sum(p.size) * 10 >= b.size * 8 and count(d.id) > 0)";

/// Sentences that hold one of twelve words.
const ANY: &str = concat!(without_twelve!("s.text"), " <> s.text");

/// Some sentences of a hearing, by their numbers: those of a sheet that came back.
pub async fn these(store: &Store, consultation: ConsultationId, ids: &[SayingId]) -> Outcome<Vec<Saying>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut lines: Vec<Line> = store
        .read()
        .await?
        .all_in(
            "select s.id, s.text, s.comments, s.waiting, cast(0 as bigint) as many,
               coalesce((select min(b.comment) from said_by b where b.saying = s.id), 0) as comment
             from sayings s
             where s.consultation = $1 and s.id in ({ids})",
            args![consultation],
            &ids,
        )
        .await?;
    lines.sort_by_key(|line| ids.iter().position(|id| *id == line.0));
    Ok(lines.into_iter().map(saying).collect())
}

/// Where a comment says a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaidAt {
    pub saying: SayingId,
    pub comment: CommentId,
    /// In letters of the comment's reason; the first is 1.
    pub start: i64,
    pub size: i64,
}

/// The first, the middle and the last of the comments that say each sentence, by sentence.
pub async fn places(store: &Store, ids: &[SayingId]) -> Outcome<Vec<SaidAt>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut rows: Vec<(i64, i64, i64, i64)> = store
        .read()
        .await?
        .all_in(
            "select b.saying, b.comment, b.start, b.size
             from sayings s
             join said_by b on b.saying = s.id and (
               b.comment = (select min(f.comment) from said_by f where f.saying = s.id)
               or b.comment = (select max(f.comment) from said_by f where f.saying = s.id)
               or b.comment = (select min(f.comment) from said_by f where f.saying = s.id and f.comment >= (
                 select (min(g.comment) + max(g.comment)) / 2 from said_by g where g.saying = s.id)))
             where s.id in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    rows.sort_unstable();
    let place =
        |(saying, comment, start, size)| SaidAt { saying: SayingId(saying), comment: CommentId(comment), start, size };
    Ok(rows.into_iter().map(place).collect())
}

/// Where some comments say sentences that somebody has put somewhere or passed over.
pub async fn settled(store: &Store, comments: &[CommentId]) -> Outcome<Vec<SaidAt>> {
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, i64, i64, i64)> = store
        .read()
        .await?
        .all_in(
            "select b.saying, b.comment, b.start, b.size
             from said_by b
             join sayings s on s.id = b.saying
             where b.comment in ({ids}) and (s.passed > 0 or s.deed > 0)",
            vec![],
            &ids,
        )
        .await?;
    let place =
        |(saying, comment, start, size)| SaidAt { saying: SayingId(saying), comment: CommentId(comment), start, size };
    Ok(rows.into_iter().map(place).collect())
}

/// How many sentences wait to be sorted, and how many nobody has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    pub waiting: u64,
    pub unsorted: u64,
}

/// What is left of a hearing's sentences.
pub async fn left(store: &Store, consultation: ConsultationId) -> Outcome<Left> {
    let mut tx = store.read().await?;
    let (waiting,): (i64,) = tx
        .one("select count(*) from sayings where consultation = $1 and passed = 0 and waiting > 0", args![consultation])
        .await?;
    let unsorted: Vec<(i64,)> = tx
        .all_where(
            "select count(*) from sayings s where s.consultation = $1{where}",
            args![consultation],
            &[(NOT_SORTED, vec![])],
        )
        .await?;
    let unsorted = unsorted.first().map_or(0, |(n,)| *n);
    Ok(Left { waiting: waiting as u64, unsorted: unsorted as u64 })
}

/// A page of sentences: the most said of those listed, that hold the words if there are any; with how many there are.
pub async fn sayings(
    store: &Store,
    consultation: ConsultationId,
    listed: Listed,
    words: &str,
    skip: u32,
    limit: u32,
) -> Outcome<(u64, Vec<Saying>)> {
    let mut narrowed = match listed {
        Listed::Waiting => vec![("s.passed = 0 and s.waiting > 0", vec![])],
        Listed::Unsorted => vec![(NOT_SORTED, vec![])],
        Listed::Passed => vec![("s.passed > 0", vec![])],
    };
    let sought = domain::ledger::Sought::read(words);
    if !sought.any.is_empty() {
        narrowed.push((ANY, twelve(&sought.any)));
    }
    narrowed.extend(sought.none.iter().map(|word| ("replace(s.text, ?, '') = s.text", args![word.as_str()])));
    let first = matches!(listed, Listed::Waiting | Listed::Passed);
    let lines: Vec<Line> = store
        .read()
        .await?
        .all_where(
            "select s.id, s.text, s.comments, s.waiting, count(*) over () as many,
               coalesce((select min(b.comment) from said_by b where b.saying = s.id), 0) as comment
             from sayings s
             where s.consultation = $1{where}
             order by case when $2 then s.waiting else s.comments end desc, s.id
             limit $3 offset $4",
            args![consultation, first, limit, skip],
            &narrowed,
        )
        .await?;
    let many = lines.first().map_or(0, |line| line.4 as u64);
    Ok((many, lines.into_iter().map(saying).collect()))
}
