//! Cookies: the session, the reader's settings, the receipts of this sitting, the keys of sheets that a guest began, what tells a guest's browser apart. Each
//! is told on the page about personal data.

use app::request::TextSize;
pub use app::request::session_name;
use domain::lang::Digits;
use http::{HeaderMap, header};

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

/// The value that `Set-Cookie` lines give a cookie.
pub fn given<'a>(lines: &'a [String], name: &str) -> Option<&'a str> {
    let value = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
    value.split(';').next().filter(|value| !value.is_empty())
}

/// The line that keeps a reading setting for a year.
pub fn setting(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")
}

/// What a browser says that it is, in its maker's words: enough to know one's own phone by, and no more.
pub fn agent(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
    let first = |names: &[(&str, &str)]| {
        names.iter().find(|(sign, _)| said.contains(sign)).map_or(String::new(), |(_, name)| (*name).to_string())
    };
    // The more particular before those that they imitate.
    let browser = first(&[
        ("Line/", "LINE"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
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
