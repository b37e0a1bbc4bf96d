//! Reading a form whose files are kept: each goes to the folder piece by piece as it comes, and is in no memory.

use crate::files::{self, Came};
use crate::forms::{Door, Form, GIVEN_BACK, MOST_PAIRS, PATIENCE, kind_of, read};
use crate::guard;
use crate::house::House;
use app::problem::Problem;
use axum::body::Body;
use domain::agency::Viewer;
use domain::refusal::Refusal;
use http::HeaderMap;
use http_body_util::{BodyExt, Limited};
use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Fields of a form whose file is kept, in bytes: a transcript, captions.
const KEPT_FIELDS: usize = 4 << 20;
/// So many such forms are under way at once, apart from all others: each may take long and 8 MiB, its fields and the pieces of its file.
static KEPT: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(8)));
/// The same of forms with files that anybody sends: they take nothing from those of officers, nor from forms without files.
static BROUGHT: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(24)));

/// Takes a turn for a form with files that comes from a network, and counts each file of it.
fn turn<'h>(house: &'h House, network: Option<IpAddr>, had: &mut Option<Turn<'h>>) -> Result<(), Problem> {
    if had.is_none() {
        let held = Arc::clone(&BROUGHT).try_acquire_owned().map_err(|_| Problem::Busy)?;
        *had = Some((held, network.map(|network| guard::uploading(house, network)).transpose()?));
    }
    network.map_or(Ok(()), |network| guard::keeps_again(house, network))
}

type Turn<'h> = (OwnedSemaphorePermit, Option<guard::Uploading<'h>>);

/// Reads a form whose files are kept: each goes to the folder piece by piece, if its sender may add one. A file besides the one
/// that is kept (captions) is a text among the fields. Those that anybody sends say from which network they come; their fields take their memory like any
/// form's, `most` of a comment's; where no more files are kept for now, the form comes back with what was typed.
///
/// # Errors
/// Faults; a form that is too large, is no text, or comes too slowly.
pub async fn keep(
    house: &House,
    headers: &HeaderMap,
    body: Body,
    (endpoint, viewer): (&str, Option<&Viewer>),
    (network, most): (Option<IpAddr>, usize),
) -> Result<Form, Problem> {
    let anybody = files::from_anybody(endpoint);
    let Ok(boundary) = multer::parse_boundary(kind_of(headers)) else {
        return read(house, headers, body, Door { most: KEPT_FIELDS, files: false, open: false }).await;
    };
    // Who is not signed in sends nothing that is kept, and takes no more room than any other form.
    if viewer.is_none() && !anybody {
        return read(house, headers, body, Door { most: GIVEN_BACK, files: true, open: false }).await;
    }
    let held = match anybody {
        true => None,
        false => Some(Arc::clone(&KEPT).try_acquire_owned().map_err(|_| Problem::Busy)?),
    };
    let drained = if anybody { files::DRAINED_OF_ANYBODY } else { files::DRAINED };
    let most = if files::of_a_comment(endpoint) { most } else { KEPT_FIELDS };
    let body = Limited::new(body, drained).into_data_stream();
    let mut parts = multer::Multipart::new(body, boundary);
    // A form with files may take long.
    let long = AtomicBool::new(!anybody);
    let reading = async {
        let (mut form, mut room) = (Form::default(), most);
        let mut kept: HashSet<String> = HashSet::new();
        let mut had = None;
        let too_large = || Refusal::FormTooLarge { most: (most >> 10) as u32 };
        let broken = |error: multer::Error| match error {
            multer::Error::StreamReadFailed(_) => Refusal::FormTooLarge { most: (drained >> 10) as u32 },
            _ => Refusal::NotText,
        };
        while let Some(mut field) = parts.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or("").to_string();
            let called = field.file_name().map(str::to_string);
            if let Some(called) = called.as_ref().filter(|_| anybody || name == "file") {
                let mut coming = None;
                let mut came = false;
                loop {
                    let piece = match field.chunk().await {
                        Ok(Some(piece)) => piece,
                        Ok(None) => break,
                        // More than is taken off the line: what was typed stands before it, and comes back.
                        Err(multer::Error::StreamReadFailed(_)) if files::of_a_comment(endpoint) => {
                            let of = coming.take().and_then(|coming: files::Coming| coming.of);
                            let of = of.ok_or_else(too_large)?;
                            form.brought.push((of, Err(Refusal::FileTooLarge { most: domain::comment_file::LARGEST })));
                            return Ok(form);
                        }
                        Err(error) => return Err(broken(error).into()),
                    };
                    // A field in which no file was chosen comes without name and content.
                    if !came && !piece.is_empty() {
                        came = true;
                        let one_more = kept.len() <= domain::survey::file::MOST && kept.insert(name.clone());
                        coming = match viewer.filter(|_| one_more) {
                            Some(viewer) => files::coming(house, (endpoint, &name), viewer, &form.pairs).await?,
                            None => None,
                        };
                        // Of what is kept only so much comes at once, and from one network.
                        if anybody && coming.is_some() && turn(house, network, &mut had).is_err() {
                            let of = coming.take().and_then(|coming| coming.of);
                            form.brought.extend(of.map(|of| (of, Err(Refusal::FilesForNow))));
                        }
                        if coming.is_some() {
                            long.store(true, Ordering::Relaxed);
                        }
                    }
                    if let Some(coming) = &mut coming {
                        coming.keeping.take(&piece).await?;
                    }
                }
                if !came && !called.is_empty() && !anybody {
                    form.file = Some(Err(Refusal::AttachmentUnknown));
                }
                if let Some(files::Coming { keeping, most, of }) = coming {
                    let laid = keeping.end().await?.map(|laid| (called.clone(), Came::Laid(laid)));
                    let upload = laid.ok_or(Refusal::FileTooLarge { most });
                    match of {
                        Some(of) => form.brought.push((of, upload)),
                        None => form.file = Some(upload),
                    }
                }
                continue;
            }
            let mut bytes = Vec::new();
            while let Some(piece) = field.chunk().await.map_err(broken)? {
                room = room.checked_sub(piece.len()).ok_or_else(too_large)?;
                if anybody {
                    let taken = house.forms.clone().try_acquire_many_owned((piece.len() as u32).div_ceil(1 << 10));
                    form._held.push(taken.map_err(|_| Problem::Busy)?);
                }
                bytes.extend_from_slice(&piece);
            }
            if form.pairs.len() == MOST_PAIRS {
                return Err(too_large().into());
            }
            let text = match called {
                Some(_) => String::from_utf8_lossy(&bytes).into_owned(),
                None => String::from_utf8(bytes).map_err(|_| Refusal::NotText)?,
            };
            form.pairs.push((name, text));
        }
        Ok::<_, Problem>(form)
    };
    let mut reading = std::pin::pin!(reading);
    let form = match tokio::time::timeout(PATIENCE, &mut reading).await {
        Ok(form) => form,
        Err(_) if long.load(Ordering::Relaxed) => {
            tokio::time::timeout(files::KEPT_PATIENCE, reading).await.map_err(|_| Problem::Busy)?
        }
        Err(_) => return Err(Problem::Busy),
    };
    let mut form = form?;
    form._held.extend(held);
    Ok(form)
}
