//! Four eyes: a dossier is proposed by one and sent back or published by another; orders that let one do both; and who did what.

use super::publish::{complete, said};
use super::{allowed, note, set_time};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::approval::{self, Hand, Proposal, Returned, SoleOrder};
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};
use domain::time::{Day, Moment};

/// The longest note to the approver, in graphemes.
pub(crate) const LONGEST_NOTE: u32 = 2_000;

/// Proposes a dossier whose checklist is complete, as it stands now.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused as [`super::publish`] is, or for `note`.
pub async fn propose(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    words: &str,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let words = no.take("note", clean(words, LONGEST_NOTE, Lines::Many));
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut dossier = allowed(tx, &by, id, Act::Propose, Some(revision), now).await?;
                let words = no.none(|| words)?;
                complete(tx, &mut dossier, now).await?;
                tx.upsert(
                    "insert into proposals (consultation, person, at, revision, note, remark)",
                    vec![args![id, by.person, now, revision, &words, ""]],
                    "on conflict (consultation) do update
                     set person = excluded.person, at = excluded.at, revision = excluded.revision, note = excluded.note,
                         returned = null, returned_by = null, remark = ''",
                )
                .await?;
                // What could not be published at its time is proposed anew.
                tx.run("delete from set_times where consultation = $1 and failed is not null", args![id]).await?;
                let content = serde_json::json!({ "revision": revision, "note": words });
                note(tx, &by, Deed::ConsultationProposed, id, "", content, now).await
            })
        })
        .await
}

/// Sends a proposal back to those who write it, with a remark.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, for `reason`, or with `NotProposed`.
pub async fn send_back(store: &Store, by: &Viewer, id: ConsultationId, remark: &str, now: Moment) -> Outcome<()> {
    let (by, remark) = (by.clone(), said(remark));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::Publish, None, now).await?;
                let remark = remark?;
                let open = proposal_in(tx, id).await?.filter(|proposal| proposal.returned.is_none());
                if open.is_none() {
                    return Err(Refusal::NotProposed.into());
                }
                tx.run(
                    "update proposals set returned = $1, returned_by = $2, remark = $3 where consultation = $4",
                    args![now, by.person, &remark, id],
                )
                .await?;
                set_time::forget(tx, id).await?;
                let content = serde_json::json!({ "remark": remark });
                note(tx, &by, Deed::ConsultationReturned, id, "", content, now).await
            })
        })
        .await
}

/// The proposal of a dossier, for those of its agency.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn proposal(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Option<Proposal>> {
    super::for_desk(store, by, id).await?;
    proposal_in(&mut store.read().await?, id).await
}

pub(super) async fn proposal_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<Proposal>> {
    #[derive(sqlx::FromRow)]
    struct Line {
        person: i64,
        name: String,
        at: i64,
        revision: i64,
        note: String,
        returned: Option<i64>,
        returner: Option<String>,
        remark: String,
    }
    let line: Option<Line> = tx
        .maybe(
            "select p.person, w.name, p.at, p.revision, p.note, p.returned, r.name as returner, p.remark
             from proposals p
             join people w on w.id = p.person
             left join people r on r.id = p.returned_by
             where p.consultation = $1",
            args![id],
        )
        .await?;
    Ok(line.map(|line| Proposal {
        person: PersonId(line.person),
        name: line.name,
        at: Moment(line.at),
        revision: line.revision,
        note: line.note,
        returned: line.returned.map(|at| Returned {
            name: line.returner.unwrap_or_default(),
            at: Moment(at),
            remark: line.remark,
        }),
    }))
}

/// When, what, by whom; the order that the first publication was under, and what was written down of a later one, which may name another; who
/// lent the person.
type Told = (i64, String, String, String, Option<Vec<u8>>, Option<i64>);

/// Deeds that the dossier tells of, with who did each.
const TOLD: &str = "select e.at, e.deed, coalesce(p.name, '') as name,
       case when e.deed = 'consultation.published' then c.sole_order else '' end as sole_order,
       case when e.deed in ('version.published', 'impact.published', 'report.published', 'round.opened') then e.content end as content,
       (select max(l.lender) from loans l
        join memberships m on m.id = l.membership
        where l.agency in (select a.id from agencies a where a.id = c.agency or a.heir = c.agency) and l.person = e.actor and m.since <= e.at and m.ended > e.at) as lender
     from events e
     join consultations c on c.id = e.consultation
     left join people p on p.id = e.actor
     where e.consultation = $1
       and e.deed in ('consultation.made', 'preview.shared', 'preview.ended', 'time.set', 'time.dropped', 'time.failed',
         'plan.announced', 'plan.taken_back', 'state_only.set', 'state_only.taken_back', 'attachment.published', 'attachment.replaced', 'attachment.taken_out', 'road.step', 'road.taken_back', 'consultation.proposed', 'consultation.returned', 'consultation.published',
         'version.published', 'impact.published', 'report.published', 'follow_up.set', 'follow_up.put_off', 'follow_up.done', 'follow_up.taken_back', 'erratum.made', 'round.extended', 'round.proposed', 'round.returned', 'round.asks', 'round.opened', 'round.closed_early',
         'consultation.cancelled', 'result.published', 'result.preliminary')
     order by e.seq desc
     limit 100";

