//! Files of a dossier: brought while it is prepared, or by an approver after it is published; shown, taken away, and put into the
//! bundle; its text in other forms among them. What was published stays: another may take its place, and it stays to be read; or it is
//! taken out in the open, and its place and the reason stay.

use crate::Store;
use crate::consultation::{self, allowed, load, note, touched};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::vault::Laid;
use domain::act::Act;
use domain::agency::Viewer;
use domain::attachment::{Attachment, Earlier, Gone, Kind, LARGEST, MOST, MOST_TOGETHER, cleaned};
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::form::{self, Form, LANGUAGES, What};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};
use domain::time::Moment;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

const LONGEST_TITLE: u32 = 300;

/// A file that is brought, or a text that is typed for another form.
#[derive(Clone, Debug)]
pub struct New {
    /// What it is, for people; of another form who made it, if anybody says.
    pub title: String,
    pub name: String,
    pub file: Option<Arc<Laid>>,
    /// Whether text was found in the file.
    pub readable: bool,
    pub form: Option<NewForm>,
}

/// What is said of a text in another form.
#[derive(Clone, Debug)]
pub struct NewForm {
    pub what: What,
    pub lang: String,
    pub seconds: Option<u32>,
    /// The whole text, where it comes without a file.
    pub text: String,
    /// The transcript of a sound, the captions of a video.
    pub said: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    hash: String,
    title: String,
    name: String,
    kind: String,
    size: i64,
    readable: bool,
    at: i64,
    form: String,
    lang: String,
    seconds: Option<i64>,
    edition: i64,
    gone: Option<i64>,
    gone_reason: String,
}

#[derive(sqlx::FromRow)]
struct EarlierLine {
    number: i64,
    edition: i64,
    hash: String,
    name: String,
    kind: String,
    size: i64,
    at: i64,
    until: i64,
    reason: String,
}

fn kind(code: &str) -> Outcome<Kind> {
    Kind::parse(code).ok_or_else(|| Error::fault(format!("unknown kind {code}")))
}

impl Line {
    fn attachment(self, earlier: &[EarlierLine]) -> Outcome<Attachment> {
        let earlier = earlier.iter().filter(|one| one.number == self.number);
        let form = |what| Form { what, lang: self.lang.clone(), seconds: self.seconds.map(|seconds| seconds as u32) };
        Ok(Attachment {
            number: self.number as u32,
            kind: kind(&self.kind)?,
            hash: self.hash,
            title: self.title,
            name: self.name,
            size: self.size as u64,
            readable: self.readable,
            at: Moment(self.at),
            form: What::parse(&self.form).map(form),
            earlier: earlier.map(EarlierLine::earlier).collect::<Outcome<_>>()?,
            gone: self.gone.map(|at| Gone { at: Moment(at), reason: self.gone_reason }),
            edition: None,
        })
    }
}

impl EarlierLine {
    fn earlier(&self) -> Outcome<Earlier> {
        Ok(Earlier {
            edition: self.edition as u32,
            hash: self.hash.clone(),
            name: self.name.clone(),
            kind: kind(&self.kind)?,
            size: self.size as u64,
            at: Moment(self.at),
            until: Moment(self.until),
            reason: self.reason.clone(),
        })
    }
}

/// Plain attachments and other forms of the text, in the order in which they came.
async fn all_in(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Attachment>> {
    let lines: Vec<Line> = tx
        .all(
            "select number, hash, title, name, kind, size, readable, at, form, lang, seconds, edition, gone,
               gone_reason
             from attachments
             where consultation = $1
             order by number",
            args![id],
        )
        .await?;
    let earlier: Vec<EarlierLine> = match lines.iter().any(|line| line.edition > 1) {
        false => Vec::new(),
        true => {
            let sql = "select number, edition, hash, name, kind, size, at, until, reason
                       from earlier_attachments
                       where consultation = $1
                       order by number, edition";
            tx.all(sql, args![id]).await?
        }
    };
    lines.into_iter().map(|line| line.attachment(&earlier)).collect()
}

/// What a dossier holds besides its own text.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub files: Vec<Attachment>,
    /// Its text in other forms, by form and language.
    pub forms: Vec<Attachment>,
}

