//! Letters written out from the log: each event that somebody asked to be told of becomes a letter for each who asked, in one
//! statement, and how far this got is kept with them. The letter's words are made when it is sent.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::event::Deed;
use domain::letter::What;
use domain::time::Moment;

/// Events read at once.
const MANY: i64 = 1_000;
/// How long before a hearing's last moment it is told that it closes.
pub const SOON_MS: i64 = 3 * 24 * 3_600_000;

const HOUR_MS: i64 = 3_600_000;

/// Whose letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Of those who follow the receipt of a comment.
    Receipts,
    /// The same, where the comment stands under the issue of which the event tells.
    ReceiptsUnder,
    /// Of those who follow the consultation.
    Followers,
    /// The same but for those who follow a receipt of it, who are told in their own words.
    OtherFollowers,
    /// Of those who follow the receipt of a comment whose provision the latest draft no longer has.
    Asked,
    /// Of those who follow a provision that its latest version says otherwise, or no more.
    Parts,
    /// Of those who follow its agency, subjects, areas, its kind or all.
    Stakeholders,
    /// The same but for those who follow the consultation.
    OtherStakeholders,
    /// And but for those who follow a receipt of it.
    StakeholdersWithoutReceipt,
}

/// What an event is told as, and to whom.
fn told(deed: Deed) -> &'static [(What, Whose)] {
    use Whose::*;
    match deed {
        Deed::PreliminaryPublished => &[(What::Answered, Receipts), (What::Result, OtherFollowers)],
        // A correction concerns those whom it answers, and who follows the consultation itself ([`corrected`]).
        Deed::ResultCorrected => &[(What::Corrected, ReceiptsUnder)],
        Deed::ResultPublished => {
            &[(What::Answered, Receipts), (What::Result, OtherFollowers), (What::News, StakeholdersWithoutReceipt)]
        }
        Deed::ConsultationPublished => &[(What::Published, Stakeholders)],
        Deed::VersionPublished => &[(What::Version, Followers), (What::Version, Parts), (What::Gone, Asked)],
        Deed::ConsultationCancelled => {
            &[(What::Cancelled, Receipts), (What::Cancelled, OtherFollowers), (What::News, StakeholdersWithoutReceipt)]
        }
        Deed::RoadStep => &[(What::Road, Receipts), (What::Road, OtherFollowers)],
        Deed::RoundExtended => &[(What::Extended, Followers), (What::News, OtherStakeholders)],
        Deed::RoundOpened => {
            &[(What::Reopened, Receipts), (What::Reopened, OtherFollowers), (What::News, StakeholdersWithoutReceipt)]
        }
        Deed::RoundClosedEarly => &[(What::ClosedEarly, Followers), (What::News, OtherStakeholders)],
        _ => &[],
    }
}

