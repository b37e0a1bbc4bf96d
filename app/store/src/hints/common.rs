//! What a group of near-copies has in common: what its row shows, what a nought speaks of, and which sentences are the group's own.

use super::{Read, said};
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use domain::id::{CommentId, ConsultationId};
use domain::ledger::AsideReason;
use insight::copies::Shared;
use std::collections::BTreeMap;

/// Copies looked at of each group, spread over it.
const LOOKED_AT: i64 = 12;
/// The same on a page that everyone reads.
const LOOKED_AT_IN_PUBLIC: i64 = 9;
/// Copies compared at once.
const MANY: usize = 1_000;

/// The text of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    pub group: CommentId,
    /// What more than half of them say, each sentence as the one of them wrote it that made the fewest slips.
    pub text: String,
    /// What that one wrote beside it, if anything.
    pub more: String,
}

/// The texts of some groups.
///
/// # Errors
/// Faults.
pub async fn common(store: &Store, consultation: ConsultationId, groups: &[CommentId]) -> Outcome<Vec<Common>> {
    common_in(&mut store.read().await?, consultation, groups).await
}

async fn common_in(tx: &mut Tx, consultation: ConsultationId, groups: &[CommentId]) -> Outcome<Vec<Common>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = groups.iter().map(|group| group.0).collect();
    let of = members(tx, consultation, &ids, LOOKED_AT).await?;
    let all: Vec<i64> = of.values().flatten().copied().collect();
    let texts: BTreeMap<i64, String> =
        said(tx, &all).await?.into_iter().map(|read| (read.comment, read.text)).collect();
    crate::apart(move || {
        let group = |(group, members): (i64, Vec<i64>)| {
            let copies: Vec<&str> = members.iter().filter_map(|id| texts.get(id)).map(String::as_str).collect();
            let Shared { of, parts, written } = insight::copies::shared(&copies);
            let whole = copies.get(of).copied().unwrap_or_default();
            let text: Vec<&str> = written.iter().map(String::as_str).collect();
            let starts = parts.iter().map(|part| part.start).chain([whole.len()]);
            let ends = std::iter::once(0).chain(parts.iter().map(|part| part.end));
            let more: Vec<&str> = ends.zip(starts).map(|(from, to)| whole[from..to].trim()).collect();
            let joined =
                |parts: Vec<&str>| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            Common { group: CommentId(group), text: joined(text), more: joined(more) }
        };
        of.into_iter().map(group).collect()
    })
    .await
}

/// Some members of each group.
async fn members(
    tx: &mut Tx,
    consultation: ConsultationId,
    groups: &[i64],
    each: i64,
) -> Outcome<BTreeMap<i64, Vec<i64>>> {
    // In an order that follows nothing that comes again and again in how they came.
    let members: Vec<(i64, i64)> = tx
        .all_in(
            "select copies, comment from (
               select l.copies, l.comment,
                 row_number() over (partition by l.copies order by (l.comment * 48271) % 65537, l.comment) as place
               from ledger l
               where l.consultation = $1 and l.copies in ({ids})) m
             where place <= $2",
            args![consultation, each],
            groups,
        )
        .await?;
    let mut of: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (group, comment) in members {
        of.entry(group).or_default().push(comment);
    }
    of.values_mut().for_each(|members| members.sort_unstable());
    Ok(of)
}

/// What some groups have in common, of texts that everyone may read; a group of which none is found public is left out.
///
/// # Errors
/// Faults.
pub async fn common_public(
    store: &Store,
    consultation: ConsultationId,
    groups: &[CommentId],
) -> Outcome<Vec<(CommentId, String)>> {
    let ids: Vec<i64> = groups.iter().map(|group| group.0).collect();
    let of = match ids.is_empty() {
        true => BTreeMap::new(),
        false => members(&mut store.read().await?, consultation, &ids, LOOKED_AT_IN_PUBLIC).await?,
    };
    let all: Vec<CommentId> = of.values().flatten().map(|id| CommentId(*id)).collect();
    let texts: BTreeMap<i64, String> = crate::comment::public_of(store, &all)
        .await?
        .into_iter()
        .filter_map(|public| match public.said {
            domain::comment::Said::Shown { reason, .. } => Some((public.id.0, reason)),
            _ => None,
        })
        .collect();
    crate::apart(move || {
        let text = |(group, members): (i64, Vec<i64>)| {
            let copies: Vec<&str> = members.iter().filter_map(|id| texts.get(id)).map(String::as_str).collect();
            let written = insight::copies::shared(&copies).written;
            let parts: Vec<&str> = written.iter().map(|part| part.trim()).collect();
            (!parts.is_empty()).then(|| (CommentId(group), parts.join(" ")))
        };
        of.into_iter().filter_map(text).collect()
    })
    .await
}

