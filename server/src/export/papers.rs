//! The papers of a hearing: read from the store here, made by `papers` on a thread of its own, one at a time for everyone and one
//! for the agencies, and kept until the log tells of something new about the consultation.

use super::door::{Asks, key, unmade};
use super::lines::Lines;
use super::making::{self, Given, Making, Watched};
use super::pieces::Pieces;
use super::slip::{Begun, Slip, summed};
use super::{Rows, What};
use crate::house::House;
use app::problem::Problem;
use app::request::Visit;
use axum::response::Response;
use bytes::Bytes;
use domain::attachment::Attachment;
use domain::comment::{Showing, State, Target};
use domain::consultation::{Consultation, Provision};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::refusal::Refusal;
use domain::result::Summary;
use papers::bundle::Bundle;
use papers::draft::{Deal, Draft, Voice, Voices};
use papers::hearing::Campaigns;
use papers::report::{self, Evaluated};
use papers::{Hearing, data, docx, draft, impact, pdf, principles, summary};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use store::export::{For, Line};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use words::named::Names;
use words::papers as say;

/// The papers, by the last part of their address.
pub const FILES: [&str; 11] = [
    "summary.pdf",
    "summary.docx",
    "summary.json",
    DRAFT,
    "bundle.zip",
    "impact.pdf",
    "impact.docx",
    "impact.json",
    "report.pdf",
    "report.docx",
    "report.json",
];
/// The draft with its comments, of which there may be several files.
pub const DRAFT: &str = "draft-comments.docx";

/// Those that tell of the impact analysis alone: they are there before a result is.
fn is_analysis(file: &str) -> bool {
    file.starts_with("impact.")
}

/// Those that tell of the report of an evaluation alone.
fn is_report(file: &str) -> bool {
    file.starts_with("report.")
}

/// What `summary.json` holds, as a bundle carries it.
const SCHEMA: &str = "summary.schema.json";
/// How much memory kept papers may take, and the longest one that is kept, in bytes.
const MOST_KEPT: u64 = 48 << 20;
const LONGEST_KEPT: u64 = 8 << 20;
/// How long somebody waits for a turn before being told that too much is asked at once.
const WAIT: Duration = Duration::from_secs(20);

/// Papers that were made, and the turns of making them.
pub struct Papers {
    kept: moka::sync::Cache<String, Bytes>,
    /// The turn of what everyone may take, of the long ones among it, and that of the agencies' own: none waits for another.
    pub public: Arc<Semaphore>,
    pub long: Arc<Semaphore>,
    pub agency: Arc<Semaphore>,
}

impl Default for Papers {
    fn default() -> Self {
        let weigh = |key: &String, bytes: &Bytes| (key.len() + bytes.len()) as u32;
        Papers {
            kept: moka::sync::Cache::builder().max_capacity(MOST_KEPT).weigher(weigh).build(),
            public: Arc::new(Semaphore::new(1)),
            long: Arc::new(Semaphore::new(1)),
            agency: Arc::new(Semaphore::new(1)),
        }
    }
}

/// What was read for a paper.
struct Asked {
    hearing: Hearing,
    slip: Slip,
    pieces: Vec<Provision>,
    voices: Voices,
    /// What goes into a bundle as it is.
    annexes: Vec<(Attachment, File)>,
    /// Of an evaluation whose report is asked for.
    evaluated: Evaluated,
}

