//! Provisions that officers name: what their draft has, and how what was understood is said back.

use crate::problem::Problem;
use crate::request::Visit;
use domain::cited::Parts;
use domain::consultation::Consultation;
use domain::lang::Lang;

/// What of the dossier's draft can be named; nothing is known where there is none.
///
/// # Errors
/// Faults of the store.
pub async fn parts(visit: &Visit, one: &Consultation) -> Result<Parts, Problem> {
    match &one.version {
        Some(version) => Ok(store::version::citable(&visit.site.store, version.id).await?),
        None => Ok(Parts::default()),
    }
}

/// An anchor in the draft's own words, where they are read back as the same; else as it is.
pub fn said(lang: Lang, parts: &Parts, anchor: &str) -> String {
    let holds = |piece: &str| anchor.strip_prefix(piece).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let piece = parts.pieces.iter().filter(|(piece, _)| holds(piece)).max_by_key(|(piece, _)| piece.len());
    let words = piece.map(|(piece, label)| words::comment::anchored(lang, label, piece, anchor));
    let same = |words: &String| parts.read(words).is_ok_and(|read| read == [anchor]);
    let yet = || words::refusal::called(lang, anchor);
    words.filter(same).unwrap_or_else(|| if parts.pieces.is_empty() { yet() } else { anchor.to_string() })
}

/// Anchors as a field shows them.
pub fn field(lang: Lang, parts: &Parts, anchors: &[String]) -> String {
    anchors.iter().map(|anchor| said(lang, parts, anchor)).collect::<Vec<_>>().join(", ")
}
