//! The build as a program: serve · test · build · check · bench. `cargo xtask` with no word lists them.

mod compiler;
mod postgres;
mod run;
mod site;
mod test;
mod tools;
mod wasm;

use anyhow::{Result, bail};
use run::cargo;
use std::path::{Path, PathBuf};

const WORDS: &str = "\
cargo xtask serve [--release] [WORDS…]   build both halves and serve; the words go to `siang serve` (--demo, --listen, --data)
cargo xtask test [--only STEP]           everything that must pass; --list names the steps
cargo xtask build                        the release: one file, target/release/siang
cargo xtask check                        format and lints, the quick look
cargo xtask bench [WORDS…]               measure, with figures for each operation; `search` measures the ranking and its speed";

/// The checkout.
pub fn root() -> PathBuf {
    // Asked now, not when this was built: a shared target folder serves several checkouts.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
    match words.first().map(String::as_str) {
        Some("serve") => serve(&rest),
        Some("test") => test::run(&rest),
        Some("build") => build(),
        Some("check") => test::check(),
        Some("bench") => bench(&rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{WORDS}");
            Ok(())
        }
        Some(other) => bail!("there is no word `{other}`\n{WORDS}"),
    }
}

fn serve(words: &[&str]) -> Result<()> {
    let release = words.contains(&"--release");
    let words: Vec<&str> = words.iter().copied().filter(|word| *word != "--release").collect();
    wasm::build(if release { wasm::Profile::Release } else { wasm::Profile::Dev })?;
    let mut args = vec!["run", "-p", "server", "--bin", "siang"];
    if release {
        args.push("--release");
    }
    args.extend(["--", "serve"]);
    args.extend(words);
    cargo(&args).env("SIANG_SITE_LAID", "1").run()
}

fn build() -> Result<()> {
    wasm::build(wasm::Profile::Release)?;
    cargo(&["build", "-p", "server", "--bin", "siang", "--release"]).env("SIANG_SITE_LAID", "1").run()?;
    println!("{}", run::target().join("release/siang").display());
    Ok(())
}

fn bench(words: &[&str]) -> Result<()> {
    if words.first() == Some(&"search") {
        let example = |of: &str, name: &str| cargo(&["run", "-p", of, "--release", "--example", name]).run();
        example("search", "table")?;
        example("search", "answers")?;
        example("search", "comments")?;
        return example("thai", "score");
    }
    build()?;
    wasm::sizes()?;
    let mut args = vec!["run", "-p", "server", "--release", "--example", "bench", "--"];
    args.extend(words);
    cargo(&args).env("SIANG_SITE_LAID", "1").run()?;
    cargo(&["run", "-p", "store", "--release", "--example", "shared_commit"]).run()
}
