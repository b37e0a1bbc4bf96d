//! How much of a question stands in a text as it was asked, in its order: read from the places of pairs, for a few things only.

use crate::lists::{Lists, Opened, Places, in_segment, rarity};
use crate::rank::Scored;
use crate::text::{Piece, term_of};
use std::rc::Rc;
use tantivy::DocSet;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};

/// What was found of a passage in one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Near {
    /// The share, by rarity, that stands in one stretch as asked: 1 is the whole passage.
    pub whole: f32,
    /// The same without a letter too many or too few.
    pub exact: f32,
    /// The share that stands within a short stretch in whatever order.
    pub close: f32,
}

/// At most so many pairs of a question are looked at.
const MOST_PAIRS: usize = 160;
/// How far a pair may be out of its place: a letter too many or too few shifts what follows.
const SLACK: i64 = 2;

/// Looks the pairs of a packed question up in the things of a list.
pub(crate) fn near(
    lists: &Lists,
    field: Field,
    packed: &str,
    pairs: &[Piece],
    things: &[Scored],
) -> tantivy::Result<Vec<Near>> {
    let mut out = vec![Near::default(); things.len()];
    if pairs.is_empty() || things.is_empty() {
        return Ok(out);
    }
    let total = lists.things();
    let opened = lists.field(field)?;
    let terms = terms(&opened, packed, pairs)?;
    let mut weights = Vec::with_capacity(terms.len());
    let (first, last) = (pairs[0].position, pairs[pairs.len().min(MOST_PAIRS) - 1].position);
    for (lists, places) in &terms {
        weights.push(match lists.having {
            // Where a passage was cut, half a cluster may be left of a pair.
            0 if pairs.len() > 3 && places.iter().all(|place| *place == first || *place == last) => 0.0,
            // What no text has is asked all the same: it counts against the passage, mildly.
            0 => 1.0,
            having => rarity(total, having).max(0.2),
        });
    }
    let mut of_position = vec![0f32; last as usize + 1];
    for ((_, places), weight) in terms.iter().zip(&weights) {
        places.iter().for_each(|at| of_position[*at as usize] = *weight);
    }
    let all: f32 = of_position.iter().sum();
    let many = terms.iter().map(|(_, places)| places.len()).sum();
    let mut seen = vec![0u32; of_position.len()];
    for segment in 0..opened.segments.len() {
        let of = in_segment(things, segment);
        let met = meet(&opened, segment, &terms, things, &of)?;
        for (thing, mut met) in of.into_iter().zip(met) {
            met.sort_unstable();
            out[thing] = Near {
                whole: whole(&met, &of_position, all, SLACK, &mut seen),
                exact: whole(&met, &of_position, all, 0, &mut seen),
                close: close(&mut met, &of_position, all, many, &mut seen),
            };
        }
    }
    Ok(out)
}

/// Which pairs of a question stand in things beside their neighbours in the question, by thing and place: two clusters together
/// are met anywhere, three or four seldom by chance.
pub(crate) fn runs(
    lists: &Lists,
    field: Field,
    packed: &str,
    pairs: &[Piece],
    things: &[Scored],
) -> tantivy::Result<Vec<Vec<bool>>> {
    let many = pairs.iter().map(|pair| pair.position as usize + 1).max().unwrap_or(0);
    let mut out = vec![vec![false; many]; things.len()];
    let opened = lists.field(field)?;
    let terms = terms(&opened, packed, pairs)?;
    for segment in 0..opened.segments.len() {
        let of = in_segment(things, segment);
        for (thing, mut met) in of.iter().zip(meet(&opened, segment, &terms, things, &of)?) {
            met.sort_unstable();
            for pair in met.windows(2) {
                let [(a, one), (b, other)] = [pair[0], pair[1]];
                if b - a <= 1 && (1..=2).contains(&one.abs_diff(other)) {
                    out[*thing][one as usize] = true;
                    out[*thing][other as usize] = true;
                }
            }
        }
    }
    Ok(out)
}

/// A pair: where its lists stand, and its places in the question.
type Asked = (Rc<Places>, Vec<u32>);

/// The different pairs of a question.
fn terms(opened: &Opened, packed: &str, pairs: &[Piece]) -> tantivy::Result<Vec<Asked>> {
    let mut terms: Vec<Asked> = Vec::new();
    let mut place: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for pair in pairs.iter().take(MOST_PAIRS) {
        let text = &packed[pair.start as usize..pair.end as usize];
        let at = *place.entry(text).or_insert(terms.len());
        match terms.get_mut(at) {
            Some((_, places)) => places.push(pair.position),
            None => terms.push((opened.places(&term_of(text))?, vec![pair.position])),
        }
    }
    Ok(terms)
}

/// For each of some things of a segment: place in the text less place in the question, place in the question.
fn meet(
    opened: &Opened,
    segment: usize,
    terms: &[Asked],
    things: &[Scored],
    of: &[usize],
) -> tantivy::Result<Vec<Vec<(i64, u32)>>> {
    let mut met: Vec<Vec<(i64, u32)>> = vec![Vec::new(); of.len()];
    let mut places = Vec::new();
    if of.is_empty() {
        return Ok(met);
    }
    let inverted = &opened.segments[segment].inverted;
    for (lists, asked) in terms {
        let Some(info) = &lists.infos[segment] else { continue };
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        for (met, thing) in met.iter_mut().zip(of) {
            let doc = things[*thing].doc;
            if postings.doc() < doc && postings.seek(doc) != doc || postings.doc() != doc {
                continue;
            }
            postings.positions(&mut places);
            for place in places.iter().take(64) {
                met.extend(asked.iter().map(|asked| (i64::from(*place) - i64::from(*asked), *asked)));
            }
        }
    }
    Ok(met)
}

/// The greatest share of the question that lies on one diagonal, give or take a little.
fn whole(met: &[(i64, u32)], weight: &[f32], all: f32, slack: i64, seen: &mut [u32]) -> f32 {
    widest(met, |place| place.0, slack, weight, seen) / all.max(f32::MIN_POSITIVE)
}

/// The greatest share of the question within a stretch of text a little longer than the question.
fn close(met: &mut [(i64, u32)], weight: &[f32], all: f32, many: usize, seen: &mut [u32]) -> f32 {
    let stretch = 2 * many as i64 + 8;
    let place = |(diagonal, asked): &(i64, u32)| diagonal + i64::from(*asked);
    met.sort_unstable_by_key(|one| (place(one), one.1));
    widest(met, place, stretch, weight, seen) / all.max(f32::MIN_POSITIVE)
}

/// The most that different pairs weigh together in a window over a sorted list.
fn widest(
    met: &[(i64, u32)],
    place: impl Fn(&(i64, u32)) -> i64,
    window: i64,
    weight: &[f32],
    seen: &mut [u32],
) -> f32 {
    seen.fill(0);
    let (mut sum, mut first, mut best) = (0f32, 0usize, 0f32);
    for one in met {
        let asked = one.1 as usize;
        if seen[asked] == 0 {
            sum += weight[asked];
        }
        seen[asked] += 1;
        while place(one) - place(&met[first]) > window {
            let gone = met[first].1 as usize;
            seen[gone] -= 1;
            if seen[gone] == 0 {
                sum -= weight[gone];
            }
            first += 1;
        }
        best = best.max(sum);
    }
    best
}
