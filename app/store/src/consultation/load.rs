//! Reading whole dossiers, one or several, in three statements.

use crate::Store;
use crate::db::Tx;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::{Agency, Level, Then, Viewer};
use domain::consultation::{Consultation, Kind, Round, System, Texts, Version};
use domain::id::{AgencyId, ConsultationId, KeyPointId, RoundId, VersionId};
use domain::key_point::{KeyPoint, PastPoint, Span};
use domain::phase::Dates;
use domain::round::Shows;
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    kind: String,
    title: String,
    short_name: String,
    published: Option<i64>,
    cancelled: Option<i64>,
    cancel_reason: String,
    summarised: Option<i64>,
    comments: i64,
    sheets: i64,
    revision: i64,
    then_agency: Option<i64>,
    then_th: Option<String>,
    then_en: Option<String>,
    names: String,
    change: String,
    whom: String,
    method: String,
    problem: String,
    explanation: String,
    affected: String,
    systems: String,
    basis: String,
    law: String,
    objectives: String,
    agency: i64,
    parent: Option<i64>,
    level: String,
    name_th: String,
    name_en: String,
    ended: Option<i64>,
    body: String,
    province: String,
    district: String,
    subdistrict: String,
    area: String,
    province_th: Option<String>,
    province_en: Option<String>,
    round: Option<i64>,
    round_number: Option<i64>,
    opens: Option<i64>,
    closes: Option<i64>,
    admits: Option<String>,
    once: Option<String>,
    leaving: Option<String>,
    appears: Option<String>,
    shows: Option<String>,
    early: Option<i64>,
    short_reason: Option<String>,
    closed_early: Option<String>,
    version: Option<i64>,
    version_number: Option<i64>,
    version_made: Option<i64>,
    version_published: Option<i64>,
    provisions: Option<i64>,
    by_division: Option<bool>,
}

#[derive(sqlx::FromRow)]
struct AboutLine {
    consultation: i64,
    what: String,
    place: i64,
    code: String,
}

#[derive(sqlx::FromRow)]
struct PointLine {
    consultation: i64,
    id: i64,
    number: i64,
    title: String,
    body: String,
    question: String,
    provisions: String,
    since: i64,
    until: Option<i64>,
}

/// The dossier as it stands, whoever asks.
pub(crate) async fn load(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<Consultation>> {
    Ok(load_some(tx, &[id.0]).await?.pop())
}

/// Some dossiers as they stand, in the order of their ids.
async fn load_some(tx: &mut Tx, ids: &[i64]) -> Outcome<Vec<Consultation>> {
    let mut lines: Vec<Line> = tx
        .all_in(
            "select
               c.id, c.kind, c.title, c.short_name, c.published, c.cancelled, c.cancel_reason, c.summarised,
               c.comments, c.sheets, c.revision, c.then_agency, c.then_th, c.then_en,
               t.names, t.change, t.whom, t.method, t.problem, t.explanation, t.affected, t.systems, t.basis, t.law,
               t.objectives,
               a.id as agency, a.parent, a.level, a.name_th, a.name_en, a.ended, a.body, a.province, a.district, a.subdistrict, a.area,
               w.name_th as province_th, w.name_en as province_en,
               r.id as round, r.number as round_number, r.opens, r.closes, r.admits, r.once, r.leaving, r.appears, r.shows,
               r.short_reason, r.closed_early,
               v.id as version, v.number as version_number, v.made as version_made, v.published as version_published,
               v.provisions, v.by_division,
               (select max(p.at) from publications p where p.consultation = c.id and p.kind = 'preliminary') as early
             from consultations c
             join consultation_texts t on t.consultation = c.id
             join agencies a on a.id = c.agency
             left join areas w on w.code = a.province
             left join rounds r on r.id = c.round
             left join versions v on v.id = c.version
             where c.id in ({ids})",
            vec![],
            ids,
        )
        .await?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let mut about: Vec<AboutLine> = tx
        .all_in(
            "select consultation, what, place, code
             from (
               select consultation, 'subject' as what, place, subject as code
               from consultation_subjects
               where consultation in ({ids})
               union all
               select consultation, 'area' as what, place, area as code
               from consultation_areas
               where consultation in ({ids})
             ) about",
            vec![],
            ids,
        )
        .await?;
    let mut points: Vec<PointLine> = tx
        .all_in(
            "select consultation, id, number, title, body, question, provisions, since, until
             from key_points
             where consultation in ({ids})",
            vec![],
            ids,
        )
        .await?;
    about.sort_by_key(|line| line.place);
    points.sort_by_key(|line| line.number);
    lines.sort_by_key(|line| line.id);
    lines
        .into_iter()
        .map(|line| {
            let about = about.iter().filter(|about| about.consultation == line.id);
            let about = about.map(|about| (about.what.clone(), about.code.clone())).collect();
            let points = points.extract_if(.., |point| point.consultation == line.id).collect();
            line.dossier(about, points)
        })
        .collect()
}

/// Those of some dossiers that everyone may see.
pub async fn public_some(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<Consultation>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut some = load_some(&mut store.read().await?, &ids).await?;
    some.retain(|one| one.dates.published.is_some());
    Ok(some)
}

/// A dossier by its name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub id: ConsultationId,
    /// The short name, or the title.
    pub name: String,
    /// Whether it is published.
    pub public: bool,
}

