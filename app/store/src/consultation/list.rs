//! Lists of consultations: cards, what they can be narrowed to, and whose they are. Only what is public, except for the
//! desk's own. State is a question about dates and the clock, asked in SQL as `domain::phase` asks it.

use crate::Store;
use crate::db::{Condition, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::{Card, Filter, Kind, Sort};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::local::Scope;
use domain::phase::{Dates, Phase};
use domain::time::Moment;

/// A page of a list, and how long the whole list is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    pub rows: Vec<Card>,
    pub total: u64,
}

/// How many consultations each choice would leave, the other choices staying as they are: code and count, the most
/// first. Agencies by id; the whole country is the area `all`, and is counted with every part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub by_subject: Vec<(String, u64)>,
    pub by_area: Vec<(String, u64)>,
    /// Districts of the province that is chosen, or sub-districts of the district, that something is about.
    pub within_area: Vec<String>,
    pub by_agency: Vec<(String, u64)>,
    pub by_kind: Vec<(String, u64)>,
    pub by_state: Vec<(String, u64)>,
    /// National and local, the other choices staying as they are.
    pub by_scope: Vec<(String, u64)>,
}

/// The area of what concerns the whole country.
pub const WHOLE_COUNTRY: &str = "all";

// Statements stay whole in the source: these are their common parts. What is not asked for is not in a statement ([`conditions`]), so
// that each walks the index that fits it. A card has the names under which it was published.
macro_rules! state {
    ($now:literal) => {
        concat!(
            "case
               when c.published is null then 'preparing'
               when c.cancelled is not null then 'cancelled'
               when c.summarised is not null then 'summarised'
               when c.closes < ",
            $now,
            " then 'closed'
               when c.opens > ",
            $now,
            " then 'announced'
               else 'open'
             end"
        )
    };
}
macro_rules! columns {
    () => {
        "c.id, c.agency, coalesce(c.then_th, a.name_th) as name_th,
           case when c.then_th is null then a.name_en else c.then_en end as name_en,
           case when c.then_agency <> c.agency then '' else a.body end as body, a.province, a.district, a.subdistrict, a.area,
           w.name_th as province_th, w.name_en as province_en, c.kind, c.title, c.short_name, c.opens, c.closes, c.published,
           c.cancelled, c.summarised, c.comments, c.sheets"
    };
}
macro_rules! card {
    () => {
        concat!(
            "select ",
            columns!(),
            " from consultations c
              join agencies a on a.id = c.agency
              left join areas w on w.code = a.province"
        )
    };
}

const COUNT: &str = "select count(*) from consultations c where c.published is not null{where}";
// A page is cut first, and only its rows are given their agencies' names. $1 how many, $2 after how many.
macro_rules! page {
    ($order:expr) => {
        concat!(
            "select ",
            columns!(),
            " from (select c.* from consultations c where c.published is not null{where}",
            $order,
            " limit $1 offset $2) c
             join agencies a on a.id = c.agency
             left join areas w on w.code = a.province",
            $order
        )
    };
}
const BY_CLOSING: &str = page!(concat!(
    " order by case when ",
    state!("$3"),
    " = 'open' then c.closes end nulls last, c.published desc, c.id desc"
));
const BY_NEWEST: &str = page!(" order by c.published desc, c.id desc");
const BY_COMMENTS: &str = page!(" order by c.comments desc, c.published desc, c.id desc");

/// What a list is narrowed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Subject,
    Area,
    Agency,
    Kind,
    State,
    Scope,
}

/// How many each value of a choice would leave: code and number.
const FACETS: [(Choice, &str); 6] = [
    (
        Choice::Subject,
        "select f.subject, count(*)
         from consultation_subjects f
         join consultations c on c.id = f.consultation
         where c.published is not null{where}
         group by f.subject",
    ),
    (
        Choice::Area,
        "select coalesce(substr(f.area, 1, 2), 'all'), count(distinct c.id)
         from consultations c
         left join consultation_areas f on f.consultation = c.id
         where c.published is not null{where}
         group by coalesce(substr(f.area, 1, 2), 'all')",
    ),
    (
        Choice::Agency,
        "select cast(c.agency as text), count(*)
         from consultations c
         where c.published is not null{where}
         group by c.agency",
    ),
    (Choice::Kind, "select c.kind, count(*) from consultations c where c.published is not null{where} group by c.kind"),
    (
        Choice::State,
        concat!(
            "select s.state, count(*) from (select ",
            state!("$1"),
            " as state from consultations c where c.published is not null{where}) s group by s.state"
        ),
    ),
    (
        Choice::Scope,
        "select case when c.local then 'local' else 'national' end, count(*)
         from consultations c
         where c.published is not null{where}
         group by c.local",
    ),
];

/// The smaller places that something found is about.
const DISTRICTS: &str = "select distinct substr(f.area, 1, 4)
     from consultations c
     join consultation_areas f on f.consultation = c.id and length(f.area) >= 4
     where c.published is not null{where}
     order by 1";
const SUBDISTRICTS: &str = "select distinct f.area
     from consultations c
     join consultation_areas f on f.consultation = c.id and length(f.area) = 6
     where c.published is not null{where}
     order by 1";

