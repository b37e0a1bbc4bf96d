//! Asking to be told, confirming the address, leaving.

use crate::comment::same;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, random};
use domain::agency::Viewer;
use domain::id::{AgencyId, ConsultationId, PersonId};
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Letters that one address is sent for the asking in a day, and one receipt in all.
const MOST_ASKED: i64 = 5;
const DAY_MS: i64 = 24 * 3_600_000;
/// How long what was asked for may stay unconfirmed.
const UNCONFIRMED_MS: i64 = 7 * DAY_MS;
/// How long a receipt or a consultation is followed after the result is public or it was cancelled: decisions may still be
/// corrected. As long an address is kept that its server refuses.
const ANSWERED_MS: i64 = 180 * DAY_MS;

/// Asks to be told by letter what becomes of a comment. The address is told so, and confirms it if it never did.
///
/// # Errors
/// Refused with `NoSuchReceipt`, `AlreadyDone` for a withdrawn comment, `TooManyLetters`.
pub async fn ask(store: &Store, number: Number, secret: Secret, email: &str, lang: Lang, now: Moment) -> Outcome<()> {
    let to = To::of(store, email, lang);
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, Vec<u8>, Option<i64>)> = tx
                    .maybe(
                        "select r.consultation, r.secret_hash, c.withdrawn
                         from receipts r
                         left join comments c on c.id = r.comment
                         where r.number = $1",
                        args![i64::from(number.0)],
                    )
                    .await?;
                let row = row.filter(|(_, hash, _)| same(hash, secret));
                let (consultation, _, withdrawn) = row.ok_or(Refusal::NoSuchReceipt)?;
                if withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (asked,): (i64,) = tx
                    .one(
                        "select count(*) from letters where receipt = $1 and what = 'confirm'",
                        args![i64::from(number.0)],
                    )
                    .await?;
                if asked >= MOST_ASKED {
                    return Err(Refusal::TooManyLetters.into());
                }
                // A mistyped address is put right by asking again: one receipt, one address.
                tx.run(
                    "delete from follows where kind = 'receipt' and key = $1",
                    args![Followed::Receipt(number).code().1],
                )
                .await?;
                add(tx, &Followed::Receipt(number), Some(consultation), &to, now).await.map(drop)
            })
        })
        .await
}

/// Asks to be told of a consultation, or of new ones.
///
/// # Errors
/// `NotFound` for what is not there or not public, and for receipts, which are asked for by [`ask`]; refused with
/// `TooManyLetters`.
pub async fn follow(store: &Store, followed: Followed, email: &str, lang: Lang, now: Moment) -> Outcome<()> {
    let to = To::of(store, email, lang);
    store
        .write(move |tx| {
            Box::pin(async move {
                let followed = standing(tx, followed).await?;
                if !is_there(tx, &followed).await? {
                    return Err(Error::NotFound);
                }
                let of = match &followed {
                    Followed::Consultation(id) | Followed::Part(id, _) => Some(id.0),
                    _ => None,
                };
                add(tx, &followed, of, &to, now).await.map(drop)
            })
        })
        .await
}

/// An agency that has ended is followed at the one that took over.
async fn standing(tx: &mut Tx, followed: Followed) -> Outcome<Followed> {
    let Followed::Agency(id) = followed else { return Ok(followed) };
    let row: Option<(i64,)> = tx.maybe("select coalesce(heir, id) from agencies where id = $1", args![id]).await?;
    Ok(Followed::Agency(row.map_or(id, |(id,)| domain::id::AgencyId(id))))
}

async fn is_there(tx: &mut Tx, followed: &Followed) -> Outcome<bool> {
    let (sql, values) = match followed {
        // Agencies name stakeholders; nobody asks to be one. What waits for an officer is hers to ask for, on the desk.
        Followed::Receipt(_) | Followed::Listed(_) | Followed::Staff(_) | Followed::LawDays(_) => return Ok(false),
        Followed::Kind(_) | Followed::All | Followed::Search(_) => return Ok(true),
        Followed::Subject(code) => return Ok(crate::rules::in_tx(tx).await?.0.offers_subject(code)),
        Followed::Area(code) => return Ok(domain::place::by_code(code).is_some()),
        Followed::Consultation(id) => {
            ("select id from consultations where id = $1 and published is not null and cancelled is null", args![*id])
        }
        Followed::Part(id, piece) => (
            "select p.identity
             from consultations d join provisions p on p.version = d.version
             where d.id = $1 and d.published is not null and d.cancelled is null and p.identity = $2",
            args![*id, *piece],
        ),
        Followed::Agency(id) => ("select id from agencies where id = $1 and ended is null", args![*id]),
        Followed::Law(id) => ("select id from laws where id = $1", args![*id]),
    };
    let row: Option<(i64,)> = tx.maybe(sql, values).await?;
    Ok(row.is_some())
}

