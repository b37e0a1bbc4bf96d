//! Lists of consultations: cards, what they can be narrowed to, and whose they are. Only what is public, except for the
//! desk's own. State is a question about dates and the clock, asked in SQL as `domain::phase` asks it.

use crate::Store;
use crate::db::Value;
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::{Card, Filter, Kind, Sort};
use domain::id::{AgencyId, ConsultationId};
use domain::phase::Dates;
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
    pub by_agency: Vec<(String, u64)>,
    pub by_kind: Vec<(String, u64)>,
    pub by_state: Vec<(String, u64)>,
    /// National and local, the other choices staying as they are.
    pub by_scope: Vec<(String, u64)>,
}

/// The area of what concerns the whole country.
pub const WHOLE_COUNTRY: &str = "all";

// Statements stay whole in the source: these are their common parts. $1 subject, $2 area, $3 agency, $4 kind, $5 state,
// $6 now, $7 scope; an empty choice narrows nothing. A card has the names under which it was published.
macro_rules! state {
    () => {
        "case
           when c.published is null then 'preparing'
           when c.cancelled is not null then 'cancelled'
           when c.summarised is not null then 'summarised'
           when c.closes < $6 then 'closed'
           when c.opens > $6 then 'announced'
           else 'open'
         end"
    };
}
macro_rules! of_subject {
    () => {
        " and ($1 = '' or exists
            (select 1 from consultation_subjects s where s.subject = $1 and s.consultation = c.id))"
    };
}
macro_rules! of_area {
    () => {
        " and ($2 = ''
            or exists (select 1 from consultation_areas w where w.area = $2 and w.consultation = c.id)
            or not exists (select 1 from consultation_areas w where w.consultation = c.id))"
    };
}
macro_rules! of_agency {
    () => {
        " and ($3 = 0 or c.agency = $3)"
    };
}
macro_rules! of_kind {
    () => {
        " and ($4 = '' or c.kind = $4)"
    };
}
macro_rules! of_state {
    () => {
        concat!(" and ($5 = '' or $5 = ", state!(), ")")
    };
}
macro_rules! of_scope {
    () => {
        " and ($7 = 'all' or $3 <> 0 or c.local = ($7 = 'local'))"
    };
}
macro_rules! public {
    () => {
        " where c.published is not null"
    };
}
macro_rules! narrowed {
    () => {
        concat!(public!(), of_subject!(), of_area!(), of_agency!(), of_kind!(), of_state!(), of_scope!())
    };
}
macro_rules! columns {
    () => {
        "c.id, c.agency, coalesce(c.then_th, a.name_th) as name_th,
           case when c.then_th is null then a.name_en else c.then_en end as name_en,
           case when c.then_agency <> c.agency then '' else a.body end as body, a.province, a.district,
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

const COUNT: &str = concat!("select count(*) from consultations c", narrowed!());
// A page is cut first, and only its rows are given their agencies' names.
macro_rules! page {
    ($order:expr) => {
        concat!(
            "select ",
            columns!(),
            " from (select c.* from consultations c",
            narrowed!(),
            $order,
            " limit $8 offset $9) c
             join agencies a on a.id = c.agency
             left join areas w on w.code = a.province",
            $order
        )
    };
}
macro_rules! closing_soonest {
    () => {
        concat!(" order by case when ", state!(), " = 'open' then c.closes end nulls last, c.published desc, c.id desc")
    };
}
const BY_CLOSING: &str = page!(closing_soonest!());
const BY_NEWEST: &str = page!(" order by c.published desc, c.id desc");
const BY_COMMENTS: &str = page!(" order by c.comments desc, c.published desc, c.id desc");
const FACETS: &str = concat!(
    "select 'subject' as facet, f.subject as code, count(*) as number
     from consultation_subjects f
     join consultations c on c.id = f.consultation",
    public!(),
    of_area!(),
    of_agency!(),
    of_kind!(),
    of_state!(),
    of_scope!(),
    " group by f.subject
     union all
     select 'area', coalesce(f.area, 'all'), count(*)
     from consultations c
     left join consultation_areas f on f.consultation = c.id",
    public!(),
    of_subject!(),
    of_agency!(),
    of_kind!(),
    of_state!(),
    of_scope!(),
    " group by coalesce(f.area, 'all')
     union all
     select 'agency', cast(c.agency as text), count(*)
     from consultations c",
    public!(),
    of_subject!(),
    of_area!(),
    of_kind!(),
    of_state!(),
    of_scope!(),
    " group by c.agency
     union all
     select 'kind', c.kind, count(*)
     from consultations c",
    public!(),
    of_subject!(),
    of_area!(),
    of_agency!(),
    of_state!(),
    of_scope!(),
    " group by c.kind
     union all
     select 'state', s.state, count(*)
     from (select ",
    state!(),
    " as state from consultations c",
    public!(),
    of_subject!(),
    of_area!(),
    of_agency!(),
    of_kind!(),
    of_scope!(),
    ") s
     group by s.state
     union all
     select 'scope', case when c.local then 'local' else 'national' end, count(*)
     from consultations c",
    public!(),
    of_subject!(),
    of_area!(),
    of_agency!(),
    of_kind!(),
    of_state!(),
    " group by c.local
     order by 1, 3 desc, 2"
);

fn choices(filter: &Filter, now: Moment) -> Vec<Value> {
    args![
        filter.subject.as_deref().unwrap_or_default(),
        filter.area.as_deref().unwrap_or_default(),
        filter.agency.map_or(0, |id| id.0),
        filter.kind.map_or("", Kind::code),
        filter.state.map_or("", |state| state.code()),
        now,
        filter.scope.code()
    ]
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
                self.district,
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
    let sql = match sort {
        Sort::ClosingSoonest => BY_CLOSING,
        Sort::Newest => BY_NEWEST,
        Sort::MostCommented => BY_COMMENTS,
    };
    let mut args = choices(filter, now);
    let mut tx = store.read().await?;
    let (total,): (i64,) = tx.one(COUNT, args.clone()).await?;
    let offset = i64::from(page.max(1) - 1) * i64::from(per);
    args.extend(args![per, offset]);
    let rows: Vec<Line> = tx.all(sql, args).await?;
    Ok(Cards { rows: rows.into_iter().map(Line::card).collect::<Outcome<_>>()?, total: total as u64 })
}

/// What the public list can be narrowed to, in one statement.
pub async fn facets(store: &Store, filter: &Filter, now: Moment) -> Outcome<Facets> {
    let rows: Vec<(String, String, i64)> = store.read().await?.all(FACETS, choices(filter, now)).await?;
    let mut facets = Facets::default();
    for (facet, code, count) in rows {
        let list = match facet.as_str() {
            "subject" => &mut facets.by_subject,
            "area" => &mut facets.by_area,
            "agency" => &mut facets.by_agency,
            "kind" => &mut facets.by_kind,
            "scope" => &mut facets.by_scope,
            _ => &mut facets.by_state,
        };
        list.push((code, count as u64));
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
