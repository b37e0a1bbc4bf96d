//! Files that belong to a dossier: which kinds there are, told by what a file holds and not by what it is called; how names are
//! cleaned; how many and how large they may be.

use crate::form::Form;
use crate::text::{Lines, clean};
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// The largest file, in MB.
pub const LARGEST: u32 = 30;
/// Files of one dossier, and all of them together in MB.
pub const MOST: u32 = 40;
pub const MOST_TOGETHER: u32 = 200;
/// The longest name without its ending, in graphemes.
const LONGEST_NAME: u32 = 80;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Xlsx,
    Ods,
    Csv,
    Docx,
    Odt,
    /// Of the other forms of a text alone: one that was pasted, sound, video.
    Txt,
    Mp3,
    M4a,
    Mp4,
    Webm,
}

impl Kind {
    pub const ALL: [Kind; 14] = [
        Kind::Pdf,
        Kind::Png,
        Kind::Jpeg,
        Kind::Webp,
        Kind::Xlsx,
        Kind::Ods,
        Kind::Csv,
        Kind::Docx,
        Kind::Odt,
        Kind::Txt,
        Kind::Mp3,
        Kind::M4a,
        Kind::Mp4,
        Kind::Webm,
    ];

    /// The ending of its name, which is its code too.
    pub fn ending(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::Webp => "webp",
            Kind::Xlsx => "xlsx",
            Kind::Ods => "ods",
            Kind::Csv => "csv",
            Kind::Docx => "docx",
            Kind::Odt => "odt",
            Kind::Txt => "txt",
            Kind::Mp3 => "mp3",
            Kind::M4a => "m4a",
            Kind::Mp4 => "mp4",
            Kind::Webm => "webm",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.ending() == code)
    }

    /// As browsers call it.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Webp => "image/webp",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Kind::Csv => "text/csv; charset=utf-8",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
            Kind::Txt => "text/plain; charset=utf-8",
            Kind::Mp3 => "audio/mpeg",
            Kind::M4a => "audio/mp4",
            Kind::Mp4 => "video/mp4",
            Kind::Webm => "video/webm",
        }
    }

    /// Whether a browser plays it where it stands.
    pub fn plays(self) -> bool {
        matches!(self, Kind::Mp3 | Kind::M4a | Kind::Mp4 | Kind::Webm)
    }

    pub fn is_image(self) -> bool {
        matches!(self, Kind::Png | Kind::Jpeg | Kind::Webp)
    }

    /// What a file is by what it holds; of plain text its name says whether it is a table. Nothing for every other kind, and for
    /// one that carries macros.
    pub fn of(bytes: &[u8], name: &str) -> Option<Kind> {
        let holds = |what: &str| bytes.windows(what.len()).any(|at| at == what.as_bytes());
        let open = |what: &str| bytes.get(30..30 + what.len()) == Some(what.as_bytes());
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Kind::Pdf),
            [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] => Some(Kind::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
            [b'P', b'K', 3, 4, ..] if open("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") => Some(Kind::Ods),
            [b'P', b'K', 3, 4, ..] if open("mimetypeapplication/vnd.oasis.opendocument.text") => Some(Kind::Odt),
            [b'P', b'K', 3, 4, ..] if holds("vbaProject.bin") => None,
            [b'P', b'K', 3, 4, ..] if holds("xl/workbook.xml") => Some(Kind::Xlsx),
            [b'P', b'K', 3, 4, ..] if holds("word/document.xml") => Some(Kind::Docx),
            _ => {
                let table = name.to_lowercase().ends_with(".csv");
                let text = std::str::from_utf8(bytes).is_ok_and(|text| !text.is_empty() && !text.contains('\0'));
                (table && text).then_some(Kind::Csv)
            }
        }
    }
}

/// How much of a file's beginning says what sound or video it is, in bytes.
pub const HEAD: usize = 64;

impl Kind {
    /// What sound or video a file is by its beginning; between sound and video in the same wrapping its name decides where the
    /// file does not say.
    pub fn of_media(head: &[u8], name: &str) -> Option<Kind> {
        match head {
            [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xfa | 0xf3 | 0xf2, ..] => Some(Kind::Mp3),
            [0x1a, 0x45, 0xdf, 0xa3, rest @ ..] if rest.windows(4).any(|at| at == b"webm") => Some(Kind::Webm),
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if brand.len() >= 4 => {
                let sound = matches!(&brand[..4], b"M4A " | b"M4B ") || name.to_lowercase().ends_with(".m4a");
                Some(if sound { Kind::M4a } else { Kind::Mp4 })
            }
            _ => None,
        }
    }
}

