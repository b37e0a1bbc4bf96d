//! Pictures without what cameras and programs write beside them: where it was taken, with which device, when, by whom, a smaller picture of what was cut off.
//! The picture itself stays as it is, letter for letter; of the rest only its colours and which way is up.

use crate::attachment::Kind;

/// A picture with nothing beside it; nothing where it cannot be followed to its end. Every other kind stays as it is.
pub fn bare(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::Webp => webp(bytes),
        _ => Some(bytes.to_vec()),
    }
}

/// Two bytes as a number, the larger first.
fn two(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

/// Segments of ITU-T T.81, B.1: what draws stays, and of what programs add (APP0–APP15, COM) JFIF, colour profiles and how colours are turned. It ends where the
/// picture does: phones lay second pictures and films behind it.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.strip_prefix(&[0xff, 0xd8]).map(|_| vec![0xff, 0xd8])?;
    let (mut at, mut drawn, mut turned) = (2, false, false);
    loop {
        // A marker may be filled up with 0xff before.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let (0xff, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        if marker == 0xd9 {
            kept.extend([0xff, 0xd9]);
            return drawn.then_some(kept);
        }
        let long = two(bytes, at + 2).filter(|long| *long >= 2)?;
        let segment = bytes.get(at..at + 2 + long)?;
        at += segment.len();
        let said = &segment[4..];
        match marker {
            0xe0 if said.starts_with(b"JFIF\0") => kept.extend_from_slice(segment),
            0xe2 if said.starts_with(b"ICC_PROFILE\0") => kept.extend_from_slice(segment),
            0xee if said.starts_with(b"Adobe") => kept.extend_from_slice(segment),
            0xe1 if said.starts_with(b"Exif\0\0") && !turned => {
                if let Some(up) = orientation(&said[6..]).filter(|up| (2..=8).contains(up)) {
                    turned = true;
                    kept.extend(upright(up));
                }
            }
            0xe0..=0xef | 0xfe => {}
            // No segment begins so outside what is drawn.
            0x00 | 0x01 | 0xd0..=0xd8 => return None,
            _ => kept.extend_from_slice(segment),
        }
        if marker == 0xda {
            // What is drawn runs to the next marker; a zero behind 0xff is none, and those that count pieces (RST) belong to it.
            let begun = at;
            while *bytes.get(at)? != 0xff || matches!(*bytes.get(at + 1)?, 0x00 | 0xd0..=0xd7 | 0xff) {
                at += 1;
            }
            drawn = true;
            kept.extend_from_slice(&bytes[begun..at]);
        }
    }
}

/// Which way is up, of EXIF's tables (TIFF 6.0, tag 274).
fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize;
    let entries = usize::from(short(first)?);
    let mut all = (0..entries).map(|entry| first + 2 + 12 * entry);
    let found = all.find(|at| short(*at) == Some(274) && short(at + 2) == Some(3))?;
    short(found + 8)
}

/// A segment that says which way is up and nothing else.
fn upright(up: u16) -> Vec<u8> {
    let mut segment = vec![0xff, 0xe1, 0, 34];
    segment.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01");
    segment.extend(up.to_be_bytes());
    segment.extend([0; 6]);
    segment
}

/// Chunks of ISO/IEC 15948, 5: those that must be understood, and of the others those that colours, sizes and movement hang on. It ends where the picture does.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 12] =
        [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"];
    const SIGN: [u8; 8] = [0x89, b'P', b'N', b'G', 13, 10, 26, 10];
    let mut rest = bytes.strip_prefix(&SIGN)?;
    let mut kept = SIGN.to_vec();
    loop {
        let long = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let chunk = rest.get(..long.checked_add(12)?)?;
        rest = &rest[chunk.len()..];
        let called: &[u8; 4] = chunk[4..8].try_into().ok()?;
        if called[0].is_ascii_uppercase() || KEPT.contains(&called) {
            kept.extend_from_slice(chunk);
        }
        if called == b"IEND" {
            return Some(kept);
        }
    }
}

