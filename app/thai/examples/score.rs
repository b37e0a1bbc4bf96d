//! Word F1 against texts whose words people marked: the shared sets beside the checkout, or files named as arguments
//! (`.label` with `|` between words, or CoNLL-U, gzipped or not). A word counts when both its ends are right. Printed with
//! blanks left out, the usual way, and with each stretch of blanks as a word.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use thai::segment::Segmenter;

fn main() -> std::io::Result<()> {
    let mut files: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        let root = std::env::var_os("SIANG_SHARED").map(PathBuf::from).unwrap_or_else(|| {
            PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../../shared")
        });
        let folder = root.join("data/search/segmentation");
        let names = ["wisesight-160-samples-tokenised.label", "th_tud-ud-dev.conllu.gz", "th_tud-ud-train.conllu.gz"];
        files = names.iter().map(|name| folder.join(name)).filter(|file| file.is_file()).collect();
        if files.is_empty() {
            println!("no shared data beside the checkout: name a file");
        }
    }
    for file in files {
        let texts = texts(&file, &read(&file)?);
        let (plain, blanks) = (f1(&texts, false), f1(&texts, true));
        println!(
            "{}: texts={} f1={:.4} precision={:.4} recall={:.4} f1_with_blanks={:.4}",
            file.file_name().unwrap_or_default().to_string_lossy(),
            texts.len(),
            plain.0,
            plain.1,
            plain.2,
            blanks.0
        );
    }
    Ok(())
}

fn read(file: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let opened = std::fs::File::open(file)?;
    if file.extension().is_some_and(|end| end == "gz") {
        flate2::read::GzDecoder::new(opened).read_to_string(&mut text)?;
    } else {
        { opened }.read_to_string(&mut text)?;
    }
    Ok(text)
}

/// Each text as its words, blanks among them.
fn texts(file: &Path, content: &str) -> Vec<Vec<String>> {
    if !file.to_string_lossy().contains(".conllu") {
        let words = |line: &str| line.split('|').map(str::to_owned).collect();
        return content.lines().filter(|line| !line.trim().is_empty()).map(words).collect();
    }
    let sentence = |block: &str| {
        let mut words = Vec::new();
        for line in block.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            if let [id, form, .., misc] = fields[..]
                && id.parse::<u32>().is_ok()
            {
                words.push(form.to_owned());
                if !misc.contains("SpaceAfter=No") {
                    words.push(" ".to_owned());
                }
            }
        }
        words
    };
    content.split("\n\n").map(sentence).filter(|words| !words.is_empty()).collect()
}

/// F1, precision and recall.
fn f1(texts: &[Vec<String>], blanks: bool) -> (f64, f64, f64) {
    let mut segmenter = Segmenter::new();
    let mut words = Vec::new();
    let (mut both, mut marked, mut ours) = (0, 0, 0);
    for gold in texts {
        let text = gold.concat();
        let counts = |from: usize, to: usize| blanks || !text[from..to].trim().is_empty();
        let mut at = 0;
        let mut spans = HashSet::new();
        for word in gold {
            let end = at + word.len();
            if end > at && counts(at, end) {
                spans.insert((at, end));
            }
            at = end;
        }
        segmenter.words_as_written(&text, &mut words);
        let found: Vec<_> =
            words.iter().map(|word| (word.range.start, word.range.end)).filter(|span| counts(span.0, span.1)).collect();
        both += found.iter().filter(|span| spans.contains(span)).count();
        marked += spans.len();
        ours += found.len();
    }
    let (precision, recall) = (both as f64 / ours.max(1) as f64, both as f64 / marked.max(1) as f64);
    (2.0 * both as f64 / (marked + ours).max(1) as f64, precision, recall)
}
