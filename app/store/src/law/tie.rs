//! Dossiers tied to laws: an evaluation to the law that it evaluates, a draft to those that it changes. Pages lead both ways.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::amend::name_key as key;
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::{ConsultationId, LawId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, says_nothing};
use domain::time::{Day, Moment};
use std::collections::HashMap;

/// Laws that one dossier may be tied to.
const MOST: u32 = 20;

/// The longest reason, in graphemes.
const LONGEST_REASON: u32 = 1_000;

/// Ties a dossier to the laws of these names, a line each, in the place of those before.
///
/// # Errors
/// As [`tie_or_say`].
pub async fn tie(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    names: &str,
    now: Moment,
) -> Outcome<()> {
    tie_or_say(store, by, id, revision, (names, ""), now).await
}

/// The same, or of an evaluation whose law is not in the register yet why that is, for everyone to read. Where there is a law, no reason stays.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `laws`: `NoSuchLaw`, `EntryCount`, `Missing` where a published evaluation would
/// have neither; for `not_in_register` with what is wrong with it, or `SaysNothing`.
pub async fn tie_or_say(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (names, reason): (&str, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, keys) = (by.clone(), lines(names));
    let reason = clean(reason, LONGEST_REASON, Lines::Many).map_err(|refusal| of("not_in_register", refusal));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::TieLaw, Some(revision), now).await?;
                let (laws, reason) = (found(tx, &keys?).await?, reason?);
                let evaluates = dossier.kind == Kind::Evaluation;
                let reason = if laws.is_empty() && evaluates { reason } else { String::new() };
                if !reason.is_empty() && says_nothing(&reason, "") {
                    return Err(of("not_in_register", Refusal::SaysNothing).into());
                }
                if evaluates && dossier.dates.published.is_some() && laws.is_empty() && reason.is_empty() {
                    return Err(of_laws(Refusal::Missing).into());
                }
                let sql = "update consultation_texts set not_in_register = $2 where consultation = $1";
                tx.run(sql, args![id, reason.as_str()]).await?;
                tx.run("delete from tied_laws where consultation = $1", args![id]).await?;
                let rows = laws.iter().map(|law| args![id, *law]).collect();
                tx.add("insert into tied_laws (consultation, law)", rows).await?;
                let content = serde_json::json!({ "laws": laws, "not_in_register": reason });
                note(tx, &by, Deed::LawTied, id, "", content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

fn lines(names: &str) -> Result<Vec<String>, Refusals> {
    let mut keys: Vec<String> = names.lines().map(key).filter(|key| !key.is_empty()).collect();
    keys.sort();
    keys.dedup();
    match keys.len() > MOST as usize {
        true => Err(of_laws(Refusal::EntryCount { least: 0, most: MOST })),
        false => Ok(keys),
    }
}

fn of_laws(refusal: Refusal) -> Refusals {
    of("laws", refusal)
}

fn of(field: &str, refusal: Refusal) -> Refusals {
    let mut no = Refusals::default();
    no.add(field, refusal);
    no
}

/// Why the law of an evaluation is not in the register yet; empty where it is, or nobody said.
pub async fn not_in_register(store: &Store, id: ConsultationId) -> Outcome<String> {
    let sql = "select not_in_register from consultation_texts where consultation = $1";
    let row: Option<(String,)> = store.read().await?.maybe(sql, args![id]).await?;
    Ok(row.map(|(reason,)| reason).unwrap_or_default())
}

/// Whether a dossier is tied to a law of the register, or says why that is not there yet.
pub async fn is_tied_or_said(store: &Store, id: ConsultationId) -> Outcome<bool> {
    is_tied_or_said_in(&mut store.read().await?, id).await
}

pub(crate) async fn is_tied_or_said_in(tx: &mut Tx, id: ConsultationId) -> Outcome<bool> {
    let sql = "select (select count(*) from tied_laws where consultation = $1)
                 + (select count(*) from consultation_texts where consultation = $1 and not_in_register <> '')";
    let (n,): (i64,) = tx.one(sql, args![id]).await?;
    Ok(n > 0)
}

async fn found(tx: &mut Tx, keys: &[String]) -> Outcome<Vec<i64>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let values = keys.iter().map(|key| args![key]).collect();
    let laws: Vec<(i64,)> = tx.all_rows("select id from laws where key in (values {rows})", values).await?;
    match laws.len() == keys.len() {
        true => Ok(laws.into_iter().map(|(law,)| law).collect()),
        false => Err(of_laws(Refusal::NoSuchLaw).into()),
    }
}

/// The laws that a dossier is tied to, by title. Who may see the dossier is for the caller to have asked.
pub async fn laws_of(store: &Store, id: ConsultationId) -> Outcome<Vec<(LawId, String)>> {
    let rows: Vec<(i64, String)> = store
        .read()
        .await?
        .all(
            "select l.id, l.title
             from tied_laws t
             join laws l on l.id = t.law
             where t.consultation = $1
             order by l.title",
            args![id],
        )
        .await?;
    Ok(rows.into_iter().map(|(law, title)| (LawId(law), title)).collect())
}

/// The titles of some laws of the register, in no order.
pub async fn titles(store: &Store, laws: &[LawId]) -> Outcome<Vec<(LawId, String)>> {
    if laws.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = laws.iter().map(|law| law.0).collect();
    let rows: Vec<(i64, String)> =
        store.read().await?.all_in("select id, title from laws where id in ({ids})", vec![], &ids).await?;
    Ok(rows.into_iter().map(|(id, title)| (LawId(id), title)).collect())
}

/// A published consultation about a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touching {
    pub id: ConsultationId,
    pub name: String,
    pub kind: Kind,
    pub published: Moment,
    /// The day of its report (s.35), where it is an evaluation and has one.
    pub reported: Option<Day>,
}

/// The published consultations about a law, the newest first.
pub async fn touching(store: &Store, law: LawId) -> Outcome<Vec<Touching>> {
    type Row = (i64, String, String, String, i64, Option<i64>);
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select c.id, c.title, c.short_name, c.kind, c.published,
               (select min(r.day) from road_steps r
                where r.consultation = c.id and r.step = 'report' and r.taken_back is null)
             from tied_laws t
             join consultations c on c.id = t.consultation
             where t.law = $1 and c.published is not null
             order by c.published desc, c.id desc",
            args![law],
        )
        .await?;
    let touching = rows.into_iter().filter_map(|(id, title, short, kind, published, reported)| {
        Some(Touching {
            id: ConsultationId(id),
            name: if short.is_empty() { title } else { short },
            kind: Kind::parse(&kind)?,
            published: Moment(published),
            reported: reported.map(Day),
        })
    });
    Ok(touching.collect())
}

/// The days on which evaluations of laws were reported, by those who are responsible for them where somebody is.
pub(super) async fn evaluated(tx: &mut Tx) -> Outcome<HashMap<LawId, Vec<Day>>> {
    let rows: Vec<(i64, i64)> = tx
        .all(
            "select t.law, min(r.day)
             from tied_laws t
             join consultations c on c.id = t.consultation
             join road_steps r on r.consultation = c.id
             where c.kind = 'evaluation' and c.published is not null and r.step = 'report' and r.taken_back is null
               and (exists (select 1 from law_agencies a where a.law = t.law and a.agency = c.agency)
                 or not exists (select 1 from law_agencies a where a.law = t.law))
             group by t.law, c.id",
            vec![],
        )
        .await?;
    let mut out: HashMap<LawId, Vec<Day>> = HashMap::new();
    for (law, day) in rows {
        out.entry(LawId(law)).or_default().push(Day(day));
    }
    Ok(out)
}
