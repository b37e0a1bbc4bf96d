//! The large table, a page at a time. The narrowest condition leads: its index is walked from the newest on, and the others
//! are asked of what it gives, so that a page costs the same at 500 and at 500,000 comments. How far one page looks is bounded: where
//! little matches, it says how far it has looked and goes on from there.

use crate::Store;
use crate::comment::{HeldLine, held_of, may_read};
use crate::db::{Condition, Tx, Value, args};
use crate::error::Outcome;
use domain::agency::Viewer;
use domain::comment::{Held, State, Target};
use domain::id::{CommentId, ConsultationId};
use domain::ledger::{Filter, MOST_SOUGHT, Place, Sought};

/// How many rows of the narrow walk one page looks at, which stand side by side in one index.
const FAR: i64 = 10_000;
/// How many where each is looked up in another table.
const NEAR: i64 = 800;

/// How many of what a search has found are asked at once.
const LOOKED_AT_ONCE: usize = 500;

/// A page of the table.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    pub comments: Vec<Held>,
    /// Where the next page begins, if there is more to look at: comments with a smaller id.
    pub next: Option<CommentId>,
}

/// Every condition of a filter, over `l` (the ledger) and `c` (the comments).
pub(crate) fn conditions(filter: &Filter) -> Vec<Condition> {
    [narrow(filter), wide(filter), under(filter), hinted(filter)].concat()
}

/// Those that the ledger's own index answers.
fn narrow(filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    let mut push = |condition, values: Vec<Value>| all.push((condition, values));
    if let Some(place) = filter.place {
        push("l.state = ?", args![place.code()]);
    }
    if let Some(class) = filter.class {
        push("l.class = ?", args![class.code()]);
    }
    if let Some(channel) = filter.channel {
        push("l.channel = ?", args![channel.code()]);
    }
    if let Some(showing) = filter.showing {
        push("l.showing = ?", args![showing.code()]);
    }
    if let Some(area) = &filter.area {
        push("l.area = ?", args![area.as_str()]);
    }
    if let Some(identity) = filter.identity {
        push("l.identity = ?", args![identity.code()]);
    }
    if let Some(language) = filter.language {
        push("l.language = ?", args![language.code()]);
    }
    if let Some(length) = filter.length {
        let (least, most) = length.bounds();
        push("l.size between ? and ?", args![least, most]);
    }
    all
}

/// Those that need the comment itself.
fn wide(filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(part) = &filter.part {
        all.push(("c.part = ?", args![part.as_str()]));
    }
    if let Some(stance) = filter.stance {
        all.push(("c.stance = ?", args![stance.code()]));
    }
    if filter.withheld {
        all.push(("c.withheld is not null", vec![]));
    }
    if let Some(person) = filter.assigned {
        all.push(("l.assigned = ?", args![person]));
    }
    if let Some(person) = filter.read_by {
        all.push(("l.read_by = ?", args![person]));
    }
    all.extend(sought(&Sought::read(&filter.words)));
    all
}

