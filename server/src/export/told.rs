//! What everyone may take of the answers to a survey: the numbers as its results show them, none that would single somebody out, as CSV and
//! as JSON Lines, and the codebook of questions and choices. Made from counts, so that it costs the same whatever the number of sheets; and made once, until
//! something happens to the consultation.

use super::csv;
use super::door;
use crate::house::House;
use crate::{guard, pages};
use app::problem::Problem;
use app::request::Visit;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::survey::count;
use domain::survey::crossed::Crossed;
use domain::survey::disclose::{TOGETHER, Table, Tables};
use domain::survey::{Form, Question};
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::Arc;
use words::taken as say;

/// The last parts of their addresses.
pub const FILES: [&str; 3] = ["numbers.csv", "numbers.jsonl", CODEBOOK];
const CODEBOOK: &str = "codebook.csv";
/// What a file of this shape calls itself.
const SHAPE: &str = "siang/numbers/1";
const LINES: &str = "application/jsonl; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";

/// Gives one: `/c/12/numbers.csv`.
pub async fn take(State(house): State<Arc<House>>, request: Request) -> Response {
    let headers = request.headers();
    let (lang, path) = pages::language(request.uri().path());
    let refused = |visit: &Visit, problem| pages::fresh(visit, app::notice::page(visit, &problem), headers);
    let visit = match pages::visit(&house, headers, lang, path, "").await {
        Ok(visit) => visit,
        Err(problem) => return refused(&pages::nobody(&house, headers, lang, path, ""), problem),
    };
    match give(&house, &visit, path, guard::network(&house, &request)).await {
        Ok(response) => response,
        Err(problem) => refused(&visit, problem),
    }
}

/// Files as they were made last: of which consultation, in what language, which; with the event they are of.
pub struct Made(moka::sync::Cache<(ConsultationId, Lang, String), (i64, Bytes)>);

/// How much memory they may take, in bytes.
const MOST: u64 = 16 << 20;

impl Default for Made {
    fn default() -> Self {
        let weigh =
            |key: &(ConsultationId, Lang, String), (_, bytes): &(i64, Bytes)| (key.2.len() + bytes.len() + 100) as u32;
        Made(moka::sync::Cache::builder().max_capacity(MOST).weigher(weigh).build())
    }
}

async fn give(house: &House, visit: &Visit, path: &str, network: Option<IpAddr>) -> Result<Response, Problem> {
    let store = &house.site.store;
    let mut parts = path.rsplit('/');
    let (file, id) = (parts.next().unwrap_or(""), parts.next().and_then(ConsultationId::parse));
    let id = id.ok_or(Problem::NotFound)?;
    let one = store::consultation::public_one(store, id).await?;
    // As the page of results: no number before the round shows it.
    if file != CODEBOOK && !app::survey::outcome::shows(&one, visit.now) {
        return Err(Problem::NotFound);
    }
    let name = format!("siang-{id}-{}{file}", if visit.lang == Lang::En { "en-" } else { "" });
    let media_type = if file.ends_with(".jsonl") { LINES } else { CSV };
    // Asked before anything is read, so that what happens meanwhile makes the file old.
    // In the open the numbers move in steps, and once more at its end.
    let open = one.phase(visit.now) == domain::phase::Phase::Open;
    let (event, key) =
        (store::survey::as_of(store, id).await?, (id, visit.lang, format!("{file}{}", if open { "+" } else { "" })));
    if let Some((of, bytes)) = house.numbers.0.get(&key)
        && of == event
    {
        return Ok(door::attached(Body::from(bytes), media_type, &name));
    }
    let questions = store::survey::questions(store, id).await?;
    if questions.is_empty() {
        return Err(Problem::NotFound);
    }
    network.map_or(Ok(()), |network| guard::made_again(house, network))?;
    let bytes = Bytes::from(match file {
        CODEBOOK => codebook(visit.lang, &questions),
        file => {
            let told = store::survey::told_crossed(store, id, store::survey::Asked::Now, visit.now).await?;
            let rows = rows(visit.lang, &questions, &told);
            if file.ends_with(".jsonl") { lines(&one, &questions, &rows) } else { table(visit.lang, &rows) }
        }
    });
    house.numbers.0.insert(key, (event, bytes.clone()));
    Ok(door::attached(Body::from(bytes), media_type, &name))
}