/// A file of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// From 1; in its address.
    pub number: u32,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub title: String,
    pub name: String,
    pub kind: Kind,
    /// In bytes.
    pub size: u64,
    /// Whether a screen reader finds text in it: a scan and a picture have none.
    pub readable: bool,
    pub at: Moment,
    /// Where it is the dossier's text in another form.
    pub form: Option<Form>,
    /// What stood in its place before, the oldest first.
    pub earlier: Vec<Earlier>,
    /// Where it was taken out: nobody is given it, nor what stood there before.
    pub gone: Option<Gone>,
    /// Where it is one that stood there before, its number among them: in its address.
    pub edition: Option<u32>,
}

/// That a published file was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    pub at: Moment,
    /// Why, for everyone.
    pub reason: String,
}

/// A file that another took the place of; it stays to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// From 1; in its address.
    pub edition: u32,
    pub hash: String,
    pub name: String,
    pub kind: Kind,
    pub size: u64,
    /// When it came, and when it was replaced.
    pub at: Moment,
    pub until: Moment,
    /// Why, for everyone.
    pub reason: String,
}

/// A file's name as it is kept: without folders and signs that file systems or readers stumble over, ending as its kind does.
pub fn cleaned(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let plain: String = stem
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';') { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join(" ");
    let joined = joined.trim_matches(['.', ' ', '-']);
    let short: String = {
        use unicode_segmentation::UnicodeSegmentation;
        joined.graphemes(true).take(LONGEST_NAME as usize).collect()
    };
    // A pile of marks is no name.
    let stem = clean(&short, LONGEST_NAME, Lines::One).ok().filter(|stem| !stem.is_empty());
    format!("{}.{}", stem.as_deref().unwrap_or("document"), kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_holds_whatever_it_is_called() {
        let zip = |inside: &str| [b"PK\x03\x04".as_slice(), &[0; 26], inside.as_bytes()].concat();
        for (bytes, name, kind) in [
            (b"%PDF-1.7".to_vec(), "a.exe", Some(Kind::Pdf)),
            (vec![0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0], "a.pdf", Some(Kind::Png)),
            (vec![0xff, 0xd8, 0xff, 0xe0], "a", Some(Kind::Jpeg)),
            (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), "a", Some(Kind::Webp)),
            (zip("xl/workbook.xml"), "a.zip", Some(Kind::Xlsx)),
            (zip("xl/workbook.xml xl/vbaProject.bin"), "a.xlsx", None),
            (zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "a", Some(Kind::Ods)),
            (zip("word/document.xml"), "a", Some(Kind::Docx)),
            (zip("anything"), "a.xlsx", None),
            ("ก,ข\n1,2".into(), "ตาราง.CSV", Some(Kind::Csv)),
            ("ก,ข\n1,2".into(), "a.txt", None),
            (vec![0xff, 0xfe, b'a', 0], "a.csv", None),
            (b"<html><script>".to_vec(), "a.html", None),
            (b"<svg onload=alert(1)>".to_vec(), "a.svg", None),
            (b"MZ\x90".to_vec(), "a.pdf", None),
            (Vec::new(), "a.csv", None),
        ] {
            assert_eq!(Kind::of(&bytes, name), kind, "{name}");
        }
    }

    #[test]
    fn sound_and_video_are_told_by_their_beginning() {
        for (head, name, kind) in [
            (b"ID3\x04\0".as_slice(), "a.mp4", Some(Kind::Mp3)),
            (&[0xff, 0xfb, 0x90, 0], "a", Some(Kind::Mp3)),
            (
                b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm",
                "a",
                Some(Kind::Webm),
            ),
            (b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", "a.webm", None),
            (b"\0\0\0\x20ftypM4A \0\0\0\0", "a.mp4", Some(Kind::M4a)),
            (b"\0\0\0\x20ftypisom\0\0\0\0", "a.m4a", Some(Kind::M4a)),
            (b"\0\0\0\x20ftypisom\0\0\0\0", "a.mp4", Some(Kind::Mp4)),
            (b"\0\0\0\x20ftyp", "a.mp4", None),
            (b"RIFF\0\0\0\0WAVE", "a.mp3", None),
            (b"<html>", "a.mp4", None),
            (b"%PDF-1.7", "a.mp3", None),
            (b"", "a.mp3", None),
        ] {
            assert_eq!(Kind::of_media(head, name), kind, "{name} {head:?}");
            assert_eq!(Kind::of(head, name).filter(|kind| kind.plays()), None);
        }
    }

    #[test]
    fn names_are_cleaned_and_end_as_their_kind_does() {
        for (typed, kept) in [
            ("C:\\งาน\\แผนที่ ท้าย.PDF", "แผนที่ ท้าย.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("  ..  ", "document.pdf"),
            ("a\r\nset-cookie: x=1;.pdf", "aset-cookie x=1.pdf"),
            ("x<y>\"z\".pdf", "x y z.pdf"),
            ("", "document.pdf"),
        ] {
            assert_eq!(cleaned(typed, Kind::Pdf), kept, "{typed:?}");
        }
        assert_eq!(cleaned(&"ก".repeat(300), Kind::Png).chars().count(), 84);
    }
}
