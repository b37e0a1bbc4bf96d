//! The styles of an OpenDocument text, as far as plain text must know: what is hidden, struck or raised, and its lists.

use std::collections::HashMap;

use super::lists::{LEVELS, Level, Rule, level};
use crate::Unread;
use crate::limits::NAMED;
use crate::xml::{Element, Token, Xml};

/// How a run looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub hidden: bool,
    pub struck: bool,
    pub raised: bool,
}

#[derive(Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    rules: HashMap<String, Rule>,
    /// What numbers headings.
    pub outline: Rule,
    pub headers_footers: usize,
}

impl Styles {
    /// Adds the styles of a part. Those of the content come last and go before those with the same name.
    pub fn read(&mut self, part: &str) -> Result<(), Unread> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Token::Open(element) => self.element(&element, &mut xml)?,
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let name = || element.get("style:name").unwrap_or_default().to_string();
        match element.name.as_str() {
            "office:body" => xml.skip()?,
            "style:style" if element.get("style:family") == Some("text") => {
                let look = look(xml)?;
                if self.looks.len() < NAMED {
                    self.looks.insert(name(), look);
                }
            }
            "text:list-style" => {
                let rule = rule(xml)?;
                if self.rules.len() < NAMED {
                    self.rules.insert(name(), rule);
                }
            }
            "text:outline-style" => self.outline = rule(xml)?,
            "style:header" | "style:footer" => {
                self.headers_footers += usize::from(!xml.letters()?.trim().is_empty());
            }
            _ => {}
        }
        Ok(())
    }

    pub fn look(&self, name: &str) -> Look {
        self.looks.get(name).copied().unwrap_or_default()
    }

    pub fn level(&self, style: &str, place: usize) -> Option<&Level> {
        self.rules.get(style)?.get(&place)
    }
}

fn look(xml: &mut Xml) -> Result<Look, Unread> {
    let mut look = Look::default();
    while let Some(element) = xml.child()? {
        if element.name == "style:text-properties" {
            look.hidden |= element.get("text:display") == Some("none");
            look.struck |= element.get("style:text-line-through-style").is_some_and(|line| line != "none");
            look.raised |= element.get("style:text-position").is_some_and(|place| !place.starts_with("0%"));
        }
        xml.skip()?;
    }
    Ok(look)
}

fn rule(xml: &mut Xml) -> Result<Rule, Unread> {
    let mut rule = Rule::new();
    while let Some(element) = xml.child()? {
        let place = element
            .get("text:level")
            .and_then(|level| level.parse::<usize>().ok())
            .and_then(|level| level.checked_sub(1));
        let mut found = level(&element);
        while let Some(element) = xml.child()? {
            while let Some(inner) = xml.child()? {
                found.take_suffix(&inner);
                xml.skip()?;
            }
            found.take_suffix(&element);
        }
        rule.extend(place.filter(|place| *place < LEVELS).map(|place| (place, found)));
    }
    Ok(rule)
}
