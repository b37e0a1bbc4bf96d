//! How long a sound or a video plays, as its file says: MP4 and M4A (`mvhd`, ISO/IEC 14496-12), WebM (`Duration`, RFC 9559), MP3
//! (the count of frames in a `Xing` header, or the first frame's bit rate). Nothing else of it is read, and nothing is played.

use std::io::{Read, Seek, SeekFrom};

/// Boxes and elements looked at before giving up: a hostile file has many.
const LOOKED_AT: usize = 4_096;

/// Its length in whole seconds, at least one; nothing where the file does not say, or says nonsense.
pub fn seconds<F: Read + Seek>(file: &mut F) -> Option<u32> {
    let size = file.seek(SeekFrom::End(0)).ok()?;
    let head: [u8; 12] = at(file, 0)?;
    let found = match head {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => webm(file, size),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4(file, size),
        _ => mp3(file, size),
    }?;
    // A day is more than anybody listens to.
    (found.is_finite() && found > 0.0 && found < 86_400.0).then(|| found.round().max(1.0) as u32)
}

fn at<F: Read + Seek, const N: usize>(file: &mut F, place: u64) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(place)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn mp4<F: Read + Seek>(file: &mut F, size: u64) -> Option<f64> {
    let (from, until) = part(file, (0, size), b"moov")?;
    let (from, _) = part(file, (from, until), b"mvhd")?;
    let [version, ..]: [u8; 4] = at(file, from)?;
    let long = version == 1;
    let scale = u32::from_be_bytes(at(file, from + if long { 20 } else { 12 })?);
    let length = match long {
        true => u64::from_be_bytes(at(file, from + 24)?),
        false => u64::from(u32::from_be_bytes(at(file, from + 16)?)),
    };
    Some(length as f64 / f64::from(scale))
}

/// Where the content of the first box of a name lies among those of a stretch.
fn part<F: Read + Seek>(file: &mut F, (mut from, until): (u64, u64), name: &[u8; 4]) -> Option<(u64, u64)> {
    for _ in 0..LOOKED_AT {
        let [a, b, c, d, kind @ ..]: [u8; 8] = at(file, from)?;
        let (head, size) = match u32::from_be_bytes([a, b, c, d]) {
            0 => (8, until.checked_sub(from)?),
            1 => (16, u64::from_be_bytes(at(file, from + 8)?)),
            size => (8, u64::from(size)),
        };
        let end = from.checked_add(size).filter(|end| size >= head && *end <= until)?;
        if kind == *name {
            return Some((from + head, end));
        }
        from = end;
    }
    None
}

fn webm<F: Read + Seek>(file: &mut F, size: u64) -> Option<f64> {
    let (mut from, mut scale, mut length) = (0, 1_000_000.0, None);
    for _ in 0..LOOKED_AT {
        let Some((id, body, end)) = element(file, from, size) else { break };
        match id {
            // The segment and its facts are gone into, the rest is passed over.
            0x1853_8067 | 0x1549_a966 => from = body,
            0x2a_d7b1 => (scale, from) = (number(file, body, end)? as f64, end),
            0x4489 => (length, from) = (float(file, body, end), end),
            // Clusters follow: what they hold is not ours.
            0x1f43_b675 => break,
            _ => from = end,
        }
    }
    Some(length? * scale / 1_000_000_000.0)
}

/// An element: its id, where its content begins, where it ends.
fn element<F: Read + Seek>(file: &mut F, from: u64, size: u64) -> Option<(u64, u64, u64)> {
    let (id, wide) = vint(file, from, false)?;
    let (length, more) = vint(file, from + wide, true)?;
    let body = from + wide + more;
    let unknown = length == (1 << (7 * more)) - 1;
    let end = if unknown { size } else { body.checked_add(length)? };
    (end <= size && end > from).then_some((id, body, end))
}

/// A number of variable width, with or without its mark.
fn vint<F: Read + Seek>(file: &mut F, from: u64, unmarked: bool) -> Option<(u64, u64)> {
    let [first]: [u8; 1] = at(file, from)?;
    let wide = u64::from(first.leading_zeros()) + 1;
    if wide > 8 {
        return None;
    }
    let mut value = u64::from(first);
    if unmarked {
        value &= (1u64 << (8 - wide)) - 1;
    }
    for n in 1..wide {
        let [next]: [u8; 1] = at(file, from + n)?;
        value = value << 8 | u64::from(next);
    }
    Some((value, wide))
}

fn number<F: Read + Seek>(file: &mut F, from: u64, end: u64) -> Option<u64> {
    let wide = end.checked_sub(from).filter(|wide| *wide <= 8)?;
    (from..from + wide).try_fold(0, |value, place| at::<F, 1>(file, place).map(|[next]| value << 8 | u64::from(next)))
}

fn float<F: Read + Seek>(file: &mut F, from: u64, end: u64) -> Option<f64> {
    match end.checked_sub(from)? {
        4 => Some(f64::from(f32::from_be_bytes(at(file, from)?))),
        8 => Some(f64::from_be_bytes(at(file, from)?)),
        _ => None,
    }
}

