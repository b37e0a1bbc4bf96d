//! A beginning for the text of an issue: sentences that people wrote, each with the comments it stands on, and comments that show
//! the range of what was said. Made when somebody asks for it, over a bounded number of comments; nothing of it is kept. The text
//! of an issue is published: only comments that everyone may read are read.

use super::said;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::Stance;
use domain::id::{CommentId, IssueId};
use insight::cover;

/// Comments read, at most; of more, evenly spread ones.
const READ: usize = 2_000;
const SENTENCES: usize = 6;
/// Sentences looked at for them, at most: many stand within others.
const LOOKED_AT: usize = 60;
/// Of them those of the smaller side, at least, where there are so many.
const SIDE: usize = 2;
/// From this resemblance on two sentences say the same.
const ALIKE: f32 = 0.7;
const VOICES: usize = 6;

/// A sentence as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The comments that say as much, in order.
    pub by: Vec<CommentId>,
    /// Most of these do not agree with the draft as it stands.
    pub against: bool,
}

/// What was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Sentences as people wrote them, those that most stand behind first.
    pub sentences: Vec<Sentence>,
    /// Comments that stand for the rest, with their texts.
    pub voices: Vec<(CommentId, String)>,
    /// How many comments were read, and how many everyone may read.
    pub read: u64,
    pub all: u64,
}

/// Begins the text of an issue. The same comments give the same.
///
/// # Errors
/// Faults.
pub async fn begin(store: &Store, issue: IssueId) -> Outcome<Begun> {
    let mut tx = store.read().await?;
    let ids: Vec<(i64,)> = tx
        .all(
            "select c.id
             from codings k
             join comments c on c.id = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency'
             order by c.id",
            args![issue],
        )
        .await?;
    let quotes = quoted(&mut tx, issue).await?;
    let told: usize = quotes.iter().map(|said| said.by.len()).sum();
    let (all, most) = (ids.len(), READ.min(ids.len()));
    let some: Vec<i64> = (0..most).map(|n| ids[n * all / most].0).collect();
    let texts = said(&mut tx, &some).await?;
    drop(tx);
    crate::apart(move || {
        let comments: Vec<insight::Comment> = texts.iter().map(super::Read::comment).collect();
        let name = |at: usize| CommentId(texts[at].comment);
        let sentence = |one: cover::Sentence| {
            let disagree = |at: &&usize| comments[**at].stance != Stance::Agree.code();
            let against = one.stands_on.iter().filter(disagree).count() * 2 > one.stands_on.len();
            let text = texts[one.comment].text[one.range].to_string();
            Sentence { text, by: one.stands_on.into_iter().map(name).collect(), against }
        };
        let voice = |one: cover::Chosen| (name(one.comment), texts[one.comment].text.clone());
        Begun {
            // Where people's own sentences were put here, those that most said; else what the comments have in common.
            sentences: match told > 0 && (told * 4 >= all || quotes.len() * 2 >= SENTENCES) {
                true => quotes,
                false => cover::summary(&comments, SENTENCES).into_iter().map(sentence).collect(),
            },
            voices: cover::representatives(&comments, VOICES).into_iter().map(voice).collect(),
            read: texts.len() as u64,
            all: all as u64,
        }
    })
    .await
}

/// A sentence that comments of an issue say.
struct Candidate {
    saying: i64,
    /// Comments of the issue that say it.
    here: i64,
    /// Of these, those that are against it as it stands.
    against: i64,
    text: String,
}

impl Candidate {
    fn is_against(&self) -> bool {
        self.against * 2 > self.here
    }
}