/// What is asked for, but one choice.
fn conditions(filter: &Filter, now: Moment, but: Option<Choice>) -> Vec<Condition> {
    let mut all: Vec<(Choice, Condition)> = Vec::new();
    if let Some(subject) = &filter.subject {
        let sql = "c.id in (select s.consultation from consultation_subjects s where s.subject = ?)";
        all.push((Choice::Subject, (sql, args![subject.as_str()])));
    }
    match filter.area.as_deref() {
        None => {}
        Some(WHOLE_COUNTRY) => {
            let sql = "not exists (select 1 from consultation_areas w where w.consultation = c.id)";
            all.push((Choice::Area, (sql, vec![])));
        }
        Some(area) => {
            // What lies in it, and what it lies in. Digits stand before letters in every order.
            let sql = "(exists (select 1 from consultation_areas w
                                where w.consultation = c.id and (w.area between ? and ? or w.area in (?, ?)))
                        or not exists (select 1 from consultation_areas w where w.consultation = c.id))";
            let around = |digits: usize| area.get(..digits).unwrap_or(area);
            all.push((Choice::Area, (sql, args![area, format!("{area}z"), around(2), around(4)])));
        }
    }
    if let Some(agency) = filter.agency {
        all.push((Choice::Agency, ("c.agency = ?", args![agency])));
    }
    if let Some(kind) = filter.kind {
        all.push((Choice::Kind, ("c.kind = ?", args![kind.code()])));
    }
    if let Some(state) = filter.state {
        // As `state!` tells them apart.
        let condition: Condition = match state {
            Phase::Preparing => ("c.published is null", vec![]),
            Phase::Cancelled => ("c.cancelled is not null", vec![]),
            Phase::Summarised => ("c.summarised is not null and c.cancelled is null", vec![]),
            Phase::Closed => ("c.cancelled is null and c.summarised is null and c.closes < ?", args![now]),
            Phase::Announced => {
                ("c.cancelled is null and c.summarised is null and c.closes >= ? and c.opens > ?", args![now, now])
            }
            Phase::Open => {
                ("c.cancelled is null and c.summarised is null and c.closes >= ? and c.opens <= ?", args![now, now])
            }
        };
        all.push((Choice::State, condition));
    }
    // An agency's own list has them all.
    if filter.scope != Scope::All && filter.agency.is_none() {
        let sql = if filter.scope == Scope::Local { "c.local" } else { "not c.local" };
        all.push((Choice::Scope, (sql, vec![])));
    }
    let kept = all.into_iter().filter(|(choice, _)| Some(*choice) != but).map(|(_, condition)| condition);
    // No choice of whoever reads the list.
    let with_result = filter.with_result.then(|| {
        let sql = "(c.summarised is not null or exists
                     (select 1 from publications p where p.consultation = c.id and p.kind = 'preliminary'))
                   and c.cancelled is null";
        (sql, vec![])
    });
    kept.chain(with_result).collect()
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    agency: i64,
    name_th: String,
    name_en: String,
    body: String,
    province: String,
    district: String,
    subdistrict: String,
    area: String,
    province_th: Option<String>,
    province_en: Option<String>,
    kind: String,
    title: String,
    short_name: String,
    opens: Option<i64>,
    closes: Option<i64>,
    published: Option<i64>,
    cancelled: Option<i64>,
    summarised: Option<i64>,
    comments: i64,
    sheets: i64,
}

impl Line {
    fn card(self) -> Outcome<Card> {
        Ok(Card {
            id: ConsultationId(self.id),
            agency: AgencyId(self.agency),
            agency_name_th: self.name_th,
            agency_name_en: self.name_en,
            place: crate::agency::placed(
                &self.body,
                self.province,
                (self.province_th, self.province_en),
                (self.district, self.subdistrict, self.area),
            ),
            kind: Kind::parse(&self.kind).ok_or_else(|| Error::fault(format!("unknown kind {}", self.kind)))?,
            title: self.title,
            short_name: self.short_name,
            dates: Dates {
                opens: self.opens.map(Moment),
                closes: self.closes.map(Moment),
                published: self.published.map(Moment),
                cancelled: self.cancelled.map(Moment),
                summarised: self.summarised.map(Moment),
            },
            comments: self.comments as u64,
            sheets: self.sheets as u64,
        })
    }
}

/// A page of the public list; pages count from 1.
pub async fn cards(store: &Store, filter: &Filter, sort: Sort, page: u32, per: u32, now: Moment) -> Outcome<Cards> {
    let conditions = conditions(filter, now, None);
    let mut tx = store.read().await?;
    let total: Vec<(i64,)> = tx.all_where(COUNT, vec![], &conditions).await?;
    let offset = i64::from(page.max(1) - 1) * i64::from(per);
    let (sql, args) = match sort {
        Sort::ClosingSoonest => (BY_CLOSING, args![per, offset, now]),
        Sort::Newest => (BY_NEWEST, args![per, offset]),
        Sort::MostCommented => (BY_COMMENTS, args![per, offset]),
    };
    let rows: Vec<Line> = tx.all_where(sql, args, &conditions).await?;
    let total = total.first().map_or(0, |(n,)| *n as u64);
    Ok(Cards { rows: rows.into_iter().map(Line::card).collect::<Outcome<_>>()?, total })
}

