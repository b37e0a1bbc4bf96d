//! What sets a group apart: log-odds of a phrase inside against outside, held back by what all texts say (Monroe, Colaresi and
//! Quinn, *Fightin' Words*, 2008). Counted by comments, so that one who repeats a word counts once.

use super::phrase::Phrases;

/// A word or phrase of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub text: String,
    /// Comments of the group that hold it, and all that do.
    pub inside: u32,
    pub everywhere: u32,
    /// How surely it is the group's own, in standard errors.
    pub surely: f32,
}

/// The strength of what all texts say, in comments, at most.
const PRIOR: f64 = 500.0;

/// The phrases of the texts numbered `members` that are most its own, at most `most`; none of them within another.
pub(super) fn telling(phrases: &Phrases, members: &[usize], most: usize) -> Vec<Phrase> {
    let mut inside = vec![0_u32; phrases.texts.len()];
    let mut own = 0.0;
    for &member in members {
        own += phrases.of[member].len() as f64;
        phrases.of[member].iter().for_each(|&phrase| inside[phrase as usize] += 1);
    }
    let all: f64 = phrases.counts.iter().map(|&count| f64::from(count)).sum();
    let least = if members.len() < 3 { 1 } else { 2 };
    let prior = PRIOR.min(all);
    let mut found: Vec<Phrase> = Vec::new();
    for (number, &count) in inside.iter().enumerate().filter(|(_, count)| **count >= least) {
        let everywhere = phrases.counts[number];
        let before = prior * f64::from(everywhere) / all;
        let (here, there) = (f64::from(count), f64::from(everywhere - count));
        let odds = |of: f64, among: f64| ((of + before) / (among + prior - of - before).max(1e-9)).ln();
        let apart = odds(here, own) - odds(there, all - own);
        let error = (1.0 / (here + before) + 1.0 / (there + before)).sqrt();
        let surely = (apart / error) as f32;
        if surely > 0.0 {
            found.push(Phrase { text: phrases.texts[number].clone(), inside: count, everywhere, surely });
        }
    }
    // Of phrases that are equally its own, the longer says more.
    found.sort_by(|a, b| b.surely.total_cmp(&a.surely).then(b.text.len().cmp(&a.text.len())).then(a.text.cmp(&b.text)));
    found.truncate(most * 12);
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in &found {
        // A word that mostly stands in a longer phrase is shown as that phrase.
        let longer = found.iter().find(|other| {
            other.text.len() > phrase.text.len()
                && other.text.contains(&phrase.text)
                && other.inside * 10 >= phrase.inside * 6
        });
        let known = |text: &str| kept.iter().any(|kept| kept.text.contains(text) || text.contains(&kept.text));
        if longer.is_none() && !known(&phrase.text) {
            kept.push(phrase.clone());
        }
        if kept.len() == most {
            break;
        }
    }
    kept
}
