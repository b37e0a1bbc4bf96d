//! Lists of OpenDocument texts: how their levels write numbers, and where each list has got to.

use std::collections::HashMap;

use crate::limits::LABEL;
use crate::numerals::{self, Format};
use crate::symbols::bullet;
use crate::xml::Element;

/// Deeper levels than ODF has are counted as the last.
pub(super) const LEVELS: usize = 10;

/// The levels of a list style, counted from 0.
pub(super) type Rule = HashMap<usize, Level>;

#[derive(Clone)]
pub(super) struct Level {
    start: u32,
    /// None when the format is not known here.
    format: Option<Format>,
    prefix: String,
    suffix: String,
    /// How many levels are written, this one last.
    shown: usize,
    /// `มาตรา %1%`, which goes before prefix, suffix and levels.
    pattern: Option<String>,
    sign: String,
    followed_by: &'static str,
}

/// A level as its element says; what follows the number stands in an element within.
pub(super) fn level(element: &Element) -> Level {
    let text = |name: &str| element.get(name).unwrap_or_default().chars().take(LABEL).collect::<String>();
    let number =
        |name: &str, otherwise: u32| element.get(name).and_then(|value| value.parse().ok()).unwrap_or(otherwise);
    let format = match element.name.as_str() {
        "text:list-level-style-bullet" => Some(Format::Bullet),
        "text:list-level-style-image" => Some(Format::Bullet),
        _ => format(element.get("style:num-format").unwrap_or_default()),
    };
    Level {
        start: number("text:start-value", 1),
        format,
        prefix: text("style:num-prefix"),
        suffix: text("style:num-suffix"),
        shown: number("text:display-levels", 1).clamp(1, LEVELS as u32) as usize,
        pattern: element.get("loext:num-list-format").map(|pattern| pattern.chars().take(LABEL).collect()),
        sign: text("text:bullet-char"),
        followed_by: " ",
    }
}

impl Level {
    pub fn take_suffix(&mut self, element: &Element) {
        match element.get("text:label-followed-by") {
            Some("listtab") => self.followed_by = "\t",
            Some("space") => self.followed_by = " ",
            Some("nothing") => self.followed_by = "",
            _ => {}
        }
    }
}

/// ODF 19.500, and the samples that LibreOffice writes for the numbers of other scripts.
fn format(name: &str) -> Option<Format> {
    Some(match name {
        "1" => Format::Arabic,
        "a" => Format::Lower,
        "A" => Format::Upper,
        "i" => Format::LowerRoman,
        "I" => Format::UpperRoman,
        "" => Format::None,
        name if name.starts_with("01") => Format::ArabicZero,
        name if name.starts_with('๑') => Format::Thai,
        name if name.starts_with('ก') => Format::ThaiLetters,
        name if name.starts_with("หนึ่ง") => Format::ThaiWords,
        _ => return None,
    })
}

/// Where a list has got to.
#[derive(Clone, Default)]
pub(super) struct Count {
    reached: [Option<u32>; LEVELS],
}

/// What stands before a paragraph, and whether all of it was understood.
pub(super) struct Label {
    pub text: String,
    pub unknown: bool,
}

impl Count {
    /// The label of the next item at a level (from 0); `start` sets its number.
    pub fn next<'s>(
        &mut self,
        place: usize,
        start: Option<u32>,
        rule: impl Fn(usize) -> Option<&'s Level>,
    ) -> Option<Label> {
        let place = place.min(LEVELS - 1);
        let own = rule(place)?;
        let value = start.or(self.reached[place].map(|value| value.saturating_add(1))).unwrap_or(own.start);
        self.reached[place] = Some(value);
        self.reached[place + 1..].fill(None);
        for higher in 0..place {
            self.reached[higher] = self.reached[higher].or_else(|| rule(higher).map(|rule| rule.start));
        }
        if own.format == Some(Format::Bullet) {
            return Some(Label { text: format!("{}{}", bullet(&own.sign), own.followed_by), unknown: false });
        }
        let mut unknown = false;
        let mut write = |level: usize| {
            let format = rule(level).and_then(|rule| rule.format);
            unknown |= format.is_none();
            numerals::write(self.reached[level].unwrap_or(1), format.unwrap_or(Format::Arabic))
        };
        let mut text = match &own.pattern {
            Some(pattern) => filled(pattern, &mut write),
            None => {
                let from = (place + 1).saturating_sub(own.shown);
                let numbers: Vec<String> = (from..=place).map(&mut write).filter(|number| !number.is_empty()).collect();
                format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
            }
        };
        if !text.is_empty() {
            text.push_str(own.followed_by);
        }
        Some(Label { text, unknown })
    }
}

/// `%1%.%2%` with the numbers of the levels in it.
fn filled(pattern: &str, write: &mut impl FnMut(usize) -> String) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let level = after.find('%').and_then(|end| Some((after[..end].parse::<usize>().ok()?, end)));
        match level {
            Some((level @ 1..=LEVELS, end)) => {
                text.push_str(&write(level - 1));
                rest = &after[end + 1..];
            }
            _ => {
                text.push('%');
                rest = after;
            }
        }
    }
    text + rest
}
