//! Proposals as everyone may see them: one with its answers, lists, and those that say much the same.

use crate::Store;
use crate::db::{Condition, Tx, args};
use crate::error::{Error, Outcome};
use domain::id::{AgencyId, ConsultationId, LawId, ProposalId};
use domain::moderation::Reason;
use domain::proposal::{ALIKE, Answer, Promised, Proposal, Said, Wish, alike};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    law: i64,
    law_title: String,
    law_title_en: String,
    part: String,
    part_name: String,
    wish: String,
    title: String,
    reason: String,
    name: Option<String>,
    at: i64,
    accounts: i64,
    guests: i64,
    withdrawn: Option<i64>,
    withheld_reason: Option<String>,
    answered: Option<i64>,
    reasonable: Option<bool>,
}

/// A proposal's columns, `p` being the proposal and `l` its law.
macro_rules! proposals {
    () => {
        "select p.id, p.law, l.title as law_title, l.title_en as law_title_en, p.part,
           coalesce((select w.label from law_pieces w where w.law = p.law and w.anchor = p.part), '') as part_name, p.wish, p.title, p.reason, p.name, p.at, p.accounts, p.guests,
           p.withdrawn, p.withheld_reason, p.answered, p.reasonable
         from law_proposals p
         join laws l on l.id = p.law"
    };
}

impl Line {
    fn proposal(self) -> Outcome<Proposal> {
        let fault = || Error::fault(format!("a proposal that is not understood: {}", self.id));
        let said = match (self.withdrawn, self.withheld_reason.as_deref()) {
            (Some(_), _) => Said::Withdrawn,
            (None, Some(code)) => Said::Withheld { reason: Reason::parse(code).map_err(|_| fault())? },
            (None, None) => {
                Said::Shown { title: self.title.clone(), reason: self.reason.clone(), name: self.name.clone() }
            }
        };
        Ok(Proposal {
            id: ProposalId(self.id),
            law: LawId(self.law),
            wish: Wish::parse(&self.wish).map_err(|_| fault())?,
            law_title: self.law_title,
            law_title_en: self.law_title_en,
            part: self.part,
            part_name: self.part_name,
            said,
            at: Moment(self.at),
            accounts: self.accounts as u64,
            guests: self.guests as u64,
            answered: self.answered.map(Moment),
            reasonable: self.reasonable,
        })
    }
}

/// Those of a law that are looked at for others like them.
const LOOKED_AT: u32 = 200;
/// Those alike that are shown.
const SHOWN: usize = 5;

/// As much of a reason as is compared.
fn head(reason: &str) -> &str {
    reason.char_indices().nth(600).map_or(reason, |(at, _)| &reason[..at])
}

pub(super) async fn alike_in(tx: &mut Tx, law: LawId, title: &str, reason: &str) -> Outcome<Vec<Proposal>> {
    let lines: Vec<Line> = tx
        .all(
            concat!(
                proposals!(),
                " where p.law = $1 and p.withdrawn is null and p.withheld is null
                 order by p.accounts + p.guests desc, p.id desc
                 limit $2"
            ),
            args![law, LOOKED_AT],
        )
        .await?;
    let mut found: Vec<(f64, Line)> = lines
        .into_iter()
        .map(|line| (alike(title, &line.title).max(alike(head(reason), head(&line.reason))), line))
        .filter(|(how, _)| *how >= ALIKE)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(SHOWN);
    found.into_iter().map(|(_, line)| line.proposal()).collect()
}

/// Proposals about a law that say much the same as what is about to be proposed, the most alike first.
pub async fn like(store: &Store, law: LawId, title: &str, reason: &str) -> Outcome<Vec<Proposal>> {
    alike_in(&mut store.read().await?, law, title, reason).await
}

/// One proposal as everyone may see it, and its answers, the latest first.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: ProposalId) -> Outcome<(Proposal, Vec<Answer>)> {
    let mut tx = store.read().await?;
    let line: Option<Line> = tx.maybe(concat!(proposals!(), " where p.id = $1"), args![id]).await?;
    let proposal = line.ok_or(Error::NotFound)?.proposal()?;
    type Row = (i64, i64, String, String, bool, String, Option<i64>);
    let rows: Vec<Row> = tx
        .all(
            "select a.number, a.at, g.name_th, g.name_en, a.reasonable, a.why, a.consultation
             from proposal_answers a
             join agencies g on g.id = a.agency
             where a.proposal = $1
             order by a.number desc",
            args![id],
        )
        .await?;
    let answers = rows.into_iter().map(|(number, at, th, en, reasonable, why, consultation)| Answer {
        number: number as u32,
        at: Moment(at),
        agency: (th.clone(), if en.is_empty() { th } else { en }),
        reasonable,
        why,
        consultation: consultation.map(ConsultationId),
    });
    Ok((proposal, answers.collect()))
}

