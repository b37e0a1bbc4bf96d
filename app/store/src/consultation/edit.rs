//! Making a dossier and writing it, while it is being prepared. Every change counts its revision up and names the one it
//! was drawn from, so that of two officers at once the second is told.

use super::texts::{LONGEST_TITLE, cleaned};
use super::{allowed, note, touched};
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::{Store, agency, version};
use domain::act::Act;
use domain::admission::Admission;
use domain::agency::Viewer;
use domain::consultation::{Kind, System, Texts};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, KeyPointId};
use domain::key_point::{self, KeyPoint};
use domain::refusal::{Refusal, Refusals};
use domain::round::Shows;
use domain::template::Template;
use domain::text::{Lines, clean, required};
use domain::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// The dates and rules of a round, as the officer plans them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RoundPlan {
    pub opens: Day,
    /// The last day, which is included to its last second.
    pub closes: Day,
    /// Who may speak, and how often.
    pub admission: Admission,
    /// From when everyone sees numbers.
    #[serde(alias = "counts_show", deserialize_with = "domain::round::kept")]
    pub shows: Shows,
    /// Why it is shorter than recommended.
    pub short_reason: String,
}

/// The longest reason, in graphemes.
pub(super) const LONGEST_REASON: u32 = 5_000;
/// How many days ahead a hearing may end.
const FARTHEST: i64 = 3 * 366;
const LONGEST_POINT_TITLE: u32 = 300;
const LONGEST_POINT: u32 = 20_000;

/// Makes a dossier with its title and what the agency's template for its kind says, or everyone's.
///
/// # Errors
/// `NotFound` for no such agency, `NotAllowed`; refusals of `title`.
pub async fn make(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    kind: Kind,
    title: &str,
    now: Moment,
) -> Outcome<ConsultationId> {
    make_as(store, by, (agency, kind), title, Template::default(), now).await
}

/// The same; where there is no template it begins from what the program has.
///
/// # Errors
/// As [`make`].
pub async fn make_as(
    store: &Store,
    by: &Viewer,
    (agency, kind): (AgencyId, Kind),
    title: &str,
    shipped: Template,
    now: Moment,
) -> Outcome<ConsultationId> {
    let mut no = Refusals::default();
    let title = no.take("title", titled(title));
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                agency::one_in(tx, agency).await?;
                if !by.may(Act::MakeConsultation, agency) {
                    return Err(Error::NotAllowed);
                }
                agency::standing_in(tx, agency).await?;
                let title = no.none(|| title)?;
                let id = make_in(tx, &by, (agency, kind), &title, None, now).await?;
                crate::template::lay(tx, id, (agency, kind), &title, &shipped).await?;
                Ok(id)
            })
        })
        .await
}

/// A title as it is kept.
///
/// # Errors
/// Refused where it is missing or too long.
pub fn titled(typed: &str) -> Result<String, Refusal> {
    required(typed, LONGEST_TITLE, Lines::One)
}

/// The same inside a transaction, perhaps with another dossier as its start.
async fn make_in(
    tx: &mut Tx,
    by: &Viewer,
    (agency, kind): (AgencyId, Kind),
    title: &str,
    start: Option<ConsultationId>,
    now: Moment,
) -> Outcome<ConsultationId> {
    // The number of a dossier that was removed is never given again: the log speaks of it.
    let (id,): (i64,) = tx
        .one(
            "insert into consultations
               (id, agency, local, kind, title, short_name, comments, sheets, revision, made, cancel_reason)
             select max(used) + 1, $1, (select a.level = 'local' from agencies a where a.id = $1), $2, $3, '', 0, 0, 1, $4, ''
             from (
               select coalesce(max(id), 0) as used from consultations
               union all
               select coalesce(max(consultation), 0) from events
             ) numbers
             returning id",
            args![agency, kind.code(), title, now],
        )
        .await?;
    let id = ConsultationId(id);
    match start {
        None => {
            tx.run(
                "insert into consultation_texts
                   (consultation, names, change, whom, method, problem, explanation, affected, systems, basis, law,
                    objectives)
                 values ($1, '[]', '', '', '', '', '', '', $2, '', '', '')",
                args![id, serde_json::to_string(&<[System; 4]>::default())?],
            )
            .await?;
        }
        Some(start) => tx.script(COPIED, args![id, start]).await?,
    }
    let content = serde_json::json!({
        "id": id, "agency": agency, "kind": kind.code(), "title": title, "start": start,
    });
    note(tx, by, Deed::ConsultationMade, id, "", content, now).await?;
    Ok(id)
}

