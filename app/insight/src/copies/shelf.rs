//! The texts by which groups are found, in memory: each under the keys of its signature, with its group and its seat there.
//!
//! A key is not written down. Each place of an open table holds the number of a text and which of its bands stands there; whether that is the key which
//! is looked for, the two signatures tell. So a key costs four bytes, and nothing is found under a key that it does not have.

use super::Signature;
use super::grouper::{CROWD, Seen, Vote, looked_at};
use super::signature::BANDS;
use crate::hash::Map;

/// Bits of a place that name the band.
const BAND: u32 = 5;
/// Texts, at most: what comes after them is found by nobody. A place of noughts is empty.
const MOST: usize = (1 << (32 - BAND)) - 1;

/// A text kept of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The comment whose text it is.
    pub comment: i64,
    pub group: i64,
    /// Its place among those kept of the group.
    pub seat: u8,
    /// Whether it is kept no more: then its number and its places stay, and it is found by nobody.
    gone: bool,
    /// The text kept of the group before it, counted from one.
    before: u32,
}

/// The texts kept of one hearing; each has a number, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    texts: Vec<Stands>,
    /// Beside one another, so that to look at one is one reach into memory.
    signatures: Vec<Signature>,
    places: Vec<u32>,
    taken: usize,
    /// The last text kept of each group, counted from one.
    last: Map<u64, u32>,
    /// The last of the comments.
    newest: i64,
    any_gone: bool,
}

impl Shelf {
    /// How many texts it has numbers for.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text of a comment is kept of a group from now on, and nothing else of that comment.
    pub fn put(&mut self, comment: i64, group: i64, seat: u8, signature: &Signature) {
        self.put_over(&[0; BANDS], comment, group, seat, signature);
    }

    /// The same where so many stand under each of its keys that came before all of these.
    pub(super) fn put_over(
        &mut self,
        before_it: &[u8; BANDS],
        comment: i64,
        group: i64,
        seat: u8,
        signature: &Signature,
    ) {
        if comment <= self.newest {
            self.take_out(&[comment]);
        }
        self.newest = self.newest.max(comment);
        let number = self.texts.len();
        let before = self.last.insert(group as u64, number as u32 + 1).unwrap_or(0);
        self.texts.push(Stands { comment, group, seat, gone: false, before });
        self.signatures.push(*signature);
        if number >= MOST {
            return;
        }
        self.make_room();
        for (band, &below) in before_it.iter().enumerate().take(signature.bands()) {
            let mut crowd = usize::from(below);
            if crowd < CROWD {
                self.under(signature, band, |_| crowd += 1);
            }
            if crowd < CROWD {
                self.place(number as u32, band);
            }
        }
    }

    /// The texts of some comments, which stand in order, are kept no more.
    pub fn take_out(&mut self, comments: &[i64]) {
        let Some(&first) = comments.first().filter(|first| **first <= self.newest) else { return };
        let of = |text: &&mut Stands| text.comment >= first && comments.binary_search(&text.comment).is_ok();
        self.texts.iter_mut().filter(of).for_each(|text| text.gone = true);
        self.any_gone = true;
    }

    /// The texts kept of a group, by their numbers, the first first.
    pub fn of_group(&self, group: i64) -> impl Iterator<Item = u32> {
        let number = |at: u32| at.checked_sub(1);
        let mut all: Vec<u32> =
            std::iter::successors(self.last.get(&(group as u64)).copied().and_then(number), |one| {
                number(self.texts[*one as usize].before)
            })
            .filter(|one| !self.texts[*one as usize].gone)
            .collect();
        all.sort_unstable_by_key(|one| (self.texts[*one as usize].seat, *one));
        all.into_iter()
    }

    /// A text by its number.
    pub fn text(&self, number: u32) -> Stands {
        self.texts[number as usize]
    }

    /// The signature of it.
    pub fn signature(&self, number: u32) -> &Signature {
        &self.signatures[number as usize]
    }

    /// The texts that share most keys with a signature, and how many stand under each.
    pub(super) fn looked_at(&self, signature: &Signature) -> Seen {
        let mut votes: Vec<u32> = Vec::with_capacity(BANDS * CROWD);
        let mut crowds = [0; BANDS];
        for (band, crowd) in crowds.iter_mut().enumerate().take(signature.bands()) {
            let before = votes.len();
            self.under(signature, band, |text| votes.push(text));
            *crowd = (votes.len() - before) as u8;
        }
        votes.sort_unstable();
        let mut counted =
            votes.chunk_by(|a, b| a == b).map(|same| Vote { keys: same.len() as u8, text: same[0] }).collect();
        looked_at(&mut counted);
        Seen { votes: counted, crowds }
    }

