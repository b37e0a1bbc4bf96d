//! Other forms of the text of s.14(2): another language, easy words, sound, sign language with captions; and what captions in
//! WebVTT have to be.

use crate::attachment::Kind;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The largest sound or video, in MB.
pub const LARGEST: u32 = 150;
/// Forms of one dossier, and all of them together in MB.
pub const MOST: u32 = 30;
pub const MOST_TOGETHER: u32 = 1_000;
/// The longest text, transcript or captions, in graphemes.
pub const LONGEST: u32 = 400_000;

/// What a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum What {
    Translation,
    /// In easy words and short sentences.
    Easy,
    Audio,
    /// A video in Thai Sign Language; its captions are in a language.
    Sign,
}

impl What {
    pub const ALL: [What; 4] = [What::Translation, What::Easy, What::Audio, What::Sign];

    pub fn code(self) -> &'static str {
        match self {
            What::Translation => "translation",
            What::Easy => "easy",
            What::Audio => "audio",
            What::Sign => "sign",
        }
    }

    pub fn parse(code: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.code() == code)
    }

    /// The kinds of file that it comes as. A text that was pasted is [`Kind::Txt`].
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            What::Translation | What::Easy => &[Kind::Pdf, Kind::Txt],
            What::Audio => &[Kind::Mp3, Kind::M4a],
            What::Sign => &[Kind::Mp4, Kind::Webm],
        }
    }

    /// Whether it is heard or seen, and needs its words beside it.
    pub fn plays(self) -> bool {
        matches!(self, What::Audio | What::Sign)
    }

    /// The largest file of it, in MB.
    pub fn largest(self) -> u32 {
        if self.plays() { LARGEST } else { crate::attachment::LARGEST }
    }
}

/// A file of a dossier that is its text in another form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub what: What,
    /// Of [`LANGUAGES`]: of a video its captions' language.
    pub lang: String,
    /// How long it plays, where its file says so.
    pub seconds: Option<u32>,
}

/// The languages that a form may be in (BCP 47), those most asked for first.
pub const LANGUAGES: [&str; 24] = [
    "th", "en", "ms", "ms-Arab", "my", "km", "lo", "zh", "vi", "shn", "ksw", "mnw", "hmn", "lhu", "ahk", "lis", "nod",
    "tts", "sou", "ja", "hi", "ne", "ar", "fr",
];

/// The language of a form, as it was chosen. A translation is not into Thai.
///
/// # Errors
/// [`Refusal::NotChosen`], [`Refusal::NotAChoice`].
pub fn language(what: What, code: &str) -> Result<String, Refusal> {
    if code.is_empty() {
        return Err(Refusal::NotChosen);
    }
    let known = LANGUAGES.contains(&code) && !(what == What::Translation && code == "th");
    if known { Ok(code.into()) } else { Err(Refusal::NotAChoice) }
}

/// Whether a language is written from right to left.
pub fn right_to_left(code: &str) -> bool {
    matches!(code, "ar" | "ms-Arab")
}

/// A caption: from when, in seconds, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    pub from: u32,
    pub words: String,
}

/// Captions as they are kept: with LF, without a byte order mark, each timing read, and some words in them.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::TooLong`]; [`Refusal::NotText`] for bytes that were no UTF-8;
/// [`Refusal::NotCaptions`] for what does not begin as WebVTT or holds no words; [`Refusal::CaptionLine`] for a timing that
/// cannot be read or ends before it begins.
pub fn captions(typed: &str) -> Result<String, Refusal> {
    let text = typed.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Missing);
    }
    if text.contains(['\u{fffd}', '\0']) {
        return Err(Refusal::NotText);
    }
    if text.len() > LONGEST as usize * 4 {
        return Err(Refusal::TooLong { most: LONGEST, got: text.chars().count() as u32 });
    }
    let first = text.lines().next().unwrap_or("");
    if !(first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t")) {
        return Err(Refusal::NotCaptions);
    }
    for (n, line) in text.lines().enumerate().filter(|(_, line)| line.contains("-->")) {
        timing(line).filter(|(from, until)| from < until).ok_or(Refusal::CaptionLine { line: n as u32 + 1 })?;
    }
    if cues(text).is_empty() {
        return Err(Refusal::NotCaptions);
    }
    Ok(format!("{text}\n"))
}