/// A text without twelve words.
macro_rules! without_twelve {
    ($text:literal) => {
        concat!(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(",
            $text,
            ", ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, ''), ?, '')"
        )
    };
}
pub(crate) use without_twelve;

/// The values of a condition of twelve alternatives: of fewer, the first again and again.
pub(crate) fn twelve(any: &[String]) -> Vec<Value> {
    let word = |n: usize| any.get(n).or(any.first()).map_or("", String::as_str);
    (0..MOST_SOUGHT).flat_map(|n| args![word(n)]).collect()
}

/// Whether the words sought stand in the text, in what both databases understand. Where there are several, as many as there may
/// be are asked for, the first again and again.
fn sought(sought: &Sought) -> Vec<Condition> {
    const ONE: &str = "(replace(c.reason, ?, '') <> c.reason or replace(c.wording, ?, '') <> c.wording)";
    const SEVERAL: &str =
        concat!("(", without_twelve!("c.reason"), " <> c.reason or ", without_twelve!("c.wording"), " <> c.wording)");
    const NONE: &str = "replace(c.reason, ?, '') = c.reason and replace(c.wording, ?, '') = c.wording";
    let mut all: Vec<Condition> = Vec::new();
    match sought.any.as_slice() {
        [] => {}
        [one] => all.push((ONE, args![one.as_str(), one.as_str()])),
        any => all.push((SEVERAL, [twelve(any), twelve(any)].concat())),
    }
    all.extend(sought.every.iter().map(|word| (ONE, args![word.as_str(), word.as_str()])));
    all.extend(sought.none.iter().map(|word| (NONE, args![word.as_str(), word.as_str()])));
    all
}

fn under(filter: &Filter) -> Vec<Condition> {
    let sql = "exists (select 1 from codings k where k.issue = ? and k.comment = l.comment)";
    filter.issue.map(|issue| (sql, args![issue])).into_iter().collect()
}

/// Those that follow from what is offered.
fn hinted(filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(copies) = filter.copies {
        all.push(("l.copies = ?", args![copies]));
    }
    if let Some(theme) = filter.theme {
        all.push(("l.theme = ? and l.state = 'waiting'", args![theme]));
    }
    if let Some(issue) = filter.proposed {
        all.push(("l.proposed = ? and l.state = 'waiting'", args![issue]));
    }
    if filter.offered {
        all.push(("l.proposed is not null and l.state = 'waiting'", vec![]));
    }
    if let Some(saying) = filter.said {
        all.push(("exists (select 1 from said_by b where b.saying = ? and b.comment = l.comment)", args![saying]));
    }
    if filter.passed {
        all.push((PASSED, vec![]));
    }
    if let Some(deed) = filter.deed {
        all.push(("exists (select 1 from coding_changes h where h.deed = ? and h.comment = l.comment)", args![deed]));
    }
    if filter.folded && filter.folds() {
        all.push((FOLDED, vec![]));
    }
    all
}

/// What is left of the text beside sentences passed over is shorter than a sentence, and so is what holds none; and no sentence stands in
/// it by itself that nobody has read. One inside another counts once.
const PASSED: &str = "l.state = 'waiting' and l.size < 16 + (
     select coalesce(
       sum(b.letters),
       case when exists (select 1 from said_by a where a.comment = l.comment) then -16 else 0 end)
     from said_by b
     join sayings s on s.id = b.saying and s.passed > 0
     where b.comment = l.comment and not exists (
       select 1
       from said_by o
       join sayings w on w.id = o.saying and w.passed > 0
       where o.comment = b.comment and o.saying <> b.saying
         and o.start <= b.start and o.start + o.size >= b.start + b.size))
   and not exists (
     select 1
     from said_by u
     join sayings v on v.id = u.saying and v.passed = 0
     where u.comment = l.comment and not exists (
       select 1
       from said_by o
       join sayings w on w.id = o.saying and w.passed > 0
       where o.comment = u.comment and o.start < u.start + u.size and o.start + o.size > u.start))";

/// Of copies that stand alike only the first.
const FOLDED: &str = "(l.copies is null or not exists
     (select 1 from ledger o where o.copies = l.copies and o.state = l.state and o.comment < l.comment))";

/// What leads: its statement gives ids from the newest on, and the conditions that it has answered are gone.
struct Walk {
    sql: Sql,
    args: Vec<Value>,
    rest: Vec<Condition>,
}

/// A walk in three statements: with what the comments say, with the ledger alone, and the last id that it may look at.
type Sql = (&'static str, &'static str, &'static str);

const NARROW: &str = "select l.comment from (
     select comment, state, class, channel, showing, size, area, identity, language
     from ledger
     where consultation = $1 and comment < $2
     order by comment desc
     limit $3) l
   where 1 = 1{where}
   limit $4";
const LEDGER: Sql = (
    NARROW,
    NARROW,
    "select comment from ledger where consultation = $1 and comment < $2 order by 1 desc limit 1 offset $3 - 1",
);

// What is probed may be of any hearing (an issue, a sentence, a deed have numbers of their own): only rows of this one are given. A cross join
// keeps SQLite from walking the whole hearing for them: what was probed comes first.
macro_rules! probing {
    ($inner:literal) => {
        (
            concat!(
                "select l.comment from (",
                $inner,
                " order by 1 desc limit $3) w
                 cross join ledger l
                 cross join comments c
                 where l.comment = w.id and c.id = w.id and +l.consultation = $1{where}
                 order by w.id desc
                 limit $4"
            ),
            concat!(
                "select l.comment from (",
                $inner,
                " order by 1 desc limit $3) w
                 cross join ledger l
                 where l.comment = w.id and +l.consultation = $1{where}
                 order by w.id desc
                 limit $4"
            ),
            concat!($inner, " order by 1 desc limit 1 offset $3 - 1"),
        )
    };
}

