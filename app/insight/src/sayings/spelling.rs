//! How a sentence is told that many write, most of them with a slip here or there.

use crate::hash::{self, Map};
use std::collections::BTreeMap;
use thai::segment::Word;

/// Letters of a longer one are not laid beside one another.
const LONGEST: usize = 1_500;
/// So much longer or shorter than most write it, as a part of a length, is written with something else, or is a part.
const OTHERWISE: usize = 4;

/// How a sentence is spelt, of its writings in the order of their comments, each with how many write it so: as most write it, blanks aside; of
/// several, as the one of them does that falls into the fewest words, of no list and then of any, then the first. Where a long one is written by nobody without a slip,
/// each letter is as more than half write it: slips fall anywhere, so that no one of them is written by so many. `None` where there is none.
///
/// ```
/// use insight::sayings::spelt;
/// let writings = [("ติดกล้องวงรปิด", 1), ("ติดกล้อวงจรปิด", 1), ("ตดกล้องวงจรปิด", 1)];
/// assert_eq!(spelt(&writings).as_deref(), Some("ติดกล้องวงจรปิด"));
/// ```
pub fn spelt(writings: &[(&str, usize)]) -> Option<String> {
    let forms = forms(writings);
    let all: usize = forms.iter().map(|form| form.many).sum();
    let lead = lead(&forms)?;
    Some(if lead.many * 2 > all { lead.written.to_string() } else { voted(lead.written, &lead.letters, &forms) })
}

/// Which of some writings is the sentence as it is spelt; where none is, the most written one, of several as for [`spelt`].
pub(crate) fn likeliest(writings: &[(&str, usize)]) -> Option<usize> {
    let forms = forms(writings);
    let lead = lead(&forms)?;
    let spelt = voted(lead.written, &lead.letters, &forms);
    let at = |text: &str| writings.iter().position(|(written, _)| *written == text);
    at(&spelt).or_else(|| at(lead.written))
}

/// Of writings that are as common, so many are looked at.
const LOOKED_AT: usize = 40;

fn lead<'a, 'b>(forms: &'b [Form<'a>]) -> Option<&'b Form<'a>> {
    let most = forms.iter().map(|form| form.many).max()?;
    let mut lengths: Vec<(usize, usize)> = forms.iter().map(|form| (form.letters.len(), form.many)).collect();
    lengths.sort_unstable();
    let (all, mut upto) = (lengths.iter().map(|(_, many)| many).sum::<usize>(), 0);
    let usual = lengths.iter().find(|(_, many)| {
        upto += many;
        upto * 2 >= all
    });
    let usual = usual.map_or(0, |(length, _)| *length);
    let otherwise = |form: &Form| form.letters.len().abs_diff(usual) * OTHERWISE > usual;
    let first = forms.iter().filter(|form| form.many == most).take(LOOKED_AT).enumerate();
    first.min_by_key(|(at, form)| (otherwise(form), words(form.written), *at)).map(|(_, form)| form)
}

/// A spelling without the slips that more than half of some writings of the same do not have.
pub fn respelt(spelling: &str, writings: &[(&str, usize)]) -> String {
    voted(spelling, &letters(spelling), &forms(writings))
}

/// A writing, blanks aside, with how many write it so.
struct Form<'a> {
    written: &'a str,
    letters: Vec<char>,
    many: usize,
}

fn letters(text: &str) -> Vec<char> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect()
}

fn forms<'a>(writings: &[(&'a str, usize)]) -> Vec<Form<'a>> {
    let mut known: Map<u64, usize> = Map::default();
    let mut forms: Vec<Form> = Vec::new();
    for (written, many) in writings.iter().filter(|(written, many)| *many > 0 && !written.trim().is_empty()) {
        let letters = letters(written);
        let key = letters.iter().fold(0, |key, c| hash::fold(key, u64::from(*c as u32)));
        match known.get(&key) {
            Some(at) => forms[*at].many += many,
            None => {
                known.insert(key, forms.len());
                forms.push(Form { written, letters, many: *many });
            }
        }
    }
    forms
}

