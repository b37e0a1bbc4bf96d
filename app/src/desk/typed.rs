//! The desk's forms as typed: name-value pairs to what the store's deeds take. The store cleans and refuses.

use crate::request::Serving;
use domain::amend::{self, Operation};
use domain::cited::Parts;
use domain::consultation::{Consultation, SYSTEMS, System, Texts};
use domain::form::What;
use domain::id::ConsultationId;
use domain::impact::Analysis;
use domain::key_point;
use domain::questionnaire::{self, COLUMNS, Row};
use domain::refusal::{Refusal, Refusals};
use domain::survey::NewQuestion;
use domain::time::{Day, Moment, Month};
use domain::typed;
use store::consultation::RoundPlan;

/// The dossier that a form is about, and the revision that its page was drawn from.
///
/// # Errors
/// No such dossier for this viewer.
pub async fn dossier(here: &Serving) -> Result<(Consultation, i64), crate::problem::Problem> {
    let id = ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let one = store::consultation::for_desk(&here.visit.site.store, here.visit.signed_in()?, id).await?;
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
    let systems = if has("systems") { systems(here) } else { kept.systems.clone() };
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
        areas: kept.areas.clone(),
    }
}

/// The areas that a form names: ticked provinces, and a line for each smaller place.
///
/// # Errors
/// Refusals of `places`, for each line that fits none or several.
pub fn areas(here: &Serving) -> Result<Vec<String>, Refusals> {
    let mut no = Refusals::default();
    let mut all: Vec<String> =
        here.all("areas[]").into_iter().filter(|code| !code.is_empty()).map(str::to_string).collect();
    for (at, line) in here.one("places").lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match domain::place::read("", line) {
            Some(place) => all.push(place.code.into()),
            None => no.add("places", Refusal::PlaceLine { line: at as u32 + 1 }),
        }
    }
    no.none(|| Some(all))
}

/// The answers of the four systems.
/// The four answers of s.14(4).
pub fn systems(here: &Serving) -> [System; 4] {
    SYSTEMS.map(|code| {
        let used = match here.one(&format!("{code}_used")) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        System { used, reason: here.one(code).to_string() }
    })
}

/// The impact analysis as typed.
pub fn analysis(here: &Serving) -> Analysis {
    let rules = here.visit.site.rules();
    let texts = rules.headings().map(|heading| (heading.code.clone(), here.one(&heading.code).to_string()));
    Analysis { texts: texts.collect(), systems: systems(here) }
}

/// A file that the form brings for the dossier, or none; what is said besides it of a text in another form.
///
/// # Errors
/// Refusals of `file`.
pub fn attachment(here: &Serving, what: Option<What>) -> Result<store::attachment::New, Refusals> {
    let mut no = Refusals::default();
    let brought = here.file.as_deref().cloned().transpose();
    let brought = no.take("file", brought);
    no.none(|| {
        let brought = brought?;
        let whole = brought.as_ref().and_then(|brought| brought.whole.clone());
        let form = what.map(|what| store::attachment::NewForm {
            what,
            lang: here.one("lang").to_string(),
            seconds: whole.as_ref().and_then(|whole| whole.seconds),
            text: here.one("text").to_string(),
            said: said(here).to_string(),
        });
        Some(store::attachment::New {
            title: here.one("title").to_string(),
            name: brought.map(|brought| brought.name).unwrap_or_default(),
            readable: whole.as_ref().is_some_and(|whole| whole.readable),
            file: whole.map(|whole| whole.laid),
            form,
        })
    })
}

/// A transcript or captions: of their own file where one was chosen, else as they were typed.
fn said(here: &Serving) -> &str {
    let brought = here.one("said_file");
    if brought.trim().is_empty() { here.one("said") } else { brought }
}

/// One day, written in three fields.
///
/// # Errors
/// Refusals of the field.
pub fn day(here: &Serving, name: &str) -> Result<Day, Refusals> {
    let mut no = Refusals::default();
    let part = |part: &str| here.one(&format!("{name}_{part}"));
    let day = no.take(name, typed::date(part("day"), part("month"), part("year")));
    no.none(|| day)
}

/// A day in three fields and a time in one, `at_clock`.
///
/// # Errors
/// Refusals of the field and of its clock.
pub fn moment(here: &Serving, name: &str) -> Result<Moment, Refusals> {
    let mut no = Refusals::default();
    let part = |part: &str| here.one(&format!("{name}_{part}"));
    let day = no.take(name, typed::date(part("day"), part("month"), part("year")));
    let clock = no.take(&format!("{name}_clock"), typed::clock(part("clock")));
    no.none(|| {
        let (hour, minute) = clock?;
        Some(Moment::at(day?, hour, minute))
    })
}

/// The same, for what is to come: a day that has passed is told beside a clock that is none.
///
/// # Errors
/// As [`moment`].
pub fn moment_to_come(here: &Serving, name: &str) -> Result<Moment, Refusals> {
    moment(here, name).map_err(|mut no| {
        if day(here, name).is_ok_and(|day| day < here.visit.now.day()) {
            no.add(name, Refusal::InThePast);
        }
        no
    })
}

/// A part of a form that also asks for a public reason: what is refused of either is told at once.
///
/// # Errors
/// All refusals of the part and, besides them, of `reason`.
pub fn with_reason<T>(here: &Serving, part: Result<T, Refusals>) -> Result<T, Refusals> {
    part.map_err(|mut no| {
        no.join(store::consultation::said(here.one("reason")));
        no
    })
}

