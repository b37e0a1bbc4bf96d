//! Templates of agencies, and the central office's for everyone: kept with every change, and laid into a dossier when it is made.

use crate::Store;
use crate::consultation::{cleaned, cleaned_points, write_points, write_texts};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::{Kind, Texts};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::key_point;
use domain::local::Body;
use domain::refusal::Refusal;
use domain::survey::NewQuestion;
use domain::template::{EVERYONE, Template};
use domain::time::Moment;

/// A template as its page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub template: Template,
    /// 0 where there is none yet.
    pub revision: i64,
    pub changes: Vec<Change>,
}

/// A change of it, the last first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: Moment,
    pub name: String,
    pub before: Template,
    pub after: Template,
}

/// Whether a viewer keeps templates of an agency, or everyone's.
pub fn may(by: &Viewer, agency: AgencyId) -> bool {
    by.may(if agency == EVERYONE { Act::EditCommonTemplate } else { Act::EditTemplate }, agency)
}

/// The template of an agency and a kind, for those who keep it.
///
/// # Errors
/// `NotAllowed`.
pub async fn kept(store: &Store, by: &Viewer, agency: AgencyId, kind: Kind) -> Outcome<Kept> {
    if !may(by, agency) {
        return Err(Error::NotAllowed);
    }
    let mut tx = store.read().await?;
    let (template, revision) = one(&mut tx, agency, kind).await?.unwrap_or_default();
    let rows: Vec<(i64, Option<String>, String, String)> = tx
        .all(
            "select c.at, p.name, c.before, c.after
             from template_changes c
             left join people p on p.id = c.person
             where c.agency = $1 and c.kind = $2
             order by c.at desc, c.number desc
             limit 100",
            args![agency, kind.code()],
        )
        .await?;
    let change = |(at, name, before, after): (i64, Option<String>, String, String)| {
        Ok(Change {
            at: Moment(at),
            name: name.unwrap_or_default(),
            before: serde_json::from_str(&before)?,
            after: serde_json::from_str(&after)?,
        })
    };
    Ok(Kept { template, revision, changes: rows.into_iter().map(change).collect::<Outcome<_>>()? })
}

async fn one(tx: &mut Tx, agency: AgencyId, kind: Kind) -> Outcome<Option<(Template, i64)>> {
    let sql = "select content, revision from templates where agency = $1 and kind = $2";
    let row: Option<(String, i64)> = tx.maybe(sql, args![agency, kind.code()]).await?;
    row.map(|(content, revision)| Ok((serde_json::from_str(&content)?, revision))).transpose()
}

/// Which kinds an agency, or everyone, has a template of, with when it was changed.
pub async fn kinds(store: &Store, agencies: &[AgencyId]) -> Outcome<Vec<(AgencyId, Kind, Moment)>> {
    let ids: Vec<i64> = agencies.iter().map(|agency| agency.0).collect();
    let sql = "select agency, kind, changed from templates where agency in ({ids})";
    let rows: Vec<(i64, String, i64)> = store.read().await?.all_in(sql, vec![], &ids).await?;
    Ok(rows.into_iter().filter_map(|(id, kind, at)| Some((AgencyId(id), Kind::parse(&kind)?, Moment(at)))).collect())
}

/// What a new dossier of an agency and a kind begins from: the agency's own, else everyone's.
pub async fn fitting(store: &Store, agency: AgencyId, kind: Kind) -> Outcome<Option<Template>> {
    fitting_in(&mut store.read().await?, agency, kind).await
}

async fn fitting_in(tx: &mut Tx, agency: AgencyId, kind: Kind) -> Outcome<Option<Template>> {
    match one(tx, agency, kind).await? {
        Some((template, _)) => Ok(Some(template)),
        None => Ok(one(tx, EVERYONE, kind).await?.map(|(template, _)| template)),
    }
}

/// Keeps a template as it was typed; gives the new revision.
///
/// # Errors
/// `NotAllowed`, `NotFound` for no agency; refused with `ChangedMeanwhile`, and for each field as the dossier's own forms are.
pub async fn set(
    store: &Store,
    by: &Viewer,
    (agency, kind): (AgencyId, Kind),
    revision: i64,
    typed: Template,
    now: Moment,
) -> Outcome<i64> {
    if !may(by, agency) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                if agency != EVERYONE {
                    crate::agency::standing_in(tx, agency).await?;
                }
                let (rules, _) = crate::rules::in_tx(tx).await?;
                let (before, stands) = one(tx, agency, kind).await?.unwrap_or_default();
                let template = read(&typed, |code| {
                    rules.offers_subject(code) || before.texts.subjects.iter().any(|one| one == code)
                })?;
                if stands != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                keep(tx, (agency, kind), (&before, &template), actor, now).await?;
                Ok(stands + 1)
            })
        })
        .await
}

