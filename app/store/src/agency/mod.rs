//! Agencies: made by the central administrator, known to everyone. How they are found, changed and brought from a file has files of
//! its own.

mod area;
mod bring;
mod change;
mod ending;
mod find;
mod handed;
mod heir;
mod history;
mod under;

pub use area::give_areas;
pub use bring::{Brought, Given, Stays, apart, bring};
pub use change::{apply_due, basis, change, drop_change, place};
pub use find::{Asked, above, holdings, list, lookalikes, now, offered, some};
pub use history::{Entry, History, history};
pub use under::{Hung, NoParent, hang, put_under};

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::{Agency, LONGEST_NAME, Level, Viewer};
use domain::event::Deed;
use domain::id::AgencyId;
use domain::local::{Body, Place, key};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};
use domain::time::Moment;

/// The longest name of a district, in graphemes.
const LONGEST_DISTRICT: u32 = 100;

/// An agency to be made.
#[derive(Clone, Debug)]
pub struct New {
    pub parent: Option<AgencyId>,
    pub level: Level,
    pub name_th: String,
    pub name_en: String,
    pub place: Option<NewPlace>,
}

/// A local body's kind and place, as typed.
#[derive(Clone, Debug)]
pub struct NewPlace {
    pub body: Body,
    /// The code of a province.
    pub province: String,
    pub district: String,
    pub subdistrict: String,
}

/// An agency's row, with the names of its province.
#[derive(sqlx::FromRow)]
pub(crate) struct Line {
    id: i64,
    parent: Option<i64>,
    level: String,
    name_th: String,
    name_en: String,
    ended: Option<i64>,
    heir: Option<i64>,
    body: String,
    province: String,
    district: String,
    subdistrict: String,
    area: String,
    province_th: Option<String>,
    province_en: Option<String>,
}

/// The columns of [`Line`]; what narrows them follows.
macro_rules! agencies {
    () => {
        "select a.id, a.parent, a.level, a.name_th, a.name_en, a.ended, a.heir, a.body, a.province, a.district, a.subdistrict, a.area,
           w.name_th as province_th, w.name_en as province_en
         from agencies a
         left join areas w on w.code = a.province"
    };
}
pub(crate) use agencies;

impl Line {
    pub(crate) fn agency(self) -> Outcome<Agency> {
        Ok(Agency {
            id: AgencyId(self.id),
            parent: self.parent.map(AgencyId),
            level: Level::parse(&self.level).ok_or_else(|| Error::fault(format!("unknown level {}", self.level)))?,
            name_th: self.name_th,
            name_en: self.name_en,
            ended: self.ended.map(Moment),
            heir: self.heir.map(AgencyId),
            place: placed(
                &self.body,
                self.province,
                (self.province_th, self.province_en),
                (self.district, self.subdistrict, self.area),
            ),
        })
    }
}

/// Kind and place of a local body, as columns have them.
pub(crate) fn placed(
    body: &str,
    province: String,
    (th, en): (Option<String>, Option<String>),
    (district, subdistrict, area): (String, String, String),
) -> Option<Place> {
    let (province_th, province_en) = (th.unwrap_or_default(), en.unwrap_or_default());
    Body::parse(body).map(|body| Place { body, province, province_th, province_en, district, subdistrict, area })
}

/// Makes an agency.
///
/// # Errors
/// `NotAllowed` for all but the central administrator; refusals of `name_th` (`SameName`), `name_en`, of `parent`, which must exist, and
/// of `province`.
pub async fn make(store: &Store, by: &Viewer, new: New, now: Moment) -> Outcome<AgencyId> {
    // Central roles reach every agency, also one that is not there yet.
    if !by.may(Act::ManageAgencies, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    // There is one Office.
    if new.level == Level::Office {
        return Err(crate::erratum::of("level", Refusal::NotAChoice));
    }
    let actor = by.person;
    store.write(move |tx| Box::pin(async move { make_in(tx, actor, new, now).await })).await
}

pub(crate) async fn make_in(
    tx: &mut Tx,
    actor: Option<domain::id::PersonId>,
    new: New,
    now: Moment,
) -> Outcome<AgencyId> {
    let mut no = Refusals::default();
    let name_th = no.take("name_th", required(&new.name_th, LONGEST_NAME, Lines::One));
    let name_en = no.take("name_en", clean(&new.name_en, LONGEST_NAME, Lines::One));
    if let Some(parent) = new.parent
        && !one_in(tx, parent).await.is_ok_and(|parent| parent.ended.is_none())
    {
        no.add("parent", Refusal::NotAChoice);
    }
    let place = set_place(tx, &mut no, &new.name_th, new.place.filter(|_| new.level == Level::Local)).await?;
    let (name_th, name_en, place) = no.none(|| Some((name_th?, name_en?, place?)))?;
    same_name(tx, None, &name_th, new.level, new.parent, &place).await?;
    let (id,): (i64,) = tx
        .one(
            "insert into agencies
               (id, parent, level, name_th, name_en, made, body, province, district, key, subdistrict, area)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from agencies
             returning id",
            args![
                new.parent,
                new.level.code(),
                &name_th,
                &name_en,
                now,
                place.body,
                &place.province,
                &place.district,
                place.key([name_th.as_str(), name_en.as_str()]),
                &place.subdistrict,
                &place.area
            ],
        )
        .await?;
    let content = serde_json::json!({
        "id": id, "parent": new.parent, "level": new.level.code(), "name_th": name_th, "name_en": name_en,
        "body": place.body, "province": place.province, "district": place.district, "subdistrict": place.subdistrict,
        "area": place.area,
    });
    event::note(tx, actor, Deed::AgencyMade, Some(AgencyId(id)), id, content, now).await?;
    Ok(AgencyId(id))
}

/// A place as it is kept: codes, and empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    body: &'static str,
    province: String,
    district: String,
    subdistrict: String,
    area: String,
    province_names: (String, String),
}

