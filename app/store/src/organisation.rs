//! Organisations that speak as themselves: who speaks for which, the mark of an administrator who checked it, and as what their comments
//! are shown and counted.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, PersonId};
use domain::organisation::{Kind, MOST, Mark, New, Number, Speaker, grounds};
use domain::posing;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use std::collections::HashMap;

/// Somebody who speaks for an organisation, as they themselves and administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spokesperson {
    pub id: i64,
    pub kind: Kind,
    pub name: String,
    pub number: Number,
    pub position: String,
    pub authority: String,
    pub made: Moment,
    /// The marks that were given, the last first; the first stands where it was not taken back.
    pub marks: Vec<Mark>,
    /// How many others speak for the same number.
    pub others: u64,
}

impl Spokesperson {
    pub fn verified(&self) -> bool {
        self.marks.first().is_some_and(|mark| mark.back.is_none())
    }
}

/// Whether a name is one that an agency has or could be taken for.
///
/// # Errors
/// Refused of the field with `LikeAnAgency`.
pub(crate) async fn no_agency(tx: &mut Tx, field: &str, name: &str) -> Outcome<()> {
    let mut no = Refusals::default();
    if posing::poses_as_agency(name) {
        no.add(field, Refusal::LikeAnAgency);
        return Err(no.into());
    }
    // Those that there are or were, as they are seen at a glance.
    let same: Option<(i64,)> = tx
        .maybe(
            "select id from agencies where name_en = $1 union all select id from agencies_at_a_glance where name = $2 limit 1",
            args![name, posing::glance(name)],
        )
        .await?;
    if same.is_some() {
        no.add(field, Refusal::LikeAnAgency);
    }
    no.none(|| Some(())).map_err(Error::from)
}

/// Says that one speaks for an organisation. It may speak at once; that nobody checked it stands beside what it says.
///
/// # Errors
/// `NotAllowed` for guests; refused of `name` with `LikeAnAgency`, of `number` with `SpeaksAlready` where they speak for it already, or with
/// `EntryCount`.
pub async fn enter(store: &Store, by: &Viewer, new: &New, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let new = new.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                no_agency(tx, "name", &new.name).await?;
                let mine: Vec<(String,)> = tx
                    .all("select number from spokespersons where person = $1 and ended is null", args![person])
                    .await?;
                if mine.iter().any(|(number,)| number == new.number.as_str()) {
                    let mut no = Refusals::default();
                    no.add("number", Refusal::SpeaksAlready);
                    return Err(no.into());
                }
                if mine.len() as i64 >= MOST {
                    return Err(Refusal::EntryCount { least: 0, most: MOST as u32 }.into());
                }
                let (id,): (i64,) = tx
                    .one(
                        "insert into spokespersons (id, person, kind, name, number, position, authority, made)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7 from spokespersons
                         returning id",
                        args![
                            person,
                            new.kind.code(),
                            new.name.as_str(),
                            new.number.as_str(),
                            new.position.as_str(),
                            new.authority.as_str(),
                            now
                        ],
                    )
                    .await?;
                // Who speaks for whom stands in its table alone, from which it goes with the person.
                event::note(tx, None, Deed::OrganisationEntered, None, id, serde_json::json!({}), now).await
            })
        })
        .await
}

/// Speaks for it no longer; what was said stays said for it.
///
/// # Errors
/// `NotAllowed` for guests, `NotFound` for what is not one's own.
pub async fn end(store: &Store, by: &Viewer, id: i64, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update spokespersons set ended = $3 where id = $1 and person = $2 and ended is null";
                if tx.run(sql, args![id, person, now]).await? == 0 {
                    return Err(Error::NotFound);
                }
                event::note(tx, None, Deed::OrganisationEnded, None, id, serde_json::json!({}), now).await
            })
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Standing {
    mark: Option<i64>,
    ended: Option<i64>,
}

async fn standing(tx: &mut Tx, by: &Viewer, id: i64) -> Outcome<Standing> {
    if !by.may(Act::MarkOrganisation, AgencyId(i64::MAX)) {
        return Err(Error::NotAllowed);
    }
    tx.maybe("select mark, ended from spokespersons where id = $1", args![id]).await?.ok_or(Error::NotFound)
}

