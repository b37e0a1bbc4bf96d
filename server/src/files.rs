//! Files that come with a form: read at the door, apart from those who answer, a few at once; a server function is given their
//! text. Nothing of a file itself is kept, but of those that belong to a dossier: they go to the folder piece by piece.

use crate::guard;
use crate::house::House;
use app::problem::Problem;
use app::request::{Brought, Whole};
use bytes::Bytes;
use domain::agency::Viewer;
use domain::attachment::{self, Kind};
use domain::comment_file;
use domain::id::{ConsultationId, QuestionId};
use domain::refusal::Refusal;
use domain::survey::{Question, answer};
use domain::text::{Lines, clean};
use intake::Unread;
use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;
use store::vault::Laid;

/// The largest file that comes with a form, in MB.
pub const LARGEST: u32 = 30;
/// The largest PDF, all of whose objects are kept while it is read.
const LARGEST_PDF: u32 = 20;
/// The largest form with a file, in bytes: the text that stood in the box is a few MB.
pub const LARGEST_FORM: usize = 40 << 20;
/// What is taken off the line of a form that is larger, so that the browser hears why: a browser that is cut off says nothing.
pub const DRAINED: usize = 512 << 20;
/// The same of an answer sheet or a comment, which anybody sends: a picture that is too large is told, a video is cut off.
pub const DRAINED_OF_ANYBODY: usize = 128 << 20;
/// Files being read at once: each may unpack to some hundred MB.
pub const AT_ONCE: usize = 2;

/// How long a file that is kept may take to come in: a video over a slow line.
pub const KEPT_PATIENCE: Duration = Duration::from_secs(15 * 60);

/// The doors whose file is kept as it is; it goes to the folder piece by piece.
const KEPT: [&str; 5] = ["/api/desk/attach", "/api/desk/form", "/api/desk/replace", SCAN, ANSWERS];
/// The door whose files answer questions: anybody may send them who may answer.
pub const ANSWERS: &str = "/api/survey/submit";
/// The doors of a comment's form whose buttons take its files along: it is sent or changed, or comes back with something looked up or agreed with.
const COMMENT: [&str; 5] =
    [guard::COMMENT, "/api/comment/similar", "/api/comment/look", guard::AGREE, "/api/comment/edit"];
/// The door that keeps a comment for later, which keeps no files.
const UNSENT: &str = "/api/comment/keep";
/// The door whose file stands beside an occasion, for the agency alone.
const SCAN: &str = "/api/channel/file";
/// The door whose file is a table of answer sheets.
const SHEETS: &str = "/api/channel/bring";
/// The door whose file is a table in text: its letters are read, nothing of its form.
const TABLE: &str = "/api/stakeholders/bring";

/// The door whose file is a workbook: a questionnaire in XLSForm.
const FORM: &str = "/api/desk/bring_questions";
/// The door whose file is a table of figures, in text or a workbook.
const FIGURES: &str = "/api/report/table";
/// The largest workbook, in MB.
const LARGEST_BOOK: u32 = 5;

/// A file as it came, or too large to be taken.
pub type Upload = Result<(String, Came), Refusal>;

/// Where a file that came is.
pub enum Came {
    /// In memory.
    Here(Bytes),
    /// In the folder, nobody's yet.
    Laid(Laid),
}

/// The doors whose forms may bring a file.
pub fn taken(endpoint: &str) -> bool {
    matches!(endpoint, "/api/desk/read" | "/api/version/put" | "/api/amended/law" | TABLE | FORM | FIGURES | SHEETS)
        || kept(endpoint)
}

/// Whether a door's file is kept as it is.
pub fn kept(endpoint: &str) -> bool {
    KEPT.contains(&endpoint)
}

/// Whether anybody may send files to a door who may answer or comment.
pub fn from_anybody(endpoint: &str) -> bool {
    endpoint == ANSWERS || of_a_comment(endpoint)
}

/// Whether a door is one of a comment's form.
pub fn of_a_comment(endpoint: &str) -> bool {
    COMMENT.contains(&endpoint) || endpoint == UNSENT
}

/// The largest file that such a door keeps, in MB; what it is for may take less.
fn largest_kept(endpoint: &str) -> u32 {
    if endpoint == KEPT[0] || endpoint == SCAN { attachment::LARGEST } else { domain::form::LARGEST }
}