/// Gives a paper. The agency's people see how far one has come that takes long, as does everyone in a browser; a program waits for a turn.
///
/// # Errors
/// [`Problem::NotFound`] for the public where no result (or, of an analysis, none) is published, [`Problem::Busy`], [`Problem::TooMany`], faults.
pub async fn give(house: &Arc<House>, visit: &Visit, begun: Begun, asks: Asks) -> Result<Response, Problem> {
    let Begun { slip, one, found } = begun;
    let paper = &slip.paper;
    let found = match is_analysis(&paper.file) {
        true => analysed(&house.site.store, &one, paper.whom).await?.then(|| found.unwrap_or_default()),
        false if is_report(&paper.file) => {
            reported(&house.site.store, &one, paper.whom).await?.then(|| found.unwrap_or_default())
        }
        false => found,
    };
    let found = found.ok_or(Problem::NotFound)?;
    let (kind, name) = (kind(&paper.file), slip.narrowed.name(&one, &paper.file));
    // Everything in a paper changes with an event, but for the agency's name, which is in the seal, and for how many distinct texts
    // stand under an issue. The agency's own names who took it, and is made anew each day.
    let (maker, day) = paper.maker.map_or((0, 0), |person| (person.0, paper.at.day().0));
    let texts: Vec<u64> = found.issues.iter().map(|issue| issue.texts).collect();
    // A round that opens or closes tells no event.
    let shows = one.numbers_show(paper.at);
    let kept = format!(
        "{} {} {:?} {:?} {} {shows} {} {maker} {day} {} {texts:?}",
        paper.consultation, paper.file, paper.lang, paper.whom, paper.upto, paper.seal, paper.asked
    );
    if let Some(bytes) = house.papers.kept.get(&kept) {
        return Ok(Given::Short(bytes).answer(kind, &name));
    }
    let watched = Watched {
        key: key(visit, paper.consultation, slip.narrowed.address(&paper.file), paper.whom),
        upto: paper.upto,
        asks,
        all: match paper.file.as_str() {
            DRAFT | "bundle.zip" => Lines::count(&house.site.store, &slip, one.comments).await?,
            _ => 0,
        },
        long: false,
        kind,
        name: name.clone(),
    };
    if asks.watches(paper.whom) && (paper.whom == For::Agency || watched.all > making::WATCHED) {
        return watch(house, visit, (slip, one, found), kept, watched).await;
    }
    if !asks.making(house, paper.whom)? {
        return Ok(unmade(kind, &name));
    }
    let turn = tokio::time::timeout(WAIT, house.papers.public.clone().acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Problem::Busy) };
    if let Some(bytes) = house.papers.kept.get(&kept) {
        return Ok(Given::Short(bytes).answer(kind, &name));
    }
    // In a task of its own: what was begun for somebody who hangs up is there for the next.
    let work = made(house.clone(), (slip, one, found), kept, turn, None);
    let making = tokio::spawn(Names::here().around(work));
    Ok(making.await.map_err(|error| fault(&error))??.answer(kind, &name))
}

/// One that is watched where it reads many comments or waits for a turn, or is not there in a moment.
async fn watch(
    house: &Arc<House>,
    visit: &Visit,
    (slip, one, found): (Slip, Consultation, Summary),
    kept: String,
    watched: Watched,
) -> Result<Response, Problem> {
    let turns = match slip.paper.whom {
        For::Agency => house.papers.agency.clone(),
        For::Public => house.papers.long.clone(),
    };
    let long = watched.all > making::WATCHED || turns.available_permits() == 0;
    let house_of_work = house.clone();
    making::watch(house, visit, Watched { long, ..watched }, |making| async move {
        let turn = turns.acquire_owned().await.map_err(|_| Problem::Busy)?;
        made(house_of_work, (slip, one, found), kept, turn, Some(making)).await
    })
    .await
}

/// Whether there is an analysis for them to read.
async fn analysed(store: &Store, one: &Consultation, whom: For) -> Result<bool, Problem> {
    Ok(match whom {
        For::Public => store::impact::is_public(store, one.id).await?,
        For::Agency => !store::impact::latest(store, one.id).await?.is_empty(),
    })
}

/// Whether there is a report of an evaluation for them to read.
async fn reported(store: &Store, one: &Consultation, whom: For) -> Result<bool, Problem> {
    Ok(match whom {
        For::Public => store::report::is_public(store, one.id).await?,
        For::Agency => !store::report::latest(store, one.id).await?.is_empty(),
    })
}

/// The report of an evaluation, as far as they may read it.
async fn evaluated(store: &Store, id: ConsultationId, whom: For) -> Result<Evaluated, Problem> {
    let report = match whom {
        For::Agency => store::report::latest(store, id).await?,
        For::Public => {
            store::report::published(store, id).await?.into_iter().next().map_or_else(Default::default, |one| one.kept)
        }
    };
    let steps = store::follow_up::all(store, id).await?;
    Ok(Evaluated { report, steps, laws: store::law::laws_of(store, id).await? })
}

