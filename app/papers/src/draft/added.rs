//! Words that somebody asks to be added to a provision, known by how such a wish is written: "ให้เพิ่มวรรคสามว่า “…”".

/// Who asks.
const ASKS: [&str; 5] = ["ขอให้", "ให้", "ขอ", "ควร", "โปรด"];
const ADD: &str = "เพิ่ม";
/// What stands before the words themselves.
const SAYS: [&str; 5] = ["ดังต่อไปนี้", "ต่อไปนี้", "ดังนี้", "ว่า", ":"];
/// Letters between the asking and the words, at most; and of the words, at least.
const LEAD: usize = 60;
const LEAST: usize = 8;

/// The words that are to be added, where the wording says that it adds and which.
pub(super) fn added(wording: &str) -> Option<&str> {
    let wish = wording.trim();
    let wish = ASKS.iter().find_map(|asks| wish.strip_prefix(asks)).unwrap_or(wish).trim_start();
    let rest = wish.strip_prefix(ADD)?;
    let lead = rest.char_indices().nth(LEAD).map_or(rest.len(), |(at, _)| at);
    // The first of them that ends there, as no part of a word; where one is the end of another, the longer.
    let ends_there = |at: &usize| rest[*at..].starts_with(|c: char| c.is_whitespace() || ":“\"".contains(c));
    let ends = SAYS.iter().filter_map(|says| {
        let mut all = rest[..lead].match_indices(says).map(|(at, _)| at);
        Some((all.find(|at| *says == ":" || ends_there(&(at + says.len())))?, says.len()))
    });
    let (at, long) = ends.min_by_key(|(at, long)| (*at, std::cmp::Reverse(*long)))?;
    let words = rest[at + long..].trim_start_matches([':', ' ', '\n']).trim();
    let words = words.strip_prefix(['“', '"']).map_or(words, |words| words.trim_end_matches(['”', '"'])).trim();
    (words.chars().count() >= LEAST).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_added_is_known_by_how_it_is_asked() {
        let words = "ทั้งนี้ ให้ปิดประกาศไว้ ณ ตลาดไม่น้อยกว่าเจ็ดวัน";
        for wish in
            [format!("ให้เพิ่มวรรคสามว่า “{words}”"), format!("ขอเพิ่มข้อความต่อไปนี้: {words}"), format!("เพิ่มความดังนี้\n{words}")]
        {
            assert_eq!(added(&wish), Some(words), "{wish}");
        }
        for other in ["ขอให้เพิ่มแสงสว่างในตลาดด้วย", "เพิ่มว่า ดี", words, ""]
        {
            assert_eq!(added(other), None, "{other}");
        }
    }
}