/// One number, or that it is not told.
struct Row<'a> {
    question: &'a Question,
    /// By which people name the question.
    number: u32,
    /// `all`, `audience`, or a division's code; and its part.
    of: &'static str,
    part: String,
    answered: Option<u64>,
    /// Nothing where nobody is told anything of this part.
    value: Option<i64>,
    label: String,
    count: Option<u64>,
    /// The codes of what is counted together.
    together: Vec<String>,
    /// So many sheets are counted, of so many, where more came since.
    behind: Option<(u64, u64)>,
}

fn rows<'a>(lang: Lang, questions: &'a [Question], told: &[(Tables, Crossed)]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (question, (tables, crossed)) in questions.iter().zip(told).filter(|(question, _)| question.is_answered()) {
        let question = (question, domain::survey::seen(questions, question.id).unwrap_or(question.number));
        let mut add = |of: &'static str, part: &str, table: &Table| {
            of_table(lang, &mut rows, question, (of, part), (table, tables.behind(table)));
        };
        add("all", "", &tables.all);
        for (audience, table) in &tables.of {
            add("audience", audience.code(), table);
        }
        for (cut, parts) in &crossed.of {
            for (part, table) in parts {
                add(cut.code(), part, table);
            }
        }
    }
    rows
}

fn of_table<'a>(
    lang: Lang,
    rows: &mut Vec<Row<'a>>,
    (question, number): (&'a Question, u32),
    (of, part): (&'static str, &str),
    (table, behind): (&Table, Option<(u64, u64)>),
) {
    let row = |value: Option<i64>, count: Option<u64>| Row {
        question,
        number,
        of,
        part: part.to_string(),
        answered: (!table.few).then_some(table.tally.answered),
        value,
        label: value.map_or(String::new(), |value| words::survey::counted(lang, question, value)),
        count,
        together: match value {
            Some(TOGETHER) => table.together.0.iter().map(|value| code(question, *value)).collect(),
            _ => Vec::new(),
        },
        behind,
    };
    // Free answers are the agency's alone: how many there are is told.
    if table.few || question.is_sealed() {
        rows.push(row(None, None));
        return;
    }
    let mut values: Vec<(i64, Option<u64>)> = table
        .told()
        .by_value
        .into_iter()
        .filter(|(value, _)| !table.hidden.contains(value))
        .map(|(value, n)| (value, Some(n)))
        .collect();
    values.extend(table.hidden.iter().map(|value| (*value, None)));
    values.sort_unstable_by_key(|(value, _)| (*value == TOGETHER, *value));
    rows.extend(values.into_iter().map(|(value, n)| row(Some(value), n)));
}

/// What data calls a value, as the codebook and the sheets do: a choice by its name, a step by its number, of a matrix the statement's
/// name before it, of a ranking the choice's.
fn code(question: &Question, value: i64) -> String {
    let choice = |at: i64| usize::try_from(at).map_or(String::new(), |at| question.choice_name(at));
    match question.form {
        _ if value == TOGETHER => "together".into(),
        Form::Matrix => {
            let (row, step) = count::apart(value);
            format!("{}:{step}", question.row_name(row))
        }
        Form::Ranking => {
            let (at, rank) = count::apart(value);
            format!("{}:{rank}", question.choice_name(at))
        }
        _ if !question.choices.is_empty() && !matches!(question.form, Form::Scale) => choice(value),
        // As the sheets have it: what is kept without its point is written with it.
        Form::Number | Form::Money => domain::survey::answer::plain(value, question.decimals()),
        _ => value.to_string(),
    }
}

fn table(lang: Lang, rows: &[Row<'_>]) -> Vec<u8> {
    let head = [
        say::number(lang),
        say::name(lang),
        say::form(lang),
        say::of(lang),
        say::part(lang),
        say::answered(lang),
        say::value(lang),
        say::label(lang),
        say::count(lang),
        say::note(lang),
        say::counted(lang),
        say::sheets(lang),
    ];
    let head: Vec<String> = head.map(str::to_string).into();
    let told = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    let body: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let note = match (row.answered, row.value, row.count) {
                (None, ..) => words::survey::few(lang).to_string(),
                (Some(_), Some(_), None) => say::hidden(lang).to_string(),
                (Some(_), None, _) if row.question.is_file() => words::survey::files_sealed(lang).to_string(),
                (Some(_), None, _) => words::survey::texts_sealed(lang).to_string(),
                _ if !row.together.is_empty() => say::together(lang, &row.together),
                _ => String::new(),
            };
            vec![
                row.number.to_string(),
                row.question.name(),
                row.question.form.code().into(),
                say::division(lang, row.of).into(),
                row.part.clone(),
                told(row.answered),
                row.value.map_or(String::new(), |value| code(row.question, value)),
                row.label.clone(),
                told(row.count),
                note,
                told(row.behind.map(|(counted, _)| counted)),
                told(row.behind.map(|(_, sheets)| sheets)),
            ]
        })
        .collect();
    [csv::begin(&head), csv::page(&body)].concat()
}

