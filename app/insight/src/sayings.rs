//! Sentences that are said again and again: where people write of several things in one text, what is read once is the
//! sentence, not the comment. A sentence is the same if its words are, without greetings, particles, signs and tone marks.

use crate::clause::clauses;
use crate::copies::{self, Grouper};
use crate::hash::{self, Map};
use crate::seam::{self, Piece, Seam};
use std::ops::Range;
use thai::segment::{Segmenter, Word};

mod own;
mod run_on;
mod spelling;

pub use own::{Company, GAP, Own, Side, Span, company, own, together};
pub use run_on::{RunOn, run_on};
pub(crate) use spelling::likeliest;
pub use spelling::{respelt, spelt};

/// Letters of words, at least. Even so short a remark comes again and again, and is best read once.
pub(crate) const LEAST: usize = 4;
/// Letters of words of a piece between blanks, which are within a sentence as often as between two.
const PIECE: usize = 8;
/// Words that end what somebody says: however short a piece is that ends so, it stands alone.
const POLITE: [&str; 9] = ["ครับ", "คับ", "ค่ะ", "คะ", "จ้า", "จ้ะ", "จ๊ะ", "ฮะ", "งับ"];
/// Foreign words that stand together and are a sentence, at least.
const FOREIGN: usize = 3;
/// Pieces that are read as one, at most.
const NEIGHBOURS: usize = 4;
/// Letters where it stands beside a foreign word.
const BY_ITSELF: usize = 16;

/// A sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The same for all who say the same.
    pub key: u64,
    /// Where it stands first, in bytes.
    pub range: Range<usize>,
    /// Letters of all the places where the text says it.
    pub letters: usize,
    /// The further places.
    pub again: Vec<Range<usize>>,
}

/// Pieces between blanks that seem to be one, each with its key; where every one of them is a sentence that others say, so it is here.
pub type Joined = Vec<(u64, Range<usize>)>;

/// Reads texts, keeping its working memory from text to text.
#[derive(Default)]
pub struct Reader {
    segmenter: Segmenter,
    words: Vec<Word>,
    core: copies::Reader,
    joined: Vec<Joined>,
}

impl Reader {
    /// The sentences of a text that say something, in order, each once. Where blanks stand inside one, the pieces between
    /// them too that can stand alone, and a few neighbours together: a sentence is often written together with a word of somebody's own.
    pub fn sayings(&mut self, text: &str) -> Vec<Saying> {
        let mut found: Vec<Saying> = Vec::new();
        self.joined.clear();
        for range in clauses(text, &mut self.segmenter) {
            self.say(text, range.clone(), LEAST, &mut found);
            let places = between_blanks(text, range.clone());
            let pieces = self.pieces(text, &places);
            let units = units(&pieces);
            for unit in units.iter().filter(|unit| unit.len() > 1) {
                let long = |place: &Range<usize>| {
                    let piece = &text[place.clone()];
                    piece.chars().filter(|c| c.is_alphabetic()).count() >= PIECE && !piece.contains(char::is_numeric)
                };
                if places[unit.clone()].iter().all(long) {
                    let key = |place: &Range<usize>| (self.core.whole(&text[place.clone()]).0, place.clone());
                    self.joined.push(places[unit.clone()].iter().map(key).collect());
                }
            }
            for (first, last) in runs(units.len()) {
                let (first, last) = (units[first].start, units[last].end - 1);
                let run = places[first].start..places[last].end;
                if alone(&pieces, first..last + 1, &text[run.clone()]) {
                    let least = if polite(&text[run.clone()]) { LEAST } else { PIECE };
                    self.say(text, run, least, &mut found);
                }
            }
            // Foreign words between Thai ones, without the number after them.
            let kind = |piece: &Piece| {
                piece.text.contains(thai).then_some(0).or(piece.text.starts_with(char::is_numeric).then_some(1))
            };
            let mut at = 0;
            for run in pieces.chunk_by(|one, next| kind(one) == kind(next)) {
                let last = at + run.len() - 1;
                if kind(&run[0]).is_none() && run.len() >= FOREIGN && run.len() < pieces.len() {
                    self.say(text, places[at].start..places[last].end, BY_ITSELF, &mut found);
                }
                at = last + 1;
            }
        }
        found.iter_mut().for_each(|saying| said_again(text, saying));
        found
    }

