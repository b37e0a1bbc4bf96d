//! Taking words out of texts: of a comment exactly those that a moderator copied; of what it said before, and of what was noted about it,
//! also what tells a part of them.

use std::collections::HashSet;

/// What stands in the place of words that were taken out.
pub const MARK: &str = "█████";

/// So many letters in a row tell a part of the words that were taken out.
const LETTERS: usize = 5;
/// So many digits in a row do: of a telephone, of a house.
const FIGURES: usize = 4;

/// Text with words of it taken out, wherever they stand; nothing where it does not hold them.
pub fn redacted(text: &str, words: &str) -> Option<String> {
    (!words.is_empty() && text.contains(words)).then(|| text.replace(words, MARK))
}

/// Text with words taken out wherever they, or a part of them, stand; nothing where it holds none. What everyone still reads in `shown` is no
/// secret, and stays. Spaces, marks and the kind of digits make no difference.
pub fn wiped(text: &str, words: &str, shown: &str) -> Option<String> {
    let whole = redacted(text, words);
    let from = whole.as_deref().unwrap_or(text);
    parts_out(from, words, shown).or(whole)
}

/// Whether a text holds words, also with other spaces, marks or kinds of digits.
pub fn holds(text: &str, words: &str) -> bool {
    let [of_text, of_words] =
        [text, words].map(|text| signs(text).iter().map(|sign| sign.as_compared).collect::<String>());
    if of_words.is_empty() { !words.is_empty() && text.contains(words) } else { of_text.contains(&of_words) }
}

/// Whether a passage of a text touches words that stand in it.
pub fn touches(text: &str, passage: &str, words: &str) -> bool {
    if passage.is_empty() || words.is_empty() {
        return false;
    }
    let taken: Vec<(usize, usize)> = starts(text, words).map(|at| (at, at + words.len())).collect();
    starts(text, passage).any(|at| taken.iter().any(|(from, to)| *from < at + passage.len() && at < *to))
}

/// Where something stands in a text, also where it overlaps itself.
fn starts<'a>(text: &'a str, of: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.char_indices().map(|(at, _)| at).filter(move |at| text[*at..].starts_with(of))
}

/// A letter or a digit as it is compared, and where it stands.
struct Sign {
    at: usize,
    end: usize,
    as_compared: char,
}

fn signs(text: &str) -> Vec<Sign> {
    let sign = |(at, c): (usize, char)| {
        let as_compared = match c {
            '\u{e50}'..='\u{e59}' => char::from_u32(u32::from(c) - 0xe50 + u32::from('0')).unwrap_or(c),
            _ if c.is_alphanumeric() => c.to_lowercase().next().unwrap_or(c),
            _ => return None,
        };
        Some(Sign { at, end: at + c.len_utf8(), as_compared })
    };
    text.char_indices().filter_map(sign).collect()
}

/// The runs of a text that are long enough to tell something: of `long` signs, of figures alone where `figures`.
fn runs(signs: &[Sign], long: usize, figures: bool) -> impl Iterator<Item = (usize, String)> {
    signs.windows(long).enumerate().filter_map(move |(first, run)| {
        let run: String = run.iter().map(|sign| sign.as_compared).collect();
        (!figures || run.bytes().all(|b| b.is_ascii_digit())).then_some((first, run))
    })
}

fn parts_out(text: &str, words: &str, shown: &str) -> Option<String> {
    let [of_text, of_words, of_shown] = [text, words, shown].map(signs);
    let mut out = vec![false; of_text.len()];
    for (long, figures) in [(LETTERS, false), (FIGURES, true)] {
        let open: HashSet<String> = runs(&of_shown, long, figures).map(|(_, run)| run).collect();
        let secret: HashSet<String> =
            runs(&of_words, long, figures).map(|(_, run)| run).filter(|run| !open.contains(run)).collect();
        for (first, run) in runs(&of_text, long, figures) {
            if secret.contains(&run) {
                out[first..first + long].fill(true);
            }
        }
    }
    if !out.contains(&true) {
        return None;
    }
    let (mut said, mut at) = (String::with_capacity(text.len()), 0);
    let mut place = 0;
    while place < out.len() {
        if !out[place] {
            place += 1;
            continue;
        }
        said.push_str(&text[at..of_text[place].at]);
        while place < out.len() && out[place] {
            at = of_text[place].end;
            place += 1;
        }
        // Marks over the last letter belong to it.
        at += text[at..].chars().take_while(|c| ('\u{e47}'..='\u{e4e}').contains(c)).map(char::len_utf8).sum::<usize>();
        said.push_str(MARK);
    }
    said.push_str(&text[at..]);
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_out_wherever_they_stand() {
        assert_eq!(redacted("a 081 b 081", "081").as_deref(), Some("a █████ b █████"));
        assert_eq!(redacted("a", "b"), None);
        assert_eq!(redacted("a", ""), None);
    }

    #[test]
    fn words_are_known_again_however_they_are_written() {
        assert!(holds("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", "081-234-5678") && holds("Somchai, S.", "somchai s"));
        assert!(holds("a ☎", "☎") && !holds("081-234", "081-234-5678"));
        assert!(!holds("a", "") && !holds("a", "☎"));
    }

    #[test]
    fn a_part_of_them_goes_from_what_was_said_before() {
        let words = "นายสมชาย บ้านเลขที่ 12 โทร 081-234-5678";
        for (before, after) in [
            ("ถามสมชายดูได้", "ถาม█████ดูได้"),
            ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘ ได้เลย", "█████ ได้เลย"),
            ("ลงท้ายด้วย 5678", "ลงท้ายด้วย █████"),
            ("มาตรา 12 ไม่ชัด", "มาตรา 12 ไม่ชัด"),
            ("ไม่มีอะไร", "ไม่มีอะไร"),
        ] {
            assert_eq!(wiped(before, words, "█████ โกง").as_deref().unwrap_or(before), after, "{before}");
        }
    }

    #[test]
    fn what_everyone_still_reads_stays_in_what_was_said_before() {
        let shown = "ประชาชนเดือดร้อน █████";
        assert_eq!(wiped("ประชาชนเดือดร้อน", "ประชาชนชื่อสมศรีวิไล", shown), None);
        // A run that reaches into both goes: rather some letters too many than one too few.
        assert_eq!(wiped("ประชาชนชื่อสมศรี", "ประชาชนชื่อสมศรีวิไล", shown).as_deref(), Some("ประ█████"));
    }

    #[test]
    fn a_quote_that_cuts_the_words_in_two_touches_them() {
        let text = "ฉันเห็นนายสมชาย ใจดี โกงที่ดิน";
        assert!(touches(text, "เห็นนายสม", "นายสมชาย ใจดี"));
        assert!(touches(text, "ดี โกง", "นายสมชาย ใจดี"));
        assert!(touches(text, "สม", "นายสมชาย ใจดี"));
        assert!(!touches(text, "โกงที่ดิน", "นายสมชาย ใจดี"));
        assert!(!touches(text, "", "นาย") && !touches(text, "โกง", ""));
    }
}
