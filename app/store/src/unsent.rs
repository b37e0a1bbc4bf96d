//! Comments and answer sheets that somebody signed in has begun and not sent: kept as they are typed, found again on another device, gone when they are sent
//! or discarded. No event tells of them. Nobody but their author reads them: who asks finds by their own hash, or nothing.

use crate::Store;
use crate::comment::ground;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::identity::Key;
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::Refusal;
use domain::time::Moment;
use domain::unsent::{DAYS, DAYS_AFTER, Fields, MOST, SHEET, Unsent};

fn who(key: &Key, consultation: ConsultationId, person: PersonId) -> i64 {
    let hash = key.apart("siang unsent", &[consultation.0, person.0]);
    hash.iter().take(8).fold(0, |sum, byte| sum << 8 | i64::from(*byte))
}

/// Keeps an unsent comment, in the place of what was kept as the same draft before.
///
/// # Errors
/// `NotAllowed` for guests, `NotFound`; refused by the phase, or with `EntryCount` where too many are kept.
pub async fn keep(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    (draft, fields): (&str, Fields),
    now: Moment,
) -> Outcome<()> {
    let part = fields.iter().find(|(name, _)| name == "at").map_or("all", |(_, at)| at).to_string();
    put(store, by, consultation, (Act::Comment, draft, &part), fields, now).await
}

/// Keeps an unsent answer sheet, in the place of the one that was kept before.
///
/// # Errors
/// As [`keep`].
pub async fn keep_sheet(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    fields: Fields,
    now: Moment,
) -> Outcome<()> {
    put(store, by, consultation, (Act::AnswerSurvey, SHEET, SHEET), fields, now).await
}

async fn put(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    (act, draft, part): (Act, &str, &str),
    fields: Fields,
    now: Moment,
) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let (who, draft, part) = (who(&store.key, consultation, person), draft.to_string(), part.to_string());
    let fields = serde_json::to_string(&fields)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                ground(tx, consultation, act, now).await?;
                let (others,): (i64,) = tx
                    .one(
                        "select count(*) from unsent_comments where consultation = $1 and who = $2 and draft <> $3",
                        args![consultation, who, &draft],
                    )
                    .await?;
                if others >= i64::from(MOST) {
                    return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                }
                tx.run(
                    "insert into unsent_comments (consultation, who, draft, part, kept, fields)
                     values ($1, $2, $3, $4, $5, $6)
                     on conflict (consultation, who, draft) do update
                       set part = excluded.part, kept = excluded.kept, fields = excluded.fields",
                    args![consultation, who, &draft, part, now, fields],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Line {
    consultation: i64,
    draft: String,
    kept: i64,
    fields: String,
}

impl Line {
    fn unsent(self) -> Outcome<Unsent> {
        Ok(Unsent {
            consultation: ConsultationId(self.consultation),
            draft: self.draft,
            kept: Moment(self.kept),
            fields: serde_json::from_str(&self.fields)?,
        })
    }
}

/// One's own unsent comment: by its draft, or the latest on a part. Nothing of anybody else's, and nothing for guests.
///
/// # Errors
/// Faults.
pub async fn find(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    (draft, part): (&str, &str),
) -> Outcome<Option<Unsent>> {
    let Some(person) = by.person else { return Ok(None) };
    let line: Option<Line> = store
        .read()
        .await?
        .maybe(
            "select consultation, draft, kept, fields
             from unsent_comments
             where consultation = $1 and who = $2 and (draft = $3 or ($3 = '' and part = $4))
             order by kept desc
             limit 1",
            args![consultation, who(&store.key, consultation, person), draft, part],
        )
        .await?;
    line.map(Line::unsent).transpose()
}

/// All of one's own, the latest first. No table joins them: the person is hashed anew for each consultation in which anybody has one.
///
/// # Errors
/// `NotAllowed` for guests.
pub async fn mine(store: &Store, by: &Viewer) -> Outcome<Vec<Unsent>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let whose = everywhere(&mut tx, &store.key, person).await?;
    if whose.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "select consultation, draft, kept, fields from unsent_comments where who in ({ids})";
    let lines: Vec<Line> = tx.all_in(sql, vec![], &whose).await?;
    let mut all: Vec<Unsent> = lines.into_iter().map(Line::unsent).collect::<Outcome<_>>()?;
    all.sort_unstable_by_key(|one| std::cmp::Reverse(one.kept));
    Ok(all)
}

/// What a person is called in each consultation where anybody has an unsent comment: such consultations are open, or closed lately.
async fn everywhere(tx: &mut Tx, key: &Key, person: PersonId) -> Outcome<Vec<i64>> {
    let some: Vec<(i64,)> = tx.all("select distinct consultation from unsent_comments", vec![]).await?;
    Ok(some.into_iter().map(|(id,)| who(key, ConsultationId(id), person)).collect())
}

/// Throws one of one's own away. What is not there is no error: whoever discards twice has discarded.
///
/// # Errors
/// `NotAllowed` for guests.
pub async fn discard(store: &Store, by: &Viewer, consultation: ConsultationId, draft: &str) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let (who, draft) = (who(&store.key, consultation, person), draft.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "delete from unsent_comments where consultation = $1 and who = $2 and draft = $3";
                tx.run(sql, args![consultation, who, draft]).await.map(drop)
            })
        })
        .await
}

/// It is sent: gone with the deed that sends it.
pub(crate) async fn sent(
    tx: &mut Tx,
    key: &Key,
    person: PersonId,
    consultation: ConsultationId,
    draft: &str,
) -> Outcome<()> {
    let sql = "delete from unsent_comments where consultation = $1 and who = $2 and draft = $3";
    tx.run(sql, args![consultation, who(key, consultation, person), draft]).await.map(drop)
}

/// Whoever leaves takes them along.
pub(crate) async fn left(tx: &mut Tx, key: &Key, person: PersonId) -> Outcome<()> {
    let whose = everywhere(tx, key, person).await?;
    if !whose.is_empty() {
        tx.run_in("delete from unsent_comments where who in ({ids})", vec![], &whose).await?;
    }
    Ok(())
}

/// Takes out those whose time has run out: untouched for long, or of a hearing that closed or was cancelled some time ago. And sheets that guests began.
///
/// # Errors
/// Faults.
pub async fn tidy(store: &Store, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "delete from unsent_comments
                     where kept < $1
                       or consultation in (select id from consultations where closes < $2 or cancelled < $2)",
                    args![now.plus_days(-DAYS), now.plus_days(-DAYS_AFTER)],
                )
                .await?;
                crate::survey::begun::tidy(tx, now).await
            })
        })
        .await
}
