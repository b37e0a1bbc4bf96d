//! The built site inside the binary: stylesheet, fonts, icon and the browser's half, under names that hold their content's hash.

use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "$SIANG_SITE"]
struct Built;

fn manifest() -> &'static HashMap<&'static str, &'static str> {
    static MANIFEST: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    MANIFEST.get_or_init(|| {
        let text = Built::get("manifest").map(|file| file.data.into_owned()).unwrap_or_default();
        // Read once and kept for the life of the program.
        let text: &'static str = String::from_utf8(text).unwrap_or_default().leak();
        text.lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(name, built)| (name, &*format!("/assets/{built}").leak()))
            .collect()
    })
}

/// The address of a built file by its plain name; of one that was not built an address that is not found.
pub fn hashed(name: &str) -> &'static str {
    manifest().get(name).copied().unwrap_or("/assets/missing")
}

/// Serves a built file in the smallest form the browser takes. Its name changes with its content: it may be kept for ever.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
    let forms = [
        (accepts.contains("br"), ".br", Some("br")),
        (accepts.contains("gzip"), ".gz", Some("gzip")),
        (true, "", None),
    ];
    let found = forms
        .into_iter()
        .filter(|(taken, ..)| *taken)
        .find_map(|(_, ending, encoding)| Some((Built::get(&format!("{path}{ending}"))?, encoding)));
    let Some((file, encoding)) = found.filter(|_| !path.contains("..")) else {
        let mut missing = Response::new(Body::from("not found\n"));
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let kind = match path.rsplit('.').next().unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
