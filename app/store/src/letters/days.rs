//! Letters before and on the days of laws, to whoever holds a role of the responsible agency that does what the day asks for, and did not
//! say no. They go to the address of the account that the agency gave; each ends them in one press, and then a row remembers that.

use super::asked::{drawn, erase_idle};
use super::log::morning;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::agency::{Role, Viewer};
use domain::id::{AgencyId, PersonId};
use domain::lang::Lang;
use domain::letter::Followed;
use domain::register::Coming;
use domain::rules::Rules;
use domain::time::Moment;
use std::collections::BTreeMap;

/// Writes out today's letters, once a day: each notice of a day is written for whoever is responsible now.
///
/// # Errors
/// Faults.
pub async fn by_the_clock(store: &Store, rules: &Rules, now: Moment) -> Outcome<()> {
    let today = now.day();
    let (last,): (i64,) = store.read().await?.one("select day from law_days_told", vec![]).await?;
    if last >= today.0 {
        return Ok(());
    }
    let agencies = crate::law::responsible(store).await?;
    let all = crate::law::coming(store, &agencies, rules).await?;
    let told: Vec<(String, Coming)> = all
        .into_iter()
        .filter_map(|one| {
            let stage = one.stage(today, rules.told_before(one.thing))?;
            Some((one.key(stage), one))
        })
        .collect();
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update law_days_told set day = $1 where day < $1";
                if tx.run(sql, args![today.0]).await? == 0 {
                    // Another server did it.
                    return Ok(());
                }
                gone(tx, now).await?;
                let people = people(tx, &told, now).await?;
                for (person, (by, email)) in people {
                    let own = told.iter().filter(|(_, one)| one.concerns(&by));
                    let keys: Vec<&str> = own.map(|(key, _)| key.as_str()).collect();
                    if !keys.is_empty() {
                        let address = following(tx, person, &email, now).await?;
                        write(tx, address, &keys, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

/// Ends what is sent to those who hold no role any more, or have another address by now.
async fn gone(tx: &mut Tx, now: Moment) -> Outcome<()> {
    let rows: Vec<(i64,)> = tx
        .all(
            "delete from follows
             where kind = 'law_days' and not exists
               (select 1
                from memberships m
                join people p on p.id = m.person
                join letter_addresses a on a.id = follows.address and a.email = p.email
                where cast(m.person as text) = follows.key and m.since <= $1 and (m.ended is null or m.ended > $1))
             returning address",
            args![now],
        )
        .await?;
    erase_idle(tx, rows).await
}

/// Who works for the agencies of some days, with their roles and addresses; without those who said no.
async fn people(tx: &mut Tx, told: &[(String, Coming)], now: Moment) -> Outcome<BTreeMap<i64, (Viewer, String)>> {
    let mut agencies: Vec<i64> = told.iter().flat_map(|(_, one)| one.agencies.iter().map(|agency| agency.0)).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let mut all: BTreeMap<i64, (Viewer, String)> = BTreeMap::new();
    if agencies.is_empty() {
        return Ok(all);
    }
    let rows: Vec<(i64, i64, String, String)> = tx
        .all_in(
            "select m.person, m.agency, m.role, p.email
             from memberships m
             join people p on p.id = m.person
             where m.since <= $1 and (m.ended is null or m.ended > $1) and m.agency in ({ids})
               and not exists (select 1 from law_days_declined d where d.person = m.person)",
            args![now],
            &agencies,
        )
        .await?;
    for (person, agency, role, email) in rows {
        let Some(role) = Role::parse(&role).filter(|_| email.is_ascii() && email.contains('@')) else { continue };
        let viewer = Viewer { person: Some(PersonId(person)), ..Viewer::default() };
        all.entry(person).or_insert((viewer, email)).0.roles.push((AgencyId(agency), role));
    }
    Ok(all)
}

/// The number of a person's address, which follows the days of their laws from now on.
async fn following(tx: &mut Tx, person: i64, email: &str, now: Moment) -> Outcome<i64> {
    let known: Option<(i64,)> = tx.maybe("select id from letter_addresses where email = $1", args![email]).await?;
    let address = match known {
        Some((id,)) => id,
        None => {
            let (id, token) = drawn()?;
            tx.run(
                "insert into letter_addresses (id, email, lang, token, made) values ($1, $2, $3, $4, $5)",
                args![id, email, Lang::Th.code(), token, now],
            )
            .await?;
            id
        }
    };
    let (kind, key) = Followed::LawDays(PersonId(person)).code();
    tx.run(
        "insert into follows (address, kind, key, made, confirmed) values ($1, $2, $3, $4, $4)
         on conflict (address, kind, key) do nothing",
        args![address, kind, key.as_str(), now],
    )
    .await?;
    Ok(address)
}

/// A row for each notice, unless its address refused a letter before; in the morning, or at once where it has passed.
async fn write(tx: &mut Tx, address: i64, keys: &[&str], now: Moment) -> Outcome<()> {
    let due = morning(now).min(now.day().start().0 + 7 * 3_600_000).max(now.0);
    for key in keys {
        tx.run(
            "insert into letters (id, address, what, consultation, receipt, once, due, state, tries, changed, answer, about)
             select (select coalesce(max(id), 0) + 1 from letters), a.id, 'law_day', null, null, $2 || ':law_day:' || cast(a.id as text),
               $3, 'waiting', 0, $4, '', $2
             from letter_addresses a
             where a.id = $1 and a.refused is null
             on conflict (once) do nothing",
            args![address, *key, due, now],
        )
        .await?;
    }
    Ok(())
}

/// What a letter to a person tells: of the notices that it is for, those that are still to come or have come today. A day that was met, put off,
/// or is another agency's by now is in none.
///
/// # Errors
/// Faults.
pub async fn to_tell(
    store: &Store,
    person: PersonId,
    about: &[String],
    rules: &Rules,
    now: Moment,
) -> Outcome<Vec<Coming>> {
    let by = crate::account::viewer_of(store, person, now).await?;
    let mut agencies: Vec<AgencyId> = by.roles.iter().map(|(agency, _)| *agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let mut all = crate::law::coming(store, &agencies, rules).await?;
    all.retain(|one| {
        let stage = one.stage(now.day(), rules.told_before(one.thing));
        // A letter that was written before a day may leave on it.
        let meant = |stage| about.contains(&one.key(stage));
        one.concerns(&by)
            && stage.is_some()
            && (meant(domain::register::Stage::Before) || meant(domain::register::Stage::On))
    });
    Ok(all)
}

/// Whether a viewer is told of days of laws; nothing for whoever has no role that is.
///
/// # Errors
/// Faults.
pub async fn wanted(store: &Store, by: &Viewer) -> Outcome<Option<bool>> {
    let Some(person) = by.person.filter(|_| keeps(by)) else { return Ok(None) };
    let sql = "select at from law_days_declined where person = $1";
    let no: Option<(i64,)> = store.read().await?.maybe(sql, args![person]).await?;
    Ok(Some(no.is_none()))
}

/// Whether somebody has a role at an agency that would be told of the days of its laws.
fn keeps(by: &Viewer) -> bool {
    use domain::act::Act;
    let own = by.roles.iter().filter(|(_, role)| !matches!(role, Role::CentralAdministrator | Role::Operator));
    let own: Vec<_> = own.copied().collect();
    own.iter().any(|(agency, _)| {
        let by = Viewer { person: by.person, roles: own.clone(), ..Viewer::default() };
        [Act::EditLaw, Act::AnswerProposal, Act::FollowUp].iter().any(|act| by.may(*act, *agency))
    })
}

/// Says yes or no to them.
///
/// # Errors
/// `NotAllowed` for whoever would be told of none.
pub async fn choose(store: &Store, by: &Viewer, wants: bool, now: Moment) -> Outcome<()> {
    let person = by.person.filter(|_| keeps(by)).ok_or(Error::NotAllowed)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                match wants {
                    true => tx.run("delete from law_days_declined where person = $1", args![person]).await.map(drop),
                    false => {
                        decline(tx, &[person.0], now).await?;
                        end(tx, person).await
                    }
                }
            })
        })
        .await
}

async fn decline(tx: &mut Tx, people: &[i64], now: Moment) -> Outcome<()> {
    for person in people {
        tx.run(
            "insert into law_days_declined (person, at)
             select id, $2 from people where id = $1
             on conflict (person) do nothing",
            args![*person, now],
        )
        .await?;
    }
    Ok(())
}

async fn end(tx: &mut Tx, person: PersonId) -> Outcome<()> {
    let (kind, key) = Followed::LawDays(person).code();
    let sql = "delete from follows where kind = $1 and key = $2 returning address";
    let rows: Vec<(i64,)> = tx.all(sql, args![kind, key.as_str()]).await?;
    erase_idle(tx, rows).await
}

/// An account is gone: nothing is kept of its choice.
pub(crate) async fn ended(tx: &mut Tx, person: PersonId) -> Outcome<()> {
    end(tx, person).await?;
    tx.run("delete from law_days_declined where person = $1", args![person]).await?;
    Ok(())
}

/// An address leaves one thing that it follows, or all: whose days it told of has said no, so that no morning brings it back.
pub(super) async fn left(tx: &mut Tx, address: i64, what: Option<&Followed>, now: Moment) -> Outcome<()> {
    if !matches!(what, None | Some(Followed::LawDays(_))) {
        return Ok(());
    }
    let sql = "select key from follows where address = $1 and kind = 'law_days'";
    let rows: Vec<(String,)> = tx.all(sql, args![address]).await?;
    let people: Vec<i64> = rows.into_iter().filter_map(|(key,)| key.parse().ok()).collect();
    decline(tx, &people, now).await
}
