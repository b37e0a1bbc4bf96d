//! An extractive summary: clauses that people wrote, chosen as comments are, each with the numbers of those it stands on.
//! Nothing in it is reworded; a person reads and signs it.

use super::{Choice, choose, ease, spread};
use crate::Comment;
use crate::clause::clauses;
use crate::copies;
use crate::sayings::likeliest;
use crate::vector::{Postings, Space};
use std::ops::Range;
use thai::segment::Segmenter;

/// Comments read for sentences; of more, every n-th is. All are asked which sentences they stand behind.
const READ: usize = 4000;

/// How like a sentence one of a comment's clauses must be, by the words they share, to be looked at; and how far it must be the same
/// text for the comment to say the sentence.
const LIKE: f32 = 0.4;
const SAME: f32 = 0.7;

/// A sentence of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The comment it was written in.
    pub comment: usize,
    /// Where in that comment's text, in bytes.
    pub range: Range<usize>,
    /// The numbers of the comments that say as much, in order; its own is among them.
    pub stands_on: Vec<usize>,
}

/// Up to `count` sentences that together say what the comments say; those that most stand behind first. A sentence is
/// counted for a comment that has it, or nearly: one that speaks of the same in other words does not say it.
pub fn summary(comments: &[Comment], count: usize) -> Vec<Sentence> {
    let mut segmenter = Segmenter::new();
    let mut of = |i: usize| clauses(comments[i].text, &mut segmenter).into_iter().map(move |range| (i, range));
    let read: Vec<(usize, Range<usize>)> = spread(comments.len(), READ).into_iter().flat_map(&mut of).collect();
    let text = |(i, range): &(usize, Range<usize>)| &comments[*i].text[range.clone()];
    let (mut space, vectors) = Space::of(read.iter().map(text), 1);
    let strata: Vec<u64> = read.iter().map(|(i, _)| super::stratum(&comments[*i])).collect();
    let ease: Vec<f32> = read.iter().map(|one| ease(text(one))).collect();
    let choice = Choice { vectors: &vectors, width: space.width(), strata: &strata, ease: &ease, balance: 0.2 };
    let chosen: Vec<usize> = choose(&choice, count).into_iter().map(|(i, _)| i).collect();
    let mut sentences: Vec<Sentence> = chosen
        .iter()
        .map(|&i| Sentence { comment: read[i].0, range: read[i].1.clone(), stands_on: Vec::new() })
        .collect();
    let kept: Vec<_> = chosen.iter().map(|&i| vectors[i].clone()).collect();
    let mut postings = Postings::of(&kept, space.width());
    let mut writings: Vec<Vec<Range<usize>>> = vec![Vec::new(); sentences.len()];
    for (number, comment) in comments.iter().enumerate() {
        for (_, range) in of(number) {
            let clause = &comment.text[range.clone()];
            let vector = space.vector(clause);
            let known: Vec<_> = vector.into_iter().filter(|&(term, _)| (term as usize) < space.width()).collect();
            postings.like(&known, |at, likeness| {
                let sentence = &mut sentences[at as usize];
                let written = &comments[sentence.comment].text[sentence.range.clone()];
                let same = || clause.contains(written) || copies::similarity(written, clause).resemblance() >= SAME;
                if likeness >= LIKE && sentence.stands_on.last() != Some(&number) && same() {
                    sentence.stands_on.push(number);
                    writings[at as usize].push(range.clone());
                }
            });
        }
    }
    for (sentence, writings) in sentences.iter_mut().zip(writings) {
        respell(comments, sentence, &writings);
    }
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.stands_on.len()));
    sentences
}

/// Letters by which a writing of a sentence is longer or shorter, where a slip is all that differs.
const SLIP: usize = 3;

/// Lets a sentence be told by whoever wrote it as most do, of those who differ from it by a slip: the one that was chosen may have one.
fn respell(comments: &[Comment], sentence: &mut Sentence, writings: &[Range<usize>]) {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let chosen = &comments[sentence.comment].text[sentence.range.clone()];
    let size = letters(chosen);
    let those = sentence.stands_on.iter().copied().zip(writings.iter().cloned());
    let near: Vec<(usize, Range<usize>)> =
        those.filter(|(at, range)| letters(&comments[*at].text[range.clone()]).abs_diff(size) <= SLIP).collect();
    let said: Vec<(&str, usize)> = near.iter().map(|(at, range)| (&comments[*at].text[range.clone()], 1)).collect();
    if let Some(at) = likeliest(&said) {
        (sentence.comment, sentence.range) = near[at].clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_by_whoever_made_no_slip() {
        let right = "ขอให้ลดค่าแผงเหลือเดือนละหกสิบบาททุกร้าน";
        let slips = ["เดืนละ", "เดอนละ", "เดือละ", "เดืออนละ", "ดือนละ"].map(|slip| right.replace("เดือนละ", slip));
        let mut texts: Vec<&str> = slips.iter().map(String::as_str).collect();
        texts.extend([right, right, "ขอห้องน้ำสะอาดในตลาดทุกแห่งด้วย"]);
        let comments: Vec<Comment> = texts.iter().map(|text| Comment::of(text)).collect();
        let told = summary(&comments, 2);
        let rent = told.iter().find(|one| comments[one.comment].text.contains("ค่าแผง")).expect("told");
        assert_eq!(&comments[rent.comment].text[rent.range.clone()], right);
        assert!(rent.stands_on.contains(&rent.comment), "{told:?}");
    }
}
