//! Answers: the best things, then their consultations, counts and a page of them.

use crate::Error;
use crate::ask::{Asked, With, ask};
use crate::columns::{Allowed, Columns};
use crate::cover::cover;
use crate::index::{Index, Known, View};
use crate::lists::{Lists, few_with};
use crate::passage::Highlight;
use crate::query::{Facets, Filters, Group, Hit, Hits, Query, Sort};
use crate::question;
use crate::rank::{self, Limits, Scored};
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::schema::Value;
use tantivy::{DocId, TantivyDocument, Term};

/// How many hits of one consultation are shown.
const HITS_OF_ONE: usize = 4;

/// What a repealed law counts, of a law in force.
const REPEALED: f32 = 0.7;
/// A consultation with less than this part of all things is looked through by itself.
const FEW_OF: usize = 16;
/// So many of the best are asked whether they answer at all; where none does, so many are left as near ones.
const LOOKED: usize = 10;
const LIKES: usize = 5;

/// What was found for a question, best first.
#[derive(Default)]
struct Ranked {
    found: Vec<Scored>,
    /// The same without the filters, where there are some and it was asked for.
    wide: Option<Vec<Scored>>,
    asked: Asked,
    /// Whether it answers is not asked.
    sure: bool,
}

impl View {
    fn group(&self, one: &Scored) -> i64 {
        self.columns[one.segment as usize].group(one.doc)
    }

    fn at(&self, one: &Scored) -> i64 {
        self.columns[one.segment as usize].at(one.doc)
    }
}

impl Index {
    /// How many things one search looks at, best first.
    pub const DEEPEST: usize = 1_000;

