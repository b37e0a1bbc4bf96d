//! Drafts that only state agencies are heard on (s.19): on one of the Act's grounds, with why and whom. Such a dossier is not put to the
//! public; its agency may tell everyone that, or not (s.19).

use super::{allowed, note, set_time};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::checks::Ground;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::road::Entry;
use domain::text::{Lines, required, says_nothing};
use domain::time::Moment;

const LONGEST: u32 = 4_000;
/// Those that are told to everyone, on one page.
const SHOWN: u32 = 200;

/// How a dossier is heard by state agencies alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateOnly {
    pub ground: Ground,
    pub reason: String,
    /// Which agencies were heard.
    pub heard: String,
    /// Whether everyone is told.
    pub disclosed: bool,
    pub at: Moment,
    /// Who decided.
    pub name: String,
}

/// The same as its form has it.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub ground: String,
    pub reason: String,
    pub heard: String,
    pub disclosed: bool,
}

type Row = (String, String, String, bool, i64, String);

fn one((ground, reason, heard, disclosed, at, name): Row) -> Outcome<StateOnly> {
    let ground = Ground::parse(&ground).ok_or_else(|| Error::fault(format!("unknown ground {ground}")))?;
    Ok(StateOnly { ground, reason, heard, disclosed, at: Moment(at), name })
}

/// How a dossier is heard so, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn state_only(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Option<StateOnly>> {
    super::for_desk(store, by, id).await?;
    let row: Option<Row> = store
        .read()
        .await?
        .maybe(
            "select s.ground, s.reason, s.heard, s.disclosed, s.at, coalesce(p.name, '')
             from state_only s
             left join people p on p.id = s.person
             where s.consultation = $1",
            args![id],
        )
        .await?;
    row.map(one).transpose()
}

fn saying(typed: &str) -> Result<String, Refusal> {
    let text = required(typed, LONGEST, Lines::Many)?;
    if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) }
}

/// Refuses a dossier that only state agencies are heard on.
pub(super) async fn refuse(tx: &mut Tx, id: ConsultationId) -> Outcome<()> {
    let sql = "select count(*) from state_only where consultation = $1";
    match tx.one::<(i64,)>(sql, args![id]).await? {
        (0,) => Ok(()),
        _ => Err(Refusal::StateOnly.into()),
    }
}

/// Says that only state agencies are heard on a draft that is being prepared. An announcement or a time that was set for it is dropped.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, or for `ground` (also of a kind that is none of s.19),
/// `reason` and `heard`.
pub async fn hear_state_only(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    typed: Typed,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let ground = no.take("ground", Ground::parse(&typed.ground).ok_or(Refusal::NotChosen));
    let reason = no.take("reason", saying(&typed.reason));
    let heard = no.take("heard", saying(&typed.heard));
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::AnnouncePlan, Some(revision), now).await?;
                if !Ground::fits(dossier.kind) {
                    no.add("ground", Refusal::NotAChoice);
                }
                let (ground, reason, heard) = no.none(|| Some((ground?, reason?, heard?)))?;
                tx.upsert(
                    "insert into state_only (consultation, ground, reason, heard, disclosed, at, person)",
                    vec![args![id, ground.code(), &reason, &heard, typed.disclosed, now, by.person]],
                    "on conflict (consultation) do update
                     set ground = excluded.ground, reason = excluded.reason, heard = excluded.heard,
                         disclosed = excluded.disclosed, at = excluded.at, person = excluded.person",
                )
                .await?;
                tx.run(
                    "insert into state_only_told
                       (consultation, number, title, agency_th, agency_en, ground, reason, heard, disclosed, at, person)
                     select $1, (select coalesce(max(t.number), 0) + 1 from state_only_told t where t.consultation = $1), c.title,
                       a.name_th, a.name_en, $2, $3, $4, $5, $6, $7
                     from consultations c
                     join agencies a on a.id = c.agency
                     where c.id = $1",
                    args![id, ground.code(), &reason, &heard, typed.disclosed, now, by.person],
                )
                .await?;
                tx.run("delete from planned where consultation = $1", args![id]).await?;
                set_time::forget(tx, id).await?;
                let content = serde_json::json!({
                    "ground": ground.code(), "reason": reason, "heard": heard, "disclosed": typed.disclosed,
                });
                note(tx, &by, Deed::StateOnly, id, "", content, now).await
            })
        })
        .await
}

