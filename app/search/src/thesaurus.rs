//! From people's words to the law's: a table that the central office edits, read from text. A row says which words of the law,
//! and which laws, are meant by words that people type.
//!
//! One row a line, parts separated by tabs: people's words (by `|`), the law's words (by `|`), titles of laws (by `|`), a weight
//! from 0 to 1. The last two may be missing; `#` begins a remark.

use crate::text;
use crate::text::normal;
use std::collections::{HashMap, HashSet};

/// A thesaurus: a value, so that an edited one can take the place of the shipped one while the program runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thesaurus {
    rows: Vec<Row>,
    /// Packed people's words and the rows that have them.
    typed: HashMap<String, Vec<u32>>,
    longest: usize,
    /// Words that carry no matter: "ได้ไหม", "ยังไง".
    empty: HashMap<String, ()>,
    longest_empty: usize,
    /// Words of the law's phrases that say nothing by themselves: "ให้", "ใช้".
    plain: HashMap<String, ()>,
    /// Other names of laws by the law's title, normal.
    names: HashMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub law: Vec<String>,
    pub titles: Vec<String>,
    pub weight: f32,
}

const SHIPPED: &str = include_str!("../data/thesaurus.tsv");

/// A row of a table as it is written; entries of a list are parted by `|`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    pub people: &'a str,
    pub law: &'a str,
    pub acts: &'a str,
    /// Empty for 1.
    pub weight: &'a str,
}

/// The rows that ship with the program, in their order.
pub fn shipped_rows() -> impl Iterator<Item = Written<'static>> {
    SHIPPED.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or("");
        Written { people: next(), law: next(), acts: next(), weight: next() }
    })
}

/// A line of a thesaurus that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the thesaurus: {why}")]
pub struct Misread {
    /// From 1.
    pub line: usize,
    pub why: &'static str,
}

/// A row that a question calls up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Called<'a> {
    /// Where in the packed question, in units.
    pub start: usize,
    pub end: usize,
    pub typed: String,
    pub row: &'a Row,
}

impl Thesaurus {
    /// The one that ships with the program.
    pub fn shipped() -> Thesaurus {
        Thesaurus::dressed(Thesaurus::parse(SHIPPED).unwrap_or_default())
    }

    /// The shipped one without the rows whose people's words stand in `replaced`, with the rows of `own`.
    ///
    /// # Errors
    /// The first line of `own` that is not understood.
    pub fn edited(replaced: &HashSet<&str>, own: &str) -> Result<Thesaurus, Misread> {
        let mut table = own.to_string();
        for line in SHIPPED.lines().filter(|line| !replaced.contains(line.split('\t').next().unwrap_or(""))) {
            table.push('\n');
            table.push_str(line);
        }
        Ok(Thesaurus::dressed(Thesaurus::parse(&table)?))
    }

    /// With what is shipped besides rows: words without matter, other names of laws.
    fn dressed(mut self) -> Thesaurus {
        self.without_matter(include_str!("../data/stopwords.txt"));
        self.plain(include_str!("../data/plain.txt"));
        self.call_laws(include_str!("../data/acts.tsv"));
        self
    }

    /// Reads a table.
    ///
    /// # Errors
    /// The first line that is not understood.
    pub fn parse(table: &str) -> Result<Thesaurus, Misread> {
        let mut out = Thesaurus::default();
        for (at, line) in table.lines().enumerate() {
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |why| Misread { line: at + 1, why };
            let mut parts = line.split('\t');
            let many = |part: Option<&str>| -> Vec<String> {
                part.unwrap_or("").split('|').map(str::trim).filter(|one| !one.is_empty()).map(str::to_string).collect()
            };
            let people = many(parts.next());
            let law = many(parts.next());
            let titles = many(parts.next());
            let weight = match parts.next().map(str::trim).filter(|weight| !weight.is_empty()) {
                None => 1.0,
                Some(weight) => weight.parse::<f32>().map_err(|_| wrong("the weight is no number"))?,
            };
            if people.is_empty() {
                return Err(wrong("there are no people's words"));
            }
            if law.is_empty() && titles.is_empty() {
                return Err(wrong("there are no words of the law and no title"));
            }
            if !(0.0..=1.0).contains(&weight) {
                return Err(wrong("the weight is not between 0 and 1"));
            }
            let row = out.rows.len() as u32;
            out.rows.push(Row { law, titles, weight });
            for one in people {
                let packed = packed(&one);
                let mut units = Vec::new();
                text::units(&packed, &mut units);
                out.longest = out.longest.max(units.len());
                let rows = out.typed.entry(packed).or_default();
                if rows.last() != Some(&row) {
                    rows.push(row);
                }
            }
        }
        Ok(out)
    }