/// Whether the sender of such a form may add a file, as its fields before the file say: nothing is written for others.
async fn lets(house: &House, endpoint: &str, viewer: &Viewer, pairs: &[(String, String)]) -> bool {
    let field = |name: &str| pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value);
    let Some(id) = ConsultationId::parse(field("consultation")) else { return false };
    if endpoint == SCAN {
        return store::channel::may(&house.site.store, viewer, id, house.now()).await.is_ok();
    }
    let Ok(revision) = field("revision").parse() else { return false };
    store::attachment::may_add(&house.site.store, viewer, id, revision, house.now()).await.is_ok()
}

/// What a file is for that anybody may send.
pub enum For {
    Question(Box<Question>),
    /// A comment, with the field that brought it.
    Comment(String),
}

impl For {
    /// The field that a form has it under.
    pub fn field(&self) -> String {
        match self {
            For::Question(question) => format!("q{}", question.id),
            For::Comment(field) => field.clone(),
        }
    }

    /// The largest, in MB.
    fn largest(&self) -> u32 {
        match self {
            For::Question(question) => question.largest(),
            For::Comment(_) => comment_file::LARGEST,
        }
    }
}

/// A file on its way to the folder, and the most that is taken of it, in MB.
pub struct Coming {
    pub keeping: Keeping,
    pub most: u32,
    /// What it is for, where anybody may send it.
    pub of: Option<For>,
}

/// Begins to keep a file of a form, if its sender may add one, as its fields before the file say: nothing is written for others.
///
/// # Errors
/// Faults of the folder.
pub async fn coming(
    house: &House,
    (endpoint, field): (&str, &str),
    viewer: &Viewer,
    pairs: &[(String, String)],
) -> Result<Option<Coming>, Problem> {
    let of = match endpoint {
        ANSWERS => match field.strip_prefix('q') {
            Some(id) => asked(house, viewer, id, pairs).await?.map(|question| For::Question(Box::new(question))),
            None => None,
        },
        _ if COMMENT.contains(&endpoint) && comment_file::FIELDS.contains(&field) => {
            let may = match consultation_of(pairs) {
                Some(id) => store::comment::file::may_bring(&house.site.store, viewer, id, house.now()).await?,
                None => false,
            };
            may.then(|| For::Comment(field.to_string()))
        }
        _ => None,
    };
    let may = match from_anybody(endpoint) {
        true => of.is_some(),
        false => field == "file" && lets(house, endpoint, viewer, pairs).await,
    };
    let most = of.as_ref().map_or(largest_kept(endpoint), For::largest);
    Ok(match may {
        true => Some(Coming { keeping: Keeping::begin(house, most).await?, most, of }),
        false => None,
    })
}

/// The consultation that a form is about.
fn consultation_of(pairs: &[(String, String)]) -> Option<ConsultationId> {
    pairs.iter().find(|(name, _)| name == "consultation").and_then(|(_, value)| ConsultationId::parse(value))
}

/// The question that a file answers, where its sender may answer it.
async fn asked(
    house: &House,
    viewer: &Viewer,
    id: &str,
    pairs: &[(String, String)],
) -> Result<Option<Question>, Problem> {
    let (Some(consultation), Ok(id)) = (consultation_of(pairs), id.parse()) else { return Ok(None) };
    Ok(store::survey::file::asked(&house.site.store, viewer, consultation, QuestionId(id), house.now()).await?)
}

/// Puts files that anybody sent in their place, and what they are called into the fields of the form: so the sheet or the comment names them, and a form that comes
/// back has them still. Those that are not taken are told, each under its field.
///
/// # Errors
/// Faults.
pub async fn laid(
    house: &House,
    pairs: &mut Vec<(String, String)>,
    came: Vec<(For, Upload)>,
) -> Result<Vec<(String, Refusal)>, Problem> {
    let mut not = Vec::new();
    let Some(consultation) = consultation_of(pairs).filter(|_| !came.is_empty()) else { return Ok(not) };
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let store = &house.site.store;
    for (of, upload) in came {
        let field = of.field();
        let taken = match upload {
            Ok((name, Came::Laid(laid))) => match &of {
                For::Question(question) => {
                    store::survey::file::lay(store, consultation, question, (&name, Arc::new(laid))).await?
                }
                For::Comment(_) => store::comment::file::lay(store, consultation, (&name, Arc::new(laid))).await?,
            },
            Ok((_, Came::Here(_))) => Err(Refusal::FileNotChosen),
            Err(Refusal::FileTooLarge { most }) => Err(Refusal::AttachmentTooLarge { most }),
            Err(refusal) => Err(refusal),
        };
        match taken {
            Ok(file) => {
                let without = format!("{field}_{}", answer::WITHOUT);
                pairs.retain(|(name, _)| *name != field && *name != without);
                pairs.push((field, file.typed()));
            }
            Err(refusal) => not.push((field, refusal)),
        }
    }
    Ok(not)
}

