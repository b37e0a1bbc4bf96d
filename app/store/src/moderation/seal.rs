//! Taking words out of a comment. What it said is sealed; whoever reads it gives a reason, which stays for the desk and for the author.

use super::logged;
use crate::comment::{erase_events, line, redact_replies};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, event, hints};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::Showing;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Logged, Reason, Seen, explained};
use domain::redaction::{MARK, holds, redacted, touches, wiped};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Text {
    reason: String,
    wording: String,
    /// As everyone reads it, where its author is named.
    name: Option<String>,
    event: i64,
    revision: i64,
    /// The revision that an earlier seal is of, and the last moment of a decision about it.
    sealed: Option<i64>,
    last: i64,
}

async fn text(tx: &mut Tx, id: CommentId) -> Outcome<Text> {
    tx.one(
        "select c.reason, c.wording, case when c.showing = 'named' then c.name end as name, c.event, c.revision, s.revision as sealed, coalesce(s.at, c.withheld, 0) as last
         from comments c left join sealed s on s.comment = c.id
         where c.id = $1",
        args![id],
    )
    .await
}

/// What a comment said before: number, reason, wording.
type Before = (i64, String, String);

async fn before(tx: &mut Tx, id: CommentId) -> Outcome<Vec<Before>> {
    tx.all(
        "select number, reason, wording from comment_editions where comment = $1 and not left_out order by number",
        args![id],
    )
    .await
}

/// Takes words out wherever they stand in a comment as it was read, and wherever they or a part of them stand in what it said before; the
/// rest stays as it is, with its place on the desk.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone` for one that was withdrawn, `Rewritten`, `OfficeDecided`, or of `words` with `Missing`
/// or `NotInComment`.
pub async fn redact(
    store: &Store,
    by: &Viewer,
    seen: Seen,
    (words, reason): (&str, Reason),
    now: Moment,
) -> Outcome<()> {
    let (by, words) = (by.clone(), words.replace("\r\n", "\n").trim().to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let id = seen.comment;
                let line = line(tx, &by, id, Act::Redact).await?;
                line.as_read(seen)?;
                line.open_to(&by)?;
                let text = text(tx, id).await?;
                let before = before(tx, id).await?;
                let [say, wording] = [&text.reason, &text.wording].map(|text| redacted(text, &words));
                let once = |(_, reason, wording): &Before| reason.contains(&words) || wording.contains(&words);
                let inside = say.is_some() || wording.is_some() || before.iter().any(once);
                // A name goes whole, by itself or by a part of it that stands nowhere else.
                let name = text.name.as_ref().filter(|name| **name == words || !inside && name.contains(&words));
                let mut no = Refusals::default();
                if words.is_empty() {
                    no.add("words", Refusal::Missing);
                } else if words.contains(MARK) || !inside && name.is_none() {
                    no.add("words", Refusal::NotInComment);
                }
                no.none(|| Some(()))?;
                let consultation = ConsultationId(line.consultation);
                let at = Moment(now.0.max(text.last + 1));
                let said = [say, wording];
                let out = name.unwrap_or(&words);
                seal(tx, &by, (consultation, id), &text, (out, reason), &said, at).await?;
                if name.is_some() {
                    named(tx, id, None).await?;
                }
                let [say, wording] = &said;
                let shown = [say.as_ref().unwrap_or(&text.reason), wording.as_ref().unwrap_or(&text.wording)];
                let shown = shown.map(String::as_str).join("\n");
                out_of_editions(tx, id, &before, out, &shown).await?;
                out_of_the_desk(tx, id, &text, out, &shown).await?;
                erase_events(tx, consultation, id.0, text.event).await?;
                redact_replies(tx, id.0, (out, &shown)).await?;
                // A moderator's note may quote it. The deed stands written out: its index is for that one alone.
                tx.run(
                    "update events set content = null, salt = null
                      where consultation = $1 and subject = $2 and deed = 'comment.withheld'",
                    args![consultation, id.to_string()],
                )
                .await?;
                // What waits is still to be let through.
                if !line.waits() {
                    super::gone(tx, consultation, id.0).await?;
                }
                let demand = super::demanded(tx, id, now).await?;
                let content = serde_json::json!({ "reason": reason.code() });
                let seq = note(tx, &by, Deed::CommentRedacted, (consultation, id), content, now).await?;
                logged(tx, (seq, consultation), Logged::Redacted, Some(reason), demand, now).await
            })
        })
        .await
}

