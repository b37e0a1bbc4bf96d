//! How much of a question stands in a text as it was asked, in its order: read from the places of pairs, for a few things only.

use crate::rank::{Scored, rarity};
use crate::text::Piece;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, Term};

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
    // Terms with their places in the question.
    let mut terms: Vec<(&str, Vec<u32>)> = Vec::new();
    for pair in pairs.iter().take(MOST_PAIRS) {
        let text = &packed[pair.start as usize..pair.end as usize];
        match terms.iter_mut().find(|(known, _)| *known == text) {
            Some((_, places)) => places.push(pair.position),
            None => terms.push((text, vec![pair.position])),
        }
    }
    let mut weights = Vec::with_capacity(terms.len());
    let (first, last) = (pairs[0].position, pairs[pairs.len().min(MOST_PAIRS) - 1].position);
    for (text, places) in &terms {
        let having = crate::rank::having(searcher, field, text)?;
        weights.push(match having {
            // Where a passage was cut, half a cluster may be left of a pair.
            0 if pairs.len() > 3 && places.iter().all(|place| *place == first || *place == last) => 0.0,
            // What no text has is asked all the same: it counts against the passage, mildly.
            0 => 1.0,
            _ => rarity(total, having).max(0.2),
        });
    }
    let of_position: std::collections::HashMap<u32, f32> =
        terms.iter().zip(&weights).flat_map(|((_, places), weight)| places.iter().map(|at| (*at, *weight))).collect();
    let all: f32 = of_position.values().sum();
    for (segment, reader) in searcher.segment_readers().iter().enumerate() {
        let mut of: Vec<usize> = (0..things.len()).filter(|at| things[*at].segment as usize == segment).collect();
        if of.is_empty() {
            continue;
        }
        of.sort_by_key(|at| things[*at].doc);
        // For each thing: place in the text less place in the question, place in the question.
        let mut met: Vec<Vec<(i64, u32)>> = vec![Vec::new(); of.len()];
        let inverted = reader.inverted_index(field)?;
        let mut places = Vec::new();
        for (text, asked) in &terms {
            let term = Term::from_field_text(field, text);
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)? else {
                continue;
            };
            for (at, thing) in of.iter().enumerate() {
                let doc = things[*thing].doc;
                if postings.doc() < doc && postings.seek(doc) != doc || postings.doc() != doc {
                    continue;
                }
                postings.positions(&mut places);
                for place in places.iter().take(64) {
                    met[at].extend(asked.iter().map(|asked| (i64::from(*place) - i64::from(*asked), *asked)));
                }
            }
        }
        for (thing, mut met) in of.into_iter().zip(met) {
            met.sort_unstable();
            out[thing] = Near {
                whole: whole(&met, &of_position, all, SLACK),
                exact: whole(&met, &of_position, all, 0),
                close: close(&met, &of_position, all),
            };
        }
    }
    Ok(out)
}

/// The greatest share of the question that lies on one diagonal, give or take a little.
fn whole(met: &[(i64, u32)], weight: &std::collections::HashMap<u32, f32>, all: f32, slack: i64) -> f32 {
    let mut best = 0f32;
    let mut seen: std::collections::HashMap<u32, u32> = std::collections::HashMap::new();
    let (mut sum, mut first) = (0f32, 0usize);
    for (diagonal, asked) in met {
        let count = seen.entry(*asked).or_insert(0);
        if *count == 0 {
            sum += weight.get(asked).copied().unwrap_or(0.0);
        }
        *count += 1;
        while diagonal - met[first].0 > slack {
            let gone = met[first].1;
            if let Some(count) = seen.get_mut(&gone) {
                *count -= 1;
                if *count == 0 {
                    sum -= weight.get(&gone).copied().unwrap_or(0.0);
                }
            }
            first += 1;
        }
        best = best.max(sum);
    }
    best / all.max(f32::MIN_POSITIVE)
}

/// The greatest share of the question within a stretch of text a little longer than the question.
fn close(met: &[(i64, u32)], weight: &std::collections::HashMap<u32, f32>, all: f32) -> f32 {
    let mut by_place: Vec<(i64, u32)> =
        met.iter().map(|(diagonal, asked)| (diagonal + i64::from(*asked), *asked)).collect();
    by_place.sort_unstable();
    let stretch = 2 * weight.len() as i64 + 8;
    let mut seen: std::collections::HashMap<u32, u32> = std::collections::HashMap::new();
    let (mut sum, mut first, mut best) = (0f32, 0usize, 0f32);
    for (place, asked) in &by_place {
        let count = seen.entry(*asked).or_insert(0);
        if *count == 0 {
            sum += weight.get(asked).copied().unwrap_or(0.0);
        }
        *count += 1;
        while place - by_place[first].0 > stretch {
            let gone = by_place[first].1;
            if let Some(count) = seen.get_mut(&gone) {
                *count -= 1;
                if *count == 0 {
                    sum -= weight.get(&gone).copied().unwrap_or(0.0);
                }
            }
            first += 1;
        }
        best = best.max(sum);
    }
    best / all.max(f32::MIN_POSITIVE)
}
