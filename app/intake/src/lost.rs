//! What did not come along from a file, or came along changed: closed, counted and wordless.

/// One kind of loss and how often it was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Pictures, left out.
    Pictures(u32),
    /// Lines, shapes, charts without text, left out.
    Drawings(u32),
    /// Files within the file (spreadsheets, other documents), left out.
    Objects(u32),
    /// Formulas, of which only the letters in a row came along.
    Equations(u32),
    /// Remarks in the margin, left out.
    Comments(u32),
    /// Texts at the head or foot of every page, page numbers among them, left out.
    HeadersFooters(u32),
    /// Tables of contents and indexes, left out: they repeat the text.
    Contents(u32),
    /// Text proposed for deletion by tracked changes, left out.
    Deletions(u32),
    /// Text proposed by tracked changes, taken as if accepted.
    Insertions(u32),
    /// Text moved by tracked changes, taken at its new place.
    Moves(u32),
    /// Footnotes and endnotes, set at the end of the text.
    Notes(u32),
    /// Text boxes, set after the paragraph that held them.
    TextBoxes(u32),
    /// Text that is struck through by hand: it came along, without the stroke.
    Struck(u32),
    /// Text that the file hides, left out.
    Hidden(u32),
    /// Raised or lowered text that plain text cannot show.
    Raised(u32),
    /// Paragraphs whose automatic number is of a kind not known here; they carry a plain one, or none.
    UnknownNumbering(u32),
    /// Signs of picture fonts that stand for no known letter, left out.
    Symbols(u32),
    /// Cells that span others; their text stands in the first.
    MergedCells(u32),
    /// Tables inside a table; their text came along.
    NestedTables(u32),
    /// Breaks between paragraphs of one cell that became blanks.
    CellBreaks(u32),
    /// Letters that could not be read.
    Letters(u32),
    /// Pages with no text on them, as scans are.
    EmptyPages(u32),
    /// Lines of pages that were put together to paragraphs by their looks.
    JoinedLines(u32),
}

impl Lost {
    /// Its name, for logs and for tests of the words.
    pub fn code(self) -> &'static str {
        self.parts().0
    }

    /// How often.
    pub fn count(self) -> u32 {
        self.parts().1
    }

    fn parts(self) -> (&'static str, u32) {
        match self {
            Lost::Pictures(count) => ("pictures", count),
            Lost::Drawings(count) => ("drawings", count),
            Lost::Objects(count) => ("objects", count),
            Lost::Equations(count) => ("equations", count),
            Lost::Comments(count) => ("comments", count),
            Lost::HeadersFooters(count) => ("headers_footers", count),
            Lost::Contents(count) => ("contents", count),
            Lost::Deletions(count) => ("deletions", count),
            Lost::Insertions(count) => ("insertions", count),
            Lost::Moves(count) => ("moves", count),
            Lost::Notes(count) => ("notes", count),
            Lost::TextBoxes(count) => ("text_boxes", count),
            Lost::Struck(count) => ("struck", count),
            Lost::Hidden(count) => ("hidden", count),
            Lost::Raised(count) => ("raised", count),
            Lost::UnknownNumbering(count) => ("unknown_numbering", count),
            Lost::Symbols(count) => ("symbols", count),
            Lost::MergedCells(count) => ("merged_cells", count),
            Lost::NestedTables(count) => ("nested_tables", count),
            Lost::CellBreaks(count) => ("cell_breaks", count),
            Lost::Letters(count) => ("letters", count),
            Lost::EmptyPages(count) => ("empty_pages", count),
            Lost::JoinedLines(count) => ("joined_lines", count),
        }
    }
}

/// The losses met so far.
#[derive(Default)]
pub(crate) struct Losses(Vec<(What, u32)>);

/// A kind of loss: `Lost::Pictures`.
type What = fn(u32) -> Lost;

impl Losses {
    /// Counts `count` more of a kind: `losses.add(Lost::Pictures, 1)`.
    pub fn add(&mut self, what: What, count: usize) {
        if count == 0 {
            return;
        }
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let code = what(0).code();
        match self.0.iter_mut().find(|(known, _)| known(0).code() == code) {
            Some((_, known)) => *known = known.saturating_add(count),
            None => self.0.push((what, count)),
        }
    }

    /// In the order in which they were first met.
    pub fn list(self) -> Vec<Lost> {
        self.0.into_iter().map(|(what, count)| what(count)).collect()
    }
}
