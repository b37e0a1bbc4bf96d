//! The comments that stand beside a draft: as many on one part as a word processor opens well, and the number of the others. They
//! come one by one, in the order of their arrival, and only so many are held.

use domain::comment::{Class, Stance, Target};
use domain::time::Moment;
use std::collections::BTreeMap;

/// So many comments stand on one part, and in one file; a file with more opens slowly or not at all.
pub const MOST_ON_ONE: usize = 40;
pub const MOST: usize = 1_200;
/// How much of their text is held, in bytes.
const MOST_TEXT: usize = 24 << 20;

/// A comment as the reader of the paper may see it.
#[derive(Clone, Debug)]
pub struct Voice {
    pub target: Target,
    pub at: Moment,
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    pub class: Option<Class>,
    /// Of those who chose to be named.
    pub name: Option<String>,
    /// What else its reader should know: that it is withheld, and why; that it is for the agency only.
    pub mark: String,
}

/// The comments of one part.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    worded: Vec<Voice>,
    others: Vec<Voice>,
    /// All that may be shown.
    shown: u64,
    /// Those that may not.
    pub(super) hidden: u64,
}

/// The comments of a draft.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    pub(super) by_target: BTreeMap<String, Here>,
    text: usize,
}

impl Voices {
    /// Takes a comment that its reader may see.
    pub fn push(&mut self, voice: Voice) {
        let here = self.by_target.entry(voice.target.as_str().into()).or_default();
        here.shown += 1;
        let list = if voice.wording.trim().is_empty() { &mut here.others } else { &mut here.worded };
        let weight = voice.reason.len() + voice.wording.len();
        if list.len() < MOST_ON_ONE && self.text + weight <= MOST_TEXT {
            self.text += weight;
            list.push(voice);
        }
    }

    /// Counts a comment that its reader may not see.
    pub fn hide(&mut self, target: &Target) {
        self.by_target.entry(target.as_str().into()).or_default().hidden += 1;
    }

    /// How many may stand on one part so that the file stays one that opens.
    pub(super) fn most_on_one(&self) -> usize {
        let all = |most: usize| self.by_target.values().map(|here| here.held().min(most)).sum::<usize>();
        [MOST_ON_ONE, 20, 10, 5, 2].into_iter().find(|most| all(*most) <= MOST).unwrap_or(1)
    }
}

impl Here {
    fn held(&self) -> usize {
        self.worded.len() + self.others.len()
    }

    /// Those that stand in the file, with a proposed wording first; and how many more there are.
    pub(super) fn standing(&self, most: usize) -> (Vec<&Voice>, u64) {
        let mut found: Vec<&Voice> = self.worded.iter().chain(&self.others).collect();
        found.truncate(most);
        let more = self.shown - found.len() as u64;
        (found, more)
    }
}
