//! Reading the result: whole for its page and the desk, as it is public, and the newest ones for the home page.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::ledger;
use domain::id::{ConsultationId, IssueId};
use domain::result::{Correction, Disposition, Issue, Preliminary, Summary};
use domain::time::Moment;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    number: i64,
    targets: String,
    title: String,
    raised: String,
    sides: String,
    disposition: Option<String>,
    reason: String,
    changed: String,
    answered_by: String,
    comments: i64,
    revision: i64,
    elsewhere: i64,
    #[sqlx(default)]
    texts: i64,
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
            targets: serde_json::from_str(&self.targets)?,
            title: self.title,
            raised: self.raised,
            sides: serde_json::from_str(&self.sides)?,
            disposition,
            reason: self.reason,
            changed: self.changed,
            answered_by: self.answered_by,
            elsewhere: self.elsewhere != 0,
            comments: self.comments.max(0) as u64,
            texts: self.texts as u64,
            sources: Vec::new(),
            revision: self.revision,
        })
    }
}

#[derive(Default, sqlx::FromRow)]
struct Kept {
    overview: String,
    impact: String,
    lacking: String,
    unheard: String,
    revision: i64,
    published: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Published {
    kind: String,
    at: i64,
    reason: String,
    waiting: i64,
    content: String,
}

#[derive(sqlx::FromRow)]
struct Numbered {
    id: i64,
    #[sqlx(flatten)]
    row: Published,
}

/// The result as it stands on the desk, published or being written.
pub async fn summary(store: &Store, id: ConsultationId) -> Outcome<Summary> {
    let mut tx = store.read().await?;
    load(&mut tx, id).await
}

pub(crate) async fn load(tx: &mut Tx, id: ConsultationId) -> Outcome<Summary> {
    let kept: Option<Kept> = tx
        .maybe(
            "select overview, impact, lacking, unheard, revision, published from summaries where consultation = $1",
            args![id],
        )
        .await?;
    let kept = kept.unwrap_or_default();
    let issues: Vec<Line> = tx
        .all(
            "select i.id, i.number, i.targets, i.title, i.raised, i.sides, i.disposition, i.reason, i.changed,
               i.answered_by, i.comments, i.revision, i.elsewhere, coalesce(h.texts, 0) as texts
             from issues i
             left join hint_issues h on h.issue = i.id
             where i.consultation = $1 and i.removed is null
             order by i.number",
            args![id],
        )
        .await?;
    let mut issues = issues.into_iter().map(Line::issue).collect::<Outcome<Vec<Issue>>>()?;
    super::sources::load(tx, id, &mut issues).await?;
    let coverage = ledger::coverage_in(tx, id).await?;
    let (preliminary, corrections) = history(tx, id, kept.published).await?;
    let analysed = kept.impact.is_empty() && crate::impact::public_is_whole(tx, id).await?;
    let drafted = issues.iter().any(Issue::unanswered) && drafted(tx, id).await?;
    Ok(Summary {
        analysed,
        drafted,
        overview: kept.overview,
        impact: kept.impact,
        lacking: kept.lacking,
        unheard: kept.unheard,
        issues,
        published: kept.published.map(Moment),
        preliminary: preliminary.map(|(preliminary, _)| preliminary),
        corrections,
        coverage,
        revision: kept.revision,
    })
}

/// Whether a draft was put to the public.
pub(super) async fn drafted(tx: &mut Tx, id: ConsultationId) -> Outcome<bool> {
    let (drafts,): (i64,) =
        tx.one("select count(*) from versions where consultation = $1 and published is not null", args![id]).await?;
    Ok(drafts > 0)
}

/// The preliminary summary that the final one has not replaced, with its content; and what was corrected since.
async fn history(
    tx: &mut Tx,
    id: ConsultationId,
    published: Option<i64>,
) -> Outcome<(Option<(Preliminary, String)>, Vec<Correction>)> {
    let rows: Vec<Published> = match published {
        Some(_) => {
            tx.all(
                "select kind, at, reason, waiting, content
                 from publications
                 where consultation = $1 and kind = 'corrected'
                 order by id",
                args![id],
            )
            .await?
        }
        None => {
            tx.all(
                "select kind, at, reason, waiting, content
                 from publications
                 where consultation = $1 and kind = 'preliminary'
                 order by id desc
                 limit 1",
                args![id],
            )
            .await?
        }
    };
    let (mut preliminary, mut corrections) = (None, Vec::new());
    for row in rows {
        if row.kind == "preliminary" {
            let made = Preliminary { at: Moment(row.at), reason: row.reason, waiting: row.waiting as u64 };
            preliminary = Some((made, row.content));
        } else {
            let before = serde_json::from_str(&row.content)?;
            corrections.push(Correction { at: Moment(row.at), reason: row.reason, before });
        }
    }
    Ok((preliminary, corrections))
}

/// Since when everyone reads a result of a consultation whose final one is to come: a preliminary one, or one that a further round was opened
/// after.
pub async fn early(store: &Store, id: ConsultationId) -> Outcome<Option<Moment>> {
    #[derive(serde::Deserialize)]
    struct Before {
        published: Option<Moment>,
    }
    let sql = "select at, content from publications where consultation = $1 and kind = 'preliminary' order by id desc limit 1";
    let row: Option<(i64, String)> = store.read().await?.maybe(sql, args![id]).await?;
    let Some((at, content)) = row else { return Ok(None) };
    let before: Before = serde_json::from_str(&content)?;
    Ok(Some(before.published.unwrap_or(Moment(at))))
}

/// The result that everyone may read: the final one with its corrections, else the preliminary one as it was published, else
/// nothing.
pub async fn public(store: &Store, id: ConsultationId) -> Outcome<Option<Summary>> {
    public_in(&mut store.read().await?, id).await
}

async fn public_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<Summary>> {
    let row: Option<(Option<i64>,)> =
        tx.maybe("select published from summaries where consultation = $1", args![id]).await?;
    if row.is_some_and(|(published,)| published.is_some()) {
        return Ok(Some(load(tx, id).await?));
    }
    let (preliminary, _) = history(tx, id, None).await?;
    let Some((preliminary, content)) = preliminary else { return Ok(None) };
    let kept: Summary = serde_json::from_str(&content)?;
    Ok(Some(Summary { preliminary: Some(preliminary), ..kept }))
}

/// What everyone may read of the results of some consultations as comments are answered from it: decided issues and corrections of the final one,
/// else the preliminary one as it was published. In three statements, however many they are.
pub(crate) async fn answering(tx: &mut Tx, ids: &[i64]) -> Outcome<HashMap<ConsultationId, Summary>> {
    #[derive(sqlx::FromRow)]
    struct Of<T> {
        consultation: i64,
        #[sqlx(flatten)]
        line: T,
    }
    let mut found: HashMap<ConsultationId, Summary> = HashMap::new();
    let finals: Vec<(i64, i64)> = tx
        .all_in(
            "select consultation, published from summaries where published is not null and consultation in ({ids})",
            vec![],
            ids,
        )
        .await?;
    for (of, published) in finals {
        let summary = Summary { published: Some(Moment(published)), ..Summary::default() };
        found.insert(ConsultationId(of), summary);
    }
    for of in tx.all_in::<Of<Line>>(PUBLISHED_ISSUES, vec![], ids).await? {
        if let Some(summary) = found.get_mut(&ConsultationId(of.consultation)) {
            summary.issues.push(of.line.issue()?);
        }
    }
    let mut rows: Vec<Of<Numbered>> = tx
        .all_in(
            "select consultation, id, kind, at, reason, waiting, content
             from publications
             where kind in ('corrected', 'preliminary') and consultation in ({ids})",
            vec![],
            ids,
        )
        .await?;
    rows.sort_by_key(|row| row.line.id);
    for Of { consultation, line: Numbered { row, .. } } in rows {
        let of = ConsultationId(consultation);
        match found.get_mut(&of).filter(|summary| summary.published.is_some()) {
            Some(summary) if row.kind == "corrected" => {
                let before = serde_json::from_str(&row.content)?;
                summary.corrections.push(Correction { at: Moment(row.at), reason: row.reason, before });
            }
            // The last one stands.
            None if row.kind == "preliminary" => {
                let kept: Summary = serde_json::from_str(&row.content)?;
                let made = Preliminary { at: Moment(row.at), reason: row.reason, waiting: row.waiting as u64 };
                found.insert(of, Summary { preliminary: Some(made), published: None, ..kept });
            }
            _ => {}
        }
    }
    Ok(found)
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
    let rows: Vec<Of> = store.read().await?.all_in(PUBLISHED_ISSUES, vec![], &ids).await?;
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

/// The issues of some consultations whose results are public.
const PUBLISHED_ISSUES: &str =
    "select i.consultation, i.id, i.number, i.targets, i.title, i.raised, i.sides, i.disposition, i.reason,
       i.changed, i.answered_by, i.comments, i.revision, i.elsewhere
     from issues i
     join summaries s on s.consultation = i.consultation
     where s.published is not null and i.removed is null and i.consultation in ({ids})";

/// The results of some consultations as they are public: texts, and issues in their order, without their history; in three
/// statements.
pub async fn published(store: &Store, ids: &[ConsultationId]) -> Outcome<Vec<(ConsultationId, Summary)>> {
    #[derive(sqlx::FromRow)]
    struct Of<T> {
        consultation: i64,
        #[sqlx(flatten)]
        line: T,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let kept: Vec<(i64, String, String, String, i64, i64)> = tx
        .all_in(
            "select consultation, overview, impact, lacking, revision, published
             from summaries
             where published is not null and consultation in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let mut lines: Vec<Of<Line>> = tx.all_in(PUBLISHED_ISSUES, vec![], &ids).await?;
    lines.sort_by_key(|line| line.line.number);
    let mut found = Vec::new();
    for (of, overview, impact, lacking, revision, published) in kept {
        let issues = lines.extract_if(.., |line| line.consultation == of).map(|line| line.line.issue());
        let issues = issues.collect::<Outcome<Vec<Issue>>>()?;
        let published = Some(Moment(published));
        let summary = Summary { overview, impact, lacking, issues, published, revision, ..Summary::default() };
        found.push((ConsultationId(of), summary));
    }
    let preliminary: Vec<(i64, String)> = tx
        .all_in(
            "select p.consultation, p.content
             from publications p
             where p.kind = 'preliminary' and p.consultation in ({ids})
               and p.id = (select max(q.id)
                           from publications q
                           where q.consultation = p.consultation and q.kind = 'preliminary')",
            vec![],
            &ids,
        )
        .await?;
    for (of, content) in preliminary {
        if !found.iter().any(|(known, _)| known.0 == of) {
            found.push((ConsultationId(of), serde_json::from_str(&content)?));
        }
    }
    Ok(found)
}

/// Who signed what an issue says, by writing it last, and when; none where nothing is written.
///
/// # Errors
/// Faults.
pub async fn signed(store: &Store, issue: IssueId) -> Outcome<Option<(String, Moment)>> {
    let row: Option<(String, i64)> = store
        .read()
        .await?
        .maybe(
            "select p.name, i.signed_at from issues i join people p on p.id = i.signed_by where i.id = $1",
            args![issue],
        )
        .await?;
    Ok(row.map(|(name, at)| (name, Moment(at))))
}
