//! Lays the site out when it is missing or its style changed, so that a plain `cargo check` works.

#[path = "../xtask/src/site.rs"]
mod site;

fn main() -> std::io::Result<()> {
    // Asked now, not when this script was built: a shared target folder serves several checkouts.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let root = std::path::PathBuf::from(package).join("..");
    println!("cargo:rerun-if-env-changed=SIANG_CHECKOUT");
    for watched in ["style", "frontend/start.js", "frontend/small.js", ".site/raw"] {
        println!("cargo:rerun-if-changed={}", root.join(watched).display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=SIANG_SITE_LAID");
    if std::env::var_os("SIANG_SITE_LAID").is_none() || !root.join(".site/built/manifest").exists() {
        site::lay(&root, site::Effort::Quick)?;
    }
    println!("cargo:rustc-env=SIANG_SITE={}", root.join(".site/built").canonicalize()?.display());
    Ok(())
}