    /// Where else a text says what stands at some places of it.
    pub fn again(&mut self, text: &str, places: &[Range<usize>]) -> Vec<Range<usize>> {
        let said = self.sayings(text);
        let mut again: Vec<Range<usize>> = Vec::new();
        for place in places.iter().filter(|place| !place.is_empty()) {
            let key = self.core.whole(&text[place.clone()]).0;
            let known = said.iter().find(|one| one.key == key).cloned();
            let one = known.unwrap_or_else(|| {
                let mut one = Saying { key, range: place.clone(), letters: 0, again: Vec::new() };
                said_again(text, &mut one);
                one
            });
            again.extend(std::iter::once(one.range).chain(one.again));
        }
        again.retain(|at| places.iter().all(|place| at.end <= place.start || place.end <= at.start));
        again.sort_by_key(|at| (at.start, at.end));
        again.dedup();
        again
    }

    /// What the last text read has of pieces that a blank parts but that read as one, as after a word that leaves a clause open ("ใครเปลี่ยนให้").
    pub fn joined(&self) -> &[Joined] {
        &self.joined
    }

    /// What stands at some places, with its first and its last word.
    fn pieces<'a>(&mut self, text: &'a str, places: &[Range<usize>]) -> Vec<Piece<'a>> {
        let piece = |place: &Range<usize>| {
            let text = &text[place.clone()];
            self.segmenter.words(text, &mut self.words);
            let mut words = self.words.iter().filter(|word| word.is_text());
            let first = words.next().map_or("", |word| &text[word.range.clone()]);
            let last = words.next_back().map_or(first, |word| &text[word.range.clone()]);
            Piece { text, first, last }
        };
        places.iter().map(piece).collect()
    }

    fn say(&mut self, text: &str, range: Range<usize>, least: usize, found: &mut Vec<Saying>) {
        let (key, letters) = self.core.whole(&text[range.clone()]);
        match found.iter_mut().find(|saying| saying.key == key) {
            Some(saying) => saying.stands_at(text, range),
            None if letters >= least => {
                let written = text[range.clone()].chars().count();
                found.push(Saying { key, range, letters: written, again: Vec::new() });
            }
            None => {}
        }
    }
}

impl Saying {
    /// Counts a further place that lies over none of those before.
    fn stands_at(&mut self, text: &str, place: Range<usize>) {
        let apart = |other: &Range<usize>| other.end <= place.start || place.end <= other.start;
        if apart(&self.range) && self.again.iter().all(apart) {
            self.letters += text[place.clone()].chars().count();
            self.again.push(place);
        }
    }
}

/// Counts where a sentence stands again letter by letter, whatever the clauses: who says two sentences twice is read in others.
fn said_again(text: &str, saying: &mut Saying) {
    let written = &text[saying.range.clone()];
    if written.is_empty() || written.len() * 2 > text.len() {
        return;
    }
    let open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    for (at, _) in text[saying.range.end..].match_indices(written) {
        let place = saying.range.end + at..saying.range.end + at + written.len();
        if open(text[..place.start].chars().next_back()) && open(text[place.end..].chars().next()) {
            saying.stands_at(text, place);
        }
    }
}

/// The first and the last of every few neighbours of so many; not of all.
fn runs(pieces: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..pieces)
        .flat_map(move |first| (first..pieces.min(first + NEIGHBOURS)).map(move |last| (first, last)))
        .filter(move |run| *run != (0, pieces - 1))
}

/// The pieces between blanks of a part of a text.
fn between_blanks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut from = range.start;
    let place = |piece: &str| {
        let start = from + text[from..].find(piece).unwrap_or(0);
        from = start + piece.len();
        start..from
    };
    text[range].split_whitespace().map(place).collect()
}

/// Pieces that nothing parts, as those of a date, are one.
fn units(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for at in 0..pieces.len() {
        let joins = at > 0
            && seam::end(&pieces[at - 1], &pieces[at..]) == Seam::Joins
            && seam::begin(&pieces[..at], &pieces[at]) == Seam::Joins;
        match units.last_mut() {
            Some(last) if joins => last.end = at + 1,
            _ => units.push(at..at + 1),
        }
    }
    units
}

