//! Reading one whole dossier, in three statements.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::{Agency, Level, Viewer};
use domain::consultation::{Consultation, Kind, Round, System, Texts, Version};
use domain::id::{AgencyId, ConsultationId, KeyPointId, RoundId, VersionId};
use domain::key_point::KeyPoint;
use domain::phase::Dates;
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
    round: Option<i64>,
    round_number: Option<i64>,
    opens: Option<i64>,
    closes: Option<i64>,
    guests: Option<bool>,
    counts_show: Option<bool>,
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
struct PointLine {
    id: i64,
    number: i64,
    title: String,
    body: String,
    question: String,
    provisions: String,
}

/// The dossier as it stands, whoever asks.
pub(crate) async fn load(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<Consultation>> {
    let Some(line) = tx
        .maybe::<Line>(
            "select
               c.id, c.kind, c.title, c.short_name, c.published, c.cancelled, c.cancel_reason, c.summarised,
               c.comments, c.sheets, c.revision,
               t.names, t.change, t.whom, t.method, t.problem, t.explanation, t.affected, t.systems, t.basis, t.law,
               t.objectives,
               a.id as agency, a.parent, a.level, a.name_th, a.name_en, a.ended,
               r.id as round, r.number as round_number, r.opens, r.closes, r.guests, r.counts_show, r.short_reason,
               r.closed_early,
               v.id as version, v.number as version_number, v.made as version_made, v.published as version_published,
               v.provisions, v.by_division
             from consultations c
             join consultation_texts t on t.consultation = c.id
             join agencies a on a.id = c.agency
             left join rounds r on r.id = c.round
             left join versions v on v.id = c.version
             where c.id = $1",
            args![id],
        )
        .await?
    else {
        return Ok(None);
    };
    let about: Vec<(String, String)> = tx
        .all(
            "select what, code
             from (
               select 'subject' as what, place, subject as code from consultation_subjects where consultation = $1
               union all
               select 'area' as what, place, area as code from consultation_areas where consultation = $1
             ) about
             order by what, place",
            args![id],
        )
        .await?;
    let points: Vec<PointLine> = tx
        .all(
            "select id, number, title, body, question, provisions
             from key_points
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    line.dossier(about, points).map(Some)
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
                guests: self.guests.unwrap_or_default(),
                counts_show: self.counts_show.unwrap_or_default(),
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
        let systems: Vec<System> = serde_json::from_str(&self.systems)?;
        Ok(Consultation {
            id: ConsultationId(self.id),
            agency: Agency {
                id: AgencyId(self.agency),
                parent: self.parent.map(AgencyId),
                level: Level::parse(&self.level).ok_or_else(|| unknown("level", &self.level))?,
                name_th: self.name_th,
                name_en: self.name_en,
                ended: self.ended.map(Moment),
            },
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
            key_points: points.into_iter().map(PointLine::point).collect::<Outcome<_>>()?,
            cancel_reason: self.cancel_reason,
            comments: self.comments as u64,
            sheets: self.sheets as u64,
            revision: self.revision,
        })
    }
}

impl PointLine {
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
