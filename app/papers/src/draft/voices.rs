//! The comments that stand beside a draft: as many in one file as a word processor opens well, and the others in further files, so that
//! every comment can be had. Which stand where is dealt from what is known of each without its words.

use domain::comment::{Class, Stance, Target};
use domain::id::CommentId;
use domain::time::Moment;
use std::collections::BTreeMap;

/// So many comments stand in one file.
pub const MOST: usize = domain::paper::IN_ONE_FILE as usize;
/// So many of one part are dealt before those of the next have their turn, so that the first file speaks of all.
pub const TURN: usize = 40;
/// How much of their text one file holds, in bytes.
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
    /// For which organisation it was said, or that it was said through another; empty for most.
    pub spoke: String,
    /// What its agency says under it: in whose name and when, and the words.
    pub reply: Option<(String, String)>,
}

/// The comments of one part.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    worded: Vec<Voice>,
    others: Vec<Voice>,
    /// Those that stand in the other files.
    pub(super) elsewhere: u64,
    /// Those that may not be shown.
    pub(super) hidden: u64,
}

impl Here {
    /// Those with a proposed wording first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Voice> {
        self.worded.iter().chain(&self.others)
    }
}

/// Which of several files one is, and how many comments they hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Which {
    /// From 1.
    pub file: usize,
    pub of: usize,
    pub shown: u64,
}

/// The comments of a draft, or those of one file of several.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    pub(super) by_target: BTreeMap<String, Here>,
    /// Where there are several files.
    pub which: Option<Which>,
}

impl Voices {
    fn here(&mut self, target: &str) -> &mut Here {
        self.by_target.entry(target.into()).or_default()
    }

    /// Takes a comment that its reader may see.
    pub fn push(&mut self, voice: Voice) {
        let here = self.here(voice.target.as_str());
        let list = if voice.wording.trim().is_empty() { &mut here.others } else { &mut here.worded };
        list.push(voice);
    }

    /// Counts a comment that its reader may not see.
    pub fn hide(&mut self, target: &Target) {
        self.here(target.as_str()).hidden += 1;
    }
}

/// Comments as they come, to be dealt into files.
#[derive(Clone, Debug, Default)]
pub struct Deal {
    by_target: BTreeMap<String, (Vec<Slot>, Vec<Slot>)>,
    hidden: BTreeMap<String, u64>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    id: CommentId,
    weight: u32,
}

impl Deal {
    /// Takes note of a comment that may be shown: whether it proposes a wording, and how long it is in bytes.
    pub fn push(&mut self, target: &Target, id: CommentId, worded: bool, weight: usize) {
        let (first, others) = self.by_target.entry(target.as_str().into()).or_default();
        let slot = Slot { id, weight: u32::try_from(weight).unwrap_or(u32::MAX) };
        if worded { first.push(slot) } else { others.push(slot) }
    }

    /// Counts a comment that its reader may not see.
    pub fn hide(&mut self, target: &Target) {
        *self.hidden.entry(target.as_str().into()).or_default() += 1;
    }

    /// Every comment once, cut into files of so many as open well.
    fn files(&self) -> Vec<Vec<CommentId>> {
        let mut waiting: Vec<Vec<Slot>> =
            self.by_target.values().map(|(worded, others)| [worded.as_slice(), others.as_slice()].concat()).collect();
        let (mut files, mut file, mut text, mut at) = (Vec::new(), Vec::new(), 0, 0);
        while waiting.iter().any(|slots| slots.len() > at) {
            for slots in &mut waiting {
                for slot in slots.iter().skip(at).take(TURN) {
                    let weight = slot.weight as usize;
                    if file.len() == MOST || text + weight > MOST_TEXT && !file.is_empty() {
                        files.push(std::mem::take(&mut file));
                        text = 0;
                    }
                    text += weight;
                    file.push(slot.id);
                }
            }
            at += TURN;
        }
        // One file there always is.
        if !file.is_empty() || files.is_empty() {
            files.push(file);
        }
        files
    }

    /// The comments of one file, from 1, and what is said beside them.
    ///
    /// # Errors
    /// How many files there are, where there are fewer.
    pub fn file(&self, number: usize) -> Result<(Vec<CommentId>, Voices), usize> {
        let mut files = self.files();
        let of = files.len();
        let mut ids = number.checked_sub(1).filter(|at| *at < of).map(|at| files.swap_remove(at)).ok_or(of)?;
        ids.sort_unstable_by_key(|id| id.0);
        let mut voices = Voices::default();
        let mut shown = 0;
        for (target, (worded, others)) in &self.by_target {
            let all = worded.iter().chain(others);
            let here = all.filter(|slot| ids.binary_search_by_key(&slot.id.0, |id| id.0).is_ok()).count() as u64;
            let total = (worded.len() + others.len()) as u64;
            shown += total;
            // A part of which nothing stands here is not spoken of here.
            if here > 0 {
                voices.here(target).elsewhere = total - here;
            }
        }
        // They are counted once.
        if number == 1 {
            self.hidden.iter().for_each(|(target, n)| voices.here(target).hidden = *n);
        }
        voices.which = (of > 1).then_some(Which { file: number, of, shown });
        Ok((ids, voices))
    }
}
