//! The report of an evaluation (s.30, 31, 35): its headings as data, statistics as tables, findings tied to what was answered and said, and
//! the conclusion with the three findings of s.35. What follows from it stands in [`follow_up`], and goes on after the report is public.

pub mod cited;
pub mod follow_up;
pub mod table;

use crate::consultation::Kind;
use crate::refusal::{Refusal, Refusals};
use crate::rules::Rules;
use crate::text::{Lines, clean, says_nothing};
use cited::Link;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use table::Table;

/// One heading of the report. A row of the rules: the central office edits them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its field's name, and what `words::report` calls it by.
    pub code: &'static str,
    /// Where the Act asks for it.
    pub section: &'static str,
    /// Empty where nothing need stand under it.
    pub kinds: &'static [Kind],
}

const NEEDED: &[Kind] = &[Kind::Evaluation];

/// The shipped headings: what s.31 says must be weighed, in its order, then what s.30 aims at.
pub const HEADINGS: &[Heading] = &[
    Heading { code: "achieved", section: "35", kinds: NEEDED },
    Heading { code: "hearing", section: "31", kinds: NEEDED },
    Heading { code: "proportion", section: "31(1)", kinds: NEEDED },
    Heading { code: "resources", section: "31(1)", kinds: NEEDED },
    Heading { code: "prosecution", section: "31(2)", kinds: NEEDED },
    Heading { code: "treaties", section: "31(3)", kinds: NEEDED },
    Heading { code: "general", section: "31", kinds: NEEDED },
    Heading { code: "contents", section: "31", kinds: NEEDED },
    Heading { code: "rules", section: "30", kinds: NEEDED },
    Heading { code: "outdated", section: "30(1)", kinds: NEEDED },
    Heading { code: "standards", section: "30(2)", kinds: NEEDED },
    Heading { code: "overlap", section: "30(3)", kinds: NEEDED },
    Heading { code: "fairness", section: "30(4)", kinds: NEEDED },
    Heading { code: "competition", section: "30(5)", kinds: NEEDED },
    // "Other matters that the Cabinet determines."
    Heading { code: "other", section: "31(4)", kinds: &[] },
];

/// The three findings of s.35 para 2, in the Act's order: each obliges the agency to have the law repealed, revised or amended at once.
pub const GROUNDS: [&str; 3] = ["unmet", "not_worth", "unfair"];

/// Whether one of s.35's findings holds, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ground {
    /// None where nobody has said yet.
    pub holds: Option<bool>,
    pub reason: String,
}

/// What is to become of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// It stays as it is: only where none of s.35's findings holds.
    Keep,
    Amend,
    Revise,
    Repeal,
}

impl Course {
    pub const ALL: [Course; 4] = [Course::Keep, Course::Amend, Course::Revise, Course::Repeal];

    pub fn code(self) -> &'static str {
        match self {
            Course::Keep => "keep",
            Course::Amend => "amend",
            Course::Revise => "revise",
            Course::Repeal => "repeal",
        }
    }

    pub fn parse(code: &str) -> Option<Course> {
        Course::ALL.into_iter().find(|course| course.code() == code)
    }
}

/// What was found, and where it is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Finding {
    /// Markdown.
    pub text: String,
    /// Questions, issues and comments of the hearing that it rests on.
    pub links: Vec<Link>,
}

/// A report, perhaps unfinished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Markdown by the heading's code.
    pub texts: BTreeMap<String, String>,
    /// Prosecutions, penalties and whatever else was counted.
    pub tables: Vec<Table>,
    pub findings: Vec<Finding>,
    /// In the order of [`GROUNDS`].
    pub grounds: [Ground; 3],
    pub course: Option<Course>,
    /// Why.
    pub conclusion: String,
}

/// Findings and tables of one report at most.
pub const MOST_FINDINGS: u32 = 40;
pub const MOST_TABLES: u32 = 20;
/// The longest text, in graphemes.
pub const LONGEST: u32 = 50_000;
const LONGEST_FINDING: u32 = 4_000;

impl Report {
    /// What stands under a heading; nothing where nothing was written.
    pub fn text(&self, code: &str) -> &str {
        self.texts.get(code).map_or("", String::as_str)
    }

    /// Whether nothing at all was written.
    pub fn is_empty(&self) -> bool {
        *self == Report::default()
    }

    /// Whether the Act obliges the agency to have the law changed at once.
    pub fn obliges(&self) -> bool {
        self.grounds.iter().any(|ground| ground.holds == Some(true))
    }
}

/// A report as typed: tables as text, what findings rest on as people name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub texts: BTreeMap<String, String>,
    /// Title, source and rows of each.
    pub tables: Vec<[String; 3]>,
    /// Text and what it rests on.
    pub findings: Vec<[String; 2]>,
    pub grounds: [Ground; 3],
    /// A code of [`Course`], or empty.
    pub course: String,
    pub conclusion: String,
}

