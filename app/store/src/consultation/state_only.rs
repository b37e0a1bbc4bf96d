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

/// One that everyone is told of.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Disclosed {
    pub title: String,
    pub agency_th: String,
    pub agency_en: String,
    ground: String,
    pub reason: String,
    pub heard: String,
    at: i64,
}

impl Disclosed {
    pub fn ground(&self) -> Option<Ground> {
        Ground::parse(&self.ground)
    }

    pub fn at(&self) -> Moment {
        Moment(self.at)
    }
}

/// Those that their agencies tell everyone of, the last first.
pub async fn disclosed(store: &Store) -> Outcome<Vec<Disclosed>> {
    store
        .read()
        .await?
        .all(
            "select c.title, a.name_th as agency_th, a.name_en as agency_en, s.ground, s.reason, s.heard, s.at
             from state_only s
             join consultations c on c.id = s.consultation
             join agencies a on a.id = c.agency
             where s.disclosed
             order by s.at desc, s.consultation desc
             limit $1",
            args![SHOWN],
        )
        .await
}