/// Takes what came with the form of a door: reads it, or has it kept as it is.
///
/// # Errors
/// Faults: the reading ended badly. What the file is to blame for is in what is given.
pub async fn take(house: &House, endpoint: &str, upload: Upload) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    match upload {
        Ok((name, Came::Laid(laid))) => whole(house, name, laid).await,
        Err(Refusal::FileTooLarge { most }) if kept(endpoint) => {
            Ok(Arc::new(Err(Refusal::AttachmentTooLarge { most })))
        }
        Err(refusal) => Ok(Arc::new(Err(refusal))),
        Ok((name, Came::Here(bytes))) if endpoint == TABLE => Ok(Arc::new(table(&name, &bytes))),
        Ok((name, Came::Here(bytes))) if endpoint == FORM => book(house, name, bytes).await,
        Ok((name, Came::Here(bytes))) if endpoint == FIGURES => figures(house, name, bytes).await,
        Ok((name, Came::Here(bytes))) if endpoint == SHEETS => sheets(house, name, bytes).await,
        Ok((name, Came::Here(bytes))) => read(house, name, bytes).await,
    }
}

/// The letters of a table: UTF-8, or what Thai spreadsheets write.
fn table(name: &str, bytes: &Bytes) -> Result<Brought, Refusal> {
    let most = domain::stakeholder::LARGEST;
    if bytes.len() > (most as usize) << 20 {
        return Err(Refusal::FileTooLarge { most });
    }
    let text = intake::letters(bytes).map_err(|unread| why(unread, most))?;
    Ok(Brought { name: shown(name), text, lost: Vec::new(), before: String::new(), whole: None })
}

/// The sheets of a workbook that a questionnaire has, as JSON.
async fn book(house: &House, name: String, bytes: Bytes) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let read = store::apart(move || {
        let tables =
            intake::tables(&bytes, &["survey", "choices", "settings"]).map_err(|unread| no_table(unread, false))?;
        let sheet = |table: intake::Table| domain::survey::xlsform::Sheet { name: table.name, rows: table.rows };
        let sheets: Vec<_> = tables.into_iter().map(sheet).collect();
        let text = serde_json::to_string(&sheets).map_err(|_| Refusal::FileNoTable { text: false })?;
        Ok(Brought { name: shown(&name), text, lost: Vec::new(), before: String::new(), whole: None })
    })
    .await?;
    Ok(Arc::new(read))
}

/// A table of figures as it would be typed: the first sheet of a workbook, or what commas, semicolons or tabs part in a text.
async fn figures(house: &House, name: String, bytes: Bytes) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let read = store::apart(move || {
        let rows = match bytes.starts_with(b"PK") {
            true => {
                let first = intake::first_table(&bytes).map_err(|unread| no_table(unread, true))?;
                first.map(|table| table.rows.into_iter().map(|(_, row)| row).collect()).unwrap_or_default()
            }
            false => parted(&intake::letters(&bytes).map_err(|unread| no_table(unread, true))?)?,
        };
        let text = domain::evaluation::table::typed(&rows);
        Ok(Brought { name: shown(&name), text, lost: Vec::new(), before: String::new(), whole: None })
    })
    .await?;
    Ok(Arc::new(read))
}

/// Rows with their lines, as JSON: the first sheet of a workbook, or a text's.
async fn sheets(house: &House, name: String, bytes: Bytes) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let read = store::apart(move || {
        let rows: Vec<(u32, Vec<String>)> = match bytes.starts_with(b"PK") {
            true => {
                let first = intake::first_table(&bytes).map_err(|unread| no_table(unread, true))?;
                first.map(|table| table.rows).unwrap_or_default()
            }
            false => lines(&intake::letters(&bytes).map_err(|unread| no_table(unread, true))?)?,
        };
        let text = serde_json::to_string(&rows).map_err(|_| Refusal::FileNoTable { text: true })?;
        Ok(Brought { name: shown(&name), text, lost: Vec::new(), before: String::new(), whole: None })
    })
    .await?;
    Ok(Arc::new(read))
}

/// The cells of a text, parted by what its first line has most of.
fn parted(text: &str) -> Result<Vec<Vec<String>>, Refusal> {
    Ok(lines(text)?.into_iter().map(|(_, row)| row).collect())
}

