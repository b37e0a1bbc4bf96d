//! What tells a paper that was given out from every other: the code that stands on it, or the checksum of its bytes.

/// So many hexadecimal digits has a code: 64 bits.
pub const CODE: usize = 16;
/// So many has a checksum, SHA-256.
pub const SUM: usize = 64;

/// So many comments stand beside a draft in one Word file; a file with more opens slowly or not at all.
pub const IN_ONE_FILE: u64 = 1_200;

/// What somebody typed or scanned to ask about a paper, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    Code(String),
    Sum(String),
}

impl Mark {
    /// Reads what people paste: a code in groups, a checksum with the name of its file behind it, the address of a QR code; in
    /// either kind of digits. Nothing where it is none of these.
    pub fn parse(typed: &str) -> Option<Mark> {
        let typed = crate::digits::to_arabic(typed).to_ascii_lowercase();
        let typed = typed.trim();
        let typed = typed.rsplit_once("/verify/").map_or(typed, |(_, code)| code);
        let typed = typed.strip_prefix("sha256:").or_else(|| typed.strip_prefix("sha-256:")).unwrap_or(typed).trim();
        // `sha256sum` writes the name of the file after the sum.
        let first = typed.split_whitespace().next().unwrap_or("");
        if first.len() == SUM && hexadecimal(first) {
            return Some(Mark::Sum(first.into()));
        }
        let together: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | ':')).collect();
        match together.len() {
            _ if !hexadecimal(&together) => None,
            CODE => Some(Mark::Code(together)),
            SUM => Some(Mark::Sum(together)),
            _ => None,
        }
    }
}

fn hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A code in groups of four, as it is read out.
pub fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_people_paste_it() {
        let code = Some(Mark::Code("0123456789abcdef".into()));
        for typed in [
            "0123456789abcdef",
            " 0123 4567 89AB CDEF\n",
            "0123-4567-89ab-cdef",
            &crate::digits::to_thai("0123 4567 89ab cdef"),
            "https://siang.example/en/verify/0123456789abcdef",
        ] {
            assert_eq!(Mark::parse(typed), code, "{typed}");
        }
        let sum = "ab".repeat(32);
        for typed in [sum.clone(), format!("{sum}  summary.pdf"), format!("SHA256:{}", sum.to_uppercase())] {
            assert_eq!(Mark::parse(&typed), Some(Mark::Sum(sum.clone())), "{typed}");
        }
        for typed in ["", "0123", "0123456789abcdeg", "<script>", "\u{e01}", &"a".repeat(65)] {
            assert_eq!(Mark::parse(typed), None, "{typed}");
        }
        assert_eq!(grouped("0123456789abcdef"), "0123 4567 89ab cdef");
    }
}
