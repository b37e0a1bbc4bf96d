//! The indexer: reads the log from where the index stands and writes what changed anew. The index is never the truth: it
//! can be thrown away and is then made again from the store, in the background, while pages go on.

use crate::house::House;
use domain::comment::Said;
use domain::consultation::Consultation;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use search::{Doc, DocKind};
use std::collections::BTreeSet;

/// Events handled in one commit of the index.
const MANY: u32 = 2_000;

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
            let Some(consultation) = event.consultation else { continue };
            match event.deed {
                Deed::CommentSubmitted | Deed::CommentWithdrawn | Deed::CommentWithheld | Deed::CommentRestored => {
                    changed.comments.extend(event.subject.parse().ok().map(CommentId));
                }
                // What is done on the desk is not public before it is published.
                Deed::SheetSubmitted
                | Deed::IssueWritten
                | Deed::IssueRemoved
                | Deed::CommentsGrouped
                | Deed::CodingUndone
                | Deed::CommentsAssigned
                | Deed::CommentNoted
                | Deed::SummaryWritten => {}
                _ => {
                    changed.consultations.insert(consultation);
                }
            }
        }
        let mut upserts = Vec::new();
        let mut deletes = Vec::new();
        for id in &changed.consultations {
            dossier(store, *id, &mut upserts, &mut deletes).await?;
        }
        let comments: Vec<CommentId> = changed.comments.into_iter().collect();
        deletes.extend(comments.iter().map(|id| format!("o{id}")));
        for (consultation, comment) in store::comment::public_with_consultation(store, &comments).await? {
            let Said::Shown { stance, reason, wording, class, .. } = comment.said else { continue };
            let text = if wording.is_empty() { reason } else { format!("{reason}\n{wording}") };
            let mut doc = Doc::new(format!("o{}", comment.id), DocKind::Comment, consultation.0);
            doc.text = text;
            doc.at = comment.at.0;
            doc.stance = Some(stance as u8);
            doc.class = class.map(|class| class as u8);
            upserts.push(doc);
        }
        let (position, search) = (last.seq, self.index.clone());
        tokio::task::spawn_blocking(move || search.apply(upserts, deletes, position)).await??;
        self.position = position;
        Ok(events.len())
    }
}

/// A consultation with its key points, provisions, questions and summary, as documents.
async fn dossier(
    store: &store::Store,
    id: ConsultationId,
    upserts: &mut Vec<Doc>,
    deletes: &mut Vec<String>,
) -> anyhow::Result<()> {
    let Ok(one) = store::consultation::public_one(store, id).await else { return Ok(()) };
    let first = upserts.len();
    let base = |key: String, kind: DocKind| {
        let mut doc = Doc::new(key, kind, id.0);
        fill(&mut doc, &one);
        doc
    };
    let mut head = base(format!("c{id}"), DocKind::Consultation);
    head.title = one.texts.title.clone();
    head.names = std::iter::once(one.texts.short_name.clone()).chain(one.texts.names.iter().cloned()).collect();
    let texts = &one.texts;
    head.text = [
        &texts.change,
        &texts.whom,
        &texts.problem,
        &texts.explanation,
        &texts.affected,
        &texts.law,
        &texts.objectives,
    ]
    .map(String::as_str)
    .join("\n");
    upserts.push(head);
    for point in &one.key_points {
        let mut doc = base(format!("c{id}/{}", point.anchor()), DocKind::KeyPoint);
        doc.title = point.title.clone();
        doc.text = format!("{}\n{}", point.body, point.question);
        upserts.push(doc);
    }
    if let Some(version) = &one.version {
        for provision in store::version::provisions(store, version.id, None).await? {
            let mut doc = base(format!("c{id}/{}", provision.anchor), DocKind::Provision);
            doc.title = provision.label;
            doc.number = provision.number;
            doc.text = provision.text;
            upserts.push(doc);
        }
    }
    for question in store::survey::questions(store, id).await? {
        let mut doc = base(format!("c{id}/q{}", question.number), DocKind::Survey);
        doc.text = format!("{}\n{}\n{}", question.text, question.help, question.choices.join("\n"));
        upserts.push(doc);
    }
    if let Some(summary) = store::result::public(store, id).await? {
        for issue in &summary.issues {
            let mut doc = base(format!("c{id}/i{}", issue.number), DocKind::Summary);
            doc.title = issue.title.clone();
            let sides: Vec<&str> = issue.sides.iter().map(|side| side.view.as_str()).collect();
            doc.text = format!("{}\n{}\n{}\n{}", issue.raised, sides.join("\n"), issue.reason, issue.changed);
            upserts.push(doc);
        }
    }
    deletes.extend(upserts[first..].iter().map(|doc| doc.id.clone()));
    Ok(())
}

fn fill(doc: &mut Doc, one: &Consultation) {
    doc.agency = Some(one.agency.id.0);
    doc.agency_name = format!("{}\n{}", one.agency.name_th, one.agency.name_en);
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
