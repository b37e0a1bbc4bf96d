//! How much of a question stands in what was found: a question of which nothing has much is told that nothing was found, however
//! many things share a piece of it.

use crate::ask::Asked;
use crate::fields::Fields;
use crate::lists::Lists;
use crate::near::runs;
use crate::rank::Scored;

/// A word of the question that has matter: its clusters, from and to, and what it weighs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub from: usize,
    pub to: usize,
    pub text: String,
    pub weight: f32,
    /// The dictionary has it and the index nowhere: a part of it is not it.
    pub absent: bool,
}

/// What was asked in the place of some clusters: any of these rows of words, or a law by its key, answers for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Instead {
    pub from: usize,
    pub to: usize,
    pub phrases: Vec<Vec<String>>,
    pub laws: Vec<String>,
}

/// A single pair of clusters is half a proof.
const PAIR: f32 = 0.5;
/// What a part of a known word counts, of its share: ใหม่ is not เชียงใหม่.
const PART: f32 = 0.5;
/// The law's words for a word are as good as it, nearly.
const OTHER_WORDS: f32 = 0.9;

/// The share of the question's matter that each of some things has.
pub(crate) fn cover(lists: &Lists, f: &Fields, asked: &Asked, things: &[Scored]) -> tantivy::Result<Vec<f32>> {
    let units = asked.told.iter().map(|told| told.to).max().unwrap_or(0);
    let mut met = vec![vec![0f32; units]; things.len()];
    for field in [f.pairs, f.title_pairs] {
        for (met, runs) in met.iter_mut().zip(runs(lists, field, &asked.toneless, &asked.pairs, things)?) {
            for at in (0..runs.len()).filter(|at| runs[*at]) {
                met.iter_mut().skip(at).take(2).for_each(|unit| *unit = 1.0);
            }
        }
    }
    for told in &asked.told {
        for field in [f.words, f.title_words] {
            mark(&mut met, told.from, told.to, 1.0, &lists.with(field, &told.text, things)?);
        }
        if told.to - told.from == 2
            && let Some(pair) = asked.pairs.iter().find(|pair| pair.position as usize == told.from)
        {
            let text = crate::text::term_of(&asked.toneless[pair.start as usize..pair.end as usize]);
            for field in [f.pairs, f.title_pairs] {
                mark(&mut met, told.from, told.to, PAIR, &lists.with(field, &text, things)?);
            }
        }
    }
    for instead in &asked.instead {
        for phrase in &instead.phrases {
            let mut all = vec![true; things.len()];
            for word in phrase {
                let text = lists.with(f.words, word, things)?;
                let title = lists.with(f.title_words, word, things)?;
                all.iter_mut().zip(text.iter().zip(title)).for_each(|(all, (text, title))| *all &= *text || title);
            }
            mark(&mut met, instead.from, instead.to, OTHER_WORDS, &all);
        }
        for law in &instead.laws {
            mark(&mut met, instead.from, instead.to, OTHER_WORDS, &lists.with(f.law, law, things)?);
        }
    }
    let all: f32 = asked.told.iter().map(|told| told.weight).sum();
    let share = |met: &Vec<f32>| {
        let of = |told: &Told| {
            let sum: f32 = met[told.from..told.to].iter().sum();
            let share = sum / (told.to - told.from).max(1) as f32;
            told.weight * if told.absent && share < 1.0 { share * PART } else { share }
        };
        asked.told.iter().map(of).sum::<f32>() / all.max(f32::MIN_POSITIVE)
    };
    Ok(met.iter().map(share).collect())
}

fn mark(met: &mut [Vec<f32>], from: usize, to: usize, share: f32, has: &[bool]) {
    for (met, _) in met.iter_mut().zip(has).filter(|(_, has)| **has) {
        met.iter_mut().take(to).skip(from).for_each(|unit| *unit = unit.max(share));
    }
}
