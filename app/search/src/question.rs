//! Reads what a person typed: quoted passages, words that must not occur, filters, citations, and the words that remain.
//! Nothing that can be typed is an error, and only so much of it is read.

use crate::law::{self, Cited};
use crate::text::normal;

/// How much of a typed text is read, in characters: more is no question.
pub(crate) const LONGEST: usize = 400;
const MOST_PASSAGES: usize = 6;
const MOST_WITHOUT: usize = 12;

/// What a typed text asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Question {
    /// The words that remain, normal, as typed.
    pub typed: String,
    /// The same with kinds of law written out.
    pub spelt: String,
    /// Passages that must stand as quoted.
    pub passages: Vec<String>,
    /// Words that must not occur.
    pub without: Vec<String>,
    /// `มาตรา:37`: only provisions of that number.
    pub number: Option<String>,
    /// `หน่วยงาน:…`: only of agencies with this in their names.
    pub agency: Option<String>,
    pub cited: Cited,
}

/// Reads a typed text.
pub(crate) fn read(typed: &str) -> Question {
    // Characters that stand for nothing must not use up the length that is read.
    let mut short = String::with_capacity(typed.len().min(4 * LONGEST));
    let mut taken = 0;
    for c in typed.chars().take(8 * LONGEST) {
        if taken == LONGEST {
            break;
        }
        taken += usize::from(!matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'));
        short.push(c);
    }
    let normal = normal(&short).replace(['“', '”', '„', '«', '»'], "\"");
    let mut out = Question::default();
    let mut rest = String::new();
    let parts: Vec<&str> = normal.split('"').collect();
    let last = parts.len() - 1;
    for (place, part) in parts.iter().enumerate() {
        // A quote that is never closed quotes nothing.
        if place % 2 == 1 && place < last {
            if has_matter(part) && without(parts[place - 1]).is_some() {
                if out.without.len() < MOST_WITHOUT {
                    out.without.push(part.trim().to_string());
                }
            } else if has_matter(part) && out.passages.len() < MOST_PASSAGES {
                out.passages.push(part.trim().to_string());
            }
            rest.push(' ');
            continue;
        }
        let part = if place + 1 < last { without(part).unwrap_or(part) } else { part };
        for word in part.split_whitespace() {
            if let Some(without) = word.strip_prefix(['-', '–'])
                && has_matter(without)
                && !without.starts_with(|c: char| c.is_ascii_digit())
            {
                if out.without.len() < MOST_WITHOUT {
                    out.without.push(without.to_string());
                }
                continue;
            }
            if let Some(value) = value(word, &["มาตรา:", "ม.:", "section:"])
                && let Some((number, _)) = law::section(value)
            {
                out.number = Some(number);
                continue;
            }
            if let Some(value) = value(word, &["หน่วยงาน:", "agency:"])
                && has_matter(value)
            {
                out.agency = Some(value.to_string());
                continue;
            }
            rest.push_str(word);
            rest.push(' ');
        }
    }
    out.typed = rest.trim().to_string();
    // A filter alone asks for what it names.
    if out.typed.is_empty() && out.passages.is_empty() {
        out.typed = match (&out.number, &out.agency) {
            (Some(number), _) => format!("มาตรา {number}"),
            (None, Some(agency)) => agency.clone(),
            (None, None) => String::new(),
        };
    }
    out.spelt = law::spell_out(&out.typed);
    out.cited = law::cited(&out.spelt);
    out
}

impl Question {
    /// Nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty() && self.passages.is_empty() && self.number.is_none() && self.agency.is_none()
    }
}

/// What stands before the sign that a quoted passage must not occur.
fn without(before: &str) -> Option<&str> {
    let rest = before.strip_suffix(['-', '–'])?;
    (rest.is_empty() || rest.ends_with(char::is_whitespace)).then_some(rest)
}

fn value<'a>(word: &'a str, labels: &[&str]) -> Option<&'a str> {
    labels.iter().find_map(|label| word.strip_prefix(label))
}

fn has_matter(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_is_read_for_what_it_asks() {
        let one = read("ตลาด \"ค่าเช่าแผง\" -รถยนต์ มาตรา:๓๗ หน่วยงาน:ขนส่ง");
        assert_eq!(one.typed, "ตลาด");
        assert_eq!(one.passages, ["ค่าเช่าแผง"]);
        assert_eq!(one.without, ["รถยนต์"]);
        assert_eq!(one.number.as_deref(), Some("37"));
        assert_eq!(one.agency.as_deref(), Some("ขนส่ง"));
    }

    #[test]
    fn a_passage_may_be_excluded_and_a_filter_stand_alone() {
        let one = read("ตลาด -\"ค่าเช่า แผง\" –รถยนต์");
        assert_eq!((one.typed.as_str(), one.passages.len()), ("ตลาด", 0));
        assert_eq!(one.without, ["ค่าเช่า แผง", "รถยนต์"]);
        assert_eq!(read("มาตรา:๙").cited.section.as_deref(), Some("9"));
        assert_eq!(read("หน่วยงาน:สายธาร").typed, "สายธาร");
        assert_eq!(read("a-\"b\"").passages, ["b"]);
    }

    #[test]
    fn what_is_half_typed_is_words() {
        for (typed, words) in
            [("\"ตลาด", "ตลาด"), ("-", "-"), ("มาตรา:", "มาตรา:"), ("หน่วยงาน:", "หน่วยงาน:"), ("\"\"", "")]
        {
            let one = read(typed);
            assert_eq!((one.typed.as_str(), one.passages.len(), one.without.len()), (words, 0, 0), "{typed}");
        }
    }
}
