//! Word's paragraph styles, as far as they number paragraphs.

use std::collections::HashMap;

use super::properties::{Numbered, numbered};
use crate::Unread;
use crate::limits::NAMED;
use crate::xml::{Token, Xml};

#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    numbered: Numbered,
}

/// How far a chain of styles is followed; it may be a circle.
const CHAIN: usize = 20;

impl Styles {
    pub fn read(part: &str) -> Result<Styles, Unread> {
        let mut xml = Xml::new(part);
        let mut styles = HashMap::new();
        loop {
            match xml.next()? {
                Token::Open(element) if element.name == "w:style" => {
                    let style = style(&mut xml)?;
                    if styles.len() < NAMED
                        && element.get("w:type").is_none_or(|kind| kind == "paragraph" || kind == "numbering")
                    {
                        styles.insert(element.get("w:styleId").unwrap_or_default().to_string(), style);
                    }
                }
                Token::End => return Ok(Styles { styles }),
                _ => {}
            }
        }
    }

    /// The list of a paragraph in this style, and its level where the style says one.
    pub fn numbered(&self, style: &str) -> Numbered {
        let mut found = Numbered::default();
        let mut name = style;
        for _ in 0..CHAIN {
            let Some(style) = self.styles.get(name) else { break };
            found.level = found.level.or(style.numbered.level);
            if style.numbered.list.is_some() {
                found.list.clone_from(&style.numbered.list);
                break;
            }
            let Some(next) = &style.based_on else { break };
            name = next;
        }
        found
    }
}

fn style(xml: &mut Xml) -> Result<Style, Unread> {
    let mut style = Style::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:pPr" => {
                while let Some(element) = xml.child()? {
                    match element.name.as_str() {
                        "w:numPr" => style.numbered = numbered(xml)?,
                        _ => xml.skip()?,
                    }
                }
            }
            "w:basedOn" => {
                style.based_on = element.get("w:val").map(str::to_string);
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(style)
}