/// A month and its year; what is missing of the two is told of each.
///
/// # Errors
/// Refusals of `month` and `year`.
pub fn month(here: &Serving) -> Result<Month, Refusals> {
    let mut no = Refusals::default();
    for field in ["month", "year"].into_iter().filter(|field| here.one(field).trim().is_empty()) {
        no.add(field, Refusal::Missing);
    }
    no.none(|| Some(()))?;
    typed::month(here.one("month"), here.one("year")).map_err(|refusal| {
        let mut no = Refusals::default();
        no.add("month", refusal);
        no
    })
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
    let admission = no.join(super::admission::typed(here));
    let shows = no.join(super::admission::typed_numbers(here));
    no.none(|| {
        Some(RoundPlan {
            opens: opens?,
            closes: closes?,
            admission: admission?,
            shows: shows?,
            short_reason: here.one("short_reason").to_string(),
        })
    })
}

/// The key points, in the order their numbers give, and the row of the form that each stood in, from 1. Rows in which
/// nothing is written are left out. What names no part of the draft stays as it was typed, for the store to refuse.
pub fn points(here: &Serving, parts: &Parts) -> (Vec<key_point::New>, Vec<usize>) {
    let columns = ["title[]", "body[]", "question[]", "provisions[]", "place[]"].map(|name| here.all(name));
    let of = |column: usize, at: usize| columns[column].get(at).copied().unwrap_or("");
    let mut rows: Vec<(i64, usize, key_point::New)> = (0..columns[0].len())
        .filter(|at| (0..4).any(|column| !of(column, *at).trim().is_empty()))
        .map(|at| {
            let new = key_point::New {
                title: of(0, at).to_string(),
                body: of(1, at).to_string(),
                question: of(2, at).to_string(),
                provisions: parts.read(of(3, at)).unwrap_or_else(|wrong| vec![wrong]),
            };
            (typed::number(of(4, at)).unwrap_or(at as i64 + 1), at, new)
        })
        .collect();
    rows.sort_by_key(|(place, at, _)| (*place, *at));
    rows.into_iter().map(|(_, at, new)| (new, at + 1)).unzip()
}

/// What the store refuses of key points in their order, told of the rows in which they were typed.
pub fn by_rows(refused: store::Error, rows: &[usize]) -> store::Error {
    let store::Error::Refused(mut refusals) = refused else { return refused };
    for (field, _) in &mut refusals.0 {
        let told = field.strip_prefix('k').and_then(|rest| rest.split_once('.'));
        let row = told.and_then(|(place, column)| Some((rows.get(place.parse::<usize>().ok()? - 1)?, column)));
        if let Some((row, column)) = row {
            *field = format!("k{row}.{column}");
        }
    }
    store::Error::Refused(refusals)
}

/// The questions of a survey.
///
/// # Errors
/// All refusals, each under `q1.text` and the like, counted by the rows of the form.
pub fn questions(here: &Serving) -> Result<Vec<NewQuestion>, Refusals> {
    questionnaire::parse(&question_rows(&|name| here.all(name)))
}

/// The rows of the editor by the columns of its form; what the form does not have stands as in a row that waits.
pub fn question_rows<'a>(typed: &dyn Fn(&str) -> Vec<&'a str>) -> Vec<Row> {
    let columns: Vec<(&str, Vec<&str>)> = COLUMNS.iter().map(|name| (*name, typed(&format!("{name}[]")))).collect();
    let rows = columns.iter().find(|(name, _)| *name == "text").map_or(0, |(_, texts)| texts.len());
    let row = |at: usize| {
        let cells = columns.iter().filter_map(|(name, cells)| Some((*name, *cells.get(at)?)));
        cells.fold(Row::default(), |row, (name, typed)| row.with(name, typed))
    };
    (0..rows).map(row).collect()
}

/// A change to a law, as it is set by hand.
///
/// # Errors
/// All refusals, each with its field.
pub fn operation(here: &Serving) -> Result<Operation, Refusals> {
    let mut no = Refusals::default();
    let what = no.take("what", amend::What::parse(here.one("what")));
    let target = no.take("number", amend::named(here.one("number")));
    let after = no.take("after", amend::named(here.one("after")));
    let empty = |field: &str| here.one(field).trim().is_empty();
    // A term is replaced everywhere where no part is named.
    if what.is_some_and(|what| what != amend::What::SubstituteTerm) && empty("number") {
        no.add("number", Refusal::Missing);
    }
    let writes = what.is_some_and(|what| !matches!(what, amend::What::Repeal | amend::What::SubstituteTerm));
    if writes && empty("text") {
        no.add("text", Refusal::Missing);
    }
    let (what, target, after) = no.none(|| Some((what?, target?, after?)))?;
    let beside = match after {
        amend::Target::Provision { number, .. } => number,
        amend::Target::Item { item, .. } => item.last().cloned().unwrap_or_default(),
        amend::Target::Definition { term, .. } => term,
        amend::Target::Heading(heading) => heading.number,
        amend::Target::Schedule { label } => label,
        amend::Target::Paragraph { .. } | amend::Target::Whole => String::new(),
    };
    let typed = amend::Typed {
        after: beside,
        old: here.one("old").into(),
        text: here.one("text").into(),
        law: here.one("law").into(),
        ..amend::Typed::of(&Operation::bare(what, target))
    };
    typed.parse()
}

/// What a clause was set to change so far.
///
/// # Errors
/// Faults of the store.
pub async fn by_hand(here: &Serving, id: ConsultationId) -> Result<Vec<Operation>, crate::problem::Problem> {
    let kept = store::amended::kept(&here.visit.site.store, id).await?.unwrap_or_default();
    let mine = kept.hand.into_iter().filter(|change| change.by == here.one("clause"));
    Ok(mine.map(|change| change.operation).collect())
}
