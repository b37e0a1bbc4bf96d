//! What is brought, looked into before it is kept: what it is by its bytes, whether there is room for it, and its place in the folder.

use super::{LONGEST_TITLE, New};
use crate::Store;
use crate::error::{Error, Outcome};
use crate::vault::Laid;
use domain::attachment::{Attachment, Kind, LARGEST, MOST, MOST_TOGETHER, cleaned};
use domain::form::{self, Form, What};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};
use std::io::Read as _;
use std::sync::Arc;

/// Refuses what would be too many or too much; `but` is the one that goes.
pub(super) fn fits(kept: &[Attachment], new: &Read, but: Option<u32>) -> Result<(), Refusals> {
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
pub(super) struct Read {
    pub title: String,
    pub name: String,
    pub kind: Kind,
    pub size: u64,
    pub readable: bool,
    pub form: Option<Form>,
    pub said: String,
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
        false => told(laid, &new.name)?,
    };
    Ok(match what {
        None => found.ok_or(Refusal::AttachmentUnknown),
        Some(what) => found.filter(|kind| what.kinds().contains(kind)).ok_or(Refusal::NotThisForm { what }),
    })
}

/// What a file that stands by itself is by its bytes, or why it is not taken; `most` in MB.
pub(crate) async fn kind_of(laid: Arc<Laid>, name: String, most: u32) -> Outcome<Result<Kind, Refusal>> {
    if laid.size > u64::from(most) << 20 {
        return Ok(Err(Refusal::AttachmentTooLarge { most }));
    }
    crate::apart(move || Ok(told(&laid, &name)?.ok_or(Refusal::AttachmentUnknown))).await?
}

/// What a file says that it is.
fn told(laid: &Laid, name: &str) -> Outcome<Option<Kind>> {
    let mut bytes = Vec::new();
    let whole = laid.open()?.read_to_end(&mut bytes);
    whole.map_err(|cause| Error::fault(format!("a file that came cannot be read: {cause}")))?;
    Ok(Kind::of(&bytes, name))
}

impl Store {
    pub(super) async fn read_of(&self, new: &New) -> Outcome<Read> {
        let new = new.clone();
        crate::apart(move || read(&new)).await?
    }

    /// Puts what was read in the folder; gives its hash.
    pub(super) async fn put(&self, read: &Read) -> Outcome<String> {
        let (vault, content) = (self.vault.clone(), read.content.clone());
        crate::apart(move || match content {
            Content::Came(laid) => vault.take(&laid),
            Content::Typed(text) => vault.keep(text.as_bytes()),
        })
        .await?
    }
}