async fn walk(tx: &mut Tx, consultation: ConsultationId, filter: &Filter, before: i64, limit: u32) -> Outcome<Walk> {
    let without = |change: fn(&mut Filter)| {
        let mut rest = filter.clone();
        change(&mut rest);
        conditions(&rest)
    };
    let base = |far: i64, more: Vec<Value>| [args![consultation, before, far, limit], more].concat();
    if let Some(issue) = filter.issue {
        let sql = probing!("select k.comment as id from codings k where k.issue = $5 and k.comment < $2");
        let rest = without(|rest| rest.issue = None);
        return Ok(Walk { sql, args: base(NEAR, args![issue]), rest });
    }
    // Those of a group in one place stand side by side in their index.
    if let Some((copies, place)) = filter.copies.zip(filter.place) {
        let sql = probing!(
            "select comment as id from ledger
             where consultation = $1 and copies = $5 and state = $6 and comment < $2"
        );
        let rest = without(|rest| (rest.copies, rest.place) = (None, None));
        return Ok(Walk { sql, args: base(NEAR, args![copies, place.code()]), rest });
    }
    if let Some(copies) = filter.copies {
        let sql = probing!("select comment as id from ledger where consultation = $1 and copies = $5 and comment < $2");
        return Ok(Walk { sql, args: base(NEAR, args![copies]), rest: without(|rest| rest.copies = None) });
    }
    if let Some(theme) = filter.theme {
        let sql = probing!(
            "select comment as id from ledger
             where consultation = $1 and theme = $5 and state = 'waiting' and comment < $2"
        );
        return Ok(Walk { sql, args: base(NEAR, args![theme]), rest: without(|rest| rest.theme = None) });
    }
    if let Some(issue) = filter.proposed {
        let sql = probing!(
            "select comment as id from ledger
             where consultation = $1 and proposed = $5 and state = 'waiting' and comment < $2"
        );
        return Ok(Walk { sql, args: base(NEAR, args![issue]), rest: without(|rest| rest.proposed = None) });
    }
    if let Some(saying) = filter.said {
        let sql = probing!("select comment as id from said_by where saying = $5 and comment < $2");
        return Ok(Walk { sql, args: base(NEAR, args![saying]), rest: without(|rest| rest.said = None) });
    }
    if let Some(deed) = filter.deed {
        let sql = probing!("select comment as id from coding_changes where deed = $5 and comment < $2");
        return Ok(Walk { sql, args: base(NEAR, args![deed]), rest: without(|rest| rest.deed = None) });
    }
    if filter.offered {
        let sql = probing!(
            "select comment as id from ledger
             where consultation = $1 and proposed is not null and state = 'waiting' and comment < $2"
        );
        return Ok(Walk { sql, args: base(NEAR, vec![]), rest: without(|rest| rest.offered = false) });
    }
    if filter.passed {
        let sql =
            probing!("select comment as id from ledger where consultation = $1 and state = 'waiting' and comment < $2");
        return Ok(Walk { sql, args: base(NEAR, vec![]), rest: conditions(filter) });
    }
    if filter.withheld {
        let sql = probing!("select id from comments where consultation = $1 and withheld is not null and id < $2");
        return Ok(Walk { sql, args: base(NEAR, vec![]), rest: without(|rest| rest.withheld = false) });
    }
    if let Some(person) = filter.assigned {
        let sql =
            probing!("select comment as id from ledger where consultation = $1 and assigned = $5 and comment < $2");
        let rest = without(|rest| rest.assigned = None);
        return Ok(Walk { sql, args: base(NEAR, args![person]), rest });
    }
    if let Some(person) = filter.read_by {
        let sql =
            probing!("select comment as id from ledger where consultation = $1 and read_by = $5 and comment < $2");
        let rest = without(|rest| rest.read_by = None);
        return Ok(Walk { sql, args: base(NEAR, args![person]), rest });
    }
    if filter.folded && filter.folds() {
        let sql = probing!("select comment as id from ledger where consultation = $1 and state = $5 and comment < $2");
        return Ok(Walk { sql, args: base(FAR, args![Place::Waiting.code()]), rest: vec![(FOLDED, vec![])] });
    }
    if let Some(place) = filter.place.filter(|_| !wide(filter).is_empty()) {
        let coverage = super::coverage_in(tx, consultation).await?;
        let n = match place {
            Place::Waiting => coverage.waiting,
            Place::Coded => coverage.coded,
            Place::Aside => coverage.aside,
        };
        if n <= NEAR as u64 {
            let sql =
                probing!("select comment as id from ledger where consultation = $1 and state = $5 and comment < $2");
            let rest = without(|rest| rest.place = None);
            return Ok(Walk { sql, args: base(NEAR, args![place.code()]), rest });
        }
    }
    let part = filter.part.as_ref().map(Target::as_str);
    Ok(match (part, filter.stance) {
        (Some(part), Some(stance)) => {
            let sql =
                probing!("select id from comments where consultation = $1 and part = $5 and stance = $6 and id < $2");
            let rest = without(|rest| (rest.part, rest.stance) = (None, None));
            Walk { sql, args: base(NEAR, args![part, stance.code()]), rest }
        }
        (Some(part), None) => {
            let sql = probing!("select id from comments where consultation = $1 and part = $5 and id < $2");
            Walk { sql, args: base(NEAR, args![part]), rest: without(|rest| rest.part = None) }
        }
        (None, Some(stance)) => {
            let sql = probing!("select id from comments where consultation = $1 and stance = $5 and id < $2");
            let rest = without(|rest| rest.stance = None);
            Walk { sql, args: base(NEAR, args![stance.code()]), rest }
        }
        (None, None) if filter.words.is_empty() => match filter.place.filter(|_| narrow(filter).len() == 1) {
            Some(place) => {
                let sql = probing!(
                    "select comment as id from ledger where consultation = $1 and state = $5 and comment < $2"
                );
                Walk { sql, args: base(NEAR, args![place.code()]), rest: Vec::new() }
            }
            None => Walk { sql: LEDGER, args: base(FAR, vec![]), rest: conditions(filter) },
        },
        (None, None) => {
            let sql = probing!("select comment as id from ledger where consultation = $1 and comment < $2");
            Walk { sql, args: base(NEAR, vec![]), rest: conditions(filter) }
        }
    })
}

