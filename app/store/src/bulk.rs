//! Many comments at once, through the same tables, counts and events: for demonstrations, benchmarks and imports.

use crate::comment::{Counted, changes};
use crate::db::args;
use crate::error::Outcome;
use crate::receipt;
use crate::{Store, ledger, tally};
use domain::comment::{Channel, Class, Identity, Showing, Stance};
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::receipt::Number;
use domain::satisfaction::{Part, Step};
use domain::time::{Moment, Month};
use sha2::{Digest, Sha256};

/// One comment to be added. Its target must exist: nothing is asked here.
#[derive(Clone, Debug)]
pub struct Comment {
    /// `k2`, `m10` or `all`.
    pub target: String,
    pub stance: Stance,
    pub reason: String,
    /// A wording that they propose; mostly empty.
    pub wording: String,
    pub class: Option<Class>,
    pub showing: Showing,
    pub name: Option<String>,
    /// A province's code.
    pub area: Option<String>,
    pub at: Moment,
    /// The form's key, from which the receipt's secret follows.
    pub key: String,
}

/// Adds comments to the current round of a consultation, in one transaction; gives their receipts' numbers.
///
/// # Errors
/// Faults.
pub async fn comments(store: &Store, consultation: ConsultationId, new: Vec<Comment>) -> Outcome<Vec<Number>> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let (round, version): (i64, Option<i64>) =
                    tx.one("select round, version from consultations where id = $1", args![consultation]).await?;
                let (mut id,): (i64,) = tx.one("select coalesce(max(id), 0) from comments", vec![]).await?;
                let (mut seq,): (i64,) = tx.one("select coalesce(max(seq), 0) from events", vec![]).await?;
                let mut counts = Vec::new();
                let mut places = Vec::new();
                let (mut rows, mut events, mut receipts, mut numbers) = (vec![], vec![], vec![], vec![]);
                for one in &new {
                    id += 1;
                    seq += 1;
                    let class = one.class.map(|class| class.code());
                    let content = serde_json::json!({
                        "target": one.target, "stance": one.stance.code(), "reason": one.reason, "wording": one.wording,
                        "class": class, "showing": one.showing.code(), "name": one.name,
                        "area": one.area, "identity": Identity::Guest.code(),
                    });
                    let content = content.to_string().into_bytes();
                    let salt = crate::random::<16>()?;
                    let commitment = Sha256::new().chain_update(salt).chain_update(&content).finalize().to_vec();
                    let deed = Deed::CommentSubmitted;
                    events.push(args![
                        seq,
                        one.at,
                        None::<i64>,
                        deed.code(),
                        consultation,
                        round,
                        id.to_string(),
                        deed.is_public(),
                        content,
                        &salt[..],
                        commitment
                    ]);
                    rows.push(args![
                        id,
                        consultation,
                        round,
                        version,
                        one.target.as_str(),
                        one.target.as_str(),
                        one.stance.code(),
                        one.reason.as_str(),
                        one.wording.as_str(),
                        class,
                        one.showing.code(),
                        one.name.as_deref(),
                        Channel::Portal.code(),
                        one.at,
                        seq,
                        one.area.as_deref(),
                        Identity::Guest.code()
                    ]);
                    places.push(ledger::arrived(id, consultation, one));
                    let number = Number::from_seven(u32::from_le_bytes(crate::random::<4>()?));
                    numbers.push(number);
                    receipts.push(args![
                        i64::from(number.0),
                        receipt::key_hash(&one.key),
                        receipt::secret_hash(receipt::secret(&one.key)),
                        consultation,
                        id,
                        one.at
                    ]);
                    let class = class.unwrap_or("-");
                    counts.extend(changes(
                        Counted {
                            part: &one.target,
                            stance: one.stance.code(),
                            class,
                            showing: one.showing,
                            identity: Identity::Guest,
                            at: one.at,
                            speaker: None,
                            helper: None,
                        },
                        1,
                    ));
                }
                tx.add(
                    "insert into events
                       (seq, at, actor, deed, consultation, round, subject, public, content, salt, commitment)",
                    events,
                )
                .await?;
                tx.add(
                    "insert into comments
                       (id, consultation, round, version, target, part, stance, reason, wording, class, showing, name,
                        channel, at, event, area, identity)",
                    rows,
                )
                .await?;
                tx.add(ledger::ARRIVED, places).await?;
                // A number that is taken leaves that comment without a receipt: nobody was given it.
                tx.upsert(
                    "insert into receipts (number, form_key, secret_hash, consultation, comment, at)",
                    receipts,
                    "on conflict do nothing",
                )
                .await?;
                counts.push(("round", round.to_string(), new.len() as i64));
                tally::add(tx, consultation, counts).await?;
                tx.run(
                    "update consultations set comments = comments + $1 where id = $2",
                    args![new.len() as i64, consultation],
                )
                .await?;
                Ok(numbers)
            })
        })
        .await
}

/// Counts answers to how satisfied people are with the portal, of months that are over.
///
/// # Errors
/// Faults.
pub async fn satisfaction(store: &Store, rows: Vec<(Month, Part, Step, u64)>) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let row = |(month, part, step, n): (Month, Part, Step, u64)| {
                    args![month.0, part.code(), i64::from(step.number()), n as i64]
                };
                let rows = rows.into_iter().filter(|(.., n)| *n > 0).map(row).collect();
                tx.add("insert into satisfaction (month, part, step, n)", rows).await
            })
        })
        .await
}
