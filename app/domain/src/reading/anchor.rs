//! Names for links, ASCII only, from kind, number and occurrence, so that re-ordering a text leaves them alone.
//!
//! | what | anchor |
//! |---|---|
//! | มาตรา ๓๗, มาตรา ๑๗๒/๑, มาตรา ๑๐ ทวิ | `m37`, `m172-1`, `m10-bis` (ter, quater, quinquies, … vicies) |
//! | ข้อ ๔, ๓.๑.๒ | `c4`, `c3-1-2` |
//! | หมวด ๒, ส่วนที่ ๑ of it, บทเฉพาะกาล | `chapter-2`, `chapter-2-part-1`, `transitory` |
//! | key point 3 | `k3` |
//! | the rest | `name`, `memorandum`, `preamble`, `signature`, a second `name-2`; `schedule-1`, `note-1`, … |
//! | a number repeated under other headings | `chapter-2-m5` |
//! | a number outside the principal run (an enabling Act before its code) | `x1-m5` |
//! | วรรคสอง, (๑), (๒) (ข) | `m10-w2`, `m10-1`, `m10-2-b` (ก is a, ข b, ค c, ง d, as in translations) |
//! | (๑) when the provision has two, or มาตรา ๑๐/๑ has that name | `m10-w2-1` |
//! | (๑) of the first definition | `m3-d1-1` |
//! | the second definition, quoted line, table, heading, line of dots | `m3-d2`, `m7-q2`, `c4-t2`, `m3-h2`, `m3-l2` |
//! | whatever is still not unique | `-x2`, `-x3` at the end, by occurrence |

use std::collections::{HashMap, HashSet};

use super::items::latin_letter;
use super::number::latin;
use super::piece::{Kind, Piece, Shape};

/// Gives every piece and paragraph its anchor. `clause[i]` says whether piece i is a ข้อ.
pub(super) fn name_all(pieces: &mut [Piece], clause: &[bool]) {
    let mut taken = Taken::default();
    let bases = bases(pieces, clause);
    for (piece, base) in pieces.iter_mut().zip(bases) {
        piece.anchor = taken.unique(base);
    }
    for piece in pieces {
        name_paragraphs(piece, &mut taken);
    }
}

/// What each piece would be called if it were alone, qualified where its number is not.
fn bases(pieces: &[Piece], clause: &[bool]) -> Vec<String> {
    let mut bases: Vec<String> = Vec::with_capacity(pieces.len());
    let mut counts: HashMap<Kind, u32> = HashMap::new();
    for (piece, clause) in pieces.iter().zip(clause) {
        let base = match piece.kind {
            Kind::Provision => format!("{}{}", if *clause { 'c' } else { 'm' }, ascii(&piece.number)),
            Kind::KeyPoint => format!("k{}", ascii(&piece.number)),
            kind if kind.is_heading() => heading(&bases, piece),
            // There may be several, and each may hold a list: the first is counted too.
            kind @ (Kind::Schedule | Kind::Note) => {
                let count = counts.entry(kind).and_modify(|count| *count += 1).or_insert(1);
                format!("{}-{count}", kind.as_str())
            }
            kind => kind.as_str().to_string(),
        };
        bases.push(base);
    }
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (base, _)) in
        bases.iter().zip(pieces).enumerate().filter(|(_, (_, piece))| piece.kind == Kind::Provision)
    {
        same.entry(base).or_default().push(index);
    }
    let mut qualified: Vec<(usize, String)> = Vec::new();
    for (base, indices) in same.iter().filter(|(_, indices)| indices.len() > 1) {
        let around: Vec<Option<&String>> =
            indices.iter().map(|index| enclosing(pieces, *index).and_then(|heading| bases.get(heading))).collect();
        let apart = around.iter().flatten().collect::<HashSet<_>>().len() == indices.len();
        for (index, heading) in indices.iter().zip(around) {
            let run = pieces.get(*index).map_or(0, |piece| piece.run);
            match heading {
                Some(heading) if apart => qualified.push((*index, format!("{heading}-{base}"))),
                _ if run > 0 => qualified.push((*index, format!("x{run}-{base}"))),
                _ => {}
            }
        }
    }
    for (index, name) in qualified {
        if let Some(base) = bases.get_mut(index) {
            *base = name;
        }
    }
    bases
}

/// The innermost heading around a piece.
fn enclosing(pieces: &[Piece], index: usize) -> Option<usize> {
    let mut around = pieces.get(index)?.parent;
    while let Some(parent) = around {
        let piece = pieces.get(parent)?;
        if piece.kind.is_heading() {
            return Some(parent);
        }
        around = piece.parent;
    }
    None
}

