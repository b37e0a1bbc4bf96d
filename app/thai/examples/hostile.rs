//! Feeds random and hostile texts to all three parts: `… --example hostile -- [HOW MANY [SEED]]`, a million by default. It
//! panics at the first broken promise and prints what it did.

#[path = "../tests/random/mod.rs"]
mod random;

use thai::{cluster, normal, segment};

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|arg| arg.parse::<u64>().ok());
    let (count, seed) = (args.next().unwrap_or(1_000_000), args.next().unwrap_or(1));
    let mut texts = random::Texts::new(seed);
    let mut segmenter = segment::Segmenter::new();
    let mut words = Vec::new();
    let (mut bytes, mut found, mut clean) = (0, 0, 0);
    for _ in 0..count {
        let text = texts.text(40);
        let normal = normal::normalise(&text);
        assert!(normal::normalise(normal.text()).is_source(), "not idempotent: {text:?}");
        clean += usize::from(normal.is_source());
        for (at, c) in normal.text().char_indices() {
            assert!(text.get(normal.source_range(at..at + c.len_utf8())).is_some(), "inside a character: {text:?}");
        }
        assert_eq!(cluster::clusters(&text).collect::<String>(), text);
        segmenter.words(&text, &mut words);
        whole(&text, &words);
        segmenter.words_as_written(&text, &mut words);
        whole(&text, &words);
        bytes += text.len();
        found += words.len();
    }
    println!(
        "{count} texts from seed {seed}: {bytes} bytes, {clean} normal as they were, {found} words, no promise broken"
    );
}

fn whole(text: &str, words: &[segment::Word]) {
    let mut at = 0;
    for word in words {
        assert!(word.range.start == at && word.range.end > at && text.is_char_boundary(word.range.end), "{text:?}");
        at = word.range.end;
    }
    assert_eq!(at, text.len(), "{text:?}");
}
