//! Text between quotation marks that runs over lines: where a quotation that opens a line closes.
//! Definitions open lines with a quotation mark too; they are told apart here, and are no quotations.

use super::lines::Line;

/// For every line that opens a quotation, the line that closes it.
pub(super) struct Quotes {
    closing: Vec<Closing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// The line opens no quotation.
    None,
    /// It ends with this line (perhaps the same one).
    At(usize),
    /// It is opened and never closed.
    Never,
}

impl Quotes {
    pub fn of(lines: &[Line<'_>]) -> Quotes {
        let mut after = Vec::with_capacity(lines.len());
        let mut depth = 0i64;
        for line in lines {
            depth += turns(line.body).map(|(turn, _)| turn).sum::<i64>();
            after.push(depth);
        }
        // For each line, the first later one where the depth is back at what it was before: nearest smaller or equal.
        let mut back = vec![None; lines.len()];
        let mut open: Vec<(usize, i64)> = Vec::new();
        for (index, depth) in after.iter().enumerate() {
            while open.last().is_some_and(|(_, before)| depth <= before) {
                if let Some((line, _)) = open.pop()
                    && let Some(slot) = back.get_mut(line)
                {
                    *slot = Some(index);
                }
            }
            let before = index.checked_sub(1).and_then(|previous| after.get(previous)).copied().unwrap_or(0);
            if *depth > before {
                open.push((index, before));
            }
        }
        let closing = lines.iter().enumerate().map(|(index, line)| closing(lines, index, line.body, &back)).collect();
        Quotes { closing }
    }

    pub fn at(&self, line: usize) -> Closing {
        self.closing.get(line).copied().unwrap_or(Closing::None)
    }
}

fn closing(lines: &[Line<'_>], index: usize, body: &str, back: &[Option<usize>]) -> Closing {
    if !body.starts_with(['“', '"']) || is_definition(body) {
        return Closing::None;
    }
    let mut depth = 0i64;
    let mut closed_at = None;
    for (turn, at) in turns(body) {
        depth += turn;
        if depth <= 0 && closed_at.is_none() {
            closed_at = Some(at);
        }
    }
    match closed_at {
        // “คณะกรรมการ” ประกอบด้วย…: a word in quotation marks, not a quotation.
        Some(at) if depth == 0 && body.get(at..).is_some_and(is_tail) => Closing::At(index),
        Some(_) => Closing::None,
        None => match back.get(index).copied().flatten() {
            Some(end) if lines.get(end).is_some_and(|line| ends_quoted(line.body)) => Closing::At(end),
            _ => Closing::Never,
        },
    }
}

/// Is there nothing after the mark but stops and further marks?
fn is_tail(rest: &str) -> bool {
    rest.chars().all(|letter| matches!(letter, '”' | '"' | '.' | ';' | ',' | '*' | ')') || letter.is_whitespace())
}

fn ends_quoted(body: &str) -> bool {
    body.trim_end_matches(|letter: char| matches!(letter, '.' | ';' | ',' | '*') || letter.is_whitespace())
        .ends_with(['”', '"'])
}

/// Every quotation mark: +1 opening, −1 closing, and its byte. A straight mark opens where a word could begin.
pub(crate) fn turns(body: &str) -> impl Iterator<Item = (i64, usize)> + '_ {
    let mut before = ' ';
    body.char_indices().filter_map(move |(at, letter)| {
        let turn = match letter {
            '“' => Some(1),
            '”' => Some(-1),
            '"' if before.is_whitespace() || matches!(before, '“' | '(' | '"') => Some(1),
            '"' => Some(-1),
            _ => None,
        };
        before = letter;
        turn.map(|turn| (turn, at))
    })
}

/// `“ผู้จัดตลาด” หมายความว่า …`, also `คำว่า “…” …`.
pub(crate) fn is_definition(body: &str) -> bool {
    let bare = body.strip_prefix("คำว่า").unwrap_or(body).trim_start();
    let Some(term) = bare.strip_prefix(['“', '"']) else { return false };
    if term.starts_with(['“', '"']) {
        return false;
    }
    let Some(end) = term.find(['”', '"']) else { return false };
    let Some(rest) = term.get(end..) else { return false };
    let rest = rest.trim_start_matches(['”', '"']).trim_start();
    // Further words for the same thing may stand between: “ก” หรือ “ข” หมายความว่า
    let meaning = ["หมายความ", "หมายถึง", "ให้หมายความ", "ให้หมายถึง", "มีความหมาย", "(ยกเลิก"];
    meaning.iter().any(|word| rest.starts_with(word))
        || (rest.starts_with(['“', '"']) || rest.starts_with("หรือ") || rest.starts_with("และ") || rest.starts_with('('))
            && meaning.iter().any(|word| rest.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{lines::lines, mend::mend};

    fn check(source: &str, expected: &[Closing]) {
        let whole = mend(source);
        let lines = lines(&whole);
        let quotes = Quotes::of(&lines);
        let found: Vec<_> = (0..lines.len()).map(|line| quotes.at(line)).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn a_quotation_runs_to_its_own_mark() {
        check(
            "ก\n“มาตรา ๙ ข\n(๑) “ค”\nง”\nจ",
            &[Closing::None, Closing::At(3), Closing::None, Closing::None, Closing::None],
        );
        check("““น้ำผึ้ง” หมายความว่า ก”", &[Closing::At(0)]);
        check("“(๓) กำหนด”", &[Closing::At(0)]);
    }

    #[test]
    fn definitions_and_words_are_no_quotations() {
        check("“ก” หมายความว่า ข\n“ก” ประกอบด้วย ข", &[Closing::None, Closing::None]);
    }

    #[test]
    fn what_is_never_closed_is_known() {
        check("“มาตรา ๙ ข\nค", &[Closing::Never, Closing::None]);
    }
}
