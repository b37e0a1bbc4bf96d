//! Asking to be told, confirming the address, leaving.

use crate::comment::same;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, random};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Letters that one address is sent for the asking in a day, and one receipt in all: whoever types another's address can do no more.
const MOST_ASKED: i64 = 5;
/// How long an address may stay unconfirmed.
const UNCONFIRMED_MS: i64 = 7 * 24 * 3_600_000;
/// How long a receipt is followed after the result is public: decisions may still be corrected.
const ANSWERED_MS: i64 = 180 * 24 * 3_600_000;

/// Asks to be told by letter what becomes of a comment. The address is told so, and confirms it if it never did.
///
/// # Errors
/// Refused with `NoSuchReceipt`, `AlreadyDone` for a withdrawn comment, `TooManyLetters`.
pub async fn ask(store: &Store, number: Number, secret: Secret, email: &str, lang: Lang, now: Moment) -> Outcome<()> {
    let email = email.to_string();
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
                        "select count(*) from letters
                         where consultation = $1 and what in ('confirm', 'added') and receipt = $2",
                        args![consultation, i64::from(number.0)],
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
                add(tx, &Followed::Receipt(number), Some(consultation), &email, lang, now).await
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
    let email = email.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                if !is_there(tx, &followed).await? {
                    return Err(Error::NotFound);
                }
                let of = match &followed {
                    Followed::Consultation(id) => Some(id.0),
                    _ => None,
                };
                add(tx, &followed, of, &email, lang, now).await
            })
        })
        .await
}

async fn is_there(tx: &mut Tx, followed: &Followed) -> Outcome<bool> {
    let (sql, values) = match followed {
        Followed::Receipt(_) => return Ok(false),
        Followed::Kind(_) | Followed::All => return Ok(true),
        Followed::Subject(code) => return Ok(domain::consultation::SUBJECTS.contains(&code.as_str())),
        Followed::Consultation(id) => {
            ("select id from consultations where id = $1 and published is not null and cancelled is null", args![*id])
        }
        Followed::Agency(id) => ("select id from agencies where id = $1 and ended is null", args![*id]),
        Followed::Area(code) => ("select cast(1 as bigint) from areas where code = $1", args![code.as_str()]),
    };
    let row: Option<(i64,)> = tx.maybe(sql, values).await?;
    Ok(row.is_some())
}

async fn add(
    tx: &mut Tx,
    followed: &Followed,
    consultation: Option<i64>,
    email: &str,
    lang: Lang,
    now: Moment,
) -> Outcome<()> {
    let known: Option<(i64, Option<i64>)> =
        tx.maybe("select id, confirmed from letter_addresses where email = $1", args![email]).await?;
    let (address, confirmed) = match known {
        Some((id, confirmed)) => (id, confirmed.is_some()),
        None => {
            let token: String = random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect();
            // Drawn, so that the number of an erased address is never given again: its letters were counted.
            let id = i64::from_le_bytes(random::<8>()?) >> 10 & i64::MAX;
            tx.run(
                "insert into letter_addresses (id, email, lang, token, made) values ($1, $2, $3, $4, $5)",
                args![id, email, lang.code(), token, now],
            )
            .await?;
            (id, false)
        }
    };
    let (today,): (i64,) = tx
        .one(
            "select count(*) from letters where address = $1 and what in ('confirm', 'added') and changed > $2",
            args![address, now.0 - 24 * 3_600_000],
        )
        .await?;
    if today >= MOST_ASKED {
        return Err(Refusal::TooManyLetters.into());
    }
    let (kind, key) = followed.code();
    let receipt = match followed {
        Followed::Receipt(number) => Some(i64::from(number.0)),
        _ => None,
    };
    let what = if confirmed { What::Added } else { What::Confirm };
    tx.script(
        "insert into follows (address, kind, key, consultation, made) values ($1, $2, $3, $4, $5)
         on conflict (address, kind, key) do nothing;
         insert into letters (id, address, what, consultation, receipt, once, due, state, tries, changed, answer)
         select coalesce(max(id), 0) + 1, $1, $6, $4, $7, $8, $5, 'waiting', 0, $5, '' from letters",
        args![
            address,
            kind,
            key.as_str(),
            consultation,
            now,
            what.code(),
            receipt,
            format!("asked:{address}:{kind}:{key}:{}", now.0)
        ],
    )
    .await
}

