//! Papers that were given out with a check code: noted when they are made, found again by whoever holds one. Making one changes
//! nothing, so it is no deed and has no event.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use crate::export::For;
use domain::id::{ConsultationId, PersonId};
use domain::lang::Lang;
use domain::paper::{CODE, Mark};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// A paper that was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub consultation: ConsultationId,
    /// The last part of its address; of one inside a bundle with the bundle's before it.
    pub file: String,
    pub lang: Lang,
    pub whom: For,
    /// Who took it from the desk; nobody for what everyone may take.
    pub maker: Option<PersonId>,
    /// As of when it speaks.
    pub at: Moment,
    /// What the result said then ([`crate::result::seal`]).
    pub seal: String,
    /// The consultation's last event then.
    pub upto: u64,
    /// What it is narrowed to, as the query of its address; empty for everything.
    pub asked: String,
}

impl Paper {
    /// The code that stands on it: the same paper of the same state made again has the same one.
    pub fn code(&self) -> String {
        let maker = self.maker.map_or(0, |person| person.0);
        let mut named = format!(
            "{}\0{}\0{}\0{}\0{maker}\0{}\0{}\0{}",
            self.consultation,
            self.file,
            self.lang.code(),
            whom(self.whom),
            self.at.0,
            self.seal,
            self.upto
        );
        // A part of the comments is another paper than the whole, which keeps the code that it had before there were parts.
        if !self.asked.is_empty() {
            named.push_str(&format!("\0{}", self.asked));
        }
        let mut code = hexadecimal(&Sha256::digest(named));
        code.truncate(CODE);
        code
    }
}

/// Notes a paper that was made under the code that stands on it: the checksum of its bytes, and those of what it carries by
/// their names. One that is known is not written again: what everyone may take is the same file each time.
pub async fn note(store: &Store, paper: &Paper, code: &str, sum: &str, carried: &[(String, String)]) -> Outcome<()> {
    let known = "select upto from papers where sum = $1 and code = $2";
    if store.read().await?.maybe::<(i64,)>(known, args![sum, code]).await?.is_some() {
        return Ok(());
    }
    let own = std::iter::once((paper.file.clone(), sum.to_string()));
    let inside = carried.iter().map(|(name, sum)| (format!("{}/{name}", paper.file), sum.clone()));
    let rows: Vec<_> = own
        .chain(inside)
        .map(|(file, sum)| {
            let (id, seal) = (paper.consultation, paper.seal.as_str());
            args![
                sum,
                code,
                id,
                file,
                whom(paper.whom),
                paper.maker,
                paper.at,
                seal,
                paper.upto as i64,
                paper.asked.as_str()
            ]
        })
        .collect();
    store
        .write(move |tx| {
            Box::pin(async move {
                let insert = "insert into papers (sum, code, consultation, file, whom, maker, at, seal, upto, asked)";
                tx.upsert(insert, rows, "on conflict (sum, code) do nothing").await
            })
        })
        .await
}

/// What is known of a paper that somebody holds.
#[derive(Clone, Debug)]
pub struct Known {
    pub code: String,
    pub sum: String,
    pub consultation: ConsultationId,
    pub file: String,
    pub whom: For,
    pub at: Moment,
    pub seal: String,
    pub upto: u64,
    /// What it was narrowed to, as the query of its address.
    pub asked: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    code: String,
    sum: String,
    consultation: i64,
    file: String,
    whom: String,
    at: i64,
    seal: String,
    upto: i64,
    asked: String,
}

impl Line {
    fn known(self) -> Known {
        Known {
            code: self.code,
            sum: self.sum,
            consultation: ConsultationId(self.consultation),
            file: self.file,
            whom: if self.whom == whom(For::Agency) { For::Agency } else { For::Public },
            at: Moment(self.at),
            seal: self.seal,
            upto: self.upto.max(0) as u64,
            asked: self.asked,
        }
    }
}

/// So many papers of the same bytes are told apart.
const MOST: u32 = 50;

/// A paper by its code; or by the checksum of its bytes, the papers of one consultation that have these, everyone's first and
/// then the newest. None where none was given out.
pub async fn find(store: &Store, mark: &Mark) -> Outcome<Vec<Known>> {
    // By a bundle's code: the bundle, not what it carries.
    let by_code = "select code, sum, consultation, file, whom, at, seal, upto, asked
         from papers
         where code = $1
         order by length(file), sum
         limit $2";
    let by_sum = "select code, sum, consultation, file, whom, at, seal, upto, asked
         from papers
         where sum = $1
         order by case whom when 'public' then 0 else 1 end, upto desc, at desc
         limit $2";
    let (sql, mark, most) = match mark {
        Mark::Code(code) => (by_code, code, 1),
        Mark::Sum(sum) => (by_sum, sum, MOST),
    };
    let lines: Vec<Line> = store.read().await?.all(sql, args![mark, most]).await?;
    let mut found: Vec<Known> = lines.into_iter().map(Line::known).collect();
    let first = found.first().map(|known| known.consultation);
    found.retain(|known| Some(known.consultation) == first);
    Ok(found)
}

fn whom(whom: For) -> &'static str {
    match whom {
        For::Public => "public",
        For::Agency => "agency",
    }
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