/// Seals what the comment says, and writes what is left of it.
async fn seal(
    tx: &mut Tx,
    by: &Viewer,
    (consultation, id): (ConsultationId, CommentId),
    text: &Text,
    (words, reason): (&str, Reason),
    [say, wording]: &[Option<String>; 2],
    at: Moment,
) -> Outcome<()> {
    // What was taken out of a text that its author has changed since is past putting back.
    if text.sealed.is_some_and(|revision| revision != text.revision) {
        tx.script(
            "delete from redactions where comment = $1;
             delete from sealed_editions where comment = $1;
             delete from sealed where comment = $1",
            args![id],
        )
        .await?;
    }
    let revision = text.revision + 1;
    // Words taken out later join those that were before: the seal holds what its author wrote.
    tx.run(
        "insert into sealed (comment, at, person, reason, reason_text, wording_text, revision, name_text)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (comment) do update
         set at = $2, person = $3, reason = $4, revision = $7, name_text = coalesce(sealed.name_text, $8)",
        args![id, at, by.person, reason.code(), &text.reason, &text.wording, revision, text.name.as_deref()],
    )
    .await?;
    tx.run(
        "insert into redactions (comment, at, person, reason, words) values ($1, $2, $3, $4, $5)",
        args![id, at, by.person, reason.code(), words],
    )
    .await?;
    let changed = say.is_some() || wording.is_some();
    let say = say.as_ref().unwrap_or(&text.reason);
    let wording = wording.as_ref().unwrap_or(&text.wording);
    written(tx, consultation, id, [say, wording], (text.revision, revision), changed).await
}

/// Writes what a comment says from now on. What the central office let be shown of it stays let.
async fn written(
    tx: &mut Tx,
    consultation: ConsultationId,
    id: CommentId,
    [say, wording]: [&str; 2],
    (was, revision): (i64, i64),
    changed: bool,
) -> Outcome<()> {
    if changed {
        // While the text is there: what was kept of it under its words is found by them.
        hints::gone(tx, consultation, id).await?;
        tx.run(
            "update ledger set text = null, copies = null, theme = null, proposed = null, likely = null where comment = $1",
            args![id],
        )
        .await?;
    }
    tx.script(
        "update comments set reason = $2, wording = $3, revision = $5 where id = $1;
         update appeals set revision = $5 where comment = $1 and revision = $4",
        args![id, say, wording, was, revision],
    )
    .await
}

/// Shows a comment with this name, or without one.
async fn named(tx: &mut Tx, id: CommentId, name: Option<&str>) -> Outcome<()> {
    let showing = if name.is_some() { Showing::Named } else { Showing::Unnamed };
    tx.script(
        "update comments set name = $2, showing = $3 where id = $1;
         update ledger set showing = $3 where comment = $1",
        args![id, name, showing.code()],
    )
    .await
}

/// Takes the words, and what tells a part of them, out of what the comment said before; what that said is sealed too.
async fn out_of_editions(tx: &mut Tx, id: CommentId, before: &[Before], words: &str, shown: &str) -> Outcome<()> {
    for (number, reason, wording) in before {
        let out = [reason, wording].map(|text| wiped(text, words, shown));
        if out.iter().all(Option::is_none) {
            continue;
        }
        let [say, suggested] = out;
        tx.script(
            "insert into sealed_editions (comment, number, reason_text, wording_text)
             select comment, number, reason, wording from comment_editions where comment = $1 and number = $2
             on conflict (comment, number) do nothing;
             update comment_editions set reason = $3, wording = $4 where comment = $1 and number = $2",
            args![id, *number, say.as_ref().unwrap_or(reason), suggested.as_ref().unwrap_or(wording)],
        )
        .await?;
    }
    Ok(())
}

/// Takes them out of what the desk keeps beside a comment: quotes that they reach into, notes, and what was written with a report.
async fn out_of_the_desk(tx: &mut Tx, id: CommentId, text: &Text, words: &str, shown: &str) -> Outcome<()> {
    let quotes: Vec<(i64, String)> =
        tx.all("select issue, quote from codings where comment = $1 and quote <> ''", args![id]).await?;
    for (issue, quote) in quotes {
        let reached = [&text.reason, &text.wording].iter().any(|text| touches(text, &quote, words));
        if reached || wiped(&quote, words, shown).is_some() {
            tx.run("update codings set quote = '' where comment = $1 and issue = $2", args![id, issue]).await?;
        }
    }
    tx.run("update coding_dropped set quote = '' where comment = $1", args![id]).await?;
    let note: Option<(Option<String>,)> =
        tx.maybe("select withheld_note from comments where id = $1", args![id]).await?;
    if let Some(left) = note.and_then(|(note,)| note).and_then(|note| wiped(&note, words, shown)) {
        tx.run("update comments set withheld_note = $2 where id = $1", args![id, left]).await?;
    }
    let notes: Vec<(i64, String)> = tx.all("select id, text from comment_notes where comment = $1", args![id]).await?;
    for (note, said) in notes {
        if let Some(left) = wiped(&said, words, shown) {
            tx.run("update comment_notes set text = $2 where id = $1", args![note, left]).await?;
        }
    }
    let reports: Vec<(Vec<u8>, String)> =
        tx.all("select who, note from comment_reports where comment = $1 and note <> ''", args![id]).await?;
    for (who, said) in reports {
        if let Some(left) = wiped(&said, words, shown) {
            tx.run("update comment_reports set note = $3 where comment = $1 and who = $2", args![id, who, left])
                .await?;
        }
    }
    Ok(())
}

