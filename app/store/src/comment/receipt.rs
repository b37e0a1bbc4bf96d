//! What a receipt shows: with its number where the comment stands and what was answered; with its secret the text.

use super::submit::same;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::identity::Key;
use crate::{Store, ledger, organisation, result};
use domain::comment::{Class, Showing, Stance, Target};
use domain::comment_file::Attached;
use domain::id::{CommentId, ConsultationId, PersonId};
use domain::moderation::Reason;
use domain::organisation::Speaker;
use domain::receipt::{Number, Secret};
use domain::reply::Reply;
use domain::result::Answered;
use domain::through::Through;
use domain::time::Moment;
use std::collections::HashMap;

/// Where a comment stands, as its receipt tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Received,
    Withheld(Reason),
    Withdrawn,
}

/// What a receipt's number shows: never the text.
#[derive(Clone, Debug)]
pub struct Told {
    pub consultation: ConsultationId,
    pub number: Number,
    /// None of an answer sheet's.
    pub comment: Option<CommentId>,
    pub target: Target,
    /// The provision's label as written, where it is about one.
    pub label: String,
    /// The anchor of that provision, within which the target lies.
    pub part: String,
    pub at: Moment,
    pub showing: Showing,
    pub stands: Where,
    /// What became of it, as far as it is public.
    pub answered: Answered,
    /// What its agency says under it, where everyone may read the comment.
    pub reply: Option<Reply>,
    /// The organisation for which it was said; its name where the comment shows it.
    pub speaker: Option<Speaker>,
    /// Of one that was said through another.
    pub through: Option<Through>,
    /// Whether it is the receipt of an answer sheet.
    pub sheet: bool,
    /// Where the latest draft no longer has what it was about.
    pub moved: Option<super::Moved>,
}

/// What the secret reads back.
#[derive(Clone, Debug)]
pub struct Own {
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage of the draft that it speaks of, or empty.
    pub quote: String,
    pub class: Option<Class>,
    pub name: Option<String>,
    pub showing: Showing,
    /// By which two tabs are told apart.
    pub revision: i64,
    /// The round in which it was said.
    pub round: Option<i64>,
    /// The province's code, where its author gave it.
    pub area: Option<String>,
    /// Its author said to be under twenty.
    pub young: bool,
    /// The group that its author says to belong to.
    pub group: Option<String>,
    /// The row of those who speak for organisations.
    pub speaker: Option<i64>,
    /// Files that go with it.
    pub files: Vec<Attached>,
}

#[derive(sqlx::FromRow)]
struct ToldLine {
    number: i64,
    consultation: i64,
    at: i64,
    sheet: Option<i64>,
    comment: Option<i64>,
    target: Option<String>,
    label: Option<String>,
    part: Option<String>,
    showing: Option<String>,
    withdrawn: Option<i64>,
    withheld_reason: Option<String>,
    waits: Option<bool>,
    placed: Option<i64>,
    placed_label: Option<String>,
    holds: Option<i64>,
    helper: Option<String>,
    consent: Option<String>,
    consented: Option<i64>,
    asked: bool,
}

/// What a receipt's number shows, if any has it.
pub async fn by_number(store: &Store, number: Number) -> Outcome<Option<Told>> {
    Ok(by_numbers(store, &[number]).await?.pop())
}

/// Gives receipts what agencies say under their comments and for whom these were said, in one statement each.
async fn with_replies(store: &Store, some: &mut [Told]) -> Outcome<()> {
    let shown = |told: &&Told| told.stands == Where::Received && told.showing != Showing::Agency;
    let ids: Vec<i64> = some.iter().filter(shown).filter_map(|told| told.comment).map(|id| id.0).collect();
    let all: Vec<i64> = some.iter().filter_map(|told| told.comment).map(|id| id.0).collect();
    if all.is_empty() {
        return Ok(());
    }
    let mut tx = store.read().await?;
    let mut replies = super::reply::replies(&mut tx, &ids, None).await?;
    let mut speakers = organisation::speakers(&mut tx, &all).await?;
    for told in some {
        told.speaker = told.comment.and_then(|id| speakers.remove(&id.0));
        told.reply = told.comment.and_then(|id| replies.remove(&id.0));
    }
    Ok(())
}

/// What some receipts' numbers show, in their order and in a fixed number of statements, however many they are.
///
/// # Errors
/// Faults.
pub async fn by_numbers(store: &Store, numbers: &[Number]) -> Outcome<Vec<Told>> {
    let mut told = told(store, numbers).await?;
    with_replies(store, &mut told).await?;
    Ok(told)
}

