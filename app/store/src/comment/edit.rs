//! Changing one's own comment while its round is open: what it said before stays for everyone to see, and it waits on the desk again.

use super::file::Changed;
use super::receipt::Proof;
use super::submit::{Counted, Stood, changes, ground};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, ledger, moderation, organisation, tally};
use domain::act::Act;
use domain::admission::Appears;
use domain::comment::{Edit, Identity, Language, MOST_EDITIONS, Showing, Stance};
use domain::event::Deed;
use domain::flag::Flag;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Reason, Why};
use domain::receipt::Number;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    consultation: i64,
    round: i64,
    part: String,
    stance: String,
    reason: String,
    wording: String,
    quote: String,
    class: Option<String>,
    showing: String,
    name: Option<String>,
    channel: String,
    identity: String,
    area: Option<String>,
    at: i64,
    event: i64,
    edited: Option<i64>,
    withdrawn: Option<i64>,
    withheld: Option<i64>,
    withheld_reason: Option<String>,
    sealed: bool,
    revision: i64,
    closes: i64,
    spokesperson: Option<i64>,
    marked: bool,
    organisation: Option<String>,
    helper: Option<String>,
    young: bool,
    /// A moderator has taken its name off.
    name_off: bool,
    voice: Option<i64>,
    secret_hash: Vec<u8>,
}

impl Row {
    fn counted<'a>(&'a self, stance: &'a str, showing: Showing) -> Counted<'a> {
        Counted {
            part: &self.part,
            stance,
            class: self.class.as_deref().unwrap_or("-"),
            showing,
            identity: Identity::parse(&self.identity).unwrap_or(Identity::Guest),
            at: Moment(self.at),
            speaker: self.spokesperson.map(|_| self.marked),
            helper: self.helper.as_deref(),
        }
    }
}

/// Changes a comment; `revision` is the one from which its form was drawn. Whoever changes nothing has changed nothing; whoever changes
/// only how it is shown has said nothing else: its place on the desk and its history stay as they are.
///
/// # Errors
/// Refused with `NoSuchReceipt`, by the phase, with `Closed` for a comment of an earlier round, with `AlreadyDone` for one that was
/// withdrawn, with `ChangedMeanwhile`, or with `EditedTooOften`.
pub async fn edit(
    store: &Store,
    number: Number,
    proof: impl Into<Proof>,
    revision: i64,
    edit: &Edit,
    now: Moment,
) -> Outcome<()> {
    edit_with(store, number, proof, revision, (edit, Changed::default()), now).await
}

