//! Divides the lines of standard input into words, `|` between them; `--bench` prints MB/s instead.

fn main() -> std::io::Result<()> {
    thai::filter::run(std::env::args().skip(1), std::io::stdin().lock(), std::io::stdout().lock())
}