/// The files of a dossier in the order in which they came. Who may see it is for the caller to have asked.
pub async fn all(store: &Store, id: ConsultationId) -> Outcome<Kept> {
    let (mut forms, files): (Vec<_>, Vec<_>) =
        all_in(&mut store.read().await?, id).await?.into_iter().partition(|one| one.form.is_some());
    let place = |lang: &str| LANGUAGES.iter().position(|known| *known == lang);
    forms.sort_by_key(|one| one.form.as_ref().map(|form| (form.what, place(&form.lang))));
    Ok(Kept { files, forms })
}

/// One file of a dossier, for those who have asked already whether it may be seen.
///
/// # Errors
/// `NotFound`, also for one that was taken out.
pub async fn one(store: &Store, id: ConsultationId, number: u32) -> Outcome<Attachment> {
    all_in(&mut store.read().await?, id)
        .await?
        .into_iter()
        .find(|one| one.number == number && one.gone.is_none())
        .ok_or(Error::NotFound)
}

/// The bytes that stand under a hash which a file of a dossier has.
///
/// # Errors
/// A fault where they are not in the folder.
pub async fn file(store: &Store, hash: &str) -> Outcome<File> {
    let (vault, hash) = (store.vault.clone(), hash.to_string());
    crate::apart(move || vault.open(&hash)).await?
}

/// A text that was pasted for another form.
///
/// # Errors
/// A fault where it is not in the folder.
pub async fn text(store: &Store, one: &Attachment) -> Outcome<String> {
    let (vault, hash) = (store.vault.clone(), one.hash.clone());
    crate::apart(move || {
        let mut text = String::new();
        let read = vault.open(&hash)?.read_to_string(&mut text);
        read.map_err(|cause| Error::fault(format!("a text that should be there cannot be read: {cause}")))?;
        Ok(text)
    })
    .await?
}

/// The transcript or the captions of a form, or of one that stood in its place before; empty where it has none.
///
/// # Errors
/// `NotFound`.
pub async fn said(store: &Store, id: ConsultationId, number: u32, edition: Option<u32>) -> Outcome<String> {
    let mut tx = store.read().await?;
    let row: Option<(String,)> = match edition {
        None => {
            let sql = "select said from attachments where consultation = $1 and number = $2 and gone is null";
            tx.maybe(sql, args![id, number]).await?
        }
        Some(edition) => {
            let sql = "select e.said
                       from earlier_attachments e
                       join attachments a on a.consultation = e.consultation and a.number = e.number and a.gone is null
                       where e.consultation = $1 and e.number = $2 and e.edition = $3";
            tx.maybe(sql, args![id, number, edition]).await?
        }
    };
    row.map(|(said,)| said).ok_or(Error::NotFound)
}

/// Which act adding a file is: before publication it is the drafter's work, after it is at once for everyone.
pub fn act(dossier: &Consultation, now: Moment) -> Act {
    if dossier.phase(now) == Phase::Preparing { Act::EditDossier } else { Act::AttachLater }
}

/// Whether somebody may add a file now, asked before one is taken off the line.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase or with `ChangedMeanwhile`.
pub async fn may_add(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, now: Moment) -> Outcome<()> {
    allowed_to_add(&mut store.read().await?, by, id, revision, now).await.map(|_| ())
}

async fn allowed_to_add(
    tx: &mut Tx,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    now: Moment,
) -> Outcome<Consultation> {
    let dossier = load(tx, id).await?.ok_or(Error::NotFound)?;
    allowed(tx, by, id, act(&dossier, now), Some(revision), now).await
}

