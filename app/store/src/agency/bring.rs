//! Agencies brought from a file, a part of it at a time: whole, or not at all. The official number is the key where a line has one,
//! else name and place: the same line twice is one agency. Namesakes of one district are told by their sub-districts.

use super::Kept;
use crate::Store;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use crate::event;
use domain::agency::Level;
use domain::event::Deed;
use domain::id::AgencyId;
use domain::local::Body;
use domain::time::Moment;
use std::collections::{HashMap, HashSet};

/// A line of a file, read and cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The official number, or empty.
    pub code: String,
    pub level: Level,
    pub body: Option<Body>,
    pub name_th: String,
    pub name_en: String,
    /// The code of a province, and its names, or empty.
    pub province: String,
    pub province_names: (String, String),
    pub district: String,
    pub subdistrict: String,
    /// The official code of its own area, or empty.
    pub area: String,
}

/// What bringing some lines came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// The agency of each line; none for one that stays as it is.
    pub ids: Vec<Option<AgencyId>>,
    /// Lines, by their place in the list, of agencies that stay as they are.
    pub stay: Vec<(usize, Stays)>,
}

/// Why an agency stays as it is, whatever a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// It has ended.
    Ended,
    /// The agency of this number has another name here.
    Name,
    /// It has another level here.
    Level,
    /// Several of this name are in this district, and the line tells no sub-district.
    Which,
}

#[derive(sqlx::FromRow)]
struct There {
    id: i64,
    code: String,
    level: String,
    body: String,
    name_th: String,
    name_en: String,
    province: String,
    district: String,
    subdistrict: String,
    area: String,
    ended: Option<i64>,
}

/// Keeps some lines of a file: makes agencies that are not there, and enters place, kind, number and English name of those that are. A
/// name is changed by a renaming alone, so that its day is known; a level not at all: whose consultations are local hangs on it.
pub async fn bring(store: &Store, lines: Vec<Given>, now: Moment) -> Outcome<Brought> {
    store.write(move |tx| Box::pin(async move { bring_in(tx, lines, now).await })).await
}

/// Name, province and district: what namesakes share.
type Place = (String, String, String);

/// Whether two agencies of one name in one district are two: each tells its sub-district, by name or by code, and they differ.
pub fn apart(one: (&str, &str), other: (&str, &str)) -> bool {
    let ((subdistrict, area), (other, its)) = (one, other);
    match area.len() == 6 && its.len() == 6 {
        true => area != its,
        false => !subdistrict.is_empty() && !other.is_empty() && subdistrict != other,
    }
}

/// Which of the agencies of its name and district a line speaks of, if any.
fn spoken_of<'a>(line: &Given, there: &[&'a There]) -> Result<Option<&'a There>, Stays> {
    let like = |one: &&&There| (&one.subdistrict, &one.area) == (&line.subdistrict, &line.area);
    if let Some(one) = there.iter().find(like) {
        return Ok(Some(one));
    }
    if !line.subdistrict.is_empty() {
        let told = (line.subdistrict.as_str(), line.area.as_str());
        return Ok(there.iter().find(|one| !apart(told, (&one.subdistrict, &one.area))).copied());
    }
    match there {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        // Those that have ended do not make it doubtful which is meant.
        many => match many.iter().filter(|one| one.ended.is_none()).copied().collect::<Vec<_>>().as_slice() {
            [one] => Ok(Some(one)),
            _ => Err(Stays::Which),
        },
    }
}

