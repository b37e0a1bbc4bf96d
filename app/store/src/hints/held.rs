//! What groups of copies are found by, in memory: the texts kept of a hearing under their keys ([`Shelf`]), made of the signatures that stand in the table when
//! they are first asked for; how many comments groups have, and texts as they were read, as far as these were asked for lately. All of it is good as of one point
//! of the progress and one count of texts taken out. What others did since, another server that placed comments or a comment that was taken back, is read on.

use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::event::Deed;
use domain::id::ConsultationId;
use insight::copies::{Kept, Known, Shelf, Signature};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Texts of all hearings together, at most, at some 300 bytes; one hearing is held however many it has.
const MOST: usize = 1 << 20;
/// Sizes of either half, at most: what was asked for lately is in the young half.
const HALF: usize = 16_384;
/// So many events of others are read on, and so many texts taken out; after more all is read anew.
const READ_ON: i64 = 10_000;
pub(super) const MOVED: i64 = 1_000;
/// Rows read at once, and texts of those kept before signatures were.
const PART: i64 = 10_000;
const AT_ONCE: usize = 1_000;

/// How far the tables are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct AsOf {
    /// The last event taken in.
    pub at: i64,
    /// Texts taken out so far.
    pub gone: i64,
}

/// How far the tables are.
pub(super) async fn as_of(tx: &mut Tx) -> Outcome<AsOf> {
    let (at, gone) = tx
        .one(
            "select p.at, g.at
             from hint_progress p
             join hint_progress g on g.kind = 'gone'
             where p.kind = 'events'",
            vec![],
        )
        .await?;
    Ok(AsOf { at, gone })
}

/// What a batch changed of one consultation.
#[derive(Debug)]
pub(super) struct Grown {
    pub consultation: ConsultationId,
    /// How many comments its groups have now; those alone are left out.
    pub sizes: BTreeMap<i64, i64>,
    /// Texts kept from now on, with their groups.
    pub kept: Vec<(i64, Kept)>,
}

/// A text as the table keeps it.
struct Row {
    comment: i64,
    consultation: i64,
    group: i64,
    seat: u8,
    signature: Signature,
}

/// The same as it is read: comment, hearing, group, seat, whole, signature.
type Line = (i64, i64, i64, i64, i64, Option<String>);

/// The texts of one hearing, for whoever looks into them.
pub(super) type Shelved = Arc<Mutex<Shelf>>;

/// What is held.
#[derive(Debug, Default)]
pub(crate) struct Held {
    as_of: Option<AsOf>,
    /// By hearing, each with when it was last asked for.
    shelves: BTreeMap<i64, (u64, Shelved)>,
    asked: u64,
    sizes: Sizes,
    /// Texts as they were read.
    pub read: Known,
}

impl Held {
    /// The texts of a hearing, where they are held.
    fn shelf(&mut self, of: i64) -> Option<Shelved> {
        self.asked += 1;
        let (last, shelf) = self.shelves.get_mut(&of)?;
        *last = self.asked;
        Some(shelf.clone())
    }

    /// Holds the texts of a hearing; of others those that were not asked for longest are forgotten, where all are too many.
    fn hold(&mut self, of: i64, shelf: Shelf, most: usize) -> Shelved {
        let shelf = Arc::new(Mutex::new(shelf));
        self.asked += 1;
        self.shelves.insert(of, (self.asked, shelf.clone()));
        while self.shelves.len() > 1
            && self.shelves.values().map(|(_, shelf)| locked(shelf).len()).sum::<usize>() > most
        {
            let oldest = self.shelves.iter().min_by_key(|(_, (asked, _))| *asked).map(|(of, _)| *of);
            if let Some(of) = oldest {
                self.shelves.remove(&of);
            }
        }
        shelf
    }

    /// How many comments groups have, and those of which that is not held.
    pub(super) fn sizes(&mut self, groups: &[i64]) -> (Vec<(i64, i64)>, Vec<i64>) {
        let (mut sizes, mut missing) = (Vec::new(), Vec::new());
        for &group in groups {
            match self.sizes.get(group) {
                Some(comments) => sizes.push((group, comments)),
                None => missing.push(group),
            }
        }
        (sizes, missing)
    }

    /// Takes in what the table had.
    pub(super) fn bring(&mut self, sizes: &[(i64, i64)]) {
        sizes.iter().for_each(|(group, comments)| self.sizes.put(*group, *comments));
    }

    /// Nothing is held any more but texts as they were read.
    fn begin_anew(&mut self, now: AsOf) {
        (self.shelves, self.sizes, self.as_of) = (BTreeMap::new(), Sizes::default(), Some(now));
    }