    /// Tells the texts under one key of a signature, older before newer.
    fn under(&self, signature: &Signature, band: usize, mut tell: impl FnMut(u32)) {
        if self.places.is_empty() {
            return;
        }
        let mask = self.places.len() - 1;
        let mut at = signature.band(band) as usize & mask;
        while self.places[at] != 0 {
            let (number, of) = ((self.places[at] >> BAND) - 1, (self.places[at] & ((1 << BAND) - 1)) as usize);
            let is_there = || !self.any_gone || !self.texts[number as usize].gone;
            if of == band && self.signatures[number as usize].shares(signature, band) && is_there() {
                tell(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn place(&mut self, number: u32, band: usize) {
        let mask = self.places.len() - 1;
        let mut at = self.signatures[number as usize].band(band) as usize & mask;
        while self.places[at] != 0 {
            at = (at + 1) & mask;
        }
        self.places[at] = (number + 1) << BAND | band as u32;
        self.taken += 1;
    }

    /// Room for one more text: at most five places of eight are taken.
    fn make_room(&mut self) {
        if (self.taken + BANDS) * 8 <= self.places.len() * 5 {
            return;
        }
        let places = (self.places.len() * 2).max(256);
        let mut all = std::mem::replace(&mut self.places, vec![0; places]);
        all.retain(|place| *place != 0);
        // As they came, so that those under one key keep their order.
        all.sort_unstable();
        self.taken = 0;
        all.into_iter().for_each(|place| self.place((place >> BAND) - 1, (place & ((1 << BAND) - 1)) as usize));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::signature;

    fn text(n: usize) -> String {
        format!("ขอให้มีไฟส่องสว่างตลอดทาง จุดที่ {n} ตรงข้ามบ้านเลขที่ {} ซอย {}", n * 7, n * 31)
    }

    #[test]
    fn every_text_is_found_by_its_own_signature_however_many_there_are() {
        let mut shelf = Shelf::default();
        for n in 0..3_000 {
            shelf.put(n as i64, n as i64, 0, &signature(&text(n)));
        }
        let found = |n: usize| shelf.looked_at(&signature(&text(n))).votes.iter().any(|vote| vote.text as usize == n);
        let lost = (0..3_000).filter(|n| !found(*n)).count();
        assert!(lost < 30, "{lost} are lost, whose every key six others had before");
        assert!(shelf.taken * 8 <= shelf.places.len() * 5);
    }

    #[test]
    fn under_a_key_stand_the_first_few_and_what_is_taken_out_makes_room() {
        let (mut shelf, same) = (Shelf::default(), signature("ขอให้มีไฟส่องสว่างตลอดทางเดิน"));
        (0..9).for_each(|n| shelf.put(n, n, 0, &same));
        let found = |shelf: &Shelf| shelf.looked_at(&same).votes.iter().map(|vote| vote.text).collect::<Vec<_>>();
        assert_eq!(found(&shelf), [0, 1, 2, 3, 4, 5]);
        shelf.take_out(&[2]);
        assert_eq!(found(&shelf), [0, 1, 3, 4, 5]);
        shelf.put(9, 9, 0, &same);
        assert_eq!(found(&shelf), [0, 1, 3, 4, 5, 9]);
        let mut over = Shelf::default();
        over.put_over(&shelf.looked_at(&same).crowds, 10, 10, 0, &same);
        assert_eq!(found(&over), [], "six stand below");
    }

    #[test]
    fn a_group_has_its_texts_by_their_seats() {
        let mut shelf = Shelf::default();
        for (comment, group, seat) in [(1, 1, 0), (2, 2, 0), (5, 1, 2), (4, 1, 1)] {
            shelf.put(comment, group, seat, &signature(&text(comment as usize)));
        }
        let of = |shelf: &Shelf, group| shelf.of_group(group).map(|one| shelf.text(one).comment).collect::<Vec<_>>();
        assert_eq!((of(&shelf, 1), of(&shelf, 2), of(&shelf, 3)), (vec![1, 4, 5], vec![2], vec![]));
        shelf.take_out(&[4]);
        assert_eq!(of(&shelf, 1), [1, 5]);
    }
}