async fn note(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    (consultation, id): (ConsultationId, CommentId),
    content: serde_json::Value,
    now: Moment,
) -> Outcome<u64> {
    let event = event::New {
        at: now,
        actor: by.person,
        deed,
        agency: None,
        consultation: Some(consultation),
        subject: id.to_string(),
        content: content.to_string().into_bytes(),
    };
    event::append(tx, event).await
}

#[derive(sqlx::FromRow)]
struct Sealed {
    reason_text: String,
    wording_text: String,
    name_text: Option<String>,
    revision: i64,
    showing: String,
    /// It is a person's who said to be under twenty.
    young: bool,
}

/// Puts words back where they stood: those that were taken out at one moment, or all; nothing where the author has changed the text since.
/// Whether there were any.
pub(crate) async fn unsealed(
    tx: &mut Tx,
    consultation: ConsultationId,
    id: CommentId,
    taken: Option<Moment>,
) -> Outcome<bool> {
    let row: Option<Sealed> = tx
        .maybe(
            "select s.reason_text, s.wording_text, s.name_text, s.revision, c.showing, c.young and c.spokesperson is null as young
             from sealed s join comments c on c.id = s.comment
             where s.comment = $1 and s.revision = c.revision",
            args![id],
        )
        .await?;
    let Some(sealed) = row else { return Ok(false) };
    let times: Vec<(i64, String, String)> =
        tx.all("select at, reason, words from redactions where comment = $1 order by at", args![id]).await?;
    let (back, left): (Vec<_>, Vec<_>) =
        times.into_iter().partition(|(at, ..)| taken.is_none_or(|moment| moment.0 == *at));
    // Which words were taken out in earlier days is not known: then all of them go back, or none.
    if back.is_empty() || left.iter().any(|(.., words)| words.is_empty()) {
        return Ok(false);
    }
    let without =
        |text: &str| left.iter().fold(text.to_string(), |text, (.., words)| redacted(&text, words).unwrap_or(text));
    let say = [without(&sealed.reason_text), without(&sealed.wording_text)];
    let revision = sealed.revision + 1;
    written(tx, consultation, id, [&say[0], &say[1]], (sealed.revision, revision), true).await?;
    // The name that was taken off; what its author has made of it since stands.
    if let Some(name) = sealed.name_text.filter(|name| back.iter().any(|(.., words)| words == name))
        && sealed.showing == Showing::Unnamed.code()
        && !sealed.young
    {
        named(tx, id, Some(&name)).await?;
    }
    let shown = say.join("\n");
    let editions: Vec<Before> =
        tx.all("select number, reason_text, wording_text from sealed_editions where comment = $1", args![id]).await?;
    for (number, reason, wording) in editions {
        let without =
            |text: String| left.iter().fold(text, |text, (.., words)| wiped(&text, words, &shown).unwrap_or(text));
        tx.run(
            "update comment_editions set reason = $3, wording = $4 where comment = $1 and number = $2",
            args![id, number, without(reason), without(wording)],
        )
        .await?;
    }
    match left.last() {
        None => {
            tx.script(
                "delete from redactions where comment = $1;
                 delete from sealed_editions where comment = $1;
                 delete from sealed where comment = $1",
                args![id],
            )
            .await?;
        }
        Some((at, reason, _)) => {
            tx.run(
                "update sealed set at = $2, reason = $3, revision = $4 where comment = $1",
                args![id, *at, reason, revision],
            )
            .await?;
            for (at, ..) in &back {
                tx.run("delete from redactions where comment = $1 and at = $2", args![id, *at]).await?;
            }
        }
    }
    Ok(true)
}

/// Reads what a comment said before words were taken out; the reason stays where desk and author see it.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refusals of `why`.
pub async fn open(store: &Store, by: &Viewer, id: CommentId, why: &str, now: Moment) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let why = no.take("why", explained(why));
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::OpenSeal).await?;
                let sealed: Option<(i64,)> = tx.maybe("select at from sealed where comment = $1", args![id]).await?;
                if sealed.is_none() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let why = no.none(|| why)?;
                tx.run(
                    "insert into seal_openings (comment, at, person, why) values ($1, $2, $3, $4)
                     on conflict (comment, at, person) do nothing",
                    args![id, now, by.person, &why],
                )
                .await?;
                let consultation = ConsultationId(line.consultation);
                let content = serde_json::json!({ "why": why });
                note(tx, &by, Deed::SealOpened, (consultation, id), content, now).await.map(|_| ())
            })
        })
        .await
}