/// The same with the line on which each row begins.
fn lines(text: &str) -> Result<Vec<(u32, Vec<String>)>, Refusal> {
    if text.len() > (LARGEST_BOOK as usize) << 20 {
        return Err(Refusal::FileTooLarge { most: LARGEST_BOOK });
    }
    let head = text.lines().next().unwrap_or("");
    let parting = [',', ';', '\t'].into_iter().max_by_key(|sign| head.matches(*sign).count()).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(parting as u8);
    let rows = reader.from_reader(text.as_bytes()).into_records();
    let line = |row: &csv::StringRecord| row.position().map_or(0, |at| at.line() as u32);
    rows.map(|row| row.map(|row| (line(&row), row.iter().map(str::to_string).collect())))
        .collect::<Result<_, _>>()
        .map_err(|_| Refusal::FileNoTable { text: true })
}

/// A file as it is, whether there is text in it (a scan has none), and how long it plays.
async fn whole(house: &House, name: String, laid: Laid) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    let _turn = house.files.acquire().await.map_err(|_| Problem::Busy)?;
    let brought = store::apart(move || {
        let mut file = laid.open()?;
        let (readable, seconds) = match Kind::of_media(&laid.head, &name) {
            Some(_) => (false, intake::media::seconds(&mut file)),
            None if laid.size > u64::from(attachment::LARGEST) << 20 => (false, None),
            None => {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).map_err(|cause| store::Error::fault(cause.to_string()))?;
                (!matches!(intake::read(&bytes, &name), Err(Unread::NoText)), None)
            }
        };
        let whole = Some(Whole { laid: Arc::new(laid), readable, seconds });
        Ok::<_, store::Error>(Brought {
            name: shown(&name),
            text: String::new(),
            lost: Vec::new(),
            before: String::new(),
            whole,
        })
    })
    .await??;
    Ok(Arc::new(Ok(brought)))
}

/// Reads a file.
async fn read(house: &House, name: String, bytes: Bytes) -> Result<Arc<Result<Brought, Refusal>>, Problem> {
    if bytes.len() > (LARGEST as usize) << 20 {
        return Ok(Arc::new(Err(Refusal::FileTooLarge { most: LARGEST })));
    }
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

/// Why a file was not read, as people are told it.
pub(crate) fn why(unread: Unread, most: u32) -> Refusal {
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

/// The same of a file that was to be a table, in a workbook or in text: nobody is told of documents and boxes.
fn no_table(unread: Unread, text: bool) -> Refusal {
    match unread {
        Unread::TooLarge => Refusal::FileTooLarge { most: LARGEST_BOOK },
        Unread::Encrypted => Refusal::FileLocked,
        _ => Refusal::FileNoTable { text },
    }
}

/// Pieces of a file on their way to the folder, in bytes.
const PIECE: usize = 1 << 20;

/// A file that is kept, as it comes: written a piece at a time apart from those who answer.
pub struct Keeping {
    coming: Option<store::vault::Coming>,
    piece: Vec<u8>,
    /// In bytes.
    most: u64,
    came: u64,
}

impl Keeping {
    /// Begins one of at most so many MB.
    ///
    /// # Errors
    /// Faults of the folder.
    pub async fn begin(house: &House, most: u32) -> Result<Keeping, Problem> {
        let coming = Some(house.site.store.coming().await?);
        Ok(Keeping { coming, piece: Vec::new(), most: u64::from(most) << 20, came: 0 })
    }

    /// Takes a piece; what goes over the most is forgotten, with all before it.
    ///
    /// # Errors
    /// Faults of the folder.
    pub async fn take(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.came += piece.len() as u64;
        if self.came > self.most {
            (self.coming, self.piece) = (None, Vec::new());
            return Ok(());
        }
        self.piece.extend_from_slice(piece);
        if self.piece.len() >= PIECE { self.write().await } else { Ok(()) }
    }

    async fn write(&mut self) -> Result<(), Problem> {
        let Some(mut coming) = self.coming.take() else { return Ok(()) };
        let piece = std::mem::take(&mut self.piece);
        self.coming = Some(store::apart(move || coming.write(&piece).map(|()| coming)).await??);
        Ok(())
    }

    /// The whole file; nothing where it was too large.
    ///
    /// # Errors
    /// Faults of the folder.
    pub async fn end(mut self) -> Result<Option<Laid>, Problem> {
        self.write().await?;
        match self.coming {
            Some(coming) => Ok(Some(store::apart(move || coming.whole()).await??)),
            None => Ok(None),
        }
    }
}

/// A file's name as a page tells it: without folders; nothing where no keyboard types it.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    clean(last, 200, Lines::One).unwrap_or_default()
}
