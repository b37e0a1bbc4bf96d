//! Parts of a draft as officers write them, "มาตรา 5 วรรคสอง", "ม.5", "ข้อ 3", "m10-w2", and the anchors they mean. A name is
//! of this draft or it is none: nothing is guessed.

use crate::amend::{LAST, Target, places};
use crate::digits::to_arabic;
use crate::reading::anchor::ascii;
use std::collections::HashSet;

/// What a draft has that can be named. Without a draft nothing is known, and every well-formed name stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Anchor and label of each piece, in the order of the text.
    pub pieces: Vec<(String, String)>,
    /// Anchors of what is inside them.
    pub inside: HashSet<String>,
}

/// Other ways of writing the same words.
const SAME: [(&str, &str); 15] = [
    ("ม.", "มาตรา "),
    ("มาตราที่", "มาตรา"),
    ("ข้อที่", "ข้อ"),
    ("Sections ", "มาตรา "),
    ("sections ", "มาตรา "),
    ("Section ", "มาตรา "),
    ("section ", "มาตรา "),
    ("s.", "มาตรา "),
    ("Clause ", "ข้อ "),
    ("clause ", "ข้อ "),
    ("paragraph ", "วรรค "),
    (" and ", ", "),
    ("\r", ""),
    ("\n", ", "),
    (";", ","),
];

impl Parts {
    /// The anchors that a field names, in its order, none twice.
    ///
    /// ```
    /// let pieces = ["m5", "m6"].map(|at| (at.to_string(), at.replace('m', "มาตรา ")));
    /// let parts = domain::cited::Parts { pieces: pieces.to_vec(), inside: ["m5-w2".to_string()].into() };
    /// assert_eq!(parts.read("ม.๕ วรรคสอง, มาตรา 6 m5"), Ok(vec!["m5-w2".into(), "m6".into(), "m5".into()]));
    /// assert_eq!(parts.read("มาตรา 5 และมาตรา 9"), Err("มาตรา 9".into()));
    /// ```
    ///
    /// # Errors
    /// The words that name nothing in the draft.
    pub fn read(&self, typed: &str) -> Result<Vec<String>, String> {
        let mut text = typed.to_string();
        for (one, other) in SAME {
            text = text.replace(one, other);
        }
        let mut found = Vec::new();
        let mut words = String::new();
        for token in text.split_inclusive([' ', ',']) {
            let bare = token.trim_end_matches([' ', ',']);
            if self.is_code(bare) {
                self.name(&words, &mut found)?;
                words.clear();
                found.push(bare.to_string());
            } else {
                words.push_str(token);
            }
        }
        self.name(&words, &mut found)?;
        let mut known = HashSet::new();
        found.retain(|anchor| known.insert(anchor.clone()));
        Ok(found)
    }

    /// Whether a word is an anchor of this draft, or without one looks like an anchor.
    fn is_code(&self, word: &str) -> bool {
        match self.pieces.is_empty() {
            true => word.starts_with(['m', 'c']) && word[1..].starts_with(|c: char| c.is_ascii_digit()),
            false => self.has(word),
        }
    }

    fn has(&self, anchor: &str) -> bool {
        self.inside.contains(anchor) || self.pieces.iter().any(|(known, _)| known == anchor)
    }

    /// Words between codes: all of them at once, so that "มาตรา 5, 7" is two sections; else name by name.
    fn name(&self, words: &str, found: &mut Vec<String>) -> Result<(), String> {
        let words = words.trim_matches([' ', ',']);
        if words.is_empty() {
            return Ok(());
        }
        if let Some(anchors) = self.places(words) {
            found.extend(anchors);
            return Ok(());
        }
        for one in words.replace("และ", ",").split(',').map(str::trim).filter(|one| !one.is_empty()) {
            let anchors = self.labelled(one).map(|anchor| vec![anchor]).or_else(|| self.places(one));
            let anchors = anchors.or_else(|| self.places(&format!("{} {one}", self.own_word())));
            found.extend(anchors.ok_or_else(|| one.to_string())?);
        }
        Ok(())
    }

    fn places(&self, words: &str) -> Option<Vec<String>> {
        let mut anchors = Vec::new();
        for target in places(words)? {
            anchors.extend(self.anchors(&target, words)?);
        }
        Some(anchors)
    }