/// The sentences that most comments of an issue say which everybody may read, each with who says it: those that were put here as the words
/// meant, and those that nobody has sorted and that are said here more than elsewhere.
async fn quoted(tx: &mut Tx, issue: IssueId) -> Outcome<Vec<Sentence>> {
    let said: Vec<(i64, i64, i64)> = tx
        .all(
            "select b.saying, count(*), count(case when c.stance <> 'agree' then 1 end)
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
             join sayings s on s.id = b.saying
             where k.issue = $1 and s.passed = 0 and b.size >= 16 and c.withheld is null and c.showing <> 'agency'
             group by b.saying, s.deed, s.comments
             having count(case when k.quote = substr(c.reason, cast(b.start as int), cast(b.size as int)) then 1 end) > 0
               or s.deed = 0 and count(*) >= 3 and count(*) * 2 >= s.comments
             order by count(*) desc, b.saying
             limit $2",
            args![issue, LOOKED_AT as i64],
        )
        .await?;
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = said.iter().map(|(saying, ..)| *saying).collect();
    let mut texts: Vec<(i64, String, i64)> = tx
        .all_in(
            "select b.saying, substr(c.reason, cast(b.start as int), cast(b.size as int)) as said, count(*)
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency' and b.saying in ({ids})
             group by b.saying, said",
            args![issue],
            &ids,
        )
        .await?;
    // As most write it.
    texts.sort_by(|a, b| (a.0, -a.2, &a.1).cmp(&(b.0, -b.2, &b.1)));
    texts.dedup_by_key(|(saying, ..)| *saying);
    let candidate = |(saying, here, against): (i64, i64, i64)| {
        let at = texts.binary_search_by_key(&saying, |(id, ..)| *id).ok()?;
        Some(Candidate { saying, here, against, text: texts[at].1.trim().to_string() })
    };
    let candidates: Vec<Candidate> = said.into_iter().filter_map(candidate).collect();
    let chosen = crate::apart(move || apart(candidates)).await?;
    let ids: Vec<i64> = chosen.iter().map(|one| one.saying).collect();
    let mut who: Vec<(i64, i64)> = tx
        .all_in(
            "select b.saying, k.comment
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency' and b.saying in ({ids})",
            args![issue],
            &ids,
        )
        .await?;
    who.sort_unstable();
    let of = |saying: i64| who.iter().filter(move |(of, _)| *of == saying).map(|(_, comment)| CommentId(*comment));
    let said = |one: Candidate| {
        let against = one.is_against();
        Sentence { by: of(one.saying).collect(), text: one.text, against }
    };
    Ok(chosen.into_iter().map(said).collect())
}

/// Of sentences, the most said first, those that say something of their own: of one that stands within another the longer, where nearly as
/// many say it, and of two that nearly are the same the first. Those of the smaller side are among them, where it says any.
fn apart(said: Vec<Candidate>) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::new();
    for one in said {
        let within = |a: &Candidate, b: &Candidate| a.text.contains(b.text.as_str());
        let alike = |other: &Candidate| insight::copies::similarity(&other.text, &one.text).resemblance() >= ALIKE;
        match chosen.iter().position(|other| within(other, &one) || within(&one, other) || alike(other)) {
            Some(at) if within(&one, &chosen[at]) && one.here * 5 >= chosen[at].here * 4 => chosen[at] = one,
            Some(_) => {}
            None => chosen.push(one),
        }
    }
    let against = Candidate::is_against;
    let (sides, all) = (chosen.iter().take(SENTENCES).filter(|one| against(one)).count(), chosen.len().min(SENTENCES));
    let rare = if sides * 2 > all { all - sides } else { sides };
    if rare < SIDE {
        let smaller = sides * 2 <= all;
        let (of_side, others): (Vec<Candidate>, Vec<Candidate>) =
            chosen.into_iter().partition(|one| against(one) == smaller);
        let few: Vec<Candidate> = of_side.into_iter().take(SIDE).collect();
        chosen = others.into_iter().take(SENTENCES - few.len()).chain(few).collect();
    }
    chosen.truncate(SENTENCES);
    chosen.sort_by_key(|one| (std::cmp::Reverse(one.here), one.saying));
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_sentences_within_each_other_the_longer_is_told_where_as_many_say_it() {
        let said = [("ขอให้มีห้องน้ำ", 100), ("ขอให้มีห้องน้ำสะอาดทุกสถานี", 90), ("ทางมืดมาก", 80), ("เพราะทางมืดมาก", 20)];
        let candidate = |(n, (text, here)): (usize, (&str, i64))| Candidate {
            saying: n as i64,
            here,
            against: 0,
            text: text.into(),
        };
        let chosen = apart(said.into_iter().enumerate().map(candidate).collect());
        assert_eq!(chosen.iter().map(|one| one.saying).collect::<Vec<_>>(), [1, 2]);
    }
}