/// Whether some pieces can be a sentence: Thai, and not what stands around a number and its unit, a foreign word, an abbreviation.
fn alone(pieces: &[Piece], run: Range<usize>, written: &str) -> bool {
    // A long one beside a foreign word may be a sentence of its own; if it never is, it is read in the whole.
    let short = || written.chars().filter(|c| c.is_alphabetic()).count() < BY_ITSELF && !written.starts_with("ขอ");
    let parts = |seam: Seam| seam == Seam::Parts || seam == Seam::Long && !short();
    written.contains(thai)
        && parts(seam::begin(&pieces[..run.start], &pieces[run.start]))
        && parts(seam::end(&pieces[run.end - 1], &pieces[run.end..]))
}

/// Whether its last word is one that ends what somebody says, which others end by too ("บังคับ").
fn polite(piece: &str) -> bool {
    POLITE.iter().any(|word| piece.ends_with(word)) && {
        let words = thai::segment::words(piece);
        words.iter().rev().find(|word| word.is_text()).is_some_and(|last| POLITE.contains(&&piece[last.range.clone()]))
    }
}

fn thai(c: char) -> bool {
    ('\u{E01}'..='\u{E5B}').contains(&c)
}

/// Begin what goes on from a thought before it. "จะได้" of what comes of it.
const LEANS: [&str; 14] =
    ["และ", "หรือ", "โดย", "เพื่อ", "เพราะ", "จึง", "จน", "ทำให้", "ซึ่ง", "แต่", "ไม่งั้น", "มิฉะนั้น", "จะได้", "ระหว่าง"];

/// Whether a sentence hangs on what stands before it, so that by itself it does not tell what it is about.
///
/// ```
/// assert!(insight::sayings::leans("เพื่อลดกลิ่นระหว่างรอเก็บ"));
/// assert!(!insight::sayings::leans("ขอถังขยะมีฝา"));
/// ```
pub fn leans(sentence: &str) -> bool {
    LEANS.iter().any(|word| sentence.trim_start().starts_with(word))
}

/// Letters of a sentence in which one letter more, less or other is a slip, where so many times more say it without; and of a short one.
const LONG: usize = 24;
const RATHER: usize = 8;
pub(crate) const SHORT: usize = 10;
const FAR: usize = 30;

/// Of sentences with how many say each, those most said first, which one each is but for slips: the place of the first that says the
/// same. Two are the same as copies are; one is also one that differs by a letter in what is no word, and is said far oftener.
pub fn same(sentences: &[(&str, usize)]) -> Vec<usize> {
    let mut grouper = Grouper::new();
    sentences.iter().for_each(|(sentence, _)| _ = grouper.add(sentence));
    let mut leads: Vec<usize> = grouper.of().map(|group| grouper.groups()[group as usize].first as usize).collect();
    let mut known: Map<u64, u32> = Map::default();
    for at in 0..sentences.len() {
        let letters: Vec<char> = sentences[at].0.chars().filter(|c| !c.is_whitespace()).collect();
        if leads[at] != at || letters.len() < SHORT {
            continue;
        }
        let near = near(&letters);
        let numbers = |of: &str| of.chars().filter(|c| c.is_numeric()).collect::<String>();
        let says = |lead: &u32| {
            let (text, many) = sentences[*lead as usize];
            let times = if letters.len() < LONG { FAR } else { RATHER };
            many >= times * sentences[at].1
                && numbers(text) == numbers(sentences[at].0)
                && mistyped(sentences[at].0, text)
        };
        match near.iter().filter_map(|key| known.get(key)).find(|lead| says(lead)) {
            Some(&lead) => leads[at] = lead as usize,
            None => near.into_iter().for_each(|key| _ = known.entry(key).or_insert(at as u32)),
        }
    }
    // Who was led by one that turned out to be a slip is led by what that is.
    (0..leads.len()).for_each(|at| leads[at] = leads[leads[at]]);
    leads
}

/// Words of a text that are in no list.
pub fn mistyped_words(text: &str) -> usize {
    let words = thai::segment::words(text).into_iter().filter(Word::is_text);
    words.filter(|word| thai::segment::rarity(&text[word.range.clone()]).is_none()).count()
}

