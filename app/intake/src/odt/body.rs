//! The text of an OpenDocument file. What was deleted under tracked changes is kept apart from the text, and passed over.

use std::collections::HashMap;

use super::lists::{Count, Label};
use super::styles::{Look, Styles};
use crate::limits::NAMED;
use crate::lost::{Losses, Lost};
use crate::paper::Paper;
use crate::symbols::raised;
use crate::xml::{Element, Token, Xml};
use crate::{Part, Unread};

pub(super) struct Body<'l> {
    paper: Paper,
    losses: &'l mut Losses,
    styles: Styles,
    counts: Vec<Count>,
    /// Which count a list has, by its name and by its style.
    by_name: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    outline: Count,
    lists: Vec<List>,
    /// The look of the runs that are open, one within the other.
    look: Look,
    /// Whether a paragraph is being read: letters elsewhere are not text.
    within: bool,
    /// Whether the last letter was a blank, or none came yet: blanks of markup count once.
    blank: bool,
}

/// A list that is open, and the item in it.
#[derive(Clone)]
struct List {
    style: String,
    count: usize,
    /// The item has no paragraph yet, and its first will carry the number.
    waiting: bool,
    start: Option<u32>,
}

/// The most lists that are told apart: LibreOffice begins one for each numbered paragraph.
const LISTS: usize = 10 * NAMED;

