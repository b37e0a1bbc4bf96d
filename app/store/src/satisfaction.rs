//! How satisfied people are with the portal. What is kept of answers names nobody and no day; that somebody was asked is kept apart, as a few bits of a keyed
//! hash with the week from which they may be asked again. Counts as of ways in: no event tells of it, as its time would.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, random, receipt};
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::AgencyId;
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::satisfaction::{Answer, Part, Step, asked_until};
use domain::time::{Day, Moment, Month};

/// Tries to find a free number for a remark.
const TRIES: usize = 8;

/// Who is asked, and as what.
#[derive(Clone, Debug)]
pub struct Asked {
    pub part: Part,
    /// Shown by its secret: whoever has no account is asked once for each receipt, and by what their browser keeps.
    pub receipt: Option<(Number, Secret)>,
    pub viewer: Viewer,
}

impl Asked {
    /// What is kept of their having been asked: 31 bits each. Of two people in two billion who share them one is not asked, and nobody is known by them.
    fn marks(&self, store: &Store) -> Vec<i64> {
        let bits = |what: &str, number: i64| {
            let hash = store.key.apart(what, &[number]);
            hash.iter().take(4).fold(0, |bits, byte| bits << 8 | i64::from(*byte)) & 0x7fff_ffff
        };
        let receipt = self.receipt.map(|(number, _)| bits("siang asked receipt", i64::from(number.0)));
        let person = self.viewer.person.map(|person| bits("siang asked person", person.0));
        receipt.into_iter().chain(person).collect()
    }
}

async fn was_asked(tx: &mut Tx, marks: &[i64], today: Day) -> Outcome<bool> {
    for mark in marks {
        let sql = "select count(*) from satisfaction_asked where who = $1 and until > $2";
        let (n,): (i64,) = tx.one(sql, args![*mark, today.0]).await?;
        if n > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody may be asked now.
pub async fn may_ask(store: &Store, asked: &Asked, now: Moment) -> Outcome<bool> {
    let marks = asked.marks(store);
    Ok(!marks.is_empty() && !was_asked(&mut store.read().await?, &marks, now.day()).await?)
}

/// Takes an answer, or that somebody would rather not: either way they were asked.
///
/// # Errors
/// `NotFound` for a receipt that this secret does not open, or nobody at all; refused with `AlreadyDone` for who was asked within ninety days.
pub async fn answer(store: &Store, asked: &Asked, answer: Answer, now: Moment) -> Outcome<()> {
    let (marks, asked) = (asked.marks(store), asked.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                if marks.is_empty() {
                    return Err(Error::NotFound);
                }
                if let Some((number, secret)) = asked.receipt {
                    let sql = "select count(*) from receipts where number = $1 and secret_hash = $2";
                    let (n,): (i64,) = tx.one(sql, args![i64::from(number.0), receipt::secret_hash(secret)]).await?;
                    if n == 0 {
                        return Err(Error::NotFound);
                    }
                }
                let today = now.day();
                if was_asked(tx, &marks, today).await? {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run("delete from satisfaction_asked where until <= $1", args![today.0]).await?;
                for mark in marks {
                    tx.run(
                        "insert into satisfaction_asked (who, until) values ($1, $2)
                         on conflict (who) do nothing",
                        args![mark, asked_until(today).0],
                    )
                    .await?;
                }
                let Answer::Given { step, remark } = answer else { return Ok(()) };
                count(tx, (today.month(), asked.part, step), &remark).await
            })
        })
        .await
}

async fn count(tx: &mut Tx, (month, part, step): (Month, Part, Step), remark: &str) -> Outcome<()> {
    let number = i64::from(step.number());
    tx.run(
        "insert into satisfaction as old (month, part, step, n) values ($1, $2, $3, 1)
         on conflict (month, part, step) do update set n = old.n + 1",
        args![month.0, part.code(), number],
    )
    .await?;
    // Its number is drawn, so that the order in which remarks came is not the order in which they are kept.
    for _ in 0..if remark.is_empty() { 0 } else { TRIES } {
        let id = i64::from(u32::from_le_bytes(random::<4>()?) & 0x7fff_ffff);
        let kept = tx
            .run(
                "insert into satisfaction_remarks (id, month, part, step, words) values ($1, $2, $3, $4, $5)
                 on conflict (id) do nothing",
                args![id, month.0, part.code(), number, remark],
            )
            .await?;
        if kept > 0 {
            break;
        }
    }
    Ok(())
}

/// All that is counted, by month, part and step.
pub async fn counts(store: &Store) -> Outcome<Vec<(Month, Part, Step, u64)>> {
    let rows: Vec<(i64, String, i64, i64)> = store
        .read()
        .await?
        .all("select month, part, step, n from satisfaction order by month, part, step", vec![])
        .await?;
    let row = |(month, part, step, n): (i64, String, i64, i64)| {
        Some((Month(month), Part::parse(&part)?, Step::parse(&step.to_string())?, n.max(0) as u64))
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// One remark, as the central office reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub month: Month,
    pub part: Part,
    pub step: Step,
    pub words: String,
}

/// What people remarked, the last month first, in no order within it; `most` at most.
///
/// # Errors
/// `NotAllowed` for all but the central administrator.
pub async fn remarks(store: &Store, by: &Viewer, most: u32) -> Outcome<Vec<Remark>> {
    if !by.may(Act::EditRules, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<(i64, String, i64, String)> = store
        .read()
        .await?
        .all(
            "select month, part, step, words from satisfaction_remarks order by month desc, id limit $1",
            args![i64::from(most)],
        )
        .await?;
    let row = |(month, part, step, words): (i64, String, i64, String)| {
        Some(Remark { month: Month(month), part: Part::parse(&part)?, step: Step::parse(&step.to_string())?, words })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}