    /// What a text calls its provisions.
    fn own_word(&self) -> &'static str {
        if self.pieces.iter().any(|(anchor, _)| is_numbered(anchor, 'c')) { "ข้อ" } else { "มาตรา" }
    }

    /// The one piece with this label.
    fn labelled(&self, label: &str) -> Option<String> {
        let same = |text: &str| to_arabic(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = same(label);
        let mut found = self.pieces.iter().filter(|(_, label)| same(label) == wanted);
        let (first, second) = (found.next()?, found.next());
        second.is_none().then(|| first.0.clone())
    }

    fn anchors(&self, target: &Target, words: &str) -> Option<Vec<String>> {
        match target {
            Target::Provision { number, until: None } => Some(vec![self.provision(number, words)?]),
            Target::Provision { number, until: Some(until) } => {
                let place = |anchor: &str| self.pieces.iter().position(|(known, _)| known == anchor);
                let from = place(&self.provision(number, words)?)?;
                let to = place(&self.provision(until, words)?)?;
                let between = self.pieces.get(from..=to)?.iter().map(|(anchor, _)| anchor);
                Some(between.filter(|at| is_numbered(at, 'm') || is_numbered(at, 'c')).cloned().collect())
            }
            Target::Paragraph { provision, paragraph } => {
                let base = self.provision(provision, words)?;
                let number = match *paragraph {
                    LAST => (1..=200).take_while(|n| self.inside.contains(&format!("{base}-w{n}"))).last()?,
                    number => number,
                };
                self.inner([format!("{base}-w{number}")])
            }
            Target::Item { provision, paragraph, item } => {
                let base = self.provision(provision, words)?;
                let way = item.iter().map(|mark| ascii(mark)).collect::<Vec<_>>().join("-");
                match paragraph {
                    Some(number) => self.inner([format!("{base}-w{number}-{way}"), format!("{base}-{way}")]),
                    None => self.inner([format!("{base}-{way}"), format!("{base}-w1-{way}")]),
                }
            }
            Target::Heading(heading) => self.inner([format!("{}-{}", heading.kind.as_str(), ascii(&heading.number))]),
            Target::Whole | Target::Definition { .. } | Target::Schedule { .. } => None,
        }
    }

    /// The first of some anchors that the draft has.
    fn inner<const N: usize>(&self, anchors: [String; N]) -> Option<Vec<String>> {
        anchors.into_iter().find(|anchor| self.pieces.is_empty() || self.has(anchor)).map(|anchor| vec![anchor])
    }

    /// The provision with a number; where the words say which kind, of that kind.
    fn provision(&self, number: &str, words: &str) -> Option<String> {
        let says = |word: &str| words.contains(word);
        let letters: &[char] = match (says("มาตรา"), says("ข้อ")) {
            (true, false) => &['m'],
            (false, true) => &['c'],
            _ => &['m', 'c'],
        };
        let named = letters.iter().map(|letter| format!("{letter}{}", ascii(number)));
        let plain = named.clone().find(|anchor| self.pieces.is_empty() || self.has(anchor));
        // One that stands twice is called by its heading; where only one has the label, it is meant.
        plain.or_else(|| {
            let word = |letter: &char| if *letter == 'm' { "มาตรา" } else { "ข้อ" };
            letters.iter().find_map(|letter| self.labelled(&format!("{} {number}", word(letter))))
        })
    }
}

fn is_numbered(anchor: &str, letter: char) -> bool {
    let own = anchor.rsplit_once(&format!("-{letter}")).map_or(anchor.strip_prefix(letter), |(_, number)| Some(number));
    own.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        let reading = crate::reading::read(
            "มาตรา ๑ ก\nหมวด ๑\nข\nมาตรา ๒ ค\n(๑) ง\n(๒) จ\nฉ\nมาตรา ๓ ช\nมาตรา ๓/๑ ซ\n(๑) ฌ\n(ก) ญ\nมาตรา ๔ ทวิ ฎ",
        );
        let pieces = reading.pieces.iter().map(|piece| (piece.anchor.clone(), piece.label.clone())).collect();
        let inside =
            reading.pieces.iter().flat_map(|piece| &piece.paragraphs).map(|part| part.anchor.clone()).collect();
        Parts { pieces, inside }
    }

    #[test]
    fn a_part_is_read_however_it_is_written() {
        for (typed, expected) in [
            ("มาตรา 2", "m2"),
            ("มาตรา ๒ วรรคสอง", "m2-w2"),
            ("ม.2 วรรคท้าย", "m2-w2"),
            ("ม. ๒ (๒)", "m2-2"),
            ("วรรคสองของมาตรา ๒", "m2-w2"),
            ("มาตรา 3/1 (1) (ก)", "m3-1-1-a"),
            ("มาตรา ๔ ทวิ", "m4-bis"),
            ("มาตรา 1, 2 และ 3", "m1 m2 m3"),
            ("มาตรา 1 ถึงมาตรา 3", "m1 m2 m3"),
            ("m1 m2-w2", "m1 m2-w2"),
            ("m1,m2", "m1 m2"),
            ("m1 มาตรา 3\nม.2", "m1 m3 m2"),
            ("2, 3", "m2 m3"),
            ("Section 2 paragraph 2 and section 3", "m2-w2 m3"),
            ("หมวด 1", "chapter-1"),
            ("มาตรา 2 มาตรา 2", "m2"),
            ("", ""),
        ] {
            assert_eq!(parts().read(typed).map(|found| found.join(" ")), Ok(expected.to_string()), "{typed}");
        }
    }

    #[test]
    fn what_the_draft_does_not_have_is_named() {
        for (typed, wrong) in [
            ("มาตรา 2, มาตรา 99", "มาตรา 99"),
            ("มาตรา 2 วรรคห้า", "มาตรา 2 วรรคห้า"),
            ("ข้อ 2", "ข้อ 2"),
            ("m99", "m99"),
            ("m2 หมายเหตุ", "หมายเหตุ"),
            ("มาตรา 3 ถึงมาตรา 1", "มาตรา 3 ถึงมาตรา 1"),
        ] {
            assert_eq!(parts().read(typed), Err(wrong.to_string()), "{typed}");
        }
    }

    #[test]
    fn clauses_are_not_sections() {
        let pieces = ["c1", "c2"].map(|at| (at.to_string(), at.replace('c', "ข้อ ")));
        let rule = Parts { pieces: pieces.to_vec(), inside: HashSet::new() };
        assert_eq!(rule.read("ข้อ ๒, 1"), Ok(vec!["c2".into(), "c1".into()]));
        assert_eq!(rule.read("มาตรา 2"), Err("มาตรา 2".into()));
        assert_eq!(Parts::default().read("มาตรา 7 วรรคสอง m4"), Ok(vec!["m7-w2".into(), "m4".into()]));
    }
}