/// Refuses what would be too many or too much; `but` is the one that goes.
fn fits(kept: &[Attachment], new: &Read, but: Option<u32>) -> Result<(), Refusals> {
    let form = new.form.is_some();
    let (most, together) = if form { (form::MOST, form::MOST_TOGETHER) } else { (MOST, MOST_TOGETHER) };
    let there = kept.iter().filter(|one| one.gone.is_none());
    let others = there.filter(|one| one.form.is_some() == form && Some(one.number) != but);
    let (many, size) = others.fold((0, new.size), |(many, size), one| (many + 1, size + one.size));
    let mut no = Refusals::default();
    if many >= most || size > u64::from(together) << 20 {
        no.add("file", Refusal::AttachmentsTooMany { most, together });
    }
    no.none(|| Some(()))
}

/// What was brought, read.
#[derive(Clone, Debug)]
struct Read {
    title: String,
    name: String,
    kind: Kind,
    size: u64,
    readable: bool,
    form: Option<Form>,
    said: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Came(Arc<Laid>),
    Typed(Arc<str>),
}

/// Reads what was brought. It blocks: a file is looked into.
fn read(new: &New) -> Outcome<Read> {
    let mut no = Refusals::default();
    let title = match &new.form {
        None => required(&new.title, LONGEST_TITLE, Lines::One),
        Some(_) => clean(&new.title, LONGEST_TITLE, Lines::One),
    };
    let title = no.take("title", title);
    let form = new.form.as_ref().and_then(|form| {
        let lang = no.take("lang", form::language(form.what, &form.lang))?;
        Some(Form { what: form.what, lang, seconds: form.seconds.filter(|_| form.what.plays()) })
    });
    let said = match new.form.as_ref().map(|form| (form.what, &form.said)) {
        Some((What::Audio, said)) => no.take("said", required(said, form::LONGEST, Lines::Many)),
        Some((What::Sign, said)) => no.take("said", form::captions(said)),
        _ => Some(String::new()),
    };
    let text = new.form.as_ref().filter(|form| !form.what.plays()).map_or("", |form| form.text.trim());
    let content = match (&new.file, text) {
        (None, "") if new.form.as_ref().is_some_and(|form| !form.what.plays()) => Err(("text", Refusal::Missing)),
        (None, "") => Err(("file", Refusal::FileNotChosen)),
        (Some(_), text) if !text.is_empty() => Err(("text", Refusal::TextOrFile)),
        (Some(laid), _) => came(new, laid)?.map(|kind| (kind, Content::Came(laid.clone()))).map_err(|no| ("file", no)),
        (None, text) => required(text, form::LONGEST, Lines::Many)
            .map(|text| (Kind::Txt, Content::Typed(text.into())))
            .map_err(|no| ("text", no)),
    };
    let content = content.map_err(|(field, refusal)| no.add(field, refusal)).ok();
    Ok(no.none(|| {
        let ((kind, content), title, said) = (content?, title?, said?);
        let (size, name) = match &content {
            Content::Came(laid) => (laid.size, new.name.as_str()),
            Content::Typed(text) => (text.len() as u64, form.as_ref().map_or("", |form| form.lang.as_str())),
        };
        let readable = (new.readable || kind == Kind::Txt) && !kind.is_image() && !kind.plays();
        Some(Read { title, name: cleaned(name, kind), kind, size, readable, form, said, content })
    })?)
}

/// What a file is, or why it is not taken.
fn came(new: &New, laid: &Laid) -> Outcome<Result<Kind, Refusal>> {
    let what = new.form.as_ref().map(|form| form.what);
    let most = what.map_or(LARGEST, What::largest);
    if laid.size > u64::from(most) << 20 {
        return Ok(Err(Refusal::AttachmentTooLarge { most }));
    }
    let found = match what.is_some_and(What::plays) {
        true => Kind::of_media(&laid.head, &new.name),
        false => {
            let mut bytes = Vec::new();
            let whole = laid.open()?.read_to_end(&mut bytes);
            whole.map_err(|cause| Error::fault(format!("a file that came cannot be read: {cause}")))?;
            Kind::of(&bytes, &new.name)
        }
    };
    Ok(match what {
        None => found.ok_or(Refusal::AttachmentUnknown),
        Some(what) => found.filter(|kind| what.kinds().contains(kind)).ok_or(Refusal::NotThisForm { what }),
    })
}

