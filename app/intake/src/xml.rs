//! The markup of document files as a stream of tokens with one name for each thing (`w:p`, `text:list`), whatever prefixes a
//! file chose. Entities are never declared here, so none can expand; nesting is bounded.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use crate::limits::DEPTH;
use crate::{Part, Unread};

pub(crate) enum Token {
    Open(Element),
    /// The end of the element opened last.
    Close,
    Text(String),
    End,
}

pub(crate) struct Element {
    /// Prefix and local name; a namespace that is not known here has the prefix `?`.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Word's switches: present is on, unless it says otherwise.
    pub fn is_on(&self, name: &str) -> bool {
        !matches!(self.get(name), Some("0" | "false" | "off"))
    }
}

pub(crate) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
}

const BROKEN: Unread = Unread::Broken { what: Part::Markup };

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Xml<'a> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, depth: 0 }
    }

    /// The next token.
    ///
    /// # Errors
    /// Markup that is not well formed, declares a document type, or nests too deeply.
    pub fn next(&mut self) -> Result<Token, Unread> {
        loop {
            let event = self.reader.read_event().map_err(|_| BROKEN)?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Unread::TooDeep);
                    }
                    return Ok(Token::Open(element(self.reader.resolver(), &start)?));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::Close);
                }
                Event::Text(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    if let Some(letter) = reference.resolve_char_ref().map_err(|_| BROKEN)? {
                        return Ok(Token::Text(letter.to_string()));
                    }
                    let letter = match reference.xml10_content().as_ref() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => return Err(BROKEN),
                    };
                    return Ok(Token::Text(letter.to_string()));
                }
                Event::DocType(_) => return Err(Unread::Broken { what: Part::Declaration }),
                Event::Eof if self.depth > 0 => return Err(BROKEN),
                Event::Eof => return Ok(Token::End),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element opened last.
    pub fn skip(&mut self) -> Result<(), Unread> {
        let mut within = 1;
        while within > 0 {
            match self.next()? {
                Token::Open(_) => within += 1,
                Token::Close => within -= 1,
                Token::End => return Err(BROKEN),
                Token::Text(_) => {}
            }
        }
        Ok(())
    }

    /// The letters in the rest of the element opened last.
    pub fn letters(&mut self) -> Result<String, Unread> {
        let mut letters = String::new();
        let mut within = 1;
        while within > 0 {
            match self.next()? {
                Token::Open(_) => within += 1,
                Token::Close => within -= 1,
                Token::End => return Err(BROKEN),
                Token::Text(text) => letters.push_str(&text),
            }
        }
        Ok(letters)
    }

    /// The next element inside the one opened last, letters between passed over; none at its end.
    pub fn child(&mut self) -> Result<Option<Element>, Unread> {
        loop {
            match self.next()? {
                Token::Open(element) => return Ok(Some(element)),
                Token::Close | Token::End => return Ok(None),
                Token::Text(_) => {}
            }
        }
    }
}

fn element(resolver: &NamespaceResolver, start: &BytesStart) -> Result<Element, Unread> {
    let (namespace, local) = resolver.resolve_element(start.name());
    let name = named(&namespace, local.into_inner());
    let mut attributes = Vec::new();
    // Their names are not compared with each other: that would take the square of their number.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| BROKEN)?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = resolver.resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| BROKEN)?;
        attributes.push((named(&namespace, local.into_inner()), value.into_owned()));
    }
    Ok(Element { name, attributes })
}

fn named(namespace: &ResolveResult, local: &str) -> String {
    let prefix = match namespace {
        ResolveResult::Bound(namespace) => prefix(namespace.into_inner()),
        ResolveResult::Unbound => return local.to_string(),
        ResolveResult::Unknown(_) => "?",
    };
    format!("{prefix}:{local}")
}

/// The prefix that the standards themselves use: ECMA-376 (transitional and strict), OpenDocument 1.3.
fn prefix(namespace: &str) -> &'static str {
    const OFFICE: &str = "http://schemas.openxmlformats.org/";
    const STRICT: &str = "http://purl.oclc.org/ooxml/";
    const OPEN: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    if let Some(rest) = namespace.strip_prefix(OFFICE).or_else(|| namespace.strip_prefix(STRICT)) {
        return match rest {
            "wordprocessingml/2006/main" | "wordprocessingml/main" => "w",
            "spreadsheetml/2006/main" | "spreadsheetml/main" => "x",
            "officeDocument/2006/math" | "officeDocument/math" => "m",
            "officeDocument/2006/relationships" | "officeDocument/relationships" => "r",
            "drawingml/2006/main" | "drawingml/main" => "a",
            "drawingml/2006/picture" | "drawingml/picture" => "pic",
            "package/2006/relationships" => "rel",
            "markup-compatibility/2006" => "mc",
            _ => "?",
        };
    }
    if let Some(rest) = namespace.strip_prefix(OPEN) {
        return match rest {
            "office:1.0" => "office",
            "text:1.0" => "text",
            "table:1.0" => "table",
            "style:1.0" => "style",
            "drawing:1.0" => "draw",
            "xsl-fo-compatible:1.0" => "fo",
            "manifest:1.0" => "manifest",
            _ => "?",
        };
    }
    match namespace {
        "urn:schemas-microsoft-com:vml" => "v",
        "urn:schemas-microsoft-com:office:office" => "o",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => "wps",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" => "loext",
        "http://www.w3.org/XML/1998/namespace" => "xml",
        _ => "?",
    }
}

/// The letters of a part: UTF-8, or UTF-16 as its byte order mark says.
pub(crate) fn decode(part: &[u8]) -> Result<Cow<'_, str>, Unread> {
    let encoding = encoding_rs::Encoding::for_bom(part).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    let (text, _, damaged) = encoding.decode(part);
    if damaged { Err(Unread::Broken { what: Part::Letters }) } else { Ok(text) }
}
