//! The report of an evaluation (s.35) as a paper and as data: the conclusion, what follows from it, findings, what was weighed, figures.

use crate::hearing::Hearing;
use crate::markdown::blocks;
use crate::paper::{Block, Paper, Table};
use crate::summary::{counting_in, framed};
use domain::evaluation::follow_up::{Standing, Step};
use domain::evaluation::table::number;
use domain::evaluation::{GROUNDS, Ground, Report};
use domain::id::LawId;
use domain::lang::Lang;
use domain::rules::Part;
use serde_json::{Value, json};
use words::report as say;

/// An evaluation with what came of it.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    pub report: Report,
    pub steps: Vec<Step>,
    pub laws: Vec<(LawId, String)>,
}

/// The paper.
pub fn paper(hearing: &Hearing, one: &Evaluated) -> Paper {
    counting_in(hearing.lang, || framed(hearing, say::title(hearing.lang), of(hearing, one)))
}

fn of(hearing: &Hearing, one: &Evaluated) -> Vec<Block> {
    let (lang, report) = (hearing.lang, &one.report);
    let mut out = Vec::new();
    if !one.laws.is_empty() {
        let titles: Vec<&str> = one.laws.iter().map(|(_, title)| title.as_str()).collect();
        out.push(Block::named(say::laws(lang), &titles.join("\n")));
    }
    out.push(Block::heading(1, say::conclusion_title(lang)));
    if let Some(course) = report.course {
        out.push(Block::named(say::course(lang), say::of_course(lang, course)));
    }
    for (code, ground) in GROUNDS.iter().zip(&report.grounds) {
        let said = match ground.reason.trim() {
            "" => held(lang, ground).to_string(),
            reason => format!("{}\n{reason}", held(lang, ground)),
        };
        out.push(Block::named(say::ground(lang, code), &said));
    }
    out.extend(blocks(report.conclusion.trim(), 2));
    if !one.steps.is_empty() {
        out.push(Block::heading(1, say::steps(lang)));
        let today = hearing.made.at.day();
        let row = |step: &Step| {
            // What counts from today is not told: a paper is read later.
            let standing = match step.standing(today) {
                Standing::Ahead { .. } | Standing::Past { .. } => String::new(),
                stands => say::standing(lang, stands),
            };
            vec![step.what.clone(), words::date::short(lang, step.due), standing]
        };
        let head = [say::what(lang), say::due(lang), say::done(lang)];
        let table = Table::new(say::steps(lang), &head, one.steps.iter().map(row).collect(), &[5, 2, 2]);
        out.push(Block::Table(table));
    }
    if !report.findings.is_empty() {
        out.push(Block::heading(1, say::findings(lang)));
    }
    for (at, finding) in report.findings.iter().enumerate() {
        out.push(Block::heading(2, say::nth(say::finding(lang), at + 1)));
        out.extend(blocks(finding.text.trim(), 3));
        let links: Vec<String> = finding.links.iter().map(|link| say::link(lang, *link)).collect();
        if !links.is_empty() {
            out.push(Block::note(&format!("{}: {}", say::links(lang), links.join(", "))));
        }
    }
    for heading in hearing.rules.all(Part::Report) {
        let under = blocks(report.text(&heading.code).trim(), 2);
        if !under.is_empty() {
            out.push(Block::heading(1, words::rules::name(lang, heading)));
            out.extend(under);
        }
    }
    if !report.tables.is_empty() {
        out.push(Block::heading(1, say::tables(lang)));
    }
    for table in &report.tables {
        let mut rows = table.rows.iter();
        let head: Vec<&str> = rows.next().into_iter().flatten().map(String::as_str).collect();
        let made = Table::new(&table.title, &head, rows.cloned().collect(), &vec![1; head.len()]);
        out.push(Block::Table(if (1..head.len()).all(|column| table.counts(column)) {
            made.of_numbers(1)
        } else {
            made
        }));
        if !table.source.is_empty() {
            out.push(Block::note(&format!("{}: {}", say::table_source(lang), table.source)));
        }
    }
    out.push(Block::note(say::basis(lang)));
    out
}

fn held(lang: Lang, ground: &Ground) -> &'static str {
    match ground.holds {
        Some(true) => say::said_holds(lang),
        Some(false) => say::said_not(lang),
        None => say::unsaid(lang),
    }
}

/// The report as data, indented for people: as it was written, numbers of tables as numbers.
pub fn json(hearing: &Hearing, one: &Evaluated) -> Vec<u8> {
    let (dossier, report, lang) = (&hearing.one, &one.report, hearing.lang);
    let cell = |cell: &String| number(cell).map_or_else(|| Value::from(cell.as_str()), Value::from);
    let ground = |(code, ground): (&&str, &Ground)| json!({ "code": code, "name": say::ground(lang, code), "holds": ground.holds, "reason": ground.reason });
    let headings: Vec<Value> = hearing
        .rules
        .all(Part::Report)
        .filter(|heading| !report.text(&heading.code).trim().is_empty())
        .map(|heading| json!({ "code": heading.code, "name": words::rules::name(lang, heading), "section": heading.row.section, "text": report.text(&heading.code) }))
        .collect();
    let tables: Vec<Value> = report
        .tables
        .iter()
        .map(|table| {
            let rows: Vec<Vec<Value>> = table.rows.iter().skip(1).map(|row| row.iter().map(cell).collect()).collect();
            json!({ "title": table.title, "source": table.source, "columns": table.rows.first(), "rows": rows })
        })
        .collect();
    let step = |step: &Step| {
        json!({
            "number": step.number, "what": step.what, "due": step.due.written(),
            "put_off": step.put_off.iter().map(|off| json!({ "from": off.from.written(), "reason": off.reason })).collect::<Vec<_>>(),
            "done": step.done.as_ref().map(|done| json!({ "on": done.day.written(), "note": done.note })),
            "draft": step.draft.map(|draft| draft.0),
            "taken_back": step.taken_back.as_ref().map(|(_, why)| why),
        })
    };
    let value = json!({
        "schema": "siang/evaluation-report/1",
        "made": crate::data::made(&hearing.made),
        "address": format!("{}/c/{}/report", hearing.address, dossier.id),
        "consultation": dossier.id.0,
        "title": dossier.texts.title,
        "agency": { "th": dossier.names_then().0, "en": dossier.names_then().1 },
        "laws": one.laws.iter().map(|(id, title)| json!({ "law": id.0, "title": title })).collect::<Vec<_>>(),
        "conclusion": {
            "course": report.course, "grounds": GROUNDS.iter().zip(&report.grounds).map(ground).collect::<Vec<_>>(),
            "obliges": report.obliges(), "reasons": report.conclusion,
        },
        "findings": report.findings,
        "headings": headings,
        "tables": tables,
        "follow_up": one.steps.iter().map(step).collect::<Vec<_>>(),
    });
    let mut out = serde_json::to_vec_pretty(&value).unwrap_or_default();
    out.push(b'\n');
    out
}
