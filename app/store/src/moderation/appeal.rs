//! Appeals: the author of a comment that was withheld, or that words or a file were taken out of, asks the central office to look again. Never the
//! agency that drafted: its moderators see that there is one, and answer none.

use super::logged;
use crate::comment::file::shown_again;
use crate::comment::{Proof, line, show, theirs, unsealed};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::moderation::{Answer, Appeal, Decided, Decision, Logged, Reason, Seen, explained};
use domain::receipt::Number;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// What was decided about a comment, the gravest first: that it is withheld, then each time words were taken out, then each file that was.
async fn decisions(tx: &mut Tx, id: i64) -> Outcome<Vec<Decided>> {
    let withheld: Option<(i64, String)> = tx
        .maybe(
            "select withheld, withheld_reason from comments
             where id = $1 and withheld is not null and withheld_reason is not null and withdrawn is null",
            args![id],
        )
        .await?;
    let taken: Vec<(i64, String)> =
        tx.all("select at, reason from redactions where comment = $1 order by at desc", args![id]).await?;
    let files: Vec<(i64, String)> = tx
        .all(
            "select withheld_at, withheld_reason from comment_files
             where comment = $1 and withheld_at is not null and withheld_reason <> '' and number > 0
             order by withheld_at desc",
            args![id],
        )
        .await?;
    let decided = |what: Decision| {
        move |(at, reason): (i64, String)| Decided { what, at: Moment(at), reason: Reason::parse(&reason).ok() }
    };
    // Nobody has decided about what waits to be looked at.
    let withheld = withheld.map(decided(Decision::Withheld)).filter(|one| one.reason != Some(Reason::Waiting));
    let taken = taken.into_iter().map(decided(Decision::Redacted));
    Ok(withheld.into_iter().chain(taken).chain(files.into_iter().map(decided(Decision::File))).collect())
}

/// Those of them that nobody has asked about.
async fn open(tx: &mut Tx, id: i64, decisions: Vec<Decided>) -> Outcome<Vec<Decided>> {
    let asked: Vec<(i64, String)> = tx.all("select about, what from appeals where comment = $1", args![id]).await?;
    let asked = |one: &Decided| asked.iter().any(|(about, what)| *about == one.at.0 && what == one.what.code());
    Ok(decisions.into_iter().filter(|one| !asked(one)).collect())
}

/// Asks for a decision to be looked at again: once for each, with the receipt's secret, also after the hearing. `about` names the decision by
/// its moment; none asks about the only one that was not asked about.
///
/// # Errors
/// Refusals of `appeal`; refused with `NoSuchReceipt`, `AlreadyDone` where nothing was decided, `AppealedAlready`, or `NotChosen` under `about`.
pub async fn appeal(
    store: &Store,
    number: Number,
    proof: impl Into<Proof>,
    (about, words): (Option<Moment>, &str),
    now: Moment,
) -> Outcome<()> {
    let (proof, key) = (proof.into(), store.key.clone());
    let mut no = Refusals::default();
    let words = no.take("appeal", explained(words));
    let words = no.none(|| words)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (id, consultation) = theirs(tx, &key, number, proof).await?.ok_or(Refusal::NoSuchReceipt)?;
                let id = id.0;
                let mut decided = decisions(tx, id).await?;
                if let Some(about) = about {
                    decided.retain(|one| one.at == about);
                }
                if decided.is_empty() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let open = open(tx, id, decided).await?;
                if about.is_none() && open.len() > 1 {
                    let mut no = Refusals::default();
                    no.add("about", Refusal::NotChosen);
                    return Err(no.into());
                }
                let about = open.first().ok_or(Refusal::AppealedAlready)?;
                tx.run(
                    "insert into appeals (id, comment, consultation, about, what, at, words, state, answer)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, 'waiting', '' from appeals",
                    args![id, consultation, about.at, about.what.code(), now, &words],
                )
                .await?;
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::AppealMade,
                    agency: None,
                    consultation: Some(consultation),
                    subject: id.to_string(),
                    // The words stand in their table alone, from which they go with the comment.
                    content: b"{}".to_vec(),
                };
                event::append(tx, event).await.map(|_| ())
            })
        })
        .await
}

/// An appeal that waits for the central office.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: i64,
    pub comment: CommentId,
    pub at: Moment,
    pub words: String,
    pub name: String,
    /// What it is about.
    pub what: Decision,
    pub reason: Option<Reason>,
}

