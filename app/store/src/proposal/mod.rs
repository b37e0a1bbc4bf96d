//! Proposals about laws (s.11(6), 34(1)): made by anyone, supported once by each, answered by a responsible agency, withheld as comments
//! are. Who made or supports one is in no row and no event: only keyed hashes, another for each proposal.

mod answer;
mod own;
mod read;

pub use answer::{answer, held, may_answer, may_withhold, restore, withhold};
pub use own::{Own, own};
pub use read::{Filter, after, like, list, one, promised, some};

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use crate::identity::Key;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, LawId, ProposalId};
use domain::proposal::New;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// What a guest is known by: what their browser keeps, and, where it brought nothing, their network beside it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guest<'a> {
    pub device: &'a str,
    /// Of a browser that was given `device` with this very answer: it may keep nothing, and come again as another.
    pub network: Option<&'a str>,
}

impl<'a> From<&'a str> for Guest<'a> {
    fn from(device: &'a str) -> Self {
        Guest { device, network: None }
    }
}

impl Guest<'_> {
    /// Its network within one proposal.
    fn beside(self, key: &Key, proposal: i64) -> Option<Vec<u8>> {
        let network = self.network.filter(|network| !network.is_empty())?;
        Some(key.supporter(proposal, "network", network.as_bytes()))
    }
}

/// What became of a support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supported {
    Counted,
    /// It was counted before.
    Before,
    /// Somebody of the same network came without anything kept before: whoever presses again with what their browser was given now is
    /// another, and is counted; who keeps nothing is the same for all that is known.
    Again,
}

/// Who acts, within one proposal: a person by their account, a guest by what their browser keeps. Nobody without either.
fn who(key: &Key, by: &Viewer, device: &str, proposal: i64) -> Option<(Vec<u8>, bool)> {
    match by.person {
        Some(person) => Some((key.supporter(proposal, "person", &person.0.to_le_bytes()), true)),
        None if device.len() == 32 => Some((key.supporter(proposal, "device", device.as_bytes()), false)),
        None => None,
    }
}

/// Makes a proposal, which its author supports. The same form sent twice is one.
///
/// # Errors
/// `NotFound` for a law that there is not; refused with `AlreadyDone` for one that is repealed, `NotInLaw` under `at`, or `AlikeThere`
/// where others say much the same and `meant` does not say that they were seen.
pub async fn submit(
    store: &Store,
    by: &Viewer,
    guest: impl Into<Guest<'_>>,
    new: &New,
    now: Moment,
) -> Outcome<ProposalId> {
    let guest = guest.into();
    let (device, network) = (guest.device.to_string(), guest.network.map(str::to_string));
    let (by, new, key) = (by.clone(), new.clone(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let again: Option<(i64,)> =
                    tx.maybe("select id from law_proposals where form_key = $1", args![&new.key]).await?;
                if let Some((id,)) = again {
                    return Ok(ProposalId(id));
                }
                ground(tx, &new).await?;
                let (id,): (i64,) = tx.one("select coalesce(max(id), 0) + 1 from law_proposals", vec![]).await?;
                let (who, account) = who(&key, &by, &device, id).ok_or(Refusal::NobodyToTell)?;
                let content = serde_json::json!({
                    "law": new.law, "part": new.part, "wish": new.wish.code(), "title": new.title, "reason": new.reason,
                    "name": new.name,
                });
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::ProposalMade,
                    agency: responsible(tx, new.law).await?,
                    consultation: None,
                    subject: id.to_string(),
                    content: content.to_string().into_bytes(),
                };
                let seq = event::append(tx, event).await?;
                let name = Some(new.name.as_str()).filter(|name| !name.is_empty());
                tx.run(
                    "insert into law_proposals
                       (id, law, part, wish, title, reason, name, author, at, accounts, guests, event, form_key)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                    args![
                        id,
                        new.law,
                        &new.part,
                        new.wish.code(),
                        &new.title,
                        &new.reason,
                        name,
                        &who[..],
                        now,
                        i64::from(account),
                        i64::from(!account),
                        seq as i64,
                        &new.key
                    ],
                )
                .await?;
                let beside = Guest { device: &device, network: network.as_deref() }.beside(&key, id);
                let browser = if account { signed(&key, id, &device) } else { beside };
                marked(tx, id, [Some(who), browser], now).await?;
                Ok(ProposalId(id))
            })
        })
        .await
}

/// Whether the law can be proposed about so.
async fn ground(tx: &mut Tx, new: &New) -> Outcome<()> {
    let law: Option<(bool,)> = tx.maybe("select in_force from laws where id = $1", args![new.law]).await?;
    let (in_force,) = law.ok_or(Error::NotFound)?;
    if !in_force {
        return Err(Refusal::AlreadyDone.into());
    }
    if !new.part.is_empty() {
        let (there,): (i64,) =
            tx.one("select count(*) from law_pieces where law = $1 and anchor = $2", args![new.law, &new.part]).await?;
        if there == 0 {
            let mut no = Refusals::default();
            no.add("at", Refusal::NotInLaw { cited: new.part.clone() });
            return Err(no.into());
        }
    }
    if new.meant {
        return Ok(());
    }
    match read::alike_in(tx, new.law, &new.title, &new.reason).await?.len() {
        0 => Ok(()),
        n => Err(Refusal::AlikeThere { alike: n as u32 }.into()),
    }
}

/// The agency that the log names beside a law: the first of those responsible.
async fn responsible(tx: &mut Tx, law: LawId) -> Outcome<Option<AgencyId>> {
    let row: Option<(i64,)> =
        tx.maybe("select agency from law_agencies where law = $1 order by agency limit 1", args![law]).await?;
    Ok(row.map(|(agency,)| AgencyId(agency)))
}

