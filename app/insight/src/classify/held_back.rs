//! How far an issue's scores can be trusted, seen on codings that were held back while the rest were learned from.

use super::Coded;
use super::feature::Feature;
use super::model::Model;
use crate::copies::Grouper;

/// Parts into which codings are dealt; each is held back in turn.
pub(super) const FOLDS: u32 = 5;

/// How often a suggestion must have been right to be shown.
pub(super) const RIGHT: f32 = 0.8;
/// An issue is shown once so many of its own proposals were tested.
const TRIED: u32 = 2;
/// Codings tested, at most.
const TESTED: usize = 1_000;
/// So many scores must be of other issues.
const OTHERS: usize = 5;

/// How an issue's suggestions did on codings held back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldBack {
    pub issue: u32,
    /// How many codings named it.
    pub coded: u32,
    /// How many of them were held back to see how far it can be trusted.
    pub tested: u32,
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

    /// The share of what was tested that was found.
    pub fn recall(&self) -> f32 {
        if self.tested == 0 { 0.0 } else { self.right as f32 / self.tested as f32 }
    }
}

/// The part each text belongs to. Near-copies go together: one learned from would give the other away.
pub(super) fn in_folds<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut grouper = Grouper::new();
    texts.for_each(|text| _ = grouper.add(text));
    grouper.of().map(|group| (crate::hash::mix(group.into()) % u64::from(FOLDS)) as u32).collect()
}

/// The numbers of the codings by which it is seen how far proposals can be trusted: the newest that somebody read.
pub(super) fn tested(codings: &[Coded]) -> Vec<usize> {
    (0..codings.len()).rev().filter(|&at| codings[at].read).take(TESTED).collect()
}

/// A score that a model gave which had not seen the coding's part, and whether it was right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Try {
    pub score: f32,
    pub right: bool,
}

/// How an issue's model scores the codings that are tested.
pub(super) fn tries(features: &[Vec<Feature>], truth: &[bool], folds: &[u32], tested: &[usize]) -> Vec<Try> {
    let mut tries = vec![Try { score: 0.0, right: false }; tested.len()];
    for fold in 0..FOLDS {
        if !tested.iter().any(|&at| folds[at] == fold) {
            continue;
        }
        let model = Model::fit(features, truth, |i| folds[i] != fold);
        for (one, &at) in tries.iter_mut().zip(tested).filter(|(_, at)| folds[**at] == fold) {
            *one = Try { score: model.score(&features[at]), right: truth[at] };
        }
    }
    tries
}

/// How far scores can be trusted, over all issues together, and how each did by that; `tries` has a row for each issue.
pub(super) fn judge(issues: &[u32], codings: &[Coded], tries: &[Vec<Try>]) -> (Calibration, Vec<HeldBack>) {
    let tries_of_all = tries.concat();
    let calibration = Calibration::of(&tries_of_all, tries_of_all.iter().filter(|one| !one.right).count());
    let figures = issues.iter().zip(tries).map(|(&issue, tries)| {
        let coded = codings.iter().filter(|coded| coded.issues.contains(&issue)).count() as u32;
        let shown = || tries.iter().filter(|one| calibration.shown(one.score).is_some());
        let (suggested, right) = (shown().count() as u32, shown().filter(|one| one.right).count() as u32);
        let tested = tries.iter().filter(|one| one.right).count() as u32;
        // What holds over all need not hold for one of them.
        let held = suggested >= TRIED && right as f32 >= RIGHT * suggested as f32;
        let (suggested, right) = if held { (suggested, right) } else { (0, 0) };
        HeldBack { issue, coded, tested, suggested, right }
    });
    let figures = figures.collect();
    (calibration, figures)
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
    /// Of scores with whether they were right; `others` are the codings that would have been wrong for anybody who always proposed the same.
    pub fn of(tries: &[Try], others: usize) -> Calibration {
        let mut order: Vec<Try> = tries.to_vec();
        order.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.right.cmp(&b.right)));
        // Where all that was coded is of one issue, anything is: nothing was told apart.
        let others = others >= OTHERS;
        let (mut right, mut least, mut most) = (0, None, RIGHT);
        for (before, one) in order.iter().enumerate() {
            right += u32::from(one.right);
            let last_of_its_score = order.get(before + 1).is_none_or(|next| next.score < one.score);
            // As if one and a half more had been wrong: what was sought among the few is luck in part. Six of six are the least believed.
            if others && last_of_its_score && right as f32 / (before as f32 + 2.5) >= RIGHT {
                least = Some(one.score);
                most = (before as f32 + 1.0) / (before as f32 + 2.5);
            }
        }
        // Many that were right may not carry in a few that were wrong: each must itself be likelier right than not.
        let steps = steps(&order);
        let floor = steps.iter().find(|(_, right)| *right >= 0.5).map(|(from, _)| *from);
        let least = least.zip(floor).map(|(least, floor): (f32, f32)| least.max(floor));
        // A quarter of the way to the next below: one that was never seen scores a little lower than those held back.
        let below = |least: f32| order.iter().map(|one| one.score).find(|score| *score < least);
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
}

/// Isotonic regression: neighbours that fall are joined (pool adjacent violators). `order` goes from high to low.
fn steps(order: &[Try]) -> Vec<(f32, f32)> {
    let mut pools: Vec<(f32, f32, f32)> = Vec::new();
    for one in order.iter().rev() {
        pools.push((one.score, f32::from(u8::from(one.right)), 1.0));
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