/// Those that wait, the oldest first, after one.
///
/// # Errors
/// `NotAllowed` for all but the central office.
pub async fn waiting(store: &Store, by: &Viewer, after: i64, limit: u32) -> Outcome<Vec<Waiting>> {
    if !by.may(Act::AnswerAppeal, AgencyId(i64::MAX)) {
        return Err(Error::NotAllowed);
    }
    type Row = (i64, i64, i64, String, String, String, Option<String>);
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select a.id, a.comment, a.at, a.words, case when d.short_name = '' then d.title else d.short_name end, a.what,
               case a.what when 'redacted' then r.reason when 'file' then f.withheld_reason else c.withheld_reason end
             from appeals a
             join comments c on c.id = a.comment
             join consultations d on d.id = a.consultation
             left join redactions r on r.comment = a.comment and r.at = a.about
             left join comment_files f on f.comment = a.comment and f.withheld_at = a.about and f.number > 0
             where a.state = 'waiting' and a.id > $1 order by a.id limit $2",
            args![after, limit],
        )
        .await?;
    let row = |(id, comment, at, words, name, what, reason): Row| Waiting {
        id,
        comment: CommentId(comment),
        at: Moment(at),
        words,
        name,
        what: Decision::parse(&what).unwrap_or(Decision::Withheld),
        reason: reason.and_then(|code| Reason::parse(&code).ok()),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Answers one appeal about a comment as it was read. Granted, what was decided is undone, and these words only the central office withholds
/// again.
///
/// # Errors
/// `NotFound`, `NotAllowed` for all but the central office; refusals of `answer`; refused with `AlreadyDone` where it does not wait, or
/// `Rewritten`.
pub async fn answer(
    store: &Store,
    by: &Viewer,
    (appeal, seen): (i64, Seen),
    (granted, words): (bool, &str),
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let words = no.take("answer", explained(words));
    store
        .write(move |tx| {
            Box::pin(async move {
                let id = seen.comment;
                let line = line(tx, &by, id, Act::AnswerAppeal).await?;
                let words = no.none(|| words)?;
                let asked: Option<(i64, String)> = tx
                    .maybe(
                        "select about, what from appeals where id = $1 and comment = $2 and state = 'waiting'",
                        args![appeal, id],
                    )
                    .await?;
                let (about, what) = asked.ok_or(Refusal::AlreadyDone)?;
                let what = Decision::parse(&what).map_err(|_| Error::fault("an appeal cannot be read back"))?;
                line.as_read(seen)?;
                let reason = decisions(tx, id.0).await?;
                let reason = reason.iter().find(|one| one.what == what && one.at.0 == about).and_then(|one| one.reason);
                tx.run(
                    "update appeals set state = $2, answered = $3, answered_by = $4, answer = $5 where id = $1",
                    args![appeal, if granted { "granted" } else { "upheld" }, now, by.person, &words],
                )
                .await?;
                let consultation = ConsultationId(line.consultation);
                if granted {
                    match what {
                        Decision::Withheld if line.stays_withheld() => show(tx, &by, &line, id, now).await?,
                        Decision::Withheld => {}
                        // Where its author has changed it since there is nothing to put back.
                        Decision::Redacted => {
                            unsealed(tx, &by, &line, id, Some(Moment(about)), now).await?;
                        }
                        Decision::File => shown_again(tx, &by, (&line, id), Moment(about), now).await?,
                    }
                    // It holds for the words as they are now: what their author writes later is decided anew.
                    tx.run(
                        "update appeals set revision = (select c.revision from comments c where c.id = appeals.comment) where id = $1",
                        args![appeal],
                    )
                    .await?;
                }
                let event = event::New {
                    at: now,
                    actor: by.person,
                    deed: Deed::AppealAnswered,
                    agency: None,
                    consultation: Some(consultation),
                    subject: id.to_string(),
                    content: serde_json::json!({ "granted": granted }).to_string().into_bytes(),
                };
                let seq = event::append(tx, event).await?;
                let what = if granted { Logged::Granted } else { Logged::Upheld };
                logged(tx, (seq, consultation), what, reason, None, now).await
            })
        })
        .await
}

/// What the author of a comment is told of decisions about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Why words were taken out, where they were.
    pub redacted: Option<Reason>,
    /// The decisions that may be appealed still.
    pub may: Vec<Decided>,
    /// The newest first.
    pub appeals: Vec<Appeal>,
    /// When a sealed original was read, and why.
    pub openings: Vec<(Moment, String)>,
}

/// The same for the receipt's page, whose secret the caller has asked for.
///
/// # Errors
/// Faults.
pub async fn of_author(store: &Store, number: Number) -> Outcome<Asked> {
    let mut tx = store.read().await?;
    let row: Option<(i64, Option<String>)> = tx
        .maybe(
            "select c.id, s.reason
             from receipts r
             join comments c on c.id = r.comment
             left join sealed s on s.comment = c.id
             where r.number = $1 and c.withdrawn is null",
            args![i64::from(number.0)],
        )
        .await?;
    let Some((id, sealed_for)) = row else { return Ok(Asked::default()) };
    let decided = decisions(&mut tx, id).await?;
    let may = open(&mut tx, id, decided).await?;
    let appeals = appeals(&mut tx, id).await?;
    let openings: Vec<(i64, String)> =
        tx.all("select at, why from seal_openings where comment = $1 order by at desc limit 20", args![id]).await?;
    Ok(Asked {
        redacted: sealed_for.and_then(|code| Reason::parse(&code).ok()),
        may,
        appeals,
        openings: openings.into_iter().map(|(at, why)| (Moment(at), why)).collect(),
    })
}

/// The appeals about a comment, the newest first.
pub(super) async fn appeals(tx: &mut Tx, id: i64) -> Outcome<Vec<Appeal>> {
    type Row = (i64, i64, String, i64, String, String, Option<i64>, String);
    let rows: Vec<Row> = tx
        .all(
            "select id, about, what, at, words, state, answered, answer from appeals where comment = $1 order by id desc limit 20",
            args![id],
        )
        .await?;
    let row = |(id, about, what, at, words, state, answered, answer): Row| {
        let answer = answered.map(|at| Answer { at: Moment(at), granted: state == "granted", words: answer });
        let what = Decision::parse(&what).unwrap_or(Decision::Withheld);
        Appeal { id, what, about: Moment(about), at: Moment(at), moot: state == "moot", words, answer }
    };
    Ok(rows.into_iter().map(row).collect())
}
