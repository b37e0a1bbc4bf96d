//! Stakeholders that an agency names (s.15). Each address is a follower of the agency's new consultations who did not ask: it is told so
//! by the first letter, leaves with one press, and is then never brought back by a file. Pages show numbers, no address.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::letters::{concerned, drawn};
use crate::{Store, agency, event};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::Class;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::refusal::{Refusal, Refusals};
use domain::stakeholder::{Entry, MOST, MOST_A_DAY, MOST_LINES};
use domain::time::{DAY_MS, Moment};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What bringing a list came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// Addresses that had left: they stay away.
    pub left: u64,
}

/// A line with what the portal knows of its address.
struct Named {
    entry: Entry,
    whom: i64,
}

/// How many of a list would be written to if it were brought now: those named for the first time whose mailbox is not known to be dead.
///
/// # Errors
/// As [`bring`].
pub async fn to_tell(store: &Store, by: &Viewer, agency: AgencyId, list: Vec<Entry>, now: Moment) -> Outcome<u64> {
    let named = named(store, by, agency, list)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                lives(tx, agency).await?;
                let (_, rows) = weigh(tx, agency, named, now).await?;
                Ok(rows.new.len() as u64)
            })
        })
        .await
}

/// Names stakeholders of an agency: all of the list, or none of it. The same list twice is the same.
///
/// # Errors
/// `NotAllowed`; `NotFound` for no such agency; refused with `TooManyLines`, `AlreadyDone` where the agency has ended.
pub async fn bring(store: &Store, by: &Viewer, agency: AgencyId, list: Vec<Entry>, now: Moment) -> Outcome<Brought> {
    let named = named(store, by, agency, list)?;
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                lives(tx, agency).await?;
                let (brought, rows) = weigh(tx, agency, named, now).await?;
                rows.write(tx, agency, now).await?;
                if brought.new + brought.changed > 0 {
                    let content = serde_json::json!({
                        "new": brought.new, "changed": brought.changed, "same": brought.same, "left": brought.left,
                    });
                    event::note(tx, actor, Deed::StakeholdersBrought, Some(agency), agency.0, content, now).await?;
                }
                Ok(brought)
            })
        })
        .await
}

/// The lines of a list, an address once, for those who may bring one.
fn named(store: &Store, by: &Viewer, agency: AgencyId, list: Vec<Entry>) -> Outcome<Vec<Named>> {
    if !by.may(Act::BringStakeholders, agency) {
        return Err(Error::NotAllowed);
    }
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for entry in list {
        entries.insert(entry.email.clone(), entry);
    }
    if entries.len() > MOST_LINES as usize {
        return Err(too_many(MOST_LINES));
    }
    Ok(entries.into_values().map(|entry| Named { whom: store.key.address(&entry.email), entry }).collect())
}

async fn lives(tx: &mut Tx, agency: AgencyId) -> Outcome<()> {
    if agency::one_in(tx, agency).await?.ended.is_some() { Err(Refusal::AgencyEnded.into()) } else { Ok(()) }
}

/// Takes somebody out of an agency's list, by the address. Who asked for it is not brought back by a file.
///
/// # Errors
/// `NotAllowed`; refused for `email`: not an address, or none of the agency's list.
pub async fn take_out(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    (email, asked): (&str, bool),
    now: Moment,
) -> Outcome<()> {
    if !by.may(Act::BringStakeholders, agency) {
        return Err(Error::NotAllowed);
    }
    let mut no = Refusals::default();
    let email = no.take("email", domain::typed::email(email));
    let email = no.none(|| email)?;
    let (by, whom) = (by.clone(), store.key.address(&email));
    store
        .write(move |tx| {
            Box::pin(async move {
                if !by.may(Act::BringStakeholders, agency) {
                    return Err(Error::NotAllowed);
                }
                let found: Option<(i64,)> = tx
                    .maybe(
                        "select a.id from letter_addresses a
                         join stakeholders s on s.address = a.id
                         where a.email = $1 and s.agency = $2",
                        args![&email, agency],
                    )
                    .await?;
                let Some((address,)) = found else {
                    let mut no = Refusals::default();
                    no.add("email", Refusal::NotOnTheList);
                    return Err(no.into());
                };
                crate::letters::unlist(tx, (address, whom), agency, asked.then_some(now)).await?;
                let content = serde_json::json!({ "asked": asked });
                event::note(tx, by.person, Deed::StakeholderTakenOut, Some(agency), agency.0, content, now).await
            })
        })
        .await
}

