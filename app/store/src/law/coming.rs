//! The days that come for the agencies responsible for laws: of evaluations, of rules that should be made, of answers to proposals, and of
//! what follows from evaluations. Computed when they are asked for, as pages compute them; nothing of it is stored.

use crate::Store;
use crate::error::Outcome;
use domain::id::{AgencyId, ConsultationId, LawId, ProposalId};
use domain::proposal::unkept;
use domain::register::Need;
use domain::register::coming::{Coming, Thing};
use domain::register::due::{Years, due};
use domain::rules::Rules;
use domain::time::{Day, Moment};
use std::collections::HashMap;

/// Every day of some agencies, the earliest first, by the Office's rules.
pub async fn coming(store: &Store, agencies: &[AgencyId], rules: &Rules) -> Outcome<Vec<Coming>> {
    let ids: Vec<i64> = agencies.iter().map(|agency| agency.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = laws(store, agencies, &ids, rules.evaluation_years()).await?;
    if let Some(days) = rules.answer_days() {
        all.extend(proposals(store, &ids, days).await?);
    }
    all.extend(follow_ups(store, &ids).await?);
    all.sort_by(|a, b| (a.day, &a.name, &a.detail).cmp(&(b.day, &b.name, &b.detail)));
    Ok(all)
}

/// The agencies that any day may come for.
pub(crate) async fn responsible(store: &Store) -> Outcome<Vec<AgencyId>> {
    let sql = "select agency from law_agencies
               union
               select c.agency from follow_ups f join consultations c on c.id = f.consultation";
    let rows: Vec<(i64,)> = store.read().await?.all(sql, vec![]).await?;
    Ok(rows.into_iter().map(|(id,)| AgencyId(id)).collect())
}

async fn laws(store: &Store, agencies: &[AgencyId], ids: &[i64], years: Years) -> Outcome<Vec<Coming>> {
    let clocks = super::clocks_of(store, agencies).await?;
    let clocked: Vec<LawId> = clocks.iter().map(|one| one.id).collect();
    let promised = crate::proposal::promised(store, &clocked).await?;
    let mut tx = store.read().await?;
    // Long lists of agencies are asked in parts: what is asked is in no order, and a law of two agencies may come twice.
    let mut rows: Vec<(i64, i64)> =
        tx.all_in("select law, agency from law_agencies where agency in ({ids})", vec![], ids).await?;
    rows.sort_unstable();
    let mut of: HashMap<i64, Vec<AgencyId>> = HashMap::new();
    for (law, agency) in rows {
        of.entry(law).or_default().push(AgencyId(agency));
    }
    let mut needs: Vec<(i64, i64, String)> = tx
        .all_in(
            "select n.law, n.number, n.need from law_needs n
             where n.law in (select g.law from law_agencies g where g.agency in ({ids}))",
            vec![],
            ids,
        )
        .await?;
    needs.sort_unstable();
    needs.dedup();
    let mut all = Vec::new();
    for one in &clocks {
        let agencies = of.get(&one.id.0).cloned().unwrap_or_default();
        if let Ok(due) = due(&one.facts, &one.evaluated, years) {
            let (thing, name) = (Thing::Evaluation(one.id), one.title.clone());
            let promised = unkept(&promised, one.id, &one.facts.ended(&one.evaluated));
            let agencies = agencies.clone();
            all.push(Coming { thing, name, detail: String::new(), day: due.day, agencies, promised });
        }
        let force = one.facts.force.as_ref().map(|force| force.day);
        for (_, _, need) in needs.iter().filter(|(law, ..)| *law == one.id.0) {
            let need: Need = serde_json::from_str(need)?;
            let Some(clock) = need.clock(one.facts.kind, force).filter(|_| need.made.is_none()) else { continue };
            all.push(Coming {
                thing: Thing::Rule(one.id, need.number, clock.extended),
                name: one.title.clone(),
                detail: format!("{} {}", need.at, need.what),
                day: clock.day,
                agencies: agencies.clone(),
                promised: None,
            });
        }
    }
    Ok(all)
}

/// Proposals that wait for an answer. What is withheld waits for none.
async fn proposals(store: &Store, ids: &[i64], days: u32) -> Outcome<Vec<Coming>> {
    let mut rows: Vec<(i64, String, i64, String, i64)> = store
        .read()
        .await?
        .all_in(
            "select p.id, p.title, p.at, l.title as law_title, g.agency
             from law_proposals p
             join laws l on l.id = p.law
             join law_agencies g on g.law = p.law
             where p.answered is null and p.withdrawn is null and p.withheld is null and g.agency in ({ids})",
            vec![],
            ids,
        )
        .await?;
    // Parts of a long list are in no order among themselves; what is of one proposal stands together from here on.
    rows.sort_unstable();
    let mut all: Vec<Coming> = Vec::new();
    for (id, name, at, detail, agency) in rows {
        let (thing, agency) = (Thing::Answer(ProposalId(id)), AgencyId(agency));
        match all.last_mut().filter(|last| last.thing == thing) {
            Some(last) => last.agencies.push(agency),
            None => {
                let day = Day(Moment(at).day().0 + i64::from(days));
                all.push(Coming { thing, name, detail, day, agencies: vec![agency], promised: None });
            }
        }
    }
    Ok(all)
}

/// Steps of public reports that are still to be done.
async fn follow_ups(store: &Store, ids: &[i64]) -> Outcome<Vec<Coming>> {
    let rows: Vec<(i64, i64, String, i64, String, String, i64)> = store
        .read()
        .await?
        .all_in(
            "select f.consultation, f.number, f.what, f.due, c.title, c.short_name, c.agency
             from follow_ups f
             join consultations c on c.id = f.consultation
             where f.done_on is null and f.taken_back is null and c.published is not null and c.agency in ({ids})
               and exists (select 1 from reports r where r.consultation = c.id and r.published is not null)",
            vec![],
            ids,
        )
        .await?;
    let coming = |(of, number, what, due, title, short, agency): (i64, i64, String, i64, String, String, i64)| Coming {
        thing: Thing::FollowUp(ConsultationId(of), number as u32),
        name: if short.is_empty() { title } else { short },
        detail: what,
        day: Day(due),
        agencies: vec![AgencyId(agency)],
        promised: None,
    };
    Ok(rows.into_iter().map(coming).collect())
}
