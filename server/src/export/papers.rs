//! The papers of a hearing: read from the store here, made by `papers` on a thread of its own, a few at a time, and kept until
//! the log tells of something new about the consultation.

use super::door::{attached, file_body};
use super::{Rows, What, csv};
use crate::house::House;
use app::problem::Problem;
use app::request::Visit;
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use domain::comment::{Showing, State, Target};
use domain::consultation::Provision;
use domain::id::{CommentId, ConsultationId};
use domain::lang::Lang;
use domain::result::Summary;
use papers::bundle::Bundle;
use papers::draft::{Draft, Voice, Voices};
use papers::{Hearing, data, docx, draft, pdf, principles, summary};
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::export::{For, Line};
use tokio::sync::Semaphore;
use words::papers as say;

/// The papers, by the last part of their address.
pub const FILES: [&str; 5] = ["summary.pdf", "summary.docx", "summary.json", "draft-comments.docx", "bundle.zip"];

/// How much memory kept papers may take, and the longest one that is kept, in bytes.
const MOST_KEPT: u64 = 48 << 20;
const LONGEST_KEPT: u64 = 8 << 20;
/// How long somebody waits for a turn before being told that too much is asked at once.
const WAIT: Duration = Duration::from_secs(20);
/// Comments read in one statement.
const PAGE: u32 = 1_000;

/// Papers that were made, and the turns of making them.
pub struct Papers {
    kept: moka::sync::Cache<String, Bytes>,
    turns: Arc<Semaphore>,
}

impl Default for Papers {
    fn default() -> Self {
        let weigh = |key: &String, bytes: &Bytes| (key.len() + bytes.len()) as u32;
        Papers {
            kept: moka::sync::Cache::builder().max_capacity(MOST_KEPT).weigher(weigh).build(),
            turns: Arc::new(Semaphore::new(1)),
        }
    }
}

/// What was read for a paper.
struct Asked {
    hearing: Hearing,
    whom: For,
    pieces: Vec<Provision>,
    voices: Voices,
}

/// Gives a paper.
///
/// # Errors
/// [`Problem::NotFound`] for the public where no result is published, [`Problem::Busy`], faults.
pub async fn give(
    house: &Arc<House>,
    visit: &Visit,
    id: ConsultationId,
    file: &str,
    whom: For,
) -> Result<Response, Problem> {
    let store = &house.site.store;
    let found = match whom {
        For::Public => store::result::public(store, id).await?.ok_or(Problem::NotFound)?,
        For::Agency => store::result::summary(store, id).await?,
    };
    let (kind, name) = (kind(file), format!("siang-{id}-{file}"));
    // The day stands on what is not published; everything else changes with an event.
    let (last, day) = (store::event::last_of(store, id).await?, visit.now.day().0);
    let key = format!("{id} {file} {:?} {whom:?} {last} {day}", visit.lang);
    if let Some(bytes) = house.papers.kept.get(&key) {
        return Ok(attached(Body::from(bytes), kind, &name));
    }
    let turn = tokio::time::timeout(WAIT, house.papers.turns.clone().acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Problem::Busy) };
    if let Some(bytes) = house.papers.kept.get(&key) {
        return Ok(attached(Body::from(bytes), kind, &name));
    }
    let asked = read(house, visit, id, file, whom, found).await?;
    let comments = match file {
        "bundle.zip" => Some(comments(store, id, whom, visit.lang).await?),
        _ => None,
    };
    let wanted = file.to_string();
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        make(&wanted, &asked, comments)
    });
    let fault = |error: &dyn std::fmt::Debug| Problem::Fault { reference: store::log_fault(error) };
    let (mut made, length) = made.await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))?;
    if length > LONGEST_KEPT {
        return Ok(attached(file_body(made), kind, &name));
    }
    let mut bytes = Vec::with_capacity(length as usize);
    made.read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    let bytes = Bytes::from(bytes);
    house.papers.kept.insert(key, bytes.clone());
    Ok(attached(Body::from(bytes), kind, &name))
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("pdf") => "application/pdf",
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
}

/// Reads what a paper is made of.
async fn read(
    house: &Arc<House>,
    visit: &Visit,
    id: ConsultationId,
    file: &str,
    whom: For,
    found: Summary,
) -> Result<Asked, Problem> {
    let store = &house.site.store;
    let one = store::consultation::one(store, id).await?;
    let labels = match &one.version {
        Some(version) => store::version::labels(store, version.id).await?,
        None => Vec::new(),
    };
    let (questions, tallies) = match one.kind.has_survey() {
        true => (store::survey::questions(store, id).await?, store::survey::tallies(store, id, None).await?),
        false => (Vec::new(), Vec::new()),
    };
    let pieces = match &one.version {
        Some(version) if matches!(file, "draft-comments.docx" | "bundle.zip") => {
            store::version::provisions(store, version.id, None).await?
        }
        _ => Vec::new(),
    };
    let voices = match file {
        "draft-comments.docx" => voices(store, id, whom, visit.lang).await?,
        _ => Voices::default(),
    };
    let corrected = found.corrections.last().map(|correction| correction.at);
    let told = corrected.or(found.published).or(found.preliminary.as_ref().map(|made| made.at));
    let hearing = Hearing {
        lang: visit.lang,
        counts: store::comment::counts_by_stance(store, id).await?,
        withdrawn: store::comment::withdrawn(store, id).await?,
        labels,
        questions,
        tallies,
        address: house.settings.address.clone(),
        seal: store::result::seal(&one, &found),
        made: told.unwrap_or(visit.now).day(),
        one,
        summary: found,
    };
    Ok(Asked { hearing, whom, pieces, voices })
}