/// Chunks of RIFF as WebP has them (RFC 9649): those that draw. Its head says that nothing else is there.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    /// In the first byte of VP8X: EXIF, XMP.
    const BESIDE: u8 = 0x08 | 0x04;
    let long = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let mut rest = bytes.strip_prefix(b"RIFF").and_then(|_| bytes.get(..long.checked_add(8)?)?.get(12..))?;
    let mut kept = b"RIFF\0\0\0\0WEBP".to_vec();
    while !rest.is_empty() {
        let long = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let chunk = rest.get(..long.checked_add(8 + long % 2)?)?;
        rest = &rest[chunk.len()..];
        let called: &[u8; 4] = chunk[..4].try_into().ok()?;
        if KEPT.contains(&called) {
            let at = kept.len() + 8;
            kept.extend_from_slice(chunk);
            if called == b"VP8X" {
                *kept.get_mut(at)? &= !BESIDE;
            }
        }
    }
    let long = (kept.len() - 8) as u32;
    kept[4..8].copy_from_slice(&long.to_le_bytes());
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|at| at == what)
    }

    fn segment(marker: u8, said: &[u8]) -> Vec<u8> {
        [&[0xff, marker][..], &(said.len() as u16 + 2).to_be_bytes(), said].concat()
    }

    /// What a phone writes: the way up, and a place.
    fn exif(little: bool) -> Vec<u8> {
        let head: &[u8] = if little { b"II*\0\x08\0\0\0\x02\0" } else { b"MM\0*\0\0\0\x08\0\x02" };
        let entry = |tag: u16, value: u16| match little {
            true => [&tag.to_le_bytes()[..], &[3, 0, 1, 0, 0, 0], &value.to_le_bytes(), &[0, 0]].concat(),
            false => [&tag.to_be_bytes()[..], &[0, 3, 0, 0, 0, 1], &value.to_be_bytes(), &[0, 0]].concat(),
        };
        [&b"Exif\0\0"[..], head, &entry(0x0110, 7), &entry(274, 6), b"GPS 13.7563 100.5018"].concat()
    }

    fn photo(little: bool) -> Vec<u8> {
        [
            vec![0xff, 0xd8],
            segment(0xe0, b"JFIF\0\x01\x02"),
            segment(0xe1, &exif(little)),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0 GPS"),
            segment(0xe2, b"ICC_PROFILE\0 colours"),
            segment(0xe2, b"MPF\0 GPS"),
            segment(0xed, b"Photoshop 3.0 GPS"),
            segment(0xfe, b"taken by Somchai GPS"),
            segment(0xdb, b"tables"),
            vec![0xff],
            segment(0xc0, b"frame"),
            segment(0xda, b"scan"),
            b"dots\xff\x00dots\xff\xd0dots".to_vec(),
            segment(0xfe, b"GPS"),
            segment(0xda, b"scan"),
            b"more".to_vec(),
            vec![0xff, 0xd9],
            b"a film behind it with GPS".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn a_photo_loses_where_it_was_taken_and_stays_the_same_way_up() {
        for little in [true, false] {
            let kept = bare(Kind::Jpeg, &photo(little)).unwrap();
            assert!(!holds(&kept, b"GPS") && !holds(&kept, b"Somchai"), "{kept:?}");
            for stays in
                [&b"JFIF"[..], b"colours", b"tables", b"frame", b"dots\xff\x00dots\xff\xd0dots", b"more\xff\xd9"]
            {
                assert!(holds(&kept, stays), "{stays:?}");
            }
            assert!(kept.ends_with(b"\xff\xd9"));
            let at = kept.windows(6).position(|at| at == b"Exif\0\0").unwrap();
            assert_eq!(orientation(&kept[at + 6..]), Some(6));
            assert_eq!(bare(Kind::Jpeg, &kept), Some(kept), "what is bare stays as it is");
        }
    }

    #[test]
    fn what_cannot_be_followed_is_not_kept() {
        let whole = photo(true);
        let ends = whole.windows(2).rposition(|at| at == [0xff, 0xd9]).unwrap();
        for cut in 0..ends + 1 {
            assert_eq!(bare(Kind::Jpeg, &whole[..cut]), None, "{cut}");
        }
        assert_eq!(bare(Kind::Jpeg, b"\xff\xd8\xff\xd9"), None, "nothing is drawn");
        assert_eq!(bare(Kind::Jpeg, b"\xff\xd8\xff\xe0\0\0\xff\xd9"), None, "a segment shorter than its own length");
        assert_eq!(bare(Kind::Png, b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR"), None);
        assert_eq!(bare(Kind::Webp, b"RIFF\xff\xff\xff\xffWEBPVP8 "), None);
        assert_eq!(bare(Kind::Pdf, b"%PDF"), Some(b"%PDF".to_vec()));
    }

    #[test]
    fn other_pictures_too() {
        let chunk =
            |called: &[u8; 4], said: &[u8]| [&(said.len() as u32).to_be_bytes()[..], called, said, b"sum!"].concat();
        let png = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", b"head"),
            chunk(b"gAMA", b"grey"),
            chunk(b"eXIf", b"GPS"),
            chunk(b"tEXt", b"Author GPS"),
            chunk(b"tIME", b"GPS"),
            chunk(b"IDAT", b"dots"),
            chunk(b"IEND", b""),
            b"GPS".to_vec(),
        ]
        .concat();
        let kept = bare(Kind::Png, &png).unwrap();
        assert!(!holds(&kept, b"GPS") && holds(&kept, b"grey") && holds(&kept, b"dots") && kept.ends_with(b"IENDsum!"));
        let chunk = |called: &[u8; 4], said: &[u8]| {
            [&called[..], &(said.len() as u32).to_le_bytes(), said, &[0][..said.len() % 2]].concat()
        };
        let said =
            [chunk(b"VP8X", b"\x2c123456789"), chunk(b"VP8 ", b"odd"), chunk(b"EXIF", b"GPS"), chunk(b"XMP ", b"GPS.")];
        let said = said.concat();
        let webp = [&b"RIFF"[..], &(said.len() as u32 + 4).to_le_bytes(), b"WEBP", &said, b"GPS"].concat();
        let kept = bare(Kind::Webp, &webp).unwrap();
        assert!(!holds(&kept, b"GPS") && holds(&kept, b"odd\0") && holds(&kept, b"\x20123456789"));
        assert_eq!(u32::from_le_bytes(kept[4..8].try_into().unwrap()) as usize, kept.len() - 8);
        assert_eq!(bare(Kind::Webp, &kept), Some(kept));
    }
}
