//! A search, and the list of consultations as it is narrowed, as a feed: the newest first, as entries without markup. The door that
//! sends it writes the XML.

use super::asked;
use super::quoted::Read;
use crate::problem::Problem;
use crate::request::Visit;
use domain::consultation::{Card, Consultation, Filter, Sort};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::phase::Phase;
use domain::time::Moment;
use search::{DocKind, passage};
use words::letter;

/// Entries of one feed.
const MOST: usize = 40;
/// The length of an entry's text, in characters.
const LONG: usize = 400;

/// A feed.
pub struct Feed {
    pub title: String,
    /// The page of the same search: a path with the language's prefix.
    pub page: String,
    /// When its newest entry was said or published; nothing where there is none.
    pub updated: Option<Moment>,
    pub entries: Vec<Entry>,
}

/// One thing found.
pub struct Entry {
    /// Unique for ever: the index's id of the thing, `c12/m10`, or what happened to it by its place in the log, `c12/4711`.
    pub id: String,
    pub title: String,
    /// A path with the language's prefix.
    pub to: String,
    pub kind: DocKind,
    pub text: String,
    pub at: Moment,
}

/// The path of the feed of the search that a page shows, without the language's prefix; nothing where nothing was asked.
pub fn path(visit: &Visit) -> Option<String> {
    let told = |name: &str| name == "q" || name == "in" || name == "literal" || asked::FILTERS.contains(&name);
    let pairs: Vec<(String, String)> = visit.query.iter().filter(|(name, _)| told(name)).cloned().collect();
    (!asked::text(visit).is_empty()).then(|| format!("/search/feed?{}", crate::request::encode(&pairs)))
}

/// The path of the feed of a list as it is narrowed, without the language's prefix.
pub fn path_of_list(visit: &Visit) -> String {
    let told = |name: &str| super::list::NARROWING.contains(&name);
    let pairs: Vec<(String, String)> =
        visit.query.iter().filter(|(name, value)| told(name) && !value.is_empty()).cloned().collect();
    match pairs.is_empty() {
        true => "/consultations/feed".into(),
        false => format!("/consultations/feed?{}", crate::request::encode(&pairs)),
    }
}

/// The consultations of a list that close as soon as letters tell.
async fn closing(visit: &Visit, filter: &Filter) -> Result<Vec<ConsultationId>, Problem> {
    if filter.state.is_some_and(|state| state != Phase::Open) {
        return Ok(Vec::new());
    }
    let open = Filter { state: Some(Phase::Open), ..filter.clone() };
    let store = &visit.site.store;
    let cards = store::consultation::cards(store, &open, Sort::ClosingSoonest, 1, MOST as u32, visit.now).await?;
    let soon = |card: &&Card| card.dates.closes.is_some_and(|closes| closes.0 - visit.now.0 <= store::letters::SOON_MS);
    Ok(cards.rows.iter().filter(soon).map(|card| card.id).collect())
}

/// One entry: where it stands under the consultation, its title, which of the pages tells it.
fn entry(visit: &Visit, one: &Consultation, (place, title, page): (String, String, &str), at: Moment) -> Entry {
    let lang = visit.lang;
    let closes = one.dates.closes.map(|closes| words::date::deadline(lang, closes)).unwrap_or_default();
    Entry {
        id: format!("c{}{place}", one.id),
        title,
        to: visit.to(&format!("/c/{}{page}", one.id)),
        kind: DocKind::Consultation,
        text: format!("{} · {} · {closes}\n{}", one.by(lang), words::law::kind(lang, one.kind), one.texts.change),
        at,
    }
}

