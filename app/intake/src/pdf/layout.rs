//! Lines and paragraphs from where letters stand. A page does not say what is a paragraph; a first line that is indented, a line
//! that ends early and a wider gap do.

use super::draw::Piece;
use crate::lost::{Losses, Lost};

/// A line of a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    x: f32,
    y: f32,
    end: f32,
    size: f32,
    text: String,
}

/// The lines of a page, in the order in which they were drawn. What a page writes on one height, one after the other, is a line.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line)
                if (line.y - piece.y).abs() < 0.4 * line.size.max(piece.size) && piece.x > line.x - line.size =>
            {
                let gap = piece.x - line.end;
                let blank = line.text.ends_with([' ', '\t']) || piece.text.starts_with(' ');
                if gap > 2.0 * piece.size {
                    line.text.push('\t');
                } else if gap > 0.25 * piece.size && !blank {
                    line.text.push(' ');
                }
                line.text.push_str(&piece.text);
                line.end = line.end.max(piece.end);
                line.size = line.size.max(piece.size);
            }
            _ if piece.text.trim().is_empty() => {}
            _ => lines.push(Line { x: piece.x, y: piece.y, end: piece.end, size: piece.size, text: piece.text }),
        }
    }
    for line in &mut lines {
        // ำ is drawn as two glyphs; a table of letters that gives ำ for the first leaves the second beside it.
        line.text = line.text.replace("ำา", "ำ");
    }
    lines
}

/// The text of all pages.
pub(super) fn text(mut pages: Vec<Vec<Line>>, losses: &mut Losses) -> String {
    losses.add(Lost::HeadersFooters, without_edges(&mut pages));
    let right = percentile(pages.iter().flatten().map(|line| line.end), 90);
    let left = percentile(pages.iter().flatten().map(|line| line.x), 20);
    let leading = leading(&pages);
    let mut text = String::new();
    let mut joined = 0;
    let mut last: Option<Line> = None;
    for (at, line) in pages.into_iter().flat_map(|page| page.into_iter().enumerate()) {
        let goes_on = last.as_ref().is_some_and(|last| {
            let deeper = line.x > last.x + 0.5 * line.size;
            let indented = line.x > left + line.size;
            let early = last.end < right - 0.2 * (right - left);
            let apart = at > 0 && last.y - line.y > 1.3 * leading.max(line.size);
            let other = (last.size - line.size).abs() > 0.15 * line.size;
            !(deeper || indented || early || apart || other)
        });
        if goes_on {
            joined += 1;
            join(&mut text, &line.text);
        } else {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(line.text.trim());
        }
        last = Some(line);
    }
    losses.add(Lost::JoinedLines, joined);
    text.push('\n');
    text
}

/// Sets a line after the one it goes on from. Thai has no blank between words; where a line ended at a blank, only a number
/// or a letter of another script beside it tells.
fn join(text: &mut String, line: &str) {
    let line = line.trim();
    let before = text.trim_end().len();
    let had_blank = before < text.len();
    text.truncate(before);
    let thai = |letter: char| ('ก'..='๎').contains(&letter);
    if let (Some(last), Some(first)) = (text.chars().last(), line.chars().next()) {
        let brackets =
            matches!(last, '(' | '“' | '[' | '/' | '-') || matches!(first, ')' | '”' | ']' | '/' | ',' | '.');
        if had_blank || (!brackets && (!thai(last) || !thai(first))) {
            text.push(' ');
        }
    }
    text.push_str(line);
}

/// Takes page numbers away, and what stands first or last on most pages. How many lines that were.
fn without_edges(pages: &mut [Vec<Line>]) -> usize {
    let bare = |line: &Line| {
        line.text.chars().filter(|letter| !letter.is_numeric() && !letter.is_whitespace()).collect::<String>()
    };
    let mut taken = 0;
    for edge in [Edge::First, Edge::Last] {
        // Twice: a header may have a line with the page's number, and one with a name.
        for _ in 0..2 {
            let edges: Vec<Option<String>> = pages.iter().map(|page| edge.of(page).map(&bare)).collect();
            for (page, own) in pages.iter_mut().zip(&edges) {
                let Some(own) = own else { continue };
                let is_number = own.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '/' | '(' | ')'))
                    && edge.of(page).is_some_and(|line| line.text.trim().chars().count() <= 12);
                let same = edges.iter().flatten().filter(|other| *other == own).count();
                if is_number || (edges.len() >= 3 && same * 2 > edges.len()) {
                    edge.take(page);
                    taken += 1;
                }
            }
        }
    }
    taken
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

impl Edge {
    /// Edges are where a page is highest and lowest, whatever was drawn first.
    fn at(self, page: &[Line]) -> Option<usize> {
        let heights = page.iter().enumerate().map(|(at, line)| (at, line.y));
        let edge = match self {
            Edge::First => heights.max_by(|one, other| one.1.total_cmp(&other.1)),
            Edge::Last => heights.min_by(|one, other| one.1.total_cmp(&other.1)),
        };
        edge.map(|(at, _)| at)
    }

    fn of(self, page: &[Line]) -> Option<&Line> {
        page.get(self.at(page)?)
    }

    fn take(self, page: &mut Vec<Line>) {
        if let Some(at) = self.at(page) {
            page.remove(at);
        }
    }
}

fn percentile(values: impl Iterator<Item = f32>, place: usize) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len().saturating_sub(1) * place / 100).copied().unwrap_or(0.0)
}

/// The usual distance from a line to the next.
fn leading(pages: &[Vec<Line>]) -> f32 {
    let distances = pages.iter().flat_map(|page| page.windows(2)).filter_map(|pair| match pair {
        [upper, lower] if upper.y > lower.y => Some(upper.y - lower.y),
        _ => None,
    });
    percentile(distances, 25)
}