/// Has an address asked whether it wants to be told of something; gives its number.
pub(super) async fn add(
    tx: &mut Tx,
    followed: &Followed,
    consultation: Option<i64>,
    to: &To,
    now: Moment,
) -> Outcome<i64> {
    let (today,): (i64,) =
        tx.one("select count(*) from letters where whom = $1 and changed > $2", args![to.whom, now.0 - DAY_MS]).await?;
    if today >= MOST_ASKED {
        return Err(Refusal::TooManyLetters.into());
    }
    let address = address(tx, &to.email, to.lang, now).await?;
    let (kind, key) = followed.code();
    let receipt = match followed {
        Followed::Receipt(number) => Some(i64::from(number.0)),
        _ => None,
    };
    tx.script(
        "insert into follows (address, kind, key, consultation, made) values ($1, $2, $3, $4, $5)
         on conflict (address, kind, key) do update set made = excluded.made;
         insert into letters (id, address, what, consultation, receipt, once, whom, due, state, tries, changed, answer)
         select coalesce(max(id), 0) + 1, $1, $6, $4, $7, $8, $9, 0, 'waiting', 0, $5, '' from letters",
        args![
            address,
            kind,
            key.as_str(),
            consultation,
            now,
            What::Confirm.code(),
            receipt,
            format!("asked:{address}:{kind}:{key}:{}", now.0),
            to.whom
        ],
    )
    .await?;
    Ok(address)
}

/// The number of an address to which something is about to be sent, kept anew where it is not.
pub(crate) async fn address(tx: &mut Tx, email: &str, lang: Lang, now: Moment) -> Outcome<i64> {
    let known: Option<(i64,)> = tx.maybe("select id from letter_addresses where email = $1", args![email]).await?;
    if let Some((id,)) = known {
        tx.run("update letter_addresses set lang = $1 where id = $2", args![lang.code(), id]).await?;
        return Ok(id);
    }
    let (id, token) = drawn()?;
    tx.run(
        "insert into letter_addresses (id, email, lang, token, made) values ($1, $2, $3, $4, $5)",
        args![id, email, lang.code(), token, now],
    )
    .await?;
    Ok(id)
}

/// Number and token of a new address. Drawn, so that the number of an erased one is never given again: its letters were counted.
pub(crate) fn drawn() -> Outcome<(i64, String)> {
    let token = random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((i64::from_le_bytes(random::<8>()?) >> 10 & i64::MAX, token))
}

/// Where letters are asked for, and in which language; with the hash by which one address is counted for a day.
pub(super) struct To {
    pub email: String,
    pub lang: Lang,
    pub whom: i64,
}

impl To {
    fn of(store: &Store, email: &str, lang: Lang) -> To {
        To { email: email.to_string(), lang, whom: store.key.address(email) }
    }
}

/// Something that an address follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    pub what: Followed,
    /// Of a receipt or a consultation.
    pub consultation: Option<ConsultationId>,
    /// Whether the address's reader said that they want it.
    pub confirmed: bool,
}

/// An address as its own reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub email: String,
    pub lang: Lang,
    /// Its server said that there is no such address.
    pub refused: bool,
    pub follows: Vec<Following>,
}

fn lang(code: &str) -> Lang {
    if code == Lang::En.code() { Lang::En } else { Lang::Th }
}

/// The address of a letter's link; `None` for a token that none has, or none any more.
pub async fn of_token(store: &Store, token: &str) -> Outcome<Option<Address>> {
    if !plausible(token) {
        return Ok(None);
    }
    let mut tx = store.read().await?;
    let row: Option<(i64, String, String, Option<i64>)> =
        tx.maybe("select id, email, lang, refused from letter_addresses where token = $1", args![token]).await?;
    match row {
        Some(row) => address_of(&mut tx, row).await.map(Some),
        None => Ok(None),
    }
}

/// The address that somebody signs in with, as their own page tells what it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnAddress {
    /// They sign in without one.
    None,
    /// An agency gave the account its address. That its holder reads it too, nobody has shown: whose receipts it follows is not for them to see.
    Given,
    /// Its holder read a letter there.
    Theirs(Address),
}