fn fault(error: &dyn std::fmt::Debug) -> Problem {
    Problem::Fault { reference: store::log_fault(error) }
}

/// Makes a paper, notes it and keeps it, and gives the turn back.
async fn made(
    house: Arc<House>,
    (slip, one, found): (Slip, Consultation, Summary),
    key: String,
    turn: OwnedSemaphorePermit,
    making: Option<Arc<Making>>,
) -> Result<Given, Problem> {
    let _turn = turn;
    let store = &house.site.store;
    let told = |rows: u64| {
        if let Some(making) = &making {
            making.told(rows);
        }
    };
    let asked = read(&house, slip.clone(), one, found, &told).await?;
    let comments = match slip.paper.file.as_str() {
        "bundle.zip" => Some(comments(store, slip.clone(), &told).await?),
        _ => None,
    };
    let names = Names::here();
    let making = tokio::task::spawn_blocking(move || names.within(|| make(&asked, comments)));
    let mut made = making.await.map_err(|error| fault(&error))?.map_err(|error| fault(&error))?;
    slip.note(store, &made.sum, &made.carried).await?;
    if made.length > LONGEST_KEPT {
        return Ok(Given::Long(Arc::new(made.file), made.length));
    }
    let mut bytes = Vec::with_capacity(made.length as usize);
    made.file.read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    let bytes = Bytes::from(bytes);
    // What something happened to meanwhile may be a mixture: it is compared by its own event, and not given twice.
    // What a filter leaves changes without an event, too.
    let lasts = slip.narrowed.filter.is_none();
    if lasts && store::event::last_of(store, slip.paper.consultation).await?.0 == slip.paper.upto {
        house.papers.kept.insert(key, bytes.clone());
    }
    Ok(Given::Short(bytes))
}

/// Told how many rows were read.
type Told<'a> = &'a (dyn Fn(u64) + Send + Sync);

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
async fn read(house: &House, slip: Slip, one: Consultation, found: Summary, told: Told<'_>) -> Result<Asked, Problem> {
    let (store, id, file) = (&house.site.store, one.id, slip.paper.file.as_str());
    let labels = match &one.version {
        Some(version) => store::version::labels(store, version.id).await?,
        None => Vec::new(),
    };
    let (questions, tallies) = match one.kind.has_survey() {
        true => {
            let (asked, at) = (store::survey::Asked::Ever, slip.paper.at);
            let tables = match slip.paper.whom {
                For::Agency => store::survey::for_desk(store, id, asked, at).await?,
                For::Public => store::survey::told(store, id, asked, at).await?,
            };
            let ever = store::survey::ever(store, id).await?;
            (words::survey::by_rounds(slip.paper.lang, ever), tables.to_vec())
        }
        false => (Vec::new(), Vec::new()),
    };
    let pieces = match &one.version {
        Some(version) if matches!(file, DRAFT | "bundle.zip") => {
            store::version::provisions(store, version.id, None).await?
        }
        _ => Vec::new(),
    };
    let voices = match file {
        DRAFT => voices(store, &slip, told).await?,
        _ => Voices::default(),
    };
    let analysis = match slip.paper.whom {
        For::Agency => store::impact::latest(store, id).await?,
        For::Public => {
            store::impact::published(store, id).await?.into_iter().next().map_or_else(Default::default, |one| one.kept)
        }
    };
    // After a preliminary summary the sorting goes on: its numbers would not be those that it tells.
    let spoke = match found.preliminary {
        Some(_) => BTreeMap::new(),
        None => store::result::spoke(store, id).await?,
    };
    let named: Vec<_> = found.issues.iter().flat_map(domain::result::Issue::named).collect();
    let hearing = Hearing {
        spoke,
        replies: store::comment::replies_shown(store, &named).await?,
        lang: slip.paper.lang,
        rules: house.site.rules(),
        counts: match slip.paper.whom {
            For::Agency => store::comment::counts_by_stance(store, id).await?,
            For::Public => app::outcome::counts(store, &one, &found, slip.paper.at).await?,
        },
        withdrawn: store::comment::withdrawn(store, id).await?,
        campaigns: campaigns(store, id).await?,
        labels,
        questions,
        tallies,
        address: house.settings.address.clone(),
        seal: slip.paper.seal.clone(),
        made: slip.made.clone(),
        one,
        summary: found,
        analysis,
    };
    let annexes = match file {
        "bundle.zip" => annexes(store, id).await?,
        _ => Vec::new(),
    };
    let evaluated = match is_report(file) {
        true => evaluated(store, id, slip.paper.whom).await?,
        false => Evaluated::default(),
    };
    Ok(Asked { hearing, slip, pieces, voices, annexes, evaluated })
}

