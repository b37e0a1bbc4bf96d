//! The checks of a draft's content: the nine of s.21 and that of s.22 para 1. Where the Act has a closed list the answer is one of it;
//! whatever is not simply "none" says why or where. Nothing waits for them before a hearing: they are for the draft that goes to the Cabinet.

use crate::consultation::{Kind, SYSTEMS, Texts};
use crate::refusal::{Refusal, Refusals};
use crate::rules::{Coded, Rules};
use crate::text::{Lines, clean, says_nothing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One check. A row of the rules: the central office says which kinds are asked it, and how it is called; its answers are the Act's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    pub code: &'static str,
    pub section: &'static str,
    pub kinds: &'static [Kind],
    pub answers: &'static [&'static str],
}

/// The draft has no such thing: needs no reason.
pub const UNUSED: &str = "unused";
/// Still to be done, or with a fault: the check stays open.
pub const OPEN: &str = "open";

/// The check of s.22 para 1.
pub const ADVERSE: &str = "adverse";

const BILLS: &[Kind] = &[Kind::Bill];

/// The shipped checks, in the Act's order.
pub const CHECKS: &[Check] = &[
    Check { code: "constitution", section: "21(1)", kinds: BILLS, answers: &["met", OPEN] },
    Check { code: "strategy", section: "21(2)", kinds: BILLS, answers: &["met", OPEN] },
    Check { code: "governance", section: "21(3)", kinds: BILLS, answers: &["met", OPEN] },
    Check { code: "repeal", section: "21(4)", kinds: BILLS, answers: &[UNUSED, "done", OPEN] },
    // What may be used only on the grounds that the Act names.
    Check { code: "permit", section: "21(5)", kinds: BILLS, answers: &[UNUSED, "benefit", "unavoidable", OPEN] },
    Check {
        code: "committee",
        section: "21(6)",
        kinds: BILLS,
        answers: &[UNUSED, "policy", "oversight", "criteria", "necessary", OPEN],
    },
    Check { code: "discretion", section: "21(7)", kinds: BILLS, answers: &[UNUSED, "in_draft", OPEN] },
    Check { code: "penalty", section: "21(8)", kinds: BILLS, answers: &[UNUSED, "security", "order", "public", OPEN] },
    Check { code: "cabinet", section: "21(9)", kinds: BILLS, answers: &[UNUSED, "met", OPEN] },
    Check { code: ADVERSE, section: "22", kinds: BILLS, answers: &[UNUSED, "barred", OPEN] },
];

/// The longest reason, in graphemes.
pub const LONGEST: u32 = 4_000;

/// What was answered to one check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// One of the check's answers, or empty.
    pub choice: String,
    pub reason: String,
}

/// What was answered, by the check's code. It may be unfinished.
pub type Answers = BTreeMap<String, Answer>;

/// The answers that a check has.
pub fn answers(code: &str) -> &'static [&'static str] {
    CHECKS.iter().find(|check| check.code == code).map_or(&[], |check| check.answers)
}

/// Why a check is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Nothing was answered, or that it is still to be done.
    Unanswered,
    /// What was chosen needs a reason that says something.
    NoReason,
    /// It says that the draft has no such thing; the texts of s.14(4) say that it has.
    Contradicts,
}

/// Whether a check is open, and why.
pub fn open(code: &str, answers: &Answers, texts: &Texts) -> Option<Open> {
    let used = |system: &str| {
        let place = SYSTEMS.iter().position(|code| *code == system);
        place.is_some_and(|place| texts.systems[place].used == Some(true))
    };
    let Some(answer) = answers.get(code) else { return Some(Open::Unanswered) };
    match answer.choice.as_str() {
        "" | OPEN => Some(Open::Unanswered),
        // A penalty stands behind what s.22 is about.
        UNUSED if used(code) || (code == ADVERSE && used("penalty")) => Some(Open::Contradicts),
        UNUSED => None,
        _ if says_nothing(&answer.reason, &texts.title) => Some(Open::NoReason),
        _ => None,
    }
}

/// The checks that a kind is asked and that are still open.
pub fn missing<'a>(rules: &'a Rules, kind: Kind, answers: &Answers, texts: &Texts) -> Vec<(&'a Coded, Open)> {
    let of = |check: &'a Coded| Some((check, open(&check.code, answers, texts)?));
    rules.checks(kind).filter_map(of).collect()
}

