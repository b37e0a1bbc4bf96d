//! Letters that are only known by how they are drawn: signs of picture fonts, raised digits.

/// The sign that a picture font draws for a code, where plain text has it. Both halves of the private use that Word writes
/// (F0xx and xx) are taken.
pub(crate) fn sign(font: &str, code: u32) -> Option<char> {
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_ascii_lowercase();
    let known: &[(u32, char)] = match font.as_str() {
        "wingdings" => &[
            (0x6c, '●'),
            (0x6e, '■'),
            (0x6f, '□'),
            (0x71, '❑'),
            (0x75, '◆'),
            (0x76, '❖'),
            (0x9f, '•'),
            (0xa1, '○'),
            (0xa7, '▪'),
            (0xa8, '◻'),
            (0xd8, '➢'),
            (0xe0, '→'),
            (0xdf, '←'),
            (0xfb, '✗'),
            (0xfc, '✓'),
            (0xfd, '☒'),
            (0xfe, '☑'),
        ],
        "wingdings 2" => &[(0x50, '✓'), (0x52, '☑'), (0x53, '☒'), (0xa3, '□')],
        "symbol" => &[
            (0x2d, '−'),
            (0xa3, '≤'),
            (0xa5, '∞'),
            (0xae, '→'),
            (0xb0, '°'),
            (0xb1, '±'),
            (0xb3, '≥'),
            (0xb4, '×'),
            (0xb7, '•'),
            (0xb8, '÷'),
            (0xb9, '≠'),
            (0xbb, '≈'),
            (0x61, 'α'),
            (0x62, 'β'),
            (0x64, 'δ'),
            (0x6c, 'λ'),
            (0x6d, 'μ'),
            (0x70, 'π'),
            (0x73, 'σ'),
            (0x57, 'Ω'),
            (0x53, 'Σ'),
            (0x44, 'Δ'),
        ],
        _ => &[],
    };
    known.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
}

/// Raised digits as the letters Unicode has for them ("ม.²"); none when there is another letter among them.
pub(crate) fn raised(text: &str) -> Option<String> {
    text.chars()
        .map(|letter| {
            Some(match letter {
                '0' => '⁰',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                '4'..='9' => char::from_u32('⁰' as u32 + letter as u32 - '0' as u32)?,
                ' ' => ' ',
                _ => return None,
            })
        })
        .collect()
}

/// What stands before an item whose list has a sign and no number: the sign if a reader of lists knows it, else a dot.
pub(crate) fn bullet(sign: &str) -> &str {
    match sign {
        "-" | "–" | "—" | "•" | "·" | "▪" | "●" => sign,
        _ => "•",
    }
}
