//! The thesaurus as it is in use: what is shipped, with the office's rows over it.

use crate::request::Site;
use domain::thesaurus::Row;
use std::collections::HashSet;
use store::thesaurus::Kept;

/// Where a row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Shipped,
    Changed,
    Own,
}

/// A row as pages show it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub origin: Origin,
    /// Its id, where the office has written it, and its revision.
    pub kept: Option<(i64, u64)>,
    /// The people's words of the shipped row, as shipped; empty for the office's own.
    pub shipped: String,
    pub row: Row,
}

impl From<Kept> for Shown {
    fn from(one: Kept) -> Shown {
        let origin = if one.shipped.is_empty() { Origin::Own } else { Origin::Changed };
        Shown { origin, kept: Some((one.id, one.revision)), shipped: one.shipped, row: one.row }
    }
}

fn shipped(one: search::Written<'_>) -> Shown {
    let list = |text: &str| text.split('|').map(str::trim).filter(|one| !one.is_empty()).map(str::to_string).collect();
    let weight = one.weight.trim().parse::<f32>().map_or(100, |weight| (weight * 100.0).round() as u32);
    let row = Row { people: list(one.people), law: list(one.law), acts: list(one.acts), weight, used: true };
    Shown { origin: Origin::Shipped, kept: None, shipped: one.people.to_string(), row }
}

/// Every row: the office's, then what is shipped and was not changed.
///
/// # Errors
/// Faults of the store.
pub async fn all(store: &store::Store) -> Result<Vec<Shown>, store::Error> {
    let mut out: Vec<Shown> = store::thesaurus::all(store).await?.into_iter().map(Shown::from).collect();
    let changed: HashSet<String> = out.iter().map(|one| one.shipped.clone()).collect();
    out.extend(search::shipped_rows().filter(|one| !changed.contains(one.people)).map(shipped));
    Ok(out)
}

/// Gives search the thesaurus as it is now.
///
/// # Errors
/// Faults of the store and of the index.
pub async fn take_into_use(site: &Site) -> Result<(), store::Error> {
    let kept = store::thesaurus::all(&site.store).await?;
    let replaced: HashSet<&str> =
        kept.iter().map(|one| one.shipped.as_str()).filter(|words| !words.is_empty()).collect();
    let own: String = kept.iter().filter(|one| one.row.used).map(|one| line(&one.row)).collect();
    let fault = |error: &dyn std::fmt::Display| store::Error::fault(format!("the thesaurus is not in use: {error}"));
    let edited = search::Thesaurus::edited(&replaced, &own).map_err(|error| fault(&error))?;
    site.search.use_thesaurus(edited).map_err(|error| fault(&error))
}

/// A row as the table writes it.
fn line(row: &Row) -> String {
    let weight = row.weight as f32 / 100.0;
    format!("{}\t{}\t{}\t{weight}\n", row.people.join("|"), row.law.join("|"), row.acts.join("|"))
}
