//! How much of a file is read. Generous for any law that was ever drafted (the Civil and Commercial Code unpacks to about 5 MB
//! of Word's markup), small beside a machine's memory.

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 50 * 1024 * 1024;

/// The most entries of a container. A Word file with a picture on every page has some hundreds.
pub(crate) const ENTRIES: usize = 4096;

/// The most bytes that one entry, or one stream of a PDF, unpacks to.
pub(crate) const UNPACKED_ENTRY: usize = 64 * 1024 * 1024;

/// The most bytes that all entries read unpack to together.
pub(crate) const UNPACKED: usize = 128 * 1024 * 1024;

/// From `RATIO_FROM` bytes on, an entry that unpacks to more than this many times its size is refused. Word's markup of a law
/// reaches 30, of an empty table with thousands of rows 150; deflate itself ends at 1,032.
pub(crate) const RATIO: usize = 250;
pub(crate) const RATIO_FROM: usize = 4 * 1024 * 1024;

/// The deepest nesting of elements. A table in a table in a text box stands at about 60. The readers go down with it, so this
/// also bounds their stack.
pub(crate) const DEPTH: usize = 200;

/// The most text that is handed on, in bytes.
pub(crate) const TEXT: usize = 20 * 1024 * 1024;

/// The most pages of a PDF.
pub(crate) const PAGES: usize = 5000;

/// The most styles, lists or notes of each kind; Word itself ends at some thousands.
pub(crate) const NAMED: usize = 20_000;

/// The most letters of what stands around an automatic number; Word takes 31.
pub(crate) const LABEL: usize = 255;

/// What an empty row or cell costs of `TEXT`: they take memory though they hold nothing.
pub(crate) const CELL: usize = 16;

/// The most columns and spans of a table: a span of a million columns is not a table.
pub(crate) const COLUMNS: usize = 64;

/// The largest PDF with text, in bytes.
pub(crate) const PDF_FILE: usize = 20 * 1024 * 1024;

/// The most bytes of a PDF's objects, packed ones unpacked, without streams: all of them are kept while it is read, at up to
/// sixty times their bytes. The Civil and Commercial Code as LibreOffice prints it has 0.1 MB.
pub(crate) const PDF_OBJECTS: usize = 4 * 1024 * 1024;

/// How far one table of packed objects unpacks.
pub(crate) const PDF_TABLE: usize = 1024 * 1024;

/// How far the drawing of one page, or of one form on it, unpacks: one step may hold all of it, at sixty times its bytes.
pub(crate) const PDF_CONTENT: usize = 4 * 1024 * 1024;

/// The most fonts, and codes of all fonts together.
pub(crate) const PDF_FONTS: usize = 1000;
pub(crate) const PDF_CODES: usize = 1_000_000;

/// The most spans open at once.
pub(crate) const PDF_SPANS: usize = 64;

/// The most steps that the drawing of all pages takes.
pub(crate) const PDF_STEPS: usize = 20_000_000;

/// Of a workbook: its largest file in bytes, sheets that are looked for among so many, rows of a sheet, columns, and letters in all.
pub(crate) const WORKBOOK: usize = 5 * 1024 * 1024;
pub(crate) const SHEETS: usize = 200;
pub(crate) const ROWS: usize = 50_000;
pub(crate) const CELLS: usize = 200;
pub(crate) const LETTERS: usize = 8 * 1024 * 1024;
