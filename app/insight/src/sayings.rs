//! Sentences that are said again and again: where people write of several things in one text, what is read once is the
//! sentence, not the comment. A sentence is the same if its words are, without greetings, particles, signs and tone marks.

use crate::clause::clauses;
use crate::copies;
use std::ops::Range;
use thai::segment::Segmenter;

/// Letters of words, at least: what is shorter says little by itself. Of a piece between blanks, which may be less than a sentence,
/// there are more.
const LEAST: usize = 10;
const PIECE: usize = 14;

/// A sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The same for all who say the same.
    pub key: u64,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// Reads texts, keeping its working memory from text to text.
#[derive(Default)]
pub struct Reader {
    segmenter: Segmenter,
    core: copies::Reader,
}

impl Reader {
    /// The sentences of a text that say something, in order, each once. Where a blank stands inside one, the longer pieces between
    /// blanks too: a sentence is often written together with a word of somebody's own.
    pub fn sayings(&mut self, text: &str) -> Vec<Saying> {
        let mut found: Vec<Saying> = Vec::new();
        for range in clauses(text, &mut self.segmenter) {
            self.say(text, range.clone(), LEAST, &mut found);
            let pieces: Vec<&str> = text[range.clone()].split_whitespace().collect();
            if pieces.len() > 1 {
                let mut from = range.start;
                for piece in pieces {
                    let start = from + text[from..].find(piece).unwrap_or(0);
                    from = start + piece.len();
                    self.say(text, start..from, PIECE, &mut found);
                }
            }
        }
        found
    }

    fn say(&mut self, text: &str, range: Range<usize>, least: usize, found: &mut Vec<Saying>) {
        let (key, letters) = self.core.whole(&text[range.clone()]);
        if letters >= least && found.iter().all(|saying| saying.key != key) {
            found.push(Saying { key, range });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(u64, String)> {
        Reader::default().sayings(text).into_iter().map(|one| (one.key, text[one.range].to_string())).collect()
    }

    #[test]
    fn the_same_sentence_is_found_among_others_and_written_otherwise() {
        let one = said("ค่าธรรมเนียมแพงเกินไปสำหรับร้านเล็ก ขอให้ลดลงครึ่งหนึ่งครับ");
        let two = said("อยู่ตลาดนี้มาสามสิบปีไม่เคยเจอแบบนี้ ขอให้ลดลงครึ่งหนึงค่ะ");
        assert_eq!(one[1].0, two[1].0, "particles and a tone left out");
        assert_ne!(one[0].0, two[0].0);
        assert_eq!(one[0].1, "ค่าธรรมเนียมแพงเกินไปสำหรับร้านเล็ก");
    }

    #[test]
    fn a_sentence_written_together_with_somebodys_own_word_is_found() {
        let one = said("แม่อายุ 82 ขอให้มีห้องน้ำสะอาดตลอดทาง 64882");
        let two = said("ขอให้มีห้องน้ำสะอาดตลอดทาง");
        assert!(one.iter().any(|(key, text)| *key == two[0].0 && text == "ขอให้มีห้องน้ำสะอาดตลอดทาง"), "{one:?}");
    }

    #[test]
    fn another_number_or_a_denial_is_another_sentence_and_a_short_one_is_none() {
        assert_ne!(said("ขอให้เก็บอะไหล่ไว้ 7 ปี")[0].0, said("ขอให้เก็บอะไหล่ไว้ 5 ปี")[0].0);
        assert_ne!(said("เห็นด้วยกับการขึ้นค่าธรรมเนียม")[0].0, said("ไม่เห็นด้วยกับการขึ้นค่าธรรมเนียม")[0].0);
        assert_eq!(said("ขอบคุณ"), []);
        assert_eq!(said("ขอให้ลดค่าธรรมเนียมลงครึ่งหนึ่ง\nขอให้ลดค่าธรรมเนียมลงครึ่งหนึ่ง").len(), 1);
    }
}
