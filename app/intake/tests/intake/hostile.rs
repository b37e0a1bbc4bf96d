//! Files made to harm: each is refused, none takes the program with it. What a file may cost is bounded by what is counted
//! here, not by a clock.

use std::path::PathBuf;

use intake::{LARGEST_FILE, Part, Unread};
use proptest::prelude::*;

use crate::zipped::{docx, paragraph, zipped};

fn refused(bytes: &[u8]) -> Unread {
    intake::read(bytes, "bill.docx").expect_err("a hostile file")
}

#[test]
fn a_part_that_unpacks_to_a_thousand_times_its_size_is_refused() {
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(20_000_000));
    assert_eq!(refused(&docx(&body, &[])), Unread::Bomb);
    assert_eq!(refused(&docx(&paragraph("ก"), &[("styles", &" ".repeat(20_000_000))])), Unread::Bomb);
    // More than is ever unpacked, at a ratio that an honest file could have.
    let mut noise = 1u32;
    let mut letters = String::new();
    for _ in 0..9_000_000 {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        letters.push(char::from(b'a' + (noise >> 24) as u8 % 26));
        letters.push_str("aaaaaaa");
    }
    assert_eq!(refused(&docx(&paragraph(&letters), &[])), Unread::Bomb);
}

#[test]
fn elements_within_elements_without_end_are_refused() {
    for tag in ["w:p", "w:tbl", "w:sdt", "w:txbxContent", "w:ins", "x"] {
        let body = format!("<{tag}>").repeat(100_000);
        assert_eq!(refused(&docx(&body, &[])), Unread::TooDeep, "{tag}");
    }
    let flat = format!(
        r#"<?xml version="1.0"?><o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0">{}"#,
        "<a>".repeat(100_000)
    );
    assert_eq!(intake::read(flat.as_bytes(), "bill"), Err(Unread::TooDeep));
}

#[test]
fn no_entity_is_ever_expanded() {
    let lol: String =
        (1..10).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    let document = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"#
    );
    let file = zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)]);
    assert_eq!(refused(&file), Unread::Broken { what: Part::Declaration });
    assert_eq!(refused(&docx(&paragraph("&l9;"), &[])), Unread::Broken { what: Part::Markup });
    let outside = r#"<?xml version="1.0"?><!DOCTYPE manifest:manifest PUBLIC "x" "y" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#;
    let file = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", outside)]);
    assert_eq!(refused(&file), Unread::Broken { what: Part::Declaration });
}

#[test]
fn a_container_cut_short_anywhere_is_refused() {
    let whole = docx(&paragraph("มาตรา ๑ ก"), &[]);
    for length in 4..whole.len() {
        let error = intake::read(&whole[..length], "bill.docx").expect_err("cut short");
        assert!(matches!(error, Unread::Broken { .. }), "{length}: {error}");
    }
}

#[test]
fn sizes_that_lie_change_nothing() {
    let whole = docx(&paragraph("มาตรา ๑ ก"), &[]);
    for signature in [b"PK\x03\x04".as_slice(), b"PK\x01\x02"] {
        // Where a local header and an entry of the directory keep the packed and the unpacked size.
        let (packed, unpacked) = if signature[2] == 3 { (18, 22) } else { (20, 24) };
        for (field, value) in
            [(packed, 1u32), (packed, u32::MAX - 1), (unpacked, 0), (unpacked, 7), (unpacked, u32::MAX - 1)]
        {
            let mut file = whole.clone();
            let at: Vec<usize> = (0..file.len() - 4).filter(|at| file[*at..].starts_with(signature)).collect();
            for at in at {
                file[at + field..at + field + 4].copy_from_slice(&value.to_le_bytes());
            }
            match intake::read(&file, "bill.docx") {
                Ok(read) => assert_eq!(read.text, "มาตรา ๑ ก\n"),
                Err(error) => assert!(matches!(error, Unread::Broken { .. } | Unread::Bomb), "{error}"),
            }
        }
    }
}

/// A container of one stored part, which its directory names as often as wanted.
fn overlapping(names: usize) -> Vec<u8> {
    let content = b"<x/>";
    let crc: u32 = !content.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    });
    let header = |name: &[u8]| {
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(crc.to_le_bytes());
        fields.extend([(content.len() as u32).to_le_bytes(); 2].concat());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        fields
    };
    let mut file = [b"PK\x03\x04".as_slice(), &header(b"part00000"), b"part00000", content].concat();
    let start = file.len() as u32;
    for at in 0..names {
        let name = format!("part{at:05}");
        file.extend(b"PK\x01\x02\x14\0");
        file.extend(header(name.as_bytes()));
        file.extend([0; 14]);
        file.extend(name.as_bytes());
    }
    let size = file.len() as u32 - start;
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([(names as u16).to_le_bytes(); 2].concat());
    file.extend(size.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

#[test]
fn parts_that_lie_over_each_other_and_too_many_parts_are_refused() {
    assert_eq!(refused(&overlapping(1)), Unread::NotRecognised);
    assert_eq!(refused(&overlapping(2)), Unread::Bomb);
    assert_eq!(refused(&overlapping(10_000)), Unread::TooLarge);
    let names: Vec<String> = (0..10_000).map(|at| format!("word/media/{at}")).collect();
    let mut parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    parts.push(("[Content_Types].xml", "<Types/>"));
    assert_eq!(refused(&zipped(&parts)), Unread::TooLarge);
}

#[test]
fn names_that_climb_lead_nowhere() {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for target in ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "word\\..\\..\\x"] {
        let relations = format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="a" Type="{office}/officeDocument" Target="{target}"/></Relationships>"#
        );
        let parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("../../../../var/climbed", "x"),
            ("/etc/cron.d/climbed", "x"),
            ("_rels/.rels", relations.as_str()),
        ];
        assert_eq!(refused(&zipped(&parts)), Unread::Broken { what: Part::Missing }, "{target}");
    }
}

