//! The exact check of two cores: the whole texts laid beside one another, and what differs judged by what it does.

use super::Core;
use super::align::{self, Gap};
use super::core::{Token, role};
use super::signature::SHORT;
use std::ops::Range;

/// Letters of a gap that are read as a slip, at most.
const SLIP: usize = 48;
/// Words at either end of a gap that are read as a slip, at most.
const SOME: usize = 6;
/// Letters by which a text may go on where another ended within a clause, at most.
const ENDING: u32 = 11;
/// Letters of a clause that goes on with what was asked, from which on it asks for more.
const MORE: u32 = 8;
/// Letters of a cut end, at most.
const CUT: u32 = 12;
/// For so many letters that two texts have in common, one word of the list may stand for another that looks like it: a slip that
/// happens to be a word.
const SLIGHT: u32 = 35;
/// Letters of a text that is not short: where who speaks differs, where something is added.
const LONG: u32 = 58;
const LONG_ENOUGH: u32 = 40;
/// Words of a person's name, at most.
const NAME: usize = 3;
/// Letters of words that both hold, so few that chance may have laid them beside one another.
const CHANCE: u32 = 8;

/// How alike two texts are. Letters are those of words that carry what is said; words that only hold a sentence together weigh
/// nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nearness {
    /// The cores are the same, numbers and all.
    pub same: bool,
    /// Letters of words in both, slips included.
    pub common: u32,
    /// Letters of either text.
    pub first: u32,
    pub second: u32,
    /// Letters that one has within what the other says, without its own in their place.
    pub within: u32,
    /// One says or asks something else than the other, as far as can be seen.
    pub changed: bool,
    /// One surely does: another number, denial, condition, request or word.
    pub opposed: bool,
}

impl Nearness {
    const SAME: Nearness =
        Nearness { same: true, common: 1, first: 1, second: 1, within: 0, changed: false, opposed: false };
    const STRANGE: Nearness =
        Nearness { same: false, common: 0, first: 1, second: 1, within: 0, changed: true, opposed: true };

    /// The common part as a share of the longer text.
    pub fn resemblance(&self) -> f32 {
        self.common as f32 / self.first.max(self.second).max(1) as f32
    }

    /// The common part as a share of the shorter text.
    pub fn containment(&self) -> f32 {
        self.common as f32 / self.first.min(self.second).max(1) as f32
    }

    /// Whether they are copies. The shorter they are, the more of them must be the same.
    pub fn is_copy(&self) -> bool {
        if self.same || self.changed {
            return self.same;
        }
        let (resemblance, containment, within) = match self.first.min(self.second) {
            ..20 => (0.9, 0.95, 0),
            20..40 => (0.7, 0.8, 0),
            40..60 => (0.5, 0.65, 4),
            _ => (0.4, 0.55, 10),
        };
        let within_most = within + self.common / 15;
        self.resemblance() >= resemblance && self.containment() >= containment && self.within <= within_most
    }
}

impl Core {
    /// How alike this text and another are.
    pub fn nearness(&self, other: &Core) -> Nearness {
        if self.whole == other.whole {
            return Nearness::SAME;
        }
        let short = self.letters.len().min(other.letters.len()) < SHORT as usize;
        let gaps = if short || !self.may_be_copy(other) { None } else { align::gaps(&self.tokens, &other.tokens) };
        gaps.map_or(Nearness::STRANGE, |gaps| Pair { a: self, b: other }.judge(gaps))
    }

    /// Letters of words that weigh which a later text has beside this one's own, slips aside; all of its, where the two are laid beside one
    /// another in vain.
    pub fn added(&self, later: &Core) -> u32 {
        if self.whole == later.whole {
            return 0;
        }
        let alone = |gaps: Vec<Gap>| gaps.iter().map(|gap| later.weight(gap.b.clone())).sum();
        let gaps = align::gaps(&self.tokens, &later.tokens);
        gaps.map_or_else(|| later.weight, |gaps| alone(Pair { a: self, b: later }.real(gaps)))
    }

