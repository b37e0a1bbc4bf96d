//! The pre-publication checklist of each kind: what the Act asks before a dossier is put to the public. Every line cites
//! where it comes from. It says what is missing; it never declares anything void (s.5, 8: faults can be cured).

use crate::checks::{self, Answers};
use crate::consultation::{Consultation, Kind, SYSTEMS, System, Texts};
use crate::impact::{self, Analysis};
use crate::rules::Rules;
use crate::text::says_nothing;
use serde::{Deserialize, Serialize};

/// Hearings shorter than this warn and take a reason: a recommendation, not a period of the Act. As shipped.
pub const RECOMMENDED_DAYS: u32 = 15;

/// One thing a dossier needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Need {
    Title,
    ShortName,
    /// At least one subject.
    Subjects,
    /// Where a local body's ordinance is to hold.
    Area,
    Change,
    Method,
    Dates,
    Problem,
    Explanation,
    Affected,
    /// All four ticks, each with a reason where it is used.
    Systems,
    KeyPoints,
    Draft,
    /// The bill's memorandum of principles and reasons, which a bill goes to Cabinet with; advised where the central office demands
    /// it of no kind.
    Memorandum,
    /// The impact analysis (s.12, 17): advised before the hearing, demanded before its result.
    Impact,
    /// The checks of the draft's content (s.21): advised, for the draft that goes on.
    Content,
    /// That of s.22 para 1.
    Adverse,
    /// The empowering section.
    Basis,
    Law,
    /// The law in the register, or why it is not there yet: an evaluation counts for what it is tied to.
    Register,
    Objectives,
    Survey,
    /// Days under the recommendation need a reason.
    ShortHearing,
}

impl Need {
    pub const ALL: [Need; 23] = [
        Need::Title,
        Need::ShortName,
        Need::Subjects,
        Need::Area,
        Need::Change,
        Need::Method,
        Need::Dates,
        Need::Problem,
        Need::Explanation,
        Need::Affected,
        Need::Systems,
        Need::KeyPoints,
        Need::Draft,
        Need::Memorandum,
        Need::Impact,
        Need::Content,
        Need::Adverse,
        Need::Basis,
        Need::Law,
        Need::Register,
        Need::Objectives,
        Need::Survey,
        Need::ShortHearing,
    ];

    /// How the rules call it.
    pub fn code(self) -> &'static str {
        match self {
            Need::Title => "title",
            Need::ShortName => "short_name",
            Need::Subjects => "subjects",
            Need::Area => "area",
            Need::Change => "change",
            Need::Method => "method",
            Need::Dates => "dates",
            Need::Problem => "problem",
            Need::Explanation => "explanation",
            Need::Affected => "affected",
            Need::Systems => "systems",
            Need::KeyPoints => "key_points",
            Need::Draft => "draft",
            Need::Memorandum => "memorandum",
            Need::Impact => "impact",
            Need::Content => "content",
            Need::Adverse => "adverse",
            Need::Basis => "basis",
            Need::Law => "law",
            Need::Register => "register",
            Need::Objectives => "objectives",
            Need::Survey => "survey",
            Need::ShortHearing => "short_hearing",
        }
    }

    /// The need of a row: what is needed on several grounds has several, the second called `method_2`.
    pub fn parse(code: &str) -> Option<Need> {
        let bare = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let code = bare.strip_suffix('_').filter(|_| bare != code).unwrap_or(code);
        Need::ALL.into_iter().find(|need| need.code() == code)
    }
}

/// A row of the rules: which kind needs what, on which ground. Data: the central office edits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub need: Need,
    /// Where the law says so, as cited to the officer: section numbers of the Act, or `-` for the portal's own practice.
    pub section: &'static str,
    pub kinds: &'static [Kind],
}

use Kind::*;
/// Heard by s.14; subordinate rules by s.5 para 5, mutatis mutandis.
const DRAFTS: &[Kind] = &[Principles, Bill, Rule];
/// Heard by its own law (s.9), else by s.5.
const LOCAL: &[Kind] = &[Ordinance];
const EVERY: &[Kind] = &[Principles, Bill, Rule, Ordinance, Evaluation];