/// `chapter-2`, with the heading around it before it, as numbers of headings begin again under each.
fn heading(bases: &[String], piece: &Piece) -> String {
    let own = match (piece.kind, piece.number.as_str()) {
        (Kind::Transitory, _) => return "transitory".to_string(),
        (kind, "") => format!("{}-{}", kind.as_str(), unnumbered(&piece.label)),
        (kind, number) => format!("{}-{}", kind.as_str(), ascii(number)),
    };
    match piece.parent.and_then(|parent| bases.get(parent)) {
        Some(parent) => format!("{parent}-{own}"),
        None => own,
    }
}

fn unnumbered(label: &str) -> &'static str {
    match label {
        "บททั่วไป" => "general",
        "บทกำหนดโทษ" | "บทลงโทษ" => "penalties",
        "บทสุดท้าย" => "final",
        _ => "unnumbered",
    }
}

/// A number in ASCII: `172/1` is `172-1`, `10 ทวิ` is `10-bis`, `5/1` is `5-1`, `ข` is `b`.
pub(crate) fn ascii(number: &str) -> String {
    let parts = number.split(['/', ' ', '.', '-']).filter(|part| !part.is_empty()).map(|part| match latin(part) {
        Some(word) => word.to_string(),
        None => part
            .chars()
            .filter_map(
                |letter| if letter.is_ascii_alphanumeric() { Some(letter.to_string()) } else { latin_letter(letter) },
            )
            .collect(),
    });
    parts.collect::<Vec<String>>().join("-")
}

fn name_paragraphs(piece: &mut Piece, taken: &mut Taken) {
    let mut counts: HashMap<char, u32> = HashMap::new();
    // For each paragraph: the way to it from the piece, and the วรรค or definition it hangs on.
    let mut ways: Vec<(String, String)> = Vec::with_capacity(piece.paragraphs.len());
    let mut holder = "w1".to_string();
    for paragraph in &piece.paragraphs {
        let mut counted = |letter: char| {
            let count = counts.entry(letter).or_insert(0);
            *count += 1;
            format!("{letter}{count}")
        };
        let own = match paragraph.shape {
            Shape::Clause => counted('w'),
            Shape::Definition => counted('d'),
            Shape::Quoted => counted('q'),
            Shape::Table => counted('t'),
            Shape::Heading => counted('h'),
            Shape::Leader => counted('l'),
            Shape::Question => "question".to_string(),
            Shape::Cited => format!("m{}", ascii(&paragraph.number)),
            Shape::Item => {
                let name = match ascii(&paragraph.number) {
                    empty if empty.is_empty() => counted('i'),
                    number => number,
                };
                let way = match paragraph.parent.and_then(|parent| ways.get(parent)) {
                    // Eight levels are named one by one; a hostile text may have no more.
                    Some((above, _)) => format!("{above}-{name}"),
                    None => name,
                };
                ways.push((way, holder.clone()));
                continue;
            }
        };
        if matches!(paragraph.shape, Shape::Clause | Shape::Definition) {
            holder.clone_from(&own);
        }
        ways.push((own, String::new()));
    }
    let mut times: HashMap<&str, u32> = HashMap::new();
    for (way, _) in &ways {
        *times.entry(way).or_insert(0) += 1;
    }
    let names: Vec<String> = ways
        .iter()
        .map(|(way, holder)| {
            let short = format!("{}-{way}", piece.anchor);
            let alone = times.get(way.as_str()).is_none_or(|times| *times == 1) && !taken.has(&short);
            if holder.is_empty() || alone || way.starts_with(['d', 'w']) {
                short
            } else {
                format!("{}-{holder}-{way}", piece.anchor)
            }
        })
        .collect();
    for (paragraph, name) in piece.paragraphs.iter_mut().zip(names) {
        paragraph.anchor = taken.unique(name);
    }
}

/// The Thai letter that an anchor writes as `a`, `b` … `ao`: ก, ข … ฮ.
pub fn thai_letter(written: &str) -> Option<char> {
    ('ก'..='ฮ').find(|letter| latin_letter(*letter).as_deref() == Some(written))
}

/// The names given so far, and how often each was asked for.
#[derive(Default)]
struct Taken {
    names: HashMap<String, u32>,
}

impl Taken {
    fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn unique(&mut self, name: String) -> String {
        let Some(times) = self.names.get(&name).copied() else {
            self.names.insert(name.clone(), 1);
            return name;
        };
        let mut next = times + 1;
        let mut given = occurrence(&name, next);
        while self.has(&given) {
            next += 1;
            given = occurrence(&name, next);
        }
        self.names.insert(name, next);
        self.names.insert(given.clone(), 1);
        given
    }
}

/// The second name is `name-2`; a number that occurs twice is `m5-x2`, since `m5-2` is another provision.
fn occurrence(name: &str, times: u32) -> String {
    let plain = name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if plain { format!("{name}-{times}") } else { format!("{name}-x{times}") }
}