    /// Whether enough words are in both, wherever they stand and whatever is a slip.
    fn may_be_copy(&self, other: &Core) -> bool {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some((x, letters)), Some((y, _))) = (self.bag.get(i), other.bag.get(j)) {
            shared += if x == y { u32::from(*letters) } else { 0 };
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        let (a, b) = (self.heavy, other.heavy);
        shared * 20 >= a.max(b) * 7 || shared * 2 >= a.min(b)
    }

    /// Letters of those of some words that weigh.
    pub(super) fn weight(&self, words: Range<usize>) -> u32 {
        let letters = |word: usize| self.letters_of(word..word + 1).len() as u32;
        // What is in no list and has two letters is what a slip left of a word.
        let weighs = |&word: &usize| {
            let token = self.tokens[word];
            !token.is(role::LIGHT) && (letters(word) > 2 || !token.is(role::UNKNOWN))
        };
        words.filter(weighs).map(letters).sum()
    }

    fn any(&self, words: &Range<usize>, role: u16) -> bool {
        self.tokens[words.clone()].iter().any(|token| token.is(role))
    }

    /// Whether a clause begins at a word, or the text ends before it.
    fn opens(&self, word: usize) -> bool {
        self.tokens.get(word).is_none_or(|token| token.is(role::OPENS))
    }

    /// Whether a clause, a name or an address begins at a word, or just before it.
    fn begins(&self, word: usize) -> bool {
        let before = word.checked_sub(1).is_some_and(|before| {
            let before = self.tokens[before];
            before.is(role::LIGHT) && before.is(role::OPENS) && !before.is(role::ASKS)
        });
        before || self.tokens.get(word).is_none_or(|token| token.is(role::OPENS | role::NAMES))
    }

    /// Where the clause ends in which some words begin, or they do.
    fn rest(&self, words: &Range<usize>) -> usize {
        words.clone().find(|&word| self.begins(word)).unwrap_or(words.end)
    }

    /// Whether some words ask for something: a word that asks, and what is asked.
    fn asks(&self, words: &Range<usize>) -> bool {
        let asks = |&word: &usize| self.tokens[word].is(role::ASKS);
        let before =
            (0..words.start).rev().find(|&word| !self.tokens[word].is(role::LIGHT) || asks(&word)).filter(asks);
        before
            .or_else(|| words.clone().find(asks))
            .is_some_and(|from| self.weight(from.max(words.start)..words.end) > 4)
    }

    /// The numbers in figures among some words.
    fn numbers(&self, words: &Range<usize>) -> impl Iterator<Item = u32> {
        let figures = |&word: &usize| self.letters_of(word..word + 1).first().is_some_and(|&first| first < 0x80);
        words
            .clone()
            .filter(|&word| self.tokens[word].is(role::NUMBER))
            .filter(figures)
            .map(|word| self.tokens[word].hash)
    }

    /// Whether the last of some words turns what stands after them.
    fn turns_next(&self, words: &Range<usize>) -> bool {
        let next = self.tokens.get(words.end).is_some_and(|next| !next.is(role::OPENS));
        let turns = |token: &Token| token.is(role::DENIES | role::MAY_DENY | role::TURNS);
        let last = self.tokens[words.clone()].iter().rev().find(|token| !token.is(role::LIGHT) || turns(token));
        next && last.is_some_and(turns)
    }
}

struct Pair<'a> {
    a: &'a Core,
    b: &'a Core,
}

