//! What is like a thing at hand, and names that begin as typed.

use crate::Error;
use crate::doc::DocKind;
use crate::index::Index;
use crate::lexicon;
use crate::lists::{Lists, first_with, rarity};
use crate::query::{Filters, Hit, Query};
use crate::text::normal;
use std::collections::HashMap;

/// The words of a text that its likes are looked for with.
const WORDS: usize = 20;
/// How much of a text is read for that, in characters.
const LONGEST: usize = 20_000;

impl Index {
    /// "Drafts like this one": consultations whose words are those of a text (a title and an explanation, as the store has
    /// them), without the text's own consultation.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn like(&self, text: &str, except: i64, most: usize) -> Result<Vec<Hit>, Error> {
        let text = normal(&text.chars().take(LONGEST).collect::<String>());
        let mut words = Vec::new();
        lexicon::words(&text, &mut words);
        let mut times: HashMap<&str, u32> = HashMap::new();
        for word in &words {
            *times.entry(&text[word.start..word.end]).or_insert(0) += 1;
        }
        let searcher = self.reader.searcher();
        let lists = Lists::new(&searcher);
        let things = searcher.num_docs();
        let mut told: Vec<(f32, &str)> = Vec::new();
        for (word, times) in times {
            let having = lists.having(self.fields.words, word)?;
            if having > 0 && word.chars().count() > 1 {
                let times = times as f32;
                told.push((rarity(things, having) * times / (times + 1.0), word));
            }
        }
        told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let asked: Vec<&str> = told.into_iter().take(WORDS).map(|(_, word)| word).collect();
        let query = Query {
            text: asked.join(" "),
            filters: Filters { kind: Some(DocKind::Consultation), ..Filters::default() },
            literal: true,
            ..Query::default()
        };
        let mut found = self.best(&query, most + 1)?;
        found.retain(|hit| hit.group != except);
        found.truncate(most);
        Ok(found)
    }

    /// Consultations (or laws) whose name has what was typed, those that begin with it first: ids of groups, whose names the
    /// store knows.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn suggest(&self, typed: &str, most: usize) -> Result<Vec<i64>, Error> {
        let typed: String = typed.chars().take(80).collect();
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        let mut out = Vec::new();
        for key in known.laws.beginning(&typed, most) {
            let of_law = first_with(&self.reader.searcher(), self.fields.law, &key)?;
            if let Some(group) = of_law
                && !out.contains(&group)
            {
                out.push(group);
            }
        }
        Ok(out)
    }
}
