//! The words a clause brings: taken out of their quotation marks, and cut to what each part named gets. What does not
//! fit what was named is not used.

use super::clause::Reason;
use super::inside::{Inside, term_of};
use super::operation::{Heading, Operation, Place, Target, What};
use crate::reading::label::decimal_at;
use crate::reading::number::{Number, Step, inserted, number_at};
use crate::reading::quotes::turns;
use crate::reading::{Kind, Shape, read};

/// The lines of a quotation as one text: paragraphs apart by an empty line, rows of a table not, marks around gone.
pub(super) fn unquoted<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    let mut depth = 0i64;
    for line in lines {
        let mut bare = line.trim();
        let before = depth;
        depth += turns(bare).map(|(turn, _)| turn).sum::<i64>();
        if before <= 0 && bare.starts_with(['“', '"']) {
            bare = bare.strip_prefix(['“', '"']).unwrap_or(bare);
            if depth <= 0 {
                bare = without_end(bare);
            }
        } else if before > 0 && depth <= 0 {
            bare = without_end(bare);
        }
        if !text.is_empty() {
            let row = bare.starts_with('|') && text.rsplit('\n').next().is_some_and(|last| last.starts_with('|'));
            text.push_str(if row { "\n" } else { "\n\n" });
        }
        text.push_str(bare.trim());
    }
    text
}

/// Takes the last closing mark off, with the stops after it.
fn without_end(line: &str) -> &str {
    let end = line.trim_end_matches(|c: char| matches!(c, '.' | ';' | ',' | '*') || c.is_whitespace());
    end.strip_suffix(['”', '"']).unwrap_or(line)
}

/// The operations that put a text in the place of these parts.
pub(super) fn replacing(targets: Vec<Target>, text: &str) -> Result<Vec<Operation>, Reason> {
    parted(targets, text, What::Replace)
}

/// The operations that add these parts.
pub(super) fn inserting(targets: Vec<Target>, place: &Place, text: &str) -> Result<Vec<Operation>, Reason> {
    let new = |what, target, place: Place, text: String| Operation { place, text, ..Operation::bare(what, target) };
    match targets.first() {
        Some(Target::Definition { provision, .. }) => {
            let mut place = place.clone();
            let mut found = Vec::new();
            for (term, text) in definitions(&targets, text)? {
                let target = Target::Definition { provision: provision.clone(), term: term.clone() };
                found.push(new(What::Insert, target, place.clone(), text));
                if place.after.is_some() {
                    place.after = Some(term);
                }
            }
            Ok(found)
        }
        Some(Target::Heading(_) | Target::Provision { .. }) => structure(&targets, place, text),
        _ => {
            let mut found = parted(targets, text, What::Insert)?;
            for one in &mut found {
                if let Target::Item { item, .. } = &one.target {
                    one.place.after = item.last().and_then(|mark| before(mark));
                }
            }
            Ok(found)
        }
    }
}

/// Parts of a ข้อ that are told by their decimals alone, `๓.๑ …`, each with its lines; none where the text is not such.
fn decimals(targets: &[Target], text: &str) -> Option<Vec<(String, String)>> {
    let mut wanted = targets.iter().map(|target| match target {
        Target::Provision { number, until: None } if number.contains('.') => Some(number),
        _ => None,
    });
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.split("\n\n") {
        match decimal_at(line) {
            Some((number, ..)) => {
                wanted.next()?.filter(|wanted| **wanted == number.text)?;
                found.push((number.text, line.to_string()));
            }
            None => {
                let (_, last) = found.last_mut()?;
                last.push_str("\n\n");
                last.push_str(line);
            }
        }
    }
    wanted.next().is_none().then_some(found)
}