fn line(value: &Value) -> Vec<u8> {
    let mut out = value.to_string().into_bytes();
    out.push(b'\n');
    out
}

/// The codebook on the first line, a number a line, how many on the last: a file without that was cut off.
fn lines(one: &Consultation, questions: &[Question], rows: &[Row<'_>]) -> Vec<u8> {
    let asked = questions.iter().filter(|question| question.is_answered());
    let first = json!({
        "format": SHAPE, "consultation": one.id, "fewest": domain::survey::disclose::FEWEST,
        "questions": asked.map(super::json::question).collect::<Vec<_>>(),
    });
    let mut out = line(&first);
    for row in rows {
        let mut said = json!({
            "question": row.question.name(), "of": row.of, "part": row.part, "answered": row.answered,
            "value": row.value.map(|value| code(row.question, value)), "label": row.label, "count": row.count,
        });
        if !row.together.is_empty() {
            said["together"] = row.together.clone().into();
        }
        if let Some((counted, sheets)) = row.behind {
            said["counted"] = counted.into();
            said["sheets"] = sheets.into();
        }
        out.extend(line(&said));
    }
    out.extend(line(&json!({ "end": true, "numbers": rows.len() })));
    out
}

/// Questions with their choices, steps and statements, in both languages; of each question who is asked, when and within which bounds.
fn codebook(lang: Lang, questions: &[Question]) -> Vec<u8> {
    let head = [
        say::number(lang),
        say::name(lang),
        say::form(lang),
        say::what(lang),
        say::value(lang),
        say::thai(lang),
        say::english(lang),
        say::asked(lang),
        say::required(lang),
        say::relevant(lang),
        say::constraint(lang),
        say::unit(lang),
        say::least(lang),
        say::most(lang),
    ];
    let head: Vec<String> = head.map(str::to_string).into();
    let mut body: Vec<Vec<String>> = Vec::new();
    for (number, question) in domain::survey::answered(questions) {
        let mut add = |what: &str, code: String, of: &dyn Fn(Lang) -> String, more: [String; 7]| {
            let mut row = vec![number.to_string(), question.name(), question.form.code().into(), what.into(), code];
            row.extend([of(Lang::Th), of(Lang::En)]);
            row.extend(more);
            body.push(row);
        };
        let bound = |bound: Option<i64>| {
            bound.map_or(String::new(), |bound| domain::survey::answer::plain(bound, question.decimals()))
        };
        let more = [
            question.audience.code().into(),
            if question.required { "yes" } else { "no" }.into(),
            question.relevant.clone(),
            question.constraint.clone(),
            question.counts(lang).into(),
            bound(question.least),
            bound(question.most),
        ];
        let none = || [const { String::new() }; 7];
        add(say::question(lang), String::new(), &|lang| question.said(lang).into(), more);
        match question.form {
            Form::Scale | Form::Matrix => question.steps().into_iter().for_each(|step| {
                let label = |lang| words::survey::step(lang, question, step).to_string();
                add(say::choice(lang), step.value.to_string(), &label, none());
            }),
            _ => (0..question.choices.len()).for_each(|at| {
                add(say::choice(lang), question.choice_name(at), &|lang| question.choice(lang, at).into(), none());
            }),
        }
        (0..question.details.rows.len()).for_each(|at| {
            add(say::statement(lang), question.row_name(at), &|lang| question.row(lang, at).into(), none());
        });
    }
    // What stands beside numbers to which more came since.
    const BOTH: [Lang; 2] = [Lang::Th, Lang::En];
    for (name, means) in [("counted", BOTH.map(say::counted_means)), ("sheets", BOTH.map(say::sheets_mean))] {
        let mut row = vec![String::new(), name.into(), String::new(), say::column(lang).into(), String::new()];
        row.extend(means.map(str::to_string));
        row.resize(head.len(), String::new());
        body.push(row);
    }
    [csv::begin(&head), csv::page(&body)].concat()
}