impl Store {
    async fn read_of(&self, new: &New) -> Outcome<Read> {
        let new = new.clone();
        crate::apart(move || read(&new)).await?
    }

    /// Puts what was read in the folder; gives its hash.
    async fn put(&self, read: &Read) -> Outcome<String> {
        let (vault, content) = (self.vault.clone(), read.content.clone());
        crate::apart(move || match content {
            Content::Came(laid) => vault.take(&laid),
            Content::Typed(text) => vault.keep(text.as_bytes()),
        })
        .await?
    }
}

/// Adds a file, or the text in another form; gives its number.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, for `title` or for `file`; of another form also for
/// `lang`, `text` or `said`.
pub async fn add(store: &Store, by: &Viewer, id: ConsultationId, revision: i64, new: New, now: Moment) -> Outcome<u32> {
    // Asked before anything is put in the folder, and again inside the transaction.
    let mut tx = store.read().await?;
    allowed_to_add(&mut tx, by, id, revision, now).await?;
    let read = store.read_of(&new).await?;
    fits(&all_in(&mut tx, id).await?, &read, None)?;
    drop(tx);
    let hash = store.put(&read).await?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed_to_add(tx, &by, id, revision, now).await?;
                fits(&all_in(tx, id).await?, &read, None)?;
                let form = read.form.as_ref();
                let (what, lang) = form.map_or(("", ""), |form| (form.what.code(), form.lang.as_str()));
                let seconds = form.and_then(|form| form.seconds).map(i64::from);
                let (number,): (i64,) = tx
                    .one(
                        "insert into attachments
                           (consultation, number, hash, title, name, kind, size, readable, at, person, form, lang,
                            seconds, said)
                         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
                         from attachments
                         where consultation = $1
                         returning number",
                        args![
                            id,
                            &hash,
                            &read.title,
                            &read.name,
                            read.kind.ending(),
                            read.size as i64,
                            read.readable,
                            now,
                            by.person,
                            what,
                            lang,
                            seconds,
                            &read.said
                        ],
                    )
                    .await?;
                let deed = match dossier.phase(now) {
                    Phase::Preparing => Deed::AttachmentKept,
                    _ => Deed::AttachmentPublished,
                };
                let content = serde_json::json!({
                    "number": number, "hash": hash, "title": read.title, "name": read.name, "size": read.size,
                    "readable": read.readable, "form": what, "lang": lang,
                });
                note(tx, &by, deed, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(number as u32)
            })
        })
        .await
}

