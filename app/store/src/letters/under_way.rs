//! Letters under way: claimed before they are handed over, so that no two hand over the same, and told what became of them.

use crate::Store;
use crate::db::args;
use crate::error::{Error, Outcome};
use crate::letters::tells;
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::{AgencyId, ConsultationId};
use domain::lang::Lang;
use domain::letter::{Sending, What};
use domain::receipt::Number;
use domain::time::Moment;

/// How often a letter is tried that the server would not take: with growing pauses this is about three days.
const MOST_TRIES: u32 = 18;
const LONGEST_PAUSE_MS: i64 = 6 * 3_600_000;
/// A letter claimed so long ago belongs to a server that stopped in the middle.
const FORGOTTEN_MS: i64 = 15 * 60_000;

/// A letter to be handed over now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its rows: several for new consultations, and for what waits for somebody, which come in one letter.
    pub letters: Vec<i64>,
    pub what: What,
    pub email: String,
    pub lang: Lang,
    pub token: String,
    /// In the order in which they were published.
    pub consultations: Vec<ConsultationId>,
    pub receipt: Option<Number>,
    /// Of a letter about an account: what it is about.
    pub account: Option<i64>,
    /// Of days of laws: which notices, as [`domain::register::Coming::key`] names them. Of new consultations: the numbers of those that only a
    /// search led to.
    pub about: Vec<String>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    Sent,
    /// Not taken; tried again later.
    Later(String),
    /// Not handed over at all, for want of a line or because the program ends: as if it had not been claimed.
    Kept,
    /// There is nothing to tell any more.
    Dropped,
    /// It may have arrived.
    Unknown(String),
    /// Never taken.
    Refused(String),
    /// There is no such address: nothing more is sent to it.
    NoAddress(String),
}