fn too_many(most: u32) -> Error {
    let mut no = Refusals::default();
    no.add("file", Refusal::TooManyLines { most });
    no.into()
}

/// What a list comes to, and what is to be written of it.
async fn weigh(tx: &mut Tx, agency: AgencyId, named: Vec<Named>, now: Moment) -> Outcome<(Brought, Rows)> {
    let mut brought = Brought::default();
    let whom: Vec<i64> = named.iter().map(|one| one.whom).collect();
    let left: Vec<(i64,)> = tx
        .all_in(
            "select whom from left_addresses where (agency = 0 or agency = $1) and whom in ({ids})",
            args![agency],
            &whom,
        )
        .await?;
    let left: HashSet<i64> = left.into_iter().map(|(whom,)| whom).collect();
    let (named, gone): (Vec<Named>, Vec<Named>) = named.into_iter().partition(|one| !left.contains(&one.whom));
    brought.left = gone.len() as u64;
    let emails = named.iter().map(|one| args![one.entry.email.as_str()]).collect();
    let known: Vec<(String, i64, Option<i64>)> =
        tx.all_rows("select email, id, refused from letter_addresses where email in (values {rows})", emails).await?;
    // A mailbox known to be dead is not written to again.
    let dead: HashSet<i64> = known.iter().filter(|(.., refused)| refused.is_some()).map(|(_, id, _)| *id).collect();
    let known: HashMap<String, i64> = known.into_iter().map(|(email, id, _)| (email, id)).collect();
    let ids: Vec<i64> = known.values().copied().collect();
    let there = listed(tx, agency, &ids).await?;
    let mut rows = Rows::default();
    for Named { entry, .. } in named {
        let (id, old) = match known.get(&entry.email) {
            Some(id) => (*id, there.get(id)),
            None => {
                let (id, token) = drawn()?;
                rows.addresses.push(args![id, entry.email.as_str(), Lang::Th.code(), token, now]);
                (id, None)
            }
        };
        match old {
            Some(old) if *old == (entry.name.clone(), entry.class, entry.subjects.clone()) => brought.same += 1,
            Some(_) => {
                brought.changed += 1;
                rows.entry(id, agency, &entry, now);
            }
            None => {
                brought.new += 1;
                if !dead.contains(&id) {
                    rows.new.push(id);
                }
                rows.entry(id, agency, &entry, now);
            }
        }
    }
    limits(tx, agency, brought.new, now).await?;
    Ok((brought, rows))
}

/// What is about to be written.
#[derive(Default)]
struct Rows {
    addresses: Vec<Vec<crate::db::Value>>,
    stakeholders: Vec<Vec<crate::db::Value>>,
    subjects: Vec<Vec<crate::db::Value>>,
    touched: Vec<i64>,
    /// Those who are named for the first time, and are told so.
    new: Vec<i64>,
}

impl Rows {
    fn entry(&mut self, id: i64, agency: AgencyId, entry: &Entry, now: Moment) {
        self.touched.push(id);
        self.stakeholders.push(args![id, agency, entry.name.as_str(), entry.class.code(), now]);
        self.subjects.extend(entry.subjects.iter().map(|subject| args![id, agency, subject.as_str()]));
    }

