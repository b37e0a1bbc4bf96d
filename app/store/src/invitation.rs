//! Invitations to a round that hears those who have one. A code follows from round and number under the key, so that it stands
//! nowhere; nothing says which of them have spoken, only how many.

use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, identity};
use domain::act::Act;
use domain::admission::{LONGEST_INVITED, MOST_INVITED};
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::receipt::Secret;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;

/// An invitation as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub number: u32,
    /// Whom it was made out to.
    pub name: String,
    pub made: Moment,
    pub ended: Option<Moment>,
    /// What they type: `17-k7m2-9xqe-4tzb`.
    pub code: String,
}

/// The invitations of the current round, in their order, and how many of them have been spoken with.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase.
pub async fn list(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<(Vec<Invitation>, u32)> {
    let mut tx = store.read().await?;
    let dossier = allowed(&mut tx, by, id, Act::Invite, None, now).await?;
    let Some(round) = dossier.round.map(|round| round.id.0) else { return Ok((Vec::new(), 0)) };
    let rows: Vec<(i64, String, i64, Option<i64>)> = tx
        .all("select number, name, made, ended from invitations where round = $1 order by number", args![round])
        .await?;
    let mut spoken = 0;
    if !rows.is_empty() {
        let (n,): (i64,) = tx.one("select count(distinct who) from spoken where round = $1", args![round]).await?;
        spoken = n as u32;
    }
    let all = rows.into_iter().map(|(number, name, made, ended)| Invitation {
        number: number as u32,
        name,
        made: Moment(made),
        ended: ended.map(Moment),
        code: code(&store.key, round, number),
    });
    Ok((all.collect(), spoken))
}

/// Invites some more to the current round: one a line, by name. Gives how many.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `AlreadyDone` where the round hears others, and for `names`: `Missing`,
/// `InvitedCount`, or what is wrong with one of them.
pub async fn invite(store: &Store, by: &Viewer, id: ConsultationId, names: &str, now: Moment) -> Outcome<u32> {
    let mut no = Refusals::default();
    let names: Vec<&str> = names.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    let clean: Result<Vec<String>, Refusal> = match names.len() {
        0 => Err(Refusal::Missing),
        n if n > MOST_INVITED as usize => Err(Refusal::InvitedCount { most: MOST_INVITED }),
        _ => names.into_iter().map(|name| required(name, LONGEST_INVITED, Lines::One)).collect(),
    };
    let names = no.take("names", clean);
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::Invite, None, now).await?;
                let round = dossier.round.filter(|round| round.admission.admits == domain::admission::Admits::Invited);
                let Some(round) = round.map(|round| round.id.0) else { return Err(Refusal::AlreadyDone.into()) };
                let names = no.none(|| names)?;
                let (last, there): (i64, i64) = tx
                    .one("select coalesce(max(number), 0), count(*) from invitations where round = $1", args![round])
                    .await?;
                if there as usize + names.len() > MOST_INVITED as usize {
                    let mut no = Refusals::default();
                    no.add("names", Refusal::InvitedCount { most: MOST_INVITED });
                    return Err(no.into());
                }
                let count = names.len();
                let row = |(at, name): (usize, String)| args![round, last + 1 + at as i64, name, now];
                let rows = names.into_iter().enumerate().map(row).collect();
                tx.add("insert into invitations (round, number, name, made)", rows).await?;
                // Whom is the agency's own list, not the log's.
                let content = serde_json::json!({ "round": round, "from": last + 1, "count": count });
                note(tx, &by, Deed::InvitationsMade, id, "", content, now).await?;
                Ok(count as u32)
            })
        })
        .await
}

/// Ends an invitation: nobody speaks with it from now on. What was said with it stays.
///
/// # Errors
/// `NotFound`, also for one that was ended; `NotAllowed`; refused by the phase.
pub async fn end(store: &Store, by: &Viewer, id: ConsultationId, number: u32, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::Invite, None, now).await?;
                let ended = tx
                    .run(
                        "update invitations set ended = $1
                         where number = $2 and ended is null and round = (select round from consultations where id = $3)",
                        args![now, i64::from(number), id],
                    )
                    .await?;
                if ended == 0 {
                    return Err(crate::Error::NotFound);
                }
                let content = serde_json::json!({ "number": number });
                note(tx, &by, Deed::InvitationEnded, id, &number.to_string(), content, now).await
            })
        })
        .await
}

/// The code of an invitation.
fn code(key: &identity::Key, round: i64, number: i64) -> String {
    format!("{number}-{}", key.invitation(round, number))
}

/// The number of the invitation to a round whose code was typed; nothing for a code that is none, or none any more.
pub(crate) async fn known(tx: &mut Tx, key: &identity::Key, round: i64, typed: &str) -> Outcome<Option<i64>> {
    let plain = domain::digits::to_arabic(typed.trim());
    let Some((number, secret)) = plain.split_once(['-', ' ']) else { return Ok(None) };
    let (Ok(number), Ok(secret)) = (number.parse::<u32>(), Secret::parse(secret)) else { return Ok(None) };
    let number = i64::from(number);
    if !same(secret, key.invitation(round, number)) {
        return Ok(None);
    }
    let row: Option<(i64,)> = tx
        .maybe(
            "select number from invitations where round = $1 and number = $2 and ended is null",
            args![round, number],
        )
        .await?;
    Ok(row.map(|(number,)| number))
}

fn same(one: Secret, other: Secret) -> bool {
    use subtle::ConstantTimeEq;
    one.bits().to_le_bytes().ct_eq(&other.bits().to_le_bytes()).into()
}