/// Which of the writings of one sentence, each with how many write it so, stands for all: the nearest to what all of them write. Slips fall
/// anywhere, so that the one without any is nearer to each than they are to one another; what more than half write is the nearest. `None`
/// where there is none.
///
/// ```
/// use insight::sayings::plainest;
/// let writings = [("ติดกล้องวงรปิด", 1), ("ติดกล้องวงจรปิด", 1), ("ติดกล้อวงจรปิด", 1), ("ตดกล้องวงจรปิด", 1)];
/// assert_eq!(plainest(&writings), Some(1));
/// ```
pub fn plainest(writings: &[(&str, usize)]) -> Option<usize> {
    let all: usize = writings.iter().map(|(_, n)| n).sum();
    if let Some(most) = writings.iter().position(|(_, n)| n * 2 > all) {
        return Some(most);
    }
    let far =
        |at: usize| -> usize { writings.iter().map(|(text, n)| n * strsim::levenshtein(writings[at].0, text)).sum() };
    (0..writings.len()).min_by_key(|at| (far(*at), mistyped_words(writings[*at].0), *at))
}

/// Words that are said instead of others a letter apart, however seldom: nobody slips into their meaning.
const MEANT: [&str; 12] = ["งด", "ห้าม", "เลิก", "ยุบ", "เว้น", "เลื่อน", "รวม", "แยก", "ก่อน", "หลัง", "เกิน", "ขาด"];
/// A word so common is meant: "ปิด" beside "เปิด".
const COMMON: u16 = 70;

/// Whether a sentence differs from another that is nearly the same by what nobody means to write: no word, or one seldom written.
fn mistyped(sentence: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = thai::segment::words(text).into_iter().filter(Word::is_text);
        words.map(|word| text[word.range].to_string()).collect()
    };
    let known = words(other);
    let meant = |word: &String| {
        MEANT.contains(&word.as_str()) || thai::segment::rarity(word).is_some_and(|rarity| rarity <= COMMON)
    };
    let mut own = words(sentence).into_iter().filter(|word| !known.contains(word)).peekable();
    own.peek().is_some() && !own.all(|word| meant(&word))
}

/// What turns a sentence round or takes it back, where it stands before or after.
const TURNS: [&str; 9] = ["ไม่", "คัดค้าน", "ยกเลิก", "เลิก", "งด", "ห้าม", "อย่า", "ถ้า", "หาก"];

/// Whether what stands beside a piece of a sentence may turn round what the piece says.
pub fn turns(whole: &str, piece: &str) -> bool {
    let rest = whole.replacen(piece, " ", 1);
    rest.len() >= whole.len() || holds_turn(&rest)
}

/// Whether a text holds what turns a sentence beside it round.
pub(crate) fn holds_turn(text: &str) -> bool {
    TURNS.iter().any(|word| text.contains(word))
}

