//! Reading the result: whole for its page and the desk, or the one answer that a receipt shows.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::result::{Answer, Disposition, Issue, Summary};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    target: String,
    title: String,
    raised: String,
    sides: String,
    disposition: Option<String>,
    reason: String,
    changed: String,
    comments: i64,
}

impl Line {
    fn issue(self) -> Outcome<Issue> {
        let disposition = match self.disposition {
            Some(code) => Some(Disposition::parse(&code).map_err(|_| Error::fault("an issue cannot be read back"))?),
            None => None,
        };
        Ok(Issue {
            id: IssueId(self.id),
            number: self.number as u32,
            target: self.target,
            title: self.title,
            raised: self.raised,
            sides: serde_json::from_str(&self.sides)?,
            disposition,
            reason: self.reason,
            changed: self.changed,
            comments: self.comments as u64,
        })
    }
}

/// The result as it stands, published or being written; the caller looks at `published`.
pub async fn summary(store: &Store, id: ConsultationId) -> Outcome<Summary> {
    let mut tx = store.read().await?;
    load(&mut tx, id).await
}

pub(crate) async fn load(tx: &mut Tx, id: ConsultationId) -> Outcome<Summary> {
    let kept: Option<(String, String, i64, Option<i64>)> = tx
        .maybe("select overview, impact, revision, published from summaries where consultation = $1", args![id])
        .await?;
    let (overview, impact, revision, published) = kept.unwrap_or_default();
    let issues: Vec<Line> = tx
        .all(
            "select id, number, target, title, raised, sides, disposition, reason, changed, comments
             from issues
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    let issues = issues.into_iter().map(Line::issue).collect::<Outcome<Vec<Issue>>>()?;
    let (comments,): (i64,) = tx.one("select comments from consultations where id = $1", args![id]).await?;
    let grouped: u64 = issues.iter().map(|issue| issue.comments).sum();
    Ok(Summary {
        overview,
        impact,
        issues,
        published: published.map(Moment),
        waiting: (comments as u64).saturating_sub(grouped),
        revision,
    })
}

#[derive(sqlx::FromRow)]
struct AnswerLine {
    id: i64,
    number: i64,
    title: String,
    disposition: Option<String>,
    reason: String,
    changed: String,
}

/// What the published result answers to one comment.
pub async fn answer_of(store: &Store, comment: CommentId) -> Outcome<Option<Answer>> {
    let mut tx = store.read().await?;
    answer_in(&mut tx, comment).await
}

pub(crate) async fn answer_in(tx: &mut Tx, comment: CommentId) -> Outcome<Option<Answer>> {
    let line: Option<AnswerLine> = tx
        .maybe(
            "select i.id, i.number, i.title, i.disposition, i.reason, i.changed
             from comments c
             join issues i on i.id = c.issue
             join summaries s on s.consultation = c.consultation
             where c.id = $1 and s.published is not null and c.withdrawn is null",
            args![comment],
        )
        .await?;
    let Some(line) = line else { return Ok(None) };
    Ok(line.disposition.and_then(|code| Disposition::parse(&code).ok()).map(|disposition| Answer {
        issue: IssueId(line.id),
        number: line.number as u32,
        title: line.title,
        disposition,
        reason: line.reason,
        changed: line.changed,
    }))
}

/// The issues with decisions of consultations lately summarised: one each, the one with the most comments.
pub async fn latest(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<(ConsultationId, Issue)>> {
    #[derive(sqlx::FromRow)]
    struct Of {
        consultation: i64,
        #[sqlx(flatten)]
        line: Line,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<Of> = store
        .read()
        .await?
        .all_in(
            "select i.consultation, i.id, i.number, i.target, i.title, i.raised, i.sides, i.disposition, i.reason,
               i.changed, i.comments
             from issues i
             join summaries s on s.consultation = i.consultation
             where s.published is not null and i.consultation in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let mut found: Vec<(ConsultationId, Issue)> = Vec::new();
    for row in rows {
        let (id, issue) = (ConsultationId(row.consultation), row.line.issue()?);
        match found.iter_mut().find(|(known, _)| *known == id) {
            Some((_, kept)) if kept.comments < issue.comments => *kept = issue,
            Some(_) => {}
            None => found.push((id, issue)),
        }
    }
    Ok(found)
}

/// The published results of some consultations, each with its issues in their order, in two statements.
pub async fn published(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<(ConsultationId, Summary)>> {
    #[derive(sqlx::FromRow)]
    struct Of {
        consultation: i64,
        #[sqlx(flatten)]
        line: Line,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let kept: Vec<(i64, String, String, i64, i64)> = tx
        .all_in(
            "select consultation, overview, impact, revision, published
             from summaries
             where published is not null and consultation in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let of: Vec<i64> = kept.iter().map(|(of, ..)| *of).collect();
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines: Vec<Of> = tx
        .all_in(
            "select consultation, id, number, target, title, raised, sides, disposition, reason, changed, comments
             from issues
             where consultation in ({ids})",
            vec![],
            &of,
        )
        .await?;
    lines.sort_by_key(|line| line.line.number);
    kept.into_iter()
        .map(|(of, overview, impact, revision, published)| {
            let issues = lines.extract_if(.., |line| line.consultation == of).map(|line| line.line.issue());
            let issues = issues.collect::<Outcome<Vec<Issue>>>()?;
            let published = Some(Moment(published));
            Ok((ConsultationId(of), Summary { overview, impact, issues, published, waiting: 0, revision }))
        })
        .collect()
}
