//! Sentences that are worth a row of their own, where one stands within another.

/// Where a comment says a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub comment: i64,
    /// The first letter and the one after the last, of the place where it stands first.
    pub start: i64,
    pub end: i64,
    /// Letters of all its places.
    pub letters: i64,
}

impl Span {
    fn within(&self, other: &Span) -> bool {
        self.start >= other.start && self.end <= other.end && self.end - self.start < other.end - other.start
    }
}

/// What a sentence is beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// It says something that no other says.
    Alone,
    /// It nearly always stands within that one, which stands within no other, and is read there.
    Within(usize),
    /// It is put together from others, and read as those.
    Parts,
    /// Few say it, and half of it is that one: read as that, unless the rest turns it round.
    Beside(usize),
}

/// What each of some sentences is, each with where it is said.
pub fn own(said: &[Vec<Span>]) -> Vec<Own> {
    let inner = inner(said);
    let mut own = vec![Own::Alone; said.len()];
    let often: Vec<(usize, usize)> = inner
        .chunk_by(|one, next| (one.0, one.1) == (next.0, next.1))
        .map(|pairs| ((pairs[0].0 as usize, pairs[0].1 as usize), pairs.len()))
        .filter(|((piece, _), both)| both * 5 >= said[*piece].len() * 4)
        .map(|(pair, _)| pair)
        .collect();
    let mut is_within = vec![false; said.len()];
    often.iter().for_each(|(piece, _)| is_within[*piece] = true);
    for (piece, whole) in often {
        // The whole is read where it stands, so it stands within no other.
        if own[piece] == Own::Alone && !is_within[whole] {
            own[piece] = Own::Within(whole);
        }
    }
    // Letters of each that others say by themselves, and how many say the one of them that fewest say.
    let mut covered = vec![(0, usize::MAX, 0); said.len()];
    for (piece, whole, span) in inner {
        let (piece, whole) = (piece as usize, whole as usize);
        let first = said[whole].iter().map(|span| span.comment).min();
        if own[piece] == Own::Alone && first == Some(span.comment) {
            covered[whole].0 += span.letters;
            if said[piece].len() < covered[whole].1 {
                (covered[whole].1, covered[whole].2) = (said[piece].len(), piece);
            }
        }
    }
    for (whole, (covered, fewest, piece)) in covered.into_iter().enumerate() {
        let size = said[whole].iter().min().map_or(0, |span| span.end - span.start);
        // What few say and others mostly say without the rest: chance has put it together with a word too short to be a sentence.
        let chance = covered * 2 >= size && said[whole].len() * 2 <= fewest;
        own[whole] = match own[whole] {
            Own::Alone if covered > 0 && covered * 10 >= size * 8 => Own::Parts,
            Own::Alone if covered > 0 && chance => Own::Beside(piece),
            other => other,
        };
    }
    own
}

/// Sentences of a letter, at most.
const LONGEST: usize = 64;

/// Letters at most between two sentences that follow one another.
pub const GAP: i64 = 2;

/// Which sentence each is read with: the first of those that nearly always follow one another, as those of one letter do, or overlap, as
/// what was cut out of a long one does; itself where it is said by itself.
pub fn together(said: &[Vec<Span>]) -> Vec<usize> {
    let mut follow: Vec<(u32, u32)> = Vec::new();
    for comment in by_comment(said).chunk_by(|one, next| one.0.comment == next.0.comment) {
        for (n, (span, one)) in comment.iter().enumerate() {
            let near = comment[n + 1..].iter().take_while(|(next, _)| next.start <= span.end + GAP);
            let after = near.filter(|(next, _)| next.start > span.start && next.end > span.end);
            follow.extend(after.take(1).map(|(_, next)| (*next, *one)));
        }
    }
    follow.sort_unstable();
    let mut lead: Vec<usize> = (0..said.len()).collect();
    for pairs in follow.chunk_by(|one, next| one == next) {
        let (one, before) = (pairs[0].0 as usize, pairs[0].1 as usize);
        if pairs.len() * 10 >= said[one].len().max(said[before].len()) * 9 && lead[one] == one {
            lead[one] = before;
        }
    }
    let first = |mut at: usize| {
        // What goes in a circle is nobody's beginning.
        for _ in 0..said.len().min(LONGEST) {
            at = lead[at];
        }
        at
    };
    let firsts: Vec<usize> = (0..said.len()).map(first).collect();
    (0..said.len()).map(|at| if firsts[firsts[at]] == firsts[at] { firsts[at] } else { at }).collect()
}

