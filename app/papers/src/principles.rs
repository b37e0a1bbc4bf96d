//! What was put to the public where there is no text of a draft: the texts of s.14 and the key points, as a paper.

use crate::hearing::Hearing;
use crate::markdown::blocks;
use crate::paper::{Block, Paper, Run, Table};
use crate::summary::{counting_in, framed};
use domain::consultation::{SYSTEMS, System};
use domain::lang::Lang;
use words::{papers as say, public};

/// The paper.
pub fn paper(hearing: &Hearing) -> Paper {
    counting_in(hearing.lang, || framed(hearing, say::principles(hearing.lang), of(hearing)))
}

fn of(hearing: &Hearing) -> Vec<Block> {
    let (lang, texts) = (hearing.lang, &hearing.one.texts);
    let mut out = Vec::new();
    for (name, text) in [
        (public::would_change(lang), &texts.change),
        (public::for_whom(lang), &texts.whom),
        (public::problem(lang), &texts.problem),
        (public::explanation(lang), &texts.explanation),
        (public::affected(lang), &texts.affected),
        (public::method(lang), &texts.method),
        (public::basis(lang), &texts.basis),
        (public::law(lang), &texts.law),
        (public::objectives(lang), &texts.objectives),
    ] {
        if !text.trim().is_empty() {
            out.push(Block::heading(1, name));
            out.extend(blocks(text, 2));
        }
    }
    if let Some(table) = systems(lang, &texts.systems) {
        out.push(Block::heading(1, public::systems(lang)));
        out.push(table);
    }
    if !hearing.one.key_points.is_empty() {
        out.push(Block::heading(1, say::key_points(lang)));
    }
    for point in &hearing.one.key_points {
        out.push(Block::heading(2, format!("{} {}", words::law::key_point(lang, point.number), point.title)));
        out.extend(blocks(&point.body, 3));
        if !point.question.trim().is_empty() {
            out.push(Block::named(say::question(lang), &point.question));
        }
    }
    out
}

/// The answers of the four systems as a table; nothing where none was answered.
pub(crate) fn systems(lang: Lang, systems: &[System; 4]) -> Option<Block> {
    let rows = SYSTEMS.iter().zip(systems).filter_map(|(code, system)| {
        let used = if system.used? { words::common::yes(lang) } else { words::common::none(lang) };
        Some(vec![words::law::system(lang, code).to_string(), format!("{used}\n{}", system.reason)])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let head = [public::system(lang), public::system_why(lang)];
    (!rows.is_empty()).then(|| Block::Table(Table::new("", &head, rows, &[1, 3]).of_names()))
}

/// A paper as Markdown, for those who compare texts by machine.
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n\n{}\n\n{}\n\n", paper.kind, paper.title, paper.author);
    let said = |runs: &[Run]| {
        let strong = |run: &Run| if run.strong { format!("**{}**", run.text) } else { run.text.clone() };
        runs.iter().map(strong).collect::<String>().replace('\n', "  \n")
    };
    for block in &paper.blocks {
        match block {
            Block::Heading { level, text } => out.push_str(&format!("{} {text}", "#".repeat(usize::from(*level) + 1))),
            Block::Text { runs } => out.push_str(&said(runs)),
            Block::Named { name, text } => out.push_str(&format!("**{name}**\n\n{text}")),
            Block::Item { level, mark, runs } => {
                let mark = if mark == "•" { "-" } else { mark };
                out.push_str(&format!("{}{mark} {}", "   ".repeat((*level).into()), said(runs)));
            }
            Block::Note { text } => out.push_str(text),
            Block::Table(table) => {
                let row = |cells: &[String]| {
                    let cells: Vec<String> =
                        cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
                    format!("| {} |\n", cells.join(" | "))
                };
                out.push_str(&row(&table.head));
                out.push_str(&format!("|{}\n", "---|".repeat(table.head.len())));
                out.extend(table.rows.iter().map(|cells| row(cells)));
            }
            // Its table stands after it.
            Block::Chart(_) => continue,
            Block::Bars { bars, .. } => {
                let lines: Vec<String> = bars.iter().map(|bar| format!("- {}: {}", bar.label, bar.shown)).collect();
                out.push_str(&lines.join("\n"));
            }
        }
        out.push_str("\n\n");
    }
    out
}