/// Marks that somebody may speak for an organisation, with how it was checked: everyone sees it beside what it said and says.
///
/// # Errors
/// `NotAllowed` for all but the central office, `NotFound`; refusals of `how`; refused with `AlreadyDone`.
pub async fn mark(store: &Store, by: &Viewer, id: i64, how: &str, now: Moment) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let how = no.take("how", grounds(how));
    store
        .write(move |tx| {
            Box::pin(async move {
                let stands = standing(tx, &by, id).await?;
                let how = no.none(|| how)?;
                if stands.mark.is_some() || stands.ended.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (mark,): (i64,) = tx
                    .one(
                        "insert into organisation_marks (id, spokesperson, at, by_person, how, back_why)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, '' from organisation_marks
                         returning id",
                        args![id, now, by.person, &how],
                    )
                    .await?;
                tx.run("update spokespersons set mark = $2 where id = $1", args![id, mark]).await?;
                told(tx, by.person, id, (true, &how), now).await
            })
        })
        .await
}

/// Takes a mark back, with a reason that whoever speaks for it is told.
///
/// # Errors
/// `NotAllowed` for all but the central office, `NotFound`; refusals of `why`; refused with `AlreadyDone` where none stands.
pub async fn take_mark_back(store: &Store, by: &Viewer, id: i64, why: &str, now: Moment) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let why = no.take("why", grounds(why));
    store
        .write(move |tx| {
            Box::pin(async move {
                let mark = standing(tx, &by, id).await?.mark;
                let why = no.none(|| why)?;
                let mark = mark.ok_or(Refusal::AlreadyDone)?;
                tx.script(
                    "update organisation_marks set back = $2, back_by = $3, back_why = $4 where id = $1;
                     update spokespersons set mark = null where id = $5",
                    args![mark, now, by.person, &why, id],
                )
                .await?;
                told(tx, by.person, id, (false, &why), now).await
            })
        })
        .await
}

/// What was said is counted otherwise from now on, in each consultation, and its pages are old.
async fn told(tx: &mut Tx, by: Option<PersonId>, id: i64, (verified, why): (bool, &str), now: Moment) -> Outcome<()> {
    let said: Vec<(i64, String, i64)> = tx
        .all(
            "select consultation, stance, count(*) from comments
             where spokesperson = $1 and withdrawn is null
             group by consultation, stance
             order by consultation",
            args![id],
        )
        .await?;
    let deed = if verified { Deed::OrganisationMarked } else { Deed::OrganisationMarkTakenBack };
    let content = serde_json::json!({ "spokesperson": id, "why": why });
    event::note(tx, by, deed, None, id, content, now).await?;
    let mut last = None;
    for (consultation, stance, n) in said {
        let changes = vec![(KIND, counted(verified, &stance), n), (KIND, counted(!verified, &stance), -n)];
        tally::add(tx, ConsultationId(consultation), changes).await?;
        if last != Some(consultation) {
            last = Some(consultation);
            let event = event::New {
                at: now,
                actor: None,
                deed,
                agency: None,
                consultation: Some(ConsultationId(consultation)),
                subject: id.to_string(),
                content: b"{}".to_vec(),
            };
            event::append(tx, event).await?;
        }
    }
    Ok(())
}

/// The kind of count: organisations by whether they are checked, and stance.
pub(crate) const KIND: &str = "speaker stance";

pub(crate) fn counted(verified: bool, stance: &str) -> String {
    format!("{} {stance}", if verified { "verified" } else { "unverified" })
}

/// Who speaks in a comment that is about to be sent: the organisation's name, and whether it is checked.
///
/// # Errors
/// Refused of `speaker` with `NotAChoice` for what is not one's own.
pub(crate) async fn speaks(tx: &mut Tx, by: &Viewer, id: i64) -> Outcome<(String, bool)> {
    let row: Option<(String, Option<i64>)> = tx
        .maybe(
            "select name, mark from spokespersons where id = $1 and person = $2 and ended is null",
            args![id, by.person],
        )
        .await?;
    match row {
        Some((name, mark)) => Ok((name, mark.is_some())),
        None => {
            let mut no = Refusals::default();
            no.add("speaker", Refusal::NotAChoice);
            Err(no.into())
        }
    }
}

/// The organisations that made some comments, by the comments' ids, in one statement.
pub(crate) async fn speakers(tx: &mut Tx, ids: &[i64]) -> Outcome<HashMap<i64, Speaker>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String, String, Option<i64>, String)> = tx
        .all_in(
            "select c.id, s.kind, s.name, s.mark, c.showing
             from comments c join spokespersons s on s.id = c.spokesperson
             where c.spokesperson is not null and c.id in ({ids})",
            vec![],
            ids,
        )
        .await?;
    let speaker = |(id, kind, name, mark, showing): (i64, String, String, Option<i64>, String)| {
        let name = Some(name).filter(|_| showing == domain::comment::Showing::Named.code());
        Some((id, Speaker { kind: Kind::parse(&kind).ok()?, name, verified: mark.is_some() }))
    };
    Ok(rows.into_iter().filter_map(speaker).collect())
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    kind: String,
    name: String,
    number: String,
    position: String,
    authority: String,
    made: i64,
    others: i64,
}