impl<'l> Body<'l> {
    pub fn new(losses: &'l mut Losses, styles: Styles) -> Body<'l> {
        Body {
            paper: Paper::new(),
            losses,
            styles,
            counts: Vec::new(),
            by_name: HashMap::new(),
            by_style: HashMap::new(),
            outline: Count::default(),
            lists: Vec::new(),
            look: Look::default(),
            within: false,
            blank: true,
        }
    }

    pub fn read(mut self, part: &str) -> Result<String, Unread> {
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Token::Open(element) if element.name == "office:text" => self.content(&mut xml)?,
                Token::Open(element)
                    if matches!(
                        element.name.as_str(),
                        "office:body" | "office:document-content" | "office:document"
                    ) => {}
                Token::Open(_) => xml.skip()?,
                Token::End => return self.paper.finish(),
                _ => {}
            }
        }
    }

    fn content(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        loop {
            match xml.next()? {
                Token::Open(element) => self.element(&element, xml)?,
                Token::Text(text) if self.within => self.letters(&text),
                Token::Text(_) => {}
                Token::Close => return Ok(()),
                Token::End => return Err(Unread::Broken { what: Part::Markup }),
            }
        }
    }

    fn element(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        if self.paper.is_full() {
            return Err(Unread::TooLarge);
        }
        match element.name.as_str() {
            "text:p" | "text:h" => self.paragraph(element, xml),
            "text:span" => self.span(element, xml),
            "text:s" => {
                let count = element.get("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.write(&" ".repeat(std::cmp::min(count, 100)));
                xml.skip()
            }
            "text:tab" => self.mark("\t", xml),
            "text:line-break" => self.mark("\n", xml),
            "text:list" => self.list(element, xml),
            "text:list-item" => self.item(element, xml),
            "text:list-header" => self.content(xml),
            "text:number" => xml.skip(),
            "text:note" => self.note(xml),
            "text:tracked-changes" => self.changes(xml),
            "table:table" => {
                let (lists, within) = (std::mem::take(&mut self.lists), std::mem::take(&mut self.within));
                self.paper.open_table();
                self.content(xml)?;
                self.paper.close_table(self.losses);
                (self.lists, self.within) = (lists, within);
                Ok(())
            }
            "table:table-row" => {
                self.paper.open_row();
                self.content(xml)
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(element, xml),
            "draw:frame" => self.frame(xml),
            "draw:text-box" | "draw:custom-shape" | "draw:rect" | "draw:ellipse" => self.text_box(xml),
            "draw:line" | "draw:path" | "draw:polygon" | "draw:polyline" | "draw:connector" => {
                self.left_out(Lost::Drawings, xml)
            }
            "office:annotation" => self.left_out(Lost::Comments, xml),
            "text:table-of-content"
            | "text:alphabetical-index"
            | "text:illustration-index"
            | "text:table-index"
            | "text:user-index"
            | "text:object-index"
            | "text:bibliography" => self.left_out(Lost::Contents, xml),
            "text:section" if element.get("text:display") == Some("none") => self.left_out(Lost::Hidden, xml),
            name if name.starts_with("text:") && name.ends_with("-decls") => xml.skip(),
            "text:hidden-text" => self.left_out(Lost::Hidden, xml),
            "text:ruby-text" | "office:forms" => xml.skip(),
            name => match name.split(':').next() {
                Some("text" | "table" | "draw" | "loext") => self.content(xml),
                _ => xml.skip(),
            },
        }
    }

    fn left_out(&mut self, what: fn(u32) -> Lost, xml: &mut Xml) -> Result<(), Unread> {
        self.losses.add(what, 1);
        xml.skip()
    }

    fn mark(&mut self, text: &str, xml: &mut Xml) -> Result<(), Unread> {
        self.write(text);
        xml.skip()
    }

    fn paragraph(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let outer = (self.within, self.look);
        (self.within, self.blank, self.look) = (true, true, Look::default());
        if let Some(label) = self.label(element) {
            self.losses.add(Lost::UnknownNumbering, usize::from(label.unknown));
            self.paper.text(&label.text);
        }
        self.content(xml)?;
        self.paper.end_paragraph();
        (self.within, self.look) = outer;
        Ok(())
    }

    fn label(&mut self, element: &Element) -> Option<Label> {
        let header = element.get("text:is-list-header") == Some("true");
        if let Some(list) = self.lists.last_mut() {
            if !std::mem::take(&mut list.waiting) || header {
                return None;
            }
            let (list, place) = (list.clone(), self.lists.len() - 1);
            let styles = &self.styles;
            return self.counts.get_mut(list.count)?.next(place, list.start, |place| styles.level(&list.style, place));
        }
        if element.name == "text:h" && !header {
            let place = element.get("text:outline-level")?.parse::<usize>().ok()?.checked_sub(1)?;
            let outline = &self.styles.outline;
            return self.outline.next(place, None, |place| outline.get(&place));
        }
        None
    }

    /// A list within an item goes on with the list around it, one level down.
    fn list(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let around = self.lists.last();
        let style = element.get("text:style-name").map(str::to_string);
        let style = style.or_else(|| around.map(|list| list.style.clone())).unwrap_or_default();
        let earlier = match element.get("text:continue-list") {
            Some(name) => self.by_name.get(name),
            None if element.get("text:continue-numbering") == Some("true") => self.by_style.get(&style),
            None => None,
        };
        let count = match (around, earlier) {
            (Some(list), _) => list.count,
            (None, Some(count)) => *count,
            // More lists than are told apart count on with the last.
            (None, None) if self.counts.len() >= LISTS => LISTS - 1,
            (None, None) => {
                self.counts.push(Count::default());
                self.counts.len() - 1
            }
        };
        if self.by_style.len() < NAMED {
            self.by_style.insert(style.clone(), count);
        }
        if let Some(name) = element.get("xml:id").filter(|_| self.by_name.len() < LISTS) {
            self.by_name.insert(name.to_string(), count);
        }
        self.lists.push(List { style, count, waiting: false, start: None });
        self.content(xml)?;
        self.lists.pop();
        Ok(())
    }

    fn item(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let start = element.get("text:start-value").and_then(|start| start.parse().ok());
        if let Some(list) = self.lists.last_mut() {
            (list.waiting, list.start) = (true, start);
        }
        self.content(xml)
    }

    fn span(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let outer = self.look;
        let own = self.styles.look(element.get("text:style-name").unwrap_or_default());
        self.look.hidden |= own.hidden;
        self.look.struck |= own.struck;
        self.look.raised |= own.raised;
        self.losses.add(Lost::Hidden, usize::from(own.hidden));
        self.losses.add(Lost::Struck, usize::from(own.struck));
        self.content(xml)?;
        self.look = outer;
        Ok(())
    }

    /// Letters of markup: blanks in a row, line ends among them, are one blank.
    fn letters(&mut self, text: &str) {
        let mut kept = String::with_capacity(text.len());
        for letter in text.chars() {
            let blank = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !blank {
                kept.push(letter);
            } else if !self.blank {
                kept.push(' ');
            }
            self.blank = blank;
        }
        if self.look.raised {
            match raised(&kept) {
                Some(small) => return self.write_as_is(&small),
                None => self.losses.add(Lost::Raised, usize::from(!kept.trim().is_empty())),
            }
        }
        self.write_as_is(&kept);
    }

    fn write(&mut self, text: &str) {
        self.blank = false;
        self.write_as_is(text);
    }

    fn write_as_is(&mut self, text: &str) {
        if !self.look.hidden {
            self.paper.text(text);
        }
    }

    fn note(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        while let Some(element) = xml.child()? {
            if element.name == "text:note-body" {
                let blocks = self.apart(xml)?;
                self.paper.note(&blocks, self.losses);
                self.blank = false;
            } else {
                xml.skip()?;
            }
        }
        Ok(())
    }

    /// What stands inside the element opened last, apart from the paragraph it hangs on.
    fn apart(&mut self, xml: &mut Xml) -> Result<Vec<String>, Unread> {
        let outer = (std::mem::take(&mut self.lists), self.within, self.look, self.blank);
        self.within = false;
        self.paper.open_apart();
        self.content(xml)?;
        (self.lists, self.within, self.look, self.blank) = outer;
        Ok(self.paper.close_apart())
    }

    fn text_box(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let blocks = self.apart(xml)?;
        self.losses.add(Lost::Drawings, usize::from(blocks.is_empty()));
        self.paper.hang(blocks, self.losses);
        if !self.within {
            self.paper.end_paragraph();
        }
        Ok(())
    }

    /// A frame holds one thing, in several forms: the first is the thing itself, the others pictures of it.
    fn frame(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        let mut taken = false;
        while let Some(element) = xml.child()? {
            let first = !std::mem::replace(&mut taken, true);
            match element.name.as_str() {
                "draw:text-box" if first => self.text_box(xml)?,
                "draw:image" if first => self.left_out(Lost::Pictures, xml)?,
                "draw:object" | "draw:object-ole" | "draw:plugin" if first => self.left_out(Lost::Objects, xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, element: &Element, xml: &mut Xml) -> Result<(), Unread> {
        let number = |name: &str| element.get(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(1);
        let lists = std::mem::take(&mut self.lists);
        self.paper.open_cell();
        self.content(xml)?;
        // Spanned columns come as covered cells of their own; repeated ones do not.
        self.losses.add(
            Lost::MergedCells,
            usize::from(number("table:number-columns-spanned") > 1 || number("table:number-rows-spanned") > 1),
        );
        self.paper.close_cell_repeated(number("table:number-columns-repeated"));
        self.lists = lists;
        Ok(())
    }

    fn changes(&mut self, xml: &mut Xml) -> Result<(), Unread> {
        while let Some(region) = xml.child()? {
            if region.name != "text:changed-region" {
                xml.skip()?;
                continue;
            }
            while let Some(change) = xml.child()? {
                match change.name.as_str() {
                    "text:deletion" => self.losses.add(Lost::Deletions, 1),
                    "text:insertion" => self.losses.add(Lost::Insertions, 1),
                    _ => {}
                }
                xml.skip()?;
            }
        }
        Ok(())
    }
}
