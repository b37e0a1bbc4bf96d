//! Keys under which texts are looked for, of the texts kept of late: they wait in memory and are written in their order, a part of all keys with each
//! batch, so that a page of the table is written once for many texts (the rolling merge of O'Neil, Cheng, Gawlick and O'Neil, *The log-structured
//! merge-tree*, 1996). What is lost with the memory follows from the signatures of texts kept since, which stand beside them in the table.

use crate::db::{Tx, args};
use crate::error::Outcome;
use insight::copies::{CROWD, Crowds, Signature, keys_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};

/// A key with a comment whose text is kept under it.
pub(super) type Pair = (i64, i64);

/// All keys.
const FIRST: i64 = i32::MIN as i64;
const KEYS: i64 = 1 << 32;

/// How far the tables are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AsOf {
    /// The last event taken in.
    pub at: i64,
    /// Texts taken out so far.
    pub gone: i64,
    /// All keys of texts kept up to this comment are written.
    pub written: i64,
}

/// What waits.
#[derive(Debug)]
pub(crate) struct WaitingKeys {
    /// So many texts come before each key has had its turn.
    many: i64,
    /// The event and the texts taken out that it is good as of.
    as_of: Option<(i64, i64)>,
    pairs: BTreeSet<Pair>,
    /// The last comment with a kept text.
    last: i64,
    /// The key from which on the next part is written, and the last comment when the walk through all keys began.
    next: i64,
    began: i64,
}

/// What a batch writes, and what waits from then on.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// Keys of texts that did not come in order, which nobody would find again.
    pub at_once: Vec<Pair>,
    /// Those whose turn it is.
    pub due: Vec<Pair>,
    /// Up to which comment all is written then, where the walk ends.
    pub through: Option<i64>,
    new: Vec<Pair>,
    last: i64,
    next: i64,
}

impl WaitingKeys {
    pub(crate) fn new(many: u32) -> WaitingKeys {
        let many = i64::from(many).max(1);
        WaitingKeys { many, as_of: None, pairs: BTreeSet::new(), last: 0, next: FIRST, began: 0 }
    }

    /// After which comment kept texts are to be read, and whether it is all anew; nothing where what waits is as new as the tables.
    fn missing(&self, now: AsOf) -> Option<(i64, bool)> {
        match self.as_of {
            Some((at, gone)) if gone > now.gone || (gone == now.gone && at >= now.at) => None,
            Some((_, gone)) if gone == now.gone => Some((self.last, false)),
            _ => Some((now.written, true)),
        }
    }

    /// Takes in what was read after that.
    fn bring(&mut self, now: AsOf, pairs: BTreeSet<Pair>, last: i64) {
        match self.missing(now) {
            Some((_, true)) => self.pairs = pairs,
            Some((_, false)) => self.pairs.extend(pairs),
            None => return,
        }
        self.last = self.last.max(now.written).max(last);
        if self.as_of.is_none() {
            self.began = self.last;
        }
        self.as_of = Some((now.at, now.gone));
    }

    /// The comments under some keys.
    fn under(&self, keys: &[i64]) -> Vec<Pair> {
        keys.iter().flat_map(|key| self.pairs.range((*key, i64::MIN)..=(*key, i64::MAX)).copied()).collect()
    }

    /// What a batch is to write that keeps these texts under these keys.
    pub(super) fn turn(&self, kept: &[i64], new: Vec<Pair>) -> Turn {
        let (new, at_once): (Vec<Pair>, Vec<Pair>) = new.into_iter().partition(|(_, comment)| *comment > self.last);
        let part = (KEYS / self.many).saturating_mul(kept.len() as i64).saturating_add(kept.len() as i64);
        let next = self.next.saturating_add(part).min(FIRST + KEYS);
        let is_due = |pair: &&Pair| (self.next..next).contains(&pair.0);
        let mut due: Vec<Pair> = self.pairs.range((self.next, i64::MIN)..(next, i64::MIN)).copied().collect();
        due.extend(new.iter().filter(is_due));
        let through = (next == FIRST + KEYS).then_some(self.began);
        Turn { at_once, due, through, new, last: kept.iter().copied().max().unwrap_or(0), next }
    }

