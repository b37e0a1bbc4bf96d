//! The indexer: reads the log from where the index stands and writes what changed anew. The index is never the truth: it
//! can be thrown away and is then made again from the store, in the background, while pages go on.

pub mod laws;

use crate::house::House;
use app::find::texts;
use domain::comment::Said;
use domain::consultation::Consultation;
use domain::elsewhere::Hearing;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId};
use search::{Doc, DocKind, Held};
use std::collections::BTreeSet;

/// Events handled in one commit of the index.
const MANY: u32 = 2_000;
/// Documents held in memory before they are written.
const MOST_DOCS: usize = 4_000;

/// The one writer of the index.
pub struct Indexer {
    store: store::Store,
    index: search::Index,
    position: u64,
}

/// What the index must learn from a batch of events.
#[derive(Default)]
struct Changed {
    consultations: BTreeSet<ConsultationId>,
    comments: BTreeSet<CommentId>,
    /// Of which only the number of comments changed.
    counts: BTreeSet<ConsultationId>,
    /// Hearings held elsewhere.
    elsewhere: BTreeSet<i64>,
    /// Renamed or merged: everything of theirs has another agency in it.
    agencies: BTreeSet<AgencyId>,
}

impl Indexer {
    /// The indexer of a running site.
    pub fn new(house: &House) -> Indexer {
        Indexer::over(house.site.store.clone(), house.site.search.clone())
    }

    /// An indexer over a store and an index.
    pub fn over(store: store::Store, index: search::Index) -> Indexer {
        let position = index.position();
        Indexer { store, index, position }
    }

