//! What an officer wrote of a dossier, cleaned and held to its bounds. It may be unfinished: the checklist says what is
//! missing, and publishing asks it.

use domain::consultation::{SYSTEMS, System, Texts};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required};

/// Bounds in graphemes. Real titles run to 318.
pub const LONGEST_TITLE: u32 = 1_000;
const LONGEST_SHORT_NAME: u32 = 120;
const LONGEST_LINE: u32 = 2_000;
pub(crate) const LONGEST_TEXT: u32 = 50_000;
const MOST_NAMES: u32 = 30;
const MOST_SUBJECTS: u32 = 3;
const MOST_AREAS: u32 = 100;

/// The texts as they are kept; `subject` says which subjects there are.
///
/// # Errors
/// All refusals, each under its field's name; of the four ticks under their codes (`permit` …).
pub(crate) fn cleaned(typed: &Texts, subject: impl Fn(&str) -> bool) -> Result<Texts, Refusals> {
    let mut no = Refusals::default();
    let mut many = |field: &str, text: &str, most| {
        let text = clean(text, most, Lines::Many);
        no.take(field, text).unwrap_or_default()
    };
    let change = many("change", &typed.change, LONGEST_LINE);
    let whom = many("whom", &typed.whom, LONGEST_LINE);
    let method = many("method", &typed.method, LONGEST_TEXT);
    let problem = many("problem", &typed.problem, LONGEST_TEXT);
    let explanation = many("explanation", &typed.explanation, LONGEST_TEXT);
    let affected = many("affected", &typed.affected, LONGEST_TEXT);
    let basis = many("basis", &typed.basis, LONGEST_TEXT);
    let law = many("law", &typed.law, LONGEST_TEXT);
    let objectives = many("objectives", &typed.objectives, LONGEST_TEXT);
    let mut systems: [System; 4] = Default::default();
    for (place, system) in typed.systems.iter().enumerate() {
        // A reason belongs to a system that is used.
        let reason = match system.used {
            Some(false) => String::new(),
            _ => many(SYSTEMS[place], &system.reason, LONGEST_TEXT),
        };
        systems[place] = System { used: system.used, reason };
    }
    let title = no.take("title", required(&typed.title, LONGEST_TITLE, Lines::One)).unwrap_or_default();
    let short_name = no.take("short_name", clean(&typed.short_name, LONGEST_SHORT_NAME, Lines::One));
    let mut names = Vec::new();
    for name in &typed.names {
        let name = no.take("names", clean(name, LONGEST_SHORT_NAME, Lines::One)).unwrap_or_default();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > MOST_NAMES as usize {
        no.add("names", Refusal::EntryCount { least: 0, most: MOST_NAMES });
    }
    let subjects = no.take("subjects", choices(&typed.subjects, MOST_SUBJECTS, subject));
    let areas = no.take("areas", choices(&typed.areas, MOST_AREAS, |code| domain::place::by_code(code).is_some()));
    no.none(|| {
        Some(Texts {
            title,
            short_name: short_name?,
            names,
            change,
            whom,
            method,
            problem,
            explanation,
            affected,
            systems,
            basis,
            law,
            objectives,
            subjects: subjects?,
            areas: areas?,
        })
    })
}

/// The codes, each once, in the order given.
fn choices(typed: &[String], most: u32, known: impl Fn(&str) -> bool) -> Result<Vec<String>, Refusal> {
    let mut codes: Vec<String> = Vec::new();
    for code in typed.iter().filter(|code| !code.is_empty()) {
        if !known(code) {
            return Err(Refusal::NotAChoice);
        }
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    if codes.len() > most as usize { Err(Refusal::ChoiceCount { least: 0, most }) } else { Ok(codes) }
}