/// The same, with files that are taken away or added.
///
/// # Errors
/// As [`edit`]; refused with `FileNotChosen` and `FilesFull` under the files' fields.
pub async fn edit_with(
    store: &Store,
    number: Number,
    proof: impl Into<Proof>,
    revision: i64,
    (edit, files): (&Edit, Changed),
    now: Moment,
) -> Outcome<()> {
    let (edit, proof, key) = (edit.clone(), proof.into(), store.key.clone());
    if !files.added.is_empty() {
        let of = super::receipt::by_number(store, number).await?.ok_or(Refusal::NoSuchReceipt)?.consultation;
        super::file::checked(store, of, &files.added).await?;
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Row = tx
                    .maybe(
                        "select c.id, c.consultation, c.round, c.part, c.stance, c.reason, c.wording, c.quote, c.class, c.showing,
                           c.name, c.channel, c.identity, c.area, c.at, c.event, c.edited, c.withdrawn, c.withheld, c.withheld_reason, c.revision,
                           exists (select 1 from sealed s where s.comment = c.id) as sealed, o.closes, c.spokesperson,
                           exists (select 1 from spokespersons s where s.id = c.spokesperson and s.mark is not null) as marked,
                           (select s.name from spokespersons s where s.id = c.spokesperson) as organisation,
                           (select t.helper from said_through t where t.comment = c.id) as helper, c.young, c.voice,
                           exists (select 1 from sealed s join redactions d on d.comment = s.comment and d.words = s.name_text where s.comment = c.id) as name_off, r.secret_hash
                         from receipts r
                         join comments c on c.id = r.comment
                         join rounds o on o.id = c.round
                         where r.number = $1",
                        args![i64::from(number.0)],
                    )
                    .await?
                    .filter(|row: &Row| proof.is_of(&key, row.consultation, row.voice, &row.secret_hash))
                    .ok_or(Refusal::NoSuchReceipt)?;
                let consultation = ConsultationId(row.consultation);
                let Stood { round, admission, .. } = ground(tx, consultation, Act::EditComment, now).await?;
                if round != row.round {
                    return Err(Refusal::Closed { closed: Moment(row.closes) }.into());
                }
                if row.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                if row.revision != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let files_mended = super::file::change(tx, consultation, (row.id, row.event), &files, now).await?;
                let mut edit = edit;
                // Who has said to be under twenty is shown with no name, whatever was ticked since.
                if row.young && row.organisation.is_none() && edit.showing == Showing::Named {
                    (edit.showing, edit.name) = (Showing::Unnamed, String::new());
                }
                // It comes back by an appeal, or by whoever took it off.
                if row.name_off && row.name.is_none() && edit.showing == Showing::Named {
                    let mut no = Refusals::default();
                    no.add("showing", Refusal::NameTakenOff);
                    return Err(no.into());
                }
                if edit.young && !row.young {
                    tx.run("update comments set young = true where id = $1", args![row.id]).await?;
                }
                match &row.organisation {
                    Some(name) if edit.showing == Showing::Named => edit.name.clone_from(name),
                    None if edit.showing == Showing::Named && edit.name.is_empty() => {
                        return Err(named_nothing().into());
                    }
                    None if edit.showing == Showing::Named => organisation::no_agency(tx, "name", &edit.name).await?,
                    _ => {}
                }
                let (stance, showing) = (edit.stance.code(), edit.showing.code());
                let name = Some(edit.name.as_str()).filter(|name| !name.is_empty());
                let quote = if edit.unquote { "" } else { row.quote.as_str() };
                let before = (row.stance.as_str(), row.reason.as_str(), row.wording.as_str(), row.showing.as_str());
                let quotes = row.quote == quote;
                // What comes to it is looked at like words, where the round looks first.
                let same = quotes && files.added.is_empty() && row.name.as_deref() == name;
                if same && before == (stance, &edit.reason, &edit.wording, showing) {
                    if files_mended && edit.showing != Showing::Agency {
                        let mended = ("", &[Flag::Mended][..]);
                        moderation::put(tx, consultation, row.id, Why::Flagged, mended, now).await?;
                    }
                    return Ok(());
                }
                if row.revision > MOST_EDITIONS {
                    return Err(Refusal::EditedTooOften { most: MOST_EDITIONS as u32 }.into());
                }
                let named = row.name.is_some() && row.name.as_deref() != name;
                // Nor one in the seal that its author took off.
                if named {
                    tx.run("update sealed set name_text = null where comment = $1", args![row.id]).await?;
                }
                if quotes && (before.0, before.1, before.2) == (stance, edit.reason.as_str(), edit.wording.as_str()) {
                    // Who takes the name off does not want it in the log.
                    if named || row.showing != showing {
                        erase_events(tx, consultation, row.id, row.event).await?;
                    }
                    // What was for the agency alone stays so on the days when it was.
                    if row.showing == Showing::Agency.code() && row.showing != showing {
                        edition(tx, &row, true).await?;
                        tx.run("update comments set edited = $2 where id = $1", args![row.id, now]).await?;
                    }
                    tx.script(
                        "update comments set showing = $2, name = $3, revision = $4 where id = $1;
                         update ledger set showing = $2 where comment = $1;
                         update sealed set revision = $4 where comment = $1 and revision = $4 - 1;
                         update appeals set revision = $4 where comment = $1 and revision = $4 - 1",
                        args![row.id, showing, name, row.revision + 1],
                    )
                    .await?;
                } else {
                    rewritten(tx, &row, &edit, (quote, named), now).await?;
                }
                if edit.showing == Showing::Agency {
                    moderation::for_the_agency(tx, consultation, row.id).await?;
                } else {
                    let decided = row.withheld_reason.as_deref().is_some_and(|code| code != Reason::Waiting.code());
                    let texts = [edit.reason.as_str(), edit.wording.as_str(), edit.name.as_str()];
                    let checked = admission.appears == Appears::Checked;
                    let [was, again] = moderation::holds_taken_words(
                        tx,
                        row.id,
                        [&[row.reason.as_str(), row.wording.as_str(), row.name.as_deref().unwrap_or_default()], &texts],
                    )
                    .await?;
                    // It waited for these words alone, and they are gone.
                    if was && !again && !checked {
                        moderation::for_the_agency(tx, consultation, row.id).await?;
                    }
                    let about = (checked || again, decided || row.sealed || files_mended);
                    moderation::arrived(tx, consultation, row.id, about, texts, now).await?;
                }
                let was = Showing::parse(&row.showing).unwrap_or(Showing::Agency);
                let mut counts = changes(row.counted(&row.stance, was), -1);
                counts.extend(changes(row.counted(stance, edit.showing), 1));
                tally::add(tx, consultation, counts).await?;
                let content = serde_json::json!({
                    "revision": row.revision + 1, "stance": stance, "reason": edit.reason, "wording": edit.wording,
                    "quote": quote, "showing": showing, "name": edit.name,
                });
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::CommentEdited,
                    agency: None,
                    consultation: Some(consultation),
                    subject: row.id.to_string(),
                    content: content.to_string().into_bytes(),
                };
                event::append(tx, event).await?;
                Ok(())
            })
        })
        .await
}

/// Nobody is named without a name.
fn named_nothing() -> Refusals {
    let mut no = Refusals::default();
    no.add("name", Refusal::Missing);
    no
}

