//! Files of a dossier: brought while it is prepared, or by an approver after it is published; shown, taken away, and put into the
//! bundle; its text in other forms among them. What was published stays: another may take its place, and it stays to be read; or it is
//! taken out in the open, and its place and the reason stay.

mod add;
mod gone;
mod read;

pub use add::{add, replace};
pub use gone::{remove, sweep, take_out};
pub(crate) use read::kind_of;

use crate::Store;
use crate::consultation::{allowed, load};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::vault::Laid;
use domain::act::Act;
use domain::agency::Viewer;
use domain::attachment::{Attachment, Earlier, Gone, Kind};
use domain::consultation::Consultation;
use domain::form::{Form, LANGUAGES, What};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::time::Moment;
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
