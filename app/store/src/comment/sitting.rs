//! Several comments of one sitting: what their receipts are called in a list.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::comment::Target;
use domain::id::{CommentId, ConsultationId};
use domain::receipt::Number;
use domain::time::Moment;

/// A receipt among those of a sitting: nothing but what its number shows to everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sat {
    pub number: Number,
    pub consultation: ConsultationId,
    /// What that is called.
    pub name: String,
    /// What the comment was about, in the version that it was made on; of a provision its label and anchor.
    pub target: Target,
    pub label: String,
    pub part: String,
    pub at: Moment,
    /// Of an answer sheet.
    pub sheet: bool,
    /// Its comment was taken back.
    pub withdrawn: bool,
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    consultation: i64,
    name: String,
    target: Option<String>,
    label: Option<String>,
    part: Option<String>,
    at: i64,
    sheet: Option<i64>,
    withdrawn: Option<i64>,
}

/// Whether a comment is what one of these receipts was given for.
///
/// # Errors
/// Faults.
pub async fn is_of(store: &Store, comment: CommentId, receipts: &[Number]) -> Outcome<bool> {
    let ids: Vec<i64> = receipts.iter().map(|number| i64::from(number.0)).collect();
    if ids.is_empty() {
        return Ok(false);
    }
    let sql = "select number from receipts where comment = $1 and number in ({ids})";
    let found: Vec<(i64,)> = store.read().await?.all_in(sql, args![comment], &ids).await?;
    Ok(!found.is_empty())
}

/// Some receipts in the order in which they are asked for; numbers that no receipt has are left out.
pub async fn sitting(store: &Store, numbers: &[Number]) -> Outcome<Vec<Sat>> {
    let ids: Vec<i64> = numbers.iter().map(|number| i64::from(number.0)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<Line> = store
        .read()
        .await?
        .all_in(
            "select r.number, r.consultation, case when d.short_name = '' then d.title else d.short_name end as name,
               coalesce(c.said_target, c.target) as target, p.label, coalesce(c.said_part, c.part) as part, r.at, r.sheet, c.withdrawn
             from receipts r
             join consultations d on d.id = r.consultation
             left join comments c on c.id = r.comment
             left join provisions p on p.version = c.version and p.anchor = coalesce(c.said_part, c.part)
             where r.number in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let mut found: Vec<Sat> = lines
        .into_iter()
        .map(|line| Sat {
            number: Number(line.number as u32),
            consultation: ConsultationId(line.consultation),
            name: line.name,
            target: line.target.and_then(|at| Target::parse(&at).ok()).unwrap_or_else(Target::whole),
            label: line.label.unwrap_or_default(),
            part: line.part.unwrap_or_default(),
            at: Moment(line.at),
            sheet: line.sheet.is_some(),
            withdrawn: line.withdrawn.is_some(),
        })
        .collect();
    found.sort_by_key(|one| numbers.iter().position(|number| *number == one.number));
    Ok(found)
}
