//! A draft that became law enters the register: its name and since when it is in force, as the road says. Its text is not the draft's: it
//! comes when the operator brings it.

use super::read::one_in;
use super::write::{State, record};
use crate::Store;
use crate::consultation::touched;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::agency::Viewer;
use domain::amend::name_key as key;
use domain::id::{ConsultationId, LawId};
use domain::reading;
use domain::refusal::{Refusal, Refusals};
use domain::register::{Facts, Force, How, Title};
use domain::time::{Day, Moment};

/// Enters the law that a dossier's draft became under its name, with the dossier's agency as the one responsible, and ties them.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `NotInForce` before the road says that it is in force, with
/// `AlreadyDone` where it entered; of `title`: `Missing`, `DraftTitle`, `LawThere`.
pub async fn enter(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    title: &str,
    now: Moment,
) -> Outcome<LawId> {
    let (by, title) = (by.clone(), Title::of_law(title).map_err(of_title));
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = crate::road::walked(tx, &by, id, revision, now).await?.0;
                let road = crate::road::all_in(tx, id).await?;
                let step = road.into_iter().find(|step| step.stands() && step.step == domain::road::IN_FORCE);
                let step = step.ok_or(Refusal::NotInForce)?;
                if entered_in(tx, id).await?.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let title = title?;
                let there: Option<(i64,)> =
                    tx.maybe("select id from laws where key = $1", args![key(&title.name)]).await?;
                if there.is_some() {
                    return Err(of_title(Refusal::LawThere).into());
                }
                let how = How::Stated { reference: step.source, link: step.link };
                let facts =
                    Facts { kind: title.kind, force: Some(Force { day: step.day, how }), ..Facts::default() };
                let (law,): (i64,) = tx
                    .one(
                        "insert into laws
                           (id, key, title, address, text, sum, reader, provisions, by_division, said, made_under, facts,
                            kind, in_force, names, revision, changed, entered_from)
                         select coalesce(max(id), 0) + 1, $1, $2, '', '', 'entered', $3, 0, false, '', '', '{}', $4, true, $1, 0, $5, $6
                         from laws
                         returning id",
                        args![
                            key(&title.name),
                            &title.name,
                            reading::VERSION.to_string(),
                            title.kind.code(),
                            now,
                            id
                        ],
                    )
                    .await?;
                let law = one_in(tx, LawId(law)).await?;
                let after = State { facts, agencies: vec![dossier.agency.id] };
                record(tx, &by, &law, &State::default(), &after, now).await?;
                tx.run("insert into tied_laws (consultation, law) values ($1, $2)", args![id, law.id]).await?;
                touched(tx, id).await?;
                Ok(law.id)
            })
        })
        .await
}

async fn entered_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<(i64, String)>> {
    tx.maybe("select id, title from laws where entered_from = $1", args![id]).await
}

/// The law that a dossier's draft became, by its number and name.
pub async fn entered(store: &Store, id: ConsultationId) -> Outcome<Option<(LawId, String)>> {
    let law = entered_in(&mut store.read().await?, id).await?;
    Ok(law.map(|(law, title)| (LawId(law), title)))
}

/// The law that entered from a dossier has the day that its road says, where it has none. Of a step that is taken back (`stands` says no) the laws that
/// have their day by it keep their place, but no day that nobody stands for any more.
pub(crate) async fn say(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    (day, source, link): (Day, &str, &str),
    stands: bool,
    now: Moment,
) -> Outcome<()> {
    let said = Some(Force { day, how: How::Stated { reference: source.into(), link: link.into() } });
    let (sql, before, after) = match stands {
        true => ("select id from laws where entered_from = $1", None, said),
        false => ("select law from tied_laws where consultation = $1", said, None),
    };
    let laws: Vec<(i64,)> = tx.all(sql, args![id]).await?;
    for (law,) in laws {
        let law = one_in(tx, LawId(law)).await?;
        if law.facts.force != before {
            continue;
        }
        let agencies: Vec<_> = law.agencies.iter().map(|agency| agency.id).collect();
        let was = State { facts: law.facts.clone(), agencies: agencies.clone() };
        let is = State { facts: Facts { force: after.clone(), ..law.facts.clone() }, agencies };
        record(tx, by, &law, &was, &is, now).await?;
    }
    Ok(())
}

fn of_title(refusal: Refusal) -> Refusals {
    let mut no = Refusals::default();
    no.add("title", refusal);
    no
}
