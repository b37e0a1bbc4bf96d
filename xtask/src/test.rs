//! Everything that must pass, step by step, each with its time. A step that needs what is not there says so and fails.

use crate::compiler::Compiler;
use crate::postgres::Postgres;
use crate::run::{cargo, program, target};
use crate::{root, tools, wasm};
use anyhow::{Result, bail};
use std::time::Instant;

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 6] = [
    ("format", format),
    ("lints", lints),
    ("lints-wasm", lints_wasm),
    ("tests", tests),
    ("site", site),
    ("journeys", journeys),
];

/// Runs the steps; `--only STEP` one of them, `--list` names them.
///
/// # Errors
/// A step failed.
pub fn run(words: &[&str]) -> Result<()> {
    if words.contains(&"--list") {
        STEPS.iter().for_each(|(name, _)| println!("{name}"));
        return Ok(());
    }
    let only: Vec<&str> = words.iter().copied().filter(|word| !word.starts_with("--")).collect();
    if let Some(unknown) = only.iter().find(|word| !STEPS.iter().any(|(name, _)| name == *word)) {
        bail!("there is no step `{unknown}`; `cargo xtask test --list` names them");
    }
    let mut failed = Vec::new();
    let mut times = Vec::new();
    for (name, step) in STEPS.iter().filter(|(name, _)| only.is_empty() || only.contains(name)) {
        let begun = Instant::now();
        eprintln!("\n== {name}");
        let outcome = step();
        times.push(format!("{name} {:.0} s", begun.elapsed().as_secs_f32()));
        if let Err(error) = outcome {
            eprintln!("{name}: {error:#}");
            failed.push(*name);
        }
    }
    println!("\n{}", times.join(" · "));
    println!("{} passed, {} failed", times.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}

/// The quick look: format and lints.
///
/// # Errors
/// One of them failed.
pub fn check() -> Result<()> {
    format()?;
    lints()
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"]).run()
}

fn lints() -> Result<()> {
    cargo(&["clippy", "--workspace", "--exclude", "frontend", "--all-targets", "--", "-D", "warnings"]).run()
}

fn lints_wasm() -> Result<()> {
    let compiler = Compiler::find()?;
    let frontend = ["-p", "frontend", "--target", "wasm32-unknown-unknown"];
    if compiler.at_hand {
        return cargo(&[&["clippy"], &frontend[..], &["--", "-D", "warnings"]].concat()).run();
    }
    // The lints at hand do not read what another compiler built.
    eprintln!("lints-wasm: only checked, for want of lints of Debian's compiler");
    compiler.cargo(&[&["check"], &frontend[..]].concat()).env("RUSTFLAGS", "-D warnings").run()
}

fn tests() -> Result<()> {
    let postgres = Postgres::start()?;
    let tests =
        cargo(&["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"]).env("SIANG_TEST_PG", &postgres.url);
    match tools::pyxform() {
        Ok(tool) => tests.env("SIANG_PYXFORM", tool).run(),
        Err(error) => {
            eprintln!("tests: without pyxform, which could not be had: {error:#}");
            tests.run()
        }
    }
}

fn site() -> Result<()> {
    wasm::build(wasm::Profile::Dev)?;
    // The program as the tests build it: selected by itself it would be built with other features of half its dependencies.
    cargo(&["test", "--workspace", "--exclude", "frontend", "--test", "site", "--no-run"])
        .env("SIANG_SITE_LAID", "1")
        .run()
}

fn journeys() -> Result<()> {
    tools::node()?;
    let chromium = tools::chromium()?;
    let folder = root().join("end2end");
    program("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).within(&folder).run()?;
    program("node", &["run.mjs"])
        .within(&folder)
        .env("SIANG", target().join("debug/siang"))
        .env("CHROMIUM", chromium)
        .run()
}