    /// Adds words that carry no matter, one a line.
    pub fn without_matter(&mut self, lines: &str) {
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let packed = packed(line);
            let mut units = Vec::new();
            text::units(&packed, &mut units);
            self.longest_empty = self.longest_empty.max(units.len());
            self.empty.insert(packed, ());
        }
    }

    /// Adds words that say nothing by themselves in a phrase of the law, one a line: they are not marked in passages.
    pub fn plain(&mut self, lines: &str) {
        let words = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        self.plain.extend(words.map(|word| (packed(word), ())));
    }

    /// Whether a word of a phrase of the law says something by itself.
    pub(crate) fn tells(&self, word: &str) -> bool {
        let word = packed(word);
        !self.plain.contains_key(&word) && !self.empty.contains_key(&word) && word.chars().any(char::is_alphabetic)
    }

    /// Adds other names of laws: the title, a tab, names by `|`; a line without names is passed over.
    pub fn call_laws(&mut self, table: &str) {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((title, names)) = line.trim_end().split_once('\t') else { continue };
            let names = names.split(['|', '\t']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_string);
            self.names.entry(normal(title.trim())).or_default().extend(names);
        }
    }

    /// Other names of a law, by its title, normal.
    pub(crate) fn names(&self, title: &str) -> &[String] {
        self.names.get(title).map_or(&[], Vec::as_slice)
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that a packed question calls up; `edge` says where words begin and end, in units. Short words count only as
    /// whole words, and what lies within a longer phrase called is not called again.
    pub(crate) fn call(
        &self,
        packed: &str,
        units: &[(u32, u32, bool)],
        edge: &dyn Fn(usize) -> bool,
    ) -> Vec<Called<'_>> {
        let mut out: Vec<Called> = Vec::new();
        for (start, end) in ranges(packed, units, self.longest, edge, &|phrase| self.typed.contains_key(phrase)) {
            let typed = &packed[units[start].0 as usize..units[end - 1].1 as usize];
            for row in self.typed.get(typed).into_iter().flatten() {
                out.push(Called { start, end, typed: typed.to_string(), row: &self.rows[*row as usize] });
            }
        }
        out
    }

    /// The units of a packed question that carry no matter.
    pub(crate) fn matterless(
        &self,
        packed: &str,
        units: &[(u32, u32, bool)],
        edge: &dyn Fn(usize) -> bool,
    ) -> Vec<bool> {
        let mut out = vec![false; units.len()];
        for (start, end) in ranges(packed, units, self.longest_empty, edge, &|phrase| self.empty.contains_key(phrase)) {
            out[start..end].fill(true);
        }
        out
    }
}

/// The longest known phrases, from left to right.
fn ranges(
    packed: &str,
    units: &[(u32, u32, bool)],
    longest: usize,
    edge: &dyn Fn(usize) -> bool,
    known: &dyn Fn(&str) -> bool,
) -> Vec<(usize, usize)> {
    /// Phrases of so many units are not met by chance inside other words.
    const SURE: usize = 4;
    let mut out: Vec<(usize, usize)> = Vec::new();
    for start in 0..units.len() {
        for end in (start + 1..=(start + longest).min(units.len())).rev() {
            let phrase = &packed[units[start].0 as usize..units[end - 1].1 as usize];
            if known(phrase) && (end - start >= SURE || edge(start) && edge(end)) {
                if out.iter().all(|(s, e)| !(*s <= start && end <= *e)) {
                    out.push((start, end));
                }
                break;
            }
        }
    }
    out
}

pub(crate) fn packed(phrase: &str) -> String {
    let mut out = String::new();
    text::pack(&normal(phrase), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_or_says_which_line_is_wrong() {
        let one = Thesaurus::parse("# remark\nหมา|น้องหมา\tสุนัข\nบัญชีม้า\t\tอาชญากรรมทางเทคโนโลยี\t0.5\n").unwrap();
        assert_eq!(one.len(), 2);
        assert_eq!(Thesaurus::parse("หมา\n").unwrap_err().line, 1);
        assert_eq!(Thesaurus::parse("ก\tข\t\tx").unwrap_err().why, "the weight is no number");
    }

    #[test]
    fn the_shipped_thesaurus_can_be_read() {
        assert!(Thesaurus::parse(SHIPPED).is_ok());
        assert_eq!(shipped_rows().count(), Thesaurus::shipped().len());
    }

    #[test]
    fn a_shipped_row_is_replaced_and_others_are_added() {
        let first = shipped_rows().next().unwrap();
        let edited = Thesaurus::edited(&HashSet::from([first.people]), "คำใหม่\tสุนัข\t\t0.5\nอีกคำ\tแมว").unwrap();
        assert_eq!(edited.len(), Thesaurus::shipped().len() + 1);
        assert!(Thesaurus::edited(&HashSet::new(), "คำใหม่").is_err());
    }
}
