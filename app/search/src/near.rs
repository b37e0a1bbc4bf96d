//! How much of a question stands in a text as it was asked, in its order: read from the places of pairs, for a few things only.

use crate::rank::{Scored, rarity};
use crate::text::{Piece, term_of};
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, Term};

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
    searcher: &Searcher,
    field: Field,
    packed: &str,
    pairs: &[Piece],
    things: &[Scored],
) -> tantivy::Result<Vec<Near>> {
    let mut out = vec![Near::default(); things.len()];
    if pairs.is_empty() || things.is_empty() {
        return Ok(out);
    }
    let total: u64 = searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
    let terms = terms(packed, pairs);
    let inverted =
        searcher.segment_readers().iter().map(|reader| reader.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
    let mut weights = Vec::with_capacity(terms.len());
    let mut infos: Vec<Vec<Option<TermInfo>>> = Vec::with_capacity(terms.len());
    let (first, last) = (pairs[0].position, pairs[pairs.len().min(MOST_PAIRS) - 1].position);
    for (text, places) in &terms {
        let term = Term::from_field_text(field, &term_of(text));
        let of = inverted.iter().map(|inverted| inverted.get_term_info(&term)).collect::<Result<Vec<_>, _>>()?;
        let having: u64 = of.iter().flatten().map(|info| u64::from(info.doc_freq)).sum();
        infos.push(of);
        weights.push(match having {
            // Where a passage was cut, half a cluster may be left of a pair.
            0 if pairs.len() > 3 && places.iter().all(|place| *place == first || *place == last) => 0.0,
            // What no text has is asked all the same: it counts against the passage, mildly.
            0 => 1.0,
            _ => rarity(total, having).max(0.2),
        });
    }
    let mut of_position = vec![0f32; last as usize + 1];
    for ((_, places), weight) in terms.iter().zip(&weights) {
        places.iter().for_each(|at| of_position[*at as usize] = *weight);
    }
    let all: f32 = of_position.iter().sum();
    let many = terms.iter().map(|(_, places)| places.len()).sum();
    let mut seen = vec![0u32; of_position.len()];
    for (segment, inverted) in inverted.iter().enumerate() {
        let of = in_segment(things, segment);
        let met = meet(inverted, &terms, |at| infos[at][segment].as_ref(), things, &of)?;
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
    searcher: &Searcher,
    field: Field,
    packed: &str,
    pairs: &[Piece],
    things: &[Scored],
) -> tantivy::Result<Vec<Vec<bool>>> {
    let many = pairs.iter().map(|pair| pair.position as usize + 1).max().unwrap_or(0);
    let mut out = vec![vec![false; many]; things.len()];
    let terms = terms(packed, pairs);
    for (segment, reader) in searcher.segment_readers().iter().enumerate() {
        let inverted = reader.inverted_index(field)?;
        let of = in_segment(things, segment);
        if of.is_empty() {
            continue;
        }
        let info = |(text, _): &(&str, Vec<u32>)| inverted.get_term_info(&Term::from_field_text(field, &term_of(text)));
        let infos = terms.iter().map(info).collect::<Result<Vec<_>, _>>()?;
        for (thing, mut met) in of.iter().zip(meet(&inverted, &terms, |at| infos[at].as_ref(), things, &of)?) {
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

/// The different pairs of a question with their places in it.
fn terms<'a>(packed: &'a str, pairs: &[Piece]) -> Vec<(&'a str, Vec<u32>)> {
    let mut terms: Vec<(&str, Vec<u32>)> = Vec::new();
    let mut place: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for pair in pairs.iter().take(MOST_PAIRS) {
        let text = &packed[pair.start as usize..pair.end as usize];
        let at = *place.entry(text).or_insert(terms.len());
        match terms.get_mut(at) {
            Some((_, places)) => places.push(pair.position),
            None => terms.push((text, vec![pair.position])),
        }
    }
    terms
}

/// The things of a segment, in its order.
fn in_segment(things: &[Scored], segment: usize) -> Vec<usize> {
    let mut of: Vec<usize> = (0..things.len()).filter(|at| things[*at].segment as usize == segment).collect();
    of.sort_by_key(|at| things[*at].doc);
    of
}

/// For each of some things of a segment: place in the text less place in the question, place in the question.
fn meet<'a>(
    inverted: &InvertedIndexReader,
    terms: &[(&str, Vec<u32>)],
    info: impl Fn(usize) -> Option<&'a TermInfo>,
    things: &[Scored],
    of: &[usize],
) -> tantivy::Result<Vec<Vec<(i64, u32)>>> {
    let mut met: Vec<Vec<(i64, u32)>> = vec![Vec::new(); of.len()];
    let mut places = Vec::new();
    if of.is_empty() {
        return Ok(met);
    }
    for (at, (_, asked)) in terms.iter().enumerate() {
        let Some(info) = info(at) else { continue };
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