impl Typed {
    /// Understands it; a row of which nothing was typed is left out.
    ///
    /// # Errors
    /// All refusals: of headings by their codes, `t1.title`, `t1.source`, `t1.rows`, `f1.text`, `f1.links`, a ground by its code, `course`,
    /// `conclusion`, `tables`, `findings`.
    pub fn parse(&self, rules: &Rules) -> Result<Report, Refusals> {
        let mut no = Refusals::default();
        let mut texts = BTreeMap::new();
        for heading in rules.report() {
            let typed = self.texts.get(&heading.code).map_or("", String::as_str);
            let text = no.take(&heading.code, clean(typed, LONGEST, Lines::Many)).unwrap_or_default();
            if !text.is_empty() {
                texts.insert(heading.code.clone(), text);
            }
        }
        let mut tables = Vec::new();
        for (at, [title, source, rows]) in self.tables.iter().enumerate().filter(|(_, one)| written(one)) {
            match table::parse(title, source, rows) {
                Ok(table) => tables.push(table),
                Err(refused) => {
                    no.0.extend(refused.0.into_iter().map(|(field, why)| (format!("t{}.{field}", at + 1), why)))
                }
            }
        }
        let mut findings = Vec::new();
        for (at, [text, links]) in self.findings.iter().enumerate().filter(|(_, one)| written(one)) {
            let text = no.take(&format!("f{}.text", at + 1), crate::text::required(text, LONGEST_FINDING, Lines::Many));
            let links = no.take(&format!("f{}.links", at + 1), cited::read(links));
            findings.extend(text.zip(links).map(|(text, links)| Finding { text, links }));
        }
        let count = |no: &mut Refusals, field: &str, got: usize, most: u32| {
            if got > most as usize {
                no.add(field, Refusal::EntryCount { least: 0, most });
            }
        };
        count(&mut no, "tables", self.tables.iter().filter(|one| written(one)).count(), MOST_TABLES);
        count(&mut no, "findings", self.findings.iter().filter(|one| written(one)).count(), MOST_FINDINGS);
        let mut grounds: [Ground; 3] = Default::default();
        for (place, ground) in self.grounds.iter().enumerate() {
            let reason = no.take(GROUNDS[place], clean(&ground.reason, LONGEST_FINDING, Lines::Many));
            grounds[place] = Ground { holds: ground.holds, reason: reason.unwrap_or_default() };
        }
        let course = match self.course.as_str() {
            "" => None,
            code => no.take("course", Course::parse(code).ok_or(Refusal::NotAChoice)),
        };
        let conclusion = no.take("conclusion", clean(&self.conclusion, LONGEST, Lines::Many));
        no.none(|| Some(Report { texts, tables, findings, grounds, course, conclusion: conclusion? }))
    }
}

/// Whether anything was typed in a row.
fn written<const N: usize>(row: &[String; N]) -> bool {
    row.iter().any(|typed| !typed.trim().is_empty())
}

/// What still stands in the way of publishing, each with its field; `steps` is how many dated steps follow.
pub fn missing(rules: &Rules, report: &Report, title: &str, steps: usize) -> Refusals {
    let mut no = Refusals::default();
    for heading in rules.report().filter(|heading| heading.row.kinds.contains(&Kind::Evaluation)) {
        if says_nothing(report.text(&heading.code), title) {
            no.add(heading.code.clone(), Refusal::Missing);
        }
    }
    if report.findings.is_empty() {
        no.add("findings", Refusal::Missing);
    }
    for (code, ground) in GROUNDS.iter().zip(&report.grounds) {
        match ground.holds {
            None => no.add(*code, Refusal::NotChosen),
            Some(true) if says_nothing(&ground.reason, title) => no.add(*code, Refusal::SaysNothing),
            Some(_) => {}
        }
    }
    match report.course {
        None => no.add("course", Refusal::NotChosen),
        Some(Course::Keep) if report.obliges() => no.add("course", Refusal::MustChange),
        Some(_) => {}
    }
    if says_nothing(&report.conclusion, title) {
        no.add("conclusion", Refusal::Missing);
    }
    if report.course.is_some_and(|course| course != Course::Keep) && steps == 0 {
        no.add("steps", Refusal::Missing);
    }
    no
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "The licence takes ninety days and was refused twice in ten years.";

    fn whole() -> Report {
        Report {
            texts: HEADINGS.iter().map(|one| (one.code.to_string(), SAID.to_string())).collect(),
            findings: vec![Finding { text: SAID.into(), links: Vec::new() }],
            grounds: [(); 3].map(|()| Ground { holds: Some(false), reason: String::new() }),
            course: Some(Course::Keep),
            conclusion: SAID.into(),
            ..Report::default()
        }
    }

    fn fields(report: &Report, steps: usize) -> Vec<String> {
        missing(&Rules::default(), report, "", steps).0.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn what_is_needed_is_what_the_act_names() {
        assert!(fields(&whole(), 0).is_empty());
        let mut open = fields(&Report::default(), 0);
        assert_eq!(open.len(), 14 + 1 + 3 + 1 + 1, "{open:?}");
        open.retain(|field| field == "other");
        assert!(open.is_empty(), "what the Cabinet has not determined is not asked");
    }

    #[test]
    fn a_law_that_fails_does_not_stay_as_it_is() {
        let mut failed = whole();
        failed.grounds[1] = Ground { holds: Some(true), reason: "-".into() };
        assert_eq!(fields(&failed, 1), ["not_worth", "course"]);
        failed.grounds[1].reason = SAID.into();
        failed.course = Some(Course::Amend);
        assert_eq!(fields(&failed, 0), ["steps"], "what follows has its days");
        assert!(fields(&failed, 1).is_empty() && failed.obliges());
    }

    #[test]
    fn every_fault_is_told_with_its_row() {
        let typed = Typed {
            tables: vec![
                [(); 3].map(|()| String::new()),
                ["Cases".into(), String::new(), "Year | Cases\n2568 | 1 | 2".into()],
            ],
            findings: vec![[String::new(), "question 1".into()], [SAID.into(), "nothing like it".into()]],
            course: "burn".into(),
            ..Typed::default()
        };
        let fields: Vec<_> =
            typed.parse(&Rules::default()).unwrap_err().0.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["t2.rows", "f1.text", "f2.links", "course"]);
        let many = Typed { findings: vec![[SAID.into(), String::new()]; 41], ..Typed::default() };
        assert!(many.parse(&Rules::default()).unwrap_err().of("findings").is_some());
    }
}