/// What a dossier ($1) takes over from another ($2): what its officers wrote, but for short name, draft, files and days.
const COPIED: &str = "insert into consultation_texts
       (consultation, names, change, whom, method, problem, explanation, affected, systems, basis, law, objectives,
        not_in_register)
     select $1, names, change, whom, method, problem, explanation, affected, systems, basis, law, objectives, not_in_register
     from consultation_texts where consultation = $2;
     insert into tied_laws (consultation, law)
     select $1, t.law
     from tied_laws t
     join consultations c on c.id = t.consultation
     where t.consultation = $2 and c.kind = 'evaluation';
     insert into consultation_subjects (consultation, place, subject)
     select $1, place, subject from consultation_subjects where consultation = $2;
     insert into consultation_areas (consultation, place, area)
     select $1, place, area from consultation_areas where consultation = $2;
     insert into key_points (id, consultation, number, title, body, question, provisions)
     select (select coalesce(max(id), 0) from key_points) + row_number() over (order by k.number),
       $1, row_number() over (order by k.number), k.title, k.body, k.question, '[]'
     from key_points k
     join consultations c on c.id = k.consultation
     left join rounds r on r.id = c.round
     where k.consultation = $2 and k.since <= coalesce(r.number, 1) and (k.until is null or k.until >= coalesce(r.number, 1));
     insert into questions
       (id, consultation, number, place, audience, form, text, help, choices, required, unit, least, most,
        relevant, constraint_rule, constraint_note, details)
     select (select coalesce(max(id), 0) from questions) + row_number() over (order by q.number),
       $1, q.place, q.place, q.audience, q.form, q.text, q.help, q.choices, q.required, q.unit, q.least, q.most,
       q.relevant, q.constraint_rule, q.constraint_note, q.details
     from questions q
     join consultations c on c.id = q.consultation
     left join rounds r on r.id = c.round
     where q.consultation = $2 and q.since <= coalesce(r.number, 1) and (q.until is null or q.until >= coalesce(r.number, 1))";

/// With the draft's text its anchors come along: what a key point names there.
const POINTED: &str = "update key_points set provisions =
       (select p.provisions
        from (select k.provisions, row_number() over (order by k.number) as place
              from key_points k
              join consultations c on c.id = k.consultation
              left join rounds r on r.id = c.round
              where k.consultation = $2 and k.since <= coalesce(r.number, 1)
                and (k.until is null or k.until >= coalesce(r.number, 1))) p
        where p.place = key_points.number)
     where consultation = $1";

/// Whether the text of the draft is taken along from the dossier that another begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    TakenAlong,
    Left,
}

