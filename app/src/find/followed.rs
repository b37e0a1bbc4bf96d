//! A search that is followed by letter: what of its address is kept, what it is called, and whether a consultation answers it.

use super::asked;
use crate::request::{Site, Visit};
use domain::agency::Agency;
use domain::consultation::Kind;
use domain::id::{AgencyId, ConsultationId};
use domain::lang::Lang;
use domain::letter::Followed;
use domain::time::Moment;
use search::{DocKind, Query, Sort};
use words::{letter as say, public};

/// The fields that narrow what is told of; the state of a consultation changes, and what is told of is new.
const KEPT: [&str; 6] = ["what", "subject", "kind", "year", "area", "agency"];
/// What a consultation says of itself; comments and results are not told of.
const OWN: [DocKind; 4] = [DocKind::Consultation, DocKind::KeyPoint, DocKind::Provision, DocKind::Survey];
/// Things of one kind that are looked at in a consultation.
const LOOKED: usize = 40;

/// The search of a page as it can be followed; nothing for one inside a consultation, of what nobody is told of, or too long to be kept.
pub fn of(visit: &Visit) -> Option<Followed> {
    let text = asked::text(visit);
    let what = visit.asked("what");
    let told_of = what.is_empty() || DocKind::parse(what).is_some_and(|kind| OWN.contains(&kind));
    if text.is_empty() || asked::inside(visit).is_some() || !told_of {
        return None;
    }
    let mut pairs = vec![("q".to_string(), text)];
    for name in KEPT.into_iter().chain(["literal"]) {
        let value = visit.asked(name);
        if !value.is_empty() && value.len() < 40 {
            pairs.push((name.to_string(), value.to_string()));
        }
    }
    Followed::parse("search", &crate::request::encode(&pairs))
}

fn pairs(key: &str) -> Vec<(String, String)> {
    crate::urls::pairs(key).unwrap_or_default()
}

fn field<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// What was typed.
pub fn typed(key: &str) -> String {
    field(&pairs(key), "q").to_string()
}

/// Where the search leads: its page.
pub fn page(key: &str) -> String {
    format!("/search?{key}")
}

/// The agency that a search is narrowed to.
pub fn agency(key: &str) -> Option<AgencyId> {
    AgencyId::parse(field(&pairs(key), "agency"))
}

/// What it is called, with what it is narrowed to; of some agencies that are known by name.
pub fn name(lang: Lang, key: &str, agencies: &[Agency]) -> String {
    let pairs = pairs(key);
    let agency = agency(key).and_then(|id| agencies.iter().find(|one| one.id == id));
    let called = |name: &str| {
        let code = Some(field(&pairs, name)).filter(|code| !code.is_empty())?;
        match name {
            "what" => DocKind::parse(code).map(|kind| public::found_kind(lang, kind.code()).to_string()),
            "subject" => Some(words::law::subject(lang, code).to_string()),
            "kind" => Kind::parse(code).map(|kind| words::law::kind(lang, kind).to_string()),
            "year" => code.parse().ok().map(|year| public::in_year(lang, year)),
            "area" => Some(words::law::area(lang, code)),
            _ => agency.map(|one| words::agency::full(lang, one)),
        }
    };
    let narrowed: Vec<String> = KEPT.into_iter().filter_map(called).collect();
    say::of_search(lang, field(&pairs, "q"), &narrowed)
}

/// Whether a consultation answers a search, by what it says of itself and by its latest draft; nothing where the index cannot answer.
pub fn answers(site: &Site, key: &str, one: ConsultationId, now: Moment) -> Option<bool> {
    let pairs = pairs(key);
    let kept = |name: &str| if KEPT.contains(&name) { field(&pairs, name) } else { "" };
    let mut query = Query {
        text: field(&pairs, "q").to_string(),
        filters: asked::filters(kept, Some(one)),
        sort: Sort::Relevance,
        page: 1,
        per_page: LOOKED,
        now: now.0,
        literal: field(&pairs, "literal") == "1",
    };
    // Each kind by itself: what people say of it may be much more.
    let kinds = query.filters.kind.map_or(OWN.to_vec(), |kind| vec![kind]);
    for kind in kinds {
        query.filters.kind = Some(kind);
        let hits = asked::of_index(site, |index| index.search(&query))?;
        let mut things = hits.groups.iter().flat_map(|group| &group.hits);
        if !hits.near && things.any(|hit| !is_earlier(&hit.id)) {
            return Some(true);
        }
    }
    Some(false)
}

/// Whether a thing is of an earlier version: `c12/v2/m10`.
fn is_earlier(id: &str) -> bool {
    let mut parts = id.split('/').skip(1);
    parts.next().is_some_and(|part| part.starts_with('v')) && parts.next().is_some()
}