/// Says something else in the place of what was said.
async fn rewritten(tx: &mut Tx, row: &Row, edit: &Edit, (quote, named): (&str, bool), now: Moment) -> Outcome<()> {
    let consultation = ConsultationId(row.consultation);
    let name = Some(edit.name.as_str()).filter(|name| !name.is_empty());
    // Whoever takes something private out does not want it in a history, nor what was for the agency alone; and what
    // was withheld comes back by no other way.
    let private = row.showing == Showing::Agency.code()
        || row.withheld.is_some()
        || !domain::private::found(&format!("{}\n{}", row.reason, row.wording)).is_empty();
    edition(tx, row, private).await?;
    if private || named {
        erase_events(tx, consultation, row.id, row.event).await?;
    }
    // Who agreed, agreed with other words.
    super::agree::forgotten(tx, row.id).await?;
    // What was decided of its words was decided of other words: while the text is there, as the keys are found by it.
    ledger::gone(tx, consultation, row.id).await?;
    tx.script(
        "update comments
         set stance = $2, reason = $3, wording = $4, quote = $16, showing = $5, name = $6, edited = $7, revision = $8, holds = null
         where id = $1;
         insert into ledger
           (comment, consultation, state, issues, deed, size, class, channel, showing, area, identity, language)
         values ($1, $9, 'waiting', 0, 0, $10, $11, $12, $5, coalesce($13, '-'), $14, $15)",
        args![
            row.id,
            edit.stance.code(),
            edit.reason.as_str(),
            edit.wording.as_str(),
            edit.showing.code(),
            name,
            now,
            row.revision + 1,
            consultation,
            (edit.reason.chars().count() + edit.wording.chars().count()) as i64,
            row.class.as_deref().unwrap_or("-"),
            row.channel.as_str(),
            row.area.as_deref(),
            row.identity.as_str(),
            Language::of(&[&edit.reason, &edit.wording]).code(),
            quote
        ],
    )
    .await
}

/// Keeps what a comment says until now, but for a text that is `private`.
async fn edition(tx: &mut Tx, row: &Row, private: bool) -> Outcome<()> {
    let kept = |text: &str| if private { String::new() } else { text.to_string() };
    tx.run(
        "insert into comment_editions (comment, number, at, stance, reason, wording, left_out, showing, quote)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            row.id,
            row.revision,
            row.edited.unwrap_or(row.at),
            row.stance.as_str(),
            kept(&row.reason),
            kept(&row.wording),
            private,
            row.showing.as_str(),
            kept(&row.quote)
        ],
    )
    .await?;
    Ok(())
}

/// Empties what the log holds of a comment's text: the commitments stay.
pub(crate) async fn erase_events(tx: &mut Tx, consultation: ConsultationId, comment: i64, first: i64) -> Outcome<()> {
    tx.run("update events set content = null, salt = null where seq = $1", args![first]).await?;
    // The deed stands written out: its index is for that one alone.
    tx.run(
        "update events
         set content = null, salt = null
         where consultation = $1 and subject = $2 and deed = 'comment.edited'",
        args![consultation, comment.to_string()],
    )
    .await?;
    Ok(())
}

/// What a comment said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub at: Moment,
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage that it quoted, or empty.
    pub quote: String,
    /// Its text held something private and was not kept.
    pub left_out: bool,
}

/// What a comment said before, the latest first; nothing of one that is not shown. Whether its consultation is public is for the
/// caller to have asked.
///
/// # Errors
/// Faults.
pub async fn editions(store: &Store, consultation: ConsultationId, comment: CommentId) -> Outcome<Vec<Edition>> {
    let rows: Vec<EditionRow> = store
        .read()
        .await?
        .all(
            "select e.at, e.stance, e.reason, e.wording, e.quote, e.left_out
             from comment_editions e
             join comments c on c.id = e.comment
             where e.comment = $1 and c.consultation = $2 and c.showing <> 'agency' and c.withdrawn is null
               and c.withheld is null
             order by e.number desc",
            args![comment, consultation],
        )
        .await?;
    rows.into_iter().map(Edition::read).collect()
}

/// The same for a moderator, who sees them also where the comment is not shown.
pub(crate) async fn all_editions(tx: &mut Tx, comment: CommentId) -> Outcome<Vec<Edition>> {
    let rows: Vec<EditionRow> = tx
        .all(
            "select at, stance, reason, wording, quote, left_out from comment_editions where comment = $1 order by number desc",
            args![comment],
        )
        .await?;
    rows.into_iter().map(Edition::read).collect()
}

type EditionRow = (i64, String, String, String, String, bool);

impl Edition {
    fn read((at, stance, reason, wording, quote, left_out): EditionRow) -> Outcome<Edition> {
        let stance = Stance::parse(&stance).map_err(|_| Error::fault("an edition cannot be read back"))?;
        Ok(Edition { at: Moment(at), stance, reason, wording, quote, left_out })
    }
}
