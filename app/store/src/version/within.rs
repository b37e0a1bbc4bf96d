//! A part of a version as people speak of it: a provision, or a paragraph or item of one, with its words.

use crate::html;
use domain::consultation::Provision;

/// Such a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// The provision's label as written, and its anchor.
    pub label: String,
    pub provision: String,
    /// The part's own anchor, which begins with that one.
    pub anchor: String,
    /// Its words without that label, a paragraph a line.
    pub words: String,
    /// Whether the label stands before them.
    headed: bool,
}

impl Within {
    /// Its words as the page shows them, and as they are marked there: with the label where that stands before them.
    pub fn shown(&self) -> String {
        if self.headed { format!("{} {}", self.label, self.words) } else { self.words.clone() }
    }

    /// What a wording is set against: with the label only where the wording begins with it, and so with the number of an item.
    pub fn beside(&self, wording: &str) -> String {
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let wording = bare(wording);
        if self.headed && wording.starts_with(&bare(&self.label)) {
            return self.shown();
        }
        let numbered = self.words.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        match numbered.filter(|(number, _)| number.chars().count() <= 3) {
            Some((number, rest)) if !wording.starts_with(&format!("({number})")) => rest.trim_start().to_string(),
            _ => self.words.clone(),
        }
    }
}

/// The part with an anchor, from the provision that holds it; nothing where it has no words.
pub fn within(provision: &Provision, anchor: &str) -> Option<Within> {
    let of = |words: String, headed| Within {
        label: provision.label.clone(),
        provision: provision.anchor.clone(),
        anchor: anchor.to_string(),
        words,
        headed,
    };
    let whole = anchor == provision.anchor;
    let words = if whole { provision.text.clone() } else { html::words_at(&provision.html, anchor) };
    let found = match words.strip_prefix(&provision.label).filter(|_| !whole && !provision.label.is_empty()) {
        Some(rest) => of(rest.trim_start().to_string(), true),
        None => of(words, whole && provision.kind == "provision" && !provision.label.is_empty()),
    };
    Some(found).filter(|found| !found.words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provision(source: &str) -> Provision {
        let reading = domain::reading::read(source);
        let piece = reading.provisions().next().expect("a provision");
        Provision {
            place: 0,
            anchor: piece.anchor.clone(),
            kind: piece.kind.as_str().into(),
            number: piece.number.clone(),
            label: piece.label.clone(),
            path: Vec::new(),
            text: html::plain(piece),
            html: html::html(piece),
            division: 0,
        }
    }

    #[test]
    fn a_wording_is_set_against_the_part_as_it_names_it_itself() {
        let one = provision("# ร่าง\n\nมาตรา ๓ ในพระราชบัญญัตินี้\n\n(๑) ผู้ขายแจ้ง\n\nวรรคต่อมา");
        let of = |anchor: &str| within(&one, anchor).expect("words");
        let whole = of("m3");
        assert_eq!(whole.words, "ในพระราชบัญญัตินี้\n(๑) ผู้ขายแจ้ง\nวรรคต่อมา");
        assert!(whole.beside("มาตรา  ๓ ในพระราชบัญญัติ").starts_with("มาตรา ๓ ในพระราช"));
        assert!(whole.beside("ในพระราชบัญญัติ").starts_with("ในพระราช"));
        let item = of("m3-1");
        assert_eq!((item.beside("ผู้ซื้อแจ้ง"), item.beside("(๑) ผู้ซื้อ")), ("ผู้ขายแจ้ง".into(), "(๑) ผู้ขายแจ้ง".into()));
        assert_eq!(of("m3-w2").shown(), "วรรคต่อมา");
        assert!(within(&one, "m3-w9").is_none());
    }
}
