//! What is taken away: comments and answers as CSV or XLSX, streamed by pages of the key, every column documented.

pub mod columns;
pub mod csv;
pub mod door;
mod json;
pub mod lines;
pub mod making;
pub mod narrowed;
mod numbers;
pub mod papers;
pub mod pieces;
pub mod slip;
pub mod summary;
pub mod told;
pub mod xlsform;
pub mod xlsx;

use anyhow::anyhow;
use columns::{Names, Row};
use domain::id::{ConsultationId, SheetId};
use domain::lang::Lang;
use domain::survey::Question;
use domain::time::Moment;
use lines::Lines;
use pieces::Pieces;
use slip::Slip;
use std::io::Write;
use store::Store;
use store::export::Sheet;
use words::export as say;

/// Answer sheets read in one statement.
const PAGE: u32 = 1_000;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Comments,
    Answers,
}

impl What {
    /// The name of its file before the ending.
    fn name(self) -> &'static str {
        match self {
            What::Comments => "comments",
            What::Answers => "answers",
        }
    }

    /// The name of its sheet.
    fn sheet(self, lang: Lang) -> &'static str {
        match self {
            What::Comments => say::comments_sheet(lang),
            What::Answers => say::answers_sheet(lang),
        }
    }
}

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

/// Rows of an export, page by page, up to the event at which it began.
pub struct Rows {
    store: Store,
    slip: Slip,
    what: What,
    questions: Vec<Question>,
    names: Names,
    lines: Lines,
    after: SheetId,
    last: SheetId,
}

impl Rows {
    /// Begins an export.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn begin(store: &Store, what: What, slip: Slip) -> Result<Rows, store::Error> {
        let consultation = slip.paper.consultation;
        let (questions, last) = match what {
            What::Answers => (
                words::survey::by_rounds(slip.paper.lang, store::survey::ever(store, consultation).await?),
                store::export::last_sheet(store, consultation).await?,
            ),
            What::Comments => (Vec::new(), SheetId(0)),
        };
        let names = match what {
            What::Answers => Names::default(),
            What::Comments => Names::of(store, consultation, slip.paper.whom).await?,
        };
        let lines = Lines::of(store, &slip);
        Ok(Rows { store: store.clone(), slip, what, questions, names, lines, after: SheetId(0), last })
    }

    fn lang(&self) -> Lang {
        self.slip.paper.lang
    }

    /// The names of the columns.
    pub fn head(&self) -> Row {
        match self.what {
            What::Comments => columns::comment_head(self.lang()),
            What::Answers => columns::sheet_head(self.lang(), &self.questions),
        }
    }

    /// What each column holds, as a file of its own: a CSV has no other place for it.
    pub fn columns(&self) -> Vec<u8> {
        let head = vec![say::column(self.lang()).to_string(), say::holds(self.lang()).to_string()];
        [csv::begin(&head), csv::page(&self.dictionary())].concat()
    }

    /// What each column holds, name and explanation; then how the file is read, and how it came to be.
    pub fn dictionary(&self) -> Vec<Row> {
        let mut rows = match self.what {
            What::Comments => columns::comment_dictionary(self.lang()),
            What::Answers => columns::sheet_dictionary(self.lang(), &self.questions),
        };
        rows.extend(say::notes(self.lang()).map(|(name, what)| vec![name.into(), what.into()]));
        rows.extend(self.about());
        rows
    }

    /// How the file came to be, line by line.
    pub fn about(&self) -> Vec<Row> {
        let lines = self.slip.made.lines(self.lang());
        lines.into_iter().map(|line| vec![say::about(self.lang()).to_string(), line]).collect()
    }

    /// Whether it was narrowed to what there is none of.
    fn matches_nothing(&self, count: u64) -> bool {
        count == 0 && self.slip.narrowed.filter.is_some()
    }

    /// The row that ends a CSV: how many rows it has, how it came to be, and where its columns are explained.
    fn end(&self, count: u64) -> Row {
        let lang = self.lang();
        let mut row = self.head();
        row.iter_mut().for_each(String::clear);
        let mut said = vec![say::end(lang, count)];
        if self.matches_nothing(count) {
            said.push(words::papers::filter_matches_nothing(lang).into());
        }
        said.extend(self.slip.made.lines(lang));
        if !self.slip.columns_at.is_empty() {
            said.push(say::columns_at(lang, &self.slip.columns_at));
        }
        row[0] = said.join(" · ");
        row
    }

    /// Notes the finished file, where it carries a code.
    async fn note(&self, sum: &str) -> Result<(), store::Error> {
        self.slip.note(&self.store, sum, &[]).await
    }

    /// The address that compares the file.
    pub fn compare_at(&self) -> Option<&str> {
        self.slip.made.code.as_ref().map(|code| code.address.as_str())
    }

    /// The next page of rows; empty at the end.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn next(&mut self) -> Result<Vec<Row>, store::Error> {
        match self.what {
            What::Comments => {
                let page = self.lines.next().await?;
                Ok(page
                    .iter()
                    .map(|comment| columns::comment(self.lang(), comment, &self.names, self.slip.paper.whom))
                    .collect())
            }
            What::Answers => {
                let page = self.sheets().await?;
                Ok(page.iter().map(|sheet| columns::sheet(self.lang(), sheet, &self.questions)).collect())
            }
        }
    }
}

impl Rows {
    /// The next page of answer sheets; empty at the end.
    ///
    /// # Errors
    /// Faults of the store.
    async fn sheets(&mut self) -> Result<Vec<Sheet>, store::Error> {
        let of = self.slip.paper.consultation;
        let page = store::export::sheets(&self.store, of, self.after, self.last, PAGE).await?;
        self.after = page.last().map_or(self.after, |sheet| sheet.id);
        Ok(page)
    }
}

/// Writes an export for the operator to a file; gives the number of rows.
///
/// # Errors
/// No such consultation, faults of the store, a file that cannot be written.
pub async fn to_file(
    store: &Store,
    consultation: ConsultationId,
    (what, format): (What, Format),
    now: Moment,
    mut file: std::fs::File,
    mut told: impl FnMut(u64) + Send,
) -> anyhow::Result<u64> {
    let fault = |error: store::Error| anyhow!("{error:?}");
    store::consultation::one(store, consultation).await.map_err(|error| match error {
        store::Error::NotFound => anyhow!("there is no consultation {consultation}"),
        other => fault(other),
    })?;
    let slip = Slip::of_operator(store, consultation, what.name(), now).await.map_err(fault)?;
    let rows = Rows::begin(store, what, slip).await.map_err(fault)?;
    match format {
        Format::Csv => {
            let mut pieces = Pieces::of(rows);
            while let Some(piece) = pieces.next().await.map_err(fault)? {
                file.write_all(&piece)?;
                told(pieces.count);
            }
            Ok(pieces.count)
        }
        Format::Xlsx => xlsx::of_rows(rows, &mut told, &mut file).await,
    }
}
