//! The segmenter as a filter of lines, for examples and pipes.

use crate::segment::{Segmenter, Word};
use std::io::{self, BufRead, Write};
use std::time::{Duration, Instant};

/// Reads lines and writes each with `|` between its words, as written; with the argument `--bench` writes instead how many
/// megabytes (10⁶ bytes) a second one thread divides, reading and writing not counted, the best of several passes,
/// slice by slice.
///
/// # Errors
/// Whatever reading (also of text that is not UTF-8) or writing says.
pub fn run(args: impl IntoIterator<Item = String>, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut segmenter = Segmenter::new();
    let mut words = Vec::new();
    if args.into_iter().any(|arg| arg == "--bench") {
        let mut text = String::new();
        input.read_to_string(&mut text)?;
        return bench(&text, &mut segmenter, &mut words, &mut output);
    }
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let text = line.trim_end_matches(['\n', '\r']);
        segmenter.words_as_written(text, &mut words);
        let parts: Vec<&str> = words.iter().map(|word| &text[word.range.clone()]).collect();
        writeln!(output, "{}", parts.join("|"))?;
        line.clear();
    }
    output.flush()
}

/// Goes over the text, a slice of lines at a time, until three seconds have gone, five times at least. The best time of each
/// slice counts, so that what else the machine does in between does not.
fn bench(text: &str, segmenter: &mut Segmenter, words: &mut Vec<Word>, output: &mut impl Write) -> io::Result<()> {
    let lines: Vec<&str> = text.lines().collect();
    let mut slices: Vec<(&[&str], Duration)> = lines.chunks(20).map(|slice| (slice, Duration::MAX)).collect();
    segmenter.words(lines.first().unwrap_or(&""), words);
    let (mut passes, mut found) = (0, 0);
    let begun = Instant::now();
    while passes < 5 || begun.elapsed() < Duration::from_secs(3) {
        found = 0;
        for (slice, best) in &mut slices {
            let start = Instant::now();
            for line in *slice {
                segmenter.words_as_written(line, words);
                found += words.len();
            }
            *best = start.elapsed().min(*best);
        }
        passes += 1;
    }
    let took: Duration = slices.iter().map(|(_, best)| *best).sum();
    let speed = text.len() as f64 / 1e6 / took.as_secs_f64().max(1e-9);
    writeln!(output, "{speed:.1} MB/s ({} bytes, {found} words, best of {passes} passes)", text.len())
}
