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

/// Which of some sentences, each with where it is said, say something that no other row says. One that nearly always stands within
/// another is read there; one that is put together from others is read as those.
pub fn own(said: &[Vec<Span>]) -> Vec<bool> {
    let inner = inner(said);
    let mut own = vec![true; said.len()];
    for pairs in inner.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let piece = pairs[0].0 as usize;
        own[piece] &= pairs.len() * 5 < said[piece].len() * 4;
    }
    let mut covered = vec![0; said.len()];
    for (piece, whole, span) in inner {
        let first = said[whole as usize].iter().map(|span| span.comment).min();
        if own[piece as usize] && first == Some(span.comment) {
            covered[whole as usize] += span.letters;
        }
    }
    for (whole, covered) in covered.into_iter().enumerate() {
        let size = said[whole].iter().min().map_or(0, |span| span.end - span.start);
        own[whole] &= covered * 10 < size * 8 || covered == 0;
    }
    own
}

/// Each piece with the sentence it stands in and where, for every comment where it does; by piece, then sentence.
fn inner(said: &[Vec<Span>]) -> Vec<(u32, u32, Span)> {
    let mut all: Vec<(Span, u32)> =
        said.iter().zip(0..).flat_map(|(spans, at)| spans.iter().map(move |span| (*span, at))).collect();
    all.sort_unstable();
    let mut inner = Vec::new();
    for comment in all.chunk_by(|one, next| one.0.comment == next.0.comment) {
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
        assert_eq!(own(&[spans(0..10, 1, 9), spans(0..9, 1, 30)]), [false, true]);
        assert_eq!(own(&[spans(0..10, 1, 9), spans(0..3, 1, 30)]), [true, true]);
    }

    #[test]
    fn a_sentence_put_together_from_others_is_read_as_those() {
        let [one, other] = [spans(0..90, 1, 15), spans((0..5).chain(200..300), 16, 30)];
        assert_eq!(own(&[one.clone(), other, spans(0..5, 1, 30)]), [true, true, false]);
        assert_eq!(own(&[one, spans(0..5, 1, 30)]), [true, true], "half of it is its own");
        let twice: Vec<Span> = spans(0..5, 1, 15).into_iter().map(|span| Span { letters: 28, ..span }).collect();
        assert_eq!(own(&[[twice, spans(200..300, 1, 15)].concat(), spans(0..5, 1, 30)]), [true, false]);
        assert_eq!(own(&[]), Vec::<bool>::new());
    }
}
