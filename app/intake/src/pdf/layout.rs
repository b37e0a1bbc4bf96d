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

/// The lines of a page, in the order in which they were drawn. What a page writes on one height, one after the other, is a
/// line: a program may write its quotation marks first, which are of another font, and the words between them after.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut row: Vec<Piece> = Vec::new();
    for piece in pieces {
        let same = row.last().is_none_or(|last| (last.y - piece.y).abs() < 0.4 * last.size.max(piece.size));
        if !same {
            lines.extend(line(std::mem::take(&mut row)));
        }
        row.push(piece);
    }
    lines.extend(line(row));
    lines
}

fn line(row: Vec<Piece>) -> Option<Line> {
    // Marks have no width and stand a hair before or after their consonant: only what was drawn in one go is moved.
    let mut runs: Vec<Vec<Piece>> = Vec::new();
    for piece in row {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| (piece.x - last.end).abs() < 0.3 * piece.size) => {
                run.push(piece)
            }
            _ => runs.push(vec![piece]),
        }
    }
    let start = |run: &[Piece]| run.first().map_or(0.0, |piece| piece.x);
    runs.sort_by(|one, other| start(one).total_cmp(&start(other)));
    let mut pieces = runs.into_iter().flatten().skip_while(|piece| piece.text.trim().is_empty());
    let first = pieces.next()?;
    let mut line = Line { x: first.x, y: first.y, end: first.end, size: first.size, text: first.text };
    for piece in pieces {
        let gap = piece.x - line.end;
        let blank = line.text.ends_with([' ', '\t'])
            || piece.text.starts_with([' ', 'ำ', 'า'])
            || piece.text.starts_with(is_mark);
        if gap > 2.0 * piece.size {
            line.text.push('\t');
        } else if gap > 0.25 * piece.size && !blank {
            line.text.push(' ');
        }
        line.text.push_str(&piece.text);
        line.end = line.end.max(piece.end);
        line.size = line.size.max(piece.size);
    }
    // ำ is drawn as two glyphs; a table of letters that gives ำ for the first leaves the second beside it.
    line.text = line.text.replace("ำา", "ำ");
    Some(line)
}

/// A vowel or tone mark, which stands on a consonant.
fn is_mark(letter: char) -> bool {
    matches!(letter, 'ั' | 'ิ'..='ฺ' | '็'..='๎')
}

/// The text of all pages.
pub(super) fn text(mut pages: Vec<Vec<Line>>, losses: &mut Losses) -> String {
    losses.add(Lost::HeadersFooters, without_edges(&mut pages));
    let right = percentile(pages.iter().flatten().map(|line| line.end), 90);
    let left = percentile(pages.iter().flatten().map(|line| line.x), 2);
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
            !(deeper || indented || early || apart || other || opens(&line.text))
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

/// Whether a line can only be the first of its paragraph: a provision's label with the wide blank that a drafter sets after it,
/// a heading alone on its line.
fn opens(line: &str) -> bool {
    let line = line.trim();
    ["มาตรา", "ข้อ", "หมวด", "ส่วนที่", "ลักษณะ"].iter().any(|word| {
        let Some(rest) = line.strip_prefix(word) else { return false };
        let number = rest.trim_start();
        let after = number.trim_start_matches(|letter: char| letter.is_numeric() || letter == '/');
        after.len() < number.len() && (after.is_empty() || after.starts_with("  ") || after.starts_with('\t'))
    })
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
