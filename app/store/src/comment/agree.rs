//! Agreeing with a comment that says what one meant to say: once for each person, taken back likewise. It is no comment, and no vote on the
//! draft: it counts beside the comment alone. Who agrees is in no log.

use super::spoken;
use super::submit::ground;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::identity::Key;
use crate::{Store, event};
use domain::act::Act;
use domain::admission::{Admission, Admits};
use domain::agency::Viewer;
use domain::comment::{Agreed, Identity};
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Who agrees, and how well they are known.
struct Who {
    hash: Vec<u8>,
    identity: Identity,
    /// The same browser before its person signed in: whoever agreed so is not counted twice.
    guest: Option<Vec<u8>>,
}

fn guest(key: &Key, comment: i64, device: &str) -> Option<Vec<u8>> {
    (device.len() == 32).then(|| key.agreeing(comment, "device", device.as_bytes()))
}

fn person(key: &Key, comment: i64, by: &Viewer) -> Option<Vec<u8>> {
    by.person.map(|person| key.agreeing(comment, "person", &person.0.to_le_bytes()))
}

/// Who it is within one comment.
///
/// # Errors
/// Refused by whom the round hears, or with `NobodyToTell` for who has neither account nor a browser that keeps anything.
async fn who(
    tx: &mut Tx,
    key: &Key,
    (by, device): (&Viewer, &str),
    (round, admission): (i64, Admission),
    invitation: &str,
    comment: i64,
) -> Outcome<Who> {
    let speaker = spoken::let_in(tx, key, by, (round, admission), invitation).await?;
    let guest = guest(key, comment, device);
    let identity = by.identity();
    // Of those invited one code is one person, in whatever browser.
    if let (Admits::Invited, Some(code)) = (admission.admits, speaker.first()) {
        return Ok(Who { hash: key.agreeing(comment, "invitation", code), identity, guest: None });
    }
    match (person(key, comment, by), guest) {
        (Some(hash), guest) => Ok(Who { hash, identity, guest }),
        (None, Some(hash)) => Ok(Who { hash, identity, guest: None }),
        (None, None) => Err(Refusal::NobodyToTell.into()),
    }
}

/// A comment that everyone may read, in a round that is open.
async fn stands(
    tx: &mut Tx,
    by: &Viewer,
    key: &Key,
    of: ConsultationId,
    id: CommentId,
    now: Moment,
) -> Outcome<(i64, Admission)> {
    let stood = ground(tx, of, Act::Comment, now).await?;
    let row: Option<(Option<i64>,)> = tx
        .maybe(
            "select voice from comments
             where id = $1 and consultation = $2 and showing <> 'agency' and withheld is null and withdrawn is null",
            args![id, of],
        )
        .await?;
    let (voice,) = row.ok_or(Error::NotFound)?;
    // One's own is counted already.
    if voice.is_some() && voice == by.person.map(|person| key.voice(of, person)) {
        return Err(Refusal::OwnComment.into());
    }
    Ok((stood.round, stood.admission))
}

async fn count(tx: &mut Tx, id: CommentId, identity: Identity, n: i64) -> Outcome<()> {
    let of = |one: Identity| if one == identity { n } else { 0 };
    tx.run(
        "insert into comment_agreed as old (comment, guests, accounts, verified) values ($1, $2, $3, $4)
         on conflict (comment) do update set guests = old.guests + excluded.guests,
           accounts = old.accounts + excluded.accounts, verified = old.verified + excluded.verified",
        args![id, of(Identity::Guest), of(Identity::Account), of(Identity::Verified)],
    )
    .await
    .map(|_| ())
}

/// Takes somebody out of those who agree; whether they were among them.
async fn out(tx: &mut Tx, id: CommentId, hash: &[u8]) -> Outcome<bool> {
    let was: Option<(String,)> = tx
        .maybe("delete from comment_agrees where comment = $1 and who = $2 returning identity", args![id, hash])
        .await?;
    let Some((identity,)) = was else { return Ok(false) };
    count(tx, id, Identity::parse(&identity).unwrap_or(Identity::Guest), -1).await?;
    Ok(true)
}

