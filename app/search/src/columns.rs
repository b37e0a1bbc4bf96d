//! What is kept beside the postings, and what may be found by it.

use crate::doc::DocKind;
use crate::facts::Facts;
use crate::index::Known;
use crate::query::Filters;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

/// What is kept beside the postings of one segment, by thing. What filters ask of every thing that may be among the best is
/// read once a segment: three bytes a thing.
pub(crate) struct Columns {
    segment: SegmentId,
    kind: Vec<u8>,
    stance: Vec<u8>,
    class: Vec<u8>,
    group: Column<i64>,
    at: Column<i64>,
}

const NONE: u8 = u8::MAX;

impl Columns {
    /// The columns of all segments; those of a segment that was there before are taken from `before`.
    pub(crate) fn of(searcher: &Searcher, before: &[Arc<Columns>]) -> tantivy::Result<Vec<Arc<Columns>>> {
        let before: HashMap<SegmentId, &Arc<Columns>> =
            before.iter().map(|columns| (columns.segment, columns)).collect();
        let one = |reader: &SegmentReader| match before.get(&reader.segment_id()) {
            Some(columns) => Ok(Arc::clone(columns)),
            None => Columns::read(reader).map(Arc::new),
        };
        searcher.segment_readers().iter().map(one).collect()
    }

    fn read(reader: &SegmentReader) -> tantivy::Result<Columns> {
        let fast = reader.fast_fields();
        let bytes = |name: &str| -> tantivy::Result<Vec<u8>> {
            let column = fast.u64(name)?;
            let byte = |doc| column.first(doc).and_then(|value| u8::try_from(value).ok()).unwrap_or(NONE);
            Ok((0..reader.max_doc()).map(byte).collect())
        };
        Ok(Columns {
            segment: reader.segment_id(),
            kind: bytes("kind")?,
            stance: bytes("stance")?,
            class: bytes("class")?,
            group: fast.i64("group")?,
            at: fast.i64("at")?,
        })
    }

    pub(crate) fn kind(&self, doc: DocId) -> DocKind {
        DocKind::ALL.get(usize::from(self.kind[doc as usize])).copied().unwrap_or(DocKind::Comment)
    }

    pub(crate) fn stance(&self, doc: DocId) -> Option<u8> {
        Some(self.stance[doc as usize]).filter(|stance| *stance != NONE)
    }

    pub(crate) fn class(&self, doc: DocId) -> Option<u8> {
        Some(self.class[doc as usize]).filter(|class| *class != NONE)
    }

    /// The consultation.
    pub(crate) fn group(&self, doc: DocId) -> i64 {
        self.group.first(doc).unwrap_or(0)
    }

    /// UTC milliseconds.
    pub(crate) fn at(&self, doc: DocId) -> i64 {
        self.at.first(doc).unwrap_or(0)
    }
}

/// What may be found: read from the filters once a question.
pub(crate) struct Allowed<'a> {
    columns: &'a [Arc<Columns>],
    filters: &'a Filters,
    /// The consultations that the filters leave, where a filter asks about consultations.
    groups: Option<HashSet<i64>>,
}

impl<'a> Allowed<'a> {
    pub(crate) fn by(
        filters: &'a Filters,
        agency: Option<&str>,
        columns: &'a [Arc<Columns>],
        known: &Known,
        now: i64,
    ) -> Allowed<'a> {
        let groups = (filters.of_groups() || agency.is_some()).then(|| {
            let taken = known.facts.values().filter(|facts| filters.takes(facts, now, agency));
            taken.map(|facts| facts.group).collect()
        });
        Allowed { columns, filters, groups }
    }

    /// Anything is asked of what is found.
    pub(crate) fn asks(&self) -> bool {
        self.filters.of_things() || self.groups.is_some()
    }

    pub(crate) fn is(&self, segment: u32, doc: DocId) -> bool {
        let columns = &self.columns[segment as usize];
        self.filters.kind.is_none_or(|kind| columns.kind(doc) == kind)
            && self.filters.stance.is_none_or(|stance| columns.stance(doc) == Some(stance))
            && self.filters.class.is_none_or(|class| columns.class(doc) == Some(class))
            && self.filters.group.is_none_or(|asked| columns.group(doc) == asked)
            && self.groups.as_ref().is_none_or(|groups| groups.contains(&columns.group(doc)))
    }
}

/// Whether one place lies in the other, by their codes.
fn meet(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

impl Filters {
    fn of_things(&self) -> bool {
        self.kind.is_some() || self.group.is_some() || self.stance.is_some() || self.class.is_some()
    }

    fn of_groups(&self) -> bool {
        self.agency.is_some()
            || self.consultation_kind.is_some()
            || self.subject.is_some()
            || self.area.is_some()
            || self.year.is_some()
            || self.state.is_some()
    }

    fn takes(&self, facts: &Facts, now: i64, agency: Option<&str>) -> bool {
        let is = |asked: &Option<String>, has: &[String]| asked.as_ref().is_none_or(|asked| has.contains(asked));
        self.agency.is_none_or(|agency| facts.agency == Some(agency))
            && self.consultation_kind.as_ref().is_none_or(|kind| facts.kind.as_ref() == Some(kind))
            && is(&self.subject, &facts.subjects)
            && self.area.as_ref().is_none_or(|asked| facts.areas.iter().any(|has| meet(asked, has)))
            && self.year.is_none_or(|year| facts.year() == year)
            && self.state.as_ref().is_none_or(|asked| asked == facts.state(now))
            && agency.is_none_or(|typed| facts.agency_name.contains(typed))
    }
}
