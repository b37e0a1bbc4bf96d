//! The built site, `.site/` in the checkout: one stylesheet, fonts, icon, and the browser's half where it was built. Every file
//! has its content's hash in its name and compressed forms beside it; `manifest` tells plain names and built ones.
//! The build script of `server` uses this file too, so that a plain `cargo check` works.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// How hard to compress: quick while developing, best for a release.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    Quick,
    #[allow(dead_code, reason = "the server's build script is always quick")]
    Best,
}

/// Lays the site out anew from `style/`, `frontend/*.js` and what `.site/raw` holds of the browser's half.
///
/// # Errors
/// A file that cannot be read or written.
pub fn lay(root: &Path, effort: Effort) -> io::Result<()> {
    let site = root.join(".site");
    let files = site.join("built");
    if files.exists() {
        fs::remove_dir_all(&files)?;
    }
    fs::create_dir_all(&files)?;
    let mut manifest: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, bytes: &[u8]| -> io::Result<String> {
        let built = hashed(name, bytes);
        write(&files, &built, bytes, effort)?;
        manifest.push((name.to_string(), built.clone()));
        Ok(built)
    };
    let style = root.join("style");
    let mut css = stylesheet(&style)?;
    let fonts = style.join("assets/fonts");
    for font in sorted(&fonts)? {
        if font.ends_with(".woff2") {
            let built = add(&font, &fs::read(fonts.join(&font))?)?;
            css = css.replace(&format!("assets/fonts/{font}"), &built);
        }
    }
    add("favicon.svg", &fs::read(style.join("assets/favicon.svg"))?)?;
    add("main.css", css.as_bytes())?;
    add("small.js", &fs::read(root.join("frontend/small.js"))?)?;
    let raw = site.join("raw");
    if raw.join("siang.js").exists() {
        let wasm = add("siang_bg.wasm", &fs::read(raw.join("siang_bg.wasm"))?)?;
        let js = fs::read_to_string(raw.join("siang.js"))?;
        let js = add("siang.js", js.replace("siang_bg.wasm", &wasm).as_bytes())?;
        let start = fs::read_to_string(root.join("frontend/start.js"))?;
        add(
            "start.js",
            start.replace("./siang.js", &format!("./{js}")).replace("./siang_bg.wasm", &format!("./{wasm}")).as_bytes(),
        )?;
    }
    let lines: String = manifest.iter().map(|(name, built)| format!("{name}\t{built}\n")).collect();
    fs::write(files.join("manifest"), lines)
}

fn sorted(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// The stylesheets that `main.css` imports, joined in its order, without comments and idle white space.
fn stylesheet(style: &Path) -> io::Result<String> {
    let main = fs::read_to_string(style.join("main.css"))?;
    let mut joined = String::new();
    for line in main.lines() {
        if let Some(name) = line.trim().strip_prefix("@import url(\"").and_then(|rest| rest.split('"').next()) {
            joined.push_str(&fs::read_to_string(style.join(name))?);
            joined.push('\n');
        }
    }
    let joined = joined.replace("../assets/", "assets/");
    Ok(squeezed(&joined))
}

/// Takes comments out and folds white space; strings are left as they are.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, after)| after);
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            if !out.ends_with(['{', '}', ';', ',', ' ', '\n']) && !rest.starts_with(['{', '}', ';']) {
                out.push(' ');
            }
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// `main.css` of these bytes as `main-0123456789ab.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    // FNV-1a over the bytes: names must differ when contents do, nothing more.
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{:012x}.{ending}", hash & 0xffff_ffff_ffff)
}

fn write(folder: &Path, name: &str, bytes: &[u8], effort: Effort) -> io::Result<()> {
    fs::write(folder.join(name), bytes)?;
    if name.ends_with(".woff2") {
        return Ok(());
    }
    let quality = if effort == Effort::Best { 11 } else { 5 };
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &settings)?;
    fs::write(folder.join(format!("{name}.br")), &small)?;
    let level = if effort == Effort::Best { 9 } else { 5 };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    gzip.write_all(bytes)?;
    fs::write(folder.join(format!("{name}.gz")), gzip.finish()?)
}
