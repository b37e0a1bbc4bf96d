//! The author of a comment whose provision is gone from the latest draft is asked whether it still holds, on the receipt's page.

use super::receipt::{Proof, theirs};
use super::submit::ground;
use crate::db::args;
use crate::error::Outcome;
use crate::{Store, event};
use domain::act::Act;
use domain::event::Deed;
use domain::receipt::Number;
use domain::refusal::Refusal;
use domain::time::Moment;

/// What is asked of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// It waits; else an officer has put it under another part.
    pub waits: bool,
    /// The label of that part, where it is a provision of the draft as it is now.
    pub label: String,
    /// When its author said that it still holds.
    pub holds: Option<Moment>,
    /// Whether that is still asked.
    pub asked: bool,
}

/// Says that one's own comment still holds, though the draft no longer has what it speaks of.
///
/// # Errors
/// Refused with `NoSuchReceipt`, by the phase, or with `AlreadyDone`: said before, taken back, or its provision is there.
pub async fn holds(store: &Store, number: Number, proof: impl Into<Proof>, now: Moment) -> Outcome<()> {
    let (proof, key) = (proof.into(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let (comment, consultation) = theirs(tx, &key, number, proof).await?.ok_or(Refusal::NoSuchReceipt)?;
                // For as long as officers may place it.
                ground(tx, consultation, Act::PlaceComments, now).await?;
                let said = tx
                    .run(
                        "update comments
                         set holds = $2
                         where id = $1 and holds is null and withdrawn is null and (part = 'gone' or placed is not null)",
                        args![comment, now],
                    )
                    .await?;
                if said == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::CommentHolds,
                    agency: None,
                    consultation: Some(consultation),
                    subject: comment.to_string(),
                    content: b"{}".to_vec(),
                };
                event::append(tx, event).await.map(|_| ())
            })
        })
        .await
}
