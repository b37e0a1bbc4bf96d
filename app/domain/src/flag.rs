//! Rules that point a moderator at a comment: coarse words, links, filler said over and over, private data. They hide nothing; each is
//! explained on the page of the policy and beside the comment.

use crate::comment::coded;
use crate::private;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

coded! {
    /// Why a rule pointed at a comment.
    Flag {
        /// A word of the list, also spelt to get past it.
        Words = "words",
        Links = "links",
        /// The same few words over and over.
        Repeated = "repeated",
        /// A number or address that belongs to a person.
        Private = "private",
        /// Its author changed it after it was withheld or words were taken out.
        Mended = "mended",
    }
}

/// Words that are said of nobody in a hearing. Looked for in letters alone, so that blanks, signs and emoji between them hide nothing.
const COARSE: [&str; 18] = [
    "เหี้ย",
    "ควย",
    "เย็ดแม่",
    "เย็ดมึง",
    "ไอ้สัตว์",
    "ไอ้สัด",
    "ไอ้สัส",
    "อีดอก",
    "อีสัตว์",
    "แม่มึงตาย",
    "พ่อมึงตาย",
    "ฆ่ามึง",
    "ยิงมึง",
    "กระทืบมึง",
    "fuck",
    "motherf",
    "cunt",
    "asshole",
];
/// Words that hold one of those and mean no harm.
const INNOCENT: [&str; 3] = ["เหี้ยม", "โหดเหี้ย", "scunthorpe"];
/// The same where they stand alone: in the middle of others they are nothing, as in `publish it`.
const ALONE: [&str; 3] = ["shit", "bullshit", "shitty"];
const LINKS: [&str; 12] =
    ["http://", "https://", "hxxp", "www.", "bit.ly", "t.me/", "line.me", "lin.ee", "tinyurl.", "@line", "[.]", "(.)"];
/// What an address ends with that has nothing before it to tell it by.
const ENDS: [&str; 14] =
    ["com", "net", "org", "info", "biz", "xyz", "shop", "club", "online", "site", "link", "live", "vip", "example"];
/// Shorter texts say nothing of being repeated.
const LONG_ENOUGH: usize = 60;

/// What points at a comment with these texts, each once.
pub fn flags(texts: &[&str]) -> Vec<Flag> {
    let whole = texts.join("\n");
    let mut found = Vec::new();
    if coarse(&whole) {
        found.push(Flag::Words);
    }
    if linked(&whole) {
        found.push(Flag::Links);
    }
    if repeated(&whole) {
        found.push(Flag::Repeated);
    }
    if !private::found(&whole).is_empty() {
        found.push(Flag::Private);
    }
    found
}

fn coarse(text: &str) -> bool {
    let mut letters = folded(text);
    for word in INNOCENT {
        letters = letters.replace(&folded(word), " ");
    }
    let alone = |word: &str| ALONE.iter().any(|of| folded(word) == folded(of));
    COARSE.iter().any(|word| letters.contains(&folded(word)))
        || text.split_whitespace().any(|word| alone(word.trim_matches(|c: char| c.is_ascii_punctuation())))
}

/// Whether a text holds an address of the web, whatever signs and letters it is spelt with; one of e-mail is no such.
fn linked(text: &str) -> bool {
    let plain: String = text.chars().flat_map(char::to_lowercase).map(sign).collect();
    let host = |word: &str| {
        let name = word.trim_end_matches('.').rsplit_once('.');
        !word.contains('@')
            && name.is_some_and(|(name, end)| ENDS.contains(&end) && name.bytes().any(|b| b.is_ascii_alphabetic()))
    };
    LINKS.iter().any(|link| plain.contains(link))
        || plain.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '@')).any(host)
}

/// A sign of an address as it is meant: wide ones, dots that are none, letters of other scripts.
fn sign(c: char) -> char {
    match c {
        '。' | '｡' | '․' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c if c.is_ascii() => c,
        c => letter(c).filter(char::is_ascii).unwrap_or(c),
    }
}

/// Letters alone, small, those that look like others as these, and none twice in a row: `เเ` is `แ` to every reader, and `ํา` is `ำ`.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase).filter_map(letter) {
        match (out.chars().next_back(), c) {
            (Some(before), _) if before == c && c != 'เ' => {}
            (Some('แ'), 'เ') => {}
            (Some('เ'), 'เ') => {
                out.pop();
                out.push('แ');
            }
            (Some('\u{e4d}'), '\u{e32}') => {
                out.pop();
                out.push('\u{e33}');
            }
            _ => out.push(c),
        }
    }
    out
}

