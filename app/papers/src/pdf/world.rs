//! The world that typst sees: one template, one paper, one picture, two weights of one type. No files, no network, no clock.

use std::path::PathBuf;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

const TEMPLATE: &str = include_str!("paper.typ");
// The site's own type: Latin and Thai (SIL Open Font License, style/assets/fonts).
const PLAIN: &[u8] = include_bytes!("../../../../style/assets/fonts/sarabun-400.ttf");
const STRONG: &[u8] = include_bytes!("../../../../style/assets/fonts/sarabun-600.ttf");

struct Type {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
}

static TYPE: LazyLock<Type> = LazyLock::new(|| {
    let fonts: Vec<Font> = [PLAIN, STRONG].into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Type { fonts, book, library: LazyHash::new(Library::default()) }
});

/// Whether the type has a letter.
pub(super) fn shows(letter: char) -> bool {
    letter == super::NO_GLYPH || TYPE.fonts.first().is_some_and(|font| font.info().coverage.contains(letter.into()))
}

pub(super) struct World {
    main: Source,
    paper: Bytes,
    seal: Bytes,
}

impl World {
    pub(super) fn new(paper: Vec<u8>, seal: Vec<u8>) -> World {
        World { main: Source::new(*MAIN, TEMPLATE.into()), paper: Bytes::new(paper), seal: Bytes::new(seal) }
    }
}

static MAIN: LazyLock<FileId> = LazyLock::new(|| named("main.typ"));
static PAPER: LazyLock<FileId> = LazyLock::new(|| named("paper.json"));
static SEAL: LazyLock<FileId> = LazyLock::new(|| named("seal.png"));

fn named(name: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a plain name")).intern()
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &TYPE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::NotFound(PathBuf::new())) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == *PAPER => Ok(self.paper.clone()),
            id if id == *SEAL => Ok(self.seal.clone()),
            _ => Err(FileError::NotFound(PathBuf::new())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
