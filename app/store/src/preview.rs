//! Links by which somebody outside the agency sees a dossier before it is published: each lives some days, or until it is ended.
//! What is not a living link answers as what never was one.

use crate::consultation::{allowed, load, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, random};
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// The longest life of a link, in days.
pub const MOST_DAYS: u32 = 30;
/// Living links of one dossier.
pub const MOST_LINKS: u32 = 20;
const LONGEST_NOTE: u32 = 300;

/// A link that lives.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    pub id: i64,
    /// What its address ends with; nothing where the store's key is another than the one it was made under.
    pub secret: Option<String>,
    pub note: String,
    /// Who made it.
    pub name: String,
    pub made: Moment,
    /// Inclusive.
    pub expires: Moment,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Link({}, …)", self.id)
    }
}

fn hashed(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// The living links of a dossier, newest first, for those who may make them.
///
/// # Errors
/// `NotFound`, `NotAllowed`, and refused by the phase.
pub async fn living(store: &Store, by: &Viewer, id: ConsultationId, now: Moment) -> Outcome<Vec<Link>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        id: i64,
        salt: Vec<u8>,
        secret: Vec<u8>,
        note: String,
        name: String,
        made: i64,
        expires: i64,
    }
    let mut tx = store.read().await?;
    allowed(&mut tx, by, id, Act::SharePreview, None, now).await?;
    let lines: Vec<Line> = tx
        .all(
            "select l.id, l.salt, l.secret, l.note, coalesce(p.name, '') as name, l.made, l.expires
             from preview_links l
             left join people p on p.id = l.person
             where l.consultation = $1 and l.ended is null and l.expires >= $2
             order by l.id desc",
            args![id, now],
        )
        .await?;
    Ok(lines
        .into_iter()
        .map(|line| Link {
            id: line.id,
            secret: Some(store.key.preview(&line.salt)).filter(|secret| hashed(secret) == line.secret),
            note: line.note,
            name: line.name,
            made: Moment(line.made),
            expires: Moment(line.expires),
        })
        .collect())
}

/// Makes a link that lives so many days; gives its secret.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, for `days` or `note`, or with `EntryCount` where too many live.
pub async fn make(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (days, words): (Option<i64>, &str),
    now: Moment,
) -> Outcome<String> {
    let mut no = Refusals::default();
    let bounds = Refusal::NotANumber { least: Some(1), most: Some(MOST_DAYS.into()) };
    let days = no.take("days", days.filter(|days| (1..=i64::from(MOST_DAYS)).contains(days)).ok_or(bounds));
    let words = no.take("note", clean(words, LONGEST_NOTE, Lines::One));
    let salt = random::<16>()?;
    let secret = store.key.preview(&salt);
    let (by, kept) = (by.clone(), hashed(&secret));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::SharePreview, None, now).await?;
                let (days, words) = no.none(|| Some((days?, words?)))?;
                let sql =
                    "select count(*) from preview_links where consultation = $1 and ended is null and expires >= $2";
                let (living,): (i64,) = tx.one(sql, args![id, now]).await?;
                if living >= i64::from(MOST_LINKS) {
                    return Err(Refusal::EntryCount { least: 0, most: MOST_LINKS }.into());
                }
                let expires = now.plus_days(days);
                let (link,): (i64,) = tx
                    .one(
                        "insert into preview_links (id, consultation, salt, secret, note, person, made, expires)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7 from preview_links
                         returning id",
                        args![id, &salt[..], kept, &words, by.person, now, expires],
                    )
                    .await?;
                let content = serde_json::json!({ "link": link, "note": words, "expires": expires });
                note(tx, &by, Deed::PreviewShared, id, &link.to_string(), content, now).await
            })
        })
        .await?;
    Ok(secret)
}

/// Ends a link before its day.
///
/// # Errors
/// `NotFound`, also for a link that lives no more; `NotAllowed`; refused by the phase.
pub async fn end(store: &Store, by: &Viewer, id: ConsultationId, link: i64, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::SharePreview, None, now).await?;
                let ended = tx
                    .run(
                        "update preview_links set ended = $1
                         where id = $2 and consultation = $3 and ended is null and expires >= $1",
                        args![now, link, id],
                    )
                    .await?;
                if ended == 0 {
                    return Err(Error::NotFound);
                }
                let content = serde_json::json!({ "link": link });
                note(tx, &by, Deed::PreviewEnded, id, &link.to_string(), content, now).await
            })
        })
        .await
}

/// The dossier that a link shows and the link's last moment, in whatever phase it is by now.
///
/// # Errors
/// `NotFound` for a link that never was, was ended or ran out, all alike.
pub async fn open(store: &Store, secret: &str, now: Moment) -> Outcome<(Consultation, Moment)> {
    let mut tx = store.read().await?;
    let (id, expires) = found(&mut tx, secret, now).await?.ok_or(Error::NotFound)?;
    Ok((load(&mut tx, id).await?.ok_or(Error::NotFound)?, expires))
}

async fn found(tx: &mut Tx, secret: &str, now: Moment) -> Outcome<Option<(ConsultationId, Moment)>> {
    let row: Option<(i64, i64)> = tx
        .maybe(
            "select consultation, expires from preview_links where secret = $1 and ended is null and expires >= $2",
            args![hashed(secret), now],
        )
        .await?;
    Ok(row.map(|(id, expires)| (ConsultationId(id), Moment(expires))))
}
