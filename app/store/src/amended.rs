//! The law in force that a draft amends, as its agency gives it, and the changes that are set by hand.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::version::checked;
use domain::act::Act;
use domain::agency::Viewer;
use domain::amend::{Change, Operation};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// The most changes set by hand of one draft.
pub const MOST: u32 = 300;
/// The longest word on where a text is from, in graphemes.
const LONGEST_ORIGIN: u32 = 500;

/// What an agency gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The law's text as given; empty where none was.
    pub source: String,
    /// Where the agency has it from.
    pub origin: String,
    /// Changes set by hand, by the clauses of the bill.
    pub hand: Vec<Change>,
}

/// What the agency gave of the law that a draft amends. Who may see the consultation is for the caller to have asked.
pub async fn kept(store: &Store, consultation: ConsultationId) -> Outcome<Option<Kept>> {
    in_tx(&mut store.read().await?, consultation).await
}

async fn in_tx(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Option<Kept>> {
    let row: Option<(String, String, String)> =
        tx.maybe("select source, origin, hand from amended_laws where consultation = $1", args![consultation]).await?;
    row.map(|(source, origin, hand)| Ok(Kept { source, origin, hand: serde_json::from_str(&hand)? })).transpose()
}

/// Keeps the law in force as the agency gives it, in the place of what it gave before.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or for `source` and `origin`.
pub async fn set_law(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    (source, origin): (&str, &str),
    now: Moment,
) -> Outcome<()> {
    checked(source)?;
    let mut no = Refusals::default();
    let origin = no.take("origin", clean(origin, LONGEST_ORIGIN, Lines::One));
    let origin = no.none(|| origin)?;
    let (by, source) = (by.clone(), source.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::SetAmended, Some(revision), now).await?;
                let hand = in_tx(tx, consultation).await?.unwrap_or_default().hand;
                let sha256: String = Sha256::digest(&source).iter().map(|byte| format!("{byte:02x}")).collect();
                let content =
                    serde_json::json!({ "law": { "sha256": sha256, "bytes": source.len(), "origin": origin } });
                keep(tx, consultation, &Kept { source, origin, hand }, now).await?;
                note(tx, &by, Deed::AmendedSet, consultation, "law", content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

/// Sets by hand what a clause changes, in the place of what was read of it; nothing gives it back to the reader.
///
/// # Errors
/// As [`set_law`]; `EntryCount` for too many.
pub async fn set_hand(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    (clause, operations): (&str, Vec<Operation>),
    now: Moment,
) -> Outcome<()> {
    if clause.is_empty()
        || !clause.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    {
        return Err(Refusal::NoSuchPart.into());
    }
    let (by, clause) = (by.clone(), clause.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::SetAmended, Some(revision), now).await?;
                let mut kept = in_tx(tx, consultation).await?.unwrap_or_default();
                kept.hand.retain(|change| change.by != clause);
                let new = operations.into_iter().map(|operation| Change { by: clause.clone(), operation });
                kept.hand.extend(new);
                if kept.hand.len() > MOST as usize {
                    return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                }
                let of_clause: Vec<_> = kept.hand.iter().filter(|change| change.by == clause).collect();
                let content = serde_json::json!({ "clause": clause, "by_hand": of_clause });
                keep(tx, consultation, &kept, now).await?;
                note(tx, &by, Deed::AmendedSet, consultation, &clause, content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

async fn keep(tx: &mut Tx, consultation: ConsultationId, kept: &Kept, now: Moment) -> Outcome<()> {
    let hand = serde_json::to_string(&kept.hand)?;
    let row = vec![args![consultation, &kept.source, &kept.origin, hand, now]];
    tx.upsert(
        "insert into amended_laws (consultation, source, origin, hand, made)",
        row,
        "on conflict (consultation) do update
         set source = excluded.source, origin = excluded.origin, hand = excluded.hand, made = excluded.made",
    )
    .await
}