/// New headings and provisions, in the order of their text.
fn structure(targets: &[Target], place: &Place, text: &str) -> Result<Vec<Operation>, Reason> {
    if let Some(found) = decimals(targets, text) {
        let one = |(number, text): (String, String)| {
            let place = Place { after: before(&number), ..place.clone() };
            let target = Target::Provision { number, until: None };
            Operation { place, text, ..Operation::bare(What::Insert, target) }
        };
        return Ok(found.into_iter().map(one).collect());
    }
    let reading = read(text);
    let mut found = Vec::new();
    // The headings around, outermost first.
    let mut around: Vec<Heading> = place.within.iter().cloned().collect();
    let mut fresh = false;
    for piece in &reading.pieces {
        // The first under a new heading follows it; every other follows the number before its own.
        let after = if fresh { None } else { before(&piece.number) };
        let text = piece.text.trim().to_string();
        let (target, within) = match piece.kind {
            Kind::Provision => {
                fresh = false;
                (Target::Provision { number: piece.number.clone(), until: None }, around.last().cloned())
            }
            kind if kind.is_heading() => {
                around.retain(|outer| rank(outer.kind) < rank(kind));
                let named = targets.iter().find_map(|target| match target {
                    Target::Heading(named) if named.kind == kind && named.number == piece.number => Some(named.clone()),
                    _ => None,
                });
                let inside = around.last().cloned().map(Box::new);
                let named = named.filter(|named| named.within.is_some() || inside.is_none());
                let heading = named.unwrap_or_else(|| Heading { kind, number: piece.number.clone(), within: inside });
                around.push(heading.clone());
                fresh = true;
                (Target::Heading(heading), None)
            }
            _ => return Err(Reason::TextMismatch),
        };
        let place = Place { after, before: None, within };
        found.push(Operation { place, text, ..Operation::bare(What::Insert, target) });
    }
    let headings = |of: &Target| matches!(of, Target::Heading(_));
    let brought: Vec<&Target> = found.iter().map(|one| &one.target).filter(|one| !headings(one)).collect();
    let named: Vec<&Target> = targets.iter().filter(|one| !headings(one)).collect();
    if found.is_empty() || !named.is_empty() && !same(&named, &brought) {
        return Err(Reason::TextMismatch);
    }
    let brings = |wanted: &Heading| {
        let same = |new: &Heading| new.kind == wanted.kind && new.number == wanted.number;
        found.iter().any(|one| matches!(&one.target, Target::Heading(new) if same(new)))
    };
    let all = targets.iter().all(|target| !matches!(target, Target::Heading(wanted) if !brings(wanted)));
    if all { Ok(found) } else { Err(Reason::TextMismatch) }
}

pub(super) fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Book => 0,
        Kind::Division => 1,
        Kind::Title => 2,
        Kind::Chapter | Kind::Transitory => 3,
        _ => 4,
    }
}

/// Are these the provisions named, where a range stands for all between?
fn same(named: &[&Target], brought: &[&Target]) -> bool {
    let mut brought = brought.iter();
    for target in named {
        let Target::Provision { number, until } = target else { return false };
        let Some(Target::Provision { number: first, .. }) = brought.next() else { return false };
        if first != number {
            return false;
        }
        if let Some(until) = until
            && !brought.any(|one| matches!(one, Target::Provision { number, .. } if number == until))
        {
            return false;
        }
    }
    brought.next().is_none()
}

fn parted(targets: Vec<Target>, text: &str, what: What) -> Result<Vec<Operation>, Reason> {
    if text.is_empty() {
        return Err(Reason::NoText);
    }
    let new = |target, text: String| Operation { text, ..Operation::bare(what, target) };
    match targets.first() {
        Some(Target::Definition { provision, .. }) => {
            let of = |term| Target::Definition { provision: provision.clone(), term };
            Ok(definitions(&targets, text)?.into_iter().map(|(term, text)| new(of(term), text)).collect())
        }
        Some(Target::Heading(heading)) => {
            let starts = read(text).pieces.first().is_some_and(|piece| piece.kind == heading.kind);
            match targets.len() == 1 && starts {
                true => Ok(vec![new(Target::Heading(heading.clone()), text.to_string())]),
                false => Err(Reason::TextMismatch),
            }
        }
        Some(Target::Provision { .. }) => {
            if let Some(found) = decimals(&targets, text) {
                let of = |number| Target::Provision { number, until: None };
                return Ok(found.into_iter().map(|(number, text)| new(of(number), text)).collect());
            }
            let reading = read(text);
            let brought: Vec<Target> = reading
                .pieces
                .iter()
                .map(|piece| Target::Provision { number: piece.number.clone(), until: None })
                .collect();
            let provisions = reading.pieces.iter().all(|piece| piece.kind == Kind::Provision);
            let named: Vec<&Target> = targets.iter().collect();
            if provisions && same(&named, &brought.iter().collect::<Vec<_>>()) {
                let texts = reading.pieces.iter().map(|piece| piece.text.trim().to_string());
                return Ok(brought.into_iter().zip(texts).map(|(target, text)| new(target, text)).collect());
            }
            // One provision whose text leaves out the label it already has.
            let unlabelled =
                !reading.pieces.iter().any(|piece| piece.kind == Kind::Provision || piece.kind.is_heading());
            match <[Target; 1]>::try_from(targets) {
                Ok([target @ Target::Provision { until: None, .. }]) if unlabelled => {
                    Ok(vec![new(target, text.to_string())])
                }
                _ => Err(Reason::TextMismatch),
            }
        }
        Some(Target::Paragraph { .. } | Target::Item { .. }) => {
            let mut found: Vec<Operation> = Vec::new();
            let mut rest = targets.into_iter().peekable();
            // Parts of one provision come in one quotation, each with its own words.
            let shape = Inside::of(text);
            while let Some(target) = rest.next() {
                let part = match &target {
                    Target::Item { item, .. } => shape.item(item, rest.peek()),
                    _ => shape.paragraph(found.len(), rest.peek().is_none()),
                };
                found.push(new(target, part.ok_or(Reason::TextMismatch)?));
            }
            match shape.used() {
                true => Ok(found),
                false => Err(Reason::TextMismatch),
            }
        }
        _ => Err(Reason::NoPlace),
    }
}

