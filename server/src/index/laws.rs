//! The indexer of the register: laws with their provisions, and what is proposed about them. A law is written whole where it is not as the
//! index has it; a proposal by itself. What the index does not have is read from the store, never from the log's beginning.

use crate::house::House;
use anyhow::bail;
use app::find::texts;
use domain::event::Deed;
use domain::id::{LawId, ProposalId};
use domain::proposal::{Proposal, Said};
use search::{Doc, DocKind};
use std::collections::{BTreeMap, BTreeSet};

/// Events read at once.
const MANY: u32 = 2_000;
/// Documents held in memory before they are written; a law is never parted.
const MOST_DOCS: usize = 2_000;
/// Proposals read at once.
const PROPOSALS: u32 = 500;
/// So many events that say nothing of laws may be read again after a restart: each commit of the index costs the disk.
const UNSAID: u64 = 20_000;

/// The one writer of the index of laws.
pub struct LawIndexer {
    store: store::Store,
    index: search::Index,
    /// Up to here the log is read; the index may say less while nothing was said of laws.
    position: u64,
}

/// What is about to be written, each thing once.
#[derive(Default)]
struct Writing {
    upserts: BTreeMap<String, Doc>,
    deletes: Vec<String>,
}

impl LawIndexer {
    /// The indexer of a running site.
    pub fn new(house: &House) -> LawIndexer {
        LawIndexer::over(house.site.store.clone(), &house.site.search)
    }

    /// An indexer over a store and the index of laws in an index.
    pub fn over(store: store::Store, index: &search::Index) -> LawIndexer {
        let index = index.laws().clone();
        let position = index.position();
        LawIndexer { store, index, position }
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
                    tracing::error!(%error, position = self.position, "the index of laws could not follow the log");
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
        if self.position == 0 {
            // What happens meanwhile has later events, and is written again.
            let last = store::event::last(&self.store).await?;
            if last == 0 {
                return Ok(0);
            }
            self.everything(last).await?;
            self.position = last;
            return Ok(1);
        }
        let events = store::event::since(&self.store, self.position, MANY).await?;
        let Some(last) = events.last().map(|event| event.seq) else { return Ok(0) };
        let (mut laws, mut proposals) = (false, BTreeSet::new());
        for event in &events {
            match event.deed {
                Deed::LawsBrought
                | Deed::LawEdited
                | Deed::LawNeedSet
                | Deed::AgencyRenamed
                | Deed::AgencyMerged
                | Deed::AgencyEnded
                | Deed::AgencyResumed => laws = true,
                Deed::ProposalMade | Deed::ProposalWithdrawn | Deed::ProposalWithheld | Deed::ProposalRestored => {
                    proposals.extend(event.subject.parse().ok().map(ProposalId));
                }
                _ => {}
            }
        }
        let mut writing = Writing::default();
        if laws {
            writing = self.changed_laws().await?;
        }
        let proposals: Vec<ProposalId> = proposals.into_iter().collect();
        for one in store::proposal::some(&self.store, &proposals).await? {
            writing.proposal(&one);
        }
        let nothing = writing.upserts.is_empty() && writing.deletes.is_empty();
        if !nothing || last - self.index.position() >= UNSAID {
            self.write(writing, last).await?;
        }
        self.position = last;
        Ok(events.len())
    }

    /// Writes whatever the index does not have as the store has it; it then contains the log up to `last`.
    async fn everything(&self, last: u64) -> anyhow::Result<()> {
        let mut writing = self.changed_laws().await?;
        // Of laws that stand in the index already the proposals may have changed.
        let mut after = ProposalId(0);
        loop {
            let some = store::proposal::after(&self.store, None, after, PROPOSALS).await?;
            let Some(one) = some.last() else { break };
            after = one.id;
            some.iter().for_each(|one| writing.proposal(one));
            self.write(std::mem::take(&mut writing), 0).await?;
        }
        self.write(writing, last).await
    }

