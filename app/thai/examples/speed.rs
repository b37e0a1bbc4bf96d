//! Megabytes (10⁶ bytes) a second of each part over the lines of standard input, on one thread; slices of lines, the best
//! time of each over several passes: `… --example speed < text`.

use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};
use thai::normal::normalise;
use thai::segment::Segmenter;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let clean: String = text.lines().map(|line| normalise(line).into_text().into_owned() + "\n").collect();
    println!("normalise, as written   {:8.1} MB/s", speed(&text, |line| drop(black_box(normalise(line)))));
    println!("normalise, normal text  {:8.1} MB/s", speed(&clean, |line| drop(black_box(normalise(line)))));
    println!(
        "clusters, normal text   {:8.1} MB/s",
        speed(&clean, |line| {
            black_box(thai::cluster::starts(line).count());
        })
    );
    let (mut segmenter, mut words) = (Segmenter::new(), Vec::new());
    let start = Instant::now();
    segmenter.words("ก", &mut words);
    println!("unpacking the data      {:8.1} ms, once", start.elapsed().as_secs_f64() * 1e3);
    println!("words, normal text      {:8.1} MB/s", speed(&clean, |line| segmenter.words(line, black_box(&mut words))));
    println!(
        "words, as written       {:8.1} MB/s",
        speed(&text, |line| segmenter.words_as_written(line, black_box(&mut words)))
    );
    Ok(())
}

fn speed(text: &str, mut work: impl FnMut(&str)) -> f64 {
    let lines: Vec<&str> = text.lines().collect();
    let mut took = Duration::ZERO;
    for slice in lines.chunks(20) {
        let pass = |_| {
            let start = Instant::now();
            slice.iter().for_each(|line| work(line));
            start.elapsed()
        };
        took += (0..15).map(pass).min().unwrap_or_default();
    }
    text.len() as f64 / 1e6 / took.as_secs_f64().max(1e-9)
}
