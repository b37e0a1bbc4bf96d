//! XML being written. Text goes in by one door, so that nothing that people wrote becomes markup or breaks the file.

use crate::letters::kept;

/// A part of a file under way.
#[derive(Default)]
pub(crate) struct Xml(pub(crate) String);

impl Xml {
    /// Markup of ours.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Xml {
        self.0.push_str(markup);
        self
    }

    /// Text or an attribute's value, escaped, without letters that XML forbids.
    pub(crate) fn words(&mut self, text: &str) -> &mut Xml {
        domain::text::escape_into(&mut self.0, &kept(text));
        self
    }

    /// A run of text with its properties; line ends become breaks, `tag` is `w:t` or `w:delText`.
    fn run_of(&mut self, properties: &str, tag: &str, text: &str) -> &mut Xml {
        self.raw("<w:r>");
        if !properties.is_empty() {
            self.raw("<w:rPr>").raw(properties).raw("</w:rPr>");
        }
        for (place, line) in kept(text).split('\n').enumerate() {
            if place > 0 {
                self.raw("<w:br/>");
            }
            self.raw("<").raw(tag).raw(" xml:space=\"preserve\">").words(line).raw("</").raw(tag).raw(">");
        }
        self.raw("</w:r>")
    }

    pub(crate) fn run(&mut self, properties: &str, text: &str) -> &mut Xml {
        self.run_of(properties, "w:t", text)
    }

    /// A run of text that a tracked change takes out.
    pub(crate) fn gone(&mut self, properties: &str, text: &str) -> &mut Xml {
        self.run_of(properties, "w:delText", text)
    }

    /// A paragraph of one run in a style.
    pub(crate) fn paragraph(&mut self, style: &str, text: &str) -> &mut Xml {
        self.begin(style).run("", text).end()
    }

    pub(crate) fn begin(&mut self, style: &str) -> &mut Xml {
        self.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style).raw("\"/></w:pPr>")
    }

    /// A paragraph that stands on one page, with the one after it where `next` says so.
    pub(crate) fn begin_kept(&mut self, style: &str, next: bool) -> &mut Xml {
        let with = if next { "<w:keepNext/>" } else { "" };
        self.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style).raw("\"/>").raw(with).raw("<w:keepLines/></w:pPr>")
    }

    pub(crate) fn end(&mut self) -> &mut Xml {
        self.raw("</w:p>")
    }
}

/// Strong words: Thai is complex script, and needs its own mark.
pub(crate) const STRONG: &str = "<w:b/><w:bCs/>";
