//! What a file is narrowed to by its address: the filter of the desk's table, and which of several files it is. What is not wholly
//! understood makes no file: it would hold more than it says.

use super::papers::DRAFT;
use app::problem::Problem;
use app::request::Visit;
use app::summary::filtered;
use domain::consultation::Consultation;
use domain::ledger::Filter;
use domain::refusal::Refusal;
use store::export::For;

/// The files that may hold some of the comments.
const FILTERED: [&str; 3] = ["comments.csv", "comments.xlsx", DRAFT];

/// What a file is narrowed to; by default it holds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    pub filter: Option<Filter>,
    /// Which of several files, from 1; nought where none was named, which is the first.
    pub part: usize,
    /// Both as the query of its address, the same for the same.
    pub asked: String,
}

impl Narrowed {
    /// Reads it from the query of a file's address.
    ///
    /// # Errors
    /// Refused with `FilterUnknown`.
    pub fn read(visit: &Visit, file: &str, whom: For) -> Result<Narrowed, Problem> {
        let (parts, rest): (Vec<_>, Vec<_>) =
            visit.query.iter().filter(|(name, _)| name != "progress").cloned().partition(|(name, _)| name == "part");
        let unknown = || Problem::from(Refusal::FilterUnknown);
        let part = match parts.as_slice() {
            [] => 0,
            [(_, n)] if file == DRAFT => {
                domain::digits::to_arabic(n).trim().parse().ok().filter(|n| *n > 0).ok_or_else(unknown)?
            }
            _ => return Err(unknown()),
        };
        let filter = match whom {
            For::Agency if FILTERED.contains(&file) => filtered::of_file(&rest)?,
            For::Agency if !rest.is_empty() => return Err(unknown()),
            // Everyone's files are whole, whatever stands behind their address.
            _ => None,
        };
        let first = (part > 1).then(|| format!("part={part}"));
        let second = filter.as_ref().map(filtered::query);
        let asked = first.into_iter().chain(second).collect::<Vec<_>>().join("&");
        Ok(Narrowed { filter, part, asked })
    }

    /// What it says in words, to who takes it.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn words(&self, visit: &Visit, one: &Consultation) -> Result<String, Problem> {
        match &self.filter {
            Some(filter) => Ok(filtered::line(&filtered::of(visit, one, filter).await?)),
            None => Ok(String::new()),
        }
    }

    /// The file's name on somebody's disk: `siang-6-comments-filtered.csv`.
    pub fn name(&self, one: &Consultation, file: &str) -> String {
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let filtered = if self.filter.is_some() { "-filtered" } else { "" };
        let part = if self.part > 1 { format!("-{}", self.part) } else { String::new() };
        format!("siang-{}-{stem}{filtered}{part}.{ending}", one.id)
    }

    /// The last part of its address with what it is narrowed to.
    pub fn address(&self, file: &str) -> String {
        match self.asked.as_str() {
            "" => file.into(),
            asked => format!("{file}?{asked}"),
        }
    }
}