/// Keys of a word: of two that differ by one letter, some are the same.
pub(crate) fn near(letters: &[char]) -> Vec<u64> {
    let key = |without: usize| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != without);
        kept.fold(0, |key, (_, c)| hash::fold(key, u64::from(*c as u32)))
    };
    (0..=letters.len()).map(key).collect()
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
    fn what_is_said_twice_counts_twice_wherever_clauses_end() {
        let pair = "เห็นด้วยครับ อยากให้เสร็จเร็วๆ";
        let text = format!("{pair} {pair}");
        let own = said(pair);
        let mut reader = Reader::default();
        let all = reader.sayings(&text);
        let letters = |text: &str| text.chars().count();
        for (key, written) in &own {
            let one = all.iter().find(|one| one.key == *key).expect(written);
            assert_eq!((one.letters, one.again.len()), (2 * letters(written), 1), "{written}");
            assert_eq!(&text[one.again[0].clone()], written);
        }
        let second = text.len() - pair.len()..text.len();
        assert_eq!(reader.again(&text, std::slice::from_ref(&(0..pair.len()))), std::slice::from_ref(&second));
        assert_eq!(reader.again(&text, &[0..pair.len(), second]), []);
        let light = reader.sayings("ขอไฟ\nขอไฟส่องสว่าง\nขอไฟ");
        assert_eq!((light[0].letters, light[0].again.len()), (8, 1), "not within a word");
    }

    #[test]
    fn pieces_that_read_as_one_are_told_with_their_keys() {
        let bin = "ถังแตกแล้วใครเปลี่ยนให้";
        let text = format!("{bin} {bin} ขอให้มีตำรวจตรวจ");
        let mut reader = Reader::default();
        let own = reader.sayings(bin)[0].key;
        assert_eq!(reader.joined(), &[] as &[Joined]);
        assert!(reader.sayings(&text).iter().all(|saying| saying.key != own));
        let pieces: Vec<&str> = reader.joined()[0].iter().map(|(_, range)| &text[range.clone()]).collect();
        assert_eq!(pieces, [bin, bin, "ขอให้มีตำรวจตรวจ"]);
        assert_eq!(reader.joined()[0][0].0, own);
        reader.sayings("ค่าไฟดวงละ 20 นับรวมในค่าแผงไหมจ๊ะ");
        assert_eq!(reader.joined(), &[] as &[Joined], "a number and its unit");
    }

    #[test]
    fn a_short_polite_piece_and_foreign_words_after_thai_ones_stand_alone() {
        let texts = |text: &str| said(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert!(texts("ถังใบเดิมใช้ดีอยู่ ถังใบเดิมใช้ดีอยู่ ฉลากดีค่ะ").contains(&"ฉลากดีค่ะ".into()));
        assert!(!texts("ถังใบเดิมใช้ดีอยู่ ถังใบเดิมใช้ดีอยู่ ฉลากดี").contains(&"ฉลากดี".into()));
        assert!(!texts("ถังใบเดิมใช้ดีอยู่ ถังใบเดิมใช้ดีอยู่ บังคับ").contains(&"บังคับ".into()));
        let market = "I love night markets, good that someone thinks about rules.";
        assert!(texts(&format!("ขอให้ออกแบบทางหลบต้นไม้แทน {market} 849")).contains(&market.into()));
        for own in ["พวกเรายินดีย้าย", "ฉลากดีค่ะ", "โน้ตบุ๊กด้วยสิ"]
        {
            let with = texts(&format!("{market} {own}"));
            assert!(with.contains(&own.into()) && with.contains(&market.into()), "{with:?}");
            let before = texts(&format!("ลูกค้าลื่นทุกหน้าฝน {own} {market}"));
            assert!(before.contains(&own.into()) && before.contains(&market.into()), "{before:?}");
        }
        assert!(!texts("รหัส error แต่ละยี่ห้อไม่เหมือนกัน").contains(&"error".into()));
    }

    #[test]
    fn what_stands_around_a_number_or_a_foreign_word_is_no_sentence() {
        let texts = |text: &str| said(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        let whole = "ตู้เย็นบ้านผมใช้มา 15 ปีแล้วยังเย็นอยู่";
        assert_eq!(texts(whole), [whole]);
        let code = "รหัส error แต่ละยี่ห้อไม่เหมือนกัน";
        assert_eq!(texts(code)[0], code);
        let english = "Spare parts here cost more than a new fan. Please publish the price list.";
        assert_eq!(texts(english), ["Spare parts here cost more than a new fan.", "Please publish the price list."]);
    }

    #[test]
    fn no_sentence_is_cut_at_a_number_a_date_an_abbreviation_or_a_place() {
        let texts = |text: &str| said(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        let cut = |text: &str, cuts: &[&str]| {
            let texts = texts(text);
            cuts.iter().for_each(|cut| assert!(!texts.contains(&cut.to_string()), "{cut} of {texts:?}"));
        };
        let fees = "ค่ากวาดขยะ ค่าไฟดวงละ 20 นับรวมในค่าแผงไหมจ๊ะ";
        cut(fees, &["ค่าไฟดวงละ", "ค่ากวาดขยะ ค่าไฟดวงละ", "ค่าไฟดวงละ 20"]);
        let dated = "เมื่อวันที่ ๓ ก.ค. ๒๕๖๘ เวลา 9.00 น. มีการประชุมที่วัดโดยไม่แจ้งชาวบ้าน";
        cut(dated, &["เมื่อวันที่", "ก.ค.", "เมื่อวันที่ ๓ ก.ค.", "เวลา", "น. มีการประชุมที่วัดโดยไม่แจ้งชาวบ้าน"]);
        assert!(texts(dated).contains(&"มีการประชุมที่วัดโดยไม่แจ้งชาวบ้าน".into()), "{:?}", texts(dated));
        cut("เห็นควรให้แจ้งล่วงหน้าหกสิบวัน และปิดประกาศ ณ ตลาด", &["และปิดประกาศ", "ณ ตลาด"]);
        cut("เครื่องไม่มี มอก. ขายเกลื่อนเน็ต", &["เครื่องไม่มี", "เครื่องไม่มี มอก."]);
        cut("ปุ๋ยหมักที่ อบต. สอนทำใช้ได้จริง ปลูกผักงามดี", &["ปุ๋ยหมักที่", "ปุ๋ยหมักที่ อบต.", "สอนทำใช้ได้จริง"]);
        let months = "ขอเลื่อนไปเดือน กรกฎาคม 2569 เพราะพายุเข้าทุกปี";
        cut(months, &["ขอเลื่อนไปเดือน กรกฎาคม"]);
    }

    #[test]
    fn a_slip_makes_no_other_sentence() {
        let said = ["ขอให้ลดค่าธรรมเนียมลงครึ่งหนึ่ง", "ขอให้ขึ้นค่าธรรมเนียมอีกครึ่งหนึ่ง", "ขอให้ลดค่าธรรมเนยมลงครึ่งหนึ่ง"];
        assert_eq!(same(&said.map(|text| (text, 1))), [0, 1, 0]);
        let dam = "เนื่องจากรายงานผลกระทบสิ่งแวดล้อมไม่ได้สำรวจหมู่บ้านท้ายน้ำ";
        let slip = dam.replace("ไม่ได้", "ไ่ได้");
        assert_eq!(same(&[(dam, 90), (&slip, 4)]), [0, 0]);
        let [seven, five] = ["7", "5"].map(|n| format!("ขอให้เก็บอะไหล่ไว้อย่างน้อย {n} ปีหลังเลิกผลิต"));
        assert_eq!(same(&[(&seven, 90), (&five, 4)]), [0, 1], "another number");
        let [poor, slip] = ["อย่าไล่คนจน", "อย่าไล่คจน"];
        assert_eq!(
            (same(&[(poor, 90), (slip, 3)]), same(&[(poor, 90), (slip, 9)])),
            (vec![0, 0], vec![0, 1]),
            "a short one"
        );
        let [open, close] = ["ขอให้เปิดตลาดกลางคืน", "ขอให้ปิดตลาดกลางคืน"];
        assert_eq!(same(&[(open, 900), (close, 9)]), [0, 1], "another word");
        let [less, none] = ["ขอให้ลดค่าธรรมเนียมรายปี", "ขอให้งดค่าธรรมเนียมรายปี"];
        assert_eq!(same(&[(less, 900), (none, 9)]), [0, 1], "a seldom word that is meant");
        let typed = dam.replace("เนื่องจาก", "เนืองจาก");
        assert_eq!(same(&[(dam, 90), (&typed, 4)]), [0, 0]);
        let not = dam.replace("ไม่ได้", "ได้");
        assert_eq!(same(&[(dam, 90), (&not, 4)]), [0, 1], "a denial");
    }

    #[test]
    fn a_denial_beside_a_piece_turns_it_round_and_a_short_word_does_not() {
        assert!(turns("ไม่เอา เก็บค่าธรรมเนียมเพิ่ม", "เก็บค่าธรรมเนียมเพิ่ม"));
        assert!(turns("เก็บค่าธรรมเนียมเพิม", "ขอถัง"), "it does not stand there");
        assert!(!turns("เมียด่า หมักเองแล้วหนอนขึ้น", "หมักเองแล้วหนอนขึ้น"));
    }

    #[test]
    fn another_number_or_a_denial_is_another_sentence_and_a_short_one_is_none() {
        assert_ne!(said("ขอให้เก็บอะไหล่ไว้ 7 ปี")[0].0, said("ขอให้เก็บอะไหล่ไว้ 5 ปี")[0].0);
        assert_ne!(said("เห็นด้วยกับการขึ้นค่าธรรมเนียม")[0].0, said("ไม่เห็นด้วยกับการขึ้นค่าธรรมเนียม")[0].0);
        assert_eq!(said("ขอบคุณ"), []);
        assert_eq!(said("ขอให้ลดค่าธรรมเนียมลงครึ่งหนึ่ง\nขอให้ลดค่าธรรมเนียมลงครึ่งหนึ่ง").len(), 1);
        let twice = Reader::default().sayings("กลิ่นเหม็นมาก กลิ่นเหม็นมาก กลิ่นเหม็นมาก");
        assert_eq!(twice.iter().find(|saying| saying.range.len() == 39).map(|saying| saying.letters), Some(39));
        let quick = "เห็นด้วยทุกข้อ รีบๆ ออกมาใช้";
        let twice = Reader::default().sayings(&format!("{quick} {quick} 4711"));
        let of = Reader::default().sayings(quick)[1].key;
        assert_eq!(twice.iter().find(|saying| saying.key == of).map(|saying| saying.letters), Some(26));
    }
}