    /// Takes in what others did, of what was held as of `from`: the texts of these comments stand as `rows` say.
    fn go_over(&mut self, from: AsOf, now: AsOf, comments: &[i64], rows: &[Row]) {
        if self.as_of != Some(from) {
            return;
        }
        (self.as_of, self.sizes) = (Some(now), Sizes::default());
        for (of, (_, shelf)) in &self.shelves {
            let mut shelf = locked(shelf);
            shelf.take_out(comments);
            rows.iter().filter(|row| row.consultation == *of).for_each(|row| put(&mut shelf, row));
        }
    }

    /// Goes on to what a batch that began at `from` has written.
    pub(super) fn go_on(&mut self, from: i64, to: i64, all: Vec<Grown>) {
        let Some(as_of) = self.as_of.filter(|as_of| as_of.at == from) else { return };
        self.as_of = Some(AsOf { at: to, ..as_of });
        for grown in all {
            if let Some(shelf) = self.shelf(grown.consultation.0) {
                let mut shelf = locked(&shelf);
                for (group, kept) in &grown.kept {
                    shelf.put(kept.comment, *group, kept.seat, &kept.signature());
                }
            }
            for (group, kept) in grown.kept {
                if kept.seat == 0 {
                    self.sizes.put(group, 1);
                }
                self.read.keep(kept.comment, kept.core);
            }
            grown.sizes.iter().for_each(|(group, comments)| self.sizes.put(*group, *comments));
        }
    }
}

fn put(shelf: &mut Shelf, row: &Row) {
    shelf.put(row.comment, row.group, row.seat, &row.signature);
}

pub(super) fn locked<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Brings what is held to where the tables are: reads the texts of comments that others placed, or that were taken back.
pub(super) async fn catch_up(tx: &mut Tx, held: &Mutex<Held>, now: AsOf) -> Outcome<()> {
    let from = locked(held).as_of;
    let Some(from) = from.filter(|from| now.at - from.at <= READ_ON && now.gone - from.gone <= MOVED) else {
        locked(held).begin_anew(now);
        return Ok(());
    };
    // Asked as of earlier: others have gone on here meanwhile.
    if now.at < from.at || now.gone < from.gone || now == from {
        return Ok(());
    }
    let mut comments: BTreeSet<i64> = BTreeSet::new();
    if now.at > from.at {
        let deeds = [Deed::CommentSubmitted, Deed::CommentEdited, Deed::CommentRedacted, Deed::CommentRestored];
        let [one, two, three, four] = deeds.map(Deed::code);
        let subjects: Vec<(String,)> = tx
            .all(
                "select subject from events where seq > $1 and seq <= $2 and deed in ($3, $4, $5, $6)",
                args![from.at, now.at, one, two, three, four],
            )
            .await?;
        comments.extend(subjects.iter().filter_map(|(subject,)| subject.parse::<i64>().ok()));
    }
    if now.gone > from.gone {
        let moved: Vec<(i64,)> = tx.all("select comment from copies_moved where n > $1", args![from.gone]).await?;
        comments.extend(moved.into_iter().map(|(comment,)| comment));
    }
    let ids: Vec<i64> = comments.iter().copied().collect();
    let rows = match ids.is_empty() {
        true => Vec::new(),
        false => {
            let sql = "select kept, consultation, copies, seat, whole, signature from copy_texts where kept in ({ids})";
            tx.all_in(sql, vec![], &ids).await?
        }
    };
    let mut rows = signed(tx, rows).await?;
    rows.sort_unstable_by_key(|row| row.comment);
    locked(held).go_over(from, now, &ids, &rows);
    Ok(())
}

/// The texts of a hearing; what is not held is read from the table.
pub(super) async fn shelf(tx: &mut Tx, held: &Mutex<Held>, consultation: i64) -> Outcome<Shelved> {
    let known = locked(held).shelf(consultation);
    if let Some(shelf) = known {
        return Ok(shelf);
    }
    let before = locked(held).as_of;
    let (mut rows, mut after) = (Vec::new(), i64::MIN);
    loop {
        let part: Vec<Line> = tx
            .all(
                "select kept, consultation, copies, seat, whole, signature
                 from copy_texts
                 where consultation = $1 and whole > $2 and kept is not null
                 order by whole
                 limit $3",
                args![consultation, after, PART],
            )
            .await?;
        let Some(last) = part.last() else { break };
        after = last.4;
        rows.append(&mut signed(tx, part).await?);
    }
    rows.sort_unstable_by_key(|row| row.comment);
    let shelf = crate::apart(move || {
        let mut shelf = Shelf::default();
        rows.iter().for_each(|row| put(&mut shelf, row));
        shelf
    })
    .await?;
    let mut held = locked(held);
    // Where others have gone on meanwhile, this may lack what they took in.
    Ok(match held.as_of == before {
        true => held.hold(consultation, shelf, MOST),
        false => Arc::new(Mutex::new(shelf)),
    })
}

