//! One person who sorts a hearing with what is offered, counted in minutes of reading: `… --release --example officer`.
//!
//! The hearing is put together from `data/coded.jsonl` as that of `store`'s example is, without its campaigns: two sentences of one comment
//! and one of another. First sentences are read, those that most waiting comments say before others; one in four cannot be placed by
//! itself. Those of nothing else are set aside. Then, in rounds, comments spread over what waits are read, and a sample of everything that is proposed; where nine in ten of
//! the sample are right, all is taken. Right is an issue of a comment from which one of the sentences is.

use insight::Comment;
use insight::classify::{Classifier, Coded};
use insight::sayings::Reader;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const MANY: usize = 70_000;
/// So many comments must say a sentence that is read.
const LEAST: usize = 10;
/// Comments read in a round, and of what is proposed.
const READ: usize = 40;
const SAMPLE: usize = 20;
/// Comments of a sentence that are learned from.
const OF_SENTENCE: usize = 6;
/// Letters read in a second; seconds to decide on a row.
const LETTERS: f64 = 12.0;
const DECIDE: f64 = 3.0;

#[derive(Deserialize)]
struct Line {
    hearing: String,
    part: String,
    issues: Vec<String>,
    text: String,
}

#[path = "../data/seed.rs"]
mod seed;

use seed::Seed;

struct Made {
    text: String,
    part: &'static str,
    raised: Vec<u32>,
}

fn made(lines: &[Line], names: &[String], seed: &mut Seed) -> Made {
    let name =
        |line: &Line, issue: &str| names.binary_search(&format!("{}/{issue}", line.hearing)).expect("a name") as u32;
    let piece = |seed: &mut Seed, line: &Line| {
        let all: Vec<&str> = line.text.split(' ').collect();
        all[seed.below(all.len())].to_string()
    };
    let (own, other) = (&lines[seed.below(lines.len())], &lines[seed.below(lines.len())]);
    let text = [piece(seed, own), piece(seed, own), piece(seed, other)].join(" ");
    let raised: BTreeSet<u32> =
        [own, other].into_iter().flat_map(|line| line.issues.iter().map(|issue| name(line, issue))).collect();
    Made { text, part: if own.part == "k1" { "k1" } else { "m2" }, raised: raised.into_iter().collect() }
}

/// What has been sorted so far, and what it took.
struct Desk<'a> {
    comments: &'a [Made],
    /// Each with its issues, and whether it was read.
    codings: Vec<(usize, Vec<u32>, bool)>,
    /// The issues that each was put under; none while it waits.
    under: Vec<BTreeSet<u32>>,
    /// Read, and found to say nothing that can be placed.
    aside: BTreeSet<usize>,
    seconds: f64,
    wrong: usize,
}