/// Who of the agency did what to a dossier, newest first.
///
/// # Errors
/// `NotFound`, also for those who may not see it.
pub async fn hands(store: &Store, by: &Viewer, id: ConsultationId) -> Outcome<Vec<Hand>> {
    super::for_desk(store, by, id).await?;
    let mut tx = store.read().await?;
    let rows: Vec<Told> = tx.all(TOLD, args![id]).await?;
    let lenders: Vec<i64> = rows.iter().filter_map(|(.., lender)| *lender).collect();
    let names: Vec<(i64, String, String)> =
        tx.all_in("select id, name_th, name_en from agencies where id in ({ids})", vec![], &lenders).await?;
    #[derive(serde::Deserialize)]
    struct Under {
        sole_order: Option<String>,
    }
    let hand = |(at, deed, name, first, content, lender): Told| {
        let under = content.and_then(|content| serde_json::from_slice::<Under>(&content).ok()?.sole_order);
        let order = under.unwrap_or(first);
        let lent_by = names.iter().find(|(id, ..)| Some(*id) == lender);
        let lent_by = lent_by.map(|(_, th, en)| (th.clone(), if en.is_empty() { th.clone() } else { en.clone() }));
        Hand { at: Moment(at), deed, name, order, lent_by: lent_by.unwrap_or_default() }
    };
    Ok(rows.into_iter().map(hand).collect())
}

/// The order of an agency that stands at a moment.
pub async fn sole_order(store: &Store, agency: AgencyId, now: Moment) -> Outcome<Option<SoleOrder>> {
    let orders = sole_orders_in(&mut store.read().await?, agency).await?;
    Ok(orders.into_iter().find(|order| order.stands(now)))
}

/// The words of the order of an agency that stands at a moment.
pub(crate) async fn standing_order(tx: &mut Tx, agency: AgencyId, now: Moment) -> Outcome<Option<String>> {
    let orders = sole_orders_in(tx, agency).await?;
    Ok(orders.into_iter().find(|order| order.stands(now)).map(|order| order.words))
}

/// The words of the order under which somebody may publish a dossier at a moment; none are needed where two did it.
pub(super) async fn fitting_order(
    tx: &mut Tx,
    dossier: &Consultation,
    proposal: Option<&Proposal>,
    by: &Viewer,
    now: Moment,
) -> Outcome<String> {
    match approval::lets(proposal, false, by.person, dossier.revision) {
        Ok(()) => Ok(String::new()),
        Err(refusal) => Ok(standing_order(tx, dossier.agency.id, now).await?.ok_or(refusal)?),
    }
}

async fn sole_orders_in(tx: &mut Tx, agency: AgencyId) -> Outcome<Vec<SoleOrder>> {
    let rows: Vec<(i64, String, i64, Option<i64>)> = tx
        .all("select id, words, since, until from sole_orders where agency = $1 order by id desc", args![agency])
        .await?;
    let order = |(id, words, since, until): (i64, String, i64, Option<i64>)| SoleOrder {
        id,
        words,
        since: Moment(since),
        until: until.map(Moment),
    };
    Ok(rows.into_iter().map(order).collect())
}

/// Every order of an agency, newest first, for those who manage its staff.
///
/// # Errors
/// `NotAllowed`.
pub async fn sole_orders(store: &Store, by: &Viewer, agency: AgencyId) -> Outcome<Vec<SoleOrder>> {
    if !by.may(Act::RecordOrder, agency) {
        return Err(Error::NotAllowed);
    }
    sole_orders_in(&mut store.read().await?, agency).await
}

/// Records the order that lets one officer of an agency propose and publish, until a day or until it is ended.
///
/// # Errors
/// `NotAllowed`; refused for `words`, for `until` (`InThePast`), or with `AlreadyDone` where one stands.
pub async fn record_order(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    (words, until): (&str, Option<Day>),
    now: Moment,
) -> Outcome<()> {
    if !by.may(Act::RecordOrder, agency) {
        return Err(Error::NotAllowed);
    }
    let mut no = Refusals::default();
    let words = no.take("words", required(words, LONGEST_NOTE, Lines::One));
    if until.is_some_and(|until| until < now.day()) {
        no.add("until", Refusal::InThePast);
    }
    let words = no.none(|| words)?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                crate::agency::standing_in(tx, agency).await?;
                if sole_orders_in(tx, agency).await?.iter().any(|order| order.stands(now)) {
                    return Err(Refusal::AlreadyDone.into());
                }
                let until = until.map(Day::last_moment);
                let (id,): (i64,) = tx
                    .one(
                        "insert into sole_orders (id, agency, words, since, until)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from sole_orders
                         returning id",
                        args![agency, &words, now, until],
                    )
                    .await?;
                let content = serde_json::json!({ "words": words, "until": until });
                event::note(tx, by.person, Deed::OrderRecorded, Some(agency), id, content, now).await
            })
        })
        .await
}

/// Ends the order that stands: from now on two are needed.
///
/// # Errors
/// `NotAllowed`; refused with `AlreadyDone` where none stands.
pub async fn end_order(store: &Store, by: &Viewer, agency: AgencyId, now: Moment) -> Outcome<()> {
    if !by.may(Act::RecordOrder, agency) {
        return Err(Error::NotAllowed);
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let standing = sole_orders_in(tx, agency).await?.into_iter().find(|order| order.stands(now));
                let Some(order) = standing else { return Err(Refusal::AlreadyDone.into()) };
                // The last moment is inclusive.
                tx.run("update sole_orders set until = $1 where id = $2", args![Moment(now.0 - 1), order.id]).await?;
                let content = serde_json::json!({ "words": order.words });
                event::note(tx, by.person, Deed::OrderEnded, Some(agency), order.id, content, now).await
            })
        })
        .await
}