async fn tell(tx: &mut Tx, deed: Deed, of: ConsultationId, id: CommentId, now: Moment) -> Outcome<()> {
    let event = event::New {
        at: now,
        actor: None,
        deed,
        agency: None,
        consultation: Some(of),
        subject: id.to_string(),
        content: b"{}".to_vec(),
    };
    event::append(tx, event).await.map(|_| ())
}

/// Agrees with a comment, once; whether that is new. `device` is what the browser keeps, also of who is signed in; `invitation` as typed.
///
/// # Errors
/// `NotFound` for a comment that is not shown; refused by the phase, by whom the round hears, with `OwnComment` for one's own, or
/// `NobodyToTell`.
pub async fn agree(
    store: &Store,
    (by, device, invitation): (&Viewer, &str, &str),
    (of, id): (ConsultationId, CommentId),
    now: Moment,
) -> Outcome<bool> {
    let (by, key) = (by.clone(), store.key.clone());
    let (device, invitation) = (device.to_string(), invitation.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let round = stands(tx, &by, &key, of, id, now).await?;
                let who = who(tx, &key, (&by, &device), round, &invitation, id.0).await?;
                let before = match &who.guest {
                    Some(guest) => out(tx, id, guest).await?,
                    None => false,
                };
                let new = tx
                    .run(
                        "insert into comment_agrees (comment, who, identity, at) values ($1, $2, $3, $4)
                         on conflict (comment, who) do nothing",
                        args![id, &who.hash[..], who.identity.code(), now],
                    )
                    .await?;
                if new == 0 {
                    return Ok(false);
                }
                count(tx, id, who.identity, 1).await?;
                tell(tx, Deed::CommentAgreed, of, id, now).await?;
                Ok(!before)
            })
        })
        .await
}

/// Takes that back.
///
/// # Errors
/// As [`agree`]; refused with `AlreadyDone` for who did not agree.
pub async fn agree_no_more(
    store: &Store,
    (by, device, invitation): (&Viewer, &str, &str),
    (of, id): (ConsultationId, CommentId),
    now: Moment,
) -> Outcome<()> {
    let (by, key) = (by.clone(), store.key.clone());
    let (device, invitation) = (device.to_string(), invitation.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let round = stands(tx, &by, &key, of, id, now).await?;
                let who = who(tx, &key, (&by, &device), round, &invitation, id.0).await?;
                let mut was = out(tx, id, &who.hash).await?;
                if let Some(guest) = &who.guest {
                    was |= out(tx, id, guest).await?;
                }
                match was {
                    true => tell(tx, Deed::CommentAgreeTaken, of, id, now).await,
                    false => Err(Refusal::AlreadyDone.into()),
                }
            })
        })
        .await
}

/// How many agree with each of some comments, and whether this browser's person does; those with whom nobody agrees are left out. Of who was
/// let in by an invitation only the code would tell.
///
/// # Errors
/// Faults.
pub async fn agreed(
    store: &Store,
    (by, device): (&Viewer, &str),
    ids: &[CommentId],
) -> Outcome<Vec<(CommentId, Agreed)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = store.read().await?;
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(i64, i64, i64, i64)> = tx
        .all_in(
            "select comment, guests, accounts, verified from comment_agreed
             where guests + accounts + verified > 0 and comment in ({ids})",
            args![],
            &numbers,
        )
        .await?;
    let mut all = Vec::new();
    for (comment, guests, accounts, verified) in rows {
        let mut mine = false;
        for hash in [person(&store.key, comment, by), guest(&store.key, comment, device)].into_iter().flatten() {
            let sql = "select count(*) from comment_agrees where comment = $1 and who = $2";
            let (n,): (i64,) = tx.one(sql, args![comment, hash]).await?;
            mine |= n > 0;
        }
        let [guests, accounts, verified] = [guests, accounts, verified].map(|n| n.max(0) as u64);
        all.push((CommentId(comment), Agreed { guests, accounts, verified, mine }));
    }
    Ok(all)
}

/// Its words are others, or gone: who agreed, agreed with what it said.
pub(crate) async fn forgotten(tx: &mut Tx, id: i64) -> Outcome<()> {
    tx.script(
        "delete from comment_agrees where comment = $1;
         delete from comment_agreed where comment = $1",
        args![id],
    )
    .await
}