    /// The last event that the index contains.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Reads on until the index contains every event; a fault is logged and tried again at the next call.
    pub async fn catch_up(&mut self) {
        loop {
            match self.step().await {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, position = self.position, "the index could not follow the log");
                    return;
                }
            }
        }
    }

    /// One batch; the number of events in it.
    ///
    /// # Errors
    /// Faults of the store or of the index.
    pub async fn step(&mut self) -> anyhow::Result<usize> {
        let store = &self.store;
        let events = store::event::since(store, self.position, MANY).await?;
        let Some(last) = events.last() else { return Ok(0) };
        let mut changed = Changed::default();
        for event in &events {
            match event.deed {
                Deed::HearingsBrought => changed.elsewhere.extend(store::elsewhere::brought(event)),
                Deed::AgencyRenamed | Deed::AgencyMerged | Deed::AgencyEnded | Deed::AgencyResumed => {
                    changed.agencies.extend(event.subject.parse().ok().map(AgencyId));
                }
                _ => {}
            }
            let Some(consultation) = event.consultation else { continue };
            match event.deed {
                Deed::CommentSubmitted
                | Deed::CommentEdited
                | Deed::CommentParted
                | Deed::CommentWithdrawn
                | Deed::CommentWithheld
                | Deed::CommentRestored
                | Deed::CommentPassed
                | Deed::CommentRedacted
                | Deed::CommentReplied
                | Deed::ReplyChanged
                | Deed::ReplyTakenBack => {
                    changed.comments.extend(event.subject.parse().ok().map(CommentId));
                    changed.counts.insert(consultation);
                }
                // What is done on the desk is not public before it is published.
                Deed::ImpactWritten
                | Deed::ReportWritten
                | Deed::FollowUpPlanned
                | Deed::ContentChecked
                | Deed::StateOnly
                | Deed::StateOnlyTakenBack
                | Deed::StateOnlyStep
                | Deed::StateOnlyStepTakenBack
                | Deed::PreviewShared
                | Deed::PreviewEnded
                | Deed::TimeSet
                | Deed::TimeDropped
                | Deed::TimeFailed
                | Deed::SheetSubmitted
                | Deed::SheetChanged
                | Deed::ChannelKept
                | Deed::SheetEntered
                | Deed::SheetTakenOut
                | Deed::AnswersGrouped
                | Deed::ChannelWaits
                | Deed::ChannelFile
                | Deed::IssueWritten
                | Deed::IssueRemoved
                | Deed::CommentsGrouped
                | Deed::CodingUndone
                | Deed::CommentsAssigned
                | Deed::CommentNoted
                | Deed::SummaryWritten
                | Deed::CommentKept
                | Deed::CommentReported
                | Deed::CommentAgreed
                | Deed::CommentAgreeTaken
                | Deed::DemandEntered
                | Deed::SealOpened
                | Deed::AppealMade
                | Deed::AppealAnswered => {}
                _ => {
                    changed.consultations.insert(consultation);
                }
            }
        }
        for agency in &changed.agencies {
            let (consultations, elsewhere) = store::agency::holdings(store, *agency).await?;
            changed.consultations.extend(consultations);
            changed.elsewhere.extend(elsewhere);
        }
        let mut writing = Writing::default();
        let comments: Vec<CommentId> = changed.comments.into_iter().collect();
        for (consultation, comment) in store::comment::public_with_consultation(store, &comments).await? {
            let Said::Shown { stance, reason, wording, class, .. } = comment.said else { continue };
            let mut doc = Doc::new(format!("o{}", comment.id), DocKind::Comment, consultation.0);
            doc.text = texts::comment(&reason, &wording, comment.reply.as_ref());
            doc.at = comment.at.0;
            doc.stance = Some(stance as u8);
            doc.class = class.map(|class| class as u8);
            writing.upserts.push(doc);
        }
        writing.deletes.extend(comments.iter().map(|id| format!("o{id}")));
        let held = |(consultation, comment, reason, wording): (ConsultationId, CommentId, String, String)| Held {
            comment: comment.0,
            consultation: consultation.0,
            text: texts::comment(&reason, &wording, None),
        };
        writing.held = store::comment::held_back(store, &comments).await?.into_iter().map(held).collect();
        writing.shown = comments.iter().map(|id| id.0).collect();
        let elsewhere: Vec<i64> = changed.elsewhere.into_iter().collect();
        writing.upserts.extend(store::elsewhere::some(store, &elsewhere).await?.iter().map(held_elsewhere));
        let counts: Vec<ConsultationId> = changed.counts.difference(&changed.consultations).copied().collect();
        // The number of its comments stands with the consultation.
        for one in store::consultation::public_some(store, &counts).await? {
            writing.upserts.push(head(&one));
        }
        for id in &changed.consultations {
            dossier(store, &self.index, *id, &mut writing).await?;
            if writing.upserts.len() > MOST_DOCS {
                self.write(std::mem::take(&mut writing), self.position).await?;
            }
        }
        let position = last.seq;
        self.write(writing, position).await?;
        self.position = position;
        Ok(events.len())
    }

    /// Writes into the index, which then contains the log up to `position`.
    async fn write(&self, writing: Writing, position: u64) -> anyhow::Result<()> {
        let search = self.index.clone();
        let write = move || {
            search.hold(&writing.held, &writing.shown)?;
            search.apply(writing.upserts, writing.deletes, position)
        };
        Ok(tokio::task::spawn_blocking(write).await??)
    }

    /// Begins from the first event, in an emptied index.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn start_anew(&mut self) -> anyhow::Result<()> {
        self.index.start_anew()?;
        self.position = 0;
        Ok(())
    }
}

/// What is about to be written.
#[derive(Default)]
struct Writing {
    upserts: Vec<Doc>,
    deletes: Vec<String>,
    /// Comments that no public page shows, and all that may be such no longer.
    held: Vec<Held>,
    shown: Vec<i64>,
}

/// A consultation itself, as a document.
fn head(one: &Consultation) -> Doc {
    let mut head = Doc::new(format!("c{}", one.id), DocKind::Consultation, one.id.0);
    fill(&mut head, one);
    head.title = one.texts.title.clone();
    head.names = std::iter::once(one.texts.short_name.clone()).chain(one.texts.names.iter().cloned()).collect();
    head.text = texts::consultation(one);
    head
}

