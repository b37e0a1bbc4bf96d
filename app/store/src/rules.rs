//! The rules that the central office edits: each change a row, with who made it and why. The last row of a code is in use.

use crate::Store;
use crate::consultation::said;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::AgencyId;
use domain::refusal::{Refusal, Refusals};
use domain::rules::{Coded, MOST, Part, Row, Rules};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    part: String,
    code: String,
    body: String,
    reason: String,
    at: i64,
    name: Option<String>,
}

/// One change, for its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub number: u64,
    pub coded: Coded,
    /// What stood there before, where the office or the program had it.
    pub before: Option<Row>,
    pub reason: String,
    pub at: Moment,
    /// Who did it.
    pub name: String,
}

/// The rules in use, and the number of the last change.
pub async fn now(store: &Store) -> Outcome<(Rules, u64)> {
    in_tx(&mut store.read().await?).await
}

pub(crate) async fn in_tx(tx: &mut Tx) -> Outcome<(Rules, u64)> {
    let rows: Vec<(i64, String, String, String)> =
        tx.all("select number, part, code, body from rules order by number", vec![]).await?;
    let last = rows.last().map_or(0, |(number, ..)| *number as u64);
    let coded = rows.into_iter().map(|(_, part, code, body)| coded(&part, code, &body)).collect::<Outcome<_>>()?;
    Ok((Rules::with(coded), last))
}

fn coded(part: &str, code: String, body: &str) -> Outcome<Coded> {
    let part = Part::parse(part).ok_or_else(|| Error::fault(format!("unknown part {part}")))?;
    Ok(Coded { part, code, row: serde_json::from_str(body)? })
}

/// Every change, the last first.
pub async fn history(store: &Store) -> Outcome<Vec<Changed>> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select r.number, r.part, r.code, r.body, r.reason, r.at, p.name
             from rules r
             left join people p on p.id = r.person
             order by r.number",
            vec![],
        )
        .await?;
    let mut rules = Rules::default();
    let mut out = Vec::new();
    for line in lines {
        let coded = coded(&line.part, line.code, &line.body)?;
        let before = rules.row(coded.part, &coded.code).map(|one| one.row.clone());
        rules.lay(coded.clone());
        out.push(Changed {
            number: line.number as u64,
            coded,
            before,
            reason: line.reason,
            at: Moment(line.at),
            name: line.name.unwrap_or_default(),
        });
    }
    out.reverse();
    Ok(out)
}

/// Which row a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// One that is there, by its code.
    There(String),
    /// New ones of the office's own.
    New,
}

/// Writes rows of a part, with the reason; `seen` is the last change that the page knew of.
///
/// # Errors
/// `NotAllowed` for all but the central administrator; `NotFound` for no such row, and for new ones of a part that does not grow;
/// refused with `ChangedMeanwhile`, with `EntryCount` for too many, or for `reason`.
pub async fn write(
    store: &Store,
    by: &Viewer,
    seen: u64,
    (part, which, rows): (Part, Which, Vec<Row>),
    reason: &str,
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                if !by.may(Act::EditRules, AgencyId(0)) {
                    return Err(Error::NotAllowed);
                }
                let (rules, last) = in_tx(tx).await?;
                if last != seen {
                    return Err(Refusals::whole(Refusal::ChangedMeanwhile).into());
                }
                let reason = reason?;
                let mut coming: Vec<Coded> = Vec::new();
                let mut there = rules;
                for row in rows {
                    let code = match &which {
                        Which::There(code) => there.row(part, code).ok_or(Error::NotFound)?.code.clone(),
                        Which::New if part.grows() => there.free(part),
                        Which::New => return Err(Error::NotFound),
                    };
                    coming.push(Coded { part, code, row });
                    coming.last().cloned().into_iter().for_each(|new| there.lay(new));
                }
                if there.all(part).count() > MOST as usize {
                    return Err(Refusals::whole(Refusal::EntryCount { least: 0, most: MOST }).into());
                }
                for (at, one) in coming.iter().enumerate() {
                    let body = serde_json::to_string(&one.row)?;
                    tx.run(
                        "insert into rules (number, part, code, body, reason, at, person) values ($1, $2, $3, $4, $5, $6, $7)",
                        args![last as i64 + 1 + at as i64, part.code(), &one.code, body, &reason, now, by.person],
                    )
                    .await?;
                }
                let content = serde_json::json!({ "rows": coming, "reason": reason });
                event::note(tx, by.person, Deed::RulesEdited, None, last as i64 + 1, content, now).await
            })
        })
        .await
}
