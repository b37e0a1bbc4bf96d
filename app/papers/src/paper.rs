//! A paper before it is typeset: what stands in it, in which order, without how it looks. Both writers draw the same one.

use crate::letters::kept;
use domain::lang::Lang;
use domain::time::Day;
use serde::Serialize;

/// A whole paper.
#[derive(Clone, Debug, Serialize)]
pub struct Paper {
    #[serde(serialize_with = "code")]
    pub lang: Lang,
    /// What kind of paper it is: สรุปผลการรับฟังความคิดเห็น.
    pub kind: String,
    /// What it is about, the full title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// The day it was made on, for the file's own card.
    #[serde(serialize_with = "date")]
    pub made: Day,
    /// Stands over everything where the paper is not what it will be: preliminary, or not published.
    pub notice: Option<Notice>,
    pub blocks: Vec<Block>,
    pub seal: Option<Seal>,
    /// "หน้า", before the number of a page.
    pub page: String,
}

/// Words over a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    pub title: String,
    pub text: String,
}

/// What leads from the paper back to the portal, where it can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seal {
    /// The address that the code opens.
    pub address: String,
    /// What the code is, for those who hear it.
    pub alt: String,
    /// The lines beside it.
    pub lines: Vec<String>,
}

/// One thing in a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// 1 for a part of the paper, 2 and 3 below it.
    Heading {
        level: u8,
        text: String,
    },
    /// A paragraph.
    Text {
        runs: Vec<Run>,
    },
    /// A small name, and what stands under it: one paragraph a line.
    Named {
        name: String,
        text: String,
    },
    /// An item of a list, `level` from 0, with its mark.
    Item {
        level: u8,
        mark: String,
        runs: Vec<Run>,
    },
    Table(Table),
    /// Numbers as bars with their table; the widest is the whole width.
    Bars {
        caption: String,
        head: [String; 2],
        bars: Vec<Bar>,
    },
    /// Numbers as a picture; their table stands after it.
    Chart(Chart),
    /// A quiet remark under what stands before.
    Note {
        text: String,
    },
}

/// A table whose first row heads its columns, on every page it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The width of each column as its share.
    pub shares: Vec<u32>,
    /// From which column on there are numbers, set to the right.
    pub numbers_from: usize,
    /// Whether the first cell of a row names the row.
    pub named_rows: bool,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub label: String,
    pub count: u64,
    /// The number as it is read.
    pub shown: String,
}

/// Numbers as a picture: some rows, each with a count of every series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What it is called, and what those hear who do not see it.
    pub caption: String,
    pub alt: String,
    /// Whether its bars stand side by side, as days do; else they lie one under the other.
    pub upright: bool,
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    /// The number of each row as it is read, for where no program counts.
    pub totals: Vec<String>,
}

/// What is counted, a number for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    pub name: String,
    /// The stance that it counts, by its code: each has a colour and a pattern. Empty for any.
    pub look: String,
    pub counts: Vec<u64>,
}

/// Some words of a paragraph in one weight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub strong: bool,
}

impl Block {
    pub(crate) fn heading(level: u8, text: impl AsRef<str>) -> Block {
        Block::Heading { level, text: kept(text.as_ref()).replace('\n', " ") }
    }

    pub(crate) fn text(text: &str) -> Block {
        Block::Text { runs: vec![Run { text: kept(text), strong: false }] }
    }

    pub(crate) fn named(name: &str, text: &str) -> Block {
        Block::Named { name: kept(name), text: kept(text) }
    }

    pub(crate) fn note(text: &str) -> Block {
        Block::Note { text: kept(text) }
    }
}

impl Table {
    /// A table of texts, every letter of it one that files may hold.
    pub(crate) fn new(caption: &str, head: &[&str], rows: Vec<Vec<String>>, shares: &[u32]) -> Table {
        Table {
            caption: kept(caption),
            head: head.iter().map(|cell| kept(cell)).collect(),
            rows: rows.into_iter().map(|row| row.iter().map(|cell| kept(cell)).collect()).collect(),
            shares: shares.to_vec(),
            numbers_from: usize::MAX,
            named_rows: false,
        }
    }

    /// The same with numbers from a column on.
    pub(crate) fn of_numbers(self, from: usize) -> Table {
        Table { numbers_from: from, ..self }
    }

    /// The same with rows named by their first cell.
    pub(crate) fn of_names(self) -> Table {
        Table { named_rows: true, ..self }
    }
}

fn code<S: serde::Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(lang.code())
}

fn date<S: serde::Serializer>(day: &Day, to: S) -> Result<S::Ok, S::Error> {
    day.ce().serialize(to)
}
