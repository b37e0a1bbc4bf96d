//! A second reading: comments that somebody else puts under issues without seeing how they stand, and how far the two agree.

use crate::agreement::alpha;
use crate::id::{CommentId, IssueId, PersonId};
use std::collections::BTreeSet;

/// How one person put a comment: under issues, or outside the hearing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Codes {
    Under(BTreeSet<i64>),
    Aside,
}

impl Codes {
    /// Reads what [`Codes::code`] wrote; nothing where nothing was said.
    pub fn parse(text: &str) -> Option<Codes> {
        match text {
            "" => None,
            "aside" => Some(Codes::Aside),
            ids => ids.split(' ').map(str::parse).collect::<Result<_, _>>().ok().map(Codes::Under),
        }
    }

    /// `3 7` or `aside`.
    pub fn code(&self) -> String {
        match self {
            Codes::Aside => "aside".into(),
            Codes::Under(issues) => issues.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }

    pub fn has(&self, issue: IssueId) -> bool {
        matches!(self, Codes::Under(issues) if issues.contains(&issue.0))
    }
}

/// One comment, read twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    pub comment: CommentId,
    pub first: Codes,
    pub second: Codes,
    /// Its second reader.
    pub person: PersonId,
    /// The difference was looked at and settled.
    pub settled: bool,
    /// The last deed of coding that touched it.
    pub deed: i64,
}

/// How far two readers agree, as Krippendorff's alpha.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    /// Comments read twice, and those of them on which both say the same.
    pub read: u64,
    pub same: u64,
    /// Of everything that was said of a comment, taken as one code; nothing where it cannot be reckoned.
    pub whole: Option<f64>,
    /// Of each issue: under it or not. In the order asked.
    pub by_issue: Vec<(IssueId, Option<f64>)>,
}

/// At and above this the codes can be relied on; below [`TENTATIVE`] they cannot (Krippendorff 2004, p. 241).
pub const RELIABLE: f64 = 0.8;
pub const TENTATIVE: f64 = 0.667;
/// Of fewer comments an alpha says nothing.
pub const ENOUGH: u64 = 10;

impl Agreement {
    /// Reckons it for some issues.
    pub fn of(readings: &[Twice], issues: &[IssueId]) -> Agreement {
        let whole: Vec<Vec<&Codes>> = readings.iter().map(|one| vec![&one.first, &one.second]).collect();
        let by = |issue: &IssueId| {
            let units: Vec<Vec<bool>> =
                readings.iter().map(|one| vec![one.first.has(*issue), one.second.has(*issue)]).collect();
            (*issue, alpha(&units))
        };
        Agreement {
            read: readings.len() as u64,
            same: readings.iter().filter(|one| one.first == one.second).count() as u64,
            whole: alpha(&whole),
            by_issue: issues.iter().map(by).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice(first: &str, second: &str) -> Twice {
        let codes = |text| Codes::parse(text).expect("codes");
        Twice {
            comment: CommentId(1),
            first: codes(first),
            second: codes(second),
            person: PersonId(1),
            settled: false,
            deed: 0,
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        for text in ["3", "3 7", "aside"] {
            assert_eq!(Codes::parse(text).map(|codes| codes.code()), Some(text.to_string()));
        }
        assert_eq!((Codes::parse(""), Codes::parse("x")), (None, None));
    }

    #[test]
    fn agreement_is_one_where_all_say_the_same_and_falls_with_each_difference() {
        let same = Agreement::of(&[twice("1", "1"), twice("2", "2"), twice("aside", "aside")], &[IssueId(1)]);
        assert_eq!((same.whole, same.same, same.by_issue[0].1), (Some(1.0), 3, Some(1.0)));
        let less =
            Agreement::of(&[twice("1", "1"), twice("2", "1 2"), twice("aside", "aside")], &[IssueId(1), IssueId(2)]);
        assert!(less.whole.unwrap() < 1.0 && less.whole.unwrap() > 0.0, "{less:?}");
        assert_eq!((less.same, less.by_issue[1].1), (2, Some(1.0)));
        assert!(less.by_issue[0].1.unwrap() < 1.0);
    }
}
