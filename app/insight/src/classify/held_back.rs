//! How far an issue's scores can be trusted, seen on codings that were held back while the rest were learned from.

use super::Coded;
use super::feature::Feature;
use super::model::Model;
use crate::copies::Grouper;

/// Parts into which codings are dealt; each is held back in turn.
const FOLDS: u32 = 5;

/// How often a suggestion must have been right to be shown.
pub(super) const RIGHT: f32 = 0.8;
/// So many codings must be of other issues.
const OTHERS: usize = 5;

/// How an issue's suggestions did on codings held back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldBack {
    pub issue: u32,
    /// How many codings named it.
    pub coded: u32,
    /// How many would have been proposed, and how many of those were right. Both nought when it cannot be trusted enough to be
    /// shown at all.
    pub suggested: u32,
    pub right: u32,
}

impl HeldBack {
    /// The share of suggestions that were right; none without suggestions.
    pub fn precision(&self) -> Option<f32> {
        (self.suggested > 0).then(|| self.right as f32 / self.suggested as f32)
    }

    /// The share of codings that were found.
    pub fn recall(&self) -> f32 {
        if self.coded == 0 { 0.0 } else { self.right as f32 / self.coded as f32 }
    }
}

/// The part each coding belongs to. Near-copies go together: one learned from would give the other away.
pub(super) fn folds(codings: &[Coded]) -> Vec<u32> {
    let mut grouper = Grouper::new();
    codings.iter().for_each(|coded| _ = grouper.add(coded.comment.text));
    grouper.of().map(|group| (crate::hash::mix(group.into()) % u64::from(FOLDS)) as u32).collect()
}

/// The score of each coding by a model that has not seen its part.
pub(super) fn scores(features: &[Vec<Feature>], truth: &[bool], folds: &[u32]) -> Vec<f32> {
    let mut scores = vec![0.0; features.len()];
    for fold in 0..FOLDS {
        let model = Model::fit(features, truth, |i| folds[i] != fold);
        for i in (0..features.len()).filter(|&i| folds[i] == fold) {
            scores[i] = model.score(&features[i]);
        }
    }
    scores
}

/// From scores to how often they are right: steps that never fall, and the score from which suggestions are shown.
#[derive(Clone, Debug)]
pub(super) struct Calibration {
    /// From this score up, this often.
    steps: Vec<(f32, f32)>,
    least: Option<f32>,
    /// No more is said than so many held back can tell.
    most: f32,
}

impl Calibration {
    pub fn of(scores: &[f32], truth: &[bool]) -> Calibration {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        // Where all that was coded is of one issue, anything is: nothing was told apart.
        let others = truth.iter().filter(|yes| !**yes).count() >= OTHERS;
        let (mut right, mut least, mut most) = (0, None, RIGHT);
        for (before, &i) in order.iter().enumerate() {
            right += u32::from(truth[i]);
            let last_of_its_score = order.get(before + 1).is_none_or(|&next| scores[next] < scores[i]);
            // As if one and a half more had been wrong: what was sought among the few is luck in part. Six of six are the least believed.
            if others && last_of_its_score && right as f32 / (before as f32 + 2.5) >= RIGHT {
                least = Some(scores[i]);
                most = (before as f32 + 1.0) / (before as f32 + 2.5);
            }
        }
        // Many that were right may not carry in a few that were wrong: each must itself be likelier right than not.
        let steps = steps(&order, scores, truth);
        let floor = steps.iter().find(|(_, right)| *right >= 0.5).map(|(from, _)| *from);
        let least = least.zip(floor).map(|(least, floor): (f32, f32)| least.max(floor));
        // A quarter of the way to the next below: one that was never seen scores a little lower than those held back.
        let below = |least: f32| scores.iter().copied().filter(|score| *score < least).reduce(f32::max);
        let least = least.map(|least| below(least).map_or(least, |below| least - (least - below) / 4.0));
        Calibration { steps, least, most: most.max(RIGHT) }
    }

    /// How likely a score is right, where it may be shown.
    pub fn shown(&self, score: f32) -> Option<f32> {
        let least = self.least?;
        if score < least {
            return None;
        }
        let at = self.steps.partition_point(|step| step.0 <= score);
        Some(self.steps.get(at.saturating_sub(1)).map_or(RIGHT, |step| step.1).clamp(0.5, self.most.min(0.99)))
    }

    pub fn figures(&self, issue: u32, scores: &[f32], truth: &[bool]) -> HeldBack {
        let coded = truth.iter().filter(|&&yes| yes).count() as u32;
        let mut figures = HeldBack { issue, coded, suggested: 0, right: 0 };
        for (&score, &yes) in scores.iter().zip(truth) {
            if self.least.is_some_and(|least| score >= least) {
                figures.suggested += 1;
                figures.right += u32::from(yes);
            }
        }
        figures
    }
}

/// Isotonic regression: neighbours that fall are joined (pool adjacent violators). `order` goes from high to low.
fn steps(order: &[usize], scores: &[f32], truth: &[bool]) -> Vec<(f32, f32)> {
    let mut pools: Vec<(f32, f32, f32)> = Vec::new();
    for &i in order.iter().rev() {
        pools.push((scores[i], f32::from(u8::from(truth[i])), 1.0));
        while let [.., (_, below, n), (_, above, m)] = pools[..] {
            if above / m > below / n {
                break;
            }
            pools.pop();
            let last = pools.last_mut().expect("two were seen");
            *last = (last.0, below + above, n + m);
        }
    }
    pools.into_iter().map(|(from, right, all)| (from, right / all)).collect()
}
