//! Lays the site out when it is missing or its style changed, so that a plain `cargo check` works.

#[path = "../xtask/src/site.rs"]
mod site;

fn main() -> std::io::Result<()> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for watched in ["style", "frontend/start.js", ".site/raw"] {
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
