//! Letters to an agency's own people about what waits for them: who wants them, and what an event or the clock makes of it. Such a letter
//! tells what waits when it is sent: what was done meanwhile is in none.

use super::asked::{To, add, erase_idle};
use super::log::morning;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::duty::{Duty, NEAR_DAYS, SOON_DAYS, Waits, Wish};
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId};
use domain::lang::Lang;
use domain::letter::Followed;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::{Day, Moment};

const DAY_MS: i64 = 24 * 3_600_000;

/// What somebody wants, as their page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub wish: Wish,
    /// Whether they opened the first letter and said so.
    pub confirmed: bool,
}

fn person(by: &Viewer) -> Outcome<PersonId> {
    by.person.filter(|_| !by.roles.is_empty()).ok_or(Error::NotAllowed)
}

/// What the viewer wants letters of.
///
/// # Errors
/// `NotAllowed` for whoever has no role anywhere.
pub async fn wanted(store: &Store, by: &Viewer) -> Outcome<Option<Wanted>> {
    let person = person(by)?;
    wished(&mut store.read().await?, person).await
}

async fn wished(tx: &mut Tx, person: PersonId) -> Outcome<Option<Wanted>> {
    let row: Option<(bool, bool, bool, bool, bool, Option<i64>)> = tx
        .maybe(
            "select s.proposed, s.returned, s.closing, s.target, s.daily, f.confirmed
             from staff_letters s
             join follows f on f.address = s.address and f.kind = 'staff' and f.key = cast(s.person as text)
             where s.person = $1",
            args![person],
        )
        .await?;
    Ok(row.map(|(proposed, returned, closing, target, daily, confirmed)| Wanted {
        wish: Wish { proposed, returned, closing, target, daily },
        confirmed: confirmed.is_some(),
    }))
}

/// Keeps what the viewer wants letters of, at their account's address. It is asked for a confirmation unless it gave one for this.
///
/// # Errors
/// `NotAllowed` for whoever has no role; refused with `NotAnEmail` or `TooManyLetters`.
pub async fn want(store: &Store, by: &Viewer, wish: Wish, lang: Lang, now: Moment) -> Outcome<()> {
    let person = person(by)?;
    let key = store.key.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (email,): (String,) = tx.one("select email from people where id = $1", args![person]).await?;
                if !email.is_ascii() || !email.contains('@') {
                    return Err(Refusal::NotAnEmail.into());
                }
                let followed = Followed::Staff(person);
                let (kind, of) = followed.code();
                let there: Option<(i64, Option<i64>)> = tx
                    .maybe(
                        "select f.address, f.confirmed
                         from follows f
                         join letter_addresses a on a.id = f.address
                         where f.kind = $1 and f.key = $2 and a.email = $3",
                        args![kind, of.as_str(), email.as_str()],
                    )
                    .await?;
                let address = match there {
                    Some((address, Some(_))) => address,
                    _ => add(tx, &followed, None, &To { whom: key.address(&email), email, lang }, now).await?,
                };
                tx.upsert(
                    "insert into staff_letters (person, address, proposed, returned, closing, target, daily, made)",
                    vec![args![
                        person,
                        address,
                        wish.proposed,
                        wish.returned,
                        wish.closing,
                        wish.target,
                        wish.daily,
                        now
                    ]],
                    "on conflict (person) do update
                     set address = excluded.address, proposed = excluded.proposed, returned = excluded.returned,
                         closing = excluded.closing, target = excluded.target, daily = excluded.daily",
                )
                .await
            })
        })
        .await
}

/// Ends them; an address that follows nothing else is erased.
///
/// # Errors
/// `NotAllowed` for whoever is nobody.
pub async fn stop(store: &Store, by: &Viewer) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    store.write(move |tx| Box::pin(async move { ended(tx, person).await })).await
}

