//! Word's automatic numbers (ECMA-376 part 1, 17.9): lists, their levels, and where each has got to. Lists that share an
//! abstract list go on counting together, except where one begins anew.

use std::collections::{HashMap, HashSet};

use super::properties::Numbered;
use crate::Unread;
use crate::limits::{LABEL, NAMED};
use crate::numerals::{self, Format};
use crate::symbols::bullet;
use crate::xml::{Element, Token, Xml};

const LEVELS: usize = 9;

#[derive(Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    /// The abstract lists that carry a style.
    by_style: HashMap<String, String>,
    lists: HashMap<String, List>,
    /// Where the levels of each abstract list have got to.
    reached: HashMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists that have begun with a number of their own.
    begun: HashSet<(String, usize)>,
}

#[derive(Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// The levels stand in the abstract list that carries this style.
    by_style: Option<String>,
    style: Option<String>,
}

#[derive(Clone)]
struct Level {
    start: u32,
    /// None when the format is not known here.
    format: Option<Format>,
    /// `มาตรา %1`
    text: String,
    suffix: &'static str,
    /// The level after whose numbers this one begins again; any higher one when it does not say, 0 never.
    restart: Option<usize>,
    /// All its numbers are plain digits, whatever their levels say.
    legal: bool,
    style: Option<String>,
}

#[derive(Default)]
struct List {
    of: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    /// Some number in it is of a format not known here.
    pub unknown: bool,
}

impl Numbering {
    pub fn read(part: &str) -> Result<Numbering, Unread> {
        let mut xml = Xml::new(part);
        let mut found = Numbering::default();
        loop {
            match xml.next()? {
                Token::Open(element) if element.name == "w:abstractNum" => {
                    let name = element.get("w:abstractNumId").unwrap_or_default().to_string();
                    let list = abstract_list(&mut xml)?;
                    if found.abstracts.len() < NAMED {
                        found.by_style.extend(list.style.clone().map(|style| (style, name.clone())));
                        found.abstracts.insert(name, list);
                    }
                }
                Token::Open(element) if element.name == "w:num" => {
                    let name = element.get("w:numId").unwrap_or_default().to_string();
                    let list = list(&mut xml)?;
                    if found.lists.len() < NAMED {
                        found.lists.insert(name, list);
                    }
                }
                Token::End => return Ok(found),
                _ => {}
            }
        }
    }

    /// The label of the next paragraph of a list; `style` finds the level where the paragraph names none.
    pub fn next(&mut self, numbered: &Numbered, style: Option<&str>) -> Option<Label> {
        let name = numbered.list.as_deref()?;
        let list = self.lists.get(name)?;
        let (at, levels) = levels((&self.abstracts, &self.by_style), &list.of)?;
        let level = numbered.level.or_else(|| {
            let style = style?;
            levels.iter().position(|level| level.as_ref().is_some_and(|level| level.style.as_deref() == Some(style)))
        });
        let level = level.unwrap_or(0).min(LEVELS - 1);
        let rule = |place: usize| list.levels.get(&place).or(levels.get(place)?.as_ref());
        let own = rule(level)?;
        let reached = self.reached.entry(at.to_string()).or_default();
        let fresh = list.starts.get(&level).filter(|_| self.begun.insert((name.to_string(), level)));
        let value = match (fresh, reached[level]) {
            (Some(start), _) => *start,
            (None, Some(value)) => value.saturating_add(1),
            (None, None) => own.start,
        };
        reached[level] = Some(value);
        for (place, value) in reached.iter_mut().enumerate() {
            let restart = rule(place).and_then(|rule| rule.restart).unwrap_or(place);
            if place > level && level < restart {
                *value = None;
            } else if place < level {
                *value = value.or_else(|| rule(place).map(|rule| rule.start));
            }
        }
        let mut text = String::new();
        let mut unknown = false;
        let mut letters = own.text.chars().peekable();
        while let Some(letter) = letters.next() {
            let place = letters.peek().and_then(|next| next.to_digit(10)).filter(|place| letter == '%' && *place > 0);
            let Some(place) = place.map(|place| place as usize - 1) else {
                text.push(letter);
                continue;
            };
            letters.next();
            let format = rule(place).and_then(|rule| rule.format);
            unknown |= format.is_none();
            let format = if own.legal { Format::Arabic } else { format.unwrap_or(Format::Arabic) };
            text.push_str(&numerals::write(reached[place].unwrap_or(1), format));
        }
        if own.format == Some(Format::Bullet) {
            text = bullet(&text).to_string();
        }
        if !text.is_empty() {
            text.push_str(own.suffix);
        }
        Some(Label { text, unknown })
    }
}