/// Writes out the next events of the log; whether there may be more.
///
/// # Errors
/// Faults.
pub async fn write_out(store: &Store, now: Moment) -> Outcome<bool> {
    let mut tx = store.read().await?;
    let (from,): (i64,) = tx.one("select at from letter_progress", vec![]).await?;
    let events: Vec<(i64, String, Option<i64>, String, i64)> = tx
        .all(
            "select seq, deed, consultation, subject, at from events where seq > $1 order by seq limit $2",
            args![from, MANY],
        )
        .await?;
    drop(tx);
    let Some((to, ..)) = events.last() else { return Ok(false) };
    let (to, full) = (*to, events.len() as i64 == MANY);
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update letter_progress set at = $1 where at = $2";
                if tx.run(sql, args![to, from]).await? == 0 {
                    // Another server did it.
                    return Ok(());
                }
                for (seq, deed, consultation, subject, at) in events {
                    let (Some(deed), Some(consultation)) = (Deed::parse(&deed), consultation) else { continue };
                    for (what, whose) in told(deed) {
                        match whose {
                            Whose::ReceiptsUnder => corrected(tx, consultation, &subject, seq, now).await?,
                            _ => write(tx, *what, *whose, consultation, &format!("e{seq}"), now).await?,
                        }
                    }
                    if matches!(deed, Deed::CommentReplied | Deed::ReplyChanged) {
                        replied(tx, consultation, &subject, Moment(at)).await?;
                    }
                    super::staff::of_event(tx, deed, consultation, seq, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(full)
}

/// Letters for consultations that close within three days, once for each closing day: to who follows it, and with the morning's news
/// to who is concerned.
///
/// # Errors
/// Faults.
pub async fn closing_soon(store: &Store, now: Moment) -> Outcome<()> {
    let mut closing: Vec<(What, Whose, i64, i64)> = Vec::new();
    let mut tx = store.read().await?;
    for (what, whose, sql) in
        [(What::Closing, Whose::Followers, CLOSING), (What::News, Whose::OtherStakeholders, CLOSING_CONCERNS)]
    {
        let some: Vec<(i64, i64)> = tx.all(sql, args![now, now.0 + SOON_MS]).await?;
        closing.extend(some.into_iter().map(|(consultation, closes)| (what, whose, consultation, closes)));
    }
    drop(tx);
    if closing.is_empty() {
        return Ok(());
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                for (what, whose, consultation, closes) in closing {
                    write(tx, what, whose, consultation, &format!("closes{closes}"), now).await?;
                }
                Ok(())
            })
        })
        .await
}

/// What is told to whoever is concerned comes once a day, at seven in the morning in Bangkok.
pub(super) fn morning(now: Moment) -> i64 {
    let today = now.day().start().0 + 7 * HOUR_MS;
    if now.0 <= today { today } else { today + 24 * HOUR_MS }
}

