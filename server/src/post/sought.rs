//! Searches that are followed: each new consultation and each new draft is asked for by all of them, once the index holds it, and what answers
//! comes with the morning's letter of new consultations, which says to which search.

use super::compose::{Words, public};
use crate::house::House;
use app::find::followed;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::letter::Followed;
use domain::time::Moment;
use letters::Part;
use store::Error;
use store::letters::{Address, Due, searches};
use words::letter as say;

/// Questions to the index in one go: one go at a time is under way, however many searches are followed.
const AT_ONCE: usize = 64;

/// A consultation, a search, and whether the one answers the other; nothing where the index could not say.
type Asked = (ConsultationId, String, Option<bool>);

/// Asks the searches of what is new in the log, as far as the index has it; whether there may be more.
///
/// # Errors
/// Faults of the store.
pub async fn write_out(house: &House) -> store::Outcome<bool> {
    let (site, now) = (&house.site, house.now());
    let Some(fresh) = searches::fresh(&site.store, site.search.shown()).await? else { return Ok(false) };
    let mut found = Vec::new();
    for one in &fresh.consultations {
        for some in fresh.searches.chunks(AT_ONCE) {
            let answered = asked(house, some.iter().map(|key| (*one, key.clone())).collect(), now).await?;
            // What the index could not answer stands in the log; a search that it never can answer holds up no other.
            found.extend(
                answered.into_iter().filter(|(.., answers)| *answers == Some(true)).map(|(one, key, _)| (one, key)),
            );
        }
    }
    searches::found(&site.store, &fresh, found, now).await?;
    Ok(true)
}

/// Asks searches of consultations, one after another, off the threads that answer requests.
async fn asked(house: &House, some: Vec<(ConsultationId, String)>, now: Moment) -> store::Outcome<Vec<Asked>> {
    let site = house.site.clone();
    store::apart(move || {
        let ask = |(one, key): (ConsultationId, String)| {
            let answers = followed::answers(&site, &key, one, now);
            (one, key, answers)
        };
        some.into_iter().map(ask).collect()
    })
    .await
}

/// New consultations in one letter, each with the searches of this address that it answers. What only a search led to is left out where it
/// answers none any more.
pub(super) async fn published(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    let (store, lang, now) = (&house.site.store, due.lang, house.now());
    let some = store::consultation::public_some(store, &due.consultations).await?;
    let closed = |one: &Consultation| one.dates.closes.is_some_and(|closes| closes <= now);
    let own = address.follows.iter().filter(|one| one.confirmed);
    let own: Vec<&str> = own
        .filter_map(|one| match &one.what {
            Followed::Search(key) => Some(key.as_str()),
            _ => None,
        })
        .collect();
    let mut told: Vec<(&Consultation, Vec<String>)> = Vec::new();
    for one in some.iter().filter(|one| !closed(one) && one.dates.cancelled.is_none()) {
        let asked = asked(house, own.iter().map(|key| (one.id, (*key).to_string())).collect(), now).await?;
        let only_sought = due.about.contains(&one.id.to_string());
        if only_sought && asked.iter().all(|(.., answers)| *answers == Some(false)) {
            continue;
        }
        let answers = asked.iter().filter(|(.., answers)| *answers == Some(true));
        told.push((one, answers.map(|(_, key, _)| followed::typed(key)).collect()));
    }
    let Some((first, _)) = told.first() else { return Ok(None) };
    let subject = say::published_subject(lang, told.len() as u64, first.name());
    let mut parts = Vec::new();
    for (one, sought) in &told {
        parts.push(Part::Heading(one.name().to_string()));
        parts.push(Part::Text(say::one_published(lang, one.agency.name(lang), one.dates.closes)));
        if !sought.is_empty() {
            // Of a consultation that is not new its draft is.
            let draft = one.version.as_ref().and_then(|version| version.published);
            let draft = draft.filter(|at| one.dates.published.is_some_and(|published| *at > published));
            parts.push(Part::Text(say::answers_search(lang, sought, draft.map(|at| at.day()))));
        }
        parts.push(Part::Link { words: say::read_it(lang).into(), to: public(house, lang, &format!("/c/{}", one.id)) });
    }
    Ok(Some((subject, parts)))
}
