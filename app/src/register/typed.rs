//! The register's forms as typed. The domain understands and refuses.

use crate::problem::Problem;
use crate::request::Serving;
use domain::id::{AgencyId, LawId};
use domain::refusal::{Refusal, Refusals};
use domain::register::{Typed, need};
use domain::time::Day;

/// The law that a form is about, and the revision that its page was drawn from.
///
/// # Errors
/// [`Problem::NotFound`] for no number.
pub fn law(here: &Serving) -> Result<(LawId, i64), Problem> {
    let id = LawId::parse(here.one("law")).ok_or(Problem::NotFound)?;
    Ok((id, here.one("revision").parse().unwrap_or(-1)))
}

/// A date of three fields.
fn date(here: &Serving, name: &str) -> Result<Day, Refusal> {
    let part = |part: &str| here.one(&format!("{name}_{part}"));
    domain::typed::old_date(part("day"), part("month"), part("year"))
}

/// The law whose title was typed as the one that a rule was made under.
///
/// # Errors
/// Faults of the store.
pub async fn parent(here: &Serving) -> Result<Result<Option<LawId>, Refusal>, Problem> {
    let title = here.one("parent").trim();
    if title.is_empty() {
        return Ok(Ok(None));
    }
    let found = store::law::named(&here.visit.site.store, title).await?;
    Ok(found.map(|law| Some(law.id)).ok_or(Refusal::NoSuchLaw))
}

/// The most agencies of one law.
const MOST_AGENCIES: usize = 20;

/// The agencies whose names were typed, a line each; of namesakes with their place, and by an earlier name too.
///
/// # Errors
/// Refused of `agencies` where one is not known by that name, or several are; faults of the store.
pub async fn agencies(here: &Serving) -> Result<Vec<AgencyId>, Problem> {
    let names = here.one("agencies").lines().map(str::trim).filter(|name| !name.is_empty());
    let mut found = Vec::new();
    for name in names.take(MOST_AGENCIES) {
        let Some(one) = crate::agencies::pick::named(&here.visit, name).await? else {
            let mut no = Refusals::default();
            no.add("agencies", Refusal::NoSuchAgency);
            return Err(no.into());
        };
        found.push(one);
    }
    Ok(found)
}

/// What is known of a law.
pub fn facts(here: &Serving, parent: Result<Option<LawId>, Refusal>) -> Typed<'_> {
    Typed {
        kind: here.one("kind"),
        short_names: here.one("short_names"),
        status: here.one("status"),
        repealed: date(here, "repealed"),
        repealed_reference: here.one("repealed_reference"),
        force: here.one("force"),
        gazette: date(here, "gazette"),
        gazette_reference: here.one("gazette_reference"),
        stated: date(here, "stated"),
        stated_reference: here.one("stated_reference"),
        stated_link: here.one("stated_link"),
        sure: here.one("sure"),
        minister: here.one("minister"),
        announced: date(here, "announced"),
        announced_reference: here.one("announced_reference"),
        parent,
        summary: here.one("summary"),
        purpose: here.one("purpose"),
        translation: here.one("translation"),
        translation_link: here.one("translation_link"),
        related: here.one("related"),
        exempt: here.one("exempt"),
        exempt_reason: here.one("exempt_reason"),
        cycle: here.one("cycle"),
        cycle_source: here.one("cycle_source"),
        evaluated: date(here, "evaluated"),
        evaluated_source: here.one("evaluated_source"),
    }
}

/// A provision that needs a rule.
pub fn need(here: &Serving) -> need::Typed<'_> {
    need::Typed {
        at: here.one("at"),
        what: here.one("what"),
        made: date(here, "made"),
        made_reference: here.one("made_reference"),
        extended: date(here, "extended"),
        extended_reference: here.one("extended_reference"),
    }
}
