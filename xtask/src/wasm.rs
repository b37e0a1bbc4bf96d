//! The browser's half: built for wasm, bound by wasm-bindgen as a library, laid into the site.

use crate::compiler::Compiler;
use crate::root;
use crate::run::target;
use crate::site::{self, Effort};
use anyhow::{Context, Result};
use std::fs;

/// How the browser's half is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, for tests and trying out.
    Dev,
    /// Small.
    Release,
}

/// Builds the browser's half and lays the site out.
///
/// # Errors
/// A build that fails, a wasm target that cannot be had.
pub fn build(profile: Profile) -> Result<()> {
    let compiler = Compiler::find()?;
    let (name, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    compiler.cargo(&["build", "-p", "frontend", "--target", "wasm32-unknown-unknown", "--profile", name]).run()?;
    let built = target().join("wasm32-unknown-unknown").join(folder).join("frontend.wasm");
    let raw = root().join(".site/raw");
    fs::create_dir_all(&raw)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(&built).web(true).context("wasm-bindgen")?.typescript(false).out_name("siang");
    bindgen.remove_name_section(profile == Profile::Release).remove_producers_section(true);
    bindgen.generate(&raw).context("wasm-bindgen could not bind the browser's half")?;
    let effort = if profile == Profile::Release { Effort::Best } else { Effort::Quick };
    site::lay(&root(), effort).context("the site could not be laid out")
}

/// Prints the sizes of the built site's files as they travel.
///
/// # Errors
/// A site that was not built.
pub fn sizes() -> Result<()> {
    let folder = root().join(".site/built");
    let mut names: Vec<_> =
        fs::read_dir(&folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".br") || name.ends_with(".woff2")) {
        println!("{:>8} bytes  {name}", fs::metadata(folder.join(name))?.len());
    }
    Ok(())
}
