//! The papers of a hearing: read from the store here, made by `papers` on a thread of its own, a few at a time, and kept until
//! the log tells of something new about the consultation.

use super::door::{attached, whole};
use super::pieces::Pieces;
use super::slip::{Slip, summed};
use super::{Rows, What};
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
    slip: Slip,
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
    let slip = Slip::of(house, visit, id, file, whom).await?;
    // Everything in a paper changes with an event. The agency's own names who took it, and is made anew each day.
    let (maker, day) = slip.paper.maker.map_or((0, 0), |person| (person.0, visit.now.day().0));
    let key = format!("{id} {file} {:?} {whom:?} {} {maker} {day}", visit.lang, slip.paper.upto);
    if let Some(bytes) = house.papers.kept.get(&key) {
        return Ok(attached(Body::from(bytes), kind, &name));
    }
    let turn = tokio::time::timeout(WAIT, house.papers.turns.clone().acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Problem::Busy) };
    if let Some(bytes) = house.papers.kept.get(&key) {
        return Ok(attached(Body::from(bytes), kind, &name));
    }
    let asked = read(house, visit, file, slip.clone(), found).await?;
    let comments = match file {
        "bundle.zip" => Some(comments(store, slip.clone()).await?),
        _ => None,
    };
    let wanted = file.to_string();
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        make(&wanted, &asked, comments)
    });
    let fault = |error: &dyn std::fmt::Debug| Problem::Fault { reference: store::log_fault(error) };
    let mut made = made.await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))?;
    slip.note(store, &made.sum, &made.carried).await?;
    if made.length > LONGEST_KEPT {
        return Ok(whole((made.file, made.length), kind, &name));
    }
    let mut bytes = Vec::with_capacity(made.length as usize);
    made.file.read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    let bytes = Bytes::from(bytes);
    house.papers.kept.insert(key, bytes.clone());
    Ok(attached(Body::from(bytes), kind, &name))
}

/// A finished paper in a file without a name, at its beginning.
struct Finished {
    file: File,
    length: u64,
    sum: String,
    /// What a bundle carries: names and checksums.
    carried: Vec<(String, String)>,
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
async fn read(house: &Arc<House>, visit: &Visit, file: &str, slip: Slip, found: Summary) -> Result<Asked, Problem> {
    let (store, id, whom) = (&house.site.store, slip.paper.consultation, slip.paper.whom);
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
    let hearing = Hearing {
        lang: visit.lang,
        counts: store::comment::counts_by_stance(store, id).await?,
        withdrawn: store::comment::withdrawn(store, id).await?,
        labels,
        questions,
        tallies,
        address: house.settings.address.clone(),
        seal: store::result::seal(&one, &found),
        made: slip.made.clone(),
        one,
        summary: found,
    };
    Ok(Asked { hearing, slip, pieces, voices })
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
async fn comments(store: &Store, mut slip: Slip) -> Result<(File, Vec<u8>), Problem> {
    let fault = |error: std::io::Error| Problem::Fault { reference: store::log_fault(&error) };
    // It carries the bundle's code.
    slip.paper.file.push_str("/comments.csv");
    let mut pieces = Pieces::of(Rows::begin(store, What::Comments, slip).await?);
    let mut file = tempfile::tempfile().map_err(fault)?;
    while let Some(piece) = pieces.next().await? {
        file.write_all(&piece).map_err(fault)?;
    }
    file.rewind().map_err(fault)?;
    Ok((file, pieces.columns()))
}

/// Makes a paper.
fn make(file: &str, asked: &Asked, comments: Option<(File, Vec<u8>)>) -> anyhow::Result<Finished> {
    let hearing = &asked.hearing;
    let told = |error: String| anyhow::anyhow!(error);
    let (mut out, mut carried) = (tempfile::tempfile()?, Vec::new());
    match file {
        "summary.pdf" => out.write_all(&pdf::pdf(&summary::paper(hearing)).map_err(told)?)?,
        "summary.docx" => out.write_all(&docx::docx(&summary::paper(hearing)).map_err(told)?)?,
        "summary.json" => out.write_all(&data::json(hearing))?,
        "draft-comments.docx" => out.write_all(&draft::docx(&drafted(asked)).map_err(told)?)?,
        _ => {
            let comments = comments.ok_or_else(|| anyhow::anyhow!("a bundle without comments"))?;
            carried = bundle(asked, comments, &mut out)?;
        }
    }
    let (sum, length) = summed(&mut out)?;
    Ok(Finished { file: out, length, sum, carried })
}

fn drafted(asked: &Asked) -> Draft<'_> {
    let hearing = &asked.hearing;
    let before = match asked.slip.paper.whom {
        For::Public => "",
        For::Agency => "/desk",
    };
    Draft {
        lang: hearing.lang,
        one: &hearing.one,
        pieces: &asked.pieces,
        voices: &asked.voices,
        read_at: format!("{}{before}/c/{}/comments?at=", hearing.address, hearing.one.id),
        made: &hearing.made,
    }
}

/// The bundle for the Cabinet (s.25); gives the names and checksums of what it carries.
fn bundle(
    asked: &Asked,
    (comments, columns): (File, Vec<u8>),
    out: &mut File,
) -> anyhow::Result<Vec<(String, String)>> {
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
    let (_, carried) =
        bundle.finish(&hearing.one.texts.title, hearing.one.agency.name(lang), &summary::made(hearing))?;
    Ok(carried)
}