macro_rules! letters {
    ($key:literal, $receipt:literal, $whom:expr) => {
        concat!(
            "insert into letters (id, address, what, consultation, receipt, once, due, state, tries, changed, answer)
             select (select coalesce(max(id), 0) from letters) + row_number() over (order by f.address, ",
            $key,
            "), f.address, $2, $1, ",
            $receipt,
            ", $3 || ':' || $2 || ':' || ",
            $key,
            " || ':' || cast(f.address as text), $4, 'waiting', 0, $5, ''
             from ",
            $whom,
            " on conflict (once) do nothing"
        )
    };
}

const RECEIPTS: &str = letters!(
    "f.key",
    "cast(f.key as bigint)",
    "follows f
     join letter_addresses a on a.id = f.address
     where f.consultation = $1 and f.kind = 'receipt' and f.confirmed is not null and a.refused is null"
);
/// Whoever follows the receipt of a comment that the draft has no place for, and was not asked yet.
const ASKED: &str = letters!(
    "f.key",
    "cast(f.key as bigint)",
    "comments c
     join receipts r on r.comment = c.id
     join follows f on f.consultation = $1 and f.kind = 'receipt' and r.number = case when f.kind = 'receipt' then cast(f.key as bigint) end
     join letter_addresses a on a.id = f.address
     where c.consultation = $1 and c.part = 'gone' and c.withdrawn is null and c.holds is null
       and f.confirmed is not null and a.refused is null
       and not exists (select 1 from letters l
                       where l.address = f.address and l.what = 'gone' and l.receipt = cast(f.key as bigint))"
);
/// Whoever follows the receipt of one comment ($6).
const AUTHOR: &str = letters!(
    "f.key",
    "cast(f.key as bigint)",
    "receipts r
     join follows f on f.consultation = $1 and f.kind = 'receipt' and f.key = cast(r.number as text)
     join letter_addresses a on a.id = f.address
     where r.comment = $6 and f.confirmed is not null and a.refused is null"
);
/// Whoever follows the receipt of a comment under one issue ($6).
const UNDER: &str = letters!(
    "f.key",
    "cast(f.key as bigint)",
    "follows f
     join receipts r on r.number = case when f.kind = 'receipt' then cast(f.key as bigint) end
     join codings k on k.comment = r.comment
     join letter_addresses a on a.id = f.address
     where f.consultation = $1 and f.kind = 'receipt' and k.issue = $6 and f.confirmed is not null and a.refused is null"
);
/// Whoever follows the consultation, but for those told by [`UNDER`].
const NOT_UNDER: &str = letters!(
    "''",
    "null",
    "follows f
     join letter_addresses a on a.id = f.address
     where f.consultation = $1 and f.kind = 'consultation' and f.confirmed is not null and a.refused is null
       and not exists (select 1
                       from follows o
                       join receipts r on r.number = case when o.kind = 'receipt' then cast(o.key as bigint) end
                       join codings k on k.comment = r.comment
                       where o.address = f.address and o.consultation = $1 and o.kind = 'receipt'
                         and o.confirmed is not null and k.issue = $6)"
);
const FOLLOWERS: &str = letters!(
    "''",
    "null",
    "follows f
     join letter_addresses a on a.id = f.address
     where f.consultation = $1 and f.kind = 'consultation' and f.confirmed is not null and a.refused is null"
);
const OTHER_FOLLOWERS: &str = letters!(
    "''",
    "null",
    "follows f
     join letter_addresses a on a.id = f.address
     where f.consultation = $1 and f.kind = 'consultation' and f.confirmed is not null and a.refused is null
       and not exists (select 1 from follows o
                       where o.address = f.address and o.consultation = $1 and o.kind = 'receipt'
                         and o.confirmed is not null)"
);
/// Those who follow a provision that the latest version says otherwise or no more; whoever follows several of them, or the whole, is told once.
const PARTS: &str = letters!(
    "''",
    "null",
    concat!(
        "(select distinct o.address ",
        crate::version::changed_parts!(),
        " join follows o on o.kind = 'part' and o.confirmed is not null
            and o.key = cast(d.id as text) || '-' || cast(p.identity as text)
          where d.id = $1 and (q.identity is null or q.text <> p.text)) f
         join letter_addresses a on a.id = f.address
         where a.refused is null"
    )
);
/// Whether what somebody follows (`o`) has them told of a new consultation (`c`): its agency, kind, subjects, laws, an area that
/// lies in what is followed or around it, or all; or its
/// agency named them.
macro_rules! tells {
    () => {
        "o.confirmed is not null and ((o.kind = 'agency' and o.key = cast(c.agency as text))
        or (o.kind = 'kind' and o.key = c.kind)
        or o.kind = 'all'
        or (o.kind = 'subject' and o.key in (select s.subject from consultation_subjects s where s.consultation = c.id))
        or (o.kind = 'area' and exists (select 1
                                        from consultation_areas p
                                        where p.consultation = c.id
                                          and (substr(p.area, 1, length(o.key)) = o.key or substr(o.key, 1, length(p.area)) = p.area)))
        or (o.kind = 'law' and o.key in (select cast(t.law as text) from tied_laws t where t.consultation = c.id))
        or (o.kind = 'listed' and o.key = cast(c.agency as text)
          and (not exists (select 1 from stakeholder_subjects t where t.address = o.address and t.agency = c.agency)
            or exists (select 1
                       from stakeholder_subjects t
                       join consultation_subjects s on s.subject = t.subject
                       where t.address = o.address and t.agency = c.agency and s.consultation = c.id))))"
    };
}
/// Everyone who is told of a new consultation ($1), narrowed by a further condition on what they follow (`o`).
macro_rules! concerned {
    () => {
        $crate::letters::concerned!("1 = 1")
    };
    ($but:expr) => {
        concat!(
            "(select distinct o.address from follows o join consultations c on c.id = $1 where ",
            $crate::letters::tells!(),
            " and ",
            $but,
            ") f join letter_addresses a on a.id = f.address"
        )
    };
}
/// Whether an address (`o`) follows a consultation (`c`) in none of these ways: it is told in their own words.
macro_rules! follows_not {
    ($kinds:literal) => {
        concat!(
            "not exists (select 1 from follows n
                         where n.address = o.address and n.consultation = c.id and n.confirmed is not null and n.kind in (",
            $kinds,
            "))"
        )
    };
}
pub(crate) use {concerned, tells};

const STAKEHOLDERS: &str = letters!("''", "null", concat!(concerned!(), " where a.refused is null"));
const OTHER_STAKEHOLDERS: &str =
    letters!("''", "null", concat!(concerned!(follows_not!("'consultation'")), " where a.refused is null"));
const STAKEHOLDERS_WITHOUT_RECEIPT: &str =
    letters!("''", "null", concat!(concerned!(follows_not!("'consultation', 'receipt'")), " where a.refused is null"));

/// What closes between two moments and was not told yet to anyone whom it concerns.
macro_rules! closing {
    ($what:literal, $whom:expr) => {
        concat!(
            "select c.id, c.closes from consultations c
             where c.closes > $1 and c.closes <= $2 and c.published is not null and c.cancelled is null
               and not exists (select 1 from letters l
                               where l.consultation = c.id and l.what = '",
            $what,
            "'
                                 and l.once like 'closes' || cast(c.closes as text) || ':%')
               and exists (select 1 from follows o where ",
            $whom,
            ")"
        )
    };
}

const CLOSING: &str =
    closing!("closing", "o.consultation = c.id and o.kind = 'consultation' and o.confirmed is not null");
const CLOSING_CONCERNS: &str = closing!("news", concat!(tells!(), " and ", follows_not!("'consultation'")));

async fn write(tx: &mut Tx, what: What, whose: Whose, consultation: i64, once: &str, now: Moment) -> Outcome<()> {
    let due = if matches!(what, What::Published | What::News) { morning(now) } else { now.0 };
    let sql = match whose {
        Whose::Receipts => RECEIPTS,
        // Told with its issue, by [`corrected`].
        Whose::ReceiptsUnder => return Ok(()),
        Whose::Followers => FOLLOWERS,
        Whose::OtherFollowers => OTHER_FOLLOWERS,
        Whose::Asked => ASKED,
        Whose::Parts => PARTS,
        Whose::Stakeholders => STAKEHOLDERS,
        Whose::OtherStakeholders => OTHER_STAKEHOLDERS,
        Whose::StakeholdersWithoutReceipt => STAKEHOLDERS_WITHOUT_RECEIPT,
    };
    let once = format!("{once}:{consultation}");
    tx.run(sql, args![consultation, what.code(), once, due, now]).await?;
    Ok(())
}

/// How long a reply stands before its author is told: a slip that is mended at once is not sent.
const SETTLES_MS: i64 = 15 * 60_000;

/// That the agency said something under a comment, or put it otherwise: once a day at most.
async fn replied(tx: &mut Tx, consultation: i64, comment: &str, at: Moment) -> Outcome<()> {
    let Ok(id) = comment.parse::<i64>() else { return Ok(()) };
    let once = format!("reply{id}d{}:{consultation}", at.day().0);
    let due = at.0 + SETTLES_MS;
    tx.run(AUTHOR, args![consultation, What::Replied.code(), once, due, at, id]).await?;
    Ok(())
}

/// That the answer of one issue was corrected: to those whose comments stand under it.
async fn corrected(tx: &mut Tx, consultation: i64, issue: &str, seq: i64, now: Moment) -> Outcome<()> {
    let Ok(issue) = issue.parse::<i64>() else { return Ok(()) };
    let once = format!("e{seq}:{consultation}");
    tx.run(UNDER, args![consultation, What::Corrected.code(), once.clone(), now.0, now, issue]).await?;
    tx.run(NOT_UNDER, args![consultation, What::Result.code(), once, now.0, now, issue]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Day;

    #[test]
    fn new_consultations_are_told_at_seven_in_the_morning() {
        let day = Day::from_ce(2026, 11, 26).unwrap().start().0;
        assert_eq!(morning(Moment(day + HOUR_MS)), day + 7 * HOUR_MS);
        assert_eq!(morning(Moment(day + 8 * HOUR_MS)), day + 31 * HOUR_MS);
    }
}
