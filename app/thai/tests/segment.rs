//! The segmenter's promises.

mod random;

use thai::segment::{Kind, Segmenter, Word};
use thai::{cluster, segment};

fn divided(text: &str) -> String {
    let mut words = Vec::new();
    Segmenter::new().words_as_written(text, &mut words);
    words.into_iter().map(|word| &text[word.range]).collect::<Vec<_>>().join("|")
}

#[test]
fn words_are_divided_as_people_divide_them() {
    for expected in [
        "ผู้|ควบคุม|ข้อมูล|ส่วน|บุคคล|มี|หน้าที่|แจ้ง|เหตุ",
        "พ.ร.บ.|คุ้มครอง|ข้อมูล| |พ.ศ.| |2562",
        "ราคา| |1,000.50| |บาท",
        "เปิด| |https://example.go.th/a?b=1| |ดู",
        "อร่อย|มากกกก|เลย|ค่ะ",
        "ช้า| |ๆ| |ได้|!|!|...",
        "โทร| |02-123-4567| |ค่ะ|......| |5G| |^^| |3|-|4| |๕a",
    ] {
        assert_eq!(divided(&expected.replace('|', "")), expected);
    }
}

#[test]
fn what_the_normaliser_mends_does_not_break_words() {
    for (typed, expected) in
        [("นํ้าตาลเเพง", "นํ้าตาล|เเพง"), ("ตลา\u{200b}ดนัด", "ตลา\u{200b}ดนัด"), ("มาตรา ๓๗", "มาตรา| |๓๗")]
    {
        assert_eq!(divided(typed), expected);
    }
}

#[test]
fn an_unknown_name_is_kept_whole() {
    let words = segment::words("ซูกิมูระ");
    assert_eq!(words.len(), 1);
    assert_eq!(words[0].kind, Kind::Unknown);
}

#[test]
fn words_together_are_the_text_and_cut_no_cluster() {
    let mut random = random::Texts::new(2);
    let mut segmenter = Segmenter::new();
    let mut words = Vec::new();
    for _ in 0..20_000 {
        let text = random.text(40);
        segmenter.words(&text, &mut words);
        is_whole(&text, &words);
        let starts: std::collections::HashSet<usize> = cluster::starts(&text).collect();
        for word in words.iter().filter(|word| matches!(word.kind, Kind::Known | Kind::Unknown)) {
            assert!(starts.contains(&word.range.start), "{text:?} {word:?}");
        }
        segmenter.words_as_written(&text, &mut words);
        is_whole(&text, &words);
        assert_eq!(cluster::clusters(&text).collect::<String>(), text);
    }
}

fn is_whole(text: &str, words: &[Word]) {
    let mut at = 0;
    for word in words {
        assert!(word.range.start == at && word.range.end > at && text.is_char_boundary(word.range.end), "{text:?}");
        at = word.range.end;
    }
    assert_eq!(at, text.len(), "{text:?}");
}

#[test]
fn a_megabyte_without_a_blank_is_divided_into_words_of_bounded_length() {
    for piece in ["ก", "กา", "ซูกิมูระ", "กฎหมาย", "เ", "ก.", "\u{e48}", "ๆ", "a", "😰"]
    {
        let text = piece.repeat(1_000_000 / piece.len());
        let words = segment::words(&text);
        is_whole(&text, &words);
        let longest = words
            .iter()
            .filter(|word| word.kind == Kind::Unknown)
            .map(|word| cluster::starts(&text[word.range.clone()]).count())
            .max();
        assert!(longest.unwrap_or(0) <= 41, "{piece}: {longest:?}");
    }
}
