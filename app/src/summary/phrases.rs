//! The phrases that a theme is called by, as a person reads them: two that overlap are one, and what stands in another goes.

/// Letters that two phrases share where one goes on from the other; fewer may be chance.
const SHARED: usize = 4;

/// The phrases in their order, joined where they overlap.
pub fn joined(phrases: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for phrase in phrases {
        let mut phrase = phrase.clone();
        // What it is joined with may go on from another in its turn.
        while let Some((at, one)) = whole.iter().enumerate().find_map(|(at, kept)| Some((at, one(kept, &phrase)?))) {
            if whole[at] == one {
                phrase.clear();
                break;
            }
            whole.remove(at);
            phrase = one;
        }
        if !phrase.is_empty() {
            whole.push(phrase);
        }
    }
    whole
}

/// Two phrases as one, where one holds the other or goes on from it.
fn one(kept: &str, new: &str) -> Option<String> {
    if kept.contains(new) {
        return Some(kept.to_string());
    }
    if new.contains(kept) {
        return Some(new.to_string());
    }
    let onward = |first: &str, then: &str| {
        let mut starts = first.char_indices().map(|(at, _)| &first[at..]);
        let shared = starts.find(|end| then.starts_with(*end))?;
        (shared.chars().count() >= SHARED).then(|| format!("{first}{}", &then[shared.len()..]))
    };
    onward(kept, new).or_else(|| onward(new, kept))
}

#[cfg(test)]
mod tests {
    use super::joined;

    fn of(phrases: &[&str]) -> Vec<String> {
        joined(&phrases.iter().map(|phrase| (*phrase).to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn phrases_that_go_on_from_each_other_are_one() {
        assert_eq!(of(&["หน้าที่ลงมาดูพื้นที่", "ขอให้เจ้าหน้าที่ลง"]), ["ขอให้เจ้าหน้าที่ลงมาดูพื้นที่"]);
        assert_eq!(of(&["ลงมาดู", "ตลาด", "หน้าที่ลงมา", "เจ้าหน้าที่ลง"]), ["ตลาด", "เจ้าหน้าที่ลงมาดู"]);
    }

    #[test]
    fn what_stands_in_another_goes_and_what_is_apart_stays() {
        assert_eq!(of(&["ค่าแผงสูง", "ค่าแผง", "ที่จอดรถ"]), ["ค่าแผงสูง", "ที่จอดรถ"]);
        assert_eq!(of(&["abc", "bcd"]), ["abc", "bcd"], "three letters may be chance");
        assert!(of(&[]).is_empty());
    }
}