/// The words of captions that were read, with their beginnings; tags are left out.
pub fn cues(captions: &str) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let mut from = None;
    for line in captions.lines() {
        match (timing(line), from) {
            (Some((begins, _)), _) => from = Some(begins),
            (None, _) if line.trim().is_empty() => from = None,
            (None, Some(begins)) => {
                let words = untagged(line);
                match out.last_mut().filter(|last| last.from == (begins / 1_000) as u32) {
                    _ if words.is_empty() => {}
                    Some(last) => last.words = format!("{} {words}", last.words),
                    None => out.push(Cue { from: (begins / 1_000) as u32, words }),
                }
            }
            (None, None) => {}
        }
    }
    out
}

/// `00:01.000 --> 00:04.000 line:0` in milliseconds.
fn timing(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    Some((clock(from.trim())?, clock(rest.split_whitespace().next()?)?))
}

/// `01:02:03.456` or `02:03.456`.
fn clock(text: &str) -> Option<u64> {
    let (whole, rest) = text.rsplit_once('.')?;
    let digits = |text: &str, least: usize| {
        (text.len() >= least && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u64>().ok()).flatten()
    };
    let thousandths = digits(rest, 3).filter(|_| rest.len() == 3)?;
    let parts: Vec<&str> = whole.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [minutes, seconds] => (0, digits(minutes, 2)?, digits(seconds, 2)?),
        [hours, minutes, seconds] => (digits(hours, 2)?, digits(minutes, 2)?, digits(seconds, 2)?),
        _ => return None,
    };
    let plain = minutes < 60 && seconds < 60 && hours < 1_000;
    plain.then_some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + thousandths)
}

fn untagged(line: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_webvtt_with_words_in_time() {
        let good = "\u{feff}WEBVTT - ร่าง\r\n\r\n1\r\n00:00.000 --> 00:04.000 line:0\r\n<v ล่าม>สวัสดี <b>ทุกคน</b>\r\n&amp; ขอบคุณ\r\n\r\n01:00:05.500 --> 01:00:06.000\r\nจบ";
        let kept = captions(good).unwrap();
        assert!(kept.starts_with("WEBVTT - ร่าง\n\n1\n00:00.000") && kept.ends_with("จบ\n"));
        let said: Vec<_> = cues(&kept).into_iter().map(|cue| (cue.from, cue.words)).collect();
        assert_eq!(said, [(0, "สวัสดี ทุกคน & ขอบคุณ".to_string()), (3_605, "จบ".to_string())]);
    }

    #[test]
    fn what_is_no_captions_is_refused_with_its_line() {
        for (typed, why) in [
            ("  ", Refusal::Missing),
            ("1\n00:00:01,000 --> 00:00:02,000\nสวัสดี", Refusal::NotCaptions),
            ("WEBVTTX\n\n00:00.000 --> 00:01.000\nก", Refusal::NotCaptions),
            ("WEBVTT\n\n00:00.000 --> 00:01.000\n\n", Refusal::NotCaptions),
            ("WEBVTT\n\nNOTE ไม่มีคำบรรยาย", Refusal::NotCaptions),
            ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nก", Refusal::CaptionLine { line: 3 }),
            ("WEBVTT\n\n00:00.000 --> 00:01.000\nก\n\n00:61.000 --> 01:02.000\nข", Refusal::CaptionLine { line: 6 }),
            ("WEBVTT\n\n00:05.000 --> 00:04.000\nก", Refusal::CaptionLine { line: 3 }),
            ("WEBVTT\n\n0:5.000 --> 00:06.000\nก", Refusal::CaptionLine { line: 3 }),
            ("WEBVTT\n\n00:00.000 --> \nก", Refusal::CaptionLine { line: 3 }),
            ("WEBVTT\n\n00:00.000 --> 00:01.000\n\u{fffd}", Refusal::NotText),
        ] {
            assert_eq!(captions(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn a_translation_is_into_another_language() {
        assert_eq!(language(What::Translation, "th"), Err(Refusal::NotAChoice));
        assert_eq!(language(What::Easy, "th"), Ok("th".into()));
        assert_eq!(language(What::Audio, "xx"), Err(Refusal::NotAChoice));
        assert_eq!(language(What::Sign, ""), Err(Refusal::NotChosen));
    }
}
