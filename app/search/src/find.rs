//! Answers: the best things, then their consultations, counts and a page of them.

use crate::Error;
use crate::ask::{Asked, With, ask, pairs_of};
use crate::cover::cover;
use crate::doc::DocKind;
use crate::facts::Facts;
use crate::index::{Index, Known, View};
use crate::near::{Near, near};
use crate::passage::Highlight;
use crate::query::{Facets, Filters, Group, Hit, Hits, Query, Sort};
use crate::question::{self, Question};
use crate::rank::{self, Limits, Scored};
use crate::text;
use std::collections::{HashMap, HashSet};
use tantivy::columnar::Column;
use tantivy::schema::Value;
use tantivy::{DocId, Searcher, TantivyDocument, Term};

/// How many hits of one consultation are shown.
const HITS_OF_ONE: usize = 4;

/// A question of so many pairs may be a passage; so many things of a segment in which it may stand are looked at.
const PASSAGE: usize = 6;
const STANDING: usize = 256;
/// A consultation with less than this part of all things is looked through by itself.
const FEW_OF: usize = 16;
/// So many of the best are asked whether they answer at all; where none does, so many are left as near ones.
const LOOKED: usize = 10;
const LIKES: usize = 5;
/// A question of so few words is met exactly or not: ดี is not ดู.
const SHORT: usize = 3;

/// What is kept beside the postings of one segment, by thing.
pub(crate) struct Columns {
    kind: Column<u64>,
    group: Column<i64>,
    stance: Column<u64>,
    class: Column<u64>,
    at: Column<i64>,
}

impl Columns {
    pub(crate) fn of(searcher: &Searcher) -> tantivy::Result<Vec<Columns>> {
        let one = |reader: &tantivy::SegmentReader| {
            let fast = reader.fast_fields();
            Ok(Columns {
                kind: fast.u64("kind")?,
                group: fast.i64("group")?,
                stance: fast.u64("stance")?,
                class: fast.u64("class")?,
                at: fast.i64("at")?,
            })
        };
        searcher.segment_readers().iter().map(one).collect()
    }

    fn kind(&self, doc: DocId) -> DocKind {
        let kind = self.kind.first(doc).unwrap_or(DocKind::Comment as u64);
        DocKind::ALL.get(kind as usize).copied().unwrap_or(DocKind::Comment)
    }
}

/// What may be found: read from the filters once a question.
struct Allowed<'a> {
    columns: &'a [Columns],
    filters: &'a Filters,
    /// The consultations that the filters leave, where a filter asks about consultations.
    groups: Option<HashSet<i64>>,
}

