//! Pages of the key for exports, up to the event at which an export began: one long read would hold the database's log.

use crate::Store;
use crate::comment::{HELD, HeldLine, with_places};
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::{Held, Showing, State};
use domain::id::{AgencyId, CommentId, ConsultationId, SheetId};
use domain::survey::{Answers, Audience};
use domain::time::Moment;

/// One answer sheet as exports have it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub id: SheetId,
    pub audience: Audience,
    pub answers: Answers,
    pub at: Moment,
}

/// Who takes the export away, and so what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Everyone: texts for the agency only, withheld and withdrawn ones, and names not shown are blank.
    Public,
    /// The agency's entitled staff: everything but what was erased.
    Agency,
}

/// Whether a viewer may have an export, asked once before it begins.
///
/// # Errors
/// `NotFound` for what is not public, `NotAllowed`.
pub async fn allowed(store: &Store, by: &Viewer, consultation: ConsultationId, whom: For) -> Outcome<()> {
    let row: Option<(i64, Option<i64>)> = store
        .read()
        .await?
        .maybe("select agency, published from consultations where id = $1", args![consultation])
        .await?;
    let (agency, published) = row.ok_or(Error::NotFound)?;
    match (whom, published) {
        (_, None) => Err(Error::NotFound),
        (For::Public, Some(_)) => Ok(()),
        (For::Agency, Some(_)) if by.may(Act::Export, AgencyId(agency)) => Ok(()),
        (For::Agency, Some(_)) => Err(Error::NotAllowed),
    }
}

/// A page of comments after an id, of those submitted up to an event.
pub async fn comments(
    store: &Store,
    whom: For,
    consultation: ConsultationId,
    after: CommentId,
    upto: u64,
    limit: u32,
) -> Outcome<Vec<Held>> {
    let upto = i64::try_from(upto).unwrap_or(i64::MAX);
    let mut tx = store.read().await?;
    let rows: Vec<HeldLine> = tx.all(HELD, args![consultation, after, upto, limit]).await?;
    let mut held = with_places(&mut tx, rows).await?;
    if whom == For::Public {
        let row: Option<(Option<i64>,)> =
            tx.maybe("select summarised from consultations where id = $1", args![consultation]).await?;
        let decided = row.is_some_and(|(at,)| at.is_some());
        for comment in &mut held {
            if comment.showing == Showing::Agency || comment.state != State::Received {
                comment.reason.clear();
                comment.wording.clear();
                comment.class = None;
            }
            if comment.showing != Showing::Named || comment.state != State::Received {
                comment.name = None;
            }
            // What became of it is told to everyone once it is public, and words for its author to its author alone.
            if !decided {
                comment.issues.clear();
                comment.aside = None;
            } else if let Some(aside) = &mut comment.aside {
                aside.words.clear();
            }
            // The number opens the receipt's page: it belongs to its author.
            comment.number = domain::receipt::Number(0);
            if let State::Withheld { note, .. } = &mut comment.state {
                note.clear();
            }
        }
    }
    Ok(held)
}

#[derive(sqlx::FromRow)]
struct SheetLine {
    id: i64,
    audience: String,
    answers: String,
    at: i64,
}

/// A page of answer sheets after an id.
pub async fn sheets(store: &Store, consultation: ConsultationId, after: SheetId, limit: u32) -> Outcome<Vec<Sheet>> {
    let rows: Vec<SheetLine> = store
        .read()
        .await?
        .all(
            "select id, audience, answers, at from sheets where consultation = $1 and id > $2 order by id limit $3",
            args![consultation, after, limit],
        )
        .await?;
    rows.into_iter()
        .map(|line| {
            Ok(Sheet {
                id: SheetId(line.id),
                audience: Audience::parse(&line.audience).map_err(|_| Error::fault("a sheet cannot be read back"))?,
                answers: serde_json::from_str(&line.answers)?,
                at: Moment(line.at),
            })
        })
        .collect()
}
