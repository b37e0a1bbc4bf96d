//! What stands before the words of a paragraph or a run in Word's markup. Former properties, which tracked changes keep inside
//! the present ones, are passed over.

use crate::Unread;
use crate::xml::Xml;

/// Which list a paragraph belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// "0" takes a paragraph out of the list of its style.
    pub list: Option<String>,
    /// Counted from 0.
    pub level: Option<usize>,
}

#[derive(Default)]
pub(super) struct Paragraph {
    pub style: Option<String>,
    pub numbered: Numbered,
    /// The end of the paragraph was deleted or moved away: the next one goes on in its line.
    pub joined: bool,
}

/// The rest of a `w:pPr`.
pub(super) fn paragraph(xml: &mut Xml) -> Result<Paragraph, Unread> {
    let mut found = Paragraph::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:pStyle" => {
                found.style = element.get("w:val").map(str::to_string);
                xml.skip()?;
            }
            "w:numPr" => found.numbered = numbered(xml)?,
            "w:rPr" => {
                while let Some(element) = xml.child()? {
                    found.joined |= matches!(element.name.as_str(), "w:del" | "w:moveFrom");
                    xml.skip()?;
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

/// The rest of a `w:numPr`.
pub(super) fn numbered(xml: &mut Xml) -> Result<Numbered, Unread> {
    let mut found = Numbered::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:numId" => found.list = element.get("w:val").map(str::to_string),
            "w:ilvl" => found.level = element.get("w:val").and_then(|level| level.parse().ok()),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}

/// How a run looks, as far as plain text must know.
#[derive(Default)]
pub(super) struct Look {
    pub hidden: bool,
    pub struck: bool,
    pub raised: bool,
    pub font: String,
}

/// The rest of a `w:rPr`.
pub(super) fn look(xml: &mut Xml) -> Result<Look, Unread> {
    let mut found = Look::default();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "w:vanish" => found.hidden = element.is_on("w:val"),
            "w:strike" | "w:dstrike" => found.struck |= element.is_on("w:val"),
            "w:vertAlign" => found.raised = element.get("w:val").is_some_and(|place| place != "baseline"),
            "w:rFonts" => found.font = element.get("w:ascii").unwrap_or_default().to_string(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}
