//! What is proposed, seen and chosen on the labelled hearings of `data/coded.jsonl`.
//!
//! `… --example coded` prints how far proposed issues can be trusted: by the crate's own holding back, and by an outer one in
//! which neither the weights nor the threshold have seen the comment. `… -- --show` prints themes, covers and a summary to read.

use insight::classify::{Classifier, Coded};
use insight::{Comment, cover, themes};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Line {
    hearing: String,
    part: String,
    stance: String,
    class: String,
    issues: Vec<String>,
    text: String,
}

impl Line {
    fn comment(&self) -> Comment<'_> {
        Comment { text: &self.text, part: &self.part, stance: &self.stance, class: &self.class }
    }
}

/// Right, proposed, in truth.
#[derive(Default, Clone, Copy)]
struct Count(u32, u32, u32);

impl Count {
    fn print(self, name: &str) {
        let share = |of: u32| if of == 0 { f32::NAN } else { self.0 as f32 / of as f32 };
        println!(
            "  {name:10} proposed {:3}, right {:3}, coded {:3}: precision {:.2}, recall {:.2}",
            self.1,
            self.0,
            self.2,
            share(self.1),
            share(self.2)
        );
    }
}

fn main() {
    let lines: Vec<Line> = include_str!("../data/coded.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a comment"))
        .collect();
    let hearings: BTreeSet<&str> = lines.iter().map(|line| line.hearing.as_str()).collect();
    let show = std::env::args().any(|word| word == "--show");
    // In this set the part spoken to gives much away; without it, the words must.
    let words_alone = std::env::args().any(|word| word == "--words-alone");
    let (mut own, mut outer) = (Count::default(), Count::default());
    for hearing in hearings {
        let lines: Vec<&Line> = lines.iter().filter(|line| line.hearing == hearing).collect();
        let names: Vec<&str> = lines
            .iter()
            .flat_map(|line| line.issues.iter().map(String::as_str))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let number = |name: &str| names.iter().position(|&one| one == name).expect("a name") as u32;
        let issues: Vec<Vec<u32>> =
            lines.iter().map(|line| line.issues.iter().map(|name| number(name)).collect()).collect();
        let comment = |i: usize| {
            let comment: Comment = lines[i].comment();
            if words_alone { Comment { part: "", ..comment } } else { comment }
        };
        let coded = |i: usize| Coded { comment: comment(i), issues: &issues[i], read: true };
        println!("{hearing}: {} comments", lines.len());
        let all: Vec<Coded> = (0..lines.len()).map(coded).collect();
        let classifier = Classifier::fit(&all);
        for held in classifier.held_back() {
            let count = Count(held.right, held.suggested, held.coded);
            count.print(names[held.issue as usize]);
            own = Count(own.0 + count.0, own.1 + count.1, own.2 + count.2);
        }
        for fold in 0..5 {
            let of = |i: &usize| i % 5 == fold;
            let learned: Vec<Coded> = (0..lines.len()).filter(|i| !of(i)).map(coded).collect();
            let mut classifier = Classifier::fit(&learned);
            for i in (0..lines.len()).filter(of) {
                let proposed = classifier.suggest(&comment(i));
                outer.1 += proposed.len() as u32;
                outer.0 += proposed.iter().filter(|one| issues[i].contains(&one.issue)).count() as u32;
                outer.2 += issues[i].len() as u32;
            }
        }
        // A theme is as pure as the share of its comments that name its commonest issue.
        let comments: Vec<Comment> = (0..lines.len()).map(comment).collect();
        let found = themes::themes(&comments, 12);
        let (mut most, mut all) = (0, 0);
        for theme in &found.themes {
            let count = |issue: u32| theme.comments.iter().filter(|&&i| issues[i].contains(&issue)).count();
            most += (0..names.len() as u32).map(count).max().unwrap_or(0);
            all += theme.comments.len();
        }
        println!("  {} themes of {all} comments, pure {:.2}", found.themes.len(), most as f32 / all as f32);
        if show {
            look(&lines, &names);
        }
    }
    own.print("held back");
    outer.print("outer");
}

fn look(lines: &[&Line], names: &[&str]) {
    let comments: Vec<Comment> = lines.iter().map(|line| line.comment()).collect();
    let found = themes::themes(&comments, 12);
    for theme in &found.themes {
        let mut issues: BTreeMap<&str, u32> = BTreeMap::new();
        theme.comments.iter().flat_map(|&i| &lines[i].issues).for_each(|issue| *issues.entry(issue).or_default() += 1);
        println!("\n  THEME of {}: {issues:?}", theme.comments.len());
        theme.phrases.iter().for_each(|phrase| print!("    {} ({}/{})", phrase.text, phrase.inside, phrase.everywhere));
        println!();
        theme.representatives.iter().take(2).for_each(|&i| println!("    - {}", lines[i].text));
    }
    println!("  others: {}", found.others.len());
    for name in names.iter().take(2) {
        let members: Vec<usize> =
            (0..lines.len()).filter(|&i| lines[i].issues.iter().any(|issue| issue == name)).collect();
        println!("\n  ISSUE {name} ({})", members.len());
        let phrases = themes::telling_phrases(&comments, &members, 8);
        println!("    {}", phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" · "));
        let own: Vec<Comment> = members.iter().map(|&i| comments[i]).collect();
        for chosen in cover::representatives(&own, 4) {
            println!("    VOICE {:.2} {}", chosen.covered, own[chosen.comment].text);
        }
        for sentence in cover::summary(&own, 4) {
            println!("    SAYS {:?} {}", sentence.stands_on, &own[sentence.comment].text[sentence.range.clone()]);
        }
    }
}
