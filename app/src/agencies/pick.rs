//! Naming one agency among thousands without a list of all: a line in which its name is typed, the state's own offered by the browser;
//! where several fit, or none does, the form comes back and asks which is meant, each with its district and province.

use crate::problem::Problem;
use crate::request::{Serving, Visit};
use crate::ui::field::{Choice, Line, Radios};
use domain::agency::Agency;
use domain::id::AgencyId;
use domain::lang::Lang;
use domain::local::Body;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::agency::NewPlace;
use words::agency as say;

/// Agencies offered while somebody types.
const OFFERED: u32 = 150;
/// Agencies of which it is asked which is meant.
const FOUND: u32 = 12;

/// What such a field shows.
pub struct Pick {
    name: &'static str,
    offered: Vec<Agency>,
    /// Where it is asked which is meant: those that fit.
    found: Option<Vec<Agency>>,
}

/// Loads a field by its name.
///
/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, name: &'static str) -> Result<Pick, Problem> {
    let store = &visit.site.store;
    let offered = store::agency::offered(store, OFFERED).await?;
    let found = match (visit.refusal(name), visit.typed(name)) {
        (Some(Refusal::WhichAgency), Some(typed)) => Some(store::agency::lookalikes(store, typed, FOUND).await?.0),
        _ => None,
    };
    Ok(Pick { name, offered, found })
}

impl Pick {
    /// Draws it; `kept` is the name that stands there already.
    pub fn field(
        &self,
        visit: &Visit,
        kept: &str,
        (label, hint): (&'static str, &'static str),
        optional: bool,
    ) -> impl IntoView + use<> {
        let (lang, name) = (visit.lang, self.name);
        let list = format!("{name}-offered");
        let options: Vec<_> =
            self.offered.iter().map(|one| view! { <option value=one.name(lang).to_string()></option> }).collect();
        let typed = visit.value(name, kept).to_string();
        let mut given = visit.given(name, kept);
        // Where there is nothing to choose from, it is not asked for.
        if self.found.as_ref().is_some_and(Vec::is_empty) {
            given.refused = Some(say::none_like(lang, &typed));
        }
        let which = self.found.as_ref().filter(|found| !found.is_empty()).map(|found| {
            let choices = found
                .iter()
                .map(|one| Choice::plain(one.id.to_string(), say::full(lang, one)).with(Some(say::what(lang, one))))
                .collect();
            view! {
                <input type="hidden" name=format!("{name}_of") value=typed.clone() />
                <Radios given=visit.given(&id_field(name), "") label=say::which(lang) hint=say::narrow_down(lang) choices=choices />
            }
        });
        view! {
            <Line given=given label=label hint=hint optional=optional list=list.clone() />
            <datalist id=list>{options}</datalist>
            {which}
        }
    }
}

fn id_field(name: &str) -> String {
    format!("{name}_id")
}

/// The agency that a form names: nothing where nothing was typed, `WhichAgency` where it has to be asked.
///
/// # Errors
/// Faults of the store.
pub async fn read(here: &Serving, name: &str) -> Result<Result<Option<AgencyId>, Refusal>, Problem> {
    let typed = here.one(name).trim();
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    // A choice holds for what it was made about.
    let chosen = AgencyId::parse(here.one(&id_field(name))).filter(|_| here.one(&format!("{name}_of")).trim() == typed);
    if let Some(chosen) = chosen {
        return Ok(Ok(Some(chosen)));
    }
    Ok(named(&here.visit, typed).await?.map(Some).ok_or(Refusal::WhichAgency))
}

/// The one agency that is called so: by its whole name, with its place where others share it.
///
/// # Errors
/// Faults of the store.
pub async fn named(visit: &Visit, typed: &str) -> Result<Option<AgencyId>, Problem> {
    let plain = |name: &str| domain::local::key([domain::local::written_out(name).as_str()]);
    let wanted = plain(typed);
    let (found, all) = store::agency::lookalikes(&visit.site.store, typed, FOUND).await?;
    let fits = |name: &dyn Fn(&Agency, Lang) -> String| {
        let mut same =
            found.iter().filter(|one| [Lang::Th, Lang::En].iter().any(|lang| plain(&name(one, *lang)) == wanted));
        same.next().filter(|_| same.next().is_none()).map(|one| one.id)
    };
    // Of more than were looked at another may be called so: then only a name with its place is one.
    let placed = |id: &AgencyId| all || found.iter().any(|one| one.id == *id && one.place.is_some());
    let whole = fits(&|one, lang| say::full(lang, one)).filter(placed);
    Ok(whole.or_else(|| fits(&|one, lang| one.name(lang).to_string()).filter(|_| all)))
}

/// Kind and place of a local body, as typed; the kind as its name says where none was chosen.
pub fn place(here: &Serving, name: &str) -> Option<NewPlace> {
    let body = Body::parse(here.one("body")).or_else(|| Body::of(name.trim()))?;
    let province = match (body, here.one("province")) {
        (Body::Bangkok, _) => "10",
        (Body::Pattaya, "") => "20",
        (_, typed) => typed,
    };
    Some(NewPlace {
        body,
        province: province.into(),
        district: here.one("district").into(),
        subdistrict: here.one("subdistrict").into(),
    })
}

/// The page of an agency that another has taken over from is the heir's: the same address with its number, where there is one.
///
/// # Errors
/// Faults of the store.
pub async fn moved(visit: &Visit) -> Result<Option<crate::request::Page>, Problem> {
    let Some(asked) = AgencyId::parse(visit.asked("agency")) else { return Ok(None) };
    let now = store::agency::now(&visit.site.store, asked).await?.filter(|now| *now != asked);
    Ok(now.map(|now| crate::request::Page::moved(crate::ui::list::with(visit, "agency", &now.to_string()))))
}
