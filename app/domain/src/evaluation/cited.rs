//! What a finding rests on, as people name it: questions of the survey, issues of the hearing, comments; by number, or by a pasted address.

use crate::digits::to_arabic;
use crate::id::CommentId;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Something of the hearing that a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// By its number in the survey, as people see it: notes and calculations have none ([`crate::survey::seen`]).
    Question(u32),
    /// By its number in the summary.
    Issue(u32),
    Comment(CommentId),
}

/// Of one finding at most.
pub const MOST: u32 = 30;

/// What a number is made into.
type Kind = fn(u32) -> Link;

const QUESTIONS: [&str; 5] = ["คำถามข้อที่", "คำถามที่", "คำถามข้อ", "คำถาม", "question"];
const ISSUES: [&str; 3] = ["ประเด็นที่", "ประเด็น", "issue"];
const COMMENTS: [&str; 5] = ["ความเห็นหมายเลข", "ความเห็นเลขที่", "ความเห็นที่", "ความเห็น", "comment"];

/// Understands a list parted by commas, semicolons or lines.
///
/// # Errors
/// `NotInHearing` with what names nothing of a hearing, `EntryCount`.
pub fn read(typed: &str) -> Result<Vec<Link>, Refusal> {
    let typed = to_arabic(typed);
    let mut links = Vec::new();
    // A number alone goes on with what was named before it: "questions 3, 4".
    let mut before: Option<Kind> = None;
    for said in
        typed.split([',', ';', '\n']).flat_map(|part| part.split(" และ")).map(str::trim).filter(|said| !said.is_empty())
    {
        let (kind, link) =
            one(said, before).ok_or_else(|| Refusal::NotInHearing { cited: said.chars().take(60).collect() })?;
        before = Some(kind);
        if !links.contains(&link) {
            links.push(link);
        }
    }
    if links.len() > MOST as usize { Err(Refusal::EntryCount { least: 0, most: MOST }) } else { Ok(links) }
}

fn one(said: &str, before: Option<Kind>) -> Option<(Kind, Link)> {
    let comment: Kind = |number| Link::Comment(CommentId(i64::from(number)));
    let lower = said.to_lowercase();
    let kinds: [(&[&str], Kind); 3] = [(&QUESTIONS, Link::Question), (&ISSUES, Link::Issue), (&COMMENTS, comment)];
    for (names, kind) in kinds {
        if let Some(rest) = names.iter().find_map(|name| lower.strip_prefix(name)) {
            return number(rest).map(|number| (kind, kind(number)));
        }
    }
    let places: [(&str, Kind); 4] =
        [("#o", comment), ("/comments/", comment), ("/result/", Link::Issue), ("#q", Link::Question)];
    if lower.contains('/') {
        return places.into_iter().find_map(|(place, kind)| {
            let (_, rest) = lower.rsplit_once(place)?;
            number(rest.split(['/', '?', '#']).next()?).map(|number| (kind, kind(number)))
        });
    }
    before.and_then(|kind| number(said).map(|number| (kind, kind(number))))
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('s').trim();
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_name_is_found_in_both_languages() {
        let all = [Link::Question(3), Link::Question(4), Link::Issue(2), Link::Comment(CommentId(57))];
        assert_eq!(read("คำถามข้อ ๓, 4; ประเด็นที่ 2 และความเห็น 57").unwrap(), all);
        assert_eq!(read("Questions 3, 4\nissue 2, comment 57, issue 2").unwrap(), all);
        assert_eq!(read("https://a.th/c/12/result/2, /en/c/12/comments?before=58#o57").unwrap(), all[2..]);
        assert_eq!(read(" \n").unwrap(), []);
    }

    #[test]
    fn what_names_nothing_is_told() {
        for wrong in ["5", "question", "question 0", "มาตรา 3", "/c/12", "issue 12345678901"] {
            assert!(matches!(read(wrong), Err(Refusal::NotInHearing { .. })), "{wrong}");
        }
        let many: Vec<String> = (1..=31).map(|n| format!("comment {n}")).collect();
        assert_eq!(read(&many.join(",")), Err(Refusal::EntryCount { least: 0, most: MOST }));
    }
}
