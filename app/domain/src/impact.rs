//! The impact analysis of a draft (s.12, 17): its headings and which kind needs which, as data; what stands under each; and what of
//! s.14 it says already, so that nobody is asked for the same twice.

use crate::checklist;
use crate::consultation::{Kind, SYSTEMS, System, Texts};
use crate::rules::{Coded, Rules};
use crate::text::says_nothing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One heading. A row of the rules: the central office edits them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its field's name, and what `words::impact` calls it by.
    pub code: &'static str,
    /// Where the Act asks for it.
    pub section: &'static str,
    /// Kinds whose analysis is not complete without it.
    pub kinds: &'static [Kind],
}

/// The place of the four systems of s.17(6) among the headings: each has an answer of its own.
pub const SYSTEMS_AT: &str = "systems";

const DRAFTS: &[Kind] = &[Kind::Principles, Kind::Bill];
const ALSO_RULES: &[Kind] = &[Kind::Principles, Kind::Bill, Kind::Rule];

/// The shipped headings: the eight contents of s.17 in the Act's order, what s.12 asks besides, and what the hearing brought.
pub const HEADINGS: &[Heading] = &[
    Heading { code: "necessity", section: "17(1)", kinds: ALSO_RULES },
    Heading { code: "options", section: "12", kinds: DRAFTS },
    Heading { code: "overlap", section: "17(2)", kinds: DRAFTS },
    Heading { code: "rights", section: "17(3)", kinds: ALSO_RULES },
    Heading { code: "burdens", section: "17(4)", kinds: ALSO_RULES },
    Heading { code: "benefits", section: "12", kinds: ALSO_RULES },
    Heading { code: "effects", section: "17(5)", kinds: DRAFTS },
    Heading { code: SYSTEMS_AT, section: "17(6)", kinds: DRAFTS },
    Heading { code: "means", section: "17(7)", kinds: DRAFTS },
    // "If any", the Act says.
    Heading { code: "remedies", section: "17(8)", kinds: &[] },
    // The hearing comes after the first version.
    Heading { code: "hearing", section: "17", kinds: &[] },
];

/// What was written of an analysis. It may be unfinished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Analysis {
    /// Markdown by the heading's code; the systems are apart.
    pub texts: BTreeMap<String, String>,
    /// s.17(6), in the order of [`SYSTEMS`].
    pub systems: [System; 4],
}

impl Analysis {
    /// What stands under a heading; nothing where nothing was written.
    pub fn text(&self, code: &str) -> &str {
        self.texts.get(code).map_or("", String::as_str)
    }

    /// Whether nothing at all was written.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty()) && self.systems.iter().all(|one| one.used.is_none())
    }

    /// Where an analysis begins: with what the dossier says of the same already.
    pub fn begun(texts: &Texts) -> Analysis {
        let kept = [("necessity", &texts.problem), ("burdens", &texts.affected)];
        let kept = kept.into_iter().filter(|(_, text)| !text.is_empty());
        Analysis {
            texts: kept.map(|(code, text)| (code.to_string(), text.clone())).collect(),
            systems: texts.systems.clone(),
        }
    }
}

/// Whether an analysis belongs to a kind: an evaluation has a report of its own (s.35).
pub fn belongs(kind: Kind) -> bool {
    kind != Kind::Evaluation
}

/// Whether a kind's result is not published without a complete one (s.17, 18).
pub fn demanded(rules: &Rules, kind: Kind) -> bool {
    rules.demanded(kind).next().is_some()
}

/// The headings that a kind needs and under which nothing is said.
pub fn missing<'a>(rules: &'a Rules, kind: Kind, analysis: &Analysis, title: &str) -> Vec<&'a Coded> {
    let open = |heading: &&Coded| match heading.code.as_str() {
        SYSTEMS_AT => !checklist::open_answers(&analysis.systems, title).is_empty(),
        code => says_nothing(analysis.text(code), title),
    };
    rules.demanded(kind).filter(open).collect()
}

/// The texts of s.14 with what the analysis says of the same where they say nothing themselves.
pub fn filled(texts: &Texts, analysis: &Analysis) -> Texts {
    let mut filled = texts.clone();
    let lay = |own: &mut String, codes: &[&str]| {
        let said: Vec<&str> =
            codes.iter().map(|code| analysis.text(code)).filter(|text| !says_nothing(text, &texts.title)).collect();
        if says_nothing(own, &texts.title) && !said.is_empty() {
            *own = said.join("\n\n");
        }
    };
    lay(&mut filled.problem, &["necessity"]);
    lay(&mut filled.affected, &["burdens", "effects"]);
    let open = checklist::open_systems(texts);
    for (place, code) in SYSTEMS.iter().enumerate() {
        let theirs = &analysis.systems[place];
        let contradicts = filled.systems[place].used.is_some() && filled.systems[place].used != theirs.used;
        if open.iter().any(|(open, _)| open == code) && theirs.used.is_some() && !contradicts {
            filled.systems[place] = theirs.clone();
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "ผู้ค้าหาบเร่ไม่มีที่ขายที่แน่นอนและถูกไล่ที่ทุกฤดูฝน";

    fn whole() -> Analysis {
        let texts = HEADINGS.iter().map(|heading| (heading.code.to_string(), SAID.to_string())).collect();
        let answered = System { used: Some(false), reason: String::new() };
        Analysis { texts, systems: [(); 4].map(|()| answered.clone()) }
    }

    #[test]
    fn each_kind_is_asked_what_its_rules_name() {
        let rules = Rules::default();
        let codes = |kind| {
            missing(&rules, kind, &Analysis::default(), "").iter().map(|one| one.code.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(codes(Kind::Bill).len(), 9);
        assert_eq!(codes(Kind::Rule), ["necessity", "rights", "burdens", "benefits"]);
        assert!(codes(Kind::Evaluation).is_empty() && codes(Kind::Ordinance).is_empty());
        assert!(missing(&rules, Kind::Bill, &whole(), "").is_empty());
    }

    #[test]
    fn a_dash_or_a_system_without_its_reason_is_missing() {
        let mut one = whole();
        one.texts.insert("options".into(), "-".into());
        one.systems[2] = System { used: Some(true), reason: "จำเป็น".into() };
        let rules = Rules::default();
        let codes: Vec<_> = missing(&rules, Kind::Bill, &one, "").iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["options", SYSTEMS_AT]);
    }

    #[test]
    fn what_the_analysis_says_is_not_asked_again() {
        let own = Texts { affected: format!("{SAID} ในเขตเมือง"), ..Texts::default() };
        let filled = filled(&own, &whole());
        assert_eq!((filled.problem.as_str(), filled.affected), (SAID, own.affected));
        assert!(checklist::open_systems(&Texts { systems: filled.systems, ..Texts::default() }).is_empty());
    }

    #[test]
    fn an_answer_of_the_dossier_is_not_turned_round_by_the_analysis() {
        let mut own = Texts::default();
        own.systems[0] = System { used: Some(true), reason: String::new() };
        assert_eq!(filled(&own, &whole()).systems[0].used, Some(true));
    }
}
