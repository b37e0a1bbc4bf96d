//! A slip of the hand mended in the text of a version, which stays the same version: its pieces keep their addresses.

use super::keep::{Derived, keep};
use crate::db::Tx;
use crate::erratum::{of, slip};
use crate::error::{Error, Outcome};
use domain::consultation::Version;
use domain::reading::{self, Reading};
use domain::refusal::{Refusal, Touched};

/// A version's text with a slip mended, not yet written.
pub(crate) struct Mended {
    version: Version,
    source: String,
    derived: Derived,
    /// The first piece that reads otherwise now, and what it is called.
    pub(crate) anchor: String,
    pub(crate) label: String,
}

/// Reads a text that was mended.
///
/// # Errors
/// Refused under `after` with `NotAnErratum` where anything of substance changes, or the text is divided otherwise.
pub(crate) async fn mend(version: Version, old: String, new: String) -> Outcome<Mended> {
    tokio::task::spawn_blocking(move || {
        let before = reading::read(&old);
        let derived = Derived::of(reading::read(&new));
        let after = &derived.reading;
        if addresses(&before) != addresses(after) {
            let refusal =
                Refusal::NotAnErratum { what: Touched::Division, before: String::new(), after: String::new() };
            return Err(of("after", refusal));
        }
        let mut found = None;
        for (one, other) in before.pieces.iter().zip(&after.pieces).filter(|(one, other)| one.text != other.text) {
            slip(&one.text, &other.text)?;
            found = found.or(Some((other.anchor.clone(), other.label.clone())));
        }
        let (anchor, label) = found.unwrap_or_default();
        Ok(Mended { version, source: new, derived, anchor, label })
    })
    .await
    .map_err(|cause| Error::fault(format!("reading a text failed: {cause}")))?
}

/// Every address of a text, of its pieces and of what is inside them.
fn addresses(reading: &Reading) -> Vec<&str> {
    let inside = |piece: &'_ reading::Piece| -> usize { piece.paragraphs.len() };
    let mut all = Vec::with_capacity(reading.pieces.iter().map(|piece| 1 + inside(piece)).sum());
    for piece in &reading.pieces {
        all.push(piece.anchor.as_str());
        all.extend(piece.paragraphs.iter().map(|paragraph| paragraph.anchor.as_str()));
    }
    all
}

impl Mended {
    pub(crate) fn version(&self) -> i64 {
        self.version.id.0
    }

    /// Writes it in the place of the text it was.
    pub(crate) async fn keep(self, tx: &mut Tx) -> Outcome<()> {
        keep(tx, self.version.id, &self.source, &self.derived, None, self.version.made).await
    }
}