/// A spelling with what more than half write otherwise, each place by itself; as it is where that has more words of no list.
fn voted(spelling: &str, lead: &[char], forms: &[Form]) -> String {
    let all: usize = forms.iter().map(|form| form.many).sum();
    let mut votes: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for form in forms.iter().filter(|form| form.letters != lead) {
        for change in changes(lead, &form.letters) {
            *votes.entry(change).or_default() += form.many;
        }
    }
    votes.retain(|_, many| *many * 2 > all);
    if votes.is_empty() {
        return spelling.to_string();
    }
    let won: BTreeMap<usize, String> = votes.into_keys().collect();
    let mut text = String::new();
    for (at, letter) in lead.iter().enumerate() {
        text.extend(won.get(&(2 * at)).map(String::as_str));
        match won.get(&(2 * at + 1)) {
            Some(other) => text.push_str(other),
            None => text.push(*letter),
        }
    }
    text.extend(won.get(&(2 * lead.len())).map(String::as_str));
    if words(&text).0 > words(spelling).0 { spelling.to_string() } else { text }
}

/// What a writing has otherwise than another: at twice the number of a letter what stands before it, at one more what stands in its place.
/// Nothing of one that is mostly something else.
fn changes(lead: &[char], other: &[char]) -> Vec<(usize, String)> {
    let (rows, row) = (lead.len() + 1, other.len() + 1);
    if lead.len().max(other.len()) > LONGEST {
        return Vec::new();
    }
    // From each place of both to their ends, so that they can be walked from their beginnings.
    let mut far = vec![0_u16; rows * row];
    for i in (0..rows).rev() {
        for j in (0..row).rev() {
            far[i * row + j] = match (i == lead.len(), j == other.len()) {
                (true, _) => (other.len() - j) as u16,
                (_, true) => (lead.len() - i) as u16,
                _ => {
                    let same = far[(i + 1) * row + j + 1] + u16::from(lead[i] != other[j]);
                    same.min(far[(i + 1) * row + j] + 1).min(far[i * row + j + 1] + 1)
                }
            };
        }
    }
    if usize::from(far[0]) * 2 > lead.len() {
        return Vec::new();
    }
    let mut changes: Vec<(usize, String)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < lead.len() || j < other.len() {
        let here = far[i * row + j];
        if i < lead.len() && j < other.len() && here == far[(i + 1) * row + j + 1] + u16::from(lead[i] != other[j]) {
            if lead[i] != other[j] {
                changes.push((2 * i + 1, other[j].to_string()));
            }
            (i, j) = (i + 1, j + 1);
        } else if i < lead.len() && here == far[(i + 1) * row + j] + 1 {
            changes.push((2 * i + 1, String::new()));
            i += 1;
        } else {
            match changes.last_mut().filter(|(at, _)| *at == 2 * i) {
                Some((_, more)) => more.push(other[j]),
                None => changes.push((2 * i, other[j].to_string())),
            }
            j += 1;
        }
    }
    changes
}