    /// The best things for a typed text, without grouping: what [`Index::search`] stands on.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn best(&self, query: &Query, most: usize) -> Result<Vec<Hit>, Error> {
        let view = self.view()?;
        let lists = Lists::new(&view.searcher);
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let ranked = self.ranked(query, &lists, &view.columns, &known, most, false)?;
        ranked.found.into_iter().take(most).map(|one| self.hit(&view, one)).collect()
    }

    /// The things found, the newest first, without grouping: what a feed of a search has.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn newest(&self, query: &Query, most: usize) -> Result<(Vec<Hit>, Highlight), Error> {
        let view = self.view()?;
        let lists = Lists::new(&view.searcher);
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let mut ranked = self.ranked(query, &lists, &view.columns, &known, Self::DEEPEST, false)?;
        self.leave_likes(&lists, &mut ranked)?;
        let Ranked { mut found, asked, .. } = ranked;
        found.sort_by_key(|one| std::cmp::Reverse(view.at(one)));
        let hits = found.into_iter().take(most).map(|one| self.hit(&view, one)).collect::<Result<Vec<_>, _>>()?;
        Ok((hits, Highlight { words: asked.words, pairs: asked.marks }))
    }

    /// What is found, best first; `counted` asks also for what would be found without the filters, where there are some.
    fn ranked(
        &self,
        query: &Query,
        lists: &Lists,
        columns: &[Arc<Columns>],
        known: &Known,
        most: usize,
        counted: bool,
    ) -> Result<Ranked, Error> {
        let question = question::read(&query.text);
        if question.is_empty() {
            return Ok(Ranked::default());
        }
        let thesaurus = self.thesaurus.read().map_err(|_| Error::Poisoned)?.clone();
        let with = With {
            fields: &self.fields,
            tuning: &self.tuning,
            catalogue: &known.laws,
            thesaurus: &thesaurus,
            literal: query.literal,
            lists,
        };
        let asked = ask(&question, &with)?;
        let filters = &query.filters;
        let agency = question.agency.as_deref();
        let allowed = Allowed::by(filters, agency, columns, known, query.now);
        // Counts are of everything found before the filters, but for the one consultation that is searched.
        let only = Filters { group: filters.group, ..Filters::default() };
        let wide = (counted && only != *filters).then(|| Allowed::by(&only, agency, columns, known, query.now));
        let narrow = |segment: u32, doc: DocId| allowed.is(segment, doc);
        let broad = |segment: u32, doc: DocId| wide.as_ref().is_none_or(|wide| wide.is(segment, doc));
        let mut rules = vec![allowed.asks().then_some(&narrow as &dyn Fn(u32, DocId) -> bool)];
        if let Some(wide) = &wide {
            rules.push(wide.asks().then_some(&broad as _));
        }
        let t = &self.tuning;
        let deep = if asked.cites { t.deep_citing } else { t.deep } as usize;
        let limits = Limits { most: most.max(deep), common: t.common, budget: t.budget as usize };
        // One consultation of many is looked through by itself.
        let among = match filters.group {
            Some(group) => few_with(lists.searcher, &Term::from_field_i64(self.fields.group, group), FEW_OF)?,
            None => None,
        };
        let (found, sum) = rank::best(lists, &asked.asks, limits, among, &rules)?;
        let mut found = self.finished(&question, &asked, lists, found, sum, &rules)?.into_iter();
        let (found, wide) = (found.next().unwrap_or_default(), found.next());
        // Citations, sections and quoted passages are there or not.
        let sure = asked.cites || question.cited.section.is_some() || !question.passages.is_empty();
        Ok(Ranked { found, wide, asked, sure })
    }

    /// Where nothing has enough of what was asked, leaves a few things that have a fair part of it, and says so.
    fn leave_likes(&self, lists: &Lists, ranked: &mut Ranked) -> Result<bool, Error> {
        let Ranked { found, wide, asked, sure } = ranked;
        if *sure || asked.told.is_empty() || found.is_empty() {
            return Ok(false);
        }
        let looked = &found[..found.len().min(LOOKED)];
        let covered = cover(lists, &self.fields, asked, looked)?;
        if covered.iter().any(|share| *share >= self.tuning.enough) {
            return Ok(false);
        }
        let like = looked.iter().zip(&covered).filter(|(_, share)| **share >= self.tuning.like);
        *found = like.map(|(one, _)| *one).take(LIKES).collect();
        *wide = wide.as_ref().map(|_| found.clone());
        Ok(!found.is_empty())
    }

    fn hit(&self, view: &View, one: Scored) -> Result<Hit, Error> {
        let doc: TantivyDocument = view.searcher.doc(tantivy::DocAddress::new(one.segment, one.doc))?;
        let id = doc.get_first(self.fields.id).and_then(|value| value.as_str()).unwrap_or("").to_string();
        let columns = &view.columns[one.segment as usize];
        Ok(Hit { id, kind: columns.kind(one.doc), group: view.group(&one), score: one.score })
    }

    /// Answers a search. What a person types is never an error; nothing asked finds nothing.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn search(&self, query: &Query) -> Result<Hits, Error> {
        let view = self.view()?;
        let lists = Lists::new(&view.searcher);
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let mut ranked = self.ranked(query, &lists, &view.columns, &known, Self::DEEPEST, true)?;
        let near = self.leave_likes(&lists, &mut ranked)?;
        let Ranked { found, wide, asked, .. } = ranked;
        let mut out = Hits { total: found.len(), near, ..Hits::default() };
        out.facets = facets(wide.as_ref().unwrap_or(&found), &view.columns, &known, query);
        if found.is_empty() || near || asked.known < 0.85 {
            out.meant = self.meant(&query.text)?;
        }
        let cites = asked.cites || question::read(&query.text).cited.section.is_some();
        out.groups = self.page(&found, (query, cites), &view, &known, &mut out.groups_total)?;
        out.cites = cites;
        out.expansions = asked.expansions;
        out.highlight = Highlight { words: asked.words, pairs: asked.marks };
        Ok(out)
    }

    /// Groups what was found by consultation, orders and cuts the page.
    fn page(
        &self,
        found: &[Scored],
        (query, cites): (&Query, bool),
        view: &View,
        known: &Known,
        groups_total: &mut usize,
    ) -> Result<Vec<Group>, Error> {
        struct Row<'a> {
            id: i64,
            things: Vec<&'a Scored>,
        }
        let per = query.per_page.max(1);
        let from = query.page.max(1).saturating_sub(1).saturating_mul(per);
        let mut rows: Vec<Row> = Vec::new();
        let mut place: HashMap<i64, usize> = HashMap::new();
        for one in found {
            let id = view.group(one);
            let row = *place.entry(id).or_insert_with(|| {
                rows.push(Row { id, things: Vec::new() });
                rows.len() - 1
            });
            rows[row].things.push(one);
        }
        *groups_total = rows.len();
        let facts = |id: i64| known.facts.get(&id);
        match query.sort {
            // What is in force is meant, unless a law is named.
            Sort::Relevance => {
                let repealed = |row: &Row| facts(row.id).is_some_and(|facts| facts.law && facts.cancelled);
                if !cites && rows.iter().any(repealed) {
                    let score = |row: &Row| row.things[0].score * if repealed(row) { REPEALED } else { 1.0 };
                    rows.sort_by(|a, b| score(b).total_cmp(&score(a)));
                }
            }
            Sort::Date => {
                for row in &mut rows {
                    row.things.sort_by_key(|one| std::cmp::Reverse(view.at(one)));
                }
                rows.sort_by_key(|row| {
                    std::cmp::Reverse(facts(row.id).map_or_else(|| view.at(row.things[0]), |facts| facts.at))
                });
            }
            Sort::Commented => {
                rows.sort_by_key(|row| std::cmp::Reverse(facts(row.id).map_or(0, |facts| facts.comments)));
            }
        }
        // Inside one consultation the page is of its things.
        let inside = query.filters.group.is_some();
        let rows = rows.iter().skip(if inside { 0 } else { from }).take(per);
        rows.map(|row| {
            let shown =
                row.things.iter().skip(if inside { from } else { 0 }).take(if inside { per } else { HITS_OF_ONE });
            let hits = shown.map(|one| self.hit(view, **one)).collect::<Result<Vec<_>, _>>()?;
            let score = row.things.iter().map(|one| one.score).fold(0.0, f32::max);
            Ok(Group { id: row.id, score, hits, count: row.things.len() })
        })
        .collect()
    }
}

