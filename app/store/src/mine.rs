//! What somebody said signed in, as their own page tells it, and leaving. No table joins a person's comments: they are found by the
//! voice that the person has in each consultation.

use crate::comment::{Mine, Told, mine, own_voices, told, with_replies};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, membership, organisation, tally, unsent};
use domain::agency::Viewer;
use domain::comment::{Showing, Stance};
use domain::comment_file::Attached;
use domain::event::Deed;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::Refusal;
use domain::time::Moment;

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
}

#[derive(Clone, sqlx::FromRow)]
struct Text {
    number: i64,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
}

/// One's own comments from the `from`-th on, newest first, at most `many`; and how many there are.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn said(store: &Store, by: &Viewer, from: usize, many: usize) -> Outcome<(Vec<Said>, usize)> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let all = mine(store, person).await?;
    let page: Vec<&Mine> = all.iter().skip(from).take(many).collect();
    let numbers: Vec<i64> = page.iter().map(|one| i64::from(one.number.0)).collect();
    let texts: Vec<Text> = match numbers.is_empty() {
        true => Vec::new(),
        false => {
            store
                .read()
                .await?
                .all_in(
                    "select r.number, c.stance, c.reason, c.wording, c.quote
                     from receipts r join comments c on c.id = r.comment where r.number in ({ids})",
                    vec![],
                    &numbers,
                )
                .await?
        }
    };
    let mut receipts = Vec::new();
    for one in page {
        receipts.extend(told(store, one.number).await?);
    }
    with_replies(store, &mut receipts).await?;
    let ids: Vec<i64> = receipts.iter().filter_map(|told| told.comment).map(|id| id.0).collect();
    let mut files = crate::comment::file::of(&mut store.read().await?, &ids).await?;
    let mut said = Vec::new();
    for told in receipts {
        let Some(text) = texts.iter().find(|text| text.number == i64::from(told.number.0)) else { continue };
        let stance = Stance::parse(&text.stance).map_err(|_| Error::fault("a comment cannot be read back"))?;
        let files = told.comment.and_then(|id| files.remove(&id.0)).unwrap_or_default();
        let Text { reason, wording, quote, .. } = text.clone();
        said.push(Said { told, stance, reason, wording, quote, files });
    }
    Ok((said, all.len()))
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