/// The name and the levels of the abstract list that a list follows.
fn levels<'a>(numbering: (&'a HashMap<String, Abstract>, &HashMap<String, String>), of: &str) -> Option<Levels<'a>> {
    let (abstracts, by_style) = numbering;
    let linked = abstracts.get(of)?.by_style.as_ref().and_then(|style| by_style.get(style));
    let (name, found) = abstracts.get_key_value(linked.map_or(of, String::as_str))?;
    Some((name, &found.levels))
}

type Levels<'a> = (&'a str, &'a [Option<Level>; LEVELS]);

fn abstract_list(xml: &mut Xml) -> Result<Abstract, Unread> {
    let mut found = Abstract::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:lvl" => {
                let place = place(&element);
                let level = level(xml)?;
                if let Some(slot) = place.and_then(|place| found.levels.get_mut(place)) {
                    *slot = Some(level);
                }
                continue;
            }
            "w:numStyleLink" => found.by_style = element.get("w:val").map(str::to_string),
            "w:styleLink" => found.style = element.get("w:val").map(str::to_string),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

fn list(xml: &mut Xml) -> Result<List, Unread> {
    let mut found = List::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:abstractNumId" => {
                found.of = element.get("w:val").unwrap_or_default().to_string();
                xml.skip()?;
            }
            "w:lvlOverride" => {
                let place = place(&element).unwrap_or(LEVELS);
                while let Some(element) = xml.child()? {
                    match element.name.as_str() {
                        "w:startOverride" => {
                            let start = element.get("w:val").and_then(|start| start.parse().ok());
                            found.starts.extend(start.map(|start| (place, start)));
                            xml.skip()?;
                        }
                        "w:lvl" => {
                            found.levels.insert(place, level(xml)?);
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

fn place(element: &Element) -> Option<usize> {
    element.get("w:ilvl")?.parse().ok()
}

fn level(xml: &mut Xml) -> Result<Level, Unread> {
    let mut found = Level {
        start: 0,
        format: Some(Format::Arabic),
        text: String::new(),
        suffix: "\t",
        restart: None,
        legal: false,
        style: None,
    };
    while let Some(element) = xml.child()? {
        let value = element.get("w:val");
        match element.name.as_str() {
            "w:start" => found.start = value.and_then(|start| start.parse().ok()).unwrap_or(0),
            "w:numFmt" => found.format = format(value.unwrap_or_default(), element.get("w:format")),
            "w:lvlText" => found.text = value.unwrap_or_default().chars().take(LABEL).collect(),
            "w:suff" => {
                found.suffix = match value {
                    Some("space") => " ",
                    Some("nothing") => "",
                    _ => "\t",
                }
            }
            "w:lvlRestart" => found.restart = value.and_then(|level| level.parse().ok()),
            "w:isLgl" => found.legal = element.is_on("w:val"),
            "w:pStyle" => found.style = value.map(str::to_string),
            // Newer formats stand in a choice whose fallback is a plain one.
            "mc:AlternateContent" => {
                let mut taken = false;
                while let Some(branch) = xml.child()? {
                    while let Some(element) = xml.child()? {
                        if element.name == "w:numFmt" && !taken {
                            let (value, custom) = (element.get("w:val"), element.get("w:format"));
                            taken = branch.name == "mc:Choice";
                            found.format = format(value.unwrap_or_default(), custom);
                        }
                        xml.skip()?;
                    }
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

/// ECMA-376, ST_NumberFormat.
fn format(name: &str, custom: Option<&str>) -> Option<Format> {
    Some(match name {
        "decimal" | "decimalHalfWidth" => Format::Arabic,
        "decimalZero" => Format::ArabicZero,
        "thaiNumbers" => Format::Thai,
        "thaiLetters" => Format::ThaiLetters,
        "thaiCounting" => Format::ThaiWords,
        "lowerLetter" => Format::Lower,
        "upperLetter" => Format::Upper,
        "lowerRoman" => Format::LowerRoman,
        "upperRoman" => Format::UpperRoman,
        "bullet" => Format::Bullet,
        "none" => Format::None,
        "custom" if custom.is_some_and(|custom| custom.starts_with("๑")) => Format::Thai,
        "custom" if custom.is_some_and(|custom| custom.starts_with("ก")) => Format::ThaiLetters,
        "custom" if custom.is_some_and(|custom| custom.starts_with("0")) => Format::ArabicZero,
        _ => return None,
    })
}
