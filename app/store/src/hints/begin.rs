//! A beginning for the text of an issue: sentences that people wrote, each with the comments it stands on, and comments that show
//! the range of what was said. Made when somebody asks for it, over a bounded number of comments; nothing of it is kept. The text
//! of an issue is published: only comments that everyone may read are read.

use super::said;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::{Class, Stance};
use domain::id::{CommentId, IssueId};
use insight::cover;
use std::collections::{BTreeMap, BTreeSet};

/// Comments read, at most; of more, evenly spread ones.
const READ: usize = 2_000;
const SENTENCES: usize = 6;
/// Sentences looked at for them, at most: many stand within others.
const LOOKED_AT: usize = 60;
/// Of them those of either side, at least, where there are so many.
const SIDE: usize = 2;
/// So far from the share of all that agree a sentence is one side's.
const LEANS: f64 = 0.2;
/// What fewer say than this part of those who say the most said is nobody's but theirs.
const FEW_OF: i64 = 20;
/// Writings of a sentence looked at.
const WRITINGS: usize = 20;
/// From this resemblance on two sentences say the same.
const ALIKE: f32 = 0.7;
const VOICES: usize = 6;
/// So many times as many are looked at for them: many say only what is quoted.
const CHOSEN_FROM: usize = 4;
/// Letters of a comment that is taken as one sentence, at most.
const SHORT: usize = 300;

/// A sentence as most who say it wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The comments that say as much, in order.
    pub by: Vec<CommentId>,
    /// Whether those who say it are against the draft as it stands, clearly more than all under the issue, or clearly for it.
    pub against: Option<bool>,
    /// How many of each class say it; under none those who did not say which they are.
    pub classes: BTreeMap<Option<Class>, u64>,
}

/// What was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Sentences as people wrote them, those that most stand behind first.
    pub sentences: Vec<Sentence>,
    /// Of a class whose people say none of these a sentence of their own, with how many of the class say it.
    pub own: Vec<(Option<Class>, String, u64)>,
    /// Comments that stand for the rest and say more than the sentences, with their texts.
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
    let public: Vec<(i64, String, Option<String>)> = tx
        .all(
            "select c.id, c.stance, c.class
             from codings k
             join comments c on c.id = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency'
             order by c.id",
            args![issue],
        )
        .await?;
    let usual = Tally::of(public.iter().map(|(_, stance, _)| stance.as_str())).share();
    let classes: BTreeMap<CommentId, Option<Class>> = public
        .iter()
        .map(|(id, _, class)| (CommentId(*id), class.as_deref().and_then(|class| Class::parse(class).ok())))
        .collect();
    let quotes = quoted(&mut tx, issue, usual).await?;
    let told: usize = quotes.iter().map(|said| said.by.len()).sum();
    let (all, most) = (public.len(), READ.min(public.len()));
    let some: Vec<i64> = (0..most).map(|n| public[n * all / most].0).collect();
    let mut texts = said(&mut tx, &some).await?;
    // Of a comment that was put here for some of its words, those alone.
    let sql = "select comment, quote from codings where issue = $1 and quote <> '' and comment in ({ids})";
    let mut spans: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (comment, words) in tx.all_in::<(i64, String)>(sql, args![issue], &some).await? {
        spans.entry(comment).or_default().push(words);
    }
    for text in &mut texts {
        if let Some(words) = spans.remove(&text.comment) {
            text.text = words.join("\n");
        }
    }
    drop(tx);
    crate::apart(move || {
        let comments: Vec<insight::Comment> = texts.iter().map(super::Read::comment).collect();
        let name = |at: usize| CommentId(texts[at].comment);
        let sentence = |one: cover::Sentence| {
            let against = Tally::of(one.stands_on.iter().map(|at| comments[*at].stance)).lean(usual);
            let text = texts[one.comment].text[one.range].to_string();
            let by = one.stands_on.into_iter().map(name).collect();
            Sentence { text, by, against, classes: BTreeMap::new() }
        };
        let voice = |one: cover::Chosen| (name(one.comment), texts[one.comment].text.clone());
        let mut begun = Begun {
            // Where people's own sentences were put here, those that most said; else what the comments have in common.
            sentences: match told > 0 && (told * 4 >= all || quotes.len() * 2 >= SENTENCES) {
                true => quotes,
                false => cover::summary(&comments, SENTENCES).into_iter().map(sentence).collect(),
            },
            voices: Vec::new(),
            own: Vec::new(),
            read: texts.len() as u64,
            all: all as u64,
        };
        // Who says nothing besides what is quoted is heard there.
        let quoted: Vec<&str> = begun.sentences.iter().map(|said| said.text.as_str()).collect();
        // So is whoever says what one chosen before says, by other slips of the keyboard.
        let mut heard = quoted;
        let more = |one: &cover::Chosen| {
            let text = texts[one.comment].text.as_str();
            let new = !insight::mended::is_quoted(text, &heard);
            heard.extend(new.then_some(text));
            new
        };
        let chosen = cover::representatives(&comments, VOICES * CHOSEN_FROM).into_iter();
        begun.voices = chosen.filter(more).take(VOICES).map(voice).collect();
        for said in &mut begun.sentences {
            for class in said.by.iter().filter_map(|comment| classes.get(comment)) {
                *said.classes.entry(*class).or_default() += 1;
            }
        }
        let silent: BTreeSet<Option<Class>> = classes.values().copied().collect();
        for class in silent {
            if begun.sentences.iter().any(|said| said.classes.contains_key(&class)) {
                continue;
            }
            let of = |at: &usize| classes.get(&name(*at)) == Some(&class);
            let theirs: Vec<usize> = (0..texts.len()).filter(of).collect();
            begun.own.extend(own(&texts, &theirs).map(|(text, n)| (class, text, n)));
        }
        begun
    })
    .await
}