impl Kept {
    fn key<'a>(&'a self, names: impl IntoIterator<Item = &'a str>) -> String {
        let (th, en) = &self.province_names;
        // Whoever looks for it may know the official name of its district or sub-district, or the English one.
        let official = domain::place::chain(&self.area).into_iter().skip(1).flat_map(|one| [one.th, one.en]);
        let own = [self.subdistrict.as_str(), self.district.as_str(), th, en];
        key(names.into_iter().chain(own).chain(official).filter(|name| !name.is_empty()))
    }
}

/// Reads a typed place of a body of this name; refuses `province`, `district` and `subdistrict`.
async fn set_place(tx: &mut Tx, no: &mut Refusals, name: &str, new: Option<NewPlace>) -> Outcome<Option<Kept>> {
    let Some(new) = new else { return Ok(Some(Kept::default())) };
    let district = no.take("district", clean(&new.district, LONGEST_DISTRICT, Lines::One));
    let subdistrict = no.take("subdistrict", clean(&new.subdistrict, LONGEST_DISTRICT, Lines::One));
    let names: Option<(String, String)> =
        tx.maybe("select name_th, name_en from areas where code = $1", args![&new.province]).await?;
    if names.is_none() {
        no.add("province", Refusal::NotChosen);
    }
    let kept = |((district, subdistrict), province_names): ((String, String), _)| {
        let lies = domain::local::lies(new.body, name, &new.province, &district, &subdistrict);
        Kept {
            body: new.body.code(),
            province: new.province.clone(),
            district: lies.district,
            subdistrict: lies.subdistrict,
            area: lies.area,
            province_names,
        }
    };
    Ok(district.zip(subdistrict).zip(names).map(kept))
}

/// Refuses a name that another agency of the same level has at the same place, under the same parent or where either names none.
async fn same_name(
    tx: &mut Tx,
    but: Option<AgencyId>,
    name: &str,
    level: Level,
    parent: Option<AgencyId>,
    place: &Kept,
) -> Outcome<()> {
    let (same,): (i64,) = tx
        .one(
            "select count(*) from agencies
             where name_th = $1 and ended is null and level = $2 and id <> $3
               and (coalesce(parent, 0) in ($4, 0) or $4 = 0)
               and province = $5 and (district = $6 and (area = $7 or area = '' or $7 = '') or area <> '' and area = $7)",
            args![
                name,
                level.code(),
                but.unwrap_or(AgencyId(0)),
                parent.unwrap_or(AgencyId(0)),
                &place.province,
                &place.district,
                &place.area
            ],
        )
        .await?;
    match same {
        0 => Ok(()),
        _ => Err(refused("name_th", Refusal::SameName)),
    }
}

fn refused(field: &str, why: Refusal) -> Error {
    let mut no = Refusals::default();
    no.add(field, why);
    no.into()
}

/// One agency.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: AgencyId) -> Outcome<Agency> {
    one_in(&mut store.read().await?, id).await
}

pub(crate) async fn one_in(tx: &mut Tx, id: AgencyId) -> Outcome<Agency> {
    tx.maybe::<Line>(concat!(agencies!(), " where a.id = $1"), args![id]).await?.ok_or(Error::NotFound)?.agency()
}

/// One agency that still is.
///
/// # Errors
/// `NotFound`; refused with `AgencyEnded`.
pub(crate) async fn standing_in(tx: &mut Tx, id: AgencyId) -> Outcome<Agency> {
    match one_in(tx, id).await? {
        agency if agency.ended.is_some() => Err(Refusal::AgencyEnded.into()),
        agency => Ok(agency),
    }
}