/// The same without what was said under them.
async fn told(store: &Store, numbers: &[Number]) -> Outcome<Vec<Told>> {
    let ids: Vec<i64> = numbers.iter().map(|number| i64::from(number.0)).collect();
    let mut tx = store.read().await?;
    let lines: Vec<ToldLine> = tx
        .all_in(
            "select r.number, r.consultation, r.at, r.sheet, r.comment, coalesce(c.said_target, c.target) as target, p.label,
               coalesce(c.said_part, c.part) as part, c.showing, c.withdrawn, c.withheld_reason, c.part = 'gone' as waits,
               c.placed, c.holds, t.helper, t.consent, t.day as consented,
               case when c.placed is not null then (
                 select q.label from provisions q join consultations d on d.version = q.version
                 where d.id = c.consultation and q.anchor = c.part) end as placed_label,
               exists (select 1 from consultations d
                       where d.id = r.consultation and d.cancelled is null and d.summarised is null) as asked
             from receipts r
             left join comments c on c.id = r.comment
             left join said_through t on t.comment = c.id
             left join provisions p on p.version = c.version and p.anchor = coalesce(c.said_part, c.part)
             where r.number in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let comments: Vec<(ConsultationId, CommentId)> =
        lines.iter().filter_map(|line| Some((ConsultationId(line.consultation), CommentId(line.comment?)))).collect();
    let mut of: Vec<i64> = comments.iter().map(|(of, _)| of.0).collect();
    of.sort_unstable();
    of.dedup();
    let public = result::answering(&mut tx, &of).await?;
    let mut answered = ledger::answered(&mut tx, &comments, &public).await?;
    let place: HashMap<i64, usize> = ids.iter().enumerate().map(|(place, number)| (*number, place)).collect();
    let mut told: Vec<Told> = lines
        .into_iter()
        .map(|line| {
            let answered = line.comment.and_then(|id| answered.remove(&CommentId(id))).unwrap_or_default();
            line.told(answered)
        })
        .collect();
    told.sort_by_key(|one| place.get(&i64::from(one.number.0)).copied());
    Ok(told)
}

impl ToldLine {
    fn told(self, answered: Answered) -> Told {
        let reason = self.withheld_reason.as_deref().and_then(|reason| Reason::parse(reason).ok());
        let stands = match (self.withdrawn, reason) {
            (Some(_), _) => Where::Withdrawn,
            (None, Some(reason)) => Where::Withheld(reason),
            _ => Where::Received,
        };
        Told {
            consultation: ConsultationId(self.consultation),
            number: Number(self.number as u32),
            comment: self.comment.map(CommentId),
            target: self.target.and_then(|target| Target::parse(&target).ok()).unwrap_or_else(Target::whole),
            label: self.label.unwrap_or_default(),
            part: self.part.unwrap_or_default(),
            at: Moment(self.at),
            showing: self.showing.and_then(|showing| Showing::parse(&showing).ok()).unwrap_or(Showing::Unnamed),
            stands,
            answered,
            reply: None,
            speaker: None,
            through: self
                .helper
                .zip(self.consent)
                .zip(self.consented)
                .and_then(|((helper, consent), day)| Through::kept(&helper, &consent, day)),
            sheet: self.sheet.is_some(),
            moved: (self.waits == Some(true) || self.placed.is_some()).then_some(super::Moved {
                waits: self.waits == Some(true),
                label: self.placed_label.unwrap_or_default(),
                holds: self.holds.map(Moment),
                asked: self.asked && self.withdrawn.is_none(),
            }),
        }
    }
}

/// A comment of somebody signed in, as their own page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    pub number: Number,
    pub consultation: ConsultationId,
    pub at: Moment,
}

/// What a person's comments carry: another voice in each consultation that has comments.
pub(crate) async fn own_voices(tx: &mut Tx, key: &Key, person: PersonId) -> Outcome<Vec<i64>> {
    let heard: Vec<(i64,)> = tx.all("select id from consultations where comments > 0", vec![]).await?;
    Ok(heard.into_iter().map(|(id,)| key.voice(ConsultationId(id), person)).collect())
}

