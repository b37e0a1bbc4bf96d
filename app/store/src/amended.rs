//! The laws in force that a draft amends, as its agency gives them, and the changes that are set by hand.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::version::checked;
use domain::act::Act;
use domain::agency::Viewer;
use domain::amend::{Change, Operation, name_key};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The most changes set by hand of one draft.
pub const MOST: u32 = 300;
/// The longest word on where a text is from, in graphemes.
const LONGEST_ORIGIN: u32 = 500;

/// The most laws whose texts are given for one draft.
pub const MOST_LAWS: u32 = 40;

/// The text of a law as an agency gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// By [`name_key`]; empty for what was given without a name.
    pub key: String,
    pub source: String,
    /// Where the agency has it from.
    pub origin: String,
}

/// What an agency gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub laws: Vec<Given>,
    /// Changes set by hand, by the clauses of the bill.
    pub hand: Vec<Change>,
}

/// What the agency gave of the laws that a draft amends. Who may see the consultation is for the caller to have asked.
pub async fn kept(store: &Store, consultation: ConsultationId) -> Outcome<Option<Kept>> {
    in_tx(&mut store.read().await?, consultation).await
}

pub(crate) async fn in_tx(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Option<Kept>> {
    let row: Option<(String,)> =
        tx.maybe("select hand from amended_laws where consultation = $1", args![consultation]).await?;
    let Some((hand,)) = row else { return Ok(None) };
    let laws: Vec<(String, String, String)> = tx
        .all("select key, source, origin from amended_texts where consultation = $1 order by key", args![consultation])
        .await?;
    let laws = laws.into_iter().map(|(key, source, origin)| Given { key, source, origin }).collect();
    Ok(Some(Kept { laws, hand: serde_json::from_str(&hand)? }))
}

/// Keeps a law in force as the agency gives it, in the place of what it gave before; `law` as the draft names it, empty where it
/// names none.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `source` and `origin`, or with `EntryCount` for
/// too many.
pub async fn set_law(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    (law, source, origin): (&str, &str, &str),
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    match checked(source) {
        Err(Error::Refused(refused)) => no.join::<()>(Err(refused)),
        other => Some(other?),
    };
    let law = no.take("law", clean(law, LONGEST_ORIGIN, Lines::One));
    let origin = no.take("origin", clean(origin, LONGEST_ORIGIN, Lines::One));
    let (law, origin) = no.none(|| Some((law?, origin?)))?;
    let (by, source, key) = (by.clone(), source.to_string(), name_key(&law));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::SetAmended, Some(revision), now).await?;
                let kept = in_tx(tx, consultation).await?.unwrap_or_default();
                if kept.laws.iter().filter(|one| one.key != key).count() >= MOST_LAWS as usize {
                    return Err(Refusal::EntryCount { least: 0, most: MOST_LAWS }.into());
                }
                let sha256: String = Sha256::digest(&source).iter().map(|byte| format!("{byte:02x}")).collect();
                let content = serde_json::json!({
                    "law": { "name": law, "sha256": sha256, "bytes": source.len(), "origin": origin },
                });
                keep_hand(tx, consultation, &kept.hand, now).await?;
                // What everyone could read stays, for whoever looks back to that day.
                tx.run(
                    "insert into earlier_amended_texts (consultation, key, source, origin, made, until)
                     select consultation, key, source, origin, made, $3
                     from amended_texts
                     where consultation = $1 and key = $2
                     on conflict (consultation, key, until) do nothing",
                    args![consultation, &key, now],
                )
                .await?;
                tx.upsert(
                    "insert into amended_texts (consultation, key, source, origin, made)",
                    vec![args![consultation, &key, &source, &origin, now]],
                    "on conflict (consultation, key) do update
                     set source = excluded.source, origin = excluded.origin, made = excluded.made",
                )
                .await?;
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
                keep_hand(tx, consultation, &kept.hand, now).await?;
                note(tx, &by, Deed::AmendedSet, consultation, &clause, content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

/// Lets what was set by hand follow its clauses into a further version, where they say the same; `same` has their anchors before and after. Gives what
/// is kept.
pub(crate) async fn follow(
    tx: &mut Tx,
    consultation: ConsultationId,
    same: &HashMap<String, String>,
    now: Moment,
) -> Outcome<Vec<Change>> {
    let Some(kept) = in_tx(tx, consultation).await? else { return Ok(Vec::new()) };
    let follows = |change: Change| Some(Change { by: same.get(&change.by)?.clone(), ..change });
    let hand: Vec<Change> = kept.hand.into_iter().filter_map(follows).collect();
    keep_hand(tx, consultation, &hand, now).await?;
    Ok(hand)
}

async fn keep_hand(tx: &mut Tx, consultation: ConsultationId, hand: &[Change], now: Moment) -> Outcome<()> {
    let hand = serde_json::to_string(hand)?;
    tx.upsert(
        "insert into amended_laws (consultation, source, origin, hand, made)",
        vec![args![consultation, "", "", hand, now]],
        "on conflict (consultation) do update set hand = excluded.hand, made = excluded.made",
    )
    .await
}
