//! A row of the thesaurus, by which search goes from people's words to the law's: written by the central office, or shipped and
//! changed by it.

use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean};

/// The most entries of one list, and the longest one, in graphemes.
pub const MOST: u32 = 40;
pub const LONGEST: u32 = 200;
/// Three weights to choose from, in hundredths: the same matter, a near one, one that it touches.
pub const WEIGHTS: [u32; 3] = [100, 70, 40];

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What people type.
    pub people: Vec<String>,
    /// What the law calls it.
    pub law: Vec<String>,
    /// Titles of the Acts that are meant.
    pub acts: Vec<String>,
    /// From 1 to 100.
    pub weight: u32,
    /// Whether search reads it.
    pub used: bool,
}

/// A row as a form brings it: lists one entry a line.
#[derive(Clone, Debug, Default)]
pub struct Typed<'a> {
    pub people: &'a str,
    pub law: &'a str,
    pub acts: &'a str,
    pub weight: &'a str,
    pub used: bool,
}

impl Typed<'_> {
    /// # Errors
    /// Refusals of `people` (needed), of `law` (needed where no Act is named), `acts` and `weight`.
    pub fn parse(&self) -> Result<Row, Refusals> {
        let mut no = Refusals::default();
        let people = no.take("people", list(self.people));
        let law = no.take("law", list(self.law));
        let acts = no.take("acts", list(self.acts));
        let weight = no.take("weight", weight(self.weight));
        if people.as_ref().is_some_and(Vec::is_empty) {
            no.add("people", Refusal::Missing);
        }
        if law.as_ref().is_some_and(Vec::is_empty) && acts.as_ref().is_some_and(Vec::is_empty) {
            no.add("law", Refusal::Missing);
        }
        no.none(|| Some(Row { people: people?, law: law?, acts: acts?, weight: weight?, used: self.used }))
    }
}

fn weight(typed: &str) -> Result<u32, Refusal> {
    typed.parse().ok().filter(|weight| (1..=100).contains(weight)).ok_or(Refusal::NotAChoice)
}

/// The lines that are not empty, each once. The sign that parts entries in the table is a line's end too.
fn list(typed: &str) -> Result<Vec<String>, Refusal> {
    let mut out: Vec<String> = Vec::new();
    for line in typed.split(['\n', '|', '\t']) {
        // The table's sign of a remark is nothing that people look for.
        let line = clean(line.trim().trim_start_matches('#'), LONGEST, Lines::One)?;
        if !line.is_empty() && !out.contains(&line) {
            out.push(line);
        }
    }
    if out.len() > MOST as usize {
        return Err(Refusal::EntryCount { least: 0, most: MOST });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_a_line_each_and_what_is_missing_is_named() {
        let typed = Typed {
            people: " หมา\r\n\nน้องหมา|หมา", law: "สุนัข", weight: "70", used: true, ..Typed::default()
        };
        let row = typed.parse().unwrap();
        assert_eq!((row.people, row.law, row.weight), (vec!["หมา".into(), "น้องหมา".into()], vec!["สุนัข".into()], 70));
        let refused = Typed { weight: "0", ..Typed::default() }.parse().unwrap_err();
        let fields: Vec<&str> = refused.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["weight", "people", "law"]);
        assert!(Typed { people: "ก", acts: "พระราชบัญญัติ", weight: "100", ..Typed::default() }.parse().is_ok());
    }
}