const RATES: [[u32; 15]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

fn mp3<F: Read + Seek>(file: &mut F, size: u64) -> Option<f64> {
    let from = match at(file, 0)? {
        [b'I', b'D', b'3', _, _, _, a, b, c, d] => {
            10 + [a, b, c, d].iter().fold(0u64, |size, byte| size << 7 | u64::from(byte & 0x7f))
        }
        _ => 0,
    };
    let [sync, second, third, fourth]: [u8; 4] = at(file, from)?;
    // Layer III.
    if sync != 0xff || second & 0xe6 != 0xe2 {
        return None;
    }
    let first_version = match second >> 3 & 3 {
        3 => true,
        2 => false,
        _ => return None,
    };
    let kbits = *RATES[usize::from(!first_version)].get(usize::from(third >> 4)).filter(|rate| **rate > 0)?;
    let hertz = [44_100u32, 48_000, 32_000].get(usize::from(third >> 2 & 3))? / if first_version { 1 } else { 2 };
    let mono = fourth >> 6 == 3;
    let side = match (first_version, mono) {
        (true, false) => 32,
        (true, true) | (false, false) => 17,
        (false, true) => 9,
    };
    let samples = if first_version { 1_152.0 } else { 576.0 };
    if let Some([mark @ .., a, b, c, d, e, f, g, h]) = at::<F, 12>(file, from + 4 + side)
        && (&mark == b"Xing" || &mark == b"Info")
        && u32::from_be_bytes([a, b, c, d]) & 1 == 1
    {
        return Some(f64::from(u32::from_be_bytes([e, f, g, h])) * samples / f64::from(hertz));
    }
    Some(size.saturating_sub(from) as f64 * 8.0 / (f64::from(kbits) * 1_000.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn boxed(name: &str, body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes(), name.as_bytes(), body].concat()
    }

    fn length(bytes: &[u8]) -> Option<u32> {
        seconds(&mut Cursor::new(bytes))
    }

    #[test]
    fn an_mp4_says_how_long_it_is_wherever_that_stands() {
        let mvhd = |scale: u32, length: u32| {
            boxed("mvhd", &[&[0; 12][..], &scale.to_be_bytes(), &length.to_be_bytes(), &[0; 80]].concat())
        };
        let ftyp = boxed("ftyp", b"isom\0\0\0\0");
        let moov = boxed("moov", &[boxed("free", &[0; 9]), mvhd(600, 600 * 95)].concat());
        assert_eq!(length(&[ftyp.clone(), moov.clone(), boxed("mdat", &[7; 99])].concat()), Some(95));
        assert_eq!(length(&[ftyp.clone(), boxed("mdat", &[7; 99]), moov].concat()), Some(95));
        let long =
            boxed("mvhd", &[&[1, 0, 0, 0][..], &[0; 16], &1_000u32.to_be_bytes(), &61_400u64.to_be_bytes()].concat());
        assert_eq!(length(&[ftyp.clone(), boxed("moov", &long)].concat()), Some(61));
        // Nothing to go by, or nonsense: no length, and no end in sight is no hang.
        assert_eq!(length(&ftyp), None);
        assert_eq!(length(&[ftyp.clone(), boxed("moov", &mvhd(0, 5))].concat()), None);
        assert_eq!(length(&[ftyp.clone(), 4u32.to_be_bytes().to_vec(), b"moov".to_vec()].concat()), None);
        assert_eq!(length(&[ftyp, vec![0xff; 64]].concat()), None);
    }

    #[test]
    fn a_webm_says_it_among_its_facts() {
        let duration = [&[0x44, 0x89, 0x88][..], &12_500f64.to_be_bytes()].concat();
        let info = [
            &[0x15, 0x49, 0xa9, 0x66, 0x80 | (duration.len() as u8 + 7)][..],
            &[0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40],
            &duration,
        ]
        .concat();
        let head = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4];
        let segment = |body: &[u8]| {
            [&head[..], &[0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], body].concat()
        };
        assert_eq!(length(&segment(&info)), Some(13));
        assert_eq!(length(&segment(&[0x1f, 0x43, 0xb6, 0x75, 0x81, 0])), None);
        assert_eq!(length(&segment(&[0; 40])), None);
    }

    #[test]
    fn an_mp3_is_counted_by_frames_or_by_its_rate() {
        let frame = [0xff, 0xfb, 0x90, 0x00];
        // 128 kbit/s: 16,000 bytes a second.
        assert_eq!(length(&[&frame[..], &vec![0; 32_000 - 4]].concat()), Some(2));
        let tagged = [b"ID3\x04\0\0\0\0\0\x05".as_slice(), &[0; 5], &frame, &vec![0; 48_000 - 4]].concat();
        assert_eq!(length(&tagged), Some(3));
        let counted = [&frame[..], &[0; 32], b"Xing", &1u32.to_be_bytes(), &3_828u32.to_be_bytes(), &[0; 400]].concat();
        assert_eq!(length(&counted), Some(100));
        assert_eq!(length(&[0xff, 0xfb, 0xf0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), None);
        assert_eq!(length(b"ID3"), None);
    }
}
