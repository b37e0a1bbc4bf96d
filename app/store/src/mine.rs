//! What somebody said signed in, as their own page tells it, and leaving. No table joins a person's comments: they are found by the
//! voice that the person has in each consultation.

mod kept;

pub use kept::{Appealed, Beside, beside};

use crate::comment::{Told, by_numbers, mine, own_voices};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, membership, organisation, survey, tally, unsent};
use domain::agency::Viewer;
use domain::comment::{Class, Identity, Showing, Stance};
use domain::comment_file::Attached;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId, PersonId};
use domain::receipt::Number;
use domain::refusal::Refusal;
use domain::time::Moment;
use std::collections::HashMap;

/// A comment of one's own, and what became of it.
#[derive(Clone, Debug)]
pub struct Said {
    pub told: Told,
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage of the draft that it speaks of, or empty.
    pub quote: String,
    /// Files that go with it.
    pub files: Vec<Attached>,
    pub class: Option<Class>,
    pub group: String,
    /// Only where its author wanted to be named.
    pub name: String,
    /// The province's code.
    pub area: String,
    /// The organisation for which it was said, also where the comment does not name it.
    pub organisation: String,
    /// As whom its author was known when it was sent.
    pub identity: Identity,
    pub edited: Option<Moment>,
    /// The round in which it was said: while that is open it can be changed.
    pub round: Option<i64>,
    /// Its author said to be under twenty.
    pub young: bool,
}

#[derive(Clone, sqlx::FromRow)]
struct Text {
    number: i64,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
    class: Option<String>,
    affected_group: Option<String>,
    name: Option<String>,
    area: Option<String>,
    organisation: String,
    identity: String,
    edited: Option<i64>,
    round: Option<i64>,
    young: bool,
    comment: i64,
}

impl Text {
    fn said(self, told: Told, files: Vec<Attached>) -> Outcome<Said> {
        let broken = |_| Error::fault("a comment cannot be read back");
        Ok(Said {
            told,
            stance: Stance::parse(&self.stance).map_err(broken)?,
            reason: self.reason,
            wording: self.wording,
            class: self.class.as_deref().and_then(|class| Class::parse(class).ok()),
            group: self.affected_group.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            area: self.area.unwrap_or_default(),
            organisation: self.organisation,
            identity: Identity::parse(&self.identity).map_err(broken)?,
            edited: self.edited.map(Moment),
            round: self.round,
            young: self.young,
            quote: self.quote,
            files,
        })
    }
}

/// One's own comments from the `from`-th on, newest first, at most `many`; and how many there are.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn said(store: &Store, by: &Viewer, from: usize, many: usize) -> Outcome<(Vec<Said>, usize)> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let all = mine(store, person).await?;
    let page: Vec<Number> = all.iter().skip(from).take(many).map(|one| one.number).collect();
    Ok((of_receipts(store, by, &page).await?, all.len()))
}

