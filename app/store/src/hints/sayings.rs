//! Sentences that many comments say, as they are read and counted: how many of its comments wait is kept by the deeds that move them.

use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use crate::ledger::{twelve, without_twelve};
use domain::id::{CommentId, ConsultationId, SayingId};
use insight::sayings::Reader;
pub use insight::sayings::Side;

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

/// Comments of nothing but sentences passed over, which a deed has set aside, are so for the reason that was given with the sentence of the most
/// letters. Where none was given with that the deed's own stands.
pub(crate) async fn by_own_reasons(tx: &mut Tx, deed: i64) -> Outcome<()> {
    tx.run(
        "update ledger
         set aside = o.aside, aside_words = ''
         from (
           select h.comment, s.aside, row_number() over (partition by h.comment order by b.letters desc, s.id) as place
           from coding_changes h
           join said_by b on b.comment = h.comment
           join sayings s on s.id = b.saying and s.passed > 0
           where h.deed = $1) o
         where o.comment = ledger.comment and o.place = 1 and o.aside <> ledger.aside",
        args![deed],
    )
    .await?;
    Ok(())
}

/// A comment is taken back: it says nothing any more, a sentence with its words reads as others wrote it, the same where some of them did, and
/// what nobody else says is gone.
pub(super) async fn withdrawn(tx: &mut Tx, comment: CommentId) -> Outcome<()> {
    tx.script(
        "update sayings
         set text = coalesce(
           (select w.said
            from (
              select substr(c.reason, cast(b.start as int), cast(b.size as int)) as said, b.comment,
                case when substr(c.reason, cast(b.start as int), cast(b.size as int)) = sayings.text then 1 else 0 end as same
              from said_by b
              join comments c on c.id = b.comment
              where b.saying = sayings.id and b.comment <> $1
              order by b.comment
              limit 40) w
            group by w.said
            order by max(w.same) desc, count(*) desc, min(w.comment)
            limit 1), '')
         where id in (select saying from said_by where comment = $1)
           and exists (select 1 from comments c where c.id = $1 and replace(c.reason, sayings.text, '') <> c.reason);
         update sayings
         set comments = comments - 1,
           waiting = waiting - (select count(*) from ledger l where l.comment = $1 and l.state = 'waiting')
         where id in (select saying from said_by where comment = $1);
         delete from sayings
         where comments < 2 and id in (select saying from said_by where comment = $1);
         delete from saying_issues
         where saying in (select saying from said_by where comment = $1)
           and not exists (select 1 from sayings s where s.id = saying_issues.saying);
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
    /// As most who say it write it. It may be public nowhere.
    pub text: String,
    /// Comments that say it, and those of them that wait.
    pub comments: u64,
    pub waiting: u64,
    /// The first that says it.
    pub comment: CommentId,
    /// The sentences that it is usually said with, the most usual first.
    pub beside: Vec<Beside>,
}

/// A sentence beside which another usually stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub text: String,
    /// Comments that say both side by side, when sentences were found last.
    pub comments: u64,
    pub side: Side,
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
        beside: Vec::new(),
    }
}

/// Some sentences with those that they are usually said with.
async fn with_company(tx: &mut Tx, lines: Vec<Line>) -> Outcome<Vec<Saying>> {
    let mut sayings: Vec<Saying> = lines.into_iter().map(saying).collect();
    let ids: Vec<i64> = sayings.iter().map(|saying| saying.id.0).collect();
    let mut rows: Vec<(i64, i64, i64, String)> = match ids.is_empty() {
        true => Vec::new(),
        false => {
            tx.all_in(
                "select b.saying, b.comments, b.side, w.text
                 from sayings_beside b
                 join sayings w on w.id = b.other
                 where b.saying in ({ids})",
                vec![],
                &ids,
            )
            .await?
        }
    };
    rows.sort_by(|a, b| (b.1, &a.3).cmp(&(a.1, &b.3)));
    for saying in &mut sayings {
        let own = rows.iter().filter(|(of, ..)| *of == saying.id.0);
        let beside = |(_, both, side, text): &(i64, i64, i64, String)| Beside {
            text: text.clone(),
            comments: (*both).max(0) as u64,
            side: match side {
                0 => Side::After,
                1 => Side::Before,
                _ => Side::Around,
            },
        };
        saying.beside = own.map(beside).collect();
    }
    Ok(sayings)
}

/// Which sentences a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those that comments say which wait; what is always said with a longer one is read with it.
    Waiting,
    /// Those that nobody put under an issue, whatever became of their comments; but for those read with one that somebody did.
    Unsorted,
    /// Those of which somebody found that they say nothing by themselves.
    Passed,
    /// Those that somebody put under issues.
    Sorted,
}

/// Somebody has sorted it.
const SORTED: &str = "s.passed = 0 and exists (select 1 from coding_deeds d where d.id = s.deed and d.undone is null)";

/// Nobody has sorted it, nor the parts that it is put together from, nor what it stands within: by these all who say it are sorted.
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
       having sum(p.size) * 10 >= b.size * 8 and count(d.id) > 0)
     and not exists (
       select 1
       from said_by b
       join said_by w on w.comment = b.comment and w.saying <> b.saying
         and w.start <= b.start and w.start + w.size >= b.start + b.size
       join sayings q on q.id = w.saying
       left join coding_deeds d on d.id = q.deed and d.undone is null
       where b.saying = s.id and b.comment = (select min(f.comment) from said_by f where f.saying = s.id)
         and (q.passed > 0 or d.id is not null))";

