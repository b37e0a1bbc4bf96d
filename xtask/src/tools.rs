//! What the build and the tests need from the system: found, else installed by the system's own means, else named with the
//! command that brings it.

use crate::run::program;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

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