/// What one's own address follows.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn own(store: &Store, by: &Viewer) -> Outcome<OwnAddress> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let row: Option<OwnRow> = tx
        .maybe(
            "select p.email, p.office, a.id, a.lang, a.refused
             from people p left join letter_addresses a on a.email = p.email
             where p.id = $1",
            args![person],
        )
        .await?;
    Ok(match row {
        Some((email, ..)) if email.starts_with('-') => OwnAddress::None,
        Some((_, Some(_), ..)) => OwnAddress::Given,
        Some((email, None, Some(id), Some(code), refused)) => {
            OwnAddress::Theirs(address_of(&mut tx, (id, email, code, refused)).await?)
        }
        Some((email, ..)) => OwnAddress::Theirs(Address { email, lang: Lang::Th, refused: false, follows: Vec::new() }),
        None => OwnAddress::None,
    })
}

/// The address, the agency that gave it, and what letters know of it.
type OwnRow = (String, Option<i64>, Option<i64>, Option<String>, Option<i64>);

/// Ends one thing that one's own address follows. One that is not there is no error.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn leave_own(store: &Store, by: &Viewer, what: Followed, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let row: Option<(String,)> = store
        .read()
        .await?
        .maybe(
            "select a.token from people p join letter_addresses a on a.email = p.email where p.id = $1 and p.office is null",
            args![person],
        )
        .await?;
    match row {
        Some((token,)) => leave(store, &token, Some(what), now).await,
        None => Ok(()),
    }
}

async fn address_of(tx: &mut Tx, (id, email, code, refused): (i64, String, String, Option<i64>)) -> Outcome<Address> {
    let rows: Vec<(String, String, Option<i64>, Option<i64>)> = tx
        .all(
            "select kind, key, consultation, confirmed from follows where address = $1 order by made desc, kind, key",
            args![id],
        )
        .await?;
    let follows = rows
        .into_iter()
        .filter_map(|(kind, key, of, confirmed)| {
            Some(Following {
                what: Followed::parse(&kind, &key)?,
                consultation: of.map(ConsultationId),
                confirmed: confirmed.is_some(),
            })
        })
        .collect();
    Ok(Address { email, lang: lang(&code), refused: refused.is_some(), follows })
}

fn plausible(token: &str) -> bool {
    token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Its reader says that what was asked for is wanted at this address.
///
/// # Errors
/// `NotFound`.
pub async fn confirm(store: &Store, token: &str, now: Moment) -> Outcome<()> {
    let token = token.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update letter_addresses set confirmed = $1, refused = null where token = $2 returning id";
                let row: Option<(i64,)> = match plausible(&token) {
                    true => tx.maybe(sql, args![now, token]).await?,
                    false => None,
                };
                let (address,) = row.ok_or(Error::NotFound)?;
                let sql = "update follows set confirmed = $1 where address = $2 and confirmed is null";
                tx.run(sql, args![now, address]).await?;
                Ok(())
            })
        })
        .await
}

/// Ends one thing that an address follows, or all. An address that follows nothing is erased. One that is not there is no error:
/// whoever leaves twice has left.
pub async fn leave(store: &Store, token: &str, what: Option<Followed>, now: Moment) -> Outcome<()> {
    let (token, key) = (token.to_string(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                if !plausible(&token) {
                    return Ok(());
                }
                let row: Option<(i64, String)> =
                    tx.maybe("select id, email from letter_addresses where token = $1", args![token]).await?;
                let Some((address, email)) = row else { return Ok(()) };
                // Whoever leaves is not brought back by a file.
                let from = match &what {
                    None => Some(0),
                    Some(Followed::Listed(agency)) => Some(agency.0),
                    Some(_) => None,
                };
                if let Some(agency) = from {
                    tx.script(
                        "insert into left_addresses (whom, agency, at) values ($1, $2, $3) on conflict (whom, agency) do nothing;
                         delete from stakeholder_subjects where address = $4 and ($2 = 0 or agency = $2);
                         delete from stakeholders where address = $4 and ($2 = 0 or agency = $2)",
                        args![key.address(&email), agency, now, address],
                    )
                    .await?;
                }
                super::days::left(tx, address, what.as_ref(), now).await?;
                match what {
                    Some(one) => {
                        let (kind, key) = one.code();
                        tx.run(
                            "delete from follows where address = $1 and kind = $2 and key = $3",
                            args![address, kind, key],
                        )
                        .await?
                    }
                    None => tx.run("delete from follows where address = $1", args![address]).await?,
                };
                let left: Option<(String,)> =
                    tx.maybe("select key from follows where address = $1 limit 1", args![address]).await?;
                match left {
                    Some(_) => Ok(()),
                    None => erase(tx, vec![(address,)]).await,
                }
            })
        })
        .await
}

