//! What a reading consists of: pieces, and the paragraphs in them. Only shapes; how they are found stands elsewhere.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What a piece of a legal text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// บันทึกหลักการและเหตุผล, from its heading to the end of the reasons.
    Memorandum,
    /// The lines of the title.
    Name,
    /// Everything between the title and the first provision or heading.
    Preamble,
    /// บรรพ
    Book,
    /// ภาค
    Division,
    /// ลักษณะ
    Title,
    /// หมวด
    Chapter,
    /// ส่วนที่, ตอนที่
    Part,
    /// The heading บทเฉพาะกาล
    Transitory,
    /// มาตรา, ข้อ, or a decimal part of a ข้อ.
    Provision,
    /// Countersignature, date and place.
    Signature,
    /// Fees, lists, forms at the end.
    Schedule,
    /// หมายเหตุ and the endnotes that quote amending Acts.
    Note,
    /// ประเด็นที่ …, in a text that has no provisions yet.
    KeyPoint,
}

impl Kind {
    pub const ALL: [Kind; 14] = [
        Kind::Memorandum,
        Kind::Name,
        Kind::Preamble,
        Kind::Book,
        Kind::Division,
        Kind::Title,
        Kind::Chapter,
        Kind::Part,
        Kind::Transitory,
        Kind::Provision,
        Kind::Signature,
        Kind::Schedule,
        Kind::Note,
        Kind::KeyPoint,
    ];

    /// The word used in data: `memorandum`, `key_point`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Memorandum => "memorandum",
            Kind::Name => "name",
            Kind::Preamble => "preamble",
            Kind::Book => "book",
            Kind::Division => "division",
            Kind::Title => "title",
            Kind::Chapter => "chapter",
            Kind::Part => "part",
            Kind::Transitory => "transitory",
            Kind::Provision => "provision",
            Kind::Signature => "signature",
            Kind::Schedule => "schedule",
            Kind::Note => "note",
            Kind::KeyPoint => "key_point",
        }
    }

    /// The kind of that word, the other way round.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Book to part, and the transitory heading: what encloses provisions.
    pub fn is_heading(self) -> bool {
        matches!(self, Kind::Book | Kind::Division | Kind::Title | Kind::Chapter | Kind::Part | Kind::Transitory)
    }
}

/// One piece. The pieces of a reading stand in the order of the text and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub kind: Kind,
    /// In Arabic digits, as the law counts: `172/1`, `10 ทวิ`, `3.1.2`, `249-276`; empty if none.
    pub number: String,
    /// As written, blanks and digits included, without a full stop after the number.
    pub label: String,
    /// Names the piece in links; unique in the reading. See [`crate::reading::anchor`].
    pub anchor: String,
    /// The labels of the headings (and, for decimals, the provisions) around it, outermost first.
    pub path: Vec<String>,
    /// The innermost of them, as an index into the pieces.
    pub parent: Option<usize>,
    /// How many pieces enclose it.
    pub level: u8,
    /// A heading's title, a key point's, a schedule's.
    pub title: String,
    /// Bytes of the source.
    pub span: Range<usize>,
    /// The mended text of the span, with its line breaks.
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    /// Which run of numbers it belongs to: 0 for the principal one, more where numbering begins again
    /// (an enabling Act before its code, endnotes without a heading).
    pub run: u32,
}

impl Piece {
    /// How many วรรค; for a memorandum, schedule, note or key point, lines of running text.
    pub fn clauses(&self) -> usize {
        self.count(|paragraph| {
            matches!(paragraph.shape, Shape::Clause | Shape::Question | Shape::Cited) && paragraph.parent.is_none()
        })
    }

    /// How many items of the first level, (๑).
    pub fn items(&self) -> usize {
        self.count(|paragraph| paragraph.shape == Shape::Item && paragraph.level == 1)
    }

    /// How many definitions.
    pub fn definitions(&self) -> usize {
        self.count(|paragraph| paragraph.shape == Shape::Definition)
    }

    /// How many lines of quoted replacement text.
    pub fn quoted(&self) -> usize {
        self.count(|paragraph| paragraph.shape == Shape::Quoted)
    }

    /// The question of a key point, as written.
    pub fn question(&self) -> Option<&str> {
        self.paragraphs.iter().find(|paragraph| paragraph.shape == Shape::Question).map(|found| found.text.as_str())
    }

    /// The headings inside a memorandum.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.shape == Shape::Heading && self.kind == Kind::Memorandum)
            .filter(|paragraph| matches!(paragraph.text.as_str(), "หลักการ" | "เหตุผล"))
            .map(|paragraph| paragraph.text.as_str())
    }

    fn count(&self, holds: impl Fn(&Paragraph) -> bool) -> usize {
        self.paragraphs.iter().filter(|paragraph| holds(paragraph)).count()
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// วรรค
    Clause,
    /// (๑), (ก), ๑., and whatever lists are made of.
    Item,
    /// “…” หมายความว่า …
    Definition,
    /// A line of the text an amending clause puts into another law.
    Quoted,
    /// A table; its cells stand in `rows`.
    Table,
    /// A line that heads others: the title of a chapter, หลักการ in a memorandum.
    Heading,
    /// Dotted leaders, the date of a preamble or signature, what a page leaves in a copied text: shown, not counted.
    Leader,
    /// The question of a key point.
    Question,
    /// A provision of an amending Act, quoted in an endnote.
    Cited,
}

/// One paragraph of a piece, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub shape: Shape,
    /// 0 for a วรรค, 1 for (๑), 2 for (ก) below it, and so on to 8.
    pub level: u8,
    /// The item's mark as written, `(๑)`; the label of a cited provision; empty otherwise.
    pub marker: String,
    /// `1` for วรรคหนึ่ง, `5/1` for (๕/๑), `ข` for (ข), the number of a cited provision; empty if none.
    pub number: String,
    /// Names the paragraph in links; unique in the reading.
    pub anchor: String,
    /// The item or definition it belongs to, as an index into the piece's paragraphs.
    pub parent: Option<usize>,
    /// Bytes of the source, mark included, the provision's label not.
    pub span: Range<usize>,
    /// The mended text without the mark or the label; blanks inside as written.
    pub text: String,
    /// The rows of a table, each a list of cells; the first row heads the columns.
    pub rows: Vec<Vec<String>>,
}