macro_rules! spokespersons {
    ($rest:literal) => {
        concat!(
            "select s.id, s.kind, s.name, s.number, s.position, s.authority, s.made,
               (select count(*) from spokespersons o where o.number = s.number and o.id <> s.id and o.ended is null) as others
             from spokespersons s ",
            $rest
        )
    };
}

async fn read(tx: &mut Tx, lines: Vec<Line>) -> Outcome<Vec<Spokesperson>> {
    let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    type Row = (i64, i64, String, String, Option<i64>, String);
    let marks: Vec<Row> = tx
        .all_in(
            "select m.spokesperson, m.at, p.name, m.how, m.back, m.back_why
             from organisation_marks m join people p on p.id = m.by_person
             where m.spokesperson in ({ids})
             order by m.id desc",
            vec![],
            &ids,
        )
        .await?;
    let broken = |_| Error::fault("an organisation cannot be read back");
    lines
        .into_iter()
        .map(|line| {
            let mine = marks.iter().filter(|(of, ..)| *of == line.id);
            let mark = |(_, at, by, how, back, why): &Row| Mark {
                at: Moment(*at),
                by: by.clone(),
                how: how.clone(),
                back: back.map(|back| (Moment(back), why.clone())),
            };
            Ok(Spokesperson {
                id: line.id,
                kind: Kind::parse(&line.kind).map_err(broken)?,
                name: line.name,
                number: Number::parse(&line.number).map_err(broken)?,
                position: line.position,
                authority: line.authority,
                made: Moment(line.made),
                marks: mine.map(mark).collect(),
                others: line.others.max(0) as u64,
            })
        })
        .collect()
}

/// For whom somebody speaks; nothing for guests.
///
/// # Errors
/// Faults.
pub async fn mine(store: &Store, by: &Viewer) -> Outcome<Vec<Spokesperson>> {
    let Some(person) = by.person else { return Ok(Vec::new()) };
    let mut tx = store.read().await?;
    let sql = spokespersons!("where s.person = $1 and s.ended is null order by s.name, s.id");
    let lines: Vec<Line> = tx.all(sql, args![person]).await?;
    read(&mut tx, lines).await
}

/// For whom somebody spoke and does no longer, each with the moment of its end; nothing for guests.
///
/// # Errors
/// Faults.
pub async fn mine_ended(store: &Store, by: &Viewer) -> Outcome<Vec<(Spokesperson, Moment)>> {
    let Some(person) = by.person else { return Ok(Vec::new()) };
    let mut tx = store.read().await?;
    let sql = spokespersons!("where s.person = $1 and s.ended is not null order by s.id");
    let lines: Vec<Line> = tx.all(sql, args![person]).await?;
    let ended: Vec<(i64, i64)> =
        tx.all("select id, ended from spokespersons where person = $1 and ended is not null", args![person]).await?;
    let ended: HashMap<i64, i64> = ended.into_iter().collect();
    let all = read(&mut tx, lines).await?.into_iter();
    Ok(all.filter_map(|one| ended.get(&one.id).map(|at| (one.clone(), Moment(*at)))).collect())
}

/// For the central office: those that wait for a mark, or those that have one, the oldest first, after one.
///
/// # Errors
/// `NotAllowed` for all others.
pub async fn all(store: &Store, by: &Viewer, marked: bool, after: i64, limit: u32) -> Outcome<Vec<Spokesperson>> {
    if !by.may(Act::MarkOrganisation, AgencyId(i64::MAX)) {
        return Err(Error::NotAllowed);
    }
    let mut tx = store.read().await?;
    let lines: Vec<Line> = match marked {
        true => {
            let sql =
                spokespersons!("where s.ended is null and s.mark is not null and s.id > $1 order by s.id limit $2");
            tx.all(sql, args![after, limit]).await?
        }
        false => {
            let sql = spokespersons!("where s.ended is null and s.mark is null and s.id > $1 order by s.id limit $2");
            tx.all(sql, args![after, limit]).await?
        }
    };
    read(&mut tx, lines).await
}

/// Whoever leaves speaks for nobody; what they said of themselves there goes.
pub(crate) async fn left(tx: &mut Tx, person: PersonId, now: Moment) -> Outcome<()> {
    tx.run(
        "update spokespersons set ended = coalesce(ended, $2), position = '', authority = '' where person = $1",
        args![person, now],
    )
    .await
    .map(drop)
}