impl Pair<'_> {
    fn judge(&self, gaps: Vec<Gap>) -> Nearness {
        let (first, second) = (self.a.weight, self.b.weight);
        let gaps = self.real(gaps);
        let left: u32 = gaps.iter().map(|gap| self.a.weight(gap.a.clone())).sum();
        let other_left: u32 = gaps.iter().map(|gap| self.b.weight(gap.b.clone())).sum();
        let common = (first - left).min(second - other_left);
        let within = gaps.iter().map(|gap| self.within(gap)).sum();
        let changes = || gaps.iter().map(|gap| self.change(gap));
        let change = changes().max().unwrap_or(Change::None);
        let slight = changes().filter(|change| *change == Change::Slight).count() as u32;
        let (changed, opposed) = (change > Change::Slight || slight > common / SLIGHT, change == Change::Sure);
        Nearness { same: false, common, first, second, within, changed, opposed }
    }

    /// The gaps without slips.
    fn real(&self, gaps: Vec<Gap>) -> Vec<Gap> {
        let narrow = |gaps: Vec<Gap>| gaps.into_iter().filter_map(|gap| self.without_slip(gap)).collect();
        narrow(self.merged(narrow(gaps)))
    }

    /// A few words between two gaps that differ on both sides stand there by chance: the gaps are one.
    fn merged(&self, gaps: Vec<Gap>) -> Vec<Gap> {
        let mut merged: Vec<Gap> = Vec::with_capacity(gaps.len());
        for gap in gaps {
            if let Some(last) = merged.last_mut() {
                let between = self.a.weight(last.a.end..gap.a.start);
                let one = Gap { a: last.a.start..gap.a.end, b: last.b.start..gap.b.end };
                let both = |gap: &Gap| self.a.weight(gap.a.clone()) > 0 && self.b.weight(gap.b.clone()) > 0;
                if between < CHANCE && both(&one) && (both(last) || both(&gap)) {
                    *last = one;
                    continue;
                }
            }
            merged.push(gap);
        }
        merged
    }

    /// What is left of a gap when words written with slips, at its beginning and its end, are taken for the same.
    fn without_slip(&self, mut gap: Gap) -> Option<Gap> {
        loop {
            let Gap { a, b } = &gap;
            let some = |words: &Range<usize>| words.len().min(SOME);
            let pairs = || (1..=some(a)).flat_map(|i| (1..=some(b)).map(move |j| (i, j)));
            let at_end = |&(i, j): &(usize, usize)| self.is_slip(&(a.end - i..a.end), &(b.end - j..b.end));
            let at_start = |&(i, j): &(usize, usize)| self.is_slip(&(a.start..a.start + i), &(b.start..b.start + j));
            gap = if let Some((i, j)) = pairs().find(at_start) {
                Gap { a: a.start + i..a.end, b: b.start + j..b.end }
            } else if let Some((i, j)) = pairs().find(at_end) {
                Gap { a: a.start..a.end - i, b: b.start..b.end - j }
            } else {
                return Some(gap).filter(|gap| !gap.a.is_empty() || !gap.b.is_empty());
            };
        }
    }

    /// Whether some words are others written with slips.
    fn is_slip(&self, a_words: &Range<usize>, b_words: &Range<usize>) -> bool {
        let (a, b) = (self.a.letters_of(a_words.clone()), self.b.letters_of(b_words.clone()));
        if !may_be_slip(a, b) {
            return false;
        }
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        let any = |role| (self.a.any(a_words, role), self.b.any(b_words, role));
        let ((denies, other_denies), (may, other_may)) = (any(role::DENIES), any(role::MAY_DENY));
        let (unknown, other_unknown) = any(role::UNKNOWN);
        let swapped = (unknown || other_unknown) && short > 1 && short == long && short < 9 && is_turned(a, b);
        if short == 0 || denies != other_denies && !may && !other_may && !swapped {
            return false;
        }
        if a == b {
            return true;
        }
        if self.a.numbers(a_words).ne(self.b.numbers(b_words)) {
            return false;
        }
        // The last word of a text that was cut.
        let ends = |core: &Core, words: &Range<usize>| core.begins(words.end);
        let last = |core: &Core, words: &Range<usize>| core.letters_of(words.end - 1..words.end).len();
        let cut = ends(self.b, b_words) && a.starts_with(b) && a.len() - b.len() < last(self.a, a_words)
            || ends(self.a, a_words) && b.starts_with(a) && b.len() - a.len() < last(self.b, b_words);
        if cut {
            return true;
        }
        if swapped {
            return true;
        }
        if (may || other_may) && (unknown || other_unknown) && long <= 3 && is_within(a, b, 1) {
            return true;
        }
        if short < 2 || long > SLIP || 3 * short < 2 * long || (may || other_may) && short < 6 {
            return false;
        }
        // A word in the list has no slip: another of the list is another word, unless a letter is lost or stands twice, and
        // neither turns what is said.
        let (turns, other_turns) = any(role::TURNS | role::ASKS | role::NUMBER);
        let (least, most) = match (unknown || other_unknown, turns || other_turns) {
            (true, true) => (3, (long / 5).max(1)),
            (true, false) => (3, ((long + 2) / 4).max(1)),
            (false, true) if a_words.len() == b_words.len() || long < 5 => return false,
            (false, true) => (5, 1),
            (false, false) if a.len() == b.len() && !is_turned(a, b) => return false,
            (false, false) => (4, (long / 6).max(1)),
        };
        long >= least && is_within(a, b, most)
    }

    /// Whether a gap holds words of the list that differ by a letter or two.
    fn is_slight(&self, gap: &Gap) -> bool {
        let (a, b) = (self.a.letters_of(gap.a.clone()), self.b.letters_of(gap.b.clone()));
        let turns =
            |core: &Core, words: &Range<usize>| core.any(words, role::TURNS | role::ASKS | role::NUMBER | role::DENIES);
        let singly = gap.a.len() == 1 && gap.b.len() == 1 && a.len() == b.len();
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        let alike = short >= 2 && long <= SLIP && is_within(a, b, ((long + 1) / 4).max(1));
        alike && !turns(self.a, &gap.a) && !turns(self.b, &gap.b) && (!singly || long > 5)
    }

    /// Letters that one side has alone, where no clause ends.
    fn within(&self, gap: &Gap) -> u32 {
        let (a, b) = (self.a.weight(gap.a.clone()), self.b.weight(gap.b.clone()));
        if (a == 0) == (b == 0)
            || self.is_own_clause(gap)
            || self.is_at_end(gap)
            || gap.a.start == 0 && gap.b.start == 0
        {
            return 0;
        }
        a + b
    }

    fn is_at_end(&self, gap: &Gap) -> bool {
        gap.a.end == self.a.tokens.len() && gap.b.end == self.b.tokens.len()
    }

    /// Whether what one side has alone is a clause of its own, in one of the texts.
    fn is_own_clause(&self, gap: &Gap) -> bool {
        let (core, words) = if gap.a.is_empty() { (self.b, &gap.b) } else { (self.a, &gap.a) };
        if self.is_at_end(gap) {
            return core.begins(words.start);
        }
        let whole = |core: &Core, words: &Range<usize>| core.opens(words.start) && core.opens(words.end);
        whole(self.a, &gap.a) || whole(self.b, &gap.b)
    }

    fn change(&self, gap: &Gap) -> Change {
        let (a, b) = (self.a.weight(gap.a.clone()), self.b.weight(gap.b.clone()));
        if self.a.turns_next(&gap.a) != self.b.turns_next(&gap.b) {
            return Change::Sure;
        }
        let sure = |yes: bool| if yes { Change::Sure } else { Change::None };
        match (a > 0, b > 0) {
            (true, true) => self.exchange(gap),
            (true, false) => sure(self.says(self.a, &gap.a, gap)),
            // What goes on where the first ended in the middle: nobody knows what that one would have said.
            (false, true) if self.goes_on(gap) > ENDING => Change::Sure,
            (false, true) => sure(self.says(self.b, &gap.b, gap)),
            (false, false) => Change::None,
        }
    }

    /// Whether what one text has more, or one lacks, asks for something, takes back what was said, or names a provision; or a
    /// number, a denial or a condition within what is said.
    fn says(&self, core: &Core, words: &Range<usize>, gap: &Gap) -> bool {
        let within = match self.is_own_clause(gap) {
            true => words.start..words.start,
            false if self.is_at_end(gap) => words.start..core.rest(words),
            false => words.clone(),
        };
        core.asks(words)
            || core.tokens[words.start].is(role::GOES_ON) && core.weight(words.clone()) > MORE
            || core.any(words, role::TAKES_BACK | role::PROVISION)
            || core.any(&within, role::NUMBER | role::DENIES | role::IFS)
    }

    /// Letters by which the second text goes on where the first ended within a clause.
    fn goes_on(&self, gap: &Gap) -> u32 {
        if !self.is_at_end(gap) || self.b.begins(gap.b.start) {
            return 0;
        }
        self.b.weight(gap.b.start..self.b.rest(&gap.b))
    }

    /// Both have something in the same place. They may have it before or after what they have in common: who they are, a
    /// greeting, a sentence that asks for nothing and says nothing more of what was said.
    fn exchange(&self, gap: &Gap) -> Change {
        let (core, other) = (self.a, self.b);
        let any = |role| core.any(&gap.a, role) || other.any(&gap.b, role);
        let stands = |core: &Core, words: &Range<usize>| {
            let stands = |token: &Token| token.is(role::ASKS) && !token.is(role::LIGHT);
            core.asks(words) || core.tokens[words.clone()].iter().any(stands)
        };
        if any(role::TAKES_BACK | role::PROVISION) || stands(core, &gap.a) || stands(other, &gap.b) {
            return Change::Sure;
        }
        // Each has a name of their own.
        let named = gap.a.start > 0 && core.tokens[gap.a.start - 1].is(role::PERSON);
        if named && gap.a.len().max(gap.b.len()) <= NAME && !any(role::NUMBER | role::TURNS | role::DENIES) {
            return Change::None;
        }
        let (at_start, at_end) = (gap.a.start == 0 && gap.b.start == 0, self.is_at_end(gap));
        let ties = core.tokens[gap.a.start].is(role::TIES) || other.tokens[gap.b.start].is(role::TIES);
        let (begins, other_begins) = (core.begins(gap.a.start), other.begins(gap.b.start));
        let cut = |core: &Core, words: &Range<usize>| core.weight(words.start..core.rest(words)) <= CUT;
        let own_end = at_end
            && !ties
            && (begins || other_begins)
            && (begins || cut(core, &gap.a))
            && (other_begins || cut(other, &gap.b));
        let own = at_start && (core.opens(gap.a.end) || other.opens(gap.b.end)) || own_end;
        // In a short text who speaks is much of what is said.
        let least = if at_end { LONG_ENOUGH } else { LONG };
        let long = core.weight.min(other.weight) >= least;
        let name = |core: &Core, words: &Range<usize>| core.tokens[words.start].is(role::NAMES | role::UNKNOWN);
        let names = name(core, &gap.a) && name(other, &gap.b);
        if own && (long || names) {
            return Change::None;
        }
        if self.is_slight(gap) {
            return Change::Slight;
        }
        let unclear = any(role::UNKNOWN) && !any(role::NUMBER | role::DENIES | role::TURNS);
        if unclear || at_start || at_end { Change::Unclear } else { Change::Sure }
    }
}

