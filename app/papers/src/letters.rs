//! Letters that a paper may hold. What XML forbids, and what turns the direction of a line round, is taken out: such letters are
//! refused in forms, but a draft that was pasted, or an old comment, may carry them.

/// The text without letters that no file may hold; line ends become `\n`.
pub(crate) fn kept(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            '\t' | '\n' => out.push(letter),
            letter if letter.is_control() => {}
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}' => {}
            letter if u32::from(letter) & 0xfffe == 0xfffe => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The paragraphs of a text: its lines that are not blank.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_stays_that_breaks_a_file_or_turns_a_line() {
        let hostile = "ก\0\u{1}\u{8}ข\r\nค\u{202e}ง\u{2066}จ\u{fffe}ฉ\u{feff}\u{1fffe}ช\u{2028}ซ\tฌ";
        assert_eq!(kept(hostile), "กข\nคงจฉช\nซ\tฌ");
        assert_eq!(lines("ก\n\n  ข  \n").collect::<Vec<_>>(), ["ก", "ข"]);
    }
}