    /// Writes the laws that changed, and those that are there no more out; what is left is to be written.
    async fn changed_laws(&self) -> anyhow::Result<Writing> {
        let mut writing = Writing::default();
        let mut had: BTreeMap<i64, String> = self.index.stamps()?.into_iter().collect();
        let stamps = store::law::stamps(&self.store).await?;
        let position = self.index.position();
        for (id, stamp) in &stamps {
            if had.remove(&id.0).as_ref() != Some(stamp) {
                self.law(*id, stamp, &mut writing).await?;
                if writing.upserts.len() > MOST_DOCS {
                    self.write(std::mem::take(&mut writing), position).await?;
                }
            }
        }
        for gone in had.into_keys() {
            writing.deletes.extend(self.index.held(gone)?);
        }
        Ok(writing)
    }

    /// A law with its provisions and what is proposed about it; what the index has of it besides goes.
    async fn law(&self, id: LawId, stamp: &str, writing: &mut Writing) -> anyhow::Result<()> {
        writing.deletes.extend(self.index.held(id.0)?);
        let Some(law) = store::law::some(&self.store, &[id]).await?.pop() else { return Ok(()) };
        let mut head = Doc::new(format!("l{id}"), DocKind::Law, id.0);
        head.title = law.title.clone();
        head.law = law.title.clone();
        head.names = law.facts.short_names.clone();
        head.text = texts::law(&law);
        head.agency = law.agencies.first().map(|agency| agency.id.0);
        let names = law.agencies.iter().flat_map(|agency| [agency.name_th.as_str(), &agency.name_en]);
        head.agency_name = names.chain([law.facts.minister.as_str()]).collect::<Vec<_>>().join("\n");
        head.consultation_kind = Some(law.facts.kind.code().into());
        head.cancelled = !law.facts.in_force();
        head.at = law.changed.0;
        head.stamp = stamp.to_string();
        writing.put(head);
        for piece in store::law::provisions(&self.store, id).await? {
            // The law's own name is its head.
            if piece.kind == "name" || piece.text.is_empty() {
                continue;
            }
            let mut doc = Doc::new(format!("l{id}/{}", piece.anchor), DocKind::Provision, id.0);
            doc.title = piece.label;
            doc.law = law.title.clone();
            // A note quotes provisions of other laws: it has no number.
            doc.number = if piece.number.is_empty() { piece.kind } else { piece.number };
            doc.text = piece.text;
            doc.at = law.changed.0;
            writing.put(doc);
        }
        let mut after = ProposalId(0);
        loop {
            let some = store::proposal::after(&self.store, Some(id), after, PROPOSALS).await?;
            let Some(one) = some.last() else { return Ok(()) };
            after = one.id;
            some.iter().for_each(|one| writing.proposal(one));
        }
    }

    /// Writes into the index, which then contains the log up to `position`.
    async fn write(&self, writing: Writing, position: u64) -> anyhow::Result<()> {
        let index = self.index.clone();
        let write = move || index.apply(writing.upserts.into_values().collect(), writing.deletes, position);
        match tokio::task::spawn_blocking(write).await? {
            Ok(()) => Ok(()),
            Err(error) => bail!(error),
        }
    }

    /// Begins anew, in an emptied index.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn start_anew(&mut self) -> anyhow::Result<()> {
        self.index.start_anew()?;
        self.position = 0;
        Ok(())
    }
}

impl Writing {
    /// A proposal where everyone may read it; else what the index has of it goes.
    fn proposal(&mut self, one: &Proposal) {
        let id = format!("p{}", one.id);
        let Said::Shown { title, reason, .. } = &one.said else {
            self.upserts.remove(&id);
            self.deletes.push(id);
            return;
        };
        let mut doc = Doc::new(id, DocKind::Proposal, one.law.0);
        doc.title = title.clone();
        doc.law = one.law_title.clone();
        doc.text = texts::proposal(reason);
        doc.at = one.at.0;
        self.put(doc);
    }

    fn put(&mut self, doc: Doc) {
        self.upserts.insert(doc.id.clone(), doc);
    }
}