/// Takes an address out of an agency's list of stakeholders; for good where it was asked for at a moment. One that follows nothing
/// else is erased.
pub(crate) async fn unlist(
    tx: &mut Tx,
    (address, whom): (i64, i64),
    agency: AgencyId,
    asked: Option<Moment>,
) -> Outcome<()> {
    if let Some(at) = asked {
        let sql =
            "insert into left_addresses (whom, agency, at) values ($1, $2, $3) on conflict (whom, agency) do nothing";
        tx.run(sql, args![whom, agency, at]).await?;
    }
    unlist_all(tx, &[address], agency).await
}

/// Takes addresses out of an agency's list of stakeholders. Those that follow nothing else are erased.
pub(crate) async fn unlist_all(tx: &mut Tx, addresses: &[i64], agency: AgencyId) -> Outcome<()> {
    let (kind, key) = Followed::Listed(agency).code();
    for sql in [
        "delete from stakeholder_subjects where agency = $1 and address in ({ids})",
        "delete from stakeholders where agency = $1 and address in ({ids})",
    ] {
        tx.run_in(sql, args![agency], addresses).await?;
    }
    let sql = "delete from follows where kind = $1 and key = $2 and address in ({ids})";
    tx.run_in(sql, args![kind, key.as_str()], addresses).await?;
    let left: Vec<(i64,)> = tx
        .all_in(
            "select id from letter_addresses a
             where id in ({ids}) and not exists (select 1 from follows f where f.address = a.id)",
            vec![],
            addresses,
        )
        .await?;
    erase(tx, left).await
}

/// Erases those of some addresses that follow nothing.
pub(super) async fn erase_idle(tx: &mut Tx, some: Vec<(i64,)>) -> Outcome<()> {
    let some: Vec<i64> = some.into_iter().map(|(id,)| id).collect();
    let idle: Vec<(i64,)> = tx
        .all_in(
            "select id from letter_addresses a
             where not exists (select 1 from follows f where f.address = a.id) and id in ({ids})",
            vec![],
            &some,
        )
        .await?;
    erase(tx, idle).await
}

/// Erases the address of somebody's account, which leaves for good, with all that it follows.
pub(crate) async fn own_gone(tx: &mut Tx, person: PersonId) -> Outcome<()> {
    let sql = "select a.id from people p join letter_addresses a on a.email = p.email where p.id = $1";
    let rows: Vec<(i64,)> = tx.all(sql, args![person]).await?;
    for (address,) in &rows {
        tx.run("delete from follows where address = $1", args![*address]).await?;
    }
    erase(tx, rows).await
}

/// Erases addresses. Of their letters only the count stays: those that have not left go, and nothing joins the others.
async fn erase(tx: &mut Tx, gone: Vec<(i64,)>) -> Outcome<()> {
    let gone: Vec<i64> = gone.into_iter().map(|(id,)| id).collect();
    for sql in [
        "delete from letters where state in ('waiting', 'claimed', 'refused') and address in ({ids})",
        "update letters set answer = '', receipt = null, once = 'gone:' || cast(id as text), address = 0 where address in ({ids})",
        "delete from stakeholder_subjects where address in ({ids})",
        "delete from stakeholders where address in ({ids})",
        "delete from staff_letters where address in ({ids})",
        "delete from letter_addresses where id in ({ids})",
    ] {
        tx.run_in(sql, vec![], &gone).await?;
    }
    Ok(())
}

/// Erases what time has run out for: addresses never confirmed, receipts answered long ago.
pub async fn tidy(store: &Store, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.script(
                    "delete from follows where confirmed is null and made < $1;
                     delete from follows
                     where consultation in (select id from consultations where summarised < $2 or cancelled < $2);
                     delete from follows where address in (select id from letter_addresses where refused < $2);
                     update letters set whom = null where whom is not null and changed < $3",
                    args![now.0 - UNCONFIRMED_MS, now.0 - ANSWERED_MS, now.0 - DAY_MS],
                )
                .await?;
                let gone: Vec<(i64,)> = tx
                    .all(
                        "select id from letter_addresses a where not exists (select 1 from follows f where f.address = a.id)
                         limit 1000",
                        vec![],
                    )
                    .await?;
                erase(tx, gone).await
            })
        })
        .await
}

/// A withdrawn comment is followed by nobody.
pub(crate) async fn withdrawn(tx: &mut Tx, number: Number) -> Outcome<()> {
    let key = Followed::Receipt(number).code().1;
    tx.run("delete from follows where kind = 'receipt' and key = $1", args![key]).await?;
    Ok(())
}
