//! Provinces, districts and sub-districts by the official codes of the Department of Provincial Administration (`data/NOTICE.md`), and as people
//! type their names. Of two, four and six digits; each begins with the code of what it lies in.

use std::sync::OnceLock;

/// A place by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: &'static str,
    pub th: &'static str,
    pub en: &'static str,
}

/// Which of the three a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Province = 1,
    District = 2,
    Subdistrict = 3,
}

impl Level {
    pub const ALL: [Level; 3] = [Level::Province, Level::District, Level::Subdistrict];

    /// The level of a code by its length.
    pub fn of(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| *level as usize * 2 == code.len())
    }
}

/// All, sorted by code.
fn all() -> &'static [Place] {
    static ALL: OnceLock<Vec<Place>> = OnceLock::new();
    ALL.get_or_init(|| {
        let line = |line: &'static str| {
            let mut parts = line.split('\t');
            Some(Place { code: parts.next()?, th: parts.next()?, en: parts.next()? })
        };
        include_str!("../data/places.tsv").lines().filter_map(line).collect()
    })
}

/// The place of a code.
pub fn by_code(code: &str) -> Option<Place> {
    all().binary_search_by(|place| place.code.cmp(code)).ok().map(|at| all()[at])
}

/// What a code lies in, the largest first, itself last; nothing for no code.
pub fn chain(code: &str) -> Vec<Place> {
    if by_code(code).is_none() {
        return Vec::new();
    }
    Level::ALL.into_iter().filter_map(|level| by_code(code.get(..level as usize * 2)?)).collect()
}

/// What lies directly in a place, by code; the provinces for an empty one.
pub fn within(code: &str) -> Vec<Place> {
    let from = all().partition_point(|place| place.code < code);
    let inside = all()[from..].iter().take_while(|place| place.code.starts_with(code));
    inside.filter(|place| place.code.len() == code.len() + 2).copied().collect()
}

/// Those directly in a place that somebody means by a name: Thai or English, with or without the word for what it is.
pub fn named(within_code: &str, typed: &str) -> Vec<Place> {
    let wanted = plain(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let here = by_code(within_code);
    // The district of the province's own town is called by less than its name.
    let town = (wanted == "เมือง" || wanted == "mueang").then(|| here.map(|here| format!("เมือง{}", here.th))).flatten();
    let fits =
        |place: &Place| plain(place.th) == wanted || plain(place.en) == wanted || town.as_deref() == Some(place.th);
    within(within_code).into_iter().filter(fits).collect()
}

/// The place inside another (in the country for an empty code) that somebody means by a line: a code, or the names of what it lies in, the
/// smallest first (`ดอนแก้ว แม่ริม เชียงใหม่`) or the largest. Nothing where none fits, or several.
pub fn read(within_code: &str, typed: &str) -> Option<Place> {
    let typed = crate::digits::to_arabic(typed.trim());
    if let Some(one) = by_code(&typed) {
        return one.code.starts_with(within_code).then_some(one);
    }
    let words: Vec<&str> =
        typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '>')).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let only = |smallest_first| {
        let mut found = Vec::new();
        walk(within_code, &words, smallest_first, &mut found);
        found.sort_by_key(|place: &Place| place.code);
        found.dedup();
        found.pop().filter(|_| found.is_empty())
    };
    only(true).or_else(|| only(false))
}

/// Words of a line that names a place: English names have three, and each may have the word for what it is.
const MOST_WORDS: usize = 16;

/// Every place that the words lead to from one on.
fn walk(from: &str, words: &[&str], smallest_first: bool, found: &mut Vec<Place>) {
    for at in 1..=words.len() {
        let (name, rest) = match smallest_first {
            true => (&words[words.len() - at..], &words[..words.len() - at]),
            false => words.split_at(at),
        };
        for place in named(from, &name.join(" ")) {
            match rest.is_empty() {
                true => found.push(place),
                false => walk(place.code, rest, smallest_first, found),
            }
        }
    }
}

