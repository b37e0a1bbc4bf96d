//! The desk's forms as typed: name-value pairs to what the store's deeds take. The store cleans and refuses.

use crate::request::Serving;
use domain::agency::Viewer;
use domain::consultation::{Consultation, SYSTEMS, System, Texts};
use domain::id::ConsultationId;
use domain::key_point;
use domain::refusal::{Refusal, Refusals};
use domain::survey::{Audience, Form, MOST_CHOICES, NewQuestion};
use domain::text::{Lines, clean, required};
use domain::typed;
use store::consultation::RoundPlan;

/// The dossier that a form is about, and the revision that its page was drawn from.
///
/// # Errors
/// No such dossier for this viewer.
pub async fn dossier(here: &Serving) -> Result<(Consultation, i64), crate::problem::Problem> {
    let id = ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let viewer: &Viewer = here.visit.signed_in()?;
    let one = store::consultation::for_desk(&here.visit.site.store, viewer, id).await?;
    let revision = here.one("revision").parse().unwrap_or(-1);
    Ok((one, revision))
}

/// The texts of a step laid over those kept: a field that its form does not have stays.
pub fn texts(here: &Serving, kept: &Texts) -> Texts {
    let has = |name: &str| here.pairs.iter().any(|(n, _)| n == name);
    let text = |name: &str, kept: &str| if has(name) { here.one(name).to_string() } else { kept.to_string() };
    let list = |name: &str, marker: &str, kept: &[String]| match has(marker) {
        true => here.all(name).into_iter().filter(|code| !code.is_empty()).map(str::to_string).collect(),
        false => kept.to_vec(),
    };
    let mut systems = kept.systems.clone();
    for (place, code) in SYSTEMS.iter().enumerate() {
        if has("systems") {
            let used = match here.one(&format!("{code}_used")) {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            systems[place] = System { used, reason: here.one(code).to_string() };
        }
    }
    Texts {
        title: text("title", &kept.title),
        short_name: text("short_name", &kept.short_name),
        names: match has("names") {
            true => here.one("names").lines().map(str::to_string).collect(),
            false => kept.names.clone(),
        },
        change: text("change", &kept.change),
        whom: text("whom", &kept.whom),
        method: text("method", &kept.method),
        problem: text("problem", &kept.problem),
        explanation: text("explanation", &kept.explanation),
        affected: text("affected", &kept.affected),
        systems,
        basis: text("basis", &kept.basis),
        law: text("law", &kept.law),
        objectives: text("objectives", &kept.objectives),
        subjects: list("subjects[]", "about", &kept.subjects),
        areas: list("areas[]", "about", &kept.areas),
    }
}

/// The dates of the hearing.
///
/// # Errors
/// All refusals, each with its field.
pub fn round(here: &Serving) -> Result<RoundPlan, Refusals> {
    let mut no = Refusals::default();
    let mut day = |name: &str| {
        let part = |part: &str| here.one(&format!("{name}_{part}"));
        no.take(name, typed::date(part("day"), part("month"), part("year")))
    };
    let (opens, closes) = (day("opens"), day("closes"));
    no.none(|| {
        Some(RoundPlan {
            opens: opens?,
            closes: closes?,
            guests: typed::ticked(here.one("guests")),
            counts_show: typed::ticked(here.one("counts_show")),
            short_reason: here.one("short_reason").to_string(),
        })
    })
}

/// The key points, in the order their numbers give; rows without any words are left out.
pub fn points(here: &Serving) -> Vec<key_point::New> {
    let column = |name: &str| here.all(name);
    let (titles, bodies, questions) = (column("title[]"), column("body[]"), column("question[]"));
    let (places, provisions) = (column("place[]"), column("provisions[]"));
    let mut rows: Vec<(i64, usize, key_point::New)> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| {
            let of = |column: &[&str]| column.get(at).copied().unwrap_or("").to_string();
            let new = key_point::New {
                title: (*title).to_string(),
                body: of(&bodies),
                question: of(&questions),
                provisions: of(&provisions)
                    .split([' ', ','])
                    .filter(|part| !part.is_empty())
                    .map(str::to_string)
                    .collect(),
            };
            (typed::number(&of(&places)).unwrap_or(at as i64 + 1), at, new)
        })
        .filter(|(_, _, new)| {
            !(new.title.trim().is_empty() && new.body.trim().is_empty() && new.question.trim().is_empty())
        })
        .collect();
    rows.sort_by_key(|(place, at, _)| (*place, *at));
    rows.into_iter().map(|(_, _, new)| new).collect()
}

/// The questions of a survey; rows without a text are left out.
///
/// # Errors
/// All refusals, each under `q1.text` and the like, counted by the rows of the form.
pub fn questions(here: &Serving) -> Result<Vec<NewQuestion>, Refusals> {
    let mut no = Refusals::default();
    let column = |name: &str| here.all(name);
    let texts = column("text[]");
    let columns =
        ["form[]", "audience[]", "help[]", "choices[]", "required[]", "unit[]", "least[]", "most[]"].map(column);
    let mut rows = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if text.trim().is_empty() {
            continue;
        }
        let of = |column: usize| columns[column].get(at).copied().unwrap_or("");
        let field = |name: &str| format!("q{}.{name}", at + 1);
        let text = no.take(&field("text"), required(text, 1_000, Lines::Many));
        let form = no.take(&field("form"), Form::parse(of(0)));
        let audience = no.take(&field("audience"), Audience::parse(of(1)));
        let help = no.take(&field("help"), clean(of(2), 1_000, Lines::Many));
        let choices: Vec<String> =
            of(3).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect();
        if matches!(form, Some(Form::Single | Form::Several)) && !(2..=MOST_CHOICES).contains(&choices.len()) {
            no.add(field("choices"), Refusal::ChoiceCount { least: 2, most: MOST_CHOICES as u32 });
        }
        let unit = no.take(&field("unit"), clean(of(5), 40, Lines::One));
        let mut bound = |name: &str, typed: &str| match typed.trim() {
            "" => None,
            typed => no.take(&field(name), typed::number(typed).ok_or(Refusal::NotANumber { least: None, most: None })),
        };
        let (least, most) = (bound("least", of(6)), bound("most", of(7)));
        if let (Some(text), Some(form), Some(audience), Some(help), Some(unit)) = (text, form, audience, help, unit) {
            rows.push(NewQuestion { audience, form, text, help, choices, required: of(4) == "yes", unit, least, most });
        }
    }
    no.none(|| Some(rows))
}