/// By which proposals agencies took it upon themselves to evaluate some laws before their days (s.34(1)): those that are found reasonable, each with the day on
/// which it was found so first. Those taken back are left out.
pub async fn promised(store: &Store, laws: &[LawId]) -> Outcome<Vec<Promised>> {
    let laws: Vec<i64> = laws.iter().map(|law| law.0).collect();
    let rows: Vec<(i64, i64, i64)> = store
        .read()
        .await?
        .all_in(
            "select p.law, p.id, min(a.at)
             from law_proposals p
             join proposal_answers a on a.proposal = p.id and a.reasonable
             where p.reasonable and p.withdrawn is null and p.law in ({ids})
             group by p.law, p.id",
            vec![],
            &laws,
        )
        .await?;
    let promised = |(law, proposal, at): (i64, i64, i64)| Promised {
        law: LawId(law),
        proposal: ProposalId(proposal),
        day: Moment(at).day(),
    };
    Ok(rows.into_iter().map(promised).collect())
}

/// What a list of proposals is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub law: Option<LawId>,
    /// Of laws that this agency is responsible for.
    pub agency: Option<AgencyId>,
    pub answered: Option<bool>,
    pub wish: Option<Wish>,
}

fn conditions(filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(law) = filter.law {
        all.push(("p.law = ?", args![law]));
    }
    if let Some(agency) = filter.agency {
        all.push(("exists (select 1 from law_agencies a where a.law = p.law and a.agency = ?)", args![agency]));
    }
    match filter.answered {
        Some(true) => all.push(("p.answered is not null", vec![])),
        Some(false) => all.push(("p.answered is null", vec![])),
        None => {}
    }
    if let Some(wish) = filter.wish {
        all.push(("p.wish = ?", args![wish.code()]));
    }
    all
}

/// Those of some proposals that there are, whatever is to be seen of them.
pub async fn some(store: &Store, ids: &[ProposalId]) -> Outcome<Vec<Proposal>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let lines: Vec<Line> =
        store.read().await?.all_in(concat!(proposals!(), " where p.id in ({ids})"), vec![], &ids).await?;
    lines.into_iter().map(Line::proposal).collect()
}

/// The proposals after one, in their order, whatever is to be seen of them; of one law, or of all.
pub async fn after(store: &Store, law: Option<LawId>, after: ProposalId, most: u32) -> Outcome<Vec<Proposal>> {
    let sql = concat!(proposals!(), " where p.id > $1 and (p.law = $2 or $2 < 0) order by p.id limit $3");
    let law = law.map_or(-1, |law| law.0);
    let lines: Vec<Line> = store.read().await?.all(sql, args![after, law, most]).await?;
    lines.into_iter().map(Line::proposal).collect()
}

/// A page of proposals, the most supported first, and how many there are together; those taken back are left out.
pub async fn list(store: &Store, filter: &Filter, page: u32, per_page: u32) -> Outcome<(Vec<Proposal>, u64)> {
    let mut tx = store.read().await?;
    let conditions = conditions(filter);
    let count: Vec<(i64,)> = tx
        .all_where("select count(*) from law_proposals p where p.withdrawn is null{where}", vec![], &conditions)
        .await?;
    let lines: Vec<Line> = tx
        .all_where(
            concat!(
                proposals!(),
                " where p.withdrawn is null{where}
                 order by p.accounts + p.guests desc, p.id desc
                 limit $1 offset $2"
            ),
            args![per_page, i64::from(per_page) * i64::from(page.saturating_sub(1))],
            &conditions,
        )
        .await?;
    let rows: Outcome<Vec<Proposal>> = lines.into_iter().map(Line::proposal).collect();
    Ok((rows?, count.first().map_or(0, |(count,)| *count as u64)))
}