/// The names of some dossiers, in one statement; of those that are not public too.
pub async fn names(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<Name>> {
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "select id, title, short_name, published from consultations where id in ({ids})";
    let rows: Vec<(i64, String, String, Option<i64>)> = store.read().await?.all_in(sql, vec![], &ids).await?;
    let name = |(id, title, short, published): (i64, String, String, Option<i64>)| Name {
        id: ConsultationId(id),
        name: if short.is_empty() { title } else { short },
        public: published.is_some(),
    };
    Ok(rows.into_iter().map(name).collect())
}

/// Whom a round hears, from what is kept.
pub(super) fn admission(admits: &str, once: &str, leaving: &str, appears: &str) -> domain::admission::Admission {
    // What nobody knows lets nobody in by mistake: the deed refuses it as a fault.
    let strict = domain::admission::Admission::of_guests(false);
    let read = domain::admission::Admission::parse(admits, once, leaving);
    read.and_then(|admission| admission.appearing(appears)).unwrap_or(strict)
}

/// From when everyone sees numbers, from what is kept; of what nobody knows the fewest are told.
pub(crate) fn shows(code: &str) -> Shows {
    Shows::parse(code).unwrap_or(Shows::Result)
}

impl Line {
    fn dossier(self, about: Vec<(String, String)>, points: Vec<PointLine>) -> Outcome<Consultation> {
        let coded = |what: &str| {
            about.iter().filter(|(which, _)| which == what).map(|(_, code)| code.clone()).collect::<Vec<_>>()
        };
        let round = match (self.round, self.opens, self.closes) {
            (Some(id), Some(opens), Some(closes)) => Some(Round {
                id: RoundId(id),
                number: self.round_number.unwrap_or(1) as u32,
                opens: Moment(opens),
                closes: Moment(closes),
                admission: admission(
                    &self.admits.unwrap_or_default(),
                    &self.once.unwrap_or_default(),
                    &self.leaving.unwrap_or_default(),
                    &self.appears.unwrap_or_default(),
                ),
                shows: shows(&self.shows.unwrap_or_default()),
                short_reason: self.short_reason.unwrap_or_default(),
                closed_early: self.closed_early,
            }),
            _ => None,
        };
        let version = self.version.map(|id| Version {
            id: VersionId(id),
            number: self.version_number.unwrap_or(1) as u32,
            made: Moment(self.version_made.unwrap_or_default()),
            published: self.version_published.map(Moment),
            provisions: self.provisions.unwrap_or_default() as u32,
            by_division: self.by_division.unwrap_or_default(),
        });
        // What a round to come will ask is nobody's yet.
        let number = round.as_ref().map_or(1, |round| round.number);
        let (asked, others): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.span().holds(number));
        let past = others.into_iter().filter(|point| point.until.is_some_and(|until| until < i64::from(number)));
        let past =
            past.map(|line| Ok(PastPoint { span: line.span(), point: line.point()? })).collect::<Outcome<_>>()?;
        let systems: Vec<System> = serde_json::from_str(&self.systems)?;
        let place = crate::agency::placed(
            &self.body,
            self.province,
            (self.province_th, self.province_en),
            (self.district, self.subdistrict, self.area),
        );
        Ok(Consultation {
            id: ConsultationId(self.id),
            agency: Agency {
                id: AgencyId(self.agency),
                parent: self.parent.map(AgencyId),
                level: Level::parse(&self.level).ok_or_else(|| unknown("level", &self.level))?,
                name_th: self.name_th,
                name_en: self.name_en,
                ended: self.ended.map(Moment),
                heir: None,
                place,
            },
            then: self.then_agency.map(|agency| Then {
                agency: AgencyId(agency),
                name_th: self.then_th.unwrap_or_default(),
                name_en: self.then_en.unwrap_or_default(),
            }),
            kind: Kind::parse(&self.kind).ok_or_else(|| unknown("kind", &self.kind))?,
            texts: Texts {
                title: self.title,
                short_name: self.short_name,
                names: serde_json::from_str(&self.names)?,
                change: self.change,
                whom: self.whom,
                method: self.method,
                problem: self.problem,
                explanation: self.explanation,
                affected: self.affected,
                systems: systems.try_into().map_err(|_| unknown("systems", &self.systems))?,
                basis: self.basis,
                law: self.law,
                objectives: self.objectives,
                subjects: coded("subject"),
                areas: coded("area"),
            },
            dates: Dates {
                opens: round.as_ref().map(|round| round.opens),
                closes: round.as_ref().map(|round| round.closes),
                published: self.published.map(Moment),
                cancelled: self.cancelled.map(Moment),
                summarised: self.summarised.map(Moment),
            },
            round,
            version,
            key_points: asked.into_iter().map(PointLine::point).collect::<Outcome<_>>()?,
            past_points: past,
            cancel_reason: self.cancel_reason,
            comments: self.comments as u64,
            sheets: self.sheets as u64,
            early: self.early.map(Moment),
            revision: self.revision,
        })
    }
}

