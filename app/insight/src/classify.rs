//! Issues proposed for a comment from those that people coded before it.
//!
//! One logistic regression an issue, over words, pairs of words, the part spoken to and the stance; so a comment may get
//! several, one, or none. What it proposes is shown only where, on codings held back from it, it was right four times in
//! five: [`Classifier::held_back`] says for each issue how often that was, and what it would have found.
//!
//! AdaGrad: Duchi, Hazan, Singer 2011. Calibration by isotonic regression: Zadrozny and Elkan 2002.

mod feature;
mod held_back;
mod model;
mod rows;

pub use held_back::HeldBack;
pub use rows::{Close, Near, Row, near};

use crate::Comment;
use feature::Reader;
use held_back::Calibration;
use model::Model;

/// A comment that a person has coded, to none, one or several issues.
#[derive(Clone, Copy, Debug)]
pub struct Coded<'a> {
    pub comment: Comment<'a>,
    /// The caller's own numbers of the issues.
    pub issues: &'a [u32],
    /// Whether somebody read it before it was coded. What was put under an issue by one choice for many teaches too, but how far
    /// proposals can be trusted is not to be seen on it: it was chosen by the words it has.
    pub read: bool,
}

/// An issue proposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    pub issue: u32,
    /// How often, on codings held back, such a score was right.
    pub probability: f32,
}

/// What has been learned from codings. The same codings in the same order give the same.
#[derive(Debug)]
pub struct Classifier {
    reader: Reader,
    issues: Vec<u32>,
    models: Vec<Model>,
    calibration: Calibration,
    held_back: Vec<HeldBack>,
}

impl Classifier {
    /// Learns from codings, oldest first, holding a fifth back in turn to see how far it can be trusted: on those somebody read,
    /// the newest, as they are most like what still waits. 10,000 codings take seconds.
    pub fn fit(codings: &[Coded]) -> Classifier {
        let mut reader = Reader::default();
        let features = reader.read_all(codings.iter().map(|coded| coded.comment));
        let mut issues: Vec<u32> = codings.iter().flat_map(|coded| coded.issues.iter().copied()).collect();
        issues.sort_unstable();
        issues.dedup();
        let folds = held_back::in_folds(codings.iter().map(|coded| coded.comment.text));
        let tested = held_back::tested(codings);
        let (mut models, mut tries) = (Vec::new(), Vec::new());
        for &issue in &issues {
            let truth: Vec<bool> = codings.iter().map(|coded| coded.issues.contains(&issue)).collect();
            tries.push(held_back::tries(&features, &truth, &folds, &tested));
            models.push(Model::fit(&features, &truth, |_| true));
        }
        let (calibration, figures) = held_back::judge(&issues, codings, &tries);
        Classifier { reader, issues, models, calibration, held_back: figures }
    }

    /// Takes in one more coding at once. How far an issue can be trusted stays as it was until the next [`Classifier::fit`];
    /// an issue not seen before waits for it too.
    pub fn learn(&mut self, coded: &Coded) {
        let features = self.reader.read(&coded.comment);
        for (issue, model) in self.issues.iter().zip(&mut self.models) {
            model.learn(&features, coded.issues.contains(issue));
        }
    }

    /// The issues proposed for a comment that may be shown, likeliest first.
    pub fn suggest(&mut self, comment: &Comment) -> Vec<Suggestion> {
        let features = self.reader.read(comment);
        let each = self.issues.iter().zip(&self.models).zip(&self.held_back);
        let mut suggestions: Vec<Suggestion> = each
            .filter(|(_, held_back)| held_back.suggested > 0)
            .filter_map(|((&issue, model), _)| {
                self.calibration.shown(model.score(&features)).map(|probability| Suggestion { issue, probability })
            })
            .collect();
        suggestions.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.issue.cmp(&b.issue)));
        suggestions
    }

    /// How it did on codings held back, issue by issue, in order of their numbers.
    pub fn held_back(&self) -> &[HeldBack] {
        &self.held_back
    }
}