/// Takes out letters that nobody follows the cause of any more. Those that somebody asked for this minute stay.
const UNWANTED: &str = concat!(
    "delete from letters
     where state = 'waiting' and id in ({ids}) and case
       when what in ('confirm', 'account') then 1 = 0
       when what = 'listed' then not exists
         (select 1 from follows f
          where f.address = letters.address and f.kind = 'listed' and letters.once like 'listed:' || f.key || ':%')
       when what = 'duty' then not exists
         (select 1 from follows f where f.address = letters.address and f.kind = 'staff' and f.confirmed is not null)
       when what = 'law_day' then not exists
         (select 1 from follows f where f.address = letters.address and f.kind = 'law_days' and f.confirmed is not null)
       when what = 'published' and about is not null then not exists
         (select 1 from follows f where f.address = letters.address and f.kind = 'search' and f.confirmed is not null)
       when what in ('published', 'news') then not exists
         (select 1 from follows o join consultations c on c.id = letters.consultation
          where o.address = letters.address and ",
    tells!(),
    ")
       when receipt is not null then not exists
         (select 1 from follows f
          where f.address = letters.address and f.kind = 'receipt' and f.key = cast(letters.receipt as text)
            and f.confirmed is not null)
       else not exists
         (select 1 from follows f
          where f.address = letters.address and (f.kind = 'consultation' or (f.kind = 'part' and letters.what = 'version')) and f.consultation = letters.consultation
            and f.confirmed is not null)
     end"
);

/// Letters of which all that are due for an address come as one.
const TOGETHER: [What; 4] = [What::Published, What::News, What::Duty, What::LawDay];

type Row = (i64, i64, String, Option<i64>, Option<i64>, String, String, String, Option<i64>, Option<String>);

/// Claims letters that are due, at most `many` addresses of them.
///
/// # Errors
/// Faults.
pub async fn claim(store: &Store, now: Moment, many: u32) -> Outcome<Vec<Due>> {
    let waiting: Option<(i64,)> = store
        .read()
        .await?
        .maybe("select id from letters where state = 'waiting' and due <= $1 order by due limit 1", args![now])
        .await?;
    if waiting.is_none() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<Row> = store
        .write(move |tx| {
            Box::pin(async move {
                let first: Vec<(i64, i64, String)> = tx
                    .all(
                        "select id, address, what from letters
                         where state = 'waiting' and due <= $1
                         order by due, id
                         limit $2",
                        args![now, many],
                    )
                    .await?;
                // New consultations come in one letter, and what waits for somebody does: with the first all that are due for its address.
                let morning = first.iter().filter(|(.., what)| TOGETHER.iter().any(|one| one.code() == what));
                let addresses: Vec<i64> = morning.map(|(_, address, _)| *address).collect();
                let mut ids: Vec<i64> = first.iter().map(|(id, ..)| *id).collect();
                if !addresses.is_empty() {
                    let more: Vec<(i64,)> = tx
                        .all_in(
                            "select id from letters
                             where state = 'waiting' and what in ('published', 'news', 'duty', 'law_day') and due <= $1 and address in ({ids})",
                            args![now],
                            &addresses,
                        )
                        .await?;
                    ids.extend(more.into_iter().map(|(id,)| id));
                    ids.sort_unstable();
                    ids.dedup();
                }
                // Who left meanwhile is not written to: what somebody follows is asked again now.
                tx.run_in(UNWANTED, vec![], &ids).await?;
                tx.run_in(
                    "update letters set state = 'claimed', changed = $1 where state = 'waiting' and id in ({ids})",
                    args![now],
                    &ids,
                )
                .await?;
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                tx.all_in(
                    "select l.id, l.address, l.what, l.consultation, l.receipt, a.email, a.lang, a.token, l.account, l.about
                     from letters l
                     join letter_addresses a on a.id = l.address
                     where l.state = 'claimed' and l.id in ({ids})",
                    vec![],
                    &ids,
                )
                .await
            })
        })
        .await?;
    rows.sort_unstable_by_key(|(id, ..)| *id);
    let mut all: Vec<(i64, Due)> = Vec::new();
    for (id, address, what, consultation, receipt, email, lang, token, account, about) in rows {
        let what = What::parse(&what).map_err(|_| Error::fault("a letter that nobody knows"))?;
        let same = |(of, due): &&mut (i64, Due)| *of == address && due.what == what && TOGETHER.contains(&what);
        match all.iter_mut().find(same) {
            Some((_, due)) => {
                due.letters.push(id);
                due.consultations.extend(consultation.map(ConsultationId));
                due.about.extend(about);
            }
            None => all.push((
                address,
                Due {
                    letters: vec![id],
                    what,
                    email,
                    lang: if lang == Lang::En.code() { Lang::En } else { Lang::Th },
                    token,
                    consultations: consultation.map(ConsultationId).into_iter().collect(),
                    receipt: receipt.map(|number| Number(number as u32)),
                    account,
                    about: about.into_iter().collect(),
                },
            )),
        }
    }
    Ok(all.into_iter().map(|(_, due)| due).collect())
}

/// Mail servers repeat the address; it is kept in one place only.
fn without_addresses(became: Became) -> Became {
    let plain = |why: String| {
        let words = why.split_whitespace().map(|word| if word.contains('@') { "…" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    match became {
        Became::Later(why) => Became::Later(plain(why)),
        Became::Unknown(why) => Became::Unknown(plain(why)),
        Became::Refused(why) => Became::Refused(plain(why)),
        Became::NoAddress(why) => Became::NoAddress(plain(why)),
        other => other,
    }
}

/// Writes down what became of a letter.
///
/// # Errors
/// Faults.
pub async fn tell(store: &Store, letters: &[i64], became: Became, now: Moment) -> Outcome<()> {
    let letters = letters.to_vec();
    store
        .write(move |tx| {
            Box::pin(async move {
                let became = without_addresses(became);
                let (state, answer) = match &became {
                    Became::Sent => (Sending::Sent, ""),
                    Became::Later(why) => (Sending::Waiting, why.as_str()),
                    Became::Kept => (Sending::Waiting, ""),
                    Became::Unknown(why) => (Sending::Unknown, why.as_str()),
                    Became::Refused(why) | Became::NoAddress(why) => (Sending::Refused, why.as_str()),
                    Became::Dropped => {
                        tx.run_in(
                            "delete from letters where state in ('claimed', 'sending') and id in ({ids})",
                            vec![],
                            &letters,
                        )
                        .await?;
                        return Ok(());
                    }
                };
                let again = i64::from(matches!(became, Became::Later(_)));
                tx.run_in(
                    "update letters
                     set state = case when $4 = 1 and tries + 1 >= $5 then 'refused' else $1 end,
                       answer = $2, changed = $3, tries = tries + $4,
                       due = case
                         when $4 = 0 then due
                         when tries < 9 then $3 + (cast(60000 as bigint) << cast(tries as integer))
                         else $3 + $6
                       end
                     where state in ('claimed', 'sending') and id in ({ids})",
                    args![state.code(), answer, now, again, MOST_TRIES, LONGEST_PAUSE_MS],
                    &letters,
                )
                .await?;
                if let Became::NoAddress(_) = became {
                    tx.run_in(
                        "update letter_addresses set refused = $1
                         where id in (select address from letters where id in ({ids}))",
                        args![now],
                        &letters,
                    )
                    .await?;
                }
                Ok(())
            })
        })
        .await
}

/// A letter that was taken has come back, to the address behind `token`. Gives whether there are such letters: what is told twice, of
/// letters of another address or of none is left as it is.
///
/// # Errors
/// Faults.
pub async fn came_back(store: &Store, token: &str, letters: &[i64], became: Became, now: Moment) -> Outcome<bool> {
    let (token, letters) = (token.to_string(), letters.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let (why, no_address) = match without_addresses(became) {
                    Became::NoAddress(why) => (why, true),
                    Became::Refused(why) => (why, false),
                    _ => return Ok(false),
                };
                let changed = tx
                    .run_in(
                        "update letters set state = 'refused', answer = $1, changed = $2
                         where state in ('sent', 'unknown') and id in ({ids})
                           and address in (select id from letter_addresses where token = $3)",
                        args![why, now, &token],
                        &letters,
                    )
                    .await?;
                if changed > 0 && no_address {
                    tx.run("update letter_addresses set refused = $1 where token = $2", args![now, &token]).await?;
                }
                Ok(changed > 0)
            })
        })
        .await
}

/// Writes down that a letter is handed over this moment: from here on nobody knows, until it is told, whether it has arrived.
///
/// # Errors
/// Faults.
pub async fn handing(store: &Store, letters: &[i64], now: Moment) -> Outcome<()> {
    let letters = letters.to_vec();
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run_in(
                    "update letters set state = 'sending', changed = $1 where state = 'claimed' and id in ({ids})",
                    args![now],
                    &letters,
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// What a server took that stopped in the middle: what it had not begun to hand over waits again; of what it had, nobody knows
/// whether it arrived. Gives how many are of that kind.
///
/// # Errors
/// Faults.
pub async fn given_up(store: &Store, now: Moment) -> Outcome<u64> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update letters set state = 'waiting' where state = 'claimed' and changed < $1",
                    args![now.0 - FORGOTTEN_MS],
                )
                .await?;
                tx.run(
                    "update letters set state = 'unknown', changed = $1 where state = 'sending' and changed < $2",
                    args![now, now.0 - FORGOTTEN_MS],
                )
                .await
            })
        })
        .await
}

/// How many letters of one kind about a consultation are in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    pub what: What,
    pub state: Sending,
    pub letters: u64,
}

/// The delivery record of a consultation, for its agency: counts alone, no address.
///
/// # Errors
/// `NotFound`, `NotAllowed`.
pub async fn record(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Vec<Record>> {
    let mut tx = store.read().await?;
    let agency: Option<(i64,)> =
        tx.maybe("select agency from consultations where id = $1", args![consultation]).await?;
    let (agency,) = agency.ok_or(Error::NotFound)?;
    if !by.may(Act::ReadAllComments, AgencyId(agency)) && !by.may(Act::Preview, AgencyId(agency)) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<(String, String, i64)> = tx
        .all(
            "select what, state, count(*) from letters where consultation = $1 group by what, state order by what, state",
            args![consultation],
        )
        .await?;
    let record = |(what, state, n): (String, String, i64)| {
        Some(Record { what: What::parse(&what).ok()?, state: Sending::parse(&state).ok()?, letters: n as u64 })
    };
    Ok(rows.into_iter().filter_map(record).collect())
}