/// Rows with their signatures, which those kept long ago have not: their texts are read.
async fn signed(tx: &mut Tx, rows: Vec<Line>) -> Outcome<Vec<Row>> {
    let unsigned: Vec<i64> = rows.iter().filter(|row| row.5.is_none()).map(|row| row.0).collect();
    let mut read: BTreeMap<i64, Signature> = BTreeMap::new();
    for part in unsigned.chunks(AT_ONCE) {
        let texts = super::said(tx, part).await?;
        let own =
            move || texts.iter().map(|one| (one.comment, insight::copies::signature(&one.text))).collect::<Vec<_>>();
        read.extend(crate::apart(own).await?);
    }
    let row = |(comment, consultation, group, seat, _, signature): Line| {
        let signature = signature.as_deref().and_then(Signature::read).or_else(|| read.get(&comment).copied())?;
        Some(Row { comment, consultation, group, seat: seat as u8, signature })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// Sizes of groups asked for lately; what was not for a whole half is forgotten.
#[derive(Debug, Default)]
struct Sizes {
    young: HashMap<i64, i64>,
    old: HashMap<i64, i64>,
}

impl Sizes {
    fn get(&mut self, group: i64) -> Option<i64> {
        if let Some(comments) = self.young.get(&group) {
            return Some(*comments);
        }
        let comments = self.old.remove(&group)?;
        self.put(group, comments);
        Some(comments)
    }

    fn put(&mut self, group: i64, comments: i64) {
        if self.young.len() >= HALF {
            self.old = std::mem::take(&mut self.young);
        }
        self.old.remove(&group);
        self.young.insert(group, comments);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::copies::{Reader, signature};

    const TEXT: &str = "ขอให้มีไฟส่องสว่างตลอดทาง";

    fn as_of(at: i64, gone: i64) -> AsOf {
        AsOf { at, gone }
    }

    fn row(comment: i64) -> Row {
        Row { comment, consultation: 4, group: 1, seat: 1, signature: signature(TEXT) }
    }

    fn held(most: usize, hearings: &[i64]) -> Held {
        let mut held = Held::default();
        held.begin_anew(as_of(0, 0));
        for of in hearings {
            let mut shelf = Shelf::default();
            put(&mut shelf, &Row { consultation: *of, ..row(1) });
            held.hold(*of, shelf, most);
        }
        held
    }

    fn grown(comment: i64, comments: i64) -> Vec<Grown> {
        let kept = Kept { comment, seat: 2, core: Arc::new(Reader::new().read(TEXT)) };
        vec![Grown { consultation: ConsultationId(4), sizes: BTreeMap::from([(1, comments)]), kept: vec![(1, kept)] }]
    }

    fn of(held: &mut Held) -> Vec<i64> {
        let shelf = held.shelf(4).expect("held");
        let shelf = locked(&shelf);
        shelf.of_group(1).map(|text| shelf.text(text).comment).collect()
    }

    #[test]
    fn what_is_held_goes_on_with_its_own_batches_and_reads_what_others_did() {
        let mut held = held(MOST, &[4]);
        held.go_on(0, 10, grown(8, 5));
        assert_eq!((of(&mut held), held.sizes(&[1, 2])), (vec![1, 8], (vec![(1, 5)], vec![2])));
        // A batch that began before another server's was read.
        held.go_over(as_of(10, 0), as_of(20, 1), &[1, 9], &[row(9)]);
        assert_eq!((of(&mut held), held.sizes(&[1]).1), (vec![9, 8], vec![1]), "how many there are is asked anew");
        held.go_on(10, 30, grown(11, 9));
        held.go_over(as_of(10, 0), as_of(30, 1), &[9], &[]);
        assert_eq!((of(&mut held), held.as_of), (vec![9, 8], Some(as_of(20, 1))), "both were of before");
        held.begin_anew(as_of(30, 1));
        assert!(held.shelf(4).is_none());
    }

    #[test]
    fn hearings_asked_for_lately_are_held_and_one_always() {
        let mut held = held(2, &[4, 5]);
        assert!(held.shelf(4).is_some());
        held.hold(6, Shelf::default(), 2);
        assert_eq!(held.shelves.keys().collect::<Vec<_>>(), [&4, &5, &6]);
        let mut shelf = Shelf::default();
        (0..9).for_each(|comment| put(&mut shelf, &row(comment)));
        held.hold(7, shelf, 2);
        assert_eq!(held.shelves.keys().collect::<Vec<_>>(), [&7]);
    }

    #[test]
    fn sizes_that_were_not_asked_for_lately_are_forgotten() {
        let mut sizes = Sizes::default();
        sizes.put(-1, 7);
        for n in 0..3 * HALF as i64 {
            sizes.put(n, n);
            assert!(n % 1_000 != 0 || sizes.get(-1) == Some(7), "after {n}");
        }
        assert_eq!(sizes.get(0), None);
        assert!(sizes.young.len() + sizes.old.len() <= 2 * HALF);
    }
}
