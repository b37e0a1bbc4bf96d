//! The compiler of the browser's half: the one at hand, with the target added by rustup. Where rustup cannot be reached, the
//! standard library is built from Debian's source of it, by the compiler at hand where the versions are the same, else by
//! Debian's own compiler.

use crate::run::{Run, program, target};
use crate::tools::{apt, find};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

const WASM: &str = "wasm32-unknown-unknown";
/// Where Debian keeps its compiler; a rustup of one's own comes before it in the path.
const DEBIANS: &str = "/usr/bin/rustc";

/// A compiler that can build for the browser.
pub struct Compiler {
    rustc: PathBuf,
    /// Whether it is the one that cargo takes by itself.
    pub at_hand: bool,
}

impl Compiler {
    /// Finds one, or makes it.
    ///
    /// # Errors
    /// Neither rustup nor Debian's packages can be reached.
    pub fn find() -> Result<Compiler> {
        let one = Compiler { rustc: "rustc".into(), at_hand: true };
        let library = one.library().context("rustc is missing: install Rust by rustup")?;
        if library.exists() || (program("rustup", &["target", "add", WASM]).run().is_ok() && library.exists()) {
            return Ok(one);
        }
        eprintln!("rustup cannot bring {WASM}: building its library from Debian's source");
        Compiler::of_debian(one)
            .with_context(|| format!("the target {WASM} is missing: run `rustup target add {WASM}`"))
    }

    fn of_debian(at_hand: Compiler) -> Result<Compiler> {
        for package in ["rust-web-src", "rust-src"] {
            if apt(package).is_ok() {
                break;
            }
        }
        if let Some(source) = at_hand.source() {
            at_hand.build_library(&source)?;
            return Ok(at_hand);
        }
        if !Path::new(DEBIANS).exists() && apt("rustc-web").is_err() {
            apt("rustc")?;
        }
        let debians = Compiler { rustc: DEBIANS.into(), at_hand: false };
        if !debians.library().context("no Debian compiler")?.exists() {
            let source = debians.source().context("no source of the standard library in /usr/src fits a compiler")?;
            debians.build_library(&source)?;
        }
        Ok(debians)
    }

    /// `cargo` with these words, by this compiler.
    pub fn cargo(&self, words: &[&str]) -> Run {
        let cargo = crate::run::cargo(words);
        match (self.at_hand, linker()) {
            (true, _) => cargo,
            (false, Some(linker)) => {
                cargo.env("RUSTC", &self.rustc).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            }
            (false, None) => cargo.env("RUSTC", &self.rustc),
        }
    }

    fn asks(&self, word: &[&str]) -> Option<String> {
        program(&self.rustc, word).says().map(|said| said.trim().to_string())
    }

    /// Where this compiler looks for the browser's standard library.
    fn library(&self) -> Option<PathBuf> {
        Some(Path::new(&self.asks(&["--print", "sysroot"])?).join("lib/rustlib").join(WASM).join("lib"))
    }

    /// The source of exactly this compiler's library: another version's does not build.
    fn source(&self) -> Option<PathBuf> {
        let said = self.asks(&["--version"])?;
        let source = Path::new("/usr/src").join(format!("rustc-{}", said.split(' ').nth(1)?));
        source.join("library/std").exists().then_some(source)
    }

    /// Builds the standard library for the browser and puts it where this compiler looks.
    fn build_library(&self, source: &Path) -> Result<()> {
        let library = self.library().context("an unusual toolchain")?;
        let beside = library.parent().and_then(Path::parent).context("an unusual toolchain")?.join("src/rust");
        if !beside.join("library").exists() {
            fs::create_dir_all(beside.parent().context("an unusual toolchain")?)?;
            std::os::unix::fs::symlink(source, &beside)?;
        }
        // An empty package: what lies in its folder afterwards is the standard library and nothing else.
        let empty = target().join("wasm-std");
        fs::create_dir_all(empty.join("src"))?;
        fs::write(empty.join("src/lib.rs"), "#![no_std]\n")?;
        fs::write(empty.join("Cargo.toml"), "[workspace]\n[package]\nname = \"empty\"\nedition = \"2024\"\n")?;
        let words = ["build", "-Zbuild-std=std,panic_abort,proc_macro", "--target", WASM, "--release"];
        let build = self.cargo(&words).within(&empty);
        build.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", empty.join("target")).run()?;
        fs::create_dir_all(&library)?;
        for entry in fs::read_dir(empty.join("target").join(WASM).join("release/deps"))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "rlib") {
                fs::copy(&path, library.join(path.file_name().unwrap_or_default()))?;
            }
        }
        Ok(())
    }
}

/// A linker for the browser: the one that came with the compiler at hand, or Debian's.
fn linker() -> Option<PathBuf> {
    let sysroot = program("rustc", &["--print", "sysroot"]).says()?;
    let host = Path::new(sysroot.trim()).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
    Some(host).filter(|path| path.exists()).or_else(|| find("wasm-ld", &[])).or_else(|| {
        apt("lld").ok()?;
        find("wasm-ld", &[])
    })
}
