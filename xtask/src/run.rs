//! Running other programs: shown, in the checkout, and failing with what was run.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

/// A program about to be run.
pub struct Run {
    command: Command,
    shown: String,
}

/// `cargo` with these words, in the checkout. What the outer cargo told of xtask's own package stays behind: build scripts look at
/// it, and half the dependencies would be built anew whenever cargo is called by hand in between.
pub fn cargo(words: &[&str]) -> Run {
    let mut run = program(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), words);
    for (name, _) in std::env::vars_os() {
        let of_xtask = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        if name.to_str().is_some_and(of_xtask) {
            run.command.env_remove(name);
        }
    }
    run
}

/// Any program with these words, in the checkout.
pub fn program(name: impl AsRef<OsStr>, words: &[&str]) -> Run {
    let mut command = Command::new(&name);
    command.args(words).current_dir(crate::root()).env("SIANG_CHECKOUT", crate::root());
    let name = PathBuf::from(name.as_ref());
    let shown = format!("{} {}", name.file_name().unwrap_or_default().to_string_lossy(), words.join(" "));
    Run { command, shown }
}

impl Run {
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Run {
        self.command.env(name, value);
        self
    }

    pub fn within(mut self, folder: impl AsRef<std::path::Path>) -> Run {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end.
    ///
    /// # Errors
    /// It cannot be started, or fails.
    pub fn run(mut self) -> Result<()> {
        eprintln!("› {}", self.shown);
        let status = self.command.status().with_context(|| format!("`{}` cannot be started", self.shown))?;
        if !status.success() {
            bail!("`{}` failed: {status}", self.shown);
        }
        Ok(())
    }

    /// Runs it and gives what it printed; nothing where it failed.
    pub fn says(mut self) -> Option<String> {
        let output = self.command.output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()
    }
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::root().join("target"), PathBuf::from)
}
