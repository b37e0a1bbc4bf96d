//! The parts of a law that are changed, drawn: now · bill · result, beside each other where there is room and in one column where
//! there is not. What changed reads without colour.

use super::law::{Draft, Made, Row};
use crate::request::Visit;
use crate::ui::field::escape;
use crate::version::lines::lines;
use compare::Turn;
use domain::amend::{What, is_repealed};
use domain::lang::Lang;
use domain::reading::Piece;
use std::collections::HashSet;
use words::amended as say;
use words::version as marks;

/// Parts on one page.
pub const PER_PAGE: usize = 60;

/// The parts of one page as markup, each law under its name where there are several; every letter of the texts goes through
/// [`escape`]. `draft` is where the draft's provisions are read.
pub fn parts(visit: &Visit, draft: &Draft, made: &[Made], bill: &str, page: usize) -> String {
    let mut out = String::new();
    let mut named = HashSet::new();
    let several = draft.laws.len() > 1;
    let rows = made.iter().flat_map(|made| made.rows.iter().map(move |row| (made, row)));
    let mut law = None;
    for (made, row) in rows.skip((page - 1) * PER_PAGE).take(PER_PAGE) {
        if several && law != Some(made.law) {
            law = Some(made.law);
            let name = escape(&made.name(draft));
            out.push_str(&format!("<h2 class=\"section__title\" id=\"{}\" lang=\"th\">{name}</h2>", made.mark()));
        }
        part(&mut out, visit.lang, draft, made, row, if several { 3 } else { 2 }, bill, &mut named);
    }
    out
}

/// How many parts come, change and go.
pub fn counts(lang: Lang, made: &[Made]) -> Vec<(&'static str, String)> {
    let rows = made.iter().flat_map(|made| made.rows.iter().map(move |row| state(lang, made, row)));
    let all: Vec<(&'static str, &'static str)> = rows.collect();
    let kinds = [("±", marks::changed(lang)), ("+", marks::added(lang)), ("−", say::repealed(lang))];
    let counted = |(sign, word)| (sign, marks::count(word, all.iter().filter(|one| one.0 == sign).count()));
    let there = |(sign, _): &(&'static str, &'static str)| all.iter().any(|one| one.0 == *sign);
    kinds.into_iter().filter(there).map(counted).collect()
}

fn state(lang: Lang, made: &Made, row: &Row) -> (&'static str, &'static str) {
    let only_repeals = !row.changes.is_empty()
        && row.changes.iter().all(|at| made.changes[*at].operation.what == What::Repeal)
        && row.beside.result.is_none_or(|at| is_repealed(&made.result.pieces[at].text));
    match (row.beside.now, row.beside.result) {
        (None, _) => ("+", marks::added(lang)),
        (_, None) => ("−", say::repealed(lang)),
        _ if only_repeals => ("−", say::repealed(lang)),
        _ => ("±", marks::changed(lang)),
    }
}

fn name(lang: Lang, piece: &Piece) -> String {
    match piece.label.is_empty() || piece.kind.as_str() == "name" {
        true => words::desk::piece(lang, piece.kind.as_str()).to_string(),
        false => format!("<span lang=\"th\">{}</span>", escape(&piece.label)),
    }
}

#[expect(clippy::too_many_arguments, reason = "one part, drawn once")]
fn part(
    out: &mut String,
    lang: Lang,
    draft: &Draft,
    made: &Made,
    row: &Row,
    level: usize,
    bill: &str,
    named: &mut HashSet<String>,
) {
    let now = row.beside.now.map(|at| &made.now.pieces[at]);
    let result = row.beside.result.map(|at| &made.result.pieces[at]);
    let Some(piece) = result.or(now) else { return };
    let (sign, word) = state(lang, made, row);
    let mut clauses: Vec<&str> = row.changes.iter().map(|at| made.changes[*at].by.as_str()).collect();
    clauses.dedup();
    // A clause leads to the first part that it changes, and its words stand there.
    let first: Vec<&str> = clauses.iter().copied().filter(|clause| named.insert((*clause).to_string())).collect();
    let targets: String = first.iter().map(|clause| format!("<span id=\"by-{}\"></span>", escape(clause))).collect();
    let by: Vec<String> = clauses
        .iter()
        .map(|clause| {
            format!(
                "<a class=\"diff__link\" href=\"{}#{}\" lang=\"th\">{}</a>",
                escape(bill),
                escape(clause),
                escape(draft.label(clause))
            )
        })
        .collect();
    out.push_str(&format!(
        "<section class=\"diff__part\" id=\"{}-{}\">{targets}<h{level} class=\"diff__head\"><span class=\"diff__state\"><span class=\"diff__sign\" aria-hidden=\"true\">{sign}</span> {word}</span> {} <span class=\"diff__before\">{} {}</span></h{level}><div class=\"amended\">",
        made.mark(),
        piece.anchor,
        name(lang, piece),
        say::by(lang),
        by.join(" · ")
    ));
    let below = level + 1;
    let cell = |out: &mut String, heading: &str, inner: &dyn Fn(&mut String)| {
        out.push_str(&format!("<div class=\"amended__cell\"><h{below} class=\"amended__name\">{heading}</h{below}>"));
        inner(out);
        out.push_str("</div>");
    };
    cell(out, say::now(lang), &|out| side(out, lang, row, now, Turn::Removed));
    cell(out, say::bill(lang), &|out| {
        for clause in &clauses {
            match first.contains(clause) {
                true => {
                    out.push_str("<p class=\"diff__cell\" lang=\"th\">");
                    lines(out, lang, [(Turn::Same, draft.text(clause))]);
                    out.push_str("</p>");
                }
                false => out.push_str(&format!(
                    "<p><a href=\"#by-{}\">{}</a></p>",
                    escape(clause),
                    say::words_above(lang, &escape(draft.label(clause)))
                )),
            }
            if draft.by_hand(clause) {
                out.push_str(&format!("<p class=\"small quiet\">{}</p>", say::by_hand(lang)));
            }
        }
    });
    cell(out, say::result(lang), &|out| side(out, lang, row, result, Turn::Added));
    out.push_str("</div></section>");
}

/// One side of a part: its words, those that go or come marked.
fn side(out: &mut String, lang: Lang, row: &Row, piece: Option<&Piece>, mine: Turn) {
    let Some(piece) = piece else {
        let none = if mine == Turn::Removed { say::not_there_yet(lang) } else { say::no_longer_there(lang) };
        return out.push_str(&format!("<p class=\"quiet\">{none}</p>"));
    };
    let text = piece.text.trim();
    out.push_str("<p class=\"diff__cell\" lang=\"th\">");
    let words =
        row.stretches.iter().filter(|stretch| stretch.turn == Turn::Same || stretch.turn == mine).map(|stretch| {
            let range = if mine == Turn::Removed { stretch.old.clone() } else { stretch.new.clone() };
            (stretch.turn, text.get(range).unwrap_or_default())
        });
    lines(out, lang, words);
    out.push_str("</p>");
}
