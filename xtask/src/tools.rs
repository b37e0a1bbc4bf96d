//! What the build and the tests need from the system: found, else installed by the system's own means, else named with the
//! command that brings it.

use crate::run::{cargo, program, target};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser: by rustup, or from Debian's copy of the library's source.
///
/// # Errors
/// Neither can be had.
pub fn wasm_target() -> Result<()> {
    let sysroot =
        program("rustc", &["--print", "sysroot"]).says().context("rustc is missing: install Rust by rustup")?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib");
    if library.exists() {
        return Ok(());
    }
    if program("rustup", &["target", "add", WASM]).run().is_ok() && library.exists() {
        return Ok(());
    }
    from_source(&library).with_context(|| format!("the target {WASM} is missing: run `rustup target add {WASM}`"))
}

/// Builds the standard library for the browser from Debian's source packages, and puts it where the compiler looks.
fn from_source(library: &Path) -> Result<()> {
    for package in ["rust-web-src", "rust-src"] {
        if apt(package).is_ok() {
            break;
        }
    }
    let Some(source) = rust_source() else { bail!("no source of the standard library in /usr/src") };
    let beside = library.parent().and_then(Path::parent).context("an unusual toolchain")?.join("src/rust");
    if !beside.exists() {
        fs::create_dir_all(beside.parent().context("an unusual toolchain")?)?;
        std::os::unix::fs::symlink(&source, &beside)?;
    }
    let built = target().join("wasm-std");
    let args = ["build", "-Zbuild-std=std,panic_abort,proc_macro", "--target", WASM, "--release", "-p", "domain"];
    cargo(&args).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", &built).run()?;
    fs::create_dir_all(library)?;
    for entry in fs::read_dir(built.join(WASM).join("release/deps"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rlib") {
            fs::copy(&path, library.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn rust_source() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/src").ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| path.join("library/std").exists());
    found.sort();
    found.pop()
}

/// Installs a Debian package, where that is allowed.
///
/// # Errors
/// Not root, no apt, no such package.
pub fn apt(package: &str) -> Result<()> {
    if program("id", &["-u"]).says().is_none_or(|id| id.trim() != "0") {
        bail!("{package} is missing: run `sudo apt-get install {package}`");
    }
    let install =
        || program("apt-get", &["install", "-y", "-qq", package]).env("DEBIAN_FRONTEND", "noninteractive").run();
    install().or_else(|_| {
        program("apt-get", &["update", "-qq"]).run()?;
        install()
    })
}

/// A program of this name: where the system has it, or one of the folders given.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders
        .iter()
        .cloned()
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Chromium, installed where it is missing.
///
/// # Errors
/// It cannot be had.
pub fn chromium() -> Result<PathBuf> {
    let look = || ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| find(name, &[]));
    look().map_or_else(|| apt("chromium").and_then(|()| look().context("chromium was installed and is not found")), Ok)
}

/// Node, installed where it is missing.
///
/// # Errors
/// It cannot be had.
pub fn node() -> Result<()> {
    if find("node", &[]).is_none() {
        apt("nodejs")?;
    }
    if find("npm", &[]).is_none() {
        apt("npm")?;
    }
    Ok(())
}