/// The comments that somebody sent signed in, newest first. No table joins them: the person is hashed anew for
/// each consultation that has comments.
pub async fn mine(store: &Store, person: PersonId) -> Outcome<Vec<Mine>> {
    let mut tx = store.read().await?;
    let voices = own_voices(&mut tx, &store.key, person).await?;
    if voices.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, i64, i64)> = tx
        .all_in(
            "select r.number, c.consultation, c.at
             from comments c
             join receipts r on r.comment = c.id
             where c.voice in ({ids})",
            vec![],
            &voices,
        )
        .await?;
    let mut mine: Vec<Mine> = rows
        .into_iter()
        .map(|(number, of, at)| Mine {
            number: Number(number as u32),
            consultation: ConsultationId(of),
            at: Moment(at),
        })
        .collect();
    mine.sort_unstable_by_key(|one| std::cmp::Reverse((one.at, one.number.0)));
    Ok(mine)
}

#[derive(sqlx::FromRow)]
struct OwnLine {
    secret_hash: Vec<u8>,
    consultation: i64,
    voice: Option<i64>,
    comment: Option<i64>,
    stance: Option<String>,
    reason: Option<String>,
    wording: Option<String>,
    quote: Option<String>,
    class: Option<String>,
    name: Option<String>,
    showing: Option<String>,
    revision: Option<i64>,
    round: Option<i64>,
    area: Option<String>,
    young: Option<bool>,
    affected_group: Option<String>,
    spokesperson: Option<i64>,
}

/// By what somebody shows that a comment is theirs: the code of its receipt, or the account that they sent it with.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    Code(Secret),
    Account(PersonId),
}

impl From<Secret> for Proof {
    fn from(secret: Secret) -> Proof {
        Proof::Code(secret)
    }
}

impl Proof {
    /// Whether it is of a comment with this voice in this consultation, whose receipt's secret is kept as this hash.
    pub(crate) fn is_of(self, key: &Key, consultation: i64, voice: Option<i64>, hash: &[u8]) -> bool {
        match self {
            Proof::Code(secret) => same(hash, secret),
            Proof::Account(person) => voice == Some(key.voice(ConsultationId(consultation), person)),
        }
    }
}

/// The comment of a receipt and its consultation, for whose it is; `None` for a wrong number as for a wrong proof.
pub(crate) async fn theirs(
    tx: &mut Tx,
    key: &Key,
    number: Number,
    proof: Proof,
) -> Outcome<Option<(CommentId, ConsultationId)>> {
    let row: Option<(i64, i64, Option<i64>, Vec<u8>)> = tx
        .maybe(
            "select c.id, c.consultation, c.voice, r.secret_hash
             from receipts r
             join comments c on c.id = r.comment
             where r.number = $1",
            args![i64::from(number.0)],
        )
        .await?;
    let row = row.filter(|(_, of, voice, hash)| proof.is_of(key, *of, *voice, hash));
    Ok(row.map(|(id, of, ..)| (CommentId(id), ConsultationId(of))))
}

/// The text of a receipt, for those whose it is; `None` for a wrong number as for a wrong secret.
pub async fn read_back(store: &Store, number: Number, proof: impl Into<Proof>) -> Outcome<Option<Own>> {
    let proof = proof.into();
    let mut tx = store.read().await?;
    let line: Option<OwnLine> = tx
        .maybe(
            "select r.secret_hash, r.consultation, r.comment, c.voice, c.stance, c.reason, c.wording, c.quote, c.class, c.name, c.showing, c.revision, c.round,
               c.area, c.young, c.affected_group, c.spokesperson
             from receipts r
             left join comments c on c.id = r.comment
             where r.number = $1",
            args![i64::from(number.0)],
        )
        .await?;
    let theirs = |line: &OwnLine| proof.is_of(&store.key, line.consultation, line.voice, &line.secret_hash);
    let Some(line) = line.filter(theirs) else { return Ok(None) };
    let ids: Vec<i64> = line.comment.into_iter().collect();
    let files = super::file::of(&mut tx, &ids).await?.into_values().next().unwrap_or_default();
    let stance = match line.stance {
        Some(stance) => Stance::parse(&stance).map_err(|_| Error::fault("a comment cannot be read back"))?,
        None => Stance::Unstated,
    };
    Ok(Some(Own {
        stance,
        reason: line.reason.unwrap_or_default(),
        wording: line.wording.unwrap_or_default(),
        quote: line.quote.unwrap_or_default(),
        class: line.class.and_then(|class| Class::parse(&class).ok()),
        name: line.name,
        showing: line.showing.and_then(|code| Showing::parse(&code).ok()).unwrap_or(Showing::Unnamed),
        revision: line.revision.unwrap_or(1),
        round: line.round,
        area: line.area,
        young: line.young.unwrap_or(false),
        group: line.affected_group,
        speaker: line.spokesperson,
        files,
    }))
}