/// Something that an address follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    pub what: Followed,
    /// Of a receipt or a consultation.
    pub consultation: Option<ConsultationId>,
}

/// An address as its own reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub email: String,
    pub lang: Lang,
    pub confirmed: bool,
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
    type Row = (i64, String, String, Option<i64>, Option<i64>);
    let row: Option<Row> = tx
        .maybe("select id, email, lang, confirmed, refused from letter_addresses where token = $1", args![token])
        .await?;
    let Some((id, email, code, confirmed, refused)) = row else { return Ok(None) };
    let rows: Vec<(String, String, Option<i64>)> = tx
        .all("select kind, key, consultation from follows where address = $1 order by made, kind, key", args![id])
        .await?;
    let follows = rows
        .into_iter()
        .filter_map(|(kind, key, of)| {
            Some(Following { what: Followed::parse(&kind, &key)?, consultation: of.map(ConsultationId) })
        })
        .collect();
    Ok(Some(Address { email, lang: lang(&code), confirmed: confirmed.is_some(), refused: refused.is_some(), follows }))
}

fn plausible(token: &str) -> bool {
    token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Its reader says that letters are wanted at this address.
///
/// # Errors
/// `NotFound`.
pub async fn confirm(store: &Store, token: &str, now: Moment) -> Outcome<()> {
    let token = token.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update letter_addresses
                           set confirmed = coalesce(confirmed, $1), refused = null
                           where token = $2";
                match plausible(&token) && tx.run(sql, args![now, token]).await? == 1 {
                    true => Ok(()),
                    false => Err(Error::NotFound),
                }
            })
        })
        .await
}

/// Ends one thing that an address follows, or all. An address that follows nothing is erased. One that is not there is no error:
/// whoever leaves twice has left.
pub async fn leave(store: &Store, token: &str, what: Option<Followed>) -> Outcome<()> {
    let token = token.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                if !plausible(&token) {
                    return Ok(());
                }
                let row: Option<(i64,)> =
                    tx.maybe("select id from letter_addresses where token = $1", args![token]).await?;
                let Some((address,)) = row else { return Ok(()) };
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
                erase(tx).await
            })
        })
        .await
}

/// Erases addresses that follow nothing, with their letters that have not left; of those that have only the count stays.
async fn erase(tx: &mut Tx) -> Outcome<()> {
    tx.script(
        "delete from letters
         where state in ('waiting', 'refused')
           and address in (select a.id from letter_addresses a
                           where not exists (select 1 from follows f where f.address = a.id));
         update letters set answer = '', receipt = null
         where answer <> '' and address in (select a.id from letter_addresses a
                                            where not exists (select 1 from follows f where f.address = a.id));
         delete from letter_addresses
         where not exists (select 1 from follows f where f.address = letter_addresses.id)",
        vec![],
    )
    .await
}

/// Erases what time has run out for: addresses never confirmed, receipts answered long ago.
pub async fn tidy(store: &Store, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "delete from follows
                     where address in (select id from letter_addresses where confirmed is null and made < $1)",
                    args![now.0 - UNCONFIRMED_MS],
                )
                .await?;
                tx.run(
                    "delete from follows
                     where kind = 'receipt'
                       and consultation in (select id from consultations
                                            where summarised < $1 or cancelled < $1)",
                    args![now.0 - ANSWERED_MS],
                )
                .await?;
                erase(tx).await
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