/// No longer sentence, for which something holds, is said by nearly all who say it: it is read with that one. What stands beside it is read
/// so only where it is short, as half of a thought is, and told with the other.
macro_rules! not_read_with {
    ($holds:literal) => {
        concat!(
            "not exists (
               select 1
               from sayings_beside b
               join sayings w on w.id = b.other and w.passed = 0
               where b.saying = s.id and b.comments * 10 >= s.comments * 9
                 and (b.side = 2 or length(s.text) < 28
                   and exists (select 1 from sayings_beside r where r.saying = w.id and r.other = s.id))
                 and (length(w.text) > length(s.text) or length(w.text) = length(s.text) and w.id < s.id)
                 and ",
            $holds,
            ")"
        )
    };
}

/// No longer one waits to be read first.
const NOT_READ_FIRST: &str = not_read_with!("w.waiting > 0");

/// No longer one was sorted.
const NOT_READ_WITH: &str =
    not_read_with!("exists (select 1 from coding_deeds d where d.id = w.deed and d.undone is null)");

/// Sentences that hold one of twelve words.
const ANY: &str = concat!(without_twelve!("s.text"), " <> s.text");

fn conditions(listed: Listed) -> Vec<(&'static str, Vec<Value>)> {
    let conditions: &[&str] = match listed {
        Listed::Waiting => &["s.passed = 0 and s.waiting > 0", NOT_READ_FIRST],
        Listed::Unsorted => &[NOT_SORTED, NOT_READ_WITH],
        Listed::Passed => &["s.passed > 0"],
        Listed::Sorted => &[SORTED],
    };
    conditions.iter().map(|condition| (*condition, Vec::new())).collect()
}

/// Some sentences of a hearing, by their numbers: those of a sheet that came back.
pub async fn these(store: &Store, consultation: ConsultationId, ids: &[SayingId]) -> Outcome<Vec<Saying>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let mut lines: Vec<Line> = tx
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
    with_company(&mut tx, lines).await
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

fn said_at((saying, comment, start, size): (i64, i64, i64, i64)) -> SaidAt {
    SaidAt { saying: SayingId(saying), comment: CommentId(comment), start, size }
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
    Ok(rows.into_iter().map(said_at).collect())
}

/// Where some comments say sentences that somebody has put somewhere or passed over, each time they do.
pub async fn settled(store: &Store, comments: &[CommentId]) -> Outcome<Vec<SaidAt>> {
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, i64, i64, i64, String)> = store
        .read()
        .await?
        .all_in(
            "select b.saying, b.comment, b.start, b.size, c.reason
             from said_by b
             join sayings s on s.id = b.saying
             join comments c on c.id = b.comment
             where b.comment in ({ids}) and (s.passed > 0 or s.deed > 0)",
            vec![],
            &ids,
        )
        .await?;
    crate::apart(move || {
        let mut reader = Reader::default();
        let places = |row: &(i64, i64, i64, i64, String)| said_again(&mut reader, row);
        rows.iter().flat_map(places).collect()
    })
    .await
}

/// The kept place of a sentence in a comment, and where it says it again.
fn said_again(reader: &mut Reader, (saying, comment, start, size, text): &(i64, i64, i64, i64, String)) -> Vec<SaidAt> {
    let byte = |letter: i64| {
        let letter = usize::try_from(letter).unwrap_or(0);
        text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte)
    };
    let letters = |text: &str| text.chars().count() as i64;
    let place = byte(start - 1)..byte(start - 1 + size.max(&0));
    let again = reader.again(text, std::slice::from_ref(&place)).into_iter();
    let again =
        again.map(|at| said_at((*saying, *comment, 1 + letters(&text[..at.start]), letters(&text[at.start..at.end]))));
    std::iter::once(said_at((*saying, *comment, *start, *size))).chain(again).collect()
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
    let [mut waiting, mut unsorted] = [0, 0];
    for (count, listed) in [(&mut waiting, Listed::Waiting), (&mut unsorted, Listed::Unsorted)] {
        let sql = "select count(*) from sayings s where s.consultation = $1{where}";
        let rows: Vec<(i64,)> = tx.all_where(sql, args![consultation], &conditions(listed)).await?;
        *count = rows.first().map_or(0, |(n,)| *n as u64);
    }
    Ok(Left { waiting, unsorted })
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
    let mut narrowed = conditions(listed);
    let sought = domain::ledger::Sought::read(words);
    // Who looks for words looks for them everywhere.
    if !words.trim().is_empty() {
        narrowed.truncate(1);
    }
    if !sought.any.is_empty() {
        narrowed.push((ANY, twelve(&sought.any)));
    }
    narrowed.extend(sought.every.iter().map(|word| ("replace(s.text, ?, '') <> s.text", args![word.as_str()])));
    narrowed.extend(sought.none.iter().map(|word| ("replace(s.text, ?, '') = s.text", args![word.as_str()])));
    let first = matches!(listed, Listed::Waiting | Listed::Passed);
    let mut tx = store.read().await?;
    let lines: Vec<Line> = tx
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
    Ok((many, with_company(&mut tx, lines).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_said_twice_is_told_at_both_places() {
        let pair = "เห็นด้วยครับ อยากให้เสร็จเร็วๆ";
        let size = pair.chars().count() as i64;
        let places = said_again(&mut Reader::default(), &(4, 7, 1, size, format!("{pair} {pair} ผมอยู่ซอยนี้")));
        assert_eq!(places, [said_at((4, 7, 1, size)), said_at((4, 7, size + 2, size))]);
        assert_eq!(said_again(&mut Reader::default(), &(4, 7, 9, 9, String::new())), [said_at((4, 7, 9, 9))]);
    }
}