/// Whether texts of a comment hold words that were taken out of it: of what it said, and of what it is to say. What the central office let be
/// shown is no such word.
pub(crate) async fn holds_taken_words(tx: &mut Tx, comment: i64, texts: [&[&str; 3]; 2]) -> Outcome<[bool; 2]> {
    let words: Vec<(String,)> = tx
        .all(
            "select r.words from redactions r
             where r.comment = $1 and not exists (select 1 from appeals a
               where a.comment = r.comment and a.about = r.at and a.what = 'redacted' and a.state = 'granted')",
            args![comment],
        )
        .await?;
    Ok(texts.map(|texts| texts.iter().any(|text| words.iter().any(|(words,)| holds(text, words)))))
}

/// Who wrote a comment has left for good: a name that a moderator took off it is put back by nothing any more, and stands nowhere, nor in what is
/// sealed. What else was taken out stays sealed, with what was asked about it.
pub(crate) async fn name_forgotten(tx: &mut Tx, id: CommentId) -> Outcome<()> {
    let sql = "select name_text, reason_text, wording_text from sealed where comment = $1 and name_text is not null";
    let sealed: Option<(String, String, String)> = tx.maybe(sql, args![id]).await?;
    let Some((name, say, wording)) = sealed else { return Ok(()) };
    tx.run("update sealed set name_text = null where comment = $1", args![id]).await?;
    let sql = "select at from redactions where comment = $1 and words = $2";
    let off: Vec<(i64,)> = tx.all(sql, args![id, name.as_str()]).await?;
    if off.is_empty() {
        return Ok(());
    }
    for (at,) in off {
        tx.script(
            "delete from redactions where comment = $1 and at = $2;
             update appeals set words = '', answer = '', state = case when state = 'waiting' then 'moot' else state end
             where comment = $1 and about = $2",
            args![id, at],
        )
        .await?;
    }
    let text = text(tx, id).await?;
    let shown = [text.reason.as_str(), text.wording.as_str()].join("\n");
    let without = |said: String| wiped(&said, &name, &shown).unwrap_or(said);
    // Its author may have written it into the text as well: it was taken out of that with the name, and stays out.
    tx.run(
        "update sealed set reason_text = $2, wording_text = $3 where comment = $1",
        args![id, redacted(&say, &name).unwrap_or(say), redacted(&wording, &name).unwrap_or(wording)],
    )
    .await?;
    let editions: Vec<Before> =
        tx.all("select number, reason_text, wording_text from sealed_editions where comment = $1", args![id]).await?;
    for (number, say, wording) in editions {
        tx.run(
            "update sealed_editions set reason_text = $3, wording_text = $4 where comment = $1 and number = $2",
            args![id, number, without(say), without(wording)],
        )
        .await?;
    }
    let appeals: Vec<(i64, String, String)> =
        tx.all("select id, words, answer from appeals where comment = $1", args![id]).await?;
    for (appeal, words, answer) in appeals {
        let sql = "update appeals set words = $2, answer = $3 where id = $1";
        tx.run(sql, args![appeal, without(words), without(answer)]).await?;
    }
    let openings: Vec<(i64, i64, String)> =
        tx.all("select at, person, why from seal_openings where comment = $1", args![id]).await?;
    for (at, person, why) in openings {
        let sql = "update seal_openings set why = $4 where comment = $1 and at = $2 and person = $3";
        tx.run(sql, args![id, at, person, without(why)]).await?;
    }
    out_of_the_desk(tx, id, &text, &name, &shown).await?;
    redact_replies(tx, id.0, (name.as_str(), shown.as_str())).await?;
    let sql = "select at, reason from redactions where comment = $1 order by at desc limit 1";
    let last: Option<(i64, String)> = tx.maybe(sql, args![id]).await?;
    if let Some((at, reason)) = last {
        tx.run("update sealed set at = $2, reason = $3 where comment = $1", args![id, at, reason]).await?;
    } else if !shown.contains(MARK) {
        tx.script(
            "delete from sealed_editions where comment = $1;
             delete from sealed where comment = $1",
            args![id],
        )
        .await?;
    }
    Ok(())
}

/// A comment is taken back: what moderation kept of its words goes too.
pub(crate) async fn erased(tx: &mut Tx, id: i64) -> Outcome<()> {
    tx.script(
        "delete from sealed where comment = $1;
         delete from redactions where comment = $1;
         delete from sealed_editions where comment = $1;
         delete from comment_reports where comment = $1;
         delete from seal_openings where comment = $1;
         update appeals set words = '', answer = '', state = case when state = 'waiting' then 'moot' else state end where comment = $1",
        args![id],
    )
    .await
}
