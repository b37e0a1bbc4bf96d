//! Plain text and Markdown: already what is pasted. Only line ends change.

/// The text with plain line ends, and none of the signs that end a page.
pub(crate) fn read(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace(['\r', '\u{c}', '\u{b}', '\u{2028}', '\u{2029}'], "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
