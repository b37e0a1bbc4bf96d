//! Whether a passage stands in the part that a comment is about.

use crate::db::Tx;
use crate::error::Outcome;
use crate::version::{provision_in, within};
use domain::comment::Target;
use domain::id::VersionId;
use domain::passage;
use domain::refusal::Refusal;

/// The passage as it stands in the part of that version; nothing is read where none is quoted.
pub(super) async fn quoted(
    tx: &mut Tx,
    version: Option<i64>,
    target: &Target,
    passage: &str,
) -> Outcome<Result<String, Refusal>> {
    if passage.is_empty() {
        return Ok(Ok(String::new()));
    }
    let piece = match version.filter(|_| !target.is_whole() && target.key_point().is_none()) {
        Some(version) => provision_in(tx, VersionId(version), target.as_str()).await?,
        None => None,
    };
    let part = piece.and_then(|piece| within(&piece, target.as_str()));
    Ok(part.ok_or(Refusal::NotInPart).and_then(|part| passage::quoted(&part.shown(), passage)))
}