/// The sentence that stands for some of the comments, with how many of them say it; where none of them has one, the first that
/// has words and is short.
fn own(texts: &[super::Read], some: &[usize]) -> Option<(String, u64)> {
    let comments: Vec<insight::Comment> = some.iter().map(|at| texts[*at].comment()).collect();
    let told = cover::summary(&comments, 1).into_iter().next().map(|one| {
        let text = texts[some[one.comment]].text[one.range].trim().to_string();
        (text, one.stands_on.len() as u64)
    });
    let short = || {
        let mut texts = some.iter().map(|at| texts[*at].text.trim());
        texts.find(|text| !text.is_empty() && text.chars().count() <= SHORT).map(|text| (text.to_string(), 1))
    };
    told.filter(|(text, _)| !text.is_empty()).or_else(short)
}

/// A sentence that comments of an issue say.
struct Candidate {
    saying: i64,
    /// Comments of the issue that say it.
    here: i64,
    tally: Tally,
    text: String,
}

/// How many agree with the draft as it stands, of those that say where they stand.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    agree: i64,
    stated: i64,
}

impl Tally {
    fn of<'a>(stances: impl Iterator<Item = &'a str>) -> Tally {
        stances.filter(|stance| *stance != Stance::Unstated.code()).fold(Tally::default(), |tally, stance| Tally {
            agree: tally.agree + i64::from(stance == Stance::Agree.code()),
            stated: tally.stated + 1,
        })
    }

    fn share(self) -> f64 {
        self.agree as f64 / self.stated.max(1) as f64
    }

    /// Whether it leans against the draft, where it leans: `usual` is the share of all.
    fn lean(self, usual: f64) -> Option<bool> {
        let off = self.share() - usual;
        (self.stated > 0 && off.abs() >= LEANS).then_some(off < 0.0)
    }
}