/// The terms and the text of each definition.
fn definitions(targets: &[Target], text: &str) -> Result<Vec<(String, String)>, Reason> {
    let inside = Inside::of(text);
    let mut found = Vec::new();
    let paragraphs = &inside.paragraphs;
    if paragraphs.first().is_none_or(|first| first.shape != Shape::Definition) {
        return Err(Reason::TextMismatch);
    }
    let starts: Vec<usize> = (0..paragraphs.len()).filter(|at| paragraphs[*at].shape == Shape::Definition).collect();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(paragraphs.len());
        let term = term_of(&paragraphs[*start].text).ok_or(Reason::TextMismatch)?;
        found.push((term.to_string(), inside.between(*start, end)));
    }
    let named = targets.iter().filter_map(|target| match target {
        Target::Definition { term, .. } if !term.is_empty() => Some(term.as_str()),
        _ => None,
    });
    let named: Vec<&str> = named.collect();
    let brought: Vec<&str> = found.iter().map(|(term, _)| term.as_str()).collect();
    if named.is_empty() || named == brought { Ok(found) } else { Err(Reason::TextMismatch) }
}

/// The number before this one in its list: 12 before 12/1, 12/1 before 12/2, 16 before 17, 9 before 9 ทวิ, ข before ค.
pub(super) fn before(number: &str) -> Option<String> {
    if let Some((parsed, length)) = number_at(number, true)
        && length == number.len()
    {
        return before_number(&parsed);
    }
    let (letter, slash) = number.split_once('/').map_or((number, None), |(letter, slash)| (letter, Some(slash)));
    if let Some(slash) = slash {
        let count: u32 = slash.parse().ok()?;
        return Some(if count > 1 { format!("{letter}/{}", count - 1) } else { letter.to_string() });
    }
    const LETTERS: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
    let one = letter.chars().next().filter(|_| letter.chars().count() == 1)?;
    let previous = LETTERS.chars().zip(LETTERS.chars().skip(1)).find(|(_, next)| *next == one);
    previous.map(|(previous, _)| previous.to_string())
}

fn before_number(number: &Number) -> Option<String> {
    let last = *number.steps.last()?;
    let cut = |mark: char| number.text.rsplit_once(mark).map(|(before, _)| before.to_string());
    match number.last {
        Step::Whole => (last > 1).then(|| (last - 1).to_string()),
        Step::Slash if last > 1 => Some(format!("{}/{}", cut('/')?, last - 1)),
        Step::Slash => cut('/'),
        Step::Dot if last > 1 => Some(format!("{}.{}", cut('.')?, last - 1)),
        Step::Dot => cut('.'),
        Step::Latin if last > 2 => {
            // The numeral before is one that the reader knows, in its usual spelling.
            let base = cut(' ')?;
            let spelled = inserted(last - 1)?;
            Some(format!("{base} {spelled}"))
        }
        Step::Latin => cut(' '),
    }
}