/// What waits of some groups and says nothing besides the text that they have in common, with the last deed before it was read.
///
/// # Errors
/// Faults.
pub(crate) async fn plain_copies(
    store: &Store,
    consultation: ConsultationId,
    groups: &[CommentId],
) -> Outcome<(Vec<CommentId>, i64)> {
    let mut tx = store.read().await?;
    let (seen,): (i64,) = tx.one("select coalesce(max(id), 0) from coding_deeds", vec![]).await?;
    let common = common_in(&mut tx, consultation, groups).await?;
    let ids: Vec<i64> = groups.iter().map(|group| group.0).collect();
    let mut waiting: Vec<(i64, i64)> = tx
        .all_in(
            "select copies, comment from ledger where consultation = $1 and state = 'waiting' and copies in ({ids})",
            args![consultation],
            &ids,
        )
        .await?;
    waiting.sort_unstable();
    let mut plain = Vec::new();
    for part in waiting.chunks(MANY) {
        let ids: Vec<i64> = part.iter().map(|(_, comment)| *comment).collect();
        let (texts, common, part) = (said(&mut tx, &ids).await?, common.clone(), part.to_vec());
        plain.append(&mut crate::apart(move || alone(&common, &part, &texts)).await?);
    }
    Ok((plain, seen))
}

fn alone(common: &[Common], part: &[(i64, i64)], texts: &[Read]) -> Vec<CommentId> {
    let mut plain = Vec::new();
    for Common { group, text, .. } in common {
        let of = |read: &&Read| part.binary_search(&(group.0, read.comment)).is_ok();
        let texts: Vec<&Read> = texts.iter().filter(of).collect();
        let says = insight::copies::plain(text, texts.iter().map(|read| read.text.as_str()));
        plain.extend(texts.iter().zip(says).filter(|(_, plain)| *plain).map(|(read, _)| CommentId(read.comment)));
    }
    plain
}

/// Notes that a deed has passed over some groups and the sentences that are their own, and why.
pub(crate) async fn pass_copies(
    tx: &mut Tx,
    consultation: ConsultationId,
    deed: i64,
    groups: &[CommentId],
    why: AsideReason,
) -> Outcome<()> {
    let rows: Vec<_> = groups.iter().map(|group| args![*group, deed, consultation]).collect();
    tx.run_rows(
        "insert into copy_marks (by_deed, copies, passed)
         select v.column2, g.id, g.passed
         from (values {rows}) v
         join copy_groups g on g.id = v.column1 and g.consultation = v.column3",
        rows.clone(),
    )
    .await?;
    own_sentences(tx, rows).await?;
    tx.run(
        "update copy_groups set passed = $1
         where consultation = $2 and id in (select copies from copy_marks where by_deed = $1)",
        args![deed, consultation],
    )
    .await?;
    tx.run(
        "update sayings set passed = $1, aside = $2 where id in (select saying from saying_marks where by_deed = $1)",
        args![deed, why.code()],
    )
    .await?;
    Ok(())
}

/// Notes that the sentences that are some groups' own are sorted with them, in a deed; rows of group, deed, hearing.
pub(crate) async fn sort_sentences(tx: &mut Tx, deed: i64, groups: Vec<Vec<Value>>) -> Outcome<()> {
    own_sentences(tx, groups).await?;
    tx.run(
        "update sayings set deed = $1 where id in (select saying from saying_marks where by_deed = $1)",
        args![deed],
    )
    .await?;
    Ok(())
}

/// Writes down the sentences that are some groups' own and that nobody has marked: more than half of a group say it, and few others;
/// rows of group, deed, hearing.
async fn own_sentences(tx: &mut Tx, groups: Vec<Vec<Value>>) -> Outcome<()> {
    tx.run_rows(
        "insert into saying_marks (by_deed, saying, deed, passed, aside)
         select max(o.deed), s.id, 0, 0, null
         from (
           select b.saying, max(v.column2) as deed, count(*) as n, max(g.comments) as many
           from (values {rows}) v
           join copy_groups g on g.id = v.column1 and g.consultation = v.column3
           join ledger l on l.consultation = g.consultation and l.copies = g.id
           join said_by b on b.comment = l.comment
           group by b.saying, g.id) o
         join sayings s on s.id = o.saying and s.deed = 0 and s.passed = 0
         where o.n * 2 > o.many and o.n * 5 >= s.comments * 4
           and not exists (select 1 from saying_marks m where m.by_deed = o.deed and m.saying = s.id)
         group by s.id",
        groups,
    )
    .await?;
    Ok(())
}