async fn bring_in(tx: &mut Tx, lines: Vec<Given>, now: Moment) -> Outcome<Brought> {
    let (by_code, by_place) = there(tx, &lines).await?;
    let (mut next,): (i64,) = tx.one("select coalesce(max(id), 0) from agencies", vec![]).await?;
    let mut brought = Brought::default();
    let (mut made, mut changed, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    let mut taken = HashSet::new();
    for (at, mut line) in lines.into_iter().enumerate() {
        let place = (line.name_th.clone(), line.province.clone(), line.district.clone());
        let namesakes: Vec<&There> = by_place
            .get(&place)
            .into_iter()
            .flatten()
            .filter(|one| (line.code.is_empty() || one.code.is_empty()) && !taken.contains(&one.id))
            .collect();
        let known = match by_code.get(&line.code).filter(|_| !line.code.is_empty()) {
            Some(one) => Some(one),
            None => match spoken_of(&line, &namesakes) {
                Ok(known) => known,
                Err(why) => {
                    brought.stay.push((at, why));
                    brought.ids.push(None);
                    continue;
                }
            },
        };
        taken.extend(known.map(|one| one.id));
        // What a file does not tell stays as an officer entered it.
        if let Some(one) = known.filter(|one| line.subdistrict.is_empty() && one.district == line.district) {
            (line.subdistrict, line.area) = (one.subdistrict.clone(), one.area.clone());
        }
        let stays = brought.stay.len();
        match known {
            Some(one) if one.ended.is_some() => brought.stay.push((at, Stays::Ended)),
            Some(one) if one.name_th != line.name_th => brought.stay.push((at, Stays::Name)),
            Some(one) if one.level != line.level.code() => brought.stay.push((at, Stays::Level)),
            Some(one) if same(one, &line) => brought.same += 1,
            Some(one) => {
                brought.changed += 1;
                ids.push(one.id);
                changed.push(changed_row(one.id, &line));
            }
            None => {
                brought.new += 1;
                next += 1;
                ids.push(next);
                made.push(made_row(next, &line, now));
            }
        }
        let id = known.map_or(next, |one| one.id);
        brought.ids.push((brought.stay.len() == stays).then_some(AgencyId(id)));
    }
    if ids.is_empty() {
        return Ok(brought);
    }
    tx.add(
        "insert into agencies (id, level, name_th, name_en, made, body, province, district, code, key, subdistrict, area)",
        made,
    )
    .await?;
    tx.run_rows(
        "update agencies
         set body = v.column2, name_en = v.column3, province = v.column4, district = v.column5,
             code = v.column6, key = v.column7 || coalesce((select ' ' || string_agg(replace(c.before_th, ' ', ''), ' ')
                                                             from agency_changes c
                                                             where c.agency = v.column1 and c.what = 'renamed' and c.done is not null), ''),
             subdistrict = v.column8, area = v.column9
         from (values {rows}) v
         where agencies.id = v.column1",
        changed,
    )
    .await?;
    let content = serde_json::json!({ "ids": ids, "new": brought.new, "changed": brought.changed });
    event::note(tx, None, Deed::AgenciesBrought, None, ids[0], content, now).await?;
    Ok(brought)
}

/// The agencies that these lines may speak of, by number and by name and place.
async fn there(tx: &mut Tx, lines: &[Given]) -> Outcome<(HashMap<String, There>, HashMap<Place, Vec<There>>)> {
    let codes = lines.iter().filter(|line| !line.code.is_empty()).map(|line| args![line.code.as_str()]).collect();
    let names = lines.iter().map(|line| args![line.name_th.as_str()]).collect();
    let by_code: Vec<There> = tx
        .all_rows(
            "select id, code, level, body, name_th, name_en, province, district, subdistrict, area, ended
             from agencies
             where code in (values {rows})",
            codes,
        )
        .await?;
    // Of namesakes at one place first the one that still is, the oldest.
    let mut by_name: Vec<There> = tx
        .all_rows(
            "select id, code, level, body, name_th, name_en, province, district, subdistrict, area, ended
             from agencies
             where name_th in (values {rows})",
            names,
        )
        .await?;
    by_name.sort_by_key(|one| (one.ended.is_some(), one.id));
    let mut by_place: HashMap<Place, Vec<There>> = HashMap::new();
    for one in by_name {
        by_place.entry((one.name_th.clone(), one.province.clone(), one.district.clone())).or_default().push(one);
    }
    Ok((by_code.into_iter().map(|one| (one.code.clone(), one)).collect(), by_place))
}

fn same(one: &There, line: &Given) -> bool {
    one.body == line.body.map_or("", Body::code)
        && (&one.name_en, &one.province, &one.district) == (&line.name_en, &line.province, &line.district)
        && (&one.subdistrict, &one.area) == (&line.subdistrict, &line.area)
        && (one.code == line.code || line.code.is_empty())
}

fn key(line: &Given) -> String {
    let kept = Kept {
        body: "",
        province: String::new(),
        district: line.district.clone(),
        subdistrict: line.subdistrict.clone(),
        area: line.area.clone(),
        province_names: line.province_names.clone(),
    };
    kept.key([line.name_th.as_str(), &line.name_en])
}

fn made_row(id: i64, line: &Given, now: Moment) -> Vec<Value> {
    args![
        id,
        line.level.code(),
        &line.name_th,
        &line.name_en,
        now,
        line.body.map_or("", Body::code),
        &line.province,
        &line.district,
        &line.code,
        key(line),
        &line.subdistrict,
        &line.area
    ]
}

fn changed_row(id: i64, line: &Given) -> Vec<Value> {
    args![
        id,
        line.body.map_or("", Body::code),
        &line.name_en,
        &line.province,
        &line.district,
        &line.code,
        key(line),
        &line.subdistrict,
        &line.area
    ]
}