/// A template that says what a dossier says, held to the dossier's own bounds.
fn read(typed: &Template, subject: impl Fn(&str) -> bool) -> Outcome<Template> {
    // A title is no part of it; the reader of texts asks for one.
    let texts = cleaned(&Texts { title: "-".into(), ..typed.texts.clone() }, subject)?;
    let points: Vec<key_point::New> = typed.points.iter().cloned().map(Into::into).collect();
    let points = cleaned_points(&points, false)?;
    domain::survey::file::few(&typed.questions)?;
    Ok(Template {
        texts: Texts { title: String::new(), short_name: String::new(), ..texts },
        points: points.into_iter().map(Into::into).collect(),
        questions: typed.questions.clone(),
        policy: typed.policy,
    })
}

async fn keep(
    tx: &mut Tx,
    (agency, kind): (AgencyId, Kind),
    (before, after): (&Template, &Template),
    actor: Option<domain::id::PersonId>,
    now: Moment,
) -> Outcome<()> {
    let (before, after) = (serde_json::to_string(before)?, serde_json::to_string(after)?);
    tx.upsert(
        "insert into templates (agency, kind, content, revision, changed)",
        vec![args![agency, kind.code(), after.as_str(), 1_i64, now]],
        "on conflict (agency, kind) do update
         set content = excluded.content, revision = templates.revision + 1, changed = excluded.changed",
    )
    .await?;
    tx.run(
        "insert into template_changes (agency, kind, number, at, person, before, after)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6
         from template_changes where agency = $1 and kind = $2",
        args![agency, kind.code(), now, actor, before, after.as_str()],
    )
    .await?;
    let content = serde_json::json!({ "agency": agency, "kind": kind.code(), "after": after });
    let of = (agency != EVERYONE).then_some(agency);
    event::note(tx, actor, Deed::TemplateSet, of, agency.0, content, now).await
}

/// Keeps what a dossier of the agency says as its template for that kind.
///
/// # Errors
/// `NotFound`, also for a dossier that the viewer may not see on the desk; `NotAllowed`.
pub async fn take(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<(AgencyId, Kind)> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = crate::consultation::load(tx, id).await?.ok_or(Error::NotFound)?;
                let (agency, kind) = (dossier.agency.id, dossier.kind);
                if !by.may(Act::Preview, agency) {
                    return Err(Error::NotFound);
                }
                if !may(&by, agency) {
                    return Err(Error::NotAllowed);
                }
                let questions = crate::survey::questions_in(tx, id, crate::survey::Asked::Now).await?;
                let after = Template {
                    questions: questions.into_iter().map(NewQuestion::from).collect(),
                    texts: Texts {
                        title: String::new(),
                        short_name: String::new(),
                        names: Vec::new(),
                        ..dossier.texts
                    },
                    points: dossier.key_points.into_iter().map(Into::into).collect(),
                    policy: dossier.round.map_or_else(Default::default, |round| domain::template::Policy {
                        admission: round.admission,
                        shows: round.shows,
                    }),
                };
                let (before, _) = one(tx, agency, kind).await?.unwrap_or_default();
                keep(tx, (agency, kind), (&before, &after), by.person, now).await?;
                Ok((agency, kind))
            })
        })
        .await
}

/// Lays what fits into a dossier that was just made: the agency's template, else everyone's, else what the program has, with key
/// points or the questions of its survey; a local body's begins with its own area.
pub(crate) async fn lay(
    tx: &mut Tx,
    id: ConsultationId,
    (agency, kind): (AgencyId, Kind),
    title: &str,
    shipped: &Template,
) -> Outcome<()> {
    let template = fitting_in(tx, agency, kind).await?.unwrap_or_else(|| shipped.clone());
    let mut texts = Texts { title: title.into(), short_name: String::new(), ..template.texts };
    // What the office has retired since is taken by no new dossier.
    let (rules, _) = crate::rules::in_tx(tx).await?;
    texts.subjects.retain(|code| rules.offers_subject(code));
    if texts.areas.is_empty() {
        let own: Option<(String, String, String)> = tx
            .maybe(
                "select body, province, area from agencies where id = $1 and level = 'local' and province <> ''",
                args![agency],
            )
            .await?;
        texts.areas.extend(own.map(|(body, province, area)| own_area(&body, province, area)));
    }
    write_texts(tx, id, &texts).await?;
    let points: Vec<key_point::New> = template.points.into_iter().map(Into::into).collect();
    if kind.has_survey() {
        return crate::survey::write_questions(tx, id, 1, &template.questions).await;
    }
    if points.is_empty() {
        return Ok(());
    }
    write_points(tx, id, &[], &points).await
}

/// The area that a local body's dossier begins with: its sub-district or district, where its code is known. What a whole province elects
/// has all of it, whichever district its office is in.
fn own_area(body: &str, province: String, area: String) -> String {
    match Body::parse(body) {
        Some(Body::Province | Body::Bangkok) => province,
        _ if area.is_empty() => province,
        _ => area,
    }
}
