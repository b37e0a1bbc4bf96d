//! A part of what an agency looks after goes to another: dossiers of a kind, or one by one. They keep the name under which they were
//! published; roles, lists of stakeholders and templates stay where they are.

use super::{one_in, refused};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::agency::{Agency, Change, Level, MOST_HANDED};
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId, PersonId};
use domain::refusal::Refusal;
use domain::time::{Day, Moment};

/// A change as its row has it.
pub(super) fn read(heir: i64, kind: &str, dossiers: &str) -> Outcome<Change> {
    let dossiers = if dossiers.is_empty() { Vec::new() } else { serde_json::from_str(dossiers)? };
    Ok(Change::Handed { heir: AgencyId(heir), kind: Kind::parse(kind), dossiers })
}

/// Asks whether this can be handed over as things stand: something is named, and what is named by number is the agency's.
pub(super) async fn possible(
    tx: &mut Tx,
    agency: AgencyId,
    kind: Option<Kind>,
    dossiers: &[ConsultationId],
) -> Outcome<()> {
    if kind.is_none() && dossiers.is_empty() {
        return Err(refused("dossiers", Refusal::NotChosen));
    }
    if dossiers.len() > MOST_HANDED {
        return Err(refused("dossiers", Refusal::EntryCount { least: 0, most: MOST_HANDED as u32 }));
    }
    let mut ids: Vec<i64> = dossiers.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let sql = "select id from consultations where agency = $1 and id in ({ids})";
    let there: Vec<(i64,)> = tx.all_in(sql, args![agency], &ids).await?;
    if there.len() != ids.len() {
        return Err(refused("dossiers", Refusal::NotAChoice));
    }
    Ok(())
}

/// Gives them over, each with an event of its own, so that its pages and the index follow.
pub(super) async fn hand_over(
    tx: &mut Tx,
    one: &Agency,
    (heir, kind, dossiers): (AgencyId, Option<Kind>, &[ConsultationId]),
    (basis, day): (&str, Day),
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<()> {
    let named: Vec<i64> = dossiers.iter().map(|id| id.0).collect();
    let mut ids: Vec<(i64,)> =
        tx.all_in("select id from consultations where agency = $1 and id in ({ids})", args![one.id], &named).await?;
    if let Some(kind) = kind {
        let sql = "select id from consultations where agency = $1 and kind = $2";
        ids.extend(tx.all::<(i64,)>(sql, args![one.id, kind.code()]).await?);
    }
    let mut ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    let heir = one_in(tx, heir).await.map_err(|_| Error::fault("an heir that was there is gone"))?;
    tx.run_in(
        "update consultations set then_agency = agency, then_th = $1, then_en = $2
         where published is not null and then_th is null and id in ({ids})",
        args![&one.name_th, &one.name_en],
        &ids,
    )
    .await?;
    tx.run_in(
        "update consultations set agency = $1, local = $2 where id in ({ids})",
        args![heir.id, heir.level == Level::Local],
        &ids,
    )
    .await?;
    tx.run_in("update moderation_queue set agency = $1 where consultation in ({ids})", args![heir.id], &ids).await?;
    for id in ids {
        let content = serde_json::json!({ "before": one.id, "agency": heir.id, "basis": basis, "day": day });
        event::append(
            tx,
            event::New {
                at: now,
                actor,
                deed: Deed::ConsultationHanded,
                agency: None,
                consultation: Some(ConsultationId(id)),
                subject: String::new(),
                content: content.to_string().into_bytes(),
            },
        )
        .await?;
    }
    Ok(())
}