impl PointLine {
    fn span(&self) -> Span {
        Span { since: self.since as u32, until: self.until.map(|until| until as u32) }
    }

    fn point(self) -> Outcome<KeyPoint> {
        Ok(KeyPoint {
            id: KeyPointId(self.id),
            number: self.number as u32,
            title: self.title,
            body: self.body,
            question: self.question,
            provisions: serde_json::from_str(&self.provisions)?,
        })
    }
}

fn unknown(what: &str, code: &str) -> Error {
    Error::fault(format!("unknown {what} {code}"))
}

/// A dossier in whatever phase, for those who have asked already whether it may be seen.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: ConsultationId) -> Outcome<Consultation> {
    load(&mut store.read().await?, id).await?.ok_or(Error::NotFound)
}

/// A published dossier, as everyone may see it.
///
/// # Errors
/// `NotFound`, also for one that is being prepared.
pub async fn public_one(store: &Store, id: ConsultationId) -> Outcome<Consultation> {
    one(store, id).await.and_then(|dossier| match dossier.dates.published {
        Some(_) => Ok(dossier),
        None => Err(Error::NotFound),
    })
}

/// A dossier for its agency's staff, in whatever phase.
///
/// # Errors
/// `NotFound`, also for those who may not see it so.
pub async fn for_desk(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Consultation> {
    let dossier = one(store, id).await?;
    if by.may(Act::Preview, dossier.agency.id) { Ok(dossier) } else { Err(Error::NotFound) }
}