    async fn write(self, tx: &mut Tx, agency: AgencyId, now: Moment) -> Outcome<()> {
        let (kind, key) = Followed::Listed(agency).code();
        let follow = |id: &i64| args![*id, kind, key.as_str(), now, now];
        let follows = self.new.iter().map(follow).collect();
        let (mut next,): (i64,) = tx.one("select coalesce(max(id), 0) from letters", vec![]).await?;
        let mut letter = |id: &i64| {
            next += 1;
            let once = format!("listed:{agency}:{id}:{}", now.0);
            args![next, *id, What::Listed.code(), once, now, "waiting", 0_i64, now, ""]
        };
        let letters = self.new.iter().map(&mut letter).collect();
        tx.add("insert into letter_addresses (id, email, lang, token, made)", self.addresses).await?;
        tx.add("insert into follows (address, kind, key, made, confirmed)", follows).await?;
        tx.upsert(
            "insert into stakeholders (address, agency, name, class, made)",
            self.stakeholders,
            "on conflict (address, agency) do update set name = excluded.name, class = excluded.class",
        )
        .await?;
        tx.run_in(
            "delete from stakeholder_subjects where agency = $1 and address in ({ids})",
            args![agency],
            &self.touched,
        )
        .await?;
        tx.add("insert into stakeholder_subjects (address, agency, subject)", self.subjects).await?;
        tx.add("insert into letters (id, address, what, once, due, state, tries, changed, answer)", letters).await
    }
}

/// Whether so many new ones are still within what an agency names in a day and in all.
async fn limits(tx: &mut Tx, agency: AgencyId, new: u64, now: Moment) -> Outcome<()> {
    let (kind, key) = Followed::Listed(agency).code();
    let (all, today): (i64, i64) = tx
        .one(
            "select count(*), count(case when made > $3 then 1 end) from follows where kind = $1 and key = $2",
            args![kind, key, now.0 - DAY_MS],
        )
        .await?;
    let over = |there: i64, most: u32| new > 0 && there as u64 + new > u64::from(most);
    if over(all, MOST) {
        return Err(too_many(MOST));
    }
    if over(today, MOST_A_DAY) {
        return Err(too_many(MOST_A_DAY));
    }
    Ok(())
}

type Listed = (String, Class, Vec<String>);

/// What an agency has said of some addresses.
async fn listed(tx: &mut Tx, agency: AgencyId, ids: &[i64]) -> Outcome<HashMap<i64, Listed>> {
    let rows: Vec<(i64, String, String)> = tx
        .all_in(
            "select address, name, class from stakeholders where agency = $1 and address in ({ids})",
            args![agency],
            ids,
        )
        .await?;
    let mut subjects: Vec<(i64, String)> = tx
        .all_in(
            "select address, subject from stakeholder_subjects where agency = $1 and address in ({ids})",
            args![agency],
            ids,
        )
        .await?;
    subjects.sort();
    let mut all = HashMap::new();
    for (address, name, code) in rows {
        all.insert(address, (name, class(&code)?, Vec::new()));
    }
    for (address, subject) in subjects {
        if let Some((.., subjects)) = all.get_mut(&address) {
            subjects.push(subject);
        }
    }
    Ok(all)
}

fn class(code: &str) -> Outcome<Class> {
    Class::parse(code).map_err(|_| Error::fault(format!("unknown class {code}")))
}

/// How an agency named somebody, for that person's own eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub agency: AgencyId,
    pub agency_th: String,
    /// The Thai name where there is no English one.
    pub agency_en: String,
    pub name: String,
    pub class: Class,
    pub subjects: Vec<String>,
    pub made: Moment,
}

/// By which agencies the address of a letter's link was named, the latest first.
pub async fn of_token(store: &Store, token: &str) -> Outcome<Vec<Listing>> {
    let mut tx = store.read().await?;
    let rows: Vec<(i64, String, String, String, String, i64)> = tx
        .all(
            "select s.agency, g.name_th, g.name_en, s.name, s.class, s.made
             from letter_addresses a
             join stakeholders s on s.address = a.id
             join agencies g on g.id = s.agency
             where a.token = $1
             order by s.made desc, s.agency",
            args![token],
        )
        .await?;
    let subjects: Vec<(i64, String)> = tx
        .all(
            "select t.agency, t.subject
             from letter_addresses a
             join stakeholder_subjects t on t.address = a.id
             where a.token = $1
             order by t.agency, t.subject",
            args![token],
        )
        .await?;
    rows.into_iter()
        .map(|(agency, agency_th, agency_en, name, code, made)| {
            let subjects = subjects.iter().filter(|(of, _)| *of == agency).map(|(_, subject)| subject.clone());
            let agency_en = if agency_en.is_empty() { agency_th.clone() } else { agency_en };
            let (agency, subjects) = (AgencyId(agency), subjects.collect());
            Ok(Listing { agency, agency_th, agency_en, name, class: class(&code)?, subjects, made: Moment(made) })
        })
        .collect()
}

