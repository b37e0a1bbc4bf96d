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

/// The tool of XLSForm's own authors that reads forms, in a folder of its own beside what is built: the tests bring it what the portal gives away.
///
/// # Errors
/// It cannot be had.
pub fn pyxform() -> Result<PathBuf> {
    let folder = crate::run::target().join("pyxform");
    let tool = folder.join("bin/xls2xform");
    if tool.is_file() {
        return Ok(tool);
    }
    if find("python3", &[]).is_none() {
        apt("python3")?;
    }
    let shown = folder.to_string_lossy().into_owned();
    let make = || program("python3", &["-m", "venv", &shown]).run();
    // Debian keeps the maker of such folders apart.
    make().or_else(|_| apt("python3-venv").and_then(|()| make()))?;
    let pip = folder.join("bin/pip");
    program(&pip, &["install", "--quiet", "--disable-pip-version-check", "pyxform==4.5.0"]).run()?;
    if tool.is_file() { Ok(tool) } else { bail!("pyxform was installed and {} is not there", tool.display()) }
}
