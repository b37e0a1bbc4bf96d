//! The result that everyone could read at an earlier moment, and who spoke under its issues by then.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::comment::Public;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::result::{Correction, Issue, Preliminary, Spoke, Summary};
use domain::time::Moment;
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    kind: String,
    at: i64,
    reason: String,
    waiting: i64,
    issue: Option<i64>,
    content: String,
}

/// The result that everyone could read at a moment, with what was corrected by then.
pub async fn result(store: &Store, id: ConsultationId, upto: Moment) -> Outcome<Option<Summary>> {
    let mut tx = store.read().await?;
    let lines: Vec<Line> = tx
        .all(
            "select id, kind, at, reason, waiting, issue, content from publications where consultation = $1 order by id",
            args![id],
        )
        .await?;
    // Of a result that a further round made a preliminary one the corrections are called otherwise.
    let correction = |line: &&Line| line.kind.starts_with("corrected");
    let whole = |line: &&Line| !correction(line);
    let Some(base) = lines.iter().filter(whole).rfind(|line| line.at <= upto.0) else { return Ok(None) };
    let next = lines.iter().filter(whole).find(|line| line.id > base.id);
    let corrected = |line: &&Line| correction(line) && line.id > base.id && next.is_none_or(|next| line.id < next.id);
    let mut summary: Summary = serde_json::from_str(&base.content)?;
    if base.kind == "preliminary" {
        let made = Preliminary { at: Moment(base.at), reason: base.reason.clone(), waiting: base.waiting as u64 };
        return Ok(Some(Summary { preliminary: Some(made), published: None, ..summary }));
    }
    summary.published = Some(Moment(base.at));
    let later: Summary = match next {
        Some(next) => serde_json::from_str(&next.content)?,
        None => crate::result::load(&mut tx, id).await?,
    };
    for issue in &mut summary.issues {
        let mut mine = lines.iter().filter(corrected).filter(|line| line.issue == Some(issue.id.0));
        let was = mine.clone().find(|line| line.at > upto.0);
        let is = later.issues.iter().find(|now| now.id == issue.id);
        match (was, mine.next(), is) {
            (Some(line), ..) => *issue = serde_json::from_str::<Issue>(&line.content)?,
            (None, Some(_), Some(now)) => *issue = now.clone(),
            _ => {}
        }
    }
    let told = lines.iter().filter(corrected).filter(|line| line.at <= upto.0);
    let told_of = |line: &Line| {
        Ok(Correction {
            at: Moment(line.at),
            reason: line.reason.clone(),
            before: serde_json::from_str(&line.content)?,
        })
    };
    summary.corrections = told.map(told_of).collect::<Outcome<_>>()?;
    Ok(Some(summary))
}

/// Who speaks under each issue of a result as it stood, by what was put under them until then and is there still; of an issue of which
/// something was taken away since, nothing: its number would not be the one that the result tells.
pub async fn spoke(store: &Store, summary: &Summary, upto: Moment) -> Outcome<BTreeMap<IssueId, Vec<Spoke>>> {
    let mut all = BTreeMap::new();
    if summary.preliminary.is_some() {
        return Ok(all);
    }
    for issue in &summary.issues {
        let spoke = crate::result::spoke_until(store, issue.id, upto).await?;
        if spoke.iter().map(Spoke::comments).sum::<u64>() == issue.comments {
            all.insert(issue.id, spoke);
        }
    }
    Ok(all)
}

/// A page of the comments that stood under an issue by a moment, in the words they had then, and from where it goes on.
pub async fn under(
    store: &Store,
    consultation: ConsultationId,
    issue: IssueId,
    before: Option<CommentId>,
    upto: Moment,
    limit: u32,
) -> Outcome<(Vec<Public>, Option<CommentId>)> {
    let ids = crate::ledger::ids_under(store, issue, before, Some(upto), limit).await?;
    let older = ids.last().copied().filter(|_| ids.len() == limit as usize);
    Ok((super::stood(store, consultation, &ids, upto).await?, older))
}