/// The files of a dossier, each opened.
async fn annexes(store: &Store, id: ConsultationId) -> Result<Vec<(Attachment, File)>, Problem> {
    let mut opened = Vec::new();
    let files = store::attachment::all(store, id).await?.files;
    for one in files.into_iter().filter(|one| one.gone.is_none()) {
        let file = store::attachment::file(store, &one.hash).await?;
        opened.push((one, file));
    }
    Ok(opened)
}

/// Texts that were sent many times, where there are any.
pub async fn campaigns(store: &Store, id: ConsultationId) -> store::Outcome<Option<Campaigns>> {
    let told = store::hints::campaigns(store, id, 0).await?;
    let store::hints::Campaigns { texts, groups, comments, group_texts, verified, .. } = told;
    Ok((groups > 0).then_some(Campaigns { texts, groups, comments, group_texts, verified }))
}

/// The comments that stand in one file beside a draft, and the numbers of the others. All are looked at first, so that each stands in one
/// file; only those of this one are held.
async fn voices(store: &Store, slip: &Slip, told: Told<'_>) -> Result<Voices, Problem> {
    let (paper, lang) = (&slip.paper, slip.paper.lang);
    let (mut deal, mut lines, mut seen) = (Deal::default(), Lines::of(store, slip), 0);
    loop {
        let page = lines.next().await?;
        if page.is_empty() {
            break;
        }
        seen += page.len() as u64;
        for line in page {
            match line.said.filter(|_| !matches!(line.state, State::Withdrawn { .. })) {
                Some(said) => {
                    let weight = said.reason.len() + said.wording.len();
                    deal.push(&line.target, line.id, !said.wording.trim().is_empty(), weight);
                }
                None => deal.hide(&line.target),
            }
        }
        told(seen);
    }
    let (ids, mut voices) = match deal.file(slip.narrowed.part.max(1)) {
        Ok(file) => file,
        Err(of) => return Err(Refusal::NoSuchFile { of: of as u32 }.into()),
    };
    for line in store::export::these(store, paper.whom, paper.consultation, &ids).await? {
        put(&mut voices, line, lang);
    }
    Ok(voices)
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
    let speaks = line.speaker.as_ref().map(|speaker| words::organisation::speaks(lang, speaker));
    let through = line.through.map(|how| words::through::told(lang, how.helper));
    let spoke: Vec<String> = speaks.into_iter().chain(through).collect();
    let spoke = spoke.join(" · ");
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
        spoke,
        reply: line.reply.map(|reply| {
            let who = format!("{} {}", reply.agency(lang), words::date::short(lang, reply.at.day()));
            (who, reply.words)
        }),
    });
}

/// Every comment as CSV, and what its columns hold, in a file without a name.
async fn comments(store: &Store, mut slip: Slip, told: Told<'_>) -> Result<(File, Vec<u8>), Problem> {
    let fault = |error: std::io::Error| fault(&error);
    // It carries the bundle's code.
    slip.paper.file.push_str("/comments.csv");
    // Its columns lie beside it.
    slip.columns_at = "comments-columns.csv".into();
    let mut pieces = Pieces::of(Rows::begin(store, What::Comments, slip).await?);
    let mut file = tempfile::tempfile().map_err(fault)?;
    while let Some(piece) = pieces.next().await? {
        file.write_all(&piece).map_err(fault)?;
        told(pieces.count);
    }
    file.rewind().map_err(fault)?;
    Ok((file, pieces.columns()))
}

