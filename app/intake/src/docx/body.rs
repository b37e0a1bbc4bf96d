//! The text of a Word file: paragraphs, runs, tables, boxes, notes, fields, and tracked changes as if accepted. Elements that
//! are not named here are gone into: their text is text.

use std::collections::HashMap;

use super::Notes;
use super::numbering::Numbering;
use super::properties::{self, Look};
use super::styles::Styles;
use crate::limits::NAMED;
use crate::lost::{Losses, Lost};
use crate::paper::Paper;
use crate::symbols::{raised, sign};
use crate::xml::{Element, Token, Xml};
use crate::{Part, Unread};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

pub(super) struct Body<'l> {
    paper: Paper,
    losses: &'l mut Losses,
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
    fields: Vec<Field>,
    /// Whether the end of the paragraph being read was deleted.
    joined: bool,
    /// Whether the row being read was deleted.
    row_deleted: bool,
    /// How many columns the cell being read spans.
    span: usize,
    /// Text boxes and pictures met, to know of a drawing whether it holds any.
    found: usize,
}

/// A field: instructions, then what they gave last time, which is text.
#[derive(Default)]
struct Field {
    instructions: String,
    has_result: bool,
    /// A table of contents repeats the text.
    left_out: bool,
}

impl<'l> Body<'l> {
    pub fn new(paper: Paper, losses: &'l mut Losses, styles: Styles, numbering: Numbering) -> Body<'l> {
        Body {
            paper,
            losses,
            styles,
            numbering,
            notes: HashMap::new(),
            fields: Vec::new(),
            joined: false,
            row_deleted: false,
            span: 1,
            found: 0,
        }
    }

    /// Reads the part that holds the notes, to be set where they are referred to.
    pub fn keep_notes(&mut self, kind: NoteKind, part: &str) -> Result<(), Unread> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Token::Open(element) if matches!(element.name.as_str(), "w:footnote" | "w:endnote") => {
                    self.paper.open_apart();
                    self.content(&mut xml)?;
                    let blocks = self.paper.close_apart();
                    // Lines that separate notes from the page are kept among them.
                    if self.notes.len() < NAMED && element.get("w:type").is_none_or(|kind| kind == "normal") {
                        self.notes.insert((kind, element.get("w:id").unwrap_or_default().to_string()), blocks);
                    }
                }
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    pub fn read(mut self, part: &str) -> Result<String, Unread> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Token::Open(element) if element.name == "w:body" => self.content(&mut xml)?,
                Token::Open(element) if element.name == "w:document" => {}
                Token::Open(_) => xml.skip()?,
                Token::End => return self.paper.finish(),
                _ => {}
            }
        }
    }

    /// What stands inside the element opened last.
    fn content(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        loop {
            match xml.next()? {
                Token::Open(element) => self.element(&element, xml)?,
                Token::Close => return Ok(()),
                Token::End => return Err(Unread::Broken { what: Part::Markup }),
                Token::Text(_) => {}
            }
        }
    }

    fn element(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        if self.paper.is_full() {
            return Err(Unread::TooLarge);
        }
        match element.name.as_str() {
            "w:p" => self.paragraph(xml),
            "w:pPr" => self.opening(xml),
            "w:r" => self.run(xml),
            "w:ins" => self.counted(Lost::Insertions, xml),
            "w:moveTo" => self.content(xml),
            "w:del" => self.left_out(Lost::Deletions, xml),
            "w:moveFrom" => self.left_out(Lost::Moves, xml),
            "w:tbl" => {
                self.paper.open_table();
                self.content(xml)?;
                self.paper.close_table(self.losses);
                Ok(())
            }
            "w:tr" => self.row(xml),
            "w:trPr" => self.row_opening(xml),
            "w:tc" => self.cell(xml),
            "w:tcPr" => self.cell_opening(xml),
            "w:sdt" => self.control(xml),
            "w:txbxContent" => self.text_box(xml),
            "mc:AlternateContent" => self.alternatives(xml),
            "w:altChunk" | "w:object" => self.left_out(Lost::Objects, xml),
            "w:drawing" | "w:pict" => self.drawing(xml),
            "pic:pic" | "v:imagedata" => {
                self.found += 1;
                self.left_out(Lost::Pictures, xml)
            }
            "m:oMath" => self.equation(xml),
            "w:fldSimple" if is_contents(element.get("w:instr").unwrap_or_default()) => {
                self.left_out(Lost::Contents, xml)
            }
            "w:sectPr" | "w:tblPr" | "w:tblGrid" | "w:sdtPr" | "w:rt" | "w:tblPrEx" | "w:sdtEndPr" => xml.skip(),
            _ => self.content(xml),
        }
    }

    fn counted(&mut self, what: fn(u32) -> Lost, xml: &mut Xml) -> Result<(), Unread> {
        self.losses.add(what, 1);
        self.content(xml)
    }

    fn left_out(&mut self, what: fn(u32) -> Lost, xml: &mut Xml) -> Result<(), Unread> {
        self.losses.add(what, 1);
        xml.skip()
    }

    fn paragraph(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let outer = std::mem::take(&mut self.joined);
        self.content(xml)?;
        if !self.joined {
            self.paper.end_paragraph();
        }
        self.joined = outer;
        // Instructions that never end would silence all that follows.
        self.fields.retain(|field| field.has_result);
        Ok(())
    }

    /// The properties of a paragraph, and the number that they give it.
    fn opening(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let properties = properties::paragraph(xml)?;
        self.joined = properties.joined;
        if self.joined || self.is_silent() {
            return Ok(());
        }
        let style = properties.style.as_deref();
        let mut numbered = properties.numbered;
        let by_style = style.map(|style| self.styles.numbered(style)).unwrap_or_default();
        if numbered.list.is_none() {
            numbered.list = by_style.list;
        }
        numbered.level = numbered.level.or(by_style.level);
        if let Some(label) = self.numbering.next(&numbered, style) {
            self.losses.add(Lost::UnknownNumbering, usize::from(label.unknown));
            self.paper.before(&label.text);
        }
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let mut look = Look::default();
        while let Some(element) = xml.child()? {
            match element.name.as_str() {
                "w:rPr" => look = properties::look(xml)?,
                "w:t" => {
                    let text = xml.letters()?;
                    self.write(&text, &look);
                }
                "w:tab" | "w:ptab" => self.mark("\t", xml)?,
                "w:cr" => self.mark("\n", xml)?,
                "w:br" => self.mark("\n", xml)?,
                "w:noBreakHyphen" => self.mark("\u{2011}", xml)?,
                "w:softHyphen" => self.mark("\u{ad}", xml)?,
                "w:sym" => {
                    let code = element.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    match code.and_then(|code| sign(element.get("w:font").unwrap_or_default(), code)) {
                        Some(sign) => self.write(sign.encode_utf8(&mut [0; 4]), &look),
                        None => self.losses.add(Lost::Symbols, 1),
                    }
                    xml.skip()?;
                }
                "w:footnoteReference" => self.note(NoteKind::Foot, &element, xml)?,
                "w:endnoteReference" => self.note(NoteKind::End, &element, xml)?,
                "w:commentReference" => self.left_out(Lost::Comments, xml)?,
                "w:fldChar" => {
                    self.field(element.get("w:fldCharType").unwrap_or_default());
                    xml.skip()?;
                }
                "w:instrText" => {
                    let text = xml.letters()?;
                    if let Some(field) = self.fields.last_mut() {
                        field.instructions.push_str(&text);
                    }
                }
                "w:delText" | "w:delInstrText" => xml.skip()?,
                _ => self.element(&element, xml)?,
            }
        }
        Ok(())
    }

    fn mark(&mut self, text: &str, xml: &mut Xml) -> Result<(), Unread> {
        if !self.is_silent() {
            self.paper.text(text);
        }
        xml.skip()
    }

    fn write(&mut self, text: &str, look: &Look) {
        if self.is_silent() {
            return;
        }
        if look.hidden {
            self.losses.add(Lost::Hidden, 1);
            return;
        }
        self.losses.add(Lost::Struck, usize::from(look.struck && !text.trim().is_empty()));
        if look.raised
            && let Some(small) = raised(text)
        {
            self.paper.text(&small);
            return;
        }
        self.losses.add(Lost::Raised, usize::from(look.raised && !text.trim().is_empty()));
        // Letters of a picture font are kept as private codes; old Thai fonts have others, which the reader mends.
        if text.contains(|letter: char| ('\u{f020}'..='\u{f0ff}').contains(&letter)) {
            let signs = text.chars().map(|letter| match letter {
                '\u{f020}'..='\u{f0ff}' => sign(&look.font, letter as u32),
                other => Some(other),
            });
            let missing = signs.clone().filter(Option::is_none).count();
            self.losses.add(Lost::Symbols, missing);
            self.paper.text(&signs.flatten().collect::<String>());
            return;
        }
        self.paper.text(text);
    }

    fn note(&mut self, kind: NoteKind, reference: &Element, xml: &mut Xml) -> Result<(), Unread> {
        // Taken out, so that a note is set once however often it is referred to.
        let name = reference.get("w:id").unwrap_or_default().to_string();
        if let Some(blocks) = self.notes.remove(&(kind, name)) {
            self.paper.note(&blocks, self.losses);
        }
        xml.skip()
    }

    fn field(&mut self, turn: &str) {
        match turn {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                    field.left_out = is_contents(&field.instructions);
                    self.losses.add(Lost::Contents, usize::from(field.left_out));
                }
            }
            "end" => {
                if let Some(field) = self.fields.pop() {
                    // Numbers that Word works out each time it draws them.
                    let word = field.instructions.split_whitespace().next().unwrap_or_default();
                    let drawn = ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"].contains(&word);
                    self.losses.add(Lost::UnknownNumbering, usize::from(drawn));
                }
            }
            _ => {}
        }
    }

    /// Whether what is read now is an instruction, or is left out.
    fn is_silent(&self) -> bool {
        self.fields.iter().any(|field| !field.has_result || field.left_out)
    }

    fn row(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let outer = std::mem::take(&mut self.row_deleted);
        self.paper.open_row();
        self.content(xml)?;
        if self.row_deleted {
            self.paper.drop_row();
            self.losses.add(Lost::Deletions, 1);
        }
        self.row_deleted = outer;
        Ok(())
    }

    fn row_opening(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        while let Some(element) = xml.child()? {
            self.row_deleted |= element.name == "w:del";
            xml.skip()?;
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let outer = std::mem::replace(&mut self.span, 1);
        self.paper.open_cell();
        self.content(xml)?;
        self.paper.close_cell(self.span, self.losses);
        self.span = outer;
        Ok(())
    }

    fn cell_opening(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        while let Some(element) = xml.child()? {
            match element.name.as_str() {
                "w:gridSpan" => self.span = element.get("w:val").and_then(|span| span.parse().ok()).unwrap_or(1),
                "w:vMerge" if element.get("w:val") != Some("restart") => self.losses.add(Lost::MergedCells, 1),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// A content control: its text, unless it holds a table of contents.
    fn control(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let mut contents = false;
        while let Some(element) = xml.child()? {
            match element.name.as_str() {
                "w:sdtPr" => {
                    while let Some(element) = xml.child()? {
                        if element.name == "w:docPartObj" {
                            while let Some(element) = xml.child()? {
                                let gallery = element.get("w:val").unwrap_or_default();
                                contents |= element.name == "w:docPartGallery" && gallery == "Table of Contents";
                                xml.skip()?;
                            }
                        } else {
                            xml.skip()?;
                        }
                    }
                }
                "w:sdtContent" if contents => self.left_out(Lost::Contents, xml)?,
                "w:sdtContent" => self.content(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn text_box(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        self.found += 1;
        let (fields, joined) = (std::mem::take(&mut self.fields), self.joined);
        self.paper.open_apart();
        self.content(xml)?;
        let blocks = self.paper.close_apart();
        (self.fields, self.joined) = (fields, joined);
        if !self.is_silent() {
            self.paper.hang(blocks, self.losses);
        }
        Ok(())
    }

    /// The first way that something is written down; the others write the same again.
    fn alternatives(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let mut taken = false;
        while let Some(element) = xml.child()? {
            if taken || !matches!(element.name.as_str(), "mc:Choice" | "mc:Fallback") {
                xml.skip()?;
            } else {
                taken = true;
                self.content(xml)?;
            }
        }
        Ok(())
    }

    fn drawing(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let before = self.found;
        self.content(xml)?;
        self.losses.add(Lost::Drawings, usize::from(self.found == before));
        Ok(())
    }

    fn equation(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        self.losses.add(Lost::Equations, 1);
        let letters = xml.letters()?;
        self.write(&letters, &Look::default());
        Ok(())
    }
}

fn is_contents(instructions: &str) -> bool {
    matches!(instructions.split_whitespace().next(), Some("TOC" | "INDEX" | "TOA"))
}