/// The sentences that most comments of an issue say which everybody may read, each with who says it: those that were put here as the words
/// meant, and those that nobody has sorted and that are said here more than elsewhere.
async fn quoted(tx: &mut Tx, issue: IssueId, usual: f64) -> Outcome<Vec<Sentence>> {
    let said: Vec<(i64, i64, i64, i64)> = tx
        .all(
            "select b.saying, count(*), count(case when c.stance = 'agree' then 1 end),
               count(case when c.stance <> 'unstated' then 1 end)
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
    let mut texts: Vec<(i64, String, i64, i64)> = tx
        .all_in(
            "select b.saying, substr(c.reason, cast(b.start as int), cast(b.size as int)) as said, count(*), min(k.comment)
             from codings k
             join comments c on c.id = k.comment
             join said_by b on b.comment = k.comment
             where k.issue = $1 and c.withheld is null and c.showing <> 'agency' and b.saying in ({ids})
             group by b.saying, said",
            args![issue],
            &ids,
        )
        .await?;
    // The most written first, and of others the first: by their letters those would lead that have a slip at the same place.
    texts.sort_by_key(|(saying, _, n, first)| (*saying, -n, *first));
    let chosen = crate::apart(move || {
        let candidate = |(saying, here, agree, stated): (i64, i64, i64, i64)| {
            let from = texts.partition_point(|(id, ..)| *id < saying);
            let writings = texts[from..].iter().take_while(|(id, ..)| *id == saying).take(WRITINGS);
            let writings: Vec<(&str, usize)> = writings.map(|(_, text, n, _)| (text.as_str(), *n as usize)).collect();
            let text = insight::sayings::spelt(&writings)?;
            Some(Candidate { saying, here, tally: Tally { agree, stated }, text: text.trim().to_string() })
        };
        apart(said.into_iter().filter_map(candidate).collect(), usual)
    })
    .await?;
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
        let against = one.tally.lean(usual);
        Sentence { by: of(one.saying).collect(), text: one.text, against, classes: BTreeMap::new() }
    };
    Ok(chosen.into_iter().map(said).collect())
}

/// Of sentences, the most said first, those that say something of their own: of one that stands within another the longer, where nearly as
/// many say it, and of two that nearly are the same the first. Those of either side are among them, where it says any.
fn apart(said: Vec<Candidate>, usual: f64) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::new();
    let most = said.first().map_or(0, |first| first.here);
    for one in said.into_iter().filter(|one| one.here * FEW_OF >= most) {
        let within = |a: &Candidate, b: &Candidate| a.text.contains(b.text.as_str());
        let alike = |other: &Candidate| insight::copies::similarity(&other.text, &one.text).resemblance() >= ALIKE;
        match chosen.iter().position(|other| within(other, &one) || within(&one, other) || alike(other)) {
            Some(at) if within(&one, &chosen[at]) && one.here * 5 >= chosen[at].here * 4 => chosen[at] = one,
            Some(_) => {}
            None => chosen.push(one),
        }
    }
    let of = |side| chosen.iter().filter(move |one| one.tally.lean(usual) == Some(side)).take(SIDE);
    let sides: BTreeSet<i64> = of(true).chain(of(false)).map(|one| one.saying).collect();
    let (mut kept, others): (Vec<Candidate>, Vec<Candidate>) =
        chosen.into_iter().partition(|one| sides.contains(&one.saying));
    kept.extend(others.into_iter().take(SENTENCES.saturating_sub(sides.len())));
    kept.sort_by_key(|one| (std::cmp::Reverse(one.here), one.saying));
    kept
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
            tally: Tally::default(),
            text: text.into(),
        };
        let chosen = apart(said.into_iter().enumerate().map(candidate).collect(), 0.5);
        assert_eq!(chosen.iter().map(|one| one.saying).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_sentence_is_a_sides_where_those_who_say_it_lean_and_both_sides_are_heard() {
        let stances = |agree, against| [vec!["agree"; agree], vec!["disagree"; against], vec!["unstated"; 9]].concat();
        let lean = |agree, against| Tally::of(stances(agree, against).into_iter()).lean(0.5);
        assert_eq!((lean(9, 1), lean(1, 9), lean(5, 5), lean(0, 0)), (Some(false), Some(true), None, None));
        let texts = ["ขอไฟส่องสว่าง", "ขอห้องน้ำ", "ขอถังขยะ", "ขอม้านั่ง", "ขอต้นไม้", "ขอทางลาด", "ห้ามจักรยานไฟฟ้าเด็ดขาด"];
        let candidate = |(n, text): (usize, &&str)| Candidate {
            saying: n as i64,
            here: 90 - n as i64,
            tally: Tally { agree: i64::from(n < 6) * 5, stated: 10 },
            text: (*text).into(),
        };
        let chosen = apart(texts.iter().enumerate().map(candidate).collect(), 0.5);
        assert_eq!(chosen.iter().map(|one| one.saying).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 6]);
    }
}