fn letter(c: char) -> Option<char> {
    let latin = |at: u32| char::from_u32(u32::from(b'a') + at % 26);
    Some(match c {
        'а' | '@' | 'α' | 'ɑ' | '4' => 'a',
        'в' | 'β' => 'b',
        'с' | '¢' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | '3' | 'є' | 'ё' | '€' => 'e',
        'ɡ' | '9' => 'g',
        'н' | 'һ' => 'h',
        'і' | '1' | '!' | '|' | 'ı' | 'ι' | 'ӏ' | 'í' | 'ï' => 'i',
        'м' => 'm',
        'п' | 'η' | 'ո' => 'n',
        'о' | '0' | 'ο' | 'ö' | 'ø' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' | '$' | '5' | 'ʂ' => 's',
        'υ' | 'ц' | 'μ' | 'ü' | 'ú' | 'ս' => 'u',
        'ν' => 'v',
        'ω' | 'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'к' | 'κ' => 'k',
        'т' | 'τ' | '7' => 't',
        'у' | 'γ' | 'ʏ' => 'y',
        // Small capitals.
        'ᴀ' => 'a',
        'ʙ' => 'b',
        'ᴄ' => 'c',
        'ᴅ' => 'd',
        'ᴇ' => 'e',
        'ꜰ' => 'f',
        'ɢ' => 'g',
        'ʜ' => 'h',
        'ɪ' => 'i',
        'ᴊ' => 'j',
        'ᴋ' => 'k',
        'ʟ' => 'l',
        'ᴍ' => 'm',
        'ɴ' => 'n',
        'ᴏ' => 'o',
        'ᴘ' => 'p',
        'ʀ' => 'r',
        'ꜱ' => 's',
        'ᴛ' => 't',
        'ᴜ' => 'u',
        'ᴠ' => 'v',
        'ᴡ' => 'w',
        'ᴢ' => 'z',
        // In squares and in dark circles.
        '\u{1f130}'..='\u{1f149}' => latin(c as u32 - 0x1f130)?,
        '\u{1f150}'..='\u{1f169}' => latin(c as u32 - 0x1f150)?,
        '\u{1f170}'..='\u{1f189}' => latin(c as u32 - 0x1f170)?,
        '\u{ff41}'..='\u{ff5a}' => latin(c as u32 - 0xff41)?,
        '\u{24d0}'..='\u{24e9}' => latin(c as u32 - 0x24d0)?,
        // Letters of formulas, bold and slanted: twenty-six large and twenty-six small ones of each kind.
        '\u{1d400}'..='\u{1d6a3}' => latin(c as u32 - 0x1d400)?,
        'ฃ' => 'ข',
        'ฅ' => 'ค',
        // Marks of tone are left out where they are wrong or doubled; what is not a letter hides nothing.
        '\u{e48}'..='\u{e4c}' => return None,
        '\u{e01}'..='\u{e4e}' => c,
        c if c.is_alphabetic() => c,
        _ => return None,
    })
}

/// Whether a long text says the same few things over and over.
fn repeated(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if letters.len() < LONG_ENOUGH {
        return false;
    }
    let pieces: std::collections::HashSet<&[char]> = letters.windows(4).collect();
    pieces.len() * 4 < letters.len() - 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_spelt() {
        for text in [
            "ไอ้เหี้ย",
            "เ ห ี้ ย",
            "เห🙂ี้ย",
            "เหี้\u{200b}ย",
            "f.u.c.k",
            "FUUUCK",
            "fuсk",
            "ｆｕｃｋ",
            "a55hole",
            "ไอ้สัสสสส",
            "เเม่มึงตาย",
            "𝐟𝐮𝐜𝐤",
            "ⓕⓤⓒⓚ",
            "fück",
            "ꜰᴜᴄᴋ",
            "shіt",
            "Bull5hit!",
        ] {
            assert_eq!(flags(&[text]), [Flag::Words], "{text}");
        }
    }

    #[test]
    fn strong_words_about_a_draft_are_no_coarse_words() {
        for text in [
            "โทษนี้เหี้ยมโหดเกินไป",
            "ไม่เห็นด้วยอย่างยิ่ง ร่างนี้แย่มาก",
            "The people of Scunthorpe disagree.",
            "Publish it, then finish it.",
            "ต้องควบคุมยาเสพติด",
        ] {
            assert!(flags(&[text]).is_empty(), "{text}");
        }
    }

    #[test]
    fn links_filler_and_private_numbers_are_pointed_at() {
        for text in [
            "ดูที่ https://example.org",
            "ดูที่ bad[.]example",
            "เข้าexample．comได้เลย",
            "example。net",
            "ехample.com",
            "ＥＸＡＭＰＬＥ.ＣＯＭ",
            "hxxps://a.b",
        ] {
            assert_eq!(flags(&[text]), [Flag::Links], "{text}");
        }
        for text in ["พ.ศ. 2569 ข้อ 3.1", "e.g. this one.", "U.S. net income", "No.comment"] {
            assert!(!flags(&[text]).contains(&Flag::Links), "{text}");
        }
        assert_eq!(flags(&[&"ไม่เอา ".repeat(30)]), [Flag::Repeated]);
        assert_eq!(flags(&["โทร 081-234-5678"]), [Flag::Private]);
        assert!(flags(&["", ""]).is_empty());
        let long =
            "ขอให้หน่วยงานพิจารณาเพิ่มระยะเวลาเปลี่ยนผ่านเป็นหนึ่งปี เพราะผู้ค้ารายย่อยต้องหาที่ขายใหม่และลงทุนอุปกรณ์ตามมาตรฐานที่กำหนดไว้ในร่าง";
        assert!(flags(&[long]).is_empty());
    }
}