/// The comments that stand beside a draft, and the number of those that may not.
async fn voices(store: &Store, id: ConsultationId, whom: For, lang: Lang) -> Result<Voices, Problem> {
    let (upto, mut after) = (store::event::last(store).await?, CommentId(0));
    let mut voices = Voices::default();
    loop {
        let page = store::export::comments(store, whom, id, after, upto, PAGE).await?;
        let Some(last) = page.last() else { return Ok(voices) };
        after = last.id;
        page.into_iter().for_each(|line| put(&mut voices, line, lang));
    }
}

fn put(voices: &mut Voices, line: Line, lang: Lang) {
    let mark = match (&line.state, line.showing) {
        (State::Withdrawn { .. }, _) => return voices.hide(&line.target),
        (State::Withheld { reason, .. }, _) => {
            format!("{}: {}", say::is_withheld(lang), words::law::reason(lang, *reason))
        }
        (State::Received, Showing::Agency) => say::for_agency(lang).into(),
        (State::Received, _) => String::new(),
    };
    let target: Target = line.target;
    let Some(said) = line.said else { return voices.hide(&target) };
    voices.push(Voice {
        target,
        at: line.at,
        stance: said.stance,
        reason: said.reason,
        wording: said.wording,
        class: said.class,
        name: said.name,
        mark,
    });
}

/// Every comment as CSV, and what its columns hold, in a file without a name.
async fn comments(store: &Store, id: ConsultationId, whom: For, lang: Lang) -> Result<(File, Vec<u8>), Problem> {
    let fault = |error: std::io::Error| Problem::Fault { reference: store::log_fault(&error) };
    let mut rows = Rows::begin(store, id, What::Comments, whom, lang).await?;
    let mut file = tempfile::tempfile().map_err(fault)?;
    file.write_all(&csv::begin(&rows.head())).map_err(fault)?;
    loop {
        let page = rows.next().await?;
        if page.is_empty() {
            break;
        }
        file.write_all(&csv::page(&page)).map_err(fault)?;
    }
    file.rewind().map_err(fault)?;
    Ok((file, rows.columns()))
}

/// Makes a paper in a file without a name; gives it at its beginning, with its length.
fn make(file: &str, asked: &Asked, comments: Option<(File, Vec<u8>)>) -> anyhow::Result<(File, u64)> {
    let hearing = &asked.hearing;
    let told = |error: String| anyhow::anyhow!(error);
    let mut out = tempfile::tempfile()?;
    match file {
        "summary.pdf" => out.write_all(&pdf::pdf(&summary::paper(hearing)).map_err(told)?)?,
        "summary.docx" => out.write_all(&docx::docx(&summary::paper(hearing)).map_err(told)?)?,
        "summary.json" => out.write_all(&data::json(hearing))?,
        "draft-comments.docx" => out.write_all(&draft::docx(&drafted(asked)).map_err(told)?)?,
        _ => {
            let comments = comments.ok_or_else(|| anyhow::anyhow!("a bundle without comments"))?;
            bundle(asked, comments, &mut out)?;
        }
    }
    let length = out.stream_position()?;
    out.rewind()?;
    Ok((out, length))
}

fn drafted(asked: &Asked) -> Draft<'_> {
    let hearing = &asked.hearing;
    let before = match asked.whom {
        For::Public => "",
        For::Agency => "/desk",
    };
    Draft {
        lang: hearing.lang,
        one: &hearing.one,
        pieces: &asked.pieces,
        voices: &asked.voices,
        read_at: format!("{}{before}/c/{}/comments?at=", hearing.address, hearing.one.id),
        made: hearing.made,
    }
}

/// The bundle for the Cabinet (s.25).
fn bundle(asked: &Asked, (comments, columns): (File, Vec<u8>), out: &mut File) -> anyhow::Result<()> {
    let told = |error: String| anyhow::anyhow!(error);
    let (hearing, lang) = (&asked.hearing, asked.hearing.lang);
    let mut bundle = Bundle::new(out, lang);
    if asked.pieces.is_empty() {
        let paper = principles::paper(hearing);
        bundle.add("principles.docx", say::is_principles_docx(lang), &docx::docx(&paper).map_err(told)?)?;
        bundle.add("principles.md", say::is_principles_md(lang), principles::markdown(&paper).as_bytes())?;
    } else {
        bundle.add("draft.docx", say::is_draft_docx(lang), &draft::docx(&drafted(asked)).map_err(told)?)?;
        bundle.add("draft.md", say::is_draft_md(lang), draft::markdown(&asked.pieces).as_bytes())?;
    }
    let paper = summary::paper(hearing);
    bundle.add("summary.pdf", say::is_summary_pdf(lang), &pdf::pdf(&paper).map_err(told)?)?;
    bundle.add("summary.docx", say::is_summary_docx(lang), &docx::docx(&paper).map_err(told)?)?;
    bundle.add("summary.json", say::is_summary_json(lang), &data::json(hearing))?;
    bundle.add("summary.schema.json", say::is_schema(lang), data::SCHEMA.as_bytes())?;
    if let Some(paper) = summary::impact(hearing) {
        bundle.add("impact-analysis.pdf", say::is_impact_pdf(lang), &pdf::pdf(&paper).map_err(told)?)?;
        bundle.add("impact-analysis.docx", say::is_impact_docx(lang), &docx::docx(&paper).map_err(told)?)?;
    }
    bundle.add_from("comments.csv", say::is_comments(lang), comments)?;
    bundle.add("comments-columns.csv", say::is_columns(lang), &columns)?;
    let as_of = papers::summary::dated(hearing);
    bundle.finish(&hearing.one.texts.title, hearing.one.agency.name(lang), &as_of)?;
    Ok(())
}