/// Makes a paper.
fn make(asked: &Asked, comments: Option<(File, Vec<u8>)>) -> anyhow::Result<Finished> {
    let hearing = &asked.hearing;
    let told = |error: String| anyhow::anyhow!(error);
    let nothing = || anyhow::anyhow!("an analysis that says nothing");
    let (mut out, mut carried) = (tempfile::tempfile()?, Vec::new());
    match asked.slip.paper.file.as_str() {
        "summary.pdf" => out.write_all(&pdf::pdf(&summary::paper(hearing)).map_err(told)?)?,
        "summary.docx" => out.write_all(&docx::docx(&summary::paper(hearing)).map_err(told)?)?,
        "summary.json" => out.write_all(&data::json(hearing))?,
        "impact.json" => out.write_all(&impact::json(hearing).ok_or_else(nothing)?)?,
        "impact.pdf" => out.write_all(&pdf::pdf(&analysis(asked).ok_or_else(nothing)?).map_err(told)?)?,
        "impact.docx" => out.write_all(&docx::docx(&analysis(asked).ok_or_else(nothing)?).map_err(told)?)?,
        "report.json" => out.write_all(&report::json(hearing, &asked.evaluated))?,
        "report.pdf" => out.write_all(&pdf::pdf(&report::paper(hearing, &asked.evaluated)).map_err(told)?)?,
        "report.docx" => out.write_all(&docx::docx(&report::paper(hearing, &asked.evaluated)).map_err(told)?)?,
        DRAFT => out.write_all(&draft::docx(&drafted(asked)).map_err(told)?)?,
        _ => {
            let comments = comments.ok_or_else(|| anyhow::anyhow!("a bundle without comments"))?;
            carried = bundle(asked, comments, &mut out)?;
        }
    }
    let (sum, length) = summed(&mut out)?;
    Ok(Finished { file: out, length, sum, carried })
}

fn analysis(asked: &Asked) -> Option<papers::Paper> {
    match asked.slip.paper.whom {
        For::Public => impact::public(&asked.hearing),
        For::Agency => impact::paper(&asked.hearing),
    }
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
        bundle.lacks(say::lacks_draft(lang));
    } else {
        bundle.add("draft.docx", say::is_draft_docx(lang), &draft::docx(&drafted(asked)).map_err(told)?)?;
        bundle.add("draft.md", say::is_draft_md(lang), draft::markdown(&asked.pieces).as_bytes())?;
    }
    let paper = summary::paper(hearing);
    bundle.add("summary.pdf", say::is_summary_pdf(lang), &pdf::pdf(&paper).map_err(told)?)?;
    bundle.add("summary.docx", say::is_summary_docx(lang), &docx::docx(&paper).map_err(told)?)?;
    bundle.add("summary.json", say::is_summary_json(lang), &data::json(hearing))?;
    bundle.add(SCHEMA, say::is_schema(lang), data::SCHEMA.as_bytes())?;
    match (impact::paper(hearing), asked.slip.paper.whom) {
        (Some(paper), _) => {
            bundle.add("impact-analysis.pdf", say::is_impact_pdf(lang), &pdf::pdf(&paper).map_err(told)?)?;
            bundle.add("impact-analysis.docx", say::is_impact_docx(lang), &docx::docx(&paper).map_err(told)?)?;
        }
        (None, For::Agency) => bundle.lacks(say::lacks_impact(lang)),
        (None, For::Public) => bundle.lacks(say::lacks_impact_public(lang)),
    }
    if asked.annexes.is_empty() {
        bundle.lacks(say::lacks_annexes(lang));
    }
    for (one, file) in &asked.annexes {
        let name = format!("annexes/{:02}-{}", one.number, one.name);
        bundle.add_from(&name, &one.title, file)?;
    }
    bundle.add_from("comments.csv", say::is_comments(lang), comments)?;
    bundle.add("comments-columns.csv", say::is_columns(lang), &columns)?;
    let (_, mut carried) = bundle.finish(&hearing.one.texts.title, hearing.one.by(lang), &summary::made(hearing))?;
    // It is the same in every bundle, and says nothing of this one.
    carried.retain(|(name, _)| name != SCHEMA);
    Ok(carried)
}