/// An agency's stakeholders in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub by_class: Vec<(Class, u64)>,
    /// By subject; those who are told of every subject stand under none.
    pub by_subject: Vec<(String, u64)>,
    /// Addresses of which the mail server said that there is none.
    pub refused: u64,
}

impl Numbers {
    pub fn all(&self) -> u64 {
        self.by_class.iter().map(|(_, n)| n).sum()
    }
}

/// How many stakeholders an agency has named, by class and subject.
///
/// # Errors
/// `NotAllowed`.
pub async fn numbers(store: &Store, by: &Viewer, agency: AgencyId) -> Outcome<Numbers> {
    if !by.may(Act::BringStakeholders, agency) {
        return Err(Error::NotAllowed);
    }
    let mut tx = store.read().await?;
    let classes: Vec<(String, i64, i64)> = tx
        .all(
            "select s.class, count(*), count(a.refused)
             from stakeholders s
             join letter_addresses a on a.id = s.address
             where s.agency = $1
             group by s.class
             order by 2 desc, 1",
            args![agency],
        )
        .await?;
    let subjects: Vec<(String, i64)> = tx
        .all(
            "select subject, count(*) from stakeholder_subjects where agency = $1 group by subject order by 2 desc, 1",
            args![agency],
        )
        .await?;
    let refused = classes.iter().map(|(.., refused)| *refused as u64).sum();
    let by_class = classes.into_iter().map(|(code, n, _)| Ok((class(&code)?, n as u64))).collect::<Outcome<_>>()?;
    let by_subject = subjects.into_iter().map(|(subject, n)| (subject, n as u64)).collect();
    Ok(Numbers { by_class, by_subject, refused })
}

/// Of one class: how many are told of a hearing, or were, and how many comments came from it. Without a class: those who follow by
/// themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    pub class: Option<Class>,
    /// Addresses that are told when it is published.
    pub concerned: u64,
    /// Addresses that were told.
    pub told: u64,
    pub comments: u64,
}

/// Whom a hearing reaches, class by class in their order; a class that nothing is known of stands there with nothing.
///
/// # Errors
/// `NotFound`, also for those who may not see the dossier.
pub async fn reached(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Vec<Reached>> {
    let one = crate::consultation::for_desk(store, by, consultation).await?;
    let mut tx = store.read().await?;
    let concerned: Vec<(String, i64)> = tx
        .all(
            concat!(
                "select coalesce(s.class, ''), count(*) from ",
                concerned!(),
                " left join stakeholders s on s.address = f.address and s.agency = $2
                 where a.refused is null
                 group by coalesce(s.class, '')"
            ),
            args![consultation, one.agency.id],
        )
        .await?;
    let told: Vec<(String, i64)> = tx
        .all(
            "select coalesce(s.class, ''), count(*)
             from letters l
             left join stakeholders s on s.address = l.address and s.agency = $2
             where l.consultation = $1 and l.what = 'published' and l.state in ('sent', 'unknown')
             group by coalesce(s.class, '')",
            args![consultation, one.agency.id],
        )
        .await?;
    let comments: Vec<(String, i64)> =
        tx.all("select name, n from tallies where consultation = $1 and kind = 'class'", args![consultation]).await?;
    let of = |rows: &[(String, i64)], code: &str| {
        rows.iter().filter(|(name, _)| name == code).map(|(_, n)| *n as u64).sum::<u64>()
    };
    let row = |class: Option<Class>| {
        let code = class.map_or("", Class::code);
        let comments = if class.is_some() { of(&comments, code) } else { 0 };
        Reached { class, concerned: of(&concerned, code), told: of(&told, code), comments }
    };
    Ok(Class::ALL.iter().copied().map(Some).chain([None]).map(row).collect())
}
