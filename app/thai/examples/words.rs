//! Divides the lines of standard input into words: `… --example words < text`, `… -- --bench < text`.

fn main() -> std::io::Result<()> {
    thai::filter::run(std::env::args().skip(1), std::io::stdin().lock(), std::io::stdout().lock())
}
