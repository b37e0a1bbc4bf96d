//! One issue against all others: logistic regression, learned one coding after another.

use super::feature::{Feature, WIDTH};

/// The first step, and how strongly weights are drawn to nought.
const STEP: f32 = 0.6;
const DECAY: f32 = 1e-4;

/// Codings looked at in all, over and over for few, down to three times for many.
const LOOKS: usize = 60_000;

#[derive(Clone, Debug)]
pub(super) struct Model {
    weights: Vec<f32>,
    /// Sums of squared slopes, by which steps grow smaller (AdaGrad).
    slopes: Vec<f32>,
    bias: f32,
    bias_slope: f32,
}

impl Model {
    fn new(share: f32) -> Model {
        let bias = (share / (1.0 - share)).ln();
        Model { weights: vec![0.0; WIDTH], slopes: vec![0.3; WIDTH], bias, bias_slope: 1.0 }
    }

    /// Learns from those that `of` lets in.
    pub fn fit(features: &[Vec<Feature>], truth: &[bool], of: impl Fn(usize) -> bool) -> Model {
        let mut order: Vec<usize> = (0..features.len()).filter(|&i| of(i)).collect();
        // Not in the order of arrival: a campaign in one stretch would be all that was learned last.
        order.sort_by_key(|&i| (crate::hash::mix(i as u64), i));
        let yes = order.iter().filter(|&&i| truth[i]).count() as f32;
        let mut model = Model::new((yes + 0.5) / (order.len() as f32 + 1.0));
        let rounds = (LOOKS / order.len().max(1)).clamp(3, 30);
        for _ in 0..rounds {
            for &i in &order {
                model.learn(&features[i], truth[i]);
            }
        }
        model
    }

    pub fn learn(&mut self, features: &[Feature], truth: bool) {
        let likely = 1.0 / (1.0 + (-self.score(features)).exp());
        let off = likely - if truth { 1.0 } else { 0.0 };
        if off.abs() < 0.005 {
            return;
        }
        for &(at, strength) in features {
            let at = at as usize;
            let slope = off * strength + DECAY * self.weights[at];
            self.slopes[at] += slope * slope;
            self.weights[at] -= STEP * slope / self.slopes[at].sqrt();
        }
        self.bias_slope += off * off;
        self.bias -= STEP * off / self.bias_slope.sqrt();
    }

    /// The logarithm of the odds.
    pub fn score(&self, features: &[Feature]) -> f32 {
        self.bias + self.words(features)
    }

    /// What the features add to it, whatever is usual.
    pub fn words(&self, features: &[Feature]) -> f32 {
        features.iter().map(|&(at, strength)| self.weights[at as usize] * strength).sum()
    }
}
