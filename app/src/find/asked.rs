//! A search as its address says it, and the index's answer. An index that cannot answer is no fault of the page: it says so, and
//! the follower of the log makes the index anew.

use crate::problem::Problem;
use crate::request::Visit;
use domain::comment::{Class, Stance};
use domain::id::ConsultationId;
use search::{DocKind, Filters, Hits, Query, Sort};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

/// The fields of an address that narrow a search.
pub const FILTERS: [&str; 9] = ["state", "what", "subject", "kind", "year", "area", "agency", "stance", "class"];
/// So many events may wait for the index in a busy moment; more is an index being made anew.
const BEHIND: u64 = 2_000;

/// What was typed, cut to what the engine reads.
pub fn text(visit: &Visit) -> String {
    visit.asked("q").trim().chars().take(1_000).collect()
}

/// The one consultation that is searched.
pub fn inside(visit: &Visit) -> Option<ConsultationId> {
    ConsultationId::parse(visit.asked("in"))
}

/// The search that an address asks for.
pub fn query(visit: &Visit, per_page: usize) -> Query {
    let sort = match visit.asked("sort") {
        "date" => Sort::Date,
        "commented" => Sort::Commented,
        _ => Sort::Relevance,
    };
    let literal = visit.asked("literal") == "1";
    let filters = filters(|name| visit.asked(name), inside(visit));
    Query { text: text(visit), filters, sort, page: page(visit), per_page, now: visit.now.0, literal }
}

/// What the fields of an address narrow a search to; only inside one consultation to stances and classes.
pub(super) fn filters<'a>(asked: impl Fn(&str) -> &'a str, group: Option<ConsultationId>) -> Filters {
    let some = |name: &str| Some(asked(name)).filter(|value| !value.is_empty() && value.len() < 40).map(str::to_string);
    Filters {
        kind: DocKind::parse(asked("what")),
        agency: asked("agency").parse().ok(),
        consultation_kind: some("kind"),
        subject: some("subject"),
        area: some("area"),
        year: asked("year").parse().ok(),
        state: some("state"),
        group: group.map(|id| id.0),
        stance: Stance::parse(asked("stance")).ok().filter(|_| group.is_some()).map(|one| one as u8),
        class: Class::parse(asked("class")).ok().filter(|_| group.is_some()).map(|one| one as u8),
    }
}

/// Which page of it, from 1.
pub fn page(visit: &Visit) -> usize {
    visit.asked("page").parse::<usize>().unwrap_or(1).clamp(1, 100)
}

/// The index's answer; nothing where it cannot answer, also where a broken file makes the engine panic.
pub fn answer<T>(visit: &Visit, ask: impl FnOnce(&search::Index) -> Result<T, search::Error>) -> Option<T> {
    of_index(&visit.site, ask)
}

/// The same for whoever asks without a visit.
pub(super) fn of_index<T>(
    site: &crate::request::Site,
    ask: impl FnOnce(&search::Index) -> Result<T, search::Error>,
) -> Option<T> {
    asked(&site.search, &site.search_failed, ask)
}

/// The answer of the index of laws.
pub fn of_laws<T>(visit: &Visit, ask: impl FnOnce(&search::Index) -> Result<T, search::Error>) -> Option<T> {
    asked(visit.site.search.laws(), &visit.site.laws_failed, ask)
}

fn asked<T>(
    index: &search::Index,
    failed: &AtomicBool,
    ask: impl FnOnce(&search::Index) -> Result<T, search::Error>,
) -> Option<T> {
    let answered = catch_unwind(AssertUnwindSafe(|| ask(index)));
    let why = match answered {
        Ok(Ok(answer)) => return Some(answer),
        Ok(Err(error)) => error,
        Err(_) => search::Error::Broken,
    };
    store::log_fault(&why);
    failed.store(true, Ordering::Release);
    None
}

/// The hits of a page.
pub fn hits(visit: &Visit, query: &Query) -> Option<Hits> {
    answer(visit, |index| index.search(query))
}

/// How much of the log the index contains, in per cent, while it is being made anew; nothing while it follows.
///
/// # Errors
/// Faults of the store.
pub async fn being_made(visit: &Visit) -> Result<Option<u64>, Problem> {
    let last = store::event::last(&visit.site.store).await?;
    let position = visit.site.search.position();
    let behind = last.saturating_sub(position);
    Ok((behind > BEHIND || position == 0 && last > 0).then(|| position * 100 / last.max(1)))
}

/// Whether the index of laws is being made: it says where it stands in the log when it has everything.
///
/// # Errors
/// Faults of the store.
pub async fn laws_being_made(visit: &Visit) -> Result<bool, Problem> {
    Ok(visit.site.search.laws().position() == 0 && store::event::last(&visit.site.store).await? > 0)
}