/// Letters at most between a sentence and the one it is said with: a particle, or a number, which may be another each time.
const BESIDE: i64 = 8;
/// So many comments must say both, so that no chance shows somebody's own words as everybody's.
const BOTH: usize = 3;

/// Where the other stands; its number is kept by who keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    After,
    Before,
    /// It holds the sentence.
    Around,
}

/// The sentence that one is usually said with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Company {
    pub with: usize,
    /// Comments that say both side by side.
    pub comments: usize,
    pub side: Side,
}

/// Neighbours told of a sentence, at most; no more where those before stand with most who say it.
const NEIGHBOURS: usize = 3;

/// Which sentences stand beside each most often, where they do in a third of those who say it: what is half of a thought reads with its
/// other halves, of which it may have several. What stands beside it less often is another thought.
pub fn company(said: &[Vec<Span>]) -> Vec<Vec<Company>> {
    let mut beside: Vec<(u32, u32, Side)> = Vec::new();
    for comment in by_comment(said).chunk_by(|one, next| one.0.comment == next.0.comment) {
        for (n, (first, one)) in comment.iter().enumerate() {
            let after = comment[n + 1..].iter().filter(|(next, _)| (0..=BESIDE).contains(&(next.start - first.end)));
            beside.extend(after.flat_map(|(_, other)| [(*one, *other, Side::After), (*other, *one, Side::Before)]));
        }
    }
    beside.extend(inner(said).into_iter().map(|(piece, whole, _)| (piece, whole, Side::Around)));
    beside.sort_unstable();
    let mut company: Vec<Vec<Company>> = vec![Vec::new(); said.len()];
    for pairs in beside.chunk_by(|one, next| one == next) {
        let (one, with, side) = pairs[0];
        let (one, comments) = (one as usize, pairs.len());
        if comments >= BOTH && comments * 3 >= said[one].len() {
            company[one].push(Company { with: with as usize, comments, side });
        }
    }
    for (neighbours, of) in company.iter_mut().zip(said) {
        neighbours.sort_by_key(|one| std::cmp::Reverse(one.comments));
        let mut told = 0;
        neighbours.retain(|one| {
            let more = told * 4 < of.len() * 3;
            told += one.comments;
            more
        });
        neighbours.truncate(NEIGHBOURS);
    }
    company
}

/// All places with their sentence, by comment, in order.
fn by_comment(said: &[Vec<Span>]) -> Vec<(Span, u32)> {
    let mut all: Vec<(Span, u32)> =
        said.iter().zip(0..).flat_map(|(spans, at)| spans.iter().map(move |span| (*span, at))).collect();
    all.sort_unstable();
    all
}

