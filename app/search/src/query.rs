//! What is asked of the index and what it answers.

use crate::doc::DocKind;
use crate::passage::Highlight;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Relevance,
    Date,
    Commented,
}

/// What results are narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    pub kind: Option<DocKind>,
    pub agency: Option<i64>,
    pub consultation_kind: Option<String>,
    pub subject: Option<String>,
    pub area: Option<String>,
    /// The year B.E. in which the hearing opens or opened.
    pub year: Option<i32>,
    /// `announced`, `open`, `closed`, `summarised` or `cancelled`, as of [`Query::now`].
    pub state: Option<String>,
    /// Only inside one consultation.
    pub group: Option<i64>,
}

/// A search as a person asks it.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub text: String,
    pub filters: Filters,
    pub sort: Sort,
    /// From 1; a page is of consultations.
    pub page: usize,
    pub per_page: usize,
    /// UTC milliseconds.
    pub now: i64,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub id: String,
    pub kind: DocKind,
    pub score: f32,
}

/// What was found of one consultation, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub id: i64,
    pub score: f32,
    pub hits: Vec<Hit>,
    /// How many there are in all; `hits` has the best of them.
    pub count: usize,
}

/// Counts of consultations by facet, of everything found before its own filter.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    pub kinds: Vec<(String, usize)>,
    pub agencies: Vec<(i64, usize)>,
    pub consultation_kinds: Vec<(String, usize)>,
    pub subjects: Vec<(String, usize)>,
    pub areas: Vec<(String, usize)>,
    pub states: Vec<(String, usize)>,
    /// By year B.E., the newest first.
    pub years: Vec<(i32, usize)>,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Things found, at most [`crate::Index::DEEPEST`].
    pub total: usize,
    /// Consultations they belong to.
    pub groups_total: usize,
    pub groups: Vec<Group>,
    pub facets: Facets,
    pub highlight: Highlight,
}

/// What a typed text asks for: words, passages that must stand as quoted, words that must not occur, a section's number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub words: Vec<String>,
    pub passages: Vec<String>,
    pub without: Vec<String>,
    pub section: Option<String>,
}

/// How much of a typed text is read: more is no question.
const LONGEST: usize = 400;
const MOST_WORDS: usize = 24;

/// Reads what was typed; nothing is an error.
pub(crate) fn plan(typed: &str) -> Plan {
    let normal: String = crate::normalise(&typed.chars().take(LONGEST).collect::<String>()).text();
    let normal = normal.replace(['“', '”', '„'], "\"");
    let mut plan = Plan::default();
    for (place, part) in normal.split('"').enumerate() {
        if place % 2 == 1 {
            if !part.trim().is_empty() {
                plan.passages.push(part.trim().to_string());
            }
            continue;
        }
        let mut words = part.split_whitespace().peekable();
        while let Some(word) = words.next() {
            if plan.words.len() >= MOST_WORDS {
                break;
            }
            let of_section = ["มาตรา", "ม.", "ข้อ"].iter().find_map(|label| word.strip_prefix(label));
            match (word.strip_prefix('-'), of_section) {
                (Some(rest), _) if !rest.is_empty() => plan.without.push(rest.to_string()),
                (_, Some(number)) => {
                    let number = number.trim_start_matches(':');
                    let digits =
                        |text: &str| text.chars().take_while(|c| c.is_ascii_digit() || *c == '/').collect::<String>();
                    let mut section = digits(number);
                    if section.is_empty() && number.is_empty() {
                        section = words.peek().map(|next| digits(next)).unwrap_or_default();
                    }
                    if !section.is_empty() {
                        plan.section = Some(section);
                    }
                    plan.words.push(word.to_string());
                }
                _ => plan.words.push(word.to_string()),
            }
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_is_read_for_what_it_asks() {
        let plan = plan("ตลาด \"ค่าเช่าแผง\" -รถยนต์ มาตรา ๓๗");
        assert_eq!(plan.passages, ["ค่าเช่าแผง"]);
        assert_eq!(plan.without, ["รถยนต์"]);
        assert_eq!(plan.section.as_deref(), Some("37"));
        assert_eq!(super::plan("มาตรา37/1").section.as_deref(), Some("37/1"));
        assert_eq!(super::plan("\"").passages, Vec::<String>::new());
    }
}
