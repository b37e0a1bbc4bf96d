//! Who took the answer sheets of a hearing away as they are: each time is written down before the file is given, and shown to whoever may
//! take them.

use crate::Store;
use crate::db::args;
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::time::Moment;

/// Once that somebody took a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub at: Moment,
    /// Empty where the account is gone.
    pub name: String,
    /// `answers.csv`.
    pub file: String,
}

/// So many are shown, the last first.
const SHOWN: u32 = 200;

/// Writes down that somebody takes a file of answer sheets.
///
/// # Errors
/// `NotFound`, `NotAllowed`.
pub async fn take(store: &Store, by: &Viewer, id: ConsultationId, file: &str, now: Moment) -> Outcome<()> {
    let (by, file) = (by.clone(), file.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64,)> = tx.maybe("select agency from consultations where id = $1", args![id]).await?;
                let (agency,) = row.ok_or(Error::NotFound)?;
                if !by.may(Act::Export, AgencyId(agency)) {
                    return Err(Error::NotAllowed);
                }
                tx.run(
                    "insert into answers_taken (id, consultation, at, person, file)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from answers_taken",
                    args![id, now, by.person, &file],
                )
                .await?;
                // Not of the dossier: what stands in it is as it was, and its papers are.
                let content = serde_json::json!({ "consultation": id, "file": file });
                event::note(tx, by.person, Deed::AnswersTaken, Some(AgencyId(agency)), id.0, content, now).await
            })
        })
        .await
}

/// Writes down that somebody reads answers on the desk, once a day for each question: they are read page by page.
///
/// # Errors
/// As [`take`].
pub async fn read(store: &Store, by: &Viewer, id: ConsultationId, what: &str, now: Moment) -> Outcome<()> {
    let sql = "select count(*) from answers_taken where consultation = $1 and person = $2 and file = $3 and at >= $4";
    let args = args![id, by.person, what, now.day().start()];
    let (today,): (i64,) = store.read().await?.one(sql, args).await?;
    if today > 0 { Ok(()) } else { take(store, by, id, what, now).await }
}

/// Who took answer sheets of a hearing, the last first.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may take none.
pub async fn all(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Vec<Taken>> {
    let mut tx = store.read().await?;
    let row: Option<(i64,)> = tx.maybe("select agency from consultations where id = $1", args![id]).await?;
    let (agency,) = row.ok_or(Error::NotFound)?;
    if !by.may(Act::Export, AgencyId(agency)) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<(i64, Option<String>, String)> = tx
        .all(
            "select t.at, p.name, t.file
             from answers_taken t
             left join people p on p.id = t.person
             where t.consultation = $1
             order by t.at desc, t.id desc
             limit $2",
            args![id, SHOWN],
        )
        .await?;
    let taken = |(at, name, file): (i64, Option<String>, String)| Taken {
        at: Moment(at),
        name: name.unwrap_or_default(),
        file,
    };
    Ok(rows.into_iter().map(taken).collect())
}
