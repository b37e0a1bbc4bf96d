//! From the cut drafts to finished pieces: paths, texts, spans of the source, paragraphs, names, doubts.

use super::Reading;
use super::anchor::name_all;
use super::label::Word;
use super::lines::lines;
use super::mend::{Whole, mend};
use super::number::Number;
use super::openers::is_preamble_opening;
use super::order::check;
use super::paragraphs::paragraphs;
use super::piece::{Kind, Piece, Shape};
use super::scan::{Doubt, Draft, Flag, Scan, scan};
use super::warning::Warning;

pub(super) fn read(source: &str) -> Reading {
    let whole = mend(source);
    let lines = lines(&whole);
    let scan = scan(&lines);
    let mut pieces = enclose(&whole, &scan);
    let numbers: Vec<Option<Number>> = scan.drafts.iter().map(|draft| draft.number.clone()).collect();
    let clause: Vec<bool> = scan.drafts.iter().map(|draft| draft.word == Some(Word::Clause)).collect();
    let mut warnings = about_the_whole(&whole, &scan, &pieces);
    warnings.extend(check(&mut pieces, &numbers));
    warnings.extend(about_lines(&whole, &scan));
    name_all(&mut pieces, &clause);
    // In the order of the text; what is about no place comes first.
    warnings.sort_by_key(|warning| warning.span().map(|span| span.start));
    Reading { pieces, warnings, mended: whole.mended }
}

/// The drafts as pieces, each knowing what encloses it.
fn enclose(whole: &Whole, scan: &Scan<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(scan.drafts.len());
    let mut headings: Vec<(u8, usize)> = Vec::new();
    for (index, draft) in scan.drafts.iter().enumerate() {
        match draft.kind {
            Kind::Transitory => headings.clear(),
            kind if kind.is_heading() => headings.retain(|(rank, _)| *rank < draft.rank),
            Kind::Provision => {}
            _ => headings.clear(),
        }
        let parent = draft.within.or(headings.last().map(|(_, heading)| *heading));
        let path = match parent.and_then(|parent| pieces.get(parent)) {
            Some(around) => around.path.iter().chain([&around.label]).cloned().collect(),
            None => Vec::new(),
        };
        if draft.kind.is_heading() {
            headings.push((draft.rank, index));
        }
        pieces.push(piece(whole, scan, draft, parent, path));
    }
    pieces
}

fn piece(whole: &Whole, scan: &Scan<'_>, draft: &Draft, parent: Option<usize>, path: Vec<String>) -> Piece {
    let first = scan.lines.get(draft.lines.start);
    let last = draft.lines.end.checked_sub(1).and_then(|line| scan.lines.get(line));
    let (start, end) = (first.map_or(0, |line| line.start), last.map_or(0, |line| line.end));
    let paragraphs = paragraphs(whole, scan, draft);
    let below = || {
        let heading = paragraphs.get(1).filter(|paragraph| paragraph.shape == Shape::Heading);
        heading.map(|paragraph| paragraph.text.clone()).unwrap_or_default()
    };
    let title = match draft.kind {
        _ if !draft.title.is_empty() => draft.title.clone(),
        Kind::Schedule => below(),
        kind if kind.is_heading() => below(),
        _ => String::new(),
    };
    Piece {
        kind: draft.kind,
        number: draft.number.as_ref().map(|number| number.text.clone()).unwrap_or_default(),
        label: draft.label.clone(),
        anchor: String::new(),
        level: u8::try_from(path.len()).unwrap_or(u8::MAX),
        path,
        parent,
        title,
        span: whole.source_at(start)..whole.source_at(end),
        text: whole.text.get(start..end).unwrap_or_default().to_string(),
        paragraphs,
        run: 0,
    }
}

fn about_the_whole(whole: &Whole, scan: &Scan<'_>, pieces: &[Piece]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return vec![Warning::Empty] };
    let numbered = |piece: &&Piece| matches!(piece.kind, Kind::Provision | Kind::KeyPoint);
    if !pieces.iter().any(|piece| numbered(&piece)) {
        warnings.push(Warning::NothingNumbered { span: first.span.start..last.span.end });
    }
    let opening = pieces.iter().enumerate().take_while(|(_, piece)| piece.kind != Kind::Provision);
    for (index, piece) in opening.filter(|(_, piece)| piece.kind == Kind::Preamble) {
        let known = piece.paragraphs.iter().any(|paragraph| is_preamble_opening(&paragraph.text));
        if !known && scan.word.is_some() && !scan.candidates.is_empty() {
            warnings.push(Warning::UnknownOpening { piece: index, span: piece.span.clone() });
        }
    }
    let mut cited = scan.flags.iter().enumerate().filter(|(_, flag)| **flag == Flag::Cited).map(|(line, _)| line);
    if let Some(line) = cited.next() {
        let count = 1 + u32::try_from(cited.count()).unwrap_or(u32::MAX - 1);
        let span = scan.lines.get(line).map_or(0..0, |line| whole.source_at(line.start)..whole.source_at(line.end));
        warnings.push(Warning::CitedInNotes { count, span });
    }
    if whole.mended.letters() > 0 {
        warnings.push(Warning::LettersMended { count: whole.mended.letters() });
    }
    if whole.mended.mixed_digits > 0 {
        warnings.push(Warning::MixedDigits { count: whole.mended.mixed_digits });
    }
    warnings
}

fn about_lines(whole: &Whole, scan: &Scan<'_>) -> Vec<Warning> {
    let span =
        |line: usize| scan.lines.get(line).map_or(0..0, |line| whole.source_at(line.start)..whole.source_at(line.end));
    let holder = |line: usize| scan.drafts.partition_point(|draft| draft.lines.start <= line).saturating_sub(1);
    let doubts = scan.doubts.iter().map(|doubt| match doubt {
        Doubt::QuoteNotClosed(line) => Warning::QuoteNotClosed { piece: holder(*line), span: span(*line) },
        Doubt::ReadAsCitation(line, number) => Warning::ReadAsCitation { number: number.clone(), span: span(*line) },
    });
    doubts.collect()
}