/// The shipped rules.
pub const RULES: &[self::Rule] = &[
    self::Rule { need: Need::Title, section: "-", kinds: EVERY },
    self::Rule { need: Need::ShortName, section: "-", kinds: EVERY },
    self::Rule { need: Need::Subjects, section: "-", kinds: EVERY },
    self::Rule { need: Need::Area, section: "-", kinds: LOCAL },
    self::Rule { need: Need::Change, section: "-", kinds: EVERY },
    self::Rule { need: Need::Method, section: "14", kinds: DRAFTS },
    self::Rule { need: Need::Dates, section: "14", kinds: DRAFTS },
    // An evaluation hears those concerned (s.31); s.14 is about drafts.
    self::Rule { need: Need::Method, section: "31", kinds: &[Evaluation] },
    self::Rule { need: Need::Dates, section: "-", kinds: &[Evaluation] },
    self::Rule { need: Need::Method, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Dates, section: "5", kinds: LOCAL },
    self::Rule { need: Need::ShortHearing, section: "-", kinds: EVERY },
    self::Rule { need: Need::Problem, section: "14(1)", kinds: DRAFTS },
    self::Rule { need: Need::Explanation, section: "14(2)", kinds: DRAFTS },
    self::Rule { need: Need::Affected, section: "14(3)", kinds: DRAFTS },
    self::Rule { need: Need::Problem, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Explanation, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Affected, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Systems, section: "14(4)", kinds: &[Principles, Bill] },
    self::Rule { need: Need::KeyPoints, section: "14", kinds: DRAFTS },
    self::Rule { need: Need::KeyPoints, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Draft, section: "14(2)", kinds: &[Bill, Rule] },
    self::Rule { need: Need::Draft, section: "5", kinds: LOCAL },
    self::Rule { need: Need::Memorandum, section: "-", kinds: &[Bill] },
    self::Rule { need: Need::Basis, section: "5", kinds: &[Rule, Ordinance] },
    self::Rule { need: Need::Law, section: "30", kinds: &[Evaluation] },
    self::Rule { need: Need::Register, section: "30", kinds: &[Evaluation] },
    self::Rule { need: Need::Objectives, section: "31", kinds: &[Evaluation] },
    self::Rule { need: Need::Survey, section: "31", kinds: &[Evaluation] },
];

/// How one line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    Met,
    /// Nothing there, or something that says nothing.
    Missing,
    /// Better there; nothing waits for it.
    Advised,
    /// Not needed here.
    NotNeeded,
}

/// A line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub need: Need,
    pub section: String,
    pub standing: Standing,
}

/// What a dossier has besides what stands in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Has {
    /// Questions of its survey.
    pub questions: usize,
    /// Whether its draft's text has a memorandum.
    pub memorandum: bool,
    /// Whether it is tied to a law of the register, or says why that is not there yet.
    pub law: bool,
}

/// The lines of one dossier, in the order in which they are worked through.
pub fn of(rules: &Rules, dossier: &Consultation, has: Has) -> Vec<Line> {
    let line = |(need, section): (Need, &str)| Line {
        need,
        section: section.into(),
        standing: standing(rules, need, dossier, has),
    };
    rules.needs(dossier.kind).map(line).filter(|line| line.standing != Standing::NotNeeded).collect()
}

/// What a dossier should have besides: a bill's memorandum (`memorandum` says whether the text has one), the impact analysis where its
/// kind needs one, and the checks of its content that its kind is asked.
pub fn advice(
    rules: &Rules,
    dossier: &Consultation,
    memorandum: bool,
    analysis: &Analysis,
    answers: &Answers,
) -> Vec<Line> {
    let line = |need, section: &str, met: bool| Line {
        need,
        section: section.into(),
        standing: if met { Standing::Met } else { Standing::Advised },
    };
    let mut lines = Vec::new();
    let demanded = rules.needs(dossier.kind).any(|(need, _)| need == Need::Memorandum);
    if dossier.kind == Kind::Bill && dossier.version.is_some() && !demanded {
        lines.push(line(Need::Memorandum, "-", memorandum));
    }
    if impact::demanded(rules, dossier.kind) {
        let whole = impact::missing(rules, dossier.kind, analysis, &dossier.texts.title).is_empty();
        lines.push(line(Need::Impact, "17", whole));
    }
    let open = checks::missing(rules, dossier.kind, answers, &dossier.texts);
    for (need, section, adverse) in [(Need::Content, "21", false), (Need::Adverse, "22", true)] {
        let is = |code: &str| (code == checks::ADVERSE) == adverse;
        if rules.checks(dossier.kind).any(|check| is(&check.code)) {
            lines.push(line(need, section, !open.iter().any(|(check, _)| is(&check.code))));
        }
    }
    lines
}