/// Whether what happens in one place concerns another: one lies in the other, or they are the same.
pub fn meet(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Words for what a place is, which people write before its name or leave out; the longer first.
const KINDS: [&str; 16] = [
    "จังหวัด",
    "จ.",
    "กิ่งอำเภอ",
    "อำเภอ",
    "อ.",
    "เขต",
    "ตำบล",
    "ต.",
    "แขวง",
    "province",
    "changwat",
    "amphoe",
    "khet",
    "district",
    "tambon",
    "khwaeng",
];

/// A name without the word for what it is, blanks, hyphens and the size of letters.
fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let bare = KINDS.iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(&name);
    let bare = ["province", "district", "subdistrict"]
        .iter()
        .find_map(|kind| bare.trim_end().strip_suffix(kind))
        .unwrap_or(bare);
    let plain: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if plain.is_empty() { name } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_lies_in_one_that_is_there() {
        let count = |level| all().iter().filter(|place| Level::of(place.code) == Some(level)).count();
        assert_eq!(Level::ALL.map(count), [77, 928, 7_436]);
        assert!(all().windows(2).all(|two| two[0].code < two[1].code));
        assert!(all().iter().all(|place| chain(place.code).len() == Level::of(place.code).unwrap() as usize));
        assert_eq!(within("").len(), 77);
        assert_eq!(
            chain("840503").iter().map(|place| place.en).collect::<Vec<_>>(),
            ["Surat Thani", "Ko Pha-ngan", "Ko Tao"]
        );
        for nowhere in ["", "1", "99", "10x", "1001010", "ก"] {
            assert_eq!((by_code(nowhere), chain(nowhere).len()), (None, 0), "{nowhere}");
        }
    }

    #[test]
    fn a_line_names_a_place_by_all_that_it_lies_in() {
        for (line, is) in [
            ("เชียงใหม่", "50"),
            ("ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่", "500710"),
            ("ดอนแก้ว แม่ริม เชียงใหม่", "500710"),
            ("จังหวัด เชียงใหม่ อำเภอ แม่ริม", "5007"),
            ("Don Kaeo, Mae Rim, Chiang Mai", "500710"),
            ("chiang mai / mae rim", "5007"),
            ("500710", "500710"),
            ("๕๐๐๗", "5007"),
        ] {
            assert_eq!(read("", line).map(|place| place.code), Some(is), "{line}");
        }
        assert_eq!(read("50", "ดอนแก้ว แม่ริม").map(|place| place.code), Some("500710"));
        for (within, line) in
            [("", ""), ("", "ดอนแก้ว"), ("10", "5007"), ("50", "พระนคร"), ("", "ก ข ค ง จ"), ("", "9999")]
        {
            assert_eq!(read(within, line), None, "{within} {line}");
        }
        // As a page writes each in Thai, it is read again.
        for place in all().iter().step_by(23) {
            let names: Vec<_> = chain(place.code).iter().rev().map(|one| one.th).collect();
            assert_eq!(read("", &names.join(" ")).map(|one| one.code), Some(place.code), "{place:?}");
        }
        // Two districts of one province have the same name in English.
        assert_eq!(read("", "Bang Sai, Phra Nakhon Si Ayutthaya"), None);
        assert!(meet("50", "500710") && meet("500710", "5007") && !meet("5007", "5008"));
    }

    #[test]
    fn a_place_is_found_as_people_type_it() {
        let code = |within: &str, typed: &str| {
            let found = named(within, typed);
            if found.len() == 1 { found[0].code } else { "" }
        };
        for (within, typed, is) in [
            ("", "กรุงเทพมหานคร", "10"),
            ("", "จังหวัด เชียงใหม่", "50"),
            ("", "chiang mai", "50"),
            ("10", "พระนคร", "1001"),
            ("10", "เขตพระนคร", "1001"),
            ("10", "Phra Nakhon district", "1001"),
            ("20", "เมือง", "2001"),
            ("20", "อ.เมืองชลบุรี", "2001"),
            ("8405", "ต.เกาะเต่า", "840503"),
            ("8405", "ko tao", "840503"),
        ] {
            assert_eq!(code(within, typed), is, "{within} {typed}");
        }
        for (within, typed) in [("", ""), ("20", "พระนคร"), ("", "เขต"), ("99", "เมือง"), ("50", "อ.")]
        {
            assert!(named(within, typed).is_empty(), "{within} {typed}");
        }
        // Names are one's own within what they lie in, in Thai.
        for place in all() {
            let within = &place.code[..place.code.len() - 2];
            assert!(named(within, place.th).iter().any(|found| found.code == place.code), "{place:?}");
        }
    }
}