/// The feed of a list: of an agency, a kind, a subject, an area, or all; each consultation as it was published, and what happened to it
/// since: put off, opened again, revised, about to close, closed early, answered, cancelled.
///
/// # Errors
/// Faults of the store.
pub async fn of_list(visit: &Visit) -> Result<Feed, Problem> {
    let (lang, store) = (visit.lang, &visit.site.store);
    let mut filter = super::list::filter(visit);
    if let Some(agency) = filter.agency {
        // The address of one that was merged gives its heir's.
        filter.agency = Some(store::agency::now(store, agency).await?.unwrap_or(agency));
    }
    // Whoever reads several feeds tells them apart by what each is narrowed to.
    let agency = match filter.agency {
        Some(agency) => Some(words::agency::full(lang, &store::agency::one(store, agency).await?)),
        None => None,
    };
    let subject = filter.subject.as_deref().map(|code| words::law::subject(lang, code).to_string());
    let kind = filter.kind.map(|kind| words::law::kind(lang, kind).to_string());
    let area = filter.area.as_deref().map(|code| words::law::area(lang, code));
    let title = std::iter::once(words::find::list_feed_title(lang).to_string())
        .chain(agency)
        .chain(subject)
        .chain(kind)
        .chain(area);
    let title = title.collect::<Vec<_>>().join(" · ");
    let happened = store::consultation::happened(store, &filter, MOST as u32, visit.now).await?;
    let closing = closing(visit, &filter).await?;
    let mut ids: Vec<_> = happened.iter().map(|one| one.consultation).chain(closing.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let some = store::consultation::public_some(store, &ids).await?;
    let find = |id| some.iter().find(|one| one.id == id);
    let mut entries: Vec<Entry> = happened
        .iter()
        .filter_map(|one| {
            let (dossier, at) = (find(one.consultation)?, one.at);
            let name = dossier.name();
            let (place, title, page) = match one.what {
                Deed::ConsultationPublished => (String::new(), name.to_string(), ""),
                Deed::RoundExtended => (format!("/{}", one.seq), letter::extended_subject(lang, name), ""),
                Deed::RoundOpened => (format!("/{}", one.seq), letter::reopened_subject(lang, name), ""),
                Deed::RoundClosedEarly => (format!("/{}", one.seq), letter::closed_early_subject(lang, name), ""),
                Deed::ConsultationCancelled => (format!("/{}", one.seq), letter::cancelled_subject(lang, name), ""),
                Deed::VersionPublished => (format!("/{}", one.seq), letter::version_subject(lang, name), "/draft"),
                Deed::PreliminaryPublished => {
                    (format!("/{}", one.seq), letter::preliminary_subject(lang, name), "/result")
                }
                Deed::ResultPublished => (format!("/{}", one.seq), letter::result_subject(lang, name), "/result"),
                _ => return None,
            };
            Some(entry(visit, dossier, (place, title, page), at))
        })
        .collect();
    entries.extend(closing.iter().filter_map(|id| {
        let one = find(*id)?;
        let closes = one.dates.closes?;
        let place = format!("/closes/{}", crate::then::written(closes.day()));
        let at = Moment(closes.0 - store::letters::SOON_MS).max(one.dates.published?);
        Some(entry(visit, one, (place, letter::closing_subject(lang, one.name()), ""), at))
    }));
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(MOST);
    let pairs: Vec<(String, String)> =
        visit.query.iter().filter(|(name, _)| super::list::NARROWING.contains(&name.as_str())).cloned().collect();
    let query = if pairs.is_empty() { String::new() } else { format!("?{}", crate::request::encode(&pairs)) };
    Ok(Feed {
        title,
        page: format!("{}{query}", visit.to("/consultations")),
        updated: entries.iter().map(|entry| entry.at).max_by_key(|at| at.0),
        entries,
    })
}

/// The feed that an address asks for.
///
/// # Errors
/// [`Problem::Busy`] where the index cannot answer; faults of the store.
pub async fn read(visit: &Visit) -> Result<Feed, Problem> {
    let lang = visit.lang;
    let mut query = asked::query(visit, MOST);
    if let Some(agency) = query.filters.agency.map(AgencyId) {
        query.filters.agency = store::agency::now(&visit.site.store, agency).await?.or(Some(agency)).map(|now| now.0);
    }
    let (hits, marks) = asked::answer(visit, |index| index.newest(&query, MOST)).ok_or(Problem::Busy)?;
    let read = Read::of(visit, &hits.iter().collect::<Vec<_>>()).await?;
    let entry = |hit: &search::Hit| {
        let thing = read.thing(visit, hit)?;
        let title = match thing.kind {
            DocKind::Consultation => thing.called,
            DocKind::Elsewhere => format!("{} – {}", words::elsewhere::held(lang), thing.called),
            _ => format!("{} – {}", thing.called, read.dossier(hit.group)?.name()),
        };
        let text = passage(&thing.text, &marks, LONG).pieces.into_iter().map(|(text, _)| text).collect();
        Some(Entry { id: hit.id.clone(), title, to: visit.to(&thing.to), kind: hit.kind, text, at: thing.at })
    };
    let entries: Vec<Entry> = hits.iter().filter_map(entry).collect();
    let page: Vec<(String, String)> = visit
        .query
        .iter()
        .filter(|(name, _)| name == "q" || name == "in" || asked::FILTERS.contains(&name.as_str()))
        .cloned()
        .collect();
    Ok(Feed {
        title: words::find::feed_title(lang, &query.text),
        page: format!("{}?{}", visit.to("/search"), crate::request::encode(&page)),
        updated: entries.iter().map(|entry| entry.at).max_by_key(|at| at.0),
        entries,
    })
}
