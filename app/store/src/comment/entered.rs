//! What somebody who enters another's words is told before it counts twice: that another helper seems to have entered the same person's already.
//! Nothing is refused by it: whoever says that it is somebody else sends it as it is.

use super::spoken::helper;
use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use crate::receipt;
use domain::agency::Viewer;
use domain::comment::New;
use domain::id::CommentId;
use domain::through::told_apart;
use insight::copies::Reader;

/// What was entered lately is looked at, so many at most.
const LOOKED: i64 = 300;
/// Letters from which on two texts that are nearly the same are seldom two persons'.
const LONG: usize = 40;
/// How alike they are where the place is the same, and where the name is.
const IN_ONE_PLACE: f32 = 0.6;
const BY_ONE_NAME: f32 = 0.35;

/// Whether the form with this key was sent before: then it is the same comment again.
///
/// # Errors
/// Faults.
pub async fn is_sent(store: &Store, key: &str) -> Outcome<bool> {
    let sql = "select count(*) from receipts where form_key = $1";
    let (n,): (i64,) = store.read().await?.one(sql, args![receipt::key_hash(key)]).await?;
    Ok(n > 0)
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    reason: String,
    wording: String,
    name: Option<String>,
    area: Option<String>,
}

fn text(reason: &str, wording: &str) -> String {
    format!("{reason}\n{wording}").trim().to_string()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The comment that another helper entered in this round with nearly the same words, of the same name or from the same place, and that everyone may
/// read: of others nothing is told. Nothing for what somebody says
/// themselves, for few words, which many say alike, and for a form that was sent already.
///
/// # Errors
/// Faults.
pub async fn entered_already(store: &Store, by: &Viewer, new: &New) -> Outcome<Option<CommentId>> {
    let own = text(&new.reason, &new.wording);
    if new.through.is_none() || letters(&own) < LONG || (new.name.is_empty() && new.area.is_none()) {
        return Ok(None);
    }
    let mut tx = store.read().await?;
    let sql = "select c.round, r.number from consultations c left join receipts r on r.form_key = $2 where c.id = $1";
    let row: Option<(Option<i64>, Option<i64>)> =
        tx.maybe(sql, args![new.consultation, receipt::key_hash(&new.key)]).await?;
    let Some((Some(round), None)) = row else { return Ok(None) };
    let who = helper(&store.key, by, round).unwrap_or_default();
    let lines: Vec<Line> = tx
        .all(
            "select c.id, c.reason, c.wording, c.name, c.area
             from said_through t
             join comments c on c.id = t.comment
             where c.consultation = $1 and c.round = $4 and c.withdrawn is null
               and c.showing <> 'agency' and c.withheld is null and (t.who is null or t.who <> $2)
             order by t.comment desc
             limit $3",
            args![new.consultation, who, LOOKED, round],
        )
        .await?;
    drop(tx);
    let (name, area) = (told_apart(&new.name), new.area.clone());
    crate::apart(move || {
        let mut reader = Reader::new();
        let own = reader.read(&own);
        let found = lines.into_iter().find(|line| {
            let named = !name.is_empty() && line.name.as_deref().is_some_and(|other| told_apart(other) == name);
            let there = area.is_some() && line.area == area;
            let other = text(&line.reason, &line.wording);
            if !(named || there) || letters(&other) < LONG {
                return false;
            }
            let nearness = reader.read(&other).nearness(&own);
            let alike = if named { BY_ONE_NAME } else { IN_ONE_PLACE };
            nearness.is_copy() || (!nearness.opposed && nearness.resemblance() >= alike)
        });
        found.map(|line| CommentId(line.id))
    })
    .await
}
