//! A sentence found again in a text in which somebody mended its slips.

/// One letter in so many may be another, at most so many of them.
const ONE_IN: usize = 8;
const MOST: usize = 4;
/// Letters of a shorter one are too few to know it by.
const SHORTEST: usize = 8;

/// The words of a text that are a sentence but for a few letters: those nearest to it, the first of several. The sentence itself where it
/// stands there.
///
/// The distance is Levenshtein's, to any stretch of the text (Sellers 1980): a row for each letter of the sentence.
///
/// ```
/// use insight::mended::mended;
/// let text = "คนขอให้ติดกล้องวงจรปิดทุกซอย และเพิ่มไฟ";
/// assert_eq!(mended(text, "ติดกล้องวงรปิดทุกซอย"), Some("ติดกล้องวงจรปิดทุกซอย"));
/// assert_eq!(mended(text, "ติดกล้องวงรปิดทุกตลาดนัด"), None);
/// ```
pub fn mended<'a>(text: &'a str, sentence: &str) -> Option<&'a str> {
    if let Some(at) = text.find(sentence) {
        return text.get(at..at + sentence.len());
    }
    let (letters, sought): (Vec<(usize, char)>, Vec<char>) =
        (text.char_indices().collect(), sentence.chars().collect());
    let most = (sought.len() / ONE_IN).min(MOST);
    if sought.len() < SHORTEST || most == 0 {
        return None;
    }
    // For each place of the text that a match may end at: how far it is from the sentence, and where it began.
    let mut row: Vec<(usize, usize)> = (0..=letters.len()).map(|at| (0, at)).collect();
    for (done, letter) in sought.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push((done + 1, 0));
        for at in 0..letters.len() {
            let same = (row[at].0 + usize::from(letters[at].1 != *letter), row[at].1);
            let less = (row[at + 1].0 + 1, row[at + 1].1);
            let more: (usize, usize) = next[at];
            next.push(same.min(less).min((more.0 + 1, more.1)));
        }
        row = next;
    }
    let (end, (far, begin)) = row.into_iter().enumerate().min_by_key(|(end, (far, _))| (*far, *end))?;
    let byte = |at: usize| letters.get(at).map_or(text.len(), |(byte, _)| *byte);
    (far <= most).then(|| text.get(byte(begin)..byte(end))).flatten()
}

/// Whether a text says nothing besides some sentences, slips aside: what it has beside them is shorter than a sentence, and turns nothing round.
///
/// ```
/// use insight::mended::is_quoted;
/// let said = ["ขอให้ติดกล้องวงจรปิดทุกซอย", "เพิ่มไฟส่องสว่าง"];
/// assert!(is_quoted("เพิ่มไฟส่องสว่าง และขอให้ติดกล้องวงรปิดทุกซอยครับ", &said));
/// assert!(!is_quoted("ขอให้ติดกล้องวงจรปิดทุกซอย บ้านผมโดนขโมยขึ้น", &said));
/// ```
pub fn is_quoted(text: &str, sentences: &[&str]) -> bool {
    let denials = |text: &str| text.matches("ไม่").count();
    let mut sentences = sentences.to_vec();
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.len()));
    let mut rest = text.to_string();
    for sentence in sentences {
        while let Some(found) = mended(&rest, sentence).filter(|found| !found.is_empty()) {
            if denials(found) != denials(sentence) {
                break;
            }
            rest = rest.replacen(found, "\n", 1);
        }
    }
    crate::copies::Reader::new().whole(&rest).1 < crate::sayings::LEAST && !crate::sayings::holds_turn(&rest)
}

#[cfg(test)]
mod tests {
    use super::{is_quoted, mended};

    #[test]
    fn a_text_of_nothing_but_quoted_sentences_is_quoted_and_one_that_denies_them_is_not() {
        let said = ["ขอให้มีห้องน้ำสะอาดตลอดทาง", "ทางเดินริมคลองมืดมาก", ""];
        for (text, quoted) in [
            ("ขอให้มีห้องน้ำสะอาดตลอดทาง", true),
            ("ทางเดินริมคลองมืดมาก ขอให้มีห้องน้ำสะอาดตลอดาง ทางเดินริมคลองมืดมากค่ะ", true),
            ("ไม่ ขอให้มีห้องน้ำสะอาดตลอดทาง", false),
            ("ขอให้ไม่มีห้องน้ำสะอาดตลอดทาง", false),
            ("ขอให้มีห้องน้ำสะอาดตลอดทาง เพราะผู้สูงอายุเดินไกลไม่ไหว", false),
            ("ค่าแผงแพงเกินไป", false),
        ] {
            assert_eq!(is_quoted(text, &said), quoted, "{text}");
        }
        assert!(!is_quoted("ค่าแผงแพงเกินไป", &[]));
    }

    #[test]
    fn a_letter_put_in_taken_out_or_changed_is_a_slip_mended() {
        let text = "“ขอให้มีห้องน้ำสะอาดตลอดทาง” 30 ความเห็น";
        for slip in ["ขอให้มีห้องน้ำสะอาดตลอดาง", "ขอให้มีห้องน้ำสะอาาดตลอดทาง", "ขอให้มีห้องน้ำสะอสดตลอดทาง"]
        {
            assert_eq!(mended(text, slip), Some("ขอให้มีห้องน้ำสะอาดตลอดทาง"), "{slip}");
        }
    }

    #[test]
    fn what_says_something_else_is_not_found() {
        let text = "ขอให้มีห้องน้ำสะอาดตลอดทาง";
        for other in ["ขอให้มีที่จอดรถตลอดทาง", "ห้อง", "", "ขอให้มีห้องน้ำสะอาดตลอดทางเดินริมคลองสายใหม่"]
        {
            assert_eq!(
                mended(text, other),
                if other.is_empty() || text.contains(other) { Some(other) } else { None },
                "{other}"
            );
        }
    }
}
