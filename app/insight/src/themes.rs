//! What many comments speak of: groups found in the texts alone, each called by the phrase that most sets it apart, which all of
//! its comments say, with others that do and comments that stand for it. What has no such phrase, or says it seldom, is mixed
//! and not offered. A theme is a suggestion of where to look; an issue is a person's.

mod cluster;
mod kin;
mod phrase;
mod telling;

pub use telling::Phrase;

use crate::Comment;
use crate::cover::{Choice, choose, ease, spread};
use crate::hash;
use crate::vector::{Space, Vector};
use phrase::Phrases;

/// Phrases and comments shown for a theme.
const PHRASES: usize = 8;
const VOICES: usize = 5;

/// How much of a group must say the phrase by which it is called, in hundredths, and how many comments; else it is mixed.
const NAMED: usize = 30;
const LEAST: usize = 3;

/// Comments of a theme looked at to choose those that stand for it.
const LOOKED_AT: usize = 400;

/// A group of comments that speak of the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Their numbers, in order.
    pub comments: Vec<usize>,
    /// What sets it apart, most telling first; all of its comments say the first.
    pub phrases: Vec<Phrase>,
    /// Numbers of comments that stand for it.
    pub representatives: Vec<usize>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Themes {
    /// Largest first.
    pub themes: Vec<Theme>,
    /// Comments that belong to none: too short, like no others, or in a group that nothing names.
    pub others: Vec<usize>,
}

/// The themes of comments, at most `most`; fewer for few comments, none where nothing repeats.
pub fn themes(comments: &[Comment], most: usize) -> Themes {
    // A word that only one of many says joins nothing.
    let least = if comments.len() > 20 { 2 } else { 1 };
    let (space, vectors) = Space::of(comments.iter().map(|comment| comment.text), least);
    let (groups, mut others) = cluster::clusters(&vectors, space.width(), most);
    let phrases = Phrases::of(comments.iter().map(|comment| comment.text));
    let mut themes = Vec::new();
    for group in groups {
        let phrases = telling::telling(&phrases, &group, PHRASES);
        let name: Vec<String> = phrases.iter().take(1).map(|phrase| phrase.text.clone()).collect();
        let says = |&at: &usize| says(comments[at].text, &name).contains(&true);
        let (members, mut rest): (Vec<usize>, Vec<usize>) = group.iter().partition(|at| says(at));
        if members.len() < LEAST || members.len() * 100 < group.len() * NAMED {
            others.extend(group);
            continue;
        }
        others.append(&mut rest);
        let representatives = representatives(comments, &vectors, space.width(), &members);
        themes.push(Theme { comments: members, phrases, representatives });
    }
    themes.sort_by_key(|theme| (std::cmp::Reverse(theme.comments.len()), theme.comments[0]));
    others.sort_unstable();
    Themes { themes, others }
}

/// The words and phrases that set some comments apart from all; `members` are numbers in order.
pub fn telling_phrases(comments: &[Comment], members: &[usize], most: usize) -> Vec<Phrase> {
    telling::telling(&Phrases::of(comments.iter().map(|comment| comment.text)), members, most)
}

/// Which of these phrases, as [`Phrase::text`] is written, stand in a text without a denial before them.
pub fn says(text: &str, phrases: &[String]) -> Vec<bool> {
    let normal = thai::normal::normalise(text);
    let text = normal.text();
    let said = |phrase: &String| text.match_indices(phrase.as_str()).any(|(at, _)| !phrase::denied(&text[..at]));
    phrases.iter().map(said).collect()
}

fn representatives(comments: &[Comment], vectors: &[Vector], width: usize, members: &[usize]) -> Vec<usize> {
    let looked_at: Vec<usize> = spread(members.len(), LOOKED_AT).into_iter().map(|i| members[i]).collect();
    let kept: Vec<Vector> = looked_at.iter().map(|&i| vectors[i].clone()).collect();
    let strata: Vec<u64> = looked_at.iter().map(|&i| hash::text(comments[i].stance)).collect();
    let ease: Vec<f32> = looked_at.iter().map(|&i| ease(comments[i].text)).collect();
    let choice = Choice { vectors: &kept, width, strata: &strata, ease: &ease, balance: 0.1 };
    choose(&choice, VOICES).into_iter().map(|(i, _)| looked_at[i]).collect()
}