/// What a deed needs to know of a proposal.
#[derive(sqlx::FromRow)]
struct Ground {
    law: i64,
    author: Vec<u8>,
    withdrawn: Option<i64>,
    withheld: Option<i64>,
    event: i64,
}

async fn of(tx: &mut Tx, id: ProposalId) -> Outcome<Ground> {
    tx.maybe("select law, author, withdrawn, withheld, event from law_proposals where id = $1", args![id])
        .await?
        .ok_or(Error::NotFound)
}

async fn tell(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    (id, law): (ProposalId, LawId),
    content: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    let agency = responsible(tx, law).await?;
    event::note(tx, by.person, deed, agency, id.0, content, now).await
}

/// Writes down who supports, by each hash that they are known by.
async fn marked(tx: &mut Tx, id: i64, who: [Option<Vec<u8>>; 2], now: Moment) -> Outcome<()> {
    let rows = who.into_iter().flatten().map(|who| args![id, who, now]).collect();
    tx.upsert("insert into proposal_supports (proposal, who, at)", rows, "on conflict (proposal, who) do nothing").await
}

/// The browser that an account spoke from: its person is not counted again as a guest, and nobody else as them.
fn signed(key: &Key, id: i64, device: &str) -> Option<Vec<u8>> {
    (device.len() == 32).then(|| key.supporter(id, "signed", device.as_bytes()))
}

async fn supports(tx: &mut Tx, id: ProposalId, who: &[u8]) -> Outcome<bool> {
    let sql = "select count(*) from proposal_supports where proposal = $1 and who = $2";
    let (there,): (i64,) = tx.one(sql, args![id, who]).await?;
    Ok(there > 0)
}

/// Supports a proposal, once. Who supported it as a guest and signs in is counted as an account from then on, not twice.
///
/// # Errors
/// `NotFound`; refused with `AlreadyDone` where it was taken back or is withheld, `NobodyToTell` for who has neither account nor a browser
/// that keeps anything.
pub async fn support(
    store: &Store,
    by: &Viewer,
    guest: impl Into<Guest<'_>>,
    id: ProposalId,
    now: Moment,
) -> Outcome<Supported> {
    let guest = guest.into();
    let (device, network) = (guest.device.to_string(), guest.network.map(str::to_string));
    let (by, key) = (by.clone(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let ground = of(tx, id).await?;
                if ground.withdrawn.is_some() || ground.withheld.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (who, account) = who(&key, &by, &device, id.0).ok_or(Refusal::NobodyToTell)?;
                if supports(tx, id, &who).await? {
                    return Ok(Supported::Before);
                }
                let guest = Guest { device: &device, network: network.as_deref() };
                let beside = guest.beside(&key, id.0).filter(|_| !account);
                if let Some(network) = &beside
                    && supports(tx, id, network).await?
                {
                    return Ok(Supported::Again);
                }
                let signed = signed(&key, id.0, &device);
                // The browser of somebody whose account supports already, signed out since.
                if let Some(browser) = signed.as_ref().filter(|_| !account)
                    && supports(tx, id, browser).await?
                {
                    return Ok(Supported::Before);
                }
                // The same browser before its person signed in: it is counted as theirs, and no second account's.
                let before = (account && device.len() == 32).then(|| key.supporter(id.0, "device", device.as_bytes()));
                let sql = "delete from proposal_supports where proposal = $1 and who = $2";
                let was_guest = match before {
                    Some(guest) => tx.run(sql, args![id, guest]).await? > 0,
                    None => false,
                };
                marked(tx, id.0, [Some(who), beside.or(signed.filter(|_| account))], now).await?;
                tx.run(
                    "update law_proposals set accounts = accounts + $1, guests = guests + $2 where id = $3",
                    args![i64::from(account), i64::from(!account) - i64::from(was_guest), id],
                )
                .await?;
                // Who supports is in no log.
                let content = serde_json::json!({ "account": account, "was_guest": was_guest });
                tell(tx, &Viewer::default(), Deed::ProposalSupported, (id, LawId(ground.law)), content, now).await?;
                Ok(Supported::Counted)
            })
        })
        .await
}

/// Whether somebody made a proposal, or supports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    pub author: bool,
    pub supports: bool,
}

/// What somebody has to do with a proposal.
pub async fn mine(store: &Store, by: &Viewer, device: &str, id: ProposalId) -> Outcome<Mine> {
    let Some((who, _)) = who(&store.key, by, device, id.0) else { return Ok(Mine::default()) };
    let mut tx = store.read().await?;
    let ground = of(&mut tx, id).await?;
    let supports = supports(&mut tx, id, &who).await?;
    Ok(Mine { author: ground.author == who, supports })
}

/// Takes one's own proposal back: its text is erased here and in the log; that it was there, and what was answered, stays.
///
/// # Errors
/// `NotFound`; `NotAllowed` for all but its author; refused with `AlreadyDone`.
pub async fn withdraw(store: &Store, by: &Viewer, device: &str, id: ProposalId, now: Moment) -> Outcome<()> {
    let (by, device, key) = (by.clone(), device.to_string(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let ground = of(tx, id).await?;
                if who(&key, &by, &device, id.0).is_none_or(|(who, _)| who != ground.author) {
                    return Err(Error::NotAllowed);
                }
                if ground.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run(
                    "update law_proposals set title = '', reason = '', name = null, withheld_note = null, withdrawn = $1 where id = $2",
                    args![now, id],
                )
                .await?;
                tx.run("update events set content = null, salt = null where seq = $1", args![ground.event]).await?;
                let content = serde_json::json!({});
                tell(tx, &Viewer::default(), Deed::ProposalWithdrawn, (id, LawId(ground.law)), content, now).await
            })
        })
        .await
}