/// A hearing held elsewhere, as a group of its own. It names no law: what people call laws are our dossiers' names.
fn held_elsewhere(one: &Hearing) -> Doc {
    let mut doc = Doc::new(format!("e{}", one.id), DocKind::Elsewhere, -one.id);
    doc.title = one.record.title.clone();
    doc.text = texts::elsewhere(one);
    doc.agency = Some(one.agency.0);
    doc.agency_name = format!("{}\n{}", one.agency_th, one.agency_en);
    doc.consultation_kind = one.record.kind.map(|kind| kind.code().into());
    doc.opens = one.record.opens.map(|day| day.start().0);
    doc.closes = one.record.closes.map(|day| day.last_moment().0);
    doc.at = one.record.opens.unwrap_or(one.counted).start().0;
    doc
}

/// A consultation with its key points, the provisions of every published version, its questions and summary, as documents; what
/// the index holds of it besides goes.
async fn dossier(
    store: &store::Store,
    index: &search::Index,
    id: ConsultationId,
    writing: &mut Writing,
) -> anyhow::Result<()> {
    writing.deletes.extend(index.held(id.0)?);
    let one = match store::consultation::public_one(store, id).await {
        Ok(one) => one,
        Err(store::Error::NotFound) => return Ok(()),
        Err(error) => anyhow::bail!("{error:?}"),
    };
    let base = |key: String, kind: DocKind| {
        let mut doc = Doc::new(key, kind, id.0);
        fill(&mut doc, &one);
        doc
    };
    writing.upserts.push(head(&one));
    for point in one.points() {
        let mut doc = base(format!("c{id}/{}", point.anchor()), DocKind::KeyPoint);
        doc.title = point.title.clone();
        doc.text = texts::key_point(point);
        writing.upserts.push(doc);
    }
    let shown = one.version.as_ref().map(|version| version.id);
    for (_, version) in store::version::published_of(store, &[id]).await? {
        let earlier = if Some(version.id) == shown { String::new() } else { format!("v{}/", version.number) };
        for provision in store::version::provisions(store, version.id, None).await? {
            let mut doc = base(format!("c{id}/{earlier}{}", provision.anchor), DocKind::Provision);
            doc.title = provision.label;
            doc.number = provision.number;
            doc.text = provision.text;
            doc.at = version.published.map_or(doc.at, |at| at.0);
            writing.upserts.push(doc);
        }
    }
    for question in store::survey::questions(store, id).await? {
        let mut doc = base(format!("c{id}/q{}", question.number), DocKind::Survey);
        doc.text = texts::question(&question);
        writing.upserts.push(doc);
    }
    for (_, summary) in store::result::published(store, &[id]).await? {
        let at = summary.published.map_or(0, |at| at.0);
        let mut whole = base(format!("c{id}/result"), DocKind::Summary);
        whole.text = texts::summary(&summary);
        whole.at = at;
        writing.upserts.push(whole);
        for issue in &summary.issues {
            let mut doc = base(format!("c{id}/i{}", issue.number), DocKind::Summary);
            doc.title = issue.title.clone();
            doc.text = texts::issue(issue);
            doc.at = at;
            writing.upserts.push(doc);
        }
    }
    Ok(())
}

fn fill(doc: &mut Doc, one: &Consultation) {
    doc.agency = Some(one.agency.id.0);
    // Found by the name it has and by the one it had.
    let (then_th, then_en) = one.names_then();
    doc.agency_name = format!("{}\n{}\n{then_th}\n{then_en}", one.agency.name_th, one.agency.name_en);
    doc.law = one.texts.title.clone();
    doc.consultation_kind = Some(one.kind.code().into());
    doc.subjects = one.texts.subjects.clone();
    doc.areas = one.texts.areas.clone();
    doc.opens = one.dates.opens.map(|m| m.0);
    doc.closes = one.dates.closes.map(|m| m.0);
    doc.published = one.dates.published.map(|m| m.0);
    doc.summarised = one.dates.summarised.map(|m| m.0);
    doc.cancelled = one.dates.cancelled.is_some();
    doc.at = one.dates.published.map_or(0, |m| m.0);
    doc.comments = one.comments;
}