/// Makes a dossier that begins as another of the same agency stands: its texts, subjects, areas, key points and questions; its
/// draft's text where that is wished, and then what its key points say of provisions. Files, days and everything that happened to
/// it stay where they are.
///
/// # Errors
/// `NotFound`, also for a dossier that the viewer may not see on the desk; `NotAllowed`.
pub async fn begin_like(
    store: &Store,
    by: &Viewer,
    start: ConsultationId,
    draft: Draft,
    now: Moment,
) -> Outcome<ConsultationId> {
    let by = by.clone();
    // Nothing of a dossier is read for those who may not see it.
    let one = super::for_desk(store, &by, start).await?;
    let read_at = one.revision;
    let text = match (draft, &one.version) {
        (Draft::TakenAlong, Some(version)) => {
            let source = version::source_of(store, version.id).await?;
            let read = move || (version::Derived::of(domain::reading::read(&source)), source);
            Some(crate::apart(read).await?)
        }
        _ => None,
    };
    store
        .write(move |tx| {
            Box::pin(async move {
                let one = super::load(tx, start).await?.ok_or(Error::NotFound)?;
                if !by.may(Act::Preview, one.agency.id) {
                    return Err(Error::NotFound);
                }
                if !by.may(Act::MakeConsultation, one.agency.id) {
                    return Err(Error::NotAllowed);
                }
                agency::standing_in(tx, one.agency.id).await?;
                if text.is_some() && one.revision != read_at {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let id = make_in(tx, &by, (one.agency.id, one.kind), &one.texts.title, Some(start), now).await?;
                if let Some((derived, source)) = text {
                    version::begin_with(tx, &by, (id, None), (&source, &derived), now).await?;
                    tx.run(POINTED, args![id, start]).await?;
                }
                Ok(id)
            })
        })
        .await
}

/// Writes the texts anew; gives the new revision.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or for each field.
pub async fn edit(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    texts: &Texts,
    now: Moment,
) -> Outcome<i64> {
    let (by, texts) = (by.clone(), texts.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::EditDossier, Some(revision), now).await?;
                let texts = cleaned_for(tx, id, &texts).await?;
                write_texts(tx, id, &texts).await?;
                let content = serde_json::json!({ "texts": texts });
                note(tx, &by, Deed::ConsultationEdited, id, "texts", content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

/// The texts as they are kept. A dossier keeps a subject that is no longer in use; none takes one.
async fn cleaned_for(tx: &mut Tx, id: ConsultationId, typed: &Texts) -> Outcome<Texts> {
    let sql = "select subject from consultation_subjects where consultation = $1";
    let kept: Vec<(String,)> = tx.all(sql, args![id]).await?;
    let (rules, _) = crate::rules::in_tx(tx).await?;
    let known = |code: &str| rules.offers_subject(code) || kept.iter().any(|(one,)| one == code);
    Ok(cleaned(typed, known)?)
}

pub(crate) async fn write_texts(tx: &mut Tx, id: ConsultationId, texts: &Texts) -> Outcome<()> {
    tx.run(
        "update consultations set title = $1, short_name = $2 where id = $3",
        args![&texts.title, &texts.short_name, id],
    )
    .await?;
    tx.run(
        "update consultation_texts
         set names = $1, change = $2, whom = $3, method = $4, problem = $5, explanation = $6, affected = $7,
             systems = $8, basis = $9, law = $10, objectives = $11
         where consultation = $12",
        args![
            serde_json::to_string(&texts.names)?,
            &texts.change,
            &texts.whom,
            &texts.method,
            &texts.problem,
            &texts.explanation,
            &texts.affected,
            serde_json::to_string(&texts.systems)?,
            &texts.basis,
            &texts.law,
            &texts.objectives,
            id
        ],
    )
    .await?;
    tx.run("delete from consultation_subjects where consultation = $1", args![id]).await?;
    tx.add("insert into consultation_subjects (consultation, place, subject)", placed(id, &texts.subjects)).await?;
    tx.run("delete from consultation_areas where consultation = $1", args![id]).await?;
    tx.add("insert into consultation_areas (consultation, place, area)", placed(id, &texts.areas)).await
}

fn placed(id: ConsultationId, codes: &[String]) -> Vec<Vec<Value>> {
    codes.iter().enumerate().map(|(place, code)| args![id, place as i64, code]).collect()
}

/// Whether a hearing's last day is farther than any is: a slip of the year.
pub(super) fn too_far(closes: Day, now: Moment) -> bool {
    closes.0 - now.day().0 > FARTHEST
}

/// Why a round as planned is short, as it is kept; empty where nothing was said.
///
/// # Errors
/// Refusals of `closes` (`EndsBeforeStart`, `InThePast`, `TooFarAhead`) and `short_reason`.
pub fn planned_short(plan: &RoundPlan, now: Moment) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    if plan.closes < plan.opens {
        no.add("closes", Refusal::EndsBeforeStart);
    } else if plan.closes < now.day() {
        no.add("closes", Refusal::InThePast);
    } else if too_far(plan.closes, now) {
        no.add("closes", Refusal::TooFarAhead);
    }
    let reason = no.take("short_reason", clean(&plan.short_reason, LONGEST_REASON, Lines::Many));
    no.none(|| reason)
}

/// Plans the round; gives the new revision.
///
/// # Errors
/// As [`edit`] and [`planned_short`].
pub async fn set_round(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    plan: RoundPlan,
    now: Moment,
) -> Outcome<i64> {
    let reason = planned_short(&plan, now);
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::EditDossier, Some(revision), now).await?;
                let reason = reason?;
                let (opens, closes) = (plan.opens.start(), plan.closes.last_moment());
                let (Admission { admits, once, leaving, appears }, guests) = (plan.admission, plan.admission.guests());
                let round = match dossier.round {
                    Some(round) => {
                        tx.run(
                            "update rounds
                             set opens = $1, closes = $2, guests = $3, shows = $4, short_reason = $5,
                               admits = $6, once = $7, leaving = $9, appears = $10
                             where id = $8",
                            args![
                                opens,
                                closes,
                                guests,
                                plan.shows.code(),
                                &reason,
                                admits.code(),
                                once.code(),
                                round.id,
                                leaving.code(),
                                appears.code()
                            ],
                        )
                        .await?;
                        round.id.0
                    }
                    None => {
                        let (round,): (i64,) = tx
                            .one(
                                "insert into rounds
                                   (id, consultation, number, opens, closes, guests, shows, short_reason,
                                    admits, once, leaving, appears)
                                 select coalesce(max(id), 0) + 1, $1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from rounds
                                 returning id",
                                args![
                                    id,
                                    opens,
                                    closes,
                                    guests,
                                    plan.shows.code(),
                                    &reason,
                                    admits.code(),
                                    once.code(),
                                    leaving.code(),
                                    appears.code()
                                ],
                            )
                            .await?;
                        round
                    }
                };
                tx.run(
                    "update consultations set round = $1, opens = $2, closes = $3 where id = $4",
                    args![round, opens, closes, id],
                )
                .await?;
                let content = serde_json::json!({
                    "round": round, "opens": opens, "closes": closes, "admits": admits.code(),
                    "once": once.code(), "leaving": leaving.code(), "appears": appears.code(), "shows": plan.shows.code(), "short_reason": reason,
                });
                note(tx, &by, Deed::ConsultationEdited, id, "round", content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

/// Writes the key points anew, in this order; gives the new revision. Whoever keeps its number keeps its id. Of a further round, as long as it is
/// not open, whatever is asked in the same words stays the same point, and other words are another one.
///
/// # Errors
/// As [`edit`]; `EntryCount` for too many, and refusals of `k2.title`, `k2.body`, `k2.question`, `k2.provisions`.
pub async fn set_key_points(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    points: &[key_point::New],
    now: Moment,
) -> Outcome<i64> {
    let (by, points) = (by.clone(), points.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let (dossier, round) = super::asked::writes(tx, &by, id, revision, now).await?;
                if round > 1 {
                    super::asked::write_points(tx, &dossier, round, &points).await?;
                    let asked = super::asked::points_in(tx, id, round).await?;
                    let announced = dossier.round.is_some_and(|now| now.number == round);
                    let content = serde_json::json!({ "round": round, "announced": announced, "key_points": asked });
                    note(tx, &by, Deed::RoundAsks, id, "key_points", content, now).await?;
                    return touched(tx, id).await;
                }
                let points = cleaned_points(&points, dossier.version.is_some())?;
                if let Some(version) = &dossier.version {
                    version::known_parts(tx, version.id, &points).await?;
                }
                write_points(tx, id, &dossier.key_points, &points).await?;
                let content: Vec<_> = points
                    .iter()
                    .map(|point| {
                        serde_json::json!({
                            "title": point.title, "body": point.body, "question": point.question,
                            "provisions": point.provisions,
                        })
                    })
                    .collect();
                let content = serde_json::json!({ "key_points": content });
                note(tx, &by, Deed::ConsultationEdited, id, "key_points", content, now).await?;
                touched(tx, id).await
            })
        })
        .await
}

