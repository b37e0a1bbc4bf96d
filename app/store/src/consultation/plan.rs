//! Dossiers announced before they are ready: name, agency, month and gist, without their text. What was announced is kept as it
//! was; the dossier leaves the list when it is published.

use super::{allowed, note};
use crate::Store;
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::local::Scope;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required, says_nothing};
use domain::time::{Moment, Month};

/// The longest gist, in graphemes.
const LONGEST_GIST: u32 = 1_000;
/// How far ahead a month may lie.
const FARTHEST_MONTHS: i64 = 24;

/// A dossier as it was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: ConsultationId,
    pub kind: Kind,
    /// What leads: the short name where it has one.
    pub name: String,
    pub title: String,
    pub agency_th: String,
    pub agency_en: String,
    pub gist: String,
    /// When it is expected to be published.
    pub month: Month,
    pub announced: Moment,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    kind: String,
    name: String,
    title: String,
    agency_th: String,
    agency_en: String,
    gist: String,
    month: i64,
    announced: i64,
}

impl Line {
    fn planned(self) -> Outcome<Planned> {
        Ok(Planned {
            id: ConsultationId(self.id),
            kind: Kind::parse(&self.kind).ok_or_else(|| Error::fault(format!("unknown kind {}", self.kind)))?,
            name: self.name,
            title: self.title,
            agency_th: self.agency_th,
            agency_en: self.agency_en,
            gist: self.gist,
            month: Month(self.month),
            announced: Moment(self.announced),
        })
    }
}

/// What is announced and not published yet, soonest first, for everyone; of all agencies, or of local bodies apart.
pub async fn planned(store: &Store, scope: Scope, most: u32) -> Outcome<Vec<Planned>> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select c.id, c.kind, p.name, p.title, a.name_th as agency_th, a.name_en as agency_en, p.gist, p.month,
               p.announced
             from planned p
             join consultations c on c.id = p.consultation
             join agencies a on a.id = c.agency
             where c.published is null and ($2 = 'all' or c.local = ($2 = 'local'))
             order by p.month, p.announced, c.id
             limit $1",
            args![most, scope.code()],
        )
        .await?;
    lines.into_iter().map(Line::planned).collect()
}

/// The announcement of one dossier, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn plan(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Option<(Month, String)>> {
    super::for_desk(store, by, id).await?;
    let sql = "select month, gist from planned where consultation = $1";
    let row: Option<(i64, String)> = store.read().await?.maybe(sql, args![id]).await?;
    Ok(row.map(|(month, gist)| (Month(month), gist)))
}

/// Announces a dossier that is being prepared, or announces it anew.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `month` or for `gist`.
pub async fn announce(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (month, gist): (Result<Month, Refusals>, &str),
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let month = no.join(month).map(|month| match month.0 - now.day().month().0 {
        ..0 => Err(Refusal::MonthPast),
        ahead if ahead > FARTHEST_MONTHS => Err(Refusal::TooFarAhead),
        _ => Ok(month),
    });
    let month = month.and_then(|month| no.take("month", month));
    let gist = required(gist, LONGEST_GIST, Lines::Many).and_then(|gist| match says_nothing(&gist, "") {
        true => Err(Refusal::SaysNothing),
        false => Ok(gist),
    });
    let gist = no.take("gist", gist);
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::AnnouncePlan, Some(revision), now).await?;
                super::state_only::refuse(tx, id).await?;
                let (month, gist) = no.none(|| Some((month?, gist?)))?;
                tx.upsert(
                    "insert into planned (consultation, name, title, gist, month, announced)",
                    vec![args![id, dossier.name(), &dossier.texts.title, &gist, month.0, now]],
                    "on conflict (consultation) do update
                     set name = excluded.name, title = excluded.title, gist = excluded.gist, month = excluded.month,
                         announced = excluded.announced",
                )
                .await?;
                let content = serde_json::json!({
                    "name": dossier.name(), "title": dossier.texts.title, "gist": gist, "month": month,
                });
                note(tx, &by, Deed::PlanAnnounced, id, "", content, now).await
            })
        })
        .await
}

/// Takes an announcement back.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, or with `AlreadyDone` where nothing is announced.
pub async fn take_back_plan(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::AnnouncePlan, None, now).await?;
                if tx.run("delete from planned where consultation = $1", args![id]).await? == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                note(tx, &by, Deed::PlanTakenBack, id, "", serde_json::json!({}), now).await
            })
        })
        .await
}
