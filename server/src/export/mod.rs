//! What is taken away: comments and answers as CSV or XLSX, streamed by pages of the key, every column documented.

pub mod columns;
pub mod csv;
pub mod door;
pub mod papers;
pub mod summary;
pub mod xlsx;

use anyhow::anyhow;
use columns::{Names, Row};
use domain::id::{CommentId, ConsultationId, SheetId};
use domain::lang::Lang;
use domain::survey::Question;
use std::io::Write;
use store::Store;
use store::export::For;

/// Rows read in one statement.
const PAGE: u32 = 1_000;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Comments,
    Answers,
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
    consultation: ConsultationId,
    what: What,
    whom: For,
    questions: Vec<Question>,
    names: Names,
    after: i64,
    upto: u64,
    last: SheetId,
    lang: Lang,
}

impl Rows {
    /// Begins an export.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn begin(
        store: &Store,
        consultation: ConsultationId,
        what: What,
        whom: For,
        lang: Lang,
    ) -> Result<Rows, store::Error> {
        let upto = store::event::last(store).await?;
        let (questions, last) = match what {
            What::Answers => (
                store::survey::questions(store, consultation).await?,
                store::export::last_sheet(store, consultation).await?,
            ),
            What::Comments => (Vec::new(), SheetId(0)),
        };
        let names = match what {
            What::Answers => Names::default(),
            What::Comments => Names::of(store, consultation, whom).await?,
        };
        Ok(Rows { store: store.clone(), consultation, what, whom, questions, names, after: 0, upto, last, lang })
    }

    /// The names of the columns.
    pub fn head(&self) -> Row {
        match self.what {
            What::Comments => columns::comment_head(self.lang),
            What::Answers => columns::sheet_head(self.lang, &self.questions),
        }
    }

    /// What each column holds, as a file of its own: a CSV has no other place for it.
    pub fn columns(&self) -> Vec<u8> {
        let head = vec![words::export::column(self.lang).to_string(), words::export::holds(self.lang).to_string()];
        [csv::begin(&head), csv::page(&self.dictionary())].concat()
    }

    /// What each column holds: name and explanation.
    pub fn dictionary(&self) -> Vec<Row> {
        match self.what {
            What::Comments => columns::comment_dictionary(self.lang),
            What::Answers => columns::sheet_dictionary(self.lang, &self.questions),
        }
    }

    /// The next page of rows; empty at the end.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn next(&mut self) -> Result<Vec<Row>, store::Error> {
        match self.what {
            What::Comments => {
                let page = store::export::comments(
                    &self.store,
                    self.whom,
                    self.consultation,
                    CommentId(self.after),
                    self.upto,
                    PAGE,
                )
                .await?;
                self.after = page.last().map_or(self.after, |comment| comment.id.0);
                Ok(page.iter().map(|comment| columns::comment(self.lang, comment, &self.names)).collect())
            }
            What::Answers => {
                let page =
                    store::export::sheets(&self.store, self.consultation, SheetId(self.after), self.last, PAGE).await?;
                self.after = page.last().map_or(self.after, |sheet| sheet.id.0);
                Ok(page.iter().map(|sheet| columns::sheet(self.lang, sheet, &self.questions)).collect())
            }
        }
    }
}

/// Writes an export to a file; gives the number of rows.
///
/// # Errors
/// No such consultation, faults of the store, a file that cannot be written.
pub async fn to_file(
    store: &Store,
    consultation: ConsultationId,
    what: What,
    format: Format,
    mut file: std::fs::File,
    mut told: impl FnMut(u64) + Send,
) -> anyhow::Result<u64> {
    let fault = |error: store::Error| anyhow!("{error:?}");
    store::consultation::one(store, consultation).await.map_err(|error| match error {
        store::Error::NotFound => anyhow!("there is no consultation {consultation}"),
        other => fault(other),
    })?;
    let mut rows = Rows::begin(store, consultation, what, For::Agency, Lang::Th).await.map_err(fault)?;
    let mut count = 0;
    match format {
        Format::Csv => {
            file.write_all(&csv::begin(&rows.head()))?;
            loop {
                let page = rows.next().await.map_err(fault)?;
                if page.is_empty() {
                    break;
                }
                count += page.len() as u64;
                told(count);
                file.write_all(&csv::page(&page))?;
            }
        }
        Format::Xlsx => {
            let mut book = xlsx::Book::new();
            let sheet = match what {
                What::Comments => words::export::comments_sheet(Lang::Th),
                What::Answers => words::export::answers_sheet(Lang::Th),
            };
            count = book.table(sheet, &mut rows, &mut told).await.map_err(|error| anyhow!("{error}"))?;
            book.dictionary(Lang::Th, &rows)?;
            book.finish(&mut file)?;
        }
    }
    Ok(count)
}