/// Whether one says something else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    None,
    /// Words of the list that look like one another.
    Slight,
    /// It cannot be told from slips, or from what each says for itself.
    Unclear,
    Sure,
}

/// Whether two words of the same letters have some in another order.
fn is_turned(a: &[u16], b: &[u16]) -> bool {
    let sorted = |letters: &[u16]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// Whether words may be others written with slips, as far as their letters tell at a glance: no slip differs by more, unless the last word of a text
/// was cut.
fn may_be_slip(a: &[u16], b: &[u16]) -> bool {
    let most = ((a.len().max(b.len()) + 2) / 4).max(1);
    may_be_within(a, b, most) || a.starts_with(b) || b.starts_with(a)
}

/// Whether the distance of two words is at most so much. Each letter put in, left out or changed alters at most two of those that
/// stand in the one and not in the other, so that most pairs are told apart by that.
fn is_within(a: &[u16], b: &[u16], most: usize) -> bool {
    may_be_within(a, b, most) && distance(a, b) <= most
}

fn may_be_within(a: &[u16], b: &[u16], most: usize) -> bool {
    let letters = |word: &[u16]| word.iter().fold(0_u64, |all, letter| all | 1 << (letter & 63));
    a.len().abs_diff(b.len()) <= most && (letters(a) ^ letters(b)).count_ones() as usize <= 2 * most
}

/// Letters put in, left out, changed or changed places, as Damerau and Levenshtein count.
fn distance(a: &[u16], b: &[u16]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![0_usize; (a.len() + 1) * width];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let at = i * width + j;
            rows[at] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => {
                    let put = rows[at - width - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let least = put.min(rows[at - 1] + 1).min(rows[at - width] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { least.min(rows[at - 2 * width - 2] + 1) } else { least }
                }
            };
        }
    }
    rows[rows.len() - 1]
}