/// The systems of s.14(4) that are still to be answered: those without an answer, and those used without a reason.
pub fn open_systems(texts: &Texts) -> Vec<(&'static str, bool)> {
    open_answers(&texts.systems, &texts.title)
}

/// The same of answers that stand elsewhere.
pub fn open_answers(systems: &[System; 4], title: &str) -> Vec<(&'static str, bool)> {
    let open = |(code, system): (&&'static str, &System)| match system.used {
        None => Some((*code, false)),
        Some(true) if says_nothing(&system.reason, title) => Some((*code, true)),
        Some(_) => None,
    };
    SYSTEMS.iter().zip(systems).filter_map(open).collect()
}

/// How many lines stand in the way of publishing.
pub fn missing(lines: &[Line]) -> u32 {
    lines.iter().filter(|line| line.standing == Standing::Missing).count() as u32
}

fn standing(rules: &Rules, need: Need, dossier: &Consultation, has: Has) -> Standing {
    let texts = &dossier.texts;
    let says = |text: &str| !says_nothing(text, &texts.title);
    let met = match need {
        // A local body's title begins with what it is called and a gap for its subject.
        Need::Title => !texts.title.is_empty() && !texts.title.contains(" ... "),
        Need::ShortName => !texts.short_name.is_empty(),
        Need::Subjects => (1..=3).contains(&texts.subjects.len()),
        Need::Area => !texts.areas.is_empty(),
        Need::Change => says(&texts.change),
        Need::Method => says(&texts.method),
        Need::Dates => dossier.round.as_ref().is_some_and(|round| round.closes > round.opens),
        Need::Problem => says(&texts.problem),
        Need::Explanation => says(&texts.explanation),
        Need::Affected => says(&texts.affected),
        Need::Systems => open_systems(texts).is_empty(),
        Need::KeyPoints => !dossier.key_points.is_empty(),
        // What is advised is asked there.
        Need::Impact | Need::Content | Need::Adverse => return Standing::NotNeeded,
        Need::Memorandum => has.memorandum,
        Need::Draft => dossier.version.as_ref().is_some_and(|version| version.provisions > 0),
        Need::Basis => says(&texts.basis),
        Need::Law => !texts.law.is_empty(),
        Need::Register => has.law,
        Need::Objectives => says(&texts.objectives),
        Need::Survey => has.questions > 0,
        Need::ShortHearing => match &dossier.round {
            // Its reason stands with the closing.
            Some(round) if round.closed_early.is_some() => return Standing::NotNeeded,
            Some(round) if round.closes.day().0 - round.opens.day().0 + 1 < i64::from(rules.recommended_days()) => {
                says(&round.short_reason)
            }
            _ => return Standing::NotNeeded,
        },
    };
    if met { Standing::Met } else { Standing::Missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_an_evaluation_nor_an_ordinance_is_asked_by_section_14() {
        let of_14 = RULES.iter().filter(|rule| rule.section.starts_with("14"));
        let wrong: Vec<_> =
            of_14.filter(|rule| rule.kinds.contains(&Evaluation) || rule.kinds.contains(&Ordinance)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn a_system_is_open_until_it_is_answered_and_what_is_used_has_its_reason() {
        let mut texts = Texts::default();
        texts.systems[0].used = Some(false);
        texts.systems[1] = System { used: Some(true), reason: "-".into() };
        assert_eq!(open_systems(&texts), [("committee", true), ("penalty", false), ("discretion", false)]);
    }

    #[test]
    fn every_kind_is_asked_each_thing_once() {
        for kind in Kind::ALL {
            let needs: Vec<Need> =
                RULES.iter().filter(|rule| rule.kinds.contains(&kind)).map(|rule| rule.need).collect();
            assert_eq!(needs.iter().collect::<std::collections::HashSet<_>>().len(), needs.len(), "{kind:?}");
        }
    }
}