pub(crate) fn cleaned_points(typed: &[key_point::New], has_draft: bool) -> Result<Vec<key_point::New>, Refusals> {
    let mut no = Refusals::default();
    if typed.len() > key_point::MOST {
        no.add("", Refusal::EntryCount { least: 0, most: key_point::MOST as u32 });
    }
    let mut points = Vec::new();
    for (place, point) in typed.iter().enumerate() {
        let field = |name: &str| format!("k{}.{name}", place + 1);
        let title = no.take(&field("title"), required(&point.title, LONGEST_POINT_TITLE, Lines::One));
        let body = no.take(&field("body"), clean(&point.body, LONGEST_POINT, Lines::Many));
        let question = no.take(&field("question"), clean(&point.question, LONGEST_POINT_TITLE, Lines::Many));
        let provisions: Vec<String> = point.provisions.iter().filter(|anchor| !anchor.is_empty()).cloned().collect();
        if let Some(wrong) = provisions.iter().find(|at| !has_draft && !names_provision(at)) {
            no.add(field("provisions"), Refusal::NeedsDraft { cited: wrong.clone() });
        }
        points.push((title, body, question, provisions));
    }
    no.none(|| {
        points
            .into_iter()
            .map(|(title, body, question, provisions)| {
                Some(key_point::New { title: title?, body: body?, question: question?, provisions })
            })
            .collect()
    })
}

/// Whether it can be a provision, or a heading, of some draft; of a draft that is there, it is asked whether it has it.
fn names_provision(at: &str) -> bool {
    use domain::reading::Kind;
    let numbered = at.strip_prefix(['m', 'c']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let headings = [Kind::Book, Kind::Division, Kind::Title, Kind::Chapter, Kind::Part];
    let heads = |kind: Kind| at.strip_prefix(kind.as_str()).is_some_and(|rest| rest.starts_with('-'));
    domain::comment::Target::parse(at).is_ok() && (numbered || headings.into_iter().any(heads))
}

pub(crate) async fn write_points(
    tx: &mut Tx,
    id: ConsultationId,
    old: &[KeyPoint],
    points: &[key_point::New],
) -> Outcome<()> {
    let (mut next,): (i64,) = tx.one("select coalesce(max(id), 0) + 1 from key_points", vec![]).await?;
    tx.run("delete from key_points where consultation = $1", args![id]).await?;
    let mut rows = Vec::new();
    for (place, point) in points.iter().enumerate() {
        let number = place as u32 + 1;
        let own = old.iter().find(|old| old.number == number).map(|old| old.id).unwrap_or_else(|| {
            next += 1;
            KeyPointId(next - 1)
        });
        rows.push(args![
            own,
            id,
            number,
            &point.title,
            &point.body,
            &point.question,
            serde_json::to_string(&point.provisions)?
        ]);
    }
    tx.add("insert into key_points (id, consultation, number, title, body, question, provisions)", rows).await
}