/// Puts another file in the place of a published one, with a public reason; what stood there stays to be read. Title, form
/// and language stay.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase, with `ChangedMeanwhile`, with `AlreadyDone` for the same file again, or as
/// [`add`] and for `reason`.
pub async fn replace(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, new, reason): (u32, New, &str),
    now: Moment,
) -> Outcome<()> {
    let mut tx = store.read().await?;
    allowed(&mut tx, by, id, Act::AttachLater, Some(revision), now).await?;
    let kept = all_in(&mut tx, id).await?;
    drop(tx);
    let old = kept.iter().find(|one| one.number == number && one.gone.is_none()).ok_or(Error::NotFound)?;
    let form = old.form.as_ref().map(|form| {
        let typed = new.form.clone();
        let (text, said, seconds) = typed.map(|typed| (typed.text, typed.said, typed.seconds)).unwrap_or_default();
        NewForm { what: form.what, lang: form.lang.clone(), seconds, text, said }
    });
    let mut no = Refusals::default();
    let reason = consultation::said(reason).map_err(|refused| no.0.extend(refused.0)).ok();
    let read = match store.read_of(&New { title: old.title.clone(), form, ..new }).await {
        Err(Error::Refused(refused)) => {
            no.0.extend(refused.0);
            None
        }
        other => Some(other?),
    };
    let (reason, read) = no.none(|| Some((reason?, read?)))?;
    fits(&kept, &read, Some(number))?;
    let hash = store.put(&read).await?;
    if hash == old.hash && !old.form.as_ref().is_some_and(|form| form.what.plays()) {
        return Err(crate::erratum::of("file", Refusal::AlreadyDone));
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                // The revision says that nothing has changed since it was read.
                allowed(tx, &by, id, Act::AttachLater, Some(revision), now).await?;
                tx.run(
                    "insert into earlier_attachments
                       (consultation, number, edition, hash, name, kind, size, said, at, person, until, by_person, reason)
                     select consultation, number, edition, hash, name, kind, size, said, at, person, $3, $4, $5
                     from attachments
                     where consultation = $1 and number = $2",
                    args![id, number, now, by.person, &reason],
                )
                .await?;
                tx.run(
                    "update attachments
                     set hash = $3, name = $4, kind = $5, size = $6, readable = $7, at = $8, person = $9, seconds = $10,
                       said = $11, edition = edition + 1
                     where consultation = $1 and number = $2",
                    args![
                        id,
                        number,
                        &hash,
                        &read.name,
                        read.kind.ending(),
                        read.size as i64,
                        read.readable,
                        now,
                        by.person,
                        read.form.as_ref().and_then(|form| form.seconds).map(i64::from),
                        &read.said
                    ],
                )
                .await?;
                let content = serde_json::json!({
                    "number": number, "hash": hash, "name": read.name, "size": read.size, "reason": reason,
                });
                note(tx, &by, Deed::AttachmentReplaced, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Takes a file out of a dossier that is being prepared.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase or with `ChangedMeanwhile`.
pub async fn remove(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    number: u32,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::EditDossier, Some(revision), now).await?;
                let sql = "delete from attachments where consultation = $1 and number = $2";
                if tx.run(sql, args![id, number]).await? == 0 {
                    return Err(Error::NotFound);
                }
                let content = serde_json::json!({ "number": number });
                note(tx, &by, Deed::AttachmentRemoved, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Takes a published file out, and what stood in its place before, with a public reason. Its place and the reason stay; its bytes, and
/// what is said in it, are given to nobody, and leave the folder as soon as no other dossier has them.
///
/// # Errors
/// `NotFound`, also for one that was taken out; `NotAllowed`; refused by the phase, with `ChangedMeanwhile` or for `reason`.
pub async fn take_out(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    revision: i64,
    (number, reason): (u32, &str),
    now: Moment,
) -> Outcome<()> {
    let (by, reason) = (by.clone(), consultation::said(reason));
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, id, Act::AttachLater, Some(revision), now).await?;
                let reason = reason?;
                let there = tx
                    .run(
                        "update attachments set gone = $3, gone_by = $4, gone_reason = $5, said = ''
                         where consultation = $1 and number = $2 and gone is null",
                        args![id, number, now, by.person, &reason],
                    )
                    .await?;
                if there == 0 {
                    return Err(Error::NotFound);
                }
                tx.run(
                    "update earlier_attachments set said = '' where consultation = $1 and number = $2",
                    args![id, number],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "reason": reason });
                note(tx, &by, Deed::AttachmentTakenOut, id, &number.to_string(), content, now).await?;
                touched(tx, id).await?;
                Ok(())
            })
        })
        .await
}

/// Removes files from the folder that belong to no dossier and have lain there for a day; gives how many.
///
/// # Errors
/// Faults.
pub async fn sweep(store: &Store, now: std::time::SystemTime) -> Outcome<u32> {
    let sql = "select hash from attachments where gone is null
               union
               select e.hash
               from earlier_attachments e
               join attachments a on a.consultation = e.consultation and a.number = e.number and a.gone is null";
    let rows: Vec<(String,)> = store.read().await?.all(sql, vec![]).await?;
    let named: HashSet<String> = rows.into_iter().map(|(hash,)| hash).collect();
    let vault = store.vault.clone();
    crate::apart(move || vault.sweep(&named, now)).await?
}