/// The same inside another deed.
pub(crate) async fn ended(tx: &mut Tx, person: PersonId) -> Outcome<()> {
    let (kind, key) = Followed::Staff(person).code();
    let rows: Vec<(i64,)> =
        tx.all("delete from follows where kind = $1 and key = $2 returning address", args![kind, key.as_str()]).await?;
    tx.run("delete from staff_letters where person = $1", args![person]).await?;
    erase_idle(tx, rows).await
}

// A letter to each who wants it and has such a role at the agency of the consultation ($1): once for what it is for ($2), due in the
// morning ($3) or now ($4).
macro_rules! told {
    ($to:literal) => {
        concat!(
            "insert into letters (id, address, what, consultation, receipt, once, due, state, tries, changed, answer)
             select (select coalesce(max(id), 0) from letters) + row_number() over (order by w.address), w.address, 'duty', $1, null,
               $2 || ':duty:' || cast(w.address as text), case when w.daily then $3 else $4 end, 'waiting', 0, $4, ''
             from (select distinct s.address, s.daily
                   from staff_letters s
                   join follows f on f.address = s.address and f.kind = 'staff' and f.key = cast(s.person as text)
                   join letter_addresses a on a.id = s.address
                   join consultations c on c.id = $1
                   join memberships m on m.person = s.person and m.agency = c.agency
                   where f.confirmed is not null and a.refused is null and (m.ended is null or m.ended > $4) and ",
            $to,
            ") w
             where w.address > 0
             on conflict (once) do nothing"
        )
    };
}

const PROPOSED: &str = told!(
    "s.proposed and m.role = 'approver'
     and not exists (select 1 from proposals p where p.consultation = c.id and p.person = s.person)"
);
const RETURNED: &str = told!(
    "s.returned and m.role in ('drafter', 'approver')
     and exists (select 1 from proposals p where p.consultation = c.id and p.person = s.person)"
);
const CLOSING: &str = told!("s.closing and m.role in ('drafter', 'approver')");
const TARGET: &str = told!("s.target and m.role in ('summariser', 'evaluator', 'approver')");

async fn write(tx: &mut Tx, sql: &'static str, consultation: i64, once: String, now: Moment) -> Outcome<()> {
    tx.run(sql, args![consultation, once, morning(now), now]).await?;
    Ok(())
}

/// What an event is told of, if it is.
pub(super) async fn of_event(tx: &mut Tx, deed: Deed, consultation: i64, seq: i64, now: Moment) -> Outcome<()> {
    let sql = match deed {
        Deed::ConsultationProposed => PROPOSED,
        Deed::ConsultationReturned => RETURNED,
        _ => return Ok(()),
    };
    write(tx, sql, consultation, format!("e{seq}:{consultation}"), now).await
}

/// What the clock is told of: hearings that close soon, and targets that are near, once for each day that they have.
///
/// # Errors
/// Faults.
pub async fn by_the_clock(store: &Store, summary_days: Option<u32>, now: Moment) -> Outcome<()> {
    let mut tx = store.read().await?;
    let (any,): (i64,) = tx.one("select count(*) from staff_letters", vec![]).await?;
    if any == 0 {
        return Ok(());
    }
    let closing: Vec<(i64, i64)> = tx
        .all(
            "select id, closes from consultations
             where closes > $1 and closes <= $2 and published is not null and cancelled is null and summarised is null",
            args![now, now.0 + SOON_DAYS * DAY_MS],
        )
        .await?;
    let near: Vec<(i64, i64)> = match summary_days.map(i64::from) {
        None => Vec::new(),
        Some(days) => {
            let sql = "select id, closes from consultations
                       where closes < $1 and closes > $2 and closes <= $3 and published is not null and cancelled is null
                         and summarised is null";
            tx.all(sql, args![now, now.0 - (days + 1) * DAY_MS, now.0 - (days - NEAR_DAYS) * DAY_MS]).await?
        }
    };
    drop(tx);
    if closing.is_empty() && near.is_empty() {
        return Ok(());
    }
    let days = summary_days.unwrap_or_default();
    store
        .write(move |tx| {
            Box::pin(async move {
                for (id, closes) in closing {
                    write(tx, CLOSING, id, format!("closes{closes}:{id}"), now).await?;
                }
                for (id, closes) in near {
                    write(tx, TARGET, id, format!("target{closes}-{days}:{id}"), now).await?;
                }
                Ok(())
            })
        })
        .await
}

/// A proposal as it is read, in the order of the statement's columns.
type Proposal = (i64, i64, String, Option<i64>, Option<String>, String);

/// What waits for a person now, what closes or falls due first before the others.
///
/// # Errors
/// Faults.
pub async fn duties(store: &Store, person: PersonId, summary_days: Option<u32>, now: Moment) -> Outcome<Vec<Duty>> {
    let by = crate::account::viewer_of(store, person, now).await?;
    let cards = crate::consultation::mine(store, &by).await?;
    let preparing: Vec<i64> =
        cards.iter().filter(|card| card.phase(now) == Phase::Preparing).map(|card| card.id.0).collect();
    let proposals: Vec<Proposal> = store
        .read()
        .await?
        .all_in(
            "select p.consultation, p.person, w.name, p.returned, r.name as returner, p.remark
             from proposals p
             join people w on w.id = p.person
             join consultations c on c.id = p.consultation
             left join people r on r.id = p.returned_by
             where (p.returned is not null or p.revision = c.revision) and p.consultation in ({ids})",
            vec![],
            &preparing,
        )
        .await?;
    let mut duties: Vec<(i64, Duty)> = Vec::new();
    for card in &cards {
        let may = |act: Act| by.may(act, card.agency);
        let waits = match (card.phase(now), card.dates.closes) {
            (Phase::Preparing, _) => {
                let proposal = proposals.iter().find(|(of, ..)| *of == card.id.0);
                proposal.and_then(|(_, by, name, returned, returner, remark)| match (returned, *by == person.0) {
                    (None, false) if may(Act::Publish) => Some(Waits::Proposed { by: name.clone() }),
                    (Some(_), true) => {
                        let by = returner.clone().unwrap_or_default();
                        Some(Waits::Returned { by, remark: remark.clone() })
                    }
                    _ => None,
                })
            }
            (Phase::Open, Some(closes)) if closes.0 - now.0 <= SOON_DAYS * DAY_MS && may(Act::Extend) => {
                Some(Waits::Closing { closes })
            }
            (Phase::Closed, Some(closes)) if may(Act::PublishResult) => summary_days
                .map(|days| Day(closes.day().0 + i64::from(days)))
                .filter(|day| (0..=NEAR_DAYS).contains(&(day.0 - now.day().0)))
                .map(|day| Waits::Target { day }),
            _ => None,
        };
        let Some(waits) = waits else { continue };
        let due = match &waits {
            Waits::Closing { closes } => closes.0,
            Waits::Target { day } => day.start().0,
            _ => i64::MAX,
        };
        duties.push((due, Duty { consultation: card.id, name: card.name().to_string(), waits }));
    }
    duties.sort_by_key(|(due, duty)| (*due, duty.consultation));
    Ok(duties.into_iter().map(|(_, duty)| duty).collect())
}

/// What a letter to a person tells: of what they want letters of, what waits; what this letter is for (`of`) first.
///
/// # Errors
/// Faults.
pub async fn to_tell(
    store: &Store,
    person: PersonId,
    of: &[ConsultationId],
    summary_days: Option<u32>,
    now: Moment,
) -> Outcome<Vec<Duty>> {
    let Some(wanted) = wished(&mut store.read().await?, person).await? else { return Ok(Vec::new()) };
    let mut duties = duties(store, person, summary_days, now).await?;
    duties.retain(|duty| wanted.wish.tells(&duty.waits));
    // Nothing that it is for waits any more: then there is no letter.
    if !duties.iter().any(|duty| of.contains(&duty.consultation)) {
        return Ok(Vec::new());
    }
    duties.sort_by_key(|duty| !of.contains(&duty.consultation));
    Ok(duties)
}