#[test]
fn what_is_locked_old_empty_or_something_else_is_told_apart() {
    let container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut with_password = docx(&paragraph("ก"), &[]);
    for at in 0..with_password.len() - 10 {
        if with_password[at..].starts_with(b"PK\x03\x04") {
            with_password[at + 6] |= 1;
        } else if with_password[at..].starts_with(b"PK\x01\x02") {
            with_password[at + 8] |= 1;
        }
    }
    for (bytes, expected) in [
        (vec![0; LARGEST_FILE + 1], Unread::TooLarge),
        ([container.as_slice(), &locked].concat(), Unread::Encrypted),
        (container.to_vec(), Unread::OldWord),
        (with_password, Unread::Encrypted),
        (b"{\\rtf1 x}".to_vec(), Unread::NotRecognised),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Unread::NotRecognised),
        (Vec::new(), Unread::NoText),
        (b" \n".to_vec(), Unread::NoText),
        (docx("<w:p/>", &[]), Unread::NoText),
        (zipped(&[("a.txt", "x")]), Unread::NotRecognised),
        (zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]), Unread::NotRecognised),
        (b"%PDF-1.7\nnothing".to_vec(), Unread::Broken { what: Part::Objects }),
    ] {
        assert_eq!(refused(&bytes), expected, "{:?}", bytes.get(..20));
    }
}

#[test]
fn numbers_beyond_reason_stay_small() {
    let lists = format!(
        r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4294967295"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{}"/></w:lvl>
        <w:lvl w:ilvl="99999999999"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="77"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#,
        "%1%9%0".repeat(50)
    );
    let item = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="88888"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ข</w:t></w:r></w:p>"#;
    let cell = r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr><w:p><w:r><w:t>ค</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let read = intake::read(&docx(&format!("{item}{item}{cell}"), &[("numbering", &lists)]), "-").expect("a text");
    assert!(read.text.len() < 10_000, "{}", read.text.len());
    // A note that refers to itself is set once.
    let notes =
        r#"<w:footnote w:id="1"><w:p><w:r><w:t>ก</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>"#;
    let body = r#"<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>"#.repeat(1000);
    let read = intake::read(&docx(&body, &[("footnotes", notes)]), "-").expect("a text");
    assert_eq!(read.text, "[1]\n\nหมายเหตุ\n\n[1] ก\n");
    // A label on every line, longer than any line, is cut.
    let long = format!(
        r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#,
        "x".repeat(60_000)
    );
    let body = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#.repeat(100);
    let read = intake::read(&docx(&body, &[("numbering", &long)]), "-").expect("a text");
    assert!(read.text.len() < 30_000, "{}", read.text.len());
}

/// Files of the corpus, and others, to be damaged.
fn samples() -> Vec<Vec<u8>> {
    let corpus = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("corpus");
    let names = ["o1-lamp-oil.docx", "o1-lamp-oil.odt", "o1-lamp-oil.pdf", "o2-ferry-rules.docx"];
    let mut samples: Vec<Vec<u8>> =
        names.iter().map(|name| std::fs::read(corpus.join(name)).expect("a file")).collect();
    samples.push(b"<!doctype html><table><tr><td><ol type=i><li>x<p>y</table><del>z</ol><sup>2</sup>".to_vec());
    samples
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_takes_the_program_down(which in 0..5usize, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut bytes = samples().swap_remove(which);
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = intake::read(&bytes, "x.html");
    }

    #[test]
    fn no_damaged_markup_takes_the_program_down(text in "(<w:(p|r|t|tbl|tr|tc|sdt|sdtContent|ins|del|pPr|numPr|txbxContent|fldChar w:fldCharType=\"(begin|end|separate)\")>|</w:(p|r|t|tbl|tr|tc|sdt|ins|pPr)>|<w:br/>|ก|&#x0;|&amp;|<!--|-->|<!\\[CDATA\\[|\\]\\]>){0,60}") {
        let _ = intake::read(&docx(&text, &[]), "x.docx");
        let _ = intake::read(text.replace("w:", "").as_bytes(), "x.html");
    }
}

/// Letters that hardly pack.
pub fn noise(many: usize) -> String {
    let mut noise = 1u32;
    let letter = |noise: &mut u32| {
        *noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (*noise >> 24) as u8 % 26)
    };
    (0..many).map(|_| letter(&mut noise)).collect()
}

#[test]
fn more_text_than_any_law_has_is_refused() {
    let long = paragraph(&noise(21 << 20));
    assert_eq!(refused(&docx(&format!("{long}{}", paragraph("ก")), &[])), Unread::TooLarge);
    assert_eq!(intake::letters(&vec![b'a'; LARGEST_FILE + 1]), Err(Unread::TooLarge));
}

#[test]
fn bytes_of_no_letters_in_a_part_are_told_apart() {
    let parts = [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("word/document.xml", b"<w:document>\xff\xfd\xfc</w:document>".as_slice()),
    ];
    assert_eq!(refused(&crate::zipped::zipped_bytes(&parts)), Unread::Broken { what: Part::Letters });
    assert_eq!(intake::letters(b"\x01\x02\xff\xfe\xfd\0"), Err(Unread::NotRecognised));
}