impl<'a> Allowed<'a> {
    fn by(filters: &'a Filters, agency: Option<&str>, columns: &'a [Columns], known: &Known, now: i64) -> Allowed<'a> {
        let groups = (filters.of_groups() || agency.is_some()).then(|| {
            let taken = known.facts.values().filter(|facts| filters.takes(facts, now, agency));
            taken.map(|facts| facts.group).collect()
        });
        Allowed { columns, filters, groups }
    }

    /// Anything is asked of what is found.
    fn asks(&self) -> bool {
        self.filters.of_things() || self.groups.is_some()
    }

    fn is(&self, segment: u32, doc: DocId) -> bool {
        let columns = &self.columns[segment as usize];
        let group = || columns.group.first(doc).unwrap_or(0);
        self.filters.kind.is_none_or(|kind| columns.kind(doc) == kind)
            && self.filters.group.is_none_or(|asked| group() == asked)
            && self.filters.stance.is_none_or(|stance| columns.stance.first(doc) == Some(u64::from(stance)))
            && self.filters.class.is_none_or(|class| columns.class.first(doc) == Some(u64::from(class)))
            && self.groups.as_ref().is_none_or(|groups| groups.contains(&group()))
    }
}

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
        self.columns[one.segment as usize].group.first(one.doc).unwrap_or(0)
    }

    fn at(&self, one: &Scored) -> i64 {
        self.columns[one.segment as usize].at.first(one.doc).unwrap_or(0)
    }
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
            && is(&self.area, &facts.areas)
            && self.year.is_none_or(|year| facts.year() == year)
            && self.state.as_ref().is_none_or(|asked| asked == facts.state(now))
            && agency.is_none_or(|typed| facts.agency_name.contains(typed))
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
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let ranked = self.ranked(query, &view, &known, most, false)?;
        ranked.found.into_iter().take(most).map(|one| self.hit(&view, one)).collect()
    }

    /// The things found, the newest first, without grouping: what a feed of a search has.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn newest(&self, query: &Query, most: usize) -> Result<(Vec<Hit>, Highlight), Error> {
        let view = self.view()?;
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let mut ranked = self.ranked(query, &view, &known, Self::DEEPEST, false)?;
        self.leave_likes(&view, &mut ranked)?;
        let Ranked { mut found, asked, .. } = ranked;
        found.sort_by_key(|one| std::cmp::Reverse(view.at(one)));
        let hits = found.into_iter().take(most).map(|one| self.hit(&view, one)).collect::<Result<Vec<_>, _>>()?;
        Ok((hits, Highlight { words: asked.words, pairs: asked.marks }))
    }

    /// What is found, best first; `counted` asks also for what would be found without the filters, where there are some.
    fn ranked(&self, query: &Query, view: &View, known: &Known, most: usize, counted: bool) -> Result<Ranked, Error> {
        let View { searcher, columns } = view;
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
            searcher,
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
            Some(group) => rank::few_with(searcher, &Term::from_field_i64(self.fields.group, group), FEW_OF)?,
            None => None,
        };
        let (lists, sum) = rank::best(searcher, &asked.asks, limits, among, &rules)?;
        let mut lists = lists.into_iter().zip(&rules);
        let mut finished = || match lists.next() {
            Some((found, rule)) => self.finished(&question, &asked, searcher, found, sum, *rule).map(Some),
            None => Ok(None),
        };
        let (found, wide) = (finished()?.unwrap_or_default(), finished()?);
        // Citations, sections and quoted passages are there or not.
        let sure = asked.cites || question.cited.section.is_some() || !question.passages.is_empty();
        Ok(Ranked { found, wide, asked, sure })
    }

    /// Where nothing has enough of what was asked, leaves a few things that have a fair part of it, and says so.
    fn leave_likes(&self, view: &View, ranked: &mut Ranked) -> Result<bool, Error> {
        let Ranked { found, wide, asked, sure } = ranked;
        if *sure || asked.told.is_empty() || found.is_empty() {
            return Ok(false);
        }
        let looked = &found[..found.len().min(LOOKED)];
        let covered = cover(&view.searcher, &self.fields, asked, looked)?;
        if covered.iter().any(|share| *share >= self.tuning.enough) {
            return Ok(false);
        }
        let like = looked.iter().zip(&covered).filter(|(_, share)| **share >= self.tuning.like);
        *found = like.map(|(one, _)| *one).take(LIKES).collect();
        *wide = wide.as_ref().map(|_| found.clone());
        Ok(!found.is_empty())
    }

    /// Looks at the best for how the question stands in them, and takes out what must not be there.
    fn finished(
        &self,
        question: &Question,
        asked: &Asked,
        searcher: &Searcher,
        mut found: Vec<Scored>,
        sum: f32,
        rule: rank::Allowed,
    ) -> Result<Vec<Scored>, Error> {
        let t = &self.tuning;
        let deep = if asked.cites { t.deep_citing } else { t.deep } as usize;
        let mut deep = deep.min(found.len());
        // A passage may be made of words so common that nothing of it is among the best: it is looked for as it stands.
        let passage = !asked.cites && asked.pairs.len() >= PASSAGE;
        if passage {
            let inner = &asked.pairs[1..asked.pairs.len() - 1];
            let text = |pair: &text::Piece| text::term_of(&asked.toneless[pair.start as usize..pair.end as usize]);
            let texts: std::collections::BTreeSet<String> = inner.iter().map(text).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let lowest = found.last().map_or(0.0, |one| one.score);
            for mut one in rank::together(searcher, self.fields.pairs, &texts, STANDING)? {
                let same = |other: &Scored| (other.segment, other.doc) == (one.segment, one.doc);
                match found.iter().position(same) {
                    Some(at) if at < deep => {}
                    None if rule.is_some_and(|rule| !rule(one.segment, one.doc)) => {}
                    at => {
                        one.score = at.map_or(lowest, |at| found.remove(at).score);
                        found.insert(deep.min(found.len()), one);
                        deep += 1;
                    }
                }
            }
        }
        let keys = rank::of_keys(searcher, &asked.asks, sum, &found[..deep])?;
        let met = near(searcher, self.fields.pairs, &asked.toneless, &asked.pairs, &found[..deep])?;
        let mut written = vec![0f32; deep];
        if asked.exact.len() <= SHORT && t.written > 0.0 {
            for word in &asked.exact {
                let has = rank::with_key(searcher, self.fields.words, word, &found[..deep])?;
                let part = 1.0 / asked.exact.len() as f32;
                written.iter_mut().zip(has).for_each(|(written, has)| *written += if has { part } else { 0.0 });
            }
        }
        let best = found.first().map_or(0.0, |one| one.score);
        let long = (asked.pairs.len() as f32 / t.passage_long).min(1.0);
        for (i, Near { whole, close, exact }) in met.into_iter().enumerate() {
            let one = &mut found[i];
            let mut lift = t.near * whole.powf(t.near_power) + t.written * written[i];
            // A citation is no passage: its words stand in a row wherever the law is mentioned.
            if !asked.cites {
                lift += t.close * close + long * t.passage * (whole.powi(8) + t.exact * exact.powi(8));
            }
            one.score = (one.score - keys[i]) * (1.0 + lift) + keys[i];
            if passage && exact > 0.999 {
                one.score += t.tier * best * (1.0 + t.near + t.passage);
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.segment.cmp(&b.segment)).then(a.doc.cmp(&b.doc)));
        // What has a small part of what the best has is found by a word that means nothing.
        let least = found.first().map_or(0.0, |best| best.score * t.least);
        found.retain(|one| one.score >= least);
        for passage in &question.passages {
            self.stands(searcher, passage, &mut found, true)?;
        }
        for word in &question.without {
            self.stands(searcher, word, &mut found, false)?;
        }
        if let Some(number) = &question.number {
            let wanted = rank::with_key(searcher, self.fields.number, number, &found)?;
            let mut wanted = wanted.into_iter();
            found.retain(|_| wanted.next().unwrap_or(false));
        }
        Ok(found)
    }

    /// Keeps the things in which a passage stands as written, or those in which it does not.
    fn stands(&self, searcher: &Searcher, passage: &str, found: &mut Vec<Scored>, keep: bool) -> Result<(), Error> {
        let (packed, pairs) = pairs_of(passage);
        let mut words = Vec::new();
        text::words(passage, &mut words);
        let mut stands = vec![false; found.len()];
        // Pairs do not tell tones, nor do they find a single cluster within a text: words do.
        if let [word] = words.as_slice() {
            for field in [self.fields.words, self.fields.title_words] {
                let has = rank::with_key(searcher, field, &passage[word.start..word.end], found)?;
                stands.iter_mut().zip(has).for_each(|(stands, has)| *stands |= has);
            }
        }
        for field in [self.fields.pairs, self.fields.title_pairs] {
            let met = near(searcher, field, &packed, &pairs, found)?;
            stands.iter_mut().zip(met).for_each(|(stands, met)| *stands |= met.exact > 0.999);
        }
        let mut stands = stands.into_iter();
        found.retain(|_| stands.next() == Some(keep));
        Ok(())
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
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let mut ranked = self.ranked(query, &view, &known, Self::DEEPEST, true)?;
        let near = self.leave_likes(&view, &mut ranked)?;
        let Ranked { found, wide, asked, .. } = ranked;
        let mut out = Hits { total: found.len(), near, ..Hits::default() };
        out.facets = facets(wide.as_ref().unwrap_or(&found), &view.columns, &known, query);
        if found.is_empty() || near || asked.known < 0.85 {
            out.meant = self.meant(&query.text)?;
        }
        out.groups = self.page(&found, query, &view, &known, &mut out.groups_total)?;
        out.expansions = asked.expansions;
        out.highlight = Highlight { words: asked.words, pairs: asked.marks };
        Ok(out)
    }

    /// Groups what was found by consultation, orders and cuts the page.
    fn page(
        &self,
        found: &[Scored],
        query: &Query,
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
            Sort::Relevance => {}
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

fn facets(found: &[Scored], columns: &[Columns], known: &Known, query: &Query) -> Facets {
    let mut out = Facets::default();
    let mut seen = std::collections::HashSet::new();
    for one in found {
        let columns = &columns[one.segment as usize];
        count(&mut out.kinds, columns.kind(one.doc).code().to_string());
        columns.stance.first(one.doc).into_iter().for_each(|stance| count(&mut out.stances, stance as u8));
        columns.class.first(one.doc).into_iter().for_each(|class| count(&mut out.classes, class as u8));
        let group = columns.group.first(one.doc).unwrap_or(0);
        let Some(facts) = known.facts.get(&group).filter(|_| seen.insert(group)) else { continue };
        count(&mut out.years, facts.year());
        count(&mut out.states, facts.state(query.now).to_string());
        facts.agency.into_iter().for_each(|agency| count(&mut out.agencies, agency));
        facts.kind.iter().for_each(|kind| count(&mut out.consultation_kinds, kind.clone()));
        facts.subjects.iter().for_each(|subject| count(&mut out.subjects, subject.clone()));
        facts.areas.iter().for_each(|area| count(&mut out.areas, area.clone()));
    }
    out.years.sort_unstable_by_key(|(year, _)| std::cmp::Reverse(*year));
    out
}

fn count<K: PartialEq>(counts: &mut Vec<(K, usize)>, key: K) {
    match counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}