/// Each piece with the sentence it stands in and where, for every comment where it does; by piece, then sentence.
fn inner(said: &[Vec<Span>]) -> Vec<(u32, u32, Span)> {
    let mut inner = Vec::new();
    for comment in by_comment(said).chunk_by(|one, next| one.0.comment == next.0.comment) {
        for (piece, at) in comment {
            let wholes = comment.iter().filter(|(whole, _)| piece.within(whole));
            inner.extend(wholes.map(|(_, whole)| (*at, *whole, *piece)));
        }
    }
    inner.sort_unstable();
    inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(comments: impl IntoIterator<Item = i64>, start: i64, end: i64) -> Vec<Span> {
        comments.into_iter().map(|comment| Span { comment, start, end, letters: end - start }).collect()
    }

    #[test]
    fn a_piece_that_always_stands_within_a_sentence_is_read_there() {
        assert_eq!(own(&[spans(0..10, 1, 9), spans(0..9, 1, 30)]), [Own::Within(1), Own::Alone]);
        assert_eq!(own(&[spans(0..10, 1, 9), spans(0..3, 1, 30)]), [Own::Alone, Own::Alone]);
        let nested = [spans(0..10, 1, 9), spans(0..10, 1, 20), spans(0..10, 1, 30)];
        assert_eq!(own(&nested), [Own::Within(2), Own::Within(2), Own::Alone]);
    }

    #[test]
    fn a_sentence_put_together_from_others_is_read_as_those() {
        let [one, other] = [spans(0..90, 1, 15), spans((0..5).chain(200..300), 16, 30)];
        assert_eq!(own(&[one.clone(), other, spans(0..5, 1, 30)]), [Own::Alone, Own::Alone, Own::Parts]);
        assert_eq!(own(&[one.clone(), spans(0..5, 1, 32)]), [Own::Alone, Own::Alone], "more than half is its own");
        assert_eq!(own(&[one, spans(0..5, 1, 25)]), [Own::Alone, Own::Beside(0)], "a short word beside it, by chance");
        let twice: Vec<Span> = spans(0..5, 1, 15).into_iter().map(|span| Span { letters: 28, ..span }).collect();
        assert_eq!(own(&[[twice, spans(200..300, 1, 15)].concat(), spans(0..5, 1, 30)]), [Own::Alone, Own::Parts]);
        assert_eq!(own(&[]), []);
    }

    #[test]
    fn sentences_that_follow_one_another_are_read_together() {
        let letter =
            [spans(0..20, 20, 30), spans(0..19, 31, 40), spans((0..19).chain(50..51), 1, 19), spans(0..20, 60, 70)];
        assert_eq!(together(&letter), [2, 2, 2, 3]);
        assert_eq!(together(&[spans(0..10, 1, 9), spans(0..3, 10, 20)]), [0, 1], "few say both");
        let cut =
            [spans(0..20, 1, 30), spans(0..20, 10, 40), spans((0..20).chain(90..200), 12, 20), spans(0..20, 20, 50)];
        assert_eq!(together(&cut), [0, 0, 2, 0], "cut out of one long sentence");
        assert_eq!(together(&[]), Vec::<usize>::new());
    }

    #[test]
    fn half_of_a_thought_is_shown_with_its_other_half() {
        let [stalls, tidy, rain] = [spans(0..20, 1, 19), spans((0..9).chain(50..60), 20, 35), spans(0..2, 40, 50)];
        let with = |with, comments, side| Company { with, comments, side };
        let shown = company(&[stalls.clone(), tidy.clone(), rain]);
        assert_eq!(shown, [vec![with(1, 9, Side::After)], vec![with(0, 9, Side::Before)], vec![]]);
        let alone = spans(100..190, 1, 10);
        assert_eq!(company(&[stalls, [tidy, alone].concat()])[1], [], "mostly by itself");
        let whose = spans(0..20, 20, 30);
        let of = [spans(0..10, 1, 19), spans(10..18, 1, 19), whose];
        assert_eq!(company(&of)[2], [with(0, 10, Side::Before), with(1, 8, Side::Before)], "half of two thoughts");
        assert_eq!(company(&[spans(0..5, 1, 10), spans(0..5, 4, 20)]), [vec![], vec![]], "one over the other's end");
        let part = [spans(0..20, 20, 30), spans(0..9, 1, 30)];
        assert_eq!(company(&part), [vec![with(1, 9, Side::Around)], vec![]]);
    }
}