/// Takes that back: the dossier may be put to the public.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, for `why`, or with `AlreadyDone` where it is not heard so.
pub async fn hear_everyone(store: &Store, by: &Viewer, id: ConsultationId, why: &str, now: Moment) -> Outcome<()> {
    let mut no = Refusals::default();
    let reason = no.take("why", saying(why));
    let (by, reason) = (by.clone(), no.none(|| reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::AnnouncePlan, None, now).await?;
                let reason = reason?;
                if tx.run("delete from state_only where consultation = $1", args![id]).await? == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                note(tx, &by, Deed::StateOnlyTakenBack, id, "", serde_json::json!({ "reason": reason }), now).await
            })
        })
        .await
}

/// What was said of one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// As they were then.
    pub title: String,
    pub agency_th: String,
    pub agency_en: String,
    pub ground: Option<Ground>,
    pub reason: String,
    pub heard: String,
    pub at: Moment,
}

/// One that everyone is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    pub id: ConsultationId,
    /// What stands.
    pub said: Said,
    /// What was told before, the last first.
    pub before: Vec<Said>,
    /// What became of it since.
    pub road: Vec<Entry>,
}

#[derive(sqlx::FromRow)]
struct Line {
    consultation: i64,
    title: String,
    agency_th: String,
    agency_en: String,
    ground: String,
    reason: String,
    heard: String,
    at: i64,
}

impl Line {
    fn said(self) -> Said {
        Said {
            title: self.title,
            agency_th: self.agency_th,
            agency_en: self.agency_en,
            ground: Ground::parse(&self.ground),
            reason: self.reason,
            heard: self.heard,
            at: Moment(self.at),
        }
    }
}

/// Those that their agencies tell everyone of, the last first, each with what was told before and its road.
pub async fn disclosed(store: &Store) -> Outcome<Vec<Disclosed>> {
    let mut tx = store.read().await?;
    let ids: Vec<(i64,)> = tx
        .all(
            "select consultation from state_only where disclosed order by at desc, consultation desc limit $1",
            args![SHOWN],
        )
        .await?;
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let mut lines: Vec<(i64, Line)> = Vec::new();
    for line in tx
        .all_in::<Line>(
            "select consultation, title, agency_th, agency_en, ground, reason, heard, at
             from state_only_told
             where disclosed and consultation in ({ids})
             order by number desc",
            vec![],
            &ids,
        )
        .await?
    {
        lines.push((line.consultation, line));
    }
    lines.sort_by_key(|(_, line)| std::cmp::Reverse(line.at));
    let mut out = Vec::new();
    for id in ids {
        let (mine, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(of, _)| *of == id);
        lines = others;
        let mut said = mine.into_iter().map(|(_, line)| line.said());
        let Some(last) = said.next() else { continue };
        let id = ConsultationId(id);
        out.push(Disclosed { id, said: last, before: said.collect(), road: crate::road::all_in(&mut tx, id).await? });
    }
    Ok(out)
}

/// The title under which everyone is told of a dossier, for its desk: a new one is told by saying it again.
pub async fn told_title(store: &Store, id: ConsultationId) -> Outcome<Option<String>> {
    let sql = "select title from state_only_told where consultation = $1 and disclosed order by number desc limit 1";
    let row: Option<(String,)> = store.read().await?.maybe(sql, args![id]).await?;
    Ok(row.map(|(title,)| title))
}
