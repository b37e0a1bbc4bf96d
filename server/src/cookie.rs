//! Cookies: the session, the reader's settings, and the receipt just given. Nothing else is kept in a browser by the server.

use app::request::TextSize;
use domain::lang::Digits;
use http::{HeaderMap, header};

/// The name of the session's cookie: with the host prefix wherever the connection is (or counts as) secure.
pub fn session_name(address: &str) -> &'static str {
    if is_secure(address) { "__Host-siang" } else { "siang" }
}

fn is_secure(address: &str) -> bool {
    address.starts_with("https://")
}

/// The value of one cookie.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// The line that sets a session: to the browser's end, not readable by scripts.
pub fn session(address: &str, token: &str) -> String {
    let secure = if is_secure(address) { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", session_name(address))
}

/// The line that ends a session.
pub fn ended(address: &str) -> String {
    let secure = if is_secure(address) { "; Secure" } else { "" };
    format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}", session_name(address))
}

/// The line that keeps a reading setting for a year.
pub fn setting(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")
}

/// The reader's digits.
pub fn digits(headers: &HeaderMap) -> Digits {
    match read(headers, "digits") {
        Some("thai") => Digits::Thai,
        _ => Digits::Arabic,
    }
}

/// The reader's text size.
pub fn text_size(headers: &HeaderMap) -> TextSize {
    match read(headers, "text") {
        Some("large") => TextSize::Large,
        Some("larger") => TextSize::Larger,
        _ => TextSize::Normal,
    }
}