/// A page of the table, newest first, from comments before an id. `among` are all that may hold its words, as a search has found them.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not read every comment.
pub async fn page(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    filter: &Filter,
    among: Option<&[CommentId]>,
    before: Option<CommentId>,
    limit: u32,
) -> Outcome<Looked> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let from = before.map_or(i64::MAX, |id| id.0);
    if let Some(found) = among {
        return found_page(&mut tx, consultation, filter, found, from, limit).await;
    }
    let walk = walk(&mut tx, consultation, filter, from, limit).await?;
    // Comments are wide: where nothing is asked of them, they are left alone.
    let wide = walk.rest.iter().any(|(condition, _)| condition.contains("c."));
    let sql = if wide { walk.sql.0 } else { walk.sql.1 };
    let ids: Vec<(i64,)> = tx.all_where(sql, walk.args.clone(), &walk.rest).await?;
    let mut ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let next = match ids.last() {
        Some(last) if ids.len() == limit as usize => Some(*last),
        _ if walk.rest.is_empty() => None,
        // Little matched: the walk ended where it may look no further, or at the end.
        _ => {
            let row: Option<(i64,)> = tx.maybe(walk.sql.2, walk.args).await?;
            row.map(|(id,)| id)
        }
    };
    Ok(Looked { comments: in_order(&mut tx, ids).await?, next: next.map(CommentId) })
}

/// A page of what a search has found, newest first: each is asked everything that the filter asks.
async fn found_page(
    tx: &mut Tx,
    consultation: ConsultationId,
    filter: &Filter,
    found: &[CommentId],
    from: i64,
    limit: u32,
) -> Outcome<Looked> {
    let mut ids: Vec<i64> = found.iter().map(|id| id.0).filter(|id| *id < from).collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    let (conditions, limit) = (conditions(filter), limit as usize);
    let mut kept: Vec<i64> = Vec::new();
    let mut next = None;
    for part in ids[..ids.len().min(FAR as usize)].chunks(LOOKED_AT_ONCE) {
        let sql = "select l.comment
             from ledger l
             join comments c on c.id = l.comment
             where l.consultation = $1 and l.comment in ({ids}){where}";
        let rows: Vec<(i64,)> = tx.all_in_where(sql, args![consultation], part, &conditions).await?;
        let mut rows: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
        rows.sort_unstable_by(|a, b| b.cmp(a));
        kept.append(&mut rows);
        // Where it may look no further it goes on from the last it has looked at.
        next = part.last().copied().filter(|last| ids.last() != Some(last));
        if kept.len() > limit {
            break;
        }
    }
    if kept.len() > limit {
        kept.truncate(limit);
        next = kept.last().copied();
    }
    Ok(Looked { comments: in_order(tx, kept).await?, next: next.map(CommentId) })
}

/// Some comments of a consultation by their ids, in no order; those of others and those taken back are left out.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not read every comment.
pub async fn some(store: &Store, by: &Viewer, consultation: ConsultationId, ids: &[CommentId]) -> Outcome<Vec<Held>> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let held = in_order(&mut tx, ids).await?;
    let stands = |held: &Held| held.consultation == consultation && !matches!(held.state, State::Withdrawn { .. });
    Ok(held.into_iter().filter(stands).collect())
}

/// Comments by their ids, in the order of those.
pub(super) async fn in_order(tx: &mut Tx, ids: Vec<i64>) -> Outcome<Vec<Held>> {
    let lines: Vec<HeldLine> = held_of(tx, &ids).await?;
    let mut held = crate::comment::with_places(tx, lines).await?;
    held.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok(held)
}