// As the index of these deeds says them.
const HAPPENED: &str = "select e.consultation, e.deed, e.at, e.seq
     from events e
     join consultations c on c.id = e.consultation
     where e.deed in ('consultation.published', 'consultation.cancelled', 'round.extended', 'round.closed_early', 'round.opened', 'version.published', 'result.preliminary', 'result.published')
       and c.published is not null{where}
     order by e.seq desc
     limit $1";

/// Something that happened to a consultation in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    pub consultation: ConsultationId,
    pub what: Deed,
    pub at: Moment,
    /// Its place in the log, which it keeps.
    pub seq: i64,
}

/// What happened of late to the consultations of a list, newest first: published, put off, opened again, revised, closed early, answered,
/// cancelled.
pub async fn happened(store: &Store, filter: &Filter, most: u32, now: Moment) -> Outcome<Vec<Happened>> {
    let rows: Vec<(i64, String, i64, i64)> =
        store.read().await?.all_where(HAPPENED, args![most], &conditions(filter, now, None)).await?;
    let happened = |(consultation, deed, at, seq): (i64, String, i64, i64)| {
        Some(Happened { consultation: ConsultationId(consultation), what: Deed::parse(&deed)?, at: Moment(at), seq })
    };
    Ok(rows.into_iter().filter_map(happened).collect())
}

/// What the public list can be narrowed to, a statement for each choice.
pub async fn facets(store: &Store, filter: &Filter, now: Moment) -> Outcome<Facets> {
    let mut tx = store.read().await?;
    let mut facets = Facets::default();
    for (choice, sql) in FACETS {
        let args = if choice == Choice::State { args![now] } else { vec![] };
        let rows: Vec<(String, i64)> = tx.all_where(sql, args, &conditions(filter, now, Some(choice))).await?;
        let mut rows: Vec<(String, u64)> = rows.into_iter().map(|(code, n)| (code, n as u64)).collect();
        rows.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        *match choice {
            Choice::Subject => &mut facets.by_subject,
            Choice::Area => &mut facets.by_area,
            Choice::Agency => &mut facets.by_agency,
            Choice::Kind => &mut facets.by_kind,
            Choice::State => &mut facets.by_state,
            Choice::Scope => &mut facets.by_scope,
        } = rows;
    }
    if let Some(area) = filter.area.as_deref().filter(|area| matches!(area.len(), 2 | 4)) {
        let sql = if area.len() == 2 { DISTRICTS } else { SUBDISTRICTS };
        let rows: Vec<(String,)> = tx.all_where(sql, vec![], &conditions(filter, now, None)).await?;
        facets.within_area = rows.into_iter().map(|(code,)| code).filter(|code| code.starts_with(area)).collect();
    }
    // What concerns the whole country concerns each part of it.
    let whole = facets.by_area.iter().find(|(area, _)| area == WHOLE_COUNTRY).map_or(0, |(_, count)| *count);
    for (_, count) in facets.by_area.iter_mut().filter(|(area, _)| area != WHOLE_COUNTRY) {
        *count += whole;
    }
    Ok(facets)
}

/// Every consultation of the agencies whose dossiers the viewer may see, newest first, in whatever phase.
pub async fn mine(store: &Store, by: &Viewer) -> Outcome<Vec<Card>> {
    let mut agencies: Vec<i64> = by
        .roles
        .iter()
        .map(|(agency, _)| *agency)
        .filter(|agency| by.may(Act::Preview, *agency))
        .map(|a| a.0)
        .collect();
    agencies.sort_unstable();
    agencies.dedup();
    let rows: Vec<Line> =
        store.read().await?.all_in(concat!(card!(), " where c.agency in ({ids})"), vec![], &agencies).await?;
    let mut cards = rows.into_iter().map(Line::card).collect::<Outcome<Vec<_>>>()?;
    cards.sort_unstable_by_key(|card| std::cmp::Reverse(card.id));
    Ok(cards)
}

/// The national consultations whose summary was published last, newest first.
pub async fn summarised(store: &Store, limit: u32) -> Outcome<Vec<Card>> {
    let rows: Vec<Line> = store
        .read()
        .await?
        .all(
            concat!(
                card!(),
                " where c.summarised is not null and c.cancelled is null and not c.local order by c.summarised desc, c.id desc limit $1"
            ),
            args![limit],
        )
        .await?;
    rows.into_iter().map(Line::card).collect()
}

/// The public consultations after an id, ascending: for maps of the site and for whoever builds something anew.
pub async fn public_ids(store: &Store, after: ConsultationId, limit: u32) -> Outcome<Vec<ConsultationId>> {
    let rows: Vec<(i64,)> = store
        .read()
        .await?
        .all(
            "select id from consultations where id > $1 and published is not null order by id limit $2",
            args![after, limit],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| ConsultationId(id)).collect())
}