    /// Goes on from what was as of an event to what a batch has written; what was due is where `written` says so.
    pub(super) fn go_on(&mut self, from: i64, to: i64, turn: Turn, written: bool) {
        self.pairs.extend(turn.new);
        self.last = self.last.max(turn.last);
        if written {
            turn.due.iter().for_each(|pair| _ = self.pairs.remove(pair));
            self.next = turn.next;
            if turn.through.is_some() {
                (self.next, self.began) = (FIRST, self.last);
            }
        }
        if let Some((at, _)) = &mut self.as_of
            && *at == from
        {
            *at = to;
        }
    }
}

pub(super) fn locked(waiting: &Mutex<WaitingKeys>) -> MutexGuard<'_, WaitingKeys> {
    waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// How far the tables are.
pub(super) async fn as_of(tx: &mut Tx) -> Outcome<AsOf> {
    let (at, gone, written) = tx
        .one(
            "select p.at, g.at, k.at
             from hint_progress p
             join hint_progress g on g.kind = 'gone'
             join hint_progress k on k.kind = 'keys'
             where p.kind = 'events'",
            vec![],
        )
        .await?;
    Ok(AsOf { at, gone, written })
}

/// Reads what is kept and not yet known here: another server may have placed it, or the memory is new.
pub(super) async fn catch_up(tx: &mut Tx, waiting: &Mutex<WaitingKeys>, now: AsOf) -> Outcome<()> {
    let missing = locked(waiting).missing(now);
    let Some((after, _)) = missing else { return Ok(()) };
    let rows: Vec<(i64, i64, Option<String>)> =
        tx.all("select kept, consultation, signature from copy_texts where kept > $1", args![after]).await?;
    let (mut pairs, mut last) = (BTreeSet::new(), 0);
    for (kept, consultation, signature) in rows {
        last = last.max(kept);
        if let Some(signature) = signature.as_deref().and_then(Signature::read) {
            pairs.extend(keys_of(consultation, &signature).into_iter().map(|key| (key, kept)));
        }
    }
    locked(waiting).bring(now, pairs, last);
    Ok(())
}

/// The comments under some keys: of those in the table and of those that wait, the first few.
pub(super) async fn crowds(tx: &mut Tx, waiting: &Mutex<WaitingKeys>, keys: &[i64]) -> Outcome<Crowds> {
    // First what waits: what is written meanwhile is found twice, not nowhere.
    let waiting = locked(waiting).under(keys);
    let mut crowds: BTreeMap<i64, Vec<i64>> = super::copies::crowds(tx, keys).await?;
    for (key, comment) in waiting {
        let crowd = crowds.entry(key).or_default();
        if crowd.len() < CROWD && !crowd.contains(&comment) {
            crowd.push(comment);
        }
    }
    Ok(crowds.into_iter().collect())
}