fn facets(found: &[Scored], columns: &[Arc<Columns>], known: &Known, query: &Query) -> Facets {
    let mut out = Facets::default();
    let mut seen = std::collections::HashSet::new();
    for one in found {
        let columns = &columns[one.segment as usize];
        count(&mut out.kinds, columns.kind(one.doc).code().to_string());
        columns.stance(one.doc).into_iter().for_each(|stance| count(&mut out.stances, stance));
        columns.class(one.doc).into_iter().for_each(|class| count(&mut out.classes, class));
        let group = columns.group(one.doc);
        let Some(facts) = known.facts.get(&group).filter(|_| seen.insert(group)) else { continue };
        count(&mut out.years, facts.year());
        count(&mut out.states, facts.state(query.now).to_string());
        facts.agency.into_iter().for_each(|agency| count(&mut out.agencies, agency));
        facts.kind.iter().for_each(|kind| count(&mut out.consultation_kinds, kind.clone()));
        facts.subjects.iter().for_each(|subject| count(&mut out.subjects, subject.clone()));
        areas(&facts.areas, query.filters.area.as_deref())
            .into_iter()
            .for_each(|area| count(&mut out.areas, area.into()));
    }
    out.years.sort_unstable_by_key(|(year, _)| std::cmp::Reverse(*year));
    out
}

/// The provinces of some places, and what lies directly in the chosen one, each once.
fn areas<'a>(codes: &'a [String], chosen: Option<&str>) -> Vec<&'a str> {
    let province = |code: &'a String| code.get(..2);
    let inside = |code: &'a String| {
        let chosen = chosen.filter(|chosen| code.starts_with(chosen))?;
        code.get(..chosen.len() + 2)
    };
    let mut all: Vec<&str> = codes.iter().filter_map(province).chain(codes.iter().filter_map(inside)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn count<K: PartialEq>(counts: &mut Vec<(K, usize)>, key: K) {
    match counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}