/// Understands what was typed: a choice that the check has, a reason within bounds. What is unfinished may be kept.
///
/// # Errors
/// Refusals by the check's code (`NotAChoice`), and by `CODE_why`.
pub fn read(typed: &Answers) -> Result<Answers, Refusals> {
    let mut no = Refusals::default();
    let mut out = Answers::new();
    for (code, answer) in typed {
        let known = answers(code);
        if !(answer.choice.is_empty() || known.contains(&answer.choice.as_str())) {
            no.add(code, Refusal::NotAChoice);
        }
        let reason = no.take(&format!("{code}_why"), clean(&answer.reason, LONGEST, Lines::Many));
        out.insert(code.clone(), Answer { choice: answer.choice.clone(), reason: reason.unwrap_or_default() });
    }
    no.none(|| Some(out))
}

/// The grounds on which only state agencies are heard, a closed list (s.19), in the Act's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// Security or safety of the country.
    Security,
    /// Not applied to the public in general.
    NotGeneral,
    /// Urgent, for public safety, economic security, or to avert a public disaster.
    Urgent,
    /// Another draft without effect on the public.
    NoEffect,
}

impl Ground {
    pub const ALL: [Ground; 4] = [Ground::Security, Ground::NotGeneral, Ground::Urgent, Ground::NoEffect];

    pub fn code(self) -> &'static str {
        match self {
            Ground::Security => "security",
            Ground::NotGeneral => "not_general",
            Ground::Urgent => "urgent",
            Ground::NoEffect => "no_effect",
        }
    }

    pub fn parse(code: &str) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// Whether a kind may be heard so: drafts of laws alone.
    pub fn fits(kind: Kind) -> bool {
        matches!(kind, Kind::Principles | Kind::Bill)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(rows: &[(&str, &str, &str)]) -> Answers {
        let row = |(code, choice, reason): &(&str, &str, &str)| {
            (code.to_string(), Answer { choice: choice.to_string(), reason: reason.to_string() })
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_check_is_open_until_it_is_chosen_from_its_list_with_a_reason() {
        let texts = Texts::default();
        for (choice, reason, is) in [
            ("", "", Some(Open::Unanswered)),
            ("open", "ยังรอกรมบัญชีกลางให้ความเห็น", Some(Open::Unanswered)),
            ("unused", "", None),
            ("policy", "-", Some(Open::NoReason)),
            ("policy", "คณะกรรมการกำหนดนโยบายการจัดการตลาดทั้งประเทศ", None),
        ] {
            assert_eq!(open("committee", &answered(&[("committee", choice, reason)]), &texts), is, "{choice} {reason}");
        }
        assert_eq!(
            read(&answered(&[("committee", "benefit", "")])).unwrap_err().of("committee"),
            Some(&Refusal::NotAChoice)
        );
    }

    #[test]
    fn what_section_14_says_is_used_is_not_answered_as_unused() {
        let mut texts = Texts::default();
        texts.systems[2].used = Some(true);
        let answers = answered(&[("penalty", UNUSED, ""), (ADVERSE, UNUSED, ""), ("permit", UNUSED, "")]);
        assert_eq!(open("penalty", &answers, &texts), Some(Open::Contradicts));
        assert_eq!(open(ADVERSE, &answers, &texts), Some(Open::Contradicts));
        assert_eq!(open("permit", &answers, &texts), None);
    }

    #[test]
    fn a_bill_is_asked_every_check_and_other_kinds_none_as_shipped() {
        let rules = Rules::default();
        let texts = Texts::default();
        assert_eq!(missing(&rules, Kind::Bill, &Answers::new(), &texts).len(), CHECKS.len());
        for kind in [Kind::Principles, Kind::Rule, Kind::Ordinance, Kind::Evaluation] {
            assert!(missing(&rules, kind, &Answers::new(), &texts).is_empty(), "{kind:?}");
        }
        // The four systems stand under the same codes as in s.14(4).
        assert!(SYSTEMS.iter().all(|code| !super::answers(code).is_empty()));
    }
}
