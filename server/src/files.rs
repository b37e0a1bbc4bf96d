//! Files that come with a form: read at the door, apart from those who answer, a few at once; a server function is given their
//! text. Nothing of a file itself is kept, but of those that belong to a dossier.

use crate::house::House;
use app::problem::Problem;
use app::request::{Brought, Whole};
use bytes::Bytes;
use domain::attachment;
use domain::refusal::Refusal;
use domain::text::{Lines, clean};
use intake::Unread;
use std::sync::Arc;

/// The largest file that comes with a form, in MB.
pub const LARGEST: u32 = 30;
/// The largest PDF, all of whose objects are kept while it is read.
const LARGEST_PDF: u32 = 20;
/// The largest form with a file, in bytes: the text that stood in the box is a few MB.
pub const LARGEST_FORM: usize = 40 << 20;
/// What is taken off the line of a form that is larger, so that the browser hears why: a browser that is cut off says nothing.
pub const DRAINED: usize = 512 << 20;
/// Files being read at once: each may unpack to some hundred MB.
pub const AT_ONCE: usize = 2;

/// The door whose file is kept as it is.
const ATTACH: &str = "/api/desk/attach";
/// The door whose file is a table in text: its letters are read, nothing of its form.
const TABLE: &str = "/api/stakeholders/bring";

/// A file as it came, or too large to be taken.
pub type Upload = Result<(String, Bytes), Refusal>;

/// The doors whose forms may bring a file.
pub fn taken(endpoint: &str) -> bool {
    matches!(endpoint, "/api/desk/read" | "/api/version/put" | "/api/amended/law" | ATTACH | TABLE)
}

/// Takes what came with the form of a door: reads it, or has it kept as it is.
///
/// # Errors
/// Faults: the reading ended badly. What the file is to blame for is in what is given.
pub async fn take(house: &House, endpoint: &str, upload: Upload) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    match endpoint {
        ATTACH => whole(house, upload).await,
        TABLE => Ok(Arc::new(table(upload))),
        _ => read(house, upload).await,
    }
}

/// The letters of a table: UTF-8, or what Thai spreadsheets write.
fn table(upload: Upload) -> Result<Brought, Refusal> {
    let most = domain::stakeholder::LARGEST;
    let (name, bytes) = upload.map_err(|_| Refusal::FileTooLarge { most })?;
    if bytes.len() > (most as usize) << 20 {
        return Err(Refusal::FileTooLarge { most });
    }
    let text = intake::letters(&bytes).map_err(|unread| why(unread, most))?;
    Ok(Brought { name: shown(&name), text, lost: Vec::new(), before: String::new(), whole: None })
}

/// A file as it is, and whether there is text in it: a scan has none.
async fn whole(house: &House, upload: Upload) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let (name, bytes) = match upload {
        Ok((name, bytes)) if bytes.len() <= (attachment::LARGEST as usize) << 20 => (name, bytes),
        _ => return Ok(Arc::new(Err(Refusal::AttachmentTooLarge { most: attachment::LARGEST }))),
    };
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let brought = store::apart(move || {
        let readable = !matches!(intake::read(&bytes, &name), Err(Unread::NoText));
        let whole = Some(Whole { bytes: Arc::new(bytes.into()), readable });
        Brought { name: shown(&name), text: String::new(), lost: Vec::new(), before: String::new(), whole }
    })
    .await?;
    Ok(Arc::new(Ok(brought)))
}

/// Reads a file.
async fn read(house: &House, upload: Upload) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let (name, bytes) = match upload {
        Ok((name, bytes)) if bytes.len() <= (LARGEST as usize) << 20 => (name, bytes),
        Ok(_) => return Ok(Arc::new(Err(Refusal::FileTooLarge { most: LARGEST }))),
        Err(refusal) => return Ok(Arc::new(Err(refusal))),
    };
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let read = store::apart(move || {
        let most = if bytes.starts_with(b"%PDF-") { LARGEST_PDF } else { LARGEST };
        let read = intake::read(&bytes, &name).map_err(|unread| why(unread, most))?;
        let lost = read.lost.iter().map(|lost| (lost.code(), lost.count())).collect();
        Ok(Brought { name: shown(&name), text: read.text, lost, before: String::new(), whole: None })
    })
    .await?;
    Ok(Arc::new(read))
}

fn why(unread: Unread, most: u32) -> Refusal {
    match unread {
        Unread::TooLarge => Refusal::FileTooLarge { most },
        Unread::TooDeep | Unread::Bomb => Refusal::FileUnpacks,
        Unread::Encrypted => Refusal::FileLocked,
        Unread::NoText => Refusal::FileWithoutText,
        Unread::OldWord => Refusal::FileOldWord,
        Unread::NotRecognised => Refusal::FileUnknown,
        Unread::Broken { .. } => Refusal::FileBroken,
    }
}

/// A file's name as a page tells it: without folders; nothing where no keyboard types it.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    clean(last, 200, Lines::One).unwrap_or_default()
}