/// Writes comments under keys beside those that stand there; under a key where as many stand as may, nothing is written.
pub(super) async fn write(tx: &mut Tx, mut pairs: Vec<Pair>) -> Outcome<()> {
    pairs.sort_unstable();
    // A statement names a key once.
    while !pairs.is_empty() {
        let (mut rows, mut later) = (Vec::with_capacity(pairs.len()), Vec::new());
        for same in pairs.chunk_by(|a, b| a.0 == b.0) {
            rows.push(args![same[0].0, same[0].1]);
            later.extend_from_slice(&same[1..]);
        }
        tx.upsert(
            "insert into copy_keys as old (key, one)",
            rows,
            "on conflict (key) do update set two = coalesce(old.two, excluded.one),
               three = case when old.two is null then old.three else coalesce(old.three, excluded.one) end,
               four = case when old.three is null then old.four else coalesce(old.four, excluded.one) end,
               five = case when old.four is null then old.five else coalesce(old.five, excluded.one) end,
               six = case when old.five is null then old.six else coalesce(old.six, excluded.one) end
             where old.six is null and excluded.one not in (old.one, coalesce(old.two, 0), coalesce(old.three, 0),
               coalesce(old.four, 0), coalesce(old.five, 0))",
        )
        .await?;
        pairs = later;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_of(at: i64, gone: i64, written: i64) -> AsOf {
        AsOf { at, gone, written }
    }

    fn begun(many: u32) -> WaitingKeys {
        let mut waiting = WaitingKeys::new(many);
        waiting.bring(as_of(0, 0, 0), BTreeSet::new(), 0);
        waiting
    }

    #[test]
    fn every_key_has_its_turn_once_so_many_texts_came() {
        let mut waiting = begun(4);
        let (mut written, mut through) = (Vec::new(), Vec::new());
        for comment in 1..=9_i64 {
            let new = (0..8).map(|n| (FIRST + n * (KEYS / 8), comment)).collect();
            let turn = waiting.turn(&[comment], new);
            assert!(turn.at_once.is_empty());
            written.extend(turn.due.iter().copied());
            through.extend(turn.through);
            waiting.go_on(comment - 1, comment, turn, true);
            assert!(waiting.pairs.len() <= 8 * 4, "{comment}: {}", waiting.pairs.len());
        }
        assert_eq!(through, [0, 4], "all that was kept when a walk began is written when it ends");
        for comment in 1..=4 {
            assert_eq!(written.iter().filter(|(_, of)| *of == comment).count(), 8, "all keys of {comment}, once");
        }
        let left: Vec<Pair> = waiting.pairs.iter().copied().collect();
        assert!(left.iter().all(|pair| !written.contains(pair)) && left.len() + written.len() == 9 * 8);
    }

    #[test]
    fn what_was_not_written_has_its_turn_again() {
        let mut waiting = begun(1);
        let turn = waiting.turn(&[5], vec![(7, 5)]);
        assert_eq!((turn.due.as_slice(), turn.through), (&[(7, 5)][..], Some(0)));
        waiting.go_on(0, 1, turn, false);
        assert_eq!(waiting.under(&[6, 7]), [(7, 5)]);
        let turn = waiting.turn(&[6], vec![(9, 6)]);
        assert_eq!(turn.due, [(7, 5), (9, 6)]);
        waiting.go_on(1, 2, turn, true);
        assert!(waiting.pairs.is_empty());
        // One that came before others that are kept: who begins anew reads on after those.
        let turn = waiting.turn(&[3], vec![(7, 3)]);
        assert_eq!((turn.at_once.as_slice(), turn.due.len()), (&[(7, 3)][..], 0));
    }

    #[test]
    fn what_waits_is_read_on_where_others_wrote_and_anew_where_a_text_was_taken_out() {
        let mut waiting = begun(100);
        assert_eq!(waiting.missing(as_of(0, 0, 0)), None);
        waiting.go_on(0, 10, waiting.turn(&[5], vec![(7, 5)]), true);
        assert_eq!(waiting.missing(as_of(10, 0, 0)), None);
        assert_eq!(waiting.missing(as_of(9, 0, 0)), None, "asked as of earlier");
        assert_eq!(waiting.missing(as_of(20, 0, 0)), Some((5, false)));
        waiting.bring(as_of(20, 0, 0), [(7, 8)].into(), 8);
        assert_eq!(waiting.under(&[7]), [(7, 5), (7, 8)]);
        assert_eq!(waiting.missing(as_of(20, 1, 2)), Some((2, true)));
        waiting.bring(as_of(20, 1, 2), [(7, 8)].into(), 8);
        assert_eq!(waiting.under(&[7]), [(7, 8)]);
        waiting.bring(as_of(30, 0, 2), [(7, 9)].into(), 9);
        assert_eq!(waiting.under(&[7]), [(7, 8)], "as of earlier");
    }
}
