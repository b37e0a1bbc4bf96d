//! Where comments stood on an earlier day: at the addresses that the draft of that day had.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::comment::{Public, Target};
use domain::id::ConsultationId;
use domain::time::Moment;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The way of addresses through the versions of a consultation's draft.
#[derive(Default)]
pub(super) struct Places {
    /// The versions in their order, and whether each was published by that day.
    versions: Vec<(i64, bool)>,
    /// Where a version led what stood at a part and an address in it.
    ways: HashMap<(i64, String, String), (String, String)>,
}

impl Places {
    /// Of a moment; empty where there has been one version at most.
    pub(super) async fn of(tx: &mut Tx, consultation: ConsultationId, upto: Moment) -> Outcome<Places> {
        let rows: Vec<(i64, i64)> = tx
            .all(
                "select id, published from versions
                 where consultation = $1 and published is not null
                 order by number",
                args![consultation],
            )
            .await?;
        let versions: Vec<(i64, bool)> = rows.into_iter().map(|(id, at)| (id, at <= upto.0)).collect();
        if versions.len() < 2 {
            return Ok(Places::default());
        }
        let ids: Vec<i64> = versions.iter().map(|(id, _)| *id).collect();
        let ways: Vec<(i64, String, String, String, String)> = tx
            .all_in(
                "select version, from_part, from_target, part, target from carried where version in ({ids})",
                vec![],
                &ids,
            )
            .await?;
        let way = |(version, from_part, from_target, part, target)| ((version, from_part, from_target), (part, target));
        Ok(Places { versions, ways: ways.into_iter().map(way).collect() })
    }

    /// Where what stood at a part that day stands now.
    pub(super) fn now(&self, part: &str) -> String {
        let later = self.versions.iter().filter(|(_, then)| !then);
        later.fold(part.to_string(), |part, (version, _)| {
            let way = self.ways.get(&(*version, part.clone(), part.clone()));
            way.map_or(part, |(part, _)| part.clone())
        })
    }

    /// Where what was said of a version stood that day.
    fn then(&self, made: i64, said: (String, String)) -> (String, String) {
        let since = self.versions.iter().skip_while(|(version, _)| *version != made).skip(1);
        since.filter(|(_, then)| *then).fold(said, |at, (version, _)| {
            self.ways.get(&(*version, at.0.clone(), at.1.clone())).cloned().unwrap_or(at)
        })
    }

    /// How many comments stood at each part.
    pub(super) async fn counted(
        &self,
        tx: &mut Tx,
        consultation: ConsultationId,
        upto: Moment,
    ) -> Outcome<Vec<(String, u64)>> {
        type Row = (Option<i64>, String, String, String, i64, i64);
        let rows: Vec<Row> = tx
            .all(
                "select version, coalesce(said_part, part), coalesce(said_target, target), part,
                        cast(case when placed <= $2 then 1 else 0 end as bigint), count(*)
                 from comments
                 where consultation = $1 and at <= $2 and withdrawn is null
                 group by 1, 2, 3, 4, 5",
                args![consultation, upto],
            )
            .await?;
        let mut counted: BTreeMap<String, u64> = BTreeMap::new();
        for (made, said_part, said_target, today, placed, n) in rows {
            let part = match made {
                Some(made) if placed == 0 && !self.versions.is_empty() => self.then(made, (said_part, said_target)).0,
                _ => today,
            };
            *counted.entry(part).or_default() += n as u64;
        }
        Ok(counted.into_iter().collect())
    }

    /// Lets comments stand where they stood, and gives those that have moved since and stood elsewhere than at `part`. Who was put somewhere
    /// by an officer by that day stays there.
    pub(super) async fn put(
        &self,
        tx: &mut Tx,
        all: &mut [Public],
        part: Option<&str>,
        upto: Moment,
    ) -> Outcome<HashSet<i64>> {
        let moved: Vec<i64> = all.iter().filter(|one| one.earlier.is_some()).map(|one| one.id.0).collect();
        if self.versions.is_empty() || moved.is_empty() {
            return Ok(HashSet::new());
        }
        let rows: Vec<(i64, i64, String, String, String, Option<i64>)> = tx
            .all_in(
                "select id, version, coalesce(said_part, part), coalesce(said_target, target), part, placed
                 from comments
                 where version is not null and id in ({ids})",
                vec![],
                &moved,
            )
            .await?;
        let now = part.map(|part| self.now(part));
        let mut elsewhere = HashSet::new();
        for (id, made, said_part, said_target, today, placed) in rows {
            if placed.is_some_and(|at| at <= upto.0) {
                elsewhere.extend(now.as_ref().filter(|now| **now != today).map(|_| id));
                continue;
            }
            let mut since = self.versions.iter().skip_while(|(version, _)| *version != made).skip(1);
            let followed = since.any(|(_, then)| *then);
            let at = self.then(made, (said_part, said_target));
            let Some(one) = all.iter_mut().find(|one| one.id.0 == id) else { continue };
            one.target = Target::parse(&at.1).map_err(|_| Error::fault("an address cannot be read back"))?;
            match followed {
                false => one.earlier = None,
                true => one.earlier.iter_mut().for_each(|earlier| earlier.placed = false),
            }
            elsewhere.extend(part.filter(|part| *part != at.0).map(|_| id));
        }
        Ok(elsewhere)
    }
}