/// Those of one's own comments that have these receipts, in their order; nothing of anybody else's. In a fixed number of statements.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn of_receipts(store: &Store, by: &Viewer, receipts: &[Number]) -> Outcome<Vec<Said>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let told = by_numbers(store, receipts).await?;
    let numbers: Vec<i64> = told.iter().map(|one| i64::from(one.number.0)).collect();
    let rows: Vec<Voiced> = store
        .read()
        .await?
        .all_in(
            "select c.voice, c.consultation, r.number, c.stance, c.reason, c.wording, c.class, c.affected_group, c.name, c.area, c.identity,
               c.edited, c.round, c.young, c.quote, c.id as comment, coalesce((select k.name from spokespersons k where k.id = c.spokesperson), '') as organisation
             from receipts r
             join comments c on c.id = r.comment
             where c.voice is not null and r.number in ({ids})",
            vec![],
            &numbers,
        )
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.text.comment).collect();
    let mut files = crate::comment::file::of(&mut store.read().await?, &ids).await?;
    let own = |row: &Voiced| row.voice == store.key.voice(ConsultationId(row.consultation), person);
    let mut texts: HashMap<i64, Text> = rows.into_iter().filter(own).map(|row| (row.text.number, row.text)).collect();
    told.into_iter()
        .filter_map(|told| Some((texts.remove(&i64::from(told.number.0))?, told)))
        .map(|(text, told)| {
            let files = files.remove(&text.comment).unwrap_or_default();
            text.said(told, files)
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct Voiced {
    voice: i64,
    consultation: i64,
    #[sqlx(flatten)]
    text: Text,
}

#[derive(sqlx::FromRow)]
struct Left {
    id: i64,
    consultation: i64,
    showing: String,
    name: Option<String>,
    event: i64,
    revision: i64,
    leaving: String,
}

/// Leaves for good: the account is erased with every way into it, names are taken off comments, and comments are public no more where
/// their round said so. All stay counted; nobody can tell any more that they are one person's, and who comes again is somebody new.
///
/// # Errors
/// `NotAllowed` for nobody; refused with `OfficerStays` for those who work for an agency.
pub async fn leave(store: &Store, by: &Viewer, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let key = store.key.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                if !membership::roles(tx, person, now).await?.is_empty() {
                    return Err(Refusal::OfficerStays.into());
                }
                let voices = own_voices(tx, &key, person).await?;
                let rows: Vec<Left> = match voices.is_empty() {
                    true => Vec::new(),
                    false => {
                        tx.all_in(
                            "select c.id, c.consultation, c.showing, c.name, c.event, c.revision, r.leaving
                             from comments c join rounds r on r.id = c.round where c.voice in ({ids})",
                            vec![],
                            &voices,
                        )
                        .await?
                    }
                };
                for row in rows {
                    parted(tx, &row, now).await?;
                }
                unsent::left(tx, &key, person).await?;
                survey::mine::left(tx, &key, person).await?;
                organisation::left(tx, person, now).await?;
                gone(tx, person).await
            })
        })
        .await
}

/// Takes a person off a comment.
async fn parted(tx: &mut Tx, row: &Left, now: Moment) -> Outcome<()> {
    let consultation = ConsultationId(row.consultation);
    let hides = row.leaving == "go" && row.showing != Showing::Agency.code();
    let showing = match (hides, row.showing.as_str()) {
        (true, _) => Showing::Agency.code(),
        (false, "named") => Showing::Unnamed.code(),
        (false, same) => same,
    };
    tx.script(
        "update comments set voice = null, name = null, showing = $2 where id = $1;
         update ledger set showing = $2 where comment = $1",
        args![row.id, showing],
    )
    .await?;
    crate::moderation::name_forgotten(tx, CommentId(row.id)).await?;
    if hides {
        crate::moderation::for_the_agency(tx, consultation, row.id).await?;
        tally::add(tx, consultation, vec![("agency only", String::new(), 1)]).await?;
    }
    // A changed comment may have had a name before that the log has still.
    if row.name.is_none() && row.revision == 1 && !hides {
        return Ok(());
    }
    // The log held the name too.
    crate::comment::erase_events(tx, consultation, row.id, row.event).await?;
    let event = event::New {
        at: now,
        actor: None,
        deed: Deed::CommentParted,
        agency: None,
        consultation: Some(consultation),
        subject: row.id.to_string(),
        content: b"{}".to_vec(),
    };
    event::append(tx, event).await.map(|_| ())
}

/// Erases what is kept of a person, also of one who worked for an agency once: what they did there stays in the log under their number
/// alone. An empty row stays, so that nobody is ever given the same number: by it the voice is made.
async fn gone(tx: &mut Tx, person: PersonId) -> Outcome<()> {
    crate::letters::staff::ended(tx, person).await?;
    crate::letters::days::ended(tx, person).await?;
    crate::letters::own_gone(tx, person).await?;
    // The deed stands written out: its index is for that one alone.
    tx.run(
        "update events set content = null, salt = null where subject = $1 and deed = 'person.made'",
        args![person.0.to_string()],
    )
    .await?;
    tx.script(
        "delete from sessions where person = $1;
         delete from identities where person = $1;
         delete from recovery_used where person = $1;
         delete from second_factors where person = $1;
         delete from account_letters where person = $1;
         delete from notices_read where person = $1;
         update people set name = '', email = '-' || cast(id as text), password = $2 where id = $1",
        args![person, crate::identity::NO_PASSWORD],
    )
    .await
}