/// Words of a text that are in no list, and all: a slip leaves one such, or parts a word into two that are in it ("แร|งาน").
fn words(text: &str) -> (usize, usize) {
    let words: Vec<Word> = thai::segment::words(text).into_iter().filter(Word::is_text).collect();
    let unknown = words.iter().filter(|word| thai::segment::rarity(&text[word.range.clone()]).is_none()).count();
    (unknown, words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sayings::{Reader, same};

    const SENTENCE: &str = "ขอให้ลดค่าธรรมเนียมเหลือเดือนละ 60 บาท และกำหนดมาตรการลงโทษให้ชัดเจน";

    /// A sentence with a letter lost, written twice or become another, at a place by number.
    fn slip(text: &str, n: usize) -> String {
        let letters: Vec<char> = text.chars().collect();
        let at = 1 + n * 7 % (letters.len() - 2);
        let (before, after) = (letters[..at].iter().collect::<String>(), letters[at + 1..].iter().collect::<String>());
        match n % 3 {
            0 => format!("{before}{after}"),
            1 => format!("{before}{0}{0}{after}", letters[at]),
            _ => format!("{before}ฟ{after}"),
        }
    }

    #[test]
    fn a_sentence_said_right_by_twenty_and_by_thirty_with_other_slips_is_told_right() {
        let slips: Vec<String> = (0..30).map(|n| slip(SENTENCE, n)).collect();
        let mut writings: Vec<(&str, usize)> = slips.iter().map(|text| (text.as_str(), 1)).collect();
        writings.insert(17, (SENTENCE, 20));
        assert_eq!(spelt(&writings).as_deref(), Some(SENTENCE));
    }

    #[test]
    fn what_everybody_writes_with_a_slip_of_their_own_is_told_without_any() {
        for many in [5, 7, 20] {
            for from in 0..20 {
                let slips: Vec<String> = (from..from + many).map(|n| slip(&slip(SENTENCE, n), 3 * n + 5)).collect();
                let writings: Vec<(&str, usize)> = slips.iter().map(|text| (text.as_str(), 1)).collect();
                assert_eq!(spelt(&writings).as_deref(), Some(SENTENCE), "{many} from {from}");
                assert_eq!(respelt(&slip(SENTENCE, from + 50), &writings), SENTENCE);
            }
        }
    }

    #[test]
    fn blanks_make_no_other_writing_and_the_first_of_equals_stands() {
        let twice = [("วัดควรเปิดเผย  บัญชี", 1), ("วัควรเปิดเผย บัญชี", 2), ("วัดควรเปิดเผย บัญชี", 2)];
        assert_eq!(spelt(&twice).as_deref(), Some("วัดควรเปิดเผย  บัญชี"));
        assert_eq!(spelt(&[("แรงานนอกระบบ", 1), ("แรงงานนอกระบบ", 1)]).as_deref(), Some("แรงงานนอกระบบ"));
        assert_eq!(spelt(&[("ขอไฟ", 1), ("ขอน้ำ", 1)]).as_deref(), Some("ขอไฟ"));
        assert_eq!((spelt(&[]), spelt(&[(" ", 3)])), (None, None));
    }

    #[test]
    fn what_one_adds_or_leaves_out_moves_nothing() {
        let mine = format!("{SENTENCE} ผมขายของอยู่ตลาดนี้มานาน");
        let writings = [(mine.as_str(), 1), ("ขอให้ลดค่าธรรมเนียมเหลือเดือนละ 60 บาท", 1), (SENTENCE, 1)];
        assert_eq!(spelt(&writings).as_deref(), Some(SENTENCE));
        assert_eq!(respelt(SENTENCE, &writings[..2]), SENTENCE);
    }

    #[test]
    fn the_sentences_that_slips_are_joined_to_are_read_as_most_write_them() {
        let mut reader = Reader::default();
        let texts: Vec<String> = (0..50).map(|n| if n < 30 { slip(SENTENCE, n) } else { SENTENCE.into() }).collect();
        let mut many: Vec<(u64, Vec<&str>)> = Vec::new();
        for text in &texts {
            let key = reader.sayings(text)[0].key;
            match many.iter_mut().find(|(other, _)| *other == key) {
                Some((_, writings)) => writings.push(text),
                None => many.push((key, vec![text])),
            }
        }
        many.sort_by_key(|(_, writings)| std::cmp::Reverse(writings.len()));
        let sentences: Vec<(&str, usize)> = many.iter().map(|(_, writings)| (writings[0], writings.len())).collect();
        let leads = same(&sentences);
        let all = many.iter().zip(leads).filter(|(_, lead)| *lead == 0).flat_map(|((_, writings), _)| writings);
        let all: Vec<(&str, usize)> = all.map(|text| (*text, 1)).collect();
        assert!(all.len() > 40, "{}", all.len());
        assert_eq!(spelt(&all).as_deref(), Some(SENTENCE));
    }
}