impl Desk<'_> {
    fn waits(&self, i: usize) -> bool {
        self.under[i].is_empty() && !self.aside.contains(&i)
    }

    fn waiting(&self) -> Vec<usize> {
        (0..self.comments.len()).filter(|&i| self.waits(i)).collect()
    }

    fn reads(&mut self, text: &str) {
        self.seconds += text.chars().count() as f64 / LETTERS + DECIDE;
    }

    fn read(&mut self, i: usize) {
        self.reads(&self.comments[i].text);
        self.codings.push((i, self.comments[i].raised.clone(), true));
        self.under[i].extend(&self.comments[i].raised);
    }

    fn take(&mut self, i: usize, issue: u32) {
        self.wrong += usize::from(self.waits(i) && !self.comments[i].raised.contains(&issue));
        self.under[i].insert(issue);
    }

    fn tell(&self, what: &str) {
        let (all, done) = (self.comments.len(), self.comments.len() - self.waiting().len());
        let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        let raised: usize = self.comments.iter().map(|one| one.raised.len()).sum();
        let found =
            |(one, under): (&Made, &BTreeSet<u32>)| one.raised.iter().filter(|issue| under.contains(issue)).count();
        let found: usize = self.comments.iter().zip(&self.under).map(found).sum();
        println!(
            "{what}: sorted {:.4} after {:.0} minutes, wrong {:.3}, of all that is raised found {:.3}; {} wait",
            share(done, all),
            self.seconds / 60.0,
            share(self.wrong, done),
            share(found, raised),
            all - done
        );
    }

    /// Reads the sentences that most waiting comments say, then those that most comments say; last, comments of nothing but sentences
    /// passed over are set aside, of which a sample is read.
    fn sentences(&mut self) {
        let mut reader = Reader::default();
        let mut said: BTreeMap<u64, (String, Vec<usize>)> = BTreeMap::new();
        let mut letters = BTreeMap::new();
        for (i, one) in self.comments.iter().enumerate() {
            for saying in reader.sayings(&one.text) {
                letters.insert((saying.key, i), saying.letters);
                said.entry(saying.key).or_insert_with(|| (one.text[saying.range].into(), Vec::new())).1.push(i);
            }
        }
        said.retain(|_, (_, of)| of.len() >= LEAST);
        println!("{} sentences are said {LEAST} times and more", said.len());
        let mut passed = vec![0; self.comments.len()];
        let mut left: Vec<(u64, (String, Vec<usize>))> = said.into_iter().collect();
        let mut read = 0;
        for waiting in [true, false] {
            while let Some((at, most)) = left
                .iter()
                .enumerate()
                .map(|(at, (_, (_, of)))| (at, of.iter().filter(|&&i| !waiting || self.waits(i)).count()))
                .max_by_key(|(_, n)| *n)
            {
                if most < LEAST {
                    break;
                }
                let (key, (text, of)) = left.swap_remove(at);
                self.reads(&text);
                read += 1;
                let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
                of.iter()
                    .flat_map(|&i| &self.comments[i].raised)
                    .for_each(|&issue| *counts.entry(issue).or_default() += 1);
                match counts.iter().max_by_key(|(_, n)| **n).filter(|_| key % 4 > 0) {
                    None => of.iter().for_each(|&i| passed[i] += letters[&(key, i)]),
                    Some((&issue, _)) => {
                        self.codings.extend(of.iter().take(OF_SENTENCE).map(|&i| (i, vec![issue], false)));
                        of.iter().for_each(|&i| self.take(i, issue));
                    }
                }
            }
            self.tell(&format!("{read} sentences read"));
        }
        let of_passed: Vec<usize> =
            self.waiting().into_iter().filter(|&i| self.comments[i].text.chars().count() < passed[i] + 16).collect();
        (0..SAMPLE.min(of_passed.len()))
            .for_each(|n| self.reads(&self.comments[of_passed[n * of_passed.len() / SAMPLE]].text));
        self.aside.extend(&of_passed);
        self.tell(&format!("{} of nothing but sentences passed over set aside", of_passed.len()));
    }

    fn round(&mut self) {
        let waiting = self.waiting();
        let many = READ.min(waiting.len());
        (0..many).for_each(|n| self.read(waiting[n * waiting.len() / many]));
        let comment =
            |i: usize| Comment { text: &self.comments[i].text, part: self.comments[i].part, ..Comment::default() };
        let codings: Vec<Coded> =
            self.codings.iter().map(|(i, issues, read)| Coded { comment: comment(*i), issues, read: *read }).collect();
        let mut classifier = Classifier::fit(&codings);
        let offered: Vec<(usize, u32)> = self
            .waiting()
            .into_iter()
            .filter_map(|i| Some((i, classifier.suggest(&comment(i)).first()?.issue)))
            .collect();
        let right = |(i, issue): &(usize, u32)| self.comments[*i].raised.contains(issue);
        let many = SAMPLE.min(offered.len());
        let sample: Vec<(usize, u32)> = (0..many).map(|n| offered[n * offered.len() / many]).collect();
        let good = sample.iter().filter(|one| right(one)).count();
        let all = offered.iter().filter(|one| right(one)).count();
        sample.iter().for_each(|(i, _)| self.read(*i));
        if many > 0 && good * 10 >= many * 9 {
            offered.iter().for_each(|(i, issue)| self.take(*i, *issue));
        }
        self.tell(&format!("{} proposed, {all} right, {good} of {many} in the sample", offered.len()));
    }
}

fn main() {
    let lines: Vec<Line> = include_str!("../data/coded.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a comment"))
        .collect();
    let of = |line: &Line| line.issues.iter().map(|issue| format!("{}/{issue}", line.hearing)).collect::<Vec<_>>();
    let names: Vec<String> = lines.iter().flat_map(of).collect::<BTreeSet<_>>().into_iter().collect();
    let mut seed = Seed(7);
    let comments: Vec<Made> = (0..MANY).map(|_| made(&lines, &names, &mut seed)).collect();
    let (under, aside) = (vec![BTreeSet::new(); MANY], BTreeSet::new());
    let mut desk = Desk { comments: &comments, codings: Vec::new(), under, aside, seconds: 0.0, wrong: 0 };
    desk.sentences();
    (0..6).for_each(|_| desk.round());
}
