//! HTML as it is pasted from Word, LibreOffice and browsers, whole pages and fragments. It is read as a stream of tags: what
//! a paste nests wrongly or leaves open costs nothing, and there is no tree that could be too deep.
//!
//! Own, over html5ever's tokenizer, which is in the house already through ammonia: `scraper` would add a tree of nodes and
//! selectors, of which nothing here is used.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::Unread;
use crate::lost::{Losses, Lost};
use crate::numerals::{self, Format};
use crate::paper::{NOTES, Paper};
use crate::symbols::raised;

pub(crate) fn read(text: &str, losses: &mut Losses) -> Result<String, Unread> {
    // What stands before the first tag is the header of a clipboard.
    let opens = text.trim_start_matches('\u{feff}').trim_start();
    let text = if opens.starts_with("Version:") { opens.find('<').map_or("", |at| &opens[at..]) } else { opens };
    let sink = Sink(RefCell::new(Page::new(losses)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    // It only stops early for scripts, which are never run here.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink<'l>(RefCell<Page<'l>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        if page.too_deep || page.paper.is_full() {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::CharacterTokens(text) => page.letters(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.open_tag(&tag);
                return match tag.name.as_ref() {
                    "style" | "noframes" | "iframe" | "noembed" | "xmp" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(tag) => page.close_tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Page<'l> {
    paper: Paper,
    losses: &'l mut Losses,
    /// The elements that are open and may change what is in them, innermost last.
    open: Vec<Open>,
    lists: Vec<List>,
    tables: Vec<Table>,
    /// Whether the last letter was a blank, or none came yet.
    blank: bool,
    /// A list's number was written and its item has no word yet: a paragraph that opens now goes on in that line.
    labelled: bool,
    has_notes: bool,
    too_deep: bool,
}

struct Open {
    name: String,
    silent: bool,
    raised: bool,
    kept_blanks: bool,
}

struct List {
    format: Option<Format>,
    next: u32,
}

#[derive(Default)]
struct Table {
    in_cell: bool,
    span: usize,
}

/// How many elements may be open. Pastes leave some open on every line, but not thousands.
const DEEPEST: usize = 2000;
/// How deep tables and lists may lie in each other.
const NESTED: usize = 50;

impl<'l> Page<'l> {
    fn new(losses: &'l mut Losses) -> Page<'l> {
        Page {
            paper: Paper::new(),
            losses,
            open: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            blank: true,
            labelled: false,
            has_notes: false,
            too_deep: false,
        }
    }

    fn finish(mut self) -> Result<String, Unread> {
        while !self.tables.is_empty() {
            self.close_table();
        }
        if self.too_deep { Err(Unread::TooDeep) } else { self.paper.finish() }
    }

    fn is_silent(&self) -> bool {
        self.open.last().is_some_and(|open| open.silent)
    }

    fn letters(&mut self, text: &str) {
        if self.is_silent() {
            return;
        }
        let (small, kept_blanks) = self.open.last().map_or((false, false), |open| (open.raised, open.kept_blanks));
        let mut kept = String::with_capacity(text.len());
        for letter in text.chars() {
            let blank = matches!(letter, ' ' | '\t' | '\r' | '\n' | '\u{c}');
            match (blank, kept_blanks) {
                (true, false) if self.blank => {}
                (true, false) => kept.push(' '),
                _ => kept.push(letter),
            }
            self.blank = blank;
        }
        self.labelled &= kept.trim().is_empty();
        if small {
            // Marks of notes are raised too, and stay as they are.
            let mark =
                kept.trim().trim_matches(['[', ']', '*']).chars().all(char::is_numeric) && kept.contains(['[', '*']);
            match raised(&kept) {
                Some(sign) => return self.paper.text(&sign),
                None => self.losses.add(Lost::Raised, usize::from(!mark && !kept.trim().is_empty())),
            }
        }
        self.paper.text(&kept);
    }

    /// Ends the line being written, unless it holds nothing but the number of the item that goes on.
    fn new_line(&mut self) {
        if !self.labelled {
            self.paper.end_paragraph();
        }
        self.blank = true;
    }

    fn open_tag(&mut self, tag: &Tag) {
        let name = tag.name.as_ref();
        let attribute = |name: &str| tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| &*one.value);
        let style = attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        match name {
            "br" => {
                if !self.is_silent() {
                    self.paper.text("\n");
                }
                self.blank = true;
                return;
            }
            "img" | "v:imagedata" => {
                self.losses.add(Lost::Pictures, usize::from(!self.is_silent()));
                return;
            }
            "hr" => return self.new_line(),
            "input" | "meta" | "link" | "col" | "wbr" | "base" | "area" | "source" | "embed" | "track" | "param" => {
                return;
            }
            // Whatever was left open before the page began.
            "body" => self.open.clear(),
            _ => {}
        }
        if !self.is_silent() {
            self.block(name, &attribute, &style);
        }
        if is_implied(name) || tag.self_closing && name.contains(':') {
            return;
        }
        let parent = self.open.last();
        let mut open = Open {
            name: name.to_string(),
            silent: parent.is_some_and(|open| open.silent),
            raised: matches!(name, "sup" | "sub") || parent.is_some_and(|open| open.raised),
            kept_blanks: name == "pre" || parent.is_some_and(|open| open.kept_blanks),
        };
        if !open.silent {
            open.silent = self.silences(name, &attribute, &style);
        }
        if self.open.len() >= DEEPEST {
            self.too_deep = true;
            return;
        }
        self.open.push(open);
    }

    /// Whether the inside of an element is no text, counting what goes with it.
    fn silences<'t>(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<&'t str>, style: &str) -> bool {
        let class = attribute("class").unwrap_or_default().to_ascii_lowercase();
        let lost: Option<fn(u32) -> Lost> = match name {
            "head" | "style" | "script" | "title" | "noscript" | "template" | "textarea" | "select" | "xml"
            | "noframes" => None,
            "del" => Some(Lost::Deletions),
            "svg" | "canvas" => Some(Lost::Drawings),
            "object" | "iframe" | "video" | "audio" => Some(Lost::Objects),
            _ if style.contains("mso-element:comment") || class.contains("msocom") => Some(Lost::Comments),
            _ if style.contains("display:none") || style.contains("mso-hide:all") || attribute("hidden").is_some() => {
                Some(Lost::Hidden)
            }
            _ => {
                let struck = matches!(name, "s" | "strike") || style.contains("line-through");
                self.losses.add(Lost::Struck, usize::from(struck));
                self.losses.add(Lost::Insertions, usize::from(name == "ins"));
                self.losses.add(Lost::Equations, usize::from(name == "math"));
                return false;
            }
        };
        if let Some(lost) = lost {
            self.losses.add(lost, 1);
        }
        true
    }

    fn block<'t>(&mut self, name: &str, attribute: &impl Fn(&str) -> Option<&'t str>, style: &str) {
        let number = |name: &str| attribute(name).and_then(|value| value.trim().parse::<u32>().ok());
        match name {
            "ol" | "ul" => {
                self.new_line();
                if self.lists.len() >= NESTED {
                    self.too_deep = true;
                    return;
                }
                let format = if name == "ul" { Some(Format::Bullet) } else { list_format(attribute("type"), style) };
                self.lists.push(List { format, next: number("start").unwrap_or(1) });
            }
            "li" => {
                self.labelled = false;
                self.new_line();
                self.item(number("value"), style);
            }
            "table" => {
                self.labelled = false;
                self.new_line();
                if self.tables.len() >= NESTED {
                    self.too_deep = true;
                    return;
                }
                self.tables.push(Table::default());
                self.paper.open_table();
            }
            "tr" => {
                self.close_cell();
                self.paper.open_row();
            }
            "td" | "th" => {
                self.close_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = true;
                    table.span = number("colspan").unwrap_or(1) as usize;
                    self.paper.open_cell();
                }
                self.losses.add(Lost::MergedCells, usize::from(number("rowspan").is_some_and(|rows| rows > 1)));
                self.blank = true;
            }
            _ if is_block(name) => {
                self.new_line();
                let id = attribute("id").unwrap_or_default();
                let word = style.contains("mso-element:footnote;")
                    || style.contains("mso-element:endnote;")
                    || style.ends_with("mso-element:footnote")
                    || style.ends_with("mso-element:endnote");
                if name == "div" && (word || id.starts_with("sdfootnote") || id.starts_with("sdendnote")) {
                    self.losses.add(Lost::Notes, 1);
                    if !std::mem::replace(&mut self.has_notes, true) {
                        self.paper.text(NOTES);
                        self.paper.end_paragraph();
                    }
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, value: Option<u32>, style: &str) {
        let Some(list) = self.lists.last_mut() else { return };
        let number = value.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        let label = match list.format {
            _ if style.contains("list-style-type:none") || style.contains("list-style:none") => String::new(),
            Some(Format::None) => String::new(),
            Some(Format::Bullet) => "• ".to_string(),
            format => {
                self.losses.add(Lost::UnknownNumbering, usize::from(format.is_none()));
                format!("{}. ", numerals::write(number, format.unwrap_or(Format::Arabic)))
            }
        };
        self.labelled = !label.is_empty();
        self.paper.text(&label);
    }

    fn close_tag(&mut self, tag: &Tag) {
        let name = tag.name.as_ref();
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            let was_silent = self.open.get(at).is_some_and(|open| open.silent);
            self.open.truncate(at);
            if was_silent {
                return;
            }
        } else if self.is_silent() {
            return;
        }
        match name {
            "ol" | "ul" => {
                self.labelled = false;
                self.new_line();
                self.lists.pop();
            }
            "li" => {
                self.labelled = false;
                self.new_line();
            }
            "table" => self.close_table(),
            "tr" | "td" | "th" => self.close_cell(),
            _ if is_block(name) => self.new_line(),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        self.labelled = false;
        if let Some(table) = self.tables.last_mut()
            && std::mem::take(&mut table.in_cell)
        {
            self.paper.close_cell(table.span, self.losses);
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        if self.tables.pop().is_some() {
            self.paper.close_table(self.losses);
        }
    }
}

/// Elements whose end people leave out; they hold nothing back.
fn is_implied(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "td"
            | "th"
            | "tr"
            | "dt"
            | "dd"
            | "option"
            | "tbody"
            | "thead"
            | "tfoot"
            | "colgroup"
            | "body"
            | "html"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "main"
            | "aside"
            | "address"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "center"
            | "fieldset"
            | "form"
            | "caption"
            | "details"
            | "summary"
            | "body"
    )
}

/// CSS list-style-type, or HTML's older `type`.
fn list_format(kind: Option<&str>, style: &str) -> Option<Format> {
    let by_style = style.split("list-style-type:").nth(1).and_then(|rest| rest.split(';').next());
    Some(match by_style.or(kind).unwrap_or("1") {
        "1" | "decimal" => Format::Arabic,
        "decimal-leading-zero" => Format::ArabicZero,
        "thai" => Format::Thai,
        "a" | "lower-alpha" | "lower-latin" => Format::Lower,
        "A" | "upper-alpha" | "upper-latin" => Format::Upper,
        "i" | "lower-roman" => Format::LowerRoman,
        "I" | "upper-roman" => Format::UpperRoman,
        "disc" | "circle" | "square" => Format::Bullet,
        "none" => Format::None,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) -> Vec<Lost> {
        let mut losses = Losses::default();
        assert_eq!(read(html, &mut losses).as_deref(), Ok(format!("{expected}\n").as_str()), "{html}");
        losses.list()
    }

    #[test]
    fn a_paste_from_word_keeps_its_numbers_and_loses_its_instructions() {
        let lost = check(
            "Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o=\"urn:x\"><head><style><!-- p {color:red} --></style><title>ก</title>\
             <!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=TH>\
             <p class=MsoNormal><b><span lang=TH>มาตรา\r\n๑</span></b><span style='mso-spacerun:yes'>&nbsp; </span>ให้<del>ใช้</del><ins>ยกเลิก</ins><o:p></o:p></p>\
             <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>(๑)<span>&nbsp;</span></span><![endif]>ข<o:p>&nbsp;</o:p></p>\
             <p>ค<a href=\"#_ftn1\" name=\"_ftnref1\"><sup>[1]</sup></a></p>\
             <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href=\"#_ftnref1\">[1]</a> ง</p></div></div>\
             </body></html>",
            "มาตรา ๑\u{a0} ให้ยกเลิก\n\n(๑)\u{a0}ข\n\nค[1]\n\nหมายเหตุ\n\n[1] ง",
        );
        assert_eq!(lost, [Lost::Deletions(1), Lost::Insertions(1), Lost::Notes(1)], "and nothing else");
    }

    #[test]
    fn lists_and_tables_of_browsers_become_text() {
        check(
            "<ol type=a start=2><li><p>ก</p><ol style='list-style-type: thai'><li>ข<li>ค</ol></li><li>ง</ol><ul><li>จ</ul>",
            "b. ก\n\n๑. ข\n\n๒. ค\n\nc. ง\n\n• จ",
        );
        let lost = check(
            "<div>ก<br>ข</div><table><tr><th>อัตรา<th colspan=2>บาท<tr><td><p>ก</p><p>ข</p><td>๑<td>๑๐ ม<sup>2</sup></table>ค",
            "ก\nข\n\n| อัตรา | บาท |  |\n|---|---|---|\n| ก ข | ๑ | ๑๐ ม² |\n\nค",
        );
        assert_eq!(lost, [Lost::MergedCells(1), Lost::CellBreaks(1)]);
    }

    #[test]
    fn what_is_hidden_or_runs_stays_out() {
        check(
            "<div style=\"display: none\">ก<p>ข</div><script>document.write('<p>ค')</script><img src=x onerror=alert(1)>ง&lt;จ<svg><text>ฉ</text></svg>",
            "ง<จ",
        );
    }

    #[test]
    fn html_that_nests_without_end_is_refused_and_costs_little() {
        for tag in ["<div>", "<span>", "<table><tr><td>", "<ul><li>", "<b></i>"] {
            let html = tag.repeat(20_000);
            assert_eq!(read(&html, &mut Losses::default()), Err(Unread::TooDeep), "{tag}");
        }
    }
}
